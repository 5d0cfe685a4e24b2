//! The form before the start: the question first, then choices whose defaults are good, then who
//! writes how.

use super::keys::Action;
use super::{After, Panel, Screen};
use crate::activities::brainwriting::rules::setup::{MOST_CELLS, MOST_ROUNDS};
use crate::activities::brainwriting::rules::state::BEFOREHAND;
use crate::activities::brainwriting::rules::{
    Command, Event, Input, Pass, Rules, Seat, Setup, State,
};
use crate::domain::{Activity, Anonymity, Context, Message, ParticipantId, Person, text};
use crate::id;
use crate::input::{Key, Response, Scene};

/// A line of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// The question.
    Question,
    /// R.
    Rounds,
    /// K.
    Cells,
    /// The time of the first round.
    BaseTime,
    /// The time of one turn at the keyboard.
    TurnTime,
    /// How the sheets travel.
    Pass,
    /// How many ideas the room wants.
    Goal,
    /// 2周目.
    SecondLap,
    /// How somebody writes.
    Person(ParticipantId),
}

/// The choices of the form, above the people.
pub const CHOICES: [Line; 7] = [
    Line::Rounds,
    Line::Cells,
    Line::BaseTime,
    Line::TurnTime,
    Line::Pass,
    Line::Goal,
    Line::SecondLap,
];

/// Those in the room, as the list has them.
pub fn people_here<'a>(scene: &Scene<'a, State>) -> Vec<(ParticipantId, &'a Person)> {
    scene
        .room
        .people
        .iter()
        .filter(|(_, person)| person.attendance.is_here())
        .map(|(id, person)| (*id, person))
        .collect()
}

/// The seats as the rules would give them out now: neighbours from different sectors; none while
/// they would refuse to begin.
pub fn seats_to_be(scene: &Scene<'_, State>) -> Vec<Seat> {
    // Nothing in the answer but ids and times depends on the context, and both are thrown away.
    let context = Context {
        t: chrono::DateTime::UNIX_EPOCH.fixed_offset(),
        ms: scene.now,
        seed: uuid::Uuid::nil(),
        secret: 0,
    };
    let events =
        Rules::decide(scene.state, &scene.room, Command::Begin, &context).unwrap_or_default();
    let seats = |event| {
        if let Event::Begun { seats, .. } = event {
            Some(seats)
        } else {
            None
        }
    };
    events.into_iter().find_map(seats).unwrap_or_default()
}

/// Those in the room in the order of the seats they would get, then those without one, as the list
/// has them.
pub fn people_by_seat<'a>(scene: &Scene<'a, State>) -> Vec<(ParticipantId, &'a Person)> {
    let seats = seats_to_be(scene);
    let mut people = people_here(scene);
    people.sort_by_key(|(id, _)| {
        seats
            .iter()
            .find(|seat| seat.occupant == *id)
            .map_or((true, 0), |seat| (false, seat.no.0))
    });
    people
}

/// How somebody will write.
pub fn input_of(scene: &Scene<'_, State>, who: ParticipantId) -> Input {
    let chosen = scene.state.inputs.get(&who).copied();
    chosen.unwrap_or_else(|| {
        Input::default_for(
            people_here(scene)
                .iter()
                .filter(|(id, _)| scene.state.inputs.get(id) != Some(&Input::Watching))
                .count(),
        )
    })
}

/// How many will write, on paper and at the keyboard.
pub fn writers(scene: &Scene<'_, State>) -> (usize, usize) {
    let inputs: Vec<Input> = people_here(scene)
        .into_iter()
        .map(|(id, _)| input_of(scene, id))
        .collect();
    let count = |input| inputs.iter().filter(|other| **other == input).count();
    (count(Input::Paper), count(Input::Keyboard))
}

/// How many ideas were handed in beforehand.
pub fn beforehand(state: &State) -> usize {
    state
        .ideas
        .values()
        .filter(|idea| idea.round == BEFOREHAND)
        .count()
}

/// Everybody who will write.
pub fn seats(scene: &Scene<'_, State>) -> usize {
    let (paper, keyboard) = writers(scene);
    paper + keyboard
}

/// Minutes that all rounds take together, rounded up.
pub fn minutes(setup: &Setup, paper: usize, keyboard: usize) -> u64 {
    (1..=setup.total_rounds())
        .map(|round| setup.round_ms(round, paper, keyboard))
        .sum::<u64>()
        .div_ceil(60_000)
}

impl Screen {
    /// The lines of the form, in order.
    pub fn form_lines(scene: &Scene<'_, State>) -> Vec<Line> {
        let people = people_by_seat(scene)
            .into_iter()
            .map(|(id, _)| Line::Person(id));
        std::iter::once(Line::Question)
            .chain(CHOICES)
            .chain(people)
            .collect()
    }

    /// The line on which the cursor is.
    pub fn form_line(&self, scene: &Scene<'_, State>) -> Line {
        Self::form_lines(scene)
            .get(self.form_row)
            .copied()
            .unwrap_or(Line::Question)
    }

