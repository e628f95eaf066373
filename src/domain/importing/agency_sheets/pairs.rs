//! Labels with what stands beside them, and what remains of a sheet when everything else has been read.

use super::cells::Cells;
use super::labels::{Label, Section, label_with_value};
use super::said::{Left, Written};

/// A label and what stands beside it, or in the lines below.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// What it is a label of.
    pub label: Label,
    /// The label as it is written.
    pub at: Written,
    /// What belongs to it; at least one.
    pub values: Vec<Written>,
}

/// The labels of a sheet with what belongs to them. Labels with nothing beside them say nothing.
pub(super) fn pairs(cells: &mut Cells<'_>) -> Vec<Pair> {
    let mut found: Vec<Pair> = Vec::new();
    cells.find_labels();
    for line in 0..cells.lines() {
        for column in 0..cells.width(line) {
            let Some(text) = cells.free(line, column) else { continue };
            if let Some(label) = cells.label(line, column) {
                let at = cells.take(line, column);
                let goes_on = repeated(cells, line, column, &at.text);
                let values = match beside(cells, line, column, label) {
                    values if values.is_empty() && label.goes_on() => below(cells, line, column),
                    values if label.goes_on() => more(cells, line, column, values),
                    values => values,
                };
                for line in goes_on {
                    cells.take(line, column);
                }
                if !values.is_empty() {
                    found.push(Pair { label, at, values });
                }
            } else if let Some((label, value)) = label_with_value(text) {
                let value = value.to_owned();
                let at = cells.take(line, column);
                found.push(Pair { label, values: vec![Written { text: value, ..at.clone() }], at });
            }
        }
    }
    found
}

/// The lines in which a label stands once more that spans several rows.
fn repeated(cells: &Cells<'_>, line: usize, column: usize, label: &str) -> Vec<usize> {
    (line + 1..cells.lines()).take_while(|at| cells.follows(*at) && cells.text(*at, column) == label).collect()
}

/// What stands to the right of a label: the next cell with something in it, and of an address those right behind it.
fn beside(cells: &mut Cells<'_>, line: usize, column: usize, label: Label) -> Vec<Written> {
    let Some(first) = (column + 1..cells.width(line)).find(|at| !cells.text(line, *at).is_empty()) else {
        return Vec::new();
    };
    // The words for a kind of agency are labels of its name elsewhere.
    let kind = label == Label::Kind
        && cells.label(line, first).is_some_and(Label::is_name)
        && cells.says_nothing(line, first)
        && !cells.has_labels(first);
    // What stands in another column of labels is one that nobody knows.
    if !kind && (cells.nothing(line, first) || cells.begins(line, first) || cells.has_labels(first)) {
        return Vec::new();
    }
    let mut values = vec![cells.take(line, first)];
    if label.several() {
        for at in first + 1..cells.width(line) {
            let own = cells.free(line, at).is_some() && !cells.begins(line, at) && !cells.has_labels(at);
            if !own {
                break;
            }
            values.push(cells.take(line, at));
        }
    }
    values
}

/// What goes on below what stands beside a label.
fn more(cells: &mut Cells<'_>, line: usize, column: usize, mut values: Vec<Written>) -> Vec<Written> {
    let Some(first) = values.first().map(|value| value.column) else { return values };
    let label = cells.text(line, column);
    for at in line + 1..cells.lines() {
        let before = cells.text(at, column);
        let own = before.is_empty() || before == label;
        if !own || !cells.follows(at) || cells.free(at, first).is_none() || cells.begins(at, first) {
            break;
        }
        values.push(cells.take(at, first));
        for beside in first + 1..cells.width(at) {
            if cells.free(at, beside).is_none() || cells.begins(at, beside) || cells.has_labels(beside) {
                break;
            }
            values.push(cells.take(at, beside));
        }
    }
    values
}

/// What stands below a label, line by line, up to an empty row or to what has something beside it.
fn below(cells: &mut Cells<'_>, line: usize, column: usize) -> Vec<Written> {
    let mut values = Vec::new();
    for at in line + 1..cells.lines() {
        let alone = cells.free(at, column).is_some() && cells.text(at, column + 1).is_empty();
        if !alone || !cells.follows(at) || cells.begins(at, column) || label_of_one(cells, at, column) {
            break;
        }
        values.push(cells.take(at, column));
    }
    values
}

fn label_of_one(cells: &Cells<'_>, line: usize, column: usize) -> bool {
    cells.free(line, column).is_some_and(|text| label_with_value(text).is_some())
}

/// Sorts out what nobody has understood: headings say nothing, what stands over everything may be the name, and the rest
/// is left, beside what is `left` already.
pub(super) fn rest(cells: &mut Cells<'_>, pairs: &[Pair], mut left: Vec<Left>) -> (Vec<Written>, Vec<Left>) {
    let mut titles = Vec::new();
    for section in [Section::Plain, Section::People, Section::Headcounts, Section::Volumes] {
        for (line, column) in cells.sections(section) {
            // A heading with something beside it is the label of that.
            let alone = cells.run(line, column + 1).is_empty();
            if alone || section == Section::Plain {
                cells.take(line, column);
            }
        }
    }
    let begins = pairs.iter().map(|pair| pair.at.row).min().unwrap_or(u32::MAX);
    for line in 0..cells.lines() {
        let mut free = Vec::new();
        for column in 0..cells.width(line) {
            if cells.free(line, column).is_some() {
                free.push(cells.take(line, column));
            }
        }
        let over = cells.row(line) <= begins;
        match free.as_slice() {
            [] => {}
            [title] if over => titles.push(title.clone()),
            above if cells.row(line) < begins => titles.extend(above.iter().cloned()),
            [alone] => left.push(Left { label: String::new(), value: alone.clone() }),
            [label, rest @ ..] => {
                let value = rest.iter().map(|one| one.text.as_str()).collect::<Vec<_>>().join(" | ");
                let at = rest.first().cloned().unwrap_or_default();
                left.push(Left { label: label.text.clone(), value: Written { text: value, ..at } });
            }
        }
    }
    (titles, left)
}
