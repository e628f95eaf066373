//! What bringing figures in would do.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use uuid::Uuid;

use super::facts::Fact;
use super::subjects::{Meaning, Subjects};
use super::sums::is_sum;
use super::{Counted, NoCount, ReadCount, year_in};
use crate::domain::figures::figure::{Headcount, HeadcountBasis, LARGEST_FIGURE, Product, Volume, YEARS};
use crate::domain::importing::contacts::agencies::{Agencies, By, may_be_a_name};
use crate::domain::importing::pipeline::{Difference, Outcome, Plan, PlannedLine};
use crate::domain::importing::sheet::plain;
use crate::domain::knowledge::verification::FieldGroup;
use crate::domain::record::id::{AgencyId, ListId, ProductId};
use crate::domain::record::language::Language;
use crate::domain::record::list::ListItem;
use crate::domain::record::operation::Change;
use crate::domain::record::record::{Record, Rows};
use crate::domain::record::table::Table;

/// For how many names that are not known a near one is looked for.
const NEAREST: usize = 200;

/// How figures are brought in.
#[derive(Clone, Debug)]
pub struct Options {
    /// What is counted.
    pub counted: Counted,
    /// What was counted and when, where the file does not say.
    pub basis: HeadcountBasis,
    /// What names stand for that are not known, folded.
    pub meanings: BTreeMap<String, Meaning>,
    /// Whether what is not known, and has no meaning of its own, is added.
    pub add_unknown: bool,
    /// The language in which new things are named.
    pub language: Language,
    /// What ways of counting are called, and which they are.
    pub bases: Vec<(String, HeadcountBasis)>,
    /// How counts are read.
    pub read: ReadCount,
}

impl Options {
    /// Nothing is decided yet.
    #[must_use]
    pub fn new(counted: Counted, language: Language, read: ReadCount) -> Self {
        Self {
            counted,
            basis: HeadcountBasis::PersonsYearEnd,
            meanings: BTreeMap::new(),
            add_unknown: false,
            language,
            bases: Vec::new(),
            read,
        }
    }

    /// Says what a name stands for.
    pub fn mean(&mut self, text: &str, meaning: Meaning) {
        self.meanings.insert(plain(text), meaning);
    }

    /// Says what a name stands for, or that nobody knows.
    pub fn decide(&mut self, text: &str, meaning: Option<Meaning>) {
        match meaning {
            Some(meaning) => self.mean(text, meaning),
            None => drop(self.meanings.remove(&plain(text))),
        }
    }

    /// What a name has been said to stand for.
    #[must_use]
    pub fn meaning(&self, text: &str) -> Option<Meaning> {
        self.meanings.get(&plain(text)).copied()
    }
}

/// Why a figure cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The row is a sum of others.
    Sum,
    /// Nobody says whose it is.
    AgencyMissing,
    /// There is no such agency.
    AgencyUnknown(String),
    /// Several agencies go by it.
    AgencySeveral(String),
    /// There is no such agency, and the identifier beside it is another's, which agencies may share.
    AgencyByIdentifier(String),
    /// Nobody says of which year it is, or of one that cannot be.
    Year(String),
    /// Nobody says of what it is.
    SubjectMissing,
    /// There is no such type or product; this one is near.
    SubjectUnknown(String, Option<Uuid>),
    /// Several types or products go by it.
    SubjectSeveral(String),
    /// Somebody has said that nothing of it is taken.
    LeftOut,
    /// There is no such way of counting.
    Basis(String),
    /// It is no whole number.
    Count(String, NoCount),
    /// No figure is below zero or so large.
    OutOfRange(i64),
    /// Another place of the file, a row, says something else of the same.
    Contradicts(u32),
    /// The figures of the year have been found true.
    Verified(i64),
}

/// A figure, old and new.
pub type Cell = Difference<(), Option<i64>>;

/// What a figure is about, as far as it is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// Whose it is.
    pub agency: Option<AgencyId>,
    /// Of which year.
    pub year: Option<i64>,
    /// Of what, as the file has it.
    pub subject: String,
}

/// A name of a type or product that is not known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unknown {
    /// As the file has it.
    pub text: String,
    /// The one that is near.
    pub nearest: Option<Uuid>,
    /// How many figures there are of it.
    pub figures: usize,
}

