//! Backups: whole, made by one of all, thinned, and brought back without losing what is newer or bringing back whoever was
//! erased.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Barrier};

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use kortisto::domain::erasure::erase;
use kortisto::domain::person::{Subject, personal_data};
use kortisto::domain::{Agency, AgencyId, Change, Contact, Operation, OperationKind, Scope, Snapshot};
use kortisto::store::sqlite::{
    Amiss, Due, Kept, What, back_up, back_up_if_due, check, copies_beside, drill_if_due, folder_beside, held,
    keep_backed_up, kept, put_back, restorable,
};
use kortisto::store::{Commit, SqliteStore, Store, StoreError, UndoOutcome, WhichUndo, undo};

use crate::commands::{json, kortisto};
use crate::window::{Setting, Window, click, press, settle, window};

static ON: AtomicBool = AtomicBool::new(false);

fn agency(name: &str, abbreviation: &str) -> Agency {
    Agency { name_fi: name.into(), abbreviation: abbreviation.into(), ..Agency::empty(AgencyId::new()) }
}

fn save(store: &mut SqliteStore, changes: Vec<Change>) -> Arc<Snapshot> {
    let known = Arc::new(store.load().expect("loads"));
    match store.commit(&Operation::new(OperationKind::AgencyEdited, "Aino", changes), &known).expect("saves") {
        Commit::Done(now) => now,
        other => panic!("{other:?}"),
    }
}

/// A register with two agencies, one of which has a contact.
fn register(path: &Path) -> (SqliteStore, [Agency; 2], Contact) {
    let mut store = SqliteStore::create(path).expect("a file");
    let agencies = [agency("Rannikkolaitos", "RL"), agency("Saaristovirasto", "SV")];
    let contact = Contact { name: "Meriadoc Poistuva".into(), ..Contact::empty(agencies[0].id) };
    let rows = agencies.iter().cloned().map(Change::insert).chain([Change::insert(contact.clone())]);
    save(&mut store, rows.collect());
    (store, agencies, contact)
}

fn renamed(agency: &Agency, name: &str) -> Change {
    Change::update(agency.clone(), Agency { name_fi: name.into(), ..agency.clone() })
}

fn made(path: &Path) -> Kept {
    back_up(path, &folder_beside(path), &ON).expect("a backup")
}

fn all(path: &Path) -> Vec<Kept> {
    kept(path, &folder_beside(path)).expect("lists")
}

#[test]
fn a_backup_is_a_whole_register_and_is_listed() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("palvelu.kortisto");
    assert_eq!(all(&path), []);
    let (mut store, ..) = register(&path);
    let first = made(&path);
    let second = made(&path);
    assert_ne!(first.path, second.path, "also within a second");
    assert_eq!(all(&path), [second, first.clone()], "the newest first");
    assert_eq!(held(&first.path, &ON).expect("whole").rows, store.load().expect("loads").rows);
    assert_eq!(check(&mut SqliteStore::open(&first.path).expect("opens")).expect("checks"), []);
    assert_eq!(copies_beside(&path).len(), 2, "and is known as a copy of the file");
    // What is no backup is not listed, nor ever taken away.
    std::fs::write(folder_beside(&path).join("muistio.kortisto"), "oma").expect("written");
    assert_eq!(all(&path).len(), 2);
    // A stopped one leaves nothing behind.
    let stopped = back_up(&path, &folder_beside(&path), &AtomicBool::new(true)).expect_err("stopped");
    assert!(matches!(stopped, StoreError::Cancelled), "{stopped}");
    assert_eq!(std::fs::read_dir(folder_beside(&path)).expect("lists").count(), 3);
}

