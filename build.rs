//! Lists the migrations of the file and the pictures of the help, so that a new one is found by its name alone, and gives
//! the program for Windows its icons, its version and its manifest.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

const FOLDER: &str = "src/store/sqlite/migrations";

/// The pictures of the help, in a folder for each language.
const PICTURES: &str = "assets/help/pictures";

/// What the programs for Windows are given.
const RESOURCES: &str = "packaging/windows/kortisto.rc";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo::rerun-if-changed={FOLDER}");
    println!("cargo::rerun-if-changed={PICTURES}");
    println!("cargo::rerun-if-changed=build.rs");
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
    let made = PathBuf::from(std::env::var("OUT_DIR")?);
    std::fs::write(made.join("migrations.rs"), list)?;
    std::fs::write(made.join("pictures.rs"), pictures(&root.join(PICTURES))?)?;
    // Whoever builds with Microsoft's tools has no windres, and gets a program without them.
    let built_for = |what: &str| std::env::var(format!("CARGO_CFG_TARGET_{what}")).unwrap_or_default();
    if built_for("OS") == "windows" && built_for("ENV") == "gnu" {
        resources(&root, &made)?;
    }
    Ok(())
}

/// Language, name and file of each picture of the help.
fn pictures(folder: &Path) -> Result<String, Box<dyn std::error::Error>> {
    let mut files = Vec::new();
    // Before the first is made there is no folder.
    for language in std::fs::read_dir(folder).into_iter().flatten() {
        for entry in std::fs::read_dir(language?.path())? {
            let path = entry?.path();
            if path.extension().is_some_and(|ending| ending == "png") {
                files.push(path);
            }
        }
    }
    files.sort();
    let mut list = String::from("&[\n");
    for file in files {
        let last = |path: Option<&std::ffi::OsStr>| path.and_then(|name| name.to_str()).unwrap_or_default().to_owned();
        let language = last(file.parent().and_then(Path::file_name));
        let name = last(file.file_stem());
        writeln!(list, "    ({language:?}, {name:?}, include_bytes!({:?}).as_slice()),", file.display().to_string())?;
    }
    list.push_str("]\n");
    Ok(list)
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

/// Has what Windows reads of a program compiled, for each of them.
fn resources(root: &Path, made: &Path) -> Result<(), Box<dyn std::error::Error>> {
    for file in
        [RESOURCES, "packaging/windows/kortisto.manifest", "assets/icon/kortisto.ico", "assets/icon/document.ico"]
    {
        println!("cargo::rerun-if-changed={file}");
    }
    println!("cargo::rerun-if-env-changed=WINDRES");
    let arch = std::env::var("CARGO_CFG_TARGET_ARCH")?;
    let windres = std::env::var("WINDRES").unwrap_or_else(|_| format!("{arch}-w64-mingw32-windres"));
    let version = std::env::var("CARGO_PKG_VERSION")?;
    let numbers = ["MAJOR", "MINOR", "PATCH"].map(|part| std::env::var(format!("CARGO_PKG_VERSION_{part}")));
    let [major, minor, patch] = numbers;
    let numbers = format!("{},{},{},0", major?, minor?, patch?);
    for program in ["kortisto", "kortisto-cli"] {
        let folder = made.join(program);
        std::fs::create_dir_all(&folder)?;
        let header = format!(
            "#define VERSION_NUMBERS {numbers}\n#define VERSION_TEXT \"{version}\"\n#define PROGRAM \"{program}\"\n"
        );
        std::fs::write(folder.join("version.h"), header)?;
        let object = folder.join("resources.o");
        let done = Command::new(&windres)
            .current_dir(root)
            .args(["--input", RESOURCES, "--output-format", "coff", "--output"])
            .arg(&object)
            .arg("--include-dir")
            .arg(&folder)
            .status();
        match done {
            Ok(done) if done.success() => println!("cargo::rustc-link-arg-bin={program}={}", object.display()),
            // It works without; `packaging/windows/build` wants them.
            Err(error) => println!("cargo::warning={program}.exe has no icon: {windres}: {error}"),
            Ok(done) => return Err(format!("{windres}: {done}").into()),
        }
    }
    Ok(())
}
