use super::*;
use crate::domain::testing::{File, agency, assignment, day, employee, rows};
use crate::domain::{
    Agency, AssignmentRole, Change, Characteristic, Contact, Employee, Operation, OperationKind, Record, take_over,
};

const FROM: &str = "2026-10-12";
const TO: &str = "2026-10-16";

struct Unit {
    one: Agency,
    aino: Employee,
    eero: Employee,
    file: File,
}

/// Aino is responsible for an agency.
fn unit() -> Unit {
    let one = agency("Rannikkolaitos");
    let (aino, eero) = (employee("Aino"), employee("Eero"));
    let held = assignment(one.id, aino.id, AssignmentRole::Responsible, "", "");
    let all = rows([one.clone().into(), aino.clone().into(), eero.clone().into(), held.into()]);
    Unit { one, aino, eero, file: File::holding(all) }
}

impl Unit {
    fn run(&mut self, on: &str, kind: OperationKind, changes: Vec<Change>) {
        let noon = day(on).and_hms_opt(12, 0, 0).expect("noon").and_local_timezone(Local).single().expect("one moment");
        self.file.run(&Operation { at: noon.to_utc(), ..Operation::new(kind, "Eero", changes) });
    }

    fn edit(&mut self, on: &str, before: impl Into<Record>, after: impl Into<Record>) {
        self.run(on, OperationKind::AgencyEdited, vec![Change::update(before, after)]);
    }

    fn told(&self) -> AgencyBriefing {
        let told = briefing(&self.file.rows, &self.file.log, self.aino.id, day(FROM), day(TO));
        let [one] = told.agencies.as_slice() else { panic!("one agency: {told:?}") };
        one.clone()
    }
}

fn with(agency: &Agency, switchboard: &str) -> Agency {
    Agency { switchboard: switchboard.into(), ..agency.clone() }
}

#[test]
fn edits_of_a_row_are_taken_together() {
    let mut unit = unit();
    let one = unit.one.clone();
    let [second, third] = ["1", "2"].map(|number| with(&one, number));
    let fourth = Agency { notes: "Muutti.".into(), ..third.clone() };
    unit.edit("2026-10-12", one, second.clone());
    unit.edit("2026-10-13", second, third.clone());
    unit.edit("2026-10-16", third, fourth);
    let told = unit.told();
    let [changed] = told.changed.as_slice() else { panic!("one row: {told:?}") };
    let field = |fields: &Option<Fields>, name: &str| fields.as_ref().expect("an edit").get(name).cloned();
    assert_eq!(field(&changed.before, "switchboard"), Some("".into()));
    assert_eq!(field(&changed.after, "switchboard"), Some("2".into()));
    assert_eq!(field(&changed.after, "notes"), Some("Muutti.".into()));
    assert_eq!((changed.who.as_str(), day_of(changed)), ("Eero", day("2026-10-16")));
    assert_eq!(changed.after.as_ref().expect("an edit").len(), 2);
    assert!(!told.quiet());
}

fn day_of(changed: &Changed) -> NaiveDate {
    super::day(changed.at)
}

#[test]
fn what_was_there_and_back_or_outside_the_dates_is_no_news() {
    let mut unit = unit();
    let (one, other) = (unit.one.clone(), with(&unit.one, "1"));
    unit.edit("2026-10-11", one.clone(), other.clone());
    unit.edit("2026-10-12", other.clone(), one.clone());
    unit.edit("2026-10-15", one.clone(), other.clone());
    unit.edit("2026-10-17", other, one);
    let told = unit.told();
    assert_eq!(told.changed, []);
    assert!(told.quiet());
}

#[test]
fn rows_come_go_and_come_back() {
    let mut unit = unit();
    let kind = OperationKind::ContactEdited;
    let contact = |name: &str| Contact { name: name.into(), ..Contact::empty(unit.one.id) };
    let (new, passing, old, back) = (contact("Uusi"), contact("Ohi"), contact("Vanha"), contact("Takaisin"));
    let renamed = Contact { name: "Uudempi".into(), ..new.clone() };
    let edited = Contact { title: "Johtaja".into(), ..old.clone() };
    unit.file.rows.put(old.clone().into());
    unit.file.rows.put(back.clone().into());
    unit.run(FROM, kind, vec![Change::insert(new.clone()), Change::insert(passing.clone())]);
    unit.run(FROM, kind, vec![Change::update(new, renamed), Change::delete(passing)]);
    unit.run(TO, kind, vec![Change::update(old.clone(), edited.clone()), Change::delete(back.clone())]);
    unit.run(TO, kind, vec![Change::delete(edited), Change::insert(back)]);
    let told = unit.told();
    let [came, went] = told.changed.as_slice() else { panic!("two rows: {told:?}") };
    let name = |fields: &Option<Fields>| fields.as_ref().and_then(|fields| fields.get("name").cloned());
    assert_eq!((came.before.is_none(), name(&came.after)), (true, Some("Uudempi".into())));
    assert_eq!((went.after.is_none(), name(&went.before)), (true, Some("Vanha".into())));
    assert_eq!(went.before, Some(Record::from(old).fields()), "as it was before the first edit");
}

