//! Contacts as a csv that Outlook reads: its own English headings, which every language of it knows, commas between the
//! cells, and the letters of Windows where they suffice.

use crate::domain::{ContactId, ReachKind, Snapshot};
use crate::i18n::Texts;

use super::lists::roles;

/// The headings, as Outlook writes them itself.
const HEADINGS: [&str; 14] = [
    "First Name",
    "Last Name",
    "Company",
    "Job Title",
    "Business Phone",
    "Business Phone 2",
    "Mobile Phone",
    "Business Fax",
    "E-mail Address",
    "E-mail 2 Address",
    "E-mail 3 Address",
    "Language",
    "Categories",
    "Notes",
];

/// Some of the contacts, a line for each, in their order. Where the letters of Windows do not suffice it is UTF-8 with a
/// mark that says so.
#[must_use]
pub fn csv(snapshot: &Snapshot, contacts: &[ContactId], texts: &Texts) -> Vec<u8> {
    let line = |cells: &[&str]| cells.iter().map(|cell| quoted(cell)).collect::<Vec<_>>().join(",") + "\r\n";
    let mut lines = line(&HEADINGS);
    let language = texts.language();
    for contact in contacts.iter().filter_map(|id| snapshot.contact.get(*id)) {
        // The family name stands last in what people are called.
        let (given, family) = contact.name.rsplit_once(' ').unwrap_or(("", &contact.name));
        let agency = snapshot.agency.get(contact.agency).map(|agency| agency.name(language)).unwrap_or_default();
        let reaches = snapshot.reaches(contact);
        let nth = |kind: ReachKind, nth: usize| {
            reaches.iter().filter(|reach| reach.kind == kind).nth(nth).map_or("", |reach| reach.value.as_str())
        };
        let roles = roles(&snapshot.rows, contact.id, texts).replace(", ", ";");
        let spoken = contact.language.map_or("", |language| language.code());
        lines += &line(&[
            given,
            family,
            agency,
            &contact.title,
            nth(ReachKind::Phone, 0),
            nth(ReachKind::Phone, 1),
            nth(ReachKind::Phone, 2),
            nth(ReachKind::Fax, 0),
            nth(ReachKind::Email, 0),
            nth(ReachKind::Email, 1),
            nth(ReachKind::Email, 2),
            spoken,
            &roles,
            &contact.note,
        ]);
    }
    match encoding_rs::WINDOWS_1252.encode(&lines) {
        (bytes, _, false) => bytes.into_owned(),
        _ => format!("\u{feff}{lines}").into_bytes(),
    }
}

/// A cell in quotation marks.
fn quoted(cell: &str) -> String {
    format!("\"{}\"", cell.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Agency, AgencyId, Contact, ContactReach, Language, RowId};

    fn unit(name: &str) -> (Snapshot, ContactId) {
        let agency = Agency { name_fi: "Rannikkolaitos".into(), ..Agency::empty(AgencyId::new()) };
        let contact = Contact {
            name: name.into(),
            title: "Päällikkö, \"HR\"".into(),
            note: "ensin\nsitten".into(),
            ..Contact::empty(agency.id)
        };
        let reach = |kind, value: &str, position| ContactReach {
            id: RowId::new(),
            contact: contact.id,
            agency: agency.id,
            kind,
            label: String::new(),
            value: value.into(),
            position,
        };
        let mut snapshot = Snapshot::default();
        snapshot.rows.put(reach(ReachKind::Email, "oivi@ranta.example", 0).into());
        snapshot.rows.put(reach(ReachKind::Phone, "+358 29 555 0100", 1).into());
        snapshot.rows.put(agency.into());
        let id = contact.id;
        snapshot.rows.put(contact.into());
        (snapshot, id)
    }

    #[test]
    fn a_contact_is_a_line_under_outlooks_own_headings() {
        let (snapshot, id) = unit("Öivi Maria Keksitty");
        let bytes = csv(&snapshot, &[id], &Texts::new(Language::Fi));
        let (text, _, wrong) = encoding_rs::WINDOWS_1252.decode(&bytes);
        assert!(!wrong);
        let (head, row) = text.split_once("\r\n").expect("two lines");
        assert!(head.starts_with("\"First Name\",\"Last Name\",\"Company\",\"Job Title\",\"Business Phone\""));
        assert_eq!(
            row,
            "\"Öivi Maria\",\"Keksitty\",\"Rannikkolaitos\",\"Päällikkö, \"\"HR\"\"\",\"+358 29 555 0100\",\"\",\"\",\"\",\
             \"oivi@ranta.example\",\"\",\"\",\"\",\"\",\"ensin\nsitten\"\r\n"
        );
    }

    #[test]
    fn letters_that_windows_lacks_make_it_unicode() {
        let (snapshot, id) = unit("Áŋŋá Keksitty");
        let bytes = csv(&snapshot, &[id], &Texts::new(Language::Fi));
        let text = String::from_utf8(bytes).expect("unicode");
        assert!(text.starts_with('\u{feff}') && text.contains("\"Áŋŋá\",\"Keksitty\""));
    }

    #[test]
    fn what_is_written_comes_in_again() {
        let (snapshot, id) = unit("Öivi Keksitty");
        let sheets = crate::exchange::table::sheets(&csv(&snapshot, &[id], &Texts::new(Language::Fi))).expect("read");
        let line = sheets.first().and_then(|sheet| sheet.lines.get(1)).map(|line| line.cells.clone()).expect("a row");
        assert_eq!((line[1].as_str(), line[8].as_str()), ("Keksitty", "oivi@ranta.example"));
    }
}
