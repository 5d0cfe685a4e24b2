//! A meeting that a test plays: people, a clock, a log, and the pending orders carried out as the
//! session does.

use chrono::DateTime;
use uuid::Uuid;

use crate::activities::brainwriting::rules::*;
use crate::domain::{Anonymity, Attendance, ItemId, Participant, People, Person, Sector};

/// An id for a test.
pub(crate) fn id(n: u128) -> ItemId {
    ItemId(Uuid::from_u128(n))
}

#[derive(Debug, Clone)]
pub(crate) struct Meeting {
    pub(crate) people: People,
    pub(crate) anonymity: Anonymity,
    pub(crate) state: State,
    pub(crate) log: Vec<(Event, RecordRef)>,
    pub(crate) now: u64,
    pub(crate) seed: u64,
    records: [u64; 2],
}

impl Meeting {
    /// `n` people are there, by turns from three sectors; nothing has begun.
    pub(crate) fn preparing(n: usize, anonymity: Anonymity) -> Self {
        let mut meeting = Self {
            people: People::new(),
            anonymity,
            state: State::default(),
            log: Vec::new(),
            now: 1_000,
            seed: 1,
            records: [0, 0],
        };
        for i in 0..n {
            let who = meeting.invite(Sector::ALL[i % 3]);
            meeting.people.get_mut(&who).unwrap().attendance = Attendance::Present;
        }
        meeting
    }

    pub(crate) fn begun(n: usize, anonymity: Anonymity) -> Self {
        let mut meeting = Self::preparing(n, anonymity);
        meeting.take(Command::Begin);
        meeting
    }

    /// All rounds written, and revealed.
    pub(crate) fn revealed(n: usize, anonymity: Anonymity) -> Self {
        let mut meeting = Self::begun(n, anonymity);
        while meeting.state.phase == Phase::Writing {
            meeting.write_all();
            meeting.take(Command::Advance { confirmed: true });
        }
        meeting.take(Command::Reveal);
        meeting
    }

    pub(crate) fn room(&self) -> Room<'_> {
        Room::of(&self.people, self.anonymity)
    }

    pub(crate) fn context(&mut self) -> Context {
        self.seed += 1;
        let mut dice = Dice::new(self.seed);
        let seed = Uuid::from_u64_pair(
            self.now << 16 | 0x7000 | dice.next_u64() & 0xFFF,
            dice.next_u64() & (u64::MAX >> 2) | 1 << 63,
        );
        Context {
            t: DateTime::UNIX_EPOCH.fixed_offset(),
            ms: self.now,
            seed,
            secret: dice.next_u64(),
        }
    }

    /// Puts somebody on the list who is not here yet.
    pub(crate) fn invite(&mut self, sector: Sector) -> ParticipantId {
        let who = ParticipantId(self.people.len() as u16);
        let participant = Participant {
            name: format!("委員{}", who.0),
            organisation: String::new(),
            sector,
            role: None,
        };
        self.people.insert(
            who,
            Person {
                who: participant,
                substitute: None,
                attendance: Attendance::Expected,
            },
        );
        who
    }

    pub(crate) fn try_take(&mut self, command: Command) -> Result<Vec<Event>, Rejection> {
        let context = self.context();
        let events = Rules::decide(&self.state, &self.room(), command, &context)?;
        self.apply(&events);
        self.run_pending();
        Ok(events)
    }

    #[track_caller]
    pub(crate) fn take(&mut self, command: Command) -> Vec<Event> {
        let said = format!("{command:?}");
        self.try_take(command)
            .unwrap_or_else(|refused| panic!("{said} refused: {refused}"))
    }

    fn run_pending(&mut self) {
        for _ in 0..4 {
            let Some(command) = Rules::pending(&self.state, &self.room()) else {
                return;
            };
            let context = self.context();
            let events = Rules::decide(&self.state, &self.room(), command, &context).unwrap();
            self.apply(&events);
        }
        panic!("pending orders never end");
    }

    pub(crate) fn apply(&mut self, events: &[Event]) {
        let private = events
            .iter()
            .filter(|event| Rules::is_private(event))
            .count();
        assert!(
            private == 0 || private == events.len(),
            "one decision is wholly private or wholly public: {events:?}"
        );
        let record = &mut self.records[usize::from(private > 0)];
        let at = RecordRef {
            n: *record,
            t: DateTime::UNIX_EPOCH.fixed_offset(),
            ms: self.now,
        };
        *record += u64::from(!events.is_empty());
        for event in events {
            Rules::evolve(&mut self.state, event, &at);
            self.log.push((event.clone(), at));
        }
    }

    /// Marks attendance as the session does.
    pub(crate) fn mark(&mut self, who: ParticipantId, after: Attendance) {
        let person = self.people.get_mut(&who).unwrap();
        let change = AttendanceChange {
            who,
            before: Some(person.attendance),
            after,
            substitute: person.substitute.clone(),
        };
        person.attendance = after;
        self.attend(&change);
    }

    pub(crate) fn substitute(&mut self, who: ParticipantId, name: &str) {
        let person = self.people.get_mut(&who).unwrap();
        person.substitute = Some(name.into());
        let change = AttendanceChange {
            who,
            before: Some(person.attendance),
            after: person.attendance,
            substitute: Some(name.into()),
        };
        self.attend(&change);
    }

    fn attend(&mut self, change: &AttendanceChange) {
        let context = self.context();
        let events = Rules::attend(&self.state, &self.room(), change, &context);
        assert!(
            events.iter().all(|event| !Rules::is_private(event)),
            "attendance is public, so its answer is too"
        );
        self.apply(&events);
        self.run_pending();
    }

    /// Everybody fills the row in hand and is done.
    pub(crate) fn write_all(&mut self) {
        for (seat, sheet) in self.state.holdings() {
            let round = self.state.round;
            for cell in 0..self.state.cells() {
                let text = format!("席{}の{round}-{cell}", seat.0);
                self.take(Command::WriteCell {
                    sheet,
                    round,
                    cell,
                    text,
                    typed_by: None,
                    lineage: IdeaLineage::default(),
                });
            }
        }
        self.finish_all();
    }

    pub(crate) fn finish_all(&mut self) {
        for seat in self.state.unfinished_seats() {
            self.take(Command::FinishRow(seat));
        }
    }

    /// How often a seat held a sheet again.
    pub(crate) fn repeats(&self) -> usize {
        let dealt = &self.state.at_seats().dealt;
        let mut held = std::collections::BTreeSet::new();
        dealt
            .iter()
            .filter(|((_, seat), sheet)| !held.insert((*seat, **sheet)))
            .count()
    }
}
