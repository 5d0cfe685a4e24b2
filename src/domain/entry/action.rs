//! Actions (取組) as entries.

use super::{Entry, EntryKind, FieldKind, FieldRow, FieldSpec, choice_id, chosen};
use crate::domain::{
    Action, ActionState, Consent, ControlLevel, Due, Evidence, ItemId, MessageId, Past,
};
use crate::id;

const STATES: &[(&str, MessageId)] = &[
    ("proposed", id!("action-proposed")),
    ("awaiting", id!("action-awaiting")),
    ("accepted", id!("action-accepted")),
    ("started", id!("action-started")),
    ("done", id!("action-done")),
    ("changed", id!("action-changed")),
    ("stopped", id!("action-stopped")),
    ("transferred", id!("action-transferred")),
    ("carried-over", id!("action-carried-over")),
];
/// In the order of [`ControlLevel::ALL`].
const LEVELS: &[(&str, MessageId)] = &[
    ("own", id!("level-own")),
    ("working", id!("level-working")),
    ("council", id!("level-council")),
];
/// In the order of [`Consent::ALL`].
const CONSENTS: &[(&str, MessageId)] = &[
    ("given", id!("consent-given")),
    ("taken-back", id!("consent-taken-back")),
    ("to-be-asked", id!("consent-to-be-asked")),
];
const EVIDENCE: &[FieldSpec] = &[
    FieldSpec::new("file", id!("field-file"), FieldKind::Line),
    FieldSpec::new("sha256", id!("field-sha256"), FieldKind::Line),
    FieldSpec::new("filters", id!("field-filters"), FieldKind::Line),
    FieldSpec::new("place", id!("field-place"), FieldKind::Line),
    FieldSpec::new("value", id!("field-value"), FieldKind::Line),
];
const HISTORY: &[FieldSpec] = &[
    FieldSpec::new("session", id!("field-session"), FieldKind::Line),
    FieldSpec::new("fiscal_year", id!("field-year"), FieldKind::Year),
    FieldSpec::new("record", id!("field-record"), FieldKind::Count),
    FieldSpec::new("state", id!("field-state"), FieldKind::Choice(STATES)),
    FieldSpec::new("state_words", id!("field-state-words"), FieldKind::Line),
    FieldSpec::new("target", id!("field-target"), FieldKind::Line),
    FieldSpec::new("actual", id!("field-actual"), FieldKind::Line),
];

/// 取組.
pub(crate) const ACTION_ENTRY: EntryKind = EntryKind {
    id: "action",
    label: id!("entry-action"),
    fields: &[
        FieldSpec::new("what", id!("field-what"), FieldKind::Line),
        FieldSpec::new("for_whom", id!("field-for-whom"), FieldKind::Line),
        FieldSpec::new("organisation", id!("field-organisation"), FieldKind::Line),
        FieldSpec::new("post", id!("field-post"), FieldKind::Line),
        FieldSpec::new("partners", id!("field-partners"), FieldKind::Line),
        FieldSpec::new("due", id!("field-due"), FieldKind::Due),
        FieldSpec::new("indicator", id!("field-indicator"), FieldKind::Line),
        FieldSpec::new("target", id!("field-target"), FieldKind::Line),
        FieldSpec::new("actual", id!("field-actual"), FieldKind::Line),
        FieldSpec::new("resources", id!("field-resources"), FieldKind::Line),
        FieldSpec::new("level", id!("field-level"), FieldKind::Choice(LEVELS)),
        FieldSpec::new("first_step", id!("field-first-step"), FieldKind::Text),
        FieldSpec::new("from", id!("field-from"), FieldKind::Links("")),
        FieldSpec::new("reason", id!("field-reason"), FieldKind::Text),
        FieldSpec::new("evidence", id!("field-evidence"), FieldKind::Rows(EVIDENCE)),
        FieldSpec::new("consent", id!("field-consent"), FieldKind::Choice(CONSENTS)),
        FieldSpec::new(
            "consent_earlier",
            id!("field-consent-earlier"),
            FieldKind::Choice(CONSENTS),
        ),
        FieldSpec::new("state", id!("field-state"), FieldKind::Choice(STATES)),
        FieldSpec::new("state_words", id!("field-state-words"), FieldKind::Line),
        FieldSpec::new("carries", id!("field-carries"), FieldKind::Count),
        FieldSpec::new("history", id!("field-history"), FieldKind::Rows(HISTORY)),
        FieldSpec::new(
            "programme",
            id!("entry-programme"),
            FieldKind::Link("programme"),
        ),
        FieldSpec::new("obstacle", id!("field-obstacle"), FieldKind::Text),
    ],
};

impl Action {
    /// The action as an entry, with every field that this version knows.
    pub(crate) fn to_entry(&self) -> Entry {
        let evidence: Vec<FieldRow> = self.evidence.iter().map(evidence_row).collect();
        let history: Vec<FieldRow> = self.history.iter().map(past_row).collect();
        Entry::new(self.id, ACTION_ENTRY.id)
            .with("what", &self.what)
            .with("for_whom", &self.for_whom)
            .with("organisation", &self.organisation)
            .with("post", &self.post)
            .with("partners", &self.partners)
            .with("due", due_text(self.due).as_str())
            .with("indicator", &self.indicator)
            .with("target", &self.target)
            .with("actual", &self.actual)
            .with("resources", &self.resources)
            .with("level", choice_id(LEVELS, &ControlLevel::ALL, self.level))
            .with("first_step", &self.first_step)
            .with("from", self.from.clone())
            .with("reason", &self.reason)
            .with("evidence", evidence)
            .with("consent", choice_id(CONSENTS, &Consent::ALL, self.consent))
            .with(
                "consent_earlier",
                choice_id(CONSENTS, &Consent::ALL, self.consent_earlier),
            )
            .with("state", state_id(&self.state))
            .with("state_words", self.state.words().unwrap_or_default())
            .with("carries", i64::from(self.carries))
            .with("history", history)
            .with("programme", self.programme)
            .with("obstacle", &self.obstacle)
    }

