use std::sync::Arc;

use super::*;
use crate::domain::{Agency, AgencyId, Change, Contact, Operation, OperationKind};

const NAME: [&str; 2] = ["Meriadoc", "Poistuva"];

/// Everything that stands in the file and beside it.
fn bytes(path: &Path) -> Vec<u8> {
    let mut all = std::fs::read(path).expect("reads");
    for beside in ["-journal", "-wal", ".erased"] {
        let mut name = path.as_os_str().to_owned();
        name.push(beside);
        all.extend(std::fs::read(name).unwrap_or_default());
    }
    all
}

fn holds(path: &Path, text: &str) -> bool {
    bytes(path).windows(text.len()).any(|window| window == text.as_bytes())
}

fn save(store: &mut SqliteStore, changes: Vec<Change>) {
    let known = Arc::new(store.load().expect("loads"));
    let operation = Operation::new(OperationKind::AgencyEdited, "Ville", changes);
    assert!(matches!(store.commit(&operation, &known).expect("commits"), Commit::Done(_)));
}

/// A file with somebody to forget, and rows enough around them that pages are split and freed.
fn file(path: &Path) -> (SqliteStore, Contact) {
    let mut store = SqliteStore::create(path).expect("a file");
    let agency = Agency { name_fi: "Rannikkolaitos".into(), ..Agency::empty(AgencyId::new()) };
    let contact = Contact { name: NAME.join(" "), note: "x".repeat(700), ..Contact::empty(agency.id) };
    save(&mut store, vec![Change::insert(agency.clone()), Change::insert(contact.clone())]);
    for part in 0..30 {
        let other = Contact { name: format!("Joku {part}"), note: "y".repeat(700), ..Contact::empty(agency.id) };
        save(&mut store, vec![Change::insert(other.clone())]);
        if part % 3 == 0 {
            save(&mut store, vec![Change::delete(other)]);
        }
    }
    (store, contact)
}

fn asked(store: &mut SqliteStore, contact: &Contact) -> (Erasure, Arc<Snapshot>) {
    let known = Arc::new(store.load().expect("loads"));
    let held = personal_data(&known.rows, &Subject::Contact(contact.person)).expect("held");
    (erase(&known.rows, &held, "Poistettu henkilö", &held.likely(), "Ville"), known)
}

fn unclean(store: &SqliteStore) -> bool {
    remembered(&store.connection).expect("reads").1
}

#[test]
fn free_pages_that_others_keep_in_use_are_written_over_at_a_later_opening() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("palvelu.kortisto");
    let (mut store, contact) = file(&path);
    let (erasure, known) = asked(&mut store, &contact);
    let (commit, blanked) = store.forget_rows(&erasure, &known).expect("erases");
    assert!(matches!(commit, Commit::Done(_)) && blanked > 0);
    store.remember();

    // Somebody reads for long, as a backup does.
    let reader = Connection::open(&path).expect("opens");
    let reads = || reader.execute_batch("BEGIN; SELECT count(*) FROM agency").expect("reads");
    reads();
    assert!(!store.clean(Some(Duration::from_millis(20))), "the file is in use");
    assert!(unclean(&store), "and that is remembered");
    drop(store);

    // Opening does not wait for them, and saving goes on as always afterwards.
    let mut second = SqliteStore::open(&path).expect("opens all the same");
    assert!(unclean(&second));
    assert!(second.load().expect("loads").contact.get(contact.id).is_none());
    reader.execute_batch("COMMIT").expect("ends");
    let agency = second.load().expect("loads").agency.iter().next().expect("there").clone();
    save(&mut second, vec![Change::update(agency.clone(), Agency { email: "a@a.example".into(), ..agency })]);
    drop(second);

    // Nobody reads any more, although they keep the file open: now it is done, once.
    let third = SqliteStore::open(&path).expect("opens");
    assert!(!unclean(&third));
    for word in NAME {
        assert!(!holds(&path, word), "{word}");
    }
    let (pages, free): (i64, i64) = (pragma(&third, "page_count"), pragma(&third, "freelist_count"));
    assert!(pages > 0 && free == 0);
    drop(third);
    let before = std::fs::read(&path).expect("reads");
    drop(SqliteStore::open(&path).expect("opens"));
    assert_eq!(std::fs::read(&path).expect("reads"), before, "nothing is written again");
}

fn pragma(store: &SqliteStore, name: &str) -> i64 {
    store.connection.pragma_query_value(None, name, |row| row.get(0)).expect("a number")
}

#[test]
fn what_is_erased_again_while_others_read_is_written_over_later_too() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("palvelu.kortisto");
    let copy = folder.path().join("kopio.kortisto");
    let (mut store, contact) = file(&path);
    std::fs::copy(&path, &copy).expect("copies");
    let (erasure, known) = asked(&mut store, &contact);
    assert!(store.forget(&erasure, &known).expect("erases").clean);
    drop(store);
    std::fs::copy(&copy, &path).expect("restores");
    assert!(holds(&path, NAME[0]));
    let mut restored = {
        let (connection, access) = super::super::open::connect(&path).expect("opens");
        let mut store = SqliteStore::over(connection, &path, access);
        store.settle_in().expect("stands");
        store
    };
    // Erased again, but the program ends before free pages are written over.
    let known = Arc::new(restored.load().expect("loads"));
    let back = again(&known.rows, Table::Contact, contact.id.0, "Poistettu henkilö").expect("is back");
    restored.forget_back(&back, known).expect("erases");
    drop(restored);
    let reopened = SqliteStore::open(&path).expect("opens");
    assert!(!unclean(&reopened));
    for word in NAME {
        assert!(!holds(&path, word), "{word}");
    }
}

#[test]
fn an_erasure_that_is_said_to_have_failed_was_not_done() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("palvelu.kortisto");
    let (mut store, contact) = file(&path);
    let (erasure, known) = asked(&mut store, &contact);
    // Another program writes what we cannot read, into a row that the erasure does not touch.
    let other = Connection::open(&path).expect("opens");
    let sql = "PRAGMA ignore_check_constraints = ON; UPDATE agency SET kind = 'nonsense'";
    other.execute_batch(sql).expect("writes");
    store.forget(&erasure, &known).expect_err("the file cannot be read to its end");
    assert!(!log::holds(&store.connection, erasure.operation.id).expect("reads"));
    let left: i64 = store
        .connection
        .query_row("SELECT count(*) FROM contact WHERE id = ?1", [contact.id.to_string()], |row| row.get(0))
        .expect("counts");
    assert_eq!(left, 1);
}
