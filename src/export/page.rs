//! 会議結果概要: one page of A4, made to fit by leaving out whole items, never by cutting one.

use super::document::{Block, DocumentLine, citation};
use super::minutes::Writer;
use crate::domain::MessageId;
use crate::id;
use crate::lang::Lang;

/// Rows that the page holds in type of 10 points.
const ROWS: usize = 54;
/// How many rows of names or titles a field of the page holds.
pub(super) const FIELD_ROWS: usize = 3;

/// A part of the page: a heading and the items that may stand below it.
struct Part {
    title: MessageId,
    /// What stands there instead of items; a part without is left out when it has none.
    none: Option<MessageId>,
    lines: Vec<DocumentLine>,
    /// Who is asked first for an item: the smaller number.
    rank: u8,
    numbered: bool,
}

/// Which items of each part stand on the page, and how many rows are left.
struct Choice {
    left: usize,
    chosen: Vec<Vec<bool>>,
}

impl Choice {
    /// Goes once through all items; `rows` tells how many an item takes. Tells whether a part became
    /// whole.
    fn turn(
        &mut self,
        longest: usize,
        order: &[usize],
        rows: impl Fn(usize, usize) -> Option<usize>,
    ) -> bool {
        let whole = self.whole();
        let turns = (0..longest).flat_map(|item| order.iter().map(move |part| (*part, item)));
        for (part, item) in turns {
            let Some(rows) = rows(part, item).filter(|rows| *rows <= self.left) else {
                continue;
            };
            if !self.chosen[part][item] {
                self.left -= rows;
                self.chosen[part][item] = true;
            }
        }
        let more = self.whole() - whole;
        self.left += more;
        more > 0
    }

    /// How many parts have all of their items on the page.
    fn whole(&self) -> usize {
        let is_whole = |part: &&Vec<bool>| !part.is_empty() && part.iter().all(|chosen| *chosen);
        self.chosen.iter().filter(is_whole).count()
    }
}

impl Part {
    fn is_shown(&self) -> bool {
        !self.lines.is_empty() || self.none.is_some()
    }
}

impl Writer<'_> {
    /// How many characters a row holds.
    pub(super) const fn columns(&self) -> usize {
        match self.lang {
            Lang::Ja => 42,
            Lang::En => 84,
        }
    }

    /// The page.
    pub(super) fn summary(&self) -> Vec<Block> {
        let mut head = self.notes();
        head.extend(self.fields());
        let tail: Vec<Block> = self.short_seal_line().into_iter().collect();
        let parts = self.parts();
        let around: usize = head
            .iter()
            .chain(&tail)
            .map(|block| self.rows_of(block))
            .sum();
        let chosen = self.chosen(&parts, ROWS.saturating_sub(around));
        let mut blocks = head;
        for (part, chosen) in parts.iter().zip(chosen) {
            blocks.extend(self.printed(part, &chosen));
        }
        blocks.extend(tail);
        blocks
    }

    /// The parts, in their order on the page. What was decided matters more than the way to it.
    fn parts(&self) -> Vec<Part> {
        let part = |title, lines, rank| Part {
            title,
            none: None,
            lines,
            rank,
            numbered: false,
        };
        let [decided, continued, left] = self.decision_lines();
        let parts = vec![
            Part {
                none: Some(id!("minutes-nothing")),
                ..part(id!("minutes-points"), self.points(), 5)
            },
            Part {
                none: Some(id!("minutes-no-decisions")),
                numbered: true,
                ..part(id!("minutes-decisions"), decided, 0)
            },
            part(id!("minutes-continued"), continued, 1),
            part(id!("minutes-to-secretariat"), left, 1),
            part(id!("minutes-carried"), self.carried_lines(), 2),
            Part {
                none: Some(id!("minutes-no-actions")),
                ..part(id!("minutes-actions"), self.next_year_in_short(), 2)
            },
            part(id!("minutes-requests"), self.requests(), 2),
            part(id!("minutes-homework"), self.homework_in_short(), 3),
            part(id!("minutes-schedule"), self.schedule_lines(), 4),
        ];
        parts.into_iter().filter(Part::is_shown).collect()
    }

    /// Which items have room: each part gets one in turn, those before others that matter more.
    fn chosen(&self, parts: &[Part], room: usize) -> Vec<Vec<bool>> {
        let mut choice = Choice {
            // A heading with its blank row, and a row for how many are left out, or for none.
            left: room.saturating_sub(parts.len() * 3),
            chosen: parts
                .iter()
                .map(|part| vec![false; part.lines.len()])
                .collect(),
        };
        let mut order: Vec<usize> = (0..parts.len()).collect();
        order.sort_by_key(|at| parts[*at].rank);
        let longest = parts.iter().map(|part| part.lines.len()).max().unwrap_or(0);
        // Again, as long as a part that is whole gives its row for what is left out to others.
        while choice.turn(longest, &order, |part, item| {
            let line = parts[part].lines.get(item)?;
            Some(self.rows_of_line(line))
        }) {}
        choice.chosen
    }

    fn printed(&self, part: &Part, chosen: &[bool]) -> Vec<Block> {
        let mut blocks = vec![self.section(part.title)];
        let taken = part.lines.iter().zip(chosen).filter(|(_, chosen)| **chosen);
        let lines: Vec<DocumentLine> = taken.map(|(line, _)| line.clone()).collect();
        let rest = part.lines.len() - lines.len();
        match part.none {
            Some(none) if part.lines.is_empty() => {
                blocks.push(Block::Paragraph(DocumentLine::own(self.tr(none))));
            }
            _ if lines.is_empty() => {}
            _ if part.numbered => blocks.push(Block::Numbered(lines)),
            _ => blocks.push(Block::List(lines)),
        }
        if rest > 0 {
            blocks.push(Block::Paragraph(self.more(rest)));
        }
        blocks
    }

    /// As many lines, from the first on, as so many rows hold, and how many there are beside.
    pub(super) fn few_lines(&self, lines: Vec<DocumentLine>, rows: usize) -> Vec<DocumentLine> {
        let all = lines.len();
        let mut used = 0;
        let fits = |line: &DocumentLine| {
            let rows_of = self.rows_of_line(line);
            let fits = used + rows_of <= rows;
            used += if fits { rows_of } else { 0 };
            fits
        };
        let mut few: Vec<DocumentLine> = lines.into_iter().filter(fits).collect();
        if few.len() < all {
            few.push(self.more(all - few.len()));
        }
        few
    }

    fn rows_of_line(&self, line: &DocumentLine) -> usize {
        let cited = if self.is_public() {
            0
        } else {
            citation(self.lang, &line.records).chars().count()
        };
        (line.text.chars().count() + cited)
            .div_ceil(self.columns())
            .max(1)
    }

    /// About how many rows a block takes on paper.
    fn rows_of(&self, block: &Block) -> usize {
        match block {
            Block::Heading(..) => 2,
            Block::Paragraph(line) => self.rows_of_line(line),
            Block::Field(name, lines) => {
                let rows: usize = lines.iter().map(|line| self.rows_of_line(line)).sum();
                // The name stands on the row of a single line.
                let over = name.chars().count() + 3;
                rows + usize::from(lines.len() > 1)
                    + usize::from(lines.len() == 1 && over > self.columns() / 2)
            }
            Block::List(lines) | Block::Numbered(lines) => {
                lines.iter().map(|line| self.rows_of_line(line)).sum()
            }
            Block::Table { rows, .. } => rows.len() + 1,
        }
    }
}
