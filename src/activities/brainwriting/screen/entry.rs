//! What is typed in a popup: an idea handed in beforehand, a reason, a 表札, the wording of a
//! decision. The kit's form moves and edits; what it holds becomes a command here.

use super::Screen;
use super::keys::{self, BrainwritingAction};
use super::model::{
    After, Entry, EntryForm, EntryKey, EntryPurpose, EntryValue, Naming, OpenPanel,
};
use super::people::author_options;
use super::preparing::is_anonymous;
use crate::activities::brainwriting::rules::{Command, SeatNo, State};
use crate::domain::{DecisionKind, Message, ParticipantId, text};
use crate::id;
use crate::input::{
    Choice, Form, FormAnswer, FormLine, Hint, Input, Pasted, Response, Scene, binding,
};

/// The line that says whose an idea is.
fn author_line(
    scene: &Scene<'_, State>,
    author: Option<ParticipantId>,
) -> FormLine<EntryKey, EntryValue> {
    let options = author_options(scene)
        .into_iter()
        .map(|(who, words)| Choice::new(EntryValue::Author(who), words))
        .collect();
    let now = EntryValue::Author(author);
    FormLine::choice(EntryKey::Author, id!("bw-form-author"), options, &now)
}

/// Whose the idea in a form is.
pub(super) fn author_of(form: &EntryForm) -> Option<ParticipantId> {
    match form.choice(EntryKey::Author) {
        Some(EntryValue::Author(author)) => *author,
        _ => None,
    }
}

fn beforehand_form(scene: &Scene<'_, State>, author: Option<ParticipantId>) -> EntryForm {
    let idea = FormLine::text(EntryKey::Idea, id!("bw-form-idea"), "").required();
    // Where names are never kept nobody is asked whose it is.
    let author = (!is_anonymous(scene)).then(|| author_line(scene, author));
    let mut form = Form::new(author.into_iter().chain([idea]).collect());
    form.focus(EntryKey::Idea);
    form
}

/// The form of a decision: neither what sort it is nor its wording is said before somebody says it.
fn wording_form(suggestion: &str) -> EntryForm {
    let kinds = DecisionKind::ALL
        .map(|kind| Choice::named(EntryValue::Kind(Some(kind)), kind.label()))
        .into();
    let none = EntryValue::Kind(None);
    let kind = FormLine::open_choice(EntryKey::Kind, id!("bw-form-kind"), none, kinds, None);
    let wording = FormLine::text(EntryKey::Wording, id!("bw-form-wording"), "");
    Form::new(vec![
        kind.required(),
        wording.required().suggesting(suggestion),
    ])
}

/// The kind of decision chosen in a form.
fn kind_of(form: &EntryForm) -> Option<DecisionKind> {
    match form.choice(EntryKey::Kind) {
        Some(EntryValue::Kind(kind)) => *kind,
        _ => None,
    }
}

impl Screen {
    /// The open form.
    pub(crate) fn entry(&self) -> Option<&Entry> {
        match &self.panel {
            OpenPanel::Entry(entry) => Some(entry),
            _ => None,
        }
    }

    fn open_entry(&mut self, purpose: EntryPurpose, form: EntryForm) {
        self.panel = OpenPanel::Entry(Entry { purpose, form });
    }

    pub(super) fn open_beforehand(&mut self, scene: &Scene<'_, State>) {
        let draft = self.drafts.take(&EntryPurpose::Beforehand);
        let author = draft.as_ref().map_or(self.author, author_of);
        let mut form = beforehand_form(scene, author);
        // The people may be others now: only the idea is taken over.
        if let Some(draft) = draft {
            form.on_input(&Input::Paste(draft.text(EntryKey::Idea).to_owned()));
        }
        self.open_entry(EntryPurpose::Beforehand, form);
        // The newest idea is in sight.
        self.main.set(scene.state.ideas.len().saturating_sub(1));
    }

    pub(super) fn open_reason(&mut self, seat: SeatNo) {
        let reason = FormLine::text(EntryKey::Reason, id!("bw-form-reason"), "");
        let form = Form::new(vec![reason]).asks_before_losing();
        self.open_entry(EntryPurpose::Reason(seat), form);
    }

    pub(super) fn open_naming(&mut self, naming: Naming, label: &str) {
        let label = FormLine::text(EntryKey::Label, id!("bw-form-label"), label).required();
        let form = Form::new(vec![label]).asks_before_losing();
        self.open_entry(EntryPurpose::Naming(naming), form);
    }

