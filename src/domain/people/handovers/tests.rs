use super::*;
use crate::domain::testing::{agency, assignment, day, employee, rows};
use crate::domain::{Agency, BrokenRule, Employee, Record, RowId, apply, broken};

const FROM: &str = "2026-10-14";
const TO: &str = "2026-10-16";

fn absence(who: &Employee, from: &str, to: &str) -> Absence {
    Absence { id: RowId::new(), employee: who.id, from_day: day(from), to_day: day(to), reachable: false }
}

fn at(time: &str) -> NaiveDateTime {
    format!("2026-10-14T{time}:00").parse().expect("a time")
}

/// Aino is responsible for an agency; Eero is there.
fn unit() -> (Rows, Agency, Employee, Employee) {
    let one = agency("Rannikkolaitos");
    let (aino, eero) = (employee("Aino"), employee("Eero"));
    let held = assignment(one.id, aino.id, AssignmentRole::Responsible, "", "");
    let all = rows([one.clone().into(), aino.clone().into(), eero.clone().into(), held.into()]);
    (all, one, aino, eero)
}

fn away(who: &Employee) -> Away {
    Away { employee: who.id, from: day(FROM), to: day(TO) }
}

fn after(rows: &Rows, changes: &[Change]) -> Rows {
    apply(rows, changes).expect("applies").rows
}

#[test]
fn taking_over_records_the_absence_where_there_is_none() {
    let (rows, one, aino, eero) = unit();
    let changes = take_over(&rows, away(&aino), one.id, Some(eero.id), at("08:12"));
    let rows = after(&rows, &changes);
    let absences = rows.absences(aino.id);
    let [absence] = absences.as_slice() else { panic!("one absence: {absences:?}") };
    assert_eq!((absence.from_day, absence.to_day, absence.reachable), (day(FROM), day(TO), false));
    let handover = rows.handover(away(&aino), one.id).expect("handed over");
    assert_eq!((handover.absence, handover.taken()), (absence.id, Some((eero.id, at("08:12")))));
}

#[test]
fn a_recorded_absence_is_used_and_nothing_is_written_twice() {
    let (mut rows, one, aino, eero) = unit();
    rows.put(absence(&aino, "2026-10-12", "2026-10-15").into());
    let changes = take_over(&rows, away(&aino), one.id, Some(eero.id), at("08:12"));
    assert_eq!(changes.len(), 1);
    let rows = after(&rows, &changes);
    assert_eq!(take_over(&rows, away(&aino), one.id, Some(eero.id), at("08:12")), []);
    assert_eq!(rows.absences(aino.id).len(), 1);
}

#[test]
fn an_absence_that_only_touches_is_not_taken_for_these_days() {
    let (mut rows, one, aino, eero) = unit();
    rows.put(absence(&aino, "2026-10-10", "2026-10-13").into());
    let rows = after(&rows, &take_over(&rows, away(&aino), one.id, Some(eero.id), at("08:12")));
    assert_eq!(rows.absences(aino.id).len(), 2);
    // They are one time away: what was taken over in its second part holds for the first.
    let before = Away { from: day("2026-10-12"), to: day("2026-10-12"), ..away(&aino) };
    assert!(rows.handover(before, one.id).is_some());
    let apart = Away { from: day("2026-10-20"), to: day("2026-10-21"), ..away(&aino) };
    assert_eq!(rows.handover(apart, one.id), None);
}

#[test]
fn what_was_taken_over_is_given_back_and_notes_stay() {
    let (rows, one, aino, eero) = unit();
    let taken = after(&rows, &take_over(&rows, away(&aino), one.id, Some(eero.id), at("08:12")));
    let noted = hand_over(&taken, away(&aino), one.id, |one| one.notes = "Aineisto tuli.".into());
    let noted = after(&taken, &noted);
    let back = after(&noted, &take_over(&noted, away(&aino), one.id, None, at("09:00")));
    let handover = back.handover(away(&aino), one.id).expect("the note is still there");
    assert_eq!((handover.taken(), handover.notes.as_str()), (None, "Aineisto tuli."));
    let emptied = hand_over(&back, away(&aino), one.id, |one| one.notes.clear());
    let emptied = after(&back, &emptied);
    assert!(emptied.handover.is_empty());
    assert_eq!(emptied.absences(aino.id).len(), 1, "the absence stays");
    assert_eq!(hand_over(&rows, away(&aino), one.id, |_| {}), [], "nothing to write, nothing recorded");
}

#[test]
fn two_quick_ticks_record_one_absence() {
    let (one, other) = (agency("Rannikkolaitos"), agency("Saaristovirasto"));
    let (aino, eero) = (employee("Aino"), employee("Eero"));
    let start = rows([one.clone().into(), other.clone().into(), aino.clone().into(), eero.clone().into()]);
    // Neither tick knows of the other yet.
    let first = take_over(&start, away(&aino), one.id, Some(eero.id), at("08:12"));
    let second = take_over(&start, away(&aino), other.id, Some(eero.id), at("08:12"));
    let again = take_over(&start, away(&aino), one.id, Some(eero.id), at("08:13"));
    let both = after(&after(&after(&start, &first), &second), &again);
    assert_eq!((both.absence.len(), both.handover.len()), (1, 2));
}

#[test]
fn two_who_take_over_at_once_meet() {
    let (mut rows, one, aino, eero) = unit();
    rows.put(absence(&aino, FROM, TO).into());
    let kai = employee("Kai");
    rows.put(kai.clone().into());
    let mine = take_over(&rows, away(&aino), one.id, Some(eero.id), at("08:12"));
    let theirs = take_over(&rows, away(&aino), one.id, Some(kai.id), at("08:13"));
    let rows = after(&rows, &mine);
    assert!(apply(&rows, &theirs).is_err(), "the second is told of the first");
}

