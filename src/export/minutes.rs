//! 会議結果概要 and 会議録案: the content of a closed session, in the order in which municipalities print it.
//!
//! 名称, 議題, 日時・場所, 公開の別, 出席者・欠席者, 事務局, 資料名, 要点 (by agenda item), 決定事項, 次年度の取組, 今後の予定. Every
//! statement of the room cites its record; what has none is the document's own word. Left out on
//! purpose: anything private, and any judgement of what was said.

use crate::id;
use uuid::Uuid;

use super::document::{Block, Document, DocumentLine, DocumentRow};
use super::facts::SessionFacts;
use super::page::{fits, on_a_page, shares};
use crate::domain::{Audience, Message, MessageId, Passage};
use crate::lang::Lang;
use crate::session::{Chapter, Log, Stage, State, short_seal};

/// Which of the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paper {
    /// 会議結果概要: one page, ready when the meeting closes.
    Summary,
    /// 会議録案: everything.
    Full,
}

impl Paper {
    /// Both, the shorter first.
    pub const ALL: [Paper; 2] = [Paper::Summary, Paper::Full];

    /// The end of its file's name; ASCII, because names travel through mails and old shares.
    pub const fn suffix(self, audience: Audience) -> &'static str {
        match (self, audience) {
            (Paper::Summary, Audience::Internal) => "_summary",
            (Paper::Summary, Audience::Public) => "_summary_public",
            (Paper::Full, Audience::Internal) => "_minutes",
            (Paper::Full, Audience::Public) => "_minutes_public",
        }
    }
}

/// The session that is written about.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// Its id.
    pub id: Uuid,
    /// Its log.
    pub log: &'a Log,
    /// Is the file whole, and as the program wrote it? A document of one that is not has a warning.
    pub sound: bool,
    /// The language of the screen, for a session that names none.
    pub screen: Lang,
}

/// The language of a session's documents: its own, or the screen's.
pub(crate) fn lang_of(state: &State, screen: Lang) -> Lang {
    Lang::ALL
        .into_iter()
        .find(|lang| lang.code() == state.about.lang)
        .unwrap_or(screen)
}

/// Writes a document.
pub fn write(source: Source<'_>, paper: Paper, audience: Audience) -> Document {
    // What only the recovery journal holds is in no document.
    let state = source.log.state().without_private();
    let facts = SessionFacts::of(source.log);
    let lang = lang_of(&state, source.screen);
    let now = facts.end.map_or(source.log.last_ms(), |end| end.ms);
    let writer = Writer {
        id: source.id,
        sound: source.sound,
        state: &state,
        facts: &facts,
        lang,
        audience,
        now,
    };
    match paper {
        Paper::Summary => writer.summary(),
        Paper::Full => writer.full(),
    }
}

/// How many entries a part of the summary holds.
pub(super) const FEW: usize = 5;
/// How many sentences the points of the summary hold altogether: as many of these as the page has
/// room for.
const POINTS: [usize; 4] = [10, 8, 6, 4];

/// Everything that writing a document needs.
#[derive(Debug, Clone, Copy)]
pub(super) struct Writer<'a> {
    pub(crate) id: Uuid,
    pub(crate) sound: bool,
    pub(crate) state: &'a State,
    pub(crate) facts: &'a SessionFacts,
    pub(crate) lang: Lang,
    pub(crate) audience: Audience,
    /// Session time at which the meeting ended, or the last record was made.
    pub(crate) now: u64,
}

