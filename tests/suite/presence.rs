//! Who has a register open, and who is editing what: told quietly, and in nobody's way.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use kortisto::domain::{Agency, AgencyId, Change, Operation, OperationKind};
use kortisto::store::presence::{Present, Sign, present};
use kortisto::store::sqlite::{check, conflict_copies, copies_beside};
use kortisto::store::{SqliteStore, Store, StoreError};
use kortisto::worker::{Reply, Request, Worker};

use crate::commands::kortisto;
use crate::window::{Setting, Window, click, press, settle, window};

/// A register with one agency.
fn register(path: &Path) -> AgencyId {
    let mut store = SqliteStore::create(path).expect("a file");
    let known = Arc::new(store.load().expect("loads"));
    let agency = Agency { name_fi: "Rannikkolaitos".into(), ..Agency::empty(AgencyId::new()) };
    let id = agency.id;
    let add = Operation::new(OperationKind::AgencyAdded, "Aino", vec![Change::insert(agency)]);
    store.commit(&add, &known).expect("saves");
    id
}

fn named(who: &str, editing: Option<AgencyId>) -> Present {
    Present { who: who.into(), editing, version: "1.0.0".into() }
}

fn says(window: &Window, words: &str) -> bool {
    window.query_all_by_label_contains(words).next().is_some()
}

fn opened(path: &Path) -> Window {
    window(Setting { agencies: None, file: Some(path.to_owned()), size: [1440.0, 900.0], ..Setting::default() })
}

/// What a worker hears of others when it says that somebody is here.
fn heard(worker: &mut Worker, path: &Path, one: Present) -> Vec<Present> {
    worker.show_presence(path.to_owned(), one);
    loop {
        match worker.wait() {
            Some(Reply::Presence(of, others)) if of == path => return others,
            Some(Reply::PresenceChanged(..)) => {}
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn two_workers_hear_of_each_other_over_a_real_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("palvelu.kortisto");
    let agency = register(&path);
    let start = || Worker::start(Arc::new(|| ()), None).expect("starts");
    let (mut mine, mut theirs) = (start(), start());
    assert_eq!(heard(&mut mine, &path, named("Aino", None)), []);
    assert_eq!(heard(&mut theirs, &path, named("Ville", Some(agency))), [named("Aino", None)]);
    assert_eq!(heard(&mut mine, &path, named("Aino", Some(agency))), [named("Ville", Some(agency))]);
    assert_eq!(heard(&mut theirs, &path, named("Ville", None)), [named("Aino", Some(agency))]);
    // Going on to another register takes the sign along.
    let another = folder.path().join("toinen.kortisto");
    register(&another);
    assert_eq!(heard(&mut theirs, &another, named("Ville", None)), []);
    assert_eq!(heard(&mut mine, &path, named("Aino", None)), []);
    assert_eq!(present(&another), [named("Ville", None)]);
    // Letting go of a worker waits until its sign is gone.
    drop((mine, theirs));
    assert_eq!((present(&path), present(&another)), (Vec::new(), Vec::new()));
    let left = std::fs::read_dir(folder.path()).expect("lists").map(|entry| entry.expect("one").file_name());
    assert_eq!(left.filter(|name| name.to_string_lossy().contains("auki")).count(), 0);
}

#[test]
fn the_window_tells_who_has_the_file_open_and_who_edits_the_agency() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("palvelu.kortisto");
    let agency = register(&path);
    let [ville, elsa] = [Sign::new(&path), Sign::new(&path)];
    ville.give(&named("Ville Keksitty", Some(agency))).expect("given");
    elsa.give(&named("Elsa Mielikuva", None)).expect("given");
    let mut window = opened(&path);
    assert!(says(&window, "Auki myös: Elsa Mielikuva, Ville Keksitty"));
    assert!(window.query_by_label("Ville Keksitty muokkaa tätä").is_some());
    // Whoever goes on to edit the same agency sees it there too, and is not kept from it.
    click(&mut window, "Muokkaa…");
    assert!(window.query_by_label("Ville Keksitty muokkaa tätä").is_some());
    assert!(window.query_by_label("Tallenna").is_some());
    assert_eq!(present(&path).iter().filter(|one| one.who == "testi").count(), 1, "and it has said so itself");
}

#[test]
fn what_is_edited_here_is_said_until_it_is_no_longer() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("palvelu.kortisto");
    let agency = register(&path);
    let mut window = opened(&path);
    assert!(!says(&window, "Auki myös"), "nobody else is here");
    assert_eq!(present(&path)[0].editing, None);
    click(&mut window, "Muokkaa…");
    settle(&mut window);
    assert_eq!(present(&path)[0].editing, Some(agency));
    press(&mut window, Modifiers::NONE, Key::Escape);
    settle(&mut window);
    assert_eq!(present(&path)[0].editing, None);
    drop(window);
    assert_eq!(present(&path), []);
}

#[test]
fn signs_are_no_copies_and_a_place_that_takes_none_is_silent() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("palvelu.kortisto");
    register(&path);
    let ville = Sign::new(&path);
    ville.give(&named("Ville Keksitty", None)).expect("given");
    assert_eq!((copies_beside(&path), conflict_copies(&path)), (Vec::new(), Vec::new()));
    assert_eq!(check(&mut SqliteStore::open(&path).expect("opens")).expect("checks"), []);
    drop(ville);
    // Something else stands where the signs would.
    std::fs::write(folder.path().join(".palvelu.kortisto-auki"), "").expect("written");
    let window = opened(&path);
    assert!(says(&window, "Rannikkolaitos"));
    assert!(window.state().over().is_empty(), "nothing is said of it");
    assert_eq!(present(&path), []);
}

