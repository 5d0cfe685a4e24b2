//! What the record does not hold: said, so that nobody takes silence for nothing.

use super::dates::day;
use super::document::{Block, DocumentLine};
use super::minutes::Writer;
use crate::domain::Message;
use crate::id;
use crate::session::{Stage, short_seal};

impl Writer<'_> {
    /// The part about it; none where nothing is missing.
    pub(super) fn gaps(&self) -> Vec<Block> {
        let lines: Vec<DocumentLine> = [
            self.items_without(),
            self.gaps_of_chapters(),
            self.reopenings(),
            self.unknown_records(),
        ]
        .concat();
        if lines.is_empty() {
            return Vec::new();
        }
        vec![self.section(id!("minutes-gaps")), Block::List(lines)]
    }

    /// Agenda items that were not reached, or reached without anything on record.
    fn items_without(&self) -> Vec<DocumentLine> {
        // Before the end nobody knows what will be reached.
        if self.state.stage != Stage::Closed {
            return Vec::new();
        }
        let named = |wanted: &dyn Fn(usize) -> bool| {
            let items = self.state.agenda.iter().enumerate();
            let names: Vec<String> = items
                .filter(|(at, _)| wanted(*at))
                .map(|(at, item)| format!("{} {}", at + 1, item.title))
                .collect();
            names
        };
        let comma = self.tr(id!("minutes-comma"));
        [
            (
                id!("minutes-gap-not-reached"),
                named(&|at| !self.was_called(at)),
            ),
            (
                id!("minutes-gap-empty"),
                named(&|at| self.lacks_content(at)),
            ),
        ]
        .into_iter()
        .filter(|(_, names)| !names.is_empty())
        .map(|(id, names)| {
            let label = Message::new(id).with("n", names.len());
            let text = self.text(&label.with("items", names.join(&comma)));
            DocumentLine::of(text, self.facts.agenda)
        })
        .collect()
    }

    fn gaps_of_chapters(&self) -> Vec<DocumentLine> {
        let gaps = self
            .state
            .chapters
            .iter()
            .flat_map(|chapter| chapter.state.gaps());
        gaps.map(|(label, records)| DocumentLine::of(self.text(&label), records))
            .collect()
    }

    /// Each opening of the closed meeting, with the seal that it ended.
    fn reopenings(&self) -> Vec<DocumentLine> {
        let reopened = self.facts.reopened.iter();
        reopened
            .map(|(at, seal)| {
                let label = Message::new(id!("minutes-gap-reopened"))
                    .with("day", day(self.lang, at.t.date_naive()))
                    .with("seal", short_seal(seal));
                DocumentLine::of(self.text(&label), [at.record])
            })
            .collect()
    }

    fn unknown_records(&self) -> Vec<DocumentLine> {
        let n = self.state.unknown;
        let told = (n > 0).then(|| {
            let label = Message::new(id!("minutes-gap-unknown")).with("n", n);
            DocumentLine::own(self.text(&label))
        });
        told.into_iter().collect()
    }
}
