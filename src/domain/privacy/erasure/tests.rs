use proptest::prelude::*;

use super::*;
use crate::domain::testing::{File, agency, assignment, day, employee, rows};
use crate::domain::{Absence, Agency, AssignmentRole, Contact, ContactReach, ReachKind, RowId, UndoRefused, undo};

const ALIAS: &str = ALIASES[0];

struct Unit {
    file: File,
    contact: Contact,
    employee: Employee,
}

fn reach(contact: &Contact, kind: ReachKind, value: &str) -> ContactReach {
    let (contact, agency) = (contact.id, contact.agency);
    ContactReach { id: RowId::new(), contact, agency, kind, label: String::new(), value: value.into(), position: 0 }
}

/// An agency with a contact whom notes mention, and an employee who is responsible and has written.
fn unit() -> Unit {
    let mut one = Agency { switchboard: "019 055 0000".into(), ..agency("Rannikkolaitos") };
    let contact = Contact { name: "Päivi Virtanen".into(), ..Contact::empty(one.id) };
    let aino = Employee {
        phone: "029 555 0001".into(),
        email: "aino@palvelu.example".into(),
        login_names: "ainoes".into(),
        ..employee("Aino Esimerkki")
    };
    one.notes = "Kysy Päivi Virtaselta tai soita 019 055 0101. Sopinut Aino Esimerkki.".into();
    let held = assignment(one.id, aino.id, AssignmentRole::Responsible, "2020-01-01", "");
    let away = Absence {
        id: RowId::new(),
        employee: aino.id,
        from_day: day("2026-01-01"),
        to_day: day("2026-01-02"),
        reachable: false,
    };
    let mut file = File::default();
    let mut add = |who: &str, records: Vec<Record>| {
        let changes = records.into_iter().map(Change::insert).collect();
        file.change(OperationKind::AgencyAdded, who, changes);
    };
    add("ainoes", vec![one.into()]);
    add("Ville", vec![aino.clone().into(), held.into(), away.into()]);
    add(
        "Aino Esimerkki",
        vec![
            contact.clone().into(),
            reach(&contact, ReachKind::Phone, "019 055 0101").into(),
            reach(&contact, ReachKind::Phone, "019 055 0000").into(),
            reach(&contact, ReachKind::Email, "paivi@rannikko.example").into(),
        ],
    );
    Unit { file, contact, employee: aino }
}

fn asked(unit: &Unit, subject: &Subject, also: bool) -> Erasure {
    let held = personal_data(&unit.file.rows, subject).expect("held");
    let also = if also {
        held.mentions.iter().map(crate::domain::privacy::person::Mention::key).collect()
    } else {
        BTreeSet::new()
    };
    erase(&unit.file.rows, &held, ALIAS, &also, "Ville")
}

#[test]
fn a_contact_goes_with_their_numbers_and_their_mentions() {
    let unit = unit();
    let subject = Subject::Contact(unit.contact.person);
    let known = personal_data(&unit.file.rows, &subject).expect("held");
    assert_eq!(known.shared, ["019 055 0000"], "the agency's own number is not theirs alone");
    assert_eq!((known.own.len(), known.mentions.len()), (4, 1));
    let mention = &known.mentions[0];
    assert!(mention.likely && mention.sure.len() == 1, "the number is sure, the changed name likely");
    let erasure = asked(&unit, &subject, true);
    let after = crate::domain::apply(&unit.file.rows, &erasure.operation.changes).expect("applies").rows;
    assert!(after.contact.is_empty() && after.contact_reach.is_empty());
    let notes = &after.agency.iter().next().expect("there").notes;
    assert_eq!(notes, "Kysy Poistettu henkilö tai soita –. Sopinut Aino Esimerkki.");
    let [row, name] = &erasure.memory[..] else { panic!("the row and its name: {:?}", erasure.memory) };
    assert_eq!(*row, Erased::Row(Table::Contact, unit.contact.id.0));
    assert!(matches!(name, Erased::Typed(_)) && name.is(&unit.contact.name));
}

#[test]
fn an_employees_responsibility_stays_without_their_name() {
    let unit = unit();
    let erasure = asked(&unit, &Subject::Employee(unit.employee.id), false);
    let after = crate::domain::apply(&unit.file.rows, &erasure.operation.changes).expect("applies").rows;
    let left = after.employee.get(unit.employee.id).expect("stays");
    assert!(left.erased() && left.name == ALIAS);
    assert_eq!((after.assignment.len(), after.absence.len()), (1, 0));
    assert!(after.agency.iter().next().expect("there").notes.ends_with("Sopinut Poistettu henkilö."));
    assert!(crate::domain::privacy::person::known(&after).iter().all(|one| one.name != ALIAS), "nobody to erase again");
}

#[test]
fn the_log_is_blanked_where_it_speaks_of_them_and_nowhere_else() {
    let unit = unit();
    let log = &unit.file.log;
    let blanked = |subject: &Subject| -> Vec<Vec<bool>> {
        let blanking = asked(&unit, subject, false).blanking;
        log.iter().map(|one| one.changes.iter().map(|change| blanking.covers(one.at, change)).collect()).collect()
    };
    let contact = Subject::Contact(unit.contact.person);
    assert_eq!(blanked(&contact), [vec![true], vec![false; 3], vec![true; 4]]);
    let employee = Subject::Employee(unit.employee.id);
    assert_eq!(blanked(&employee), [vec![true], vec![true, false, true], vec![false; 4]]);
    let traces = personal_data(&unit.file.rows, &employee).expect("held").traces(log);
    let wrote: Vec<bool> = traces.iter().map(|one| one.wrote).collect();
    assert_eq!(wrote, [true, false, true], "by login and by name");
}

