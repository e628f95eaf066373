//! The columns of a table in the order in which its user likes them.

use super::{Column, GridLayout};

impl GridLayout {
    /// The indices of the columns to show, from left to right. Columns that stay come first, whatever was chosen.
    #[must_use]
    pub fn shown(&self, columns: &[Column]) -> Vec<usize> {
        let mut shown: Vec<usize> =
            (0..columns.len()).filter(|index| columns.get(*index).is_some_and(|one| self.shows(one))).collect();
        let place = |index: &usize| {
            let column = columns.get(*index)?;
            if column.stays {
                return None;
            }
            // A column the user has never moved keeps its place after the one before it.
            let known = (0..=*index).rev().find_map(|at| {
                let key = &columns.get(at)?.key;
                self.order.iter().position(|one| one == key)
            });
            Some((known.map_or(0, |known| known + 1), *index))
        };
        shown.sort_by_key(place);
        shown
    }

    /// Whether a column is shown.
    #[must_use]
    pub fn shows(&self, column: &Column) -> bool {
        column.stays || !self.hidden.contains(&column.key)
    }

    /// Moves a shown column one place to the left or right, never among those that stay.
    pub fn shift(&mut self, columns: &[Column], key: &str, right: bool) {
        let shown = self.shown(columns);
        let mut keys: Vec<String> = shown
            .iter()
            .filter_map(|index| columns.get(*index))
            .filter(|column| !column.stays)
            .map(|column| column.key.clone())
            .collect();
        let Some(at) = keys.iter().position(|one| one == key) else { return };
        let to = if right { at + 1 } else { at.wrapping_sub(1) };
        if to < keys.len() {
            keys.swap(at, to);
            // Hidden ones keep a place for the day they are shown again.
            keys.extend(columns.iter().filter(|one| self.hidden.contains(&one.key)).map(|one| one.key.clone()));
            self.order = keys;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns() -> Vec<Column> {
        ["name", "a", "b", "c"].map(|key| Column { stays: key == "name", ..Column::new(key, key, 80.0) }).into()
    }

    fn keys(layout: &GridLayout) -> Vec<String> {
        let columns = columns();
        layout.shown(&columns).iter().map(|index| columns[*index].key.clone()).collect()
    }

    #[test]
    fn columns_are_moved_hidden_and_shown_again() {
        let mut layout = GridLayout::default();
        assert_eq!(keys(&layout), ["name", "a", "b", "c"]);
        layout.shift(&columns(), "c", false);
        assert_eq!(keys(&layout), ["name", "a", "c", "b"]);
        layout.shift(&columns(), "a", false);
        assert_eq!(keys(&layout), ["name", "a", "c", "b"], "the first stays the first");
        layout.shift(&columns(), "name", true);
        layout.hidden.extend(["a".to_owned(), "name".to_owned()]);
        assert_eq!(keys(&layout), ["name", "c", "b"], "what stays cannot be hidden");
        layout.hidden.clear();
        assert_eq!(keys(&layout), ["name", "a", "c", "b"]);
    }

    #[test]
    fn a_new_column_stands_after_the_one_before_it() {
        let mut layout = GridLayout { order: ["c", "a"].map(str::to_owned).into(), ..GridLayout::default() };
        assert_eq!(keys(&layout), ["name", "c", "a", "b"]);
        layout.order.clear();
        assert_eq!(keys(&layout), ["name", "a", "b", "c"]);
    }
}
