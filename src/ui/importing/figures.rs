//! Head counts and volumes that come in from a table: which sheets, where the headings are and what the columns hold, what
//! is not on the list, and what it all comes to.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use egui::{Align, Layout, Ui};

use super::columns::fields_ui;
use super::frame::{Asked, Frame, Framed, Taken, asked_ui, columns_toggle_ui, without};
use super::preview::{outcome_cell, plain, warning_ui};
use crate::domain::importing::figures::{
    Cell as Change, Counted, Field, Heading, Layout as Columns, Meaning, Options, Planned, Refusal, Subjects, Task,
    has_figures, mapped, mapped_as, sheet_layout,
};
use crate::domain::importing::pipeline::{Outcome, Plan};
use crate::domain::importing::{RefusedRows, Sheet, SheetLine, headings_key, refused, refused_rows};
use crate::domain::{HeadcountBasis, OperationKind};
use crate::i18n::keys::headcount_basis_key;
use crate::i18n::number::format_integer;
use crate::i18n::planned;
use crate::ui::widgets::choice;
use crate::ui::widgets::grid::{Cell, Column};
use crate::ui::{Action, Cx};

/// What has been chosen about a file of figures, and what that would do.
pub(super) struct Figures {
    counted: Counted,
    layouts: Vec<Columns>,
    /// The only sheet that is taken; all that hold figures where there is none.
    sheet: Option<usize>,
    options: Options,
    planned: Option<Planned>,
    /// The names that are not on the list, decided about or not, each with the one that is near.
    asked: Vec<(String, Option<uuid::Uuid>)>,
}

impl Framed<Figures> {
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
        let (open, options) = (fitting.is_empty(), planned::figure_options(cx.texts, counted));
        let taken = Figures { counted, layouts, sheet, options, planned: None, asked: Vec::new() };
        Self::of(name, sheets, open, taken)
    }

    /// It is known what it comes to.
    pub(super) fn take(&mut self, planned: Planned) {
        let taken = &mut self.taken;
        // What has been decided about stays there, to be decided otherwise.
        let mut asked: HashSet<String> = taken.asked.iter().map(|(text, _)| text.clone()).collect();
        for unknown in &planned.plan.unknown {
            if asked.insert(unknown.text.clone()) {
                taken.asked.push((unknown.text.clone(), unknown.nearest));
            }
        }
        taken.planned = Some(planned);
        self.planned();
    }
}

impl Taken for Figures {
    type Refusal = Refusal;
    type Difference = Change;

    const ID: &'static str = "import-figures";
    const KIND: OperationKind = OperationKind::FiguresImported;
    const DO: &'static str = "figures-do";
    const DONE: &'static str = "figures-done";
    const KEEPS: bool = true;

    fn other(&self) -> Action {
        Action::ImportFigures(self.counted)
    }

    /// Which sheets, where their headings are, what the columns hold.
    fn choices_ui(&mut self, frame: &mut Frame, ui: &mut Ui, cx: &Cx<'_>) -> bool {
        let mut changed = false;
        ui.with_layout(Layout::left_to_right(Align::TOP).with_main_wrap(true), |ui| {
            changed |= frame.one_or_all_ui(ui, cx, "figures-all-sheets", &mut self.sheet);
            if self.counted == Counted::Headcounts {
                let bases = HeadcountBasis::ALL.map(|basis| (basis, cx.t(headcount_basis_key(basis)).to_owned()));
                changed |= choice(ui, cx.theme, cx.t("field-basis"), &mut self.options.basis, &bases, 260.0);
            }
            changed |= self.sheet_ui(frame, ui, cx);
        });
        let hidden = frame.sheets.iter().filter(|sheet| sheet.hidden.sheet && self.sheet.is_none());
        let hidden: Vec<&str> = hidden.map(|sheet| sheet.name.as_str()).collect();
        if !hidden.is_empty() {
            warning_ui(ui, cx, &cx.tw("import-cli-hidden-sheets", &[("names", hidden.join(", ").into())]));
        }
        changed |= self.columns_ui(frame, ui, cx);
        if changed {
            // Other columns name other things.
            self.asked.clear();
            self.options.meanings.clear();
            self.options.add_unknown = false;
        }
        changed | self.unknown_ui(ui, cx)
    }

    fn ready(&self, frame: &Frame) -> bool {
        match self.sheet {
            Some(at) => self.layouts.get(at).is_some_and(has_figures),
            None => self.taken(frame).next().is_some(),
        }
    }

    fn wanting(&self, cx: &Cx<'_>) -> String {
        cx.t("figures-choose-columns").to_owned()
    }

    fn task(&self, frame: &Frame, cx: &Cx<'_>) -> Action {
        Action::PlanFigures(Box::new(Task {
            snapshot: Arc::clone(cx.snapshot),
            sheets: Arc::clone(&frame.sheets),
            layouts: self.taken(frame).map(|(at, layout)| (at, layout.clone())).collect(),
            without_hidden: frame.without_hidden,
            options: self.options.clone(),
        }))
    }

    fn forget(&mut self) {
        self.planned = None;
    }

    fn plan(&self) -> Option<&Plan<Refusal, Change>> {
        self.planned.as_ref().map(|planned| &planned.plan.plan)
    }

    fn count(&self) -> usize {
        self.planned.as_ref().map_or(0, |planned| planned.plan.figures())
    }

