//! The program without a terminal: keys in, screen text and effects out, on a clock that only the
//! test moves.
//!
//! The tests in `tests/` read this file too, see `tests/support`; both call the library `program`.
#![allow(dead_code, reason = "each crate of tests uses its part")]

use std::path::PathBuf;

use chrono::{DateTime, FixedOffset, TimeZone};
use ratatui::buffer::{Buffer, CellWidth};
use ratatui::layout::Rect;
use uuid::Uuid;

use super::program::app::{
    self, Choice, Effect, Location, Model, Msg, OpenedSession, Overlay, SaveReport, Settings,
    Severity,
};
use super::program::domain::{Attendance, Context, ContextSeries, Message, Participant, Sector};
use super::program::id;
use super::program::input::Key;
use super::program::lang::Lang;
use super::program::paint::{Depth, Glyphs, Theme, ThemeName};
use super::program::session::{
    Beginning, Command, Event, KeptDraft, Log, Opened, Origin, Seal, State, Step, Template,
};
use super::program::ui::{self, Drawn};

/// The moment at which every rig starts: 22 November 2026, 14:00 in Japan.
pub(crate) fn beginning() -> DateTime<FixedOffset> {
    FixedOffset::east_opt(9 * 3600)
        .unwrap()
        .with_ymd_and_hms(2026, 11, 22, 14, 0, 0)
        .unwrap()
}

/// A context at so many milliseconds after the beginning; equal times give equal ids and dice.
pub(crate) fn context(ms: u64) -> Context {
    Context {
        t: beginning() + chrono::Duration::milliseconds(ms as i64),
        ms,
        seed: Uuid::from_u128((0x0192_0000_0000_7000_8000_u128 << 48) | (u128::from(ms) << 16)),
        secret: ms.wrapping_mul(0x9E37_79B9_7F4A_7C15),
    }
}

/// The order that opens a session of no template.
pub(crate) fn opening() -> Command {
    Command::Open(Opened {
        by: "yoriai test".into(),
        template: "blank".into(),
        continues: None,
        lang: String::new(),
    })
}

/// Seven people of one fictitious council, as roles.
pub(crate) fn seven() -> Vec<Participant> {
    let who = |organisation: &str, name: &str, sector| Participant {
        name: name.into(),
        organisation: organisation.into(),
        sector,
        role: None,
    };
    vec![
        who("みどり保健所", "保健師", Sector::Community),
        who("あおば町", "健康課 係長", Sector::Community),
        who("あおば町商工会", "経営指導員", Sector::Occupational),
        who(
            "みどり地域産業保健センター",
            "コーディネーター",
            Sector::Occupational,
        ),
        who("協会けんぽ", "企画担当", Sector::Occupational),
        who("みどり郡医師会", "理事", Sector::Medical),
        who("食生活改善推進員", "会長", Sector::Residents),
    ]
}

/// The program under test.
#[derive(Clone)]
pub(crate) struct Rig {
    pub(crate) model: Model,
    /// Every effect so far that nobody carried out.
    pub(crate) effects: Vec<Effect>,
    pub(crate) ms: u64,
    theme: ThemeName,
}

impl Rig {
    /// At home, with nothing there.
    pub(crate) fn home(lang: Lang, size: (u16, u16)) -> Self {
        let settings = Settings {
            lang,
            theme: ThemeName::Mono,
        };
        Self {
            model: Model::new(settings, size, context(0)),
            effects: Vec::new(),
            ms: 0,
            theme: ThemeName::Mono,
        }
    }

    /// Lets it look otherwise: the theme in true colours, and the language.
    pub(crate) fn look(&mut self, (theme, lang): (ThemeName, Lang)) -> &mut Self {
        self.theme = theme;
        self.model.seat.settings.lang = lang;
        self
    }

    /// In a fresh session of this template, people on the list.
    pub(crate) fn meeting(
        template: &str,
        people: Vec<Participant>,
        lang: Lang,
        size: (u16, u16),
    ) -> Self {
        let mut rig = Self::home(lang, size);
        let template = Template::named(template).expect("a known template");
        let commands = template.commands(
            Beginning {
                by: "yoriai test",
                title: "",
                continues: None,
                people,
            },
            (lang.code(), |id| lang.tr(id).into_owned()),
        );
        let log = Log::begun(commands, &mut ContextSeries::new(context(0)))
            .expect("a template is accepted");
        rig.open(log);
        rig
    }

