use super::*;
use crate::domain::agreement::{Direction, Interval};
use crate::domain::merging::merge_items;
use crate::domain::payroll::{Move, PayDayRule, Period, Signed, StepBy, StepTiming, tick};
use crate::domain::testing::{File, agency, day, rows};
use crate::domain::{
    Agreement, AgreementId, Characteristic, Language, Metric, MetricId, MovedDate, OperationKind, PayGroup, PayGroupId,
    PayGroupStep, RoundStep, apply,
};

const TODAY: &str = "2026-10-14";

const OCTOBER: Period = Period { year: 2026, number: 10 };

fn merged(rows: &Rows, from: &RoundStepKind, into: &RoundStepKind, holds: Option<Holds>) -> Merging {
    let plan = |answers: &BTreeMap<Uuid, Holds>| {
        merge_items(rows, Table::RoundStepKind, from.id.0, into.id.0, day(TODAY), answers).expect("two steps")
    };
    let asked = plan(&BTreeMap::new());
    let answers = asked.collisions.iter().filter_map(|one| Some((one.id(), holds?))).collect();
    plan(&answers)
}

/// A file with a group, the program's review and two steps of the users' own, of which the first falls in every group.
fn file() -> (Rows, PayGroup, [RoundStepKind; 3]) {
    let unit = agency("Rannikkolaitos");
    let rule = PayDayRule::DayOfMonth { day: 15, to: Move::Before }.to_string();
    let id = PayGroupId::new();
    let group =
        PayGroup { id, agency: unit.id, name: "Kuukausi".into(), rule, position: 0, ended_on: None, since: None };
    let timing = Some(StepTiming::BankingDays(-5).to_string());
    let own =
        RoundStepKind { timing, since: Some(day("2026-01-01")), ..RoundStepKind::named("Verokortit", Language::Fi, 1) };
    let other = RoundStepKind::named("Verotiedot", Language::Fi, 2);
    let review = RoundStepKind::shipped(Step::Review, 0, ["Tarkistus", "", ""], StepBy::Centre);
    let kinds = [own, other, review];
    let all = kinds.clone().map(Record::from).into_iter().chain([unit.into(), group.clone().into()]);
    (rows(all), group, kinds)
}

fn metric(agreement: &Agreement, step: Step) -> Metric {
    Metric {
        id: MetricId::new(),
        agency: agreement.agency,
        agreement: agreement.id,
        name: "Ajallaan".into(),
        direction: Direction::AtLeast,
        value: None,
        unit: "%".into(),
        deadline: String::new(),
        interval: Interval::Year,
        position: 0,
        step: Some(step),
    }
}

fn said(rows: &mut Rows, group: &PayGroup, step: Step, on: &str) {
    let signed = Signed { who: "Aino", employee: None, at: day(on).and_hms_opt(9, 12, 0).expect("a time") };
    *rows = apply(rows, &tick(rows, RoundStep::new(group, OCTOBER, step), signed)).expect("applies").rows;
}

#[test]
fn everything_that_goes_by_the_step_goes_by_the_other_and_undo_restores() {
    for into in [1, 2] {
        let (mut rows, group, kinds) = file();
        let (from, into) = (&kinds[0], &kinds[into]);
        rows.put(PayGroupStep::new(&group, from.word, StepTiming::BankingDays(-7)).into());
        rows.put(MovedDate::new(&group, OCTOBER, from.word, day("2026-10-05")).into());
        let agreement = Agreement::empty(group.agency, AgreementId::new());
        rows.put(metric(&agreement, from.word).into());
        rows.put(agreement.into());
        rows.put(
            Characteristic {
                title: "Tarkistus".into(),
                payroll_step: Some(from.word),
                ..Characteristic::empty(group.agency, "Aino", day(TODAY))
            }
            .into(),
        );
        said(&mut rows, &group, from.word, "2026-10-06");
        let mut file = File::holding(rows.clone());
        let done = merged(&rows, from, into, None);
        assert!(done.ready(), "{:?}", done.broken);
        assert_eq!((done.agencies, done.rows.values().sum::<usize>()), (1, 5));
        let logged = file.change(OperationKind::ItemsMerged, "Aino", done.changes);
        let after = &file.rows;
        assert!(!after.is_pointed_at(Table::RoundStepKind, from.id.0));
        let at = after.round(group.id, OCTOBER, day(TODAY)).expect("a round");
        let at = at.step(into.word).expect("in the round").clone();
        assert_eq!((at.date.date, at.late), (day("2026-10-05"), 1), "moved date and tick came along");
        assert!(at.tick.is_some_and(|tick| tick.in_place()));
        assert!(after.pay_group_step.iter().all(|row| row.step == into.word && row.in_place()));
        assert!(after.metric.iter().all(|one| one.step == Some(into.word)));
        assert!(after.characteristic.iter().all(|one| one.payroll_step == Some(into.word)));
        assert!(after.payroll(group.id, 2026).iter().all(|date| date.step != from.word), "it falls nowhere");
        let gone = after.round_step_kind.get(from.id).expect("still known by name");
        assert_eq!((gone.retired_at, &gone.timing), (Some(day(TODAY)), &None));
        assert_eq!((gone.merged_into, after.merged_step(from.word)), (Some(into.id), into.word));
        file.undo(&logged, "Aino").expect("undone");
        assert_eq!(file.rows, rows);
    }
}

