//! Ticking a step of a round wherever its day is seen: how the step stands, a check that ticks it with one key, and a
//! menu with what else can be said of it.

use egui::{Align, Button, Color32, FontSelection, Layout, Rect, Response, Sense, Ui, Vec2, WidgetText};
use egui_material_icons::{MaterialIcon, icons};

use super::tick_form::TickFields;
use crate::domain::payroll::{Signed, Stands, Step, StepAt, StepBy, said, take_back, tick};
use crate::domain::{EmployeeId, StepState};
use crate::i18n::payroll::short_date;
use crate::i18n::rounds::{stands_short, stands_words};
use crate::ui::widgets::{menu, menu_item, pill, row_menu};
use crate::ui::{Action, Cx};

/// The side of the check.
const CHECK: f32 = 22.0;

/// The width of the arrow that opens its menu.
const ARROW: f32 = 16.0;

/// The picture of a way of standing, its ink and its ground. It is never told by them alone.
pub(in crate::ui) const fn stands_look(cx: &Cx<'_>, stands: Stands) -> (MaterialIcon, Color32, Color32) {
    let theme = cx.theme;
    match stands {
        Stands::Late => (icons::ICON_ERROR, theme.danger, theme.danger_ground),
        Stands::Partly => (icons::ICON_INDETERMINATE_CHECK_BOX, theme.warning, theme.warning_ground),
        Stands::Today => (icons::ICON_TODAY, theme.accent, theme.selected),
        Stands::Coming => (icons::ICON_SCHEDULE, theme.text, Color32::TRANSPARENT),
        Stands::Untold => (icons::ICON_HELP, theme.quiet, Color32::TRANSPARENT),
        Stands::Done => (icons::ICON_CHECK, theme.good, theme.good_ground),
        Stands::NotNeeded => (icons::ICON_REMOVE, theme.quiet, theme.ground),
    }
}

/// What a step of a round is told by among all others: `Aineisto, Rannikkolaitos, ke 14.10.`, with the group where the
/// agency has several.
pub(in crate::ui) fn step_words(cx: &Cx<'_>, at: &StepAt) -> String {
    let mut words = vec![cx.step(at.date.step).to_owned(), cx.agency_name(at.agency).to_owned()];
    if let Some(group) = at.group.filter(|_| cx.snapshot.pay_group.of(at.agency).count() > 1) {
        words.extend(cx.snapshot.pay_group.get(group).map(|group| group.name.clone()));
    }
    words.push(short_date(cx.language(), at.date.date, chrono::Datelike::year(&cx.today)));
    words.join(", ")
}

/// How a step stands, as a label.
pub(in crate::ui) fn stands_ui(ui: &mut Ui, cx: &Cx<'_>, at: &StepAt) -> Response {
    let (icon, ink, ground) = stands_look(cx, at.stands);
    pill(ui, icon, &stands_short(cx.texts, cx.snapshot, at), ink, ground).on_hover_text(stands_words(
        cx.texts,
        cx.snapshot,
        at,
    ))
}

/// The check of a step and its menu. Where nothing can be changed there is only the label of how it stands.
pub(in crate::ui) fn tick_ui(ui: &mut Ui, cx: &Cx<'_>, at: &StepAt) {
    check_ui(ui, cx, at, ARROW);
}

/// The same where there is little room: the menu opens with the other button of the mouse and with Shift+F10 alone.
pub(in crate::ui) fn small_tick_ui(ui: &mut Ui, cx: &Cx<'_>, at: &StepAt) {
    check_ui(ui, cx, at, 0.0);
}

fn check_ui(ui: &mut Ui, cx: &Cx<'_>, at: &StepAt, arrow: f32) {
    if !cx.writable() {
        stands_ui(ui, cx, at);
        return;
    }
    // Of a known size, so that it goes to the next line where words wrap.
    let room = Vec2::new(CHECK + arrow, CHECK);
    ui.allocate_ui_with_layout(room, Layout::left_to_right(Align::Center), |ui| {
        ui.push_id(("tick", at.agency, at.group, at.date.period, at.date.step), |ui| boxes_ui(ui, cx, at, arrow));
    });
}

