//! What every store promises; once per implementation.

use std::sync::Arc;

use chrono::{NaiveDate, NaiveTime};
use kortisto::domain::payroll::{Period, Signed, Step, StepTiming, say, tick};
use kortisto::domain::{
    Agency, AgencyId, Answer, Change, Characteristic, Conflict, FieldGroup, Headcount, HeadcountBasis, Language,
    MovedDate, Operation, OperationKind, PayGroup, PayGroupId, PayGroupStep, Picture, Question, QuestionRound, Record,
    RoundId, RoundStep, RoundStepKind, Snapshot, StepState, Verification,
};
use kortisto::exchange::demo::{self, DemoOptions};
use kortisto::store::{Commit, HistoryQuery, MemoryStore, SqliteStore, Store, UndoOutcome, WhichUndo, undo};

const DAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 10, 14).expect("a date");

fn each(test: impl Fn(&mut dyn Store)) {
    test(&mut MemoryStore::new().expect("a memory store"));
    let folder = tempfile::tempdir().expect("a folder");
    test(&mut SqliteStore::create(&folder.path().join("palvelu å.kortisto")).expect("a file"));
}

fn known(store: &mut dyn Store) -> Arc<Snapshot> {
    Arc::new(store.load().expect("loads"))
}

fn agency(name: &str) -> Agency {
    Agency { name_fi: name.into(), ..Agency::empty(AgencyId::new()) }
}

fn done(commit: Commit) -> Arc<Snapshot> {
    match commit {
        Commit::Done(snapshot) => snapshot,
        other => panic!("not done: {other:?}"),
    }
}

fn save(store: &mut dyn Store, known: &Arc<Snapshot>, who: &str, changes: Vec<Change>) -> Arc<Snapshot> {
    let operation = Operation::new(OperationKind::AgencyEdited, who, changes);
    done(store.commit(&operation, known).expect("commits"))
}

#[test]
fn what_is_saved_is_loaded_again_and_told_in_the_log() {
    each(|store| {
        let start = known(store);
        assert!(!start.employment_type.is_empty(), "a new file has its lists");
        let one = agency("Rannikkolaitos");
        let after = save(store, &start, "Aino", vec![Change::insert(one.clone())]);
        assert_eq!(store.load().expect("loads").rows, after.rows);
        assert_eq!(store.load().expect("loads").last_edits, after.last_edits);
        assert_eq!(store.load().expect("loads").group_edits, after.group_edits);
        let log = store.history(&HistoryQuery { contents: true, ..HistoryQuery::newest(1) }).expect("a log");
        assert_eq!((log[0].who.as_str(), log[0].changes.len()), ("Aino", 1));
        assert_eq!(log[0].changes[0].agency, Some(one.id));
    });
}

#[test]
fn the_log_tells_from_which_file_an_import_came() {
    each(|store| {
        let start = known(store);
        let brought = Operation::new(OperationKind::RegisterImported, "Aino", vec![Change::insert(agency("A"))]);
        let after = done(store.commit(&brought.with_source("virastot.xlsx"), &start).expect("commits"));
        save(store, &after, "Aino", vec![Change::insert(agency("B"))]);
        let log = store.history(&HistoryQuery::newest(2)).expect("a log");
        let sources: Vec<Option<&str>> = log.iter().map(|one| one.source.as_deref()).collect();
        assert_eq!(sources, [Some("virastot.xlsx"), None]);
    });
}

