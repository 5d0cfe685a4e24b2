//! How each event changes the state. Never refuses: what makes no sense here changes nothing.

use super::event::{CollectedRow, Event, SeatEvent};
use super::evolving_votes::{fix_budget, forget_budgets};
use super::numbers::{BEFOREHAND, RoundNo, SeatNo, SheetNo};
use super::plan::{InputMode, PlanChoice, PlanWishes};
use super::seating::most_common;
use super::state::{
    Done, Draft, Idea, IdeaLineage, Layer, Phase, RoomDecision, Seat, Standing, State,
};
use crate::domain::{Anonymity, ItemId, ParticipantId, RecordRef, Timebox};

impl State {
    /// Remembers which record the minutes cite. Public events only, so that the session file alone
    /// tells the same.
    fn note_record(&mut self, event: &Event, n: u64) {
        let records = &mut self.records;
        match event {
            Event::Prepared(_) | Event::PlanChosen(PlanChoice::Question(_)) => {
                records.prepared = Some(n);
            }
            Event::Begun { .. } => records.begun = Some(n),
            Event::WritingEnded => records.written = Some(n),
            Event::TallyClosed(step, _) => {
                let seats = self.seats.iter().filter(|seat| seat.may_vote()).count();
                let seats = u16::try_from(seats).unwrap_or(u16::MAX);
                records.asked.insert(*step, seats);
                records.tallies.insert(*step, n);
            }
            Event::TallyReopened(step) => drop(records.tallies.remove(step)),
            Event::LoneMarked(id, _) => drop(records.lone.insert(*id, n)),
            Event::IdeaAmended(id, ..) | Event::BundleRenamed(id, _) => {
                records.worded.insert(*id, n);
            }
            _ => {}
        }
    }

    /// Applies what happened. Every event has its place here, so that a new one is not forgotten.
    pub(super) fn apply(&mut self, event: &Event, at: &RecordRef) {
        self.note_record(event, at.n);
        match event {
            Event::Prepared(_)
            | Event::PlanChosen(_)
            | Event::InputSet(..)
            | Event::InputReleased(_)
            | Event::IdeaContributed { .. }
            | Event::Begun { .. } => self.apply_preparation(event, at),
            Event::LevelRaised(_)
            | Event::SheetAdded(..)
            | Event::RoundOpened(..)
            | Event::RoundClosed(..)
            | Event::RowsCollected(..)
            | Event::WritingEnded
            | Event::RoundAdded
            | Event::SheetOpened(_)
            | Event::RowSkipped(..)
            | Event::RowReopened(..)
            | Event::Revealed => self.apply_round(event, at),
            Event::TimeAdded(_)
            | Event::Paused(_)
            | Event::Resumed(_)
            | Event::TimeCalled(_)
            | Event::HandedOver(_) => {
                self.turn_clock(event);
            }
            Event::SeatAdded(_)
            | Event::SeatLeft(_)
            | Event::SeatRetaken(..)
            | Event::SeatSubstituted(..) => self.change_seats(event),
            Event::IdeaWritten { .. } | Event::IdeaAmended(..) | Event::IdeaErased(_) => {
                self.apply_idea(event, at);
            }
            Event::AtSeat(event) => {
                self.disturb(event);
                self.seat_stand_ins(event);
                let budget = self.budget_of(event);
                fix_budget(&mut self.open, budget);
                happen(&mut self.open, self.round, event);
            }
            // Nothing but the secret layer may know it: whatever else changed here would differ
            // between this state and one folded from the session file alone.
            Event::InSecret(event) => {
                let budget = self.budget_of(event);
                fix_budget(&mut self.secret, budget);
                happen(&mut self.secret, self.round, event);
            }
            Event::StepEntered(_)
            | Event::StepSkipped(_)
            | Event::IdeasShown(..)
            | Event::Decided { .. }
            | Event::DecisionRetracted(_)
            | Event::Finished => self.apply_step(event, at),
            Event::TallyClosed(..)
            | Event::TallyReopened(_)
            | Event::StickersSet(..)
            | Event::StickersChosen(_)
            | Event::StickerCapChosen(_)
            | Event::HandsCounted(..)
            | Event::ShortListed { .. }
            | Event::ShortListLifted
            | Event::VotesKept(_)
            | Event::VotesMoved(..)
            | Event::VotesDropped(_) => self.apply_vote(event),
            Event::BundleMade { .. }
            | Event::IdeasGathered(..)
            | Event::IdeaUngathered(_)
            | Event::BundleRenamed(..)
            | Event::BundlesMerged(..)
            | Event::BundleDissolved(_)
            | Event::BundlesGathered { .. }
            | Event::BundlesPlaced(..)
            | Event::LoneMarked(..) => self.gather(event, at),
        }
    }

