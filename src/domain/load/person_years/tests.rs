use super::*;
use crate::domain::load::amount::MILLION;
use crate::domain::testing::{self, day};
use crate::domain::{Agency, AgencyFactor, Product, Record, Volume};

const TODAY: &str = "2026-10-12";

struct Unit {
    agency: Agency,
    payslip: Product,
    travel: Product,
    records: Vec<Record>,
}

fn unit() -> Unit {
    let agency = testing::agency("Rannikkolaitos");
    let payslip = Product::named(["Palkkalaskelma", "", ""], 0);
    let travel = Product::named(["Matkalasku", "", ""], 1);
    let records = vec![
        agency.clone().into(),
        payslip.clone().into(),
        travel.clone().into(),
        Norm::new(payslip.id, 2019, 10_549, "").into(),
        Norm::new(travel.id, 2019, 9_849, "").into(),
    ];
    Unit { agency, payslip, travel, records }
}

impl Unit {
    fn volume(&mut self, product: ProductId, year: i64, count: i64) {
        self.records.push(Volume::new(self.agency.id, product, year, count).into());
    }

    fn load(&self, year: i32) -> Load {
        let rows = testing::rows(self.records.iter().cloned());
        let snapshot = Snapshot { rows, ..Snapshot::default() };
        load_of_agencies(&snapshot, year, day(TODAY)).remove(&self.agency.id).expect("the agency has a load")
    }
}

#[test]
fn volumes_by_their_norms_are_person_years() {
    let mut unit = unit();
    unit.volume(unit.payslip.id, 2025, 21_098);
    unit.volume(unit.travel.id, 2025, 1_000);
    let load = unit.load(2025);
    // 21,098 ÷ 10,549 = 2; 1,000 ÷ 9,849 = 0.101533…
    let lines: Vec<_> = load.lines.iter().map(|line| (line.product, line.volume, line.exact)).collect();
    assert_eq!(
        lines,
        [
            (unit.payslip.id, 21_098, Some(PersonYears(2 * MILLION))),
            (unit.travel.id, 1_000, Some(PersonYears(101_533)))
        ]
    );
    assert_eq!(load.exact, Some(PersonYears(2_101_533)));
    assert_eq!((load.person_years, load.missing), (Some(2.101_533), Vec::new()));
    assert_eq!(load.lines[0].norm, Some(UsedNorm { year: 2019, volume: 10_549 }));
}

#[test]
fn the_factor_is_in_every_line() {
    let mut unit = unit();
    unit.volume(unit.payslip.id, 2025, 10_549);
    unit.records.push(AgencyFactor::new(unit.agency.id, 12_500, "Vuorotyö").into());
    let load = unit.load(2025);
    assert_eq!(load.lines[0].exact, Some(PersonYears(1_250_000)));
    assert_eq!((load.exact, load.factor.value), (Some(PersonYears(1_250_000)), 12_500));
}

#[test]
fn what_is_missing_is_named_and_counts_as_nothing() {
    let mut unit = unit();
    assert_eq!((unit.load(2025).missing, unit.load(2025).person_years), (vec![Missing::Volumes], None));
    unit.volume(unit.payslip.id, 2024, 10_000);
    unit.volume(unit.travel.id, 2024, 10);
    unit.volume(unit.payslip.id, 2025, 10_549);
    assert_eq!(unit.load(2025).missing, [Missing::Volume(unit.travel.id)]);
    assert_eq!(unit.load(2025).exact, Some(PersonYears(MILLION)));
    // A known zero is no missing figure.
    unit.volume(unit.travel.id, 2025, 0);
    assert_eq!((unit.load(2025).missing, unit.load(2025).lines.len()), (Vec::new(), 2));
}

#[test]
fn a_product_without_a_norm_of_the_year_is_named() {
    let mut unit = unit();
    let other = Product::named(["Todistus", "", ""], 2);
    unit.records.extend([other.clone().into(), Norm::new(other.id, 2026, 100, "").into()]);
    unit.volume(other.id, 2025, 50);
    let load = unit.load(2025);
    assert_eq!((load.missing, load.exact, load.lines.len()), (vec![Missing::Norm(other.id)], None, 1));
}

#[test]
fn figures_of_a_merged_agency_count_for_its_successor() {
    let mut unit = unit();
    let old = testing::agency("Saaristovirasto");
    unit.volume(unit.payslip.id, 2025, 10_549);
    unit.records.extend([
        old.clone().into(),
        testing::merger(unit.agency.id, old.id, "2025-07-01").into(),
        Volume::new(old.id, unit.payslip.id, 2025, 10_549).into(),
    ]);
    let rows = testing::rows(unit.records.iter().cloned());
    let loads = loads(&rows, &[2025, 2026], day(TODAY));
    let of_2025: Vec<_> = loads[&2025].iter().map(|(id, load)| (*id, load.exact)).collect();
    assert_eq!(of_2025, [(unit.agency.id, Some(PersonYears(2 * MILLION)))]);
    assert_eq!(loads[&2026].keys().copied().collect::<Vec<_>>(), [unit.agency.id]);
}

#[test]
fn who_was_no_client_has_no_load() {
    let mut unit = unit();
    unit.agency.client_until = Some(day("2024-12-31"));
    unit.records.push(unit.agency.clone().into());
    unit.volume(unit.payslip.id, 2024, 10_549);
    let rows = testing::rows(unit.records.iter().cloned());
    let loads = loads(&rows, &[2024, 2025], day(TODAY));
    assert_eq!((loads[&2024].len(), loads[&2025].len()), (1, 0));
}