#[test]
fn one_of_all_makes_the_backup_that_is_due() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("palvelu.kortisto");
    let (mut store, agencies, _) = register(&path);
    let backups = folder_beside(&path);
    let together = Arc::new(Barrier::new(8));
    let makers = (0..8).map(|_| {
        let (path, backups, together) = (path.clone(), backups.clone(), Arc::clone(&together));
        std::thread::spawn(move || {
            together.wait();
            matches!(back_up_if_due(&path, &backups, &ON).expect("made, or left to another"), Due::Made(_))
        })
    });
    let makers: Vec<_> = makers.collect();
    let many = makers.into_iter().map(|maker| maker.join().expect("ends")).filter(|made| *made).count();
    assert_eq!((many, all(&path).len()), (1, 1));
    // Nothing has changed, then it has, but the last one is young; then it is old.
    let due = || matches!(back_up_if_due(&path, &backups, &ON).expect("looks"), Due::Made(_));
    let age = |to: &str| {
        let newest = all(&path).remove(0);
        let name = format!("palvelu-{to}-{}.kortisto", newest.sequence);
        std::fs::rename(&newest.path, backups.join(name)).expect("aged");
    };
    assert!(!due());
    age("20200101-120000");
    assert!(!due(), "however old it is, it holds all there is");
    save(&mut store, vec![renamed(&agencies[0], "Rannikkovirasto")]);
    // Somebody else is at it.
    let claim = backups.join(".kortisto-claim");
    std::fs::write(&claim, "").expect("claimed");
    assert!(!due());
    std::fs::remove_file(&claim).expect("let go");
    assert!(due());
    assert!(!claim.exists());
    save(&mut store, vec![renamed(&agencies[1], "Saaristolaitos")]);
    assert!(!due(), "the last one is young");
}

#[test]
fn what_is_no_claim_stops_no_backup_and_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("palvelu.kortisto");
    let (mut store, agencies, _) = register(&path);
    let backups = folder_beside(&path);
    let claim = backups.join(".kortisto-claim");
    let drilling = backups.join(".kortisto-tarkistetaan");
    for one in [&claim, &drilling] {
        std::fs::create_dir_all(one.join("jotakin")).expect("a folder");
    }
    let told = [Amiss { folder: claim.display().to_string(), second: false, what: What::InTheWay }];
    let backed = keep_backed_up(&path, &ON).expect("backs up");
    assert!(matches!(backed.due, Due::Made(_)), "{backed:?}");
    assert_eq!(backed.amiss, told);
    assert_eq!(all(&path).len(), 1);
    // Whoever has the next name has claimed it for everybody.
    save(&mut store, vec![renamed(&agencies[0], "Rannikkovirasto")]);
    let newest = all(&path).remove(0);
    let aged = backups.join(format!("palvelu-20200101-120000-{}.kortisto", newest.sequence));
    std::fs::rename(&newest.path, aged).expect("aged");
    assert!(drill_if_due(&path, &|_, _| {}, &ON).expect("looks").is_some(), "they are looked over too");
    let next = backups.join(".kortisto-claim-2");
    std::fs::write(&next, "").expect("claimed");
    assert_eq!(keep_backed_up(&path, &ON).expect("looks").due, Due::Claimed);
    std::fs::remove_file(&next).expect("let go");
    assert!(matches!(keep_backed_up(&path, &ON).expect("backs up").due, Due::Made(_)));
    assert!(!next.exists(), "no claim is left");
    assert!(claim.join("jotakin").is_dir(), "what is not ours stays");
}

#[test]
fn everything_comes_back_as_one_operation_that_can_be_undone() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("palvelu.kortisto");
    let (mut store, agencies, contact) = register(&path);
    let then = store.load().expect("loads").rows;
    let backup = made(&path);
    save(&mut store, vec![renamed(&agencies[0], "Rannikkovirasto"), Change::insert(agency("Uusi", "UU"))]);
    let now = save(&mut store, vec![Change::delete(contact)]);
    let found = restorable(&backup.path, &path, Scope::All, "Aino", &ON).expect("compares");
    let before = all(&path).len();
    let Commit::Done(back) = store.commit(&found.operation, &found.now).expect("saves") else { panic!("not done") };
    assert_eq!(back.rows, then);
    assert_eq!(all(&path).len(), before + 1, "what there was is backed up first");
    assert_eq!(held(&all(&path)[0].path, &ON).expect("whole").rows, now.rows);
    let outcome = undo(&mut store, &back, WhichUndo::This(found.operation.id), "Aino").expect("undoes");
    let UndoOutcome::Done { snapshot, .. } = outcome else { panic!("{outcome:?}") };
    assert_eq!(snapshot.rows, now.rows);
}

