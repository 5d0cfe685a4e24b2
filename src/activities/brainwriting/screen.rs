//! The keys and drafts of brainwriting: which view is on the screen, what its keys do, and what is
//! typed but not handed in.
//!
//! [`ScreenView`] follows from the phase of the state and from the panel that lies open; each has its
//! tables in [`keys`]. Left out on purpose: anything that draws, and any decision of the rules; a
//! key becomes a command and the rules say yes or no.

pub mod converging;
pub mod editor;
pub mod keys;
pub mod preparing;
pub mod sheets;
pub mod writing;

use crate::id;
use std::collections::BTreeSet;

use self::editor::Editor;
use self::keys::BrainwritingAction;
use super::rules::{
    CellRef, Command, ConvergenceStep, DecisionKind, Phase, PlanField, RoundNo, Rules, SeatNo,
    SheetNo, State, Voter,
};
use crate::domain::{ItemId, Message, ParticipantId, text};
use crate::input::{
    Field, FieldAnswer, Hint, Hit, Input, Key, KeyGroup, Response, Scene, SyncReason, Table,
    binding,
};

/// List id of the form's lines.
pub const FORM_LIST: u16 = 0;
/// List id of the people of the form.
pub const PEOPLE_LIST: u16 = 1;
/// List id of the sheets.
pub const SHEET_LIST: u16 = 2;
/// List id of the list at the left, or the only one.
pub const MAIN_LIST: u16 = 3;
/// List id of the list at the right.
pub const RIGHT_LIST: u16 = 4;
/// List id of the cells of the row in hand.
pub const CELL_LIST: u16 = 5;
/// List id of the steps of convergence.
pub const STEP_LIST: u16 = 6;

/// What stands for a word on paper that nobody can read.
pub const ILLEGIBLE: &str = "〔判読不能〕";

/// What lies open over the phase's own view.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum OpenPanel {
    /// Nothing.
    #[default]
    None,
    /// 事前提出.
    Beforehand,
    /// Who is still writing.
    Waiting,
    /// Why this seat's row is left out.
    Reason(SeatNo),
    /// The card for newcomers.
    Card,
    /// The sheets.
    Sheets,
    /// Transcribing a sheet.
    Typing,
}

/// What is on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScreenView {
    /// The form before the start.
    Form,
    /// 事前提出.
    Beforehand,
    /// The room while a round runs; with the curtain where somebody types in turn.
    Room,
    /// A turn at the keyboard.
    Turn,
    /// Who is still writing.
    Waiting,
    /// Why this seat's row is left out.
    Reason(SeatNo),
    /// The card for newcomers.
    Card,
    /// The sheets.
    Sheets,
    /// Transcribing a sheet.
    Typing,
    /// All rounds are over, nothing is revealed.
    Written,
    /// 一巡.
    Browsing,
    /// A vote goes on.
    Voting(ConvergenceStep),
    /// A vote was counted.
    Counted(ConvergenceStep),
    /// KJ法.
    Grouping,
    /// Typing a 表札.
    Naming,
    /// 決定.
    Deciding,
    /// Wording a decision.
    Wording,
    /// The summary.
    Done,
}

/// A 表札 being typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Naming {
    /// The bundle that gets another one; `None` for a new bundle.
    pub bundle: Option<ItemId>,
    /// The ideas of a new bundle.
    pub members: Vec<ItemId>,
}

/// What to do once the command just given is accepted; forgotten when it is refused, so that drafts
/// stay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum After {
    /// Go to this cell.
    Go(CellRef),
    /// Stay where we are.
    Stay,
    /// Back to the list of sheets.
    Choose,
    /// Close the curtain.
    Cover,
    /// The turn is over.
    Left,
    /// The first round runs.
    Begun,
    /// The next round runs, or the next step.
    Advanced,
    /// The idea handed in beforehand is in.
    IdeaIn,
    /// A seat was skipped.
    Skipped,
    /// A 表札 is in.
    Named,
    /// What was marked is where it belongs.
    Unmark,
    /// A decision is in.
    Decided,
}

