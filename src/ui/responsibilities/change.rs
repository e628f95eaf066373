//! Another responsible person from a day on.

use egui::Ui;
use serde::{Deserialize, Serialize};

use crate::domain::{AgencyId, AssignmentRole, DeputyAfter, EmployeeId, OperationKind, Record, change_responsible};
use crate::ui::Cx;
use crate::ui::forms::{FormFields, Written};
use crate::ui::parts::people::people;
use crate::ui::theme::UNIT;
use crate::ui::widgets::date_text::{DateText, Meant, date_key};
use crate::ui::widgets::form::Stage;
use crate::ui::widgets::{choice, date_field, small};

/// The key of what is said where the same person would be responsible and deputy.
const TWICE: &str = "form-same-person";

/// What becomes of the deputy, while it is being chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum Deputy {
    Stays,
    Former,
    Other,
    Nobody,
}

/// What is typed of who becomes responsible.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct ResponsibleFields {
    agency: AgencyId,
    now: Option<EmployeeId>,
    from: DateText,
    deputy: Deputy,
    other: Option<EmployeeId>,
}

impl FormFields for ResponsibleFields {
    fn heading(&self, cx: &Cx<'_>) -> String {
        cx.t("responsible-change").to_owned()
    }

    fn under(&self, cx: &Cx<'_>) -> String {
        cx.agency_name(self.agency).to_owned()
    }

    fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, stage: &mut Stage) {
        inside_ui(ui, cx, self, stage);
    }

    fn changes(&self, cx: &Cx<'_>) -> Written {
        let now = self.now.ok_or("responsible-who-missing")?;
        let from = self.from.date(Meant::Near(cx.today)).map_err(date_key)?.ok_or("rule-date-missing")?;
        let deputy = match self.deputy {
            Deputy::Stays => deputy_on(cx, self.agency, from),
            Deputy::Other => Some(self.other.ok_or("responsible-deputy-missing")?),
            Deputy::Former | Deputy::Nobody => None,
        };
        if deputy == Some(now) {
            return Err(TWICE);
        }
        Ok(change_responsible(cx.snapshot, self.agency, now, from, self.after()))
    }

    fn kind(&self) -> OperationKind {
        OperationKind::AssignmentEdited
    }

    fn before(&self) -> Vec<Record> {
        Vec::new()
    }
}

impl ResponsibleFields {
    /// Nobody has been chosen yet.
    pub(super) fn new(cx: &Cx<'_>, agency: AgencyId) -> Self {
        let from = DateText::new(cx.language(), Some(cx.today));
        Self { agency, now: None, from, deputy: Deputy::Stays, other: None }
    }

    fn after(&self) -> DeputyAfter {
        match (self.deputy, self.other) {
            (Deputy::Stays, _) => DeputyAfter::Stays,
            (Deputy::Former, _) => DeputyAfter::Former,
            (Deputy::Other, Some(other)) => DeputyAfter::Other(other),
            (Deputy::Other, None) | (Deputy::Nobody, _) => DeputyAfter::Nobody,
        }
    }
}

fn deputy_on(cx: &Cx<'_>, agency: AgencyId, day: chrono::NaiveDate) -> Option<EmployeeId> {
    cx.snapshot.assigned(agency, AssignmentRole::Deputy, day).map(|(_, employee)| employee.id)
}

fn inside_ui(ui: &mut Ui, cx: &Cx<'_>, edited: &mut ResponsibleFields, stage: &mut Stage) {
    let (agency, people) = (edited.agency, people(cx, &[]));
    let mut options = vec![(None, cx.t("responsible-choose").to_owned())];
    options.extend(people.iter().cloned());
    ui.add_space(UNIT / 2.0);
    let chosen = choice(ui, cx.theme, cx.t("responsible-new"), &mut edited.now, &options, f32::INFINITY);
    date_field(ui, cx, cx.t("responsible-from"), &mut edited.from, Meant::Near(cx.today));
    let from = edited.from.date(Meant::Near(cx.today)).ok().flatten().unwrap_or(cx.today);
    let name = |id: EmployeeId| cx.snapshot.employee.get(id).map(|one| one.name.clone()).unwrap_or_default();
    let former = cx.snapshot.responsible_until(agency, from).filter(|former| edited.now != Some(*former));
    if let (Some(former), Some(last)) = (former, from.pred_opt()) {
        let args = [("name", name(former).into()), ("date", cx.date(last).into())];
        small(ui, cx.theme, cx.tw("responsible-former-until", &args));
    }
    let deputy = deputy_on(cx, agency, from);
    // A deputy who takes over leaves a place for the one they take over from.
    if chosen && edited.deputy == Deputy::Stays && edited.now.is_some() && edited.now == deputy {
        edited.deputy = if former.is_some() { Deputy::Former } else { Deputy::Nobody };
    }
    // Nobody steps down any more.
    if former.is_none() && edited.deputy == Deputy::Former {
        edited.deputy = Deputy::Stays;
    }
    ui.add_space(UNIT);
    small(ui, cx.theme, cx.t("role-deputy"));
    let nobody = || cx.t("nobody").to_owned();
    let stays = cx.tw("responsible-deputy-stays", &[("name", deputy.map_or_else(nobody, name).into())]);
    ui.radio_value(&mut edited.deputy, Deputy::Stays, stays);
    if let Some(former) = former {
        let text = cx.tw("responsible-deputy-former", &[("name", name(former).into())]);
        ui.radio_value(&mut edited.deputy, Deputy::Former, text);
    }
    ui.radio_value(&mut edited.deputy, Deputy::Other, cx.t("responsible-deputy-other"));
    ui.radio_value(&mut edited.deputy, Deputy::Nobody, cx.t("responsible-deputy-nobody"));
    if edited.deputy == Deputy::Other {
        choice(ui, cx.theme, cx.t("responsible-new-deputy"), &mut edited.other, &options, f32::INFINITY);
    }
    // That the same person would be both is said at once.
    if let Some(wrong) = edited.changes(cx).err().filter(|wrong| stage.tried || *wrong == TWICE) {
        ui.colored_label(cx.theme.danger, stage.at_field(cx, wrong));
    }
}
