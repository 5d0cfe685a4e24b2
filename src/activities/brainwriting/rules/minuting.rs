//! What the minutes say of a brainwriting: the question, how much was written, what it was gathered
//! into, how the votes stood.
//!
//! Everybody reads what was selected: labels, what got votes, what was decided. All ideas, with
//! their writers as far as the level allows, are for the council alone; and for nobody while the
//! sheets are covered.

use std::collections::BTreeSet;

use super::ballots::{ByHand, Criterion, Question, Total, Totals};
use super::describe;
use super::numbers::{BEFOREHAND, RoundNo, SheetNo};
use super::seeing::AuthorTag;
use super::state::{Bundle, Idea, State};
use super::steps::ConvergenceStep;
use crate::domain::{Arg, Audience, ItemId, Message, MessageId, Passage, Room};
use crate::id;

/// How many options of a vote a public table shows.
const PUBLIC_OPTIONS: usize = 5;
/// How many options a sentence names when they share the first place.
const NAMED: usize = 3;

/// The passages, in the order of the exercise.
pub(super) fn minutes(state: &State, room: &Room<'_>, audience: Audience) -> Vec<Passage> {
    let mut passages = course(state);
    passages.extend(
        ConvergenceStep::ALL
            .into_iter()
            .filter_map(|step| outcome(state, step)),
    );
    passages.extend(bundles(state));
    passages.extend(
        ConvergenceStep::ALL
            .into_iter()
            .flat_map(|step| votes(state, step, audience)),
    );
    if audience == Audience::Internal && state.revealed {
        passages.extend(all_ideas(state, room));
    }
    passages
}

/// What was asked, and how much came of it.
fn course(state: &State) -> Vec<Passage> {
    let Some(question) = state.question() else {
        return Vec::new();
    };
    let records = [
        state.records.written,
        state.records.begun,
        state.records.prepared,
    ]
    .into_iter()
    .flatten()
    .collect();
    let label = match state.records.begun {
        None => Message::new(id!("bw-minutes-asked")),
        Some(_) => Message::new(id!("bw-minutes-written"))
            .with("n", state.ideas.len())
            .with("wrote", wrote(state)),
    };
    let mut passages = vec![Passage::Line(label.with("question", question), records)];
    if !state.bundles.is_empty() {
        let label = Message::new(id!("bw-minutes-gathered"))
            .with("n", state.top_bundles().count())
            .with("lone", state.lone.len());
        let alone = state
            .lone
            .iter()
            .filter_map(|id| state.records.lone.get(id).copied());
        passages.push(Passage::Line(
            label,
            state
                .bundles
                .iter()
                .map(|bundle| bundle.record.n)
                .chain(alone)
                .collect(),
        ));
    }
    passages
}

/// How many people wrote, in how many rounds. Whoever holds a sheet in a round writes on it alone,
/// so the sheets with an idea of the round are the people who wrote in it; the same at every level
/// of naming.
fn wrote(state: &State) -> Message {
    let people = |round: RoundNo| {
        let ideas = state.ideas.values().filter(|idea| idea.round == round);
        let sheets: BTreeSet<SheetNo> = ideas.filter_map(|idea| idea.sheet).collect();
        sheets.len()
    };
    let rounds: Vec<usize> = (1..=state.round).map(people).collect();
    let said = match rounds.first() {
        None => Message::new(id!("bw-minutes-nobody")),
        // The same people only where nobody came or left.
        Some(first) if rounds.iter().all(|n| n == first) && *first == state.seats.len() => {
            Message::new(id!("bw-minutes-alike"))
                .with("people", *first)
                .with("rounds", rounds.len())
        }
        Some(_) => Message::new(id!("bw-minutes-each")).with("rounds", each_round(&rounds)),
    };
    let beforehand = state.ideas.values();
    let beforehand = beforehand.filter(|idea| idea.round == BEFOREHAND).count();
    if beforehand == 0 {
        return said;
    }
    Message::new(id!("bw-minutes-beforehand"))
        .with("wrote", said)
        .with("n", beforehand)
}

fn each_round(rounds: &[usize]) -> Message {
    let round = |(at, people): (usize, &usize)| {
        Message::new(id!("bw-minutes-round"))
            .with("round", at + 1)
            .with("people", *people)
    };
    let together = |first: Message, second: Message| {
        Message::new(id!("bw-minutes-round-and"))
            .with("first", first)
            .with("second", second)
    };
    let rounds = rounds.iter().enumerate().map(round);
    rounds
        .reduce(together)
        .unwrap_or(Message::new(id!("bw-minutes-nobody")))
}

