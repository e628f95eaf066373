//! Rows and columns that add others up.

use crate::domain::importing::sheet::plain;

/// What a column of sums or of differences is called: nothing of it comes in.
const SUMS: [&str; 16] = [
    "yhteensa",
    "yht",
    "summa",
    "kaikki yhteensa",
    "sammanlagt",
    "totalt",
    "total",
    "sum",
    "muutos",
    "erotus",
    "osuus",
    "forandring",
    "andel",
    "change",
    "difference",
    "share",
];

/// Whether a text says that what belongs to it is a sum or a difference.
pub(in crate::domain::importing) fn is_sum(text: &str) -> bool {
    let folded = plain(text);
    text.contains('%') || folded.split(' ').any(|word| SUMS.contains(&word))
}
