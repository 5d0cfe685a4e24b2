//! The set-up page: what the meeting is, who comes, and in which order things go.

mod reading;
mod rows;

use chrono::NaiveDate;

pub(crate) use reading::about_text;
use reading::{commit, item_text, person_text};
pub(crate) use rows::{SetupEditing, SetupRow};

use crate::domain::{Anonymity, Attendance, Message, Participant, Sector, roster};
use crate::id;
use crate::input::{
    Binding, Field, FieldAnswer, Hint, Hit, Input, Mode, Response, SyncReason, Table, binding,
};
use crate::session::{AgendaItem, Command, KINDS, Stage, State};

/// A part of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Section {
    /// The description.
    #[default]
    About,
    /// 参加者.
    People,
    /// 次第.
    Agenda,
}

impl Section {
    /// All sections, in the order of Tab.
    pub(crate) const ALL: [Section; 3] = [Section::About, Section::People, Section::Agenda];
}

/// What the keys of the page do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SetupAction {
    /// The next section.
    NextSection,
    /// The section before.
    PreviousSection,
    /// Up.
    Up,
    /// Down.
    Down,
    /// Correct the line.
    Edit,
    /// Add a line.
    Add,
    /// Take the line away.
    Remove,
    /// The next sector.
    Sector,
    /// Present or not.
    Attendance,
    /// A minute-step more.
    Longer,
    /// A minute-step less.
    Shorter,
    /// The next kind of activity.
    Kind,
    /// Move the item up.
    MoveUp,
    /// Move the item down.
    MoveDown,
    /// Begin the meeting.
    Start,
}

impl SetupAction {
    /// Does it only look around, so that it works on a closed session too?
    const fn only_moves(self) -> bool {
        matches!(
            self,
            SetupAction::Up
                | SetupAction::Down
                | SetupAction::NextSection
                | SetupAction::PreviousSection
        )
    }
}

/// The keys of the whole page.
pub(crate) const SETUP: Table<SetupAction> = &[
    Binding::new("f8", SetupAction::Start, id!("setup-start")).footer(1),
    Binding::new("tab", SetupAction::NextSection, id!("setup-next-section")).footer(2),
    Binding::new(
        "backtab",
        SetupAction::PreviousSection,
        id!("setup-previous-section"),
    ),
    Binding::new("enter e", SetupAction::Edit, id!("setup-edit")).footer(3),
    Binding::new("down j", SetupAction::Down, id!("move-down")),
    Binding::new("up k", SetupAction::Up, id!("move-up")),
];

/// Further keys in the list of people.
pub(crate) const PEOPLE: Table<SetupAction> = &[
    Binding::new("a", SetupAction::Add, id!("setup-add-person")).footer(4),
    Binding::new("s", SetupAction::Sector, id!("setup-sector")).footer(5),
    Binding::new("space", SetupAction::Attendance, id!("setup-attendance")).footer(6),
    Binding::new("d delete", SetupAction::Remove, id!("setup-remove")).footer(7),
];

/// Further keys in the agenda.
pub(crate) const AGENDA: Table<SetupAction> = &[
    Binding::new("a", SetupAction::Add, id!("setup-add-item")).footer(4),
    Binding::new("t", SetupAction::Kind, id!("setup-kind")).footer(5),
    Binding::new("+ right", SetupAction::Longer, id!("setup-longer")).footer(6),
    Binding::new("- left", SetupAction::Shorter, id!("setup-shorter")).footer(7),
    Binding::new("shift-down", SetupAction::MoveDown, id!("setup-move-down")),
    Binding::new("shift-up", SetupAction::MoveUp, id!("setup-move-up")),
    Binding::new("d delete", SetupAction::Remove, id!("setup-remove")).footer(8),
];

