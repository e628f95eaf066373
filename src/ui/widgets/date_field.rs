//! Fields for dates and times. What is typed is written out in full when the keyboard leaves; a calendar drops down from
//! the end of a date.

use chrono::NaiveDate;
use egui::{Button, Context, Id, Key, Modifiers, Rect, Response, RichText, Sense, TextEdit, Ui, UiBuilder, Vec2};
use egui_material_icons::icons;

use super::date_text::{DateText, Meant, TimeText, date_key};
use super::{Field, calendar, typed};
use crate::i18n::date::DateError;
use crate::ui::Cx;
use crate::ui::theme::ROW;

/// The width of a date with its label.
const WIDTH: f32 = 140.0;

/// What the button of the calendar takes of a field, in points.
const BUTTON: i8 = 32;

/// The width in which any time of day is seen whole.
const TIME: f32 = 72.0;

/// A date. What cannot be understood is said at once. `sense` says which year is meant where none is typed.
pub fn date_field(ui: &mut Ui, cx: &Cx<'_>, label: &str, date: &mut DateText, sense: Meant) -> Response {
    let id = ui.next_auto_id().with("date");
    chosen(ui.ctx(), cx, id, date);
    let known = date.date(sense);
    let error = known.err().map(|error| cx.t(date_key(error)).to_owned());
    let field =
        Field::new(label, &mut date.0).hint(cx.t("field-date-form")).width(WIDTH).error(error).end(BUTTON).id(id);
    let response = field.show(ui, cx.theme);
    ends(ui, cx, &response, label, date, (sense, known));
    response
}

/// A date on a line, whose label stands in it as long as nothing else does.
pub fn date_in_line(ui: &mut Ui, cx: &Cx<'_>, label: &str, date: &mut DateText, sense: Meant, width: f32) -> Response {
    let id = typed::identity(ui, None);
    chosen(ui.ctx(), cx, id, date);
    let known = date.date(sense);
    typed::begins(ui.ctx(), id, &date.0);
    let edit = TextEdit::singleline(&mut date.0)
        .id(id)
        .hint_text(RichText::new(label).color(cx.theme.quiet))
        .desired_width(width)
        .min_size(Vec2::new(0.0, ROW))
        .align(egui::Align2::LEFT_CENTER)
        .margin(egui::Margin { left: 8, right: BUTTON, top: 4, bottom: 4 });
    let response = ui.add(edit);
    typed::leaves(ui.ctx(), id, &date.0);
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_label(label.to_owned());
        if known.is_err() {
            node.set_invalid(egui::accesskit::Invalid::True);
        }
    });
    ends(ui, cx, &response, label, date, (sense, known));
    response
}

/// A time of day on a line. What cannot be understood is red, and why is said to the pointer and to a screen reader.
pub fn time_field(ui: &mut Ui, cx: &Cx<'_>, label: &str, time: &mut TimeText) -> Response {
    let wrong = time.time().is_err();
    let id = typed::identity(ui, None);
    typed::begins(ui.ctx(), id, &time.0);
    let edit = TextEdit::singleline(&mut time.0)
        .id(id)
        .desired_width(TIME)
        .min_size(Vec2::new(0.0, ROW))
        .align(egui::Align2::LEFT_CENTER)
        .margin(egui::Margin::symmetric(8, 4))
        .char_limit(8)
        .text_color_opt(wrong.then_some(cx.theme.danger));
    let mut response = ui.add(edit);
    typed::leaves(ui.ctx(), id, &time.0);
    let remark = cx.t("field-time-not-understood");
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_label(label.to_owned());
        if wrong {
            node.set_invalid(egui::accesskit::Invalid::True);
            node.set_description(remark.to_owned());
        }
    });
    if wrong {
        response = response.on_hover_text(remark);
    }
    if response.lost_focus() {
        time.write_out(cx.language());
    }
    response
}

/// Whether the keyboard is in a date, which then has the keys itself that open its calendar.
pub fn date_keys(ctx: &Context) -> bool {
    let focused = ctx.memory(egui::Memory::focused);
    focused.is_some_and(|id| ctx.data(|data| data.get_temp::<bool>(mark(id))).unwrap_or_default())
}

fn mark(field: Id) -> Id {
    field.with("date")
}

/// Takes over the day that has been chosen in the calendar of a field by keyboard.
fn chosen(ctx: &Context, cx: &Cx<'_>, field: Id, date: &mut DateText) {
    if let Some(chosen) = calendar::keys(ctx, field) {
        *date = DateText::new(cx.language(), Some(chosen));
    }
}

/// What every date has: writing out, and the calendar with its button and its keys.
fn ends(
    ui: &mut Ui,
    cx: &Cx<'_>,
    field: &Response,
    label: &str,
    date: &mut DateText,
    (sense, known): (Meant, Result<Option<NaiveDate>, DateError>),
) {
    let ctx = &ui.ctx().clone();
    ctx.data_mut(|data| data.insert_temp(mark(field.id), true));
    if field.lost_focus() {
        date.write_out(cx.language(), sense);
    }
    if !field.enabled() {
        return;
    }
    let keys = field.has_focus()
        && ctx.input_mut(|input| {
            input.consume_key(Modifiers::NONE, Key::F4) || input.consume_key(Modifiers::ALT, Key::ArrowDown)
        });
    let named = format!("{}: {label}", cx.t("calendar-open"));
    if button_ui(ui, field.rect, &named) || keys {
        calendar::toggle(field, known.ok().flatten().unwrap_or_else(|| sense.from()));
    }
    if let Some(chosen) = calendar::ui(cx, field, label, known.ok().flatten()) {
        *date = DateText::new(cx.language(), Some(chosen));
        typed::leaves(ctx, field.id, &date.0);
    }
}

/// The button at the end of a field. The keyboard has its own keys, so it is no further stop for the Tab key.
fn button_ui(ui: &mut Ui, field: Rect, name: &str) -> bool {
    let side = f32::from(BUTTON) - 4.0;
    let centre = field.right_center() - Vec2::new(f32::from(BUTTON) / 2.0, 0.0);
    let place = Rect::from_center_size(centre, Vec2::splat(side.min(field.height() - 4.0)));
    // In the middle of its place, whichever way the field's own neighbours are laid out.
    let layout = egui::Layout::centered_and_justified(egui::Direction::LeftToRight);
    let mut end = ui.new_child(UiBuilder::new().max_rect(place).layout(layout));
    end.spacing_mut().button_padding = Vec2::ZERO;
    end.spacing_mut().interact_size = Vec2::ZERO;
    let icon = icons::ICON_CALENDAR_MONTH.rich_text().size(18.0);
    let button = Button::new(icon).frame_when_inactive(false).min_size(place.size()).sense(Sense::CLICK);
    let response = end.add(button);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, name));
    response.on_hover_text(name).clicked()
}
