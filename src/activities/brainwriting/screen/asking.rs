//! Questions about votes, in forms of their own: what becomes of them when an option changes, how
//! many raised their hands, how the room judges by a criterion.

use super::Screen;
use super::model::{Entry, EntryForm, EntryKey, EntryPurpose, EntryValue, OpenPanel, Regrouping};
use crate::activities::brainwriting::rules::{
    Command, ConvergenceStep, Criterion, Question, RoomRating, State, VotesFate,
};
use crate::domain::{Decimal, ItemId, Message, Rejection};
use crate::id;
use crate::input::{Choice, Form, FormLine, Response};

/// The marks of a criterion, the best first.
const MARKS: [u8; 5] = [5, 4, 3, 2, 1];

/// Nothing is chosen: what becomes of votes is said by somebody.
fn votes_form() -> EntryForm {
    let fates = VotesFate::ALL
        .into_iter()
        .map(|fate| Choice::named(EntryValue::Votes(Some(fate)), fate.label()))
        .collect();
    let none = EntryValue::Votes(None);
    let votes = FormLine::open_choice(EntryKey::Votes, id!("bw-form-votes"), none, fates, None);
    Form::new(vec![votes.required()])
}

fn hands_form() -> EntryForm {
    let hands = FormLine::number(EntryKey::Hands, id!("bw-form-hands"), None, (0, 999));
    Form::new(vec![hands.required()])
}

fn rating_form(now: Option<RoomRating>) -> EntryForm {
    let (hands, median) = match now {
        Some(RoomRating::Hands(hands)) => (Some(hands), None),
        Some(RoomRating::Median(tenths)) => (
            None,
            format!("{}.{}", tenths / 10, tenths % 10).parse().ok(),
        ),
        None => (None, None),
    };
    let label = |mark| match mark {
        5 => id!("bw-form-mark-5"),
        4 => id!("bw-form-mark-4"),
        3 => id!("bw-form-mark-3"),
        2 => id!("bw-form-mark-2"),
        _ => id!("bw-form-mark-1"),
    };
    let of_mark = |mark: u8| {
        let now = hands.map(|hands| i64::from(hands[usize::from(mark) - 1]));
        FormLine::number(EntryKey::Mark(mark), label(mark), now, (0, 999))
    };
    let median = FormLine::decimal(EntryKey::Median, id!("bw-form-median"), median);
    Form::new(MARKS.map(of_mark).into_iter().chain([median]).collect())
}

/// What the room said in a form: hands, else a median, else nothing.
fn rating_of(form: &EntryForm) -> Option<RoomRating> {
    let mut hands = [0; 5];
    for (mark, n) in (1..).zip(&mut hands) {
        let typed = form.number(EntryKey::Mark(mark)).ok().flatten();
        *n = typed.and_then(|n| u16::try_from(n).ok()).unwrap_or(0);
    }
    if hands != [0; 5] {
        return Some(RoomRating::Hands(hands));
    }
    let typed = form.decimal(EntryKey::Median).ok().flatten()?;
    Some(RoomRating::Median(tenths(typed)))
}

/// A number in tenths; what has more digits, or is far out of range, is out of range for the rules.
fn tenths(number: Decimal) -> u16 {
    let text = number.to_string();
    let (whole, part) = text.split_once('.').unwrap_or((&text, "0"));
    let digits = format!("{whole}{part}");
    digits.parse().ok().filter(|_| part.len() == 1).unwrap_or(0)
}

impl Screen {
    /// The change was refused for the votes on what it changes: asks what becomes of them.
    pub(super) fn ask_votes(&mut self, rejection: &Rejection) {
        let Some(command) = self.tried.take() else {
            return;
        };
        if rejection.0.id != id!("bw-refuse-votes-fate") {
            return;
        }
        let changes = match command {
            Command::Regroup { changes, .. } => changes,
            other => vec![other],
        };
        self.regrouping = Some(Regrouping {
            changes,
            under: std::mem::take(&mut self.panel),
        });
        self.open_question(EntryPurpose::Votes, votes_form());
    }

    fn open_question(&mut self, purpose: EntryPurpose, form: EntryForm) {
        self.panel = OpenPanel::Entry(Entry { purpose, form });
    }

    /// Asks how many raised their hands or voted on paper.
    pub(super) fn ask_hands(&mut self) -> Response<Command> {
        self.open_question(EntryPurpose::Hands, hands_form());
        Response::Handled
    }

    /// Asks how the room judges the option at the cursor.
    pub(super) fn ask_rating(&mut self, state: &State) -> Response<Command> {
        let here = self.question_at(state).zip(self.option_at(state));
        let Some((Question::Rating(criterion), option)) = here else {
            return Response::Ignored;
        };
        let now = state.room_rating(Question::Rating(criterion), option);
        self.open_question(EntryPurpose::Rating(criterion, option), rating_form(now));
        Response::Handled
    }

    /// What a question about votes was answered with.
    pub(super) fn answer(&self, purpose: &EntryPurpose, form: &EntryForm) -> Option<Command> {
        match purpose {
            EntryPurpose::Votes => {
                let Some(EntryValue::Votes(Some(fate))) = form.choice(EntryKey::Votes) else {
                    return None;
                };
                let changes = self.regrouping.as_ref()?.changes.clone();
                let votes = Some(*fate);
                Some(Command::Regroup { changes, votes })
            }
            EntryPurpose::Hands => {
                let n = form.number(EntryKey::Hands).ok().flatten()?;
                Some(Command::CountHands(u16::try_from(n).ok()?))
            }
            EntryPurpose::Rating(criterion, option) => {
                Some(rate_as_room(*criterion, *option, rating_of(form)))
            }
            _ => None,
        }
    }

    /// The question is answered or left: whatever was open under it is open again, unless the answer
    /// did what it was for.
    pub(super) fn end_question(&mut self, is_answered: bool) {
        let under = self.regrouping.take().map(|regrouping| regrouping.under);
        let is_done = |panel: &OpenPanel| is_answered && matches!(panel, OpenPanel::Entry(_));
        self.panel = under.filter(|panel| !is_done(panel)).unwrap_or_default();
        if is_answered {
            self.marked.clear();
        }
    }

    /// Why leading on from a vote takes a word first: nobody said how many raised their hands, or
    /// ballots are missing.
    pub(super) fn before_counting(
        &mut self,
        state: &State,
        step: ConvergenceStep,
    ) -> Option<Response<Command>> {
        if !state.is_cast(step) {
            return None;
        }
        let turnout = state.turnout(step);
        if turnout.lacks_hands() {
            return Some(self.ask_hands());
        }
        if turnout.is_complete() {
            return None;
        }
        let question = Message::new(id!("bw-ask-count"))
            .with("n", turnout.cast())
            .with("all", turnout.all());
        Some(self.ask(question, state))
    }
}

/// The command that notes how the room judges.
pub(super) const fn rate_as_room(
    criterion: Criterion,
    option: ItemId,
    rating: Option<RoomRating>,
) -> Command {
    Command::RateAsRoom(criterion, option, rating)
}
