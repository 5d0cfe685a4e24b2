//! The keys and drafts of the board: what is chosen, which page lies open, and what is typed but
//! not handed in.
//!
//! Rows are chains: a finding with its factors, its response and its actions, or an action that
//! came from elsewhere. Left out on purpose: anything that draws, and any decision of the rules; a
//! key becomes a command and the rules say yes or no.

pub mod form;
pub mod keys;
pub mod picker;

use self::form::{Form, Purpose};
use self::keys::BoardAction;
use self::picker::{Becomes, Picker};
use super::rules::moving::needs_words;
use super::rules::{Command, FindingSource, Rules, State};
use crate::domain::{ActionState, Consent, ItemId, Message, text};
use crate::id;
use crate::input::{
    FieldAnswer, Hint, Hit, Input, Key, KeyGroup, Mode, Response, Scene, SyncReason, Table, binding,
};

/// List id of the chains on the board.
pub const CHAINS: u16 = 0;
/// List id of the columns: their headings, and the tabs of a narrow screen.
pub const COLUMNS: u16 = 1;
/// List id of the programmes and indicators.
pub const PROGRAMME_LIST: u16 = 2;
/// List id of the lines of a form.
pub const FORM_LIST: u16 = 3;
/// List id of the items to take in.
pub const PICK_LIST: u16 = 4;
/// List id of the states to choose from.
pub const STATE_LIST: u16 = 5;
/// List id of the rows of the year view and the plan.
pub const YEAR_LIST: u16 = 6;
/// The first of four list ids of what stands in a column of a chain: the actions, say, of the
/// chosen finding.
pub const PARTS: u16 = 10;

/// How many columns the board has.
pub const COLUMN_COUNT: usize = 4;

/// One chain of the board.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chain {
    /// A finding and what came of it.
    Finding(ItemId),
    /// An action that came of no finding here.
    Action(ItemId),
}

/// Which page lies open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum BoardPage {
    /// The four columns.
    #[default]
    Board,
    /// The chosen card alone, large.
    Card,
    /// Programmes and indicators.
    Programmes,
    /// The year view.
    Years,
    /// Next year's plan.
    Plan,
}

/// What is on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BoardView {
    /// The homework, one action after the other.
    Homework,
    /// A page.
    BoardPage(BoardPage),
}

/// A line of the programmes page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProgrammeEntry {
    /// A programme.
    Programme(ItemId),
    /// An indicator of the programme above.
    Indicator(ItemId),
}

/// Cursors and drafts.
#[derive(Debug, Clone, Default)]
pub struct Screen {
    /// The page behind everything that lies open.
    pub page: BoardPage,
    /// The chosen chain.
    pub row: usize,
    /// The column with the focus: Check, Why, Decide, Act.
    pub column: usize,
    /// The chosen factor or action of the chain.
    pub part: usize,
    /// Did the room leave the homework for the board?
    pub left_homework: bool,
    /// The chosen piece of unanswered homework.
    pub homework: usize,
    /// The line of the programmes page.
    pub entry: usize,
    /// The lines of the programmes page when the form was opened.
    known_entries: Vec<ProgrammeEntry>,
    /// The row of the year view or the plan.
    pub year_row: usize,
    /// The form that lies open.
    pub form: Option<Form>,
    /// The list of items that lies open.
    pub picker: Option<Picker>,
    /// The action whose states lie open, and the chosen one.
    pub states: Option<(ItemId, usize)>,
    /// Forms closed with something typed in them; they come back when they are opened again.
    shelved: Vec<Form>,
    /// Was the form handed in, and is it to go once it is accepted?
    sent: bool,
}

/// The chains of a board, in order: findings, then actions from elsewhere.
pub fn rows(state: &State) -> Vec<Chain> {
    let findings = state
        .findings
        .iter()
        .map(|finding| Chain::Finding(finding.id));
    findings
        .chain(
            state
                .free_actions()
                .map(|card| Chain::Action(card.action.id)),
        )
        .collect()
}

