//! The commands, as processes.

use std::path::Path;
use std::process::{Command, Output};

use kortisto::domain::{Agency, AgencyId, Change, Operation, OperationKind};
use kortisto::store::{SqliteStore, Store};
use serde_json::Value;

pub fn kortisto(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_kortisto"))
        .args(arguments)
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .output()
        .expect("the program starts")
}

pub fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).expect("one JSON object")
}

pub fn demo(folder: &Path) -> String {
    let file = folder.join("esimerkki å.kortisto").display().to_string();
    assert!(kortisto(&["demo", &file, "--today", "2026-10-12"]).status.success());
    file
}

#[test]
fn a_demo_is_made_checked_searched_and_undone() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = demo(folder.path());
    let check = kortisto(&["check", &file, "--json"]);
    assert!(check.status.success());
    assert_eq!(json(&check)["findings"], serde_json::json!([]));
    let hits = json(&kortisto(&["search", &file, "rannik", "--json"]));
    assert_eq!(hits["hits"][0]["name"], "Rannikkolaitos");
    assert_eq!(kortisto(&["search", &file, "qqqqq"]).status.code(), Some(1));
    let log = json(&kortisto(&["log", &file, "--json"]));
    assert_eq!(log["operations"].as_array().map(Vec::len), Some(2));
    let told = String::from_utf8_lossy(&kortisto(&["log", &file]).stdout).into_owned();
    assert!(!told.contains("Poistettu henkilö"), "what the program does itself is signed by nobody: {told}");
    assert_eq!(kortisto(&["undo", &file]).status.code(), Some(1), "there is nothing of mine to undo");
    assert_eq!(kortisto(&["demo", &file]).status.code(), Some(1), "nothing is overwritten");
    assert_eq!(kortisto(&["demo"]).status.code(), Some(2));
    for name in [":memory:", "file:muisti?mode=memory"] {
        let refused = kortisto(&["demo", name]);
        assert_eq!(refused.status.code(), Some(1), "{name}");
        assert!(String::from_utf8_lossy(&refused.stderr).contains("Tämä ei ole tiedoston nimi"), "{name}");
    }
}

#[test]
fn what_was_undone_and_why_not_is_told_as_in_the_window() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("palvelu.kortisto");
    let mut store = SqliteStore::create(&file).expect("a file");
    let one = Agency { name_fi: "Rannikkolaitos".into(), ..Agency::empty(AgencyId::new()) };
    let mut save = |who: &str, kind, change| {
        let known = std::sync::Arc::new(store.load().expect("loads"));
        let operation = Operation::new(kind, who, vec![change]);
        store.commit(&operation, &known).expect("saves");
        operation.id.to_string()
    };
    let added = save("Aino", OperationKind::AgencyAdded, Change::insert(one.clone()));
    let mine = Agency { notes: "Aino.".into(), ..one.clone() };
    let edited = save("Aino", OperationKind::AgencyEdited, Change::update(one, mine.clone()));
    let file = file.display().to_string();
    let undo = |id: &str| kortisto(&["undo", &file, id, "--language", "en"]);
    let told = |output: &Output| String::from_utf8_lossy(&output.stdout).trim().to_owned();
    let refused = |output: &Output| String::from_utf8_lossy(&output.stderr).trim().to_owned();
    let first = undo(&edited);
    assert!(told(&first).starts_with("Undone: "), "{}", told(&first));
    let log = json(&kortisto(&["log", &file, "--json"]));
    let undone = log["operations"].as_array().and_then(|log| log.last()?["id"].as_str()).expect("an id").to_owned();
    let second = undo(&undone);
    assert!(told(&second).starts_with("Done again: "), "an undo is taken back: {}", told(&second));
    let theirs = Agency { notes: "Ville.".into(), ..mine.clone() };
    save("Ville", OperationKind::AgencyEdited, Change::update(mine, theirs.clone()));
    let later = Agency { email: "kaisa@a.example".into(), ..theirs.clone() };
    save("Kaisa", OperationKind::AgencyEdited, Change::update(theirs, later));
    let told = refused(&undo(&edited));
    assert!(told.contains("(Ville)"), "whoever changed the field, and not the row: {told}");
    let told = refused(&undo(&added));
    assert!(told.contains("(Ville, Kaisa)") || told.contains("(Kaisa, Ville)"), "{told}");
    // Something else needs what would go.
    let other = Agency { name_fi: "Saaristovirasto".into(), ..Agency::empty(AgencyId::new()) };
    let other_added = save("Aino", OperationKind::AgencyAdded, Change::insert(other.clone()));
    let contact = kortisto::domain::Contact { name: "Veera".into(), ..kortisto::domain::Contact::empty(other.id) };
    save("Ville", OperationKind::ContactEdited, Change::insert(contact));
    let told = refused(&undo(&other_added));
    assert_eq!(told, "This cannot be deleted, because something else needs it. Nothing was changed.");
}

