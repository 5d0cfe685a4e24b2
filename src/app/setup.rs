//! The set-up page: what the meeting is, who comes, and in which order things go.

mod drafting;
mod forms;
mod lines;
mod measure;
mod particulars;
mod rows;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;

use forms::MOST_MINUTES;
pub(crate) use forms::{OpenSetupForm, SetupPurpose};
pub(crate) use measure::SetupHeights;
pub(crate) use particulars::{is_all_said, said as particulars_said, unsaid};
pub(crate) use rows::{Section, SetupRow};

use super::chapter_screens::Outlook;
use crate::domain::{Anonymity, Attendance, CouncilRole, Message, Participant, Sector};
use crate::id;
use crate::input::form::Drafts;
use crate::input::{
    Binding, Field, FormAnswer, Hint, Hit, Input, ListAnswer, ListCursor, Mode, Pasted, Response,
    SyncReason, Table, binding, list,
};
use crate::session::{AgendaItem, Command, KINDS, Stage, State};

/// What the keys of the page do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SetupAction {
    /// The next section.
    NextSection,
    /// The section before.
    PreviousSection,
    /// Correct the line.
    Edit,
    /// Add a line.
    Add,
    /// Take the line away.
    Remove,
    /// The next sector.
    Sector,
    /// The next role.
    Role,
    /// Whoever has no role becomes a member.
    Members,
    /// Two spellings are one organisation.
    Join,
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
            SetupAction::NextSection | SetupAction::PreviousSection
        )
    }
}

/// The keys of the whole page.
pub(crate) const SETUP: Table<SetupAction> = &[
    Binding::new("f8 ctrl-g", SetupAction::Start, id!("setup-start")).footer(1),
    Binding::new("tab", SetupAction::NextSection, id!("setup-next-section")).footer(2),
    Binding::new(
        "backtab",
        SetupAction::PreviousSection,
        id!("setup-previous-section"),
    ),
    Binding::new("enter e", SetupAction::Edit, id!("setup-edit")).footer(3),
];

