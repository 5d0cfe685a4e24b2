//! Carrying out what a page, an overlay or a key decided: commands to the session, refusals to whoever
//! asked, and letting a session go.

use super::drafting;
use super::effect::Effect;
use super::meeting::{Meeting, opens_chapter};
use super::message_context::MessageContext;
use super::model::{Location, Model};
use super::overlay::{Choice, Overlay};
use super::seat::{Severity, TerminalSeat};
use crate::domain::Rejection;
use crate::input::{Response, SyncReason};
use crate::session::{Command, Origin};

/// Orders to the session, from an overlay or a page of the frame.
pub(super) fn command(
    model: &mut Model,
    moment: &mut MessageContext,
    commands: Vec<Command>,
) -> Vec<Effect> {
    let Location::Meeting(meeting) = &mut model.place else {
        return Vec::new();
    };
    let leads_on = commands.iter().any(opens_chapter);
    let (effects, result) = meeting.command(commands, moment);
    match result {
        Ok(()) => {
            meeting.sync(moment.now.ms, &SyncReason::Elsewhere);
            if leads_on {
                drafting::tell_what_stays(model);
            }
        }
        Err(rejection) => refused(&mut model.seat, moment, rejection),
    }
    effects
}

/// A refusal goes back to who asked; the rules need no sentence.
pub(super) fn refused(seat: &mut TerminalSeat, moment: &MessageContext, rejection: Rejection) {
    match moment.origin {
        Origin::Keyboard => seat.tell(rejection.0, Severity::Warning),
        Origin::Rules => {}
    }
}

/// Carries out what a page answered; `None` when it was not for it.
pub(super) fn answer(
    meeting: &mut Meeting,
    seat: &mut TerminalSeat,
    moment: &mut MessageContext,
    response: Response<Command>,
) -> Option<Vec<Effect>> {
    match response {
        Response::Ignored => return None,
        Response::Handled => {}
        Response::Tell(message) => seat.tell(message, Severity::Info),
        Response::Ask(question, commands) => {
            seat.overlay = Some(Overlay::Confirm(question, Choice::Commands(commands)));
        }
        Response::LeadOn(question) => seat.overlay = Some(Overlay::LeadOn(question, None)),
        Response::Do(commands) => {
            let (effects, result) = meeting.command(commands, moment);
            match result {
                Ok(()) => meeting.sync(moment.now.ms, &SyncReason::Accepted),
                Err(rejection) => {
                    // The page first: its draft has to stay, whoever reads the sentence.
                    meeting.sync(moment.now.ms, &SyncReason::Refused(rejection.clone()));
                    refused(seat, moment, rejection);
                }
            }
            return Some(effects);
        }
    }
    Some(Vec::new())
}

/// What is typed is kept, nothing of it recorded; the work of the worker is taken back; the file let
/// go. In this order: the file must be open for what is kept.
pub(super) fn let_go(model: &mut Model, moment: &mut MessageContext) -> Vec<Effect> {
    let mut effects = drafting::keep(model, moment);
    let Location::Meeting(meeting) = &mut model.place else {
        return effects;
    };
    let visit = meeting.visit;
    let taken_back = meeting.screens.take_back();
    effects.extend(taken_back.map(|(no, request)| Effect::Work(visit, no, request)));
    effects.push(Effect::CloseFile);
    effects
}

/// One place back: a session goes home, home goes out.
pub(super) fn leave(model: &mut Model, moment: &mut MessageContext) -> Vec<Effect> {
    let path = match &model.place {
        Location::Home => return vec![Effect::Quit],
        Location::Meeting(meeting) => meeting.path.clone(),
        Location::Replay(replay) => replay.path.clone(),
    };
    let mut effects = let_go(model, moment);
    model.place = Location::Home;
    effects.push(Effect::List);
    effects.extend(model.home.choose(&path));
    effects
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Settings;
    use crate::id;
    use crate::lang::Lang;
    use crate::paint::ThemeName;
    use crate::testing::context;

    #[test]
    fn a_refusal_is_told_to_the_keyboard_and_not_on_behalf_of_the_rules() {
        let now = context(0);
        let settings = Settings {
            lang: Lang::Ja,
            theme: ThemeName::Mono,
        };
        let mut model = Model::new(settings, (80, 24), now);
        for (origin, told) in [(Origin::Rules, 0), (Origin::Keyboard, 1)] {
            let moment = MessageContext::new(now, origin);
            let rejection = Rejection::new(id!("refuse-closed"));
            refused(&mut model.seat, &moment, rejection);
            assert_eq!(model.seat.notices.len(), told, "{origin:?}");
        }
    }
}