#[test]
fn the_one_that_stays_falls_where_either_did() {
    let (rows, _, [own, other, _]) = file();
    let after = apply(&rows, &merged(&rows, &own, &other, None).changes).expect("applies").rows;
    let stays = after.round_step_kind.get(other.id).expect("there");
    assert_eq!((stays.usual(), stays.since), (Some(StepTiming::BankingDays(-5)), Some(day("2026-01-01"))));
    let after = apply(&rows, &merged(&rows, &other, &own, None).changes).expect("applies").rows;
    assert_eq!(after.round_step_kind.get(own.id), Some(&own), "its own timing stands");
}

#[test]
fn what_was_merged_into_the_one_that_goes_stands_for_the_other_and_none_is_merged_twice() {
    let (mut rows, _, [own, other, review]) = file();
    rows = apply(&rows, &merged(&rows, &own, &other, None).changes).expect("applies").rows;
    let plan = |rows: &Rows, from: &RoundStepKind, into: &RoundStepKind| {
        merge_items(rows, Table::RoundStepKind, from.id.0, into.id.0, day(TODAY), &BTreeMap::new())
    };
    assert_eq!(plan(&rows, &own, &review).err(), Some(MergeRefused::Merged));
    assert_eq!(plan(&rows, &other, &own).err(), Some(MergeRefused::Merged));
    let known = rows.round_step_kind.get(other.id).expect("there").clone();
    rows = apply(&rows, &merged(&rows, &known, &review, None).changes).expect("applies").rows;
    assert_eq!(rows.merged_step(own.word), review.word);
    assert_eq!(rows.round_step_kind.get(own.id).and_then(|one| one.merged_into), Some(review.id));
}

#[test]
fn where_both_were_ticked_a_person_says_which_holds() {
    let (mut rows, group, [own, other, _]) = file();
    said(&mut rows, &group, own.word, "2026-10-06");
    said(&mut rows, &group, other.word, "2026-10-08");
    let asked = merged(&rows, &own, &other, None);
    assert_eq!((asked.open, asked.ready()), (1, false));
    for (holds, on) in [(Holds::Merged, "2026-10-06"), (Holds::Staying, "2026-10-08")] {
        let done = merged(&rows, &own, &other, Some(holds));
        let after = apply(&rows, &done.changes).expect("applies").rows;
        let tick = after.tick(group.id, OCTOBER, other.word).expect("ticked");
        assert_eq!((tick.day(), after.round_step.len()), (Some(day(on)), 1));
    }
}

#[test]
fn what_the_program_knows_stays_and_a_pay_day_takes_nothing_over() {
    let (mut rows, _, [own, _, review]) = file();
    let pay_day = RoundStepKind::shipped(Step::PayDay, 3, ["Palkkapäivä", "", ""], StepBy::Centre);
    rows.put(pay_day.clone().into());
    let refused = |from: &RoundStepKind, into: &RoundStepKind| {
        let none = BTreeMap::new();
        merge_items(&rows, Table::RoundStepKind, from.id.0, into.id.0, day(TODAY), &none).err()
    };
    assert_eq!(refused(&review, &own), Some(MergeRefused::KnownStep));
    assert_eq!(refused(&own, &pay_day), Some(MergeRefused::PayDay));
    assert!(Step::ALL.into_iter().all(|step| !gives_way(step)));
}
