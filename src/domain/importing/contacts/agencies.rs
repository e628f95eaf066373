//! Agencies as files name them.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::incoming::Incoming;
use crate::domain::record::id::AgencyId;
use crate::domain::record::record::Rows;
use crate::domain::record::text::fold;

/// The agencies that go by an abbreviation, or else by a name, now or before.
#[must_use]
pub fn agency_named(rows: &Rows, text: &str) -> Vec<AgencyId> {
    Agencies::of(rows).named(text)
}

/// The agency that most of the people are said to be of, where the file says it of any and no other is as often named.
#[must_use]
pub fn likely_agency(rows: &Rows, incoming: &[Incoming]) -> Option<AgencyId> {
    let agencies = Agencies::of(rows);
    let mut votes: BTreeMap<AgencyId, usize> = BTreeMap::new();
    for one in incoming {
        if let [only] = agencies.named(&one.organisation).as_slice() {
            *votes.entry(*only).or_default() += 1;
        }
    }
    let most = votes.values().copied().max()?;
    let mut first = votes.iter().filter(|(_, count)| **count == most);
    let (agency, _) = first.next()?;
    first.next().is_none().then_some(*agency)
}

/// The agencies by everything they go by.
pub(super) struct Agencies {
    by_abbreviation: HashMap<String, BTreeSet<AgencyId>>,
    by_name: HashMap<String, BTreeSet<AgencyId>>,
}

impl Agencies {
    pub(super) fn of(rows: &Rows) -> Self {
        let mut agencies = Self { by_abbreviation: HashMap::new(), by_name: HashMap::new() };
        let put = |index: &mut HashMap<String, BTreeSet<AgencyId>>, text: &str, id: AgencyId| {
            let key = agency_key(text);
            if !key.is_empty() {
                index.entry(key).or_default().insert(id);
            }
        };
        for agency in rows.agency.iter() {
            put(&mut agencies.by_abbreviation, &agency.abbreviation, agency.id);
            for name in [&agency.name_fi, &agency.name_sv, &agency.name_en] {
                put(&mut agencies.by_name, name, agency.id);
            }
            for former in rows.succession.of(agency.id) {
                for name in [&former.former_name_fi, &former.former_name_sv, &former.former_name_en] {
                    put(&mut agencies.by_name, name, agency.id);
                }
            }
        }
        agencies
    }

    pub(super) fn named(&self, text: &str) -> Vec<AgencyId> {
        let key = agency_key(text);
        let found = self.by_abbreviation.get(&key).or_else(|| self.by_name.get(&key));
        found.into_iter().flatten().copied().collect()
    }
}

fn agency_key(text: &str) -> String {
    let folded = fold(text);
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}
