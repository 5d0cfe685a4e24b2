//! Picking somebody: whose an idea is, or who types for the writer (代筆). Lists of people are long,
//! so typing narrows them.

use super::Screen;
use super::model::{OpenPanel, PeoplePicker};
use super::preparing::{is_anonymous, people_here};
use crate::activities::brainwriting::rules::{Command, State};
use crate::domain::{Arg, Message, ParticipantId};
use crate::id;
use crate::input::picker::Pickable;
use crate::input::{Input, Picker, PickerAnswer, Response, Scene, picker_rows};

/// Nobody, then everybody on the list, by their names.
pub(super) fn author_options(scene: &Scene<'_, State>) -> Vec<(Option<ParticipantId>, Arg)> {
    let none = (None, Message::new(id!("bw-show-author-none")).into());
    let people = scene.room.people.iter();
    let people = people.map(|(id, person)| (Some(*id), person.label().into()));
    std::iter::once(none).chain(people).collect()
}

impl Screen {
    fn pick(&mut self, people: Vec<(ParticipantId, String)>, now: Option<ParticipantId>) {
        let nobody = Pickable {
            value: None,
            words: String::new(),
        };
        let person = |(id, words)| Pickable {
            value: Some(id),
            words,
        };
        let items: Vec<_> = std::iter::once(nobody)
            .chain(people.into_iter().map(person))
            .collect();
        self.panel = OpenPanel::Picking(PeoplePicker {
            picker: Picker::new(items).at(|who| *who == now),
            under: Box::new(std::mem::take(&mut self.panel)),
        });
    }

    /// Whose the idea handed in beforehand is: anybody on the list, also who is not here.
    pub(super) fn pick_author(&mut self, scene: &Scene<'_, State>) {
        let people = scene.room.people.iter();
        let people = people.map(|(id, person)| (*id, person.label())).collect();
        self.pick(people, self.author_now());
    }

    /// 代筆: somebody in the room.
    pub(super) fn pick_typist(&mut self, scene: &Scene<'_, State>) -> Response<Command> {
        if is_anonymous(scene) {
            self.editor.typist = None;
            return Response::Tell(Message::new(id!("bw-tell-no-names")));
        }
        let people = people_here(scene).into_iter();
        let people = people.map(|(id, person)| (id, person.label())).collect();
        self.pick(people, self.editor.typist);
        Response::Handled
    }

    /// Answers what comes in while somebody is picked.
    pub(super) fn on_picking(
        &mut self,
        input: &Input,
        scene: &Scene<'_, State>,
    ) -> Response<Command> {
        let OpenPanel::Picking(picking) = &mut self.panel else {
            return Response::Ignored;
        };
        // As many rows as the drawing has under the search line and inside the frame.
        let rows = picker_rows(scene.size.1, picking.picker.len());
        let answer = picking.picker.on_input(input, rows);
        let picked = match answer {
            PickerAnswer::Ignored => return Response::Ignored,
            PickerAnswer::Handled => return Response::Handled,
            PickerAnswer::Close => None,
            PickerAnswer::Picked(who) => Some(who),
        };
        self.panel = std::mem::take(&mut picking.under);
        match picked {
            Some(who) if self.entry().is_some() => self.take_author(who, scene),
            Some(who) => self.editor.typist = who,
            None => {}
        }
        Response::Handled
    }
}
