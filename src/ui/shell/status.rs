//! The status bar: what waits to be saved or settled, when it was saved last, and what day it is.

use egui::{Align, Label, Layout, Rect, RichText, Ui, UiBuilder};
use egui_material_icons::icons;

use crate::i18n::date::{format_local_time, format_time};
use crate::ui::theme::size;
use crate::ui::widgets::{ends, link, page, pill, small};
use crate::ui::{Action, Cx};

/// A note of others' changes that has less room than this says nothing.
const NOTE: f32 = 120.0;

/// Draws the bar.
pub(super) fn ui(ui: &mut Ui, cx: &Cx<'_>) {
    let height = if page::low(ui.ctx()) { 20.0 } else { 24.0 };
    ui.spacing_mut().interact_size.y = height;
    ends(
        ui,
        |ui| {
            waiting_ui(ui, cx);
            saved_ui(ui, cx);
            others_ui(ui, cx);
            noted_ui(ui, cx);
        },
        |ui| small(ui, cx.theme, cx.date(cx.today)),
    );
}

/// What is not in the file yet, and the ways to see to it.
fn waiting_ui(ui: &mut Ui, cx: &Cx<'_>) {
    if let Some(unreachable) = &cx.status.unreachable {
        let key = match unreachable.trouble.key {
            "error-gone" => "status-gone",
            "error-replaced" => "status-replaced",
            "error-damaged" => "read-only-damaged",
            _ => "status-unreachable",
        };
        let text = cx.tw(key, &[("time", format_time(cx.language(), unreachable.since).into())]);
        pill(ui, icons::ICON_WARNING, &text, cx.theme.warning, cx.theme.warning_ground);
        if link(ui, cx.theme, cx.t("status-why")).clicked() {
            let damaged = unreachable.trouble.key == "error-damaged";
            cx.act(if damaged { Action::ShowDamaged(cx.status.file.clone()) } else { Action::TellUnreachable });
        }
    } else if cx.status.read_only == Some("read-only-damaged") && link(ui, cx.theme, cx.t("status-why")).clicked() {
        cx.act(Action::ShowDamaged(cx.status.file.clone()));
    } else if cx.status.read_only == Some("read-only-newer") && link(ui, cx.theme, cx.t("status-why")).clicked() {
        cx.act(Action::TellNewer);
    }
    if let Some((of, at)) = &cx.status.copy {
        let time = at.map(|at| format_local_time(cx.language(), at)).unwrap_or_default();
        let text = cx.tw("status-copy", &[("time", time.into())]);
        pill(ui, icons::ICON_LINK_OFF, &text, cx.theme.warning, cx.theme.warning_ground);
        if link(ui, cx.theme, cx.t("status-copy-leave")).clicked() {
            cx.act(Action::Open(of.clone()));
        }
    }
    if cx.status.backup_failed.is_some() {
        pill(ui, icons::ICON_WARNING, cx.t("status-no-backup"), cx.theme.warning, cx.theme.warning_ground);
        if link(ui, cx.theme, cx.t("status-why")).clicked() {
            cx.act(Action::TellNoBackup);
        }
    }
    let place = cx.status.place.as_ref().map(|place| place.key);
    if let Some(key) = (cx.status.read_only == Some("read-only-locks")).then_some("place-locks").or(place) {
        let said = match key {
            "place-locks" => "status-locks",
            "place-copies" => "status-copies",
            _ => "status-synced",
        };
        pill(ui, icons::ICON_WARNING, cx.t(said), cx.theme.warning, cx.theme.warning_ground);
        if link(ui, cx.theme, cx.t("status-why")).clicked() {
            cx.act(Action::TellPlace);
        }
    }
    if cx.status.clock.is_some() {
        pill(ui, icons::ICON_WARNING, cx.t("status-clock"), cx.theme.warning, cx.theme.warning_ground);
        if link(ui, cx.theme, cx.t("status-why")).clicked() {
            cx.act(Action::TellClock);
        }
    }
    let unsettled = cx.status.unsettled();
    if unsettled > 0 {
        let text = cx.tw("conflict-waits", &[("count", unsettled.into())]);
        pill(ui, icons::ICON_WARNING, &text, cx.theme.warning, cx.theme.warning_ground);
        if link(ui, cx.theme, cx.t("conflict-settle")).clicked() {
            cx.act(Action::SettleNext);
        }
        if link(ui, cx.theme, cx.t("conflict-give-up")).clicked() {
            cx.act(Action::GiveUp);
        }
    }
    let others = cx.status.stuck().count() - unsettled;
    if others > 0 {
        let text = cx.tw("unsaved-count", &[("count", others.into())]);
        pill(ui, icons::ICON_WARNING, &text, cx.theme.warning, cx.theme.warning_ground);
        if link(ui, cx.theme, cx.t("unsaved-show")).clicked() {
            cx.act(Action::ShowUnsaved);
        }
    }
    let offered = cx.status.offered.len();
    if offered > 0 {
        let text = cx.tw("offered-count", &[("count", offered.into())]);
        pill(ui, icons::ICON_EDIT_NOTE, &text, cx.theme.quiet, cx.theme.hovered);
        if link(ui, cx.theme, cx.t("offered-show")).clicked() {
            cx.act(Action::ShowOffered);
        }
    }
}

