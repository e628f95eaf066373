use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::domain::figures::table::{headcounts, volumes};
use crate::domain::testing::{agency, assignment, day, employee, item, merger, perhaps, rows, succession, team};
use crate::domain::{Agency, Employee, Headcount, ListItem, Product, Record, Team, Volume};

const BASIS: HeadcountBasis = HeadcountBasis::PersonsYearEnd;
const HEADS: Measure = Measure::Headcount(BASIS);
const ALL: Measure = Measure::Volume(None);
const GROUPINGS: [Grouping; 4] = [Grouping::Agency, Grouping::Subject, Grouping::Team, Grouping::Responsible];

/// Two employment types, two products of one unit, two people in two teams and one in none.
struct Unit {
    rows: Rows,
    types: [ListItem; 2],
    products: [Product; 2],
    teams: [Team; 2],
    people: [Employee; 3],
}

impl Unit {
    fn new() -> Self {
        let types = [item("Virkasuhde", 0), item("Työsuhde", 1)];
        let products = [("Palkkalaskelma", 0), ("Matkalasku", 1)].map(|(name, at)| Product::named([name, "", ""], at));
        let teams = ["Pohjoinen", "Etelä"].map(team);
        let [aino, eero, outi] = ["Aino", "Eero", "Outi"].map(employee);
        let people = [
            Employee { team: Some(teams[0].id), ..aino },
            Employee { team: Some(teams[1].id), ..eero },
            Employee { team: None, ..outi },
        ];
        let mut all = rows(types.iter().cloned().map(Record::EmploymentType));
        products.iter().cloned().for_each(|product| all.put(product.into()));
        teams.iter().cloned().for_each(|team| all.put(team.into()));
        people.iter().cloned().for_each(|person| all.put(person.into()));
        Self { rows: all, types, products, teams, people }
    }

    fn agency(&mut self, name: &str) -> AgencyId {
        let new = agency(name);
        let id = new.id;
        self.rows.put(new.into());
        id
    }

    fn client(&mut self, agency: AgencyId, since: &str, until: &str) {
        let known = self.rows.agency.get(agency).expect("the agency").clone();
        self.rows.put(Agency { client_since: perhaps(since), client_until: perhaps(until), ..known }.into());
    }

    fn heads(&mut self, agency: AgencyId, year: i64, kind: usize, count: i64) {
        self.rows.put(Headcount::new(agency, year, self.types[kind].id, BASIS, count).into());
    }

    fn volume(&mut self, agency: AgencyId, year: i64, product: usize, count: i64) {
        self.rows.put(Volume::new(agency, self.products[product].id, year, count).into());
    }

    fn merge(&mut self, successor: AgencyId, predecessor: AgencyId, date: &str) {
        self.rows.put(merger(successor, predecessor, date).into());
    }

    fn responsible(&mut self, agency: AgencyId, person: usize, from: &str, to: &str) {
        let who = self.people[person].id;
        self.rows.put(assignment(agency, who, AssignmentRole::Responsible, from, to).into());
    }

    fn ledger(&self, measure: Measure) -> Ledger {
        Ledger::new(&self.rows, measure, day("2026-10-14"))
    }

    fn workload(&self, measure: Measure, by: Grouping, filter: &Filter, years: &[i64]) -> Workload {
        self.ledger(measure).workload(by, filter, years)
    }

    fn heads_by(&self, by: Grouping, years: &[i64]) -> Workload {
        self.workload(HEADS, by, &Filter::default(), years)
    }

    /// The only line of the headcounts of one agency.
    fn heads_of(&self, agency: AgencyId, years: &[i64]) -> Line {
        let filter = Filter::default().within(Group::Agency(agency));
        let [line] = <[Line; 1]>::try_from(self.workload(HEADS, Grouping::Agency, &filter, years).lines)
            .expect("exactly one line");
        line
    }
}

fn groups(workload: &Workload) -> Vec<(Group, Vec<Option<i64>>)> {
    workload.lines.iter().map(|line| (line.group, line.values.clone())).collect()
}

