//! Forms: one line for each field, text or choice, and what they become when they are handed in.

use crate::activities::board::rules::moving::with_words;
use crate::activities::board::rules::{
    ActionChange, Agreement, Card, Command, Course, Factor, FindingAnswer, FindingEdit,
    FindingSource, IndicatorChange, Judgement, ProgrammeChange, Pull, Raised, Reason, Starter,
    State, Thresholds,
};
use crate::domain::calendar::parse_year;
use crate::domain::{
    Action, ActionState, Anonymity, Arg, Consent, ControlLevel, Decimal, Direction, Due,
    IndicatorClass, ItemId, Measurement, Message, MessageId, ParticipantId, Room,
};
use crate::id;
use crate::input::Field;

/// What a form is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Purpose {
    /// A new finding.
    NewFinding,
    /// Change a finding.
    Finding(ItemId),
    /// A factor of a finding.
    Factor(ItemId),
    /// The response to a finding.
    Response(ItemId),
    /// The judgement of a finding.
    Ruling(ItemId),
    /// A new action, of a finding if one is named.
    NewAction(Option<ItemId>),
    /// Change an action.
    Action(ItemId),
    /// The words that a state needs.
    Words(ItemId, ActionState),
    /// Why an action does not move, and the state that was about to be set.
    Obstacle(ItemId, Option<ActionState>),
    /// What an action reached.
    Actual(ItemId),
    /// A new programme.
    NewProgramme,
    /// Change a programme.
    Programme(ItemId),
    /// A new indicator of a programme.
    NewIndicator(ItemId),
    /// Change an indicator.
    Indicator(ItemId),
    /// The thresholds.
    Thresholds,
}

/// What a choice stands for.
#[derive(Debug, Clone, PartialEq)]
pub enum Pick {
    /// Nothing chosen.
    None,
    /// A programme or an indicator.
    Item(ItemId),
    /// Somebody.
    Person(ParticipantId),
    /// A viewpoint.
    Class(IndicatorClass),
    /// Which way is better.
    Direction(Direction),
    /// Which way a factor pulls.
    Pull(Pull),
    /// A factor of the list; none for one that is typed.
    Starter(Option<Starter>),
    /// 方向性.
    Course(Course),
    /// 同意.
    Agreement(Agreement),
    /// 判定; none for the computed one.
    Judgement(Option<Judgement>),
    /// How high it has to go.
    Level(ControlLevel),
    /// What the organisation said.
    Consent(Consent),
    /// A part of a year: the quarter (0 for the whole).
    Quarter(u8),
    /// By a meeting.
    Meeting(u8),
}

/// What a line holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Text.
    Text(Field),
    /// One of several.
    Choice(Vec<(Pick, Arg)>, usize),
}

/// One line of a form: its label, also its name, and its value.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// The message that labels it.
    pub label: MessageId,
    /// What it holds.
    pub value: Value,
}

/// A form.
#[derive(Debug, Clone, PartialEq)]
pub struct Form {
    /// What it is for.
    pub purpose: Purpose,
    /// Its lines.
    pub lines: Vec<Line>,
    /// The line with the focus.
    pub at: usize,
    /// The lines as they were when it was opened.
    pristine: Vec<Line>,
    /// The year whose figures the lines of an indicator hold.
    loaded: i32,
}

fn text(label: MessageId, words: &str) -> Line {
    Line {
        label,
        value: Value::Text(Field::holding(words)),
    }
}

fn choice(label: MessageId, options: Vec<(Pick, Arg)>, now: &Pick) -> Line {
    let at = options
        .iter()
        .position(|(pick, _)| pick == now)
        .unwrap_or(0);
    Line {
        label,
        value: Value::Choice(options, at),
    }
}

fn named(label: MessageId) -> Arg {
    Message::new(label).into()
}

fn shown(value: Option<Decimal>) -> String {
    value.map_or_else(String::new, |value| value.to_string())
}

fn year_shown(year: i32) -> String {
    if year == 0 {
        String::new()
    } else {
        year.to_string()
    }
}

impl Form {
    /// A fresh form.
    pub fn new(purpose: Purpose, state: &State, room: &Room<'_>) -> Self {
        let lines = lines(&purpose, state, room);
        Self {
            purpose,
            pristine: lines.clone(),
            lines,
            at: 0,
            loaded: state.year(room),
        }
    }

