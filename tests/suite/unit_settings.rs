//! What the unit has settled for everybody: where backups go, a second place, and where the installer lies.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use kortisto::domain::client::{BACKUP_FOLDER, BACKUP_HOURS, INSTALLER, SECOND_BACKUP_FOLDER, UnitSetting};
use kortisto::domain::{Agency, AgencyId, Change, Employee, EmployeeRole, Operation, OperationKind, Record, Snapshot};
use kortisto::store::sqlite::{
    Due, Places, What, back_up_now, check, copies_beside, folder_beside, forms, keep_backed_up, kept,
};
use kortisto::store::{Commit, SqliteStore, Store};

use crate::commands::{json, kortisto};
use crate::window::{Setting, Window, click, press, settle, type_text, window};

static ON: AtomicBool = AtomicBool::new(false);

fn save(path: &Path, kind: OperationKind, changes: Vec<Change>) -> Arc<Snapshot> {
    let mut store = SqliteStore::open(path).expect("opens");
    let known = Arc::new(store.load().expect("loads"));
    match store.commit(&Operation::new(kind, "Aino", changes), &known).expect("saves") {
        Commit::Done(now) => now,
        other => panic!("{other:?}"),
    }
}

/// Settles something, in place of what was settled before.
fn settled(path: &Path, name: &str, value: &str) {
    let known = SqliteStore::open(path).expect("opens").load().expect("loads");
    let before = known.setting(name).cloned().map(Record::from);
    let after = Some(UnitSetting::new(name, value).into());
    save(path, OperationKind::SettingEdited, vec![Change { before, after }]);
}

/// Something is saved, so that a backup may be due.
fn changed(path: &Path, name: &str) {
    let agency = Agency { name_fi: name.into(), ..Agency::empty(AgencyId::new()) };
    save(path, OperationKind::AgencyAdded, vec![Change::insert(agency)]);
}

fn says(window: &Window, words: &str) -> bool {
    window.query_all_by_label_contains(words).next().is_some()
}

fn fill(window: &mut Window, label: &str, text: &str) {
    window.get_by_role_and_label(Role::TextInput, label).focus();
    settle(window);
    press(window, Modifiers::COMMAND, Key::A);
    if text.is_empty() {
        press(window, Modifiers::NONE, Key::Delete);
    } else {
        type_text(window, text);
    }
}

#[test]
fn backups_go_where_the_unit_wants_them_and_a_copy_to_the_second_place() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("palvelu.kortisto");
    drop(SqliteStore::create(&path).expect("a file"));
    changed(&path, "Rannikkolaitos");
    let [first, second] = ["ensin", "toiseksi"].map(|name| folder.path().join(name));
    for one in [&first, &second] {
        std::fs::create_dir(one).expect("made");
    }
    settled(&path, BACKUP_FOLDER, &first.display().to_string());
    settled(&path, SECOND_BACKUP_FOLDER, &second.display().to_string());
    let backed = keep_backed_up(&path, &ON).expect("made");
    let Due::Made(made) = backed.due else { panic!("{backed:?}") };
    assert_eq!(backed.amiss, []);
    assert!(made.path.starts_with(&first), "{made:?}");
    assert!(!folder_beside(&path).exists(), "nothing is made beside the file");
    let names = |folder: &Path| -> Vec<_> {
        let all = kept(&path, folder).expect("lists").into_iter();
        all.map(|one| one.path.file_name().expect("a name").to_owned()).collect()
    };
    assert_eq!(names(&first), names(&second));
    let copy = kept(&path, &second).expect("lists").remove(0);
    assert_eq!(check(&mut SqliteStore::open(&copy.path).expect("opens")).expect("checks"), [], "a register of its own");
    // They are listed once each, and all of them are known where somebody is erased.
    assert_eq!(Places::of(&path).kept(&path).expect("lists"), [made]);
    assert_eq!(copies_beside(&path).len(), 2);
    // The next is not due; what the second place lacks it gets all the same.
    std::fs::remove_file(&copy.path).expect("lost");
    changed(&path, "Saaristovirasto");
    let backed = keep_backed_up(&path, &ON).expect("looks");
    assert_eq!((backed.due, backed.amiss), (Due::Not, Vec::new()));
    assert_eq!(names(&first), names(&second));
    for one in [&first, &second] {
        assert!(!one.join(".kortisto-claim").exists(), "no claim is left");
    }
}

