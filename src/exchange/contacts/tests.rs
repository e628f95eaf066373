//! Files of contacts as other programs write them, from their bytes to what they say of somebody.

use super::*;
use crate::domain::ReachKind;
use crate::domain::importing::contacts::{
    ContactField, NoPerson, ReachLabel, Remark, default_mapping, from_sheet, heading_of, left_columns,
};
use crate::domain::importing::{Incoming, Sheet};

fn sheet(bytes: &[u8]) -> Sheet {
    let Source::Sheets(mut sheets) = source(bytes).expect("a table") else { panic!("cards") };
    sheets.remove(0)
}

fn people(bytes: &[u8]) -> Vec<Incoming> {
    match source(bytes).expect("read") {
        Source::Cards(people) => people,
        Source::Sheets(sheets) => {
            let sheet = &sheets[0];
            let heading = heading_of(sheet);
            from_sheet(sheet, heading, &default_mapping(&sheet.headings(heading)))
        }
    }
}

fn names(bytes: &[u8]) -> Vec<String> {
    people(bytes).into_iter().map(|one| one.name).collect()
}

fn reached(one: &Incoming) -> Vec<&str> {
    one.reaches.iter().map(|reach| reach.value.as_str()).collect()
}

fn labelled(one: &Incoming) -> Vec<(ReachKind, ReachLabel, &str)> {
    one.reaches.iter().map(|reach| (reach.kind, reach.label.clone(), reach.value.as_str())).collect()
}

/// Cards of these lines, one for each, with a name.
fn cards(lines: &[&str]) -> String {
    let card = |line: &&str| format!("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Veera Keksitty\r\n{line}\r\nEND:VCARD\r\n");
    lines.iter().map(card).collect()
}

#[test]
fn one_tel_is_one_number_with_what_is_dialled_after_it() {
    let cards = cards(&[
        "TEL;TYPE=WORK:029 555 3100\\,\\,4417#",
        "TEL;TYPE=CELL:+358 40 555 3101,22",
        "TEL:0295553401\\;417",
        "TEL:0295553402p417",
        "TEL;VALUE=uri;TYPE=\"voice,work\":tel:+358-29-555-3102;ext=417",
        "TEL;VALUE=uri:tel:5553403;phone-context=+358-29",
        "TEL:029 555 3104 ext. 33",
        "TEL;WORK;VOICE:0295553405;ext=12",
    ]);
    let read = people(cards.as_bytes());
    let values: Vec<Vec<&str>> = read.iter().map(reached).collect();
    assert_eq!(
        values,
        [
            ["029 555 3100,,4417#"],
            ["+358 40 555 3101,22"],
            ["0295553401,417"],
            ["0295553402,417"],
            ["+358-29-555-3102 ext. 417"],
            ["+358-29 5553403"],
            ["029 555 3104 ext. 33"],
            ["0295553405 ext. 12"],
        ]
    );
    assert!(read.iter().all(|one| one.remarks.is_empty()), "{read:?}");
    let table = "Nimi;Puhelin\nA B;029 555 3406,,417#\nC D;029 555 3407 ext. 33\nE F;029 555 3408, 040 555 3409\nG H;(029) 555 3410, alanumero 12\nI J;08 555 34 anknytning 9\n";
    let values: Vec<Vec<String>> = people(table.as_bytes())
        .iter()
        .map(|one| one.reaches.iter().map(|reach| reach.value.clone()).collect())
        .collect();
    assert_eq!(values[0], ["029 555 3406,,417#"]);
    assert_eq!(values[1], ["029 555 3407 ext. 33"]);
    assert_eq!(values[2], ["029 555 3408", "040 555 3409"]);
    assert_eq!(values[3], ["(029) 555 3410 alanumero 12"]);
    assert_eq!(values[4], ["08 555 34 anknytning 9"]);
}

