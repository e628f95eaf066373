//! The questionnaire (*kysely*): what the group asks of those who know an agency, in rounds, and what they answered.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::domain::record::id::{AgencyId, CharacteristicId, ListId, QuestionId, RoundId, RowId, natural};
use crate::domain::record::language::{Language, Names};
use crate::domain::record::row::{Reference, Row};
use crate::domain::record::table::Table;

/// A question of the users' own list, asked of every agency.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Question {
    /// Identity.
    pub id: QuestionId,
    /// The question in Finnish.
    pub text_fi: String,
    /// The question in Swedish.
    pub text_sv: String,
    /// The question in English.
    pub text_en: String,
    /// What helps to answer it, in Finnish.
    pub help_fi: String,
    /// What helps to answer it, in Swedish.
    pub help_sv: String,
    /// What helps to answer it, in English.
    pub help_en: String,
    /// The category of the characteristics its answers become.
    pub category: Option<ListId>,
    /// Place in the list, from 0 up.
    pub position: i64,
    /// From this day no longer asked in new rounds.
    pub retired_at: Option<NaiveDate>,
}

impl Question {
    /// A question of which nothing is written yet, at a place in the list.
    #[must_use]
    pub fn empty(position: i64) -> Self {
        Self {
            id: QuestionId::new(),
            text_fi: String::new(),
            text_sv: String::new(),
            text_en: String::new(),
            help_fi: String::new(),
            help_sv: String::new(),
            help_en: String::new(),
            category: None,
            position,
            retired_at: None,
        }
    }

    /// A question that comes with the program. Its id is made from `key`, so that it meets itself when two files are
    /// brought together.
    #[must_use]
    pub fn shipped(key: &str, position: i64, category: ListId, texts: [&str; 3], helps: [&str; 3]) -> Self {
        let ([text_fi, text_sv, text_en], [help_fi, help_sv, help_en]) =
            (texts.map(str::to_owned), helps.map(str::to_owned));
        Self {
            id: QuestionId(natural("question", &[key])),
            text_fi,
            text_sv,
            text_en,
            help_fi,
            help_sv,
            help_en,
            category: Some(category),
            position,
            retired_at: None,
        }
    }

    /// The question in `language`.
    #[must_use]
    pub fn text(&self, language: Language) -> &str {
        Names { fi: &self.text_fi, sv: &self.text_sv, en: &self.text_en }.in_language(language)
    }

    /// What helps to answer it, in `language`.
    #[must_use]
    pub fn help(&self, language: Language) -> &str {
        Names { fi: &self.help_fi, sv: &self.help_sv, en: &self.help_en }.in_language(language)
    }
}

impl Row for Question {
    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn references(&self) -> Vec<Reference> {
        self.category.map(|id| Reference::new("category", Table::CharacteristicCategory, id)).into_iter().collect()
    }
}

/// A round: the questions are asked of every client agency until a day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct QuestionRound {
    /// Identity.
    pub id: RoundId,
    /// What it is called.
    pub name: String,
    /// First day.
    pub opened_on: NaiveDate,
    /// The day by which answers are hoped for.
    pub due_on: NaiveDate,
    /// The day on which it was closed; none while it takes answers.
    pub closed_on: Option<NaiveDate>,
}

impl QuestionRound {
    /// Whether it takes answers.
    #[must_use]
    pub const fn open(&self) -> bool {
        self.closed_on.is_none()
    }

    /// Whether it takes answers although its due date has gone by.
    #[must_use]
    pub fn overdue(&self, today: NaiveDate) -> bool {
        self.open() && self.due_on < today
    }

    /// The day on which it is looked at: today, and of a closed one the day it was closed, so that what was reached
    /// then does not change afterwards.
    #[must_use]
    pub fn seen_on(&self, today: NaiveDate) -> NaiveDate {
        self.closed_on.unwrap_or(today)
    }
}

impl Row for QuestionRound {
    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn references(&self) -> Vec<Reference> {
        Vec::new()
    }
}

/// A question is asked in a round.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RoundQuestion {
    /// UUIDv5 of round and question.
    pub id: RowId,
    /// In which round.
    pub round: RoundId,
    /// Which question.
    pub question: QuestionId,
}

impl RoundQuestion {
    /// `question` is asked in `round`.
    #[must_use]
    pub fn new(round: RoundId, question: QuestionId) -> Self {
        Self { id: RowId(natural("round_question", &[&round.to_string(), &question.to_string()])), round, question }
    }

    /// Whether the identity is that of round and question.
    #[must_use]
    pub fn in_place(&self) -> bool {
        self.id == Self::new(self.round, self.question).id
    }
}

impl Row for RoundQuestion {
    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn references(&self) -> Vec<Reference> {
        vec![
            Reference::new("round", Table::QuestionRound, self.round),
            Reference::new("question", Table::Question, self.question),
        ]
    }
}

/// What was answered to a question about an agency in a round.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    /// UUIDv5 of round, question and agency.
    pub id: RowId,
    /// In which round.
    pub round: RoundId,
    /// To which question.
    pub question: QuestionId,
    /// About which agency.
    pub agency: AgencyId,
    /// The answer; empty where there is nothing special.
    pub body: String,
    /// There is nothing special about the agency here, which is an answer too.
    pub nothing_special: bool,
    /// Who told it, where somebody else wrote it down.
    pub told_by: String,
    /// Who wrote it down: the name under which they worked.
    pub answered_by: String,
    /// When.
    pub answered_on: NaiveDate,
    /// What was made of it.
    pub characteristic: Option<CharacteristicId>,
}

impl Answer {
    /// The identity of the answer to a question about an agency in a round.
    #[must_use]
    pub fn id_of(round: RoundId, question: QuestionId, agency: AgencyId) -> RowId {
        RowId(natural("answer", &[&round.to_string(), &question.to_string(), &agency.to_string()]))
    }

    /// An answer under its natural identity. An empty one says that there is nothing special.
    #[must_use]
    pub fn new(
        (round, question, agency): (RoundId, QuestionId, AgencyId),
        body: &str,
        told_by: &str,
        answered_by: &str,
        on: NaiveDate,
    ) -> Self {
        let told_by = if told_by == answered_by { "" } else { told_by };
        Self {
            id: Self::id_of(round, question, agency),
            round,
            question,
            agency,
            body: body.to_owned(),
            nothing_special: body.is_empty(),
            told_by: told_by.to_owned(),
            answered_by: answered_by.to_owned(),
            answered_on: on,
            characteristic: None,
        }
    }

    /// Whether the identity is that of round, question and agency.
    #[must_use]
    pub fn in_place(&self) -> bool {
        self.id == Self::id_of(self.round, self.question, self.agency)
    }

    /// Whose knowledge it is.
    #[must_use]
    pub fn source(&self) -> &str {
        if self.told_by.is_empty() { &self.answered_by } else { &self.told_by }
    }
}

impl Row for Answer {
    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn agency(&self) -> Option<AgencyId> {
        Some(self.agency)
    }

    fn references(&self) -> Vec<Reference> {
        let made = self.characteristic.map(|id| Reference::new("characteristic", Table::Characteristic, id));
        let own = [
            Reference::new("agency", Table::Agency, self.agency),
            Reference::new("round", Table::QuestionRound, self.round),
            Reference::new("question", Table::Question, self.question),
        ];
        own.into_iter().chain(made).collect()
    }
}
