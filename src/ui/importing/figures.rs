//! Head counts and volumes that come in from a table: which sheets, where the headings are and what the columns hold, what
//! is not on the list, and what it all comes to.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;
use std::time::Instant;

use egui::{Align, Layout, Ui};

use super::Done;
use super::columns::{SEPARATORS, fields_ui};
use super::loaded::toggle_ui;
use super::preview::{
    Preview, counts_ui, done, foot_ui, grid_ui, head_ui, keys, outcome_cell, plain, refused_ui, shown, warning_ui,
    working_ui,
};
use crate::domain::importing::figures::{
    Counted, Field, Heading, Layout as Columns, Meaning, Options, Planned, Subjects, Task, has_figures, mapped,
    mapped_as, sheet_layout,
};
use crate::domain::importing::pipeline::Outcome;
use crate::domain::importing::{RefusedRows, Sheet, headings_key, refused, refused_rows};
use crate::domain::{HeadcountBasis, OperationKind, Snapshot};
use crate::i18n::keys::headcount_basis_key;
use crate::i18n::number::format_integer;
use crate::i18n::planned;
use crate::ui::theme::UNIT;
use crate::ui::widgets::grid::{Cell, Column, Grid};
use crate::ui::widgets::{Page, choice, named_choice};
use crate::ui::{Action, Cx, FormId};

/// What the table is remembered by.
const GRID: &str = "import-figures";

/// Among how many rows the headings are looked for.
const HEADINGS: usize = 12;

/// How many letters of a row are shown where the heading row is chosen.
const SHOWN: usize = 60;

/// How many names that are not on the list are asked about at once.
const ASKED: usize = 6;

/// What a file of figures holds, what has been chosen about it, and what that would do.
pub(super) struct Figures {
    pub(super) form: FormId,
    name: String,
    counted: Counted,
    sheets: Arc<Vec<Sheet>>,
    layouts: Vec<Columns>,
    /// The only sheet that is taken; all that hold figures where there is none.
    sheet: Option<usize>,
    without_hidden: bool,
    options: Options,
    /// The columns are shown.
    open: bool,
    planned: Option<Planned>,
    /// The names that are not on the list, decided about or not, each with the one that is near.
    asked: Vec<(String, Option<uuid::Uuid>)>,
    /// From what the plan was asked for that is there or on its way, and since when.
    of: Option<(Arc<Snapshot>, Instant)>,
    lines: Vec<usize>,
    with_same: bool,
    grid: Grid,
    version: u64,
    /// The rows that could not come in, once the others do.
    kept: Vec<RefusedRows>,
}

impl Figures {
    pub(super) fn new(cx: &Cx<'_>, name: String, counted: Counted, sheets: Vec<Sheet>) -> Self {
        let subjects = Subjects::of(&cx.snapshot.rows, counted);
        let layout = |sheet: &Sheet| {
            let mut layout = sheet_layout(sheet, counted, &subjects, None);
            recall(cx, counted, &mut layout);
            layout
        };
        let layouts: Vec<Columns> = sheets.iter().map(layout).collect();
        let fit = |(at, layout): &(usize, &Columns)| {
            has_figures(layout) && sheets.get(*at).is_some_and(|one| !one.hidden.sheet)
        };
        let fitting: Vec<usize> = layouts.iter().enumerate().filter(fit).map(|(at, _)| at).collect();
        // A hidden sheet is taken only where somebody chooses it, and one without figures is shown for its columns.
        let sheet = match fitting.as_slice() {
            [] => Some(0),
            [one] => Some(*one),
            _ => None,
        };
        Self {
            form: FormId::new(),
            name,
            counted,
            open: fitting.is_empty(),
            sheets: Arc::new(sheets),
            layouts,
            sheet,
            without_hidden: false,
            options: planned::figure_options(cx.texts, counted),
            planned: None,
            asked: Vec::new(),
            of: None,
            lines: Vec::new(),
            with_same: false,
            grid: Grid::new(GRID),
            version: 0,
            kept: Vec::new(),
        }
    }

    pub(super) fn done(&self) -> Option<Done> {
        let planned = self.planned.as_ref()?;
        let refused = self.kept.clone();
        Some(Done { refused, ..done(&self.name, "figures-done", planned.plan.figures(), &planned.plan.plan) })
    }

