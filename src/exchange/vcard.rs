//! Cards of people as other programs write them: vCard 2.1 (Outlook), 3.0 (Apple, Google) and 4.0 (RFC 6350), many in one
//! file. They are read by hand: what is needed are a dozen properties of every card that stands by itself, and the
//! crates for it lose what follows a card inside a card, spoil a file for one odd byte, and keep every picture.

mod cards;
mod lines;
mod property;
mod writing;

use std::collections::BTreeMap;

use super::encoding;
use super::guard::guarded;
use super::table::ReadError;
use crate::domain::ReachKind;
use crate::domain::importing::Incoming;
use crate::domain::importing::contacts::{NoPerson, ReachLabel, Remark, Said};
use cards::Card;
use property::Property;
pub use writing::{Version, cards as write, some_cards};

/// How many cards are read of one file.
pub const MOST_CARDS: usize = 20_000;

/// Within how many bytes the first card begins.
const BEGINS_WITHIN: usize = 64 * 1024;

/// How many numbers and addresses of one card are looked at.
const MOST_REACHES: usize = 100;

/// Whether a file's content looks like cards: one begins in it, whatever stands before.
#[must_use]
pub fn looks_like_one(bytes: &[u8]) -> bool {
    let start = encoding::unmarked(bytes.get(..bytes.len().min(BEGINS_WITHIN)).unwrap_or_default());
    start.split(|byte| matches!(byte, b'\r' | b'\n')).any(|line| lines::mark(line) == Some(true))
}

/// The people in the content of a file of cards; at least one. Every card that stands by itself is among them, groups
/// and companies too, which are no people.
///
/// # Errors
/// Why there are none.
pub fn people(bytes: &[u8]) -> Result<Vec<Incoming>, ReadError> {
    let people = guarded("reader", || {
        let bytes = encoding::unmarked(bytes);
        // No text has these, and every picture and program does.
        if bytes.contains(&0) {
            return Err(ReadError::UnknownFormat);
        }
        let mut people = Vec::new();
        let mut many = false;
        cards::each(&bytes, |card| {
            many = people.len() >= MOST_CARDS;
            if !many {
                people.push(person(&card, people.len()));
            }
            !many
        });
        if many { Err(ReadError::TooLarge) } else { Ok(people) }
    })?;
    if people.is_empty() { Err(ReadError::Empty) } else { Ok(people) }
}

fn person(card: &Card, before: usize) -> Incoming {
    let old = card.is_old();
    let line = |name: &str| card.first(name).map(|one| one.text(old).trim().to_owned()).unwrap_or_default();
    let organisation = card.first("ORG").and_then(|org| org.parts(old).into_iter().next()).unwrap_or_default();
    let title = Some(line("TITLE")).filter(|title| !title.is_empty());
    let notes = card.properties.iter().filter(|one| one.name == "NOTE").map(|one| one.text(old).trim().to_owned());
    let notes: Vec<String> = notes.filter(|note| !note.is_empty()).collect();
    let mut said = Said {
        place: u32::try_from(before + 1).unwrap_or(u32::MAX),
        name: name(card, old),
        ordered: true,
        title: title.unwrap_or_else(|| line("ROLE")),
        language: line("LANG"),
        note: notes.join("\n"),
        organisation,
        whole: true,
        no_person: no_person(card, old),
        ..Said::default()
    };
    let labels = own_labels(card, old);
    let mut many = card.cut;
    for property in &card.properties {
        let Some((kind, label)) = reached(property, &labels) else { continue };
        if said.reaches.len() < MOST_REACHES {
            said.reaches.push((kind, label, property.text(old)));
        } else {
            many = true;
        }
    }
    let mut incoming = Incoming::read(&said);
    incoming.remarks.extend(card.inner.iter().take(3).map(|name| Remark::InnerCard(name.trim().to_owned())));
    if card.endless {
        incoming.remarks.push(Remark::Endless);
    }
    if many && !incoming.remarks.contains(&Remark::Shortened) {
        incoming.remarks.push(Remark::Shortened);
    }
    incoming
}

