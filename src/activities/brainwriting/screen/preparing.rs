//! The form before the start: the question first, then choices whose defaults are good, then who
//! writes how.

use super::Screen;
use super::keys::BrainwritingAction;
use super::model::{After, PlanLine, PlanValue};
use crate::activities::brainwriting::rules::numbers::BEFOREHAND;
use crate::activities::brainwriting::rules::plan::{
    FEWEST_SEATS, MOST_CELLS, MOST_GOAL, MOST_LAP_SEATS, MOST_ROUNDS, most_rounds,
};
use crate::activities::brainwriting::rules::{
    Command, Event, InputMode, Pass, PlanChoice, PlanField, Rules, Seat, State, WritingPlan,
};
use crate::domain::{Activity, Anonymity, Context, Message, ParticipantId, Person, text};
use crate::id;
use crate::input::{Choice, FormAnswer, FormLine, Input, ListCursor, Response, Scene, Stepper};

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

/// The lines of the form, in order: what was chosen of each, and what applies as long as nothing
/// was.
fn lines(scene: &Scene<'_, State>) -> Vec<FormLine<PlanLine, PlanValue>> {
    let question = scene.state.question().unwrap_or_default();
    let question = FormLine::text(PlanLine::Question, id!("bw-show-question"), question);
    let fields = PlanField::ALL.map(|field| field_line(field, scene));
    let people = people_by_seat(scene).into_iter();
    let people = people.map(|(who, _)| {
        let option = |input: &InputMode| Choice::named(PlanValue::Input(*input), input.label());
        let chosen = scene.state.inputs.get(&who).copied();
        let (wish, now) = (
            chosen.map(PlanValue::Input),
            PlanValue::Input(input_of(scene, who)),
        );
        let options = InputMode::ALL.iter().map(option).collect();
        let label = id!("bw-show-seats-title");
        FormLine::fitting(PlanLine::Person(who), label, options, (wish.as_ref(), &now))
    });
    std::iter::once(question)
        .chain(fields)
        .chain(people)
        .collect()
}

fn field_line(field: PlanField, scene: &Scene<'_, State>) -> FormLine<PlanLine, PlanValue> {
    let (key, label) = (PlanLine::Field(field), field.label());
    if let Some(stepper) = stepper(field, scene) {
        return FormLine::stepper(key, label, stepper);
    }
    let (plan, wishes) = (scene.state.fitted_plan(&scene.room), &scene.state.wishes);
    let (options, wish, fitted) = if field == PlanField::Pass {
        let option = |pass: Pass| Choice::named(PlanValue::Pass(pass), pass.label());
        let all = Pass::ALL.map(option).to_vec();
        (
            all,
            wishes.pass.map(PlanValue::Pass),
            PlanValue::Pass(plan.pass),
        )
    } else {
        let lap = |lap, label| Choice::named(PlanValue::SecondLap(lap), label);
        let all = vec![lap(false, id!("bw-show-no")), lap(true, id!("bw-show-yes"))];
        // A wish that the room cannot fulfil is told below; here stands what applies.
        let wish = wishes
            .second_lap
            .map(|_| PlanValue::SecondLap(plan.second_lap));
        (all, wish, PlanValue::SecondLap(plan.second_lap))
    };
    FormLine::fitting(key, label, options, (wish.as_ref(), &fitted))
}

impl Screen {
    /// The line on which the cursor is.
    pub(crate) fn plan_line(&self) -> PlanLine {
        self.plan.line().map_or(PlanLine::Question, |line| line.key)
    }

    /// Is something typed in the question that was not handed in?
    pub(super) fn has_question_draft(&self) -> bool {
        self.plan.has_changed(PlanLine::Question)
    }

    /// The form shows what the state says now.
    pub(super) fn renew_plan(&mut self, scene: &Scene<'_, State>) {
        self.plan.renew(lines(scene));
        self.follow_plan_line();
    }

    /// The list of people follows the line of the form.
    fn follow_plan_line(&mut self) {
        let before = self.plan.lines().iter().take(self.plan.at());
        let people = before.filter(|line| matches!(line.key, PlanLine::Person(_)));
        let at = people.count();
        if at != self.people.at() {
            self.people = ListCursor::on(at);
        }
    }

    /// The question to hand in, if one was typed that the state does not know.
    pub(super) fn hand_in_question(&self, state: &State) -> Option<Command> {
        let typed = text::clean(self.plan.text(PlanLine::Question));
        let is_new = !typed.is_empty() && Some(typed.as_str()) != state.question();
        is_new.then_some(Command::Choose(PlanChoice::Question(typed)))
    }

