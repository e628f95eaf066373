//! The drill: every backup is looked over, once a month by one of all or when somebody asks for it, and a bad one is told.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use egui_kittest::kittest::Queryable;
use kortisto::domain::{Agency, AgencyId, Change, Employee, EmployeeRole, Operation, OperationKind};
use kortisto::store::sqlite::{Kept, Places, back_up, copies_beside, drill, drill_if_due, folder_beside, kept};
use kortisto::store::{SqliteStore, Store, StoreError};

use crate::commands::{json, kortisto};
use crate::window::{Setting, Window, click, window};

static ON: AtomicBool = AtomicBool::new(false);

const SILENT: &dyn Fn(usize, usize) = &|_, _| ();

/// A register with an agency and a supervisor who sits at the keyboard of the tests, and two backups of it.
fn register(folder: &Path) -> (PathBuf, [Kept; 2]) {
    let path = folder.join("palvelu.kortisto");
    let mut store = SqliteStore::create(&path).expect("a file");
    let known = Arc::new(store.load().expect("loads"));
    let agency = Agency { name_fi: "Rannikkolaitos".into(), ..Agency::empty(AgencyId::new()) };
    let one = Employee {
        name: "Eeva Esihenkilö".into(),
        login_names: "testi".into(),
        role: EmployeeRole::Supervisor,
        ..Employee::empty()
    };
    let rows = vec![Change::insert(agency), Change::insert(one)];
    store.commit(&Operation::new(OperationKind::AgencyAdded, "Aino", rows), &known).expect("saves");
    drop(store);
    let made = [(), ()].map(|()| back_up(&path, &folder_beside(&path), &ON).expect("a backup"));
    (path, made)
}

/// Makes a backup one of so many days ago.
fn aged(path: &Path, backup: &Kept, days: i64) -> PathBuf {
    let at = chrono::Local::now().naive_local() - chrono::TimeDelta::days(days);
    let name = format!("palvelu-{}-{}.kortisto", at.format("%Y%m%d-%H%M%S"), backup.sequence);
    let target = folder_beside(path).join(name);
    std::fs::rename(&backup.path, &target).expect("aged");
    target
}

fn spoil(backup: &Path) {
    let mut bytes = std::fs::read(backup).expect("reads");
    bytes[8192..].fill(0xaa);
    std::fs::write(backup, bytes).expect("spoiled");
}

fn says(window: &Window, words: &str) -> bool {
    window.query_all_by_label_contains(words).next().is_some()
}

fn opened(path: &Path) -> Window {
    window(Setting {
        agencies: None,
        file: Some(path.to_owned()),
        today: true,
        size: [1280.0, 1600.0],
        ..Setting::default()
    })
}

#[test]
fn every_backup_is_looked_over_and_what_was_found_is_kept_beside_them() {
    let folder = tempfile::tempdir().expect("a folder");
    let (path, [first, second]) = register(folder.path());
    let bytes = std::fs::read(&second.path).expect("reads");
    spoil(&first.path);
    let told = AtomicUsize::new(0);
    let say = |done: usize, of: usize| told.store(done * 10 + of, Ordering::Relaxed);
    let found = drill(&path, &say, &ON).expect("looks");
    assert_eq!(told.load(Ordering::Relaxed), 22, "all of them are told");
    let whole = found.of(&second).expect("looked over");
    assert_eq!((whole.agencies, whole.contacts, &whole.bad), (1, 0, &None));
    assert!(found.of(&first).expect("looked over").bad.is_some());
    let all = kept(&path, &folder_beside(&path)).expect("lists");
    assert_eq!(found.bad(&all).len(), 1);
    assert_eq!(Places::of(&path).last_drill(&path), Some(found), "whoever comes next knows it");
    assert_eq!(std::fs::read(&second.path).expect("reads"), bytes, "nothing is written to a backup");
    assert_eq!((all.len(), copies_beside(&path).len()), (2, 2), "what was found is no backup and no copy");
    // It is stopped between two of them, and what was found before stays.
    let stopped = drill(&path, SILENT, &AtomicBool::new(true)).expect_err("stopped");
    assert!(matches!(stopped, StoreError::Cancelled), "{stopped}");
    assert!(Places::of(&path).last_drill(&path).is_some());
}

#[test]
fn one_of_all_looks_them_over_once_a_month() {
    let folder = tempfile::tempdir().expect("a folder");
    let (path, [first, _]) = register(folder.path());
    assert_eq!(drill_if_due(&path, SILENT, &ON).expect("looks"), None, "they are young");
    let old = aged(&path, &first, 40);
    // Somebody else is at it.
    let claim = folder_beside(&path).join(".kortisto-tarkistetaan");
    std::fs::write(&claim, "").expect("claimed");
    assert_eq!(drill_if_due(&path, SILENT, &ON).expect("looks"), None);
    std::fs::remove_file(&claim).expect("let go");
    let found = drill_if_due(&path, SILENT, &ON).expect("looks").expect("due");
    assert!(!found.asked && found.backups.len() == 2 && found.backups.iter().all(|one| one.bad.is_none()));
    assert!(!claim.exists());
    // The next is not due for a month, whatever has happened meanwhile.
    spoil(&old);
    assert_eq!(drill_if_due(&path, SILENT, &ON).expect("looks"), Some(found));
}

