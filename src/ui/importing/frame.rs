//! What all pages have in common on which a table comes in: the heading with the file's name, what is chosen about it, the
//! preview of the plan, and the foot that brings it in or leaves it.

use std::sync::Arc;
use std::time::Instant;

use egui::{Align, Layout, Ui};

use super::Done;
use super::columns::SEPARATORS;
use super::loaded::toggle_ui;
use super::preview::{
    Preview, counts_ui, done, foot_ui, grid_ui, head_ui, keys, refused_ui, shown, unread_ui, warning_ui, working_ui,
};
use crate::domain::importing::pipeline::Plan;
use crate::domain::importing::{RefusedRows, Sheet, SheetLine, unread};
use crate::domain::{OperationKind, Snapshot};
use crate::i18n::planned;
use crate::ui::theme::UNIT;
use crate::ui::widgets::grid::{Cell, Column, Grid};
use crate::ui::widgets::{Page, choice, named_choice, small};
use crate::ui::{Action, Cx, FormId};

/// Among how many rows the headings are looked for.
const HEADINGS: usize = 12;

/// How many letters of a row are shown where the heading row is chosen.
const SHOWN: usize = 60;

/// How many names that are not known are asked about at once.
const ASKED: usize = 6;

/// How many rows that say nothing are named.
const NAMED: usize = 20;

/// What a page keeps whatever comes in on it.
pub(super) struct Frame {
    pub(super) form: FormId,
    name: String,
    pub(super) sheets: Arc<Vec<Sheet>>,
    /// The rows that the file's own program does not show are left out.
    pub(super) without_hidden: bool,
    /// The columns are shown.
    pub(super) open: bool,
    /// From what the plan was asked for that is there or on its way, and since when.
    of: Option<(Arc<Snapshot>, Instant)>,
    lines: Vec<usize>,
    with_same: bool,
    grid: Grid,
    version: u64,
    /// The rows that could not come in, once the others do.
    kept: Vec<RefusedRows>,
}

/// What a page takes in: what is chosen about a table, and what that comes to.
pub(super) trait Taken {
    /// Why something cannot come in.
    type Refusal;
    /// What changes of something that does.
    type Difference;

    /// What the page and its table are remembered by.
    const ID: &'static str;
    /// What bringing it in is.
    const KIND: OperationKind;
    /// The key of the button that brings it in.
    const DO: &'static str;
    /// The key of what is said once that is done.
    const DONE: &'static str;
    /// What cannot come in can be saved as it stands in the file.
    const KEEPS: bool;

    /// By what another file is chosen.
    fn other(&self) -> Action;

