//! What every dialog has: what went wrong in words, and the buttons at its foot.

use egui::Ui;

use crate::domain::EmployeeRole;
pub use crate::ui::Trouble;
use crate::ui::theme::UNIT;
use crate::ui::widgets::keyboard::Asked;
use crate::ui::widgets::{Does, answers, small};
use crate::ui::{Action, Cx};

/// What somebody who is no supervisor is told before something that concerns everybody.
pub(in crate::ui) fn not_supervisor_ui(ui: &mut Ui, cx: &Cx<'_>, key: &str) {
    let me = cx.status.me_id.and_then(|me| cx.snapshot.employee.get(me));
    if me.is_none_or(|one| one.role != EmployeeRole::Supervisor) {
        ui.add(egui::Label::new(egui::RichText::new(cx.t(key)).color(cx.theme.warning)).wrap());
    }
}

/// What is amiss, one after the other: what, whether the data is safe, what to do.
pub(in crate::ui) fn troubles_ui(ui: &mut Ui, cx: &Cx<'_>, troubles: &[&Trouble]) {
    for trouble in troubles {
        let [what, safe, next] = cx.texts.trouble(trouble.key, &trouble.about);
        ui.add(egui::Label::new(egui::RichText::new(what).color(cx.theme.warning)).wrap());
        small(ui, cx.theme, format!("{safe} {next}"));
    }
}

/// The answers to what is asked or said: `yes` with what it does and whether that takes something away, and `no`, which
/// Esc means too.
pub(in crate::ui) fn buttons(
    ui: &mut Ui,
    cx: &Cx<'_>,
    asked: &Asked,
    yes: Option<(&str, Action, bool)>,
    (no_text, no): (&str, Action),
) {
    let mut all = vec![(Does::Else, no_text, no.clone())];
    match yes {
        Some((text, action, true)) => all.push((Does::TakesAway, text, action)),
        Some((text, action, false)) => all.insert(0, (Does::Main, text, action)),
        None => {}
    }
    ask(ui, cx, asked, all, &no);
}

/// The answers to whether something is to be removed, which the button of that key does. None while it is not answered.
pub(in crate::ui) fn removes(ui: &mut Ui, cx: &Cx<'_>, asked: &Asked, key: &str) -> Option<bool> {
    let given = answers(ui, cx.theme, asked, &[(Does::Else, cx.t("cancel")), (Does::TakesAway, cx.t(key))]);
    given.map(|index| index == 1).or(asked.leave.then_some(false))
}

/// The answers to a question, the safe one first, each with what it asks for; and what Esc asks for.
pub(in crate::ui) fn ask(ui: &mut Ui, cx: &Cx<'_>, asked: &Asked, all: Vec<(Does, &str, Action)>, leave: &Action) {
    ui.add_space(UNIT);
    let texts: Vec<(Does, &str)> = all.iter().map(|(does, text, _)| (*does, *text)).collect();
    let given = answers(ui, cx.theme, asked, &texts);
    if let Some((.., action)) = given.and_then(|index| all.into_iter().nth(index)) {
        cx.act(action);
    } else if asked.leave {
        cx.act(leave.clone());
    }
}
