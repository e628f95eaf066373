//! The form of one of us.

use egui::{DragValue, Ui};

use crate::domain::{
    Change, Employee, EmployeeId, EmployeeRole, ListId, OperationKind, ServiceGroupId, TeamId, validate,
};
use crate::i18n::keys::{doubt_key, employee_role_key};

use crate::ui::theme::UNIT;
use crate::ui::widgets::form::{About, Asked, Stage, TWO_COLUMNS, form};
use crate::ui::widgets::{Field, choice, small};
use crate::ui::{Action, Cx, Form};

/// The form and its passing state.
pub(super) struct EmployeeForm {
    /// As the file has them; none for somebody new.
    base: Option<Employee>,
    first: Employee,
    edited: Employee,
    stage: Stage,
}

impl EmployeeForm {
    /// A form for somebody new, or for somebody of the file; none where they are gone.
    pub(super) fn new(cx: &Cx<'_>, id: Option<EmployeeId>) -> Option<Self> {
        let base = match id {
            Some(id) => Some(cx.snapshot.employee.get(id)?.clone()),
            None => None,
        };
        let first = base.clone().unwrap_or_else(Employee::empty);
        Some(Self { base, edited: first.clone(), first, stage: Stage::default() })
    }

    pub(super) fn changed(&self) -> bool {
        self.edited != self.first
    }

    /// Draws the form; false once it is done with.
    pub(super) fn ui(&mut self, ctx: &egui::Context, cx: &Cx<'_>) -> bool {
        let changed = self.changed();
        let heading = cx.t(if self.base.is_some() { "ask-employee-edit" } else { "staff-add" });
        let under = self.base.as_ref().map_or("", |base| base.name.as_str());
        let about = About { id: "employee", heading, under, width: TWO_COLUMNS, also: None };
        let edited = &mut self.edited;
        let asked = form(ctx, cx, &about, &mut self.stage, changed, |ui, stage| {
            who_ui(ui, cx, edited, stage);
            place_ui(ui, cx, edited);
            reach_ui(ui, cx, edited);
        });
        if asked == Asked::Save
            && let Some(change) = self.change()
        {
            if change.before == change.after {
                return false;
            }
            cx.act(Action::SaveForm(Form::Staff, OperationKind::StaffEdited, vec![change]));
        }
        asked != Asked::Close
    }

    /// What saving comes to; none without a name.
    fn change(&self) -> Option<Change> {
        let mut after = self.edited.clone();
        for text in [&mut after.name, &mut after.phone, &mut after.email, &mut after.login_names] {
            *text = validate::tidy(text);
        }
        if after.name.is_empty() {
            return None;
        }
        Some(match &self.base {
            Some(before) => Change::update(before.clone(), after),
            None => Change::insert(after),
        })
    }
}

fn half(ui: &Ui) -> f32 {
    (ui.available_width() - UNIT) / 2.0
}

fn who_ui(ui: &mut Ui, cx: &Cx<'_>, edited: &mut Employee, stage: &mut Stage) {
    let error = (stage.tried && edited.name.trim().is_empty()).then(|| cx.t("rule-item-name-missing").to_owned());
    let half = half(ui);
    ui.horizontal_top(|ui| {
        let name = Field::new(cx.t("field-name"), &mut edited.name).required().error(error).width(half);
        stage.first(&name.show(ui, cx.theme));
        let roles = EmployeeRole::ALL.map(|role| (role, cx.t(employee_role_key(role)).to_owned()));
        choice(ui, cx.theme, cx.t("field-role"), &mut edited.role, &roles, half);
    });
}

fn place_ui(ui: &mut Ui, cx: &Cx<'_>, edited: &mut Employee) {
    let half = half(ui);
    ui.horizontal_top(|ui| {
        let mut teams: Vec<_> = cx.snapshot.team.iter().collect();
        teams.sort_by(|a, b| cx.collator.compare(&a.name, &b.name));
        let mut options: Vec<(Option<TeamId>, String)> = vec![(None, cx.t("staff-no-team").to_owned())];
        options.extend(teams.into_iter().map(|team| (Some(team.id), team.name.clone())));
        choice(ui, cx.theme, cx.t("field-team"), &mut edited.team, &options, half);
        let mut groups: Vec<_> = cx.snapshot.service_group.iter().collect();
        groups.retain(|group| group.retired_at.is_none() || edited.service_group == Some(group.id));
        groups.sort_by(|a, b| cx.collator.compare(&a.name, &b.name));
        let mut options: Vec<(Option<ServiceGroupId>, String)> = vec![(None, cx.t("service-nobody").to_owned())];
        options.extend(groups.into_iter().map(|group| (Some(group.id), group.name.clone())));
        choice(ui, cx.theme, cx.t("service-group"), &mut edited.service_group, &options, half);
    });
    ui.horizontal_top(|ui| {
        city_ui(ui, cx, &mut edited.city, half);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 3.0;
            let label = small(ui, cx.theme, cx.t("field-working-share"));
            let share = DragValue::new(&mut edited.working_share).range(1..=100).suffix(" %");
            ui.add_sized([96.0, crate::ui::theme::ROW], share).labelled_by(label.id);
        });
    });
}

/// A choice among our cities.
pub(super) fn city_ui(ui: &mut Ui, cx: &Cx<'_>, city: &mut Option<ListId>, width: f32) {
    let mut cities: Vec<_> = cx.snapshot.city.iter().collect();
    cities.retain(|one| one.retired_at.is_none() || *city == Some(one.id));
    cities.sort_by(|a, b| cx.collator.compare(a.name(cx.language()), b.name(cx.language())));
    let mut options: Vec<(Option<ListId>, String)> = vec![(None, cx.t("value-missing").to_owned())];
    options.extend(cities.into_iter().map(|one| (Some(one.id), one.name(cx.language()).to_owned())));
    choice(ui, cx.theme, cx.t("field-town"), city, &options, width);
}

fn reach_ui(ui: &mut Ui, cx: &Cx<'_>, edited: &mut Employee) {
    let half = half(ui);
    let doubt = |doubt: Option<validate::Doubt>| doubt.map(|doubt| cx.t(doubt_key(doubt)).to_owned());
    ui.horizontal_top(|ui| {
        let phone = doubt(validate::phone(&edited.phone));
        Field::new(cx.t("field-phone"), &mut edited.phone).width(half).doubt(phone).show(ui, cx.theme);
        let email = doubt(validate::email(&edited.email));
        Field::new(cx.t("field-email"), &mut edited.email).width(half).doubt(email).show(ui, cx.theme);
    });
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
