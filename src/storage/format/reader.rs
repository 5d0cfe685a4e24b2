//! Reading a whole file, whatever happened to it: torn by a crash, changed by hand, copied through
//! mail.

mod growing;

use std::ops::Range;

pub(crate) use self::growing::{GrowingFile, Growth, GrowthError, is_damaged};
use super::v1::{self, CLOSER, Envelope, Link, seal_hash};
use super::{
    BYTE_ORDER_MARK, Head, LoadedSession, MOST_BYTES, ReadError, SealState, SessionProblem,
};
use crate::session::{Event, Step, may_follow_seal};

/// Reads a session file.
///
/// # Errors
/// Only when nothing of a session can be found: see [`ReadError`].
pub fn read(bytes: &[u8]) -> Result<LoadedSession, ReadError> {
    read_as(v1::SESSION, bytes)
}

/// Reads a journal of private steps; the head has nothing but the id of the session.
///
/// # Errors
/// As [`read`].
pub(crate) fn read_journal(bytes: &[u8]) -> Result<LoadedSession, ReadError> {
    read_as(v1::JOURNAL, bytes)
}

/// The public and the private steps in the order in which they happened.
pub(crate) fn merged(public: Vec<Step>, private: Vec<Step>) -> Vec<Step> {
    let mut private = private.into_iter().peekable();
    let mut steps = Vec::with_capacity(public.len() + private.len());
    for step in public {
        while let Some(earlier) =
            private.next_if(|private| private.private_after.is_some_and(|after| after <= step.n))
        {
            steps.push(earlier);
        }
        steps.push(step);
    }
    steps.extend(private);
    steps
}

/// The head from the beginning of a session file: its first line, with or without its line feed.
pub(crate) fn read_head(line: &[u8]) -> Result<Head, ReadError> {
    let line = line.strip_prefix(BYTE_ORDER_MARK).unwrap_or(line);
    let line = line.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let inner = opened(v1::SESSION, line)?;
    let text = std::str::from_utf8(inner)
        .map_err(|error| ReadError::NotUtf8(line.len() - inner.len() + error.valid_up_to()))?;
    parse_head(text).ok_or(ReadError::HeadCut)
}

fn read_as(format: &str, bytes: &[u8]) -> Result<LoadedSession, ReadError> {
    if bytes.is_empty() {
        return Err(ReadError::Empty);
    }
    if bytes.len() as u64 > MOST_BYTES {
        return Err(ReadError::TooLarge(bytes.len() as u64));
    }
    let mut problems = Vec::new();
    let start = if bytes.starts_with(BYTE_ORDER_MARK) {
        problems.push(SessionProblem::ByteOrderMark);
        BYTE_ORDER_MARK.len()
    } else {
        0
    };
    let head_end = bytes[start..]
        .iter()
        .position(|byte| *byte == b'\n')
        .map(|at| start + at);
    let head_line = without_return(&bytes[start..head_end.unwrap_or(bytes.len())]);
    let head_text = match opened(format, head_line) {
        Ok(text) => text,
        // A newer format may mean something else by the same lines, so nothing of it is guessed at;
        // behind a cut head stands nothing.
        Err(error @ (ReadError::NewerFormat(_) | ReadError::HeadCut)) => return Err(error),
        Err(error) if names_other(format, head_line) || v1::last_end(bytes).is_none() => {
            return Err(error);
        }
        // The first line is damaged, but whole records follow: read them, and report the head.
        Err(_) => b"",
    };
    let head_end = head_end.ok_or(ReadError::HeadCut)?;
    let head = std::str::from_utf8(head_text).ok().and_then(parse_head);
    if head.is_none() {
        if v1::last_end(&bytes[head_end..]).is_none() {
            let cut = |error: std::str::Utf8Error| ReadError::NotUtf8(error.valid_up_to());
            return Err(std::str::from_utf8(bytes).map_or_else(cut, |_| ReadError::HeadCut));
        }
        problems.push(SessionProblem::HeadUnreadable);
    }
    // The end first: what is torn off is never offered to the reader of records, which would report it
    // as damage.
    let end = End::find(bytes, start + head_line.len(), head_end + 1);
    let mut records = RecordReader::new(Link::of_head(head_line), problems);
    records.take_lines(bytes, head_end + 1..end.good_len);
    if records.returns || start + head_line.len() < head_end {
        records.problems.push(SessionProblem::CarriageReturns);
    }
    records.problems.extend(end.problem);
    let seal = records.seal_state(bytes);
    Ok(LoadedSession {
        head: head.unwrap_or_default(),
        steps: records.steps,
        problems: records.problems,
        records: records.count,
        chain: records.chain,
        good_len: end.good_len as u64,
        torn: end.torn,
        seal,
    })
}

