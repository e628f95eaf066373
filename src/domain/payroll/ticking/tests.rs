//! Ticks that meet, that are taken back, and that are put for somebody else.

use super::*;
use crate::domain::payroll::pay_group::PayGroup;
use crate::domain::payroll::rule::{Move, PayDayRule, Period, Step};
use crate::domain::record::id::PayGroupId;
use crate::domain::testing::{agency, day, employee, rows};
use crate::domain::{BrokenRule, Conflict, apply, broken};

const OCTOBER: Period = Period { year: 2026, number: 10 };

fn file() -> (Rows, PayGroup, [EmployeeId; 2]) {
    let one = agency("Rannikkolaitos");
    let rule = PayDayRule::DayOfMonth { day: 15, to: Move::Before }.to_string();
    let name = "Kuukausipalkat".to_owned();
    let group =
        PayGroup { id: PayGroupId::new(), agency: one.id, name, rule, position: 0, ended_on: None, since: None };
    let people = ["Aino Esimerkki", "Ville Malli"].map(employee);
    let ids = [people[0].id, people[1].id];
    let rows = rows([one.into(), group.clone().into()].into_iter().chain(people.map(Record::from)));
    (rows, group, ids)
}

fn signed(who: &str, employee: EmployeeId, minute: u32) -> Signed<'_> {
    let at = day("2026-10-12").and_hms_opt(9, minute, 0).expect("a time");
    Signed { who, employee: Some(employee), at }
}

#[test]
fn two_who_tick_at_once_meet_and_the_first_tick_stands() {
    let (before, group, [aino, ville]) = file();
    let first = tick(&before, RoundStep::new(&group, OCTOBER, Step::Run), signed("Aino Esimerkki", aino, 12));
    let second = tick(&before, RoundStep::new(&group, OCTOBER, Step::Run), signed("Ville Malli", ville, 13));
    let now = apply(&before, &first).expect("applies").rows;
    let met = apply(&now, &second).expect("nobody is asked");
    assert_eq!(met.changes, []);
    let stands = met.rows.tick(group.id, OCTOBER, Step::Run).expect("ticked");
    assert_eq!((stands.employee, stands.ticked_by.as_str()), (Some(aino), "Aino Esimerkki"));
    assert_eq!(ticked_before(&met.rows, &second), [stands], "the second is told");
    assert!(ticked_before(&met.rows, &first).is_empty());
    assert!(
        tick(&now, RoundStep::new(&group, OCTOBER, Step::Run), signed("Ville Malli", ville, 14)).is_empty(),
        "nor is it ticked twice"
    );
}

#[test]
fn who_says_something_else_is_asked() {
    let (before, group, [aino, ville]) = file();
    let first = tick(&before, RoundStep::new(&group, OCTOBER, Step::Run), signed("Aino Esimerkki", aino, 12));
    let now = apply(&before, &first).expect("applies").rows;
    let partly = say(&before, RoundStep::new(&group, OCTOBER, Step::Run), |one| {
        one.put(StepState::Partly, "Kahden tunnit", signed("Ville Malli", ville, 13));
    });
    let conflicts = apply(&now, &partly).expect_err("they contradict each other");
    assert!(conflicts.iter().all(|one| matches!(one, Conflict::Field { .. })), "{conflicts:?}");
}

#[test]
fn a_note_beside_a_tick_is_no_contradiction() {
    let (before, group, [aino, ville]) = file();
    let mut noted = tick(&before, RoundStep::new(&group, OCTOBER, Step::Run), signed("Aino Esimerkki", aino, 12));
    if let Some(Record::RoundStep(row)) = noted.first_mut().and_then(|change| change.after.as_mut()) {
        "Vertaa edelliseen".clone_into(&mut row.note);
    }
    let now = apply(&before, &noted).expect("applies").rows;
    let second = tick(&before, RoundStep::new(&group, OCTOBER, Step::Run), signed("Ville Malli", ville, 13));
    let met = apply(&now, &second).expect("an empty note says nothing against one");
    assert_eq!(met.rows.tick(group.id, OCTOBER, Step::Run).map(|one| one.note.as_str()), Some("Vertaa edelliseen"));
}

#[test]
fn a_note_and_a_tick_meet_whoever_comes_first() {
    let (before, group, [aino, ville]) = file();
    let run = |rows: &Rows, edit: &dyn Fn(&mut RoundStep)| say(rows, RoundStep::new(&group, OCTOBER, Step::Run), edit);
    let note = run(&before, &|one| "Vertaa edelliseen".clone_into(&mut one.note));
    let ticked = tick(&before, RoundStep::new(&group, OCTOBER, Step::Run), signed("Ville Malli", ville, 13));
    for [first, second] in [[&note, &ticked], [&ticked, &note]] {
        let now = apply(&before, first).expect("applies").rows;
        let met = apply(&now, second).expect("nobody is asked").rows;
        let stands = met.tick(group.id, OCTOBER, Step::Run).expect("there");
        assert_eq!((stands.state, stands.employee), (StepState::Done, Some(ville)));
        assert_eq!(stands.note, "Vertaa edelliseen");
        assert!(stands.sound());
    }
    // One ticks, the other ticks and notes: the first tick stands, the note is there, the second is told.
    let both = run(&before, &|one| {
        one.put(StepState::Done, "", signed("Aino Esimerkki", aino, 14));
        "Vertaa edelliseen".clone_into(&mut one.note);
    });
    let now = apply(&before, &ticked).expect("applies").rows;
    let met = apply(&now, &both).expect("nobody is asked").rows;
    let stands = met.tick(group.id, OCTOBER, Step::Run).expect("there");
    assert_eq!((stands.employee, stands.note.as_str()), (Some(ville), "Vertaa edelliseen"));
    assert_eq!(ticked_before(&met, &both), [stands]);
    // Two notes contradict one another.
    let other = run(&before, &|one| "Aivan muuta".clone_into(&mut one.note));
    let now = apply(&before, &note).expect("applies").rows;
    assert!(apply(&now, &other).is_err());
}

