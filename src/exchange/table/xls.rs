//! Workbooks of Excel 5 to 2003 (MS-XLS). The records are gone through as they lie in the file: two far corner cells
//! cost two cells, and what every cell refers to is kept once.

use std::io::{Cursor, Read};

use cfb::CompoundFile;

use super::biff::{Letters, Reading, Record, Records};
use super::formats::Format;
use super::{Budget, Collector, MOST_NAMED, MOST_SHEETS, Merge, ReadError, broken, not_read};
use crate::domain::importing::Sheet;

/// How a compound file begins.
pub(super) const SIGNATURE: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

/// How many records are gone through, those of every sheet from its beginning.
const MOST_RECORDS: usize = 20_000_000;

/// The records that are read (MS-XLS 2.3), in their editions.
mod kind {
    pub const BEGIN: [u16; 4] = [0x09, 0x209, 0x409, 0x809];
    pub const END: u16 = 0x0A;
    pub const PASSWORD: u16 = 0x2F;
    pub const CODE_PAGE: u16 = 0x42;
    pub const FROM_1904: u16 = 0x22;
    pub const FORMAT: [u16; 2] = [0x1E, 0x41E];
    pub const STYLE: [u16; 4] = [0x43, 0x243, 0x443, 0xE0];
    pub const SHEET: u16 = 0x85;
    pub const STRINGS: u16 = 0xFC;
    pub const ROW: u16 = 0x208;
    pub const MERGED: u16 = 0xE5;
    pub const NUMBER: u16 = 0x203;
    pub const SMALL_NUMBER: [u16; 2] = [0x27E, 0x7E];
    pub const SMALL_NUMBERS: u16 = 0xBD;
    pub const TEXT: [u16; 2] = [0x204, 0xD6];
    pub const SHARED_TEXT: u16 = 0xFD;
    pub const TRUTH: u16 = 0x205;
    pub const FORMULA: [u16; 3] = [0x06, 0x206, 0x406];
    pub const RESULT: u16 = 0x207;
}

pub(super) fn read(bytes: &[u8]) -> Result<Vec<Sheet>, ReadError> {
    let mut file = CompoundFile::open(Cursor::new(bytes)).map_err(broken)?;
    if file.exists("/EncryptedPackage") {
        return Err(ReadError::Password);
    }
    let Some(name) = ["/Workbook", "/Book"].into_iter().find(|name| file.exists(name)) else {
        return Err(ReadError::UnknownFormat);
    };
    let mut stream = Vec::new();
    // A stream is a part of the file, whatever it says of its length.
    file.open_stream(name).map_err(broken)?.take(bytes.len() as u64).read_to_end(&mut stream).map_err(broken)?;
    drop(file);
    let mut book = Book::new(&stream)?;
    let mut sheets = Vec::new();
    for named in std::mem::take(&mut book.named) {
        sheets.push(if sheets.len() < MOST_SHEETS { book.sheet(&stream, &named)? } else { not_read(&named.name) });
    }
    Ok(sheets)
}

/// A sheet, as the workbook names it, and where it begins.
struct Named {
    name: String,
    hidden: bool,
    from: usize,
}

/// What the sheets refer to.
struct Book {
    letters: Letters,
    late: bool,
    written: Vec<(u16, Format)>,
    formats: Vec<Format>,
    named: Vec<Named>,
    strings: Vec<String>,
    budget: Budget,
    records: usize,
}

