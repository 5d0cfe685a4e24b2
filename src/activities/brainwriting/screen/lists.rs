//! The lists: how long each is and how much of it is in sight, measured for keys and drawing alike;
//! and what moving in them does.

use super::model::{After, ScreenView};
use super::preparing::people_here;
use super::{MAIN_LIST, PEOPLE_LIST, RIGHT_LIST, SHEET_LIST, STEP_LIST, Screen, grouping};
use crate::activities::brainwriting::rules::{Command, ConvergenceStep, Phase, PlanField, State};
use crate::input::{Extent, Hit, Input, ListAnswer, ListCursor, Response, Scene};

impl Screen {
    /// The list that the wheel moves, and how much of it is in sight.
    pub(super) fn list_in_sight(&self, scene: &Scene<'_, State>) -> Option<(u16, Extent)> {
        let view = self.view(scene);
        let list = match view {
            ScreenView::Form => PEOPLE_LIST,
            ScreenView::Sheets => SHEET_LIST,
            ScreenView::Waiting
            | ScreenView::Reason(_)
            | ScreenView::Beforehand
            | ScreenView::Counted(_) => MAIN_LIST,
            ScreenView::Voting(_) if scene.mode.is_live() && self.is_vote_open() => MAIN_LIST,
            ScreenView::Grouping
            | ScreenView::Naming
            | ScreenView::Deciding
            | ScreenView::Wording => self.side(),
            _ => return None,
        };
        Some((list, extent(view, list, scene)))
    }

    /// The list in which the keys move a cursor.
    pub(super) fn list_with_keys(&self, scene: &Scene<'_, State>) -> Option<(u16, Extent)> {
        let plain = !matches!(
            self.view(scene),
            ScreenView::Form
                | ScreenView::Beforehand
                | ScreenView::Reason(_)
                | ScreenView::Naming
                | ScreenView::Wording
        );
        self.list_in_sight(scene).filter(|_| plain)
    }

    const fn side(&self) -> u16 {
        if self.right { RIGHT_LIST } else { MAIN_LIST }
    }

    pub(super) const fn cursor_mut(&mut self, list: u16) -> &mut ListCursor {
        match list {
            SHEET_LIST => &mut self.sheets,
            RIGHT_LIST => &mut self.other,
            PEOPLE_LIST => &mut self.people,
            _ => &mut self.main,
        }
    }

    /// Moving in a list, the wheel, and clicks on what was drawn.
    pub(super) fn on_list(&mut self, input: &Input, scene: &Scene<'_, State>) -> Response<Command> {
        let view = self.view(scene);
        if view == ScreenView::Done {
            return self.summary.on_input(input, summary_extent(scene)).into();
        }
        if let Input::Click(Hit::Row(list, row)) = input {
            if let Some(response) = self.on_click(*list, *row, scene) {
                return response;
            }
            if is_two_sided(view) && [MAIN_LIST, RIGHT_LIST].contains(list) {
                self.right = *list == RIGHT_LIST;
            }
        }
        let place = if let Input::Scroll(_) = input {
            self.list_in_sight(scene)
        } else {
            self.list_with_keys(scene)
        };
        let Some(place) = place else {
            return Response::Ignored;
        };
        let answer = self.cursor_mut(place.0).on_input(input, place, false);
        if answer != ListAnswer::Ignored && !matches!(input, Input::Scroll(_)) {
            self.digits.clear();
        }
        match answer {
            ListAnswer::Chosen if scene.mode.is_live() => self.take_line(scene),
            answer => answer.into(),
        }
    }

    /// The line at the cursor was clicked again.
    fn take_line(&mut self, scene: &Scene<'_, State>) -> Response<Command> {
        let state = scene.state;
        match self.view(scene) {
            ScreenView::Waiting => self.skip_chosen(state),
            ScreenView::Sheets => self.start_typing(scene),
            ScreenView::Grouping => {
                if let Some(row) = self.under_cursor(state) {
                    self.toggle_mark(row.id());
                }
                Response::Handled
            }
            ScreenView::Deciding if !self.right => {
                if let Some(id) = Self::deciding_options(state).get(self.main.at()) {
                    self.toggle_mark(*id);
                }
                Response::Handled
            }
            _ => Response::Handled,
        }
    }