/// The text of the head within the first line, when the line opens a file of this format.
fn opened<'a>(format: &str, line: &'a [u8]) -> Result<&'a [u8], ReadError> {
    let Some(rest) = line.strip_prefix(b"(format:\"") else {
        return Err(foreign(line));
    };
    let Some(quote) = rest.iter().position(|byte| *byte == b'"') else {
        return Err(ReadError::HeadCut);
    };
    let found = String::from_utf8_lossy(&rest[..quote]);
    if found != format {
        let kind = format.trim_end_matches(|c| c != '/');
        let newer = found
            .strip_prefix(kind)
            .is_some_and(|version| version.parse::<u32>().is_ok_and(|version| version > 1));
        return Err(if newer {
            ReadError::NewerFormat(found.into_owned())
        } else {
            ReadError::OtherRon
        });
    }
    let head = rest[quote..].strip_prefix(b"\",head:").unwrap_or_default();
    Ok(without_return(head)
        .strip_suffix(b",log:[")
        .unwrap_or_default())
}

/// Does the first line open the other one of our two formats?
fn names_other(format: &str, line: &[u8]) -> bool {
    let other = if format == v1::SESSION {
        v1::JOURNAL
    } else {
        v1::SESSION
    };
    opened(other, line).is_ok()
}

/// Why a first line that is not ours is refused.
fn foreign(line: &[u8]) -> ReadError {
    match std::str::from_utf8(line) {
        Err(error) => ReadError::NotUtf8(error.valid_up_to()),
        // Whatever opens a structure, a list or a map may be RON; which it is does not matter to
        // the person who opened the wrong file.
        Ok(text) if text.trim_start().starts_with(['(', '[', '{', '#']) => ReadError::OtherRon,
        Ok(_) => ReadError::NotRon,
    }
}

fn parse_head(text: &str) -> Option<Head> {
    ron::from_str(text).ok()
}

fn without_return(line: &[u8]) -> &[u8] {
    line.strip_suffix(b"\r").unwrap_or(line)
}

/// How a file ends.
#[derive(Debug)]
struct End {
    good_len: usize,
    torn: Option<Vec<u8>>,
    problem: Option<SessionProblem>,
}

impl End {
    /// Looks for the end of the records, which begin at `body`; `head_end` is where the head's text
    /// ends.
    fn find(bytes: &[u8], head_end: usize, body: usize) -> Self {
        if let Some((records, problem)) = closed(bytes, body) {
            return Self {
                good_len: without_return(&bytes[..records]).len(),
                torn: None,
                problem,
            };
        }
        let good_len = v1::last_end(&bytes[body..]).map_or(head_end, |end| body + end);
        let tail = &bytes[good_len..];
        let line = bytes[..good_len].split(|byte| *byte == b'\n').count() + 1;
        let closer_only = CLOSER.as_bytes().starts_with(
            &tail
                .iter()
                .copied()
                .filter(|byte| *byte != b'\r')
                .collect::<Vec<_>>(),
        );
        let rest = tail.strip_prefix(b"\r").unwrap_or(tail);
        let trailing = rest.starts_with(CLOSER.as_bytes()) || rest.starts_with(b"\n])\r\n");
        let problem = if trailing {
            SessionProblem::Trailing { line: line + 1 }
        } else {
            SessionProblem::Torn { line }
        };
        Self {
            good_len,
            torn: (!closer_only).then(|| tail.to_vec()),
            problem: Some(problem),
        }
    }
}

/// Where the line feed before the closer stands, when the file ends with a closer; and what is unusual
/// about its end. An editor may take the last line feed away or add one.
fn closed(bytes: &[u8], body: usize) -> Option<(usize, Option<SessionProblem>)> {
    let feed = |bytes: &[u8]| {
        let at = bytes.strip_suffix(b"\n")?;
        Some(without_return(at).len())
    };
    let (mut end, mut feeds) = (bytes.len(), 0);
    while let Some(shorter) = feed(&bytes[..end]).filter(|_| feeds < 2) {
        (end, feeds) = (shorter, feeds + 1);
    }
    let records = bytes[..end].strip_suffix(b"])")?;
    let is_closer = records.len() >= body && records.ends_with(b"\n");
    let problem = (feeds != 1).then_some(SessionProblem::LineFeedAtEnd);
    is_closer.then(|| (records.len() - 1, problem))
}

/// The records read so far, and what the chain expects of the next one.
#[derive(Debug)]
struct RecordReader {
    steps: Vec<Step>,
    problems: Vec<SessionProblem>,
    count: u64,
    /// The link written in the last line that had one.
    chain: Link,
    /// The links that the next record may continue; none when the line before has none, so that it
    /// can continue anything.
    candidates: Vec<Link>,
    /// Did a line end with a carriage return?
    returns: bool,
    /// The last seal: index of its step, number of its record, first byte of its line.
    seal: Option<(usize, u64, usize)>,
}

