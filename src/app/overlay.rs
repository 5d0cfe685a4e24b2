//! What lies over a screen: one at a time, as variants of one enum; each understands its own keys.

use crate::id;
use std::path::PathBuf;

use crate::domain::{Attendance, Item, ItemId, Message, MessageId, ParticipantId};
use crate::input::{
    ActionId, Binding, Field, FieldAnswer, Hint, Hit, Input, Key, KeyCode, KeyGroup, Table, binding,
};
use crate::session::{Command, KINDS, State, TEMPLATES};

use super::effect::Effect;

/// What the keys of a list do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListAction {
    /// Up.
    Up,
    /// Down.
    Down,
    /// A screenful up.
    PageUp,
    /// A screenful down.
    PageDown,
    /// Take the chosen one.
    Choose,
    /// Away with the overlay.
    Close,
}

/// The keys of every list that lies over a screen.
pub const LIST: Table<ListAction> = &[
    Binding::new("enter", ListAction::Choose, id!("list-choose")).footer(1),
    Binding::new("down j", ListAction::Down, id!("move-down")),
    Binding::new("up k", ListAction::Up, id!("move-up")),
    Binding::new("pagedown", ListAction::PageDown, id!("move-page-down")),
    Binding::new("pageup", ListAction::PageUp, id!("move-page-up")),
    Binding::new("esc q", ListAction::Close, id!("list-close")).footer(9),
];

/// What the keys of a question do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConfirmAction {
    /// Yes.
    Yes,
    /// No.
    No,
}

/// The keys of a question. Enter is not among them: an input method may eat or repeat it.
pub const CONFIRM: Table<ConfirmAction> = &[
    Binding::new("y", ConfirmAction::Yes, id!("confirm-yes")).footer(1),
    Binding::new("n esc", ConfirmAction::No, id!("confirm-no")).footer(2),
];

/// What the keys of a text field do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EditAction {
    /// Hand in.
    Done,
    /// Leave it.
    Cancel,
}

/// The keys of every text field.
pub const EDITING: Table<EditAction> = &[
    Binding::new("enter", EditAction::Done, id!("edit-done")).footer(1),
    Binding::new("esc", EditAction::Cancel, id!("edit-cancel")).footer(2),
];

/// What the keys of the attendance list do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PeopleAction {
    /// Note the attendance.
    Mark(Attendance),
    /// Seat a substitute.
    Substitute,
    /// Give the seat back.
    GiveBack,
    /// Put somebody on the list.
    Add,
}

/// The keys of the attendance list.
pub const ATTENDANCE: Table<PeopleAction> = &[
    Binding::new(
        "p",
        PeopleAction::Mark(Attendance::Present),
        id!("people-present"),
    )
    .footer(1),
    Binding::new(
        "t",
        PeopleAction::Mark(Attendance::Late),
        id!("people-late"),
    )
    .footer(2),
    Binding::new(
        "l",
        PeopleAction::Mark(Attendance::LeftEarly),
        id!("people-left"),
    )
    .footer(3),
    Binding::new(
        "x",
        PeopleAction::Mark(Attendance::Absent),
        id!("people-absent"),
    )
    .footer(4),
    Binding::new("s", PeopleAction::Substitute, id!("people-substitute")).footer(5),
    Binding::new("S", PeopleAction::GiveBack, id!("people-give-back")),
    Binding::new("a", PeopleAction::Add, id!("people-add")).footer(6),
];

/// Contexts of the overlays, for the list of all keys.
pub fn key_groups() -> Vec<KeyGroup> {
    vec![
        KeyGroup::of(id!("context-list"), LIST),
        KeyGroup::of(id!("context-people"), ATTENDANCE),
        KeyGroup::of(id!("context-confirm"), CONFIRM),
        KeyGroup::of(id!("context-editing"), EDITING),
    ]
}

/// One line of the palette.
#[derive(Debug, Clone, PartialEq)]
pub struct PaletteLine {
    /// The action.
    pub hint: Hint,
    /// Its name in both languages, to be searched.
    pub words: String,
}

