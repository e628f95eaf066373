//! Our people as a table.

use std::collections::BTreeMap;

use super::{languages, until};
use crate::domain::{AssignmentRole, Employee, EmployeeId};
use crate::i18n::keys::employee_role_key;
use crate::ui::Cx;
use crate::ui::widgets::grid::{Cell, Column, Key, Sheet, stamp};

/// The table: a row for each of us.
pub(super) struct StaffSheet<'s, 'a> {
    cx: &'s Cx<'a>,
    people: Vec<&'a Employee>,
    loads: BTreeMap<EmployeeId, [i64; 2]>,
    columns: Vec<Column>,
    stamp: u64,
}

impl<'s, 'a> StaffSheet<'s, 'a> {
    pub(super) fn new(cx: &'s Cx<'a>, everybody: bool) -> Self {
        let ours = |one: &&Employee| everybody || one.ours_on(cx.today);
        let mut people: Vec<&Employee> = cx.snapshot.employee.iter().filter(ours).collect();
        people.sort_by(|a, b| cx.collator.compare(&a.name, &b.name));
        let columns = vec![
            Column { stays: true, ..Column::new("name", cx.t("field-name"), 160.0) },
            Column::new("role", cx.t("field-role"), 150.0),
            Column::new("team", cx.t("field-team"), 118.0),
            Column::new("city", cx.t("field-town"), 100.0),
            Column::new("group", cx.t("service-group"), 130.0),
            Column::new("languages", cx.t("field-languages"), 90.0),
            Column::numbers("share", cx.t("staff-share"), 100.0),
            Column::numbers("responsible", cx.t("staff-responsible"), 96.0),
            Column::numbers("deputy", cx.t("staff-deputy"), 120.0),
        ];
        let stamp = stamp(cx, (everybody, cx.today));
        Self { cx, people, loads: loads(cx), columns, stamp }
    }

    /// Who stands in a row.
    pub(super) fn employee(&self, row: usize) -> Option<EmployeeId> {
        self.people.get(row).map(|one| one.id)
    }

    fn load(&self, employee: &Employee, role: AssignmentRole) -> i64 {
        let [responsible, deputy] = self.loads.get(&employee.id).copied().unwrap_or_default();
        if role == AssignmentRole::Responsible { responsible } else { deputy }
    }

    fn text(&self, employee: &Employee, column: &str) -> String {
        let cx = self.cx;
        match column {
            "name" => employee.name.clone(),
            "role" => cx.t(employee_role_key(employee.role)).to_owned(),
            "team" => {
                employee.team.and_then(|id| cx.snapshot.team.get(id)).map(|team| team.name.clone()).unwrap_or_default()
            }
            "city" => {
                let city = employee.city.and_then(|id| cx.snapshot.city.get(id));
                city.map(|city| city.name(cx.language()).to_owned()).unwrap_or_default()
            }
            "group" => {
                let group = employee.service_group.and_then(|id| cx.snapshot.service_group.get(id));
                group.map(|group| group.name.clone()).unwrap_or_default()
            }
            "languages" => languages(employee),
            "share" => format!("{}\u{a0}%", employee.working_share),
            "responsible" => self.load(employee, AssignmentRole::Responsible).to_string(),
            _ => self.load(employee, AssignmentRole::Deputy).to_string(),
        }
    }
}

/// For how many agencies everybody is responsible and deputy today.
fn loads(cx: &Cx<'_>) -> BTreeMap<EmployeeId, [i64; 2]> {
    let mut loads: BTreeMap<EmployeeId, [i64; 2]> = BTreeMap::new();
    for assignment in cx.snapshot.assignment.iter().filter(|one| one.holds_on(cx.today)) {
        if cx.snapshot.agency.get(assignment.agency).is_none_or(|agency| agency.archived(cx.today)) {
            continue;
        }
        let [responsible, deputy] = loads.entry(assignment.employee).or_default();
        match assignment.role {
            AssignmentRole::Responsible => *responsible += 1,
            AssignmentRole::Deputy => *deputy += 1,
        }
    }
    loads
}

impl Sheet for StaffSheet<'_, '_> {
    fn columns(&self) -> &[Column] {
        &self.columns
    }

    fn rows(&self) -> usize {
        self.people.len()
    }

    fn row_key(&self, row: usize) -> u128 {
        self.people.get(row).map_or(0, |one| one.id.0.as_u128())
    }

    fn row_name(&self, row: usize) -> String {
        self.people.get(row).map(|one| one.name.clone()).unwrap_or_default()
    }

    fn cell(&self, row: usize, column: usize) -> Cell {
        let (Some(employee), Some(column)) = (self.people.get(row), self.columns.get(column)) else {
            return Cell::default();
        };
        let raw = self.text(employee, &column.key);
        let name = column.key == "name";
        let until = until(self.cx, employee).filter(|_| name);
        let text = match &until {
            Some(until) => format!("{raw} · {until}"),
            None => raw.clone(),
        };
        let quiet = !employee.ours_on(self.cx.today) && !name;
        Cell { text, raw, quiet, link: name, note: until, ..Cell::default() }
    }

    #[expect(clippy::cast_precision_loss, reason = "small numbers")]
    fn key(&self, row: usize, column: usize) -> Key {
        let (Some(employee), Some(column)) = (self.people.get(row), self.columns.get(column)) else {
            return Key::Missing;
        };
        match column.key.as_str() {
            "share" => Key::Number(employee.working_share as f64),
            "responsible" => Key::Number(self.load(employee, AssignmentRole::Responsible) as f64),
            "deputy" => Key::Number(self.load(employee, AssignmentRole::Deputy) as f64),
            key => {
                let text = self.text(employee, key);
                if text.is_empty() { Key::Missing } else { Key::Text(text) }
            }
        }
    }

    fn check(&self, _row: usize, _column: usize, _text: &str) -> Result<(), &'static str> {
        Ok(())
    }

    fn row_commands(&self, row: usize) -> Vec<(&'static str, String)> {
        let (Some(employee), cx) = (self.people.get(row), self.cx) else { return Vec::new() };
        let named = |key: &'static str| (key, cx.t(key).to_owned());
        let mut all = vec![named("staff-open-person")];
        if cx.writable() {
            let ours = employee.active && employee.last_day.is_none();
            all.extend([named("edit"), named("pair-add"), named(if ours { "leaving" } else { "staff-come-back" })]);
        }
        all
    }

    fn leads(&self, row: usize, _column: usize) -> bool {
        row < self.people.len()
    }

    fn stamp(&self) -> u64 {
        self.stamp
    }
}