#[test]
fn a_fold_inside_a_letter_an_odd_byte_and_a_cut_file_spoil_nothing_else() {
    let mut bytes = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:P\xc3\xa4ivi M\xc3\xa4ki\r\nTITLE:yhteyshenkil\xc3\r\n \xb6\r\nEND:VCARD\r\n".to_vec();
    bytes.extend(b"BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=Windows-1252:B\xf6\xf6k;J\xf6rgen\r\nEND:VCARD\r\n");
    bytes.extend("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Åke Äijälä\r\nNOTE:".as_bytes());
    bytes.extend(b"p\xe4iv\xe4\r\nEND:VCARD\r\nBEGIN:VCARD\r\nVERSION:3.0\r\nFN:P\xc3");
    let read = people(&bytes);
    assert_eq!((read[0].name.as_str(), read[0].title.as_str()), ("Päivi Mäki", "yhteyshenkilö"));
    assert_eq!(read[1].name, "Jörgen Böök");
    assert_eq!((read[2].name.as_str(), read[2].note.as_str()), ("Åke Äijälä", "päivä"));
    assert_eq!(read[3].name, "P\u{fffd}");
    assert_eq!(read[3].remarks, [Remark::Undecoded, Remark::Endless]);
    let mut table = "Nimi;Titteli\nÅke Äijälä;pääjohtaja\nPäivi Mäki;".as_bytes().to_vec();
    table.extend(b"sihteeri \x96 p\xe4iv\xe4\n");
    table.extend("Jörgen Öhman;lönesekreterare\n".as_bytes());
    let read = people(&table);
    assert_eq!(read[1].title, "sihteeri – päivä");
    assert_eq!((read[0].name.as_str(), read[2].name.as_str()), ("Åke Äijälä", "Jörgen Öhman"));
}

#[test]
fn bare_quoted_printable_is_decoded() {
    let text = "begin:vcard\r\nfn;quoted-printable:P=C3=A4ivi R=C3=B6nk=C3=B6\r\nn;quoted-printable:R=C3=B6nk=C3=B6;P=C3=A4ivi\r\nNOTE;CHARSET=UTF-8;QUOTED-PRINTABLE:pitk=C3=A4 =\r\nrivi=0D=0Atoinen\r\nversion:2.1\r\nend:vcard\r\n\
        BEGIN:VCARD\r\nVERSION:2.1\r\nN;ENCODING=QUOTED-PRINTABLE:O=92Malley;=C5ke\r\nNOTE;ENCODING=QUOTED-PRINTABLE:ma=96pe, 5 =80\r\nEND:VCARD\r\n\
        BEGIN:VCARD\r\nVERSION:2.1\r\nN;charset=iso-8859-15;encoding=quoted-printable:=A6=E4r=F6;Pekka\r\nEND:VCARD\r\n";
    let read = people(text.as_bytes());
    assert_eq!((read[0].name.as_str(), read[0].note.as_str()), ("Päivi Rönkö", "pitkä rivi\ntoinen"));
    assert_eq!((read[1].name.as_str(), read[1].note.as_str()), ("Åke O’Malley", "ma–pe, 5 €"));
    assert_eq!(read[2].name, "Pekka Šärö");
}

#[test]
fn a_card_inside_a_card_takes_nothing_from_it() {
    let text = "BEGIN:VCARD\nVERSION:2.1\nN:Johtaja;Jorma\nTEL;WORK:029 555 3115\nAGENT:\nBEGIN:VCARD\nVERSION:2.1\nFN:Siiri Sihteeri\nTEL;WORK:029 555 3116\nEND:VCARD\nEMAIL;INTERNET:jorma@virasto.example\nTITLE:Ylijohtaja\nEND:VCARD\n\
        BEGIN:VCARD\nVERSION:3.0\nFN:Kaino Kolmas\nAGENT:BEGIN:VCARD\\nFN:Apu Apulainen\\nTEL:029 555 3119\\nEND:VCARD\\n\nTEL:029 555 3117\nEND:VCARD\n\
        BEGIN:VCARD\nVERSION:3.0\nFN:Eka Ehjä\nTEL:029 555 3432\nBEGIN:VCARD\nVERSION:3.0\nFN:Toka Kadonnut\nTEL:029 555 3433\nEND:VCARD\n\
        BEGIN:VCARD\nVERSION:3.0\nFN:Ulompi\nBEGIN:VCARD\nFN:Sisempi\nEND:VCARD\nTEL:029 555 3434\nEND:VCARD\n";
    let read = people(text.as_bytes());
    let told: Vec<(&str, Vec<&str>)> = read.iter().map(|one| (one.name.as_str(), reached(one))).collect();
    assert_eq!(
        told,
        [
            ("Jorma Johtaja", vec!["029 555 3115", "jorma@virasto.example"]),
            ("Kaino Kolmas", vec!["029 555 3117"]),
            ("Eka Ehjä", vec!["029 555 3432"]),
            ("Toka Kadonnut", vec!["029 555 3433"]),
            ("Ulompi", vec!["029 555 3434"]),
        ]
    );
    assert_eq!(read[0].title, "Ylijohtaja");
    assert_eq!(read[0].remarks, [Remark::InnerCard("Siiri Sihteeri".into())]);
    assert_eq!(read[1].remarks, [Remark::InnerCard("Apu Apulainen".into())]);
    assert_eq!(read[2].remarks, [Remark::Endless]);
}

