//! The forms of the set-up page: what they hold at first, and what becomes of it.
//!
//! Left out on purpose: moving, editing and reading lines, which the kit does.

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use super::lines::{SetupChoice, SetupField, SetupForm, SetupLine};
use super::particulars;
use super::rows::{Section, SetupRow};
use crate::domain::{
    Attendance, CouncilRole, Decimal, Message, Participant, ParticipantId, Sector, TypedLine,
    roster, text,
};
use crate::id;
use crate::input::{Choice, FormAnswer, FormError, Input, Pasted};
use crate::session::{AgendaItem, Command, Detail, KINDS, State};

/// The most minutes of an agenda item: ten hours.
pub(super) const MOST_MINUTES: u16 = 600;

/// What a form of the page is for; drafts name it so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum SetupPurpose {
    /// What the meeting is.
    About,
    /// What stands at the head of its minutes.
    Particulars,
    /// What nobody said of that by the end, and who came.
    Closing,
    /// People who come onto the list, one line each.
    NewPerson,
    /// Somebody on the list.
    Person(ParticipantId),
    /// Two spellings of one organisation; somebody of the first may be in hand.
    Join(Option<ParticipantId>),
    /// Items that come onto the agenda, one line each.
    NewItem,
    /// An item of the agenda, by its place.
    Item(usize),
}

impl SetupPurpose {
    /// Does the form stay open for the next line? Ten people are ten lines.
    pub(crate) const fn goes_on(self) -> bool {
        matches!(self, SetupPurpose::NewPerson | SetupPurpose::NewItem)
    }

    /// The section that it is about.
    pub(super) const fn section(self) -> Section {
        match self {
            SetupPurpose::About | SetupPurpose::Particulars | SetupPurpose::Closing => {
                Section::About
            }
            SetupPurpose::NewPerson | SetupPurpose::Person(_) | SetupPurpose::Join(_) => {
                Section::People
            }
            SetupPurpose::NewItem | SetupPurpose::Item(_) => Section::Agenda,
        }
    }

    /// Is what it is about still there?
    pub(super) fn is_there(self, state: &State) -> bool {
        match self {
            SetupPurpose::Person(id) => state.people.contains_key(&id),
            SetupPurpose::Item(at) => at < state.agenda.len(),
            SetupPurpose::About
            | SetupPurpose::Particulars
            | SetupPurpose::Closing
            | SetupPurpose::NewPerson
            | SetupPurpose::Join(_)
            | SetupPurpose::NewItem => true,
        }
    }
}

/// A form that lies open.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct OpenSetupForm {
    /// What it is for.
    pub(crate) purpose: SetupPurpose,
    /// Its lines.
    pub(crate) form: SetupForm,
}

impl OpenSetupForm {
    /// The form for this purpose; `None` when what it is about is not there. Days typed without a
    /// year are near `today`.
    pub(super) fn new(
        purpose: SetupPurpose,
        state: &State,
        today: Option<NaiveDate>,
    ) -> Option<Self> {
        let whole = |label| vec![SetupLine::text(SetupField::Whole, label, "")];
        let lines = match purpose {
            SetupPurpose::About => about_lines(state, today),
            SetupPurpose::Particulars => particulars::lines(state),
            SetupPurpose::Closing => return None,
            SetupPurpose::NewPerson => whole(id!("setup-person-label")),
            SetupPurpose::Person(id) => person_lines(&state.people.get(&id)?.who, state),
            SetupPurpose::Join(id) => join_lines(id, state),
            SetupPurpose::NewItem => whole(id!("setup-item-label")),
            SetupPurpose::Item(at) => item_lines(state.agenda.get(at)?),
        };
        let form = SetupForm::new(lines);
        let form = if purpose.goes_on() {
            form
        } else {
            form.asks_before_losing()
        };
        Some(Self { purpose, form })
    }

    /// The form of the closing at this time of day, which it suggests as the meeting's end.
    pub(crate) fn closing(state: &State, now: Option<NaiveTime>) -> Self {
        let form = SetupForm::new(particulars::closing_lines(state, now)).asks_before_losing();
        Self {
            purpose: SetupPurpose::Closing,
            form,
        }
    }

