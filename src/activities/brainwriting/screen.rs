//! The keys and drafts of brainwriting: which view is on the screen, what its keys do, and what is
//! typed but not handed in.
//!
//! [`ScreenView`] follows from the phase of the state and from the panel that lies open; each has its
//! tables in [`keys`]. Left out on purpose: anything that draws, and any decision of the rules; a
//! key becomes a command and the rules say yes or no.

mod asking;
pub(crate) mod converging;
pub(crate) mod deciding;
mod drafting;
pub(crate) mod editor;
pub(crate) mod entry;
mod following;
pub(crate) mod grouping;
pub(crate) mod keys;
mod leading;
pub(crate) mod lists;
pub(crate) mod model;
pub(crate) mod people;
pub(crate) mod preparing;
pub(crate) mod sheets;
mod views;
pub(crate) mod voting;
pub(crate) mod writing;

pub(crate) use model::{OpenPanel, ScreenView};

use std::collections::BTreeSet;

use self::editor::Editor;
use self::keys::BrainwritingAction;
use self::model::{After, EntryDrafts, PlanForm, Regrouping};
use super::rules::{
    CellRef, Command, Phase, RoundClock, RoundNo, Rules, SeatNo, SheetNo, State, Voter,
};
use crate::domain::{ItemId, Message, ParticipantId, TypedForm};
use crate::id;
use crate::input::{
    Field, FieldAnswer, Hint, Input, Key, KeyGroup, ListCursor, Picker, Popup, Response, Scene,
    Scroller, SyncReason, binding,
};

/// List id of the form's lines.
pub(crate) const FORM_LIST: u16 = 0;
/// List id of the people of the form.
pub(crate) const PEOPLE_LIST: u16 = 1;
/// List id of the sheets.
pub(crate) const SHEET_LIST: u16 = 2;
/// List id of the list at the left, or the only one.
pub(crate) const MAIN_LIST: u16 = 3;
/// List id of the list at the right.
pub(crate) const RIGHT_LIST: u16 = 4;
/// List id of the cells of the row in hand.
pub(crate) const CELL_LIST: u16 = 5;
/// List id of the steps of convergence.
pub(crate) const STEP_LIST: u16 = 6;

/// What stands for a word on paper that nobody can read.
pub(crate) const ILLEGIBLE: &str = "〔判読不能〕";

/// Cursors and drafts.
#[derive(Debug, Clone)]
pub(crate) struct Screen {
    /// What lies open.
    pub(crate) panel: OpenPanel,
    /// The form before the start.
    pub(crate) plan: PlanForm,
    /// Where the list of people of that form stands.
    pub(crate) people: ListCursor,
    /// Forms that were closed with something typed in them.
    pub(crate) drafts: EntryDrafts,
    /// Whose the last idea handed in beforehand was.
    pub(crate) author: Option<ParticipantId>,
    /// The cell being typed.
    pub(crate) editor: Editor,
    /// Is the sheet of the open turn covered?
    pub(crate) covered: bool,
    /// Whose turn it is, in which round, and since when, as far as this screen saw it.
    pub(crate) turn_since: Option<(SeatNo, RoundNo, u64)>,
    /// Where the room stood when it was asked whether to lead on; a yes counts only there.
    asked: Option<(Phase, RoundNo)>,
    /// The round whose drafts were handed in at the end of grace.
    handed_over: Option<RoundNo>,
    /// The rows transcribed since their sheet was taken in hand.
    in_hand: Vec<(SheetNo, RoundNo)>,
    /// The last cell of a paste that was asked about, its text, and where the caret goes once it is
    /// in.
    pasted: Option<(CellRef, String, CellRef)>,
    /// The idea handed in beforehand that is on its way, and how many there were before it.
    on_its_way: Option<(String, usize)>,
    /// The list of sheets.
    pub(crate) sheets: ListCursor,
    /// Digits typed so far for a sheet or an answer.
    pub(crate) digits: String,
    /// The list at the left, or the only one.
    pub(crate) main: ListCursor,
    /// The list at the right.
    pub(crate) other: ListCursor,
    /// The summary.
    pub(crate) summary: Scroller,
    /// Is the cursor at the right?
    pub(crate) right: bool,
    /// The column of a vote with several questions.
    pub(crate) column: usize,
    /// The page of 一巡.
    pub(crate) page: usize,
    /// Who votes.
    pub(crate) voter: Voter,
    /// Is the curtain before a seat's vote open?
    pub(crate) vote_open: bool,
    /// What is marked.
    pub(crate) marked: BTreeSet<ItemId>,
    /// The last single command given, in case it is refused for the votes that it touches.
    tried: Option<Command>,
    /// A change that waits for a word on votes.
    regrouping: Option<Regrouping>,
    /// Where what is marked was asked to go, and what is to lie there before the marks go.
    moving: Option<(ItemId, Vec<ItemId>)>,
    phase: Phase,
    after: Option<After>,
}

