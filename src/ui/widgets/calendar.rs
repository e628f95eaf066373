//! The calendar that drops down from a date: a month of days, worked by the keyboard as by the pointer. The keyboard
//! stays in the field, as with every list that drops down.

use chrono::{Datelike, Days, Months, NaiveDate};
use egui::{
    Align2, Button, Context, Id, Key, Layout, Modifiers, Popup, PopupCloseBehavior, Rect, RectAlign, Response, Sense,
    Stroke, StrokeKind, Ui, Vec2,
};
use egui_material_icons::{MaterialIcon, icons};

use super::bold;
use crate::i18n::date::{BELIEVED, month_name, weekday_name, weekday_short};
use crate::i18n::payroll::capitalised;
use crate::ui::Cx;
use crate::ui::theme::{CORNER, UNIT, plain, size, strong};

/// The size of a day.
const DAY: Vec2 = Vec2::new(36.0, 30.0);

/// The width of the number of a week.
const WEEK: f32 = 30.0;

/// The height of the days' names.
const NAMES: f32 = 22.0;

/// How many weeks are shown: a month touches six at most.
const WEEKS: u64 = 6;

/// Of which field a calendar was opened last, and the day that the keyboard is on.
#[derive(Clone, Copy)]
struct Open {
    field: Id,
    cursor: NaiveDate,
}

/// What the keyboard has asked for.
enum Asked {
    Nothing,
    Move(NaiveDate),
    Choose,
    Close,
}

fn place() -> Id {
    Id::unique("calendar")
}

/// The list that drops down from a field.
fn list(field: Id) -> Id {
    field.with("calendar")
}

fn found(ctx: &Context, field: Id) -> Option<Open> {
    let open: Open = ctx.data(|data| data.get_temp(place()))?;
    (open.field == field && Popup::is_id_open(ctx, list(field))).then_some(open)
}

/// Whether a calendar is open, which then has the keys to itself.
pub fn is_open(ctx: &Context) -> bool {
    let open: Option<Open> = ctx.data(|data| data.get_temp(place()));
    open.is_some_and(|open| Popup::is_id_open(ctx, list(open.field)))
}

/// Opens the calendar of a field on a day, or closes it.
pub(super) fn toggle(field: &Response, cursor: NaiveDate) {
    let (ctx, id) = (&field.ctx, list(field.id));
    if Popup::is_id_open(ctx, id) {
        Popup::close_id(ctx, id);
    } else {
        keep(ctx, Open { field: field.id, cursor });
        Popup::open_id(ctx, id);
    }
    field.request_focus();
}

fn keep(ctx: &Context, open: Open) {
    ctx.data_mut(|data| data.insert_temp(place(), open));
}

/// Before a field is drawn: the keys that work its calendar, so that nothing else has them too. Returns the day that was
/// chosen.
pub(super) fn keys(ctx: &Context, field: Id) -> Option<NaiveDate> {
    let open = found(ctx, field)?;
    let chosen = match asked(ctx, open.cursor) {
        Asked::Nothing => return None,
        Asked::Move(cursor) => {
            keep(ctx, Open { cursor, ..open });
            return None;
        }
        Asked::Choose => Some(open.cursor),
        Asked::Close => None,
    };
    Popup::close_id(ctx, list(field));
    // Esc has taken the keyboard from it.
    ctx.memory_mut(|memory| memory.request_focus(field));
    chosen
}

/// After a field is drawn: its calendar where that is open. Returns the day that was clicked.
pub(super) fn ui(cx: &Cx<'_>, field: &Response, name: &str, known: Option<NaiveDate>) -> Option<NaiveDate> {
    let ctx = &field.ctx;
    let mut open = found(ctx, field.id);
    let popup = Popup::from_response(field)
        .id(list(field.id))
        .open_memory(None)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .align(RectAlign::BOTTOM_START)
        .align_alternatives(&[RectAlign::TOP_START, RectAlign::BOTTOM_END, RectAlign::TOP_END])
        .gap(4.0)
        .accessible_name(format!("{}: {name}", cx.t("calendar")));
    let drawn = popup.show(|ui| {
        let open = open.as_mut()?;
        ui.spacing_mut().item_spacing = Vec2::ZERO;
        let mut chosen = None;
        heading_ui(ui, cx, &mut open.cursor);
        names_ui(ui, cx);
        let first = open.cursor.with_day(1).unwrap_or(open.cursor);
        let monday = monday(first);
        for week in 0..WEEKS {
            chosen = week_ui(ui, cx, monday + Days::new(7 * week), open, known).or(chosen);
        }
        keep(ui.ctx(), *open);
        chosen
    });
    let chosen = drawn.and_then(|drawn| drawn.inner);
    if chosen.is_some() {
        Popup::close_id(ctx, list(field.id));
        field.request_focus();
    }
    let open = open.filter(|_| Popup::is_id_open(ctx, list(field.id)));
    ctx.accesskit_node_builder(field.id, |node| {
        node.set_expanded(open.is_some());
        if let Some(open) = open {
            node.set_active_descendant(day_id(open.cursor).accesskit_id());
        }
    });
    chosen
}

fn monday(day: NaiveDate) -> NaiveDate {
    day - Days::new(u64::from(day.weekday().num_days_from_monday()))
}

fn day_id(day: NaiveDate) -> Id {
    place().with(day)
}