#[test]
fn one_agency_comes_back_and_the_others_stay() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("palvelu.kortisto");
    let (mut store, agencies, contact) = register(&path);
    let backup = made(&path);
    save(&mut store, vec![renamed(&agencies[1], "Saaristolaitos")]);
    save(&mut store, vec![Change::delete(contact), Change::delete(agencies[0].clone())]);
    let found = restorable(&backup.path, &path, Scope::Agency(agencies[0].id), "Aino", &ON).expect("compares");
    let Commit::Done(back) = store.commit(&found.operation, &found.now).expect("saves") else { panic!("not done") };
    assert_eq!(back.agency.get(agencies[0].id), Some(&agencies[0]));
    assert_eq!(
        (back.contact.len(), back.agency.get(agencies[1].id).expect("there").name_fi.as_str()),
        (1, "Saaristolaitos")
    );
}

#[test]
fn whoever_was_erased_does_not_come_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("palvelu.kortisto");
    let (mut store, agencies, contact) = register(&path);
    let backup = made(&path);
    let known = Arc::new(store.load().expect("loads"));
    let held = personal_data(&known.rows, &Subject::Contact(contact.person)).expect("held");
    let erasure = erase(&known.rows, &held, "Poistettu henkilö", &BTreeSet::new(), "Aino");
    store.erase(&erasure, &known).expect("erases");
    save(&mut store, vec![renamed(&agencies[0], "Rannikkovirasto")]);
    let found = restorable(&backup.path, &path, Scope::All, "Aino", &ON).expect("compares");
    let told = format!("{:?}", found.operation);
    assert!(!told.contains("Meriadoc"), "nothing of them travels");
    let Commit::Done(back) = store.commit(&found.operation, &found.now).expect("saves") else { panic!("not done") };
    assert_eq!(back.agency.get(agencies[0].id), Some(&agencies[0]));
    assert!(!format!("{:?}", back.rows).contains("Meriadoc"));
    assert!(!std::fs::read(&path).expect("reads").windows(8).any(|bytes| bytes == b"Meriadoc"));
}

/// Before she had a row, a note spoke of her: that note does not come back either.
#[test]
fn a_name_without_a_row_in_the_backup_does_not_come_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("palvelu.kortisto");
    let mut store = SqliteStore::create(&path).expect("a file");
    let noted = Agency { mission: "Meriadoc Poistuva aloittaa".into(), ..agency("Rannikkolaitos", "RL") };
    let other = agency("Saaristovirasto", "SV");
    save(&mut store, vec![Change::insert(noted.clone()), Change::insert(other.clone())]);
    let backup = made(&path);
    let quiet = Agency { mission: String::new(), ..noted.clone() };
    let contact = Contact { name: "Meriadoc Poistuva".into(), ..Contact::empty(noted.id) };
    save(&mut store, vec![Change::update(noted, quiet.clone()), renamed(&other, "Saaristolaitos")]);
    let known = save(&mut store, vec![Change::insert(contact.clone())]);
    let held = personal_data(&known.rows, &Subject::Contact(contact.person)).expect("held");
    let erasure = erase(&known.rows, &held, "Poistettu henkilö", &BTreeSet::new(), "Aino");
    store.erase(&erasure, &known).expect("erases");
    let found = restorable(&backup.path, &path, Scope::All, "Aino", &ON).expect("compares");
    assert!(!format!("{:?}", found.operation).contains("Meriadoc"));
    let Commit::Done(back) = store.commit(&found.operation, &found.now).expect("saves") else { panic!("not done") };
    assert_eq!(back.agency.get(quiet.id).expect("there").mission, "");
    assert_eq!(back.agency.get(other.id), Some(&other), "the rest has come back");
}

