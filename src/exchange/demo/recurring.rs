//! Recurring tasks: those of every agency, and one that is an agency's own and late.

use chrono::{Datelike, Days, NaiveDate};

use crate::domain::payroll::{Move, Recurrence, Signed, StepBy};
use crate::domain::{Assignment, AssignmentRole, Employee, Record, RecurringTask, RowId, Rows, StepState};

use super::clients::Client;
use super::dice::Dice;

/// In how many days the general raise comes that was agreed on.
const RAISE: u64 = 26;

/// The agency that has a task of its own.
const OWN: usize = 5;

/// The tasks, and what has been said of their turns so far.
pub(super) fn recurring(
    clients: &[Client],
    employees: &[Employee],
    assignments: &[Assignment],
    today: NaiveDate,
    dice: &mut Dice,
) -> Vec<Record> {
    let yearly = |month, day| Recurrence::Yearly { month, day, to: Move::Before };
    let raise = Recurrence::Once(today + Days::new(RAISE));
    let told = [
        (["Verokortit", "Skattekort", "Tax cards"], yearly(1, 31)),
        (["Vuodenvaihteen todistukset", "Intyg vid årsskiftet", "Year-end certificates"], yearly(2, 15)),
        (["Lomarahojen tarkistus", "Kontroll av semesterpremier", "Holiday bonus check"], yearly(6, 15)),
        (["Yleiskorotus", "Allmän förhöjning", "General raise"], raise),
    ];
    let mut tasks: Vec<RecurringTask> = told.into_iter().map(|(names, rule)| task(names, rule, today, dice)).collect();
    if let Some(client) = clients.iter().find(|client| client.nth == OWN && !client.agency.archived(today)) {
        let rule = Recurrence::Monthly { day: 10, to: Move::After };
        let names = ["Koulutuspalkkiot listalta", "Utbildningsarvoden ur listan", "Training fees from the list"];
        let from = today.with_day(1).unwrap_or(today);
        let own = task(names, rule, from, dice);
        tasks.push(RecurringTask { agency: Some(client.agency.id), done_by: StepBy::Centre, ..own });
    }
    let mut rows = Rows::default();
    for client in clients {
        rows.put(client.agency.clone().into());
    }
    for task in &tasks {
        rows.put(task.clone().into());
    }
    let mut records: Vec<Record> = tasks.into_iter().map(Record::from).collect();
    for client in clients.iter().filter(|client| !client.agency.archived(today)) {
        let held = |one: &&Assignment| {
            one.agency == client.agency.id && one.role == AssignmentRole::Responsible && one.holds_on(today)
        };
        let who = assignments.iter().find(held).and_then(|one| employees.iter().find(|who| who.id == one.employee));
        let Some(who) = who else { continue };
        for at in rows.task_round(client.agency.id, today).map(|round| round.steps).unwrap_or_default() {
            // Some have prepared the raise already, others have begun.
            let (state, reason) = match dice.below(10) {
                0..=2 => (StepState::Done, ""),
                3 => (StepState::Partly, "Palkkataulukot tallennettu, henkilökohtaiset osat tarkistamatta"),
                _ => continue,
            };
            let moment = (today - Days::new(1)).and_hms_opt(13, 5, 0);
            if let Some((mut row, at)) = rows.tick_row(&at).filter(|_| at.date.date >= today).zip(moment) {
                row.put(state, reason, Signed { who: &who.name, employee: Some(who.id), at });
                records.push(row.into());
            }
        }
    }
    records
}

fn task(names: [&str; 3], rule: Recurrence, begins_on: NaiveDate, dice: &mut Dice) -> RecurringTask {
    let [name_fi, name_sv, name_en] = names.map(str::to_owned);
    let (id, rule) = (RowId(dice.uuid()), rule.to_string());
    let (agency, done_by, ends_on) = (None, StepBy::Centre, None);
    RecurringTask { id, agency, name_fi, name_sv, name_en, rule, done_by, begins_on, ends_on }
}