/// The lines of the programmes page.
pub fn entries(state: &State) -> Vec<ProgrammeEntry> {
    let of = |programme: &crate::domain::Programme| {
        let indicators = programme
            .indicators
            .iter()
            .map(|indicator| ProgrammeEntry::Indicator(indicator.id));
        [ProgrammeEntry::Programme(programme.id)]
            .into_iter()
            .chain(indicators)
            .collect::<Vec<_>>()
    };
    state
        .programmes
        .iter()
        .flat_map(|evaluated| of(&evaluated.programme))
        .collect()
}

/// The actions of a chain, in order.
pub fn actions_of(state: &State, row: Chain) -> Vec<ItemId> {
    match row {
        Chain::Finding(id) => state.actions_of(id).map(|card| card.action.id).collect(),
        Chain::Action(id) => vec![id],
    }
}

impl Screen {
    /// What is on the screen.
    pub fn view(&self, scene: &Scene<'_, State>) -> BoardView {
        let ritual = scene.mode == Mode::Live
            && !self.left_homework
            && self.page == BoardPage::Board
            && scene.state.homework().next().is_some();
        if ritual {
            BoardView::Homework
        } else {
            BoardView::BoardPage(self.page)
        }
    }

    /// Does a form or a list lie over the page?
    pub fn is_covered(&self, scene: &Scene<'_, State>) -> bool {
        scene.mode == Mode::Live
            && (self.form.is_some() || self.picker.is_some() || self.states.is_some())
    }

    /// The chosen chain.
    pub fn chain(&self, state: &State) -> Option<Chain> {
        rows(state).get(self.row).copied()
    }

    /// The finding of the chosen chain.
    fn finding(&self, state: &State) -> Option<ItemId> {
        match self.chain(state)? {
            Chain::Finding(id) => Some(id),
            Chain::Action(_) => None,
        }
    }

    /// The chosen action: that of the homework, or of the chain.
    pub fn action(&self, scene: &Scene<'_, State>) -> Option<ItemId> {
        if self.view(scene) == BoardView::Homework {
            return scene
                .state
                .homework()
                .nth(self.homework)
                .map(|card| card.action.id);
        }
        let all = actions_of(scene.state, self.chain(scene.state)?);
        all.get(if self.column == 3 { self.part } else { 0 })
            .copied()
    }

    /// Is the chosen thing an action rather than a finding?
    fn is_on_action(&self, state: &State) -> bool {
        self.column == 3 || matches!(self.chain(state), Some(Chain::Action(_)))
    }

    /// How many parts the focused column of the chain has.
    fn parts(&self, state: &State) -> usize {
        match (self.column, self.chain(state)) {
            (1, Some(Chain::Finding(id))) => {
                state.finding(id).map_or(0, |finding| finding.factors.len())
            }
            (3, Some(row)) => actions_of(state, row).len(),
            _ => 1,
        }
    }

    /// The tables of keys that work now, the most particular first.
    fn tables(&self, scene: &Scene<'_, State>) -> Vec<Table<BoardAction>> {
        let live = scene.mode == Mode::Live;
        if live && let Some(form) = &self.form {
            return vec![if form.is_text() {
                keys::TEXT_LINE
            } else {
                keys::CHOICE_LINE
            }];
        }
        if live && self.picker.is_some() {
            return vec![keys::PICKING];
        }
        if live && self.states.is_some() {
            return vec![keys::CHOOSING_STATE, keys::STATES];
        }
        match self.view(scene) {
            BoardView::Homework => vec![keys::HOMEWORK, keys::STATES],
            BoardView::BoardPage(BoardPage::Board) if !live => vec![keys::LOOKING, keys::MOVING],
            BoardView::BoardPage(BoardPage::Board) => {
                let homework: &[Table<BoardAction>] = if scene.state.homework().next().is_some() {
                    &[keys::TO_HOMEWORK]
                } else {
                    &[]
                };
                [homework, &[keys::LOOKING, keys::WORKING, keys::MOVING]].concat()
            }
            BoardView::BoardPage(BoardPage::Card) if !live => vec![keys::CARD, keys::MOVING],
            BoardView::BoardPage(BoardPage::Card) => vec![keys::CARD, keys::WORKING, keys::MOVING],
            BoardView::BoardPage(BoardPage::Programmes) if live => {
                vec![keys::PROGRAMMES, keys::PAGE, keys::MOVING]
            }
            BoardView::BoardPage(_) => vec![keys::PAGE, keys::MOVING],
        }
    }