    /// Was anything typed or chosen?
    pub fn is_changed(&self) -> bool {
        self.lines.iter().zip(&self.pristine).any(|(now, before)| {
            match (&now.value, &before.value) {
                (Value::Text(now), Value::Text(before)) => now.text() != before.text(),
                (Value::Choice(_, now), Value::Choice(_, before)) => now != before,
                _ => true,
            }
        })
    }

    /// The text field with the focus.
    pub fn field(&mut self) -> Option<&mut Field> {
        match self.lines.get_mut(self.at).map(|line| &mut line.value) {
            Some(Value::Text(field)) => Some(field),
            _ => None,
        }
    }

    /// Does a text field have the focus?
    pub fn is_text(&self) -> bool {
        matches!(
            self.lines.get(self.at),
            Some(Line {
                value: Value::Text(_),
                ..
            })
        )
    }

    /// Turns the choice with the focus.
    pub fn turn(&mut self, by: isize) {
        if let Some(Line {
            value: Value::Choice(options, at),
            ..
        }) = self.lines.get_mut(self.at)
        {
            *at = (*at as isize + by).rem_euclid(options.len().max(1) as isize) as usize;
        }
        self.follow();
    }

    /// Goes to another line. Figures follow the year: another year has other ones.
    pub fn go(&mut self, at: usize, state: &State) {
        let left = self.lines.get(self.at).map(|line| line.label);
        self.at = at.min(self.lines.len().saturating_sub(1));
        let Purpose::Indicator(id) = &self.purpose else {
            return;
        };
        if left != Some(id!("board-year")) {
            return;
        }
        let (Ok(year), Some((_, indicator))) = (self.year(id!("board-year")), state.indicator(*id))
        else {
            return;
        };
        if year == self.loaded {
            return;
        }
        self.loaded = year;
        let of = |series: &[Measurement], year: i32| {
            shown(crate::activities::board::rules::achievement::at(
                series, year,
            ))
        };
        let figures = [
            (id!("board-target"), of(&indicator.targets, year)),
            (id!("board-actual"), of(&indicator.actuals, year)),
            (
                id!("board-next-target"),
                of(&indicator.targets, year.saturating_add(1)),
            ),
        ];
        for line in &mut self.lines {
            if let (Some((_, words)), Value::Text(field)) = (
                figures.iter().find(|(label, _)| *label == line.label),
                &mut line.value,
            ) {
                field.set(words);
            }
        }
    }

    /// The factors to choose from follow the way they pull.
    fn follow(&mut self) {
        if let (Purpose::Factor(_), Pick::Pull(pull)) =
            (&self.purpose, self.pick(id!("board-pull")))
            && self.at == 0
        {
            self.lines[1] = starters(pull);
        }
    }

    fn text_of(&self, label: MessageId) -> &str {
        match self
            .lines
            .iter()
            .find(|line| line.label == label)
            .map(|line| &line.value)
        {
            Some(Value::Text(field)) => field.text(),
            _ => "",
        }
    }

    fn pick(&self, label: MessageId) -> Pick {
        match self
            .lines
            .iter()
            .find(|line| line.label == label)
            .map(|line| &line.value)
        {
            Some(Value::Choice(options, at)) => options
                .get(*at)
                .map_or(Pick::None, |(pick, _)| pick.clone()),
            _ => Pick::None,
        }
    }

    fn item(&self, label: MessageId) -> Option<ItemId> {
        if let Pick::Item(id) = self.pick(label) {
            Some(id)
        } else {
            None
        }
    }

    /// The figure of a line: `None` where it is empty, a refusal where it is no number.
    fn figure(&self, label: MessageId) -> Result<Option<Decimal>, Message> {
        let typed = self.text_of(label).trim();
        if typed.is_empty() {
            return Ok(None);
        }
        Decimal::typed(typed).map(Some).ok_or(
            Message::new(id!("board-refuse-figure"))
                .with("field", Message::new(label_of(&self.lines, label))),
        )
    }

    fn year(&self, label: MessageId) -> Result<i32, Message> {
        parse_year(self.text_of(label)).ok_or(Message::new(id!("board-refuse-year")))
    }

