//! Answers to the questionnaire that come in from a filled-in workbook or a list: which sheets, what the columns hold, and
//! what it all comes to.

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::{Align, Layout, Ui};

use super::columns::fields_ui;
use super::frame::{Frame, Framed, Taken, columns_toggle_ui, heading_row, without};
use super::preview::{outcome_cell, plain};
use crate::domain::importing::answers::{
    Cell as Change, Field, Layout as Columns, Options, Planned, Refusal, Task, has_answers, mapped, sheet_layout,
};
use crate::domain::importing::pipeline::{Outcome, Plan};
use crate::domain::importing::{RefusedRows, Sheet, headings_key};
use crate::domain::{OperationKind, RoundId, Table};
use crate::i18n::{answers, planned};
use crate::ui::widgets::choice;
use crate::ui::widgets::grid::{Cell, Column};
use crate::ui::{Action, Cx};

/// What has been chosen about a file of answers, and what that would do.
pub(super) struct Answers {
    layouts: Vec<Columns>,
    /// The only sheet that is taken; all that hold answers where there is none.
    sheet: Option<usize>,
    round: Option<RoundId>,
    overwrite: bool,
    /// It has been asked whether answers that were changed meanwhile give way, and stays asked.
    contested: bool,
    planned: Option<Planned>,
}

impl Framed<Answers> {
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
        let open = fitting.is_empty();
        let taken = Answers { layouts, sheet, round: None, overwrite: false, contested: false, planned: None };
        Self::of(name, sheets, open, taken)
    }

    /// It is known what it comes to.
    pub(super) fn take(&mut self, planned: Planned) {
        self.taken.contested |= planned.contested();
        self.taken.planned = Some(planned);
        self.planned();
    }
}

impl Taken for Answers {
    type Refusal = Refusal;
    type Difference = Change;

    const ID: &'static str = "import-answers";
    const KIND: OperationKind = OperationKind::AnswersImported;
    const DO: &'static str = "answers-do";
    const DONE: &'static str = "answers-done";
    const KEEPS: bool = false;

    fn other(&self) -> Action {
        Action::ImportAnswers
    }

    /// Which sheets and which round, where the headings are, what the columns hold.
    fn choices_ui(&mut self, frame: &mut Frame, ui: &mut Ui, cx: &Cx<'_>) -> bool {
        let mut changed = false;
        ui.with_layout(Layout::left_to_right(Align::TOP).with_main_wrap(true), |ui| {
            changed |= frame.one_or_all_ui(ui, cx, "answers-all-sheets", &mut self.sheet);
            changed |= self.round_ui(ui, cx);
            changed |= self.sheet_ui(frame, ui, cx);
        });
        changed |= self.columns_ui(frame, ui, cx);
        if self.contested {
            changed |= ui.checkbox(&mut self.overwrite, cx.t("answers-overwrite")).changed();
        }
        changed
    }

    fn ready(&self, _frame: &Frame) -> bool {
        match self.sheet {
            Some(at) => self.layouts.get(at).is_some_and(has_answers),
            None => self.layouts.iter().any(has_answers),
        }
    }

    fn wanting(&self, cx: &Cx<'_>) -> String {
        cx.t("answers-choose-columns").to_owned()
    }

    fn task(&self, frame: &Frame, cx: &Cx<'_>) -> Action {
        let chosen = |(at, _): &(usize, &Columns)| self.sheet.is_none_or(|sheet| sheet == *at);
        let layouts = self.layouts.iter().enumerate().filter(chosen);
        let (me, today) = (cx.status.me.clone(), cx.today);
        Action::PlanAnswers(Box::new(Task {
            snapshot: Arc::clone(cx.snapshot),
            sheets: Arc::clone(&frame.sheets),
            layouts: layouts.map(|(at, layout)| (at, layout.clone())).collect(),
            without_hidden: frame.without_hidden,
            options: Options { round: self.round, overwrite: self.overwrite, me, today },
        }))
    }

    fn forget(&mut self) {
        self.planned = None;
    }

    fn plan(&self) -> Option<&Plan<Refusal, Change>> {
        self.planned.as_ref().map(|planned| &planned.plan.plan)
    }

    fn notices(&self, cx: &Cx<'_>) -> Vec<String> {
        let notices = self.planned.as_ref().map(|planned| planned.notices(cx.snapshot)).unwrap_or_default();
        notices.into_iter().map(|notice| answers::notice(cx.texts, cx.snapshot, notice)).collect()
    }

    fn left_out(&self, cx: &Cx<'_>) -> Vec<String> {
        let planned = self.planned.as_ref();
        planned.and_then(|planned| without(cx, "answers-without", &planned.without)).into_iter().collect()
    }

    fn refused(&self, _frame: &Frame, _cx: &Cx<'_>) -> Vec<RefusedRows> {
        Vec::new()
    }

    fn columns(&self, cx: &Cx<'_>) -> Vec<Column> {
        vec![
            Column { stays: true, ..Column::new("place", cx.t("planned-column-place"), 150.0) },
            Column::new("agency", cx.t("import-field-agency"), 200.0),
            Column::new("question", cx.t("answers-field-question"), 240.0),
            Column::new("outcome", cx.t("import-column-outcome"), 130.0),
            Column::new("before", cx.t("planned-column-before"), 220.0),
            Column::new("after", cx.t("planned-column-after"), 260.0),
            Column::new("remarks", cx.t("import-column-remarks"), 320.0),
        ]
    }

    fn cell(&self, cx: &Cx<'_>, at: usize, column: usize) -> Cell {
        self.planned.as_ref().map(|planned| cell(cx, planned, at, column)).unwrap_or_default()
    }
}

impl Answers {
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
    fn sheet_ui(&mut self, frame: &mut Frame, ui: &mut Ui, cx: &Cx<'_>) -> bool {
        if self.sheet.is_none() && frame.sheets.len() != 1 {
            return false;
        }
        let at = self.sheet.unwrap_or_default();
        let heading = self.layouts.get(at).and_then(|layout| layout.heading);
        let rows = |at, line: &_, text: &str| heading_row(cx, at, line, text);
        let (other, changed) = frame.sheet_ui(ui, cx, (at, 300.0), heading, rows);
        if let (Some(heading), Some(sheet), Some(slot)) = (other, frame.sheets.get(at), self.layouts.get_mut(at)) {
            *slot = sheet_layout(sheet, Some(heading));
            recall(cx, slot);
        }
        changed | other.is_some()
    }

    /// What the columns hold; of several sheets those of the first, and the others' of the same headings with them.
    fn columns_ui(&mut self, frame: &mut Frame, ui: &mut Ui, cx: &Cx<'_>) -> bool {
        let at = self.sheet.or_else(|| self.layouts.iter().position(has_answers)).unwrap_or_default();
        let (Some(sheet), Some(layout)) = (frame.sheets.get(at), self.layouts.get(at)) else { return false };
        columns_toggle_ui(ui, cx, &layout.fields, &mut frame.open);
        if !frame.open {
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
