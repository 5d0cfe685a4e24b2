//! What a new line of the description replaces: told with what stood there before.

use super::event::Detail;
use super::state::About;
use crate::domain::{Message, MessageId};
use crate::id;

/// A changed line with what it said before; `None` where nothing stood there.
pub(super) fn replaced(about: &About, detail: &Detail) -> Option<Message> {
    let (field, before, after) = match detail {
        Detail::Date(to) => {
            let after = to.map_or_else(String::new, |day| day.to_string());
            (id!("setup-date"), about.date?.to_string(), after)
        }
        Detail::FiscalYear(to) => (id!("setup-fiscal-year"), year(about.fiscal_year), year(*to)),
        line => text(about, line)?,
    };
    let message = Message::new(id!("story-described-anew"))
        .with("field", Message::new(field))
        .with("before", before.as_str())
        .with("value", after);
    (!before.is_empty()).then_some(message)
}

fn text(about: &About, line: &Detail) -> Option<(MessageId, String, String)> {
    let (field, before, after) = match line {
        Detail::Title(to) => (id!("setup-title"), &about.title, to),
        Detail::Place(to) => (id!("setup-place"), &about.place, to),
        Detail::Council(to) => (id!("setup-council"), &about.council, to),
        Detail::Facilitator(to) => (id!("setup-facilitator"), &about.facilitator, to),
        _ => return None,
    };
    Some((field, before.clone(), after.clone()))
}

fn year(year: i32) -> String {
    if year == 0 {
        String::new()
    } else {
        year.to_string()
    }
}
