//! The keys and drafts of brainwriting: which view is on the screen, what its keys do, and what is
//! typed but not handed in.
//!
//! [`ScreenView`] follows from the phase of the state and from the panel that lies open; each has its
//! tables in [`keys`]. Left out on purpose: anything that draws, and any decision of the rules; a
//! key becomes a command and the rules say yes or no.

pub mod converging;
pub mod deciding;
pub mod editor;
mod following;
pub mod grouping;
pub mod keys;
pub mod preparing;
pub mod sheets;
mod views;
pub mod voting;
pub mod writing;

pub use views::{OpenPanel, ScreenView};

use crate::id;
use std::collections::BTreeSet;

use self::editor::Editor;
pub(crate) use self::following::After;
use self::keys::BrainwritingAction;
use super::rules::{
    CellRef, Command, ConvergenceStep, DecisionKind, Phase, PlanField, RoundNo, Rules, SeatNo,
    SheetNo, State, Voter,
};
use crate::domain::{ItemId, Message, ParticipantId, text};
use crate::input::{
    Field, FieldAnswer, Hint, Hit, Input, Key, KeyGroup, Response, Scene, SyncReason, binding,
};

/// List id of the form's lines.
pub const FORM_LIST: u16 = 0;
/// List id of the people of the form.
pub const PEOPLE_LIST: u16 = 1;
/// List id of the sheets.
pub const SHEET_LIST: u16 = 2;
/// List id of the list at the left, or the only one.
pub const MAIN_LIST: u16 = 3;
/// List id of the list at the right.
pub const RIGHT_LIST: u16 = 4;
/// List id of the cells of the row in hand.
pub const CELL_LIST: u16 = 5;
/// List id of the steps of convergence.
pub const STEP_LIST: u16 = 6;

/// What stands for a word on paper that nobody can read.
pub const ILLEGIBLE: &str = "〔判読不能〕";

/// A 表札 being typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Naming {
    /// The bundle that gets another one; `None` for a new bundle.
    pub bundle: Option<ItemId>,
    /// The ideas of a new bundle.
    pub members: Vec<ItemId>,
}

/// Cursors and drafts.
#[derive(Debug, Clone)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "four places that are each open or not, in any combination"
)]
pub struct Screen {
    /// What lies open.
    pub panel: OpenPanel,
    /// The form's line.
    pub form_row: usize,
    /// The question being typed.
    pub question: Field,
    /// The idea handed in beforehand that is being typed.
    pub idea: Field,
    /// A text that is gone when it is closed: a reason, a 表札.
    pub entry: Field,
    /// The wording of a decision.
    pub decision: Field,
    /// Whose the idea handed in beforehand is.
    pub author: Option<ParticipantId>,
    /// The cell being typed.
    pub editor: Editor,
    /// Is the sheet of the open turn covered?
    pub covered: bool,
    /// Whose turn it is, in which round, and since when, as far as this screen saw it.
    pub turn_since: Option<(SeatNo, RoundNo, u64)>,
    /// When the first press of an early `Advance` was given.
    pub armed: Option<u64>,
    /// The round whose drafts were handed in at the end of grace.
    handed_over: Option<RoundNo>,
    /// Whose line of the form was just changed: the seats may stand in another order now.
    on_person: Option<ParticipantId>,
    /// The rows transcribed since their sheet was taken in hand.
    in_hand: Vec<(SheetNo, RoundNo)>,
    /// The last cell of a paste that was asked about, its text, and where the caret goes once it is
    /// in.
    pasted: Option<(CellRef, String, CellRef)>,
    /// The idea handed in beforehand that is on its way, and how many there were before it.
    on_its_way: Option<(String, usize)>,
    /// Index of the chosen sheet.
    pub chosen_sheet: usize,
    /// Digits typed so far for a sheet or an answer.
    pub digits: String,
    /// The row of the list at the left, or of the only one.
    pub row: usize,
    /// The row of the list at the right.
    pub right_row: usize,
    /// Is the cursor at the right?
    pub right: bool,
    /// The column of a vote with several questions.
    pub column: usize,
    /// The page of 一巡.
    pub page: usize,
    /// Who votes.
    pub voter: Voter,
    /// Is the curtain before a seat's vote open?
    pub vote_open: bool,
    /// What is marked.
    pub marked: BTreeSet<ItemId>,
    /// The 表札 being typed.
    pub naming: Option<Naming>,
    /// Is a decision being worded?
    pub wording: bool,
    /// What sort of decision it will be.
    pub kind: DecisionKind,
    known_question: String,
    phase: Phase,
    after: Option<After>,
}

impl Default for Screen {
    fn default() -> Self {
        Self {
            panel: OpenPanel::None,
            form_row: 0,
            question: Field::default(),
            idea: Field::default(),
            entry: Field::default(),
            decision: Field::default(),
            author: None,
            editor: Editor::default(),
            covered: true,
            turn_since: None,
            armed: None,
            handed_over: None,
            on_person: None,
            in_hand: Vec::new(),
            pasted: None,
            on_its_way: None,
            chosen_sheet: 0,
            digits: String::new(),
            row: 0,
            right_row: 0,
            right: false,
            column: 0,
            page: 0,
            voter: Voter::Room,
            vote_open: false,
            marked: BTreeSet::new(),
            naming: None,
            wording: false,
            kind: DecisionKind::Decided,
            known_question: String::new(),
            phase: Phase::Preparing,
            after: None,
        }
    }
}

