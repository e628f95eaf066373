//! Rounds reckoned by hand: October 2026 is paid on Thursday the 15th, November on Friday the 13th.

use super::*;
use crate::domain::payroll::rule::{EMPLOYER_REPORT, INCOME_REGISTER, Move, PayDayRule, StepTiming};
use crate::domain::payroll::ticking::{Signed, tick};
use crate::domain::testing::{agency, day, perhaps, rows};
use crate::domain::{
    Agency, BrokenRule, Change, MovedDate, PayGroupStep, Record, RoundStepKind, StepState, apply, broken,
};

const FIFTEENTH: PayDayRule = PayDayRule::DayOfMonth { day: 15, to: Move::Before };

const OCTOBER: Period = Period { year: 2026, number: 10 };

fn group(agency: AgencyId, rule: PayDayRule, position: i64) -> PayGroup {
    let (name, rule) = ("Kuukausipalkat".to_owned(), rule.to_string());
    PayGroup { id: PayGroupId::new(), agency, name, rule, position, ended_on: None, since: None }
}

fn steps(group: &PayGroup) -> Vec<Record> {
    let before = [(Step::MaterialDue, -8), (Step::Approval, -4), (Step::Run, -3)];
    let before = before.map(|(step, days)| PayGroupStep::new(group, step, StepTiming::BankingDays(days)));
    let after = [INCOME_REGISTER, EMPLOYER_REPORT].map(|rule| PayGroupStep::new(group, rule.step, rule.timing));
    before.into_iter().chain(after).map(Record::from).collect()
}

const SEPTEMBER: Period = Period { year: 2026, number: 9 };

/// The October and September of a group of which everything is ticked on its day.
fn ticked_until_october() -> (Rows, PayGroup) {
    let (mut rows, group) = file(FIFTEENTH);
    for date in rows.payroll(group.id, 2026) {
        if [SEPTEMBER, OCTOBER].contains(&date.period) {
            put(&mut rows, &group, date.period, date.step, &date.date.to_string());
        }
    }
    (rows, group)
}

fn late(rows: &Rows, group: &PayGroup, today: &str) -> Vec<(u32, Step)> {
    let late = rows.late_steps(group.agency, day(today)).into_iter();
    late.map(|one| (one.date.period.number, one.date.step)).collect()
}

/// A file with one agency and one group by a rule.
fn file(rule: PayDayRule) -> (Rows, PayGroup) {
    let one = agency("Rannikkolaitos");
    let group = group(one.id, rule, 0);
    let rows = rows([one.into(), group.clone().into()].into_iter().chain(steps(&group)));
    (rows, group)
}

fn put(rows: &mut Rows, group: &PayGroup, period: Period, step: Step, on: &str) {
    let signed = Signed { who: "Aino", employee: None, at: day(on).and_hms_opt(9, 12, 0).expect("a time") };
    *rows = apply(rows, &tick(rows, RoundStep::new(group, period, step), signed)).expect("applies").rows;
}

/// A round as period, whether next, and each step with how it stands and how late it is.
type Told = (Period, bool, Vec<(Step, Stands, i64)>);

fn told(rows: &Rows, group: &PayGroup, today: &str) -> Vec<Told> {
    let rounds = rows.pay_rounds(group, day(today)).into_iter();
    rounds
        .map(|round| {
            let steps = round.steps.iter().map(|one| (one.date.step, one.stands, one.late)).collect();
            (round.period, round.next, steps)
        })
        .collect()
}

#[test]
fn where_nobody_ticks_nothing_is_late() {
    let (rows, group) = file(FIFTEENTH);
    let told = told(&rows, &group, "2026-10-14");
    let [(period, false, october), (november, true, coming)] = told.as_slice() else { panic!("{told:?}") };
    assert_eq!((*period, *november), (OCTOBER, Period { year: 2026, number: 11 }));
    let expected = [
        (Step::MaterialDue, Stands::Untold, 0),
        (Step::Approval, Stands::Untold, 0),
        (Step::Run, Stands::Untold, 0),
        (Step::PayDay, Stands::Coming, 0),
        (Step::IncomeRegister, Stands::Coming, 0),
        (Step::EmployerReport, Stands::Coming, 0),
    ];
    assert_eq!(october, &expected);
    assert!(coming.iter().all(|(_, stands, _)| *stands == Stands::Coming));
    let [october, _] = &rows.pay_rounds(&group, day("2026-10-14"))[..] else { panic!("two") };
    assert_eq!(october.next_step().map(|next| next.date.step), Some(Step::PayDay));
    assert_eq!((october.progress(), october.late()), ((0, 6), false));
    assert!(rows.late_steps(group.agency, day("2026-10-14")).is_empty());
}

