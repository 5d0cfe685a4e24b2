//! The council's organisations (機関): those that came over, and those of the people on the list.

use uuid::Uuid;

use super::State;
use crate::domain::entry::{EntryOrigin, ORGANISATION_ENTRY, sector_id};
use crate::domain::{Entry, ItemId, ParticipantId, Person, organisation};

impl State {
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
