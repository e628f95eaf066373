//! A contact being edited, and what saving it comes to.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::{
    AgencyId, Change, Contact, ContactId, ContactInRole, ContactRank, ContactReach, Language, List, ListId, ReachKind,
    RowId, Rows, same_person, tidy_reach, validate::tidy,
};
use crate::ui::forms::Written;
use crate::ui::forms::name_order::NameOrder;
use crate::ui::forms::parts::ending;
use crate::ui::widgets::date_text::{DateText, Meant, date_key};

/// A number or an address being edited.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct ReachLine {
    /// The row; a new one has a new identity.
    pub id: RowId,
    /// What it is.
    pub kind: ReachKind,
    /// What the users call it.
    pub label: String,
    /// The number or the address.
    pub value: String,
}

impl ReachLine {
    /// An empty line.
    pub(super) fn new(kind: ReachKind) -> Self {
        Self { id: RowId::new(), kind, label: String::new(), value: String::new() }
    }
}

/// A contact with all that belongs to it, as it is typed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct ContactFields {
    /// The rows as they were read; absent for somebody new.
    pub(super) base: Option<(Contact, Vec<ContactReach>, Vec<ListId>)>,
    /// Who.
    pub(super) contact: Contact,
    /// Numbers and addresses, in order.
    pub(super) reaches: Vec<ReachLine>,
    /// What they are asked about.
    pub(super) roles: BTreeSet<ListId>,
    /// A role that is not in the list yet.
    pub(super) new_role: String,
    /// The order of the name.
    #[serde(default)]
    pub(super) order: NameOrder,
    /// The first day.
    #[serde(default)]
    pub(super) from: DateText,
    /// The last day.
    #[serde(default)]
    pub(super) to: DateText,
    /// Whoever is called first until then stops being a contact the day before.
    #[serde(default)]
    pub(super) follows: bool,
}

impl ContactFields {
    /// Somebody new at `agency`. The first whom an agency gets, beside former ones, is the one to call first.
    pub(crate) fn new(rows: &Rows, agency: AgencyId, today: NaiveDate) -> Self {
        let mut contact = Contact::empty(agency);
        if rows.contact.of(agency).all(|one| one.over(today)) {
            contact.rank = ContactRank::Primary;
        }
        let reaches = vec![ReachLine::new(ReachKind::Phone), ReachLine::new(ReachKind::Email)];
        Self {
            base: None,
            contact,
            reaches,
            roles: BTreeSet::new(),
            new_role: String::new(),
            order: NameOrder::default(),
            from: DateText::default(),
            to: DateText::default(),
            follows: true,
        }
    }

    /// Somebody of the file; none where they are gone.
    pub(crate) fn read(rows: &Rows, language: Language, id: ContactId) -> Option<Self> {
        let contact = rows.contact.get(id)?.clone();
        let reaches: Vec<ContactReach> = rows.reaches(&contact).into_iter().cloned().collect();
        let roles = rows.roles(&contact);
        Some(Self {
            reaches: lines(&reaches),
            roles: roles.iter().copied().collect(),
            base: Some((contact.clone(), reaches, roles)),
            order: NameOrder::of(&contact.name),
            from: DateText::new(language, contact.valid_from),
            to: DateText::new(language, contact.valid_to),
            follows: false,
            contact,
            new_role: String::new(),
        })
    }