#[test]
fn the_log_is_read_by_agency_and_from_a_moment_on() {
    each(|store| {
        let start = known(store);
        let agencies = ["A", "B", "C"].map(agency);
        for (one, hour) in agencies.iter().zip(8..) {
            let at = NaiveDate::from_ymd_opt(2026, 10, 14).and_then(|day| day.and_hms_opt(hour, 0, 0)).expect("a time");
            let operation = Operation::new(OperationKind::AgencyAdded, "Aino", vec![Change::insert(one.clone())]);
            done(store.commit(&Operation { at: at.and_utc(), ..operation }, &start).expect("commits"));
        }
        let [a, b, c] = agencies.map(|one| one.id);
        let mut read = |query: HistoryQuery| -> Vec<Option<AgencyId>> {
            let log = store.history(&query).expect("a log");
            log.iter().map(|one| one.changes.first().and_then(|change| change.agency)).collect()
        };
        assert_eq!(read(HistoryQuery::of_agencies(vec![c, a], 9)), [Some(a), Some(c)]);
        assert_eq!(read(HistoryQuery::of_agencies(vec![c, a], 1)), [Some(c)], "the newest");
        let nine = NaiveDate::from_ymd_opt(2026, 10, 14).and_then(|day| day.and_hms_opt(9, 0, 0)).expect("a time");
        let since = Some(nine.and_utc());
        let query = HistoryQuery { since, ..HistoryQuery::of_agencies(vec![a, b, c], 9) };
        assert_eq!(read(query), [Some(b), Some(c)], "that very moment counted in");
    });
}

#[test]
fn a_moment_is_found_by_the_order_of_the_log_though_clocks_are_wrong() {
    each(|store| {
        let start = known(store);
        let agencies = ["A", "B", "C", "D", "E", "F", "G"].map(agency);
        // One clock is a year ahead, and another a year behind.
        let before = ["2026-10-10", "2027-10-12", "2026-10-12", "2026-10-13"];
        let days = before.into_iter().chain(["2026-10-15", "2025-10-15", "2026-10-16"]);
        for (one, day) in agencies.iter().zip(days) {
            let at = format!("{day}T08:00:00Z").parse().expect("a time");
            let operation = Operation::new(OperationKind::AgencyAdded, "Aino", vec![Change::insert(one.clone())]);
            done(store.commit(&Operation { at, ..operation }, &start).expect("commits"));
        }
        let since = Some("2026-10-14T00:00:00Z".parse().expect("a time"));
        let query = HistoryQuery { since, ..HistoryQuery::of_agencies(agencies.iter().map(|one| one.id).collect(), 9) };
        let log = store.history(&query).expect("a log");
        let told: Vec<_> = log.iter().filter_map(|one| one.changes.first()?.agency).collect();
        assert_eq!(told, agencies[4..].iter().map(|one| one.id).collect::<Vec<_>>());
    });
}

#[test]
fn what_gives_way_in_a_conflict_is_nobodys_edit() {
    each(|store| {
        let one = agency("A");
        let start = known(store);
        let base = save(store, &start, "Aino", vec![Change::insert(one.clone())]);
        let wanted = Agency { email: "ville@a.example".into(), ..one.clone() };
        let yielded = Operation::new(OperationKind::ConflictYielded, "Ville", vec![Change::update(wanted, one)]);
        let after = done(store.commit(&yielded, &base).expect("commits"));
        let edits = |snapshot: &Snapshot| (snapshot.last_edits.clone(), snapshot.group_edits.clone());
        assert_eq!(edits(&after), edits(&base), "to whoever saves");
        assert_eq!(edits(&store.load().expect("loads")), edits(&base), "read from the log");
        assert_eq!(store.history(&HistoryQuery::newest(1)).expect("a log")[0].who, "Ville", "and told all the same");
    });
}

#[test]
fn the_same_operation_twice_is_done_once_and_nothing_new_is_not_logged() {
    each(|store| {
        let start = known(store);
        let operation = Operation::new(OperationKind::AgencyAdded, "Aino", vec![Change::insert(agency("A"))]);
        let after = done(store.commit(&operation, &start).expect("commits"));
        done(store.commit(&operation, &start).expect("a retry is answered the same"));
        let again = Operation { id: kortisto::domain::OperationId::new(), ..operation.clone() };
        assert!(matches!(store.commit(&again, &after), Ok(Commit::Unchanged(_))));
        assert_eq!(store.history(&HistoryQuery::newest(10)).expect("a log").len(), 2);
    });
}