/// Cursors and drafts.
#[derive(Debug, Clone)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "four places that are each open or not, in any combination"
)]
pub struct Screen {
    /// What lies open.
    pub panel: OpenPanel,
    /// The form's line.
    pub form_row: usize,
    /// The question being typed.
    pub question: Field,
    /// The idea handed in beforehand that is being typed.
    pub idea: Field,
    /// A text that is gone when it is closed: a reason, a 表札.
    pub entry: Field,
    /// The wording of a decision.
    pub decision: Field,
    /// Whose the idea handed in beforehand is.
    pub author: Option<ParticipantId>,
    /// The cell being typed.
    pub editor: Editor,
    /// Is the sheet of the open turn covered?
    pub covered: bool,
    /// Whose turn it is, in which round, and since when, as far as this screen saw it.
    pub turn_since: Option<(SeatNo, RoundNo, u64)>,
    /// When the first press of an early `Advance` was given.
    pub armed: Option<u64>,
    /// The round whose drafts were handed in at the end of grace.
    handed_over: Option<RoundNo>,
    /// Whose line of the form was just changed: the seats may stand in another order now.
    on_person: Option<ParticipantId>,
    /// The rows transcribed since their sheet was taken in hand.
    in_hand: Vec<(SheetNo, RoundNo)>,
    /// The last cell of a paste that was asked about, its text, and where the caret goes once it is
    /// in.
    pasted: Option<(CellRef, String, CellRef)>,
    /// The idea handed in beforehand that is on its way, and how many there were before it.
    on_its_way: Option<(String, usize)>,
    /// Index of the chosen sheet.
    pub chosen_sheet: usize,
    /// Digits typed so far for a sheet or an answer.
    pub digits: String,
    /// The row of the list at the left, or of the only one.
    pub row: usize,
    /// The row of the list at the right.
    pub right_row: usize,
    /// Is the cursor at the right?
    pub right: bool,
    /// The column of a vote with several questions.
    pub column: usize,
    /// The page of 一巡.
    pub page: usize,
    /// Who votes.
    pub voter: Voter,
    /// Is the curtain before a seat's vote open?
    pub vote_open: bool,
    /// What is marked.
    pub marked: BTreeSet<ItemId>,
    /// The 表札 being typed.
    pub naming: Option<Naming>,
    /// Is a decision being worded?
    pub wording: bool,
    /// What sort of decision it will be.
    pub kind: DecisionKind,
    known_question: String,
    phase: Phase,
    after: Option<After>,
}

impl Default for Screen {
    fn default() -> Self {
        Self {
            panel: OpenPanel::None,
            form_row: 0,
            question: Field::default(),
            idea: Field::default(),
            entry: Field::default(),
            decision: Field::default(),
            author: None,
            editor: Editor::default(),
            covered: true,
            turn_since: None,
            armed: None,
            handed_over: None,
            on_person: None,
            in_hand: Vec::new(),
            pasted: None,
            on_its_way: None,
            chosen_sheet: 0,
            digits: String::new(),
            row: 0,
            right_row: 0,
            right: false,
            column: 0,
            page: 0,
            voter: Voter::Room,
            vote_open: false,
            marked: BTreeSet::new(),
            naming: None,
            wording: false,
            kind: DecisionKind::Decided,
            known_question: String::new(),
            phase: Phase::Preparing,
            after: None,
        }
    }
}

impl Screen {
    /// What is on the screen.
    pub fn view(&self, scene: &Scene<'_, State>) -> ScreenView {
        let (state, live) = (scene.state, scene.mode.is_live());
        let writing = state.phase == Phase::Writing && live;
        match self.panel {
            OpenPanel::Beforehand if state.phase == Phase::Preparing && live => {
                ScreenView::Beforehand
            }
            OpenPanel::Waiting if writing => ScreenView::Waiting,
            OpenPanel::Reason(seat) if writing => ScreenView::Reason(seat),
            OpenPanel::Card if writing => ScreenView::Card,
            OpenPanel::Sheets if !state.sheets.is_empty() => ScreenView::Sheets,
            OpenPanel::Typing if !state.sheets.is_empty() && live => ScreenView::Typing,
            _ => self.phase_view(scene),
        }
    }