#[test]
fn once_something_is_ticked_the_rest_is_late_by_days() {
    let (mut rows, group) = file(FIFTEENTH);
    put(&mut rows, &group, OCTOBER, Step::MaterialDue, "2026-10-07");
    let told = told(&rows, &group, "2026-10-14");
    let expected = [
        // Due on Monday the 5th, with us on the 7th.
        (Step::MaterialDue, Stands::Done, 2),
        (Step::Approval, Stands::Late, 5),
        (Step::Run, Stands::Late, 2),
        (Step::PayDay, Stands::Coming, 0),
    ];
    assert_eq!(told[0].2[..4], expected);
    let rounds = rows.agency_rounds(group.agency, day("2026-10-14"));
    assert_eq!((rounds[0].progress(), rounds[0].late()), ((1, 6), true));
    assert_eq!(rounds[0].next_step().map(|next| next.date.step), Some(Step::Approval));
    let late = rows.late_steps(group.agency, day("2026-10-14"));
    assert_eq!(late.iter().map(|one| one.date.step).collect::<Vec<_>>(), [Step::Approval, Step::Run]);
    let next = rows.next_steps(group.agency, day("2026-10-14"), 1);
    let next: Vec<Step> = next.iter().map(|one| one.date.step).collect();
    assert_eq!(next, [Step::Approval, Step::Run, Step::PayDay]);
}

#[test]
fn partly_and_not_needed_stand_as_they_are_said() {
    let (mut rows, group) = file(FIFTEENTH);
    let say = |rows: &mut Rows, step, state, reason: &str| {
        let at = day("2026-10-09").and_hms_opt(10, 0, 0).expect("a time");
        let changes = crate::domain::payroll::say(rows, RoundStep::new(&group, OCTOBER, step), |one| {
            one.put(state, reason, Signed { who: "Aino", employee: None, at });
        });
        *rows = apply(rows, &changes).expect("applies").rows;
    };
    say(&mut rows, Step::Approval, StepState::Partly, "Kahden tunnit");
    say(&mut rows, Step::MaterialDue, StepState::NotNeeded, "Ei muutoksia");
    let round = rows.round(group.id, OCTOBER, day("2026-10-14")).expect("there");
    let stands = |step| round.step(step).map(|one| (one.stands, one.late));
    assert_eq!(stands(Step::Approval), Some((Stands::Partly, 5)));
    assert_eq!(stands(Step::MaterialDue), Some((Stands::NotNeeded, 0)));
    assert_eq!(round.progress(), (1, 6));
    assert!(round.late(), "what is done in part is late all the same");
}

#[test]
fn what_was_begun_stays_until_it_is_over() {
    let (mut rows, group) = file(FIFTEENTH);
    for step in [Step::MaterialDue, Step::Approval, Step::Run, Step::PayDay, Step::IncomeRegister] {
        put(&mut rows, &group, OCTOBER, step, "2026-10-12");
    }
    // The report was due on Thursday the 5th of November.
    let before = told(&rows, &group, "2026-11-10");
    let periods: Vec<_> = before.iter().map(|(period, next, _)| (period.number, *next)).collect();
    assert_eq!(periods, [(10, false), (11, false), (12, true)]);
    assert_eq!(before[0].2.last(), Some(&(Step::EmployerReport, Stands::Late, 5)));
    put(&mut rows, &group, OCTOBER, Step::EmployerReport, "2026-11-10");
    let after = told(&rows, &group, "2026-11-10");
    assert_eq!(after.iter().map(|(period, ..)| period.number).collect::<Vec<_>>(), [11, 12]);
}