    fn act(&mut self, action: BoardAction, scene: &Scene<'_, State>) -> Response<Command> {
        if scene.mode == Mode::Live {
            if self.form.is_some() {
                return self.act_form(action, scene);
            }
            if self.picker.is_some() {
                return self.act_picker(action);
            }
            if self.states.is_some() {
                return self.act_states(action, scene);
            }
        }
        match action {
            BoardAction::Back => self.back(scene),
            BoardAction::Homework => {
                (self.page, self.left_homework, self.homework) = (BoardPage::Board, false, 0);
            }
            BoardAction::Programmes => self.page = BoardPage::Programmes,
            BoardAction::Years => (self.page, self.year_row) = (BoardPage::Years, 0),
            BoardAction::Plan => (self.page, self.year_row) = (BoardPage::Plan, 0),
            BoardAction::State(index) => return self.set_state(keys::state_of(index), scene),
            _ => {
                return match self.view(scene) {
                    BoardView::Homework => self.act_homework(action, scene),
                    BoardView::BoardPage(BoardPage::Board | BoardPage::Card) => {
                        self.act_board(action, scene)
                    }
                    BoardView::BoardPage(BoardPage::Programmes) => {
                        self.act_programmes(action, scene)
                    }
                    BoardView::BoardPage(BoardPage::Years | BoardPage::Plan) => {
                        self.year_row = moved(self.year_row, action);
                        Response::Handled
                    }
                };
            }
        }
        Response::Handled
    }

    fn back(&mut self, scene: &Scene<'_, State>) {
        if self.view(scene) == BoardView::Homework {
            self.left_homework = true;
        }
        self.page = BoardPage::Board;
    }

    fn act_homework(&mut self, action: BoardAction, scene: &Scene<'_, State>) -> Response<Command> {
        let len = scene.state.homework().count().max(1);
        match action {
            BoardAction::Right => self.homework = (self.homework + 1) % len,
            BoardAction::Left => self.homework = (self.homework + len - 1) % len,
            BoardAction::Actual | BoardAction::Explain => return self.about_action(action, scene),
            _ => return Response::Ignored,
        }
        Response::Handled
    }

    fn act_board(&mut self, action: BoardAction, scene: &Scene<'_, State>) -> Response<Command> {
        let state = scene.state;
        match action {
            BoardAction::Up | BoardAction::Down | BoardAction::First | BoardAction::Last => {
                self.step(action, state)
            }
            BoardAction::Left if self.page == BoardPage::Card => self.step(BoardAction::Up, state),
            BoardAction::Right if self.page == BoardPage::Card => {
                self.step(BoardAction::Down, state)
            }
            BoardAction::Left => (self.column, self.part) = (self.column.saturating_sub(1), 0),
            BoardAction::Right => {
                (self.column, self.part) = ((self.column + 1).min(COLUMN_COUNT - 1), 0);
            }
            BoardAction::NextColumn => {
                (self.column, self.part) = ((self.column + 1) % COLUMN_COUNT, 0)
            }
            BoardAction::Open if self.chain(state).is_some() => self.page = BoardPage::Card,
            BoardAction::Open => {
                return if scene.mode == Mode::Live {
                    self.open(Purpose::NewFinding, scene)
                } else {
                    Response::Handled
                };
            }
            BoardAction::NewFinding => return self.open(Purpose::NewFinding, scene),
            BoardAction::NewAction => {
                return self.open(Purpose::NewAction(self.finding(state)), scene);
            }
            BoardAction::Factor => return self.about_finding(Purpose::Factor, scene),
            BoardAction::Respond => return self.about_finding(Purpose::Response, scene),
            BoardAction::Overrule => return self.about_finding(Purpose::Ruling, scene),
            BoardAction::TakeAsFinding => return self.pick(Becomes::Finding, scene),
            BoardAction::TakeAsAction => return self.pick(Becomes::Action, scene),
            BoardAction::Edit => return self.edit(scene),
            BoardAction::Remove => return self.remove(scene),
            BoardAction::States
            | BoardAction::Consent
            | BoardAction::Actual
            | BoardAction::Explain => {
                return self.about_action(action, scene);
            }
            _ => return Response::Ignored,
        }
        Response::Handled
    }

