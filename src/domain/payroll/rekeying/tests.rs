use chrono::NaiveDate;

use super::*;
use crate::domain::payroll::{Signed, say};
use crate::domain::testing::{File, agency, day, rows};
use crate::domain::{Agency, Operation, OperationKind, carry_out};

const OLD: &str = "9000001-8";
const NEW: &str = "9000002-6";

/// The pay day of the month that was reported.
fn paid() -> NaiveDate {
    day("2026-09-15")
}

/// Agencies by these business ids, of which the first's September has been reported on the 5th of October.
fn file(ids: &[&str]) -> (Rows, Vec<Agency>) {
    let named =
        ids.iter().zip(1..).map(|(id, at)| Agency { business_id: (*id).into(), ..agency(&format!("Virasto {at}")) });
    let agencies: Vec<Agency> = named.collect();
    let mut rows = rows(agencies.iter().cloned().map(Record::from));
    let payer = rows.payer(agencies[0].id);
    let said = RoundStep::of_report(&payer, "2026-09".parse().expect("a month"));
    let at = day("2026-10-05").and_hms_opt(9, 12, 0);
    rows.put(RoundStep { state: StepState::Done, ticked_at: at, ticked_by: "Aino".into(), ..said }.into());
    (rows, agencies)
}

/// The same where these agencies have got these business ids in one operation.
fn edited(rows: &Rows, edits: &[(&Agency, &str)]) -> (Rows, Operation) {
    let edit = |(agency, id): &(&Agency, &str)| {
        let now = rows.agency.get(agency.id).expect("there").clone();
        Change::update(now.clone(), Agency { business_id: (*id).into(), ..now })
    };
    let operation = Operation::new(OperationKind::AgencyEdited, "Aino", edits.iter().map(edit).collect());
    (carry_out(rows, &operation).expect("carried out").rows, operation)
}

fn reported(rows: &Rows, agencies: &[Agency]) -> Vec<bool> {
    let done = |one: &Agency| rows.report_tick(one.id, paid()).is_some_and(|row| row.state == StepState::Done);
    agencies.iter().map(done).collect()
}

fn sound(rows: &Rows) {
    assert!(rows.round_step.iter().all(|row| row.in_place() && row.sound()));
}

#[test]
fn the_same_payer_under_another_id_keeps_what_was_said() {
    let (before, agencies) = file(&[OLD, OLD]);
    let (rows, _) = edited(&before, &[(&agencies[0], NEW), (&agencies[1], NEW)]);
    assert_eq!(reported(&rows, &agencies), [true, true]);
    let said: Vec<&RoundStep> = rows.round_step.iter().collect();
    assert_eq!((said.len(), said[0].payer.as_str(), said[0].ticked_by.as_str()), (1, "90000026", "Aino"));
    sound(&rows);
}

#[test]
fn an_id_that_is_only_written_otherwise_moves_nothing() {
    let (before, agencies) = file(&[OLD]);
    let (rows, _) = edited(&before, &[(&agencies[0], "90000018")]);
    assert_eq!(rows.round_step, before.round_step);
}

#[test]
fn whoever_leaves_keeps_its_months_and_so_do_those_who_stay() {
    for to in [NEW, ""] {
        let (before, agencies) = file(&[OLD, OLD, OLD]);
        let (rows, _) = edited(&before, &[(&agencies[1], to)]);
        assert_eq!(reported(&rows, &agencies), [true, true, true]);
        assert_eq!(rows.round_step.len(), 2);
        // What the others say of a month to come is no longer said of the one that has left.
        let next = RoundStep { period: "2026-10".into(), ..rows.round_step.iter().next().expect("said").clone() };
        let payer = rows.payer(agencies[0].id);
        let id = RoundStep::id_of_report(&payer.key, &next.period);
        let mut later = rows.clone();
        later.put(RoundStep { id, agency: None, payer: payer.key, ..next }.into());
        let october = |one: &Agency| later.report_tick(one.id, day("2026-10-15")).is_some();
        assert_eq!(agencies.iter().map(october).collect::<Vec<_>>(), [true, false, true]);
        sound(&rows);
    }
}

#[test]
fn whoever_joins_others_tells_nothing_of_their_months() {
    let (before, agencies) = file(&[OLD, NEW]);
    let (rows, _) = edited(&before, &[(&agencies[0], NEW)]);
    assert_eq!(reported(&rows, &agencies), [true, false], "the other has not reported its September");
    sound(&rows);
    // One after the other comes to the same.
    let (before, agencies) = file(&[OLD, OLD]);
    let (rows, _) = edited(&before, &[(&agencies[0], NEW)]);
    let (rows, _) = edited(&rows, &[(&agencies[1], NEW)]);
    assert_eq!(reported(&rows, &agencies), [true, true]);
    sound(&rows);
}

