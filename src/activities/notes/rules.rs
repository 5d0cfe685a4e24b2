//! The rules of 議事メモ: lines of three kinds, by whom, corrected or struck out.

use crate::id;
use imbl::Vector;
use serde::{Deserialize, Serialize};

use crate::domain::{
    Action, Activity, Audience, Consent, Context, DecisionKind, Dice, Entry, Item, ItemId,
    ItemKind, Kind, Landmark, Matter, MatterKind, Message, MessageId, ParticipantId, Passage,
    RecordRef, Rejection, Room, Statement, text,
};

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum LineKind {
    /// 発言: what somebody said.
    Remark,
    /// 決定.
    Decision,
    /// 継続審議: to be talked about again.
    Continued,
    /// 事務局一任: left to the secretariat.
    LeftToSecretariat,
    /// 宿題: what somebody will do before the next meeting.
    Homework,
}

impl LineKind {
    /// All kinds, in the order in which the key changes them.
    pub(crate) const ALL: [LineKind; 5] = [
        LineKind::Remark,
        LineKind::Decision,
        LineKind::Continued,
        LineKind::LeftToSecretariat,
        LineKind::Homework,
    ];

    /// The message that names it.
    pub(crate) const fn label(self) -> MessageId {
        match self {
            LineKind::Remark => id!("notes-remark"),
            LineKind::Decision => id!("notes-decision"),
            LineKind::Continued => DecisionKind::Continued.label(),
            LineKind::LeftToSecretariat => DecisionKind::LeftToSecretariat.label(),
            LineKind::Homework => id!("notes-homework"),
        }
    }

    /// What sort of decision it is, if it is one.
    pub(crate) const fn decision(self) -> Option<DecisionKind> {
        match self {
            LineKind::Decision => Some(DecisionKind::Decided),
            LineKind::Continued => Some(DecisionKind::Continued),
            LineKind::LeftToSecretariat => Some(DecisionKind::LeftToSecretariat),
            LineKind::Remark | LineKind::Homework => None,
        }
    }
}

/// One line of the notes.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Line {
    /// Its id.
    pub(crate) id: ItemId,
    /// What it is.
    pub(crate) kind: LineKind,
    /// Who said it or will do it; never kept in 無記名.
    pub(crate) by: Option<ParticipantId>,
    /// Its text.
    pub(crate) text: String,
    /// The record that wrote it.
    pub(crate) record: RecordRef,
    /// The record that corrected its text.
    pub(crate) corrected: Option<u64>,
}

impl Line {
    /// The record that says its text.
    fn said(&self) -> u64 {
        self.corrected.unwrap_or(self.record.n)
    }
}

/// The notes of one chapter.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct State {
    /// The lines, in the order in which they were written.
    pub(crate) lines: Vector<Line>,
}

impl State {
    fn position(&self, id: ItemId) -> Option<usize> {
        // From the end: the line that is asked for is nearly always the one just written.
        self.lines.iter().rposition(|line| line.id == id)
    }
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Event {
    /// A line was written.
    LineWritten {
        /// Its id.
        id: ItemId,
        /// What it is.
        kind: LineKind,
        /// Who said it.
        by: Option<ParticipantId>,
        /// Its text.
        text: String,
    },
    /// A line was corrected.
    LineCorrected(ItemId, String),
    /// A line was struck out.
    LineStruck(ItemId),
}

/// What somebody wants.
#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    /// Write a line.
    Write(LineKind, Option<ParticipantId>, String),
    /// Correct a line.
    Correct(ItemId, String),
    /// Strike a line out.
    Strike(ItemId),
}

/// The rules of 議事メモ.
#[derive(Debug)]
pub struct Rules;

impl Activity for Rules {
    type State = State;
    type Event = Event;
    type Command = Command;

    const KIND: Kind = Kind {
        id: "notes",
        label: id!("notes"),
        about: id!("notes-about"),
        singleton: false,
        opens_data_files: false,
    };

