//! The forms of the board: what each is for, its lines, and what it becomes when it is handed in.
//!
//! Left out on purpose: moving, editing and reading lines, which the kit does, and the rules'
//! reasons to refuse; a form only knows at which line such a reason belongs.

mod action;
mod fields;
mod finding;
mod programme;

pub(crate) use self::fields::{BoardField, FormPurpose, Pick};
use crate::activities::board::rules::{Command, State, YEARS};
use crate::domain::{Arg, Decimal, ItemId, Message, MessageId, Rejection, Room, TypedLine};
use crate::id;
use crate::input::{Choice, Form, FormAnswer, FormError, FormLine, Input};

/// A form of the board.
pub(crate) type BoardForm = Form<BoardField, Pick>;
/// A line of one.
type BoardLine = FormLine<BoardField, Pick>;
/// What a form becomes, or the line that cannot be taken.
type Ordered = Result<Vec<Command>, FormError<BoardField>>;

/// A form that lies open.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct OpenForm {
    /// What it is for.
    pub(crate) purpose: FormPurpose,
    /// Its lines.
    pub(crate) form: BoardForm,
    /// The year whose figures the lines of an indicator hold.
    loaded: i32,
    /// What was asked back already: handed in once more, it is meant.
    doubted: Vec<(BoardField, Decimal)>,
}

impl OpenForm {
    /// A form for this, with what was typed into it before; none when what it is about is gone.
    pub(crate) fn new(
        purpose: FormPurpose,
        draft: Option<BoardForm>,
        state: &State,
        room: &Room<'_>,
    ) -> Option<Self> {
        let lines = || lines(&purpose, state, room);
        let form = draft.unwrap_or_else(|| Form::new(lines()));
        // A draft was closed with the figures of the year that stands in it.
        let typed = form.year(BoardField::Year).ok().flatten();
        (!form.lines().is_empty()).then(|| Self {
            loaded: typed.unwrap_or_else(|| state.year(room)),
            purpose,
            form,
            doubted: Vec::new(),
        })
    }

    /// Answers what comes in, and lets lines follow those on which they depend.
    pub(crate) fn on_input(&mut self, input: &Input, state: &State) -> FormAnswer<BoardField> {
        let answer = self.form.on_input(input);
        self.follow(&answer, state);
        answer
    }

    /// Lets lines follow those on which they depend.
    fn follow(&mut self, answer: &FormAnswer<BoardField>, state: &State) {
        match answer {
            FormAnswer::Changed(BoardField::Pull) => finding::follow_pull(&mut self.form),
            FormAnswer::Changed(BoardField::Programme) => {
                finding::follow_programme(&mut self.form, state);
            }
            // While a year is typed it is not one yet: its figures come when the line is left.
            FormAnswer::Left(BoardField::Year) | FormAnswer::HandIn | FormAnswer::Close => {
                self.follow_year(state);
            }
            _ => {}
        }
    }

    /// Lays what was typed before over the lines, from the top: what depends on a line comes after
    /// it. `false` when a line is not there any more.
    pub(crate) fn resume(&mut self, typed: &[TypedLine], state: &State) -> bool {
        let mut found = true;
        for line in typed {
            match self.form.retype(line) {
                Some(key) => {
                    self.follow(&FormAnswer::Changed(key), state);
                    self.follow(&FormAnswer::Left(key), state);
                }
                None => found = false,
            }
        }
        found
    }

    /// Figures follow the year: another year has other ones. What was typed stays, for the year that
    /// stands there now.
    fn follow_year(&mut self, state: &State) {
        let FormPurpose::Indicator(id) = self.purpose else {
            return;
        };
        let year = self.form.year(BoardField::Year).ok().flatten();
        let Some((year, (_, indicator))) = year.zip(state.indicator(id)) else {
            return;
        };
        if year != self.loaded {
            self.loaded = year;
            for line in programme::figures(indicator, year) {
                self.form.refit(&line);
            }
        }
    }

    /// What it becomes when it is handed in.
    ///
    /// # Errors
    /// The line that cannot be taken, and why.
    pub(crate) fn commands(&self, state: &State, room: &Room<'_>) -> Ordered {
        commands(&self.purpose, &self.form, state, room)
    }

