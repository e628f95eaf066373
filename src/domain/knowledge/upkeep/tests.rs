use super::*;
use crate::domain::record::snapshot::LastEdit;
use crate::domain::record::table::Table;
use crate::domain::testing::{agency, day, employee};
use crate::domain::{Assignment, Contact, DataDuty, DoubtOutcome, Employee, ProductId, RowId, Volume, apply};

const TODAY: &str = "2026-10-14";

/// The rows of a file with an agency of which only the name is known.
fn file() -> (Snapshot, Agency) {
    let mut rows = Snapshot::default();
    for group in FieldGroup::ALL {
        rows.rows.put(DataDuty::shipped(group, ["", "", ""], 6).into());
    }
    let agency = agency("Rannikkolaitos");
    rows.rows.put(agency.clone().into());
    (rows, agency)
}

/// The same with changes made to it.
fn after(file: &Snapshot, changes: &[Change]) -> Snapshot {
    Snapshot { rows: apply(file, changes).expect("applies").rows, ..file.clone() }
}

/// Somebody enters something at noon.
fn enter(file: &mut Snapshot, agency: &Agency, table: Table, columns: &[&str], on: &str) {
    let at = day(on).and_hms_opt(12, 0, 0).expect("noon").and_utc();
    file.edited(agency.id, table, columns.iter().copied(), &LastEdit { who: "Ville".into(), at });
}

fn verified(rows: &mut Snapshot, agency: &Agency, group: FieldGroup, on: &str) {
    rows.rows.put(Verification::new(agency.id, group, None, day(on), "Aino").into());
}

fn card(rows: &mut Snapshot, agency: &Agency, title: &str, written: &str) -> Characteristic {
    let one = Characteristic { title: title.into(), ..Characteristic::empty(agency.id, "Ville", day(written)) };
    rows.rows.put(one.clone().into());
    one
}

fn groups(found: &[Overdue]) -> Vec<FieldGroup> {
    found.iter().map(|one| one.group).collect()
}

fn assigned(rows: &mut Snapshot, agency: &Agency, name: &str, role: AssignmentRole) -> Employee {
    let employee = employee(name);
    rows.rows.put(employee.clone().into());
    let assignment = Assignment {
        id: RowId::new(),
        agency: agency.id,
        employee: employee.id,
        role,
        valid_from: None,
        valid_to: None,
    };
    rows.rows.put(assignment.into());
    employee
}

#[test]
fn what_is_kept_is_asked_about_and_what_is_not_is_not() {
    let (mut rows, mut agency) = file();
    assert_eq!(groups(&overdue_of(&rows, &agency, day(TODAY))), [FieldGroup::Basics]);
    agency.switchboard = "019 055 0100".into();
    rows.rows.put(agency.clone().into());
    rows.rows.put(Contact { name: "Saara Malli".into(), ..Contact::empty(agency.id) }.into());
    assigned(&mut rows, &agency, "Aino", AssignmentRole::Responsible);
    let found = overdue_of(&rows, &agency, day(TODAY));
    let expected = [FieldGroup::Basics, FieldGroup::Addresses, FieldGroup::Contacts, FieldGroup::Responsibilities];
    assert_eq!(groups(&found), expected);
    assert!(found.iter().all(|one| one.vouched.is_none() && one.due.is_none()));
    agency.client_until = Some(day("2026-10-13"));
    assert_eq!(overdue_of(&rows, &agency, day(TODAY)), [], "nobody is asked about former clients");
}

