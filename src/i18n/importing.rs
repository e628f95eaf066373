//! What the rows of a file that is brought in come to, in words.

use super::Texts;
use super::date::format_date;
use super::keys::language_key;
use crate::domain::importing::contacts::{ContactField, Difference, Labels, NoPerson, Outcome, Part, Refusal, Remark};
use crate::domain::importing::pipeline::Place;
use crate::domain::importing::{Incoming, RefusedRows, Source, refused_rows};
use crate::domain::{Language, ReachKind, Rows};

/// The key of what a row comes to.
#[must_use]
pub const fn outcome_key(outcome: &Outcome) -> &'static str {
    match outcome {
        Outcome::New => "import-new",
        Outcome::Changed => "import-changed",
        Outcome::Same => "import-same",
        Outcome::Refused(_) => "import-refused",
        Outcome::Ambiguous => "import-ambiguous",
    }
}

/// Why a row cannot be taken.
#[must_use]
pub fn refusal(texts: &Texts, refusal: &Refusal) -> String {
    let text = |key: &str, about: &str| texts.with(key, &[("text", about.into())]);
    match refusal {
        Refusal::NoPerson(what) => texts.get(no_person_key(*what)).to_owned(),
        Refusal::NameMissing => texts.get("import-name-missing").to_owned(),
        Refusal::NameTooLong => texts.get("import-name-too-long").to_owned(),
        Refusal::AgencyMissing => texts.get("import-agency-missing").to_owned(),
        Refusal::AgencyUnknown(name) => text("import-agency-unknown", name),
        Refusal::AgencySeveral(name) => text("import-agency-several", name),
    }
}

/// Those who cannot come in, each with why, as the file has them: the rows of the sheet that was taken, by its place and
/// that of its headings, or what can be told of cards.
#[must_use]
pub fn refused<'i>(
    texts: &Texts,
    source: &Source,
    (sheet, heading): (usize, Option<usize>),
    told: impl Iterator<Item = (&'i Incoming, String)>,
) -> Vec<RefusedRows> {
    match source {
        Source::Sheets(sheets) => {
            let Some(one) = sheets.get(sheet) else { return Vec::new() };
            let place = |row| Place { sheet: one.name.clone(), row, column: None };
            let told: Vec<(Place, String)> = told.map(|(one, why)| (place(one.place), why)).collect();
            refused_rows(std::slice::from_ref(one), |_| heading, &told)
        }
        Source::Cards(_) => {
            let headings = ["field-name", "import-field-agency", "field-phone", "field-email"];
            let of = |one: &Incoming, kind: ReachKind| {
                let values = one.reaches.iter().filter(|reach| reach.kind == kind).map(|reach| reach.value.as_str());
                values.collect::<Vec<_>>().join(", ")
            };
            let cells = |one: &Incoming| {
                vec![one.name.clone(), one.organisation.clone(), of(one, ReachKind::Phone), of(one, ReachKind::Email)]
            };
            let rows: Vec<(String, Vec<String>)> = told.map(|(one, why)| (why, cells(one))).collect();
            let headings = headings.map(|key| texts.get(key).to_owned()).to_vec();
            if rows.is_empty() { Vec::new() } else { vec![RefusedRows { sheet: String::new(), headings, rows }] }
        }
    }
}

/// The key of what a row is that is no person.
#[must_use]
pub const fn no_person_key(what: NoPerson) -> &'static str {
    match what {
        NoPerson::Group => "import-is-group",
        NoPerson::Organisation => "import-is-organisation",
        NoPerson::Thing => "import-is-thing",
        NoPerson::Section => "import-is-section",
        NoPerson::Headings => "import-is-headings",
        NoPerson::Nothing => "import-is-nothing",
    }
}

