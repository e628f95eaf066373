//! The norms and costs that hold in a year, and those that can be begun with.

use crate::domain::figures::figure::Product;
use crate::domain::load::norm::{CostPerPersonYear, Norm};
use crate::domain::record::id::ProductId;
use crate::domain::record::operation::Change;
use crate::domain::record::record::Rows;

/// The norm of `product` that holds in `year`: the newest that is not of a later year.
#[must_use]
pub fn norm_of(rows: &Rows, product: ProductId, year: i64) -> Option<&Norm> {
    let of_product = rows.norm.iter().filter(|one| one.product == product && one.year <= year);
    of_product.max_by_key(|one| one.year)
}

/// The cost of a person-year that holds in `year`: the newest that is not of a later year.
#[must_use]
pub fn cost_of(rows: &Rows, year: i64) -> Option<&CostPerPersonYear> {
    rows.cost_per_person_year.iter().filter(|one| one.year <= year).max_by_key(|one| one.year)
}

/// The state budget proposals tell of the Finnish Government Shared Services Centre for Finance and HR how many of these
/// one person-year handled, as averages of the whole centre: payslips and checked travel and expense claims in 2019,
/// employment-relationship events in 2012.
const PROPOSED: [(&str, i64, i64); 3] =
    [("payslip", 2019, 10_549), ("travel", 2019, 9_849), ("employment_event", 2012, 1_200)];

/// The norms that can be begun with, as averages of a whole centre, where the product is there and has none. `source` is
/// written beside each.
#[must_use]
pub fn proposed_norms(rows: &Rows, source: &str) -> Vec<Change> {
    let has_norm = |product: ProductId| rows.norm.iter().any(|one| one.product == product);
    let proposed = PROPOSED.iter().map(|(key, year, volume)| (Product::shipped(key, 0, [""; 3]).id, *year, *volume));
    let wanted = proposed.filter(|(product, ..)| {
        rows.product.get(*product).is_some_and(|known| known.merged_into.is_none()) && !has_norm(*product)
    });
    wanted.map(|(product, year, volume)| Change::insert(Norm::new(product, year, volume, source))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Record;
    use crate::domain::testing;

    #[test]
    fn the_newest_norm_and_cost_not_after_the_year_hold() {
        let product = ProductId::new();
        let norms = [(2012, 1_200), (2019, 1_300)].map(|(year, volume)| Norm::new(product, year, volume, ""));
        let costs = [(2020, 600_000_000), (2024, 700_000_000)].map(|(year, sum)| CostPerPersonYear::new(year, sum, ""));
        let records = norms.into_iter().map(Record::from).chain(costs.into_iter().map(Record::from));
        let rows = testing::rows(records);
        let norm = |year| norm_of(&rows, product, year).map(|one| one.volume);
        assert_eq!(
            [norm(2011), norm(2012), norm(2018), norm(2019), norm(2026)],
            [None, Some(1_200), Some(1_200), Some(1_300), Some(1_300)]
        );
        let cost = |year| cost_of(&rows, year).map(|one| one.amount);
        assert_eq!([cost(2019), cost(2023), cost(2025)], [None, Some(600_000_000), Some(700_000_000)]);
        assert!(norm_of(&rows, ProductId::new(), 2026).is_none());
    }

    #[test]
    fn norms_are_proposed_where_there_are_none() {
        let shipped = |key| Product::shipped(key, 0, [key, "", ""]);
        let (payslip, travel) = (shipped("payslip"), shipped("travel"));
        let own = Norm::new(payslip.id, 2024, 9_000, "own");
        let rows = testing::rows([payslip.into(), travel.clone().into(), own.into()]);
        let proposed = proposed_norms(&rows, "source");
        let known: Vec<_> = proposed.iter().filter_map(|change| change.after.clone()).collect();
        assert_eq!(known, [Record::from(Norm::new(travel.id, 2019, 9_849, "source"))]);
        assert!(proposed_norms(&testing::after(&rows, &proposed), "source").is_empty());
    }
}