    fn phase_view(&self, scene: &Scene<'_, State>) -> ScreenView {
        let (state, live) = (scene.state, scene.mode.is_live());
        match state.phase {
            Phase::Preparing => ScreenView::Form,
            Phase::Writing if writing::open_turn(state).is_some() && (!self.covered || !live) => {
                ScreenView::Turn
            }
            Phase::Writing => ScreenView::Room,
            Phase::Written => ScreenView::Written,
            Phase::Converging(ConvergenceStep::Browsing) => ScreenView::Browsing,
            Phase::Converging(ConvergenceStep::Grouping) if self.naming.is_some() && live => {
                ScreenView::Naming
            }
            Phase::Converging(ConvergenceStep::Grouping) => ScreenView::Grouping,
            Phase::Converging(ConvergenceStep::Deciding) if self.wording && live => {
                ScreenView::Wording
            }
            Phase::Converging(ConvergenceStep::Deciding) => ScreenView::Deciding,
            Phase::Converging(step) if state.is_voting(step) => ScreenView::Voting(step),
            Phase::Converging(step) => ScreenView::Counted(step),
            Phase::Done => ScreenView::Done,
        }
    }

    /// The tables of keys that work now, the most particular first.
    fn tables(&self, scene: &Scene<'_, State>) -> Vec<Table<BrainwritingAction>> {
        let state = scene.state;
        let view = self.view(scene);
        if !scene.mode.is_live() {
            return replay_tables(view, state);
        }
        match view {
            ScreenView::Form if self.form_line(scene) == preparing::PlanLine::Question => {
                vec![keys::FORM]
            }
            ScreenView::Form => vec![keys::FORM, keys::CHOICES],
            ScreenView::Beforehand => vec![keys::BEFOREHAND],
            ScreenView::Room => {
                let curtain: &[Table<BrainwritingAction>] = if writing::next_writer(state).is_some()
                {
                    &[keys::CURTAIN]
                } else {
                    &[]
                };
                let offer: &[Table<BrainwritingAction>] = if state.offers_round() {
                    &[keys::OFFER]
                } else {
                    &[]
                };
                [curtain, offer, &[keys::CLOCK, keys::ROOM]].concat()
            }
            ScreenView::Turn => vec![keys::TURN, keys::CLOCK],
            ScreenView::Waiting => vec![keys::WAITING, keys::CLOCK],
            ScreenView::Reason(_) => vec![keys::REASON],
            ScreenView::Card => vec![keys::CARD],
            ScreenView::Sheets => {
                let typing: &[Table<BrainwritingAction>] = if sheets::rows_to_type(state).is_empty()
                {
                    &[]
                } else {
                    &[keys::TRANSCRIBING]
                };
                let opening: &[Table<BrainwritingAction>] = if state.revealed {
                    &[]
                } else {
                    &[keys::OPENING]
                };
                [typing, &[keys::SHEETS], opening].concat()
            }
            ScreenView::Typing => vec![keys::TYPING],
            ScreenView::Written => vec![keys::WRITTEN],
            ScreenView::Browsing => vec![keys::BROWSING, keys::STEP, keys::READING],
            ScreenView::Voting(_) if !self.is_vote_open() => vec![keys::VOTE_CURTAIN, keys::STEP],
            ScreenView::Voting(step) => {
                let own: &[Table<BrainwritingAction>] = match step {
                    ConvergenceStep::Starring => &[keys::STARRING, keys::COLUMNS],
                    ConvergenceStep::Criteria => &[keys::COLUMNS],
                    ConvergenceStep::Stickers => &[keys::STICKERS],
                    _ => &[],
                };
                [&[keys::VOTING], own, &[keys::STEP, keys::READING]].concat()
            }
            ScreenView::Counted(_) => vec![keys::COUNTED, keys::STEP, keys::READING],
            ScreenView::Grouping => vec![keys::GROUPING, keys::STEP, keys::READING],
            ScreenView::Naming => vec![keys::NAMING],
            ScreenView::Deciding => vec![keys::DECIDING, keys::STEP, keys::READING],
            ScreenView::Wording => vec![keys::WORDING],
            ScreenView::Done => vec![keys::DONE, keys::LOOKING, keys::READING],
        }
    }