#[test]
fn groups_and_companies_are_no_people() {
    let text = "BEGIN:VCARD\nVERSION:3.0\nN:Palkkaväki;;;;\nFN:Palkkaväki\nX-ADDRESSBOOKSERVER-KIND:group\nEND:VCARD\n\
        BEGIN:VCARD\nVERSION:4.0\nKIND:group\nFN:Sopimustiimi\nEND:VCARD\n\
        BEGIN:VCARD\nVERSION:4.0\nKIND:location\nFN:Kokoustila\nEND:VCARD\n\
        BEGIN:VCARD\nVERSION:3.0\nN:;;;;\nFN:Virasto Oy Vaihde\nORG:Virasto Oy Vaihde;\nX-ABShowAs:COMPANY\nTEL;type=MAIN:029 555 3153\nEND:VCARD\n\
        BEGIN:VCARD\nVERSION:4.0\nKIND:individual\nFN:Raili Ryhmäläinen\nEND:VCARD\n";
    let read = people(text.as_bytes());
    let kinds: Vec<_> = read.iter().map(|one| one.no_person).collect();
    assert_eq!(
        kinds,
        [Some(NoPerson::Group), Some(NoPerson::Group), Some(NoPerson::Thing), Some(NoPerson::Organisation), None]
    );
    assert_eq!(read[3].remarks, [Remark::Switchboard("029 555 3153".into())]);
}

#[test]
fn degrees_are_no_first_names() {
    let text = "BEGIN:VCARD\nVERSION:3.0\nN:Tutkija;Taina;;;FT\nFN:Taina Tutkija\\, FT\nEND:VCARD\n\
        BEGIN:VCARD\nVERSION:3.0\nN:Smith;John;;;Jr.\nFN:John Smith\\, Jr.\nEND:VCARD\n\
        BEGIN:VCARD\nVERSION:3.0\nN:Pykälä;Pekka;;OTM;VT\nFN:Pykälä Pekka\\, OTM\\, VT\nEND:VCARD\n\
        BEGIN:VCARD\nVERSION:3.0\nN:;;;;\nFN:Palkkapalvelu\\, puhelinpäivystys\nEND:VCARD\n";
    let wanted = ["Taina Tutkija", "John Smith", "Pekka Pykälä", "Palkkapalvelu, puhelinpäivystys"];
    assert_eq!(names(text.as_bytes()), wanted);
    let table = "Nimi;Puhelin\nTaina Tutkija, FT;1\nTutkija, Tiina;2\n\"Pykälä, Pekka (OTM)\";3\n";
    let read = people(table.as_bytes());
    assert_eq!(names(table.as_bytes()), ["Taina Tutkija", "Tiina Tutkija", "Pekka Pykälä"]);
    assert!(read[0].remarks.contains(&Remark::Degree("FT".into())));
}

