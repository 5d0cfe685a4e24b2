//! What stands behind the minutes: the seal, the number of the session, and for the public the
//! records on which each part rests, since its lines cite none.

use std::collections::BTreeSet;

use super::document::{Block, DocumentLine, citation};
use super::minutes::Writer;
use crate::domain::Message;
use crate::id;

impl Writer<'_> {
    /// The last part of the minutes, whose other parts are these blocks.
    pub(super) fn appendix(&self, blocks: &[Block]) -> Vec<Block> {
        let mut out = vec![self.section(id!("minutes-records"))];
        out.push(Block::Field(
            self.tr(id!("minutes-field-seal")),
            vec![self.whole_seal()],
        ));
        out.push(Block::Field(
            self.tr(id!("minutes-field-session")),
            vec![DocumentLine::own(self.id.to_string())],
        ));
        if self.is_public() {
            out.extend(self.cited_parts(blocks));
        }
        out.push(Block::Paragraph(DocumentLine::own(
            self.tr(id!("minutes-records-note")),
        )));
        out
    }

    fn whole_seal(&self) -> DocumentLine {
        if let (Some(seal), Some((records, record))) = (&self.state.seal, self.facts.seal) {
            let label = Message::new(id!("minutes-seal"))
                .with("seal", seal.as_str())
                .with("records", records);
            return DocumentLine::of(self.text(&label), [record]);
        }
        let label = Message::new(id!("minutes-no-seal")).with("records", self.facts.records);
        DocumentLine::own(self.text(&label))
    }

    /// One line for each part, with its records.
    fn cited_parts(&self, blocks: &[Block]) -> Vec<Block> {
        let mut parts: Vec<(String, BTreeSet<u64>)> =
            vec![(self.tr(id!("minutes-head")), BTreeSet::new())];
        for block in blocks {
            if let Block::Heading(1 | 2, title) = block {
                parts.push((title.clone(), BTreeSet::new()));
            } else if let Some((_, records)) = parts.last_mut() {
                records.extend(block.records());
            }
        }
        let cited = parts.into_iter().filter(|(_, records)| !records.is_empty());
        cited
            .map(|(title, records)| {
                let records: Vec<u64> = records.into_iter().collect();
                let text = citation(self.lang, &records);
                Block::Field(title, vec![DocumentLine::own(text)])
            })
            .collect()
    }
}