#[test]
fn an_agency_that_ticks_one_group_would_have_ticked_the_other() {
    let (mut rows, first) = file(FIFTEENTH);
    let other = group(first.agency, FIFTEENTH, 1);
    rows.put(other.clone().into());
    for step in steps(&other) {
        rows.put(step);
    }
    put(&mut rows, &first, OCTOBER, Step::Approval, "2026-10-09");
    let told = told(&rows, &other, "2026-10-14");
    let before =
        [(Step::MaterialDue, Stands::Untold, 0), (Step::Approval, Stands::Late, 5), (Step::Run, Stands::Late, 2)];
    assert_eq!(told[0].2[..3], before, "the first tick was on the ninth");
}

#[test]
fn a_date_moved_by_hand_is_the_one_that_counts() {
    let (mut rows, group) = file(FIFTEENTH);
    rows.put(MovedDate::new(&group, OCTOBER, Step::PayDay, day("2026-10-14")).into());
    rows.put(MovedDate::new(&group, OCTOBER, Step::Approval, day("2026-10-13")).into());
    put(&mut rows, &group, OCTOBER, Step::MaterialDue, "2026-10-02");
    let told = told(&rows, &group, "2026-10-14");
    let expected = [
        (Step::MaterialDue, Stands::Done, 0),
        // Three banking days before Wednesday the 14th is Friday the 9th.
        (Step::Run, Stands::Late, 5),
        (Step::Approval, Stands::Late, 1),
        (Step::PayDay, Stands::Today, 0),
    ];
    let october = told.iter().find(|(period, ..)| *period == OCTOBER).expect("running");
    assert_eq!(october.2[..4], expected);
    // The first tick came before September's report was due, which nobody has ticked.
    assert_eq!(told[0].2.last(), Some(&(Step::EmployerReport, Stands::Late, 9)));
}

#[test]
fn a_group_that_ends_has_no_round_after_it() {
    let (mut rows, group) = file(FIFTEENTH);
    let ended = PayGroup { ended_on: perhaps("2026-10-31"), ..group };
    rows.put(ended.clone().into());
    assert_eq!(told(&rows, &ended, "2026-10-14").len(), 1);
    assert!(told(&rows, &ended, "2026-11-10").is_empty());
}

#[test]
fn of_an_agency_that_merges_within_a_period_the_other_pays() {
    let (mut rows, group) = file(FIFTEENTH);
    let mut merged = rows.agency.get(group.agency).expect("there").clone();
    merged.client_until = perhaps("2026-10-10");
    rows.put(merged.clone().into());
    assert!(told(&rows, &group, "2026-10-08").is_empty(), "October's pay day comes after it");
    // September was begun, and its report is still ours to give.
    put(&mut rows, &group, Period { year: 2026, number: 9 }, Step::Run, "2026-09-10");
    let left = told(&rows, &group, "2026-10-14");
    assert_eq!(left.iter().map(|(period, ..)| period.number).collect::<Vec<_>>(), [9]);
    assert_eq!(left[0].2.last(), Some(&(Step::EmployerReport, Stands::Late, 9)));
    merged.client_until = perhaps("2026-10-31");
    rows.put(merged.into());
    let periods: Vec<u32> = told(&rows, &group, "2026-10-14").iter().map(|(period, ..)| period.number).collect();
    assert_eq!(periods, [9, 10], "what is paid before the day is ours");
}