#[test]
fn google_has_several_values_in_a_cell_and_says_what_each_is_called() {
    let new = "First Name,Middle Name,Last Name,Organization Name,Organization Title,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,Phone 2 - Label,Phone 2 - Value\nGreta,Anna Maria,Guggel,Rannikkolaitos,palkkasihteeri,* myContacts,* Work,greta@virasto.example,Mobile,040 555 3129 ::: 040 555 3130,Work Fax,029 555 3131\n";
    let read = people(new.as_bytes());
    assert_eq!((read[0].name.as_str(), read[0].title.as_str()), ("Greta Guggel", "palkkasihteeri"));
    assert_eq!(read[0].organisation, "Rannikkolaitos");
    assert_eq!(
        labelled(&read[0]),
        [
            (ReachKind::Email, ReachLabel::Plain, "greta@virasto.example"),
            (ReachKind::Phone, ReachLabel::Mobile, "040 555 3129"),
            (ReachKind::Phone, ReachLabel::Mobile, "040 555 3130"),
            (ReachKind::Fax, ReachLabel::Plain, "029 555 3131"),
        ]
    );
    assert_eq!(read[0].remarks, []);
    let old = "Name,Given Name,Family Name,Group Membership,E-mail 1 - Type,E-mail 1 - Value,E-mail 2 - Type,E-mail 2 - Value,Phone 1 - Type,Phone 1 - Value,Organization 1 - Type,Organization 1 - Name\nGunilla Guggel,Gunilla,Guggel,* My Contacts ::: Työ,* Work,g@virasto.example ::: gg@virasto.example,Home,g@koti.example,Mobile,+358 40 555 3126 ::: 050 555 3127,,Rannikkolaitos\n";
    let read = people(old.as_bytes());
    assert_eq!(
        reached(&read[0]),
        ["g@virasto.example", "gg@virasto.example", "g@koti.example", "+358 40 555 3126", "050 555 3127"]
    );
    assert_eq!(read[0].reaches[2].label, ReachLabel::Home);
    assert_eq!(read[0].remarks, []);
}

