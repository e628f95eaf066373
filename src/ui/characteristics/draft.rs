//! A characteristic being edited, and what saving it comes to.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::validate::tidy;
use crate::domain::{
    AgencyId, Answer, Change, Characteristic, CharacteristicId, Language, List, ListItem, Record, Rows, questionnaire,
    written_months,
};
use crate::ui::forms::Written;

/// What is typed of a characteristic.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct CharacteristicFields {
    /// The row as it was read; absent for a new one.
    pub(super) base: Option<Characteristic>,
    pub(super) row: Characteristic,
    pub(super) months: BTreeSet<u32>,
    /// A category that is not in the list yet.
    pub(super) new_category: String,
    /// The answer it is made of: as it was last seen in the file, and as it will be but for pointing here.
    pub(super) answer: Option<(Option<Answer>, Answer)>,
}

impl CharacteristicFields {
    /// Something new about an agency.
    pub(crate) fn new(agency: AgencyId, author: &str, today: NaiveDate) -> Self {
        Self::of(None, Characteristic::empty(agency, author, today))
    }

    /// What an answer to the questionnaire would become. The answer is given as it was last seen in the file and as it
    /// is to be; both are saved together.
    pub(crate) fn of_answer(rows: &Rows, answers: (Option<Answer>, Answer), author: &str, today: NaiveDate) -> Self {
        let row = questionnaire::characteristic_of(rows, &answers.1, author, today);
        Self { answer: Some(answers), ..Self::of(None, row) }
    }

    /// A characteristic of the file; none where it is gone.
    pub(crate) fn read(rows: &Rows, id: CharacteristicId) -> Option<Self> {
        let row = rows.characteristic.get(id)?.clone();
        Some(Self::of(Some(row.clone()), row))
    }

    fn of(base: Option<Characteristic>, row: Characteristic) -> Self {
        Self { base, months: row.bites(), row, new_category: String::new(), answer: None }
    }

    /// What saving comes to.
    ///
    /// # Errors
    /// The key of what is missing.
    pub(super) fn written(&self, rows: &Rows, language: Language, me: &str, today: NaiveDate) -> Written {
        let Self { base, row, months, new_category, answer } = self;
        let mut after = Characteristic {
            title: tidy(&row.title),
            body: tidy(&row.body),
            what_to_do: tidy(&row.what_to_do),
            months: written_months(months),
            ..row.clone()
        };
        if after.title.is_empty() {
            return Err("characteristic-title-missing");
        }
        let mut changes = Vec::new();
        let name = tidy(new_category);
        if !name.is_empty() {
            let category = category(rows, &name, language);
            after.category = Some(category.id);
            if rows.characteristic_category.get(category.id).is_none() {
                changes.push(Change::insert(List::CharacteristicCategory.record(category)));
            }
        }
        if let Some((before, answer)) = answer {
            let before = before.clone().map(Record::from);
            let answer = Answer { characteristic: Some(after.id), ..answer.clone() };
            changes.push(Change { before, after: Some(answer.into()) });
        }
        changes.push(match base {
            // Whoever writes what is so finds it so.
            Some(before) if after != *before => Change::update(before.clone(), after.verified(me, today)),
            Some(before) => Change::update(before.clone(), after),
            None => Change::insert(after),
        });
        Ok(changes)
    }
}

/// The category of this name, or a new one of the users' own, last in the list.
fn category(rows: &Rows, name: &str, language: Language) -> ListItem {
    use crate::domain::search::fold;
    let mut known = rows.characteristic_category.iter().filter(|one| one.retired_at.is_none());
    if let Some(known) = known.find(|one| fold(one.name(language)) == fold(name)) {
        return known.clone();
    }
    let position = rows.characteristic_category.iter().map(|one| one.position + 1).max().unwrap_or(0);
    ListItem::named(name, language, position)
}