fn totals(workload: &Workload) -> Vec<Option<i64>> {
    (0..workload.years.len()).map(|year| workload.total(year)).collect()
}

#[test]
fn figures_add_up_by_agency_type_team_and_responsible() {
    let mut unit = Unit::new();
    let [a, b, c] = ["A", "B", "C"].map(|name| unit.agency(name));
    for (agency, count) in [(a, 1), (b, 10), (c, 100)] {
        unit.heads(agency, 2024, 0, count);
        unit.heads(agency, 2025, 1, 2 * count);
    }
    unit.responsible(a, 0, "2020-01-01", "");
    unit.responsible(b, 2, "", "");
    let years = [2024, 2025];
    let both = |count: i64| vec![Some(count), Some(2 * count)];
    let by = |by| groups(&unit.heads_by(by, &years));
    assert_eq!(
        by(Grouping::Agency),
        [(Group::Agency(a), both(1)), (Group::Agency(b), both(10)), (Group::Agency(c), both(100))]
    );
    assert_eq!(
        by(Grouping::Subject),
        [
            (Group::Subject(unit.types[0].id.0), vec![Some(111), None]),
            (Group::Subject(unit.types[1].id.0), vec![None, Some(222)])
        ]
    );
    assert_eq!(
        by(Grouping::Team),
        [(Group::Team(None), both(110)), (Group::Team(Some(unit.teams[0].id)), both(1))],
        "a responsible without a team leaves the agency without one"
    );
    assert_eq!(
        by(Grouping::Responsible),
        [
            (Group::Responsible(None), both(100)),
            (Group::Responsible(Some(unit.people[0].id)), both(1)),
            (Group::Responsible(Some(unit.people[2].id)), both(10))
        ]
    );
}

#[test]
fn only_the_measure_asked_for_counts() {
    let mut unit = Unit::new();
    let a = unit.agency("A");
    unit.heads(a, 2025, 0, 1);
    unit.rows.put(Headcount::new(a, 2025, unit.types[0].id, HeadcountBasis::EmploymentsAverage, 3).into());
    unit.volume(a, 2025, 0, 10);
    unit.volume(a, 2025, 1, 100);
    let total = |measure| unit.workload(measure, Grouping::Agency, &Filter::default(), &[2025]).total(0);
    assert_eq!(total(HEADS), Some(1));
    assert_eq!(total(Measure::Headcount(HeadcountBasis::EmploymentsAverage)), Some(3));
    assert_eq!(total(Measure::Headcount(HeadcountBasis::PersonsAverage)), None);
    assert_eq!(total(ALL), Some(110));
    assert_eq!(total(Measure::Volume(Some(unit.products[1].id))), Some(100));
    assert_eq!(total(Measure::Volume(Some(ProductId::new()))), None);
}

#[test]
fn a_missing_figure_is_not_zero() {
    let mut unit = Unit::new();
    let [a, b] = ["A", "B"].map(|name| unit.agency(name));
    unit.heads(a, 2025, 0, 0);
    unit.heads(b, 2020, 0, 5);
    let shown = unit.heads_by(Grouping::Agency, &[2024, 2025]);
    assert_eq!(groups(&shown), [(Group::Agency(a), vec![None, Some(0)])], "without a figure there is no line");
    assert_eq!(totals(&shown), [None, Some(0)]);
    assert_eq!(shown.total(2), None, "there is no such year");
    assert_eq!(unit.heads_by(Grouping::Agency, &[]), Workload::default());
}

#[test]
fn the_years_known_are_those_with_figures() {
    let mut unit = Unit::new();
    let [a, b] = ["A", "B"].map(|name| unit.agency(name));
    unit.heads(a, 2025, 0, 0);
    unit.heads(b, 2019, 1, 5);
    unit.heads(b, 2025, 1, 5);
    unit.volume(b, 2022, 1, 5);
    assert_eq!(unit.ledger(HEADS).years(), [2019, 2025]);
    assert_eq!(unit.ledger(ALL).years(), [2022]);
    assert!(unit.ledger(Measure::Volume(Some(unit.products[0].id))).years().is_empty());
    assert!(unit.ledger(Measure::Headcount(HeadcountBasis::PersonsAverage)).years().is_empty());
}

