//! The keys and drafts of the board: what is chosen, which page lies open, and what is typed but
//! not handed in.
//!
//! Rows are chains: a finding with its factors, its response and its actions, or an action that
//! came from elsewhere. Left out on purpose: anything that draws, and any decision of the rules; a
//! key becomes a command and the rules say yes or no.

mod answering;
mod drafting;
pub(crate) mod form;
pub(crate) mod keys;
pub(crate) mod lists;
pub(crate) mod popup;
mod working;

use self::form::{BoardField, FormPurpose, Pick};
use self::keys::BoardAction;
use self::lists::{
    Chain, ProgrammeEntry, actions_of, chains, chains_extent, entries, entries_extent, plan_extent,
    years_extent,
};
use self::popup::BoardPopup;
pub(crate) use self::popup::STATE_LIST;
use super::rules::{Command, FindingSource, Rules, State};
use crate::domain::{ItemId, Message, TypedForm};
use crate::id;
use crate::input::list::MOVES;
use crate::input::{
    Drafts, Extent, Hint, Hit, Input, KeyGroup, ListAnswer, ListCursor, Move, Pasted, Response,
    Scene, SyncReason, Table, binding, list,
};

/// List id of the chains on the board.
pub(crate) const CHAINS: u16 = 0;
/// List id of the columns: their headings, and the tabs of a narrow screen.
pub(crate) const COLUMNS: u16 = 1;
/// List id of the programmes and indicators.
pub(crate) const PROGRAMME_LIST: u16 = 2;
/// List id of the homework.
pub(crate) const HOMEWORK_LIST: u16 = 3;
/// List id of the rows of the year view and the plan.
pub(crate) const YEAR_LIST: u16 = 6;
/// The first of four list ids of what stands in a column of a chain: the actions, say, of the
/// chosen finding.
pub(crate) const PARTS: u16 = 10;
/// The last of them.
const LAST_PARTS: u16 = PARTS + COLUMN_COUNT as u16 - 1;

/// How many columns the board has.
pub(crate) const COLUMN_COUNT: usize = 4;

/// Which page lies open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum BoardPage {
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
pub(crate) enum BoardView {
    /// The homework, one action after the other.
    Homework,
    /// A page.
    Page(BoardPage),
}

/// Cursors and drafts.
#[derive(Debug, Clone, Default)]
pub(crate) struct Screen {
    /// The page behind whatever lies open.
    pub(crate) page: BoardPage,
    /// The chosen chain.
    pub(crate) chains: ListCursor,
    /// The column with the focus: Check, Why, Decide, Act.
    pub(crate) column: usize,
    /// The chosen factor or action of the chain.
    pub(crate) part: ListCursor,
    /// Did the room leave the homework for the board?
    pub(crate) left_homework: bool,
    /// The chosen piece of unanswered homework.
    pub(crate) homework: ListCursor,
    /// The line of the programmes page.
    pub(crate) entry: ListCursor,
    /// The lines of the programmes page when the form was opened.
    known_entries: Vec<ProgrammeEntry>,
    /// The row of the year view or the plan.
    pub(crate) year_row: ListCursor,
    /// What lies open over the page.
    pub(crate) popup: Option<BoardPopup>,
    /// Forms closed with something typed in them; they come back when they are opened again.
    drafts: Drafts<FormPurpose, BoardField, Pick>,
    /// Was the form handed in, and is it to go once it is accepted?
    sent: bool,
}

impl Screen {
    /// What is on the screen.
    pub(crate) fn view(&self, scene: &Scene<'_, State>) -> BoardView {
        let ritual = scene.mode.is_live()
            && !self.left_homework
            && self.page == BoardPage::Board
            && scene.state.homework().next().is_some();
        if ritual {
            BoardView::Homework
        } else {
            BoardView::Page(self.page)
        }
    }

    /// Does something lie over the page?
    pub(crate) fn is_covered(&self, scene: &Scene<'_, State>) -> bool {
        self.open_popup(scene).is_some()
    }

    /// What lies open over the page, where anything may.
    pub(crate) fn open_popup(&self, scene: &Scene<'_, State>) -> Option<&BoardPopup> {
        let popup = self.popup.as_ref();
        popup.filter(|_| scene.mode.is_live())
    }

    /// The chosen chain.
    pub(crate) fn chain(&self, state: &State) -> Option<Chain> {
        chains(state).get(self.chains.at()).copied()
    }