    fn act(&mut self, action: BrainwritingAction, scene: &Scene<'_, State>) -> Response<Command> {
        if action != BrainwritingAction::LeadOn {
            self.armed = None;
        }
        if action == BrainwritingAction::Sheets {
            self.panel = OpenPanel::Sheets;
            self.digits.clear();
            return Response::Handled;
        }
        match self.view(scene) {
            ScreenView::Form => self.act_form(action, scene),
            ScreenView::Beforehand => self.act_beforehand(action, scene),
            ScreenView::Room => self.act_room(action, scene),
            ScreenView::Turn if !scene.mode.is_live() => Response::Ignored,
            ScreenView::Turn => self.act_turn(action, scene),
            ScreenView::Waiting => self.act_waiting(action, scene),
            ScreenView::Reason(seat) => self.act_reason(seat, action),
            ScreenView::Card => {
                self.panel = OpenPanel::None;
                Response::Handled
            }
            ScreenView::Sheets => self.act_sheets(action, scene),
            ScreenView::Typing => self.act_typing(action, scene),
            ScreenView::Written if action == BrainwritingAction::LeadOn => {
                self.after = Some(After::Advanced);
                let mut commands = self.editor.flush();
                commands.push(Command::Advance { confirmed: true });
                Response::Do(commands)
            }
            ScreenView::Written => Response::Ignored,
            ScreenView::Browsing => self.act_browsing(action, scene),
            ScreenView::Voting(_) => self.act_voting(action, scene),
            ScreenView::Counted(_) => self.act_counted(action, scene),
            ScreenView::Grouping => self.act_grouping(action, scene),
            ScreenView::Naming => self.act_naming(action),
            ScreenView::Deciding => self.act_deciding(action, scene),
            ScreenView::Wording => self.act_wording(action, scene.state),
            ScreenView::Done if action == BrainwritingAction::GoBack => {
                self.act_step(action, scene)
            }
            ScreenView::Done => {
                // The view knows how long the summary is; a row too many shows its end.
                self.move_row(
                    action,
                    scene.state.ideas.len()
                        + scene.state.bundles.len()
                        + scene.state.decisions.len()
                        + 8,
                );
                Response::Handled
            }
        }
    }

    /// The field that takes the text, if one has the focus.
    fn focused(&mut self, scene: &Scene<'_, State>) -> Option<&mut Field> {
        if !crate::input::Screen::takes_text(self, scene) {
            return None;
        }
        Some(match self.view(scene) {
            ScreenView::Form => &mut self.question,
            ScreenView::Turn | ScreenView::Typing => &mut self.editor.field,
            ScreenView::Beforehand => &mut self.idea,
            ScreenView::Wording => &mut self.decision,
            _ => &mut self.entry,
        })
    }

    fn on_key(&mut self, key: &Key, scene: &Scene<'_, State>) -> Response<Command> {
        let typing = crate::input::Screen::takes_text(self, scene);
        if let Some(action) = binding::pressed(&self.tables(scene), key, typing) {
            return self.act(action, scene);
        }
        if let Some(field) = self.focused(scene) {
            return match field.on_key(key) {
                FieldAnswer::Ignored => Response::Ignored,
                FieldAnswer::Changed | FieldAnswer::Moved => Response::Handled,
            };
        }
        match self.view(scene) {
            ScreenView::Form if scene.mode.is_live() => self.type_choice(key, scene),
            ScreenView::Sheets if self.type_sheet_number(key, scene.state) => Response::Handled,
            ScreenView::Voting(_) if scene.mode.is_live() && self.is_vote_open() => self
                .type_number(key, scene.state)
                .unwrap_or(Response::Ignored),
            _ => Response::Ignored,
        }
    }

