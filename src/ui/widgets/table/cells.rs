//! The rows of a plain table and the cells in them.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Align, Id, Layout, Rect, Ui, UiBuilder, Vec2};
use egui_extras::TableRow;

use super::{AROUND, Drawing};
use crate::i18n::list::Value;
use crate::ui::widgets::grid;

/// A row that is to be filled.
pub struct Row<'r, 'a, 'b> {
    pub(super) cells: TableRow<'a, 'b>,
    pub(super) drawing: &'r Drawing<'r, 'r>,
    pub(super) tall: &'r mut f32,
}

impl<'r, 'a, 'b> Row<'r, 'a, 'b> {
    /// The cells of a row that is told from the others by `key` and read out as `name`.
    pub fn called(self, key: impl egui::AsIdSalt, name: impl Into<String>) -> Cells<'r, 'a, 'b> {
        let Self { cells: row, drawing, tall } = self;
        Cells {
            id: drawing.id.with(key),
            name: name.into(),
            row,
            drawing,
            tall,
            rect: Rect::NOTHING,
            clicked: false,
            says: None,
        }
    }
}

/// The cells of a row, filled from the left.
pub struct Cells<'r, 'a, 'b> {
    id: Id,
    name: String,
    row: TableRow<'a, 'b>,
    drawing: &'r Drawing<'r, 'r>,
    tall: &'r mut f32,
    rect: Rect,
    clicked: bool,
    /// What the next cell is in a spreadsheet.
    says: Option<Value>,
}

/// How a cell's contents stand in it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stands {
    /// One text, which is the cell.
    Text,
    /// Widgets beside each other, on the row's first line.
    Line,
    /// Things below each other.
    Block,
}

impl Cells<'_, '_, '_> {
    /// Marks the row as the one that is chosen. Comes before its cells.
    pub fn choose(&mut self) {
        self.row.set_selected(true);
    }

    /// Whether the row was clicked beside what stands in it.
    #[must_use]
    pub const fn clicked(&self) -> bool {
        self.clicked
    }

    /// What the next cell is in a spreadsheet. A cell with a text says that text otherwise, any other nothing.
    pub fn says(&mut self, value: impl FnOnce() -> Value) {
        if self.drawing.taken.borrow().is_some() {
            self.says = Some(value());
        }
    }

    /// A cell with a text, over as many lines as it takes.
    pub fn text(&mut self, text: impl Into<egui::WidgetText>) {
        let text = text.into();
        let (index, said) = (self.row.col_index(), text.text().to_owned());
        if self.says.is_none() {
            self.says(|| Value::text(&*said));
        }
        let spoken = if index == 0 { said } else { format!("{}: {said}", self.spoken(index)) };
        self.add(Stands::Text, |ui| {
            let label = ui.add(egui::Label::new(text).wrap());
            ui.ctx().accesskit_node_builder(label.id, |node| {
                node.clear_value();
                node.set_label(spoken);
                node.set_role(role(index));
                node.set_column_index(index);
            });
        });
    }

    /// A cell with widgets beside each other.
    pub fn line<R>(&mut self, add: impl FnOnce(&mut Ui) -> R) -> Option<R> {
        self.add(Stands::Line, add)
    }

    /// A cell with things below each other.
    pub fn block<R>(&mut self, add: impl FnOnce(&mut Ui) -> R) -> Option<R> {
        self.add(Stands::Block, add)
    }

    /// What a cell is called: its row and its column.
    fn spoken(&self, index: usize) -> String {
        match self.drawing.table.columns.get(index) {
            Some(column) if index > 0 && !column.title.is_empty() => format!("{}, {}", self.name, column.title),
            _ => self.name.clone(),
        }
    }

    fn add<R>(&mut self, stands: Stands, add: impl FnOnce(&mut Ui) -> R) -> Option<R> {
        let index = self.row.col_index();
        let says = self.says.take().unwrap_or_else(|| Value::text(""));
        if let Some(row) = self.drawing.taken.borrow_mut().as_mut().and_then(|rows| rows.last_mut()) {
            row.push(says);
        }
        let (drawing, id, row) = (self.drawing, self.id, self.row.index());
        let right = drawing.table.columns.get(index).is_some_and(|column| column.right);
        let spoken = self.spoken(index);
        let mut inner = None;
        let mut used = Vec2::ZERO;
        let (_, response) = self.row.col(|ui| {
            if index == 0 {
                drawing.row_node(ui, id);
            }
            let pad = match stands {
                Stands::Text => drawing.pad,
                Stands::Line => 0.0,
                Stands::Block => AROUND,
            };
            let [left, right_side] = drawing.table.sides(index);
            let mut rect = ui.max_rect();
            rect.set_height(drawing.table.row);
            rect = Rect::from_min_max(rect.min + Vec2::new(left, pad), rect.max - Vec2::new(right_side, pad));
            let layout = match (stands, right) {
                (Stands::Line, false) => Layout::left_to_right(Align::Center),
                (Stands::Line, true) => Layout::right_to_left(Align::Center),
                (_, false) => Layout::top_down(Align::Min),
                (_, true) => Layout::top_down(Align::Max),
            };
            let cell = UiBuilder::new().scope_id(id.with(index)).style(Arc::clone(&drawing.style));
            let mut cell = cell.accessibility_parent(id).max_rect(rect).layout(layout);
            if stands != Stands::Text {
                cell = cell.accessibility_role(role(index)).accessibility_label(spoken);
            }
            let drawn = ui.scope_builder(cell, |ui| {
                if stands != Stands::Text {
                    ui.ctx().accesskit_node_builder(ui.unique_id(), |node| node.set_column_index(index));
                }
                add(ui)
            });
            inner = Some(drawn.inner);
            used = drawn.response.rect.size() + Vec2::new(0.0, 2.0 * pad);
        });
        *self.tall = self.tall.max(used.y.ceil());
        self.clicked |= response.clicked();
        self.rect |= response.rect;
        let rect = self.rect;
        response.ctx.accesskit_node_builder(id, |node| {
            node.set_row_index(row);
            node.set_bounds(grid::bounds(rect));
        });
        inner
    }
}

/// The first cell names its row.
const fn role(column: usize) -> Role {
    if column == 0 { Role::RowHeader } else { Role::Cell }
}
