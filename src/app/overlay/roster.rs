//! The preview of a pasted list of people: who comes onto the list, and how each column is read.

use std::collections::BTreeMap;

use super::{Goal, OverlayAnswer};
use crate::domain::organisation::{NameMatch, name_match};
use crate::domain::roster::{ColumnRole, Roster, RosterPeople};
use crate::domain::{Message, MessageId, Participant};
use crate::id;
use crate::input::{
    Choice, Extent, Form, FormAnswer, FormError, FormLine, Hint, Input, ListAnswer, Pasted, Popup,
    Scroller, binding, list,
};
use crate::session::State;

/// The lines of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RosterField {
    /// Is there a row of headings?
    Header,
    /// What a column holds.
    Column(usize),
    /// The name of an organisation that is nearly the same as a known one.
    Organisation(usize),
}

/// What can be chosen in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RosterPick {
    /// Whether there is a row of headings.
    Header(bool),
    /// What a column holds.
    Column(ColumnRole),
    /// Which of the known names it is, by its place; behind them a name of its own. Nothing is chosen
    /// before somebody says so.
    Name(Option<usize>),
}

type RosterFields = Form<RosterField, RosterPick>;
type RosterLine = FormLine<RosterField, RosterPick>;

/// A pasted list, and what is said about how to read it.
#[derive(Debug, Clone, PartialEq)]
pub struct RosterPreview {
    roster: Roster,
    /// Who is on the meeting's list already.
    already: Vec<Participant>,
    /// The organisations that the council knows.
    known: Vec<String>,
    /// Pasted organisations that are nearly the same as known ones, with these, by the place of their
    /// line.
    doubts: Vec<(String, Vec<String>)>,
    pub(crate) form: RosterFields,
    /// What is in sight of the people.
    pub(crate) scroller: Scroller,
}

impl RosterPreview {
    /// The preview of what was pasted; `None` where nobody can be found in it however it is read.
    pub(in crate::app) fn of(pasted: &str, state: &State) -> Option<Self> {
        let roster = Roster::of(Pasted::new(pasted).cells());
        let already = state.people.values();
        let mut preview = Self {
            roster,
            already: already.map(|person| person.who.clone()).collect(),
            known: state.organisations(),
            doubts: Vec::new(),
            form: RosterFields::new(Vec::new()),
            scroller: Scroller::default(),
        };
        preview.renew();
        let listed = preview.roster.listed(&[]);
        (!listed.people.is_empty()).then_some(preview)
    }

    /// Who comes onto the list, with each organisation by the name that was chosen for it.
    pub(crate) fn listed(&self) -> RosterPeople {
        let chosen = self.doubts.iter().enumerate();
        let chosen = chosen.filter_map(|(at, (pasted, like))| {
            let name = like.get(self.named(at)?)?;
            Some((pasted.as_str(), name.as_str()))
        });
        let chosen: BTreeMap<&str, &str> = chosen.collect();
        let mut listed = self.roster.listed(&self.already);
        for who in &mut listed.people {
            if let Some(name) = chosen.get(who.organisation.as_str()) {
                (*name).clone_into(&mut who.organisation);
            } else if let NameMatch::Known(name) = name_match(&self.known, &who.organisation) {
                name.clone_into(&mut who.organisation);
            }
        }
        listed
    }

    /// What is told under the list: who was joined or left out.
    pub(crate) fn left_out(listed: &RosterPeople) -> Vec<Message> {
        let told = [
            (id!("roster-twice"), listed.twice),
            (id!("roster-known"), listed.known),
        ];
        let told = told.into_iter().filter(|(_, n)| *n > 0);
        told.map(|(id, n)| Message::new(id).with("n", n)).collect()
    }

    /// What works in it.
    pub(super) fn hints(&self) -> Vec<Hint> {
        let own = Popup::hints(&self.form);
        if self.form.is_asking() {
            return own;
        }
        [own, binding::hints(&[list::PAGES])].concat()
    }

    /// Answers what comes in; `extent` is how long the list of people is.
    pub(super) fn on_input(&mut self, input: &Input, extent: Extent) -> OverlayAnswer {
        match self.form.on_input(input) {
            FormAnswer::Close => OverlayAnswer::Close,
            FormAnswer::HandIn => self.hand_in(),
            FormAnswer::Changed(RosterField::Header | RosterField::Column(_)) => {
                self.follow();
                OverlayAnswer::Handled
            }
            FormAnswer::Ignored => self.look(input, extent),
            _ => OverlayAnswer::Handled,
        }
    }

    /// Which name was chosen for an organisation in doubt.
    fn named(&self, at: usize) -> Option<usize> {
        match self.form.choice(RosterField::Organisation(at)) {
            Some(RosterPick::Name(name)) => *name,
            _ => None,
        }
    }

