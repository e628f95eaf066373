use super::*;
use crate::domain::testing::{agency, assignment, day, employee, perhaps, rows};
use crate::domain::{Absence, Agency, AssignmentRole, Employee, Record, RowId};

fn away(who: &Employee, from: &str, to: &str) -> Record {
    Absence { id: RowId::new(), employee: who.id, from_day: day(from), to_day: day(to), reachable: false }.into()
}

fn held(agency: &Agency, who: &Employee, role: AssignmentRole, from: &str, to: &str) -> Record {
    assignment(agency.id, who.id, role, from, to).into()
}

const FIRST: AssignmentRole = AssignmentRole::Responsible;
const SECOND: AssignmentRole = AssignmentRole::Deputy;

/// Aino and Eero look after an agency; Kai is there too.
fn unit() -> (Agency, [Employee; 3], Vec<Record>) {
    let one = agency("Rannikkolaitos");
    let people = ["Aino", "Eero", "Kai"].map(employee);
    let [aino, eero, kai] = &people;
    let records = vec![
        one.clone().into(),
        aino.clone().into(),
        eero.clone().into(),
        kai.clone().into(),
        held(&one, aino, FIRST, "", ""),
        held(&one, eero, SECOND, "", ""),
    ];
    (one, people, records)
}

fn found(
    records: &[Record],
    more: impl IntoIterator<Item = Record>,
    who: &Employee,
    from: &str,
    to: &str,
) -> Vec<UncoveredPeriod> {
    uncovered_periods(&rows(records.iter().cloned().chain(more)), who.id, day(from), day(to))
}

#[test]
fn an_agency_that_would_lose_both_is_told_with_its_days() {
    let (one, [aino, eero, _], records) = unit();
    let absent = || [away(&eero, "2026-07-06", "2026-07-19")];
    let period =
        |from: &str, to: &str| UncoveredPeriod { agency: one.id, others: vec![eero.id], from: day(from), to: day(to) };
    assert_eq!(found(&records, absent(), &aino, "2026-07-13", "2026-07-31"), [period("2026-07-13", "2026-07-19")]);
    assert_eq!(found(&records, absent(), &aino, "2026-07-20", "2026-07-31"), [], "they touch, and do not meet");
    assert_eq!(found(&records, absent(), &aino, "2026-07-19", "2026-07-13"), [], "backwards");
    // The deputy's absence meets the responsible's in the same way.
    let absent = [away(&aino, "2026-07-19", "2026-07-19")];
    let of_eero = found(&records, absent, &eero, "2026-07-01", "2026-07-31");
    assert_eq!(
        of_eero.iter().map(|one| (one.others.clone(), one.from)).collect::<Vec<_>>(),
        [(vec![aino.id], day("2026-07-19"))]
    );
}

#[test]
fn two_times_are_told_as_two() {
    let (_, [aino, eero, _], records) = unit();
    let absent = [away(&eero, "2026-07-06", "2026-07-07"), away(&eero, "2026-07-09", "2026-07-09")];
    let days: Vec<_> =
        found(&records, absent, &aino, "2026-07-01", "2026-07-31").iter().map(|one| (one.from, one.to)).collect();
    assert_eq!(days, [(day("2026-07-06"), day("2026-07-07")), (day("2026-07-09"), day("2026-07-09"))]);
}

#[test]
fn who_is_there_prevents_a_clash() {
    let (one, [aino, eero, kai], records) = unit();
    let with_second = |more: Vec<Record>| {
        let all = [held(&one, &kai, SECOND, "2026-07-08", ""), away(&eero, "2026-07-06", "2026-07-10")];
        found(&records, all.into_iter().chain(more), &aino, "2026-07-06", "2026-07-10")
    };
    let days: Vec<_> = with_second(vec![]).iter().map(|one| (one.from, one.to)).collect();
    assert_eq!(days, [(day("2026-07-06"), day("2026-07-07"))], "a second deputy begins inside the dates");
    let all = with_second(vec![away(&kai, "2026-07-10", "2026-07-10")]);
    assert_eq!(all.iter().map(|one| one.others.len()).collect::<Vec<_>>(), [1, 2]);
    let gone = Employee { active: false, ..kai.clone() };
    assert_eq!(with_second(vec![gone.into()]).len(), 1, "who has left is not there");
}