    /// The rows in which a figure stands that cannot come in.
    fn refused(&self, cx: &Cx<'_>) -> Vec<RefusedRows> {
        let Some(planned) = &self.planned else { return Vec::new() };
        let why = |_, refusal: &_| planned::figure_refusal(cx.texts, &cx.snapshot.rows, self.counted, refusal);
        let heading = |at: usize| self.layouts.get(at).and_then(|layout| layout.heading).map(Heading::last);
        refused_rows(&self.sheets, heading, &refused(&planned.plan.plan, why))
    }

    /// It is known what it comes to.
    pub(super) fn planned(&mut self, planned: Planned) {
        self.lines = shown(&planned.plan.plan, self.with_same);
        // What has been decided about stays there, to be decided otherwise.
        let mut asked: HashSet<String> = self.asked.iter().map(|(text, _)| text.clone()).collect();
        for unknown in &planned.plan.unknown {
            if asked.insert(unknown.text.clone()) {
                self.asked.push((unknown.text.clone(), unknown.nearest));
            }
        }
        self.planned = Some(planned);
        self.version += 1;
    }

    fn ready(&self) -> bool {
        match self.sheet {
            Some(at) => self.layouts.get(at).is_some_and(has_figures),
            None => self.taken().next().is_some(),
        }
    }

    /// The sheets that are taken: the one that is chosen, else all that hold figures and that their own program shows.
    fn taken(&self) -> impl Iterator<Item = (usize, &Columns)> {
        let chosen = |(at, layout): &(usize, &Columns)| match self.sheet {
            Some(sheet) => sheet == *at,
            None => has_figures(layout) && self.sheets.get(*at).is_some_and(|sheet| !sheet.hidden.sheet),
        };
        self.layouts.iter().enumerate().filter(chosen)
    }

    /// Asks for the plan where what it was made from has changed.
    fn refresh(&mut self, cx: &Cx<'_>) {
        let same = self.of.as_ref().is_some_and(|(of, _)| Arc::ptr_eq(of, cx.snapshot));
        if same || !self.ready() {
            return;
        }
        self.of = Some((Arc::clone(cx.snapshot), Instant::now()));
        self.planned = None;
        let layouts = self.taken();
        cx.act(Action::PlanFigures(Box::new(Task {
            snapshot: Arc::clone(cx.snapshot),
            sheets: Arc::clone(&self.sheets),
            layouts: layouts.map(|(at, layout)| (at, layout.clone())).collect(),
            without_hidden: self.without_hidden,
            options: self.options.clone(),
        })));
    }

