//! A characteristic being edited, and what saving it comes to.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::domain::validate::tidy;
use crate::domain::{
    AgencyId, Answer, Change, Characteristic, CharacteristicId, Language, List, ListId, ListItem, Record, Rows,
    questionnaire, written_months,
};

/// What is shown in the fields.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Content {
    pub(super) row: Characteristic,
    pub(super) months: BTreeSet<u32>,
    /// A category that is not in the list yet.
    pub(super) new_category: String,
}

/// What was read, and what it has become.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Draft {
    /// The row as it was read; absent for a new one.
    base: Option<Characteristic>,
    first: Content,
    pub(super) edited: Content,
    /// The answer it is made of: as it was last seen in the file, and as it will be but for pointing here.
    answer: Option<(Option<Answer>, Answer)>,
}

impl Draft {
    pub(super) fn new(agency: AgencyId, author: &str, today: NaiveDate) -> Self {
        Self::of(None, Characteristic::empty(agency, author, today))
    }

    /// What an answer would become.
    pub(super) fn of_answer(rows: &Rows, answers: (Option<Answer>, Answer), author: &str, today: NaiveDate) -> Self {
        let row = questionnaire::characteristic_of(rows, &answers.1, author, today);
        Self { answer: Some(answers), ..Self::of(None, row) }
    }

    pub(super) const fn is_of_answer(&self) -> bool {
        self.answer.is_some()
    }

    pub(super) fn read(rows: &Rows, id: CharacteristicId) -> Option<Self> {
        let row = rows.characteristic.get(id)?.clone();
        Some(Self::of(Some(row.clone()), row))
    }

    fn of(base: Option<Characteristic>, row: Characteristic) -> Self {
        let content = Content { months: row.bites(), row, new_category: String::new() };
        Self { base, first: content.clone(), edited: content, answer: None }
    }

    pub(super) const fn is_new(&self) -> bool {
        self.base.is_none()
    }

    pub(super) fn changed(&self) -> bool {
        self.edited != self.first
    }

    /// What saving comes to; none where the title is missing.
    pub(super) fn changes(&self, rows: &Rows, language: Language) -> Option<Vec<Change>> {
        let Content { row, months, new_category } = &self.edited;
        let mut after = Characteristic {
            title: tidy(&row.title),
            body: tidy(&row.body),
            what_to_do: tidy(&row.what_to_do),
            months: written_months(months),
            ..row.clone()
        };
        if after.title.is_empty() {
            return None;
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
        if let Some((before, answer)) = &self.answer {
            let before = before.clone().map(Record::from);
            let answer = Answer { characteristic: Some(after.id), ..answer.clone() };
            changes.push(Change { before, after: Some(answer.into()) });
        }
        changes.push(match &self.base {
            Some(before) => Change::update(before.clone(), after),
            None => Change::insert(after),
        });
        changes.retain(|change| change.before != change.after);
        Some(changes)
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
    let mut item = ListItem {
        id: ListId::new(),
        name_fi: name.to_owned(),
        name_sv: String::new(),
        name_en: String::new(),
        position,
        retired_at: None,
        merged_into: None,
    };
    match language {
        Language::Fi => {}
        Language::Sv => name.clone_into(&mut item.name_sv),
        Language::En => name.clone_into(&mut item.name_en),
    }
    item
}
