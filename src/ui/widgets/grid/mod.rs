//! A table like a spreadsheet: a cell cursor, ranges, typing, copying and pasting, sorting and filtering.
//!
//! A screen describes its rows and columns as a [`Sheet`] and turns the [`GridEvent`]s into operations. The whole
//! table is one stop of the Tab key; inside, the cursor is what a screen reader hears as the active cell.
//!
//! The keyboard belongs either to the table (its id has egui's focus) or, while a cell is typed in, to the text field in
//! that cell. egui moves its focus by Tab and the arrows before a table is drawn, and holds those keys back only for
//! what has had the focus for a frame: so the table claims the focus (`claim`), and takes the keys of the frame after
//! for its own (`claimed`) whatever egui has made of them.

mod block;
mod commands;
mod draw;
mod header;
mod keys;
mod layout;
mod menu;
mod plan;
mod preview;
mod selection;
mod sheet;
#[cfg(test)]
mod tests;
mod typing;
mod view;

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::sync::Arc;

use egui::{Event, EventFilter, FocusDirection, Id, Sense, Ui, Vec2};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::follow::found_among;
use super::{keyboard, mark_correct_keys, small, taking_out};
use crate::domain::Language;
use crate::ui::theme::{ROW, UNIT};
use crate::ui::{Action, Cx};

use keys::Command;
use plan::Shown;
use view::Wanted;

pub use crate::ui::grid_layout::GridLayout;
pub use block::Block;
pub(super) use draw::bounds;
pub use plan::Edit;
pub use selection::{Place, Selection, Step};
pub use sheet::{Access, Cell, Column, Key, Sheet, Tone, stamp};

/// Height of a row.
const HEIGHT: f32 = ROW;

/// How high a table is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Height {
    /// As high as all its rows.
    Whole,
    /// As high as the room there is; the rest scrolls.
    Room,
}

