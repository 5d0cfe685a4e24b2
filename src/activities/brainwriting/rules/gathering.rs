//! KJ法: decisions about bundles on two levels and about lone ideas.

use super::command::Command;
use super::deciding::{RuleResult, refuse};
use super::event::Event;
use super::state::{Bundle, State};
use crate::domain::{Context, ItemId, Rejection, text};
use crate::id;

/// The cleaned sentence, which must not be empty.
pub(super) fn label(words: &str) -> Result<String, Rejection> {
    let text = text::clean(words);
    if text.trim().is_empty() {
        Err(Rejection::new(id!("bw-refuse-empty")))
    } else {
        Ok(text)
    }
}

pub(super) fn gather(state: &State, command: Command, context: &Context) -> RuleResult {
    match command {
        Command::MakeBundle(words, members) => {
            let label = label(&words)?;
            let members = ideas(state, members)?;
            if members.is_empty() {
                refuse(id!("bw-refuse-no-idea"))
            } else {
                Ok(vec![Event::BundleMade {
                    id: context.id(0),
                    label,
                    members,
                }])
            }
        }
        Command::Gather(id, new) => {
            let members = &bundle(state, id)?.members;
            let mut ideas = ideas(state, new)?;
            ideas.retain(|id| !members.contains(id));
            Ok(if ideas.is_empty() {
                Vec::new()
            } else {
                vec![Event::IdeasGathered(id, ideas)]
            })
        }
        Command::Ungather(id) => {
            let gathered = state.bundle_of(idea(state, id)?).is_some();
            Ok(if gathered {
                vec![Event::IdeaUngathered(id)]
            } else {
                Vec::new()
            })
        }
        Command::RenameBundle(id, words) => {
            let label = label(&words)?;
            Ok(if bundle(state, id)?.label == label {
                Vec::new()
            } else {
                vec![Event::BundleRenamed(id, label)]
            })
        }
        Command::MergeBundles(into, from) => merge(state, into, from),
        Command::GatherBundles(words, bundles) => {
            let label = label(&words)?;
            let bundles = single_bundles(state, None, bundles)?;
            Ok(vec![Event::BundlesGathered {
                id: context.id(0),
                label,
                bundles,
            }])
        }
        Command::PlaceBundles(under, bundles) => place(state, under, bundles),
        Command::DissolveBundle(id) => Ok(vec![Event::BundleDissolved(bundle(state, id)?.id)]),
        Command::MarkLone(id, lone) => Ok(if state.lone.contains(&idea(state, id)?) == lone {
            Vec::new()
        } else {
            vec![Event::LoneMarked(id, lone)]
        }),
        _ => Ok(Vec::new()),
    }
}

fn distinct(ids: Vec<ItemId>) -> Vec<ItemId> {
    let mut seen = Vec::with_capacity(ids.len());
    for id in ids {
        if !seen.contains(&id) {
            seen.push(id);
        }
    }
    seen
}

fn idea(state: &State, id: ItemId) -> Result<ItemId, Rejection> {
    if state.ideas.contains_key(&id) {
        Ok(id)
    } else {
        Err(Rejection::new(id!("bw-refuse-no-idea")))
    }
}

/// Ideas that there are, each once.
fn ideas(state: &State, ids: Vec<ItemId>) -> Result<Vec<ItemId>, Rejection> {
    distinct(ids)
        .into_iter()
        .map(|id| idea(state, id))
        .collect()
}

fn bundle(state: &State, id: ItemId) -> Result<&Bundle, Rejection> {
    state
        .bundle(id)
        .ok_or(Rejection::new(id!("bw-refuse-no-bundle")))
}

/// The first takes in the second; those of the second level only one another.
fn merge(state: &State, into: ItemId, from: ItemId) -> RuleResult {
    let (into, from) = (bundle(state, into)?, bundle(state, from)?);
    if into.id == from.id {
        return refuse(id!("bw-refuse-same-bundle"));
    }
    let has_below = |bundle: &Bundle| state.below(bundle.id).next().is_some();
    if has_below(from) && !has_below(into) || from.under == Some(into.id) {
        return refuse(id!("bw-refuse-two-levels"));
    }
    Ok(vec![Event::BundlesMerged(into.id, from.id)])
}

/// Bundles that can lie under one of the second level: none lies under them.
fn single_bundles(
    state: &State,
    under: Option<ItemId>,
    ids: Vec<ItemId>,
) -> Result<Vec<ItemId>, Rejection> {
    let ids = distinct(ids);
    for id in &ids {
        let id = bundle(state, *id)?.id;
        if state.below(id).next().is_some() || under == Some(id) {
            return Err(Rejection::new(id!("bw-refuse-two-levels")));
        }
    }
    if ids.is_empty() {
        return Err(Rejection::new(id!("bw-refuse-no-bundle")));
    }
    Ok(ids)
}

fn place(state: &State, under: Option<ItemId>, ids: Vec<ItemId>) -> RuleResult {
    let mut ids = match under {
        Some(above) => {
            if state.above(bundle(state, above)?).is_some() {
                return refuse(id!("bw-refuse-two-levels"));
            }
            single_bundles(state, under, ids)?
        }
        None => distinct(ids),
    };
    for id in &ids {
        bundle(state, *id)?;
    }
    ids.retain(|id| {
        state
            .bundle(*id)
            .is_some_and(|bundle| bundle.under != under)
    });
    Ok(if ids.is_empty() {
        Vec::new()
    } else {
        vec![Event::BundlesPlaced(under, ids)]
    })
}
