//! The headings of a table: sorting, filtering, hiding and moving columns.

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Id, Popup, PopupCloseBehavior, Rect, ScrollArea, Sense, Stroke, Ui, Vec2};
use egui_material_icons::icons;

use super::draw::{NARROWEST, WIDEST, bounds, write};
use super::{Column, Grid, GridEvent, Sheet, Values, view};
use crate::ui::Cx;
use crate::ui::theme::{UNIT, plain, size, strong};
use crate::ui::widgets::Follow;
use crate::ui::widgets::icon_button;

/// How much wider or narrower a column becomes at a time, in points.
const WIDER: f32 = 16.0;

impl Grid {
    /// One heading, at its place among those shown. A click sorts; its menu does the rest.
    pub(super) fn header_ui(
        &mut self,
        ui: &mut Ui,
        cx: &Cx<'_>,
        sheet: &dyn Sheet,
        (place, index): (usize, usize),
        id: Id,
    ) -> Option<GridEvent> {
        let column = sheet.columns().get(index)?;
        let rect = ui.max_rect();
        let theme = cx.theme;
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, theme.border));
        let id = id.with(("heading", &column.key));
        let response = ui.interact(rect.shrink2(Vec2::new(3.0, 0.0)), id, Sense::CLICK);
        if response.hovered() {
            ui.painter().rect_filled(rect.shrink(1.0), 4.0, theme.hovered);
        }
        let sorted = self.wanted.sort.as_ref().filter(|(key, _)| *key == column.key).map(|(_, descending)| *descending);
        let mut marks: Vec<&str> = Vec::new();
        if let Some(descending) = sorted {
            let icon = if descending { icons::ICON_ARROW_DOWNWARD } else { icons::ICON_ARROW_UPWARD };
            marks.push(icon.codepoint);
        }
        if self.wanted.filters(&column.key) {
            marks.push(icons::ICON_FILTER_ALT.codepoint);
        }
        if column.mark.is_some() {
            marks.push(icons::ICON_LOCK.codepoint);
        }
        let mut text_rect = rect;
        for mark in marks {
            let slot = Rect::from_center_size(
                egui::pos2(
                    if column.right { text_rect.left() + 12.0 } else { text_rect.right() - 12.0 },
                    rect.center().y,
                ),
                Vec2::splat(14.0),
            );
            ui.painter().text(slot.center(), egui::Align2::CENTER_CENTER, mark, plain(14.0), theme.accent);
            if column.right {
                text_rect.min.x += 16.0;
            } else {
                text_rect.max.x -= 16.0;
            }
        }
        write(ui, text_rect, &column.title, strong(size::SMALL), theme.quiet, column.right);
        self.grip_ui(ui, cx, rect, column, id);
        let said = column.mark.clone();
        let title = column.title.clone();
        ui.ctx().accesskit_node_builder(id, |node| {
            node.set_role(Role::ColumnHeader);
            node.set_column_index(place);
            node.set_bounds(bounds(rect));
            node.set_label(title);
            match sorted {
                Some(true) => node.set_sort_direction(egui::accesskit::SortDirection::Descending),
                Some(false) => node.set_sort_direction(egui::accesskit::SortDirection::Ascending),
                None => {}
            }
            if let Some(said) = &said {
                node.set_description(said.clone());
            }
        });
        if response.clicked() {
            self.wanted.turn(&column.key);
        }
        let mut asked = None;
        let popup = Popup::context_menu(&response).close_behavior(PopupCloseBehavior::CloseOnClickOutside);
        popup.show(|ui| asked = self.column_ui(ui, cx, sheet, index));
        let hint = column.mark.clone().unwrap_or_else(|| cx.t("grid-heading-help").to_owned());
        response.on_hover_text(format!("{}\n{hint}", column.title));
        asked.map(|word| GridEvent::Asked(index, word))
    }

    /// The edge of a heading, by which its column is made wider; a double click gives it its own width back.
    fn grip_ui(&mut self, ui: &Ui, cx: &Cx<'_>, rect: Rect, column: &Column, id: Id) {
        let edge = Rect::from_x_y_ranges(rect.right() - 5.0..=rect.right(), rect.y_range());
        let grip = ui.interact(edge, id.with("grip"), Sense::CLICK | Sense::DRAG);
        if grip.hovered() || grip.dragged() {
            ui.set_cursor_icon(egui::CursorIcon::ResizeColumn);
            ui.painter().vline(rect.right() - 1.0, rect.y_range(), Stroke::new(2.0, cx.theme.accent));
        }
        if grip.drag_started() {
            self.pulled_from = rect.width();
        }
        if grip.dragged() {
            // The column that takes what is left must not give way under the pointer, or the edge would run from it.
            for (key, width) in &self.drawn {
                self.pulled.entry(key.clone()).or_insert(*width);
            }
            let width = self.pulled_from + grip.total_drag_delta().unwrap_or_default().x;
            let width = width.clamp(NARROWEST, WIDEST);
            self.pulled.insert(column.key.clone(), width.round());
        } else if grip.drag_stopped() {
            self.layout.widths.append(&mut self.pulled);
            self.remember(cx);
        }
        if grip.double_clicked() && self.layout.widths.remove(&column.key).is_some() {
            self.remember(cx);
        }
    }

    /// What can be done with one column.
    fn column_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, sheet: &dyn Sheet, index: usize) -> Option<&'static str> {
        let column = sheet.columns().get(index)?;
        ui.set_min_width(220.0);
        let mut asked = None;
        for (word, text) in &column.menu {
            if ui.button(text).clicked() {
                asked = Some(*word);
                ui.close();
            }
        }
        if !column.menu.is_empty() {
            ui.separator();
        }
        for (key, sort) in [("grid-sort-up", Some(false)), ("grid-sort-down", Some(true)), ("grid-sort-none", None)] {
            let now = self.wanted.sort.as_ref().filter(|(one, _)| *one == column.key).map(|(_, down)| *down);
            if (sort.is_some() || now.is_some())
                && ui.selectable_label(now.is_some() && now == sort, cx.t(key)).clicked()
            {
                self.wanted.sort = sort.map(|descending| (column.key.clone(), descending));
                ui.close();
            }
        }
        ui.separator();
        self.filter_ui(ui, cx, sheet, index, column);
        ui.separator();
        for (key, more) in [("grid-wider", WIDER), ("grid-narrower", -WIDER)] {
            if ui.button(cx.t(key)).clicked() {
                let now = self.layout.widths.get(&column.key).or_else(|| self.drawn.get(&column.key)).copied();
                let width = (now.unwrap_or(column.width) + more).clamp(NARROWEST, WIDEST);
                self.layout.widths.insert(column.key.clone(), width);
                self.remember(cx);
            }
        }
        if column.stays {
            return asked;
        }
        for (key, right) in [("grid-move-left", false), ("grid-move-right", true)] {
            if ui.button(cx.t(key)).clicked() {
                self.layout.shift(sheet.columns(), &column.key, right);
                self.remember(cx);
            }
        }
        if ui.button(cx.t("grid-hide")).clicked() {
            self.layout.hidden.insert(column.key.clone());
            self.remember(cx);
            ui.close();
        }
        asked
    }

    /// The different values of a column, read again only where something has changed.
    fn values(&mut self, cx: &Cx<'_>, sheet: &dyn Sheet, index: usize) -> Arc<[String]> {
        let of = (sheet.stamp(), index, cx.language());
        if let Some(known) = self.values.as_ref().filter(|known| known.of == of) {
            return Arc::clone(&known.values);
        }
        let values: Arc<[String]> = view::values(sheet, index, cx.collator).into();
        self.values = Some(Values { of, values: Arc::clone(&values) });
        values
    }

    /// The values of a column, ticked where their rows are shown.
    fn filter_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, sheet: &dyn Sheet, index: usize, column: &Column) {
        ui.menu_button(cx.t("grid-filter"), |ui| {
            let values = self.values(cx, sheet, index);
            let without: &mut BTreeSet<String> = self.wanted.without.entry(column.key.clone()).or_default();
            ui.horizontal(|ui| {
                if ui.button(cx.t("grid-filter-all")).clicked() {
                    without.clear();
                }
                if ui.button(cx.t("grid-filter-none")).clicked() {
                    without.extend(values.iter().cloned());
                }
            });
            ScrollArea::vertical().max_height(260.0).show_rows(ui, 24.0, values.len(), |ui, range| {
                ui.set_min_width(200.0);
                for value in values.get(range).unwrap_or_default() {
                    let mut on = !without.contains(value);
                    let text = if value.is_empty() { cx.t("grid-filter-empty") } else { value };
                    if ui.checkbox(&mut on, text).changed() {
                        if on {
                            without.remove(value);
                        } else {
                            without.insert(value.clone());
                        }
                    }
                }
            });
        });
    }

    /// The button under which every column can be shown, hidden, moved, sorted and filtered, also with the keyboard, and
    /// the menu by which what is shown leaves the window.
    pub fn columns_button_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, sheet: &dyn Sheet) -> Vec<GridEvent> {
        self.layout = cx.status.grids.get(self.name).cloned().unwrap_or_default();
        let mut asked = Vec::new();
        self.out_ui(ui, cx);
        let response = icon_button(ui, icons::ICON_VIEW_COLUMN, cx.t("grid-columns"));
        let popup = Popup::menu(&response).close_behavior(PopupCloseBehavior::CloseOnClickOutside);
        popup.show(|ui| {
            ui.set_min_width(240.0);
            let mut order = self.layout.shown(sheet.columns());
            order.extend((0..sheet.columns().len()).filter(|at| !order.contains(at)).collect::<Vec<_>>());
            ScrollArea::vertical().max_height(ui.ctx().content_rect().height() * 0.6).follow(ui, |ui| {
                for index in order {
                    let Some(column) = sheet.columns().get(index) else { continue };
                    ui.horizontal(|ui| {
                        let mut on = self.layout.shows(column);
                        let tick = ui.add_enabled(!column.stays, egui::Checkbox::without_text(&mut on));
                        let name = cx.tw("grid-show-column", &[("column", column.title.as_str().into())]);
                        ui.ctx().accesskit_node_builder(tick.id, |node| node.set_label(name));
                        if tick.changed() {
                            if on {
                                self.layout.hidden.remove(&column.key);
                            } else {
                                self.layout.hidden.insert(column.key.clone());
                            }
                            self.remember(cx);
                        }
                        ui.menu_button(&column.title, |ui| {
                            if let Some(word) = self.column_ui(ui, cx, sheet, index) {
                                asked.push(GridEvent::Asked(index, word));
                            }
                        });
                    });
                }
            });
            ui.add_space(UNIT / 2.0);
            if self.layout != super::GridLayout::default() && ui.button(cx.t("grid-reset")).clicked() {
                self.layout = super::GridLayout::default();
                self.remember(cx);
                ui.close();
            }
        });
        asked
    }
}