    /// The finding of the chosen chain.
    fn finding(&self, state: &State) -> Option<ItemId> {
        match self.chain(state)? {
            Chain::Finding(id) => Some(id),
            Chain::Action(_) => None,
        }
    }

    /// The chosen action: that of the homework, or of the chain.
    pub(crate) fn action(&self, scene: &Scene<'_, State>) -> Option<ItemId> {
        if self.view(scene) == BoardView::Homework {
            let card = scene.state.homework().nth(self.homework.at());
            return card.map(|card| card.action.id);
        }
        let all = actions_of(scene.state, self.chain(scene.state)?);
        let part = if self.column == 3 { self.part.at() } else { 0 };
        all.get(part).copied()
    }

    /// Is the chosen thing an action rather than a finding?
    pub(crate) fn is_on_action(&self, state: &State) -> bool {
        self.column == 3 || matches!(self.chain(state), Some(Chain::Action(_)))
    }

    /// How many parts the focused column of the chain has.
    fn parts(&self, state: &State) -> usize {
        match (self.column, self.chain(state)) {
            (1, Some(Chain::Finding(id))) => {
                state.finding(id).map_or(0, |finding| finding.factors.len())
            }
            (3, Some(chain)) => actions_of(state, chain).len(),
            _ => 1,
        }
    }

    /// The board's own tables of keys that work on the page, the most particular first.
    fn tables(&self, scene: &Scene<'_, State>) -> Vec<Table<BoardAction>> {
        let live = scene.mode.is_live();
        let mut tables = Vec::new();
        match self.view(scene) {
            BoardView::Homework => {
                tables.push(keys::HOMEWORK);
                if scene.state.homework().nth(1).is_some() {
                    tables.push(keys::SKIPPING);
                }
                tables.push(keys::STATE_KEYS);
                return tables;
            }
            BoardView::Page(BoardPage::Board) => {
                if live && scene.state.homework().next().is_some() {
                    tables.push(keys::TO_HOMEWORK);
                }
                tables.extend([keys::LOOKING, keys::SIDEWAYS]);
            }
            BoardView::Page(BoardPage::Card) => tables.extend([keys::CARD, keys::SIDEWAYS]),
            BoardView::Page(BoardPage::Programmes) if live => {
                tables.extend([keys::PROGRAMMES, keys::PAGE]);
            }
            BoardView::Page(_) => tables.push(keys::PAGE),
        }
        if live && matches!(self.page, BoardPage::Board | BoardPage::Card) {
            tables.push(keys::WORKING);
        }
        if self.page != BoardPage::Card {
            // A key that leads to where one is would do nothing.
            let ways = [
                (BoardPage::Programmes, keys::TO_PROGRAMMES),
                (BoardPage::Years, keys::TO_YEARS),
                (BoardPage::Plan, keys::TO_PLAN),
            ];
            let other = ways.into_iter().filter(|(page, _)| *page != self.page);
            tables.extend(other.map(|(_, table)| table));
        }
        tables
    }

    fn on_page(&mut self, input: &Input, scene: &Scene<'_, State>) -> Response<Command> {
        if let Some(action) = binding::action(&self.tables(scene), input, false) {
            return self.act(action, scene);
        }
        match input {
            Input::Paste(pasted) if scene.mode.is_live() => {
                return self.on_paste(Pasted::new(pasted), scene);
            }
            Input::Click(Hit::Row(COLUMNS, column)) => {
                self.focus_column((*column).min(COLUMN_COUNT - 1));
                return Response::Handled;
            }
            Input::Click(Hit::Row(list @ PARTS..=LAST_PARTS, part)) => {
                return self.click_part(usize::from(list - PARTS), *part, scene);
            }
            _ => {}
        }
        match self.on_list(input, scene) {
            ListAnswer::Ignored => Response::Ignored,
            ListAnswer::Moved => Response::Handled,
            ListAnswer::Chosen => self.take(scene),
        }
    }

    /// What Enter does, for a second click.
    fn take(&mut self, scene: &Scene<'_, State>) -> Response<Command> {
        let enter = match self.view(scene) {
            BoardView::Page(BoardPage::Board) => BoardAction::Open,
            BoardView::Page(BoardPage::Programmes) if scene.mode.is_live() => BoardAction::Edit,
            _ => return Response::Handled,
        };
        self.act(enter, scene)
    }