    /// What it becomes when it is handed in.
    pub fn commands(&self, state: &State, room: &Room<'_>) -> Result<Vec<Command>, Message> {
        Ok(match &self.purpose {
            Purpose::NewFinding => {
                let source = self
                    .item(id!("board-indicator"))
                    .map_or(FindingSource::Talk, |id| {
                        FindingSource::Indicator(id, state.year(room))
                    });
                let edits = self.finding_edits(state, room).into_iter().filter(|edit| {
                    !matches!(edit, FindingEdit::Text(_) | FindingEdit::Indicator(..))
                });
                vec![Command::RecordFinding(
                    source,
                    self.text_of(id!("board-finding-text")).to_owned(),
                    self.owned_by_indicator(edits.collect()),
                )]
            }
            Purpose::Finding(id) => {
                vec![Command::ChangeFinding(*id, self.finding_edits(state, room))]
            }
            Purpose::Factor(id) => {
                let (Pick::Pull(pull), Pick::Starter(starter)) =
                    (self.pick(id!("board-pull")), self.pick(id!("board-factor")))
                else {
                    return Ok(Vec::new());
                };
                let words = self.text_of(id!("board-factor-words"));
                let label = match starter {
                    Some(starter) if words.trim().is_empty() => Reason::Known(starter),
                    _ => Reason::Words(words.to_owned()),
                };
                vec![Command::AddFactor(*id, Factor { pull, label })]
            }
            Purpose::Response(id) => {
                let (Pick::Course(course), Pick::Agreement(agreement)) = (
                    self.pick(id!("board-course")),
                    self.pick(id!("board-agreement")),
                ) else {
                    return Ok(Vec::new());
                };
                vec![Command::Respond(
                    *id,
                    FindingAnswer {
                        course,
                        agreement,
                        reason: self.text_of(id!("board-answer")).to_owned(),
                    },
                )]
            }
            Purpose::Ruling(id) => match self.pick(id!("board-judgement")) {
                Pick::Judgement(Some(judgement)) => vec![Command::Rule(
                    *id,
                    judgement,
                    self.text_of(id!("board-ruling-reason")).to_owned(),
                )],
                _ => vec![Command::LiftRuling(*id)],
            },
            Purpose::NewAction(from) => {
                let Pick::Consent(consent) = self.pick(id!("board-consent-line")) else {
                    return Ok(Vec::new());
                };
                vec![Command::MakeAction(*from, self.action_changes()?, consent)]
            }
            Purpose::Action(id) => vec![Command::ChangeAction(*id, self.action_changes()?)],
            Purpose::Words(id, to) => vec![Command::MoveAction(
                *id,
                with_words(to, self.text_of(words_label(to))),
            )],
            Purpose::Obstacle(id, to) => {
                let mut commands = vec![Command::TellObstacle(
                    *id,
                    self.text_of(id!("board-why-stuck")).to_owned(),
                )];
                if let Pick::Level(level) = self.pick(id!("board-level")) {
                    commands.push(Command::ChangeAction(*id, vec![ActionChange::Level(level)]));
                }
                commands.extend(to.iter().map(|to| Command::MoveAction(*id, to.clone())));
                commands
            }
            Purpose::Actual(id) => vec![Command::ChangeAction(
                *id,
                vec![ActionChange::Actual(
                    self.text_of(id!("board-actual")).to_owned(),
                )],
            )],
            Purpose::NewProgramme => vec![Command::AddProgramme(self.programme_changes())],
            Purpose::Programme(id) => vec![Command::ChangeProgramme(*id, self.programme_changes())],
            Purpose::NewIndicator(id) => {
                vec![Command::AddIndicator(*id, self.indicator_changes()?)]
            }
            Purpose::Indicator(id) => {
                vec![Command::ChangeIndicator(*id, self.indicator_changes()?)]
            }
            Purpose::Thresholds => {
                let percent = |label| {
                    self.figure(label).map(|value| {
                        value
                            .and_then(|value| value.units_at(0))
                            .and_then(|units| u16::try_from(units).ok())
                    })
                };
                match (
                    percent(id!("board-on-track-from"))?,
                    percent(id!("board-slow-from"))?,
                ) {
                    (Some(on_track), Some(slow)) => {
                        vec![Command::SetThresholds(Thresholds { on_track, slow })]
                    }
                    _ => return Err(Message::new(id!("board-refuse-thresholds"))),
                }
            }
        })
    }

