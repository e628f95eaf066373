//! Our people as they are asked for: who holds a role, and whose login a name is.

use chrono::NaiveDate;

use crate::domain::people::staff::{Assignment, AssignmentRole, Employee};
use crate::domain::record::id::AgencyId;
use crate::domain::record::record::Rows;

impl Rows {
    /// Who holds `role` at `agency` on `day`; where several do, the one who came last.
    #[must_use]
    pub fn assigned(&self, agency: AgencyId, role: AssignmentRole, day: NaiveDate) -> Option<(&Assignment, &Employee)> {
        self.assignment
            .of(agency)
            .filter(|assignment| assignment.role == role && assignment.holds_on(day))
            .max_by_key(|assignment| assignment.valid_from)
            .and_then(|assignment| Some((assignment, self.employee.get(assignment.employee)?)))
    }

    /// The employee who works under `login` on `day`, if exactly one of those who are ours then has it among their
    /// login names.
    #[must_use]
    pub fn employee_of_login(&self, login: &str, day: NaiveDate) -> Option<&Employee> {
        let has =
            |employee: &&Employee| employee.login_names.split_whitespace().any(|name| name.eq_ignore_ascii_case(login));
        let mut matching = self.employee.iter().filter(|employee| employee.ours_on(day)).filter(has);
        let first = matching.next()?;
        matching.next().is_none().then_some(first)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::testing::{day, employee, rows};

    #[test]
    fn a_login_is_of_the_one_who_is_ours_that_day() {
        let leaver = Employee {
            login_names: "mielel ELLI".into(),
            last_day: Some(day("2026-10-14")),
            ..employee("Elli Mielikuva")
        };
        let heir = Employee { login_names: "elli".into(), ..employee("Elli Esimerkki") };
        let all = rows([leaver.clone().into(), heir.clone().into()]);
        let named = |login: &str, on: &str| all.employee_of_login(login, day(on)).map(|one| one.id);
        assert_eq!(named("MIELEL", "2026-10-14"), Some(leaver.id), "the last day is a day of ours");
        assert_eq!(named("mielel", "2026-10-15"), None, "whoever has left works under no login");
        assert_eq!(named("elli", "2026-10-14"), None, "it is not known which of two");
        assert_eq!(named("elli", "2026-10-15"), Some(heir.id));
        let inactive = rows([Employee { active: false, ..leaver }.into()]);
        assert_eq!(inactive.employee_of_login("mielel", day("2026-10-01")), None);
    }
}
