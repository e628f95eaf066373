//! Fields: the label above, the value below, and below that what looks wrong.

use egui::{Key, Response, RichText, Stroke, TextEdit, Ui, Vec2};
use egui_material_icons::icons;

use super::{small, typed};
use crate::ui::theme::{ROW, UNIT, size};
use crate::ui::{Cx, Theme};

/// A text field.
pub struct Field<'t> {
    label: &'t str,
    text: &'t mut String,
    lines: usize,
    width: f32,
    hint: &'t str,
    doubt: Option<String>,
    error: Option<String>,
    aside: Option<String>,
    required: bool,
    id: Option<egui::Id>,
    end: i8,
}

impl<'t> Field<'t> {
    /// A field of one line across the available width.
    pub fn new(label: &'t str, text: &'t mut String) -> Self {
        Self {
            label,
            text,
            lines: 1,
            width: f32::INFINITY,
            hint: "",
            doubt: None,
            error: None,
            aside: None,
            required: false,
            id: None,
            end: 8,
        }
    }

    /// A field of several lines.
    #[must_use]
    pub const fn lines(mut self, lines: usize) -> Self {
        self.lines = lines;
        self
    }

    /// A field of this width in points.
    #[must_use]
    pub const fn width(mut self, width: f32) -> Self {
        self.width = width;
        self
    }

    /// What could stand in the empty field.
    #[must_use]
    pub const fn hint(mut self, hint: &'t str) -> Self {
        self.hint = hint;
        self
    }

    /// Something looks wrong, but may be right.
    #[must_use]
    pub fn doubt(mut self, doubt: Option<String>) -> Self {
        self.doubt = doubt;
        self
    }

    /// Something is wrong and keeps the form from being saved.
    #[must_use]
    pub fn error(mut self, error: Option<String>) -> Self {
        self.error = error;
        self
    }

    /// Something worth knowing about what is typed.
    #[must_use]
    pub fn aside(mut self, aside: Option<String>) -> Self {
        self.aside = aside;
        self
    }

    /// The field must be filled in.
    #[must_use]
    pub const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// The field's own id, for putting the keyboard into it.
    #[must_use]
    pub const fn id(mut self, id: egui::Id) -> Self {
        self.id = Some(id);
        self
    }

    /// What the text leaves free at the field's end, in points, for something that is drawn there.
    #[must_use]
    pub(super) const fn end(mut self, end: i8) -> Self {
        self.end = end;
        self
    }

    /// Draws the field.
    pub fn show(self, ui: &mut Ui, theme: &Theme) -> Response {
        let width = self.width.min(ui.available_width());
        ui.allocate_ui_with_layout(Vec2::new(width, 0.0), egui::Layout::top_down(egui::Align::Min), |ui| {
            ui.set_width(width);
            ui.spacing_mut().item_spacing.y = 3.0;
            let label = label(ui, theme, self.label, self.required);
            let id = typed::identity(ui, self.id);
            typed::begins(ui.ctx(), id, self.text);
            let edit = if self.lines > 1 {
                TextEdit::multiline(&mut *self.text).desired_rows(self.lines)
            } else {
                TextEdit::singleline(&mut *self.text).min_size(Vec2::new(0.0, ROW)).align(egui::Align2::LEFT_CENTER)
            };
            let margin = egui::Margin { left: 8, right: self.end, top: 6, bottom: 6 };
            let edit = edit.desired_width(f32::INFINITY).hint_text(self.hint).margin(margin).id(id);
            if self.error.is_some() {
                let widgets = &mut ui.visuals_mut().widgets;
                for widget in [&mut widgets.inactive, &mut widgets.hovered] {
                    widget.bg_stroke = Stroke::new(1.5, theme.danger);
                }
            }
            let response = ui.add(edit).labelled_by(label.id);
            typed::leaves(ui.ctx(), id, self.text);
            remarks(ui, theme, self.error.as_deref(), self.doubt.as_deref(), self.aside.as_deref());
            if let Some(aside) = self.aside {
                has_said(ui, aside);
            }
            if let Some(remark) = self.error.as_ref().or(self.doubt.as_ref()) {
                let invalid = self.error.is_some();
                ui.ctx().accesskit_node_builder(response.id, |node| {
                    node.set_description(remark.clone());
                    if invalid {
                        node.set_invalid(egui::accesskit::Invalid::True);
                    }
                });
            }
            response
        })
        .inner
    }
}

