//! The keys that work everywhere: help, the palette of every action, language, theme, notices, leaving.

use super::deciding;
use super::effect::{ChosenSetting, Effect};
use super::global::Global;
use super::hints::hints_below;
use super::message_context::MessageContext;
use super::model::Model;
use super::overlay::Overlay;
use super::seat::{Severity, TerminalSeat};
use crate::domain::Message;
use crate::id;
use crate::input::Scroller;
use crate::lang::Lang;
use crate::paint::ThemeName;

/// Does what a key that works everywhere asks.
pub(super) fn act(model: &mut Model, moment: &mut MessageContext, action: Global) -> Vec<Effect> {
    match action {
        Global::Help => model.seat.overlay = Some(Overlay::Help(Scroller::default())),
        Global::Palette => model.seat.overlay = Some(Overlay::palette(hints_below(model))),
        Global::Language => return vec![other_language(&mut model.seat)],
        Global::Theme => return vec![next_theme(&mut model.seat)],
        Global::Notices => model.seat.overlay = Some(Overlay::Notices(Scroller::default())),
        Global::Leave => return deciding::leave(model, moment),
    }
    Vec::new()
}

fn other_language(seat: &mut TerminalSeat) -> Effect {
    seat.settings.lang = match seat.settings.lang {
        Lang::Ja => Lang::En,
        Lang::En => Lang::Ja,
    };
    Effect::Remember(ChosenSetting::Lang(seat.settings.lang))
}

fn next_theme(seat: &mut TerminalSeat) -> Effect {
    let at = ThemeName::ALL
        .iter()
        .position(|theme| *theme == seat.settings.theme)
        .unwrap_or(0);
    seat.settings.theme = ThemeName::ALL[(at + 1) % ThemeName::ALL.len()];
    let theme = Message::new(seat.settings.theme.label());
    seat.tell(
        Message::new(id!("theme-is")).with("theme", theme),
        Severity::Info,
    );
    Effect::Remember(ChosenSetting::Theme(seat.settings.theme))
}
