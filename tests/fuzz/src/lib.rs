//! What the targets share: how far a table is followed, and how a packed file is changed so that it stays one.

use std::io::{Cursor, Read, Write};
use std::sync::{Arc, LazyLock};

use kortisto::domain::importing::contacts::{self, Incoming, Where};
use kortisto::domain::importing::figures::{self, Counted, Subjects};
use kortisto::domain::importing::rows::{Kind, Taking};
use kortisto::domain::importing::{Sheet, answers, whole};
use kortisto::domain::{Language, Snapshot};
use kortisto::exchange::demo::{self, DemoOptions};
use kortisto::exchange::table::{self, ReadError};
use kortisto::exchange::workbook::{self, How, Loose};
use kortisto::i18n::{Texts, importing, planned};
use kortisto::store::{MemoryStore, Store};
use libfuzzer_sys::fuzzer_mutate;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// How many cells of a file are followed into the plans: more say nothing new and take their time.
const FOLLOWED: usize = 2_000;

/// The longest part of a packed file that is changed.
const LONGEST_PART: u64 = 256 * 1024;

/// By how many bytes a part may grow at a time.
const GROWS: usize = 256;

/// A small unit that files come into.
struct Unit {
    snapshot: Arc<Snapshot>,
    texts: Texts,
    today: chrono::NaiveDate,
}

static UNIT: LazyLock<Unit> = LazyLock::new(|| {
    let today = chrono::NaiveDate::from_ymd_opt(2026, 10, 12).expect("a date");
    let made = demo::operation(&DemoOptions { agencies: 3, years: 2, ..DemoOptions::new(today) });
    // With the lists that come with the program.
    let mut store = MemoryStore::new().expect("a store");
    let begun = Arc::new(store.load().expect("loads"));
    store.commit(&made, &begun).expect("commits");
    let snapshot = Arc::new(store.load().expect("loads"));
    Unit { snapshot, texts: Texts::new(Language::Fi), today }
});

/// Reads a table, and follows it as far as each import would: to the plan of what would be done.
pub fn tables(bytes: &[u8]) {
    for pictures in [table::pictures(bytes).map(drop), table::pictures_of_sheets(bytes).map(drop)] {
        not_upset(&pictures);
    }
    let read = table::sheets(bytes);
    not_upset(&read);
    let Ok(sheets) = read else { return };
    let cells: usize = sheets.iter().flat_map(|sheet| &sheet.lines).map(|line| line.cells.len()).sum();
    if cells > FOLLOWED {
        return;
    }
    let Unit { snapshot, texts, today } = &*UNIT;
    let rows = &snapshot.rows;
    for sheet in &sheets {
        let heading = contacts::heading_of(sheet);
        let mapping = contacts::default_mapping(&sheet.headings(heading));
        people(&contacts::from_sheet(sheet, heading, &mapping));
        counts(sheet);
        for kind in Kind::ALL {
            let mut taking = Taking::new("fuzz", *today);
            taking.add_unknown = true;
            let (incoming, _) = Loose::of(sheet, kind.table()).rows(rows, texts, &taking);
            drop(whole::plan(rows, &incoming));
        }
    }
    let how = How { add: true, notes: true, names: true, who: "fuzz", today: *today, whose: &[] };
    if let Ok(read) = workbook::agencies(bytes, rows, texts, &how) {
        drop(whole::plan(rows, &read.rows));
    }
    if let Ok(read) = workbook::read(bytes, rows, texts) {
        drop(whole::plan(rows, &read.rows));
    }
    let layouts = sheets.iter().map(|sheet| answers::sheet_layout(sheet, None)).enumerate();
    let layouts = layouts.filter(|(_, layout)| answers::has_answers(layout)).collect();
    let options = answers::Options { round: None, overwrite: true, me: "fuzz".into(), today: *today };
    let snapshot = Arc::clone(snapshot);
    drop(answers::Task { snapshot, sheets: Arc::new(sheets), layouts, without_hidden: false, options }.run());
}

/// Follows people to the plan of what would be done with them.
pub fn people(incoming: &[Incoming]) {
    let Unit { snapshot, texts, .. } = &*UNIT;
    let options = contacts::Options::new(Where::AsWritten, Language::Fi, importing::labels(texts));
    drop(contacts::plan(&snapshot.rows, incoming, &options));
}

/// Follows the figures of a sheet.
fn counts(sheet: &Sheet) {
    let Unit { snapshot, texts, .. } = &*UNIT;
    for counted in [Counted::Headcounts, Counted::Volumes] {
        let subjects = Subjects::of(&snapshot.rows, counted);
        let layout = figures::sheet_layout(sheet, counted, &subjects, None);
        let found = figures::facts(sheet, &layout, &subjects);
        let mut options = planned::figure_options(texts, counted);
        options.add_unknown = true;
        drop(figures::plan(&snapshot.rows, &found.facts, &options));
    }
}

/// Fails where a reader panicked that the guard around it has caught.
pub fn not_upset<T>(read: &Result<T, ReadError>) {
    if let Err(ReadError::Panicked(said)) = read {
        panic!("a reader gave up: {said}");
    }
}

/// Changes a packed file within one of its parts and packs it again: of a packed file changed anywhere the sums no longer
/// fit, and no reader looks further. Now and then it is changed anywhere all the same.
pub fn mutate_packed(data: &mut [u8], size: usize, most: usize, seed: u32) -> usize {
    let whole = data.get(..size).unwrap_or_default();
    let packed = if seed.is_multiple_of(8) { None } else { repacked(whole, seed) };
    match packed.filter(|packed| packed.len() <= most) {
        Some(packed) => {
            data[..packed.len()].copy_from_slice(&packed);
            packed.len()
        }
        None => fuzzer_mutate(data, size, most),
    }
}

fn repacked(bytes: &[u8], seed: u32) -> Option<Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut parts: Vec<(String, Vec<u8>)> = Vec::new();
    for at in 0..archive.len().min(64) {
        let part = archive.by_index(at).ok()?;
        let name = part.name().ok()?.into_owned();
        let mut content = Vec::new();
        part.take(LONGEST_PART).read_to_end(&mut content).ok()?;
        parts.push((name, content));
    }
    // The longer a part, the more there is to be tripped over.
    let all: usize = parts.iter().map(|(_, content)| content.len() + 1).sum();
    let mut at = usize::try_from(seed).ok()?.checked_rem(all)?;
    let (_, chosen) = parts.iter_mut().find(|(_, content)| {
        let here = at <= content.len();
        at = at.saturating_sub(content.len() + 1);
        here
    })?;
    let size = chosen.len();
    chosen.resize(size + GROWS, 0);
    let now = fuzzer_mutate(chosen, size, size + GROWS);
    chosen.truncate(now);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, content) in parts {
        writer.start_file(name, options).ok()?;
        writer.write_all(&content).ok()?;
    }
    Some(writer.finish().ok()?.into_inner())
}

/// Sets the sums of a PNG anew after it has been changed.
pub fn set_sums(png: &mut [u8]) {
    let mut at = 8;
    while let Some(length) = png.get(at..at + 4).and_then(|length| <[u8; 4]>::try_from(length).ok()) {
        let Some(end) =
            usize::try_from(u32::from_be_bytes(length)).ok().and_then(|length| (at + 8).checked_add(length))
        else {
            return;
        };
        let Some(chunk) = png.get(at + 4..end) else { return };
        let mut sum = flate2::Crc::new();
        sum.update(chunk);
        let Some(place) = png.get_mut(end..end + 4) else { return };
        place.copy_from_slice(&sum.sum().to_be_bytes());
        at = end + 4;
    }
}
