//! Contacts as they are asked for, and who of several agencies is the same person.

use chrono::NaiveDate;

use crate::domain::agency::contact::{Contact, ContactRank, ContactReach};
use crate::domain::record::id::{AgencyId, ContactId, ListId, RowId};
use crate::domain::record::language::Language;
use crate::domain::record::list::ListItem;
use crate::domain::record::operation::Change;
use crate::domain::record::record::Rows;

/// What an edit means for a row of the same person at another agency: the fields that were changed, and the numbers
/// and addresses that were added, corrected or taken away where they stand there too. `theirs` are those of the row at
/// the other agency; each pair is the contact with its numbers and addresses, before and after the edit.
#[must_use]
pub fn same_person(
    other: &Contact,
    theirs: &[ContactReach],
    (before, old): (&Contact, &[ContactReach]),
    (after, new): (&Contact, &[ContactReach]),
) -> Vec<Change> {
    let mut there = other.clone();
    if before.name != after.name {
        there.name.clone_from(&after.name);
    }
    if before.language != after.language {
        there.language = after.language;
    }
    let mut changes = vec![Change::update(other.clone(), there)];
    let twin =
        |reach: &ContactReach| theirs.iter().find(|one| one.kind == reach.kind && one.compared() == reach.compared());
    for reach in old {
        let Some(twin) = twin(reach) else { continue };
        match new.iter().find(|one| one.id == reach.id) {
            // What stays here stays there, whatever it is called there.
            Some(now) if now == reach => {}
            Some(now) => {
                let now =
                    ContactReach { kind: now.kind, label: now.label.clone(), value: now.value.clone(), ..twin.clone() };
                changes.push(Change::update(twin.clone(), now));
            }
            None => changes.push(Change::delete(twin.clone())),
        }
    }
    let position = theirs.iter().map(|one| one.position + 1).max().unwrap_or(0);
    let added = new.iter().filter(|one| old.iter().all(|before| before.id != one.id) && twin(one).is_none());
    changes.extend(added.zip(position..).map(|(reach, position)| {
        let (id, contact, agency) = (RowId::new(), other.id, other.agency);
        Change::insert(ContactReach { id, contact, agency, position, ..reach.clone() })
    }));
    changes
}

/// The rank of a contact where `first` is the one to call first.
fn dated_rank(contact: &Contact, first: Option<ContactId>) -> ContactRank {
    match (contact.rank, first) {
        (ContactRank::Primary, Some(first)) if first != contact.id => ContactRank::Substitute,
        (rank, _) => rank,
    }
}

impl Rows {
    /// The contacts of an agency, former and coming ones among them: whom to call first comes first, then in the order in which they were added.
    #[must_use]
    pub fn contacts(&self, agency: AgencyId) -> Vec<&Contact> {
        let mut contacts: Vec<&Contact> = self.contact.of(agency).collect();
        contacts.sort_by_key(|contact| contact.rank);
        contacts
    }

    /// How a contact is reached: numbers and addresses in the users' order.
    #[must_use]
    pub fn reaches(&self, contact: &Contact) -> Vec<&ContactReach> {
        let mut reaches: Vec<&ContactReach> =
            self.contact_reach.of(contact.agency).filter(|reach| reach.contact == contact.id).collect();
        reaches.sort_by_key(|reach| reach.position);
        reaches
    }

    /// What a contact is asked about, in the order of the users' list.
    #[must_use]
    pub fn roles(&self, contact: &Contact) -> Vec<ListId> {
        let held = self.contact_in_role.of(contact.agency).filter(|held| held.contact == contact.id);
        let mut roles: Vec<(i64, ListId)> =
            held.filter_map(|held| Some((self.contact_role.get(held.role)?.position, held.role))).collect();
        roles.sort_unstable_by_key(|(position, role)| (*position, role.0));
        roles.into_iter().map(|(_, role)| role).collect()
    }

