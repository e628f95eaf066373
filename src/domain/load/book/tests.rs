use super::*;
use crate::domain::load::amount::{MILLION, PersonYears};
use crate::domain::load::norm::Norm;
use crate::domain::testing::{self, day};
use crate::domain::{AssignmentRole, Employee, EmployeeId, Product, Record, TeamId, Volume};

const TODAY: &str = "2026-10-12";

struct Unit {
    rows: Rows,
    agencies: [AgencyId; 2],
    products: [ProductId; 2],
    team: TeamId,
    secretary: EmployeeId,
}

/// Two agencies, of which the first is looked after, and two products, of which the second has no norm.
fn unit() -> Unit {
    let agencies = ["Rannikkolaitos", "Saaristovirasto"].map(testing::agency);
    let products = [("Palkkalaskelma", 0), ("Todistus", 1)].map(|(name, place)| Product::named([name, "", ""], place));
    let team = testing::team("Itä");
    let secretary = Employee { team: Some(team.id), ..testing::employee("Elli Mielikuva") };
    let (ids, product_ids) = (agencies.clone().map(|one| one.id), products.clone().map(|one| one.id));
    let mut records: Vec<Record> = agencies.into_iter().map(Record::from).collect();
    records.extend(products.into_iter().map(Record::from));
    records.extend([
        team.clone().into(),
        secretary.clone().into(),
        testing::assignment(ids[0], secretary.id, AssignmentRole::Responsible, "", "").into(),
        Norm::new(product_ids[0], 2019, 1_000, "").into(),
        Volume::new(ids[0], product_ids[0], 2024, 2_000).into(),
        Volume::new(ids[0], product_ids[0], 2025, 3_000).into(),
        Volume::new(ids[0], product_ids[1], 2025, 7).into(),
        Volume::new(ids[1], product_ids[0], 2024, 500).into(),
    ]);
    Unit { rows: testing::rows(records), agencies: ids, products: product_ids, team: team.id, secretary: secretary.id }
}

/// What a line stands for, its sums, and whether they lack something.
type Told = (Group, Option<Group>, Vec<Option<i64>>, Vec<bool>);

fn told(workload: &Workload) -> Vec<Told> {
    let line = |line: &Line| (line.group, line.part, line.values.clone(), line.partial.clone());
    workload.lines.iter().map(line).collect()
}

#[test]
fn person_years_are_summed_by_agency_and_say_what_they_lack() {
    let unit = unit();
    let book = LoadBook::new(&unit.rows, &[2024, 2025], day(TODAY));
    let table = book.person_years(Grouping::Agency, None, &Filter::default());
    let mut expected = vec![
        // The certificates of 2025 have no norm.
        (Group::Agency(unit.agencies[0]), None, vec![Some(2 * MILLION), Some(3 * MILLION)], vec![false, true]),
        // Nobody has told the volumes of 2025.
        (Group::Agency(unit.agencies[1]), None, vec![Some(MILLION / 2), None], vec![false, true]),
    ];
    expected.sort_by_key(|line| line.0);
    assert_eq!(told(&table), expected);
    assert_eq!(book.without_norm().into_iter().collect::<Vec<_>>(), [unit.products[1]]);
    assert_eq!(book.without_volumes(2025), [unit.agencies[1]]);
    assert_eq!(book.load(unit.agencies[0], 2025).and_then(|load| load.exact), Some(PersonYears(3 * MILLION)));
}

#[test]
fn two_groupings_at_once_make_a_line_for_each_pair() {
    let unit = unit();
    let book = LoadBook::new(&unit.rows, &[2025], day(TODAY));
    let table = book.person_years(Grouping::Team, Some(Grouping::Subject), &Filter::default());
    let mut known: Vec<_> = told(&table).into_iter().filter(|line| line.2 != [None]).collect();
    known.sort_by_key(|line| line.1);
    let subject = |nth: usize| Some(Group::Subject(unit.products[nth].0));
    assert_eq!(known, [(Group::Team(Some(unit.team)), subject(0), vec![Some(3 * MILLION)], vec![false])]);
    let without = told(&table).into_iter().find(|line| line.1 == subject(1)).map(|line| line.3);
    assert_eq!(without, Some(vec![true]), "what has no norm is named");
}

