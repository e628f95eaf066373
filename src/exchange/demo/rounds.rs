//! How far the running rounds are: most of what is past is ticked, something is late, something is done in part.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, Days, NaiveDate};

use crate::domain::payroll::{PayrollDate, Signed, StepAt};
use crate::domain::{Assignment, AssignmentRole, Employee, EmployeeId, PayGroup, Record, RoundStep, Rows, StepState};

use super::dice::Dice;

/// For how many days back everything is ticked; before that nobody did.
const SINCE: u64 = 45;

/// What is missing where a step is done in part.
const MISSING: [&str; 3] = ["Kahden tuntilistat puuttuvat", "Lisät tarkistamatta", "Yhden yksikön aineisto puuttuu"];

/// Why a step is not needed.
const WHY: [&str; 2] = ["Ei maksettavaa tässä kaudessa", "Sisältyy kuukausipalkkojen tarkistukseen"];

/// What is noted for whoever comes next.
const NOTES: [&str; 3] =
    ["Vertaa edelliseen kauteen", "Hyväksyjä vastaa vain sähköpostiin", "Kaksi uutta palkansaajaa"];

/// What has been said of the steps of the rounds that are past, running and next.
pub(super) fn rounds(
    made: &[Record],
    employees: &[Employee],
    assignments: &[Assignment],
    today: NaiveDate,
    dice: &mut Dice,
) -> Vec<Record> {
    let mut rows = Rows::default();
    for record in made {
        if matches!(record, Record::Agency(_) | Record::PayGroup(_) | Record::PayGroupStep(_) | Record::PayrollDate(_))
        {
            rows.put(record.clone());
        }
    }
    let responsible: BTreeMap<_, EmployeeId> = assignments
        .iter()
        .filter(|one| one.role == AssignmentRole::Responsible && one.holds_on(today))
        .map(|one| (one.agency, one.employee))
        .collect();
    let groups: Vec<PayGroup> = made.iter().filter_map(group).cloned().collect();
    let (mut said, mut seen) = (Vec::new(), BTreeSet::new());
    for group in groups {
        let archived = rows.agency.get(group.agency).is_none_or(|agency| agency.archived(today));
        let who = responsible.get(&group.agency).and_then(|id| employees.iter().find(|one| one.id == *id));
        let Some(who) = who.filter(|_| !archived) else { continue };
        // The last steps of a year's rounds come after its turn.
        let years = (today - Days::new(2 * SINCE)).year()..=today.year();
        let mut dates: Vec<PayrollDate> = years.flat_map(|year| rows.payroll(group.id, year)).collect();
        dates.retain(|date| date.date > today - Days::new(SINCE) && date.date <= today + Days::new(1));
        for date in dates {
            let at = rows.step_on(&group, date, today);
            let Some(ticked) = rows.tick_row(&at).and_then(|row| tick(row, &at, who, today, dice)) else { continue };
            // The separate report is one of the payer's month, whichever group or agency comes first.
            if seen.insert(ticked.id) {
                said.push(Record::from(ticked));
            }
        }
    }
    said
}

const fn group(record: &Record) -> Option<&PayGroup> {
    if let Record::PayGroup(group) = record { Some(group) } else { None }
}

/// What was said of a step that is past or near.
fn tick(mut row: RoundStep, at: &StepAt, who: &Employee, today: NaiveDate, dice: &mut Dice) -> Option<RoundStep> {
    let days = (today - at.date.date).num_days();
    let chance = dice.below(100);
    let mut put = |state, reason: &str, day: NaiveDate, minute| {
        let at = day.and_hms_opt(9, minute, 0)?;
        row.put(state, reason, Signed { who: &who.name, employee: Some(who.id), at });
        Some(())
    };
    let minute = chance % 60;
    match days {
        // Of what falls today and tomorrow a few are done already.
        ..=0 if chance < 12 => put(StepState::Done, "", today, minute)?,
        0 if chance < 18 => put(StepState::Partly, pick(&MISSING, chance), today, minute)?,
        ..=0 => return None,
        1..=12 if chance < 7 => return None,
        1..=12 if chance < 12 => put(StepState::Partly, pick(&MISSING, chance), at.date.date, minute)?,
        _ if chance < 15 => put(StepState::NotNeeded, pick(&WHY, chance), at.date.date, minute)?,
        2.. if chance < 24 => put(StepState::Done, "", at.date.date + Days::new(1), minute)?,
        _ => put(StepState::Done, "", at.date.date, minute)?,
    }
    if chance > 90 {
        pick(&NOTES, chance).clone_into(&mut row.note);
    }
    Some(row)
}

fn pick<'t>(texts: &[&'t str], chance: u32) -> &'t str {
    let at = usize::try_from(chance).unwrap_or(0) % texts.len().max(1);
    texts.get(at).copied().unwrap_or_default()
}
