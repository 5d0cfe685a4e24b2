//! The form before the start: the question first, then choices whose defaults are good, then who
//! writes how.

use super::Screen;
use super::keys::BrainwritingAction;
use super::model::{After, PlanLine};
use crate::activities::brainwriting::rules::numbers::BEFOREHAND;
use crate::activities::brainwriting::rules::plan::{
    FEWEST_SEATS, MOST_CELLS, MOST_GOAL, MOST_LAP_SEATS, MOST_ROUNDS, most_rounds,
};
use crate::activities::brainwriting::rules::{
    Command, Event, InputMode, Pass, PlanChoice, PlanField, Rules, Seat, State, WritingPlan,
};
use crate::domain::{Activity, Anonymity, Context, Message, ParticipantId, Person, text};
use crate::id;
use crate::input::{FieldAnswer, FormAction, Key, Response, Scene, Stepper};

/// Those in the room, as the list has them.
pub(crate) fn people_here<'a>(scene: &Scene<'a, State>) -> Vec<(ParticipantId, &'a Person)> {
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
pub(crate) fn seats_to_be(scene: &Scene<'_, State>) -> Vec<Seat> {
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
pub(crate) fn people_by_seat<'a>(scene: &Scene<'a, State>) -> Vec<(ParticipantId, &'a Person)> {
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
pub(crate) fn input_of(scene: &Scene<'_, State>, who: ParticipantId) -> InputMode {
    let chosen = scene.state.inputs.get(&who).copied();
    chosen.unwrap_or_else(|| InputMode::default_for(scene.state.planned_seats(&scene.room)))
}

/// For how many the writing is planned, on paper and at the keyboard.
pub(crate) fn writers(scene: &Scene<'_, State>) -> (usize, usize) {
    let inputs: Vec<InputMode> = scene
        .state
        .planned_writers(&scene.room)
        .map(|who| input_of(scene, who))
        .collect();
    let count = |input| inputs.iter().filter(|other| **other == input).count();
    (count(InputMode::Paper), count(InputMode::Keyboard))
}

/// How many ideas were handed in beforehand.
pub(crate) fn beforehand(state: &State) -> usize {
    state
        .ideas
        .values()
        .filter(|idea| idea.round == BEFOREHAND)
        .count()
}

/// Minutes that all rounds take together, rounded up.
pub(crate) fn minutes(plan: &WritingPlan, paper: usize, keyboard: usize) -> u64 {
    (1..=plan.total_rounds())
        .map(|round| plan.round_ms(round, paper, keyboard))
        .sum::<u64>()
        .div_ceil(60_000)
}

impl Screen {
    /// The lines of the form, in order.
    pub(crate) fn form_lines(scene: &Scene<'_, State>) -> Vec<PlanLine> {
        let people = people_by_seat(scene)
            .into_iter()
            .map(|(id, _)| PlanLine::Person(id));
        std::iter::once(PlanLine::Question)
            .chain(PlanField::ALL.map(PlanLine::Field))
            .chain(people)
            .collect()
    }

    /// The line on which the cursor is.
    pub(crate) fn form_line(&self, scene: &Scene<'_, State>) -> PlanLine {
        Self::form_lines(scene)
            .get(self.form)
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
        self.digits.clear();
        match action {
            BrainwritingAction::LeadOn => {
                if text::clean(self.question.text()).is_empty() {
                    self.go_to_line(0, scene);
                    return Response::Tell(Message::new(id!("bw-tell-question-first")));
                }
                let mut commands: Vec<Command> =
                    self.hand_in_question(scene.state).into_iter().collect();
                commands.extend(self.idea_on_its_way(scene.state));
                commands.push(Command::Begin);
                self.after = Some(After::Begun);
                Response::Do(commands)
            }
            BrainwritingAction::Beforehand => {
                self.open_beforehand(scene);
                Response::Handled
            }
            _ => Response::Ignored,
        }
    }

    /// The kit's keys on a line: moving hands the question in, a choice is recorded when it is made.
    pub(super) fn act_line(
        &mut self,
        action: FormAction,
        scene: &Scene<'_, State>,
    ) -> Response<Command> {
        let to = match action {
            FormAction::LineDown => self.form + 1,
            FormAction::LineUp => self.form.saturating_sub(1),
            FormAction::More => return self.change(1, scene),
            FormAction::Less => return self.change(-1, scene),
            FormAction::MuchMore => return self.change(10, scene),
            FormAction::MuchLess => return self.change(-10, scene),
            FormAction::Follow => return self.follow_room(scene),
            _ => return Response::Ignored,
        };
        self.go_to_line(to, scene);
        self.hand_in_question(scene.state)
            .map_or(Response::Handled, Response::command)
    }

    fn change(&mut self, by: i64, scene: &Scene<'_, State>) -> Response<Command> {
        self.digits.clear();
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
        self.digits.clear();
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
        let Some(digit) = key.typed().and_then(|key| key.to_digit(10)) else {
            return Response::Ignored;
        };
        let typed = self.digits.parse().unwrap_or(0);
        let Some(mut stepper) = stepper(field, scene).map(|stepper| stepper.typing(typed)) else {
            return Response::Ignored;
        };
        let answer = stepper.digit(i64::from(digit));
        self.digits = stepper.typed().to_string();
        choose(chosen(field, stepper).filter(|_| answer == FieldAnswer::Changed))
    }

    /// The same, to be forgotten as a draft as soon as it is in.
    pub(super) fn idea_on_its_way(&mut self, state: &State) -> Option<Command> {
        let command = self.half_typed_idea()?;
        self.on_its_way = Some((self.half_typed_text(), beforehand(state)));
        Some(command)
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

/// The number of a field in steps and digits, as it applies now; `None` for a field that holds none.
/// Rounds and turns are typed in minutes and seconds.
fn stepper(field: PlanField, scene: &Scene<'_, State>) -> Option<Stepper> {
    let (state, wishes) = (scene.state, &scene.state.wishes);
    let plan = state.fitted_plan(&scene.room);
    let time = |ms: u64, step: u64| i64::try_from(ms / step * step).unwrap_or(i64::MAX);
    let chosen_time = |ms: Option<u64>| ms.and_then(|ms| i64::try_from(ms).ok());
    Some(match field {
        PlanField::Rounds => {
            let most = most_rounds(state.planned_seats(&scene.room));
            let range = (1, MOST_ROUNDS.into());
            Stepper::new(wishes.rounds.map(i64::from), plan.rounds.into(), range)
                .within((1, most.into()))
        }
        PlanField::Cells => {
            let range = (1, MOST_CELLS.into());
            Stepper::new(wishes.cells.map(i64::from), plan.cells.into(), range)
        }
        PlanField::BaseTime => {
            let fitted = time(plan.base_ms, 30_000);
            Stepper::new(chosen_time(wishes.base_ms), fitted, (60_000, 3_600_000))
                .stepping(30_000, 60_000)
                .within((30_000, 3_600_000))
        }
        PlanField::TurnTime => {
            let fitted = time(plan.turn_ms, 10_000);
            Stepper::new(chosen_time(wishes.turn_ms), fitted, (10_000, 999_000))
                .stepping(10_000, 1_000)
                .within((10_000, 3_600_000))
        }
        PlanField::Goal => {
            let range = (1, MOST_GOAL.into());
            Stepper::new(wishes.goal.map(i64::from), plan.goal.into(), range)
        }
        PlanField::Pass | PlanField::SecondLap => return None,
    })
}

/// What was chosen with a stepper.
fn chosen(field: PlanField, stepper: Stepper) -> Option<PlanChoice> {
    let wish = stepper.wish?;
    let time = || u64::try_from(wish).ok();
    Some(match field {
        PlanField::Rounds => PlanChoice::Rounds(u8::try_from(wish).ok()),
        PlanField::Cells => PlanChoice::Cells(u8::try_from(wish).ok()),
        PlanField::BaseTime => PlanChoice::BaseTime(time()),
        PlanField::TurnTime => PlanChoice::TurnTime(time()),
        PlanField::Goal => PlanChoice::Goal(u16::try_from(wish).ok()),
        PlanField::Pass | PlanField::SecondLap => return None,
    })
}

/// The choice that is so many places away from what applies now; `None` where it goes no further.
fn stepped(field: PlanField, by: i64, scene: &Scene<'_, State>) -> Option<PlanChoice> {
    if let Some(mut stepper) = stepper(field, scene) {
        let answer = stepper.turn(by);
        return chosen(field, stepper).filter(|_| answer == FieldAnswer::Changed);
    }
    let plan = scene.state.fitted_plan(&scene.room);
    match field {
        PlanField::Pass => Some(PlanChoice::Pass(Some(turned(&Pass::ALL, plan.pass, by)))),
        _ => Some(PlanChoice::SecondLap(Some(!plan.second_lap))),
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
pub(crate) fn is_anonymous(scene: &Scene<'_, State>) -> bool {
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