    pub(super) fn open_wording(&mut self, state: &State) {
        let mut form = wording_form(self.suggested_wording(state));
        if let Some(draft) = self.drafts.take(&EntryPurpose::Wording) {
            form.take_over(&draft);
            form.focus(EntryKey::Wording);
        }
        self.open_entry(EntryPurpose::Wording, form);
    }

    /// What works in an open form.
    pub(super) fn entry_hints(entry: &Entry, scene: &Scene<'_, State>) -> Vec<Hint> {
        let own = entry.purpose == EntryPurpose::Beforehand && !is_anonymous(scene);
        let own = own.then(|| binding::hints(&[keys::BEFOREHAND]));
        [entry.form.hints(), own.unwrap_or_default()].concat()
    }

    /// Answers what comes in while a form is open.
    pub(super) fn on_entry(
        &mut self,
        input: &Input,
        scene: &Scene<'_, State>,
    ) -> Response<Command> {
        let OpenPanel::Entry(entry) = &mut self.panel else {
            return Response::Ignored;
        };
        if entry.purpose == EntryPurpose::Beforehand {
            if let Input::Paste(pasted) = input
                && Pasted::new(pasted).is_many()
            {
                return self.paste_beforehand(Pasted::new(pasted));
            }
            let typing = entry.form.takes_text();
            if binding::action(&[keys::BEFOREHAND], input, typing)
                == Some(BrainwritingAction::Author)
                && !is_anonymous(scene)
            {
                self.pick_author(scene);
                return Response::Handled;
            }
        }
        if let Input::Scroll(lines) = input {
            if let Some((list, extent)) = self.list_in_sight(scene) {
                self.cursor_mut(list).scroll(*lines, extent);
            }
            return Response::Handled;
        }
        match entry.form.on_input(input) {
            FormAnswer::HandIn => self.hand_in_entry(scene),
            FormAnswer::Close => self.close_entry(),
            answer => answer.into(),
        }
    }

    fn paste_beforehand(&self, pasted: Pasted<'_>) -> Response<Command> {
        let lines = pasted.lines();
        let question = Message::new(id!("bw-ask-paste-beforehand")).with("n", lines.len());
        let author = self.entry().and_then(|entry| author_of(&entry.form));
        let commands = lines
            .into_iter()
            .map(|line| contribution(author, line))
            .collect();
        Response::Ask(question, commands)
    }

    /// The open form as commands; it stays open until they are accepted.
    fn hand_in_entry(&mut self, scene: &Scene<'_, State>) -> Response<Command> {
        let Some(command) = self
            .entry()
            .and_then(|entry| self.entry_command(entry, scene))
        else {
            return Response::Tell(Message::new(id!("bw-tell-choose-first")));
        };
        let mut commands = match self.entry().map(|entry| &entry.purpose) {
            Some(EntryPurpose::Reason(seat)) => self.typed_by_seat(*seat, scene.state),
            _ => Vec::new(),
        };
        commands.push(command);
        self.after = self.entry().map(|entry| match entry.purpose {
            EntryPurpose::Beforehand => After::IdeaIn,
            EntryPurpose::Reason(_) => After::Skipped,
            EntryPurpose::Naming(_) => After::Named,
            EntryPurpose::Wording => After::Decided,
            EntryPurpose::Votes | EntryPurpose::Hands | EntryPurpose::Rating(..) => After::Answered,
        });
        Response::Do(commands)
    }

    /// What a form asks for; `None` while it says nothing.
    fn entry_command(&self, entry: &Entry, scene: &Scene<'_, State>) -> Option<Command> {
        let form = &entry.form;
        let filled = |text: String| (!text::clean(&text).is_empty()).then_some(text);
        match &entry.purpose {
            EntryPurpose::Beforehand => idea_of(form),
            EntryPurpose::Reason(seat) => Some(Command::SkipSeat(
                *seat,
                form.text(EntryKey::Reason).to_owned(),
            )),
            EntryPurpose::Naming(naming) => {
                let label = filled(form.text(EntryKey::Label).to_owned())?;
                let members = naming.members.clone();
                Some(match naming.bundle {
                    Some(id) => Command::RenameBundle(id, label),
                    None if naming.of_bundles => Command::GatherBundles(label, members),
                    None => Command::MakeBundle(label, members),
                })
            }
            EntryPurpose::Wording => Some(Command::Decide {
                kind: kind_of(form)?,
                options: self.decided_about(scene.state),
                wording: filled(form.text(EntryKey::Wording).to_owned())?,
            }),
            purpose => self.answer(purpose, form),
        }
    }