/// Something worth knowing under a field that is none of [`Field`].
pub fn aside_ui(ui: &mut Ui, theme: &Theme, aside: &str) {
    small(ui, theme, aside);
    has_said(ui, aside.to_owned());
}

/// Remembers what a field has said, so that its form does not say it again.
fn has_said(ui: &Ui, aside: String) {
    ui.data_mut(|data| data.insert_temp(said_id(), aside));
}

fn said_id() -> egui::Id {
    egui::Id::unique("last-aside")
}

/// Whether `aside` was the last aside of a field since the last time this was asked.
pub(super) fn said(ui: &Ui, aside: &str) -> bool {
    ui.data_mut(|data| data.remove_temp::<String>(said_id())).is_some_and(|said| said == aside)
}

pub(super) fn label(ui: &mut Ui, theme: &Theme, text: &str, required: bool) -> Response {
    let text = if required { format!("{text} {}", required_mark()) } else { text.to_owned() };
    small(ui, theme, text)
}

/// What stands behind the label of a field that must be filled in.
#[must_use]
pub const fn required_mark() -> &'static str {
    "*"
}

fn remarks(ui: &mut Ui, theme: &Theme, error: Option<&str>, doubt: Option<&str>, aside: Option<&str>) {
    for (icon, remark, ink) in [
        (icons::ICON_ERROR, error, theme.danger),
        (icons::ICON_WARNING, doubt, theme.warning),
        (icons::ICON_INFO, aside, theme.quiet),
    ] {
        let Some(remark) = remark else { continue };
        ui.horizontal_top(|ui| {
            ui.spacing_mut().interact_size.y = 16.0;
            ui.spacing_mut().item_spacing.x = 4.0;
            ui.add(egui::Label::new(icon.rich_text().size(size::BODY).color(ink)));
            ui.add(egui::Label::new(RichText::new(remark).size(size::SMALL).color(ink)).wrap());
        });
    }
}

/// A value to read, with its label above. Returns the response of the value, which can be clicked and focused
/// where `editable`.
pub fn reading(ui: &mut Ui, cx: &Cx<'_>, label: &str, value: &str, editable: bool) -> Response {
    let missing = value.trim().is_empty();
    let text = if missing {
        RichText::new(cx.t("value-missing")).color(cx.theme.quiet)
    } else {
        RichText::new(value).color(cx.theme.text)
    };
    let sense = if editable { egui::Sense::click() } else { egui::Sense::hover() };
    let value_ui = |ui: &mut Ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        small(ui, cx.theme, label);
        ui.add(egui::Label::new(text).wrap().selectable(true).sense(sense))
    };
    let response = ui.vertical(value_ui).inner;
    if editable {
        can_be_corrected(ui, cx, &response, &format!("{label}: {value}"));
    }
    response
}

/// A value on a line that can be corrected where it stands: it can be clicked and focused.
pub fn correctable(ui: &mut Ui, cx: &Cx<'_>, value: egui::Label, spoken: &str) -> Response {
    let response = ui.add(value.selectable(true).sense(egui::Sense::click()));
    can_be_corrected(ui, cx, &response, spoken);
    response
}

/// Says of a value to a screen reader what it is, and shows the pointer that it can be corrected.
fn can_be_corrected(ui: &Ui, cx: &Cx<'_>, value: &Response, spoken: &str) {
    value.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, spoken));
    mark_correct_keys(ui.ctx(), value.id);
    if value.hovered() {
        let rect = value.rect.expand2(Vec2::new(UNIT / 2.0, 2.0));
        ui.painter().rect_stroke(rect, 4.0, Stroke::new(1.0, cx.theme.line), egui::StrokeKind::Outside);
    }
}

/// Says of something that can have the keyboard that it has a meaning of its own for F2.
pub fn mark_correct_keys(ctx: &egui::Context, id: egui::Id) {
    ctx.data_mut(|data| data.insert_temp(id.with("corrects"), true));
}

/// Whether what has the keyboard has a meaning of its own for F2.
pub fn correct_keys(ctx: &egui::Context) -> bool {
    let focused = ctx.memory(egui::Memory::focused);
    focused.is_some_and(|id| ctx.data(|data| data.get_temp::<bool>(id.with("corrects"))).unwrap_or_default())
}

/// Whether a value is to be corrected: by F2 or Enter on it, or a double click.
pub fn corrects(ui: &Ui, value: &Response) -> bool {
    let keys = value.has_focus() && ui.input(|input| input.key_pressed(Key::F2) || input.key_pressed(Key::Enter));
    keys || value.double_clicked()
}