    fn decide(
        state: &State,
        room: &Room<'_>,
        command: Command,
        context: &Context,
    ) -> Result<Vec<Event>, Rejection> {
        match command {
            Command::Write(kind, by, words) => {
                let text = written(&words)?;
                let by = by.filter(|id| {
                    room.people.contains_key(id)
                        && room.anonymity == crate::domain::Anonymity::Named
                });
                Ok(vec![Event::LineWritten {
                    id: context.id(0),
                    kind,
                    by,
                    text,
                }])
            }
            Command::Correct(id, words) => {
                let text = written(&words)?;
                let at = state
                    .position(id)
                    .ok_or(Rejection::new(id!("notes-refuse-no-line")))?;
                Ok(if state.lines[at].text == text {
                    Vec::new()
                } else {
                    vec![Event::LineCorrected(id, text)]
                })
            }
            Command::Strike(id) if state.position(id).is_some() => Ok(vec![Event::LineStruck(id)]),
            Command::Strike(_) => Err(Rejection::new(id!("notes-refuse-no-line"))),
        }
    }

    fn evolve(state: &mut State, event: &Event, at: &RecordRef) {
        match event {
            Event::LineWritten { id, kind, by, text } => {
                state.lines.push_back(Line {
                    id: *id,
                    kind: *kind,
                    by: *by,
                    text: text.clone(),
                    record: *at,
                    corrected: None,
                });
            }
            Event::LineCorrected(id, text) => {
                if let Some(place) = state.position(*id) {
                    state.lines[place].text.clone_from(text);
                    state.lines[place].corrected = Some(at.n);
                }
            }
            Event::LineStruck(id) => state.lines.retain(|line| line.id != *id),
        }
    }

    fn items(state: &State) -> Vec<Item> {
        let item = |line: &Line| Item {
            id: line.id,
            kind: ItemKind(line.kind.label()),
            text: line.text.clone(),
            from: Vec::new(),
            record: line.record.n,
            evidence: None,
            past: Vec::new(),
        };
        state.lines.iter().map(item).collect()
    }

    fn describe(before: &State, room: &Room<'_>, event: &Event) -> Message {
        match event {
            Event::LineWritten { kind, by, text, .. } => {
                match by.and_then(|id| room.people.get(&id)) {
                    Some(person) => Message::new(id!("notes-story-written-by"))
                        .with("kind", Message::new(kind.label()))
                        .with("who", person.label())
                        .with("text", text.as_str()),
                    None => Message::new(id!("notes-story-written"))
                        .with("kind", Message::new(kind.label()))
                        .with("text", text.as_str()),
                }
            }
            Event::LineCorrected(id, text) => {
                let was = before
                    .position(*id)
                    .map_or("…", |at| before.lines[at].text.as_str());
                Message::new(id!("notes-story-corrected"))
                    .with("before", was)
                    .with("text", text.as_str())
            }
            Event::LineStruck(id) => {
                let text = before
                    .position(*id)
                    .map_or(String::new(), |at| before.lines[at].text.clone());
                Message::new(id!("notes-story-struck")).with("text", text)
            }
        }
    }

    fn actor(_before: &State, event: &Event) -> Option<ParticipantId> {
        if let Event::LineWritten { by, .. } = event {
            *by
        } else {
            None
        }
    }

    fn landmark(_before: &State, event: &Event) -> Option<Landmark> {
        match event {
            Event::LineWritten { kind, text, .. } if *kind != LineKind::Remark => Some(Landmark {
                label: Message::new(id!("notes-landmark"))
                    .with("kind", Message::new(kind.label()))
                    .with("text", text.as_str()),
            }),
            _ => None,
        }
    }

    fn decisions(state: &State) -> Vec<Statement> {
        let statement = |line: &Line| {
            Some(Statement {
                text: line.text.as_str().into(),
                kind: line.kind.decision()?,
                record: line.said(),
            })
        };
        state.lines.iter().filter_map(statement).collect()
    }

    fn enters(_before: &State, event: &Event) -> Vec<ItemId> {
        match event {
            Event::LineWritten { id, .. } | Event::LineCorrected(id, _) | Event::LineStruck(id) => {
                vec![*id]
            }
        }
    }

    fn entry(state: &State, id: ItemId) -> Option<Entry> {
        let line = &state.lines[state.position(id)?];
        let kind = MatterKind::of_decision(line.kind.decision()?)?;
        Some(Matter::entry(id, kind, &line.text))
    }

