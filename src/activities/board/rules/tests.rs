//! The board in sentences: from a finding to an action, from one session to the next.

use crate::domain::MessageId;
use crate::id;
use std::collections::BTreeSet;

use chrono::NaiveDate;

mod open;

use super::event::FindingChange;
use super::moving::{STATES, with_words};
use super::state::Raised;
use super::*;
use crate::domain::{
    Action, ActionState, Anonymity, Attendance, Carryover, Consent, Decimal, Direction, Due,
    Evidence, Indicator, ItemId, ItemKind, ItemSource, Measurement, Participant, Past, People,
    Person, Register, Sector,
};
use crate::testing::context;

/// A room with a shelf, at which orders are given one after the other.
#[derive(Debug)]
pub(super) struct BoardRoom {
    pub(crate) state: State,
    pub(crate) people: People,
    pub(crate) level: Anonymity,
    pub(crate) year: i32,
    pub(crate) shelf: GivenItems,
    n: u64,
}

#[derive(Debug, Default)]
pub(super) struct GivenItems(pub Vec<Item>);

impl ItemSource for GivenItems {
    fn items(&self) -> Vec<Item> {
        self.0.clone()
    }

    fn organisations(&self) -> Vec<String> {
        Vec::new()
    }

    fn matters_to_answer(&self) -> usize {
        0
    }
}

impl BoardRoom {
    pub(crate) fn new() -> Self {
        let sectors = [
            Sector::Community,
            Sector::Community,
            Sector::Community,
            Sector::Occupational,
            Sector::Occupational,
            Sector::Medical,
        ];
        let person = |(i, sector): (usize, Sector)| {
            let who = Participant {
                name: "担当".into(),
                organisation: format!("みどり機関{i}"),
                sector,
                role: None,
            };
            (
                ParticipantId(i as u16),
                Person {
                    who,
                    substitute: None,
                    attendance: Attendance::Present,
                },
            )
        };
        let people = sectors.into_iter().enumerate().map(person).collect();
        Self {
            state: State::default(),
            people,
            level: Anonymity::Named,
            year: 2026,
            shelf: GivenItems::default(),
            n: 0,
        }
    }

    pub(crate) fn room(&self) -> Room<'_> {
        Room {
            people: &self.people,
            anonymity: self.level,
            fiscal_year: self.year,
            day: NaiveDate::from_ymd_opt(2026, 11, 19),
            item_source: Some(&self.shelf),
        }
    }

    pub(crate) fn try_take(&mut self, command: Command) -> Result<usize, Rejection> {
        self.n += 1;
        let context = context(self.n);
        let events = Rules::decide(&self.state, &self.room(), command, &context)?;
        let at = RecordRef {
            n: self.n,
            t: context.t,
            ms: context.ms,
        };
        for event in &events {
            Rules::evolve(&mut self.state, event, &at);
        }
        Ok(events.len())
    }

    pub(crate) fn take(&mut self, command: Command) -> usize {
        self.try_take(command)
            .unwrap_or_else(|refusal| panic!("{refusal}"))
    }

    fn refused(&mut self, command: Command) -> MessageId {
        let before = self.state.clone();
        let refusal = self.try_take(command).unwrap_err();
        assert_eq!(self.state, before, "a refusal changes nothing");
        refusal.0.id
    }

    fn finding(&mut self, text: &str) -> ItemId {
        self.take(Command::RecordFinding(
            FindingSource::Talk,
            text.into(),
            Vec::new(),
        ));
        self.state.findings.last().unwrap().id
    }

    fn action(&mut self, from: Option<ItemId>, what: &str, consent: Consent) -> ItemId {
        let changes = if what.is_empty() {
            Vec::new()
        } else {
            vec![ActionChange::What(what.into())]
        };
        self.take(Command::MakeAction(from, changes, Some(consent)));
        self.state.actions.last().unwrap().action.id
    }

    /// A programme with a falling indicator: 喫煙率 from 30 to 25 % with 29 % reached.
    fn smoking(&mut self) -> ItemId {
        self.take(Command::AddProgramme(vec![ProgrammeChange::Name(
            "職場の禁煙対策".into(),
        )]));
        let programme = self.state.programmes[0].programme.id;
        let of = |units| Decimal::whole(units);
        self.take(Command::AddIndicator(
            programme,
            vec![
                IndicatorChange::Name("喫煙率".into()),
                IndicatorChange::Unit("%".into()),
                IndicatorChange::Direction(Direction::Falling),
                IndicatorChange::Baseline(Some(Measurement {
                    year: 2024,
                    value: of(30),
                })),
                IndicatorChange::Target(2027, Some(of(24))),
                IndicatorChange::Target(2026, Some(of(25))),
                IndicatorChange::Actual(2026, Some(of(29))),
            ],
        ));
        self.state.programmes[0].programme.indicators[0].id
    }
}

