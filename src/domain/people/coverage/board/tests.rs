use super::*;
use crate::domain::testing::{agency, assignment, day, employee, item, perhaps, rows};
use crate::domain::{
    Absence, AgencySystem, Characteristic, Headcount, Language, LastEdit, List, Record, RowId, SystemAccess,
};

fn away(who: &Employee, from: &str, to: &str) -> Record {
    Absence { id: RowId::new(), employee: who.id, from_day: day(from), to_day: day(to), reachable: false }.into()
}

fn held(agency: &Agency, who: &Employee, role: AssignmentRole, from: &str, to: &str) -> Record {
    assignment(agency.id, who.id, role, from, to).into()
}

fn found(rows: Rows) -> Vec<(AgencyId, Weakness)> {
    let snapshot = Snapshot { rows, ..Snapshot::default() };
    board(&snapshot, day("2026-10-14")).into_iter().map(|one| (one.agency, one.weakness)).collect()
}

#[test]
fn the_board_tells_the_weak_places_of_agencies() {
    let names = ["Sound", "Lonely", "Same", "Swedish", "Empty", "Former", "Away"];
    let [sound, lonely, same, swedish, empty, former, both] = names.map(agency);
    let swedish = Agency { service_language: Some(Language::Sv), ..swedish };
    let former = Agency { client_until: perhaps("2026-01-01"), ..former };
    let (aino, eero, kai) = (employee("Aino"), employee("Eero"), employee("Kai"));
    let (first, second) = (AssignmentRole::Responsible, AssignmentRole::Deputy);
    let mut records: Vec<Record> =
        [&sound, &lonely, &same, &swedish, &empty, &former, &both].map(|one| one.clone().into()).into();
    records.extend([
        aino.clone().into(),
        eero.clone().into(),
        kai.clone().into(),
        held(&sound, &aino, first, "", ""),
        held(&sound, &kai, second, "", ""),
        held(&lonely, &aino, first, "", ""),
        held(&same, &aino, first, "", ""),
        held(&same, &aino, second, "", ""),
        held(&swedish, &kai, first, "", ""),
        held(&swedish, &eero, second, "", ""),
        held(&both, &aino, first, "", ""),
        held(&both, &eero, second, "", ""),
        away(&aino, "2026-10-10", "2026-10-20"),
        away(&eero, "2026-10-18", "2026-10-25"),
        away(&eero, "2026-10-01", "2026-10-11"),
    ]);
    let expected = [
        (both.id, Weakness::BothAway(day("2026-10-18"), day("2026-10-20"))),
        (empty.id, Weakness::NoResponsible),
        (same.id, Weakness::DeputyIsResponsible(aino.id)),
        (empty.id, Weakness::NoDeputy),
        (lonely.id, Weakness::NoDeputy),
        (swedish.id, Weakness::DeputyLacksLanguage(eero.id)),
    ];
    assert_eq!(found(rows(records)), expected);
}

#[test]
fn who_has_left_looks_after_nothing_and_assignments_count_for_their_days() {
    let one = agency("A");
    let (aino, gone) = (employee("Aino"), Employee { active: false, ..employee("Eero") });
    let (first, second) = (AssignmentRole::Responsible, AssignmentRole::Deputy);
    let records = [
        one.clone().into(),
        aino.clone().into(),
        gone.clone().into(),
        held(&one, &aino, first, "", "2026-10-13"),
        held(&one, &gone, first, "2026-10-14", ""),
        held(&one, &aino, second, "2026-10-15", ""),
    ];
    assert_eq!(found(rows(records)), [(one.id, Weakness::NoResponsible), (one.id, Weakness::NoDeputy)]);
}

