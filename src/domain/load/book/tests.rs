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
