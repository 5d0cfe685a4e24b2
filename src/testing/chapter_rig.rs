//! One chapter of an activity in the real program: keys, pastes and clicks go the way of the
//! program's own messages, and its rules, log, questions and refusals answer.
//!
//! Left out on purpose: the frame around the chapter, which [`Rig`] draws.

use std::cell::Cell;
use std::marker::PhantomData;

use ratatui::layout::Rect;

use super::rig::Rig;
use crate::activities::for_each_activity;
use crate::analysis::{Reply, Request};
use crate::app::{ChapterScreen, ChapterScreens, Effect, Location, Msg, Overlay, Severity};
use crate::domain::{
    Action, Activity, Anonymity, Attendance, Carryover, Message, ParticipantId, TypedForm, roster,
};
use crate::input::{Hit, Input, Key, Scene, Screen};
use crate::lang::Lang;
use crate::paint::Canvas;
use crate::paint::testing::drawn;
use crate::session::{ActivityCommand, ChapterNo, ChapterState, Command, Event, Log, State, Step};

/// The terminal in which the chapters are worked: 118 columns and 32 rows are left to them.
const TERMINAL: (u16, u16) = (120, 36);

/// An order that tells a session of [`ChapterSetUp`] what it knows: nothing is recorded, and the
/// screens settle as after any other.
pub(crate) const SESSION_AS_IT_IS: Command = Command::Describe(Vec::new());

/// An activity of the list with its screen and its view, typed.
pub(crate) trait Playable: Activity {
    /// Its screen.
    type Screen: Screen<Rules = Self>;
    /// The state of the chapter, if the chapter is one of this activity.
    fn own_state(chapter: &ChapterState) -> Option<&Self::State>;
    /// The screen of the chapter, if it is one of this activity.
    fn own_screen(screen: &ChapterScreen) -> Option<&Self::Screen>;
    /// The event, if it is one of this activity.
    fn own_event(event: &Event) -> Option<&Self::Event>;
    /// Its command as one to a chapter.
    fn to_chapter(command: Self::Command) -> ActivityCommand;
    /// Draws a chapter of this activity.
    fn draw(
        canvas: &mut Canvas<'_>,
        area: Rect,
        screen: &Self::Screen,
        scene: &Scene<'_, Self::State>,
    );
}

macro_rules! define_playable {
    ($($name:ident: $folder:ident),* $(,)?) => {
        $(impl Playable for crate::activities::$folder::rules::Rules {
            type Screen = crate::activities::$folder::screen::Screen;

            fn own_state(chapter: &ChapterState) -> Option<&Self::State> {
                match chapter {
                    ChapterState::$name(state) => Some(state),
                    _ => None,
                }
            }

            fn own_screen(screen: &ChapterScreen) -> Option<&Self::Screen> {
                match screen {
                    ChapterScreen::$name(screen) => Some(screen),
                    _ => None,
                }
            }

            fn own_event(event: &Event) -> Option<&Self::Event> {
                match event {
                    Event::$name(event) => Some(event),
                    _ => None,
                }
            }

            fn to_chapter(command: Self::Command) -> ActivityCommand {
                command.into()
            }

            fn draw(
                canvas: &mut Canvas<'_>,
                area: Rect,
                screen: &Self::Screen,
                scene: &Scene<'_, Self::State>,
            ) {
                crate::activities::$folder::view::draw(canvas, area, screen, scene);
            }
        })*
    };
}
for_each_activity!(define_playable);

/// The program with a chapter of this activity on the screen.
pub(crate) struct ChapterRig<A> {
    /// The whole program.
    pub(crate) rig: Rig,
    no: ChapterNo,
    answers: Answers,
    activity: PhantomData<A>,
}

/// What the chapter said and wanted so far.
#[derive(Debug, Clone, Default)]
struct Answers {
    told: Vec<Message>,
    asked: Vec<Message>,
    refused: Vec<Message>,
    /// How many refusals the test has looked at.
    looked_at: Cell<usize>,
    /// Everything that the worker was asked for.
    requests: Vec<Request>,
    /// What of it nobody did yet.
    queue: Vec<Request>,
}

/// A refusal that the test never looked at fails it: nobody expected it.
impl Drop for Answers {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            let unexpected = &self.refused[self.looked_at.get()..];
            assert!(unexpected.is_empty(), "refused: {unexpected:?}");
        }
    }
}

impl<A> Clone for ChapterRig<A> {
    fn clone(&self) -> Self {
        Self {
            rig: self.rig.clone(),
            no: self.no,
            answers: self.answers.clone(),
            activity: PhantomData,
        }
    }
}

