//! People who are brought in as contacts of agencies: what a row or a card says, and what taking it in would do.

pub(super) mod agencies;
mod book;
mod edit;
mod field;
mod fields;
mod headings;
mod incoming;
mod names;
mod outcome;
mod plan;
#[cfg(test)]
mod tests;
mod who;

pub use agencies::{Named, agencies_named, agency_named, in_sections, likely_agency};
pub use field::ContactField;
pub use fields::{default_mapping, from_sheet, has_name, heading_of, left_columns, likely_sheet, map};
pub use headings::FIELDS;
pub use incoming::{Incoming, IncomingReach, NoPerson, Remark, Said};
pub use outcome::{Counts, Decision, Difference, Labels, Options, Outcome, Part, Plan, PlannedLine, Refusal, Where};
pub use plan::plan;

use crate::domain::record::text::fold;

/// What a number or an address is called, whatever the words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub enum ReachLabel {
    /// Nothing.
    #[default]
    Plain,
    /// Work.
    Work,
    /// Mobile.
    Mobile,
    /// Home.
    Home,
    /// In words of its own.
    Own(String),
}

impl ReachLabel {
    /// What a label means, in any of the languages.
    #[must_use]
    pub fn read(text: &str) -> Self {
        // Google marks the first of several with a star.
        let text = text.trim().trim_start_matches("* ").split_whitespace().collect::<Vec<_>>().join(" ");
        match fold(&text).as_str() {
            "" | "other" | "muu" | "annat" | "annan" | "ovrigt" => Self::Plain,
            "tyo" | "tyopuhelin" | "tyonumero" | "virka" | "arbete" | "arbetstelefon" | "jobb" | "work"
            | "business" => Self::Work,
            "matka" | "matkapuhelin" | "kannykka" | "gsm" | "mobiili" | "mobil" | "mobiltelefon" | "mobile"
            | "cell" | "iphone" => Self::Mobile,
            "koti" | "kotipuhelin" | "hem" | "hemtelefon" | "home" => Self::Home,
            _ => Self::Own(text),
        }
    }

    /// The same where the words differ in nothing that is heard.
    fn same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Own(one), Self::Own(other)) => fold(one) == fold(other),
            _ => self == other,
        }
    }
}
