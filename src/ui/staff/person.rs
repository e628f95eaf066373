//! Somebody's page: their data, the agencies they look after, their pairs, accesses and absences.

use egui::{Label, RichText, Ui};
use egui_material_icons::{MaterialIcon, icons};

use super::{Wanted, agencies, lists, period, until};
use crate::domain::leaving::come_back;
use crate::domain::{
    AgencyId, Assignment, AssignmentRole, Employee, EmployeeId, Language, ListId, OperationKind, lacks_access,
};
use crate::i18n::keys::{assignment_role_key, employee_role_key, language_key};
use crate::ui::parts::people::dialled;

use crate::ui::theme::{UNIT, size};
use crate::ui::widgets::page::{Page, beside, title_size, title_ui};
use crate::ui::widgets::{
    columns, ends, hairline, icon_button, link, pill, plain_button, primary, reading, section, small,
};
use crate::ui::{Action, Cx, Place};

/// The narrowest place in which the name stands beside the buttons.
const NAME: f32 = 200.0;

/// Draws the page; what was asked for on it.
pub(super) fn ui(ui: &mut Ui, cx: &Cx<'_>, person: &Employee) -> Option<Wanted> {
    let mut wanted = None;
    let head = |wanted: &mut Option<Wanted>, ui: &mut Ui| {
        if link(ui, cx.theme, &format!("‹ {}", cx.t("place-staff"))).clicked() {
            cx.act(Action::Go(Place::Staff));
        }
        *wanted = header_ui(ui, cx, person);
    };
    Page::new("person").view(person.id).show(ui, &mut wanted, head, |wanted, ui| {
        let asked = std::cell::Cell::new(None);
        columns(
            ui,
            0.5,
            |ui| {
                data_ui(ui, cx, person);
                asked.set(pairs_ui(ui, cx, person));
                absences_ui(ui, cx, person);
            },
            |ui| {
                agencies_ui(ui, cx, person);
                other_times_ui(ui, cx, person);
                access_ui(ui, cx, person);
            },
        );
        *wanted = wanted.or(asked.get());
    });
    wanted
}

fn header_ui(ui: &mut Ui, cx: &Cx<'_>, person: &Employee) -> Option<Wanted> {
    let mut wanted = None;
    let buttons = |ui: &mut Ui, wanted: &mut Option<Wanted>| {
        if !cx.writable() {
            return;
        }
        if person.active && person.last_day.is_none() {
            if plain_button(ui, cx.t("leaving")).clicked() {
                *wanted = Some(Wanted::Leaving(person.id));
            }
        } else if plain_button(ui, cx.t("staff-come-back")).clicked() {
            bring_back(cx, person.id);
        }
        if primary(ui, cx.theme, cx.t("edit")).clicked() {
            *wanted = Some(Wanted::Employee(Some(person.id)));
        }
    };
    let name = |ui: &mut Ui| {
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            title_ui(ui, &person.name, title_size(ui.ctx()));
            let team = person.team.and_then(|id| cx.snapshot.team.get(id)).map(|team| team.name.as_str());
            let city = person.city.and_then(|id| cx.snapshot.city.get(id)).map(|city| city.name(cx.language()));
            let line: Vec<&str> =
                [Some(cx.t(employee_role_key(person.role))), team, city].into_iter().flatten().collect();
            ui.add(Label::new(RichText::new(line.join(" · ")).color(cx.theme.quiet)).wrap());
            if let Some(until) = until(cx, person) {
                pill(ui, icons::ICON_LOGOUT, &until, cx.theme.warning, cx.theme.warning_ground);
            } else if let Some((_, back)) = cx.snapshot.away(person.id, cx.today, cx.today) {
                let text = cx.tw("staff-away-until", &[("date", cx.date(back).into())]);
                pill(ui, icons::ICON_EVENT_BUSY, &text, cx.theme.warning, cx.theme.warning_ground);
            }
        });
    };
    beside(ui, NAME, name, |ui| buttons(ui, &mut wanted));
    wanted
}

