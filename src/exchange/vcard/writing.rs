//! Contacts as cards, vCard 4.0 (RFC 6350), and 3.0 (RFC 2426) for programs that know no newer ones.

use chrono::NaiveDate;

use crate::domain::{Contact, ContactId, ReachKind, Snapshot};
use crate::i18n::Texts;
use crate::i18n::date::format_date;

/// The longest line, in bytes, without its end (RFC 6350, 3.2).
const LONGEST: usize = 75;

/// Which cards are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Version {
    /// 3.0, which older programs read too.
    Three,
    /// 4.0.
    Four,
}

/// The contacts of all agencies, a card for each, the agency as their organisation. Former ones are left out; of one who
/// is to come the note says from when.
#[must_use]
pub fn cards(snapshot: &Snapshot, texts: &Texts, today: NaiveDate) -> Vec<u8> {
    let now = snapshot.contact.iter().filter(|one| !one.over(today));
    written(snapshot, now, Version::Four, texts, today)
}

/// Some of the contacts, a card for each, in their order.
#[must_use]
pub fn some_cards(
    snapshot: &Snapshot,
    contacts: &[ContactId],
    version: Version,
    texts: &Texts,
    today: NaiveDate,
) -> Vec<u8> {
    let chosen = contacts.iter().filter_map(|id| snapshot.contact.get(*id));
    written(snapshot, chosen, version, texts, today)
}

fn written<'c>(
    snapshot: &Snapshot,
    contacts: impl Iterator<Item = &'c Contact>,
    version: Version,
    texts: &Texts,
    today: NaiveDate,
) -> Vec<u8> {
    let mut cards = String::new();
    let language = texts.language();
    for contact in contacts {
        let agency = snapshot.agency.get(contact.agency).map(|agency| agency.name(language)).unwrap_or_default();
        let from = contact
            .valid_from
            .filter(|from| today < *from)
            .map(|from| texts.with("period-from", &[("date", format_date(language, from).into())]));
        let note = from.into_iter().chain([contact.note.clone()]).filter(|text| !text.is_empty());
        card(&mut cards, snapshot, contact, version, (agency, &note.collect::<Vec<_>>().join("\n")));
    }
    cards.into_bytes()
}

fn card(cards: &mut String, snapshot: &Snapshot, contact: &Contact, version: Version, (agency, note): (&str, &str)) {
    let four = version == Version::Four;
    let mut line = |name: &str, value: &str| {
        if !value.is_empty() {
            folded(cards, &format!("{name}:{value}"));
        }
    };
    line("BEGIN", "VCARD");
    line("VERSION", if four { "4.0" } else { "3.0" });
    line("UID", &format!("urn:uuid:{}", contact.id));
    line("FN", &escaped(&contact.name));
    // The family name stands last in what people are called.
    let (given, family) = contact.name.rsplit_once(' ').unwrap_or(("", &contact.name));
    line("N", &format!("{};{};;;", escaped(family), escaped(given)));
    line("ORG", &escaped(agency));
    line("TITLE", &escaped(&contact.title));
    // Older cards have no word for it.
    if let Some(language) = contact.language.filter(|_| four) {
        line("LANG", language.code());
    }
    for reach in snapshot.reaches(contact) {
        match reach.kind {
            ReachKind::Phone if four => line("TEL;TYPE=\"work,voice\"", &escaped(&reach.value)),
            ReachKind::Phone => line("TEL;TYPE=WORK,VOICE", &escaped(&reach.value)),
            ReachKind::Fax if four => line("TEL;TYPE=\"work,fax\"", &escaped(&reach.value)),
            ReachKind::Fax => line("TEL;TYPE=WORK,FAX", &escaped(&reach.value)),
            ReachKind::Email if four => line("EMAIL;TYPE=work", &escaped(&reach.value)),
            ReachKind::Email => line("EMAIL;TYPE=INTERNET,WORK", &escaped(&reach.value)),
        }
    }
    line("NOTE", &escaped(note));
    line("END", "VCARD");
}

/// A value with its signs marked (RFC 6350, 3.4).
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace('\n', "\\n")
}

/// Writes a line, parted where it is longer than a line may be, and never inside a letter.
fn folded(cards: &mut String, line: &str) {
    let mut length = 0;
    for letter in line.chars() {
        if length + letter.len_utf8() > LONGEST {
            cards.push_str("\r\n ");
            length = 1;
        }
        cards.push(letter);
        length += letter.len_utf8();
    }
    cards.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_parted_between_letters() {
        let mut cards = String::new();
        folded(&mut cards, &"ä".repeat(60));
        let lines: Vec<&str> = cards.split("\r\n").collect();
        assert!(lines.iter().all(|line| line.len() <= LONGEST), "{lines:?}");
        assert_eq!(cards.replace("\r\n ", "").trim_end(), "ä".repeat(60));
        assert_eq!(escaped("a,b;c\nd\\"), "a\\,b\\;c\\nd\\\\");
    }
}