    /// Up and down among the chains; in a column with several parts first among those.
    fn step(&mut self, action: BoardAction, state: &State) {
        let (len, parts) = (rows(state).len(), self.parts(state));
        match action {
            BoardAction::Up if self.part > 0 && self.page == BoardPage::Board => self.part -= 1,
            BoardAction::Down if self.part + 1 < parts && self.page == BoardPage::Board => {
                self.part += 1
            }
            BoardAction::Up if self.row > 0 => {
                self.row -= 1;
                self.part = self.parts(state).saturating_sub(1);
            }
            BoardAction::Up => {}
            BoardAction::First => (self.row, self.part) = (0, 0),
            BoardAction::Last => (self.row, self.part) = (len.saturating_sub(1), 0),
            _ if self.row + 1 < len => (self.row, self.part) = (self.row + 1, 0),
            _ => {}
        }
    }

    fn about_finding(
        &mut self,
        purpose: impl FnOnce(ItemId) -> Purpose,
        scene: &Scene<'_, State>,
    ) -> Response<Command> {
        match self.finding(scene.state) {
            Some(id) => self.open(purpose(id), scene),
            None => Response::Tell(Message::new(id!("board-refuse-choose-finding"))),
        }
    }

    fn about_action(&mut self, action: BoardAction, scene: &Scene<'_, State>) -> Response<Command> {
        let Some(card) = self.action(scene).and_then(|id| scene.state.card(id)) else {
            return Response::Tell(Message::new(id!("board-refuse-choose-action")));
        };
        let id = card.action.id;
        match action {
            BoardAction::States => {
                let at = super::rules::moving::STATES
                    .iter()
                    .position(|state| state.label() == card.action.state.label())
                    .unwrap_or(0);
                self.states = Some((id, at));
                Response::Handled
            }
            BoardAction::Consent => {
                let at = Consent::ALL
                    .iter()
                    .position(|consent| *consent == card.action.consent)
                    .unwrap_or(0);
                Response::Do(vec![Command::NoteConsent(
                    id,
                    Consent::ALL[(at + 1) % Consent::ALL.len()],
                )])
            }
            BoardAction::Explain => self.open(Purpose::Obstacle(id, None), scene),
            _ => self.open(Purpose::Actual(id), scene),
        }
    }

    /// Moves the action in hand; asks for words where the state needs them, and why it does not
    /// move where it was carried twice and stays where it is.
    fn set_state(&mut self, to: ActionState, scene: &Scene<'_, State>) -> Response<Command> {
        let id = self
            .states
            .take()
            .map(|(id, _)| id)
            .or_else(|| self.action(scene));
        let Some(card) = id.and_then(|id| scene.state.card(id)) else {
            return Response::Tell(Message::new(id!("board-refuse-choose-action")));
        };
        let id = card.action.id;
        if needs_words(&to) {
            return self.open(Purpose::Words(id, to), scene);
        }
        // What moves now need not be excused.
        let stays = matches!(
            to,
            ActionState::Proposed | ActionState::Awaiting | ActionState::CarriedOver
        );
        if stays && card.asks_why() {
            return self.open(Purpose::Obstacle(id, Some(to)), scene);
        }
        Response::Do(vec![Command::MoveAction(id, to)])
    }

