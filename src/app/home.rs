//! The home screen: the sessions of a folder, newest first, and what the chosen one holds.

use crate::id;
use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset};

use super::effect::{Effect, HeadFields};
use crate::domain::Message;
use crate::input::{Binding, Extent, Input, ListAnswer, ListCursor, Table, binding};

/// One line of the list.
#[derive(Debug, Clone, PartialEq)]
pub struct SessionEntry {
    /// Where the session lies.
    pub(crate) path: PathBuf,
    /// Its id; `None` when the head could not be read.
    pub(crate) id: Option<uuid::Uuid>,
    /// Its head, or why it could not be read.
    pub(crate) head: Result<HeadFields, Message>,
    /// When it was created; `None` when the head could not be read.
    pub(crate) created: Option<DateTime<FixedOffset>>,
}

/// What a session holds, for the right half.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SessionPreview {
    /// Its state after the last record.
    pub(crate) state: crate::session::State,
    /// Number of records.
    pub(crate) records: u64,
    /// What was wrong with the file.
    pub(crate) problems: Vec<Message>,
    /// When the last record was written.
    pub(crate) last: Option<DateTime<FixedOffset>>,
}

/// What the keys at home do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum HomeAction {
    /// Open for work.
    Open,
    /// Open a copy for work, since somebody else has the session itself.
    OpenCopy,
    /// Make a session.
    New,
    /// Make a session that continues the chosen one.
    Continue,
    /// Replay.
    Replay,
    /// Write the minutes of the chosen one, if it is closed.
    Minutes,
    /// List again.
    Refresh,
    /// Narrow the list.
    Filter,
    /// Say how to leave: what closes things elsewhere ends nothing here.
    HowToLeave,
}

impl HomeAction {
    /// Does it make sense while no session is chosen?
    pub(crate) const fn needs_no_session(self) -> bool {
        matches!(
            self,
            HomeAction::New | HomeAction::Filter | HomeAction::Refresh | HomeAction::HowToLeave
        )
    }
}

/// The keys at home.
pub(crate) const HOME: Table<HomeAction> = &[
    Binding::new("enter", HomeAction::Open, id!("home-open")).footer(1),
    Binding::new("r", HomeAction::Replay, id!("home-replay")).footer(2),
    Binding::new("n", HomeAction::New, id!("home-new")).footer(3),
    Binding::new("c", HomeAction::Continue, id!("home-continue")).footer(4),
    Binding::new("m", HomeAction::Minutes, id!("home-minutes")).footer(6),
    Binding::new("w", HomeAction::OpenCopy, id!("home-open-copy")),
    Binding::new("/", HomeAction::Filter, id!("home-filter")).footer(5),
    Binding::new("f5", HomeAction::Refresh, id!("home-refresh")),
    Binding::new("q esc", HomeAction::HowToLeave, id!("home-how-to-leave")),
];

/// List id of the rows that the view draws.
pub(crate) const LIST: u16 = 0;

/// The list and the cursor in it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Home {
    /// The folder.
    pub(crate) folder: PathBuf,
    /// Every session of the folder.
    pub(crate) entries: Vec<SessionEntry>,
    /// Has the folder been read?
    pub(crate) listed: bool,
    /// The session just left, until the list that has it comes.
    left: Option<PathBuf>,
    /// Words that a shown session must hold in title or council.
    pub(crate) filter: String,
    /// The chosen one among the shown.
    pub(crate) cursor: ListCursor,
    /// What the chosen one holds, once it is known.
    pub(crate) preview: Option<(PathBuf, SessionPreview)>,
}

/// What the home screen answers.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum HomeAnswer {
    /// Done.
    Effects(Vec<Effect>),
    /// Ask which template.
    AskTemplate(Option<PathBuf>),
    /// Ask for the words of the filter.
    AskFilter,
    /// Say this.
    Tell(Message),
}

impl Home {
    /// The sessions that the filter leaves.
    pub(crate) fn shown(&self) -> Vec<&SessionEntry> {
        let words: Vec<String> = self
            .filter
            .split_whitespace()
            .map(str::to_lowercase)
            .collect();
        let fits = |entry: &&SessionEntry| {
            let text = match &entry.head {
                Ok(head) => format!("{} {} {}", head.title, head.council, entry.path.display()),
                Err(_) => entry.path.display().to_string(),
            }
            .to_lowercase();
            words.iter().all(|word| text.contains(word))
        };
        self.entries.iter().filter(fits).collect()
    }

    /// The sessions of the folder that continue this one, the newest first: where its open actions
    /// went.
    pub(crate) fn continued_by(&self, entry: &SessionEntry) -> Vec<&HeadFields> {
        entry.id.map_or_else(Vec::new, |id| self.successors(id))
    }

