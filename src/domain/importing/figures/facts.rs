//! What a sheet says: a figure of somebody, of a year, of something, with the place where it stands.

use std::collections::BTreeSet;

use super::layout::{Field, Layout};
use super::subjects::Subjects;
use super::sums::is_sum;
use super::{is_nothing, year_in, years_in};
use crate::domain::importing::pipeline::Place;
use crate::domain::importing::sheet::Sheet;

/// A figure as a sheet has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// Where it stands.
    pub place: Place,
    /// What the agency goes by: a name, an abbreviation, a number. Each may say it.
    pub agency: Vec<String>,
    /// Of which year, as far as the sheet says.
    pub year: String,
    /// Of what, as far as the sheet says.
    pub subject: String,
    /// What was counted, and when, where it is said.
    pub basis: String,
    /// The figure.
    pub text: String,
    /// What there is to say about it.
    pub note: String,
    /// The row is a sum of others.
    pub sum: bool,
}

/// What a sheet holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Its figures, row by row.
    pub facts: Vec<Fact>,
    /// The numbers of rows that hold something, but no figure.
    pub without: Vec<u32>,
    /// The headings of columns with numbers that are left out as sums or differences.
    pub sums: Vec<String>,
}

/// The figures of a sheet under `layout`. What neither a column nor a heading says of them, the name of the sheet or a line
/// above the headings may.
#[must_use]
pub fn facts(sheet: &Sheet, layout: &Layout, subjects: &Subjects) -> Found {
    let titles = titles(sheet, layout);
    let year = year_of(&titles).map(|year| year.to_string()).unwrap_or_default();
    let named = |title: &&String| subjects.in_heading(title).is_some();
    let subject = titles.iter().find(named).and_then(|title| subjects.said_in(title)).unwrap_or_default();
    let columns = Columns::of(layout, subjects);
    let mut found = Found { sums: sums(sheet, layout, subjects), ..Found::default() };
    for line in sheet.lines.iter().skip(layout.below()) {
        let cell = |at: usize| line.cells.get(at).map(|cell| cell.trim()).unwrap_or_default();
        let of = |at: Option<usize>| at.map(cell).unwrap_or_default().to_owned();
        let agency: Vec<String> =
            columns.agency.iter().map(|at| cell(*at)).filter(|text| !text.is_empty()).map(str::to_owned).collect();
        let before = found.facts.len();
        for count in &columns.counts {
            let text = cell(count.at);
            if is_nothing(text) {
                continue;
            }
            let own = |column: String, heading: &str, title: &str| {
                [column.as_str(), heading, title]
                    .into_iter()
                    .find(|text| !text.is_empty())
                    .unwrap_or_default()
                    .to_owned()
            };
            found.facts.push(Fact {
                place: Place { sheet: sheet.name.clone(), row: line.number, column: Some(count.at) },
                sum: agency.iter().any(|text| is_sum(text)),
                agency: agency.clone(),
                year: own(of(columns.year), &count.year, &year),
                subject: own(of(columns.subject), &count.subject, &subject),
                basis: of(columns.basis),
                text: text.to_owned(),
                note: of(columns.note),
            });
        }
        if found.facts.len() == before && !line.cells.iter().all(|cell| cell.trim().is_empty()) {
            found.without.push(line.number);
        }
    }
    found
}

/// What stands over the table: the name of its sheet, and the lines above its headings, the nearest first.
fn titles(sheet: &Sheet, layout: &Layout) -> Vec<String> {
    let above = layout.heading.map_or(0, |heading| heading.first);
    let lines = sheet.lines.iter().take(above).rev();
    let texts = lines.flat_map(|line| line.cells.iter()).filter(|cell| !cell.trim().is_empty()).cloned();
    std::iter::once(sheet.name.clone()).filter(|name| !name.is_empty()).chain(texts).collect()
}

/// The year that the titles name. Where they name several it is the one that stands alone or on its last day, as other
/// days are those of printing; where that leaves several, nobody knows.
fn year_of(titles: &[String]) -> Option<i64> {
    let only = |years: BTreeSet<i64>| years.first().copied().filter(|_| years.len() == 1);
    let all: BTreeSet<i64> = titles.iter().flat_map(|title| years_in(title)).collect();
    if all.len() < 2 {
        return only(all);
    }
    let named = titles.iter().flat_map(|title| {
        let years = years_in(title).into_iter();
        years.filter(|year| names_the_year(title, *year)).collect::<Vec<_>>()
    });
    only(named.collect())
}

/// Whether a year stands in a text otherwise than in a day that is not its last.
fn names_the_year(text: &str, year: i64) -> bool {
    let year = year.to_string();
    text.match_indices(year.as_str()).any(|(at, _)| {
        let before = text.get(..at).unwrap_or_default();
        let after = text.get(at + year.len()..).unwrap_or_default();
        let digit = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_digit());
        let follows_a_day = before.ends_with(['.', '/', '-']) && digit(before.chars().rev().nth(1));
        let begins_a_day = after.starts_with('-') && digit(after.chars().nth(1));
        before.ends_with("31.12.") || !(follows_a_day || begins_a_day)
    })
}

/// The headings of the columns with numbers that nobody takes, as they say that they are sums or differences.
fn sums(sheet: &Sheet, layout: &Layout, subjects: &Subjects) -> Vec<String> {
    let number = |cell: &String| cell.trim().starts_with(|letter: char| letter.is_ascii_digit() || letter == '-');
    let has_numbers = |at: usize| {
        let cells = sheet.lines.iter().skip(layout.below()).filter_map(|line| line.cells.get(at));
        cells.into_iter().any(|cell| number(cell) && !is_nothing(cell))
    };
    let columns = layout.headings.iter().zip(&layout.fields).enumerate();
    columns
        .filter(|(at, (heading, field))| field.is_none() && subjects.is_sum(heading) && has_numbers(*at))
        .map(|(_, (heading, _))| heading.clone())
        .collect()
}

/// The columns of a layout by what they hold.
struct Columns {
    agency: Vec<usize>,
    year: Option<usize>,
    subject: Option<usize>,
    basis: Option<usize>,
    note: Option<usize>,
    counts: Vec<CountColumn>,
}

/// A column of figures, and what its heading says of them.
struct CountColumn {
    at: usize,
    year: String,
    subject: String,
}

impl Columns {
    fn of(layout: &Layout, subjects: &Subjects) -> Self {
        let holding = |wanted: Field| {
            let columns = layout.fields.iter().enumerate();
            columns.filter(move |(_, field)| **field == Some(wanted)).map(|(at, _)| at)
        };
        let one = |field| holding(field).next();
        let subject = one(Field::Subject);
        let counts: Vec<usize> = holding(Field::Count).collect();
        let several = counts.len() > 1;
        let count = |at: usize| {
            let heading = layout.headings.get(at).map(String::as_str).unwrap_or_default();
            // What heads the only column of figures is what the table is about, unless it is the name of something.
            let named = subjects.in_heading(heading).is_some();
            let said = subjects.said_in(heading).filter(|_| subject.is_none() && layout.heading.is_some());
            CountColumn {
                at,
                year: year_in(heading).map(|year| year.to_string()).unwrap_or_default(),
                subject: said.filter(|_| several || named).unwrap_or_default(),
            }
        };
        Self {
            agency: holding(Field::Agency).collect(),
            year: one(Field::Year),
            subject,
            basis: one(Field::Basis),
            note: one(Field::Note),
            counts: counts.into_iter().map(count).collect(),
        }
    }
}
