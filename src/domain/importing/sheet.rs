//! A table of another program: rows of texts, and what its columns are.

use std::collections::BTreeSet;

use crate::domain::record::text::fold;

/// How far down the heading row is looked for.
const HEADING_WITHIN: usize = 15;

/// A table. Empty rows are not among its lines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// What the sheet is called; empty where the file has only one.
    pub name: String,
    /// The rows that hold something.
    pub lines: Vec<SheetLine>,
    /// What of it the program does not show.
    pub hidden: Hidden,
    /// What stands between its cells, where it is a separated text.
    pub separator: Option<char>,
    /// It has more rows or columns than are read, or stands behind as many sheets as are: only its name is known.
    pub unread: bool,
}

/// What of a table its own program does not show to whoever opens the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hidden {
    /// The whole table.
    pub sheet: bool,
    /// The numbers of rows that hold something, hidden by hand or by a filter.
    pub rows: BTreeSet<u32>,
}

/// A row of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SheetLine {
    /// The row's number as the program shows it, from 1 up.
    pub number: u32,
    /// The cells from the first column on, without the empty ones at the end.
    pub cells: Vec<String>,
}

/// The names of the sheets that are too large to be read, which is told before anything is saved.
#[must_use]
pub fn unread(sheets: &[Sheet]) -> Vec<String> {
    sheets.iter().filter(|sheet| sheet.unread).map(|sheet| sheet.name.clone()).collect()
}

impl Sheet {
    /// How many columns there are.
    #[must_use]
    pub fn width(&self) -> usize {
        self.lines.iter().map(|line| line.cells.len()).max().unwrap_or(0)
    }

    /// The line that most looks like headings: the one with the most columns that are recognised, else the first.
    #[must_use]
    pub fn heading<F: Copy + PartialEq>(&self, known: &[(F, &[&str])], several: impl Fn(F) -> bool) -> Option<usize> {
        let found = |line: &SheetLine| guess(&line.cells, known, &several).into_iter().flatten().count();
        let counted: Vec<usize> = self.lines.iter().take(HEADING_WITHIN).map(found).collect();
        let most = counted.iter().copied().max()?;
        counted.iter().position(|count| *count == most)
    }