#[test]
fn a_logo_comes_in_once_and_can_be_taken_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = demo(folder.path());
    let logo = folder.path().join("RL.svg");
    let drawing = r#"<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><circle cx="20" cy="20" r="18" fill="navy"/></svg>"#;
    std::fs::write(&logo, drawing).expect("writes");
    let logo = logo.display().to_string();
    let dry = json(&kortisto(&["import", "logo", &file, &logo, "--dry-run", "--json"]));
    let first = json(&kortisto(&["import", "logo", &file, &logo, "--json"]));
    assert_eq!(dry, first, "a dry run tells what will happen");
    let again = json(&kortisto(&["import", "logo", &file, &logo, "--json"]));
    assert_eq!(again["same"].as_array().map(Vec::len), Some(1));
    assert!(kortisto(&["undo", &file]).status.success());
    let bad = folder.path().join("RL.png");
    std::fs::write(&bad, "no picture").expect("writes");
    let refused = kortisto(&["import", "logo", &file, &bad.display().to_string(), "--json"]);
    assert_eq!(refused.status.code(), Some(1));
    assert_eq!(json(&refused)["refused"].as_array().map(Vec::len), Some(1));
    assert!(kortisto(&["check", &file]).status.success());
}

/// The window, where nobody draws on its display, and where its user has nothing but what is in `home`.
fn undrawn(home: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kortisto"));
    command
        .args(["--language", "en"])
        .args(arguments)
        .env("DISPLAY", ":64999")
        .env("XDG_STATE_HOME", home.join("state"))
        .env("XDG_CONFIG_HOME", home.join("config"))
        .env("XDG_DATA_HOME", home.join("data"))
        .env_remove("WAYLAND_DISPLAY")
        .env_remove("WAYLAND_SOCKET");
    command
}

#[test]
fn a_window_that_cannot_be_drawn_one_way_is_tried_the_other_way() {
    // The first renderer fails, and so does the second in a process of its own.
    let home = tempfile::tempdir().expect("a folder");
    let output = undrawn(home.path(), &[]).output().expect("the program starts");
    assert_eq!(output.status.code(), Some(1));
    let told = String::from_utf8_lossy(&output.stderr);
    assert_eq!(told.matches("The window could not be opened").count(), 1, "only the second gives up: {told}");
    if cfg!(target_os = "linux") {
        let own = home.path().join("state").join("kortisto");
        let log = std::fs::read_to_string(own.join("logs").join("kortisto.log")).expect("a log");
        for renderer in ["glow", "wgpu"] {
            assert_eq!(log.matches(&format!("renderer=\"{renderer}\"")).count(), 1, "each is tried once: {log}");
        }
        let names = std::fs::read_dir(&own).expect("the user's own").map(|entry| entry.expect("an entry").file_name());
        let names: Vec<_> = names.collect();
        assert_eq!(
            names,
            ["logs"],
            "nothing works that could be remembered, nothing is being tried, nothing has crashed"
        );
    }
}

