//! *Adding a field* of the README is true word for word: on a copy of the project its lines are followed, and the field
//! is there.

use std::path::{Path, PathBuf};
use std::process::Command;

/// What the README says to do.
#[derive(Debug)]
enum Step {
    /// Lines after the one line of a file that reads `after`, or instead of it.
    Put { file: String, at: String, instead: bool, lines: Vec<String> },
    /// A new file.
    Create { file: String, lines: Vec<String> },
    /// Commands.
    Run(String),
}

/// The steps of a section: its blocks of code, each with the prose before it that says where it goes.
fn steps(section: &str) -> Vec<Step> {
    let (mut steps, mut prose, mut file) = (Vec::new(), String::new(), String::new());
    let mut lines = section.lines();
    while let Some(line) = lines.next() {
        let Some(language) = line.trim_start().strip_prefix("```") else {
            prose.push_str(line.trim());
            prose.push(' ');
            continue;
        };
        let indent = line.len() - line.trim_start().len();
        let block: Vec<String> = lines
            .by_ref()
            .take_while(|line| line.trim() != "```")
            .map(|line| line.get(indent..).unwrap_or_default().to_owned())
            .collect();
        let quoted: Vec<&str> = prose.split('`').skip(1).step_by(2).collect();
        let path = |text: &&&str| text.contains('/') && !text.contains(' ') && Path::new(text).extension().is_some();
        if let Some(named) = quoted.iter().rev().find(path) {
            (*named).clone_into(&mut file);
        }
        let told = |word: &str| {
            let (before, _) = prose.split_once(&format!("{word} `"))?;
            let rest = &prose[before.len() + word.len() + 2..];
            Some(rest[..rest.find('`').expect("closed")].to_owned())
        };
        assert!(language == "sh" || !file.is_empty(), "which file? {prose}");
        steps.push(if language == "sh" {
            Step::Run(block.join("\n"))
        } else if prose.contains("a new file") {
            Step::Create { file: file.clone(), lines: block }
        } else if let Some(at) = told("instead of") {
            Step::Put { file: file.clone(), at, instead: true, lines: block }
        } else {
            let at = told("after").unwrap_or_else(|| panic!("where? {prose}"));
            Step::Put { file: file.clone(), at, instead: false, lines: block }
        });
        prose.clear();
    }
    steps
}

/// Puts lines where a line reads `at`, as deep as it stands.
fn put(text: &str, at: &str, instead: bool, lines: &[String]) -> String {
    let places = text.lines().filter(|line| line.trim() == at).count();
    assert_eq!(places, 1, "lines that read {at}");
    let mut written = String::new();
    for line in text.lines() {
        let here = line.trim() == at;
        if !(here && instead) {
            written.push_str(line);
            written.push('\n');
        }
        if here {
            let indent = &line[..line.len() - line.trim_start().len()];
            for line in lines {
                written.extend([indent, line, "\n"]);
            }
        }
    }
    written
}

/// The number of the next migration.
fn next_number(copy: &Path) -> String {
    let folder = copy.join("src/store/sqlite/migrations");
    let there = std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    let count = there.filter(|path| path.extension().is_some_and(|ending| ending == "sql")).count();
    assert!(count > 0);
    format!("{:03}", count + 1)
}

fn follow(step: Step, copy: &Path) {
    match step {
        Step::Put { file, at, instead, lines } => {
            let path = copy.join(&file);
            let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{file}: {error}"));
            std::fs::write(path, put(&text, &at, instead, &lines)).expect("written");
        }
        Step::Create { file, lines } => {
            let path = copy.join(file.replace("NNN", &next_number(copy)));
            assert!(!path.exists(), "{} is new", path.display());
            std::fs::write(path, format!("{}\n", lines.join("\n"))).expect("written");
        }
        Step::Run(commands) => {
            run(Command::new("sh").args(["-ec", &commands]), copy);
        }
    }
}

/// What a command says that must succeed.
fn run(command: &mut Command, copy: &Path) -> String {
    // The libraries are built already where this test was.
    let built = std::env::current_exe().expect("this test").ancestors().nth(3).expect("a folder").to_owned();
    let done = command.current_dir(copy).env("CARGO_TARGET_DIR", built).output().expect("starts");
    let told = [done.stdout, done.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
    assert!(done.status.success(), "{command:?}\n{told}");
    told
}

/// Copies what belongs to the project.
fn copy_to(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("made");
    for entry in std::fs::read_dir(from).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name");
        if name == "target" || name == ".git" {
            continue;
        }
        if path.is_dir() {
            copy_to(&path, &to.join(name));
        } else {
            std::fs::copy(&path, to.join(name)).expect("copied");
        }
    }
}

#[test]
fn a_field_is_added_as_the_readme_says() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = std::fs::read_to_string(root.join("README.md")).expect("a readme");
    let (_, section) = readme.split_once("## Adding a field\n").expect("the section");
    let section = section.split("\n## ").next().expect("its text");
    let steps = steps(section);
    assert!(steps.len() >= 5, "{steps:?}");

    // Always the same place, so that what is built there is found again.
    let copy = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("adding_a_field");
    if copy.exists() {
        std::fs::remove_dir_all(&copy).expect("removed");
    }
    copy_to(root, &copy);
    // What the field must do then, as a test of the copy's own.
    let suite = copy.join("tests/suite");
    std::fs::copy(root.join("tests/long/added/field.rs"), suite.join("added_field.rs")).expect("copied");
    let main = std::fs::read_to_string(suite.join("main.rs")).expect("readable");
    std::fs::write(suite.join("main.rs"), format!("{main}mod added_field;\n")).expect("written");

    for step in steps {
        follow(step, &copy);
    }
    let tests = ["added_field::", "schema::", "texts::", "contract::", "files::"];
    let told = run(Command::new(env!("CARGO")).args(["test", "--locked", "--test", "suite", "--"]).args(tests), &copy);
    for test in ["it_is_typed_in_the_form_and_corrected_where_it_is_read", "it_is_kept_in_the_file"] {
        assert!(told.contains(&format!("added_field::{test} ... ok")), "{told}");
    }
    std::fs::remove_dir_all(&copy).expect("removed");
}
