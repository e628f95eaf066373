//! The pairs, teams and service groups of the unit, under the table of people.

use egui::{Label, RichText, Ui};
use egui_material_icons::icons;
use uuid::Uuid;

use super::{Wanted, add_ui, period};
use crate::domain::{Employee, EmployeeId, ServiceGroup, Team, WorkPair};
use crate::ui::theme::size;
use crate::ui::widgets::{edit_button, ends, hairline, icon_button, link, section, small};
use crate::ui::{Action, Cx};

/// The name of somebody, which leads to their page.
pub(super) fn name_ui(ui: &mut Ui, cx: &Cx<'_>, id: EmployeeId) {
    let Some(employee) = cx.snapshot.employee.get(id) else { return };
    if link(ui, cx.theme, &employee.name).clicked() {
        cx.act(Action::ShowPerson(id));
    }
}

/// A pair as it is called: both names.
pub(super) fn pair_name(cx: &Cx<'_>, pair: &WorkPair) -> String {
    let name = |id: EmployeeId| cx.snapshot.employee.get(id).map(|one| one.name.clone()).unwrap_or_default();
    format!("{} – {}", name(pair.first), name(pair.second))
}

/// The buttons that edit and end a pair, from the right end of a line.
pub(super) fn pair_buttons_ui(ui: &mut Ui, cx: &Cx<'_>, pair: &WorkPair) -> Option<Wanted> {
    if !cx.writable() {
        return None;
    }
    let name = pair_name(cx, pair);
    let mut wanted = None;
    if edit_button(ui, &cx.doing("pair-edit", &name), pair.id.0) {
        wanted = Some(Wanted::Pair(pair.id));
    }
    let ends = pair.valid_to.is_none();
    if ends && icon_button(ui, icons::ICON_EVENT_BUSY, &cx.doing("pair-end", &name)).clicked() {
        wanted = Some(Wanted::EndPair(pair.id));
    }
    wanted
}

/// The pairs of today and those to come.
pub(super) fn pairs_ui(ui: &mut Ui, cx: &Cx<'_>) -> Option<Wanted> {
    let mut pairs: Vec<&WorkPair> = cx.snapshot.work_pair.iter().filter(|pair| !pair.over(cx.today)).collect();
    pairs.sort_by(|a, b| cx.collator.compare(&pair_name(cx, a), &pair_name(cx, b)));
    let mut wanted = None;
    section(
        ui,
        cx.theme,
        cx.t("pairs"),
        |_| {},
        |ui| {
            if pairs.is_empty() {
                small(ui, cx.theme, cx.t("pairs-none"));
            }
            for (index, pair) in pairs.into_iter().enumerate() {
                if index > 0 {
                    hairline(ui, cx.theme);
                }
                ui.push_id(pair.id.0, |ui| {
                    ends(
                        ui,
                        |ui| {
                            ui.vertical(|ui| {
                                ui.spacing_mut().item_spacing.y = 0.0;
                                ui.horizontal_wrapped(|ui| {
                                    ui.spacing_mut().interact_size.y = 20.0;
                                    name_ui(ui, cx, pair.first);
                                    ui.label(RichText::new("–").color(cx.theme.quiet));
                                    name_ui(ui, cx, pair.second);
                                });
                                small(ui, cx.theme, period(cx, pair.valid_from, pair.valid_to));
                            });
                        },
                        |ui| wanted = pair_buttons_ui(ui, cx, pair).or(wanted),
                    );
                });
            }
            if cx.snapshot.employee.len() > 1 && add_ui(ui, cx, "pair-add") {
                wanted = Some(Wanted::NewPair(None));
            }
        },
    );
    wanted
}

/// The teams, with how many of us are in each.
pub(super) fn teams_ui(ui: &mut Ui, cx: &Cx<'_>) -> Option<Wanted> {
    let mut teams: Vec<&Team> = cx.snapshot.team.iter().collect();
    teams.sort_by(|a, b| a.position.cmp(&b.position).then_with(|| cx.collator.compare(&a.name, &b.name)));
    let mut wanted = None;
    section(
        ui,
        cx.theme,
        cx.t("teams"),
        |_| {},
        |ui| {
            if teams.is_empty() {
                small(ui, cx.theme, cx.t("teams-none"));
            }
            for (index, team) in teams.into_iter().enumerate() {
                if index > 0 {
                    hairline(ui, cx.theme);
                }
                let city = team.city.and_then(|id| cx.snapshot.city.get(id)).map(|city| city.name(cx.language()));
                let members = members(cx, |one| one.team == Some(team.id));
                let about: Vec<String> = city.map(str::to_owned).into_iter().chain([members]).collect();
                if line_ui(ui, cx, team.id.0, ["ask-team-edit", &team.name, &about.join(" · ")]) {
                    wanted = Some(Wanted::Team(Some(team.id)));
                }
            }
            if add_ui(ui, cx, "staff-add-team") {
                wanted = Some(Wanted::Team(None));
            }
        },
    );
    wanted
}

/// The service groups, with how they are reached.
pub(super) fn groups_ui(ui: &mut Ui, cx: &Cx<'_>) -> Option<Wanted> {
    let mut groups: Vec<&ServiceGroup> = cx.snapshot.service_group.iter().collect();
    groups.sort_by(|a, b| {
        let of = |one: &ServiceGroup| (one.retired_at.is_some(), one.position);
        of(a).cmp(&of(b)).then_with(|| cx.collator.compare(&a.name, &b.name))
    });
    let mut wanted = None;
    section(
        ui,
        cx.theme,
        cx.t("service-groups"),
        |_| {},
        |ui| {
            if groups.is_empty() {
                small(ui, cx.theme, cx.t("service-groups-none"));
            }
            for (index, group) in groups.into_iter().enumerate() {
                if index > 0 {
                    hairline(ui, cx.theme);
                }
                let mut about: Vec<String> =
                    [&group.phone, &group.email].into_iter().filter(|text| !text.is_empty()).cloned().collect();
                about.push(members(cx, |one| one.service_group == Some(group.id)));
                if let Some(day) = group.retired_at {
                    about.insert(0, cx.tw("lists-retired", &[("date", cx.date(day).into())]));
                }
                if line_ui(ui, cx, group.id.0, ["service-group-edit", &group.name, &about.join(" · ")]) {
                    wanted = Some(Wanted::Group(Some(group.id)));
                }
            }
            if add_ui(ui, cx, "service-group-add") {
                wanted = Some(Wanted::Group(None));
            }
        },
    );
    wanted
}

/// How many of us are in something, in words.
fn members(cx: &Cx<'_>, inside: impl Fn(&Employee) -> bool) -> String {
    let count = cx.snapshot.employee.iter().filter(|one| one.ours_on(cx.today) && inside(one)).count();
    cx.tw("staff-members", &[("count", count.into())])
}

/// A name and what is known of it, with the button that edits it; true where that was pressed.
fn line_ui(ui: &mut Ui, cx: &Cx<'_>, row: Uuid, [key, name, about]: [&str; 3]) -> bool {
    let ((), pressed) = ends(
        ui,
        |ui| {
            let room = (ui.available_width() - 44.0).max(80.0);
            ui.vertical(|ui| {
                ui.set_max_width(room);
                ui.spacing_mut().item_spacing.y = 0.0;
                ui.add(Label::new(RichText::new(name).size(size::BODY)).wrap());
                small(ui, cx.theme, about);
            });
        },
        |ui| cx.writable() && edit_button(ui, &cx.doing(key, name), row),
    );
    pressed
}