    /// Moves in the list of the page.
    fn on_list(&mut self, input: &Input, scene: &Scene<'_, State>) -> ListAnswer {
        let (state, size) = (scene.state, scene.size);
        match self.view(scene) {
            BoardView::Homework => {
                // One is in sight at a time, so there is no view that the wheel could move.
                let extent = Extent::new(state.homework().count(), 1);
                let list = (HOMEWORK_LIST, extent);
                self.homework.on_input(input, list, false)
            }
            BoardView::Page(BoardPage::Board) => self.on_chains(input, scene),
            BoardView::Page(BoardPage::Card) if matches!(input, Input::Scroll(_)) => {
                ListAnswer::Ignored
            }
            BoardView::Page(BoardPage::Card) => {
                let before = self.chains.at();
                let list = (CHAINS, Extent::new(chains(state).len(), 1));
                let answer = self.chains.on_input(input, list, false);
                self.arrive(binding::action(&[MOVES], input, false), before, state);
                answer
            }
            BoardView::Page(BoardPage::Programmes) => {
                let list = (PROGRAMME_LIST, entries_extent(state, size));
                self.entry.on_input(input, list, false)
            }
            BoardView::Page(BoardPage::Years) => {
                let list = (YEAR_LIST, years_extent(state, size));
                self.year_row.on_input(input, list, false)
            }
            BoardView::Page(BoardPage::Plan) => {
                let list = (YEAR_LIST, plan_extent(state, size));
                self.year_row.on_input(input, list, false)
            }
        }
    }

    /// Up and down among the chains; in a column with several parts first among those.
    fn on_chains(&mut self, input: &Input, scene: &Scene<'_, State>) -> ListAnswer {
        let state = scene.state;
        let to = binding::action(&[MOVES], input, false);
        let parts = self.parts(state);
        let within = match to {
            Some(Move::Up) => self.part.at() > 0,
            Some(Move::Down) => self.part.at() + 1 < parts,
            _ => false,
        };
        if within {
            // The chain comes into sight again, should the wheel have left it behind.
            self.chains.set(self.chains.at());
            let list = (
                PARTS,
                Extent {
                    lines: parts,
                    page: parts,
                },
            );
            return self.part.on_input(input, list, false);
        }
        let before = self.chains.at();
        let extent = chains_extent(state, scene.size);
        let answer = match input {
            // How far the view reaches is not known here before the wheel moved it: it follows.
            Input::Click(Hit::Row(CHAINS, row))
                if self.chains.scrolled().is_none() && *row != before =>
            {
                self.chains.set(*row);
                ListAnswer::Moved
            }
            _ => self.chains.on_input(input, (CHAINS, extent), false),
        };
        self.arrive(to, before, state);
        answer
    }

    /// From below one comes to the last part of a chain, from elsewhere to the first.
    fn arrive(&mut self, to: Option<Move>, before: usize, state: &State) {
        let last = self.parts(state).saturating_sub(1);
        match to {
            Some(Move::Up) if self.chains.at() != before => self.part.set(last),
            Some(Move::First | Move::Last) => self.part.set(0),
            _ if self.chains.at() != before => self.part.set(0),
            _ => {}
        }
    }

    fn focus_column(&mut self, column: usize) {
        self.column = column;
        self.part.set(0);
    }

    /// A click on a factor or an action chooses it; the next one opens the card.
    fn click_part(
        &mut self,
        column: usize,
        part: usize,
        scene: &Scene<'_, State>,
    ) -> Response<Command> {
        if (self.column, self.part.at()) == (column, part) {
            return self.take(scene);
        }
        self.column = column;
        self.part.set(part);
        Response::Handled
    }

    /// Several lines become a finding each, when somebody says yes; one line goes into the form.
    fn on_paste(&mut self, pasted: Pasted<'_>, scene: &Scene<'_, State>) -> Response<Command> {
        if self.view(scene) != BoardView::Page(BoardPage::Board) {
            return Response::Ignored;
        }
        if pasted.is_many() {
            let lines = pasted.lines();
            let question = Message::new(id!("board-ask-paste")).with("n", lines.len());
            let record = |line| Command::RecordFinding(FindingSource::Talk, line, Vec::new());
            return Response::Ask(question, lines.into_iter().map(record).collect());
        }
        self.open(FormPurpose::NewFinding, scene);
        self.on_popup(&Input::Paste(pasted.text().to_owned()), scene)
            .unwrap_or(Response::Handled)
    }