    /// Everybody comes onto the list once each organisation in doubt was told apart.
    fn hand_in(&mut self) -> OverlayAnswer {
        let open = (0..self.doubts.len()).find(|at| self.named(*at).is_none());
        let Some(at) = open else {
            return OverlayAnswer::Keep(Goal::Enlist(self.listed().people));
        };
        let (pasted, like) = &self.doubts[at];
        let question = Message::new(id!("roster-ask-known"))
            .with("pasted", pasted.as_str())
            .with("names", like.join("、"));
        let error = FormError::new(RosterField::Organisation(at), question);
        self.form.reject(error);
        OverlayAnswer::Handled
    }

    /// The keys that page, and the wheel; every other key of a list belongs to the form.
    fn look(&mut self, input: &Input, extent: Extent) -> OverlayAnswer {
        let pages = matches!(input, Input::Scroll(_))
            || binding::action(&[list::PAGES], input, false).is_some();
        if pages && self.scroller.on_input(input, extent) != ListAnswer::Ignored {
            return OverlayAnswer::Handled;
        }
        OverlayAnswer::Ignored
    }

    /// Reads the list as the form says now.
    fn follow(&mut self) {
        if let Some(RosterPick::Header(has)) = self.form.choice(RosterField::Header) {
            let has = *has;
            if has != self.roster.has_header() {
                self.roster.set_header(has);
            }
        }
        for at in 0..self.roster.columns().len() {
            if let Some(RosterPick::Column(role)) = self.form.choice(RosterField::Column(at)) {
                let role = *role;
                self.roster.set_column(at, role);
            }
        }
        self.renew();
    }

    /// Makes the lines anew: which organisations are in doubt depends on how the columns are read.
    fn renew(&mut self) {
        let listed = self.roster.listed(&self.already);
        let mut doubts: Vec<(String, Vec<String>)> = Vec::new();
        for who in listed.people {
            if let NameMatch::Like(like) = name_match(&self.known, &who.organisation)
                && !doubts.iter().any(|(name, _)| *name == who.organisation)
            {
                let like = like.into_iter().map(str::to_owned).collect();
                doubts.push((who.organisation, like));
            }
        }
        let mut lines = vec![header_line(self.roster.has_header())];
        let columns = self.roster.columns().iter().enumerate();
        lines.extend(columns.map(|(at, role)| column_line(at, *role, &self.roster.sample(at))));
        let in_doubt = doubts.iter().enumerate();
        lines.extend(in_doubt.map(|(at, (pasted, like))| doubt_line(at, pasted, like)));
        if doubts == self.doubts {
            self.form.renew(lines);
        } else {
            // Another way to read the columns asks about other organisations.
            let on = self.form.line().map(|line| line.key);
            self.form = RosterFields::new(lines);
            if let Some(key) = on {
                self.form.focus(key);
            }
        }
        self.doubts = doubts;
    }
}

/// Which of the known organisations a pasted one is, or that it is another one.
fn doubt_line(at: usize, pasted: &str, like: &[String]) -> RosterLine {
    let unsaid = Message::new(id!("roster-name-unsaid")).with("pasted", pasted);
    let known = |(at, name): (usize, &String)| {
        let words = Message::new(id!("roster-name-known")).with("name", name.as_str());
        Choice::new(RosterPick::Name(Some(at)), words)
    };
    let another = Message::new(id!("roster-name-another")).with("pasted", pasted);
    let another = Choice::new(RosterPick::Name(Some(like.len())), another);
    let options = like.iter().enumerate().map(known).chain([another]);
    let now = RosterPick::Name(None);
    let unsaid = Choice::new(now, unsaid);
    let key = RosterField::Organisation(at);
    RosterLine::link(key, id!("roster-doubt"), unsaid, options, &now)
}

fn header_line(has: bool) -> RosterLine {
    let choice = |has, label| Choice::named(RosterPick::Header(has), label);
    let options = vec![
        choice(true, id!("roster-header-yes")),
        choice(false, id!("roster-header-no")),
    ];
    let now = RosterPick::Header(has);
    RosterLine::choice(RosterField::Header, id!("roster-header"), options, &now)
}

fn column_line(at: usize, role: ColumnRole, sample: &str) -> RosterLine {
    let option = |role: ColumnRole| {
        let words = Message::new(id!("roster-column-as"));
        let words = words.with("role", Message::new(role.label()));
        Choice::new(RosterPick::Column(role), words.with("sample", sample))
    };
    let options = ColumnRole::ALL.map(option).to_vec();
    let now = RosterPick::Column(role);
    RosterLine::choice(RosterField::Column(at), letter(at), options, &now)
}

/// What a spreadsheet calls the column.
fn letter(at: usize) -> MessageId {
    const LETTERS: [MessageId; 8] = [
        id!("roster-column-a"),
        id!("roster-column-b"),
        id!("roster-column-c"),
        id!("roster-column-d"),
        id!("roster-column-e"),
        id!("roster-column-f"),
        id!("roster-column-g"),
        id!("roster-column-h"),
    ];
    LETTERS.get(at).copied().unwrap_or(id!("roster-column"))
}
