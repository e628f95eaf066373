//! What a user has chosen on this machine. Each entry is read by itself, and what is not understood, as a newer program
//! may write it, is kept as it is until something else is chosen in its place. Several windows write the same file: each
//! writes no more than what was chosen in it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use uuid::Uuid;

use crate::domain::what_if::Scenario;
use crate::domain::{EmployeeRole, Language};
use crate::ui::{GridLayout, Look};

/// How many recent files are remembered.
const RECENT: usize = 8;

/// What is kept under this key is one thing: its steps follow on each other, and may be the same twice.
const WHOLE: &str = "scenario";

/// A trial, and in which file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct KeptScenario {
    /// The file; empty for a register in memory.
    pub file: PathBuf,
    /// What is tried.
    pub scenario: Scenario,
}

/// A place on the whole desktop, in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Corner {
    /// From its left edge.
    pub left: i32,
    /// From its upper edge.
    pub top: i32,
}

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
    /// Where the window's upper left corner was, in pixels of the whole desktop.
    pub window_at: Option<Corner>,
    /// Whether the window filled its monitor.
    pub maximized: bool,
    /// How the columns of each table are liked.
    pub grids: BTreeMap<String, GridLayout>,
    /// What the columns of files hold that were brought in before: by their headings, of each the word of its field.
    pub columns: BTreeMap<String, BTreeMap<String, String>>,
    /// Whether *Tänään* is the whole unit's, as those of each role have chosen.
    pub whole_unit: BTreeMap<EmployeeRole, bool>,
    /// From how many steps on a day of the rounds is marked as busy; zero for never.
    pub busy_from: usize,
    /// The files among whose people whoever sits here is not.
    pub unlisted: BTreeSet<PathBuf>,
    /// The files into which a unit moves, and whether it still does: false where that is done or declined.
    pub moving_in: BTreeMap<PathBuf, bool>,
    /// The folders whose locks hold.
    pub locks_hold: BTreeSet<PathBuf>,
    /// Whether a copy of each opened file is kept on this machine, to be read while the file is out of reach.
    pub reading_copy: bool,
    /// What was tried before anything was decided, each with the file it was tried in.
    pub scenarios: BTreeMap<Uuid, KeptScenario>,
    /// How they were when they were last read or written: what differs from that was chosen here.
    #[serde(skip)]
    pub known: Value,
    /// That a trial could not be written has been told, once for as long as it stays so.
    #[serde(skip)]
    pub told: bool,
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
            window_at: None,
            maximized: false,
            grids: BTreeMap::new(),
            columns: BTreeMap::new(),
            whole_unit: BTreeMap::new(),
            busy_from: 8,
            unlisted: BTreeSet::new(),
            moving_in: BTreeMap::new(),
            locks_hold: BTreeSet::new(),
            reading_copy: false,
            scenarios: BTreeMap::new(),
            known: Value::Null,
            told: false,
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
        preferences.known = serde_json::to_value(&preferences).unwrap_or_default();
        preferences
    }

    /// What is written over a text of choices: what was chosen here, and whatever that does not replace.
    fn written(&self, text: &str) -> serde_json::Result<Value> {
        let found = serde_json::from_str(text).ok().filter(Value::is_object);
        Ok(merged(&found.unwrap_or_default(), &self.known, serde_json::to_value(self)?))
    }

    /// Writes what was chosen here since the last time; whether that could be done. A failure costs only the choices, so
    /// it is logged, and told where more than a choice is lost.
    pub fn save(&mut self) -> bool {
        let Some(path) = self.path.clone() else { return true };
        match self.write_at(&path) {
            Ok(written) => {
                self.is_written(self.clone(), &written);
                true
            }
            Err(error) => {
                tracing::warn!(%error, kind = ?error.kind(), "preferences not saved");
                false
            }
        }
    }

    /// These have been written as they were `sent`, and what stands there now is `written`.
    pub fn is_written(&mut self, mut sent: Self, written: &Value) {
        let listed = |paths: &[PathBuf]| serde_json::to_value(paths).ok().and_then(|all| all.as_array().cloned());
        let found = Self::read(&written.to_string()).recent;
        // Files that other windows have opened are recent in this one too; those opened here since come before them.
        if let (Some(theirs), Some(known), Some(now)) = (listed(&found), listed(&sent.recent), listed(&self.recent))
            && let Ok(recent) = serde_json::from_value(merged_list(&theirs, &known, &now).into())
        {
            self.recent = recent;
        }
        sent.recent = found;
        self.known = serde_json::to_value(&sent).unwrap_or_default();
        self.told = false;
    }

    /// Whether what was tried is not written.
    #[must_use]
    pub fn loses_a_trial(&self) -> bool {
        serde_json::to_value(&self.scenarios).is_ok_and(|now| self.known.get("scenarios") != Some(&now))
    }

    /// Writes what was chosen here since the last time, where it is kept; what stands there then.
    ///
    /// # Errors
    /// Where nothing can be written there.
    pub fn write(&self) -> std::io::Result<Value> {
        let path = self.path.as_deref().ok_or(std::io::ErrorKind::NotFound)?;
        self.write_at(path)
    }

    fn write_at(&self, path: &Path) -> std::io::Result<Value> {
        let folder = path.parent().unwrap_or_else(|| Path::new("."));
        std::fs::create_dir_all(folder)?;
        // What another window writes between reading and writing would be lost. Where the folder knows no locks it is
        // written all the same.
        let lock = std::fs::File::create(path.with_extension("lock"))?;
        if let Err(error) = lock.lock() {
            tracing::warn!(%error, kind = ?error.kind(), "preferences not locked");
        }
        let found = match std::fs::read(path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Vec::new(),
            Err(error) => return Err(error),
        };
        let found = match String::from_utf8(found) {
            Ok(text) if text.trim().is_empty() || serde_json::from_str::<Map<String, Value>>(&text).is_ok() => text,
            // Nothing in it can be understood: it stays beside the new one, for whoever can.
            _ => {
                std::fs::rename(path, aside(path))?;
                String::new()
            }
        };
        let written = self.written(&found)?;
        let temporary = tempfile::NamedTempFile::new_in(folder)?;
        serde_json::to_writer_pretty(&temporary, &written)?;
        temporary.persist(path)?;
        Ok(written)
    }

    /// Puts a file at the head of the recent ones.
    pub fn opened(&mut self, path: &Path) {
        self.recent.retain(|recent| recent != path);
        self.recent.insert(0, path.to_owned());
        self.recent.truncate(RECENT);
    }
}

