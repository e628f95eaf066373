use proptest::prelude::*;

use super::*;
use crate::domain::Language;

fn one(text: &str) -> Incoming {
    let mut people = people(text.as_bytes()).expect("a card");
    assert_eq!(people.len(), 1);
    people.remove(0)
}

fn reached(one: &Incoming) -> Vec<(ReachKind, ReachLabel, &str)> {
    one.reaches.iter().map(|reach| (reach.kind, reach.label.clone(), reach.value.as_str())).collect()
}

#[test]
fn outlook_writes_2_1_in_quoted_printable() {
    let card = concat!(
        "BEGIN:VCARD\r\nVERSION:2.1\r\n",
        "N;LANGUAGE=fi;CHARSET=Windows-1252;ENCODING=QUOTED-PRINTABLE:H=E4ave;Aila\r\n",
        "FN;CHARSET=Windows-1252;ENCODING=QUOTED-PRINTABLE:Aila H=E4ave\r\n",
        "ORG;CHARSET=Windows-1252;ENCODING=QUOTED-PRINTABLE:Rannikkolaitos;Henkil=F6st=F6\r\n",
        "TITLE;CHARSET=Windows-1252;ENCODING=QUOTED-PRINTABLE:Henkil=F6st=F6p=\r\n=E4=E4llikk=F6\r\n",
        "NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=Windows-1252:Soita aamulla=0D=0AEi perjantaisin\r\n",
        "TEL;WORK;VOICE:019 058 0001\r\nTEL;CELL;VOICE:040 000 0001\r\n",
        "TEL;WORK;FAX:019 058 0099\r\nTEL;PAGER;VOICE:123\r\n",
        "ADR;WORK;PREF:;;Rantatie 1;Kuvitteila;;00001;Suomi\r\nX-MS-OL-DEFAULT-POSTAL-ADDRESS:2\r\n",
        "EMAIL;PREF;INTERNET:aila.haave@rannikkolaitos.example\r\n",
        "PHOTO;TYPE=JPEG;ENCODING=BASE64:\r\n /9j/4AAQSkZJRgABAQEAYABgAAD\r\n\r\n",
        "REV:20261012T080000Z\r\nEND:VCARD\r\n",
    );
    let read = one(card);
    assert_eq!((read.name.as_str(), read.title.as_str()), ("Aila Häave", "Henkilöstöpäällikkö"));
    assert_eq!((read.organisation.as_str(), read.note.as_str()), ("Rannikkolaitos", "Soita aamulla\nEi perjantaisin"));
    assert_eq!(
        reached(&read),
        [
            (ReachKind::Phone, ReachLabel::Work, "019 058 0001"),
            (ReachKind::Phone, ReachLabel::Mobile, "040 000 0001"),
            (ReachKind::Fax, ReachLabel::Plain, "019 058 0099"),
            (ReachKind::Email, ReachLabel::Plain, "aila.haave@rannikkolaitos.example"),
        ]
    );
}

#[test]
fn eight_bit_cards_of_old_programs_are_read() {
    let text = "BEGIN:VCARD\r\nVERSION:2.1\r\nN:Åmyytti;Kaj\r\nTEL;HOME:(09) 1\r\nEND:VCARD\r\n";
    let (bytes, ..) = encoding_rs::WINDOWS_1252.encode(text);
    let people = people(&bytes).expect("a card");
    assert_eq!(people[0].name, "Kaj Åmyytti");
    assert_eq!(reached(&people[0]), [(ReachKind::Phone, ReachLabel::Home, "(09) 1")]);
}