/// Every action that works here, to be searched by words of either language.
#[derive(Debug, Clone)]
pub struct Palette {
    /// What is searched.
    pub field: Field,
    /// Everything that works here.
    pub lines: Vec<PaletteLine>,
    /// Indices into `lines`, best first.
    pub found: Vec<usize>,
    /// The chosen one of `found`.
    pub selected: usize,
}

impl Palette {
    /// A palette of these lines.
    pub fn new(lines: Vec<PaletteLine>) -> Self {
        let found = (0..lines.len()).collect();
        Self {
            field: Field::default(),
            lines,
            found,
            selected: 0,
        }
    }

    /// Searches again.
    fn search(&mut self) {
        use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
        use nucleo_matcher::{Config, Matcher, Utf32Str};
        let pattern = Pattern::parse(
            self.field.text(),
            CaseMatching::Ignore,
            Normalization::Smart,
        );
        let mut matcher = Matcher::new(Config::DEFAULT);
        let mut buffer = Vec::new();
        let mut scored: Vec<(u32, usize)> = self
            .lines
            .iter()
            .enumerate()
            .filter_map(|(i, line)| {
                pattern
                    .score(Utf32Str::new(&line.words, &mut buffer), &mut matcher)
                    .map(|score| (score, i))
            })
            .collect();
        scored.sort_by_key(|(score, i)| (std::cmp::Reverse(*score), *i));
        self.found = scored.into_iter().map(|(_, i)| i).collect();
        self.selected = 0;
    }
}

/// What a yes leads to.
#[derive(Debug, Clone, PartialEq)]
pub enum Choice {
    /// Orders to the session.
    Commands(Vec<Command>),
    /// Work for somebody else.
    Effects(Vec<Effect>),
}

/// What a line of text is asked for.
#[derive(Debug, Clone, PartialEq)]
pub enum PromptPurpose {
    /// The words of the filter at home.
    Filter,
    /// The name of a substitute.
    Substitute(ParticipantId),
    /// A latecomer who is not on the list.
    Newcomer,
    /// A record number or a time to jump to.
    Jump,
    /// Words to search for in a replay.
    Search,
    /// The title of a new chapter of this kind.
    ChapterTitle(String),
}

/// A line of text asked for.
#[derive(Debug, Clone)]
pub struct Prompt {
    /// What for.
    pub purpose: PromptPurpose,
    /// The question above the field.
    pub question: Message,
    /// What is typed.
    pub field: Field,
}

/// The attendance list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PeopleList {
    /// The chosen person, by place in the list.
    pub selected: usize,
}

/// The agenda during the meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct AgendaList {
    /// The chosen item.
    pub selected: usize,
}

/// The chapters of the session, then the kinds of which a new one can be opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ChapterMenu {
    /// The chosen line.
    pub selected: usize,
}

/// What was found in a replay.
#[derive(Debug, Clone, PartialEq)]
pub struct Finder {
    /// The words.
    pub words: String,
    /// Position after the record, and the record as a sentence.
    pub found: Vec<(usize, Message)>,
    /// The chosen one.
    pub selected: usize,
}

/// Where the items come from and where they went.
#[derive(Debug, Clone, PartialEq)]
pub struct LineageList {
    /// Every item, in order.
    pub items: Vec<Item>,
    /// The chosen one.
    pub selected: usize,
}

impl LineageList {
    /// The items from which the chosen one came, nearest first, and those that came from it.
    pub fn around(&self) -> (Vec<&Item>, Vec<&Item>) {
        let Some(item) = self.items.get(self.selected) else {
            return (Vec::new(), Vec::new());
        };
        let back = walk(item, |of| {
            self.items
                .iter()
                .filter(|other| of.from.contains(&other.id))
                .collect()
        });
        let forth = walk(item, |of| {
            self.items
                .iter()
                .filter(|other| other.from.contains(&of.id))
                .collect()
        });
        (back, forth)
    }
}

