//! What is counted: employment types and products, as files name them.

use std::collections::HashMap;

use uuid::Uuid;

use super::sums::is_sum;
use super::{Counted, year_in};
use crate::domain::importing::near::nearest;
use crate::domain::importing::sheet::plain;
use crate::domain::record::record::Rows;

/// What a name stands for that is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// It is this one.
    Is(Uuid),
    /// It is something new, which is added.
    New,
    /// Nothing of it is taken.
    LeftOut,
}

/// Words of a heading that say nothing of what is counted.
const MUTE: [&str; 22] = [
    "lkm",
    "lukumaara",
    "maara",
    "kpl",
    "vuosi",
    "vuonna",
    "v",
    "31",
    "12",
    "henkiloa",
    "henkilot",
    "suoritteita",
    "antal",
    "mangd",
    "st",
    "ar",
    "den",
    "count",
    "number",
    "year",
    "pcs",
    "volume",
];

/// Other names under which the types that come with the program are known, by their own names.
const ALSO: [(&str, &[&str]); 2] = [
    (
        "virkasuhde",
        &[
            "virkasuhteiset",
            "virkasuhteessa",
            "virkasuhteet",
            "virka",
            "virat",
            "virkamiehet",
            "tjansteforhallande",
            "tjansteman",
            "i tjansteforhallande",
            "civil service",
            "civil servants",
            "officials",
        ],
    ),
    (
        "tyosuhde",
        &[
            "tyosuhteiset",
            "tyosuhteessa",
            "tyosuhteet",
            "tyosopimus",
            "tyosopimussuhteiset",
            "tyosopimussuhde",
            "arbetsavtalsforhallande",
            "i arbetsavtalsforhallande",
            "arbetsavtal",
            "contractual",
            "contract",
        ],
    ),
];

/// The types or products by everything they go by.
pub struct Subjects {
    names: HashMap<String, Vec<Uuid>>,
    /// Each with its names, for what is near to one.
    all: Vec<(Uuid, String)>,
}

impl Subjects {
    /// Those of a register.
    #[must_use]
    pub fn of(rows: &Rows, counted: Counted) -> Self {
        let mut subjects = Self { names: HashMap::new(), all: Vec::new() };
        match counted {
            Counted::Headcounts => {
                for item in rows.employment_type.iter() {
                    let into = item.merged_into.map_or(item.id.0, |into| into.0);
                    subjects.add(into, [&item.name_fi, &item.name_sv, &item.name_en]);
                }
            }
            Counted::Volumes => {
                for product in rows.product.iter() {
                    let into = product.merged_into.map_or(product.id.0, |into| into.0);
                    subjects.add(into, [&product.name_fi, &product.name_sv, &product.name_en]);
                }
            }
        }
        if counted == Counted::Headcounts {
            for (name, others) in ALSO {
                let Some([one]) = subjects.names.get(name).map(Vec::as_slice) else { continue };
                let one = *one;
                for other in others {
                    subjects.names.entry((*other).to_owned()).or_insert_with(|| vec![one]);
                }
            }
        }
        subjects
    }

    fn add(&mut self, id: Uuid, names: [&String; 3]) {
        for name in names.into_iter().map(|name| plain(name)).filter(|name| !name.is_empty()) {
            let ids = self.names.entry(name.clone()).or_default();
            if !ids.contains(&id) {
                ids.push(id);
            }
            self.all.push((id, name));
        }
    }

    /// Those that go by a name; what stands in brackets behind it is its unit.
    #[must_use]
    pub fn named(&self, text: &str) -> &[Uuid] {
        let whole = self.names.get(&plain(text));
        let before = || self.names.get(&plain(text.split_once('(').map_or(text, |(before, _)| before)));
        whole.or_else(before).map(Vec::as_slice).unwrap_or_default()
    }

    /// What a heading says is counted under it, without its year and the words that say nothing; nothing where only those
    /// are there.
    #[must_use]
    pub fn said_in(&self, heading: &str) -> Option<String> {
        let text = Self::without_mute(heading);
        (!text.is_empty() && !self.is_sum(&text)).then_some(text)
    }

    /// Whether a heading says that what is under it is a sum or a difference, and is not a name on the list.
    pub(super) fn is_sum(&self, heading: &str) -> bool {
        let listed = |text: &str| self.names.contains_key(&plain(text));
        let named = listed(heading) || listed(&Self::without_mute(heading));
        // A share of something on the list is no count of it.
        is_sum(heading) && (heading.contains('%') || !named)
    }

    fn without_mute(heading: &str) -> String {
        let year = year_in(heading).map(|year| year.to_string());
        let said = |word: &&str| {
            let folded = plain(word);
            !(folded.is_empty() || year.as_deref() == Some(&*folded) || MUTE.contains(&folded.as_str()))
        };
        let dated = |word: &&str| !year.as_ref().is_some_and(|year| word.ends_with(year.as_str()));
        let words: Vec<&str> = heading.split_whitespace().filter(said).filter(dated).collect();
        words.join(" ")
    }

    /// The one that a heading names; none where it names none, or several.
    pub(super) fn in_heading(&self, heading: &str) -> Option<Uuid> {
        match self.named(&self.said_in(heading)?) {
            [one] => Some(*one),
            _ => None,
        }
    }

    /// The one whose name is nearest to a text that is nobody's name; none where none is near.
    #[must_use]
    pub fn nearest(&self, text: &str) -> Option<Uuid> {
        nearest(text, self.all.iter().map(|(id, name)| (*id, name)))
    }
}