#[test]
fn team_and_responsible_are_todays() {
    let mut unit = Unit::new();
    let a = unit.agency("A");
    unit.heads(a, 2020, 0, 5);
    unit.responsible(a, 0, "", "2025-12-31");
    unit.responsible(a, 1, "2026-01-01", "2026-12-31");
    let deputy = unit.people[2].id;
    unit.rows.put(assignment(a, deputy, AssignmentRole::Deputy, "", "").into());
    let on = |today, by| {
        let workload = Ledger::new(&unit.rows, HEADS, day(today)).workload(by, &Filter::default(), &[2020]);
        workload.lines.first().map(|line| line.group)
    };
    assert_eq!(on("2025-12-31", Grouping::Responsible), Some(Group::Responsible(Some(unit.people[0].id))));
    assert_eq!(on("2026-01-01", Grouping::Responsible), Some(Group::Responsible(Some(unit.people[1].id))));
    assert_eq!(on("2026-01-01", Grouping::Team), Some(Group::Team(Some(unit.teams[1].id))));
    assert_eq!(on("2027-01-01", Grouping::Responsible), Some(Group::Responsible(None)), "a deputy does not answer");
    assert_eq!(on("2027-01-01", Grouping::Team), Some(Group::Team(None)));
}

#[test]
fn figures_follow_a_merger_as_the_series_does_and_stay_where_it_does_not() {
    let mut unit = Unit::new();
    let [one, merged] = ["Rannikkolaitos", "Saaristovirasto"].map(|name| unit.agency(name));
    unit.merge(one, merged, "2024-03-01");
    unit.responsible(one, 0, "", "");
    unit.responsible(merged, 1, "", "2024-02-29");
    for year in 2023..=2025 {
        unit.heads(one, year, 0, 100);
        unit.heads(merged, year, 0, 10);
        unit.volume(one, year, 0, 1200);
        unit.volume(merged, year, 0, 120);
    }
    let years = [2023, 2024, 2025];
    let of = |measure, by| groups(&unit.workload(measure, by, &Filter::default(), &years));
    assert_eq!(
        of(HEADS, Grouping::Agency),
        [
            (Group::Agency(one), vec![Some(110), Some(100), Some(100)]),
            (Group::Agency(merged), vec![None, Some(10), Some(10)])
        ]
    );
    assert_eq!(
        of(ALL, Grouping::Agency),
        [
            (Group::Agency(one), vec![Some(1320), Some(1320), Some(1200)]),
            (Group::Agency(merged), vec![None, None, Some(120)])
        ]
    );
    assert_eq!(
        of(HEADS, Grouping::Responsible),
        [
            (Group::Responsible(None), vec![None, Some(10), Some(10)]),
            (Group::Responsible(Some(unit.people[0].id)), vec![Some(110), Some(100), Some(100)])
        ],
        "what follows is the work of the successor's responsible"
    );
    for measure in [HEADS, ALL] {
        let shown = unit.workload(measure, Grouping::Agency, &Filter::default(), &years);
        assert!(shown.lines.iter().all(|line| line.partial == [false; 3]), "nothing is missing on either side");
    }
}

#[test]
fn only_mergers_are_followed_to_their_end() {
    let mut unit = Unit::new();
    let [a, b, c, d] = ["A", "B", "C", "D"].map(|name| unit.agency(name));
    unit.merge(b, a, "2020-01-01");
    unit.merge(c, b, "2023-01-01");
    for kind in [SuccessionKind::Renamed, SuccessionKind::Split] {
        unit.rows.put(succession(d, c, kind, "2025-01-01").into());
    }
    for (agency, count) in [(a, 1), (b, 10), (c, 100), (d, 1000)] {
        unit.heads(agency, 2019, 0, count);
    }
    let shown = unit.heads_by(Grouping::Agency, &[2019]);
    assert_eq!(groups(&shown), [(Group::Agency(c), vec![Some(111)]), (Group::Agency(d), vec![Some(1000)])]);
}