/// What bringing figures in would do.
#[derive(Clone, Debug, PartialEq)]
pub struct FigurePlan {
    /// Figure by figure.
    pub plan: Plan<Refusal, Cell>,
    /// What each figure is about.
    pub about: Vec<About>,
    /// The names that are not known, each once, in the order in which they come.
    pub unknown: Vec<Unknown>,
}

/// What would be done to `rows` were the figures brought in.
#[must_use]
pub fn plan(rows: &Rows, facts: &[Fact], options: &Options) -> FigurePlan {
    let mut planner = Planner::new(rows, options);
    let (mut lines, mut abouts) = (Vec::with_capacity(facts.len()), Vec::with_capacity(facts.len()));
    let mut figures: Vec<Option<Uuid>> = Vec::with_capacity(facts.len());
    for fact in facts {
        let mut about = About { subject: fact.subject.clone(), ..About::default() };
        planner.figure = None;
        let (outcome, differences) = match planner.one(fact, &mut about) {
            Ok((outcome, cell)) => (outcome, cell.into_iter().collect()),
            Err(why @ (Refusal::AgencySeveral(_) | Refusal::AgencyByIdentifier(_) | Refusal::SubjectSeveral(_))) => {
                (Outcome::Ambiguous(why), Vec::new())
            }
            Err(why) => (Outcome::Refused(why), Vec::new()),
        };
        lines.push(PlannedLine { place: fact.place.clone(), outcome, differences });
        abouts.push(about);
        figures.push(planner.figure);
    }
    planner.refuse_contradicted(&mut lines, &figures);
    let mut changes = planner.added;
    changes.extend(planner.changes);
    FigurePlan { plan: Plan { lines, changes }, about: abouts, unknown: planner.unknown }
}

struct Planner<'p> {
    rows: &'p Rows,
    options: &'p Options,
    agencies: Agencies,
    subjects: Subjects,
    /// What texts have been found to stand for: thousands of rows name the same few.
    known_agencies: HashMap<String, (Vec<AgencyId>, By)>,
    known_subjects: HashMap<String, Result<Uuid, Refusal>>,
    bases: HashMap<String, HeadcountBasis>,
    verified: HashMap<(AgencyId, i64), bool>,
    /// What the file has said of a figure before, and in which row.
    said: HashMap<Uuid, (i64, u32)>,
    /// The figures of which it says two things, each with the first row that says the second.
    contradicted: HashMap<Uuid, u32>,
    /// The figure that the fact in hand is about, once it is known.
    figure: Option<Uuid>,
    unknown: Vec<Unknown>,
    places: HashMap<String, usize>,
    added: Vec<Change>,
    /// What has been added, by its name.
    added_names: HashMap<String, Uuid>,
    changes: Vec<Change>,
    positions: i64,
}

impl<'p> Planner<'p> {
    fn new(rows: &'p Rows, options: &'p Options) -> Self {
        let positions = match options.counted {
            Counted::Headcounts => rows.employment_type.iter().map(|item| item.position).max(),
            Counted::Volumes => rows.product.iter().map(|product| product.position).max(),
        };
        let words = HeadcountBasis::ALL.iter().map(|basis| (plain(basis.word()), *basis));
        let bases = options.bases.iter().map(|(name, basis)| (plain(name), *basis)).chain(words).collect();
        Self {
            rows,
            options,
            agencies: Agencies::of(rows),
            subjects: Subjects::of(rows, options.counted),
            known_agencies: HashMap::new(),
            known_subjects: HashMap::new(),
            bases,
            verified: HashMap::new(),
            said: HashMap::new(),
            contradicted: HashMap::new(),
            figure: None,
            unknown: Vec::new(),
            places: HashMap::new(),
            added: Vec::new(),
            added_names: HashMap::new(),
            changes: Vec::new(),
            positions: positions.unwrap_or(-1),
        }
    }

