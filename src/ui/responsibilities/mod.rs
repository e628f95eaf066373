//! *Vastuuhenkilöt*: who is responsible for an agency and who stands in, by date, and which group handles what.

mod change;
mod service;
mod services;
mod system;
mod systems;

use chrono::NaiveDate;
use egui::{Align, Label, Layout, RichText, Ui, Vec2};
use egui_material_icons::icons;

use super::theme::{UNIT, size, strong};
use super::widgets::{columns, hairline, icon_button, link, plain_button, section, small};
use super::{Action, Cx};
use crate::domain::{Agency, AgencyId, Assignment, AssignmentRole, EmployeeId, FieldGroup, ListId, ListItem};
use crate::i18n::keys::assignment_role_key;
use crate::ui::parts::agency::edited_ui;
use crate::ui::parts::mark::marked;
use crate::ui::parts::rows;

pub(crate) use change::ResponsibleFields;
pub(crate) use service::ServiceFields;
pub(crate) use services::AllServicesFields;
pub(crate) use system::SystemFields;

/// How many assignments at other agencies are shown.
const ELSEWHERE: usize = 8;

/// The width of the roles and processes before what belongs to them.
const NAMES: f32 = 132.0;

/// The height of a process and its group.
const SERVICE: f32 = 42.0;

/// The tab and its passing state.
#[derive(Default)]
pub struct ResponsibilitiesTab {
    of: Option<AgencyId>,
    /// Who has a column among the accesses because the user asked for it.
    with_column: Vec<EmployeeId>,
}

impl ResponsibilitiesTab {
    /// Draws the tab.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, agency: &Agency) {
        if self.of != Some(agency.id) {
            *self = Self { of: Some(agency.id), ..Self::default() };
        }
        let mut changing = false;
        let (mut process, mut all) = (None, false);
        columns(
            ui,
            0.5,
            |ui| {
                changing = today_ui(ui, cx, agency);
                history_ui(ui, cx, agency);
            },
            |ui| {
                process = services_ui(ui, cx, agency, &mut all);
                elsewhere_ui(ui, cx, agency);
            },
        );
        match systems::ui(ui, cx, agency, &mut self.with_column) {
            Some(systems::Wanted::Add) => cx.open(SystemFields::new(cx, agency.id)),
            Some(systems::Wanted::Edit(id)) => cx.open_found(SystemFields::edit(cx, id)),
            None => {}
        }
        if changing {
            cx.open(ResponsibleFields::new(cx, agency.id));
        }
        if all {
            cx.open(AllServicesFields::new(cx, agency.id));
        }
        if let Some(process) = process {
            cx.open(ServiceFields::new(cx, agency.id, process));
        }
    }
}

/// Who has the agency today; true where that is to be changed.
fn today_ui(ui: &mut Ui, cx: &Cx<'_>, agency: &Agency) -> bool {
    marked(
        ui,
        cx,
        agency,
        FieldGroup::Responsibilities,
        cx.t("responsibilities-today"),
        |_| {},
        |ui| {
            for role in [AssignmentRole::Responsible, AssignmentRole::Deputy] {
                let assigned = cx.snapshot.assigned(agency.id, role, cx.today);
                line_ui(ui, cx, cx.t(assignment_role_key(role)), |ui| match assigned {
                    Some((assignment, employee)) => {
                        let since = assignment
                            .valid_from
                            .map(|from| cx.tw("responsibilities-since", &[("date", cx.date(from).into())]));
                        reach_ui(ui, cx, [&employee.name, &employee.phone, &employee.email], |ui| {
                            if since.is_none() {
                                ui.add_space(UNIT);
                            }
                            ui.add(Label::new(RichText::new(&employee.name).font(strong(size::BODY))).truncate());
                            if let Some(since) = since {
                                small(ui, cx.theme, since);
                            }
                        });
                    }
                    None => {
                        ui.label(RichText::new(cx.t("nobody")).font(strong(size::BODY)).color(cx.theme.danger));
                    }
                });
                hairline(ui, cx.theme);
            }
            together_ui(ui, cx, agency);
            ui.add_space(UNIT / 2.0);
            cx.writable() && plain_button(ui, cx.t("responsible-change")).clicked()
        },
    )
}

