//! On paper: an agency's card and the pack for those who stand in for somebody. Each is a PDF for screen readers
//! (PDF/UA-1); the same file, day and language give the same bytes.
//!
//! A document is written as a [`sheet::Sheet`] of headings, facts, tables and charts, which [`press`] sets by the template
//! in `assets/paper`.

mod absence;
mod agency;
mod desk;
mod figures;
mod letters;
mod press;
mod sections;
mod sheet;

use std::collections::BTreeMap;
use std::sync::atomic::AtomicBool;

use chrono::NaiveDate;
use thiserror::Error;

use self::desk::{Desk, PrintedLogo};
use self::sheet::Sheet;
use super::logo::{self, Rgba};
use crate::domain::{Paper, Rows, Snapshot};
use crate::i18n::Texts;
use crate::i18n::date::format_date;

/// Why there is no document.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum PdfError {
    /// There is nothing to print: the agency or the person is not in the file.
    #[error("nothing to print")]
    Nothing,
    /// The user has stopped it.
    #[error("cancelled")]
    Cancelled,
    /// It could not be set. The detail is for the log.
    #[error("not set: {0}")]
    NotSet(String),
}

impl PdfError {
    /// The key of the texts that tell it.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Nothing => "error-paper-nothing",
            Self::Cancelled => "error-paper-cancelled",
            Self::NotSet(_) => "error-paper-not-set",
        }
    }

    /// What the texts name.
    #[must_use]
    pub fn about(&self) -> &str {
        if let Self::NotSet(detail) = self { detail } else { "" }
    }
}

/// How far the work is, and whether it is still wanted.
pub struct Progress<'a> {
    /// Told after each part that has been begun: how many, of how many.
    pub say: &'a (dyn Fn(usize, usize) + Sync),
    /// Set by whoever wants it no more.
    pub cancelled: &'a AtomicBool,
}

/// What a document is made from.
pub struct Source<'a> {
    /// What the file holds.
    pub snapshot: &'a Snapshot,
    /// The words.
    pub texts: &'a Texts,
    /// The day it is printed.
    pub today: NaiveDate,
    /// The logos of [`logos`], PNG by hash; one that is missing is replaced by initials.
    pub logos: BTreeMap<String, Vec<u8>>,
}

/// The hashes of the logos a document shows.
#[must_use]
pub fn logos(paper: Paper, rows: &Rows) -> Vec<String> {
    let logo = |agency| rows.agency.get(agency)?.logo.clone();
    paper.agencies(rows).into_iter().filter_map(logo).collect()
}

/// Makes a document.
///
/// # Errors
/// Where there is nothing to print, where nobody wants it any more, or where it cannot be set.
pub fn make(paper: Paper, source: &Source<'_>, progress: &Progress<'_>) -> Result<Vec<u8>, PdfError> {
    let texts = source.texts;
    let mut pictures = Vec::new();
    let mut logos = BTreeMap::new();
    for (hash, png) in &source.logos {
        // A file that others have written may hold anything.
        let Ok(picture) = logo::decode(png) else { continue };
        let path = format!("logo/{}.png", pictures.len());
        pictures.push((path.clone(), png.clone()));
        let ratio = f64::from(picture.width) / f64::from(picture.height.max(1));
        logos.insert(hash.clone(), PrintedLogo { path, dark: needs_dark_ground(&picture), ratio });
    }
    let desk = Desk { snapshot: source.snapshot, texts, today: source.today, logos };
    let (title, parts) = match paper {
        Paper::Agency(id) => {
            let name = source.snapshot.agency.get(id).map(|agency| desk.named(agency)).unwrap_or_default();
            (texts.with("paper-title-card", &[("name", name.into())]), agency::parts(&desk, id))
        }
        Paper::Absence(employee, from, to) => {
            (absence::title(&desk, employee, from, to), absence::parts(&desk, employee, from, to))
        }
    };
    if parts.is_empty() {
        return Err(PdfError::Nothing);
    }
    let language = texts.language();
    let sheet = Sheet {
        language: language.code().to_owned(),
        title,
        printed: texts.with("paper-printed", &[("date", format_date(language, source.today).into())]),
        replaced: String::new(),
        parts,
    };
    press::set(sheet, pictures, texts.get("paper-replaced"), source.today, progress)
}

/// A logo drawn for a dark ground is light wherever it is not see-through.
fn needs_dark_ground(picture: &Rgba) -> bool {
    let (mut all, mut visible, mut light) = (0_usize, 0_usize, 0_usize);
    for pixel in picture.pixels.chunks_exact(4) {
        let [red, green, blue, opacity] = *pixel else { continue };
        all += 1;
        if opacity > 127 {
            visible += 1;
            light += usize::from(red.min(green).min(blue) > 205);
        }
    }
    visible > 0 && visible < all * 95 / 100 && light * 10 > visible * 8
}