/// The check, and the arrow where it has room.
fn boxes_ui(ui: &mut Ui, cx: &Cx<'_>, at: &StepAt, arrow: f32) {
    ui.spacing_mut().item_spacing.x = 0.0;
    let (icon, ink, _) = stands_look(cx, at.stands);
    let what = step_words(cx, at);
    let more = cx.tw("tick-more", &[("what", what.as_str().into())]);
    let place = ui.cursor().min;
    if at.stands.settled() {
        // What is done is not undone by a slip of the hand.
        let name = format!("{what} – {}", stands_words(cx.texts, cx.snapshot, at));
        let check = icon_ui(ui, if at.stands == Stands::Done { icons::ICON_CHECK_BOX } else { icon }, ink, &name);
        menu(&check, &more, |ui| lines_ui(ui, cx, at));
        // What follows stands in line with what follows a check.
        ui.add_space(arrow);
    } else {
        let boxed = if at.stands == Stands::Partly { icon } else { icons::ICON_CHECK_BOX_OUTLINE_BLANK };
        let check = icon_ui(ui, boxed, ink, &cx.tw("tick-done-of", &[("what", what.as_str().into())]));
        let told = stands_words(cx.texts, cx.snapshot, at);
        ui.ctx().accesskit_node_builder(check.id, |node| node.set_description(told));
        if check.clicked() {
            done(cx, at);
        }
        if arrow > 0.0 {
            arrow_ui(ui, cx, at, &more);
        }
    }
    // The keyboard comes to the menu from the check.
    let whole = Rect::from_min_size(place, Vec2::new(CHECK + arrow, CHECK));
    row_menu(ui, whole, ui.unique_id(), &more, |ui| lines_ui(ui, cx, at));
}

/// The arrow that opens the menu.
fn arrow_ui(ui: &mut Ui, cx: &Cx<'_>, at: &StepAt, more: &str) {
    let (rect, arrow) = ui.allocate_exact_size(Vec2::new(ARROW, CHECK), Sense::CLICK);
    let picture = WidgetText::from(icons::ICON_ARROW_DROP_DOWN.rich_text().size(18.0));
    let picture = picture.into_galley(ui, None, f32::INFINITY, FontSelection::Default);
    ui.painter().galley(rect.center() - picture.size() / 2.0, picture, cx.theme.quiet);
    menu(&arrow.on_hover_text(more), more, |ui| lines_ui(ui, cx, at));
}

fn icon_ui(ui: &mut Ui, icon: MaterialIcon, ink: Color32, name: &str) -> Response {
    let response = ui.scope(|ui| {
        ui.spacing_mut().button_padding = Vec2::splat(1.0);
        let button = Button::new(icon.rich_text().size(18.0).color(ink)).frame_when_inactive(false);
        ui.add(button.min_size(Vec2::splat(CHECK)))
    });
    let response = response.inner;
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, name));
    response.on_hover_text(name)
}

fn lines_ui(ui: &mut Ui, cx: &Cx<'_>, at: &StepAt) {
    for (word, text) in commands(cx, at) {
        if menu_item(ui, cx.theme, None, &text).clicked() {
            chosen(cx, at, word);
            ui.close();
        }
    }
}

/// What can be said of a step: a word for the program and a text for people.
pub(in crate::ui) fn commands(cx: &Cx<'_>, at: &StepAt) -> Vec<(&'static str, String)> {
    if !cx.writable() {
        return Vec::new();
    }
    let state = at.tick.as_ref().map_or(StepState::Open, |tick| tick.state);
    let mut keys = Vec::new();
    if state != StepState::Done {
        keys.extend(["tick-done", "tick-for"]);
    }
    keys.extend(["tick-partly", "tick-not-needed", "tick-write-note"]);
    if state != StepState::Open {
        keys.push("tick-back");
    }
    keys.into_iter().map(|key| (key, cx.t(key).to_owned())).collect()
}

/// Does what was chosen among [`commands`].
pub(in crate::ui) fn chosen(cx: &Cx<'_>, at: &StepAt, word: &str) {
    let state = at.tick.as_ref().map_or(StepState::Open, |tick| tick.state);
    let to = match word {
        "tick-done" => return done(cx, at),
        "tick-back" => {
            let Some(row) = cx.snapshot.tick_row(at) else { return };
            let changes = take_back(cx.snapshot, row);
            cx.act(Action::Commit(said(state, StepState::Open), changes));
            return;
        }
        "tick-for" => StepState::Done,
        "tick-partly" => StepState::Partly,
        "tick-not-needed" => StepState::NotNeeded,
        _ => state,
    };
    if let Some(base) = cx.snapshot.tick_row(at) {
        cx.open(TickFields::new(cx, base, at, to));
    }
}

/// Ticks a step as done, by whoever sits here and now.
pub(in crate::ui) fn done(cx: &Cx<'_>, at: &StepAt) {
    let Some(row) = cx.snapshot.tick_row(at).filter(|_| cx.writable()) else { return };
    let signed = Signed { who: &cx.status.me, employee: whoever_sits_here(cx, at.date.step), at: cx.now() };
    let changes = tick(cx.snapshot, row, signed);
    if !changes.is_empty() {
        cx.act(Action::Commit(said(StepState::Open, StepState::Done), changes));
    }
}

/// Whoever sits here, where we do the step; nobody of us has done what the agency does.
pub(super) fn whoever_sits_here(cx: &Cx<'_>, step: Step) -> Option<EmployeeId> {
    cx.status.me_id.filter(|_| cx.snapshot.done_by(step) == StepBy::Centre)
}
