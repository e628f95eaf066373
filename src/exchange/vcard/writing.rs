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

    #[test]
    fn older_cards_say_the_same_in_their_own_words() {
        use crate::domain::{AgencyId, ContactReach, RowId};
        let contact = Contact {
            name: "Öivi Keksitty".into(),
            language: Some(crate::domain::Language::Sv),
            ..Contact::empty(AgencyId::new())
        };
        let reach = |kind, value: &str, position| ContactReach {
            id: RowId::new(),
            contact: contact.id,
            agency: contact.agency,
            kind,
            label: String::new(),
            value: value.into(),
            position,
        };
        let mut snapshot = Snapshot::default();
        snapshot.rows.put(reach(ReachKind::Phone, "029 555 0100", 0).into());
        snapshot.rows.put(reach(ReachKind::Email, "oivi@ranta.example", 1).into());
        let id = contact.id;
        snapshot.rows.put(contact.into());
        let texts = Texts::new(crate::domain::Language::Fi);
        let today = NaiveDate::from_ymd_opt(2026, 10, 14).expect("a day");
        let written = |version| String::from_utf8(some_cards(&snapshot, &[id], version, &texts, today)).expect("text");
        let (three, four) = (written(Version::Three), written(Version::Four));
        assert!(three.contains("VERSION:3.0\r\n") && four.contains("VERSION:4.0\r\n"));
        assert!(three.contains("TEL;TYPE=WORK,VOICE:029 555 0100\r\n"), "{three}");
        assert!(three.contains("EMAIL;TYPE=INTERNET,WORK:oivi@ranta.example\r\n"), "{three}");
        assert!(four.contains("LANG:sv\r\n") && !three.contains("LANG"));
        for cards in [three, four] {
            let people = crate::exchange::vcard::people(cards.as_bytes()).expect("cards");
            assert_eq!(people.len(), 1);
        }
        assert!(some_cards(&snapshot, &[], Version::Three, &texts, today).is_empty());
    }
}
