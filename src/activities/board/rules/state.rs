//! What the board knows: programmes with their indicators, findings with factors and responses,
//! actions new and inherited.

use crate::id;
use imbl::{OrdMap, Vector};
use serde::{Deserialize, Serialize};

use super::achievement::{Achievement, Figures};
use super::judging::{Thresholds, Verdict};
use crate::domain::{
    Action, Arg, Evidence, Indicator, IndicatorClass, Item, ItemId, Message, MessageId,
    ParticipantId, Programme, RecordRef, Room, Sector,
};

/// How often an action may be carried before the board asks why it does not move.
pub(crate) const CARRIES_THAT_ASK: u16 = 2;

/// Which way a factor pulls.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Pull {
    /// 推進要因.
    Driver,
    /// 阻害要因.
    Barrier,
}

impl Pull {
    /// Both.
    pub(crate) const ALL: [Pull; 2] = [Pull::Driver, Pull::Barrier];

    /// The message that names it.
    pub(crate) const fn label(self) -> MessageId {
        match self {
            Pull::Driver => id!("board-driver"),
            Pull::Barrier => id!("board-barrier"),
        }
    }
}

/// A factor that many working groups meet, gathered from the chapters of the handbook on what helps
/// and hinders collaboration.
///
/// Files hold which one it is, not its words, so that each reader has it in the language of the
/// screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Starter {
    /// 事務局の計画的・細やかな活動.
    Secretariat,
    /// 互いのメリットの理解.
    Merits,
    /// 課題の共有.
    SharedIssue,
    /// 既存事業の活用.
    Existing,
    /// 経営者の関心.
    Management,
    /// データの共有.
    SharedData,
    /// 役割の明確化.
    Roles,
    /// 予算.
    Budget,
    /// 人手.
    Hands,
    /// データが得られない.
    NoData,
    /// 優先順位の差.
    Priorities,
    /// 会議が情報共有で終わる.
    OnlyTalk,
    /// 事業主の理解.
    Employers,
    /// 企業への経路がない.
    NoPath,
    /// 担当者の交代.
    NewStaff,
}

impl Starter {
    /// Those that pull this way.
    pub(crate) const fn of(pull: Pull) -> &'static [Starter] {
        match pull {
            Pull::Driver => &[
                Starter::Secretariat,
                Starter::Merits,
                Starter::SharedIssue,
                Starter::Existing,
                Starter::Management,
                Starter::SharedData,
                Starter::Roles,
            ],
            Pull::Barrier => &[
                Starter::Budget,
                Starter::Hands,
                Starter::NoData,
                Starter::Priorities,
                Starter::OnlyTalk,
                Starter::Employers,
                Starter::NoPath,
                Starter::NewStaff,
            ],
        }
    }

    /// The message that names it.
    pub(crate) const fn label(self) -> MessageId {
        match self {
            Starter::Secretariat => id!("board-driver-secretariat"),
            Starter::Merits => id!("board-driver-merits"),
            Starter::SharedIssue => id!("board-driver-issue"),
            Starter::Existing => id!("board-driver-existing"),
            Starter::Management => id!("board-driver-employer"),
            Starter::SharedData => id!("board-driver-data"),
            Starter::Roles => id!("board-driver-roles"),
            Starter::Budget => id!("board-barrier-budget"),
            Starter::Hands => id!("board-barrier-hands"),
            Starter::NoData => id!("board-barrier-data"),
            Starter::Priorities => id!("board-barrier-priorities"),
            Starter::OnlyTalk => id!("board-barrier-talk"),
            Starter::Employers => id!("board-barrier-employer"),
            Starter::NoPath => id!("board-barrier-path"),
            Starter::NewStaff => id!("board-barrier-staff"),
        }
    }
}

/// What a factor says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reason {
    /// One of those to choose from.
    Known(Starter),
    /// In words of the room.
    Words(String),
}

/// 推進要因 or 阻害要因.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Factor {
    /// Which way it pulls.
    pub pull: Pull,
    /// What it says.
    #[serde(rename = "says")]
    pub label: Reason,
}