impl<A: Playable> ChapterRig<A> {
    /// A chapter just opened, with these people present, a line each as in a roster.
    pub(crate) fn of(people: &str, anonymity: Anonymity) -> Self {
        ChapterSetUp::of(people, anonymity).open()
    }

    /// The same session opened again by a program just started: the records are there, screens and
    /// worker are fresh.
    pub(crate) fn again(&self) -> Self {
        let mut rig = Rig::home(Lang::Ja, TERMINAL);
        rig.ms = self.rig.ms;
        rig.open(self.log().clone());
        Self::on(rig, self.no)
    }

    /// The session looked back at, at its end.
    pub(crate) fn replayed(&self) -> Self {
        let mut rig = Rig::home(Lang::Ja, TERMINAL);
        rig.ms = self.rig.ms;
        rig.replay(self.log().clone(), None);
        rig.press("<end>");
        Self::on(rig, self.no)
    }

    fn on(rig: Rig, no: ChapterNo) -> Self {
        let mut own = Self {
            rig,
            no,
            answers: Answers::default(),
            activity: PhantomData,
        };
        own.collect();
        own
    }

    /// Presses keys, written as `jj<enter>あ<ctrl-p>`.
    #[track_caller]
    pub(crate) fn press(&mut self, keys: &str) -> &mut Self {
        for key in Key::sequence(keys).expect("keys in their notation") {
            self.give(&Input::Key(key));
            self.rig.rest_after(&key);
        }
        self
    }

    /// Hands in whatever can reach a screen, as the message that brings it.
    #[track_caller]
    pub(crate) fn give(&mut self, input: &Input) -> &mut Self {
        let msg = match input.clone() {
            Input::Key(key) => Msg::Key(key),
            Input::Paste(text) => Msg::Paste(text),
            Input::Click(hit) => Msg::Click(hit),
            Input::Action(action) => Msg::Click(Hit::Action(action)),
            Input::Scroll(lines) => Msg::Scroll(lines),
            // The question is answered as in the program.
            Input::Confirmed => Msg::Key(Key::new(crate::input::KeyCode::Enter)),
            Input::Tick => Msg::Tick,
            Input::Reply(reply) => Msg::Reply(self.visit(), self.no, reply),
        };
        self.send(msg)
    }

    /// Hands a message in. A question waits until it is answered, by `y` as in the program; what is
    /// refused after a yes fails the test, since nobody asks about what is impossible.
    #[track_caller]
    fn send(&mut self, msg: Msg) -> &mut Self {
        let (question, refused) = (self.question(), self.answers.refused.len());
        self.rig.send(msg);
        self.collect();
        match (question, self.question()) {
            (None, Some(asked)) => self.answers.asked.push(asked),
            (Some(question), None) => assert_eq!(
                self.answers.refused[refused..],
                [],
                "refused after a yes to {question:?}"
            ),
            _ => {}
        }
        self
    }

    /// Ends the program as a signal does, and comes back to what was kept.
    #[track_caller]
    pub(crate) fn leave_and_come_back(&mut self) -> &mut Self {
        self.rig.leave_and_come_back();
        // The worker was told to stop, and nobody waits for what it had in hand.
        let visit = self.visit();
        let is_of_now = |effect: &Effect| !matches!(effect, Effect::Work(of, ..) if *of != visit);
        self.rig.effects.retain(is_of_now);
        self.answers.queue.clear();
        self.collect();
        self
    }

    /// Gives an order to the chapter past its keys.
    #[track_caller]
    pub(crate) fn order(&mut self, command: A::Command) -> &mut Self {
        let command = Command::Chapter(self.no, A::to_chapter(command));
        self.order_session(command)
    }

    /// Gives an order to the chapter past its keys, which may be refused.
    #[track_caller]
    pub(crate) fn attempt(&mut self, command: A::Command) -> &mut Self {
        assert_eq!(self.question(), None, "somebody waits for an answer");
        self.rig
            .attempt(Command::Chapter(self.no, A::to_chapter(command)));
        self.collect();
        self
    }

    /// Gives an order to the session past the keys.
    #[track_caller]
    pub(crate) fn order_session(&mut self, command: Command) -> &mut Self {
        assert_eq!(self.question(), None, "somebody waits for an answer");
        self.rig.order(command);
        self.collect();
        self
    }

    /// Opens a chapter of another kind, presses keys there, and comes back.
    pub(crate) fn elsewhere(&mut self, kind: &str, keys: &str) -> &mut Self {
        self.order_session(Command::OpenChapter(kind.into(), "別の章".into()));
        self.press(keys);
        self.order_session(Command::EnterChapter(self.no))
    }

    /// Lets time pass, a tick each second.
    pub(crate) fn wait(&mut self, ms: u64) -> &mut Self {
        self.rig.wait(ms);
        self.collect();
        self
    }

