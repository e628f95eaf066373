//! What a row or a card says of somebody, cleaned as everything is that goes into the file.

use std::collections::HashSet;

use chrono::NaiveDate;

use super::{ReachLabel, names};
use crate::domain::agency::contact::{ReachKind, compared_reach};
use crate::domain::privacy::personal_code;
use crate::domain::record::language::Language;
use crate::domain::record::phone;
use crate::domain::record::text::fold;
use crate::domain::record::validate;

/// The longest name, title and name of an organisation, in characters.
const LONGEST_LINE: usize = 200;

/// The longest label of a number or an address.
const LONGEST_LABEL: usize = 60;

/// The longest note.
pub(super) const LONGEST_NOTE: usize = 4_000;

/// How many numbers and addresses are taken of one person, and how many things they are asked about.
const MOST_EACH: usize = 20;

/// What a row or a card is that is no person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NoPerson {
    /// A group of people, whose members have cards of their own.
    Group,
    /// A company or an office.
    Organisation,
    /// A place, a device or a program.
    Thing,
    /// A row that names the agency of the rows below it.
    Section,
    /// The headings once more.
    Headings,
    /// A row that says nothing in the columns that are taken.
    Nothing,
}

/// What a file says of somebody, as it stands there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// The number of the row or the card, from 1 up.
    pub place: u32,
    /// Name, in any order.
    pub name: String,
    /// The file tells first names from surnames, so that a comma in the name is no sign of the order.
    pub ordered: bool,
    /// Title.
    pub title: String,
    /// The language in which to speak.
    pub language: String,
    /// What else there is to know.
    pub note: String,
    /// The agency, by abbreviation or name.
    pub organisation: String,
    /// What they are asked about, separated.
    pub roles: String,
    /// The first day on which they are a contact.
    pub valid_from: String,
    /// The last day.
    pub valid_to: String,
    /// Numbers and addresses.
    pub reaches: Vec<(ReachKind, ReachLabel, String)>,
    /// Each of them is one, whatever signs it has; else several may stand in each.
    pub whole: bool,
    /// What it is, where it is no person.
    pub no_person: Option<NoPerson>,
}

/// A number or an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IncomingReach {
    /// What it is.
    pub kind: ReachKind,
    /// What it is called.
    pub label: ReachLabel,
    /// The number or the address.
    pub value: String,
}

impl IncomingReach {
    /// What it is compared by.
    pub(super) fn compared(&self) -> String {
        compared_reach(self.kind, &self.value)
    }
}

/// Something worth knowing about a row that does not keep it out.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Remark {
    /// A personal identity code may stand in it.
    PersonalCode,
    /// The telephone number looks wrong.
    DoubtfulPhone(String),
    /// The address looks wrong.
    DoubtfulEmail(String),
    /// This is no number or address and is left out.
    NotReached(String),
    /// A spreadsheet has made this of a number, and its digits are lost.
    Destroyed(String),
    /// This stands behind the name and is left out.
    Degree(String),
    /// Letters could not be read and stand as question marks.
    Undecoded,
    /// The card of this person stands inside another one and is left out.
    InnerCard(String),
    /// The card has no end: something may be missing.
    Endless,
    /// There are so many numbers and addresses already that this is left out.
    OneTooMany(String),
    /// The number of an organisation, which may be the switchboard of an agency.
    Switchboard(String),
    /// This language is not one of ours and is left out.
    UnknownLanguage(String),
    /// This is no day and is left out.
    UnknownDay(String),
    /// The last day would come before the first, and both are left out.
    DaysBackwards,
    /// This is not on the list of what contacts are asked about, and is left out.
    UnknownRole(String),
    /// This will be added to the list of what contacts are asked about.
    NewRole(String),
    /// Something was too long and is cut.
    Shortened,
    /// The file names another agency.
    OtherAgency(String),
    /// An earlier row of the file says otherwise, and is kept to.
    Contradicts,
    /// The same person at another agency changes too, or is recognised there.
    AlsoAt(crate::domain::record::id::AgencyId),
}

/// What a row or a card says of somebody.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Incoming {
    /// The number of the row or the card, from 1 up.
    pub place: u32,
    /// Name: first names before surname. Empty where there is none.
    pub name: String,
    /// The name is longer than any name.
    pub overlong: bool,
    /// Title; empty where the file says nothing.
    pub title: String,
    /// The language in which to speak.
    pub language: Option<Language>,
    /// What else there is to know.
    pub note: String,
    /// The agency, by abbreviation or name.
    pub organisation: String,
    /// What they are asked about.
    pub roles: Vec<String>,
    /// The first day on which they are a contact; none where the file says nothing that is a day.
    pub valid_from: Option<NaiveDate>,
    /// The last day.
    pub valid_to: Option<NaiveDate>,
    /// Numbers and addresses.
    pub reaches: Vec<IncomingReach>,
    /// What is worth knowing about it, whatever the file holds.
    pub remarks: Vec<Remark>,
    /// What it is, where it is no person.
    pub no_person: Option<NoPerson>,
    /// The text of a row that has only one, which may name the agency of the rows below.
    pub alone: Option<String>,
}

