//! After the reveal: every idea is seen, starred, gathered, voted on and decided about, one step
//! after the other.

use super::keys::BrainwritingAction;
use super::preparing::turned;
use super::{After, Naming, Screen};
use crate::activities::brainwriting::rules::{
    Command, ConvergenceStep, DecisionKind, Question, State, Voter,
};
use crate::domain::{ItemId, Message, text};
use crate::id;
use crate::input::{Key, Response, Scene};

/// Rows of a page of 一巡, as estimated for the narrowest screen.
const PAGE_ROWS: usize = 13;
/// Letters of an idea on one line of the narrowest screen.
const PAGE_LETTERS: usize = 32;
/// Rows that a page key moves in a list.
const PAGE: usize = 10;

/// The ideas of 一巡, page after page; a page fits on the narrowest screen in readable size.
pub fn pages(state: &State) -> Vec<Vec<ItemId>> {
    let mut pages: Vec<Vec<ItemId>> = Vec::new();
    let mut used = PAGE_ROWS;
    for idea in state.ideas_by_sheet() {
        let rows = 1 + idea.text.chars().count().div_ceil(PAGE_LETTERS).max(1);
        if used + rows > PAGE_ROWS {
            pages.push(Vec::new());
            used = 0;
        }
        used += rows;
        if let Some(page) = pages.last_mut() {
            page.push(idea.id);
        }
    }
    pages
}

/// A row at the right of KJ法.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GatheredRow {
    /// 表札.
    Bundle(ItemId),
    /// An idea of the bundle above it.
    Member(ItemId),
    /// 一匹狼.
    Lone(ItemId),
}

impl GatheredRow {
    /// The item of the row.
    pub const fn id(self) -> ItemId {
        match self {
            GatheredRow::Bundle(id) | GatheredRow::Member(id) | GatheredRow::Lone(id) => id,
        }
    }
}

/// The rows at the right of KJ法: each bundle with its ideas, then the lone ones.
pub fn gathered(state: &State) -> Vec<GatheredRow> {
    let bundles = state.bundles.iter().flat_map(|bundle| {
        std::iter::once(GatheredRow::Bundle(bundle.id))
            .chain(bundle.members.iter().map(|id| GatheredRow::Member(*id)))
    });
    bundles
        .chain(state.lone.iter().map(|id| GatheredRow::Lone(*id)))
        .collect()
}

/// The ideas that KJ法 would lose: kept ones in no bundle, once anything is gathered. While nothing
/// is, all can be voted on as they are.
fn left_over(state: &State) -> Vec<ItemId> {
    if state.bundles.is_empty() && state.lone.is_empty() {
        return Vec::new();
    }
    state.ungathered().into_iter().map(|idea| idea.id).collect()
}

impl Screen {
    /// The steps' common keys.
    pub(super) fn act_step(
        &mut self,
        action: BrainwritingAction,
        scene: &Scene<'_, State>,
    ) -> Response<Command> {
        let state = scene.state;
        if action == BrainwritingAction::LeadOn
            && let Some(question) = self.in_doubt(state)
            && !self.is_armed(scene.now)
        {
            self.armed = Some(scene.now);
            return Response::Tell(question);
        }
        let mut commands = if state.step() == Some(ConvergenceStep::Browsing) {
            self.mark_shown(state)
        } else {
            Vec::new()
        };
        if action == BrainwritingAction::LeadOn && state.step() == Some(ConvergenceStep::Grouping) {
            commands.extend(
                left_over(state)
                    .into_iter()
                    .map(|id| Command::MarkLone(id, true)),
            );
        }
        self.armed = None;
        commands.push(match action {
            BrainwritingAction::LeadOn => Command::Advance { confirmed: true },
            BrainwritingAction::GoBack => Command::GoBack,
            BrainwritingAction::SkipStep => Command::SkipStep,
            _ => return Response::Ignored,
        });
        self.after = Some(After::Advanced);
        Response::Do(commands)
    }