    /// What can be chosen about the table. True where something else was.
    fn choices_ui(&mut self, frame: &mut Frame, ui: &mut Ui, cx: &Cx<'_>) -> bool;

    /// Whether enough is chosen for a plan.
    fn ready(&self, frame: &Frame) -> bool;

    /// What has to be chosen first.
    fn wanting(&self, cx: &Cx<'_>) -> String;

    /// By what the plan is made.
    fn task(&self, frame: &Frame, cx: &Cx<'_>) -> Action;

    /// The plan is another one from now on.
    fn forget(&mut self);

    /// The plan, once it is made.
    fn plan(&self) -> Option<&Plan<Self::Refusal, Self::Difference>>;

    /// How much of it comes in.
    fn count(&self) -> usize {
        self.plan().map_or(0, |plan| plan.changes.len())
    }

    /// What is worth knowing of the whole file.
    fn notices(&self, _cx: &Cx<'_>) -> Vec<String> {
        Vec::new()
    }

    /// What of the file is left out.
    fn left_out(&self, _cx: &Cx<'_>) -> Vec<String> {
        Vec::new()
    }

    /// The rows that cannot come in.
    fn refused(&self, frame: &Frame, cx: &Cx<'_>) -> Vec<RefusedRows>;

    /// The columns in which the plan is looked over.
    fn columns(&self, cx: &Cx<'_>) -> Vec<Column>;

    /// What stands in one of them of a line of the plan.
    fn cell(&self, cx: &Cx<'_>, at: usize, column: usize) -> Cell;
}

/// A page on which a table comes in.
pub(super) struct Framed<T> {
    pub(super) frame: Frame,
    pub(super) taken: T,
}

impl<T: Taken> Framed<T> {
    pub(super) fn of(name: String, sheets: Vec<Sheet>, open: bool, taken: T) -> Self {
        let frame = Frame {
            form: FormId::new(),
            name,
            sheets: Arc::new(sheets),
            without_hidden: false,
            open,
            of: None,
            lines: Vec::new(),
            with_same: false,
            grid: Grid::new(T::ID),
            version: 0,
            kept: Vec::new(),
        };
        Self { frame, taken }
    }

    /// What has been brought in.
    pub(super) fn done(&self) -> Option<Done> {
        let plan = self.taken.plan()?;
        let refused = self.frame.kept.clone();
        Some(Done { refused, ..done(&self.frame.name, T::DONE, self.taken.count(), plan) })
    }

    /// It is known what it comes to.
    pub(super) fn planned(&mut self) {
        self.frame.lines = self.taken.plan().map(|plan| shown(plan, self.frame.with_same)).unwrap_or_default();
        self.frame.version += 1;
    }

    /// Asks for the plan where what it was made from has changed.
    fn refresh(&mut self, cx: &Cx<'_>) {
        if self.frame.is_of(cx) || !self.taken.ready(&self.frame) {
            return;
        }
        self.frame.of = Some((Arc::clone(cx.snapshot), Instant::now()));
        self.taken.forget();
        cx.act(self.taken.task(&self.frame, cx));
    }

    pub(super) fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, claim: bool) {
        let asked = keys(ui);
        let head = |page: &mut Self, ui: &mut Ui| {
            head_ui(ui, cx, &page.frame.name, claim, &page.taken.other());
            unread_ui(ui, cx, &unread(&page.frame.sheets));
            if page.taken.choices_ui(&mut page.frame, ui, cx) {
                page.frame.of = None;
            }
            ui.add_space(UNIT / 2.0);
        };
        Page::new(T::ID).table().show(ui, self, head, |page, ui| page.body_ui(ui, cx, asked));
    }

    fn body_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, [wanted, leave]: [bool; 2]) {
        let grid = ui.make_persistent_id(("grid", T::ID));
        let leave = leave && ui.memory(egui::Memory::focused) != Some(grid);
        self.refresh(cx);
        let Self { frame, taken } = self;
        let Some(plan) = taken.plan() else {
            match &frame.of {
                Some((_, since)) if taken.ready(frame) => working_ui(ui, cx, *since),
                _ => warning_ui(ui, cx, &taken.wanting(cx)),
            }
            foot_ui(ui, cx, &cx.tw(T::DO, &[("count", 0_usize.into())]), false, false, [wanted, leave]);
            return;
        };
        for notice in taken.notices(cx) {
            warning_ui(ui, cx, &notice);
        }
        counts_ui(ui, cx, plan.tally());
        if T::KEEPS {
            refused_ui(ui, cx, plan.tally(), || taken.refused(frame, cx));
        }
        for left in taken.left_out(cx) {
            small(ui, cx.theme, left);
        }
        if plan.tally().same > 0 && ui.checkbox(&mut frame.with_same, cx.t("planned-show-same")).changed() {
            frame.lines = shown(plan, frame.with_same);
            frame.version += 1;
        }
        let preview = Preview {
            columns: taken.columns(cx),
            lines: &frame.lines,
            name: Box::new(move |at| {
                plan.lines.get(at).map(|line| planned::place(cx.texts, &line.place)).unwrap_or_default()
            }),
            cell: Box::new(|at, column| taken.cell(cx, at, column)),
            stamp: frame.version,
        };
        grid_ui(ui, cx, &mut frame.grid, &preview, 72.0);
        drop(preview);
        let count = taken.count();
        let text = cx.tw(T::DO, &[("count", count.into())]);
        if foot_ui(ui, cx, &text, count > 0 && frame.is_of(cx), count == 0, [wanted, leave]) {
            let changes = plan.changes.clone();
            frame.kept = if T::KEEPS { taken.refused(frame, cx) } else { Vec::new() };
            cx.act(Action::BringIn(frame.form, T::KIND, frame.name.clone(), changes, Vec::new()));
        }
    }
}

impl Frame {
    /// Whether the plan was asked for from what is on the screen now.
    fn is_of(&self, cx: &Cx<'_>) -> bool {
        self.of.as_ref().is_some_and(|(of, _)| Arc::ptr_eq(of, cx.snapshot))
    }

    /// What the sheets are called, by their places; of those that their own program does not show that is said.
    pub(super) fn sheet_names(&self, cx: &Cx<'_>) -> Vec<(usize, String)> {
        let hidden = |name: &str| cx.tw("import-sheet-hidden", &[("name", name.into())]);
        let name = |sheet: &Sheet| if sheet.hidden.sheet { hidden(&sheet.name) } else { sheet.name.clone() };
        self.sheets.iter().map(name).enumerate().collect()
    }

    /// Which of several sheets is the only one that is taken. True where another was chosen.
    pub(super) fn one_or_all_ui(&self, ui: &mut Ui, cx: &Cx<'_>, all: &str, sheet: &mut Option<usize>) -> bool {
        if self.sheets.len() < 2 {
            return false;
        }
        let mut names = vec![(None, cx.t(all).to_owned())];
        names.extend(self.sheet_names(cx).into_iter().map(|(at, name)| (Some(at), name)));
        choice(ui, cx.theme, cx.t("import-sheet"), sheet, &names, 200.0)
    }

    /// What stands between the cells of a sheet, where its headings are, and whether what is hidden of it is left out.
    /// `headings` says what a line as headings is, each way with its text. What is chosen for headings, and whether
    /// anything else was.
    #[expect(clippy::option_option, reason = "no line of headings is an answer of its own")]
    pub(super) fn sheet_ui<H: Copy + PartialEq>(
        &mut self,
        ui: &mut Ui,
        cx: &Cx<'_>,
        (at, width): (usize, f32),
        heading: Option<H>,
        headings: impl Fn(usize, &SheetLine, &str) -> Vec<(H, String)>,
    ) -> (Option<Option<H>>, bool) {
        let sheets = Arc::clone(&self.sheets);
        let Some(sheet) = sheets.get(at) else { return (None, false) };
        if let Some(mut separator) = sheet.separator {
            let signs = SEPARATORS.map(|(sign, key)| (sign, cx.t(key).to_owned()));
            if choice(ui, cx.theme, cx.t("import-separator"), &mut separator, &signs, 180.0) {
                cx.act(Action::SeparateContacts(separator));
            }
        }
        let mut rows = vec![(None, cx.t("import-heading-none").to_owned())];
        for (at, line) in sheet.lines.iter().take(HEADINGS).enumerate() {
            let cells: Vec<&str> = line.cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).collect();
            let text: String = cells.join(", ").chars().take(SHOWN).collect();
            rows.extend(headings(at, line, &text).into_iter().map(|(heading, text)| (Some(heading), text)));
        }
        let mut chosen = heading;
        let other = choice(ui, cx.theme, cx.t("import-heading"), &mut chosen, &rows, width);
        let hidden = sheet.hidden.rows.len();
        let mut changed = false;
        if hidden > 0 {
            let text = cx.tw("import-hidden-rows", &[("count", hidden.into())]);
            changed = ui.checkbox(&mut self.without_hidden, text).changed();
        }
        (other.then_some(chosen), changed)
    }
}

/// A line of one row of headings.
pub(super) fn heading_row(cx: &Cx<'_>, at: usize, line: &SheetLine, text: &str) -> Vec<(usize, String)> {
    let args = [("row", line.number.to_string().into()), ("text", text.into())];
    vec![(at, cx.tw("import-heading-row", &args))]
}

/// The line that opens and closes what the columns hold, of which so many are known.
pub(super) fn columns_toggle_ui<F>(ui: &mut Ui, cx: &Cx<'_>, fields: &[Option<F>], open: &mut bool) {
    let args = [("known", fields.iter().flatten().count().into()), ("all", fields.len().into())];
    toggle_ui(ui, cx, &cx.tw("import-columns-known", &args), open);
}

/// The rows that say nothing, by their numbers under `key`; nothing where there are none.
pub(super) fn without(cx: &Cx<'_>, key: &str, without: &[(String, u32)]) -> Option<String> {
    let rows: Vec<String> = without.iter().take(NAMED).map(|(_, row)| row.to_string()).collect();
    let more = if without.len() > rows.len() { " …" } else { "" };
    let rows = format!("{}{more}", rows.join(", "));
    (!without.is_empty()).then(|| cx.tw(key, &[("rows", rows.into())]))
}

/// A name that is not known: what is asked, the name that is near, what it is said to stand for, and what it may be.
pub(super) struct Asked<S> {
    pub(super) spoken: String,
    pub(super) near: Option<String>,
    pub(super) stands: Option<S>,
    pub(super) options: Vec<(Option<S>, String)>,
}

/// Asks what names stand for that are not known, the first of them one by one and the others together: whether they are
/// added, under the text of `key`. True where something was decided, of which `decide` is told.
pub(super) fn asked_ui<N, S: Clone + PartialEq>(
    ui: &mut Ui,
    cx: &Cx<'_>,
    names: &[N],
    width: f32,
    asked: impl Fn(&N) -> Asked<S>,
    mut decide: impl FnMut(&N, Option<S>),
    (add_all, key): (&mut bool, &str),
) -> bool {
    let mut changed = false;
    if names.is_empty() {
        return changed;
    }
    ui.with_layout(Layout::left_to_right(Align::TOP).with_main_wrap(true), |ui| {
        ui.spacing_mut().item_spacing = egui::vec2(2.0 * UNIT, UNIT);
        for name in names.iter().take(ASKED) {
            let Asked { spoken, near, mut stands, options: known } = asked(name);
            let undecided = match near {
                Some(name) => cx.tw("figures-undecided-near", &[("name", name.into())]),
                None => cx.t("figures-undecided").to_owned(),
            };
            let mut options = vec![(None, undecided)];
            options.extend(known);
            ui.push_id(("unknown", &spoken), |ui| {
                if named_choice(ui, cx.theme, [&spoken, &spoken], &mut stands, &options, width) {
                    decide(name, stands);
                    changed = true;
                }
            });
        }
    });
    let more = names.len().saturating_sub(ASKED);
    if more > 0 {
        warning_ui(ui, cx, &cx.tw("figures-more-unknown", &[("count", more.into())]));
        changed |= ui.checkbox(add_all, cx.t(key)).changed();
    }
    changed
}
