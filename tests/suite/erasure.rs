//! Erasing a person: what both stores promise, and that no byte of them is left in the file.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use kortisto::domain::erasure::{Due, Erasure, erase, purge};
use kortisto::domain::person::{Mention, PersonalData, Subject, named, personal_data};
use kortisto::domain::{
    Absence, Agency, AgencyId, Assignment, AssignmentRole, Change, Contact, ContactReach, Employee, EmployeeId,
    EmployeeRole, Operation, OperationKind, ReachKind, Record, RowId, Snapshot, UndoRefused,
};
use kortisto::store::sqlite::copies_that_hold;
use kortisto::store::{Commit, HistoryQuery, MemoryStore, SqliteStore, Store, UndoOutcome, WhichUndo, undo};

const ALIAS: &str = "Poistettu henkilö";

fn each(test: impl Fn(&mut dyn Store)) {
    test(&mut MemoryStore::new().expect("a memory store"));
    let folder = tempfile::tempdir().expect("a folder");
    test(&mut SqliteStore::create(&folder.path().join("palvelu.kortisto")).expect("a file"));
}

fn known(store: &mut dyn Store) -> Arc<Snapshot> {
    Arc::new(store.load().expect("loads"))
}

fn save(store: &mut dyn Store, who: &str, changes: Vec<Change>) -> Operation {
    let known = known(store);
    let operation = Operation::new(OperationKind::AgencyEdited, who, changes);
    let Commit::Done(_) = store.commit(&operation, &known).expect("commits") else { panic!("not done") };
    operation
}

struct People {
    agency: AgencyId,
    contact: Contact,
    employee: Employee,
    /// An operation that the employee wrote and that holds nobody's name.
    innocent: Operation,
}

/// A contact and an employee who are written of everywhere, and by whom much was written.
fn people(store: &mut dyn Store) -> People {
    let agency = Agency {
        name_fi: "Rannikkolaitos".into(),
        notes: "Palkoista vastaa Meriadoc Poistuva, puh. 019 055 0177.".into(),
        ..Agency::empty(AgencyId::new())
    };
    let contact = Contact { name: "Meriadoc Poistuva".into(), note: "Lomalla".into(), ..Contact::empty(agency.id) };
    let employee = Employee {
        id: EmployeeId::new(),
        name: "Kaisuliisa Lähtevä".into(),
        role: EmployeeRole::Secretary,
        speaks_fi: true,
        speaks_sv: false,
        speaks_en: false,
        phone: "029 555 0188".into(),
        email: "kaisuliisa@palvelu.example".into(),
        team: None,
        city: None,
        working_share: 100,
        login_names: "klahteva".into(),
        active: true,
        last_day: None,
        service_group: None,
    };
    let reach = |kind, value: &str| ContactReach {
        id: RowId::new(),
        contact: contact.id,
        agency: agency.id,
        kind,
        label: String::new(),
        value: value.into(),
        position: 0,
    };
    let old = reach(ReachKind::Phone, "019 055 0166");
    let held = Assignment {
        id: RowId::new(),
        agency: agency.id,
        employee: employee.id,
        role: AssignmentRole::Responsible,
        valid_from: None,
        valid_to: None,
    };
    let day = "2026-01-02".parse().expect("a day");
    let away = Absence { id: RowId::new(), employee: employee.id, from_day: day, to_day: day, reachable: true };
    save(store, "klahteva", vec![Change::insert(agency.clone())]);
    save(store, "Ville Verrokki", vec![Change::insert(employee.clone()), Change::insert(held), Change::insert(away)]);
    save(
        store,
        "Kaisuliisa Lähtevä",
        vec![
            Change::insert(contact.clone()),
            Change::insert(reach(ReachKind::Phone, "019 055 0177")),
            Change::insert(old.clone()),
            Change::insert(reach(ReachKind::Email, "meriadoc@rannikko.example")),
        ],
    );
    save(store, "Ville Verrokki", vec![Change::delete(old)]);
    let noted = Agency { mission: "Kaisuliisa Lähtevä tietää tästä".into(), ..agency.clone() };
    save(store, "Ville Verrokki", vec![Change::update(agency.clone(), noted.clone())]);
    let after = Agency { switchboard: "019 055 0000".into(), ..noted.clone() };
    let innocent = save(store, "Kaisuliisa Lähtevä", vec![Change::update(noted, after)]);
    People { agency: agency.id, contact, employee, innocent }
}

