//! The months of a year with the dates of every pay group and the holidays, drawn and in words.

use std::collections::{BTreeMap, HashMap};

use chrono::{Datelike, NaiveDate};
use egui::{Align2, Color32, RichText, Sense, Stroke, Ui, Vec2};

use super::Shown;
use crate::domain::PayGroupId;
use crate::domain::calendar::{Holiday, holidays};
use crate::domain::payroll::{PayrollDate, Period, Stands, Step, StepAt};
use crate::i18n::date::{month_name, weekday_short};
use crate::i18n::names::holiday_key;
use crate::i18n::payroll::capitalised;
use crate::i18n::rounds::stands_short;
use crate::ui::Cx;
use crate::ui::parts::tick::stands_look;
use crate::ui::theme::{UNIT, plain, size, strong};
use crate::ui::widgets::{across, bold, card, name_region};

/// The narrowest a month is.
const NARROWEST: f32 = 214.0;

/// Height of a week.
const WEEK: f32 = 22.0;

/// How the steps of the year stand, by group, round and step.
type Steps = HashMap<(Option<PayGroupId>, Period, Step), StepAt>;

/// Draws the months.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, groups: &[Shown], steps: &Steps, year: i32) {
    let holidays = holidays(year);
    card(ui, cx.theme, |ui| {
        ui.spacing_mut().item_spacing.x = 3.0 * UNIT;
        let across = across(ui, NARROWEST);
        let months: Vec<u32> = (1..=12).collect();
        for row in months.chunks(across) {
            ui.columns(across, |columns| {
                for (ui, month) in columns.iter_mut().zip(row) {
                    ui.spacing_mut().item_spacing = Vec2::new(UNIT / 2.0, 2.0);
                    month_ui(ui, cx, (groups, steps), &holidays, year, *month);
                }
            });
            ui.add_space(UNIT);
        }
    });
}

fn month_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    (groups, steps): (&[Shown], &Steps),
    holidays: &[(NaiveDate, Holiday)],
    year: i32,
    month: u32,
) {
    let name = format!("{} {year}", capitalised(month_name(cx.language(), month)));
    ui.push_id(month, |ui| {
        name_region(ui, &name);
        bold(ui, &name, size::BODY);
        days_ui(ui, cx, groups, holidays, year, month);
        words_ui(ui, cx, (groups, steps), holidays, month);
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

/// A line under a month.
struct Line {
    date: NaiveDate,
    ink: Color32,
    text: String,
    /// The mark of how what presses most in it stands.
    mark: Option<Stands>,
}

/// Every mark of a month in words, with how far what is said of it has come.
fn words_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    (groups, steps): (&[Shown], &Steps),
    holidays: &[(NaiveDate, Holiday)],
    month: u32,
) {
    // The same step of several groups on one day is one line.
    let mut of_day: BTreeMap<(NaiveDate, Step), (Vec<String>, Option<Stands>)> = BTreeMap::new();
    for shown in groups {
        for mark in shown.marks.iter().filter(|mark: &&PayrollDate| mark.date.month() == month) {
            let moved = mark.moved.then(|| cx.t("payroll-moved").to_owned());
            let at = steps.get(&(Some(shown.group.id), mark.period, mark.step));
            // What is to come is told by its day, and of what is past and not ticked nothing is known.
            let at = at.filter(|at| !matches!(at.stands, Stands::Coming | Stands::Untold));
            let stands = at.map(|at| stands_short(cx.texts, cx.snapshot, at));
            let more: Vec<String> = [moved, stands].into_iter().flatten().collect();
            let name = &shown.group.name;
            let told = if more.is_empty() { name.clone() } else { format!("{name} ({})", more.join(", ")) };
            let (names, pressing) = of_day.entry((mark.date, mark.step)).or_default();
            names.push(told);
            *pressing = [*pressing, at.map(|at| at.stands)].into_iter().flatten().min();
        }
    }
    let mut lines: Vec<Line> = Vec::new();
    for ((date, step), (names, mark)) in of_day {
        let ink = if step == Step::PayDay { cx.theme.text } else { cx.theme.quiet };
        lines.push(Line { date, ink, text: format!("{} · {}", cx.step(step), names.join(", ")), mark });
    }
    for (date, holiday) in holidays.iter().filter(|(date, _)| date.month() == month) {
        let text = cx.t(&holiday_key(*holiday)).to_owned();
        lines.push(Line { date: *date, ink: cx.theme.danger, text, mark: None });
    }
    lines.sort_by_key(|line| line.date);
    for Line { date, ink, text, mark } in lines {
        let text = RichText::new(format!("{}. {text}", date.day())).size(size::SMALL).color(ink);
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = UNIT / 2.0;
            ui.spacing_mut().interact_size.y = 0.0;
            if let Some(mark) = mark {
                let (icon, ink, _) = stands_look(cx, mark);
                ui.label(icon.rich_text().size(size::BODY).color(ink));
            }
            ui.add(egui::Label::new(text).wrap());
        });
    }
}
