//! What the agency of a sheet is called: by its labels, by what stands over everything, or by the name of the sheet.

use std::collections::{HashMap, HashSet};

use crate::domain::Rows;
use crate::domain::importing::Sheet;
use crate::domain::importing::agency_sheets::{AgencySheet, Label, Written, is_heading};
use crate::domain::importing::contacts::agency_named;
use crate::domain::search::fold;
use crate::domain::validate::tidy;

/// The longest name of a sheet that may be an abbreviation.
const SHORT: usize = 8;

/// What the agency of a sheet goes by.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    pub(super) fi: String,
    pub(super) sv: String,
    pub(super) en: String,
    pub(super) abbreviation: String,
    business_id: String,
    /// Where the name stands; at the top of the sheet where it is only the sheet's.
    pub(super) at: Written,
    /// The titles that have been taken, by row and column.
    pub(super) used: HashSet<(u32, usize)>,
}

impl Names {
    /// Everything by which the agency may be known.
    pub(super) fn said(&self) -> Vec<String> {
        let mut all = self.called();
        all.extend(Some(self.business_id.clone()).filter(|text| !text.is_empty()));
        all
    }

    /// The names alone: several agencies share a business id.
    pub(super) fn called(&self) -> Vec<String> {
        let all = [&self.abbreviation, &self.fi, &self.sv, &self.en];
        all.into_iter().filter(|text| !text.is_empty()).cloned().collect()
    }
}

/// What the agencies of the sheets go by.
pub(super) fn names(rows: &Rows, sheets: &[(&Sheet, AgencySheet)]) -> Vec<Names> {
    // What stands over several sheets is nobody's name.
    let mut times: HashMap<String, usize> = HashMap::new();
    for (_, read) in sheets {
        let pieces: HashSet<String> = read.titles.iter().flat_map(pieces).map(|(piece, _)| fold(&piece)).collect();
        for piece in pieces {
            *times.entry(piece).or_default() += 1;
        }
    }
    sheets.iter().map(|(sheet, read)| of_sheet(rows, sheet, read, &times)).collect()
}

fn of_sheet(rows: &Rows, sheet: &Sheet, read: &AgencySheet, times: &HashMap<String, usize>) -> Names {
    let said = |label: Label| {
        let pair = read.pairs.iter().find(|pair| pair.label == label);
        pair.and_then(|pair| pair.values.first()).cloned()
    };
    let text = |label: Label| said(label).map(|value| tidy(&value.text)).unwrap_or_default();
    let mut names = Names {
        sv: text(Label::NameSv),
        en: text(Label::NameEn),
        abbreviation: text(Label::Abbreviation),
        business_id: text(Label::BusinessId),
        at: Written { row: 1, column: 0, text: sheet.name.clone() },
        ..Names::default()
    };
    let titled = || {
        let own = |(piece, _): &(String, Written)| times.get(&fold(piece)).is_none_or(|times| *times < 2);
        let pieces: Vec<(String, Written)> = read.titles.iter().flat_map(pieces).filter(own).collect();
        let known = pieces.iter().find(|(piece, _)| agency_named(rows, piece).len() == 1);
        known.or(pieces.first()).cloned()
    };
    if let Some(value) = said(Label::NameFi) {
        names.fi = tidy(&value.text);
        names.at = value;
    } else if let Some((piece, title)) = titled() {
        names.used.insert((title.row, title.column));
        names.fi = piece;
        names.at = title;
    } else {
        names.fi = tidy(&sheet.name);
    }
    if let Some((fi, sv)) = names.fi.split_once(" / ").filter(|_| names.sv.is_empty()) {
        (names.fi, names.sv) = (fi.trim().to_owned(), sv.trim().to_owned());
    }
    let bracketed = names.fi.strip_suffix(')').and_then(|text| text.rsplit_once('('));
    if let Some((name, inside)) = bracketed.map(|(name, inside)| (name.trim().to_owned(), inside.trim().to_owned()))
        && inside.chars().count() <= SHORT
        && !name.is_empty()
        && (names.abbreviation.is_empty() || fold(&names.abbreviation) == fold(&inside))
    {
        names.fi = name;
        names.abbreviation = inside;
    }
    // Whatever else says the same has been understood.
    for title in &read.titles {
        let folded = fold(&title.text);
        let same = [&names.fi, &names.sv, &names.abbreviation].into_iter().any(|name| fold(name) == folded);
        if same || times.get(&folded).is_some_and(|times| *times > 1) {
            names.used.insert((title.row, title.column));
        }
    }
    let short = sheet.name.trim();
    let capitals = short.chars().any(char::is_uppercase) && !short.chars().any(char::is_lowercase);
    let fits = capitals && short.chars().count() <= SHORT && !short.contains(char::is_whitespace);
    if names.abbreviation.is_empty() && fits && fold(short) != fold(&names.fi) {
        short.clone_into(&mut names.abbreviation);
    }
    names
}

/// What a title says in its parts, without those that any such sheet has.
fn pieces(title: &Written) -> Vec<(String, Written)> {
    let mut texts = vec![title.text.clone()];
    for sign in [" – ", " — ", " - ", " | ", ": ", "\n"] {
        texts = texts.iter().flat_map(|text| text.split(sign).map(str::to_owned)).collect();
    }
    let dated = |text: &str| {
        let folded = fold(text);
        ["paivitet", "tulostet", "uppdat", "utskriv", "updated", "printed", "versio"]
            .iter()
            .any(|word| folded.starts_with(word))
    };
    let name = |text: &String| {
        !is_heading(text) && !dated(text) && text.chars().filter(|letter| letter.is_alphabetic()).count() > 1
    };
    let texts = texts.into_iter().map(|text| tidy(&text)).filter(name);
    texts.map(|text| (text, title.clone())).collect()
}