#[test]
fn what_is_told_elsewhere_or_says_nothing_is_left_out() {
    let mut unit = unit();
    let one = Characteristic::empty(unit.one.id, "Aino", day("2026-01-01"));
    let one = Characteristic { title: "Vuorolisät".into(), ..one };
    unit.file.rows.put(one.clone().into());
    let vouched = one.verified("Eero", day(FROM));
    unit.run(FROM, OperationKind::Verified, vec![Change::update(one, vouched.clone())]);
    let matter = OpenMatter::new(unit.one.id, "Korotus", None, "Eero", day(FROM));
    unit.run(FROM, OperationKind::MatterEdited, vec![Change::insert(matter)]);
    let other = with(&unit.one, "1");
    unit.run(FROM, OperationKind::DemoWritten, vec![Change::update(unit.one.clone(), other)]);
    assert_eq!(unit.told().changed, []);
    let retold = Characteristic { title: "Yölisät".into(), ..vouched.clone() };
    unit.run(TO, OperationKind::CharacteristicEdited, vec![Change::update(vouched, retold)]);
    assert_eq!(unit.told().changed.len(), 1, "a text that changed is news");
}

#[test]
fn what_was_erased_is_passed_over() {
    let mut unit = unit();
    let other = with(&unit.one, "1");
    unit.edit(FROM, unit.one.clone(), other);
    for change in unit.file.log.iter_mut().flat_map(|one| &mut one.changes) {
        (change.before, change.after, change.erased) = (None, None, true);
    }
    assert_eq!(unit.told().changed, []);
}

#[test]
fn matters_are_told_as_closed_opened_or_waiting() {
    let mut unit = unit();
    let matter = |text: &str, opened: &str| OpenMatter::new(unit.one.id, text, None, "Eero", day(opened));
    let done = |text: &str, opened, closed| matter(text, opened).moved_to(MatterState::Done, "Eero", day(closed));
    let all = [
        matter("odottaa", "2026-10-01"),
        matter("uusi", FROM),
        matter("tulevaa", "2026-10-17"),
        matter("siirretty", TO).moved_to(MatterState::Parked, "Eero", day(TO)),
        done("valmis", "2026-10-01", TO),
        done("ennen", "2026-10-01", "2026-10-11"),
        done("jälkeen", "2026-10-01", "2026-10-17"),
    ];
    for one in all {
        unit.file.rows.put(one.into());
    }
    let told: Vec<_> = unit.told().matters.into_iter().map(|one| (one.what, one.matter.text)).collect();
    let expected = [
        (WhatOfMatter::Closed, "valmis"),
        (WhatOfMatter::Opened, "uusi"),
        (WhatOfMatter::Opened, "siirretty"),
        (WhatOfMatter::Waiting, "odottaa"),
    ];
    assert_eq!(told, expected.map(|(what, text)| (what, text.to_owned())));
}

#[test]
fn what_the_stand_in_took_over_and_noted_is_told_and_quiet_agencies_come_last() {
    let mut unit = unit();
    let quiet = agency("Arkisto");
    let theirs = agency("Muiden");
    unit.file.rows.put(quiet.clone().into());
    unit.file.rows.put(theirs.clone().into());
    unit.file.rows.put(assignment(quiet.id, unit.aino.id, AssignmentRole::Responsible, "", TO).into());
    let away = Away { employee: unit.aino.id, from: day(FROM), to: day(TO) };
    let at = day(FROM).and_hms_opt(8, 12, 0).expect("a time");
    let mut changes = take_over(&unit.file.rows, away, unit.one.id, Some(unit.eero.id), at);
    for change in &mut changes {
        if let Some(Record::Handover(one)) = &mut change.after {
            one.notes = "Aineisto tuli ajoissa.".into();
        }
    }
    unit.run(FROM, OperationKind::HandoverEdited, changes);
    let told = briefing(&unit.file.rows, &unit.file.log, unit.aino.id, day(FROM), day(TO));
    assert_eq!(told.agencies.iter().map(|one| one.agency).collect::<Vec<_>>(), [unit.one.id, quiet.id]);
    let first = told.agencies.first().expect("one");
    assert_eq!((first.taken_over, first.notes.as_str()), (Some((unit.eero.id, at)), "Aineisto tuli ajoissa."));
    assert!(told.agencies.last().is_some_and(AgencyBriefing::quiet));
    let backwards = briefing(&unit.file.rows, &unit.file.log, unit.aino.id, day(TO), day(FROM));
    assert_eq!(backwards.agencies, []);
}

