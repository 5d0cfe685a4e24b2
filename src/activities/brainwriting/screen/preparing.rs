//! The form before the start: the question first, then choices whose defaults are good, then who
//! writes how.

use super::keys::BrainwritingAction;
use super::{After, OpenPanel, Screen};
use crate::activities::brainwriting::rules::numbers::BEFOREHAND;
use crate::activities::brainwriting::rules::plan::{
    FEWEST_SEATS, MOST_CELLS, MOST_GOAL, MOST_LAP_SEATS, MOST_ROUNDS, most_rounds,
};
use crate::activities::brainwriting::rules::{
    Command, Event, InputMode, Pass, PlanChoice, PlanField, Rules, Seat, State, WritingPlan,
};
use crate::domain::{Activity, Anonymity, Context, Message, ParticipantId, Person, text};
use crate::id;
use crate::input::{Key, Response, Scene};

/// A line of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlanLine {
    /// The question.
    Question,
    /// A value of the plan.
    Field(PlanField),
    /// How somebody writes.
    Person(ParticipantId),
}

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

/// How somebody will write: as chosen, else as suits so many.
pub fn input_of(scene: &Scene<'_, State>, who: ParticipantId) -> InputMode {
    let chosen = scene.state.inputs.get(&who).copied();
    chosen.unwrap_or_else(|| InputMode::default_for(scene.state.planned_seats(&scene.room)))
}

