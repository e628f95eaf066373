//! Who is away and when, never why; and who works in a pair with whom.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::id::{EmployeeId, RowId};
use super::record::{Reference, Row, Rows, Table};

/// Two employees who stand in for each other, for a time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WorkPair {
    /// Identity.
    pub id: RowId,
    /// One of the two.
    pub first: EmployeeId,
    /// The other.
    pub second: EmployeeId,
    /// First day; absent for "as long as anyone remembers".
    pub valid_from: Option<NaiveDate>,
    /// Last day; absent while it goes on.
    pub valid_to: Option<NaiveDate>,
}

impl WorkPair {
    /// The other one of the two; none for somebody else.
    #[must_use]
    pub fn other(&self, one: EmployeeId) -> Option<EmployeeId> {
        if self.first == one { Some(self.second) } else { (self.second == one).then_some(self.first) }
    }
}

impl Row for WorkPair {
    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn references(&self) -> Vec<Reference> {
        vec![
            Reference::new("first", Table::Employee, self.first),
            Reference::new("second", Table::Employee, self.second),
        ]
    }
}

/// Somebody of ours is away. Why is nobody's business here.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Absence {
    /// Identity.
    pub id: RowId,
    /// Who.
    pub employee: EmployeeId,
    /// First day.
    pub from_day: NaiveDate,
    /// Last day.
    pub to_day: NaiveDate,
    /// Can be reached in urgent matters.
    pub reachable: bool,
}

impl Absence {
    /// Whether some of it falls on the days from `from` to `to`.
    #[must_use]
    pub fn meets(&self, from: NaiveDate, to: NaiveDate) -> bool {
        self.from_day <= to && from <= self.to_day
    }
}

impl Row for Absence {
    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn references(&self) -> Vec<Reference> {
        vec![Reference::new("employee", Table::Employee, self.employee)]
    }
}

impl Rows {
    /// The absences of somebody, in order.
    #[must_use]
    pub fn absences(&self, employee: EmployeeId) -> Vec<&Absence> {
        let mut all: Vec<&Absence> = self.absence.iter().filter(|one| one.employee == employee).collect();
        all.sort_by_key(|one| (one.from_day, one.to_day, one.id));
        all
    }

    /// When somebody is away for the first time within the days from `from` to `to`: the whole time, absences that
    /// touch or overlap taken together, also outside those days. None where they are at work all the time.
    #[must_use]
    pub fn away(&self, employee: EmployeeId, from: NaiveDate, to: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
        let mut times: Vec<(NaiveDate, NaiveDate)> = Vec::new();
        for absence in self.absences(employee) {
            match times.last_mut() {
                Some((_, last)) if absence.from_day <= *last + Days::new(1) => *last = absence.to_day.max(*last),
                _ => times.push((absence.from_day, absence.to_day)),
            }
        }
        times.into_iter().find(|(first, last)| *first <= to && from <= *last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::testing::{day, employee, perhaps, rows};
    use crate::domain::{BrokenRule, Change, Record, broken};

    fn absence(employee: EmployeeId, from: &str, to: &str) -> Absence {
        Absence { id: RowId::new(), employee, from_day: day(from), to_day: day(to), reachable: false }
    }

    #[test]
    fn absences_that_touch_are_one_time_away() {
        let aino = employee("Aino Aalto").id;
        let parts = [("2026-10-20", "2026-10-22"), ("2026-10-12", "2026-10-14"), ("2026-10-15", "2026-10-16")];
        let rows = rows(parts.map(|(from, to)| absence(aino, from, to).into()));
        let away = |from, to| rows.away(aino, day(from), day(to));
        assert_eq!(away("2026-10-14", "2026-10-14"), Some((day("2026-10-12"), day("2026-10-16"))));
        assert_eq!(away("2026-10-16", "2026-10-30"), Some((day("2026-10-12"), day("2026-10-16"))));
        assert_eq!(away("2026-10-17", "2026-10-19"), None);
        assert_eq!(away("2026-10-17", "2026-10-20"), Some((day("2026-10-20"), day("2026-10-22"))));
        assert_eq!(rows.away(EmployeeId::new(), day("2026-10-14"), day("2026-10-14")), None);
    }

    #[test]
    fn a_short_absence_inside_a_long_one_does_not_shorten_it() {
        let aino = employee("Aino Aalto").id;
        let parts = [("2026-10-01", "2026-10-30"), ("2026-10-05", "2026-10-06")];
        let rows = rows(parts.map(|(from, to)| absence(aino, from, to).into()));
        assert_eq!(rows.away(aino, day("2026-10-20"), day("2026-10-20")), Some((day("2026-10-01"), day("2026-10-30"))));
    }

    #[test]
    fn an_absence_does_not_end_before_it_begins_and_a_pair_is_two() {
        let (aino, eero) = (employee("Aino Aalto"), employee("Eero Eskola"));
        let rules = |record: Record| {
            let rows = rows([aino.clone().into(), eero.clone().into(), record.clone()]);
            broken(&rows, &[Change::insert(record)])
        };
        assert_eq!(rules(absence(aino.id, "2026-10-12", "2026-10-12").into()), []);
        assert_eq!(rules(absence(aino.id, "2026-10-12", "2026-10-11").into()), [BrokenRule::PeriodBackwards]);
        let pair = |first, second, from, to| WorkPair {
            id: RowId::new(),
            first,
            second,
            valid_from: perhaps(from),
            valid_to: perhaps(to),
        };
        assert_eq!(rules(pair(aino.id, eero.id, "2026-01-01", "").into()), []);
        assert_eq!(rules(pair(aino.id, aino.id, "", "").into()), [BrokenRule::PairOfOne]);
        assert_eq!(rules(pair(aino.id, eero.id, "2026-01-02", "2026-01-01").into()), [BrokenRule::PeriodBackwards]);
    }
}
