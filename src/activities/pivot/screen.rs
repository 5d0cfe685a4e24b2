//! The keys and drafts of データで見る: a file is chosen, its preview corrected, its fields put on
//! shelves, and what is seen is pinned.
//!
//! What is wanted (the query) lives here until its figures have come; then it is a record. Undo
//! changes the record, and what is wanted follows it.

mod answering;
pub mod choosing;
pub mod importing;
pub mod keys;
pub mod panels;
pub mod requests;
pub mod slicing;

use crate::id;
use std::path::PathBuf;
use std::sync::Arc;

use self::choosing::Chooser;
use self::importing::Importer;
use self::keys::PivotAction;
use self::panels::{PivotPanel, Sentence};
use self::requests::{RequestQueue, AwaitedWork};
use self::slicing::{Chart, Focus, Heat};
use super::rules::{Command, PinnedPiece, Rules, Slice, State, fields};
use crate::analysis::{FilePlace, Loaded, Profile, Query, Reply, Request};
use crate::domain::Message;
use crate::input::{
    Field, FieldAnswer, Hint, Hit, Input, Key, KeyGroup, Mode, Response, Scene, SyncReason, Table,
    binding,
};

/// List id of the files to choose from.
pub const FILES: u16 = 0;
/// List id of the columns of a preview.
pub const IMPORTED: u16 = 1;
/// List id of the fields.
pub const FIELD_LIST: u16 = 2;
/// List id of what stands on the shelves.
pub const SHELF_LIST: u16 = 3;
/// List id of the cells of the table.
pub const CELLS: u16 = 4;
/// List id of the pins.
pub const PIN_LIST: u16 = 5;
/// List id of what a panel offers.
pub const PANEL_LIST: u16 = 6;
/// List id of tables that only show.
pub const NO_LIST: u16 = 7;

/// What is on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PivotPage {
    /// The table with its shelves.
    #[default]
    Table,
    /// Files to choose from.
    Choosing,
    /// What is understood of a file.
    Importing,
    /// The pins.
    Pins,
}

/// Cursors, drafts, and what is wanted.
#[derive(Debug, Clone, Default)]
pub struct Screen {
    /// What was chosen to be on the screen; see [`Screen::at`].
    pub place: PivotPage,
    /// What lies open over it.
    pub panel: PivotPanel,
    /// The files.
    pub chooser: Chooser,
    /// The file that is looked at.
    pub importer: Option<Importer>,
    /// The path of the file that is being opened.
    opening: Option<PathBuf>,
    /// Between the screen and the worker.
    pub requests: RequestQueue,
    /// Where the keys go.
    pub focus: Focus,
    /// The chosen field.
    pub field_at: usize,
    /// The chosen place on the shelves.
    pub shelf_at: usize,
    /// Row, and column × value, of the cell at the cursor.
    pub cursor: (usize, usize),
    /// What is wanted.
    pub query: Query,
    /// How small cells are to be protected.
    pub profile: Profile,
    /// Over what heat is told.
    pub heat: Heat,
    /// Of what there are bars.
    pub chart: Chart,
    /// Are denominators left out of the cells? The line below always has them.
    pub without_n: bool,
    /// The chosen pin.
    pub pin_at: usize,
    /// The record of the view that `query` was last brought in line with.
    synced: Option<u64>,
    /// The threshold that `profile` was last brought in line with.
    known: Profile,
    /// Was the open panel's answer handed in, and not yet decided?
    sent: bool,
}

impl Screen {
    /// What is on the screen: without data, files to choose from.
    pub fn at(&self, scene: &Scene<'_, State>) -> PivotPage {
        match self.place {
            PivotPage::Choosing | PivotPage::Importing if scene.mode == Mode::Replay => PivotPage::Table,
            PivotPage::Importing if self.importer.is_none() => PivotPage::Choosing,
            PivotPage::Table if scene.state.data().is_none() && scene.mode == Mode::Live => {
                PivotPage::Choosing
            }
            place => place,
        }
    }

    /// Is work shown with a bar, so that nothing else can be done? The data of a session that goes
    /// on are fetched without keeping anybody.
    pub fn is_busy(&self) -> bool {
        self.requests.waiting.as_ref().is_some_and(|waiting| {
            waiting.work != AwaitedWork::Fetch
                && !(waiting.work == AwaitedWork::Preview && self.importer.is_some())
        })
    }

    /// Is a view computed that is not on the screen yet?
    pub fn is_computing(&self) -> bool {
        self.requests.computing.is_some()
    }

