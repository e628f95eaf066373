//! Answers to the questionnaire that come in from a filled-in workbook or a list: which sheets, what the columns hold, and
//! what it all comes to.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Instant;

use egui::{Align, Layout, Ui};

use super::Done;
use super::columns::{SEPARATORS, fields_ui};
use super::loaded::toggle_ui;
use super::preview::{
    Preview, counts_ui, done, foot_ui, grid_ui, head_ui, keys, outcome_cell, plain, shown, warning_ui, working_ui,
};
use crate::domain::importing::answers::{
    Field, Layout as Columns, Options, Planned, Task, has_answers, mapped, sheet_layout,
};
use crate::domain::importing::pipeline::Outcome;
use crate::domain::importing::{Sheet, headings_key};
use crate::domain::{OperationKind, RoundId, Snapshot, Table};
use crate::i18n::{answers, planned};
use crate::ui::theme::UNIT;
use crate::ui::widgets::grid::{Cell, Column, Grid};
use crate::ui::widgets::{Page, choice, small};
use crate::ui::{Action, Cx, FormId};

/// What the table is remembered by.
const GRID: &str = "import-answers";

/// Among how many rows the headings are looked for.
const HEADINGS: usize = 12;

/// How many letters of a row are shown where the heading row is chosen.
const SHOWN: usize = 60;

/// How many rows without a question and an answer are named.
const NAMED: usize = 20;

/// What a file of answers holds, what has been chosen about it, and what that would do.
pub(super) struct Answers {
    pub(super) form: FormId,
    name: String,
    sheets: Arc<Vec<Sheet>>,
    layouts: Vec<Columns>,
    /// The only sheet that is taken; all that hold answers where there is none.
    sheet: Option<usize>,
    without_hidden: bool,
    round: Option<RoundId>,
    overwrite: bool,
    /// It has been asked whether answers that were changed meanwhile give way, and stays asked.
    contested: bool,
    /// The columns are shown.
    open: bool,
    planned: Option<Planned>,
    /// From what the plan was asked for that is there or on its way, and since when.
    of: Option<(Arc<Snapshot>, Instant)>,
    lines: Vec<usize>,
    with_same: bool,
    grid: Grid,
    version: u64,
}

impl Answers {
    pub(super) fn new(cx: &Cx<'_>, name: String, sheets: Vec<Sheet>) -> Self {
        let layout = |sheet: &Sheet| {
            let mut layout = sheet_layout(sheet, None);
            recall(cx, &mut layout);
            layout
        };
        let layouts: Vec<Columns> = sheets.iter().map(layout).collect();
        let fit = |(at, layout): &(usize, &Columns)| {
            has_answers(layout) && sheets.get(*at).is_some_and(|one| !one.hidden.sheet)
        };
        let fitting: Vec<usize> = layouts.iter().enumerate().filter(fit).map(|(at, _)| at).collect();
        // A hidden sheet is taken only where somebody chooses it, and one without answers is shown for its columns.
        let hidden = sheets.iter().any(|sheet| sheet.hidden.sheet);
        let sheet = match fitting.as_slice() {
            [] => Some(0),
            [one] => Some(*one),
            [first, ..] => Some(*first).filter(|_| hidden),
        };
        Self {
            form: FormId::new(),
            name,
            open: fitting.is_empty(),
            sheets: Arc::new(sheets),
            layouts,
            sheet,
            without_hidden: false,
            round: None,
            overwrite: false,
            contested: false,
            planned: None,
            of: None,
            lines: Vec::new(),
            with_same: false,
            grid: Grid::new(GRID),
            version: 0,
        }
    }

    pub(super) fn done(&self) -> Option<Done> {
        let plan = &self.planned.as_ref()?.plan.plan;
        Some(done(&self.name, "answers-done", plan.changes.len(), plan))
    }

    /// It is known what it comes to.
    pub(super) fn planned(&mut self, planned: Planned) {
        self.lines = shown(&planned.plan.plan, self.with_same);
        self.contested |= planned.contested();
        self.planned = Some(planned);
        self.version += 1;
    }

    fn ready(&self) -> bool {
        match self.sheet {
            Some(at) => self.layouts.get(at).is_some_and(has_answers),
            None => self.layouts.iter().any(has_answers),
        }
    }

    /// Asks for the plan where what it was made from has changed.
    fn refresh(&mut self, cx: &Cx<'_>) {
        let same = self.of.as_ref().is_some_and(|(of, _)| Arc::ptr_eq(of, cx.snapshot));
        if same || !self.ready() {
            return;
        }
        self.of = Some((Arc::clone(cx.snapshot), Instant::now()));
        self.planned = None;
        let chosen = |(at, _): &(usize, &Columns)| self.sheet.is_none_or(|sheet| sheet == *at);
        let layouts = self.layouts.iter().enumerate().filter(chosen);
        let (me, today) = (cx.status.me.clone(), cx.today);
        cx.act(Action::PlanAnswers(Box::new(Task {
            snapshot: Arc::clone(cx.snapshot),
            sheets: Arc::clone(&self.sheets),
            layouts: layouts.map(|(at, layout)| (at, layout.clone())).collect(),
            without_hidden: self.without_hidden,
            options: Options { round: self.round, overwrite: self.overwrite, me, today },
        })));
    }

