//! How bundles, their two levels and lone ideas change the state.

use imbl::Vector;

use super::event::Event;
use super::state::{Bundle, State};
use crate::domain::{ItemId, RecordRef};

impl State {
    /// Bundles and lone ideas.
    pub(super) fn gather(&mut self, event: &Event, at: &RecordRef) {
        match event {
            Event::BundleMade { id, label, members } => {
                self.take_up(members);
                self.bundles.retain(|bundle| bundle.id != *id);
                self.bundles.push_back(Bundle {
                    id: *id,
                    label: label.clone(),
                    members: members.iter().copied().collect(),
                    under: None,
                    record: *at,
                });
            }
            Event::BundlesGathered { id, label, bundles } => {
                self.bundles.retain(|bundle| bundle.id != *id);
                self.bundles.push_back(Bundle {
                    id: *id,
                    label: label.clone(),
                    members: Vector::new(),
                    under: None,
                    record: *at,
                });
                self.place(Some(*id), bundles);
            }
            Event::BundlesPlaced(under, bundles) => self.place(*under, bundles),
            Event::IdeasGathered(id, ideas) if self.bundle(*id).is_some() => {
                self.take_up(ideas);
                self.change_bundle(*id, |bundle| bundle.members.extend(ideas.iter().copied()));
            }
            Event::IdeaUngathered(idea) => self.loosen(*idea),
            Event::BundleRenamed(id, label) => {
                self.change_bundle(*id, |bundle| bundle.label.clone_from(label));
            }
            Event::BundlesMerged(into, from) if into != from && self.bundle(*into).is_some() => {
                let members = self
                    .bundle(*from)
                    .map_or_else(Vector::new, |bundle| bundle.members.clone());
                let below: Vec<ItemId> = self.below(*from).map(|bundle| bundle.id).collect();
                self.place(Some(*into), &below);
                self.bundles.retain(|bundle| bundle.id != *from);
                self.change_bundle(*into, |bundle| bundle.members.append(members.clone()));
            }
            Event::BundleDissolved(id) => {
                let below: Vec<ItemId> = self.below(*id).map(|bundle| bundle.id).collect();
                self.place(None, &below);
                self.bundles.retain(|bundle| bundle.id != *id);
            }
            Event::LoneMarked(idea, true) => {
                self.loosen(*idea);
                self.lone.insert(*idea);
            }
            Event::LoneMarked(idea, false) => {
                self.lone.remove(idea);
            }
            _ => {}
        }
    }

    /// Puts bundles under one of the second level. There are two levels: what cannot lie there stands
    /// by itself.
    fn place(&mut self, under: Option<ItemId>, bundles: &[ItemId]) {
        let top = |id: &ItemId| {
            self.bundle(*id)
                .is_some_and(|bundle| bundle.under.is_none())
        };
        let under = under.filter(top);
        for id in bundles {
            let is_single = self.below(*id).next().is_none() && under != Some(*id);
            let under = under.filter(|_| is_single);
            self.change_bundle(*id, |bundle| bundle.under = under);
        }
    }

    /// Takes ideas from wherever they lie.
    fn take_up(&mut self, ideas: &[ItemId]) {
        for idea in ideas {
            self.loosen(*idea);
            self.lone.remove(idea);
        }
    }

    pub(super) fn loosen(&mut self, idea: ItemId) {
        for bundle in &mut self.bundles {
            bundle.members.retain(|member| *member != idea);
        }
    }

    fn change_bundle(&mut self, id: ItemId, how: impl Fn(&mut Bundle)) {
        self.bundles
            .iter_mut()
            .filter(|bundle| bundle.id == id)
            .for_each(how);
    }
}