    /// Wishes, ways of writing, ideas handed in beforehand, and the beginning.
    fn apply_preparation(&mut self, event: &Event, at: &RecordRef) {
        match event {
            Event::Prepared(plan) => self.wishes = PlanWishes::all_of(plan.clone()),
            Event::PlanChosen(choice) => {
                self.wishes = std::mem::take(&mut self.wishes).with(choice);
            }
            Event::InputSet(who, input) => {
                self.inputs.insert(*who, *input);
                self.seats
                    .iter_mut()
                    .filter(|seat| seat.occupant == *who)
                    .for_each(|seat| seat.input = *input);
                self.write_from_now_on(*who);
            }
            Event::InputReleased(who) => {
                self.inputs.remove(who);
            }
            Event::IdeaContributed {
                id,
                sheet,
                text,
                by,
                typed_by,
            } => self.put(Idea {
                id: *id,
                sheet: *sheet,
                round: BEFOREHAND,
                cell: self.next_cell(*sheet),
                text: text.clone(),
                by: *by,
                substitute: None,
                typed_by: *typed_by,
                lineage: IdeaLineage::default(),
                record: *at,
            }),
            Event::Begun {
                plan,
                seats,
                beforehand,
                level,
            } => {
                self.plan = Some(plan.clone());
                self.level = self.level.max(*level);
                self.sheets = seats.iter().map(|seat| seat.ring).collect();
                self.seats = seats.iter().cloned().collect();
                for (id, sheet) in beforehand {
                    self.lay(*id, *sheet);
                }
            }
            _ => {}
        }
    }

    /// The course of the rounds, up to the reveal.
    fn apply_round(&mut self, event: &Event, at: &RecordRef) {
        match event {
            Event::LevelRaised(level) => self.raise_level(*level),
            Event::SheetAdded(sheet, ring) if usize::from(sheet.0) == self.sheets.len() + 1 => {
                self.sheets.push_back(*ring);
            }
            Event::RoundOpened(round, clock) => self.open_round(*round, *clock),
            Event::RoundClosed(_, left) => self.close_round(*left),
            Event::RowsCollected(round, rows) => {
                for row in rows {
                    self.collect(*round, row, at);
                }
            }
            Event::WritingEnded => {
                self.phase = Phase::Written;
                self.clock = None;
                self.opened.clear();
                self.settle_seats();
            }
            Event::RoundAdded => self.added_rounds = self.added_rounds.saturating_add(1),
            Event::SheetOpened(sheet) => {
                self.opened.insert(*sheet);
            }
            Event::RowSkipped(sheet, round, reason) => {
                self.skipped.insert((*sheet, *round), reason.clone());
                self.reopened.remove(&(*sheet, *round));
            }
            Event::RowReopened(sheet, round) => {
                self.skipped.remove(&(*sheet, *round));
                self.reopened.insert((*sheet, *round));
            }
            Event::Revealed => {
                self.revealed = true;
                self.clock = None;
                self.settle_seats();
            }
            _ => {}
        }
    }

    /// Ideas in cells, from the session file.
    fn apply_idea(&mut self, event: &Event, at: &RecordRef) {
        match event {
            Event::IdeaWritten {
                id,
                sheet,
                round,
                cell,
                text,
                by,
                typed_by,
                lineage,
            } => self.put(Idea {
                id: *id,
                sheet: Some(*sheet),
                round: *round,
                cell: *cell,
                text: text.clone(),
                by: *by,
                substitute: by
                    .and_then(|_| self.stand_in(*sheet, *round))
                    .map(str::to_owned),
                typed_by: *typed_by,
                lineage: lineage.clone(),
                record: *at,
            }),
            Event::IdeaAmended(id, text, lineage) => {
                if let Some(idea) = self.ideas.get_mut(id) {
                    idea.text.clone_from(text);
                    idea.lineage.clone_from(lineage);
                }
            }
            Event::IdeaErased(id) => {
                self.ideas.remove(id);
                self.loosen(*id);
                self.lone.remove(id);
            }
            _ => {}
        }
    }

    /// The steps of convergence: what was seen, counted and decided.
    fn apply_step(&mut self, event: &Event, at: &RecordRef) {
        match event {
            Event::StepEntered(step) => {
                self.phase = Phase::Converging(*step);
                self.left_out.remove(step);
            }
            Event::StepSkipped(step) => {
                self.left_out.insert(*step);
            }
            Event::IdeasShown(ideas, present) => {
                for id in ideas {
                    let most = self.shown.get(id).copied().unwrap_or(0).max(*present);
                    self.shown.insert(*id, most);
                }
            }
            Event::Decided {
                id,
                kind,
                options,
                wording,
            } => {
                self.decisions.retain(|decision| decision.id != *id);
                self.decisions.push_back(RoomDecision {
                    id: *id,
                    kind: *kind,
                    options: options.clone(),
                    wording: wording.clone(),
                    record: *at,
                });
            }
            Event::DecisionRetracted(id) => self.decisions.retain(|decision| decision.id != *id),
            Event::Finished => self.phase = Phase::Done,
            _ => {}
        }
    }

