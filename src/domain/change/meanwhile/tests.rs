use std::collections::BTreeMap;

use super::*;
use crate::domain::merging::merge_items;
use crate::domain::payroll::{Move, PayDayRule, Period, Signed, StepTiming, say, take_back, tick};
use crate::domain::testing::{File, agency, day, rows};
use crate::domain::{
    Conflict, Headcount, HeadcountBasis, Language, ListItem, Operation, OperationKind, PayGroup, PayGroupId,
    PayGroupStep, carry_out,
};

const TODAY: &str = "2026-10-14";

const OCTOBER: Period = Period { year: 2026, number: 10 };

/// A file with a group in whose rounds two steps of the users' own fall.
fn file() -> (Rows, PayGroup, [RoundStepKind; 2]) {
    let unit = agency("Rannikkolaitos");
    let rule = PayDayRule::DayOfMonth { day: 15, to: Move::Before }.to_string();
    let id = PayGroupId::new();
    let group =
        PayGroup { id, agency: unit.id, name: "Kuukausi".into(), rule, position: 0, ended_on: None, since: None };
    let kinds = ["Verokortit", "Verotiedot"].map(|name| RoundStepKind::named(name, Language::Fi, 1));
    let timings = kinds.each_ref().map(|kind| PayGroupStep::new(&group, kind.word, StepTiming::BankingDays(-5)).into());
    let all = kinds.clone().map(Record::from).into_iter().chain([unit.into(), group.clone().into()]).chain(timings);
    (rows(all), group, kinds)
}

fn merging(rows: &Rows, from: &RoundStepKind, into: &RoundStepKind) -> Vec<Change> {
    let plan = |answers: &BTreeMap<_, _>| {
        merge_items(rows, Table::RoundStepKind, from.id.0, into.id.0, day(TODAY), answers).expect("two steps")
    };
    let open = plan(&BTreeMap::new());
    let stays = crate::domain::merging::Holds::Staying;
    plan(&open.collisions.iter().map(|one| (one.id(), stays)).collect()).changes
}

fn signed(who: &str) -> Signed<'_> {
    Signed { who, employee: None, at: day("2026-10-08").and_hms_opt(9, 12, 0).expect("a time") }
}

fn ticked(rows: &Rows, group: &PayGroup, step: Step, who: &str) -> Vec<Change> {
    tick(rows, RoundStep::new(group, OCTOBER, step), signed(who))
}

fn saved(rows: &Rows, changes: Vec<Change>) -> Rows {
    carry_out(rows, &Operation::new(OperationKind::StepTicked, "Ville", changes)).expect("saved").rows
}

fn said<'r>(rows: &'r Rows, group: &PayGroup, step: Step) -> Option<&'r RoundStep> {
    rows.tick(group.id, OCTOBER, step)
}

#[test]
fn a_tick_and_a_merging_meet_whichever_comes_first() {
    let (before, group, [own, other]) = file();
    let merging = merging(&before, &own, &other);
    let tick = ticked(&before, &group, own.word, "Ville");
    for [first, second] in [[&merging, &tick], [&tick, &merging]] {
        let now = saved(&saved(&before, first.clone()), second.clone());
        let at = said(&now, &group, other.word).expect("it is ticked under the step that stays");
        assert_eq!((at.state, at.ticked_by.as_str(), now.round_step.len()), (StepState::Done, "Ville", 1));
        assert!(at.in_place() && at.sound());
        assert!(!now.is_pointed_at(Table::RoundStepKind, own.id.0));
    }
}

#[test]
fn undoing_the_merging_leaves_the_tick_that_came_meanwhile() {
    let (before, group, [own, other]) = file();
    let mut file = File::holding(before.clone());
    // Before the merging was saved, and not known to it: it comes back with the step.
    let (merging, tick) = (merging(&before, &own, &other), ticked(&before, &group, own.word, "Ville"));
    file.change(OperationKind::StepTicked, "Ville", tick.clone());
    let logged = file.change(OperationKind::ItemsMerged, "Aino", merging.clone());
    file.undo(&logged, "Aino").expect("undone");
    assert_eq!(file.rows, saved(&before, tick.clone()));
    // After it: it stays where it was written.
    let mut file = File::holding(before.clone());
    let logged = file.change(OperationKind::ItemsMerged, "Aino", merging);
    file.change(OperationKind::StepTicked, "Ville", tick);
    file.undo(&logged, "Aino").expect("undone");
    assert!(file.rows.round_step_kind.get(own.id).is_some_and(|kind| kind.merged_into.is_none()));
    assert!(said(&file.rows, &group, other.word).is_some_and(RoundStep::settled));
    assert!(said(&file.rows, &group, own.word).is_none());
}

#[test]
fn what_is_changed_in_a_tick_that_a_merging_takes_along_goes_along() {
    let (before, group, [own, other]) = file();
    let known = saved(&before, ticked(&before, &group, own.word, "Aino"));
    let merging = merging(&known, &own, &other);
    let row = RoundStep::new(&group, OCTOBER, own.word);
    let note = say(&known, row.clone(), |one| "Vertaa edelliseen".clone_into(&mut one.note));
    for [first, second] in [[&merging, &note], [&note, &merging]] {
        let now = saved(&saved(&known, first.clone()), second.clone());
        let at = said(&now, &group, other.word).expect("there");
        assert_eq!((at.note.as_str(), at.ticked_by.as_str()), ("Vertaa edelliseen", "Aino"));
        assert_eq!(now.round_step.len(), 1);
    }
    // What is taken back is not brought back.
    let back = take_back(&known, row);
    for [first, second] in [[&merging, &back], [&back, &merging]] {
        let now = saved(&saved(&known, first.clone()), second.clone());
        assert!(now.round_step.is_empty());
    }
}

