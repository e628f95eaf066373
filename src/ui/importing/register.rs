//! Everything that was taken out as a workbook, and what taking it in again would change; or agencies out of workbooks of
//! others. What of such a workbook nobody understands stands in the table too.

use std::sync::Arc;

use egui::{Align, Layout, Ui};

use super::Done;
use super::preview::{
    Preview, counts_ui, done, foot_ui, grid_ui, head_ui, keys, outcome_cell, plain, refused_ui, shown, unread_ui,
    warning_ui,
};
use crate::domain::importing::pipeline::{Outcome, PlannedLine};
use crate::domain::importing::whole::{Brought, Cell as Changed, IncomingRow, LeftCell, Refusal};
use crate::domain::importing::{AgencyWay, SheetOfSeveral};
use crate::domain::{AgencyId, OperationKind, Snapshot};
use crate::i18n::briefing::table_name;
use crate::i18n::planned;
use crate::ui::theme::UNIT;
use crate::ui::widgets::grid::{Cell, Column, Grid};
use crate::ui::widgets::{Page, named_choice};
use crate::ui::{Action, Cx, FormId};

/// What the table is remembered by.
const GRID: &str = "import-register";

/// What the workbook holds, and what that would do.
pub(super) struct Register {
    pub(super) form: FormId,
    name: String,
    of: Arc<Snapshot>,
    brought: Box<Brought>,
    /// How agencies are brought in, where it is they.
    way: Option<AgencyWay>,
    /// The lines that are shown: those of the plan, then those that are left.
    lines: Vec<usize>,
    with_same: bool,
    grid: Grid,
    /// It has been asked to be read again, as what it was compared with has changed.
    asked: bool,
    version: u64,
}

impl Register {
    pub(super) fn new(name: String, of: Arc<Snapshot>, brought: Box<Brought>, way: Option<AgencyWay>) -> Self {
        let lines = lines(&brought, false);
        Self {
            way,
            form: FormId::new(),
            name,
            of,
            brought,
            lines,
            with_same: false,
            grid: Grid::new(GRID),
            asked: false,
            version: 0,
        }
    }

    pub(super) fn done(&self) -> Done {
        let refused = self.brought.refused.clone();
        Done { refused, ..done(&self.name, "register-done", self.brought.plan.changes.len(), &self.brought.plan) }
    }