    /// The indicator says to which programme it belongs.
    fn owned_by_indicator(&self, edits: Vec<FindingEdit>) -> Vec<FindingEdit> {
        let has = self.item(id!("board-indicator")).is_some();
        edits
            .into_iter()
            .filter(|edit| !(has && matches!(edit, FindingEdit::Programme(_))))
            .collect()
    }

    fn finding_edits(&self, state: &State, room: &Room<'_>) -> Vec<FindingEdit> {
        let (programme, indicator) = (
            self.item(id!("board-programme")),
            self.item(id!("board-indicator")),
        );
        let mut edits = vec![
            FindingEdit::Text(self.text_of(id!("board-finding-text")).to_owned()),
            FindingEdit::Programme(programme),
            FindingEdit::Basis(self.text_of(id!("board-basis")).to_owned()),
        ];
        let known = if let Purpose::Finding(id) = self.purpose {
            state.finding(id)
        } else {
            None
        };
        if known.and_then(|finding| finding.indicator) != indicator {
            edits.push(FindingEdit::Indicator(indicator, state.year(room)));
        }
        let changed = self
            .lines
            .iter()
            .zip(&self.pristine)
            .any(|(now, before)| now.label == "board-raised-by" && now != before);
        if known.is_none() || changed {
            edits.push(FindingEdit::By(
                if let Pick::Person(id) = self.pick(id!("board-raised-by")) {
                    Some(id)
                } else {
                    None
                },
            ));
        }
        self.owned_by_indicator(edits)
    }

    fn action_changes(&self) -> Result<Vec<ActionChange>, Message> {
        let text = |label: MessageId| self.text_of(label).to_owned();
        let due = match self.pick(id!("board-due")) {
            Pick::Quarter(quarter) => Due::Quarter(self.year(id!("board-due-year"))?, quarter),
            Pick::Meeting(n) => Due::Meeting(self.year(id!("board-due-year"))?, n),
            _ => Due::Open,
        };
        let mut changes = vec![
            ActionChange::What(text(id!("board-what"))),
            ActionChange::Organisation(text(id!("board-organisation"))),
            ActionChange::Post(text(id!("board-post"))),
            ActionChange::ForWhom(text(id!("board-for-whom"))),
            ActionChange::Partners(text(id!("board-partners"))),
            ActionChange::Due(due),
            ActionChange::Indicator(text(id!("board-indicator"))),
            ActionChange::Target(text(id!("board-next-target"))),
            ActionChange::Resources(text(id!("board-resources"))),
            ActionChange::FirstStep(text(id!("board-first-step"))),
            ActionChange::Programme(self.item(id!("board-programme"))),
        ];
        if let Pick::Level(level) = self.pick(id!("board-level")) {
            changes.push(ActionChange::Level(level));
        }
        Ok(changes)
    }

    fn programme_changes(&self) -> Vec<ProgrammeChange> {
        let text = |label: MessageId| self.text_of(label).to_owned();
        vec![
            ProgrammeChange::Name(text(id!("board-programme-name"))),
            ProgrammeChange::Purpose(text(id!("board-purpose"))),
            ProgrammeChange::TargetGroup(text(id!("board-target-group"))),
            ProgrammeChange::Partners(text(id!("board-partners"))),
        ]
    }

