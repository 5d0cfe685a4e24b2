//! The keys and drafts of データで見る: a file is chosen, its preview corrected, its fields put on
//! shelves, and what is seen is pinned.
//!
//! What is wanted (the query) lives here until its figures have come; then it is a record. Undo
//! changes the record, and what is wanted follows it.

mod answering;
mod asking;
mod cells;
pub(crate) mod chooser;
mod choosing;
pub(crate) mod display;
mod drafting;
pub(crate) mod importer;
mod importing;
pub(crate) mod keys;
pub(crate) mod measure;
pub(crate) mod numbers;
pub(crate) mod panels;
mod pinning;
mod replies;
pub(crate) mod requests;
mod slicing;
pub(crate) mod usual;

use std::path::PathBuf;

use self::chooser::Chooser;
use self::display::{Chart, Focus, Longest, PivotPage, shelved};
use self::importer::Importer;
use self::keys::PivotAction;
use self::numbers::{NumberChoice, NumberKey, NumberPurpose};
use self::panels::{NamingKey, PinKey, PinTarget, PivotPanel};
use self::requests::{AwaitedWork, RequestQueue, source_of};
use super::rules::{Command, PinnedPiece, Rules, State};
use crate::analysis::{FileKind, FilePlace, Profile, Query, Request};
use crate::domain::{Message, TypedForm};
use crate::id;
use crate::input::form::Drafts;
use crate::input::grid::SIDEWAYS;
use crate::input::{
    Extent, FieldAnswer, GridCursor, Hint, Hit, Input, KeyGroup, ListAnswer, ListCursor, Move,
    Response, Scene, SyncReason, Table, binding, grid, list,
};

/// List id of the files to choose from.
pub(crate) const FILES: u16 = 0;
/// List id of the columns of a preview.
pub(crate) const IMPORTED: u16 = 1;
/// List id of the fields.
pub(crate) const FIELD_LIST: u16 = 2;
/// List id of what stands on the shelves.
pub(crate) const SHELF_LIST: u16 = 3;
/// List id of the cells of the table.
pub(crate) const CELLS: u16 = 4;
/// List id of the pins.
pub(crate) const PIN_LIST: u16 = 5;
/// List id of what a panel offers.
pub(crate) const PANEL_LIST: u16 = 6;
/// List id of tables that only show.
pub(crate) const NO_LIST: u16 = 7;

/// Cursors, drafts, and what is wanted.
#[derive(Debug, Clone, Default)]
pub(crate) struct Screen {
    /// What was chosen to be on the screen; see [`Screen::at`].
    pub(crate) page: PivotPage,
    /// What lies open over it.
    pub(crate) panel: PivotPanel,
    /// The files.
    pub(crate) chooser: Chooser,
    /// The file that is looked at.
    pub(crate) importer: Option<Importer>,
    /// The path of the file that is being opened.
    opening: Option<PathBuf>,
    /// Between the screen and the worker.
    pub(crate) requests: RequestQueue,
    /// Where the keys go.
    pub(crate) focus: Focus,
    /// The chosen field.
    pub(crate) field_cursor: ListCursor,
    /// The chosen place on the shelves.
    pub(crate) shelf_cursor: ListCursor,
    /// Row, and column × value, of the cell at the cursor.
    pub(crate) cursor: GridCursor,
    /// What is wanted.
    pub(crate) query: Query,
    /// How small cells are to be protected.
    pub(crate) profile: Profile,
    /// Whose largest figure has the longest bar.
    pub(crate) longest: Longest,
    /// Of what there are bars.
    pub(crate) chart: Chart,
    /// Are denominators left out of the cells? The line below always has them.
    pub(crate) without_n: bool,
    /// The chosen pin.
    pub(crate) pin_cursor: ListCursor,
    /// Forms for numbers that were closed with something typed in them.
    number_drafts: Drafts<NumberPurpose, NumberKey, NumberChoice>,
    /// The same, for sentences.
    pin_drafts: Drafts<PinTarget, PinKey, PinnedPiece>,
    /// The same, for names of views.
    naming_drafts: Drafts<Query, NamingKey>,
    /// The record of the view that `query` was last brought in line with.
    synced: Option<u64>,
    /// The threshold that `profile` was last brought in line with.
    known: Profile,
    /// Was the open panel's answer handed in, and not yet decided?
    sent: bool,
}

