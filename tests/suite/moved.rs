//! A file that is moved, put back, replaced or damaged while it is open, and one that a killed program left behind: nothing
//! is overwritten unseen, nothing is lost, and it is said what has happened.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Barrier};

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use kortisto::domain::{Agency, AgencyId, Change, Operation, OperationKind, Record, Snapshot, Table};
use kortisto::store::sqlite::{Finding, check};
use kortisto::store::{Access, Commit, SqliteStore, Store, StoreError};
use rusqlite::Connection;

use crate::window::{Setting, Window, click, press, settle, type_text, window};

fn named(name: &str) -> Agency {
    Agency { name_fi: name.into(), ..Agency::empty(AgencyId::new()) }
}

/// A register with one agency.
fn register(path: &Path) -> (SqliteStore, Arc<Snapshot>, Agency) {
    let mut store = SqliteStore::create(path).expect("a file");
    let known = Arc::new(store.load().expect("loads"));
    let agency = named("Rannikkolaitos");
    let known = save(&mut store, &known, Change::insert(agency.clone()));
    (store, known, agency)
}

fn save(store: &mut SqliteStore, known: &Arc<Snapshot>, change: Change) -> Arc<Snapshot> {
    let operation = Operation::new(OperationKind::AgencyEdited, "Aino", vec![change]);
    match store.commit(&operation, known).expect("saves") {
        Commit::Done(now) => now,
        other => panic!("{other:?}"),
    }
}

fn renamed(agency: &Agency, name: &str) -> Agency {
    Agency { name_fi: name.into(), ..agency.clone() }
}

fn name_in(snapshot: &Snapshot, agency: &Agency) -> String {
    snapshot.agency.get(agency.id).expect("there").name_fi.clone()
}

/// Puts a copy over the file as an administrator does: into the same file, or in its place.
fn put_over(copy: &Path, path: &Path, same: bool) {
    if same {
        std::fs::copy(copy, path).expect("copied");
    } else {
        let beside = path.with_extension("new");
        std::fs::copy(copy, &beside).expect("copied");
        std::fs::rename(beside, path).expect("replaced");
    }
}

#[test]
fn a_file_that_is_moved_away_is_said_to_be_gone_and_works_again_once_it_is_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let [path, away] = ["palvelu.kortisto", "siirretty.kortisto"].map(|name| folder.path().join(name));
    let (mut store, known, agency) = register(&path);
    std::fs::rename(&path, &away).expect("moved");
    assert!(matches!(store.changes_since(&known), Err(StoreError::Gone(_))));
    let operation = Operation::new(
        OperationKind::AgencyEdited,
        "Aino",
        vec![Change::update(agency.clone(), renamed(&agency, "Rannikkovirasto"))],
    );
    assert!(matches!(store.commit(&operation, &known), Err(StoreError::Gone(_))));
    std::fs::rename(&away, &path).expect("back");
    assert!(store.changes_since(&known).expect("reads").is_none());
    let Commit::Done(now) = store.commit(&operation, &known).expect("saves") else { panic!("not saved") };
    assert_eq!(name_in(&now, &agency), "Rannikkovirasto");
    assert_eq!(name_in(&SqliteStore::open(&path).expect("opens").load().expect("loads"), &agency), "Rannikkovirasto");
}

/// Somebody puts a backup over the open file, and others save as many operations as it lacks: the numbers of the log are
/// the same again, and what it tells is not.
#[test]
fn a_copy_put_over_the_open_file_is_seen_and_nothing_is_overwritten() {
    for same in [true, false] {
        let folder = tempfile::tempdir().expect("a folder");
        let [path, copy] = ["palvelu.kortisto", "kopio.kortisto"].map(|name| folder.path().join(name));
        let (mut store, known, agency) = register(&path);
        std::fs::copy(&path, &copy).expect("a backup");
        let first = renamed(&agency, "Rannikkovirasto");
        let known = save(&mut store, &known, Change::update(agency.clone(), first.clone()));
        put_over(&copy, &path, same);
        let mut other = SqliteStore::open(&path).expect("opens");
        let theirs = Arc::new(other.load().expect("loads"));
        let second = renamed(&agency, "Saaristolaitos");
        let theirs = save(&mut other, &theirs, Change::update(agency.clone(), second));
        assert_eq!(theirs.cursor, other.load().expect("loads").cursor);
        // What is on the screen is not what the file holds: it is a conflict, and not overwritten.
        let third = renamed(&first, "Merilaitos");
        let operation = Operation::new(OperationKind::AgencyEdited, "Bo", vec![Change::update(first, third)]);
        let answer = store.commit(&operation, &known).expect("answers");
        let Commit::Conflicts(_, now) = answer else { panic!("overwritten: {answer:?}") };
        assert_eq!(name_in(&now, &agency), "Saaristolaitos", "in the same file: {same}");
        assert_eq!(now.rows, other.load().expect("loads").rows);
    }
}