    /// Are the data at hand, or only what was seen of them?
    pub fn has_table(&self, state: &State) -> bool {
        state
            .data()
            .is_some_and(|data| self.requests.table(&requests::source_of(data)).is_some())
    }

    fn tables(&self, scene: &Scene<'_, State>) -> Vec<Table<PivotAction>> {
        use keys::{
            AGGREGATES, CHOOSE, COMMON, DRILL, FIELDS, FOLDER, IMPORT, LEAVE_PINS, LIST, LOOKING,
            PATH, PINS, RECALL, REPLAYED, SHELVES, TABLE, TICK, TYPING, WAITING,
        };
        let live = scene.mode == Mode::Live;
        if live && self.is_busy() {
            return vec![WAITING];
        }
        match (&self.panel, self.at(scene)) {
            (PivotPanel::Aggregates(..), _) if live => vec![AGGREGATES, CHOOSE, LIST],
            (PivotPanel::Members(_), _) if live => vec![TICK, LIST],
            (PivotPanel::Numbers(_) | PivotPanel::Sentence(_) | PivotPanel::Naming(..), _) if live => vec![TYPING],
            (PivotPanel::Drill(..), _) if live => vec![DRILL, LOOKING],
            (PivotPanel::Recall(_), _) if live => vec![RECALL, LIST],
            (_, PivotPage::Choosing) if self.chooser.typing => vec![PATH],
            (_, PivotPage::Choosing) => vec![FOLDER, LIST],
            (_, PivotPage::Importing) => vec![IMPORT],
            (_, PivotPage::Pins) if live => vec![PINS, LEAVE_PINS, LIST],
            (_, PivotPage::Pins) => vec![LEAVE_PINS, LIST],
            (_, PivotPage::Table) if !live => vec![LOOKING, REPLAYED],
            (_, PivotPage::Table) => {
                let mut tables = match self.focus {
                    Focus::Fields => vec![FIELDS, COMMON, LIST],
                    Focus::Shelves => vec![SHELVES, COMMON],
                    Focus::Table => vec![TABLE, COMMON, LOOKING],
                };
                if self.requests.waiting.is_some() {
                    tables.push(WAITING);
                }
                tables
            }
        }
    }

    fn act(&mut self, action: PivotAction, scene: &Scene<'_, State>) -> Response<Command> {
        if action == PivotAction::GiveUp {
            self.requests.give_up();
            self.take_back_recipe();
            return Response::Tell(Message::new(id!("pivot-tell-given-up")));
        }
        if scene.mode == Mode::Live && self.panel != PivotPanel::None {
            return self.answer(action, scene);
        }
        match self.at(scene) {
            PivotPage::Choosing => self.choose(action, scene),
            PivotPage::Importing => self.import(action),
            PivotPage::Pins => self.among_pins(action, scene),
            PivotPage::Table if scene.mode == Mode::Replay => match action {
                PivotAction::Pins => {
                    self.place = PivotPage::Pins;
                    Response::Handled
                }
                PivotAction::Heat => self.slice(action, scene),
                _ if self.look(action, scene.state) => Response::Handled,
                _ => Response::Ignored,
            },
            PivotPage::Table => self.slice(action, scene),
        }
    }

    fn among_pins(&mut self, action: PivotAction, scene: &Scene<'_, State>) -> Response<Command> {
        let pins = &scene.state.pins;
        match action {
            PivotAction::Up => self.pin_at = self.pin_at.saturating_sub(1),
            PivotAction::Down => self.pin_at = (self.pin_at + 1).min(pins.len().saturating_sub(1)),
            PivotAction::PageUp => self.pin_at = self.pin_at.saturating_sub(choosing::PAGE),
            PivotAction::PageDown => {
                self.pin_at = (self.pin_at + choosing::PAGE).min(pins.len().saturating_sub(1));
            }
            PivotAction::Back => self.place = PivotPage::Table,
            PivotAction::Reword => {
                if let Some(pinned) = pins.get(self.pin_at) {
                    let field = Field::holding(&pinned.words);
                    let sentence = Sentence {
                        of: Some(pinned.pin.id),
                        piece: PinnedPiece::Cell,
                        at: (0, 0, 0),
                        seen: None,
                        field,
                    };
                    self.panel = PivotPanel::Sentence(Box::new(sentence));
                }
            }
            PivotAction::Remove => {
                if let Some(pinned) = pins.get(self.pin_at) {
                    return Response::Do(vec![Command::Remove(pinned.pin.id)]);
                }
            }
            _ => return Response::Ignored,
        }
        Response::Handled
    }

