//! The people on the sheet of an agency: its own, ours who look after it, and those of the centre.

use std::collections::HashMap;

use serde_json::Value;
use uuid::Uuid;

use super::{Builder, Of, place};
use crate::domain::importing::agency_sheets::{AgencySheet, Label, Pair, People, Written};
use crate::domain::importing::contacts::{
    Incoming, NoPerson, Options, Outcome, PlannedLine, Refusal, Remark, Where, from_sheet, plan,
};
use crate::domain::importing::whole::{BadCell, Fault};
use crate::domain::search::fold;
use crate::domain::shape::written_identity;
use crate::domain::validate::{family_name_last, plain_email, tidy};
use crate::domain::{
    AccountPerson, AccountRole, Assignment, AssignmentRole, Change, Employee, EmployeeId, Fields, ReachKind, Record,
    RowId, Table, personal_code, tidy_reach,
};
use crate::i18n::importing::remark;

impl Builder<'_> {
    pub(super) fn people(&mut self, of: Of<'_>, read: &AgencySheet) {
        for people in &read.people {
            self.contacts(of, people);
        }
        for pair in &read.pairs {
            match pair.label {
                Label::Responsible => self.ours(of, AssignmentRole::Responsible, pair),
                Label::Deputy => self.ours(of, AssignmentRole::Deputy, pair),
                Label::AccountManager => self.account(of, AccountRole::AccountManager, pair),
                Label::AccountContact => self.account(of, AccountRole::AccountContact, pair),
                _ => {}
            }
        }
    }

    /// The contacts of the agency, as a list of them comes in.
    fn contacts(&mut self, of: Of<'_>, people: &People) {
        let incoming = from_sheet(&people.sheet, Some(0), &people.mapping);
        let mut options = Options::new(Where::At(of.agency), self.texts.language(), self.labels.clone());
        options.add_roles = self.how.add;
        let coded = |one: &Incoming| one.remarks.contains(&Remark::PersonalCode);
        options.left_out = incoming.iter().enumerate().filter(|(_, one)| coded(one)).map(|(at, _)| at).collect();
        let planned = plan(&self.taken_in, &incoming, &options);
        let mut written = by_contact(&planned.changes);
        let mut added = planned.changes.iter().filter_map(|change| match (&change.before, &change.after) {
            (None, Some(Record::Contact(contact))) => Some(contact.id.0),
            _ => None,
        });
        let lines = planned.lines.iter().zip(&incoming).zip(&people.places);
        let mut last = None;
        for ((line, one), at) in lines {
            last = Some(at);
            if coded(one) {
                let cell = BadCell { column: "name", text: one.name.clone(), fault: Fault::PersonalCode };
                self.bad(place(of.sheet, at), Table::Contact, cell);
                continue;
            }
            let contact = match line.outcome {
                Outcome::New => added.next(),
                _ => line.contact.map(|id| id.0),
            };
            self.contact(of, at, (line, one), contact.and_then(|id| written.remove(&id)));
        }
        // The same people elsewhere, and what has been added to what people are asked about.
        if let Some(at) = last {
            let mut rest: Vec<Record> = written.into_values().flatten().collect();
            rest.sort_by_key(|record| (record.table(), record.id()));
            for record in rest {
                self.good(place(of.sheet, at), record);
            }
        }
    }

    fn contact(
        &mut self,
        of: Of<'_>,
        at: &Written,
        (line, one): (&PlannedLine, &Incoming),
        records: Option<Vec<Record>>,
    ) {
        match &line.outcome {
            Outcome::New | Outcome::Changed => {
                for record in records.into_iter().flatten() {
                    self.good(place(of.sheet, at), record);
                }
            }
            Outcome::Same => {
                let known = line.contact.and_then(|id| self.taken_in.contact.get(id)).cloned();
                if let Some(known) = known {
                    self.good(place(of.sheet, at), known.into());
                }
            }
            Outcome::Refused(Refusal::NoPerson(NoPerson::Headings | NoPerson::Nothing)) => {}
            Outcome::Refused(_) | Outcome::Ambiguous => {
                let several = line.outcome == Outcome::Ambiguous;
                let fault = if several { Fault::Several } else { Fault::Missing };
                let cell = BadCell { column: "name", text: one.name.clone(), fault };
                self.bad(place(of.sheet, at), Table::Contact, cell);
                if !several {
                    for reach in &one.reaches {
                        self.left(of.sheet, &one.title, &Written { text: reach.value.clone(), ..at.clone() });
                    }
                }
            }
        }
        for said in &line.remarks {
            // What is only worth knowing is not lost.
            let lost = matches!(
                said,
                Remark::NotReached(_)
                    | Remark::Destroyed(_)
                    | Remark::Degree(_)
                    | Remark::OneTooMany(_)
                    | Remark::UnknownLanguage(_)
                    | Remark::UnknownDay(_)
                    | Remark::UnknownRole(_)
                    | Remark::Shortened
                    | Remark::Contradicts
            );
            if lost {
                let text = remark(self.texts, self.rows, said);
                self.left(of.sheet, &one.name, &Written { text, ..at.clone() });
            }
        }
    }

    /// Who of us looks after the agency. What is so already stays, and who does it today is taken from nobody.
    fn ours(&mut self, of: Of<'_>, role: AssignmentRole, pair: &Pair) {
        for at in &pair.values {
            for name in self.our_names(&at.text) {
                let cell = |fault| BadCell { column: "employee", text: name.clone(), fault };
                if personal_code::stands_in(&name) {
                    self.bad(place(of.sheet, at), Table::Assignment, cell(Fault::PersonalCode));
                    continue;
                }
                let employee = match self.employees(&name).as_slice() {
                    [one] => *one,
                    [] if self.how.add && may_be_somebody(&name) => self.add_employee(of, &name, at),
                    [] => {
                        self.bad(place(of.sheet, at), Table::Assignment, cell(Fault::Unknown));
                        continue;
                    }
                    _ => {
                        self.bad(place(of.sheet, at), Table::Assignment, cell(Fault::Several));
                        continue;
                    }
                };
                let today = self.how.today;
                let mut open =
                    self.rows.assignment.of(of.agency).filter(|one| one.valid_to.is_none_or(|to| today <= to));
                let known = open.find(|one| one.role == role && one.employee == employee).cloned();
                let record = known.unwrap_or_else(|| {
                    let word = if role == AssignmentRole::Responsible { "responsible" } else { "deputy" };
                    let said =
                        [("agency", of.agency.to_string()), ("employee", employee.to_string()), ("role", word.into())];
                    let said = said.map(|(column, text)| (column.to_owned(), Value::String(text)));
                    let id = RowId(written_identity(Table::Assignment, &Fields::from_iter(said)));
                    // One that has ended goes on as another.
                    let id = if self.rows.assignment.get(id).is_some() { RowId::new() } else { id };
                    Assignment { id, agency: of.agency, employee, role, valid_from: None, valid_to: None }
                });
                self.good(place(of.sheet, at), record.into());
            }
        }
    }

    /// The names in a text: one where somebody of us goes by the whole, else what stands between the signs.
    fn our_names(&self, text: &str) -> Vec<String> {
        let whole = tidy(text).split_whitespace().collect::<Vec<_>>().join(" ");
        if !self.employees(&whole).is_empty() || family_name_last(&whole).is_some() {
            return vec![whole];
        }
        let mut texts = vec![text.to_owned()];
        for sign in ["\n", ",", ";", "/", "&", " ja ", " och ", " and "] {
            texts = texts.iter().flat_map(|text| text.split(sign).map(str::to_owned)).collect();
        }
        let texts = texts.into_iter().map(|text| tidy(&text).split_whitespace().collect::<Vec<_>>().join(" "));
        texts.filter(|text| text.chars().any(char::is_alphanumeric)).collect()
    }

    /// Who of us goes by a name, in either order; by the first name alone where that is only one's.
    fn employees(&self, name: &str) -> Vec<EmployeeId> {
        let today = self.how.today;
        let words = |name: &str| {
            let folded = fold(name);
            let mut words: Vec<String> =
                folded.split([' ', ',']).filter(|word| !word.is_empty()).map(str::to_owned).collect();
            words.sort();
            words
        };
        let wanted = words(name);
        if wanted.is_empty() {
            return Vec::new();
        }
        let all = || self.taken_in.employee.iter();
        let here: Vec<&Employee> = all().filter(|one| words(&one.name) == wanted).collect();
        let ours: Vec<EmployeeId> = here.iter().filter(|one| one.ours_on(today)).map(|one| one.id).collect();
        if !here.is_empty() {
            return if ours.is_empty() { here.into_iter().map(|one| one.id).collect() } else { ours };
        }
        let [first] = wanted.as_slice() else { return Vec::new() };
        let called = |one: &&Employee| fold(&one.name).split(' ').next() == Some(first.as_str());
        all().filter(|one| one.ours_on(today)).filter(called).map(|one| one.id).collect()
    }

    fn add_employee(&mut self, of: Of<'_>, name: &str, at: &Written) -> EmployeeId {
        let name = family_name_last(name).unwrap_or_else(|| name.to_owned());
        let said = Fields::from_iter([("name".to_owned(), Value::String(name.clone()))]);
        let id = EmployeeId(written_identity(Table::Employee, &said));
        if self.rows.employee.get(id).is_none() {
            self.good(place(of.sheet, at), Employee { id, name, ..Employee::empty() }.into());
        }
        id
    }

    /// Who at the centre looks after the agency as a customer.
    fn account(&mut self, of: Of<'_>, role: AccountRole, pair: &Pair) {
        let Some(first) = pair.values.first() else { return };
        let whole = pair.values.iter().map(|value| value.text.as_str()).collect::<Vec<_>>().join("\n");
        let (mut names, mut phone, mut email) = (Vec::new(), String::new(), String::new());
        for part in whole.split(['\n', ',', ';']).map(str::trim).filter(|part| !part.is_empty()) {
            let digits = part.chars().filter(char::is_ascii_digit).count();
            if part.contains('@') && email.is_empty() {
                email = plain_email(part);
            } else if digits > 4 && phone.is_empty() {
                let from = part.find(|letter: char| letter.is_ascii_digit() || letter == '+').unwrap_or_default();
                phone = tidy_reach(ReachKind::Phone, part.get(from..).unwrap_or(part));
            } else {
                names.push(part);
            }
        }
        let name = tidy(&names.join(" "));
        let at = place(of.sheet, first);
        if name.is_empty() {
            self.left(of.sheet, &pair.at.text, &Written { text: whole, ..first.clone() });
            return;
        }
        let today = self.how.today;
        let mut open = self.rows.account_person.of(of.agency).filter(|one| one.valid_to.is_none_or(|to| today <= to));
        let known = open.find(|one| one.role == role && fold(&one.name) == fold(&name)).cloned();
        let record = if let Some(mut known) = known {
            // What the sheet does not say stays.
            for (there, said) in [(&mut known.phone, phone), (&mut known.email, email)] {
                if !said.is_empty() {
                    *there = said;
                }
            }
            known
        } else {
            let word = if role == AccountRole::AccountManager { "account_manager" } else { "account_contact" };
            let said = [("agency", of.agency.to_string()), ("name", name.clone()), ("role", word.to_owned())];
            let said = said.map(|(column, text)| (column.to_owned(), Value::String(text)));
            let id = RowId(written_identity(Table::AccountPerson, &Fields::from_iter(said)));
            let id = if self.rows.account_person.get(id).is_some() { RowId::new() } else { id };
            AccountPerson { id, agency: of.agency, role, name, phone, email, valid_from: None, valid_to: None }
        };
        self.good_from(at, record.into(), ("name", &whole));
    }
}

/// What is written of each contact, by its identity; everything else under the identity of its own row.
fn by_contact(changes: &[Change]) -> HashMap<Uuid, Vec<Record>> {
    let mut written: HashMap<Uuid, Vec<Record>> = HashMap::new();
    for record in changes.iter().filter_map(|change| change.after.clone()) {
        let whose = match &record {
            Record::ContactReach(reach) => reach.contact.0,
            Record::ContactInRole(one) => one.contact.0,
            other => other.id(),
        };
        written.entry(whose).or_default().push(record);
    }
    written
}

/// Whether a text may be somebody's name: nothing but words, and more than one.
fn may_be_somebody(text: &str) -> bool {
    let named = |letter: char| letter.is_alphabetic() || matches!(letter, ' ' | '-' | '\'' | '’' | '.' | ',');
    text.chars().all(named) && text.split_whitespace().count() > 1
}