fn pin(n: u128) -> Item {
    let id = ItemId(uuid::Uuid::from_u128(n));
    let evidence = Evidence {
        pin: id,
        file: "健診.csv".into(),
        sha256: "0".repeat(64),
        filters: "性別=男".into(),
        place: "40～44歳 × 建設業".into(),
        value: "39.5 % (n=1234)".into(),
    };
    Item {
        id,
        kind: ItemKind(id!("pivot-pin")),
        text: "建設業の40代男性は喫煙率が高い".into(),
        from: Vec::new(),
        record: 3,
        evidence: Some(evidence),
        past: Vec::new(),
    }
}

fn homework(n: u128, carries: u16, state: ActionState) -> Action {
    let past = Past {
        session: "前回".into(),
        id: uuid::Uuid::from_u128(1),
        fiscal_year: 2025,
        record: 4,
        state: state.clone(),
        target: "5回".into(),
        actual: String::new(),
    };
    Action {
        id: ItemId(uuid::Uuid::from_u128(n)),
        what: "髙﨑商店街で測定会".into(),
        state,
        carries,
        history: vec![past],
        ..Action::default()
    }
}

/// Lets the board hear what the session before left.
fn inherit(state: &mut State, carryover: &Carryover) {
    let at = RecordRef::default();
    for told in Register::inherited(carryover.to_entries(), &at).list() {
        Rules::hear(state, Heard::Stands(told), &at);
    }
}

#[test]
fn every_action_reaches_its_finding_or_idea_and_back() {
    let mut table = BoardRoom::new();
    table.shelf.0.push(pin(1));
    table.shelf.0.push(Item {
        evidence: None,
        text: "昼休みに\u{202E}測る".into(),
        ..pin(2)
    });
    table.take(Command::RecordFinding(
        FindingSource::Item(pin(1).id),
        String::new(),
        Vec::new(),
    ));
    let finding = table.state.findings[0].clone();
    assert_eq!(
        (finding.text.as_str(), &finding.evidence),
        ("建設業の40代男性は喫煙率が高い", &pin(1).evidence)
    );
    let of_finding = table.action(Some(finding.id), "現場で禁煙講座を開く", Consent::Given);
    let second = table.action(Some(finding.id), "元請けに頼む", Consent::TakenBack);
    let of_idea = table.action(Some(pin(2).id), "", Consent::ToBeAsked);
    assert_eq!(
        table.state.card(of_idea).unwrap().action.what,
        "昼休みに測る"
    );
    let back: Vec<ItemId> = table
        .state
        .actions_of(finding.id)
        .map(|card| card.action.id)
        .collect();
    assert_eq!(back, [of_finding, second]);
    let items = Rules::items(&table.state);
    let from = |id: ItemId| {
        items
            .iter()
            .find(|item| item.id == id)
            .unwrap()
            .from
            .clone()
    };
    assert_eq!(
        (from(of_finding), from(of_idea), from(finding.id)),
        (vec![finding.id], vec![pin(2).id], vec![pin(1).id])
    );
    let carried = &table.state.card(of_finding).unwrap().action;
    assert_eq!(
        (carried.reason.as_str(), &carried.evidence),
        (finding.text.as_str(), &pin(1).evidence)
    );
    assert!(
        table.state.available(&table.room()).is_empty(),
        "what is used is not offered again"
    );
    assert_eq!(
        table.refused(Command::RecordFinding(
            FindingSource::Item(pin(1).id),
            String::new(),
            Vec::new()
        )),
        id!("board-refuse-taken")
    );
    assert_eq!(
        table.refused(Command::RemoveFinding(finding.id)),
        id!("board-refuse-has-actions")
    );
}

