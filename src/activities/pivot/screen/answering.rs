//! The keys of what lies open over the page, and what an answer changes.

use super::Screen;
use super::display::{Focus, Shelf, Slot};
use super::keys::{AGGREGATES, PivotAction, RECALL};
use super::numbers::{NumberKey, NumberPurpose};
use super::panels::{FindAmong, PinKey, PinTarget, PivotPanel, wording};
use super::usual::{computable, measure, missing_field};
use super::{PANEL_LIST, measure as rows};
use crate::activities::pivot::rules::cutting::piece;
use crate::activities::pivot::rules::{Command, State};
use crate::analysis::{Aggregate, Condition, Keep};
use crate::domain::Message;
use crate::id;
use crate::input::form::FormAnswer;
use crate::input::picker::{CHOOSING, CLOSING, PickerKey};
use crate::input::{
    ChecklistAnswer, Extent, Hint, Input, ListAnswer, Picker, PickerAnswer, Response, Scene,
    binding, grid, list, picker_rows,
};

impl Screen {
    /// What works in what lies open.
    pub(super) fn panel_hints(&self) -> Vec<Hint> {
        match &self.panel {
            PivotPanel::None => Vec::new(),
            PivotPanel::Aggregates(_) => [
                binding::hints(&[CHOOSING]),
                binding::hints(&[AGGREGATES]),
                list::hints(),
            ]
            .concat(),
            PivotPanel::Recall(_) => [
                binding::hints(&[CHOOSING]),
                binding::hints(&[RECALL]),
                list::hints(),
            ]
            .concat(),
            PivotPanel::Drill(..) => [binding::hints(&[CLOSING]), grid::hints()].concat(),
            PivotPanel::Members(members) => members.list.hints(),
            PivotPanel::Find(..) => Picker::<usize>::hints(),
            PivotPanel::Numbers(panel) => panel.form.hints(),
            PivotPanel::Pin(panel) => panel.form.hints(),
            PivotPanel::Naming(form) => form.hints(),
        }
    }

    /// What lies open answers everything, so that nothing under it moves.
    pub(super) fn on_panel_input(
        &mut self,
        input: &Input,
        scene: &Scene<'_, State>,
    ) -> Response<Command> {
        match &self.panel {
            PivotPanel::None => Response::Ignored,
            PivotPanel::Aggregates(_) => self.on_aggregates(input, scene),
            PivotPanel::Members(_) => self.on_members(input, scene),
            PivotPanel::Numbers(_) => self.on_numbers(input, scene),
            PivotPanel::Drill(..) => self.on_drill(input, scene),
            PivotPanel::Pin(_) => self.on_pin(input),
            PivotPanel::Naming(_) => self.on_naming(input),
            PivotPanel::Recall(_) => self.on_recall(input, scene),
            PivotPanel::Find(..) => self.on_find(input, scene),
        }
    }

    fn close(&mut self) -> Response<Command> {
        self.close_panel();
        Response::Handled
    }

    fn on_aggregates(&mut self, input: &Input, scene: &Scene<'_, State>) -> Response<Command> {
        let PivotPanel::Aggregates(panel) = &mut self.panel else {
            return Response::Ignored;
        };
        let offered = computable(scene.state, &panel.field);
        let extent = Extent::new(
            offered.len(),
            rows::popup_rows(scene.size.1, offered.len(), 0),
        );
        let chosen = match binding::action(&[AGGREGATES], input, false) {
            Some(PivotAction::Compute(aggregate)) => Some(aggregate),
            _ => match binding::action(&[CHOOSING], input, false) {
                Some(PickerKey::Close) => return self.close(),
                Some(PickerKey::Take) => offered.get(panel.cursor.at()).copied(),
                None => match panel.cursor.on_input(input, (PANEL_LIST, extent), false) {
                    ListAnswer::Chosen => offered.get(panel.cursor.at()).copied(),
                    ListAnswer::Moved => return Response::Handled,
                    ListAnswer::Ignored => return Response::Ignored,
                },
            },
        };
        let (field, replace) = (panel.field.clone(), panel.replace);
        chosen.map_or(Response::Handled, |aggregate| {
            self.compute(aggregate, (&field, replace), scene)
        })
    }

    fn on_members(&mut self, input: &Input, scene: &Scene<'_, State>) -> Response<Command> {
        let PivotPanel::Members(members) = &mut self.panel else {
            return Response::Ignored;
        };
        let in_sight = picker_rows(scene.size.1, members.list.all().len());
        match members.list.on_input(input, in_sight) {
            ChecklistAnswer::Ignored => Response::Ignored,
            ChecklistAnswer::Handled => Response::Handled,
            ChecklistAnswer::Close => self.close(),
            ChecklistAnswer::HandIn => self.take_members(),
        }
    }

