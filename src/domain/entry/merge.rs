//! Merging two versions of an entry that both came from a third: by field, and rows by their ids.

use std::collections::BTreeSet;

use super::{Entry, FieldRow, FieldValue};

/// A field that both sides changed, each otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FieldConflict {
    /// Which.
    pub(crate) field: String,
    /// What stands: ours.
    pub(crate) mine: Option<FieldValue>,
    /// What is offered beside it.
    pub(crate) theirs: Option<FieldValue>,
}

/// What two versions of an entry come to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct MergedEntry {
    /// The entry, with ours where both changed a field.
    pub(crate) entry: Entry,
    /// What both changed, in the order of the fields' ids.
    pub(crate) conflicts: Vec<FieldConflict>,
}

/// Three-way merge: what one side changed since `base` goes in; where both changed a field
/// otherwise, ours stands and theirs is named. Wall time decides nothing.
pub(crate) fn merge(base: Option<&Entry>, mine: &Entry, theirs: &Entry) -> MergedEntry {
    let mut entry = mine.clone();
    let mut conflicts = Vec::new();
    let fields: BTreeSet<&String> = mine.fields.keys().chain(theirs.fields.keys()).collect();
    for field in fields {
        let was = base.and_then(|base| base.get(field));
        match one_of(was, mine.get(field), theirs.get(field)) {
            Ok(Some(value)) => drop(entry.fields.insert(field.clone(), value)),
            Ok(None) => drop(entry.fields.remove(field)),
            Err(Disagreement) => conflicts.push(FieldConflict {
                field: field.clone(),
                mine: mine.get(field).cloned(),
                theirs: theirs.get(field).cloned(),
            }),
        }
    }
    if entry.origin.is_none() {
        entry.origin.clone_from(&theirs.origin);
    }
    MergedEntry { entry, conflicts }
}

/// Both sides changed the same thing, each otherwise.
#[derive(Debug)]
struct Disagreement;

/// The value on which both agree, or that there is none any more.
fn one_of(
    base: Option<&FieldValue>,
    mine: Option<&FieldValue>,
    theirs: Option<&FieldValue>,
) -> Result<Option<FieldValue>, Disagreement> {
    if mine == theirs || theirs == base {
        return Ok(mine.cloned());
    }
    if mine == base {
        return Ok(theirs.cloned());
    }
    let (Some(FieldValue::Rows(mine)), Some(FieldValue::Rows(theirs))) = (mine, theirs) else {
        return Err(Disagreement);
    };
    let base = match base {
        Some(FieldValue::Rows(rows)) => rows.as_slice(),
        _ => &[],
    };
    rows(base, mine, theirs).map(|rows| Some(FieldValue::Rows(rows)))
}

/// Rows that both changed: each row by its id, ours first, then theirs that are new.
fn rows(
    base: &[FieldRow],
    mine: &[FieldRow],
    theirs: &[FieldRow],
) -> Result<Vec<FieldRow>, Disagreement> {
    let find = |rows: &[FieldRow], id: &str| rows.iter().find(|row| row.id == id).cloned();
    let new = theirs.iter().filter(|row| find(mine, &row.id).is_none());
    let mut merged = Vec::new();
    for id in mine.iter().chain(new).map(|row| &row.id) {
        let (was, ours, other) = (find(base, id), find(mine, id), find(theirs, id));
        let row = match (ours, other) {
            (ours, other) if ours == other || other == was => ours,
            (ours, other) if ours == was => other,
            // Changed here and removed there, or the reverse: what was changed wins.
            (Some(row), None) | (None, Some(row)) => Some(row),
            _ => return Err(Disagreement),
        };
        merged.extend(row);
    }
    Ok(merged)
}