    /// Clicks on what is no list of the kit: lines of the set-up form, cells, steps.
    fn on_click(
        &mut self,
        list: u16,
        row: usize,
        scene: &Scene<'_, State>,
    ) -> Option<Response<Command>> {
        match (list, self.view(scene)) {
            (super::FORM_LIST, ScreenView::Form) => Some(self.visit_plan_line(row, scene)),
            (PEOPLE_LIST, ScreenView::Form) => {
                Some(self.visit_plan_line(row + 1 + PlanField::ALL.len(), scene))
            }
            (super::CELL_LIST, ScreenView::Turn | ScreenView::Typing) if scene.mode.is_live() => {
                let at = self.editor.at?;
                let cell = u8::try_from(row).unwrap_or(u8::MAX);
                Some(self.hand_in_cell(After::Go(at.with_cell(cell)), scene))
            }
            (STEP_LIST, _)
                if scene.mode.is_live() && matches!(scene.state.phase, Phase::Converging(_)) =>
            {
                let step = ConvergenceStep::ALL.get(row)?;
                self.after = Some(After::Advanced);
                Some(Response::command(Command::EnterStep(*step)))
            }
            _ => None,
        }
    }

    /// Keeps every cursor of a list inside.
    pub(super) fn clamp_lists(&mut self, scene: &Scene<'_, State>) {
        self.sheets.clamp(scene.state.sheets.len());
        let view = self.view(scene);
        for list in [MAIN_LIST, RIGHT_LIST] {
            let lines = length(view, list, scene);
            self.cursor_mut(list).clamp(lines);
        }
    }
}

const fn is_two_sided(view: ScreenView) -> bool {
    matches!(view, ScreenView::Grouping | ScreenView::Deciding)
}

/// How many lines a list has.
fn length(view: ScreenView, list: u16, scene: &Scene<'_, State>) -> usize {
    let state = scene.state;
    match (list, state.phase) {
        (SHEET_LIST, _) => state.sheets.len(),
        (PEOPLE_LIST, _) => people_here(scene).len(),
        (MAIN_LIST, Phase::Preparing) => state.ideas.len(),
        (MAIN_LIST, Phase::Writing) => state.unfinished_seats().len(),
        (MAIN_LIST, Phase::Converging(ConvergenceStep::Grouping)) => state.ungathered().len(),
        (RIGHT_LIST, Phase::Converging(ConvergenceStep::Grouping)) => {
            grouping::gathered(state).len()
        }
        (MAIN_LIST, Phase::Converging(ConvergenceStep::Deciding)) => {
            Screen::deciding_options(state).len()
        }
        (RIGHT_LIST, Phase::Converging(ConvergenceStep::Deciding)) => state.decisions.len(),
        (MAIN_LIST, Phase::Converging(_)) if view != ScreenView::Browsing => {
            Screen::options(state).len()
        }
        _ => 0,
    }
}

/// Rows of the parts of the views: what stands above and below the lists.
pub(crate) mod layout {
    /// The bar of steps and the free row under it.
    pub(crate) const STEPS: u16 = 2;
    /// Who votes and how many have.
    pub(crate) const VOTERS: u16 = 2;
    /// The text of the chosen option under a vote.
    pub(crate) const FULL_TEXT: u16 = 3;
    /// The chosen option's criteria.
    pub(crate) const CRITERIA: u16 = 6;
    /// The text of the chosen item under two lists, and a free row.
    pub(crate) const TWO_LISTS_FOOT: u16 = 5;
    /// The round and the clock over those still writing.
    pub(crate) const WAITING_HEAD: u16 = 2;
    /// What a second press would do, under those still writing.
    pub(crate) const WAITING_FOOT: u16 = 1;
    /// Progress and a free row over the sheets.
    pub(crate) const SHEETS_HEAD: u16 = 2;
    /// A form at the foot of a view.
    pub(crate) const FORM: u16 = 8;
    /// The question over the summary.
    pub(crate) const SUMMARY_HEAD: u16 = 3;
    /// The count under the summary.
    pub(crate) const SUMMARY_FOOT: u16 = 2;
    /// A quiet frame has a title, a strong one two borders.
    pub(crate) const QUIET: u16 = 1;
    /// See [`QUIET`].
    pub(crate) const STRONG: u16 = 2;
    /// The names of the columns of a vote.
    pub(crate) const COLUMN_NAMES: u16 = 1;