    pub(super) fn act_form(
        &mut self,
        action: BrainwritingAction,
        scene: &Scene<'_, State>,
    ) -> Response<Command> {
        match action {
            BrainwritingAction::LeadOn => {
                if text::clean(self.plan.text(PlanLine::Question)).is_empty() {
                    self.plan.focus(PlanLine::Question);
                    self.follow_plan_line();
                    return Response::Tell(Message::new(id!("bw-tell-question-first")));
                }
                self.begin(scene)
            }
            BrainwritingAction::Beforehand => {
                self.open_beforehand(scene);
                Response::Handled
            }
            _ => Response::Ignored,
        }
    }

    /// The first round. A half-typed idea goes along only when somebody says so, and nobody is asked
    /// where the round cannot begin anyway.
    fn begin(&mut self, scene: &Scene<'_, State>) -> Response<Command> {
        let mut commands: Vec<Command> = self.hand_in_question(scene.state).into_iter().collect();
        self.after = Some(After::Begun);
        let text = self.half_typed_text();
        let idea = (!seats_to_be(scene).is_empty()).then(|| self.idea_on_its_way(scene.state));
        let Some(idea) = idea.flatten() else {
            commands.push(Command::Begin);
            return Response::Do(commands);
        };
        commands.extend([idea, Command::Begin]);
        let question = Message::new(id!("bw-ask-begin-with-idea")).with("text", text);
        Response::Ask(question, commands)
    }

    /// A line of the form was clicked.
    pub(super) fn visit_plan_line(
        &mut self,
        at: usize,
        scene: &Scene<'_, State>,
    ) -> Response<Command> {
        let Some(key) = self.plan.lines().get(at).map(|line| line.key) else {
            return Response::Handled;
        };
        let answer = self.plan.visit(key);
        self.after_plan_key(&answer, scene)
    }

    /// The form's own keys: a choice is recorded when it is made, the question when it is left.
    pub(super) fn on_plan(&mut self, input: &Input, scene: &Scene<'_, State>) -> Response<Command> {
        let answer = self.plan.on_input(input);
        self.after_plan_key(&answer, scene)
    }

    fn after_plan_key(
        &mut self,
        answer: &FormAnswer<PlanLine>,
        scene: &Scene<'_, State>,
    ) -> Response<Command> {
        match *answer {
            FormAnswer::Ignored => Response::Ignored,
            FormAnswer::Left(_) => {
                self.follow_plan_line();
                self.hand_in_question(scene.state)
                    .map_or(Response::Handled, Response::command)
            }
            FormAnswer::Changed(PlanLine::Field(PlanField::SecondLap)) if !may_lap(scene) => {
                self.renew_plan(scene);
                Response::Tell(Message::new(id!("bw-tell-second-lap")))
            }
            FormAnswer::Changed(PlanLine::Field(field)) => {
                Response::command(Command::Choose(self.plan_choice(field)))
            }
            FormAnswer::Changed(PlanLine::Person(who)) => {
                Response::Do(match self.plan.wished(PlanLine::Person(who)) {
                    Some(PlanValue::Input(input)) => inputs(scene, who, *input),
                    _ => releases(scene, who),
                })
            }
            _ => Response::Handled,
        }
    }

    /// What stands in a line of the form; nothing chosen follows the room.
    fn plan_choice(&self, field: PlanField) -> PlanChoice {
        let key = PlanLine::Field(field);
        let wish = self.plan.wish(key);
        let time = wish.and_then(|ms| u64::try_from(ms).ok());
        let small = wish.and_then(|number| u8::try_from(number).ok());
        match field {
            PlanField::Rounds => PlanChoice::Rounds(small),
            PlanField::Cells => PlanChoice::Cells(small),
            PlanField::BaseTime => PlanChoice::BaseTime(time),
            PlanField::TurnTime => PlanChoice::TurnTime(time),
            PlanField::Goal => PlanChoice::Goal(wish.and_then(|number| u16::try_from(number).ok())),
            PlanField::Pass => PlanChoice::Pass(match self.plan.wished(key) {
                Some(PlanValue::Pass(pass)) => Some(*pass),
                _ => None,
            }),
            PlanField::SecondLap => PlanChoice::SecondLap(match self.plan.wished(key) {
                Some(PlanValue::SecondLap(lap)) => Some(*lap),
                _ => None,
            }),
        }
    }

    /// The same, to be forgotten as a draft as soon as it is in.
    pub(super) fn idea_on_its_way(&mut self, state: &State) -> Option<Command> {
        let command = self.half_typed_idea()?;
        self.on_its_way = Some((self.half_typed_text(), beforehand(state)));
        Some(command)
    }
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
