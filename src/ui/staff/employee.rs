//! The form of one of us.

use egui::Ui;
use serde::{Deserialize, Serialize};

use crate::domain::{Employee, EmployeeId, EmployeeRole, List, ListId, OperationKind, Record, validate};
use crate::i18n::keys::employee_role_key;
use crate::ui::Cx;
use crate::ui::forms::growing::{group_choice, item_choice, team_choice};
use crate::ui::forms::name_order::NameOrder;
use crate::ui::forms::parts::{begun_with, half, phone_and_email, written};
use crate::ui::forms::{FormFields, Written};
use crate::ui::theme::UNIT;
use crate::ui::widgets::form::{Stage, TWO_COLUMNS};
use crate::ui::widgets::number::{Misfit, Number, NumberText};
use crate::ui::widgets::{Field, choice, small};

/// What is typed of one of us.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct EmployeeFields {
    /// As the file has them; none for somebody new.
    base: Option<Employee>,
    row: Employee,
    share: NumberText,
    #[serde(default)]
    order: NameOrder,
}

/// How much of a full day somebody works.
const SHARE: Number = Number::Share(1, 100);

impl EmployeeFields {
    /// Somebody new, or somebody of the file; none where they are gone.
    pub(super) fn new(cx: &Cx<'_>, id: Option<EmployeeId>) -> Option<Self> {
        let base = match id {
            Some(id) => Some(cx.snapshot.employee.get(id)?.clone()),
            None => None,
        };
        // Whoever adds the first of us adds themselves, and is known by their login from then on.
        let first = cx.snapshot.employee.is_empty();
        let login_names = if first { cx.status.login.clone() } else { String::new() };
        let row = base.clone().unwrap_or_else(|| Employee { login_names, ..Employee::empty() });
        Some(Self::read(cx, row, base))
    }

    /// Whoever sits here and is none of us yet.
    pub(crate) fn me(cx: &Cx<'_>) -> Self {
        Self::read(cx, Employee { login_names: cx.status.login.clone(), ..Employee::empty() }, None)
    }

    fn read(cx: &Cx<'_>, row: Employee, base: Option<Employee>) -> Self {
        let share = SHARE.text(cx.language(), Some(row.working_share));
        let order = base.as_ref().map_or_else(NameOrder::default, |base| NameOrder::of(&base.name));
        Self { base, row, share, order }
    }
}

impl FormFields for EmployeeFields {
    fn heading(&self, cx: &Cx<'_>) -> String {
        cx.t(if self.base.is_some() { "ask-employee-edit" } else { "staff-add" }).to_owned()
    }

    fn under(&self, _cx: &Cx<'_>) -> String {
        self.base.as_ref().map(|base| base.name.clone()).unwrap_or_default()
    }

    fn width(&self) -> f32 {
        TWO_COLUMNS
    }

    fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, stage: &mut Stage) {
        who_ui(ui, cx, self, stage);
        place_ui(ui, cx, self, stage);
        reach_ui(ui, cx, &mut self.row);
    }

    fn changes(&self, cx: &Cx<'_>) -> Written {
        let working_share = SHARE.needed(cx.language(), &self.share).map_err(Misfit::key)?;
        let mut after = Employee { working_share, name: self.order.saved(&self.row.name), ..self.row.clone() };
        for text in [&mut after.phone, &mut after.email, &mut after.login_names] {
            *text = validate::tidy(text);
        }
        if after.name.is_empty() { Err("rule-item-name-missing") } else { Ok(written(self.base.as_ref(), after)) }
    }

    fn kind(&self) -> OperationKind {
        OperationKind::StaffEdited
    }

    fn before(&self) -> Vec<Record> {
        begun_with(self.base.as_ref())
    }
}

fn who_ui(ui: &mut Ui, cx: &Cx<'_>, fields: &mut EmployeeFields, stage: &mut Stage) {
    let half = half(ui);
    ui.horizontal_top(|ui| {
        fields.order.ui(ui, cx, stage, &mut fields.row.name, half);
        let roles = EmployeeRole::ALL.map(|role| (role, cx.t(employee_role_key(role)).to_owned()));
        choice(ui, cx.theme, cx.t("field-role"), &mut fields.row.role, &roles, half);
    });
}

fn place_ui(ui: &mut Ui, cx: &Cx<'_>, fields: &mut EmployeeFields, stage: &mut Stage) {
    let edited = &mut fields.row;
    let half = half(ui);
    ui.horizontal_top(|ui| {
        team_choice(ui, cx, &mut edited.team, half);
        group_choice(ui, cx, &mut edited.service_group, half);
    });
    ui.horizontal_top(|ui| {
        city_ui(ui, cx, &mut edited.city, half);
        stage.number(ui, cx, ("field-working-share", half), SHARE, &mut fields.share, true);
    });
}

/// A choice among our cities.
pub(super) fn city_ui(ui: &mut Ui, cx: &Cx<'_>, city: &mut Option<ListId>, width: f32) {
    item_choice(ui, cx, List::City, ["field-town", "value-missing"], city, width);
}

fn reach_ui(ui: &mut Ui, cx: &Cx<'_>, edited: &mut Employee) {
    phone_and_email(ui, cx, &mut edited.phone, &mut edited.email);
    ui.add_space(UNIT / 2.0);
    small(ui, cx.theme, cx.t("field-languages"));
    ui.horizontal_wrapped(|ui| {
        ui.checkbox(&mut edited.speaks_fi, cx.t("language-fi"));
        ui.checkbox(&mut edited.speaks_sv, cx.t("language-sv"));
        ui.checkbox(&mut edited.speaks_en, cx.t("language-en"));
    });
    ui.add_space(UNIT / 2.0);
    let taken = taken(cx, edited);
    let aside = Some(cx.t("field-login-help").to_owned());
    Field::new(cx.t("field-login"), &mut edited.login_names).aside(aside).doubt(taken).show(ui, cx.theme);
}

/// That somebody else has one of the login names too, by which nobody would be known.
fn taken(cx: &Cx<'_>, edited: &Employee) -> Option<String> {
    let names = |one: &Employee| one.login_names.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>();
    let mine = names(edited);
    let other = cx.snapshot.employee.iter().find(|one| {
        one.id != edited.id && one.ours_on(cx.today) && names(one).iter().any(|name| mine.contains(name))
    })?;
    Some(cx.tw("staff-login-taken", &[("name", other.name.as_str().into())]))
}
