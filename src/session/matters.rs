//! The council's open list (持ち越し事項): what was put off and is not answered yet, whichever meeting it
//! came from; and what of it goes on into the next session.

use uuid::Uuid;

use super::KINDS;
use super::chapter::ChapterState;
use super::event::ChapterNo;
use super::state::{Chapter, Stage, State};
use crate::domain::entry::{ACTION_ENTRY, EntryOrigin, MATTER_ENTRY};
use crate::domain::{Entry, ItemId, Kind, Matter, MatterKind, Registered};

impl State {
    /// What is open, what came over first: homework, questions taken home, what was raised, what is to be
    /// talked about again, what was left to the secretariat, agenda items that were not reached.
    pub fn matters(&self) -> Vec<Matter> {
        let year = self.fiscal_year();
        let actions = self.actions().into_iter();
        let actions = actions.filter_map(|(action, n)| Matter::of_action(&action, n, year));
        let entries = self.open_entries().into_iter();
        let entries = entries.map(|own| Matter::from_entry(&own.entry, own.record, year));
        let mut matters: Vec<Matter> = actions
            .chain(entries)
            .chain(self.not_reached(Uuid::nil()))
            .collect();
        matters.sort_by_key(|matter| matter.origin.is_none());
        matters
    }

    /// What is open now: of a meeting that goes on, what is still on its agenda is not put off.
    pub(crate) fn standing_matters(&self) -> Vec<Matter> {
        let mut matters = self.matters();
        let put_off = |matter: &Matter| {
            self.stage == Stage::Closed
                || matter.origin.is_some()
                || matter.kind != MatterKind::NotReached
        };
        matters.retain(put_off);
        matters
    }

    /// What came over and is open, but for the actions that a chapter shows.
    pub(crate) fn waiting_matters(&self) -> Vec<Matter> {
        let waiting = self.waiting_actions();
        let waits = |id| waiting.iter().any(|(action, _)| action.id == id);
        let mut matters = self.matters();
        matters.retain(|matter| {
            matter.origin.is_some() && (!matter.kind.is_action() || waits(matter.id))
        });
        matters
    }

    /// How many of those that came over and are no actions have their answer.
    pub(crate) fn answered_matters(&self) -> usize {
        let came_over = self.register.of_kind(&MATTER_ENTRY);
        let open = self.matters_to_answer();
        let came_over = came_over.into_iter().filter(|own| own.is_inherited());
        came_over.count().saturating_sub(open)
    }

    /// Is the room where it is asked for what came over: in the chapter that keeps actions or, where the
    /// meeting plans none, at its beginning?
    pub(crate) fn asks_for_matters(&self) -> bool {
        if self.stage != Stage::Running {
            return false;
        }
        let current = self.current_chapter();
        let is_planned = || {
            let items = self.agenda.iter();
            self.chapter_of_actions().is_some()
                || items.into_iter().any(|item| keeps_actions(&item.kind))
        };
        current.is_some_and(|chapter| chapter.state.hears(ACTION_ENTRY.id))
            || (self.calls.len().max(self.chapters.len()) <= 1 && !is_planned())
    }

    /// The first chapter that keeps actions.
    pub(crate) fn chapter_of_actions(&self) -> Option<ChapterNo> {
        let keeps = |chapter: &&Chapter| chapter.state.hears(ACTION_ENTRY.id);
        self.chapters.iter().find(keeps).map(|chapter| chapter.no)
    }

    /// The kind of chapter that keeps actions.
    pub(crate) fn kind_of_actions() -> Option<&'static Kind> {
        KINDS.iter().find(|kind| keeps_actions(kind.id))
    }

    /// The matters that are entries of their own and that nobody has answered.
    fn open_entries(&self) -> Vec<&Registered> {
        let mut entries = self.register.of_kind(&MATTER_ENTRY);
        entries.retain(|own| own.entry.text("answer").is_empty());
        entries
    }

    /// How many of them came over.
    pub(crate) fn matters_to_answer(&self) -> usize {
        let open = self.open_entries().into_iter();
        open.filter(|own| own.is_inherited()).count()
    }

    /// An open matter that can be answered here by a sentence.
    pub(crate) fn answerable(&self, id: ItemId) -> Option<&Registered> {
        self.register
            .get(id)
            .filter(|own| own.entry.kind == MATTER_ENTRY.id)
    }

    /// Agenda items that were never called in this session, which has this id. Where none was ever called
    /// the meeting did not go by its agenda, and nothing can be said.
    fn not_reached(&self, session: Uuid) -> Vec<Matter> {
        if self.calls.is_empty() {
            return Vec::new();
        }
        let called = |no: usize| self.calls.iter().any(|call| usize::from(call.item) == no);
        let left = self
            .agenda
            .iter()
            .enumerate()
            .filter(|(no, _)| !called(*no));
        left.map(|(no, item)| Matter {
            id: ItemId::derived(session, &format!("agenda {no} {}", item.title)),
            kind: MatterKind::NotReached,
            text: item.title.clone(),
            record: self.agenda_record,
            since: self.fiscal_year(),
            ..Matter::default()
        })
        .collect()
    }

    /// What of the open list is neither action nor programme, as the session after this one, which has
    /// this id, gets it.
    pub(super) fn carried_matters(&self, session: Uuid) -> Vec<Entry> {
        let not_reached = self.not_reached(session).into_iter().map(|matter| {
            let entry = Matter::entry(matter.id, matter.kind, &matter.text);
            self.carried_matter(entry, matter.record, session)
        });
        let open = self.open_entries().into_iter();
        open.map(|own| self.carried_matter(own.entry.clone(), own.record, session))
            .chain(not_reached)
            .collect()
    }

    fn carried_matter(&self, entry: Entry, record: u64, session: Uuid) -> Entry {
        let known = Matter::from_entry(&entry, record, self.fiscal_year());
        let origin = known.origin.unwrap_or_else(|| EntryOrigin {
            session: self.about.title.clone(),
            id: session,
            record,
        });
        let carried = Entry {
            origin: Some(origin),
            ..entry
        };
        carried
            .with("since", i64::from(known.since))
            .with("carries", i64::from(known.carries.saturating_add(1)))
    }
}

/// Does a chapter of this kind keep the actions that came over?
fn keeps_actions(kind: &str) -> bool {
    ChapterState::new(kind).hears(ACTION_ENTRY.id)
}
