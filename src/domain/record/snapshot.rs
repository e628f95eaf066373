//! Everything a file holds but pictures and the log, at one moment.

use std::ops::Deref;

use chrono::{DateTime, NaiveDate, Utc};
use rpds::RedBlackTreeMapSync;

use crate::domain::knowledge::verification::FieldGroup;
use crate::domain::people::staff::{Assignment, AssignmentRole, Employee};
use crate::domain::record::id::AgencyId;
use crate::domain::record::record::{Rows, Table};

/// How far a snapshot has read the log of its file. Opaque: only a store makes or compares one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Cursor(pub(crate) i64);

/// Who edited something last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastEdit {
    /// The name under which they worked.
    pub who: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// Who edited what last, per agency and table.
pub type LastEdits = RedBlackTreeMapSync<(AgencyId, Table), LastEdit>;

/// Who edited what last, per agency and group of fields. Vouching for something is no edit, and what the program itself
/// writes is nobody's.
pub type GroupEdits = RedBlackTreeMapSync<(AgencyId, FieldGroup), LastEdit>;

/// Everything a file holds but pictures and the log. Immutable once shared.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Snapshot {
    /// The rows.
    pub rows: Rows,
    /// Who edited what last, per agency and table.
    pub last_edits: LastEdits,
    /// Who edited what last, per agency and group of fields.
    pub group_edits: GroupEdits,
    /// How far the log has been read.
    pub cursor: Cursor,
}

impl Snapshot {
    /// Remembers an edit of `columns` of a row of `table`.
    pub(crate) fn edited<'a>(
        &mut self,
        agency: AgencyId,
        table: Table,
        columns: impl IntoIterator<Item = &'a str>,
        edit: &LastEdit,
    ) {
        self.last_edits.insert_mut((agency, table), edit.clone());
        if edit.who.is_empty() {
            return;
        }
        for group in FieldGroup::edited(table, columns) {
            self.group_edits.insert_mut((agency, group), edit.clone());
        }
    }
}

impl Deref for Snapshot {
    type Target = Rows;

    fn deref(&self) -> &Rows {
        &self.rows
    }
}

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
