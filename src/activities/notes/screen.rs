//! The keys of 議事メモ: choose a kind and a speaker, type a line, correct or strike what stands there.

use super::rules::{Command, LineKind, Rules, State};
use crate::domain::{Anonymity, ItemId, Message, ParticipantId, text};
use crate::id;
use crate::input::{
    Binding, Field, FieldAnswer, Hint, Hit, Input, KeyGroup, Mode, Response, Scene, SyncReason,
    Table, binding,
};

/// What the keys of 議事メモ do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
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
    /// Up.
    Up,
    /// Down.
    Down,
}

/// The keys among the lines.
pub const READING: Table<Action> = &[
    Binding::new("enter a i", Action::Write, id!("notes-write")).footer(1),
    Binding::new("e", Action::Correct, id!("notes-correct")).footer(2),
    Binding::new("d delete", Action::Strike, id!("notes-strike")).footer(3),
    Binding::new("down j", Action::Down, id!("move-down")),
    Binding::new("up k", Action::Up, id!("move-up")),
];

/// The keys in the field.
pub const WRITING: Table<Action> = &[
    Binding::new("enter", Action::HandIn, id!("notes-hand-in")).footer(1),
    Binding::new("tab", Action::Kind, id!("notes-kind")).footer(2),
    Binding::new("down", Action::Speaker, id!("notes-speaker")).footer(3),
    Binding::new("up", Action::SpeakerBefore, id!("notes-speaker-before")),
    Binding::new("esc", Action::Stop, id!("notes-stop")).footer(4),
];

/// List id of the lines that the view draws.
pub const LINES: u16 = 0;

/// Cursor and draft.
#[derive(Debug, Clone)]
pub struct Screen {
    /// The chosen line.
    pub selected: usize,
    /// The line being typed.
    pub field: Field,
    /// Does the field have the focus?
    pub writing: bool,
    /// What the line will be.
    pub kind: LineKind,
    /// Who said it.
    pub speaker: Option<ParticipantId>,
    /// The line being corrected.
    pub correcting: Option<ItemId>,
}

impl Default for Screen {
    fn default() -> Self {
        Self {
            selected: 0,
            field: Field::default(),
            writing: true,
            kind: LineKind::Remark,
            speaker: None,
            correcting: None,
        }
    }
}

impl Screen {
    fn act(&mut self, action: Action, scene: &Scene<'_, State>) -> Response<Command> {
        let lines = &scene.state.lines;
        match action {
            Action::Write => self.writing = true,
            Action::Stop => {
                self.writing = false;
                if self.correcting.take().is_some() {
                    self.field.take();
                }
            }
            Action::HandIn if self.field.is_empty() => {
                return Response::Tell(Message::new(id!("notes-refuse-empty")));
            }
            Action::HandIn => return Response::Do(self.hand_in()),
            Action::Kind => {
                let at = LineKind::ALL
                    .iter()
                    .position(|kind| *kind == self.kind)
                    .unwrap_or(0);
                self.kind = LineKind::ALL[(at + 1) % LineKind::ALL.len()];
            }
            Action::Speaker => self.turn_speaker(scene, 1),
            Action::SpeakerBefore => self.turn_speaker(scene, -1),
            Action::Correct => {
                if let Some(line) = lines.get(self.selected) {
                    self.field.set(&line.text);
                    self.correcting = Some(line.id);
                    self.writing = true;
                }
            }
            Action::Strike => {
                if let Some(line) = lines.get(self.selected) {
                    return Response::Do(vec![Command::Strike(line.id)]);
                }
            }
            Action::Up => self.selected = self.selected.saturating_sub(1),
            Action::Down => self.selected = (self.selected + 1).min(lines.len().saturating_sub(1)),
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
        match scene.mode {
            Mode::Watching | Mode::Replay => binding::hints(&[&READING[3..]]),
            Mode::Live if self.writing => binding::hints(&[WRITING]),
            Mode::Live => binding::hints(&[READING]),
        }
    }

    fn takes_text(&self, scene: &Scene<'_, State>) -> bool {
        self.writing && scene.mode.is_live()
    }

    fn on_input(&mut self, input: &Input, scene: &Scene<'_, State>) -> Response<Command> {
        let typing = self.takes_text(scene);
        let tables: &[Table<Action>] = if !scene.mode.is_live() {
            &[&READING[3..]]
        } else if typing {
            &[WRITING]
        } else {
            &[READING]
        };
        match input {
            Input::Key(key) => match binding::pressed(tables, key, typing) {
                Some(action) => self.act(action, scene),
                None if typing => match self.field.on_key(key) {
                    FieldAnswer::Ignored => Response::Ignored,
                    FieldAnswer::Changed | FieldAnswer::Moved => Response::Handled,
                },
                None => Response::Ignored,
            },
            Input::Action(label) => binding::named(tables, *label)
                .map_or(Response::Ignored, |action| self.act(action, scene)),
            Input::Paste(pasted) if scene.mode.is_live() => {
                let lines = text::clean_lines(pasted);
                if lines.len() > 1 {
                    let question = Message::new(id!("notes-ask-paste")).with("n", lines.len());
                    return Response::Ask(
                        question,
                        lines
                            .into_iter()
                            .map(|line| Command::Write(self.kind, self.speaker, line))
                            .collect(),
                    );
                }
                self.writing = true;
                self.field.insert(pasted);
                Response::Handled
            }
            Input::Click(Hit::Row(LINES, row)) => {
                self.selected = (*row).min(scene.state.lines.len().saturating_sub(1));
                self.writing = false;
                Response::Handled
            }
            Input::Scroll(lines) => {
                self.act(if *lines > 0 { Action::Down } else { Action::Up }, scene)
            }
            _ => Response::Ignored,
        }
    }

    fn sync(&mut self, scene: &Scene<'_, State>, how: &SyncReason) {
        let last = scene.state.lines.len().saturating_sub(1);
        if *how == SyncReason::Accepted && (self.writing || self.correcting.is_some()) {
            self.field.take();
            if self.correcting.take().is_none() {
                self.selected = last;
            }
        }
        self.selected = self.selected.min(last);
        if !scene.mode.is_live() {
            self.selected = last;
        }
    }

    fn has_draft(&self) -> bool {
        !self.field.text().trim().is_empty()
    }

    fn flush(&mut self, _scene: &Scene<'_, State>) -> Vec<Command> {
        if self.has_draft() {
            self.hand_in()
        } else {
            Vec::new()
        }
    }

    fn key_groups() -> Vec<KeyGroup> {
        vec![
            KeyGroup::of(id!("context-notes"), READING),
            KeyGroup::of(id!("context-notes-writing"), WRITING),
        ]
    }
}
