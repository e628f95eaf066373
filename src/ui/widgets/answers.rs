//! The answers to a question: buttons named by what they do, in one order everywhere.

use egui::{Response, Ui};

use super::keyboard::Asked;
use super::{danger, foot, plain_button, primary};
use crate::ui::Theme;

/// What an answer does to what is asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Does {
    /// What is wanted most often.
    Main,
    /// Something else that loses nothing.
    Else,
    /// It takes something away.
    TakesAway,
}

/// For so many passes a question is new: the click that has asked it takes the keyboard away in the first.
const NEW: u64 = 2;

/// Whether these answers were not there a moment ago.
fn fresh(ui: &Ui, answers: &[(Does, &str)]) -> bool {
    let (id, now) =
        (ui.scope_id().with(("answers", answers.first().map(|(_, text)| *text))), ui.ctx().cumulative_pass_nr());
    let (since, last) =
        ui.data(|data| data.get_temp::<(u64, u64)>(id)).filter(|(_, last)| last + 1 >= now).unwrap_or((now, now));
    ui.data_mut(|data| data.insert_temp(id, (since, last.max(now))));
    now < since + NEW
}

/// Draws the answers at the foot of a question and returns the index of the one that is given. The first is the safe
/// one: it loses nothing, stands at the end where the platform has it, has the keyboard and takes Enter.
pub fn answers(ui: &mut Ui, theme: &Theme, asked: &Asked, answers: &[(Does, &str)]) -> Option<usize> {
    let mut given = None;
    let one = |ui: &mut Ui, index: usize| -> Option<Response> {
        let (does, text) = answers.get(index)?;
        let response = match does {
            Does::Main => primary(ui, theme, text),
            Does::Else => plain_button(ui, text),
            Does::TakesAway => danger(ui, theme, text),
        };
        Some(response)
    };
    foot(ui, |ui| {
        // From the right end: on Windows what is safe stands first, elsewhere last.
        let order: Vec<usize> =
            if cfg!(windows) { (0..answers.len()).rev().collect() } else { (0..answers.len()).collect() };
        for index in order {
            let Some(response) = one(ui, index) else { continue };
            if index == 0 && fresh(ui, answers) {
                response.request_focus();
            }
            if response.clicked() {
                given = Some(index);
            }
        }
    });
    given.or_else(|| asked.entered(ui.ctx()).then_some(0))
}