#[test]
fn of_two_hand_overs_the_last_counts() {
    let (mut rows, one, aino, eero) = unit();
    let (early, late) = (absence(&aino, "2026-10-12", "2026-10-14"), absence(&aino, "2026-10-15", "2026-10-16"));
    let taken = |absence: &Absence, at| Handover {
        stand_in: Some(eero.id),
        taken_over_at: Some(at),
        ..Handover::new(absence.id, one.id)
    };
    for record in [
        Record::from(early.clone()),
        late.clone().into(),
        taken(&early, at("08:00")).into(),
        taken(&late, at("09:00")).into(),
    ] {
        rows.put(record);
    }
    assert_eq!(rows.handover(away(&aino), one.id).map(|one| one.absence), Some(late.id));
}

#[test]
fn agencies_that_nobody_took_over_are_counted() {
    let (rows, one, aino, eero) = unit();
    assert_eq!(untaken(&rows, day(FROM)), []);
    let mut rows = rows;
    rows.put(absence(&aino, FROM, TO).into());
    assert_eq!(untaken(&rows, day(FROM)), [Untaken { agency: one.id, away: aino.id, taker: None }]);
    assert_eq!(untaken(&rows, day("2026-10-17")), []);
    let taken = after(&rows, &take_over(&rows, away(&aino), one.id, Some(eero.id), at("08:12")));
    assert_eq!(untaken(&taken, day(FROM)), []);
    // Of a former client nobody has to take care.
    rows.put(Agency { client_until: Some(day("2026-01-01")), ..one.clone() }.into());
    assert_eq!(untaken(&rows, day(FROM)), []);
    // Nor of an agency whose responsible is there.
    let other = agency("Saaristovirasto");
    rows.put(other.clone().into());
    rows.put(assignment(other.id, eero.id, AssignmentRole::Responsible, "", "").into());
    assert_eq!(untaken(&rows, day(FROM)), []);
}

#[test]
fn open_matters_stand_in_the_order_in_which_they_press() {
    let one = agency("Rannikkolaitos");
    let matter = |text: &str, due: &str, state| OpenMatter {
        state,
        ..OpenMatter::new(one.id, text, crate::domain::testing::perhaps(due), "Aino", day(FROM))
    };
    let all = [
        matter("done", "2026-10-01", MatterState::Done),
        matter("waits", "2026-10-02", MatterState::Parked),
        matter("some day", "", MatterState::Open),
        matter("later", "2026-10-20", MatterState::Open),
        matter("soon", "2026-10-15", MatterState::Open),
    ];
    let rows = rows(all.into_iter().map(Record::from));
    let texts: Vec<&str> = rows.open_matters(one.id).iter().map(|one| one.text.as_str()).collect();
    assert_eq!(texts, ["soon", "later", "some day", "waits"]);
}

#[test]
fn a_matter_is_parked_closed_and_opened_again() {
    let open = OpenMatter::new(AgencyId::new(), "Korotus", Some(day("2026-10-13")), "Aino", day("2026-10-01"));
    assert!(open.overdue(day(FROM)) && !open.overdue(day("2026-10-13")));
    let parked = open.moved_to(MatterState::Parked, "Eero", day(FROM));
    assert_eq!((parked.state, parked.closed_on, parked.closed_by.as_str()), (MatterState::Parked, None, ""));
    let done = parked.moved_to(MatterState::Done, "Eero", day(FROM));
    assert_eq!((done.closed_on, done.closed_by.as_str()), (Some(day(FROM)), "Eero"));
    assert!(!done.overdue(day(TO)));
    assert_eq!(done.moved_to(MatterState::Open, "Aino", day(TO)), open);
}

#[test]
fn hand_overs_and_matters_are_sound() {
    let (mut rows, one, aino, eero) = unit();
    let absence = absence(&aino, FROM, TO);
    rows.put(absence.clone().into());
    let rules = |record: Record| {
        let mut rows = rows.clone();
        rows.put(record.clone());
        broken(&rows, &[Change::insert(record)])
    };
    let sound =
        Handover { stand_in: Some(eero.id), taken_over_at: Some(at("08:12")), ..Handover::new(absence.id, one.id) };
    assert_eq!(rules(sound.clone().into()), []);
    let unsound = [BrokenRule::HandoverUnsound(one.id)];
    assert_eq!(rules(Handover { id: RowId::new(), ..sound.clone() }.into()), unsound);
    assert_eq!(rules(Handover { taken_over_at: None, ..sound.clone() }.into()), unsound);
    assert_eq!(rules(Handover { stand_in: None, ..sound.clone() }.into()), unsound);
    assert_eq!(rules(Handover { stand_in: Some(aino.id), ..sound }.into()), unsound);
    let matter = OpenMatter::new(one.id, "Korotus", None, "Aino", day(FROM));
    assert_eq!(rules(matter.clone().into()), []);
    assert_eq!(rules(OpenMatter { text: " ".into(), ..matter.clone() }.into()), [BrokenRule::MatterUnsound]);
    assert_eq!(rules(OpenMatter { state: MatterState::Done, ..matter.clone() }.into()), [BrokenRule::MatterUnsound]);
    assert_eq!(rules(OpenMatter { closed_on: Some(day(TO)), ..matter }.into()), [BrokenRule::MatterUnsound]);
}
