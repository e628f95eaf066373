//! What a row does to somebody: adds them, or adds to them.

use std::collections::{BTreeSet, HashSet};

use chrono::NaiveDate;
use uuid::Uuid;

use super::ReachLabel;
use super::book::{Known, Reached};
use super::incoming::{Incoming, IncomingReach, LONGEST_NOTE, Remark, name_key, within};
use super::outcome::{Difference, Part};
use super::plan::{Edit, Planner};
use crate::domain::agency::contact::{Contact, ContactInRole, ContactReach, ReachKind};
use crate::domain::agency::contacts::same_person;
use crate::domain::record::id::{AgencyId, ListId, RowId};
use crate::domain::record::language::Language;
use crate::domain::record::operation::Change;
use crate::domain::record::text::fold;

/// How many numbers and addresses somebody may come to have by a file.
const MOST_REACHES: usize = 40;

impl Planner<'_> {
    /// What a row adds to somebody.
    pub(super) fn edit(&mut self, known: &Known, one: &Incoming, remarks: &mut Vec<Remark>) -> Edit {
        let mut after = known.clone();
        let mut differences = Vec::new();
        let mut changes = Vec::new();
        let (contact, person) = (known.contact.id.0, known.contact.person);
        let mut differ = |part, before: &str, after: &str| {
            differences.push(Difference { part, before: before.to_owned(), after: after.to_owned() });
        };
        let free = |whose: Uuid, part: Part, remarks: &mut Vec<Remark>| {
            let free = !self.told.contains(&(whose, part));
            if !free && !remarks.contains(&Remark::Contradicts) {
                remarks.push(Remark::Contradicts);
            }
            free
        };
        if better_name(&known.contact.name, &one.name) && free(person, Part::Name, remarks) {
            differ(Part::Name, &known.contact.name, &one.name);
            after.contact.name.clone_from(&one.name);
        }
        if !one.title.is_empty() && one.title != known.contact.title && free(contact, Part::Title, remarks) {
            differ(Part::Title, &known.contact.title, &one.title);
            after.contact.title.clone_from(&one.title);
        }
        if one.language.is_some() && one.language != known.contact.language && free(person, Part::Language, remarks) {
            let code = |language: Option<Language>| language.map(Language::code).unwrap_or_default();
            differ(Part::Language, code(known.contact.language), code(one.language));
            after.contact.language = one.language;
        }
        let iso = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
        // A day that would end before it begins is left as it is.
        let (from, to) = (one.valid_from.or(known.contact.valid_from), one.valid_to.or(known.contact.valid_to));
        if from.zip(to).is_none_or(|(from, to)| from <= to) {
            for (part, before, now) in
                [(Part::From, known.contact.valid_from, from), (Part::To, known.contact.valid_to, to)]
            {
                if before != now && free(contact, part, remarks) {
                    differ(part, &iso(before), &iso(now));
                    let kept =
                        if part == Part::From { &mut after.contact.valid_from } else { &mut after.contact.valid_to };
                    *kept = now;
                }
            }
        } else if !remarks.contains(&Remark::DaysBackwards) {
            remarks.push(Remark::DaysBackwards);
        }
        if !one.note.is_empty() && !known.contact.note.contains(&one.note) {
            let note = [known.contact.note.as_str(), &one.note].join("\n");
            let note = note.trim().to_owned();
            if note.chars().count() <= LONGEST_NOTE {
                differ(Part::Note, &known.contact.note, &note);
                after.contact.note = note;
            } else if !remarks.contains(&Remark::Shortened) {
                remarks.push(Remark::Shortened);
            }
        }
        self.edit_reaches(known, &mut after, one, &mut differences, remarks);
        let mut new = Vec::new();
        for (role, name) in self.roles_of(one, remarks) {
            if after.roles.insert(role) {
                differences.push(Difference { part: Part::Role, before: String::new(), after: name });
                new.push(Change::insert(ContactInRole::new(&known.contact, role)));
            }
        }
        if known.contact != after.contact {
            changes.push(Change::update(known.contact.clone(), after.contact.clone()));
        }
        for reach in &after.reaches {
            match known.reaches.iter().find(|before| before.id == reach.id) {
                Some(before) if before == reach => {}
                Some(before) => changes.push(Change::update(before.clone(), reach.clone())),
                None => changes.push(Change::insert(reach.clone())),
            }
        }
        changes.extend(new);
        for other in self.book.elsewhere(&known.contact) {
            let (before, now) = ((&known.contact, &known.reaches[..]), (&after.contact, &after.reaches[..]));
            let mut there = same_person(&other.contact, &other.reaches, before, now);
            there.retain(|change| change.before != change.after);
            if !there.is_empty() {
                remarks.push(Remark::AlsoAt(other.contact.agency));
                changes.extend(there);
            }
        }
        Edit { known: after, changes, differences }
    }

    /// Adds numbers and addresses. One takes the place of another only where each is the only one of its kind and label,
    /// and the file has not said the other as well. Of one person only so many are kept, which bounds what a row costs.
    fn edit_reaches(
        &self,
        known: &Known,
        after: &mut Known,
        one: &Incoming,
        differences: &mut Vec<Difference>,
        remarks: &mut Vec<Remark>,
    ) {
        let person = known.contact.person;
        let mut there: HashSet<Reached> = known.reaches.iter().map(|reach| (reach.kind, reach.compared())).collect();
        for reach in &one.reaches {
            if !there.insert((reach.kind, reach.compared())) {
                continue;
            }
            if after.reaches.len() >= MOST_REACHES {
                remarks.push(Remark::OneTooMany(reach.value.clone()));
                continue;
            }
            let alike = |kind: ReachKind, label: &ReachLabel| kind == reach.kind && label.same(&reach.label);
            let mine = one.reaches.iter().filter(|other| alike(other.kind, &other.label)).count();
            let mut theirs =
                after.reaches.iter_mut().filter(|known| alike(known.kind, &ReachLabel::read(&known.label)));
            let only = match (theirs.next(), theirs.next()) {
                (Some(only), None) if mine == 1 => Some(only),
                _ => None,
            };
            let said = |known: &ContactReach| {
                let compared = known.compared();
                self.reached.contains(&(person, known.kind, compared.clone()))
                    || one.reaches.iter().any(|other| other.kind == known.kind && other.compared() == compared)
            };
            let before = if let Some(known) = only.filter(|known| !said(known)) {
                std::mem::replace(&mut known.value, reach.value.clone())
            } else {
                let added = self.row(&known.contact, reach, next_position(&after.reaches));
                after.reaches.push(added);
                String::new()
            };
            differences.push(Difference { part: Part::Reach(reach.kind), before, after: reach.value.clone() });
        }
    }

    fn row(&self, contact: &Contact, reach: &IncomingReach, position: i64) -> ContactReach {
        ContactReach {
            id: RowId::new(),
            contact: contact.id,
            agency: contact.agency,
            kind: reach.kind,
            label: self.options.labels.text(&reach.label),
            value: reach.value.clone(),
            position,
        }
    }

    /// Somebody new at the agency. Whoever has the same name and a number or an address in common at another agency is
    /// the same person.
    pub(super) fn add(&mut self, agency: AgencyId, one: &Incoming, remarks: &mut Vec<Remark>) -> Edit {
        let mut contact = Contact::empty(agency);
        contact.name.clone_from(&one.name);
        contact.title.clone_from(&one.title);
        contact.language = one.language;
        contact.note.clone_from(&one.note);
        if one.valid_from.zip(one.valid_to).is_none_or(|(from, to)| from <= to) {
            (contact.valid_from, contact.valid_to) = (one.valid_from, one.valid_to);
        }
        let key = name_key(&one.name);
        let in_common = one.reaches.iter().find_map(|reach| {
            let both = self.book.named_and_reached(&key, (reach.kind, reach.compared()));
            both.iter().filter_map(|id| self.book.get(*id)).find(|other| other.contact.agency != agency)
        });
        if let Some(same) = in_common {
            contact.person = same.contact.person;
            remarks.push(Remark::AlsoAt(same.contact.agency));
        }
        let mut differences = Vec::new();
        let mut differ = |part, after: String| {
            if !after.is_empty() {
                differences.push(Difference { part, before: String::new(), after });
            }
        };
        differ(Part::Name, contact.name.clone());
        differ(Part::Title, contact.title.clone());
        differ(Part::Language, contact.language.map(Language::code).unwrap_or_default().to_owned());
        differ(Part::Note, contact.note.clone());
        differ(Part::From, contact.valid_from.map(|day| day.to_string()).unwrap_or_default());
        differ(Part::To, contact.valid_to.map(|day| day.to_string()).unwrap_or_default());
        let reaches: Vec<ContactReach> =
            one.reaches.iter().zip(0..).map(|(reach, position)| self.row(&contact, reach, position)).collect();
        for reach in &reaches {
            differ(Part::Reach(reach.kind), reach.value.clone());
        }
        let mut changes = vec![Change::insert(contact.clone())];
        changes.extend(reaches.iter().cloned().map(Change::insert));
        let mut roles = BTreeSet::new();
        for (role, name) in self.roles_of(one, remarks) {
            if roles.insert(role) {
                differ(Part::Role, name);
                changes.push(Change::insert(ContactInRole::new(&contact, role)));
            }
        }
        Edit { known: Known { contact, reaches, roles }, changes, differences }
    }

    /// What a row says that somebody is asked about, with its name.
    fn roles_of(&mut self, one: &Incoming, remarks: &mut Vec<Remark>) -> Vec<(ListId, String)> {
        let mut found = Vec::new();
        for name in &one.roles {
            let key = fold(name);
            if let Some(role) = self.roles.get(&key) {
                if self.new_roles.contains_key(role) {
                    remarks.push(Remark::NewRole(name.clone()));
                }
                found.push((*role, name.clone()));
            } else if self.options.add_roles {
                let mut item = self.rows.new_contact_role(name, self.options.language);
                item.position += self.added_roles;
                self.added_roles += 1;
                self.roles.insert(key, item.id);
                found.push((item.id, name.clone()));
                remarks.push(Remark::NewRole(name.clone()));
                self.new_roles.insert(item.id, item);
            } else {
                remarks.push(Remark::UnknownRole(name.clone()));
            }
        }
        found
    }
}

fn next_position(reaches: &[ContactReach]) -> i64 {
    reaches.iter().map(|reach| reach.position + 1).max().unwrap_or(0)
}

/// Whether a name says more than the one that is there: it has the accents that the other lacks, or more names. Another
/// name altogether has been decided on.
fn better_name(there: &str, said: &str) -> bool {
    let accents = |name: &str| name.chars().filter(|c| !c.is_ascii()).count();
    if name_key(there) == name_key(said) {
        return accents(said) > accents(there);
    }
    !within(said, there)
}
