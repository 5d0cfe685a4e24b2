//! What of the register is listed where, and what a session leaves to the one that continues it.

use std::collections::BTreeSet;

use uuid::Uuid;

use super::event::ChapterNo;
use super::state::{Chapter, State};
use crate::domain::entry::{
    ACTION_ENTRY, EntryOrigin, INDICATOR_ENTRY, MATTER_ENTRY, PROGRAMME_ENTRY,
};
use crate::domain::{
    Action, Carryover, Entry, EntryKind, Indicator, ItemId, Past, Programme, Registered,
};

impl State {
    /// Where an entry is listed: with the chapter that made it, or with the first one that hears of
    /// its kind; `None` for one that came over and that no chapter shows yet.
    fn home_of(&self, registered: &Registered) -> Option<ChapterNo> {
        let hears = |chapter: &&Chapter| chapter.state.hears(&registered.entry.kind);
        registered
            .chapter
            .map(ChapterNo)
            .or_else(|| self.chapters.iter().find(hears).map(|chapter| chapter.no))
    }

    /// The entries of a kind that are listed there, as they came.
    fn entries_at(&self, kind: &EntryKind, home: Option<ChapterNo>) -> Vec<&Registered> {
        let mut entries = self.register.of_kind(kind);
        entries.retain(|registered| self.home_of(registered) == home);
        entries
    }

    fn actions_at(&self, home: Option<ChapterNo>) -> Vec<(Action, u64)> {
        self.entries_at(&ACTION_ENTRY, home)
            .into_iter()
            .map(|registered| (Action::from_entry(&registered.entry), registered.record))
            .collect()
    }

    /// The actions that came over and that no chapter shows yet.
    pub(crate) fn waiting_actions(&self) -> Vec<(Action, u64)> {
        self.actions_at(None)
    }

    /// Every action with its record: those that no chapter shows yet, then those of the
    /// chapters. What one chapter promised and another made an action of (homework of the notes
    /// that went on the board) is told there alone, so that it is neither printed nor handed on
    /// twice.
    pub fn actions(&self) -> Vec<(Action, u64)> {
        let room = self.room();
        let of_chapters: Vec<Vec<(Action, u64)>> = self
            .chapters
            .iter()
            .map(|chapter| {
                let entries = self.actions_at(Some(chapter.no));
                [entries, chapter.state.actions(&room)].concat()
            })
            .collect();
        let taken_up = |at: usize, id: ItemId| {
            let others = of_chapters
                .iter()
                .enumerate()
                .filter(|(other, _)| *other != at)
                .flat_map(|(_, actions)| actions);
            others
                .into_iter()
                .any(|(action, _)| action.from.contains(&id))
        };
        let told = of_chapters.iter().enumerate().flat_map(|(at, actions)| {
            actions
                .iter()
                .filter(move |(action, _)| !taken_up(at, action.id))
        });
        let waiting = self.waiting_actions().into_iter();
        waiting.chain(told.cloned()).collect()
    }

    /// Every programme, in the same order as the actions.
    pub fn programmes(&self) -> Vec<Programme> {
        let chapters = self.chapters.iter().map(|chapter| Some(chapter.no));
        [None]
            .into_iter()
            .chain(chapters)
            .flat_map(|home| self.entries_at(&PROGRAMME_ENTRY, home))
            .map(|registered| Programme::from_entry(&registered.entry, |id| self.indicator(id)))
            .collect()
    }

    fn indicator(&self, id: ItemId) -> Option<Indicator> {
        let registered = self.register.get(id)?;
        (registered.entry.kind == INDICATOR_ENTRY.id)
            .then(|| Indicator::from_entry(&registered.entry))
    }

    /// What this session, which has this id, leaves to the one that continues it: the open actions,
    /// each once, with one more line of history and one more carry, the other open matters with one
    /// more carry, and every other entry as it stands.
    pub fn carry_over(&self, id: Uuid) -> Carryover {
        let mut seen = BTreeSet::new();
        let open = self
            .actions()
            .into_iter()
            .filter(|(action, _)| action.state.is_open() && seen.insert(action.id));
        let actions = open.map(|(action, record)| {
            let known = self.register.get(action.id);
            let beyond = known.map(|known| known.entry.beyond(&ACTION_ENTRY));
            let mut entry = self.carried(action, record, id).to_entry();
            entry.fields.extend(beyond.unwrap_or_default());
            entry
        });
        let programmes = self.programmes();
        let order = programmes
            .iter()
            .filter_map(|own| self.register.get(own.id));
        let others = self.register.list().into_iter().filter(|registered| {
            let told = [ACTION_ENTRY.id, PROGRAMME_ENTRY.id, MATTER_ENTRY.id];
            !told.contains(&registered.entry.kind.as_str())
        });
        let entries = order.chain(others).map(|registered| Entry {
            origin: registered.entry.origin.clone().or_else(|| {
                Some(EntryOrigin {
                    session: self.about.title.clone(),
                    id,
                    record: registered.record,
                })
            }),
            ..registered.entry.clone()
        });
        let own = [self.carried_matters(id), self.new_organisations(id)].concat();
        Carryover::from_entries(&actions.chain(entries).chain(own).collect::<Vec<_>>())
    }

    /// An action as the session after this one, which has this id, gets it.
    fn carried(&self, action: Action, record: u64, id: Uuid) -> Action {
        let past = Past {
            session: self.about.title.clone(),
            id,
            fiscal_year: self.fiscal_year(),
            record,
            state: action.state.clone(),
            target: action.target.clone(),
            actual: action.actual.clone(),
        };
        let history = action.history.iter().cloned().chain([past]).collect();
        Action {
            history,
            carries: action.carries.saturating_add(1),
            actual: String::new(),
            ..action.left()
        }
    }
}
