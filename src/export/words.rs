//! How minutes write due dates and what chapters bring as arguments.

use super::minutes::Writer;
use crate::domain::{Arg, Due, Message};
use crate::id;

impl Writer<'_> {
    /// By when; empty when that is open.
    pub(super) fn due(&self, due: Due) -> String {
        let year = |year: i32| self.lang.fiscal_year(year);
        let label = match due {
            Due::Open => return String::new(),
            Due::Quarter(of, quarter @ 1..=4) => Message::new(id!("minutes-due-quarter"))
                .with("year", year(of))
                .with("quarter", quarter),
            Due::Quarter(of, _) => Message::new(id!("minutes-due-year")).with("year", year(of)),
            Due::Meeting(of, number) => Message::new(id!("minutes-due-meeting"))
                .with("year", year(of))
                .with("number", number),
        };
        self.text(&label)
    }

    /// An argument as a word of its own.
    pub(super) fn word(&self, arg: &Arg) -> String {
        self.lang.word(arg)
    }
}