#[test]
fn what_is_asked_for_to_draw_with_is_tried_alone() {
    let home = tempfile::tempdir().expect("a folder");
    let output = undrawn(home.path(), &["--renderer", "wgpu"]).output().expect("the program starts");
    assert_eq!(output.status.code(), Some(1));
    let told = String::from_utf8_lossy(&output.stderr);
    assert_eq!(told.matches("The window could not be opened").count(), 1, "{told}");
    if cfg!(target_os = "linux") {
        let log = home.path().join("state").join("kortisto").join("logs").join("kortisto.log");
        let log = std::fs::read_to_string(log).expect("a log");
        assert!(log.contains("renderer=\"wgpu\"") && !log.contains("renderer=\"glow\""), "{log}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_that_a_window_has_open_raises_that_window() {
    use kortisto::app::starting::Listening;
    let home = tempfile::tempdir().expect("a folder");
    let file = demo(home.path());
    let own = home.path().join("state").join("kortisto");
    // The window that has it is this test.
    let mut window = Listening::new(own, std::sync::Arc::new(|| {}));
    window.has(Some(Path::new(&file)));
    let mut second = undrawn(home.path(), &[&file]).spawn().expect("the program starts");
    let (status, came) = loop {
        if let Some(status) = second.try_wait().expect("known") {
            break (status, 0);
        }
        if let Some(asked) = window.asked() {
            asked.comes();
            break (second.wait().expect("ends"), 1);
        }
        std::thread::yield_now();
    };
    assert_eq!((status.code(), came), (Some(0), 1), "the window comes, and there is no other");
    assert!(window.asked().is_none(), "it is asked once");
    drop(window);
    let third = undrawn(home.path(), &[&file]).output().expect("the program starts");
    assert_eq!(third.status.code(), Some(1), "nobody has it open: a window is tried, and none can be drawn");
}

#[test]
fn the_program_for_consoles_says_what_the_program_says_and_ends_as_it_ends() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = demo(folder.path());
    let missing = folder.path().join("puuttuu.kortisto").display().to_string();
    for arguments in [vec!["check", &file, "--json"], vec!["check", &missing], vec!["demo"], vec!["search", &file, "å"]]
    {
        let there = kortisto(&arguments);
        let here = Command::new(env!("CARGO_BIN_EXE_kortisto-cli")).args(&arguments).output().expect("starts");
        assert_eq!(here.status.code(), there.status.code(), "{arguments:?}");
        assert_eq!(String::from_utf8_lossy(&here.stdout), String::from_utf8_lossy(&there.stdout), "{arguments:?}");
        assert_eq!(String::from_utf8_lossy(&here.stderr), String::from_utf8_lossy(&there.stderr), "{arguments:?}");
    }
}

#[test]
fn without_a_display_the_window_says_so() {
    let output = kortisto(&["--language", "en"]);
    if cfg!(target_os = "linux") {
        assert_eq!(output.status.code(), Some(1));
        assert!(String::from_utf8_lossy(&output.stderr).contains("no display"));
    }
}

/// A copy of the file that the first program wrote.
fn first_version(folder: &Path) -> String {
    let file = folder.join("vanha.kortisto");
    std::fs::copy(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/version_1.kortisto"), &file).expect("copies");
    file.display().to_string()
}

fn spawn(arguments: &[&str]) -> std::process::Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kortisto"));
    command.args(arguments).stdout(std::process::Stdio::null()).stderr(std::process::Stdio::piped());
    command.spawn().expect("starts")
}

#[test]
fn eight_programs_that_open_an_older_file_at_once_all_open_it() {
    for _ in 0..3 {
        let folder = tempfile::tempdir().expect("a folder");
        let file = first_version(folder.path());
        let running: Vec<_> = (0..8).map(|_| spawn(&["check", &file])).collect();
        for one in running {
            let output = one.wait_with_output().expect("ends");
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        }
        let copies = kortisto::store::sqlite::copies_beside(Path::new(&file));
        assert_eq!(copies.len(), 1, "only who brings it to the newest form copies it: {copies:?}");
        let log = json(&kortisto(&["log", &file, "--json"]));
        let kinds = log["operations"].as_array().expect("a log").iter();
        assert_eq!(kinds.filter(|one| one["kind"] == "file_upgraded").count(), 1);
    }
}

#[test]
fn a_program_killed_while_it_brings_a_file_to_the_newest_form_leaves_the_old_one_or_the_new_one() {
    let form = |file: &str| -> (i64, i64) {
        let connection = rusqlite::Connection::open(file).expect("opens");
        let version = connection.pragma_query_value(None, "user_version", |row| row.get(0)).expect("a version");
        let sql = "SELECT count(*) FROM operation WHERE kind = 'file_upgraded'";
        (version, connection.query_row(sql, [], |row| row.get(0)).expect("counts"))
    };
    let folder = tempfile::tempdir().expect("a folder");
    let file = first_version(folder.path());
    assert!(kortisto(&["check", &file]).status.success());
    let newest = form(&file);
    assert_eq!(newest.1, 1);
    for round in 0..16_u64 {
        let folder = tempfile::tempdir().expect("a folder");
        let file = first_version(folder.path());
        let mut running = spawn(&["check", &file]);
        let moment = std::time::Instant::now() + std::time::Duration::from_millis(round * 6);
        while std::time::Instant::now() < moment {
            std::hint::spin_loop();
        }
        let _ = running.kill();
        running.wait().expect("ends");
        assert!([(1, 0), newest].contains(&form(&file)), "half in round {round}: {:?}", form(&file));
        assert!(kortisto(&["check", &file]).status.success());
        assert_eq!(form(&file), newest);
    }
}

#[test]
fn a_program_killed_at_any_moment_leaves_a_whole_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = demo(folder.path());
    let logos = folder.path().join("logos");
    std::fs::create_dir(&logos).expect("a folder");
    let mut finished = 0;
    let draw = |radius: u32| {
        let drawing = format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><circle cx="20" cy="20" r="{radius}" fill="navy"/></svg>"#
        );
        for name in ["RL", "SV", "HSR"] {
            std::fs::write(logos.join(format!("{name}.svg")), &drawing).expect("writes");
        }
    };
    for round in 0..12_u32 {
        draw(5 + round);
        let mut running = Command::new(env!("CARGO_BIN_EXE_kortisto"))
            .args(["import", "logo", &file, &logos.display().to_string()])
            .stdout(std::process::Stdio::null())
            .stderr(std::process::Stdio::null())
            .spawn()
            .expect("starts");
        // Each round a little later, over the whole life of the program.
        let moment = std::time::Instant::now() + std::time::Duration::from_millis(u64::from(round) * 8);
        while std::time::Instant::now() < moment {
            std::hint::spin_loop();
        }
        let _ = running.kill();
        finished += u32::from(running.wait().expect("ends").success());
        assert!(kortisto(&["check", &file]).status.success(), "round {round}");
    }
    // And once to its end, so that there is something to look at however slow the machine is.
    draw(18);
    assert!(kortisto(&["import", "logo", &file, &logos.display().to_string()]).status.success());
    finished += 1;
    let log = json(&kortisto(&["log", &file, "--json"]));
    let operations = log["operations"].as_array().expect("a list").len();
    assert!(operations >= 2 + finished as usize, "what was told as done is in the file");
    for operation in log["operations"].as_array().expect("a list").iter().skip(2) {
        assert_eq!(operation["changes"], 3, "whole or not at all");
    }
}