impl Screen {
    /// What is on the screen: without data, files to choose from.
    pub(crate) fn at(&self, scene: &Scene<'_, State>) -> PivotPage {
        let live = scene.mode.is_live();
        match self.page {
            PivotPage::Choosing | PivotPage::Importing if !live => PivotPage::Table,
            PivotPage::Importing if self.importer.is_none() => PivotPage::Choosing,
            PivotPage::Table if scene.state.data().is_none() && live => PivotPage::Choosing,
            page => page,
        }
    }

    /// Is work shown with a bar, so that nothing else can be done? The data of a session that goes
    /// on are fetched without keeping anybody.
    pub(crate) fn is_busy(&self) -> bool {
        self.requests.waiting.as_ref().is_some_and(|waiting| {
            waiting.work != AwaitedWork::Fetch
                && !(waiting.work == AwaitedWork::Preview && self.importer.is_some())
        })
    }

    /// Is a view computed that is not on the screen yet?
    pub(crate) fn is_computing(&self) -> bool {
        self.requests.computing.is_some()
    }

    /// Are the data at hand, or only what was seen of them?
    pub(crate) fn has_table(&self, state: &State) -> bool {
        let data = state.data();
        data.is_some_and(|data| self.requests.table(&source_of(data)).is_some())
    }

    /// Does something lie open? Over what is only looked back at, nothing does.
    fn has_panel(&self, scene: &Scene<'_, State>) -> bool {
        scene.mode.is_live() && self.panel != PivotPanel::None
    }

    /// The keys that are the pivot's own, where no panel lies open. Only what does something is among
    /// them.
    fn tables(&self, scene: &Scene<'_, State>) -> Vec<Table<PivotAction>> {
        let live = scene.mode.is_live();
        if live && self.is_busy() {
            return vec![keys::WAITING];
        }
        match self.at(scene) {
            PivotPage::Choosing => self.file_tables(scene),
            PivotPage::Importing => self.import_tables(),
            PivotPage::Pins if live && !scene.state.pins.is_empty() => {
                vec![keys::PINS, keys::LEAVE_PINS]
            }
            PivotPage::Pins => vec![keys::LEAVE_PINS],
            PivotPage::Table if !live => vec![keys::REPLAYED],
            PivotPage::Table => self.table_tables(scene),
        }
    }

    fn file_tables(&self, scene: &Scene<'_, State>) -> Vec<Table<PivotAction>> {
        if self.chooser.typing {
            return vec![keys::PATH];
        }
        let mut tables = Vec::new();
        if self.file_extent(scene).lines > 0 {
            tables.push(keys::FILES);
        }
        if self.chooser.parent().is_some() {
            tables.push(keys::INNER_FOLDER);
        }
        tables.push(keys::FOLDER);
        if scene.state.data().is_some() {
            tables.push(keys::LEAVE_FILES);
        }
        tables
    }

    fn import_tables(&self) -> Vec<Table<PivotAction>> {
        let mut tables = vec![keys::IMPORT];
        let Some(importer) = &self.importer else {
            return tables;
        };
        let preview = &importer.preview;
        if !preview.columns.is_empty() {
            tables.push(keys::IMPORT_COLUMNS);
        }
        if preview.kind == FileKind::Csv {
            tables.push(keys::IMPORT_TEXT);
        }
        if preview.kind == FileKind::Csv || preview.sheets.len() > 1 {
            tables.push(keys::IMPORT_SHEETS);
        }
        tables
    }

    fn table_tables(&self, scene: &Scene<'_, State>) -> Vec<Table<PivotAction>> {
        let mut tables = match self.focus {
            Focus::Fields if self.is_field_in_use(scene.state) => {
                vec![keys::FIELDS, keys::FIELD_IN_USE]
            }
            Focus::Fields => vec![keys::FIELDS],
            Focus::Shelves if self.shelved_field(scene.state).is_some() => {
                vec![keys::SHELVES, keys::SHELVED_FIELD]
            }
            Focus::Shelves if self.shelf_here().is_some() => vec![keys::SHELVES],
            Focus::Shelves => Vec::new(),
            Focus::Table => vec![keys::TABLE],
        };
        tables.push(keys::COMMON);
        if scene.state.shown.is_some() {
            tables.push(keys::ARRANGING);
        }
        if self.requests.waiting.is_some() {
            tables.push(keys::WAITING);
        }
        tables
    }