    pub(super) fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, claim: bool) {
        let asked = keys(ui);
        let head = |page: &mut Self, ui: &mut Ui| {
            let other = if page.way.is_some() { Action::ImportAgencies } else { Action::ImportRegister };
            head_ui(ui, cx, &page.name, claim, &other);
            unread_ui(ui, cx, &page.brought.unread);
            let names = |tables: &[crate::domain::Table]| {
                let names: Vec<&str> = tables.iter().map(|table| table_name(cx.texts, *table)).collect();
                names.join(", ")
            };
            if !page.brought.missing.is_empty() {
                let names = names(&page.brought.missing);
                warning_ui(ui, cx, &cx.tw("planned-missing-sheets", &[("names", names.into())]));
            }
            if !page.brought.left_sheets.is_empty() {
                let names = page.brought.left_sheets.join(", ");
                let key = if page.way.is_some() { "import-agencies-left-sheets" } else { "planned-left-sheets" };
                warning_ui(ui, cx, &cx.tw(key, &[("names", names.into())]));
            }
            if !page.brought.left_columns.is_empty() {
                let columns = page.brought.left_columns.iter();
                let names: Vec<String> = columns.map(|(sheet, column)| format!("{sheet}/{column}")).collect();
                warning_ui(ui, cx, &cx.tw("planned-left-columns", &[("names", names.join(", ").into())]));
            }
            if !page.brought.hidden_sheets.is_empty() {
                let names = page.brought.hidden_sheets.join(", ");
                warning_ui(ui, cx, &cx.tw("import-cli-hidden-sheets", &[("names", names.into())]));
            }
            if !page.brought.left_cells.is_empty() {
                let count = page.brought.left_cells.len();
                warning_ui(ui, cx, &cx.tw("import-agencies-left-cells", &[("count", count.into())]));
            }
            page.way_ui(ui, cx);
        };
        Page::new("import-register").table().show(ui, self, head, |page, ui| page.body_ui(ui, cx, asked));
    }

    /// How agencies are brought in: what lists do not have is added to them, names are taken, what is not understood is
    /// noted. None of it is asked where there is nothing of the kind.
    fn way_ui(&self, ui: &mut Ui, cx: &Cx<'_>) {
        let Some(before) = &self.way else { return };
        let mut way = before.clone();
        if before.add || self.brought.names_unlisted() {
            ui.checkbox(&mut way.add, cx.t("import-agencies-add"));
        }
        if before.names || self.brought.rows.iter().any(|row| row.name_kept.is_some()) {
            ui.checkbox(&mut way.names, cx.t("rows-take-names"));
        }
        if before.notes || !self.brought.left_cells.is_empty() {
            ui.checkbox(&mut way.notes, cx.t("import-agencies-notes"));
        }
        self.whose_ui(ui, cx, &mut way);
        if way != *before {
            cx.act(Action::BringAgencies(way));
        }
    }

    /// Whose the sheets are of which nobody else can tell, for several agencies answer to what stands on them.
    fn whose_ui(&self, ui: &mut Ui, cx: &Cx<'_>, way: &mut AgencyWay) {
        if self.brought.of_several.is_empty() {
            return;
        }
        ui.with_layout(Layout::left_to_right(Align::TOP).with_main_wrap(true), |ui| {
            ui.spacing_mut().item_spacing = egui::vec2(2.0 * UNIT, UNIT);
            for SheetOfSeveral { sheet, agencies } in &self.brought.of_several {
                let mut options = vec![(None, cx.t("import-agency-choose").to_owned())];
                options.extend(agencies.iter().map(|id| (Some(*id), described(cx, *id))));
                let name = cx.tw("import-agencies-whose", &[("sheet", sheet.as_str().into())]);
                let mut chosen = way.chosen(sheet);
                ui.push_id(("whose", sheet), |ui| {
                    if named_choice(ui, cx.theme, [&name, &name], &mut chosen, &options, 320.0) {
                        way.choose(sheet, chosen);
                    }
                });
            }
        });
    }

    fn body_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, [wanted, leave]: [bool; 2]) {
        let grid = ui.make_persistent_id(("grid", GRID));
        let leave = leave && ui.memory(egui::Memory::focused) != Some(grid);
        if !Arc::ptr_eq(&self.of, cx.snapshot) && !cx.status.saving && !self.asked {
            // Somebody has saved something meanwhile.
            self.asked = true;
            cx.act(Action::CompareRegister);
        }
        let plan = &self.brought.plan;
        counts_ui(ui, cx, plan.tally());
        refused_ui(ui, cx, plan.tally(), || self.brought.refused.clone());
        let mut with_same = self.with_same;
        if plan.tally().same > 0 && ui.checkbox(&mut with_same, cx.t("planned-show-same")).changed() {
            self.with_same = with_same;
            self.lines = lines(&self.brought, with_same);
            self.version += 1;
        }
        let (rows, lines, left) = (&self.brought.rows, &plan.lines, &self.brought.left_cells);
        // The cells that are left follow on the lines of the plan.
        let left = move |at: usize| at.checked_sub(lines.len()).and_then(|at| left.get(at));
        let preview = Preview {
            columns: columns(cx),
            lines: &self.lines,
            name: Box::new(move |at| {
                let place = lines.get(at).map(|line| &line.place).or_else(|| left(at).map(|left| &left.place));
                place.map(|place| planned::place(cx.texts, place)).unwrap_or_default()
            }),
            cell: Box::new(move |at, column| match (rows.get(at), lines.get(at)) {
                (Some(row), Some(line)) => cell(cx, row, line, column),
                _ => left(at).map(|left| left_cell(cx, left, column)).unwrap_or_default(),
            }),
            stamp: self.version,
        };
        grid_ui(ui, cx, &mut self.grid, &preview, 72.0);
        drop(preview);
        let count = self.brought.plan.changes.len();
        let text = cx.tw("register-do", &[("count", count.into())]);
        let able = count > 0 && Arc::ptr_eq(&self.of, cx.snapshot);
        if foot_ui(ui, cx, &text, able, count == 0, [wanted, leave]) {
            let (changes, pictures) = (self.brought.plan.changes.clone(), self.brought.pictures.clone());
            let name = self.name.clone();
            cx.act(Action::BringIn(self.form, OperationKind::RegisterImported, name, changes, pictures));
        }
    }
}

