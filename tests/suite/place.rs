//! Where a file stands: locks that lie, locks that are missing, folders that another program copies, and the copies it makes.

use std::path::Path;
use std::sync::atomic::AtomicBool;
use std::time::{Duration, SystemTime};

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use kortisto::domain::{Agency, AgencyId, Change, Operation, OperationKind};
use kortisto::store::sqlite::{Locks, conflict_copies, sync_client, try_locks_together};
use kortisto::store::{SqliteStore, Store};

use crate::commands::{json, kortisto};
use crate::window::{Setting, Window, press, settle, window};

fn register(path: &Path) {
    let mut store = SqliteStore::create(path).expect("a file");
    let known = std::sync::Arc::new(store.load().expect("loads"));
    let agency = Agency { name_fi: "Rannikkolaitos".into(), ..Agency::empty(AgencyId::new()) };
    let add = Operation::new(OperationKind::AgencyAdded, "Aino", vec![Change::insert(agency)]);
    store.commit(&add, &known).expect("saves");
}

fn says(window: &Window, words: &str) -> bool {
    window.query_all_by_label_contains(words).next().is_some()
}

#[test]
fn a_folder_whose_locks_hold_is_found_so_and_nothing_is_left_in_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let told = kortisto(&["locks", &folder.path().display().to_string(), "--json"]);
    assert!(told.status.success(), "{told:?}");
    assert_eq!(json(&told)["locks"], "hold");
    assert_eq!(std::fs::read_dir(folder.path()).expect("lists").count(), 0);
    let missing = folder.path().join("ei/ole").display().to_string();
    assert_eq!(kortisto(&["locks", &missing]).status.code(), Some(1));
}

