//! Plausible next commands, with which the shared laws and the benchmarks play whole meetings.

use super::ballots::{Criterion, Question, RoomRating, Voter};
use super::command::{Command, VotesFate};
use super::numbers::{BEFOREHAND, RoundNo, SeatNo, SheetNo};
use super::plan::{InputMode, Pass, PlanChoice, PlanField};
use super::state::{How, IdeaLineage, Phase, RowStatus, State};
use super::steps::ConvergenceStep;
use crate::domain::{DecisionKind, Dice, ItemId, ParticipantId, Room};

/// Beginnings of ideas as they are heard in the field.
const WORDS: [&str; 6] = [
    "昼休みに職場で血圧を測る",
    "商店街のポイントと歩数をつなぐ",
    "健診の案内を給与明細に入れる",
    "理美容の組合と健康講座をひらく",
    "保健師が小さな事業場を巡回する",
    "退職前の説明会で国保の健診を伝える",
];

/// What the room is asked.
const QUESTION: &str = "小規模事業場の健診を増やすにはどうしたらよいか";

/// A plausible next command; now and then one that must be refused.
pub(super) fn rehearse(state: &State, room: &Room<'_>, dice: &mut Dice) -> Command {
    if dice.roll(12) == 0 {
        return anything(state, room, dice);
    }
    match state.phase {
        Phase::Preparing => preparing(state, room, dice),
        Phase::Writing => writing(state, dice),
        Phase::Written => written(state, dice),
        Phase::Converging(step) => converging(state, step, dice),
        Phase::Done => match dice.roll(3) {
            0 => Command::GoBack,
            1 => Command::EnterStep(
                *dice
                    .pick(&ConvergenceStep::ALL)
                    .unwrap_or(&ConvergenceStep::Browsing),
            ),
            _ => transcribe(state, dice),
        },
    }
}

fn words(dice: &mut Dice) -> String {
    format!(
        "{}{}",
        dice.pick(&WORDS).copied().unwrap_or_default(),
        dice.roll(100)
    )
}

fn somebody(room: &Room<'_>, dice: &mut Dice) -> Option<ParticipantId> {
    let people: Vec<ParticipantId> = room.people.keys().copied().collect();
    dice.pick(&people).copied()
}

fn seat(state: &State, dice: &mut Dice) -> SeatNo {
    let seats: Vec<SeatNo> = state.seats.iter().map(|seat| seat.no).collect();
    dice.pick(&seats).copied().unwrap_or(SeatNo(1))
}

fn idea(state: &State, dice: &mut Dice) -> ItemId {
    let ideas: Vec<ItemId> = state.ideas.keys().copied().collect();
    dice.pick(&ideas).copied().unwrap_or(ItemId::NIL)
}

fn bundle(state: &State, dice: &mut Dice) -> ItemId {
    let bundles: Vec<ItemId> = state.bundles.iter().map(|bundle| bundle.id).collect();
    dice.pick(&bundles).copied().unwrap_or(ItemId::NIL)
}

fn lineage(state: &State, dice: &mut Dice) -> IdeaLineage {
    match dice.roll(3) {
        0 if !state.ideas.is_empty() => IdeaLineage {
            how: How::ALL[1 + dice.roll(3)],
            on: vec![idea(state, dice)],
        },
        _ => IdeaLineage::default(),
    }
}

/// A choice of one value of the plan, now and then taken back.
fn choice(dice: &mut Dice) -> Command {
    let field = *dice.pick(&PlanField::ALL).unwrap_or(&PlanField::Rounds);
    let small = 1 + dice.roll(4) as u8;
    let choice = match field {
        _ if dice.roll(3) == 0 => PlanChoice::follow_room(field),
        PlanField::Rounds => PlanChoice::Rounds(Some(small)),
        PlanField::Cells => PlanChoice::Cells(Some(small)),
        PlanField::BaseTime => PlanChoice::BaseTime(Some(u64::from(small) * 60_000)),
        PlanField::TurnTime => PlanChoice::TurnTime(Some(u64::from(small) * 20_000)),
        PlanField::Pass => PlanChoice::Pass(dice.pick(&Pass::ALL).copied()),
        PlanField::Goal => PlanChoice::Goal(Some(u16::from(small) * 20)),
        PlanField::SecondLap => PlanChoice::SecondLap(Some(dice.roll(2) == 0)),
    };
    Command::Choose(choice)
}

fn preparing(state: &State, room: &Room<'_>, dice: &mut Dice) -> Command {
    match dice.roll(8) {
        0 => {
            let mut plan = state.fitted_plan(room);
            plan.question = QUESTION.into();
            plan.rounds = plan.rounds.min(2 + dice.roll(3) as u8);
            Command::Prepare(plan)
        }
        1 => somebody(room, dice).map_or(Command::Begin, |who| match state.inputs.keys().next() {
            Some(chosen) if dice.roll(2) == 0 => Command::ReleaseInput(*chosen),
            _ => Command::SetInput(who, InputMode::ALL[dice.roll(2)]),
        }),
        2 => Command::Contribute {
            by: somebody(room, dice),
            text: words(dice),
            typed_by: somebody(room, dice),
        },
        3 => choice(dice),
        _ if state.question().is_none() => Command::Choose(PlanChoice::Question(QUESTION.into())),
        _ => Command::Begin,
    }
}

