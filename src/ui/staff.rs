//! *Henkilöstö*: our own people and teams.

use std::sync::Arc;

use egui::{ScrollArea, Ui};
use egui_material_icons::icons;

use super::action::Question;
use super::theme::{UNIT, size};
use super::widgets::{bold, ends, hairline, icon_button, plain_button, primary, section, small};
use super::{Action, Cx};
use crate::domain::{AssignmentRole, EmployeeRole};

/// Draws the staff.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>) {
    ui.add_space(2.0 * UNIT);
    ends(
        ui,
        |ui| bold(ui, cx.t("place-staff"), size::TITLE),
        |ui| {
            if cx.writable() {
                if primary(ui, cx.theme, cx.t("staff-add")).clicked() {
                    cx.act(Action::Ask(Question::Employee(None)));
                }
                if plain_button(ui, cx.t("staff-add-team")).clicked() {
                    cx.act(Action::Ask(Question::Team(None)));
                }
            }
        },
    );
    ui.add_space(UNIT);
    let theme = cx.theme;
    let snapshot = Arc::clone(cx.snapshot);
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.set_max_width((ui.available_width() - 4.0).min(980.0));
        if snapshot.employee.is_empty() {
            super::widgets::empty(ui, theme, cx.t("staff-empty"), cx.t("staff-empty-help"), |_| {});
        }
        let mut teams: Vec<_> = snapshot.team.iter().map(Some).collect();
        teams.sort_by_key(|team| team.map(|team| team.position));
        teams.push(None);
        for team in teams {
            let mut people: Vec<_> =
                snapshot.employee.iter().filter(|one| one.team == team.map(|team| team.id)).collect();
            if team.is_none() && people.is_empty() {
                continue;
            }
            people.sort_by(|a, b| {
                (a.role == EmployeeRole::Secretary)
                    .cmp(&(b.role == EmployeeRole::Secretary))
                    .then_with(|| cx.collator.compare(&a.name, &b.name))
            });
            let heading = team.map_or_else(|| cx.t("staff-no-team").to_owned(), |team| team.name.clone());
            let edit = cx.tw("edit-named", &[("name", heading.as_str().into())]);
            let mut editing = false;
            let writable = cx.writable() && team.is_some();
            let aside = |ui: &mut Ui| editing = writable && icon_button(ui, icons::ICON_EDIT, &edit).clicked();
            section(ui, theme, &heading, aside, |ui| {
                for employee in &people {
                    employee_ui(ui, cx, employee);
                    hairline(ui, theme);
                }
                if people.is_empty() {
                    small(ui, theme, cx.t("staff-team-empty"));
                }
            });
            if editing && let Some(team) = team {
                cx.act(Action::Ask(Question::Team(Some(team.id))));
            }
        }
    });
}

fn employee_ui(ui: &mut Ui, cx: &Cx<'_>, employee: &crate::domain::Employee) {
    let counted = |role| {
        let held = cx
            .snapshot
            .assignment
            .iter()
            .filter(|one| one.employee == employee.id && one.role == role && one.holds_on(cx.today));
        held.count()
    };
    let load = cx.tw(
        "staff-load",
        &[
            ("responsible", counted(AssignmentRole::Responsible).into()),
            ("deputy", counted(AssignmentRole::Deputy).into()),
        ],
    );
    ends(
        ui,
        |ui| {
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                ui.label(&employee.name);
                let role = cx.t(role_key(employee.role));
                let city = employee.city.and_then(|id| cx.snapshot.city.get(id)).map(|city| city.name(cx.language()));
                let mut words: Vec<&str> = vec![role];
                words.extend(city);
                if !employee.active {
                    words.push(cx.t("staff-inactive"));
                }
                let reach = [employee.phone.as_str(), employee.email.as_str()];
                words.extend(reach.into_iter().filter(|text| !text.is_empty()));
                small(ui, cx.theme, words.join(" · "));
            });
        },
        |ui| {
            if cx.writable() {
                let name = cx.tw("edit-named", &[("name", employee.name.as_str().into())]);
                if icon_button(ui, icons::ICON_EDIT, &name).clicked() {
                    cx.act(Action::Ask(Question::Employee(Some(employee.id))));
                }
            }
            ui.add(egui::Label::new(egui::RichText::new(load).size(size::SMALL).color(cx.theme.quiet)));
        },
    );
}

/// The key of an employee role's name.
pub(super) const fn role_key(role: EmployeeRole) -> &'static str {
    match role {
        EmployeeRole::Secretary => "role-secretary",
        EmployeeRole::Supervisor => "role-supervisor",
    }
}