fn asked(store: &mut dyn Store, subject: &Subject) -> (PersonalData, Erasure) {
    let snapshot = known(store);
    let held = personal_data(&snapshot.rows, subject).expect("held");
    let also: BTreeSet<_> = held.mentions.iter().map(Mention::key).collect();
    let erasure = erase(&snapshot.rows, &held, ALIAS, &also, "Ville Verrokki");
    (held, erasure)
}

fn forget(store: &mut dyn Store, subject: &Subject) -> PersonalData {
    let (held, erasure) = asked(store, subject);
    let known = known(store);
    let forgotten = store.erase(&erasure, &known).expect("erases");
    assert!(matches!(forgotten.commit, Commit::Done(_)) && forgotten.clean && forgotten.blanked > 0);
    assert_eq!(forgotten.commit.snapshot().rows, store.load().expect("loads").rows);
    assert_eq!(forgotten.commit.snapshot().last_edits, store.load().expect("loads").last_edits);
    held
}

#[test]
fn who_is_erased_is_gone_from_rows_and_log_and_the_gap_is_seen() {
    each(|store| {
        let people = people(store);
        let before = store.history(&HistoryQuery::newest(100)).expect("a log").len();
        let held = forget(store, &Subject::Contact(people.contact.person));
        let now = known(store);
        assert!(now.contact.is_empty() && now.contact_reach.is_empty());
        assert!(now.agency.get(people.agency).expect("there").notes.starts_with("Palkoista vastaa Poistettu henkilö"));
        let all = HistoryQuery { contents: true, ..HistoryQuery::newest(100) };
        let log = store.history(&all).expect("a log");
        assert_eq!(log.len(), before + 1, "the log only grows");
        let own = log.last().expect("there");
        assert_eq!((own.kind, own.changes.is_empty()), (Some(OperationKind::PersonErased), false));
        assert!(own.changes.iter().all(|change| change.erased && change.before.is_none() && change.after.is_none()));
        assert!(held.traces(&log).is_empty());
        // What was blanked, and the erasure itself, is refused politely; the rest can still be undone.
        for id in [own.id, log[3].id] {
            let refused = undo(store, &now, WhichUndo::This(id), "Ville Verrokki").expect("answers");
            assert!(matches!(refused, UndoOutcome::Refused { reason: UndoRefused::Erased, .. }), "{refused:?}");
        }
        let undone = undo(store, &now, WhichUndo::This(people.innocent.id), "Ville Verrokki").expect("answers");
        assert!(matches!(undone, UndoOutcome::Done { .. }));
    });
}

/// Somebody has typed of them before the erasure, is contradicted after it, and others have saved in the same row meanwhile:
/// nothing on the screen tells of the erasure any more.
#[test]
fn what_gives_way_after_an_erasure_does_not_bring_them_into_the_log() {
    each(|store| {
        let People { agency, contact, .. } = people(store);
        let start = known(store).agency.get(agency).expect("there").clone();
        let base = known(store);
        forget(store, &Subject::Contact(contact.person));
        let now = known(store).agency.get(agency).expect("there").clone();
        let saved = Agency { notes: "Palkoista vastaa uusi".into(), email: "theirs@a.example".into(), ..now.clone() };
        save(store, "Kai", vec![Change::update(now, saved.clone())]);
        let typed = Agency {
            notes: "Kysy: Meriadoc Poistuva tietää".into(),
            email: "mine@a.example".into(),
            mission: saved.mission.clone(),
            switchboard: saved.switchboard.clone(),
            ..start
        };
        let lost = Contact { note: "Meriadocilla on uusi numero".into(), ..contact.clone() };
        let gave_way = vec![Change::update(typed, saved), Change::delete(lost)];
        let yielded = Operation::new(OperationKind::ConflictYielded, "Ville Verrokki", gave_way);
        let commit = store.commit(&yielded, &base).expect("commits");
        assert!(!matches!(commit, Commit::Conflicts(..)), "{commit:?}");
        let log = store.history(&HistoryQuery { contents: true, ..HistoryQuery::newest(usize::MAX) }).expect("a log");
        let told = format!("{log:?}");
        assert!(!told.contains("Meriadoc"), "{told}");
    });
}

