//! 審議の内容: what was said and done, under the agenda item in which it happened.
//!
//! Not the chapter but the record tells where: a board that was opened early and used later stands
//! where it was used.

use super::document::{Block, DocumentLine, DocumentRow};
use super::minutes::Writer;
use crate::domain::{Arg, DecisionKind, Message, Passage};
use crate::id;
use crate::session::{Chapter, State};

/// Where something stands: under an agenda item, or outside of the agenda.
type Place = Option<u16>;

/// A row of a table, with its record.
type Row = (Vec<Arg>, u64);

/// What one chapter says under one agenda item.
struct Happening {
    place: Place,
    chapter: usize,
    /// The heading under which the last passage stands.
    under: Option<Message>,
    /// The point of which the last passage says more, or which it is.
    point: Option<Passage>,
    passages: Vec<Passage>,
}

impl Writer<'_> {
    /// Each agenda item with its time, what happened in it and what came of it; then what happened
    /// outside of the agenda.
    pub(super) fn course(&self) -> Vec<Block> {
        let happenings = self.happenings();
        let spent = State {
            closed_at: None,
            ..self.state.clone()
        }
        .spent(self.now);
        let mut blocks = Vec::new();
        for (i, item) in self.state.agenda.iter().enumerate() {
            let place = u16::try_from(i).ok();
            blocks.push(Block::Heading(2, format!("{} {}", i + 1, item.title)));
            blocks.push(Block::Paragraph(
                self.time_line(i, spent.get(i).copied().unwrap_or(0)),
            ));
            let mut told = self.told_under(&happenings, place);
            self.results(place)
                .into_iter()
                .for_each(|line| add_line(&mut told, line));
            if told.is_empty() && self.lacks_content(i) {
                told.push(own(self.tr(id!("minutes-item-empty"))));
            }
            blocks.extend(told);
        }
        let mut outside = self.told_under(&happenings, None);
        self.results(None)
            .into_iter()
            .for_each(|line| add_line(&mut outside, line));
        if !outside.is_empty() && !self.state.agenda.is_empty() {
            blocks.push(Block::Heading(2, self.tr(id!("minutes-outside"))));
        }
        blocks.extend(outside);
        if blocks.is_empty() {
            blocks.push(own(self.tr(id!("minutes-nothing"))));
        }
        blocks
    }

    fn calls_of(&self, item: usize) -> Vec<u64> {
        let calls = u16::try_from(item)
            .ok()
            .and_then(|item| self.facts.calls.get(&item));
        calls.cloned().unwrap_or_default()
    }

    pub(super) fn was_called(&self, item: usize) -> bool {
        !self.calls_of(item).is_empty()
    }

    /// Was this agenda item taken up with a tool, and is there nothing of it on record? An opening or
    /// a greeting is talk, of which nobody looks for a record.
    pub(super) fn lacks_content(&self, item: usize) -> bool {
        let has_tool = self
            .state
            .agenda
            .get(item)
            .is_some_and(|item| !item.kind.is_empty());
        let place = u16::try_from(item).ok();
        let happened = || self.happenings().iter().any(|one| one.place == place);
        has_tool && self.was_called(item) && !happened() && self.results(place).is_empty()
    }

    fn time_line(&self, item: usize, spent: u64) -> DocumentLine {
        let calls = self.calls_of(item);
        let planned = self.state.agenda.get(item).map_or(0, |item| item.minutes);
        let label = match (calls.is_empty(), planned) {
            (true, _) => Message::new(id!("minutes-not-called")),
            (false, 0) => Message::new(id!("minutes-time-spent")).with("spent", minutes(spent)),
            (false, planned) => Message::new(id!("minutes-time"))
                .with("spent", minutes(spent))
                .with("planned", planned),
        };
        DocumentLine::of(self.text(&label), calls)
    }

    /// What the chapters say, by place.
    fn happenings(&self) -> Vec<Happening> {
        let mut out: Vec<Happening> = Vec::new();
        for (at, chapter) in self.state.chapters.iter().enumerate() {
            self.put_into_place((at, chapter), &mut out);
        }
        out
    }

    fn put_into_place(&self, (at, chapter): (usize, &Chapter), out: &mut Vec<Happening>) {
        let passages = chapter.state.minutes(&self.state.room(), self.audience);
        let mut place = self.home_of(chapter, &passages);
        let mut under = None;
        // The point of which the lines that follow say more.
        let mut point = None;
        let parts = passages
            .into_iter()
            .flat_map(|passage| self.by_place(passage));
        for passage in parts {
            match &passage {
                Passage::Heading(label) => {
                    (under, point) = (Some(label.clone()), None);
                    continue;
                }
                Passage::Point(..) => point = Some(passage.clone()),
                Passage::Line(..) => {}
                Passage::Table { .. } => point = None,
            }
            place = self.place_of(&passage).or(place);
            push(out, (place, at), (under.as_ref(), point.as_ref()), passage);
        }
    }

    /// A table in parts, where its rows happened under several agenda items.
    fn by_place(&self, passage: Passage) -> Vec<Passage> {
        let Passage::Table { head, rows } = passage else {
            return vec![passage];
        };
        let mut parts: Vec<(Place, Vec<Row>)> = Vec::new();
        for row in rows {
            let place = self.facts.item_of(&[row.1]);
            match parts.iter_mut().find(|(known, _)| *known == place) {
                Some((_, rows)) => rows.push(row),
                None => parts.push((place, vec![row])),
            }
        }
        let table = |(_, rows)| Passage::Table {
            head: head.clone(),
            rows,
        };
        parts.into_iter().map(table).collect()
    }

    fn place_of(&self, passage: &Passage) -> Place {
        match passage {
            Passage::Heading(_) => None,
            Passage::Point(_, records) | Passage::Line(_, records) => self.facts.item_of(records),
            Passage::Table { rows, .. } => {
                let records: Vec<u64> = rows.iter().map(|(_, record)| *record).collect();
                self.facts.item_of(&records)
            }
        }
    }

    /// Where a chapter's words stand that came before the meeting or rest on no record: with the
    /// first of the others, else with the agenda item that opened it.
    fn home_of(&self, chapter: &Chapter, passages: &[Passage]) -> Place {
        let first = passages.iter().find_map(|passage| self.place_of(passage));
        let opened = chapter
            .agenda
            .filter(|item| usize::from(*item) < self.state.agenda.len());
        first.or(opened)
    }

    fn told_under(&self, happenings: &[Happening], place: Place) -> Vec<Block> {
        let here = happenings.iter().filter(|one| one.place == place);
        here.flat_map(|one| self.told(one)).collect()
    }

    fn told(&self, happening: &Happening) -> Vec<Block> {
        let mut blocks = Vec::new();
        if let Some(title) = self.chapter_title(happening) {
            blocks.push(Block::Heading(3, title));
        }
        // What follows a point, up to the next heading or table, says more of it.
        let mut has_point = false;
        for passage in &happening.passages {
            match passage {
                Passage::Heading(label) => blocks.push(Block::Heading(3, self.text(label))),
                Passage::Point(label, records) | Passage::Line(label, records) => {
                    let mut line = DocumentLine::of(self.text(label), records.iter().copied());
                    line.is_detail = has_point && matches!(passage, Passage::Line(..));
                    add_line(&mut blocks, line);
                }
                Passage::Table { head, rows } => blocks.push(self.table_of(head, rows)),
            }
            has_point = match passage {
                Passage::Point(..) => true,
                Passage::Line(..) => has_point,
                Passage::Heading(_) | Passage::Table { .. } => false,
            };
        }
        blocks
    }

    fn table_of(&self, head: &[Arg], rows: &[(Vec<Arg>, u64)]) -> Block {
        let words = |cells: &[Arg]| cells.iter().map(|cell| self.word(cell)).collect();
        Block::Table {
            head: words(head),
            rows: rows
                .iter()
                .map(|(cells, record)| DocumentRow {
                    cells: words(cells),
                    record: *record,
                })
                .collect(),
        }
    }

    /// The chapter's name, where the agenda item does not say it: one that several items share is
    /// called as each of them.
    fn chapter_title(&self, happening: &Happening) -> Option<String> {
        let chapter = self.state.chapters.get(happening.chapter)?;
        let item = happening
            .place
            .and_then(|item| self.state.agenda.get(usize::from(item)));
        let is_its_own = item.is_some_and(|item| {
            let kind = chapter.state.kind();
            item.title == chapter.title
                || kind.is_some_and(|kind| kind.singleton && kind.id == item.kind)
        });
        (!is_its_own).then(|| chapter.title.clone())
    }

    /// What came of an agenda item: what was decided, put off or left to the secretariat, what somebody
    /// is to do, and what was answered of what came over.
    fn results(&self, place: Place) -> Vec<DocumentLine> {
        let decisions = self.state.decisions().into_iter().map(|decision| {
            let id = match decision.kind {
                DecisionKind::Decided => id!("minutes-result"),
                DecisionKind::Continued => id!("minutes-result-continued"),
                DecisionKind::LeftToSecretariat => id!("minutes-result-left"),
            };
            (id, self.word(&decision.text), decision.record)
        });
        let actions = self.made_here().into_iter().map(|(action, record)| {
            let id = if self.is_next_year(&action) {
                id!("minutes-result-action")
            } else {
                id!("minutes-result-homework")
            };
            (id, self.with_responsible(&action), record)
        });
        let told = decisions.chain(actions);
        let told = told.map(|(id, text, record)| (Message::new(id).with("text", text), record));
        told.chain(self.answers())
            .filter(|(_, record)| self.facts.item_of(&[*record]) == place)
            .map(|(label, record)| DocumentLine::of(self.text(&label), [record]))
            .collect()
    }

    /// The sentences that stand in the summary: the points of each chapter; of one without points,
    /// its other sentences.
    pub(super) fn points(&self) -> Vec<DocumentLine> {
        let mut happenings = self.happenings();
        happenings.sort_by_key(|one| one.place.map_or(u32::MAX, u32::from));
        let has_points = |chapter: usize| {
            let mut of_chapter = happenings.iter().filter(|one| one.chapter == chapter);
            of_chapter.any(|one| {
                let mut passages = one.passages.iter();
                passages.any(|passage| matches!(passage, Passage::Point(..)))
            })
        };
        let with_points: Vec<usize> = (0..self.state.chapters.len())
            .filter(|chapter| has_points(*chapter))
            .collect();
        let line = |one: &Happening, passage: &Passage| match passage {
            Passage::Point(label, records) => Some((label.clone(), records.clone())),
            // What rests on no record is the document's own word, which the minutes have room for.
            Passage::Line(label, records)
                if !records.is_empty() && !with_points.contains(&one.chapter) =>
            {
                Some((label.clone(), records.clone()))
            }
            _ => None,
        };
        let told = happenings.iter();
        let told =
            told.flat_map(|one| one.passages.iter().filter_map(|passage| line(one, passage)));
        let mut lines: Vec<DocumentLine> = Vec::new();
        for (label, records) in told {
            let line = DocumentLine::of(self.text(&label), records);
            // A point that is taken up again under another item is one point.
            if !lines.contains(&line) {
                lines.push(line);
            }
        }
        lines
    }
}