fn writing(state: &State, dice: &mut Dice) -> Command {
    let waiting = state.unfinished_seats();
    let writer = dice.pick(&waiting).copied();
    match (dice.roll(24), writer) {
        (0, Some(seat)) => Command::SkipSeat(seat, "電話のため".into()),
        (1, _) => Command::AddMinute,
        (2, _) => Command::Pause,
        (3, _) => Command::Resume,
        (4, _) if dice.roll(3) == 0 => Command::EndNow,
        (5, _) => Command::OpenSheet(SheetNo(1 + dice.roll(state.sheets.len()) as u8)),
        (6, _) if dice.roll(4) == 0 => Command::AddRound,
        (7, _) => transcribe(state, dice),
        // Right behind the beginning of a round the sheets still go round.
        (15..=17, _) if state.round > 1 => Command::Advance { confirmed: false },
        (8, _) => Command::ResumeRow(seat(state, dice)),
        (9, _) => Command::OpenTurn(state.next_writer().unwrap_or(SeatNo(1))),
        (10, Some(seat)) => {
            let sheet = state.sheet_in_hand(seat, state.round).unwrap_or(SheetNo(1));
            Command::EraseCell {
                sheet,
                round: state.round,
                cell: dice.roll(usize::from(state.cells())) as u8,
            }
        }
        (11..=14, Some(seat)) => Command::FinishRow(seat),
        (_, Some(seat)) => {
            let sheet = state.sheet_in_hand(seat, state.round).unwrap_or(SheetNo(1));
            let cell = dice.roll(usize::from(state.cells())) as u8;
            Command::WriteCell {
                sheet,
                round: state.round,
                cell,
                text: words(dice),
                typed_by: None,
                lineage: lineage(state, dice),
            }
        }
        (_, None) => Command::Advance {
            confirmed: dice.roll(2) == 0,
        },
    }
}

/// Types a row that still lies there on paper; leaves one empty now and then.
fn transcribe(state: &State, dice: &mut Dice) -> Command {
    let rows = state.waiting_rows();
    match dice.pick(&rows).copied() {
        Some((sheet, round)) if dice.roll(6) == 0 => {
            Command::SkipRow(sheet, round, "用紙なし".into())
        }
        Some(_) if dice.roll(12) == 0 => reopen(state, dice),
        Some((sheet, round)) => Command::WriteRow {
            sheet,
            round,
            texts: vec![words(dice), String::new(), words(dice)],
            typed_by: None,
        },
        None => Command::WriteCell {
            sheet: SheetNo(1 + dice.roll(state.sheets.len()) as u8),
            round: if dice.roll(4) == 0 { BEFOREHAND } else { 1 },
            cell: dice.roll(3) as u8,
            text: words(dice),
            typed_by: None,
            lineage: lineage(state, dice),
        },
    }
}

/// Opens a row of an earlier round again, whatever it is.
fn reopen(state: &State, dice: &mut Dice) -> Command {
    let rows: Vec<(SheetNo, RoundNo)> = state.rows_handed_in().collect();
    let (sheet, round) = dice.pick(&rows).copied().unwrap_or((SheetNo(1), 1));
    Command::ReopenRow(sheet, round)
}

fn written(state: &State, dice: &mut Dice) -> Command {
    match dice.roll(7) {
        0..=2 if !state.waiting_rows().is_empty() => transcribe(state, dice),
        3 => Command::AddRound,
        4 => Command::Reveal,
        5 => reopen(state, dice),
        _ => Command::Advance { confirmed: false },
    }
}

fn converging(state: &State, step: ConvergenceStep, dice: &mut Dice) -> Command {
    match dice.roll(14) {
        0 => Command::SkipStep,
        1 => Command::GoBack,
        2 => Command::Advance { confirmed: false },
        3 if !Question::of(step).is_empty() => match dice.roll(4) {
            0 => Command::CloseTally,
            1 => Command::ReopenTally,
            2 => Command::CountHands(dice.roll(8) as u16),
            _ => Command::ShortList(dice.roll(4) as u16),
        },
        _ => at_step(state, step, dice),
    }
}

