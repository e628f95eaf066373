//! The people of an agency: a small table under a heading, cards below or beside each other, or somebody in a row.

use super::cells::Cells;
use super::labels::{Label, Section};
use super::said::{Left, Written};
use crate::domain::importing::contacts::{ContactField, default_mapping, has_name};
use crate::domain::importing::sheet::{Sheet, SheetLine, plain};

/// The fields of somebody whose row has no headings.
const LOOSE: [ContactField; 5] =
    [ContactField::Name, ContactField::Title, ContactField::Phone, ContactField::Email, ContactField::Roles];

/// How many digits make a telephone number.
const DIGITS: usize = 5;

/// People as a table of people has them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct People {
    /// The table: a line of headings, and one for each of them.
    pub sheet: Sheet,
    /// What its columns hold.
    pub mapping: Vec<Option<ContactField>>,
    /// Where each of them stands.
    pub places: Vec<Written>,
}

impl People {
    fn of(mapping: Vec<Option<ContactField>>) -> Self {
        let headings = SheetLine { number: 0, cells: vec![String::new(); mapping.len()] };
        let sheet = Sheet { lines: vec![headings], ..Sheet::default() };
        Self { sheet, mapping, places: Vec::new() }
    }

    fn add(&mut self, at: Written, cells: Vec<String>) {
        self.sheet.lines.push(SheetLine { number: at.row, cells });
        self.places.push(at);
    }
}

/// The people of a sheet. What stands beside them in columns of something else is left.
pub(super) fn people(cells: &mut Cells<'_>, left: &mut Vec<Left>) -> Vec<People> {
    let mut found = Vec::new();
    let mut headings = cells.sections(Section::People);
    headings.extend(cells.labels(Label::Contact));
    headings.extend(cells.labels(Label::Approver));
    headings.sort_unstable();
    for (line, column) in headings {
        if cells.nothing(line, column) {
            continue;
        }
        let heading = cells.take(line, column);
        let role = role_of(&heading.text);
        let beside = cells.run(line, column + 1);
        let mut loose = People::of(LOOSE.map(Some).to_vec());
        if beside.is_empty() {
            under(cells, line, column, role, (&mut found, left));
            continue;
        }
        let from = beside.first().copied().unwrap_or(column);
        somebody(cells, line, &beside, role, &mut loose);
        for at in line + 1..cells.lines() {
            let goes_on = cells.follows(at) && cells.nothing(at, column) && cells.first(at, column) == Some(from);
            let run = cells.run(at, from);
            if !goes_on || !is_somebody(cells, at, &run) {
                break;
            }
            somebody(cells, at, &run, role, &mut loose);
        }
        found.push(loose);
    }
    found
}

/// What people under a heading are asked about, where it says so.
fn role_of(heading: &str) -> &'static str {
    let plain = plain(heading);
    if plain.contains("godkannare") {
        "Godkännare"
    } else if plain.contains("approver") {
        "Approver"
    } else if plain.starts_with("hyvaksyj") || plain.starts_with("palkkojen hyvaksyj") {
        "Hyväksyjä"
    } else {
        ""
    }
}

fn under(
    cells: &mut Cells<'_>,
    line: usize,
    column: usize,
    role: &str,
    (found, left): (&mut Vec<People>, &mut Vec<Left>),
) {
    let next = (line + 1..cells.lines()).find_map(|at| Some((at, cells.first(at, column)?)));
    let Some((at, first)) = next else { return };
    let columns: Vec<usize> = (first..cells.width(at)).take_while(|one| cells.free(at, *one).is_some()).collect();
    let headings: Vec<String> = columns.iter().map(|one| cells.text(at, *one).to_owned()).collect();
    let mapping = default_mapping(&headings);
    if has_name(&mapping) && mapping.iter().flatten().count() > 1 {
        for one in &columns {
            cells.take(at, *one);
        }
        found.push(table(cells, at, &columns, (headings, mapping), left));
    } else if mapping.first().copied().flatten().is_some_and(is_name) {
        found.extend(cards(cells, at, first));
    } else {
        let mut loose = People::of(LOOSE.map(Some).to_vec());
        let mut before = line;
        for at in line + 1..cells.lines() {
            let run = cells.first(at, column).map(|first| cells.run(at, first)).unwrap_or_default();
            if run.is_empty() && cells.first(at, column).is_none() {
                continue;
            }
            // After an empty row only whoever can be reached is one of them.
            let close = cells.row(at) <= cells.row(before) + 1;
            if !(is_somebody(cells, at, &run) && (close || has_reach(cells, at, &run))) {
                break;
            }
            somebody(cells, at, &run, role, &mut loose);
            before = at;
        }
        if !loose.places.is_empty() {
            found.push(loose);
        }
    }
}

