//! A plausible next command, for the laws and the benchmarks: every event comes up, refusals among
//! them.

use super::command::{Command, FindingEdit, FindingSource};
use super::event::{ActionChange, IndicatorChange, ProgrammeChange};
use super::judging::{Judgement, Thresholds};
use super::moving::{STATES, with_words};
use super::state::{Agreement, Course, Factor, FindingAnswer, Pull, Reason, Starter, State};
use crate::domain::{
    ActionState, Consent, ControlLevel, Decimal, Dice, Direction, Due, IndicatorClass, ItemId,
    Measurement, ParticipantId, Room,
};

const YEAR: i32 = 2026;

/// A plausible next command.
pub(super) fn rehearse(state: &State, room: &Room<'_>, dice: &mut Dice) -> Command {
    let command = match dice.roll(10) {
        0 | 1 => about_programmes(state, dice),
        2..=6 => about_findings(state, room, dice),
        _ => about_actions(state, room, dice),
    };
    // Nothing there yet to talk about: somebody begins.
    command.unwrap_or_else(|| {
        Command::RecordFinding(
            FindingSource::Talk,
            words(dice, "健診の待ち時間が長い"),
            vec![FindingEdit::By(someone(room, dice))],
        )
    })
}

fn words(dice: &mut Dice, words: &str) -> String {
    if dice.roll(15) == 0 {
        String::new()
    } else {
        format!("{words} {}", dice.roll(1000))
    }
}

fn someone(room: &Room<'_>, dice: &mut Dice) -> Option<ParticipantId> {
    dice.pick(&room.people.keys().copied().collect::<Vec<_>>())
        .copied()
}

fn value(dice: &mut Dice) -> Option<Decimal> {
    (dice.roll(6) > 0).then(|| Decimal {
        units: dice.roll(1000) as i64 - 50,
        scale: 1,
    })
}

fn about_programmes(state: &State, dice: &mut Dice) -> Option<Command> {
    let programmes: Vec<ItemId> = state
        .programmes
        .iter()
        .map(|evaluated| evaluated.programme.id)
        .collect();
    let indicators: Vec<ItemId> = state
        .indicators()
        .map(|(_, indicator)| indicator.id)
        .collect();
    let programme = dice.pick(&programmes).copied();
    let indicator = dice.pick(&indicators).copied();
    let name = |dice: &mut Dice| words(dice, "事業所への出前講座");
    match dice.roll(10) {
        0 if programmes.len() < 12 => Some(Command::AddProgramme(vec![
            ProgrammeChange::Name(name(dice)),
            ProgrammeChange::Purpose("働く世代の健診".into()),
        ])),
        1 => Some(Command::ChangeProgramme(
            programme?,
            vec![
                ProgrammeChange::Name(name(dice)),
                ProgrammeChange::TargetGroup(words(dice, "小規模事業場")),
                ProgrammeChange::Partners("商工会".into()),
            ],
        )),
        2 => Some(Command::RemoveProgramme(programme?)),
        3 | 4 => Some(Command::AddIndicator(
            programme?,
            vec![
                IndicatorChange::Name(words(dice, "実施率")),
                IndicatorChange::Unit("%".into()),
            ],
        )),
        5..=7 => Some(Command::ChangeIndicator(
            indicator?,
            vec![indicator_change(dice)],
        )),
        8 => Some(Command::RemoveIndicator(indicator?)),
        _ => Some(Command::SetEvaluation(
            [None, Some(YEAR - 1), Some(YEAR), Some(3)][dice.roll(4)],
            Thresholds {
                on_track: 70 + dice.roll(30) as u16,
                slow: 50 + dice.roll(30) as u16,
            },
        )),
    }
}

fn indicator_change(dice: &mut Dice) -> IndicatorChange {
    let year = YEAR - 2 + dice.roll(4) as i32;
    match dice.roll(8) {
        0 => IndicatorChange::Name(words(dice, "喫煙率")),
        1 => IndicatorChange::Class(IndicatorClass::ALL[dice.roll(4)]),
        2 => IndicatorChange::Direction(Direction::ALL[dice.roll(2)]),
        3 => IndicatorChange::Baseline(value(dice).map(|value| Measurement { year, value })),
        4 | 5 => IndicatorChange::Target(year, value(dice)),
        6 => IndicatorChange::Actual(if dice.roll(9) == 0 { 3 } else { year }, value(dice)),
        _ => IndicatorChange::Source(words(dice, "法定報告")),
    }
}