    /// The sessions of the folder that continue the one with this id, the newest first.
    pub(crate) fn successors(&self, id: uuid::Uuid) -> Vec<&HeadFields> {
        let heads = self.entries.iter();
        let heads = heads.filter_map(|other| other.head.as_ref().ok());
        let continues = |head: &&HeadFields| {
            let earlier = head.continues.as_ref();
            earlier.is_some_and(|earlier| earlier.id == id)
        };
        heads.filter(continues).collect()
    }

    /// The session of the same council or group that continues the one of this file already. Of a
    /// council and its groups each may have a successor; one body with two has a meeting too many.
    pub(crate) fn successor_of_same_body(&self, path: &Path) -> Option<&HeadFields> {
        let entry = self.entries.iter().find(|entry| entry.path == path)?;
        let council = entry.head.as_ref().ok()?.council.trim();
        let later = self.continued_by(entry);
        later
            .into_iter()
            .find(|head| head.council.trim() == council)
    }

    /// The chosen session.
    pub(crate) fn chosen(&self) -> Option<&SessionEntry> {
        self.shown().get(self.cursor.at()).copied()
    }

    /// Takes in a fresh list; the cursor stays on the session where it was.
    pub(crate) fn list(&mut self, entries: Vec<SessionEntry>, folder: PathBuf) -> Vec<Effect> {
        let before = self.chosen().map(|entry| entry.path.clone());
        self.entries = entries;
        self.folder = folder;
        self.listed = true;
        self.preview = None;
        let at = |path: PathBuf| self.shown().iter().position(|entry| entry.path == path);
        // The session just left may be one that the list before did not have.
        let left = self.left.clone().and_then(at);
        let at = left.or_else(|| before.and_then(at));
        self.left = None;
        self.cursor.set(at.unwrap_or(0));
        self.look()
    }

    /// Puts the cursor on a session.
    pub(crate) fn choose(&mut self, path: &Path) -> Vec<Effect> {
        self.left = Some(path.to_owned());
        if let Some(at) = self.shown().iter().position(|entry| entry.path == path) {
            self.cursor.set(at);
        }
        self.look()
    }

    /// Narrows the list.
    pub(crate) fn narrow(&mut self, words: String) -> Vec<Effect> {
        self.filter = words;
        self.cursor.set(0);
        self.look()
    }

    /// Asks for the preview of the chosen session.
    fn look(&self) -> Vec<Effect> {
        match self.chosen() {
            Some(entry)
                if self
                    .preview
                    .as_ref()
                    .is_none_or(|(path, _)| *path != entry.path) =>
            {
                vec![Effect::Preview(entry.path.clone())]
            }
            _ => Vec::new(),
        }
    }

    /// How long the list is, and how much of it is in sight on a terminal of this size: two lines stand
    /// above and two below the page, and a heading over the list.
    pub(crate) fn extent(&self, (_, rows): (u16, u16)) -> Extent {
        Extent::new(self.shown().len(), rows.saturating_sub(5))
    }

