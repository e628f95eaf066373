//! Folders that another program copies to and fro: it knows nothing of locks, and two people who save at once end with two
//! files. They are known by their names and by what such programs leave in them, and the damage by the names of the copies.

use std::path::{Path, PathBuf};

use super::open::folder_of;

/// Programs that copy folders, with how their folders' names begin, in small letters.
const FOLDERS: [(&str, &[&str]); 6] = [
    ("OneDrive", &["onedrive"]),
    ("Dropbox", &["dropbox"]),
    ("Google Drive", &["google drive", "googledrive", "my drive"]),
    ("iCloud", &["icloud", "com~apple~clouddocs"]),
    ("Nextcloud", &["nextcloud"]),
    ("ownCloud", &["owncloud"]),
];

/// The same with the names of what they leave in the folder at the top: how these begin and end.
const MARKS: [(&str, &str, &str); 5] = [
    ("Dropbox", ".dropbox", ""),
    ("Nextcloud", ".nextcloudsync.log", ""),
    ("Nextcloud", ".sync_", ".db"),
    ("ownCloud", ".owncloudsync.log", ""),
    ("Syncthing", ".stfolder", ""),
];

/// What stands in the name of a copy that such a program has made of a file that two have changed, in small letters.
const CONFLICTS: [&str; 8] = [
    "conflicted copy",
    "conflict copy",
    "ristiriitainen kopio",
    "konfliktkopia",
    "i konflikt",
    "_conf(",
    ".sync-conflict-",
    "case conflict",
];

/// How the names of computers begin that `OneDrive` puts at the end of a copy's name, in small letters.
const COMPUTERS: [&str; 3] = ["-desktop-", "-laptop-", "-pc-"];

/// The program that copies the folder of the file at `path`, where there is one.
#[must_use]
pub fn sync_client(path: &Path) -> Option<&'static str> {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    folder_of(&absolute).ancestors().find_map(|folder| {
        let name = folder.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
        let named = FOLDERS.iter().find(|(_, names)| names.iter().any(|begins| name.starts_with(begins)));
        named.map(|(client, _)| *client).or_else(|| marked(folder))
    })
}

fn marked(folder: &Path) -> Option<&'static str> {
    // A home folder and what is above it is many things' place, and may be large.
    if std::env::home_dir().is_some_and(|home| home.starts_with(folder)) {
        return None;
    }
    let entries = std::fs::read_dir(folder).ok()?;
    entries.filter_map(Result::ok).find_map(|entry| {
        let name = entry.file_name().to_string_lossy().to_lowercase();
        let name = name.strip_prefix("._").map_or_else(|| name.clone(), |rest| format!(".{rest}"));
        let mark = |(_, begins, ends): &&(&str, &str, &str)| {
            if ends.is_empty() { name == *begins } else { name.starts_with(begins) && name.ends_with(ends) }
        };
        MARKS.iter().find(mark).map(|(client, ..)| *client)
    })
}

/// The copies beside the file at `path` that a copying program has made of it because two had changed it.
#[must_use]
pub fn conflict_copies(path: &Path) -> Vec<PathBuf> {
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().to_lowercase()).unwrap_or_default();
    let entries = std::fs::read_dir(folder_of(path)).into_iter().flatten().filter_map(Result::ok);
    let copy = |other: &PathBuf| {
        let name = other.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
        let Some(rest) = name.strip_prefix(stem.as_str()).filter(|_| !stem.is_empty()) else { return false };
        other.file_name() != path.file_name()
            && (CONFLICTS.iter().any(|words| rest.contains(words))
                || COMPUTERS.iter().any(|computer| rest.starts_with(computer)))
    };
    let mut copies: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(copy).collect();
    copies.sort();
    copies
}