#[test]
fn edits_of_different_fields_merge_and_of_the_same_field_conflict() {
    each(|store| {
        let one = agency("A");
        let start = known(store);
        let base = save(store, &start, "Aino", vec![Change::insert(one.clone())]);
        let mine = Agency { email: "a@a.example".into(), ..one.clone() };
        let theirs = Agency { switchboard: "019 055 0101".into(), ..one.clone() };
        save(store, &base, "Ville", vec![Change::update(one.clone(), theirs)]);
        // The writer still knows only `base`.
        let merged = save(store, &base, "Aino", vec![Change::update(one.clone(), mine)]);
        let now = merged.agency.get(one.id).expect("there");
        assert_eq!((now.email.as_str(), now.switchboard.as_str()), ("a@a.example", "019 055 0101"));
        let late = Agency { email: "other@a.example".into(), ..one.clone() };
        let operation = Operation::new(OperationKind::AgencyEdited, "Ville", vec![Change::update(one.clone(), late)]);
        match store.commit(&operation, &base).expect("answers") {
            Commit::Conflicts(conflicts, _) => {
                assert!(
                    matches!(&conflicts[..], [Conflict::Field { field, theirs, .. }] if field == "email" && theirs == "a@a.example")
                );
            }
            other => panic!("{other:?}"),
        }
        assert_eq!(store.load().expect("loads").rows, merged.rows, "a conflict writes nothing");
    });
}

#[test]
fn undo_and_redo_go_through_the_log() {
    each(|store| {
        let one = agency("A");
        let start = known(store);
        let added = save(store, &start, "Aino", vec![Change::insert(one.clone())]);
        let kind = added.employment_type.iter().next().expect("a type").id;
        let figure = Headcount::new(one.id, 2025, kind, HeadcountBasis::default(), 0);
        let figured = save(store, &added, "Aino", vec![Change::insert(figure)]);
        let outcome = undo(store, &figured, WhichUndo::Newest, "Aino").expect("answers");
        let UndoOutcome::Done { snapshot, .. } = outcome else { panic!("{outcome:?}") };
        assert_eq!(snapshot.rows, added.rows);
        let outcome = undo(store, &snapshot, WhichUndo::Redo, "Aino").expect("answers");
        assert_eq!(outcome.snapshot().rows, figured.rows);
        let refused = undo(store, outcome.snapshot(), WhichUndo::Newest, "Ville").expect("answers");
        assert!(matches!(refused, UndoOutcome::Refused { .. }), "others' operations are not mine to undo with Ctrl+Z");
    });
}

#[test]
fn a_refused_undo_names_whoever_changed_the_field() {
    each(|store| {
        let one = agency("A");
        let mut now = known(store);
        let mut write = |who: &str, change: Change| {
            now = save(store, &now, who, vec![change]);
            now.agency.get(one.id).cloned()
        };
        write("Aino", Change::insert(one.clone()));
        let mine = Agency { email: "aino@a.example".into(), notes: "Aino.".into(), ..one.clone() };
        write("Aino", Change::update(one.clone(), mine.clone()));
        let theirs = Agency { email: "ville@a.example".into(), ..mine.clone() };
        write("Ville", Change::update(mine, theirs.clone()));
        let later = Agency { switchboard: "019 055 0101".into(), ..theirs.clone() };
        let last = write("Kaisa", Change::update(theirs, later)).expect("there");
        let by = |store: &mut dyn Store, known: &Arc<Snapshot>| match undo(store, known, WhichUndo::Newest, "Aino") {
            Ok(UndoOutcome::Refused { by, .. }) => by,
            other => panic!("{other:?}"),
        };
        let now = known(store);
        assert_eq!(by(store, &now).as_deref(), Some("Ville"), "and not whoever changed the row last");
        // What gave way stands in the log only.
        let yielded = Change::update(Agency { email: "x@a.example".into(), ..last.clone() }, last.clone());
        let yielded = Operation::new(OperationKind::ConflictYielded, "Kai", vec![yielded]);
        done(store.commit(&yielded, &now).expect("commits"));
        let noted = Agency { notes: "Kaisa.".into(), ..last.clone() };
        let now = save(store, &now, "Kaisa", vec![Change::update(last, noted.clone())]);
        assert_eq!(by(store, &now).as_deref(), Some("Ville, Kaisa"), "each of several");
        let gone = save(store, &now, "Kai", vec![Change::delete(noted)]);
        assert_eq!(by(store, &gone).as_deref(), Some("Kai"), "of a row that is gone whoever took it away");
    });
}