    fn on_paste(&mut self, pasted: &str, scene: &Scene<'_, State>) -> Response<Command> {
        match self.view(scene) {
            _ if !scene.mode.is_live() => Response::Ignored,
            ScreenView::Turn => self.paste_cells(pasted, true, scene.state),
            ScreenView::Typing => self.paste_cells(pasted, false, scene.state),
            ScreenView::Beforehand => {
                let lines = text::clean_lines(pasted);
                if lines.len() > 1 {
                    let question =
                        Message::new(id!("bw-ask-paste-beforehand")).with("n", lines.len());
                    return Response::Ask(
                        question,
                        lines
                            .into_iter()
                            .map(|line| self.contribution(line))
                            .collect(),
                    );
                }
                self.idea.insert(pasted);
                Response::Handled
            }
            _ => match self.focused(scene) {
                Some(field) => {
                    field.insert(pasted);
                    Response::Handled
                }
                None => Response::Ignored,
            },
        }
    }

    fn on_click(&mut self, list: u16, row: usize, scene: &Scene<'_, State>) -> Response<Command> {
        match (list, self.view(scene)) {
            (FORM_LIST, ScreenView::Form) => self.form_row = row,
            (PEOPLE_LIST, ScreenView::Form) => self.form_row = row + 1 + PlanField::ALL.len(),
            (SHEET_LIST, ScreenView::Sheets) => self.chosen_sheet = row,
            (CELL_LIST, ScreenView::Turn | ScreenView::Typing) if scene.mode.is_live() => {
                let Some(at) = self.editor.at else {
                    return Response::Ignored;
                };
                return self.hand_in_cell(
                    After::Go(at.with_cell(row.min(usize::from(u8::MAX)) as u8)),
                    scene,
                );
            }
            (STEP_LIST, _)
                if scene.mode.is_live() && matches!(scene.state.phase, Phase::Converging(_)) =>
            {
                let Some(step) = ConvergenceStep::ALL.get(row) else {
                    return Response::Ignored;
                };
                self.after = Some(After::Advanced);
                return Response::Do(vec![Command::EnterStep(*step)]);
            }
            (MAIN_LIST, _) => {
                self.right = false;
                self.row = row;
            }
            (RIGHT_LIST, _) => {
                self.right = true;
                self.right_row = row;
            }
            _ => return Response::Ignored,
        }
        self.clamp(scene);
        Response::Handled
    }

    /// Does what was waiting for its command to be accepted.
    fn go_on(&mut self, after: After, scene: &Scene<'_, State>) {
        match after {
            After::Go(place) => {
                if let Some(at) = self.editor.at {
                    self.in_hand.push((at.sheet, at.round));
                }
                self.in_hand.retain(|(sheet, _)| *sheet == place.sheet);
                self.in_hand.dedup();
                self.editor.go(place, scene.state);
            }
            After::Stay => {}
            After::Choose => {
                if let Some(at) = self.editor.at {
                    self.chosen_sheet = usize::from(at.sheet.0).saturating_sub(1);
                }
                self.editor.leave();
                self.in_hand.clear();
                self.panel = OpenPanel::Sheets;
            }
            After::Cover | After::Left => {
                self.editor.leave();
                self.covered = true;
            }
            After::Begun => {
                self.idea.take();
                self.panel = OpenPanel::None;
            }
            After::Advanced => {
                self.editor.leave();
                self.covered = true;
                (self.row, self.right_row) = (0, 0);
            }
            After::IdeaIn => {
                self.idea.take();
            }
            After::Skipped => {
                self.entry.take();
                self.panel = OpenPanel::Waiting;
            }
            After::Named => {
                self.entry.take();
                self.naming = None;
                self.marked.clear();
            }
            After::Unmark => self.marked.clear(),
            After::Decided => {
                self.decision.take();
                self.wording = false;
                self.marked.clear();
            }
        }
    }

