//! Shares counted by hand. Runs fall three banking days before the 15th: 2026 on 12 January, 10 February, 10 March, 10 April.

use super::*;
use crate::domain::payroll::rule::{Move, PayDayRule, Period, StepTiming};
use crate::domain::payroll::ticking::{Signed, say, tick};
use crate::domain::record::id::PayGroupId;
use crate::domain::testing::{agency, day, rows};
use crate::domain::{PayGroup, PayGroupStep, Record, RoundStep, StepState, apply};

fn group(agency: AgencyId, position: i64) -> PayGroup {
    let rule = PayDayRule::DayOfMonth { day: 15, to: Move::Before }.to_string();
    PayGroup {
        id: PayGroupId::new(),
        agency,
        name: format!("Ryhmä {position}"),
        rule,
        position,
        ended_on: None,
        since: None,
    }
}

fn file(groups: i64) -> (Rows, Vec<PayGroup>) {
    let one = agency("Rannikkolaitos");
    let groups: Vec<PayGroup> = (0..groups).map(|position| group(one.id, position)).collect();
    let steps = groups.iter().flat_map(|group| {
        let run = PayGroupStep::new(group, Step::Run, StepTiming::BankingDays(-3));
        let material = PayGroupStep::new(group, Step::MaterialDue, StepTiming::BankingDays(-8));
        [Record::from(run), Record::from(material)]
    });
    let all = [Record::from(one)].into_iter().chain(groups.iter().cloned().map(Record::from)).chain(steps);
    let rows = rows(all.collect::<Vec<_>>());
    (rows, groups)
}

const fn month(number: u32) -> Period {
    Period { year: 2026, number }
}

fn signed(on: &str) -> Signed<'_> {
    Signed { who: "Aino", employee: None, at: day(on).and_hms_opt(9, 0, 0).expect("a time") }
}

fn put(rows: &mut Rows, group: &PayGroup, number: u32, step: Step, on: &str) {
    *rows = apply(rows, &tick(rows, RoundStep::new(group, month(number), step), signed(on))).expect("applies").rows;
}

fn counts(rows: &Rows, agency: AgencyId, step: Step, from: &str, to: &str) -> (i64, i64) {
    let fell = rows.fell(agency, step, 2026..=2026, day("2026-04-20"));
    let told = punctuality(&fell, &(day(from)..=day(to)));
    (told.on_time, told.counted)
}

#[test]
fn what_was_done_on_its_day_or_before_is_in_time() {
    let (mut rows, groups) = file(1);
    let group = &groups[0];
    for (number, on) in [(1, "2026-01-12"), (2, "2026-02-09"), (3, "2026-03-11")] {
        put(&mut rows, group, number, Step::Run, on);
    }
    let of = |from, to| counts(&rows, group.agency, Step::Run, from, to);
    assert_eq!(of("2026-01-01", "2026-12-31"), (2, 3), "April is not ticked at all and does not count");
    assert_eq!(of("2026-03-01", "2026-03-31"), (0, 1));
    assert_eq!(of("2026-02-01", "2026-02-28"), (1, 1));
    assert_eq!(
        counts(&rows, group.agency, Step::MaterialDue, "2026-02-01", "2026-02-28"),
        (0, 1),
        "the round is ticked"
    );
    assert_eq!(counts(&rows, group.agency, Step::Review, "2026-01-01", "2026-12-31"), (0, 0), "no such step");
}

#[test]
fn what_is_not_needed_does_not_count_and_what_is_partly_done_is_late() {
    let (mut rows, groups) = file(1);
    let group = &groups[0];
    for (number, state) in [(1, StepState::NotNeeded), (2, StepState::Partly)] {
        let said = say(&rows, RoundStep::new(group, month(number), Step::Run), |one| {
            one.put(state, "Syy", signed("2026-01-12"));
        });
        rows = apply(&rows, &said).expect("applies").rows;
    }
    assert_eq!(counts(&rows, group.agency, Step::Run, "2026-01-01", "2026-12-31"), (0, 1));
}

#[test]
fn all_groups_of_an_agency_count() {
    let (mut rows, groups) = file(2);
    put(&mut rows, &groups[0], 2, Step::Run, "2026-02-10");
    put(&mut rows, &groups[1], 2, Step::Run, "2026-02-12");
    assert_eq!(counts(&rows, groups[0].agency, Step::Run, "2026-02-01", "2026-02-28"), (1, 2));
}

#[test]
fn a_share_is_told_to_a_tenth_and_all_only_of_all() {
    let share = |on_time, counted| Punctuality { on_time, counted }.share();
    assert_eq!(share(0, 0), None);
    assert_eq!(share(11, 12), Some(917_000));
    assert_eq!((share(12, 12), share(0, 12)), (Some(1_000_000), Some(0)));
    assert_eq!((share(9_999, 10_000), share(1, 10_000)), (Some(999_000), Some(1_000)));
}

#[test]
fn what_fell_before_anybody_ticked_does_not_count_as_late() {
    let (mut rows, groups) = file(1);
    let group = &groups[0];
    // The first tick of all is on 10 February; the material of that round was due on 3 February.
    put(&mut rows, group, 2, Step::Run, "2026-02-10");
    let of = |step| counts(&rows, group.agency, step, "2026-01-01", "2026-12-31");
    assert_eq!((of(Step::MaterialDue), of(Step::Run)), ((0, 0), (1, 1)));
}

#[test]
fn a_report_that_another_agency_ticked_begins_no_round() {
    let (mut rows, groups) = file(1);
    let group = groups[0].clone();
    let mut one = rows.agency.get(group.agency).expect("there").clone();
    one.business_id = "9000001-8".into();
    let other = crate::domain::Agency { business_id: "90000018".into(), ..agency("Saaristovirasto") };
    let theirs = PayGroup { agency: other.id, id: PayGroupId::new(), ..group.clone() };
    let report = |group: &PayGroup| {
        Record::from(PayGroupStep::new(group, Step::EmployerReport, StepTiming::NextMonth { day: 5, to: Move::After }))
    };
    let run = PayGroupStep::new(&theirs, Step::Run, StepTiming::BankingDays(-3));
    for record in [one.into(), other.into(), theirs.clone().into(), report(&group), report(&theirs), run.into()] {
        rows.put(record);
    }
    // The other agency ticks its runs; this one has ticked one step in January and nothing since.
    put(&mut rows, &theirs, 1, Step::Run, "2026-01-12");
    put(&mut rows, &group, 1, Step::Run, "2026-01-12");
    let at =
        rows.round(theirs.id, month(2), day("2026-03-02")).and_then(|round| round.step(Step::EmployerReport).cloned());
    let row = rows.tick_row(&at.expect("a report")).expect("a row");
    rows = apply(&rows, &tick(&rows, row, signed("2026-03-02"))).expect("applies").rows;
    assert_eq!(counts(&rows, group.agency, Step::EmployerReport, "2026-03-01", "2026-03-31"), (1, 1), "shared");
    assert_eq!(counts(&rows, group.agency, Step::Run, "2026-02-01", "2026-02-28"), (0, 0), "nobody ticks that round");
}