#[test]
fn a_circle_of_mergers_counts_at_one_of_its_agencies() {
    let mut unit = Unit::new();
    let [a, b, c] = ["A", "B", "C"].map(|name| unit.agency(name));
    for (successor, predecessor) in [(a, b), (b, c), (c, a), (a, a)] {
        unit.merge(successor, predecessor, "2024-01-01");
    }
    for agency in [a, b, c] {
        unit.heads(agency, 2020, 0, 1);
    }
    assert_eq!(groups(&unit.heads_by(Grouping::Agency, &[2020])), [(Group::Agency(a), vec![Some(3)])]);
}

#[test]
fn filters_hold_together() {
    let mut unit = Unit::new();
    let [a, b, c] = ["A", "B", "C"].map(|name| unit.agency(name));
    for (agency, count) in [(a, 1), (b, 10), (c, 100)] {
        unit.heads(agency, 2025, 0, count);
        unit.heads(agency, 2025, 1, 3 * count);
    }
    unit.responsible(a, 0, "", "");
    unit.responsible(b, 1, "", "");
    let total = |filter: Filter| unit.workload(HEADS, Grouping::Agency, &filter, &[2025]).total(0);
    let any = Filter::default();
    let north = Group::Team(Some(unit.teams[0].id));
    let aino = Group::Responsible(Some(unit.people[0].id));
    let eero = Group::Responsible(Some(unit.people[1].id));
    let civil = Group::Subject(unit.types[0].id.0);
    assert_eq!(total(any), Some(444));
    assert_eq!(total(any.within(Group::Agency(b))), Some(40));
    assert_eq!(total(any.within(civil)), Some(111));
    assert_eq!(total(any.within(north)), Some(4));
    assert_eq!(total(any.within(north).within(civil).within(aino)), Some(1));
    assert_eq!(total(any.within(north).within(eero)), None);
    assert_eq!(total(any.within(Group::Team(None))), Some(400));
    assert_eq!(total(any.within(Group::Responsible(None)).within(Group::Agency(c))), Some(400));
    assert_eq!(total(any.within(Group::Responsible(None)).within(Group::Agency(a))), None);
}

#[test]
fn a_sum_that_lacks_something_of_another_year_says_so() {
    let mut unit = Unit::new();
    let [a, b] = ["A", "B"].map(|name| unit.agency(name));
    unit.heads(a, 2024, 0, 5);
    unit.heads(a, 2025, 0, 5);
    unit.heads(b, 2025, 0, 5);
    let years = [2023, 2024, 2025];
    let shown = unit.heads_by(Grouping::Agency, &years);
    assert_eq!(
        shown.lines.iter().map(|line| line.partial.clone()).collect::<Vec<_>>(),
        [vec![true, false, false], vec![true, true, false]]
    );
    let partial = |workload: &Workload| [0, 1, 2, 3].map(|year| workload.partial(year));
    assert_eq!(partial(&shown), [false, true, false, false], "an empty year promises nothing");
    assert_eq!(partial(&unit.heads_by(Grouping::Subject, &years)), [false, true, false, false]);
    assert_eq!(partial(&unit.heads_by(Grouping::Subject, &[2023, 2024])), [false; 4], "nothing else is shown");
    unit.heads(b, 2024, 0, 0);
    assert_eq!(partial(&unit.heads_by(Grouping::Subject, &years)), [false; 4], "a zero is a figure");
    unit.heads(b, 2025, 1, 1);
    assert_eq!(unit.heads_of(b, &years).partial, [true, true, false], "one type of two");
}

