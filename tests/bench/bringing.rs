//! Ten thousand rows brought in: looked over, which is reading them and the plan of what would be done, beside reading them
//! alone; and saved, beside as many bare rows in a transaction of the same settings on the same disk.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use kortisto::domain::importing::contacts::{self, Incoming, Labels, Where};
use kortisto::domain::importing::figures::{self, Counted, Subjects};
use kortisto::domain::importing::{Sheet, Source};
use kortisto::domain::{Agency, AgencyId, Change, Language, Operation, OperationKind, Product, Rows, Snapshot};
use kortisto::exchange::contacts::source;
use kortisto::exchange::table::sheets;
use kortisto::i18n::{Texts, planned};
use kortisto::store::{Commit, SqliteStore, Store};
use rusqlite::Connection;

use crate::{pair, tell};

const ROWS: usize = 10_000;
const AGENCIES: usize = 100;

/// How often each is done.
const RUNS: usize = 5;

/// Everything here, with files in `folder`.
pub fn all(folder: &Path) {
    let (people, one_name) = (people(|nth| format!("Mallikas Esimerkki {nth}")), people(|_| "Maija Meri".to_owned()));
    let rows = unit();
    for (what, text) in [("contacts", &people), ("contacts of one name", &one_name)] {
        let plan = || planned_people(&rows, text);
        tell(&format!("looking over 10,000 {what}"), "reading the rows alone", pair(RUNS, plan, || read(text)));
        // The second time all of them are there already.
        let there = with(&rows, &planned_people(&rows, text));
        let again = || planned_people(&there, text);
        tell(&format!("the same, which are there, {what}"), "reading the rows alone", pair(RUNS, again, || read(text)));
        saved(folder, &format!("saving 10,000 {what}"), OperationKind::ContactsImported, &rows, &plan());
    }
    let volumes = volumes();
    let plan = || planned_figures(&rows, &volumes);
    tell("looking over 10,000 figures", "reading the rows alone", pair(RUNS, plan, || read(&volumes)));
    let there = with(&rows, &plan());
    let again = || planned_figures(&there, &volumes);
    tell("the same, which are there, figures", "reading the rows alone", pair(RUNS, again, || read(&volumes)));
    saved(folder, "saving 10,000 figures", OperationKind::FiguresImported, &rows, &plan());
}

fn abbreviation(nth: usize) -> String {
    format!("V{}", nth % AGENCIES)
}

/// A unit with agencies and products, and nothing else.
fn unit() -> Rows {
    let mut rows = Rows::default();
    for nth in 0..AGENCIES {
        let (name_fi, abbreviation) = (format!("Virasto {nth}"), abbreviation(nth));
        rows.put(Agency { name_fi, abbreviation, ..Agency::empty(AgencyId::new()) }.into());
    }
    for (name, position) in ["Palkkalaskelma", "Matkalaskun tarkastus"].into_iter().zip(0..) {
        rows.put(Product::named([name, "", ""], position).into());
    }
    rows
}

fn people(name: impl Fn(usize) -> String) -> String {
    let row = |nth: usize| {
        format!("{};{};virkailija;019 05{nth:05};mallikas.{nth}@laitos.example\r\n", name(nth), abbreviation(nth))
    };
    let head = "Nimi;Virasto;Titteli;Puhelin;Sähköposti\r\n".to_owned();
    std::iter::once(head).chain((0..ROWS).map(row)).collect()
}

/// Volumes of two products over fifty years of every agency.
fn volumes() -> String {
    let row = |nth: usize| {
        let (year, product) = (1976 + nth / AGENCIES % 50, nth / AGENCIES / 50);
        let product = if product == 0 { "Palkkalaskelma" } else { "Matkalaskun tarkastus" };
        format!("{};{year};{product};{}\r\n", abbreviation(nth), 1_000 + nth)
    };
    let head = "Virasto;Vuosi;Suorite;Määrä\r\n".to_owned();
    std::iter::once(head).chain((0..ROWS).map(row)).collect()
}

fn read(text: &str) -> Vec<Sheet> {
    sheets(text.as_bytes()).expect("a table")
}

fn planned_people(rows: &Rows, text: &str) -> Vec<Change> {
    let Source::Sheets(sheets) = source(text.as_bytes()).expect("a table") else { panic!("no cards") };
    let sheet = sheets.first().expect("one");
    let heading = contacts::heading_of(sheet);
    let mapping = contacts::default_mapping(&sheet.headings(heading));
    let people: Vec<Incoming> = contacts::from_sheet(sheet, heading, &mapping);
    let options = contacts::Options::new(Where::AsWritten, Language::Fi, Labels::default());
    let plan = contacts::plan(rows, &people, &options);
    assert_eq!(plan.lines.len(), ROWS);
    plan.changes
}

fn planned_figures(rows: &Rows, text: &str) -> Vec<Change> {
    let sheets = read(text);
    let sheet = sheets.first().expect("one");
    let subjects = Subjects::of(rows, Counted::Volumes);
    let layout = figures::sheet_layout(sheet, Counted::Volumes, &subjects, None);
    let found = figures::facts(sheet, &layout, &subjects);
    let plan = figures::plan(rows, &found.facts, &planned::figure_options(&Texts::new(Language::Fi), Counted::Volumes));
    assert_eq!(plan.plan.lines.len(), ROWS);
    plan.plan.changes
}

/// The rows with what is planned.
fn with(rows: &Rows, changes: &[Change]) -> Rows {
    let mut rows = rows.clone();
    for record in changes.iter().filter_map(|change| change.after.clone()) {
        rows.put(record);
    }
    rows
}

/// A new file with the unit in it, the operation about to be saved, and as many rows for a bare table.
fn saved(folder: &Path, what: &str, kind: OperationKind, rows: &Rows, changes: &[Change]) {
    let file = |nth: usize, ending: &str| -> PathBuf { folder.join(format!("{what} {nth}.{ending}")) };
    let begun: Vec<Change> = rows.records().into_iter().map(Change::insert).collect();
    let mut stores: Vec<(SqliteStore, Arc<Snapshot>)> = (0..RUNS)
        .map(|nth| {
            let operation = Operation::new(OperationKind::AgencyAdded, "bench", begun.clone());
            let mut store = SqliteStore::create_with(&file(nth, "kortisto"), &operation).expect("a file");
            let known = Arc::new(store.load().expect("loads"));
            (store, known)
        })
        .collect();
    let ours = || {
        let (mut store, known) = stores.pop().expect("one for each");
        let operation = Operation::new(kind, "bench", changes.to_vec());
        let done = store.commit(&operation, &known).expect("commits");
        assert!(!matches!(done, Commit::Conflicts(..)), "it was saved");
        (store, known)
    };
    let mut nth = 0;
    let bare = || {
        nth += 1;
        let mut bare = Connection::open(file(nth, "db")).expect("opens");
        bare.execute_batch(
            "PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = FULL; CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT, c TEXT)",
        )
        .expect("made");
        let transaction = bare.transaction().expect("begins");
        for change in 0..changes.len() {
            let mut insert = transaction.prepare_cached("INSERT INTO t (b, c) VALUES (?1, ?2)").expect("prepares");
            insert.execute((change.to_string(), "Mallikas Esimerkki")).expect("inserts");
        }
        transaction.commit().expect("commits");
    };
    tell(what, "as many bare rows in a transaction", pair(RUNS, ours, bare));
}