    /// The field with the focus.
    fn field(&mut self, scene: &Scene<'_, State>) -> Option<&mut Field> {
        if self.panel != PivotPanel::None {
            return self.panel.field();
        }
        (self.at(scene) == PivotPage::Choosing && self.chooser.typing).then_some(&mut self.chooser.path)
    }

    fn on_key(&mut self, key: &Key, scene: &Scene<'_, State>) -> Response<Command> {
        use crate::input::Screen as _;
        let typing = self.takes_text(scene);
        let tables = self.tables(scene);
        if let Some(action) = binding::pressed(&tables, key, typing) {
            return self.act(action, scene);
        }
        if !typing {
            return Response::Ignored;
        }
        match self.field(scene).map(|field| field.on_key(key)) {
            Some(FieldAnswer::Changed | FieldAnswer::Moved) => Response::Handled,
            Some(FieldAnswer::Ignored) | None => Response::Ignored,
        }
    }

    fn on_paste(&mut self, pasted: &str, scene: &Scene<'_, State>) -> Response<Command> {
        if scene.mode == Mode::Replay {
            return Response::Ignored;
        }
        // Among the files a paste can only be a path.
        if self.panel == PivotPanel::None && self.at(scene) == PivotPage::Choosing {
            self.chooser.typing = true;
            // A whole path takes the place of the one that was tried before.
            if FilePlace::typed(pasted).path.has_root() {
                self.chooser.path.set("");
            }
        }
        match self.field(scene) {
            Some(field) => {
                field.insert(pasted);
                Response::Handled
            }
            None => Response::Ignored,
        }
    }

    fn on_click(&mut self, hit: Hit, scene: &Scene<'_, State>) -> Response<Command> {
        let Hit::Row(list, row) = hit else {
            return Response::Ignored;
        };
        match list {
            FILES if row == self.chooser.at && !self.chooser.typing => {
                return self.act(PivotAction::Take, scene);
            }
            FILES => (self.chooser.at, self.chooser.typing) = (row, false),
            IMPORTED => {
                if let Some(importer) = &mut self.importer {
                    importer.at = row.min(importer.preview.columns.len().saturating_sub(1));
                }
            }
            FIELD_LIST => (self.focus, self.field_at) = (Focus::Fields, row),
            SHELF_LIST => (self.focus, self.shelf_at) = (Focus::Shelves, row),
            CELLS => {
                let across = self.seen(scene.state).map_or(1, |(_, view)| {
                    (view.columns.len() * view.values.len()).max(1)
                });
                (self.focus, self.cursor) = (Focus::Table, (row / across, row % across));
            }
            PIN_LIST => self.pin_at = row.min(scene.state.pins.len().saturating_sub(1)),
            PANEL_LIST => self.point_at(row),
            _ => return Response::Ignored,
        }
        Response::Handled
    }

    fn point_at(&mut self, row: usize) {
        match &mut self.panel {
            PivotPanel::Aggregates(_, at, _) | PivotPanel::Recall(at) => *at = row,
            PivotPanel::Members(members) => {
                members.at = row;
                if let Some(ticked) = members.ticked.get_mut(row) {
                    *ticked = !*ticked;
                }
            }
            _ => {}
        }
    }

    fn on_reply(&mut self, reply: &Reply, scene: &Scene<'_, State>) -> Response<Command> {
        let number = reply.number();
        let awaited = self
            .requests
            .waiting
            .as_ref()
            .filter(|waiting| waiting.number == number)
            .map(|waiting| waiting.work);
        match (reply, awaited) {
            (Reply::Progress(_, thousandths, label), Some(_)) => {
                if let Some(waiting) = &mut self.requests.waiting {
                    (waiting.progress, waiting.label) = (*thousandths, Some(label.clone()));
                }
            }
            (Reply::Folder(_, folder, entries), _) if self.requests.browsing == Some(number) => {
                self.requests.browsing = None;
                self.chooser
                    .take_folder(folder.clone(), entries.clone(), scene.state.files.len());
            }
            (Reply::Previewed(_, _, preview), Some(AwaitedWork::Preview)) => {
                self.requests.waiting = None;
                self.previewed((**preview).clone(), scene);
            }
            (Reply::Loaded(_, loaded), Some(work)) => {
                self.requests.waiting = None;
                return self.loaded((**loaded).clone(), work);
            }
            (Reply::Pivoted(_, view), _) => return self.pivoted(number, view, scene),
            (Reply::Drilled(_, drill), _) if self.requests.drilling == Some(number) => {
                self.requests.answered(number);
                self.panel = PivotPanel::Drill(drill.clone(), (0, 0));
            }
            (Reply::Failed(_, label), _) => return self.failed(number, label, scene),
            (Reply::Missing(..), _) if self.requests.fetch_again(number) => {}
            (Reply::Missing(_, label), _) => return self.failed(number, label, scene),
            (Reply::Given(_), _) => self.requests.given(number),
            _ => return Response::Ignored,
        }
        Response::Handled
    }