    /// Why leading on takes a second press: ideas that nobody saw or gathered, or a vote without a
    /// ballot.
    fn in_doubt(&self, state: &State) -> Option<Message> {
        let step = state.step()?;
        let (id, n) = match step {
            ConvergenceStep::Browsing => {
                let page = self.page_ideas(state);
                let there = state.voters().count() * 2 >= state.seats.len();
                (
                    id!("bw-tell-unseen"),
                    state
                        .unseen()
                        .into_iter()
                        .filter(|id| !(there && page.contains(id)))
                        .count(),
                )
            }
            ConvergenceStep::Grouping => (id!("bw-tell-ungathered"), left_over(state).len()),
            _ => (
                id!("bw-tell-no-ballots"),
                usize::from(state.is_voting(step) && !state.is_cast(step)),
            ),
        };
        (n > 0).then(|| Message::new(id).with("n", n))
    }

    /// The ideas on the present page of 一巡.
    pub fn page_ideas(&self, state: &State) -> Vec<ItemId> {
        pages(state).into_iter().nth(self.page).unwrap_or_default()
    }

    fn mark_shown(&self, state: &State) -> Vec<Command> {
        let unseen: Vec<ItemId> = self
            .page_ideas(state)
            .into_iter()
            .filter(|id| !state.is_seen(*id))
            .collect();
        if unseen.is_empty() {
            Vec::new()
        } else {
            vec![Command::MarkShown(unseen)]
        }
    }

    pub(super) fn act_browsing(
        &mut self,
        action: BrainwritingAction,
        scene: &Scene<'_, State>,
    ) -> Response<Command> {
        let last = pages(scene.state).len().saturating_sub(1);
        let to = match action {
            BrainwritingAction::PageDown => (self.page + 1).min(last),
            BrainwritingAction::PageUp => self.page.saturating_sub(1),
            _ => return self.act_step(action, scene),
        };
        let commands = self.mark_shown(scene.state);
        self.page = to;
        if commands.is_empty() {
            Response::Handled
        } else {
            Response::Do(commands)
        }
    }