    /// The first line of an indicator that is hardly meant as it stands, asked back once: a
    /// percentage above 100 may be right, and is a slip more often.
    pub(crate) fn doubt(&mut self) -> Option<FormError<BoardField>> {
        let (key, percent) = programme::beyond_hundred(&self.form)
            .into_iter()
            .find(|doubt| !self.doubted.contains(doubt))?;
        let asked = Message::new(id!("board-ask-percent")).with("percent", percent.to_string());
        self.doubted.push((key, percent));
        Some(FormError::new(key, asked))
    }

    /// Puts the cursor on the line that the rules refused.
    pub(crate) fn reject(&mut self, rejection: &Rejection) {
        if let Some(key) = self.refused_line(rejection.0.id) {
            self.form.reject(FormError::new(key, rejection.0.clone()));
        }
    }

    /// The line at which a refusal of the rules belongs.
    fn refused_line(&self, refusal: MessageId) -> Option<BoardField> {
        const LINES: [(MessageId, BoardField); 16] = [
            (id!("board-refuse-other-programme"), BoardField::Indicator),
            (id!("board-refuse-finding-empty"), BoardField::FindingText),
            (id!("board-refuse-taken"), BoardField::Indicator),
            (id!("board-refuse-no-indicator"), BoardField::Indicator),
            (id!("board-refuse-no-programme"), BoardField::Programme),
            (id!("board-refuse-factor"), BoardField::FactorWords),
            (id!("board-refuse-response"), BoardField::Answer),
            (id!("board-refuse-ruling"), BoardField::RulingReason),
            (id!("board-refuse-action-empty"), BoardField::What),
            (id!("board-refuse-changed"), BoardField::Words),
            (id!("board-refuse-stopped"), BoardField::Words),
            (id!("board-refuse-transferred"), BoardField::Words),
            (id!("board-refuse-obstacle"), BoardField::Obstacle),
            (id!("board-refuse-programme-name"), BoardField::Name),
            (id!("board-refuse-indicator-name"), BoardField::Name),
            (id!("board-refuse-thresholds"), BoardField::OnTrackFrom),
        ];
        if refusal == id!("board-refuse-year") {
            let wrong = |key: &BoardField| {
                let year = self.form.year(*key).ok().flatten();
                year.is_some_and(|year| !YEARS.contains(&year))
            };
            let years = [
                BoardField::DueYear,
                BoardField::BaselineYear,
                BoardField::Year,
            ];
            return years.into_iter().find(wrong);
        }
        let line = LINES.iter().find(|(id, _)| *id == refusal);
        line.map(|(_, key)| *key)
    }
}

fn lines(purpose: &FormPurpose, state: &State, room: &Room<'_>) -> Vec<BoardLine> {
    match purpose {
        FormPurpose::NewFinding => finding::lines(None, state, room),
        FormPurpose::Finding(id) => finding::lines(state.finding(*id), state, room),
        FormPurpose::Factor(_) => finding::factor_lines(),
        FormPurpose::Consent(id) => action::consent_lines(state.card(*id)),
        FormPurpose::Response(id) => finding::response_lines(state.finding(*id)),
        FormPurpose::Ruling(id) => finding::ruling_lines(state.finding(*id)),
        FormPurpose::NewAction(from) => action::new_lines(*from, state, room),
        FormPurpose::Action(id) => state
            .card(*id)
            .map_or_else(Vec::new, |card| action::lines(&card.action, state, room)),
        FormPurpose::Words(_, to) => action::words_lines(to),
        FormPurpose::Obstacle(id, _) => action::obstacle_lines(state.card(*id)),
        FormPurpose::Actual(id) => action::actual_lines(state.card(*id)),
        FormPurpose::NewProgramme => programme::lines(None),
        FormPurpose::Programme(id) => programme::lines(state.programme(*id)),
        FormPurpose::NewIndicator(_) => programme::indicator_lines(None, state.year(room)),
        FormPurpose::Indicator(id) => {
            let indicator = state.indicator(*id).map(|(_, indicator)| indicator);
            programme::indicator_lines(indicator, state.year(room))
        }
        FormPurpose::Thresholds => programme::evaluation_lines(state, room),
    }
}

