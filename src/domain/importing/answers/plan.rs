//! What bringing answers in would do.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use uuid::Uuid;

use super::read::Entry;
use super::{Asked, mark};
use crate::domain::importing::contacts::agencies::{Named, agencies_named};
use crate::domain::importing::pipeline::{Difference, Outcome, Plan, PlannedLine};
use crate::domain::importing::sheet::plain;
use crate::domain::knowledge::question::{Answer, RoundQuestion};
use crate::domain::privacy::personal_code;
use crate::domain::record::id::{AgencyId, QuestionId, RoundId};
use crate::domain::record::operation::Change;
use crate::domain::record::record::Rows;

/// How answers are brought in.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    /// To which round a list belongs that does not say it; the only open one where there is none.
    pub round: Option<RoundId>,
    /// Answers that somebody has given in the register since the workbook was taken out give way too.
    pub overwrite: bool,
    /// Who writes them down.
    pub me: String,
    /// On which day.
    pub today: NaiveDate,
}

/// What an answer says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The answer; empty where there is nothing special.
    pub body: String,
    /// There is nothing special.
    pub nothing_special: bool,
}

impl Told {
    fn of(answer: &Answer) -> Self {
        Self { body: answer.body.clone(), nothing_special: answer.nothing_special }
    }

    fn mark(&self) -> Uuid {
        mark(&self.body, self.nothing_special)
    }
}

/// Why a row cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Nobody says about whom it is.
    AgencyMissing,
    /// There is no such agency.
    AgencyUnknown(String),
    /// Several agencies go by it.
    AgencySeveral(String),
    /// There is no such agency, and the identifier beside it is another's, which agencies may share.
    AgencyByIdentifier(String),
    /// Nobody says what is answered.
    QuestionMissing,
    /// There is no such question.
    QuestionUnknown(String),
    /// Several questions have that text.
    QuestionSeveral(String),
    /// The question is not asked in the round.
    NotAsked(RoundId),
    /// No round is open.
    RoundMissing,
    /// There is no such round.
    RoundUnknown(String),
    /// Several rounds are open or have that name, and nobody says which it is.
    RoundSeveral,
    /// The round takes no answers any more.
    RoundClosed(RoundId),
    /// The workbook was taken out of another register.
    OtherFile,
    /// There is an answer, and there is said to be nothing special.
    Both,
    /// A personal identity code seems to stand in it.
    PersonalCode,
    /// Another row, this one, answers the same otherwise.
    Contradicts(u32),
    /// Somebody has answered otherwise in the register since the workbook was taken out.
    Meanwhile,
}

/// An answer, old and new.
pub type Cell = Difference<(), Option<Told>>;

/// What a row is about, as far as it is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// The agency.
    pub agency: Option<AgencyId>,
    /// The question.
    pub question: Option<QuestionId>,
    /// The round.
    pub round: Option<RoundId>,
}

/// What bringing answers in would do.
#[derive(Clone, Debug, PartialEq)]
pub struct AnswerPlan {
    /// Row by row.
    pub plan: Plan<Refusal, Cell>,
    /// What each row is about.
    pub about: Vec<About>,
}

/// What would be done to `rows` were the answers brought in. A row without an answer leaves what is there.
#[must_use]
pub fn plan(rows: &Rows, entries: &[Entry], options: &Options) -> AnswerPlan {
    let said: Vec<Vec<String>> = entries.iter().map(|entry| entry.agency.clone()).collect();
    let mut planner = Planner::new(rows, options);
    let (mut lines, mut abouts) = (Vec::with_capacity(entries.len()), Vec::with_capacity(entries.len()));
    let mut answered: Vec<Option<Uuid>> = Vec::with_capacity(entries.len());
    for (entry, named) in entries.iter().zip(agencies_named(rows, &said)) {
        let (mut about, mut cell) = (About::default(), None);
        planner.answered = None;
        let outcome = planner.one(entry, &named, &mut about, &mut cell).unwrap_or_else(|why| match why {
            Refusal::AgencySeveral(_)
            | Refusal::AgencyByIdentifier(_)
            | Refusal::QuestionSeveral(_)
            | Refusal::RoundSeveral
            | Refusal::Meanwhile => Outcome::Ambiguous(why),
            why => Outcome::Refused(why),
        });
        lines.push(PlannedLine { place: entry.place.clone(), outcome, differences: cell.into_iter().collect() });
        abouts.push(about);
        answered.push(planner.answered);
    }
    planner.refuse_contradicted(&mut lines, &answered);
    AnswerPlan { plan: Plan { lines, changes: planner.changes }, about: abouts }
}