    fn one(&mut self, fact: &Fact, about: &mut About) -> Result<(Outcome<Refusal>, Option<Cell>), Refusal> {
        // An agency may have a word of sums in its name.
        if fact.sum && fact.agency.iter().any(|text| is_sum(text) && !self.agencies.has_name(text)) {
            return Err(Refusal::Sum);
        }
        let agency = self.agency(fact)?;
        about.agency = Some(agency);
        let year = year_in(&fact.year).filter(|year| YEARS.contains(year));
        about.year = year;
        let year = year.ok_or_else(|| Refusal::Year(fact.year.clone()))?;
        let subject = self.subject(&fact.subject)?;
        let basis = self.basis(&fact.basis)?;
        let count = (self.options.read)(&fact.text).map_err(|why| Refusal::Count(fact.text.clone(), why))?;
        let count = count.ok_or_else(|| Refusal::Count(fact.text.clone(), NoCount::NotANumber))?;
        if !(0..=LARGEST_FIGURE).contains(&count) {
            return Err(Refusal::OutOfRange(count));
        }
        let mut new: Record = match self.options.counted {
            Counted::Headcounts => {
                let mut new = Headcount::new(agency, year, ListId(subject), basis, count);
                new.note.clone_from(&fact.note);
                new.into()
            }
            Counted::Volumes => {
                let mut new = Volume::new(agency, ProductId(subject), year, count);
                new.note.clone_from(&fact.note);
                new.into()
            }
        };
        self.figure = Some(new.id());
        let said = self.said.get(&new.id()).copied();
        match said {
            None => {
                self.said.insert(new.id(), (count, fact.place.row));
            }
            Some((said, row)) if said != count => {
                self.contradicted.entry(new.id()).or_insert(fact.place.row);
                return Err(Refusal::Contradicts(row));
            }
            Some(_) => {}
        }
        let before = self.rows.get(self.options.counted.table(), new.id());
        if let (Some(before), true) = (&before, fact.note.is_empty()) {
            keep_note(&mut new, before);
        }
        let was = before.as_ref().and_then(figure);
        if was != Some(count) && self.is_verified(agency, year) {
            return Err(Refusal::Verified(year));
        }
        if said.is_some() {
            return Ok((Outcome::Same, None));
        }
        Ok(match before {
            None => {
                self.changes.push(Change::insert(new));
                (Outcome::New, Some(Difference { part: (), before: None, after: Some(count) }))
            }
            Some(before) if before == new => (Outcome::Same, None),
            Some(before) => {
                self.changes.push(Change::update(before, new));
                (Outcome::Changed, Some(Difference { part: (), before: was, after: Some(count) }))
            }
        })
    }

    /// Of what the file says two things nobody knows which is true: the first is not taken either.
    fn refuse_contradicted(&mut self, lines: &mut [PlannedLine<Refusal, Cell>], figures: &[Option<Uuid>]) {
        if self.contradicted.is_empty() {
            return;
        }
        for (line, figure) in lines.iter_mut().zip(figures) {
            let Some(row) = figure.and_then(|figure| self.contradicted.get(&figure)) else { continue };
            if matches!(line.outcome, Outcome::New | Outcome::Changed | Outcome::Same) {
                line.outcome = Outcome::Refused(Refusal::Contradicts(*row));
                line.differences.clear();
            }
        }
        let contradicted = &self.contradicted;
        self.changes.retain(|change| !change.key().is_some_and(|(_, id)| contradicted.contains_key(&id)));
    }

    /// The agency that all say that say anything; where one of them names several, another may tell which.
    fn agency(&mut self, fact: &Fact) -> Result<AgencyId, Refusal> {
        let mut left: Option<(BTreeSet<AgencyId>, &String)> = None;
        let mut unknown = None;
        let mut nameless = None;
        let mut by_name = false;
        for text in &fact.agency {
            let agencies = &self.agencies;
            let (found, by) = self.known_agencies.entry(text.clone()).or_insert_with(|| agencies.found(text));
            if found.is_empty() {
                unknown = unknown.or(Some(text));
                nameless = nameless.or(Some(text).filter(|text| may_be_a_name(text)));
                continue;
            }
            by_name |= *by == By::Name;
            let these: BTreeSet<AgencyId> = found.iter().copied().collect();
            left = Some(match left {
                None => (these, text),
                Some((before, first)) => {
                    let both: BTreeSet<AgencyId> = before.intersection(&these).copied().collect();
                    if both.is_empty() {
                        return Err(Refusal::AgencySeveral(format!("{first}, {text}")));
                    }
                    (both, first)
                }
            });
        }
        if let (Some(text), Some(_), false) = (nameless, &left, by_name) {
            return Err(Refusal::AgencyByIdentifier(text.clone()));
        }
        match (left, unknown) {
            (Some((these, text)), _) => match these.into_iter().collect::<Vec<_>>().as_slice() {
                [one] => Ok(*one),
                _ => Err(Refusal::AgencySeveral(text.clone())),
            },
            (None, Some(text)) => Err(Refusal::AgencyUnknown(text.clone())),
            (None, None) => Err(Refusal::AgencyMissing),
        }
    }

