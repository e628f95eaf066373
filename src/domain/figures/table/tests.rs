use proptest::prelude::*;

use super::*;
use crate::domain::testing::{agency, day, item, merger, perhaps, rows, succession};
use crate::domain::{Agency, Headcount, ListItem, Product, Record, Table, Volume};

const BASIS: HeadcountBasis = HeadcountBasis::PersonsYearEnd;

/// Two employment types, two products, and as many agencies as there are names.
struct Unit {
    rows: Rows,
    civil: ListItem,
    contractual: ListItem,
    payslip: Product,
    travel: Product,
}

impl Unit {
    fn new() -> Self {
        let (civil, contractual) = (item("Virkasuhde", 0), item("Työsuhde", 1));
        let payslip = Product::named(["Palkkalaskelma", "", ""], 0);
        let travel = Product::named(["Matkalasku", "", ""], 1);
        let rows = rows([
            Record::EmploymentType(civil.clone()),
            Record::EmploymentType(contractual.clone()),
            payslip.clone().into(),
            travel.clone().into(),
        ]);
        Self { rows, civil, contractual, payslip, travel }
    }

    fn agency(&mut self, name: &str) -> AgencyId {
        let new = agency(name);
        let id = new.id;
        self.rows.put(new.into());
        id
    }

    fn civil(&mut self, agency: AgencyId, year: i64, count: i64) {
        self.rows.put(Headcount::new(agency, year, self.civil.id, BASIS, count).into());
    }

    fn contractual(&mut self, agency: AgencyId, year: i64, count: i64) {
        self.rows.put(Headcount::new(agency, year, self.contractual.id, BASIS, count).into());
    }

    fn payslips(&mut self, agency: AgencyId, year: i64, count: i64) {
        self.rows.put(Volume::new(agency, self.payslip.id, year, count).into());
    }

    fn merge(&mut self, successor: AgencyId, predecessor: AgencyId, date: &str) {
        self.rows.put(merger(successor, predecessor, date).into());
    }

    fn headcounts(&self, agency: AgencyId, years: &[i64]) -> FigureTable {
        headcounts(&self.rows, agency, BASIS, years)
    }

    fn volumes(&self, agency: AgencyId, years: &[i64]) -> FigureTable {
        volumes(&self.rows, agency, years)
    }
}

fn totals(table: &FigureTable) -> Vec<Option<i64>> {
    (0..table.years.len()).map(|year| table.total(year)).collect()
}

#[test]
fn figures_stand_by_year_and_type_and_add_up() {
    let mut unit = Unit::new();
    let one = unit.agency("Rannikkolaitos");
    unit.civil(one, 2024, 100);
    unit.civil(one, 2025, 110);
    unit.contractual(one, 2025, 7);
    let table = unit.headcounts(one, &[2023, 2024, 2025]);
    assert_eq!(table.years, [2023, 2024, 2025]);
    assert_eq!(
        table.lines.iter().map(|line| line.subject).collect::<Vec<_>>(),
        [unit.civil.id.0, unit.contractual.id.0]
    );
    let own: Vec<Vec<_>> = table.lines.iter().map(|line| line.figures.iter().map(|f| f.own).collect()).collect();
    assert_eq!(own, [vec![None, Some(100), Some(110)], vec![None, None, Some(7)]]);
    assert_eq!(totals(&table), [None, Some(100), Some(117)]);
    assert_eq!(table.total(3), None, "there is no such year");
}

#[test]
fn a_missing_figure_is_not_zero() {
    let mut unit = Unit::new();
    let one = unit.agency("Rannikkolaitos");
    assert!(unit.headcounts(one, &[2025]).is_empty());
    assert_eq!(unit.headcounts(one, &[2025]).total(0), None);
    unit.civil(one, 2025, 0);
    assert!(!unit.headcounts(one, &[2025]).is_empty());
    assert_eq!(unit.headcounts(one, &[2025]).total(0), Some(0));
    assert!(unit.volumes(one, &[2025]).is_empty());
}

#[test]
fn a_column_with_some_figures_but_not_all_is_incomplete() {
    let mut unit = Unit::new();
    let one = unit.agency("Rannikkolaitos");
    unit.civil(one, 2024, 100);
    unit.civil(one, 2025, 100);
    unit.contractual(one, 2025, 0);
    let table = unit.headcounts(one, &[2023, 2024, 2025]);
    assert_eq!([0, 1, 2].map(|year| table.lacks(year)), [false, true, false], "an empty year promises nothing");
}