    /// The keys that move here; none where nothing can be moved in.
    fn moving_hints(&self, scene: &Scene<'_, State>) -> Vec<Hint> {
        if scene.mode.is_live() && self.is_busy() {
            return Vec::new();
        }
        let sideways = || binding::hints(&[SIDEWAYS]);
        match (self.at(scene), self.focus) {
            (PivotPage::Choosing, _) if self.chooser.typing => Vec::new(),
            (PivotPage::Choosing, _) if self.file_extent(scene).lines == 0 => Vec::new(),
            (PivotPage::Choosing, _) => list::hints(),
            (PivotPage::Importing, _) => [list::hints_beside_text(), sideways()].concat(),
            (PivotPage::Pins, _) if scene.state.pins.is_empty() => Vec::new(),
            (PivotPage::Pins, _) => list::hints(),
            (PivotPage::Table, Focus::Fields) if scene.mode.is_live() => list::hints(),
            (PivotPage::Table, Focus::Shelves) if scene.mode.is_live() => {
                if self.shelf_here().is_some() {
                    [list::hints(), sideways()].concat()
                } else {
                    Vec::new()
                }
            }
            (PivotPage::Table, _) if self.seen(scene.state).is_some() => grid::hints(),
            (PivotPage::Table, _) => Vec::new(),
        }
    }

    fn act(&mut self, action: PivotAction, scene: &Scene<'_, State>) -> Response<Command> {
        if action == PivotAction::GiveUp {
            self.requests.give_up();
            self.take_back_recipe();
            return Response::Tell(Message::new(id!("pivot-tell-given-up")));
        }
        match self.at(scene) {
            PivotPage::Choosing => self.act_among_files(action, scene),
            PivotPage::Importing => self.act_on_preview(action),
            PivotPage::Pins => self.act_on_pin(action, scene),
            PivotPage::Table => self.act_on_table_page(action, scene),
        }
    }

    /// Moves in the list or table that has the focus; a second click takes what it points at.
    fn move_about(&mut self, input: &Input, scene: &Scene<'_, State>) -> Response<Command> {
        if scene.mode.is_live() && self.is_busy() {
            return Response::Ignored;
        }
        let typing = self.chooser.typing;
        let answer = match self.at(scene) {
            PivotPage::Choosing => {
                let answer = self.move_in_files(input, scene);
                // A click beside the field is out of it, and the first one never opens a file.
                if matches!(input, Input::Click(_)) && answer != ListAnswer::Ignored {
                    self.chooser.typing = false;
                }
                if typing { first_click(answer) } else { answer }
            }
            PivotPage::Importing => self.move_in_preview(input, scene),
            PivotPage::Pins => {
                let rows = measure::pin_rows(scene.size.1);
                let extent = Extent::new(scene.state.pins.len(), rows);
                self.pin_cursor.on_input(input, (PIN_LIST, extent), false)
            }
            PivotPage::Table => self.move_on_table_page(input, scene),
        };
        match answer {
            ListAnswer::Ignored => Response::Ignored,
            ListAnswer::Moved => Response::Handled,
            ListAnswer::Chosen => self.take_chosen(scene),
        }
    }

    fn move_in_files(&mut self, input: &Input, scene: &Scene<'_, State>) -> ListAnswer {
        // Beside the path the arrows are the field's; wheel and clicks still reach the files.
        if self.chooser.typing && matches!(input, Input::Key(_) | Input::Action(_)) {
            return ListAnswer::Ignored;
        }
        let extent = self.file_extent(scene);
        self.chooser.cursor.on_input(input, (FILES, extent), false)
    }

