//! Short messages about what has just happened. They leave by themselves, except where something went wrong.

use std::time::{Duration, Instant};

use egui::{Align2, Area, Id, Order, RichText, Vec2};
use egui_material_icons::icons;

use super::theme::{UNIT, size};
use super::widgets::{icon_button, link};
use super::{Action, Cx};

/// How long a message stays.
const STAY: Duration = Duration::from_secs(7);

/// How many messages stand at once; older ones make room.
const MOST: usize = 4;

/// How a message is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// It worked.
    Good,
    /// It did not.
    Bad,
}

struct Toast {
    text: String,
    tone: Tone,
    /// A word and what it does, such as Undo.
    action: Option<(String, Action)>,
    until: Option<Instant>,
}

/// The messages on the screen.
#[derive(Default)]
pub struct Toasts {
    standing: Vec<Toast>,
}

impl Toasts {
    /// Says something, with perhaps something to do about it.
    pub fn say(&mut self, tone: Tone, text: String, action: Option<(String, Action)>) {
        // What went wrong stays until it is read.
        let until = (tone == Tone::Good).then(|| Instant::now() + STAY);
        self.standing.push(Toast { text, tone, action, until });
        let surplus = self.standing.len().saturating_sub(MOST);
        self.standing.drain(..surplus);
    }

    /// Takes every message away.
    pub fn clear(&mut self) {
        self.standing.clear();
    }

    /// Draws the messages above the bottom right corner.
    pub fn ui(&mut self, ctx: &egui::Context, cx: &Cx<'_>) {
        let now = Instant::now();
        self.standing.retain(|toast| toast.until.is_none_or(|until| now < until));
        if let Some(next) = self.standing.iter().filter_map(|toast| toast.until).min() {
            ctx.request_repaint_after(next.saturating_duration_since(now));
        }
        if self.standing.is_empty() {
            return;
        }
        let mut gone = None;
        Area::new(Id::unique("toasts"))
            .order(Order::Foreground)
            .anchor(Align2::RIGHT_BOTTOM, Vec2::new(-20.0, -44.0))
            .show(ctx, |ui| {
                ui.set_max_width(420.0);
                for (index, toast) in self.standing.iter().enumerate() {
                    let (icon, ink) = match toast.tone {
                        Tone::Good => (icons::ICON_CHECK_CIRCLE, cx.theme.accent),
                        Tone::Bad => (icons::ICON_ERROR, cx.theme.danger),
                    };
                    let frame =
                        cx.theme.card().inner_margin(egui::Margin::symmetric(12, 8)).shadow(ui.visuals().popup_shadow);
                    frame.show(ui, |ui| {
                        ui.horizontal(|ui| {
                            ui.add(egui::Label::new(icon.rich_text().size(18.0).color(ink)));
                            let text = RichText::new(&toast.text).size(size::BODY);
                            let label = ui.add(egui::Label::new(text).wrap());
                            ui.ctx()
                                .accesskit_node_builder(label.id, |node| node.set_live(egui::accesskit::Live::Polite));
                            if let Some((word, action)) = &toast.action
                                && link(ui, cx.theme, word).clicked()
                            {
                                cx.act(action.clone());
                                gone = Some(index);
                            }
                            if icon_button(ui, icons::ICON_CLOSE, cx.t("close")).clicked() {
                                gone = Some(index);
                            }
                        });
                    });
                    ui.add_space(UNIT / 2.0);
                }
            });
        if let Some(index) = gone {
            self.standing.remove(index);
        }
    }
}