    fn indicator_changes(&self) -> Result<Vec<IndicatorChange>, Message> {
        let text = |label: MessageId| self.text_of(label).to_owned();
        let mut changes = vec![
            IndicatorChange::Name(text(id!("board-indicator-name"))),
            IndicatorChange::Unit(text(id!("board-unit"))),
            IndicatorChange::Source(text(id!("board-source"))),
        ];
        if let Pick::Class(class) = self.pick(id!("board-class")) {
            changes.push(IndicatorChange::Class(class));
        }
        if let Pick::Direction(direction) = self.pick(id!("board-direction")) {
            changes.push(IndicatorChange::Direction(direction));
        }
        changes.push(IndicatorChange::Baseline(
            match self.figure(id!("board-baseline"))? {
                Some(value) => Some(Measurement {
                    year: self.year(id!("board-baseline-year"))?,
                    value,
                }),
                None => None,
            },
        ));
        let (target, actual, next) = (
            self.figure(id!("board-target"))?,
            self.figure(id!("board-actual"))?,
            self.figure(id!("board-next-target"))?,
        );
        // An indicator without figures needs no year yet.
        if !self.text_of(id!("board-year")).trim().is_empty()
            || target.is_some()
            || actual.is_some()
            || next.is_some()
        {
            let year = self.year(id!("board-year"))?;
            changes.extend([
                IndicatorChange::Target(year, target),
                IndicatorChange::Actual(year, actual),
                IndicatorChange::Target(year.saturating_add(1), next),
            ]);
        }
        Ok(changes)
    }
}

fn label_of(lines: &[Line], label: MessageId) -> MessageId {
    lines
        .iter()
        .find(|line| line.label == label)
        .map_or(id!("board-actual"), |line| line.label)
}

fn lines(purpose: &Purpose, state: &State, room: &Room<'_>) -> Vec<Line> {
    match purpose {
        Purpose::NewFinding => finding_lines(None, state, room),
        Purpose::Finding(id) => finding_lines(Some(*id), state, room),
        Purpose::Factor(_) => {
            let pulls = Pull::ALL
                .map(|pull| (Pick::Pull(pull), named(pull.label())))
                .to_vec();
            vec![
                choice(id!("board-pull"), pulls, &Pick::None),
                starters(Pull::Driver),
                text(id!("board-factor-words"), ""),
            ]
        }
        Purpose::Response(id) => {
            let old = state
                .finding(*id)
                .and_then(|finding| finding.answer.as_ref())
                .map(|(answer, _)| answer);
            let courses = Course::ALL
                .map(|course| (Pick::Course(course), named(course.label())))
                .to_vec();
            let agreements = Agreement::ALL
                .map(|agreement| (Pick::Agreement(agreement), named(agreement.label())))
                .to_vec();
            vec![
                choice(
                    id!("board-course"),
                    courses,
                    &Pick::Course(old.map_or(Course::Improve, |answer| answer.course)),
                ),
                choice(
                    id!("board-agreement"),
                    agreements,
                    &Pick::Agreement(old.map_or(Agreement::Full, |answer| answer.agreement)),
                ),
                text(id!("board-answer"), old.map_or("", |answer| &answer.reason)),
            ]
        }
        Purpose::Ruling(id) => {
            let old = state
                .finding(*id)
                .and_then(|finding| finding.ruling.as_ref());
            let computed = [(Pick::Judgement(None), named(id!("board-computed")))];
            let all = Judgement::ALL
                .map(|judgement| (Pick::Judgement(Some(judgement)), named(judgement.label())));
            let options = computed.into_iter().chain(all).collect();
            vec![
                choice(
                    id!("board-judgement"),
                    options,
                    &Pick::Judgement(old.map(|ruling| ruling.judgement)),
                ),
                text(
                    id!("board-ruling-reason"),
                    old.map_or("", |ruling| &ruling.reason),
                ),
            ]
        }
        Purpose::NewAction(from) => new_action_lines(*from, state, room),
        Purpose::Action(id) => state
            .card(*id)
            .map_or_else(Vec::new, |card| action_lines(&card.action, state, room)),
        Purpose::Words(_, to) => vec![text(words_label(to), "")],
        Purpose::Obstacle(id, _) => {
            let card = state.card(*id);
            let action = card.map(|card| &card.action);
            // The level above is proposed as long as the board asks; who only mends the words does
            // not raise it once more.
            let raised = |action: &Action| {
                if card.is_some_and(Card::asks_why) {
                    action.level.next()
                } else {
                    action.level
                }
            };
            let level = action.map_or(ControlLevel::Own, raised);
            vec![
                text(
                    id!("board-why-stuck"),
                    action.map_or("", |action| &action.obstacle),
                ),
                levels(level),
            ]
        }
        Purpose::Actual(id) => vec![text(
            id!("board-actual"),
            state.card(*id).map_or("", |card| &card.action.actual),
        )],
        Purpose::NewProgramme | Purpose::Programme(_) => {
            let old = if let Purpose::Programme(id) = purpose {
                state.programme(*id).cloned()
            } else {
                None
            }
            .unwrap_or_default();
            vec![
                text(id!("board-programme-name"), &old.name),
                text(id!("board-purpose"), &old.purpose),
                text(id!("board-target-group"), &old.target_group),
                text(id!("board-partners"), &old.partners),
            ]
        }
        Purpose::NewIndicator(_) | Purpose::Indicator(_) => indicator_lines(purpose, state, room),
        Purpose::Thresholds => {
            vec![
                text(
                    id!("board-on-track-from"),
                    &state.thresholds.on_track.to_string(),
                ),
                text(id!("board-slow-from"), &state.thresholds.slow.to_string()),
            ]
        }
    }
}

