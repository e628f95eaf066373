//! *Kortti*: everything about one agency on one screen, for reading.

use egui::{RichText, Ui, Vec2};
use egui_material_icons::icons;

use super::inline::{Inline, OfContacts};
use super::{rule, value_ui};
use crate::domain::{AccountRole, Agency, AssignmentRole, FieldGroup, HeadcountBasis, ListItem, ProductId, figures};
use crate::i18n::keys::account_key;
use crate::ui::agency::details::today_ui;
use crate::ui::agency_fields::{NOTES, PURPOSE, REACH};
use crate::ui::characteristics;
use crate::ui::characteristics::Observations;
use crate::ui::parts::mark::marked;
use crate::ui::parts::matters::Matters;
use crate::ui::payroll::PayrollTab;
use crate::ui::theme::{SERIES, TWO_COLUMNS, UNIT, size, strong};
use crate::ui::widgets::chart::{Chart, Series};
use crate::ui::widgets::{columns, link, section, small};
use crate::ui::{Action, Cx, Tab, agreement, contacts, responsibilities};

/// Draws the card.
pub(super) fn ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    agency: &Agency,
    inline: &mut Option<Inline>,
    observations: &mut Observations,
    payroll: &mut PayrollTab,
    matters: &mut Matters,
) {
    // What bites and whom to call come first, also where all stands in one column.
    if ui.available_width() < TWO_COLUMNS {
        characteristics::card_ui(ui, cx, agency, observations);
        call_ui(ui, cx, agency, inline);
        payroll.next_ui(ui, cx, agency);
        matters.ui(ui, cx, agency.id);
        us_ui(ui, cx, agency);
        rest_ui(ui, cx, agency, inline);
        return;
    }
    let cell = std::cell::RefCell::new(inline);
    columns(
        ui,
        0.5,
        |ui| {
            characteristics::card_ui(ui, cx, agency, observations);
            payroll.next_ui(ui, cx, agency);
            matters.ui(ui, cx, agency.id);
            rest_ui(ui, cx, agency, &mut cell.borrow_mut());
        },
        |ui| {
            call_ui(ui, cx, agency, &mut cell.borrow_mut());
            us_ui(ui, cx, agency);
        },
    );
}

/// Whom to call: the agency itself, and its people.
fn call_ui(ui: &mut Ui, cx: &Cx<'_>, agency: &Agency, inline: &mut Option<Inline>) {
    reach_ui(ui, cx, agency, inline);
    contacts::card_ui(ui, cx, agency, &mut OfContacts { agency, inline: &mut *inline });
}

/// Who of us does what, and what is agreed.
fn us_ui(ui: &mut Ui, cx: &Cx<'_>, agency: &Agency) {
    who_ui(ui, cx, agency);
    agreement::card_ui(ui, cx, agency);
}

/// What is read at leisure.
fn rest_ui(ui: &mut Ui, cx: &Cx<'_>, agency: &Agency, inline: &mut Option<Inline>) {
    headcount_ui(ui, cx, agency);
    volumes_ui(ui, cx, agency);
    mission_ui(ui, cx, agency, inline);
    notes_ui(ui, cx, agency, inline);
}

fn mission_ui(ui: &mut Ui, cx: &Cx<'_>, agency: &Agency, inline: &mut Option<Inline>) {
    marked(
        ui,
        cx,
        agency,
        FieldGroup::Basics,
        cx.t("card-about"),
        |_| {},
        |ui| {
            for field in PURPOSE {
                value_ui(ui, cx, agency, inline, field);
            }
        },
    );
}

fn reach_ui(ui: &mut Ui, cx: &Cx<'_>, agency: &Agency, inline: &mut Option<Inline>) {
    marked(
        ui,
        cx,
        agency,
        FieldGroup::Addresses,
        cx.t("card-reach"),
        |_| {},
        |ui| {
            // Close together, so that the first of its people is in sight below.
            ui.spacing_mut().item_spacing.y = 4.0;
            for field in REACH {
                value_ui(ui, cx, agency, inline, field);
                rule(ui, cx);
            }
            today_ui(ui, cx, agency);
        },
    );
}

