use super::*;
use crate::domain::load::norm::Norm;
use crate::domain::load::person_years::loads;
use crate::domain::load::runs::run_days;
use crate::domain::payroll::rule::{Move, PayDayRule, Step, StepTiming};
use crate::domain::testing::{self, day};
use crate::domain::{Absence, Employee, PayGroup, PayGroupId, PayGroupStep, Product, Record, Volume};

const TODAY: &str = "2026-10-12";

struct Unit {
    records: Vec<Record>,
    agencies: [AgencyId; 2],
    people: [EmployeeId; 2],
}

/// Anna, full time, with an agency of one person-year; Bertta, half time, with one of a quarter, who is Anna's deputy.
fn unit() -> Unit {
    let agencies = ["Rannikkolaitos", "Saaristovirasto"].map(testing::agency);
    let people = [testing::employee("Anna"), Employee { working_share: 50, ..testing::employee("Bertta") }];
    let product = Product::named(["Palkkalaskelma", "", ""], 0);
    let (agency_ids, ids) = (agencies.clone().map(|one| one.id), people.clone().map(|one| one.id));
    let mut records: Vec<Record> = agencies.into_iter().map(Record::from).collect();
    records.extend(people.into_iter().map(Record::from));
    records.extend([
        product.clone().into(),
        Norm::new(product.id, 2019, 1_000, "").into(),
        Volume::new(agency_ids[0], product.id, 2025, 1_000).into(),
        Volume::new(agency_ids[1], product.id, 2025, 250).into(),
        testing::assignment(agency_ids[0], ids[0], AssignmentRole::Responsible, "", "").into(),
        testing::assignment(agency_ids[0], ids[1], AssignmentRole::Deputy, "", "").into(),
        testing::assignment(agency_ids[1], ids[1], AssignmentRole::Responsible, "", "").into(),
    ]);
    Unit { records, agencies: agency_ids, people: ids }
}

fn away(unit: &mut Unit, who: usize, from: &str, to: &str) {
    let rows = testing::rows([]);
    unit.records.push(Absence::new(&rows, unit.people[who], day(from), day(to), false).into());
}

fn of(unit: &Unit) -> Balance {
    let rows = testing::rows(unit.records.iter().cloned());
    let loads = loads(&rows, &[2025], day(TODAY)).remove(&2025).unwrap_or_default();
    balance(&rows, &loads, day(TODAY))
}

#[test]
fn load_is_told_against_the_working_share() {
    let unit = unit();
    let balance = of(&unit);
    let told: Vec<_> = balance.carriers.iter().map(|one| (one.employee, one.own.0, one.per_share.0)).collect();
    assert_eq!(told, [(unit.people[0], 1_000_000, 1_000_000), (unit.people[1], 250_000, 500_000)]);
    // 1.25 ÷ 1.5; 1 and 0.5 are 1/6 and 1/3 from it, and the root of half of 5/36 is 0.263523….
    assert_eq!((balance.mean, balance.deviation), (Some(PersonYears(833_333)), PersonYears(263_523)));
    assert_eq!(balance.teams.len(), 1);
    assert_eq!((balance.teams[0].people, balance.teams[0].share, balance.teams[0].per_share.0), (2, 150, 833_333));
    assert_eq!(balance.carriers[0].agencies, [unit.agencies[0]]);
    assert!(balance.carriers.iter().all(|one| one.unknown == 0 && one.away_days == 0));
}