/// What the records do not hold: rows that stayed on paper, votes that nobody counted.
pub(super) fn gaps(state: &State) -> Vec<(Message, Vec<u64>)> {
    let rows = state.waiting_rows().len();
    let rows = (rows > 0).then(|| {
        let records = state.records.written.or(state.records.begun);
        let label = Message::new(id!("bw-gap-rows")).with("n", rows);
        (label, records.into_iter().collect())
    });
    let uncounted = ConvergenceStep::ALL.into_iter().filter(|step| {
        let mut cast = state.open.ballots.keys();
        !state.totals.contains_key(step) && cast.any(|(question, ..)| question.step() == *step)
    });
    let uncounted = uncounted.map(|step| {
        let label = Message::new(id!("bw-gap-uncounted")).with("step", Message::new(step.label()));
        (label, Vec::new())
    });
    rows.into_iter().chain(uncounted).collect()
}

/// Who came first in a vote, as a sentence.
fn outcome(state: &State, step: ConvergenceStep) -> Option<Passage> {
    let totals = state.totals.get(&step)?;
    let question = *Question::of(step).first()?;
    let ranked = ranking(state, question);
    let most = ranked.first().map(|line| worth(line))?;
    if most == 0 {
        return None;
    }
    let first: Vec<&str> = ranked
        .iter()
        .take_while(|line| worth(line) == most)
        .filter_map(|line| state.text_of(line.option))
        .collect();
    let (id, value) = match question {
        Question::Star | Question::Favourite => (id!("bw-minutes-starred"), Arg::from(most)),
        Question::Sticker => (id!("bw-minutes-stickered"), Arg::from(most)),
        Question::Weight => (id!("bw-minutes-weighed"), Arg::from(most)),
        Question::Rating(_) => (id!("bw-minutes-rated"), Arg::from(tenths(most))),
    };
    let names = first
        .iter()
        .take(NAMED)
        .fold(None, |named: Option<Message>, text| {
            let quoted = Message::new(id!("bw-minutes-quoted")).with("text", *text);
            Some(match named {
                None => quoted,
                Some(before) => Message::new(id!("bw-minutes-and"))
                    .with("first", before)
                    .with("second", quoted),
            })
        })?;
    let label = Message::new(id)
        .with("first", names)
        .with("more", first.len().saturating_sub(NAMED))
        .with("value", value)
        .with("voters", turnout(totals))
        .with("asked", asked(state, step, totals.voters));
    Some(Passage::Line(
        label,
        state
            .records
            .tallies
            .get(&step)
            .copied()
            .into_iter()
            .collect(),
    ))
}

/// How many took part in a vote, as a sentence says it: where hands were raised and nobody said how
/// many, at least so many.
fn turnout(totals: &Totals) -> Arg {
    match totals.by_hand {
        Some(ByHand::Untold) => Message::new(id!("bw-minutes-at-least"))
            .with("n", totals.voters)
            .into(),
        Some(ByHand::Told(_)) | None => Arg::from(totals.voters),
    }
}

/// How many were asked in a vote: the seats at the table when it was counted.
fn asked(state: &State, step: ConvergenceStep, voters: u16) -> u16 {
    let seats = state.records.asked.get(&step).copied();
    seats.unwrap_or(voters).max(voters)
}

/// The labels with the number of ideas under each; lone ideas have equal rank.
fn bundles(state: &State) -> Vec<Passage> {
    if state.bundles.is_empty() {
        return Vec::new();
    }
    let label = |id: ItemId, made: u64| state.records.worded.get(&id).copied().unwrap_or(made);
    let row = |bundle: &Bundle| {
        let name = match state.above(bundle) {
            None => Arg::from(bundle.label.as_str()),
            Some(above) => Message::new(id!("bw-minutes-below"))
                .with("above", above.label.as_str())
                .with("label", bundle.label.as_str())
                .into(),
        };
        (
            vec![name, Arg::from(state.ideas_in(bundle))],
            label(bundle.id, bundle.record.n),
        )
    };
    let bundled = state
        .top_bundles()
        .flat_map(|bundle| std::iter::once(row(bundle)).chain(state.below(bundle.id).map(row)));
    let lone = state
        .ideas_by_sheet()
        .into_iter()
        .filter(|idea| state.lone.contains(&idea.id))
        .map(|idea| {
            let text = Message::new(id!("bw-minutes-alone")).with("text", idea.text.as_str());
            (
                vec![Arg::from(text), Arg::from(1_usize)],
                label(idea.id, idea.record.n),
            )
        });
    let head = vec![word(id!("bw-minutes-label")), word(id!("bw-minutes-count"))];
    vec![
        Passage::Heading(Message::new(id!("bw-minutes-labels"))),
        Passage::Table {
            head,
            rows: bundled.chain(lone).collect(),
        },
    ]
}