#[test]
fn it_is_one_operation_and_undone_as_one() {
    let (before, agencies) = file(&[OLD, OLD]);
    let mut file = File::holding(before.clone());
    let after = Agency { business_id: NEW.into(), ..agencies[1].clone() };
    let logged = file.change(OperationKind::AgencyEdited, "Aino", vec![Change::update(agencies[1].clone(), after)]);
    assert_eq!(logged.changes.len(), 2, "the agency, and what it keeps");
    file.undo(&logged, "Aino").expect("undone");
    assert_eq!(file.rows, before);
}

/// What somebody says of September at an agency, in the file as they know it.
fn says(rows: &Rows, agency: &Agency, edit: impl FnOnce(&mut RoundStep)) -> Vec<Change> {
    say(rows, RoundStep::of_report(&rows.payer(agency.id), "2026-09".parse().expect("a month")), edit)
}

fn signed(who: &str) -> Signed<'_> {
    Signed { who, employee: None, at: day("2026-10-06").and_hms_opt(9, 12, 0).expect("a time") }
}

fn saved(rows: &Rows, changes: &[Change]) -> Rows {
    carry_out(rows, &Operation::new(OperationKind::StepTicked, "Ville", changes.to_vec())).expect("saved").rows
}

/// The same agencies, of which nobody has reported September yet.
fn untold(ids: &[&str]) -> (Rows, Vec<Agency>) {
    let (mut rows, agencies) = file(ids);
    let said: Vec<RoundStep> = rows.round_step.iter().cloned().collect();
    for row in &said {
        rows.remove(crate::domain::Table::RoundStep, row.id.0);
    }
    (rows, agencies)
}

#[test]
fn a_report_that_is_ticked_while_the_id_changes_is_ticked_whichever_comes_first() {
    // Both get the new id; one leaves and the other stays; one comes to others who have the new id; each goes its way.
    let cases: [(&[&str], &[&str], &[bool]); 4] = [
        (&[OLD, OLD], &[NEW, NEW], &[true, true]),
        (&[OLD, OLD], &[NEW, OLD], &[true, true]),
        (&[OLD, NEW], &[NEW, NEW], &[true, false]),
        (&[OLD, OLD], &[NEW, ""], &[true, true]),
    ];
    for (before, after, told) in cases {
        let (known, agencies) = untold(before);
        let tick = says(&known, &agencies[0], |row| row.put(StepState::Done, "", signed("Ville")));
        let edits: Vec<(&Agency, &str)> = agencies.iter().zip(after.iter().copied()).collect();
        let first = edited(&saved(&known, &tick), &edits).0;
        let second = saved(&edited(&known, &edits).0, &tick);
        for rows in [first, second] {
            assert_eq!(reported(&rows, &agencies), told, "{before:?} {after:?}");
            sound(&rows);
            let known = |row: &RoundStep| agencies.iter().any(|one| rows.payer(one.id).key == row.payer);
            let alone = |row: &RoundStep| row.agency.is_some();
            assert!(rows.round_step.iter().all(|row| known(row) || alone(row)), "nothing is said of nobody");
        }
    }
}

#[test]
fn a_note_to_a_report_whose_payer_gets_another_id_meanwhile_goes_along() {
    let (known, agencies) = file(&[OLD, OLD]);
    let note = says(&known, &agencies[1], |row| row.note = "Korjattu kerran".into());
    let back = says(&known, &agencies[1], RoundStep::open);
    let now = edited(&known, &[(&agencies[0], NEW), (&agencies[1], NEW)]).0;
    let noted = saved(&now, &note);
    let said = noted.report_tick(agencies[0].id, paid()).expect("said");
    assert_eq!((said.ticked_by.as_str(), said.note.as_str()), ("Aino", "Korjattu kerran"));
    assert_eq!(noted.round_step.len(), 1);
    assert!(saved(&now, &back).round_step.is_empty(), "what is taken back is taken back");
}

#[test]
fn undoing_an_id_takes_along_what_was_said_since() {
    let (before, agencies) = file(&[OLD, OLD]);
    let mut file = File::holding(before.clone());
    let to_new = |one: &Agency| Change::update(one.clone(), Agency { business_id: NEW.into(), ..one.clone() });
    let logged = file.change(OperationKind::AgencyEdited, "Aino", agencies.iter().map(to_new).collect());
    let note = says(&file.rows, &agencies[0], |row| row.note = "Korjattu kerran".into());
    file.change(OperationKind::StepNoted, "Ville", note);
    let known = file.rows.clone();
    let since = crate::domain::reports_said_since(&known, &logged);
    file.undo(&logged, "Aino").expect("undone");
    assert!(agencies.iter().all(|one| file.rows.agency.get(one.id) == Some(one)));
    let said: Vec<&RoundStep> = file.rows.round_step.iter().collect();
    assert_eq!((said.len(), said[0].payer.as_str(), said[0].note.as_str()), (1, "90000018", "Korjattu kerran"));
    let kept = crate::domain::reports_kept(&known, &file.rows, &since);
    assert_eq!(kept, [(crate::domain::Table::RoundStep, said[0].id.0)]);
    sound(&file.rows);
}

