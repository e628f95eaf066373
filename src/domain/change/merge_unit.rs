//! Columns that say one thing together: what was said, and who said it when. Two people who say the same do not
//! contradict each other, and where they do, the whole of it is mine or theirs.

use crate::domain::record::row::Fields;
use crate::domain::record::table::Table;

/// Columns of a table that say one thing together.
#[derive(Debug, PartialEq, Eq)]
pub struct MergeUnit {
    table: Table,
    /// What is said.
    pub said: &'static [&'static str],
    /// Who says it, and when.
    pub signed: &'static [&'static str],
    /// The day that decides where nothing but who and when differs; where there is none, whoever came first stays.
    later: Option<&'static str>,
    /// The column and its value in a row that says nothing of it yet, where there are such rows.
    unsaid: Option<(&'static str, &'static str)>,
}

const MERGE_UNITS: [MergeUnit; 7] = [
    MergeUnit {
        table: Table::Answer,
        said: &["body", "nothing_special"],
        signed: &["told_by", "answered_by", "answered_on"],
        later: None,
        unsaid: None,
    },
    MergeUnit {
        table: Table::Verification,
        said: &[],
        signed: &["verified_on", "verified_by"],
        later: Some("verified_on"),
        unsaid: None,
    },
    MergeUnit {
        table: Table::Characteristic,
        said: &[],
        signed: &["verified_on", "verified_by"],
        later: Some("verified_on"),
        unsaid: None,
    },
    MergeUnit {
        table: Table::OpenMatter,
        said: &["state"],
        signed: &["closed_on", "closed_by"],
        later: None,
        unsaid: None,
    },
    MergeUnit {
        table: Table::Doubt,
        said: &["outcome"],
        signed: &["settled_on", "settled_by"],
        later: None,
        unsaid: None,
    },
    // Who ticked a step first did it; whoever ticks it after is told.
    MergeUnit {
        table: Table::RoundStep,
        said: &["state", "reason"],
        signed: &["ticked_at", "employee", "ticked_by"],
        later: None,
        unsaid: Some(("state", "open")),
    },
    MergeUnit { table: Table::Handover, said: &["stand_in"], signed: &["taken_over_at"], later: None, unsaid: None },
];

/// Whether a column of a new row is empty because it is filled in only later: where two add the same row, an empty one
/// says nothing against a filled one.
pub(in crate::domain) fn filled_later(table: Table, column: &str) -> bool {
    matches!((table, column), (Table::Answer, "characteristic") | (Table::RoundStep, "note"))
}

impl MergeUnit {
    /// What a column of `table` says together with others, if it does.
    #[must_use]
    pub fn of(table: Table, column: &str) -> Option<&'static Self> {
        MERGE_UNITS.iter().find(|unit| unit.table == table && unit.columns().any(|one| one == column))
    }

    /// All its columns.
    pub fn columns(&self) -> impl Iterator<Item = &'static str> {
        self.said.iter().chain(self.signed).copied()
    }

    /// Whether mine stands where two have saved both; none where they say different things, which is for people to
    /// settle.
    pub(in crate::domain) fn mine_stands(&self, mine: &Fields, theirs: &Fields) -> Option<bool> {
        if self.said.iter().any(|column| mine.get(*column) != theirs.get(*column)) {
            return None;
        }
        // Days are ISO texts, which stand in the order of time.
        let day = |fields: &Fields| Some(fields.get(self.later?)?.as_str()?.to_owned());
        Some(day(mine) > day(theirs))
    }

    /// Whether mine stands where one of two new rows says nothing yet, as one that holds but a note; none where both do or
    /// neither.
    pub(in crate::domain) fn mine_says(&self, mine: &Fields, theirs: &Fields) -> Option<bool> {
        let (column, word) = self.unsaid?;
        let says = |fields: &Fields| fields.get(column).and_then(|value| value.as_str()) != Some(word);
        (says(mine) != says(theirs)).then(|| says(mine))
    }
}
