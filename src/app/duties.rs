//! The data duties on their way to paper.

use super::Kortisto;
use crate::exchange::duties::html;

impl Kortisto {
    /// Asks where the duties go, and has them written there.
    pub(super) fn export_duties(&mut self) {
        let kind = self.texts.get("file-kind-html").to_owned();
        let name = self.texts.get("upkeep-duties").to_lowercase();
        let Some(path) = self.dialogs.save(&kind, &name, "html") else { return };
        let page = html(&self.texts, &self.snapshot.rows, self.today());
        self.worker.save_file(path, page.into_bytes());
    }
}