fn commands(purpose: &FormPurpose, form: &BoardForm, state: &State, room: &Room<'_>) -> Ordered {
    Ok(match purpose {
        FormPurpose::NewFinding => vec![finding::record(form, state, room)?],
        FormPurpose::Finding(id) => vec![finding::change(*id, form, state, room)?],
        FormPurpose::Factor(id) => vec![finding::add_factors(*id, form)?],
        FormPurpose::Consent(id) => action::note_consent(*id, form)?,
        FormPurpose::Response(id) => vec![finding::respond(*id, form)?],
        FormPurpose::Ruling(id) => vec![finding::rule(*id, form)],
        FormPurpose::NewAction(from) => action::make(*from, form)?,
        FormPurpose::Action(id) => {
            vec![Command::ChangeAction(*id, action::changes(form)?)]
        }
        FormPurpose::Words(id, to) => vec![action::move_with_words(*id, to, form)],
        FormPurpose::Obstacle(id, to) => vec![action::tell_obstacle(*id, to.as_ref(), form)],
        FormPurpose::Actual(id) => vec![action::note_actual(*id, form)],
        FormPurpose::NewProgramme => vec![Command::AddProgramme(programme::changes(form))],
        FormPurpose::Programme(id) => {
            vec![Command::ChangeProgramme(*id, programme::changes(form))]
        }
        FormPurpose::NewIndicator(id) => {
            vec![Command::AddIndicator(
                *id,
                programme::indicator_changes(form)?,
            )]
        }
        FormPurpose::Indicator(id) => {
            vec![Command::ChangeIndicator(
                *id,
                programme::indicator_changes(form)?,
            )]
        }
        FormPurpose::Thresholds => vec![programme::set_evaluation(form)?],
    })
}

/// A choice among these, each called by its message.
fn named_choices<T: Copy>(
    all: &[T],
    pick: impl Fn(T) -> Pick,
    label: impl Fn(T) -> MessageId,
) -> Vec<Choice<Pick>> {
    let option = |value: &T| Choice::named(pick(*value), label(*value));
    all.iter().map(option).collect()
}

/// A choice that nobody has to make, and that nobody made as long as there is no `now`: what was said
/// once can be said otherwise, but not unsaid.
fn open_choice(
    key: BoardField,
    label: MessageId,
    options: Vec<Choice<Pick>>,
    now: Option<Pick>,
) -> BoardLine {
    FormLine::open_choice(key, label, Pick::None, options, now)
}

/// What to say of a line in which something has to be chosen.
fn not_chosen(key: BoardField, label: MessageId) -> FormError<BoardField> {
    let asked = Message::new(id!("form-choose"));
    FormError::new(key, asked.with("field", Message::new(label)))
}

/// Something that may be chosen by its name, or nothing.
fn link(
    key: BoardField,
    label: MessageId,
    all: impl IntoIterator<Item = (Pick, Arg)>,
    now: &Pick,
) -> BoardLine {
    let none = Choice::named(Pick::None, id!("board-nothing"));
    let option = |(pick, words): (Pick, Arg)| Choice::new(pick, words);
    FormLine::link(key, label, none, all.into_iter().map(option), now)
}

fn programme_line(state: &State, now: Option<ItemId>) -> BoardLine {
    let all = state.programmes.iter().map(|evaluated| {
        let programme = &evaluated.programme;
        (Pick::Item(programme.id), programme.name.clone().into())
    });
    let now = now.map_or(Pick::None, Pick::Item);
    link(BoardField::Programme, id!("board-programme"), all, &now)
}

/// The item that is chosen in a line.
fn item(form: &BoardForm, key: BoardField) -> Option<ItemId> {
    match form.choice(key) {
        Some(Pick::Item(id)) => Some(*id),
        _ => None,
    }
}

/// What is typed in a line, for a command.
fn words(form: &BoardForm, key: BoardField) -> String {
    form.text(key).to_owned()
}

/// The year of a line that must hold one.
fn needed_year(form: &BoardForm, key: BoardField) -> Result<i32, FormError<BoardField>> {
    let label = form.lines().iter().find(|line| line.key == key);
    let label = label.map_or(id!("board-year"), |line| line.label);
    let missing = Message::new(id!("form-missing")).with("field", Message::new(label));
    form.year(key)?.ok_or_else(|| FormError::new(key, missing))
}