#[test]
fn nobody_waits_for_what_is_retired() {
    let mut unit = Unit::new();
    let a = unit.agency("A");
    for (kind, retired) in unit.types.clone().into_iter().zip([false, true]) {
        let retired_at = retired.then(|| day("2025-01-01"));
        unit.rows.put(Record::EmploymentType(ListItem { retired_at, ..kind }));
    }
    let gone = Product { retired_at: Some(day("2025-01-01")), ..unit.products[1].clone() };
    unit.rows.put(gone.into());
    for year in [2024, 2025] {
        unit.heads(a, year, 0, 10);
        unit.volume(a, year, 0, 10);
    }
    unit.heads(a, 2024, 1, 1);
    unit.volume(a, 2024, 1, 1);
    for measure in [HEADS, ALL] {
        let shown = unit.workload(measure, Grouping::Agency, &Filter::default(), &[2024, 2025]);
        assert_eq!(totals(&shown), [Some(11), Some(10)], "its figures count");
        assert!(!shown.partial(0) && !shown.partial(1));
    }
}

#[test]
fn nobody_waits_for_figures_from_before_or_after_the_time_as_a_client() {
    let mut unit = Unit::new();
    let a = unit.agency("A");
    unit.heads(a, 2023, 0, 10);
    unit.volume(a, 2023, 0, 10);
    let years = [2021, 2022, 2023, 2024, 2025];
    let partial = |unit: &Unit, measure| {
        unit.workload(measure, Grouping::Agency, &Filter::default(), &years).lines[0].partial.clone()
    };
    assert_eq!(partial(&unit, HEADS), [true, true, false, true, true]);
    unit.client(a, "2022-12-31", "2024-12-30");
    assert_eq!(partial(&unit, HEADS), [false, true, false, false, false]);
    assert_eq!(partial(&unit, ALL), [false, true, false, true, false]);
}

#[test]
fn a_merger_leaves_nothing_to_wait_for_on_either_side() {
    let mut unit = Unit::new();
    let [one, a, b] = ["Uusi", "A", "B"].map(|name| unit.agency(name));
    unit.merge(one, a, "2024-01-01");
    unit.merge(one, b, "2024-01-01");
    for year in 2022..=2025 {
        for agency in if year < 2024 { vec![a, b] } else { vec![one] } {
            unit.heads(agency, year, 0, 10);
            unit.volume(agency, year, 0, 10);
        }
    }
    let years = [2022, 2023, 2024, 2025];
    for measure in [HEADS, ALL] {
        let shown = unit.workload(measure, Grouping::Agency, &Filter::default(), &years);
        assert_eq!(groups(&shown), [(Group::Agency(one), vec![Some(20), Some(20), Some(10), Some(10)])]);
        assert_eq!(shown.lines[0].partial, [false; 4], "the successor began with the merger");
    }
    let later = unit.agency("C");
    unit.merge(one, later, "2026-01-01");
    assert_eq!(unit.heads_of(one, &[2023, 2024, 2026]).partial, [false, false, true], "the first merger made it");
    unit.heads(b, 2021, 0, 10);
    unit.heads(one, 2021, 0, 10);
    let partial = unit.heads_of(one, &[2021, 2022, 2023, 2024, 2025]).partial;
    assert_eq!(partial, [true, true, true, false, false], "it was there before, and one of the merged is missing once");
}

#[test]
fn units_are_compared_where_products_are_added_up() {
    let mut unit = Unit::new();
    let [a, b] = ["A", "B"].map(|name| unit.agency(name));
    let hours = Product { unit_fi: "h".into(), ..unit.products[1].clone() };
    unit.rows.put(hours.into());
    unit.volume(a, 2025, 0, 10);
    unit.volume(b, 2024, 1, 10);
    unit.heads(a, 2025, 0, 10);
    unit.heads(b, 2025, 1, 10);
    let mixed =
        |measure, filter: Filter, years: &[i64]| unit.workload(measure, Grouping::Agency, &filter, years).mixed_units;
    let any = Filter::default();
    assert!(mixed(ALL, any, &[2024, 2025]));
    assert!(!mixed(ALL, any, &[2025]), "in this year there is one");
    assert!(!mixed(ALL, any.within(Group::Agency(a)), &[2024, 2025]), "here too");
    assert!(!mixed(Measure::Volume(Some(unit.products[1].id)), any, &[2024, 2025]));
    assert!(!mixed(HEADS, any, &[2024, 2025]), "heads are heads");
}