    fn take_members(&mut self) -> Response<Command> {
        let PivotPanel::Members(members) = &self.panel else {
            return Response::Ignored;
        };
        let (chosen, keep, slot) = (members.chosen(), members.keep(), members.slot.clone());
        if chosen.is_empty() {
            return Response::Tell(Message::new(id!("pivot-tell-nothing-ticked")));
        }
        self.panel = PivotPanel::None;
        match slot {
            Slot::Filter(field, at) => self.put_filter(&field, at, keep),
            Slot::Rate(field, at) => {
                let condition = Some(Condition::OneOf(chosen));
                self.put_value(at, measure(Aggregate::Rate, &field, condition));
            }
        }
        Response::Handled
    }

    fn on_numbers(&mut self, input: &Input, scene: &Scene<'_, State>) -> Response<Command> {
        let PivotPanel::Numbers(panel) = &mut self.panel else {
            return Response::Ignored;
        };
        match panel.form.on_input(input) {
            FormAnswer::Ignored => return Response::Ignored,
            FormAnswer::Refused(message) => return Response::Tell(message),
            FormAnswer::Close => return self.close(),
            FormAnswer::HandIn => return self.take_numbers(scene),
            FormAnswer::Changed(NumberKey::Suggestion) => panel.take_suggestion(),
            FormAnswer::Changed(key @ (NumberKey::Limit | NumberKey::Bands)) => {
                panel.find_suggestion(key);
            }
            FormAnswer::Changed(_) | FormAnswer::Left(_) | FormAnswer::Handled => {}
        }
        Response::Handled
    }

    fn take_numbers(&mut self, scene: &Scene<'_, State>) -> Response<Command> {
        let PivotPanel::Numbers(panel) = &mut self.panel else {
            return Response::Ignored;
        };
        let wants_members = panel.wants_members();
        match panel.purpose.clone() {
            NumberPurpose::Limit(slot) if wants_members => {
                return self.ask_members(slot, scene.state, |_| false);
            }
            NumberPurpose::Range(slot) if wants_members => {
                return self.ask_members(slot, scene.state, |_| true);
            }
            NumberPurpose::Limit(Slot::Rate(field, at) | Slot::Filter(field, at)) => {
                match panel.condition() {
                    Ok(condition) => {
                        self.put_value(at, measure(Aggregate::Rate, &field, Some(condition)));
                    }
                    Err(error) => return Response::Tell(panel.form.reject(error)),
                }
            }
            NumberPurpose::Range(Slot::Filter(field, at) | Slot::Rate(field, at)) => {
                // The form was read before it was handed in.
                let end = |key| panel.form.decimal(key).ok().flatten();
                let (from, to) = (end(NumberKey::From), end(NumberKey::To));
                let keep = (from.is_some() || to.is_some()).then_some(Keep::Range(from, to));
                self.put_filter(&field, at, keep);
            }
            NumberPurpose::Bands(which, at, _) => match panel.bins() {
                Ok(bins) => {
                    let axes = match which {
                        Shelf::Rows => &mut self.query.rows,
                        _ => &mut self.query.columns,
                    };
                    if let Some(axis) = axes.get_mut(at) {
                        axis.bins = bins;
                    }
                }
                Err(error) => return Response::Tell(panel.form.reject(error)),
            },
            NumberPurpose::Rename(at, _) => {
                let name = panel.form.text(NumberKey::Name).to_owned();
                self.rename_column(at, &name);
            }
            NumberPurpose::Threshold => return self.take_threshold(),
        }
        self.panel = PivotPanel::None;
        Response::Handled
    }

    /// Showing every cell is asked twice: once here, once more by a question that wants a yes.
    fn take_threshold(&mut self) -> Response<Command> {
        let PivotPanel::Numbers(panel) = &mut self.panel else {
            return Response::Ignored;
        };
        let typed = panel.form.number(NumberKey::Threshold).ok().flatten();
        let threshold = typed.and_then(|typed| u32::try_from(typed).ok());
        let threshold = threshold.unwrap_or(self.profile.threshold);
        // The warning stands at the line until the number is touched: Enter again means it.
        let was_warned = panel.form.error().is_some();
        if threshold == 0 && self.profile.threshold != 0 && !was_warned {
            let warning = Message::new(id!("pivot-note-threshold-sure"));
            let error = crate::input::FormError::new(NumberKey::Threshold, warning);
            return Response::Tell(panel.form.reject(error));
        }
        self.panel = PivotPanel::None;
        let commands = vec![Command::SetThreshold(threshold)];
        if threshold == self.profile.threshold {
            Response::Handled
        } else if threshold == 0 {
            Response::Ask(Message::new(id!("pivot-ask-show-all")), commands)
        } else {
            Response::Do(commands)
        }
    }

    fn on_drill(&mut self, input: &Input, scene: &Scene<'_, State>) -> Response<Command> {
        let PivotPanel::Drill(drill, cursor) = &mut self.panel else {
            return Response::Ignored;
        };
        if binding::action(&[CLOSING], input, false).is_some() {
            return self.close();
        }
        let extent = Extent::new(drill.rows.len(), rows::drill_rows(scene.size.1));
        match cursor.on_input(input, PANEL_LIST, (extent, drill.columns.len())) {
            ListAnswer::Ignored => Response::Ignored,
            ListAnswer::Moved | ListAnswer::Chosen => Response::Handled,
        }
    }

