//! *Kuka olet?*: asked once, when the login belongs to none of us.

use egui::{Button, Key, ScrollArea, Ui, Vec2};

use super::theme::{ROW, UNIT};
use super::widgets::{Field, modal, modal_room, plain_button, small, window_title};
use super::{Action, Cx};
use crate::domain::{Employee, search::fold};
use crate::ui::widgets::Follow;

/// How many people there are before one looks for a name rather than at the list.
const FEW: usize = 8;

/// What the heading and the buttons take, where those stand in two lines.
const AROUND: f32 = 120.0;

/// The question and its passing state.
#[derive(Default)]
pub struct Who {
    filter: String,
    begun: bool,
}

impl Who {
    /// Draws the question.
    pub fn ui(&mut self, ctx: &egui::Context, cx: &Cx<'_>) {
        modal(ctx, cx.theme, "who", |ui, asked| {
            ui.set_width(420.0_f32.min(ctx.content_rect().width() - 64.0));
            window_title(ui, cx.t("who-title"));
            let room = modal_room(ctx) - AROUND;
            ScrollArea::vertical().max_height(room).min_scrolled_height(room).follow(ui, |ui| {
                ui.set_width(ui.available_width() - UNIT);
                small(ui, cx.theme, cx.tw("who-help", &[("login", cx.status.login.as_str().into())]));
                self.people_ui(ui, cx);
            });
            ui.add_space(UNIT / 2.0);
            ui.horizontal_wrapped(|ui| {
                if cx.writable() && plain_button(ui, cx.t("who-add-me")).clicked() {
                    cx.act(Action::AddMe);
                }
                if plain_button(ui, cx.t("who-not-listed")).clicked() {
                    cx.act(Action::NotListed);
                }
                if plain_button(ui, cx.t("who-later")).clicked() || asked.leave {
                    cx.act(Action::AskWhoLater);
                }
            });
        });
    }

    fn people_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let mut people: Vec<&Employee> = cx.snapshot.employee.iter().filter(|one| one.ours_on(cx.today)).collect();
        people.sort_by(|a, b| cx.collator.compare(&a.name, &b.name));
        if people.len() > FEW {
            let field = Field::new(cx.t("field-name"), &mut self.filter).show(ui, cx.theme);
            if !std::mem::replace(&mut self.begun, true) {
                field.request_focus();
            }
            let wanted = fold(self.filter.trim());
            people.retain(|one| fold(&one.name).contains(&wanted));
            // Enter takes the only one there is.
            if field.lost_focus()
                && ui.input(|input| input.key_pressed(Key::Enter))
                && let [only] = people.as_slice()
            {
                cx.act(Action::IAm(only.id));
            }
        }
        if people.is_empty() {
            small(ui, cx.theme, cx.t("who-nobody"));
        }
        ui.spacing_mut().item_spacing.y = 2.0;
        for person in people {
            let button = Button::new(person.name.as_str()).frame_when_inactive(false).right_text("");
            if ui.add(button.min_size(Vec2::new(ui.available_width(), ROW))).clicked() {
                cx.act(Action::IAm(person.id));
            }
        }
    }
}
