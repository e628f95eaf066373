//! The columns of a table of people.

use serde::{Deserialize, Serialize};

use super::{Incoming, ReachLabel, Said};
use crate::domain::agency::contact::ReachKind;
use crate::domain::importing::{Sheet, guess};

/// What a column of a table of people holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ContactField {
    /// The whole name.
    Name,
    /// First names.
    FirstName,
    /// Surname.
    LastName,
    /// Title.
    Title,
    /// A telephone number.
    Phone,
    /// A telephone number at work.
    WorkPhone,
    /// A mobile number.
    MobilePhone,
    /// A fax number.
    Fax,
    /// An e-mail address.
    Email,
    /// The language in which to speak.
    Language,
    /// What they are asked about.
    Roles,
    /// The agency, by abbreviation or name.
    Agency,
    /// What else there is to know.
    Note,
}

impl ContactField {
    /// Every field, in the order in which they are offered.
    pub const ALL: [Self; 13] = [
        Self::Name,
        Self::FirstName,
        Self::LastName,
        Self::Title,
        Self::Phone,
        Self::WorkPhone,
        Self::MobilePhone,
        Self::Fax,
        Self::Email,
        Self::Language,
        Self::Roles,
        Self::Agency,
        Self::Note,
    ];

    /// The word on the command line and in the preferences, such as `first_name`.
    #[must_use]
    pub fn word(self) -> String {
        match serde_json::to_value(self) {
            Ok(serde_json::Value::String(word)) => word,
            // A unit variant always serializes to a string.
            Ok(_) | Err(_) => String::new(),
        }
    }

    /// The field of a word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        serde_json::from_value(serde_json::Value::String(word.trim().to_lowercase())).ok()
    }

    /// Whether several columns may hold it.
    #[must_use]
    pub const fn several(self) -> bool {
        matches!(
            self,
            Self::Phone | Self::WorkPhone | Self::MobilePhone | Self::Fax | Self::Email | Self::Roles | Self::Note
        )
    }
}

/// The fields with the headings they go by in Finnish, Swedish and English, Outlook's and Google's among them. Folded;
/// the signs between words do not count.
pub const FIELDS: &[(ContactField, &[&str])] = &[
    (
        ContactField::FirstName,
        &["etunimi", "etunimet", "kutsumanimi", "fornamn", "tilltalsnamn", "first name", "given name", "firstname"],
    ),
    (
        ContactField::LastName,
        &["sukunimi", "efternamn", "slaktnamn", "last name", "family name", "surname", "lastname"],
    ),
    (
        ContactField::Title,
        &[
            "titteli",
            "nimike",
            "tehtavanimike",
            "virkanimike",
            "ammattinimike",
            "tehtava",
            "asema",
            "titel",
            "befattning",
            "tjanstebenamning",
            "job title",
            "organization title",
            "organization 1 title",
            "position",
            "uppgift",
            // In Outlook's own tables this is how somebody is addressed.
            "title",
        ],
    ),
    (
        ContactField::MobilePhone,
        &[
            "matkapuhelin",
            "matkapuhelinnumero",
            "kannykka",
            "gsm",
            "mobiili",
            "mobil",
            "mobiltelefon",
            "mobilnummer",
            "mobile",
            "mobile phone",
            "mobile number",
            "cell",
            "cell phone",
        ],
    ),
    (
        ContactField::WorkPhone,
        &[
            "tyopuhelin",
            "tyonumero",
            "virkapuhelin",
            "puhelin tyo",
            "arbetstelefon",
            "tjanstetelefon",
            "telefon arbete",
            "telefon arb",
            "work phone",
            "business phone",
            "office phone",
        ],
    ),
    (
        ContactField::Phone,
        &[
            "puhelin",
            "puhelinnumero",
            "puh",
            "puh nro",
            "puhelinnro",
            "numero",
            "telefon",
            "telefonnummer",
            "tfn",
            "tel",
            "phone",
            "phone number",
            "telephone",
            "phone 1 value",
            "phone 2 value",
            "phone 3 value",
        ],
    ),
    (
        ContactField::Fax,
        &[
            "faksi",
            "fax",
            "tyofaksi",
            "telefax",
            "faksinumero",
            "faxnummer",
            "fax arbete",
            "business fax",
            "fax number",
        ],
    ),
    (
        ContactField::Email,
        &[
            "sahkoposti",
            "sahkopostiosoite",
            "sposti",
            "s posti",
            "meili",
            "e post",
            "e postadress",
            "epost",
            "epostadress",
            "mejl",
            "mail",
            "email",
            "e mail",
            "email address",
            "e mail address",
            "e mail 1 value",
            "e mail 2 value",
            "e mail 2 address",
        ],
    ),
    (
        ContactField::Language,
        &["kieli", "asiointikieli", "aidinkieli", "sprak", "kontaktsprak", "kundsprak", "language", "kieli sprak"],
    ),
    (
        ContactField::Roles,
        &[
            "rooli",
            "roolit",
            "asiat",
            "missa asioissa",
            "vastuualue",
            "roll",
            "roller",
            "arenden",
            "i vilka arenden",
            "ansvarsomrade",
            "role",
            "roles",
            "responsibilities",
            "asked about",
        ],
    ),
    (
        ContactField::Agency,
        &[
            "virasto",
            "virasto tai laitos",
            "laitos",
            "organisaatio",
            "yritys",
            "asiakas",
            "lyhenne",
            "ambetsverk",
            "organisation",
            "foretag",
            "kund",
            "forkortning",
            "agency",
            "organization",
            "organization name",
            "organization 1 name",
            "company",
            "client",
            "abbreviation",
        ],
    ),
    (
        ContactField::Note,
        &[
            "lisatiedot",
            "lisatieto",
            "huomautus",
            "huomautukset",
            "huom",
            "muistiinpanot",
            "muuta",
            "kommentti",
            "anmarkning",
            "anmarkningar",
            "anteckningar",
            "ovrigt",
            "kommentar",
            "mer information",
            "note",
            "notes",
            "remarks",
            "comment",
            "comments",
        ],
    ),
    (
        ContactField::Name,
        &[
            "nimi",
            "koko nimi",
            "yhteyshenkilo",
            "yhteyshenkilon nimi",
            "henkilo",
            "namn",
            "kontaktperson",
            "person",
            "name",
            "full name",
            "contact",
            "contact name",
            "contact person",
            "sukunimi etunimi",
            "sukunimi ja etunimi",
            "etunimi sukunimi",
            "etunimi ja sukunimi",
            "efternamn fornamn",
            "efternamn och fornamn",
            "display name",
        ],
    ),
];