    /// Answers what comes in. The suggested year follows the day.
    pub(crate) fn on_input(&mut self, input: &Input, state: &State) -> FormAnswer<SetupField> {
        let answer = self.form.on_input(input);
        self.follow(&answer, state);
        answer
    }

    fn follow(&mut self, answer: &FormAnswer<SetupField>, state: &State) {
        const DATE: SetupField = SetupField::About(SetupRow::Date);
        if *answer == FormAnswer::Left(DATE) {
            let day = self.form.date(DATE).ok().flatten();
            self.form.refit(&year_line(state, day));
        }
    }

    /// Lays what was typed before over the lines; `false` when one is not there any more.
    pub(crate) fn resume(&mut self, typed: &[TypedLine], state: &State) -> bool {
        let mut found = true;
        for line in typed {
            match self.form.retype(line) {
                Some(key) => self.follow(&FormAnswer::Left(key), state),
                None => found = false,
            }
        }
        found
    }

    /// What it says, as commands: nothing for what nobody changed.
    ///
    /// # Errors
    /// The first line that cannot be taken.
    pub(crate) fn commands(&self, state: &State) -> Result<Vec<Command>, FormError<SetupField>> {
        let form = &self.form;
        Ok(match self.purpose {
            SetupPurpose::About => described(about(form).collect::<Result<_, _>>()?),
            SetupPurpose::Particulars => {
                described(particulars::details(form, state).collect::<Result<_, _>>()?)
            }
            SetupPurpose::Closing => {
                let details = particulars::details(form, state).collect::<Result<_, _>>()?;
                filled_in(details, particulars::came(form))
            }
            SetupPurpose::NewPerson => people(form.text(SetupField::Whole)),
            SetupPurpose::Person(id) => person(id, form, state),
            SetupPurpose::Join(_) => vec![Command::JoinOrganisations(
                form.text(SetupField::Spelling).to_owned(),
                form.text(SetupField::Organisation).to_owned(),
            )],
            SetupPurpose::NewItem => items(form.text(SetupField::Whole), state)
                .map_err(|message| FormError::new(SetupField::Whole, message))?,
            SetupPurpose::Item(at) => item(at, form, state)?,
        })
    }
}

fn about_lines(state: &State, today: Option<NaiveDate>) -> Vec<SetupLine> {
    let about = &state.about;
    let line = |row: SetupRow| {
        let (key, label) = (SetupField::About(row), row.label());
        match row {
            SetupRow::Title => SetupLine::text(key, label, &about.title).required(),
            SetupRow::Council => SetupLine::text(key, label, &about.council),
            SetupRow::Date => SetupLine::date(key, label, about.date, about.date.or(today)),
            SetupRow::Place => SetupLine::text(key, label, &about.place),
            SetupRow::Facilitator => SetupLine::text(key, label, &about.facilitator),
            SetupRow::FiscalYear | SetupRow::Particulars | SetupRow::Anonymity => {
                year_line(state, about.date)
            }
        }
    };
    let typed = SetupRow::ALL
        .iter()
        .filter(|row| !matches!(row, SetupRow::Anonymity | SetupRow::Particulars));
    typed.map(|row| line(*row)).collect()
}

/// The fiscal year, which follows from the day as long as nobody says another.
fn year_line(state: &State, day: Option<NaiveDate>) -> SetupLine {
    let row = SetupRow::FiscalYear;
    let line = SetupLine::year(SetupField::About(row), row.label(), state.about.fiscal_year);
    let follows = state.followed_year(day);
    if follows == 0 {
        line
    } else {
        line.suggesting(&follows.to_string())
    }
}

