//! A month of the rounds, week by week: what falls on each day by step, whose days off meet it, and beside it the chosen
//! day with everything that falls on it, to be ticked.

use std::collections::BTreeSet;

use chrono::{Datelike, Days, Months, NaiveDate};
use egui::{
    Align2, CornerRadius, EventFilter, FontSelection, Id, Key, Modifiers, Pos2, Rect, Sense, Stroke, StrokeKind,
    TextWrapMode, Ui, Vec2, WidgetText,
};
use egui_material_icons::icons;

use super::day;
use crate::domain::calendar::{holidays_on, is_banking_day};
use crate::domain::payroll::Stands;
use crate::domain::unit_days::{Falling, UnitDay};
use crate::i18n::date::{weekday_name, weekday_short};
use crate::i18n::names::holiday_key;
use crate::i18n::payroll::capitalised;
use crate::i18n::rounds::stands_key;
use crate::ui::Cx;
use crate::ui::parts::tick::stands_look;
use crate::ui::theme::{CORNER, UNIT, plain, size, strong};
use crate::ui::widgets::{keyboard, name_region, small};

/// The narrowest page on which the chosen day stands beside the month rather than below it.
const BESIDE: f32 = 860.0;

/// The width of the chosen day beside the month.
const PANEL: f32 = 340.0;

/// Height of a line in a day.
const LINE: f32 = 19.0;

/// Height of the number of a day.
const HEAD: f32 = 24.0;

/// The most lines in a day; what is left is counted, and stands whole in the chosen day.
const LINES: usize = 5;

/// The fewest lines a week has room for.
const FEWEST: usize = 2;

/// What is shown of the month and what is chosen in it.
pub(super) struct Month<'m> {
    /// The days of its weeks, Monday to Sunday.
    pub days: &'m [UnitDay],
    /// From how many steps on a day is marked as busy; never where it is zero.
    pub busy: usize,
    /// The day whose steps are shown whole.
    pub chosen: &'m mut NaiveDate,
    /// The days of which all rows are shown.
    pub whole: &'m mut BTreeSet<NaiveDate>,
    /// The keyboard has gone to another day, which is to come into sight.
    pub sought: bool,
}