#[test]
fn the_largest_change_comes_first_and_what_has_none_last() {
    let mut unit = Unit::new();
    let figures = [
        (None, Some(7)),
        (Some(7), None),
        (Some(10), Some(12)),
        (Some(10), Some(10)),
        (Some(10), Some(8)),
        (Some(0), Some(30)),
        (None, Some(9)),
        (Some(20), Some(12)),
        (Some(3), Some(1)),
        (Some(4), None),
    ];
    let agencies: Vec<AgencyId> = figures.iter().map(|_| unit.agency("A")).collect();
    for (agency, (before, after)) in agencies.iter().zip(figures) {
        for (year, figure) in [(2023, Some(1)), (2024, before), (2025, after)] {
            if let Some(count) = figure {
                unit.heads(*agency, year, 0, count);
            }
        }
    }
    let sorted = |years: &[i64]| {
        let mut shown = unit.heads_by(Grouping::Agency, years);
        shown.sort_by_change();
        let place = |line: &Line| agencies.iter().position(|agency| line.group == Group::Agency(*agency));
        shown.lines.iter().map(|line| place(line).expect("one of them")).collect::<Vec<_>>()
    };
    assert_eq!(sorted(&[2023, 2024, 2025]), [5, 7, 2, 4, 8, 3, 6, 0, 1, 9]);
    assert_eq!(sorted(&[2025]), [5, 2, 7, 3, 6, 4, 0, 8], "of one year no change can be told");
    assert_eq!(Line { part: None, group: Group::Team(None), values: Vec::new(), partial: Vec::new() }.change(), None);
}

const SPAN: [i64; 4] = [2022, 2023, 2024, 2025];

#[derive(Clone, Debug)]
struct Drawn {
    figures: Vec<(usize, i64, usize, i64)>,
    mergers: Vec<(usize, usize, i64, bool)>,
    responsible: Vec<Option<usize>>,
    clients: Vec<(bool, i64)>,
}

/// Six agencies with figures, mergers of all sorts, circles among them, and somebody responsible for some.
fn drawn() -> impl Strategy<Value = Drawn> {
    let figures = proptest::collection::vec((0..6_usize, 2021..2027_i64, 0..2_usize, 0..1_000_i64), 0..60);
    let mergers = proptest::collection::vec((0..6_usize, 0..6_usize, 2020..2028_i64, any::<bool>()), 0..6);
    let responsible = proptest::collection::vec(proptest::option::of(0..3_usize), 6);
    let clients = proptest::collection::vec((any::<bool>(), 2020..2028_i64), 6);
    (figures, mergers, responsible, clients).prop_map(|(figures, mergers, responsible, clients)| Drawn {
        figures,
        mergers,
        responsible,
        clients,
    })
}

fn filled(drawn: &Drawn) -> (Unit, Vec<AgencyId>) {
    let mut unit = Unit::new();
    let agencies: Vec<AgencyId> = (0..6).map(|_| unit.agency("A")).collect();
    for (which, year, subject, count) in &drawn.figures {
        unit.heads(agencies[*which], *year, *subject, *count);
        unit.volume(agencies[*which], *year, *subject, *count);
    }
    for (successor, predecessor, year, first_day) in &drawn.mergers {
        let date = format!("{year}-{}", if *first_day { "01-01" } else { "06-15" });
        unit.merge(agencies[*successor], agencies[*predecessor], &date);
    }
    for ((agency, person), (left, year)) in agencies.iter().zip(&drawn.responsible).zip(&drawn.clients) {
        if let Some(person) = person {
            unit.responsible(*agency, *person, "", "");
        }
        if *left {
            unit.client(*agency, "", &format!("{year}-06-30"));
        }
    }
    (unit, agencies)
}

