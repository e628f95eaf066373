//! What earlier windows have left behind, typed and not saved: each can be gone on with, or let go of.

use egui::Ui;

use super::parts::saying::buttons;
use super::theme::{UNIT, size};
use super::widgets::keyboard::Asked;
use super::widgets::{Follow, bold, hairline, link, small, window_title};
use super::{Action, Cx, Offered};
use crate::i18n::date::format_date_time;

/// What the rest of the dialog needs in height beside the list.
const AROUND: f32 = 280.0;

pub(super) fn ui(ui: &mut Ui, cx: &Cx<'_>, asked: &Asked) {
    window_title(ui, cx.t("offered-title"));
    let none = cx.status.offered.is_empty();
    ui.label(cx.t(if none { "offered-none" } else { "offered-help" }));
    ui.add_space(UNIT);
    let room = (ui.ctx().content_rect().height() - AROUND).max(120.0);
    egui::ScrollArea::vertical().max_height(room).follow(ui, |ui| {
        ui.set_width(ui.available_width() - UNIT);
        for (index, one) in cx.status.offered.iter().enumerate() {
            if index > 0 {
                hairline(ui, cx.theme);
            }
            ui.push_id(one.id, |ui| one_ui(ui, cx, one));
        }
    });
    let later = cx.t(if none { "close" } else { "offered-later" });
    buttons(ui, cx, asked, None, (later, Action::Dismiss));
}

fn one_ui(ui: &mut Ui, cx: &Cx<'_>, one: &Offered) {
    bold(ui, &one.about, size::BODY);
    for line in &one.lines {
        ui.add(egui::Label::new(line).wrap().selectable(true));
    }
    small(ui, cx.theme, cx.tw("offered-typed", &[("time", format_date_time(cx.language(), one.at).into())]));
    if !one.overtaken.is_empty() {
        ui.colored_label(cx.theme.warning, cx.tw("offered-overtaken", &[("rows", one.overtaken.join("; ").into())]));
    }
    ui.horizontal_wrapped(|ui| {
        let mut spoken = |key: &str, action: Action| {
            let response = link(ui, cx.theme, cx.t(key));
            let spoken = cx.doing(key, &one.about);
            response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &spoken));
            if response.clicked() {
                cx.act(action);
            }
        };
        if cx.writable() {
            spoken(if one.saves { "offered-save" } else { "offered-go-on" }, Action::TakeUp(one.id));
        }
        spoken("offered-let-go", Action::LetGo(one.id));
    });
}