/// Runs the program as a user who is not root, since root may write anywhere.
#[cfg(target_os = "linux")]
pub fn as_somebody(folder: &Path, arguments: &[&str]) -> Output {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    let program = folder.join("program");
    if !program.exists() {
        std::fs::copy(env!("CARGO_BIN_EXE_kortisto"), &program).expect("copies");
        std::fs::set_permissions(&program, PermissionsExt::from_mode(0o755)).expect("allows");
    }
    let root = std::fs::metadata("/proc/self").expect("a process").uid() == 0;
    let mut command = if root {
        let mut command = Command::new("setpriv");
        command.args(["--reuid=65534", "--regid=65534", "--clear-groups"]).arg(&program);
        command
    } else {
        Command::new(&program)
    };
    command.args(arguments).args(["--language", "en"]).output().expect("starts")
}

#[cfg(target_os = "linux")]
#[test]
fn files_and_folders_without_permission_are_told_apart_and_left_alone() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().expect("a folder");
    let allow = |path: &Path, mode: u32| std::fs::set_permissions(path, PermissionsExt::from_mode(mode)).expect("set");
    let file = demo(folder.path());
    let path = Path::new(&file);
    let logo = folder.path().join("RL.svg");
    let drawing = r#"<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><circle cx="20" cy="20" r="18" fill="navy"/></svg>"#;
    std::fs::write(&logo, drawing).expect("writes");
    let _ = as_somebody(folder.path(), &["--version"]);
    let new = folder.path().join("new.kortisto").display().to_string();
    allow(path, 0o444);
    allow(folder.path(), 0o555);
    let before = std::fs::read(path).expect("reads");
    assert!(as_somebody(folder.path(), &["check", &file]).status.success(), "it can be read");
    for (arguments, said) in [
        (&["import", "logo", &file, &logo.display().to_string()][..], "can only be read"),
        (&["demo", &new][..], "no permission"),
    ] {
        let output = as_somebody(folder.path(), arguments);
        assert_eq!(output.status.code(), Some(1));
        let text = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(text.contains(said), "{text}");
    }
    assert_eq!(std::fs::read(path).expect("reads"), before);
    allow(path, 0o000);
    let output = as_somebody(folder.path(), &["check", &file]);
    assert!(String::from_utf8_lossy(&output.stderr).contains("no permission"));
    allow(folder.path(), 0o755);
    assert!(!Path::new(&new).exists());
}

