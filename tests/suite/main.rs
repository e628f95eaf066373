//! Whole-application tests: the store contract, wrong and hostile files, commands, the window as its users see it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests assert")]

mod absence;
mod agreement;
mod characteristics;
mod charts;
mod clipboard;
mod clipping;
mod commands;
mod conflicts;
mod contacts;
mod contract;
mod dates;
mod days;
mod drafts;
mod dropping;
mod erasure;
mod fields;
mod figures;
mod files;
mod grid;
mod importing;
mod imports;
mod keyboard;
mod layers;
mod lists;
mod logos;
mod longest;
#[cfg(feature = "pdf")]
mod paper;
mod payroll;
mod pictures;
mod privacy;
mod questionnaire;
mod reaching;
mod responsibilities;
mod room;
mod schema;
mod sources;
mod staff;
mod tables;
mod texts;
mod today;
mod unsaved;
mod upkeep;
mod window;
mod workload;
