//! What is on the screen, and which tables of keys work there.

use super::editor::sources;
use super::keys::{self, BrainwritingAction};
use super::model::{EntryPurpose, OpenPanel, ScreenView};
use super::{Screen, sheets, writing};
use crate::activities::brainwriting::rules::{ConvergenceStep, Phase, State, Voter};
use crate::input::{Hint, Mode, Scene, Table, binding, list};

impl Screen {
    /// What is on the screen.
    pub(crate) fn view(&self, scene: &Scene<'_, State>) -> ScreenView {
        self.view_of(&self.panel, scene)
    }

    /// What is on the screen while this panel lies open.
    pub(crate) fn view_of(&self, panel: &OpenPanel, scene: &Scene<'_, State>) -> ScreenView {
        let (state, live) = (scene.state, scene.mode.is_live());
        let writing = state.phase == Phase::Writing && live;
        let entry = match panel {
            OpenPanel::Entry(entry) if live => entry_view(&entry.purpose, state),
            _ => None,
        };
        match panel {
            OpenPanel::Entry(_) => entry.unwrap_or_else(|| self.phase_view(scene)),
            OpenPanel::Picking(_) if live => ScreenView::Picking,
            OpenPanel::Waiting if writing => ScreenView::Waiting,
            OpenPanel::Card if writing => ScreenView::Card,
            OpenPanel::HandOver if writing && writing::passes_paper(state) => ScreenView::HandOver,
            OpenPanel::Sheets if !state.sheets.is_empty() => ScreenView::Sheets,
            OpenPanel::Typing if !state.sheets.is_empty() && live => ScreenView::Typing,
            _ => self.phase_view(scene),
        }
    }

    /// What is on the screen while nothing lies open.
    pub(crate) fn phase_view(&self, scene: &Scene<'_, State>) -> ScreenView {
        let (state, live) = (scene.state, scene.mode.is_live());
        match state.phase {
            Phase::Preparing => ScreenView::Form,
            // On the room's own screen a turn stays covered.
            Phase::Writing if scene.mode == Mode::Watching => ScreenView::Room,
            Phase::Writing if writing::open_turn(state).is_some() && (!self.covered || !live) => {
                ScreenView::Turn
            }
            Phase::Writing => ScreenView::Room,
            Phase::Written => ScreenView::Written,
            Phase::Converging(ConvergenceStep::Browsing) => ScreenView::Browsing,
            Phase::Converging(ConvergenceStep::Grouping) => ScreenView::Grouping,
            Phase::Converging(ConvergenceStep::Deciding) => ScreenView::Deciding,
            Phase::Converging(step) if state.is_voting(step) => ScreenView::Voting(step),
            Phase::Converging(step) => ScreenView::Counted(step),
            Phase::Done => ScreenView::Done,
        }
    }