#[test]
fn the_deputy_carries_while_the_other_is_away() {
    let mut unit = unit();
    // Five banking days.
    away(&mut unit, 0, "2026-06-01", "2026-06-07");
    let balance = of(&unit);
    let year = day("2026-01-01").iter_days().take_while(|one| one.year() == 2026);
    let days = i64::try_from(year.filter(|one| is_banking_day(*one)).count()).expect("a year");
    let (anna, bertta) = (&balance.carriers[0], &balance.carriers[1]);
    assert_eq!((anna.away_days, bertta.away_days), (5, 0));
    assert_eq!(bertta.for_others.0, (5 * MILLION * 2 + days) / (2 * days));
    assert_eq!(anna.with_absences, Some(PersonYears(MILLION)), "on the days she is there she carries her own");
    // 1.25 at half time.
    assert_eq!(bertta.worst_week, Some((day("2026-06-01"), PersonYears(2_500_000))));
    let worst = balance.worst_week().expect("there are weeks");
    assert_eq!((worst.monday, worst.per_share), (day("2026-06-01"), Some(PersonYears(2_500_000))));
    assert_eq!((worst.fullest, worst.uncovered), (Some((unit.people[1], PersonYears(2_500_000))), PersonYears(0)));
}

#[test]
fn what_nobody_carries_is_told() {
    let mut unit = unit();
    away(&mut unit, 1, "2026-06-01", "2026-06-07");
    let balance = of(&unit);
    let week = balance.weeks.iter().find(|week| week.monday == day("2026-06-01")).expect("the week");
    assert_eq!(week.uncovered, PersonYears(250_000));
    unit.records.retain(|record| !matches!(record, Record::Assignment(one) if one.agency == unit.agencies[1]));
    assert_eq!(of(&unit).nobodys, PersonYears(250_000));
}

#[test]
fn a_week_with_work_and_nobody_at_it_is_the_hardest() {
    let mut unit = unit();
    away(&mut unit, 1, "2026-06-01", "2026-06-07");
    let balance = of(&unit);
    // One of Anna's own and a quarter of Bertta's that nobody carries; in other weeks it is 1.25 ÷ 1.5.
    let worst = balance.worst_week().expect("there are weeks");
    assert_eq!((worst.monday, worst.burden), (day("2026-06-01"), Some(PersonYears(1_250_000))));
    assert_eq!(worst.per_share, Some(PersonYears(MILLION)));
    away(&mut unit, 0, "2026-07-06", "2026-07-12");
    away(&mut unit, 1, "2026-07-06", "2026-07-12");
    let balance = of(&unit);
    let worst = balance.worst_week().expect("there are weeks");
    assert_eq!((worst.monday, worst.per_share, worst.burden), (day("2026-07-06"), None, None));
    assert_eq!(worst.uncovered, PersonYears(1_250_000));
}

#[test]
fn an_unknown_load_is_counted_as_unknown() {
    let mut unit = unit();
    unit.records.retain(|record| !matches!(record, Record::Volume(one) if one.agency == unit.agencies[1]));
    let balance = of(&unit);
    let bertta = balance.carriers.iter().find(|one| one.employee == unit.people[1]).expect("Bertta");
    assert_eq!((bertta.own, bertta.unknown), (PersonYears(0), 1));
    assert_eq!((balance.unknown.clone(), balance.lacks()), (vec![unit.agencies[1]], true));
    assert!(balance.teams[0].lacks && bertta.lacks);
    assert_eq!(balance.least().map(|one| one.employee), Some(unit.people[0]), "what is not known may be much");
}

#[test]
fn runs_that_fall_on_one_day_stand_together() {
    let mut unit = unit();
    unit.records.retain(|record| !matches!(record, Record::Assignment(_)));
    for agency in unit.agencies {
        unit.records.push(testing::assignment(agency, unit.people[0], AssignmentRole::Responsible, "", "").into());
        let rule = PayDayRule::DayOfMonth { day: 15, to: Move::Before }.to_string();
        let name = "Kuukausipalkat".to_owned();
        let group = PayGroup { id: PayGroupId::new(), agency, name, rule, position: 0, ended_on: None, since: None };
        unit.records.push(PayGroupStep::new(&group, Step::Run, StepTiming::BankingDays(-3)).into());
        unit.records.push(group.into());
    }
    let rows = testing::rows(unit.records.iter().cloned());
    let days = run_days(&rows, day(TODAY));
    assert_eq!(days.len(), 12);
    assert!(days.iter().all(|one| one.employee == unit.people[0] && one.agencies.len() == 2));
    assert!(days.windows(2).all(|pair| pair[0].day < pair[1].day));
}