#[test]
fn what_an_erased_employee_wrote_stays_without_their_name() {
    each(|store| {
        let people = people(store);
        forget(store, &Subject::Employee(people.employee.id));
        let log = store.history(&HistoryQuery::newest(100)).expect("a log");
        let writers: Vec<&str> = log.iter().map(|operation| operation.who.as_str()).collect();
        assert_eq!(writers, ["", "", "Ville Verrokki", "", "Ville Verrokki", "Ville Verrokki", "", "Ville Verrokki"]);
        let now = known(store);
        assert!(now.last_edits.values().all(|edit| !edit.who.contains("Lähtevä")));
        assert_eq!((now.assignment.len(), now.absence.len()), (1, 0));
        assert_eq!(now.employee.get(people.employee.id).expect("stays").name, ALIAS);
    });
}

#[test]
fn an_erasure_meets_what_others_have_saved_and_is_done_once() {
    each(|store| {
        let people = people(store);
        let start = known(store);
        let (_, erasure) = asked(store, &Subject::Contact(people.contact.person));
        let agency = start.agency.get(people.agency).expect("there").clone();
        let noted = Agency { notes: "Aivan muuta".into(), ..agency.clone() };
        save(store, "Ville Verrokki", vec![Change::update(agency, noted)]);
        let refused = store.erase(&erasure, &start).expect("answers");
        assert!(matches!(refused.commit, Commit::Conflicts(..)), "a text that has changed is looked at again");
        assert!(!known(store).contact.is_empty(), "a conflict erases nothing");
        let (_, again) = asked(store, &Subject::Contact(people.contact.person));
        let now = known(store);
        store.erase(&again, &now).expect("erases");
        let length = store.history(&HistoryQuery::newest(100)).expect("a log").len();
        let repeated = store.erase(&again, &now).expect("a retry is answered the same");
        assert!(matches!(repeated.commit, Commit::Done(_)));
        assert_eq!(store.history(&HistoryQuery::newest(100)).expect("a log").len(), length);
    });
}

#[test]
fn only_the_log_may_speak_of_somebody() {
    each(|store| {
        let people = people(store);
        let now = known(store);
        let contact = now.contact.get(people.contact.id).expect("there").clone();
        let gone: Vec<Change> = now.contact_reach.iter().cloned().map(Change::delete).collect();
        save(store, "Ville Verrokki", gone.into_iter().chain([Change::delete(contact)]).collect());
        let now = known(store);
        let agency = now.agency.get(people.agency).expect("there").clone();
        let bare = Agency { notes: String::new(), ..agency.clone() };
        save(store, "Ville Verrokki", vec![Change::update(agency, bare)]);
        let held = forget(store, &Subject::Named("Meriadoc Poistuva".into()));
        let all = HistoryQuery { contents: true, ..HistoryQuery::newest(100) };
        assert!(held.traces(&store.history(&all).expect("a log")).is_empty());
        let (_, nothing) = asked(store, &Subject::Named("Ei Ketään".into()));
        let now = known(store);
        assert!(matches!(store.erase(&nothing, &now).expect("answers").commit, Commit::Unchanged(_)));
    });
}

#[test]
fn a_purge_takes_log_contents_before_a_day() {
    each(|store| {
        people(store);
        let now = known(store);
        let later = "2040-01-01".parse().expect("a day");
        let due = Due::new(&now.rows, later);
        assert_eq!(due.rows.iter().map(|(_, record, _)| record.table().name()).collect::<Vec<_>>(), ["absence"]);
        let erasure = purge(&now.rows, &due, ALIAS, "Ville Verrokki");
        store.erase(&erasure, &now).expect("purges");
        assert!(known(store).absence.is_empty());
        let all = HistoryQuery { contents: true, ..HistoryQuery::newest(100) };
        let log = store.history(&all).expect("a log");
        assert!(log.iter().flat_map(|operation| &operation.changes).all(|change| change.erased));
    });
}