#[test]
fn an_indicator_alone_is_a_finding_and_a_person_may_overrule_it_with_a_reason() {
    let mut table = BoardRoom::new();
    let indicator = table.smoking();
    table.take(Command::RecordFinding(
        FindingSource::Indicator(indicator, 2026),
        String::new(),
        Vec::new(),
    ));
    let id = table.state.findings[0].id;
    let judgement = |table: &BoardRoom| table.state.verdict(table.state.finding(id).unwrap());
    let improved = |shade| {
        Some(Verdict {
            judgement: Judgement::Improved,
            shade: Some(shade),
        })
    };
    assert_eq!(table.state.title(&table.state.findings[0]), "喫煙率");
    assert_eq!(
        table.state.achievement(&table.state.findings[0]),
        Some(Achievement::Percent(Decimal::whole(20)))
    );
    assert_eq!(judgement(&table), improved(Shade::Behind));
    let grades = Thresholds {
        on_track: 20,
        slow: 10,
    };
    table.take(Command::SetEvaluation(None, grades));
    assert_eq!(judgement(&table), improved(Shade::OnTrack));
    assert_eq!(
        table.refused(Command::Rule(id, Judgement::Unchanged, " ".into())),
        id!("board-refuse-ruling")
    );
    table.take(Command::Rule(
        id,
        Judgement::Unchanged,
        "下半期の数字が出ていない".into(),
    ));
    assert_eq!(
        judgement(&table),
        Some(Verdict::plain(Judgement::Unchanged))
    );
    table.take(Command::LiftRuling(id));
    table.take(Command::ChangeIndicator(
        indicator,
        vec![IndicatorChange::Actual(2026, None)],
    ));
    assert_eq!(
        judgement(&table),
        Some(Verdict {
            judgement: Judgement::Undecided,
            shade: Some(Shade::NoData)
        }),
        "no data is a finding in itself"
    );
    assert_eq!(
        table.refused(Command::RecordFinding(
            FindingSource::Indicator(indicator, 2026),
            String::new(),
            Vec::new()
        )),
        id!("board-refuse-taken")
    );
    assert_eq!(
        table.refused(Command::RemoveIndicator(indicator)),
        id!("board-refuse-programme-used")
    );
    let action = table.action(Some(id), "禁煙外来の一覧を配る", Consent::Given);
    let action = &table.state.card(action).unwrap().action;
    assert_eq!(
        (action.indicator.as_str(), action.target.as_str()),
        ("喫煙率", "24%"),
        "next year's target comes along"
    );
}

#[test]
fn thresholds_that_contradict_each_other_and_senseless_years_are_refused() {
    let mut table = BoardRoom::new();
    let indicator = table.smoking();
    for (on_track, slow) in [(60, 60), (50, 80), (201, 60)] {
        assert_eq!(
            table.refused(Command::SetEvaluation(None, Thresholds { on_track, slow })),
            id!("board-refuse-thresholds")
        );
    }
    let change = IndicatorChange::Target(8, Some(Decimal::ZERO));
    assert_eq!(
        table.refused(Command::ChangeIndicator(indicator, vec![change])),
        id!("board-refuse-year")
    );
    assert_eq!(
        table.take(Command::ChangeIndicator(
            indicator,
            vec![IndicatorChange::Name("喫煙率".into())]
        )),
        0,
        "no change is no record"
    );
}

#[test]
fn who_raised_a_finding_is_told_by_the_level_of_anonymity() {
    let raise = |level, who| {
        let mut table = BoardRoom::new();
        table.level = level;
        table.take(Command::RecordFinding(
            FindingSource::Talk,
            "所見".into(),
            vec![FindingEdit::By(Some(ParticipantId(who)))],
        ));
        table.state.findings[0].by.clone()
    };
    assert_eq!(
        raise(Anonymity::Named, 0),
        Raised::Organisation(ParticipantId(0), "みどり機関0".into())
    );
    assert_eq!(
        raise(Anonymity::Sector, 0),
        Raised::Sector(Sector::Community)
    );
    assert_eq!(raise(Anonymity::Sector, 3), Raised::Unknown, "two share it");
    assert_eq!(raise(Anonymity::Anonymous, 0), Raised::Unknown);
}