/// Puts a passage behind what its chapter says at its place, under its heading.
fn push(
    out: &mut Vec<Happening>,
    (place, chapter): (Place, usize),
    (under, point): (Option<&Message>, Option<&Passage>),
    passage: Passage,
) {
    let same = |one: &&mut Happening| one.place == place && one.chapter == chapter;
    let known = out.iter_mut().find(same);
    if known.is_none() {
        out.push(Happening {
            place,
            chapter,
            under: None,
            point: None,
            passages: Vec::new(),
        });
    }
    let same = |one: &&mut Happening| one.place == place && one.chapter == chapter;
    if let Some(one) = out.iter_mut().find(same) {
        if one.under.as_ref() != under {
            one.under = under.cloned();
            one.passages.extend(under.cloned().map(Passage::Heading));
        }
        // What is said later of a point stands under another item: nobody would know of what it speaks.
        if one.point.as_ref() != point && matches!(passage, Passage::Line(..)) {
            one.passages.extend(point.cloned());
        }
        one.point = point.cloned();
        one.passages.push(passage);
    }
}

/// Adds a line to the list that the blocks end with, or begins one.
fn add_line(blocks: &mut Vec<Block>, line: DocumentLine) {
    if let Some(Block::List(lines)) = blocks.last_mut() {
        lines.push(line);
    } else {
        blocks.push(Block::List(vec![line]));
    }
}

fn own(text: String) -> Block {
    Block::Paragraph(DocumentLine::own(text))
}

/// Whole minutes, begun ones counted.
const fn minutes(ms: u64) -> u64 {
    ms.div_ceil(60_000)
}