    /// Another phase is another place: cursors go to its beginning.
    fn arrive(&mut self, phase: Phase) {
        if self.phase == phase {
            return;
        }
        self.phase = phase;
        (self.row, self.right_row, self.right, self.column) = (0, 0, false, 0);
        (self.voter, self.vote_open, self.wording, self.naming) = (Voter::Room, false, false, None);
        self.marked.clear();
        self.digits.clear();
        self.armed = None;
    }

    /// Keeps every cursor inside.
    fn clamp(&mut self, scene: &Scene<'_, State>) {
        let state = scene.state;
        let inside = |row: usize, len: usize| row.min(len.saturating_sub(1));
        if let Some(who) = self.on_person.take()
            && let Some(row) = Self::form_lines(scene)
                .iter()
                .position(|line| *line == preparing::PlanLine::Person(who))
        {
            self.form_row = row;
        }
        self.form_row = inside(self.form_row, Self::form_lines(scene).len());
        self.chosen_sheet = inside(self.chosen_sheet, state.sheets.len());
        self.page = inside(self.page, converging::pages(state).len());
        self.column = inside(self.column, Self::questions(state).len());
        let voters = Self::voters(state);
        if !voters.contains(&self.voter) {
            (self.voter, self.vote_open) = (voters.first().copied().unwrap_or(Voter::Room), false);
        }
        let (left, right) = match state.phase {
            Phase::Writing => (state.unfinished_seats().len(), 0),
            Phase::Converging(ConvergenceStep::Grouping) => {
                (state.ungathered().len(), converging::gathered(state).len())
            }
            Phase::Converging(ConvergenceStep::Deciding) => {
                (Self::deciding_options(state).len(), state.decisions.len())
            }
            Phase::Converging(_) => (Self::options(state).len(), 0),
            _ => (usize::MAX, 0),
        };
        self.row = inside(self.row, left);
        self.right_row = inside(self.right_row, right);
        self.marked
            .retain(|id| state.ideas.contains_key(id) || state.bundle(*id).is_some());
    }

    /// The question follows the state's, unless it is half-typed.
    fn sync_question(&mut self, state: &State) {
        let known = state.question().unwrap_or_default();
        if self.question.text() == self.known_question && known != self.known_question {
            self.question.set(known);
        }
        known.clone_into(&mut self.known_question);
    }

    /// After a paste the caret stands at the next empty cell, or at the end of what came in last.
    fn sync_paste(&mut self, state: &State) {
        let is_in = |(last, text, _): &&(CellRef, String, CellRef)| {
            state.text_at(last.sheet, last.round, last.cell) == Some(text.as_str())
        };
        if let Some((_, _, next)) = self.pasted.as_ref().filter(is_in).cloned() {
            self.pasted = None;
            self.editor.go(next, state);
        }
    }

    /// What the idea on its way was is no draft any more once it is in, whatever became of the
    /// commands after it.
    fn sync_idea(&mut self, state: &State) {
        let Some((text, before)) = self.on_its_way.take() else {
            return;
        };
        if preparing::beforehand(state) > before && text::clean(self.idea.text()) == text {
            self.idea.take();
        }
    }

    /// The rows of this sheet that were transcribed since it was taken in hand: whoever types them
    /// has just read them.
    pub fn rows_in_hand(&self, sheet: SheetNo) -> Vec<RoundNo> {
        self.in_hand
            .iter()
            .filter(|(of, _)| *of == sheet)
            .map(|(_, round)| *round)
            .collect()
    }

    /// Where the room was looking, as far as the steps tell.
    fn follow(&mut self, state: &State) {
        if state.phase == Phase::Converging(ConvergenceStep::Browsing) {
            let seen = |page: &Vec<ItemId>| page.iter().any(|id| state.shown.contains_key(id));
            self.page = converging::pages(state).iter().rposition(seen).unwrap_or(0);
        }
    }
}

