//! The standard division of work of the whole unit, in the settings.

use egui::Ui;

use super::fields::WorkFields;
use super::work::{SIDE_BY_SIDE, line_ui, more_ui, moves, side_heading, side_heading_ui};
use crate::domain::OperationKind;
use crate::domain::agreement::{DefinitionLine, DoneBy, Origin, WorkLine, remove_standard};
use crate::ui::Cx;
use crate::ui::theme::UNIT;
use crate::ui::widgets::{columns_from, hairline, name_region, section, small};

/// Draws the standard.
pub fn standard_ui(ui: &mut Ui, cx: &Cx<'_>) {
    let snapshot = std::sync::Arc::clone(cx.snapshot);
    let lines = snapshot.standard_work();
    section(
        ui,
        cx.theme,
        cx.t("standard-heading"),
        |_| {},
        |ui| {
            small(ui, cx.theme, cx.t("standard-help"));
            ui.add_space(UNIT / 2.0);
            columns_from(
                ui,
                SIDE_BY_SIDE,
                0.5,
                |ui| side_ui(ui, cx, &lines, DoneBy::Centre),
                |ui| side_ui(ui, cx, &lines, DoneBy::Agency),
            );
        },
    );
}

fn side_ui(ui: &mut Ui, cx: &Cx<'_>, lines: &[&DefinitionLine], side: DoneBy) {
    name_region(ui, cx.t(side_heading(side)));
    if side_heading_ui(ui, cx, side) {
        cx.open(WorkFields::new(None, side));
    }
    let of_side: Vec<&DefinitionLine> = lines.iter().copied().filter(|line| line.done_by == Some(side)).collect();
    if of_side.is_empty() {
        small(ui, cx.theme, cx.t("work-nothing"));
    }
    for standard in of_side {
        hairline(ui, cx.theme);
        let work = standard.work(None);
        let edit = ui.push_id(standard.id, |ui| {
            let edit = line_ui(ui, cx, &work, None, Some(standard.id.0), |ui| {
                more_ui(ui, cx, &work.task, OperationKind::StandardEdited, || {
                    let mut items = moves(lines, standard);
                    items.push(("work-delete", remove_standard(cx.snapshot, standard)));
                    items
                });
            });
            let deviating = cx.snapshot.deviations(standard.id).count();
            if deviating > 0 {
                small(ui, cx.theme, cx.tw("standard-deviations", &[("count", deviating.into())]));
            }
            edit
        });
        if edit.inner {
            let line = WorkLine { work, origin: Origin::Standard, standard: Some(standard), own: None };
            cx.open(WorkFields::of(None, &line));
        }
    }
}