/// Somebody is erased between looking and bringing back.
#[test]
fn what_was_compared_before_somebody_saved_does_not_come_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("palvelu.kortisto");
    let (mut store, agencies, _) = register(&path);
    let backup = made(&path);
    save(&mut store, vec![renamed(&agencies[0], "Rannikkovirasto")]);
    let found = restorable(&backup.path, &path, Scope::All, "Aino", &ON).expect("compares");
    let now = save(&mut store, vec![renamed(&agencies[1], "Saaristolaitos")]);
    let answer = store.commit(&found.operation, &found.now).expect("answers");
    assert!(matches!(answer, Commit::Conflicts(..)), "{answer:?}");
    assert_eq!(store.load().expect("loads").rows, now.rows);
}

/// Two registers of one name keep their backups in one folder, and somebody has gone on working in a backup.
#[test]
fn only_what_is_a_backup_of_this_register_is_thinned() {
    let folder = tempfile::tempdir().expect("a folder");
    let [path, elsewhere] = ["palvelu.kortisto", "muualla.kortisto"].map(|name| folder.path().join(name));
    let (_, agencies, _) = register(&path);
    drop(register(&elsewhere));
    let backups = folder_beside(&path);
    let (own, theirs) = (made(&path), made(&elsewhere));
    let copy = |of: &Kept, hour: u32| {
        let name = format!("palvelu-20200101-{hour:02}0000-{}.kortisto", of.sequence);
        std::fs::copy(&of.path, backups.join(&name)).expect("copied");
        backups.join(name)
    };
    let [first, second, worked, foreign] = [copy(&own, 8), copy(&own, 9), copy(&own, 10), copy(&theirs, 11)];
    let mut inside = SqliteStore::open(&worked).expect("opens");
    save(&mut inside, vec![renamed(&agencies[0], "Rannikkovirasto")]);
    drop(inside);
    let newest = copy(&own, 12);
    made(&path);
    let there = [&first, &second, &worked, &foreign, &newest].map(|path| path.exists());
    assert_eq!(there, [false, false, true, true, true], "the newest of the day stays, and what is none of them");
}

#[test]
fn a_backup_of_another_register_and_a_broken_one_are_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let [path, another] = ["palvelu.kortisto", "toinen.kortisto"].map(|name| folder.path().join(name));
    drop(register(&path));
    drop(register(&another));
    let error = restorable(&made(&another).path, &path, Scope::All, "Aino", &ON).expect_err("refused");
    assert!(matches!(error, StoreError::OtherRegister(_)), "{error}");
    let broken = made(&path);
    let mut bytes = std::fs::read(&broken.path).expect("reads");
    bytes[8192..].fill(0xaa);
    std::fs::write(&broken.path, bytes).expect("broken");
    let error = held(&broken.path, &ON).expect_err("refused");
    assert!(matches!(error, StoreError::Damaged { .. }), "{error}");
    assert!(restorable(&broken.path, &path, Scope::All, "Aino", &ON).is_err());
}

#[test]
fn a_backup_takes_the_place_of_a_damaged_file_which_is_kept() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("palvelu.kortisto");
    let (mut store, ..) = register(&path);
    let rows = store.load().expect("loads").rows;
    drop(store);
    let backup = made(&path);
    let error = put_back(&backup.path, &path).expect_err("a sound file is not replaced");
    assert!(matches!(error, StoreError::AlreadyExists(_)), "{error}");
    let mut bytes = std::fs::read(&path).expect("reads");
    bytes[4096..].fill(0xaa);
    std::fs::write(&path, &bytes).expect("damaged");
    let aside = put_back(&backup.path, &path).expect("put back").expect("the damaged one is kept");
    assert_eq!(std::fs::read(&aside).expect("reads"), bytes);
    assert!(aside.display().to_string().contains("vioittunut"));
    assert_eq!(SqliteStore::open(&path).expect("opens").load().expect("loads").rows, rows);
    // Where there is nothing, it is simply there again; what a cut off save has left is not played into it.
    std::fs::remove_file(&path).expect("gone");
    let journal = folder.path().join("palvelu.kortisto-journal");
    std::fs::write(&journal, "vanha").expect("left");
    assert_eq!(put_back(&backup.path, &path).expect("put back"), None);
    assert_ne!(std::fs::read(&journal).unwrap_or_default(), b"vanha");
    assert_eq!(SqliteStore::open(&path).expect("opens").load().expect("loads").rows, rows);
}