    /// The questions of the present vote, one column each.
    pub fn questions(state: &State) -> &'static [Question] {
        state.step().map_or(&[], Question::of)
    }

    /// The question on which the cursor is.
    pub fn question_at(&self, state: &State) -> Option<Question> {
        let all = Self::questions(state);
        all.get(self.column.min(all.len().saturating_sub(1)))
            .copied()
    }

    /// What is voted on, in the order of the screen: after counting the strongest first.
    pub fn options(state: &State) -> Vec<ItemId> {
        let Some(step) = state.step() else {
            return Vec::new();
        };
        let mut options = state.options(step);
        if let (Some(_), Some(first)) = (state.totals_of(step), Question::of(step).first()) {
            let strength = |id: &ItemId| match first {
                Question::Rating(_) => Question::of(step)
                    .iter()
                    .filter_map(|question| state.total(*question, *id)?.spread)
                    .map(|spread| u32::from(spread.median))
                    .sum(),
                _ => state.total(*first, *id).map_or(0, |total| total.sum),
            };
            options.sort_by_key(|id| std::cmp::Reverse(strength(id)));
        }
        options
    }

    /// Who may vote, the room first; criteria are judged seat by seat.
    pub fn voters(state: &State) -> Vec<Voter> {
        let room = (state.step() != Some(ConvergenceStep::Criteria)).then_some(Voter::Room);
        room.into_iter()
            .chain(state.voters().map(|seat| Voter::Seat(seat.no)))
            .collect()
    }

    /// May the present voter's own answers be on the screen?
    pub fn is_vote_open(&self) -> bool {
        self.voter == Voter::Room || self.vote_open
    }

    pub(super) fn act_voting(
        &mut self,
        action: BrainwritingAction,
        scene: &Scene<'_, State>,
    ) -> Response<Command> {
        let state = scene.state;
        let typing_number = std::mem::take(&mut self.digits);
        match action {
            BrainwritingAction::Next | BrainwritingAction::Previous => {
                self.voter = turned(
                    &Self::voters(state),
                    self.voter,
                    if action == BrainwritingAction::Next {
                        1
                    } else {
                        -1
                    },
                );
                self.vote_open = false;
                self.row = 0;
            }
            BrainwritingAction::Open => self.vote_open = true,
            BrainwritingAction::Cover => self.vote_open = false,
            BrainwritingAction::Right => {
                self.column = (self.column + 1).min(Self::questions(state).len().saturating_sub(1));
            }
            BrainwritingAction::Left => self.column = self.column.saturating_sub(1),
            BrainwritingAction::Give => return self.give(state),
            BrainwritingAction::TakeBack => return self.cast_at_cursor(state, None),
            BrainwritingAction::Favour => {
                let Some(id) = Self::options(state).get(self.row).copied() else {
                    return Response::Ignored;
                };
                let now = state
                    .ballot(self.voter, Question::Favourite, id)
                    .unwrap_or(0);
                let value = if self.voter == Voter::Room {
                    now + 1
                } else {
                    u16::from(now == 0)
                };
                return Response::Do(vec![Command::Favour(self.voter, id, value)]);
            }
            BrainwritingAction::MoreStickers | BrainwritingAction::FewerStickers => {
                let by = if action == BrainwritingAction::MoreStickers {
                    1
                } else {
                    -1
                };
                let each = state.stickers_each().saturating_add_signed(by).clamp(1, 20);
                // Back at the number that suits the options, it follows them again.
                let wish = (each != state.suited_stickers()).then_some(each);
                return Response::Do(vec![Command::ChooseStickers(wish)]);
            }
            BrainwritingAction::Cap => {
                let cap = state.sticker_cap();
                let wish = (cap > 1).then(|| cap - 1);
                return Response::Do(vec![Command::ChooseStickerCap(wish)]);
            }
            BrainwritingAction::Up
            | BrainwritingAction::Down
            | BrainwritingAction::PageUp
            | BrainwritingAction::PageDown => {
                self.move_row(action, Self::options(state).len());
            }
            _ => {
                self.digits = typing_number;
                return self.act_step(action, scene);
            }
        }
        Response::Handled
    }

    /// Space: one more; where only yes and no are answers, the other one.
    fn give(&mut self, state: &State) -> Response<Command> {
        let (Some(question), Some(id)) = (
            self.question_at(state),
            Self::options(state).get(self.row).copied(),
        ) else {
            return Response::Ignored;
        };
        let now = state.ballot(self.voter, question, id);
        let room = self.voter == Voter::Room;
        let more = now.map_or(1, |n| n.saturating_add(1));
        let value = match question {
            Question::Star | Question::Favourite if !room => u16::from(now.unwrap_or(0) == 0),
            Question::Sticker if !room && more > u16::from(state.sticker_cap()) => 0,
            Question::Rating(_) => more % 6,
            _ => more,
        };
        self.cast_at_cursor(state, Some(value))
    }

    fn cast_at_cursor(&self, state: &State, value: Option<u16>) -> Response<Command> {
        let (Some(question), Some(id)) = (
            self.question_at(state),
            Self::options(state).get(self.row).copied(),
        ) else {
            return Response::Ignored;
        };
        Response::Do(vec![cast(self.voter, question, id, value)])
    }

    /// Digits give a number: raised hands, paper stickers, points, marks.
    pub(super) fn type_number(&mut self, key: &Key, state: &State) -> Option<Response<Command>> {
        let digit = key.typed().filter(char::is_ascii_digit)?;
        let single =
            matches!(self.question_at(state), Some(Question::Rating(_))) || self.digits.len() >= 3;
        if single {
            self.digits.clear();
        }
        self.digits.push(digit);
        let value = self.digits.parse().ok()?;
        if matches!(self.question_at(state), Some(Question::Rating(_))) {
            self.digits.clear();
        }
        Some(self.cast_at_cursor(state, Some(value)))
    }

    pub(super) fn act_counted(
        &mut self,
        action: BrainwritingAction,
        scene: &Scene<'_, State>,
    ) -> Response<Command> {
        match action {
            BrainwritingAction::Reopen => Response::Do(vec![Command::ReopenTally]),
            BrainwritingAction::Up
            | BrainwritingAction::Down
            | BrainwritingAction::PageUp
            | BrainwritingAction::PageDown => {
                self.move_row(action, Self::options(scene.state).len());
                Response::Handled
            }
            _ => self.act_step(action, scene),
        }
    }

    pub(super) fn move_row(&mut self, action: BrainwritingAction, len: usize) {
        self.digits.clear();
        let row = if self.right {
            &mut self.right_row
        } else {
            &mut self.row
        };
        *row = match action {
            BrainwritingAction::Up => row.saturating_sub(1),
            BrainwritingAction::PageUp => row.saturating_sub(PAGE),
            BrainwritingAction::PageDown => *row + PAGE,
            _ => *row + 1,
        }
        .min(len.saturating_sub(1));
    }

    /// What the cursor of KJ法 is on: a loose idea, or a row at the right.
    pub fn under_cursor(&self, state: &State) -> Option<GatheredRow> {
        if self.right {
            gathered(state).get(self.right_row).copied()
        } else {
            state
                .ungathered()
                .get(self.row)
                .map(|idea| GatheredRow::Member(idea.id))
        }
    }

    /// The marked ones of a kind, else the one under the cursor.
    fn marked_ideas(&self, state: &State) -> Vec<ItemId> {
        let marked: Vec<ItemId> = self
            .marked
            .iter()
            .copied()
            .filter(|id| state.ideas.contains_key(id))
            .collect();
        if !marked.is_empty() {
            return marked;
        }
        self.under_cursor(state)
            .into_iter()
            .filter(|row| !matches!(row, GatheredRow::Bundle(_)))
            .map(GatheredRow::id)
            .collect()
    }

    fn toggle_mark(&mut self, id: ItemId) {
        if !self.marked.remove(&id) {
            self.marked.insert(id);
        }
    }

    pub(super) fn act_grouping(
        &mut self,
        action: BrainwritingAction,
        scene: &Scene<'_, State>,
    ) -> Response<Command> {
        let state = scene.state;
        let here = self.under_cursor(state);
        let len = if self.right {
            gathered(state).len()
        } else {
            state.ungathered().len()
        };
        match (action, here) {
            (BrainwritingAction::Next | BrainwritingAction::Previous, _) => {
                self.right = !self.right
            }
            (BrainwritingAction::Give, Some(row)) => {
                self.toggle_mark(row.id());
                self.move_row(BrainwritingAction::Down, len);
            }
            (BrainwritingAction::Bundle, _) => {
                let members = self.marked_ideas(state);
                if members.is_empty() {
                    return Response::Tell(Message::new(id!("bw-tell-mark-first")));
                }
                self.entry.take();
                self.naming = Some(Naming {
                    bundle: None,
                    members,
                });
            }
            (BrainwritingAction::Rename, Some(GatheredRow::Bundle(id))) => {
                self.entry.set(state.text_of(id).unwrap_or_default());
                self.naming = Some(Naming {
                    bundle: Some(id),
                    members: Vec::new(),
                });
            }
            (BrainwritingAction::Gather, _) if !self.right => {
                if self.marked_ideas(state).is_empty() || state.bundles.is_empty() {
                    return Response::Tell(Message::new(id!("bw-tell-mark-first")));
                }
                if self.marked.is_empty()
                    && let Some(row) = here
                {
                    self.marked.insert(row.id());
                }
                self.right = true;
            }
            (BrainwritingAction::Gather, Some(row)) => return self.gather_into(row, state),
            (BrainwritingAction::TakeOut, Some(GatheredRow::Member(id))) if self.right => {
                return Response::Do(vec![Command::Ungather(id)]);
            }
            (
                BrainwritingAction::TakeOut | BrainwritingAction::Lone,
                Some(GatheredRow::Lone(id)),
            ) => {
                return Response::Do(vec![Command::MarkLone(id, false)]);
            }
            (BrainwritingAction::TakeOut, Some(GatheredRow::Bundle(id))) => {
                let label = state.text_of(id).unwrap_or_default();
                return Response::Ask(
                    Message::new(id!("bw-ask-dissolve")).with("label", label),
                    vec![Command::DissolveBundle(id)],
                );
            }
            (BrainwritingAction::TakeOut, _) => {
                return Response::Tell(Message::new(if self.right {
                    id!("bw-tell-nothing-here")
                } else {
                    id!("bw-tell-is-loose")
                }));
            }
            (BrainwritingAction::Rename, _) => {
                return Response::Tell(Message::new(id!("bw-tell-rename-bundle")));
            }
            (BrainwritingAction::Lone, Some(_)) => {
                let ideas = self.marked_ideas(state);
                self.after = Some(After::Unmark);
                return Response::Do(
                    ideas
                        .into_iter()
                        .map(|id| Command::MarkLone(id, true))
                        .collect(),
                );
            }
            (
                BrainwritingAction::Up
                | BrainwritingAction::Down
                | BrainwritingAction::PageUp
                | BrainwritingAction::PageDown,
                _,
            ) => {
                self.move_row(action, len);
            }
            (
                BrainwritingAction::LeadOn
                | BrainwritingAction::GoBack
                | BrainwritingAction::SkipStep,
                _,
            ) => {
                return self.act_step(action, scene);
            }
            _ => return Response::Tell(Message::new(id!("bw-tell-not-here"))),
        }
        Response::Handled
    }

    /// Puts what is marked into the bundle of this row; marked bundles become one with it.
    fn gather_into(&mut self, row: GatheredRow, state: &State) -> Response<Command> {
        let bundle = match row {
            GatheredRow::Bundle(id) => Some(id),
            GatheredRow::Member(id) => state.bundle_of(id).map(|bundle| bundle.id),
            GatheredRow::Lone(_) => None,
        };
        let Some(bundle) = bundle else {
            return Response::Tell(Message::new(id!("bw-tell-choose-bundle")));
        };
        let ideas: Vec<ItemId> = self
            .marked
            .iter()
            .copied()
            .filter(|id| state.ideas.contains_key(id))
            .collect();
        let bundles = self
            .marked
            .iter()
            .copied()
            .filter(|id| *id != bundle && state.bundle(*id).is_some());
        let mut commands: Vec<Command> = bundles
            .map(|other| Command::MergeBundles(bundle, other))
            .collect();
        if !ideas.is_empty() {
            commands.push(Command::Gather(bundle, ideas));
        }
        if commands.is_empty() {
            return Response::Tell(Message::new(id!("bw-tell-mark-first")));
        }
        self.after = Some(After::Unmark);
        Response::Do(commands)
    }

    pub(super) fn act_naming(&mut self, action: BrainwritingAction) -> Response<Command> {
        match (action, &self.naming) {
            (BrainwritingAction::Close, _) => self.naming = None,
            (BrainwritingAction::HandIn, Some(_)) if text::clean(self.entry.text()).is_empty() => {
                return Response::Tell(Message::new(id!("bw-tell-empty")));
            }
            (BrainwritingAction::HandIn, Some(naming)) => {
                let label = self.entry.text().to_owned();
                let command = match naming.bundle {
                    Some(id) => Command::RenameBundle(id, label),
                    None => Command::MakeBundle(label, naming.members.clone()),
                };
                self.after = Some(After::Named);
                return Response::Do(vec![command]);
            }
            _ => return Response::Ignored,
        }
        Response::Handled
    }

    /// What can be decided about.
    pub fn deciding_options(state: &State) -> Vec<ItemId> {
        state.options(ConvergenceStep::Deciding)
    }

    pub(super) fn act_deciding(
        &mut self,
        action: BrainwritingAction,
        scene: &Scene<'_, State>,
    ) -> Response<Command> {
        let state = scene.state;
        let options = Self::deciding_options(state);
        let len = if self.right {
            state.decisions.len()
        } else {
            options.len()
        };
        match action {
            BrainwritingAction::Next | BrainwritingAction::Previous => self.right = !self.right,
            BrainwritingAction::Up
            | BrainwritingAction::Down
            | BrainwritingAction::PageUp
            | BrainwritingAction::PageDown => {
                self.move_row(action, len);
            }
            BrainwritingAction::Give if !self.right => {
                if let Some(id) = options.get(self.row).copied() {
                    self.toggle_mark(id);
                    self.move_row(BrainwritingAction::Down, len);
                }
            }
            BrainwritingAction::Decide => {
                if self.marked.is_empty()
                    && !self.right
                    && let Some(id) = options.get(self.row)
                {
                    self.marked.insert(*id);
                }
                self.wording = true;
            }
            BrainwritingAction::TakeOut if self.right => {
                let Some(decision) = state.decisions.get(self.right_row) else {
                    return Response::Ignored;
                };
                return Response::Ask(
                    Message::new(id!("bw-ask-retract")).with("text", decision.wording.as_str()),
                    vec![Command::Retract(decision.id)],
                );
            }
            BrainwritingAction::Give | BrainwritingAction::TakeOut => {
                return Response::Tell(Message::new(id!("bw-tell-not-here")));
            }
            _ => return self.act_step(action, scene),
        }
        Response::Handled
    }

    /// The options that the decision being worded is about, in the order of the list.
    pub fn decided_about(&self, state: &State) -> Vec<ItemId> {
        Self::deciding_options(state)
            .into_iter()
            .filter(|id| self.marked.contains(id))
            .collect()
    }

    /// What Enter takes over where nothing is typed: the text of the only option that the decision
    /// is about.
    pub fn suggested_wording<'a>(&self, state: &'a State) -> &'a str {
        if let [id] = self.decided_about(state)[..] {
            state.text_of(id).unwrap_or_default()
        } else {
            ""
        }
    }

    pub(super) fn act_wording(
        &mut self,
        action: BrainwritingAction,
        state: &State,
    ) -> Response<Command> {
        match action {
            BrainwritingAction::Close => self.wording = false,
            BrainwritingAction::Next => self.kind = turned(&DecisionKind::ALL, self.kind, 1),
            BrainwritingAction::HandIn => {
                let typed = text::clean(self.decision.text());
                let wording = if typed.is_empty() {
                    self.suggested_wording(state).to_owned()
                } else {
                    typed
                };
                if wording.is_empty() {
                    return Response::Tell(Message::new(id!("bw-tell-empty")));
                }
                self.after = Some(After::Decided);
                return Response::Do(vec![Command::Decide {
                    kind: self.kind,
                    options: self.decided_about(state),
                    wording,
                }]);
            }
            _ => return Response::Ignored,
        }
        Response::Handled
    }
}

/// The command that casts a ballot.
fn cast(voter: Voter, question: Question, id: ItemId, value: Option<u16>) -> Command {
    match question {
        Question::Star => Command::Star(voter, id, value.unwrap_or(0)),
        Question::Favourite => Command::Favour(voter, id, value.unwrap_or(0)),
        Question::Sticker => Command::Vote(voter, id, value.unwrap_or(0)),
        Question::Weight => Command::Weigh(voter, id, value),
        Question::Rating(criterion) => Command::Rate(
            voter,
            id,
            criterion,
            value.filter(|value| (1..=5).contains(value)),
        ),
    }
}
