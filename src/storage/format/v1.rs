//! `yoriai-session/1`, line by line: the head, the records and the chain that binds them.
//!
//! ```ron
//! (format:"yoriai-session/1",head:(id:"0192aabb-…",title:"第2回 作業部会",…),log:[
//! (n:0,t:"2026-11-22T10:00:00.000+09:00",ms:0,e:Opened((…)),h:"38a093d07832001c"),
//! (n:1,t:"2026-11-22T10:00:41.120+09:00",ms:41120,e:Closed,h:"638047a7a96e5f64"),
//! ])
//! ```
//!
//! The journal of private steps has the same lines, each with `after:` before its `e:`; `cause:` and
//! `origin:` stand there too, where there is something to say. This module knows single lines; [`super::reader`] knows files and what may have happened to them.

use std::fmt::{self, Write};

use chrono::{DateTime, FixedOffset, SecondsFormat};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{Head, readable::push_ron};
use crate::session::{Cause, Event, Origin, Step};

/// What a session file says it is.
pub(super) const SESSION: &str = "yoriai-session/1";
/// What a journal of private steps says it is.
pub(super) const JOURNAL: &str = "yoriai-journal/1";
/// What follows the last record, and makes the file one RON document.
pub(crate) const CLOSER: &str = "\n])\n";

const LINK_OPENS: &[u8] = b",h:\"";
const LINK_CLOSES: &[u8] = b"\"),";
const LINK_LEN: usize = 16;
/// Length of what follows the hashed part of a record's line.
pub(super) const LINE_END: usize = LINK_OPENS.len() + LINK_LEN + LINK_CLOSES.len();

/// A link of the chain: the first 16 hex digits of a SHA-256 that covers everything up to here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Link([u8; LINK_LEN]);

impl Link {
    /// The link that the head makes; the chain starts with it.
    pub(crate) fn of_head(line: &[u8]) -> Self {
        Self::from_hash(Sha256::new().chain_update(line))
    }

    /// The link after this one, of a record whose line is `body` up to its own link.
    pub(crate) fn after(self, body: &[u8]) -> Self {
        Self::from_hash(
            Sha256::new()
                .chain_update(self.0)
                .chain_update(b"\n")
                .chain_update(body),
        )
    }

    fn from_hash(hash: Sha256) -> Self {
        let mut digits = [0; LINK_LEN];
        for (pair, byte) in digits.chunks_exact_mut(2).zip(hash.finalize()) {
            pair.copy_from_slice(&hex(byte));
        }
        Self(digits)
    }
}

impl fmt::Display for Link {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&String::from_utf8_lossy(&self.0))
    }
}

fn hex(byte: u8) -> [u8; 2] {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    [
        DIGITS[usize::from(byte >> 4)],
        DIGITS[usize::from(byte & 15)],
    ]
}

/// The SHA-256 of what a seal covers, as 64 hex digits: the lines before it, each with its line
/// feed; `before` comes without the last one.
///
/// A byte order mark and carriage returns do not count: mail and version control add them, and no
/// text of a record holds one.
pub fn seal_hash(before: &[u8]) -> String {
    let before = before
        .strip_prefix(super::BYTE_ORDER_MARK)
        .unwrap_or(before);
    let mut hash = Sha256::new();
    for line in before.split(|byte| *byte == b'\n') {
        hash.update(line.strip_suffix(b"\r").unwrap_or(line));
        hash.update(b"\n");
    }
    hash.finalize()
        .iter()
        .flat_map(|byte| hex(*byte))
        .map(char::from)
        .collect()
}

/// The first line of a session file.
pub(crate) fn head_line(head: &Head) -> ron::Result<String> {
    opening_line(SESSION, head)
}

/// The first line of the journal of a session.
pub(crate) fn journal_line(head: &Head) -> ron::Result<String> {
    #[derive(Serialize)]
    struct Owner {
        id: uuid::Uuid,
    }
    opening_line(JOURNAL, &Owner { id: head.id })
}

fn opening_line(format: &str, head: &impl Serialize) -> ron::Result<String> {
    let mut line = format!("(format:\"{format}\",head:");
    push_ron(&mut line, head)?;
    line.push_str(",log:[");
    Ok(line)
}