#[test]
fn the_sum_lacks_the_same_in_any_grouping() {
    let unit = unit();
    let book = LoadBook::new(&unit.rows, &[2024, 2025], day(TODAY));
    for by in Grouping::ALL {
        let table = book.person_years(by, None, &Filter::default());
        assert_eq!((table.partial(0), table.partial(1)), (false, true), "{by:?}");
    }
    let first = Filter { agency: Some(unit.agencies[0]), ..Filter::default() };
    assert!(book.person_years(Grouping::Subject, None, &first).partial(1), "the norm of the certificates");
}

#[test]
fn a_part_of_a_year_is_no_whole_one() {
    let mut unit = unit();
    let since = |day| crate::domain::Agency {
        client_since: Some(day),
        ..unit.rows.agency.get(unit.agencies[0]).cloned().expect("there")
    };
    let (first, later) = (since(day("2024-01-01")), since(day("2024-07-01")));
    for (agency, lacks) in [(first, false), (later, true)] {
        unit.rows.put(agency.into());
        let book = LoadBook::new(&unit.rows, &[2024], day(TODAY));
        let load = book.load(unit.agencies[0], 2024).expect("a client");
        assert_eq!(load.missing.contains(&Missing::Year), lacks);
        assert_eq!(book.person_years(Grouping::Agency, None, &Filter::default()).partial(0), lacks);
    }
}

#[test]
fn the_factors_are_averaged_by_work() {
    let mut unit = unit();
    let book = LoadBook::new(&unit.rows, &[2024], day(TODAY));
    assert_eq!((book.average_factor(2024), book.average_factor(2020)), (Some(10_000), None));
    // Two person-years at 1.5 and half of one at 1: 3.5 ÷ 2.5.
    unit.rows.put(crate::domain::load::norm::AgencyFactor::new(unit.agencies[0], 15_000, "Vuorotyö").into());
    let book = LoadBook::new(&unit.rows, &[2024], day(TODAY));
    assert_eq!(book.average_factor(2024), Some(14_000));
}

#[test]
fn proposed_factors_share_out_the_work_and_make_no_more_of_it() {
    let mut unit = unit();
    let special = crate::domain::Characteristic {
        severity: crate::domain::Severity::Critical,
        title: "Vuorotyö".into(),
        ..crate::domain::Characteristic::empty(unit.agencies[0], "", day("2026-01-01"))
    };
    unit.rows.put(special.into());
    let book = LoadBook::new(&unit.rows, &[2024], day(TODAY));
    let of = |at: usize| {
        let load = book.load(unit.agencies[at], 2024).expect("a load");
        (load.factor.value, load.factor.proposal.average, load.exact)
    };
    // Two person-years at 1.02 and half of one at 1: 2.54 ÷ 2.5 = 1.016; 1.02 ÷ 1.016 = 1.0039, 1 ÷ 1.016 = 0.9843.
    assert_eq!(of(0), (10_039, 10_160, Some(PersonYears(2_007_800))));
    assert_eq!(of(1), (9_843, 10_160, Some(PersonYears(492_150))));
    // 2.5 but for what the factors are rounded by.
    assert_eq!(book.average_factor(2024), Some(10_000));
    // One that was set stands as it was set, and the rule's are shared out among the rest.
    unit.rows.put(crate::domain::load::norm::AgencyFactor::new(unit.agencies[0], 15_000, "Vuorotyö").into());
    let book = LoadBook::new(&unit.rows, &[2024], day(TODAY));
    let of = |at: usize| book.load(unit.agencies[at], 2024).map(|load| load.factor.value);
    assert_eq!((of(0), of(1)), (Some(15_000), Some(10_000)));
}

#[test]
fn a_filter_takes_only_what_is_its_own() {
    let unit = unit();
    let book = LoadBook::new(&unit.rows, &[2024], day(TODAY));
    let of = |filter: Filter| book.person_years(Grouping::Agency, None, &filter).total(0);
    let responsible = |who| Filter { responsible: Some(who), ..Filter::default() };
    assert_eq!(of(Filter::default()), Some(2 * MILLION + MILLION / 2));
    assert_eq!(of(responsible(Some(unit.secretary))), Some(2 * MILLION));
    assert_eq!(of(responsible(None)), Some(MILLION / 2));
    assert_eq!(of(Filter { subject: Some(unit.products[1].0), ..Filter::default() }), None);
}