/// The team of the responsible person and whom they work in a pair with, by date.
fn together_ui(ui: &mut Ui, cx: &Cx<'_>, agency: &Agency) {
    let Some((_, employee)) = cx.snapshot.assigned(agency.id, AssignmentRole::Responsible, cx.today) else { return };
    let team = employee.team.and_then(|id| cx.snapshot.team.get(id));
    line_ui(ui, cx, cx.t("field-team"), |ui| {
        ui.add(Label::new(team.map_or_else(|| cx.t("staff-no-team"), |team| team.name.as_str())).truncate());
    });
    hairline(ui, cx.theme);
    let mut pairs = cx.snapshot.pairs(employee.id);
    pairs.retain(|pair| !pair.over(cx.today));
    if pairs.is_empty() {
        line_ui(ui, cx, cx.t("role-pair"), |ui| {
            small(ui, cx.theme, cx.t("pairs-none-of-person"));
        });
        hairline(ui, cx.theme);
    }
    for pair in pairs {
        let Some(other) = pair.other(employee.id).and_then(|id| cx.snapshot.employee.get(id)) else { continue };
        ui.push_id(pair.id.0, |ui| {
            line_ui(ui, cx, cx.t("role-pair"), |ui| {
                reach_ui(ui, cx, [&other.name, &other.phone, &other.email], |ui| {
                    if link(ui, cx.theme, &other.name).clicked() {
                        cx.act(Action::ShowPerson(other.id));
                    }
                    let planned = pair.valid_from.is_some_and(|from| from > cx.today);
                    let time = period(cx, pair.valid_from, pair.valid_to);
                    let planned = planned.then(|| cx.t("responsibilities-planned").to_owned());
                    small(ui, cx.theme, planned.into_iter().chain([time]).collect::<Vec<_>>().join(" "));
                });
            });
        });
        hairline(ui, cx.theme);
    }
}

/// Every assignment, the newest first; what has ended is quiet.
fn history_ui(ui: &mut Ui, cx: &Cx<'_>, agency: &Agency) {
    let assignments: Vec<Assignment> = cx.snapshot.assignments(agency.id).into_iter().cloned().collect();
    section(
        ui,
        cx.theme,
        cx.t("responsibilities-history"),
        |ui| {
            edited_ui(ui, cx, agency.id, crate::domain::Table::Assignment);
            rows::out_ui(ui, cx, "responsibilities-history", !assignments.is_empty());
        },
        |ui| {
            if assignments.is_empty() {
                small(ui, cx.theme, cx.t("responsibilities-none"));
            }
            for (index, assignment) in assignments.iter().enumerate() {
                if index > 0 {
                    hairline(ui, cx.theme);
                }
                let name = cx.snapshot.employee.get(assignment.employee).map(|one| one.name.clone());
                entry_ui(ui, cx, assignment, |ui, ink| {
                    ui.add(Label::new(RichText::new(name.unwrap_or_default()).color(ink)).truncate());
                });
            }
            rows::listed(ui, cx, "responsibilities-history", &assignments.iter().collect::<Vec<_>>());
        },
    );
}

/// The processes of an agency: those in use, and those that a group still handles there.
fn processes<'c>(cx: &'c Cx<'_>, agency: AgencyId) -> Vec<&'c ListItem> {
    let services = cx.snapshot.services(agency, cx.today);
    let mut processes: Vec<&ListItem> = cx.snapshot.service_process.iter().collect();
    processes.retain(|one| one.retired_at.is_none() || services.iter().any(|(process, ..)| process.id == one.id));
    processes.sort_by_key(|process| (process.position, &process.name_fi));
    processes
}

