//! Look-up: three letters of an agency or a person, or digits of a number, to the card.

mod entries;
mod entry;

use std::sync::Arc;

use entries::PARTS;
use entry::{Entry, Field, Pairs};

use crate::domain::record::record::Rows;
pub use crate::domain::record::text::{digits, fold};
pub use entry::{Matched, Target};

/// One find.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Where it leads.
    pub target: Target,
    /// What matched best.
    pub matched: Matched,
    /// The text that matched, as it is written.
    pub text: String,
    /// Smaller is better.
    rank: u32,
}

/// Texts made ready for searching. What is found in one state of the register is kept for the next one where nothing
/// has changed that was read for it, so that a save costs the reading of what it touches and not of everything.
pub struct Index {
    rows: Rows,
    parts: Vec<Arc<Vec<Entry>>>,
}

impl Index {
    /// Reads every name, number and address of `rows`.
    #[must_use]
    pub fn new(rows: &Rows) -> Self {
        let parts = PARTS.iter().map(|part| Arc::new((part.read)(rows))).collect();
        Self { rows: rows.clone(), parts }
    }

    /// The index of a later state of the same register.
    #[must_use]
    pub fn after(&self, rows: &Rows) -> Self {
        let parts = PARTS.iter().zip(&self.parts).map(|(part, known)| {
            if (part.untouched)(&self.rows, rows) { Arc::clone(known) } else { Arc::new((part.read)(rows)) }
        });
        Self { parts: parts.collect(), rows: rows.clone() }
    }

    /// The best `most` hits for `query`, best first. Every word of the query must be found somewhere in
    /// the target; case and accents do not matter. An empty query finds nothing.
    #[must_use]
    pub fn search(&self, query: &str, most: usize) -> Vec<Hit> {
        let words = Query::new(query);
        if words.is_empty() {
            return Vec::new();
        }
        let entries = self.parts.iter().flat_map(|part| part.iter());
        let mut found: Vec<Found> = entries.filter_map(|entry| words.find_in(entry)).collect();
        found.sort_by(|a, b| a.rank.cmp(&b.rank).then_with(|| a.entry.name.cmp(&b.entry.name)));
        found.iter().take(most).map(Found::hit).collect()
    }
}

/// What is found, before it is known to be among the best.
struct Found<'a> {
    entry: &'a Entry,
    field: &'a Field,
    rank: u32,
}

impl Found<'_> {
    fn hit(&self) -> Hit {
        Hit { target: self.entry.target, matched: self.field.kind, text: self.field.written.clone(), rank: self.rank }
    }
}

struct Query {
    words: Vec<Word>,
    /// The whole query as a number, where it can be one, in all ways in which it can be read.
    numbers: Vec<String>,
}

struct Word {
    folded: String,
    /// The pairs of letters without which a text does not hold it.
    pairs: Pairs,
    /// Its letters and digits alone, where nothing but what joins words stands between them.
    joined: String,
    /// The word as a telephone number, where it can be one and stands beside other words than numbers.
    numbers: Vec<String>,
}

impl Query {
    fn new(query: &str) -> Self {
        let folded = fold(query);
        let numbers = numbers_in(&folded);
        let words = folded.split_whitespace().map(|word| {
            // «Korpi, Aino» and «(RL)» as people paste them.
            let bare = word.trim_matches(PUNCTUATION);
            let bare = if bare.is_empty() { word } else { bare };
            Word {
                folded: bare.to_owned(),
                pairs: Pairs::of(bare),
                joined: joined(bare),
                numbers: if numbers.is_empty() { numbers_in(word) } else { Vec::new() },
            }
        });
        let mut words: Vec<Word> = words.collect();
        // A sign that stands alone between words is no word.
        let said = |word: &Word| !word.folded.chars().all(|c| PUNCTUATION.contains(&c));
        if words.iter().any(said) {
            words.retain(said);
        }
        Self { words, numbers }
    }

    fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    fn find_in<'a>(&self, entry: &'a Entry) -> Option<Found<'a>> {
        let has = |field: &&Field| self.numbers.iter().any(|number| field.folded.contains(number));
        let phones = || entry.fields.iter().filter(|field| field.kind == Matched::Phone);
        let by_number = if self.numbers.is_empty() { None } else { phones().find(has) };
        let by_number = by_number.map(|field| Found { entry, field, rank: PHONE });
        [self.find_words_in(entry), by_number].into_iter().flatten().min_by_key(|found| found.rank)
    }

    fn find_words_in<'a>(&self, entry: &'a Entry) -> Option<Found<'a>> {
        let mut best: Option<(u32, &Field)> = None;
        let mut rank = 0;
        for word in &self.words {
            let (found, field) = entry
                .fields
                .iter()
                .filter_map(|field| rank_of(field, word).map(|rank| (rank, field)))
                .min_by_key(|(rank, _)| *rank)?;
            rank += found;
            if best.is_none_or(|(smallest, _)| found < smallest) {
                best = Some((found, field));
            }
        }
        best.filter(|(_, field)| field.kind != Matched::About).map(|(_, field)| Found { entry, field, rank })
    }
}

/// The rank of a telephone number.
const PHONE: u32 = 10;

/// How well `word` matches; the smaller the better.
fn rank_of(field: &Field, word: &Word) -> Option<u32> {
    let kind = match field.kind {
        Matched::Abbreviation | Matched::Name => 0,
        Matched::FormerName => 4,
        Matched::Identifier | Matched::Address | Matched::Agreement => 8,
        Matched::Characteristic | Matched::Definition => 12,
        Matched::Answer | Matched::Decision | Matched::Plan => 16,
        Matched::Topic => 18,
        Matched::Question => 20,
        Matched::About => 24,
        Matched::Phone => return word.numbers.iter().any(|number| field.folded.contains(number)).then_some(PHONE),
    };
    if !field.pairs.may_hold(word.pairs) {
        return None;
    }
    let place_at = |at: usize| {
        if at == 0 {
            u32::from(field.folded.len() != word.folded.len())
        } else if field.folded.get(..at).is_some_and(|before| before.ends_with(|c: char| !c.is_alphanumeric())) {
            2
        } else {
            3
        }
    };
    let place = field.folded.match_indices(&word.folded).map(|(at, _)| place_at(at)).min();
    let place = place.or_else(|| joins(&field.folded, &word.joined).then_some(JOINED))?;
    Some(place + kind)
}

/// What stands around words and is not searched for.
const PUNCTUATION: &[char] = &[',', ';', '(', ')', '"', '”', '“'];

/// The place of a word that is found only where the signs between words do not count.
const JOINED: u32 = 3;

/// The fewest letters that are looked for without regard to what stands between them.
const FEWEST_JOINED: usize = 4;

fn joined(word: &str) -> String {
    let joins = |c: char| matches!(c, '-' | '\'' | '’');
    if !word.chars().all(|c| c.is_alphanumeric() || joins(c)) {
        return String::new();
    }
    word.chars().filter(|c| !joins(*c)).collect()
}

/// Whether a word (letters and digits) stands in `text` from the beginning of a word on, where hyphens, apostrophes and
/// spaces do not count: `mäkikorpi` is in `Mäki-Korpi`, `obrien` in `O'Brien`.
fn joins(text: &str, word: &str) -> bool {
    if word.len() < FEWEST_JOINED || text.len() < word.len() {
        return false;
    }
    let Some(first) = word.chars().next() else { return false };
    // Most texts have few words that begin like it: only these are looked at letter by letter.
    text.match_indices(first).any(|(at, _)| {
        let (before, from) = text.split_at(at);
        let begins = before.chars().next_back().is_none_or(|letter| !letter.is_alphanumeric());
        let mut rest = from.chars().filter(|c| c.is_alphanumeric());
        begins && word.chars().all(|wanted| rest.next() == Some(wanted))
    })
}

/// The digits of `text` (folded) where it can be part of a telephone number: three digits or more, and nothing that does
/// not belong between them. Two zeros at its beginning are those of another country, or stand inside a number.
fn numbers_in(text: &str) -> Vec<String> {
    let only_a_number = text.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || "+-()./".contains(c));
    if !only_a_number {
        return Vec::new();
    }
    let number = digits(text);
    let abroad = number.strip_prefix("00").filter(|rest| !rest.starts_with('0')).map(str::to_owned);
    [Some(number.clone()), abroad].into_iter().flatten().filter(|number| number.len() >= 3).collect()
}

#[cfg(test)]
mod tests;
