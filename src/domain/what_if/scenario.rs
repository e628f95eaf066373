//! A scenario: steps that are tried on a unit, in their order.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::domain::people::staff::EmployeeRole;
use crate::domain::record::id::{AgencyId, EmployeeId, ListId, TeamId};
use crate::domain::record::language::Language;

use super::unit::{Client, Person, Unit};

/// Somebody who is not among us yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewPerson {
    /// The identity they would have.
    pub id: EmployeeId,
    /// What they are called, or the place is.
    pub name: String,
    /// Working share in per cent, 1–100.
    pub share: i64,
    /// The languages they serve in.
    pub languages: BTreeSet<Language>,
    /// City.
    pub city: Option<ListId>,
    /// Team.
    pub team: Option<TeamId>,
}

/// An agency that is not served yet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NewClient {
    /// The identity it would have.
    pub id: AgencyId,
    /// Name in Finnish.
    pub name: String,
    /// The load that is reckoned with, in person-years.
    pub load: f64,
    /// The language it is to be served in.
    pub language: Option<Language>,
}

/// One thing that is tried.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// Somebody else becomes responsible for an agency. A deputy who does leaves the place to whoever was.
    Move {
        /// Which.
        agency: AgencyId,
        /// Who.
        to: EmployeeId,
    },
    /// Somebody else, or nobody, becomes deputy.
    Deputy {
        /// Of which agency.
        agency: AgencyId,
        /// Who.
        to: Option<EmployeeId>,
    },
    /// Somebody joins us.
    Add(NewPerson),
    /// Somebody leaves us; what they have is nobody's until it is moved.
    Remove(EmployeeId),
    /// Somebody works another share.
    Share {
        /// Who.
        person: EmployeeId,
        /// In per cent, 1–100.
        share: i64,
    },
    /// An agency becomes a client.
    Join(NewClient),
    /// An agency is no client any more.
    Leave(AgencyId),
}

/// What is tried, under a name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Scenario {
    /// Identity, which a new name does not change.
    pub id: Uuid,
    /// What its author calls it.
    pub name: String,
    /// From which day it would hold.
    pub date: NaiveDate,
    /// What is tried, in order.
    pub steps: Vec<Step>,
}

impl Scenario {
    /// One in which nothing is tried yet.
    #[must_use]
    pub fn empty(name: String, date: NaiveDate) -> Self {
        Self { id: Uuid::now_v7(), name, date, steps: Vec::new() }
    }
}

/// The unit after the steps, and for each whether it could be done: what a step speaks of may be gone by now.
#[must_use]
pub fn apply(unit: &Unit, steps: &[Step]) -> (Unit, Vec<bool>) {
    let mut after = unit.clone();
    let done = steps.iter().map(|step| after.take(step).is_some()).collect();
    (after, done)
}

impl Unit {
    /// Takes a step; none where it speaks of something that is not there.
    fn take(&mut self, step: &Step) -> Option<()> {
        match step {
            Step::Move { agency, to } => {
                self.people.get(to)?;
                let client = self.clients.get_mut(agency)?;
                let former = client.responsible.replace(*to);
                if client.deputy == Some(*to) {
                    client.deputy = former.filter(|former| former != to);
                }
            }
            Step::Deputy { agency, to } => {
                if let Some(to) = to {
                    self.people.get(to)?;
                }
                let client = self.clients.get_mut(agency)?;
                if to.is_some() && client.responsible == *to {
                    return None;
                }
                client.deputy = *to;
            }
            Step::Add(new) => {
                if self.people.contains_key(&new.id) {
                    return None;
                }
                let person = Person {
                    id: new.id,
                    name: new.name.clone(),
                    role: EmployeeRole::Secretary,
                    share: new.share.clamp(1, 100),
                    languages: new.languages.clone(),
                    city: new.city,
                    team: new.team,
                    last_day: None,
                };
                self.people.insert(new.id, person);
            }
            Step::Remove(person) => {
                self.people.remove(person)?;
                for client in self.clients.values_mut() {
                    client.responsible.take_if(|one| one == person);
                    client.deputy.take_if(|one| one == person);
                }
                self.pairs.retain(|(one, other)| one != person && other != person);
            }
            Step::Share { person, share } => self.people.get_mut(person)?.share = (*share).clamp(1, 100),
            Step::Join(new) => {
                if self.clients.contains_key(&new.id) {
                    return None;
                }
                let client = Client {
                    name: new.name.clone(),
                    load: Some(new.load.max(0.0)),
                    language: new.language,
                    ..Client::default()
                };
                self.clients.insert(new.id, client);
            }
            Step::Leave(agency) => {
                self.clients.remove(agency)?;
            }
        }
        Some(())
    }
}
