//! The forms of a team and of a service group.

use egui::Ui;
use serde::{Deserialize, Serialize};

use super::employee::city_ui;
use crate::domain::{Change, OperationKind, Record, ServiceGroup, ServiceGroupId, Table, Team, TeamId, validate::tidy};
use crate::ui::Cx;
use crate::ui::forms::parts::{begun_with, first_field, free_text, phone_and_email, written};
use crate::ui::forms::{FormFields, Written};
use crate::ui::widgets::form::Stage;

/// What is typed of a team.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct TeamFields {
    base: Option<Team>,
    row: Team,
}

impl TeamFields {
    /// A new team, or one of the file; none where it is gone.
    pub(super) fn new(cx: &Cx<'_>, id: Option<TeamId>) -> Option<Self> {
        let base = match id {
            Some(id) => Some(cx.snapshot.team.get(id)?.clone()),
            None => None,
        };
        let position = cx.snapshot.team.iter().map(|team| team.position + 1).max().unwrap_or(0);
        let new = || Team { id: TeamId::new(), name: String::new(), city: None, position };
        Some(Self { row: base.clone().unwrap_or_else(new), base })
    }
}

impl FormFields for TeamFields {
    fn heading(&self, cx: &Cx<'_>) -> String {
        cx.t(if self.base.is_some() { "ask-team-edit" } else { "staff-add-team" }).to_owned()
    }

    fn under(&self, _cx: &Cx<'_>) -> String {
        String::new()
    }

    fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, stage: &mut Stage) {
        first_field(ui, cx, stage, "field-name", "rule-item-name-missing", 1, &mut self.row.name);
        city_ui(ui, cx, &mut self.row.city, 240.0);
    }

    fn changes(&self, _cx: &Cx<'_>) -> Written {
        let name = tidy(&self.row.name);
        if name.is_empty() {
            return Err("rule-item-name-missing");
        }
        Ok(written(self.base.as_ref(), Team { name, ..self.row.clone() }))
    }

    fn removal(&self, cx: &Cx<'_>) -> Option<(&'static str, Vec<Change>)> {
        let free = self.base.as_ref().filter(|base| !cx.snapshot.is_pointed_at(Table::Team, base.id.0))?;
        Some(("team-delete", vec![Change::delete(free.clone())]))
    }

    fn kind(&self) -> OperationKind {
        OperationKind::StaffEdited
    }

    fn before(&self) -> Vec<Record> {
        begun_with(self.base.as_ref())
    }
}

/// What is typed of a service group.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct GroupFields {
    base: Option<ServiceGroup>,
    row: ServiceGroup,
}

impl GroupFields {
    /// A new group, or one of the file; none where it is gone.
    pub(super) fn new(cx: &Cx<'_>, id: Option<ServiceGroupId>) -> Option<Self> {
        let base = match id {
            Some(id) => Some(cx.snapshot.service_group.get(id)?.clone()),
            None => None,
        };
        Some(Self { row: base.clone().unwrap_or_else(|| ServiceGroup::named(cx.snapshot, "")), base })
    }
}

impl FormFields for GroupFields {
    fn heading(&self, cx: &Cx<'_>) -> String {
        cx.t(if self.base.is_some() { "service-group-edit" } else { "service-group-add" }).to_owned()
    }

    fn under(&self, cx: &Cx<'_>) -> String {
        if self.base.is_some() { cx.t("service-group-shared").to_owned() } else { String::new() }
    }

    fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, stage: &mut Stage) {
        let row = &mut self.row;
        first_field(ui, cx, stage, "field-name", "rule-item-name-missing", 1, &mut row.name);
        phone_and_email(ui, cx, &mut row.phone, &mut row.email);
        free_text(ui, cx, "contact-note", &mut row.note, 2);
        if self.base.is_some() {
            let mut used = row.retired_at.is_none();
            if ui.checkbox(&mut used, cx.t("service-group-used")).changed() {
                row.retired_at = (!used).then_some(cx.today);
            }
        }
    }

    fn changes(&self, _cx: &Cx<'_>) -> Written {
        let row = &self.row;
        let after = ServiceGroup {
            name: tidy(&row.name),
            phone: tidy(&row.phone),
            email: tidy(&row.email),
            note: row.note.trim().to_owned(),
            ..row.clone()
        };
        if after.name.is_empty() { Err("rule-item-name-missing") } else { Ok(written(self.base.as_ref(), after)) }
    }

    fn removal(&self, cx: &Cx<'_>) -> Option<(&'static str, Vec<Change>)> {
        let unused = |base: &&ServiceGroup| !cx.snapshot.is_pointed_at(Table::ServiceGroup, base.id.0);
        let free = self.base.as_ref().filter(unused)?;
        Some(("service-group-delete", vec![Change::delete(free.clone())]))
    }

    fn kind(&self) -> OperationKind {
        OperationKind::StaffEdited
    }

    fn before(&self) -> Vec<Record> {
        begun_with(self.base.as_ref())
    }
}
