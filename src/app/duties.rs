//! The data duties on their way to paper.

use std::path::PathBuf;

use super::Kortisto;
use crate::exchange::duties::html;

impl Kortisto {
    /// Has the duties written.
    pub(super) fn export_duties(&mut self, path: PathBuf) {
        let page = html(&self.texts, &self.snapshot.rows, self.today());
        self.worker.save_file(path, page.into_bytes());
    }
}
