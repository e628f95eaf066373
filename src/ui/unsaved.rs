//! What is not saved, and what can be done with it.

use egui::Ui;

use super::parts::saying::{Trouble, ask, buttons};
use super::theme::{UNIT, size};
use super::widgets::keyboard::Asked;
use super::widgets::{Does, Follow, bold, hairline, link, modal, small, window_title};
use super::{Action, Cx, NotSaved, Standing};
use crate::domain::OperationId;

/// What the rest of a dialog needs in height beside the list.
const AROUND: f32 = 280.0;

/// Something could not be saved: why, what it is, and whether to try again.
pub(super) fn failed_ui(ui: &mut Ui, cx: &Cx<'_>, asked: &Asked, trouble: &Trouble) {
    let args = [("about", trouble.about.as_str().into())];
    window_title(ui, cx.tw(trouble.key, &args));
    ui.label(cx.tw(&format!("{}.safe", trouble.key), &args));
    ui.label(cx.tw(&format!("{}.next", trouble.key), &args));
    ui.add_space(UNIT);
    list_ui(ui, cx, |one| one.standing == Standing::Failed, false);
    let again = Some((cx.t("try-again"), Action::Retry, false));
    buttons(ui, cx, asked, again, (cx.t("unsaved-later"), Action::Dismiss));
}

/// Something cannot be saved as things stand.
pub(super) fn refused_ui(ui: &mut Ui, cx: &Cx<'_>, asked: &Asked, id: OperationId, reason: &str) {
    window_title(ui, cx.t("unsaved-refused"));
    ui.label(reason);
    ui.add_space(UNIT);
    list_ui(ui, cx, |one| one.operation == id, false);
    let give_up = Some((cx.t("unsaved-give-up"), Action::SetAside(id), true));
    buttons(ui, cx, asked, give_up, (cx.t("unsaved-later"), Action::Dismiss));
}

/// Everything that is not saved, each with what can be done with it.
pub(super) fn all_ui(ui: &mut Ui, cx: &Cx<'_>, asked: &Asked) {
    window_title(ui, cx.t("unsaved-title"));
    if cx.status.unsaved.is_empty() {
        ui.label(cx.t("unsaved-none"));
    } else {
        ui.label(cx.t("unsaved-help"));
        ui.add_space(UNIT);
        list_ui(ui, cx, |_| true, true);
    }
    let failed = cx.status.unsaved.iter().any(|one| one.standing == Standing::Failed);
    let again = failed.then(|| (cx.t("unsaved-retry-all"), Action::Retry, false));
    buttons(ui, cx, asked, again, (cx.t("close"), Action::Dismiss));
}

/// The file or the program is to be left over what is not saved.
pub(super) fn leave_ui(ui: &mut Ui, cx: &Cx<'_>, asked: &Asked, action: Action) {
    window_title(ui, cx.t("ask-leave"));
    ui.label(cx.t("ask-leave-file-text"));
    if cx.status.stuck().next().is_some() {
        ui.add_space(UNIT);
        list_ui(ui, cx, |one| one.standing != Standing::OnItsWay, false);
    }
    let keep = cx.t(if matches!(action, Action::Quit) { "ask-leave-keep-quit" } else { "ask-leave-keep" });
    let all = vec![
        (Does::Main, cx.t("ask-leave-stay"), Action::Dismiss),
        (Does::Else, keep, Action::LeaveKeeping(Box::new(action.clone()))),
        (Does::TakesAway, cx.t("ask-leave-discard"), Action::LeaveDiscarding(Box::new(action))),
    ];
    ask(ui, cx, asked, all, &Action::Dismiss);
}

/// The window closes once what is on its way is saved.
pub(super) fn leaving_ui(ctx: &egui::Context, cx: &Cx<'_>) {
    if !cx.status.leaving {
        return;
    }
    modal(ctx, cx.theme, "leaving", |ui, asked| {
        ui.set_width(480.0_f32.min(ctx.content_rect().width() - 64.0));
        ui.horizontal(|ui| {
            ui.spinner();
            let text = ui.label(cx.t("leaving-waits"));
            ctx.accesskit_node_builder(text.id, |node| node.set_live(egui::accesskit::Live::Polite));
        });
        ui.add_space(UNIT);
        list_ui(ui, cx, |one| one.standing == Standing::OnItsWay, false);
        let stay = vec![(Does::Else, cx.t("leaving-stay"), Action::Stay)];
        ask(ui, cx, asked, stay, &Action::Stay);
    });
}

fn list_ui(ui: &mut Ui, cx: &Cx<'_>, wanted: impl Fn(&NotSaved) -> bool, with_actions: bool) {
    let room = (ui.ctx().content_rect().height() - AROUND).max(120.0);
    egui::ScrollArea::vertical().max_height(room).follow(ui, |ui| {
        ui.set_width(ui.available_width() - UNIT);
        for (index, one) in cx.status.unsaved.iter().filter(|one| wanted(one)).enumerate() {
            if index > 0 {
                hairline(ui, cx.theme);
            }
            ui.push_id(one.operation, |ui| one_ui(ui, cx, one, with_actions));
        }
    });
}

fn one_ui(ui: &mut Ui, cx: &Cx<'_>, one: &NotSaved, with_actions: bool) {
    let name = if one.agency.is_empty() { one.name.clone() } else { format!("{}: {}", one.agency, one.name) };
    bold(ui, &name, size::BODY);
    for line in &one.lines {
        // What was typed can be taken elsewhere from here.
        ui.add(egui::Label::new(line).wrap().selectable(true));
    }
    if !with_actions {
        return;
    }
    let key = one.standing.key();
    let again = match one.standing {
        Standing::OnItsWay => None,
        Standing::Held | Standing::RoundClosed => Some("unsaved-look"),
        Standing::Failed | Standing::Refused => Some("try-again"),
        Standing::Unsettled => Some("conflict-settle"),
    };
    let why = if one.reason.is_empty() { cx.t(key).to_owned() } else { format!("{} {}", cx.t(key), one.reason) };
    small(ui, cx.theme, why);
    ui.horizontal_wrapped(|ui| {
        let spoken = |ui: &mut Ui, key: &str| {
            let response = link(ui, cx.theme, cx.t(key));
            let spoken = cx.doing(key, &name);
            response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &spoken));
            response.clicked()
        };
        if again.is_some_and(|key| spoken(ui, key)) {
            cx.act(Action::TryAgain(one.operation));
        }
        if one.standing != Standing::OnItsWay && spoken(ui, "unsaved-give-up") {
            cx.act(Action::SetAside(one.operation));
        }
    });
}