    /// Opens a log as if it came from a file.
    pub(crate) fn open(&mut self, log: Log) {
        self.ms += 10;
        self.send(Msg::Opened(Box::new(from_a_file(log))));
    }

    /// Opens a log to be replayed.
    pub(crate) fn replay(&mut self, log: Log, at: Option<u64>) {
        self.ms += 10;
        let opened = OpenedSession {
            read_only: true,
            at,
            ..from_a_file(log)
        };
        self.send(Msg::Loaded(Box::new(opened)));
    }

    /// Hands a message in; saved steps are acknowledged at once.
    pub(crate) fn send(&mut self, msg: Msg) {
        self.ms += 1;
        let effects = app::update(&mut self.model, msg, &context(self.ms));
        let mut later = Vec::new();
        for effect in effects {
            if let Effect::Save(steps) = &effect {
                later.extend(self.acknowledge(steps.len() as u64));
            }
            if effect == Effect::Seal {
                later.extend(self.seal());
            }
            self.effects.push(effect);
        }
        self.effects.extend(later);
    }

    /// Seals as the saver does.
    fn seal(&mut self) -> Vec<Effect> {
        let n = self.log().next_record();
        let event = Event::Sealed(Seal {
            records: n,
            sha256: "5ea1".repeat(16),
        });
        let step = Step {
            n,
            t: context(self.ms).t,
            ms: self.log().last_ms(),
            event,
            private_after: None,
            cause: None,
            origin: Origin::Keyboard,
        };
        app::update(
            &mut self.model,
            Msg::Saved(SaveReport::Sealed(Box::new(step))),
            &context(self.ms),
        )
    }

    fn acknowledge(&mut self, steps: u64) -> Vec<Effect> {
        let done = self
            .effects
            .iter()
            .map(|effect| {
                if let Effect::Save(steps) = effect {
                    steps.len() as u64
                } else {
                    0
                }
            })
            .sum::<u64>()
            + steps;
        app::update(
            &mut self.model,
            Msg::Saved(SaveReport::Saved(done)),
            &context(self.ms),
        )
    }

    /// Presses keys, written as `jj<enter>あ<ctrl-p>`.
    pub(crate) fn press(&mut self, keys: &str) -> &mut Self {
        for key in Key::sequence(keys).expect("keys in their notation") {
            self.ms += 50;
            self.send(Msg::Key(key));
            self.rest_after(&key);
        }
        self
    }

    /// A person lets go of a key that leads on, and looks at what came of it.
    pub(crate) fn rest_after(&mut self, key: &Key) {
        const REST: u64 = 1_250;
        if ["f8", "ctrl-g", "ctrl-n"].contains(&key.to_string().as_str()) {
            self.ms += REST;
        }
    }

    /// Pastes a text.
    pub(crate) fn paste(&mut self, text: &str) -> &mut Self {
        self.send(Msg::Paste(text.to_owned()));
        self
    }

    /// Lets time pass, a tick each second.
    pub(crate) fn wait(&mut self, ms: u64) -> &mut Self {
        for _ in 0..ms / 1_000 {
            self.ms += 999;
            self.send(Msg::Tick);
        }
        self
    }

    /// Gives an order to the session past the keys.
    #[track_caller]
    pub(crate) fn order(&mut self, command: Command) -> &mut Self {
        assert_eq!(self.attempt(command), None, "the order is accepted");
        self
    }

    /// Gives an order to the session past the keys, as if somebody had said yes to it; returns the
    /// refusal.
    pub(crate) fn attempt(&mut self, command: Command) -> Option<Message> {
        let notices = std::mem::take(&mut self.model.seat.notices);
        self.model.seat.overlay = Some(Overlay::Confirm(
            Message::new(id!("confirm-yes")),
            Choice::Commands(vec![command]),
        ));
        self.press("y");
        let said = std::mem::replace(&mut self.model.seat.notices, notices);
        let refused = said.iter().find(|said| said.weight == Severity::Warning);
        let refusal = refused.map(|notice| notice.message.clone());
        self.model.seat.notices.extend(said);
        refusal
    }

