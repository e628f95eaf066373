//! Everything that the plan of a file is made from: it can be made on any thread.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::plan::{AnswerPlan, Options, Refusal, plan};
use super::read::{Entry, Layout, entries, has_answers};
use crate::domain::importing::pipeline::Outcome;
use crate::domain::importing::sheet::Sheet;
use crate::domain::record::id::RoundId;
use crate::domain::record::record::Rows;
use crate::domain::record::snapshot::Snapshot;

/// What a plan is made from.
#[derive(Clone, Debug)]
pub struct Task {
    /// The register.
    pub snapshot: Arc<Snapshot>,
    /// The sheets of the file.
    pub sheets: Arc<Vec<Sheet>>,
    /// Which of them are taken, by their places, and what their columns hold.
    pub layouts: Vec<(usize, Layout)>,
    /// The rows that the file's own program does not show are left out.
    pub without_hidden: bool,
    /// How the answers are brought in.
    pub options: Options,
}

/// A plan, and the rows it is about, one for each of its lines.
#[derive(Clone, Debug, PartialEq)]
pub struct Planned {
    /// The rows as the file has them.
    pub entries: Vec<Entry>,
    /// Rows that hold something, but no question and no answer, as sheet and row.
    pub without: Vec<(String, u32)>,
    /// What bringing them in would do.
    pub plan: AnswerPlan,
}

/// What is worth knowing of a whole file before anything is saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Notice {
    /// It was taken out of another register.
    OtherFile,
    /// It is of a round that is closed.
    Closed(RoundId),
    /// It is of a round after which another has been opened.
    Older(RoundId),
}

impl Task {
    /// Makes the plan.
    #[must_use]
    pub fn run(&self) -> Planned {
        let (mut all, mut without) = (Vec::new(), Vec::new());
        for (at, layout) in &self.layouts {
            let Some(sheet) = self.sheets.get(*at).filter(|_| has_answers(layout)) else { continue };
            let mut found = entries(sheet, layout);
            if self.without_hidden {
                found.entries.retain(|entry| !sheet.hidden.rows.contains(&entry.place.row));
                found.without.retain(|row| !sheet.hidden.rows.contains(row));
            }
            without.extend(found.without.into_iter().map(|row| (sheet.name.clone(), row)));
            all.extend(found.entries);
        }
        let plan = plan(&self.snapshot.rows, &all, &self.options);
        Planned { entries: all, without, plan }
    }
}

impl Planned {
    /// What is worth knowing of the file as a whole.
    #[must_use]
    pub fn notices(&self, rows: &Rows) -> BTreeSet<Notice> {
        let other = |outcome: &Outcome<Refusal>| matches!(outcome, Outcome::Refused(Refusal::OtherFile));
        let mut notices = BTreeSet::new();
        if self.plan.plan.lines.iter().any(|line| other(&line.outcome)) {
            notices.insert(Notice::OtherFile);
        }
        let newest = rows.question_round.iter().map(|round| (round.opened_on, round.id)).max();
        let rounds: BTreeSet<RoundId> = self.plan.about.iter().filter_map(|about| about.round).collect();
        for round in rounds.into_iter().filter_map(|id| rows.question_round.get(id)) {
            if !round.open() {
                notices.insert(Notice::Closed(round.id));
            } else if newest.is_some_and(|(opened, _)| opened > round.opened_on) {
                notices.insert(Notice::Older(round.id));
            }
        }
        notices
    }

    /// Whether an answer waits for somebody to say whether it is to give way to the file.
    #[must_use]
    pub fn contested(&self) -> bool {
        let waits = |outcome: &Outcome<Refusal>| matches!(outcome, Outcome::Ambiguous(Refusal::Meanwhile));
        self.plan.plan.lines.iter().any(|line| waits(&line.outcome))
    }
}