#[test]
fn apple_and_google_write_3_0() {
    let apple = "BEGIN:VCARD\nVERSION:3.0\nPRODID:-//Apple Inc.//macOS 15.0//EN\nN:Näennäinen;Heini;;;\nFN:Heini Näennäinen\nORG:Rannikkolaitos;\nTITLE:HR-asiantuntija\\, palkat\nEMAIL;type=INTERNET;type=WORK;type=pref:heini@rannikkolaitos.example\nTEL;type=CELL;type=VOICE;type=pref:+358 40 000 0002\nitem1.TEL:019 058 0002\nitem1.X-ABLabel:Keskus\nitem2.TEL:019 058 0003\nitem2.X-ABLabel:_$!<Work>!$_\nNOTE:Rivi 1\\nRivi 2\nEND:VCARD\n";
    let read = one(apple);
    assert_eq!((read.name.as_str(), read.title.as_str()), ("Heini Näennäinen", "HR-asiantuntija, palkat"));
    assert_eq!(read.note, "Rivi 1\nRivi 2");
    assert_eq!(
        reached(&read),
        [
            (ReachKind::Email, ReachLabel::Plain, "heini@rannikkolaitos.example"),
            (ReachKind::Phone, ReachLabel::Mobile, "+358 40 000 0002"),
            (ReachKind::Phone, ReachLabel::Own("Keskus".into()), "019 058 0002"),
            (ReachKind::Phone, ReachLabel::Work, "019 058 0003"),
        ]
    );
    let google = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Kaj Peili\r\nN:Peili;Kaj;;;\r\nEMAIL;TYPE=INTERNET:kaj@rl.example\r\nTEL;TYPE=WORK:0190580004\r\nROLE:Sihteeri\r\nCATEGORIES:myContacts\r\nEND:VCARD\r\n";
    let both = [google, "\r\n", &google.replace("Kaj", "Ilkka")].concat();
    let people = people(both.as_bytes()).expect("two cards");
    assert_eq!(
        people.iter().map(|one| (one.place, one.name.as_str())).collect::<Vec<_>>(),
        [(1, "Kaj Peili"), (2, "Ilkka Peili")]
    );
    assert_eq!(people[0].title, "Sihteeri");
}

#[test]
fn version_4_has_addresses_as_links() {
    let card = "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Petra Unelma\r\nN:Unelma;Petra;Maria;;\r\nTEL;VALUE=uri;TYPE=\"work,voice\":tel:+358-19-058-0005\r\nTEL;TYPE=fax:019 058 0006\r\nEMAIL;TYPE=work:petra@rl.example\r\nLANG;TYPE=work;PREF=1:sv\r\nORG:Rannikkolaitos;Hallinto\r\nNOTE:pitkä rivi\r\n jatkuu\r\nEND:VCARD\r\n";
    let read = one(card);
    assert_eq!((read.name.as_str(), read.language), ("Petra Unelma", Some(Language::Sv)));
    assert_eq!(read.note, "pitkä rivijatkuu");
    assert_eq!(
        reached(&read),
        [
            (ReachKind::Phone, ReachLabel::Work, "+358-19-058-0005"),
            (ReachKind::Fax, ReachLabel::Plain, "019 058 0006"),
            (ReachKind::Email, ReachLabel::Plain, "petra@rl.example"),
        ]
    );
    let nameless = "BEGIN:VCARD\nVERSION:4.0\nFN:\nN:Unelma;Petra;Maria;;\nEND:VCARD\n";
    assert_eq!(one(nameless).name, "Petra Maria Unelma");
}

#[test]
fn what_is_no_card_is_told() {
    assert!(looks_like_one("\u{feff}begin:vcard\r\n".as_bytes()) && !looks_like_one(b"Nimi;Puhelin"));
    assert!(matches!(people(b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"), Err(ReadError::Empty)));
    assert!(matches!(people(b"BEGIN:VCARD\0\0"), Err(ReadError::UnknownFormat)));
    // A card that ends too early is read as far as it goes.
    assert_eq!(one("BEGIN:VCARD\nVERSION:3.0\nFN:Kaj").name, "Kaj");
    let many = "BEGIN:VCARD\nFN:x\nEND:VCARD\n".repeat(MOST_CARDS + 1);
    assert!(matches!(people(many.as_bytes()), Err(ReadError::TooLarge)));
}

/// Fails where the reader panicked, which the guard around it turns into an error.
fn not_upset(bytes: &[u8]) -> Result<(), TestCaseError> {
    let read = people(bytes);
    prop_assert!(!matches!(read, Err(ReadError::Panicked(_))), "{read:?}");
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_text_in_a_card_can_be_looked_into(lines in prop::collection::vec(
        prop_oneof!["[A-Z;=:,.\\\\]{0,30}", "(TEL|EMAIL|N|FN|NOTE|ORG|LANG|item1.X-ABLabel)(;[A-Z=\"-]{0,20}){0,3}:\\PC{0,20}", "\\PC{0,20}"],
        0..8,
    )) {
        let card = format!("BEGIN:VCARD\r\n{}\r\nEND:VCARD\r\n", lines.join("\r\n"));
        not_upset(card.as_bytes())?;
    }

    #[test]
    fn any_bytes_in_a_card_can_be_looked_into(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        not_upset(&[b"BEGIN:VCARD\r\n".as_slice(), &bytes].concat())?;
    }
}