fn bytes(path: &Path) -> Vec<u8> {
    let mut all = std::fs::read(path).expect("reads");
    for beside in ["-journal", "-wal", ".erased"] {
        let mut name = path.as_os_str().to_owned();
        name.push(beside);
        all.extend(std::fs::read(name).unwrap_or_default());
    }
    all
}

fn holds(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

const CONTACT: [&str; 5] = ["Meriadoc", "Poistuva", "019 055 0177", "019 055 0166", "meriadoc@rannikko.example"];
const EMPLOYEE: [&str; 5] = ["Kaisuliisa", "Lähtevä", "029 555 0188", "kaisuliisa@palvelu.example", "klahteva"];

#[test]
fn no_byte_of_an_erased_contact_or_employee_is_in_the_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("palvelu.kortisto");
    let mut store = SqliteStore::create(&path).expect("a file");
    let people = people(&mut store);
    // Enough besides them that rows move between pages.
    for part in 0..40 {
        let agency =
            Agency { name_fi: format!("Virasto {part}"), notes: "x".repeat(900), ..Agency::empty(AgencyId::new()) };
        save(&mut store, "Kaisuliisa Lähtevä", vec![Change::insert(agency.clone())]);
        if part % 3 == 0 {
            save(&mut store, "klahteva", vec![Change::delete(agency)]);
        }
    }
    let before = bytes(&path);
    assert!(CONTACT.iter().chain(&EMPLOYEE).all(|text| holds(&before, text)), "the test looks for what was there");
    forget(&mut store, &Subject::Contact(people.contact.person));
    let after = bytes(&path);
    assert!(CONTACT.iter().all(|text| !holds(&after, text)), "a contact");
    forget(&mut store, &Subject::Employee(people.employee.id));
    let after = bytes(&path);
    assert!(EMPLOYEE.iter().all(|text| !holds(&after, text)), "an employee");
    assert_eq!(kortisto::store::sqlite::check(&mut store).expect("checks"), []);
    assert!(holds(&after, "Ville Verrokki"), "others stay");
}

#[test]
fn another_window_forgets_too() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("palvelu.kortisto");
    let mut first = SqliteStore::create(&path).expect("a file");
    let people = people(&mut first);
    let mut second = SqliteStore::open(&path).expect("opens");
    let theirs = known(&mut second);
    forget(&mut first, &Subject::Employee(people.employee.id));
    let seen = second.changes_since(&theirs).expect("looks").expect("something new");
    let now = first.load().expect("loads");
    assert_eq!((&seen.rows, &seen.last_edits), (&now.rows, &now.last_edits));
}

#[test]
fn a_restored_backup_forgets_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("palvelu.kortisto");
    let copy = folder.path().join("palvelu-v8-20261014-120000.kortisto");
    let other = folder.path().join("muu.kortisto");
    let mut store = SqliteStore::create(&path).expect("a file");
    let people = people(&mut store);
    let noted = known(&mut store).agency.get(people.agency).expect("there").clone();
    let named_too = Agency { postal_street: "c/o Nimetön Mainittu".into(), ..noted.clone() };
    save(&mut store, "Ville Verrokki", vec![Change::update(noted, named_too)]);
    std::fs::copy(&path, &copy).expect("copies");
    std::fs::copy(&path, &other).expect("copies");
    let subjects = [
        Subject::Contact(people.contact.person),
        Subject::Employee(people.employee.id),
        Subject::Named("Nimetön Mainittu".into()),
    ];
    for subject in &subjects {
        let held = forget(&mut store, subject);
        assert_eq!(copies_that_hold(&path, &held.words), std::slice::from_ref(&copy), "only what is named as a copy");
    }
    drop(store);
    std::fs::copy(&copy, &path).expect("restores");
    assert!(holds(&bytes(&path), "Meriadoc"));
    let mut restored = SqliteStore::open(&path).expect("opens");
    let now = restored.load().expect("loads");
    assert!(named(&now.rows, "Meriadoc Poistuva").is_empty() && named(&now.rows, "Kaisuliisa Lähtevä").is_empty());
    let left = bytes(&path);
    for text in CONTACT.iter().chain(&EMPLOYEE).chain(&["Nimetön"]) {
        assert!(!holds(&left, text), "{text}");
    }
    let length = restored.history(&HistoryQuery::newest(100)).expect("a log").len();
    drop(restored);
    let mut again = SqliteStore::open(&path).expect("opens");
    assert_eq!(again.history(&HistoryQuery::newest(100)).expect("a log").len(), length, "and has done so once");
    let record: Option<Record> =
        again.load().expect("loads").rows.employee.get(people.employee.id).cloned().map(Into::into);
    assert!(matches!(record, Some(Record::Employee(one)) if one.erased()));
}

