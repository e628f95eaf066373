use chrono::NaiveDate;

use super::*;
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