/// Appends the record of a step, without a line feed; gives its link, which the next record
/// continues.
pub(crate) fn push_record(out: &mut String, step: &Step, previous: Link) -> ron::Result<Link> {
    let start = out.len();
    let pushed = push_body(out, step);
    if pushed.is_err() {
        out.truncate(start);
    }
    pushed?;
    let link = previous.after(&out.as_bytes()[start..]);
    push_link(out, link);
    Ok(link)
}

fn push_body(out: &mut String, step: &Step) -> ron::Result<()> {
    write!(
        out,
        "(n:{},t:\"{}\",ms:{}",
        step.n,
        timestamp(&step.t),
        step.ms
    )?;
    if let Some(after) = step.private_after {
        write!(out, ",after:{after}")?;
    }
    match step.cause {
        Some(Cause::Public(n)) => write!(out, ",cause:{n}")?,
        // Never from the session file into the journal, whatever a log may say.
        Some(Cause::Private(n)) if step.is_private() => write!(out, ",private_cause:{n}")?,
        _ => {}
    }
    match step.origin {
        Origin::Keyboard => {}
        Origin::Rules => out.push_str(",origin:Rules"),
    }
    out.push_str(",e:");
    match &step.event {
        Event::Unknown(text) if text.contains(['\n', '\r']) => {
            Err(ron::Error::Message("a record is one line".into()))
        }
        Event::Unknown(text) => {
            out.push_str(text);
            Ok(())
        }
        event => push_ron(out, event),
    }
}

/// Appends what follows the hashed part of a line.
pub(super) fn push_link(out: &mut String, link: Link) {
    out.push_str(",h:\"");
    out.extend(link.0.map(char::from));
    out.push_str("\"),");
}

/// The same records bound to another head; `None` when one of the lines is not a whole record.
pub(crate) fn rechained(head_line: &str, records: &[u8]) -> Option<(String, Link)> {
    let mut text = head_line.to_owned();
    let mut link = Link::of_head(head_line.as_bytes());
    for line in records
        .split(|byte| *byte == b'\n')
        .filter(|line| !line.is_empty())
    {
        let (body, _) = split_link(line.strip_suffix(b"\r").unwrap_or(line))?;
        link = link.after(body);
        text.push('\n');
        text.push_str(std::str::from_utf8(body).ok()?);
        push_link(&mut text, link);
    }
    Some((text, link))
}

/// A time as the file holds it: local time with milliseconds and its offset.
pub(super) fn timestamp(t: &DateTime<FixedOffset>) -> String {
    t.to_rfc3339_opts(SecondsFormat::Millis, false)
}

/// The hashed part of a line, and its link; `None` when the line does not end as a record does.
pub(super) fn split_link(line: &[u8]) -> Option<(&[u8], Link)> {
    let (body, end) = line.split_at_checked(line.len().checked_sub(LINE_END)?)?;
    let digits = end.strip_prefix(LINK_OPENS)?.strip_suffix(LINK_CLOSES)?;
    Some((body, Link(digits.try_into().ok()?)))
}

/// Where the first record within these bytes ends, wherever it began. Quotes in texts are escaped,
/// so no text can look like an end.
pub(super) fn first_end(bytes: &[u8]) -> Option<usize> {
    (LINE_END..=bytes.len()).find(|end| ends_record(&bytes[..*end]))
}

/// Where the last record within these bytes ends.
pub(super) fn last_end(bytes: &[u8]) -> Option<usize> {
    (LINE_END..=bytes.len())
        .rev()
        .find(|end| ends_record(&bytes[..*end]))
}

fn ends_record(bytes: &[u8]) -> bool {
    bytes.ends_with(LINK_CLOSES) && split_link(bytes).is_some()
}

/// A record's line, taken apart without a look at its event.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Envelope<'a> {
    n: u64,
    t: DateTime<FixedOffset>,
    ms: u64,
    after: Option<u64>,
    cause: Option<Cause>,
    origin: Origin,
    event: &'a str,
}