#[test]
fn what_is_retired_leaves_no_column_incomplete_but_completes_none_either() {
    let mut unit = Unit::new();
    let one = unit.agency("Rannikkolaitos");
    let retired = ListItem { retired_at: Some(day("2024-01-01")), ..unit.contractual.clone() };
    unit.rows.put(Record::EmploymentType(retired));
    unit.contractual(one, 2022, 3);
    unit.contractual(one, 2023, 3);
    unit.civil(one, 2023, 100);
    unit.civil(one, 2024, 100);
    let table = unit.headcounts(one, &[2022, 2023, 2024]);
    assert_eq!(table.lines.iter().map(|line| line.retired).collect::<Vec<_>>(), [false, true]);
    let incomplete = [0, 1, 2].map(|year| table.lacks(year));
    assert_eq!(incomplete, [true, false, false], "the first lacks the type in use, the last only the retired one");
}

#[test]
fn a_sum_that_lacks_a_predecessors_figure_says_so() {
    let mut unit = Unit::new();
    let [one, a, b] = ["Uusi", "A", "B"].map(|name| unit.agency(name));
    unit.merge(one, a, "2024-01-01");
    unit.merge(one, b, "2024-01-01");
    unit.rows.remove(Table::EmploymentType, unit.contractual.id.0);
    unit.civil(a, 2022, 10);
    unit.civil(b, 2022, 1);
    unit.civil(a, 2023, 10);
    unit.civil(one, 2024, 12);
    let partial = |unit: &Unit| {
        let table = unit.headcounts(one, &[2021, 2022, 2023, 2024]);
        let figures = &table.lines[0].figures;
        let partial: Vec<bool> = figures.iter().map(|figure| figure.partial).collect();
        assert!((0..4).all(|year| table.lacks(year) == partial[year]), "what a figure lacks, the column lacks");
        partial
    };
    assert_eq!(partial(&unit), [false, false, true, false]);
    unit.civil(one, 2021, 5);
    assert_eq!(partial(&unit), [true, false, true, false], "its own is there and both others' are not");
    unit.civil(b, 2023, 0);
    assert_eq!(partial(&unit), [true, false, false, false], "a zero is a figure");
}

#[test]
fn nobody_waits_for_figures_of_years_in_which_a_predecessor_was_no_client() {
    let mut unit = Unit::new();
    let [one, a, b] = ["Uusi", "A", "B"].map(|name| unit.agency(name));
    unit.merge(one, a, "2024-01-01");
    let in_july = merger(one, b, "2024-07-01");
    let july = in_july.id.0;
    unit.rows.put(in_july.into());
    let partial = |unit: &Unit, since: &str, until: &str| {
        let mut rows = unit.rows.clone();
        let known = rows.agency.get(b).expect("the agency").clone();
        rows.put(Agency { client_since: perhaps(since), client_until: perhaps(until), ..known }.into());
        let partial = |table: FigureTable| -> Vec<bool> { table.lines[0].figures.iter().map(|f| f.partial).collect() };
        let years = [2021, 2022, 2023, 2024];
        [partial(headcounts(&rows, one, BASIS, &years)), partial(volumes(&rows, one, &years))]
    };
    for year in 2021..=2024 {
        unit.civil(a, year, 10);
        unit.payslips(a, year, 120);
        unit.civil(one, year, 1);
        unit.payslips(one, year, 12);
    }
    assert_eq!(
        partial(&unit, "", ""),
        [vec![true, true, true, false], vec![true; 4]],
        "heads of the year of the merger are the successor's own"
    );
    assert_eq!(
        partial(&unit, "2022-12-31", "2023-12-30"),
        [vec![false, true, false, false], vec![false, true, true, false]],
        "a year that it did not stay out has transactions and no heads"
    );
    assert_eq!(
        partial(&unit, "", "2023-12-31"),
        [vec![true, true, true, false], vec![true, true, true, false]],
        "the last day of a year belongs to it"
    );
    unit.merge(one, b, "2024-01-01");
    unit.rows.remove(Table::Succession, july);
    assert_eq!(
        partial(&unit, "", "2025-12-31")[1],
        [true, true, true, false],
        "merged on the first day of a year, it has no transactions in it, whatever else is said of its end"
    );
}

#[test]
fn another_basis_is_another_table() {
    let mut unit = Unit::new();
    let one = unit.agency("Rannikkolaitos");
    unit.civil(one, 2025, 100);
    assert!(headcounts(&unit.rows, one, HeadcountBasis::EmploymentsAverage, &[2025]).is_empty());
}