#[test]
fn rounds_twice_a_month_and_by_the_week_run_as_their_rules_say() {
    let (rows, group) = file(PayDayRule::TwiceMonthly { days: [10, 25], to: Move::Before });
    // Saturday the 10th is paid on the 9th, and reported until the 14th.
    let told_on = told(&rows, &group, "2026-10-14");
    let periods: Vec<_> = told_on.iter().map(|(period, next, steps)| (period.number, *next, steps.len())).collect();
    // The material of the 23rd was due on Tuesday the 13th: both run.
    let expected = [(19, false, 5), (20, false, 6), (21, true, 5)];
    assert_eq!(periods, expected, "the separate report comes once a month");
    assert_eq!(told_on[0].2.last(), Some(&(Step::IncomeRegister, Stands::Today, 0)));
    let weeks = PayDayRule::EveryNthWeek { weeks: 2, from: day("2026-01-09"), to: Move::Before };
    let (rows, group) = file(weeks);
    // Every second Friday from the 9th of January: the 2nd, the 16th and the 30th of October.
    let days = |today: &str| -> Vec<NaiveDate> {
        let rounds = rows.pay_rounds(&group, day(today));
        rounds.iter().filter_map(|round| round.step(Step::PayDay)).map(|one| one.date.date).collect()
    };
    assert_eq!(days("2026-10-14"), [day("2026-10-16"), day("2026-10-30")]);
    // On the 20th the report of the 16th is still to be given, and the material of the 30th was due that day.
    assert_eq!(days("2026-10-20"), ["2026-10-16", "2026-10-30", "2026-11-13"].map(day));
}

#[test]
fn rounds_cross_the_turn_of_the_year() {
    let (rows, group) = file(FIFTEENTH);
    let periods = |today: &str| -> Vec<(i32, u32)> {
        let rounds = rows.pay_rounds(&group, day(today));
        rounds.iter().map(|round| (round.period.year, round.period.number)).collect()
    };
    assert_eq!(periods("2026-12-30"), [(2026, 12), (2027, 1)]);
    let fourth = [(2026, 12), (2027, 1), (2027, 2)];
    assert_eq!(periods("2027-01-04"), fourth, "December's report is due on the fifth, and January's material today");
    assert_eq!(periods("2027-01-06"), [(2027, 1), (2027, 2)]);
}

#[test]
fn a_step_of_the_users_own_falls_in_every_group_that_says_nothing_else() {
    let (mut rows, group) = file(FIFTEENTH);
    let mut kind = RoundStepKind::named("Verokortit", crate::domain::Language::Fi, 0);
    let own = kind.word;
    let date = |rows: &Rows| rows.round(group.id, OCTOBER, day("2026-10-01"))?.step(own).map(|one| one.date.date);
    rows = apply(&rows, &[Change::insert(kind.clone())]).expect("applies").rows;
    assert_eq!(date(&rows), None, "only groups that say so have it");
    kind.timing = Some(StepTiming::BankingDays(-1).to_string());
    rows.put(kind.clone().into());
    assert_eq!(date(&rows), Some(day("2026-10-14")));
    rows.put(PayGroupStep::new(&group, own, StepTiming::BankingDays(-2)).into());
    assert_eq!(date(&rows), Some(day("2026-10-13")), "the group's own timing wins");
    let never = PayGroupStep::new(&group, own, StepTiming::Never);
    rows.put(never.clone().into());
    assert_eq!(date(&rows), None, "a group may be without it");
    rows.remove(crate::domain::Table::PayGroupStep, never.id.0);
    kind.retired_at = perhaps("2026-10-14");
    rows.put(kind.clone().into());
    assert_eq!(date(&rows), None, "out of use from that day on");
    let september = rows.round(group.id, Period { year: 2026, number: 9 }, day("2026-10-01")).expect("there");
    assert!(september.step(own).is_some(), "what fell before stays");
    put(&mut rows, &group, Period { year: 2026, number: 9 }, own, "2026-09-14");
    let gone = apply(&rows, &[Change::delete(kind)]);
    assert!(gone.is_err(), "a step that was ticked cannot be deleted");
}

/// A file with two agencies that pay under one business id, the first with two groups.
fn one_payer() -> (Rows, [PayGroup; 3]) {
    let agencies =
        ["Rannikkolaitos", "Saaristovirasto"].map(|name| Agency { business_id: "9000001-8".into(), ..agency(name) });
    let second = PayDayRule::DayOfMonth { day: 30, to: Move::Before };
    let groups =
        [group(agencies[0].id, FIFTEENTH, 0), group(agencies[0].id, second, 1), group(agencies[1].id, FIFTEENTH, 0)];
    let all = agencies.into_iter().map(Record::from).chain(groups.iter().cloned().map(Record::from));
    (rows(all.chain(groups.iter().flat_map(steps)).collect::<Vec<_>>()), groups)
}

