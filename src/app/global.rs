//! The keys that work everywhere, or everywhere in a meeting or a replay.

use super::{activity_key_groups, home, overlay, replay, setup, update};
use crate::id;
use crate::input::{Binding, KeyGroup, Table, checklist, form, grid, list, picker};

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
    Binding::new("? f1", Global::Help, id!("do-help")).footer(90),
    Binding::new(": ctrl-p", Global::Palette, id!("do-palette")).footer(91),
    Binding::new("f9", Global::Language, id!("do-language")),
    Binding::new("ctrl-t", Global::Theme, id!("do-theme")),
    Binding::new("f12", Global::Notices, id!("do-notices")),
    Binding::new("ctrl-q", Global::Leave, id!("do-leave")).footer(92),
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
    Binding::new("u ctrl-z", InMeeting::Undo, id!("do-undo")).footer(80),
    Binding::new("ctrl-r", InMeeting::Redo, id!("do-redo")),
    Binding::new("f2", InMeeting::People, id!("do-people")).footer(70),
    Binding::new("f3", InMeeting::Agenda, id!("do-agenda")).footer(71),
    Binding::new("ctrl-n", InMeeting::Next, id!("do-next-item")).footer(73),
    Binding::new("f5", InMeeting::SetUp, id!("do-setup")),
    Binding::new("f6", InMeeting::Chapters, id!("do-chapters")),
    Binding::new("f11", InMeeting::Lineage, id!("do-lineage")),
    Binding::new("f10", InMeeting::Closing, id!("do-closing")).footer(72),
];

/// Every context of keys of the whole program, for `yoriai keys` and the docs.
pub fn key_groups() -> Vec<KeyGroup> {
    let mut all = vec![
        KeyGroup::of(id!("context-everywhere"), GLOBAL),
        KeyGroup::of(id!("context-home"), home::HOME),
        KeyGroup::of(id!("context-meeting"), IN_MEETING),
        KeyGroup::of(id!("context-setup"), setup::SETUP),
        KeyGroup::of(id!("context-setup-people"), setup::PEOPLE),
        KeyGroup::of(id!("context-setup-agenda"), setup::AGENDA),
        KeyGroup::of(id!("context-closing"), update::CLOSING_OPEN),
        KeyGroup::of(id!("context-closed"), update::CLOSING_CLOSED),
        KeyGroup::of(id!("context-replay"), replay::REPLAY),
    ];
    all.push(KeyGroup::of(id!("context-list-moves"), list::MOVES));
    all.push(KeyGroup::of(id!("context-picker"), picker::PICKING));
    all.push(KeyGroup::of(id!("context-checklist"), checklist::CHECKLIST));
    all.push(KeyGroup::of(id!("context-grid-moves"), grid::SIDEWAYS));
    all.extend(form::key_groups());
    all.extend(overlay::key_groups());
    all.extend(
        activity_key_groups()
            .into_iter()
            .flat_map(|(_, key_groups)| key_groups),
    );
    all
}