/// What is left to look at in a replay.
fn replay_tables(view: ScreenView, state: &State) -> Vec<Table<BrainwritingAction>> {
    let sheets: &[Table<BrainwritingAction>] = if state.sheets.is_empty() {
        &[]
    } else {
        &[keys::READING]
    };
    let own: &[Table<BrainwritingAction>] = match view {
        ScreenView::Sheets => return vec![keys::SHEETS_READ],
        ScreenView::Browsing => &[keys::BROWSING],
        ScreenView::Grouping | ScreenView::Deciding => &[keys::LOOKING, keys::SIDES],
        ScreenView::Counted(_) | ScreenView::Done => &[keys::LOOKING],
        _ => &[],
    };
    [own, sheets].concat()
}

impl crate::input::Screen for Screen {
    type Rules = Rules;

    fn hints(&self, scene: &Scene<'_, State>) -> Vec<Hint> {
        binding::hints(&self.tables(scene))
    }

    fn on_input(&mut self, input: &Input, scene: &Scene<'_, State>) -> Response<Command> {
        self.after = None;
        if !matches!(input, Input::Tick) {
            self.pasted = None;
        }
        let response = match input {
            Input::Key(key) => self.on_key(key, scene),
            Input::Action(label) => binding::named(&self.tables(scene), *label)
                .map_or(Response::Ignored, |action| self.act(action, scene)),
            Input::Paste(pasted) => self.on_paste(pasted, scene),
            Input::Click(Hit::Row(list, row)) => self.on_click(*list, *row, scene),
            Input::Click(Hit::Action(_)) => Response::Ignored,
            Input::Scroll(lines) => self.on_key(
                &Key::new(if *lines > 0 {
                    crate::input::KeyCode::Down
                } else {
                    crate::input::KeyCode::Up
                }),
                scene,
            ),
            Input::Tick if scene.mode.is_live() => self.tick(scene),
            Input::Tick => Response::Handled,
            Input::Reply(_) => Response::Ignored,
        };
        match response {
            Response::Do(_) | Response::Ask(..) if !scene.mode.is_live() => Response::Handled,
            other => other,
        }
    }

    fn takes_text(&self, scene: &Scene<'_, State>) -> bool {
        let typed_in = match self.view(scene) {
            ScreenView::Form => self.form_line(scene) == preparing::PlanLine::Question,
            view => matches!(
                view,
                ScreenView::Beforehand
                    | ScreenView::Turn
                    | ScreenView::Reason(_)
                    | ScreenView::Typing
                    | ScreenView::Naming
                    | ScreenView::Wording
            ),
        };
        typed_in && scene.mode.is_live()
    }

    fn sync(&mut self, scene: &Scene<'_, State>, how: &SyncReason) {
        self.arrive(scene.state.phase);
        self.sync_question(scene.state);
        self.sync_idea(scene.state);
        self.editor.sync(scene.state);
        self.sync_paste(scene.state);
        let after = self.after.take();
        if matches!(how, SyncReason::Refused(_)) {
            self.digits.clear();
        }
        if *how == SyncReason::Accepted
            && let Some(after) = after
        {
            self.go_on(after, scene);
        }
        if scene.mode.is_live() {
            self.enter_turn(scene);
        } else {
            self.follow(scene.state);
        }
        self.clamp(scene);
    }

    fn has_draft(&self) -> bool {
        let fields = [&self.idea, &self.decision];
        let open = self.naming.is_some() || matches!(self.panel, OpenPanel::Reason(_));
        self.editor.has_draft()
            || text::clean(self.question.text()) != self.known_question
            || fields.into_iter().any(|field| !field.is_empty())
            || (open && !self.entry.is_empty())
    }

    fn flush(&mut self, scene: &Scene<'_, State>) -> Vec<Command> {
        let state = scene.state;
        self.sync_idea(state);
        let mut commands = self.editor.flush();
        if state.phase == Phase::Preparing {
            commands.extend(self.hand_in_question(scene.state));
            commands.extend(self.idea_on_its_way(state));
        }
        if self.view(scene) == ScreenView::Naming
            && let Response::Do(more) = self.act_naming(BrainwritingAction::HandIn)
        {
            commands.extend(more);
        }
        commands
    }

    fn key_groups() -> Vec<KeyGroup> {
        keys::key_groups()
    }
}