/// So many who have the file open are named.
const NAMED: usize = 3;

/// Who else has the file open; nothing where nobody is known to.
fn others_ui(ui: &mut Ui, cx: &Cx<'_>) {
    let names = cx.named(cx.status.others.iter());
    if names.is_empty() {
        return;
    }
    let shown = names.iter().take(NAMED).copied().collect::<Vec<_>>().join(", ");
    let more = names.len().saturating_sub(NAMED);
    let args = [("names", shown.into()), ("count", more.into())];
    let text = cx.tw(if more > 0 { "present-others-more" } else { "present-others" }, &args);
    small(ui, cx.theme, text).on_hover_text(names.join(", "));
}

/// What others have saved last: information that asks for nothing.
fn noted_ui(ui: &mut Ui, cx: &Cx<'_>) {
    // What is from another day is no news.
    let today = chrono::Local::now().date_naive();
    let Some(noted) = cx.status.noted.as_ref().filter(|noted| noted.at.date() == today) else { return };
    let args = [
        ("who", noted.who.as_str().into()),
        ("what", noted.what.as_str().into()),
        ("time", format_time(cx.language(), noted.at.time()).into()),
        ("count", noted.more.into()),
    ];
    let text = cx.tw(if noted.more > 0 { "present-saved-more" } else { "present-saved" }, &args);
    // The bar has one line: the note takes what is left of it.
    let (drawn, bar) = (ui.min_rect(), ui.max_rect());
    let left = if drawn.width() > 0.0 { drawn.right() + ui.spacing().item_spacing.x } else { bar.left() };
    if bar.right() - left < NOTE {
        return;
    }
    let place = Rect::from_x_y_ranges(left..=bar.right(), bar.top()..=bar.top() + ui.spacing().interact_size.y);
    ui.scope_builder(UiBuilder::new().max_rect(place).layout(Layout::left_to_right(Align::Center)), |ui| {
        let label = RichText::new(&text).size(size::SMALL).color(cx.theme.quiet);
        ui.add(Label::new(label).truncate().show_tooltip_when_elided(false)).on_hover_text(text);
    });
}

/// When something was saved last; nothing until then.
fn saved_ui(ui: &mut Ui, cx: &Cx<'_>) {
    let text = if cx.status.waiting {
        cx.t("status-waiting").to_owned()
    } else if cx.status.saving {
        cx.t("status-saving").to_owned()
    } else if let Some(at) = cx.status.saved_at {
        cx.tw("status-saved", &[("time", format_time(cx.language(), at).into())])
    } else {
        // How many agencies there are stands under their list.
        String::new()
    };
    let response = small(ui, cx.theme, text);
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_live(egui::accesskit::Live::Polite));
}
