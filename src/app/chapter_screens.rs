//! The screens of the chapters, seen as one: each chapter keeps its cursor and drafts while the
//! room works elsewhere.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::activities::for_each_activity;
use crate::analysis::{Reply, Request};
use crate::domain::{Activity, Kind, Message, TypedForm};
use crate::input::{Hint, Input, KeyGroup, Mode, Response, Scene, Screen, SyncReason};
use crate::session::{
    ActivityCommand, Chapter, ChapterNo, ChapterState, Command, DraftPlace, KeptDraft, State,
};

/// How the chapters of a session are looked at.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Outlook<'a> {
    /// The session's state.
    pub(crate) state: &'a State,
    /// Alive, watched or looked back at.
    pub(crate) mode: Mode,
    /// Session time in milliseconds.
    pub(crate) now: u64,
    /// Columns and rows of the area in which they are drawn.
    pub(crate) size: (u16, u16),
}

impl<'a> Outlook<'a> {
    /// What the screen of a chapter with this state looks at.
    pub(crate) fn scene<S>(&self, state: &'a S) -> Scene<'a, S> {
        Scene {
            state,
            room: self.state.room(),
            mode: self.mode,
            now: self.now,
            size: self.size,
        }
    }
}

macro_rules! define_screens {
    ($($name:ident: $folder:ident),* $(,)?) => {
        /// The screen of one chapter.
        #[derive(Debug, Clone)]
        pub(crate) enum ChapterScreen {
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
        }

        /// Every context of keys of every activity, in the order of the list.
        pub fn activity_key_groups() -> Vec<(Kind, Vec<KeyGroup>)> {
            vec![$((
                <crate::activities::$folder::rules::Rules as Activity>::KIND,
                <crate::activities::$folder::screen::Screen as Screen>::key_groups(),
            )),*]
        }
    };
}
for_each_activity!(define_screens);

/// `dispatch!(screen, chapter, (own, state) => with, without)`: evaluates `with` where `own` is
/// the screen and `state` the state of the same activity, and `Rules` are its rules; `without` where
/// the two do not fit or nobody knows the kind.
macro_rules! dispatch {
    ($screen:expr, $chapter:expr, ($own:ident, $state:ident) => $with:expr, $without:expr) => {
        for_each_activity!(
            dispatch_over,
            [$screen, $chapter, $own, $state, $with, $without]
        )
    };
}
macro_rules! dispatch_over {
    (
        [$screen:expr, $chapter:expr, $own:ident, $state:ident, $with:expr, $without:expr]
        $($name:ident: $folder:ident),* $(,)?
    ) => {
        match ($screen, $chapter) {
            $((ChapterScreen::$name($own), ChapterState::$name($state)) => $with,)*
            _ => $without,
        }
    };
}

impl ChapterScreen {
    fn hints(&self, chapter: &ChapterState, at: Outlook<'_>) -> Vec<Hint> {
        dispatch!(self, chapter, (own, state) => own.hints(&at.scene(state)), Vec::new())
    }

    fn lies_open(&self, chapter: &ChapterState, at: Outlook<'_>) -> bool {
        dispatch!(self, chapter, (own, state) => own.lies_open(&at.scene(state)), false)
    }

    fn shows_what_came_over(&self, chapter: &ChapterState, at: Outlook<'_>) -> bool {
        dispatch!(self, chapter, (own, state) => own.shows_what_came_over(&at.scene(state)), false)
    }

    fn under_way(&self, chapter: &ChapterState, at: Outlook<'_>) -> Option<Message> {
        dispatch!(self, chapter, (own, state) => own.under_way(&at.scene(state)), None)
    }

    fn takes_text(&self, chapter: &ChapterState, at: Outlook<'_>) -> bool {
        dispatch!(self, chapter, (own, state) => own.takes_text(&at.scene(state)), false)
    }

    fn on_input(
        &mut self,
        input: &Input,
        chapter: &ChapterState,
        at: Outlook<'_>,
    ) -> Response<ActivityCommand> {
        dispatch!(
            self,
            chapter,
            (own, state) => own.on_input(input, &at.scene(state)).map(Into::into),
            Response::Ignored
        )
    }

    fn typed(&self, chapter: &ChapterState, at: Outlook<'_>) -> Vec<TypedForm> {
        dispatch!(self, chapter, (own, state) => own.typed(&at.scene(state)), Vec::new())
    }