/// Who does what here, from today's point of view.
fn who_ui(ui: &mut Ui, cx: &Cx<'_>, agency: &Agency) {
    marked(
        ui,
        cx,
        agency,
        FieldGroup::Responsibilities,
        cx.t("card-who"),
        |_| {},
        |ui| {
            let snapshot = std::sync::Arc::clone(cx.snapshot);
            let assigned = |role| snapshot.assigned(agency.id, role, cx.today).map(|(_, employee)| employee);
            let responsible = assigned(AssignmentRole::Responsible);
            let deputy = assigned(AssignmentRole::Deputy);
            let team = responsible.and_then(|employee| employee.team).and_then(|id| snapshot.team.get(id));
            let team = team.map(|team| {
                let city = team.city.and_then(|id| snapshot.city.get(id)).map(|city| city.name(cx.language()));
                city.map_or_else(|| team.name.clone(), |city| format!("{}, {city}", team.name))
            });
            let people = [("role-responsible", responsible), ("role-deputy", deputy)];
            for (key, employee) in people {
                match employee {
                    Some(employee) => row_ui(ui, cx, key, &employee.name, &employee.phone, false),
                    None => row_ui(ui, cx, key, cx.t("nobody"), "", true),
                }
            }
            row_ui(ui, cx, "field-team", &team.unwrap_or_else(|| cx.t("value-missing").to_owned()), "", false);
            for role in AccountRole::ALL {
                let person = snapshot
                    .account_person
                    .of(agency.id)
                    .filter(|person| {
                        person.role == role
                            && person.valid_from.is_none_or(|from| from <= cx.today)
                            && person.valid_to.is_none_or(|to| cx.today <= to)
                    })
                    .max_by_key(|person| person.valid_from);
                let key = account_key(role);
                match person {
                    Some(person) => row_ui(ui, cx, key, &person.name, &person.phone, false),
                    None => row_ui(ui, cx, key, cx.t("value-missing"), "", false),
                }
            }
            for [process, group, phone] in responsibilities::on_card(cx, agency.id) {
                labelled_ui(ui, cx, &process, &group, &phone, false);
            }
        },
    );
}

fn row_ui(ui: &mut Ui, cx: &Cx<'_>, key: &str, name: &str, phone: &str, alarming: bool) {
    labelled_ui(ui, cx, cx.t(key), name, phone, alarming);
}

fn labelled_ui(ui: &mut Ui, cx: &Cx<'_>, label: &str, name: &str, phone: &str, alarming: bool) {
    ui.horizontal(|ui| {
        ui.spacing_mut().interact_size.y = 22.0;
        ui.allocate_ui_with_layout(Vec2::new(132.0, 22.0), egui::Layout::left_to_right(egui::Align::Center), |ui| {
            ui.set_min_width(132.0);
            small(ui, cx.theme, label);
        });
        let text = RichText::new(name);
        let text = if alarming { text.font(strong(size::BODY)).color(cx.theme.danger) } else { text };
        let (_, ()) = crate::ui::widgets::ends(
            ui,
            |ui| ui.add(egui::Label::new(text).truncate().selectable(true)),
            |ui| {
                if !phone.is_empty() {
                    let number = crate::domain::phone::dialled(phone);
                    let response = link(ui, cx.theme, phone).on_hover_text(cx.t("call"));
                    let spoken = format!("{}: {name}, {phone}", cx.t("call"));
                    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Link, true, &spoken));
                    if response.clicked() {
                        cx.act(Action::OpenLink(format!("tel:{number}")));
                    }
                }
            },
        );
    });
    rule(ui, cx);
}

