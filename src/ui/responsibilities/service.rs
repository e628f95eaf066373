//! The group that handles a process, from a day on.

use egui::Ui;
use serde::{Deserialize, Serialize};

use crate::domain::validate::tidy;
use crate::domain::{AgencyId, Change, ListId, OperationKind, Record, ServiceGroup, ServiceGroupId, change_service};
use crate::ui::Cx;
use crate::ui::forms::parts::{begun_with, offered, phone_and_email};
use crate::ui::forms::{FormFields, Written};
use crate::ui::theme::UNIT;
use crate::ui::widgets::date_text::{DateText, Meant, date_key};
use crate::ui::widgets::form::Stage;
use crate::ui::widgets::{Field, choice, date_field, small};

/// The group that is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum Chosen {
    Nobody,
    Group(ServiceGroupId),
    New,
}

/// What is typed of who handles a process.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct ServiceFields {
    agency: AgencyId,
    process: ListId,
    chosen: Chosen,
    /// The chosen group as it was when it was chosen; none for nobody, and for a new one.
    base: Option<ServiceGroup>,
    name: String,
    phone: String,
    email: String,
    from: DateText,
}

impl ServiceFields {
    /// Who handles `process` today.
    pub(super) fn new(cx: &Cx<'_>, agency: AgencyId, process: ListId) -> Self {
        let services = cx.snapshot.services(agency, cx.today);
        let group = services.into_iter().find(|(one, ..)| one.id == process).map(|(.., group)| group);
        let chosen = match group {
            Some(group) => Chosen::Group(group.id),
            None if cx.snapshot.service_group.is_empty() => Chosen::New,
            None => Chosen::Nobody,
        };
        let from = DateText::new(cx.language(), Some(cx.today));
        let (name, phone, email) = (String::new(), String::new(), String::new());
        let mut fields = Self { agency, process, chosen, base: None, name, phone, email, from };
        fields.read(group);
        fields
    }

    fn read(&mut self, group: Option<&ServiceGroup>) {
        self.base = group.cloned();
        self.name = group.map(|group| group.name.clone()).unwrap_or_default();
        self.phone = group.map(|group| group.phone.clone()).unwrap_or_default();
        self.email = group.map(|group| group.email.clone()).unwrap_or_default();
    }

    /// `group` with what is typed.
    ///
    /// # Errors
    /// The key of what is missing.
    fn written(&self, group: ServiceGroup) -> Result<ServiceGroup, &'static str> {
        let group =
            ServiceGroup { name: tidy(&self.name), phone: tidy(&self.phone), email: tidy(&self.email), ..group };
        if group.name.is_empty() { Err("rule-item-name-missing") } else { Ok(group) }
    }
}

impl FormFields for ServiceFields {
    fn heading(&self, cx: &Cx<'_>) -> String {
        let process = cx.snapshot.service_process.get(self.process).map(|one| one.name(cx.language()));
        format!("{}: {}", cx.t("service-group"), process.unwrap_or_default())
    }

    fn under(&self, cx: &Cx<'_>) -> String {
        cx.agency_name(self.agency).to_owned()
    }

    fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, stage: &mut Stage) {
        let groups = offered(cx.snapshot.service_group.iter(), |id| self.chosen == Chosen::Group(id));
        let mut options = vec![(Chosen::Nobody, cx.t("service-nobody").to_owned())];
        options.extend(groups.into_iter().map(|group| (Chosen::Group(group.id), group.name.clone())));
        options.push((Chosen::New, cx.t("service-new-group").to_owned()));
        ui.add_space(UNIT / 2.0);
        if choice(ui, cx.theme, cx.t("service-group"), &mut self.chosen, &options, f32::INFINITY) {
            let group = match self.chosen {
                Chosen::Group(id) => cx.snapshot.service_group.get(id),
                Chosen::Nobody | Chosen::New => None,
            };
            self.read(group);
        }
        date_field(ui, cx, cx.t("responsible-from"), &mut self.from, Meant::Near(cx.today));
        let missing = matches!(self.from.date(Meant::Near(cx.today)), Ok(None));
        if let Some(error) = stage.missing(cx, missing, "rule-date-missing") {
            ui.colored_label(cx.theme.danger, error);
        }
        if self.chosen == Chosen::Nobody {
            return;
        }
        let error = stage.missing(cx, self.name.trim().is_empty(), "rule-item-name-missing");
        Field::new(cx.t("service-group-name"), &mut self.name).required().error(error).show(ui, cx.theme);
        phone_and_email(ui, cx, &mut self.phone, &mut self.email);
        if self.chosen != Chosen::New {
            small(ui, cx.theme, cx.t("service-group-shared"));
        }
    }

    fn changes(&self, cx: &Cx<'_>) -> Written {
        let from = self.from.date(Meant::Near(cx.today)).map_err(date_key)?.ok_or("rule-date-missing")?;
        let mut changes = Vec::new();
        let group = match (self.chosen, &self.base) {
            (Chosen::Nobody, _) => None,
            (Chosen::Group(_), Some(before)) => {
                changes.push(Change::update(before.clone(), self.written(before.clone())?));
                Some(before.id)
            }
            (Chosen::New | Chosen::Group(_), _) => {
                let group = self.written(ServiceGroup::named(cx.snapshot, ""))?;
                changes.push(Change::insert(group.clone()));
                Some(group.id)
            }
        };
        changes.extend(change_service(cx.snapshot, self.agency, self.process, group, from));
        Ok(changes)
    }

    fn kind(&self) -> OperationKind {
        OperationKind::ServiceEdited
    }

    fn before(&self) -> Vec<Record> {
        begun_with(self.base.as_ref())
    }
}
