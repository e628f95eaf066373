//! The frame that every form over the window stands in: heading, fields that scroll, buttons at the foot.

use egui::{Align, Layout, Response, Ui};

use super::field::said;
use super::leaving::{Left, leaving};
use super::page::low;
use super::{foot, modal, modal_room, plain_button, primary, small, window_titles};
use crate::ui::Cx;
use crate::ui::theme::{UNIT, plain, size, strong};
use crate::ui::widgets::Follow;
use crate::ui::widgets::date_text::said_at_dates;
use crate::ui::widgets::number::{Misfit, Number, NumberText};
use crate::ui::widgets::typed;

/// The width of a form of one field.
pub const NARROW: f32 = 420.0;

/// The width of a form whose fields stand in one column.
pub const ONE_COLUMN: f32 = 480.0;

/// The width of a form whose fields stand in two columns.
pub const TWO_COLUMNS: f32 = 640.0;

/// What heading and buttons need beside the fields, in a low window and else.
const AROUND: (f32, f32) = (72.0, 154.0);

/// What a line above the buttons needs in a low window.
const WRONG: f32 = 22.0;

/// What has been asked of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// Nothing.
    Nothing,
    /// To be saved.
    Save,
    /// To be closed.
    Close,
    /// What the form's own further button says.
    Also,
}

/// What a form is called, and of what it is.
#[derive(Clone, Copy, Debug)]
pub struct About<'t> {
    /// Told from other forms by this.
    pub id: &'t str,
    /// The heading.
    pub heading: &'t str,
    /// What stands quietly under it, such as the agency's name.
    pub under: &'t str,
    /// Width in points: [`ONE_COLUMN`] or [`TWO_COLUMNS`].
    pub width: f32,
    /// Whether anything is written in it, so that it says what does not belong there.
    pub writes: bool,
    /// What the button that saves is called.
    pub save: &'t str,
    /// Whether that button can be pressed yet.
    pub ready: bool,
    /// Whether what stands in it is being saved: it says so, and can be left without a question.
    pub saving: bool,
    /// A further button at the left end, such as for deleting.
    pub also: Option<&'t str>,
}

/// How far a form has come.
#[derive(Clone, Debug, Default)]
pub struct Stage {
    /// Saving has been tried: what is missing is said at the fields.
    pub tried: bool,
    /// The key of what keeps the form from being saved, said above the buttons once saving has been tried.
    pub wrong: Option<&'static str>,
    /// What stands in the form is being saved.
    pub saving: bool,
    /// What has been said at a field already, and is not said again above the buttons.
    said: Vec<&'static str>,
    /// Whether to leave what is typed is being asked.
    leaving: bool,
    /// The first field has had the keyboard.
    begun: bool,
    /// Something is typed that is neither part of the form yet nor given up; it says so itself.
    pending: bool,
}

impl Stage {
    /// Puts the keyboard into the form's first field when the form opens.
    pub fn first(&mut self, field: &Response) {
        // The click that opened the form takes the keyboard away again in the first frame.
        if field.has_focus() {
            self.begun = true;
        } else if !self.begun {
            field.request_focus();
        }
    }

    /// What a field says where something is `missing` in it, once saving has been tried.
    pub fn missing(&mut self, cx: &Cx<'_>, missing: bool, key: &'static str) -> Option<String> {
        (self.tried && missing).then(|| self.at_field(cx, key))
    }

    /// What a field says that is wrong with it, which is then not said again above the buttons.
    pub fn at_field(&mut self, cx: &Cx<'_>, key: &'static str) -> String {
        self.said.push(key);
        cx.t(key).to_owned()
    }

    /// A number, with what does not fit said at its field. `needed` is one that cannot stay empty.
    pub fn number(
        &mut self,
        ui: &mut Ui,
        cx: &Cx<'_>,
        (key, width): (&str, f32),
        number: Number,
        text: &mut NumberText,
        needed: bool,
    ) -> Response {
        self.said.extend(number.misfit(cx, text, needed).map(Misfit::key));
        number.field(ui, cx, (cx.t(key), width), text, needed)
    }

