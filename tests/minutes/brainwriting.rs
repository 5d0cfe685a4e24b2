//! What a brainwriting came to, counted from its events: who wrote in which round, and the votes.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

/// The sheets of a brainwriting: which idea stands in which row.
#[derive(Default)]
pub struct Sheets {
    question: String,
    begun: bool,
    seats: usize,
    rounds: u64,
    /// Sheet and row of each idea.
    ideas: BTreeMap<String, (Option<u64>, u64)>,
}

impl Sheets {
    pub fn of(events: &[(u64, String, Value)]) -> Self {
        let mut sheets = Self::default();
        for (_, tag, body) in events {
            sheets.take(tag, body);
        }
        sheets
    }

    fn take(&mut self, tag: &str, body: &Value) {
        let id = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        match tag {
            "PlanChosen" if !self.begun => {
                if let Some(question) = body.get("Question") {
                    self.question = id(question);
                }
            }
            "Prepared" if !self.begun => self.question = id(&body["question"]),
            "Begun" => {
                self.begun = true;
                self.question = id(&body["setup"]["question"]);
                self.seats = body["seats"].as_array().unwrap().len();
            }
            "SeatAdded" => self.seats += 1,
            "RoundOpened" => self.rounds = body[0].as_u64().unwrap(),
            "IdeaContributed" => {
                self.ideas.insert(id(&body["id"]), (None, 0));
            }
            "IdeaWritten" => {
                let place = (body["sheet"].as_u64(), body["round"].as_u64().unwrap());
                self.ideas.insert(id(&body["id"]), place);
            }
            "RowsCollected" => {
                let round = body[0].as_u64().unwrap();
                for (sheet, idea) in collected(body) {
                    self.ideas.insert(id(&idea[0]), (sheet, round));
                }
            }
            "IdeaErased" => drop(self.ideas.remove(&id(body))),
            _ => {}
        }
    }

    /// What the minutes must say of the writing; none before it began.
    pub fn sentence(&self) -> Option<String> {
        if !self.begun {
            return None;
        }
        let wrote = |round: u64| {
            let ideas = self.ideas.values().filter(|(_, row)| *row == round);
            ideas.map(|(sheet, _)| sheet).collect::<BTreeSet<_>>().len()
        };
        let rounds: Vec<usize> = (1..=self.rounds).map(wrote).collect();
        let alike = rounds.iter().all(|n| *n == self.seats);
        let mut said = match rounds.len() {
            0 => "書いた人はなく".to_owned(),
            n if alike => format!("{}人が{n}巡書き", self.seats),
            _ => {
                let each = rounds.iter().enumerate();
                let each: Vec<String> = each
                    .map(|(at, n)| format!("{}巡目は{n}人", at + 1))
                    .collect();
                format!("{}が書き", each.join("、"))
            }
        };
        let beforehand = self.ideas.values().filter(|(_, row)| *row == 0).count();
        if beforehand > 0 {
            said = format!("{said}、事前に提出された{beforehand}件とあわせて");
        }
        Some(format!(
            "問い「{}」について、{said}、{}件の案が出た（ブレインライティング）。",
            self.question,
            self.ideas.len()
        ))
    }
}

/// The votes of a brainwriting: what was counted, and how many could have voted.
#[derive(Default)]
pub struct Votes {
    /// Where each seat stands.
    seats: BTreeMap<u64, String>,
    /// What each option is called.
    options: BTreeMap<String, String>,
    /// Seats at the table, and the totals, by step.
    counted: BTreeMap<String, (u64, Value)>,
}

impl Votes {
    pub fn of(events: &[(u64, String, Value)]) -> Self {
        let mut votes = Self::default();
        for (_, tag, body) in events {
            votes.seat(tag, body);
            votes.option(tag, body);
            match tag.as_str() {
                "TallyClosed" => {
                    let here = votes.seats.values();
                    let here =
                        here.filter(|standing| ["Open", "Coming"].contains(&standing.as_str()));
                    let asked = here.count() as u64;
                    let step = body[0].as_str().unwrap().to_owned();
                    votes.counted.insert(step, (asked, body[1].clone()));
                }
                "TallyReopened" => drop(votes.counted.remove(body.as_str().unwrap())),
                _ => {}
            }
        }
        votes
    }