#[test]
fn somebody_without_a_row_is_found_by_what_is_typed() {
    let unit = unit();
    for (typed, mentions) in [("Päivi Virtanen", 3), ("+358 19 055 0101", 2), ("paivi@rannikko.example", 1)] {
        let held = personal_data(&unit.file.rows, &Subject::Named(typed.into())).expect("held");
        assert_eq!(held.mentions.len(), mentions, "{typed}");
    }
    let none = personal_data(&unit.file.rows, &Subject::Named("Ei Ketään".into())).expect("asked");
    assert!(none.nothing() && none.traces(&unit.file.log).is_empty());
    assert!(personal_data(&unit.file.rows, &Subject::Named("  ".into())).is_none());
    assert!(personal_data(&unit.file.rows, &Subject::Contact(Uuid::nil())).is_none());
}

#[test]
fn a_name_is_remembered_without_being_told() {
    let memory = Erased::name("Meri  Poistuva");
    assert!(memory.is("meri poistuva") && !memory.is("Meri Pysyvä"));
    let Erased::Name(text) = &memory else { panic!("a name") };
    assert!(!text.to_lowercase().contains("meri"));
    assert!(!Erased::Row(Table::Contact, Uuid::nil()).is("meri poistuva"));
}

#[test]
fn what_was_blanked_is_not_undone() {
    let mut unit = unit();
    let blanking = asked(&unit, &Subject::Employee(unit.employee.id), false).blanking;
    for operation in &mut unit.file.log {
        for change in &mut operation.changes {
            if blanking.covers(operation.at, change) {
                (change.before, change.after, change.erased) = (None, None, true);
            }
        }
    }
    let log = unit.file.log.clone();
    assert_eq!(undo(&unit.file.rows, &log[0], "Ville").err(), Some(UndoRefused::Erased));
}

#[test]
fn a_purge_takes_what_is_due_and_erases_who_has_left() {
    let mut unit = unit();
    let today = day("2029-10-14");
    let left = Employee { active: false, ..unit.employee.clone() };
    unit.file.rows.put(left.into());
    let mut held = unit.file.rows.assignment.iter().next().expect("there").clone();
    held.valid_to = Some(day("2026-12-31"));
    unit.file.rows.put(held.into());
    let former = unit.file.rows.agency.iter().next().expect("there").clone();
    unit.file.rows.put(Agency { client_until: Some(day("2027-01-01")), ..former }.into());
    let due = Due::new(&unit.file.rows, today);
    assert_eq!(due.rows.len(), 3, "an absence, a contact, an employee");
    assert_eq!(due.log_before, Some(day("2024-10-14")));
    let purge = purge(&unit.file.rows, &due, ALIAS, "Ville");
    assert_eq!(purge.operation.kind, OperationKind::Purged);
    let after = crate::domain::apply(&unit.file.rows, &purge.operation.changes).expect("applies").rows;
    assert!(after.contact.is_empty() && after.contact_reach.is_empty() && after.absence.is_empty());
    assert!(after.employee.get(unit.employee.id).expect("stays").erased());
    assert!(!after.agency.iter().next().expect("there").notes.contains("Esimerkki"));
    assert!(Due::new(&after, today).rows.is_empty(), "nothing is due twice");
}

proptest! {
    #[test]
    fn no_text_of_a_row_speaks_of_who_was_erased(notes in "[a-zåäö ]{0,20}(Päivi Virtanen|019 055 0101|Virtanen, Päivi)?[ a-z]{0,9}") {
        let unit = unit();
        let mut rows = unit.file.rows.clone();
        let one = rows.agency.iter().next().expect("there").clone();
        rows.put(Agency { mission: notes, ..one }.into());
        let subject = Subject::Contact(unit.contact.person);
        let found = personal_data(&rows, &subject).expect("held");
        let erasure = erase(&rows, &found, ALIAS, &BTreeSet::new(), "Ville");
        let after = crate::domain::apply(&rows, &erasure.operation.changes).expect("applies").rows;
        for record in after.records() {
            for (_, value) in record.fields() {
                prop_assert!(value.as_str().is_none_or(|text| !found.words.in_text(text)));
            }
        }
    }
}

#[test]
fn a_row_that_may_be_without_them_stays() {
    // Nothing points at a contact but what is theirs today; teams are what employees may be without.
    let team = crate::domain::testing::team("Itä");
    let member = Employee { team: Some(team.id), ..employee("Aino") };
    let rows = rows([Record::from(team.clone()), member.clone().into()]);
    let mut edits = Edits::default();
    remove(&rows, &team.into(), ALIAS, &mut edits);
    let after = crate::domain::apply(&rows, &edits.changes()).expect("applies").rows;
    assert!(after.team.is_empty());
    assert_eq!(after.employee.get(member.id).expect("stays").team, None);
}
