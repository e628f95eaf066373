//! What a sheet says: answers, row by row, with the place where each stands.

use uuid::Uuid;

use super::{Asked, read_key};
use crate::domain::importing::pipeline::Place;
use crate::domain::importing::sheet::{Sheet, guess, plain};
use crate::domain::record::validate::tidy;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The agency: its name, its abbreviation, an identifier or the business id. There may be several such columns.
    Agency,
    /// The question.
    Question,
    /// The answer.
    Answer,
    /// That there is nothing special.
    Nothing,
    /// Who told it.
    Teller,
    /// The round.
    Round,
    /// Which question about which agency it is, as it was taken out.
    Key,
    /// What stood there when it was taken out.
    Said,
}

impl Field {
    /// Every field, in the order in which they are offered.
    pub const ALL: [Self; 8] =
        [Self::Agency, Self::Question, Self::Answer, Self::Nothing, Self::Teller, Self::Round, Self::Key, Self::Said];

    /// The word on the command line and in the preferences.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Agency => "agency",
            Self::Question => "question",
            Self::Answer => "answer",
            Self::Nothing => "nothing",
            Self::Teller => "teller",
            Self::Round => "round",
            Self::Key => "key",
            Self::Said => "said",
        }
    }

    /// The field of a word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        let word = word.trim().to_lowercase();
        Self::ALL.into_iter().find(|field| field.word() == word)
    }

    /// Whether several columns may hold it.
    #[must_use]
    pub const fn several(self) -> bool {
        matches!(self, Self::Agency)
    }
}

/// What says that there is nothing special, as a heading or in the place of the answer.
const NOTHING: &[&str] = &[
    "ei mitaan erityista",
    "ei erityista",
    "inget sarskilt",
    "ingenting sarskilt",
    "inget speciellt",
    "nothing special",
];

const KNOWN: &[(Field, &[&str])] = &[
    (Field::Key, &["kortisto answer"]),
    (Field::Said, &["kortisto said"]),
    (
        Field::Agency,
        &[
            "virasto",
            "viraston nimi",
            "asiakasvirasto",
            "asiakas",
            "organisaatio",
            "laitos",
            "lyhenne",
            "virastotunniste",
            "y tunnus",
            "ambetsverk",
            "ambetsverkets namn",
            "kundambetsverk",
            "myndighet",
            "kund",
            "forkortning",
            "fo nummer",
            "agency",
            "agency name",
            "client agency",
            "client",
            "organisation",
            "abbreviation",
            "business id",
        ],
    ),
    (Field::Question, &["kysymys", "kysymyksen teksti", "fraga", "fragan", "question"]),
    (Field::Nothing, NOTHING),
    (Field::Answer, &["vastaus", "vastauksen teksti", "svar", "svaret", "answer", "reply", "response"]),
    (
        Field::Teller,
        &[
            "kuka vastasi",
            "kuka kertoi",
            "kertoja",
            "vastaaja",
            "vem svarade",
            "vem berattade",
            "svarande",
            "who answered",
            "who told",
            "told by",
            "respondent",
        ],
    ),
    (Field::Round, &["kierros", "kyselykierros", "kysely", "omgang", "runda", "enkat", "round", "questionnaire"]),
];

/// Where the headings of a sheet are, and what its columns hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    /// The line of headings, from 0 up.
    pub heading: Option<usize>,
    /// The headings, one for each column.
    pub headings: Vec<String>,
    /// What each column holds.
    pub fields: Vec<Option<Field>>,
}

/// The likeliest layout of a sheet; `chosen` says where the headings are, where somebody has.
#[must_use]
pub fn sheet_layout(sheet: &Sheet, chosen: Option<Option<usize>>) -> Layout {
    let heading = chosen.unwrap_or_else(|| sheet.heading(KNOWN, Field::several));
    let headings = sheet.headings(heading);
    let fields = guess(&headings, KNOWN, Field::several);
    Layout { heading, headings, fields }
}

/// Whether a layout says what is answered to what.
#[must_use]
pub fn has_answers(layout: &Layout) -> bool {
    let has = |field| layout.fields.contains(&Some(field));
    (has(Field::Key) || (has(Field::Agency) && has(Field::Question))) && (has(Field::Answer) || has(Field::Nothing))
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

/// A row as a sheet has it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// Where it stands.
    pub place: Place,
    /// Which question about which agency it is, as it was taken out; none in a list that was not.
    pub key: Option<Asked>,
    /// What stood there when it was taken out: see [`mark`](super::mark).
    pub said: Option<Uuid>,
    /// What the agency goes by: a name, an abbreviation, a number. Each may say it.
    pub agency: Vec<String>,
    /// The question, as far as the sheet says.
    pub question: String,
    /// The round, as far as the sheet says.
    pub round: String,
    /// The answer; empty where there is none.
    pub answer: String,
    /// There is said to be nothing special.
    pub nothing: bool,
    /// Who told it, where that is said.
    pub teller: String,
}

impl Entry {
    /// Whether it answers nothing.
    #[must_use]
    pub fn unanswered(&self) -> bool {
        self.answer.is_empty() && !self.nothing
    }
}

/// What a sheet holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Its answers, row by row.
    pub entries: Vec<Entry>,
    /// The numbers of rows that hold something, but neither a question nor an answer.
    pub without: Vec<u32>,
}

/// The answers of a sheet under `layout`.
#[must_use]
pub fn entries(sheet: &Sheet, layout: &Layout) -> Found {
    let at = |wanted: Field| layout.fields.iter().position(|field| *field == Some(wanted));
    let agencies: Vec<usize> = (layout.fields.iter().enumerate())
        .filter(|(_, field)| **field == Some(Field::Agency))
        .map(|(at, _)| at)
        .collect();
    let [key, said, question, round] = [Field::Key, Field::Said, Field::Question, Field::Round].map(at);
    let [answer, nothing, teller] = [Field::Answer, Field::Nothing, Field::Teller].map(at);
    let mut found = Found::default();
    for line in sheet.lines.iter().skip(layout.heading.map_or(0, |heading| heading + 1)) {
        let cell = |at: usize| line.cells.get(at).map(|cell| cell.trim()).unwrap_or_default();
        let of = |at: Option<usize>| at.map(cell).unwrap_or_default();
        let written = tidy(of(answer));
        let in_its_place = NOTHING.contains(&plain(&written).as_str());
        let entry = Entry {
            place: Place { sheet: sheet.name.clone(), row: line.number, column: answer },
            key: read_key(of(key)),
            said: of(said).parse().ok(),
            agency: agencies.iter().map(|at| cell(*at)).filter(|text| !text.is_empty()).map(str::to_owned).collect(),
            question: of(question).to_owned(),
            round: of(round).to_owned(),
            answer: if in_its_place { String::new() } else { written },
            nothing: in_its_place || marked(of(nothing)),
            teller: tidy(of(teller)),
        };
        if entry.key.is_none() && entry.question.is_empty() && entry.unanswered() {
            found.without.push(line.number);
        } else {
            found.entries.push(entry);
        }
    }
    found
}

/// Whether a cell is ticked: whatever stands there that does not say no.
fn marked(text: &str) -> bool {
    let plain = plain(text);
    !plain.is_empty() && !["ei", "nej", "no", "0", "false", "epatosi", "falskt"].contains(&plain.as_str())
}
