//! Whose logo a file is.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

use crate::domain::search::fold;
use crate::domain::{Agency, AgencyId, Rows};

/// The endings of the formats that are read.
const ENDINGS: [&str; 8] = ["png", "jpg", "jpeg", "webp", "bmp", "gif", "svg", "svgz"];

/// Whose logo a file is, by its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Match {
    /// This agency's.
    One(AgencyId),
    /// No agency goes by the name.
    None,
    /// Several go by it, in the order of their ids; somebody has to choose.
    Several(Vec<AgencyId>),
}

/// The files in `dir` that are logos by their names, in order. Hidden files and folders within are left out.
///
/// # Errors
///
/// When the folder cannot be read.
pub fn folder(dir: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in dir.read_dir()? {
        let path = entry?.path();
        let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        if is_picture(&path) && !hidden && path.is_file() {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// Whether the file at `path` is a logo by its name.
#[must_use]
pub fn is_picture(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known)))
}

/// The agency the file at `path` is named after: by its abbreviation, else by its name in any language. Case,
/// accents, the signs between words and the word "logo" do not matter.
#[must_use]
pub fn agency_of_file(rows: &Rows, path: &Path) -> Match {
    let Some(stem) = path.file_stem() else { return Match::None };
    let name = words(&stem.to_string_lossy());
    let bare = name.iter().filter(|word| *word != "logo").cloned().collect();
    // Some agency may have the word in its name.
    [name, bare]
        .into_iter()
        .flat_map(|name| {
            let by_abbreviation = agencies(rows, &name, |agency| vec![&agency.abbreviation]);
            let by_name = agencies(rows, &name, |agency| vec![&agency.name_fi, &agency.name_sv, &agency.name_en]);
            [by_abbreviation, by_name]
        })
        .find(|found| *found != Match::None)
        .unwrap_or(Match::None)
}

fn agencies(rows: &Rows, wanted: &[String], names: impl Fn(&Agency) -> Vec<&String>) -> Match {
    let goes_by = |agency: &&Agency| names(agency).into_iter().any(|name| words(name) == wanted);
    let found: BTreeSet<AgencyId> =
        rows.agency.iter().filter(goes_by).map(|agency| agency.id).filter(|_| !wanted.is_empty()).collect();
    let mut found = found.into_iter();
    match (found.next(), found.len()) {
        (None, _) => Match::None,
        (Some(only), 0) => Match::One(only),
        (Some(first), _) => Match::Several(std::iter::once(first).chain(found).collect()),
    }
}

/// The words of a name, folded.
fn words(name: &str) -> Vec<String> {
    fold(name).split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}
