//! The list of all keys, for `yoriai keys` and the docs.

use super::{chapter_screens, closing, global, home, overlay, replay, ritual, setup, watch};
use crate::id;
use crate::input::{KeyGroup, binding, checklist, form, grid, list, picker};

/// Every context of keys of the whole program, for `yoriai keys` and the docs.
pub fn key_groups() -> Vec<KeyGroup> {
    let mut all = vec![
        KeyGroup::of(id!("context-everywhere"), global::GLOBAL),
        KeyGroup::of(id!("context-home"), home::HOME),
        KeyGroup::of(id!("context-meeting"), global::IN_MEETING),
        KeyGroup::of(id!("context-setup"), setup::SETUP),
        KeyGroup::of(id!("context-setup-people"), setup::PEOPLE),
        KeyGroup::of(id!("context-setup-agenda"), setup::AGENDA),
        KeyGroup {
            label: id!("context-ritual"),
            hints: binding::hints(&[ritual::RITUAL, ritual::SKIPPING]),
        },
        KeyGroup::of(id!("context-closing"), closing::CLOSING_OPEN),
        KeyGroup::of(id!("context-closed"), closing::CLOSING_CLOSED),
        KeyGroup::of(id!("context-replay"), replay::REPLAY),
        KeyGroup::of(id!("context-watch"), watch::WATCH),
    ];
    all.push(KeyGroup::of(id!("context-list-moves"), list::MOVES));
    all.push(KeyGroup::of(id!("context-picker"), picker::PICKING));
    all.push(KeyGroup::of(id!("context-checklist"), checklist::CHECKLIST));
    all.push(KeyGroup::of(id!("context-grid-moves"), grid::SIDEWAYS));
    all.extend(form::key_groups());
    all.extend(overlay::key_groups());
    all.extend(
        chapter_screens::activity_key_groups()
            .into_iter()
            .flat_map(|(_, key_groups)| key_groups),
    );
    all
}