impl Factor {
    /// The factor as text or as the message that names it.
    pub(crate) fn in_words(&self) -> Arg {
        match &self.label {
            Reason::Known(starter) => Message::new(starter.label()).into(),
            Reason::Words(words) => words.clone().into(),
        }
    }
}

/// Who raised a finding, as far as the session's level lets it be known.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Raised {
    /// Not told.
    #[default]
    Unknown,
    /// 立場のみ: one of at least three people of this side.
    Sector(Sector),
    /// 記名: this seat, for this organisation.
    Organisation(ParticipantId, String),
}

/// A person's judgement against the computed one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Ruling {
    /// The judgement.
    pub(crate) verdict: Verdict,
    /// Why.
    pub(crate) reason: String,
    /// The record that holds it.
    pub(crate) record: u64,
}

/// 方向性.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Course {
    /// 拡充.
    Expand,
    /// 継続.
    Continue,
    /// 改善・見直し.
    Improve,
    /// 縮小.
    Reduce,
    /// 統合.
    Merge,
    /// 延伸.
    Extend,
    /// 完了.
    Complete,
    /// 廃止.
    Abolish,
}

impl Course {
    /// All of them, in the order in which a key goes through them.
    pub(crate) const ALL: [Course; 8] = [
        Course::Expand,
        Course::Continue,
        Course::Improve,
        Course::Reduce,
        Course::Merge,
        Course::Extend,
        Course::Complete,
        Course::Abolish,
    ];

    /// The message that names it.
    pub(crate) const fn label(self) -> MessageId {
        match self {
            Course::Expand => id!("board-expand"),
            Course::Continue => id!("board-continue"),
            Course::Improve => id!("board-improve"),
            Course::Reduce => id!("board-reduce"),
            Course::Merge => id!("board-merge"),
            Course::Extend => id!("board-extend"),
            Course::Complete => id!("board-complete"),
            Course::Abolish => id!("board-abolish"),
        }
    }
}

/// Whether the room agrees with the finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Agreement {
    /// 同意.
    Full,
    /// 一部同意.
    Partial,
    /// 不同意.
    None,
}

impl Agreement {
    /// All of them.
    pub(crate) const ALL: [Agreement; 3] = [Agreement::Full, Agreement::Partial, Agreement::None];

    /// The message that names it.
    pub(crate) const fn label(self) -> MessageId {
        match self {
            Agreement::Full => id!("board-agreed"),
            Agreement::Partial => id!("board-agreed-partly"),
            Agreement::None => id!("board-disagreed"),
        }
    }
}

/// The answer to a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename = "Answer")]
pub struct FindingAnswer {
    /// 方向性.
    pub course: Course,
    /// Does the room agree with the finding?
    pub agreement: Agreement,
    /// Why, or how.
    pub reason: String,
}

/// 評価所見.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// Its id.
    pub id: ItemId,
    /// Its words; may be empty where the indicator speaks for itself.
    pub text: String,
    /// The programme that it is about.
    pub(crate) programme: Option<ItemId>,
    /// The indicator that it is about.
    pub(crate) indicator: Option<ItemId>,
    /// The year whose figures it is about; 0 when not said.
    pub(crate) year: i32,
    /// The pinned figure on which it rests.
    pub evidence: Option<Evidence>,
    /// What it rests on, in words.
    pub(crate) basis: String,
    /// The record that says what it rests on.
    pub(crate) basis_record: u64,
    /// The record that says what it is about: its programme, its indicator and the year.
    pub(crate) about_record: u64,
    /// The record that last changed what it says or is about.
    pub(crate) reworded: Option<u64>,
    /// The record that says who raised it.
    pub(crate) by_record: u64,
    /// The items from which it came.
    pub from: Vec<ItemId>,
    /// Who raised it.
    pub(crate) by: Raised,
    /// Why it is so; each with the record that holds it.
    pub(crate) factors: Vector<(Factor, u64)>,
    /// A person's judgement.
    pub(crate) ruling: Option<Ruling>,
    /// The answer to it, and its record.
    pub answer: Option<(FindingAnswer, RecordRef)>,
    /// The record that made it.
    pub(crate) record: RecordRef,
}

impl Finding {
    /// Is this factor among its factors?
    pub(crate) fn names(&self, factor: &Factor) -> bool {
        self.factors.iter().any(|(known, _)| known == factor)
    }
}