    /// Puts the cursor on the chain of a finding or an action.
    fn show(&mut self, id: ItemId, state: &State) {
        let all = chains(state);
        if let Some(at) = all.iter().position(|chain| *chain == Chain::Finding(id)) {
            if self.chains.at() != at {
                self.chains.set(at);
                self.part.set(0);
            }
            return;
        }
        let part = |chain: &Chain| actions_of(state, *chain).iter().position(|of| *of == id);
        let mut holders = all.iter().enumerate();
        if let Some((at, part)) = holders.find_map(|(at, chain)| Some((at, part(chain)?))) {
            self.chains.set(at);
            self.column = 3;
            self.part.set(part);
        }
    }

    /// Puts the cursor on a programme or an indicator that was not there before: what is added next
    /// belongs to it.
    fn show_new_entry(&mut self, state: &State) {
        let is_new = |entry: &ProgrammeEntry| !self.known_entries.contains(entry);
        if let Some(at) = entries(state).iter().position(is_new) {
            self.entry.set(at);
        }
    }

    /// Keeps every cursor inside.
    fn clamp(&mut self, scene: &Scene<'_, State>) {
        let (state, size) = (scene.state, scene.size);
        self.chains.clamp(chains(state).len());
        self.part.clamp(self.parts(state));
        self.homework.clamp(state.homework().count());
        self.entry.clamp(entries(state).len());
        match self.page {
            BoardPage::Years => self.year_row.clamp(years_extent(state, size).lines),
            BoardPage::Plan => self.year_row.clamp(plan_extent(state, size).lines),
            BoardPage::Card if self.chain(state).is_none() => self.page = BoardPage::Board,
            _ => {}
        }
        let gone = |id: &ItemId| state.card(*id).is_none();
        if matches!(&self.popup, Some(BoardPopup::States(id, _)) if gone(id)) {
            self.popup = None;
        }
    }
}

impl crate::input::Screen for Screen {
    type Rules = Rules;

    fn hints(&self, scene: &Scene<'_, State>) -> Vec<Hint> {
        match self.open_popup(scene) {
            Some(popup) => popup.hints(),
            None => [binding::hints(&self.tables(scene)), list::hints()].concat(),
        }
    }

    fn lies_open(&self, scene: &Scene<'_, State>) -> bool {
        self.open_popup(scene).is_some()
    }

    fn takes_text(&self, scene: &Scene<'_, State>) -> bool {
        self.open_popup(scene).is_some_and(BoardPopup::takes_text)
    }

    fn shows_what_came_over(&self, scene: &Scene<'_, State>) -> bool {
        self.view(scene) == BoardView::Homework
    }

    fn on_input(&mut self, input: &Input, scene: &Scene<'_, State>) -> Response<Command> {
        let popup = if scene.mode.is_live() {
            self.on_popup(input, scene)
        } else {
            None
        };
        let answer = popup.unwrap_or_else(|| self.on_page(input, scene));
        self.clamp(scene);
        answer
    }

    fn sync(&mut self, scene: &Scene<'_, State>, how: &SyncReason) {
        let sent = match how {
            SyncReason::Accepted | SyncReason::Refused(_) => std::mem::take(&mut self.sent),
            SyncReason::Elsewhere => false,
        };
        match (how, &mut self.popup) {
            (SyncReason::Accepted, Some(_)) if sent => {
                self.popup = None;
                self.show_new_entry(scene.state);
            }
            (SyncReason::Refused(rejection), Some(BoardPopup::Form(open))) if sent => {
                open.reject(rejection);
            }
            _ => {}
        }
        // Who only looks follows what happens; at work only one's own order moves the cursor.
        let follows = *how == SyncReason::Accepted || !scene.mode.is_live();
        let touched = scene.state.touched.filter(|_| follows);
        if let Some(id) = touched.filter(|_| self.page != BoardPage::Programmes) {
            self.show(id, scene.state);
        }
        self.clamp(scene);
    }

    fn typed(&self, scene: &Scene<'_, State>) -> Vec<TypedForm> {
        self.typed_forms(scene)
    }

    fn resume(&mut self, typed: &TypedForm, scene: &Scene<'_, State>) -> bool {
        self.resume_form(typed, scene)
    }

    fn key_groups() -> Vec<KeyGroup> {
        keys::key_groups()
    }
}