    fn loaded(&mut self, loaded: Loaded, work: AwaitedWork) -> Response<Command> {
        let path = self.opening.take();
        let data = path
            .filter(|_| work == AwaitedWork::Load)
            .map(|path| importing::facts(&path, &loaded.preview, &loaded.source.recipe));
        self.requests.keep(loaded, work);
        match data {
            Some(data) => {
                (self.place, self.importer, self.panel, self.focus) =
                    (PivotPage::Table, None, PivotPanel::None, Focus::Fields);
                Response::Do(vec![Command::Open(Box::new(data))])
            }
            None => Response::Handled,
        }
    }

    /// A view has come: it is on the screen now, and that is a record, unless it is the one that
    /// the records already tell of.
    fn pivoted(
        &mut self,
        number: u64,
        view: &Arc<crate::analysis::View>,
        scene: &Scene<'_, State>,
    ) -> Response<Command> {
        let Some((_, wanted)) = self
            .requests
            .computing
            .take_if(|(awaited, _)| *awaited == number)
        else {
            return Response::Ignored;
        };
        self.requests.answered(number);
        let still = wanted.query == self.query && wanted.profile == self.profile;
        let told = scene.state.shown.as_ref().is_some_and(|shown| {
            shown.slice.query == wanted.query && shown.slice.view.profile == wanted.profile
        });
        let query = wanted.query.clone();
        self.requests.live = Some((wanted, view.clone()));
        if told || !still {
            return Response::Handled;
        }
        Response::Do(vec![Command::Show(Box::new(Slice {
            query,
            view: (**view).clone(),
        }))])
    }

    /// Something could not be done: what was there before stays.
    fn failed(
        &mut self,
        number: u64,
        label: &Message,
        scene: &Scene<'_, State>,
    ) -> Response<Command> {
        if self
            .requests
            .waiting
            .as_ref()
            .is_some_and(|waiting| waiting.number == number)
        {
            self.requests.give_up_drill();
            self.requests.waiting = None;
            self.take_back_recipe();
        } else if self
            .requests
            .computing
            .as_ref()
            .is_some_and(|(awaited, _)| *awaited == number)
        {
            self.requests.forget_asked();
            self.follow_record(scene);
        } else if self.requests.browsing == Some(number) {
            self.requests.browsing = None;
        } else if self.requests.drilling == Some(number) {
            self.requests.drilling = None;
        } else {
            return Response::Ignored;
        }
        Response::Tell(label.clone())
    }

    /// What is wanted is what the records say was shown.
    fn follow_record(&mut self, scene: &Scene<'_, State>) {
        match &scene.state.shown {
            Some(shown) => {
                self.query = shown.slice.query.clone();
                self.profile = shown.slice.view.profile;
            }
            None => self.query = Query::default(),
        }
    }

    /// After another file was opened, what is wanted goes on as far as the file has its fields.
    fn keep_what_fits(&mut self, scene: &Scene<'_, State>) {
        let known = |field: &str| slicing::facts_of(scene.state, field).is_some();
        if !fields(&self.query).all(known) {
            self.query = Query::default();
        }
        self.cursor = (0, 0);
        self.field_at = 0;
    }

    /// The view that is wanted; none as long as nothing stands on any shelf.
    fn wanted(&self, state: &State) -> Option<(&Query, Profile)> {
        (state.shown.is_some() || self.query != Query::default())
            .then_some((&self.query, self.profile))
    }
}

impl crate::input::Screen for Screen {
    type Rules = Rules;

    fn hints(&self, scene: &Scene<'_, State>) -> Vec<Hint> {
        binding::hints(&self.tables(scene))
    }

    fn on_input(&mut self, input: &Input, scene: &Scene<'_, State>) -> Response<Command> {
        match input {
            Input::Key(key) => self.on_key(key, scene),
            Input::Action(label) => binding::named(&self.tables(scene), *label)
                .map_or(Response::Ignored, |action| self.act(action, scene)),
            Input::Paste(pasted) => self.on_paste(pasted, scene),
            Input::Click(hit) => self.on_click(*hit, scene),
            Input::Scroll(lines) => {
                self.act(if *lines > 0 { PivotAction::Down } else { PivotAction::Up }, scene)
            }
            Input::Tick => Response::Ignored,
            Input::Reply(reply) => self.on_reply(reply, scene),
        }
    }

