//! On which days of a time away whoever has taken an agency over is there, and who looks after it on the others.

use chrono::NaiveDate;

use crate::domain::people::coverage::stands_in;
use crate::domain::people::handover::Handover;
use crate::domain::people::handovers::Away;
use crate::domain::people::staff::AssignmentRole;
use crate::domain::record::id::{AgencyId, EmployeeId};
use crate::domain::record::record::Rows;

/// Nobody plans absences longer than this; what is typed may be longer by a slip.
const LONGEST: usize = 400;

/// Who looks after an agency while whoever took it over is away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Then {
    /// Somebody else who has taken it over, too.
    Taken(EmployeeId),
    /// Whoever stands in by the chain, and has not taken it over.
    StandsIn(EmployeeId),
    /// Nobody.
    Nobody,
}

/// Days on which whoever took an agency over last is not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TakerAway {
    /// Which agency.
    pub agency: AgencyId,
    /// Who took it over.
    pub taker: EmployeeId,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
    /// Who looks after it on these days.
    pub then: Then,
}

impl TakerAway {
    /// Whether nobody who has taken the agency over is there.
    #[must_use]
    pub const fn untaken(&self) -> bool {
        !matches!(self.then, Then::Taken(_))
    }
}

impl Rows {
    /// Who has taken an agency over for a time away, the last first.
    fn takers(&self, away: Away, agency: AgencyId) -> Vec<EmployeeId> {
        let absences = self.recorded(away);
        let of = |one: &&Handover| absences.iter().any(|absence| absence.id == one.absence);
        let mut taken: Vec<&Handover> = self.handover.of(agency).filter(of).collect();
        taken.sort_by_key(|one| std::cmp::Reverse((one.taken_over_at, one.id)));
        taken.into_iter().filter_map(Handover::taken).map(|(who, _)| who).collect()
    }

    /// Whether somebody is one of us on a day, and not away.
    fn there(&self, employee: EmployeeId, day: NaiveDate) -> bool {
        let ours = self.employee.get(employee).is_some_and(|one| one.ours_on(day));
        ours && !self.absence.iter().any(|one| one.employee == employee && one.meets(day, day))
    }

    /// Who has taken an agency over of somebody who is away on a day, and is there on it: a hand-over counts for the
    /// days of the time away on which the taker is at work. Of several the one who took over last.
    #[must_use]
    pub fn taken_on(&self, employee: EmployeeId, agency: AgencyId, day: NaiveDate) -> Option<EmployeeId> {
        let takers = self.takers(Away { employee, from: day, to: day }, agency);
        takers.into_iter().find(|taker| self.there(*taker, day))
    }
}

/// The days of a time away on which whoever took the agency over last is not there, in order, each with who is then.
#[must_use]
pub fn taker_away(rows: &Rows, away: Away, agency: AgencyId) -> Vec<TakerAway> {
    let takers = rows.takers(away, agency);
    let Some(taker) = takers.first().copied() else { return Vec::new() };
    let mut found: Vec<TakerAway> = Vec::new();
    for day in away.from.iter_days().take(LONGEST).take_while(|day| *day <= away.to) {
        if rows.there(taker, day) {
            continue;
        }
        let responsible = rows.assigned(agency, AssignmentRole::Responsible, day);
        if responsible.is_none_or(|(_, one)| one.id != away.employee) {
            continue;
        }
        let then = match takers.iter().find(|one| rows.there(**one, day)) {
            Some(other) => Then::Taken(*other),
            None => stands_in(rows, away.employee, agency, day).map_or(Then::Nobody, Then::StandsIn),
        };
        match found.last_mut() {
            Some(last) if last.then == then && last.to.succ_opt() == Some(day) => last.to = day,
            _ => found.push(TakerAway { agency, taker, from: day, to: day, then }),
        }
    }
    found
}