    pub(super) fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, claim: bool) {
        let asked = keys(ui);
        let head = |page: &mut Self, ui: &mut Ui| {
            head_ui(ui, cx, &page.name, claim, &Action::ImportFigures(page.counted));
            if page.choices_ui(ui, cx) {
                page.of = None;
            }
            ui.add_space(UNIT / 2.0);
        };
        Page::new("import-figures").table().show(ui, self, head, |page, ui| page.body_ui(ui, cx, asked));
    }

    /// Which sheets, where their headings are, what the columns hold. True where something else was chosen.
    fn choices_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) -> bool {
        let mut changed = false;
        ui.with_layout(Layout::left_to_right(Align::TOP).with_main_wrap(true), |ui| {
            if self.sheets.len() > 1 {
                let hidden = |name: &String| cx.tw("import-sheet-hidden", &[("name", name.as_str().into())]);
                let mut names = vec![(None, cx.t("figures-all-sheets").to_owned())];
                names.extend(self.sheets.iter().enumerate().map(|(at, sheet)| {
                    (Some(at), if sheet.hidden.sheet { hidden(&sheet.name) } else { sheet.name.clone() })
                }));
                changed |= choice(ui, cx.theme, cx.t("import-sheet"), &mut self.sheet, &names, 200.0);
            }
            if self.counted == Counted::Headcounts {
                let bases = HeadcountBasis::ALL.map(|basis| (basis, cx.t(headcount_basis_key(basis)).to_owned()));
                changed |= choice(ui, cx.theme, cx.t("field-basis"), &mut self.options.basis, &bases, 260.0);
            }
            changed |= self.sheet_ui(ui, cx);
        });
        let hidden = self.sheets.iter().filter(|sheet| sheet.hidden.sheet && self.sheet.is_none());
        let hidden: Vec<&str> = hidden.map(|sheet| sheet.name.as_str()).collect();
        if !hidden.is_empty() {
            warning_ui(ui, cx, &cx.tw("import-cli-hidden-sheets", &[("names", hidden.join(", ").into())]));
        }
        changed |= self.columns_ui(ui, cx);
        if changed {
            // Other columns name other things.
            self.asked.clear();
            self.options.meanings.clear();
            self.options.add_unknown = false;
        }
        changed | self.unknown_ui(ui, cx)
    }

    /// Where the headings of the sheet are, and what stands between its cells.
    fn sheet_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) -> bool {
        let at = self.sheet.unwrap_or_default();
        let Some(sheet) = self.sheets.get(at).filter(|_| self.sheet.is_some() || self.sheets.len() == 1) else {
            return false;
        };
        if let Some(mut separator) = sheet.separator {
            let signs = SEPARATORS.map(|(sign, key)| (sign, cx.t(key).to_owned()));
            if choice(ui, cx.theme, cx.t("import-separator"), &mut separator, &signs, 180.0) {
                cx.act(Action::SeparateContacts(separator));
            }
        }
        let mut heading = self.layouts.get(at).and_then(|layout| layout.heading);
        let mut rows = vec![(None, cx.t("import-heading-none").to_owned())];
        for (first, line) in sheet.lines.iter().take(HEADINGS).enumerate() {
            let cells: Vec<&str> = line.cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).collect();
            let text: String = cells.join(", ").chars().take(SHOWN).collect();
            for (lines, key) in [(1, "import-heading-row"), (2, "figures-heading-rows")] {
                let next = (line.number + 1).to_string();
                let args =
                    [("row", line.number.to_string().into()), ("next", next.into()), ("text", text.as_str().into())];
                rows.push((Some(Heading { first, lines }), cx.tw(key, &args)));
            }
        }
        let mut changed = false;
        if choice(ui, cx.theme, cx.t("import-heading"), &mut heading, &rows, 300.0) {
            let subjects = Subjects::of(&cx.snapshot.rows, self.counted);
            let mut layout = sheet_layout(sheet, self.counted, &subjects, Some(heading));
            recall(cx, self.counted, &mut layout);
            if let Some(slot) = self.layouts.get_mut(at) {
                *slot = layout;
            }
            changed = true;
        }
        let hidden = sheet.hidden.rows.len();
        if hidden > 0 {
            let text = cx.tw("import-hidden-rows", &[("count", hidden.into())]);
            changed |= ui.checkbox(&mut self.without_hidden, text).changed();
        }
        changed
    }

    /// What the columns hold; of several sheets those of the first, and the others' of the same headings with them.
    fn columns_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) -> bool {
        let at = self.sheet.or_else(|| self.taken().next().map(|(at, _)| at)).unwrap_or_default();
        let (Some(sheet), Some(layout)) = (self.sheets.get(at), self.layouts.get(at)) else { return false };
        let known = layout.fields.iter().flatten().count();
        let args = [("known", known.into()), ("all", layout.fields.len().into())];
        toggle_ui(ui, cx, &cx.tw("import-columns-known", &args), &mut self.open);
        if !self.open {
            return false;
        }
        let mut fields: Vec<(Option<Field>, String)> = vec![(None, cx.t("import-column-none").to_owned())];
        fields.extend(Field::ALL.map(|field| (Some(field), cx.t(field_key(self.counted, field)).to_owned())));
        let lines = sheet.lines.get(layout.below()..).unwrap_or_default();
        let Some((column, field)) = fields_ui(ui, cx, &layout.headings, &layout.fields, &fields, lines) else {
            return false;
        };
        let heading = layout.headings.get(column).cloned().unwrap_or_default();
        for (other, layout) in self.layouts.iter_mut().enumerate() {
            let same = layout.headings.iter().position(|one| *one == heading);
            if let Some(column) = if other == at { Some(column) } else { same } {
                mapped(layout, column, field);
            }
        }
        if let Some(layout) = self.layouts.get(at) {
            remember(cx, self.counted, layout);
        }
        true
    }

    /// What is not on the list: whether it is something on it, something new, or nothing that is taken.
    fn unknown_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) -> bool {
        if self.asked.is_empty() {
            return false;
        }
        let subjects = subjects(cx, self.counted);
        let mut changed = false;
        let more = self.asked.len().saturating_sub(ASKED);
        ui.with_layout(Layout::left_to_right(Align::TOP).with_main_wrap(true), |ui| {
            ui.spacing_mut().item_spacing = egui::vec2(2.0 * UNIT, UNIT);
            for (text, nearest) in self.asked.iter().take(ASKED) {
                let near = nearest.and_then(|id| planned::subject_name(cx.texts, &cx.snapshot.rows, self.counted, id));
                let undecided = match &near {
                    Some(name) => cx.tw("figures-undecided-near", &[("name", name.as_str().into())]),
                    None => cx.t("figures-undecided").to_owned(),
                };
                let mut options: Vec<(Option<Meaning>, String)> = vec![
                    (None, undecided),
                    (Some(Meaning::New), cx.t("figures-add").to_owned()),
                    (Some(Meaning::LeftOut), cx.t("import-column-none").to_owned()),
                ];
                options.extend(subjects.iter().map(|(id, name)| (Some(Meaning::Is(*id)), name.clone())));
                let mut meaning = self.options.meaning(text);
                let spoken = cx.tw("figures-not-listed", &[("name", text.as_str().into())]);
                ui.push_id(("unknown", text), |ui| {
                    if named_choice(ui, cx.theme, [&spoken, &spoken], &mut meaning, &options, 280.0) {
                        self.options.decide(text, meaning);
                        changed = true;
                    }
                });
            }
        });
        if more > 0 {
            warning_ui(ui, cx, &cx.tw("figures-more-unknown", &[("count", more.into())]));
            changed |= ui.checkbox(&mut self.options.add_unknown, cx.t("figures-add-all")).changed();
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
                _ => warning_ui(ui, cx, cx.t("figures-choose-columns")),
            }
            foot_ui(ui, cx, &cx.tw("figures-do", &[("count", 0_usize.into())]), false, false, [wanted, leave]);
            return;
        };
        let plan = &planned.plan.plan;
        counts_ui(ui, cx, plan.tally());
        refused_ui(ui, cx, plan.tally(), || self.refused(cx));
        if !planned.sums.is_empty() {
            let names = planned.sums.join(", ");
            crate::ui::widgets::small(ui, cx.theme, cx.tw("figures-sum-columns", &[("names", names.into())]));
        }
        if !planned.without.is_empty() {
            let rows: Vec<String> = planned.without.iter().take(20).map(|(_, row)| row.to_string()).collect();
            let more = if planned.without.len() > rows.len() { " …" } else { "" };
            let rows = format!("{}{more}", rows.join(", "));
            crate::ui::widgets::small(ui, cx.theme, cx.tw("figures-without", &[("rows", rows.into())]));
        }
        let mut with_same = self.with_same;
        if plan.tally().same > 0 && ui.checkbox(&mut with_same, cx.t("planned-show-same")).changed() {
            self.with_same = with_same;
            self.lines = shown(plan, with_same);
            self.version += 1;
        }
        let counted = self.counted;
        let subject = field_key(counted, Field::Subject);
        let preview = Preview {
            columns: vec![
                Column { stays: true, ..Column::new("place", cx.t("planned-column-place"), 150.0) },
                Column::new("agency", cx.t("import-field-agency"), 220.0),
                Column::new("subject", cx.t(subject), 200.0),
                Column::numbers("year", cx.t("field-year"), 70.0),
                Column::new("outcome", cx.t("import-column-outcome"), 130.0),
                Column::numbers("before", cx.t("planned-column-before"), 90.0),
                Column::numbers("after", cx.t("planned-column-after"), 90.0),
                Column::new("remarks", cx.t("import-column-remarks"), 320.0),
            ],
            lines: &self.lines,
            name: Box::new(move |at| {
                plan.lines.get(at).map(|line| planned::place(cx.texts, &line.place)).unwrap_or_default()
            }),
            cell: Box::new(move |at, column| cell(cx, counted, planned, at, column)),
            stamp: self.version,
        };
        grid_ui(ui, cx, &mut self.grid, &preview, 72.0);
        drop(preview);
        let count = planned.plan.figures();
        let able = count > 0 && self.of.as_ref().is_some_and(|(of, _)| Arc::ptr_eq(of, cx.snapshot));
        let text = cx.tw("figures-do", &[("count", count.into())]);
        if foot_ui(ui, cx, &text, able, count == 0, [wanted, leave]) {
            let changes = plan.changes.clone();
            self.kept = self.refused(cx);
            cx.act(Action::BringIn(self.form, OperationKind::FiguresImported, changes, Vec::new()));
        }
    }
}