    /// Somebody at another agency who has the name that was typed: perhaps the same person.
    pub(super) fn namesake<'r>(&self, rows: &'r Rows) -> Option<&'r Contact> {
        use crate::domain::search::fold;
        let name = fold(self.contact.name.trim());
        let mut others = rows.contact.iter().filter(|one| one.agency != self.contact.agency);
        others.find(|one| {
            self.base.is_none() && !name.is_empty() && one.person != self.contact.person && fold(&one.name) == name
        })
    }

    /// Takes over who somebody is: name, title, language, numbers and addresses.
    pub(super) fn take(&mut self, rows: &Rows, person: &Contact) {
        let contact = &mut self.contact;
        contact.person = person.person;
        contact.name.clone_from(&person.name);
        contact.title.clone_from(&person.title);
        contact.language = person.language;
        let fresh = |reach: &ContactReach| ReachLine { id: RowId::new(), ..line(reach) };
        self.reaches = rows.reaches(person).into_iter().map(fresh).collect();
    }

    /// The first and the last day.
    ///
    /// # Errors
    /// The key of what is wrong with them.
    pub(super) fn days(&self, today: NaiveDate) -> Result<[Option<NaiveDate>; 2], &'static str> {
        let to = self.to.date(ending(&self.from, today)).map_err(date_key)?;
        let from = self.from.date(Meant::Near(today)).map_err(date_key)?;
        if from.zip(to).is_some_and(|(from, to)| to < from) { Err("rule-period-backwards") } else { Ok([from, to]) }
    }

    /// Whoever is called first at the agency until somebody who begins later takes over, and their last day then.
    pub(super) fn followed<'r>(&self, rows: &'r Rows, today: NaiveDate) -> Option<(&'r Contact, NaiveDate)> {
        let from = self.days(today).ok()?.into_iter().next()??;
        let last = from.pred_opt().filter(|_| self.contact.rank == ContactRank::Primary && from > today)?;
        let known = rows.primary_on(self.contact.agency, last).filter(|one| one.id != self.contact.id)?;
        known.valid_to.is_none().then_some((known, last))
    }

    /// What saving comes to. What says who somebody is, is changed wherever the same person serves; what they are
    /// asked about, and in which order, belongs to the agency.
    ///
    /// # Errors
    /// The key of the text that says what is missing.
    pub(super) fn written(&self, rows: &Rows, language: Language, today: NaiveDate) -> Written {
        let Self { contact, reaches, roles, new_role, .. } = self;
        let [valid_from, valid_to] = self.days(today)?;
        let after = Contact {
            valid_from,
            valid_to,
            name: self.order.saved(&contact.name),
            title: tidy(&contact.title),
            note: contact.note.trim().to_owned(),
            ..contact.clone()
        };
        if after.name.is_empty() {
            return Err("rule-item-name-missing");
        }
        let mut changes = Vec::new();
        let mut roles = roles.clone();
        if !new_role.trim().is_empty() {
            let role = rows.new_contact_role(&tidy(new_role), language);
            roles.insert(role.id);
            changes.push(Change::insert(List::ContactRole.record(role)));
        }
        let (before, old_reaches, old_roles) = match &self.base {
            Some((contact, reaches, roles)) => (Some(contact), reaches.as_slice(), roles.as_slice()),
            None => (None, [].as_slice(), [].as_slice()),
        };
        // Whoever has been followed keeps what was written of them; nobody steps back for a number that is corrected.
        let same = |one: &Contact| (one.rank, one.valid_from, one.valid_to) == (after.rank, valid_from, valid_to);
        if after.rank == ContactRank::Primary && !before.is_some_and(same) {
            let followed = self.followed(rows, today).filter(|_| self.follows);
            changes.extend(rows.stepping_back(&after, today));
            changes.extend(
                followed.map(|(known, last)| {
                    Change::update(known.clone(), Contact { valid_to: Some(last), ..known.clone() })
                }),
            );
        }
        changes.push(match before {
            Some(before) => Change::update(before.clone(), after.clone()),
            None => Change::insert(after.clone()),
        });
        let written = rows_of(&after, reaches);
        changes.extend(differences(old_reaches, &written));
        for role in &roles {
            if !old_roles.contains(role) {
                changes.push(Change::insert(ContactInRole::new(&after, *role)));
            }
        }
        for role in old_roles.iter().filter(|role| !roles.contains(role)) {
            changes.push(Change::delete(ContactInRole::new(&after, *role)));
        }
        if let Some(before) = before {
            for other in rows.elsewhere(before) {
                let theirs: Vec<ContactReach> = rows.reaches(other).into_iter().cloned().collect();
                changes.extend(same_person(other, &theirs, (before, old_reaches), (&after, &written)));
            }
        }
        Ok(changes)
    }
}

impl ContactFields {
    /// What it comes to that one of the numbers or addresses is another; one that is emptied goes.
    ///
    /// # Errors
    /// The key of the text that says what is missing.
    pub(crate) fn corrected(
        mut self,
        rows: &Rows,
        (language, today): (Language, NaiveDate),
        reach: RowId,
        value: &str,
    ) -> Written {
        for line in self.reaches.iter_mut().filter(|line| line.id == reach) {
            value.clone_into(&mut line.value);
        }
        let mut changes = self.written(rows, language, today)?;
        changes.retain(|change| change.before != change.after);
        Ok(changes)
    }
}

/// The row that copies or moves a contact to another agency, and those of what belongs to it.
#[must_use]
pub fn to_agency(rows: &Rows, contact: &Contact, agency: AgencyId, today: NaiveDate, moving: bool) -> Vec<Change> {
    let id = ContactId::new();
    let free = rows.contact.of(agency).all(|one| one.rank != ContactRank::Primary || one.over(today));
    let rank = if contact.rank == ContactRank::Primary && !free { ContactRank::Other } else { contact.rank };
    // From when on they were whose contact is said of the agency they come from.
    let copy = Contact { id, agency, rank, valid_from: None, valid_to: None, ..contact.clone() };
    let mut changes = vec![Change::insert(copy.clone())];
    for reach in rows.reaches(contact) {
        let reach = ContactReach { id: RowId::new(), contact: id, agency, ..reach.clone() };
        changes.push(Change::insert(reach));
    }
    changes.extend(rows.roles(contact).into_iter().map(|role| Change::insert(ContactInRole::new(&copy, role))));
    if moving {
        changes.extend(removal(rows, contact));
    }
    changes
}

