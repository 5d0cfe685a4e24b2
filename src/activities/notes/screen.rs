//! The keys of 議事メモ: choose a kind and a speaker, type a line, correct or strike what stands there.

mod drafting;

use super::rules::{Command, LineKind, Rules, State};
use crate::domain::{Anonymity, ItemId, Message, ParticipantId, TypedForm};
use crate::id;
use crate::input::{
    Binding, Extent, Field, FieldAnswer, Hint, Input, KeyGroup, ListAnswer, ListCursor, Mode,
    Pasted, Response, Scene, SyncReason, Table, binding, list,
};

/// What the keys of 議事メモ do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NotesAction {
    /// Write a line.
    Write,
    /// Hand the line in.
    HandIn,
    /// Leave the field.
    Stop,
    /// The next kind of line.
    Kind,
    /// The next speaker.
    Speaker,
    /// The speaker before.
    SpeakerBefore,
    /// Correct the chosen line.
    Correct,
    /// Strike the chosen line out.
    Strike,
}

/// The keys among the lines.
pub(crate) const READING: Table<NotesAction> =
    &[Binding::new("enter a i", NotesAction::Write, id!("notes-write")).footer(1)];

/// Further keys when there are lines.
pub(crate) const CHOSEN: Table<NotesAction> = &[
    Binding::new("e", NotesAction::Correct, id!("notes-correct")).footer(2),
    Binding::new("d delete", NotesAction::Strike, id!("notes-strike")).footer(3),
];

/// The keys in the field.
pub(crate) const WRITING: Table<NotesAction> = &[
    Binding::new("enter", NotesAction::HandIn, id!("notes-hand-in")).footer(1),
    Binding::new("tab", NotesAction::Kind, id!("notes-kind")).footer(2),
    Binding::new("down", NotesAction::Speaker, id!("notes-speaker")).footer(3),
    Binding::new(
        "up",
        NotesAction::SpeakerBefore,
        id!("notes-speaker-before"),
    ),
    Binding::new("esc", NotesAction::Stop, id!("notes-stop")).footer(4),
];

/// Rows that the field takes, with its frame and one of air.
pub(crate) const FIELD_ROWS: u16 = 4;

/// Cursor and draft.
#[derive(Debug, Clone)]
pub(crate) struct Screen {
    /// The chosen line.
    pub(crate) cursor: ListCursor,
    /// The line being typed.
    pub(crate) field: Field,
    /// Does the field have the focus?
    pub(crate) writing: bool,
    /// What the line will be: a remark, until somebody chooses.
    pub(crate) kind: LineKind,
    /// Who said it.
    pub(crate) speaker: Option<ParticipantId>,
    /// The line being corrected.
    pub(crate) correcting: Option<ItemId>,
    /// The new line that was half-typed when the correction began; it comes back after it.
    aside: String,
    /// Does the field hold what was typed before the program was left?
    pub(crate) is_resumed: bool,
}

impl Default for Screen {
    fn default() -> Self {
        Self {
            cursor: ListCursor::default(),
            field: Field::default(),
            writing: true,
            kind: LineKind::Remark,
            speaker: None,
            correcting: None,
            aside: String::new(),
            is_resumed: false,
        }
    }
}

/// How long the list of lines is, and how much of it is in sight.
pub(crate) fn extent(scene: &Scene<'_, State>) -> Extent {
    let field = if scene.mode.is_live() { FIELD_ROWS } else { 0 };
    Extent::new(scene.state.lines.len(), scene.size.1.saturating_sub(field))
}