    /// The choices as they stand in the form, fitted to those who are here.
    pub fn setup(&self, scene: &Scene<'_, State>) -> Setup {
        let n = seats(scene);
        let mut setup = self
            .choices
            .clone()
            .unwrap_or_else(|| scene.state.setup_for(n))
            .fitted(n);
        self.question.text().clone_into(&mut setup.question);
        setup
    }

    fn is_changed(&self, scene: &Scene<'_, State>) -> bool {
        let known = scene
            .state
            .setup
            .as_ref()
            .map_or("", |setup| setup.question.as_str());
        self.choices.is_some() || text::clean(self.question.text()) != known
    }

    /// The choices to hand in, once there is a question to ask.
    pub(super) fn hand_in_choices(&self, scene: &Scene<'_, State>) -> Vec<Command> {
        let setup = self.setup(scene);
        if self.is_changed(scene) && !text::clean(&setup.question).is_empty() {
            vec![Command::Prepare(setup)]
        } else {
            Vec::new()
        }
    }

    pub(super) fn act_form(
        &mut self,
        action: Action,
        scene: &Scene<'_, State>,
    ) -> Response<Command> {
        let last = Self::form_lines(scene).len().saturating_sub(1);
        self.digits.clear();
        match action {
            Action::LeadOn => {
                if text::clean(self.question.text()).is_empty() {
                    self.form_row = 0;
                    return Response::Tell(Message::new(id!("bw-tell-question-first")));
                }
                let mut commands = self.hand_in_choices(scene);
                commands.extend(self.idea_on_its_way(scene.state));
                commands.push(Command::Begin);
                self.after = Some(After::Begun);
                return Response::Do(commands);
            }
            Action::Down | Action::Up => {
                self.form_row = if action == Action::Down {
                    (self.form_row + 1).min(last)
                } else {
                    self.form_row.saturating_sub(1)
                };
                let commands = self.hand_in_choices(scene);
                if !commands.is_empty() {
                    self.after = Some(After::Prepared);
                    return Response::Do(commands);
                }
            }
            Action::Left => return self.change(-1, scene),
            Action::Right => return self.change(1, scene),
            Action::FarLeft => return self.change(-10, scene),
            Action::FarRight => return self.change(10, scene),
            Action::Beforehand => self.panel = Panel::Beforehand,
            _ => return Response::Ignored,
        }
        Response::Handled
    }

    fn change(&mut self, by: i64, scene: &Scene<'_, State>) -> Response<Command> {
        let line = self.form_line(scene);
        let n = seats(scene);
        let mut setup = self.setup(scene);
        let followed = usize::from(setup.goal) == setup.ideas(n);
        match line {
            Line::Question => return Response::Ignored,
            Line::Person(who) => {
                self.on_person = Some(who);
                return Response::Do(inputs(
                    scene,
                    who,
                    turned(&Input::ALL, input_of(scene, who), by),
                ));
            }
            Line::Rounds => {
                setup.rounds = step(u64::from(setup.rounds), by, 1, u64::from(MOST_ROUNDS)) as u8;
            }
            Line::Cells => {
                setup.cells = step(u64::from(setup.cells), by, 1, u64::from(MOST_CELLS)) as u8;
            }
            Line::BaseTime => setup.base_ms = step(setup.base_ms / 30_000, by, 1, 120) * 30_000,
            Line::TurnTime => setup.turn_ms = step(setup.turn_ms / 10_000, by, 1, 360) * 10_000,
            Line::Pass => setup.pass = turned(&Pass::ALL, setup.pass, by),
            Line::Goal => setup.goal = step(u64::from(setup.goal), by, 1, 999) as u16,
            Line::SecondLap => setup.second_lap = !setup.second_lap,
        }
        let asked_lap = setup.second_lap;
        setup = setup.fitted(n);
        self.choose(setup.clone(), followed && line != Line::Goal, n);
        if line == Line::SecondLap && asked_lap && !setup.second_lap {
            return Response::Tell(Message::new(id!("bw-tell-second-lap")));
        }
        Response::Handled
    }

    /// Digits on a line that holds a number set it: minutes for a round, seconds for a turn. More
    /// digits make a larger number while it fits.
    pub(super) fn type_choice(&mut self, key: &Key, scene: &Scene<'_, State>) -> bool {
        let line = self.form_line(scene);
        let is_number = matches!(
            line,
            Line::Rounds | Line::Cells | Line::BaseTime | Line::TurnTime | Line::Goal
        );
        let Some(digit) = key.typed().filter(|c| is_number && c.is_ascii_digit()) else {
            return false;
        };
        let (least, most) = match line {
            Line::Rounds => (1, u64::from(MOST_ROUNDS)),
            Line::Cells => (1, u64::from(MOST_CELLS)),
            Line::BaseTime => (1, 60),
            Line::TurnTime => (10, 999),
            _ => (1, 999),
        };
        let typed = [format!("{}{digit}", self.digits), digit.to_string()];
        let Some((digits, number)) = typed
            .into_iter()
            .filter_map(|digits| digits.parse::<u64>().ok().map(|n| (digits, n)))
            .find(|(_, n)| *n <= most)
        else {
            return true;
        };
        self.digits = digits;
        if number < least {
            return true;
        }
        let n = seats(scene);
        let mut setup = self.setup(scene);
        let followed = usize::from(setup.goal) == setup.ideas(n);
        match line {
            Line::Rounds => setup.rounds = number as u8,
            Line::Cells => setup.cells = number as u8,
            Line::BaseTime => setup.base_ms = number * 60_000,
            Line::TurnTime => setup.turn_ms = number * 1_000,
            _ => setup.goal = number as u16,
        }
        self.choose(setup.fitted(n), followed && line != Line::Goal, n);
        true
    }

