//! Whether what is kept is still true: when each group of an agency's fields was looked over, when it is to be looked
//! over again, and by whom.
//!
//! Whoever enters something vouches for it then. Where nobody has looked a group over since, it stands as the edit does.
//! Where somebody has, the edit of a part says nothing of the rest: both dates are shown, and the group is asked about
//! when its own time comes, only not while what was entered is still fresh.

use chrono::{Datelike, Local, Months, NaiveDate};

use crate::domain::agency::agency::Agency;
use crate::domain::knowledge::characteristic::Characteristic;
use crate::domain::knowledge::doubt::Doubt;
use crate::domain::knowledge::verification::{FieldGroup, Verification};
use crate::domain::people::staff::{AssignmentRole, EmployeeRole};
use crate::domain::record::id::{AgencyId, CharacteristicId, EmployeeId};
use crate::domain::record::operation::Change;
use crate::domain::record::record::Rows;
use crate::domain::record::snapshot::Snapshot;

/// For how many months what was just entered is asked about by nobody.
const FRESH: i64 = 1;

/// After how many months a group is looked over again for which the unit has no duty.
const INTERVAL: i64 = 12;

/// Somebody has vouched for something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vouched {
    /// When.
    pub on: NaiveDate,
    /// The name under which they worked.
    pub by: String,
}

/// How things stand with a group of an agency's fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The group.
    pub group: FieldGroup,
    /// Of which year, where the group has years: the last that is over.
    pub year: Option<i64>,
    /// Whether there is anything in it. Nobody is asked whether nothing is still true.
    pub kept: bool,
    /// Who vouched for it last; of several characteristics the one that has waited longest.
    pub vouched: Option<Vouched>,
    /// The last day on which that is believed; none where nobody has vouched for it.
    pub due: Option<NaiveDate>,
}

impl Standing {
    /// Whether it is to be looked over.
    #[must_use]
    pub fn overdue(&self, today: NaiveDate) -> bool {
        self.kept && self.due.is_none_or(|due| due < today)
    }
}

/// Something that is to be looked over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overdue {
    /// Of which agency.
    pub agency: AgencyId,
    /// Which group of fields.
    pub group: FieldGroup,
    /// Of which year, where the group has years.
    pub year: Option<i64>,
    /// Which one, where it is a characteristic: they are asked about one by one.
    pub characteristic: Option<CharacteristicId>,
    /// Who vouched for it last.
    pub vouched: Option<Vouched>,
    /// The day after which it was to be looked over; none where nobody has ever vouched for it.
    pub due: Option<NaiveDate>,
}

impl Overdue {
    /// What saying that it is still true comes to.
    #[must_use]
    pub fn still_true(&self, rows: &Rows, who: &str, today: NaiveDate) -> Vec<Change> {
        match self.characteristic {
            Some(id) => {
                let one = rows.characteristic.get(id);
                one.map(|one| Change::update(one.clone(), one.verified(who, today))).into_iter().collect()
            }
            None => still_true(rows, self.agency, self.group, who, today),
        }
    }
}

/// The last year that is over.
#[must_use]
pub fn closed_year(today: NaiveDate) -> i64 {
    i64::from(today.year()) - 1
}

/// After how many months a group of an agency's fields is looked over again.
#[must_use]
pub fn interval(rows: &Rows, agency: AgencyId, group: FieldGroup) -> i64 {
    rows.duty(agency, group).map_or(INTERVAL, |duty| duty.interval_months)
}

fn later(day: NaiveDate, months: i64) -> NaiveDate {
    let months = Months::new(u32::try_from(months).unwrap_or(0));
    day.checked_add_months(months).unwrap_or(NaiveDate::MAX)
}

/// The last day of a year, moved by `months`.
fn after_year(year: i64, months: i64) -> Option<NaiveDate> {
    let last = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, 12, 31)?;
    Some(later(last, months))
}

/// Whether there is anything in a group of an agency's fields.
fn kept(rows: &Rows, agency: &Agency, group: FieldGroup, today: NaiveDate) -> bool {
    let id = agency.id;
    match group {
        FieldGroup::Basics => true,
        FieldGroup::Addresses => {
            let texts = [
                &agency.visiting_street,
                &agency.visiting_city,
                &agency.postal_street,
                &agency.postal_city,
                &agency.switchboard,
                &agency.email,
                &agency.website,
            ];
            texts.iter().any(|text| !text.is_empty()) || rows.opening_hours.of(id).next().is_some()
        }
        FieldGroup::Contacts => rows.contact.of(id).any(|one| !one.over(today)),
        FieldGroup::Characteristics => rows.characteristic.of(id).next().is_some(),
        FieldGroup::Payroll => rows.pay_group.of(id).any(|one| one.ended_on.is_none_or(|ended| today <= ended)),
        FieldGroup::Agreement => rows.agreement_on(id, today).is_some(),
        FieldGroup::Responsibilities => rows.assignment.of(id).any(|one| one.holds_on(today)),
        FieldGroup::Services => rows.agency_service.of(id).any(|one| one.holds_on(today)),
        FieldGroup::Systems => rows.agency_system.of(id).any(|one| one.holds_on(today)),
        FieldGroup::Headcount => rows.headcount.of(id).any(|one| one.year == closed_year(today)),
        FieldGroup::Volume => rows.volume.of(id).any(|one| one.year == closed_year(today)),
    }
}

