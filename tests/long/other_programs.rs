//! What Kortisto writes, opened by the programs that people have: LibreOffice and Python's openpyxl. Every cell is the same
//! there, and what LibreOffice has saved again comes in as no change.
//!
//! They are Debian's `libreoffice-calc` and `python3-openpyxl`. Where one is missing the test fails and says so: nothing
//! would have been looked at.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;

use chrono::NaiveDate;
use kortisto::domain::{Agency, AgencyId, Change, Contact, Language, Operation, OperationKind, Rows};
use kortisto::exchange::lists::{self, List, Value as Typed};
use kortisto::exchange::{outlook, table};
use kortisto::i18n::Texts;
use kortisto::store::{SqliteStore, Store};
use serde_json::Value;

use crate::faults::engines::{TODAY, run};

/// Cells by sheet, row and column, both from 1 up.
type Cells = BTreeMap<(String, u32, usize), String>;

/// Texts that other programs may take for something else.
const TRICKY: [&str; 12] = [
    "=1+1",
    "+358 19 055 0101",
    "-5",
    "@viite",
    "'lainaus alkaa",
    "''kaksi",
    "0190550101",
    "1/2",
    "_x0041_ ja _x000D_",
    "ensin\nsitten\n\nlopuksi",
    "”Åäö” <b>&amp;</b> \"x\"; y, z\tsarkain",
    "TRUE",
];

/// What has to be installed, where a program cannot be started.
fn started(command: &mut Command, package: &str) -> bool {
    let tried = command.stdout(Stdio::null()).stderr(Stdio::null()).status();
    let started = tried.is_ok_and(|status| status.success());
    if !started {
        println!("{command:?} does not start; Debian has it in {package}");
    }
    started
}

/// A Python that has openpyxl.
fn python() -> &'static str {
    let has = |python: &&str| started(Command::new(*python).args(["-c", "import openpyxl"]), "python3-openpyxl");
    let found = ["python3", "/usr/bin/python3"].into_iter().find(has);
    found.expect("openpyxl opens what is written here, and it is not there: apt-get install python3-openpyxl")
}

/// LibreOffice with preferences of its own.
struct Office<'f> {
    folder: &'f Path,
}

impl<'f> Office<'f> {
    fn new(folder: &'f Path) -> Self {
        let there = started(Command::new("soffice").arg("--version"), "libreoffice-calc");
        assert!(there, "LibreOffice opens what is written here, and it is not there: apt-get install libreoffice-calc");
        Self { folder }
    }

    /// Has files opened, `as_what` where their ending does not say it, and saved as another `kind`; returns where.
    fn saved(&self, kind: &str, as_what: Option<&str>, files: &[&Path]) -> Vec<PathBuf> {
        let to = self.folder.join(format!("tallennettu {}", kind.split(':').next().expect("a kind")));
        let mut command = Command::new("soffice");
        command.arg(format!("-env:UserInstallation=file://{}/office", self.folder.display()));
        command.args(as_what.map(|what| format!("--infilter={what}")));
        command.args(["--headless", "--convert-to", kind, "--outdir"]).arg(&to).args(files);
        let done = command.output().expect("LibreOffice starts");
        assert!(done.status.success(), "{command:?} {done:?}");
        let saved = |file: &&Path| {
            let name = Path::new(file.file_name().expect("a name")).with_extension(kind);
            let path = to.join(name);
            assert!(path.is_file(), "{} is not there: {done:?}", path.display());
            path
        };
        files.iter().map(saved).collect()
    }
}

/// The cells of a file as Kortisto reads them.
fn read(path: &Path) -> Cells {
    let sheets = table::sheets(&std::fs::read(path).expect("there")).unwrap_or_else(|error| panic!("{path:?} {error}"));
    let mut cells = Cells::new();
    for sheet in sheets {
        assert!(!sheet.unread, "{path:?} {}", sheet.name);
        for line in sheet.lines {
            let filled = (1..).zip(line.cells).filter(|(_, cell)| !cell.is_empty());
            cells.extend(filled.map(|(column, cell)| ((sheet.name.clone(), line.number, column), cell)));
        }
    }
    assert!(!cells.is_empty(), "{path:?}");
    cells
}

/// The cells of workbooks as openpyxl reads them.
fn read_by_python(paths: &[&Path]) -> Vec<Cells> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/long/other_programs/cells.py");
    let done = Command::new(python()).arg(script).args(paths).output().expect("starts");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let told: Value = serde_json::from_slice(&done.stdout).expect("JSON");
    let of = |path: &&Path| {
        let mut cells = Cells::new();
        for (sheet, said) in told[path.to_str().expect("text")].as_object().expect("sheets") {
            for (place, text) in said.as_object().expect("cells") {
                let (row, column) = place.split_once(':').expect("a place");
                let place = (sheet.clone(), row.parse().expect("a row"), column.parse().expect("a column"));
                let text = text.as_str().expect("a text").trim().to_owned();
                if !text.is_empty() {
                    cells.insert(place, text);
                }
            }
        }
        cells
    };
    paths.iter().map(of).collect()
}

