//! What screens ask about the sheets: who holds what, which row is written, what the clock says.

use super::numbers::{BEFOREHAND, RoundNo, SeatNo, SheetNo};
use super::plan::{InputMode, WritingPlan};
use super::seating;
use super::state::{
    Done, Draft, GRACE_MS, Idea, LAST_MINUTE_MS, Layer, Phase, RoundClock, RowStatus, Seat,
    Standing, State,
};
use crate::domain::{Anonymity, ItemId, ParticipantId, Room};

/// What has to be done before the next writer can read a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum BeforeReading {
    /// It was written on the screen and goes to paper: read it aloud.
    ReadAloud,
    /// It was written on paper and goes to the screen: type it first.
    Transcribe,
}

/// What becomes of a sheet when the running round was dealt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct HandOver {
    /// The sheet.
    pub(crate) sheet: SheetNo,
    /// Who held it last; nobody for a fresh one.
    pub(crate) from: Option<SeatNo>,
    /// Who gets it; nobody while it rests.
    pub(crate) to: Option<SeatNo>,
    /// What has to be done first.
    pub(crate) first: Option<BeforeReading>,
}

impl State {
    /// Does the recovery journal, not the session file, hold what happens at single seats (無記名)?
    pub(crate) fn is_secret(&self) -> bool {
        self.level == Anonymity::Anonymous
    }

    /// What is known about single seats: the secret layer in 無記名, else the open one.
    pub(crate) fn at_seats(&self) -> &Layer {
        if self.is_secret() {
            &self.secret
        } else {
            &self.open
        }
    }

    /// テーマ, as a question, once somebody asked one.
    pub(crate) fn question(&self) -> Option<&str> {
        match &self.plan {
            Some(plan) => Some(&plan.question),
            None => self.wishes.question.as_deref(),
        }
    }