#[test]
fn it_is_due_after_its_interval_and_asked_about_the_day_after() {
    let (mut rows, agency) = file();
    verified(&mut rows, &agency, FieldGroup::Basics, "2026-08-31");
    let now = standing(&rows, &agency, FieldGroup::Basics, day("2027-02-28"));
    assert_eq!(now.due, Some(day("2027-02-28")), "half a year, to the end of a shorter month");
    assert!(!now.overdue(day("2027-02-28")) && now.overdue(day("2027-03-01")));
    assert_eq!(now.vouched, Some(Vouched { on: day("2026-08-31"), by: "Aino".into() }));
    let own = DataDuty { interval_months: 1, ..rows.duty(agency.id, FieldGroup::Basics).expect("there").at(agency.id) };
    rows.rows.put(own.into());
    assert_eq!(standing(&rows, &agency, FieldGroup::Basics, day(TODAY)).due, Some(day("2026-09-30")));
    // Without any duty, a year.
    let mut bare = Snapshot::default();
    bare.rows.put(agency.clone().into());
    verified(&mut bare, &agency, FieldGroup::Basics, "2026-01-01");
    assert_eq!(standing(&bare, &agency, FieldGroup::Basics, day(TODAY)).due, Some(day("2027-01-01")));
}

#[test]
fn what_was_entered_is_vouched_for_by_whoever_entered_it() {
    let (mut file, mut agency) = file();
    agency.switchboard = "019 055 0100".into();
    file.rows.put(agency.clone().into());
    enter(&mut file, &agency, Table::Agency, &["name_fi", "switchboard"], TODAY);
    assert_eq!(overdue_of(&file, &agency, day(TODAY)), [], "a minute ago");
    let now = standing(&file, &agency, FieldGroup::Addresses, day(TODAY));
    assert_eq!(now.vouched, Some(Vouched { on: day(TODAY), by: "Ville".into() }));
    assert_eq!(now.due, Some(day("2027-04-14")), "the interval runs from there");
    let gone = standing(&file, &agency, FieldGroup::Contacts, day(TODAY));
    assert_eq!((gone.kept, gone.vouched), (false, None), "of what is not there nobody has entered anything");
}

#[test]
fn an_edit_vouches_for_no_more_than_itself_and_is_left_alone_while_it_is_fresh() {
    let (mut file, agency) = file();
    verified(&mut file, &agency, FieldGroup::Basics, "2026-01-01");
    assert!(standing(&file, &agency, FieldGroup::Basics, day(TODAY)).overdue(day(TODAY)));
    enter(&mut file, &agency, Table::Agency, &["name_sv"], TODAY);
    let now = standing(&file, &agency, FieldGroup::Basics, day(TODAY));
    assert_eq!(now.vouched, Some(Vouched { on: day("2026-01-01"), by: "Aino".into() }), "the rest was not looked at");
    assert!(!now.overdue(day(TODAY)) && !now.overdue(day("2026-11-14")) && now.overdue(day("2026-11-15")));
    // Of a year's figures too; they are locked only where somebody says so.
    file.rows.put(Volume::new(agency.id, ProductId::new(), 2025, 10).into());
    enter(&mut file, &agency, Table::Volume, &["count"], TODAY);
    let year = standing(&file, &agency, FieldGroup::Volume, day(TODAY));
    assert_eq!((year.vouched.clone(), year.overdue(day(TODAY)), year.overdue(day("2026-11-15"))), (None, false, true));
}

#[test]
fn characteristics_are_asked_about_one_by_one_and_stand_as_the_oldest_does() {
    let (mut rows, agency) = file();
    verified(&mut rows, &agency, FieldGroup::Basics, TODAY);
    let old = card(&mut rows, &agency, "Vuorolisät", "2025-01-01");
    let new = card(&mut rows, &agency, "Palkkiot", "2026-10-01");
    let now = standing(&rows, &agency, FieldGroup::Characteristics, day(TODAY));
    assert_eq!(now.vouched, Some(Vouched { on: day("2025-01-01"), by: "Ville".into() }));
    let found = overdue_of(&rows, &agency, day(TODAY));
    assert_eq!(found.iter().map(|one| one.characteristic).collect::<Vec<_>>(), [Some(old.id)]);
    assert!(characteristic_overdue(&rows, &old, day(TODAY)) && !characteristic_overdue(&rows, &new, day(TODAY)));
    // One alone, then all of them.
    let changes = found.first().expect("one").still_true(&rows, "Aino", day(TODAY));
    let rows = after(&rows, &changes);
    assert_eq!(overdue_of(&rows, &agency, day(TODAY)), []);
    let oldest = standing(&rows, &agency, FieldGroup::Characteristics, day(TODAY)).vouched;
    assert_eq!(oldest, Some(Vouched { on: day("2026-10-01"), by: "Ville".into() }));
    let changes = still_true(&rows, agency.id, FieldGroup::Characteristics, "Aino", day(TODAY));
    assert_eq!(changes.len(), 1, "the other was vouched for today already");
    let rows = after(&rows, &changes);
    let all = standing(&rows, &agency, FieldGroup::Characteristics, day(TODAY)).vouched;
    assert_eq!(all, Some(Vouched { on: day(TODAY), by: "Aino".into() }));
    assert_eq!(still_true(&rows, agency.id, FieldGroup::Characteristics, "Aino", day(TODAY)), []);
}

