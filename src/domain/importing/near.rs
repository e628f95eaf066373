//! Which of several names a text is nearest to that is none of them.

use super::sheet::plain;

/// The one whose name is nearest to `text`; none where none is near. The names are compared as headings are.
pub(super) fn nearest<T>(text: &str, names: impl IntoIterator<Item = (T, impl AsRef<str>)>) -> Option<T> {
    let wanted = plain(text);
    let mine = wanted.chars().count();
    let near = names.into_iter().filter_map(|(one, name)| {
        let name = name.as_ref();
        let others = name.chars().count();
        let length = mine.max(others);
        // As many letters as one name is longer than the other are to be added in any case.
        if mine.abs_diff(others) * 3 > length {
            return None;
        }
        let away = distance(&wanted, name);
        // A third of the letters may differ.
        (away * 3 <= length).then_some((away, one))
    });
    near.min_by_key(|(away, _)| *away).map(|(_, one)| one)
}

/// The name of a list that is nearest to `text`; none where none is near.
#[must_use]
pub fn nearest_name(text: &str, names: impl IntoIterator<Item = String>) -> Option<String> {
    nearest(text, names.into_iter().map(|name| (name.clone(), plain(&name))))
}

/// How many letters have to be changed, added or left out to make one text the other.
fn distance(one: &str, other: &str) -> usize {
    /// Longer names are told apart by how they begin.
    const LONGEST: usize = 60;
    let other: Vec<char> = other.chars().take(LONGEST).collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (at, letter) in one.chars().take(LONGEST).enumerate() {
        let mut diagonal = at;
        if let Some(first) = row.first_mut() {
            *first = at + 1;
        }
        let mut left = at + 1;
        for (wanted, slot) in other.iter().zip(row.iter_mut().skip(1)) {
            let above = *slot;
            left = (diagonal + usize::from(letter != *wanted)).min(left + 1).min(above + 1);
            (*slot, diagonal) = (left, above);
        }
    }
    row.last().copied().unwrap_or_default()
}
