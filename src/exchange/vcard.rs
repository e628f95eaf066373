//! Cards of people as other programs write them: vCard 2.1 (Outlook), 3.0 (Apple, Google) and 4.0 (RFC 6350), many in one
//! file.

use std::collections::BTreeMap;

use calcard::common::{IanaString, IanaType};
use calcard::vcard::{VCard, VCardEntry, VCardProperty, VCardType, VCardValue};
use calcard::{Entry, Parser};

use super::guard::guarded;
use super::table::{ReadError, decode};
use crate::domain::ReachKind;
use crate::domain::importing::Incoming;
use crate::domain::importing::contacts::{ReachLabel, Said};

/// How many cards are read of one file.
pub const MOST_CARDS: usize = 20_000;

/// Whether a file's content looks like cards.
#[must_use]
pub fn looks_like_one(bytes: &[u8]) -> bool {
    let start = bytes.get(..bytes.len().min(400)).unwrap_or_default();
    String::from_utf8_lossy(start)
        .trim_start_matches('\u{feff}')
        .trim_start()
        .to_ascii_uppercase()
        .starts_with("BEGIN:VCARD")
}

/// The people in the content of a file of cards; at least one.
///
/// # Errors
/// Why there are none.
pub fn people(bytes: &[u8]) -> Result<Vec<Incoming>, ReadError> {
    let text = decode(bytes)?;
    let people = guarded("reader", || {
        let mut parser = Parser::new(&text);
        let mut people = Vec::new();
        loop {
            match parser.entry() {
                Entry::VCard(card) => {
                    if people.len() >= MOST_CARDS {
                        return Err(ReadError::TooLarge);
                    }
                    people.push(person(&card, people.len()));
                }
                Entry::Eof => return Ok(people),
                // What stands between cards is nobody's.
                _ => {}
            }
        }
    })?;
    if people.is_empty() { Err(ReadError::Empty) } else { Ok(people) }
}

fn person(card: &VCard, before: usize) -> Incoming {
    let first = |property: VCardProperty| card.entries.iter().find(|entry| entry.name == property);
    let text = |property: VCardProperty| first(property).map(texts).unwrap_or_default();
    let named = text(VCardProperty::N);
    // Surname, given name, additional names; then come prefixes and suffixes.
    let part = |at: usize| named.get(at).map(|part| part.trim()).unwrap_or_default();
    let parts = [part(1), part(2), part(0)];
    let composed = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    let shown = text(VCardProperty::Fn).join(" ");
    let name = if shown.trim().is_empty() { composed } else { shown };
    let line = |property| text(property).join(" ").trim().to_owned();
    let title = Some(line(VCardProperty::Title)).filter(|title| !title.is_empty());
    let mut said = Said {
        place: u32::try_from(before + 1).unwrap_or(u32::MAX),
        name,
        title: title.unwrap_or_else(|| line(VCardProperty::Role)),
        language: text(VCardProperty::Lang).into_iter().next().unwrap_or_default(),
        note: text(VCardProperty::Note).join("\n"),
        organisation: text(VCardProperty::Org).into_iter().next().unwrap_or_default(),
        ..Said::default()
    };
    let labels = own_labels(card);
    for entry in &card.entries {
        let kind = match entry.name {
            VCardProperty::Tel if typed(entry, &VCardType::Fax) => ReachKind::Fax,
            // A pager, a modem and a camera are not called.
            VCardProperty::Tel if [VCardType::Pager, VCardType::Video].into_iter().any(|one| typed(entry, &one)) => {
                continue;
            }
            VCardProperty::Tel => ReachKind::Phone,
            VCardProperty::Email => ReachKind::Email,
            _ => continue,
        };
        let own = entry.group.as_ref().and_then(|group| labels.get(&group.to_ascii_lowercase()));
        let label = match own {
            Some(own) => ReachLabel::read(own),
            None if kind != ReachKind::Email && typed(entry, &VCardType::Cell) => ReachLabel::Mobile,
            None if typed(entry, &VCardType::Home) => ReachLabel::Home,
            // Of an address at work nothing need be said: all of them are.
            None if kind == ReachKind::Phone && typed(entry, &VCardType::Work) => ReachLabel::Work,
            None => ReachLabel::Plain,
        };
        let value = texts(entry).join("");
        let value = ["tel:", "mailto:"]
            .into_iter()
            .find_map(|scheme| {
                value.get(..scheme.len()).filter(|begins| begins.eq_ignore_ascii_case(scheme))?;
                value.get(scheme.len()..).map(str::to_owned)
            })
            .unwrap_or(value);
        said.reaches.push((kind, label, value));
    }
    Incoming::read(&said)
}

/// What Apple's programs call a number or an address of a group: `item1.X-ABLabel:Keskus`.
fn own_labels(card: &VCard) -> BTreeMap<String, String> {
    let label = |entry: &VCardEntry| {
        let VCardProperty::Other(name) = &entry.name else { return None };
        let group = entry.group.as_ref().filter(|_| name.eq_ignore_ascii_case("X-ABLabel"))?;
        // Its own words stand in brackets: _$!<Work>!$_
        let text = texts(entry).join(" ");
        let text = text.trim().trim_start_matches("_$!<").trim_end_matches(">!$_").to_owned();
        Some((group.to_ascii_lowercase(), text))
    };
    card.entries.iter().filter_map(label).collect()
}

fn typed(entry: &VCardEntry, wanted: &VCardType) -> bool {
    entry.params.iter().any(|param| match param.value.as_type() {
        Some(IanaType::Iana(one)) => one == wanted,
        // `TYPE="work,voice"` in quotes.
        Some(IanaType::Other(text)) => text.split(',').any(|one| one.trim().eq_ignore_ascii_case(wanted.as_str())),
        None => false,
    })
}

fn texts(entry: &VCardEntry) -> Vec<String> {
    let text = |value: &VCardValue| match value {
        VCardValue::Text(text) => text.clone(),
        VCardValue::Component(parts) => parts.join(" "),
        VCardValue::Integer(number) => number.to_string(),
        VCardValue::Binary(data) => String::from_utf8(data.data.clone()).unwrap_or_default(),
        _ => String::new(),
    };
    entry.values.iter().map(text).collect()
}

#[cfg(test)]
mod tests;
