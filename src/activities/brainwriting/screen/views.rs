//! What is on the screen, and which tables of keys work there.

use super::Screen;
use super::keys::{self, BrainwritingAction};
use super::{preparing, sheets, writing};
use crate::activities::brainwriting::rules::{ConvergenceStep, Phase, SeatNo, State};
use crate::input::{Scene, Table};

/// What lies open over the phase's own view.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum OpenPanel {
    /// Nothing.
    #[default]
    None,
    /// 事前提出.
    Beforehand,
    /// Who is still writing.
    Waiting,
    /// Why this seat's row is left out.
    Reason(SeatNo),
    /// The card for newcomers.
    Card,
    /// The sheets.
    Sheets,
    /// Transcribing a sheet.
    Typing,
}

/// What is on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScreenView {
    /// The form before the start.
    Form,
    /// 事前提出.
    Beforehand,
    /// The room while a round runs; with the curtain where somebody types in turn.
    Room,
    /// A turn at the keyboard.
    Turn,
    /// Who is still writing.
    Waiting,
    /// Why this seat's row is left out.
    Reason(SeatNo),
    /// The card for newcomers.
    Card,
    /// The sheets.
    Sheets,
    /// Transcribing a sheet.
    Typing,
    /// All rounds are over, nothing is revealed.
    Written,
    /// 一巡.
    Browsing,
    /// A vote goes on.
    Voting(ConvergenceStep),
    /// A vote was counted.
    Counted(ConvergenceStep),
    /// KJ法.
    Grouping,
    /// Typing a 表札.
    Naming,
    /// 決定.
    Deciding,
    /// Wording a decision.
    Wording,
    /// The summary.
    Done,
}

impl Screen {
    /// What is on the screen.
    pub fn view(&self, scene: &Scene<'_, State>) -> ScreenView {
        let (state, live) = (scene.state, scene.mode.is_live());
        let writing = state.phase == Phase::Writing && live;
        match self.panel {
            OpenPanel::Beforehand if state.phase == Phase::Preparing && live => {
                ScreenView::Beforehand
            }
            OpenPanel::Waiting if writing => ScreenView::Waiting,
            OpenPanel::Reason(seat) if writing => ScreenView::Reason(seat),
            OpenPanel::Card if writing => ScreenView::Card,
            OpenPanel::Sheets if !state.sheets.is_empty() => ScreenView::Sheets,
            OpenPanel::Typing if !state.sheets.is_empty() && live => ScreenView::Typing,
            _ => self.phase_view(scene),
        }
    }

    fn phase_view(&self, scene: &Scene<'_, State>) -> ScreenView {
        let (state, live) = (scene.state, scene.mode.is_live());
        match state.phase {
            Phase::Preparing => ScreenView::Form,
            Phase::Writing if writing::open_turn(state).is_some() && (!self.covered || !live) => {
                ScreenView::Turn
            }
            Phase::Writing => ScreenView::Room,
            Phase::Written => ScreenView::Written,
            Phase::Converging(ConvergenceStep::Browsing) => ScreenView::Browsing,
            Phase::Converging(ConvergenceStep::Grouping) if self.naming.is_some() && live => {
                ScreenView::Naming
            }
            Phase::Converging(ConvergenceStep::Grouping) => ScreenView::Grouping,
            Phase::Converging(ConvergenceStep::Deciding) if self.wording && live => {
                ScreenView::Wording
            }
            Phase::Converging(ConvergenceStep::Deciding) => ScreenView::Deciding,
            Phase::Converging(step) if state.is_voting(step) => ScreenView::Voting(step),
            Phase::Converging(step) => ScreenView::Counted(step),
            Phase::Done => ScreenView::Done,
        }
    }

    /// The tables of keys that work now, the most particular first.
    pub(super) fn tables(&self, scene: &Scene<'_, State>) -> Vec<Table<BrainwritingAction>> {
        let state = scene.state;
        let view = self.view(scene);
        if !scene.mode.is_live() {
            return replay_tables(view, state);
        }
        match view {
            ScreenView::Form if self.form_line(scene) == preparing::PlanLine::Question => {
                vec![keys::FORM]
            }
            ScreenView::Form => vec![keys::FORM, keys::CHOICES],
            ScreenView::Beforehand => vec![keys::BEFOREHAND],
            ScreenView::Room => {
                let curtain: &[Table<BrainwritingAction>] = if writing::next_writer(state).is_some()
                {
                    &[keys::CURTAIN]
                } else {
                    &[]
                };
                let offer: &[Table<BrainwritingAction>] = if state.offers_round() {
                    &[keys::OFFER]
                } else {
                    &[]
                };
                [curtain, offer, &[keys::CLOCK, keys::ROOM]].concat()
            }
            ScreenView::Turn => vec![keys::TURN, keys::CLOCK],
            ScreenView::Waiting => vec![keys::WAITING, keys::CLOCK],
            ScreenView::Reason(_) => vec![keys::REASON],
            ScreenView::Card => vec![keys::CARD],
            ScreenView::Sheets => {
                let typing: &[Table<BrainwritingAction>] = if sheets::rows_to_type(state).is_empty()
                {
                    &[]
                } else {
                    &[keys::TRANSCRIBING]
                };
                let opening: &[Table<BrainwritingAction>] = if state.revealed {
                    &[]
                } else {
                    &[keys::OPENING]
                };
                [typing, &[keys::SHEETS], opening].concat()
            }
            ScreenView::Typing => vec![keys::TYPING],
            ScreenView::Written => vec![keys::WRITTEN],
            ScreenView::Browsing => vec![keys::BROWSING, keys::STEP, keys::READING],
            ScreenView::Voting(_) if !self.is_vote_open() => vec![keys::VOTE_CURTAIN, keys::STEP],
            ScreenView::Voting(step) => {
                let own: &[Table<BrainwritingAction>] = match step {
                    ConvergenceStep::Starring => &[keys::STARRING, keys::COLUMNS],
                    ConvergenceStep::Criteria => &[keys::COLUMNS],
                    ConvergenceStep::Stickers => &[keys::STICKERS],
                    _ => &[],
                };
                [&[keys::VOTING], own, &[keys::STEP, keys::READING]].concat()
            }
            ScreenView::Counted(_) => vec![keys::COUNTED, keys::STEP, keys::READING],
            ScreenView::Grouping => vec![keys::GROUPING, keys::STEP, keys::READING],
            ScreenView::Naming => vec![keys::NAMING],
            ScreenView::Deciding => vec![keys::DECIDING, keys::STEP, keys::READING],
            ScreenView::Wording => vec![keys::WORDING],
            ScreenView::Done => vec![keys::DONE, keys::LOOKING, keys::READING],
        }
    }
}

/// What is left to look at in a replay.
fn replay_tables(view: ScreenView, state: &State) -> Vec<Table<BrainwritingAction>> {
    let sheets: &[Table<BrainwritingAction>] = if state.sheets.is_empty() {
        &[]
    } else {
        &[keys::READING]
    };
    let own: &[Table<BrainwritingAction>] = match view {
        ScreenView::Sheets => return vec![keys::SHEETS_READ],
        ScreenView::Browsing => &[keys::BROWSING],
        ScreenView::Grouping | ScreenView::Deciding => &[keys::LOOKING, keys::SIDES],
        ScreenView::Counted(_) | ScreenView::Done => &[keys::LOOKING],
        _ => &[],
    };
    [own, sheets].concat()
}