#[test]
fn a_name_with_an_ending_that_changes_it_is_shown_and_goes_too() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = demo(folder.path());
    let says = |notes: &str| {
        let mut store = SqliteStore::open(Path::new(&file)).expect("opens");
        let known = std::sync::Arc::new(store.load().expect("loads"));
        let before = known.agency.iter().next().expect("an agency").clone();
        let after = Agency { notes: notes.into(), ..before.clone() };
        let change = Change::update(before, after);
        store.commit(&Operation::new(OperationKind::AgencyEdited, "Ville", vec![change]), &known).expect("commits");
    };
    // One stands in the log only, the other in a row too.
    says("Sovittu Aino Esimerkin kanssa. Myös Aino Esimeri tietää.");
    says("Kysy Aino Esimerkiltä. Toinen Esimerkki on muualla.");
    let shown = json(&kortisto(&["person", &file, "Aino Esimerkki", "--json"]));
    let likely = shown["mentions"].as_array().expect("mentions").iter().find(|one| one["likely"] == true);
    assert_eq!(likely.expect("listed")["field"], "notes");
    let text = String::from_utf8_lossy(&kortisto(&["person", &file, "Aino Esimerkki"]).stdout).into_owned();
    assert!(text.contains("Kysy Aino Esimerkiltä."), "{text}");
    let erased = json(&kortisto(&["person", &file, "Aino Esimerkki", "--erase", "--json"]));
    assert_eq!(erased["erased"], true);
    let bytes = std::fs::read(&file).expect("reads");
    for word in ["Aino Esimerkin", "Aino Esimerkiltä", "Aino Esimerkki"] {
        assert!(!bytes.windows(word.len()).any(|window| window == word.as_bytes()), "{word}");
    }
    let notes = SqliteStore::open(Path::new(&file)).expect("opens").load().expect("loads");
    assert!(notes.agency.iter().any(|one| one.notes.starts_with("Kysy Poistettu henkilö")));
}

