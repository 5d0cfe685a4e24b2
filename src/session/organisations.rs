//! The council's organisations (機関): those that came over, and those of the people on the list.

use uuid::Uuid;

use super::{Event, State};
use crate::domain::entry::{ACTION_ENTRY, EntryOrigin, ORGANISATION_ENTRY, sector_id};
use crate::domain::{
    Entry, ItemId, Message, ParticipantId, Person, RecordRef, Registered, Rejection, organisation,
    text,
};
use crate::id;

/// Says no, or that two spellings mean one organisation.
///
/// # Errors
/// When nobody named one of them, or both are the same.
pub(super) fn join_organisations(
    state: &State,
    from: &str,
    into: &str,
) -> Result<Vec<Event>, Rejection> {
    let (from, into) = (text::clean(from), text::clean(into));
    for name in [&from, &into] {
        if !state.names_organisation(name) {
            let message = Message::new(id!("refuse-organisation-unknown"));
            return Err(Rejection(message.with("name", name.as_str())));
        }
    }
    if from == into {
        return Err(Rejection::new(id!("refuse-organisation-same")));
    }
    Ok(vec![Event::OrganisationsJoined(from, into)])
}

impl State {
    /// Does anybody or anything in this session name an organisation so, letter for letter?
    fn names_organisation(&self, name: &str) -> bool {
        let mut people = self.people.values();
        let named = |kind, field| {
            let mut entries = self.register.of_kind(kind).into_iter();
            entries.any(|own| own.entry.text(field) == name)
        };
        people.any(|person| person.who.organisation == name)
            || named(&ORGANISATION_ENTRY, "name")
            || named(&ACTION_ENTRY, "organisation")
    }

    /// Whatever named the first organisation names the second: people, actions, the council's list, and
    /// what the chapters keep of it themselves.
    pub(super) fn join_organisations(&mut self, from: &str, into: &str, at: &RecordRef) {
        let is_of = |(_, person): &(&ParticipantId, &Person)| person.who.organisation == from;
        let people = self.people.iter().filter(is_of);
        for id in people.map(|(id, _)| *id).collect::<Vec<_>>() {
            self.change(id, |person| into.clone_into(&mut person.who.organisation));
        }
        let known = self.register.of_kind(&ORGANISATION_ENTRY);
        let is_listed = known.iter().any(|own| own.entry.text("name") == into);
        let named = |own: &&&Registered| own.entry.text("name") == from;
        let twice: Vec<ItemId> = known.iter().filter(named).map(|own| own.entry.id).collect();
        for (place, id) in twice.into_iter().enumerate() {
            // The first keeps its id under the other name, where that has no entry yet.
            if is_listed || place > 0 {
                self.register.retire(id);
            } else {
                self.register.rename(id, "name", into);
            }
        }
        let actions = self.register.of_kind(&ACTION_ENTRY).into_iter();
        let actions = actions.filter(|own| own.entry.text("organisation") == from);
        for id in actions.map(|own| own.entry.id).collect::<Vec<_>>() {
            self.register.rename(id, "organisation", into);
            self.announce(id, None, at);
        }
        for chapter in &mut self.chapters {
            chapter.state.rename_organisation(from, into);
        }
    }

    /// The names of the organisations that the council knows, what came over first.
    pub fn organisations(&self) -> Vec<String> {
        let mut names: Vec<String> = self
            .register
            .of_kind(&ORGANISATION_ENTRY)
            .into_iter()
            .map(|own| own.entry.text("name").to_owned())
            .collect();
        for person in self.people.values() {
            let name = &person.who.organisation;
            if !name.is_empty() && !is_known(&names, name) {
                names.push(name.clone());
            }
        }
        names
    }

    /// The organisations of the people on the list that did not come over, as entries for the session
    /// after this one, which has this id.
    pub(super) fn new_organisations(&self, session: Uuid) -> Vec<Entry> {
        let came_over = self.register.of_kind(&ORGANISATION_ENTRY).len();
        let names = self.organisations().into_iter().skip(came_over);
        names
            .map(|name| {
                let sits_for =
                    |(_, person): &(&ParticipantId, &Person)| person.who.organisation == name;
                let person = self.people.iter().find(sits_for);
                let sector = person.map_or("", |(_, person)| sector_id(person.who.sector));
                let record = person.and_then(|(id, _)| self.person_records.get(id));
                let id = ItemId::derived(session, &format!("organisation {name}"));
                Entry {
                    origin: Some(EntryOrigin {
                        session: self.about.title.clone(),
                        id: session,
                        record: record.copied().unwrap_or_default(),
                    }),
                    ..Entry::new(id, ORGANISATION_ENTRY.id)
                }
                .with("name", &name)
                .with("sector", sector)
            })
            .collect()
    }
}

fn is_known(names: &[String], name: &str) -> bool {
    matches!(
        organisation::name_match(names, name),
        organisation::NameMatch::Known(_)
    )
}
