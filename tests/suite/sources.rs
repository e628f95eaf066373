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

#[test]
fn every_file_and_folder_that_the_readme_names_is_there() {
    let readme = std::fs::read_to_string(root().join("README.md")).expect("a readme");
    let mut named = 0;
    for quoted in readme.split('`').skip(1).step_by(2) {
        let first = quoted.split(['/', ' ', '\n']).next().unwrap_or_default();
        let ours = ["src", "tests", "assets", "packaging", ".ci"].contains(&first) && quoted.contains('/');
        // What is still to be made stands with a number that it does not have yet.
        if ours && !quoted.contains([' ', '\n']) && !quoted.contains("NNN") {
            assert!(root().join(quoted).exists(), "{quoted}");
            named += 1;
        }
    }
    assert!(named > 40, "the test reads the README: {named}");
}

#[test]
fn the_words_of_the_log_hold_nothing_but_themselves() {
    // What is logged goes to files that are sent to others: data stand in fields, of which only known ones are written.
    let mut told = 0;
    for (path, text) in files("src", "rs") {
        for (at, _) in text.match_indices("tracing::") {
            let rest = &text[at..];
            let logs = ["error!(", "warn!(", "info!(", "debug!(", "trace!("];
            if !logs.iter().any(|log| rest["tracing::".len()..].starts_with(log)) {
                continue;
            }
            // The words stand last.
            let call = &rest[..rest.find("\")").expect("a call that ends with words")];
            let words = call.rsplit('"').next().expect("a text");
            assert!(!words.contains('{'), "{}: {words}", path.display());
            told += 1;
        }
    }
    assert!(told > 30, "the test reads the sources: {told}");
}
