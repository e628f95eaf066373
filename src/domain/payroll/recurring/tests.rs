//! Tasks reckoned by hand: 31 January 2027 is a Sunday, 10 October 2026 a Saturday.

use super::*;
use crate::domain::payroll::rounds::Stands;
use crate::domain::payroll::rule::Move;
use crate::domain::payroll::step_kind::StepBy;
use crate::domain::payroll::ticking::{Signed, take_back, tick};
use crate::domain::payroll::{Recurrence, ticking};
use crate::domain::testing::{agency, day, perhaps, rows};
use crate::domain::{BrokenRule, Change, StepState, apply, broken};

fn task(name: &str, rule: Recurrence, begins: &str) -> RecurringTask {
    RecurringTask {
        id: RowId::new(),
        agency: None,
        name_fi: name.into(),
        name_sv: String::new(),
        name_en: String::new(),
        rule: rule.to_string(),
        done_by: StepBy::Centre,
        begins_on: day(begins),
        ends_on: None,
    }
}

const CARDS: Recurrence = Recurrence::Yearly { month: 1, day: 31, to: Move::Before };
const MONTHLY: Recurrence = Recurrence::Monthly { day: 10, to: Move::After };

#[test]
fn rules_are_read_as_they_are_written() {
    for rule in [CARDS, MONTHLY, Recurrence::Once(day("2027-03-01"))] {
        assert_eq!(rule.to_string().parse(), Ok(rule));
    }
    for text in ["", "yearly 13 1 before", "yearly 1 32 before", "monthly 10", "once 2027-02-30", "weekly 1 before"] {
        assert!(text.parse::<Recurrence>().is_err(), "{text}");
    }
}

#[test]
fn turns_fall_on_banking_days_within_the_days_of_the_task() {
    let dates = |rule: Recurrence, year| rule.in_year(year).into_iter().map(|(_, date)| date).collect::<Vec<_>>();
    assert_eq!(dates(CARDS, 2027), [day("2027-01-29")]);
    let february = Recurrence::Yearly { month: 2, day: 30, to: Move::Before };
    assert_eq!(dates(february, 2027), [day("2027-02-26")], "the last day of a shorter month");
    assert_eq!(MONTHLY.in_year(2026).get(9), Some(&(Period { year: 2026, number: 10 }, day("2026-10-12"))));
    assert!(dates(Recurrence::Once(day("2027-03-01")), 2026).is_empty());
    let ending = RecurringTask { ends_on: perhaps("2026-11-30"), ..task("Palkkiot", MONTHLY, "2026-10-01") };
    let turns: Vec<u32> = ending.in_year(2026).into_iter().map(|(turn, _)| turn.number).collect();
    assert_eq!(turns, [10, 11]);
}

#[test]
fn a_task_of_all_agencies_is_ticked_agency_by_agency() {
    let [one, other] = ["Rannikkolaitos", "Saaristovirasto"].map(agency);
    let task = task("Palkkiot", MONTHLY, "2026-10-01");
    let mut rows = rows([one.clone().into(), other.clone().into(), task.clone().into()]);
    let today = day("2026-10-14");
    let late: Vec<_> = rows.late_tasks(one.id, today).iter().map(|at| (at.date.date, at.late)).collect();
    assert_eq!(late, [(day("2026-10-12"), 2)]);
    let at = rows.task_turn(one.id, task.id, today).expect("a turn");
    let signed = Signed { who: "Aino", employee: None, at: today.and_hms_opt(9, 0, 0).expect("a time") };
    let said = tick(&rows, rows.tick_row(&at).expect("a row"), signed);
    rows = apply(&rows, &said).expect("applies").rows;
    assert_eq!(broken(&rows, &said), []);
    assert!(rows.late_tasks(one.id, today).is_empty());
    assert_eq!(rows.late_tasks(other.id, today).len(), 1, "the other agency has its own tick");
    let next = rows.task_turn(one.id, task.id, today).expect("a turn");
    assert_eq!((next.date.date, next.stands), (day("2026-11-10"), Stands::Coming));
    let twice = tick(&rows, rows.tick_row(&at).expect("a row"), signed);
    assert!(twice.is_empty(), "the first tick stands");
    let back = take_back(&rows, rows.tick_row(&at).expect("a row"));
    assert_eq!(ticking::said(StepState::Done, StepState::Open), crate::domain::OperationKind::StepUnticked);
    rows = apply(&rows, &back).expect("applies").rows;
    assert_eq!(rows.late_tasks(one.id, today).len(), 1);
    let all: Vec<Change> = rows.of_task(&task).into_iter().map(Change::delete).collect();
    assert!(apply(&rows, &all).expect("applies").rows.recurring_task.is_empty());
}