fn starters(pull: Pull) -> Line {
    let known = Starter::of(pull)
        .iter()
        .map(|starter| (Pick::Starter(Some(*starter)), named(starter.label())));
    choice(
        id!("board-factor"),
        known
            .chain([(Pick::Starter(None), named(id!("board-typed")))])
            .collect(),
        &Pick::None,
    )
}

fn programmes(state: &State, now: Option<ItemId>) -> Line {
    let all = state.programmes.iter().map(|evaluated| {
        (
            Pick::Item(evaluated.programme.id),
            evaluated.programme.name.clone().into(),
        )
    });
    choice(
        id!("board-programme"),
        [(Pick::None, named(id!("board-nothing")))]
            .into_iter()
            .chain(all)
            .collect(),
        &now.map_or(Pick::None, Pick::Item),
    )
}

fn levels(now: ControlLevel) -> Line {
    choice(
        id!("board-level"),
        ControlLevel::ALL
            .map(|level| (Pick::Level(level), named(level.label())))
            .to_vec(),
        &Pick::Level(now),
    )
}

fn finding_lines(id: Option<ItemId>, state: &State, room: &Room<'_>) -> Vec<Line> {
    let old = id.and_then(|id| state.finding(id));
    let all = state
        .indicators()
        .map(|(_, indicator)| (Pick::Item(indicator.id), indicator.name.clone().into()));
    let indicators = [(Pick::None, named(id!("board-nothing")))]
        .into_iter()
        .chain(all)
        .collect();
    let mut lines = vec![
        text(
            id!("board-finding-text"),
            old.map_or("", |finding| &finding.text),
        ),
        programmes(state, old.and_then(|finding| finding.programme)),
        choice(
            id!("board-indicator"),
            indicators,
            &old.and_then(|finding| finding.indicator)
                .map_or(Pick::None, Pick::Item),
        ),
        text(id!("board-basis"), old.map_or("", |finding| &finding.basis)),
    ];
    if room.anonymity != Anonymity::Anonymous {
        let now = match old.map(|finding| &finding.by) {
            Some(Raised::Organisation(id, _)) => Pick::Person(*id),
            _ => Pick::None,
        };
        let people = room
            .people
            .iter()
            .map(|(id, person)| (Pick::Person(*id), person.who.label().into()));
        lines.push(choice(
            id!("board-raised-by"),
            [(Pick::None, named(id!("board-nothing")))]
                .into_iter()
                .chain(people)
                .collect(),
            &now,
        ));
    }
    lines
}

fn new_action_lines(from: Option<ItemId>, state: &State, room: &Room<'_>) -> Vec<Line> {
    let finding = from.and_then(|id| state.finding(id));
    let indicator = finding
        .and_then(|finding| finding.indicator)
        .and_then(|id| state.indicator(id))
        .map(|(_, indicator)| indicator);
    let next = finding.zip(indicator).and_then(|(finding, indicator)| {
        crate::activities::board::rules::achievement::at(
            &indicator.targets,
            finding.year.saturating_add(1),
        )
        .map(|value| format!("{value}{}", indicator.unit))
    });
    let sprout = Action {
        indicator: indicator.map_or_else(String::new, |indicator| indicator.name.clone()),
        target: next.unwrap_or_default(),
        programme: finding.and_then(|finding| finding.programme),
        ..Action::default()
    };
    let mut lines = action_lines(&sprout, state, room);
    let consents = Consent::ALL
        .map(|consent| (Pick::Consent(consent), named(consent.label())))
        .to_vec();
    lines.insert(
        3,
        choice(
            id!("board-consent-line"),
            consents,
            &Pick::Consent(Consent::TakenBack),
        ),
    );
    lines
}

