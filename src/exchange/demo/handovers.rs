//! What was handed over around today, and what is not finished at the agencies.

use chrono::{Days, NaiveDate};

use crate::domain::{
    Absence, Assignment, AssignmentRole, Employee, EmployeeId, EmployeeRole, Handover, MatterState, OpenMatter, Record,
    RowId,
};

use super::clients::Client;
use super::dice::Dice;

/// The secretary who came back to work a few days ago, by number.
const BACK: usize = 4;

/// From how many days ago they were away, and how many days ago they were for the last time.
const WAS_AWAY: (u64, u64) = (12, 6);

/// What stand-ins noted for those who come back.
const NOTES: [&str; 3] = [
    "Aineisto tuli ajoissa ja palkat on ajettu. Yksi takautuva korotus jäi odottamaan päätöstä, katso avoimet asiat.",
    "Hyväksyjä oli lomalla; yhteenvedon hyväksyi hallintopäällikkö.",
    "",
];

/// What is not finished: text, due so many days from today (none where it does not matter), how many days ago it was
/// written down, and how far it has come.
#[rustfmt::skip] // One matter, one line.
const MATTERS: [(&str, Option<i64>, u64, MatterState); 7] = [
    ("Takautuva korotus kahdelle, odottaa päätöstä", Some(6), 9, MatterState::Parked),
    ("Palkkatodistus puuttuu lähteneeltä", Some(2), 7, MatterState::Open),
    ("Uuden osastosihteerin käyttöoikeudet", None, 3, MatterState::Open),
    ("Lomarahan vaihto vapaaksi: kolme sopimusta tulossa", Some(16), 5, MatterState::Open),
    ("Ylityölista syyskuulta täsmäyttämättä", Some(-1), 12, MatterState::Open),
    ("Verokorttien muutokset luettu sisään", Some(-4), 14, MatterState::Done),
    ("Sivutoimiluvan palkkavaikutus selvitetty", None, 11, MatterState::Done),
];

/// The hand-overs of those who are or have just been away, and open matters at every other agency.
pub(super) fn handovers(
    clients: &[Client],
    employees: &[Employee],
    assignments: &[Assignment],
    made: &[Record],
    today: NaiveDate,
    dice: &mut Dice,
) -> Vec<Record> {
    let secretaries: Vec<&Employee> =
        employees.iter().filter(|employee| employee.role == EmployeeRole::Secretary).collect();
    let mut records = Vec::new();
    let mut absences: Vec<Absence> = made
        .iter()
        .filter_map(|record| match record {
            Record::Absence(absence) if absence.meets(today, today) => Some(absence.clone()),
            _ => None,
        })
        .collect();
    if let Some(back) = secretaries.get(BACK) {
        let (from_day, to_day) = (today - Days::new(WAS_AWAY.0), today - Days::new(WAS_AWAY.1));
        let absence = Absence { id: RowId(dice.uuid()), employee: back.id, from_day, to_day, reachable: false };
        records.push(absence.clone().into());
        absences.push(absence);
    }
    for absence in &absences {
        records.extend(taken(absence, assignments, today).into_iter().map(Record::from));
    }
    for (nth, client) in clients.iter().enumerate().filter(|(_, client)| !client.agency.archived(today)) {
        if nth % 2 == 1 {
            continue;
        }
        for step in 0..=dice.below(2) as usize {
            let Some((text, due, age, state)) = MATTERS.get((nth / 2 + 3 * step) % MATTERS.len()) else { continue };
            let who = assignments.iter().find(|one| one.agency == client.agency.id && one.holds_on(today));
            let who = who.and_then(|one| employees.iter().find(|employee| employee.id == one.employee));
            let name = who.map(|one| one.name.as_str()).unwrap_or_default();
            let due = due.map(|days| today + chrono::Duration::days(days));
            let opened = OpenMatter::new(client.agency.id, text, due, name, today - Days::new(*age));
            let matter = opened.moved_to(*state, name, today - Days::new(WAS_AWAY.1 + 1));
            records.push(OpenMatter { id: RowId(dice.uuid()), ..matter }.into());
        }
    }
    records
}

/// What was taken over of an absence: of those who are still away the first half of their agencies.
fn taken(absence: &Absence, assignments: &[Assignment], today: NaiveDate) -> Vec<Handover> {
    let own =
        |role| assignments.iter().filter(move |one| one.role == role && one.holds_on(absence.from_day.max(today)));
    let agencies: Vec<_> = own(AssignmentRole::Responsible).filter(|one| one.employee == absence.employee).collect();
    let over = absence.to_day < today;
    let count = if over { agencies.len() } else { agencies.len().div_ceil(2) };
    let deputy = |agency| -> Option<EmployeeId> {
        own(AssignmentRole::Deputy).find(|one| one.agency == agency).map(|one| one.employee)
    };
    let mut handovers = Vec::new();
    for (nth, assignment) in agencies.into_iter().take(count).enumerate() {
        let minute = 12 + 3 * u32::try_from(nth).unwrap_or(0);
        let (Some(stand_in), Some(at)) = (deputy(assignment.agency), absence.from_day.and_hms_opt(8, minute, 0)) else {
            continue;
        };
        let notes = if over { NOTES.get(nth % NOTES.len()).copied().unwrap_or_default() } else { "" };
        handovers.push(Handover {
            stand_in: Some(stand_in),
            taken_over_at: Some(at),
            notes: notes.to_owned(),
            ..Handover::new(absence.id, assignment.agency)
        });
    }
    handovers
}
