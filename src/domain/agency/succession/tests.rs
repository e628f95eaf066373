use super::*;
use crate::domain::figures::table::{headcounts, predecessors};
use crate::domain::reading::search::{Index, Matched, Target};
use crate::domain::testing::{after, agency, assignment, day, employee, item, perhaps, rows};
use crate::domain::{
    AssignmentRole, BrokenRule, Conflict, Employee, Headcount, HeadcountBasis, ListItem, Record, apply,
};

fn names(fi: &str, abbreviation: &str) -> NewNames {
    NewNames { fi: fi.into(), abbreviation: abbreviation.into(), ..NewNames::default() }
}

fn two_agencies() -> (Agency, Agency, Employee, Rows) {
    let (one, other, aino) = (agency("Rannikkolaitos"), agency("Saaristovirasto"), employee("Aino Aalto"));
    let rows = rows([one.clone().into(), other.clone().into(), aino.clone().into()]);
    (one, other, aino, rows)
}

fn assignments(rows: &Rows, agency: AgencyId) -> Vec<Assignment> {
    rows.assignment.of(agency).cloned().collect()
}

#[test]
fn a_renamed_agency_is_found_by_its_former_names() {
    let one = Agency { name_sv: "Kustverket".into(), abbreviation: "RL".into(), ..agency("Rannikkolaitos") };
    let before = rows([one.clone().into()]);
    let renamed = after(&before, &rename(&one, names("Merivirasto", "MEVI"), day("2026-01-01")));
    let now = renamed.agency.get(one.id).expect("still there");
    assert_eq!((now.name_fi.as_str(), now.name_sv.as_str(), now.abbreviation.as_str()), ("Merivirasto", "", "MEVI"));
    let index = Index::new(&renamed);
    for (query, matched) in [
        ("meri", Matched::Name),
        ("mevi", Matched::Abbreviation),
        ("rannikko", Matched::FormerName),
        ("kustv", Matched::FormerName),
        ("rl", Matched::FormerName),
    ] {
        let hits = index.search(query, 9);
        assert_eq!(
            hits.iter().map(|hit| (hit.target, hit.matched)).collect::<Vec<_>>(),
            [(Target::Agency(one.id), matched)]
        );
    }
}

#[test]
fn an_agency_renamed_twice_keeps_both_former_names() {
    let one = agency("Ensimmäinen");
    let first = after(&rows([one.clone().into()]), &rename(&one, names("Toinen", ""), day("2020-01-01")));
    let now = first.agency.get(one.id).expect("still there").clone();
    let second = after(&first, &rename(&now, names("Kolmas", ""), day("2024-01-01")));
    let mut former: Vec<_> = second.succession.of(one.id).map(|row| (row.date, row.former_name_fi.clone())).collect();
    former.sort();
    assert_eq!(former, [(day("2020-01-01"), "Ensimmäinen".into()), (day("2024-01-01"), "Toinen".into())]);
}

#[test]
fn a_merger_ends_client_time_and_assignments_on_the_eve() {
    let (one, other, aino, mut now) = two_agencies();
    let responsible = |from, to| assignment(one.id, aino.id, AssignmentRole::Responsible, from, to);
    let past = responsible("", "2024-12-31");
    let going = responsible("2025-01-01", "2026-03-31");
    let future = responsible("2026-04-01", "");
    for row in [&past, &going, &future] {
        now.put(row.clone().into());
    }
    let elsewhere = assignment(other.id, aino.id, AssignmentRole::Responsible, "", "");
    now.put(elsewhere.clone().into());

    let merged = after(&now, &merge(&now, &one, other.id, day("2026-01-01")));
    assert_eq!(merged.agency.get(one.id).expect("kept").client_until, perhaps("2025-12-31"));
    assert_eq!(assignments(&merged, one.id), [past, Assignment { valid_to: perhaps("2025-12-31"), ..going }]);
    assert_eq!(assignments(&merged, other.id), [elsewhere], "the successor keeps its people");
    assert_eq!(merged.agency.get(other.id), Some(&other));
    assert_eq!(predecessors(&merged, other.id), [(one.id, day("2026-01-01"))]);
}

#[test]
fn an_assignment_that_begins_on_the_last_day_lasts_that_day() {
    let (one, _, aino, mut now) = two_agencies();
    let begins = |from| assignment(one.id, aino.id, AssignmentRole::Deputy, from, "");
    let (on_it, after_it) = (begins("2025-12-31"), begins("2026-01-01"));
    for row in [&on_it, &after_it] {
        now.put(row.clone().into());
    }
    let ended = after(&now, &ending(&now, &one, day("2025-12-31")));
    assert_eq!(assignments(&ended, one.id), [Assignment { valid_to: perhaps("2025-12-31"), ..on_it }]);
}

#[test]
fn the_series_follows_a_merger() {
    let (one, other, _, mut now) = two_agencies();
    let kind: ListItem = item("Virkasuhde", 0);
    now.put(Record::EmploymentType(kind.clone()));
    for (agency, count) in [(&one, 30), (&other, 70)] {
        now.put(Headcount::new(agency.id, 2025, kind.id, HeadcountBasis::default(), count).into());
    }
    let total = |rows: &Rows| headcounts(rows, other.id, HeadcountBasis::default(), &[2025]).total(0);
    assert_eq!(total(&now), Some(70));
    assert_eq!(total(&after(&now, &merge(&now, &one, other.id, day("2026-01-01")))), Some(100));
}

