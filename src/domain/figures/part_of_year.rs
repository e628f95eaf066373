//! Whether what is noted beside a figure says that it is of a part of the year: «Tammi–syyskuu», `jan–sep`, `1–9/2026`.

use crate::domain::record::text::fold;

/// How the names of the months begin in Finnish, Swedish and English, folded.
const MONTHS: [&[&str]; 12] = [
    &["tammi", "jan"],
    &["helmi", "feb"],
    &["maalis", "mars", "mar"],
    &["huhti", "apr"],
    &["touko", "maj", "may"],
    &["kesa", "jun"],
    &["heina", "jul"],
    &["elo", "aug"],
    &["syys", "sep"],
    &["loka", "okt", "oct"],
    &["marras", "nov"],
    &["joulu", "dec"],
];

/// How they end where more than the beginning is written.
const ENDS: [&str; 21] = [
    "", "kuu", "kuun", "kuuta", "kuussa", "uari", "uary", "ruari", "ruary", "ch", "s", "il", "e", "i", "y", "ust",
    "usti", "t", "tember", "ober", "ember",
];

/// Whether a note names months from one to another that are not the whole year.
#[must_use]
pub(super) fn is_said_in(note: &str) -> bool {
    let plain: String = fold(note).chars().map(|letter| if "‐‑‒–—−".contains(letter) { '-' } else { letter }).collect();
    let joined = plain.replace(" - ", "-");
    joined.split(|letter: char| letter.is_whitespace() || ",;()".contains(letter)).any(|word| {
        let Some((first, last)) = word.split_once('-') else { return false };
        match (month(first), month(last)) {
            (Some(first), Some(last)) => first < last && (first, last) != (1, 12),
            _ => false,
        }
    })
}

/// The month that a word is, by its name or, before a year, by its number.
fn month(word: &str) -> Option<usize> {
    let (word, _) = word.split_once('/').unwrap_or((word, ""));
    let word = word.trim_end_matches('.');
    if let Ok(number) = word.parse::<usize>() {
        return (1..=12).contains(&number).then_some(number);
    }
    let is = |name: &&str| word.strip_prefix(*name).is_some_and(|end| ENDS.contains(&end));
    MONTHS.iter().position(|names| names.iter().any(is)).map(|at| at + 1)
}

#[cfg(test)]
mod tests {
    use super::is_said_in;

    #[test]
    fn months_that_are_not_the_whole_year_are_a_part_of_it() {
        for part in
            ["Tammi–syyskuu", "tammi-syys 2026", "Januari – september", "Luvut 1–9/2026", "Jan.–Sep.", "(kesä-elokuu)"]
        {
            assert!(is_said_in(part), "{part}");
        }
        for whole in [
            "",
            "Tammi–joulukuu",
            "1–12/2026",
            "Kaksi yksikköä tuli lisää.",
            "Elo-ohjelma",
            "2025-2026",
            "3-2",
            "Jani-Markku",
        ] {
            assert!(!is_said_in(whole), "{whole}");
        }
    }
}