    /// Rows of the frame around what the room decides, of so many: most of a large screen, where its
    /// letters are large; in a small one a form still fits under it.
    pub(crate) const fn decision(rows: u16) -> u16 {
        if rows >= 28 {
            rows * 5 / 8 + 1
        } else {
            rows / 4 + 2
        }
    }

    /// Rows of the question over the set-up form, and of the air under it.
    pub(crate) const fn question(rows: u16) -> (u16, u16) {
        (
            if rows >= 28 { 6 } else { 4 },
            if rows > 22 { 1 } else { 0 },
        )
    }
}

/// How long a list is and how many of its lines are in sight: the views draw it in as many rows.
pub(crate) fn extent(view: ScreenView, list: u16, scene: &Scene<'_, State>) -> Extent {
    let rows = scene.size.1;
    let around = match view {
        ScreenView::Form => {
            let (question, air) = layout::question(rows);
            question + air + layout::QUIET
        }
        ScreenView::Beforehand => layout::FORM + layout::QUIET,
        ScreenView::Waiting | ScreenView::Reason(_) => {
            layout::WAITING_HEAD + layout::WAITING_FOOT + layout::STRONG
        }
        ScreenView::Sheets => layout::SHEETS_HEAD + layout::QUIET,
        ScreenView::Voting(_) => {
            let head = layout::STEPS + layout::VOTERS;
            head + layout::FULL_TEXT + layout::STRONG + layout::COLUMN_NAMES
        }
        ScreenView::Counted(ConvergenceStep::Criteria) => {
            layout::STEPS + layout::CRITERIA + layout::STRONG + layout::COLUMN_NAMES
        }
        ScreenView::Counted(_) => layout::STEPS + layout::FULL_TEXT + layout::STRONG,
        ScreenView::Grouping | ScreenView::Naming => {
            layout::STEPS + layout::TWO_LISTS_FOOT + layout::QUIET
        }
        ScreenView::Deciding | ScreenView::Wording => {
            layout::STEPS + layout::decision(rows) + 1 + layout::QUIET
        }
        _ => 0,
    };
    Extent::new(length(view, list, scene), rows.saturating_sub(around))
}

/// How long the summary is at most, and how much of it is in sight. The view knows the lines
/// exactly, by the widths of their letters; here every letter beyond ASCII counts as wide, so that the
/// end can always be reached.
pub(crate) fn summary_extent(scene: &Scene<'_, State>) -> Extent {
    const HEADINGS: usize = 8;
    // Behind a bundle or a lone idea stand its marks.
    const MARKS: usize = 40;
    let state = scene.state;
    let (columns, rows) = scene.size;
    let width = usize::from(columns.saturating_sub(24)).max(8);
    let lines = |text: &str, more: usize| {
        let cells: usize = text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
        (cells + more).div_ceil(width).max(1)
    };
    let text_of = |id| state.text_of(id).unwrap_or_default();
    let decisions = state.decisions.iter();
    let decisions = decisions.map(|decision| lines(&decision.wording, 0));
    let bundles = state.bundles.iter();
    let bundles = bundles.map(|bundle| lines(&bundle.label, MARKS));
    let lone = state.lone.iter().map(|id| lines(text_of(*id), MARKS));
    let kept = state.kept().into_iter().map(|idea| lines(&idea.text, 0));
    let all: usize = decisions.chain(bundles).chain(lone).chain(kept).sum();
    let around = layout::SUMMARY_HEAD + layout::SUMMARY_FOOT + layout::STRONG;
    Extent::new(all + HEADINGS, rows.saturating_sub(around))
}
