//! Votes: who votes, the options and the questions, one more and one less.

use super::Screen;
use super::asking::rate_as_room;
use super::keys::BrainwritingAction;
use super::preparing::turned;
use crate::activities::brainwriting::rules::{
    Command, Question, RoomRating, ShortList, State, Voter,
};
use crate::domain::{ItemId, Message};
use crate::id;
use crate::input::{Key, ListCursor, Response, Scene};

impl Screen {
    /// The questions of the present vote, one column each.
    pub(crate) fn questions(state: &State) -> &'static [Question] {
        state.step().map_or(&[], Question::of)
    }

    /// The question on which the cursor is.
    pub(crate) fn question_at(&self, state: &State) -> Option<Question> {
        let all = Self::questions(state);
        all.get(self.column.min(all.len().saturating_sub(1)))
            .copied()
    }

    /// What is voted on, in the order of the screen: after counting the strongest first.
    pub(crate) fn options(state: &State) -> Vec<ItemId> {
        let Some(step) = state.step() else {
            return Vec::new();
        };
        let mut options = state.options(step);
        if let (Some(_), Some(first)) = (state.totals_of(step), Question::of(step).first()) {
            let strength = |id: &ItemId| match first {
                Question::Rating(_) => Question::of(step)
                    .iter()
                    .filter_map(|question| state.total(*question, *id)?.median_tenths())
                    .map(u32::from)
                    .sum(),
                _ => state.total(*first, *id).map_or(0, |total| total.sum),
            };
            options.sort_by_key(|id| std::cmp::Reverse(strength(id)));
        }
        options
    }

    /// Who may vote, the room first.
    pub(crate) fn voters(state: &State) -> Vec<Voter> {
        let seats = state.voters().map(|seat| Voter::Seat(seat.no));
        std::iter::once(Voter::Room).chain(seats).collect()
    }

    /// May the present voter's own answers be on the screen?
    pub(crate) fn is_vote_open(&self) -> bool {
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
                self.main = ListCursor::default();
            }
            BrainwritingAction::Open => self.vote_open = true,
            BrainwritingAction::Cover => self.vote_open = false,
            BrainwritingAction::Right => {
                self.column = (self.column + 1).min(Self::questions(state).len().saturating_sub(1));
            }
            BrainwritingAction::Left => self.column = self.column.saturating_sub(1),
            BrainwritingAction::Give => return self.give(state),
            BrainwritingAction::RateAsRoom => return self.ask_rating(state),
            BrainwritingAction::TakeBack => return self.take_back(state),
            BrainwritingAction::Favour => {
                let Some(id) = Self::options(state).get(self.main.at()).copied() else {
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
            Self::options(state).get(self.main.at()).copied(),
        ) else {
            return Response::Ignored;
        };
        let room = self.voter == Voter::Room;
        if room && matches!(question, Question::Rating(_)) {
            return self.ask_rating(state);
        }
        let now = state.ballot(self.voter, question, id);
        let more = now.map_or(1, |n| n.saturating_add(1));
        let value = match question {
            Question::Star | Question::Favourite if !room => u16::from(now.unwrap_or(0) == 0),
            Question::Sticker if !room && more > u16::from(state.sticker_cap()) => 0,
            Question::Rating(_) => more % 6,
            _ => more,
        };
        self.cast_at_cursor(state, Some(value))
    }

    /// Takes the answer at the cursor back, if there is one.
    fn take_back(&self, state: &State) -> Response<Command> {
        let here = self.question_at(state).zip(self.option_at(state));
        if let (Voter::Room, Some((Question::Rating(criterion), id))) = (self.voter, here)
            && state.room_rating(Question::Rating(criterion), id).is_some()
        {
            return Response::command(rate_as_room(criterion, id, None));
        }
        let given = here.and_then(|(question, id)| {
            let value = state.ballot(self.voter, question, id);
            // A weight of 0 says that an option is not acceptable; elsewhere 0 says nothing.
            value.filter(|value| *value > 0 || question == Question::Weight)
        });
        if given.is_none() {
            return Response::Tell(Message::new(id!("bw-tell-nothing-given")));
        }
        self.cast_at_cursor(state, None)
    }

    /// The option at the cursor.
    pub(super) fn option_at(&self, state: &State) -> Option<ItemId> {
        Self::options(state).get(self.main.at()).copied()
    }

    fn cast_at_cursor(&self, state: &State, value: Option<u16>) -> Response<Command> {
        let (Some(question), Some(id)) = (
            self.question_at(state),
            Self::options(state).get(self.main.at()).copied(),
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
        let value: u16 = self.digits.parse().ok()?;
        if let Some(Question::Rating(criterion)) = self.question_at(state) {
            self.digits.clear();
            // What the room says with one digit is its median.
            if let (Voter::Room, Some(id)) = (self.voter, self.option_at(state)) {
                let median = RoomRating::Median(10 * value);
                return Some(Response::command(rate_as_room(criterion, id, Some(median))));
            }
        }
        Some(self.cast_at_cursor(state, Some(value)))
    }

    /// How many options stand from the first to the one at the cursor.
    pub(crate) fn first_at_cursor(&self) -> u16 {
        u16::try_from(self.main.at() + 1).unwrap_or(u16::MAX)
    }

    pub(super) fn act_counted(
        &mut self,
        action: BrainwritingAction,
        scene: &Scene<'_, State>,
    ) -> Response<Command> {
        match action {
            BrainwritingAction::Reopen => Response::Do(vec![Command::ReopenTally]),
            BrainwritingAction::ShortList => {
                let first = self.first_at_cursor();
                let is_list = |list: &ShortList| list.first == first;
                let lifts = scene.state.short_list.as_ref().is_some_and(is_list);
                Response::command(Command::ShortList(if lifts { 0 } else { first }))
            }
            _ => self.act_step(action, scene),
        }
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