    fn raise_level(&mut self, level: Anonymity) {
        self.level = self.level.max(level);
        if self.is_secret() {
            let common = most_common(&self.seats.iter().filter(|seat| seat.may_vote()));
            self.seats
                .iter_mut()
                .filter(|seat| seat.input != InputMode::Watching)
                .for_each(|seat| seat.input = common);
        }
    }

    /// Lays an idea that was handed in beforehand on a sheet.
    fn lay(&mut self, id: ItemId, sheet: SheetNo) {
        let cell = self.next_cell(Some(sheet));
        if let Some(idea) = self
            .ideas
            .get_mut(&id)
            .filter(|idea| idea.round == BEFOREHAND)
        {
            idea.sheet = Some(sheet);
            idea.cell = cell;
        }
    }

    fn next_cell(&self, sheet: Option<SheetNo>) -> u8 {
        let cells = self
            .ideas
            .values()
            .filter(|idea| idea.round == BEFOREHAND && idea.sheet == sheet)
            .map(|idea| idea.cell);
        cells.max().map_or(0, |cell| cell.saturating_add(1))
    }

    fn put(&mut self, idea: Idea) {
        self.ideas.insert(idea.id, idea);
    }

    fn open_round(&mut self, round: RoundNo, clock: Timebox) {
        self.settle_seats();
        self.phase = Phase::Writing;
        self.round = round;
        self.clock = Some(clock);
        self.opened.clear();
        let seats: Vec<(SeatNo, InputMode)> = self
            .active_seats()
            .map(|seat| (seat.no, seat.input))
            .collect();
        for (seat, input) in seats {
            self.wrote_on.insert((round, seat), input);
        }
        for layer in [&mut self.open, &mut self.secret] {
            layer.turn = None;
            layer.drafts.clear();
        }
    }

    /// Somebody writes otherwise from now on: so the row in hand is written, unless it is done with.
    /// (In 無記名 all write the same way, so the secret layer is not asked.)
    fn write_from_now_on(&mut self, who: ParticipantId) {
        let place = self
            .seat_of(who)
            .map(|seat| ((self.round, seat.no), seat.input))
            .filter(|(row, _)| !self.open.done.contains_key(row));
        if let Some((row, input)) = place.filter(|_| self.phase == Phase::Writing) {
            self.wrote_on.insert(row, input);
        }
    }

    fn close_round(&mut self, left: i64) {
        self.bank_ms = self.bank_ms.saturating_add(left);
        self.clock = None;
        self.settle_seats();
    }

    /// At a boundary those who come open and those who leave close.
    fn settle_seats(&mut self) {
        for seat in &mut self.seats {
            seat.standing = match seat.standing {
                Standing::Coming | Standing::Open => Standing::Open,
                Standing::Leaving | Standing::Closed => Standing::Closed,
            };
        }
    }

    fn collect(&mut self, round: RoundNo, row: &CollectedRow, at: &RecordRef) {
        self.collected.insert((row.sheet, round));
        for (id, cell, text, lineage) in &row.ideas {
            self.put(Idea {
                id: *id,
                sheet: Some(row.sheet),
                round,
                cell: *cell,
                text: text.clone(),
                by: None,
                substitute: None,
                typed_by: None,
                lineage: lineage.clone(),
                record: *at,
            });
        }
        self.secret.drafts.clear();
    }

    fn turn_clock(&mut self, event: &Event) {
        let Some(clock) = self.clock else { return };
        let (clock, banked) = match event {
            Event::Paused(at) => (clock.paused(*at), 0),
            Event::Resumed(at) => (clock.resumed(*at), 0),
            Event::TimeAdded(ms) => (
                clock.lengthened(*ms),
                -i64::try_from(*ms).unwrap_or(i64::MAX),
            ),
            Event::TimeCalled(at) => (
                Timebox {
                    length: clock.elapsed(*at),
                    ..clock.resumed(*at)
                },
                clock.remaining(*at).max(0),
            ),
            Event::HandedOver(at) if *at < clock.started => {
                (Timebox::starting(*at, clock.length), 0)
            }
            _ => (clock, 0),
        };
        self.clock = Some(clock);
        self.bank_ms = self.bank_ms.saturating_add(banked);
    }

