//! The copy that is kept on this computer, to be read while the share is down.

use egui::{RichText, Ui};

use crate::i18n::date::format_local_time;
use crate::ui::widgets::{section, small};
use crate::ui::{Action, Cx};

/// Draws whether one is kept, and as of when it is.
pub(super) fn ui(ui: &mut Ui, cx: &Cx<'_>) {
    let Some(reading) = &cx.status.reading else { return };
    section(
        ui,
        cx.theme,
        cx.t("reading-copy"),
        |_| {},
        |ui| {
            let mut kept = reading.kept;
            if ui.checkbox(&mut kept, cx.t("reading-copy-keep")).changed() {
                cx.act(Action::KeepReadingCopy(kept));
            }
            small(ui, cx.theme, cx.t("reading-copy-help"));
            if !reading.kept {
                return;
            }
            if let Some(trouble) = &reading.failed {
                let [what, safe, next] = cx.texts.trouble(trouble.key, &trouble.about);
                let text = RichText::new(cx.t("reading-copy-failed")).color(cx.theme.warning);
                ui.add(egui::Label::new(text).wrap());
                small(ui, cx.theme, format!("{what} {safe} {next}"));
            }
            if let Some(at) = reading.at {
                let time = format_local_time(cx.language(), at);
                small(ui, cx.theme, cx.tw("reading-copy-at", &[("time", time.into())]));
            }
        },
    );
}