    fn left_out(&self, cx: &Cx<'_>) -> Vec<String> {
        let Some(planned) = &self.planned else { return Vec::new() };
        let names = planned.sums.join(", ");
        let sums = (!names.is_empty()).then(|| cx.tw("figures-sum-columns", &[("names", names.into())]));
        sums.into_iter().chain(without(cx, "figures-without", &planned.without)).collect()
    }

    fn refused(&self, frame: &Frame, cx: &Cx<'_>) -> Vec<RefusedRows> {
        let Some(planned) = &self.planned else { return Vec::new() };
        let why = |_, refusal: &_| planned::figure_refusal(cx.texts, &cx.snapshot.rows, self.counted, refusal);
        let heading = |at: usize| self.layouts.get(at).and_then(|layout| layout.heading).map(Heading::last);
        refused_rows(&frame.sheets, heading, &refused(&planned.plan.plan, why))
    }

    fn columns(&self, cx: &Cx<'_>) -> Vec<Column> {
        let subject = field_key(self.counted, Field::Subject);
        vec![
            Column { stays: true, ..Column::new("place", cx.t("planned-column-place"), 150.0) },
            Column::new("agency", cx.t("import-field-agency"), 220.0),
            Column::new("subject", cx.t(subject), 200.0),
            Column::numbers("year", cx.t("field-year"), 70.0),
            Column::new("outcome", cx.t("import-column-outcome"), 130.0),
            Column::numbers("before", cx.t("planned-column-before"), 90.0),
            Column::numbers("after", cx.t("planned-column-after"), 90.0),
            Column::new("remarks", cx.t("import-column-remarks"), 320.0),
        ]
    }

    fn cell(&self, cx: &Cx<'_>, at: usize, column: usize) -> Cell {
        self.planned.as_ref().map(|planned| cell(cx, self.counted, planned, at, column)).unwrap_or_default()
    }
}

impl Figures {
    /// The sheets that are taken: the one that is chosen, else all that hold figures and that their own program shows.
    fn taken<'s>(&'s self, frame: &'s Frame) -> impl Iterator<Item = (usize, &'s Columns)> {
        let chosen = move |(at, layout): &(usize, &Columns)| match self.sheet {
            Some(sheet) => sheet == *at,
            None => has_figures(layout) && frame.sheets.get(*at).is_some_and(|sheet| !sheet.hidden.sheet),
        };
        self.layouts.iter().enumerate().filter(chosen)
    }

    /// Where the headings of the sheet are, and what stands between its cells.
    fn sheet_ui(&mut self, frame: &mut Frame, ui: &mut Ui, cx: &Cx<'_>) -> bool {
        if self.sheet.is_none() && frame.sheets.len() != 1 {
            return false;
        }
        let at = self.sheet.unwrap_or_default();
        let heading = self.layouts.get(at).and_then(|layout| layout.heading);
        let rows = |first: usize, line: &SheetLine, text: &str| {
            let next = (line.number + 1).to_string();
            let args = [("row", line.number.to_string().into()), ("next", next.into()), ("text", text.into())];
            let rows = [(1, "import-heading-row"), (2, "figures-heading-rows")];
            rows.map(|(lines, key)| (Heading { first, lines }, cx.tw(key, &args))).to_vec()
        };
        let (other, changed) = frame.sheet_ui(ui, cx, (at, 300.0), heading, rows);
        if let (Some(heading), Some(sheet), Some(slot)) = (other, frame.sheets.get(at), self.layouts.get_mut(at)) {
            let subjects = Subjects::of(&cx.snapshot.rows, self.counted);
            *slot = sheet_layout(sheet, self.counted, &subjects, Some(heading));
            recall(cx, self.counted, slot);
        }
        changed | other.is_some()
    }

    /// What the columns hold; of several sheets those of the first, and the others' of the same headings with them.
    fn columns_ui(&mut self, frame: &mut Frame, ui: &mut Ui, cx: &Cx<'_>) -> bool {
        let at = self.sheet.or_else(|| self.taken(frame).next().map(|(at, _)| at)).unwrap_or_default();
        let (Some(sheet), Some(layout)) = (frame.sheets.get(at), self.layouts.get(at)) else { return false };
        columns_toggle_ui(ui, cx, &layout.fields, &mut frame.open);
        if !frame.open {
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
        let (counted, subjects) = (self.counted, subjects(cx, self.counted));
        let mut decided: Vec<(String, Option<Meaning>)> = Vec::new();
        let mut add_all = self.options.add_unknown;
        let asked = |(text, nearest): &(String, Option<uuid::Uuid>)| {
            let mut options: Vec<(Option<Meaning>, String)> = vec![
                (Some(Meaning::New), cx.t("figures-add").to_owned()),
                (Some(Meaning::LeftOut), cx.t("import-column-none").to_owned()),
            ];
            options.extend(subjects.iter().map(|(id, name)| (Some(Meaning::Is(*id)), name.clone())));
            Asked {
                spoken: cx.tw("figures-not-listed", &[("name", text.as_str().into())]),
                near: nearest.and_then(|id| planned::subject_name(cx.texts, &cx.snapshot.rows, counted, id)),
                stands: self.options.meaning(text),
                options,
            }
        };
        let decide = |(text, _): &(String, _), meaning| decided.push((text.clone(), meaning));
        let changed = asked_ui(ui, cx, &self.asked, 280.0, asked, decide, (&mut add_all, "figures-add-all"));
        self.options.add_unknown = add_all;
        for (text, meaning) in decided {
            self.options.decide(&text, meaning);
        }
        changed
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