/// An action on the board.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Card {
    /// The action.
    pub(crate) action: Action,
    /// The record that made it, or brought it over.
    pub(crate) record: RecordRef,
    /// 前回からの宿題: did it come from the session before?
    pub(crate) inherited: bool,
    /// The record of this session that answered it.
    pub(crate) answered: Option<u64>,
    /// The record of this session that told why it does not move.
    pub(crate) explained: Option<u64>,
    /// Was its date set in this session?
    pub(crate) redated: bool,
}

impl Card {
    /// An action that came with this record.
    pub(crate) const fn new(action: Action, record: RecordRef, inherited: bool) -> Self {
        Self {
            action,
            record,
            inherited,
            answered: None,
            explained: None,
            redated: false,
        }
    }

    /// Is it homework that nobody answered yet?
    pub(crate) const fn waits(&self) -> bool {
        self.inherited && self.answered.is_none()
    }

    /// Does the board ask why it does not move?
    pub(crate) fn asks_why(&self) -> bool {
        self.action.carries >= CARRIES_THAT_ASK
            && self.action.state.is_open()
            && self.explained.is_none()
    }
}

/// A programme and the record that brought it.
#[derive(Debug, Clone, PartialEq)]
pub struct Evaluated {
    /// The programme.
    pub programme: Programme,
    /// The record.
    pub(crate) record: RecordRef,
    /// The record that holds the newest figures of an indicator; without one, they came with the
    /// programme.
    pub(crate) newest: OrdMap<ItemId, u64>,
}

impl Evaluated {
    /// A programme that came with this record, indicators and all.
    pub(crate) fn new(programme: Programme, record: RecordRef) -> Self {
        Self {
            programme,
            record,
            newest: OrdMap::new(),
        }
    }

    /// The record to cite for the figures of an indicator.
    pub(crate) fn record_of(&self, indicator: ItemId) -> u64 {
        self.newest
            .get(&indicator)
            .copied()
            .unwrap_or(self.record.n)
    }
}

/// How much of the board is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Gauge {
    /// Findings.
    pub(crate) findings: usize,
    /// Those with a response.
    pub(crate) answered: usize,
    /// Those with an action.
    pub(crate) acted: usize,
}

/// The board of one session.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct State {
    /// From where on an improvement is graded how.
    pub(crate) thresholds: Thresholds,
    /// The year that is evaluated, where somebody said it.
    pub(crate) evaluated_year: Option<i32>,
    /// The programmes.
    pub programmes: Vector<Evaluated>,
    /// The findings, in the order in which they came.
    pub findings: Vector<Finding>,
    /// The actions: inherited ones first.
    pub(crate) actions: Vector<Card>,
    /// What was touched last, for a reader of the replay.
    pub(crate) touched: Option<ItemId>,
}

impl State {
    /// The finding with this id.
    pub(crate) fn finding(&self, id: ItemId) -> Option<&Finding> {
        self.findings.iter().find(|finding| finding.id == id)
    }

    /// The action with this id.
    pub(crate) fn card(&self, id: ItemId) -> Option<&Card> {
        self.actions.iter().find(|card| card.action.id == id)
    }

    /// The programme with this id.
    pub(crate) fn programme(&self, id: ItemId) -> Option<&Programme> {
        self.programmes
            .iter()
            .map(|evaluated| &evaluated.programme)
            .find(|programme| programme.id == id)
    }

    /// The indicator with this id, and its programme.
    pub(crate) fn indicator(&self, id: ItemId) -> Option<(&Programme, &Indicator)> {
        self.indicators().find(|(_, indicator)| indicator.id == id)
    }

    /// Every indicator with its programme.
    pub(crate) fn indicators(&self) -> impl Iterator<Item = (&Programme, &Indicator)> {
        self.programmes.iter().flat_map(|evaluated| {
            evaluated
                .programme
                .indicators
                .iter()
                .map(|indicator| (&evaluated.programme, indicator))
        })
    }

    /// The actions that came of this finding.
    pub(crate) fn actions_of(&self, finding: ItemId) -> impl Iterator<Item = &Card> {
        self.actions
            .iter()
            .filter(move |card| card.action.from.contains(&finding))
    }

