//! How much more or less than the average an agency takes: as somebody has decided, else as a rule proposes from what is
//! special about it and from how mixed its employments are.

use crate::domain::figures::figure::HeadcountBasis;
use crate::domain::knowledge::characteristic::Severity;
use crate::domain::load::amount::share_of;
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
    /// The factor in ten-thousandths.
    pub value: i64,
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

/// What the rule proposes for `agency` in `year`: 1, with 0.02 for each critical and 0.01 for each important
/// characteristic, 0.15 at most, and a fifth of the share of people who are of other employment types than the largest, by
/// the newest heads not after the year.
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
    Proposal {
        value: ONE + by_characteristics + by_mix,
        critical,
        important,
        by_characteristics,
        outside,
        year: last.filter(|_| outside.is_some()),
        by_mix,
    }
}

/// The factor of `agency` in `year`.
#[must_use]
pub fn factor(rows: &Rows, agency: AgencyId, year: i64) -> Factor {
    let proposal = propose(rows, agency, year);
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
        let factor = factor(&rows, agency, 2025);
        assert_eq!((factor.value, factor.reason.as_deref(), factor.proposal.value), (13_000, Some("Vuorotyö"), 10_200));
    }
}