fn action_lines(action: &Action, state: &State, room: &Room<'_>) -> Vec<Line> {
    let (year, due) = match action.due {
        Due::Open => (state.year(room), Pick::None),
        Due::Quarter(year, quarter) => (year.saturating_sub(1), Pick::Quarter(quarter)),
        Due::Meeting(year, n) => (year.saturating_sub(1), Pick::Meeting(n)),
    };
    let part = |quarter: u8| {
        (
            Pick::Quarter(quarter),
            Message::new(if quarter == 0 {
                id!("board-due-whole")
            } else {
                id!("board-due-quarter")
            })
            .with("n", quarter)
            .into(),
        )
    };
    let most = if let Pick::Meeting(n) = due {
        n.max(4)
    } else {
        4
    };
    let meeting = |n: u8| {
        (
            Pick::Meeting(n),
            Message::new(id!("board-due-meeting")).with("n", n).into(),
        )
    };
    let dues = [(Pick::None, named(id!("board-due-open")))]
        .into_iter()
        .chain([1, 2, 3, 4, 0].map(part))
        .chain((1..=most).map(meeting))
        .collect();
    vec![
        text(id!("board-what"), &action.what),
        text(id!("board-organisation"), &action.organisation),
        text(id!("board-post"), &action.post),
        choice(id!("board-due"), dues, &due),
        text(
            id!("board-due-year"),
            &if year == 0 {
                String::new()
            } else {
                year_shown(year.saturating_add(1))
            },
        ),
        text(id!("board-for-whom"), &action.for_whom),
        text(id!("board-partners"), &action.partners),
        text(id!("board-indicator"), &action.indicator),
        text(id!("board-next-target"), &action.target),
        text(id!("board-first-step"), &action.first_step),
        text(id!("board-resources"), &action.resources),
        levels(action.level),
        programmes(state, action.programme),
    ]
}

fn indicator_lines(purpose: &Purpose, state: &State, room: &Room<'_>) -> Vec<Line> {
    let old = if let Purpose::Indicator(id) = purpose {
        state.indicator(*id).map(|(_, indicator)| indicator.clone())
    } else {
        None
    }
    .unwrap_or_default();
    let year = state.year(room);
    let figure = |series: &[Measurement], year: i32| {
        shown(crate::activities::board::rules::achievement::at(
            series, year,
        ))
    };
    let classes = IndicatorClass::ALL
        .map(|class| (Pick::Class(class), named(class.label())))
        .to_vec();
    let ways = [
        (Direction::Rising, id!("board-rising")),
        (Direction::Falling, id!("board-falling")),
    ]
    .map(|(way, label)| (Pick::Direction(way), named(label)))
    .to_vec();
    vec![
        text(id!("board-indicator-name"), &old.name),
        choice(id!("board-class"), classes, &Pick::Class(old.class)),
        text(id!("board-unit"), &old.unit),
        choice(
            id!("board-direction"),
            ways,
            &Pick::Direction(old.direction),
        ),
        text(
            id!("board-baseline"),
            &shown(old.baseline.map(|baseline| baseline.value)),
        ),
        text(
            id!("board-baseline-year"),
            &year_shown(old.baseline.map_or(0, |baseline| baseline.year)),
        ),
        text(id!("board-year"), &year_shown(year)),
        text(id!("board-target"), &figure(&old.targets, year)),
        text(id!("board-actual"), &figure(&old.actuals, year)),
        text(
            id!("board-next-target"),
            &figure(&old.targets, year.saturating_add(1)),
        ),
        text(id!("board-source"), &old.source),
    ]
}

/// What the words are that a state needs.
const fn words_label(to: &ActionState) -> MessageId {
    match to {
        ActionState::Stopped(_) => id!("board-words-stopped"),
        ActionState::Transferred(_) => id!("board-words-transferred"),
        _ => id!("board-words-changed"),
    }
}