#[test]
fn a_copy_put_over_the_open_file_is_shown_without_saving() {
    for same in [true, false] {
        let folder = tempfile::tempdir().expect("a folder");
        let [path, copy] = ["palvelu.kortisto", "kopio.kortisto"].map(|name| folder.path().join(name));
        let (mut store, known, agency) = register(&path);
        std::fs::copy(&path, &copy).expect("a backup");
        let known = save(&mut store, &known, Change::update(agency.clone(), renamed(&agency, "Rannikkovirasto")));
        put_over(&copy, &path, same);
        let mut other = SqliteStore::open(&path).expect("opens");
        let theirs = Arc::new(other.load().expect("loads"));
        save(&mut other, &theirs, Change::update(agency.clone(), renamed(&agency, "Saaristolaitos")));
        let now = store.changes_since(&known).expect("reads").expect("something new");
        assert_eq!(name_in(&now, &agency), "Saaristolaitos", "in the same file: {same}");
    }
}

#[test]
fn another_register_in_the_files_place_is_neither_shown_nor_written_to() {
    let folder = tempfile::tempdir().expect("a folder");
    let [path, away, another] = ["palvelu", "siirretty", "toinen"].map(|name| folder.path().join(name));
    let (mut store, known, agency) = register(&path);
    drop(register(&another));
    std::fs::rename(&path, &away).expect("moved");
    std::fs::copy(&another, &path).expect("replaced");
    let before = std::fs::read(&path).expect("reads");
    assert!(matches!(store.changes_since(&known), Err(StoreError::Replaced(_))));
    let change = Change::update(agency.clone(), renamed(&agency, "Rannikkovirasto"));
    let operation = Operation::new(OperationKind::AgencyEdited, "Aino", vec![change.clone()]);
    assert!(matches!(store.commit(&operation, &known), Err(StoreError::Replaced(_))));
    assert_eq!(std::fs::read(&path).expect("reads"), before);
    std::fs::rename(&away, &path).expect("back");
    assert_eq!(name_in(&save(&mut store, &known, change), &agency), "Rannikkovirasto");
}

/// Somebody wrote into a table with another program: the row is not as it was, and what is saved meets what stands there.
#[test]
fn a_row_that_was_changed_past_the_log_is_not_overwritten() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("palvelu.kortisto");
    let (mut store, known, agency) = register(&path);
    Connection::open(&path).and_then(|c| c.execute("UPDATE agency SET name_fi = 'Toinen'", [])).expect("written");
    let change = Change::update(agency.clone(), renamed(&agency, "Rannikkovirasto"));
    let operation = Operation::new(OperationKind::AgencyEdited, "Aino", vec![change]);
    let answer = store.commit(&operation, &known).expect("answers");
    let Commit::Conflicts(_, now) = answer else { panic!("overwritten: {answer:?}") };
    assert_eq!(name_in(&now, &agency), "Toinen");
    // Another field of the same row is merged, as between two people.
    let change =
        Change::update(agency.clone(), Agency { website: "https://rannikko.example".into(), ..agency.clone() });
    let operation = Operation::new(OperationKind::AgencyEdited, "Aino", vec![change]);
    let Commit::Done(now) = store.commit(&operation, &known).expect("saves") else { panic!("not merged") };
    assert_eq!(name_in(&now, &agency), "Toinen");
    let Some(Record::Agency(row)) = now.get(Table::Agency, agency.id.0) else { panic!("no agency") };
    assert_eq!(row.website, "https://rannikko.example");
}

