//! What is special about an agency, as several screens tell it: how severe it is, when it bites, and whether it is overdue.

use egui::{Color32, Label, RichText, Ui, Vec2};
use egui_material_icons::{MaterialIcon, icons};

use crate::domain::{Characteristic, Severity, upkeep};
use crate::i18n::keys::severity_key;
use crate::i18n::names::bites_text;
use crate::ui::Cx;
use crate::ui::theme::size;
use crate::ui::widgets::{copyable, pill, small};

/// Width of the severities on the card, so that the titles stand in line.
const SEVERITY: f32 = 96.0;

/// A characteristic in two or three lines.
pub(in crate::ui) fn short_ui(ui: &mut Ui, cx: &Cx<'_>, one: &Characteristic) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().interact_size.y = 22.0;
        ui.allocate_ui_with_layout(Vec2::new(SEVERITY, 22.0), egui::Layout::top_down(egui::Align::Min), |ui| {
            ui.set_width(SEVERITY);
            severity_ui(ui, cx, one.severity);
        });
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            copyable(ui);
            ui.add(Label::new(&one.title).wrap());
            let what = if one.what_to_do.is_empty() { &one.body } else { &one.what_to_do };
            if !what.is_empty() {
                small(ui, cx.theme, what);
            }
            if !one.bites().is_empty() || one.payroll_step.is_some() {
                when_ui(ui, cx, one);
            }
            overdue_ui(ui, cx, one);
        });
    });
}

pub(in crate::ui) fn severity_ui(ui: &mut Ui, cx: &Cx<'_>, severity: Severity) {
    let (icon, ink, ground) = severity_look(cx, severity);
    pill(ui, icon, cx.t(severity_key(severity)), ink, ground);
}

pub(in crate::ui) fn when_ui(ui: &mut Ui, cx: &Cx<'_>, one: &Characteristic) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        ui.spacing_mut().interact_size.y = 18.0;
        let icon = icons::ICON_EVENT.rich_text().size(size::BODY).color(cx.theme.quiet);
        ui.add(Label::new(icon).selectable(false));
        small(ui, cx.theme, when(cx, one));
    });
}

/// When it bites; that it does so now is said.
pub(in crate::ui) fn when(cx: &Cx<'_>, one: &Characteristic) -> String {
    let bites = bites_text(cx.texts, cx.snapshot, one);
    let when = if bites.is_empty() {
        cx.t("characteristic-always").to_owned()
    } else if cx.snapshot.bites_within(one, cx.today, cx.today) {
        let next = cx.snapshot.next_step(one, cx.today).map(|date| format!(" {}", cx.date(date)));
        format!("{bites} ({}{})", cx.t("characteristic-now"), next.unwrap_or_default())
    } else {
        bites
    };
    format!("{}: {when}", cx.t("characteristic-months"))
}

pub(in crate::ui) fn overdue_ui(ui: &mut Ui, cx: &Cx<'_>, one: &Characteristic) {
    if !upkeep::characteristic_overdue(cx.snapshot, one, cx.today) {
        return;
    }
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        ui.spacing_mut().interact_size.y = 18.0;
        let ink = cx.theme.warning;
        ui.add(Label::new(icons::ICON_SCHEDULE.rich_text().size(size::BODY).color(ink)).selectable(false));
        ui.add(Label::new(RichText::new(cx.t("characteristic-overdue")).size(size::SMALL).color(ink)));
    });
}

/// The sign and the colours of a severity.
pub(in crate::ui) const fn severity_look(cx: &Cx<'_>, severity: Severity) -> (MaterialIcon, Color32, Color32) {
    let theme = cx.theme;
    match severity {
        Severity::Critical => (icons::ICON_REPORT, theme.danger, theme.danger_ground),
        Severity::Important => (icons::ICON_WARNING, theme.warning, theme.warning_ground),
        Severity::Note => (icons::ICON_INFO, theme.quiet, theme.hovered),
    }
}