    /// The headings in line `heading`; a column without one goes by its letters, as all do where there is no such line.
    #[must_use]
    pub fn headings(&self, heading: Option<usize>) -> Vec<String> {
        let line = heading.and_then(|at| self.lines.get(at));
        let named = |column: usize| line.and_then(|line| line.cells.get(column)).map(|cell| one_line(cell));
        let named = |column: usize| named(column).filter(|name| !name.is_empty());
        (0..self.width()).map(|column| named(column).unwrap_or_else(|| column_letters(column))).collect()
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a spreadsheet calls its columns: A, B, …, Z, AA, AB, …
#[must_use]
pub fn column_letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        let digit = u8::try_from((rest - 1) % 26).unwrap_or(0);
        letters.push(char::from(b'A' + digit));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

/// A heading as it is compared: folded, its words without the signs between them.
pub(super) fn plain(heading: &str) -> String {
    let folded = fold(heading);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// By what a set of headings is remembered: the same in any order of the columns.
#[must_use]
pub fn headings_key(headings: &[String]) -> String {
    let mut plain: Vec<String> = headings.iter().map(|heading| self::plain(heading)).collect();
    plain.sort();
    plain.join("\u{1f}")
}

/// A heading with `#` for every number in it: programs count their columns.
pub(super) fn numbered(plain: &str) -> String {
    let words = plain.split(' ').map(|word| if word.bytes().all(|b| b.is_ascii_digit()) { "#" } else { word });
    words.collect::<Vec<_>>().join(" ")
}

/// Which field each column holds, by its heading. `known` has each field with its names, folded, `#` for any number; a
/// heading is its name first and begins with it second, with the longest that it begins with. A field goes to one column,
/// unless there may be `several`.
#[must_use]
pub fn guess<F: Copy + PartialEq>(
    headings: &[String],
    known: &[(F, &[&str])],
    several: impl Fn(F) -> bool,
) -> Vec<Option<F>> {
    let plain: Vec<String> = headings.iter().map(|heading| self::plain(heading)).collect();
    let mut fields: Vec<Option<F>> = vec![None; headings.len()];
    let mut take = |at: usize, field: F| {
        let free = several(field) || !fields.contains(&Some(field));
        if let Some(slot) = fields.get_mut(at).filter(|slot| free && slot.is_none()) {
            *slot = Some(field);
        }
    };
    // Of a field's names the first is the surest.
    for (field, names) in known {
        for name in *names {
            let is = |heading: &str| heading == *name || (name.contains('#') && numbered(heading) == *name);
            for (at, _) in plain.iter().enumerate().filter(|(_, heading)| is(heading)) {
                take(at, *field);
            }
        }
    }
    // The words of a heading must begin with the name: «sähköposti työ» is one, «virkapuhelimen malli» is none.
    let begins = |heading: &str, name: &str| heading.strip_prefix(name).is_some_and(|rest| rest.starts_with(' '));
    for (at, heading) in plain.iter().enumerate() {
        let mut longest: Option<(usize, F)> = None;
        for (field, names) in known {
            let length = names.iter().filter(|name| begins(heading, name)).map(|name| name.len()).max();
            if let Some(length) = length.filter(|length| longest.is_none_or(|(before, _)| *length > before)) {
                longest = Some((length, *field));
            }
        }
        if let Some((_, field)) = longest {
            take(at, field);
        }
    }
    fields
}

#[cfg(test)]
mod tests {
    use super::*;

    const KNOWN: &[(u8, &[&str])] = &[(1, &["nimi", "name"]), (2, &["puhelin", "tel"])];

    fn texts(cells: &[&str]) -> Vec<String> {
        cells.iter().map(|cell| (*cell).to_owned()).collect()
    }

    #[test]
    fn columns_are_known_by_their_headings() {
        let several = |field| field == 2;
        let guessed = guess(&texts(&["Nimi", "NAME", "Tel.", "Puhelin (työ)", "Muuta", ""]), KNOWN, several);
        assert_eq!(guessed, [Some(1), None, Some(2), Some(2), None, None]);
        assert_eq!(guess(&texts(&["nimikirja", "puhelinmalli"]), KNOWN, several), [None, None]);
    }

    #[test]
    fn the_heading_row_is_found_under_a_title() {
        let line = |number, cells: &[&str]| SheetLine { number, cells: texts(cells) };
        let lines = vec![line(1, &["Yhteystiedot 2026"]), line(3, &["Nimi", "Puhelin"]), line(4, &["Veera", "1"])];
        let sheet = Sheet { lines, ..Sheet::default() };
        assert_eq!(sheet.heading(KNOWN, |_| false), Some(1));
        assert_eq!(sheet.headings(Some(1)), ["Nimi", "Puhelin"]);
        assert_eq!(sheet.headings(None), ["A", "B"]);
        assert_eq!(sheet.headings(Some(0)), ["Yhteystiedot 2026", "B"]);
        let nameless = Sheet { lines: vec![line(1, &["x"]), line(2, &["y"])], ..sheet };
        assert_eq!(nameless.heading(KNOWN, |_| false), Some(0), "else the first");
        assert_eq!(Sheet::default().heading(KNOWN, |_| false), None);
    }

    #[test]
    fn letters_go_on_after_z() {
        let letters = [0, 25, 26, 701, 702].map(column_letters);
        assert_eq!(letters, ["A", "Z", "AA", "ZZ", "AAA"]);
    }

    #[test]
    fn headings_are_remembered_in_any_order() {
        assert_eq!(headings_key(&texts(&["Nimi", "Sähköposti:"])), headings_key(&texts(&["SÄHKÖPOSTI", "nimi"])));
        assert_ne!(headings_key(&texts(&["Nimi", "a b"])), headings_key(&texts(&["Nimi a", "b"])));
    }
}
