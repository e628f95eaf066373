//! Where the headings of a table of figures are, and what its columns hold.

use std::collections::BTreeMap;

use super::subjects::Subjects;
use super::{Counted, is_nothing, year_in};
use crate::domain::importing::sheet::{Sheet, SheetLine, column_letters, guess, plain};

/// How far down the headings are looked for.
const HEADING_WITHIN: usize = 15;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The agency: its name, its abbreviation, an identifier or the business id. There may be several such columns.
    Agency,
    /// The year.
    Year,
    /// The employment type or product.
    Subject,
    /// Figures. The heading may say of which year and of what.
    Count,
    /// What was counted, and when.
    Basis,
    /// What there is to say about the figure.
    Note,
}

impl Field {
    /// Every field, in the order in which they are offered.
    pub const ALL: [Self; 6] = [Self::Agency, Self::Year, Self::Subject, Self::Count, Self::Basis, Self::Note];

    /// The word on the command line and in the preferences.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Agency => "agency",
            Self::Year => "year",
            Self::Subject => "type",
            Self::Count => "count",
            Self::Basis => "basis",
            Self::Note => "note",
        }
    }

    /// The field of a word; what is counted goes by two.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        let word = word.trim().to_lowercase();
        let product = (word == "product").then_some(Self::Subject);
        product.or_else(|| Self::ALL.into_iter().find(|field| field.word() == word))
    }

    /// Whether several columns may hold it.
    #[must_use]
    pub const fn several(self) -> bool {
        matches!(self, Self::Agency | Self::Count)
    }
}

type Known = &'static [(Field, &'static [&'static str])];

const SHARED: [(Field, &[&str]); 4] = [
    (
        Field::Agency,
        &[
            "virasto",
            "viraston nimi",
            "asiakas",
            "asiakasvirasto",
            "organisaatio",
            "organisaation nimi",
            "laitos",
            "virasto tai laitos",
            "virasto laitos",
            "lyhenne",
            "virastotunnus",
            "virastotunniste",
            "viraston tunnus",
            "tunniste",
            "tunnus",
            "kirjanpitoyksikko",
            "y tunnus",
            "ytunnus",
            "ambetsverk",
            "ambetsverkets namn",
            "myndighet",
            "kund",
            "kundambetsverk",
            "forkortning",
            "kod",
            "bokforingsenhet",
            "fo nummer",
            "agency",
            "agency name",
            "client",
            "client agency",
            "organisation",
            "organization",
            "abbreviation",
            "identifier",
            "business id",
            "bookkeeping unit",
        ],
    ),
    (Field::Year, &["vuosi", "kalenterivuosi", "ar", "kalenderar", "year", "calendar year"]),
    (
        Field::Basis,
        &["laskentaperuste", "laskentatapa", "peruste", "berakningsgrund", "berakningssatt", "basis", "counted"],
    ),
    (
        Field::Note,
        &[
            "huomautus",
            "huomautukset",
            "huom",
            "huomio",
            "selite",
            "lisatieto",
            "lisatiedot",
            "lisatietoja",
            "kommentti",
            "anmarkning",
            "kommentar",
            "note",
            "notes",
            "comment",
            "remark",
        ],
    ),
];

const COUNTS: &[&str] = &[
    "lukumaara",
    "lkm",
    "maara",
    "kpl",
    "suoritemaara",
    "suoritteita",
    "volyymi",
    "palkansaajat",
    "palkansaajia",
    "palkansaajien lukumaara",
    "henkilot",
    "henkiloa",
    "henkilosto",
    "henkilomaara",
    "henkiloston maara",
    "yhteensa kpl",
    "antal",
    "mangd",
    "volym",
    "prestationsmangd",
    "antal lontagare",
    "lontagare",
    "personer",
    "count",
    "number",
    "quantity",
    "volume",
    "headcount",
    "employees",
    "persons",
];

const TYPES: &[&str] = &[
    "palvelussuhde",
    "palvelussuhteen laji",
    "palvelussuhdelaji",
    "palvelussuhteen tyyppi",
    "henkilostoryhma",
    "laji",
    "tyyppi",
    "anstallningsforhallande",
    "anstallningsform",
    "typ",
    "slag",
    "employment type",
    "employment",
    "type",
];

const PRODUCTS: &[&str] = &[
    "suorite",
    "suoritteen nimi",
    "suoritelaji",
    "tuote",
    "palvelu",
    "tapahtuma",
    "prestation",
    "produkt",
    "tjanst",
    "product",
    "transaction",
    "service",
];

fn known(counted: Counted) -> Vec<(Field, &'static [&'static str])> {
    let subjects = match counted {
        Counted::Headcounts => TYPES,
        Counted::Volumes => PRODUCTS,
    };
    let shared: Known = &SHARED;
    let mut known = shared.to_vec();
    known.extend([(Field::Subject, subjects), (Field::Count, COUNTS)]);
    known
}

