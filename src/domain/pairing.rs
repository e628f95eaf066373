//! Who works in a pair with whom, by date. A pair is the same either way round.

use std::cmp::Reverse;

use chrono::NaiveDate;

use super::absence::WorkPair;
use super::id::{EmployeeId, RowId};
use super::operation::Change;
use super::record::Rows;
use crate::domain::period::{holds_on, overlap};

impl WorkPair {
    /// A new pair.
    #[must_use]
    pub fn new(first: EmployeeId, second: EmployeeId, from: Option<NaiveDate>, to: Option<NaiveDate>) -> Self {
        Self { id: RowId::new(), first, second, valid_from: from, valid_to: to }
    }

    /// Whether the two are a pair on `day`.
    #[must_use]
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        holds_on([self.valid_from, self.valid_to], day)
    }

    /// Whether the pair is over before `day`.
    #[must_use]
    pub fn over(&self, day: NaiveDate) -> bool {
        self.valid_to.is_some_and(|last| last < day)
    }

    /// Whether both are of the same two, whichever is named first.
    #[must_use]
    pub fn same_two(&self, other: &Self) -> bool {
        (self.first, self.second) == (other.first, other.second)
            || (self.first, self.second) == (other.second, other.first)
    }

    /// Whether there is a day on which both hold.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        overlap([self, other].map(|one| [one.valid_from, one.valid_to]))
    }
}

impl Rows {
    /// The pairs of somebody, those that are over included, the newest first.
    #[must_use]
    pub fn pairs(&self, employee: EmployeeId) -> Vec<&WorkPair> {
        let mut pairs: Vec<&WorkPair> = self.work_pair.iter().filter(|pair| pair.other(employee).is_some()).collect();
        pairs.sort_by_key(|pair| (Reverse(pair.valid_from), pair.id));
        pairs
    }

    /// The ones somebody works in a pair with on `day`.
    #[must_use]
    pub fn paired(&self, employee: EmployeeId, day: NaiveDate) -> Vec<EmployeeId> {
        let pairs = self.pairs(employee).into_iter().filter(|pair| pair.holds_on(day));
        let mut others = Vec::new();
        for other in pairs.filter_map(|pair| pair.other(employee)) {
            if !others.contains(&other) {
                others.push(other);
            }
        }
        others
    }
}

/// Ends a pair after its last day. One that would begin only later goes altogether.
#[must_use]
pub fn end_pair(pair: &WorkPair, last: NaiveDate) -> Option<Change> {
    if pair.valid_to.is_some_and(|to| to <= last) {
        return None;
    }
    if pair.valid_from.is_some_and(|from| from > last) {
        return Some(Change::delete(pair.clone()));
    }
    Some(Change::update(pair.clone(), WorkPair { valid_to: Some(last), ..pair.clone() }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::testing::{day, employee, perhaps, rows};
    use crate::domain::{BrokenRule, Record, broken};

    fn pair(first: EmployeeId, second: EmployeeId, from: &str, to: &str) -> WorkPair {
        WorkPair::new(first, second, perhaps(from), perhaps(to))
    }

    #[test]
    fn pairs_are_found_from_both_sides_by_date() {
        let [aino, eero, outi] = ["Aino", "Eero", "Outi"].map(|name| employee(name).id);
        let all = [
            pair(aino, eero, "", "2026-03-31"),
            pair(outi, aino, "2026-04-01", ""),
            pair(aino, eero, "2026-10-01", ""),
            pair(eero, outi, "2027-01-01", ""),
        ];
        let rows = rows(all.clone().map(Record::from));
        assert_eq!(rows.paired(aino, day("2026-03-31")), [eero]);
        assert_eq!(rows.paired(aino, day("2026-10-14")), [eero, outi]);
        assert_eq!(rows.paired(outi, day("2026-10-14")), [aino]);
        assert_eq!(rows.paired(eero, day("2027-01-01")), [outi, aino]);
        assert_eq!(rows.pairs(aino), [&all[2], &all[1], &all[0]]);
        assert!(all[0].over(day("2026-04-01")) && !all[0].over(day("2026-03-31")) && !all[1].over(day("2030-01-01")));
    }

    #[test]
    fn a_pair_ends_and_one_to_come_goes() {
        let (aino, eero) = (EmployeeId::new(), EmployeeId::new());
        let last = day("2026-10-14");
        let open = pair(aino, eero, "", "");
        let ended = WorkPair { valid_to: Some(last), ..open.clone() };
        assert_eq!(end_pair(&open, last), Some(Change::update(open, ended.clone())));
        assert_eq!(end_pair(&ended, last), None);
        let later = pair(aino, eero, "2026-10-15", "");
        assert_eq!(end_pair(&later, last), Some(Change::delete(later)));
    }

    #[test]
    fn one_pair_is_not_two_at_once_either_way_round() {
        let (aino, eero, outi) = (EmployeeId::new(), EmployeeId::new(), EmployeeId::new());
        let known = pair(aino, eero, "2026-01-01", "2026-06-30");
        let rules = |new: WorkPair| {
            let rows = rows([known.clone().into(), new.clone().into()]);
            broken(&rows, &[Change::insert(new)])
        };
        assert_eq!(rules(pair(eero, aino, "2026-06-30", "")), [BrokenRule::PairTwice]);
        assert_eq!(rules(pair(aino, eero, "", "2026-01-01")), [BrokenRule::PairTwice]);
        assert_eq!(rules(pair(eero, aino, "2026-07-01", "")), []);
        assert_eq!(rules(pair(eero, outi, "2026-06-30", "")), []);
    }
}