/// Takes the keys that work the calendar, so that nothing under it has them too.
fn asked(ctx: &Context, cursor: NaiveDate) -> Asked {
    let pressed = |key| ctx.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let days = |days: i64| cursor.checked_add_signed(chrono::TimeDelta::days(days));
    let moves: [(Key, Option<NaiveDate>); 8] = [
        (Key::ArrowLeft, days(-1)),
        (Key::ArrowRight, days(1)),
        (Key::ArrowUp, days(-7)),
        (Key::ArrowDown, days(7)),
        (Key::PageUp, cursor.checked_sub_months(Months::new(1))),
        (Key::PageDown, cursor.checked_add_months(Months::new(1))),
        (Key::Home, Some(monday(cursor))),
        (Key::End, Some(monday(cursor) + Days::new(6))),
    ];
    if pressed(Key::Escape) || pressed(Key::F4) {
        return Asked::Close;
    }
    if pressed(Key::Enter) {
        return Asked::Choose;
    }
    for (key, to) in moves {
        if pressed(key) {
            return to.filter(|day| believed(*day)).map_or(Asked::Nothing, Asked::Move);
        }
    }
    Asked::Nothing
}

/// Whether a date of this year can be typed too.
fn believed(day: NaiveDate) -> bool {
    BELIEVED.contains(&day.year())
}

/// The month, and the ways to its neighbours. The keyboard has its own keys for them.
fn heading_ui(ui: &mut Ui, cx: &Cx<'_>, cursor: &mut NaiveDate) {
    let month = month_name(cx.language(), cursor.month());
    let mut to = None;
    ui.allocate_ui_with_layout(Vec2::new(WEEK + 7.0 * DAY.x, 32.0), Layout::left_to_right(egui::Align::Center), |ui| {
        if arrow_ui(ui, icons::ICON_CHEVRON_LEFT, cx.t("calendar-previous")) {
            to = cursor.checked_sub_months(Months::new(1));
        }
        ui.add_space(UNIT / 2.0);
        bold(ui, format!("{} {}", capitalised(month), cursor.year()), size::BODY);
        ui.with_layout(Layout::right_to_left(egui::Align::Center), |ui| {
            if arrow_ui(ui, icons::ICON_CHEVRON_RIGHT, cx.t("calendar-next")) {
                to = cursor.checked_add_months(Months::new(1));
            }
        });
    });
    if let Some(to) = to.filter(|day| believed(*day)) {
        *cursor = to;
    }
}

fn arrow_ui(ui: &mut Ui, icon: MaterialIcon, name: &str) -> bool {
    let button = Button::new(icon.rich_text().size(20.0)).frame_when_inactive(false).min_size(Vec2::splat(28.0));
    let response = ui.add(button.sense(Sense::CLICK));
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, name));
    response.on_hover_text(name).clicked()
}

/// The short names of the days, over their columns.
fn names_ui(ui: &mut Ui, cx: &Cx<'_>) {
    ui.horizontal(|ui| {
        let (_, week) = ui.allocate_space(Vec2::new(WEEK, NAMES));
        small_text(ui, cx, week, cx.t("calendar-week"));
        for weekday in 1..=7 {
            let (_, rect) = ui.allocate_space(Vec2::new(DAY.x, NAMES));
            small_text(ui, cx, rect, weekday_short(cx.language(), weekday));
        }
    });
}

fn small_text(ui: &Ui, cx: &Cx<'_>, rect: Rect, text: &str) {
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, text, plain(size::SMALL), cx.theme.quiet);
}

/// The days of a week, after its number. Returns the one that was clicked.
fn week_ui(ui: &mut Ui, cx: &Cx<'_>, monday: NaiveDate, open: &Open, known: Option<NaiveDate>) -> Option<NaiveDate> {
    let mut chosen = None;
    ui.horizontal(|ui| {
        let (_, number) = ui.allocate_space(Vec2::new(WEEK, DAY.y));
        small_text(ui, cx, number, &monday.iso_week().week().to_string());
        for day in (0..7).map(|day| monday + Days::new(day)) {
            let (_, rect) = ui.allocate_space(DAY);
            if day_ui(ui, cx, day, rect, open, known) {
                chosen = Some(day);
            }
        }
    });
    chosen
}

/// A day. Returns whether it was clicked.
fn day_ui(ui: &Ui, cx: &Cx<'_>, day: NaiveDate, rect: Rect, open: &Open, known: Option<NaiveDate>) -> bool {
    let at_cursor = day == open.cursor;
    let response = ui.interact(rect, day_id(day), Sense::CLICK);
    let weekday = weekday_name(cx.language(), i64::from(day.weekday().number_from_monday()));
    let mut name = format!("{weekday} {}", cx.date(day));
    if day == cx.today {
        name = format!("{name}, {}", cx.t("calendar-today"));
    }
    let is_known = known == Some(day);
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, is_known, &name));
    let tile = rect.shrink(1.0);
    let corner = egui::CornerRadius::same(CORNER);
    let ground = match (is_known, at_cursor, response.hovered()) {
        (true, ..) => Some(cx.theme.accent),
        (false, true, _) => Some(cx.theme.selected),
        (false, false, true) => Some(cx.theme.hovered),
        (false, false, false) => None,
    };
    if let Some(ground) = ground {
        ui.painter().rect_filled(tile, corner, ground);
    }
    if day == cx.today {
        ui.painter().rect_stroke(tile, corner, Stroke::new(1.0, cx.theme.accent), StrokeKind::Inside);
    }
    if at_cursor {
        ui.painter().rect_stroke(tile, corner, Stroke::new(2.0, cx.theme.accent), StrokeKind::Outside);
    }
    let ink = match (is_known, day.month() == open.cursor.month()) {
        (true, _) => cx.theme.on_accent,
        (false, true) => cx.theme.text,
        (false, false) => cx.theme.quiet,
    };
    let font = if day == cx.today || is_known { strong(size::BODY) } else { plain(size::BODY) };
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, day.day().to_string(), font, ink);
    response.clicked()
}