/// The line of headings of a table of people.
#[must_use]
pub fn heading_of(sheet: &Sheet) -> Option<usize> {
    sheet.heading(FIELDS, ContactField::several)
}

/// What the columns under these headings hold, as far as that can be told.
#[must_use]
pub fn default_mapping(headings: &[String]) -> Vec<Option<ContactField>> {
    let mut mapping = guess(headings, FIELDS, ContactField::several);
    // A whole name beside its parts says the same twice.
    let parts = [ContactField::FirstName, ContactField::LastName];
    if parts.iter().all(|part| mapping.contains(&Some(*part))) {
        for field in mapping.iter_mut().filter(|field| **field == Some(ContactField::Name)) {
            *field = None;
        }
    }
    mapping
}

/// The people in the rows below line `heading` (in all rows where there is none). Rows that say nothing in the columns
/// that are taken are left out.
#[must_use]
pub fn from_sheet(sheet: &Sheet, heading: Option<usize>, mapping: &[Option<ContactField>]) -> Vec<Incoming> {
    let from = heading.map_or(0, |heading| heading + 1);
    let lines = sheet.lines.iter().skip(from);
    lines.map(|line| Incoming::read(&said(line.number, &line.cells, mapping))).filter(|one| !one.is_empty()).collect()
}

fn said(place: u32, cells: &[String], mapping: &[Option<ContactField>]) -> Said {
    let mut said = Said { place, ..Said::default() };
    let (mut first, mut last) = (String::new(), String::new());
    for (cell, field) in cells.iter().zip(mapping) {
        let Some(field) = field else { continue };
        let mut reach = |kind, label| said.reaches.push((kind, label, cell.clone()));
        let add = |text: &mut String, sign: &str| {
            if !text.is_empty() && !cell.is_empty() {
                text.push_str(sign);
            }
            text.push_str(cell);
        };
        match field {
            ContactField::Name => add(&mut said.name, " "),
            ContactField::FirstName => add(&mut first, " "),
            ContactField::LastName => add(&mut last, " "),
            ContactField::Title => add(&mut said.title, " "),
            ContactField::Phone => reach(ReachKind::Phone, ReachLabel::Plain),
            ContactField::WorkPhone => reach(ReachKind::Phone, ReachLabel::Work),
            ContactField::MobilePhone => reach(ReachKind::Phone, ReachLabel::Mobile),
            ContactField::Fax => reach(ReachKind::Fax, ReachLabel::Plain),
            ContactField::Email => reach(ReachKind::Email, ReachLabel::Plain),
            ContactField::Language => add(&mut said.language, " "),
            ContactField::Roles => add(&mut said.roles, ";"),
            ContactField::Agency => add(&mut said.organisation, " "),
            ContactField::Note => add(&mut said.note, "\n"),
        }
    }
    let parts = [first.trim(), last.trim()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    if !parts.is_empty() {
        said.name = parts;
    }
    said
}

/// Has column `at` hold `field`, or nothing. A field that goes to one column only leaves the one where it was.
pub fn map(mapping: &mut [Option<ContactField>], at: usize, field: Option<ContactField>) {
    for other in
        mapping.iter_mut().filter(|other| field.is_some_and(|field| !field.several() && **other == Some(field)))
    {
        *other = None;
    }
    if let Some(column) = mapping.get_mut(at) {
        *column = field;
    }
}

/// Whether the columns say what people are called.
#[must_use]
pub fn has_name(mapping: &[Option<ContactField>]) -> bool {
    let named = [ContactField::Name, ContactField::FirstName, ContactField::LastName];
    mapping.iter().flatten().any(|field| named.contains(field))
}

/// The sheet that most looks like a table of people; of equals the first. One that its program hides is none of them
/// while there is another: it is often what somebody has put away.
#[must_use]
pub fn likely_sheet(sheets: &[Sheet]) -> Option<usize> {
    let known = |sheet: &Sheet| default_mapping(&sheet.headings(heading_of(sheet))).into_iter().flatten().count();
    let counted: Vec<(bool, usize)> = sheets.iter().map(|sheet| (!sheet.hidden.sheet, known(sheet))).collect();
    let most = counted.iter().copied().max()?;
    counted.iter().position(|count| *count == most)
}