#[test]
fn a_person_is_shown_and_erased() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = demo(folder.path());
    let shown = json(&kortisto(&["person", &file, "aino esimerkki", "--json"]));
    assert_eq!((shown["name"].as_str(), shown["erased"].as_bool()), (Some("Aino Esimerkki"), Some(false)));
    assert_eq!(shown["rows"][0]["table"], "employee");
    let text = kortisto(&["person", &file, "Aino Esimerkki", "--language", "sv"]);
    assert!(String::from_utf8_lossy(&text.stdout).contains("Aino Esimerkki"));
    assert_eq!(kortisto(&["person", &file, "Ei Ketään"]).status.code(), Some(1));
    assert_eq!(kortisto(&["person", &file, "Ei Ketään", "--erase"]).status.code(), Some(1));
    assert_eq!(kortisto(&["person", &file]).status.code(), Some(2));
    let erased = kortisto(&["person", &file, "Aino Esimerkki", "--erase", "--json"]);
    assert!(erased.status.success(), "{}", String::from_utf8_lossy(&erased.stderr));
    let erased = json(&erased);
    assert_eq!((erased["erased"].as_bool(), erased["clean"].as_bool()), (Some(true), Some(true)));
    let bytes = std::fs::read(&file).expect("reads");
    for word in ["Aino Esimerkki", "aino.esimerkki@"] {
        assert!(!bytes.windows(word.len()).any(|window| window == word.as_bytes()), "{word}");
    }
    assert_eq!(kortisto(&["person", &file, "Aino Esimerkki"]).status.code(), Some(1), "nothing is left");
    assert_eq!(json(&kortisto(&["check", &file, "--json"]))["findings"], serde_json::json!([]));
    let log = json(&kortisto(&["log", &file, "--json"]));
    let kinds: Vec<&str> =
        log["operations"].as_array().expect("a log").iter().filter_map(|one| one["kind"].as_str()).collect();
    assert_eq!(kinds.last(), Some(&"person_erased"));
}

#[test]
fn the_name_of_a_file_that_names_a_person_is_told_and_goes_with_them() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = demo(folder.path());
    let card = folder.path().join("Maija Malli.vcf");
    std::fs::write(&card, "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Kalle Koe\r\nEND:VCARD\r\n").expect("writes");
    let agency = SqliteStore::open(Path::new(&file)).expect("opens").load().expect("loads");
    let agency = agency.agency.iter().next().expect("an agency").abbreviation.clone();
    let path = card.display().to_string();
    let done = kortisto(&["import", "contacts", &file, &path, "--agency", &agency]);
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    // Nothing but the file's name speaks of them.
    let shown = json(&kortisto(&["person", &file, "Maija Malli", "--json"]));
    assert_eq!(shown["log"][0]["source"], "Maija Malli.vcf", "{shown}");
    let text = kortisto(&["person", &file, "Maija Malli", "--language", "en"]);
    assert!(String::from_utf8_lossy(&text.stdout).contains("Imported from file: Maija Malli.vcf"));
    let erased = kortisto(&["person", &file, "Maija Malli", "--erase", "--json"]);
    assert!(erased.status.success(), "{}", String::from_utf8_lossy(&erased.stderr));
    assert_eq!(kortisto(&["person", &file, "Maija Malli"]).status.code(), Some(1), "nothing is left");
}