impl RecordReader {
    fn new(head: Link, problems: Vec<SessionProblem>) -> Self {
        Self {
            steps: Vec::new(),
            problems,
            count: 0,
            chain: head,
            candidates: vec![head],
            returns: false,
            seal: None,
        }
    }

    fn take_lines(&mut self, bytes: &[u8], range: Range<usize>) {
        let mut at = range.start;
        let Some(text) = bytes.get(range) else { return };
        for (i, line) in text.split(|byte| *byte == b'\n').enumerate() {
            let text = without_return(line);
            self.returns |= text.len() < line.len();
            self.take_line(i + 2, at, text);
            at += line.len() + 1;
        }
    }

    fn take_line(&mut self, number: usize, at: usize, line: &[u8]) {
        if !self.take_sound(at, line) {
            self.take_damaged(number, at, line);
        }
    }

    /// Takes a record that continues the chain, of whatever version; `true` when it did.
    fn take_sound(&mut self, at: usize, record: &[u8]) -> bool {
        let Some((body, link)) =
            v1::split_link(record).filter(|(body, link)| self.continues(body, *link))
        else {
            return false;
        };
        let Some(envelope) = std::str::from_utf8(body).ok().and_then(Envelope::open) else {
            return false;
        };
        // A sound record settles what damage before it left open.
        self.candidates.clear();
        self.candidates.push(link);
        self.chain = link;
        self.push(envelope.step(), at);
        true
    }

    /// Does a record with this text and link continue the chain?
    fn continues(&self, body: &[u8], link: Link) -> bool {
        self.candidates.is_empty()
            || self
                .candidates
                .iter()
                .any(|previous| previous.after(body) == link)
    }

    fn push(&mut self, step: Step, at: usize) {
        if matches!(step.event, Event::Sealed(_)) {
            self.seal = Some((self.steps.len(), self.count, at));
        }
        self.steps.push(step);
        self.count += 1;
    }

    /// Takes what can be had of a line that does not fit. Two records may stand on it, when the
    /// line feed between them was lost.
    fn take_damaged(&mut self, number: usize, at: usize, line: &[u8]) {
        let first = self.count == 0;
        let before = self.steps.len();
        let mut pieces = 0;
        let mut rest = line;
        // At least once, so that an empty line counts as a damaged record.
        while !rest.is_empty() || pieces == 0 {
            let (piece, after) = rest.split_at(v1::first_end(rest).unwrap_or(rest.len()));
            if !self.take_sound(at, piece) {
                self.take_broken(at, piece);
            }
            pieces += 1;
            rest = after
                .iter()
                .position(|byte| *byte == b'(')
                .map_or(&[], |start| &after[start..]);
        }
        let loaded = self.steps.len() - before == pieces;
        // The first record's link covers the head: a change of either looks the same.
        let start = first && pieces == 1 && loaded;
        self.problems.push(if start {
            SessionProblem::StartChanged
        } else {
            SessionProblem::Damaged {
                line: number,
                loaded,
            }
        });
    }

    /// Takes a record that was changed: its step when that can be read, else a place in the count.
    fn take_broken(&mut self, at: usize, piece: &[u8]) {
        match v1::split_link(piece) {
            // Either the text was changed or the link: the next record continues the one or the
            // other.
            Some((body, link)) => {
                self.candidates = self
                    .candidates
                    .last()
                    .map(|previous| previous.after(body))
                    .into_iter()
                    .chain([link])
                    .collect();
                self.chain = link;
            }
            // Without a link nothing can be compared; the next record is taken as it is.
            None => self.candidates.clear(),
        }
        match v1::salvage(piece) {
            Some(step) => self.push(step, at),
            // Counted all the same: a seal holds how many records stand before it.
            None => self.count += 1,
        }
    }

    /// A seal covers what stands before it. Behind it may stand that the file was looked into again
    /// and what became of the documents; after a reopening it counts no more.
    fn seal_state(&self, bytes: &[u8]) -> SealState {
        let Some((index, records, at)) = self.seal else {
            return SealState::None;
        };
        let behind = &self.steps[index + 1..];
        if behind.iter().any(|step| step.event == Event::Reopened) {
            return SealState::None;
        }
        let Event::Sealed(seal) = &self.steps[index].event else {
            return SealState::None;
        };
        let number = self.steps[index].n;
        let alone = behind
            .iter()
            .all(|step| may_follow_seal(&step.event, number));
        let before = &bytes[..at.saturating_sub(1)];
        if alone && seal.records == records && seal.sha256 == seal_hash(before) {
            SealState::Whole
        } else {
            SealState::Broken
        }
    }
}

#[cfg(test)]
mod tests;
