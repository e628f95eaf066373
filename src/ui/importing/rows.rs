//! Rows that come in from a table: which sheet, where the headings are and what the columns hold, what is not known, and
//! what it all comes to.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use egui::{Align, Layout, Ui};

use super::columns::fields_ui;
use super::frame::{Asked, Frame, Framed, Taken, asked_ui, columns_toggle_ui, heading_row};
use super::preview::plain;
use super::register;
use super::register::cell;
use crate::domain::importing::pipeline::Plan;
use crate::domain::importing::rows::{Kind, Layout as Columns, Planned, Stands, Taking, Task};
use crate::domain::importing::whole::{Cell as Change, Refusal};
use crate::domain::importing::{RefusedRows, Sheet, headings_key, refused, refused_rows};
use crate::domain::shape::Column as Field;
use crate::domain::{OperationKind, Table};
use crate::i18n::briefing::table_name;
use crate::i18n::headings::{layout, open_columns, open_name};
use crate::i18n::names::own_name;
use crate::i18n::planned;
use crate::ui::widgets::choice;
use crate::ui::widgets::grid::{Cell, Column};
use crate::ui::{Action, Cx};

/// A name that is not known: its table, and the name that is near.
type Unlisted = (Table, String, Option<String>);

/// What has been chosen about a file of rows, and what that would do.
pub(super) struct RowsPage {
    kind: Kind,
    sheet: usize,
    layout: Columns,
    taking: Taking,
    planned: Option<Planned>,
    /// The names that are not known, decided about or not.
    asked: Vec<Unlisted>,
}

impl Framed<RowsPage> {
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
        let layout = layouts.into_iter().nth(sheet).unwrap_or_default();
        let taking = Taking::new(&cx.status.me, cx.today);
        let taken = RowsPage { kind, sheet, layout, taking, planned: None, asked: Vec::new() };
        let mut page = Self::of(name, sheets, false, taken);
        page.taken.recall(&mut page.frame, cx);
        page
    }

    /// It is known what it comes to.
    pub(super) fn take(&mut self, planned: Planned) {
        let taken = &mut self.taken;
        // What has been decided about stays there, to be decided otherwise.
        let mut asked: HashSet<(Table, String)> =
            taken.asked.iter().map(|(table, text, _)| (*table, text.clone())).collect();
        for unknown in &planned.unknown {
            if asked.insert((unknown.table, unknown.text.clone())) {
                taken.asked.push((unknown.table, unknown.text.clone(), unknown.nearest.clone()));
            }
        }
        taken.planned = Some(planned);
        self.planned();
    }
}

impl Taken for RowsPage {
    type Refusal = Refusal;
    type Difference = Change;

    const ID: &'static str = "import-rows";
    const KIND: OperationKind = OperationKind::RegisterImported;
    const DO: &'static str = "register-do";
    const DONE: &'static str = "register-done";
    const KEEPS: bool = true;

    fn other(&self) -> Action {
        Action::ImportRows(self.kind)
    }

    /// Which sheet, where its headings are, what the columns hold.
    fn choices_ui(&mut self, frame: &mut Frame, ui: &mut Ui, cx: &Cx<'_>) -> bool {
        let mut changed = false;
        ui.with_layout(Layout::left_to_right(Align::TOP).with_main_wrap(true), |ui| {
            if frame.sheets.len() > 1 {
                let names = frame.sheet_names(cx);
                if choice(ui, cx.theme, cx.t("import-sheet"), &mut self.sheet, &names, 200.0) {
                    self.under(frame, cx, None);
                    changed = true;
                }
            }
            let rows = |at, line: &_, text: &str| heading_row(cx, at, line, text);
            let (other, hidden) = frame.sheet_ui(ui, cx, (self.sheet, 280.0), self.layout.heading, rows);
            if let Some(heading) = other {
                self.under(frame, cx, Some(heading));
            }
            changed |= hidden | other.is_some();
        });
        changed |= self.columns_ui(frame, ui, cx);
        if changed {
            // Other columns name other things.
            self.asked.clear();
            self.taking.stands.clear();
            self.taking.add_unknown = false;
        }
        changed | self.unknown_ui(ui, cx)
    }

    fn ready(&self, _frame: &Frame) -> bool {
        self.has_columns()
    }

    fn wanting(&self, cx: &Cx<'_>) -> String {
        let table = self.table();
        let lacking = self.layout.lacking(table);
        let names: Vec<String> = lacking.iter().map(|name| open_name(cx.texts, table, name)).collect();
        cx.tw("rows-no-columns", &[("names", names.join(", ").into())])
    }

    fn task(&self, frame: &Frame, cx: &Cx<'_>) -> Action {
        Action::PlanRows(Box::new(Task {
            snapshot: Arc::clone(cx.snapshot),
            sheets: Arc::clone(&frame.sheets),
            sheet: self.sheet,
            kind: self.kind,
            layout: self.layout.clone(),
            without_hidden: frame.without_hidden,
            taking: self.taking.clone(),
            language: cx.language(),
        }))
    }

    fn forget(&mut self) {
        self.planned = None;
    }