    fn seat(&mut self, tag: &str, body: &Value) {
        let mut put = |seat: &Value| {
            let standing = seat["standing"].as_str().unwrap().to_owned();
            self.seats.insert(seat["no"].as_u64().unwrap(), standing);
        };
        match tag {
            "Begun" => body["seats"].as_array().unwrap().iter().for_each(put),
            "SeatAdded" => put(body),
            "SeatLeft" => drop(self.seats.insert(body.as_u64().unwrap(), "Leaving".into())),
            "SeatRetaken" => drop(self.seats.insert(body[0].as_u64().unwrap(), "Open".into())),
            _ => {}
        }
    }

    fn option(&mut self, tag: &str, body: &Value) {
        let id = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        match tag {
            "IdeaWritten" | "IdeaContributed" => {
                self.options.insert(id(&body["id"]), id(&body["text"]));
            }
            "BundleMade" => drop(self.options.insert(id(&body["id"]), id(&body["label"]))),
            "IdeaAmended" | "BundleRenamed" => {
                self.options.insert(id(&body[0]), id(&body[1]));
            }
            "RowsCollected" => {
                for (_, idea) in collected(body) {
                    self.options.insert(id(&idea[0]), id(&idea[2]));
                }
            }
            _ => {}
        }
    }

    /// 「n人中m人が」 of each vote.
    pub fn turnouts(&self) -> Vec<(u64, u64)> {
        let counted = self.counted.values();
        counted
            .map(|(asked, totals)| {
                let voters = totals["voters"].as_u64().unwrap();
                ((*asked).max(voters), voters)
            })
            .collect()
    }

    /// Every row that a table of votes may have.
    pub fn rows(&self) -> Vec<Vec<String>> {
        let of_step = |(step, (_, totals)): (&String, &(u64, Value))| {
            let lines = totals["lines"].as_array().unwrap().clone();
            let options = self.options.iter();
            // A question that nobody answered has no column.
            let mut asked = questions(step);
            asked.retain(|question| lines.iter().any(|line| line["question"] == *question));
            options
                .map(|(id, name)| row(name, id, &asked, &lines))
                .collect::<Vec<_>>()
        };
        self.counted.iter().flat_map(of_step).collect()
    }
}

fn questions(step: &str) -> Vec<Value> {
    match step {
        "Starring" => vec!["Star".into(), "Favourite".into()],
        "Stickers" => vec!["Sticker".into()],
        "Weighing" => vec!["Weight".into()],
        "Criteria" => ["Effect", "Feasibility", "Burden", "Reach"]
            .map(|criterion| serde_json::json!({ "Rating": criterion }))
            .to_vec(),
        _ => Vec::new(),
    }
}

fn row(name: &str, id: &str, questions: &[Value], lines: &[Value]) -> Vec<String> {
    let cells = questions.iter().map(|question| {
        let mut lines = lines.iter();
        let line = lines.find(|line| line["option"] == *id && line["question"] == *question);
        line.map_or(String::new(), cell)
    });
    std::iter::once(name.to_owned()).chain(cells).collect()
}

/// The ideas of the rows that were collected in one record, each with its sheet.
fn collected(body: &Value) -> Vec<(Option<u64>, Value)> {
    let rows = body[1].as_array().unwrap().iter();
    rows.flat_map(|row| {
        let ideas = row["ideas"].as_array().unwrap().iter();
        ideas.map(|idea| (row["sheet"].as_u64(), idea.clone()))
    })
    .collect()
}

fn cell(line: &Value) -> String {
    if let Some(median) = line["spread"]["median"].as_u64() {
        return format!("{}.{}", median / 10, median % 10);
    }
    let sum = line["sum"].as_u64().unwrap();
    match line["refusals"].as_u64().unwrap() {
        0 => sum.to_string(),
        n => format!("{sum}（0点 {n}人）"),
    }
}

/// The two numbers of 「n人中m人が」 in a sentence about a vote.
pub fn turnout_of(text: &str) -> Option<(u64, u64)> {
    let is_vote = text.ends_with("人が投票）。") || text.ends_with("人が回答）。");
    let (before, after) = text.rsplit_once("人中")?;
    if !is_vote {
        return None;
    }
    let digits = |text: &str| text.parse().ok();
    let asked: String = before
        .chars()
        .rev()
        .take_while(char::is_ascii_digit)
        .collect::<Vec<_>>()
        .into_iter()
        .rev()
        .collect();
    let voters: String = after.chars().take_while(char::is_ascii_digit).collect();
    Some((digits(&asked)?, digits(&voters)?))
}