/// Whether two have the same cells; else the first few that differ are told.
fn same(what: &str, ours: &Cells, theirs: &Cells) {
    let differ = |(place, text): &(&(String, u32, usize), &String)| theirs.get(place) != Some(text);
    let lost: Vec<_> = ours.iter().filter(differ).take(8).map(|(at, text)| (at, text, theirs.get(at))).collect();
    let more: Vec<_> = theirs.iter().filter(|(place, _)| !ours.contains_key(place)).take(8).collect();
    assert!(lost.is_empty() && more.is_empty(), "{what}: not the same {lost:?}, not ours {more:?}");
}

fn rows(file: &Path) -> Rows {
    SqliteStore::open(file).expect("opens").load().expect("loads").rows
}

/// What a command says, which goes well.
fn done(arguments: &[&str]) -> Value {
    let output = run(&[arguments, &["--json", "--today", &TODAY.to_string()]].concat());
    assert!(output.status.success(), "{arguments:?} {}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("JSON")
}

/// A made-up register with texts in it that other programs may take for something else.
fn register(folder: &Path) -> PathBuf {
    let file = folder.join("palvelu.kortisto");
    done(&["demo", file.to_str().expect("text")]);
    let mut store = SqliteStore::open(&file).expect("opens");
    let known = Arc::new(store.load().expect("loads"));
    let mut changes = Vec::new();
    for (at, text) in TRICKY.into_iter().enumerate() {
        let agency = Agency {
            name_fi: format!("Koelaitos {at}"),
            abbreviation: format!("KL{at}"),
            notes: text.to_owned(),
            mission: text.to_owned(),
            ..Agency::empty(AgencyId::new())
        };
        let contact = Contact { name: format!("Åsa Öhman {at}"), note: text.to_owned(), ..Contact::empty(agency.id) };
        changes.extend([Change::insert(agency), Change::insert(contact)]);
    }
    let operation = Operation::new(OperationKind::AgencyAdded, "Aino", changes);
    store.commit(&operation, &known).expect("saves");
    file
}

/// A table with a cell of every kind that a list can have.
fn table_of_all() -> List {
    let day = |text: &str| Typed::Day(text.parse::<NaiveDate>().expect("a day"));
    let mut rows = vec![
        vec![Typed::Year(2026), Typed::Number(1_234_567), Typed::Decimal(-1205, 2), Typed::Percent(85, 1)],
        vec![Typed::Euros(123_450, 2), day("2026-10-02"), day("1999-12-31"), Typed::Percent(1000, 1)],
        vec![Typed::Number(0), Typed::Decimal(5, 1), Typed::Percent(7, 0), Typed::Euros(-1, 0)],
    ];
    rows.extend(TRICKY.map(|text| vec![Typed::Text(text.to_owned()), Typed::Number(1)]));
    let headings = ["A", "B", "C", "D"].map(str::to_owned).to_vec();
    List { title: "Kaikkea".into(), headings, rows }
}

/// What is taken out of `file` into `folder`: the workbooks, and the csv, each beside the workbook with the same cells.
fn taken_out(file: &str, folder: &Path) -> (Vec<PathBuf>, Vec<(PathBuf, PathBuf)>) {
    let path = |name: &str| folder.join(name);
    let export = |what: &[&str], name: &str| {
        let output = path(name);
        done(&[&["export"], what, &[output.to_str().expect("text")]].concat());
        output
    };
    let of_all = table_of_all();
    std::fs::write(path("taulukko.xlsx"), lists::workbook(std::slice::from_ref(&of_all)).expect("made"))
        .expect("written");
    std::fs::write(path("taulukko.csv"), lists::csv(&of_all)).expect("written");
    let books = vec![
        export(&["all", file], "kaikki.xlsx"),
        export(&["agencies", file], "virastot.xlsx"),
        export(&["contacts", file], "yhteystiedot.xlsx"),
        export(&["figures", file], "luvut.xlsx"),
        export(&["figures", file, "--only", "headcounts"], "henkilöstö.xlsx"),
        export(&["questionnaire", file], "kysely.xlsx"),
        path("taulukko.xlsx"),
    ];
    let texts = vec![
        (export(&["agencies", file], "virastot.csv"), path("virastot.xlsx")),
        (export(&["contacts", file], "yhteystiedot.csv"), path("yhteystiedot.xlsx")),
        (export(&["figures", file, "--only", "headcounts"], "henkilöstö.csv"), path("henkilöstö.xlsx")),
        (path("taulukko.csv"), path("taulukko.xlsx")),
    ];
    (books, texts)
}

/// Cells without the name of their sheet: a csv has none.
fn nameless(cells: Cells) -> Cells {
    cells.into_iter().map(|((_, row, column), text)| ((String::new(), row, column), text)).collect()
}

#[test]
fn every_cell_that_is_taken_out_is_the_same_in_libreoffice_and_in_openpyxl() {
    let folder = tempfile::tempdir().expect("a folder");
    let office = Office::new(folder.path());
    let file = register(folder.path());
    let (books, texts) = taken_out(file.to_str().expect("text"), folder.path());
    let books: Vec<&Path> = books.iter().map(PathBuf::as_path).collect();
    let ours: Vec<Cells> = books.iter().map(|path| read(path)).collect();
    for (path, (ours, theirs)) in books.iter().zip(ours.iter().zip(read_by_python(&books))) {
        same(&format!("openpyxl, {}", path.display()), ours, &theirs);
    }
    for kind in ["xlsx", "ods"] {
        for (path, ours) in office.saved(kind, None, &books).iter().zip(&ours) {
            same(&format!("LibreOffice, {}", path.display()), ours, &read(path));
        }
    }
    // As somebody opens a csv who answers LibreOffice's question as it proposes for Finnish, and has formulas reckoned.
    let finnish = "Text - txt - csv (StarCalc):59,34,76,1,,1035,false,true,,,,,true";
    let csv: Vec<&Path> = texts.iter().map(|(csv, _)| csv.as_path()).collect();
    for (opened, (_, book)) in office.saved("ods", Some(finnish), &csv).iter().zip(&texts) {
        same(&format!("LibreOffice, csv as {}", opened.display()), &nameless(read(book)), &nameless(read(opened)));
    }
}

#[test]
fn contacts_for_outlook_are_the_same_in_libreoffice() {
    let folder = tempfile::tempdir().expect("a folder");
    let office = Office::new(folder.path());
    let file = register(folder.path());
    let snapshot = SqliteStore::open(&file).expect("opens").load().expect("loads");
    let mut all: Vec<_> = snapshot.contact.iter().collect();
    all.sort_by_key(|contact| contact.id);
    let ids: Vec<_> = all.iter().map(|contact| contact.id).collect();
    let path = folder.path().join("outlook.csv");
    let bytes = outlook::csv(&snapshot, &ids, &Texts::new(Language::Fi));
    std::fs::write(&path, &bytes).expect("written");
    // Commas, the letters of Windows or of Unicode, and what stands in quotation marks is text.
    let letters = if bytes.starts_with(b"\xef\xbb\xbf") { 76 } else { 1 };
    let english = format!("Text - txt - csv (StarCalc):44,34,{letters},1,,1033,true,false");
    let opened = office.saved("xlsx", Some(&english), &[&path]);
    let ours = nameless(read(&path));
    same("LibreOffice", &ours, &nameless(read(&opened[0])));
    let [theirs] = read_by_python(&[&opened[0]]).try_into().expect("one");
    same("openpyxl", &ours, &nameless(theirs));
    assert!(ours.values().any(|cell| cell.contains('Å')), "Finnish letters");
}

#[test]
fn what_libreoffice_has_saved_again_comes_in_as_no_change() {
    let folder = tempfile::tempdir().expect("a folder");
    let office = Office::new(folder.path());
    let path = register(folder.path());
    let file = path.to_str().expect("text");
    let book = folder.path().join("kaikki.xlsx");
    done(&["export", "all", file, book.to_str().expect("text")]);
    let before = rows(&path);
    for kind in ["xlsx", "ods"] {
        let again = office.saved(kind, None, &[&book]);
        let again = again[0].to_str().expect("text");
        let told = done(&["import", "all", file, again]);
        for list in ["new", "changed", "refused", "ambiguous", "left_sheets", "left_columns", "missing_sheets"] {
            assert_eq!(told[list].as_array().map(Vec::len), Some(0), "{kind} {list} {:.2000}", told[list]);
        }
        assert!(told["same"].as_array().is_some_and(|same| same.len() > 500));
        assert_eq!(rows(&path), before, "{kind}");
        if kind == "xlsx" {
            let empty = folder.path().join("uusi.kortisto");
            drop(SqliteStore::create(&empty).expect("a file"));
            let empty = empty.to_str().expect("text");
            done(&["import", "all", empty, again]);
            assert_eq!(rows(Path::new(empty)), before, "and into an empty file as the same, logos among them");
            done(&["check", empty]);
        }
    }
    let log = done(&["log", file]);
    assert_eq!(log["operations"].as_array().map(Vec::len), Some(3), "nothing was done");
}
