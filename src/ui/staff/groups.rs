//! The forms of a team and of a service group.

use crate::domain::{Change, OperationKind, Record, ServiceGroup, ServiceGroupId, Table, Team, TeamId, validate};
use crate::ui::agency_form::doubt_key;
use crate::ui::theme::UNIT;
use crate::ui::widgets::Field;
use crate::ui::widgets::form::{About, Asked, ONE_COLUMN, Stage, form};
use crate::ui::{Action, Cx, Form};

use super::employee::city_ui;

/// The form of a team and its passing state.
pub(super) struct TeamForm {
    base: Option<Team>,
    first: Team,
    edited: Team,
    stage: Stage,
}

impl TeamForm {
    /// A form for a new team, or for one of the file; none where it is gone.
    pub(super) fn new(cx: &Cx<'_>, id: Option<TeamId>) -> Option<Self> {
        let base = match id {
            Some(id) => Some(cx.snapshot.team.get(id)?.clone()),
            None => None,
        };
        let position = cx.snapshot.team.iter().map(|team| team.position + 1).max().unwrap_or(0);
        let new = || Team { id: TeamId::new(), name: String::new(), city: None, position };
        let first = base.clone().unwrap_or_else(new);
        Some(Self { base, edited: first.clone(), first, stage: Stage::default() })
    }

    pub(super) fn changed(&self) -> bool {
        self.edited != self.first
    }

    /// Draws the form; false once it is done with.
    pub(super) fn ui(&mut self, ctx: &egui::Context, cx: &Cx<'_>) -> bool {
        let changed = self.changed();
        let heading = cx.t(if self.base.is_some() { "ask-team-edit" } else { "staff-add-team" });
        let free = self.base.as_ref().filter(|base| !cx.snapshot.is_pointed_at(Table::Team, base.id.0));
        let also = free.map(|_| cx.t("team-delete"));
        let about = About { id: "team", heading, under: "", width: ONE_COLUMN, also };
        let edited = &mut self.edited;
        let asked = form(ctx, cx, &about, &mut self.stage, changed, |ui, stage| {
            let missing = stage.tried && edited.name.trim().is_empty();
            let error = missing.then(|| cx.t("rule-item-name-missing").to_owned());
            stage.first(&Field::new(cx.t("field-name"), &mut edited.name).required().error(error).show(ui, cx.theme));
            city_ui(ui, cx, &mut edited.city, 240.0);
        });
        let after = Team { name: validate::tidy(&self.edited.name), ..self.edited.clone() };
        save(cx, asked, self.base.clone(), (!after.name.is_empty()).then_some(after))
    }
}

/// The form of a service group and its passing state.
pub(super) struct GroupForm {
    base: Option<ServiceGroup>,
    first: ServiceGroup,
    edited: ServiceGroup,
    stage: Stage,
}

impl GroupForm {
    /// A form for a new group, or for one of the file; none where it is gone.
    pub(super) fn new(cx: &Cx<'_>, id: Option<ServiceGroupId>) -> Option<Self> {
        let base = match id {
            Some(id) => Some(cx.snapshot.service_group.get(id)?.clone()),
            None => None,
        };
        let first = base.clone().unwrap_or_else(|| ServiceGroup::named(cx.snapshot, ""));
        Some(Self { base, edited: first.clone(), first, stage: Stage::default() })
    }

    pub(super) fn changed(&self) -> bool {
        self.edited != self.first
    }

    /// Draws the form; false once it is done with.
    pub(super) fn ui(&mut self, ctx: &egui::Context, cx: &Cx<'_>) -> bool {
        let changed = self.changed();
        let heading = cx.t(if self.base.is_some() { "service-group-edit" } else { "service-group-add" });
        let free = self.base.as_ref().filter(|base| !cx.snapshot.is_pointed_at(Table::ServiceGroup, base.id.0));
        let also = free.map(|_| cx.t("service-group-delete"));
        let under = if self.base.is_some() { cx.t("service-group-shared") } else { "" };
        let about = About { id: "service-group-own", heading, under, width: ONE_COLUMN, also };
        let edited = &mut self.edited;
        let existing = self.base.is_some();
        let asked = form(ctx, cx, &about, &mut self.stage, changed, |ui, stage| {
            let missing = stage.tried && edited.name.trim().is_empty();
            let error = missing.then(|| cx.t("rule-item-name-missing").to_owned());
            stage.first(&Field::new(cx.t("field-name"), &mut edited.name).required().error(error).show(ui, cx.theme));
            let doubt = |doubt: Option<validate::Doubt>| doubt.map(|doubt| cx.t(doubt_key(doubt)).to_owned());
            let half = (ui.available_width() - UNIT) / 2.0;
            ui.horizontal_top(|ui| {
                let phone = doubt(validate::phone(&edited.phone));
                Field::new(cx.t("field-phone"), &mut edited.phone).width(half).doubt(phone).show(ui, cx.theme);
                let email = doubt(validate::email(&edited.email));
                Field::new(cx.t("field-email"), &mut edited.email).width(half).doubt(email).show(ui, cx.theme);
            });
            let aside = Some(cx.t("form-notes-privacy").to_owned());
            Field::new(cx.t("contact-note"), &mut edited.note).lines(2).aside(aside).show(ui, cx.theme);
            if existing {
                let mut used = edited.retired_at.is_none();
                if ui.checkbox(&mut used, cx.t("service-group-used")).changed() {
                    edited.retired_at = (!used).then_some(cx.today);
                }
            }
        });
        let after = ServiceGroup {
            name: validate::tidy(&self.edited.name),
            phone: validate::tidy(&self.edited.phone),
            email: validate::tidy(&self.edited.email),
            note: self.edited.note.trim().to_owned(),
            ..self.edited.clone()
        };
        save(cx, asked, self.base.clone(), (!after.name.is_empty()).then_some(after))
    }
}

/// Does what was asked of a form whose row was `base` and is to be `after`; false once the form is done with.
fn save<T: Into<Record> + PartialEq>(cx: &Cx<'_>, asked: Asked, base: Option<T>, after: Option<T>) -> bool {
    let change = match (asked, base, after) {
        (Asked::Save, Some(before), Some(after)) if before == after => return false,
        (Asked::Save, Some(before), Some(after)) => Some(Change::update(before, after)),
        (Asked::Save, None, Some(after)) => Some(Change::insert(after)),
        (Asked::Also, Some(before), _) => Some(Change::delete(before)),
        _ => None,
    };
    if let Some(change) = change {
        cx.act(Action::SaveForm(Form::Staff, OperationKind::StaffEdited, vec![change]));
    }
    asked != Asked::Close
}