impl Incoming {
    /// Cleans what a file says: composed, without control and direction-changing characters, within the limits.
    #[must_use]
    pub fn read(said: &Said) -> Self {
        let mut remarks = Vec::new();
        let all = [&said.name, &said.title, &said.note, &said.roles, &said.organisation];
        let reached = said.reaches.iter().map(|(.., value)| value);
        if all.into_iter().chain(reached).any(|text| personal_code::stands_in(text)) {
            remarks.push(Remark::PersonalCode);
        }
        let lost = |text: &String| text.contains('\u{fffd}');
        if all.into_iter().any(lost) || said.reaches.iter().any(|(.., value)| lost(value)) {
            remarks.push(Remark::Undecoded);
        }
        let (name, degrees) = names::turned(&line(&said.name), said.ordered);
        remarks.extend(degrees.into_iter().map(Remark::Degree));
        let overlong = name.chars().count() > LONGEST_LINE;
        let language = spoken(&line(&said.language));
        if language.is_none() && !line(&said.language).is_empty() {
            remarks.push(Remark::UnknownLanguage(cut(&line(&said.language), LONGEST_LABEL)));
        }
        let shortened = |text: String, most: usize, remarks: &mut Vec<Remark>| {
            let short = cut(&text, most);
            if short != text && !remarks.contains(&Remark::Shortened) {
                remarks.push(Remark::Shortened);
            }
            short
        };
        let title = shortened(line(&said.title), LONGEST_LINE, &mut remarks);
        let note = shortened(validate::tidy(&said.note), LONGEST_NOTE, &mut remarks);
        let [valid_from, valid_to] = days(said, &mut remarks);
        let reaches = reaches(said, &mut remarks);
        if said.no_person == Some(NoPerson::Organisation) {
            let phone = reaches.iter().find(|reach| reach.kind == ReachKind::Phone);
            remarks.extend(phone.map(|phone| Remark::Switchboard(phone.value.clone())));
        }
        let roles = separated(&said.roles, &[';', ',', '\n', '/']).map(|role| cut(&role, LONGEST_LINE));
        Self {
            place: said.place,
            name: cut(&name, LONGEST_LINE),
            overlong,
            title,
            language,
            note,
            organisation: cut(&line(&said.organisation), LONGEST_LINE),
            roles: roles.take(MOST_EACH).collect(),
            valid_from,
            valid_to,
            reaches,
            remarks,
            no_person: said.no_person,
            alone: None,
        }
    }

    /// Whether nothing at all is said.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let texts = [&self.name, &self.title, &self.note, &self.organisation];
        texts.into_iter().all(String::is_empty)
            && self.language.is_none()
            && self.valid_from.is_none()
            && self.valid_to.is_none()
            && self.roles.is_empty()
            && self.reaches.is_empty()
            && self.remarks.is_empty()
            && self.no_person.is_none()
    }
}

/// A day as tables have it, `2026-11-01` with or without a time of day, or as people write it, `1.11.2026`.
fn day(text: &str) -> Option<NaiveDate> {
    let text = line(text);
    let first = text.split_whitespace().next()?;
    let finnish = || NaiveDate::parse_from_str(first, "%d.%m.%Y").ok();
    first.parse().ok().or_else(finnish)
}

/// The first and the last day; what cannot be read or runs backwards is told.
fn days(said: &Said, remarks: &mut Vec<Remark>) -> [Option<NaiveDate>; 2] {
    let read = [&said.valid_from, &said.valid_to].map(|text| (line(text), day(text)));
    let unread = read.iter().filter(|(text, day)| !text.is_empty() && day.is_none());
    remarks.extend(unread.map(|(text, _)| Remark::UnknownDay(cut(text, LONGEST_LINE))));
    let [from, to] = read.map(|(_, day)| day);
    if from.zip(to).is_some_and(|(from, to)| to < from) {
        remarks.push(Remark::DaysBackwards);
        return [None, None];
    }
    [from, to]
}