fn report(rows: &Rows, group: &PayGroup, number: u32, today: &str) -> StepAt {
    let round = rows.round(group.id, Period { year: 2026, number }, day(today)).expect("a round");
    round.step(Step::EmployerReport).expect("a report").clone()
}

#[test]
fn the_separate_report_is_ticked_once_for_a_payer_and_month() {
    let (mut rows, groups) = one_payer();
    let today = "2026-11-04";
    let at = report(&rows, &groups[0], 10, today);
    let signed = Signed { who: "Aino", employee: None, at: day("2026-11-03").and_hms_opt(9, 0, 0).expect("a time") };
    let row = rows.tick_row(&at).expect("a row");
    assert_eq!((row.payer.as_str(), row.period.as_str(), row.agency), ("90000018", "2026-10", None));
    let first = tick(&rows, row.clone(), signed);
    // Somebody ticks it at the other agency at the same time: the same row, so that they meet.
    let other = rows.tick_row(&report(&rows, &groups[2], 10, today)).expect("a row");
    assert_eq!(other.id, row.id);
    let ticked = apply(&rows, &first).expect("applies");
    rows = ticked.rows;
    assert_eq!(broken(&rows, &ticked.changes), []);
    for group in &groups {
        assert_eq!(report(&rows, group, 10, today).stands, Stands::Done, "{}", group.name);
        assert_ne!(report(&rows, group, 9, today).stands, Stands::Done, "another month is another report");
    }
    let next = rows.next_steps(groups[0].agency, day(today), 30);
    let months = next.iter().filter(|at| at.date.step == Step::EmployerReport && at.date.period.number == 11);
    assert_eq!(months.count(), 1, "two groups, one report: {next:?}");
    let moved = RoundStep { payer: "9000002-6".into(), ..row };
    assert_eq!(broken(&rows, &[Change::insert(moved)]), [BrokenRule::PayrollUnreadable]);
}

#[test]
fn a_report_ticked_before_the_business_id_was_there_stays_ticked() {
    let (mut rows, groups) = one_payer();
    let agency = rows.agency.get(groups[0].agency).expect("there").clone();
    rows.put(Agency { business_id: String::new(), ..agency.clone() }.into());
    let signed = Signed { who: "Aino", employee: None, at: day("2026-11-03").and_hms_opt(9, 0, 0).expect("a time") };
    let row = rows.tick_row(&report(&rows, &groups[0], 10, "2026-11-04")).expect("a row");
    assert_eq!(row.agency, Some(agency.id));
    rows = apply(&rows, &tick(&rows, row, signed)).expect("applies").rows;
    // Now it is written, with spaces as some write it.
    rows.put(Agency { business_id: " 9000001 - 8 ".into(), ..agency.clone() }.into());
    assert_eq!(rows.payer(agency.id), rows.payer(groups[2].agency), "one payer however it is written");
    assert_eq!(report(&rows, &groups[0], 10, "2026-11-04").stands, Stands::Done);
}

#[test]
fn a_note_for_the_payer_does_not_hide_that_a_group_is_done() {
    let (mut rows, groups) = one_payer();
    let row = rows.tick_row(&report(&rows, &groups[0], 10, "2026-11-04")).expect("a row");
    rows.put(RoundStep { note: "Odottaa".into(), ..row.clone() }.into());
    assert_eq!(rows.tick_row(&report(&rows, &groups[0], 10, "2026-11-04")).map(|one| one.id), Some(row.id));
    put(&mut rows, &groups[0], OCTOBER, Step::EmployerReport, "2026-11-03");
    assert_eq!(report(&rows, &groups[0], 10, "2026-11-04").stands, Stands::Done);
}

#[test]
fn a_report_that_was_ticked_group_by_group_stays_ticked() {
    let (mut rows, groups) = one_payer();
    put(&mut rows, &groups[0], OCTOBER, Step::EmployerReport, "2026-11-03");
    assert_eq!(report(&rows, &groups[0], 10, "2026-11-04").stands, Stands::Done);
    assert_ne!(report(&rows, &groups[2], 10, "2026-11-04").stands, Stands::Done);
    let row = rows.tick_row(&report(&rows, &groups[0], 10, "2026-11-04")).expect("a row");
    assert_eq!(row.pay_group, Some(groups[0].id), "what is taken back is what was said");
}