fn cell(cx: &Cx<'_>, counted: Counted, planned: &Planned, at: usize, column: usize) -> Cell {
    let plan = &planned.plan;
    let (Some(line), Some(about), Some(fact)) = (plan.plan.lines.get(at), plan.about.get(at), planned.facts.get(at))
    else {
        return Cell::default();
    };
    let number = |number: Option<i64>| {
        let text = number.map(|number| format_integer(cx.language(), number)).unwrap_or_default();
        Cell { raw: number.map(|number| number.to_string()).unwrap_or_default(), text, ..Cell::default() }
    };
    let difference = line.differences.first();
    match column {
        0 => plain(planned::place(cx.texts, &line.place)),
        1 => {
            let known = about.agency.map(|id| cx.agency_name(id).to_owned());
            let quiet = known.is_none();
            Cell { quiet, ..plain(known.unwrap_or_else(|| fact.agency.join(", "))) }
        }
        2 => plain(about.subject.clone()),
        3 => plain(about.year.map_or_else(|| fact.year.clone(), |year| year.to_string())),
        4 => outcome_cell(cx, &line.outcome),
        5 => Cell { quiet: true, ..number(difference.and_then(|one| one.before)) },
        6 => match difference {
            Some(one) => Cell { strong: matches!(line.outcome, Outcome::Changed), ..number(one.after) },
            None => Cell { quiet: true, ..plain(fact.text.clone()) },
        },
        _ => match &line.outcome {
            Outcome::Refused(refusal) | Outcome::Ambiguous(refusal) => {
                let text = planned::figure_refusal(cx.texts, &cx.snapshot.rows, counted, refusal);
                Cell { alarming: true, note: Some(text.clone()), ..plain(text) }
            }
            Outcome::New | Outcome::Changed | Outcome::Same => Cell::default(),
        },
    }
}