    fn edit(&mut self, scene: &Scene<'_, State>) -> Response<Command> {
        let state = scene.state;
        match (self.column, self.chain(state)) {
            (_, None) => Response::Tell(Message::new(id!("board-refuse-choose-finding"))),
            _ if self.is_on_action(state) => match self.action(scene) {
                Some(id) => self.open(Purpose::Action(id), scene),
                None => self.open(Purpose::NewAction(self.finding(state)), scene),
            },
            (1, Some(Chain::Finding(id))) => self.open(Purpose::Factor(id), scene),
            (2, Some(Chain::Finding(id))) => self.open(Purpose::Response(id), scene),
            (_, Some(Chain::Finding(id) | Chain::Action(id))) => {
                self.open(Purpose::Finding(id), scene)
            }
        }
    }

    fn remove(&mut self, scene: &Scene<'_, State>) -> Response<Command> {
        let state = scene.state;
        let nothing = Response::Tell(Message::new(id!("board-refuse-nothing-chosen")));
        if self.is_on_action(state) {
            return self
                .action(scene)
                .map_or(nothing, |id| Response::Do(vec![Command::RemoveAction(id)]));
        }
        let Some(finding) = self.finding(state).and_then(|id| state.finding(id)) else {
            return nothing;
        };
        match self.column {
            1 => finding
                .factors
                .get(self.part)
                .map_or(nothing, |(factor, _)| {
                    Response::Do(vec![Command::RemoveFactor(finding.id, factor.clone())])
                }),
            2 if finding.answer.is_none() => nothing,
            2 => Response::Do(vec![Command::WithdrawResponse(finding.id)]),
            _ => Response::Do(vec![Command::RemoveFinding(finding.id)]),
        }
    }

    fn pick(&mut self, becomes: Becomes, scene: &Scene<'_, State>) -> Response<Command> {
        let items = scene.state.available(&scene.room);
        if items.is_empty() {
            return Response::Tell(Message::new(id!("board-nothing-to-take")));
        }
        self.picker = Some(Picker::new(becomes, items));
        Response::Handled
    }

    fn act_picker(&mut self, action: BoardAction) -> Response<Command> {
        let Some(picker) = &mut self.picker else {
            return Response::Ignored;
        };
        match action {
            BoardAction::Up => picker.step(-1),
            BoardAction::Down => picker.step(1),
            BoardAction::Close => self.picker = None,
            BoardAction::Take => {
                let Some(id) = picker.chosen() else {
                    return Response::Handled;
                };
                let becomes = picker.becomes;
                self.picker = None;
                return Response::Do(vec![match becomes {
                    Becomes::Finding => {
                        Command::RecordFinding(FindingSource::Item(id), String::new(), Vec::new())
                    }
                    Becomes::Action => {
                        Command::MakeAction(Some(id), Vec::new(), Consent::TakenBack)
                    }
                }]);
            }
            _ => return Response::Ignored,
        }
        Response::Handled
    }

    fn act_states(&mut self, action: BoardAction, scene: &Scene<'_, State>) -> Response<Command> {
        let Some((id, at)) = self.states else {
            return Response::Ignored;
        };
        let last = super::rules::moving::STATES.len() - 1;
        match action {
            BoardAction::Up => self.states = Some((id, at.saturating_sub(1))),
            BoardAction::Down => self.states = Some((id, (at + 1).min(last))),
            BoardAction::Close => self.states = None,
            BoardAction::Take => {
                return self.set_state(super::rules::moving::STATES[at.min(last)].clone(), scene);
            }
            BoardAction::State(index) => return self.set_state(keys::state_of(index), scene),
            _ => return Response::Ignored,
        }
        Response::Handled
    }

