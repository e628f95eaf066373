//! What a row or a card says of somebody, cleaned as everything is that goes into the file.

use super::ReachLabel;
use crate::domain::agency::contact::{ReachKind, compared_reach};
use crate::domain::privacy::personal_code;
use crate::domain::record::language::Language;
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

/// What a file says of somebody, as it stands there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// The number of the row or the card, from 1 up.
    pub place: u32,
    /// Name, in any order.
    pub name: String,
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
    /// Numbers and addresses.
    pub reaches: Vec<(ReachKind, ReachLabel, String)>,
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
    /// This language is not one of ours and is left out.
    UnknownLanguage(String),
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
    /// Numbers and addresses.
    pub reaches: Vec<IncomingReach>,
    /// What is worth knowing about it, whatever the file holds.
    pub remarks: Vec<Remark>,
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
        let name = turned(&line(&said.name));
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
        let reaches = reaches(&said.reaches, &mut remarks);
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
            reaches,
            remarks,
        }
    }

    /// Whether nothing at all is said.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let texts = [&self.name, &self.title, &self.note, &self.organisation];
        texts.into_iter().all(String::is_empty)
            && self.language.is_none()
            && self.roles.is_empty()
            && self.reaches.is_empty()
            && self.remarks.is_empty()
    }
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

/// A name with the surname last: `Haave, Aila` is `Aila Haave`.
fn turned(name: &str) -> String {
    match name.split_once(',') {
        Some((surname, first)) if !first.contains(',') && !first.trim().is_empty() && !surname.trim().is_empty() => {
            format!("{} {}", first.trim(), surname.trim())
        }
        _ => name.trim_matches([',', ' ']).to_owned(),
    }
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

fn reaches(said: &[(ReachKind, ReachLabel, String)], remarks: &mut Vec<Remark>) -> Vec<IncomingReach> {
    let mut reaches: Vec<IncomingReach> = Vec::new();
    for (kind, label, text) in said {
        if *kind == ReachKind::Email && !text.contains('@') {
            let value = cut(&line(text), LONGEST_LINE);
            if value.chars().any(char::is_alphanumeric) {
                remarks.push(Remark::NotReached(value));
            }
            continue;
        }
        let text = text.replace(" / ", ";");
        let signs: &[char] =
            if *kind == ReachKind::Email { &[';', ',', '\n', ' ', '<', '>'] } else { &[';', ',', '\n'] };
        for value in separated(&text, signs) {
            let value = cut(&value, LONGEST_LINE);
            let reached = match kind {
                ReachKind::Email => value.contains('@'),
                ReachKind::Phone | ReachKind::Fax => value.chars().any(|c| c.is_ascii_digit()),
            };
            if !reached {
                // A dash says that there is none; beside an address stands whose it is.
                if *kind != ReachKind::Email && value.chars().any(char::is_alphanumeric) {
                    remarks.push(Remark::NotReached(value));
                }
                continue;
            }
            let value = if *kind == ReachKind::Email { value } else { completed(&value) };
            let doubt = match kind {
                ReachKind::Email => validate::email(&value).map(|_| Remark::DoubtfulEmail(value.clone())),
                ReachKind::Phone | ReachKind::Fax => {
                    validate::phone(&value).map(|_| Remark::DoubtfulPhone(value.clone()))
                }
            };
            remarks.extend(doubt);
            let label = match label {
                ReachLabel::Own(own) => ReachLabel::Own(cut(&line(own), LONGEST_LABEL)),
                known => known.clone(),
            };
            let one = IncomingReach { kind: *kind, label, value };
            let known = reaches.iter().any(|other| other.kind == one.kind && other.compared() == one.compared());
            if !known && reaches.len() < MOST_EACH {
                reaches.push(one);
            }
        }
    }
    reaches
}

/// A number whose plus or zero a spreadsheet has taken away, with it again: a Finnish one has nine digits after the zero,
/// or eight.
fn completed(number: &str) -> String {
    if !number.bytes().all(|b| b.is_ascii_digit()) {
        return number.to_owned();
    }
    match (number.as_bytes(), number.len()) {
        ([b'3', b'5', b'8', ..], 11..) => format!("+{number}"),
        ([b'1'..=b'9', ..], 8..=9) => format!("0{number}"),
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
