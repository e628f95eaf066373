//! *Asetukset*, *Tietosuoja*: who sees the register, what is told about it, for how long things are kept, and
//! everything held on a person.

mod keeping;
mod notice;
mod person;

use egui::Ui;

use super::Cx;
use super::draft::{KeptDraft, NotTakenUp};
use super::widgets::section;
use crate::domain::Record;

pub use person::Shown;

/// The page and its passing state.
#[derive(Default)]
pub struct PrivacyPage {
    notice: notice::Notice,
    /// For how long things are kept.
    pub keeping: keeping::Keeping,
    /// What is held on a person.
    pub person: person::PersonSearch,
}

impl PrivacyPage {
    /// Whether something has been typed that is not saved.
    #[must_use]
    pub fn typing(&self) -> bool {
        self.notice.typing() || self.keeping.typing()
    }

    /// Forgets what has been typed and not saved.
    pub fn discard(&mut self) {
        self.notice = notice::Notice::default();
        self.keeping = keeping::Keeping::default();
    }

    /// What is typed, to be kept outside the window.
    #[must_use]
    pub fn kept(&self, cx: &Cx<'_>) -> Vec<KeptDraft> {
        self.notice.kept(cx).into_iter().chain(self.keeping.kept(cx)).collect()
    }

    /// Shows what was kept as it was being typed.
    ///
    /// # Errors
    /// Where something else was kept.
    pub fn take_up(&mut self, kept: &KeptDraft) -> Result<(), NotTakenUp> {
        self.notice.take_up(kept).or_else(|_| self.keeping.take_up(kept))
    }

    /// Lets go of what was typed of a row of which what is saved stands.
    pub fn let_go(&mut self, row: &Record) {
        match row {
            Record::PrivacyNotice(now) => self.notice.let_go(now),
            Record::Retention(time) => self.keeping.let_go(time.kind),
            _ => {}
        }
    }

    /// Something has been erased: what was shown of it is gone.
    pub fn done(&mut self) {
        self.person = person::PersonSearch::default();
        self.keeping.done();
    }

    /// Draws the page.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        self.person.ui(ui, cx);
        section(
            ui,
            cx.theme,
            cx.t("privacy-access"),
            |_| {},
            |ui| {
                ui.add(egui::Label::new(cx.t("privacy-access-text")).wrap());
            },
        );
        self.notice.ui(ui, cx);
        self.keeping.ui(ui, cx);
    }
}
