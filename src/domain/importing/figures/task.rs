//! Everything that the plan of a file is made from: it can be made on any thread.

use std::sync::Arc;

use super::facts::{Fact, facts};
use super::layout::{Layout, has_figures};
use super::plan::{FigurePlan, Options, plan};
use super::subjects::Subjects;
use crate::domain::importing::sheet::Sheet;
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
    /// How the figures are brought in.
    pub options: Options,
}

/// A plan, and the figures it is about, one for each of its lines.
#[derive(Clone, Debug, PartialEq)]
pub struct Planned {
    /// The figures as the file has them.
    pub facts: Vec<Fact>,
    /// Rows that hold something, but no figure, as sheet and row.
    pub without: Vec<(String, u32)>,
    /// The headings of columns with numbers that are left out as sums or differences.
    pub sums: Vec<String>,
    /// What bringing them in would do.
    pub plan: FigurePlan,
}

impl Task {
    /// Makes the plan.
    #[must_use]
    pub fn run(&self) -> Planned {
        let subjects = Subjects::of(&self.snapshot.rows, self.options.counted);
        let (mut all, mut without, mut sums) = (Vec::new(), Vec::new(), Vec::new());
        for (at, layout) in &self.layouts {
            let Some(sheet) = self.sheets.get(*at).filter(|_| has_figures(layout)) else { continue };
            let mut found = facts(sheet, layout, &subjects);
            if self.without_hidden {
                found.facts.retain(|fact| !sheet.hidden.rows.contains(&fact.place.row));
                found.without.retain(|row| !sheet.hidden.rows.contains(row));
            }
            without.extend(found.without.into_iter().map(|row| (sheet.name.clone(), row)));
            all.extend(found.facts);
            sums.extend(found.sums);
        }
        let plan = plan(&self.snapshot.rows, &all, &self.options);
        Planned { facts: all, without, sums, plan }
    }
}