#[test]
fn a_restored_backup_is_purged_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("palvelu.kortisto");
    let copy = folder.path().join("kopio.kortisto");
    let mut store = SqliteStore::create(&path).expect("a file");
    let people = people(&mut store);
    // A contact of an agency that has been no client for long; the same person serves another one that still is.
    let now = known(&mut store);
    let client = now.agency.get(people.agency).expect("there").clone();
    let former = Agency {
        name_fi: "Entinen virasto".into(),
        client_until: "2020-12-31".parse().ok(),
        ..Agency::empty(AgencyId::new())
    };
    let gone = Contact { note: "Vanha muistiinpano".into(), ..Contact::empty(former.id) };
    let gone = Contact { name: people.contact.name.clone(), person: people.contact.person, ..gone };
    save(&mut store, "Ville Verrokki", vec![Change::insert(former), Change::insert(gone.clone())]);
    std::fs::copy(&path, &copy).expect("copies");
    let now = known(&mut store);
    let due = Due::new(&now.rows, "2040-01-01".parse().expect("a day"));
    let erasure = purge(&now.rows, &due, ALIAS, "Ville Verrokki");
    assert!(store.erase(&erasure, &now).expect("purges").clean);
    let purged = |rows: &Snapshot| {
        (rows.contact.get(gone.id).is_some(), rows.absence.is_empty(), rows.contact.get(people.contact.id).is_some())
    };
    assert_eq!(purged(&known(&mut store)), (false, true, true));
    drop(store);
    std::fs::copy(&copy, &path).expect("restores");
    assert!(holds(&bytes(&path), "Vanha muistiinpano"));
    let mut restored = SqliteStore::open(&path).expect("opens");
    assert_eq!(purged(&known(&mut restored)), (false, true, true), "the row goes, and not the person elsewhere");
    let all = HistoryQuery { contents: true, ..HistoryQuery::newest(100) };
    let log = restored.history(&all).expect("a log");
    assert!(log.iter().flat_map(|operation| &operation.changes).all(|change| change.erased), "the log too");
    assert!(!holds(&bytes(&path), "Vanha muistiinpano"));
    assert_eq!(known(&mut restored).agency.get(client.id).expect("there").notes, client.notes);
    drop(restored);
    let mut again = SqliteStore::open(&path).expect("opens");
    let now = again.history(&all).expect("a log");
    assert_eq!(now.len(), log.len(), "and it has done so once");
    // What is written afterwards is no older than the purge, and stays.
    let agency = known(&mut again).agency.get(client.id).expect("there").clone();
    let mailed = Agency { email: "virasto@rannikko.example".into(), ..agency.clone() };
    save(&mut again, "Ville Verrokki", vec![Change::update(agency, mailed)]);
    drop(again);
    let mut last = SqliteStore::open(&path).expect("opens");
    let newest = last.history(&HistoryQuery { contents: true, ..HistoryQuery::newest(1) }).expect("a log");
    assert!(newest[0].changes.iter().all(|change| !change.erased));
}