/// A library that stands between the program and the locks of the system, as a share does that answers by itself.
#[cfg(target_os = "linux")]
fn locks_that(answer: &str, folder: &Path) -> std::path::PathBuf {
    let source = folder.join("locks.c");
    let code = format!(
        "#define _GNU_SOURCE
         #include <dlfcn.h>
         #include <errno.h>
         #include <fcntl.h>
         #include <stdarg.h>
         static int answer(int fd, int command, void *argument, const char *name) {{
             if (command == F_SETLK || command == F_SETLKW) {{ {answer} }}
             if (command == F_GETLK) {{ ((struct flock *)argument)->l_type = F_UNLCK; return 0; }}
             int (*real)(int, int, ...) = dlsym(RTLD_NEXT, name);
             return real(fd, command, argument);
         }}
         int fcntl(int fd, int command, ...) {{
             va_list list; va_start(list, command); void *argument = va_arg(list, void *); va_end(list);
             return answer(fd, command, argument, \"fcntl\");
         }}
         int fcntl64(int fd, int command, ...) {{
             va_list list; va_start(list, command); void *argument = va_arg(list, void *); va_end(list);
             return answer(fd, command, argument, \"fcntl64\");
         }}"
    );
    std::fs::write(&source, code).expect("written");
    let library = folder.join("locks.so");
    let mut compiler = std::process::Command::new("cc");
    compiler.args(["-shared", "-fPIC", "-o"]).arg(&library).arg(&source).arg("-ldl");
    assert!(compiler.status().expect("a C compiler").success());
    library
}

#[cfg(target_os = "linux")]
#[test]
fn locks_that_lie_and_locks_that_are_missing_are_told() {
    for (answer, found) in [("return 0;", "lie"), ("errno = ENOLCK; return -1;", "missing")] {
        let folder = tempfile::tempdir().expect("a folder");
        let library = locks_that(answer, folder.path());
        let mut program = std::process::Command::new(env!("CARGO_BIN_EXE_kortisto"));
        program.args(["locks", &folder.path().display().to_string(), "--json"]).env("LD_PRELOAD", library);
        let told = program.output().expect("starts");
        assert_eq!(told.status.code(), Some(1), "{told:?}");
        assert_eq!(json(&told)["locks"], found);
        assert!(String::from_utf8_lossy(&told.stderr).contains("Kansion lukitus ei toimi"), "{told:?}");
    }
}

/// The second process says that it has the lock which the first one holds.
#[cfg(unix)]
#[test]
fn where_the_locks_lie_the_window_only_reads_and_says_why() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("palvelu.kortisto");
    register(&path);
    let liar = folder.path().join("toinen");
    std::fs::write(&liar, "#!/bin/sh\necho got\n").expect("written");
    std::fs::set_permissions(&liar, PermissionsExt::from_mode(0o755)).expect("allowed");
    let setting = || Setting {
        agencies: None,
        file: Some(path.clone()),
        chosen: Some(path.clone()),
        today: true,
        ..Setting::default()
    };
    let mut window = window(setting());
    window.state_mut().try_locks_with(liar.clone());
    press(&mut window, Modifiers::COMMAND, Key::O);
    settle(&mut window);
    assert!(says(&window, "Kansion lukitus ei toimi"), "it is said");
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(says(&window, "Vain luku: kansion lukitus ei toimi"));
    crate::window::click(&mut window, "Mitä voin tehdä?");
    assert!(says(&window, "siirrä tiedosto toiselle verkkolevylle"));
    // A folder that was found good is not tried again.
    let mut window = self::window(setting());
    window.state_mut().try_locks_with(env!("CARGO_BIN_EXE_kortisto").into());
    press(&mut window, Modifiers::COMMAND, Key::O);
    settle(&mut window);
    window.state_mut().try_locks_with(liar);
    press(&mut window, Modifiers::COMMAND, Key::O);
    settle(&mut window);
    assert!(!says(&window, "lukitus ei toimi"));
}

#[test]
fn a_clock_that_is_not_the_files_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("palvelu.kortisto");
    register(&path);
    let setting = || Setting { agencies: None, file: Some(path.clone()), today: true, ..Setting::default() };
    let sits = || {
        let mut window = window(setting());
        press(&mut window, Modifiers::NONE, Key::Escape);
        window
    };
    assert!(!says(&sits(), "Koneen kello"));
    // Written an hour from now: the clock has been set back since.
    let file = std::fs::File::options().write(true).open(&path).expect("opens");
    file.set_modified(SystemTime::now() + Duration::from_hours(1)).expect("dated");
    drop(file);
    let mut window = sits();
    assert!(says(&window, "Koneen ja tiedoston kellot eroavat"));
    crate::window::click(&mut window, "Mitä voin tehdä?");
    assert!(says(&window, "Tarkista koneen päivä ja kellonaika"));
    assert!(says(&window, "muutosten järjestys säilyy oikeana"));
}

/// Somebody waits at another computer.
#[test]
fn two_who_try_the_locks_together_both_hear_what_came_of_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("palvelu.kortisto");
    register(&path);
    let mut window = window(Setting {
        agencies: None,
        file: Some(path.clone()),
        today: true,
        size: [1280.0, 1800.0],
        ..Setting::default()
    });
    crate::window::click(&mut window, "Asetukset");
    let first = std::thread::spawn(move || try_locks_together(&path, &AtomicBool::new(false)).expect("tried"));
    while !folder.path().join(".kortisto-lukkokoe.odottaa").exists() {
        std::thread::yield_now();
    }
    crate::window::click(&mut window, "Kokeile lukitusta kahdella koneella");
    assert!(says(&window, "toimii kahden koneen välillä"));
    assert_eq!(first.join().expect("ends"), Some(Locks::Hold));
    let left = std::fs::read_dir(folder.path()).expect("lists").map(|entry| entry.expect("one").file_name());
    assert_eq!(left.filter(|name| name.to_string_lossy().contains("lukkokoe")).count(), 0, "nothing is left of it");
}

