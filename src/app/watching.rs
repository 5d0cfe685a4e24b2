//! The room's screen under messages and keys.

use super::deciding;
use super::effect::Effect;
use super::message_context::MessageContext;
use super::model::{Location, Model};
use super::msg::WatchReport;
use super::watch::{WATCH, WatchAction};
use crate::input::{Input, binding};

/// Takes what became of the file; the first report brings the screen up.
pub(super) fn take(model: &mut Model, report: WatchReport) {
    if !matches!(model.place, Location::Watch(_)) {
        model.place = Location::Watch(Box::default());
    }
    model.fit_screens();
    let now = model.seat.now.t;
    if let Location::Watch(watch) = &mut model.place {
        watch.take(report);
        watch.show(&now);
    }
}

/// Answers what comes in: nothing but leaving is answered.
pub(super) fn on_input(
    model: &mut Model,
    moment: &mut MessageContext,
    input: &Input,
) -> Vec<Effect> {
    match binding::action(&[WATCH], input, false) {
        Some(WatchAction::Leave) => deciding::leave(model, moment),
        None => Vec::new(),
    }
}

#[cfg(test)]
mod tests;