/// What has happened in a table. Rows and columns are the sheet's.
#[derive(Clone, Debug, PartialEq)]
pub enum GridEvent {
    /// Cells are to change, together, as one step.
    Edited(Vec<Edit>),
    /// A cell that leads somewhere was opened.
    Led(usize, usize),
    /// A note about the cell is to be written.
    Noted(usize, usize),
    /// Something of the column's own menu was chosen.
    Asked(usize, &'static str),
    /// Something of a row's own menu was chosen.
    Chosen(usize, &'static str),
    /// Space was pressed on a cell, or its picture was clicked, where that does something.
    Acted(usize, usize),
    /// Something of a cell's own menu was chosen.
    Picked(usize, usize, &'static str),
}

/// A cell being typed in.
#[derive(Clone, Debug)]
struct Typing {
    row: usize,
    column: usize,
    /// What the row and the column are remembered by, should the sheet change meanwhile.
    key: (u128, String),
    /// What stood there when typing began, for the merge.
    base: String,
    text: String,
    /// Typing began on the cell: the arrows lead on.
    replacing: bool,
    /// The text field has not been drawn yet.
    fresh: bool,
}

/// What was meant for a cell that cannot take it; it stays there to be corrected.
#[derive(Clone, Debug)]
struct Kept {
    /// What stood there when it was typed, for the merge.
    base: String,
    text: String,
    problem: &'static str,
}

/// What is typed in a cell and not saved, as it is kept outside the window.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CellDraft {
    row: Uuid,
    column: String,
    /// What stood there when typing began.
    base: String,
    text: String,
}

impl CellDraft {
    /// What is to stand in a cell again, typed and not saved.
    #[must_use]
    pub const fn new(row: Uuid, column: String, base: String, text: String) -> Self {
        Self { row, column, base, text }
    }
}

/// The rows shown, and from what they were worked out.
struct View {
    stamp: u64,
    wanted: Wanted,
    language: Language,
    rows: Arc<[usize]>,
    /// What every row of the sheet is remembered by.
    keys: Vec<u128>,
    /// Cells have changed since, and the rows stayed where they were.
    held: bool,
}

/// The different values of a column, and from what they were read.
struct Values {
    of: (u64, usize, Language),
    values: Arc<[String]>,
}

impl View {
    /// The same rows in the same order where the sheet has `keys` now; none where rows have come or gone.
    fn moved(&self, keys: &[u128]) -> Option<Vec<usize>> {
        let now: HashMap<u128, usize> = keys.iter().enumerate().map(|(row, key)| (*key, row)).collect();
        let same = now.len() == self.keys.len() && self.keys.iter().all(|key| now.contains_key(key));
        let row = |row: &usize| now.get(self.keys.get(*row)?).copied();
        if same { self.rows.iter().map(row).collect() } else { None }
    }
}

/// Whether a cell takes what is typed.
fn open(shown: &Shown<'_>, place: Place) -> bool {
    shown.cell(place).is_some_and(|(row, column)| shown.sheet.cell(row, column).access == Access::Open)
}

/// Where a cell is that is remembered by `key`.
fn find(sheet: &dyn Sheet, key: &(u128, String)) -> Option<(usize, usize)> {
    let row = (0..sheet.rows()).find(|row| sheet.row_key(*row) == key.0)?;
    let column = sheet.columns().iter().position(|column| column.key == key.1)?;
    Some((row, column))
}

/// A table and its passing state.
pub struct Grid {
    /// What the user's layout is remembered by.
    name: &'static str,
    selection: Selection,
    wanted: Wanted,
    layout: GridLayout,
    typing: Option<Typing>,
    kept: BTreeMap<(u128, String), Kept>,
    /// The cell that is to be typed in again.
    back: Option<(u128, String)>,
    /// Keys that came while the text field still had some to take.
    queue: VecDeque<Event>,
    view: Option<View>,
    /// The different values of the column last asked about.
    values: Option<Values>,
    /// A paste that waits for a yes.
    preview: Option<preview::Waiting>,
    /// What the last command has left out.
    said: Option<String>,
    /// What has just been typed and cannot be taken, and the key of the text that says why.
    wrong: Option<(String, &'static str)>,
    /// What was typed in a cell whose row is gone.
    lost: Option<String>,
    /// The cursor has moved and is to be seen.
    reveal: bool,
    /// For so many more passes the page around the table follows it.
    revealing: u8,
    /// Take the keyboard in the next frame.
    claim: bool,
    /// The cursor is to stand where something can be typed.
    home: bool,
    /// The keyboard was asked for in the frame before, so that it is ours whatever egui made of the keys.
    claimed: bool,
    dragging: bool,
    /// Widths of columns while the pointer pulls at one.
    pulled: BTreeMap<String, f32>,
    /// The widths with which the columns were drawn.
    drawn: BTreeMap<String, f32>,
    /// How wide the column was when the pointer began to pull.
    pulled_from: f32,
    /// What was chosen from a menu, to be done in the next frame.
    chosen: Option<Command>,
    /// The column in which a run of Tab began; Enter returns there.
    tab_from: Option<usize>,
    /// Esc was pressed: the next Tab leads out.
    leaving: bool,
    /// How many rows are seen at once.
    page: usize,
}

impl Grid {
    /// A table remembered by `name`.
    #[must_use]
    pub fn new(name: &'static str) -> Self {
        Self {
            name,
            selection: Selection::default(),
            wanted: Wanted::default(),
            layout: GridLayout::default(),
            typing: None,
            kept: BTreeMap::new(),
            back: None,
            queue: VecDeque::new(),
            view: None,
            values: None,
            preview: None,
            said: None,
            wrong: None,
            lost: None,
            reveal: false,
            revealing: 0,
            claim: false,
            home: false,
            claimed: false,
            dragging: false,
            pulled: BTreeMap::new(),
            drawn: BTreeMap::new(),
            pulled_from: 0.0,
            chosen: None,
            tab_from: None,
            leaving: false,
            page: 10,
        }
    }

    /// Whether something has been typed that is not saved.
    #[must_use]
    pub fn typing(&self) -> bool {
        self.typing.as_ref().is_some_and(|typing| typing.text.trim() != typing.base)
            || !self.kept.is_empty()
            || self.preview.is_some()
    }

    /// What is typed in cells and not saved, to be kept outside the window.
    #[must_use]
    pub fn cells(&self) -> Vec<CellDraft> {
        let cell = |key: &(u128, String), base: &str, text: &str| CellDraft {
            row: Uuid::from_u128(key.0),
            column: key.1.clone(),
            base: base.to_owned(),
            text: text.to_owned(),
        };
        let typed = self.typing.iter().filter(|typing| typing.text.trim() != typing.base);
        let mut cells: Vec<CellDraft> =
            typed.map(|typing| cell(&typing.key, &typing.base, typing.text.trim())).collect();
        let typed_in = |key: &(u128, String)| self.typing.as_ref().is_some_and(|typing| typing.key == *key);
        let kept = self.kept.iter().filter(|(key, _)| !typed_in(key));
        cells.extend(kept.map(|(key, kept)| cell(key, &kept.base, &kept.text)));
        cells
    }

    /// Shows what was kept as it was being typed; it is saved once its cell is gone through.
    pub fn take_up(&mut self, cells: Vec<CellDraft>) {
        let kept = |cell: CellDraft| {
            let CellDraft { row, column, base, text } = cell;
            ((row.as_u128(), column), Kept { base, text, problem: "cell-not-saved" })
        };
        self.kept.extend(cells.into_iter().map(kept));
    }

    /// Puts what is not to be saved back into its cells; the first of them is being typed in again, as it was before.
    pub fn give_back(&mut self, cells: Vec<CellDraft>) {
        self.back = cells.first().map(|cell| (cell.row.as_u128(), cell.column.clone()));
        self.take_up(cells);
    }

    /// Forgets what has been typed and not saved.
    pub fn discard(&mut self) {
        self.typing = None;
        self.preview = None;
        self.kept.clear();
        self.back = None;
        self.queue.clear();
    }

    /// Gives the table the keyboard, at the first cell that takes something.
    pub const fn focus(&mut self) {
        self.claim = true;
        self.home = true;
    }

    /// The sheet's row in which the cursor stands.
    #[must_use]
    pub fn current(&self) -> Option<usize> {
        self.view.as_ref()?.rows.get(self.selection.cursor.row).copied()
    }

    /// Sorts by a column, from high to low where `descending`.
    pub fn sort(&mut self, key: &str, descending: bool) {
        self.wanted.sort = Some((key.to_owned(), descending));
    }

    /// Lets the table be taken out where something else is shown of it, such as its chart.
    pub fn offer(&mut self, ui: &Ui, cx: &Cx<'_>, label: &str, sheet: &dyn Sheet) {
        self.layout = cx.status.grids.get(self.name).cloned().unwrap_or_default();
        let columns = self.layout.shown(sheet.columns());
        let rows = self.shown(cx, sheet);
        let filtered = self.wanted.filtered();
        self.give(ui, label, &Shown { sheet, rows: &rows, columns: &columns, filtered }, false);
    }

    fn give(&self, ui: &Ui, label: &str, shown: &Shown<'_>, ours: bool) {
        taking_out::offer(ui.ctx(), (self.name, 0), ours);
        if taking_out::wanted(ui.ctx(), (self.name, 0)) {
            let (list, numbers) = shown.list(label);
            taking_out::hand_over(ui.ctx(), (self.name, 0), list, numbers);
        }
    }

    /// The menu by which the table leaves the window.
    pub fn out_ui(&self, ui: &mut Ui, cx: &Cx<'_>) {
        taking_out::menu_ui(ui, cx, (self.name, 0));
    }

    /// Draws the table and tells what was done in it.
    pub fn show(&mut self, ui: &mut Ui, cx: &Cx<'_>, label: &str, sheet: &dyn Sheet, height: Height) -> Vec<GridEvent> {
        let mut events = Vec::new();
        self.layout = cx.status.grids.get(self.name).cloned().unwrap_or_default();
        let columns = self.layout.shown(sheet.columns());
        let id = self.id(ui);
        let editor = id.with("editor");
        let has = |id| ui.memory(|memory| memory.has_focus(id));
        let claimed = std::mem::take(&mut self.claimed);
        let ours = has(id) || has(editor) || claimed;
        let rows = self.rows(cx, sheet, ours);
        let filtered = self.wanted.filtered();
        let shown = Shown { sheet, rows: &rows, columns: &columns, filtered };
        self.selection.fit(rows.len(), columns.len());
        self.follow(&shown);
        if self.typing.as_ref().is_some_and(|typing| !typing.fresh) && !has(editor) && !claimed {
            self.finish(sheet, &mut events);
        }
        if ours && self.preview.is_none() && ui.memory(|memory| memory.is_above_modal_layer(ui.layer_id())) {
            self.listen(ui, cx, &shown, &mut events, id);
        }
        if let Some(command) = self.chosen.take() {
            self.run(ui, cx, &shown, command, &mut events);
            self.claim = true;
        }
        if std::mem::take(&mut self.home)
            && !open(&shown, self.selection.cursor)
            && let Some(place) = self.next_open(&shown, false)
        {
            self.selection = Selection::at(place);
        }
        self.go_back(ui, cx, &shown);
        let mut keys = rows.iter().map(|row| Uuid::from_u128(sheet.row_key(*row)));
        if let Some(row) = found_among(ui.ctx(), &mut keys) {
            self.selection = Selection::at(Place { row, column: 0 });
            (self.reveal, self.claim) = (true, true);
        }
        self.give(ui, label, &shown, ours);
        let claim = std::mem::take(&mut self.claim) || (ours && !has(id) && self.preview.is_none());
        if claim && self.typing.is_none() {
            self.claim_focus(ui, id);
        }
        let (rect, cursor) = self.table_ui(ui, cx, &shown, id, height, &mut events);
        self.menu_ui(ui, cx, &shown, (id, rect), &mut events);
        // A cell that is half scrolled away is the table's where it is seen.
        let seen = cursor.map(|cell| cell.intersect(rect)).filter(egui::Rect::is_positive);
        let response = ui.interact(seen.unwrap_or(rect), id, Sense::focusable_noninteractive());
        if response.gained_focus() && cursor.is_none() {
            // Whoever comes by Tab sees where they have come.
            self.reveal = true;
            ui.ctx().request_repaint();
        }
        let filter = EventFilter { tab: !self.leaving, horizontal_arrows: true, vertical_arrows: true, escape: true };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        keyboard::keep_tab(ui.ctx(), response.id);
        mark_correct_keys(ui.ctx(), response.id);
        let active = shown.cell(self.selection.cursor).filter(|_| cursor.is_some());
        ui.ctx().accesskit_node_builder(id, |node| {
            node.set_role(egui::accesskit::Role::Grid);
            node.set_label(label.to_owned());
            node.set_row_count(rows.len());
            node.set_column_count(columns.len());
            if let Some((row, column)) = active {
                node.set_active_descendant(Self::cell_id(id, sheet, row, column).accesskit_id());
            }
        });
        self.said_ui(ui, cx, &shown, ours);
        self.preview_ui(ui.ctx(), cx, sheet, &mut events);
        events
    }

    /// What has the keyboard while the table has it, in the room `ui` in which it is drawn.
    fn id(&self, ui: &Ui) -> egui::Id {
        ui.make_persistent_id(("grid", self.name))
    }

    /// The rows shown, worked out again only where something has changed. While the table has the keyboard (`ours`), a
    /// row stays where it is whatever is typed in it: nobody's next figure goes to another row than it was meant for.
    fn rows(&mut self, cx: &Cx<'_>, sheet: &dyn Sheet, ours: bool) -> Arc<[usize]> {
        let asked = |view: &View| view.wanted == self.wanted && view.language == cx.language();
        if let Some(view) = self.view.as_ref().filter(|view| asked(view) && (ours || !view.held))
            && view.stamp == sheet.stamp()
            && view.keys.len() == sheet.rows()
        {
            return Arc::clone(&view.rows);
        }
        let keys: Vec<u128> = (0..sheet.rows()).map(|row| sheet.row_key(row)).collect();
        let before = self.view.take();
        let held = before.as_ref().filter(|view| ours && asked(view)).and_then(|view| view.moved(&keys));
        let rows = match held.clone() {
            Some(rows) => rows,
            None => view::rows(sheet, &self.wanted, cx.collator),
        };
        // The cursor goes with its row, unless the rows were asked for in another order.
        if let Some(before) = before.filter(asked) {
            let places: HashMap<u128, usize> =
                rows.iter().enumerate().filter_map(|(place, row)| Some((*keys.get(*row)?, place))).collect();
            for place in [&mut self.selection.cursor, &mut self.selection.anchor] {
                let key = before.rows.get(place.row).and_then(|row| before.keys.get(*row));
                place.row = key.and_then(|key| places.get(key)).copied().unwrap_or(place.row);
            }
        }
        let rows: Arc<[usize]> = rows.into();
        let (stamp, wanted, language, held) = (sheet.stamp(), self.wanted.clone(), cx.language(), held.is_some());
        self.view = Some(View { stamp, wanted, language, rows: Arc::clone(&rows), keys, held });
        rows
    }

    /// The rows shown, as the sheet numbers them, from the top.
    pub fn shown(&mut self, cx: &Cx<'_>, sheet: &dyn Sheet) -> Arc<[usize]> {
        match &self.view {
            Some(view) if view.stamp == sheet.stamp() && view.wanted == self.wanted => Arc::clone(&view.rows),
            _ => self.rows(cx, sheet, false),
        }
    }

    /// Types again in the cell that was given back, where it is shown.
    fn go_back(&mut self, ui: &Ui, cx: &Cx<'_>, shown: &Shown<'_>) {
        if self.back.is_none() {
            return;
        }
        if !ui.memory(|memory| memory.is_above_modal_layer(ui.layer_id())) {
            // What was asked over the page has the keyboard until it has gone.
            return;
        }
        let Some((row, column)) = self.back.take().and_then(|key| find(shown.sheet, &key)) else { return };
        let row = shown.rows.iter().position(|one| *one == row);
        let column = shown.columns.iter().position(|one| *one == column);
        if let (Some(row), Some(column)) = (row, column) {
            self.selection = Selection::at(Place { row, column });
            self.begin(cx, shown, None);
        }
    }

    /// Keeps the cell that is typed in under the cursor where the sheet has changed around it.
    fn follow(&mut self, shown: &Shown<'_>) {
        let Some(typing) = &mut self.typing else { return };
        if typing.row < shown.sheet.rows() && Self::key(shown.sheet, typing.row, typing.column) == typing.key {
            return;
        }
        let Some((row, column)) = find(shown.sheet, &typing.key) else { return };
        (typing.row, typing.column) = (row, column);
        let row = shown.rows.iter().position(|one| *one == row);
        let column = shown.columns.iter().position(|one| *one == column);
        if let (Some(row), Some(column)) = (row, column) {
            self.selection = Selection::at(Place { row, column });
        }
    }

    fn claim_focus(&mut self, ui: &Ui, id: Id) {
        ui.memory_mut(|memory| {
            // Whatever egui made of the keys of this frame, they were ours.
            memory.move_focus(FocusDirection::None);
            memory.request_focus(id);
        });
        self.claimed = true;
        ui.ctx().request_repaint();
    }

    fn key(sheet: &dyn Sheet, row: usize, column: usize) -> (u128, String) {
        let column = sheet.columns().get(column).map(|column| column.key.clone()).unwrap_or_default();
        (sheet.row_key(row), column)
    }

    fn cell_id(id: Id, sheet: &dyn Sheet, row: usize, column: usize) -> Id {
        id.with(Self::key(sheet, row, column))
    }

    /// Says under the table what became of what was done last, and why what stands under the cursor was refused.
    fn said_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, shown: &Shown<'_>, ours: bool) {
        if let Some(text) = self.lost.take() {
            self.said = Some(cx.tw("cell-row-gone", &[("text", text.into())]));
        }
        if let Some((text, problem)) = self.wrong.take() {
            self.said = Some(format!("{text}: {}", cx.t(problem)));
        }
        let here = shown.cell(self.selection.cursor).filter(|_| ours);
        let kept = here.and_then(|(row, column)| self.kept.get(&Self::key(shown.sheet, row, column)));
        let why = kept.map(|kept| format!("{}: {}", kept.text, cx.t(kept.problem)));
        let Some(said) = why.as_ref().or(self.said.as_ref()) else {
            // What stands below keeps its identity, and the keyboard, whether something is said or not.
            ui.skip_ahead_auto_ids(1);
            return;
        };
        ui.add_space(UNIT / 2.0);
        let response = small(ui, cx.theme, said);
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_live(egui::accesskit::Live::Polite));
    }

    /// How large the table is drawn.
    fn size(ui: &Ui, rows: usize, height: Height) -> Vec2 {
        #[expect(clippy::cast_precision_loss, reason = "points on a screen")]
        let whole = HEIGHT * (rows as f32 + 1.0);
        let room = match height {
            Height::Whole => whole,
            Height::Room => (ui.available_height() - UNIT).max(HEIGHT * 4.0).min(whole + 14.0),
        };
        Vec2::new(ui.available_width(), room)
    }

    fn remember(&self, cx: &Cx<'_>) {
        cx.act(Action::RememberGrid(self.name, self.layout.clone()));
    }
}
