//! The logos of agencies out of the pictures on their sheets.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::{Builder, Of};
use crate::domain::importing::Sheet;
use crate::domain::importing::agency_sheets::{AgencySheet, Written};
use crate::exchange::logo;
use crate::exchange::table::OfSheet;

/// A picture on a sheet.
struct OnSheet {
    at: Written,
    bytes: Arc<[u8]>,
    /// It lies on other sheets too, so that it is nobody's.
    shared: bool,
}

/// The pictures on the sheets of agencies.
pub(super) struct Logos {
    of: HashMap<String, Vec<OnSheet>>,
}

impl Logos {
    pub(super) fn of(pictures: &[OfSheet], sheets: &[(&Sheet, AgencySheet)]) -> Self {
        let taken: HashSet<&str> = sheets.iter().map(|(sheet, _)| sheet.name.as_str()).collect();
        // Those on sheets that are not taken tell too what is nobody's.
        let mut lies: HashMap<String, HashSet<&str>> = HashMap::new();
        for of in pictures {
            for (.., bytes) in &of.pictures {
                lies.entry(logo::hash(bytes)).or_default().insert(&of.sheet);
            }
        }
        let mut found: HashMap<String, Vec<OnSheet>> = HashMap::new();
        for of in pictures.iter().filter(|of| taken.contains(of.sheet.as_str())) {
            for (row, column, bytes) in &of.pictures {
                let shared = lies.get(&logo::hash(bytes)).is_some_and(|sheets| sheets.len() > 1);
                let at = Written { row: row.saturating_add(1), column: *column, text: String::new() };
                let one = OnSheet { at, bytes: Arc::clone(bytes), shared };
                found.entry(of.sheet.clone()).or_default().push(one);
            }
        }
        Self { of: found }
    }

    /// Says once of what lies on several sheets that it is nobody's logo.
    pub(super) fn left(&self, builder: &mut Builder<'_>) {
        let mut shared: Vec<(&String, &OnSheet)> =
            self.of.iter().flat_map(|(sheet, all)| all.iter().map(move |one| (sheet, one))).collect();
        shared.retain(|(_, one)| one.shared);
        shared.sort_by(|one, other| one.0.cmp(other.0).then(one.1.at.row.cmp(&other.1.at.row)));
        let mut told: HashSet<String> = HashSet::new();
        for (sheet, one) in shared {
            if told.insert(logo::hash(&one.bytes)) {
                let text = builder.texts.get("import-agencies-picture-shared").to_owned();
                let label = builder.texts.get("import-agencies-picture").to_owned();
                builder.left(sheet, &label, &Written { text, ..one.at.clone() });
            }
        }
    }
}

impl Builder<'_> {
    /// The hash of the logo on a sheet: the first picture that can be one. The others are left, and said to be.
    pub(super) fn logo(&mut self, of: Of<'_>, logos: &Logos) -> Option<String> {
        let mut found = None;
        let label = self.texts.get("import-agencies-picture").to_owned();
        for one in logos.of.get(of.sheet).into_iter().flatten().filter(|one| !one.shared) {
            let text = match logo::picture(&one.bytes) {
                Ok(picture) if found.is_none() => {
                    found = Some(picture.hash.clone());
                    let here = self.rows.agency.iter().any(|agency| agency.logo.as_ref() == Some(&picture.hash));
                    if !here && !self.read.pictures.iter().any(|other| other.hash == picture.hash) {
                        self.read.pictures.push(picture);
                    }
                    continue;
                }
                Ok(_) => self.texts.get("import-agencies-picture-more").to_owned(),
                Err(error) => self.texts.get(error.key()).to_owned(),
            };
            self.left(of.sheet, &label, &Written { text, ..one.at.clone() });
        }
        found
    }
}