#[test]
fn where_both_steps_are_ticked_the_first_tick_of_the_one_that_stays_stands() {
    let (before, group, [own, other]) = file();
    let merging = merging(&before, &own, &other);
    let both = saved(&before, ticked(&before, &group, other.word, "Aino"));
    let both = saved(&both, ticked(&before, &group, own.word, "Ville"));
    let now = saved(&both, merging.clone());
    assert_eq!(now.round_step.len(), 1);
    assert_eq!(said(&now, &group, other.word).map(|one| one.ticked_by.as_str()), Some("Aino"));
    // A note says nothing against a tick.
    let note = say(&before, RoundStep::new(&group, OCTOBER, other.word), |one| one.note = "Muista".into());
    let now = saved(&saved(&saved(&before, note), ticked(&before, &group, own.word, "Ville")), merging);
    let at = said(&now, &group, other.word).expect("there");
    assert_eq!((at.ticked_by.as_str(), at.note.as_str()), ("Ville", "Muista"));
}

#[test]
fn two_who_say_different_things_of_steps_that_are_merged_meanwhile_are_asked() {
    let (before, group, [own, other]) = file();
    let now = saved(&before, ticked(&before, &group, other.word, "Aino"));
    let now = saved(&now, merging(&now, &own, &other));
    let partly = say(&before, RoundStep::new(&group, OCTOBER, own.word), |one| {
        one.put(StepState::Partly, "Kahden tunnit", signed("Ville"));
    });
    let conflicts = carry_out(&now, &Operation::new(OperationKind::StepNoted, "Ville", partly.clone()));
    let conflicts = conflicts.expect_err("they contradict");
    let id = RoundStep::id_of(group.id, &OCTOBER.to_string(), other.word).0;
    assert!(conflicts.iter().all(|one| matches!(one, Conflict::Field { id: of, .. } if *of == id)));
    let (found, rest) = crate::domain::settling::merge_conflicts(&now, &conflicts, &partly);
    assert_eq!((found.len(), rest.len()), (1, 0));
    for (choice, state) in [
        (crate::domain::settling::Choice::Mine, StepState::Partly),
        (crate::domain::settling::Choice::Theirs, StepState::Done),
    ] {
        let decision =
            crate::domain::settling::Decision { conflict: found[0].clone(), choice, deleted: vec![], erased: false };
        let settled = crate::domain::settling::settle(&now, &partly, &[decision]);
        let after = saved(&now, settled.changes);
        assert_eq!(said(&after, &group, other.word).map(|one| one.state), Some(state));
    }
}

#[test]
fn a_metric_and_a_timing_that_are_bound_to_a_merged_step_are_bound_to_the_other() {
    let (before, group, [own, other]) = file();
    let now = saved(&before, merging(&before, &own, &other));
    let known = PayGroupStep::new(&group, own.word, StepTiming::BankingDays(-5));
    let later = PayGroupStep::new(&group, own.word, StepTiming::BankingDays(-9));
    let now = saved(&now, vec![Change::update(known, later)]);
    let steps: Vec<_> = now.pay_group_step.iter().map(|row| (row.step, row.rule().map(|rule| rule.timing))).collect();
    assert_eq!(steps, [(other.word, Some(StepTiming::BankingDays(-9)))]);
}

#[test]
fn a_figure_that_is_corrected_while_its_type_is_merged_is_corrected_there() {
    let unit = agency("Rannikkolaitos");
    let [from, into] = ["Virkasuhde", "Virat"].map(|name| ListItem::named(name, Language::Fi, 0));
    let list = crate::domain::List::EmploymentType;
    let count = Headcount::new(unit.id, 2025, from.id, HeadcountBasis::PersonsYearEnd, 120);
    let other = Headcount::new(unit.id, 2024, from.id, HeadcountBasis::PersonsYearEnd, 110);
    let known = rows([
        list.record(from.clone()),
        list.record(into.clone()),
        unit.into(),
        count.clone().into(),
        other.clone().into(),
    ]);
    let plan = merge_items(&known, list.table(), from.id.0, into.id.0, day(TODAY), &BTreeMap::new());
    let merging = plan.expect("two types").changes;
    let corrected = vec![Change::update(count.clone(), Headcount { count: 121, ..count })];
    let now = saved(&saved(&known, corrected), merging.clone());
    let mut counts: Vec<_> = now.headcount.iter().map(|row| (row.employment_type, row.year, row.count)).collect();
    counts.sort_by_key(|(_, year, _)| *year);
    assert_eq!(counts, [(into.id, 2024, 110), (into.id, 2025, 121)]);
    // One that was taken away does not come back.
    let now = saved(&saved(&known, vec![Change::delete(other)]), merging);
    assert_eq!(now.headcount.iter().map(|row| row.year).collect::<Vec<_>>(), [2025]);
}