    fn plan(&self) -> Option<&Plan<Refusal, Change>> {
        self.planned.as_ref().map(|planned| &planned.plan)
    }

    fn refused(&self, frame: &Frame, cx: &Cx<'_>) -> Vec<RefusedRows> {
        let Some(planned) = &self.planned else { return Vec::new() };
        let why = |at: usize, refusal: &_| planned.rows.get(at).map(|row| planned::refusal(cx.texts, row, refusal));
        let refused = refused(&planned.plan, |at, refusal| why(at, refusal).unwrap_or_default());
        refused_rows(&frame.sheets, |_| self.layout.heading, &refused)
    }

    fn columns(&self, cx: &Cx<'_>) -> Vec<Column> {
        register::columns(cx)
    }

    fn cell(&self, cx: &Cx<'_>, at: usize, column: usize) -> Cell {
        let Some(planned) = &self.planned else { return Cell::default() };
        match (planned.rows.get(at), planned.plan.lines.get(at)) {
            (Some(row), Some(line)) if column == 1 && row.table != self.table() => {
                // What is added for the rows says what it is.
                let kind = table_name(cx.texts, row.table);
                Cell { ..plain(format!("{kind}: {}", cell(cx, row, line, column).text)) }
            }
            (Some(row), Some(line)) => cell(cx, row, line, column),
            _ => Cell::default(),
        }
    }
}

impl RowsPage {
    fn table(&self) -> Table {
        self.kind.table()
    }

    /// Whether there is a column for all that the rows cannot be without.
    fn has_columns(&self) -> bool {
        self.layout.lacking(self.table()).is_empty()
    }

    /// Other headings.
    #[expect(clippy::option_option, reason = "no line of headings is an answer of its own")]
    fn under(&mut self, frame: &mut Frame, cx: &Cx<'_>, heading: Option<Option<usize>>) {
        if let Some(sheet) = frame.sheets.get(self.sheet) {
            self.layout = layout(sheet, self.table(), heading);
            self.recall(frame, cx);
        }
    }

    /// What the columns hold.
    fn columns_ui(&mut self, frame: &mut Frame, ui: &mut Ui, cx: &Cx<'_>) -> bool {
        let mut open = frame.open || !self.has_columns();
        columns_toggle_ui(ui, cx, &self.layout.fields, &mut open);
        frame.open = open;
        if !open {
            return false;
        }
        let table = self.table();
        let mut fields: Vec<(Option<&'static Field>, String)> = vec![(None, cx.t("import-column-none").to_owned())];
        let named = |field: &'static Field| (Some(field), open_name(cx.texts, table, field.name));
        fields.extend(open_columns(table).into_iter().map(named));
        let lines = frame.sheets.get(self.sheet).and_then(|sheet| sheet.lines.get(self.layout.below()..));
        let (headings, mapping) = (&self.layout.headings, &self.layout.fields);
        let changed = fields_ui(ui, cx, headings, mapping, &fields, lines.unwrap_or_default());
        let Some((column, field)) = changed else { return false };
        self.layout.map(column, field);
        // What is still being chosen stays open.
        frame.open = true;
        self.remember(cx);
        true
    }

    /// What is not known: whether it is something that is, something new, or nothing that is taken.
    fn unknown_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) -> bool {
        let mut decided: Vec<(String, Option<Stands>)> = Vec::new();
        let mut add_all = self.taking.add_unknown;
        let asked = |(table, text, near): &Unlisted| {
            let mut options: Vec<(Option<Stands>, String)> = vec![
                (Some(Stands::New), cx.t("rows-add").to_owned()),
                (Some(Stands::LeftOut), cx.t("import-column-none").to_owned()),
            ];
            options.extend(names(cx, *table).into_iter().map(|name| (Some(Stands::For(name.clone())), name)));
            let kind = table_name(cx.texts, *table);
            Asked {
                spoken: cx.tw("rows-not-known", &[("kind", kind.into()), ("name", text.as_str().into())]),
                near: near.clone(),
                stands: self.taking.meaning(text).cloned(),
                options,
            }
        };
        let decide = |(_, text, _): &Unlisted, stands| decided.push((text.clone(), stands));
        let changed = asked_ui(ui, cx, &self.asked, 300.0, asked, decide, (&mut add_all, "rows-add-all"));
        self.taking.add_unknown = add_all;
        for (text, stands) in decided {
            self.taking.decide(&text, stands);
        }
        changed
    }

    /// By what a set of headings is remembered.
    fn memory(&self) -> String {
        format!("{}\u{1f}{}", self.table().name(), headings_key(&self.layout.headings))
    }

    /// Says what the columns hold as it was said of the same headings before.
    fn recall(&mut self, frame: &mut Frame, cx: &Cx<'_>) {
        if let Some(known) = cx.status.columns.get(&self.memory()) {
            let open = open_columns(self.table());
            let field = |heading: &String| {
                let word = known.get(heading)?;
                open.iter().copied().find(|column| column.name == word.as_str())
            };
            self.layout.fields = self.layout.headings.iter().map(field).collect();
        }
        frame.open = !self.has_columns();
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