fn at_step(state: &State, step: ConvergenceStep, dice: &mut Dice) -> Command {
    let voter = if dice.roll(8) == 0 {
        Voter::Room
    } else {
        Voter::Seat(seat(state, dice))
    };
    let options = state.options(step);
    let option = dice.pick(&options).copied().unwrap_or(ItemId::NIL);
    match step {
        ConvergenceStep::Browsing => {
            Command::MarkShown(state.unseen().into_iter().take(1 + dice.roll(6)).collect())
        }
        ConvergenceStep::Starring if dice.roll(3) == 0 => Command::Favour(voter, option, 1),
        ConvergenceStep::Starring => Command::Star(voter, option, u16::from(dice.roll(6) > 0)),
        ConvergenceStep::Grouping => grouping(state, dice),
        ConvergenceStep::Stickers if state.totals.contains_key(&step) => {
            Command::ShortList(dice.roll(3) as u16)
        }
        ConvergenceStep::Stickers if dice.roll(8) == 0 => {
            let chosen = Some(1 + dice.roll(5) as u8).filter(|_| dice.roll(4) > 0);
            match dice.roll(2) {
                0 => Command::ChooseStickers(chosen),
                _ => Command::ChooseStickerCap(chosen),
            }
        }
        ConvergenceStep::Stickers => Command::Vote(voter, option, dice.roll(3) as u16),
        ConvergenceStep::Weighing => Command::Weigh(
            voter,
            option,
            Some(dice.roll(4) as u16).filter(|_| dice.roll(8) > 0),
        ),
        ConvergenceStep::Criteria if dice.roll(6) == 0 => Command::RateAsRoom(
            Criterion::ALL[dice.roll(4)],
            option,
            [
                None,
                Some(RoomRating::Median(10 + dice.roll(41) as u16)),
                Some(RoomRating::Hands([0, 1, 0, dice.roll(2) as u16, 1])),
            ][dice.roll(3)],
        ),
        ConvergenceStep::Criteria => Command::Rate(
            voter,
            option,
            Criterion::ALL[dice.roll(4)],
            Some(1 + dice.roll(5) as u16).filter(|_| dice.roll(8) > 0),
        ),
        ConvergenceStep::Deciding => match state.decisions.last().map(|decision| decision.id) {
            Some(id) if dice.roll(4) == 0 => Command::Retract(id),
            _ => Command::Decide {
                kind: DecisionKind::ALL[dice.roll(3)],
                options: vec![option],
                wording: words(dice),
            },
        },
    }
}

/// A change of what can be voted on, mostly with a word on the votes that it touches.
fn grouping(state: &State, dice: &mut Dice) -> Command {
    let mut changes = vec![one_change(state, dice)];
    if dice.roll(6) == 0 {
        changes.push(one_change(state, dice));
    }
    let votes = [None, Some(VotesFate::Keep), Some(VotesFate::Drop)][dice.roll(3)];
    Command::Regroup { changes, votes }
}

fn one_change(state: &State, dice: &mut Dice) -> Command {
    match dice.roll(11) {
        9 => Command::GatherBundles(words(dice), vec![bundle(state, dice), bundle(state, dice)]),
        10 => {
            let above = state
                .bundles
                .iter()
                .find(|bundle| state.below(bundle.id).next().is_some());
            let above = above.map(|bundle| bundle.id).filter(|_| dice.roll(3) > 0);
            Command::PlaceBundles(above, vec![bundle(state, dice)])
        }
        0 => Command::MarkLone(idea(state, dice), dice.roll(3) > 0),
        1 => Command::Ungather(idea(state, dice)),
        2 => Command::RenameBundle(bundle(state, dice), words(dice)),
        3 => Command::MergeBundles(bundle(state, dice), bundle(state, dice)),
        4 if state.bundles.len() > 3 => Command::DissolveBundle(bundle(state, dice)),
        5 | 6 => Command::Gather(bundle(state, dice), vec![idea(state, dice)]),
        _ => Command::MakeBundle(words(dice), vec![idea(state, dice), idea(state, dice)]),
    }
}

/// Something that hardly fits the moment.
fn anything(state: &State, room: &Room<'_>, dice: &mut Dice) -> Command {
    match dice.roll(8) {
        0 => Command::Begin,
        1 => Command::Deal,
        2 => somebody(room, dice).map_or(Command::Pause, |who| {
            Command::SetInput(who, InputMode::ALL[dice.roll(3)])
        }),
        3 => Command::Contribute {
            by: somebody(room, dice),
            text: words(dice),
            typed_by: None,
        },
        4 => Command::Weigh(
            Voter::Seat(seat(state, dice)),
            idea(state, dice),
            Some(9_999),
        ),
        5 => Command::WriteCell {
            sheet: SheetNo(200),
            round: 9,
            cell: 9,
            text: words(dice),
            typed_by: None,
            lineage: IdeaLineage::default(),
        },
        6 => match state.row(SheetNo(1), 1) {
            RowStatus::Waiting => Command::SkipRow(SheetNo(1), 1, String::new()),
            _ => Command::EraseCell {
                sheet: SheetNo(1),
                round: 1,
                cell: 0,
            },
        },
        _ => Command::MarkShown(vec![idea(state, dice)]),
    }
}