#[test]
fn outlook_and_thunderbird_in_three_languages() {
    let english = "\"Title\",\"First Name\",\"Last Name\",\"Company\",\"Job Title\",\"Business Fax\",\"Business Phone\",\"Business Phone 2\",\"Company Main Phone\",\"Assistant's Phone\",\"Home Phone\",\"Mobile Phone\",\"Other Phone\",\"E-mail Address\",\"E-mail Type\",\"E-mail Display Name\",\"E-mail 2 Address\",\"E-mail 2 Type\",\"E-mail 2 Display Name\"\n\"Ms.\",\"Outi\",\"Lookkinen\",\"Rannikkolaitos\",\"päällikkö\",\"029 555 3136\",\"029 555 3137\",\"029 555 3138\",\"029 555 3139\",\"029 555 3150\",\"02 555 3140\",\"040 555 3141\",\"02 555 3142\",\"outi@virasto.example\",\"SMTP\",\"Outi (outi@virasto.example)\",\"palkat@virasto.example\",\"SMTP\",\"Palkat (palkat@virasto.example)\"\n";
    let finnish = "\"Puhuttelu\",\"Etunimi\",\"Sukunimi\",\"Yritys\",\"Tehtävänimike\",\"Työpaikan faksi\",\"Työpuhelin\",\"Työpuhelin 2\",\"Yrityksen päänumero\",\"Avustajan puhelin\",\"Kotipuhelin\",\"Matkapuhelin\",\"Muu puhelin\",\"Sähköpostiosoite\",\"Sähköpostin tyyppi\",\"Sähköpostin näyttönimi\",\"Sähköposti 2 -osoite\",\"Sähköposti 2:n tyyppi\",\"Sähköposti 2:n näyttönimi\"\n\"\",\"Outi\",\"Lookkinen\",\"Rannikkolaitos\",\"päällikkö\",\"029 555 3136\",\"029 555 3137\",\"029 555 3138\",\"029 555 3139\",\"029 555 3150\",\"02 555 3140\",\"040 555 3141\",\"02 555 3142\",\"outi@virasto.example\",\"SMTP\",\"Outi (outi@virasto.example)\",\"palkat@virasto.example\",\"SMTP\",\"Palkat (palkat@virasto.example)\"\n";
    let swedish = "\"Titel\",\"Förnamn\",\"Efternamn\",\"Företag\",\"Befattning\",\"Fax, arbete\",\"Telefon, arbete\",\"Telefon, arbete 2\",\"Företagets växel\",\"Assistentens telefon\",\"Telefon, hem\",\"Mobiltelefon\",\"Telefon, annan\",\"E-postadress\",\"E-posttyp\",\"E-post, visningsnamn\",\"E-postadress 2\",\"E-posttyp 2\",\"E-post 2, visningsnamn\"\n\"\",\"Outi\",\"Lookkinen\",\"Rannikkolaitos\",\"päällikkö\",\"029 555 3136\",\"029 555 3137\",\"029 555 3138\",\"029 555 3139\",\"029 555 3150\",\"02 555 3140\",\"040 555 3141\",\"02 555 3142\",\"outi@virasto.example\",\"SMTP\",\"Outi (outi@virasto.example)\",\"palkat@virasto.example\",\"SMTP\",\"Palkat (palkat@virasto.example)\"\n";
    for text in [english, finnish, swedish] {
        let read = people(text.as_bytes());
        let one = &read[0];
        assert_eq!((one.name.as_str(), one.organisation.as_str()), ("Outi Lookkinen", "Rannikkolaitos"));
        assert_eq!(one.title, "päällikkö");
        assert_eq!(
            labelled(one),
            [
                (ReachKind::Fax, ReachLabel::Plain, "029 555 3136"),
                (ReachKind::Phone, ReachLabel::Work, "029 555 3137"),
                (ReachKind::Phone, ReachLabel::Work, "029 555 3138"),
                (ReachKind::Phone, ReachLabel::Home, "02 555 3140"),
                (ReachKind::Phone, ReachLabel::Mobile, "040 555 3141"),
                (ReachKind::Phone, ReachLabel::Plain, "02 555 3142"),
                (ReachKind::Email, ReachLabel::Plain, "outi@virasto.example"),
                (ReachKind::Email, ReachLabel::Plain, "palkat@virasto.example"),
            ]
        );
        // Those of the company and the assistant are pointed out.
        let table = sheet(text.as_bytes());
        let heading = heading_of(&table);
        assert_eq!(left_columns(&table, heading, &default_mapping(&table.headings(heading))), [8, 9]);
    }
    let thunderbird = "First Name,Last Name,Display Name,Primary Email,Secondary Email,Screen Name,Work Phone,Home Phone,Fax Number,Pager Number,Mobile Number,Job Title,Department,Organization,Notes\nTuula,Ukkonen,Tuula Ukkonen,tuula@virasto.example,tuula@toinen.example,,029 555 3132,09 555 3133,029 555 3134,,040 555 3135,palkkasihteeri,Henkilöstö,Rannikkolaitos,Tiistaisin\n";
    let finnish = "Etunimi,Sukunimi,Näyttönimi,Ensisijainen sähköposti,Toissijainen sähköposti,Chat-nimi,Puhelin töihin,Puhelin kotiin,Faksi,Hakulaite,Matkapuhelin,Nimike,Osasto,Organisaatio,Muistiinpanoja\nTuula,Ukkonen,Tuula Ukkonen,tuula@virasto.example,tuula@toinen.example,,029 555 3132,09 555 3133,029 555 3134,,040 555 3135,palkkasihteeri,Henkilöstö,Rannikkolaitos,Tiistaisin\n";
    for text in [thunderbird, finnish] {
        let read = people(text.as_bytes());
        assert_eq!((read[0].title.as_str(), read[0].note.as_str()), ("palkkasihteeri", "Tiistaisin"));
        assert_eq!(
            labelled(&read[0]),
            [
                (ReachKind::Email, ReachLabel::Plain, "tuula@virasto.example"),
                (ReachKind::Email, ReachLabel::Plain, "tuula@toinen.example"),
                (ReachKind::Phone, ReachLabel::Work, "029 555 3132"),
                (ReachKind::Phone, ReachLabel::Home, "09 555 3133"),
                (ReachKind::Fax, ReachLabel::Plain, "029 555 3134"),
                (ReachKind::Phone, ReachLabel::Mobile, "040 555 3135"),
            ]
        );
    }
}

#[test]
fn a_number_that_a_spreadsheet_has_destroyed_is_left_out_and_told() {
    let table = "Nimi;Puhelin\nEino Potenssi;3,58406E+11\nEila Potenssi;4,06E+08\nErkki Potenssi;405553144\nEeva Potenssi;4575553512\n";
    let read = people(table.as_bytes());
    assert_eq!((reached(&read[0]), reached(&read[1])), (vec![], vec![]));
    assert_eq!(read[0].remarks, [Remark::Destroyed("3,58406E+11".into())]);
    assert_eq!((reached(&read[2]), reached(&read[3])), (vec!["0405553144"], vec!["04575553512"]));
}