#[test]
fn a_change_is_told_in_numbers_and_per_cent() {
    let told = |before, after| difference(before, after).map(|d| (d.absolute, d.percent));
    assert_eq!(told(Some(200), Some(150)), Some((-50, Some(-25.0))));
    assert_eq!(told(Some(100), Some(100)), Some((0, Some(0.0))));
    assert_eq!(told(Some(4), Some(0)), Some((-4, Some(-100.0))));
    assert_eq!(told(Some(0), Some(5)), Some((5, None)), "nothing grows from zero by per cent");
    assert_eq!(told(Some(0), Some(0)), Some((0, None)));
    assert_eq!(told(None, Some(5)), None, "what is missing is not zero");
    assert_eq!(told(Some(5), None), None);
    assert_eq!(told(None, None), None);
}

#[test]
fn at_first_three_years_that_are_over_are_shown() {
    let mut unit = Unit::new();
    let one = unit.agency("Rannikkolaitos");
    let shown = |unit: &Unit, today| years(&unit.rows, one, day(today), YEARS_AT_FIRST);
    assert_eq!(shown(&unit, "2026-01-01"), [2023, 2024, 2025]);
    assert_eq!(shown(&unit, "2026-12-31"), [2023, 2024, 2025]);
    unit.civil(one, 2019, 5);
    assert_eq!(shown(&unit, "2026-12-31"), [2023, 2024, 2025], "old figures do not pull the table back");
    unit.payslips(one, 2026, 5);
    assert_eq!(shown(&unit, "2026-12-31"), [2023, 2024, 2025, 2026], "this year's are shown once they are there");
    let heads = headcount_years(&unit.rows, one, day("2026-12-31"), YEARS_AT_FIRST);
    assert_eq!(heads, [2023, 2024, 2025], "and no heads are missed before the year is over");
    let table = volumes(&unit.rows, one, &[2024, 2025, 2026]);
    assert_eq!(table.compared(day("2026-12-31")), 1, "a running year is compared with none");
    assert_eq!(table.compared(day("2027-01-01")), 2);
    assert_eq!(table.compared(day("2020-01-01")), 2, "where none is over it is the last");
    assert_eq!(volume_years(&unit.rows, one, day("2026-12-31"), YEARS_AT_FIRST), [2023, 2024, 2025, 2026]);
}

#[test]
fn no_more_years_are_shown_than_figures_are_taken_for() {
    let mut unit = Unit::new();
    let one = unit.agency("Rannikkolaitos");
    let shown = |today, count| years(&unit.rows, one, day(today), count);
    assert_eq!(shown("1992-05-05", 5), [1990, 1991]);
    assert_eq!(shown("2026-05-05", usize::MAX).first(), Some(&1990));
    assert_eq!(shown("2026-05-05", 1), [2025]);
    assert_eq!(shown("2026-05-05", 0), Vec::<i64>::new());
    assert_eq!(shown("1980-05-05", 3), Vec::<i64>::new());
}

#[test]
fn years_follow_figures_of_predecessors_only_where_they_count() {
    let mut unit = Unit::new();
    let (one, merged) = (unit.agency("Rannikkolaitos"), unit.agency("Saaristovirasto"));
    unit.merge(one, merged, "2024-03-01");
    unit.civil(merged, 2023, 5);
    unit.civil(merged, 2024, 5);
    unit.payslips(merged, 2025, 5);
    assert_eq!(with_figures(&unit.rows, one), [2023]);
    unit.payslips(merged, 2024, 5);
    assert_eq!(with_figures(&unit.rows, one), [2023, 2024]);
    assert_eq!(with_figures(&unit.rows, merged), [2023, 2024, 2025], "its own remain its own");
}

#[test]
fn the_headcount_of_the_year_of_the_merger_is_the_successors_own() {
    let mut unit = Unit::new();
    let (one, merged) = (unit.agency("Rannikkolaitos"), unit.agency("Saaristovirasto"));
    unit.merge(one, merged, "2024-01-01");
    for year in 2022..=2025 {
        unit.civil(one, year, 100);
        unit.civil(merged, year, 10);
    }
    let table = unit.headcounts(one, &[2022, 2023, 2024, 2025]);
    assert_eq!(totals(&table), [Some(110), Some(110), Some(100), Some(100)]);
    assert!(table.inherits());
    assert_eq!(table.lines[0].figures[1], Figure { own: Some(100), inherited: Some(10), partial: false });
    assert!(!unit.headcounts(one, &[2024, 2025]).inherits());
    assert_eq!(totals(&unit.headcounts(merged, &[2022])), [Some(10)], "the predecessor inherits nothing");
}