/// Who vouched for a characteristic last: by writing it, or by finding it true.
fn vouched_for(one: &Characteristic) -> Vouched {
    let on = one.vouched_on();
    let verified = one.verified_on == Some(on) && !one.verified_by.is_empty();
    Vouched { on, by: if verified { one.verified_by.clone() } else { one.author.clone() } }
}

/// Who has looked a group of an agency's fields over; of several characteristics the one that has waited longest.
fn looked_over(rows: &Rows, agency: AgencyId, group: FieldGroup, year: Option<i64>) -> Option<Vouched> {
    let written = || {
        let verification = rows.verified(agency, group, year)?;
        Some(Vouched { on: verification.verified_on, by: verification.verified_by.clone() })
    };
    match group {
        FieldGroup::Characteristics => {
            let oldest = rows.characteristic.of(agency).map(vouched_for).min_by_key(|one| one.on);
            oldest.or_else(written)
        }
        _ => written(),
    }
}

/// Whether there is nothing in a group of an agency's fields, and nobody has said that it is to be so.
#[must_use]
pub fn lacking(rows: &Rows, agency: &Agency, group: FieldGroup, today: NaiveDate) -> bool {
    let year = group.of_a_year().then(|| closed_year(today));
    !kept(rows, agency, group, today) && looked_over(rows, agency.id, group, year).is_none()
}

/// Who entered something in a group of an agency's fields last, and on which day where this machine stands.
#[must_use]
pub fn entered(snapshot: &Snapshot, agency: AgencyId, group: FieldGroup) -> Option<Vouched> {
    let edit = snapshot.group_edits.get(&(agency, group))?;
    Some(Vouched { on: edit.at.with_timezone(&Local).date_naive(), by: edit.who.clone() })
}

/// How things stand with a group of an agency's fields.
#[must_use]
pub fn standing(snapshot: &Snapshot, agency: &Agency, group: FieldGroup, today: NaiveDate) -> Standing {
    let rows = &snapshot.rows;
    let months = interval(rows, agency.id, group);
    let year = group.of_a_year().then(|| closed_year(today));
    let kept = kept(rows, agency, group, today);
    let looked_over = looked_over(rows, agency.id, group, year);
    // A characteristic says itself when it was written; the others of the agency are none the fresher for it.
    let whole = group != FieldGroup::Characteristics;
    let entered = entered(snapshot, agency.id, group).filter(|_| kept && whole);
    let fresh = entered.as_ref().map(|entered| later(entered.on, FRESH));
    // Figures of a year are locked where they are vouched for, which nobody does by typing one of them.
    let vouched = looked_over.or_else(|| entered.filter(|_| year.is_none()));
    let due = match year {
        // A year that has been vouched for stays so; the next one is due when it is over.
        Some(year) => after_year(if vouched.is_some() { year + 1 } else { year }, months),
        None => vouched.as_ref().map(|vouched| later(vouched.on, months)),
    };
    Standing { group, year, kept, vouched, due: due.max(fresh) }
}

/// Whether a characteristic is to be looked over.
#[must_use]
pub fn characteristic_overdue(rows: &Rows, one: &Characteristic, today: NaiveDate) -> bool {
    later(one.vouched_on(), interval(rows, one.agency, FieldGroup::Characteristics)) < today
}

/// What of an agency is to be looked over, in the order of the groups.
#[must_use]
pub fn overdue_of(snapshot: &Snapshot, agency: &Agency, today: NaiveDate) -> Vec<Overdue> {
    if agency.archived(today) {
        return Vec::new();
    }
    let rows = &snapshot.rows;
    let mut found = Vec::new();
    for group in FieldGroup::ALL {
        let standing = standing(snapshot, agency, group, today);
        if !standing.overdue(today) {
            continue;
        }
        let (year, vouched, due) = (standing.year, standing.vouched, standing.due);
        if group == FieldGroup::Characteristics {
            let months = interval(rows, agency.id, group);
            let old = rows.characteristics(agency.id).into_iter();
            found.extend(old.filter(|one| characteristic_overdue(rows, one, today)).map(|one| {
                let vouched = vouched_for(one);
                let due = Some(later(vouched.on, months));
                let (characteristic, vouched) = (Some(one.id), Some(vouched));
                Overdue { agency: agency.id, group, year, characteristic, vouched, due }
            }));
        } else {
            found.push(Overdue { agency: agency.id, group, year, characteristic: None, vouched, due });
        }
    }
    found
}

