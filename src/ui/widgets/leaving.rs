//! The question of a form that is left with something typed in it.

use egui::Ui;

use super::keyboard::{self, Level};
use super::{Does, answers};
use crate::ui::Cx;
use crate::ui::theme::UNIT;

/// What is to become of what is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Left {
    /// It is saved.
    Save,
    /// It is gone on with.
    Back,
    /// It is given up.
    Discard,
}

/// Asks what is to become of what is typed in a form, which can be saved where it is `ready`. The question lies over
/// the form, so that the keyboard returns to its field.
pub(super) fn leaving(ui: &mut Ui, cx: &Cx<'_>, ready: bool) -> Option<Left> {
    let asked = keyboard::over(ui, ui.unique_id().with("leaving"), Level::Window);
    ui.add_space(UNIT);
    ui.label(cx.t("ask-leave-text"));
    ui.add_space(UNIT);
    let mut all = vec![
        (Left::Save, Does::Main, "ask-leave-save"),
        (Left::Back, Does::Else, "ask-leave-stay"),
        (Left::Discard, Does::TakesAway, "ask-leave-discard"),
    ];
    if !ready {
        all.remove(0);
    }
    let texts: Vec<(Does, &str)> = all.iter().map(|(_, does, key)| (*does, cx.t(key))).collect();
    let given = answers(ui, cx.theme, &asked, &texts).and_then(|index| all.get(index)).map(|(left, ..)| *left);
    given.or((asked.save && ready).then_some(Left::Save)).or(asked.leave.then_some(Left::Back))
}
