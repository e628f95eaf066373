//! "This is no longer true": said by anyone, settled by whoever answers for it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::domain::change::rules::BrokenRule;
use crate::domain::knowledge::verification::FieldGroup;
use crate::domain::record::id::{AgencyId, RowId};
use crate::domain::record::record::{Reference, Row, Rows, Table};

/// What came of a doubt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DoubtOutcome {
    /// It was no longer true, and has been put right.
    Corrected,
    /// It is true after all.
    StillTrue,
}

/// Somebody says that something of an agency is no longer true.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Doubt {
    /// Identity.
    pub id: RowId,
    /// Of which agency.
    pub agency: AgencyId,
    /// Which group of fields.
    pub field_group: FieldGroup,
    /// Which row of the group: a contact, a characteristic, a pay group. None for the group as a whole. The row may be
    /// gone by the time somebody reads this.
    pub record: Option<Uuid>,
    /// What is wrong.
    pub text: String,
    /// Who said so: the name under which they worked.
    pub raised_by: String,
    /// When.
    pub raised_on: NaiveDate,
    /// What came of it; none while it is open.
    pub outcome: Option<DoubtOutcome>,
    /// Who settled it: the name under which they worked.
    pub settled_by: String,
    /// When.
    pub settled_on: Option<NaiveDate>,
}

impl Doubt {
    /// A new one.
    #[must_use]
    pub fn new(agency: AgencyId, field_group: FieldGroup, text: &str, who: &str, today: NaiveDate) -> Self {
        Self {
            id: RowId::new(),
            agency,
            field_group,
            record: None,
            text: text.to_owned(),
            raised_by: who.to_owned(),
            raised_on: today,
            outcome: None,
            settled_by: String::new(),
            settled_on: None,
        }
    }

    /// Whether nobody has settled it.
    #[must_use]
    pub const fn open(&self) -> bool {
        self.outcome.is_none()
    }

    /// The same, settled.
    #[must_use]
    pub fn settled(&self, outcome: DoubtOutcome, who: &str, today: NaiveDate) -> Self {
        Self { outcome: Some(outcome), settled_by: who.to_owned(), settled_on: Some(today), ..self.clone() }
    }

    /// The rules of one row.
    pub(in crate::domain) fn check(&self, found: &mut Vec<BrokenRule>) {
        if self.text.trim().is_empty() {
            found.push(BrokenRule::DoubtEmpty);
        }
    }
}

impl Row for Doubt {
    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn agency(&self) -> Option<AgencyId> {
        Some(self.agency)
    }

    fn references(&self) -> Vec<Reference> {
        vec![Reference::new("agency", Table::Agency, self.agency)]
    }
}

impl Rows {
    /// The open doubts about an agency, the oldest first.
    #[must_use]
    pub fn open_doubts(&self, agency: AgencyId) -> Vec<&Doubt> {
        let mut doubts: Vec<&Doubt> = self.doubt.of(agency).filter(|doubt| doubt.open()).collect();
        doubts.sort_by_key(|doubt| doubt.raised_on);
        doubts
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::testing::{agency, day};
    use crate::domain::{Change, broken};

    #[test]
    fn a_doubt_is_open_until_somebody_settles_it() {
        let one = agency("A");
        let mut rows = Rows::default();
        let late = Doubt::new(one.id, FieldGroup::Contacts, "Numero on vaihtunut", "Aino", day("2026-10-14"));
        let early = Doubt { raised_on: day("2026-10-01"), id: RowId::new(), ..late.clone() };
        for doubt in [&late, &early] {
            rows.put(doubt.clone().into());
        }
        assert_eq!(rows.open_doubts(one.id), [&early, &late]);
        let settled = early.settled(DoubtOutcome::Corrected, "Ville", day("2026-10-15"));
        rows.put(settled.clone().into());
        assert_eq!(rows.open_doubts(one.id), [&late]);
        assert!(!settled.open() && settled.settled_by == "Ville");
    }

    #[test]
    fn what_is_wrong_has_to_be_said() {
        let doubt = Doubt::new(AgencyId::new(), FieldGroup::Basics, " ", "Aino", day("2026-10-14"));
        assert_eq!(broken(&Rows::default(), &[Change::insert(doubt)]), [BrokenRule::DoubtEmpty]);
    }
}
