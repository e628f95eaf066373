//! Lists the migrations of the file, so that a new one is found by its name alone.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

const FOLDER: &str = "src/store/sqlite/migrations";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo::rerun-if-changed={FOLDER}");
    let root = PathBuf::from(std::env::var("CARGO_MANIFEST_DIR")?);
    let mut files = Vec::new();
    for entry in std::fs::read_dir(root.join(FOLDER))? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "sql") {
            files.push(path);
        }
    }
    files.sort();
    let mut list = String::from("[\n");
    for (file, number) in files.iter().zip(1..) {
        let name = name(file, number)?;
        writeln!(list, "    Migration {{ name: {name:?}, sql: include_str!({:?}) }},", file.display().to_string())?;
    }
    list.push_str("]\n");
    std::fs::write(PathBuf::from(std::env::var("OUT_DIR")?).join("migrations.rs"), list)?;
    Ok(())
}

/// What the step of `number` is called: `next owner` of `014_next_owner.sql`.
fn name(file: &Path, number: usize) -> Result<String, String> {
    let stem = file.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    let called = stem.strip_prefix(&format!("{number:03}_"));
    let called = called.filter(|name| !name.is_empty());
    called.map(|name| name.replace('_', " ")).ok_or_else(|| {
        format!("{}: migrations are numbered without a gap, and the next number is {number:03}", file.display())
    })
}
