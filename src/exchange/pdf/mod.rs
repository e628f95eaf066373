//! On paper: an agency's card, the pack for those who stand in for somebody, the briefing on return, the board of the
//! rounds, the situation picture, the workload. Each is a PDF for screen readers (PDF/UA-1); the same file, day and
//! language give the same bytes.
//!
//! A document is written as a `sheet::Sheet` of headings, facts, tables and charts, which `press` sets by the template in
//! `assets/paper`. Both belong to the feature `pdf`; a program built without it says so.

#[cfg(feature = "pdf")]
mod absence;
#[cfg(feature = "pdf")]
mod agency;
#[cfg(feature = "pdf")]
mod agreement;
#[cfg(feature = "pdf")]
mod briefing;
#[cfg(feature = "pdf")]
mod desk;
#[cfg(feature = "pdf")]
mod documents;
#[cfg(feature = "pdf")]
mod figures;
#[cfg(feature = "pdf")]
mod letters;
#[cfg(feature = "pdf")]
mod press;
#[cfg(feature = "pdf")]
mod reach;
#[cfg(feature = "pdf")]
mod rounds;
#[cfg(feature = "pdf")]
mod sections;
#[cfg(feature = "pdf")]
mod sheet;
#[cfg(feature = "pdf")]
mod situation;
#[cfg(feature = "pdf")]
mod workload;

use std::collections::BTreeMap;
use std::sync::atomic::AtomicBool;

use chrono::NaiveDate;
use thiserror::Error;

use crate::domain::{Language, LoggedOperation, Paper, Snapshot};
use crate::i18n::load::Shown;

/// Whether this program was built to print.
pub const BUILT: bool = cfg!(feature = "pdf");

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
    /// The program was built without.
    #[error("built without PDF")]
    LeftOut,
}

impl PdfError {
    /// The key of the texts that tell it.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Nothing => "error-paper-nothing",
            Self::Cancelled => "error-paper-cancelled",
            Self::NotSet(_) => "error-paper-not-set",
            Self::LeftOut => "error-paper-left-out",
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
    /// Told whenever an agency has been begun: how many, of how many.
    pub say: &'a (dyn Fn(usize, usize) + Sync),
    /// Set by whoever wants it no more.
    pub cancelled: &'a AtomicBool,
}

/// The day of which a document tells, where it is not that on which it is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AsOf {
    /// At its end everything was so.
    pub day: NaiveDate,
    /// Of how many rows something is not known any more.
    pub unknown: usize,
}

/// What a document is made from.
pub struct Source<'a> {
    /// What the file holds.
    pub snapshot: &'a Snapshot,
    /// The language of the document.
    pub language: Language,
    /// The day it is printed.
    pub today: NaiveDate,
    /// The day of which it tells, where that is another one; every page says so.
    pub as_of: Option<AsOf>,
    /// The logos it shows, PNG by hash; one that is missing is replaced by initials.
    pub logos: BTreeMap<String, Vec<u8>>,
    /// What has been done at its agencies, oldest first, where it tells what happened.
    pub log: Vec<LoggedOperation>,
}

/// Makes a document.
///
/// # Errors
/// Where there is nothing to print, where nobody wants it any more, or where it cannot be set.
pub fn make(paper: &Paper, source: &Source<'_>, progress: &Progress<'_>) -> Result<Vec<u8>, PdfError> {
    #[cfg(feature = "pdf")]
    return documents::make(paper, source, progress);
    #[cfg(not(feature = "pdf"))]
    {
        let _ = (paper, source, progress);
        Err(PdfError::LeftOut)
    }
}

/// Makes a document of tables that a page shows.
///
/// # Errors
/// Where there is nothing to print, where nobody wants it any more, or where it cannot be set.
pub fn make_shown(shown: &Shown, source: &Source<'_>, progress: &Progress<'_>) -> Result<Vec<u8>, PdfError> {
    #[cfg(feature = "pdf")]
    return documents::shown(shown, source, progress);
    #[cfg(not(feature = "pdf"))]
    {
        let _ = (shown, source, progress);
        Err(PdfError::LeftOut)
    }
}