    fn move_in_preview(&mut self, input: &Input, scene: &Scene<'_, State>) -> ListAnswer {
        if self.move_sample(input) {
            return ListAnswer::Moved;
        }
        let extent = self.import_extent(scene);
        match &mut self.importer {
            // The letters are keys of the preview: k changes a kind.
            Some(importer) => importer.cursor.on_input(input, (IMPORTED, extent), true),
            None => ListAnswer::Ignored,
        }
    }

    /// A click goes to the part that it hits, everything else to the part with the focus; the wheel
    /// to the fields or the table, as the shelves have nothing to scroll.
    fn move_on_table_page(&mut self, input: &Input, scene: &Scene<'_, State>) -> ListAnswer {
        let clicked = match input {
            Input::Click(Hit::Row(FIELD_LIST, _)) => Some(Focus::Fields),
            Input::Click(Hit::Row(SHELF_LIST, _)) => Some(Focus::Shelves),
            Input::Click(Hit::Row(CELLS, _)) => Some(Focus::Table),
            _ => None,
        };
        let looking_back = !scene.mode.is_live();
        let focus = clicked.unwrap_or(match (self.focus, input) {
            _ if looking_back => Focus::Table,
            (Focus::Shelves, Input::Scroll(_)) => Focus::Table,
            (focus, _) => focus,
        });
        let answer = match focus {
            Focus::Fields => {
                let len = scene.state.data().map_or(0, |data| data.columns.len());
                let extent = Extent::new(len, measure::field_rows(scene.size.1));
                self.field_cursor
                    .on_input(input, (FIELD_LIST, extent), false)
            }
            Focus::Shelves => self.move_on_shelves(input),
            Focus::Table => match self.cell_extent(scene) {
                Some(extent) => self.cursor.on_input(input, CELLS, extent),
                None => ListAnswer::Ignored,
            },
        };
        if clicked.is_some_and(|clicked| clicked != self.focus) && answer != ListAnswer::Ignored {
            self.focus = focus;
            // The click that brings the focus takes nothing yet.
            return first_click(answer);
        }
        answer
    }

    /// The shelves lie side by side, so all arrows walk along them.
    fn move_on_shelves(&mut self, input: &Input) -> ListAnswer {
        let extent = self.shelf_extent();
        if extent.lines == 0 {
            return ListAnswer::Ignored;
        }
        match binding::action(&[SIDEWAYS], input, false) {
            Some(grid::Sideways::Left) => self.shelf_cursor.go(Move::Up, extent),
            Some(grid::Sideways::Right) => self.shelf_cursor.go(Move::Down, extent),
            None => {
                let list = (SHELF_LIST, extent);
                return self.shelf_cursor.on_input(input, list, false);
            }
        }
        ListAnswer::Moved
    }

    /// The second click on something: what Enter does there, or the first key of a field.
    fn take_chosen(&mut self, scene: &Scene<'_, State>) -> Response<Command> {
        if !scene.mode.is_live() {
            return Response::Handled;
        }
        let action = match (self.at(scene), self.focus) {
            (PivotPage::Importing, _) => return Response::Handled,
            (PivotPage::Pins, _) => PivotAction::Reword,
            (PivotPage::Table, Focus::Fields) => PivotAction::Rows,
            _ => PivotAction::Take,
        };
        self.act(action, scene)
    }

    fn on_paste(&mut self, pasted: &str, scene: &Scene<'_, State>) -> Response<Command> {
        // Among the files a paste can only be a path.
        if !scene.mode.is_live() || self.is_busy() || self.at(scene) != PivotPage::Choosing {
            return Response::Ignored;
        }
        self.chooser.typing = true;
        // A whole path takes the place of the one that was tried before.
        if FilePlace::typed(pasted).path.has_root() {
            self.chooser.path.set("");
        }
        let full = self.chooser.path.paste(pasted);
        full.map_or(Response::Handled, Response::Tell)
    }

    fn clamp_cursors(&mut self, scene: &Scene<'_, State>) {
        let state = scene.state;
        self.pin_cursor.clamp(state.pins.len());
        let fields = state.data().map_or(0, |data| data.columns.len());
        self.field_cursor.clamp(fields);
        self.shelf_cursor.clamp(shelved(&self.query).len());
        if let PivotPanel::Recall(cursor) = &mut self.panel {
            cursor.clamp(state.named.len());
            if state.named.is_empty() {
                self.panel = PivotPanel::None;
            }
        }
        if let Some((rows, columns)) = self.cell_extent(scene) {
            self.cursor.clamp(rows.lines, columns);
        }
    }
}