    /// The same person at other agencies.
    pub fn elsewhere<'a>(&'a self, contact: &'a Contact) -> impl Iterator<Item = &'a Contact> + 'a {
        self.contact.iter().filter(|other| other.person == contact.person && other.id != contact.id)
    }

    /// The contacts of an agency on a day: whom to call first comes first, then in the order in which they were added.
    #[must_use]
    pub fn contacts_on(&self, agency: AgencyId, day: NaiveDate) -> Vec<&Contact> {
        let first = self.primary_on(agency, day).map(|one| one.id);
        let mut contacts: Vec<&Contact> = self.contact.of(agency).filter(|one| one.holds_on(day)).collect();
        contacts.sort_by_key(|one| dated_rank(one, first));
        contacts
    }

    /// Those who become contacts of an agency after a day, whoever begins first coming first.
    #[must_use]
    pub fn coming_contacts(&self, agency: AgencyId, day: NaiveDate) -> Vec<&Contact> {
        let mut contacts: Vec<&Contact> = self.contact.of(agency).filter(|one| one.begins_after(day)).collect();
        contacts.sort_by_key(|one| (one.valid_from, one.rank));
        contacts
    }

    /// Those who were contacts of an agency before a day, whoever left last coming first.
    #[must_use]
    pub fn former_contacts(&self, agency: AgencyId, day: NaiveDate) -> Vec<&Contact> {
        let mut contacts: Vec<&Contact> = self.contact.of(agency).filter(|one| one.over(day)).collect();
        contacts.sort_by_key(|one| std::cmp::Reverse(one.valid_to));
        contacts
    }

    /// Whom to call first at an agency on a day: of those who are to be called first whoever began last, so that one who
    /// begins next month takes over on the day.
    #[must_use]
    pub fn primary_on(&self, agency: AgencyId, day: NaiveDate) -> Option<&Contact> {
        let ranked = |one: &&Contact| one.rank == ContactRank::Primary && one.holds_on(day);
        self.contact.of(agency).filter(ranked).max_by_key(|one| one.valid_from)
    }

    /// Whom to call when, on a day: whoever has been followed by another as the first to call is the next.
    #[must_use]
    pub fn rank_on(&self, contact: &Contact, day: NaiveDate) -> ContactRank {
        dated_rank(contact, self.primary_on(contact.agency, day).filter(|_| contact.holds_on(day)).map(|one| one.id))
    }

    /// Somebody becomes the one to call first at an agency, from their first day on: whoever was it till then becomes the
    /// next to call. Where that day is still to come, the day itself sees to it, and nobody steps back now.
    #[must_use]
    pub fn stepping_back(&self, first: &Contact, today: NaiveDate) -> Vec<Change> {
        let others = self.contact.of(first.agency).filter(|one| one.rank == ContactRank::Primary && one.id != first.id);
        let steps = |one: &&Contact| {
            let same_day = one.valid_from == first.valid_from;
            one.overlaps(first) && (same_day || (!first.begins_after(today) && !one.begins_after(today)))
        };
        let next = |one: &Contact| Contact { rank: ContactRank::Substitute, ..one.clone() };
        others.filter(steps).map(|one| Change::update(one.clone(), next(one))).collect()
    }

    /// A thing that contacts are asked about, last in the users' list, named in one language.
    #[must_use]
    pub fn new_contact_role(&self, name: &str, language: Language) -> ListItem {
        let position = self.contact_role.iter().map(|one| one.position + 1).max().unwrap_or(0);
        ListItem::named(name, language, position)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::testing::{agency, day, perhaps, rows};
    use crate::domain::{BrokenRule, apply, broken};

    fn contact(agency: AgencyId, name: &str, rank: ContactRank, from: &str, to: &str) -> Contact {
        let (valid_from, valid_to) = (perhaps(from), perhaps(to));
        Contact { name: name.into(), rank, valid_from, valid_to, ..Contact::empty(agency) }
    }

    #[test]
    fn whoever_begins_next_month_takes_over_on_the_day() {
        use ContactRank::{Other, Primary, Substitute};
        let one = agency("Rannikkolaitos");
        let saara = contact(one.id, "Saara Malli", Primary, "", "2026-10-31");
        let otso = contact(one.id, "Otso Esimerkki", Primary, "2026-11-01", "");
        let iida = contact(one.id, "Iida Kuvitelma", Other, "", "");
        let rows = rows([one.clone().into(), iida.into(), otso.clone().into(), saara.clone().into()]);
        let names = |day: &str| -> Vec<String> {
            rows.contacts_on(one.id, self::day(day)).into_iter().map(|one| one.name.clone()).collect()
        };
        assert_eq!(names("2026-10-31"), ["Saara Malli", "Iida Kuvitelma"]);
        assert_eq!(names("2026-11-01"), ["Otso Esimerkki", "Iida Kuvitelma"]);
        let (before, after) = (day("2026-10-31"), day("2026-11-01"));
        assert_eq!(rows.coming_contacts(one.id, before), [&otso]);
        assert_eq!(rows.former_contacts(one.id, after), [&saara]);
        // One who stays is the next to call from then on, though nobody has written that.
        let stays = Contact { valid_to: None, ..saara };
        let mut staying = rows.clone();
        staying.put(stays.clone().into());
        assert_eq!((staying.rank_on(&stays, before), staying.rank_on(&stays, after)), (Primary, Substitute));
        assert_eq!(broken(&staying, &[Change::insert(stays.clone()), Change::insert(otso)]), []);
        assert!(staying.stepping_back(&contact(one.id, "Uusi", Primary, "2026-12-01", ""), after).is_empty());
    }

    #[test]
    fn whoever_is_made_the_first_to_call_now_is_it_at_once() {
        use ContactRank::{Primary, Substitute};
        let one = agency("Rannikkolaitos");
        let saara = contact(one.id, "Saara Malli", Primary, "2026-01-01", "");
        let coming = contact(one.id, "Otso Esimerkki", Primary, "2026-11-01", "");
        let new = contact(one.id, "Iida Kuvitelma", Primary, "", "");
        let rows = rows([one.clone().into(), saara.clone().into(), coming.clone().into()]);
        let today = day("2026-10-14");
        let mut changes = rows.stepping_back(&new, today);
        assert_eq!(changes.len(), 1, "whoever comes later still comes");
        changes.push(Change::insert(new.clone()));
        let after = apply(&rows, &changes).expect("applies").rows;
        assert_eq!(broken(&after, &changes), []);
        let first = |on: &str| after.primary_on(one.id, day(on)).map(|one| one.name.as_str());
        assert_eq!((first("2026-10-14"), first("2026-11-01")), (Some("Iida Kuvitelma"), Some("Otso Esimerkki")));
        assert_eq!(after.contact.get(saara.id).map(|one| one.rank), Some(Substitute));
        let twice = Contact { id: ContactId::new(), ..coming };
        let mut two = after.clone();
        two.put(twice.clone().into());
        assert_eq!(broken(&two, &[Change::insert(twice)]), [BrokenRule::TwoPrimary(one.id)]);
    }
}
