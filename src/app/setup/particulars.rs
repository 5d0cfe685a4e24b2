//! What a form asks for the head of the minutes: at set-up what is known before, at the closing what
//! nobody said until then.
//!
//! Nothing is chosen beforehand: an empty line stays unsaid, and a suggestion is none of it until
//! somebody takes it.

use chrono::NaiveTime;

use super::lines::{Particular, SetupChoice, SetupField, SetupForm, SetupLine};
use crate::domain::calendar::rounded;
use crate::domain::{
    Attendance, Message, MessageId, Openness, ParticipantId, Person, Quorum, text,
};
use crate::id;
use crate::input::{Choice, FormError};
use crate::session::{Detail, State};

/// The most people that may be said to have looked on.
const MOST_OBSERVERS: i64 = 9_999;

/// How many lines for the head of the minutes say something.
pub(crate) fn said(state: &State) -> usize {
    let said = &state.about.particulars;
    let lines = Particular::ALL.iter();
    lines
        .filter(|line| **line != Particular::Data && line.is_said(said))
        .count()
}

/// What the closing asks for and nobody said yet.
pub(crate) fn unsaid(state: &State) -> Vec<MessageId> {
    const ASKED: [Particular; 6] = [
        Particular::Begins,
        Particular::Ends,
        Particular::Openness,
        Particular::Observers,
        Particular::Materials,
        Particular::Next,
    ];
    let said = &state.about.particulars;
    let asked = ASKED.iter().filter(|line| !line.is_said(said));
    let unknown = expected(state).next().map(|_| id!("particular-attendance"));
    unknown
        .into_iter()
        .chain(asked.map(|line| line.label()))
        .collect()
}

/// Was everything said that the closing asks for?
pub(crate) fn is_all_said(state: &State) -> bool {
    unsaid(state).is_empty()
}

/// Everybody of whom nobody said whether they came.
fn expected(state: &State) -> impl Iterator<Item = (ParticipantId, &Person)> {
    let people = state.people.iter();
    people
        .filter(|(_, person)| person.attendance == Attendance::Expected)
        .map(|(id, person)| (*id, person))
}

/// The lines as they stand.
pub(super) fn lines(state: &State) -> Vec<SetupLine> {
    let lines = Particular::ALL.into_iter();
    lines.filter_map(|line| form_line(line, state)).collect()
}

/// The lines of the closing: whoever is not accounted for, then the others, with this end of the
/// meeting suggested.
pub(super) fn closing_lines(state: &State, now: Option<NaiveTime>) -> Vec<SetupLine> {
    let came = |(id, person): (ParticipantId, &Person)| {
        let words = |came: Attendance| {
            Message::new(id!("particular-came"))
                .with("who", person.label())
                .with("attendance", Message::new(came.label()))
        };
        let options = [
            Attendance::Expected,
            Attendance::Present,
            Attendance::Absent,
        ]
        .map(|came| Choice::new(SetupChoice::Came(came), words(came)));
        let now = SetupChoice::Came(Attendance::Expected);
        SetupLine::choice(
            SetupField::Came(id),
            id!("particular-attendance"),
            options.into(),
            &now,
        )
    };
    let mut lines: Vec<SetupLine> = expected(state).map(came).collect();
    lines.extend(self::lines(state));
    let ends = SetupField::Said(Particular::Ends);
    if let Some(line) = lines.iter_mut().find(|line| line.key == ends) {
        line.suggestion = now.map_or_else(String::new, |now| time(rounded(now)));
    }
    lines
}

fn form_line(which: Particular, state: &State) -> Option<SetupLine> {
    let said = &state.about.particulars;
    let (key, label) = (SetupField::Said(which), which.label());
    Some(match which {
        Particular::Begins => {
            let began = state.began.map(|began| time(rounded(began.t.time())));
            SetupLine::time(key, label, said.begins).suggesting(&began.unwrap_or_default())
        }
        Particular::Ends => SetupLine::time(key, label, said.ends),
        Particular::Openness => {
            let options = Openness::ALL.map(|openness| {
                Choice::named(SetupChoice::Openness(Some(openness)), openness.label())
            });
            let none = Choice::named(SetupChoice::Openness(None), id!("particular-unsaid"));
            SetupLine::link(
                key,
                label,
                none,
                options,
                &SetupChoice::Openness(said.openness),
            )
        }
        Particular::Reason => SetupLine::text(key, label, &said.openness_reason),
        Particular::Observers => {
            let now = said.observers.map(i64::from);
            SetupLine::number(key, label, now, (0, MOST_OBSERVERS))
        }
        Particular::Quorum => {
            let options = Quorum::ALL
                .map(|quorum| Choice::named(SetupChoice::Quorum(Some(quorum)), quorum.label()));
            let none = Choice::named(SetupChoice::Quorum(None), id!("particular-no-quorum"));
            SetupLine::link(key, label, none, options, &SetupChoice::Quorum(said.quorum))
        }
        Particular::Materials => {
            let rows: Vec<Vec<String>> = said
                .materials
                .iter()
                .map(|name| vec![name.clone()])
                .collect();
            SetupLine::rows(key, label, vec![id!("particular-material")], &rows)
        }
        Particular::Data => data_line(state)?,
        Particular::Next => SetupLine::text(key, label, &said.next_meeting),
        Particular::Author => SetupLine::text(key, label, &said.author),
        Particular::Contact => SetupLine::text(key, label, &said.contact),
    })
}