impl Month<'_> {
    /// Draws the month and the chosen day.
    pub(super) fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let room = ui.available_width();
        if room < BESIDE {
            self.weeks_ui(ui, cx, room);
            ui.add_space(2.0 * UNIT);
            self.day_ui(ui, cx);
            return;
        }
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 2.0 * UNIT;
            let width = room - PANEL - 2.0 * UNIT;
            ui.vertical(|ui| self.weeks_ui(ui, cx, width));
            ui.vertical(|ui| {
                ui.set_width(PANEL);
                self.day_ui(ui, cx);
            });
        });
    }

    fn day_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let Some(day) = self.days.iter().find(|day| day.date == *self.chosen) else { return };
        let whole = self.whole.contains(&day.date);
        if day::ui(ui, cx, day, self.busy, whole) && !self.whole.remove(&day.date) {
            self.whole.insert(day.date);
        }
    }

    fn weeks_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, width: f32) {
        let id = Id::unique("unit month");
        let column = width / 7.0;
        names_ui(ui, cx, column);
        let shown = self.chosen.month();
        let heights: Vec<f32> = self.days.chunks(7).map(|week| height(cx, week)).collect();
        let (place, _) = ui.allocate_exact_size(Vec2::new(width, heights.iter().sum()), Sense::hover());
        let whole = ui.interact(place, id, Sense::focusable_noninteractive());
        if whole.has_focus() {
            self.keys(ui, id);
        }
        whole.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Group, true, cx.t("month-month")));
        let chosen = day_id(*self.chosen);
        ui.ctx().accesskit_node_builder(id, |node| {
            node.set_role(egui::accesskit::Role::Grid);
            node.set_active_descendant(chosen.accesskit_id());
        });
        let mut y = place.top();
        for (week, height) in self.days.chunks(7).zip(heights) {
            for (index, day) in (0u8..).zip(week) {
                let at = Pos2::new(place.left() + f32::from(index) * column, y);
                let rect = Rect::from_min_size(at, Vec2::new(column, height)).shrink2(Vec2::new(1.0, 1.0));
                if self.cell_ui(ui, cx, day, rect, shown, whole.has_focus()) {
                    *self.chosen = day.date;
                    ui.ctx().memory_mut(|memory| memory.request_focus(id));
                }
            }
            y += height;
        }
        name_region(ui, cx.t("month-month"));
        legend_ui(ui, cx, self.days);
    }

    /// The arrows go from day to day and week to week, Page Up and Down from month to month; Enter leads on to the day.
    fn keys(&mut self, ui: &Ui, id: Id) {
        let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
        ui.ctx().memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
        let pressed = |key| ui.ctx().input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let day = *self.chosen;
        let monday = day - Days::new(u64::from(day.weekday().num_days_from_monday()));
        let moves: [(Key, Option<NaiveDate>); 8] = [
            (Key::ArrowLeft, day.pred_opt()),
            (Key::ArrowRight, day.succ_opt()),
            (Key::ArrowUp, day.checked_sub_days(Days::new(7))),
            (Key::ArrowDown, day.checked_add_days(Days::new(7))),
            (Key::PageUp, day.checked_sub_months(Months::new(1))),
            (Key::PageDown, day.checked_add_months(Months::new(1))),
            (Key::Home, Some(monday)),
            (Key::End, monday.checked_add_days(Days::new(6))),
        ];
        for (key, to) in moves {
            if pressed(key)
                && let Some(to) = to.filter(|day| super::shown_year(day.year()))
            {
                *self.chosen = to;
                self.sought = true;
            }
        }
        if pressed(Key::Enter) {
            keyboard::leave(ui.ctx(), id, false);
        }
    }

    /// A day; true where it was clicked.
    fn cell_ui(&self, ui: &Ui, cx: &Cx<'_>, day: &UnitDay, rect: Rect, month: u32, focused: bool) -> bool {
        let chosen = day.date == *self.chosen;
        let response = ui.interact(rect, day_id(day.date), Sense::CLICK);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Group, true, words(cx, day, self.busy)));
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_role(egui::accesskit::Role::GridCell);
            node.set_selected(chosen);
        });
        let response = response.on_hover_text(words(cx, day, self.busy));
        if chosen && self.sought {
            ui.scroll_to_rect(rect, None);
        }
        let (theme, painter) = (cx.theme, ui.painter());
        let corner = CornerRadius::same(CORNER);
        let off = !is_banking_day(day.date);
        let here = day.date.month() == month;
        let ground = match (chosen, response.hovered(), off) {
            (true, ..) => theme.selected,
            (false, true, _) => theme.hovered,
            (false, false, true) => theme.ground,
            (false, false, false) => theme.surface,
        };
        painter.rect_filled(rect, corner, ground);
        let edge = if day.date == cx.today || chosen { theme.accent } else { theme.line };
        let wide = if chosen && focused { 2.0 } else { 1.0 };
        painter.rect_stroke(rect, corner, Stroke::new(wide, edge), StrokeKind::Inside);
        let number = if day.date == cx.today { strong(size::BODY) } else { plain(size::BODY) };
        let ink = match (day.date == cx.today, here && !off) {
            (true, _) => theme.accent,
            (false, true) => theme.text,
            (false, false) => theme.quiet,
        };
        let at = rect.left_top() + Vec2::new(UNIT, HEAD / 2.0 + 1.0);
        let written = painter.text(at, Align2::LEFT_CENTER, day.date.day().to_string(), number, ink);
        let inner = rect.shrink2(Vec2::new(UNIT - 2.0, 0.0));
        if day.busy(self.busy) {
            let font = strong(size::SMALL);
            let wide = |text: &str| painter.layout_no_wrap(text.to_owned(), font.clone(), theme.warning).size().x;
            let mut text = cx.tw("month-steps", &[("count", day.falling.len().into())]);
            // Where the word would stand on the number of the day, the count stands alone.
            if wide(&text) > inner.right() - written.right() - UNIT / 4.0 {
                text = cx.number(i64::try_from(day.falling.len()).unwrap_or(i64::MAX));
            }
            let right = Pos2::new(inner.right(), at.y);
            painter.text(right, Align2::RIGHT_CENTER, text, font.clone(), theme.warning);
        } else if let Some(name) = holiday(cx, day.date) {
            let left = written.right() + UNIT;
            line_ui(ui, Pos2::new(left, at.y), inner.right() - left, &name, theme.quiet);
        }
        let mut y = rect.top() + HEAD + LINE / 2.0;
        let (lines, left) = lines(cx, day);
        for line in lines {
            let mut x = inner.left();
            painter.text(Pos2::new(x, y), Align2::LEFT_CENTER, line.icon, plain(size::BODY), line.ink);
            x += 17.0;
            let mut right = inner.right();
            if let Some(count) = &line.count {
                // How many there are stands whatever room the name has.
                let at = Pos2::new(right, y);
                right =
                    painter.text(at, Align2::RIGHT_CENTER, count, strong(size::SMALL), line.ink).left() - UNIT / 2.0;
            }
            if let Some(word) = &line.word {
                let wide = |text: &str| painter.layout_no_wrap(text.to_owned(), plain(size::SMALL), line.ink).size().x;
                if wide(&line.text) + wide(word) + UNIT <= right - x {
                    let at = Pos2::new(right, y);
                    right = painter.text(at, Align2::RIGHT_CENTER, word, plain(size::SMALL), line.ink).left();
                }
            }
            line_ui(ui, Pos2::new(x, y), right - x, &line.text, line.ink);
            y += LINE;
        }
        if left > 0 {
            let text = cx.tw("month-more-lines", &[("count", left.into())]);
            painter.text(Pos2::new(inner.left(), y), Align2::LEFT_CENTER, text, plain(size::SMALL), theme.quiet);
        }
        response.clicked()
    }
}

