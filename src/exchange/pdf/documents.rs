//! Each document from its parts.

use std::collections::BTreeMap;

use super::desk::{Desk, PrintedLogo, dotted};
use super::sheet::{Part, Sheet, Tone, Words};
use super::{AsOf, PdfError, Progress, Source, absence, agency, briefing, press, rounds, situation, workload};
use crate::domain::Paper;
use crate::exchange::logo::{self, Rgba};
use crate::i18n::Texts;
use crate::i18n::date::format_date;
use crate::i18n::load::Shown;

/// Makes a document.
pub(super) fn make(paper: &Paper, source: &Source<'_>, progress: &Progress<'_>) -> Result<Vec<u8>, PdfError> {
    let texts = &Texts::new(source.language);
    let (logos, pictures) = pictures(source);
    let today = source.as_of.map_or(source.today, |as_of| as_of.day);
    let desk = Desk { snapshot: source.snapshot, texts, today, logos };
    let (title, parts) = match paper {
        Paper::Agency(id) => {
            let name = source.snapshot.agency.get(*id).map(|agency| desk.named(agency)).unwrap_or_default();
            (texts.with("paper-title-card", &[("name", name.into())]), agency::parts(&desk, *id))
        }
        Paper::Pack(agencies) => {
            let parts = agencies.iter().flat_map(|id| agency::parts(&desk, *id)).collect();
            (texts.get("paper-handover").to_owned(), parts)
        }
        Paper::Absence(employee, from, to) => {
            (absence::title(&desk, *employee, *from, *to), absence::parts(&desk, *employee, *from, *to))
        }
        Paper::Situation(agency, internal) => {
            (situation::title(&desk, *agency, *internal), situation::parts(&desk, *agency, *internal))
        }
        Paper::Workload => (workload::title(&desk), workload::parts(&desk)),
        Paper::Rounds(sieve) => (rounds::title(&desk), rounds::parts(&desk, sieve)),
        Paper::Briefing(employee, from, to) => {
            (briefing::title(&desk, *employee, *from, *to), briefing::parts(&desk, &source.log, *employee, *from, *to))
        }
    };
    set(title, parts, pictures, source, progress)
}

/// Makes a document of tables that a page shows.
pub(super) fn shown(shown: &Shown, source: &Source<'_>, progress: &Progress<'_>) -> Result<Vec<u8>, PdfError> {
    let texts = &Texts::new(source.language);
    let desk = Desk { snapshot: source.snapshot, texts, today: source.today, logos: BTreeMap::new() };
    let title = format!("{} {}", shown.title, desk.date(desk.today));
    let parts = workload::shown(&desk, &title, shown);
    set(title, parts, Vec::new(), source, progress)
}

/// Logos by their hashes.
type Logos = BTreeMap<String, PrintedLogo>;

/// The logos, and the pictures they are printed from.
fn pictures(source: &Source<'_>) -> (Logos, Vec<(String, Vec<u8>)>) {
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
    (logos, pictures)
}

/// Sets the parts of a document.
fn set(
    mut title: String,
    mut parts: Vec<Part>,
    pictures: Vec<(String, Vec<u8>)>,
    source: &Source<'_>,
    progress: &Progress<'_>,
) -> Result<Vec<u8>, PdfError> {
    if parts.is_empty() {
        return Err(PdfError::Nothing);
    }
    let texts = &Texts::new(source.language);
    let language = texts.language();
    let mut printed = texts.with("paper-printed", &[("date", format_date(language, source.today).into())]);
    if let Some(AsOf { day, unknown }) = source.as_of {
        let day = format_date(language, day);
        let said = texts.with("paper-as-of", &[("date", day.clone().into())]);
        title = format!("{title} {day}");
        printed = dotted([said.as_str(), &printed]);
        let mut told = vec![vec![Words::new(Tone::Strong, &said)]];
        if unknown > 0 {
            told.push(vec![Words::new(Tone::Plain, texts.with("past-unknown", &[("count", unknown.into())]))]);
        }
        for part in &mut parts {
            part.head.lines.splice(0..0, told.iter().cloned());
        }
    }
    let sheet = Sheet { language: language.code().to_owned(), title, printed, replaced: String::new(), parts };
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
