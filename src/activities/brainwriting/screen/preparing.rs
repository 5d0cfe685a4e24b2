//! The form before the start: the question first, then choices whose defaults are good, then who
//! writes how.

use super::keys::Action;
use super::{After, OpenPanel, Screen};
use crate::activities::brainwriting::rules::plan::{MOST_CELLS, MOST_ROUNDS};
use crate::activities::brainwriting::rules::state::BEFOREHAND;
use crate::activities::brainwriting::rules::{
    Command, Event, InputMode, Pass, Rules, Seat, State, WritingPlan,
};
use crate::domain::{Activity, Anonymity, Context, Message, ParticipantId, Person, text};
use crate::id;
use crate::input::{Key, Response, Scene};

/// A line of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FormLine {
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
pub const CHOICES: [FormLine; 7] = [
    FormLine::Rounds,
    FormLine::Cells,
    FormLine::BaseTime,
    FormLine::TurnTime,
    FormLine::Pass,
    FormLine::Goal,
    FormLine::SecondLap,
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
pub fn input_of(scene: &Scene<'_, State>, who: ParticipantId) -> InputMode {
    let chosen = scene.state.inputs.get(&who).copied();
    chosen.unwrap_or_else(|| {
        InputMode::default_for(
            people_here(scene)
                .iter()
                .filter(|(id, _)| scene.state.inputs.get(id) != Some(&InputMode::Watching))
                .count(),
        )
    })
}

/// How many will write, on paper and at the keyboard.
pub fn writers(scene: &Scene<'_, State>) -> (usize, usize) {
    let inputs: Vec<InputMode> = people_here(scene)
        .into_iter()
        .map(|(id, _)| input_of(scene, id))
        .collect();
    let count = |input| inputs.iter().filter(|other| **other == input).count();
    (count(InputMode::Paper), count(InputMode::Keyboard))
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
pub fn minutes(plan: &WritingPlan, paper: usize, keyboard: usize) -> u64 {
    (1..=plan.total_rounds())
        .map(|round| plan.round_ms(round, paper, keyboard))
        .sum::<u64>()
        .div_ceil(60_000)
}

impl Screen {
    /// The lines of the form, in order.
    pub fn form_lines(scene: &Scene<'_, State>) -> Vec<FormLine> {
        let people = people_by_seat(scene)
            .into_iter()
            .map(|(id, _)| FormLine::Person(id));
        std::iter::once(FormLine::Question)
            .chain(CHOICES)
            .chain(people)
            .collect()
    }

    /// The line on which the cursor is.
    pub fn form_line(&self, scene: &Scene<'_, State>) -> FormLine {
        Self::form_lines(scene)
            .get(self.form_row)
            .copied()
            .unwrap_or(FormLine::Question)
    }

    /// The choices as they stand in the form, fitted to those who are here.
    pub fn plan(&self, scene: &Scene<'_, State>) -> WritingPlan {
        let n = seats(scene);
        let mut plan = self
            .choices
            .clone()
            .unwrap_or_else(|| scene.state.plan_for(n))
            .fitted(n);
        self.question.text().clone_into(&mut plan.question);
        plan
    }

    fn is_changed(&self, scene: &Scene<'_, State>) -> bool {
        let known = scene
            .state
            .plan
            .as_ref()
            .map_or("", |plan| plan.question.as_str());
        self.choices.is_some() || text::clean(self.question.text()) != known
    }

    /// The choices to hand in, once there is a question to ask.
    pub(super) fn hand_in_choices(&self, scene: &Scene<'_, State>) -> Vec<Command> {
        let plan = self.plan(scene);
        if self.is_changed(scene) && !text::clean(&plan.question).is_empty() {
            vec![Command::Prepare(plan)]
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
            Action::Beforehand => self.panel = OpenPanel::Beforehand,
            _ => return Response::Ignored,
        }
        Response::Handled
    }

    fn change(&mut self, by: i64, scene: &Scene<'_, State>) -> Response<Command> {
        let line = self.form_line(scene);
        let n = seats(scene);
        let mut plan = self.plan(scene);
        let followed = usize::from(plan.goal) == plan.ideas(n);
        match line {
            FormLine::Question => return Response::Ignored,
            FormLine::Person(who) => {
                self.on_person = Some(who);
                return Response::Do(inputs(
                    scene,
                    who,
                    turned(&InputMode::ALL, input_of(scene, who), by),
                ));
            }
            FormLine::Rounds => {
                plan.rounds = step(u64::from(plan.rounds), by, 1, u64::from(MOST_ROUNDS)) as u8;
            }
            FormLine::Cells => {
                plan.cells = step(u64::from(plan.cells), by, 1, u64::from(MOST_CELLS)) as u8;
            }
            FormLine::BaseTime => plan.base_ms = step(plan.base_ms / 30_000, by, 1, 120) * 30_000,
            FormLine::TurnTime => plan.turn_ms = step(plan.turn_ms / 10_000, by, 1, 360) * 10_000,
            FormLine::Pass => plan.pass = turned(&Pass::ALL, plan.pass, by),
            FormLine::Goal => plan.goal = step(u64::from(plan.goal), by, 1, 999) as u16,
            FormLine::SecondLap => plan.second_lap = !plan.second_lap,
        }
        let asked_lap = plan.second_lap;
        plan = plan.fitted(n);
        self.choose(plan.clone(), followed && line != FormLine::Goal, n);
        if line == FormLine::SecondLap && asked_lap && !plan.second_lap {
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
            FormLine::Rounds
                | FormLine::Cells
                | FormLine::BaseTime
                | FormLine::TurnTime
                | FormLine::Goal
        );
        let Some(digit) = key.typed().filter(|c| is_number && c.is_ascii_digit()) else {
            return false;
        };
        let (least, most) = match line {
            FormLine::Rounds => (1, u64::from(MOST_ROUNDS)),
            FormLine::Cells => (1, u64::from(MOST_CELLS)),
            FormLine::BaseTime => (1, 60),
            FormLine::TurnTime => (10, 999),
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
        let mut plan = self.plan(scene);
        let followed = usize::from(plan.goal) == plan.ideas(n);
        match line {
            FormLine::Rounds => plan.rounds = number as u8,
            FormLine::Cells => plan.cells = number as u8,
            FormLine::BaseTime => plan.base_ms = number * 60_000,
            FormLine::TurnTime => plan.turn_ms = number * 1_000,
            _ => plan.goal = number as u16,
        }
        self.choose(plan.fitted(n), followed && line != FormLine::Goal, n);
        true
    }

    fn choose(&mut self, mut plan: WritingPlan, goal_follows: bool, n: usize) {
        if goal_follows {
            plan.goal = plan.ideas(n) as u16;
        }
        self.choices = Some(plan);
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
                self.panel = OpenPanel::None;
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
fn inputs(scene: &Scene<'_, State>, who: ParticipantId, input: InputMode) -> Vec<Command> {
    let others = people_here(scene)
        .into_iter()
        .map(|(id, _)| id)
        .filter(|id| *id != who && input_of(scene, *id) != InputMode::Watching);
    let with_others = is_anonymous(scene) && input != InputMode::Watching;
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