/// Everything that can be reached from `start` by going on and on, nearest first.
fn walk<'a>(start: &'a Item, next: impl Fn(&'a Item) -> Vec<&'a Item>) -> Vec<&'a Item> {
    let mut seen: Vec<ItemId> = vec![start.id];
    let mut found = Vec::new();
    let mut edge = vec![start];
    while let Some(item) = edge.pop() {
        for other in next(item) {
            if !seen.contains(&other.id) {
                seen.push(other.id);
                found.push(other);
                edge.insert(0, other);
            }
        }
    }
    found
}

/// What lies over the screen.
#[derive(Debug, Clone)]
pub enum Overlay {
    /// The keys that work here; first line shown.
    Help(u16),
    /// Every action, to be searched.
    Palette(Palette),
    /// A question to be answered by yes or no.
    Confirm(Message, Choice),
    /// A line of text.
    Prompt(Prompt),
    /// Which template a new session is made from, and the session that it continues.
    Templates(usize, Option<PathBuf>),
    /// Attendance.
    People(PeopleList),
    /// 次第.
    Agenda(AgendaList),
    /// Chapters and kinds.
    Chapters(ChapterMenu),
    /// What was said so far; first line shown.
    Notices(usize),
    /// What was found.
    Finder(Finder),
    /// Where things come from.
    Lineage(LineageList),
}

/// What an overlay wants done. Whether it is closed before, its answer says.
#[derive(Debug, Clone, PartialEq)]
pub enum Goal {
    /// Perform the action with this name.
    Perform(ActionId),
    /// A yes was said.
    Chosen(Choice),
    /// A line was handed in.
    Entered(PromptPurpose, String),
    /// A template was chosen.
    Template(String, Option<PathBuf>),
    /// Orders to the session.
    Commands(Vec<Command>),
    /// Go to this position of a replay.
    Seek(usize),
    /// Go to this record of a replay.
    SeekRecord(u64),
    /// Put another overlay in its place.
    Next(Box<Overlay>),
}

/// What an overlay answers.
#[derive(Debug, Clone, PartialEq)]
pub enum OverlayAnswer {
    /// Not for it.
    Ignored,
    /// Taken.
    Handled,
    /// Close it.
    Close,
    /// Close it and do this.
    Do(Goal),
    /// Do this and keep it open.
    Keep(Goal),
}

impl PartialEq for Overlay {
    /// Overlays are compared by their kind; only tests and [`Goal`] ask.
    fn eq(&self, other: &Self) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
    }
}

/// List id of the rows that overlays draw.
pub const ROWS: u16 = 900;

impl Overlay {
    /// A line of text, asked for with a question.
    pub fn prompt(purpose: PromptPurpose, question: MessageId, text: &str) -> Self {
        let mut field = Field::default();
        field.set(text);
        Overlay::Prompt(Prompt {
            purpose,
            question: Message::new(question),
            field,
        })
    }

    /// Does a text field have the focus?
    pub fn takes_text(&self) -> bool {
        matches!(self, Overlay::Palette(_) | Overlay::Prompt(_))
    }

    /// What works in it.
    pub fn hints(&self) -> Vec<Hint> {
        match self {
            Overlay::Confirm(..) => binding::hints(&[CONFIRM]),
            Overlay::Prompt(_) => binding::hints(&[EDITING]),
            Overlay::People(_) => {
                [binding::hints(&[ATTENDANCE]), binding::hints(&[&LIST[1..]])].concat()
            }
            Overlay::Help(_) | Overlay::Notices(_) => binding::hints(&[&LIST[1..]]),
            _ => binding::hints(&[LIST]),
        }
    }