/// The types or products that can be meant, in their order.
fn subjects(cx: &Cx<'_>, counted: Counted) -> Vec<(uuid::Uuid, String)> {
    let language = cx.language();
    let mut all: Vec<(i64, uuid::Uuid, String)> = match counted {
        Counted::Headcounts => {
            let items = cx.snapshot.employment_type.iter().filter(|item| item.merged_into.is_none());
            items.map(|item| (item.position, item.id.0, item.name(language).to_owned())).collect()
        }
        Counted::Volumes => {
            let products = cx.snapshot.product.iter().filter(|product| product.merged_into.is_none());
            products.map(|one| (one.position, one.id.0, one.name(language).to_owned())).collect()
        }
    };
    all.sort();
    all.into_iter().map(|(_, id, name)| (id, name)).collect()
}

/// The key of what a column may hold.
const fn field_key(counted: Counted, field: Field) -> &'static str {
    match (field, counted) {
        (Field::Agency, _) => "import-field-agency",
        (Field::Year, _) => "field-year",
        (Field::Subject, Counted::Headcounts) => "figures-field-type",
        (Field::Subject, Counted::Volumes) => "figures-field-product",
        (Field::Count, _) => "figures-field-count",
        (Field::Basis, _) => "field-basis",
        (Field::Note, _) => "figure-note",
    }
}

/// By what a set of headings is remembered.
fn memory(counted: Counted, headings: &[String]) -> String {
    format!("{}\u{1f}{}", counted.table().name(), headings_key(headings))
}

/// Says what the columns hold as it was said of the same headings before.
fn recall(cx: &Cx<'_>, counted: Counted, layout: &mut Columns) {
    if let Some(known) = cx.status.columns.get(&memory(counted, &layout.headings)) {
        let known: BTreeMap<String, Option<Field>> =
            known.iter().map(|(heading, word)| (heading.clone(), Field::from_word(word))).collect();
        mapped_as(layout, &known);
    }
}

fn remember(cx: &Cx<'_>, counted: Counted, layout: &Columns) {
    if layout.heading.is_none() {
        return;
    }
    let word = |field: &Option<Field>| field.map(Field::word).unwrap_or_default().to_owned();
    let words = layout.headings.iter().cloned().zip(layout.fields.iter().map(word)).collect();
    cx.act(Action::RememberColumns(memory(counted, &layout.headings), words));
}
