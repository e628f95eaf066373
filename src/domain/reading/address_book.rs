//! The contacts of all agencies: whom to write to about something, and at which addresses.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::domain::agency::contact::{Contact, ReachKind};
use crate::domain::people::staff::AssignmentRole;
use crate::domain::record::id::{AgencyId, ContactId, EmployeeId, ListId};
use crate::domain::record::language::Language;
use crate::domain::record::record::Rows;
use crate::domain::record::text::fold;

/// Which contacts are looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Sought {
    /// Those who are asked about this.
    pub role: Option<ListId>,
    /// Those who are served in this language.
    pub language: Option<Language>,
    /// Those of this agency.
    pub agency: Option<AgencyId>,
    /// Those of the agencies that one of us is responsible for or deputy of.
    pub whose: Option<EmployeeId>,
    /// Those in whose details every one of these words stands.
    pub text: String,
}

impl Sought {
    /// Whether it leaves nobody out.
    #[must_use]
    pub fn everybody(&self) -> bool {
        let Self { role, language, agency, whose, text } = self;
        role.is_none() && language.is_none() && agency.is_none() && whose.is_none() && text.trim().is_empty()
    }
}

/// Those who are contacts of a client on `today` and are looked for.
#[must_use]
pub fn found<'r>(rows: &'r Rows, today: NaiveDate, sought: &Sought) -> Vec<&'r Contact> {
    let folded = fold(&sought.text);
    let words: Vec<&str> = folded.split_whitespace().collect();
    let passes = |contact: &&Contact| {
        let client = rows.agency.get(contact.agency).is_some_and(|agency| !agency.archived(today));
        client
            && contact.holds_on(today)
            && sought.agency.is_none_or(|agency| contact.agency == agency)
            && sought.language.is_none_or(|language| contact.language == Some(language))
            && sought.role.is_none_or(|role| rows.roles(contact).contains(&role))
            && sought.whose.is_none_or(|who| looked_after(rows, contact.agency, who, today))
            && (words.is_empty() || says(rows, contact, &words))
    };
    rows.contact.iter().filter(passes).collect()
}

/// Whether one of us is responsible for an agency or its deputy.
fn looked_after(rows: &Rows, agency: AgencyId, who: EmployeeId, today: NaiveDate) -> bool {
    let held = |role| rows.assigned(agency, role, today).is_some_and(|(_, employee)| employee.id == who);
    held(AssignmentRole::Responsible) || held(AssignmentRole::Deputy)
}

/// Whether every word stands somewhere in what is known of a contact.
fn says(rows: &Rows, contact: &Contact, words: &[&str]) -> bool {
    let mut texts = vec![fold(&contact.name), fold(&contact.title), fold(&contact.note)];
    texts.extend(rows.reaches(contact).into_iter().map(|reach| fold(&reach.value)));
    if let Some(agency) = rows.agency.get(contact.agency) {
        let names = [&agency.name_fi, &agency.name_sv, &agency.name_en, &agency.abbreviation];
        texts.extend(names.map(|name| fold(name)));
    }
    let roles = rows.roles(contact).into_iter().filter_map(|id| rows.contact_role.get(id));
    texts.extend(roles.flat_map(|role| [Language::Fi, Language::Sv, Language::En].map(|one| fold(role.name(one)))));
    words.iter().all(|word| texts.iter().any(|text| text.contains(word)))
}