#[test]
fn an_agency_without_a_business_id_is_a_payer_of_its_own() {
    let (rows, group) = file(FIFTEENTH);
    let row = rows.tick_row(&report(&rows, &group, 10, "2026-11-04")).expect("a row");
    assert_eq!((row.agency, row.payer), (Some(group.agency), group.agency.to_string()));
    assert!(row.pay_group.is_none());
}

#[test]
fn a_step_that_comes_later_makes_no_round_late_that_was_over() {
    let (mut rows, group) = ticked_until_october();
    let today = day("2026-11-06");
    assert_eq!(late(&rows, &group, "2026-11-06"), [(11, Step::MaterialDue)]);
    let before = told(&rows, &group, "2026-11-06");
    let named = RoundStepKind::named("Verokortit", crate::domain::Language::Fi, 0);
    let everywhere = RoundStepKind { timing: Some("banking -5".into()), ..named.clone() };
    let kind = named.edited(everywhere, today);
    rows.put(kind.clone().into());
    assert_eq!(late(&rows, &group, "2026-11-06"), [(11, Step::MaterialDue)]);
    let periods = |told: &[Told]| told.iter().map(|(period, next, _)| (*period, *next)).collect::<Vec<_>>();
    assert_eq!(periods(&told(&rows, &group, "2026-11-06")), periods(&before), "no round comes back");
    // In November it falls on Friday the 6th, which is the day it came, and is missed.
    assert!(late(&rows, &group, "2026-11-09").contains(&(11, kind.word)));
    // Its day in October is not known, and stays so.
    let october = rows.round(group.id, OCTOBER, today).expect("there");
    assert_eq!(october.step(kind.word).map(|one| one.stands), Some(Stands::Untold));
    // Out of use for the summer, and back.
    let always = RoundStepKind { since: None, ..kind.clone() };
    rows.put(always.clone().into());
    assert!(late(&rows, &group, "2026-11-06").contains(&(10, kind.word)));
    rows.put(RoundStepKind { restored_on: Some(today), ..always }.into());
    assert_eq!(late(&rows, &group, "2026-11-06"), [(11, Step::MaterialDue)]);
}

#[test]
fn a_step_that_a_group_gets_is_not_late_before_it_had_it() {
    let (mut rows, group) = ticked_until_october();
    let step = PayGroupStep::new(&group, Step::Review, StepTiming::BankingDays(-6));
    rows.put(step.clone().into());
    assert!(late(&rows, &group, "2026-11-06").contains(&(10, Step::Review)));
    rows.put(PayGroupStep { since: Some(day("2026-11-05")), ..step.clone() }.into());
    // November's was due on Thursday the 5th.
    assert_eq!(late(&rows, &group, "2026-11-06"), [(11, Step::MaterialDue), (11, Step::Review)]);
    rows.put(PayGroupStep { since: Some(day("2026-11-06")), ..step.clone() }.into());
    assert_eq!(late(&rows, &group, "2026-11-06"), [(11, Step::MaterialDue)]);
    // That all groups get it does not make it younger where a group has had it.
    rows.put(step.into());
    let kind = RoundStepKind::shipped(Step::Review, 1, ["Tarkistus", "", ""], crate::domain::payroll::StepBy::Centre);
    let everywhere = RoundStepKind { timing: Some("banking -6".into()), ..kind.clone() };
    rows.put(kind.edited(everywhere, day("2026-11-06")).into());
    assert!(late(&rows, &group, "2026-11-06").contains(&(10, Step::Review)));
}

#[test]
fn a_group_that_is_added_to_an_agency_that_ticks_begins_on_its_day() {
    let (mut rows, first) = ticked_until_october();
    let other = PayGroup { since: perhaps("2026-11-06"), ..group(first.agency, FIFTEENTH, 1) };
    rows.put(other.clone().into());
    for step in steps(&other) {
        rows.put(step);
    }
    let stands = told(&rows, &other, "2026-11-06");
    assert_eq!(stands.iter().map(|(period, ..)| period.number).collect::<Vec<_>>(), [11, 12]);
    assert_eq!(stands[0].2[0], (Step::MaterialDue, Stands::Untold, 0));
    // Approval was due on Monday the 9th.
    assert!(told(&rows, &other, "2026-11-10")[0].2.contains(&(Step::Approval, Stands::Late, 1)));
}