    /// Puts these people on the list, present.
    pub(crate) fn join(&mut self, people: &str) -> &mut Self {
        self.order_session(Command::AddPeople(roster::parse(people)));
        self.order_session(Command::MarkAllPresent)
    }

    /// Raises the level of naming.
    pub(crate) fn raise(&mut self, level: Anonymity) -> &mut Self {
        self.order_session(Command::RaiseAnonymity(level))
    }

    /// Notes that somebody came, left or stayed away.
    pub(crate) fn mark(&mut self, who: ParticipantId, attendance: Attendance) -> &mut Self {
        self.order_session(Command::MarkAttendance(who, attendance))
    }

    fn collect(&mut self) {
        for notice in std::mem::take(&mut self.rig.model.seat.notices) {
            match notice.weight {
                Severity::Info => self.answers.told.push(notice.message),
                Severity::Warning | Severity::Error => self.answers.refused.push(notice.message),
            }
        }
        for effect in std::mem::take(&mut self.rig.effects) {
            match effect {
                Effect::Work(visit, no, request) => {
                    assert_eq!((visit, no), (self.visit(), self.no));
                    self.answers.requests.push(request.clone());
                    self.answers.queue.push(request);
                }
                // How many steps were saved is what the rig acknowledges by.
                effect => self.rig.effects.push(effect),
            }
        }
    }

    fn visit(&self) -> uuid::Uuid {
        match &self.rig.model.place {
            Location::Meeting(meeting) => meeting.visit,
            Location::Home | Location::Replay(_) => uuid::Uuid::nil(),
        }
    }

    /// What was said quietly so far.
    pub(crate) fn told(&self) -> &[Message] {
        &self.answers.told
    }

    /// What was asked so far, answered or not.
    pub(crate) fn asked(&self) -> &[Message] {
        &self.answers.asked
    }

    /// What was refused so far; a test that never asks expects nothing to be refused.
    pub(crate) fn refused(&self) -> &[Message] {
        self.answers.looked_at.set(self.answers.refused.len());
        &self.answers.refused
    }

    /// The question that waits for a yes or a no.
    pub(crate) fn question(&self) -> Option<Message> {
        match &self.rig.model.seat.overlay {
            Some(Overlay::Confirm(question, _) | Overlay::LeadOn(question, _)) => {
                Some(question.clone())
            }
            _ => None,
        }
    }

    /// Everything that the worker was asked for.
    pub(crate) fn requests(&self) -> &[Request] {
        &self.answers.requests
    }

    /// What the worker was asked for and nobody did yet, the oldest first.
    pub(crate) fn queue(&mut self) -> &mut Vec<Request> {
        &mut self.answers.queue
    }

    /// Brings what the worker made.
    pub(crate) fn reply(&mut self, reply: Reply) -> &mut Self {
        self.give(&Input::Reply(reply))
    }

    /// The session's log.
    pub(crate) fn log(&self) -> &Log {
        self.rig.log()
    }

    /// The steps in sight: those that no undo took away, and no undo.
    pub(crate) fn steps(&self) -> Vec<&Step> {
        let log = self.log();
        let steps = log.steps().iter().enumerate();
        steps
            .filter(|(index, step)| {
                !log.is_hidden(*index) && !matches!(step.event, Event::Undone(_))
            })
            .map(|(_, step)| step)
            .collect()
    }

    /// The events of the activity in the steps in sight, of whichever chapter.
    pub(crate) fn events(&self) -> Vec<&A::Event> {
        let mut events = Vec::new();
        for step in self.steps() {
            own_events::<A>(&step.event, &mut events);
        }
        events
    }

    /// The session's state.
    pub(crate) fn session(&self) -> &State {
        self.rig.state()
    }

    /// The state of the chapter.
    pub(crate) fn state(&self) -> &A::State {
        let chapter = self.session().chapter(self.no).expect("the chapter");
        A::own_state(&chapter.state).expect("a chapter of this activity")
    }

    fn screens(&self) -> &ChapterScreens {
        match &self.rig.model.place {
            Location::Meeting(meeting) => &meeting.screens,
            Location::Replay(replay) => &replay.screens,
            Location::Home => panic!("the session was left"),
        }
    }

    /// The screen of the chapter.
    pub(crate) fn screen(&self) -> &A::Screen {
        let screen = self.screens().screen(self.no).expect("the room was there");
        A::own_screen(screen).expect("a screen of this activity")
    }