/// Which lines of a sheet hold its headings: `first` and as many after it as `lines` says, one or two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Heading {
    /// The first line, from 0 up.
    pub first: usize,
    /// How many there are.
    pub lines: usize,
}

impl Heading {
    /// The last line.
    #[must_use]
    pub const fn last(self) -> usize {
        self.first + self.lines.saturating_sub(1)
    }
}

/// What the columns of a sheet hold, and where its figures begin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    /// The lines of headings.
    pub heading: Option<Heading>,
    /// The headings, one for each column.
    pub headings: Vec<String>,
    /// What each column holds.
    pub fields: Vec<Option<Field>>,
}

impl Layout {
    /// The first line that may hold figures.
    #[must_use]
    pub fn below(&self) -> usize {
        self.heading.map_or(0, |heading| heading.first + heading.lines)
    }
}

/// The likeliest layout of a sheet; `chosen` says where the headings are, where somebody has.
#[must_use]
pub fn sheet_layout(sheet: &Sheet, counted: Counted, subjects: &Subjects, chosen: Option<Option<Heading>>) -> Layout {
    if let Some(heading) = chosen {
        return laid_out(sheet, counted, subjects, heading);
    }
    let mut best: Option<(usize, Layout)> = None;
    for first in 0..sheet.lines.len().min(HEADING_WITHIN) {
        for lines in 1..=2 {
            let layout = laid_out(sheet, counted, subjects, Some(Heading { first, lines }));
            if lines == 2 && !goes_on(sheet, first, &layout) {
                continue;
            }
            let score = score(&layout, subjects);
            if score > 0 && best.as_ref().is_none_or(|(most, _)| score > *most) {
                best = Some((score, layout));
            }
        }
    }
    best.map_or_else(|| laid_out(sheet, counted, subjects, Some(Heading { first: 0, lines: 1 })), |(_, layout)| layout)
}

/// Whether the line under a line of headings goes on with them: under whoever it is about it says nothing of its own.
fn goes_on(sheet: &Sheet, first: usize, layout: &Layout) -> bool {
    let (Some(upper), Some(lower)) = (sheet.lines.get(first), sheet.lines.get(first + 1)) else { return false };
    if lower.number != upper.number + 1 {
        return false;
    }
    let cell = |line: &SheetLine, at: usize| line.cells.get(at).map(|cell| plain(cell)).unwrap_or_default();
    let columns = layout.fields.iter().enumerate();
    columns.filter(|(_, field)| **field == Some(Field::Agency)).all(|(at, _)| {
        let below = cell(lower, at);
        below.is_empty() || below == cell(upper, at)
    })
}

/// How much a layout says: whose, of which year, of what.
fn score(layout: &Layout, subjects: &Subjects) -> usize {
    let of = |(heading, field): (&String, &Option<Field>)| match field {
        Some(Field::Agency) => 2,
        Some(Field::Count) => {
            1 + usize::from(year_in(heading).is_some()) + usize::from(subjects.in_heading(heading).is_some())
        }
        Some(_) => 1,
        None => 0,
    };
    let whose = layout.fields.contains(&Some(Field::Agency));
    if whose { layout.headings.iter().zip(&layout.fields).map(of).sum() } else { 0 }
}