fn about_findings(state: &State, room: &Room<'_>, dice: &mut Dice) -> Option<Command> {
    let findings: Vec<ItemId> = state.findings.iter().map(|finding| finding.id).collect();
    let finding = dice.pick(&findings).copied();
    match dice.roll(13) {
        0 | 1 => {
            let items: Vec<ItemId> = state.available(room).iter().map(|item| item.id).collect();
            Some(Command::RecordFinding(
                FindingSource::Item(*dice.pick(&items)?),
                String::new(),
                Vec::new(),
            ))
        }
        2 => {
            let indicators: Vec<ItemId> = state
                .indicators()
                .map(|(_, indicator)| indicator.id)
                .collect();
            let source = FindingSource::Indicator(*dice.pick(&indicators)?, YEAR);
            Some(Command::RecordFinding(
                source,
                if dice.roll(2) == 0 {
                    String::new()
                } else {
                    words(dice, "目標に届かない")
                },
                Vec::new(),
            ))
        }
        3 => Some(Command::ChangeFinding(
            finding?,
            vec![finding_edit(state, room, dice)],
        )),
        4 => Some(Command::RemoveFinding(finding?)),
        5 => Some(Command::Rule(
            finding?,
            Judgement::ALL[dice.roll(5)],
            words(dice, "年度途中の数字のため"),
        )),
        6 => Some(Command::LiftRuling(finding?)),
        7 | 8 => {
            let pull = Pull::ALL[dice.roll(2)];
            let known = dice
                .pick(Starter::of(pull))
                .copied()
                .filter(|_| dice.roll(2) == 0);
            let label =
                known.map_or_else(|| Reason::Words(words(dice, "異動が続いた")), Reason::Known);
            Some(Command::AddFactors(finding?, vec![Factor { pull, label }]))
        }
        9 => {
            let of = state.finding(finding?)?;
            Some(Command::RemoveFactor(
                of.id,
                of.factors.get(dice.roll(of.factors.len()))?.0.clone(),
            ))
        }
        10 | 11 => {
            let answer = FindingAnswer {
                course: Course::ALL[dice.roll(8)],
                agreement: Agreement::ALL[dice.roll(3)],
                reason: words(dice, "休日にも開く"),
            };
            Some(Command::Respond(finding?, answer))
        }
        _ => Some(Command::WithdrawResponse(finding?)),
    }
}

fn finding_edit(state: &State, room: &Room<'_>, dice: &mut Dice) -> FindingEdit {
    let programmes: Vec<ItemId> = state
        .programmes
        .iter()
        .map(|evaluated| evaluated.programme.id)
        .collect();
    let indicators: Vec<ItemId> = state
        .indicators()
        .map(|(_, indicator)| indicator.id)
        .collect();
    match dice.roll(5) {
        0 => FindingEdit::Text(words(dice, "被扶養者に届いていない")),
        1 => FindingEdit::Programme(dice.pick(&programmes).copied()),
        2 => FindingEdit::Indicator(dice.pick(&indicators).copied(), YEAR),
        3 => FindingEdit::Basis(words(dice, "聞き取り")),
        _ => FindingEdit::By(someone(room, dice)),
    }
}

fn about_actions(state: &State, room: &Room<'_>, dice: &mut Dice) -> Option<Command> {
    let actions: Vec<ItemId> = state.actions.iter().map(|card| card.action.id).collect();
    let action = dice.pick(&actions).copied();
    match dice.roll(14) {
        0..=2 => {
            let findings = state.findings.iter().map(|finding| finding.id);
            let from: Vec<ItemId> = findings
                .chain(state.available(room).iter().map(|item| item.id))
                .collect();
            let consent = Consent::ALL.get(dice.roll(4)).copied();
            let what = vec![
                ActionChange::What(words(dice, "昼休みに測定会を開く")),
                ActionChange::Organisation("あおば町".into()),
            ];
            Some(Command::MakeAction(
                dice.pick(&from).copied().filter(|_| dice.roll(5) > 0),
                what,
                consent,
            ))
        }
        3 | 11..=13 => Some(Command::ChangeAction(
            action?,
            vec![action_change(state, dice)],
        )),
        4 => Some(Command::NoteConsent(action?, Consent::ALL[dice.roll(3)])),
        5..=8 => Some(Command::MoveAction(
            action?,
            with_words(
                &STATES[dice.roll(STATES.len())],
                &words(dice, "事情が変わった"),
            ),
        )),
        9 => Some(Command::TellObstacle(
            action?,
            words(dice, "予算がつかない"),
            ControlLevel::ALL.get(dice.roll(6)).copied(),
            (dice.roll(2) == 0).then_some(ActionState::CarriedOver),
        )),
        _ => Some(Command::RemoveAction(action?)),
    }
}

fn action_change(state: &State, dice: &mut Dice) -> ActionChange {
    let programmes: Vec<ItemId> = state
        .programmes
        .iter()
        .map(|evaluated| evaluated.programme.id)
        .collect();
    match dice.roll(13) {
        0 => ActionChange::What(words(dice, "夕方に測定会を開く")),
        1 => ActionChange::ForWhom(words(dice, "小規模事業場で働く人")),
        2 => ActionChange::Organisation(words(dice, "みどり圏域商工会")),
        3 => ActionChange::Post(words(dice, "経営指導員")),
        4 => ActionChange::Partners(words(dice, "保健センター")),
        5 => ActionChange::Due(
            [
                Due::Open,
                Due::Quarter(YEAR + 1, dice.roll(6) as u8),
                Due::Meeting(YEAR + 1, 1),
            ][dice.roll(3)],
        ),
        6 => ActionChange::Indicator(words(dice, "参加者数")),
        7 => ActionChange::Target(words(dice, "人")),
        8 => ActionChange::Actual(words(dice, "人")),
        9 => ActionChange::Resources(words(dice, "会場費")),
        10 => ActionChange::Level(ControlLevel::ALL[dice.roll(3)]),
        11 => ActionChange::FirstStep(words(dice, "4月の総会で説明する")),
        _ => ActionChange::Programme(dice.pick(&programmes).copied()),
    }
}
