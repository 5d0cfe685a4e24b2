//! What is typed on the set-up page, read as commands; and what stands there, as one would type it.

use chrono::NaiveDate;

use super::rows::{SetupEditing, SetupRow};
use crate::domain::calendar::{fiscal_year_of, parse_date, parse_year};
use crate::domain::{Message, Participant, roster};
use crate::id;
use crate::session::{AgendaItem, Command, Detail, State};

/// What a line of the description says, as one would type it.
pub(crate) fn about_text(state: &State, row: SetupRow) -> String {
    let about = &state.about;
    match row {
        SetupRow::Title => about.title.clone(),
        SetupRow::Council => about.council.clone(),
        SetupRow::Date => about.date.map_or(String::new(), |date| date.to_string()),
        SetupRow::Place => about.place.clone(),
        SetupRow::Facilitator => about.facilitator.clone(),
        SetupRow::FiscalYear if about.fiscal_year == 0 => String::new(),
        SetupRow::FiscalYear => about.fiscal_year.to_string(),
        SetupRow::Anonymity => String::new(),
    }
}

pub(super) fn person_text(who: &Participant) -> String {
    if who.organisation.is_empty() {
        who.name.clone()
    } else {
        format!("{}, {}", who.organisation, who.name)
    }
}

pub(super) fn item_text(item: &AgendaItem) -> String {
    if item.minutes == 0 {
        item.title.clone()
    } else {
        format!("{} {}", item.title, item.minutes)
    }
}

/// What was typed, as commands.
pub(super) fn commit(
    what: SetupEditing,
    text: &str,
    state: &State,
    today: Option<NaiveDate>,
) -> Result<Vec<Command>, Message> {
    let text = text.to_owned();
    let detail = |detail| vec![Command::Describe(detail)];
    Ok(match what {
        SetupEditing::About(row) if about_text(state, row) == text => Vec::new(),
        SetupEditing::About(SetupRow::Title) => detail(Detail::Title(text)),
        SetupEditing::About(SetupRow::Council) => detail(Detail::Council(text)),
        SetupEditing::About(SetupRow::Place) => detail(Detail::Place(text)),
        SetupEditing::About(SetupRow::Facilitator) => detail(Detail::Facilitator(text)),
        SetupEditing::About(SetupRow::Date) if text.trim().is_empty() => detail(Detail::Date(None)),
        SetupEditing::About(SetupRow::Date) => {
            let date = parse_date(&text, state.about.date.or(today))
                .ok_or_else(|| Message::new(id!("setup-not-a-date")).with("text", text))?;
            let mut commands = detail(Detail::Date(Some(date)));
            // A year that was set by hand stays; one that followed from a day follows the new day.
            let followed = state.about.date.or(today).map(fiscal_year_of);
            if state.about.fiscal_year == 0 || followed == Some(state.about.fiscal_year) {
                commands.extend(detail(Detail::FiscalYear(fiscal_year_of(date))));
            }
            commands
        }
        SetupEditing::About(SetupRow::FiscalYear) => {
            detail(Detail::FiscalYear(parse_year(&text).ok_or_else(|| {
                Message::new(id!("setup-not-a-year")).with("text", text)
            })?))
        }
        SetupEditing::About(SetupRow::Anonymity) => Vec::new(),
        SetupEditing::Person(None) => vec![Command::AddPeople(roster::parse(&text))],
        SetupEditing::Person(Some(id)) => {
            match (roster::parse_line(&text), state.people.get(&id)) {
                (Some(who), Some(person)) => {
                    // A correction of the words keeps a sector that was set by hand.
                    let who = Participant {
                        sector: person.who.sector,
                        ..who
                    };
                    if who == person.who {
                        Vec::new()
                    } else {
                        vec![Command::ChangePerson(id, who)]
                    }
                }
                _ => Vec::new(),
            }
        }
        SetupEditing::Item(at) => {
            let mut items: Vec<AgendaItem> = state.agenda.iter().cloned().collect();
            let item = parse_item(&text, at.and_then(|at| items.get(at)));
            match at.and_then(|at| items.get_mut(at)) {
                Some(place) => *place = item,
                None => items.push(item),
            }
            vec![Command::SetAgenda(items)]
        }
    })
}

/// `課題の共有 20` or `課題の共有 20分`: a title and its minutes.
fn parse_item(text: &str, before: Option<&AgendaItem>) -> AgendaItem {
    let text = text.trim();
    let kind = before.map_or(String::new(), |item| item.kind.clone());
    let bare = text
        .trim_end_matches(['分'])
        .trim_end_matches("min")
        .trim_end();
    let digits = bare.chars().rev().take_while(char::is_ascii_digit).count();
    let (title, minutes) = bare.split_at(bare.len() - digits);
    match minutes.parse::<u16>() {
        Ok(minutes) if !title.trim().is_empty() && title.ends_with([' ', '\u{3000}']) => {
            AgendaItem {
                title: title.trim().to_owned(),
                minutes: minutes.min(600),
                kind,
            }
        }
        _ => AgendaItem {
            title: text.to_owned(),
            minutes: before.map_or(0, |item| item.minutes),
            kind,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_agenda_line_ends_with_its_minutes() {
        let item = parse_item("課題の共有 20分", None);
        assert_eq!((item.title.as_str(), item.minutes), ("課題の共有", 20));
        assert_eq!(parse_item("健康日本21", None).minutes, 0);
    }
}