/// Further keys in the list of people.
pub(crate) const PEOPLE: Table<SetupAction> = &[
    Binding::new("a", SetupAction::Add, id!("setup-add-person")).footer(4),
    Binding::new("s", SetupAction::Sector, id!("setup-sector")).footer(5),
    Binding::new("r", SetupAction::Role, id!("setup-change-role")).footer(8),
    Binding::new("R", SetupAction::Members, id!("setup-members")),
    Binding::new("space", SetupAction::Attendance, id!("setup-attendance")).footer(6),
    Binding::new("o", SetupAction::Join, id!("setup-join")),
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

/// Cursors and drafts of the page.
#[derive(Debug, Clone, Default)]
pub(crate) struct SetupPage {
    /// The section with the cursor.
    pub(crate) section: Section,
    /// The cursor of each section.
    pub(crate) cursors: [ListCursor; 3],
    /// What is being typed.
    pub(crate) open: Option<OpenSetupForm>,
    /// Lines for new people and items that were left with something typed in them.
    drafts: Drafts<SetupPurpose, lines::SetupField, lines::SetupChoice>,
    /// Today, for dates typed without a year.
    today: Option<NaiveDate>,
}

impl SetupPage {
    /// The page on this day.
    pub(super) fn on(today: NaiveDate) -> Self {
        Self {
            today: Some(today),
            ..Self::default()
        }
    }

    /// The cursor's line in the section.
    fn row(&self) -> usize {
        self.cursors[self.section as usize].at()
    }

    /// The section that gets a line, and the line that is typed.
    pub(crate) fn adding(&self) -> Option<(Section, &Field)> {
        let open = self.open.as_ref()?;
        let section = open.purpose.section();
        open.purpose
            .goes_on()
            .then_some((section, open.form.field(lines::SetupField::Whole)?))
    }

    /// Does a text field have the focus?
    pub(crate) fn takes_text(&self) -> bool {
        self.open
            .as_ref()
            .is_some_and(|open| open.form.takes_text())
    }

    fn tables(&self) -> &'static [Table<SetupAction>] {
        match self.section {
            Section::About => &[SETUP],
            Section::People => &[SETUP, PEOPLE],
            Section::Agenda => &[SETUP, AGENDA],
        }
    }

    /// What works here and now.
    pub(crate) fn hints(&self, mode: Mode) -> Vec<Hint> {
        if let Some(open) = &self.open {
            return open.form.hints();
        }
        let works = |line: &&Binding<SetupAction>| mode.is_live() || line.action.only_moves();
        let lines = self.tables().iter().flat_map(|table| table.iter());
        let own = lines.filter(works).map(Binding::hint);
        own.chain(list::hints()).collect()
    }

    /// Comes to terms with a changed state.
    pub(crate) fn sync(&mut self, state: &State, mode: Mode, how: &SyncReason) {
        let added = match &self.open {
            Some(open) if *how == SyncReason::Accepted => {
                let purpose = open.purpose;
                self.open = None;
                purpose.goes_on().then_some(purpose)
            }
            _ => None,
        };
        // The line for new entries stays open: ten people are ten lines.
        if let Some(purpose) = added {
            let section = purpose.section();
            self.open = OpenSetupForm::new(purpose, state, self.today);
            self.cursors[section as usize].set(usize::MAX);
        }
        self.open
            .take_if(|open| !mode.is_live() || !open.purpose.is_there(state));
        for section in Section::ALL {
            self.cursors[section as usize].clamp(section.len(state));
        }
    }

    /// Answers what comes in.
    pub(crate) fn on_input(&mut self, input: &Input, at: Outlook<'_>) -> Response<Command> {
        let (state, live) = (at.state, at.mode.is_live());
        if self.open.is_some() {
            return self.on_form(input, state);
        }
        match input {
            Input::Paste(text) if live => return paste(text, state),
            Input::Scroll(_) | Input::Click(_) => {}
            _ => match binding::action(self.tables(), input, false) {
                Some(action) if live || action.only_moves() => return self.act(action, state),
                Some(_) => return Response::Tell(Message::new(id!("refuse-read-only"))),
                None => {}
            },
        }
        match self.on_list(input, at) {
            ListAnswer::Chosen if live => self.edit(state),
            answer => answer.into(),
        }
    }

    /// A click goes to the section where it was made; it takes a line only where the cursor was.
    fn on_list(&mut self, input: &Input, at: Outlook<'_>) -> ListAnswer {
        let before = self.section;
        if let Input::Click(Hit::Row(list, _)) = input {
            let clicked = |section: &Section| *section as u16 == *list;
            match Section::ALL.into_iter().find(clicked) {
                Some(section) => self.section = section,
                None => return ListAnswer::Ignored,
            }
        }
        let section = self.section;
        let extent = self.heights(at.state, at.size.1).extent(section, at.state);
        let cursor = &mut self.cursors[section as usize];
        match cursor.on_input(input, (section as u16, extent), false) {
            ListAnswer::Chosen if section != before => ListAnswer::Moved,
            answer => answer,
        }
    }

    fn on_form(&mut self, input: &Input, state: &State) -> Response<Command> {
        if let (Input::Paste(text), Some((Section::Agenda, field))) = (input, self.adding())
            && Pasted::new(text).is_many()
        {
            // What was typed before a pasted list begins its first line.
            return paste(&format!("{}{text}", field.text()), state);
        }
        let Some(open) = &mut self.open else {
            return Response::Ignored;
        };
        match open.on_input(input, state) {
            FormAnswer::HandIn => match open.commands(state) {
                // Nothing changed: the form closes all the same.
                Ok(commands) if commands.is_empty() => self.open = None,
                Ok(commands) => return Response::Do(commands),
                Err(error) => return Response::Tell(open.form.reject(error)),
            },
            FormAnswer::Close => {
                if let Some(open) = self.open.take()
                    && open.purpose.goes_on()
                {
                    self.drafts.keep(open.purpose, open.form);
                }
            }
            answer => return answer.into(),
        }
        Response::Handled
    }

    /// The list of people that a pasted text is, with what was typed before it; `None` where it
    /// belongs to the agenda or into a line.
    pub(super) fn pasted_people(&self, text: &str) -> Option<String> {
        match (&self.open, self.adding()) {
            (None, _) if self.section != Section::Agenda => Some(text.to_owned()),
            (Some(_), Some((Section::People, field))) if Pasted::new(text).is_many() => {
                Some(format!("{}{text}", field.text()))
            }
            _ => None,
        }
    }

    /// A pasted list came onto the list of people: what was typed of it in a line of its own is with it.
    pub(super) fn people_came(&mut self) {
        self.open
            .take_if(|open| open.purpose == SetupPurpose::NewPerson);
        self.section = Section::People;
    }

    fn act(&mut self, action: SetupAction, state: &State) -> Response<Command> {
        let at = self.section as usize;
        match action {
            SetupAction::NextSection => self.section = Section::ALL[(at + 1) % 3],
            SetupAction::PreviousSection => self.section = Section::ALL[(at + 2) % 3],
            SetupAction::Edit => return self.edit(state),
            SetupAction::Add if self.section == Section::Agenda => {
                self.open(SetupPurpose::NewItem, state);
            }
            SetupAction::Add => self.open(SetupPurpose::NewPerson, state),
            SetupAction::Start => return start(state),
            SetupAction::Join => {
                let person = state.people.keys().nth(self.row()).copied();
                self.open(SetupPurpose::Join(person), state);
            }
            SetupAction::Members => {
                return Response::Do(vec![Command::GiveRole(CouncilRole::Member)]);
            }
            SetupAction::Sector | SetupAction::Role | SetupAction::Attendance => {
                return self.on_person(action, state);
            }
            SetupAction::Remove if self.section == Section::People => {
                return self.on_person(action, state);
            }
            SetupAction::Remove
            | SetupAction::Longer
            | SetupAction::Shorter
            | SetupAction::Kind
            | SetupAction::MoveUp
            | SetupAction::MoveDown => return self.on_item(action, state),
        }
        Response::Handled
    }

    fn open(&mut self, purpose: SetupPurpose, state: &State) {
        self.open = OpenSetupForm::new(purpose, state, self.today);
        if let Some((open, draft)) = self.open.as_mut().zip(self.drafts.take(&purpose)) {
            open.form = draft;
        }
    }

    /// Opens the form of the line in hand; a list without lines gets its first one.
    fn edit(&mut self, state: &State) -> Response<Command> {
        let row = self.row();
        let purpose = match self.section {
            Section::About => SetupPurpose::About,
            Section::People => match state.people.keys().nth(row) {
                Some(id) => SetupPurpose::Person(*id),
                None => SetupPurpose::NewPerson,
            },
            Section::Agenda if row < state.agenda.len() => SetupPurpose::Item(row),
            Section::Agenda => SetupPurpose::NewItem,
        };
        let line = SetupRow::ALL.get(row).copied();
        if purpose == SetupPurpose::About && line == Some(SetupRow::Anonymity) {
            return raise(state);
        }
        if purpose == SetupPurpose::About && line == Some(SetupRow::Particulars) {
            self.open(SetupPurpose::Particulars, state);
            return Response::Handled;
        }
        self.open(purpose, state);
        if let (SetupPurpose::About, Some(open), Some(line)) = (purpose, &mut self.open, line) {
            open.form.focus(lines::SetupField::About(line));
        }
        Response::Handled
    }

    fn on_person(&self, action: SetupAction, state: &State) -> Response<Command> {
        let Some((id, person)) = state.people.iter().nth(self.row()) else {
            return Response::Handled;
        };
        Response::command(match action {
            SetupAction::Remove => Command::RemovePerson(*id),
            SetupAction::Sector => {
                let next = Sector::ALL[(person.who.sector as usize + 1) % Sector::ALL.len()];
                let who = Participant {
                    sector: next,
                    ..person.who.clone()
                };
                Command::ChangePerson(*id, who)
            }
            SetupAction::Role => {
                let who = Participant {
                    role: next_role(person.who.role),
                    ..person.who.clone()
                };
                Command::ChangePerson(*id, who)
            }
            _ => {
                let next = match person.attendance {
                    Attendance::Expected => Attendance::Present,
                    Attendance::Present | Attendance::Late => Attendance::Absent,
                    Attendance::Absent | Attendance::LeftEarly => Attendance::Expected,
                };
                Command::MarkAttendance(*id, next)
            }
        })
    }

    fn on_item(&mut self, action: SetupAction, state: &State) -> Response<Command> {
        const STEP: u16 = 5;
        let row = self.row();
        let mut items: Vec<AgendaItem> = state.agenda.iter().cloned().collect();
        let Some(item) = items.get_mut(row) else {
            return Response::Handled;
        };
        match action {
            SetupAction::Longer => {
                item.minutes = item.minutes.saturating_add(STEP).min(MOST_MINUTES);
            }
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
                self.cursors[Section::Agenda as usize].set(row - 1);
            }
            SetupAction::MoveDown if row + 1 < items.len() => {
                items.swap(row, row + 1);
                self.cursors[Section::Agenda as usize].set(row + 1);
            }
            SetupAction::Remove => {
                items.remove(row);
            }
            _ => return Response::Handled,
        }
        Response::Do(vec![Command::SetAgenda(items)])
    }
}

/// A pasted list becomes items of the agenda; undo takes them back in one step.
fn paste(text: &str, state: &State) -> Response<Command> {
    match forms::items(text, state) {
        Ok(commands) if commands.is_empty() => {
            Response::Tell(Message::new(id!("setup-nothing-pasted")))
        }
        Ok(commands) => Response::Do(commands),
        Err(message) => Response::Tell(message),
    }
}

/// The role after this one; after the last one, none.
fn next_role(role: Option<CouncilRole>) -> Option<CouncilRole> {
    let at = role.and_then(|role| CouncilRole::ALL.iter().position(|other| *other == role));
    CouncilRole::ALL.get(at.map_or(0, |at| at + 1)).copied()
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
