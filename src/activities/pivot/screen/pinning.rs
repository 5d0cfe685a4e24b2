//! The keys among the pins.

use super::Screen;
use super::display::PivotPage;
use super::keys::PivotAction;
use crate::activities::pivot::rules::{Command, State};
use crate::input::{Response, Scene};

impl Screen {
    pub(super) fn act_on_pin(
        &mut self,
        action: PivotAction,
        scene: &Scene<'_, State>,
    ) -> Response<Command> {
        let pinned = scene.state.pins.get(self.pin_cursor.at());
        match (action, pinned) {
            (PivotAction::Back, _) => self.page = PivotPage::Table,
            (PivotAction::Reword, Some(pinned)) => self.ask_rewording(pinned),
            (PivotAction::Remove, Some(pinned)) => {
                return Response::Do(vec![Command::Remove(pinned.pin.id)]);
            }
            _ => return Response::Ignored,
        }
        Response::Handled
    }
}