    fn has_draft(&self, chapter: &ChapterState, at: Outlook<'_>) -> bool {
        dispatch!(self, chapter, (own, state) => own.has_draft(&at.scene(state)), false)
    }

    fn resume(&mut self, typed: &TypedForm, chapter: &ChapterState, at: Outlook<'_>) -> bool {
        dispatch!(self, chapter, (own, state) => own.resume(typed, &at.scene(state)), false)
    }

    fn sync(&mut self, chapter: &ChapterState, at: Outlook<'_>, how: &SyncReason) {
        dispatch!(self, chapter, (own, state) => own.sync(&at.scene(state), how), ());
    }

    fn request(&mut self, chapter: &ChapterState, at: Outlook<'_>) -> Option<Request> {
        dispatch!(self, chapter, (own, state) => own.request(&at.scene(state)), None)
    }

    fn confide(&self, chapter: &ChapterState, at: Outlook<'_>) -> Vec<ActivityCommand> {
        dispatch!(
            self,
            chapter,
            (own, state) => {
                let commands = own.confide(&at.scene(state)).into_iter();
                commands.map(Into::into).collect()
            },
            Vec::new()
        )
    }
}

/// The screens of a session's chapters.
#[derive(Debug, Clone, Default)]
pub struct ChapterScreens {
    /// Columns and rows of the area in which a chapter is drawn: what screens measure with is what
    /// their views draw with.
    pub(super) size: (u16, u16),
    screens: BTreeMap<ChapterNo, ChapterScreen>,
    /// What the worker brought while the room was in another chapter.
    waiting: BTreeMap<ChapterNo, VecDeque<Reply>>,
    /// Chapters that gave the worker something to do.
    asked: BTreeSet<ChapterNo>,
}

impl ChapterScreens {
    /// The screen of a chapter, if the room has been there.
    pub(crate) fn screen(&self, no: ChapterNo) -> Option<&ChapterScreen> {
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
    pub(crate) fn hints(&self, at: Outlook<'_>) -> Vec<Hint> {
        let Some(chapter) = at.state.current_chapter() else {
            return Vec::new();
        };
        self.screen(chapter.no)
            .map_or(Vec::new(), |screen| screen.hints(&chapter.state, at))
    }

    /// Does something lie open over the chapter on the screen?
    pub(crate) fn lies_open(&self, at: Outlook<'_>) -> bool {
        let Some(chapter) = at.state.current_chapter() else {
            return false;
        };
        self.screen(chapter.no)
            .is_some_and(|screen| screen.lies_open(&chapter.state, at))
    }

    /// Does the chapter on the screen show what came over from last time, one after the other?
    pub(super) fn shows_what_came_over(&self, at: Outlook<'_>) -> bool {
        let Some(chapter) = at.state.current_chapter() else {
            return false;
        };
        self.screen(chapter.no)
            .is_some_and(|screen| screen.shows_what_came_over(&chapter.state, at))
    }

    /// What runs by itself in the chapter on the screen.
    pub(crate) fn under_way(at: Outlook<'_>) -> Option<Message> {
        Self::running(at.state.current_chapter()?, at)
    }

    /// What runs by itself in a chapter that the room left.
    pub(crate) fn under_way_elsewhere(at: Outlook<'_>) -> Option<Message> {
        let here = at.state.current;
        let others = at.state.chapters.iter();
        let mut others = others.filter(|chapter| here != Some(chapter.no));
        others.find_map(|chapter| Self::running(chapter, at))
    }

    fn running(chapter: &Chapter, at: Outlook<'_>) -> Option<Message> {
        ChapterScreen::of(&chapter.state).under_way(&chapter.state, at)
    }

    /// Does a text field of the chapter on the screen have the focus?
    pub(crate) fn takes_text(&self, at: Outlook<'_>) -> bool {
        let Some(chapter) = at.state.current_chapter() else {
            return false;
        };
        self.screen(chapter.no)
            .is_some_and(|screen| screen.takes_text(&chapter.state, at))
    }

    /// The chapters that have a screen, with it.
    fn opened<'a>(
        &'a self,
        at: Outlook<'a>,
    ) -> impl Iterator<Item = (&'a Chapter, &'a ChapterScreen)> {
        let chapters = at.state.chapters.iter();
        chapters.filter_map(|chapter| Some((chapter, self.screen(chapter.no)?)))
    }