/// Has somebody who has left be one of us again.
pub(super) fn bring_back(cx: &Cx<'_>, id: EmployeeId) {
    if let Some(person) = cx.snapshot.employee.get(id) {
        cx.act(Action::Commit(OperationKind::StaffEdited, come_back(cx.snapshot, person, cx.today)));
    }
}

/// A value with the buttons that use it.
fn reach_ui(ui: &mut Ui, cx: &Cx<'_>, key: &str, value: &str, used: (MaterialIcon, &str, String)) {
    ends(
        ui,
        |ui| {
            let room = (ui.available_width() - 76.0).max(80.0);
            ui.vertical(|ui| {
                ui.set_max_width(room);
                reading(ui, cx, cx.t(key), value, false);
            });
        },
        |ui| {
            if value.is_empty() {
                return;
            }
            ui.spacing_mut().item_spacing.x = UNIT / 2.0;
            let (icon, word, to) = used;
            if icon_button(ui, icon, &format!("{}: {value}", cx.t(word))).clicked() {
                cx.act(Action::OpenLink(to));
            }
            if icon_button(ui, icons::ICON_CONTENT_COPY, &format!("{}: {value}", cx.t("copy"))).clicked() {
                cx.act(Action::Copy(value.to_owned()));
            }
        },
    );
}

fn data_ui(ui: &mut Ui, cx: &Cx<'_>, person: &Employee) {
    section(
        ui,
        cx.theme,
        cx.t("person-data"),
        |_| {},
        |ui| {
            let tel = format!("tel:{}", dialled(&person.phone));
            reach_ui(ui, cx, "field-phone", &person.phone, (icons::ICON_CALL, "call", tel));
            hairline(ui, cx.theme);
            let mail = format!("mailto:{}", person.email.trim());
            reach_ui(ui, cx, "field-email", &person.email, (icons::ICON_MAIL, "write-mail", mail));
            hairline(ui, cx.theme);
            let spoken: Vec<&str> = Language::ALL
                .into_iter()
                .filter(|language| person.speaks(*language))
                .map(|language| cx.t(language_key(language)))
                .collect();
            reading(ui, cx, cx.t("field-languages"), &spoken.join(", "), false);
            let group = person.service_group.and_then(|id| cx.snapshot.service_group.get(id));
            let group = group.map(|group| group.name.as_str()).unwrap_or_default();
            reading(ui, cx, cx.t("service-group"), group, false);
            reading(ui, cx, cx.t("field-working-share"), &person.working_share.to_string(), false);
            reading(ui, cx, cx.t("field-login"), &person.login_names, false);
        },
    );
}

fn pairs_ui(ui: &mut Ui, cx: &Cx<'_>, person: &Employee) -> Option<Wanted> {
    let pairs = cx.snapshot.pairs(person.id);
    let mut wanted = None;
    section(
        ui,
        cx.theme,
        cx.t("pairs"),
        |_| {},
        |ui| {
            if pairs.is_empty() {
                small(ui, cx.theme, cx.t("pairs-none-of-person"));
            }
            for (index, pair) in pairs.into_iter().enumerate() {
                let Some(other) = pair.other(person.id) else { continue };
                if index > 0 {
                    hairline(ui, cx.theme);
                }
                ui.push_id(pair.id.0, |ui| {
                    ends(
                        ui,
                        |ui| {
                            ui.vertical(|ui| {
                                ui.spacing_mut().item_spacing.y = 0.0;
                                ui.spacing_mut().interact_size.y = 20.0;
                                lists::name_ui(ui, cx, other);
                                small(ui, cx.theme, time(cx, pair.valid_from, pair.valid_to));
                            });
                        },
                        |ui| {
                            if !pair.over(cx.today) {
                                wanted = lists::pair_buttons_ui(ui, cx, pair).or(wanted);
                            }
                        },
                    );
                });
            }
            if person.ours_on(cx.today) && super::add_ui(ui, cx, "pair-add") {
                wanted = Some(Wanted::NewPair(Some(person.id)));
            }
        },
    );
    wanted
}