#[test]
fn a_finding_has_one_response_that_may_change_and_several_factors() {
    let mut table = BoardRoom::new();
    let id = table.finding("ｶﾞﾝ検診が平日だけ");
    let answer = |course, reason: &str| FindingAnswer {
        course,
        agreement: Agreement::Full,
        reason: reason.into(),
    };
    assert_eq!(
        table.refused(Command::Respond(id, answer(Course::Improve, ""))),
        id!("board-refuse-response")
    );
    table.take(Command::Respond(
        id,
        answer(Course::Improve, "休日にも開く"),
    ));
    table.take(Command::Respond(
        id,
        answer(Course::Expand, "休日と夜間に開く"),
    ));
    assert_eq!(
        table.take(Command::Respond(
            id,
            answer(Course::Expand, "休日と夜間に開く")
        )),
        0
    );
    let decided: Vec<String> = Rules::decisions(&table.state)
        .iter()
        .map(|said| crate::lang::Lang::Ja.word(&said.text))
        .collect();
    assert_eq!(decided, ["ｶﾞﾝ検診が平日だけ → 拡充：休日と夜間に開く"]);
    let factor = |pull, text: &str| Factor {
        pull,
        label: Reason::Words(text.into()),
    };
    let both = vec![
        factor(Pull::Barrier, "人手"),
        factor(Pull::Driver, "既存事業の活用"),
        factor(Pull::Barrier, "人手"),
    ];
    assert_eq!(table.take(Command::AddFactors(id, both)), 2);
    assert_eq!(
        table.take(Command::AddFactors(id, vec![factor(Pull::Barrier, "人手")])),
        0,
        "the same factor once"
    );
    table.take(Command::RemoveFactor(id, factor(Pull::Barrier, "人手")));
    assert_eq!(table.state.findings[0].factors.len(), 1);
}

#[test]
fn closing_with_unanswered_findings_and_homework_lists_exactly_those() {
    let mut table = BoardRoom::new();
    let carryover = Carryover {
        programmes: Vec::new(),
        actions: vec![
            homework(5, 1, ActionState::Accepted),
            homework(6, 1, ActionState::Started),
        ],
        ..Carryover::default()
    };
    inherit(&mut table.state, &carryover);
    let open = table.finding("未対応のもの");
    let done = table.finding("対応したもの");
    table.take(Command::Respond(
        done,
        FindingAnswer {
            course: Course::Continue,
            agreement: Agreement::Partial,
            reason: "続ける".into(),
        },
    ));
    table.take(Command::MoveAction(
        ItemId(uuid::Uuid::from_u128(6)),
        ActionState::Started,
    ));
    let planned = vec![
        ActionChange::Organisation("みどり機関0".into()),
        ActionChange::Due(Due::Quarter(2027, 1)),
    ];
    table.take(Command::ChangeAction(
        ItemId(uuid::Uuid::from_u128(6)),
        planned,
    ));
    let said = Rules::unfinished(&table.state, &table.room());
    assert_eq!(
        said.iter().map(|said| said.id).collect::<Vec<_>>(),
        [
            id!("board-unfinished-finding"),
            id!("board-unfinished-homework")
        ]
    );
    assert_eq!(
        said[0].args,
        [(
            "text",
            table.state.title(table.state.finding(open).unwrap()).into()
        )]
    );
    let minutes = Rules::minutes(&table.state, &table.room(), Audience::Public);
    assert!(minutes.iter().any(
        |passage| matches!(passage, Passage::Line(said, _) if said.id == "board-minutes-unanswered")
    ));
}

#[test]
fn homework_is_answered_even_by_the_state_that_it_has_and_cannot_be_removed() {
    let mut table = BoardRoom::new();
    let carryover = Carryover {
        programmes: Vec::new(),
        actions: vec![homework(5, 1, ActionState::Started)],
        ..Carryover::default()
    };
    inherit(&mut table.state, &carryover);
    let id = carryover.actions[0].id;
    assert!(table.state.homework().next().is_some());
    assert_eq!(
        table.refused(Command::RemoveAction(id)),
        id!("board-refuse-inherited")
    );
    assert_eq!(table.take(Command::MoveAction(id, ActionState::Started)), 1);
    assert!(table.state.homework().next().is_none());
    assert_eq!(table.take(Command::MoveAction(id, ActionState::Started)), 0);
    table.take(Command::ChangeAction(
        id,
        vec![ActionChange::Actual("3回".into())],
    ));
    assert_eq!(table.state.card(id).unwrap().action.actual, "3回");
}

#[test]
fn carrying_twice_asks_why_and_offers_the_next_level() {
    let mut table = BoardRoom::new();
    let carryover = Carryover {
        programmes: Vec::new(),
        actions: vec![
            homework(5, 1, ActionState::CarriedOver),
            homework(6, 2, ActionState::CarriedOver),
        ],
        ..Carryover::default()
    };
    inherit(&mut table.state, &carryover);
    let asks: Vec<bool> = table.state.actions.iter().map(Card::asks_why).collect();
    assert_eq!(asks, [false, true]);
    let id = carryover.actions[1].id;
    assert_eq!(
        table.refused(Command::TellObstacle(id, String::new(), None, None)),
        id!("board-refuse-obstacle")
    );
    table.take(Command::TellObstacle(
        id,
        "予算がつかない".into(),
        None,
        None,
    ));
    let card = table.state.card(id).unwrap();
    assert!(!card.asks_why());
    assert_eq!(card.action.obstacle, "予算がつかない");
    table.take(Command::MoveAction(id, ActionState::Done));
    assert!(!table.state.card(id).unwrap().asks_why());
}

