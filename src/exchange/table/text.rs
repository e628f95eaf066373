//! Separated text, as spreadsheets write it: Finnish Excel with semicolons in Windows-1252, or in UTF-8 with a mark.

use std::borrow::Cow;

use super::{Budget, Collector, LONGEST_CELL, ReadError, broken};
use crate::domain::importing::Sheet;
use crate::domain::importing::contacts::{default_mapping, heading_of};
use crate::exchange::encoding;

/// What may stand between cells. The first is taken where nothing tells.
const SEPARATORS: [u8; 4] = [b';', b'\t', b',', b'|'];

/// How many lines are looked at to find the separator.
const LOOKED_AT: usize = 50;

/// How many bytes of them.
const LOOKED_AT_BYTES: usize = 256 * 1024;

/// The text in `bytes`, whatever encoding it was written in.
///
/// # Errors
/// Where it is no text.
pub fn decode(bytes: &[u8]) -> Result<String, ReadError> {
    let text = encoding::text(bytes);
    // No text has these, and every picture and program does.
    // What another program has lost before is told, and makes it no other kind of file.
    let whole = std::str::from_utf8(bytes).is_ok();
    let strange = |c: char| {
        c == '\0'
            || (c == encoding::LOST && !whole)
            || (c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{b}' | '\u{c}'))
    };
    let few = text.chars().filter(|c| strange(*c)).count();
    if text.contains('\0') || few > (text.len() / 100).max(1) {
        return Err(ReadError::UnknownFormat);
    }
    Ok(text)
}

/// The table in a separated text.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Sheet>, ReadError> {
    read_at(bytes, None)
}

/// The table in a separated text, with `separator` between its cells whatever speaks for another.
///
/// # Errors
/// Why there is none.
pub fn separated(bytes: &[u8], separator: char) -> Result<Vec<Sheet>, ReadError> {
    let separator = u8::try_from(separator).ok().filter(|one| SEPARATORS.contains(one));
    let mut sheets = super::guarded("reader", || read_at(bytes, separator))?;
    sheets.retain(|sheet| !sheet.lines.is_empty());
    if sheets.is_empty() { Err(ReadError::Empty) } else { Ok(sheets) }
}

fn read_at(bytes: &[u8], wanted: Option<u8>) -> Result<Vec<Sheet>, ReadError> {
    let text = decode(bytes)?;
    let start = text.trim_start();
    let marked = |mark: &str| start.get(..mark.len()).is_some_and(|begins| begins.eq_ignore_ascii_case(mark));
    // Some programs write pages under a spreadsheet's name.
    if ["<html", "<!doctype", "<table", "<?xml", "%pdf", "{\\rtf"].into_iter().any(marked) {
        return Err(ReadError::UnknownFormat);
    }
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let (said, text) = match told(&text) {
        Some((separator, rest)) => (Some(separator), rest),
        None => (None, text.as_str()),
    };
    let separator = wanted.or(said).unwrap_or_else(|| likely(text));
    let mut sheet = table(text, separator, usize::MAX)?;
    sheet.separator = Some(char::from(separator));
    Ok(vec![sheet])
}

/// The first `most` rows of a text.
fn table(text: &str, separator: u8, most: usize) -> Result<Sheet, ReadError> {
    let text = without_spaces_before_quotes(text, separator);
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes());
    let mut budget = Budget::default();
    let mut collector = Collector::new("", &mut budget);
    let mut record = csv::StringRecord::new();
    let mut lines = Lines { rest: &text, at: 0, line: 0 };
    let mut count = 0;
    while count < most && reader.read_record(&mut record).map_err(broken)? {
        count += 1;
        let line = record.position().map_or(lines.line, |position| lines.until(position.byte()));
        for (column, cell) in record.iter().enumerate() {
            if cell.len() > LONGEST_CELL {
                return Err(ReadError::TooLarge);
            }
            collector.put(line, column, &unwrapped(cell))?;
        }
    }
    let sheet = collector.done()?;
    if sheet.unread { Err(ReadError::TooLarge) } else { Ok(sheet) }
}

/// A cell without what other programs put around it so that a spreadsheet leaves it alone: `="0405…"`, `'+358…`.
fn unwrapped(cell: &str) -> Cow<'_, str> {
    let text = cell.trim();
    let quoted = text.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"'));
    if let Some(inner) = quoted.filter(|inner| !inner.replace("\"\"", "").contains('"')) {
        return Cow::Owned(inner.replace("\"\"", "\""));
    }
    match text.strip_prefix('\'') {
        Some(rest) if rest.starts_with(|c: char| c.is_ascii_digit() || "+-=@\t(".contains(c)) => Cow::Borrowed(rest),
        _ => Cow::Borrowed(cell),
    }
}

/// Whether a quote follows after a few spaces.
fn a_quote_follows(text: &str) -> bool {
    text.bytes().take(8).find(|byte| *byte != b' ') == Some(b'"')
}

/// The text without the spaces between a separator and a quote, which would make the quotes part of the cell.
fn without_spaces_before_quotes(text: &str, separator: u8) -> Cow<'_, str> {
    let separator = char::from(separator);
    if !text.contains(&format!("{separator} ")) || !text.contains(" \"") {
        return Cow::Borrowed(text);
    }
    let mut kept = String::with_capacity(text.len());
    let (mut quoted, mut begins) = (false, true);
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        match letter {
            '"' if begins => quoted = true,
            '"' if quoted => {
                // Two quotes are one that is meant.
                if letters.peek().is_some_and(|(_, next)| *next == '"') {
                    kept.push('"');
                    letters.next();
                } else {
                    quoted = false;
                }
            }
            ' ' if begins && text.get(at..).is_some_and(a_quote_follows) => continue,
            _ => {}
        }
        begins = !quoted && (letter == separator || letter == '\n');
        kept.push(letter);
    }
    Cow::Owned(kept)
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

/// The separator whose heading row is known best: names have commas in them, notes semicolons, and rows are uneven. Where
/// that does not tell, the one of which the lines have most alike.
fn likely(text: &str) -> u8 {
    let mut end = text.len().min(LOOKED_AT_BYTES);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let start = text.get(..end).unwrap_or_default();
    // How many columns are known by the heading row, and whether there is more than one.
    let known = |separator: u8| -> (usize, bool) {
        let Ok(sheet) = table(start, separator, LOOKED_AT) else { return (0, false) };
        let heading = heading_of(&sheet);
        let wide = heading.and_then(|at| sheet.lines.get(at)).is_some_and(|line| line.cells.len() > 1);
        (default_mapping(&sheet.headings(heading)).into_iter().flatten().count(), wide)
    };
    let all = SEPARATORS.map(|separator| (known(separator), separator));
    let most = all.iter().map(|((known, _), _)| *known).max().unwrap_or(0);
    let best = all.iter().filter(|((known, wide), _)| *known == most && (*wide || most == 0)).map(|(_, one)| *one);
    match best.collect::<Vec<u8>>().as_slice() {
        [] => b';',
        [only] => *only,
        several => alike(start, several),
    }
}

/// Of some separators the one of which the lines have most alike.
fn alike(text: &str, some: &[u8]) -> u8 {
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
    let best = some.iter().map(|separator| (score(*separator), *separator));
    // Of equals the first stays.
    let first = some.first().copied().unwrap_or(b';');
    best.fold(((0, 0), first), |best, one| if one.0 > best.0 { one } else { best }).1
}