#[test]
fn only_own_agencies_that_are_clients_clash() {
    let (one, [aino, eero, kai], records) = unit();
    let absent = || [away(&eero, "2026-07-06", "2026-07-10")];
    assert_eq!(found(&records, absent(), &kai, "2026-07-06", "2026-07-10"), []);
    let over = Agency { client_until: perhaps("2026-06-30"), ..one.clone() };
    let more = absent().into_iter().chain([over.into()]);
    assert_eq!(found(&records, more, &aino, "2026-07-06", "2026-07-10"), []);
    let lonely = agency("Yksin");
    let more = [lonely.clone().into(), held(&lonely, &kai, FIRST, "", "")];
    assert_eq!(found(&records, more, &kai, "2026-07-06", "2026-07-10"), [], "alone meets nobody");
}

#[test]
fn weeks_are_numbered_over_the_turn_of_the_year() {
    assert_eq!(weeks(day("2026-07-12"), day("2026-07-13")), [28, 29]);
    assert_eq!(weeks(day("2026-12-30"), day("2027-01-04")), [53, 1]);
    assert!(weeks(day("2026-07-13"), day("2026-07-12")).is_empty());
    assert!(weeks(day("2026-01-01"), day("2999-01-01")).len() < 60, "a slip of the hand ends");
}

#[test]
fn a_year_has_its_weeks_with_who_is_away_and_what_has_nobody() {
    let (one, [aino, eero, kai], mut records) = unit();
    let lonely = agency("Yksin");
    records.extend([
        lonely.clone().into(),
        agency("Hoitamaton").into(),
        held(&lonely, &kai, FIRST, "", ""),
        away(&aino, "2026-07-06", "2026-07-15"),
        away(&eero, "2026-07-15", "2026-07-17"),
        away(&kai, "2026-07-20", "2026-07-20"),
        // A Saturday and a Sunday; Midsummer Eve, which is no banking day.
        away(&eero, "2026-08-01", "2026-08-02"),
        away(&eero, "2026-06-19", "2026-06-19"),
    ]);
    let all = rows(records);
    let year = exposure(&all, 2026);
    assert_eq!(year.len(), 53, "2026 has 53 weeks");
    assert_eq!((year[0].number, year[0].monday, year[0].sunday()), (1, day("2025-12-29"), day("2026-01-04")));
    let told: Vec<_> = year
        .iter()
        .filter(|week| !week.away.is_empty())
        .map(|week| (week.number, week.away.clone(), week.alone.clone()))
        .collect();
    let expected =
        [(28, vec![aino.id], vec![]), (29, vec![aino.id, eero.id], vec![one.id]), (30, vec![kai.id], vec![lonely.id])];
    assert_eq!(told, expected);
    assert_eq!(alone(&all, day("2026-07-15")), [one.id]);
    assert_eq!(alone(&all, day("2026-07-16")), []);
    assert_eq!(exposure(&Rows::default(), 2025).len(), 52);
}

#[test]
fn two_who_are_away_on_different_days_of_a_week_leave_nobody_alone() {
    let (_, [aino, eero, _], records) = unit();
    let more = [away(&aino, "2026-07-06", "2026-07-07"), away(&eero, "2026-07-08", "2026-07-10")];
    let year = exposure(&rows(records.into_iter().chain(more)), 2026);
    let week = year.iter().find(|week| week.number == 28).expect("a week");
    assert_eq!((week.away.len(), week.alone.len()), (2, 0));
}
