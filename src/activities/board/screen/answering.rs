//! What the keys do in what lies open over a page.

use super::Screen;
use super::form::{FormPurpose, OpenForm};
use super::keys::{self, BoardAction};
use super::lists::entries;
use super::popup::{Becomes, BoardPopup, STATE_LIST, STATE_TABLES, states_extent};
use crate::activities::board::rules::moving::{STATES, needs_words};
use crate::activities::board::rules::{Command, FindingSource, State};
use crate::domain::{ActionState, Item, ItemId, Message};
use crate::id;
use crate::input::{
    FormAnswer, Input, ListAnswer, ListCursor, Pickable, Picker, PickerAnswer, Response, Scene,
    binding, picker_rows,
};

impl Screen {
    /// Opens a form, with what was typed into it before.
    pub(super) fn open(
        &mut self,
        purpose: FormPurpose,
        scene: &Scene<'_, State>,
    ) -> Response<Command> {
        let draft = self.drafts.take(&purpose);
        if let Some(form) = OpenForm::new(purpose, draft, scene.state, &scene.room) {
            self.known_entries = entries(scene.state);
            self.popup = Some(BoardPopup::Form(form));
            self.sent = false;
        }
        Response::Handled
    }

    /// Opens the list of what other chapters made.
    pub(super) fn pick(&mut self, becomes: Becomes, scene: &Scene<'_, State>) -> Response<Command> {
        let items = scene.state.available(&scene.room);
        if items.is_empty() {
            return Response::Tell(Message::new(id!("board-nothing-to-take")));
        }
        let pickable = |item: Item| Pickable {
            words: item.text.clone(),
            value: item,
        };
        let picker = Picker::new(items.into_iter().map(pickable).collect());
        self.popup = Some(BoardPopup::Items(becomes, picker));
        Response::Handled
    }

    /// Opens the list of states at the one that the action has.
    pub(super) fn open_states(&mut self, id: ItemId, now: &ActionState) -> Response<Command> {
        let is_now = |state: &ActionState| state.label() == now.label();
        let at = STATES.iter().position(is_now).unwrap_or(0);
        self.popup = Some(BoardPopup::States(id, ListCursor::on(at)));
        Response::Handled
    }

    /// Answers what comes in while something lies open; `None` when nothing does.
    pub(super) fn on_popup(
        &mut self,
        input: &Input,
        scene: &Scene<'_, State>,
    ) -> Option<Response<Command>> {
        Some(match self.popup.as_mut()? {
            BoardPopup::Form(open) => {
                let answer = open.on_input(input, scene.state);
                self.after_form(answer, input, scene)
            }
            BoardPopup::Items(becomes, picker) => {
                let becomes = *becomes;
                let rows = picker_rows(scene.size.1, picker.len());
                let answer = picker.on_input(input, rows);
                self.after_picker(answer, becomes)
            }
            BoardPopup::States(id, cursor) => {
                let id = *id;
                if let Some(action) = binding::action(&STATE_TABLES, input, false) {
                    return Some(self.act_states(action, id, scene));
                }
                let extent = states_extent(scene.size);
                match cursor.on_input(input, (STATE_LIST, extent), false) {
                    ListAnswer::Ignored => Response::Ignored,
                    ListAnswer::Moved => Response::Handled,
                    ListAnswer::Chosen => self.act_states(BoardAction::Take, id, scene),
                }
            }
        })
    }

    fn after_form<K>(
        &mut self,
        answer: FormAnswer<K>,
        input: &Input,
        scene: &Scene<'_, State>,
    ) -> Response<Command> {
        match answer {
            // A paste that no line wants is not for the page below.
            FormAnswer::Ignored if !matches!(input, Input::Paste(_)) => Response::Ignored,
            FormAnswer::Ignored
            | FormAnswer::Handled
            | FormAnswer::Changed(_)
            | FormAnswer::Left(_) => Response::Handled,
            FormAnswer::HandIn => self.hand_in(scene),
            FormAnswer::Refused(message) => Response::Tell(message),
            FormAnswer::Close => {
                if let Some(BoardPopup::Form(open)) = self.popup.take() {
                    self.drafts.keep(open.purpose, open.form);
                }
                Response::Handled
            }
        }
    }

    /// The form stays open until the rules accept it: what is typed must outlive a refusal.
    fn hand_in(&mut self, scene: &Scene<'_, State>) -> Response<Command> {
        let Some(BoardPopup::Form(open)) = &mut self.popup else {
            return Response::Ignored;
        };
        let commands = match open.commands(scene.state, &scene.room) {
            Ok(commands) => commands,
            Err(error) => return Response::Tell(open.form.reject(error)),
        };
        if let Some(doubt) = open.doubt() {
            return Response::Tell(open.form.reject(doubt));
        }
        self.sent = true;
        Response::Do(commands)
    }

    fn after_picker(&mut self, answer: PickerAnswer<Item>, becomes: Becomes) -> Response<Command> {
        match answer {
            PickerAnswer::Ignored => Response::Ignored,
            PickerAnswer::Handled => Response::Handled,
            PickerAnswer::Close => {
                self.popup = None;
                Response::Handled
            }
            PickerAnswer::Picked(item) => {
                self.popup = None;
                let source = FindingSource::Item(item.id);
                Response::Do(vec![match becomes {
                    Becomes::Finding => Command::RecordFinding(source, String::new(), Vec::new()),
                    Becomes::Action => Command::MakeAction(Some(item.id), Vec::new(), None),
                }])
            }
        }
    }

    fn act_states(
        &mut self,
        action: BoardAction,
        id: ItemId,
        scene: &Scene<'_, State>,
    ) -> Response<Command> {
        let Some(BoardPopup::States(_, cursor)) = self.popup.take() else {
            return Response::Ignored;
        };
        match action {
            BoardAction::State(index) => self.set_state(id, keys::state_of(index), scene),
            BoardAction::Take => match STATES.get(cursor.at()) {
                Some(to) => self.set_state(id, to.clone(), scene),
                None => Response::Handled,
            },
            _ => Response::Handled,
        }
    }

    /// Moves an action; asks for words where the state needs them, and why it does not move where it
    /// was carried twice and stays where it is.
    pub(super) fn set_state(
        &mut self,
        id: ItemId,
        to: ActionState,
        scene: &Scene<'_, State>,
    ) -> Response<Command> {
        let Some(card) = scene.state.card(id) else {
            return Response::Tell(Message::new(id!("board-refuse-choose-action")));
        };
        if needs_words(&to) {
            return self.open(FormPurpose::Words(id, to), scene);
        }
        // What moves now need not be excused.
        let stays = matches!(
            to,
            ActionState::Proposed | ActionState::Awaiting | ActionState::CarriedOver
        );
        if stays && card.asks_why() {
            return self.open(FormPurpose::Obstacle(id, Some(to)), scene);
        }
        Response::Do(vec![Command::MoveAction(id, to)])
    }
}
