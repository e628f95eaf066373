//! Rows that come in from a table: which sheet, where the headings are and what the columns hold, what is not known, and
//! what it all comes to.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;
use std::time::Instant;

use egui::{Align, Layout, Ui};

use super::columns::{SEPARATORS, fields_ui};
use super::loaded::toggle_ui;
use super::preview::{
    Preview, counts_ui, done, foot_ui, grid_ui, head_ui, keys, plain, refused_ui, shown, warning_ui, working_ui,
};
use super::register::cell;
use super::{Done, register};
use crate::domain::importing::rows::{Kind, Layout as Columns, Planned, Stands, Taking, Task};
use crate::domain::importing::{RefusedRows, Sheet, headings_key, refused, refused_rows};
use crate::domain::shape::Column as Field;
use crate::domain::{OperationKind, Snapshot, Table};
use crate::i18n::briefing::table_name;
use crate::i18n::headings::{layout, open_columns, open_name};
use crate::i18n::names::own_name;
use crate::i18n::planned;
use crate::ui::theme::UNIT;
use crate::ui::widgets::grid::{Cell, Grid};
use crate::ui::widgets::{Page, choice, named_choice};
use crate::ui::{Action, Cx, FormId};

/// What the table is remembered by.
const GRID: &str = "import-rows";

/// Among how many rows the headings are looked for.
const HEADINGS: usize = 12;

/// How many letters of a row are shown where the heading row is chosen.
const SHOWN: usize = 60;

/// How many names that are not known are asked about at once.
const ASKED: usize = 6;

/// What a file of rows holds, what has been chosen about it, and what that would do.
pub(super) struct RowsPage {
    pub(super) form: FormId,
    name: String,
    kind: Kind,
    sheets: Arc<Vec<Sheet>>,
    sheet: usize,
    layout: Columns,
    without_hidden: bool,
    taking: Taking,
    /// The columns are shown.
    open: bool,
    planned: Option<Planned>,
    /// The names that are not known, decided about or not, each with its table and the name that is near.
    asked: Vec<(Table, String, Option<String>)>,
    /// From what the plan was asked for that is there or on its way, and since when.
    of: Option<(Arc<Snapshot>, Instant)>,
    lines: Vec<usize>,
    with_same: bool,
    grid: Grid,
    version: u64,
    /// The rows that could not come in, once the others do.
    kept: Vec<RefusedRows>,
}

impl RowsPage {
    pub(super) fn new(cx: &Cx<'_>, name: String, kind: Kind, sheets: Vec<Sheet>) -> Self {
        let table = kind.table();
        let layouts: Vec<Columns> = sheets.iter().map(|sheet| layout(sheet, table, None)).collect();
        let known = |(at, layout): (usize, &Columns)| {
            // A hidden sheet is taken only where somebody chooses it.
            let shown = sheets.get(at).is_some_and(|sheet| !sheet.hidden.sheet);
            (shown, layout.fields.iter().flatten().count())
        };
        let known: Vec<(bool, usize)> = layouts.iter().enumerate().map(known).collect();
        let most = known.iter().copied().max();
        let sheet = known.iter().position(|one| Some(*one) == most).unwrap_or_default();
        let mut page = Self {
            form: FormId::new(),
            name,
            kind,
            sheets: Arc::new(sheets),
            sheet,
            layout: layouts.into_iter().nth(sheet).unwrap_or_default(),
            without_hidden: false,
            taking: Taking::new(&cx.status.me, cx.today),
            open: false,
            planned: None,
            asked: Vec::new(),
            of: None,
            lines: Vec::new(),
            with_same: false,
            grid: Grid::new(GRID),
            version: 0,
            kept: Vec::new(),
        };
        page.recall(cx);
        page
    }

    pub(super) fn done(&self) -> Option<Done> {
        let planned = self.planned.as_ref()?;
        let refused = self.kept.clone();
        Some(Done { refused, ..done(&self.name, "register-done", planned.plan.changes.len(), &planned.plan) })
    }

