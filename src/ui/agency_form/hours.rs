//! The card of the form with the opening hours: of the weekdays, with a break in them, and of the days and seasons on
//! which they differ.

use egui::{Checkbox, Ui, Vec2};
use egui_material_icons::icons;

use super::content::{Content, ExceptionLine, HoursLine, Problem};
use crate::domain::RowId;
use crate::i18n::date::weekday_name;
use crate::ui::Cx;
use crate::ui::theme::{ROW, UNIT};
use crate::ui::widgets::date_text::{DateText, Meant};
use crate::ui::widgets::{Field, date_field, icon_button, plain_button, section, small, time_field};

pub(super) fn hours(ui: &mut Ui, cx: &Cx<'_>, content: &mut Content, problems: &[Problem]) {
    let theme = cx.theme;
    section(
        ui,
        theme,
        cx.t("details-hours"),
        |_| {},
        |ui| {
            small(ui, theme, cx.t("form-hours-help"));
            for (weekday, line) in (1..).zip(content.hours.iter_mut()) {
                let day = weekday_name(cx.language(), weekday);
                ui.horizontal(|ui| {
                    ui.allocate_ui(Vec2::new(112.0, ROW), |ui| {
                        ui.set_min_width(112.0);
                        ui.label(day);
                    });
                    hours_line(ui, cx, line, day);
                    pause_button(ui, cx, line, day);
                });
                pause_line(ui, cx, line, day);
                if problems.contains(&Problem::Hours(weekday)) {
                    ui.colored_label(theme.danger, cx.t("rule-hours-backwards"));
                }
            }
            if plain_button(ui, cx.t("form-weekdays-alike")).clicked() {
                alike(&mut content.hours);
            }
            ui.add_space(UNIT / 2.0);
            small(ui, theme, cx.t("details-exceptions"));
            let mut gone = None;
            for (index, line) in content.exceptions.iter_mut().enumerate() {
                ui.push_id(line.id.0, |ui| {
                    ui.horizontal_top(|ui| {
                        date_field(ui, cx, cx.t("field-date"), &mut line.date, Meant::Coming(cx.today));
                        let until = season_end(&line.date, cx.today);
                        date_field(ui, cx, cx.t("field-until"), &mut line.until, until);
                        let name = cx.tw("remove-line", &[("number", (index + 1).into())]);
                        ui.vertical(|ui| {
                            ui.add_space(20.0);
                            if icon_button(ui, icons::ICON_DELETE, &name).clicked() {
                                gone = Some(index);
                            }
                        });
                    });
                    ui.horizontal(|ui| hours_line(ui, cx, &mut line.hours, cx.t("details-exceptions")));
                    Field::new(cx.t("field-note"), &mut line.note).show(ui, theme);
                    ui.add_space(UNIT / 2.0);
                });
            }
            if !content.exceptions.is_empty() {
                small(ui, theme, cx.t("form-notes-privacy"));
            }
            for (problem, key) in [
                (Problem::DateMissing, "rule-date-missing"),
                (Problem::SeasonBackwards, "rule-period-backwards"),
                (Problem::Hours(0), "rule-hours-backwards"),
            ] {
                if problems.contains(&problem) {
                    ui.colored_label(theme.danger, cx.t(key));
                }
            }
            if let Some(index) = gone {
                content.exceptions.remove(index);
            }
            if plain_button(ui, cx.t("form-add-exception")).clicked() {
                content.exceptions.push(ExceptionLine {
                    id: RowId::new(),
                    date: DateText::default(),
                    until: DateText::default(),
                    hours: HoursLine::default(),
                    note: String::new(),
                });
            }
        },
    );
}

fn hours_line(ui: &mut Ui, cx: &Cx<'_>, line: &mut HoursLine, day: &str) {
    ui.push_id(day, |ui| {
        ui.horizontal(|ui| {
            ui.add_enabled_ui(!line.closed, |ui| {
                time_field(ui, cx, &format!("{day}: {}", cx.t("field-opens")), &mut line.opens);
                ui.label("–");
                time_field(ui, cx, &format!("{day}: {}", cx.t("field-closes")), &mut line.closes);
            });
            let text = cx.t("hours-closed");
            let response = ui.add(Checkbox::new(&mut line.closed, text));
            let spoken = format!("{day}: {text}");
            let closed = line.closed;
            response.widget_info(|| egui::WidgetInfo::selected(egui::Role::CheckBox, true, closed, &spoken));
            if response.changed() && line.closed {
                line.opens.0.clear();
                line.closes.0.clear();
            }
        });
    });
}

/// The button that has a break typed between the hours of a day.
fn pause_button(ui: &mut Ui, cx: &Cx<'_>, line: &mut HoursLine, day: &str) {
    if line.closed || line.pause.is_some() {
        return;
    }
    let name = format!("{}: {day}", cx.t("hours-add-pause"));
    if icon_button(ui, icons::ICON_RESTAURANT, &name).clicked() {
        line.pause = Some(Default::default());
    }
}

/// When a day is closed in between.
fn pause_line(ui: &mut Ui, cx: &Cx<'_>, line: &mut HoursLine, day: &str) {
    let Some([from, to]) = line.pause.as_mut().filter(|_| !line.closed) else { return };
    let mut gone = false;
    ui.horizontal(|ui| {
        ui.allocate_ui(Vec2::new(112.0, ROW), |ui| {
            ui.set_min_width(112.0);
            small(ui, cx.theme, cx.t("hours-pause"));
        });
        ui.push_id((day, "pause"), |ui| {
            time_field(ui, cx, &format!("{day}: {}", cx.t("field-break-from")), from);
            ui.label("–");
            time_field(ui, cx, &format!("{day}: {}", cx.t("field-break-to")), to);
            gone = icon_button(ui, icons::ICON_DELETE, &format!("{}: {day}", cx.t("hours-remove-pause"))).clicked();
        });
    });
    if gone {
        line.pause = None;
    }
}

/// Which year is meant by the last day of a season.
fn season_end(first: &DateText, today: chrono::NaiveDate) -> Meant {
    Meant::end(first.date(Meant::Coming(today)).ok().flatten(), today)
}

/// Tuesday to Friday as Monday, Saturday and Sunday closed.
fn alike(hours: &mut [HoursLine; 7]) {
    let [monday, rest @ ..] = hours;
    for (index, day) in rest.iter_mut().enumerate() {
        *day = if index < 4 { monday.clone() } else { HoursLine { closed: true, ..HoursLine::default() } };
    }
}
