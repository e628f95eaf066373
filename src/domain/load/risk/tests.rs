use super::*;
use crate::domain::load::norm::Norm;
use crate::domain::load::person_years::loads;
use crate::domain::testing::{self, day};
use crate::domain::{Characteristic, Product, Record, Volume};

const TODAY: &str = "2026-10-12";

struct Unit {
    records: Vec<Record>,
    agencies: [Agency; 2],
    people: [Employee; 2],
}

/// Anna looks after an agency of two person-years with Bertta as deputy, and after one of half alone.
fn unit() -> Unit {
    let agencies = ["Rannikkolaitos", "Saaristovirasto"].map(testing::agency);
    let people = ["Anna", "Bertta"].map(testing::employee);
    let product = Product::named(["Palkkalaskelma", "", ""], 0);
    let mut records: Vec<Record> = agencies.clone().into_iter().map(Record::from).collect();
    records.extend(people.clone().into_iter().map(Record::from));
    let hold = |agency: &Agency, who: &Employee, role| testing::assignment(agency.id, who.id, role, "", "").into();
    records.extend([
        product.clone().into(),
        Norm::new(product.id, 2019, 1_000, "").into(),
        Volume::new(agencies[0].id, product.id, 2025, 2_000).into(),
        Volume::new(agencies[1].id, product.id, 2025, 500).into(),
        hold(&agencies[0], &people[0], AssignmentRole::Responsible),
        hold(&agencies[0], &people[1], AssignmentRole::Deputy),
        hold(&agencies[1], &people[0], AssignmentRole::Responsible),
    ]);
    Unit { records, agencies, people }
}

impl Unit {
    fn wrote(&mut self, agency: usize, who: &str, on: &str) {
        let one = Characteristic { title: "x".into(), ..Characteristic::empty(self.agencies[agency].id, who, day(on)) };
        self.records.push(one.into());
    }

    fn risks(&self) -> Vec<Risk> {
        let rows = testing::rows(self.records.iter().cloned());
        let loads = loads(&rows, &[2025], day(TODAY)).remove(&2025).unwrap_or_default();
        risks(&Snapshot { rows, ..Snapshot::default() }, &loads, day(TODAY))
    }
}

#[test]
fn who_alone_knows_is_told_by_size() {
    let mut unit = unit();
    unit.wrote(0, "Anna", "2026-09-01");
    unit.wrote(1, "Anna", "2024-09-01");
    let risks = unit.risks();
    let told: Vec<_> = risks.iter().map(|risk| (risk.agency, risk.reasons.clone(), risk.weighted())).collect();
    assert_eq!(
        told,
        [
            // 2 × 2
            (unit.agencies[0].id, vec![Reason::OneKnows("Anna".into())], Some(PersonYears(4_000_000))),
            // 0.5 × (2 + 2 + 1)
            (
                unit.agencies[1].id,
                vec![Reason::NoDeputy, Reason::OneKnows("Anna".into()), Reason::LongAgo(day("2024-09-01"))],
                Some(PersonYears(2_500_000))
            ),
        ]
    );
    assert_eq!(risks[0].vouched_on, Some(day("2026-09-01")));
}

#[test]
fn what_two_know_is_no_risk() {
    let mut unit = unit();
    unit.wrote(0, "Anna", "2026-09-01");
    unit.wrote(0, "Bertta", "2026-09-01");
    assert!(unit.risks().iter().all(|risk| risk.agency != unit.agencies[0].id));
}

#[test]
fn one_person_under_two_names_is_one_and_whoever_has_left_knows_nothing() {
    let mut unit = unit();
    let login = Employee { login_names: "anna.e".into(), ..unit.people[0].clone() };
    unit.records.push(login.into());
    unit.wrote(0, "Anna", "2026-09-01");
    unit.wrote(0, "ANNA.E", "2026-09-02");
    unit.wrote(0, "Lähtenyt Esimerkki", "2026-09-02");
    unit.wrote(1, "Lähtenyt Esimerkki", "2026-09-02");
    let risks = unit.risks();
    let of = |at: usize| &risks.iter().find(|risk| risk.agency == unit.agencies[at].id).expect("a risk").reasons;
    assert_eq!(*of(0), [Reason::OneKnows("Anna".into())]);
    assert_eq!(*of(1), [Reason::NoDeputy, Reason::NobodyKnows]);
}

#[test]
fn who_leaves_within_the_year_is_told_with_what_they_carry() {
    let mut unit = unit();
    let leaver = Employee { last_day: Some(day("2026-12-31")), ..unit.people[0].clone() };
    unit.records.push(leaver.clone().into());
    unit.wrote(0, "Anna", "2026-09-01");
    unit.wrote(0, "Bertta", "2026-09-01");
    let risks = unit.risks();
    let first = risks.iter().find(|risk| risk.agency == unit.agencies[0].id).expect("a risk");
    assert_eq!(first.reasons, [Reason::Leaves(leaver.id, day("2026-12-31"))]);
    let rows = testing::rows(unit.records.iter().cloned());
    let loads = loads(&rows, &[2025], day(TODAY)).remove(&2025).unwrap_or_default();
    let leavers = leavers(&rows, &loads, day(TODAY));
    assert_eq!(leavers.len(), 1);
    assert_eq!((leavers[0].employee, leavers[0].own), (leaver.id, PersonYears(2_500_000)));
    assert_eq!(leavers[0].unknown, 0);
    assert_eq!((leavers[0].responsible.len(), leavers[0].deputy.len()), (2, 0));
}

#[test]
fn an_agency_of_unknown_size_comes_after_those_that_are_known() {
    let mut unit = unit();
    unit.records.retain(|record| !matches!(record, Record::Volume(one) if one.agency == unit.agencies[0].id));
    let risks = unit.risks();
    assert_eq!(risks.iter().map(|risk| risk.size).collect::<Vec<_>>(), [Some(PersonYears(500_000)), None]);
    assert_eq!(risks[1].reasons, [Reason::NothingWritten]);
}