/// A time, and whether it is over or still to come.
fn time(cx: &Cx<'_>, from: Option<chrono::NaiveDate>, to: Option<chrono::NaiveDate>) -> String {
    let period = period(cx, from, to);
    if from.is_some_and(|from| from > cx.today) {
        format!("{} {period}", cx.t("responsibilities-planned"))
    } else if to.is_some_and(|to| to < cx.today) {
        format!("{} {period}", cx.t("person-over"))
    } else {
        period
    }
}

fn absences_ui(ui: &mut Ui, cx: &Cx<'_>, person: &Employee) {
    let aside = |ui: &mut Ui| {
        if link(ui, cx.theme, cx.t("place-absences")).clicked() {
            cx.act(Action::Go(Place::Absences));
        }
    };
    section(ui, cx.theme, cx.t("person-absences"), aside, |ui| {
        let mut absences = cx.snapshot.absences(person.id);
        absences.retain(|one| one.to_day >= cx.today);
        if absences.is_empty() {
            small(ui, cx.theme, cx.t("person-absences-none"));
        }
        for (index, absence) in absences.into_iter().enumerate() {
            if index > 0 {
                hairline(ui, cx.theme);
            }
            ui.horizontal_wrapped(|ui| {
                ui.label(format!("{}–{}", cx.date(absence.from_day), cx.date(absence.to_day)));
                if absence.reachable {
                    small(ui, cx.theme, cx.t("absence-reachable"));
                }
            });
        }
    });
}

/// The agencies somebody looks after today.
fn agencies_ui(ui: &mut Ui, cx: &Cx<'_>, person: &Employee) {
    section(
        ui,
        cx.theme,
        cx.t("person-agencies"),
        |_| {},
        |ui| {
            let mut none = true;
            for (role, key) in
                [(AssignmentRole::Responsible, "person-responsible"), (AssignmentRole::Deputy, "person-deputy")]
            {
                let mut agencies = agencies(cx, person.id, role);
                agencies.sort_by(|a, b| cx.collator.compare(cx.agency_name(*a), cx.agency_name(*b)));
                if agencies.is_empty() {
                    continue;
                }
                if !none {
                    ui.add_space(UNIT / 2.0);
                    hairline(ui, cx.theme);
                    ui.add_space(UNIT / 2.0);
                }
                none = false;
                ui.spacing_mut().item_spacing.y = 2.0;
                small(ui, cx.theme, cx.tw(key, &[("count", agencies.len().into())]));
                for agency in agencies {
                    let other = match role {
                        AssignmentRole::Responsible => AssignmentRole::Deputy,
                        AssignmentRole::Deputy => AssignmentRole::Responsible,
                    };
                    ui.push_id((key, agency), |ui| agency_ui(ui, cx, agency, other));
                }
            }
            if none {
                small(ui, cx.theme, cx.t("person-agencies-none"));
            }
        },
    );
}

/// An agency, and who has the other role there.
fn agency_ui(ui: &mut Ui, cx: &Cx<'_>, agency: AgencyId, other: AssignmentRole) {
    let who = cx.snapshot.assigned(agency, other, cx.today).map(|(_, employee)| employee.name.as_str());
    let key = assignment_role_key(other);
    ui.spacing_mut().interact_size.y = 24.0;
    ui.horizontal_wrapped(|ui| {
        if link(ui, cx.theme, cx.agency_name(agency)).clicked() {
            cx.act(Action::Select(agency));
        }
        small(ui, cx.theme, format!("{}: {}", cx.t(key), who.unwrap_or_else(|| cx.t("nobody"))));
    });
}