impl Screen {
    fn act(&mut self, action: BrainwritingAction, scene: &Scene<'_, State>) -> Response<Command> {
        if action != BrainwritingAction::LeadOn {
            self.armed = None;
        }
        if action == BrainwritingAction::Sheets {
            self.panel = OpenPanel::Sheets;
            self.digits.clear();
            return Response::Handled;
        }
        match self.view(scene) {
            ScreenView::Form => self.act_form(action, scene),
            ScreenView::Beforehand => self.act_beforehand(action, scene),
            ScreenView::Room => self.act_room(action, scene),
            ScreenView::Turn if !scene.mode.is_live() => Response::Ignored,
            ScreenView::Turn => self.act_turn(action, scene),
            ScreenView::Waiting => self.act_waiting(action, scene),
            ScreenView::Reason(seat) => self.act_reason(seat, action),
            ScreenView::Card => {
                self.panel = OpenPanel::None;
                Response::Handled
            }
            ScreenView::Sheets => self.act_sheets(action, scene),
            ScreenView::Typing => self.act_typing(action, scene),
            ScreenView::Written if action == BrainwritingAction::LeadOn => {
                self.after = Some(After::Advanced);
                let mut commands = self.editor.flush();
                commands.push(Command::Advance { confirmed: true });
                Response::Do(commands)
            }
            ScreenView::Written => Response::Ignored,
            ScreenView::Browsing => self.act_browsing(action, scene),
            ScreenView::Voting(_) => self.act_voting(action, scene),
            ScreenView::Counted(_) => self.act_counted(action, scene),
            ScreenView::Grouping => self.act_grouping(action, scene),
            ScreenView::Naming => self.act_naming(action),
            ScreenView::Deciding => self.act_deciding(action, scene),
            ScreenView::Wording => self.act_wording(action, scene.state),
            ScreenView::Done if action == BrainwritingAction::GoBack => {
                self.act_step(action, scene)
            }
            ScreenView::Done => {
                // The view knows how long the summary is; a row too many shows its end.
                self.move_row(
                    action,
                    scene.state.ideas.len()
                        + scene.state.bundles.len()
                        + scene.state.decisions.len()
                        + 8,
                );
                Response::Handled
            }
        }
    }

    /// The field that takes the text, if one has the focus.
    fn focused(&mut self, scene: &Scene<'_, State>) -> Option<&mut Field> {
        if !crate::input::Screen::takes_text(self, scene) {
            return None;
        }
        Some(match self.view(scene) {
            ScreenView::Form => &mut self.question,
            ScreenView::Turn | ScreenView::Typing => &mut self.editor.field,
            ScreenView::Beforehand => &mut self.idea,
            ScreenView::Wording => &mut self.decision,
            _ => &mut self.entry,
        })
    }

    fn on_key(&mut self, key: &Key, scene: &Scene<'_, State>) -> Response<Command> {
        let typing = crate::input::Screen::takes_text(self, scene);
        if let Some(action) = binding::pressed(&self.tables(scene), key, typing) {
            return self.act(action, scene);
        }
        if let Some(field) = self.focused(scene) {
            return match field.on_key(key) {
                FieldAnswer::Ignored => Response::Ignored,
                FieldAnswer::Changed | FieldAnswer::Moved => Response::Handled,
            };
        }
        match self.view(scene) {
            ScreenView::Form if scene.mode.is_live() => self.type_choice(key, scene),
            ScreenView::Sheets if self.type_sheet_number(key, scene.state) => Response::Handled,
            ScreenView::Voting(_) if scene.mode.is_live() && self.is_vote_open() => self
                .type_number(key, scene.state)
                .unwrap_or(Response::Ignored),
            _ => Response::Ignored,
        }
    }

    fn on_paste(&mut self, pasted: &str, scene: &Scene<'_, State>) -> Response<Command> {
        match self.view(scene) {
            _ if !scene.mode.is_live() => Response::Ignored,
            ScreenView::Turn => self.paste_cells(pasted, true, scene.state),
            ScreenView::Typing => self.paste_cells(pasted, false, scene.state),
            ScreenView::Beforehand => {
                let lines = text::clean_lines(pasted);
                if lines.len() > 1 {
                    let question =
                        Message::new(id!("bw-ask-paste-beforehand")).with("n", lines.len());
                    return Response::Ask(
                        question,
                        lines
                            .into_iter()
                            .map(|line| self.contribution(line))
                            .collect(),
                    );
                }
                self.idea.insert(pasted);
                Response::Handled
            }
            _ => match self.focused(scene) {
                Some(field) => {
                    field.insert(pasted);
                    Response::Handled
                }
                None => Response::Ignored,
            },
        }
    }

