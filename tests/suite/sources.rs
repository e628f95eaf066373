//! The files of the project, for tests that read them.

use std::path::{Path, PathBuf};

/// The folder of the project.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The files in `folder` and the folders in it whose names end in `ending`, by name, each with its text. A test that
/// finds none has looked in the wrong place, and fails.
pub fn files(folder: &str, ending: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    visit(&root().join(folder), ending, &mut found);
    assert!(!found.is_empty(), "there is no .{ending} in {folder}");
    found.sort();
    found
}

fn visit(folder: &Path, ending: &str, found: &mut Vec<(PathBuf, String)>) {
    for entry in std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            visit(&path, ending, found);
        } else if path.extension().is_some_and(|one| one == ending) {
            let text = std::fs::read_to_string(&path).expect("readable");
            found.push((path, text));
        }
    }
}