/// A text on one line, cleaned.
fn line(text: &str) -> String {
    validate::tidy(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn cut(text: &str, most: usize) -> String {
    text.chars().take(most).collect::<String>().trim_end().to_owned()
}

fn separated<'t>(text: &'t str, signs: &'t [char]) -> impl Iterator<Item = String> + 't {
    text.split(signs).map(line).filter(|part| !part.is_empty())
}

/// The language of a word or a code in any of ours; of several the first.
fn spoken(text: &str) -> Option<Language> {
    let folded = fold(text);
    let mut words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.find_map(|word| match word {
        "fi" | "fin" | "suomi" | "suomeksi" | "finska" | "finnish" => Some(Language::Fi),
        "sv" | "swe" | "ruotsi" | "ruotsiksi" | "svenska" | "swedish" => Some(Language::Sv),
        "en" | "eng" | "englanti" | "englanniksi" | "engelska" | "english" => Some(Language::En),
        _ => None,
    })
}

fn reaches(said: &Said, remarks: &mut Vec<Remark>) -> Vec<IncomingReach> {
    let mut reaches: Vec<IncomingReach> = Vec::new();
    let mut compared: HashSet<(ReachKind, String)> = HashSet::new();
    for (kind, label, text) in &said.reaches {
        let values = match kind {
            ReachKind::Email => addresses(text, remarks),
            ReachKind::Phone | ReachKind::Fax => numbers(text, said.whole, remarks),
        };
        for value in values {
            let doubt = match kind {
                ReachKind::Email => validate::email(&value).map(|_| Remark::DoubtfulEmail(value.clone())),
                ReachKind::Phone | ReachKind::Fax => {
                    validate::phone(&value).map(|_| Remark::DoubtfulPhone(value.clone()))
                }
            };
            let label = match label {
                ReachLabel::Own(own) => ReachLabel::Own(cut(&line(own), LONGEST_LABEL)),
                known => known.clone(),
            };
            let one = IncomingReach { kind: *kind, label, value };
            if !compared.insert((one.kind, one.compared())) {
                continue;
            }
            if reaches.len() < MOST_EACH {
                remarks.extend(doubt);
                reaches.push(one);
            } else if !remarks.contains(&Remark::Shortened) {
                remarks.push(Remark::Shortened);
            }
        }
    }
    reaches
}

/// The addresses in a text. Beside one may stand whose it is.
fn addresses(text: &str, remarks: &mut Vec<Remark>) -> Vec<String> {
    let text = validate::at_signs(&validate::tidy(text));
    if !text.contains('@') {
        let value = cut(&line(&text), LONGEST_LINE);
        if value.chars().any(char::is_alphanumeric) {
            remarks.push(Remark::NotReached(value));
        }
        return Vec::new();
    }
    let parts = separated(&text, &[';', ',', '\n', ' ', '<', '>', '(', ')', '[', ']', '"']);
    let addresses = parts.map(|part| validate::plain_email(&part)).filter(|part| part.contains('@'));
    addresses.map(|part| cut(part.trim_matches([':', '.', '\'']), LONGEST_LINE)).take(MOST_EACH * 2).collect()
}

/// The numbers in a text: one where it is `whole`, else whatever stands between two signs that part numbers.
fn numbers(text: &str, whole: bool, remarks: &mut Vec<Remark>) -> Vec<String> {
    let text = validate::tidy(text);
    if let Some(number) = phone::scientific(&text) {
        if number.is_empty() {
            remarks.push(Remark::Destroyed(cut(&line(&text), LONGEST_LINE)));
            return Vec::new();
        }
        return vec![completed(&number)];
    }
    let parts = if whole { phone::one_or_both(&line(&text)) } else { phone::numbers(&text) };
    let mut numbers = Vec::new();
    for part in parts.into_iter().take(MOST_EACH * 2) {
        let value = cut(&line(&part), LONGEST_LINE);
        if value.chars().any(|c| c.is_ascii_digit()) {
            numbers.push(completed(&phone::tidy(&value)));
        } else if value.chars().any(char::is_alphanumeric) {
            // A dash says that there is none.
            remarks.push(Remark::NotReached(value));
        }
    }
    numbers
}

/// A number whose plus or zero a spreadsheet has taken away, with it again: a Finnish one has eight or nine digits after
/// the zero, a mobile one ten too.
fn completed(number: &str) -> String {
    if !number.bytes().all(|b| b.is_ascii_digit()) {
        return number.to_owned();
    }
    match (number.as_bytes(), number.len()) {
        ([b'3', b'5', b'8', ..], count) if count >= 10 => format!("+{number}"),
        // Ten digits are a Finnish mobile number without its zero; others of that length may be foreign without their plus.
        ([b'1'..=b'9', ..], 8..=9) | ([b'4', b'0' | b'4' | b'5', ..] | [b'5', b'0', ..], 10) => format!("0{number}"),
        _ => number.to_owned(),
    }
}

/// What a name is known by, whatever the order of its words.
pub(super) fn name_key(name: &str) -> String {
    let words = words(name);
    words.join(" ")
}

/// The words of a name, folded, in order of the alphabet.
pub(super) fn words(name: &str) -> Vec<String> {
    let folded = fold(name);
    let mut words: Vec<String> =
        folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect();
    words.sort();
    words
}

/// Whether every word of one name is in the other.
pub(super) fn within(shorter: &str, longer: &str) -> bool {
    let longer = words(longer);
    let shorter = words(shorter);
    !shorter.is_empty() && shorter.iter().all(|word| longer.contains(word))
}