    /// Marks everybody present.
    pub(crate) fn everybody_here(&mut self) -> &mut Self {
        let expected = self
            .state()
            .people
            .values()
            .any(|person| person.attendance == Attendance::Expected);
        if expected {
            self.order(Command::MarkAllPresent)
        } else {
            self
        }
    }

    /// The session's state.
    pub(crate) fn state(&self) -> &State {
        match &self.model.place {
            Location::Meeting(meeting) => meeting.state(),
            Location::Replay(replay) => &replay.state,
            Location::Watch(watch) => watch.state(),
            Location::Home => panic!("no session is open"),
        }
    }

    /// The session's log.
    pub(crate) fn log(&self) -> &Log {
        match &self.model.place {
            Location::Meeting(meeting) => &meeting.log,
            Location::Replay(replay) => &replay.log,
            Location::Watch(watch) => &watch.log,
            Location::Home => panic!("no session is open"),
        }
    }

    /// Forgets what was said so far, so that only what is said from now on is seen.
    pub(crate) fn forget_notices(&mut self) -> &mut Self {
        self.model.seat.notices.clear();
        self
    }

    /// What is kept beside the session of what is typed, as far as the program asked for it.
    pub(crate) fn kept(&self) -> Vec<KeptDraft> {
        let mut effects = self.effects.iter().rev();
        let kept = effects.find_map(|effect| match effect {
            Effect::KeepDrafts(kept) => Some(kept.drafts.clone()),
            _ => None,
        });
        kept.unwrap_or_default()
    }

    /// Leaves as a signal does, and opens the session again with what was kept beside it. Fails when
    /// the leaving left a record that the file holds.
    #[track_caller]
    pub(crate) fn leave_and_come_back(&mut self) -> &mut Self {
        let public = |rig: &Self| {
            let steps = rig.log().steps().iter();
            steps.filter(|step| !step.is_private()).count()
        };
        let before = public(self);
        self.send(Msg::Leave);
        assert_eq!(public(self), before, "leaving records nothing");
        let opened = OpenedSession {
            drafts: self.kept(),
            ..from_a_file(Log::replayed(self.log().steps().iter().cloned()))
        };
        self.ms += 10;
        self.send(Msg::Opened(Box::new(opened)));
        self
    }

    /// Draws the screen.
    pub(crate) fn draw(&self) -> (Buffer, Drawn) {
        let (columns, rows) = self.model.seat.size;
        let mut buffer = Buffer::empty(Rect::new(0, 0, columns, rows));
        let theme = Theme::named(self.theme, Depth::True);
        let drawn = ui::draw(&self.model, &theme, Glyphs::default(), &mut buffer);
        (buffer, drawn)
    }

    /// The screen as text, a line each; the second cell of a wide character is left out.
    pub(crate) fn screen(&self) -> String {
        text_of(&self.draw().0)
    }

    /// Fails unless the screen shows this.
    #[track_caller]
    pub(crate) fn shows(&mut self, text: &str) -> &mut Self {
        let screen = self.screen();
        assert!(
            screen.contains(text),
            "the screen does not show {text:?}:\n{screen}"
        );
        self
    }

    /// Fails if the screen shows this.
    #[track_caller]
    pub(crate) fn hides(&mut self, text: &str) -> &mut Self {
        let screen = self.screen();
        assert!(
            !screen.contains(text),
            "the screen shows {text:?}:\n{screen}"
        );
        self
    }
}

fn from_a_file(log: Log) -> OpenedSession {
    OpenedSession {
        path: PathBuf::from("test.ron"),
        log,
        id: Uuid::nil(),
        problems: Vec::new(),
        drafts: Vec::new(),
        read_only: false,
        at: None,
        speed: None,
    }
}

/// The text of a buffer, row by row; wide glyphs take their two cells, ends are trimmed.
pub(crate) fn text_of(buffer: &Buffer) -> String {
    let mut out = String::new();
    for y in 0..buffer.area.height {
        let mut line = String::new();
        let mut x = 0;
        while x < buffer.area.width {
            line.push_str(buffer[(x, y)].symbol());
            x += buffer[(x, y)].cell_width().max(1);
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}