proptest! {
    /// Nothing is lost and nothing counts twice, whatever the grouping.
    #[test]
    fn every_figure_counts_once_in_every_grouping(drawn in drawn()) {
        let (unit, _) = filled(&drawn);
        for measure in [HEADS, ALL] {
            let plain = SPAN.map(|year| {
                let heads = unit.rows.headcount.iter().filter(|row| row.year == year).map(|row| Some(row.count));
                sum(heads)
            });
            let all = GROUPINGS.map(|by| unit.workload(measure, by, &Filter::default(), &SPAN));
            for workload in &all {
                prop_assert_eq!(totals(workload), plain);
                let partial = |workload: &Workload| [0, 1, 2, 3].map(|year| workload.partial(year));
                prop_assert_eq!(partial(workload), partial(&all[0]));
                let groups: BTreeSet<Group> = workload.lines.iter().map(|line| line.group).collect();
                prop_assert_eq!(groups.len(), workload.lines.len());
            }
        }
    }

    /// What a line says is what its parts say, however deep one goes, and the parts together are the whole.
    #[test]
    fn drilling_down_keeps_every_sum(drawn in drawn(), path in proptest::collection::vec((0..4_usize, 0..6_usize), 1..4)) {
        let (unit, _) = filled(&drawn);
        for measure in [HEADS, ALL, Measure::Volume(Some(unit.products[0].id))] {
            let mut filter = Filter::default();
            for (by, chosen) in &path {
                let shown = unit.workload(measure, GROUPINGS[*by], &filter, &SPAN);
                let parts: Vec<Workload> = shown
                    .lines
                    .iter()
                    .map(|line| unit.workload(measure, GROUPINGS[(by + 1) % 4], &filter.within(line.group), &SPAN))
                    .collect();
                for (line, part) in shown.lines.iter().zip(&parts) {
                    prop_assert_eq!(&totals(part), &line.values);
                    for (year, value) in line.values.iter().enumerate() {
                        prop_assert_eq!(part.partial(year), line.partial[year] && value.is_some());
                    }
                }
                for year in 0..SPAN.len() {
                    prop_assert_eq!(sum(parts.iter().map(|part| part.total(year))), shown.total(year));
                }
                let Some(line) = shown.lines.get(*chosen) else { break };
                filter = filter.within(line.group);
            }
        }
    }

    /// A line shows what the page of its agency shows, where each agency went into one other at most.
    #[test]
    fn a_line_agrees_with_the_page_of_its_agency(drawn in drawn()) {
        let mut once = drawn.clone();
        let mut gone = BTreeSet::new();
        once.mergers.retain(|(successor, predecessor, ..)| successor < predecessor && gone.insert(*predecessor));
        let (unit, agencies) = filled(&once);
        let merged = successors(&unit.rows);
        for agency in agencies.iter().filter(|agency| !merged.contains_key(agency)) {
            let filter = Filter::default().within(Group::Agency(*agency));
            let heads = headcounts(&unit.rows, *agency, BASIS, &SPAN);
            let transactions = volumes(&unit.rows, *agency, &SPAN);
            for (measure, page) in [(HEADS, heads), (ALL, transactions)] {
                let shown = unit.workload(measure, Grouping::Subject, &filter, &SPAN);
                let expected: Vec<Option<i64>> = (0..SPAN.len()).map(|year| page.total(year)).collect();
                prop_assert_eq!(totals(&shown), expected);
            }
        }
    }

    /// Sorting keeps every line and puts a smaller change after a larger one.
    #[test]
    fn sorting_only_reorders(drawn in drawn()) {
        let (unit, _) = filled(&drawn);
        let shown = unit.heads_by(Grouping::Agency, &SPAN);
        let mut sorted = shown.clone();
        sorted.sort_by_change();
        let changes: Vec<Option<i64>> =
            sorted.lines.iter().map(|line| line.change().map(|change| change.absolute.abs())).collect();
        prop_assert!(changes.is_sorted_by(|before, after| before >= after));
        sorted.lines.sort_by_key(|line| line.group);
        prop_assert_eq!(sorted, shown);
    }
}