#[test]
fn the_separator_is_the_one_whose_headings_are_known() {
    for table in [
        "Sukunimi, etunimi;Puhelin;Sähköposti;Huom\r\nHaave, Aino;029 555 3145;aino@virasto.example;lomalla\r\nLeikki, Onni;029 555 3146;onni@virasto.example\r\nKeksi, Lyyti;029 555 3147\r\n",
        "Nimi;Puhelin;Sähköposti\r\nHaave, Aino;029 555 3145;aino@virasto.example;\r\nLeikki, Onni;029 555 3146;onni@virasto.example;\r\nKeksi, Lyyti;029 555 3147;lyyti@virasto.example;\r\n",
        "Nimi;Puhelin;Sähköposti;;\r\nHaave, Aino;029 555 3145;aino@virasto.example\r\nLeikki, Onni;029 555 3146;onni@virasto.example\r\nKeksi, Lyyti;029 555 3147;lyyti@virasto.example\r\n",
        "Rannikkolaitoksen yhteyshenkilöt;\r\nNimi;Puhelin;Sähköposti\r\nHaave, Aino;029 555 3145;aino@virasto.example\r\nLeikki, Onni;029 555 3146;onni@virasto.example\r\nKeksi, Lyyti;029 555 3147;lyyti@virasto.example\r\n",
        "Nimi\r\nHaave, Aino\r\nLeikki, Onni\r\nKeksi, Lyyti\r\n",
        "Nimi\tMuuta\r\nHaave, Aino\tx; y\r\nLeikki, Onni\tx; z\r\nKeksi, Lyyti\tx, y\r\n",
    ] {
        assert_eq!(names(table.as_bytes()), ["Aino Haave", "Onni Leikki", "Lyyti Keksi"], "{table}");
    }
    let spaced = "Name, Phone, E-mail\r\n\"Haave, Aino\", \"029 555 3145\", \"aino@virasto.example\"\r\n\"Leikki, Onni\", \"029 \"\"555\"\"\", \"onni@virasto.example\"\r\n";
    let read = people(spaced.as_bytes());
    assert_eq!(
        (read[0].name.as_str(), reached(&read[0])),
        ("Aino Haave", vec!["029 555 3145", "aino@virasto.example"])
    );
    assert_eq!(sheet(spaced.as_bytes()).lines[2].cells[1], "029 \"555\"");
    // Somebody may know better.
    assert_eq!(sheet(b"Nimi;Muuta\nA,B;C\n").separator, Some(';'));
    let chosen = table::separated(b"Nimi;Muuta\nA,B;C\n", ',').expect("read");
    assert_eq!(
        (chosen[0].separator, chosen[0].lines[1].cells.as_slice()),
        (Some(','), &["A".to_owned(), "B;C".into()][..])
    );
}

#[test]
fn cells_that_were_kept_from_a_spreadsheet_are_read_without_their_wrapping() {
    let table = "Nimi;Puhelin;Titteli\r\nEeva Lainaus;=\"0405553901\";=1+1\r\nHeppu Heitto;'+358 40 555 3902;'-asiantuntija\r\nSirkka Sarkain;\"\t+46 8 555 3903\";\"=\"\"Palkka\"\"\"\r\nTeemu Tupla;\"=\"\"0405553904\"\"\";+asiantuntija\r\n'Aalto Oy;1;x\r\n";
    let read = people(table.as_bytes());
    let told: Vec<(&str, &str)> = read.iter().map(|one| (one.reaches[0].value.as_str(), one.title.as_str())).collect();
    assert_eq!(
        told[..4],
        [
            ("0405553901", "=1+1"),
            ("+358 40 555 3902", "-asiantuntija"),
            ("+46 8 555 3903", "Palkka"),
            ("0405553904", "+asiantuntija"),
        ]
    );
    assert_eq!(read[4].name, "'Aalto Oy");
}

#[test]
fn spaces_links_and_at_signs_are_tidied() {
    let table = "Nimi;Puhelin;Sähköposti\r\nNora Sitova;029\u{a0}555\u{a0}3156;nora@virasto.example\u{a0}\r\nMaija Linkki;tel:+358295553157;mailto:maija@virasto.example\r\nPiia Nolla;029 555 3158\u{200b};\u{200b}piia@virasto.example\r\nAatu Ät;029 555 3159;aatu.at(at)virasto.example\r\nOlli Kulma;029 555 3160;\"Olli Kulma <olli@virasto.example>; \"\"Kulma, Olli\"\" <olli@toinen.example>\"\r\n";
    let read = people(table.as_bytes());
    let values: Vec<Vec<&str>> = read.iter().map(reached).collect();
    assert_eq!(values[0], ["029 555 3156", "nora@virasto.example"]);
    assert_eq!(values[1], ["+358295553157", "maija@virasto.example"]);
    assert_eq!(values[2], ["029 555 3158", "piia@virasto.example"]);
    assert_eq!(values[3], ["029 555 3159", "aatu.at@virasto.example"]);
    assert_eq!(values[4], ["029 555 3160", "olli@virasto.example", "olli@toinen.example"]);
    assert!(read.iter().all(|one| one.remarks.is_empty()), "{read:?}");
}

