//! Drawing a table: rows and cells, the cursor, the text field, the pointer.

use egui::accesskit::{Invalid, Role};
use egui::{
    Align2, Color32, CornerRadius, EventFilter, FontSelection, Id, Rect, RichText, Sense, Stroke, StrokeKind, TextEdit,
};
use egui::{TextWrapMode, Ui, UiBuilder, Vec2, WidgetText};
use egui_material_icons::MaterialIcon;
use egui_table::{CellInfo, HeaderCellInfo, HeaderRow, Table, TableDelegate, TableState};

use super::plan::Shown;
use super::{Access, Cell, Column, Grid, GridEvent, HEIGHT, Height, Place, Selection, Step, Tone};
use crate::ui::theme::{CORNER, plain, size, strong};
use crate::ui::widgets::keyboard;
use crate::ui::{Cx, Theme};

/// How long a selection dragged past an edge waits before it takes the next row.
const DRAG_PACE: std::time::Duration = std::time::Duration::from_millis(40);

/// Between the edge of a cell and its text.
const PADDING: f32 = 8.0;
/// The side of a picture before a text.
const ICON: f32 = 17.0;
/// The narrowest a column becomes.
pub(super) const NARROWEST: f32 = 44.0;
/// The widest.
pub(super) const WIDEST: f32 = 900.0;

/// For so many passes the page goes on following the cursor after it has moved.
const RESTS: u8 = 3;

impl Grid {
    /// Draws header and cells. Tells where the table stands, and where the cursor does if it is seen.
    pub(super) fn table_ui(
        &mut self,
        ui: &mut Ui,
        cx: &Cx<'_>,
        shown: &Shown<'_>,
        id: Id,
        height: Height,
        events: &mut Vec<GridEvent>,
    ) -> (Rect, Option<Rect>) {
        let size = Self::size(ui, shown.rows.len(), height);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few hundred rows")]
        let page = ((size.y / HEIGHT) as usize).saturating_sub(2).max(1);
        self.page = page;
        let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
        if height == Height::Room {
            // On a page of its own the table is its own card.
            let line = Stroke::new(1.0, cx.theme.line);
            ui.painter().rect(rect, CORNER, cx.theme.surface, line, StrokeKind::Outside);
        }
        self.drag_on(ui, shown, rect);
        // In the accessibility tree the rows are the table's own, so it has to be there before them.
        ui.interact(rect, id, Sense::focusable_noninteractive());
        let mut inside = ui.new_child(UiBuilder::new().max_rect(rect).id_salt(self.name));
        row_node(&mut inside, id, heads(id), rect.with_max_y(rect.top() + HEIGHT));
        // Rows are told apart by lines, columns by where they stand.
        inside.visuals_mut().widgets.noninteractive.bg_stroke = Stroke::NONE;
        inside.set_clip_rect(rect.intersect(ui.clip_rect()));
        let stays =
            shown.columns.iter().filter(|at| shown.sheet.columns().get(**at).is_some_and(|one| one.stays)).count();
        let mut table = Table::new()
            .id_salt(self.name)
            .num_rows(shown.rows.len() as u64)
            .num_sticky_cols(stays)
            .headers([HeaderRow::new(HEIGHT)]);
        let state = table.get_id(&inside);
        let widths = self.widths(shown, rect.width());
        let columns: Vec<egui_table::Column> = shown
            .columns
            .iter()
            .zip(&widths)
            .map(|(at, width)| {
                let key = shown.sheet.columns().get(*at).map(|one| one.key.as_str()).unwrap_or_default();
                // The lines to drag are ours: the table's own would each be a stop of the Tab key.
                egui_table::Column::new(*width).id(id.with(("column", key))).resizable(false)
            })
            .collect();
        let stay = shown.columns.iter().filter_map(|at| shown.sheet.columns().get(*at)).zip(&widths);
        self.drawn = stay.filter(|(one, _)| one.stays).map(|(one, width)| (one.key.clone(), *width)).collect();
        // A table that knows its widths does not measure them first.
        let mut known = TableState { parent_width: Some(rect.width()), ..TableState::default() };
        known.col_widths.extend(columns.iter().zip(&widths).map(|(column, width)| (column.id_for(0), *width)));
        known.store(ui.ctx(), state);
        table = table.columns(columns);
        let reveal = std::mem::take(&mut self.reveal);
        if reveal {
            let cursor = self.selection.cursor;
            table = table.scroll_to_row(cursor.row as u64, None);
            if cursor.column >= stays {
                table = table.scroll_to_column(cursor.column, None);
            }
        }
        if self.dragging && !ui.input(|input| input.pointer.primary_down()) {
            self.dragging = false;
            // egui takes the keyboard from whatever does not lie under a click.
            (self.claim, self.claimed) = (true, true);
        }
        let heard = ui.ctx().accesskit_node_builder(id, |_| ()).is_some();
        let mut delegate = Drawing { grid: self, cx, shown, id, rect, events, heard, cursor: None, seen: None };
        table.show(&mut inside, &mut delegate);
        let (cursor, seen) = (delegate.cursor, delegate.seen);
        if reveal {
            self.revealing = RESTS;
        }
        // The page is where it will be only once the table and what stands around it have found their places.
        if self.revealing > 0 {
            self.revealing -= 1;
            self.reveal_on_page(ui, rect, seen);
            ui.ctx().request_repaint();
        }
        (rect, cursor)
    }