    /// A number that cannot stay empty, on a line where its name is only spoken. What does not fit is handed back, to
    /// be said under the line.
    pub fn number_in_line(
        &mut self,
        ui: &mut Ui,
        cx: &Cx<'_>,
        (spoken, width): (&str, f32),
        number: Number,
        text: &mut NumberText,
    ) -> Option<String> {
        let misfit = number.misfit(cx, text, true);
        self.said.extend(misfit.map(Misfit::key));
        Number::in_line(ui, cx, (spoken, width), text, misfit);
        misfit.map(|misfit| misfit.words(cx))
    }
}

/// Draws a form. Enter in a field of one line, Ctrl+S and Ctrl+Enter save, Esc leaves; what is typed is not left without
/// asking.
pub fn form(
    ctx: &egui::Context,
    cx: &Cx<'_>,
    about: &About<'_>,
    stage: &mut Stage,
    changed: bool,
    fields: impl FnOnce(&mut Ui, &mut Stage),
) -> Asked {
    let mut asked = Asked::Nothing;
    modal(ctx, cx.theme, about.id, |ui, keys| {
        ui.set_width(about.width.min(ctx.content_rect().width() - 64.0));
        let low = low(ctx);
        if low {
            ui.spacing_mut().item_spacing.y = UNIT / 2.0;
        }
        let top = ui.cursor().top();
        window_titles(ui, cx.theme, about.heading, about.under);
        // A long name takes more lines than one.
        let line = |size| ui.painter().layout_no_wrap("0".to_owned(), size, cx.theme.quiet).size().y;
        let one_each = line(strong(size::SECTION + 1.0)) + line(plain(size::SMALL)) + 2.0 * UNIT;
        let under = if low { 0.0 } else { (ui.cursor().top() - top - one_each).max(0.0) };
        if stage.leaving {
            match leaving(ui, cx, about.ready) {
                Some(Left::Save) => {
                    (stage.leaving, stage.tried) = (false, true);
                    if !stage.pending {
                        asked = Asked::Save;
                    }
                }
                Some(Left::Back) => stage.leaving = false,
                Some(Left::Discard) => asked = Asked::Close,
                None => {}
            }
            return;
        }
        // A window over the window would be no higher than it begins.
        let wrong = if low && stage.tried && stage.wrong.is_some() { WRONG } else { 0.0 };
        let height = modal_room(ctx) - under - wrong - if low { AROUND.0 } else { AROUND.1 };
        said(ui, cx.t("form-notes-privacy"));
        egui::ScrollArea::vertical().max_height(height).min_scrolled_height(height).follow(ui, |ui| {
            // The bar floats over what is scrolled.
            ui.set_width(ui.available_width() - UNIT);
            stage.said.clear();
            typed::take_pending(ctx);
            ui.spacing_mut().item_spacing.y = UNIT;
            fields(ui, stage);
            stage.pending = typed::take_pending(ctx);
            if low {
                privacy_ui(ui, cx, about);
            }
        });
        if !low {
            privacy_ui(ui, cx, about);
        }
        let above = |key: &&str| stage.tried && !stage.said.contains(key) && !said_at_dates(key);
        if let Some(wrong) = stage.wrong.filter(above) {
            ui.colored_label(cx.theme.danger, cx.t(wrong));
        }
        if !low {
            ui.add_space(UNIT);
        }
        let (save, leave) = (keys.save || keys.entered(ui.ctx()), keys.leave);
        foot(ui, |ui| {
            let ready = about.ready && !about.saving;
            let text = if about.saving { cx.t("status-saving") } else { about.save };
            let button = ui.add_enabled_ui(ready, |ui| primary(ui, cx.theme, text)).inner;
            if ready && (button.clicked() || save) {
                stage.tried = true;
                if !stage.pending {
                    asked = Asked::Save;
                }
            }
            if plain_button(ui, cx.t("cancel")).clicked() || leave {
                if (changed || stage.pending) && !about.saving {
                    stage.leaving = true;
                } else {
                    asked = Asked::Close;
                }
            }
            if let Some(also) = about.also {
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    if ui.add_enabled_ui(!about.saving, |ui| plain_button(ui, also)).inner.clicked() {
                        asked = Asked::Also;
                    }
                });
            }
        });
    });
    asked
}

/// Where no field of the form has said what does not belong into it, the form does, once.
fn privacy_ui(ui: &mut Ui, cx: &Cx<'_>, about: &About<'_>) {
    let privacy = cx.t("form-notes-privacy");
    if about.writes && !said(ui, privacy) {
        ui.add_space(UNIT / 2.0);
        small(ui, cx.theme, privacy);
    }
}
