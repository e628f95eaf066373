//! Who is responsible for which agency, who stands in, and who did before.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use crate::domain::{Assignment, AssignmentRole, Employee, EmployeeId, EmployeeRole, Language, RowId};

use super::clients::{Client, date};
use super::dice::Dice;
use super::history::ENOUGH_FOR_A_PAST;

/// In a unit of some size one agency has no deputy, so that there is something to find.
const WITHOUT_DEPUTY: usize = 11;

/// Deals the agencies to the secretaries. The next one goes to whoever has least for the working share and
/// serves in the agency's language.
pub(super) fn assignments(
    clients: &[Client],
    employees: &[Employee],
    today: NaiveDate,
    dice: &mut Dice,
) -> Vec<Assignment> {
    let secretaries: Vec<&Employee> =
        employees.iter().filter(|employee| employee.role == EmployeeRole::Secretary).collect();
    let mut responsible = Load::default();
    let mut deputies = Load::default();
    let mut assignments = Vec::new();
    for client in clients {
        let agency = &client.agency;
        if agency.archived(today) {
            assignments.extend(last_responsible(client, &secretaries, dice));
            continue;
        }
        let language = agency.service_language.unwrap_or_default();
        let Some(now) = responsible.lightest(&secretaries, language, None) else { continue };
        let handed_over = handover(client, today, dice);
        let before = secretaries.iter().filter(|one| one.id != now).nth(client.nth % (secretaries.len().max(2) - 1));
        if let (Some(handed_over), Some(before)) = (handed_over, before) {
            assignments.push(Assignment {
                valid_from: agency.client_since,
                valid_to: handed_over.pred_opt(),
                ..assignment(client, before.id, AssignmentRole::Responsible, dice)
            });
        }
        // Of some nobody remembers since when they have had the agency.
        let since = handed_over.or(agency.client_since.filter(|_| client.nth % 5 != 0));
        assignments
            .push(Assignment { valid_from: since, ..assignment(client, now, AssignmentRole::Responsible, dice) });
        if client.nth == WITHOUT_DEPUTY && clients.len() >= ENOUGH_FOR_A_PAST {
            continue;
        }
        let Some(deputy) = deputies.lightest(&secretaries, language, Some(now)) else { continue };
        assignments.push(Assignment { valid_from: since, ..assignment(client, deputy, AssignmentRole::Deputy, dice) });
    }
    assignments
}

/// The day on which another secretary took over, for one agency in six.
fn handover(client: &Client, today: NaiveDate, dice: &mut Dice) -> Option<NaiveDate> {
    let month = 1 + dice.below(12);
    let day = date(today.year() - 1, month, 1);
    (client.nth % 6 == 1 && client.agency.client_since.is_some_and(|since| since < day)).then_some(day)
}

/// Who had an agency that has left, until it left.
fn last_responsible(client: &Client, secretaries: &[&Employee], dice: &mut Dice) -> Option<Assignment> {
    let last = dice.pick(secretaries)?.id;
    Some(Assignment {
        valid_from: client.agency.client_since,
        valid_to: client.agency.client_until,
        ..assignment(client, last, AssignmentRole::Responsible, dice)
    })
}

fn assignment(client: &Client, employee: EmployeeId, role: AssignmentRole, dice: &mut Dice) -> Assignment {
    Assignment { id: RowId(dice.uuid()), agency: client.agency.id, employee, role, valid_from: None, valid_to: None }
}

/// How many agencies each secretary has got so far.
#[derive(Default)]
struct Load(BTreeMap<EmployeeId, i64>);

impl Load {
    /// Gives one more agency to the secretary with the lightest load; of equals to the first.
    fn lightest(
        &mut self,
        secretaries: &[&Employee],
        language: Language,
        except: Option<EmployeeId>,
    ) -> Option<EmployeeId> {
        let able = secretaries.iter().filter(|one| one.speaks(language) && Some(one.id) != except);
        let lightest = able.min_by_key(|one| {
            let agencies = self.0.get(&one.id).copied().unwrap_or(0);
            (agencies + 1) * 100 / one.working_share
        })?;
        *self.0.entry(lightest.id).or_default() += 1;
        Some(lightest.id)
    }
}
