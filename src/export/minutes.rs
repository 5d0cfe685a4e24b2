//! 会議結果概要 and 会議録: the content of a session, in the order in which municipalities print it.
//!
//! 名称, 日時・場所, 公開の別, 出席者, 議題, 資料; 審議の内容 by agenda item, 決定事項, 継続審議, 事務局一任, 持ち越し事項, 次年度の取組, 協議会への上申,
//! 今後の予定; what the record does not hold; 作成者・問い合わせ先. docs/minutes.md says of each from where it comes and
//! when it is left out. Every statement of the room cites its record; what has none is the document's
//! own word. Left out on purpose: anything private, and any judgement of what was said.

use uuid::Uuid;

use super::dates::day;
use super::document::{Block, Document, DocumentLine};
use super::facts::SessionFacts;
use crate::domain::{Audience, Message, MessageId};
use crate::id;
use crate::lang::Lang;
use crate::session::{
    Detail, DocumentMove, DocumentState, Log, Stage, State, WhichDocument, describe_move,
    short_seal,
};

/// Which of the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paper {
    /// 会議結果概要: one page, ready when the meeting closes.
    Summary,
    /// 会議録: everything.
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

    /// What the states of the documents call it.
    const fn which(self) -> WhichDocument {
        match self {
            Paper::Summary => WhichDocument::Summary,
            Paper::Full => WhichDocument::Minutes,
        }
    }

    const fn title(self) -> MessageId {
        match self {
            Paper::Summary => id!("minutes-summary"),
            Paper::Full => id!("minutes-full"),
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
    /// What is wrong with the file, and where; `None` for one that is as the program wrote it.
    pub damage: Option<&'a Message>,
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
        damage: source.damage,
        state: &state,
        facts: &facts,
        lang,
        paper,
        audience,
        now,
    };
    Document {
        lang,
        title: writer.title(),
        cites: !writer.is_public(),
        blocks: match paper {
            Paper::Summary => writer.summary(),
            Paper::Full => writer.full(),
        },
    }
}

/// Everything that writing a document needs.
#[derive(Debug, Clone, Copy)]
pub(super) struct Writer<'a> {
    pub(crate) id: Uuid,
    pub(crate) damage: Option<&'a Message>,
    pub(crate) state: &'a State,
    pub(crate) facts: &'a SessionFacts,
    pub(crate) lang: Lang,
    pub(crate) paper: Paper,
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

    /// How far this document is.
    fn document(&self) -> &DocumentState {
        let documents = self.state.documents();
        match self.paper {
            Paper::Summary => &documents.summary,
            Paper::Full => &documents.minutes,
        }
    }

    /// The title; a draft says so in every version.
    fn title(&self) -> String {
        let title = Message::new(self.paper.title());
        if self.document().is_draft() {
            self.text(&Message::new(id!("minutes-draft")).with("paper", title))
        } else {
            self.text(&title)
        }
    }

    /// 確認: what happened to the document since the meeting. Who was asked is for the secretariat
    /// alone; that and when it was confirmed is for everybody.
    fn checked(&self) -> Vec<DocumentLine> {
        let moves = self.document().moves.iter();
        let told = moves
            .filter(|one| !self.is_public() || matches!(one.how, DocumentMove::Confirmed { .. }));
        told.map(|one| {
            let day = day(self.lang, one.at.t.date_naive());
            let how = if self.is_public() {
                Message::new(one.how.leads_to().label())
            } else {
                describe_move(self.paper.which(), &one.how)
            };
            let label = Message::new(id!("minutes-checked")).with("day", day);
            DocumentLine::of(self.text(&label.with("how", how)), [one.at.n])
        })
        .collect()
    }

    fn full(&self) -> Vec<Block> {
        let mut blocks = self.notes();
        blocks.extend(self.fields());
        blocks.push(self.section(id!("minutes-points")));
        blocks.extend(self.course());
        blocks.extend(self.decided());
        blocks.extend(self.carried());
        blocks.extend(self.actions());
        blocks.push(self.section(id!("minutes-schedule")));
        blocks.extend(self.schedule());
        blocks.extend(self.gaps());
        blocks.extend(self.responsible_for_this());
        let appendix = self.appendix(&blocks);
        blocks.extend(appendix);
        blocks
    }

    pub(super) fn section(&self, id: MessageId) -> Block {
        Block::Heading(1, self.tr(id))
    }

    /// What a reader must know first: whether the file is whole, that nothing is final before the
    /// seal, and for whom it is.
    pub(super) fn notes(&self) -> Vec<Block> {
        let damage = self.damage.filter(|_| !self.is_public()).map(|damage| {
            self.text(&Message::new(id!("minutes-damaged-note")).with("damage", damage.clone()))
        });
        let standing = match (self.state.stage, &self.state.seal) {
            (Stage::Closed, Some(_)) => None,
            (Stage::Closed, None) => Some(id!("minutes-unsealed-note")),
            _ => Some(id!("minutes-unclosed-note")),
        };
        let audience = (!self.is_public()).then_some(id!("minutes-internal-note"));
        let others = [standing, audience].into_iter().flatten();
        damage
            .into_iter()
            .chain(others.map(|id| self.tr(id)))
            .map(|text| Block::Paragraph(DocumentLine::own(text)))
            .collect()
    }

    /// 作成者・問い合わせ先. Whoever wrote it may be a person, of whom the public reads nothing.
    pub(super) fn responsible_for_this(&self) -> Vec<Block> {
        let said = &self.state.about.particulars;
        let contact = self.typed(&said.contact, &Detail::Contact(String::new()));
        let author = if self.is_public() {
            None
        } else {
            let author = self.typed(&said.author, &Detail::Author(String::new()));
            self.asked(id!("particular-author"), author)
        };
        let contact = self.asked(id!("particular-contact"), contact);
        let checked = self.said(id!("minutes-field-checked"), self.checked());
        let fields = author.into_iter().chain(contact).chain(checked);
        let fields: Vec<Block> = fields.collect();
        if fields.is_empty() {
            return fields;
        }
        let head = self.section(id!("minutes-responsible"));
        std::iter::once(head).chain(fields).collect()
    }

    /// The seal, short, for the last line of a page.
    pub(super) fn short_seal_line(&self) -> Option<Block> {
        let seal = self.state.seal.as_ref()?;
        let label = Message::new(id!("minutes-seal-short")).with("seal", short_seal(seal));
        let record = self.facts.seal.map(|(_, record)| record);
        Some(Block::Paragraph(DocumentLine::of(
            self.text(&label),
            record,
        )))
    }

    /// How many there are beside, and where they stand.
    pub(super) fn more(&self, n: usize) -> DocumentLine {
        DocumentLine::own(self.text(&Message::new(id!("minutes-more")).with("n", n)))
    }
}