    pub(super) fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, claim: bool) {
        let asked = keys(ui);
        let head = |page: &mut Self, ui: &mut Ui| {
            head_ui(ui, cx, &page.name, claim, &Action::ImportAnswers);
            if page.choices_ui(ui, cx) {
                page.of = None;
            }
            ui.add_space(UNIT / 2.0);
        };
        Page::new("import-answers").table().show(ui, self, head, |page, ui| page.body_ui(ui, cx, asked));
    }

    /// Which sheets and which round, where the headings are, what the columns hold. True where something else was chosen.
    fn choices_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) -> bool {
        let mut changed = false;
        ui.with_layout(Layout::left_to_right(Align::TOP).with_main_wrap(true), |ui| {
            if self.sheets.len() > 1 {
                let hidden = |name: &String| cx.tw("import-sheet-hidden", &[("name", name.as_str().into())]);
                let mut names = vec![(None, cx.t("answers-all-sheets").to_owned())];
                names.extend(self.sheets.iter().enumerate().map(|(at, sheet)| {
                    (Some(at), if sheet.hidden.sheet { hidden(&sheet.name) } else { sheet.name.clone() })
                }));
                changed |= choice(ui, cx.theme, cx.t("import-sheet"), &mut self.sheet, &names, 200.0);
            }
            changed |= self.round_ui(ui, cx);
            changed |= self.sheet_ui(ui, cx);
        });
        changed |= self.columns_ui(ui, cx);
        if self.contested {
            changed |= ui.checkbox(&mut self.overwrite, cx.t("answers-overwrite")).changed();
        }
        changed
    }

    /// To which round a list belongs that does not say it, where there is something to choose.
    fn round_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) -> bool {
        let says =
            |layout: &Columns| [Field::Key, Field::Round].iter().any(|field| layout.fields.contains(&Some(*field)));
        let fitting = self.layouts.iter().filter(|layout| has_answers(layout));
        let open: Vec<_> = cx.snapshot.rounds().into_iter().filter(|round| round.open()).collect();
        if open.len() < 2 || fitting.into_iter().all(says) {
            return false;
        }
        let mut rounds = vec![(None, cx.t("answers-round-choose").to_owned())];
        rounds.extend(open.into_iter().map(|round| (Some(round.id), round.name.clone())));
        choice(ui, cx.theme, cx.t("questionnaire-round"), &mut self.round, &rounds, 220.0)
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
        rows.extend(sheet.lines.iter().take(HEADINGS).enumerate().map(|(at, line)| {
            let cells: Vec<&str> = line.cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).collect();
            let text: String = cells.join(", ").chars().take(SHOWN).collect();
            let args = [("row", line.number.to_string().into()), ("text", text.into())];
            (Some(at), cx.tw("import-heading-row", &args))
        }));
        let mut changed = false;
        if choice(ui, cx.theme, cx.t("import-heading"), &mut heading, &rows, 300.0) {
            let mut layout = sheet_layout(sheet, Some(heading));
            recall(cx, &mut layout);
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
        let at = self.sheet.or_else(|| self.layouts.iter().position(has_answers)).unwrap_or_default();
        let (Some(sheet), Some(layout)) = (self.sheets.get(at), self.layouts.get(at)) else { return false };
        let known = layout.fields.iter().flatten().count();
        let args = [("known", known.into()), ("all", layout.fields.len().into())];
        toggle_ui(ui, cx, &cx.tw("import-columns-known", &args), &mut self.open);
        if !self.open {
            return false;
        }
        let mut fields: Vec<(Option<Field>, String)> = vec![(None, cx.t("import-column-none").to_owned())];
        fields.extend(Field::ALL.map(|field| (Some(field), cx.t(answers::field_key(field)).to_owned())));
        let below = layout.heading.map_or(0, |heading| heading + 1);
        let lines = sheet.lines.get(below..).unwrap_or_default();
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
            remember(cx, layout);
        }
        true
    }

    fn body_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, [wanted, leave]: [bool; 2]) {
        let grid = ui.make_persistent_id(("grid", GRID));
        let leave = leave && ui.memory(egui::Memory::focused) != Some(grid);
        self.refresh(cx);
        let Some(planned) = &self.planned else {
            match &self.of {
                Some((_, since)) if self.ready() => working_ui(ui, cx, *since),
                _ => warning_ui(ui, cx, cx.t("answers-choose-columns")),
            }
            foot_ui(ui, cx, &cx.tw("answers-do", &[("count", 0_usize.into())]), false, false, [wanted, leave]);
            return;
        };
        let plan = &planned.plan.plan;
        for notice in planned.notices(cx.snapshot) {
            warning_ui(ui, cx, &answers::notice(cx.texts, cx.snapshot, notice));
        }
        counts_ui(ui, cx, plan.tally());
        if !planned.without.is_empty() {
            let rows: Vec<String> = planned.without.iter().take(NAMED).map(|(_, row)| row.to_string()).collect();
            let more = if planned.without.len() > rows.len() { " …" } else { "" };
            let rows = format!("{}{more}", rows.join(", "));
            small(ui, cx.theme, cx.tw("answers-without", &[("rows", rows.into())]));
        }
        let mut with_same = self.with_same;
        if plan.tally().same > 0 && ui.checkbox(&mut with_same, cx.t("planned-show-same")).changed() {
            self.with_same = with_same;
            self.lines = shown(plan, with_same);
            self.version += 1;
        }
        let preview = Preview {
            columns: vec![
                Column { stays: true, ..Column::new("place", cx.t("planned-column-place"), 150.0) },
                Column::new("agency", cx.t("import-field-agency"), 200.0),
                Column::new("question", cx.t("answers-field-question"), 240.0),
                Column::new("outcome", cx.t("import-column-outcome"), 130.0),
                Column::new("before", cx.t("planned-column-before"), 220.0),
                Column::new("after", cx.t("planned-column-after"), 260.0),
                Column::new("remarks", cx.t("import-column-remarks"), 320.0),
            ],
            lines: &self.lines,
            name: Box::new(move |at| {
                plan.lines.get(at).map(|line| planned::place(cx.texts, &line.place)).unwrap_or_default()
            }),
            cell: Box::new(move |at, column| cell(cx, planned, at, column)),
            stamp: self.version,
        };
        grid_ui(ui, cx, &mut self.grid, &preview, 72.0);
        drop(preview);
        let count = plan.changes.len();
        let able = count > 0 && self.of.as_ref().is_some_and(|(of, _)| Arc::ptr_eq(of, cx.snapshot));
        let text = cx.tw("answers-do", &[("count", count.into())]);
        if foot_ui(ui, cx, &text, able, count == 0, [wanted, leave]) {
            cx.act(Action::BringIn(self.form, OperationKind::AnswersImported, plan.changes.clone(), Vec::new()));
        }
    }
}

