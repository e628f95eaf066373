//! Rows of one kind in a section, each with the button that opens its form.

use egui::Ui;
use uuid::Uuid;

use super::listing::records as records_of;
use crate::domain::Record;
use crate::ui::Cx;
use crate::ui::theme::{UNIT, size};
use crate::ui::widgets::taking_out;
use crate::ui::widgets::{edit_button, hairline, link, section, small};

/// What is asked for of the rows of one kind.
pub(in crate::ui) enum Asked<T> {
    /// A new one.
    New,
    /// This one, to be edited.
    Edit(T),
}

/// The rows of one kind, each with the button that edits it; what is asked for. `keys` are those of the heading, of what
/// is said where there are none, and of the link that adds one; empty where none can be added.
pub(in crate::ui) fn rows_ui<T: Clone + Into<Record>>(
    ui: &mut Ui,
    cx: &Cx<'_>,
    keys: [&str; 3],
    rows: &[&T],
    named: impl Fn(&T) -> (Uuid, String),
    says: impl Fn(&mut Ui, &T),
) -> Option<Asked<T>> {
    let [heading, none, add_key] = keys;
    let (mut add, mut edit) = (false, None);
    section(
        ui,
        cx.theme,
        cx.t(heading),
        |ui| {
            add = !add_key.is_empty() && add_link(ui, cx, add_key);
            out_ui(ui, cx, heading, !rows.is_empty());
        },
        |ui| {
            if rows.is_empty() {
                small(ui, cx.theme, cx.t(none));
            }
            for (index, row) in rows.iter().enumerate() {
                if index > 0 {
                    hairline(ui, cx.theme);
                }
                let (id, name) = named(row);
                ui.push_id(id, |ui| {
                    if row_ui(ui, cx, (id, &name), |ui| says(ui, row)) {
                        edit = Some((*row).clone());
                    }
                });
            }
            listed(ui, cx, heading, rows);
        },
    );
    if add { Some(Asked::New) } else { edit.map(Asked::Edit) }
}

/// The menu by which the rows of a section leave the window, where there are any; `heading` is the key of its heading.
pub(in crate::ui) fn out_ui(ui: &mut Ui, cx: &Cx<'_>, heading: &str, any: bool) {
    if any {
        taking_out::named_ui(ui, cx, taking_out::rows_of(heading), cx.t(heading));
    }
}

/// Lets the rows of a section be taken out, once they are drawn.
pub(in crate::ui) fn listed<T: Clone + Into<Record>>(ui: &Ui, cx: &Cx<'_>, heading: &str, rows: &[&T]) {
    if !rows.is_empty() {
        let records = || rows.iter().map(|row| (*row).clone().into()).collect::<Vec<Record>>();
        taking_out::listed(ui, taking_out::rows_of(heading), || records_of(cx, cx.t(heading), &records()));
    }
}

/// The link that opens the form of a new row, under a shorter word where there is one.
pub(in crate::ui) fn add_link(ui: &mut Ui, cx: &Cx<'_>, key: &str) -> bool {
    if !cx.writable() {
        return false;
    }
    let (name, short) = (cx.t(key), format!("{key}-short"));
    let response = link(ui, cx.theme, if cx.texts.has(&short) { cx.t(&short) } else { name });
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Link, true, name));
    response.clicked()
}

/// Something that is not as it should be, in words that wrap.
pub(in crate::ui) fn alarm_ui(ui: &mut Ui, cx: &Cx<'_>, text: &str) {
    let frame = egui::Frame::new().fill(cx.theme.warning_ground).corner_radius(4);
    frame.inner_margin(egui::Margin::symmetric(8, 3)).show(ui, |ui| {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            ui.spacing_mut().interact_size.y = 18.0;
            let icon = egui_material_icons::icons::ICON_WARNING.rich_text().size(size::BODY);
            ui.add(egui::Label::new(icon.color(cx.theme.warning)));
            let text = egui::RichText::new(text).size(size::SMALL).color(cx.theme.warning);
            ui.add(egui::Label::new(text).wrap());
        });
    });
}

/// A row of a list: what it says to the left, and to the right the button that opens its form. True where that was
/// pressed.
pub(in crate::ui) fn row_ui(ui: &mut Ui, cx: &Cx<'_>, (row, named): (Uuid, &str), says: impl FnOnce(&mut Ui)) -> bool {
    let buttons = if cx.writable() { 28.0 + UNIT } else { 0.0 };
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = UNIT;
        let width = (ui.available_width() - buttons).max(80.0);
        ui.allocate_ui_with_layout(egui::vec2(width, 0.0), egui::Layout::top_down(egui::Align::Min), |ui| {
            ui.set_width(width);
            ui.spacing_mut().item_spacing.y = 2.0;
            // A pill is no higher than a line of text.
            ui.spacing_mut().interact_size.y = 20.0;
            says(ui);
        });
        cx.writable() && edit_button(ui, &cx.tw("edit-named", &[("name", named.into())]), row)
    })
    .inner
}
