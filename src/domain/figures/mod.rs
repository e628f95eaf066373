//! How much work there is: head counts and volumes year by year, and what comes of them.

pub(super) mod figure;
pub mod new_year;
mod part_of_year;
pub(super) mod table;
pub mod workload;

pub use table::{
    Difference, Figure, FigureTable, Line, YEARS_AT_FIRST, difference, headcount_years, headcounts, predecessors,
    successors, sum, volume_years, volumes, with_figures, years,
};