#[test]
fn several_agencies_merge_in_one_operation() {
    let (one, other, aino, mut now) = two_agencies();
    let third = agency("Uusi virasto");
    for agency in [&one, &other] {
        now.put(assignment(agency.id, aino.id, AssignmentRole::Responsible, "", "").into());
    }
    let mut changes = vec![Change::insert(third.clone())];
    for agency in [&one, &other] {
        changes.extend(merge(&now, agency, third.id, day("2026-01-01")));
    }
    let merged = after(&now, &changes);
    let mut from: Vec<_> = predecessors(&merged, third.id).into_iter().map(|(id, _)| id).collect();
    from.sort();
    assert_eq!(from, [one.id, other.id]);
    assert!(merged.agency.iter().filter(|agency| agency.id != third.id).all(|a| a.archived(day("2026-01-01"))));
}

#[test]
fn an_agency_that_had_left_earlier_does_not_come_back_by_a_merger() {
    let (one, other, _, mut now) = two_agencies();
    let left = Agency { client_until: perhaps("2020-06-30"), ..one };
    now.put(left.clone().into());
    let merged = after(&now, &merge(&now, &left, other.id, day("2026-01-01")));
    assert_eq!(merged.agency.get(left.id), Some(&left));
}

#[test]
fn an_agency_is_not_merged_into_itself() {
    let (one, _, _, now) = two_agencies();
    let found = apply(&now, &merge(&now, &one, one.id, day("2026-01-01"))).expect_err("a rule");
    assert_eq!(found, [Conflict::Rule(BrokenRule::SuccessionCircle(one.id))]);
}

#[test]
fn a_split_takes_the_people_of_that_day_along() {
    let (one, _, aino, mut now) = two_agencies();
    let (eero, iida) = (employee("Eero Eskola"), employee("Iida Ilves"));
    for person in [&eero, &iida] {
        now.put(person.clone().into());
    }
    let rows_before = [
        assignment(one.id, iida.id, AssignmentRole::Responsible, "", "2025-12-31"),
        assignment(one.id, aino.id, AssignmentRole::Responsible, "2026-01-01", "2026-06-30"),
        assignment(one.id, eero.id, AssignmentRole::Responsible, "2026-07-01", ""),
        assignment(one.id, eero.id, AssignmentRole::Deputy, "", ""),
    ];
    for row in &rows_before {
        now.put(row.clone().into());
    }
    let (id, changes) = split(&now, &one, names("Uusi virasto", "UV"), day("2026-01-01"));
    let divided = after(&now, &changes);
    let mut copied: Vec<_> =
        assignments(&divided, id).into_iter().map(|a| (a.role, a.employee, a.valid_from, a.valid_to)).collect();
    copied.sort();
    assert_eq!(
        copied,
        [
            (AssignmentRole::Responsible, aino.id, perhaps("2026-01-01"), perhaps("2026-06-30")),
            (AssignmentRole::Deputy, eero.id, perhaps("2026-01-01"), None),
        ]
    );
    assert_eq!(assignments(&divided, one.id), rows_before, "the old agency keeps its people");
}

#[test]
fn what_is_split_off_starts_anew_where_it_is_another_agency() {
    let from = Agency {
        client_since: perhaps("2010-01-01"),
        client_until: perhaps("2026-12-31"),
        logo: Some("abc".into()),
        mission: "Vanha tehtävä".into(),
        notes: "Vanhoja".into(),
        business_id: "0245458-3".into(),
        ..agency("Rannikkolaitos")
    };
    let now = rows([from.clone().into()]);
    let (id, changes) = split(&now, &from, names("Uusi virasto", "UV"), day("2026-01-01"));
    let divided = after(&now, &changes);
    let new = divided.agency.get(id).expect("added");
    assert_eq!((new.name_fi.as_str(), new.abbreviation.as_str()), ("Uusi virasto", "UV"));
    assert_eq!((new.client_since, new.client_until), (perhaps("2026-01-01"), None));
    assert_eq!((&new.logo, new.mission.as_str(), new.notes.as_str()), (&None, "", ""));
    assert_eq!(new.business_id, "0245458-3", "it may share the bookkeeping unit");
    assert_eq!(divided.agency.get(from.id), Some(&from));
    assert_eq!(predecessors(&divided, id), [], "the older figures stay with the old agency");
}

#[test]
fn an_agency_split_off_can_be_merged_back() {
    let (one, _, aino, mut now) = two_agencies();
    now.put(assignment(one.id, aino.id, AssignmentRole::Responsible, "", "").into());
    let (id, changes) = split(&now, &one, names("Uusi virasto", ""), day("2024-01-01"));
    let divided = after(&now, &changes);
    let new = divided.agency.get(id).expect("added").clone();
    let again = after(&divided, &merge(&divided, &new, one.id, day("2026-01-01")));
    assert_eq!(predecessors(&again, one.id), [(id, day("2026-01-01"))]);
}

#[test]
fn ending_again_moves_the_end_of_client_time() {
    let (one, _, _, now) = two_agencies();
    let ended = after(&now, &ending(&now, &one, day("2025-12-31")));
    let archived = ended.agency.get(one.id).expect("kept").clone();
    assert!(!archived.archived(day("2025-12-31")) && archived.archived(day("2026-01-01")));
    let later = after(&ended, &ending(&ended, &archived, day("2026-06-30")));
    assert_eq!(later.agency.get(one.id).expect("kept").client_until, perhaps("2026-06-30"));
    let same = apply(&ended, &ending(&ended, &archived, day("2025-12-31"))).expect("applies");
    assert_eq!(same.changes, []);
}
