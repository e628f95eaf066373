//! Short messages about what has just happened. They leave by themselves, except where something went wrong.

use std::time::{Duration, Instant};

use egui::{Align2, Area, Order, Rect, RichText, Ui, Vec2};
use egui_material_icons::icons;

use super::theme::size;
use super::widgets::keyboard;
use super::widgets::{icon_button, link};
use super::{Action, Cx};

/// How long a message stays.
const STAY: Duration = Duration::from_secs(7);

/// How long it stays where something went wrong. What is not saved stands in the status bar for as long as it is not.
const STAY_LONGER: Duration = Duration::from_secs(20);

/// As large as a message may be, before it has been drawn.
const LARGE: Vec2 = Vec2::new(460.0, 110.0);

/// What is higher than this, such as a table, has its own cursor somewhere.
const HIGH: f32 = 160.0;

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
    until: Instant,
}

/// The message on the screen: one at a time, the newest.
#[derive(Default)]
pub struct Toasts {
    standing: Option<Toast>,
    /// Where it stood in the last frame.
    rect: Option<Rect>,
}

impl Toasts {
    /// Says something, with perhaps something to do about it.
    pub fn say(&mut self, tone: Tone, text: String, action: Option<(String, Action)>) {
        let until = Instant::now() + if tone == Tone::Good { STAY } else { STAY_LONGER };
        self.standing = Some(Toast { text, tone, action, until });
    }

    /// Goes on as if so much time had passed; for tests.
    pub fn later(&mut self, by: Duration) {
        if let Some(toast) = &mut self.standing {
            toast.until -= by;
        }
    }

    /// Takes the message away.
    pub fn clear(&mut self) {
        self.standing = None;
    }

    /// Draws the message above the bottom right corner, or below the top right one where it would cover what has the
    /// keyboard.
    pub fn ui(&mut self, ctx: &egui::Context, cx: &Cx<'_>) {
        let now = Instant::now();
        let Some(toast) = self.standing.take_if(|toast| now < toast.until) else {
            (self.standing, self.rect) = (None, None);
            return;
        };
        ctx.request_repaint_after(toast.until.saturating_duration_since(now));
        let focused = ctx.memory(egui::Memory::focused).and_then(|id| ctx.read_response(id));
        // Its own button is no reason to move.
        let focused = focused.filter(|one| one.layer_id.id != keyboard::message_area());
        let place = Rect::from_min_max(ctx.content_rect().right_bottom() - LARGE, ctx.content_rect().right_bottom());
        let place = self.rect.filter(|rect| place.intersects(*rect)).unwrap_or(place);
        let covers = focused.is_some_and(|one| one.rect.intersects(place) && one.rect.height() < HIGH);
        let (corner, offset) = if covers {
            (Align2::RIGHT_TOP, Vec2::new(-20.0, 56.0))
        } else {
            (Align2::RIGHT_BOTTOM, Vec2::new(-20.0, -44.0))
        };
        let mut gone = false;
        let area = Area::new(keyboard::message_area()).order(Order::Foreground).anchor(corner, offset);
        let drawn = area.show(ctx, |ui| {
            ui.set_max_width(420.0);
            gone = one_ui(ui, cx, &toast);
        });
        if !covers {
            self.rect = Some(drawn.response.rect);
        }
        self.standing = (!gone).then_some(toast);
    }
}

/// Draws a message; true where it is done with.
fn one_ui(ui: &mut Ui, cx: &Cx<'_>, toast: &Toast) -> bool {
    let (icon, ink) = match toast.tone {
        Tone::Good => (icons::ICON_CHECK_CIRCLE, cx.theme.accent),
        Tone::Bad => (icons::ICON_ERROR, cx.theme.danger),
    };
    let frame = cx.theme.card().inner_margin(egui::Margin::symmetric(12, 8)).shadow(ui.visuals().popup_shadow);
    let mut gone = false;
    frame.show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.add(egui::Label::new(icon.rich_text().size(18.0).color(ink)));
            let text = RichText::new(&toast.text).size(size::BODY);
            let label = ui.add(egui::Label::new(text).wrap());
            ui.ctx().accesskit_node_builder(label.id, |node| node.set_live(egui::accesskit::Live::Polite));
            if let Some((word, action)) = &toast.action
                && link(ui, cx.theme, word).clicked()
            {
                cx.act(action.clone());
                gone = true;
            }
            gone |= icon_button(ui, icons::ICON_CLOSE, cx.t("close")).clicked();
        });
    });
    gone
}
