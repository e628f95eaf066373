//! The fields of an agency out of its sheet, and the rows that stand on its card: identifiers and opening hours.

use std::collections::{BTreeMap, HashMap};

use serde_json::Value;

use super::hours::hours;
use super::logos::Logos;
use super::names::Names;
use super::{Builder, Of, place};
use crate::domain::importing::agency_sheets::{AgencySheet, Label, Pair, Written};
use crate::domain::importing::whole::{BadCell, Fault};
use crate::domain::search::fold;
use crate::domain::shape::{Column, Kind, columns, written_identity};
use crate::domain::validate::{plain_email, tidy};
use crate::domain::{
    Agency, AgencyIdentifier, Fields, Language, List, ListId, ListItem, OpeningHours, ReachKind, Record, RowId, Table,
    personal_code, tidy_reach,
};
use crate::exchange::workbook::cells::value;

/// An agency whose fields are being told.
struct Telling {
    fields: Fields,
    /// Which columns have been told, and what.
    told: HashMap<&'static str, String>,
}

/// A part of an address.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Address {
    Visiting,
    Postal,
}

impl Address {
    const fn columns(self) -> [&'static str; 3] {
        match self {
            Self::Visiting => ["visiting_street", "visiting_postcode", "visiting_city"],
            Self::Postal => ["postal_street", "postal_postcode", "postal_city"],
        }
    }
}

