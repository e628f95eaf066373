//! Plain tables: a row for each thing, headings that stay in sight, and what a screen reader hears.
//!
//! What is typed in like a spreadsheet is a [`super::grid`].

mod cells;
mod column;

use std::cell::RefCell;
use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Galley, Id, Order, Rect, ScrollArea, Sense, Stroke, Style, TextStyle, Ui, UiBuilder, Vec2};
use egui_extras::{TableBuilder, TableRow};

use super::Follow;
use super::follow::keep_clear;
use super::taking_out::{self, Which};
use crate::i18n::list::{List, Value};
use crate::ui::Theme;
use crate::ui::theme::UNIT;
use column::widths;

pub use cells::{Cells, Row};
pub use column::Column;

/// Between the edge of a column and what stands in it.
const PADDING: f32 = 6.0;

/// Above and below what stands in a row of several lines.
const AROUND: f32 = 6.0;

/// So many rows are all drawn, seen or not, so that a screen reader and the Tab key find every one of them. Of more
/// only those in sight are.
const WHOLE: usize = 100;

/// A table, before it is drawn.
pub struct Table<'t> {
    theme: &'t Theme,
    name: String,
    columns: Vec<Column>,
    row: f32,
    lines: bool,
    sense: Sense,
    which: Option<Which>,
}

impl<'t> Table<'t> {
    /// A table called `name`, whose rows are at least `row` points high.
    pub fn new(theme: &'t Theme, name: impl Into<String>, row: f32, columns: Vec<Column>) -> Self {
        Self { theme, name: name.into(), columns, row, lines: true, sense: Sense::hover(), which: None }
    }

    /// No lines between the rows.
    #[must_use]
    pub fn unruled(self) -> Self {
        Self { lines: false, ..self }
    }

    /// The whole of a row can be clicked.
    #[must_use]
    pub fn clickable(self) -> Self {
        Self { sense: Sense::CLICK, ..self }
    }

    /// It can be taken out, and is asked for by this.
    #[must_use]
    pub fn listed(self, which: Which) -> Self {
        Self { which: Some(which), ..self }
    }

    /// Draws the table, scrolling sideways where it has no room. `add` fills a row, told which.
    pub fn show(self, ui: &mut Ui, rows: usize, mut add: impl FnMut(usize, Row<'_, '_, '_>)) {
        ScrollArea::horizontal().id_salt(&self.name).follow(ui, |ui| {
            let table = UiBuilder::new().id_salt("table").accessibility_role(Role::Table);
            ui.scope_builder(table.accessibility_label(&self.name), |ui| self.table_ui(ui, rows, &mut add));
        });
    }

    fn table_ui(&self, ui: &mut Ui, rows: usize, add: &mut impl FnMut(usize, Row<'_, '_, '_>)) {
        ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
            node.set_row_count(rows);
            node.set_column_count(self.columns.len());
        });
        let sides = |index| self.sides(index).into_iter().sum::<f32>();
        let narrowest = |(index, column): (usize, &Column)| column.narrowest(ui, sides(index));
        let narrowest: Vec<f32> = self.columns.iter().enumerate().map(narrowest).collect();
        let widths = widths(&narrowest, &self.columns, ui.available_width());
        let columns = self.columns.iter().zip(&widths).enumerate();
        let head = |(index, (column, width)): (usize, (&Column, &f32))| {
            column.heading(ui, self.theme, (width - sides(index)).max(1.0))
        };
        let heads: Vec<Arc<Galley>> = columns.map(head).collect();
        let headed = self.headed();
        let high = if headed { heads.iter().map(|head| head.size().y).fold(0.0, f32::max) + UNIT } else { 0.0 };
        let drawing = Drawing {
            table: self,
            id: ui.scope_id().with("rows"),
            parent: ui.unique_id(),
            style: Arc::clone(ui.style()),
            pad: ((self.row - ui.text_style_height(&TextStyle::Body)) / 2.0).max(0.0),
            taken: RefCell::new(self.which.filter(|which| taking_out::wanted(ui.ctx(), *which)).map(|_| Vec::new())),
        };
        let place = Rect::from_min_size(ui.cursor().min, Vec2::new(widths.iter().sum(), high));
        ui.spacing_mut().item_spacing = Vec2::ZERO;
        let visuals = ui.visuals_mut();
        visuals.selection.bg_fill = self.theme.selected;
        visuals.selection.stroke.color = self.theme.text;
        let mut builder = TableBuilder::new(ui).vscroll(false).striped(false).sense(self.sense);
        for width in &widths {
            builder = builder.column(egui_extras::Column::exact(*width).clip(false));
        }
        let known = drawing.id.with("heights");
        let body = |body: egui_extras::TableBody<'_>| drawing.body_ui(body, known, rows, add);
        if headed {
            builder.header(high, |row| drawing.heads_ui(row, &heads)).body(body);
            self.pin_ui(ui, drawing.id, place, &heads, &widths);
        } else {
            builder.body(body);
        }
        let focused = ui.memory(egui::Memory::focused).and_then(|id| ui.ctx().read_response(id));
        if focused.is_some_and(|one| one.layer_id == ui.layer_id() && ui.min_rect().contains(one.rect.center())) {
            // Tab goes no further than to what is drawn.
            let next = if rows > WHOLE { self.tallest(ui, known) } else { 0.0 };
            keep_clear(ui, place.height() + next, next);
        }
        if let Some(which) = self.which {
            taking_out::offer(ui.ctx(), which, taking_out::focused_in(ui, ui.min_rect()));
            if let Some(rows) = drawing.taken.take() {
                let (list, numbers) = self.list(rows);
                taking_out::hand_over(ui.ctx(), which, list, numbers);
            }
        }
    }