#[test]
fn a_check_compares_the_rows_with_the_log() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("palvelu.kortisto");
    let (mut store, _, agency) = register(&path);
    assert_eq!(check(&mut store).expect("checks"), []);
    let other = Connection::open(&path).expect("opens");
    let past = |sql: &str| other.execute(sql, []).expect("written");
    past("UPDATE agency SET name_fi = 'Toinen'");
    let (table, record) = (Table::Agency, agency.id.0);
    assert_eq!(check(&mut store).expect("checks"), [Finding::Log { table, record, columns: vec!["name_fi".into()] }]);
    past("UPDATE agency SET name_fi = 'Rannikkolaitos'");
    past("DELETE FROM agency");
    assert_eq!(check(&mut store).expect("checks"), [Finding::Log { table, record, columns: Vec::new() }]);
}

#[cfg(unix)]
#[test]
fn a_file_is_reached_through_links_in_its_path_and_to_itself() {
    use std::os::unix::fs::symlink;
    let folder = tempfile::tempdir().expect("a folder");
    let real = folder.path().join("levy");
    std::fs::create_dir(&real).expect("a folder");
    let (_, _, agency) = register(&real.join("palvelu.kortisto"));
    symlink(&real, folder.path().join("verkko")).expect("a link");
    symlink(real.join("palvelu.kortisto"), folder.path().join("pikakuvake")).expect("a link");
    for path in ["verkko/palvelu.kortisto", "pikakuvake"].map(|path| folder.path().join(path)) {
        let mut store = SqliteStore::open(&path).expect("opens");
        assert_eq!(store.access(), Access::ReadWrite);
        let known = Arc::new(store.load().expect("loads"));
        let row = known.agency.get(agency.id).expect("there").clone();
        let now = save(&mut store, &known, Change::update(row.clone(), renamed(&row, &path.display().to_string())));
        assert_eq!(name_in(&now, &agency), path.display().to_string());
    }
}

/// A register whose last writer was killed in the middle of a save: pages of it stand in the file, and the journal that
/// takes them back beside it.
fn cut_off(folder: &Path, name: &str) -> PathBuf {
    let (path, left) = (folder.join("ehjä.kortisto"), folder.join(name));
    drop(register(&path));
    let writer = Connection::open(&path).expect("opens");
    // So little room in memory that pages are written before the commit.
    writer.execute_batch("PRAGMA cache_size = 1; PRAGMA cache_spill = 1; BEGIN IMMEDIATE;").expect("begins");
    for round in 0..40 {
        let name = format!("Kesken {round}");
        writer.execute("UPDATE agency SET mission = ?1", [name.repeat(400)]).expect("writes");
        writer.execute("UPDATE product SET name_fi = name_fi || ?1", [name.repeat(400)]).expect("writes");
    }
    std::fs::copy(&path, &left).expect("copied");
    let journal = |path: &Path| PathBuf::from(format!("{}-journal", path.display()));
    std::fs::copy(journal(&path), journal(&left)).expect("the journal stands beside it");
    left
}

#[test]
fn people_who_open_a_cut_off_file_together_all_open_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = cut_off(folder.path(), "palvelu.kortisto");
    let together = Arc::new(Barrier::new(6));
    let opening = (0..6).map(|_| {
        let (path, together) = (path.clone(), Arc::clone(&together));
        std::thread::spawn(move || {
            together.wait();
            SqliteStore::open(&path).and_then(|mut store| store.load())
        })
    });
    let opening: Vec<_> = opening.collect();
    for opened in opening {
        let snapshot = opened.join().expect("ends").expect("opens");
        assert_eq!(snapshot.agency.len(), 1);
        assert!(snapshot.agency.iter().all(|agency| !agency.mission.contains("Kesken")), "half a save");
    }
}

#[test]
fn a_trigger_in_sqlites_own_names_is_found() {
    let folder = tempfile::tempdir().expect("a folder");
    for (nth, kind) in ["trigger", "view"].into_iter().enumerate() {
        let path = folder.path().join(format!("{nth}.kortisto"));
        drop(register(&path));
        let sql = match kind {
            "trigger" => "CREATE TRIGGER sqlite_sly AFTER INSERT ON agency BEGIN DELETE FROM assignment; END",
            _ => "CREATE VIEW sqlite_sly AS SELECT 1",
        };
        let connection = Connection::open(&path).expect("opens");
        connection
            .execute_batch("PRAGMA writable_schema = ON")
            .and_then(|()| {
                let tbl = if kind == "trigger" { "agency" } else { "sqlite_sly" };
                let row = "INSERT INTO sqlite_schema (type, name, tbl_name, rootpage, sql) VALUES (?1, 'sqlite_sly', ?2, 0, ?3)";
                connection.execute(row, [kind, tbl, sql])
            })
            .expect("altered");
        drop(connection);
        let error = SqliteStore::open(&path).expect_err("refused");
        assert_eq!(error.key(), "error-altered", "{error}");
    }
}