    /// What the screen looks at.
    pub(crate) fn scene(&self) -> Scene<'_, A::State> {
        let at = match &self.rig.model.place {
            Location::Meeting(meeting) => meeting.outlook(self.rig.model.seat.now.ms),
            Location::Replay(replay) => replay.outlook(),
            Location::Home => panic!("the session was left"),
        };
        at.scene(self.state())
    }

    /// What is typed in it and not handed in.
    pub(crate) fn typed(&self) -> Vec<TypedForm> {
        self.screen().typed(&self.scene())
    }

    /// Is something typed in it and not handed in?
    pub(crate) fn has_draft(&self) -> bool {
        self.screen().has_draft(&self.scene())
    }

    /// What is drawn of the chapter in an area of this size.
    pub(crate) fn shows(&self, lang: Lang, size: (u16, u16)) -> String {
        drawn(lang, size, |canvas, area| self.draw(canvas, area))
    }

    /// How many rows of this list are drawn in an area of this size.
    pub(crate) fn rows_drawn(&self, list: u16, size: (u16, u16)) -> usize {
        let mut rows = 0;
        drawn(Lang::Ja, size, |canvas, area| {
            self.draw(canvas, area);
            let of_list = |hit: &Hit| matches!(hit, Hit::Row(of, _) if *of == list);
            rows = canvas.hits.iter().filter(|(_, hit)| of_list(hit)).count();
        });
        rows
    }

    fn draw(&self, canvas: &mut Canvas<'_>, area: Rect) {
        let scene = Scene {
            size: (area.width, area.height),
            ..self.scene()
        };
        A::draw(canvas, area, self.screen(), &scene);
    }
}

fn own_events<'a, A: Playable>(event: &'a Event, found: &mut Vec<&'a A::Event>) {
    match event {
        Event::Together(events) => {
            for event in events {
                own_events::<A>(event, found);
            }
        }
        Event::InChapter(_, event) => own_events::<A>(event, found),
        event => found.extend(A::own_event(event)),
    }
}

/// A session before the chapter under test is opened: who is there, and what came over from the
/// session before.
pub(crate) struct ChapterSetUp(Rig);

impl ChapterSetUp {
    /// With these people present, a line each as in a roster.
    pub(crate) fn of(people: &str, anonymity: Anonymity) -> Self {
        let mut set_up = Self::expecting(people, anonymity);
        set_up.0.everybody_here();
        set_up
    }

    /// With these people expected, a line each as in a roster.
    pub(crate) fn expecting(people: &str, anonymity: Anonymity) -> Self {
        let mut rig = Rig::meeting("blank", roster::parse(people), Lang::Ja, TERMINAL);
        if anonymity > Anonymity::Named {
            rig.order(Command::RaiseAnonymity(anonymity));
        }
        rig.order(SESSION_AS_IT_IS);
        Self(rig)
    }

    /// What the session before leaves open.
    pub(crate) fn inheriting(mut self, actions: Vec<Action>) -> Self {
        let carryover = Carryover {
            actions,
            ..Carryover::default()
        };
        self.0.order(Command::CarryOver(carryover));
        self
    }

    /// Opens the chapter under test.
    pub(crate) fn open<A: Playable>(mut self) -> ChapterRig<A> {
        let no = self.0.state().chapters.len();
        let kind = A::KIND.id.to_owned();
        self.0.order(Command::OpenChapter(kind, "試し".into()));
        ChapterRig::on(self.0, ChapterNo(no as u16))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::activities::notes::rules::Rules;
    use crate::app::MessageContext;
    use crate::session::Origin;
    use crate::testing::context;

    /// Notes with a question on the screen, whose commands are refused by now.
    fn asking_in_vain() -> ChapterRig<Rules> {
        let mut notes = ChapterRig::<Rules>::of("", Anonymity::Named);
        notes.give(&Input::Paste("一つ\n二つ".into()));
        let mut moment = MessageContext::new(context(notes.rig.ms + 1), Origin::Keyboard);
        if let Location::Meeting(meeting) = &mut notes.rig.model.place {
            let (_, closed) = meeting.command(vec![Command::Close], &mut moment);
            closed.expect("a session closes");
        }
        notes
    }

    #[test]
    #[should_panic(expected = "refused after a yes")]
    fn a_refusal_after_a_yes_fails_the_test() {
        asking_in_vain().press("y");
    }

    #[test]
    fn a_question_that_is_not_answered_with_a_yes_decides_nothing() {
        let mut notes = asking_in_vain();
        assert_eq!((notes.asked().len(), notes.question().is_some()), (1, true));
        notes.press("n");
        assert_eq!(notes.question(), None);
        assert!(notes.state().lines.is_empty());
    }

    #[test]
    #[should_panic(expected = "refused: ")]
    fn a_refusal_that_nobody_looked_at_fails_the_test() {
        let mut notes = ChapterRig::<Rules>::of("", Anonymity::Named);
        notes.attempt(crate::activities::notes::rules::Command::Strike(
            crate::domain::ItemId::NIL,
        ));
    }
}