    fn change_seats(&mut self, event: &Event) {
        let writing = self.phase == Phase::Writing;
        match event {
            Event::SeatAdded(seat) if self.seat(seat.no).is_none() => {
                self.seats.push_back(seat.clone());
                self.write_from_now_on(seat.occupant);
                self.disturbed.insert(seat.ring);
                if writing {
                    self.came_in.insert(seat.no, self.round);
                }
                self.late = self.late.saturating_add(u8::from(writing));
            }
            Event::SeatLeft(no) => {
                // The sheet of a round stays in hand until the hand-over: what is typed on it counts.
                let holds = writing && self.seat(*no).is_some_and(Seat::is_active);
                let standing = if holds {
                    Standing::Leaving
                } else {
                    Standing::Closed
                };
                self.change_standing(*no, standing);
            }
            Event::SeatRetaken(no, true) => self.change_standing(*no, Standing::Open),
            Event::SeatRetaken(no, false) => self.change_standing(*no, Standing::Coming),
            Event::SeatSubstituted(no, name) => {
                self.seats
                    .iter_mut()
                    .filter(|seat| seat.no == *no)
                    .for_each(|seat| seat.substitute.clone_from(name));
                // Whoever is done with the row wrote it; else the one who sits down now goes on
                // with it.
                if writing
                    && self.open.dealt.contains_key(&(self.round, *no))
                    && !self.open.done.contains_key(&(self.round, *no))
                {
                    self.seat_stand_in(*no);
                }
            }
            _ => {}
        }
    }

    /// Changes where a seat stands, which disturbs its ring.
    fn change_standing(&mut self, no: SeatNo, standing: Standing) {
        for seat in self.seats.iter_mut().filter(|seat| seat.no == no) {
            seat.standing = standing;
            self.disturbed.insert(seat.ring);
        }
        if let Some(who) = self.seat(no).map(|seat| seat.occupant) {
            self.write_from_now_on(who);
        }
    }

    /// A skipped row disturbs its ring. (In 無記名 nothing rotates, so the secret layer need not say
    /// so.)
    fn disturb(&mut self, event: &SeatEvent) {
        if let SeatEvent::SeatSkipped(no, _) = event
            && let Some(ring) = self.seat(*no).map(|seat| seat.ring)
        {
            self.disturbed.insert(ring);
        }
    }

    /// Whoever is dealt a sheet while a substitute sits there: the row is the substitute's, even
    /// when it is transcribed much later.
    fn seat_stand_ins(&mut self, event: &SeatEvent) {
        if let SeatEvent::Dealt(round, holdings) = event
            && *round == self.round
        {
            for (seat, _) in holdings {
                self.seat_stand_in(*seat);
            }
        }
    }

    fn seat_stand_in(&mut self, no: SeatNo) {
        match self.seat(no).and_then(|seat| seat.substitute.clone()) {
            Some(name) => self.stood_in.insert((self.round, no), name),
            None => self.stood_in.remove(&(self.round, no)),
        };
    }
}

/// What happens at one seat, told to one layer.
fn happen(layer: &mut Layer, round: RoundNo, event: &SeatEvent) {
    match event {
        SeatEvent::Dealt(when, holdings) => layer.dealt.extend(
            holdings
                .iter()
                .map(|(seat, sheet)| ((*when, *seat), *sheet)),
        ),
        SeatEvent::Drafted {
            sheet, cell, text, ..
        } if text.is_empty() => {
            layer.drafts.remove(&(*sheet, *cell));
        }
        SeatEvent::Drafted {
            sheet,
            cell,
            text,
            lineage,
        } => {
            layer.drafts.insert(
                (*sheet, *cell),
                Draft {
                    text: text.clone(),
                    lineage: lineage.clone(),
                },
            );
        }
        SeatEvent::TurnOpened(seat) => layer.turn = Some(*seat),
        SeatEvent::RowFinished(seat) => be_done(layer, round, *seat, Done::Finished),
        SeatEvent::SeatSkipped(seat, reason) => {
            be_done(layer, round, *seat, Done::Skipped(reason.clone()));
        }
        SeatEvent::RowResumed(seat) => {
            layer.done.remove(&(round, *seat));
        }
        SeatEvent::Cast {
            voter,
            question,
            option,
            value: Some(value),
        } => {
            layer.ballots.insert((*question, *voter, *option), *value);
        }
        SeatEvent::Cast {
            voter,
            question,
            option,
            value: None,
        } => {
            layer.ballots.remove(&(*question, *voter, *option));
            forget_budgets(layer);
        }
        SeatEvent::RoomRated {
            criterion,
            option,
            rating: Some(rating),
        } => {
            layer.rated.insert((*criterion, *option), *rating);
        }
        SeatEvent::RoomRated {
            criterion,
            option,
            rating: None,
        } => {
            layer.rated.remove(&(*criterion, *option));
        }
    }
}

fn be_done(layer: &mut Layer, round: RoundNo, seat: SeatNo, how: Done) {
    layer.done.insert((round, seat), how);
    layer.turn = layer.turn.filter(|turn| *turn != seat);
}
