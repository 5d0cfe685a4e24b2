//! Saying no, or telling what happens.

mod actions;
mod findings;
mod known;
mod programmes;

use self::actions::{change_action_by, make, move_action, sprout};
use self::findings::{add_factors, change_finding, found, record, respond, rule};
use self::known::{Decided, card, finding, said};
pub(crate) use self::known::{HIGHEST_THRESHOLD, YEARS};
use self::programmes::{
    add_indicator, add_programme, change_indicator_by, change_programme_by, remove_indicator,
    remove_programme, set_evaluation,
};
use super::command::Command;
use super::event::{ActionChange, Event};
use super::state::State;
use crate::domain::{Action, Context, Rejection, Room};
use crate::id;

/// Says no, or tells what happens.
pub(super) fn decide(
    state: &State,
    room: &Room<'_>,
    command: Command,
    context: &Context,
) -> Decided {
    match command {
        Command::AddProgramme(changes) => add_programme(changes, context),
        Command::ChangeProgramme(id, changes) => change_programme_by(state, id, changes),
        Command::RemoveProgramme(id) => remove_programme(state, id),
        Command::AddIndicator(programme, changes) => {
            add_indicator(state, programme, changes, context)
        }
        Command::ChangeIndicator(id, changes) => change_indicator_by(state, id, changes),
        Command::RemoveIndicator(id) => remove_indicator(state, id),
        Command::SetEvaluation(year, thresholds) => set_evaluation(state, year, thresholds),
        Command::RecordFinding(source, words, edits) => {
            let found = found(state, room, source, &words)?;
            record(state, room, found, edits, context.id(0))
        }
        Command::ChangeFinding(id, edits) => change_finding(state, room, id, edits),
        Command::RemoveFinding(id) => {
            let finding = finding(state, id)?;
            if state.actions_of(finding.id).next().is_some() {
                return Err(Rejection::new(id!("board-refuse-has-actions")));
            }
            Ok(vec![Event::FindingRemoved(id)])
        }
        Command::Rule(id, judgement, reason) => rule(state, id, judgement, &reason),
        Command::LiftRuling(id) => Ok(finding(state, id)?
            .ruling
            .iter()
            .map(|_| Event::RulingLifted(id))
            .collect()),
        Command::AddFactors(id, factors) => add_factors(state, id, factors),
        Command::RemoveFactor(id, factor) => {
            let known = finding(state, id)?.names(&factor);
            Ok(if known {
                vec![Event::FactorRemoved(id, factor)]
            } else {
                Vec::new()
            })
        }
        Command::Respond(id, answer) => respond(state, id, &answer),
        Command::WithdrawResponse(id) => Ok(finding(state, id)?
            .answer
            .iter()
            .map(|_| Event::ResponseWithdrawn(id))
            .collect()),
        Command::MakeAction(from, changes, consent) => {
            let sprout = from.map_or(Ok(Action::default()), |from| sprout(state, room, from))?;
            make(state, sprout, changes, consent, context.id(0))
        }
        Command::ChangeAction(id, changes) => change_action_by(state, id, changes),
        Command::NoteConsent(id, consent) => {
            let card = card(state, id)?;
            Ok(if card.action.consent == Some(consent) {
                Vec::new()
            } else {
                vec![Event::ConsentNoted(id, consent)]
            })
        }
        Command::MoveAction(id, to) => move_action(state, id, to),
        Command::TellObstacle(id, why, level, to) => {
            let mut events = vec![Event::ObstacleTold(
                card(state, id)?.action.id,
                said(&why, id!("board-refuse-obstacle"))?,
            )];
            let level = level.map(ActionChange::Level).into_iter().collect();
            events.extend(change_action_by(state, id, level)?);
            events.extend(to.map_or_else(|| Ok(Vec::new()), |to| move_action(state, id, to))?);
            Ok(events)
        }
        Command::RemoveAction(id) if card(state, id)?.inherited => {
            Err(Rejection::new(id!("board-refuse-inherited")))
        }
        Command::RemoveAction(id) => Ok(vec![Event::ActionRemoved(id)]),
    }
}