fn headcount_ui(ui: &mut Ui, cx: &Cx<'_>, agency: &Agency) {
    let theme = cx.theme;
    let more = cx.t("card-show-figures");
    let mut show = false;
    let heading = cx.t("figures-headcount");
    marked(
        ui,
        cx,
        agency,
        FieldGroup::Headcount,
        heading,
        |ui| show = link(ui, theme, more).clicked(),
        |ui| match headcount_chart(cx, agency) {
            Some(chart) => {
                Chart { plain: true, ..chart.clone() }.show(ui, cx);
                chart.legend_ui(ui, theme);
            }
            None => {
                small(ui, theme, cx.t("figures-none"));
            }
        },
    );
    if show {
        cx.act(Action::Show(Tab::Figures));
    }
}

fn volumes_ui(ui: &mut Ui, cx: &Cx<'_>, agency: &Agency) {
    let theme = cx.theme;
    marked(
        ui,
        cx,
        agency,
        FieldGroup::Volume,
        cx.t("figures-volume"),
        |_| {},
        |ui| {
            let years = figures::volume_years(cx.snapshot, agency.id, cx.today, figures::YEARS_AT_FIRST);
            let charts = volume_charts(cx, agency, &figures::volumes(cx.snapshot, agency.id, &years), 112.0);
            let charts: Vec<Chart> = charts.into_iter().map(|(_, chart)| chart).collect();
            if charts.is_empty() {
                small(ui, theme, cx.t("figures-none"));
            }
            multiples_ui(ui, cx, &charts);
        },
    );
}

/// Small charts side by side, each with its name above: no legend is needed.
pub(super) fn multiples_ui(ui: &mut Ui, cx: &Cx<'_>, charts: &[Chart]) {
    let gap = 2.0 * UNIT;
    let least = charts.iter().map(|chart| chart.least_width(ui.ctx(), cx)).fold(152.0, f32::max);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small positive number")]
    let across = ((ui.available_width() + gap) / (least + gap)).floor().clamp(1.0, 4.0) as usize;
    #[expect(clippy::cast_precision_loss, reason = "at most four")]
    let width = (ui.available_width() - gap * (across as f32 - 1.0)) / across as f32;
    for row in charts.chunks(across) {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = gap;
            for chart in row {
                ui.allocate_ui_with_layout(Vec2::new(width, 0.0), egui::Layout::top_down(egui::Align::Min), |ui| {
                    ui.set_width(width);
                    ui.spacing_mut().item_spacing.y = 0.0;
                    let title = RichText::new(chart.title()).size(size::SMALL).color(cx.theme.quiet);
                    ui.add(egui::Label::new(title).truncate());
                    Chart { plain: true, ..chart.clone() }.show(ui, cx);
                });
            }
        });
    }
}

fn notes_ui(ui: &mut Ui, cx: &Cx<'_>, agency: &Agency, inline: &mut Option<Inline>) {
    let theme = cx.theme;
    section(
        ui,
        theme,
        cx.t("card-notes"),
        |_| {},
        |ui| {
            for field in NOTES {
                value_ui(ui, cx, agency, inline, field);
            }
            former_ui(ui, cx, agency);
        },
    );
}

