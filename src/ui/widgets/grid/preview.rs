//! What a paste would change, shown before it does.

use egui::{RichText, ScrollArea, Ui};

use super::plan::{Plan, Refused};
use super::{Edit, Grid, GridEvent, Sheet, find};
use crate::ui::Cx;
use crate::ui::theme::UNIT;
use crate::ui::widgets::{Does, answers, modal, small, window_title};

/// How many cells are listed.
const LISTED: usize = 200;

/// What of a plan does not find its place, in words.
pub(super) fn left_out(cx: &Cx<'_>, plan: &Plan) -> String {
    let mut parts = Vec::new();
    let mut say = |key: &str, count: usize| {
        if count > 0 {
            parts.push(cx.tw(key, &[("count", count.into())]));
        }
    };
    say("grid-left-refused", plan.refused.len());
    say("grid-left-closed", plan.closed);
    say("grid-left-outside", plan.outside);
    if let Some(why) = plan.locked.first() {
        parts.push(cx.tw("grid-left-locked", &[("count", plan.locked.len().into()), ("why", cx.t(why).into())]));
    }
    parts.join(" ")
}

/// A paste that waits for a yes. Others may save meanwhile, so its cells are remembered by what they are and not by
/// where they stand.
pub(super) struct Waiting {
    plan: Plan,
    edits: Vec<(u128, String)>,
    refused: Vec<(u128, String)>,
}

impl Waiting {
    pub(super) fn new(sheet: &dyn Sheet, plan: Plan) -> Self {
        let edits = plan.edits.iter().map(|edit| Grid::key(sheet, edit.row, edit.column)).collect();
        let refused = plan.refused.iter().map(|one| Grid::key(sheet, one.row, one.column)).collect();
        Self { plan, edits, refused }
    }

    /// The plan for the sheet as it is now. Cells that are gone lie outside it.
    fn found(self, sheet: &dyn Sheet) -> Plan {
        let mut plan = Plan { edits: Vec::new(), refused: Vec::new(), ..self.plan };
        for (edit, key) in self.plan.edits.into_iter().zip(&self.edits) {
            match find(sheet, key) {
                Some((row, column)) => plan.edits.push(Edit { row, column, ..edit }),
                None => plan.outside += 1,
            }
        }
        for (refused, key) in self.plan.refused.into_iter().zip(&self.refused) {
            match find(sheet, key) {
                Some((row, column)) => plan.refused.push(Refused { row, column, ..refused }),
                None => plan.outside += 1,
            }
        }
        plan
    }
}

impl Grid {
    /// Asks before a paste replaces what stands in several cells.
    pub(super) fn preview_ui(
        &mut self,
        ctx: &egui::Context,
        cx: &Cx<'_>,
        sheet: &dyn Sheet,
        events: &mut Vec<GridEvent>,
    ) {
        let Some(waiting) = self.preview.take() else { return };
        let plan = &waiting.plan;
        let mut answer = None;
        let response = modal(ctx, cx.theme, "grid-preview", |ui, asked| {
            ui.set_width(460.0);
            window_title(ui, cx.t("grid-preview"));
            let replaced = plan.replaced().count();
            let counts = [("all", plan.edits.len().into()), ("replaced", replaced.into())];
            ui.label(cx.tw("grid-preview-text", &counts));
            if plan.falls_short() {
                small(ui, cx.theme, left_out(cx, plan));
            }
            ui.add_space(UNIT);
            let listed: Vec<&Edit> = plan.replaced().take(LISTED).collect();
            ScrollArea::vertical().max_height(260.0).show_rows(ui, 22.0, listed.len(), |ui, range| {
                ui.set_min_width(ui.available_width());
                ui.spacing_mut().interact_size.y = 22.0;
                ui.spacing_mut().item_spacing.y = 0.0;
                for edit in listed.get(range).unwrap_or_default() {
                    line_ui(ui, cx, sheet, edit);
                }
            });
            if replaced > LISTED {
                small(ui, cx.theme, cx.tw("grid-preview-more", &[("count", (replaced - LISTED).into())]));
            }
            ui.add_space(UNIT);
            let given = answers(ui, cx.theme, asked, &[(Does::Main, cx.t("grid-paste")), (Does::Else, cx.t("cancel"))]);
            answer = given.map(|index| index == 0).or(asked.leave.then_some(false)).or(asked.save.then_some(true));
        });
        if response.backdrop_response.clicked() {
            answer = Some(false);
        }
        match answer {
            Some(true) => self.apply(cx, sheet, waiting.found(sheet), false, events),
            Some(false) => {}
            None => self.preview = Some(waiting),
        }
        if self.preview.is_none() {
            self.claim = true;
            ctx.request_repaint();
        }
    }
}

fn line_ui(ui: &mut Ui, cx: &Cx<'_>, sheet: &dyn Sheet, edit: &Edit) {
    let title = sheet.columns().get(edit.column).map(|column| column.title.clone()).unwrap_or_default();
    ui.horizontal(|ui| {
        ui.label(RichText::new(format!("{}, {title}", sheet.row_name(edit.row))).color(cx.theme.quiet));
        let after = if edit.text.is_empty() { cx.t("grid-preview-empty") } else { &edit.text };
        ui.label(format!("{} → {after}", edit.base));
    });
}
