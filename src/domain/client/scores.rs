//! Satisfaction as it is asked for: by year at one agency, and overall across agencies.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::client::satisfaction::Satisfaction;
use crate::domain::record::id::AgencyId;
use crate::domain::record::record::Rows;

impl Rows {
    /// What `agency` has answered: the newest year first, in each year the overall score first, then by question.
    #[must_use]
    pub fn satisfactions(&self, agency: AgencyId) -> Vec<&Satisfaction> {
        let mut all: Vec<&Satisfaction> = self.satisfaction.of(agency).collect();
        all.sort_by(|a, b| b.year.cmp(&a.year).then_with(|| a.question.cmp(&b.question)));
        all
    }
}

/// A score of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Score {
    /// The year.
    pub year: i64,
    /// The score as a part of the best there is, in per cent.
    pub percent: i64,
    /// Whether it is the average of the questions, as nobody has entered an overall score.
    pub averaged: bool,
}

/// The overall scores of `agency`, oldest first. Where a year has only scores of questions, their average.
#[must_use]
pub fn overall(rows: &Rows, agency: AgencyId) -> Vec<Score> {
    let mut years: BTreeMap<i64, Vec<&Satisfaction>> = BTreeMap::new();
    for one in rows.satisfaction.of(agency) {
        years.entry(one.year).or_default().push(one);
    }
    let score = |(year, all): (i64, Vec<&Satisfaction>)| {
        if let Some(whole) = all.iter().find(|one| one.overall()) {
            return Score { year, percent: whole.percent(), averaged: false };
        }
        let sum: i64 = all.iter().map(|one| one.percent()).sum();
        let count = i64::try_from(all.len()).unwrap_or(1).max(1);
        Score { year, percent: (sum + count / 2) / count, averaged: true }
    };
    years.into_iter().map(score).collect()
}

/// The overall scores of `agencies` in the last `count` years that any of them has: the years, oldest first, and for each
/// agency that has a score in one of them a score or nothing for each year, in per cent.
#[must_use]
pub fn compared(rows: &Rows, agencies: &[AgencyId], count: usize) -> (Vec<i64>, Vec<(AgencyId, Vec<Option<i64>>)>) {
    let scores: Vec<(AgencyId, Vec<Score>)> = agencies.iter().map(|agency| (*agency, overall(rows, *agency))).collect();
    let known: BTreeSet<i64> = scores.iter().flat_map(|(_, all)| all.iter().map(|one| one.year)).collect();
    let years: Vec<i64> = known.iter().copied().skip(known.len().saturating_sub(count)).collect();
    let line = |(agency, all): (AgencyId, Vec<Score>)| {
        let of = |year: &i64| all.iter().find(|one| one.year == *year).map(|one| one.percent);
        let values: Vec<Option<i64>> = years.iter().map(of).collect();
        values.iter().any(Option::is_some).then_some((agency, values))
    };
    let lines = scores.into_iter().filter_map(line).collect();
    (years, lines)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::testing::rows;

    #[test]
    fn scores_are_parts_of_the_best_there_is() {
        let agency = AgencyId::new();
        let percent = |score, scale| Satisfaction::new(agency, 2025, "", score, scale).percent();
        assert_eq!([percent(50_000, 5), percent(42_000, 5), percent(83_000, 10), percent(0, 5)], [100, 84, 83, 0]);
        // 4,13 of 5 is 82,6 per cent.
        assert_eq!(percent(41_300, 5), 83);
    }

    #[test]
    fn a_year_without_an_overall_score_has_the_average_of_its_questions() {
        let (one, other) = (AgencyId::new(), AgencyId::new());
        let file = rows([
            Satisfaction::new(one, 2024, "", 40_000, 5).into(),
            Satisfaction::new(one, 2024, "Tavoitettavuus", 10_000, 5).into(),
            Satisfaction::new(one, 2025, "Tavoitettavuus", 40_000, 5).into(),
            Satisfaction::new(one, 2025, "Laatu", 90_000, 10).into(),
            Satisfaction::new(other, 2023, "", 30_000, 5).into(),
        ]);
        let score = |year, percent, averaged| Score { year, percent, averaged };
        assert_eq!(overall(&file, one), [score(2024, 80, false), score(2025, 85, true)]);
        let (years, lines) = compared(&file, &[one, other, AgencyId::new()], 3);
        assert_eq!(years, [2023, 2024, 2025]);
        assert_eq!(lines, [(one, vec![None, Some(80), Some(85)]), (other, vec![Some(60), None, None])]);
        // The agency whose only score is older is left out.
        assert_eq!(compared(&file, &[one, other], 2).1.len(), 1);
    }
}