#[test]
fn volumes_of_the_year_of_the_merger_belong_to_both() {
    let mut unit = Unit::new();
    let (one, merged) = (unit.agency("Rannikkolaitos"), unit.agency("Saaristovirasto"));
    unit.merge(one, merged, "2024-12-31");
    for year in 2023..=2025 {
        unit.payslips(one, year, 1200);
        unit.payslips(merged, year, 120);
    }
    assert_eq!(totals(&unit.volumes(one, &[2023, 2024, 2025])), [Some(1320), Some(1320), Some(1200)]);
}

#[test]
fn a_figure_may_be_inherited_whole() {
    let mut unit = Unit::new();
    let (one, merged) = (unit.agency("Uusi"), unit.agency("Vanha"));
    unit.merge(one, merged, "2025-01-01");
    unit.civil(merged, 2024, 10);
    let table = unit.headcounts(one, &[2024, 2025]);
    let inherited = Figure { own: None, inherited: Some(10), partial: false };
    assert_eq!(table.lines[0].figures, [inherited, Figure::default()]);
    assert_eq!(totals(&table), [Some(10), None]);
}

#[test]
fn a_chain_of_mergers_is_followed_to_its_end() {
    let mut unit = Unit::new();
    let [a, b, c] = ["A", "B", "C"].map(|name| unit.agency(name));
    unit.merge(b, a, "2020-01-01");
    unit.merge(c, b, "2023-01-01");
    for (agency, count) in [(a, 1), (b, 10), (c, 100)] {
        for year in [2019, 2021, 2023] {
            unit.civil(agency, year, count);
        }
    }
    assert_eq!(predecessors(&unit.rows, c), [(b, day("2023-01-01")), (a, day("2020-01-01"))]);
    assert_eq!(totals(&unit.headcounts(c, &[2019, 2021, 2023])), [Some(111), Some(110), Some(100)]);
    assert_eq!(totals(&unit.headcounts(b, &[2019, 2021])), [Some(11), Some(10)]);
}

#[test]
fn an_agency_that_came_by_two_ways_counts_once() {
    let mut unit = Unit::new();
    let [a, b, c, d] = ["A", "B", "C", "D"].map(|name| unit.agency(name));
    for (successor, predecessor, date) in
        [(b, a, "2020-01-01"), (c, a, "2020-01-01"), (d, b, "2022-01-01"), (d, c, "2022-01-01")]
    {
        unit.merge(successor, predecessor, date);
    }
    unit.merge(d, b, "2022-01-01");
    for agency in [a, b, c, d] {
        unit.civil(agency, 2019, 1);
    }
    assert_eq!(predecessors(&unit.rows, d).len(), 3);
    assert_eq!(totals(&unit.headcounts(d, &[2019])), [Some(4)]);
}

#[test]
fn a_circle_of_mergers_ends() {
    let mut unit = Unit::new();
    let [a, b, c] = ["A", "B", "C"].map(|name| unit.agency(name));
    for (successor, predecessor) in [(a, b), (b, c), (c, a), (a, a)] {
        unit.merge(successor, predecessor, "2024-01-01");
    }
    for agency in [a, b, c] {
        unit.civil(agency, 2020, 1);
        assert_eq!(predecessors(&unit.rows, agency).len(), 2);
    }
    assert_eq!(totals(&unit.headcounts(a, &[2020])), [Some(3)]);
    let end = (a, day("2024-01-01"));
    assert_eq!(successors(&unit.rows), [(b, end), (c, end)].into(), "it ends at the one made first");
}

#[test]
fn of_several_mergers_of_an_agency_the_latest_counts() {
    let mut unit = Unit::new();
    let [a, b, c, end] = ["A", "B", "C", "D"].map(|name| unit.agency(name));
    let last = unit.agency("E");
    for (successor, predecessor, date) in [
        (c, a, "2022-01-01"),
        (b, a, "2020-01-01"),
        (end, b, "2023-01-01"),
        (end, c, "2024-01-01"),
        (last, b, "2023-01-01"),
    ] {
        unit.merge(successor, predecessor, date);
    }
    unit.merge(a, a, "2030-01-01");
    assert!(predecessors(&unit.rows, end).contains(&(a, day("2022-01-01"))), "whichever way is walked first");
    unit.civil(a, 2021, 1);
    assert_eq!(totals(&unit.headcounts(end, &[2021])), [Some(1)]);
    let ends = [(a, (end, "2022-01-01")), (b, (last, "2023-01-01")), (c, (end, "2024-01-01"))];
    let ends = ends.map(|(one, (end, date))| (one, (end, day(date))));
    assert_eq!(successors(&unit.rows), ends.into(), "on one day the one made last");
}