#[test]
fn the_commands_make_a_backup_and_bring_it_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("palvelu.kortisto");
    let (mut store, agencies, _) = register(&path);
    let file = path.display().to_string();
    let elsewhere = folder.path().join("muualla").display().to_string();
    let told = json(&kortisto(&["backup", &file, "--to", &elsewhere, "--json"]));
    let backup = told["backup"].as_str().expect("a path").to_owned();
    assert!(backup.starts_with(&elsewhere) && Path::new(&backup).exists());
    save(&mut store, vec![renamed(&agencies[0], "Rannikkovirasto")]);
    let dry = json(&kortisto(&["restore", &backup, &file, "--dry-run", "--json"]));
    assert_eq!((&dry["new"], &dry["changed"], &dry["gone"]), (&0.into(), &1.into(), &0.into()));
    let name = |store: &mut SqliteStore| {
        store.load().expect("loads").agency.get(agencies[0].id).expect("there").name_fi.clone()
    };
    assert_eq!(name(&mut store), "Rannikkovirasto", "a dry run does nothing");
    assert!(kortisto(&["restore", &backup, &file, "--agency", "SV"]).status.success());
    assert_eq!(name(&mut store), "Rannikkovirasto", "only the one that was named");
    assert_eq!(kortisto(&["restore", &backup, &file, "--agency", "XX"]).status.code(), Some(1));
    let done = kortisto(&["restore", &backup, &file, "--agency", "RL"]);
    assert!(done.status.success());
    assert!(String::from_utf8_lossy(&done.stdout).contains("1 muuttuu"));
    assert_eq!(name(&mut store), "Rannikkolaitos");
    let text = folder.path().join("muistio.txt");
    std::fs::write(&text, "ei rekisteri").expect("written");
    assert_eq!(kortisto(&["backup", &text.display().to_string()]).status.code(), Some(1));
    assert!(!folder_beside(&text).exists());
}

fn says(window: &Window, words: &str) -> bool {
    window.query_all_by_label_contains(words).next().is_some()
}

#[test]
fn backups_are_made_looked_into_and_brought_back_in_the_window() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("palvelu.kortisto");
    let (mut store, agencies, _) = register(&path);
    let mut window = window(Setting {
        agencies: None,
        file: Some(path.clone()),
        today: true,
        size: [1280.0, 900.0],
        ..Setting::default()
    });
    assert_eq!(all(&path).len(), 1, "one is made on opening");
    save(&mut store, vec![renamed(&agencies[0], "Rannikkovirasto")]);
    press(&mut window, Modifiers::NONE, Key::F5);
    click(&mut window, "Asetukset");
    click(&mut window, "Varmuuskopiot");
    assert!(says(&window, "Ei tarkistettu"));
    click(&mut window, "Tarkista kaikki");
    assert!(says(&window, "Ehjä, 2 virastoa"));
    click(&mut window, "Varmuuskopioi nyt");
    assert!(says(&window, "Varmuuskopio tehty: palvelu-"));
    assert_eq!(all(&path).len(), 2);
    // The older one is brought back.
    let buttons: Vec<_> = window.query_all_by_label("Palauta…").collect();
    assert_eq!(buttons.len(), 2);
    buttons[1].click();
    settle(&mut window);
    assert!(says(&window, "Perustiedot: 1 muuttuu"), "what it comes to is shown first");
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(!says(&window, "Perustiedot: 1 muuttuu"));
    window.query_all_by_label("Palauta…").nth(1).expect("the older one").click();
    settle(&mut window);
    click(&mut window, "Palauta");
    let name = |window: &Window| window.state().snapshot().agency.get(agencies[0].id).expect("there").name_fi.clone();
    assert_eq!(name(&window), "Rannikkolaitos");
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(name(&window), "Rannikkovirasto");
}
