//! The rows of a file that cannot come in, as they stand in it, each with why.

use std::collections::BTreeMap;

use super::pipeline::{Outcome, Place, Plan};
use super::sheet::Sheet;

/// Rows of a sheet that cannot come in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RefusedRows {
    /// What the sheet is called; empty where the file has only one.
    pub sheet: String,
    /// What stands above its columns.
    pub headings: Vec<String>,
    /// Each with why, and its cells as they were.
    pub rows: Vec<(String, Vec<String>)>,
}

/// What of a plan cannot come in or has to be chosen, and why.
pub fn refused<R, D>(plan: &Plan<R, D>, why: impl Fn(usize, &R) -> String) -> Vec<(Place, String)> {
    let lines = plan.lines.iter().enumerate();
    let refused = lines.filter_map(|(at, line)| match &line.outcome {
        Outcome::Refused(refusal) | Outcome::Ambiguous(refusal) => Some((line.place.clone(), why(at, refusal))),
        Outcome::New | Outcome::Changed | Outcome::Same => None,
    });
    refused.collect()
}

/// The rows in which these stand, as `sheets` have them, in their order. `heading` says which line of a sheet holds its
/// headings.
#[must_use]
pub fn refused_rows(
    sheets: &[Sheet],
    heading: impl Fn(usize) -> Option<usize>,
    refused: &[(Place, String)],
) -> Vec<RefusedRows> {
    let mut why: BTreeMap<(&str, u32), Vec<&str>> = BTreeMap::new();
    for (place, reason) in refused {
        let reasons = why.entry((&place.sheet, place.row)).or_default();
        if !reasons.contains(&reason.as_str()) {
            reasons.push(reason);
        }
    }
    let of_sheet = |(at, sheet): (usize, &Sheet)| {
        let rows = sheet.lines.iter().filter_map(|line| {
            let reasons = why.get(&(sheet.name.as_str(), line.number))?;
            Some((reasons.join(" "), line.cells.clone()))
        });
        let rows: Vec<(String, Vec<String>)> = rows.collect();
        let headings = sheet.headings(heading(at));
        (!rows.is_empty()).then(|| RefusedRows { sheet: sheet.name.clone(), headings, rows })
    };
    sheets.iter().enumerate().filter_map(of_sheet).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::importing::SheetLine;

    #[test]
    fn rows_stay_as_they_were_and_say_why_once() {
        let line = |number, cells: &[&str]| SheetLine { number, cells: cells.iter().map(|&one| one.into()).collect() };
        let lines = vec![line(1, &["Virasto", "2024"]), line(2, &["RL", "5"]), line(4, &[" Olematon", "1 234,50"])];
        let sheets = [Sheet { lines, ..Sheet::default() }];
        let place = |column| Place { row: 4, column, ..Place::default() };
        let refused = [(place(Some(1)), "Ei ole.".to_owned()), (place(Some(2)), "Ei ole.".to_owned())];
        let found = refused_rows(&sheets, |_| Some(0), &refused);
        let [one] = found.as_slice() else { panic!("{found:?}") };
        assert_eq!(one.headings, ["Virasto", "2024"]);
        assert_eq!(one.rows, [("Ei ole.".to_owned(), vec![" Olematon".to_owned(), "1 234,50".to_owned()])]);
        assert_eq!(refused_rows(&sheets, |_| None, &[]), []);
    }
}