/// A copy of the file that the first program wrote.
fn first_version(folder: &Path) -> PathBuf {
    let file = folder.join("vanha.kortisto");
    std::fs::copy(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/version_1.kortisto"), &file).expect("copies");
    file
}

fn form(path: &Path) -> i64 {
    let connection = rusqlite::Connection::open(path).expect("opens");
    connection.pragma_query_value(None, "user_version", |row| row.get(0)).expect("a version")
}

#[test]
fn an_older_file_is_not_brought_to_the_newest_form_before_that_is_asked() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = first_version(folder.path());
    let ville = Sign::new(&path);
    ville.give(&named("Ville Keksitty", None)).expect("given");
    let mut window = opened_as_it_is(&path);
    assert!(says(&window, "Päivitetäänkö vanha.kortisto uuteen muotoon?"));
    assert!(says(&window, "Auki nyt: Ville Keksitty"));
    assert_eq!(form(&path), 1, "nothing is done yet");
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(window.state().over().is_empty());
    assert_eq!((form(&path), copies_beside(&path)), (1, Vec::new()));
    // It is asked again when the file is opened again.
    drop(ville);
    let mut window = opened_as_it_is(&path);
    assert!(says(&window, "Kenelläkään ei näytä olevan sitä auki"));
    click(&mut window, "Päivitä ja avaa");
    assert!(form(&path) > 1);
    assert!(window.state().snapshot().employment_type.iter().next().is_some(), "and it is open");
    assert!(!copies_beside(&path).is_empty(), "with a copy from before");
}

fn opened_as_it_is(path: &Path) -> Window {
    window(Setting {
        agencies: None,
        file: Some(path.to_owned()),
        today: true,
        size: [1440.0, 900.0],
        ..Setting::default()
    })
}

/// What a worker answers to an opening.
fn opening(worker: &mut Worker, request: Request) -> Reply {
    worker.send(request);
    loop {
        let reply = worker.wait().expect("an answer");
        if matches!(reply, Reply::Opened(_) | Reply::NotOpened(..) | Reply::Older(..)) {
            return reply;
        }
    }
}

#[test]
fn what_happens_to_a_file_between_the_question_and_the_answer_is_met_as_it_is() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = first_version(folder.path());
    let mut worker = Worker::start(Arc::new(|| ()), None).expect("starts");
    let ask = |worker: &mut Worker| {
        assert!(matches!(opening(worker, Request::Open(path.clone())), Reply::Older(of, _) if of == path));
    };
    let upgrade = |worker: &mut Worker| opening(worker, Request::Upgrade(path.clone()));
    // It is gone.
    ask(&mut worker);
    std::fs::remove_file(&path).expect("gone");
    assert!(matches!(upgrade(&mut worker), Reply::NotOpened(_, StoreError::NotFound(_))));
    // Another register stands there, in the newest form already: nothing is copied, and it is that one which is open.
    first_version(folder.path());
    ask(&mut worker);
    let another = folder.path().join("muu.kortisto");
    register(&another);
    std::fs::rename(&another, &path).expect("replaced");
    let Reply::Opened(opened) = upgrade(&mut worker) else { panic!("it is a register") };
    assert_eq!((opened.snapshot.agency.len(), copies_beside(&path)), (1, Vec::new()));
    // Something stands there that is none.
    first_version(folder.path());
    ask(&mut worker);
    std::fs::write(&path, "muistio").expect("written");
    assert!(matches!(upgrade(&mut worker), Reply::NotOpened(_, StoreError::NotOurs(_))));
    assert_eq!(std::fs::read(&path).expect("reads"), b"muistio", "it is left alone");
    // Somebody saves at this moment: it is waited for.
    first_version(folder.path());
    ask(&mut worker);
    let other = rusqlite::Connection::open(&path).expect("opens");
    other.execute_batch("BEGIN IMMEDIATE").expect("holds it");
    worker.send(Request::Upgrade(path.clone()));
    other.execute_batch("ROLLBACK").expect("lets go");
    drop(other);
    assert!(matches!(worker.wait(), Some(Reply::Opened(_))));
    assert!(form(&path) > 1 && copies_beside(&path).len() == 1);
    // Somebody else has brought it there meanwhile: once is enough.
    first_version(folder.path());
    ask(&mut worker);
    drop(SqliteStore::open(&path).expect("brings it to the newest form"));
    let copies = copies_beside(&path).len();
    assert!(matches!(upgrade(&mut worker), Reply::Opened(_)));
    assert_eq!(copies_beside(&path).len(), copies);
}

#[test]
fn a_command_tells_who_has_the_file_open_that_it_brings_to_the_newest_form() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = first_version(folder.path());
    let ville = Sign::new(&path);
    ville.give(&named("Ville Keksitty", None)).expect("given");
    let file = path.display().to_string();
    let told = |output: &std::process::Output| String::from_utf8_lossy(&output.stderr).into_owned();
    let first = kortisto(&["check", &file]);
    assert!(first.status.success() && told(&first).contains("Ville Keksitty"), "{first:?}");
    let second = kortisto(&["check", &file]);
    assert!(second.status.success() && told(&second).is_empty(), "{second:?}");
}