impl Book {
    fn new(stream: &[u8]) -> Result<Self, ReadError> {
        let mut book = Self {
            letters: Letters::of_page(1252),
            late: false,
            written: Vec::new(),
            formats: Vec::new(),
            named: Vec::new(),
            strings: Vec::new(),
            budget: Budget::default(),
            records: MOST_RECORDS,
        };
        let mut styles = Vec::new();
        let mut whole = false;
        for record in Records::new(stream, 0) {
            book.count()?;
            let mut reading = record.read();
            match record.kind {
                kind::PASSWORD => return Err(ReadError::Password),
                kind::END => {
                    whole = true;
                    break;
                }
                // The edition of Excel 97 is the first with Unicode.
                found if kind::BEGIN.contains(&found) && reading.short() == Some(0x600) => {
                    book.letters = Letters::Unicode;
                }
                kind::CODE_PAGE if !matches!(book.letters, Letters::Unicode) => {
                    book.letters = Letters::of_page(reading.short().unwrap_or_default());
                }
                kind::FROM_1904 => book.late = reading.short() == Some(1),
                found if kind::FORMAT.contains(&found) => {
                    let id = reading.short();
                    let brief = !matches!(book.letters, Letters::Unicode);
                    if let Some((id, code)) = id.zip(reading.text(book.letters, brief)) {
                        book.budget.spend(size_of::<(u16, Format)>())?;
                        book.written.push((id, Format::written(&code)));
                    }
                }
                found if kind::STYLE.contains(&found) => {
                    book.budget.spend(size_of::<u16>())?;
                    styles.push(reading.skip(2).and_then(|()| reading.short()).unwrap_or_default());
                }
                kind::SHEET => book.name(&mut reading)?,
                kind::STRINGS => book.share(&mut reading)?,
                _ => {}
            }
        }
        if !whole {
            return Err(ReadError::Broken("it ends within the workbook".to_owned()));
        }
        book.written.sort_by_key(|(id, _)| *id);
        let format = |id: &u16| {
            let at = book.written.binary_search_by_key(id, |(id, _)| *id).ok();
            at.and_then(|at| book.written.get(at)).map_or_else(|| Format::known(*id), |(_, format)| *format)
        };
        book.formats = styles.iter().map(format).collect();
        Ok(book)
    }

    fn count(&mut self) -> Result<(), ReadError> {
        self.records = self.records.checked_sub(1).ok_or(ReadError::TooLarge)?;
        Ok(())
    }

    fn name(&mut self, reading: &mut Reading<'_>) -> Result<(), ReadError> {
        let cut = || ReadError::Broken("a sheet without a name".to_owned());
        let from = reading.long().ok_or_else(cut)?;
        let (state, sort) = (reading.byte().ok_or_else(cut)?, reading.byte().ok_or_else(cut)?);
        let name = reading.text(self.letters, true).ok_or_else(cut)?;
        // Charts, macros and modules are no tables.
        if sort == 0 {
            if self.named.len() == MOST_NAMED {
                return Err(ReadError::TooLarge);
            }
            let from = usize::try_from(from).unwrap_or(usize::MAX);
            self.named.push(Named { name, hidden: state & 3 != 0, from });
        }
        Ok(())
    }

    /// Takes the texts that cells share.
    fn share(&mut self, reading: &mut Reading<'_>) -> Result<(), ReadError> {
        let (_, unique) = (reading.long(), reading.long().unwrap_or_default());
        for _ in 0..unique {
            // What is cut off is missing from the cells; the sheets after it are cut off as well, and say so.
            let Some(text) = reading.text(Letters::Unicode, false) else { break };
            self.budget.keep(&text)?;
            self.strings.push(text.into_boxed_str().into_string());
        }
        Ok(())
    }

    /// The table of a sheet; only its name where cells lie further out than those of a table of people.
    fn sheet(&mut self, stream: &[u8], named: &Named) -> Result<Sheet, ReadError> {
        let mut budget = std::mem::take(&mut self.budget);
        let mut collector = Collector::new(&named.name, &mut budget);
        if named.hidden {
            collector.hide();
        }
        let read = self.cells(stream, named.from, &mut collector);
        let sheet = read.and_then(|()| collector.done());
        self.budget = budget;
        sheet
    }