    /// The rows as they were drawn, without what is nothing but buttons, and which columns hold numbers.
    fn list(&self, mut rows: Vec<Vec<Value>>) -> (List, Vec<bool>) {
        for row in &mut rows {
            row.resize(self.columns.len(), Value::text(""));
        }
        let says = |at: usize, column: &Column| {
            !column.title.is_empty() || rows.iter().any(|row| row.get(at).is_some_and(|value| !value.is_empty()))
        };
        let kept: Vec<bool> = self.columns.iter().enumerate().map(|(at, column)| says(at, column)).collect();
        let columns = || self.columns.iter().zip(&kept).filter(|(_, kept)| **kept).map(|(column, _)| column);
        let heading = |column: &Column| {
            [column.title.as_str(), &column.aside]
                .into_iter()
                .filter(|text| !text.is_empty())
                .collect::<Vec<_>>()
                .join(", ")
        };
        let row = |row: Vec<Value>| row.into_iter().zip(&kept).filter(|(_, kept)| **kept).map(|(value, _)| value);
        let list = List {
            title: self.name.clone(),
            headings: columns().map(heading).collect(),
            rows: rows.into_iter().map(|one| row(one).collect()).collect(),
        };
        (list, columns().map(|column| column.right).collect())
    }

    /// Left free on the left and on the right of a column. Nothing stands before the first nor after the last, unless
    /// a row has a ground of its own.
    fn sides(&self, index: usize) -> [f32; 2] {
        let inside = |inside: bool| if inside || self.sense == Sense::CLICK { PADDING } else { 0.0 };
        [inside(index > 0), inside(index + 1 < self.columns.len())]
    }

    /// How high the highest row is, as far as is known.
    fn tallest(&self, ui: &Ui, known: Id) -> f32 {
        let heights: Vec<f32> = ui.data(|data| data.get_temp(known)).unwrap_or_default();
        heights.into_iter().fold(self.row, f32::max)
    }

    fn headed(&self) -> bool {
        self.columns.iter().any(|column| !column.title.is_empty())
    }

    /// Where a heading stands in its cell: at the foot of it.
    fn head_at(&self, index: usize, cell: Rect, head: &Galley) -> egui::Pos2 {
        let [left, right] = self.sides(index);
        let numbers = self.columns.get(index).is_some_and(|column| column.right);
        let x = if numbers { cell.right() - right - head.size().x } else { cell.left() + left };
        egui::pos2(x, cell.bottom() - UNIT / 2.0 - head.size().y)
    }

