//! The columns of a table of people, and what its rows say by them.

use std::collections::HashSet;

use super::field::ContactField;
use super::headings::{FIELDS, NOT_THEIRS};
use super::{Incoming, NoPerson, ReachLabel, Said};
use crate::domain::agency::contact::{ReachKind, compared_reach};
use crate::domain::importing::sheet::{numbered, plain};
use crate::domain::importing::{Sheet, guess};
use crate::domain::record::phone;
use crate::domain::record::text::fold;
use crate::domain::record::validate;

/// The line of headings of a table of people.
#[must_use]
pub fn heading_of(sheet: &Sheet) -> Option<usize> {
    sheet.heading(FIELDS, ContactField::several)
}

/// What the columns under these headings hold, as far as that can be told.
#[must_use]
pub fn default_mapping(headings: &[String]) -> Vec<Option<ContactField>> {
    let theirs: Vec<String> = headings
        .iter()
        .map(|heading| {
            let plain = plain(heading);
            let not = NOT_THEIRS.contains(&plain.as_str()) || NOT_THEIRS.contains(&numbered(&plain).as_str());
            if not { String::new() } else { heading.clone() }
        })
        .collect();
    guess(&theirs, FIELDS, ContactField::several)
}

/// The people in the rows below line `heading` (in all rows where there is none): every row, those too that say nothing
/// in the columns that are taken, or say the headings again, which are no people.
#[must_use]
pub fn from_sheet(sheet: &Sheet, heading: Option<usize>, mapping: &[Option<ContactField>]) -> Vec<Incoming> {
    let from = heading.map_or(0, |heading| heading + 1);
    let headings = heading.and_then(|at| sheet.lines.get(at)).map(|line| compared_cells(&line.cells));
    let lines = sheet.lines.iter().skip(from);
    let read = |line: &crate::domain::importing::SheetLine| {
        let mut one = Incoming::read(&said(line.number, &line.cells, mapping));
        let mut filled = line.cells.iter().filter(|cell| !cell.trim().is_empty());
        if let (Some(text), None) = (filled.next(), filled.next()) {
            let reached = one.reaches.is_empty() && mapping.iter().flatten().count() > 1;
            one.alone = Some(text.trim().to_owned()).filter(|_| reached);
        }
        if headings.as_ref().is_some_and(|headings| *headings == compared_cells(&line.cells)) {
            one.no_person = Some(NoPerson::Headings);
        } else if one.is_empty() {
            one.no_person = Some(NoPerson::Nothing);
        }
        one
    };
    lines.map(read).collect()
}

fn compared_cells(cells: &[String]) -> Vec<String> {
    cells.iter().map(|cell| fold(cell.trim())).collect()
}

fn said(place: u32, cells: &[String], mapping: &[Option<ContactField>]) -> Said {
    let mut said = Said { place, ..Said::default() };
    let (mut first, mut last) = (String::new(), String::new());
    // What the next column is called, and which that is.
    let mut called: Option<(usize, &str)> = None;
    for (at, (cell, field)) in cells.iter().zip(mapping).enumerate() {
        let Some(field) = field else { continue };
        let called_so = called.filter(|(next, _)| *next == at).map(|(_, label)| label);
        let mut reach = |kind, label| {
            let (kind, label) = called_so.map_or((kind, label), |text| labelled(kind, text));
            said.reaches.push((kind, label, cell.clone()));
        };
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
            ContactField::HomePhone => reach(ReachKind::Phone, ReachLabel::Home),
            ContactField::Fax => reach(ReachKind::Fax, ReachLabel::Plain),
            ContactField::Email => reach(ReachKind::Email, ReachLabel::Plain),
            ContactField::Label => called = Some((at + 1, cell.as_str())).filter(|_| !cell.trim().is_empty()),
            ContactField::Language => add(&mut said.language, " "),
            ContactField::Roles => add(&mut said.roles, ";"),
            ContactField::Agency => add(&mut said.organisation, " "),
            ContactField::Note => add(&mut said.note, "\n"),
            ContactField::ValidFrom => add(&mut said.valid_from, " "),
            ContactField::ValidTo => add(&mut said.valid_to, " "),
        }
    }
    // A whole name beside its parts says the same twice, and stands in where a part is missing.
    let (first, last) = (first.trim(), last.trim());
    if said.name.trim().is_empty() || !(first.is_empty() || last.is_empty()) {
        let parts = [first, last].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
        if !parts.is_empty() {
            said.name = parts;
            said.ordered = true;
        }
    }
    said
}

/// A number or an address by what another column calls it: a fax is one by its name.
fn labelled(kind: ReachKind, label: &str) -> (ReachKind, ReachLabel) {
    let folded = fold(label);
    if kind != ReachKind::Email && (folded.contains("fax") || folded.contains("faksi")) {
        return (ReachKind::Fax, ReachLabel::Plain);
    }
    match ReachLabel::read(label) {
        // Of an address at work nothing need be said; these are how Outlook sends a letter.
        ReachLabel::Work if kind == ReachKind::Email => (kind, ReachLabel::Plain),
        ReachLabel::Own(own) if matches!(fold(&own).as_str(), "smtp" | "ex") => (kind, ReachLabel::Plain),
        label => (kind, label),
    }
}

/// The columns that hold addresses or numbers which no column that is taken has, as far down as rows are looked at: what
/// would be lost without a word.
#[must_use]
pub fn left_columns(sheet: &Sheet, heading: Option<usize>, mapping: &[Option<ContactField>]) -> Vec<usize> {
    let from = heading.map_or(0, |heading| heading + 1);
    let mut left: Vec<usize> = Vec::new();
    for line in sheet.lines.iter().skip(from).take(LOOKED_AT) {
        let free = |at: usize| mapping.get(at).copied().flatten().is_none();
        let held: Vec<(usize, Vec<String>)> =
            line.cells.iter().enumerate().map(|(at, cell)| (at, reached_by(cell))).collect();
        let taken: HashSet<&String> = held.iter().filter(|(at, _)| !free(*at)).flat_map(|(_, found)| found).collect();
        for (at, found) in held.iter().filter(|(at, _)| free(*at)) {
            if !left.contains(at) && found.iter().any(|one| !taken.contains(one)) {
                left.push(*at);
            }
        }
    }
    left.sort_unstable();
    left
}

/// How many rows are looked at for numbers and addresses in columns that are not taken.
const LOOKED_AT: usize = 2_000;

/// The addresses and telephone numbers in a cell, as they are compared.
fn reached_by(cell: &str) -> Vec<String> {
    let cell = cell.trim();
    if cell.len() > 500 {
        return Vec::new();
    }
    if cell.contains('@') {
        let words = cell.split([';', ',', ' ', '<', '>', '(', ')', '"']).filter(|word| word.contains('@'));
        return words.map(|word| compared_reach(ReachKind::Email, &validate::plain_email(word))).collect();
    }
    let is_number = |text: &str| {
        let count = text.chars().filter(char::is_ascii_digit).count();
        let begins = text.starts_with(['+', '0', '(']) || text.starts_with("358");
        let signs =
            text.chars().all(|c| c.is_ascii_digit() || matches!(c, '+' | '(' | ')' | '-' | ' ' | '/' | '\u{a0}'));
        begins && signs && (6..=16).contains(&count)
    };
    let numbers = phone::numbers(cell).into_iter().filter(|one| is_number(&phone::number(one)));
    numbers.map(|one| compared_reach(ReachKind::Phone, &one)).collect()
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