fn laid_out(sheet: &Sheet, counted: Counted, subjects: &Subjects, heading: Option<Heading>) -> Layout {
    let headings = headings(sheet, heading);
    let known = known(counted);
    let mut fields = guess(&headings, &known, Field::several);
    let below = heading.map_or(0, |heading| heading.first + heading.lines);
    for (at, (heading, field)) in headings.iter().zip(&mut fields).enumerate() {
        if subjects.is_sum(heading) && field.is_none_or(|field| field == Field::Count) {
            *field = None;
            continue;
        }
        // «Vuosi 2023» heads the figures of that year, and not years.
        if *field == Some(Field::Year) && year_in(heading).is_some() {
            *field = None;
        }
        let says = || year_in(heading).is_some() || subjects.in_heading(heading).is_some();
        if field.is_none() && says() && has_numbers(sheet, below, at) {
            *field = Some(Field::Count);
        }
    }
    // Beside a column of something known stand columns of what is not on the list yet.
    let named = |(heading, field): (&String, &Option<Field>)| {
        *field == Some(Field::Count) && subjects.in_heading(heading).is_some()
    };
    if headings.iter().zip(&fields).any(named) {
        let letters = |at: usize, heading: &String| *heading == column_letters(at);
        for (at, (heading, field)) in headings.iter().zip(&mut fields).enumerate() {
            let number = |cell: &String| cell.trim().starts_with(|letter: char| letter.is_ascii_digit());
            let cells = sheet.lines.iter().skip(below).filter_map(|line| line.cells.get(at));
            if field.is_none() && !subjects.is_sum(heading) && !letters(at, heading) && cells.into_iter().any(number) {
                *field = Some(Field::Count);
            }
        }
    }
    Layout { heading, headings, fields }
}

fn has_numbers(sheet: &Sheet, below: usize, column: usize) -> bool {
    let cells = sheet.lines.iter().skip(below).filter_map(|line| line.cells.get(column));
    cells.into_iter().any(|cell| cell.trim().starts_with(|letter: char| letter.is_ascii_digit() || letter == '-'))
        || sheet.lines.iter().skip(below).all(|line| line.cells.get(column).is_none_or(|cell| is_nothing(cell)))
}

/// The headings of the columns. Of two lines the upper one holds for the columns to its right that have nothing of their
/// own in it.
fn headings(sheet: &Sheet, heading: Option<Heading>) -> Vec<String> {
    let line = |at: usize| sheet.lines.get(at).map(|line| line.cells.as_slice()).unwrap_or_default();
    let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let (upper, lower) = match heading {
        None => return (0..sheet.width()).map(column_letters).collect(),
        Some(Heading { first, lines: 1 }) => (line(first), [].as_slice()),
        Some(Heading { first, .. }) => (line(first), line(first + 1)),
    };
    let mut above = String::new();
    (0..sheet.width())
        .map(|at| {
            let cell = |cells: &[String]| cells.get(at).map(|cell| one_line(cell)).unwrap_or_default();
            let (own, below) = (cell(upper), cell(lower));
            if !own.is_empty() || below.is_empty() {
                above.clone_from(&own);
            }
            let text = match (above.as_str(), below.as_str()) {
                (above, below) if above == below => above.to_owned(),
                (above, "") => above.to_owned(),
                ("", below) => below.to_owned(),
                (above, below) => format!("{above} {below}"),
            };
            if text.is_empty() { column_letters(at) } else { text }
        })
        .collect()
}

/// Whether a layout says of which agencies there are which figures.
#[must_use]
pub fn has_figures(layout: &Layout) -> bool {
    [Field::Agency, Field::Count].iter().all(|field| layout.fields.contains(&Some(*field)))
}

/// Says what column `at` holds.
pub fn mapped(layout: &mut Layout, at: usize, field: Option<Field>) {
    if let Some(field) = field.filter(|field| !field.several()) {
        for other in layout.fields.iter_mut().filter(|other| **other == Some(field)) {
            *other = None;
        }
    }
    if let Some(slot) = layout.fields.get_mut(at) {
        *slot = field;
    }
}

/// Says what the columns hold whose headings `known` has: those of other sheets, or of another time.
pub fn mapped_as(layout: &mut Layout, known: &BTreeMap<String, Option<Field>>) {
    let found: Vec<(usize, Option<Field>)> = layout
        .headings
        .iter()
        .enumerate()
        .filter_map(|(at, heading)| known.get(heading).map(|field| (at, *field)))
        .collect();
    for (at, field) in found {
        mapped(layout, at, field);
    }
}
