//! 決定事項, 継続審議 and 事務局一任: whole sentences, each under its own heading.

use super::document::{Block, DocumentLine};
use super::minutes::Writer;
use crate::domain::{DecisionKind, MessageId, Statement};
use crate::id;

impl Writer<'_> {
    /// The decisions of each kind, as lines.
    pub(super) fn decision_lines(&self) -> [Vec<DocumentLine>; 3] {
        let all = self.state.decisions();
        DecisionKind::ALL.map(|kind| {
            let of_kind = all.iter().filter(|decision| decision.kind == kind);
            of_kind
                .map(|decision| self.decision_line(decision))
                .collect()
        })
    }

    fn decision_line(&self, decision: &Statement) -> DocumentLine {
        DocumentLine::of(self.word(&decision.text), [decision.record])
    }

    /// The three parts; what was not decided has none where there is nothing of it.
    pub(super) fn decided(&self) -> Vec<Block> {
        let [decided, continued, left] = self.decision_lines();
        let mut blocks = vec![
            self.section(id!("minutes-decisions")),
            self.list_or(decided, id!("minutes-no-decisions"), Block::Numbered),
        ];
        for (title, lines) in [
            (id!("minutes-continued"), continued),
            (id!("minutes-to-secretariat"), left),
        ] {
            if !lines.is_empty() {
                blocks.extend([self.section(title), Block::List(lines)]);
            }
        }
        blocks
    }

    /// The lines, or the sentence that there are none.
    pub(super) fn list_or(
        &self,
        lines: Vec<DocumentLine>,
        none: MessageId,
        block: fn(Vec<DocumentLine>) -> Block,
    ) -> Block {
        if lines.is_empty() {
            Block::Paragraph(DocumentLine::own(self.tr(none)))
        } else {
            block(lines)
        }
    }
}
