//! Figures of several years beside each other: a small table with the years as headings and a row for each employment type
//! or product, or the other way round.

use super::cells::Cells;
use super::labels::Section;
use super::said::{Left, Written};
use crate::domain::importing::figures::sums::is_sum;
use crate::domain::importing::figures::{Counted, is_nothing, year_in};
use crate::domain::importing::sheet::plain;

/// How many lines above its years a table may have its heading.
const HEADED_WITHIN: usize = 3;

/// A figure of an agency.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figure {
    /// Of which year.
    pub year: i64,
    /// Of what.
    pub subject: Written,
    /// How many.
    pub count: Written,
    /// What stands over the table.
    pub title: String,
    /// It is a sum that is not that of the figures above it, or stands for none of them.
    pub sum: bool,
}

/// Words beside the year in the heading of a column.
const BESIDE: [&str; 11] = ["v", "vuosi", "vuonna", "toteuma", "ar", "utfall", "year", "actual", "31", "12", "0"];

/// Words that say that heads are counted.
const HEADS: [&str; 15] = [
    "henkil",
    "palkansaaj",
    "palvelussuhde",
    "palvelussuhte",
    "virkasuh",
    "personal",
    "lontagar",
    "anstall",
    "headcount",
    "employ",
    "staff",
    "htv",
    "arsverk",
    "person",
    "vakinais",
];

/// Words that say that volumes are.
const VOLUMES: [&str; 9] =
    ["suorit", "volyym", "tapahtum", "laskelm", "prestation", "volym", "volume", "transaction", "product"];

/// The word for numbers of anything, which are volumes where no heads are spoken of.
const NUMBERS: &str = "maarat";

/// What is counted, by the words that stand over figures; none where they do not say.
#[must_use]
pub fn kind_of(title: &str) -> Option<Counted> {
    let plain = plain(title);
    let says = |words: &[&str]| words.iter().any(|word| plain.contains(word));
    match (says(&HEADS), says(&VOLUMES)) {
        (true, false) => Some(Counted::Headcounts),
        (false, true) => Some(Counted::Volumes),
        (false, false) if plain.contains(NUMBERS) => Some(Counted::Volumes),
        _ => None,
    }
}

/// The year that heads a column, where the cell says nothing else.
fn heads(text: &str) -> Option<i64> {
    let year = year_in(text)?;
    let plain = plain(text);
    let mut words = plain.split(' ');
    let fits = |word: &str| word == year.to_string() || BESIDE.contains(&word);
    words.all(fits).then_some(year)
}

/// The figures of a sheet.
pub(super) fn figures(cells: &mut Cells<'_>, left: &mut Vec<Left>) -> Vec<Figure> {
    let mut found = Vec::new();
    for line in 0..cells.lines() {
        let mut from = 0;
        for years in runs(cells, line) {
            let end = years.last().map_or(from, |(column, _)| column + 1);
            table(cells, line, from, &years, (&mut found, left));
            from = end;
        }
        if let Some(column) = (0..cells.width(line)).find(|at| is_year_word(cells, line, *at)) {
            turned(cells, line, column, &mut found);
        }
    }
    found
}

/// The years that stand beside each other in a line with nothing else between them, as columns and years.
fn runs(cells: &Cells<'_>, line: usize) -> Vec<Vec<(usize, i64)>> {
    let mut runs: Vec<Vec<(usize, i64)>> = Vec::new();
    let mut open = false;
    for column in 0..cells.width(line) {
        let Some(text) = cells.free(line, column) else { continue };
        let Some(year) = heads(text) else {
            open = false;
            continue;
        };
        match runs.last_mut().filter(|run| open && !run.iter().any(|(_, other)| *other == year)) {
            Some(run) => run.push((column, year)),
            None => runs.push(vec![(column, year)]),
        }
        open = true;
    }
    let headed = |column: usize| {
        let before = (0..column).rev().find(|at| cells.free(line, *at).is_some());
        before.is_some_and(|at| matches!(cells.section(line, at), Some(Section::Headcounts | Section::Volumes)))
    };
    runs.retain(|run| run.len() > 1 || run.first().is_some_and(|(column, _)| headed(*column)));
    runs
}

fn table(
    cells: &mut Cells<'_>,
    line: usize,
    from: usize,
    years: &[(usize, i64)],
    (found, left): (&mut Vec<Figure>, &mut Vec<Left>),
) {
    let (Some((first, _)), Some((last, _))) = (years.first().copied(), years.last().copied()) else { return };
    let rows = rows(cells, line, from, years);
    if rows.is_empty() {
        return;
    }
    let title = title(cells, line, from, (first, last));
    for (column, _) in years {
        cells.take(line, *column);
    }
    derived(cells, line, last, &rows, left);
    let begun = found.len();
    for (at, subject) in rows {
        let subject = cells.take(at, subject);
        let sum = is_sum(&subject.text);
        for (column, year) in years {
            match cells.free(at, *column) {
                Some(text) if is_nothing(text) => drop(cells.take(at, *column)),
                Some(_) => {
                    let count = cells.take(at, *column);
                    found.push(Figure { year: *year, subject: subject.clone(), count, title: title.clone(), sum });
                }
                None => {}
            }
        }
    }
    forget_sums(found, begun);
}