/// What of all agencies is to be looked over: what nobody has ever vouched for first, then what has waited longest.
#[must_use]
pub fn overdue(snapshot: &Snapshot, today: NaiveDate) -> Vec<Overdue> {
    let mut found: Vec<Overdue> =
        snapshot.agency.iter().flat_map(|agency| overdue_of(snapshot, agency, today)).collect();
    // What is alike stays in the order of the agencies and of the groups.
    found.sort_by_key(|one| one.due);
    found
}

/// What `employee` is to look over: what they answer for, and for a supervisor what nobody does.
#[must_use]
pub fn overdue_for(snapshot: &Snapshot, employee: EmployeeId, today: NaiveDate) -> Vec<Overdue> {
    let mut found = overdue(snapshot, today);
    found.retain(|one| concerns(snapshot, employee, one.agency, one.group, today));
    found
}

/// The same by agency: the one that has waited longest first, and within it what has.
#[must_use]
pub fn by_agency(overdue: &[Overdue]) -> Vec<(AgencyId, Vec<&Overdue>)> {
    let mut found: Vec<(AgencyId, Vec<&Overdue>)> = Vec::new();
    for one in overdue {
        match found.iter_mut().find(|(agency, _)| *agency == one.agency) {
            Some((_, of_it)) => of_it.push(one),
            None => found.push((one.agency, vec![one])),
        }
    }
    found
}

/// The open doubts that `employee` is to settle, the oldest first.
#[must_use]
pub fn doubts_for(rows: &Rows, employee: EmployeeId, today: NaiveDate) -> Vec<&Doubt> {
    let mut doubts = open_doubts(rows);
    doubts.retain(|doubt| concerns(rows, employee, doubt.agency, doubt.field_group, today));
    doubts
}

/// Every open doubt, the oldest first.
#[must_use]
pub fn open_doubts(rows: &Rows) -> Vec<&Doubt> {
    let mut doubts: Vec<&Doubt> = rows.doubt.iter().filter(|doubt| doubt.open()).collect();
    doubts.sort_by_key(|doubt| doubt.raised_on);
    doubts
}

/// Who answers for a group of an agency's fields: whom the duty names, else whoever is responsible for the agency, else
/// the deputy. People who have left answer for nothing.
#[must_use]
pub fn owner(rows: &Rows, agency: AgencyId, group: FieldGroup, today: NaiveDate) -> Option<EmployeeId> {
    let here = |id: EmployeeId| rows.employee.get(id).is_some_and(|employee| employee.ours_on(today));
    let named = rows.duty(agency, group).and_then(|duty| rows.answers_for(duty, today));
    named.or_else(|| {
        [AssignmentRole::Responsible, AssignmentRole::Deputy]
            .into_iter()
            .filter_map(|role| Some(rows.assigned(agency, role, today)?.1.id))
            .find(|id| here(*id))
    })
}

/// Whether a group of an agency's fields is for `employee` to look after.
fn concerns(rows: &Rows, employee: EmployeeId, agency: AgencyId, group: FieldGroup, today: NaiveDate) -> bool {
    let supervises =
        || rows.employee.get(employee).is_some_and(|one| one.ours_on(today) && one.role == EmployeeRole::Supervisor);
    owner(rows, agency, group, today).map_or_else(supervises, |owner| owner == employee)
}

/// The day on which what has waited longest at an agency was last looked over, figures aside; none where nobody has
/// looked anything over.
#[must_use]
pub fn oldest(snapshot: &Snapshot, agency: &Agency, today: NaiveDate) -> Option<NaiveDate> {
    let of_no_year = FieldGroup::ALL.into_iter().filter(|group| !group.of_a_year());
    let standings = of_no_year.map(|group| standing(snapshot, agency, group, today)).filter(|standing| standing.kept);
    standings.filter_map(|standing| Some(standing.vouched?.on)).min()
}

/// What saying that a group of an agency's fields is still true comes to; nothing where that was said today already,
/// and nothing for a year without figures or one that has been vouched for.
#[must_use]
pub fn still_true(rows: &Rows, agency: AgencyId, group: FieldGroup, who: &str, today: NaiveDate) -> Vec<Change> {
    if group == FieldGroup::Characteristics && rows.characteristic.of(agency).next().is_some() {
        let waiting = rows.characteristic.of(agency).filter(|one| one.verified_on != Some(today));
        return waiting.map(|one| Change::update(one.clone(), one.verified(who, today))).collect();
    }
    let year = group.of_a_year().then(|| closed_year(today));
    let before = rows.verified(agency, group, year);
    let done = before.is_some_and(|one| year.is_some() || one.verified_on == today);
    let nothing = year.is_some() && rows.agency.get(agency).is_none_or(|agency| !kept(rows, agency, group, today));
    if done || nothing {
        return Vec::new();
    }
    let after = Verification::new(agency, group, year, today, who);
    vec![match before {
        Some(before) => Change::update(before.clone(), after),
        None => Change::insert(after),
    }]
}

#[cfg(test)]
mod tests;