#[test]
fn a_new_action_goes_forward_step_by_step_and_back_at_will() {
    let mut table = BoardRoom::new();
    let id = table.action(None, "チラシを配る", Consent::TakenBack);
    let state = |table: &BoardRoom| table.state.card(id).unwrap().action.state.clone();
    assert_eq!(
        state(&table),
        ActionState::Awaiting,
        "taken back means waiting"
    );
    assert_eq!(
        table.refused(Command::MoveAction(id, ActionState::Started)),
        id!("board-refuse-not-accepted")
    );
    assert_eq!(
        table.refused(Command::MoveAction(id, ActionState::CarriedOver)),
        id!("board-refuse-carry")
    );
    table.take(Command::NoteConsent(id, Consent::Given));
    assert_eq!(
        state(&table),
        ActionState::Accepted,
        "the state follows the consent until work has begun"
    );
    assert_eq!(
        table.refused(Command::MoveAction(id, ActionState::Done)),
        id!("board-refuse-not-started")
    );
    table.take(Command::MoveAction(id, ActionState::Started));
    table.take(Command::NoteConsent(id, Consent::TakenBack));
    assert_eq!(state(&table), ActionState::Started);
    table.take(Command::MoveAction(id, ActionState::Done));
    assert_eq!(
        table.refused(Command::MoveAction(id, ActionState::Stopped("誤り".into()))),
        id!("board-refuse-finished")
    );
    table.take(Command::MoveAction(id, ActionState::Proposed));
    for (to, refusal) in [
        (
            ActionState::Changed(" ".into()),
            id!("board-refuse-changed"),
        ),
        (
            ActionState::Stopped(String::new()),
            id!("board-refuse-stopped"),
        ),
        (
            ActionState::Transferred("\u{200B}".into()),
            id!("board-refuse-transferred"),
        ),
    ] {
        assert_eq!(table.refused(Command::MoveAction(id, to)), refusal);
    }
    table.take(Command::MoveAction(
        id,
        ActionState::Transferred("県".into()),
    ));
    assert_eq!(state(&table), ActionState::Transferred("県".into()));
    assert!(
        STATES
            .iter()
            .all(|state| with_words(state, "語").label() == state.label())
    );
}

#[test]
fn due_dates_stay_within_the_calendar() {
    let mut table = BoardRoom::new();
    let id = table.action(None, "講座", Consent::Given);
    table.take(Command::ChangeAction(
        id,
        vec![ActionChange::Due(Due::Quarter(2027, 4))],
    ));
    for due in [
        Due::Quarter(2027, 5),
        Due::Quarter(27, 1),
        Due::Meeting(2027, 100),
    ] {
        assert!(
            table
                .try_take(Command::ChangeAction(id, vec![ActionChange::Due(due)]))
                .is_err()
        );
    }
}

#[test]
fn public_minutes_do_not_tell_who_raised_a_finding() {
    let mut table = BoardRoom::new();
    table.take(Command::RecordFinding(
        FindingSource::Talk,
        "所見".into(),
        vec![FindingEdit::By(Some(ParticipantId(0)))],
    ));
    let tells = |audience| {
        format!(
            "{:?}",
            Rules::minutes(&table.state, &table.room(), audience)
        )
        .contains("みどり機関0")
    };
    assert!(tells(Audience::Internal));
    assert!(!tells(Audience::Public));
}