    /// Has the page around the table scroll to where the cursor's row stands once the table itself has scrolled. The
    /// row itself may not have been drawn, so it is reckoned from one that was (`seen`: its place and its top).
    fn reveal_on_page(&self, ui: &Ui, table: Rect, seen: Option<(usize, f32)>) {
        #[expect(clippy::cast_precision_loss, reason = "points on a screen")]
        let rows = |count: usize| count as f32 * HEIGHT;
        let row = self.selection.cursor.row;
        let first = table.top() + HEIGHT;
        let top = seen.map_or(first, |(drawn, top)| top + rows(row) - rows(drawn));
        let top = top.min(table.bottom() - HEIGHT).max(first);
        // The first row brings the headings with it.
        let from = if row == 0 { top - HEIGHT } else { top };
        ui.scroll_to_rect(Rect::from_x_y_ranges(ui.clip_rect().x_range(), from..=top + HEIGHT), None);
    }

    /// A selection dragged past an edge goes on beyond it, a row or a column at a time.
    fn drag_on(&mut self, ui: &Ui, shown: &Shown<'_>, rect: Rect) {
        let held = self.dragging && ui.input(|input| input.pointer.primary_down());
        let Some(at) = ui.input(|input| input.pointer.latest_pos()).filter(|_| held) else { return };
        let steps = [
            (at.y > rect.bottom(), Step::Down),
            (at.y < rect.top() + HEIGHT, Step::Up),
            (at.x > rect.right(), Step::Right),
            (at.x < rect.left(), Step::Left),
        ];
        for (_, step) in steps.into_iter().filter(|(past, _)| *past) {
            self.selection.step(step, true, shown.rows.len(), shown.columns.len(), self.page);
            self.reveal = true;
        }
        if self.reveal {
            ui.ctx().request_repaint_after(DRAG_PACE);
        }
    }

    /// The widths of the columns: the user's own, else the program's; what is left goes to the first that stays.
    fn widths(&self, shown: &Shown<'_>, room: f32) -> Vec<f32> {
        let column = |at: &usize| shown.sheet.columns().get(*at);
        let mut widths: Vec<f32> =
            shown.columns.iter().filter_map(column).map(|one| self.width(one).unwrap_or(one.width)).collect();
        let rest = room - widths.iter().sum::<f32>();
        let grows = shown.columns.iter().filter_map(column).position(|one| one.stays && self.width(one).is_none());
        if let Some(width) = grows.and_then(|at| widths.get_mut(at)).filter(|_| rest > 0.0) {
            *width = (*width + rest).min(420.0).max(*width).floor();
        }
        widths
    }

