//! What the lists of the board hold, and how much of each is in sight: pure, measured once for the
//! keys and for what is drawn.

use crate::activities::board::rules::{Card, State};
use crate::domain::{Indicator, ItemId, Programme};
use crate::input::Extent;

/// From how many columns on the board shows all four columns side by side.
pub(crate) const WIDE: u16 = 100;
/// The most rows of a chain that is not chosen.
pub(crate) const LOW: u16 = 2;
/// Rows of a page above its list: its heading, and that of the table.
const PAGE_HEAD: u16 = 2;
/// Rows below the list of programmes: one of air, and the thresholds.
pub(crate) const PROGRAMMES_FOOT: u16 = 2;
/// Rows of the board above its chains: the gauge, one of air, the headings of the columns.
const BOARD_HEAD: u16 = 3;
/// Rows that the chosen chain mostly takes.
const CHOSEN: u16 = 6;

/// One chain of the board.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Chain {
    /// A finding and what came of it.
    Finding(ItemId),
    /// An action that came of no finding here.
    Action(ItemId),
}

/// A line of the programmes page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ProgrammeEntry {
    /// A programme.
    Programme(ItemId),
    /// An indicator of the programme above.
    Indicator(ItemId),
}

/// One row of the year view: a programme, one of its indicators, or what belongs to no programme.
#[derive(Debug, Clone, Copy)]
pub(crate) struct YearRow<'a> {
    /// The programme; none for the actions that belong to none.
    pub(crate) programme: Option<&'a Programme>,
    /// The indicator, if the programme has any.
    pub(crate) indicator: Option<&'a Indicator>,
    /// Is it the first row of its programme?
    pub(crate) first: bool,
}

/// The chains of a board, in order: findings, then actions from elsewhere.
pub(crate) fn chains(state: &State) -> Vec<Chain> {
    let findings = state
        .findings
        .iter()
        .map(|finding| Chain::Finding(finding.id));
    let free = state
        .free_actions()
        .map(|card| Chain::Action(card.action.id));
    findings.chain(free).collect()
}

/// The actions of a chain, in order.
pub(crate) fn actions_of(state: &State, chain: Chain) -> Vec<ItemId> {
    match chain {
        Chain::Finding(id) => state.actions_of(id).map(|card| card.action.id).collect(),
        Chain::Action(id) => vec![id],
    }
}

/// The lines of the programmes page.
pub(crate) fn entries(state: &State) -> Vec<ProgrammeEntry> {
    let mut all = Vec::new();
    for evaluated in &state.programmes {
        let programme = &evaluated.programme;
        all.push(ProgrammeEntry::Programme(programme.id));
        let indicators = programme.indicators.iter();
        all.extend(indicators.map(|indicator| ProgrammeEntry::Indicator(indicator.id)));
    }
    all
}

/// The rows of the year view.
pub(crate) fn years(state: &State) -> Vec<YearRow<'_>> {
    let mut all = Vec::new();
    for evaluated in &state.programmes {
        let row = |indicator, first| YearRow {
            programme: Some(&evaluated.programme),
            indicator,
            first,
        };
        let indicators = &evaluated.programme.indicators;
        if indicators.is_empty() {
            all.push(row(None, true));
        }
        let of = |(at, indicator)| row(Some(indicator), at == 0);
        all.extend(indicators.iter().enumerate().map(of));
    }
    if open_actions(state, None).next().is_some() {
        all.push(YearRow {
            programme: None,
            indicator: None,
            first: true,
        });
    }
    all
}

/// The actions of a programme, or of none, that are still to be done.
pub(crate) fn open_actions<'a>(
    state: &'a State,
    programme: Option<&Programme>,
) -> impl Iterator<Item = &'a Card> {
    let id = programme.map(|programme| programme.id);
    plan(state).filter(move |card| card.action.programme == id)
}

/// Next year's plan: every action that is still to be done.
pub(crate) fn plan(state: &State) -> impl Iterator<Item = &Card> {
    let all = state.actions.iter();
    all.filter(|card| card.action.state.is_open())
}

/// The extent of the chains on a screen of this size.
///
/// A chain is as high as its texts, which only drawing knows: what is in sight is as many of the low
/// ones as there is room for beside the chosen one.
pub(crate) fn chains_extent(state: &State, (width, height): (u16, u16)) -> Extent {
    let low = if width >= WIDE { LOW + 1 } else { LOW };
    let rows = height.saturating_sub(BOARD_HEAD + CHOSEN);
    Extent::new(chains(state).len(), 1 + rows / low)
}

/// The extent of the list of programmes and indicators.
pub(crate) fn entries_extent(state: &State, (_, height): (u16, u16)) -> Extent {
    let rows = height.saturating_sub(PAGE_HEAD + PROGRAMMES_FOOT);
    Extent::new(entries(state).len(), rows)
}

/// The extent of the year view.
pub(crate) fn years_extent(state: &State, size: (u16, u16)) -> Extent {
    Extent::new(years(state).len(), upper_rows(size))
}

/// The extent of the plan.
pub(crate) fn plan_extent(state: &State, size: (u16, u16)) -> Extent {
    Extent::new(plan(state).count(), upper_rows(size))
}

/// Rows of a list that shares its page with what is said in full below it.
const fn upper_rows((_, height): (u16, u16)) -> u16 {
    let rows = height.saturating_sub(PAGE_HEAD);
    // Two thirds, without an overflow on the way.
    rows / 3 * 2 + rows % 3 * 2 / 3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_above_a_foot_has_two_thirds_of_its_page() {
        let rows = [0, 1, 2, 3, 4, 5, 24, 36].map(|height| upper_rows((80, height)));
        assert_eq!(rows, [0, 0, 0, 0, 1, 2, 14, 22]);
        assert_eq!(upper_rows((80, u16::MAX)), 43_688);
    }
}