/// Where a file that cannot be understood is set aside: beside it, under a name that is free.
fn aside(path: &Path) -> PathBuf {
    let mut names = (1_u32..).map(|number| path.with_extension(format!("unreadable-{number}.json")));
    names.find(|name| !name.exists()).unwrap_or_else(|| path.with_extension("unreadable.json"))
}

/// What stands in the file, which is `found` now, once what differs between `known` and `now` is written into it.
fn merged(found: &Value, known: &Value, now: Value) -> Value {
    match (found, known, now) {
        (Value::Null, _, now) => now,
        (found, known, now) if *known == now => found.clone(),
        (Value::Object(found), known, Value::Object(mut now)) => {
            let mut all = Map::new();
            for (key, theirs) in found {
                let before = known.get(key);
                let value = match now.remove(key) {
                    Some(value) if key == WHOLE => {
                        if before == Some(&value) {
                            theirs.clone()
                        } else {
                            value
                        }
                    }
                    Some(value) => merged(theirs, before.unwrap_or(&Value::Null), value),
                    // It has been taken away here.
                    None if before.is_some() => continue,
                    None => theirs.clone(),
                };
                all.insert(key.clone(), value);
            }
            // What another window has taken away stays away, unless something else was chosen here.
            all.extend(now.into_iter().filter(|(key, value)| known.get(key) != Some(value)));
            Value::Object(all)
        }
        (Value::Array(theirs), known, Value::Array(now)) => {
            let known = known.as_array().map(Vec::as_slice).unwrap_or_default();
            Value::Array(merged_list(theirs, known, &now))
        }
        (_, _, now) => now,
    }
}