#[test]
fn a_backup_of_another_register_is_not_looked_over() {
    let folder = tempfile::tempdir().expect("a folder");
    let (path, _) = register(folder.path());
    let another = folder.path().join("toinen.kortisto");
    drop(SqliteStore::create(&another).expect("a file"));
    let theirs = back_up(&another, &folder_beside(&another), &ON).expect("a backup");
    let name = "palvelu-20200101-120000-1.kortisto";
    std::fs::copy(&theirs.path, folder_beside(&path).join(name)).expect("copied");
    let found = drill(&path, SILENT, &ON).expect("looks");
    assert!(found.backups.len() == 2 && found.backups.iter().all(|one| one.name != name), "{found:?}");
}

#[cfg(target_os = "linux")]
#[test]
fn whoever_may_only_read_looks_them_over_too_and_leaves_nothing() {
    use crate::commands::as_somebody;
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().expect("a folder");
    let (path, [first, _]) = register(folder.path());
    spoil(&first.path);
    let old = folder.path().join("vanha.kortisto");
    std::fs::copy(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/version_1.kortisto"), &old).expect("copies");
    let _ = as_somebody(folder.path(), &["--version"]);
    let backups = folder_beside(&path);
    let names = |folder: &Path| {
        let entries = std::fs::read_dir(folder).expect("lists").map(|entry| entry.expect("one").file_name());
        entries.collect::<std::collections::BTreeSet<_>>()
    };
    let before = (names(folder.path()), names(&backups), std::fs::read(&old).expect("reads"));
    let allow = |path: &Path, mode: u32| std::fs::set_permissions(path, PermissionsExt::from_mode(mode)).expect("set");
    for entry in std::fs::read_dir(&backups).expect("lists").chain(std::fs::read_dir(folder.path()).expect("lists")) {
        let entry = entry.expect("one").path();
        if entry.extension().is_some_and(|ending| ending == "kortisto") {
            allow(&entry, 0o444);
        }
    }
    allow(&backups, 0o555);
    allow(folder.path(), 0o555);
    let found = as_somebody(folder.path(), &["backup", &path.display().to_string(), "--check", "--json"]);
    assert_eq!((found.status.code(), &json(&found)["bad"]), (Some(1), &1.into()), "{found:?}");
    // An older file that cannot be brought to the newest form is said to be only to be read, and stays what it is.
    let older = as_somebody(folder.path(), &["check", &old.display().to_string(), "--json"]);
    assert_eq!(json(&older)["error"], "error-read-only", "{older:?}");
    allow(folder.path(), 0o755);
    assert_eq!((names(folder.path()), names(&backups), std::fs::read(&old).expect("reads")), before);
}

#[test]
fn the_command_looks_them_over_and_names_the_bad_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let (path, [first, _]) = register(folder.path());
    let file = path.display().to_string();
    let good = kortisto(&["backup", &file, "--check"]);
    assert!(good.status.success() && String::from_utf8_lossy(&good.stdout).contains("Ehjä, 1 virasto"), "{good:?}");
    spoil(&first.path);
    let bad = kortisto(&["backup", &file, "--check", "--json"]);
    assert_eq!(bad.status.code(), Some(1));
    let told = json(&bad);
    assert_eq!((&told["bad"], told["backups"].as_array().map(Vec::len)), (&1.into(), Some(2)));
    let name = first.path.file_name().expect("a name").to_string_lossy().into_owned();
    assert!(String::from_utf8_lossy(&bad.stderr).contains(&name), "{bad:?}");
    assert_eq!(kept(&path, &folder_beside(&path)).expect("lists").len(), 2, "none is made");
    assert_eq!(kortisto(&["backup", &file, "--check", "--to", "x"]).status.code(), Some(2));
    let missing = folder.path().join("puuttuu.kortisto").display().to_string();
    assert_eq!(kortisto(&["backup", &missing, "--check"]).status.code(), Some(1));
}

#[test]
fn the_window_shows_what_was_found_and_the_supervisor_sees_a_bad_one_first() {
    let folder = tempfile::tempdir().expect("a folder");
    let (path, [first, _]) = register(folder.path());
    spoil(&aged(&path, &first, 40));
    let mut window = opened(&path);
    assert!(says(&window, "Varmuuskopio on vioittunut: palvelu-"), "looked over on opening, as a month has gone by");
    click(&mut window, "Asetukset");
    click(&mut window, "Varmuuskopiot");
    assert!(says(&window, "Ohjelma tarkisti kaikki kopiot"));
    assert!(says(&window, "Vioittunut: ") && says(&window, "Ehjä, 1 virasto"));
    // Once the bad one is gone nothing is amiss any more.
    let bad = kept(&path, &folder_beside(&path)).expect("lists").pop().expect("the oldest");
    std::fs::remove_file(bad.path).expect("taken away");
    click(&mut window, "Tarkista kaikki");
    assert!(says(&window, "Kaikki kopiot tarkistettiin"));
    assert!(!says(&window, "Vioittunut: "));
    window.get_by_role_and_label(egui::accesskit::Role::Button, "Tänään").click();
    crate::window::settle(&mut window);
    assert!(!says(&window, "Varmuuskopio on vioittunut"));
}