    /// The width the user has given a column, or is giving it.
    fn width(&self, column: &Column) -> Option<f32> {
        self.pulled.get(&column.key).or_else(|| self.layout.widths.get(&column.key)).copied()
    }

    /// The pointer on a cell. Tells whether it led somewhere.
    fn point(
        &mut self,
        ui: &Ui,
        shown: &Shown<'_>,
        place: Place,
        response: &egui::Response,
        events: &mut Vec<GridEvent>,
    ) -> bool {
        let pointer = ui.input(|input| (input.pointer.primary_pressed(), input.modifiers.shift));
        let inside = ui.rect_contains_pointer(response.rect);
        if response.contains_pointer() && pointer.0 {
            // What was typed elsewhere is done with before anything is typed here.
            self.finish(shown.sheet, events);
            self.selection.go(place, pointer.1);
            self.dragging = true;
            self.claim = true;
            self.leaving = false;
        } else if self.dragging && inside && self.selection.cursor != place {
            self.selection.go(place, true);
        } else if (response.clicked() && self.selection.cursor != place && !pointer.1)
            || ui.input(|input| input.has_accesskit_action_request(response.id, egui::accesskit::Action::Focus))
        {
            // A screen reader has no pointer.
            self.selection = Selection::at(place);
            self.claim = true;
        }
        if response.secondary_clicked() {
            self.finish(shown.sheet, events);
            if !self.selection.contains(place) {
                self.selection = Selection::at(place);
            }
        }
        let led = shown.cell(place).filter(|(row, column)| shown.sheet.leads(*row, *column));
        let link = |(row, column): (usize, usize)| shown.sheet.cell(row, column).link;
        let opened = |at: &(usize, usize)| response.double_clicked() || (response.clicked() && link(*at));
        let Some((row, column)) = led.filter(opened) else { return false };
        events.push(GridEvent::Led(row, column));
        true
    }
}

struct Drawing<'d, 'a> {
    grid: &'d mut Grid,
    cx: &'d Cx<'a>,
    shown: &'d Shown<'d>,
    id: Id,
    /// Where the table stands.
    rect: Rect,
    events: &'d mut Vec<GridEvent>,
    /// Somebody hears the accessibility tree: else nothing is made for it, hundreds of times a frame.
    heard: bool,
    /// Where the cursor's cell was drawn.
    cursor: Option<Rect>,
    /// A row that was drawn, and its top.
    seen: Option<(usize, f32)>,
}

impl TableDelegate for Drawing<'_, '_> {
    fn default_row_height(&self) -> f32 {
        HEIGHT
    }

    fn header_cell_ui(&mut self, ui: &mut Ui, cell: &HeaderCellInfo) {
        let Some(column) = self.shown.columns.get(cell.col_range.start) else { return };
        let heading = UiBuilder::new().max_rect(ui.max_rect()).accessibility_parent(heads(self.id));
        let mut heading = ui.new_child(heading);
        let place = (cell.col_range.start, *column);
        if let Some(asked) = self.grid.header_ui(&mut heading, self.cx, self.shown.sheet, place, self.id) {
            self.events.push(asked);
        }
    }

    fn row_ui(&mut self, ui: &mut Ui, row: u64) {
        let Ok(row) = usize::try_from(row) else { return };
        let Some(id) = self.row_id(row).filter(|_| self.heard) else { return };
        let rect = Rect::from_x_y_ranges(self.rect.x_range(), ui.max_rect().y_range());
        row_node(ui, self.id, id, rect);
        ui.ctx().accesskit_node_builder(id, |node| node.set_row_index(row));
    }