#[test]
fn what_a_newer_program_left_is_read_only_where_it_is_a_table() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("palvelu.kortisto");
    drop(register(&path));
    let newer = "PRAGMA foreign_keys = OFF; ALTER TABLE city RENAME TO other_city; PRAGMA user_version = 9999;";
    let view =
        "CREATE VIEW city AS WITH RECURSIVE n (id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n) SELECT id FROM n;";
    Connection::open(&path).and_then(|c| c.execute_batch(&format!("{newer}{view}"))).expect("altered");
    let error = SqliteStore::open(&path).and_then(|mut store| store.load()).expect_err("refused");
    assert_eq!(error.key(), "error-altered", "{error}");
}

#[test]
fn proven_damage_stops_all_writing() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("palvelu.kortisto");
    let (mut store, known, agency) = register(&path);
    let mut bytes = std::fs::read(&path).expect("reads");
    let whole = bytes.clone();
    bytes[4096..].fill(0xaa);
    // Another change counter, as if somebody had written: what is in memory is believed no longer.
    bytes[24..28].copy_from_slice(&9_999_u32.to_be_bytes());
    std::fs::write(&path, &bytes).expect("damaged");
    let change = Change::update(agency.clone(), renamed(&agency, "Rannikkovirasto"));
    let operation = Operation::new(OperationKind::AgencyEdited, "Aino", vec![change]);
    assert!(matches!(store.commit(&operation, &known), Err(StoreError::Damaged { .. })));
    assert_eq!(store.access(), Access::ReadOnlyDamaged);
    std::fs::write(&path, &whole).expect("whole again");
    let error = store.commit(&operation, &known).expect_err("nothing is written any more");
    assert_eq!(error.key(), "error-damaged");
    assert_eq!(std::fs::read(&path).expect("reads"), whole);
}

fn says(window: &Window, words: &str) -> bool {
    window.query_all_by_label_contains(words).next().is_some()
}

/// What cannot be saved while the file is away is saved by itself once it is back.
#[test]
fn the_window_says_that_the_file_is_away_and_goes_on_once_it_is_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let [path, away] = ["palvelu.kortisto", "siirretty.kortisto"].map(|name| folder.path().join(name));
    drop(register(&path));
    let mut window = window(Setting { agencies: None, file: Some(path.clone()), today: true, ..Setting::default() });
    press(&mut window, Modifiers::COMMAND, Key::F);
    type_text(&mut window, "rannik");
    press(&mut window, Modifiers::NONE, Key::Enter);
    std::fs::rename(&path, &away).expect("moved");
    press(&mut window, Modifiers::NONE, Key::F5);
    assert!(says(&window, "Tiedosto ei ole paikallaan"));
    click(&mut window, "Mitä voin tehdä?");
    assert!(says(&window, "anna sille entinen nimi"));
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(says(&window, "Rannikkolaitos"), "what was read stays");
    window.get_by_label("Lisää havainto").focus();
    settle(&mut window);
    type_text(&mut window, "Joulukuun ajo on 18.12.");
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert!(says(&window, "Tiedosto ei ole enää paikallaan"));
    std::fs::rename(&away, &path).expect("back");
    press(&mut window, Modifiers::NONE, Key::Escape);
    press(&mut window, Modifiers::NONE, Key::F5);
    settle(&mut window);
    assert!(!says(&window, "Tiedosto ei ole paikallaan"));
    let kept = SqliteStore::open(&path).expect("opens").load().expect("loads");
    let kept: Vec<_> = kept.characteristic.iter().map(|one| one.title.as_str()).collect();
    assert_eq!(kept, ["Joulukuun ajo on 18.12."], "saved by itself");
}
