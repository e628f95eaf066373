//! The table of who may import whom, as `src/lib.rs` has it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

const MODULES: [&str; 8] = ["domain", "i18n", "store", "exchange", "worker", "ui", "cli", "app"];

fn allowed(module: &str) -> &'static [&'static str] {
    match module {
        "domain" => &[],
        "i18n" | "store" => &["domain"],
        "worker" => &["domain", "store", "exchange"],
        "exchange" | "ui" => &["domain", "i18n"],
        "cli" => &["domain", "i18n", "store", "exchange"],
        _ => &MODULES,
    }
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("the sources are there") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

#[test]
fn modules_import_only_what_the_table_allows() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut broken = BTreeSet::new();
    let mut seen = 0;
    for module in MODULES {
        let mut files = Vec::new();
        let folder = root.join(module);
        if folder.is_dir() {
            sources(&folder, &mut files);
        }
        files.extend(Some(root.join(format!("{module}.rs"))).filter(|file| file.is_file()));
        assert!(!files.is_empty(), "{module} is there");
        for file in files {
            let text = std::fs::read_to_string(&file).expect("readable");
            let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
            for line in code {
                for (at, _) in line.match_indices("crate::") {
                    let rest = &line[at + 7..];
                    let name: String = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                    if !MODULES.contains(&name.as_str()) || name == module {
                        continue;
                    }
                    seen += 1;
                    if !allowed(module).contains(&name.as_str()) {
                        broken.insert(format!("{}: {}", file.display(), line.trim()));
                    }
                }
            }
        }
    }
    assert!(seen > 50, "the test reads the sources");
    assert!(broken.is_empty(), "{broken:#?}");
}