impl Screen {
    fn tables(&self, scene: &Scene<'_, State>) -> &'static [Table<NotesAction>] {
        match scene.mode {
            Mode::Live if self.writing => &[WRITING],
            Mode::Live if scene.state.lines.is_empty() => &[READING],
            Mode::Live => &[READING, CHOSEN],
            Mode::Watching | Mode::Replay => &[],
        }
    }

    fn paste(&mut self, pasted: Pasted<'_>) -> Response<Command> {
        if !pasted.is_many() {
            self.writing = true;
            let full = self.field.paste(pasted.text());
            return full.map_or(Response::Handled, Response::Tell);
        }
        let lines = pasted.lines();
        let question = Message::new(id!("notes-ask-paste")).with("n", lines.len());
        let write = |line| Command::Write(self.kind, self.speaker, line);
        Response::Ask(question, lines.into_iter().map(write).collect())
    }

    fn act(&mut self, action: NotesAction, scene: &Scene<'_, State>) -> Response<Command> {
        let lines = &scene.state.lines;
        match action {
            NotesAction::Write => self.writing = true,
            NotesAction::Stop => {
                self.writing = false;
                if self.correcting.take().is_some() {
                    self.take_up();
                }
                if self.field.is_empty() {
                    self.kind = LineKind::Remark;
                }
            }
            NotesAction::HandIn if self.field.is_empty() => {
                return Response::Tell(Message::new(id!("notes-refuse-empty")));
            }
            NotesAction::HandIn => return Response::Do(self.hand_in()),
            NotesAction::Kind => {
                let at = LineKind::ALL
                    .iter()
                    .position(|kind| *kind == self.kind)
                    .unwrap_or(0);
                self.kind = LineKind::ALL[(at + 1) % LineKind::ALL.len()];
            }
            NotesAction::Speaker => self.turn_speaker(scene, 1),
            NotesAction::SpeakerBefore => self.turn_speaker(scene, -1),
            NotesAction::Correct => {
                if let Some(line) = lines.get(self.cursor.at()) {
                    self.correct(line.id, &line.text);
                }
            }
            NotesAction::Strike => {
                if let Some(line) = lines.get(self.cursor.at()) {
                    return Response::Do(vec![Command::Strike(line.id)]);
                }
            }
        }
        Response::Handled
    }

    fn hand_in(&self) -> Vec<Command> {
        let text = self.field.text().to_owned();
        vec![match self.correcting {
            Some(id) => Command::Correct(id, text),
            None => Command::Write(self.kind, self.speaker, text),
        }]
    }

    /// Nobody, then everybody in the room, round and round; nobody at all in a session that does
    /// not keep names.
    fn turn_speaker(&mut self, scene: &Scene<'_, State>, by: isize) {
        if scene.room.anonymity != Anonymity::Named {
            self.speaker = None;
            return;
        }
        let here = scene
            .room
            .people
            .iter()
            .filter(|(_, person)| person.attendance.is_here())
            .map(|(id, _)| Some(*id));
        let all: Vec<Option<ParticipantId>> = std::iter::once(None).chain(here).collect();
        let at = all.iter().position(|id| *id == self.speaker).unwrap_or(0) as isize;
        self.speaker = all[(at + by).rem_euclid(all.len() as isize) as usize];
    }
}

impl crate::input::Screen for Screen {
    type Rules = Rules;

    fn hints(&self, scene: &Scene<'_, State>) -> Vec<Hint> {
        [binding::hints(self.tables(scene)), list::hints()].concat()
    }

    fn takes_text(&self, scene: &Scene<'_, State>) -> bool {
        self.writing && scene.mode.is_live()
    }

    fn on_input(&mut self, input: &Input, scene: &Scene<'_, State>) -> Response<Command> {
        let typing = self.takes_text(scene);
        if let Some(action) = binding::action(self.tables(scene), input, typing) {
            return self.act(action, scene);
        }
        match input {
            Input::Paste(pasted) if scene.mode.is_live() => {
                return self.paste(Pasted::new(pasted));
            }
            Input::Key(key) if typing => match self.field.on_key(key) {
                FieldAnswer::Ignored => {}
                FieldAnswer::Full => return Response::Tell(Field::full()),
                FieldAnswer::Changed | FieldAnswer::Moved => return Response::Handled,
            },
            _ => {}
        }
        let answer = self
            .cursor
            .on_input(input, (list::ONLY_LIST, extent(scene)), typing);
        if matches!(input, Input::Click(_)) && answer != ListAnswer::Ignored {
            self.writing = false;
        }
        answer.into()
    }

    fn sync(&mut self, scene: &Scene<'_, State>, how: &SyncReason) {
        let last = scene.state.lines.len().saturating_sub(1);
        if *how == SyncReason::Accepted && (self.writing || self.correcting.is_some()) {
            if self.correcting.take().is_none() {
                self.cursor.set(last);
                // The next line is what was said, until somebody says that it is more: one decision
                // makes no second one.
                self.kind = LineKind::Remark;
            }
            self.take_up();
        }
        self.cursor.clamp(scene.state.lines.len());
        if !scene.mode.is_live() {
            self.cursor.set(last);
        }
    }

    fn typed(&self, scene: &Scene<'_, State>) -> Vec<TypedForm> {
        self.typed_lines(scene)
    }

    fn resume(&mut self, typed: &TypedForm, scene: &Scene<'_, State>) -> bool {
        self.resume_line(typed, scene)
    }

    fn key_groups() -> Vec<KeyGroup> {
        vec![
            KeyGroup::of(id!("context-notes"), READING),
            KeyGroup::of(id!("context-notes-lines"), CHOSEN),
            KeyGroup::of(id!("context-notes-writing"), WRITING),
        ]
    }
}
