use super::*;
use crate::domain::load::norm::{CostPerPersonYear, Norm};
use crate::domain::testing::{self, day};
use crate::domain::{Product, UnitPrice, Volume};

const TODAY: &str = "2026-10-12";

struct Unit {
    rows: Rows,
    agency: AgencyId,
    products: [ProductId; 2],
}

/// An agency with 21,098 payslips, 10,549 a person-year of 60,000 €, at 5 € each; and certificates without a norm.
fn unit() -> Unit {
    let agency = testing::agency("Rannikkolaitos");
    let products = [("Palkkalaskelma", 0), ("Todistus", 1)].map(|(name, place)| Product::named([name, "", ""], place));
    let ids = products.clone().map(|one| one.id);
    let agreement = Agreement {
        number: "14/2025".into(),
        valid_from: Some(day("2025-01-01")),
        ..Agreement::empty(agency.id, AgreementId::new())
    };
    let [one, other] = products;
    let rows = testing::rows([
        agency.clone().into(),
        one.into(),
        other.into(),
        Norm::new(ids[0], 2019, 10_549, "").into(),
        CostPerPersonYear::new(2024, 600_000_000, "").into(),
        UnitPrice::new(&agreement, ids[0], day("2025-01-01"), 50_000).into(),
        UnitPrice::new(&agreement, ids[1], day("2025-01-01"), 50_000).into(),
        agreement.into(),
        Volume::new(agency.id, ids[0], 2025, 21_098).into(),
        Volume::new(agency.id, ids[1], 2025, 100).into(),
        Volume::new(agency.id, ids[0], 2024, 10_549).into(),
    ]);
    Unit { rows, agency: agency.id, products: ids }
}

fn costs(unit: &Unit) -> CostBook {
    CostBook::new(&unit.rows, LoadBook::new(&unit.rows, &[2024, 2025], day(TODAY)))
}

#[test]
fn cost_and_value_are_compared_where_both_are_known() {
    let unit = unit();
    let costs = costs(&unit);
    let rows = costs.rows(CostBy::Group(Grouping::Agency), 2025, &Filter::default());
    // 2 person-years × 60,000 € against 21,098 × 5 €.
    assert_eq!(
        rows,
        [CostRow {
            of: CostOf::Group(Group::Agency(unit.agency)),
            cost: Some(1_200_000_000),
            value: Some(1_054_900_000),
            difference: Some(-145_100_000),
            coverage: Some(8_791),
            left_out: vec![unit.products[1]],
        }]
    );
    assert_eq!(rows[0].off(), Some(1_209));
    assert_eq!(costs.per_person_year(2025), Some((2024, 600_000_000)));
}

#[test]
fn a_year_without_a_price_compares_nothing() {
    let unit = unit();
    let costs = costs(&unit);
    let years = costs.rows(CostBy::Year, 2025, &Filter::default());
    let told: Vec<_> = years.iter().map(|row| (row.of, row.coverage, row.left_out.len())).collect();
    // The agreement began in 2025, and what is unknown comes last.
    assert_eq!(told, [(CostOf::Year(2025), Some(8_791), 1), (CostOf::Year(2024), None, 1)]);
    assert_eq!(costs.lines(2024)[0].cost, Some(600_000_000));
    assert_eq!(costs.total(2025, &Filter::default()).cost, Some(1_200_000_000));
    let other = Filter { agency: Some(AgencyId::new()), ..Filter::default() };
    assert_eq!(costs.total(2025, &other).cost, None);
}

#[test]
fn without_a_cost_of_a_person_year_nothing_costs_anything_known() {
    let mut unit = unit();
    let id = CostPerPersonYear::new(2024, 1, "").id.0;
    unit.rows.remove(crate::domain::Table::CostPerPersonYear, id);
    let costs = costs(&unit);
    assert!(costs.lines(2025).iter().all(|line| line.cost.is_none()));
    assert_eq!(costs.per_person_year(2025), None);
}
