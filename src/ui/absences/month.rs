//! The absences of a month, day by day, so that those that meet are seen at once.

use std::rc::Rc;
use std::sync::Arc;

use chrono::{Datelike, Days, Months, NaiveDate};
use egui::{Align, Label, Layout, RichText, Sense, Stroke, Ui, Vec2};
use egui_material_icons::icons;

use super::name;
use crate::domain::calendar::holidays_on;
use crate::domain::coverage::alone;
use crate::domain::{Absence, AgencyId, Snapshot};
use crate::i18n::date::{month_name, weekday_short};
use crate::i18n::payroll::{capitalised, short_date};
use crate::ui::Cx;
use crate::ui::parts::people::short_name;

use crate::ui::theme::{UNIT, plain, size, strong};
use crate::ui::widgets::{bold, card, icon_button, link, plain_button, small};

/// Where a day has less room than this, the days stand as a list.
const NARROWEST: f32 = 92.0;

/// Room between two days.
const EDGE: f32 = 14.0;

/// The least height of a week.
const WEEK: f32 = 74.0;

/// How many names a day shows.
const NAMES: usize = 4;

/// A day of the month.
struct Day {
    date: NaiveDate,
    away: Vec<Absence>,
    alone: Vec<AgencyId>,
}

/// Which month is looked at, and what it holds, worked out again only where something has changed.
#[derive(Default)]
pub(super) struct MonthView {
    shown: Option<NaiveDate>,
    read: Option<(Arc<Snapshot>, NaiveDate, Rc<Vec<Day>>)>,
}

impl MonthView {
    /// Draws the month; returns the absence that is to be looked at.
    pub(super) fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) -> Option<Absence> {
        let first = self.shown.unwrap_or(cx.today).with_day(1).unwrap_or(cx.today);
        let days = self.days(cx, first);
        let mut chosen = None;
        card(ui, cx.theme, |ui| {
            ui.horizontal(|ui| {
                if icon_button(ui, icons::ICON_CHEVRON_LEFT, cx.t("month-before")).clicked() {
                    self.shown = first.checked_sub_months(Months::new(1));
                }
                let name = format!("{} {}", capitalised(month_name(cx.language(), first.month())), first.year());
                bold(ui, name, size::SECTION);
                if icon_button(ui, icons::ICON_CHEVRON_RIGHT, cx.t("month-after")).clicked() {
                    self.shown = first.checked_add_months(Months::new(1));
                }
                if (first.year(), first.month()) != (cx.today.year(), cx.today.month())
                    && plain_button(ui, cx.t("month-today")).clicked()
                {
                    self.shown = None;
                }
            });
            ui.add_space(UNIT / 2.0);

            let width = (ui.available_width() / 7.0).floor();
            if width < NARROWEST {
                for day in days.iter().filter(|day| !day.away.is_empty()) {
                    chosen = list_ui(ui, cx, day).or(chosen.take());
                }
                if days.iter().all(|day| day.away.is_empty()) {
                    small(ui, cx.theme, cx.t("month-nobody"));
                }
                return;
            }
            ui.spacing_mut().item_spacing = Vec2::ZERO;
            ui.horizontal(|ui| {
                for weekday in 1..=7 {
                    let text = RichText::new(weekday_short(cx.language(), weekday)).size(size::SMALL);
                    ui.allocate_ui(Vec2::new(width, 20.0), |ui| {
                        ui.set_min_size(Vec2::new(width, 20.0));
                        ui.add(Label::new(text.color(cx.theme.quiet)));
                    });
                }
            });
            let offset = first.weekday().num_days_from_monday() as usize;
            let mut cells: Vec<Option<&Day>> = vec![None; offset];
            cells.extend(days.iter().map(Some));
            for week in cells.chunks(7) {
                chosen = week_ui(ui, cx, week, width).or(chosen.take());
            }
        });
        chosen
    }

    fn days(&mut self, cx: &Cx<'_>, first: NaiveDate) -> Rc<Vec<Day>> {
        let known = self.read.as_ref().filter(|(of, day, _)| Arc::ptr_eq(of, cx.snapshot) && *day == first);
        if let Some((.., days)) = known {
            return Rc::clone(days);
        }
        let days = Rc::new(days(cx, first));
        self.read = Some((Arc::clone(cx.snapshot), first, Rc::clone(&days)));
        days
    }
}

fn days(cx: &Cx<'_>, first: NaiveDate) -> Vec<Day> {
    let last = first.checked_add_months(Months::new(1)).map_or(first, |next| next - Days::new(1));
    let mut absences: Vec<&Absence> = cx.snapshot.absence.iter().filter(|one| one.meets(first, last)).collect();
    absences.sort_by_key(|one| (one.from_day, one.to_day, one.id));
    let days = first.iter_days().take_while(|date| *date <= last);
    let day = |date: NaiveDate| {
        let away: Vec<Absence> =
            absences.iter().filter(|one| one.meets(date, date)).map(|one| (*one).clone()).collect();
        let alone = if away.is_empty() { Vec::new() } else { alone(cx.snapshot, date) };
        Day { date, away, alone }
    };
    days.map(day).collect()
}