#[test]
fn a_folder_that_is_away_stops_nothing_and_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("palvelu.kortisto");
    drop(SqliteStore::create(&path).expect("a file"));
    let away = folder.path().join("irti");
    settled(&path, BACKUP_FOLDER, &away.display().to_string());
    settled(&path, SECOND_BACKUP_FOLDER, r"\\palvelin\levy\kopiot");
    let (made, amiss) = back_up_now(&path, &ON).expect("made beside the file");
    assert!(made.path.starts_with(folder_beside(&path)), "{made:?}");
    assert!(!away.exists(), "the place of a drive that is not there is not made up");
    let told: Vec<_> = amiss.iter().map(|one| (one.second, one.what.clone())).collect();
    let other = if cfg!(windows) { What::Missing } else { What::Elsewhere };
    assert_eq!(told, [(false, What::Missing), (true, other)]);
    // What was made beside the file is listed once the folder is there.
    std::fs::create_dir(&away).expect("made");
    changed(&path, "Saaristovirasto");
    let (newer, _) = back_up_now(&path, &ON).expect("made");
    assert!(newer.path.starts_with(&away));
    assert_eq!(Places::of(&path).kept(&path).expect("lists"), [newer, made]);
    // An import makes its backup in the folder as well, and where that is a file by now, beside the register.
    std::fs::remove_dir_all(&away).expect("gone");
    std::fs::write(&away, "tiedosto").expect("written");
    changed(&path, "Rannikkolaitos");
    let before = kept(&path, &folder_beside(&path)).expect("lists").len();
    let agency = Agency { name_fi: "Tunturivirasto".into(), ..Agency::empty(AgencyId::new()) };
    save(&path, OperationKind::RegisterImported, vec![Change::insert(agency)]);
    assert_eq!(kept(&path, &folder_beside(&path)).expect("lists").len(), before + 1);
}

/// Somebody has taken the register home and works on in the copy, whose settings are the same.
#[test]
fn the_backups_of_a_copy_that_goes_its_own_way_do_not_mix_with_those_of_the_unit() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("palvelu.kortisto");
    drop(SqliteStore::create(&path).expect("a file"));
    let chosen = folder.path().join("kopiot");
    std::fs::create_dir(&chosen).expect("made");
    settled(&path, BACKUP_FOLDER, &chosen.display().to_string());
    let home = folder.path().join("koti");
    std::fs::create_dir(&home).expect("made");
    let copy = home.join("palvelu.kortisto");
    std::fs::copy(&path, &copy).expect("copied");
    changed(&path, "Rannikkolaitos");
    let (unit, _) = back_up_now(&path, &ON).expect("made");
    assert!(unit.path.starts_with(&chosen));
    changed(&copy, "Saaristovirasto");
    let (own, amiss) = back_up_now(&copy, &ON).expect("made");
    assert!(own.path.starts_with(folder_beside(&copy)), "{own:?}");
    assert_eq!(amiss.iter().map(|one| one.what.clone()).collect::<Vec<_>>(), [What::Parted]);
    assert_eq!(kept(&path, &chosen).expect("lists"), [unit]);
    // The unit goes on as before.
    changed(&path, "Tunturivirasto");
    let (next, amiss) = back_up_now(&path, &ON).expect("made");
    assert!(next.path.starts_with(&chosen) && amiss.is_empty(), "{amiss:?}");
}