    fn on_pin(&mut self, input: &Input) -> Response<Command> {
        let PivotPanel::Pin(panel) = &mut self.panel else {
            return Response::Ignored;
        };
        match panel.form.on_input(input) {
            FormAnswer::Ignored => Response::Ignored,
            FormAnswer::Refused(message) => Response::Tell(message),
            FormAnswer::Close => self.close(),
            FormAnswer::HandIn => self.hand_in(self.pin_command()),
            FormAnswer::Changed(_) | FormAnswer::Left(_) | FormAnswer::Handled => Response::Handled,
        }
    }

    /// The panel closes when the command is accepted, not before: a refusal must not lose the text.
    fn hand_in(&mut self, command: Option<Command>) -> Response<Command> {
        self.sent = true;
        Response::Do(command.into_iter().collect())
    }

    /// The sentence that is being typed, as a command; `None` while there is none.
    pub(super) fn pin_command(&self) -> Option<Command> {
        let PivotPanel::Pin(panel) = &self.panel else {
            return None;
        };
        let words = panel.form.text(PinKey::Sentence).to_owned();
        if words.trim().is_empty() {
            return None;
        }
        match &panel.target {
            PinTarget::Pinned(id) => Some(Command::Reword(*id, words)),
            PinTarget::New { at, query, .. } => {
                let (view, chosen) = (panel.seen.as_ref()?, panel.piece());
                let slice = Box::new(piece(query, view, chosen, *at));
                Some(Command::Pin(chosen, slice, words))
            }
        }
    }

    fn on_naming(&mut self, input: &Input) -> Response<Command> {
        let PivotPanel::Naming(form) = &mut self.panel else {
            return Response::Ignored;
        };
        match form.on_input(input) {
            FormAnswer::Ignored => Response::Ignored,
            FormAnswer::Refused(message) => Response::Tell(message),
            FormAnswer::Close => self.close(),
            FormAnswer::HandIn => self.hand_in(self.naming_command()),
            FormAnswer::Changed(_) | FormAnswer::Left(_) | FormAnswer::Handled => Response::Handled,
        }
    }

    /// The view that is being named, as a command.
    pub(super) fn naming_command(&self) -> Option<Command> {
        let PivotPanel::Naming(form) = &self.panel else {
            return None;
        };
        let query = Box::new(self.query.clone());
        Some(Command::Name(wording(form), query))
    }

    fn on_recall(&mut self, input: &Input, scene: &Scene<'_, State>) -> Response<Command> {
        let PivotPanel::Recall(cursor) = &mut self.panel else {
            return Response::Ignored;
        };
        let named = &scene.state.named;
        let in_sight = rows::popup_rows(scene.size.1, named.len(), rows::RECALL_LINES);
        let extent = Extent::new(named.len(), in_sight);
        let here = named.get(cursor.at());
        if binding::action(&[RECALL], input, false).is_some() {
            let forget = here.map(|named| Command::Forget(named.id));
            return Response::Do(forget.into_iter().collect());
        }
        match binding::action(&[CHOOSING], input, false) {
            Some(PickerKey::Close) => return self.close(),
            Some(PickerKey::Take) => {}
            None => match cursor.on_input(input, (PANEL_LIST, extent), false) {
                ListAnswer::Chosen => {}
                ListAnswer::Moved => return Response::Handled,
                ListAnswer::Ignored => return Response::Ignored,
            },
        }
        let Some(named) = here else {
            return self.close();
        };
        let query = (*named.query).clone();
        if let Some(field) = missing_field(scene.state, &query) {
            return Response::Tell(Message::new(id!("pivot-refuse-no-field")).with("field", field));
        }
        self.query = query;
        self.panel = PivotPanel::None;
        Response::Handled
    }

    fn on_find(&mut self, input: &Input, scene: &Scene<'_, State>) -> Response<Command> {
        let PivotPanel::Find(among, picker) = &mut self.panel else {
            return Response::Ignored;
        };
        let in_sight = picker_rows(scene.size.1, picker.len());
        let (among, at) = match picker.on_input(input, in_sight) {
            PickerAnswer::Ignored => return Response::Ignored,
            PickerAnswer::Handled => return Response::Handled,
            PickerAnswer::Close => return self.close(),
            PickerAnswer::Picked(at) => (*among, at),
        };
        self.panel = PivotPanel::None;
        match among {
            FindAmong::Fields => {
                self.focus = Focus::Fields;
                self.field_cursor.set(at);
            }
            FindAmong::Files => {
                self.chooser.cursor.set(at);
                self.take_file(scene.state);
            }
            FindAmong::Columns => {
                if let Some(importer) = &mut self.importer {
                    importer.cursor.set(at);
                }
            }
        }
        Response::Handled
    }
}