#[test]
fn who_takes_back_what_another_has_changed_meanwhile_is_asked() {
    let (before, group, [aino, ville]) = file();
    let noted = say(&before, RoundStep::new(&group, OCTOBER, Step::Run), |one| {
        one.put(StepState::Done, "", signed("Aino Esimerkki", aino, 12));
        "Vertaa edelliseen".clone_into(&mut one.note);
    });
    let known = apply(&before, &noted).expect("applies").rows;
    let back = take_back(&known, RoundStep::new(&group, OCTOBER, Step::Run));
    let partly = say(&known, RoundStep::new(&group, OCTOBER, Step::Run), |one| {
        one.put(StepState::Partly, "Kahden tunnit", signed("Ville Malli", ville, 13));
    });
    let now = apply(&known, &partly).expect("applies").rows;
    assert!(apply(&now, &back).is_err(), "over a row that both know, nothing is not said by silence");
}

#[test]
fn a_tick_is_taken_back_and_its_note_stays() {
    let (before, group, [aino, _]) = file();
    let ticked = apply(&before, &tick(&before, RoundStep::new(&group, OCTOBER, Step::Run), signed("Aino", aino, 12)))
        .expect("ticked")
        .rows;
    let back =
        apply(&ticked, &take_back(&ticked, RoundStep::new(&group, OCTOBER, Step::Run))).expect("taken back").rows;
    assert_eq!(back, before);
    let note = say(&ticked, RoundStep::new(&group, OCTOBER, Step::Run), |one| "Muista".clone_into(&mut one.note));
    let noted = apply(&ticked, &note).expect("noted").rows;
    let back = apply(&noted, &take_back(&noted, RoundStep::new(&group, OCTOBER, Step::Run))).expect("taken back").rows;
    let left = back.tick(group.id, OCTOBER, Step::Run).expect("the note");
    assert_eq!(
        (left.state, left.note.as_str(), left.ticked_at, left.employee),
        (StepState::Open, "Muista", None, None)
    );
    assert!(take_back(&before, RoundStep::new(&group, OCTOBER, Step::Run)).is_empty());
}

#[test]
fn a_tick_for_somebody_else_says_who_did_it_and_who_said_so() {
    let (before, group, [aino, _]) = file();
    let changes = tick(&before, RoundStep::new(&group, OCTOBER, Step::Run), signed("Ville Malli", aino, 12));
    let rows = apply(&before, &changes).expect("applies").rows;
    let tick = rows.tick(group.id, OCTOBER, Step::Run).expect("ticked");
    assert_eq!((tick.employee, tick.ticked_by.as_str()), (Some(aino), "Ville Malli"));
}

#[test]
fn what_is_said_of_a_step_is_whole_and_in_place() {
    let (rows, group, [aino, _]) = file();
    let broken_by = |row: RoundStep| {
        let mut rows = rows.clone();
        rows.put(row.clone().into());
        broken(&rows, &[Change::insert(row)])
    };
    let mut done = RoundStep::new(&group, OCTOBER, Step::Run);
    done.put(StepState::Done, "", signed("Aino", aino, 12));
    assert_eq!(broken_by(done.clone()), []);
    let unsound = [BrokenRule::TickUnsound(Some(group.agency))];
    assert_eq!(broken_by(RoundStep { ticked_at: None, ..done.clone() }), unsound);
    assert_eq!(
        broken_by(RoundStep { state: StepState::Partly, ..done.clone() }),
        unsound,
        "nobody knows what is missing"
    );
    assert_eq!(broken_by(RoundStep { state: StepState::Open, ..done.clone() }), unsound);
    let misplaced = broken_by(RoundStep { step: Step::Review, ..done.clone() });
    assert_eq!(misplaced, [BrokenRule::PayrollMisplaced(group.id)]);
    let unreadable = broken_by(RoundStep { period: "2026".into(), ..done });
    assert!(unreadable.contains(&BrokenRule::PayrollUnreadable));
}

#[test]
fn each_way_of_saying_something_has_a_name() {
    use StepState::{Done, NotNeeded, Open, Partly};
    assert_eq!(said(Open, Done), OperationKind::StepTicked);
    assert_eq!(said(Partly, Done), OperationKind::StepTicked);
    assert_eq!(said(Done, Open), OperationKind::StepUnticked);
    assert_eq!(said(Open, NotNeeded), OperationKind::StepNoted);
    assert_eq!(said(Open, Open), OperationKind::StepNoted);
    assert_eq!(said(Done, Done), OperationKind::StepNoted);
}