    /// The headings of a table whose rows scroll away under them.
    fn pin_ui(&self, ui: &Ui, id: Id, place: Rect, heads: &[Arc<Galley>], widths: &[f32]) {
        let (clip, table) = (ui.clip_rect(), ui.min_rect());
        if place.top() >= clip.top() || table.bottom() < clip.top() + 2.0 * place.height() {
            return;
        }
        let place = Rect::from_min_size(egui::pos2(place.left(), clip.top()), place.size());
        // Whatever is under the headings is not to be clicked.
        ui.interact(place, id.with("pinned"), Sense::CLICK | Sense::DRAG);
        // Over the fading edge of what scrolls.
        let layer = egui::LayerId::new(Order::Middle, id.with("pinned"));
        let painter = ui.ctx().layer_painter(layer).with_clip_rect(clip);
        painter.rect_filled(place, 0.0, self.theme.surface);
        painter.hline(place.x_range(), place.bottom() - 0.5, Stroke::new(1.0, self.theme.line));
        let mut cell = place;
        for (index, (head, width)) in heads.iter().zip(widths).enumerate() {
            cell.set_width(*width);
            painter.galley(self.head_at(index, cell, head), Arc::clone(head), self.theme.quiet);
            cell = cell.translate(Vec2::new(*width, 0.0));
        }
    }
}

/// A table while it is drawn.
struct Drawing<'d, 't> {
    table: &'d Table<'t>,
    id: Id,
    /// The table in the accessibility tree.
    parent: Id,
    /// How things look outside the table, and in its cells.
    style: Arc<Style>,
    /// From the top of a row to its first line of text.
    pad: f32,
    /// What the rows say, where the table is asked for; then all of them are drawn.
    taken: RefCell<Option<Vec<Vec<Value>>>>,
}

impl Drawing<'_, '_> {
    fn heads_ui(&self, mut row: TableRow<'_, '_>, heads: &[Arc<Galley>]) {
        for (index, (column, head)) in self.table.columns.iter().zip(heads).enumerate() {
            row.col(|ui| {
                let rect = ui.max_rect();
                if index == 0 {
                    self.row_node(ui, self.id.with("heads"));
                }
                if column.title.is_empty() {
                    return;
                }
                let at = self.table.head_at(index, rect, head);
                ui.painter().galley(at, Arc::clone(head), self.table.theme.quiet);
                let cell = UiBuilder::new().accessibility_parent(self.id.with("heads")).max_rect(rect);
                let cell = cell.accessibility_role(Role::ColumnHeader).accessibility_label(&column.title);
                let drawn = ui.scope_builder(cell, |ui| ui.set_min_size(rect.size()));
                ui.ctx().accesskit_node_builder(drawn.response.id, |node| {
                    node.set_column_index(index);
                    if !column.aside.is_empty() {
                        node.set_description(column.aside.clone());
                    }
                });
                if let Some(help) = &column.help {
                    drawn.response.on_hover_text(help);
                }
            });
        }
    }

    fn body_ui(
        &self,
        mut body: egui_extras::TableBody<'_>,
        known: Id,
        rows: usize,
        add: &mut impl FnMut(usize, Row<'_, '_, '_>),
    ) {
        let ctx = body.ui_mut().ctx().clone();
        // A row is as high as what stands in it, which the frame before knows.
        let mut heights: Vec<f32> = ctx.data_mut(|data| data.remove_temp(known)).unwrap_or_default();
        heights.resize(rows, self.table.row);
        let before = heights.clone();
        let mut one = |mut row: TableRow<'_, '_>| {
            let index = row.index();
            row.set_overline(if index == 0 { self.table.headed() } else { self.table.lines });
            let mut tall = self.table.row;
            if let Some(rows) = self.taken.borrow_mut().as_mut() {
                rows.push(Vec::new());
            }
            add(index, Row { cells: row, drawing: self, tall: &mut tall });
            if let Some(height) = heights.get_mut(index).filter(|height| (**height - tall).abs() > 0.5) {
                *height = tall;
                ctx.request_discard("the height of a row");
            }
        };
        if rows <= WHOLE || self.taken.borrow().is_some() {
            for height in before {
                body.row(height, &mut one);
            }
        } else {
            body.heterogeneous_rows(before.into_iter(), one);
        }
        ctx.data_mut(|data| data.insert_temp(known, heights));
    }

    /// A row in the accessibility tree, which the table widget knows only as cells.
    fn row_node(&self, ui: &mut Ui, id: Id) {
        let row = UiBuilder::new().scope_id(id).accessibility_parent(self.parent).accessibility_role(Role::Row);
        drop(ui.new_child(row));
    }
}