impl Default for Screen {
    fn default() -> Self {
        Self {
            panel: OpenPanel::None,
            plan: PlanForm::page(Vec::new()),
            people: ListCursor::default(),
            drafts: EntryDrafts::default(),
            author: None,
            editor: Editor::default(),
            covered: true,
            turn_since: None,
            asked: None,
            handed_over: None,
            in_hand: Vec::new(),
            pasted: None,
            on_its_way: None,
            sheets: ListCursor::default(),
            digits: String::new(),
            main: ListCursor::default(),
            other: ListCursor::default(),
            summary: Scroller::default(),
            right: false,
            column: 0,
            page: 0,
            voter: Voter::Room,
            vote_open: false,
            marked: BTreeSet::new(),
            tried: None,
            regrouping: None,
            moving: None,
            phase: Phase::Preparing,
            after: None,
        }
    }
}

impl Screen {
    fn act(&mut self, action: BrainwritingAction, scene: &Scene<'_, State>) -> Response<Command> {
        if action == BrainwritingAction::Sheets {
            self.panel = OpenPanel::Sheets;
            self.digits.clear();
            return Response::Handled;
        }
        match self.view(scene) {
            ScreenView::Form => self.act_form(action, scene),
            ScreenView::Room => self.act_room(action, scene),
            ScreenView::Turn if !scene.mode.is_live() => Response::Ignored,
            ScreenView::Turn => self.act_turn(action, scene),
            ScreenView::Waiting => self.act_waiting(action, scene),
            ScreenView::Card | ScreenView::HandOver => {
                self.panel = OpenPanel::None;
                Response::Handled
            }
            ScreenView::Sheets => self.act_sheets(action, scene),
            ScreenView::Typing => self.act_typing(action, scene),
            ScreenView::Written if action == BrainwritingAction::LeadOn => {
                self.lead_on_from_written(scene.state, false)
            }
            ScreenView::Browsing => self.act_browsing(action, scene),
            ScreenView::Voting(_) => self.act_voting(action, scene),
            ScreenView::Counted(_) => self.act_counted(action, scene),
            ScreenView::Grouping => self.act_grouping(action, scene),
            ScreenView::Deciding => self.act_deciding(action, scene),
            ScreenView::Done => self.act_step(action, scene),
            ScreenView::Written
            | ScreenView::Beforehand
            | ScreenView::Reason(_)
            | ScreenView::Naming
            | ScreenView::Wording
            | ScreenView::Asked
            | ScreenView::Picking => Response::Ignored,
        }
    }

    /// The field that takes the text, if one has the focus.
    fn focused(&mut self, scene: &Scene<'_, State>) -> Option<&mut Field> {
        if !crate::input::Screen::takes_text(self, scene) {
            return None;
        }
        match self.view(scene) {
            ScreenView::Turn | ScreenView::Typing => Some(&mut self.editor.field),
            _ => None,
        }
    }

    /// What comes in from a person, to whoever wants it first: the form or picker that lies open, the
    /// screen's own keys, the set-up form's lines, the list, the field.
    fn on_person(&mut self, input: &Input, scene: &Scene<'_, State>) -> Response<Command> {
        match self.view(scene) {
            ScreenView::Picking => return self.on_picking(input, scene),
            ScreenView::Beforehand
            | ScreenView::Reason(_)
            | ScreenView::Naming
            | ScreenView::Wording
            | ScreenView::Asked => return self.on_entry(input, scene),
            _ => {}
        }
        let typing = crate::input::Screen::takes_text(self, scene);
        if let Some(action) = binding::action(&self.tables(scene), input, typing) {
            return self.act(action, scene);
        }
        if self.is_planning(scene) {
            match self.on_plan(input, scene) {
                Response::Ignored => {}
                response => return response,
            }
        }
        let answer = match input {
            Input::Paste(pasted) => self.on_paste(pasted, scene),
            _ => self.on_list(input, scene),
        };
        match input {
            Input::Key(key) if answer == Response::Ignored => self.on_text(key, scene),
            _ => answer,
        }
    }

