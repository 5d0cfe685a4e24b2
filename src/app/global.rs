//! The keys that work everywhere, or everywhere in a meeting or a replay.

use crate::id;
use crate::input::{Binding, Table};

/// What the keys of every screen do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Global {
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

impl Global {
    /// Does it work over an overlay too? Others would put another one there.
    pub(super) const fn works_over_overlays(self) -> bool {
        matches!(self, Global::Language | Global::Theme | Global::Leave)
    }
}

/// The keys of every screen.
pub(crate) const GLOBAL: Table<Global> = &[
    Binding::new("? f1", Global::Help, id!("do-help")).footer(90),
    Binding::new(": ctrl-p", Global::Palette, id!("do-palette")).footer(91),
    Binding::new("ctrl-x", Global::Language, id!("do-language")),
    Binding::new("ctrl-t", Global::Theme, id!("do-theme")),
    Binding::new("f12", Global::Notices, id!("do-notices")),
    Binding::new("ctrl-q", Global::Leave, id!("do-leave")).footer(92),
];

/// What the keys of a meeting do, whatever chapter is on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum InMeeting {
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
    /// The council's open list.
    Matters,
    /// Where the items come from and where they went.
    Lineage,
}

impl InMeeting {
    /// Does it take a decision away, or give it back?
    pub(crate) const fn changes_history(self) -> bool {
        matches!(self, InMeeting::Undo | InMeeting::Redo)
    }
}

/// The keys of a meeting.
pub(crate) const IN_MEETING: Table<InMeeting> = &[
    Binding::new("u ctrl-z", InMeeting::Undo, id!("do-undo")).footer(80),
    Binding::new("ctrl-r", InMeeting::Redo, id!("do-redo")),
    Binding::new("f2", InMeeting::People, id!("do-people")).footer(70),
    Binding::new("f3", InMeeting::Agenda, id!("do-agenda")).footer(71),
    Binding::new("ctrl-n", InMeeting::Next, id!("do-next-item")).footer(73),
    Binding::new("f5", InMeeting::SetUp, id!("do-setup")),
    Binding::new("f6", InMeeting::Chapters, id!("do-chapters")),
    Binding::new("ctrl-o", InMeeting::Matters, id!("do-matters")),
    Binding::new("f11 ctrl-k", InMeeting::Lineage, id!("do-lineage")),
    Binding::new("f10 ctrl-d", InMeeting::Closing, id!("do-closing")).footer(72),
];