    /// Answers what comes in. `read_only` leaves only looking.
    pub fn on_input(
        &mut self,
        input: &Input,
        state: Option<&State>,
        read_only: bool,
    ) -> OverlayAnswer {
        match self {
            Overlay::Confirm(_, choice) => on_confirm(input, choice),
            Overlay::Prompt(prompt) => on_prompt(input, prompt),
            Overlay::Palette(palette) => on_palette(input, palette),
            Overlay::Help(scroll) => match moved(input, usize::from(*scroll), usize::MAX) {
                Moved::To(line) => {
                    *scroll = line.min(500) as u16;
                    OverlayAnswer::Handled
                }
                Moved::Choose | Moved::Close => OverlayAnswer::Close,
                Moved::No => OverlayAnswer::Ignored,
            },
            Overlay::Notices(top) => match moved(input, *top, 500) {
                Moved::To(line) => {
                    *top = line;
                    OverlayAnswer::Handled
                }
                Moved::Choose | Moved::Close => OverlayAnswer::Close,
                Moved::No => OverlayAnswer::Ignored,
            },
            Overlay::Templates(selected, from) => {
                let from = from.clone();
                choose(input, selected, TEMPLATES.len(), |at| {
                    OverlayAnswer::Do(Goal::Template(TEMPLATES[at].name.to_owned(), from))
                })
            }
            Overlay::People(list) => on_people(input, list, state, read_only),
            Overlay::Agenda(list) => {
                let length = state.map_or(0, |state| state.agenda.len());
                choose(input, &mut list.selected, length, |at| {
                    OverlayAnswer::Do(Goal::Commands(vec![Command::CallAgendaItem(at as u16)]))
                })
            }
            Overlay::Chapters(menu) => on_chapters(input, menu, state),
            Overlay::Finder(finder) => {
                let found = finder.found.clone();
                choose(input, &mut finder.selected, found.len(), |at| {
                    OverlayAnswer::Do(Goal::Seek(found[at].0))
                })
            }
            Overlay::Lineage(lineage) => {
                let records: Vec<u64> = lineage.items.iter().map(|item| item.record).collect();
                choose(input, &mut lineage.selected, records.len(), |at| {
                    OverlayAnswer::Do(Goal::SeekRecord(records[at]))
                })
            }
        }
    }
}

/// Where a key of a list leads.
enum Moved {
    No,
    To(usize),
    Choose,
    Close,
}

fn moved(input: &Input, at: usize, length: usize) -> Moved {
    const PAGE: usize = 10;
    let last = length.saturating_sub(1);
    let action = match input {
        Input::Key(key) => binding::pressed(&[LIST], key, false),
        Input::Action(label) => binding::named(&[LIST], *label),
        Input::Click(Hit::Row(ROWS, row)) if *row == at => Some(ListAction::Choose),
        Input::Click(Hit::Row(ROWS, row)) => return Moved::To((*row).min(last)),
        Input::Scroll(lines) => Some(if *lines > 0 {
            ListAction::Down
        } else {
            ListAction::Up
        }),
        _ => None,
    };
    match action {
        None => Moved::No,
        Some(ListAction::Up) => Moved::To(at.saturating_sub(1)),
        Some(ListAction::Down) => Moved::To(at.saturating_add(1).min(last)),
        Some(ListAction::PageUp) => Moved::To(at.saturating_sub(PAGE)),
        Some(ListAction::PageDown) => Moved::To(at.saturating_add(PAGE).min(last)),
        Some(ListAction::Choose) => Moved::Choose,
        Some(ListAction::Close) => Moved::Close,
    }
}

fn choose(
    input: &Input,
    selected: &mut usize,
    length: usize,
    then: impl FnOnce(usize) -> OverlayAnswer,
) -> OverlayAnswer {
    match moved(input, *selected, length) {
        Moved::To(at) => {
            *selected = at;
            OverlayAnswer::Handled
        }
        Moved::Choose if *selected < length => then(*selected),
        Moved::Choose | Moved::Close => OverlayAnswer::Close,
        Moved::No => OverlayAnswer::Ignored,
    }
}

fn on_confirm(input: &Input, choice: &Choice) -> OverlayAnswer {
    let action = match input {
        Input::Key(key) => binding::pressed(&[CONFIRM], key, false),
        Input::Action(label) => binding::named(&[CONFIRM], *label),
        _ => None,
    };
    match action {
        Some(ConfirmAction::Yes) => OverlayAnswer::Do(Goal::Chosen(choice.clone())),
        Some(ConfirmAction::No) => OverlayAnswer::Close,
        // A question waits for its answer; nothing else gets through.
        None => OverlayAnswer::Handled,
    }
}

