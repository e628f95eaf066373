//! Whether what an import was planned from is still so.

use std::sync::Arc;

use crate::domain::record::operation::OperationKind;
use crate::domain::record::snapshot::Snapshot;

/// Whether what an import is planned from has changed: of contacts people, what they are asked about and agencies' names,
/// of figures those and what they count, of answers those and what is asked, of rows and of a whole register anything.
#[must_use]
pub fn overtaken(kind: OperationKind, planned: &Snapshot, now: &Snapshot) -> bool {
    fn same<T: PartialEq>(one: &Arc<T>, other: &Arc<T>) -> bool {
        Arc::ptr_eq(one, other) || one == other
    }
    if kind == OperationKind::RegisterImported {
        return planned.rows != now.rows;
    }
    if kind == OperationKind::AnswersImported {
        return !(same(&planned.answer, &now.answer)
            && same(&planned.question, &now.question)
            && same(&planned.question_round, &now.question_round)
            && same(&planned.round_question, &now.round_question)
            && same(&planned.agency_identifier, &now.agency_identifier)
            && same(&planned.agency, &now.agency)
            && same(&planned.succession, &now.succession));
    }
    if kind == OperationKind::FiguresImported {
        return !(same(&planned.headcount, &now.headcount)
            && same(&planned.volume, &now.volume)
            && same(&planned.employment_type, &now.employment_type)
            && same(&planned.product, &now.product)
            && same(&planned.verification, &now.verification)
            && same(&planned.agency_identifier, &now.agency_identifier)
            && same(&planned.agency, &now.agency)
            && same(&planned.succession, &now.succession));
    }
    !(same(&planned.contact, &now.contact)
        && same(&planned.contact_reach, &now.contact_reach)
        && same(&planned.contact_in_role, &now.contact_in_role)
        && same(&planned.contact_role, &now.contact_role)
        && same(&planned.agency, &now.agency)
        && same(&planned.succession, &now.succession))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::testing::agency;

    #[test]
    fn what_others_have_saved_meanwhile_is_noticed() {
        let planned = Snapshot::default();
        let mut now = planned.clone();
        let kinds = [
            OperationKind::ContactsImported,
            OperationKind::FiguresImported,
            OperationKind::AnswersImported,
            OperationKind::RegisterImported,
        ];
        assert!(kinds.iter().all(|kind| !overtaken(*kind, &planned, &now)));
        now.rows.put(agency("Rannikkolaitos").into());
        assert!(kinds.iter().all(|kind| overtaken(*kind, &planned, &now)));
    }
}
