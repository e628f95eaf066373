//! Which rows of a sheet are shown, and in which order.

use std::collections::{BTreeMap, BTreeSet};

use super::{Key, Sheet};
use crate::i18n::order::Collator;

/// What the user has asked to see.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Wanted {
    /// The column to sort by, and whether from high to low.
    pub sort: Option<(String, bool)>,
    /// Values that are not to be seen, by the column's key.
    pub without: BTreeMap<String, BTreeSet<String>>,
}

impl Wanted {
    /// Asks for the other order: upwards, downwards, as the program has it.
    pub fn turn(&mut self, key: &str) {
        self.sort = match self.sort.take() {
            Some((one, false)) if one == key => Some((one, true)),
            Some((one, true)) if one == key => None,
            _ => Some((key.to_owned(), false)),
        };
    }

    /// Whether any column's values are filtered.
    #[must_use]
    pub fn filtered(&self) -> bool {
        self.without.values().any(|values| !values.is_empty())
    }

    /// Whether a column's values are filtered.
    #[must_use]
    pub fn filters(&self, key: &str) -> bool {
        self.without.get(key).is_some_and(|values| !values.is_empty())
    }
}

/// The rows of `sheet` to show, as it numbers them; sums stay at the end.
#[must_use]
pub fn rows(sheet: &dyn Sheet, wanted: &Wanted, collator: &Collator) -> Vec<usize> {
    let body = sheet.rows().saturating_sub(sheet.sums());
    let column = |key: &str| sheet.columns().iter().position(|column| column.key == key);
    let filters: Vec<(usize, &BTreeSet<String>)> = wanted
        .without
        .iter()
        .filter(|(_, values)| !values.is_empty())
        .filter_map(|(key, values)| Some((column(key)?, values)))
        .collect();
    let passes =
        |row: &usize| filters.iter().all(|(column, without)| !without.contains(&sheet.cell(*row, *column).text));
    let mut rows: Vec<usize> = (0..body).filter(passes).collect();
    if let Some((column, descending)) =
        wanted.sort.as_ref().and_then(|(key, descending)| Some((column(key)?, *descending)))
    {
        let mut keyed: Vec<(Key, usize)> = rows.iter().map(|row| (sheet.key(*row, column), *row)).collect();
        keyed.sort_by(|(a, _), (b, _)| a.compare(b, collator, descending));
        rows = keyed.into_iter().map(|(_, row)| row).collect();
    }
    // A sum of everything under a part of it would mislead.
    if filters.is_empty() || sheet.sum_of(0, &[]).is_some() {
        rows.extend(body..sheet.rows());
    }
    rows
}

/// The different values of a column, in order.
#[must_use]
pub fn values(sheet: &dyn Sheet, column: usize, collator: &Collator) -> Vec<String> {
    let body = sheet.rows().saturating_sub(sheet.sums());
    let mut seen = BTreeSet::new();
    let mut found: Vec<(Key, String)> = Vec::new();
    for row in 0..body {
        let text = sheet.cell(row, column).text;
        if !seen.contains(&text) {
            seen.insert(text.clone());
            found.push((sheet.key(row, column), text));
        }
    }
    found.sort_by(|(a, _), (b, _)| a.compare(b, collator, false));
    found.into_iter().map(|(_, text)| text).collect()
}