/// A line of a day in the month.
struct Line {
    icon: &'static str,
    text: String,
    /// How it stands in a word, said where there is room for it beside the name.
    word: Option<String>,
    count: Option<String>,
    ink: egui::Color32,
}

/// The lines of a day, and how many there is no room for.
fn lines(cx: &Cx<'_>, day: &UnitDay) -> (Vec<Line>, usize) {
    let steps = day.by_step();
    let mut lines: Vec<Line> = Vec::new();
    for (step, falling) in &steps {
        let Some(stands) = UnitDay::pressing(falling) else { continue };
        let (icon, ink, _) = stands_look(cx, stands);
        let settled = falling.iter().filter(|one| one.at.stands.settled()).count();
        // Some of several are behind us: how many, the mark of the most pressing does not tell.
        let count = match falling.len() {
            1 => None,
            all if settled > 0 && settled < all => Some(format!("{settled}/{all}")),
            all => Some(cx.number(i64::try_from(all).unwrap_or(i64::MAX))),
        };
        let word = Some(cx.t(stands_key(stands)).to_owned());
        lines.push(Line { icon: icon.codepoint, text: cx.step(*step).to_owned(), word, count, ink });
    }
    let away = day.away();
    if let Some(first) = away.first().and_then(|id| cx.snapshot.employee.get(*id)) {
        let text = match away.len() {
            1 => cx.tw("month-away", &[("name", first.name.as_str().into())]),
            count => cx.tw("month-several-away", &[("count", count.into())]),
        };
        let icon = icons::ICON_PERSON_OFF.codepoint;
        lines.insert(0, Line { icon, text, word: None, count: None, ink: cx.theme.warning });
    }
    let left = lines.len().saturating_sub(LINES);
    if left > 0 {
        lines.truncate(LINES - 1);
        return (lines, left + 1);
    }
    (lines, 0)
}