    fn take_entry(&mut self) -> Option<Entry> {
        match std::mem::take(&mut self.panel) {
            OpenPanel::Entry(entry) => Some(entry),
            other => {
                self.panel = other;
                None
            }
        }
    }

    /// Closes the form. A half-typed idea or wording stays a draft; the others asked before.
    pub(super) fn close_entry(&mut self) -> Response<Command> {
        let Some(Entry { purpose, form }) = self.take_entry() else {
            return Response::Ignored;
        };
        let typed = |key| !text::clean(form.text(key)).is_empty();
        match purpose {
            EntryPurpose::Beforehand => {
                // The next one who hands an idea in is somebody else.
                self.author = None;
                if typed(EntryKey::Idea) {
                    self.drafts.keep(purpose, form);
                    return Response::Tell(Message::new(id!("bw-tell-idea-draft")));
                }
            }
            EntryPurpose::Reason(_) => self.panel = OpenPanel::Waiting,
            EntryPurpose::Naming(_) => {}
            EntryPurpose::Wording if typed(EntryKey::Wording) => self.drafts.keep(purpose, form),
            EntryPurpose::Wording => {}
            EntryPurpose::Votes | EntryPurpose::Hands | EntryPurpose::Rating(..) => {
                self.end_question(false);
            }
        }
        Response::Handled
    }

    /// The form was accepted: it is done with, or empty for the next one.
    pub(super) fn end_entry(&mut self, scene: &Scene<'_, State>) {
        let Some(Entry { purpose, form }) = self.take_entry() else {
            return;
        };
        match purpose {
            EntryPurpose::Beforehand => {
                self.author = author_of(&form);
                self.open_beforehand(scene);
            }
            EntryPurpose::Reason(_) => self.panel = OpenPanel::Waiting,
            EntryPurpose::Naming(_) | EntryPurpose::Wording => self.marked.clear(),
            EntryPurpose::Votes | EntryPurpose::Hands | EntryPurpose::Rating(..) => {
                self.end_question(true);
            }
        }
    }

    /// The author picked for the idea in the open form.
    pub(super) fn take_author(&mut self, who: Option<ParticipantId>, scene: &Scene<'_, State>) {
        if let OpenPanel::Entry(entry) = &mut self.panel {
            entry.form.replace(&author_line(scene, who));
            entry.form.focus(EntryKey::Idea);
        }
        self.author = who;
    }

    /// The author in the open form.
    pub(super) fn author_now(&self) -> Option<ParticipantId> {
        self.entry().and_then(|entry| author_of(&entry.form))
    }

    /// The form in which an idea handed in beforehand is half-typed.
    fn beforehand(&self) -> Option<&EntryForm> {
        let open = self.entry();
        let open = open.filter(|entry| entry.purpose == EntryPurpose::Beforehand);
        open.map(|entry| &entry.form)
            .or_else(|| self.drafts.get(&EntryPurpose::Beforehand))
    }

    /// The idea handed in beforehand that is half-typed, if there is one.
    pub(super) fn half_typed_idea(&self) -> Option<Command> {
        self.beforehand().and_then(idea_of)
    }

    /// Its text.
    pub(super) fn half_typed_text(&self) -> String {
        let text = |form: &EntryForm| text::clean(form.text(EntryKey::Idea));
        self.beforehand().map_or_else(String::new, text)
    }

    /// The half-typed idea is in: it is no draft any more.
    pub(super) fn idea_is_in(&mut self, scene: &Scene<'_, State>) {
        self.drafts.drop_for(&EntryPurpose::Beforehand);
        if self
            .entry()
            .is_some_and(|entry| entry.purpose == EntryPurpose::Beforehand)
        {
            self.end_entry(scene);
        }
    }
}

/// The command that takes in the idea of a form.
fn idea_of(form: &EntryForm) -> Option<Command> {
    let typed = text::clean(form.text(EntryKey::Idea));
    let command = contribution(author_of(form), form.text(EntryKey::Idea).to_owned());
    (!typed.is_empty()).then_some(command)
}

/// The command that takes in an idea handed in beforehand.
const fn contribution(by: Option<ParticipantId>, text: String) -> Command {
    Command::Contribute {
        by,
        text,
        typed_by: None,
    }
}
