//! The form of a system that is used for an agency.

use egui::Ui;
use serde::{Deserialize, Serialize};

use crate::domain::{
    AgencyId, AgencySystem, Change, List, ListId, ListItem, OperationKind, Record, RowId, system_removal,
    validate::tidy,
};
use crate::ui::Cx;
use crate::ui::forms::parts::{begun_with, days_ui, offered, period, written};
use crate::ui::forms::{FormFields, Written};
use crate::ui::widgets::date_text::DateText;
use crate::ui::widgets::form::Stage;
use crate::ui::widgets::{Field, choice, small};

/// Which system is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum Chosen {
    None,
    Known(ListId),
    New,
}

/// What is typed of a system.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct SystemFields {
    agency: AgencyId,
    base: Option<AgencySystem>,
    chosen: Chosen,
    name: String,
    purpose: String,
    from: DateText,
    to: DateText,
}

impl SystemFields {
    /// A system that is new to the agency.
    pub(super) fn new(cx: &Cx<'_>, agency: AgencyId) -> Self {
        let chosen = if cx.snapshot.system.is_empty() { Chosen::New } else { Chosen::None };
        let from = DateText::new(cx.language(), Some(cx.today));
        let (name, purpose) = (String::new(), String::new());
        Self { agency, base: None, chosen, name, purpose, from, to: DateText::default() }
    }

    /// A system of the file; none where it is gone.
    pub(super) fn edit(cx: &Cx<'_>, id: RowId) -> Option<Self> {
        let base = cx.snapshot.agency_system.get(id)?.clone();
        let [from, to] = [base.valid_from, base.valid_to].map(|date| DateText::new(cx.language(), date));
        Some(Self {
            agency: base.agency,
            chosen: Chosen::Known(base.system),
            name: String::new(),
            purpose: base.purpose.clone(),
            from,
            to,
            base: Some(base),
        })
    }
}

impl FormFields for SystemFields {
    fn heading(&self, cx: &Cx<'_>) -> String {
        cx.t(if self.base.is_some() { "system-edit" } else { "system-add" }).to_owned()
    }

    fn under(&self, cx: &Cx<'_>) -> String {
        cx.agency_name(self.agency).to_owned()
    }

    fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, stage: &mut Stage) {
        let held = self.base.as_ref().map(|base| base.system);
        let mut options = Vec::new();
        if self.chosen == Chosen::None {
            options.push((Chosen::None, cx.t("responsible-choose").to_owned()));
        }
        let systems = offered(cx.snapshot.system.iter(), |id| held == Some(id)).into_iter();
        options.extend(systems.map(|one| (Chosen::Known(one.id), one.name(cx.language()).to_owned())));
        options.push((Chosen::New, cx.t("system-new").to_owned()));
        choice(ui, cx.theme, cx.t("system"), &mut self.chosen, &options, f32::INFINITY);
        if self.chosen == Chosen::New {
            let error = stage.missing(cx, self.name.trim().is_empty(), "rule-item-name-missing");
            let name = Field::new(cx.t("field-name"), &mut self.name).required().error(error).show(ui, cx.theme);
            stage.first(&name);
            small(ui, cx.theme, cx.t("system-new-help"));
        }
        let aside = Some(cx.t("form-notes-privacy").to_owned());
        let purpose = Field::new(cx.t("system-purpose"), &mut self.purpose).aside(aside).show(ui, cx.theme);
        if self.chosen != Chosen::New {
            stage.first(&purpose);
        }
        days_ui(ui, cx, &mut self.from, &mut self.to);
    }

    fn changes(&self, cx: &Cx<'_>) -> Written {
        let mut changes = Vec::new();
        let system = match self.chosen {
            Chosen::None => return Err("system-missing"),
            Chosen::Known(id) => id,
            Chosen::New => {
                let name = tidy(&self.name);
                if name.is_empty() {
                    return Err("rule-item-name-missing");
                }
                let position = cx.snapshot.system.iter().map(|one| one.position + 1).max().unwrap_or(0);
                let item = ListItem::named(&name, cx.language(), position);
                let id = item.id;
                changes.push(Change::insert(List::System.record(item)));
                id
            }
        };
        let [valid_from, valid_to] = period(cx, &self.from, &self.to)?;
        let id = self.base.as_ref().map_or_else(RowId::new, |base| base.id);
        let purpose = self.purpose.trim().to_owned();
        let after = AgencySystem { id, agency: self.agency, system, purpose, valid_from, valid_to };
        let twin = |one: &&AgencySystem| one.id != id && one.system == system && one.overlaps(&after);
        if cx.snapshot.agency_system.of(self.agency).any(|one| twin(&one)) {
            return Err("system-twice");
        }
        changes.extend(written(self.base.as_ref(), after));
        Ok(changes)
    }

    fn removal(&self, cx: &Cx<'_>) -> Option<(&'static str, Vec<Change>)> {
        Some(("system-delete", system_removal(cx.snapshot, self.base.as_ref()?)))
    }

    fn kind(&self) -> OperationKind {
        OperationKind::SystemEdited
    }

    fn before(&self) -> Vec<Record> {
        begun_with(self.base.as_ref())
    }
}
