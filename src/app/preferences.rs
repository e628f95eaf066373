//! What a user has chosen on this machine. Each entry is read by itself, and what is not understood, as a newer program
//! may write it, is kept as it is until something else is chosen in its place.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::domain::{EmployeeRole, Language};
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
    /// Whether *Tänään* is the whole unit's, as those of each role have chosen.
    pub whole_unit: BTreeMap<EmployeeRole, bool>,
    /// The files among whose people whoever sits here is not.
    pub unlisted: BTreeSet<PathBuf>,
    /// What they were read from.
    #[serde(skip)]
    pub found: Found,
    /// Where they are kept; nowhere in tests.
    #[serde(skip)]
    pub path: Option<PathBuf>,
}

/// The entries of a text of choices, and what was understood of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    found: Value,
    understood: Value,
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
            whole_unit: BTreeMap::new(),
            unlisted: BTreeSet::new(),
            found: Found::default(),
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
        Self { path: Some(path), ..Self::read(&text) }
    }

    /// The choices that a text holds: as many of them as can be understood.
    fn read(text: &str) -> Self {
        let found: Map<String, Value> = serde_json::from_str(text).unwrap_or_default();
        let one = |name: &String, value: &Value| Value::Object([(name.clone(), value.clone())].into_iter().collect());
        let mut understood = Map::new();
        for (key, value) in &found {
            let fits = |value: &Value| serde_json::from_value::<Self>(one(key, value)).is_ok();
            let some: Value = match value {
                whole if fits(whole) => whole.clone(),
                Value::Array(items) => {
                    items.iter().filter(|item| fits(&Value::Array(vec![(*item).clone()]))).cloned().collect()
                }
                Value::Object(entries) => {
                    let some = entries.iter().filter(|(name, value)| fits(&one(name, value)));
                    Value::Object(some.map(|(name, value)| (name.clone(), value.clone())).collect())
                }
                _ => continue,
            };
            if fits(&some) {
                understood.insert(key.clone(), some);
            }
        }
        let mut preferences: Self = serde_json::from_value(Value::Object(understood)).unwrap_or_default();
        preferences.zoom = preferences.zoom.clamp(50, 300);
        let understood = serde_json::to_value(&preferences).unwrap_or_default();
        let found = if found.is_empty() { Value::Null } else { Value::Object(found) };
        preferences.found = Found { found, understood };
        preferences
    }

    /// What is written: the choices, and of what was read whatever they do not replace.
    fn written(&self) -> serde_json::Result<Value> {
        Ok(kept(&self.found.found, &self.found.understood, serde_json::to_value(self)?))
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
        serde_json::to_writer_pretty(&temporary, &self.written()?)?;
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

/// `now`, with what stood in `found` wherever it is still as it was `understood`, and with the entries of `found` that
/// were not understood at all.
fn kept(found: &Value, understood: &Value, now: Value) -> Value {
    match (found, now) {
        (Value::Null, now) => now,
        (found, now) if *understood == now => found.clone(),
        (Value::Object(found), Value::Object(mut now)) => {
            for (key, was) in found {
                let before = understood.get(key);
                let value = match now.remove(key) {
                    Some(value) => kept(was, before.unwrap_or(&Value::Null), value),
                    // It was understood, and has been taken away.
                    None if before.is_some() => continue,
                    None => was.clone(),
                };
                now.insert(key.clone(), value);
            }
            Value::Object(now)
        }
        (_, now) => now,
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
        let mut preferences = Preferences::read(text);
        preferences.path = Some(path.clone());
        preferences.opened(Path::new("/a"));
        preferences.opened(Path::new("/b"));
        preferences.opened(Path::new("/a"));
        preferences.save();
        let written = std::fs::read_to_string(&path).expect("written");
        let again = Preferences::read(&written);
        assert_eq!(again.recent, [PathBuf::from("/a"), PathBuf::from("/b")]);
        assert_eq!((again.language, again.zoom), (Some(Language::Sv), 150));
        assert!(written.contains("future"));
    }

    #[test]
    fn an_entry_that_is_not_understood_costs_no_other_and_is_kept() {
        let found = serde_json::json!({
            "look": "sepia", "zoom": -5, "language": "sv", "recent": ["/a", {"cloud": "b"}, "/c"],
            "grids": {"headcounts": {"hidden": 7, "newer": true}, "volumes": {}},
            "columns": {"Nimi;Puhelin": {"Nimi": "name"}, "broken": 3},
        });
        let mut preferences = Preferences::read(&found.to_string());
        assert_eq!(preferences.language, Some(Language::Sv));
        assert_eq!(
            (preferences.look, preferences.zoom),
            (Look::System, 100),
            "what is not understood is as if not there"
        );
        assert_eq!(preferences.recent, [PathBuf::from("/a"), PathBuf::from("/c")]);
        assert_eq!(preferences.columns.len(), 1);
        let written = preferences.written().expect("writes");
        for key in ["look", "zoom", "recent", "grids", "columns"] {
            assert_eq!(written[key], found[key], "nothing was chosen: {key}");
        }
        preferences.look = Look::Dark;
        preferences.opened(Path::new("/d"));
        preferences.columns.clear();
        let written = preferences.written().expect("writes");
        assert_eq!(written["look"], "dark");
        assert_eq!(written["recent"], serde_json::json!(["/d", "/a", "/c"]));
        assert_eq!(written["columns"], serde_json::json!({"broken": 3}), "only what was understood was taken away");
        assert_eq!(written["zoom"], -5);
    }

    #[test]
    fn what_is_no_text_of_choices_gives_the_usual_ones() {
        for text in ["", "{", "7", "[]", "null", "\u{0}"] {
            let preferences = Preferences::read(text);
            assert_eq!((preferences.zoom, preferences.look), (100, Look::System), "{text}");
            assert_eq!(Preferences::read(&preferences.written().expect("writes").to_string()).zoom, 100);
        }
    }
}