    /// It is known what it comes to.
    pub(super) fn planned(&mut self, planned: Planned) {
        self.lines = shown(&planned.plan, self.with_same);
        // What has been decided about stays there, to be decided otherwise.
        let mut asked: HashSet<(Table, String)> =
            self.asked.iter().map(|(table, text, _)| (*table, text.clone())).collect();
        for unknown in &planned.unknown {
            if asked.insert((unknown.table, unknown.text.clone())) {
                self.asked.push((unknown.table, unknown.text.clone(), unknown.nearest.clone()));
            }
        }
        self.planned = Some(planned);
        self.version += 1;
    }

    fn table(&self) -> Table {
        self.kind.table()
    }

    fn ready(&self) -> bool {
        self.layout.lacking(self.table()).is_empty()
    }

    /// The rows that cannot come in.
    fn refused(&self, cx: &Cx<'_>) -> Vec<RefusedRows> {
        let Some(planned) = &self.planned else { return Vec::new() };
        let why = |at: usize, refusal: &_| planned.rows.get(at).map(|row| planned::refusal(cx.texts, row, refusal));
        let refused = refused(&planned.plan, |at, refusal| why(at, refusal).unwrap_or_default());
        refused_rows(&self.sheets, |_| self.layout.heading, &refused)
    }

    /// Asks for the plan where what it was made from has changed.
    fn refresh(&mut self, cx: &Cx<'_>) {
        let same = self.of.as_ref().is_some_and(|(of, _)| Arc::ptr_eq(of, cx.snapshot));
        if same || !self.ready() {
            return;
        }
        self.of = Some((Arc::clone(cx.snapshot), Instant::now()));
        self.planned = None;
        cx.act(Action::PlanRows(Box::new(Task {
            snapshot: Arc::clone(cx.snapshot),
            sheets: Arc::clone(&self.sheets),
            sheet: self.sheet,
            kind: self.kind,
            layout: self.layout.clone(),
            without_hidden: self.without_hidden,
            taking: self.taking.clone(),
            language: cx.language(),
        })));
    }