#[test]
fn what_leads_into_a_circle_ends_where_the_circle_does() {
    let mut unit = Unit::new();
    let [a, b, c] = ["A", "B", "C"].map(|name| unit.agency(name));
    for (successor, predecessor) in [(c, a), (b, c), (c, b)] {
        unit.merge(successor, predecessor, "2024-01-01");
    }
    let end = (b, day("2024-01-01"));
    assert_eq!(successors(&unit.rows), [(a, end), (c, end)].into());
    assert!(successors(&Unit::new().rows).is_empty());
}

#[test]
fn nothing_is_inherited_by_a_rename_or_a_split() {
    let mut unit = Unit::new();
    let (one, other) = (unit.agency("Rannikkolaitos"), unit.agency("Saaristovirasto"));
    for kind in [SuccessionKind::Renamed, SuccessionKind::Split] {
        unit.rows.put(succession(one, other, kind, "2024-01-01").into());
    }
    unit.civil(other, 2020, 10);
    unit.payslips(other, 2020, 10);
    assert_eq!(predecessors(&unit.rows, one), []);
    assert!(unit.headcounts(one, &[2020]).is_empty() && unit.volumes(one, &[2020]).is_empty());
}

#[test]
fn what_is_retired_is_shown_only_where_it_has_figures() {
    let mut unit = Unit::new();
    let one = unit.agency("Rannikkolaitos");
    let retired = ListItem { retired_at: Some(day("2024-01-01")), ..unit.contractual.clone() };
    let gone = Product { retired_at: Some(day("2024-01-01")), ..unit.travel.clone() };
    unit.rows.put(Record::EmploymentType(retired));
    unit.rows.put(gone.into());
    unit.contractual(one, 2022, 3);
    unit.rows.put(Volume::new(one, unit.travel.id, 2022, 3).into());
    assert_eq!(unit.headcounts(one, &[2022]).lines.len(), 2);
    assert_eq!(unit.headcounts(one, &[2023]).lines.len(), 1);
    assert_eq!(unit.volumes(one, &[2022]).lines.len(), 2);
    assert_eq!(unit.volumes(one, &[2023]).lines.len(), 1);
}

#[test]
fn lines_stand_in_the_order_of_the_list() {
    let mut unit = Unit::new();
    let one = unit.agency("Rannikkolaitos");
    unit.rows.put(Record::EmploymentType(ListItem { position: 9, ..unit.civil.clone() }));
    let first = item("Harjoittelijat", 1);
    unit.rows.put(Record::EmploymentType(first.clone()));
    let lines: Vec<Uuid> = unit.headcounts(one, &[]).lines.iter().map(|line| line.subject).collect();
    assert_eq!(lines, [first.id.0, unit.contractual.id.0, unit.civil.id.0], "equal places go by name");
}

proptest! {
    /// The same figures added up by line, by column, by own and inherited, and agency by agency.
    #[test]
    fn sums_agree_however_they_are_grouped(
        figures in proptest::collection::vec((0..3_usize, 2020..2025_i64, proptest::bool::ANY, 0..1_000_i64), 0..40),
    ) {
        let mut unit = Unit::new();
        let agencies = ["A", "B", "C"].map(|name| unit.agency(name));
        for (which, year, civil, count) in figures {
            if civil {
                unit.civil(agencies[which], year, count);
            } else {
                unit.contractual(agencies[which], year, count);
            }
        }
        let span: Vec<i64> = (2020..2025).collect();
        let apart = agencies.map(|agency| unit.headcounts(agency, &span));
        unit.merge(agencies[1], agencies[0], "2030-01-01");
        unit.merge(agencies[2], agencies[1], "2031-01-01");
        let together = unit.headcounts(agencies[2], &span);
        for (index, year) in span.iter().enumerate() {
            let counted: Vec<i64> =
                unit.rows.headcount.iter().filter(|row| row.year == *year).map(|row| row.count).collect();
            let expected = (!counted.is_empty()).then(|| counted.iter().sum::<i64>());
            prop_assert_eq!(together.total(index), expected);
            prop_assert_eq!(sum(apart.iter().map(|table| table.total(index))), expected);
            let column = || together.lines.iter().map(|line| line.figures[index]);
            let own_and_inherited = [sum(column().map(|f| f.own)), sum(column().map(|f| f.inherited))];
            prop_assert_eq!(sum(own_and_inherited), expected);
        }
        let by_line = together.lines.iter().map(|line| sum(line.figures.iter().map(|figure| figure.total())));
        prop_assert_eq!(sum(by_line), sum(totals(&together)));
        prop_assert_eq!(together.is_empty(), unit.rows.headcount.is_empty());
    }
}