/// An agency with its abbreviation, which tells it from others of the name.
fn described(cx: &Cx<'_>, id: AgencyId) -> String {
    let short = cx.snapshot.agency.get(id).map(|agency| agency.abbreviation.as_str()).unwrap_or_default();
    let name = cx.agency_name(id);
    if short.is_empty() { name.to_owned() } else { format!("{name} ({short})") }
}

/// The lines that are worth looking at: those of the plan, and those that are left.
fn lines(brought: &Brought, with_same: bool) -> Vec<usize> {
    let planned = brought.plan.lines.len();
    let mut lines = shown(&brought.plan, with_same);
    lines.extend(planned..planned + brought.left_cells.len());
    lines
}

/// A cell that nobody understands: where it stands, what it is called there and what it says.
fn left_cell(cx: &Cx<'_>, left: &LeftCell, column: usize) -> Cell {
    match column {
        0 => plain(planned::place(cx.texts, &left.place)),
        1 => plain(left.label.clone()),
        2 => Cell { alarming: true, ..plain(cx.t("import-agencies-left").to_owned()) },
        _ => {
            let text = left.text.split_whitespace().collect::<Vec<_>>().join(" ");
            Cell { note: Some(left.text.clone()), ..plain(text) }
        }
    }
}

/// The columns in which rows are looked over.
pub(super) fn columns(cx: &Cx<'_>) -> Vec<Column> {
    vec![
        Column { stays: true, ..Column::new("place", cx.t("planned-column-place"), 230.0) },
        Column::new("name", cx.t("field-name"), 240.0),
        Column::new("outcome", cx.t("import-column-outcome"), 140.0),
        Column::new("changes", cx.t("planned-column-changes"), 420.0),
    ]
}

/// What stands in one of them.
pub(super) fn cell(cx: &Cx<'_>, row: &IncomingRow, line: &PlannedLine<Refusal, Changed>, column: usize) -> Cell {
    match column {
        0 => plain(planned::place(cx.texts, &line.place)),
        1 => plain(row.name.clone()),
        2 => outcome_cell(cx, &line.outcome),
        _ => {
            let mut told: Vec<String> = line
                .differences
                .iter()
                .map(|change| {
                    let [part, before, after] = planned::change(cx.texts, &cx.snapshot.rows, change);
                    cx.tw(
                        "planned-change",
                        &[("part", part.into()), ("before", before.into()), ("after", after.into())],
                    )
                })
                .collect();
            told.extend(planned::remarks(cx.texts, row));
            let alarming = match &line.outcome {
                Outcome::Refused(refusal) | Outcome::Ambiguous(refusal) => {
                    told.push(planned::refusal(cx.texts, row, refusal));
                    true
                }
                Outcome::New | Outcome::Changed | Outcome::Same => false,
            };
            let text = told.join("; ");
            Cell { note: (!text.is_empty()).then(|| text.clone()), alarming, ..plain(text) }
        }
    }
}