/// Cursor and draft of the page.
#[derive(Debug, Clone, Default)]
pub(crate) struct SetupPage {
    /// The section with the cursor.
    pub(crate) section: Section,
    /// The cursor's line in each section.
    pub(crate) rows: [usize; 3],
    /// What is being typed, and where.
    pub(crate) editing: Option<(SetupEditing, Field)>,
    /// Today, for dates typed without a year.
    pub(crate) today: Option<NaiveDate>,
}

impl SetupPage {
    /// The cursor's line in the section.
    pub(crate) fn row(&self) -> usize {
        self.rows[self.section as usize]
    }

    /// Does a text field have the focus?
    pub(crate) fn takes_text(&self) -> bool {
        self.editing.is_some()
    }

    fn tables(&self) -> Vec<Table<SetupAction>> {
        match self.section {
            Section::About => vec![SETUP],
            Section::People => vec![SETUP, PEOPLE],
            Section::Agenda => vec![SETUP, AGENDA],
        }
    }

    /// What works here and now.
    pub(crate) fn hints(&self, mode: Mode) -> Vec<Hint> {
        if self.editing.is_some() {
            return super::overlay::EDITING.iter().map(Binding::hint).collect();
        }
        let tables = self.tables();
        let works = |line: &&Binding<SetupAction>| mode.is_live() || line.action.only_moves();
        let lines = tables.iter().flat_map(|table| table.iter());
        lines.filter(works).map(Binding::hint).collect()
    }

    /// Comes to terms with a changed state.
    pub(crate) fn sync(&mut self, state: &State, how: &SyncReason) {
        let lengths = [SetupRow::ALL.len(), state.people.len(), state.agenda.len()];
        for (row, length) in self.rows.iter_mut().zip(lengths) {
            *row = (*row).min(length.saturating_sub(1));
        }
        if *how == SyncReason::Accepted {
            match &mut self.editing {
                // The field for new lines stays open: ten people are ten lines.
                Some((SetupEditing::Person(None), field)) => {
                    field.take();
                    self.rows[1] = state.people.len().saturating_sub(1);
                }
                Some((SetupEditing::Item(None), field)) => {
                    field.take();
                    self.rows[2] = state.agenda.len().saturating_sub(1);
                }
                Some(_) => self.editing = None,
                None => {}
            }
        }
    }

    /// Is something typed that differs from what stands there?
    pub(crate) fn has_draft(&self, state: &State) -> bool {
        match &self.editing {
            None => false,
            Some((SetupEditing::About(row), field)) => field.text() != about_text(state, *row),
            Some((_, field)) => !field.is_empty(),
        }
    }

    /// What is typed but not handed in.
    pub(crate) fn flush(&mut self, state: &State) -> Vec<Command> {
        match self.editing.take() {
            Some((what, field)) if !field.text().is_empty() => {
                commit(what, field.text(), state, self.today).unwrap_or_default()
            }
            _ => Vec::new(),
        }
    }

    /// Answers what comes in.
    pub(crate) fn on_input(
        &mut self,
        input: &Input,
        state: &State,
        mode: Mode,
    ) -> Response<Command> {
        if self.editing.is_some() {
            return self.on_typing(input, state);
        }
        match input {
            Input::Paste(text) if mode.is_live() => return self.paste(text),
            Input::Click(Hit::Row(list, row)) if usize::from(*list) < Section::ALL.len() => {
                let section = Section::ALL[usize::from(*list)];
                let again = self.section == section && self.row() == *row;
                self.section = section;
                self.rows[section as usize] = *row;
                return if again && mode.is_live() {
                    self.act(SetupAction::Edit, state)
                } else {
                    Response::Handled
                };
            }
            // All of it is in sight on any screen that holds a meeting; the wheel decides nothing.
            Input::Scroll(_) => return Response::Handled,
            _ => {}
        }
        let tables = self.tables();
        let action = match input {
            Input::Key(key) => binding::pressed(&tables, key, false),
            Input::Action(label) => binding::named(&tables, *label),
            _ => None,
        };
        match action {
            Some(action) if mode.is_live() || action.only_moves() => self.act(action, state),
            Some(_) => Response::Tell(Message::new(id!("refuse-read-only"))),
            None => Response::Ignored,
        }
    }