    /// Is something typed in any chapter that is not handed in yet?
    pub(crate) fn has_draft(&self, at: Outlook<'_>) -> bool {
        let mut opened = self.opened(at);
        opened.any(|(chapter, screen)| screen.has_draft(&chapter.state, at))
    }

    /// What is typed in the chapters and not handed in.
    pub(super) fn typed(&self, at: Outlook<'_>) -> Vec<KeptDraft> {
        let of = |(chapter, screen): (&Chapter, &ChapterScreen)| {
            let place = DraftPlace::Chapter(chapter.no);
            let typed = screen.typed(&chapter.state, at).into_iter();
            typed.map(move |typed| KeptDraft { place, typed })
        };
        self.opened(at).flat_map(of).collect()
    }

    /// Gives a chapter back what was typed in it; `false` when what it is about is gone.
    pub(super) fn resume(&mut self, no: ChapterNo, typed: &TypedForm, at: Outlook<'_>) -> bool {
        let Some(chapter) = at.state.chapter(no) else {
            return false;
        };
        let screen = self.screen_mut(chapter);
        // As if the room came to it: a form opens over what the state is now.
        screen.sync(&chapter.state, at, &SyncReason::Elsewhere);
        screen.resume(typed, &chapter.state, at)
    }

    /// Lets everything typed go, and every cursor with it.
    pub(super) fn forget(&mut self) {
        self.screens.clear();
    }

    /// Lets the chapter on the screen answer. Its commands name the chapter, so that a yes that comes
    /// after the room went elsewhere still reaches the one that asked.
    pub(crate) fn on_input(&mut self, input: &Input, at: Outlook<'_>) -> Response<Command> {
        let Some(chapter) = at.state.current_chapter() else {
            return Response::Ignored;
        };
        self.screen_mut(chapter)
            .on_input(input, &chapter.state, at)
            .map(|command| Command::Chapter(chapter.no, command))
    }

    /// Lets the chapter on the screen come to terms with a changed state; makes its screen if it
    /// has none yet.
    pub(crate) fn sync(&mut self, at: Outlook<'_>, how: &SyncReason) {
        // The chapter that an undo took away takes its drafts along.
        let stays = |no: &ChapterNo| usize::from(no.0) < at.state.chapters.len();
        self.screens.retain(|no, _| stays(no));
        self.waiting.retain(|no, _| stays(no));
        if let Some(chapter) = at.state.current_chapter() {
            self.screen_mut(chapter).sync(&chapter.state, at, how);
        }
    }

    /// Takes what the worker brings for a chapter; it waits until the room is there, because a
    /// screen answers only while somebody can see it.
    pub(crate) fn receive(&mut self, no: ChapterNo, reply: Reply) {
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

    /// Takes back whatever the worker still has in hand or in its queue, for every chapter: nobody
    /// will be here to receive it.
    pub(crate) fn take_back(&mut self) -> impl Iterator<Item = (ChapterNo, Request)> {
        std::mem::take(&mut self.asked)
            .into_iter()
            .map(|no| (no, Request::Cancel))
    }

    /// The next of what the worker brought for the chapter on the screen.
    pub fn next_reply(&mut self, state: &State) -> Option<Reply> {
        self.waiting.get_mut(&state.current?)?.pop_front()
    }

    /// Work that the chapter on the screen wants done.
    pub(crate) fn request(&mut self, at: Outlook<'_>) -> Option<(ChapterNo, Request)> {
        let chapter = at.state.current_chapter()?;
        let request = self.screen_mut(chapter).request(&chapter.state, at)?;
        self.asked.insert(chapter.no);
        Some((chapter.no, request))
    }

    /// What is typed in the chapters that only the journal may hold, as commands to them.
    pub(super) fn confide(&self, at: Outlook<'_>) -> Vec<Command> {
        let of = |(chapter, screen): (&Chapter, &ChapterScreen)| {
            let no = chapter.no;
            let commands = screen.confide(&chapter.state, at).into_iter();
            commands.map(move |command| Command::Chapter(no, command))
        };
        self.opened(at).flat_map(of).collect()
    }
}
