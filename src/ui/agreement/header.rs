//! The agreements of the agency, and what the chosen one is.

use egui::{Ui, Vec2};
use egui_material_icons::icons;

use super::fields::{AgreementFields, CopyFields};
use super::{document_ui, new_agreement, period_text, validity_text};
use crate::domain::agreement::{Agreement, Validity, removed};
use crate::domain::{AgreementId, FieldGroup, OperationKind};
use crate::i18n::money::format_money;
use crate::i18n::names::agreement_name;
use crate::ui::parts::mark::marked;
use crate::ui::theme::UNIT;
use crate::ui::widgets::{ends, icon_button, menu, menu_item, pill, plain_button, reading, small};
use crate::ui::{Action, Cx};

/// The width of a detail.
const DETAIL: f32 = 200.0;

/// Draws the agreements and the chosen one.
pub(super) fn ui(ui: &mut Ui, cx: &Cx<'_>, agreements: &[&Agreement], shown: &Agreement, chosen: &mut AgreementId) {
    if agreements.len() > 1 {
        ui.horizontal_wrapped(|ui| {
            small(ui, cx.theme, cx.t("agreement-others"));
            for one in agreements {
                let text = format!("{} · {}", one.number, validity_text(cx, one));
                if ui.selectable_label(one.id == shown.id, text).clicked() {
                    *chosen = one.id;
                }
            }
        });
        ui.add_space(UNIT / 2.0);
    }
    let heading = agreement_name(cx.texts, shown);
    let snapshot = std::sync::Arc::clone(cx.snapshot);
    let Some(agency) = snapshot.agency.get(shown.agency) else { return };
    marked(
        ui,
        cx,
        agency,
        FieldGroup::Agreement,
        &heading,
        |_| {},
        |ui| {
            details_ui(ui, cx, shown);
            if !cx.writable() {
                return;
            }
            ui.add_space(UNIT);
            ends(ui, |ui| buttons_ui(ui, cx, shown), |ui| menu_ui(ui, cx, shown));
        },
    );
}

fn buttons_ui(ui: &mut Ui, cx: &Cx<'_>, agreement: &Agreement) {
    if plain_button(ui, cx.t("agreement-edit")).clicked() {
        cx.open(AgreementFields::new(cx, agreement.clone(), false));
    }
    if plain_button(ui, cx.t("agreement-copy")).clicked() {
        cx.open(CopyFields::new(cx, agreement.clone()));
    }
}

fn details_ui(ui: &mut Ui, cx: &Cx<'_>, agreement: &Agreement) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::new(3.0 * UNIT, UNIT);
        let detail = |ui: &mut Ui, key: &str, value: &str| {
            ui.allocate_ui_with_layout(Vec2::new(DETAIL, 40.0), egui::Layout::top_down(egui::Align::Min), |ui| {
                ui.set_min_width(DETAIL);
                reading(ui, cx, cx.t(key), value, false);
            });
        };
        let period = period_text(cx, agreement.valid_from, agreement.valid_to);
        detail(ui, "agreement-validity", &period);
        let signed = agreement.signed_on.map(|date| cx.date(date)).unwrap_or_default();
        detail(ui, "agreement-signed-on", &signed);
        let value = agreement.yearly_value.map(|sum| format_money(cx.language(), sum)).unwrap_or_default();
        detail(ui, "agreement-yearly-value", &value);
    });
    let state = validity_text(cx, agreement);
    match agreement.validity(cx.today) {
        Validity::InForce => {}
        Validity::Future => {
            pill(ui, icons::ICON_SCHEDULE, &state, cx.theme.accent, cx.theme.selected);
        }
        Validity::Past => {
            pill(ui, icons::ICON_HISTORY, &state, cx.theme.warning, cx.theme.warning_ground);
        }
    }
    ui.add_space(UNIT / 2.0);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        document_line_ui(ui, cx, agreement);
    });
    if !agreement.note.is_empty() {
        ui.add_space(UNIT / 2.0);
        reading(ui, cx, cx.t("agreement-note"), &agreement.note, false);
    }
}

/// Where the document is.
fn document_line_ui(ui: &mut Ui, cx: &Cx<'_>, agreement: &Agreement) {
    small(ui, cx.theme, cx.t("agreement-document-heading"));
    if agreement.document.is_empty() {
        ui.label(egui::RichText::new(cx.t("value-missing")).color(cx.theme.quiet));
    } else {
        ui.scope(|ui| {
            ui.spacing_mut().interact_size.y = 20.0;
            ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Truncate);
            document_ui(ui, cx, &agreement.document, &agreement_name(cx.texts, agreement));
        });
    }
}

fn menu_ui(ui: &mut Ui, cx: &Cx<'_>, agreement: &Agreement) {
    let name = cx.doing("agreement-more", &agreement.number);
    let button = icon_button(ui, icons::ICON_MORE_VERT, &name);
    menu(&button, &name, |ui| {
        if menu_item(ui, cx.theme, None, cx.t("agreement-add")).clicked() {
            cx.open(new_agreement(cx, agreement.agency));
            ui.close();
        }
        if menu_item(ui, cx.theme, None, cx.t("agreement-delete")).clicked() {
            cx.act(Action::Commit(OperationKind::AgreementEdited, removed(cx.snapshot, agreement)));
            ui.close();
        }
    });
}