/// What deleting a contact comes to.
#[must_use]
pub fn removal(rows: &Rows, contact: &Contact) -> Vec<Change> {
    let mut changes: Vec<Change> = rows.reaches(contact).into_iter().cloned().map(Change::delete).collect();
    changes.extend(rows.roles(contact).into_iter().map(|role| Change::delete(ContactInRole::new(contact, role))));
    changes.push(Change::delete(contact.clone()));
    changes
}

fn line(reach: &ContactReach) -> ReachLine {
    ReachLine { id: reach.id, kind: reach.kind, label: reach.label.clone(), value: reach.value.clone() }
}

fn lines(reaches: &[ContactReach]) -> Vec<ReachLine> {
    reaches.iter().map(line).collect()
}

/// The lines as rows, without the empty ones.
fn rows_of(contact: &Contact, lines: &[ReachLine]) -> Vec<ContactReach> {
    let filled = lines.iter().filter(|line| !line.value.trim().is_empty());
    filled
        .zip(0..)
        .map(|(line, position)| ContactReach {
            id: line.id,
            contact: contact.id,
            agency: contact.agency,
            kind: line.kind,
            label: tidy(&line.label),
            value: tidy_reach(line.kind, &line.value),
            position,
        })
        .collect()
}

fn differences(before: &[ContactReach], after: &[ContactReach]) -> Vec<Change> {
    let mut changes = Vec::new();
    for old in before {
        match after.iter().find(|new| new.id == old.id) {
            Some(new) => changes.push(Change::update(old.clone(), new.clone())),
            None => changes.push(Change::delete(old.clone())),
        }
    }
    let new = after.iter().filter(|new| before.iter().all(|old| old.id != new.id));
    changes.extend(new.cloned().map(Change::insert));
    changes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::testing::{agency, day, perhaps, rows};
    use crate::domain::{Record, apply};

    fn contact(agency: AgencyId, name: &str, rank: ContactRank, from: &str, to: &str) -> Contact {
        let (valid_from, valid_to) = (perhaps(from), perhaps(to));
        Contact { name: name.into(), rank, valid_from, valid_to, ..Contact::empty(agency) }
    }

    #[test]
    fn a_number_of_one_who_has_been_followed_is_corrected_and_nobody_steps_back() {
        use ContactRank::Primary;
        let one = agency("Rannikkolaitos");
        let today = day("2026-10-14");
        for to in ["", "2026-12-31"] {
            let before = contact(one.id, "Saara Malli", Primary, "", to);
            let now = contact(one.id, "Otso Esimerkki", Primary, "2026-10-01", "");
            let reach = rows_of(&before, &[ReachLine { value: "09 000".into(), ..ReachLine::new(ReachKind::Phone) }]);
            let records: Vec<Record> = vec![one.clone().into(), before.clone().into(), now.clone().into()];
            let file = rows(records.into_iter().chain(reach.iter().cloned().map(Record::from)).collect::<Vec<_>>());
            let fields = ContactFields::read(&file, Language::Fi, before.id).expect("there");
            let changes = fields.corrected(&file, (Language::Fi, today), reach[0].id, "09 111").expect("corrected");
            assert_eq!(changes.len(), 1, "{to}: the number alone: {changes:?}");
            let after = apply(&file, &changes).expect("applies").rows;
            assert_eq!(after.primary_on(one.id, today).map(|one| one.id), Some(now.id));
        }
    }

    #[test]
    fn a_copy_at_another_agency_has_no_days_and_former_ones_do_not_hold_the_first_place() {
        let [here, there] = ["Rannikkolaitos", "Saaristovirasto"].map(agency);
        let today = day("2026-10-14");
        let moving = contact(here.id, "Saara Malli", ContactRank::Primary, "2025-01-01", "2026-12-31");
        let former = contact(there.id, "Otso Esimerkki", ContactRank::Primary, "", "2026-09-30");
        let file = rows([here.into(), there.clone().into(), moving.clone().into(), former.into()]);
        let made = to_agency(&file, &moving, there.id, today, false);
        let Some(Record::Contact(copy)) = made.first().and_then(|change| change.after.clone()) else {
            panic!("a copy comes first: {made:?}");
        };
        assert_eq!((copy.valid_from, copy.valid_to, copy.rank), (None, None, ContactRank::Primary));
        assert_eq!(ContactFields::new(&file, there.id, today).contact.rank, ContactRank::Primary);
    }
}