/// What is worth knowing about a row.
#[must_use]
pub fn remark(texts: &Texts, rows: &Rows, remark: &Remark) -> String {
    let text = |key: &str, about: &str| texts.with(key, &[("text", about.into())]);
    match remark {
        Remark::PersonalCode => texts.get("import-personal-code").to_owned(),
        Remark::DoubtfulPhone(value) => text("import-doubtful-phone", value),
        Remark::DoubtfulEmail(value) => text("import-doubtful-email", value),
        Remark::NotReached(value) => text("import-not-reached", value),
        Remark::Destroyed(value) => text("import-destroyed", value),
        Remark::Degree(value) => text("import-degree", value),
        Remark::Undecoded => texts.get("import-undecoded").to_owned(),
        Remark::InnerCard(name) => text("import-inner-card", name),
        Remark::Endless => texts.get("import-endless").to_owned(),
        Remark::OneTooMany(value) => text("import-one-too-many", value),
        Remark::Switchboard(value) => text("import-switchboard", value),
        Remark::UnknownLanguage(value) => text("import-unknown-language", value),
        Remark::UnknownDay(value) => text("import-unknown-day", value),
        Remark::DaysBackwards => texts.get("import-days-backwards").to_owned(),
        Remark::UnknownRole(value) => text("import-unknown-role", value),
        Remark::NewRole(value) => text("import-new-role", value),
        Remark::Shortened => texts.get("import-shortened").to_owned(),
        Remark::OtherAgency(value) => text("import-other-agency", value),
        Remark::Contradicts => texts.get("import-contradicts").to_owned(),
        Remark::AlsoAt(agency) => {
            let name = rows.agency.get(*agency).map(|one| one.name(texts.language())).unwrap_or_default();
            text("import-also-at", name)
        }
    }
}

/// The key of what a part of a contact is called.
#[must_use]
pub const fn part_key(part: Part) -> &'static str {
    match part {
        Part::Name => "field-name",
        Part::Title => "field-title",
        Part::Language => "contact-language",
        Part::Reach(ReachKind::Phone) => "field-phone",
        Part::Reach(ReachKind::Email) => "field-email",
        Part::Reach(ReachKind::Fax) => "field-fax",
        Part::Role => "contact-roles",
        Part::Note => "contact-note",
        Part::From => "field-first-day",
        Part::To => "field-last-day",
    }
}

/// The key of what a column of a table of people may hold.
#[must_use]
pub const fn contact_field_key(field: ContactField) -> &'static str {
    match field {
        ContactField::Name => "import-field-name",
        ContactField::FirstName => "import-field-first-name",
        ContactField::LastName => "import-field-last-name",
        ContactField::Title => "field-title",
        ContactField::Phone => "field-phone",
        ContactField::WorkPhone => "import-field-work-phone",
        ContactField::MobilePhone => "import-field-mobile-phone",
        ContactField::HomePhone => "import-field-home-phone",
        ContactField::Label => "import-field-label",
        ContactField::Fax => "field-fax",
        ContactField::Email => "field-email",
        ContactField::Language => "contact-language",
        ContactField::Roles => "contact-roles",
        ContactField::Agency => "import-field-agency",
        ContactField::Note => "contact-note",
        ContactField::ValidFrom => "field-first-day",
        ContactField::ValidTo => "field-last-day",
    }
}

/// A value of a part as it is written: a language by its name, a note on one line.
#[must_use]
pub fn part_value(texts: &Texts, part: Part, value: &str) -> String {
    match (part, Language::from_code(value)) {
        (Part::Language, Some(language)) => texts.get(language_key(language)).to_owned(),
        (Part::From | Part::To, _) => {
            value.parse().map_or_else(|_| value.to_owned(), |day| format_date(texts.language(), day))
        }
        _ => value.split_whitespace().collect::<Vec<_>>().join(" "),
    }
}

/// A change, old and new: `019 055 → 019 058`, or what is added alone.
#[must_use]
pub fn change(texts: &Texts, difference: &Difference) -> String {
    let after = part_value(texts, difference.part, &difference.after);
    let before = part_value(texts, difference.part, &difference.before);
    if before.is_empty() { after } else { format!("{before} → {after}") }
}

/// What numbers are called in the language.
#[must_use]
pub fn labels(texts: &Texts) -> Labels {
    let text = |key: &str| texts.get(key).to_owned();
    Labels { work: text("import-label-work"), mobile: text("import-label-mobile"), home: text("import-label-home") }
}
