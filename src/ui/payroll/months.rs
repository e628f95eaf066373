//! The months of a year with the dates of every pay group and the holidays, drawn and in words.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use egui::{Align2, RichText, Sense, Stroke, Ui, Vec2};

use super::Shown;
use crate::domain::calendar::{Holiday, holidays};
use crate::domain::payroll::{PayrollDate, Step};
use crate::i18n::date::{month_name, weekday_short};
use crate::i18n::names::holiday_key;
use crate::i18n::payroll::capitalised;
use crate::ui::Cx;
use crate::ui::theme::{UNIT, plain, size, strong};
use crate::ui::widgets::{across, bold, card, name_region};

/// The narrowest a month is.
const NARROWEST: f32 = 214.0;

/// Height of a week.
const WEEK: f32 = 22.0;

/// Draws the months.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, groups: &[Shown], year: i32) {
    let holidays = holidays(year);
    card(ui, cx.theme, |ui| {
        ui.spacing_mut().item_spacing.x = 3.0 * UNIT;
        let across = across(ui, NARROWEST);
        let months: Vec<u32> = (1..=12).collect();
        for row in months.chunks(across) {
            ui.columns(across, |columns| {
                for (ui, month) in columns.iter_mut().zip(row) {
                    ui.spacing_mut().item_spacing = Vec2::new(UNIT / 2.0, 2.0);
                    month_ui(ui, cx, groups, &holidays, year, *month);
                }
            });
            ui.add_space(UNIT);
        }
    });
}

fn month_ui(ui: &mut Ui, cx: &Cx<'_>, groups: &[Shown], holidays: &[(NaiveDate, Holiday)], year: i32, month: u32) {
    let name = format!("{} {year}", capitalised(month_name(cx.language(), month)));
    ui.push_id(month, |ui| {
        name_region(ui, &name);
        bold(ui, &name, size::BODY);
        days_ui(ui, cx, groups, holidays, year, month);
        words_ui(ui, cx, groups, holidays, month);
    });
}

fn days_ui(ui: &mut Ui, cx: &Cx<'_>, groups: &[Shown], holidays: &[(NaiveDate, Holiday)], year: i32, month: u32) {
    let days: Vec<NaiveDate> = (1..=31).filter_map(|day| NaiveDate::from_ymd_opt(year, month, day)).collect();
    let Some(first) = days.first() else { return };
    let offset = first.weekday().num_days_from_monday();
    let column = (ui.available_width() / 7.0).min(30.0);
    let (rect, _) = ui.allocate_exact_size(Vec2::new(7.0 * column, 7.0 * WEEK), Sense::hover());
    #[expect(clippy::cast_precision_loss, reason = "at most 42 days")]
    let place = |nth: u32, line: u32| rect.min + Vec2::new((nth as f32 + 0.5) * column, (line as f32 + 0.5) * WEEK);
    let painter = ui.painter();
    for weekday in 0..7 {
        let text = weekday_short(cx.language(), i64::from(weekday) + 1);
        painter.text(place(weekday, 0), Align2::CENTER_CENTER, text, plain(size::SMALL - 1.0), cx.theme.quiet);
    }
    let marked = |date: NaiveDate| {
        let of_day = groups.iter().flat_map(|shown| &shown.marks).filter(|mark| mark.date == date);
        of_day.map(|mark| mark.step == Step::PayDay).max()
    };
    for date in days {
        let nth = offset + date.day0();
        let at = place(nth % 7, 1 + nth / 7);
        let holiday = holidays.iter().any(|(day, _)| *day == date) || nth % 7 == 6;
        let mut ink = if holiday { cx.theme.danger } else { cx.theme.text };
        let mut font = plain(size::SMALL);
        let radius = WEEK / 2.0 - 1.0;
        match marked(date) {
            Some(true) => {
                painter.circle_filled(at, radius, cx.theme.accent);
                (ink, font) = (cx.theme.on_accent, strong(size::SMALL));
            }
            Some(false) => {
                painter.circle_stroke(at, radius, Stroke::new(1.5, cx.theme.accent));
            }
            None => {}
        }
        if date == cx.today {
            let under = at + Vec2::new(0.0, radius);
            painter.hline(under.x - 6.0..=under.x + 6.0, under.y, Stroke::new(2.0, cx.theme.text));
        }
        painter.text(at, Align2::CENTER_CENTER, date.day().to_string(), font, ink);
    }
}

/// Every mark of a month in words.
fn words_ui(ui: &mut Ui, cx: &Cx<'_>, groups: &[Shown], holidays: &[(NaiveDate, Holiday)], month: u32) {
    // The same step of several groups on one day is one line.
    let mut steps: BTreeMap<(NaiveDate, Step), Vec<String>> = BTreeMap::new();
    for shown in groups {
        for mark in shown.marks.iter().filter(|mark: &&PayrollDate| mark.date.month() == month) {
            let moved = if mark.moved { format!(" ({})", cx.t("payroll-moved")) } else { String::new() };
            steps.entry((mark.date, mark.step)).or_default().push(format!("{}{moved}", shown.group.name));
        }
    }
    let mut lines: Vec<(NaiveDate, egui::Color32, String)> = Vec::new();
    for ((date, step), names) in steps {
        let ink = if step == Step::PayDay { cx.theme.text } else { cx.theme.quiet };
        lines.push((date, ink, format!("{} · {}", cx.step(step), names.join(", "))));
    }
    for (date, holiday) in holidays.iter().filter(|(date, _)| date.month() == month) {
        lines.push((*date, cx.theme.danger, cx.t(&holiday_key(*holiday)).to_owned()));
    }
    lines.sort_by_key(|line| line.0);
    for (date, ink, text) in lines {
        let text = RichText::new(format!("{}. {text}", date.day())).size(size::SMALL).color(ink);
        ui.add(egui::Label::new(text).wrap());
    }
}