impl Builder<'_> {
    /// The agency itself, and what stands on its card.
    pub(super) fn agency(&mut self, of: Of<'_>, agency: Agency, read: &AgencySheet, names: &Names, logos: &Logos) {
        let told = self.told.remove(&of.agency).unwrap_or_default();
        let mut telling = Telling { fields: Record::from(agency).fields(), told };
        // Whose the sheet is was chosen by somebody who knows that it may stand there under another name.
        let chosen = self.how.whose.iter().any(|(sheet, one)| sheet == of.sheet && *one == of.agency);
        let keeps = chosen && !self.how.names;
        for (column, text) in [
            ("name_fi", &names.fi),
            ("name_sv", &names.sv),
            ("name_en", &names.en),
            ("abbreviation", &names.abbreviation),
        ] {
            if !(keeps && column.starts_with("name_")) {
                self.tell(of, &mut telling, column, &Written { text: text.clone(), ..names.at.clone() }, "");
            }
        }
        let mut address = Address::Visiting;
        let mut cards: Vec<&Pair> = Vec::new();
        for pair in &read.pairs {
            match pair.label {
                Label::OpeningHours | Label::AgencyCode | Label::Ovt | Label::EInvoice => cards.push(pair),
                Label::Visiting | Label::Postal | Label::Addresses => {
                    address = if pair.label == Label::Postal { Address::Postal } else { Address::Visiting };
                    self.address(of, &mut telling, pair, address);
                    if pair.label == Label::Addresses {
                        self.address(of, &mut telling, pair, Address::Postal);
                    }
                }
                Label::Postcode | Label::City => {
                    let [_, postcode, city] = address.columns();
                    let column = if pair.label == Label::City { city } else { postcode };
                    self.tell_all(of, &mut telling, column, pair);
                }
                Label::NameFi if pair.values.contains(&names.at) => {}
                Label::Unit => self.unit(of, &mut telling, pair),
                Label::BusinessId => self.business_id(of, &mut telling, pair),
                Label::ServiceLanguage => self.languages(of, &mut telling, pair),
                Label::Parent => {
                    self.list_row(of, &mut telling, ("parent_organisation", List::ParentOrganisation), pair);
                }
                Label::Branch => self.list_row(of, &mut telling, ("branch", List::Branch), pair),
                label => {
                    if let Some(column) = column_of(label) {
                        self.tell_all(of, &mut telling, column, pair);
                    }
                }
            }
        }
        // The logo of an earlier sheet stays.
        if let Some(hash) = self.logo(of, logos).filter(|_| !telling.told.contains_key("logo")) {
            telling.told.insert("logo", hash.clone());
            telling.fields.insert("logo".to_owned(), Value::String(hash));
        }
        let at = place(of.sheet, &names.at);
        match Record::from_fields(Table::Agency, telling.fields) {
            Ok(Record::Agency(agency)) => self.good_agency(at, agency),
            Ok(other) => self.good(at, other),
            Err(error) => {
                let cell = BadCell { column: "name_fi", text: error.to_string(), fault: Fault::Missing };
                self.bad(at, Table::Agency, cell);
            }
        }
        self.told.insert(of.agency, telling.told);
        for pair in cards {
            match pair.label {
                Label::OpeningHours => self.opening_hours(of, pair),
                Label::AgencyCode => self.identifier(of, "agency_code", pair),
                Label::Ovt => self.identifier(of, "ovt", pair),
                _ => self.identifier(of, "einvoice", pair),
            }
        }
    }

    /// Tells all that belongs to a label as one text.
    fn tell_all(&mut self, of: Of<'_>, telling: &mut Telling, column: &'static str, pair: &Pair) {
        if let Some(first) = pair.values.first() {
            self.tell(of, telling, column, &Written { text: joined(&pair.values), ..first.clone() }, &pair.at.text);
        }
    }

    /// Tells a field. What cannot be read is refused by itself, and what contradicts an earlier cell is left.
    fn tell(&mut self, of: Of<'_>, telling: &mut Telling, name: &'static str, at: &Written, label: &str) {
        let text = plain(name, &at.text);
        if text.is_empty() {
            return;
        }
        if let Some(before) = telling.told.get(name) {
            if fold(before) != fold(&text) {
                self.left(of.sheet, label, at);
            }
            return;
        }
        let Some(column) = column(name) else { return };
        let read = value(Table::Agency, column, &text, &self.words, [&self.called; 2]);
        let read = if personal_code::stands_in(&text) { Err(Fault::PersonalCode) } else { read };
        match read {
            Ok(read) => {
                // A name in other letters is the same name.
                let now = telling.fields.get(name).and_then(Value::as_str).unwrap_or_default();
                let same = column.kind == Kind::Text && !now.is_empty() && tidy(now) == text;
                if name == "notes" && !now.is_empty() {
                    // What has been noted here since stays.
                    let notes = noted(now, &text);
                    telling.fields.insert(name.to_owned(), Value::String(notes));
                } else if !same {
                    telling.fields.insert(name.to_owned(), read);
                }
                telling.told.insert(name, text);
            }
            Err(fault) => {
                self.bad(place(of.sheet, at), Table::Agency, BadCell { column: name, text, fault });
            }
        }
    }

    /// A field that names a row of a list.
    fn list_row(&mut self, of: Of<'_>, telling: &mut Telling, (name, list): (&'static str, List), pair: &Pair) {
        let Some(first) = pair.values.first() else { return };
        if let Some(before) = telling.told.get(name) {
            if fold(before) != fold(&first.text) {
                self.left(of.sheet, &pair.at.text, first);
            }
            return;
        }
        match self.listed(of.sheet, list, first) {
            Ok(id) => {
                telling.told.insert(name, first.text.clone());
                telling.fields.insert(name.to_owned(), Value::String(id.to_string()));
            }
            Err(fault) => {
                let cell = BadCell { column: name, text: first.text.clone(), fault };
                self.bad(place(of.sheet, first), Table::Agency, cell);
            }
        }
    }

    fn address(&mut self, of: Of<'_>, telling: &mut Telling, pair: &Pair, which: Address) {
        let Some(first) = pair.values.first() else { return };
        let read = address(&pair.values);
        for (column, text) in which.columns().into_iter().zip([&read.street, &read.postcode, &read.city]) {
            self.tell(of, telling, column, &Written { text: text.clone(), ..first.clone() }, &pair.at.text);
        }
        if !read.rest.is_empty() {
            self.left(of.sheet, &pair.at.text, &Written { text: read.rest, ..first.clone() });
        }
    }

    /// A bookkeeping unit: its number, its name, or the one behind the other.
    fn unit(&mut self, of: Of<'_>, telling: &mut Telling, pair: &Pair) {
        let Some(first) = pair.values.first() else { return };
        let text = tidy(&joined(&pair.values).replace('\n', " "));
        let digits = text.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(text.len());
        let (number, name) = text.split_at_checked(digits).unwrap_or((&text, ""));
        let name = name.trim_start_matches([' ', '-', '–', ',', ':', '/']);
        for (column, text) in [("bookkeeping_unit_number", number), ("bookkeeping_unit_name", name)] {
            self.tell(of, telling, column, &Written { text: text.to_owned(), ..first.clone() }, &pair.at.text);
        }
    }

    /// A business id, with or without something behind it.
    fn business_id(&mut self, of: Of<'_>, telling: &mut Telling, pair: &Pair) {
        let Some(first) = pair.values.first() else { return };
        let is_id = |word: &&str| {
            let (number, check) = word.split_once('-').unwrap_or_default();
            let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
            number.len() == 7 && check.len() == 1 && digits(number) && digits(check)
        };
        let words = || first.text.split([' ', ',', '(', ')', ';', '\n']).filter(|word| !word.is_empty());
        match words().find(is_id) {
            Some(id) => {
                self.tell(of, telling, "business_id", &Written { text: id.to_owned(), ..first.clone() }, &pair.at.text);
                if words().count() > 1 {
                    self.left(of.sheet, &pair.at.text, first);
                }
            }
            None => self.tell(of, telling, "business_id", first, &pair.at.text),
        }
    }

    /// The languages in which it is served: the first one, and one more.
    fn languages(&mut self, of: Of<'_>, telling: &mut Telling, pair: &Pair) {
        let Some(first) = pair.values.first() else { return };
        let folded = fold(&first.text);
        let spoken = |word: &str| match word {
            "fi" | "suomi" | "suomeksi" | "finska" | "finnish" => Some(Language::Fi),
            "sv" | "ruotsi" | "ruotsiksi" | "svenska" | "swedish" => Some(Language::Sv),
            "en" | "englanti" | "englanniksi" | "engelska" | "english" => Some(Language::En),
            _ => None,
        };
        let words = folded.split(|letter: char| !letter.is_alphanumeric());
        let words = words.filter(|word| !matches!(*word, "" | "ja" | "och" | "and"));
        let languages: Option<Vec<Language>> = words.map(spoken).collect();
        match languages.as_deref() {
            Some(spoken @ ([_] | [_, _])) => {
                for (column, language) in ["service_language", "second_language"].into_iter().zip(spoken) {
                    telling.fields.insert(column.to_owned(), Value::String(language.code().to_owned()));
                }
            }
            _ => self.left(of.sheet, &pair.at.text, first),
        }
    }

    fn opening_hours(&mut self, of: Of<'_>, pair: &Pair) {
        let Some(first) = pair.values.first() else { return };
        let whole = Written { text: joined(&pair.values), ..first.clone() };
        let Some(days) = hours(&whole.text) else {
            self.left(of.sheet, &pair.at.text, &whole);
            return;
        };
        for (weekday, hours) in days {
            let id = OpeningHours::key(of.agency, weekday);
            let (opens, closes) = hours.unzip();
            let before = self.rows.opening_hours.get(id).cloned();
            // A break that the sheet says nothing of stays where it still fits.
            let kept = before.filter(|before| (before.opens, before.closes) == (opens, closes));
            let (break_from, break_to) = kept.map(|before| (before.break_from, before.break_to)).unwrap_or_default();
            let hours = OpeningHours { id, agency: of.agency, weekday, opens, closes, break_from, break_to };
            self.good(place(of.sheet, first), hours.into());
        }
    }

    fn identifier(&mut self, of: Of<'_>, key: &str, pair: &Pair) {
        let kind: ListId = ListItem::shipped(List::IdentifierKind.table().name(), key, 0, [""; 3]).id;
        for at in &pair.values {
            let kind = self.rows.identifier_kind.get(kind).map(|item| item.merged_into.unwrap_or(item.id));
            let Some(kind) = kind else {
                self.left(of.sheet, &pair.at.text, at);
                continue;
            };
            let value = tidy(&at.text);
            let mut known = self.rows.agency_identifier.of(of.agency);
            let known = known.find(|one| one.kind == kind && fold(&one.value) == fold(&value)).cloned();
            let record = known.unwrap_or_else(|| {
                let said = [("agency", of.agency.to_string()), ("kind", kind.to_string()), ("value", value.clone())];
                let said = said.map(|(column, text)| (column.to_owned(), Value::String(text)));
                let id = RowId(written_identity(Table::AgencyIdentifier, &Fields::from_iter(said)));
                AgencyIdentifier { id, agency: of.agency, kind, value: value.clone(), valid_from: None, valid_to: None }
            });
            self.good_from(place(of.sheet, at), record.into(), ("value", &at.text));
        }
    }
}

