//! How the volumes stand to the boundary conditions of an agreement.

use chrono::{Datelike, NaiveDate};

use crate::domain::agreement::limit::BoundaryCondition;
use crate::domain::figures;
use crate::domain::record::record::Rows;

/// What a volume comes to against the limits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Nobody has entered the volume, or so little of it that nothing can be said.
    Unknown,
    /// Neither limit is passed.
    Within,
    /// This many more are needed to reach the lowest, and the year is not over.
    NotYet(i64),
    /// The year ended this many below the lowest.
    Below(i64),
    /// The highest is passed by this many.
    Above(i64),
}

/// The volume of a year against the limits of a condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The year.
    pub year: i64,
    /// The volume, with what predecessors bring to it.
    pub volume: Option<i64>,
    /// Whether a predecessor's part of it is missing.
    pub partial: bool,
    /// What it comes to.
    pub verdict: Verdict,
}

/// How the volume of `year` stands to `condition` on `today`; none where the condition counts nothing.
#[must_use]
pub fn standing(rows: &Rows, condition: &BoundaryCondition, year: i64, today: NaiveDate) -> Option<Standing> {
    let product = condition.product?;
    if condition.lowest.is_none() && condition.highest.is_none() {
        return None;
    }
    let table = figures::volumes(rows, condition.agency, &[year]);
    let line = table.lines.iter().find(|line| line.subject == product.0);
    let figure = line.and_then(|line| line.figures.first()).copied().unwrap_or_default();
    let volume = figure.total();
    let verdict = match volume {
        None => Verdict::Unknown,
        Some(volume) => match (condition.lowest, condition.highest) {
            (_, Some(highest)) if volume > highest => Verdict::Above(volume - highest),
            (Some(lowest), _) if volume < lowest => {
                if figure.partial {
                    Verdict::Unknown
                } else if year >= i64::from(today.year()) {
                    Verdict::NotYet(lowest - volume)
                } else {
                    Verdict::Below(lowest - volume)
                }
            }
            _ => Verdict::Within,
        },
    };
    Some(Standing { year, volume, partial: figure.partial, verdict })
}

/// How this year's volume, where it is known, and that of the newest year before it stand to `condition`, the newer
/// first. Where neither is known, this year's is told as unknown.
#[must_use]
pub fn standings(rows: &Rows, condition: &BoundaryCondition, today: NaiveDate) -> Vec<Standing> {
    let this_year = i64::from(today.year());
    let of = |year| standing(rows, condition, year, today).filter(|one| one.volume.is_some());
    let known = figures::with_figures(rows, condition.agency);
    let earlier = known.into_iter().rev().filter(|year| *year < this_year).find_map(of);
    let told: Vec<Standing> = of(this_year).into_iter().chain(earlier).collect();
    if told.is_empty() { standing(rows, condition, this_year, today).into_iter().collect() } else { told }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::testing::{self, day, merger};
    use crate::domain::{AgreementId, Product, RowId, Volume};

    const TODAY: &str = "2026-10-14";

    struct Case {
        rows: Rows,
        condition: BoundaryCondition,
    }

    impl Case {
        fn new(lowest: Option<i64>, highest: Option<i64>) -> Self {
            let agency = testing::agency("Rannikkolaitos");
            let product = Product::named(["Palkkalaskelma", "", ""], 0);
            let condition = BoundaryCondition {
                id: RowId::new(),
                agency: agency.id,
                agreement: AgreementId::new(),
                text: "Laskelmat".into(),
                product: Some(product.id),
                lowest,
                highest,
                exceptions: String::new(),
                position: 0,
            };
            Self { rows: testing::rows([agency.into(), product.into()]), condition }
        }

        fn with(mut self, year: i64, count: i64) -> Self {
            let product = self.condition.product.expect("counts something");
            self.rows.put(Volume::new(self.condition.agency, product, year, count).into());
            self
        }

        fn verdicts(&self) -> Vec<(i64, Verdict)> {
            let told = standings(&self.rows, &self.condition, day(TODAY));
            told.into_iter().map(|one| (one.year, one.verdict)).collect()
        }
    }

    #[test]
    fn limits_are_passed_only_beyond_them() {
        let case = |count| Case::new(Some(100), Some(200)).with(2025, count).verdicts();
        assert_eq!(case(99), [(2025, Verdict::Below(1))]);
        assert_eq!(case(100), [(2025, Verdict::Within)]);
        assert_eq!(case(200), [(2025, Verdict::Within)]);
        assert_eq!(case(203), [(2025, Verdict::Above(3))]);
        assert_eq!(Case::new(None, Some(200)).with(2025, 0).verdicts(), [(2025, Verdict::Within)]);
        assert_eq!(Case::new(Some(1), None).with(2025, 9_999).verdicts(), [(2025, Verdict::Within)]);
    }

    #[test]
    fn a_year_that_goes_on_may_still_reach_the_lowest() {
        let case = Case::new(Some(100), Some(200)).with(2026, 40).with(2024, 60);
        assert_eq!(case.verdicts(), [(2026, Verdict::NotYet(60)), (2024, Verdict::Below(40))]);
        let case = Case::new(Some(100), Some(200)).with(2026, 240);
        assert_eq!(case.verdicts(), [(2026, Verdict::Above(40))]);
    }

    #[test]
    fn without_a_volume_or_a_product_nothing_is_claimed() {
        assert_eq!(Case::new(Some(100), None).verdicts(), [(2026, Verdict::Unknown)]);
        assert_eq!(Case::new(None, None).with(2025, 4).verdicts(), []);
        let mut case = Case::new(Some(100), None).with(2025, 4);
        case.condition.product = None;
        assert_eq!(case.verdicts(), []);
        // What was counted for later years is no volume of a year that is over.
        assert_eq!(Case::new(Some(100), None).with(2027, 4).verdicts(), [(2026, Verdict::Unknown)]);
    }

    #[test]
    fn what_a_predecessor_lacks_makes_no_volume_too_low() {
        let mut case = Case::new(Some(100), Some(200)).with(2024, 60);
        let former = testing::agency("Saaristovirasto");
        case.rows.put(former.clone().into());
        case.rows.put(merger(case.condition.agency, former.id, "2025-01-01").into());
        assert_eq!(case.verdicts(), [(2024, Verdict::Unknown)]);
        assert!(standing(&case.rows, &case.condition, 2024, day(TODAY)).expect("counts").partial);
        let product = case.condition.product.expect("counts");
        case.rows.put(Volume::new(former.id, product, 2024, 180).into());
        assert_eq!(case.verdicts(), [(2024, Verdict::Above(40))]);
    }
}