/// A list in the order of the file: what was put to its head here stands there, what was taken away here is gone.
fn merged_list(found: &[Value], known: &[Value], now: &[Value]) -> Vec<Value> {
    // What follows in the order that is known has not been touched.
    let follows = |rest: &[Value]| {
        let mut known = known.iter();
        rest.iter().all(|one| known.any(|other| other == one))
    };
    let head = (0..=now.len()).find_map(|from| {
        let (head, rest) = now.split_at_checked(from)?;
        follows(rest).then_some(head)
    });
    let head = head.unwrap_or(now);
    let gone = |one: &Value| known.contains(one) && !now.contains(one);
    let rest = found.iter().filter(|one| !head.contains(one) && !gone(one));
    head.iter().chain(rest).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_come_back_with_what_a_newer_program_wrote() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("deep").join("preferences.json");
        let text = r#"{"language":"sv","zoom":150,"future":{"x":1}}"#;
        std::fs::create_dir_all(path.parent().expect("a folder above")).expect("made");
        std::fs::write(&path, text).expect("written");
        let mut preferences = Preferences { path: Some(path.clone()), ..Preferences::read(text) };
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
    fn two_windows_each_write_what_was_chosen_in_them() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("preferences.json");
        let known = serde_json::json!({"language": "fi", "zoom": 100, "recent": ["/a", "/b", "/c"],
            "grids": {"volumes": {"hidden": ["x"]}}, "unlisted": ["/a"]});
        std::fs::write(&path, known.to_string()).expect("writes");
        let open = || Preferences { path: Some(path.clone()), ..Preferences::read(&known.to_string()) };
        let (mut one, mut other) = (open(), open());
        one.zoom = 150;
        one.opened(Path::new("/c"));
        one.opened(Path::new("/new"));
        one.columns.insert("Nimi".into(), BTreeMap::new());
        one.grids.remove("volumes");
        one.save();
        other.language = Some(Language::Sv);
        other.recent.retain(|recent| recent != Path::new("/b"));
        other.unlisted.insert("/b".into());
        other.whole_unit.insert(EmployeeRole::Supervisor, false);
        other.save();
        one.look = Look::Dark;
        one.window_at = Some(Corner { left: 0, top: 30 });
        one.save();
        one.window_at = Some(Corner { left: 0, top: 0 });
        one.save();
        let both = Preferences::read(&std::fs::read_to_string(&path).expect("written"));
        assert_eq!((both.language, both.zoom, both.look), (Some(Language::Sv), 150, Look::Dark));
        assert_eq!(both.window_at, Some(Corner { left: 0, top: 0 }), "a place is no list");
        assert_eq!(both.recent, ["/new", "/c", "/a"].map(PathBuf::from));
        assert_eq!((both.recent.clone(), both.columns.len(), both.grids.len()), (one.recent, 1, 0));
        assert_eq!(both.unlisted, ["/a", "/b"].map(PathBuf::from).into());
        assert_eq!(both.whole_unit.get(&EmployeeRole::Supervisor), Some(&false));
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
        let written = preferences.written(&found.to_string()).expect("writes");
        for key in ["look", "zoom", "recent", "grids", "columns"] {
            assert_eq!(written[key], found[key], "nothing was chosen: {key}");
        }
        preferences.look = Look::Dark;
        preferences.opened(Path::new("/d"));
        preferences.columns.clear();
        let written = preferences.written(&found.to_string()).expect("writes");
        assert_eq!(written["look"], "dark");
        assert_eq!(written["recent"], serde_json::json!(["/d", "/a", {"cloud": "b"}, "/c"]));
        assert_eq!(written["columns"], serde_json::json!({"broken": 3}), "only what was understood was taken away");
        assert_eq!(written["zoom"], -5);
    }

    #[test]
    fn a_trial_comes_back_step_by_step_as_it_was_kept() {
        use crate::domain::what_if::{Had, Step};
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("preferences.json");
        let mut preferences = Preferences { path: Some(path.clone()), ..Preferences::read("") };
        let [one, other] = [(); 2].map(|()| crate::domain::EmployeeId::new());
        let agency = crate::domain::AgencyId::new();
        let to = |to| Step::Move { agency, to, had: Had::Held(one) };
        let date = chrono::NaiveDate::from_ymd_opt(2026, 11, 1).expect("a date");
        let mut scenario = Scenario::empty("Kevään jako".into(), date);
        let again = || Preferences::read(&std::fs::read_to_string(&path).expect("written")).scenarios;
        // There and back and there again: the same step twice is two steps.
        for steps in [vec![to(other)], vec![to(other), to(one), to(other)], vec![to(one), to(other)], vec![]] {
            scenario.steps = steps;
            let kept = KeptScenario { file: "/a".into(), scenario: scenario.clone() };
            preferences.scenarios.insert(scenario.id, kept);
            assert!(preferences.save());
            assert_eq!(again(), preferences.scenarios);
        }
    }

    #[test]
    fn what_cannot_be_understood_is_set_aside_and_what_cannot_be_written_is_told() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("preferences.json");
        for (turn, text) in [(1, "{\"zoom\": 1"), (2, "7")] {
            std::fs::write(&path, text).expect("writes");
            let mut preferences = Preferences { path: Some(path.clone()), zoom: 150, ..Preferences::read(text) };
            assert!(preferences.save());
            let aside = folder.path().join(format!("preferences.unreadable-{turn}.json"));
            assert_eq!(std::fs::read_to_string(aside).expect("set aside"), text);
            assert_eq!(Preferences::read(&std::fs::read_to_string(&path).expect("written")).zoom, 150);
        }
        // Where a folder should be there is a file.
        let mut nowhere = Preferences { path: Some(path.join("preferences.json")), ..Preferences::read("") };
        assert!(!nowhere.save());
    }

    #[test]
    fn what_is_no_text_of_choices_gives_the_usual_ones() {
        for text in ["", "{", "7", "[]", "null", "\u{0}"] {
            let preferences = Preferences::read(text);
            assert_eq!((preferences.zoom, preferences.look), (100, Look::System), "{text}");
            assert_eq!(Preferences::read(&preferences.written(text).expect("writes").to_string()).zoom, 100);
        }
    }
}