    fn choose(&mut self, mut setup: Setup, goal_follows: bool, n: usize) {
        if goal_follows {
            setup.goal = setup.ideas(n) as u16;
        }
        self.choices = Some(setup);
    }

    pub(super) fn act_beforehand(
        &mut self,
        action: Action,
        scene: &Scene<'_, State>,
    ) -> Response<Command> {
        match action {
            Action::Down => self.turn_author(scene, 1),
            Action::Up => self.turn_author(scene, -1),
            Action::Close => {
                self.panel = Panel::None;
                if self.half_typed_idea().is_some() {
                    return Response::Tell(Message::new(id!("bw-tell-idea-draft")));
                }
            }
            Action::HandIn => {
                let Some(command) = self.half_typed_idea() else {
                    return Response::Tell(Message::new(id!("bw-tell-empty")));
                };
                self.after = Some(After::IdeaIn);
                return Response::Do(vec![command]);
            }
            _ => return Response::Ignored,
        }
        Response::Handled
    }

    /// The idea handed in beforehand that is in the field, if there is one.
    pub(super) fn half_typed_idea(&self) -> Option<Command> {
        let text = self.idea.text();
        (!text::clean(text).is_empty()).then(|| self.contribution(text.to_owned()))
    }

    /// The same, to be forgotten as a draft as soon as it is in.
    pub(super) fn idea_on_its_way(&mut self, state: &State) -> Option<Command> {
        let command = self.half_typed_idea()?;
        self.on_its_way = Some((text::clean(self.idea.text()), beforehand(state)));
        Some(command)
    }

    /// The command that takes in an idea handed in beforehand.
    pub(super) fn contribution(&self, text: String) -> Command {
        Command::Contribute {
            by: self.author,
            text,
            typed_by: None,
        }
    }

    /// Nobody, then everybody on the list; nobody at all where names are not kept.
    fn turn_author(&mut self, scene: &Scene<'_, State>, by: i64) {
        let all: Vec<Option<ParticipantId>> = std::iter::once(None)
            .chain(scene.room.people.keys().copied().map(Some))
            .collect();
        self.author = if is_anonymous(scene) {
            None
        } else {
            turned(&all, self.author, by)
        };
    }

    /// 代筆: nobody, then everybody in the room.
    pub(super) fn turn_typist(&mut self, scene: &Scene<'_, State>) -> Response<Command> {
        if is_anonymous(scene) {
            self.editor.typist = None;
            return Response::Tell(Message::new(id!("bw-tell-no-names")));
        }
        let all: Vec<Option<ParticipantId>> = std::iter::once(None)
            .chain(people_here(scene).into_iter().map(|(id, _)| Some(id)))
            .collect();
        self.editor.typist = turned(&all, self.editor.typist, 1);
        Response::Handled
    }
}

/// The commands that let somebody write this way; in 無記名 all who write do it the same way, so that
/// nobody is known by it.
fn inputs(scene: &Scene<'_, State>, who: ParticipantId, input: Input) -> Vec<Command> {
    let others = people_here(scene)
        .into_iter()
        .map(|(id, _)| id)
        .filter(|id| *id != who && input_of(scene, *id) != Input::Watching);
    let with_others = is_anonymous(scene) && input != Input::Watching;
    let rest = others
        .filter(|_| with_others)
        .map(|id| Command::SetInput(id, input));
    std::iter::once(Command::SetInput(who, input))
        .chain(rest)
        .collect()
}

/// Are names never kept here (無記名)?
pub fn is_anonymous(scene: &Scene<'_, State>) -> bool {
    scene.state.level.max(scene.room.anonymity) == Anonymity::Anonymous
}

/// The element so many places further on, round and round.
pub(super) fn turned<T: Copy + PartialEq>(all: &[T], now: T, by: i64) -> T {
    let at = all.iter().position(|other| *other == now).unwrap_or(0) as i64;
    let len = (all.len() as i64).max(1);
    all.get((at + by.signum()).rem_euclid(len) as usize)
        .copied()
        .unwrap_or(now)
}

fn step(now: u64, by: i64, least: u64, most: u64) -> u64 {
    now.saturating_add_signed(by).clamp(least, most)
}