/// Former names and the agencies this one came from or went into.
pub(super) fn former_ui(ui: &mut Ui, cx: &Cx<'_>, agency: &Agency) {
    use crate::domain::SuccessionKind;
    let snapshot = std::sync::Arc::clone(cx.snapshot);
    let language = cx.language();
    let mut lines: Vec<(chrono::NaiveDate, String, Option<crate::domain::AgencyId>)> = Vec::new();
    for succession in snapshot.succession.of(agency.id) {
        let date = cx.date(succession.date);
        let other = succession.predecessor.and_then(|id| snapshot.agency.get(id));
        let (key, name) = match succession.kind {
            SuccessionKind::Renamed => ("succession-renamed", succession.former_name(language).to_owned()),
            SuccessionKind::Merged => {
                ("succession-merged", other.map(|one| one.name(language).to_owned()).unwrap_or_default())
            }
            SuccessionKind::Split => {
                ("succession-split", other.map(|one| one.name(language).to_owned()).unwrap_or_default())
            }
        };
        let text = cx.tw(key, &[("date", date.into()), ("name", name.into())]);
        lines.push((succession.date, text, succession.predecessor));
    }
    for succession in snapshot.succession.iter().filter(|one| one.predecessor == Some(agency.id)) {
        let successor = snapshot.agency.get(succession.agency);
        let name = successor.map(|one| one.name(language).to_owned()).unwrap_or_default();
        let key = if succession.kind == SuccessionKind::Merged { "succession-into" } else { "succession-off" };
        let text = cx.tw(key, &[("date", cx.date(succession.date).into()), ("name", name.into())]);
        lines.push((succession.date, text, Some(succession.agency)));
    }
    lines.sort_by_key(|(date, ..)| std::cmp::Reverse(*date));
    for (_, text, leads_to) in lines {
        ui.horizontal_wrapped(|ui| {
            ui.add(egui::Label::new(icons::ICON_HISTORY.rich_text().size(size::BODY).color(cx.theme.quiet)));
            match leads_to {
                Some(id) => {
                    if link(ui, cx.theme, &text).clicked() {
                        cx.act(Action::Select(id));
                    }
                }
                None => {
                    small(ui, cx.theme, text);
                }
            }
        });
    }
}

/// The headcounts of the last years; none when there is no figure.
fn headcount_chart(cx: &Cx<'_>, agency: &Agency) -> Option<Chart> {
    let years = figures::headcount_years(cx.snapshot, agency.id, cx.today, figures::YEARS_AT_FIRST);
    let table = figures::headcounts(cx.snapshot, agency.id, HeadcountBasis::default(), &years);
    stacked_chart(cx, agency, &table, 176.0)
}

/// A table of headcounts as stacked bars; none when there is no figure in it.
pub(super) fn stacked_chart(cx: &Cx<'_>, agency: &Agency, table: &figures::FigureTable, height: f32) -> Option<Chart> {
    if table.is_empty() {
        return None;
    }
    let name = |id| cx.snapshot.employment_type.get(id).map(|item: &ListItem| item.name(cx.language()).to_owned());
    // What is counted elsewhere already, or beside the others, is no part of a bar.
    let series = table.counted().map(|line| Series {
        name: name(line.subject).unwrap_or_default(),
        values: line.figures.iter().map(|figure| figure.total()).collect(),
    });
    // A type nobody has ever entered is a row of the table, not a series of the chart.
    let series: Vec<Series> = series.filter(|series| series.values.iter().any(Option::is_some)).collect();
    Some(Chart {
        name: cx.t("figures-headcount").to_owned(),
        about: agency.name(cx.language()).to_owned(),
        categories: table.years.iter().map(ToString::to_string).collect(),
        series,
        height,
        ..Chart::default()
    })
}

/// A table of volumes as one chart per product that has any figure.
pub(super) fn volume_charts(
    cx: &Cx<'_>,
    agency: &Agency,
    table: &figures::FigureTable,
    height: f32,
) -> Vec<(ProductId, Chart)> {
    let mut charts = Vec::new();
    for (index, line) in table.lines.iter().enumerate() {
        let Some(product) = cx.snapshot.product.get(line.subject) else { continue };
        let values: Vec<Option<i64>> = line.figures.iter().map(|figure| figure.total()).collect();
        if values.iter().all(Option::is_none) {
            continue;
        }
        let name = product.name(cx.language()).to_owned();
        let chart = Chart {
            unit: product.unit(cx.language()).to_owned(),
            about: agency.name(cx.language()).to_owned(),
            categories: table.years.iter().map(ToString::to_string).collect(),
            series: vec![Series { name: name.clone(), values }],
            name,
            first_color: index,
            // More products than colours are told by their names alone.
            compared: table.lines.len() > SERIES,
            height,
            ..Chart::default()
        };
        charts.push((product.id, chart));
    }
    charts
}