    fn act_programmes(
        &mut self,
        action: BoardAction,
        scene: &Scene<'_, State>,
    ) -> Response<Command> {
        let all = entries(scene.state);
        let entry = all.get(self.entry).copied();
        let owner = all.get(..=self.entry).and_then(|before| {
            before.iter().rev().find_map(|entry| {
                if let ProgrammeEntry::Programme(id) = entry {
                    Some(*id)
                } else {
                    None
                }
            })
        });
        match (action, entry) {
            (BoardAction::Up | BoardAction::Down | BoardAction::First | BoardAction::Last, _) => {
                self.entry = moved(self.entry, action).min(all.len().saturating_sub(1));
                Response::Handled
            }
            (BoardAction::NewProgramme, _) | (BoardAction::Edit, None) => {
                self.open(Purpose::NewProgramme, scene)
            }
            (BoardAction::NewIndicator, _) => match owner {
                Some(id) => self.open(Purpose::NewIndicator(id), scene),
                None => Response::Tell(Message::new(id!("board-refuse-no-programmes"))),
            },
            (BoardAction::Edit, Some(ProgrammeEntry::Programme(id))) => {
                self.open(Purpose::Programme(id), scene)
            }
            (BoardAction::Edit, Some(ProgrammeEntry::Indicator(id))) => {
                self.open(Purpose::Indicator(id), scene)
            }
            (BoardAction::Find, Some(ProgrammeEntry::Indicator(id))) => {
                Response::Do(vec![Command::RecordFinding(
                    FindingSource::Indicator(id, scene.state.year(&scene.room)),
                    String::new(),
                    Vec::new(),
                )])
            }
            (BoardAction::Find, _) => {
                Response::Tell(Message::new(id!("board-refuse-choose-indicator")))
            }
            (BoardAction::Remove, Some(ProgrammeEntry::Programme(id))) => {
                Response::Do(vec![Command::RemoveProgramme(id)])
            }
            (BoardAction::Remove, Some(ProgrammeEntry::Indicator(id))) => {
                Response::Do(vec![Command::RemoveIndicator(id)])
            }
            (BoardAction::Thresholds, _) => self.open(Purpose::Thresholds, scene),
            _ => Response::Ignored,
        }
    }

    /// Opens a form, with what was typed into it before.
    fn open(&mut self, purpose: Purpose, scene: &Scene<'_, State>) -> Response<Command> {
        let kept = self.shelved.iter().position(|form| form.purpose == purpose);
        let form = match kept {
            Some(at) => self.shelved.remove(at),
            None => Form::new(purpose, scene.state, &scene.room),
        };
        if !form.lines.is_empty() {
            self.known_entries = entries(scene.state);
            self.form = Some(form);
            self.sent = false;
        }
        Response::Handled
    }

    fn act_form(&mut self, action: BoardAction, scene: &Scene<'_, State>) -> Response<Command> {
        let Some(form) = &mut self.form else {
            return Response::Ignored;
        };
        let last = form.at + 1 >= form.lines.len();
        match action {
            BoardAction::NextLine if last => return self.hand_in(scene),
            BoardAction::NextLine | BoardAction::LineDown => form.go(form.at + 1, scene.state),
            BoardAction::LineUp => form.go(form.at.saturating_sub(1), scene.state),
            BoardAction::HandIn => return self.hand_in(scene),
            BoardAction::NextChoice => form.turn(1),
            BoardAction::ChoiceBefore => form.turn(-1),
            BoardAction::Close => {
                // What is typed waits for the form to be opened again; a few forms are enough to
                // remember.
                if let Some(form) = self.form.take().filter(Form::is_changed) {
                    self.shelved.insert(0, form);
                    self.shelved.truncate(8);
                }
            }
            _ => return Response::Ignored,
        }
        Response::Handled
    }

    fn hand_in(&mut self, scene: &Scene<'_, State>) -> Response<Command> {
        let Some(form) = &self.form else {
            return Response::Ignored;
        };
        match form.commands(scene.state, &scene.room) {
            Ok(commands) => {
                self.sent = true;
                Response::Do(commands)
            }
            Err(refusal) => Response::Tell(refusal),
        }
    }