    fn subject(&mut self, text: &str) -> Result<Uuid, Refusal> {
        if plain(text).is_empty() {
            return Err(Refusal::SubjectMissing);
        }
        let found = if let Some(found) = self.known_subjects.get(text) {
            found.clone()
        } else {
            let found = self.find_subject(text);
            self.known_subjects.insert(text.to_owned(), found.clone());
            found
        };
        if let Err(Refusal::SubjectUnknown(text, nearest)) = &found {
            let next = self.unknown.len();
            let place = *self.places.entry(plain(text)).or_insert(next);
            if place == next {
                self.unknown.push(Unknown { text: text.clone(), nearest: *nearest, figures: 0 });
            }
            if let Some(unknown) = self.unknown.get_mut(place) {
                unknown.figures += 1;
            }
        }
        found
    }

    fn find_subject(&mut self, text: &str) -> Result<Uuid, Refusal> {
        match self.options.meaning(text) {
            Some(Meaning::Is(id)) => return Ok(id),
            Some(Meaning::LeftOut) => return Err(Refusal::LeftOut),
            Some(Meaning::New) => return Ok(self.add(text)),
            None => {}
        }
        match self.subjects.named(text) {
            [one] => Ok(*one),
            [] if self.options.add_unknown => Ok(self.add(text)),
            // So many names that are not known are no misspelt ones, and each is held against the whole list.
            [] => {
                let near = (self.unknown.len() < NEAREST).then(|| self.subjects.nearest(text)).flatten();
                Err(Refusal::SubjectUnknown(text.to_owned(), near))
            }
            _ => Err(Refusal::SubjectSeveral(text.to_owned())),
        }
    }

    /// Adds a type or product, once for each name.
    fn add(&mut self, text: &str) -> Uuid {
        if let Some(id) = self.added_names.get(&plain(text)) {
            return *id;
        }
        self.positions += 1;
        let (record, id): (Record, Uuid) = match self.options.counted {
            Counted::Headcounts => {
                let item = ListItem::named(text, self.options.language, self.positions);
                let id = item.id.0;
                (Record::EmploymentType(item), id)
            }
            Counted::Volumes => {
                let of = |language| if language == self.options.language { text } else { "" };
                let product = Product::named([text, of(Language::Sv), of(Language::En)], self.positions);
                let id = product.id.0;
                (product.into(), id)
            }
        };
        self.added.push(Change::insert(record));
        self.added_names.insert(plain(text), id);
        id
    }

    fn basis(&self, text: &str) -> Result<HeadcountBasis, Refusal> {
        if plain(text).is_empty() {
            return Ok(self.options.basis);
        }
        self.bases.get(&plain(text)).copied().ok_or_else(|| Refusal::Basis(text.to_owned()))
    }

    fn is_verified(&mut self, agency: AgencyId, year: i64) -> bool {
        let (rows, counted) = (self.rows, self.options.counted);
        *self.verified.entry((agency, year)).or_insert_with(|| {
            let group = match counted {
                Counted::Headcounts => FieldGroup::Headcount,
                Counted::Volumes => FieldGroup::Volume,
            };
            rows.verified(agency, group, Some(year)).is_some()
        })
    }
}

fn figure(record: &Record) -> Option<i64> {
    match record {
        Record::Headcount(row) => Some(row.count),
        Record::Volume(row) => Some(row.count),
        _ => None,
    }
}

/// A file that says nothing about a figure leaves what is said of it.
fn keep_note(new: &mut Record, before: &Record) {
    match (new, before) {
        (Record::Headcount(new), Record::Headcount(before)) => new.note.clone_from(&before.note),
        (Record::Volume(new), Record::Volume(before)) => new.note.clone_from(&before.note),
        _ => {}
    }
}

impl FigurePlan {
    /// How many figures would be written.
    #[must_use]
    pub fn figures(&self) -> usize {
        let tables: HashSet<Table> = HashSet::from([Table::Headcount, Table::Volume]);
        self.plan.changes.iter().filter_map(Change::key).filter(|(table, _)| tables.contains(table)).count()
    }
}