    /// The tables of the screen's own keys that work now, the most particular first.
    pub(super) fn tables(&self, scene: &Scene<'_, State>) -> Vec<Table<BrainwritingAction>> {
        let state = scene.state;
        let view = self.view(scene);
        if !scene.mode.is_live() {
            return replay_tables(view, state);
        }
        let earlier = self.editor.at.map_or(0, |at| sources(at, state).len());
        let when = |holds: bool, table: Table<BrainwritingAction>| holds.then_some(table);
        let tables: &[Option<Table<BrainwritingAction>>] = match view {
            ScreenView::Form => &[Some(keys::FORM)],
            ScreenView::Room => &[
                when(writing::next_writer(state).is_some(), keys::CURTAIN),
                when(state.offers_round(), keys::OFFER),
                Some(keys::CLOCK),
                Some(keys::ROOM),
                when(writing::passes_paper(state), keys::PASSING),
                Some(if state.newcomers().is_empty() {
                    keys::SHOW_CARD
                } else {
                    keys::OFFER_CARD
                }),
            ],
            ScreenView::Turn => &[
                Some(keys::TURN),
                when(earlier > 0, keys::LINEAGE),
                when(earlier > 1, keys::POINTING),
                Some(keys::CLOCK),
            ],
            ScreenView::Waiting => &[
                when(!state.unfinished_seats().is_empty(), keys::WAITING),
                Some(keys::LEAVE_WAITING),
                Some(keys::CLOCK),
            ],
            ScreenView::Card => &[Some(keys::CARD)],
            ScreenView::HandOver => &[Some(keys::LEAVE_PASSING)],
            ScreenView::Sheets => &[
                when(!sheets::rows_in_reach(state).is_empty(), keys::TRANSCRIBING),
                Some(keys::SHEETS),
                Some(keys::LEAVE_SHEETS),
                when(!state.revealed, keys::OPENING),
            ],
            ScreenView::Typing => &[Some(keys::TYPING)],
            ScreenView::Written => &[Some(keys::WRITTEN)],
            ScreenView::Browsing => &[Some(keys::BROWSING), Some(keys::STEP), Some(keys::READING)],
            ScreenView::Voting(_) if !self.is_vote_open() => &[
                Some(keys::VOTE_CURTAIN),
                when(Self::voters(state).len() > 1, keys::VOTERS),
                Some(keys::STEP),
            ],
            ScreenView::Voting(step) => &[
                Some(keys::VOTING),
                when(Self::voters(state).len() > 1, keys::VOTERS),
                when(self.voter != Voter::Room, keys::COVERING),
                when(step == ConvergenceStep::Starring, keys::STARRING),
                when(Self::questions(state).len() > 1, keys::COLUMNS),
                when(
                    step == ConvergenceStep::Stickers && !state.has_ballots(step),
                    keys::STICKERS,
                ),
                when(
                    step == ConvergenceStep::Criteria && self.voter == Voter::Room,
                    keys::ROOM_RATING,
                ),
                Some(keys::STEP),
                Some(keys::READING),
            ],
            ScreenView::Counted(step) => &[
                Some(keys::COUNTED),
                when(
                    step == ConvergenceStep::Stickers && !state.first_options(1).is_empty(),
                    keys::SHORT_LIST,
                ),
                Some(keys::STEP),
                Some(keys::READING),
            ],
            ScreenView::Grouping => &[
                Some(keys::GROUPING),
                Some(keys::SIDES),
                Some(keys::STEP),
                Some(keys::READING),
            ],
            ScreenView::Deciding => &[
                Some(keys::DECIDING),
                Some(keys::SIDES),
                Some(keys::STEP),
                Some(keys::READING),
            ],
            ScreenView::Done => &[Some(keys::DONE), Some(keys::READING)],
            ScreenView::Beforehand
            | ScreenView::Reason(_)
            | ScreenView::Naming
            | ScreenView::Wording
            | ScreenView::Asked
            | ScreenView::Picking => &[],
        };
        tables.iter().flatten().copied().collect()
    }

    /// Is the form before the start on the screen, to be filled in?
    pub(super) fn is_planning(&self, scene: &Scene<'_, State>) -> bool {
        scene.mode.is_live() && self.view(scene) == ScreenView::Form
    }

    /// What works while no form or picker lies open.
    pub(super) fn own_hints(&self, scene: &Scene<'_, State>) -> Vec<Hint> {
        let moves = self.list_with_keys(scene).is_some() || self.view(scene) == ScreenView::Done;
        [
            binding::hints(&self.tables(scene)),
            if self.is_planning(scene) {
                self.plan.hints()
            } else {
                Vec::new()
            },
            if moves { list::hints() } else { Vec::new() },
        ]
        .concat()
    }
}

/// What a form lies over, where its phase still goes on.
fn entry_view(purpose: &EntryPurpose, state: &State) -> Option<ScreenView> {
    let (phase, view) = match purpose {
        EntryPurpose::Beforehand => (Phase::Preparing, ScreenView::Beforehand),
        EntryPurpose::Reason(seat) => (Phase::Writing, ScreenView::Reason(*seat)),
        EntryPurpose::Naming(_) => (
            Phase::Converging(ConvergenceStep::Grouping),
            ScreenView::Naming,
        ),
        EntryPurpose::Wording => (
            Phase::Converging(ConvergenceStep::Deciding),
            ScreenView::Wording,
        ),
        EntryPurpose::Votes => return state.revealed.then_some(ScreenView::Asked),
        EntryPurpose::Hands => {
            let asks = state.step().is_some_and(|step| state.is_cast(step));
            return asks.then_some(ScreenView::Asked);
        }
        EntryPurpose::Rating(..) => {
            let asks = state.is_voting(ConvergenceStep::Criteria);
            return asks.then_some(ScreenView::Asked);
        }
    };
    (state.phase == phase).then_some(view)
}

/// What is left to look at in a replay.
fn replay_tables(view: ScreenView, state: &State) -> Vec<Table<BrainwritingAction>> {
    let sheets: &[Table<BrainwritingAction>] = if state.sheets.is_empty() {
        &[]
    } else {
        &[keys::READING]
    };
    let own: &[Table<BrainwritingAction>] = match view {
        ScreenView::Sheets => return vec![keys::LEAVE_SHEETS],
        ScreenView::Browsing => &[keys::BROWSING],
        ScreenView::Grouping | ScreenView::Deciding => &[keys::SIDES_IN_REPLAY],
        _ => &[],
    };
    [own, sheets].concat()
}