    fn cell_ui(&mut self, ui: &mut Ui, info: &CellInfo) {
        let Ok(row) = usize::try_from(info.row_nr) else { return };
        let place = Place { row, column: info.col_nr };
        let Some((row, column)) = self.shown.cell(place) else { return };
        let rect = ui.max_rect();
        self.seen = Some((place.row, rect.top()));
        let cell = self.shown.look(row, column);
        let theme = self.cx.theme;
        let cursor = self.grid.selection.cursor == place;
        let selected = self.grid.selection.contains(place) && !self.grid.selection.single();
        let painter = ui.painter();
        if matches!(cell.access, Access::Locked(_)) {
            painter.rect_filled(rect, 0.0, theme.ground);
        }
        if selected {
            painter.rect_filled(rect, 0.0, theme.selected);
        }
        if cell.tone != Tone::Plain && !selected {
            let ground = rect.shrink2(Vec2::new(2.0, 3.0)).intersect(ui.clip_rect());
            painter.rect_filled(ground, 4.0, tone_look(theme, cell.tone).1);
        }
        painter.hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, theme.line));
        if cursor {
            self.cursor = Some(rect.shrink(3.0));
        }
        let typed_in =
            self.grid.typing.as_ref().is_some_and(|typing| cursor && (typing.row, typing.column) == (row, column));
        if typed_in {
            self.editor_ui(ui, rect, place.row, (row, column));
            return;
        }
        let shortened = self.text_ui(ui, rect, &cell, row, column);
        if self.heard {
            let within = ui.new_child(self.in_row(place.row, rect));
            self.pointer_ui(&within, rect, place, &cell, (row, column), shortened);
        } else {
            self.pointer_ui(ui, rect, place, &cell, (row, column), shortened);
        }
    }
}

impl Drawing<'_, '_> {
    /// A row in the accessibility tree.
    fn row_id(&self, row: usize) -> Option<Id> {
        Some(self.id.with(("row", self.shown.sheet.row_key(*self.shown.rows.get(row)?))))
    }

    /// Where what stands in a cell of a row is drawn, as a part of that row.
    fn in_row(&self, row: usize, rect: Rect) -> UiBuilder {
        let cell = UiBuilder::new().max_rect(rect);
        match self.row_id(row) {
            Some(row) => cell.accessibility_parent(row),
            None => cell,
        }
    }

    /// Writes what stands in a cell; whether it had to be shortened.
    fn text_ui(&self, ui: &Ui, rect: Rect, cell: &Cell, row: usize, column: usize) -> bool {
        let theme = self.cx.theme;
        let key = Grid::key(self.shown.sheet, row, column);
        let kept = self.grid.kept.get(&key);
        let painter = ui.painter();
        let (text, color) = match kept {
            Some(kept) => (kept.text.as_str(), theme.danger),
            None if cell.link => (cell.text.as_str(), theme.accent),
            None if cell.quiet => (cell.text.as_str(), theme.quiet),
            None if cell.alarming => (cell.text.as_str(), theme.warning),
            None => (cell.text.as_str(), tone_look(theme, cell.tone).0),
        };
        if kept.is_some() {
            painter.rect(
                rect.shrink(2.0),
                3.0,
                theme.danger_ground,
                Stroke::new(1.0, theme.danger),
                StrokeKind::Inside,
            );
        }
        if cell.note.is_some() && cell.access != Access::Closed {
            let corner = rect.right_top();
            let mark = [corner, corner - Vec2::new(6.0, 0.0), corner + Vec2::new(0.0, 6.0)];
            painter.add(egui::Shape::convex_polygon(mark.to_vec(), theme.warning, Stroke::NONE));
        }
        let right = self.shown.sheet.columns().get(column).is_some_and(|one| one.right);
        let font = if cell.strong {
            strong(size::BODY)
        } else if cell.quiet {
            plain(size::SMALL)
        } else {
            plain(size::BODY)
        };
        let Some(icon) = cell.icon.filter(|_| kept.is_none()) else { return write(ui, rect, text, font, color, right) };
        let picture = MaterialIcon::new(icon).rich_text().size(ICON).color(color);
        let galley = WidgetText::from(picture).into_galley(ui, None, f32::INFINITY, FontSelection::Default);
        let place = egui::pos2(rect.left() + PADDING, rect.center().y - galley.size().y / 2.0);
        painter.with_clip_rect(rect.intersect(ui.clip_rect())).galley(place, galley, color);
        write(ui, rect.with_min_x(rect.left() + ICON + 4.0), text, font, color, right)
    }

