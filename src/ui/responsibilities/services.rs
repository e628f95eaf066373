//! The groups that handle the processes of an agency, all at once: as where an agency comes in, or a whole team takes
//! over another's work.

use egui::Ui;
use serde::{Deserialize, Serialize};

use super::processes;
use crate::domain::{AgencyId, AgencyService, ListId, OperationKind, Record, ServiceGroupId, change_service};
use crate::ui::Cx;
use crate::ui::forms::growing::process_group_choice;
use crate::ui::forms::{FormFields, Written};
use crate::ui::theme::UNIT;
use crate::ui::widgets::date_field;
use crate::ui::widgets::date_text::{DateText, Meant, date_key};
use crate::ui::widgets::form::Stage;

/// What is typed of who handles the processes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct AllServicesFields {
    agency: AgencyId,
    /// Each process with the group that is to handle it, as they stand below each other.
    lines: Vec<(ListId, Option<ServiceGroupId>)>,
    /// The same as it was when the form was opened.
    before: Vec<(ListId, Option<ServiceGroupId>)>,
    from: DateText,
    /// Who handles what, by date, when the form was opened.
    base: Vec<AgencyService>,
}

impl AllServicesFields {
    /// Who handles the processes today.
    pub(super) fn new(cx: &Cx<'_>, agency: AgencyId) -> Self {
        let services = cx.snapshot.services(agency, cx.today);
        let group = |process| services.iter().find(|(one, ..)| one.id == process).map(|(.., group)| group.id);
        let lines: Vec<_> = processes(cx, agency).into_iter().map(|one| (one.id, group(one.id))).collect();
        let base = cx.snapshot.agency_service.of(agency).cloned().collect();
        Self { agency, before: lines.clone(), lines, from: DateText::new(cx.language(), Some(cx.today)), base }
    }
}

impl FormFields for AllServicesFields {
    fn heading(&self, cx: &Cx<'_>) -> String {
        cx.t("service-groups").to_owned()
    }

    fn under(&self, cx: &Cx<'_>) -> String {
        cx.agency_name(self.agency).to_owned()
    }

    fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, stage: &mut Stage) {
        ui.add_space(UNIT / 2.0);
        for (process, group) in &mut self.lines {
            let Some(process) = cx.snapshot.service_process.get(*process) else { continue };
            ui.push_id(process.id, |ui| process_group_choice(ui, cx, process.name(cx.language()), group));
        }
        date_field(ui, cx, cx.t("responsible-from"), &mut self.from, Meant::Near(cx.today));
        let missing = matches!(self.from.date(Meant::Near(cx.today)), Ok(None));
        if let Some(error) = stage.missing(cx, missing, "rule-date-missing") {
            ui.colored_label(cx.theme.danger, error);
        }
    }

    fn changes(&self, cx: &Cx<'_>) -> Written {
        let from = self.from.date(Meant::Near(cx.today)).map_err(date_key)?.ok_or("rule-date-missing")?;
        let changed = self.lines.iter().zip(&self.before).filter(|(line, before)| line != before);
        let change = |((process, group), _): (&(ListId, Option<ServiceGroupId>), _)| {
            change_service(cx.snapshot, self.agency, *process, *group, from)
        };
        Ok(changed.flat_map(change).collect())
    }

    fn kind(&self) -> OperationKind {
        OperationKind::ServiceEdited
    }

    fn before(&self) -> Vec<Record> {
        self.base.iter().cloned().map(Record::from).collect()
    }
}