    pub(super) fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, claim: bool) {
        let asked = keys(ui);
        let head = |page: &mut Self, ui: &mut Ui| {
            head_ui(ui, cx, &page.name, claim, &Action::ImportRows(page.kind));
            if page.choices_ui(ui, cx) {
                page.of = None;
            }
            ui.add_space(UNIT / 2.0);
        };
        Page::new("import-rows").table().show(ui, self, head, |page, ui| page.body_ui(ui, cx, asked));
    }

    /// Which sheet, where its headings are, what the columns hold. True where something else was chosen.
    fn choices_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) -> bool {
        let mut changed = false;
        ui.with_layout(Layout::left_to_right(Align::TOP).with_main_wrap(true), |ui| {
            if self.sheets.len() > 1 {
                let hidden = |name: &String| cx.tw("import-sheet-hidden", &[("name", name.as_str().into())]);
                let name = |sheet: &Sheet| if sheet.hidden.sheet { hidden(&sheet.name) } else { sheet.name.clone() };
                let names: Vec<(usize, String)> = self.sheets.iter().map(name).enumerate().collect();
                if choice(ui, cx.theme, cx.t("import-sheet"), &mut self.sheet, &names, 200.0) {
                    self.under(cx, None);
                    changed = true;
                }
            }
            changed |= self.sheet_ui(ui, cx);
        });
        changed |= self.columns_ui(ui, cx);
        if changed {
            // Other columns name other things.
            self.asked.clear();
            self.taking.stands.clear();
            self.taking.add_unknown = false;
        }
        changed | self.unknown_ui(ui, cx)
    }

    /// Other headings.
    #[expect(clippy::option_option, reason = "no line of headings is an answer of its own")]
    fn under(&mut self, cx: &Cx<'_>, heading: Option<Option<usize>>) {
        if let Some(sheet) = self.sheets.get(self.sheet) {
            self.layout = layout(sheet, self.table(), heading);
            self.recall(cx);
        }
    }

    /// Where the headings of the sheet are, and what stands between its cells.
    fn sheet_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) -> bool {
        let sheets = Arc::clone(&self.sheets);
        let Some(sheet) = sheets.get(self.sheet) else { return false };
        if let Some(mut separator) = sheet.separator {
            let signs = SEPARATORS.map(|(sign, key)| (sign, cx.t(key).to_owned()));
            if choice(ui, cx.theme, cx.t("import-separator"), &mut separator, &signs, 180.0) {
                cx.act(Action::SeparateContacts(separator));
            }
        }
        let mut rows = vec![(None, cx.t("import-heading-none").to_owned())];
        rows.extend(sheet.lines.iter().take(HEADINGS).enumerate().map(|(at, line)| {
            let cells: Vec<&str> = line.cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).collect();
            let text: String = cells.join(", ").chars().take(SHOWN).collect();
            let args = [("row", line.number.to_string().into()), ("text", text.into())];
            (Some(at), cx.tw("import-heading-row", &args))
        }));
        let mut heading = self.layout.heading;
        let mut changed = false;
        if choice(ui, cx.theme, cx.t("import-heading"), &mut heading, &rows, 280.0) {
            self.under(cx, Some(heading));
            changed = true;
        }
        let hidden = sheet.hidden.rows.len();
        if hidden > 0 {
            let text = cx.tw("import-hidden-rows", &[("count", hidden.into())]);
            changed |= ui.checkbox(&mut self.without_hidden, text).changed();
        }
        changed
    }

    /// What the columns hold.
    fn columns_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) -> bool {
        let known = self.layout.fields.iter().flatten().count();
        let args = [("known", known.into()), ("all", self.layout.fields.len().into())];
        let mut open = self.open || !self.ready();
        toggle_ui(ui, cx, &cx.tw("import-columns-known", &args), &mut open);
        self.open = open;
        if !open {
            return false;
        }
        let table = self.table();
        let mut fields: Vec<(Option<&'static Field>, String)> = vec![(None, cx.t("import-column-none").to_owned())];
        let named = |field: &'static Field| (Some(field), open_name(cx.texts, table, field.name));
        fields.extend(open_columns(table).into_iter().map(named));
        let lines = self.sheets.get(self.sheet).and_then(|sheet| sheet.lines.get(self.layout.below()..));
        let (headings, mapping) = (&self.layout.headings, &self.layout.fields);
        let changed = fields_ui(ui, cx, headings, mapping, &fields, lines.unwrap_or_default());
        let Some((column, field)) = changed else { return false };
        self.layout.map(column, field);
        // What is still being chosen stays open.
        self.open = true;
        self.remember(cx);
        true
    }

    /// What is not known: whether it is something that is, something new, or nothing that is taken.
    fn unknown_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) -> bool {
        let mut changed = false;
        if self.asked.is_empty() {
            return changed;
        }
        let more = self.asked.len().saturating_sub(ASKED);
        ui.with_layout(Layout::left_to_right(Align::TOP).with_main_wrap(true), |ui| {
            ui.spacing_mut().item_spacing = egui::vec2(2.0 * UNIT, UNIT);
            for (table, text, nearest) in self.asked.iter().take(ASKED) {
                let undecided = match nearest {
                    Some(name) => cx.tw("figures-undecided-near", &[("name", name.as_str().into())]),
                    None => cx.t("figures-undecided").to_owned(),
                };
                let mut options: Vec<(Option<Stands>, String)> = vec![
                    (None, undecided),
                    (Some(Stands::New), cx.t("rows-add").to_owned()),
                    (Some(Stands::LeftOut), cx.t("import-column-none").to_owned()),
                ];
                options.extend(names(cx, *table).into_iter().map(|name| (Some(Stands::For(name.clone())), name)));
                let mut stands = self.taking.meaning(text).cloned();
                let kind = table_name(cx.texts, *table);
                let spoken = cx.tw("rows-not-known", &[("kind", kind.into()), ("name", text.as_str().into())]);
                ui.push_id(("unknown", table.name(), text), |ui| {
                    if named_choice(ui, cx.theme, [&spoken, &spoken], &mut stands, &options, 300.0) {
                        self.taking.decide(text, stands);
                        changed = true;
                    }
                });
            }
        });
        if more > 0 {
            warning_ui(ui, cx, &cx.tw("figures-more-unknown", &[("count", more.into())]));
            changed |= ui.checkbox(&mut self.taking.add_unknown, cx.t("rows-add-all")).changed();
        }
        changed
    }

    fn body_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, [wanted, leave]: [bool; 2]) {
        let grid = ui.make_persistent_id(("grid", GRID));
        let leave = leave && ui.memory(egui::Memory::focused) != Some(grid);
        self.refresh(cx);
        let Some(planned) = &self.planned else {
            match &self.of {
                Some((_, since)) if self.ready() => working_ui(ui, cx, *since),
                _ => {
                    let table = self.table();
                    let lacking = self.layout.lacking(table);
                    let names: Vec<String> = lacking.iter().map(|name| open_name(cx.texts, table, name)).collect();
                    warning_ui(ui, cx, &cx.tw("rows-no-columns", &[("names", names.join(", ").into())]));
                }
            }
            foot_ui(ui, cx, &cx.tw("register-do", &[("count", 0_usize.into())]), false, false, [wanted, leave]);
            return;
        };
        let plan = &planned.plan;
        counts_ui(ui, cx, plan.tally());
        refused_ui(ui, cx, plan.tally(), || self.refused(cx));
        let mut with_same = self.with_same;
        if plan.tally().same > 0 && ui.checkbox(&mut with_same, cx.t("planned-show-same")).changed() {
            self.with_same = with_same;
            self.lines = shown(plan, with_same);
            self.version += 1;
        }
        let (rows, lines, table) = (&planned.rows, &plan.lines, self.kind.table());
        let preview = Preview {
            columns: register::columns(cx),
            lines: &self.lines,
            name: Box::new(move |at| {
                lines.get(at).map(|line| planned::place(cx.texts, &line.place)).unwrap_or_default()
            }),
            cell: Box::new(move |at, column| match (rows.get(at), lines.get(at)) {
                (Some(row), Some(line)) if column == 1 && row.table != table => {
                    // What is added for the rows says what it is.
                    let kind = table_name(cx.texts, row.table);
                    Cell { ..plain(format!("{kind}: {}", cell(cx, row, line, column).text)) }
                }
                (Some(row), Some(line)) => cell(cx, row, line, column),
                _ => Cell::default(),
            }),
            stamp: self.version,
        };
        grid_ui(ui, cx, &mut self.grid, &preview, 72.0);
        drop(preview);
        let count = plan.changes.len();
        let able = count > 0 && self.of.as_ref().is_some_and(|(of, _)| Arc::ptr_eq(of, cx.snapshot));
        let text = cx.tw("register-do", &[("count", count.into())]);
        if foot_ui(ui, cx, &text, able, count == 0, [wanted, leave]) {
            let changes = plan.changes.clone();
            self.kept = self.refused(cx);
            cx.act(Action::BringIn(self.form, OperationKind::RegisterImported, changes, Vec::new()));
        }
    }

    /// By what a set of headings is remembered.
    fn memory(&self) -> String {
        format!("{}\u{1f}{}", self.table().name(), headings_key(&self.layout.headings))
    }

    /// Says what the columns hold as it was said of the same headings before.
    fn recall(&mut self, cx: &Cx<'_>) {
        if let Some(known) = cx.status.columns.get(&self.memory()) {
            let open = open_columns(self.table());
            let field = |heading: &String| {
                let word = known.get(heading)?;
                open.iter().copied().find(|column| column.name == word.as_str())
            };
            self.layout.fields = self.layout.headings.iter().map(field).collect();
        }
        self.open = !self.ready();
    }

    fn remember(&self, cx: &Cx<'_>) {
        if self.layout.heading.is_none() {
            return;
        }
        let word = |field: Option<&'static Field>| field.map(|field| field.name).unwrap_or_default().to_owned();
        let words: BTreeMap<String, String> =
            self.layout.headings.iter().cloned().zip(self.layout.fields.iter().copied().map(word)).collect();
        cx.act(Action::RememberColumns(self.memory(), words));
    }
}

/// What the rows of a table are called that an unknown name can stand for, in their order.
fn names(cx: &Cx<'_>, table: Table) -> Vec<String> {
    let records = cx.snapshot.rows.records_of(table);
    let own = records.iter().filter(|record| record.fields().get("merged_into").is_none_or(serde_json::Value::is_null));
    let mut names: Vec<String> = own.map(|record| own_name(cx.texts, &cx.snapshot.rows, record)).collect();
    names.retain(|name| !name.is_empty());
    names.sort_by(|one, other| cx.collator.compare(one, other));
    names.dedup();
    names
}