#[test]
fn what_a_backup_brings_back_is_undone_and_done_again_whatever_is_closed_or_verified_by_now() {
    each(|store| {
        let one = agency("Rannikkolaitos");
        let question = Question { text_fi: "Mikä menee helposti pieleen?".into(), ..Question::empty(0) };
        let name = "Syksy".to_owned();
        let round = QuestionRound { id: RoundId::new(), name, opened_on: DAY, due_on: DAY, closed_on: None };
        let start = known(store);
        let kind = start.employment_type.iter().next().expect("a type").id;
        let count = |count| Headcount::new(one.id, 2025, kind, HeadcountBasis::default(), count);
        let said = |body: &str| Answer::new((round.id, question.id, one.id), body, "", "Aino", DAY);
        let rows: [Record; 5] = [
            one.clone().into(),
            Record::Question(question.clone()),
            Record::QuestionRound(round.clone()),
            said("Lomarahat").into(),
            count(8).into(),
        ];
        let then = save(store, &start, "Aino", rows.map(Change::insert).to_vec());
        let corrected = [Change::update(said("Lomarahat"), said("Tuntilistat")), Change::update(count(8), count(9))];
        let now = save(store, &then, "Aino", corrected.to_vec());
        let closed = QuestionRound { closed_on: Some(DAY), ..round.clone() };
        let verified = Verification::new(one.id, FieldGroup::Headcount, Some(2025), DAY, "Aino");
        let shut = vec![Change::update(round.clone(), closed), Change::insert(verified)];
        let now = save(store, &now, "Aino", shut);
        let held = |store: &mut dyn Store| {
            let rows = known(store);
            let answer = rows.answer.iter().next().expect("there").body.clone();
            (answer, rows.headcount.iter().next().expect("there").count)
        };
        let (before, after) = (("Tuntilistat".to_owned(), 9), ("Lomarahat".to_owned(), 8));
        // Nobody else writes there any more.
        let written = vec![Change::update(said("Tuntilistat"), said("Lomarahat")), Change::update(count(9), count(8))];
        let other = Operation::new(OperationKind::Answered, "Ville", written.clone());
        assert!(matches!(store.commit(&other, &now).expect("answers"), Commit::Conflicts(..)));
        let restored = Operation::new(OperationKind::Restored, "Aino", written);
        let mut now = done(store.commit(&restored, &now).expect("commits"));
        assert_eq!(held(store), after);
        for (which, holds) in [
            (WhichUndo::This(restored.id), &before),
            (WhichUndo::Redo, &after),
            (WhichUndo::Newest, &before),
            (WhichUndo::Redo, &after),
        ] {
            let outcome = undo(store, &now, which, "Aino").expect("undoes");
            assert!(matches!(outcome, UndoOutcome::Done { .. }), "{which:?}: {outcome:.400?}");
            now = Arc::clone(outcome.snapshot());
            assert_eq!(&held(store), holds, "{which:?}");
        }
    });
}

#[test]
fn pictures_travel_with_operations() {
    each(|store| {
        let mut one = agency("A");
        let hash = "ab".repeat(32);
        one.logo = Some(hash.clone());
        let picture = Picture { hash: hash.clone(), png: Arc::from([1_u8, 2, 3]) };
        let operation =
            Operation::new(OperationKind::AgencyAdded, "Aino", vec![Change::insert(one)]).with_pictures(vec![picture]);
        let start = known(store);
        done(store.commit(&operation, &start).expect("commits"));
        assert_eq!(store.logo(&hash).expect("reads"), Some(vec![1, 2, 3]));
        assert_eq!(store.logo("nothing").expect("reads"), None);
    });
}