    fn on_key(&mut self, key: &Key, scene: &Scene<'_, State>) -> Response<Command> {
        let typing = crate::input::Screen::takes_text(self, scene);
        if let Some(action) = binding::pressed(&self.tables(scene), key, typing) {
            return self.act(action, scene);
        }
        let field = match (&mut self.form, &mut self.picker) {
            _ if !typing => None,
            (Some(form), _) => form.field(),
            (None, Some(picker)) => {
                picker.row = 0;
                Some(&mut picker.search)
            }
            (None, None) => None,
        };
        match field.map(|field| field.on_key(key)) {
            Some(FieldAnswer::Changed | FieldAnswer::Moved) => Response::Handled,
            Some(FieldAnswer::Ignored) | None => Response::Ignored,
        }
    }

    fn on_paste(&mut self, pasted: &str, scene: &Scene<'_, State>) -> Response<Command> {
        if scene.mode == Mode::Replay {
            return Response::Ignored;
        }
        if let Some(form) = &mut self.form {
            if let Some(field) = form.field() {
                field.insert(pasted);
            }
            return Response::Handled;
        }
        if let Some(picker) = &mut self.picker {
            picker.row = 0;
            picker.search.insert(pasted);
            return Response::Handled;
        }
        if self.states.is_some() || self.view(scene) != BoardView::BoardPage(BoardPage::Board) {
            return Response::Ignored;
        }
        let lines = text::clean_lines(pasted);
        if lines.len() > 1 {
            let question = Message::new(id!("board-ask-paste")).with("n", lines.len());
            return Response::Ask(
                question,
                lines
                    .into_iter()
                    .map(|line| Command::RecordFinding(FindingSource::Talk, line, Vec::new()))
                    .collect(),
            );
        }
        self.open(Purpose::NewFinding, scene);
        if let Some(field) = self.form.as_mut().and_then(Form::field) {
            field.insert(pasted);
        }
        Response::Handled
    }

    fn on_click(&mut self, list: u16, row: usize, scene: &Scene<'_, State>) -> Response<Command> {
        let live = scene.mode == Mode::Live;
        match list {
            FORM_LIST if live => {
                let Some(form) = &mut self.form else {
                    return Response::Ignored;
                };
                form.go(row, scene.state);
            }
            PICK_LIST if live => {
                let Some(picker) = &mut self.picker else {
                    return Response::Ignored;
                };
                // A second click on the chosen row takes it.
                if picker.row == row {
                    return self.act_picker(BoardAction::Take);
                }
                picker.row = row;
            }
            STATE_LIST if live => {
                let Some((id, _)) = self.states else {
                    return Response::Ignored;
                };
                self.states = Some((id, row));
                return self.act_states(BoardAction::Take, scene);
            }
            _ if live
                && (self.form.is_some() || self.picker.is_some() || self.states.is_some()) =>
            {
                return Response::Ignored;
            }
            CHAINS if self.row == row && self.page == BoardPage::Board => {
                self.page = BoardPage::Card
            }
            CHAINS => (self.row, self.part) = (row, 0),
            COLUMNS => (self.column, self.part) = (row.min(COLUMN_COUNT - 1), 0),
            PROGRAMME_LIST => self.entry = row,
            YEAR_LIST => self.year_row = row,
            PARTS..=13 => (self.column, self.part) = (usize::from(list - PARTS), row),
            _ => return Response::Ignored,
        }
        self.clamp(scene);
        Response::Handled
    }

    /// Puts the cursor on the chain of a finding or an action.
    fn show(&mut self, id: ItemId, state: &State) {
        let all = rows(state);
        if let Some(row) = all.iter().position(|row| *row == Chain::Finding(id)) {
            if self.row != row {
                (self.row, self.part) = (row, 0);
            }
            return;
        }
        let holder = all.iter().enumerate().find_map(|(row, chain)| {
            Some((
                row,
                actions_of(state, *chain)
                    .iter()
                    .position(|action| *action == id)?,
            ))
        });
        if let Some((row, part)) = holder {
            (self.row, self.column, self.part) = (row, 3, part);
        }
    }

