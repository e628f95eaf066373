//! Setting a [`Sheet`]: from its parts to the bytes of a PDF for screen readers (PDF/UA-1).
//!
//! The template is our own and fixed. What users have written reaches it as data in files that exist only here, so no text
//! is ever read as markup.

use std::collections::BTreeSet;
use std::sync::atomic::Ordering;
use std::sync::{LazyLock, Mutex, PoisonError};

use chrono::{Datelike, NaiveDate};
use serde_json::{Value, json};
use typst::diag::{FileError, FileResult, SourceDiagnostic, Warned};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use super::letters::printable;
use super::sheet::{Running, Sheet};
use super::{PdfError, Progress};

/// The faces, in the order in which they are asked for by number.
static FONTS: LazyLock<Vec<Font>> = LazyLock::new(|| {
    let faces: [&'static [u8]; 2] = [
        include_bytes!("../../../assets/fonts/IBMPlexSans-Regular.ttf"),
        include_bytes!("../../../assets/fonts/IBMPlexSans-SemiBold.ttf"),
    ];
    faces.into_iter().filter_map(|face| Font::new(Bytes::new(face), 0)).collect()
});

static BOOK: LazyLock<LazyHash<FontBook>> = LazyLock::new(|| LazyHash::new(FontBook::from_fonts(FONTS.iter())));

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));

static TEMPLATE: LazyLock<Option<Source>> = LazyLock::new(|| {
    let id = file_id("paper.typ")?;
    Some(Source::new(id, include_str!("../../../assets/paper/paper.typ").to_owned()))
});

/// One document is set at a time: what has been worked out for it is forgotten after it.
static SETTING: Mutex<()> = Mutex::new(());

fn file_id(path: &str) -> Option<FileId> {
    Some(RootedPath::new(VirtualRoot::Project, VirtualPath::new(path).ok()?).intern())
}

/// Whether the bundled faces have a shape for a letter.
pub(super) fn has_shape(letter: char) -> bool {
    FONTS.iter().all(|font| font.info().coverage.contains(u32::from(letter)))
}

/// What a document is set from.
struct Case<'a> {
    template: &'a Source,
    /// The files by number: the document, then its parts.
    files: Vec<(FileId, Bytes)>,
    /// How many parts there are.
    parts: usize,
    /// The parts that have been begun.
    begun: Mutex<BTreeSet<usize>>,
    progress: &'a Progress<'a>,
    today: NaiveDate,
}

impl World for Case<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &BOOK
    }

    fn main(&self) -> FileId {
        self.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.template.id() { Ok(self.template.clone()) } else { Err(FileError::AccessDenied) }
    }

    /// Each part reads its own file when its turn comes, which tells how far the work is. Once it is cancelled there are
    /// no more files, and the setting ends.
    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if self.progress.cancelled.load(Ordering::Relaxed) {
            return Err(FileError::AccessDenied);
        }
        let found = self.files.iter().position(|(file, _)| *file == id).ok_or(FileError::AccessDenied)?;
        // A cover sheet is no work worth counting.
        let cover = usize::from(self.parts > 1);
        if (1 + cover..=self.parts).contains(&found) {
            let mut begun = self.begun.lock().unwrap_or_else(PoisonError::into_inner);
            if begun.insert(found) {
                (self.progress.say)(begun.len(), self.parts - cover);
            }
        }
        self.files.get(found).map(|(_, bytes)| bytes.clone()).ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        datetime(self.today)
    }
}

fn datetime(day: NaiveDate) -> Option<Datetime> {
    Datetime::from_ymd_hms(day.year(), u8::try_from(day.month()).ok()?, u8::try_from(day.day()).ok()?, 12, 0, 0)
}

/// Sets a document. `pictures` are the files its marks name.
pub(super) fn set(
    mut sheet: Sheet,
    pictures: Vec<(String, Vec<u8>)>,
    replaced: &str,
    today: NaiveDate,
    progress: &Progress<'_>,
) -> Result<Vec<u8>, PdfError> {
    let failed = |detail: String| PdfError::NotSet(detail);
    let template = TEMPLATE.as_ref().ok_or_else(|| failed("no template".into()))?;
    let mut any_replaced = false;
    let mut parts = Vec::new();
    for part in &sheet.parts {
        let mut value = serde_json::to_value(part).map_err(|error| failed(error.to_string()))?;
        any_replaced |= make_printable(&mut value);
        parts.push(value);
    }
    if any_replaced {
        replaced.clone_into(&mut sheet.replaced);
    }
    let heads: Vec<&Running> = sheet.parts.iter().map(|part| &part.running).collect();
    let mut whole = json!({ "sheet": &sheet, "heads": heads });
    make_printable(&mut whole);
    let mut files = Vec::new();
    let mut add = |path: &str, bytes: Vec<u8>| {
        files.extend(file_id(path).map(|id| (id, Bytes::new(bytes))));
    };
    add("sheet.json", whole.to_string().into_bytes());
    for (number, part) in parts.iter().enumerate() {
        add(&format!("part/{number}.json"), part.to_string().into_bytes());
    }
    for (path, bytes) in pictures {
        add(&path, bytes);
    }
    let _one = SETTING.lock().unwrap_or_else(PoisonError::into_inner);
    let case = Case { template, files, parts: parts.len(), begun: Mutex::default(), progress, today };
    let done = print(&case);
    // Nothing of a document stays in memory.
    comemo::evict(0);
    if progress.cancelled.load(Ordering::Relaxed) { Err(PdfError::Cancelled) } else { done.map_err(failed) }
}

fn print(case: &Case<'_>) -> Result<Vec<u8>, String> {
    let told = |errors: typst::ecow::EcoVec<SourceDiagnostic>| {
        errors.iter().map(|error| error.message.to_string()).collect::<Vec<_>>().join("; ")
    };
    let Warned { output, warnings } = typst::compile::<PagedDocument>(case);
    for warning in warnings {
        tracing::warn!(%warning.message, "paper");
    }
    let document = output.map_err(told)?;
    let standards = PdfStandards::new(&[PdfStandard::Ua_1]).map_err(|error| error.message().to_string())?;
    let options = PdfOptions {
        ident: Smart::Auto,
        creator: Smart::Custom(Some("Kortisto".into())),
        timestamp: datetime(case.today).map(Timestamp::new_utc),
        standards,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(&document, &options).map_err(told)
}

/// Writes every text in `value` with letters that can be printed, and says whether one had to be replaced.
fn make_printable(value: &mut Value) -> bool {
    match value {
        Value::String(text) => {
            let done = printable(text, &has_shape);
            *text = done.text;
            done.replaced
        }
        // Every one of them is to be made printable, also after the first that was replaced.
        Value::Array(values) => values.iter_mut().fold(false, |any, one| make_printable(one) | any),
        Value::Object(fields) => fields.values_mut().fold(false, |any, one| make_printable(one) | any),
        _ => false,
    }
}