#[test]
fn the_demo_unit_comes_back_row_for_row() {
    each(|store| {
        let today = NaiveDate::from_ymd_opt(2026, 10, 12).expect("a date");
        let operation = demo::operation(&DemoOptions { agencies: 40, ..DemoOptions::new(today) });
        let start = known(store);
        let after = done(store.commit(&operation, &start).expect("commits"));
        assert_eq!(store.load().expect("loads").rows, after.rows);
        assert_eq!(after.agency.len(), 40);
    });
}

#[test]
fn two_windows_see_each_other() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("x.kortisto");
    let mut first = SqliteStore::create(&path).expect("a file");
    let mut second = SqliteStore::open(&path).expect("opens");
    let (mine, theirs) = (known(&mut first), known(&mut second));
    assert!(second.changes_since(&theirs).expect("looks").is_none());
    let after = save(&mut first, &mine, "Aino", vec![Change::insert(agency("A"))]);
    let seen = second.changes_since(&theirs).expect("looks").expect("something new");
    assert_eq!(seen.rows, after.rows);
    assert_eq!(seen.last_edits, after.last_edits);
    assert_eq!(seen.group_edits, after.group_edits);
    assert!(second.changes_since(&seen).expect("looks").is_none());
}

#[test]
fn eight_writers_at_once_all_get_their_turn() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("x.kortisto");
    drop(SqliteStore::create(&path).expect("a file"));
    let write = |writer: usize| {
        let mut store = SqliteStore::open(&path).expect("opens");
        let mut snapshot = known(&mut store);
        for count in 0..5 {
            snapshot = save(&mut store, &snapshot, "Aino", vec![Change::insert(agency(&format!("{writer}-{count}")))]);
        }
    };
    std::thread::scope(|scope| {
        for writer in 0..8 {
            scope.spawn(move || write(writer));
        }
    });
    let mut store = SqliteStore::open(&path).expect("opens");
    assert_eq!(store.load().expect("loads").agency.len(), 40);
    assert_eq!(store.history(&HistoryQuery::newest(100)).expect("a log").len(), 41);
}

#[test]
fn who_edited_a_group_of_fields_last_is_told_by_the_columns_and_vouching_is_no_edit() {
    each(|store| {
        let one = agency("A");
        let card = Characteristic { title: "Palkkiot".into(), ..Characteristic::empty(one.id, "Aino", DAY) };
        let start = known(store);
        let added = save(store, &start, "", vec![Change::insert(one.clone()), Change::insert(card.clone())]);
        assert!(added.group_edits.is_empty(), "what the program writes is nobody's edit");
        let moved = Agency { switchboard: "019 055 0101".into(), ..one.clone() };
        let edited = save(store, &added, "Ville", vec![Change::update(one.clone(), moved.clone())]);
        let named = Agency { name_sv: "Kustverket".into(), notes: "x".into(), ..moved.clone() };
        let edited = save(store, &edited, "Aino", vec![Change::update(moved, named.clone())]);
        let noted = Agency { notes: "y".into(), ..named.clone() };
        let edited = save(store, &edited, "Olli", vec![Change::update(named, noted)]);
        let vouched = vec![Change::update(card.clone(), card.verified("Olli", DAY))];
        let vouched = save(store, &edited, "Olli", vouched);
        let who = |group| vouched.group_edits.get(&(one.id, group)).map(|edit| edit.who.clone());
        assert_eq!(who(FieldGroup::Addresses).as_deref(), Some("Ville"));
        assert_eq!(who(FieldGroup::Basics).as_deref(), Some("Aino"));
        assert_eq!(who(FieldGroup::Characteristics), None);
        assert_eq!(store.load().expect("loads").group_edits, vouched.group_edits);
    });
}