/// What somebody had before, and what is planned.
fn other_times_ui(ui: &mut Ui, cx: &Cx<'_>, person: &Employee) {
    let mut all = cx.snapshot.assignments_of(person.id);
    let shown = |one: &&Assignment| {
        let gone = cx.snapshot.agency.get(one.agency).is_none_or(|agency| agency.archived(cx.today));
        !one.holds_on(cx.today) || gone
    };
    all.retain(shown);
    if all.is_empty() {
        return;
    }
    section(
        ui,
        cx.theme,
        cx.t("person-history"),
        |_| {},
        |ui| {
            for (index, assignment) in all.into_iter().enumerate() {
                if index > 0 {
                    hairline(ui, cx.theme);
                }
                ui.push_id(assignment.id.0, |ui| {
                    ui.spacing_mut().item_spacing.y = 0.0;
                    ui.spacing_mut().interact_size.y = 20.0;
                    if link(ui, cx.theme, cx.agency_name(assignment.agency)).clicked() {
                        cx.act(Action::Select(assignment.agency));
                    }
                    let role = cx.t(assignment_role_key(assignment.role));
                    let time = time(cx, assignment.valid_from, assignment.valid_to);
                    small(ui, cx.theme, format!("{role} · {time}"));
                });
            }
        },
    );
}

/// The systems somebody has access to, with the agencies; and what they lack where they look after an agency.
fn access_ui(ui: &mut Ui, cx: &Cx<'_>, person: &Employee) {
    let mut known: Vec<(ListId, Vec<AgencyId>)> = Vec::new();
    for access in cx.snapshot.system_access.iter().filter(|one| one.employee == person.id) {
        let Some(used) = cx.snapshot.agency_system.get(access.agency_system) else { continue };
        if !access.holds_on(cx.today) || !used.holds_on(cx.today) {
            continue;
        }
        match known.iter_mut().find(|(system, _)| *system == used.system) {
            Some((_, agencies)) => agencies.push(used.agency),
            None => known.push((used.system, vec![used.agency])),
        }
    }
    let name = |id: ListId| {
        let system = cx.snapshot.system.get(id);
        system.map(|system| system.name(cx.language()).to_owned()).unwrap_or_default()
    };
    known.sort_by_cached_key(|(system, _)| cx.snapshot.system.get(*system).map(|one| one.position));
    let lacking = lacking(cx, person);
    section(
        ui,
        cx.theme,
        cx.t("person-access"),
        |_| {},
        |ui| {
            if known.is_empty() {
                small(ui, cx.theme, cx.t("person-access-none"));
            }
            for (system, mut agencies) in known {
                agencies.sort_by(|a, b| cx.collator.compare(cx.agency_name(*a), cx.agency_name(*b)));
                let names: Vec<&str> = agencies.iter().map(|agency| cx.agency_name(*agency)).collect();
                reading(ui, cx, &name(system), &names.join(", "), false);
            }
            for (agency, systems) in lacking {
                let systems: Vec<String> = systems.into_iter().map(name).collect();
                let args = [("agency", cx.agency_name(agency).into()), ("systems", systems.join(", ").into())];
                ui.horizontal_wrapped(|ui| {
                    ui.spacing_mut().item_spacing.x = 4.0;
                    ui.add(Label::new(icons::ICON_WARNING.rich_text().size(size::BODY).color(cx.theme.warning)));
                    let text = RichText::new(cx.tw("person-access-lacking", &args));
                    ui.add(Label::new(text.size(size::SMALL).color(cx.theme.warning)).wrap());
                });
            }
        },
    );
}

/// What somebody lacks access to at the agencies they look after.
fn lacking(cx: &Cx<'_>, person: &Employee) -> Vec<(AgencyId, Vec<ListId>)> {
    let mut all = agencies(cx, person.id, AssignmentRole::Responsible);
    all.extend(agencies(cx, person.id, AssignmentRole::Deputy));
    let lacks = |agency| (agency, lacks_access(cx.snapshot, person.id, agency, cx.today));
    all.into_iter().map(lacks).filter(|(_, systems)| !systems.is_empty()).collect()
}
