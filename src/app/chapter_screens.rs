//! The screens of the chapters, seen as one: each chapter keeps its cursor and drafts while the
//! room works elsewhere.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::activities::for_each_activity;
use crate::analysis::{Reply, Request};
use crate::domain::{Activity, Kind, Room};
use crate::input::{Hint, Input, KeyGroup, Mode, Response, Scene, Screen, SyncReason};
use crate::session::{ActivityCommand, Chapter, ChapterNo, ChapterState, State};

macro_rules! define_screens {
    ($($name:ident: $folder:ident),* $(,)?) => {
        /// The screen of one chapter.
        #[derive(Debug, Clone)]
        pub enum ChapterScreen {
            $(
                #[doc = concat!("Of a chapter of `", stringify!($folder), "`.")]
                $name(Box<crate::activities::$folder::screen::Screen>),
            )*
            /// Of a chapter that this version does not know.
            Unknown,
        }

        impl ChapterScreen {
            fn of(state: &ChapterState) -> Self {
                match state {
                    $(ChapterState::$name(_) => ChapterScreen::$name(Box::default()),)*
                    ChapterState::Unknown(_) => ChapterScreen::Unknown,
                }
            }

            fn hints(&self, chapter: &ChapterState, room: Room<'_>, mode: Mode, (now, size): (u64, (u16, u16))) -> Vec<Hint> {
                match (self, chapter) {
                    $((ChapterScreen::$name(screen), ChapterState::$name(state)) => screen.hints(&Scene { state, room, mode, now, size }),)*
                    _ => Vec::new(),
                }
            }

            fn takes_text(&self, chapter: &ChapterState, room: Room<'_>, mode: Mode, (now, size): (u64, (u16, u16))) -> bool {
                match (self, chapter) {
                    $((ChapterScreen::$name(screen), ChapterState::$name(state)) => screen.takes_text(&Scene { state, room, mode, now, size }),)*
                    _ => false,
                }
            }

            fn on_input(&mut self, input: &Input, chapter: &ChapterState, room: Room<'_>, mode: Mode, (now, size): (u64, (u16, u16))) -> Response<ActivityCommand> {
                match (self, chapter) {
                    $((ChapterScreen::$name(screen), ChapterState::$name(state)) => {
                        let all = |commands: Vec<_>| commands.into_iter().map(ActivityCommand::$name).collect();
                        match screen.on_input(input, &Scene { state, room, mode, now, size }) {
                            Response::Ignored => Response::Ignored,
                            Response::Handled => Response::Handled,
                            Response::Tell(message) => Response::Tell(message),
                            Response::Do(commands) => Response::Do(all(commands)),
                            Response::Ask(message, commands) => Response::Ask(message, all(commands)),
                        }
                    })*
                    _ => Response::Ignored,
                }
            }

            fn has_draft(&self) -> bool {
                match self {
                    $(ChapterScreen::$name(screen) => screen.has_draft(),)*
                    ChapterScreen::Unknown => false,
                }
            }

            fn sync(&mut self, chapter: &ChapterState, room: Room<'_>, mode: Mode, (now, size): (u64, (u16, u16)), how: &SyncReason) {
                match (self, chapter) {
                    $((ChapterScreen::$name(screen), ChapterState::$name(state)) => screen.sync(&Scene { state, room, mode, now, size }, how),)*
                    _ => {}
                }
            }

            fn request(&mut self, chapter: &ChapterState, room: Room<'_>, mode: Mode, (now, size): (u64, (u16, u16))) -> Option<Request> {
                match (self, chapter) {
                    $((ChapterScreen::$name(screen), ChapterState::$name(state)) => screen.request(&Scene { state, room, mode, now, size }),)*
                    _ => None,
                }
            }

            fn flush(&mut self, chapter: &ChapterState, room: Room<'_>, mode: Mode, (now, size): (u64, (u16, u16))) -> Vec<ActivityCommand> {
                match (self, chapter) {
                    $((ChapterScreen::$name(screen), ChapterState::$name(state)) =>
                        screen.flush(&Scene { state, room, mode, now, size }).into_iter().map(ActivityCommand::$name).collect(),)*
                    _ => Vec::new(),
                }
            }
        }

        /// Every context of keys of every activity, in the order of the list.
        pub fn key_groups() -> Vec<(Kind, Vec<KeyGroup>)> {
            vec![$((
                <crate::activities::$folder::rules::Rules as Activity>::KIND,
                <crate::activities::$folder::screen::Screen as Screen>::key_groups(),
            )),*]
        }
    };
}
for_each_activity!(define_screens);

/// The screens of a session's chapters.
#[derive(Debug, Clone, Default)]
pub struct ChapterScreens {
    /// Columns and rows of the area that a chapter is drawn in.
    pub size: (u16, u16),
    screens: BTreeMap<ChapterNo, ChapterScreen>,
    /// What the worker brought while the room was in another chapter.
    waiting: BTreeMap<ChapterNo, VecDeque<Reply>>,
    /// Chapters that gave the worker something to do.
    asked: BTreeSet<ChapterNo>,
}