#[test]
fn a_step_of_the_users_own_and_its_ticks_come_back_as_they_were_saved() {
    each(|store| {
        let start = known(store);
        assert_eq!(start.round_step_kind.len(), Step::ALL.len(), "a new file knows the program's steps");
        let one = agency("Rannikkolaitos");
        let group = PayGroup {
            id: PayGroupId::new(),
            agency: one.id,
            name: "Kuukausipalkat".into(),
            rule: "day 15 before".into(),
            position: 0,
            ended_on: None,
            since: Some(DAY),
        };
        let kind = RoundStepKind {
            time_of_day: NaiveTime::from_hms_opt(12, 0, 0),
            since: Some(DAY),
            restored_on: Some(DAY),
            ..RoundStepKind::named("Verokortit", Language::Fi, 9)
        };
        let period = Period { year: 2026, number: 10 };
        let rows: Vec<Change> = vec![
            Change::insert(one),
            Change::insert(group.clone()),
            Change::insert(kind.clone()),
            Change::insert(PayGroupStep {
                time_of_day: NaiveTime::from_hms_opt(10, 30, 0),
                since: Some(DAY),
                ..PayGroupStep::new(&group, kind.word, StepTiming::BankingDays(-5))
            }),
            Change::insert(MovedDate::new(&group, period, kind.word, DAY)),
        ];
        let with = save(store, &start, "Aino", rows);
        let signed = Signed { who: "Aino", employee: None, at: DAY.and_hms_opt(9, 12, 0).expect("a time") };
        let ticked = save(store, &with, "Aino", tick(&with, RoundStep::new(&group, period, kind.word), signed));
        assert_eq!(store.load().expect("loads").rows, ticked.rows);
        assert_eq!(ticked.tick(group.id, period, kind.word).map(|tick| tick.state), Some(StepState::Done));
        // Another, who has not seen the tick, ticks the same.
        let late = Signed { who: "Ville", ..signed };
        let operation = Operation::new(
            OperationKind::StepTicked,
            "Ville",
            tick(&with, RoundStep::new(&group, period, kind.word), late),
        );
        let met = store.commit(&operation, &with).expect("commits");
        assert!(matches!(met, Commit::Unchanged(_)), "{met:?}");
        // A note and a tick meet as well, in whichever order they come.
        for (step, noted_first) in [(Step::Run, true), (Step::Review, false)] {
            let note =
                say(&ticked, RoundStep::new(&group, period, step), |one| "Vertaa edelliseen".clone_into(&mut one.note));
            let note = Operation::new(OperationKind::StepNoted, "Aino", note);
            let tick = tick(&ticked, RoundStep::new(&group, period, step), late);
            let tick = Operation::new(OperationKind::StepTicked, "Ville", tick);
            let [first, second] = if noted_first { [note, tick] } else { [tick, note] };
            for one in [first, second] {
                let met = store.commit(&one, &ticked).expect("commits");
                assert!(matches!(met, Commit::Done(_)), "{met:?}");
            }
            let now = store.load().expect("loads");
            let stands = now.tick(group.id, period, step).expect("ticked");
            assert_eq!((stands.state, stands.note.as_str()), (StepState::Done, "Vertaa edelliseen"));
        }
        let ticked = Arc::new(store.load().expect("loads"));
        let gone = Operation::new(OperationKind::ListEdited, "Aino", vec![Change::delete(kind)]);
        let kept = store.commit(&gone, &ticked).expect("answers");
        assert!(matches!(&kept, Commit::Conflicts(conflicts, _) if matches!(conflicts[0], Conflict::Needed { .. })));
    });
}

