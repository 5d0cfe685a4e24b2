//! The keys that work everywhere, or everywhere in a meeting or a replay.

use super::{activity_contexts, home, overlay, replay, setup, update};
use crate::input::{Binding, Context, Table};

/// What the keys of every screen do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Global {
    /// Show the keys that work here.
    Help,
    /// Show every action, to be searched.
    Palette,
    /// The other language.
    Language,
    /// The next theme.
    Theme,
    /// What was said so far.
    Notices,
    /// Back: from a session to home, from home out.
    Leave,
}

/// The keys of every screen.
pub const GLOBAL: Table<Global> = &[
    Binding::new("? f1", Global::Help, "do-help").footer(90),
    Binding::new(": ctrl-p", Global::Palette, "do-palette").footer(91),
    Binding::new("f9", Global::Language, "do-language"),
    Binding::new("ctrl-t", Global::Theme, "do-theme"),
    Binding::new("f12", Global::Notices, "do-notices"),
    Binding::new("ctrl-q", Global::Leave, "do-leave").footer(92),
];

/// What the keys of a meeting do, whatever chapter is on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InMeeting {
    /// Undo.
    Undo,
    /// Redo.
    Redo,
    /// Attendance: who came, who left, who sits in for whom.
    People,
    /// 次第: where the meeting stands, and what comes next.
    Agenda,
    /// Call the next agenda item.
    Next,
    /// The set-up page.
    SetUp,
    /// The chapters, and new ones.
    Chapters,
    /// 確認・閉会.
    Closing,
    /// Where the items come from and where they went.
    Lineage,
}

/// The keys of a meeting.
pub const IN_MEETING: Table<InMeeting> = &[
    Binding::new("u ctrl-z", InMeeting::Undo, "do-undo").footer(80),
    Binding::new("ctrl-r", InMeeting::Redo, "do-redo"),
    Binding::new("f2", InMeeting::People, "do-people").footer(70),
    Binding::new("f3", InMeeting::Agenda, "do-agenda").footer(71),
    Binding::new("ctrl-n", InMeeting::Next, "do-next-item").footer(73),
    Binding::new("f5", InMeeting::SetUp, "do-setup"),
    Binding::new("f6", InMeeting::Chapters, "do-chapters"),
    Binding::new("f11", InMeeting::Lineage, "do-lineage"),
    Binding::new("f10", InMeeting::Closing, "do-closing").footer(72),
];

/// Every context of keys of the whole program, for `yoriai keys` and the docs.
pub fn contexts() -> Vec<Context> {
    let mut all = vec![
        Context::of("context-everywhere", GLOBAL),
        Context::of("context-home", home::HOME),
        Context::of("context-meeting", IN_MEETING),
        Context::of("context-setup", setup::SETUP),
        Context::of("context-setup-people", setup::PEOPLE),
        Context::of("context-setup-agenda", setup::AGENDA),
        Context::of("context-closing", update::CLOSING_OPEN),
        Context::of("context-closed", update::CLOSING_CLOSED),
        Context::of("context-replay", replay::REPLAY),
    ];
    all.extend(overlay::contexts());
    all.extend(
        activity_contexts()
            .into_iter()
            .flat_map(|(_, contexts)| contexts),
    );
    all
}
