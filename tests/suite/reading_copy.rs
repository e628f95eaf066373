//! A copy that is kept on this computer, if the user wants one, and read while the file is out of reach.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::{Duration, SystemTime};

use egui::accesskit::Role;
use egui_kittest::kittest::Queryable;
use kortisto::domain::{Agency, AgencyId, Change, Operation, OperationKind};
use kortisto::store::sqlite::{keep_reading_copy, read_as_of, reading_copy};
use kortisto::store::{Access, SqliteStore, Store};

use crate::window::{Setting, Window, click, settle, window};

static ON: AtomicBool = AtomicBool::new(false);

fn add(path: &Path, name: &str) {
    let mut store = SqliteStore::open(path).expect("opens");
    let known = Arc::new(store.load().expect("loads"));
    let agency = Agency { name_fi: name.into(), ..Agency::empty(AgencyId::new()) };
    let add = Operation::new(OperationKind::AgencyAdded, "Aino", vec![Change::insert(agency)]);
    store.commit(&add, &known).expect("saves");
}

fn register(path: &Path) {
    drop(SqliteStore::create(path).expect("a file"));
    add(path, "Rannikkolaitos");
}

fn agencies(copy: &Path) -> usize {
    SqliteStore::open_to_read(copy).expect("opens").load().expect("loads").agency.len()
}

fn age(file: &Path, by: Duration) -> SystemTime {
    let at = SystemTime::now() - by;
    std::fs::File::options().write(true).open(file).and_then(|file| file.set_modified(at)).expect("aged");
    at
}

#[test]
fn a_copy_is_made_at_most_once_an_hour_and_holds_what_the_file_held() {
    let folder = tempfile::tempdir().expect("a folder");
    let (path, copies) = (folder.path().join("palvelu.kortisto"), folder.path().join("reading"));
    register(&path);
    let copy = reading_copy(&copies, &path);
    assert_eq!(read_as_of(&copy), None);
    assert!(keep_reading_copy(&path, &copies, false, &ON).expect("made").is_some());
    assert_eq!(agencies(&copy), 1);
    add(&path, "Saaristovirasto");
    keep_reading_copy(&path, &copies, false, &ON).expect("looks");
    assert_eq!(agencies(&copy), 1, "it is young");
    age(&copy, Duration::from_hours(2));
    keep_reading_copy(&path, &copies, false, &ON).expect("made");
    assert_eq!(agencies(&copy), 2);
    add(&path, "Tunturivirasto");
    keep_reading_copy(&path, &copies, true, &ON).expect("made");
    assert_eq!(agencies(&copy), 3, "at once where that is asked");
    // One that holds all there is, is as of now.
    let old = age(&copy, Duration::from_hours(2));
    keep_reading_copy(&path, &copies, false, &ON).expect("looks");
    assert!(std::fs::metadata(&copy).and_then(|copy| copy.modified()).expect("a time") > old);
    // Where the file is away, the copy stays as it is.
    age(&copy, Duration::from_hours(2));
    std::fs::remove_file(&path).expect("gone");
    assert!(keep_reading_copy(&path, &copies, false, &ON).is_err());
    assert_eq!((agencies(&copy), std::fs::read_dir(&copies).expect("lists").count()), (3, 1));
}

#[test]
fn a_copy_is_only_read_and_those_of_files_that_nobody_opens_go() {
    let folder = tempfile::tempdir().expect("a folder");
    let (path, copies) = (folder.path().join("palvelu.kortisto"), folder.path().join("reading"));
    let former = folder.path().join("entinen.kortisto");
    register(&path);
    register(&former);
    keep_reading_copy(&former, &copies, false, &ON).expect("made");
    age(&reading_copy(&copies, &former), Duration::from_hours(24 * 31));
    keep_reading_copy(&path, &copies, false, &ON).expect("made");
    assert!(!reading_copy(&copies, &former).exists());
    let copy = reading_copy(&copies, &path);
    let mut store = SqliteStore::open_to_read(&copy).expect("opens");
    assert_eq!(store.access(), Access::ReadOnlyFile);
    let known = Arc::new(store.load().expect("loads"));
    // Another window makes it anew meanwhile: it is still only read.
    add(&path, "Saaristovirasto");
    keep_reading_copy(&path, &copies, true, &ON).expect("made");
    let agency = Agency { name_fi: "A".into(), ..Agency::empty(AgencyId::new()) };
    let add = Operation::new(OperationKind::AgencyAdded, "Aino", vec![Change::insert(agency)]);
    assert!(store.commit(&add, &known).is_err());
    assert_eq!(store.access(), Access::ReadOnlyFile);
}

fn says(window: &Window, words: &str) -> bool {
    window.query_all_by_label_contains(words).next().is_some()
}

fn opened(folder: &Path, path: &Path) -> Window {
    window(Setting {
        agencies: None,
        file: Some(path.to_owned()),
        recent: vec![path.to_owned()],
        drafts: Some(folder.join("drafts")),
        today: true,
        size: [1440.0, 1800.0],
        ..Setting::default()
    })
}

const KEEP: &str = "Pidä tällä koneella kopio, jota voi lukea, kun verkkolevy ei toimi";

#[test]
fn who_has_chosen_it_reads_the_copy_while_the_file_is_away() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("palvelu.kortisto");
    register(&path);
    let copy = reading_copy(&folder.path().join("reading"), &path);
    let mut window = opened(folder.path(), &path);
    assert!(!copy.exists(), "nobody has asked for it");
    click(&mut window, "Asetukset");
    click(&mut window, "Varmuuskopiot");
    window.get_by_role_and_label(Role::CheckBox, KEEP).click();
    settle(&mut window);
    assert!(copy.exists() && says(&window, "Kopio on tehty"));
    drop(window);
    // The drive is away.
    let away = folder.path().join("irti.kortisto");
    std::fs::rename(&path, &away).expect("moved");
    let mut window = opened(folder.path(), &path);
    window.get_by_label_contains("Lue kopiota").click();
    settle(&mut window);
    assert_eq!(window.state().snapshot().agency.len(), 1);
    assert!(says(&window, "Vain luku: kopio tällä koneella") && says(&window, "Luet kopiota, joka on tehty"));
    assert!(says(&window, "palvelu.kortisto"), "it is known by the file that it is of");
    // It is still away; then it is back.
    click(&mut window, "Avaa varsinainen tiedosto");
    assert!(!window.state().over().is_empty(), "why it does not open is said");
    click(&mut window, "Sulje");
    assert!(says(&window, "Luet kopiota"), "and the copy stays");
    std::fs::rename(&away, &path).expect("back");
    click(&mut window, "Avaa varsinainen tiedosto");
    assert!(!says(&window, "Vain luku") && !says(&window, "Luet kopiota"));
    assert_eq!(window.state().snapshot().agency.len(), 1);
}

#[test]
fn who_no_longer_wants_it_has_none() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("palvelu.kortisto");
    register(&path);
    let copies = folder.path().join("reading");
    let mut window = opened(folder.path(), &path);
    click(&mut window, "Asetukset");
    click(&mut window, "Varmuuskopiot");
    for kept in [true, false] {
        window.get_by_role_and_label(Role::CheckBox, KEEP).click();
        settle(&mut window);
        assert_eq!(copies.exists(), kept);
    }
}
