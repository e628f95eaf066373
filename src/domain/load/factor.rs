//! How much more or less than the average an agency takes: as somebody has decided, else as a rule proposes from what is
//! special about it and from how mixed its employments are.
//!
//! The norms are averages of a whole centre, in which agencies of every kind are counted already. So what the rule adds is
//! divided by the average of what it adds: its factors share the work out, and do not make more of it.

use crate::domain::figures::figure::HeadcountBasis;
use crate::domain::knowledge::characteristic::Severity;
use crate::domain::load::amount::{PersonYears, share_of};
use crate::domain::load::norm::AgencyFactor;
use crate::domain::record::id::AgencyId;
use crate::domain::record::record::Rows;

/// One, in ten-thousandths.
const ONE: i64 = 10_000;

/// What a critical characteristic adds, in ten-thousandths.
const CRITICAL: i64 = 200;

/// What an important characteristic adds, in ten-thousandths.
const IMPORTANT: i64 = 100;

/// What characteristics add at most, in ten-thousandths.
const MOST_OF_CHARACTERISTICS: i64 = 1_500;

/// What is added where all but nobody are of other types than the largest, in ten-thousandths: half of the people of
/// other types add half of it.
const MIXED: i64 = 2_000;

/// What the rule proposes, and from what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The factor in ten-thousandths: one and what is added, ÷ the average.
    pub value: i64,
    /// One and what is added, in ten-thousandths.
    pub added_up: i64,
    /// The average of that over the agencies for which the rule proposes, weighted by their work, in ten-thousandths.
    pub average: i64,
    /// How many critical characteristics the agency has.
    pub critical: i64,
    /// How many important ones.
    pub important: i64,
    /// What the characteristics add, in ten-thousandths.
    pub by_characteristics: i64,
    /// How many of ten thousand people are of other employment types than the largest; absent where no heads are known.
    pub outside: Option<i64>,
    /// The year whose heads were looked at; absent where none are known.
    pub year: Option<i64>,
    /// What the mix of employment types adds, in ten-thousandths.
    pub by_mix: i64,
}

/// An agency's factor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Factor {
    /// In ten-thousandths: 11500 is 1.15.
    pub value: i64,
    /// Why somebody has set it; absent where it is the rule's.
    pub reason: Option<String>,
    /// What the rule proposes.
    pub proposal: Proposal,
}

impl Factor {
    /// As a number.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "factors are small")]
    pub fn as_f64(&self) -> f64 {
        self.value as f64 / 10_000.0
    }
}

/// What the rule proposes for `agency` in `year` before it is compared with the others: 1, with 0.02 for each critical and
/// 0.01 for each important characteristic, 0.15 at most, and a fifth of the share of people who are of other employment
/// types than the largest, by the newest heads not after the year.
#[must_use]
pub fn propose(rows: &Rows, agency: AgencyId, year: i64) -> Proposal {
    let (mut critical, mut important) = (0, 0);
    for one in rows.characteristic.of(agency) {
        match one.severity {
            Severity::Critical => critical += 1,
            Severity::Important => important += 1,
            Severity::Note => {}
        }
    }
    let by_characteristics = (critical * CRITICAL + important * IMPORTANT).min(MOST_OF_CHARACTERISTICS);
    let counted = || rows.headcount.of(agency).filter(|row| row.basis == HeadcountBasis::default() && row.year <= year);
    let last = counted().map(|row| row.year).max();
    let heads: Vec<i64> = counted().filter(|row| Some(row.year) == last).map(|row| row.count).collect();
    let all: i64 = heads.iter().sum();
    let largest = heads.iter().copied().max().unwrap_or_default();
    let outside = share_of(i128::from(all - largest) * i128::from(ONE), i128::from(all));
    let by_mix = outside.and_then(|outside| share_of(i128::from(outside * MIXED), i128::from(ONE))).unwrap_or_default();
    let added_up = ONE + by_characteristics + by_mix;
    Proposal {
        value: added_up,
        added_up,
        average: ONE,
        critical,
        important,
        by_characteristics,
        outside,
        year: last.filter(|_| outside.is_some()),
        by_mix,
    }
}

impl Proposal {
    /// The same against an `average` in ten-thousandths.
    #[must_use]
    pub fn against(self, average: i64) -> Self {
        match share_of(i128::from(self.added_up) * i128::from(ONE), i128::from(average)) {
            Some(value) => Self { value, average, ..self },
            None => self,
        }
    }
}

