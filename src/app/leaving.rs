//! Leaving the file or the program: not before what is on its way has been answered, and not over something that is not
//! saved without asking.

use std::time::Instant;

use super::logos::{ChosenLogos, LOGO_PATIENCE};
use super::preferences::Corner;
use super::{Kortisto, PATIENCE};
use crate::ui::dialogs::{Asking, Dialog};
use crate::ui::{Action, Question, Theme, Wanted};
use crate::worker::Request;

impl Kortisto {
    /// Leaves the file or the program as `action` says, once nothing stands against it.
    pub(super) fn leave(&mut self, ctx: &egui::Context, action: Action, theme: &Theme) {
        if self.on_its_way(&action) {
            self.leaving = Some((action, Instant::now()));
            ctx.request_repaint_after(PATIENCE);
        } else if self.shell.typing() || self.chosen_logos.any_unread() || self.outbox.stuck().next().is_some() {
            self.ask_first(theme, Question::LeaveFile(Box::new(action)));
        } else {
            self.left(ctx, action);
        }
    }

    /// Leaves without what is typed or stuck; the user has been asked. What is on its way is waited for all the same.
    pub(super) fn leave_discarding(&mut self, ctx: &egui::Context, action: Action, theme: &Theme) {
        self.shell.discard_all();
        self.chosen_logos = ChosenLogos::default();
        self.outbox.retain(|one| one.since().is_some());
        self.leave(ctx, action, theme);
    }

    fn left(&mut self, ctx: &egui::Context, action: Action) {
        // What was given up is kept no longer; what was left behind before is.
        self.keep_now();
        match action {
            Action::ChooseFile => self.ask_file(Wanted::Register),
            Action::ChooseNewFile => self.ask_file(Wanted::NewRegister),
            Action::ChooseDemoFile => self.ask_file(Wanted::DemoRegister),
            Action::Open(path) => self.open(path),
            Action::CloseFile => self.worker.send(Request::Close),
            Action::Quit => {
                self.left = true;
                ctx.send_viewport_cmd(egui::ViewportCommand::Close);
            }
            _ => tracing::error!("this leaves nothing"),
        }
    }

    /// Whether something has to be answered before `action`.
    fn on_its_way(&self, action: &Action) -> bool {
        let quits = matches!(action, Action::Quit);
        let saving = self.outbox.waiting_since().is_some() || self.undoing > 0;
        // A picture that is being read is saved next.
        saving || self.chosen_logos.any_read() || (quits && self.worker.writing() > 0)
    }

    /// Goes on leaving once everything has been answered; asks again where something has not been saved after all.
    pub(super) fn go_on_leaving(&mut self, ctx: &egui::Context) {
        self.status.leaving = false;
        let Some((action, since)) = self.leaving.take() else { return };
        if !self.on_its_way(&action) {
            self.leave(ctx, action, &Theme::light());
            return;
        }
        match PATIENCE.checked_sub(since.elapsed()) {
            Some(rest) => ctx.request_repaint_after(rest),
            None => self.status.leaving = true,
        }
        if self.chosen_logos.any_read() {
            ctx.request_repaint_after(LOGO_PATIENCE);
        }
        self.leaving = Some((action, since));
    }

    /// Stays after all.
    pub(super) fn stay(&mut self) {
        self.leaving = None;
        self.status.leaving = false;
    }

    /// Asks a question before anything else is asked.
    pub(super) fn ask_first(&mut self, theme: &Theme, question: Question) {
        let typed = match question {
            Question::LeaveDraft(_) => self.lend(theme, |cx| self.shell.typed_here(cx)),
            _ => (Vec::new(), false),
        };
        let asking = self.lend(theme, |cx| Asking::new(cx, question, typed));
        self.shell.dialogs.ask(Dialog::Ask(asking));
    }

    /// The window is to close.
    pub(super) fn guard_closing(&mut self, ctx: &egui::Context) {
        if !ctx.input(|input| input.viewport().close_requested()) {
            return;
        }
        if !self.left {
            ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
            self.leave(ctx, Action::Quit, &Theme::light());
            return;
        }
        // The window comes back as large as it was left, and where; one that filled its monitor fills it again, and
        // keeps the size it had before.
        let (at, maximized) = ctx.input(|input| (input.viewport().outer_rect, input.viewport().maximized));
        self.preferences.maximized = maximized == Some(true);
        if !self.preferences.maximized {
            let size = ctx.content_rect().size() * ctx.zoom_factor();
            self.preferences.window = Some([size.x, size.y]);
            // Wayland tells nobody where a window is.
            #[expect(clippy::cast_possible_truncation, reason = "pixels of a desktop")]
            let pixels = |side: f32| (side * ctx.pixels_per_point()).round() as i32;
            self.preferences.window_at = at.map(|rect| Corner { left: pixels(rect.min.x), top: pixels(rect.min.y) });
        }
        self.remember_at_last();
    }
}