/// The same of every agency that has been taken over for a time away.
#[must_use]
pub fn takers_away(rows: &Rows, away: Away) -> Vec<TakerAway> {
    let absences = rows.recorded(away);
    let mut agencies: Vec<AgencyId> =
        absences.iter().flat_map(|one| rows.handovers_of(one.id)).map(|one| one.agency).collect();
    agencies.sort();
    agencies.dedup();
    agencies.into_iter().flat_map(|agency| taker_away(rows, away, agency)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::testing::{agency, assignment, day, employee, rows};
    use crate::domain::{Absence, Employee, Handover, Record, RowId, untaken};

    const FROM: &str = "2026-12-01";
    const TO: &str = "2026-12-07";

    fn absence(who: &Employee, from: &str, to: &str) -> Absence {
        Absence { id: RowId::new(), employee: who.id, from_day: day(from), to_day: day(to), reachable: false }
    }

    /// Aino is responsible and away for a week; Eero has taken over; Dag is the deputy.
    struct Unit {
        rows: Rows,
        agency: AgencyId,
        aino: Employee,
        eero: Employee,
        dag: Employee,
    }

    fn unit(more: impl FnOnce(&Employee, &Employee) -> Vec<Absence>) -> Unit {
        let one = agency("Rannikkolaitos");
        let [aino, eero, dag] = ["Aino", "Eero", "Dag"].map(employee);
        let week = absence(&aino, FROM, TO);
        let taken = taken(&week, &one, &eero, "2026-12-01T08:00:00");
        let mut all = rows([
            Record::from(one.clone()),
            aino.clone().into(),
            eero.clone().into(),
            dag.clone().into(),
            assignment(one.id, aino.id, AssignmentRole::Responsible, "", "").into(),
            assignment(one.id, dag.id, AssignmentRole::Deputy, "", "").into(),
            week.into(),
            taken.into(),
        ]);
        for one in more(&eero, &dag) {
            all.put(one.into());
        }
        Unit { rows: all, agency: one.id, aino, eero, dag }
    }

    fn taken(absence: &Absence, agency: &crate::domain::Agency, who: &Employee, at: &str) -> Handover {
        Handover { stand_in: Some(who.id), taken_over_at: at.parse().ok(), ..Handover::new(absence.id, agency.id) }
    }

    impl Unit {
        fn away(&self) -> Away {
            Away { employee: self.aino.id, from: day(FROM), to: day(TO) }
        }

        fn told(&self) -> Vec<(NaiveDate, NaiveDate, Then)> {
            let all = taker_away(&self.rows, self.away(), self.agency);
            assert_eq!(all, takers_away(&self.rows, self.away()));
            assert!(all.iter().all(|one| one.taker == self.eero.id && one.agency == self.agency));
            all.into_iter().map(|one| (one.from, one.to, one.then)).collect()
        }

        /// The days of the week that nobody who is there has taken over.
        fn open(&self) -> Vec<u32> {
            let days = day(FROM).iter_days().take_while(|one| *one <= day(TO));
            days.filter(|one| !untaken(&self.rows, *one).is_empty()).map(|one| chrono::Datelike::day(&one)).collect()
        }
    }

    #[test]
    fn whoever_is_there_all_the_time_leaves_nothing_open() {
        let unit =
            unit(|eero, _| vec![absence(eero, "2026-11-20", "2026-11-30"), absence(eero, "2026-12-08", "2026-12-20")]);
        assert_eq!((unit.told(), unit.open()), (vec![], vec![]));
    }

    #[test]
    fn a_taker_who_is_away_leaves_these_days_to_the_next() {
        for (from, to, first, last) in [
            ("2026-11-28", "2026-12-02", FROM, "2026-12-02"),
            ("2026-12-03", "2026-12-05", "2026-12-03", "2026-12-05"),
            ("2026-12-06", "2026-12-20", "2026-12-06", TO),
            ("2026-11-01", "2026-12-31", FROM, TO),
        ] {
            let unit = unit(|eero, _| vec![absence(eero, from, to)]);
            let (first, last) = (day(first), day(last));
            assert_eq!(unit.told(), [(first, last, Then::StandsIn(unit.dag.id))]);
            let days: Vec<u32> =
                first.iter_days().take_while(|one| *one <= last).map(|one| chrono::Datelike::day(&one)).collect();
            assert_eq!(unit.open(), days);
            let on = |date| unit.rows.taken_on(unit.aino.id, unit.agency, date);
            assert_eq!((on(first), on(last)), (None, None));
            let open = untaken(&unit.rows, first);
            assert_eq!(open.first().and_then(|one| one.taker), Some(unit.eero.id));
        }
        let unit = unit(|eero, _| vec![absence(eero, "2026-12-03", "2026-12-05")]);
        let on = |date| unit.rows.taken_on(unit.aino.id, unit.agency, day(date));
        assert_eq!((on("2026-12-02"), on("2026-12-06")), (Some(unit.eero.id), Some(unit.eero.id)));
    }

    #[test]
    fn where_the_next_is_away_too_nobody_is_there() {
        let unit =
            unit(|eero, dag| vec![absence(eero, "2026-12-03", "2026-12-05"), absence(dag, "2026-12-04", "2026-12-04")]);
        let (dag, nobody) = (Then::StandsIn(unit.dag.id), Then::Nobody);
        let told = [("2026-12-03", dag), ("2026-12-04", nobody), ("2026-12-05", dag)];
        assert_eq!(unit.told(), told.map(|(on, then)| (day(on), day(on), then)));
    }

    #[test]
    fn whoever_has_left_is_not_there_either() {
        let mut unit = unit(|_, _| Vec::new());
        unit.rows.put(Employee { last_day: Some(day("2026-12-05")), ..unit.eero.clone() }.into());
        assert_eq!(unit.told(), [(day("2026-12-06"), day(TO), Then::StandsIn(unit.dag.id))]);
    }

    #[test]
    fn of_two_takers_the_one_who_is_there_counts() {
        // The absence was made longer by another that touches it, and each has its own taker.
        let mut unit = unit(|eero, _| vec![absence(eero, "2026-12-03", "2026-12-05")]);
        let kai = employee("Kai");
        let before = absence(&unit.aino, "2026-11-27", "2026-11-30");
        let one = unit.rows.agency.get(unit.agency).expect("there").clone();
        unit.rows.put(taken(&before, &one, &kai, "2026-11-27T08:00:00").into());
        unit.rows.put(before.into());
        unit.rows.put(kai.clone().into());
        assert_eq!(unit.told(), [(day("2026-12-03"), day("2026-12-05"), Then::Taken(kai.id))]);
        assert!(!taker_away(&unit.rows, unit.away(), unit.agency)[0].untaken());
        assert_eq!(unit.open(), Vec::<u32>::new());
        // Both away on one of the days.
        unit.rows.put(absence(&kai, "2026-12-05", "2026-12-09").into());
        let told = [
            ("2026-12-03", "2026-12-04", Then::Taken(kai.id)),
            ("2026-12-05", "2026-12-05", Then::StandsIn(unit.dag.id)),
        ];
        assert_eq!(unit.told(), told.map(|(from, to, then)| (day(from), day(to), then)));
        assert_eq!(unit.open(), [5]);
    }

    #[test]
    fn days_on_which_somebody_else_is_responsible_are_none_of_it() {
        let mut unit = unit(|eero, _| vec![absence(eero, FROM, TO)]);
        let held: Vec<_> = unit.rows.assignment.of(unit.agency).cloned().collect();
        for one in held.into_iter().filter(|one| one.role == AssignmentRole::Responsible) {
            unit.rows.put(crate::domain::Assignment { valid_to: Some(day("2026-12-02")), ..one }.into());
        }
        assert_eq!(unit.told(), [(day(FROM), day("2026-12-02"), Then::StandsIn(unit.dag.id))]);
    }
}