/// Which group handles what; the process whose group is to be changed, and whether `all` of them are.
fn services_ui(ui: &mut Ui, cx: &Cx<'_>, agency: &Agency, all: &mut bool) -> Option<ListId> {
    let services = cx.snapshot.services(agency.id, cx.today);
    let processes = processes(cx, agency.id);
    let several = cx.writable() && processes.len() > 1;
    let mut asked = None;
    marked(
        ui,
        cx,
        agency,
        FieldGroup::Services,
        cx.t("service-groups"),
        |ui| *all = several && link(ui, cx.theme, cx.t("services-change")).clicked(),
        |ui| {
            for (index, process) in processes.into_iter().enumerate() {
                if index > 0 {
                    hairline(ui, cx.theme);
                }
                let held = services.iter().find(|(one, ..)| one.id == process.id);
                let name = process.name(cx.language());
                let planned = planned(cx, agency.id, process.id);
                ui.spacing_mut().item_spacing.y = 2.0;
                ui.horizontal(|ui| {
                    ui.set_min_height(SERVICE);
                    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                        let (icon, key) = if held.is_some() {
                            (icons::ICON_EDIT, "service-change")
                        } else {
                            (icons::ICON_ADD, "service-add")
                        };
                        if cx.writable() && icon_button(ui, icon, &cx.doing(key, name)).clicked() {
                            asked = Some(process.id);
                        }
                        let (group, since) = match held {
                            Some((_, service, group)) => {
                                (Some(*group), Some(period(cx, service.valid_from, service.valid_to)))
                            }
                            None => (None, None),
                        };
                        if let Some(group) = group {
                            reach_buttons_ui(ui, cx, [&group.name, &group.phone, &group.email]);
                        }
                        if let Some(since) = since {
                            ui.label(RichText::new(since).size(size::SMALL).color(cx.theme.quiet));
                        }
                        ui.with_layout(Layout::top_down(Align::Min), |ui| {
                            ui.spacing_mut().item_spacing.y = 0.0;
                            ui.add_space(2.0);
                            small(ui, cx.theme, name);
                            let name = group.map_or_else(
                                || RichText::new(cx.t("service-nobody")).color(cx.theme.quiet),
                                |group| RichText::new(&group.name),
                            );
                            ui.add(Label::new(name).truncate());
                        });
                    });
                });
                if let Some(planned) = planned {
                    small(ui, cx.theme, planned);
                }
            }
        },
    );
    asked
}

/// The group that is to handle a process later, in words.
fn planned(cx: &Cx<'_>, agency: AgencyId, process: ListId) -> Option<String> {
    let later = cx.snapshot.agency_service.of(agency).filter(|one| one.process == process);
    let next =
        later.filter(|one| one.valid_from.is_some_and(|from| from > cx.today)).min_by_key(|one| one.valid_from)?;
    let group = cx.snapshot.service_group.get(next.service_group)?;
    let args = [("date", cx.date(next.valid_from?).into()), ("name", group.name.as_str().into())];
    Some(cx.tw("service-planned", &args))
}

/// What the responsible person had, or will have, elsewhere.
fn elsewhere_ui(ui: &mut Ui, cx: &Cx<'_>, agency: &Agency) {
    let Some((_, employee)) = cx.snapshot.assigned(agency.id, AssignmentRole::Responsible, cx.today) else { return };
    let assignments = cx.snapshot.past_and_planned(employee.id, agency.id, cx.today);
    if assignments.is_empty() {
        return;
    }
    let heading = cx.tw("responsibilities-elsewhere", &[("name", employee.name.as_str().into())]);
    section(
        ui,
        cx.theme,
        &heading,
        |_| {},
        |ui| {
            for (index, assignment) in assignments.iter().take(ELSEWHERE).enumerate() {
                let Some(other) = cx.snapshot.agency.get(assignment.agency) else { continue };
                if index > 0 {
                    hairline(ui, cx.theme);
                }
                ui.push_id(assignment.id.0, |ui| {
                    entry_ui(ui, cx, assignment, |ui, _| {
                        if link(ui, cx.theme, other.name(cx.language())).clicked() {
                            cx.act(Action::Select(other.id));
                        }
                    });
                });
            }
        },
    );
}