    fn on_typing(&mut self, input: &Input, state: &State) -> Response<Command> {
        let Some((what, field)) = &mut self.editing else {
            return Response::Ignored;
        };
        let done = binding::action(&[super::overlay::EDITING], input, true);
        match input {
            _ if done == Some(super::overlay::EditAction::Cancel) => {
                self.editing = None;
                Response::Handled
            }
            _ if done == Some(super::overlay::EditAction::Done) => {
                if field.text().trim().is_empty()
                    && matches!(what, SetupEditing::Person(_) | SetupEditing::Item(_))
                {
                    self.editing = None;
                    return Response::Handled;
                }
                match commit(*what, field.text(), state, self.today) {
                    // Nothing changed: the field closes all the same.
                    Ok(commands) if commands.is_empty() => {
                        self.editing = None;
                        Response::Handled
                    }
                    Ok(commands) => Response::Do(commands),
                    Err(message) => Response::Tell(message),
                }
            }
            Input::Key(key) => match field.on_key(key) {
                FieldAnswer::Ignored => Response::Ignored,
                _ => Response::Handled,
            },
            Input::Paste(text)
                if *what == SetupEditing::Person(None) && text.trim().contains('\n') =>
            {
                self.editing = None;
                self.paste(text)
            }
            Input::Paste(text) => {
                field.insert(text);
                Response::Handled
            }
            _ => Response::Handled,
        }
    }

    /// A pasted list becomes people; undo takes them back in one step.
    fn paste(&mut self, text: &str) -> Response<Command> {
        let people = roster::parse(text);
        if people.is_empty() {
            return Response::Tell(Message::new(id!("setup-nobody-pasted")));
        }
        self.section = Section::People;
        Response::Do(vec![Command::AddPeople(people)])
    }

    fn act(&mut self, action: SetupAction, state: &State) -> Response<Command> {
        let lengths = [SetupRow::ALL.len(), state.people.len(), state.agenda.len()];
        let at = self.section as usize;
        let row = self.rows[at];
        match action {
            SetupAction::NextSection => self.section = Section::ALL[(at + 1) % 3],
            SetupAction::PreviousSection => self.section = Section::ALL[(at + 2) % 3],
            SetupAction::Up => self.rows[at] = row.saturating_sub(1),
            SetupAction::Down => self.rows[at] = (row + 1).min(lengths[at].saturating_sub(1)),
            SetupAction::Edit => return self.edit(state),
            SetupAction::Add => self.add(),
            SetupAction::Start => return start(state),
            SetupAction::Remove | SetupAction::Sector | SetupAction::Attendance => {
                return self.on_person_or_item(action, state);
            }
            SetupAction::Longer
            | SetupAction::Shorter
            | SetupAction::Kind
            | SetupAction::MoveUp
            | SetupAction::MoveDown => {
                return self.on_item(action, state);
            }
        }
        Response::Handled
    }

    fn add(&mut self) {
        let what = if self.section == Section::Agenda {
            SetupEditing::Item(None)
        } else {
            SetupEditing::Person(None)
        };
        self.editing = Some((what, Field::default()));
    }

    fn edit(&mut self, state: &State) -> Response<Command> {
        let row = self.row();
        let (what, text) = match self.section {
            Section::About if SetupRow::ALL.get(row) == Some(&SetupRow::Anonymity) => {
                return raise(state);
            }
            Section::About => {
                let Some(line) = SetupRow::ALL.get(row).copied() else {
                    return Response::Handled;
                };
                (SetupEditing::About(line), about_text(state, line))
            }
            Section::People => match state.people.iter().nth(row) {
                Some((id, person)) => (SetupEditing::Person(Some(*id)), person_text(&person.who)),
                None => (SetupEditing::Person(None), String::new()),
            },
            Section::Agenda => match state.agenda.get(row) {
                Some(item) => (SetupEditing::Item(Some(row)), item_text(item)),
                None => (SetupEditing::Item(None), String::new()),
            },
        };
        let mut field = Field::default();
        field.set(&text);
        self.editing = Some((what, field));
        Response::Handled
    }