/// Somebody who may write in the folder, and knows what the memory looks like, erases nobody.
#[test]
fn what_is_forged_beside_the_file_erases_nobody_and_stops_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("palvelu.kortisto");
    let beside = folder.path().join("palvelu.kortisto.erased");
    let mut store = SqliteStore::create(&path).expect("a file");
    let people = people(&mut store);
    let rows = store.load().expect("loads").rows;
    drop(store);
    let line = format!("{}\tcontact\t{}\tPoistettu", uuid::Uuid::now_v7(), people.contact.id.0);
    let forged =
        [line.clone(), format!("kortisto-erased-1\t{}\n{line}", "0".repeat(64)), format!("kortisto-erased-1\n{line}")];
    for text in forged {
        std::fs::write(&beside, text).expect("written");
        assert_eq!(SqliteStore::open(&path).expect("opens").load().expect("loads").rows, rows);
    }
    // That of another register says nothing of this one, though it is sealed.
    let other = folder.path().join("toinen.kortisto");
    std::fs::copy(&path, folder.path().join("kopio")).expect("copied");
    let mut another = SqliteStore::create(&other).expect("a file");
    let theirs = self::people(&mut another);
    forget(&mut another, &Subject::Contact(theirs.contact.person));
    std::fs::copy(folder.path().join("toinen.kortisto.erased"), &beside).expect("copied");
    let mut store = SqliteStore::open(&path).expect("opens");
    assert_eq!(store.load().expect("loads").rows, rows);
    assert!(store.erased().expect("read").is_empty());
    drop(store);
    // Neither what has no end nor what is large is read.
    #[cfg(unix)]
    {
        std::fs::remove_file(&beside).expect("gone");
        std::os::unix::fs::symlink("/dev/zero", &beside).expect("a link");
        assert_eq!(SqliteStore::open(&path).expect("opens").load().expect("loads").rows, rows);
        std::fs::remove_file(&beside).expect("gone");
        assert!(std::process::Command::new("mkfifo").arg(&beside).status().expect("runs").success());
        assert_eq!(SqliteStore::open(&path).expect("opens").load().expect("loads").rows, rows);
        std::fs::remove_file(&beside).expect("gone");
    }
    std::fs::File::create(&beside).and_then(|file| file.set_len(1 << 33)).expect("a large file");
    assert_eq!(SqliteStore::open(&path).expect("opens").load().expect("loads").rows, rows);
}

#[cfg(unix)]
#[test]
fn whoever_may_read_the_file_may_read_who_was_erased_and_its_backups() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("palvelu.kortisto");
    let mut store = SqliteStore::create(&path).expect("a file");
    std::fs::set_permissions(&path, PermissionsExt::from_mode(0o664)).expect("set");
    let people = people(&mut store);
    forget(&mut store, &Subject::Contact(people.contact.person));
    let backups = kortisto::store::sqlite::folder_beside(&path);
    let stopped = std::sync::atomic::AtomicBool::new(false);
    let backup = kortisto::store::sqlite::back_up(&path, &backups, &stopped).expect("a backup");
    for written in [folder.path().join("palvelu.kortisto.erased"), backup.path] {
        let mode = std::fs::metadata(&written).expect("there").permissions().mode();
        assert_eq!(mode & 0o777, 0o664, "{}", written.display());
    }
}

/// What people and other programs call copies.
#[test]
fn copies_under_whatever_name_are_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("palvelu.kortisto");
    let mut store = SqliteStore::create(&path).expect("a file");
    let people = people(&mut store);
    let copies = [
        "palvelu (2).kortisto",
        "palvelu - Kopio.kortisto",
        "palvelu - Copy.kortisto",
        "palvelu.kortisto.bak",
        "Kopio tiedostosta palvelu.kortisto",
        "palvelu_vanha.kortisto",
        "~palvelu.kortisto",
    ];
    for copy in copies {
        std::fs::copy(&path, folder.path().join(copy)).expect("copied");
    }
    for other in ["palvelut.kortisto", "palvelu2.kortisto", "palvelu.xlsx"] {
        std::fs::copy(&path, folder.path().join(other)).expect("copied");
    }
    let held = forget(&mut store, &Subject::Contact(people.contact.person));
    let mut named: Vec<String> = copies_that_hold(&path, &held.words)
        .iter()
        .map(|path| path.file_name().expect("a name").to_string_lossy().into_owned())
        .collect();
    named.sort();
    let mut expected = copies.map(String::from).to_vec();
    expected.sort();
    assert_eq!(named, expected);
}
