//! The kinds of exercise that a session can hold: one folder each, and the list.
//!
//! To add one, see `docs/add-an-activity.md`: a folder with `rules.rs`, `screen.rs`, `view.rs`,
//! `ja.ftl` and `en.ftl`, one `mod` line here and one line in the list. Events, file, undo, replay,
//! menu, help, both languages and the shared tests follow from the list.

pub mod board;
pub mod brainwriting;
pub mod notes;
pub mod pivot;

/// Hands the list of activities to the macro `$then`: the name in the session file, and the folder.
/// What else the macro wants to know goes in brackets, and comes before the list.
macro_rules! for_each_activity {
    ($then:ident $(, [$($with:tt)*])?) => {
        $then! {
            $([$($with)*])?
            Brainwriting: brainwriting,
            Notes: notes,
            Pivot: pivot,
            Board: board,
        }
    };
}
pub(crate) use for_each_activity;
