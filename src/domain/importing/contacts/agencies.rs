//! Agencies as files name them.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::incoming::{Incoming, NoPerson};
use crate::domain::record::id::AgencyId;
use crate::domain::record::record::Rows;
use crate::domain::record::text::fold;

/// The agencies that go by an abbreviation, or else by a name, now or before.
#[must_use]
pub fn agency_named(rows: &Rows, text: &str) -> Vec<AgencyId> {
    Agencies::of(rows).named(text)
}

/// Whom the texts of a row name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Named {
    /// Those who go by them: nobody, one, or several where nobody can tell.
    These(Vec<AgencyId>),
    /// Only an identifier is this one's, and the name beside it is nobody's. Agencies share business ids, so that it may
    /// be another one.
    IdentifierOf(AgencyId),
}

/// The agencies that go by all of what is said of each that anybody goes by: a name, an abbreviation, a business id.
#[must_use]
pub fn agencies_named(rows: &Rows, said: &[Vec<String>]) -> Vec<Named> {
    let agencies = Agencies::of(rows);
    said.iter().map(|texts| agencies.agreed(texts)).collect()
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

/// The incoming with what rows that stand between people say: «Rannikkolaitos» alone in a row names the agency of the
/// rows below it, as far as these name none themselves. In such a file another row that can only be an agency's begins a
/// section too, so that nobody goes to the agency before it.
#[must_use]
pub fn in_sections(rows: &Rows, mut incoming: Vec<Incoming>) -> Vec<Incoming> {
    let agencies = Agencies::of(rows);
    // An abbreviation in brackets behind a person's name makes no section of them.
    let known = |text: &str| {
        let before = text.split_once('(').map_or(text, |(before, _)| before);
        !agencies.named(before).is_empty()
    };
    if !incoming.iter().any(|one| one.alone.as_deref().is_some_and(known)) {
        return incoming;
    }
    let mut section: Option<String> = None;
    for one in &mut incoming {
        if let Some(text) = one.alone.clone().filter(|text| known(text) || looks_like_an_agency(text)) {
            one.no_person = Some(NoPerson::Section);
            section = Some(text);
        } else if let Some(section) = &section
            && one.organisation.is_empty()
        {
            one.organisation.clone_from(section);
        }
    }
    incoming
}

/// What the names of agencies end with, or have as a word of their own, folded.
const ENDINGS: [&str; 20] = [
    "virasto",
    "laitos",
    "keskus",
    "rahasto",
    "saatio",
    "ministerio",
    "hallitus",
    "kanslia",
    "oikeus",
    "yksikko",
    "museo",
    "arkisto",
    "ambetsverk",
    "verket",
    "verk",
    "centralen",
    "ministeriet",
    "fonden",
    "agency",
    "institute",
];

fn looks_like_an_agency(text: &str) -> bool {
    let folded = fold(text);
    let mut words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.any(|word| ENDINGS.iter().any(|ending| word.ends_with(ending)))
}

/// The agencies by everything they go by.
pub(in crate::domain::importing) struct Agencies {
    abbreviations: HashMap<String, BTreeSet<AgencyId>>,
    names: HashMap<String, BTreeSet<AgencyId>>,
    identifiers: HashMap<String, BTreeSet<AgencyId>>,
}

impl Agencies {
    pub(in crate::domain::importing) fn of(rows: &Rows) -> Self {
        let mut agencies = Self { abbreviations: HashMap::new(), names: HashMap::new(), identifiers: HashMap::new() };
        let put = |index: &mut HashMap<String, BTreeSet<AgencyId>>, text: &str, id: AgencyId| {
            let key = agency_key(text);
            if !key.is_empty() {
                index.entry(key).or_default().insert(id);
            }
        };
        for agency in rows.agency.iter() {
            put(&mut agencies.abbreviations, &agency.abbreviation, agency.id);
            for name in [&agency.name_fi, &agency.name_sv, &agency.name_en] {
                put(&mut agencies.names, name, agency.id);
            }
            put(&mut agencies.identifiers, &agency.business_id, agency.id);
            for identifier in rows.agency_identifier.of(agency.id) {
                put(&mut agencies.identifiers, &identifier.value, agency.id);
            }
            for former in rows.succession.of(agency.id) {
                for name in [&former.former_name_fi, &former.former_name_sv, &former.former_name_en] {
                    put(&mut agencies.names, name, agency.id);
                }
            }
        }
        agencies
    }

    /// Those that go by all of the texts that anybody goes by; where two texts contradict each other, both of theirs.
    fn agreed(&self, texts: &[String]) -> Named {
        let mut left: Option<BTreeSet<AgencyId>> = None;
        let (mut by_name, mut nameless) = (false, false);
        for text in texts {
            let (these, by) = self.found(text);
            let these: BTreeSet<AgencyId> = these.into_iter().collect();
            if these.is_empty() {
                nameless |= may_be_a_name(text);
                continue;
            }
            by_name |= by == By::Name;
            left = Some(match left {
                None => these,
                Some(before) if before.is_disjoint(&these) => before.union(&these).copied().collect(),
                Some(before) => before.intersection(&these).copied().collect(),
            });
        }
        let these: Vec<AgencyId> = left.into_iter().flatten().collect();
        match these.as_slice() {
            [one] if nameless && !by_name => Named::IdentifierOf(*one),
            _ => Named::These(these),
        }
    }

    pub(in crate::domain::importing) fn named(&self, text: &str) -> Vec<AgencyId> {
        self.found(text).0
    }

    /// Whether a text is all of an agency's name or abbreviation.
    pub(in crate::domain::importing) fn has_name(&self, text: &str) -> bool {
        let key = agency_key(text);
        !text.contains('%') && (self.abbreviations.contains_key(&key) || self.names.contains_key(&key))
    }

    /// Those who go by a text, and by what.
    pub(in crate::domain::importing) fn found(&self, text: &str) -> (Vec<AgencyId>, By) {
        // «Rannikkolaitos (RL)» is called by either.
        let (before, inside) = text.split_once('(').unwrap_or((text, ""));
        let inside = inside.split(')').next().unwrap_or_default();
        let all = [text, before, inside].into_iter().map(agency_key).filter(|key| !key.is_empty());
        let indexes = [(&self.abbreviations, By::Name), (&self.names, By::Name), (&self.identifiers, By::Identifier)];
        let mut found =
            all.filter_map(|key| indexes.into_iter().find_map(|(index, by)| index.get(&key).map(|ids| (ids, by))));
        found.next().map_or_else(|| (Vec::new(), By::Name), |(ids, by)| (ids.iter().copied().collect(), by))
    }
}

/// By what an agency is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::domain::importing) enum By {
    /// A name or an abbreviation: nobody else's, as a rule.
    Name,
    /// A business id or another identifier, which several may share.
    Identifier,
}

/// Whether a text may be a name or an abbreviation, and not only a number.
pub(in crate::domain::importing) fn may_be_a_name(text: &str) -> bool {
    text.chars().any(char::is_alphabetic)
}

fn agency_key(text: &str) -> String {
    let folded = fold(text);
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;
