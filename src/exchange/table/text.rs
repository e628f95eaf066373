//! Separated text, as spreadsheets write it: Finnish Excel with semicolons in Windows-1252, or in UTF-8 with a mark.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

use super::{Budget, Collector, LONGEST_CELL, ReadError, broken};
use crate::domain::importing::Sheet;

/// What may stand between cells. The first is taken where nothing tells.
const SEPARATORS: [u8; 4] = [b';', b'\t', b',', b'|'];

/// How many lines are looked at to find the separator.
const LOOKED_AT: usize = 50;

/// The text in `bytes`, whatever encoding it was written in.
///
/// # Errors
/// Where it is no text.
pub fn decode(bytes: &[u8]) -> Result<String, ReadError> {
    let encoding = match Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding,
        None if std::str::from_utf8(bytes).is_ok() => UTF_8,
        None => guessed(bytes),
    };
    let (text, ..) = encoding.decode(bytes);
    // No text has these, and every picture and program does.
    let strange = |c: char| c == '\0' || (c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{b}' | '\u{c}'));
    let few = text.chars().filter(|c| strange(*c)).count();
    if text.contains('\0') || few > text.len() / 100 {
        return Err(ReadError::UnknownFormat);
    }
    Ok(text.into_owned())
}

/// One of the Western encodings, unless the text clearly speaks for another.
fn guessed(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let encoding = detector.guess(Some(b"fi"), Utf8Detection::Deny);
    if encoding.is_single_byte() { encoding } else { WINDOWS_1252 }
}

/// The table in a separated text.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Sheet>, ReadError> {
    let text = decode(bytes)?;
    let start = text.trim_start();
    let marked = |mark: &str| start.get(..mark.len()).is_some_and(|begins| begins.eq_ignore_ascii_case(mark));
    // Some programs write pages under a spreadsheet's name.
    if ["<html", "<!doctype", "<table", "<?xml", "%pdf", "{\\rtf"].into_iter().any(marked) {
        return Err(ReadError::UnknownFormat);
    }
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let (separator, text) = told(&text).unwrap_or_else(|| (likely(&text), text.as_str()));
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes());
    let mut budget = Budget::default();
    let mut collector = Collector::new("", &mut budget);
    let mut record = csv::StringRecord::new();
    let mut lines = Lines { rest: text, at: 0, line: 0 };
    while reader.read_record(&mut record).map_err(broken)? {
        let line = record.position().map_or(lines.line, |position| lines.until(position.byte()));
        for (column, cell) in record.iter().enumerate() {
            if cell.len() > LONGEST_CELL {
                return Err(ReadError::TooLarge);
            }
            collector.put(line, column, cell)?;
        }
    }
    collector.done()?.map(|sheet| vec![sheet]).ok_or(ReadError::TooLarge)
}

/// Counts lines: the reader says in which byte a row begins, empty lines before it included.
struct Lines<'t> {
    rest: &'t str,
    at: usize,
    line: u32,
}

impl Lines<'_> {
    /// In which line, from 0 up, the row begins that the reader has from byte `byte` on.
    fn until(&mut self, byte: u64) -> u32 {
        let byte = usize::try_from(byte).unwrap_or(usize::MAX);
        let empty = |(at, letter): &(usize, char)| self.at + at < byte || *letter == '\n';
        let passed = self.rest.char_indices().find(|one| !empty(one)).map_or(self.rest.len(), |(at, _)| at);
        let (passed, rest) = self.rest.split_at(passed);
        self.line = self.line.saturating_add(u32::try_from(passed.matches('\n').count()).unwrap_or(u32::MAX));
        self.at += passed.len();
        self.rest = rest;
        self.line
    }
}

/// The separator that Excel's own first line `sep=;` tells, and what follows it.
fn told(text: &str) -> Option<(u8, &str)> {
    let rest = text.trim_start_matches('\u{feff}').strip_prefix("sep=")?;
    let separator = rest.bytes().next().filter(|one| SEPARATORS.contains(one))?;
    let rest = rest.get(1..)?;
    Some((separator, rest.trim_start_matches('\n')))
}

/// The separator of which the lines have most alike.
fn likely(text: &str) -> u8 {
    let counts = |separator: u8| -> Vec<usize> {
        let mut quoted = false;
        let mut counts = vec![0];
        for byte in text.bytes() {
            match byte {
                b'"' => quoted = !quoted,
                b'\n' if !quoted => {
                    if counts.len() >= LOOKED_AT {
                        break;
                    }
                    counts.push(0);
                }
                _ if byte == separator && !quoted => {
                    if let Some(count) = counts.last_mut() {
                        *count += 1;
                    }
                }
                _ => {}
            }
        }
        counts
    };
    // How many lines have exactly as many as the first that has any.
    let score = |separator: u8| {
        let counts = counts(separator);
        let first = counts.iter().copied().find(|count| *count > 0);
        let alike = first.map_or(0, |first| counts.iter().filter(|count| **count == first).count());
        (alike, first.unwrap_or(0))
    };
    let best = SEPARATORS.into_iter().map(|separator| (score(separator), separator));
    // Of equals the first stays.
    best.fold(((0, 0), b';'), |best, one| if one.0 > best.0 { one } else { best }).1
}
