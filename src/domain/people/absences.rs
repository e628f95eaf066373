//! Absences and pairs as they are asked for, and what recording one comes to.

use chrono::{Days, NaiveDate};
use uuid::Uuid;

use crate::domain::people::absence::Absence;
use crate::domain::people::handover::Handover;
use crate::domain::record::id::{EmployeeId, RowId, natural};
use crate::domain::record::operation::Change;
use crate::domain::record::record::Rows;

impl Absence {
    /// Somebody is away from one day to another. The identity is a UUIDv5 of who and when, so that who records the same
    /// twice, or two who do so at once, meet in one absence. Its days may be edited later and the identity stays; where
    /// it is taken by an absence that has moved to other days, the new one has the next that is free.
    #[must_use]
    pub fn new(rows: &Rows, employee: EmployeeId, from_day: NaiveDate, to_day: NaiveDate, reachable: bool) -> Self {
        let (who, from, to) = (employee.to_string(), from_day.to_string(), to_day.to_string());
        let mut free = (0_u32..).map(|nth| natural("absence", &[&who, &from, &to, &nth.to_string()]));
        let id = free.find(|id| rows.absence.get(*id).is_none()).unwrap_or_else(Uuid::now_v7);
        Self { id: RowId(id), employee, from_day, to_day, reachable }
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

    /// The hand-overs of an absence.
    pub fn handovers_of(&self, absence: RowId) -> impl Iterator<Item = &Handover> {
        self.handover.iter().filter(move |one| one.absence == absence)
    }
}

/// What recording an absence comes to.
#[derive(Clone, Debug, PartialEq)]
pub enum Recording {
    /// It is new.
    New(Vec<Change>),
    /// This one, recorded before, has all of its days already.
    Known(Absence),
    /// It has days in common with what is recorded: together they are one absence from the first to the last day.
    Longer {
        /// First day of all.
        from: NaiveDate,
        /// Last day of all.
        to: NaiveDate,
        /// What makes them one.
        changes: Vec<Change>,
    },
}

/// What recording that somebody is away from `from` to `to` comes to. Nobody is away twice on one day.
#[must_use]
pub fn record_absence(rows: &Rows, employee: EmployeeId, from: NaiveDate, to: NaiveDate, reachable: bool) -> Recording {
    let known: Vec<&Absence> = rows.absences(employee).into_iter().filter(|one| one.meets(from, to)).collect();
    if let Some(whole) = known.iter().find(|one| one.from_day <= from && to <= one.to_day) {
        return Recording::Known((*whole).clone());
    }
    let Some((kept, others)) = known.split_first() else {
        return Recording::New(vec![Change::insert(Absence::new(rows, employee, from, to, reachable))]);
    };
    let first = known.iter().map(|one| one.from_day).fold(from, NaiveDate::min);
    let last = known.iter().map(|one| one.to_day).fold(to, NaiveDate::max);
    let reachable = reachable || known.iter().any(|one| one.reachable);
    let whole = Absence { from_day: first, to_day: last, reachable, ..(*kept).clone() };
    let mut changes = vec![Change::update((*kept).clone(), whole)];
    let mut taken: Vec<Handover> = rows.handovers_of(kept.id).cloned().collect();
    for other in others {
        for handover in rows.handovers_of(other.id) {
            changes.push(Change::delete(handover.clone()));
            let moved =
                Handover { absence: kept.id, id: Handover::new(kept.id, handover.agency).id, ..handover.clone() };
            if let Some(known) = taken.iter_mut().find(|one| one.agency == moved.agency) {
                let both = both(known, &moved);
                changes.push(Change::update(known.clone(), both.clone()));
                *known = both;
            } else {
                changes.push(Change::insert(moved.clone()));
                taken.push(moved);
            }
        }
        changes.push(Change::delete((*other).clone()));
    }
    Recording::Longer { from: first, to: last, changes }
}

/// One hand-over of two: whoever took over last, and the notes of both.
fn both(one: &Handover, other: &Handover) -> Handover {
    let last = if one.taken_over_at >= other.taken_over_at { one } else { other };
    let notes = [&one.notes, &other.notes].map(|notes| notes.trim());
    let notes = notes.into_iter().filter(|notes| !notes.is_empty()).collect::<Vec<_>>().join("\n");
    Handover { stand_in: last.stand_in, taken_over_at: last.taken_over_at, notes, ..one.clone() }
}

/// Takes an absence away, and what was handed over during it.
#[must_use]
pub fn remove_absence(rows: &Rows, absence: &Absence) -> Vec<Change> {
    let handovers = rows.handovers_of(absence.id).cloned().map(Change::delete);
    handovers.chain([Change::delete(absence.clone())]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::testing::{after, day, employee, perhaps, rows};
    use crate::domain::{AgencyId, BrokenRule, Record, WorkPair, apply, broken};

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

    #[test]
    fn nobody_is_away_twice_on_one_day() {
        let aino = employee("Aino Aalto");
        let known = absence(aino.id, "2026-10-12", "2026-10-14");
        let all = rows([aino.clone().into(), known.into()]);
        let rules = |from, to| {
            let record = Record::from(absence(aino.id, from, to));
            let mut rows = all.clone();
            rows.put(record.clone());
            broken(&rows, &[Change::insert(record)])
        };
        assert_eq!(rules("2026-10-14", "2026-10-15"), [BrokenRule::AbsencesOverlap(aino.id)]);
        assert_eq!(rules("2026-10-15", "2026-10-15"), [], "touching is not overlapping");
    }

    #[test]
    fn absences_of_before_that_rule_can_still_be_edited() {
        let aino = employee("Aino Aalto");
        let [one, twin] = ["", ""].map(|_| absence(aino.id, "2026-10-12", "2026-10-14"));
        let all = rows([aino.into(), one.clone().into(), twin.clone().into()]);
        let refused = |after: Absence| apply(&all, &[Change::update(one.clone(), after)]).is_err();
        assert!(!refused(Absence { reachable: true, ..one.clone() }));
        assert!(!refused(Absence { from_day: day("2026-10-13"), to_day: day("2026-10-20"), ..one.clone() }));
        assert!(apply(&all, &remove_absence(&all, &twin)).is_ok());
        let apart = after(
            &all,
            &[Change::update(
                one.clone(),
                Absence { from_day: day("2026-10-15"), to_day: day("2026-10-15"), ..one.clone() },
            )],
        );
        let now = apart.absence.get(one.id).expect("there").clone();
        let back = Change::update(now, one.clone());
        assert!(apply(&apart, &[back]).is_err(), "who is apart does not meet again");
        let as_it_is = [Change::update(one.clone(), one.clone())];
        assert_eq!(broken(&all, &as_it_is), [BrokenRule::AbsencesOverlap(one.employee)], "a check still finds them");
    }

    #[test]
    fn who_records_the_same_twice_records_it_once() {
        let (rows, aino, _) = week();
        let Recording::New(first) = recorded(&rows, aino, "2026-10-20", "2026-10-21") else { panic!("new") };
        let Recording::New(second) = recorded(&rows, aino, "2026-10-20", "2026-10-21") else { panic!("new") };
        let once = after(&rows, &first);
        let twice = apply(&once, &second).expect("they meet");
        assert_eq!((twice.changes.len(), twice.rows.absences(aino).len()), (0, 3));
        let Recording::New(other) = recorded(&rows, aino, "2026-10-21", "2026-10-22") else { panic!("new") };
        assert!(apply(&once, &other).is_err(), "days in common are not recorded twice either");
        // It moves to other days; what is recorded for its first days is another.
        let moved = once.absences(aino).last().copied().expect("there").clone();
        let later = Absence { from_day: day("2026-11-02"), to_day: day("2026-11-03"), ..moved.clone() };
        let once = after(&once, &[Change::update(moved, later)]);
        let Recording::New(again) = recorded(&once, aino, "2026-10-20", "2026-10-21") else { panic!("new") };
        assert_eq!(after(&once, &again).absences(aino).len(), 4);
    }

    /// Aino, away from Monday to Wednesday and from Friday to Saturday, and an agency.
    fn week() -> (Rows, EmployeeId, AgencyId) {
        let (aino, one) = (employee("Aino Aalto"), crate::domain::testing::agency("Rannikkolaitos"));
        let (early, late) =
            (absence(aino.id, "2026-10-12", "2026-10-14"), absence(aino.id, "2026-10-16", "2026-10-17"));
        let (id, agency) = (aino.id, one.id);
        (rows([aino.into(), one.into(), early.into(), Absence { reachable: true, ..late }.into()]), id, agency)
    }

    fn recorded(rows: &Rows, who: EmployeeId, from: &str, to: &str) -> Recording {
        record_absence(rows, who, day(from), day(to), false)
    }

    #[test]
    fn a_new_absence_is_recorded_and_a_known_one_is_not() {
        let (rows, aino, _) = week();
        let Recording::New(changes) = recorded(&rows, aino, "2026-10-15", "2026-10-15") else { panic!("new") };
        let after = apply(&rows, &changes).expect("applies").rows;
        assert_eq!(after.absences(aino).len(), 3);
        for (from, to) in [("2026-10-12", "2026-10-14"), ("2026-10-13", "2026-10-13")] {
            let Recording::Known(known) = recorded(&rows, aino, from, to) else { panic!("known") };
            assert_eq!(known.to_day, day("2026-10-14"));
        }
    }

    #[test]
    fn what_overlaps_becomes_one_absence() {
        let (rows, aino, _) = week();
        let Recording::Longer { from, to, changes } = recorded(&rows, aino, "2026-10-14", "2026-10-20") else {
            panic!("longer")
        };
        assert_eq!((from, to), (day("2026-10-12"), day("2026-10-20")));
        let applied = apply(&rows, &changes).expect("applies");
        assert_eq!(broken(&applied.rows, &applied.changes), []);
        let all = applied.rows.absences(aino);
        let [one] = all.as_slice() else { panic!("one: {all:?}") };
        assert_eq!((one.from_day, one.to_day, one.reachable), (from, to, true));
    }

    #[test]
    fn hand_overs_go_along_where_absences_become_one_and_with_an_absence_that_goes() {
        let (mut rows, aino, agency) = week();
        let other = crate::domain::testing::agency("Saaristovirasto");
        let eero = employee("Eero Eskola");
        rows.put(eero.clone().into());
        rows.put(other.clone().into());
        let ids: Vec<RowId> = rows.absences(aino).iter().map(|one| one.id).collect();
        let taken = |absence: RowId, agency, time: &str, notes: &str| Handover {
            stand_in: Some(eero.id),
            taken_over_at: time.parse().ok(),
            notes: notes.into(),
            ..Handover::new(absence, agency)
        };
        for (nth, agency, time, notes) in [
            (0, agency, "2026-10-12T08:00:00", "Ensin."),
            (1, agency, "2026-10-16T09:00:00", "Sitten."),
            (1, other.id, "2026-10-16T09:30:00", ""),
        ] {
            rows.put(taken(ids[nth], agency, time, notes).into());
        }
        let Recording::Longer { changes, .. } = recorded(&rows, aino, "2026-10-14", "2026-10-16") else {
            panic!("longer")
        };
        let applied = apply(&rows, &changes).expect("applies");
        assert_eq!(broken(&applied.rows, &applied.changes), []);
        let after = applied.rows;
        let one = after.absences(aino)[0].clone();
        let of: Vec<&Handover> = after.handovers_of(one.id).collect();
        assert_eq!((of.len(), after.handover.len()), (2, 2));
        let both = of.iter().find(|one| one.agency == agency).expect("both");
        assert_eq!(both.notes, "Ensin.\nSitten.");
        assert_eq!(both.taken_over_at, "2026-10-16T09:00:00".parse().ok());
        let gone = apply(&after, &remove_absence(&after, &one)).expect("applies").rows;
        assert!(gone.handover.is_empty() && gone.absence.is_empty());
    }
}
