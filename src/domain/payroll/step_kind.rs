//! The list of the steps of a round that the users own. The program knows seven of them and what they mean; the others
//! are the users' own.

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::domain::payroll::rule::{Step, StepTiming};
use crate::domain::record::id::ListId;
use crate::domain::record::language::{Language, Names};
use crate::domain::record::row::{Reference, Row};

/// Who does a step.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StepBy {
    /// We do.
    #[default]
    Centre,
    /// The agency does; it is ticked once it has arrived.
    Agency,
}

impl StepBy {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Centre, Self::Agency];
}

/// A step of a round (*vaihe*), as the users call it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RoundStepKind {
    /// Identity: of a step that the program knows the one that follows from its word.
    pub id: ListId,
    /// What calendars and ticks call it: the program's word for a step it knows, else the row's own identity.
    pub word: Step,
    /// Name in Finnish.
    pub name_fi: String,
    /// Name in Swedish.
    pub name_sv: String,
    /// Name in English.
    pub name_en: String,
    /// Place in the list, from 0 up; equal places go by name.
    pub position: i64,
    /// From this day on it falls in no round any more.
    pub retired_at: Option<NaiveDate>,
    /// When it falls in the rounds of every pay group that says nothing of it, in the words of [`StepTiming`]; where
    /// none, only groups that say so have it.
    pub timing: Option<String>,
    /// By what time of the day it is to be done; none where the day is enough.
    pub time_of_day: Option<NaiveTime>,
    /// Who does it.
    pub done_by: StepBy,
    /// The day from which on it falls in the rounds of every group; none where it always did, or does not.
    #[serde(default)]
    pub since: Option<NaiveDate>,
    /// The day on which it was taken into use again after it had been out of use; none where it never was.
    #[serde(default)]
    pub restored_on: Option<NaiveDate>,
    /// The step that took over when the two were merged.
    #[serde(default)]
    pub merged_into: Option<ListId>,
}

impl RoundStepKind {
    /// A step that the program knows, as it comes with every file.
    #[must_use]
    pub fn shipped(step: Step, position: i64, names: [&str; 3], done_by: StepBy) -> Self {
        let [name_fi, name_sv, name_en] = names.map(str::to_owned);
        let (id, word) = (step.kind(), step);
        Self { id, word, name_fi, name_sv, name_en, position, done_by, ..Self::named("", Language::Fi, position) }
    }

    /// A new step of the users' own, named in one language. Every language falls back to the Finnish name, so that is
    /// written as well.
    #[must_use]
    pub fn named(name: &str, language: Language, position: i64) -> Self {
        let of = |one: Language| if one == language { name.to_owned() } else { String::new() };
        let id = ListId::new();
        Self {
            id,
            word: Step::Own(id),
            name_fi: name.to_owned(),
            name_sv: of(Language::Sv),
            name_en: of(Language::En),
            position,
            retired_at: None,
            timing: None,
            time_of_day: None,
            done_by: StepBy::Centre,
            since: None,
            restored_on: None,
            merged_into: None,
        }
    }

    /// The name in `language`.
    #[must_use]
    pub fn name(&self, language: Language) -> &str {
        Names { fi: &self.name_fi, sv: &self.name_sv, en: &self.name_en }.in_language(language)
    }

    /// When it falls where a group says nothing; none where it does not, or where it cannot be read.
    #[must_use]
    pub fn usual(&self) -> Option<StepTiming> {
        self.timing.as_ref()?.parse().ok()
    }

    /// It as `edited`, on a day: what falls in every group from then on did not before.
    #[must_use]
    pub fn edited(&self, edited: Self, today: NaiveDate) -> Self {
        let since = match (&self.timing, &edited.timing) {
            (None, Some(_)) => Some(today),
            (_, None) => None,
            (Some(_), Some(_)) => self.since,
        };
        Self { since, ..edited }
    }

    /// Whether word and identity are one another's.
    #[must_use]
    pub fn in_place(&self) -> bool {
        self.id == self.word.kind()
    }
}

impl Row for RoundStepKind {
    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn references(&self) -> Vec<Reference> {
        Vec::new()
    }

    fn merged_into(&self) -> Option<Uuid> {
        self.merged_into.map(|id| id.0)
    }
}