#[test]
fn a_deputy_without_access_is_told_with_the_systems() {
    let (one, mut records) = looked_after();
    let item = item("Palkat", 0);
    let system = AgencySystem {
        id: RowId::new(),
        agency: one.id,
        system: item.id,
        purpose: String::new(),
        valid_from: None,
        valid_to: None,
    };
    records.extend([List::System.record(item.clone()), system.clone().into()]);
    let rows = rows(records);
    let (_, deputy) = rows.assigned(one.id, AssignmentRole::Deputy, day("2026-10-14")).expect("a deputy");
    let access = SystemAccess::new(&system, deputy.id, perhaps("2026-10-15"));
    let weakness = Weakness::DeputyLacksAccess(deputy.id, vec![item.id]);
    assert_eq!(found(rows.clone()), [(one.id, weakness.clone())]);
    let mut later = rows.clone();
    later.put(access.clone().into());
    assert_eq!(found(later.clone()), [(one.id, weakness)], "not yet");
    later.put(SystemAccess { valid_from: None, ..access }.into());
    assert_eq!(found(later), []);
}

/// An agency that two look after, and nothing else.
fn looked_after() -> (Agency, Vec<Record>) {
    let one = agency("A");
    let (aino, eero) = (employee("Aino"), employee("Eero"));
    let records = vec![
        one.clone().into(),
        aino.clone().into(),
        eero.clone().into(),
        held(&one, &aino, AssignmentRole::Responsible, "", ""),
        held(&one, &eero, AssignmentRole::Deputy, "", ""),
    ];
    (one, records)
}

#[test]
fn what_one_alone_has_written_is_told_until_somebody_else_has_looked() {
    let (one, records) = looked_after();
    let written =
        |by: &str| Characteristic { title: "x".into(), ..Characteristic::empty(one.id, by, day("2026-01-01")) };
    let all = |more: Vec<Characteristic>| rows(records.clone().into_iter().chain(more.into_iter().map(Record::from)));
    assert_eq!(found(all(vec![])), [], "nothing is written by nobody");
    assert_eq!(found(all(vec![written("")])), [], "nobody knows who wrote it");
    let alone = [(one.id, Weakness::OneEditor("Aino".into()))];
    assert_eq!(found(all(vec![written("Aino"), written("Aino")])), alone);
    assert_eq!(found(all(vec![written("Aino"), written("Eero")])), []);
    let looked = written("Aino").verified("Eero", day("2026-02-01"));
    assert_eq!(found(all(vec![looked])), []);
    let mut snapshot = Snapshot { rows: all(vec![written("Aino")]), ..Snapshot::default() };
    let edit = LastEdit { who: "Kai".into(), at: chrono::DateTime::default() };
    snapshot.last_edits.insert((one.id, Table::Characteristic), edit);
    assert_eq!(board(&snapshot, day("2026-10-14")), [], "somebody else has edited it");
}

#[test]
fn a_large_agency_of_which_little_is_written_is_told() {
    let (one, records) = looked_after();
    let kind = [ListId::new(), ListId::new()];
    let head = |year, kind, basis, count| Record::from(Headcount::new(one.id, year, kind, basis, count));
    let few = |heads: Vec<Record>, written: usize| {
        let names = ["Aino", "Eero", "Kai"];
        let all = names.iter().take(written).map(|by| {
            let row = Characteristic::empty(one.id, by, day("2026-01-01"));
            Record::from(Characteristic { title: "x".into(), ..row })
        });
        found(rows(records.clone().into_iter().chain(heads).chain(all)))
    };
    let basis = HeadcountBasis::default();
    let large = || {
        vec![
            head(2024, kind[0], basis, 900),
            head(2025, kind[0], basis, 150),
            head(2025, kind[1], basis, 50),
            head(2026, kind[0], HeadcountBasis::EmploymentsAverage, 999),
        ]
    };
    assert_eq!(few(large(), 2), [(one.id, Weakness::FewCharacteristics(200, 2))]);
    assert_eq!(few(large(), 3), []);
    assert_eq!(few(vec![head(2025, kind[0], basis, 199)], 0), []);
}