#[test]
fn undoing_an_id_of_one_that_left_keeps_what_was_said_of_it_alone_since() {
    let (before, agencies) = file(&[OLD, OLD]);
    let mut file = File::holding(before.clone());
    let after = Agency { business_id: String::new(), ..agencies[1].clone() };
    let logged = file.change(OperationKind::AgencyEdited, "Aino", vec![Change::update(agencies[1].clone(), after)]);
    let note = says(&file.rows, &agencies[1], |row| row.note = "Vain tästä".into());
    file.change(OperationKind::StepNoted, "Ville", note);
    file.undo(&logged, "Aino").expect("undone");
    assert_eq!(file.rows.agency, before.agency);
    assert_eq!(reported(&file.rows, &agencies), [true, true]);
    assert!(file.rows.round_step.iter().any(|row| row.note == "Vain tästä"));
    sound(&file.rows);
}

#[test]
fn a_tick_tells_of_the_agencies_that_share_it_only_by_which_id_they_are_known() {
    let (mut known, agencies) = untold(&[OLD, OLD]);
    for one in &agencies {
        known.put(Agency { notes: "Aino tietää".into(), email: "a@a.example".into(), ..one.clone() }.into());
    }
    let tick = says(&known, &agencies[0], |row| row.put(StepState::Done, "", signed("Ville")));
    let told: Vec<Record> = tick.iter().filter_map(|change| change.after.clone()).skip(1).collect();
    let mut by_id: Vec<Record> =
        agencies.iter().map(|one| Agency { business_id: OLD.into(), ..Agency::empty(one.id) }.into()).collect();
    by_id.sort_by_key(Record::id);
    assert_eq!(told, by_id);
    let now = saved(&known, &tick);
    assert_eq!(now.agency, known.agency, "nothing of them changes");
}

#[test]
fn a_tick_neither_asks_about_an_agency_that_is_deleted_meanwhile_nor_brings_it_back() {
    let (known, agencies) = untold(&[OLD, OLD]);
    let tick = says(&known, &agencies[0], |row| row.put(StepState::Done, "", signed("Ville")));
    let now = saved(&known, &[Change::delete(agencies[1].clone())]);
    let now = saved(&now, &tick);
    assert!(now.agency.get(agencies[1].id).is_none());
    assert_eq!(reported(&now, &agencies[..1]), [true]);
}

#[test]
fn what_is_taken_back_or_corrected_reaches_whoever_has_left_meanwhile() {
    for to in [NEW, ""] {
        let (known, agencies) = file(&[OLD, OLD]);
        let now = edited(&known, &[(&agencies[1], to)]).0;
        assert!(saved(&now, &says(&known, &agencies[1], RoundStep::open)).round_step.is_empty());
        let note = says(&known, &agencies[1], |row| row.note = "Korjattu kerran".into());
        let noted = saved(&now, &note);
        let notes = agencies.iter().map(|one| noted.report_tick(one.id, paid()).map(|row| row.note.as_str()));
        assert_eq!(notes.collect::<Vec<_>>(), [Some("Korjattu kerran"); 2]);
        sound(&noted);
        // What has been said of the one that left since is its own.
        let own = now.report_tick(agencies[1].id, paid()).expect("said").clone();
        let since = saved(&now, &say(&now, own, |row| row.note = "Vain tästä".into()));
        let back = saved(&since, &says(&known, &agencies[0], RoundStep::open));
        assert_eq!(reported(&back, &agencies), [false, true]);
    }
}

#[test]
fn undoing_an_import_takes_back_the_reports_that_no_change_of_an_id_has_moved() {
    let (before, agencies) = file(&[OLD, "9000003-4"]);
    let mut file = File::holding(before.clone());
    let renamed = Agency { business_id: NEW.into(), ..agencies[0].clone() };
    let mut changes = says(&before, &agencies[1], |row| row.put(StepState::Done, "", signed("Aino")));
    changes.push(Change::update(agencies[0].clone(), renamed));
    let logged = file.change(OperationKind::RegisterImported, "Aino", changes);
    let note = says(&file.rows, &agencies[0], |row| row.note = "Korjattu kerran".into());
    file.change(OperationKind::StepNoted, "Ville", note);
    let (undone, _) = crate::domain::undo_import(&file.rows, &logged, "Aino").expect("undone");
    file.run(&undone);
    assert_eq!(file.rows.agency, before.agency);
    assert_eq!(reported(&file.rows, &agencies), [true, false]);
    assert!(file.rows.round_step.iter().any(|row| row.note == "Korjattu kerran"));
    sound(&file.rows);
}