fn week_ui(ui: &mut Ui, cx: &Cx<'_>, week: &[Option<&Day>], width: f32) -> Option<Absence> {
    let mut chosen = None;
    let row = ui.horizontal_top(|ui| {
        for day in week {
            ui.allocate_ui_with_layout(Vec2::new(width, WEEK), Layout::top_down(Align::Min), |ui| {
                ui.set_min_size(Vec2::new(width, WEEK));
                ui.set_max_width(width - EDGE);
                if let Some(day) = day {
                    chosen = day_ui(ui, cx, day, width).or(chosen.take());
                    ui.add_space(4.0);
                }
            });
        }
    });
    let rect = row.response.rect;
    ui.painter().hline(rect.x_range(), rect.top(), Stroke::new(1.0, cx.theme.line));
    chosen
}

fn day_ui(ui: &mut Ui, cx: &Cx<'_>, day: &Day, width: f32) -> Option<Absence> {
    ui.add_space(4.0);
    ui.spacing_mut().item_spacing = Vec2::new(4.0, 1.0);
    ui.spacing_mut().interact_size.y = 18.0;
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width - EDGE, 20.0), Sense::hover());
    let today = day.date == cx.today;
    let free = day.date.weekday().number_from_monday() > 5 || holidays_on(day.date).next().is_some();
    let ink = if today {
        cx.theme.accent
    } else if free {
        cx.theme.quiet
    } else {
        cx.theme.text
    };
    let font = if today { strong(size::BODY) } else { plain(size::BODY) };
    let number = ui.painter().text(rect.left_center(), egui::Align2::LEFT_CENTER, day.date.day(), font, ink);
    if today {
        ui.painter().hline(number.x_range(), number.bottom() + 1.0, Stroke::new(2.0, cx.theme.accent));
    }
    let spoken = day_words(cx, day);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &spoken));
    if day.away.len() > 1 {
        let count = cx.tw("month-count", &[("count", day.away.len().into())]);
        let place = rect.right_center();
        ui.painter().text(place, egui::Align2::RIGHT_CENTER, count, plain(size::SMALL - 1.0), cx.theme.quiet);
    }
    names_ui(ui, cx, day)
}

/// Who is away on a day, and that an agency has nobody.
fn names_ui(ui: &mut Ui, cx: &Cx<'_>, day: &Day) -> Option<Absence> {
    let mut chosen = None;
    for absence in day.away.iter().take(NAMES) {
        let who = name(cx, absence.employee);
        let text = RichText::new(short_name(&who)).size(size::SMALL).color(cx.theme.accent);
        let response = ui.add(Label::new(text).truncate().sense(Sense::click()));
        let spoken = format!("{who}, {}", cx.date(day.date));
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Link, true, &spoken));
        if response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
            chosen = Some(absence.clone());
        }
    }
    if day.away.len() > NAMES {
        small(ui, cx.theme, cx.tw("month-more", &[("count", (day.away.len() - NAMES).into())]));
    }
    if !day.alone.is_empty() {
        let words = alone_words(cx, &day.alone);
        let text = cx.tw("month-alone", &[("count", day.alone.len().into())]);
        let icon = icons::ICON_WARNING.rich_text().size(size::SMALL).color(cx.theme.danger);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 3.0;
            ui.add(Label::new(icon));
            let label = Label::new(RichText::new(text).size(size::SMALL).color(cx.theme.danger)).truncate();
            let response = ui.add(label);
            response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &words));
            response.on_hover_text(words);
        });
    }
    chosen
}

fn list_ui(ui: &mut Ui, cx: &Cx<'_>, day: &Day) -> Option<Absence> {
    let mut chosen = None;
    ui.horizontal_wrapped(|ui| {
        bold(ui, short_date(cx.language(), day.date, day.date.year()), size::BODY);
        for absence in &day.away {
            let who = name(cx, absence.employee);
            let response = link(ui, cx.theme, &who);
            let spoken = format!("{who}, {}", cx.date(day.date));
            response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Link, true, &spoken));
            if response.clicked() {
                chosen = Some(absence.clone());
            }
        }
        if !day.alone.is_empty() {
            ui.add(Label::new(RichText::new(alone_words(cx, &day.alone)).color(cx.theme.danger)).wrap());
        }
    });
    chosen
}

/// A day as it is read out.
fn day_words(cx: &Cx<'_>, day: &Day) -> String {
    let names: Vec<String> = day.away.iter().map(|one| name(cx, one.employee)).collect();
    let who = if names.is_empty() { cx.t("month-nobody").to_owned() } else { names.join(", ") };
    let mut words = format!("{}: {who}", short_date(cx.language(), day.date, day.date.year()));
    if !day.alone.is_empty() {
        words = format!("{words}. {}", alone_words(cx, &day.alone));
    }
    words
}

/// Which agencies have nobody.
pub(super) fn alone_words(cx: &Cx<'_>, agencies: &[AgencyId]) -> String {
    let names = agencies.iter().filter_map(|id| cx.snapshot.agency.get(*id)).map(|one| one.name(cx.language()));
    cx.tw("exposure-alone-names", &[("names", names.collect::<Vec<_>>().join(", ").into())])
}