fn height(cx: &Cx<'_>, week: &[UnitDay]) -> f32 {
    let most = week.iter().map(|day| {
        let (lines, left) = lines(cx, day);
        lines.len() + usize::from(left > 0)
    });
    let most = most.max().unwrap_or(0).max(FEWEST);
    HEAD + f32::from(u8::try_from(most).unwrap_or(u8::MAX)) * LINE + UNIT
}

fn line_ui(ui: &Ui, left: Pos2, width: f32, text: &str, ink: egui::Color32) {
    let text = WidgetText::from(egui::RichText::new(text).font(plain(size::SMALL)));
    let galley = text.into_galley(ui, Some(TextWrapMode::Truncate), width.max(0.0), FontSelection::Default);
    ui.painter().galley(left - Vec2::new(0.0, galley.size().y / 2.0), galley, ink);
}

/// The short names of the days over their columns.
fn names_ui(ui: &mut Ui, cx: &Cx<'_>, column: f32) {
    let (rect, _) = ui.allocate_exact_size(Vec2::new(7.0 * column, HEAD), Sense::hover());
    for (index, weekday) in (0u8..).zip(1..=7) {
        let at = Pos2::new(rect.left() + f32::from(index) * column + UNIT, rect.center().y);
        let name = weekday_short(cx.language(), weekday);
        ui.painter().text(at, Align2::LEFT_CENTER, name, plain(size::SMALL), cx.theme.quiet);
    }
}

/// How the steps of a day stand: `myöhässä` where all do, else `1 myöhässä, 2 tehty`.
fn tally_words(cx: &Cx<'_>, falling: &[Falling]) -> String {
    let tally = UnitDay::tally(falling);
    if let [(stands, _)] = tally.as_slice() {
        return cx.t(stands_key(*stands)).to_owned();
    }
    let words = tally.into_iter().map(|(stands, count)| format!("{count} {}", cx.t(stands_key(stands))));
    words.collect::<Vec<_>>().join(", ")
}

/// What the marks in the days mean: those that occur.
fn legend_ui(ui: &mut Ui, cx: &Cx<'_>, days: &[UnitDay]) {
    let shown: BTreeSet<Stands> = days
        .iter()
        .flat_map(|day| day.by_step().into_iter().filter_map(|(_, falling)| UnitDay::pressing(falling)))
        .collect();
    ui.add_space(UNIT / 2.0);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = UNIT / 2.0;
        for stands in shown {
            let (icon, ink, _) = stands_look(cx, stands);
            ui.label(icon.rich_text().size(size::BODY).color(ink));
            small(ui, cx.theme, cx.t(stands_key(stands)));
            ui.add_space(UNIT);
        }
    });
}

fn day_id(day: NaiveDate) -> Id {
    Id::unique("unit month").with(day)
}

/// The holidays on a day, by name.
pub(super) fn holiday(cx: &Cx<'_>, day: NaiveDate) -> Option<String> {
    let names: Vec<&str> = holidays_on(day).map(|holiday| cx.t(&holiday_key(holiday))).collect();
    (!names.is_empty()).then(|| names.join(", "))
}

/// A day and all that its place in the month tells, in words.
fn words(cx: &Cx<'_>, day: &UnitDay, busy: usize) -> String {
    let weekday = weekday_name(cx.language(), i64::from(day.date.weekday().number_from_monday()));
    let mut words = vec![format!("{} {}", capitalised(weekday), cx.date(day.date))];
    if day.date == cx.today {
        words.push(cx.t("calendar-today").to_owned());
    }
    words.extend(holiday(cx, day.date));
    if day.busy(busy) {
        words.push(cx.t("month-busy").to_owned());
    }
    for (step, falling) in day.by_step() {
        words.push(format!("{} {} ({})", cx.step(step), falling.len(), tally_words(cx, falling)));
    }
    let away = day.away();
    if away.len() > 1 {
        words.push(cx.tw("month-several-away", &[("count", away.len().into())]));
    }
    let away = away.into_iter().filter_map(|id| cx.snapshot.employee.get(id));
    words.extend(away.map(|one| cx.tw("month-away", &[("name", one.name.as_str().into())])));
    words.join(", ")
}