    /// Puts the cursor on a programme or an indicator that was not there before: what is added next
    /// belongs to it.
    fn show_new_entry(&mut self, state: &State) {
        let new = entries(state)
            .iter()
            .position(|entry| !self.known_entries.contains(entry));
        self.entry = new.unwrap_or(self.entry);
    }

    /// Keeps every cursor inside.
    fn clamp(&mut self, scene: &Scene<'_, State>) {
        let state = scene.state;
        let inside = |at: usize, len: usize| at.min(len.saturating_sub(1));
        self.row = inside(self.row, rows(state).len());
        self.part = inside(self.part, self.parts(state));
        self.homework = inside(self.homework, state.homework().count());
        self.entry = inside(self.entry, entries(state).len());
        if self.page == BoardPage::Card && self.chain(state).is_none() {
            self.page = BoardPage::Board;
        }
        if self.states.is_some_and(|(id, _)| state.card(id).is_none()) {
            self.states = None;
        }
    }
}

/// Where a cursor goes in a list whose length only the view knows.
fn moved(at: usize, action: BoardAction) -> usize {
    match action {
        BoardAction::Up => at.saturating_sub(1),
        BoardAction::Down => at.saturating_add(1),
        BoardAction::First => 0,
        BoardAction::Last => usize::MAX / 2,
        _ => at,
    }
}

impl crate::input::Screen for Screen {
    type Rules = Rules;

    fn hints(&self, scene: &Scene<'_, State>) -> Vec<Hint> {
        binding::hints(&self.tables(scene))
    }

    fn takes_text(&self, scene: &Scene<'_, State>) -> bool {
        scene.mode == Mode::Live
            && (self.form.as_ref().is_some_and(Form::is_text)
                || (self.form.is_none() && self.picker.is_some()))
    }

    fn on_input(&mut self, input: &Input, scene: &Scene<'_, State>) -> Response<Command> {
        let answer = match input {
            Input::Key(key) => self.on_key(key, scene),
            Input::Action(label) => binding::named(&self.tables(scene), *label)
                .map_or(Response::Ignored, |action| self.act(action, scene)),
            Input::Paste(pasted) => self.on_paste(pasted, scene),
            Input::Click(Hit::Row(list, row)) => self.on_click(*list, *row, scene),
            Input::Scroll(lines) if self.form.is_none() => self.act(
                if *lines > 0 {
                    BoardAction::Down
                } else {
                    BoardAction::Up
                },
                scene,
            ),
            _ => Response::Ignored,
        };
        self.clamp(scene);
        answer
    }

    fn sync(&mut self, scene: &Scene<'_, State>, how: &SyncReason) {
        let mut took = *how == SyncReason::Accepted;
        if took && std::mem::take(&mut self.sent) {
            self.form = None;
            self.show_new_entry(scene.state);
        }
        if matches!(how, SyncReason::Refused(_)) {
            self.sent = false;
        }
        took |= scene.mode == Mode::Replay;
        if let Some(id) = scene
            .state
            .touched
            .filter(|_| took && self.page != BoardPage::Programmes)
        {
            self.show(id, scene.state);
        }
        self.clamp(scene);
    }

    fn has_draft(&self) -> bool {
        self.form.as_ref().is_some_and(Form::is_changed)
    }

    fn flush(&mut self, scene: &Scene<'_, State>) -> Vec<Command> {
        let form = self.form.as_ref().filter(|form| form.is_changed());
        form.and_then(|form| form.commands(scene.state, &scene.room).ok())
            .unwrap_or_default()
    }

    fn key_groups() -> Vec<KeyGroup> {
        keys::key_groups()
    }
}