/// The average of what is `added_up`, each weighted by its work before any factor; one where there is no work. In
/// ten-thousandths.
#[must_use]
pub fn average(proposals: impl Iterator<Item = (PersonYears, i64)>) -> i64 {
    let (mut with, mut without) = (0_i128, 0_i128);
    for (work, added_up) in proposals {
        with += i128::from(work.0) * i128::from(added_up);
        without += i128::from(work.0);
    }
    share_of(with, without).unwrap_or(ONE)
}

/// The factor of `agency` in `year`, where `average` is that of what the rule adds up, in ten-thousandths.
#[must_use]
pub fn factor(rows: &Rows, agency: AgencyId, year: i64, average: i64) -> Factor {
    let proposal = propose(rows, agency, year).against(average);
    match rows.agency_factor.get(AgencyFactor::key(agency)) {
        Some(set) => Factor { value: set.factor, reason: Some(set.reason.clone()), proposal },
        None => Factor { value: proposal.value, reason: None, proposal },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::testing::{self, day};
    use crate::domain::{Characteristic, Headcount, ListId, Record};

    fn special(agency: AgencyId, severity: Severity) -> Record {
        Characteristic { severity, title: "x".into(), ..Characteristic::empty(agency, "", day("2026-01-01")) }.into()
    }

    fn heads(agency: AgencyId, year: i64, counts: &[i64]) -> Vec<Record> {
        let of =
            |count: &i64| Headcount::new(agency, year, ListId::new(), HeadcountBasis::PersonsYearEnd, *count).into();
        counts.iter().map(of).collect()
    }

    #[test]
    fn the_rule_adds_characteristics_and_the_mix() {
        let agency = AgencyId::new();
        let mut records = heads(agency, 2025, &[75, 25]);
        records.extend(heads(agency, 2024, &[1, 99]));
        records.extend(
            [Severity::Critical, Severity::Important, Severity::Important, Severity::Note]
                .map(|one| special(agency, one)),
        );
        let rows = testing::rows(records);
        let proposal = propose(&rows, agency, 2025);
        // 1 + 0.02 + 2 × 0.01 + 0.2 × 0.25
        assert_eq!((proposal.value, proposal.by_characteristics, proposal.by_mix), (10_900, 400, 500));
        assert_eq!((proposal.critical, proposal.important), (1, 2));
        assert_eq!((proposal.outside, proposal.year), (Some(2_500), Some(2025)));
        // 1 + 0.04 + 0.2 × 0.01
        assert_eq!(propose(&rows, agency, 2024).value, 10_420);
    }

    #[test]
    fn nothing_known_is_the_average_and_many_characteristics_add_no_more_than_the_most() {
        let agency = AgencyId::new();
        let proposal = propose(&testing::rows([]), agency, 2025);
        assert_eq!((proposal.value, proposal.outside, proposal.year), (10_000, None, None));
        let rows = testing::rows((0..12).map(|_| special(agency, Severity::Critical)));
        assert_eq!(propose(&rows, agency, 2025).value, 11_500);
    }

    #[test]
    fn what_somebody_has_set_holds() {
        let agency = AgencyId::new();
        let rows =
            testing::rows([special(agency, Severity::Critical), AgencyFactor::new(agency, 13_000, "Vuorotyö").into()]);
        let factor = factor(&rows, agency, 2025, ONE);
        assert_eq!((factor.value, factor.reason.as_deref(), factor.proposal.value), (13_000, Some("Vuorotyö"), 10_200));
    }

    #[test]
    fn what_is_added_is_divided_by_the_average_weighted_by_work() {
        // Three person-years at 1.10 and one at 1.02: (3.30 + 1.02) ÷ 4.
        let average = average([(PersonYears(3_000_000), 11_000), (PersonYears(1_000_000), 10_200)].into_iter());
        assert_eq!(average, 10_800);
        let agency = AgencyId::new();
        let proposal = propose(&testing::rows([special(agency, Severity::Critical)]), agency, 2025).against(average);
        // 1.02 ÷ 1.08 = 0.94444…
        assert_eq!((proposal.value, proposal.added_up, proposal.average), (9_444, 10_200, 10_800));
        assert_eq!(super::average(std::iter::empty()), ONE);
    }
}