/// The groups that handle something today, short, for the card: process, group and its number.
pub fn on_card(cx: &Cx<'_>, agency: AgencyId) -> Vec<[String; 3]> {
    let services = cx.snapshot.services(agency, cx.today);
    let line = |(process, _, group): (&ListItem, _, &crate::domain::ServiceGroup)| {
        [process.name(cx.language()).to_owned(), group.name.clone(), group.phone.clone()]
    };
    services.into_iter().map(line).collect()
}

/// A quiet name, and what belongs to it.
fn line_ui(ui: &mut Ui, cx: &Cx<'_>, name: &str, add: impl FnOnce(&mut Ui)) {
    ui.horizontal(|ui| {
        ui.set_min_height(30.0);
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.allocate_ui_with_layout(Vec2::new(NAMES, 30.0), Layout::left_to_right(Align::Center), |ui| {
            ui.set_min_width(NAMES);
            small(ui, cx.theme, name);
        });
        add(ui);
    });
}

/// Somebody of a name, with the buttons for number and address at the end of the line.
fn reach_ui(ui: &mut Ui, cx: &Cx<'_>, whom: [&str; 3], add: impl FnOnce(&mut Ui)) {
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        reach_buttons_ui(ui, cx, whom);
        ui.with_layout(Layout::top_down(Align::Min), add);
    });
}

/// The buttons that call and write, from the right end of a line.
fn reach_buttons_ui(ui: &mut Ui, cx: &Cx<'_>, [name, phone, email]: [&str; 3]) {
    ui.spacing_mut().item_spacing.x = UNIT / 4.0;
    let number = crate::domain::phone::dialled(phone);
    for (icon, key, value, to) in [
        (icons::ICON_MAIL, "write-mail", email, format!("mailto:{}", email.trim())),
        (icons::ICON_CALL, "call", phone, format!("tel:{number}")),
    ] {
        if !value.is_empty() && icon_button(ui, icon, &cx.doing(key, &format!("{name}, {value}"))).clicked() {
            cx.act(Action::OpenLink(to));
        }
    }
    ui.add_space(UNIT / 2.0);
}

/// Somebody or something, and under it the role and the time of an assignment. What is over is quiet.
fn entry_ui(ui: &mut Ui, cx: &Cx<'_>, assignment: &Assignment, what: impl FnOnce(&mut Ui, egui::Color32)) {
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.spacing_mut().interact_size.y = 20.0;
        what(ui, ink(cx, assignment));
        small(ui, cx.theme, format!("{} · {}", cx.t(assignment_role_key(assignment.role)), when(cx, assignment)));
    });
}

/// What is over is quiet.
fn ink(cx: &Cx<'_>, assignment: &Assignment) -> egui::Color32 {
    if assignment.valid_to.is_some_and(|to| to < cx.today) { cx.theme.quiet } else { cx.theme.text }
}

/// The time of an assignment, and whether it is still to come.
fn when(cx: &Cx<'_>, assignment: &Assignment) -> String {
    let period = period(cx, assignment.valid_from, assignment.valid_to);
    if assignment.valid_from.is_some_and(|from| from > cx.today) {
        format!("{} {period}", cx.t("responsibilities-planned"))
    } else {
        period
    }
}

/// From when to when.
fn period(cx: &Cx<'_>, from: Option<NaiveDate>, to: Option<NaiveDate>) -> String {
    let date = |date: Option<NaiveDate>| date.map(|date| cx.date(date)).unwrap_or_default();
    match (from, to) {
        (None, None) => cx.t("responsibilities-always").to_owned(),
        _ => format!("{}–{}", date(from), date(to)),
    }
}
