//! Workbooks of Excel 97 to 2003. Their reader lays every sheet out as a whole rectangle, so the rectangles are measured
//! first: two far corner cells would be sixteen million.

use std::io::{Cursor, Read};

use calamine::{Data, Reader, Xls, XlsError};
use cfb::CompoundFile;

use super::{Budget, Collector, LARGEST_INFLATED, MOST_SHEETS, ReadError, broken, moment, number};
use crate::domain::importing::Sheet;

/// How a compound file begins.
pub(super) const SIGNATURE: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

/// How many cells the rectangles of all sheets may come to.
const MOST_AREA: u64 = 3_000_000;

/// The records that begin with row and column of a cell (MS-XLS 2.3): BLANK, NUMBER, LABEL, BOOLERR, FORMULA and RK in
/// their editions, LABELSST, RSTRING. MULRK and MULBLANK end with their last column.
const CELLS: [u16; 18] =
    [0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x7E, 0xD6, 0xFD, 0x201, 0x203, 0x204, 0x205, 0x206, 0x27E, 0x406, 0xBD, 0xBE];

/// The records of several cells of a row.
const SEVERAL: [u16; 2] = [0xBD, 0xBE];

/// The record with which a sheet begins, in its editions.
const BEGIN: [u16; 4] = [0x09, 0x209, 0x409, 0x809];

pub(super) fn read(bytes: &[u8]) -> Result<Vec<Sheet>, ReadError> {
    let mut file = CompoundFile::open(Cursor::new(bytes)).map_err(broken)?;
    if file.exists("/EncryptedPackage") {
        return Err(ReadError::Password);
    }
    let Some(name) = ["/Workbook", "/Book"].into_iter().find(|name| file.exists(name)) else {
        return Err(ReadError::UnknownFormat);
    };
    let mut stream = Vec::new();
    file.open_stream(name).map_err(broken)?.take(LARGEST_INFLATED).read_to_end(&mut stream).map_err(broken)?;
    if area(&stream) > MOST_AREA {
        return Err(ReadError::TooLarge);
    }
    drop((stream, file));
    let mut workbook = Xls::new(Cursor::new(bytes)).map_err(|error| match error {
        XlsError::Password => ReadError::Password,
        other => broken(other),
    })?;
    let names = workbook.sheet_names();
    let mut budget = Budget::default();
    let mut sheets = Vec::new();
    for name in names.iter().take(MOST_SHEETS) {
        let range = workbook.worksheet_range(name).map_err(broken)?;
        let (top, left) = range.start().unwrap_or_default();
        let mut collector = Collector::new(name, &mut budget);
        for (row, column, value) in range.used_cells() {
            let text = match value {
                Data::Empty | Data::Error(_) => continue,
                Data::Float(value) => number(*value),
                Data::DateTime(value) => moment(*value),
                other => other.to_string(),
            };
            let row = top.saturating_add(u32::try_from(row).unwrap_or(u32::MAX));
            let left = usize::try_from(left).unwrap_or(usize::MAX);
            collector.put(row, left.saturating_add(column), &text)?;
        }
        sheets.push(collector.done());
    }
    Ok(sheets)
}

/// How many cells the rectangles around the cells of each sheet come to.
fn area(stream: &[u8]) -> u64 {
    let mut area: u64 = 0;
    let mut corners: Option<[u64; 4]> = None;
    let mut rest = stream;
    let whole = |corners: Option<[u64; 4]>| corners.map_or(0, |[t, l, b, r]| (b - t + 1) * (r - l + 1));
    while let [k0, k1, l0, l1, after @ ..] = rest {
        let kind = u16::from_le_bytes([*k0, *k1]);
        let length = usize::from(u16::from_le_bytes([*l0, *l1]));
        let Some((data, after)) = after.split_at_checked(length) else { break };
        rest = after;
        if BEGIN.contains(&kind) {
            area = area.saturating_add(whole(corners.take()));
        }
        let [r0, r1, c0, c1, ..] = data else { continue };
        if !CELLS.contains(&kind) {
            continue;
        }
        let (row, first) = (u64::from(u16::from_le_bytes([*r0, *r1])), u64::from(u16::from_le_bytes([*c0, *c1])));
        let last = match data {
            [.., e0, e1] if SEVERAL.contains(&kind) => u64::from(u16::from_le_bytes([*e0, *e1])),
            _ => first,
        };
        let [t, l, b, r] = corners.unwrap_or([row, first, row, first]);
        corners = Some([t.min(row), l.min(first), b.max(row), r.max(last)]);
    }
    area.saturating_add(whole(corners))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rectangle_of_every_sheet_is_measured() {
        let record = |kind: u16, data: &[u8]| {
            let mut record = kind.to_le_bytes().to_vec();
            record.extend(u16::try_from(data.len()).expect("short").to_le_bytes());
            record.extend(data);
            record
        };
        let cell = |row: u16, column: u16| record(0x203, &[row.to_le_bytes(), column.to_le_bytes()].concat());
        let begin = record(0x809, &[0; 16]);
        let far = [begin.clone(), cell(0, 0), cell(65_535, 255)].concat();
        assert_eq!(area(&far), 65_536 * 256);
        assert_eq!(area(&[far.clone(), begin.clone(), cell(3, 3)].concat()), 65_536 * 256 + 1);
        let several = record(0xBD, &[0, 0, 1, 0, 9, 9, 4, 0]);
        assert_eq!(area(&[begin, several].concat()), 4);
        assert_eq!(area(&far[..far.len() - 1]), 1, "what is cut off is not counted");
        assert_eq!(area(&[]), 0);
    }
}