fn person_lines(who: &Participant, state: &State) -> Vec<SetupLine> {
    // The name that is corrected is not one to be kept to.
    let mut known = state.organisations();
    known.retain(|name| *name != who.organisation);
    let sector = |sector: Sector| Choice::named(SetupChoice::Sector(sector), sector.label());
    let sectors = Sector::ALL.map(sector).to_vec();
    let now = SetupChoice::Sector(who.sector);
    let role = |role: CouncilRole| Choice::named(SetupChoice::Role(Some(role)), role.label());
    let no_role = Choice::named(SetupChoice::Role(None), id!("particular-unsaid"));
    let role_now = SetupChoice::Role(who.role);
    vec![
        SetupLine::text(
            SetupField::Organisation,
            id!("setup-organisation"),
            &who.organisation,
        )
        .among(known),
        name_line(who),
        SetupLine::choice(SetupField::Sector, id!("setup-side"), sectors, &now),
        SetupLine::link(
            SetupField::Role,
            id!("setup-role"),
            no_role,
            CouncilRole::ALL.map(role),
            &role_now,
        ),
    ]
}

/// The spelling that goes, that of the person in hand, and the one that stays.
fn join_lines(id: Option<ParticipantId>, state: &State) -> Vec<SetupLine> {
    let person = id.and_then(|id| state.people.get(&id));
    let now = person.map_or("", |person| person.who.organisation.as_str());
    let (from, into) = (SetupField::Spelling, SetupField::Organisation);
    vec![
        SetupLine::text(from, id!("setup-join-from"), now).required(),
        SetupLine::text(into, id!("setup-join-into"), "")
            .among(state.organisations())
            .required(),
    ]
}

/// Who came onto the list without a name is an organisation, and may stay one.
fn name_line(who: &Participant) -> SetupLine {
    let line = SetupLine::text(SetupField::Name, id!("setup-name"), &who.name);
    if who.name.is_empty() {
        line
    } else {
        line.required()
    }
}

fn item_lines(item: &AgendaItem) -> Vec<SetupLine> {
    let talk = Choice::named(SetupChoice::Kind(""), id!("setup-kind-none"));
    let kinds = KINDS
        .iter()
        .map(|kind| Choice::named(SetupChoice::Kind(kind.id), kind.label));
    let known = KINDS.iter().find(|kind| kind.id == item.kind);
    let now = SetupChoice::Kind(known.map_or("", |kind| kind.id));
    let minutes = (item.minutes > 0).then_some(i64::from(item.minutes));
    let range = (0, i64::from(MOST_MINUTES));
    vec![
        SetupLine::text(SetupField::ItemTitle, id!("setup-item-title"), &item.title).required(),
        SetupLine::number(SetupField::Minutes, id!("setup-minutes"), minutes, range),
        SetupLine::link(SetupField::Kind, id!("setup-item-kind"), talk, kinds, &now),
    ]
}

/// People who come onto the list, one line each.
pub(super) fn people(typed: &str) -> Vec<Command> {
    let people = roster::parse(typed);
    let all = (!people.is_empty()).then_some(Command::AddPeople(people));
    all.into_iter().collect()
}

/// Items that come onto the end of the agenda, one line each.
///
/// # Errors
/// The first line with more minutes than an item may have.
pub(super) fn items(typed: &str, state: &State) -> Result<Vec<Command>, Message> {
    let lines = Pasted::new(typed).lines();
    let new = lines.iter().map(|line| parse_item(line));
    let new: Vec<AgendaItem> = new.collect::<Result<_, _>>()?;
    if new.is_empty() {
        return Ok(Vec::new());
    }
    let all = state.agenda.iter().cloned().chain(new);
    Ok(vec![Command::SetAgenda(all.collect())])
}

/// What the description says now, line by line: nothing for a line that nobody changed, an error for
/// one that cannot be read.
fn about(form: &SetupForm) -> impl Iterator<Item = Result<Detail, FormError<SetupField>>> {
    let changed = |row: &SetupRow| form.has_changed(SetupField::About(*row));
    let rows = SetupRow::ALL.into_iter().filter(changed);
    rows.map(|row| detail(form, row))
}

fn described(details: Vec<Detail>) -> Vec<Command> {
    let all = (!details.is_empty()).then_some(Command::Describe(details));
    all.into_iter().collect()
}

fn filled_in(details: Vec<Detail>, came: Vec<(ParticipantId, Attendance)>) -> Vec<Command> {
    let nothing = details.is_empty() && came.is_empty();
    let all = (!nothing).then_some(Command::FillIn(details, came));
    all.into_iter().collect()
}

