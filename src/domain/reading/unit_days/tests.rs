//! What falls on which day, for whom.

use super::*;
use crate::domain::payroll::rule::{DEFAULT_STEPS, Period};
use crate::domain::payroll::{Signed, tick};
use crate::domain::people::staff::AssignmentRole;
use crate::domain::record::id::{PayGroupId, RowId};
use crate::domain::testing::{agency, assignment, day, employee, rows};
use crate::domain::{Absence, Employee, PayGroup, PayGroupStep, Record, RoundStep, apply};

/// Two agencies, both paid on the 15th. The first is Aino's until 10 October, then Ville's, who is away on the 15th; the
/// other is Ville's.
fn unit() -> (Rows, [PayGroup; 2], [Employee; 2]) {
    let [aino, ville] = ["Aino", "Ville"].map(employee);
    let agencies = ["Rannikkolaitos", "Saaristovirasto"].map(agency);
    let groups = [0, 1].map(|at| PayGroup {
        id: PayGroupId::new(),
        agency: agencies[at].id,
        name: "Kuukausipalkat".into(),
        rule: "day 15 before".into(),
        position: 0,
        ended_on: None,
        since: None,
    });
    let steps =
        groups.iter().flat_map(|group| DEFAULT_STEPS.map(|rule| PayGroupStep::new(group, rule.step, rule.timing)));
    let steps: Vec<Record> = steps.map(Record::from).collect();
    let pay_day = day("2026-10-15");
    let away = Absence { id: RowId::new(), employee: ville.id, from_day: pay_day, to_day: pay_day, reachable: false };
    let [first, second] = &agencies;
    let all: Vec<Record> = vec![
        aino.clone().into(),
        ville.clone().into(),
        first.clone().into(),
        second.clone().into(),
        assignment(first.id, aino.id, AssignmentRole::Responsible, "", "2026-10-10").into(),
        assignment(first.id, ville.id, AssignmentRole::Responsible, "2026-10-11", "").into(),
        assignment(second.id, ville.id, AssignmentRole::Responsible, "", "").into(),
        away.into(),
        groups[0].clone().into(),
        groups[1].clone().into(),
    ];
    (rows(all.into_iter().chain(steps)), groups, [aino, ville])
}

fn october() -> (NaiveDate, NaiveDate) {
    (day("2026-10-01"), day("2026-10-31"))
}

fn dates(days: &[UnitDay]) -> Vec<(String, Vec<Step>)> {
    let with = days.iter().filter(|day| !day.falling.is_empty());
    with.map(|day| (day.date.to_string(), day.falling.iter().map(|one| one.at.date.step).collect())).collect()
}

#[test]
fn every_day_is_there_and_holds_what_falls_on_it_step_by_step() {
    let (rows, ..) = unit();
    let days = unit_days(&rows, october(), day("2026-10-12"), &Sieve::default(), &BTreeSet::new());
    assert_eq!(days.len(), 31);
    let expected = [
        ("2026-10-05", vec![Step::EmployerReport; 2]),
        ("2026-10-15", vec![Step::PayDay; 2]),
        ("2026-10-20", vec![Step::IncomeRegister; 2]),
    ];
    assert_eq!(dates(&days), expected.map(|(date, steps)| (date.to_owned(), steps)));
    let pay_day = days.iter().find(|one| one.date == day("2026-10-15")).expect("the day");
    let parts: Vec<(Step, usize)> = pay_day.by_step().into_iter().map(|(step, part)| (step, part.len())).collect();
    assert_eq!(parts, [(Step::PayDay, 2)]);
    assert!(pay_day.busy(2) && !pay_day.busy(3) && !pay_day.busy(0));
}

#[test]
fn it_is_whose_the_agency_is_on_the_day_itself() {
    let (rows, _, [aino, ville]) = unit();
    let of = |who: &Employee| {
        let sieve = Sieve { employee: Some(who.id), ..Sieve::default() };
        dates(&unit_days(&rows, october(), day("2026-10-12"), &sieve, &BTreeSet::new()))
    };
    assert_eq!(of(&aino), [("2026-10-05".to_owned(), vec![Step::EmployerReport])]);
    assert_eq!(of(&ville).iter().map(|(_, steps)| steps.len()).sum::<usize>(), 5);
    let days = unit_days(&rows, october(), day("2026-10-12"), &Sieve::default(), &BTreeSet::new());
    let away: Vec<_> = days.iter().filter(|day| !day.away().is_empty()).map(|day| (day.date, day.away())).collect();
    assert_eq!(away, [(day("2026-10-15"), vec![ville.id])], "once, though both are his");
}

#[test]
fn steps_can_be_left_out_and_what_is_not_late_too() {
    let (mut rows, [first, _], [aino, _]) = unit();
    let left_out = BTreeSet::from([Step::PayDay, Step::IncomeRegister]);
    let days = unit_days(&rows, october(), day("2026-10-12"), &Sieve::default(), &left_out);
    assert_eq!(dates(&days).len(), 1);
    let late = Sieve { late: true, ..Sieve::default() };
    let shown = |rows: &Rows, today| dates(&unit_days(rows, october(), day(today), &late, &BTreeSet::new()));
    assert_eq!(shown(&rows, "2026-10-12"), [], "nobody has ticked anything yet");
    let at = day("2026-09-15").and_hms_opt(9, 0, 0).expect("a time");
    let signed = Signed { who: "Aino", employee: Some(aino.id), at };
    let september = Period { year: 2026, number: 9 };
    rows = apply(&rows, &tick(&rows, RoundStep::new(&first, september, Step::PayDay), signed)).expect("ticked").rows;
    assert_eq!(shown(&rows, "2026-10-12"), [("2026-10-05".to_owned(), vec![Step::EmployerReport])]);
    let november = shown(&rows, "2026-12-31");
    assert_eq!(november, [("2026-10-05".to_owned(), vec![Step::EmployerReport])], "October is forgotten, not late");
}

#[test]
fn a_month_is_shown_in_whole_weeks_across_the_turn_of_the_year() {
    assert_eq!(weeks_of(day("2026-10-14")), (day("2026-09-28"), day("2026-11-01")));
    assert_eq!(weeks_of(day("2027-02-28")), (day("2027-02-01"), day("2027-02-28")));
    let (rows, ..) = unit();
    let around = (day("2026-12-28"), day("2027-01-31"));
    let days = unit_days(&rows, around, day("2026-12-01"), &Sieve::default(), &BTreeSet::new());
    let steps: Vec<_> = dates(&days).into_iter().map(|(date, _)| date).collect();
    assert_eq!(steps, ["2027-01-05", "2027-01-15", "2027-01-20"], "the last report of December's round too");
}
