//! Which group handles which process of an agency.

use chrono::{Datelike, NaiveDate};

use crate::domain::{AgencyService, List, RowId, ServiceGroup, ServiceGroupId};

use super::clients::{Client, date, listed};
use super::dice::Dice;
use super::places::{Line, phone, plain};
use super::staff::OUR_DOMAIN;

/// The groups, each with the processes it handles.
const GROUPS: [(&str, &[&str]); 7] = [
    ("Maksuliike ja kassa", &["payments"]),
    ("Kirjanpito Kuopio", &["accounting"]),
    ("Kirjanpito Turku", &["accounting"]),
    ("Ostolaskut ja menot", &["expenditure"]),
    ("Myyntilaskut ja tulot", &["revenue"]),
    ("Palkat Hämeenlinna", &["payroll", "hr"]),
    ("Palkat Joensuu", &["payroll", "hr"]),
];

/// The first telephone number of a group among our own.
const FIRST_NUMBER: usize = 60;

/// The groups.
pub(super) fn groups(dice: &mut Dice) -> Vec<ServiceGroup> {
    let group = |(nth, (name, _)): (usize, (&str, _))| ServiceGroup {
        id: ServiceGroupId(dice.uuid()),
        name: name.to_owned(),
        phone: phone(Line::Colleague, FIRST_NUMBER + nth),
        email: format!("{}@{OUR_DOMAIN}", plain(name, '.')),
        note: String::new(),
        position: i64::try_from(nth).unwrap_or(0),
        retired_at: None,
    };
    GROUPS.into_iter().enumerate().map(group).collect()
}

/// What the groups do for `client`.
pub(super) fn services(
    client: &Client,
    groups: &[ServiceGroup],
    today: NaiveDate,
    dice: &mut Dice,
) -> Vec<AgencyService> {
    let mut services = Vec::new();
    for key in ["payments", "accounting", "expenditure", "revenue", "payroll", "hr"] {
        // Some agencies look after their own staff.
        if key == "hr" && client.nth % 5 == 3 {
            continue;
        }
        let able: Vec<&ServiceGroup> = groups
            .iter()
            .zip(GROUPS)
            .filter(|(_, (_, processes))| processes.contains(&key))
            .map(|(group, _)| group)
            .collect();
        let nth = |nth: usize| able.get(nth % able.len().max(1)).map(|group| group.id);
        let Some(now) = nth(client.nth) else { continue };
        let mut service = |service_group, valid_from, valid_to| AgencyService {
            id: RowId(dice.uuid()),
            agency: client.agency.id,
            process: listed(List::ServiceProcess, key),
            service_group,
            valid_from,
            valid_to,
        };
        let (since, until) = (client.agency.client_since, client.agency.client_until);
        let handed_over = date(today.year(), 1, 1);
        let before = nth(client.nth + 1).filter(|before| *before != now && client.nth.is_multiple_of(6));
        let in_time = until.is_none() && since.is_none_or(|since| since < handed_over);
        if let Some(before) = before.filter(|_| in_time) {
            services.push(service(before, since, handed_over.pred_opt()));
            services.push(service(now, Some(handed_over), None));
        } else {
            services.push(service(now, since, until));
        }
    }
    services
}