struct Planner<'p> {
    rows: &'p Rows,
    options: &'p Options,
    questions: HashMap<String, HashSet<QuestionId>>,
    rounds: HashMap<String, HashSet<RoundId>>,
    open: Vec<RoundId>,
    /// What the file has answered before, and in which row.
    said: HashMap<Uuid, (Told, u32)>,
    /// What it answers in two ways, each with the first row that has the second.
    contradicted: HashMap<Uuid, u32>,
    /// The answer that the row in hand is, once it is known.
    answered: Option<Uuid>,
    changes: Vec<Change>,
}

impl<'p> Planner<'p> {
    fn new(rows: &'p Rows, options: &'p Options) -> Self {
        let mut questions: HashMap<String, HashSet<QuestionId>> = HashMap::new();
        for question in rows.question.iter() {
            for text in [&question.text_fi, &question.text_sv, &question.text_en] {
                questions.entry(plain(text)).or_default().insert(question.id);
            }
        }
        let mut rounds: HashMap<String, HashSet<RoundId>> = HashMap::new();
        for round in rows.question_round.iter() {
            rounds.entry(plain(&round.name)).or_default().insert(round.id);
        }
        Self {
            rows,
            options,
            questions,
            rounds,
            open: rows.question_round.iter().filter(|round| round.open()).map(|round| round.id).collect(),
            said: HashMap::new(),
            contradicted: HashMap::new(),
            answered: None,
            changes: Vec::new(),
        }
    }

    fn one(
        &mut self,
        entry: &Entry,
        named: &Named,
        about: &mut About,
        cell: &mut Option<Cell>,
    ) -> Result<Outcome<Refusal>, Refusal> {
        let (round, question, agency) = self.asked(entry, named, about)?;
        if entry.unanswered() {
            return Ok(Outcome::Same);
        }
        let current = self.rows.answer.get(Answer::id_of(round, question, agency)).cloned();
        let now = current.as_ref().map(Told::of);
        let told = Self::told(entry, now.as_ref())?;
        let id = Answer::id_of(round, question, agency).0;
        self.answered = Some(id);
        match self.said.get(&id) {
            None => drop(self.said.insert(id, (told.clone(), entry.place.row))),
            Some((said, row)) if *said != told => {
                let row = *row;
                self.contradicted.entry(id).or_insert(entry.place.row);
                return Err(Refusal::Contradicts(row));
            }
            Some(_) => return Ok(Outcome::Same),
        }
        // Nobody has touched the row, or it says what is there already.
        if now.as_ref() == Some(&told) || (entry.key.is_some() && entry.said == Some(told.mark())) {
            return Ok(Outcome::Same);
        }
        if self.rows.question_round.get(round).is_some_and(|round| !round.open()) {
            return Err(Refusal::RoundClosed(round));
        }
        if self.rows.round_question.get(RoundQuestion::new(round, question).id).is_none() {
            return Err(Refusal::NotAsked(round));
        }
        if personal_code::stands_in(&told.body) || personal_code::stands_in(&entry.teller) {
            return Err(Refusal::PersonalCode);
        }
        *cell = Some(Difference { part: (), before: now.clone(), after: Some(told.clone()) });
        let meanwhile = entry.key.is_some() && now.as_ref().map(Told::mark) != entry.said;
        if meanwhile && !self.options.overwrite {
            return Err(Refusal::Meanwhile);
        }
        let (me, today) = (self.options.me.as_str(), self.options.today);
        let new = Answer::new((round, question, agency), &told.body, &entry.teller, me, today);
        Ok(match current {
            None => {
                self.changes.push(Change::insert(new));
                Outcome::New
            }
            Some(before) => {
                // What has become of the answer stays with it, as where it is corrected in the window.
                let new = Answer { characteristic: before.characteristic, ..new };
                self.changes.push(Change::update(before, new));
                Outcome::Changed
            }
        })
    }

