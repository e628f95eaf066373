//! What a year comes to by an agreement.

use chrono::{Datelike, NaiveDate};

use crate::domain::agreement::agreement::Agreement;
use crate::domain::agreement::price::UnitPrice;
use crate::domain::figures;
use crate::domain::record::id::{AgencyId, ProductId};
use crate::domain::record::record::Rows;

impl Rows {
    /// The price of `product` by `agreement` on `day`.
    #[must_use]
    pub fn price_on(&self, agreement: &Agreement, product: ProductId, day: NaiveDate) -> Option<&UnitPrice> {
        let of_product = self.unit_price.of(agreement.agency).filter(|one| one.agreement == agreement.id);
        of_product.filter(|one| one.product == product && one.valid_from <= day).max_by_key(|one| one.valid_from)
    }
}

/// What one product comes to in a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ValueLine {
    /// The product.
    pub product: ProductId,
    /// How many there were, with what predecessors bring to it.
    pub volume: Option<i64>,
    /// Whether a predecessor's part of them is missing.
    pub partial: bool,
    /// Volume × price in ten-thousandths of a euro; absent where either is unknown.
    pub value: Option<i64>,
    /// Whether the price changed, began or ended within the year, so that the value is reckoned from its average.
    pub averaged: bool,
}

/// What a year comes to by the prices of an agreement.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct YearValue {
    /// The year.
    pub year: i64,
    /// One line per product that has a price or a volume in the year, in the order of the users' list.
    pub lines: Vec<ValueLine>,
    /// The sum in ten-thousandths of a euro; absent where no line has a value.
    pub total: Option<i64>,
    /// Whether a volume has no price, a price no volume, or a predecessor's part is missing, so that the sum says less
    /// than it seems to.
    pub lacks: bool,
}

/// The newest year with a volume of `agency` that is not after `today`'s.
#[must_use]
pub fn newest_year(rows: &Rows, agency: AgencyId, today: NaiveDate) -> Option<i64> {
    let years = figures::with_figures(rows, agency).into_iter().rev();
    let mut past = years.filter(|year| *year <= i64::from(today.year()));
    past.find(|year| figures::volumes(rows, agency, &[*year]).total(0).is_some())
}

/// What the volumes of `year` come to by the prices of `agreement`.
///
/// Where a price changed within the year, nobody knows how many were used at which price: the volume is taken to be
/// spread evenly over the days that have a price.
#[must_use]
pub fn year_value(rows: &Rows, agreement: &Agreement, year: i64) -> YearValue {
    let table = figures::volumes(rows, agreement.agency, &[year]);
    let prices = rows.unit_prices(agreement);
    let mut value = YearValue { year, ..YearValue::default() };
    let mut products: Vec<_> = rows.product.iter().collect();
    products.sort_by(|a, b| a.position.cmp(&b.position).then_with(|| a.name_fi.cmp(&b.name_fi)));
    for product in products {
        let figure = table.lines.iter().find(|line| line.subject == product.id.0);
        let figure = figure.and_then(|line| line.figures.first()).copied().unwrap_or_default();
        let of_product: Vec<(NaiveDate, i64)> =
            prices.iter().filter(|one| one.product == product.id).map(|one| (one.valid_from, one.price)).collect();
        let (average, averaged) = average(&of_product, year);
        let volume = figure.total();
        if volume.is_none() && average.is_none() {
            continue;
        }
        let line = ValueLine {
            product: product.id,
            volume,
            partial: figure.partial,
            value: volume.zip(average).map(|(volume, average)| average.times(volume)),
            averaged,
        };
        value.lacks |= line.value.is_none() || line.partial;
        value.lines.push(line);
    }
    let known = value.lines.iter().filter_map(|line| line.value);
    value.total = known.fold(None, |sum: Option<i64>, one| Some(sum.unwrap_or(0).saturating_add(one)));
    value
}

/// A price as a sum over days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Average {
    sum: i128,
    days: i128,
}

impl Average {
    /// The average × `volume`, rounded half up.
    fn times(self, volume: i64) -> i64 {
        let rounded = (self.sum * i128::from(volume) * 2 + self.days) / (self.days * 2);
        i64::try_from(rounded).unwrap_or(i64::MAX)
    }
}