#[test]
fn the_log_is_narrowed_down_and_read_page_by_page() {
    each(|store| {
        let (one, other) = (agency("A"), agency("B"));
        let mut now = known(store);
        let mut run = |store: &mut dyn Store, kind, who: &str, change: Change| {
            let operation = Operation::new(kind, who, vec![change]);
            now = done(store.commit(&operation, &now).expect("commits"));
            operation.id
        };
        let added = run(store, OperationKind::AgencyAdded, "Aino", Change::insert(one.clone()));
        let also = run(store, OperationKind::AgencyAdded, "Ville", Change::insert(other.clone()));
        let noted = Agency { notes: "Aino.".into(), ..one.clone() };
        let edited = run(store, OperationKind::AgencyEdited, "Ville", Change::update(one, noted));
        let gone = run(store, OperationKind::AgencyDeleted, "Aino", Change::delete(other));
        let now = known(store);
        let UndoOutcome::Done { .. } = undo(store, &now, WhichUndo::This(edited), "Aino").expect("answers") else {
            panic!("not undone");
        };
        let read = |store: &mut dyn Store, query: HistoryQuery| -> Vec<_> {
            let log = store.history(&query).expect("a log");
            log.into_iter().map(|one| (one.id, one.taken_back)).collect()
        };
        let all = || HistoryQuery::newest(9);
        let of = |who: &str| HistoryQuery { who: Some(who.into()), ..all() };
        assert_eq!(read(store, of("Ville")), [(also, false), (edited, true)], "though the undo itself is Aino's");
        let kinds = vec![OperationKind::AgencyAdded, OperationKind::AgencyDeleted];
        let added_or_gone = [(added, false), (also, false), (gone, false)];
        assert_eq!(read(store, HistoryQuery { kinds: kinds.clone(), ..all() }), added_or_gone);
        assert_eq!(read(store, HistoryQuery { deleting: true, ..all() }), [(gone, false)]);
        let two = HistoryQuery { kinds: kinds.clone(), ..HistoryQuery::newest(2) };
        assert_eq!(read(store, two.clone()), [(also, false), (gone, false)], "the newest");
        let oldest = store.history(&two).expect("a log")[0].sequence;
        let page = HistoryQuery { before: Some(oldest), ..two };
        assert_eq!(read(store, page), [(added, false)], "and the page before");
        let until = Some(chrono::Utc::now() + chrono::TimeDelta::days(1));
        assert_eq!(read(store, HistoryQuery { until, kinds: kinds.clone(), ..all() }).len(), 3);
        let until = Some(chrono::Utc::now() - chrono::TimeDelta::days(1));
        assert_eq!(read(store, HistoryQuery { until, kinds, ..all() }), []);
    });
}

#[test]
fn what_was_taken_back_and_done_again_is_in_force() {
    each(|store| {
        let one = agency("A");
        let mut now = known(store);
        now = save(store, &now, "Aino", vec![Change::insert(one.clone())]);
        let mine = |store: &mut dyn Store| {
            let log = store.history(&HistoryQuery { who: Some("Aino".into()), ..HistoryQuery::newest(9) });
            log.expect("a log").into_iter().map(|one| one.taken_back).collect::<Vec<_>>()
        };
        for (which, told) in [
            (WhichUndo::Newest, vec![true, false]),
            (WhichUndo::Redo, vec![false, true, false]),
            (WhichUndo::Newest, vec![true, true, false, false]),
        ] {
            let outcome = undo(store, &now, which, "Aino").expect("answers");
            assert!(matches!(outcome, UndoOutcome::Done { .. }), "{outcome:?}");
            now = Arc::clone(outcome.snapshot());
            assert_eq!(mine(store), told);
        }
    });
}

#[test]
fn an_own_edit_is_undone_however_much_others_have_done_since() {
    each(|store| {
        let (mine, other) = (agency("A"), agency("B"));
        let mut now = known(store);
        now = save(store, &now, "Aino", vec![Change::insert(mine.clone())]);
        now = save(store, &now, "Ville", vec![Change::insert(other.clone())]);
        for turn in 0..505 {
            let before = now.agency.get(other.id).expect("there").clone();
            let after = Agency { notes: turn.to_string(), ..before.clone() };
            now = save(store, &now, "Ville", vec![Change::update(before, after)]);
        }
        let outcome = undo(store, &now, WhichUndo::Newest, "Aino").expect("answers");
        assert!(outcome.snapshot().agency.get(mine.id).is_none(), "{outcome:?}");
    });
}
