//! Who sees which rounds, and in which order.

use super::*;
use crate::domain::payroll::rule::{DEFAULT_STEPS, Period};
use crate::domain::payroll::{Signed, Stands, tick};
use crate::domain::people::staff::AssignmentRole;
use crate::domain::record::id::PayGroupId;
use crate::domain::testing::{assignment, day, employee, item, rows, team};
use crate::domain::{Absence, Employee, PayGroup, PayGroupStep, Record, RoundStep, WorkPair, apply};

/// Two agencies: Aino's is paid on the 15th, Ville's on the 20th; Aino is away, and Ville is her deputy.
fn unit() -> (Rows, [PayGroup; 2], [Employee; 2], ListId) {
    let tiimi = team("Tiimi 1");
    let [mut aino, ville] = ["Aino", "Ville"].map(employee);
    aino.team = Some(tiimi.id);
    let branch = item("Hallinnonala", 0);
    let mut agencies = ["Rannikkolaitos", "Saaristovirasto"].map(crate::domain::testing::agency);
    agencies[1].branch = Some(branch.id);
    let id = branch.id;
    let groups = [("15", 0), ("20", 1)].map(|(paid, at)| PayGroup {
        id: PayGroupId::new(),
        agency: agencies[at].id,
        name: "Kuukausipalkat".into(),
        rule: format!("day {paid} before"),
        position: 0,
        ended_on: None,
        since: None,
    });
    let steps =
        groups.iter().flat_map(|group| DEFAULT_STEPS.map(|rule| PayGroupStep::new(group, rule.step, rule.timing)));
    let steps: Vec<Record> = steps.map(Record::from).collect();
    let today = day("2026-10-14");
    let away = Absence { id: RowId::new(), employee: aino.id, from_day: today, to_day: today, reachable: false };
    let [first, second] = &agencies;
    let all: Vec<Record> = vec![
        tiimi.into(),
        Record::Branch(branch),
        aino.clone().into(),
        ville.clone().into(),
        first.clone().into(),
        second.clone().into(),
        assignment(first.id, aino.id, AssignmentRole::Responsible, "", "").into(),
        assignment(first.id, ville.id, AssignmentRole::Deputy, "", "").into(),
        assignment(second.id, ville.id, AssignmentRole::Responsible, "", "").into(),
        away.into(),
        groups[0].clone().into(),
        groups[1].clone().into(),
    ];
    (rows(all.into_iter().chain(steps)), groups, [aino, ville], id)
}

fn shown(rows: &Rows, sieve: Sieve) -> Vec<(PayGroupId, u32)> {
    let board = board(rows, day("2026-10-14"), &sieve);
    board.lines.iter().map(|line| (line.round.group.expect("a group"), line.round.period.number)).collect()
}

#[test]
fn the_board_is_in_the_order_of_what_is_to_be_done_next() {
    let (rows, [first, second], [aino, ville], _) = unit();
    let all = board(&rows, day("2026-10-14"), &Sieve::default());
    let told = shown(&rows, Sieve::default());
    assert_eq!(told, [(first.id, 10), (second.id, 10), (first.id, 11), (second.id, 11)]);
    assert_eq!((all.all, all.steps), (4, vec![Step::PayDay, Step::IncomeRegister, Step::EmployerReport]));
    let line = &all.lines[0];
    assert_eq!((line.responsible, line.away, line.stand_in), (Some(aino.id), true, Some(ville.id)));
}

#[test]
fn it_is_sieved_by_team_person_pair_branch_and_what_is_late() {
    let (mut rows, [first, second], [aino, ville], branch) = unit();
    let of = |rows: &Rows, sieve| {
        let mut groups: Vec<PayGroupId> = shown(rows, sieve).into_iter().map(|(group, _)| group).collect();
        groups.dedup();
        groups
    };
    assert_eq!(of(&rows, Sieve { team: aino.team, ..Sieve::default() }), [first.id]);
    assert_eq!(of(&rows, Sieve { employee: Some(aino.id), ..Sieve::default() }), [first.id]);
    let both = of(&rows, Sieve { employee: Some(ville.id), ..Sieve::default() });
    assert!(both.contains(&first.id) && both.contains(&second.id), "whom he stands in for too");
    assert_eq!(of(&rows, Sieve { branch: Some(branch), ..Sieve::default() }), [second.id]);
    let pair = WorkPair::new(aino.id, employee("Ritva").id, None, None);
    rows.put(pair.clone().into());
    assert_eq!(of(&rows, Sieve { pair: Some(pair.id), ..Sieve::default() }), [first.id]);
    assert_eq!(of(&rows, Sieve { pair: Some(RowId::new()), ..Sieve::default() }), [], "a pair that is gone");
    let late = Sieve { late: true, ..Sieve::default() };
    assert_eq!(of(&rows, late), []);
    // Ville has ticked since September; its separate report of the 5th of October is not ticked.
    let september = Period { year: 2026, number: 9 };
    let at = day("2026-09-18").and_hms_opt(9, 0, 0).expect("a time");
    let signed = Signed { who: "Ville", employee: Some(ville.id), at };
    rows = apply(&rows, &tick(&rows, RoundStep::new(&second, september, Step::PayDay), signed)).expect("ticked").rows;
    assert_eq!(shown(&rows, late), [(second.id, 9)]);
    let line = &board(&rows, day("2026-10-14"), &late).lines[0];
    assert_eq!(line.next().map(|next| (next.date.step, next.stands)), Some((Step::IncomeRegister, Stands::Late)));
}

#[test]
fn the_recurring_tasks_of_an_agency_are_a_line_and_no_columns() {
    let (mut rows, [first, _], ..) = unit();
    let columns = board(&rows, day("2026-10-14"), &Sieve::default()).steps;
    for (name, rule) in [("Palkkiot", "monthly 20 before"), ("Verokortit", "monthly 25 before")] {
        rows.put(
            crate::domain::RecurringTask {
                id: RowId::new(),
                agency: Some(first.agency),
                name_fi: name.into(),
                name_sv: String::new(),
                name_en: String::new(),
                rule: rule.into(),
                done_by: crate::domain::payroll::StepBy::Centre,
                begins_on: day("2026-10-01"),
                ends_on: None,
            }
            .into(),
        );
    }
    let board = board(&rows, day("2026-10-14"), &Sieve::default());
    assert_eq!(board.steps, columns);
    let lines: Vec<_> = board.lines.iter().filter(|line| line.round.group.is_none()).collect();
    assert_eq!(lines.iter().map(|line| line.round.steps.len()).collect::<Vec<_>>(), [2]);
    assert_eq!(lines[0].next().map(|at| at.date.date), Some(day("2026-10-20")));
}