    /// What the row says. Where nothing special was said before and an answer has been written beside that, it is the
    /// answer that is meant.
    fn told(entry: &Entry, now: Option<&Told>) -> Result<Told, Refusal> {
        let stood = match entry.key {
            Some(_) => entry.said == Some(mark("", true)),
            None => now.is_some_and(|now| now.nothing_special),
        };
        let nothing_special = match (entry.answer.is_empty(), entry.nothing) {
            (false, true) if !stood => return Err(Refusal::Both),
            (false, _) => false,
            (true, nothing) => nothing,
        };
        Ok(Told { body: entry.answer.clone(), nothing_special })
    }

    /// Which question about which agency the row is.
    fn asked(&self, entry: &Entry, named: &Named, about: &mut About) -> Result<Asked, Refusal> {
        if let Some((round, question, agency)) = entry.key {
            let rows = self.rows;
            about.agency = rows.agency.get(agency).map(|one| one.id);
            about.question = rows.question.get(question).map(|one| one.id);
            about.round = rows.question_round.get(round).map(|one| one.id);
            return match (about.round, about.question, about.agency) {
                (Some(round), Some(question), Some(agency)) => Ok((round, question, agency)),
                _ => Err(Refusal::OtherFile),
            };
        }
        let first = || entry.agency.first().cloned().unwrap_or_default();
        let agency = match named {
            Named::IdentifierOf(_) => return Err(Refusal::AgencyByIdentifier(first())),
            Named::These(these) => match these.as_slice() {
                [one] => *one,
                [] if entry.agency.is_empty() => return Err(Refusal::AgencyMissing),
                [] => return Err(Refusal::AgencyUnknown(first())),
                _ => return Err(Refusal::AgencySeveral(first())),
            },
        };
        about.agency = Some(agency);
        let round = self.round(&entry.round)?;
        about.round = Some(round);
        let question = self.question(&entry.question, round)?;
        about.question = Some(question);
        Ok((round, question, agency))
    }

    fn round(&self, text: &str) -> Result<RoundId, Refusal> {
        let text_key = plain(text);
        if !text_key.is_empty() {
            let named = self.rounds.get(&text_key).ok_or_else(|| Refusal::RoundUnknown(text.to_owned()))?;
            let mut named = named.iter();
            return match (named.next(), named.next()) {
                (Some(one), None) => Ok(*one),
                _ => Err(Refusal::RoundSeveral),
            };
        }
        match (self.options.round, self.open.as_slice()) {
            (Some(round), _) => Ok(round),
            (None, [one]) => Ok(*one),
            (None, []) => Err(Refusal::RoundMissing),
            (None, _) => Err(Refusal::RoundSeveral),
        }
    }

    /// The question of this text; of several the one that the round asks.
    fn question(&self, text: &str, round: RoundId) -> Result<QuestionId, Refusal> {
        let text_key = plain(text);
        if text_key.is_empty() {
            return Err(Refusal::QuestionMissing);
        }
        let named = self.questions.get(&text_key).ok_or_else(|| Refusal::QuestionUnknown(text.to_owned()))?;
        let asks = |id: &&QuestionId| self.rows.round_question.get(RoundQuestion::new(round, **id).id).is_some();
        let (mut all, mut asked) = (named.iter(), named.iter().filter(asks));
        match (all.next(), all.next(), asked.next(), asked.next()) {
            (Some(one), None, ..) | (_, _, Some(one), None) => Ok(*one),
            _ => Err(Refusal::QuestionSeveral(text.to_owned())),
        }
    }

    /// Of what the file answers in two ways nobody knows which is meant: the first is not taken either.
    fn refuse_contradicted(&mut self, lines: &mut [PlannedLine<Refusal, Cell>], answered: &[Option<Uuid>]) {
        if self.contradicted.is_empty() {
            return;
        }
        for (line, id) in lines.iter_mut().zip(answered) {
            let Some(row) = id.and_then(|id| self.contradicted.get(&id)) else { continue };
            if !matches!(line.outcome, Outcome::Refused(Refusal::Contradicts(_))) {
                line.outcome = Outcome::Refused(Refusal::Contradicts(*row));
                line.differences.clear();
            }
        }
        let contradicted = &self.contradicted;
        self.changes.retain(|change| !change.key().is_some_and(|(_, id)| contradicted.contains_key(&id)));
    }
}
