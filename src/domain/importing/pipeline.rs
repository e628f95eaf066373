//! What every import has in common: cells with their place in the file, and a plan that says of each row or cell what it
//! comes to. The preview is that plan, and its changes are the operation.

use crate::domain::record::operation::Change;

/// Where something stands in a file.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The sheet; empty where the file has only one.
    pub sheet: String,
    /// The row, from 1 up, as the program shows it.
    pub row: u32,
    /// The column, from 0 up, where one cell is meant.
    pub column: Option<usize>,
}

/// What a row or cell comes to; exactly one of these.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome<R> {
    /// Something new.
    New,
    /// Something known, of which the file says something else.
    Changed,
    /// Something known, of which the file says nothing new.
    Same,
    /// It cannot be taken.
    Refused(R),
    /// Several answer to it, so that nothing is chosen.
    Ambiguous(R),
}

/// What of a row changes, old and new.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference<P, V> {
    /// What changes.
    pub part: P,
    /// What is there.
    pub before: V,
    /// What it becomes.
    pub after: V,
}

/// A row or cell of a plan.
#[derive(Clone, Debug, PartialEq)]
pub struct PlannedLine<R, D> {
    /// Where it stands.
    pub place: Place,
    /// What it comes to.
    pub outcome: Outcome<R>,
    /// What changes.
    pub differences: Vec<D>,
}

/// What bringing a file in would do.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan<R, D> {
    /// A line for each row or cell of the file, in their order.
    pub lines: Vec<PlannedLine<R, D>>,
    /// What is written, were it done now.
    pub changes: Vec<Change>,
}

/// How many rows or cells come to what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// New ones.
    pub new: usize,
    /// Changed ones.
    pub changed: usize,
    /// Those that stay.
    pub same: usize,
    /// Those that cannot be taken.
    pub refused: usize,
    /// Those to which several answer.
    pub ambiguous: usize,
}

impl<R, D> Plan<R, D> {
    /// How many rows or cells come to what.
    #[must_use]
    pub fn tally(&self) -> Tally {
        let mut tally = Tally::default();
        for line in &self.lines {
            *match line.outcome {
                Outcome::New => &mut tally.new,
                Outcome::Changed => &mut tally.changed,
                Outcome::Same => &mut tally.same,
                Outcome::Refused(_) => &mut tally.refused,
                Outcome::Ambiguous(_) => &mut tally.ambiguous,
            } += 1;
        }
        tally
    }
}