    fn on_click(&mut self, list: u16, row: usize, scene: &Scene<'_, State>) -> Response<Command> {
        match (list, self.view(scene)) {
            (FORM_LIST, ScreenView::Form) => self.form_row = row,
            (PEOPLE_LIST, ScreenView::Form) => self.form_row = row + 1 + PlanField::ALL.len(),
            (SHEET_LIST, ScreenView::Sheets) => self.chosen_sheet = row,
            (CELL_LIST, ScreenView::Turn | ScreenView::Typing) if scene.mode.is_live() => {
                let Some(at) = self.editor.at else {
                    return Response::Ignored;
                };
                return self.hand_in_cell(
                    After::Go(at.with_cell(row.min(usize::from(u8::MAX)) as u8)),
                    scene,
                );
            }
            (STEP_LIST, _)
                if scene.mode.is_live() && matches!(scene.state.phase, Phase::Converging(_)) =>
            {
                let Some(step) = ConvergenceStep::ALL.get(row) else {
                    return Response::Ignored;
                };
                self.after = Some(After::Advanced);
                return Response::Do(vec![Command::EnterStep(*step)]);
            }
            (MAIN_LIST, _) => {
                self.right = false;
                self.row = row;
            }
            (RIGHT_LIST, _) => {
                self.right = true;
                self.right_row = row;
            }
            _ => return Response::Ignored,
        }
        self.clamp(scene);
        Response::Handled
    }
}

impl crate::input::Screen for Screen {
    type Rules = Rules;

    fn hints(&self, scene: &Scene<'_, State>) -> Vec<Hint> {
        binding::hints(&self.tables(scene))
    }

    fn on_input(&mut self, input: &Input, scene: &Scene<'_, State>) -> Response<Command> {
        self.after = None;
        if !matches!(input, Input::Tick) {
            self.pasted = None;
        }
        let response = match input {
            Input::Key(key) => self.on_key(key, scene),
            Input::Action(label) => binding::named(&self.tables(scene), *label)
                .map_or(Response::Ignored, |action| self.act(action, scene)),
            Input::Paste(pasted) => self.on_paste(pasted, scene),
            Input::Click(Hit::Row(list, row)) => self.on_click(*list, *row, scene),
            Input::Click(Hit::Action(_)) => Response::Ignored,
            Input::Scroll(lines) => self.on_key(
                &Key::new(if *lines > 0 {
                    crate::input::KeyCode::Down
                } else {
                    crate::input::KeyCode::Up
                }),
                scene,
            ),
            Input::Tick if scene.mode.is_live() => self.tick(scene),
            Input::Tick => Response::Handled,
            Input::Reply(_) => Response::Ignored,
        };
        match response {
            Response::Do(_) | Response::Ask(..) if !scene.mode.is_live() => Response::Handled,
            other => other,
        }
    }

    fn takes_text(&self, scene: &Scene<'_, State>) -> bool {
        let typed_in = match self.view(scene) {
            ScreenView::Form => self.form_line(scene) == preparing::PlanLine::Question,
            view => matches!(
                view,
                ScreenView::Beforehand
                    | ScreenView::Turn
                    | ScreenView::Reason(_)
                    | ScreenView::Typing
                    | ScreenView::Naming
                    | ScreenView::Wording
            ),
        };
        typed_in && scene.mode.is_live()
    }

    fn sync(&mut self, scene: &Scene<'_, State>, how: &SyncReason) {
        self.arrive(scene.state.phase);
        self.sync_question(scene.state);
        self.sync_idea(scene.state);
        self.editor.sync(scene.state);
        self.sync_paste(scene.state);
        let after = self.after.take();
        if matches!(how, SyncReason::Refused(_)) {
            self.digits.clear();
        }
        if *how == SyncReason::Accepted
            && let Some(after) = after
        {
            self.go_on(after, scene);
        }
        if scene.mode.is_live() {
            self.enter_turn(scene);
        } else {
            self.follow(scene.state);
        }
        self.clamp(scene);
    }

    fn has_draft(&self) -> bool {
        let fields = [&self.idea, &self.decision];
        let open = self.naming.is_some() || matches!(self.panel, OpenPanel::Reason(_));
        self.editor.has_draft()
            || text::clean(self.question.text()) != self.known_question
            || fields.into_iter().any(|field| !field.is_empty())
            || (open && !self.entry.is_empty())
    }

    fn flush(&mut self, scene: &Scene<'_, State>) -> Vec<Command> {
        let state = scene.state;
        self.sync_idea(state);
        let mut commands = self.editor.flush();
        if state.phase == Phase::Preparing {
            commands.extend(self.hand_in_question(scene.state));
            commands.extend(self.idea_on_its_way(state));
        }
        if self.view(scene) == ScreenView::Naming
            && let Response::Do(more) = self.act_naming(BrainwritingAction::HandIn)
        {
            commands.extend(more);
        }
        commands
    }

    fn key_groups() -> Vec<KeyGroup> {
        keys::key_groups()
    }
}