#[test]
fn tasks_stand_among_what_is_due_and_only_while_the_agency_is_a_client() {
    let mut one = agency("Rannikkolaitos");
    one.client_until = perhaps("2026-12-31");
    let cards = task("Verokortit", CARDS, "2026-01-01");
    let raise = task("Yleiskorotus", Recurrence::Once(day("2026-11-02")), "2026-10-01");
    let rows = rows([one.clone().into(), cards.clone().into(), raise.clone().into()]);
    let today = day("2026-10-14");
    let next: Vec<_> = rows.next_steps(one.id, today, 5).into_iter().map(|at| (at.date.step, at.date.date)).collect();
    let expected = [(Step::Task(cards.id), day("2026-01-30")), (Step::Task(raise.id), day("2026-11-02"))];
    assert_eq!(next, expected, "the cards of this January are late, those of the next are somebody else's");
    let round = rows.task_round(one.id, today).expect("something is left");
    assert_eq!(round.steps.len(), 2);
    assert!(round.late() && round.group.is_none());
    assert_eq!(rows.next_dates(one.id, today, 9).len(), 1);
}

#[test]
fn tasks_are_named_and_readable() {
    let good = task("Verokortit", CARDS, "2026-01-01");
    let found = |one: RecurringTask| broken(&rows([one.clone().into()]), &[Change::insert(one)]);
    assert_eq!(found(good.clone()), []);
    assert_eq!(found(RecurringTask { name_fi: " ".into(), ..good.clone() }), [BrokenRule::ItemNameMissing]);
    assert_eq!(found(RecurringTask { rule: "soon".into(), ..good.clone() }), [BrokenRule::PayrollUnreadable]);
    let backwards = RecurringTask { ends_on: perhaps("2025-12-31"), ..good };
    assert_eq!(found(backwards).len(), 1);
}

#[test]
fn a_task_that_is_put_into_another_month_is_not_done_there_yet() {
    let one = agency("Rannikkolaitos");
    let once = |on: &str| Recurrence::Once(day(on)).to_string();
    let task = task("Yleiskorotus", Recurrence::Once(day("2026-10-12")), "2026-01-01");
    let mut rows = rows([one.clone().into(), task.clone().into()]);
    let today = day("2026-10-14");
    let signed = Signed { who: "Aino", employee: None, at: day("2026-10-12").and_hms_opt(9, 0, 0).expect("a time") };
    let at = rows.task_turn(one.id, task.id, today).expect("a turn");
    let said = tick(&rows, rows.tick_row(&at).expect("a row"), signed);
    rows = apply(&rows, &said).expect("applies").rows;
    let stands = |rows: &Rows| rows.task_turn(one.id, task.id, today).map(|at| at.stands);
    assert_eq!(stands(&rows), Some(Stands::Done));
    rows.put(RecurringTask { rule: once("2026-10-13"), ..task.clone() }.into());
    assert_eq!(stands(&rows), Some(Stands::Done), "it is the same task a day later");
    rows.put(RecurringTask { rule: once("2026-12-01"), ..task.clone() }.into());
    assert_eq!(stands(&rows), Some(Stands::Coming));
    let yearly = |month| Recurrence::Yearly { month, day: 10, to: Move::After }.in_year(2026);
    assert_eq!([yearly(1)[0].0.number, yearly(10)[0].0.number], [1, 10]);
}