#[test]
fn what_is_late_of_every_round_that_runs_is_told() {
    let weeks = PayDayRule::EveryNthWeek { weeks: 1, from: day("2026-01-09"), to: Move::Before };
    let (mut rows, group) = file(weeks);
    // Friday the 16th of October is the 41st of the year.
    put(&mut rows, &group, Period { year: 2026, number: 41 }, Step::Run, "2026-10-08");
    let told = told(&rows, &group, "2026-10-20");
    let periods: Vec<_> = told.iter().map(|(period, next, _)| (period.number, *next)).collect();
    assert_eq!(periods, [(40, false), (41, false), (42, false), (43, false), (44, true)]);
    // The material of the 23rd was due on Tuesday the 13th.
    assert!(late(&rows, &group, "2026-10-20").contains(&(42, Step::MaterialDue)));
    assert!(!late(&rows, &group, "2026-10-20").contains(&(43, Step::MaterialDue)), "due today");
    assert!(late(&rows, &group, "2026-10-21").contains(&(43, Step::MaterialDue)));
}

#[test]
fn the_report_of_last_month_does_not_put_the_round_that_runs_off() {
    let (mut rows, group) = file(FIFTEENTH);
    put(&mut rows, &group, OCTOBER, Step::Run, "2026-10-12");
    let told = told(&rows, &group, "2026-11-04");
    let periods: Vec<_> = told.iter().map(|(period, next, _)| (period.number, *next)).collect();
    assert_eq!(periods, [(10, false), (11, false), (12, true)]);
}

#[test]
fn steps_of_one_day_come_by_their_time_and_then_as_in_the_list() {
    let (mut rows, group) = file(FIFTEENTH);
    let early = PayGroupStep::new(&group, Step::Approval, StepTiming::BankingDays(0));
    rows.put(early.clone().into());
    let names = ["Hyväksyntä", "", ""];
    rows.put(RoundStepKind::shipped(Step::Approval, 9, names, crate::domain::payroll::StepBy::Agency).into());
    rows.put(RoundStepKind::shipped(Step::PayDay, 2, names, crate::domain::payroll::StepBy::Centre).into());
    let next = |rows: &Rows| -> Vec<Step> {
        let next = rows.next_steps(group.agency, day("2026-10-15"), 2);
        next.iter().map(|one| one.date.step).collect()
    };
    assert_eq!(next(&rows), [Step::PayDay, Step::Approval]);
    let dates = rows.next_dates(group.agency, day("2026-10-15"), 2);
    assert_eq!(dates.iter().map(|one| one.date.step).collect::<Vec<_>>(), [Step::PayDay, Step::Approval]);
    rows.put(PayGroupStep { time_of_day: chrono::NaiveTime::from_hms_opt(12, 0, 0), ..early }.into());
    assert_eq!(next(&rows), [Step::Approval, Step::PayDay]);
    assert_eq!(rows.time_of_day(group.id, Step::Approval), chrono::NaiveTime::from_hms_opt(12, 0, 0));
    assert_eq!(rows.done_by(Step::Approval), crate::domain::payroll::StepBy::Agency);
}

#[test]
fn what_was_begun_last_year_is_looked_for_where_it_is_not_over() {
    let (mut rows, group) = ticked_until_october();
    let last_year = |rows: &Rows| -> Vec<u32> {
        let told = told(rows, &group, "2027-08-20").into_iter().filter(|(period, ..)| period.year == 2026);
        told.map(|(period, ..)| period.number).collect()
    };
    assert!(last_year(&rows).is_empty(), "all that was begun is over");
    let changes = crate::domain::payroll::take_back(&rows, RoundStep::new(&group, SEPTEMBER, Step::Run));
    rows = apply(&rows, &changes).expect("taken back").rows;
    assert_eq!(last_year(&rows), [9]);
}