#[test]
fn contacts_come_in_once_and_can_be_taken_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = demo(folder.path());
    let write = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).expect("writes");
        path.display().to_string()
    };
    let import =
        |input: &str, more: &[&str]| kortisto(&[&["import", "contacts", &file, input, "--json"], more].concat());
    let count = |output: &Output| {
        let json = json(output);
        ["new", "changed", "same", "refused", "ambiguous"].map(|kind| json[kind].as_array().map(Vec::len).expect(kind))
    };
    // As Finnish Excel writes it.
    let text = "Nimi;Virasto;Puhelin;Sähköposti;Kieli\r\nVeera Keksitty;RL;019 058 7777;veera@rannikkolaitos.example;suomi\r\nIlkka Åkeksitty;Saaristovirasto;358401234567;;ruotsi\r\n;RL;019 058 7778;;\r\nKaj Keksitty;Olematon;019 058 7779;;\r\n";
    let (bytes, ..) = encoding_rs::WINDOWS_1252.encode(text);
    let table = write("yhteystiedot.csv", &bytes);
    let dry = import(&table, &["--dry-run"]);
    let first = import(&table, &[]);
    assert_eq!((json(&dry), count(&first)), (json(&first), [2, 0, 0, 2, 0]), "a dry run tells what will happen");
    assert_eq!(first.status.code(), Some(1), "two rows were refused");
    let told = String::from_utf8_lossy(&first.stderr).into_owned();
    assert!(told.contains("Olematon") && told.contains("Nimi puuttuu"), "{told}");
    assert_eq!(json(&first)["refused"][0]["row"], 4);
    assert_eq!(count(&import(&table, &[])), [0, 0, 2, 2, 0], "again changes nothing");
    // As Outlook writes it, to one agency.
    let card = write(
        "veera.vcf",
        b"BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=Windows-1252;ENCODING=QUOTED-PRINTABLE:Keksitty;Veera\r\nFN:Veera Keksitty\r\nTITLE;CHARSET=Windows-1252;ENCODING=QUOTED-PRINTABLE:P=E4=E4llikk=F6\r\nEMAIL;PREF;INTERNET:veera@rannikkolaitos.example\r\nEND:VCARD\r\n",
    );
    assert_eq!(import(&card, &[]).status.code(), Some(1), "whose is it?");
    assert_eq!(import(&card, &["--agency", "QQ"]).status.code(), Some(1));
    let changed = import(&card, &["--agency", "RL"]);
    assert!(changed.status.success());
    assert_eq!(json(&changed)["changed"][0]["changes"][0]["after"], "Päällikkö");
    let log = json(&kortisto(&["log", &file, "--json"]));
    let newest = log["operations"].as_array().expect("a log").last().cloned().expect("an operation");
    assert_eq!(
        (newest["kind"].as_str(), newest["name"].as_str()),
        (Some("contacts_imported"), Some("Yhteyshenkilöitä tuotu: Rannikkolaitos, veera.vcf, 1 yhteyshenkilö"))
    );
    assert_eq!(newest["source"], "veera.vcf", "the name alone, not where it lies");
    // The first import goes as a whole, but for what was changed since.
    let id = log["operations"].as_array().expect("a log").iter().rev().nth(1).expect("two")["id"]
        .as_str()
        .expect("an id")
        .to_owned();
    let undone = kortisto(&["undo", &file, &id, "--json"]);
    assert_eq!(json(&undone)["kept"].as_array().map(Vec::len), Some(1), "Veera has a title since");
    assert_eq!(kortisto(&["search", &file, "Ilkka Åkeksitty"]).status.code(), Some(1), "Ilkka is gone");
    assert!(kortisto(&["search", &file, "Veera Keksitty"]).status.success());
    assert_eq!(json(&kortisto(&["check", &file, "--json"]))["findings"], serde_json::json!([]));
}

#[test]
fn columns_are_told_and_what_cannot_be_taken_is_explained() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = demo(folder.path());
    let input = folder.path().join("lista.csv");
    std::fs::write(&input, "Kuka;Mistä;Lisää\nVeera Keksitty;019 058 7777;131052-918F\nKaj Keksitty;019 058 7778;\n")
        .expect("writes");
    let input = input.display().to_string();
    let import =
        |more: &[&str]| kortisto(&[&["import", "contacts", &file, &input, "--agency", "rl", "--json"], more].concat());
    let error = |output: &Output| json(output)["error"].as_str().unwrap_or_default().to_owned();
    assert_eq!(error(&import(&[])), "import-no-name-column");
    assert_eq!(error(&import(&["--map", "Ei=name"])), "import-cli-no-column");
    assert_eq!(error(&import(&["--sheet", "Ei"])), "import-cli-no-sheet");
    assert_eq!(import(&["--map", "Kuka=kuka"]).status.code(), Some(2), "no such field");
    assert_eq!(import(&["--map", "Kuka"]).status.code(), Some(2));
    let mapped = import(&["--map", "Kuka=name", "--map", "B=phone", "--map", "Lisää=note"]);
    let told = json(&mapped);
    assert_eq!((told["new"][0]["name"].as_str(), told["refused"][0]["row"].as_u64()), (Some("Kaj Keksitty"), Some(2)));
    assert!(told["refused"][0]["reason"].as_str().expect("why").contains("henkilötunnus"), "nobody can be asked here");
    assert_eq!(kortisto(&["search", &file, "Veera Keksitty"]).status.code(), Some(1));
    let bad = folder.path().join("kuva.xlsx");
    std::fs::write(&bad, b"\x89PNG\r\n\x1a\n\0\0").expect("writes");
    let bad = kortisto(&["import", "contacts", &file, &bad.display().to_string(), "--language", "en"]);
    assert_eq!(bad.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&bad.stderr).contains("Nothing in the register has changed"));
}