/// Data files of this meeting that the list of materials does not name, to be ticked.
fn data_line(state: &State) -> Option<SetupLine> {
    let unlisted = unlisted_data(state);
    let options: Vec<_> = unlisted
        .iter()
        .enumerate()
        .map(|(at, name)| Choice::new(SetupChoice::Data(at), name.as_str()))
        .collect();
    let key = SetupField::Said(Particular::Data);
    (!options.is_empty()).then(|| SetupLine::many(key, Particular::Data.label(), options, &[]))
}

fn unlisted_data(state: &State) -> Vec<String> {
    let listed = &state.about.particulars.materials;
    let mut names: Vec<String> = Vec::new();
    for material in state.materials() {
        if !listed.contains(&material.file) && !names.contains(&material.file) {
            names.push(material.file);
        }
    }
    names
}

/// What the form says now of the head of the minutes: nothing for a line that nobody changed, an
/// error for one that cannot be read.
pub(super) fn details<'a>(
    form: &'a SetupForm,
    state: &'a State,
) -> impl Iterator<Item = Result<Detail, FormError<SetupField>>> + 'a {
    let changed = |which: &Particular| form.has_changed(SetupField::Said(*which));
    let lists = changed(&Particular::Materials) || changed(&Particular::Data);
    let others = Particular::ALL
        .into_iter()
        .filter(move |which| *which != Particular::Materials && changed(which));
    let others = others.filter_map(|which| detail(form, which).transpose());
    lists
        .then(|| Ok(Detail::Materials(materials(form, state))))
        .into_iter()
        .chain(others)
}

fn detail(form: &SetupForm, which: Particular) -> Result<Option<Detail>, FormError<SetupField>> {
    let key = SetupField::Said(which);
    let typed = || text::clean(form.text(key));
    Ok(Some(match which {
        Particular::Begins => Detail::Begins(form.time(key)?),
        Particular::Ends => Detail::Ends(form.time(key)?),
        Particular::Openness => match form.choice(key) {
            Some(SetupChoice::Openness(openness)) => Detail::Openness(*openness),
            _ => return Ok(None),
        },
        Particular::Reason => Detail::OpennessReason(typed()),
        Particular::Observers => {
            let n = form.number(key)?;
            Detail::Observers(n.and_then(|n| u32::try_from(n).ok()))
        }
        Particular::Quorum => match form.choice(key) {
            Some(SetupChoice::Quorum(quorum)) => Detail::Quorum(*quorum),
            _ => return Ok(None),
        },
        // Both are one list.
        Particular::Materials | Particular::Data => return Ok(None),
        Particular::Next => Detail::NextMeeting(typed()),
        Particular::Author => Detail::Author(typed()),
        Particular::Contact => Detail::Contact(typed()),
    }))
}

fn materials(form: &SetupForm, state: &State) -> Vec<String> {
    let rows = form.rows(SetupField::Said(Particular::Materials));
    let typed = rows.into_iter().flatten();
    let data = unlisted_data(state);
    let ticked = form.ticked(SetupField::Said(Particular::Data));
    let ticked = ticked.into_iter().filter_map(|choice| match choice {
        SetupChoice::Data(at) => data.get(*at).cloned(),
        _ => None,
    });
    typed.chain(ticked).collect()
}

/// Whoever was said to have come, or not to have.
pub(super) fn came(form: &SetupForm) -> Vec<(ParticipantId, Attendance)> {
    let of = |line: &SetupLine| match (line.key, form.choice(line.key)) {
        (SetupField::Came(id), Some(SetupChoice::Came(came))) if *came != Attendance::Expected => {
            Some((id, *came))
        }
        _ => None,
    };
    form.lines().iter().filter_map(of).collect()
}

fn time(at: NaiveTime) -> String {
    at.format("%H:%M").to_string()
}

#[cfg(test)]
mod tests;