fn on_prompt(input: &Input, prompt: &mut Prompt) -> OverlayAnswer {
    let done = binding::action(&[EDITING], input, true);
    match input {
        _ if done == Some(EditAction::Cancel) => OverlayAnswer::Close,
        _ if done == Some(EditAction::Done) => OverlayAnswer::Do(Goal::Entered(
            prompt.purpose.clone(),
            prompt.field.text().to_owned(),
        )),
        Input::Key(key) => match prompt.field.on_key(key) {
            FieldAnswer::Ignored => OverlayAnswer::Ignored,
            _ => OverlayAnswer::Handled,
        },
        Input::Paste(text) => {
            prompt.field.insert(text);
            OverlayAnswer::Handled
        }
        _ => OverlayAnswer::Handled,
    }
}

fn on_palette(input: &Input, palette: &mut Palette) -> OverlayAnswer {
    if let Input::Key(Key {
        code:
            KeyCode::Char(_) | KeyCode::Backspace | KeyCode::Delete | KeyCode::Left | KeyCode::Right,
        ..
    })
    | Input::Paste(_) = input
    {
        let changed = match input {
            Input::Key(key) => palette.field.on_key(key) != FieldAnswer::Ignored,
            Input::Paste(text) => {
                palette.field.insert(text);
                true
            }
            _ => false,
        };
        palette.search();
        return if changed {
            OverlayAnswer::Handled
        } else {
            OverlayAnswer::Ignored
        };
    }
    let found = palette.found.clone();
    let lines = &palette.lines;
    choose(input, &mut palette.selected, found.len(), |at| {
        OverlayAnswer::Do(Goal::Perform(lines[found[at]].hint.action()))
    })
}

fn on_people(
    input: &Input,
    list: &mut PeopleList,
    state: Option<&State>,
    read_only: bool,
) -> OverlayAnswer {
    let Some(state) = state else {
        return OverlayAnswer::Close;
    };
    let action = match input {
        Input::Key(key) => binding::pressed(&[ATTENDANCE], key, false),
        Input::Action(label) => binding::named(&[ATTENDANCE], *label),
        _ => None,
    };
    let chosen = state.people.iter().nth(list.selected);
    match (action, chosen) {
        (Some(_), _) if read_only => OverlayAnswer::Handled,
        (Some(PeopleAction::Add), _) => OverlayAnswer::Do(Goal::Next(Box::new(Overlay::prompt(
            PromptPurpose::Newcomer,
            id!("people-ask-newcomer"),
            "",
        )))),
        (Some(PeopleAction::Mark(attendance)), Some((id, _))) => OverlayAnswer::Keep(
            Goal::Commands(vec![Command::MarkAttendance(*id, attendance)]),
        ),
        (Some(PeopleAction::Substitute), Some((id, person))) => {
            let text = person.substitute.as_deref().unwrap_or_default();
            OverlayAnswer::Do(Goal::Next(Box::new(Overlay::prompt(
                PromptPurpose::Substitute(*id),
                id!("people-ask-substitute"),
                text,
            ))))
        }
        (Some(PeopleAction::GiveBack), Some((id, _))) => {
            OverlayAnswer::Keep(Goal::Commands(vec![Command::Substitute(*id, None)]))
        }
        (Some(_), None) => OverlayAnswer::Handled,
        (None, _) => choose(input, &mut list.selected, state.people.len(), |_| {
            OverlayAnswer::Handled
        }),
    }
}

fn on_chapters(input: &Input, menu: &mut ChapterMenu, state: Option<&State>) -> OverlayAnswer {
    let Some(state) = state else {
        return OverlayAnswer::Close;
    };
    let open = state.chapters.len();
    let chapters: Vec<_> = state.chapters.iter().map(|chapter| chapter.no).collect();
    choose(input, &mut menu.selected, open + KINDS.len(), |at| {
        if let Some(no) = chapters.get(at) {
            OverlayAnswer::Do(Goal::Commands(vec![Command::EnterChapter(*no)]))
        } else {
            let kind = KINDS[at - open].id.to_owned();
            OverlayAnswer::Do(Goal::Next(Box::new(Overlay::prompt(
                PromptPurpose::ChapterTitle(kind),
                id!("chapter-ask-title"),
                "",
            ))))
        }
    })
}