fn cell(cx: &Cx<'_>, planned: &Planned, at: usize, column: usize) -> Cell {
    let plan = &planned.plan;
    let (Some(line), Some(about), Some(entry)) = (plan.plan.lines.get(at), plan.about.get(at), planned.entries.get(at))
    else {
        return Cell::default();
    };
    // An answer of several lines stands on one, and whole at the pointer.
    let one_line = |text: String| {
        let short = text.split_whitespace().collect::<Vec<_>>().join(" ");
        Cell { note: (!text.is_empty()).then_some(text), ..plain(short) }
    };
    let difference = line.differences.first();
    match column {
        0 => plain(planned::place(cx.texts, &line.place)),
        1 => {
            let known = about.agency.map(|id| cx.agency_name(id).to_owned());
            let quiet = known.is_none();
            Cell { quiet, ..plain(known.unwrap_or_else(|| entry.agency.join(", "))) }
        }
        2 => {
            let known = about.question.and_then(|id| cx.snapshot.question.get(id));
            one_line(known.map_or_else(|| entry.question.clone(), |one| one.text(cx.language()).to_owned()))
        }
        3 => outcome_cell(cx, &line.outcome),
        4 => {
            let before = difference.and_then(|one| one.before.as_ref());
            Cell { quiet: true, ..one_line(answers::told(cx.texts, before)) }
        }
        5 => match difference {
            Some(one) => {
                let strong = matches!(line.outcome, Outcome::Changed);
                Cell { strong, ..one_line(answers::told(cx.texts, one.after.as_ref())) }
            }
            None => Cell { quiet: true, ..one_line(entry.answer.clone()) },
        },
        _ => match &line.outcome {
            Outcome::Refused(refusal) | Outcome::Ambiguous(refusal) => {
                let text = answers::refusal(cx.texts, cx.snapshot, refusal);
                Cell { alarming: true, note: Some(text.clone()), ..plain(text) }
            }
            Outcome::New | Outcome::Changed | Outcome::Same => Cell::default(),
        },
    }
}

/// By what a set of headings is remembered.
fn memory(headings: &[String]) -> String {
    format!("{}\u{1f}{}", Table::Answer.name(), headings_key(headings))
}

/// Says what the columns hold as it was said of the same headings before.
fn recall(cx: &Cx<'_>, layout: &mut Columns) {
    if let Some(known) = cx.status.columns.get(&memory(&layout.headings)) {
        for (at, heading) in layout.headings.clone().iter().enumerate() {
            if let Some(word) = known.get(heading) {
                mapped(layout, at, Field::from_word(word));
            }
        }
    }
}

fn remember(cx: &Cx<'_>, layout: &Columns) {
    if layout.heading.is_none() {
        return;
    }
    let word = |field: &Option<Field>| field.map(Field::word).unwrap_or_default().to_owned();
    let words: BTreeMap<String, String> = layout.headings.iter().cloned().zip(layout.fields.iter().map(word)).collect();
    cx.act(Action::RememberColumns(memory(&layout.headings), words));
}