/// What somebody is called: the parts of the name decide, in the shape in which the card shows it.
fn name(card: &Card, old: bool) -> String {
    let shown = card.first("FN").map(|name| name.text(old)).unwrap_or_default();
    let shown = shown.split_whitespace().collect::<Vec<_>>().join(" ");
    // Surname, given name, additional names; then come prefixes and suffixes.
    let parts = card.first("N").map(|name| name.parts(old)).unwrap_or_default();
    let part = |at: usize| parts.get(at).map(|part| part.trim()).unwrap_or_default();
    let (surname, given, additional) = (part(0), part(1), part(2));
    if surname.is_empty() || given.is_empty() {
        let one =
            [given, additional, surname].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
        return if shown.is_empty() || shown.contains('@') && !one.is_empty() { one } else { shown };
    }
    let stands = |name: &str| {
        let shown: Vec<String> = shown.split([' ', ',']).map(str::to_lowercase).collect();
        name.split([' ', ',']).all(|word| shown.contains(&word.to_lowercase()))
    };
    let theirs = stands(surname) && stands(given);
    if !(shown.is_empty() || shown.contains('@') || theirs) {
        // Shown by another name, which is what people say.
        return shown;
    }
    let middle = additional.replace(',', " ");
    let middle = if shown.is_empty() || (!middle.is_empty() && stands(&middle)) { middle } else { String::new() };
    [given, &middle, surname].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// What a card is of that is of nobody.
fn no_person(card: &Card, old: bool) -> Option<NoPerson> {
    let word = |name: &str| card.first(name).map(|one| one.text(old).trim().to_ascii_lowercase()).unwrap_or_default();
    let kind = [word("KIND"), word("X-ADDRESSBOOKSERVER-KIND")].into_iter().find(|kind| !kind.is_empty());
    match kind.unwrap_or_default().as_str() {
        "group" => Some(NoPerson::Group),
        "org" | "organization" => Some(NoPerson::Organisation),
        "location" | "application" | "device" | "thing" => Some(NoPerson::Thing),
        _ => (word("X-ABSHOWAS") == "company").then_some(NoPerson::Organisation),
    }
}

/// How somebody is reached by a property, if by it.
fn reached(property: &Property, labels: &BTreeMap<String, String>) -> Option<(ReachKind, ReachLabel)> {
    let called = ["VOICE", "CELL", "TEXT", "MSG", "TEXTPHONE", "MAIN-NUMBER"].into_iter().any(|kind| property.is(kind));
    let kind = match property.name.as_str() {
        "TEL" if property.is("FAX") => ReachKind::Fax,
        // A pager, a modem and a camera are not called; a telephone with a camera is.
        "TEL" if property.is("PAGER") || (property.is("VIDEO") || property.is("MODEM")) && !called => return None,
        "TEL" => ReachKind::Phone,
        "EMAIL" => ReachKind::Email,
        _ => return None,
    };
    let own = labels.get(&property.group).filter(|_| !property.group.is_empty());
    let label = match own {
        Some(own) => ReachLabel::read(own),
        None if kind != ReachKind::Email && property.is("CELL") => ReachLabel::Mobile,
        None if property.is("HOME") => ReachLabel::Home,
        // Of an address at work nothing need be said: all of them are.
        None if kind == ReachKind::Phone && property.is("WORK") => ReachLabel::Work,
        None => ReachLabel::Plain,
    };
    Some((kind, label))
}

/// What Apple's programs call a number or an address of a group: `item1.X-ABLabel:Keskus`.
fn own_labels(card: &Card, old: bool) -> BTreeMap<String, String> {
    let labels = card.properties.iter().filter(|one| one.name == "X-ABLABEL" && !one.group.is_empty());
    let label = |property: &Property| {
        // Its own words stand in brackets: _$!<Work>!$_
        let text = property.text(old);
        let text = text.trim().trim_start_matches("_$!<").trim_end_matches(">!$_").to_owned();
        (property.group.clone(), text)
    };
    labels.map(label).collect()
}

#[cfg(test)]
mod tests;