    fn actions(state: &State, room: &Room<'_>) -> Vec<(Action, u64)> {
        let action = |line: &Line| {
            // The level may have been raised after the line was written.
            let named = room.anonymity == crate::domain::Anonymity::Named;
            let who = line
                .by
                .filter(|_| named)
                .and_then(|id| room.people.get(&id))
                .map(|person| &person.who);
            let action = Action {
                id: line.id,
                what: line.text.clone(),
                organisation: who.map_or_else(String::new, |who| who.organisation.clone()),
                post: who.map_or_else(String::new, |who| who.name.clone()),
                // Nobody has said yes: the organisation may not even be in the room.
                consent: Some(Consent::ToBeAsked),
                ..Action::default()
            };
            (action, line.said())
        };
        state
            .lines
            .iter()
            .filter(|line| line.kind == LineKind::Homework)
            .map(action)
            .collect()
    }

    fn minutes(state: &State, room: &Room<'_>, audience: Audience) -> Vec<Passage> {
        let remark = |line: &Line| {
            // The level may have been raised after the line was written.
            let named =
                audience == Audience::Internal && room.anonymity == crate::domain::Anonymity::Named;
            let speaker = line
                .by
                .filter(|_| room.anonymity == crate::domain::Anonymity::Named)
                .and_then(|id| room.people.get(&id));
            let role = speaker.and_then(|person| person.who.role);
            let who = speaker.filter(|_| named);
            let label = match who {
                Some(person) => Message::new(id!("notes-minutes-by"))
                    .with("who", person.label())
                    .with("text", line.text.as_str()),
                None => Message::new(id!("notes-minutes")).with("text", line.text.as_str()),
            };
            let label = match role {
                Some(role) => Message::new(id!("notes-minutes-role"))
                    .with("role", Message::new(role.label()))
                    .with("text", label),
                None => label,
            };
            let records = [Some(line.record.n), line.corrected];
            Passage::Line(label, records.into_iter().flatten().collect())
        };
        state
            .lines
            .iter()
            .filter(|line| line.kind == LineKind::Remark)
            .map(remark)
            .collect()
    }

    fn rehearse(state: &State, room: &Room<'_>, dice: &mut Dice) -> Command {
        let ids: Vec<ItemId> = state.lines.iter().map(|line| line.id).collect();
        match (dice.roll(6), dice.pick(&ids)) {
            (0, Some(id)) => Command::Correct(*id, format!("訂正 {}", dice.roll(100))),
            (1, Some(id)) => Command::Strike(*id),
            _ => {
                let people: Vec<ParticipantId> = room.people.keys().copied().collect();
                let kind = LineKind::ALL[dice.roll(LineKind::ALL.len())];
                Command::Write(
                    kind,
                    dice.pick(&people).copied(),
                    format!("昼休みに測れる場所が要る {}", dice.roll(1000)),
                )
            }
        }
    }
}

/// The cleaned text, which must not be empty.
fn written(words: &str) -> Result<String, Rejection> {
    let text = text::clean(words);
    if text.is_empty() {
        Err(Rejection::new(id!("notes-refuse-empty")))
    } else {
        Ok(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Anonymity, People};
    use crate::testing::context;

    fn evolve(state: &mut State, events: &[Event]) {
        for event in events {
            Rules::evolve(state, event, &RecordRef::default());
        }
    }

    #[test]
    fn a_line_is_written_cleaned_corrected_and_struck() {
        let people = People::new();
        let room = Room::of(&people, Anonymity::Named);
        let mut state = State::default();
        let written = Rules::decide(
            &state,
            &room,
            Command::Write(LineKind::Decision, None, " 次回は\u{202E}11月 ".into()),
            &context(0),
        )
        .unwrap();
        evolve(&mut state, &written);
        assert_eq!(Rules::decisions(&state)[0].text, "次回は11月");
        let id = state.lines[0].id;
        let corrected = Rules::decide(
            &state,
            &room,
            Command::Correct(id, "次回は12月".into()),
            &context(0),
        )
        .unwrap();
        evolve(&mut state, &corrected);
        assert_eq!(state.lines[0].text, "次回は12月");
        let struck = Rules::decide(&state, &room, Command::Strike(id), &context(0)).unwrap();
        evolve(&mut state, &struck);
        assert!(state.lines.is_empty());
        assert!(Rules::decide(&state, &room, Command::Strike(id), &context(0)).is_err());
    }

    #[test]
    fn an_empty_line_is_refused() {
        let people = People::new();
        let room = Room::of(&people, Anonymity::Named);
        assert!(
            Rules::decide(
                &State::default(),
                &room,
                Command::Write(LineKind::Remark, None, " \u{200B} ".into()),
                &context(0)
            )
            .is_err()
        );
    }
}