    /// The action that an entry of this kind is. What a field does not say is as in a fresh one.
    pub(crate) fn from_entry(entry: &Entry) -> Self {
        let text = |field: &str| entry.text(field).to_owned();
        Action {
            id: entry.id,
            what: text("what"),
            for_whom: text("for_whom"),
            organisation: text("organisation"),
            post: text("post"),
            partners: text("partners"),
            due: due_of(entry.text("due")),
            indicator: text("indicator"),
            target: text("target"),
            actual: text("actual"),
            resources: text("resources"),
            level: chosen(LEVELS, &ControlLevel::ALL, entry.text("level")),
            first_step: text("first_step"),
            from: entry.links("from").to_vec(),
            reason: text("reason"),
            evidence: entry.rows("evidence").first().map(evidence_of),
            consent: chosen(CONSENTS, &Consent::ALL, entry.text("consent")),
            consent_earlier: chosen(CONSENTS, &Consent::ALL, entry.text("consent_earlier")),
            state: state_of(entry.text("state"), entry.text("state_words")),
            carries: u16::try_from(entry.whole("carries")).unwrap_or(u16::MAX),
            history: entry.rows("history").iter().map(past_of).collect(),
            programme: entry.links("programme").first().copied(),
            obstacle: text("obstacle"),
        }
    }
}

const fn state_id(state: &ActionState) -> &'static str {
    match state {
        ActionState::Proposed => "proposed",
        ActionState::Awaiting => "awaiting",
        ActionState::Accepted => "accepted",
        ActionState::Started => "started",
        ActionState::Done => "done",
        ActionState::Changed(_) => "changed",
        ActionState::Stopped(_) => "stopped",
        ActionState::Transferred(_) => "transferred",
        ActionState::CarriedOver => "carried-over",
    }
}

fn state_of(id: &str, words: &str) -> ActionState {
    let words = words.to_owned();
    match id {
        "awaiting" => ActionState::Awaiting,
        "accepted" => ActionState::Accepted,
        "started" => ActionState::Started,
        "done" => ActionState::Done,
        "changed" => ActionState::Changed(words),
        "stopped" => ActionState::Stopped(words),
        "transferred" => ActionState::Transferred(words),
        "carried-over" => ActionState::CarriedOver,
        // "proposed", and what only a newer version knows: open in any case, so nothing is lost.
        _ => ActionState::Proposed,
    }
}

fn due_text(due: Due) -> String {
    match due {
        Due::Open => String::new(),
        Due::Quarter(year, 0) => year.to_string(),
        Due::Quarter(year, quarter) => format!("{year}Q{quarter}"),
        Due::Meeting(year, meeting) => format!("{year}M{meeting}"),
    }
}

fn due_of(text: &str) -> Due {
    let split = |mark| -> Option<(i32, u8)> {
        let (year, part) = text.split_once(mark)?;
        Some((year.parse().ok()?, part.parse().ok()?))
    };
    let quarter = split('Q').map(|(year, quarter)| Due::Quarter(year, quarter));
    let meeting = split('M').map(|(year, meeting)| Due::Meeting(year, meeting));
    let year = text.parse().ok().map(|year| Due::Quarter(year, 0));
    quarter.or(meeting).or(year).unwrap_or_default()
}

fn evidence_row(evidence: &Evidence) -> FieldRow {
    FieldRow::new(evidence.pin.to_string())
        .with("file", &evidence.file)
        .with("sha256", &evidence.sha256)
        .with("filters", &evidence.filters)
        .with("place", &evidence.place)
        .with("value", &evidence.value)
}

fn evidence_of(row: &FieldRow) -> Evidence {
    let text = |column: &str| row.text(column).to_owned();
    Evidence {
        pin: row.id.parse().unwrap_or(ItemId::NIL),
        file: text("file"),
        sha256: text("sha256"),
        filters: text("filters"),
        place: text("place"),
        value: text("value"),
    }
}

fn past_row(past: &Past) -> FieldRow {
    FieldRow::new(past.id.to_string())
        .with("session", &past.session)
        .with("fiscal_year", i64::from(past.fiscal_year))
        .with("record", past.record.cast_signed())
        .with("state", state_id(&past.state))
        .with("state_words", past.state.words().unwrap_or_default())
        .with("target", &past.target)
        .with("actual", &past.actual)
}

fn past_of(row: &FieldRow) -> Past {
    let text = |column: &str| row.text(column).to_owned();
    Past {
        session: text("session"),
        id: row.id.parse().unwrap_or_default(),
        fiscal_year: i32::try_from(row.whole("fiscal_year")).unwrap_or_default(),
        record: row.whole("record").cast_unsigned(),
        state: state_of(row.text("state"), row.text("state_words")),
        target: text("target"),
        actual: text("actual"),
    }
}