    /// Those for whom the writing is planned before the start, as the list has them.
    pub(crate) fn planned_writers<'a>(
        &'a self,
        room: &Room<'a>,
    ) -> impl Iterator<Item = ParticipantId> + use<'a> {
        seating::writers(self, room)
    }

    /// How many seats the plan is made for before the start.
    pub(crate) fn planned_seats(&self, room: &Room<'_>) -> usize {
        self.planned_writers(room).count()
    }

    /// The plan as it would apply if the writing began now: what was chosen, and for the rest what
    /// suits the room.
    pub(crate) fn fitted_plan(&self, room: &Room<'_>) -> WritingPlan {
        self.wishes.fitted(self.planned_seats(room))
    }

    /// K: cells of a row.
    pub(crate) fn cells(&self) -> u8 {
        self.plan.as_ref().map_or(0, |plan| plan.cells)
    }

    /// How many rounds there will be, added ones included.
    pub(crate) fn rounds(&self) -> u8 {
        self.plan
            .as_ref()
            .map_or(0, WritingPlan::total_rounds)
            .saturating_add(self.added_rounds)
    }

    /// Is this the last round?
    pub(crate) fn is_last_round(&self) -> bool {
        self.round >= self.rounds()
    }

    /// The seat with this number.
    pub(crate) fn seat(&self, no: SeatNo) -> Option<&Seat> {
        self.seats.iter().find(|seat| seat.no == no)
    }

    /// The seat of a person.
    pub fn seat_of(&self, who: ParticipantId) -> Option<&Seat> {
        self.seats.iter().find(|seat| seat.occupant == who)
    }

    /// The seats that hold a sheet while a round runs, in order.
    pub(crate) fn active_seats(&self) -> impl Iterator<Item = &Seat> {
        self.seats.iter().filter(|seat| seat.is_active())
    }

    /// Every sheet, by number.
    pub(crate) fn sheet_numbers(&self) -> impl Iterator<Item = SheetNo> + use<> {
        (1..=self.sheets.len().min(255) as u8).map(SheetNo)
    }

    /// The ring in which a sheet travels.
    pub(crate) fn ring_of(&self, sheet: SheetNo) -> Option<u8> {
        usize::from(sheet.0)
            .checked_sub(1)
            .and_then(|index| self.sheets.get(index))
            .copied()
    }

    /// The sheet that a seat held in a round; while secret dealing is pending, nobody holds one.
    pub fn sheet_in_hand(&self, seat: SeatNo, round: RoundNo) -> Option<SheetNo> {
        self.at_seats().dealt.get(&(round, seat)).copied()
    }

    /// Who held a sheet in a round; never told by the session file in 無記名.
    pub(crate) fn holder(&self, sheet: SheetNo, round: RoundNo) -> Option<SeatNo> {
        let dealt = &self.at_seats().dealt;
        dealt
            .range((round, SeatNo(0))..=(round, SeatNo(u8::MAX)))
            .find(|(_, held)| **held == sheet)
            .map(|((_, seat), _)| *seat)
    }

    /// 代理: who wrote a row instead of the seat's person. From the session file only, so nobody in
    /// 無記名.
    pub(crate) fn stand_in(&self, sheet: SheetNo, round: RoundNo) -> Option<&str> {
        let held = self
            .open
            .dealt
            .range((round, SeatNo(0))..=(round, SeatNo(u8::MAX)));
        let seat = held
            .into_iter()
            .find(|(_, held)| **held == sheet)
            .map(|((_, seat), _)| *seat)?;
        self.stood_in.get(&(round, seat)).map(String::as_str)
    }

    /// Seats and their sheets in the running round, by seat.
    pub fn holdings(&self) -> Vec<(SeatNo, SheetNo)> {
        self.holdings_of(self.round)
    }

    /// Seats and their sheets in a round, by seat.
    pub(crate) fn holdings_of(&self, round: RoundNo) -> Vec<(SeatNo, SheetNo)> {
        let dealt = &self.at_seats().dealt;
        dealt
            .range((round, SeatNo(0))..=(round, SeatNo(u8::MAX)))
            .map(|((_, seat), sheet)| (*seat, *sheet))
            .collect()
    }

    /// What becomes of each sheet in the running round, by number: those that rest too.
    pub(crate) fn hand_overs(&self) -> Vec<HandOver> {
        let held_before = |sheet| {
            let mut rounds = (1..self.round).rev();
            rounds.find_map(|round| Some((self.holder(sheet, round)?, round)))
        };
        self.sheet_numbers()
            .map(|sheet| {
                let before = held_before(sheet);
                HandOver {
                    sheet,
                    from: before.map(|(seat, _)| seat),
                    to: self.holder(sheet, self.round),
                    first: self.must_first(sheet, before.map(|(_, round)| round)),
                }
            })
            .collect()
    }

    /// What has to be done before the next writer can read the sheet: what was written on the screen
    /// does not stand on the paper, and what stands on the paper not on the screen.
    fn must_first(&self, sheet: SheetNo, before: Option<RoundNo>) -> Option<BeforeReading> {
        let before = before?;
        self.holder(sheet, self.round)?;
        let untyped = |round: &RoundNo| self.row(sheet, *round) == RowStatus::Waiting;
        match (
            self.is_on_paper(sheet, before),
            self.is_on_paper(sheet, self.round),
        ) {
            (false, true) if self.is_begun(sheet, before) => Some(BeforeReading::ReadAloud),
            (_, false) if (1..self.round).any(|round| untyped(&round)) => {
                Some(BeforeReading::Transcribe)
            }
            _ => None,
        }
    }

    /// How many rows on paper nobody transcribed or left out.
    pub(crate) fn untyped_rows(&self) -> usize {
        let rows = self
            .sheet_numbers()
            .flat_map(|sheet| (1..=self.round).map(move |round| (sheet, round)));
        rows.filter(|(sheet, round)| self.row(*sheet, *round) == RowStatus::Waiting)
            .count()
    }

    /// Who came while this round ran, and the sheet that each got; with none yet, it is theirs in the
    /// next round.
    pub(crate) fn newcomers(&self) -> Vec<(SeatNo, Option<SheetNo>)> {
        if self.phase != Phase::Writing {
            return Vec::new();
        }
        let came = self.came_in.iter();
        let now = came.filter(|(seat, round)| {
            **round == self.round && self.seat(**seat).is_some_and(Seat::may_vote)
        });
        now.map(|(seat, _)| (*seat, self.sheet_in_hand(*seat, self.round)))
            .collect()
    }

    /// Was there such a row: a sheet that was in hands in that round, or row 0?
    pub(crate) fn has_row(&self, sheet: SheetNo, round: RoundNo) -> bool {
        self.ring_of(sheet).is_some()
            && (round == BEFOREHAND
                || self.collected.contains(&(sheet, round))
                || self.holder(sheet, round).is_some())
    }

    /// What became of a row.
    pub(crate) fn row(&self, sheet: SheetNo, round: RoundNo) -> RowStatus {
        if !self.has_row(sheet, round) {
            return RowStatus::Resting;
        }
        if round == BEFOREHAND {
            return RowStatus::Written;
        }
        if let Some(reason) = self.skipped.get(&(sheet, round)) {
            return RowStatus::Skipped(reason.clone());
        }
        let holder = self.holder(sheet, round);
        let done = holder.and_then(|seat| self.at_seats().done.get(&(round, seat)));
        let reopened = self.reopened.contains(&(sheet, round));
        match done {
            Some(Done::Skipped(reason)) if !reopened => {
                return RowStatus::Skipped(reason.clone());
            }
            None if self.phase == Phase::Writing && round == self.round => {
                return RowStatus::Writing;
            }
            _ => {}
        }
        match (self.is_on_paper(sheet, round), self.is_begun(sheet, round)) {
            (true, true) => RowStatus::Typed,
            (true, false) => RowStatus::Waiting,
            (false, _) => RowStatus::Written,
        }
    }

    /// Was the row written on paper? Who held it is secret in 無記名, where all write the same way.
    pub(crate) fn is_on_paper(&self, sheet: SheetNo, round: RoundNo) -> bool {
        if round == BEFOREHAND || !self.has_row(sheet, round) {
            return false;
        }
        self.reopened.contains(&(sheet, round))
            || match self.holder(sheet, round) {
                Some(seat) => self.wrote_on.get(&(round, seat)) == Some(&InputMode::Paper),
                None => self
                    .wrote_on
                    .range((round, SeatNo(0))..=(round, SeatNo(u8::MAX)))
                    .any(|(_, input)| *input == InputMode::Paper),
            }
    }

    /// Does a row hold at least one idea or draft?
    pub(crate) fn is_begun(&self, sheet: SheetNo, round: RoundNo) -> bool {
        self.has_ideas(sheet, round)
            || (round == self.round && self.at_seats().drafts.keys().any(|(of, _)| *of == sheet))
    }

    /// Does a row hold at least one idea?
    pub(crate) fn has_ideas(&self, sheet: SheetNo, round: RoundNo) -> bool {
        self.ideas
            .values()
            .any(|idea| idea.sheet == Some(sheet) && idea.round == round)
    }

    /// The rows of the rounds that are over, round by round.
    pub(crate) fn rows_handed_in(&self) -> impl Iterator<Item = (SheetNo, RoundNo)> {
        let last = if self.phase == Phase::Writing {
            self.round.saturating_sub(1)
        } else {
            self.round
        };
        let rows =
            (1..=last).flat_map(|round| self.sheet_numbers().map(move |sheet| (sheet, round)));
        rows.filter(|(sheet, round)| self.has_row(*sheet, *round))
    }

    /// Rows on paper that are neither typed nor skipped, running round left out.
    pub(crate) fn waiting_rows(&self) -> Vec<(SheetNo, RoundNo)> {
        self.rows_handed_in()
            .filter(|(sheet, round)| self.row(*sheet, *round) == RowStatus::Waiting)
            .collect()
    }

    /// The idea in a cell.
    pub(crate) fn idea_at(&self, sheet: SheetNo, round: RoundNo, cell: u8) -> Option<&Idea> {
        self.ideas
            .values()
            .find(|idea| idea.sheet == Some(sheet) && idea.round == round && idea.cell == cell)
    }

    /// The text in a cell: of an idea, or of a draft of the running round.
    pub(crate) fn text_at(&self, sheet: SheetNo, round: RoundNo, cell: u8) -> Option<&str> {
        let idea = self
            .idea_at(sheet, round, cell)
            .map(|idea| idea.text.as_str());
        idea.or_else(|| {
            if round == self.round {
                self.draft_at(sheet, cell).map(|draft| draft.text.as_str())
            } else {
                None
            }
        })
    }

    /// The draft in a cell of the running round (無記名 only).
    pub(crate) fn draft_at(&self, sheet: SheetNo, cell: u8) -> Option<&Draft> {
        self.at_seats().drafts.get(&(sheet, cell))
    }

    /// Every idea by sheet, row and cell.
    pub fn ideas_by_sheet(&self) -> Vec<&Idea> {
        let mut ideas: Vec<&Idea> = self.ideas.values().collect();
        ideas.sort_by_key(|idea| (idea.sheet, idea.round, idea.cell, idea.id));
        ideas
    }

    /// The ideas of one sheet by row and cell.
    pub(crate) fn ideas_on(&self, sheet: SheetNo) -> Vec<&Idea> {
        self.ideas_by_sheet()
            .into_iter()
            .filter(|idea| idea.sheet == Some(sheet))
            .collect()
    }

    /// How many ideas there are, drafts included.
    pub(crate) fn count(&self) -> usize {
        self.ideas.len()
            + if self.phase == Phase::Writing {
                self.at_seats().drafts.len()
            } else {
                0
            }
    }

    /// How many ideas the room wants.
    pub(crate) fn goal(&self) -> u16 {
        self.plan.as_ref().map_or(0, |plan| plan.goal)
    }

    /// Has this seat a row in hand with which it is not done?
    pub(crate) fn is_writing(&self, seat: SeatNo) -> bool {
        self.row_in_hand(seat) == RowStatus::Writing
    }

    /// What became of a seat's row in the running round. Where nobody knows what it holds (the
    /// dealing of 無記名 is secret), it writes.
    fn row_in_hand(&self, seat: SeatNo) -> RowStatus {
        self.sheet_in_hand(seat, self.round)
            .map_or(RowStatus::Writing, |sheet| self.row(sheet, self.round))
    }

    /// The seats for which the room still waits in the running round, in order. Who left is not
    /// waited for.
    pub(crate) fn unfinished_seats(&self) -> Vec<SeatNo> {
        if self.phase != Phase::Writing {
            return Vec::new();
        }
        let waits = |seat: &&Seat| seat.standing == Standing::Open && self.is_writing(seat.no);
        self.seats
            .iter()
            .filter(waits)
            .map(|seat| seat.no)
            .collect()
    }

    /// How many seats are done with the running round, how many of those were skipped, and how many
    /// hold a sheet. Who left is not counted.
    pub(crate) fn done_seats(&self) -> (usize, usize, usize) {
        let rows = self
            .seats
            .iter()
            .filter(|seat| seat.standing == Standing::Open)
            .map(|seat| self.row_in_hand(seat.no));
        rows.fold((0, 0, 0), |(done, skipped, all), row| {
            (
                done + usize::from(row != RowStatus::Writing),
                skipped + usize::from(matches!(row, RowStatus::Skipped(_))),
                all + 1,
            )
        })
    }

    /// Are all done, so that the hand-over should be offered early?
    pub(crate) fn everybody_is_done(&self) -> bool {
        self.phase == Phase::Writing && self.unfinished_seats().is_empty()
    }

    /// Do the sheets still go round, so that the round's clock waits?
    pub(crate) fn is_passing(&self, now: u64) -> bool {
        let writing = self.clock.filter(|_| self.phase == Phase::Writing);
        writing.is_some_and(|clock| now < clock.started)
    }

    /// Must `Advance` be confirmed, because somebody is still writing?
    ///
    /// At 0:00 hands on paper are counted as done; a seat that waits for the shared keyboard is
    /// not.
    pub(crate) fn advance_needs_confirmation(&self, now: u64) -> bool {
        let time_left = self.clock.is_some_and(|clock| clock.remaining(now) > 0);
        let on_paper =
            |seat: SeatNo| self.wrote_on.get(&(self.round, seat)) == Some(&InputMode::Paper);
        self.unfinished_seats()
            .into_iter()
            .any(|seat| time_left || !on_paper(seat))
    }

    /// The next open keyboard seat in order that is not done with the row.
    pub fn next_writer(&self) -> Option<SeatNo> {
        let waiting = self.unfinished_seats();
        waiting.into_iter().find(|seat| {
            self.seat(*seat)
                .is_some_and(|seat| seat.input == InputMode::Keyboard)
        })
    }

    /// Whose turn at the keyboard it is.
    pub(crate) fn turn(&self) -> Option<SeatNo> {
        self.at_seats().turn
    }

    /// How the clock of the round looks at `now`.
    pub(crate) fn clock_at(&self, now: u64) -> RoundClock {
        let Some(clock) = self.clock.filter(|_| self.phase == Phase::Writing) else {
            return RoundClock::Off;
        };
        let remaining = clock.remaining(now);
        if clock.is_paused() {
            RoundClock::Paused
        } else if now < clock.started {
            RoundClock::Passing(clock.started - now)
        } else if remaining > LAST_MINUTE_MS {
            RoundClock::Running(remaining)
        } else if remaining > 0 {
            RoundClock::LastMinute(remaining)
        } else if remaining > -GRACE_MS {
            RoundClock::Grace(remaining + GRACE_MS)
        } else {
            RoundClock::Over
        }
    }

    /// Should the hand-over be offered at `now`: everybody is done, or time and grace are over?
    pub(crate) fn offers_hand_over(&self, now: u64) -> bool {
        self.everybody_is_done() || self.clock_at(now) == RoundClock::Over
    }

    /// Should one more round be offered, because more people came late than rounds were added?
    pub(crate) fn offers_round(&self) -> bool {
        self.phase == Phase::Writing && self.late > self.added_rounds
    }

    /// The text of an idea, a bundle's 表札 or a decision's wording.
    pub(crate) fn text_of(&self, id: ItemId) -> Option<&str> {
        let idea = self.ideas.get(&id).map(|idea| idea.text.as_str());
        let bundle = || {
            self.bundles
                .iter()
                .find(|bundle| bundle.id == id)
                .map(|bundle| bundle.label.as_str())
        };
        let decision = || {
            self.decisions
                .iter()
                .find(|decision| decision.id == id)
                .map(|decision| decision.wording.as_str())
        };
        idea.or_else(bundle).or_else(decision)
    }
}