    /// What the pointer does with a cell, what it tells, and what a screen reader hears.
    fn pointer_ui(
        &mut self,
        ui: &Ui,
        rect: Rect,
        place: Place,
        cell: &Cell,
        (row, column): (usize, usize),
        shortened: bool,
    ) {
        let id = Grid::cell_id(self.id, self.shown.sheet, row, column);
        let response = ui.interact(rect, id, Sense::CLICK | Sense::DRAG);
        let on_icon = |at: egui::Pos2| cell.icon.is_some() && at.x <= rect.left() + PADDING + ICON + 2.0;
        let acts = response.clicked() && response.interact_pointer_pos().is_some_and(on_icon);
        if self.grid.point(ui, self.shown, place, &response, self.events) {
            // It has led somewhere.
        } else if acts && self.shown.sheet.acts(row, column) {
            self.events.push(GridEvent::Acted(row, column));
        } else if response.double_clicked() {
            self.grid.begin(self.cx, self.shown, None);
            if let Some(typing) = &mut self.grid.typing {
                typing.replacing = false;
            }
        }
        if !self.heard && !response.hovered() {
            return;
        }
        let kept = self.grid.kept.get(&Grid::key(self.shown.sheet, row, column));
        let problem = kept.map(|kept| self.cx.t(kept.problem));
        let heard = || cell.spoken.clone().unwrap_or_else(|| cell.text.clone());
        let value = kept.map_or_else(heard, |kept| kept.text.clone());
        let locked = match cell.access {
            Access::Locked(why) => Some(self.cx.t(why)),
            _ => None,
        };
        let told: Vec<&str> = [problem, cell.note.as_deref(), locked].into_iter().flatten().collect();
        let told = told.join("\n");
        let label = name(self.shown, row, column);
        let whole = if shortened { value.clone() } else { String::new() };
        let selected = self.grid.selection.contains(place);
        ui.ctx().accesskit_node_builder(id, |node| {
            node.set_role(Role::GridCell);
            node.set_label(label);
            node.set_value(value);
            node.set_row_index(place.row);
            node.set_column_index(place.column);
            node.set_selected(selected);
            node.set_bounds(bounds(rect));
            node.add_action(egui::accesskit::Action::Focus);
            if cell.access != Access::Open {
                node.set_read_only();
            }
            if problem.is_some() {
                node.set_invalid(Invalid::True);
            }
            if !told.is_empty() {
                node.set_description(told.clone());
            }
        });
        if response.hovered() && !(told.is_empty() && whole.is_empty()) {
            let lines: Vec<&str> = [whole.as_str(), &told].into_iter().filter(|line| !line.is_empty()).collect();
            response.on_hover_text(lines.join("\n"));
        }
    }

    fn editor_ui(&mut self, ui: &mut Ui, rect: Rect, place: usize, (row, column): (usize, usize)) {
        let within = self.in_row(place, rect.shrink2(Vec2::new(2.0, 2.0)));
        let theme = self.cx.theme;
        let editor = self.id.with("editor");
        let right = self.shown.sheet.columns().get(column).is_some_and(|one| one.right);
        let label = name(self.shown, row, column);
        let Some(typing) = &mut self.grid.typing else { return };
        if std::mem::take(&mut typing.fresh) {
            ui.memory_mut(|memory| {
                memory.move_focus(egui::FocusDirection::None);
                memory.request_focus(editor);
            });
            self.grid.claimed = true;
            cursor_at_end(ui, editor, typing.text.chars().count());
        }
        keyboard::keep_tab(ui.ctx(), editor);
        let problem = self.shown.sheet.check(row, column, typing.text.trim()).err();
        let stroke = Stroke::new(2.0, if problem.is_some() { theme.danger } else { theme.accent });
        ui.painter().rect(rect.shrink(1.0), CornerRadius::same(3), theme.surface, stroke, StrokeKind::Inside);
        let mut field = ui.new_child(within);
        let edit = TextEdit::singleline(&mut typing.text)
            .id(editor)
            .event_filter(EventFilter { tab: true, horizontal_arrows: true, vertical_arrows: true, escape: true })
            .frame(egui::Frame::NONE.inner_margin(egui::Margin::symmetric(6, 4)))
            .align(if right { Align2::RIGHT_CENTER } else { Align2::LEFT_CENTER })
            .char_limit(10_000);
        let response = field.add_sized(rect.shrink(2.0).size(), edit);
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_label(label);
            if let Some(problem) = problem {
                node.set_invalid(Invalid::True);
                node.set_description(self.cx.t(problem).to_owned());
            }
        });
        if let Some(problem) = problem {
            response.show_tooltip_text(self.cx.t(problem));
        }
    }
}