fn detail(form: &SetupForm, row: SetupRow) -> Result<Detail, FormError<SetupField>> {
    let key = SetupField::About(row);
    let typed = || text::clean(form.text(key));
    Ok(match row {
        SetupRow::Title => Detail::Title(typed()),
        SetupRow::Council => Detail::Council(typed()),
        SetupRow::Date => Detail::Date(form.date(key)?),
        SetupRow::Place => Detail::Place(typed()),
        SetupRow::Facilitator => Detail::Facilitator(typed()),
        // The others have no line here: anonymity is raised with a question of its own.
        SetupRow::FiscalYear | SetupRow::Particulars | SetupRow::Anonymity => {
            Detail::FiscalYear(form.year(key)?.unwrap_or(0))
        }
    })
}

fn person(id: ParticipantId, form: &SetupForm, state: &State) -> Vec<Command> {
    let Some(person) = state.people.get(&id) else {
        return Vec::new();
    };
    let sector = match form.choice(SetupField::Sector) {
        Some(SetupChoice::Sector(sector)) => *sector,
        _ => person.who.sector,
    };
    let who = Participant {
        organisation: text::clean(form.text(SetupField::Organisation)),
        name: text::clean(form.text(SetupField::Name)),
        sector,
        role: match form.choice(SetupField::Role) {
            Some(SetupChoice::Role(role)) => *role,
            _ => person.who.role,
        },
    };
    if who == person.who {
        Vec::new()
    } else {
        vec![Command::ChangePerson(id, who)]
    }
}

fn item(at: usize, form: &SetupForm, state: &State) -> Result<Vec<Command>, FormError<SetupField>> {
    let mut items: Vec<AgendaItem> = state.agenda.iter().cloned().collect();
    let Some(item) = items.get_mut(at) else {
        return Ok(Vec::new());
    };
    item.title = text::clean(form.text(SetupField::ItemTitle));
    let minutes = form.number(SetupField::Minutes)?.unwrap_or(0);
    item.minutes = u16::try_from(minutes).unwrap_or(MOST_MINUTES);
    // A kind that this version does not know stays, unless somebody chose another.
    if form.has_changed(SetupField::Kind)
        && let Some(SetupChoice::Kind(kind)) = form.choice(SetupField::Kind)
    {
        (*kind).clone_into(&mut item.kind);
    }
    Ok(if items.iter().eq(state.agenda.iter()) {
        Vec::new()
    } else {
        vec![Command::SetAgenda(items)]
    })
}

/// `課題の共有 20` or `課題の共有 20分`: a title and its minutes.
///
/// # Errors
/// When they are more minutes than an item may have.
fn parse_item(typed: &str) -> Result<AgendaItem, Message> {
    let bare = typed.trim_end_matches('分').trim_end_matches("min");
    let bare = bare.trim_end();
    let title = bare.trim_end_matches(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c));
    let is_title = !title.trim().is_empty() && title.ends_with([' ', '\u{3000}']);
    let minutes = Decimal::typed(&bare[title.len()..]).filter(|_| is_title);
    let minutes = minutes.and_then(|minutes| minutes.units_at(0));
    let number = u16::try_from(minutes.unwrap_or(0)).ok();
    let number = number.filter(|number| *number <= MOST_MINUTES);
    let too_many = || {
        let message = Message::new(id!("setup-too-many-minutes"));
        message
            .with("line", typed)
            .with("most", i64::from(MOST_MINUTES))
    };
    Ok(AgendaItem {
        title: minutes.map_or(typed, |_| title.trim()).to_owned(),
        minutes: number.ok_or_else(too_many)?,
        kind: String::new(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_agenda_line_ends_with_its_minutes() {
        let item = parse_item("課題の共有 20分").unwrap();
        assert_eq!((item.title.as_str(), item.minutes), ("課題の共有", 20));
        assert_eq!(parse_item("次第　２０").unwrap().minutes, 20);
        assert_eq!(parse_item("健康日本21").unwrap().minutes, 0);
        assert_eq!(parse_item("長い 600").unwrap().minutes, MOST_MINUTES);
        let long = parse_item("長い 601").unwrap_err();
        assert_eq!(long.id, id!("setup-too-many-minutes"));
    }
}