#[test]
fn the_order_of_the_log_counts_and_not_a_clock_that_is_wrong() {
    let mut unit = unit();
    let named = (1..9).map(|number| with(&unit.one, &number.to_string()));
    let numbers: Vec<Agency> = std::iter::once(unit.one.clone()).chain(named).collect();
    // One before and one within the days are written on machines whose clocks are wrong.
    let before = ["2026-10-09", "2026-10-10", "2031-01-01", "2026-10-10", "2026-10-11"];
    let within = ["2026-10-12", "2020-01-01", "2026-10-16"];
    for (on, pair) in before.iter().chain(&within).zip(numbers.windows(2)) {
        unit.edit(on, pair[0].clone(), pair[1].clone());
    }
    // Another row, changed later on a clock that is behind.
    let contact = Contact { name: "Kaisa".into(), ..Contact::empty(unit.one.id) };
    unit.run("2026-10-01", OperationKind::ContactEdited, vec![Change::insert(contact)]);
    unit.edit("2026-10-17", numbers[8].clone(), Agency { notes: "Jälkeen.".into(), ..numbers[8].clone() });
    unit.edit(
        "2026-10-18",
        Agency { notes: "Jälkeen.".into(), ..numbers[8].clone() },
        Agency { notes: "Vielä.".into(), ..numbers[8].clone() },
    );
    let told = unit.told();
    let [changed, added] = told.changed.as_slice() else { panic!("two rows: {told:?}") };
    let field = |fields: &Option<Fields>| fields.as_ref().expect("an edit").get("switchboard").cloned();
    assert_eq!((field(&changed.before), field(&changed.after)), (Some("5".into()), Some("8".into())));
    assert!(changed.after.as_ref().is_some_and(|after| !after.contains_key("notes")), "what came after is not told");
    assert_eq!(added.table, Table::Contact, "in the order in which they were changed");
}

#[test]
fn what_gave_way_in_a_conflict_has_changed_nothing() {
    let mut unit = unit();
    let wanted = Change::update(with(&unit.one, "019 055 0101"), unit.one.clone());
    let mut logged = unit.file.change(OperationKind::AgencyEdited, "Eero", vec![]);
    logged.kind = Some(OperationKind::ConflictYielded);
    logged.at = day("2026-10-13").and_hms_opt(12, 0, 0).expect("noon").and_utc();
    logged.changes = LoggedChange::of(&wanted).into_iter().collect();
    unit.file.log = vec![logged];
    assert_eq!(unit.told().changed, []);
}

#[test]
fn notes_are_told_and_so_is_what_was_taken_back() {
    use crate::domain::payroll::{Period, Signed, Step, say, take_back, tick};
    let mut unit = unit();
    let group = crate::domain::PayGroup {
        id: crate::domain::PayGroupId::new(),
        agency: unit.one.id,
        name: "Kuukausipalkat".into(),
        rule: "day 15 before".into(),
        position: 0,
        ended_on: None,
        since: None,
    };
    unit.file.rows.put(group.clone().into());
    let period = Period { year: 2026, number: 10 };
    let at = day("2026-10-08").and_hms_opt(9, 0, 0).expect("a time");
    let signed = Signed { who: "Aino", employee: Some(unit.aino.id), at };
    // Before the days: two steps were ticked. Within them one is taken back, one is noted, and one ticked for a moment.
    for step in [Step::MaterialDue, Step::Approval] {
        let changes = tick(&unit.file.rows, RoundStep::new(&group, period, step), signed);
        unit.run("2026-10-08", OperationKind::StepTicked, changes);
    }
    let back = take_back(&unit.file.rows, RoundStep::new(&group, period, Step::MaterialDue));
    unit.run(FROM, OperationKind::StepUnticked, back);
    let note = say(&unit.file.rows, RoundStep::new(&group, period, Step::Run), |one| {
        "Vertaa edelliseen".clone_into(&mut one.note);
    });
    unit.run(FROM, OperationKind::StepNoted, note);
    let ticked = tick(&unit.file.rows, RoundStep::new(&group, period, Step::Review), signed);
    unit.run(FROM, OperationKind::StepTicked, ticked);
    let back = take_back(&unit.file.rows, RoundStep::new(&group, period, Step::Review));
    unit.run(FROM, OperationKind::StepUnticked, back);
    let told = unit.told();
    let ticks: Vec<_> = told.ticks.iter().map(|one| (one.step, one.note.as_str())).collect();
    assert_eq!(ticks, [(Step::Run, "Vertaa edelliseen")]);
    let gone: Vec<_> = told.changed.iter().map(|one| (one.table, one.after.is_none())).collect();
    assert_eq!(gone, [(Table::RoundStep, true)]);
    assert!(!told.quiet());
}