/// The ink and the ground of a tone.
const fn tone_look(theme: &Theme, tone: Tone) -> (Color32, Color32) {
    match tone {
        Tone::Plain => (theme.text, Color32::TRANSPARENT),
        Tone::Danger => (theme.danger, theme.danger_ground),
        Tone::Warning => (theme.warning, theme.warning_ground),
        Tone::Accent => (theme.accent, theme.selected),
        Tone::Good => (theme.good, theme.good_ground),
        Tone::Quiet => (theme.quiet, theme.ground),
    }
}

/// The row of the headings in the accessibility tree of the table `id`.
fn heads(id: Id) -> Id {
    id.with("heads")
}

/// A row in the accessibility tree of the table `parent`, which the table widget knows only as cells.
fn row_node(ui: &mut Ui, parent: Id, id: Id, rect: Rect) {
    let row = UiBuilder::new().scope_id(id).accessibility_parent(parent).accessibility_role(Role::Row);
    drop(ui.new_child(row.max_rect(rect)));
    ui.ctx().accesskit_node_builder(id, |node| node.set_bounds(bounds(rect)));
}

/// Where a screen reader finds something.
pub(in crate::ui::widgets) fn bounds(rect: Rect) -> egui::accesskit::Rect {
    let [x0, y0, x1, y1] = [rect.left(), rect.top(), rect.right(), rect.bottom()].map(f64::from);
    egui::accesskit::Rect { x0, y0, x1, y1 }
}

/// What a cell is called: its row and its column.
fn name(shown: &Shown<'_>, row: usize, column: usize) -> String {
    let title = shown.sheet.columns().get(column).map(|one| one.title.clone()).unwrap_or_default();
    format!("{}, {title}", shown.sheet.row_name(row))
}

/// Writes a line into a cell; whether it had to be shortened.
pub(super) fn write(ui: &Ui, rect: Rect, text: &str, font: egui::FontId, color: Color32, right: bool) -> bool {
    if text.is_empty() {
        return false;
    }
    let room = (rect.width() - 2.0 * PADDING).max(0.0);
    let text = WidgetText::from(RichText::new(text).font(font).color(color));
    let galley = text.into_galley(ui, Some(TextWrapMode::Truncate), room, FontSelection::Default);
    let x = if right { rect.right() - PADDING - galley.size().x } else { rect.left() + PADDING };
    let place = egui::pos2(x, rect.center().y - galley.size().y / 2.0);
    let shortened = galley.elided;
    ui.painter().with_clip_rect(rect.intersect(ui.clip_rect())).galley(place, galley, color);
    shortened
}

/// Begins typing behind what stands there. The field is the same one in every cell: what was typed in another is undone
/// there.
fn cursor_at_end(ui: &Ui, id: Id, characters: usize) {
    use egui::text::{CCursor, CCursorRange};
    let mut state = egui::text_edit::TextEditState::load(ui.ctx(), id).unwrap_or_default();
    state.clear_undoer();
    state.cursor.set_char_range(Some(CCursorRange::one(CCursor::new(characters))));
    state.store(ui.ctx(), id);
}