#[test]
fn how_old_a_backup_may_be_is_settled_too() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("palvelu.kortisto");
    drop(SqliteStore::create(&path).expect("a file"));
    let (made, _) = back_up_now(&path, &ON).expect("made");
    let ago = |hours: i64| {
        let newest = kept(&path, &folder_beside(&path)).expect("lists").remove(0);
        let at = chrono::Local::now().naive_local() - chrono::TimeDelta::hours(hours);
        let name = format!("palvelu-{}-{}.kortisto", at.format("%Y%m%d-%H%M%S"), newest.sequence);
        std::fs::rename(&newest.path, newest.path.with_file_name(name)).expect("aged");
    };
    drop(made);
    ago(5);
    settled(&path, BACKUP_HOURS, "6");
    assert_eq!(keep_backed_up(&path, &ON).expect("looks").due, Due::Not);
    settled(&path, BACKUP_HOURS, "4");
    assert!(matches!(keep_backed_up(&path, &ON).expect("looks").due, Due::Made(_)));
}

#[test]
fn the_command_follows_what_is_settled() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("palvelu.kortisto");
    drop(SqliteStore::create(&path).expect("a file"));
    let chosen = folder.path().join("kopiot");
    settled(&path, BACKUP_FOLDER, &chosen.display().to_string());
    let file = path.display().to_string();
    let told = json(&kortisto(&["backup", &file, "--json"]));
    let backup = told["backup"].as_str().expect("a path");
    assert!(Path::new(backup).starts_with(folder_beside(&path)));
    let amiss = told["amiss"].as_array().expect("a list");
    assert!(amiss.len() == 1 && amiss[0].as_str().is_some_and(|text| text.contains("kopiot")), "{told}");
    std::fs::create_dir(&chosen).expect("made");
    let told = json(&kortisto(&["backup", &file, "--json"]));
    assert!(Path::new(told["backup"].as_str().expect("a path")).starts_with(&chosen));
    assert_eq!(told["amiss"], serde_json::json!([]));
}

#[test]
fn the_settings_are_written_in_the_window_named_in_the_history_and_undone() {
    let mut window = window(Setting { agencies: Some(3), size: [1280.0, 2400.0], ..Setting::default() });
    click(&mut window, "Asetukset");
    click(&mut window, "Varmuuskopiot");
    assert!(says(&window, "Tiedoston vieressä"));
    click(&mut window, "Muuta yksikön asetuksia…");
    fill(&mut window, "Varmuuskopioiden kansio", "kopiot");
    press(&mut window, Modifiers::COMMAND, Key::S);
    assert!(says(&window, "Kirjoita koko polku, esimerkiksi"), "half a path is none");
    fill(&mut window, "Varmuuskopioiden kansio", "\"\\\\palvelin\\levy\\kopiot\"");
    fill(&mut window, "Toinen paikka", r"\\palvelin\levy\kopiot");
    press(&mut window, Modifiers::COMMAND, Key::S);
    assert!(says(&window, "Toinen paikka on sama kansio"));
    fill(&mut window, "Toinen paikka", "");
    fill(&mut window, "Varmuuskopioiden väli, tuntia", "4");
    fill(&mut window, "Asennusohjelman paikka", "https://intra.example/kortisto");
    press(&mut window, Modifiers::COMMAND, Key::S);
    let rows = window.state().snapshot().rows.clone();
    assert_eq!(rows.settled(BACKUP_FOLDER), r"\\palvelin\levy\kopiot", "as it was pasted, without quotes");
    assert_eq!((rows.settled(SECOND_BACKUP_FOLDER), rows.backup_hours()), ("", 4));
    assert_eq!(rows.settled(INSTALLER), "https://intra.example/kortisto");
    assert!(says(&window, r"\\palvelin\levy\kopiot"));
    // What is emptied is settled no longer.
    click(&mut window, "Muuta yksikön asetuksia…");
    fill(&mut window, "Asennusohjelman paikka", "");
    press(&mut window, Modifiers::COMMAND, Key::S);
    assert!(window.state().snapshot().setting(INSTALLER).is_none());
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(window.state().snapshot().setting(INSTALLER).is_some());
    click(&mut window, "Historia");
    assert!(says(&window, "Yksikön asetusta muutettu"));
    assert!(rows.settled("unknown").is_empty());
}