impl ChapterScreens {
    /// The screen of a chapter, if the room has been there.
    pub fn screen(&self, no: ChapterNo) -> Option<&ChapterScreen> {
        self.screens.get(&no)
    }

    fn screen_mut(&mut self, chapter: &Chapter) -> &mut ChapterScreen {
        let fits = |screen: &ChapterScreen| {
            std::mem::discriminant(screen)
                == std::mem::discriminant(&ChapterScreen::of(&chapter.state))
        };
        if !self.screens.get(&chapter.no).is_some_and(fits) {
            self.screens
                .insert(chapter.no, ChapterScreen::of(&chapter.state));
        }
        self.screens
            .entry(chapter.no)
            .or_insert(ChapterScreen::Unknown)
    }

    /// What works in the chapter on the screen.
    pub fn hints(&self, state: &State, mode: Mode, now: u64) -> Vec<Hint> {
        let size = self.size;
        let Some(chapter) = state.current_chapter() else {
            return Vec::new();
        };
        self.screen(chapter.no).map_or(Vec::new(), |screen| {
            screen.hints(&chapter.state, state.room(), mode, (now, size))
        })
    }

    /// Does a text field of the chapter on the screen have the focus?
    pub fn takes_text(&self, state: &State, mode: Mode, now: u64) -> bool {
        let size = self.size;
        let Some(chapter) = state.current_chapter() else {
            return false;
        };
        self.screen(chapter.no).is_some_and(|screen| {
            screen.takes_text(&chapter.state, state.room(), mode, (now, size))
        })
    }

    /// Is something typed in the chapter on the screen that is not handed in yet?
    pub fn has_draft(&self, state: &State) -> bool {
        state
            .current
            .and_then(|no| self.screen(no))
            .is_some_and(ChapterScreen::has_draft)
    }

    /// Lets the chapter on the screen answer.
    pub fn on_input(
        &mut self,
        input: &Input,
        state: &State,
        mode: Mode,
        now: u64,
    ) -> Response<ActivityCommand> {
        let size = self.size;
        let Some(chapter) = state.current_chapter() else {
            return Response::Ignored;
        };
        self.screen_mut(chapter)
            .on_input(input, &chapter.state, state.room(), mode, (now, size))
    }

    /// Lets the chapter on the screen come to terms with a changed state; makes its screen if it
    /// has none yet.
    pub fn sync(&mut self, state: &State, mode: Mode, now: u64, how: &SyncReason) {
        let size = self.size;
        // The chapter that an undo took away takes its drafts along.
        self.screens
            .retain(|no, _| usize::from(no.0) < state.chapters.len());
        self.waiting
            .retain(|no, _| usize::from(no.0) < state.chapters.len());
        if let Some(chapter) = state.current_chapter() {
            self.screen_mut(chapter)
                .sync(&chapter.state, state.room(), mode, (now, size), how);
        }
    }

    /// Takes what the worker brings for a chapter; it waits until the room is there, because only
    /// the chapter on the screen may decide.
    pub fn receive(&mut self, no: ChapterNo, reply: Reply) {
        let waiting = self.waiting.entry(no).or_default();
        // Of the progress of one request only the last is worth keeping, however long the room stays
        // away.
        if let (Reply::Progress(number, ..), Some(Reply::Progress(last, ..))) =
            (&reply, waiting.back())
            && number == last
        {
            waiting.pop_back();
        }
        waiting.push_back(reply);
    }

    /// Takes back whatever the worker still has in hand or on its tray, for every chapter: nobody
    /// will be here to receive it.
    pub fn take_back(&mut self) -> impl Iterator<Item = (ChapterNo, Request)> {
        std::mem::take(&mut self.asked)
            .into_iter()
            .map(|no| (no, Request::Cancel))
    }

    /// The next of what the worker brought for the chapter on the screen.
    pub fn next_reply(&mut self, state: &State) -> Option<Reply> {
        self.waiting.get_mut(&state.current?)?.pop_front()
    }

    /// Work that the chapter on the screen wants done.
    pub fn request(&mut self, state: &State, now: u64) -> Option<(ChapterNo, Request)> {
        let size = self.size;
        let chapter = state.current_chapter()?;
        let request = self.screen_mut(chapter).request(
            &chapter.state,
            state.room(),
            Mode::Live,
            (now, size),
        )?;
        self.asked.insert(chapter.no);
        Some((chapter.no, request))
    }

    /// What is typed in the chapter on the screen but not handed in.
    pub fn flush(&mut self, state: &State, mode: Mode, now: u64) -> Vec<ActivityCommand> {
        let size = self.size;
        let Some(chapter) = state.current_chapter() else {
            return Vec::new();
        };
        self.screen_mut(chapter)
            .flush(&chapter.state, state.room(), mode, (now, size))
    }
}