/// The lines under the years that have a figure, each with the column in which it says of what.
fn rows(cells: &Cells<'_>, line: usize, from: usize, years: &[(usize, i64)]) -> Vec<(usize, usize)> {
    let first = years.first().map_or(0, |(column, _)| *column);
    let mut rows = Vec::new();
    let mut gap = false;
    for at in line + 1..cells.lines() {
        let subject = before(cells, at, from, first);
        let texts: Vec<&str> = years.iter().filter_map(|(column, _)| cells.free(at, *column)).collect();
        let number = |text: &&str| text.starts_with(|letter: char| letter.is_ascii_digit()) && !text.contains('@');
        let numbers = texts.iter().filter(|text| number(text)).count();
        let counted = texts.iter().any(|text| text.chars().any(|letter| letter.is_ascii_digit()));
        gap |= !cells.follows(at);
        // Years once more are another table.
        let heads = |(column, year): &(usize, i64)| (cells.free(at, *column).and_then(heads), *year);
        let again = years.iter().map(heads).all(|(there, year)| there == Some(year))
            || (gap && texts.len() > 1 && years.iter().map(heads).all(|(there, _)| there.is_some()));
        match subject.filter(|column| cells.label(at, *column).is_none() && !again) {
            Some(subject) if counted && (!gap || numbers == texts.len()) => rows.push((at, subject)),
            // A type of which there is no figure has a dash, or nothing.
            Some(subject) if !gap && !texts.is_empty() && texts.iter().all(|text| is_nothing(text)) => {
                rows.push((at, subject));
            }
            None if texts.is_empty() && !gap => {}
            _ => break,
        }
        gap = false;
    }
    rows
}

/// The cell before the years of a line, from column `from` on. What a label stands before is its value, and not that.
fn before(cells: &Cells<'_>, line: usize, from: usize, first: usize) -> Option<usize> {
    let mut filled = (from..first).rev().filter(|column| cells.free(line, *column).is_some());
    let (near, further) = (filled.next()?, filled.next());
    further.is_none_or(|column| cells.label(line, column).is_none()).then_some(near)
}

/// What stands over a table: beside its years, and in the lines above them.
fn title(cells: &mut Cells<'_>, line: usize, from: usize, (first, last): (usize, usize)) -> String {
    let mut said = Vec::new();
    if let Some(corner) = before(cells, line, from, first).filter(|column| cells.label(line, *column).is_none()) {
        said.push(cells.take(line, corner).text);
    }
    for above in (line.saturating_sub(HEADED_WITHIN)..line).rev() {
        // A heading stands alone before everything else: what has a label before it is something else.
        let first = cells.first(above, from).filter(|column| *column <= last);
        let heading = first.filter(|column| {
            let section = matches!(cells.section(above, *column), Some(Section::Headcounts | Section::Volumes));
            let says = cells.free(above, *column).is_some_and(|text| kind_of(text).is_some());
            section || (says && cells.label(above, *column).is_none() && cells.first(above, column + 1).is_none())
        });
        if let Some(column) = heading {
            said.push(cells.take(above, column).text);
            break;
        }
    }
    said.join(" ")
}

/// The columns behind the years that say what follows from them, such as changes: each is told once.
fn derived(cells: &mut Cells<'_>, line: usize, last: usize, rows: &[(usize, usize)], left: &mut Vec<Left>) {
    let mut column = last + 1;
    while cells.free(line, column).is_some_and(is_sum) {
        let mut heading = cells.take(line, column);
        let label = std::mem::take(&mut heading.text);
        let mut texts = Vec::new();
        for (at, _) in rows {
            if cells.free(*at, column).is_some() {
                texts.push(cells.take(*at, column).text);
            }
        }
        left.push(Left { label, value: Written { text: texts.join("; "), ..heading } });
        column += 1;
    }
}

/// Forgets the sums that say nothing of their own: those of the figures above them.
fn forget_sums(found: &mut Vec<Figure>, begun: usize) {
    let table = found.split_off(begun);
    let mut rest: Vec<Figure> = Vec::new();
    for figure in table {
        let above = rest.iter().filter(|other| other.year == figure.year && !other.sum);
        let sum: Option<i64> = above.map(|other| whole(&other.count.text)).sum();
        let follows = figure.sum && sum.is_some() && sum == whole(&figure.count.text);
        if !follows {
            rest.push(figure);
        }
    }
    found.extend(rest);
}

fn whole(text: &str) -> Option<i64> {
    let digits: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
    digits.parse().ok()
}

fn is_year_word(cells: &Cells<'_>, line: usize, column: usize) -> bool {
    cells.free(line, column).is_some_and(|text| matches!(plain(text).as_str(), "vuosi" | "ar" | "year"))
}

/// A table with the years below each other, and what is counted beside them.
fn turned(cells: &mut Cells<'_>, line: usize, column: usize, found: &mut Vec<Figure>) {
    let subjects: Vec<usize> =
        (column + 1..cells.width(line)).take_while(|at| cells.free(line, *at).is_some()).collect();
    let years: Vec<(usize, i64)> =
        (line + 1..cells.lines()).map_while(|at| Some((at, cells.free(at, column).and_then(heads)?))).collect();
    if subjects.is_empty() || years.is_empty() {
        return;
    }
    let last = subjects.last().copied().unwrap_or(column);
    let title = title(cells, line, column, (column, last));
    cells.take(line, column);
    let begun = found.len();
    let subjects: Vec<Written> = subjects.into_iter().map(|at| cells.take(line, at)).collect();
    for (at, year) in years {
        cells.take(at, column);
        for subject in &subjects {
            match cells.free(at, subject.column) {
                Some(text) if is_nothing(text) => drop(cells.take(at, subject.column)),
                Some(_) => found.push(Figure {
                    year,
                    subject: subject.clone(),
                    count: cells.take(at, subject.column),
                    title: title.clone(),
                    sum: is_sum(&subject.text),
                }),
                None => {}
            }
        }
    }
    forget_sums(found, begun);
}