#[test]
fn that_there_is_nothing_special_can_be_vouched_for_too() {
    let (rows, agency) = file();
    let changes = still_true(&rows, agency.id, FieldGroup::Characteristics, "Aino", day(TODAY));
    let rows = after(&rows, &changes);
    let now = standing(&rows, &agency, FieldGroup::Characteristics, day(TODAY));
    assert!(!now.kept && now.vouched.is_some());
}

#[test]
fn figures_are_due_some_months_after_their_year_and_once() {
    let (mut rows, agency) = file();
    verified(&mut rows, &agency, FieldGroup::Basics, TODAY);
    let product = ProductId::new();
    assert_eq!(still_true(&rows, agency.id, FieldGroup::Volume, "Aino", day(TODAY)), [], "there are none");
    rows.rows.put(Volume::new(agency.id, product, 2025, 10).into());
    let now = standing(&rows, &agency, FieldGroup::Volume, day(TODAY));
    assert_eq!((now.year, now.due), (Some(2025), Some(day("2026-06-30"))));
    assert_eq!(groups(&overdue_of(&rows, &agency, day(TODAY))), [FieldGroup::Volume]);
    assert_eq!(groups(&overdue_of(&rows, &agency, day("2026-06-30"))), []);
    let changes = still_true(&rows, agency.id, FieldGroup::Volume, "Aino", day(TODAY));
    for change in changes {
        rows.rows.put(change.after.expect("a verification"));
    }
    let then = standing(&rows, &agency, FieldGroup::Volume, day("2026-12-31"));
    assert_eq!(then.due, Some(day("2027-06-30")), "the next year, half a year after it is over");
    assert_eq!(still_true(&rows, agency.id, FieldGroup::Volume, "Ville", day("2026-12-31")), []);
    assert!(!standing(&rows, &agency, FieldGroup::Volume, day("2027-01-01")).kept, "of 2026 there are none yet");
}

#[test]
fn saying_it_again_moves_the_date_and_saying_it_twice_does_nothing() {
    let (mut rows, agency) = file();
    verified(&mut rows, &agency, FieldGroup::Basics, "2026-01-01");
    let changes = still_true(&rows, agency.id, FieldGroup::Basics, "Ville", day(TODAY));
    let done = after(&rows, &changes);
    assert_eq!((done.verification.len(), overdue_of(&done, &agency, day(TODAY))), (1, Vec::new()));
    assert_eq!(still_true(&done, agency.id, FieldGroup::Basics, "Aino", day(TODAY)), []);
    let taken_back: Vec<Change> =
        changes.into_iter().map(|one| Change { before: one.after, after: one.before }).collect();
    assert_eq!(after(&done, &taken_back), rows);
}