/// The first address of each contact for the field of a message that its readers do not see, each address once, as
/// Outlook parts them; and how many of the contacts have none.
#[must_use]
pub fn blind_copy(rows: &Rows, contacts: impl IntoIterator<Item = ContactId>) -> (String, usize) {
    let (mut seen, mut addresses, mut without) = (BTreeSet::new(), Vec::new(), 0);
    for contact in contacts.into_iter().filter_map(|id| rows.contact.get(id)) {
        let reaches = rows.reaches(contact);
        let mut mail = reaches.into_iter().filter(|reach| reach.kind == ReachKind::Email);
        match mail.next().map(|reach| reach.value.trim()).filter(|address| !address.is_empty()) {
            Some(address) if seen.insert(address.to_lowercase()) => addresses.push(address),
            Some(_) => {}
            None => without += 1,
        }
    }
    (addresses.join("; "), without)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::testing::{agency, assignment, day, employee, item, rows};
    use crate::domain::{ContactInRole, ContactReach, Record, RowId};

    const TODAY: &str = "2026-10-14";

    fn mail(contact: &Contact, value: &str, position: i64) -> ContactReach {
        ContactReach {
            id: RowId::new(),
            contact: contact.id,
            agency: contact.agency,
            kind: ReachKind::Email,
            label: String::new(),
            value: value.into(),
            position,
        }
    }

    /// Two agencies, Aino's and Ville's, with a contact each and one who has left.
    fn unit() -> (Rows, [Contact; 3], ListId, EmployeeId) {
        let agencies = ["Rannikkolaitos", "Saaristovirasto"].map(agency);
        let [aino, ville] = ["Aino", "Ville"].map(employee);
        let role = item("Palkka-asiat", 0);
        let contact = |at: usize, name: &str| Contact { name: name.into(), ..Contact::empty(agencies[at].id) };
        let mut all = [contact(0, "Öivi Keksitty"), contact(1, "Aatu Tekaistu"), contact(1, "Veera Entinen")];
        all[1].language = Some(Language::Sv);
        all[2].valid_to = Some(day("2026-10-01"));
        let held = ContactInRole { id: RowId::new(), contact: all[0].id, agency: all[0].agency, role: role.id };
        let id = role.id;
        let mut records: Vec<Record> = vec![
            aino.clone().into(),
            ville.clone().into(),
            Record::ContactRole(role),
            assignment(agencies[0].id, aino.id, AssignmentRole::Responsible, "", "").into(),
            assignment(agencies[1].id, ville.id, AssignmentRole::Responsible, "", "").into(),
            assignment(agencies[1].id, aino.id, AssignmentRole::Deputy, "2026-11-01", "").into(),
            mail(&all[0], "oivi@ranta.example", 0).into(),
            mail(&all[0], "toinen@ranta.example", 1).into(),
            mail(&all[1], "Oivi@Ranta.example", 0).into(),
        ];
        records.extend(agencies.map(Record::from));
        records.extend(all.clone().map(Record::from));
        records.push(held.into());
        (rows(records), all, id, aino.id)
    }

    fn names(rows: &Rows, sought: &Sought) -> Vec<String> {
        let mut names: Vec<String> =
            found(rows, day(TODAY), sought).into_iter().map(|contact| contact.name.clone()).collect();
        names.sort();
        names
    }

    #[test]
    fn whoever_is_a_contact_today_is_found_by_each_detail() {
        let (rows, all, role, aino) = unit();
        let (first, second) = ("Öivi Keksitty".to_owned(), "Aatu Tekaistu".to_owned());
        assert_eq!(names(&rows, &Sought::default()), [second.clone(), first.clone()], "nobody who has left");
        assert_eq!(names(&rows, &Sought { role: Some(role), ..Sought::default() }), std::slice::from_ref(&first));
        assert_eq!(
            names(&rows, &Sought { language: Some(Language::Sv), ..Sought::default() }),
            std::slice::from_ref(&second)
        );
        assert_eq!(
            names(&rows, &Sought { agency: Some(all[1].agency), ..Sought::default() }),
            std::slice::from_ref(&second)
        );
        let hers = Sought { whose: Some(aino), ..Sought::default() };
        assert_eq!(names(&rows, &hers), std::slice::from_ref(&first), "she is deputy of the other from next month on");
        let text = |text: &str| names(&rows, &Sought { text: text.into(), ..Sought::default() });
        assert_eq!(text("oivi"), [second.clone(), first.clone()], "the address of the other says it too");
        assert_eq!(text("palkka ranni"), [first]);
        assert_eq!(text("saaristo"), [second]);
        assert!(text("saaristo palkka").is_empty());
        assert!(Sought { text: "  ".into(), ..Sought::default() }.everybody());
    }

    #[test]
    fn an_address_is_copied_once_whoever_has_it() {
        let (rows, [first, second, third], ..) = unit();
        assert_eq!(blind_copy(&rows, [first.id, second.id, third.id]), ("oivi@ranta.example".into(), 1));
        assert_eq!(blind_copy(&rows, [second.id]), ("Oivi@Ranta.example".into(), 0));
        assert_eq!(blind_copy(&rows, []), (String::new(), 0));
    }
}
