//! What people write for months, rounds and steps.

use std::collections::{BTreeSet, HashMap};

use chrono::Datelike;

use super::super::cells::day;
use crate::domain::payroll::{Period, Step};
use crate::domain::search::fold;
use crate::domain::{Language, Rows};
use crate::i18n::Texts;
use crate::i18n::date::{month_name, month_short};
use crate::i18n::names::step_name;

/// Words that say that something bites in every month, folded.
const ALWAYS: [&str; 6] = ["aina", "joka kuukausi", "alltid", "varje manad", "always", "every month"];

/// Words between months that say nothing, folded.
const BETWEEN: [&str; 3] = ["ja", "och", "and"];

/// Other words for steps, folded.
const STEPS: [(&str, Step); 14] = [
    ("aineisto", Step::MaterialDue),
    ("aineisto toimitettava", Step::MaterialDue),
    ("material", Step::MaterialDue),
    ("tarkastus", Step::Review),
    ("ajo", Step::Run),
    ("korning", Step::Run),
    ("maksupaiva", Step::PayDay),
    ("palkkapaiva", Step::PayDay),
    ("lonedag", Step::PayDay),
    ("utbetalning", Step::PayDay),
    ("payday", Step::PayDay),
    ("tulorekisteri", Step::IncomeRegister),
    ("inkomstregistret", Step::IncomeRegister),
    ("income register", Step::IncomeRegister),
];

/// A month by its name or number.
fn month(word: &str) -> Option<u32> {
    let word = word.trim_end_matches('.');
    if let Ok(number) = word.parse::<u32>() {
        return (1..=12).contains(&number).then_some(number);
    }
    let of = |month: &u32| {
        Language::ALL.into_iter().any(|language| {
            let whole = fold(month_name(language, *month));
            let short = fold(month_short(language, *month));
            // «Maaliskuussa» is March too.
            word.starts_with(&whole) || word == short.trim_end_matches('.')
        })
    };
    (1..=12).find(of)
}

/// The months of a text: names or numbers, one by one or from one to another. All of them are none in particular.
pub(super) fn months(text: &str) -> Option<BTreeSet<u32>> {
    let folded = fold(text.trim());
    if ALWAYS.contains(&folded.as_str()) {
        return Some(BTreeSet::new());
    }
    let parts = folded.split(|letter: char| letter.is_whitespace() || matches!(letter, ',' | ';' | '/' | '+' | '&'));
    let mut months = BTreeSet::new();
    for part in parts.filter(|part| !part.is_empty() && !BETWEEN.contains(part)) {
        match part.split_once('-') {
            None => drop(months.insert(month(part)?)),
            Some((first, last)) => {
                let (first, last) = (month(first)?, month(last)?);
                // From November to February is over the turn of the year.
                let last = if last < first { last + 12 } else { last };
                months.extend((first..=last).map(|month| (month - 1) % 12 + 1));
            }
        }
    }
    (!months.is_empty()).then_some(months)
}

/// Which round a text names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Round {
    /// Of which year; none where it is not said.
    pub(super) year: Option<i32>,
    /// The number within the year.
    pub(super) number: u32,
    /// It is named by its month, which only says it where there is one round a month.
    pub(super) month: bool,
}

/// The round of a text: `2027-03`, `3/2027`, `maaliskuu 2027`, `maaliskuu`, `3`, or a day of the month in question.
pub(super) fn round(text: &str) -> Option<Round> {
    if let Ok(Period { year, number }) = text.trim().parse::<Period>() {
        return Some(Round { year: Some(year), number, month: false });
    }
    let folded = fold(text.trim());
    let words = folded.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    let words: Vec<&str> = words.collect();
    let of = |word: &str, year: Option<i32>| {
        let number = word.parse::<u32>().ok().filter(|number| (1..=53).contains(number));
        let named = number.is_none().then(|| month(word)).flatten();
        Some(Round { year, number: number.or(named)?, month: named.is_some() })
    };
    let year = |word: &str| word.parse::<i32>().ok().filter(|_| word.len() == 4);
    match words.as_slice() {
        [one] => of(one, None),
        [one, other] => match (year(one), year(other)) {
            (None, Some(year)) => of(one, Some(year)),
            (Some(year), None) => of(other, Some(year)),
            _ => None,
        },
        // A spreadsheet makes a day of a month that somebody types.
        _ => day(text).map(|day| Round { year: Some(day.year()), number: day.month(), month: true }),
    }
}

/// The steps of rounds by what people call them, folded.
pub(super) fn steps(rows: &Rows) -> HashMap<String, Step> {
    let mut steps: HashMap<String, Step> = STEPS.iter().map(|(name, step)| ((*name).to_owned(), *step)).collect();
    let shipped = Rows::default();
    for language in Language::ALL {
        let texts = Texts::new(language);
        steps.extend(Step::ALL.into_iter().map(|step| (fold(step_name(&texts, &shipped, step)), step)));
    }
    for step in Step::ALL {
        steps.insert(step.word(), step);
    }
    // What the users call their steps comes before what others do.
    // A name that one has which was merged is another's where it has been given anew.
    let mut kinds = rows.step_kinds();
    kinds.sort_by_key(|kind| kind.merged_into.is_none());
    for kind in kinds {
        let names = [&kind.name_fi, &kind.name_sv, &kind.name_en].map(|name| fold(name));
        steps.extend(names.into_iter().filter(|name| !name.is_empty()).map(|name| (name, rows.merged_step(kind.word))));
    }
    steps
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_read_as_people_write_them() {
        let of = |text: &str| months(text).map(|months| months.into_iter().collect::<Vec<_>>());
        assert_eq!(of("1,6,12"), Some(vec![1, 6, 12]));
        assert_eq!(of("Kesäkuu ja heinäkuu"), Some(vec![6, 7]));
        assert_eq!(of("kesä–elo"), Some(vec![6, 7, 8]));
        assert_eq!(of("11-2"), Some(vec![1, 2, 11, 12]));
        assert_eq!(of("mars"), Some(vec![3]));
        assert_eq!(of("marraskuu"), Some(vec![11]));
        assert_eq!(of("Aina"), Some(Vec::new()));
        assert_eq!(of("13"), None);
        assert_eq!(of("joskus"), None);
    }

    #[test]
    fn rounds_are_read_as_people_write_them() {
        let march = |month| Some(Round { year: Some(2027), number: 3, month });
        for text in ["2027-03", "3/2027", "03.2027", "2027 / 3"] {
            assert_eq!(round(text), march(false), "{text}");
        }
        for text in ["Maaliskuu 2027", "mars 2027", "March 2027", "2027-03-01", "1.3.2027"] {
            assert_eq!(round(text), march(true), "{text}");
        }
        assert_eq!(round("maaliskuu"), Some(Round { year: None, number: 3, month: true }));
        assert_eq!(round("24"), Some(Round { year: None, number: 24, month: false }));
        for text in ["", "54/2027", "pian"] {
            assert_eq!(round(text), None, "{text}");
        }
    }

    #[test]
    fn steps_are_known_in_every_language_and_by_other_words() {
        let steps = steps(&Rows::default());
        let of = |text: &str| steps.get(&fold(text)).copied();
        assert_eq!(of("Palkka-ajo"), Some(Step::Run));
        assert_eq!(of("Löneutbetalningsdag"), Some(Step::PayDay));
        assert_eq!(of("palkkapäivä"), Some(Step::PayDay));
        assert_eq!(of("material_due"), Some(Step::MaterialDue));
        assert_eq!(of("joku muu"), None);
    }
}