impl Writer<'_> {
    pub(super) fn is_public(&self) -> bool {
        self.audience == Audience::Public
    }

    pub(super) fn tr(&self, id: MessageId) -> String {
        self.lang.tr(id).into_owned()
    }

    pub(super) fn text(&self, message: &Message) -> String {
        self.lang.text(message)
    }

    /// Decisions and actions matter more than the way to them: before their words are cut, fewer
    /// points are told.
    fn summary(&self) -> Document {
        let [first, rest @ ..] = POINTS;
        let fewer = rest
            .into_iter()
            .fold(self.summary_of(first), |page, points| {
                if fits(&page, self.lang) {
                    page
                } else {
                    self.summary_of(points)
                }
            });
        Document {
            lang: self.lang,
            title: self.tr(id!("minutes-summary")),
            blocks: on_a_page(&fewer, self.lang),
        }
    }

    fn summary_of(&self, points: usize) -> Vec<Block> {
        let mut blocks = self.notes();
        blocks.extend(self.fields_in_short());
        blocks.push(self.section(id!("minutes-points")));
        blocks.push(self.points_in_short(points));
        blocks.push(self.section(id!("minutes-decisions")));
        blocks.extend(self.decisions(FEW));
        blocks.push(self.section(id!("minutes-actions")));
        blocks.extend(self.actions_in_short());
        blocks.push(self.section(id!("minutes-schedule")));
        blocks.extend(self.schedule(FEW));
        if let Some(seal) = &self.state.seal {
            let label = Message::new(id!("minutes-seal-short")).with("seal", short_seal(seal));
            blocks.push(Block::Paragraph(DocumentLine::of(
                self.text(&label),
                self.facts.seal.map(|(_, record)| record),
            )));
        }
        blocks
    }

    fn full(&self) -> Document {
        let mut blocks = self.notes();
        blocks.extend(self.fields());
        blocks.push(self.section(id!("minutes-points")));
        blocks.extend(self.points());
        blocks.push(self.section(id!("minutes-decisions")));
        blocks.extend(self.decisions(usize::MAX));
        blocks.push(self.section(id!("minutes-actions")));
        blocks.extend(self.actions());
        blocks.push(self.section(id!("minutes-schedule")));
        blocks.extend(self.schedule(usize::MAX));
        blocks.push(self.section(id!("minutes-records")));
        blocks.extend(self.seal());
        let title = self.tr(if self.is_public() {
            id!("minutes-full-public")
        } else {
            id!("minutes-full")
        });
        Document {
            lang: self.lang,
            title,
            blocks,
        }
    }

    fn section(&self, id: MessageId) -> Block {
        Block::Heading(1, self.tr(id))
    }

    /// What a reader must know first: for whom it is, and that it is not final before the seal.
    fn notes(&self) -> Vec<Block> {
        let audience = (!self.is_public()).then_some(id!("minutes-internal-note"));
        let standing = match (self.state.stage, &self.state.seal) {
            (Stage::Closed, Some(_)) => None,
            (Stage::Closed, None) => Some(id!("minutes-unsealed-note")),
            _ => Some(id!("minutes-unclosed-note")),
        };
        let damaged = (!self.sound).then_some(id!("minutes-damaged-note"));
        [damaged, standing, audience]
            .into_iter()
            .flatten()
            .map(|id| Block::Paragraph(DocumentLine::own(self.tr(id))))
            .collect()
    }

    fn seal(&self) -> Vec<Block> {
        let mut fields = Vec::new();
        if let (Some(seal), Some((records, record))) = (&self.state.seal, self.facts.seal) {
            let label = Message::new(id!("minutes-seal"))
                .with("seal", seal.as_str())
                .with("records", records);
            fields.push(Block::Field(
                self.tr(id!("minutes-field-seal")),
                vec![DocumentLine::of(self.text(&label), [record])],
            ));
        } else {
            let label = Message::new(id!("minutes-no-seal")).with("records", self.facts.records);
            fields.push(Block::Field(
                self.tr(id!("minutes-field-seal")),
                vec![DocumentLine::own(self.text(&label))],
            ));
        }
        fields.push(Block::Field(
            self.tr(id!("minutes-field-session")),
            vec![DocumentLine::own(self.id.to_string())],
        ));
        fields.push(Block::Paragraph(DocumentLine::own(
            self.tr(id!("minutes-records-note")),
        )));
        fields
    }

    /// 要点: each agenda item with its time and what its chapters say, then the chapters outside of
    /// the agenda.
    fn points(&self) -> Vec<Block> {
        let spent = State {
            closed_at: None,
            ..self.state.clone()
        }
        .spent(self.now);
        let mut blocks = Vec::new();
        for (i, item) in self.state.agenda.iter().enumerate() {
            blocks.push(Block::Heading(2, format!("{} {}", i + 1, item.title)));
            let calls = self
                .facts
                .calls
                .get(&(i as u16))
                .cloned()
                .unwrap_or_default();
            let taken_up = !calls.is_empty();
            let time = match (calls.is_empty(), item.minutes) {
                (true, _) => Message::new(id!("minutes-not-called")),
                (false, 0) => {
                    Message::new(id!("minutes-time-spent")).with("spent", minutes(spent[i]))
                }
                (false, planned) => Message::new(id!("minutes-time"))
                    .with("spent", minutes(spent[i]))
                    .with("planned", planned),
            };
            blocks.push(Block::Paragraph(DocumentLine::of(self.text(&time), calls)));
            for chapter in self.chapters_of(Some(i)) {
                blocks.extend(self.chapter(chapter, chapter.title != item.title));
            }
            if let Some(other) = self.listed_elsewhere(i).filter(|_| taken_up) {
                let label = Message::new(id!("minutes-told-under"))
                    .with("n", other + 1)
                    .with("title", self.state.agenda[other].title.as_str());
                blocks.push(Block::Paragraph(DocumentLine::own(self.text(&label))));
            }
        }
        let others = self.chapters_of(None);
        if !others.is_empty() {
            if !self.state.agenda.is_empty() {
                blocks.push(Block::Heading(2, self.tr(id!("minutes-outside"))));
            }
            blocks.extend(
                others
                    .into_iter()
                    .flat_map(|chapter| self.chapter(chapter, true)),
            );
        }
        if blocks.is_empty() {
            blocks.push(Block::Paragraph(DocumentLine::own(
                self.tr(id!("minutes-nothing")),
            )));
        }
        blocks
    }

    /// The chapters of an agenda item; of none, those that no item of the agenda called.
    fn chapters_of(&self, item: Option<usize>) -> Vec<&Chapter> {
        let of = |chapter: &&Chapter| {
            chapter
                .agenda
                .map(usize::from)
                .filter(|i| *i < self.state.agenda.len())
                == item
        };
        self.state.chapters.iter().filter(of).collect()
    }

    /// The agenda item under which the chapter of this one is printed, when several items share a
    /// chapter.
    fn listed_elsewhere(&self, item: usize) -> Option<usize> {
        let kind = &self.state.agenda.get(item)?.kind;
        let shared = self.state.chapters.iter().find(|chapter| {
            chapter
                .state
                .kind()
                .is_some_and(|of| of.singleton && of.id == kind)
        })?;
        shared
            .agenda
            .map(usize::from)
            .filter(|other| *other != item && *other < self.state.agenda.len())
    }

    fn chapter(&self, chapter: &Chapter, named: bool) -> Vec<Block> {
        let passages = chapter.state.minutes(&self.state.room(), self.audience);
        let mut blocks = Vec::new();
        if named && !passages.is_empty() {
            blocks.push(Block::Heading(3, chapter.title.clone()));
        }
        for passage in passages {
            match passage {
                Passage::Heading(label) => blocks.push(Block::Heading(3, self.text(&label))),
                Passage::Point(label, records) | Passage::Line(label, records) => {
                    add_line(&mut blocks, DocumentLine::of(self.text(&label), records));
                }
                Passage::Table { rows, .. } if rows.is_empty() => {}
                Passage::Table { head, rows } => {
                    let head = head.iter().map(|cell| self.word(cell)).collect();
                    let row = |(cells, record): (Vec<_>, u64)| DocumentRow {
                        cells: cells.iter().map(|cell| self.word(cell)).collect(),
                        record,
                    };
                    blocks.push(Block::Table {
                        head,
                        rows: rows.into_iter().map(row).collect(),
                    });
                }
            }
        }
        blocks
    }

    /// The points of a chapter; of one without points, its other sentences.
    fn points_of(&self, chapter: &Chapter) -> Vec<DocumentLine> {
        let (mut points, mut lines) = (Vec::new(), Vec::new());
        for passage in chapter.state.minutes(&self.state.room(), self.audience) {
            match passage {
                Passage::Point(label, records) => {
                    points.push(DocumentLine::of(self.text(&label), records));
                }
                // What rests on no record is the document's own word, which the minutes have room
                // for.
                Passage::Line(label, records) if !records.is_empty() => {
                    lines.push(DocumentLine::of(self.text(&label), records));
                }
                _ => {}
            }
        }
        if points.is_empty() { lines } else { points }
    }

    /// The first sentences of each chapter, altogether at most so many sentences.
    fn points_in_short(&self, most: usize) -> Block {
        let chapters: Vec<Vec<DocumentLine>> = self
            .state
            .chapters
            .iter()
            .map(|chapter| self.points_of(chapter))
            .filter(|lines| !lines.is_empty())
            .collect();
        let all: usize = chapters.iter().map(Vec::len).sum();
        let shares = shares(
            &chapters
                .iter()
                .map(|lines| lines.len().min(FEW))
                .collect::<Vec<_>>(),
            most,
        );
        let mut lines: Vec<DocumentLine> = chapters
            .into_iter()
            .zip(shares)
            .flat_map(|(lines, share)| lines.into_iter().take(share))
            .collect();
        if lines.is_empty() {
            return Block::Paragraph(DocumentLine::own(self.tr(id!("minutes-nothing"))));
        }
        if lines.len() < all {
            lines.push(self.more(all - lines.len()));
        }
        Block::List(lines)
    }

    fn decisions(&self, most: usize) -> Vec<Block> {
        let decisions = self.state.settled();
        let lines = decisions
            .iter()
            .map(|decision| DocumentLine::of(self.word(&decision.text), [decision.record]))
            .collect();
        self.list(lines, most, id!("minutes-no-decisions"), Block::Numbered)
    }

    /// The first `most` lines and how many there are beside, or the sentence that there are none.
    pub(super) fn list(
        &self,
        mut lines: Vec<DocumentLine>,
        most: usize,
        none: MessageId,
        block: fn(Vec<DocumentLine>) -> Block,
    ) -> Vec<Block> {
        if lines.is_empty() {
            return vec![Block::Paragraph(DocumentLine::own(self.tr(none)))];
        }
        let rest = lines.len().saturating_sub(most);
        lines.truncate(most);
        let more = (rest > 0).then(|| Block::Paragraph(self.more(rest)));
        std::iter::once(block(lines)).chain(more).collect()
    }

    pub(super) fn more(&self, n: usize) -> DocumentLine {
        DocumentLine::own(self.text(&Message::new(id!("minutes-more")).with("n", n)))
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

/// Whole minutes, begun ones counted.
fn minutes(ms: u64) -> u64 {
    ms.div_ceil(60_000)
}