/// A click that only brings the focus: it chooses, and takes nothing.
const fn first_click(answer: ListAnswer) -> ListAnswer {
    match answer {
        ListAnswer::Chosen => ListAnswer::Moved,
        answer => answer,
    }
}

impl crate::input::Screen for Screen {
    type Rules = Rules;

    fn hints(&self, scene: &Scene<'_, State>) -> Vec<Hint> {
        if self.has_panel(scene) && !self.is_busy() {
            return self.panel_hints();
        }
        let own = binding::hints(&self.tables(scene));
        [own, self.moving_hints(scene)].concat()
    }

    fn on_input(&mut self, input: &Input, scene: &Scene<'_, State>) -> Response<Command> {
        match input {
            Input::Reply(reply) => return self.on_reply(reply, scene),
            Input::Tick => return Response::Ignored,
            _ if self.has_panel(scene) && !self.is_busy() => {
                return self.on_panel_input(input, scene);
            }
            Input::Paste(pasted) => return self.on_paste(pasted, scene),
            _ => {}
        }
        let typing = self.takes_text(scene);
        if let Some(action) = binding::action(&self.tables(scene), input, typing) {
            return self.act(action, scene);
        }
        if let Input::Key(key) = input
            && typing
            && self.chooser.path.on_key(key) != FieldAnswer::Ignored
        {
            return Response::Handled;
        }
        self.move_about(input, scene)
    }

    fn lies_open(&self, scene: &Scene<'_, State>) -> bool {
        scene.mode.is_live() && self.panel != PivotPanel::None
    }

    fn takes_text(&self, scene: &Scene<'_, State>) -> bool {
        if !scene.mode.is_live() || self.is_busy() {
            return false;
        }
        if self.panel != PivotPanel::None {
            return self.panel.takes_text();
        }
        self.at(scene) == PivotPage::Choosing && self.chooser.typing
    }

    fn sync(&mut self, scene: &Scene<'_, State>, how: &SyncReason) {
        let record = scene.state.shown.as_ref().map(|shown| shown.record);
        let panel_is_open = self.sent || self.panel != PivotPanel::None;
        if record != self.synced {
            self.synced = record;
            // Data that were just opened show nothing yet; an undo goes back to what was shown.
            if record.is_none() && *how == SyncReason::Accepted {
                self.keep_what_fits(scene);
            } else {
                self.follow_record(scene);
            }
        } else if matches!(how, SyncReason::Refused(_)) && !panel_is_open {
            self.follow_record(scene);
        }
        if self.known != scene.state.profile {
            self.known = scene.state.profile;
            self.profile = scene.state.profile;
        }
        // What was handed in is no draft any more.
        if *how == SyncReason::Accepted && self.sent {
            self.panel = PivotPanel::None;
        }
        self.sent = false;
        self.clamp_cursors(scene);
    }

    fn typed(&self, _scene: &Scene<'_, State>) -> Vec<TypedForm> {
        self.typed_forms()
    }

    fn resume(&mut self, typed: &TypedForm, scene: &Scene<'_, State>) -> bool {
        self.resume_form(typed, scene.state)
    }

    fn request(&mut self, scene: &Scene<'_, State>) -> Option<Request> {
        if !scene.mode.is_live() {
            return None;
        }
        if self.at(scene) == PivotPage::Choosing
            && self.chooser.folder.is_none()
            && self.requests.browsing.is_none()
            && !self.chooser.asked
        {
            self.chooser.asked = true;
            self.requests.browse(None);
        }
        let wanted = self.wanted(scene.state);
        let wanted = wanted.map(|(query, profile)| (query.clone(), profile));
        let wanted = wanted.as_ref().map(|(query, profile)| (query, *profile));
        self.requests.next(scene.state, wanted)
    }

    fn key_groups() -> Vec<KeyGroup> {
        keys::key_groups()
    }
}