impl<'a> Envelope<'a> {
    /// Takes the hashed part of a line apart; `None` when it is not of our making.
    pub(super) fn open(body: &'a str) -> Option<Self> {
        let (n, rest) = body.strip_prefix("(n:")?.split_once(",t:\"")?;
        let (t, rest) = rest.split_once("\",ms:")?;
        let (numbers, event) = rest.split_once(",e:")?;
        let mut fields = numbers.split(',');
        let mut envelope = Self {
            n: n.parse().ok()?,
            t: DateTime::parse_from_rfc3339(t).ok()?,
            ms: fields.next()?.parse().ok()?,
            after: None,
            cause: None,
            origin: Origin::Keyboard,
            event,
        };
        for field in fields {
            let (name, value) = field.split_once(':').unwrap_or_default();
            match name {
                "after" => envelope.after = Some(value.parse().ok()?),
                "cause" => envelope.cause = Some(Cause::Public(value.parse().ok()?)),
                "private_cause" => envelope.cause = Some(Cause::Private(value.parse().ok()?)),
                // Whoever a newer version may name, it was not this keyboard.
                "origin" => envelope.origin = Origin::Rules,
                // Of a newer version: passed over, like a field of an event.
                _ => {}
            }
        }
        Some(envelope)
    }

    /// The step in it; an event that does not parse is kept as its text.
    pub(super) fn step(self) -> Step {
        self.known_step()
            .unwrap_or_else(|| self.with(Event::Unknown(self.event.to_owned())))
    }

    /// The step in it, when its event parses.
    pub(super) fn known_step(self) -> Option<Step> {
        ron::from_str(self.event).ok().map(|event| self.with(event))
    }

    fn with(&self, event: Event) -> Step {
        Step {
            n: self.n,
            t: self.t,
            ms: self.ms,
            event,
            private_after: self.after,
            cause: self.cause,
            origin: self.origin,
        }
    }
}

/// A record as RON sees it, for lines that somebody wrote with other spaces or another order.
#[derive(Debug, Deserialize)]
struct LooseRecord {
    n: u64,
    t: DateTime<FixedOffset>,
    ms: u64,
    #[serde(default, deserialize_with = "bare")]
    after: Option<u64>,
    #[serde(default, deserialize_with = "bare")]
    cause: Option<u64>,
    #[serde(default, deserialize_with = "bare")]
    private_cause: Option<u64>,
    #[serde(default)]
    origin: Origin,
    e: Event,
}

/// A number that may be missing stands there as it is, without the `Some` of RON.
fn bare<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Option<u64>, D::Error> {
    u64::deserialize(from).map(Some)
}

impl LooseRecord {
    fn step(self) -> Step {
        let private = self.private_cause.map(Cause::Private);
        Step {
            n: self.n,
            t: self.t,
            ms: self.ms,
            event: self.e,
            private_after: self.after,
            cause: self.cause.map(Cause::Public).or(private),
            origin: self.origin,
        }
    }
}

/// Whatever of a damaged line can still be read as a step.
pub(super) fn salvage(line: &[u8]) -> Option<Step> {
    let text = std::str::from_utf8(line).ok()?;
    let ours = split_link(line)
        .and_then(|(body, _)| Envelope::open(text.get(..body.len())?)?.known_step());
    ours.or_else(|| {
        let record: LooseRecord = ron::from_str(text.trim_end().trim_end_matches(',')).ok()?;
        Some(record.step())
    })
}

#[cfg(test)]
mod tests {
    use crate::testing::property;
    use proptest::prelude::*;

    use super::*;
    use crate::activities::notes::rules as notes;
    use crate::domain::{Attendance, Carryover, Entry, ItemId, Participant, ParticipantId, Sector};
    use crate::session::{ChapterNo, Detail, Opened, Seal};
    use crate::storage::testing::{at, head};

    fn line(step: &Step) -> String {
        let mut out = String::new();
        push_record(&mut out, step, Link::of_head(b"")).unwrap();
        out
    }

    fn read(line: &str) -> Step {
        let (body, written) = split_link(line.as_bytes()).unwrap();
        assert_eq!(written, Link::of_head(b"").after(body));
        Envelope::open(&line[..body.len()]).unwrap().step()
    }