/// The average over the days of `year` that have a price, and whether it is not simply one price for the whole year.
/// `prices` are by day, oldest first.
fn average(prices: &[(NaiveDate, i64)], year: i64) -> (Option<Average>, bool) {
    let year = i32::try_from(year).unwrap_or(i32::MAX);
    let (Some(first), Some(last)) = (NaiveDate::from_ymd_opt(year, 1, 1), NaiveDate::from_ymd_opt(year, 12, 31)) else {
        return (None, false);
    };
    let (mut sum, mut days, mut seen) = (0, 0, Vec::new());
    for (index, (from, price)) in prices.iter().enumerate() {
        let next = prices.get(index + 1).and_then(|(next, _)| next.pred_opt());
        let (from, to) = ((*from).max(first), next.map_or(last, |next| next.min(last)));
        let held = i128::from((to - from).num_days() + 1);
        if held > 0 {
            sum += i128::from(*price) * held;
            days += held;
            seen.push(*price);
        }
    }
    let whole = days == i128::from((last - first).num_days() + 1);
    seen.dedup();
    let averaged = days > 0 && !(whole && seen.len() == 1);
    ((days > 0).then_some(Average { sum, days }), averaged)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::testing::{self, day};
    use crate::domain::{AgreementId, Product, Volume};

    fn file() -> (Rows, Agreement, [ProductId; 2]) {
        let agency = testing::agency("Rannikkolaitos");
        let agreement = Agreement { number: "14/2025".into(), ..Agreement::empty(agency.id, AgreementId::new()) };
        let products = [Product::named(["Laskelma", "", ""], 0), Product::named(["Todistus", "", ""], 1)];
        let ids = products.clone().map(|product| product.id);
        let [one, other] = products;
        (testing::rows([agency.into(), one.into(), other.into(), agreement.clone().into()]), agreement, ids)
    }

    fn price(rows: &mut Rows, agreement: &Agreement, product: ProductId, from: &str, price: i64) {
        rows.put(UnitPrice::new(agreement, product, day(from), price).into());
    }

    #[test]
    fn the_newest_price_that_has_begun_holds() {
        let (mut rows, agreement, [product, other]) = file();
        price(&mut rows, &agreement, product, "2025-01-01", 85_000);
        price(&mut rows, &agreement, product, "2026-01-01", 87_500);
        let on = |day_text: &str| rows.price_on(&agreement, product, day(day_text)).map(|one| one.price);
        assert_eq!([on("2024-12-31"), on("2025-12-31"), on("2026-01-01")], [None, Some(85_000), Some(87_500)]);
        assert_eq!(rows.price_on(&agreement, other, day("2026-01-01")), None);
        assert!(rows.unit_prices(&agreement).iter().all(|one| one.in_place()));
    }

    #[test]
    fn a_year_is_volume_times_price() {
        let (mut rows, agreement, [product, other]) = file();
        price(&mut rows, &agreement, product, "2025-01-01", 85_432);
        price(&mut rows, &agreement, other, "2020-01-01", 100_000);
        rows.put(Volume::new(agreement.agency, product, 2025, 1_000).into());
        rows.put(Volume::new(agreement.agency, other, 2025, 12).into());
        let value = year_value(&rows, &agreement, 2025);
        assert_eq!(value.lines.iter().map(|line| line.value).collect::<Vec<_>>(), [Some(85_432_000), Some(1_200_000)]);
        assert_eq!((value.total, value.lacks), (Some(86_632_000), false));
        assert!(value.lines.iter().all(|line| !line.averaged));
    }

    #[test]
    fn a_price_that_changes_within_the_year_is_averaged_by_days() {
        let (mut rows, agreement, [product, _]) = file();
        price(&mut rows, &agreement, product, "2025-01-01", 100_000);
        // 181 days at the first price, 184 at the second.
        price(&mut rows, &agreement, product, "2025-07-01", 200_000);
        rows.put(Volume::new(agreement.agency, product, 2025, 365).into());
        let line = year_value(&rows, &agreement, 2025).lines[0];
        assert_eq!((line.value, line.averaged), (Some(181 * 100_000 + 184 * 200_000), true));
        // The same price again is no change.
        price(&mut rows, &agreement, product, "2025-07-01", 100_000);
        let line = year_value(&rows, &agreement, 2025).lines[0];
        assert_eq!((line.value, line.averaged), (Some(36_500_000), false));
    }

    #[test]
    fn a_price_that_begins_within_the_year_holds_for_its_days() {
        let (mut rows, agreement, [product, _]) = file();
        price(&mut rows, &agreement, product, "2025-12-01", 50_000);
        rows.put(Volume::new(agreement.agency, product, 2025, 3).into());
        let line = year_value(&rows, &agreement, 2025).lines[0];
        assert_eq!((line.value, line.averaged), (Some(150_000), true));
    }

    #[test]
    fn what_is_not_known_is_said_to_be_lacking() {
        let (mut rows, agreement, [product, other]) = file();
        assert_eq!(year_value(&rows, &agreement, 2025), YearValue { year: 2025, ..YearValue::default() });
        rows.put(Volume::new(agreement.agency, product, 2025, 7).into());
        let value = year_value(&rows, &agreement, 2025);
        assert_eq!((value.total, value.lacks, value.lines.len()), (None, true, 1));
        price(&mut rows, &agreement, other, "2020-01-01", 100_000);
        let value = year_value(&rows, &agreement, 2025);
        assert_eq!((value.total, value.lacks, value.lines.len()), (None, true, 2));
        price(&mut rows, &agreement, product, "2026-01-01", 100_000);
        assert_eq!(year_value(&rows, &agreement, 2025).total, None, "the price comes later");
    }

    #[test]
    fn money_is_rounded_half_up_and_never_runs_over() {
        let average = |sum, days| Average { sum, days };
        assert_eq!((average(1, 2).times(1), average(1, 3).times(1), average(0, 2).times(9)), (1, 0, 0));
        assert_eq!(average(i128::from(i64::MAX), 1).times(99_999_999), i64::MAX);
    }

    #[test]
    fn the_newest_year_with_a_volume_is_not_in_the_future() {
        let (mut rows, agreement, [product, _]) = file();
        assert_eq!(newest_year(&rows, agreement.agency, day("2026-10-14")), None);
        for year in [2023, 2025, 2027] {
            rows.put(Volume::new(agreement.agency, product, year, 7).into());
        }
        assert_eq!(newest_year(&rows, agreement.agency, day("2026-10-14")), Some(2025));
        assert_eq!(newest_year(&rows, agreement.agency, day("2024-10-14")), Some(2023));
    }
}
