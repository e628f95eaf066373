//! What is special about an agency, as text under a heading or beside it.

use super::cells::Cells;
use super::labels::Label;
use super::said::Written;

/// What begins a point of a list.
const BULLETS: [char; 6] = ['-', '–', '—', '•', '*', '·'];

/// Something special.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Special {
    /// What it is about, where that stands in a cell of its own.
    pub about: String,
    /// What is said, and where.
    pub text: Written,
}

/// What is special, cell by cell; the points of a list in a cell one by one.
pub(super) fn special(cells: &mut Cells<'_>) -> Vec<Special> {
    let mut found = Vec::new();
    for (line, column) in cells.labels(Label::Special) {
        if cells.nothing(line, column) {
            continue;
        }
        cells.take(line, column);
        let beside = cells.run(line, column + 1);
        if !beside.is_empty() {
            row(cells, line, &beside, &mut found);
        }
        // Under a heading with something beside it, more stands in the same column.
        let from = beside.first().copied();
        below(cells, line, column, from, &mut found);
    }
    found
}

fn below(cells: &mut Cells<'_>, line: usize, column: usize, beside: Option<usize>, found: &mut Vec<Special>) {
    let heading = cells.text(line, column);
    for at in line + 1..cells.lines() {
        if cells.text(at, column) == heading {
            // A heading that spans several rows stands in each of them.
            cells.take(at, column);
        } else if !cells.text(at, column).is_empty() && cells.nothing(at, column) {
            // Something else has begun here.
            return;
        }
        let from = match beside {
            Some(_) if cells.free(at, column).is_some() => return,
            Some(from) => from,
            None => column,
        };
        if beside.is_some() && !cells.follows(at) {
            return;
        }
        let Some(first) = cells.first(at, from) else {
            // Other columns may have something in this row.
            if beside.is_some() {
                return;
            }
            continue;
        };
        let own = first == from || (first == from + 1 && cells.text(at, from).is_empty());
        match (own, beside) {
            (true, _) if cells.begins(at, first) => return,
            (true, _) => {}
            (false, Some(_)) => return,
            (false, None) => continue,
        }
        let run = cells.run(at, first);
        row(cells, at, &run, found);
    }
}

/// The cells of a row: what it is about, and what is said; a cell alone says it all.
fn row(cells: &mut Cells<'_>, line: usize, columns: &[usize], found: &mut Vec<Special>) {
    let written: Vec<Written> = columns.iter().map(|column| cells.take(line, *column)).collect();
    match written.as_slice() {
        [] => {}
        [one] => found.extend(points(one).into_iter().map(|text| Special { about: String::new(), text })),
        [about, rest @ ..] => {
            let text = rest.iter().map(|one| one.text.as_str()).collect::<Vec<_>>().join(" ");
            let about = without_bullet(&about.text).trim_end_matches(':').to_owned();
            let at = rest.first().cloned().unwrap_or_default();
            found.push(Special { about, text: Written { text, ..at } });
        }
    }
}

/// The points of a list in one cell; a text that is no list is one.
fn points(written: &Written) -> Vec<Written> {
    let is_point = |line: &str| line.trim_start().starts_with(BULLETS);
    let mut points: Vec<String> = Vec::new();
    let list = written.text.lines().filter(|line| is_point(line)).count() > 1;
    for line in written.text.lines() {
        match points.last_mut() {
            Some(last) if !(list && is_point(line)) => {
                last.push('\n');
                last.push_str(line);
            }
            _ => points.push(line.to_owned()),
        }
    }
    let points = points.into_iter().map(|point| without_bullet(&point).to_owned()).filter(|point| !point.is_empty());
    points.map(|text| Written { text, ..written.clone() }).collect()
}

fn without_bullet(text: &str) -> &str {
    text.trim().trim_start_matches(BULLETS).trim()
}