/// For how many the writing is planned, on paper and at the keyboard.
pub fn writers(scene: &Scene<'_, State>) -> (usize, usize) {
    let inputs: Vec<InputMode> = scene
        .state
        .planned_writers(&scene.room)
        .map(|who| input_of(scene, who))
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

/// Minutes that all rounds take together, rounded up.
pub fn minutes(plan: &WritingPlan, paper: usize, keyboard: usize) -> u64 {
    (1..=plan.total_rounds())
        .map(|round| plan.round_ms(round, paper, keyboard))
        .sum::<u64>()
        .div_ceil(60_000)
}

impl Screen {
    /// The lines of the form, in order.
    pub fn form_lines(scene: &Scene<'_, State>) -> Vec<PlanLine> {
        let people = people_by_seat(scene)
            .into_iter()
            .map(|(id, _)| PlanLine::Person(id));
        std::iter::once(PlanLine::Question)
            .chain(PlanField::ALL.map(PlanLine::Field))
            .chain(people)
            .collect()
    }

    /// The line on which the cursor is.
    pub fn form_line(&self, scene: &Scene<'_, State>) -> PlanLine {
        Self::form_lines(scene)
            .get(self.form_row)
            .copied()
            .unwrap_or(PlanLine::Question)
    }

    /// The question to hand in, if one was typed that the state does not know.
    pub(super) fn hand_in_question(&self, state: &State) -> Option<Command> {
        let typed = text::clean(self.question.text());
        let is_new = !typed.is_empty() && Some(typed.as_str()) != state.question();
        is_new.then_some(Command::Choose(PlanChoice::Question(typed)))
    }

    pub(super) fn act_form(
        &mut self,
        action: BrainwritingAction,
        scene: &Scene<'_, State>,
    ) -> Response<Command> {
        let last = Self::form_lines(scene).len().saturating_sub(1);
        self.digits.clear();
        match action {
            BrainwritingAction::LeadOn => {
                if text::clean(self.question.text()).is_empty() {
                    self.form_row = 0;
                    return Response::Tell(Message::new(id!("bw-tell-question-first")));
                }
                let mut commands: Vec<Command> =
                    self.hand_in_question(scene.state).into_iter().collect();
                commands.extend(self.idea_on_its_way(scene.state));
                commands.push(Command::Begin);
                self.after = Some(After::Begun);
                return Response::Do(commands);
            }
            BrainwritingAction::Down | BrainwritingAction::Up => {
                self.form_row = if action == BrainwritingAction::Down {
                    (self.form_row + 1).min(last)
                } else {
                    self.form_row.saturating_sub(1)
                };
                if let Some(command) = self.hand_in_question(scene.state) {
                    return Response::Do(vec![command]);
                }
            }
            BrainwritingAction::Left => return self.change(-1, scene),
            BrainwritingAction::Right => return self.change(1, scene),
            BrainwritingAction::FarLeft => return self.change(-10, scene),
            BrainwritingAction::FarRight => return self.change(10, scene),
            BrainwritingAction::FollowRoom => return self.follow_room(scene),
            BrainwritingAction::Beforehand => self.panel = OpenPanel::Beforehand,
            _ => return Response::Ignored,
        }
        Response::Handled
    }

    fn change(&mut self, by: i64, scene: &Scene<'_, State>) -> Response<Command> {
        match self.form_line(scene) {
            PlanLine::Question => Response::Ignored,
            PlanLine::Person(who) => {
                self.on_person = Some(who);
                let input = turned(&InputMode::ALL, input_of(scene, who), by);
                Response::Do(inputs(scene, who, input))
            }
            PlanLine::Field(PlanField::SecondLap) if !may_lap(scene) => {
                Response::Tell(Message::new(id!("bw-tell-second-lap")))
            }
            PlanLine::Field(field) => choose(stepped(field, by, scene)),
        }
    }

    /// Takes the choice of the line back, so that its value follows the room again.
    fn follow_room(&mut self, scene: &Scene<'_, State>) -> Response<Command> {
        match self.form_line(scene) {
            PlanLine::Question => Response::Ignored,
            PlanLine::Person(who) => {
                self.on_person = Some(who);
                Response::Do(releases(scene, who))
            }
            PlanLine::Field(field) if scene.state.wishes.is_chosen(field) => {
                choose(Some(PlanChoice::follow_room(field)))
            }
            PlanLine::Field(_) => Response::Handled,
        }
    }

    /// Digits on a line that holds a number set it: minutes for a round, seconds for a turn. More
    /// digits make a larger number while it fits.
    ///
    /// Unlike the arrows they may ask for more than the room can do: who plans before the list is
    /// complete knows how many will come.
    pub(super) fn type_choice(&mut self, key: &Key, scene: &Scene<'_, State>) -> Response<Command> {
        let PlanLine::Field(field) = self.form_line(scene) else {
            return Response::Ignored;
        };
        let Some((least, most)) = typed_range(field) else {
            return Response::Ignored;
        };
        let Some(digit) = key.typed().filter(char::is_ascii_digit) else {
            return Response::Ignored;
        };
        let typed = [format!("{}{digit}", self.digits), digit.to_string()];
        let Some((digits, number)) = typed
            .into_iter()
            .filter_map(|digits| digits.parse::<u64>().ok().map(|n| (digits, n)))
            .find(|(_, n)| *n <= most)
        else {
            return Response::Handled;
        };
        self.digits = digits;
        choose(
            (number >= least)
                .then(|| typed_choice(field, number))
                .flatten(),
        )
    }

    pub(super) fn act_beforehand(
        &mut self,
        action: BrainwritingAction,
        scene: &Scene<'_, State>,
    ) -> Response<Command> {
        match action {
            BrainwritingAction::Down => self.turn_author(scene, 1),
            BrainwritingAction::Up => self.turn_author(scene, -1),
            BrainwritingAction::Close => {
                self.panel = OpenPanel::None;
                if self.half_typed_idea().is_some() {
                    return Response::Tell(Message::new(id!("bw-tell-idea-draft")));
                }
            }
            BrainwritingAction::HandIn => {
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

fn choose(choice: Option<PlanChoice>) -> Response<Command> {
    choice.map_or(Response::Handled, |choice| {
        Response::Do(vec![Command::Choose(choice)])
    })
}

/// May the room have a second lap, or is it not known yet?
fn may_lap(scene: &Scene<'_, State>) -> bool {
    let seats = scene.state.planned_seats(&scene.room);
    seats < FEWEST_SEATS || seats <= MOST_LAP_SEATS
}

/// The choice that is so many places away from what applies now, within what the room can do;
/// `None` where it goes no further. Standing at the limit is no choice.
fn stepped(field: PlanField, by: i64, scene: &Scene<'_, State>) -> Option<PlanChoice> {
    let plan = scene.state.fitted_plan(&scene.room);
    let most = u64::from(most_rounds(scene.state.planned_seats(&scene.room)));
    let step = |now: u64, most: u64| {
        let next = now.saturating_add_signed(by).clamp(1, most);
        (next != now).then_some(next)
    };
    match field {
        PlanField::Rounds => {
            step(plan.rounds.into(), most).map(|n| PlanChoice::Rounds(Some(n as u8)))
        }
        PlanField::Cells => {
            step(plan.cells.into(), MOST_CELLS.into()).map(|n| PlanChoice::Cells(Some(n as u8)))
        }
        PlanField::BaseTime => step(plan.base_ms / 30_000, 120)
            .map(|halves| PlanChoice::BaseTime(Some(halves * 30_000))),
        PlanField::TurnTime => {
            step(plan.turn_ms / 10_000, 360).map(|tens| PlanChoice::TurnTime(Some(tens * 10_000)))
        }
        PlanField::Goal => {
            step(plan.goal.into(), MOST_GOAL.into()).map(|n| PlanChoice::Goal(Some(n as u16)))
        }
        PlanField::Pass => Some(PlanChoice::Pass(Some(turned(&Pass::ALL, plan.pass, by)))),
        PlanField::SecondLap => Some(PlanChoice::SecondLap(Some(!plan.second_lap))),
    }
}

/// The least and the most that can be typed for a field that holds a number.
const fn typed_range(field: PlanField) -> Option<(u64, u64)> {
    match field {
        PlanField::Rounds => Some((1, MOST_ROUNDS as u64)),
        PlanField::Cells => Some((1, MOST_CELLS as u64)),
        PlanField::BaseTime => Some((1, 60)),
        PlanField::TurnTime => Some((10, 999)),
        PlanField::Goal => Some((1, MOST_GOAL as u64)),
        PlanField::Pass | PlanField::SecondLap => None,
    }
}

fn typed_choice(field: PlanField, number: u64) -> Option<PlanChoice> {
    match field {
        PlanField::Rounds => Some(PlanChoice::Rounds(Some(number as u8))),
        PlanField::Cells => Some(PlanChoice::Cells(Some(number as u8))),
        PlanField::BaseTime => Some(PlanChoice::BaseTime(Some(number * 60_000))),
        PlanField::TurnTime => Some(PlanChoice::TurnTime(Some(number * 1_000))),
        PlanField::Goal => Some(PlanChoice::Goal(Some(number as u16))),
        PlanField::Pass | PlanField::SecondLap => None,
    }
}

/// The commands that let how somebody writes follow the room again; in 無記名 for all who write, since
/// it was chosen for all of them.
fn releases(scene: &Scene<'_, State>, who: ParticipantId) -> Vec<Command> {
    let chosen = |id: &ParticipantId| scene.state.inputs.get(id).copied();
    let writes = |id: &ParticipantId| chosen(id).is_some_and(|input| input != InputMode::Watching);
    let with_others = is_anonymous(scene) && writes(&who);
    let others = people_here(scene)
        .into_iter()
        .map(|(id, _)| id)
        .filter(|id| *id != who && with_others && writes(id));
    std::iter::once(who)
        .chain(others)
        .map(Command::ReleaseInput)
        .collect()
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