    /// The actions that came of no finding on this board: inherited, typed, or from an item of
    /// another chapter.
    pub(crate) fn free_actions(&self) -> impl Iterator<Item = &Card> {
        self.actions.iter().filter(|card| {
            !card
                .action
                .from
                .iter()
                .any(|from| self.finding(*from).is_some())
        })
    }

    /// The homework that nobody answered yet.
    pub(crate) fn homework(&self) -> impl Iterator<Item = &Card> {
        self.actions.iter().filter(|card| card.waits())
    }

    /// The finding in words: its text, else the name of its indicator, else of its programme.
    pub(crate) fn title<'a>(&'a self, finding: &'a Finding) -> &'a str {
        let indicator = || {
            finding
                .indicator
                .and_then(|id| self.indicator(id))
                .map(|(_, indicator)| indicator.name.as_str())
        };
        let programme = || {
            finding
                .programme
                .and_then(|id| self.programme(id))
                .map(|programme| programme.name.as_str())
        };
        if finding.text.is_empty() {
            indicator().or_else(programme).unwrap_or_default()
        } else {
            &finding.text
        }
    }

    /// The viewpoint of a finding's indicator.
    pub(crate) fn class_of(&self, finding: &Finding) -> Option<IndicatorClass> {
        finding
            .indicator
            .and_then(|id| self.indicator(id))
            .and_then(|(_, indicator)| indicator.class)
    }

    /// The figures of a finding's indicator.
    pub(crate) fn figures(&self, finding: &Finding) -> Option<Figures> {
        finding
            .indicator
            .and_then(|id| self.indicator(id))
            .map(|(_, indicator)| Figures::of(indicator, finding.year))
    }

    /// The 達成率 of a finding's indicator.
    pub(crate) fn achievement(&self, finding: &Finding) -> Option<Achievement> {
        self.figures(finding).map(|figures| figures.achievement())
    }

    /// The judgement of a finding: a person's, else the computed one, else none.
    pub(crate) fn verdict(&self, finding: &Finding) -> Option<Verdict> {
        match &finding.ruling {
            Some(ruling) => Some(ruling.verdict),
            None => self
                .figures(finding)
                .map(|figures| figures.judge(self.thresholds)),
        }
    }

    /// How much is answered.
    pub(crate) fn gauge(&self) -> Gauge {
        Gauge {
            findings: self.findings.len(),
            answered: self
                .findings
                .iter()
                .filter(|finding| finding.answer.is_some())
                .count(),
            acted: self
                .findings
                .iter()
                .filter(|finding| self.actions_of(finding.id).next().is_some())
                .count(),
        }
    }

    /// The year that is evaluated: what was said, else the session's, else the newest of which there
    /// are figures or targets; 0 when nothing says.
    pub(crate) fn year(&self, room: &Room<'_>) -> i32 {
        if let Some(year) = self.evaluated_year {
            return year;
        }
        if room.fiscal_year != 0 {
            return room.fiscal_year;
        }
        let newest = |years: &mut dyn Iterator<Item = i32>| years.max();
        newest(
            &mut self
                .indicators()
                .flat_map(|(_, indicator)| indicator.actuals.iter().map(|figure| figure.year)),
        )
        .or_else(|| {
            newest(
                &mut self
                    .indicators()
                    .flat_map(|(_, indicator)| indicator.targets.iter().map(|figure| figure.year)),
            )
        })
        .unwrap_or(0)
    }

    /// Is this item in use already, as what a finding or an action came from?
    pub(crate) fn uses(&self, item: ItemId) -> bool {
        self.findings
            .iter()
            .any(|finding| finding.from.contains(&item))
            || self
                .actions
                .iter()
                .any(|card| card.action.from.contains(&item))
    }

    /// What other chapters made and this board has not taken in yet.
    pub(crate) fn available(&self, room: &Room<'_>) -> Vec<Item> {
        let own = |item: &Item| self.finding(item.id).is_some() || self.card(item.id).is_some();
        room.items()
            .into_iter()
            .filter(|item| !own(item) && !self.uses(item.id))
            .collect()
    }
}