#[test]
fn the_duty_names_who_answers_else_the_responsible_else_the_deputy_else_nobody() {
    let (mut rows, agency) = file();
    let of = |rows: &Snapshot| owner(rows, agency.id, FieldGroup::Contacts, day(TODAY));
    assert_eq!(of(&rows), None);
    let deputy = assigned(&mut rows, &agency, "Ville", AssignmentRole::Deputy);
    assert_eq!(of(&rows), Some(deputy.id));
    let responsible = assigned(&mut rows, &agency, "Aino", AssignmentRole::Responsible);
    assert_eq!(of(&rows), Some(responsible.id));
    let named = employee("Ritva");
    rows.rows.put(named.clone().into());
    let duty = rows.duty(agency.id, FieldGroup::Contacts).expect("there").clone();
    rows.rows.put(DataDuty { owner: Some(named.id), ..duty }.into());
    assert_eq!(of(&rows), Some(named.id));
    assert_eq!(owner(&rows, agency.id, FieldGroup::Basics, day(TODAY)), Some(responsible.id));
    // Whoever has left answers for nothing.
    for gone in [named, responsible] {
        rows.rows.put(Employee { active: false, ..gone }.into());
    }
    assert_eq!(of(&rows), Some(deputy.id));
}

#[test]
fn what_nobody_answers_for_is_the_supervisors() {
    let (mut rows, one) = file();
    let two = agency("Saaristovirasto");
    rows.rows.put(two.clone().into());
    let aino = assigned(&mut rows, &one, "Aino", AssignmentRole::Responsible);
    let chief = Employee { role: EmployeeRole::Supervisor, ..employee("Päivi") };
    rows.rows.put(chief.clone().into());
    verified(&mut rows, &one, FieldGroup::Responsibilities, TODAY);
    let early = Doubt::new(two.id, FieldGroup::Basics, "Nimi", "Olli", day("2026-10-01"));
    let mine = Doubt::new(one.id, FieldGroup::Contacts, "Numero", "Olli", day("2026-10-02"));
    let done = mine.settled(DoubtOutcome::StillTrue, "Aino", day(TODAY));
    let done = Doubt { id: RowId::new(), ..done };
    for doubt in [&mine, &early, &done] {
        rows.rows.put(doubt.clone().into());
    }
    let whose = |who: EmployeeId| overdue_for(&rows, who, day(TODAY)).iter().map(|one| one.agency).collect::<Vec<_>>();
    assert_eq!((whose(aino.id), whose(chief.id)), (vec![one.id], vec![two.id]));
    assert_eq!(doubts_for(&rows, aino.id, day(TODAY)), [&mine]);
    assert_eq!(doubts_for(&rows, chief.id, day(TODAY)), [&early]);
    assert_eq!(open_doubts(&rows), [&early, &mine]);
    // A secretary gets nothing that nobody answers for.
    let olli = employee("Olli");
    rows.rows.put(olli.clone().into());
    assert_eq!((overdue_for(&rows, olli.id, day(TODAY)), doubts_for(&rows, olli.id, day(TODAY))), (vec![], vec![]));
}

#[test]
fn what_has_waited_longest_comes_first_and_is_told_on_the_agency() {
    let (mut rows, one) = file();
    let two = agency("Saaristovirasto");
    rows.rows.put(two.clone().into());
    verified(&mut rows, &one, FieldGroup::Basics, "2026-02-01");
    verified(&mut rows, &two, FieldGroup::Basics, "2026-01-01");
    rows.rows.put(Contact { name: "Saara Malli".into(), ..Contact::empty(one.id) }.into());
    let all = overdue(&rows, day(TODAY));
    let grouped: Vec<_> = by_agency(&all).into_iter().map(|(agency, of_it)| (agency, of_it.len())).collect();
    assert_eq!(grouped, [(one.id, 2), (two.id, 1)]);
    let found: Vec<_> = all.into_iter().map(|found| (found.agency, found.group)).collect();
    let expected = [(one.id, FieldGroup::Contacts), (two.id, FieldGroup::Basics), (one.id, FieldGroup::Basics)];
    assert_eq!(found, expected);
    assert_eq!(oldest(&rows, &one, day(TODAY)), Some(day("2026-02-01")));
    verified(&mut rows, &one, FieldGroup::Systems, "2020-01-01");
    assert_eq!(oldest(&rows, &one, day(TODAY)), Some(day("2026-02-01")), "of what is not kept nobody wants to know");
    assert_eq!(oldest(&rows, &agency("Uusi"), day(TODAY)), None);
}