/// Their computer was switched off a minute ago.
#[test]
fn whoever_was_ended_while_waiting_has_not_lied() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("palvelu.kortisto");
    let waits = folder.path().join(".kortisto-lukkokoe.odottaa");
    let left = std::fs::File::create(&waits).expect("left");
    left.set_modified(std::time::SystemTime::now() - std::time::Duration::from_mins(1)).expect("a minute ago");
    drop(left);
    let stop = std::sync::Arc::new(AtomicBool::new(false));
    let stopping = std::sync::Arc::clone(&stop);
    let first = std::thread::spawn(move || try_locks_together(&path, &stopping).expect("tried"));
    // What is there now is ours: we wait for somebody else.
    while !first.is_finished() && std::fs::read(&waits).unwrap_or_default().is_empty() {
        std::thread::yield_now();
    }
    stop.store(true, std::sync::atomic::Ordering::Relaxed);
    assert_eq!(first.join().expect("ends"), None);
    assert!(!waits.exists(), "and it is taken away");
}

/// Each of two processes is told that it has the lock.
#[cfg(target_os = "linux")]
#[test]
fn two_whose_locks_lie_hear_so() {
    let folder = tempfile::tempdir().expect("a folder");
    let library = locks_that("return 0;", folder.path());
    let place = folder.path().display().to_string();
    let together = || {
        let mut program = std::process::Command::new(env!("CARGO_BIN_EXE_kortisto"));
        program.args(["locks", &place, "--together", "--json"]).env("LD_PRELOAD", &library);
        program.stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::null()).spawn().expect("starts")
    };
    let first = together();
    while !folder.path().join(".kortisto-lukkokoe.odottaa").exists() {
        std::thread::yield_now();
    }
    let second = together().wait_with_output().expect("ends");
    let first = first.wait_with_output().expect("ends");
    assert_eq!([&first, &second].map(|one| json(one)["locks"].clone()), ["lie", "lie"]);
}

#[test]
fn folders_that_another_program_copies_are_known() {
    let folder = tempfile::tempdir().expect("a folder");
    let inside = |names: &str| {
        let place = folder.path().join(names);
        std::fs::create_dir_all(&place).expect("a folder");
        place.join("palvelu.kortisto")
    };
    for (names, client) in [
        ("OneDrive - Esimerkki/ryhmä", Some("OneDrive")),
        ("Dropbox/yhteinen", Some("Dropbox")),
        ("GoogleDrive-aino@ryhma.example/My Drive", Some("Google Drive")),
        ("iCloudDrive", Some("iCloud")),
        ("Nextcloud", Some("Nextcloud")),
        ("levy/palkat", None),
        ("levy/meidän dropbox-ohje", None),
    ] {
        assert_eq!(sync_client(&inside(names)), client, "{names}");
    }
    std::fs::write(folder.path().join("levy/.sync_3f2a.db"), "").expect("written");
    assert_eq!(sync_client(&inside("levy/palkat")), Some("Nextcloud"), "by what it leaves at the top");
}

#[test]
fn copies_of_a_conflict_are_told_from_others_and_shown() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("palvelu.kortisto");
    register(&path);
    let copies = [
        "palvelu (Ainon ristiriitainen kopio 2026-10-12).kortisto",
        "palvelu (Bo's conflicted copy 2026-10-12).kortisto",
        "palvelu-DESKTOP-4F7K2L1.kortisto",
        "palvelu.sync-conflict-20261012-101500-ABC.kortisto",
    ];
    let others = ["palvelu (2).kortisto", "palvelu-varmuus.kortisto", "toinen-DESKTOP-4F7K2L1.kortisto"];
    copies.iter().chain(&others).for_each(|name| std::fs::write(folder.path().join(name), "").expect("written"));
    let found = conflict_copies(&path);
    let found: Vec<_> =
        found.iter().map(|path| path.file_name().expect("named").to_string_lossy().into_owned()).collect();
    assert_eq!(found, copies);
    let mut window = window(Setting {
        agencies: None,
        file: Some(path.clone()),
        today: true,
        size: [1280.0, 800.0],
        ..Setting::default()
    });
    assert!(says(&window, "Tiedostosta on ristiriitaisia kopioita"));
    crate::window::click(&mut window, "Mitä voin tehdä?");
    assert!(says(&window, "palvelu-DESKTOP-4F7K2L1.kortisto"));
}