    fn on_person_or_item(&mut self, action: SetupAction, state: &State) -> Response<Command> {
        if self.section == Section::Agenda {
            return self.on_item(action, state);
        }
        let Some((id, person)) = state.people.iter().nth(self.row()) else {
            return Response::Handled;
        };
        match action {
            SetupAction::Remove => Response::Do(vec![Command::RemovePerson(*id)]),
            SetupAction::Sector => {
                let next = Sector::ALL[(person.who.sector as usize + 1) % Sector::ALL.len()];
                Response::Do(vec![Command::ChangePerson(
                    *id,
                    Participant {
                        sector: next,
                        ..person.who.clone()
                    },
                )])
            }
            _ => {
                let next = match person.attendance {
                    Attendance::Expected => Attendance::Present,
                    Attendance::Present | Attendance::Late => Attendance::Absent,
                    Attendance::Absent | Attendance::LeftEarly => Attendance::Expected,
                };
                Response::Do(vec![Command::MarkAttendance(*id, next)])
            }
        }
    }

    fn on_item(&mut self, action: SetupAction, state: &State) -> Response<Command> {
        const STEP: u16 = 5;
        let row = self.row();
        let mut items: Vec<AgendaItem> = state.agenda.iter().cloned().collect();
        let Some(item) = items.get_mut(row) else {
            return Response::Handled;
        };
        match action {
            SetupAction::Longer => item.minutes = item.minutes.saturating_add(STEP).min(600),
            SetupAction::Shorter => item.minutes = item.minutes.saturating_sub(STEP),
            SetupAction::Kind => {
                let at = KINDS.iter().position(|kind| kind.id == item.kind);
                item.kind = at
                    .map_or(0, |at| at + 1)
                    .checked_rem(KINDS.len() + 1)
                    .and_then(|at| KINDS.get(at))
                    .map_or(String::new(), |kind| kind.id.to_owned());
            }
            SetupAction::MoveUp if row > 0 => {
                items.swap(row, row - 1);
                self.rows[2] = row - 1;
            }
            SetupAction::MoveDown if row + 1 < items.len() => {
                items.swap(row, row + 1);
                self.rows[2] = row + 1;
            }
            SetupAction::Remove => {
                items.remove(row);
            }
            _ => return Response::Handled,
        }
        Response::Do(vec![Command::SetAgenda(items)])
    }
}

/// Begins with the first agenda item; whoever is still only expected counts as present.
fn start(state: &State) -> Response<Command> {
    if state.agenda.is_empty() {
        return Response::Tell(Message::new(id!("setup-no-agenda")));
    }
    if state.stage == Stage::Running {
        let item = state.called().map_or(0, |call| call.item);
        return Response::Do(vec![Command::CallAgendaItem(item)]);
    }
    let expected = state
        .people
        .values()
        .filter(|person| person.attendance == Attendance::Expected)
        .count();
    let begin = vec![Command::MarkAllPresent, Command::CallAgendaItem(0)];
    if expected == 0 {
        Response::Do(begin)
    } else {
        Response::Ask(
            Message::new(id!("setup-ask-present")).with("n", expected),
            begin,
        )
    }
}

fn raise(state: &State) -> Response<Command> {
    let next = match state.anonymity {
        Anonymity::Named => Anonymity::Sector,
        Anonymity::Sector => Anonymity::Anonymous,
        Anonymity::Anonymous => return Response::Tell(Message::new(id!("refuse-anonymity-lower"))),
    };
    Response::Ask(
        Message::new(id!("setup-ask-anonymity")).with("level", Message::new(next.label())),
        vec![Command::RaiseAnonymity(next)],
    )
}