/// Notes with one more under them, unless it is there already.
pub(super) fn noted(notes: &str, more: &str) -> String {
    if notes.contains(more) {
        return notes.to_owned();
    }
    [notes, more].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n")
}

/// The field of a label that is a text, a word or a day.
const fn column_of(label: Label) -> Option<&'static str> {
    Some(match label {
        Label::NameFi => "name_fi",
        Label::NameSv => "name_sv",
        Label::NameEn => "name_en",
        Label::Abbreviation => "abbreviation",
        Label::Kind => "kind",
        Label::UnitNumber => "bookkeeping_unit_number",
        Label::UnitName => "bookkeeping_unit_name",
        Label::Mission => "mission",
        Label::Website => "website",
        Label::Switchboard => "switchboard",
        Label::Email => "email",
        Label::ClientSince => "client_since",
        Label::ClientUntil => "client_until",
        Label::Notes => "notes",
        _ => return None,
    })
}

fn column(name: &str) -> Option<&'static Column> {
    columns(Table::Agency).iter().find(|column| column.name == name)
}

/// A text as the field keeps it.
fn plain(column: &str, text: &str) -> String {
    match column {
        "email" => plain_email(text),
        "switchboard" => tidy_reach(ReachKind::Phone, text),
        "mission" | "notes" => tidy(text),
        _ => tidy(text).split_whitespace().collect::<Vec<_>>().join(" "),
    }
}

