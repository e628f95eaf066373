use std::collections::BTreeMap;

use super::*;
use crate::domain::merging::{Holds, merge_items};
use crate::domain::payroll::pay_group::MovedDate;
use crate::domain::payroll::{Move, PayDayRule, Period, Signed, StepTiming, say, take_back, tick};
use crate::domain::settling::{Choice, Decision, merge_conflicts, settle};
use crate::domain::testing::{File, agency, day, rows};
use crate::domain::{
    Conflict, Headcount, HeadcountBasis, Language, ListItem, Operation, OperationKind, PayGroup, PayGroupId,
    PayGroupStep, RoundStep, StepState, carry_out,
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
    plan(&open.collisions.iter().map(|one| (one.id(), Holds::Staying)).collect()).changes
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

fn refused(rows: &Rows, kind: OperationKind, changes: &[Change]) -> Vec<Conflict> {
    carry_out(rows, &Operation::new(kind, "Ville", changes.to_vec())).expect_err("it is not saved unasked")
}

/// What is saved once all that stands against the changes is settled so.
fn settled(rows: &Rows, changes: &[Change], choice: Choice) -> Rows {
    let conflicts = refused(rows, OperationKind::PayrollEdited, changes);
    let (found, rest) = merge_conflicts(rows, &conflicts, changes);
    assert_eq!((found.len(), rest.len()), (1, 0), "{conflicts:?}");
    let decide = |conflict| Decision { conflict, choice, deleted: vec![], erased: false };
    let decisions: Vec<Decision> = found.into_iter().map(decide).collect();
    saved(rows, settle(rows, changes, &decisions).changes)
}

fn timings(rows: &Rows) -> Vec<(Step, StepTiming)> {
    rows.pay_group_step.iter().filter_map(PayGroupStep::rule).map(|rule| (rule.step, rule.timing)).collect()
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
    let conflicts = refused(&now, OperationKind::StepNoted, &partly);
    let id = RoundStep::id_of(group.id, &OCTOBER.to_string(), other.word).0;
    assert!(conflicts.iter().all(|one| matches!(one, Conflict::Field { id: of, .. } if *of == id)));
    for (choice, state) in [(Choice::Mine, StepState::Partly), (Choice::Theirs, StepState::Done)] {
        let after = settled(&now, &partly, choice);
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
    assert_eq!(timings(&now), [(other.word, StepTiming::BankingDays(-9))]);
}

#[test]
fn the_step_that_stays_is_not_taken_away_unasked_with_the_one_that_was_merged_into_it() {
    let (before, group, [own, other]) = file();
    let day_of = |step| MovedDate::new(&group, OCTOBER, step, day("2026-10-06"));
    let dates = [own.word, other.word].map(|step| Change::insert(day_of(step))).to_vec();
    let known = saved(&before, dates);
    // Both fall on the same days, so that nothing is left of the one but the other.
    let now = saved(&known, merging(&known, &own, &other));
    let falls = (other.word, StepTiming::BankingDays(-5));
    let at_own = PayGroupStep::new(&group, own.word, falls.1);
    let untick = vec![Change::delete(at_own.clone())];
    assert_eq!(timings(&settled(&now, &untick, Choice::Theirs)), [falls]);
    assert_eq!(timings(&settled(&now, &untick, Choice::Mine)), []);
    let never = vec![Change::update(at_own, PayGroupStep::new(&group, own.word, StepTiming::Never))];
    assert_eq!(timings(&settled(&now, &never, Choice::Theirs)), [falls]);
    assert_eq!(timings(&settled(&now, &never, Choice::Mine)), [(other.word, StepTiming::Never)]);
    let by_rule = vec![Change::delete(day_of(own.word))];
    assert_eq!(settled(&now, &by_rule, Choice::Theirs).payroll_date, now.payroll_date);
    assert!(settled(&now, &by_rule, Choice::Mine).payroll_date.is_empty());
    // Where it fell in all groups, and nothing was said of either in this one, the other falls as it did.
    let bare = rows(
        [own.clone().into(), other.clone().into(), group.clone().into()]
            .into_iter()
            .chain(before.agency.iter().cloned().map(Record::from)),
    );
    let merged = saved(&bare, merging(&bare, &own, &other));
    let never = vec![Change::insert(PayGroupStep::new(&group, own.word, StepTiming::Never))];
    assert_eq!(timings(&saved(&merged, never)), []);
    // Whoever deletes the group has said enough.
    let all = known.of_pay_group(&group).into_iter().map(|row| Change { before: Some(row), after: None });
    let none = saved(&now, all.collect());
    assert!(none.pay_group_step.is_empty() && none.payroll_date.is_empty());
}

#[test]
fn of_two_steps_that_are_edited_in_one_form_what_is_said_of_the_one_that_stays_stands() {
    let (mut before, group, [own, other]) = file();
    let at = |step, days| PayGroupStep::new(&group, step, StepTiming::BankingDays(days));
    before.put(at(other.word, -9).into());
    let now = saved(&before, merging(&before, &own, &other));
    let edits = [(own.word, -5, -6), (other.word, -9, -7)];
    let edits = edits.map(|(step, from, to)| Change::update(at(step, from), at(step, to)));
    let taken = [Change::delete(at(own.word, -5)), Change::update(at(other.word, -9), at(other.word, -7))];
    for mut changes in [edits.to_vec(), taken.to_vec()] {
        for _ in 0..2 {
            assert_eq!(timings(&saved(&now, changes.clone())), [(other.word, StepTiming::BankingDays(-7))]);
            changes.reverse();
        }
    }
}

#[test]
fn what_is_written_of_a_step_while_its_merging_is_planned_is_not_lost_unasked() {
    let (before, group, [own, other]) = file();
    let said = |step, state, reason: &str| {
        say(&before, RoundStep::new(&group, OCTOBER, step), |row| row.put(state, reason, signed("Ville")))
    };
    let moved = |step, on| vec![Change::insert(MovedDate::new(&group, OCTOBER, step, day(on)))];
    let cases = [
        (moved(other.word, "2026-10-06"), moved(own.word, "2026-10-07")),
        (said(other.word, StepState::Done, ""), said(own.word, StepState::Partly, "Kahden tunnit")),
        (said(other.word, StepState::NotNeeded, "Ei tunteja"), said(own.word, StepState::Done, "")),
    ];
    for (known, meanwhile) in cases {
        let known = saved(&before, known);
        let planned = merging(&known, &own, &other);
        let now = saved(&known, meanwhile);
        let found = refused(&now, OperationKind::ItemsMerged, &planned);
        assert!(matches!(&found[..], [Conflict::Overtaken { .. }]), "{found:?}");
        let anew = merge_items(&now, Table::RoundStepKind, own.id.0, other.id.0, day(TODAY), &BTreeMap::new());
        assert_eq!(anew.expect("two steps").open, 1, "it is asked which holds");
    }
}

#[test]
fn two_who_merge_the_same_two_the_opposite_way_do_not_lose_both() {
    let (before, _, [own, other]) = file();
    let now = saved(&before, merging(&before, &own, &other));
    let found = refused(&now, OperationKind::ItemsMerged, &merging(&before, &other, &own));
    assert!(matches!(&found[..], [Conflict::Overtaken { .. }]), "{found:?}");
    // A file in which both went all the same.
    let mut circle = before;
    for (one, into) in [(&own, &other), (&other, &own)] {
        circle.put(RoundStepKind { merged_into: Some(into.id), ..one.clone() }.into());
    }
    assert_eq!([&own, &other].map(|one| circle.merged_step(one.word)), [own.word, other.word]);

    let [from, into] = ["Helsinki", "Helsingfors"].map(|name| ListItem::named(name, Language::Fi, 0));
    let list = crate::domain::List::City;
    let before = rows([list.record(from.clone()), list.record(into.clone())]);
    let plan = |from: &ListItem, into: &ListItem| {
        let plan = merge_items(&before, list.table(), from.id.0, into.id.0, day(TODAY), &BTreeMap::new());
        plan.expect("two cities").changes
    };
    let now = saved(&before, plan(&from, &into));
    let found = refused(&now, OperationKind::ItemsMerged, &plan(&into, &from));
    assert!(matches!(&found[..], [Conflict::Overtaken { .. }]), "{found:?}");
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