    /// Answers a key, a click or the wheel.
    pub(crate) fn on_input(&mut self, input: &Input, size: (u16, u16)) -> HomeAnswer {
        let action = binding::action(&[HOME], input, false).or_else(|| {
            match self
                .cursor
                .on_input(input, (LIST, self.extent(size)), false)
            {
                ListAnswer::Chosen => Some(HomeAction::Open),
                ListAnswer::Moved | ListAnswer::Ignored => None,
            }
        });
        let path = self.chosen().map(|entry| entry.path.clone());
        let open = |path, as_copy| Effect::Open { path, as_copy };
        let effect = |make: &dyn Fn(PathBuf) -> Effect| path.clone().map(make);
        let effects = match action {
            // What was chosen may be another one now.
            None => return HomeAnswer::Effects(self.look()),
            Some(HomeAction::Refresh) => Some(Effect::List),
            Some(HomeAction::Open) => effect(&|path| open(path, false)),
            Some(HomeAction::OpenCopy) => effect(&|path| open(path, true)),
            Some(HomeAction::Replay) => effect(&Effect::Load),
            Some(HomeAction::Minutes) => effect(&Effect::Export),
            Some(HomeAction::New) => return HomeAnswer::AskTemplate(None),
            Some(HomeAction::Continue) if path.is_some() => return HomeAnswer::AskTemplate(path),
            Some(HomeAction::Continue) => None,
            Some(HomeAction::Filter) => return HomeAnswer::AskFilter,
            Some(HomeAction::HowToLeave) => {
                return HomeAnswer::Tell(Message::new(id!("home-leave-by")));
            }
        };
        HomeAnswer::Effects(effects.into_iter().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{Msg, SessionEntry};
    use crate::domain::Anonymity;
    use crate::lang::Lang;
    use crate::session::{SessionRef, State};
    use crate::testing::{Rig, seven};
    use uuid::Uuid;

    fn seal() -> String {
        "5ea1".repeat(16)
    }

    /// A session of the list; `continues` is that of the session with id 0.
    fn entry(id: u128, council: &str, continues: bool) -> SessionEntry {
        let earlier = SessionRef {
            id: Uuid::nil(),
            title: "第1回".into(),
            seal: Some(seal()),
        };
        let head = HeadFields {
            title: format!("会議{id}"),
            date: None,
            council: council.into(),
            fiscal_year: 2026,
            continues: continues.then_some(earlier),
            anonymity: Anonymity::Named,
        };
        SessionEntry {
            path: format!("{id}.ron").into(),
            id: Some(Uuid::from_u128(id)),
            head: Ok(head),
            created: None,
        }
    }

    fn listed(rig: &mut Rig, others: &[SessionEntry]) {
        let first = entry(0, "協議会", false);
        let entries = [&[first], others].concat();
        rig.send(Msg::Listed(entries, "sessions".into()));
    }

    fn previewed(rig: &mut Rig, seal: Option<String>) {
        let preview = SessionPreview {
            state: State {
                seal,
                ..State::default()
            },
            ..SessionPreview::default()
        };
        rig.send(Msg::Previewed("0.ron".into(), Box::new(preview)));
    }

    #[test]
    fn a_second_session_of_the_same_body_is_said_and_one_of_a_group_is_not() {
        let mut rig = Rig::home(Lang::Ja, (120, 36));
        listed(&mut rig, &[entry(1, "職域部会", true)]);
        rig.press("c").hides("もうあります").press("<esc>");
        let both = [entry(1, "職域部会", true), entry(2, "協議会", true)];
        listed(&mut rig, &both);
        rig.hides("2つ以上あります");
        rig.press("c").shows("続き「会議2」が、もうあります");
        rig.press("<esc>");
        let three = [&both[..], &[entry(3, "職域部会", true)]].concat();
        listed(&mut rig, &three);
        rig.shows("続きが2つ以上あります");
    }

    #[test]
    fn a_session_opened_again_after_it_was_continued_is_marked() {
        let mut rig = Rig::home(Lang::Ja, (120, 36));
        listed(&mut rig, &[entry(1, "協議会", true)]);
        previewed(&mut rig, Some(seal()));
        rig.hides("再開された会議です");
        for seal in [None, Some("f00d".repeat(16))] {
            previewed(&mut rig, seal);
            rig.shows("続き「会議1」を作ったあとに再開された会議です");
        }
    }

    #[test]
    fn opening_a_closed_meeting_again_names_the_session_that_continues_it() {
        let mut rig = Rig::meeting("issues", seven(), Lang::Ja, (80, 24));
        rig.press("<f8>y<f10>cy");
        let log = rig.log().clone();
        rig.press("R").hides("続きの会議").press("n");
        rig.forget_notices().open(log);
        assert!(
            rig.effects.contains(&Effect::List),
            "who continues it is looked up"
        );
        listed(&mut rig, &[entry(1, "協議会", true)]);
        rig.press("R").shows("続きの会議「会議1」があります");
    }

    #[test]
    fn the_keys_that_close_things_elsewhere_say_how_to_leave() {
        for keys in ["q", "<esc>"] {
            for (lang, says) in [(Lang::Ja, "Ctrl-Q を押して"), (Lang::En, "press Ctrl-Q")] {
                let mut rig = Rig::home(lang, (80, 24));
                rig.press(keys).shows(says);
                assert!(rig.effects.iter().all(|effect| *effect != Effect::Quit));
            }
        }
    }

    #[test]
    fn the_cursor_stands_on_the_meeting_just_left_also_where_it_is_new() {
        let mut rig = Rig::home(Lang::Ja, (80, 24));
        listed(&mut rig, &[entry(1, "協議会", false)]);
        rig.open(
            Rig::meeting("blank", seven(), Lang::Ja, (80, 24))
                .log()
                .clone(),
        );
        rig.press("<ctrl-q>");
        let new = SessionEntry {
            path: "test.ron".into(),
            ..entry(2, "協議会", false)
        };
        listed(&mut rig, &[entry(1, "協議会", false), new]);
        let chosen = rig.model.home.chosen().map(|entry| entry.path.clone());
        assert_eq!(chosen, Some("test.ron".into()));
        // Read again, the list keeps to where the cursor went meanwhile.
        rig.press("<home>");
        listed(&mut rig, &[entry(1, "協議会", false)]);
        let chosen = rig.model.home.chosen().map(|entry| entry.path.clone());
        assert_eq!(chosen, Some("0.ron".into()));
    }
}