#[test]
fn a_long_rehearsal_brings_every_event_and_some_refusals() {
    let mut table = BoardRoom::new();
    table.shelf.0.extend((10..60).map(pin));
    let carryover = Carryover {
        programmes: Vec::new(),
        actions: (100..104)
            .map(|n| homework(n, 2, ActionState::CarriedOver))
            .collect(),
        ..Carryover::default()
    };
    inherit(&mut table.state, &carryover);
    let mut dice = Dice::new(11);
    let (mut seen, mut refused) = (BTreeSet::new(), 0);
    for n in 0..3000 {
        let command = Rules::rehearse(&table.state, &table.room(), &mut dice);
        let context = context(n);
        match Rules::decide(&table.state, &table.room(), command, &context) {
            Ok(events) => {
                for event in events {
                    let name = format!("{event:?}");
                    seen.insert(
                        name.split(['(', ' ', '{'])
                            .next()
                            .unwrap_or_default()
                            .to_owned(),
                    );
                    let _ = Rules::describe(&table.state, &table.room(), &event);
                    Rules::evolve(
                        &mut table.state,
                        &event,
                        &RecordRef {
                            n,
                            ..RecordRef::default()
                        },
                    );
                }
            }
            Err(_) => refused += 1,
        }
    }
    assert_eq!(seen.len(), 23, "{seen:?}");
    assert!(refused > 50);
    let ids: Vec<ItemId> = Rules::items(&table.state)
        .iter()
        .map(|item| item.id)
        .collect();
    assert_eq!(
        ids.iter().collect::<BTreeSet<_>>().len(),
        ids.len(),
        "every id once"
    );
}

#[test]
fn events_about_what_is_gone_change_nothing() {
    let mut state = State::default();
    let id = ItemId(uuid::Uuid::from_u128(9));
    for event in [
        Event::FindingRemoved(id),
        Event::ActionMoved(id, ActionState::Done),
        Event::Responded(
            id,
            FindingAnswer {
                course: Course::Merge,
                agreement: Agreement::None,
                reason: "理由".into(),
            },
        ),
        Event::IndicatorChanged(id, IndicatorChange::Unit("%".into())),
        Event::ProgrammeRemoved(id),
    ] {
        Rules::evolve(&mut state, &event, &RecordRef::default());
        assert_eq!(state, State::default());
    }
}

#[test]
fn the_log_says_who_is_told_to_have_raised_a_finding_now_and_before_as_the_level_lets_it() {
    let mut table = BoardRoom::new();
    let id = table.finding("待ち時間が長い");
    table.take(Command::ChangeFinding(
        id,
        vec![FindingEdit::By(Some(ParticipantId(0)))],
    ));
    let by = Raised::Organisation(ParticipantId(3), "みどり機関3".into());
    let event = Event::FindingChanged(id, FindingChange::By(by));
    let mut said = |level| {
        table.level = level;
        crate::lang::Lang::Ja.text(&Rules::describe(&table.state, &table.room(), &event))
    };
    let named = said(Anonymity::Named);
    assert!(named.contains("みどり機関0 → みどり機関3"), "{named}");
    for level in [Anonymity::Sector, Anonymity::Anonymous] {
        let told = said(level);
        assert!(!told.contains("みどり機関"), "{level:?}: {told}");
    }
}

#[test]
fn who_raised_a_finding_is_not_told_any_more_once_the_level_was_raised() {
    let mut table = BoardRoom::new();
    table.take(Command::RecordFinding(
        FindingSource::Talk,
        "待ち時間が長い".into(),
        vec![FindingEdit::By(Some(ParticipantId(0)))],
    ));
    let told = |table: &BoardRoom| {
        format!(
            "{:?}",
            Rules::minutes(&table.state, &table.room(), Audience::Internal)
        )
        .contains("みどり機関0")
    };
    assert!(told(&table));
    for level in [Anonymity::Sector, Anonymity::Anonymous] {
        table.level = level;
        assert!(!told(&table), "{level:?}");
    }
}

#[test]
fn a_record_that_comes_twice_adds_nothing() {
    let mut table = BoardRoom::new();
    table.take(Command::AddProgramme(vec![ProgrammeChange::Name(
        "出前講座".into(),
    )]));
    let programme = table.state.programmes[0].programme.id;
    let (made, at) = (
        Indicator {
            id: ItemId(uuid::Uuid::from_u128(9)),
            name: "実施率".into(),
            ..Indicator::default()
        },
        RecordRef::default(),
    );
    let finding = Event::FindingRecorded {
        id: ItemId(uuid::Uuid::from_u128(10)),
        text: "低い".into(),
        programme: None,
        indicator: None,
        year: 0,
        evidence: None,
        from: Vec::new(),
        by: Raised::Unknown,
    };
    for event in [Event::IndicatorAdded(programme, Box::new(made)), finding] {
        table.state.apply(&event, &at);
        let once = table.state.clone();
        table.state.apply(&event, &at);
        assert_eq!(table.state, once, "{event:?}");
    }
}
