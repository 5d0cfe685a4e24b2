//! The forms that lie at the foot of a view, and picking somebody.

use crate::id;
use ratatui::layout::Rect;

use super::parts;
use crate::activities::brainwriting::rules::State;
use crate::activities::brainwriting::screen::Screen;
use crate::activities::brainwriting::screen::lists::layout;
use crate::activities::brainwriting::screen::model::{Entry, EntryPurpose, PeoplePicker};
use crate::domain::{Message, ParticipantId};
use crate::input::Scene;
use crate::paint::form::FormFrame;
use crate::paint::{Canvas, Share, rows};

/// The open form, at the foot of the area: what it is about stays in sight above it.
pub(crate) fn form(canvas: &mut Canvas<'_>, area: Rect, screen: &Screen, scene: &Scene<'_, State>) {
    let Some(entry) = screen.entry().filter(|_| scene.mode.is_live()) else {
        return;
    };
    let [_, foot] = rows(area, [Share::Rest(1), Share::Fixed(layout::FORM)]);
    let title = title(canvas, entry, screen, scene);
    canvas.form(foot, &entry.form, FormFrame::titled(&title));
}

fn title(canvas: &Canvas<'_>, entry: &Entry, screen: &Screen, scene: &Scene<'_, State>) -> String {
    let message = match &entry.purpose {
        EntryPurpose::Beforehand => Message::new(id!("bw-show-next-idea")),
        EntryPurpose::Reason(seat) => Message::new(id!("bw-show-reason")).with(
            "who",
            parts::addressed(canvas, &parts::seat_name(canvas, scene, *seat)),
        ),
        EntryPurpose::Naming(naming) => {
            let id = if naming.bundle.is_some() {
                id!("bw-show-renaming")
            } else if naming.of_bundles {
                id!("bw-show-naming-bundles")
            } else {
                id!("bw-show-naming")
            };
            Message::new(id).with("n", naming.members.len())
        }
        EntryPurpose::Wording => {
            Message::new(id!("bw-show-wording")).with("n", screen.decided_about(scene.state).len())
        }
        EntryPurpose::Votes => Message::new(id!("bw-show-votes-fate")),
        EntryPurpose::Hands => {
            Message::new(id!("bw-show-ask-hands")).with("least", least_hands(scene.state))
        }
        EntryPurpose::Rating(criterion, id) => Message::new(id!("bw-show-ask-rating"))
            .with("criterion", Message::new(criterion.label()))
            .with("option", parts::text_of(scene.state, *id)),
    };
    canvas.msg(&message)
}

/// How many raised their hands at least.
fn least_hands(state: &State) -> u16 {
    state.step().map_or(0, |step| state.least_hands(step))
}

/// A list of people, over what it was opened from.
pub(crate) fn picking(
    canvas: &mut Canvas<'_>,
    area: Rect,
    picking: &PeoplePicker,
    scene: &Scene<'_, State>,
) {
    let title = canvas.tr(id!("bw-show-pick-person")).into_owned();
    canvas.picker(
        area,
        &picking.picker,
        &title,
        |canvas, who: &Option<ParticipantId>, row, role| {
            let name = who.map_or_else(
                || canvas.tr(id!("bw-show-author-none")).into_owned(),
                |who| parts::person(canvas, scene, who),
            );
            canvas.text(row, &name, role);
        },
    );
}