    fn takes_text(&self, scene: &Scene<'_, State>) -> bool {
        if scene.mode == Mode::Replay || self.is_busy() {
            return false;
        }
        self.panel.takes_text()
            || (self.panel == PivotPanel::None
                && self.at(scene) == PivotPage::Choosing
                && self.chooser.typing)
    }

    fn sync(&mut self, scene: &Scene<'_, State>, how: &SyncReason) {
        let record = scene.state.shown.as_ref().map(|shown| shown.record);
        if record != self.synced {
            self.synced = record;
            if record.is_none() && *how == SyncReason::Accepted {
                self.keep_what_fits(scene);
            } else {
                self.follow_record(scene);
            }
        } else if matches!(how, SyncReason::Refused(_)) && !self.sent && self.panel == PivotPanel::None {
            self.follow_record(scene);
        }
        if self.known != scene.state.profile {
            self.known = scene.state.profile;
            self.profile = scene.state.profile;
        }
        if *how == SyncReason::Accepted && self.sent {
            self.panel = PivotPanel::None;
        }
        self.sent = false;
        if let PivotPanel::Recall(at) = &mut self.panel {
            *at = (*at).min(scene.state.named.len().saturating_sub(1));
            if scene.state.named.is_empty() {
                self.panel = PivotPanel::None;
            }
        }
        self.pin_at = self.pin_at.min(scene.state.pins.len().saturating_sub(1));
        self.field_at = self.field_at.min(
            scene
                .state
                .data()
                .map_or(0, |data| data.columns.len().saturating_sub(1)),
        );
        self.shelf_at = self
            .shelf_at
            .min(slicing::shelved(&self.query).len().saturating_sub(1));
        if let Some((_, view)) = self.seen(scene.state) {
            let (row, column, value) = self.here(view);
            self.cursor = (row, column * view.values.len().max(1) + value);
        }
    }

    fn has_draft(&self) -> bool {
        match &self.panel {
            PivotPanel::Sentence(sentence) => !sentence.field.text().trim().is_empty(),
            PivotPanel::Naming([name, ..], _) => !name.text().trim().is_empty(),
            _ => false,
        }
    }

    fn flush(&mut self, _scene: &Scene<'_, State>) -> Vec<Command> {
        if !self.has_draft() {
            return Vec::new();
        }
        self.sent = true;
        self.sentence_command()
            .or_else(|| self.naming_command())
            .into_iter()
            .collect()
    }

    fn request(&mut self, scene: &Scene<'_, State>) -> Option<Request> {
        if scene.mode == Mode::Replay {
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
        let wanted = self
            .wanted(scene.state)
            .map(|(query, profile)| (query.clone(), profile));
        self.requests.next(
            scene.state,
            wanted.as_ref().map(|(query, profile)| (query, *profile)),
        )
    }

    fn key_groups() -> Vec<KeyGroup> {
        vec![
            KeyGroup::of(id!("context-pivot-folder"), keys::FOLDER),
            KeyGroup::of(id!("context-pivot-path"), keys::PATH),
            KeyGroup::of(id!("context-pivot-waiting"), keys::WAITING),
            KeyGroup::of(id!("context-pivot-import"), keys::IMPORT),
            KeyGroup::of(id!("context-pivot"), keys::COMMON),
            KeyGroup::of(id!("context-pivot-fields"), keys::FIELDS),
            KeyGroup::of(id!("context-pivot-shelves"), keys::SHELVES),
            KeyGroup::of(id!("context-pivot-table"), keys::TABLE),
            KeyGroup::of(id!("context-pivot-looking"), keys::LOOKING),
            KeyGroup::of(id!("context-pivot-replay"), keys::REPLAYED),
            KeyGroup::of(id!("context-pivot-pins"), keys::PINS),
            KeyGroup::of(id!("context-pivot-leave-pins"), keys::LEAVE_PINS),
            KeyGroup::of(id!("context-pivot-list"), keys::LIST),
            KeyGroup::of(id!("context-pivot-choose"), keys::CHOOSE),
            KeyGroup::of(id!("context-pivot-aggregates"), keys::AGGREGATES),
            KeyGroup::of(id!("context-pivot-recall"), keys::RECALL),
            KeyGroup::of(id!("context-pivot-tick"), keys::TICK),
            KeyGroup::of(id!("context-pivot-typing"), keys::TYPING),
            KeyGroup::of(id!("context-pivot-drill"), keys::DRILL),
        ]
    }
}