const fn is_name(field: ContactField) -> bool {
    matches!(field, ContactField::Name | ContactField::FirstName | ContactField::LastName)
}

/// A table of people under its headings.
fn table(
    cells: &mut Cells<'_>,
    heading: usize,
    columns: &[usize],
    (headings, mapping): (Vec<String>, Vec<Option<ContactField>>),
    left: &mut Vec<Left>,
) -> People {
    let mut people = People::of(mapping.clone());
    if let Some(line) = people.sheet.lines.first_mut() {
        line.cells.clone_from(&headings);
    }
    let named = mapping.iter().position(|field| field.is_some_and(is_name)).and_then(|at| columns.get(at)).copied();
    let named = named.unwrap_or_default();
    let mut before = heading;
    for at in heading + 1..cells.lines() {
        let filled: Vec<usize> = columns.iter().copied().filter(|one| cells.free(at, *one).is_some()).collect();
        let Some(first) = filled.first().copied() else { continue };
        let reached = has_reach(cells, at, &filled);
        let close = cells.row(at) <= cells.row(before) + 1;
        let called = cells.free(at, named).is_some_and(looks_like_a_name);
        if !(reached || called || (close && filled.len() > 1)) || (cells.begins(at, first) && !reached) {
            break;
        }
        let mut texts = Vec::new();
        for ((column, field), heading) in columns.iter().zip(&mapping).zip(&headings) {
            let text = cells.text(at, *column).to_owned();
            if cells.free(at, *column).is_some() {
                let value = cells.take(at, *column);
                if field.is_none() {
                    left.push(Left { label: heading.clone(), value });
                }
            }
            texts.push(text);
        }
        people.add(Written { row: cells.row(at), column: named, text: cells.text(at, named).to_owned() }, texts);
        before = at;
    }
    people
}

/// Cards below each other, each with its labels; several may stand beside each other under the same labels.
fn cards(cells: &mut Cells<'_>, line: usize, column: usize) -> Option<People> {
    let field = |text: &str| default_mapping(&[text.to_owned()]).first().copied().flatten();
    // Of each column of values the card that is open, and those that are done.
    let mut done: Vec<Vec<(ContactField, Written)>> = Vec::new();
    let mut open: Vec<(usize, Vec<(ContactField, Written)>)> = Vec::new();
    let mut at = line;
    while at < cells.lines() {
        let Some(label) = cells.free(at, column) else {
            if cells.first(at, column).is_some_and(|first| !cells.begins(at, first)) {
                break;
            }
            at += 1;
            continue;
        };
        let Some(field) = field(label) else { break };
        if is_name(field) && open.iter().any(|(_, card)| card.iter().any(|(other, _)| *other == field)) {
            done.extend(open.drain(..).map(|(_, card)| card));
        }
        let begins = is_name(field) || open.iter().any(|(_, card)| !card.is_empty());
        if !begins {
            break;
        }
        cells.take(at, column);
        for value in cells.run(at, column + 1) {
            let place = open.iter().position(|(of, _)| *of == value);
            let written = cells.take(at, value);
            match place.and_then(|place| open.get_mut(place)) {
                Some((_, card)) => card.push((field, written)),
                None => open.push((value, vec![(field, written)])),
            }
        }
        at += 1;
    }
    done.extend(open.into_iter().map(|(_, card)| card));
    done.retain(|card| !card.is_empty());
    let mut fields: Vec<ContactField> = done.iter().flatten().map(|(field, _)| *field).collect();
    fields.sort_unstable();
    fields.dedup();
    let mut people = People::of(fields.iter().copied().map(Some).collect());
    for card in done {
        let said = |wanted: ContactField| {
            let texts = card.iter().filter(|(field, _)| *field == wanted).map(|(_, one)| one.text.as_str());
            texts.collect::<Vec<_>>().join("\n")
        };
        let place = card.iter().find(|(field, _)| is_name(*field)).or(card.first()).map(|(_, one)| one.clone());
        people.add(place.unwrap_or_default(), fields.iter().map(|field| said(*field)).collect());
    }
    (!people.places.is_empty()).then_some(people)
}