#[test]
fn a_setting_that_cannot_be_is_refused_wherever_it_comes_from() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("palvelu.kortisto");
    let mut store = SqliteStore::create(&path).expect("a file");
    let known = Arc::new(store.load().expect("loads"));
    for (name, value) in [(BACKUP_FOLDER, "kopiot"), (BACKUP_HOURS, "0"), (INSTALLER, "jossakin")] {
        let add = vec![Change::insert(UnitSetting::new(name, value))];
        let answer = store.commit(&Operation::new(OperationKind::SettingEdited, "Aino", add), &known).expect("answers");
        assert!(matches!(answer, Commit::Conflicts(..)), "{name}: {answer:?}");
    }
}

/// A register in which somebody of this role sits at the keyboard of the tests.
fn with_one_of_us(path: &Path, role: EmployeeRole) {
    drop(SqliteStore::create(path).expect("a file"));
    let one = Employee { name: "Eeva Esihenkilö".into(), login_names: "testi".into(), role, ..Employee::empty() };
    save(path, OperationKind::StaffEdited, vec![Change::insert(one)]);
    changed(path, "Rannikkolaitos");
}

fn first_page(path: &Path) -> Window {
    window(Setting {
        agencies: None,
        file: Some(path.to_owned()),
        today: true,
        size: [1280.0, 1400.0],
        ..Setting::default()
    })
}

#[test]
fn a_supervisor_sees_on_the_first_page_that_a_folder_is_away_and_others_do_not() {
    for (role, sees) in [(EmployeeRole::Supervisor, true), (EmployeeRole::Secretary, false)] {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("palvelu.kortisto");
        with_one_of_us(&path, role);
        let away = folder.path().join("irti");
        settled(&path, BACKUP_FOLDER, &away.display().to_string());
        let mut window = first_page(&path);
        assert_eq!(says(&window, "Varmuuskopioiden kansiota"), sees, "{role:?}");
        assert_eq!(kept(&path, &folder_beside(&path)).expect("lists").len(), 1, "the backup is made all the same");
        // Everybody sees it where the settings are.
        click(&mut window, "Asetukset");
        click(&mut window, "Varmuuskopiot");
        assert!(says(&window, "Varmuuskopioiden kansiota"), "{role:?}");
    }
}

#[test]
fn a_supervisor_sees_on_the_first_page_what_was_brought_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("palvelu.kortisto");
    with_one_of_us(&path, EmployeeRole::Supervisor);
    let backup = back_up_now(&path, &ON).expect("made").0;
    changed(&path, "Saaristovirasto");
    let restore = kortisto(&["restore", &backup.path.display().to_string(), &path.display().to_string()]);
    assert!(restore.status.success(), "{restore:?}");
    let mut store = SqliteStore::open(&path).expect("opens");
    assert_eq!(store.load().expect("loads").agency.len(), 1);
    // The window's day is not the machine's: what was done on a later day is in sight as well.
    let window = first_page(&path);
    assert!(says(&window, "Esihenkilölle"));
    assert!(says(&window, "Palautettu varmuuskopiosta"));
}

#[test]
fn whoever_has_an_older_program_is_told_which_form_the_file_has_and_where_the_installer_lies() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("palvelu.kortisto");
    drop(SqliteStore::create(&path).expect("a file"));
    settled(&path, INSTALLER, r"\\palvelin\asennus\kortisto");
    let newer = "ALTER TABLE agency ADD COLUMN fax TEXT NOT NULL DEFAULT ''; PRAGMA user_version = 99";
    rusqlite::Connection::open(&path).and_then(|c| c.execute_batch(newer)).expect("altered");
    let found = forms(&path).expect("looks");
    assert_eq!((found.file, found.installer.as_deref()), (99, Some(r"\\palvelin\asennus\kortisto")));
    let mut window = first_page(&path);
    assert!(says(&window, "Vain luku: uudemman version tiedosto"));
    click(&mut window, "Mitä voin tehdä?");
    assert!(says(&window, "sen muoto on 99"));
    assert!(says(&window, r"\\palvelin\asennus\kortisto"));
}
