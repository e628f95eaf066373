//! What a user has chosen on this machine. Unknown entries of a newer program are kept.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;
use serde::{Deserialize, Serialize};

use crate::domain::Language;
use crate::ui::{GridLayout, Look};

/// How many recent files are remembered.
const RECENT: usize = 8;

/// The choices.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Preferences {
    /// The language; the system's where none was chosen.
    pub language: Option<Language>,
    /// Light or dark.
    pub look: Look,
    /// Size of everything in per cent.
    pub zoom: u32,
    /// Files opened before, newest first.
    pub recent: Vec<PathBuf>,
    /// Width and height of the window in points.
    pub window: Option<[f32; 2]>,
    /// How the columns of each table are liked.
    pub grids: BTreeMap<String, GridLayout>,
    /// What the columns of files hold that were brought in before: by their headings, of each the word of its field.
    pub columns: BTreeMap<String, BTreeMap<String, String>>,
    /// The files among whose people whoever sits here is not.
    pub unlisted: BTreeSet<PathBuf>,
    /// Entries this program does not know.
    #[serde(flatten)]
    pub others: serde_json::Map<String, serde_json::Value>,
    /// Where they are kept; nowhere in tests.
    #[serde(skip)]
    pub path: Option<PathBuf>,
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            language: None,
            look: Look::System,
            zoom: 100,
            recent: Vec::new(),
            window: None,
            grids: BTreeMap::new(),
            columns: BTreeMap::new(),
            unlisted: BTreeSet::new(),
            others: serde_json::Map::new(),
            path: None,
        }
    }
}

impl Preferences {
    /// What was chosen on this machine before; the defaults where nothing can be read.
    #[must_use]
    pub fn load() -> Self {
        let Ok(strategy) = etcetera::choose_base_strategy() else { return Self::default() };
        let path = strategy.config_dir().join("kortisto").join("preferences.json");
        let text = std::fs::read_to_string(&path).unwrap_or_default();
        let mut preferences: Self = serde_json::from_str(&text).unwrap_or_default();
        preferences.zoom = preferences.zoom.clamp(50, 300);
        preferences.path = Some(path);
        preferences
    }

    /// Writes the choices. A failure costs only the choices, so it is logged and no more.
    pub fn save(&self) {
        let Some(path) = &self.path else { return };
        if let Err(error) = self.write(path) {
            tracing::warn!(%error, "preferences not saved");
        }
    }

    fn write(&self, path: &Path) -> std::io::Result<()> {
        let folder = path.parent().unwrap_or_else(|| Path::new("."));
        std::fs::create_dir_all(folder)?;
        let temporary = tempfile::NamedTempFile::new_in(folder)?;
        serde_json::to_writer_pretty(&temporary, self)?;
        temporary.persist(path)?;
        Ok(())
    }

    /// Puts a file at the head of the recent ones.
    pub fn opened(&mut self, path: &Path) {
        self.recent.retain(|recent| recent != path);
        self.recent.insert(0, path.to_owned());
        self.recent.truncate(RECENT);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_come_back_with_what_a_newer_program_wrote() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("deep").join("preferences.json");
        let text = r#"{"language":"sv","zoom":150,"future":{"x":1}}"#;
        let mut preferences: Preferences = serde_json::from_str(text).expect("reads");
        preferences.path = Some(path.clone());
        preferences.opened(Path::new("/a"));
        preferences.opened(Path::new("/b"));
        preferences.opened(Path::new("/a"));
        preferences.save();
        let again: Preferences =
            serde_json::from_str(&std::fs::read_to_string(&path).expect("written")).expect("reads again");
        assert_eq!(again.recent, [PathBuf::from("/a"), PathBuf::from("/b")]);
        assert_eq!((again.language, again.zoom), (Some(Language::Sv), 150));
        assert!(again.others.contains_key("future"));
    }
}