    #[test]
    fn the_head_reads_as_the_specification_shows_it() {
        assert_eq!(
            head_line(&head()).unwrap(),
            "(format:\"yoriai-session/1\",head:(id:\"0192aabb-0000-7000-8000-000000000001\",title:\"第2回\u{3000}作業部会\",\
             created:\"2026-11-22T10:00:00.000+09:00\",council:\"地域・職域連携推進協議会\",date:Some(\"2026-11-22\"),fiscal_year:2026,continues:None,\
             anonymity:Named,by:\"yoriai 0.1.0\"),log:["
        );
    }

    #[test]
    fn records_read_as_the_file_format_says() {
        let opened = Event::Opened(Opened {
            by: "yoriai 0.1.0".into(),
            template: String::new(),
            continues: None,
            lang: String::new(),
        });
        let person = Participant {
            name: "髙﨑".into(),
            organisation: "商工会".into(),
            sector: Sector::Occupational,
            role: None,
        };
        let written = notes::Event::LineWritten {
            id: ItemId(uuid::Uuid::nil()),
            kind: notes::LineKind::Decision,
            by: None,
            text: "「次回」は\"11月\"".into(),
        };
        let cases = [
            (
                opened,
                r#"Opened((by:"yoriai 0.1.0",template:"",continues:None))"#,
            ),
            (
                Event::Resumed("yoriai 0.1.0".into()),
                r#"Resumed("yoriai 0.1.0")"#,
            ),
            (
                Event::Together(vec![Event::Closed, Event::Undone(3)]),
                "Together([Closed,Undone(3)])",
            ),
            (
                Event::Described(Detail::FiscalYear(2026)),
                "Described(FiscalYear(2026))",
            ),
            (
                Event::ParticipantAdded(ParticipantId(1), person),
                r#"ParticipantAdded(1,(name:"髙﨑",organisation:"商工会",sector:Occupational))"#,
            ),
            (
                Event::AttendanceMarked(ParticipantId(1), Attendance::Late),
                "AttendanceMarked(1,Late)",
            ),
            (
                Event::ChapterOpened(ChapterNo(0), "notes".into(), "議事".into()),
                r#"ChapterOpened(0,"notes","議事")"#,
            ),
            (
                Event::Sealed(Seal {
                    records: 2,
                    sha256: "ab".into(),
                }),
                r#"Sealed((records:2,sha256:"ab"))"#,
            ),
            (
                Event::Notes(written),
                r#"Notes(LineWritten(id:"00000000-0000-0000-0000-000000000000",kind:Decision,by:None,text:"「次回」は\"11月\""))"#,
            ),
            (
                Event::Inherited(Carryover::default()),
                "Inherited((programmes:[],actions:[]))",
            ),
            (
                Event::Inherited(Carryover {
                    entries: vec![
                        Entry::new(ItemId(uuid::Uuid::nil()), "self-check")
                            .with("year", 2026)
                            .with("note", "前年並み"),
                    ],
                    ..Carryover::default()
                }),
                r#"Inherited((programmes:[],actions:[],entries:[(id:"00000000-0000-0000-0000-000000000000",kind:"self-check",fields:{"note":Text("前年並み"),"year":Whole(2026)})]))"#,
            ),
            (
                Event::Unknown("Sung(\"校歌\",3)".into()),
                "Sung(\"校歌\",3)",
            ),
        ];
        for (event, text) in cases {
            let step = at(7, event);
            let line = line(&step);
            let (body, _) = line.split_at(line.len() - LINE_END);
            assert_eq!(
                body,
                format!(r#"(n:7,t:"2026-11-22T10:00:07.000+09:00",ms:7000,e:{text}"#)
            );
            assert_eq!(read(&line), step);
        }
    }

    #[test]
    fn the_chain_is_a_shortened_sha_256_over_the_link_before_and_the_line() {
        let mut out = String::new();
        let first = push_record(&mut out, &at(0, Event::Closed), Link::of_head(b"abc")).unwrap();
        assert_eq!(Link::of_head(b"abc").to_string(), "ba7816bf8f01cfea");
        assert_eq!(
            out,
            format!(r#"(n:0,t:"2026-11-22T10:00:00.000+09:00",ms:0,e:Closed,h:"{first}"),"#)
        );
        assert_eq!(first.to_string(), "6d51ba2806b1035e");
    }

    #[test]
    fn a_private_step_says_after_how_many_public_ones_it_comes() {
        let step = Step {
            private_after: Some(12),
            ..at(0, Event::Closed)
        };
        assert!(line(&step).contains(",ms:0,after:12,e:Closed,h:"));
        assert_eq!(read(&line(&step)), step);
    }

    #[test]
    fn a_step_that_follows_another_says_which_and_who_asked_only_if_nobody_at_the_keyboard_did() {
        let asked = at(7, Event::Closed);
        let followed = |private_after, cause, origin| Step {
            private_after,
            cause,
            origin,
            ..asked.clone()
        };
        let cases = [
            (asked.clone(), ",ms:7000,e:Closed,h:"),
            (
                followed(None, Some(Cause::Public(6)), Origin::Rules),
                ",ms:7000,cause:6,origin:Rules,e:Closed,h:",
            ),
            (
                followed(None, Some(Cause::Public(0)), Origin::Keyboard),
                ",ms:7000,cause:0,e:Closed,h:",
            ),
            (
                followed(Some(7), Some(Cause::Public(6)), Origin::Rules),
                ",ms:7000,after:7,cause:6,origin:Rules,e:Closed,h:",
            ),
            (
                followed(Some(7), Some(Cause::Private(2)), Origin::Rules),
                ",ms:7000,after:7,private_cause:2,origin:Rules,e:Closed,h:",
            ),
        ];
        for (step, text) in cases {
            let line = line(&step);
            assert!(line.contains(text), "{line}");
            assert_eq!(read(&line), step);
            assert_eq!(salvage(line.replace("(n:", "( n:").as_bytes()), Some(step));
        }
    }

    #[test]
    fn the_session_file_never_points_into_the_journal() {
        let step = Step {
            cause: Some(Cause::Private(2)),
            ..at(7, Event::Closed)
        };
        assert!(!line(&step).contains("cause"));
    }

    #[test]
    fn what_a_newer_version_says_beside_a_record_is_passed_over() {
        let of_newer = r#"(n:7,t:"2026-11-22T10:00:07.000+09:00",ms:7000,mood:Good,origin:Phone(3,4),e:Closed"#;
        let step = Envelope::open(of_newer).unwrap().step();
        assert_eq!((step.event, step.origin), (Event::Closed, Origin::Rules));
    }

    #[test]
    fn an_unknown_record_of_two_lines_is_refused_and_leaves_nothing() {
        let mut out = String::from("before");
        assert!(
            push_record(
                &mut out,
                &at(0, Event::Unknown("a\nb".into())),
                Link::of_head(b"")
            )
            .is_err()
        );
        assert!(
            push_record(
                &mut out,
                &at(0, Event::Together(vec![Event::Unknown("a".into())])),
                Link::of_head(b"")
            )
            .is_err()
        );
        assert_eq!(out, "before");
    }

    #[test]
    fn a_line_with_other_spaces_can_still_be_salvaged() {
        let step =
            salvage(b"( n : 3, t: \"2026-11-22T10:00:03+09:00\", ms: 3000, e: Closed, h: \"\" ),")
                .unwrap();
        assert_eq!(step, at(3, Event::Closed));
        assert_eq!(
            salvage(b"(n:3,t:\"yesterday\",ms:3000,e:Closed,h:\"0123456789abcdef\"),"),
            None
        );
    }

    proptest! {
        #![proptest_config(property(256))]

        #[test]
        fn any_text_in_a_record_comes_back_as_it_was(title in any::<String>(), name in any::<String>(), n in any::<u64>(), ms in any::<u64>()) {
            let people = Event::ParticipantAdded(
                ParticipantId(0),
                Participant { name, organisation: title.clone(), sector: Sector::Medical, role: None },
            );
            let event = Event::Together(vec![Event::Described(Detail::Title(title)), people]);
            let step = Step { n, ms, ..at(0, event) };
            let line = line(&step);
            prop_assert!(!line.contains(['\n', '\r']));
            prop_assert_eq!(read(&line), step);
        }

        #[test]
        fn no_bytes_make_a_line_panic(line in any::<Vec<u8>>()) {
            salvage(&line);
            split_link(&line);
            first_end(&line);
            last_end(&line);
        }
    }
}