/// All that belongs to a label, a line for each row of the sheet.
pub(super) fn joined(values: &[Written]) -> String {
    let mut rows: BTreeMap<u32, Vec<&str>> = BTreeMap::new();
    for value in values {
        rows.entry(value.row).or_default().push(&value.text);
    }
    rows.into_values().map(|texts| texts.join(" ")).collect::<Vec<_>>().join("\n")
}

/// An address in its parts, and what stands behind it.
#[derive(Debug, Default, PartialEq, Eq)]
struct Parts {
    street: String,
    postcode: String,
    city: String,
    rest: String,
}

/// Reads `Rantakatu 1, 00100 Helsinki`, in one cell or several, on one line or more.
fn address(values: &[Written]) -> Parts {
    let whole = values.iter().map(|value| value.text.as_str()).collect::<Vec<_>>().join("\n");
    let mut parts = Parts::default();
    let (mut street, mut rest) = (Vec::new(), Vec::new());
    for line in whole.split(['\n', ',']).map(str::trim).filter(|line| !line.is_empty()) {
        if !parts.postcode.is_empty() {
            if parts.city.is_empty() {
                line.clone_into(&mut parts.city);
            } else {
                rest.push(line);
            }
            continue;
        }
        let mut words = line.split_whitespace().enumerate();
        let code = |word: &str| {
            let digits = word.strip_prefix("FI-").unwrap_or(word);
            digits.len() == 5 && digits.bytes().all(|byte| byte.is_ascii_digit())
        };
        match words.find(|(_, word)| code(word)) {
            Some((at, word)) => {
                let before: Vec<&str> = line.split_whitespace().take(at).collect();
                if !before.is_empty() {
                    street.push(before.join(" "));
                }
                word.strip_prefix("FI-").unwrap_or(word).clone_into(&mut parts.postcode);
                parts.city = line.split_whitespace().skip(at + 1).collect::<Vec<_>>().join(" ");
            }
            None => street.push(line.to_owned()),
        }
    }
    parts.street = street.join(", ");
    parts.rest = rest.join(", ");
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_read_in_one_cell_or_several() {
        let cells = |texts: &[&str]| {
            let written = |text: &&str| Written { text: (*text).to_owned(), ..Written::default() };
            texts.iter().map(written).collect::<Vec<_>>()
        };
        for texts in [
            &["Rantakatu 1 A, 00100 Helsinki"][..],
            &["Rantakatu 1 A", "00100 Helsinki"],
            &["Rantakatu 1 A", "00100", "Helsinki"],
            &["Rantakatu 1 A\nFI-00100 Helsinki"],
            &["Rantakatu 1 A 00100 Helsinki"],
        ] {
            let read = address(&cells(texts));
            assert_eq!([read.street, read.postcode, read.city, read.rest], ["Rantakatu 1 A", "00100", "Helsinki", ""]);
        }
        let read = address(&cells(&["PL 12, Rantakatu 1, 00023 Valtioneuvosto, Suomi"]));
        assert_eq!([read.street, read.city, read.rest], ["PL 12, Rantakatu 1", "Valtioneuvosto", "Suomi"]);
        assert_eq!(address(&cells(&["Rantakatu 1"])).street, "Rantakatu 1");
    }
}