#[test]
fn a_whole_name_stands_in_where_its_parts_are_missing() {
    let table =
        "Nimi;Etunimi;Sukunimi;Puhelin\nAino Haave;Aino;Haave;1\nOnni Leikki;;;2\nLyyti Keksi;Lyyti;;3\n;Taimi;;4\n";
    assert_eq!(names(table.as_bytes()), ["Aino Haave", "Onni Leikki", "Lyyti Keksi", "Taimi"]);
}

#[test]
fn telephones_marks_carriage_returns_and_what_stands_before() {
    let text = "BEGIN:VCARD\nVERSION:4.0\nFN:Åke Äijälä\nTEL;VALUE=uri;PREF=1;TYPE=\"work,cell,voice,video,text\":tel:+1-418-262-6501\nEND:VCARD\n";
    let wanted = [(ReachKind::Phone, ReachLabel::Mobile, "+1-418-262-6501")];
    let wide: Vec<u8> = [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let returns = text.replace('\n', "\r");
    let before = format!("Viesti: yhteystiedot\r\n\r\n{text}");
    for bytes in [text.as_bytes(), &wide, returns.as_bytes(), before.as_bytes()] {
        let read = people(bytes);
        assert_eq!((read[0].name.as_str(), labelled(&read[0])), ("Åke Äijälä", wanted.to_vec()));
    }
    let pager = cards(&["TEL;TYPE=pager:123456", "TEL;TYPE=video:sip:x1"]);
    assert!(people(pager.as_bytes()).iter().all(|one| one.reaches.is_empty()));
}

#[test]
fn other_headings_of_people_are_known() {
    let field = |heading: &str| default_mapping(&[heading.to_owned()])[0].map(ContactField::word).unwrap_or_default();
    for (word, headings) in [
        ("note", &["Lisätietoja", "Anteckningar"][..]),
        (
            "name",
            &[
                "Etu- ja sukunimi",
                "Suku- ja etunimi",
                "Yhteyshenkilöt",
                "Yhteyshlö",
                "Henkilön nimi",
                "Työntekijä",
                "Kontakti",
                "För- och efternamn",
            ],
        ),
        ("agency", &["Viraston nimi", "Organisaation nimi", "Virastotunnus", "Myndighet"]),
        ("mobile_phone", &["Matkapuh.", "Mobiilinumero", "Kännykkänumero", "Mobilnr"]),
        ("work_phone", &["Työpuh.", "Puhelin (työ)"]),
        ("email", &["Työsähköposti", "S-postiosoite", "Work Email", "Sähköposti (työ)"]),
        ("title", &["Virka", "Befattning", "JobTitle"]),
        ("", &["E-mail Display Name", "Assistant's Phone", "Hakulaite", "E-posttyp"]),
    ] {
        for heading in headings {
            assert_eq!(field(heading), word, "{heading}");
        }
    }
}

#[test]
fn large_cards_keep_to_what_is_about_people() {
    // A picture, an endless note, a name that never ends, and a thousand numbers.
    let picture = format!("PHOTO;ENCODING=b:{}\r\n", "QUJD\r\n ".repeat(300_000));
    let note = format!("NOTE:{}\r\n", "x".repeat(3_000_000));
    let numbers: String = (0..1_000).map(|at| format!("TEL:029 555 {at:04}\r\n")).collect::<Vec<_>>().concat();
    let text = format!("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Aila Haave\r\n{picture}{note}{numbers}END:VCARD\r\n");
    let read = people(text.as_bytes());
    assert_eq!(read.len(), 1);
    assert_eq!((read[0].note.len(), read[0].reaches.len()), (4_000, 20));
    assert!(read[0].remarks.contains(&Remark::Shortened));
    let nested = "BEGIN:VCARD\r\n".repeat(100_000);
    assert!(matches!(source(nested.as_bytes()), Err(ReadError::TooLarge)));
}
