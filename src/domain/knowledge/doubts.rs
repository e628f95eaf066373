//! What somebody doubts at an agency.

use crate::domain::knowledge::doubt::Doubt;
use crate::domain::record::id::AgencyId;
use crate::domain::record::record::Rows;

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
    use crate::domain::{BrokenRule, Change, DoubtOutcome, FieldGroup, RowId, broken};

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