/// The numbers of one vote, the most first.
fn votes(state: &State, step: ConvergenceStep, audience: Audience) -> Vec<Passage> {
    // A column that nobody gave anything in says nothing.
    let answered: Vec<Question> = Question::of(step)
        .iter()
        .copied()
        .filter(|question| !ranking(state, *question).is_empty())
        .collect();
    let (Some(record), Some(first)) = (state.records.tallies.get(&step).copied(), answered.first())
    else {
        return Vec::new();
    };
    let limit = if audience == Audience::Public {
        PUBLIC_OPTIONS
    } else {
        usize::MAX
    };
    let row = |line: &Total| {
        let values = answered
            .iter()
            .map(|question| shown(state.total(*question, line.option)));
        let option = Arg::from(state.text_of(line.option).unwrap_or_default());
        (
            std::iter::once(option).chain(values).collect::<Vec<Arg>>(),
            record,
        )
    };
    let rows: Vec<(Vec<Arg>, u64)> = ranking(state, *first)
        .into_iter()
        .filter(|line| state.text_of(line.option).is_some())
        .take(limit)
        .map(row)
        .collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let columns = answered.iter().map(|question| word(column(*question)));
    let head = std::iter::once(word(id!("bw-minutes-option")))
        .chain(columns)
        .collect();
    vec![
        Passage::Heading(
            Message::new(id!("bw-minutes-vote")).with("step", Message::new(step.label())),
        ),
        Passage::Table { head, rows },
    ]
}

/// Every idea below its bundle, with its writer as far as the level allows.
fn all_ideas(state: &State, room: &Room<'_>) -> Vec<Passage> {
    let named = state
        .ideas
        .values()
        .any(|idea| state.author_tag(idea, room) != AuthorTag::None);
    let table = |ideas: &[&Idea]| {
        let columns = std::iter::once(id!("bw-minutes-idea"))
            .chain(named.then_some(id!("bw-minutes-writer")));
        Passage::Table {
            head: columns.map(word).collect(),
            rows: ideas
                .iter()
                .map(|idea| idea_row(state, room, idea, named))
                .collect(),
        }
    };
    let mut passages = Vec::new();
    for bundle in &state.bundles {
        let ideas: Vec<&Idea> = bundle
            .members
            .iter()
            .filter_map(|id| state.ideas.get(id))
            .collect();
        if ideas.is_empty() {
            continue;
        }
        passages.push(Passage::Heading(
            Message::new(id!("bw-minutes-ideas-of"))
                .with("label", bundle.label.as_str())
                .with("n", ideas.len()),
        ));
        passages.push(table(&ideas));
    }
    let others: Vec<&Idea> = state
        .ideas_by_sheet()
        .into_iter()
        .filter(|idea| state.bundle_of(idea.id).is_none())
        .collect();
    if !others.is_empty() {
        let id = if state.bundles.is_empty() {
            id!("bw-minutes-ideas")
        } else {
            id!("bw-minutes-other-ideas")
        };
        passages.push(Passage::Heading(Message::new(id).with("n", others.len())));
        passages.push(table(&others));
    }
    passages
}

fn idea_row(state: &State, room: &Room<'_>, idea: &Idea, named: bool) -> (Vec<Arg>, u64) {
    let writer = || match state.author_tag(idea, room) {
        AuthorTag::Person(who) => room.people.get(&who).map_or_else(
            || Arg::from(""),
            |person| describe::author_name(person, idea.substitute.as_deref()).into(),
        ),
        AuthorTag::Sector(sector) => word(sector.label()),
        AuthorTag::None => Arg::from(""),
    };
    let cells = std::iter::once(Arg::from(idea.text.as_str()))
        .chain(named.then(writer))
        .collect();
    (
        cells,
        state
            .records
            .worded
            .get(&idea.id)
            .copied()
            .unwrap_or(idea.record.n),
    )
}

/// The answers to a question, the most first.
fn ranking(state: &State, question: Question) -> Vec<&Total> {
    let lines = state
        .totals
        .get(&question.step())
        .into_iter()
        .flat_map(|totals| &totals.lines);
    let mut lines: Vec<&Total> = lines.filter(|line| line.question == question).collect();
    lines.sort_by_key(|line| std::cmp::Reverse(worth(line)));
    lines
}

/// What an option is ranked by: the median (in tenths) where answers were ratings, else the sum.
fn worth(line: &Total) -> u32 {
    line.median_tenths().map_or(line.sum, u32::from)
}

fn shown(line: Option<&Total>) -> Arg {
    match line {
        None => Arg::from(""),
        Some(line) if line.median_tenths().is_some() => Arg::from(tenths(worth(line))),
        Some(line) if line.refusals > 0 => Message::new(id!("bw-minutes-refused"))
            .with("sum", line.sum)
            .with("n", line.refusals)
            .into(),
        Some(line) => Arg::from(line.sum),
    }
}

fn tenths(value: u32) -> String {
    format!("{}.{}", value / 10, value % 10)
}

const fn column(question: Question) -> MessageId {
    match question {
        Question::Star => id!("bw-minutes-stars"),
        Question::Favourite => id!("bw-minutes-favourites"),
        Question::Sticker => id!("bw-minutes-stickers"),
        Question::Weight => id!("bw-minutes-points"),
        Question::Rating(criterion) => Criterion::label(criterion),
    }
}

fn word(id: MessageId) -> Arg {
    Message::new(id).into()
}