    fn cells(&mut self, stream: &[u8], from: usize, collector: &mut Collector<'_>) -> Result<(), ReadError> {
        // Charts within the sheet have records of their own.
        let mut depth: usize = 0;
        let mut waiting = None;
        for record in Records::new(stream, from) {
            self.count()?;
            if kind::BEGIN.contains(&record.kind) {
                depth += 1;
            } else if record.kind == kind::END {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return Ok(());
                }
            } else if depth == 1 {
                // A cell that is too short to be one is none.
                let _ = self.cell(&record, &mut waiting, collector)?;
            } else if depth == 0 {
                break;
            }
        }
        Err(ReadError::Broken("it ends within a sheet".to_owned()))
    }

    /// Takes what a record has of cells. The text that a formula came to stands in a record of its own; `waiting` has
    /// the row and column of that formula.
    fn cell(
        &self,
        record: &Record<'_>,
        waiting: &mut Option<(u16, u16)>,
        collector: &mut Collector<'_>,
    ) -> Result<Option<()>, ReadError> {
        let mut reading = record.read();
        let mut put = |(row, column): (u16, u16), text: &str| collector.put(row.into(), column.into(), text);
        macro_rules! some {
            ($what:expr) => {
                match $what {
                    Some(what) => what,
                    None => return Ok(None),
                }
            };
        }
        match record.kind {
            kind::ROW => {
                let row = some!(reading.short());
                some!(reading.skip(10));
                // Its height is nought: it is not shown.
                if some!(reading.short()) & 0x20 != 0 {
                    collector.hide_row(row.into())?;
                }
            }
            kind::MERGED => {
                for _ in 0..some!(reading.short()) {
                    let rows = (some!(reading.short()).into(), some!(reading.short()).into());
                    let columns = (some!(reading.short()).into(), some!(reading.short()).into());
                    collector.merge(Merge { rows, columns })?;
                }
            }
            kind::RESULT => {
                if let Some(place) = waiting.take() {
                    put(place, &some!(reading.text(self.letters, false)))?;
                }
            }
            kind::NUMBER => {
                let (place, style) = some!(place(&mut reading));
                put(place, &self.shown(some!(reading.number()), style))?;
            }
            kind::SMALL_NUMBERS => {
                let (row, mut column) = (some!(reading.short()), some!(reading.short()));
                for _ in 0..record.data.len().saturating_sub(6) / 6 {
                    let style = some!(reading.short());
                    put((row, column), &self.shown(small(some!(reading.long())), style))?;
                    column = column.saturating_add(1);
                }
            }
            kind::SHARED_TEXT => {
                let (place, _) = some!(place(&mut reading));
                let at = usize::try_from(some!(reading.long())).ok();
                put(place, some!(at.and_then(|at| self.strings.get(at))))?;
            }
            kind::TRUTH => {
                let (place, _) = some!(place(&mut reading));
                let (value, wrong) = (some!(reading.byte()), some!(reading.byte()));
                if wrong == 0 {
                    put(place, if value == 0 { "false" } else { "true" })?;
                }
            }
            found if kind::SMALL_NUMBER.contains(&found) => {
                let (place, style) = some!(place(&mut reading));
                put(place, &self.shown(small(some!(reading.long())), style))?;
            }
            found if kind::TEXT.contains(&found) => {
                let (place, _) = some!(place(&mut reading));
                put(place, &some!(reading.text(self.letters, false)))?;
            }
            found if kind::FORMULA.contains(&found) => {
                let (place, style) = some!(place(&mut reading));
                let value = some!(reading.number());
                match value.to_bits().to_le_bytes() {
                    [0, .., 0xFF, 0xFF] => *waiting = Some(place),
                    [1, _, truth, .., 0xFF, 0xFF] => put(place, if truth == 0 { "false" } else { "true" })?,
                    [.., 0xFF, 0xFF] => {}
                    _ => put(place, &self.shown(value, style))?,
                }
            }
            _ => {}
        }
        Ok(Some(()))
    }

    fn shown(&self, value: f64, style: u16) -> String {
        if !value.is_finite() {
            return String::new();
        }
        self.formats.get(usize::from(style)).copied().unwrap_or_default().text(value, self.late)
    }
}

/// The row and column of a cell, and its style.
fn place(reading: &mut Reading<'_>) -> Option<((u16, u16), u16)> {
    Some(((reading.short()?, reading.short()?), reading.short()?))
}

/// A number in four bytes (MS-XLS 2.5.217): whole or the upper half of one, and a hundredth of it where that is said.
fn small(packed: u32) -> f64 {
    let value = if packed & 2 == 2 {
        f64::from(packed.cast_signed() >> 2)
    } else {
        f64::from_bits(u64::from(packed & !3) << 32)
    };
    if packed & 1 == 1 { value / 100.0 } else { value }
}
