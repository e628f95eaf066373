//! Opening hours as people write them: `ma–pe 8.00–16.15`, `mån–tors 8–16, fre 8–15`, `Mon–Fri 9–16`.

use std::collections::BTreeMap;

use chrono::NaiveTime;

use crate::domain::search::fold;
use crate::i18n::date::parse_time;

/// The weekdays by how they begin, folded; 1 is Monday.
const DAYS: [(&str, i64); 23] = [
    ("ma", 1),
    ("man", 1),
    ("mon", 1),
    ("ti", 2),
    ("tis", 2),
    ("tue", 2),
    ("ke", 3),
    ("ons", 3),
    ("wed", 3),
    ("to", 4),
    ("tor", 4),
    ("tors", 4),
    ("thu", 4),
    ("pe", 5),
    ("fre", 5),
    ("fri", 5),
    ("la", 6),
    ("lor", 6),
    ("sat", 6),
    ("su", 7),
    ("son", 7),
    ("sun", 7),
    ("tu", 2),
];

/// The weekdays by their whole names.
const WHOLE: [(&str, i64); 21] = [
    ("maanantai", 1),
    ("tiistai", 2),
    ("keskiviikko", 3),
    ("torstai", 4),
    ("perjantai", 5),
    ("lauantai", 6),
    ("sunnuntai", 7),
    ("mandag", 1),
    ("tisdag", 2),
    ("onsdag", 3),
    ("torsdag", 4),
    ("fredag", 5),
    ("lordag", 6),
    ("sondag", 7),
    ("monday", 1),
    ("tuesday", 2),
    ("wednesday", 3),
    ("thursday", 4),
    ("friday", 5),
    ("saturday", 6),
    ("sunday", 7),
];

/// Words for the days from Monday to Friday.
const WORKING: [&str; 5] = ["arkisin", "arkipaivisin", "vardagar", "weekdays", "arki"];

/// Words for a day on which it is closed.
const CLOSED: [&str; 4] = ["suljettu", "kiinni", "stangt", "closed"];

/// When it is open, from and to.
pub(super) type Hours = Option<(NaiveTime, NaiveTime)>;

/// The hours of the weekdays that a text speaks of; none where it says anything else, or a day twice.
pub(super) fn hours(text: &str) -> Option<BTreeMap<i64, Hours>> {
    let mut folded = fold(text).replace(['–', '—'], "-");
    for (said, plain) in [(" - ", "-"), ("- ", "-"), (" -", "-"), ("klo", " "), ("kl.", " ")] {
        folded = folded.replace(said, plain);
    }
    let mut found: BTreeMap<i64, Hours> = BTreeMap::new();
    // Days whose hours stand with those that follow.
    let mut waiting: Vec<i64> = Vec::new();
    for segment in folded.split(['\n', ',', ';']).map(str::trim).filter(|segment| !segment.is_empty()) {
        let (days, times) = match segment.find(|letter: char| letter.is_ascii_digit()) {
            Some(at) => segment.split_at(at),
            None => match CLOSED.iter().find_map(|word| segment.strip_suffix(word)) {
                Some(days) => (days, "closed"),
                None => (segment, ""),
            },
        };
        waiting.extend(days_of(days)?);
        if times.is_empty() {
            continue;
        }
        let hours = if times == "closed" { None } else { Some(from_to(times)?) };
        if waiting.is_empty() {
            // Hours alone are those of every working day.
            waiting.extend(1..=5);
        }
        for day in waiting.drain(..) {
            if found.insert(day, hours).is_some() {
                return None;
            }
        }
    }
    (waiting.is_empty() && !found.is_empty()).then_some(found)
}

fn days_of(text: &str) -> Option<Vec<i64>> {
    let mut days = Vec::new();
    for word in text.split_whitespace() {
        let word = word.trim_matches([':', '.', '(', ')']);
        if word.is_empty() || matches!(word, "ja" | "och" | "and" | "&") {
            continue;
        }
        if WORKING.contains(&word) {
            days.extend(1..=5);
        } else if let Some((from, to)) = word.split_once('-') {
            let (from, to) = (day(from)?, day(to)?);
            if from >= to {
                return None;
            }
            days.extend(from..=to);
        } else {
            days.push(day(word)?);
        }
    }
    Some(days)
}

fn day(word: &str) -> Option<i64> {
    let word = word.trim_matches([':', '.']);
    let short = DAYS.iter().find(|(name, _)| *name == word);
    // `maanantaisin`, `måndagar`, `Mondays`.
    let whole = || WHOLE.iter().find(|(name, _)| word.starts_with(name));
    short.or_else(whole).map(|(_, day)| *day)
}

fn from_to(text: &str) -> Option<(NaiveTime, NaiveTime)> {
    let text = text.trim().trim_end_matches(['.', 'h']).trim();
    let (from, to) = text.split_once('-')?;
    let (from, to) = (parse_time(from)?, parse_time(to)?);
    (from < to).then_some((from, to))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Vec<(i64, String)> {
        let written = |hours: &Hours| {
            hours
                .map_or_else(|| "–".to_owned(), |(from, to)| format!("{}-{}", from.format("%H.%M"), to.format("%H.%M")))
        };
        hours(text).into_iter().flatten().map(|(day, hours)| (day, written(&hours))).collect()
    }

    #[test]
    fn hours_are_read_as_people_write_them() {
        for text in [
            "ma–pe 8.00–16.15",
            "Ma - pe klo 8.00 - 16.15",
            "arkisin 8.00-16.15",
            "8.00–16.15",
            "Mån–fre kl. 8.00–16.15",
        ] {
            let all: Vec<(i64, String)> = (1..=5).map(|day| (day, "08.00-16.15".to_owned())).collect();
            assert_eq!(said(text), all, "{text}");
        }
        let two = said("ma-to 8–16, pe 8–15\nla suljettu");
        assert_eq!(two.len(), 6);
        assert_eq!(two[4], (5, "08.00-15.00".to_owned()));
        assert_eq!(two[5], (6, "–".to_owned()));
        assert_eq!(said("ti, to 9-15").len(), 2);
    }

    #[test]
    fn what_is_no_hours_is_not_guessed() {
        for text in
            ["", "sovitaan erikseen", "ma-pe", "ma-pe 16-8", "ma 8-16, ma 9-15", "ma-pe 8-11 ja 12-16", "katso www"]
        {
            assert_eq!(hours(text), None, "{text}");
        }
    }
}