    fn on_text(&mut self, key: &Key, scene: &Scene<'_, State>) -> Response<Command> {
        if let Some(field) = self.focused(scene) {
            return match field.on_key(key) {
                FieldAnswer::Ignored => Response::Ignored,
                FieldAnswer::Full => Response::Tell(Field::full()),
                FieldAnswer::Changed | FieldAnswer::Moved => Response::Handled,
            };
        }
        match self.view(scene) {
            ScreenView::Sheets if self.type_sheet_number(key, scene) => Response::Handled,
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
            _ => Response::Ignored,
        }
    }
}

/// What works in a picker.
fn list_hints() -> Vec<Hint> {
    Picker::<Option<ParticipantId>>::hints()
}

impl crate::input::Screen for Screen {
    type Rules = Rules;

    fn hints(&self, scene: &Scene<'_, State>) -> Vec<Hint> {
        match &self.panel {
            OpenPanel::Picking(_) if self.view(scene) == ScreenView::Picking => list_hints(),
            OpenPanel::Entry(entry) if scene.mode.is_live() => Self::entry_hints(entry, scene),
            _ => self.own_hints(scene),
        }
    }

    fn under_way(&self, scene: &Scene<'_, State>) -> Option<Message> {
        let state = scene.state;
        let runs = state.phase == Phase::Writing && state.clock_at(scene.now) != RoundClock::Off;
        runs.then(|| Message::new(id!("bw-under-way")).with("round", state.round))
    }

    fn popup(&self) -> Option<&dyn Popup> {
        match &self.panel {
            OpenPanel::Entry(entry) => Some(&entry.form),
            OpenPanel::Picking(picking) => Some(&picking.picker),
            _ => None,
        }
    }

    fn on_input(&mut self, input: &Input, scene: &Scene<'_, State>) -> Response<Command> {
        self.after = None;
        if !matches!(input, Input::Tick) {
            self.pasted = None;
            self.moving = None;
            self.tried = None;
        }
        let response = match input {
            Input::Tick if scene.mode.is_live() => self.tick(scene),
            Input::Tick => Response::Handled,
            Input::Reply(_) => Response::Ignored,
            Input::Confirmed => self.confirmed(scene),
            _ => self.on_person(input, scene),
        };
        match response {
            Response::Do(_) | Response::Ask(..) | Response::LeadOn(_) if !scene.mode.is_live() => {
                Response::Handled
            }
            Response::Do(commands) => {
                if let [command] = &commands[..] {
                    self.tried = Some(command.clone());
                }
                Response::Do(commands)
            }
            other => other,
        }
    }

    fn takes_text(&self, scene: &Scene<'_, State>) -> bool {
        scene.mode.is_live()
            && match self.view(scene) {
                ScreenView::Form => self.plan.takes_text(),
                ScreenView::Turn | ScreenView::Typing => true,
                ScreenView::Picking
                | ScreenView::Beforehand
                | ScreenView::Reason(_)
                | ScreenView::Naming
                | ScreenView::Wording
                | ScreenView::Asked => self.popup().is_some_and(Popup::takes_text),
                _ => false,
            }
    }

    fn sync(&mut self, scene: &Scene<'_, State>, how: &SyncReason) {
        self.arrive(scene);
        self.renew_plan(scene);
        self.sync_idea(scene);
        self.editor.sync(scene.state);
        self.sync_paste(scene.state);
        let after = self.after.take();
        self.sync_moving(scene.state);
        if let SyncReason::Refused(rejection) = how {
            self.digits.clear();
            self.ask_votes(rejection);
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

    fn typed(&self, scene: &Scene<'_, State>) -> Vec<TypedForm> {
        self.typed_forms(scene)
    }

    fn resume(&mut self, typed: &TypedForm, scene: &Scene<'_, State>) -> bool {
        self.resume_form(typed, scene)
    }

    fn has_draft(&self, scene: &Scene<'_, State>) -> bool {
        self.editor.has_draft() || !self.typed_forms(scene).is_empty()
    }

    fn confide(&self, scene: &Scene<'_, State>) -> Vec<Command> {
        self.confided(scene.state)
    }

    fn key_groups() -> Vec<KeyGroup> {
        keys::key_groups()
    }
}