/// Takes somebody in a row without headings, by what their cells look like.
fn somebody(cells: &mut Cells<'_>, line: usize, columns: &[usize], role: &str, people: &mut People) {
    let written: Vec<Written> = columns.iter().map(|column| cells.take(line, *column)).collect();
    let all = written.iter().flat_map(|one| parts(&one.text)).collect::<Vec<&str>>();
    let (mut texts, mut phones, mut mails) = (Vec::new(), Vec::new(), Vec::new());
    for part in all {
        if part.contains('@') {
            mails.push(part);
        } else if let Some(number) = number_in(part) {
            phones.push(number);
        } else {
            texts.push(part);
        }
    }
    let named = texts.iter().position(|text| looks_like_a_name(text)).unwrap_or_default();
    let name = if texts.is_empty() { "" } else { texts.remove(named) };
    let said = [name.to_owned(), texts.join(", "), phones.join("\n"), mails.join("\n"), role.to_owned()];
    let at = written.iter().find(|one| one.text.contains(name)).or(written.first()).cloned().unwrap_or_default();
    people.add(at, said.to_vec());
}

/// What stands in one cell beside each other: signs part it where a number or an address is among it.
fn parts(text: &str) -> Vec<&str> {
    let reached = text.contains('@') || text.chars().filter(char::is_ascii_digit).count() >= DIGITS;
    let parts: Vec<&str> = if reached { text.split([',', ';', '\n', '\t']).collect() } else { vec![text] };
    parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect()
}

/// The telephone number in a text, with or without a word before it.
fn number_in(text: &str) -> Option<&str> {
    let from = text.find(|letter: char| letter.is_ascii_digit() || letter == '+' || letter == '(')?;
    let (before, number) = text.split_at_checked(from)?;
    let fits = |letter: char| letter.is_ascii_digit() || matches!(letter, '+' | '(' | ')' | '-' | ' ' | '/' | '\u{a0}');
    let count = number.chars().filter(char::is_ascii_digit).count();
    (before.chars().count() <= 10 && count >= DIGITS && number.chars().all(fits)).then_some(number)
}

fn has_reach(cells: &Cells<'_>, line: usize, columns: &[usize]) -> bool {
    let mut texts = columns.iter().filter_map(|column| cells.free(line, *column));
    texts.any(|text| text.contains('@') || parts(text).into_iter().any(|part| number_in(part).is_some()))
}

fn is_somebody(cells: &Cells<'_>, line: usize, columns: &[usize]) -> bool {
    let mut texts = columns.iter().filter_map(|column| cells.free(line, *column));
    has_reach(cells, line, columns) || texts.any(looks_like_a_name)
}

/// Whether a text may be somebody's name: two to four words with capitals, and nothing else.
fn looks_like_a_name(text: &str) -> bool {
    let words: Vec<&str> = text.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    let named = |word: &&str| {
        let letters = word.chars().all(|letter| letter.is_alphabetic() || matches!(letter, '-' | '\'' | '’' | '.'));
        letters && (word.starts_with(char::is_uppercase) || matches!(*word, "von" | "af" | "de"))
    };
    (2..=4).contains(&words.len()) && words.iter().all(named)
}
