//! The pages of a file that SQLite itself will not read any more: each by itself, and in it each cell by itself, so that
//! what is damaged takes nothing along that is not.
//!
//! The form of pages, cells and records is told by "Database File Format" (sqlite.org/fileformat2.html), sections 1.6
//! and 2.1.

use rusqlite::types::Value;

use super::image::Image;

/// The largest record that is read, in bytes: larger ones SQLite would not hand us either.
const LARGEST: usize = 32 * 1024 * 1024;

/// What stands in a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Kind {
    /// Its cells hold only records, and lead no further.
    pub leaf: bool,
    /// Ordered by the record itself, as indexes and tables without row numbers are.
    pub by_key: bool,
}

/// A page of a tree.
#[derive(Debug)]
pub(super) struct Page {
    pub kind: Kind,
    /// In the order of the page; none for a cell that cannot be read.
    pub cells: Vec<Option<Cell>>,
    /// The page with what comes after the last cell.
    pub right: Option<u32>,
}

/// A cell of a page.
#[derive(Debug)]
pub(super) struct Cell {
    /// The page with what comes before it.
    pub left: Option<u32>,
    /// The row's number, where the table has numbers.
    pub number: Option<i64>,
    /// What stands in the columns; none where the cell only leads on, or its record cannot be read.
    pub values: Option<Vec<Value>>,
    /// The pages into which the record runs over.
    pub over: Vec<u32>,
}

/// Reads a page of the tree; none where there is no such page or it is none of a tree.
pub(super) fn read(image: &Image, number: u32) -> Option<Page> {
    let bytes = image.page(number)?;
    let start = if number == 1 { 100 } else { 0 };
    let kind = match bytes.get(start)? {
        0x02 => Kind { leaf: false, by_key: true },
        0x05 => Kind { leaf: false, by_key: false },
        0x0a => Kind { leaf: true, by_key: true },
        0x0d => Kind { leaf: true, by_key: false },
        _ => return None,
    };
    let head = start + if kind.leaf { 8 } else { 12 };
    let count = usize::from(short(&bytes, start + 3)?);
    let right = if kind.leaf { None } else { Some(long(&bytes, start + 8)?) };
    let pointers_end = head + 2 * count;
    if pointers_end > image.usable() {
        return None;
    }
    let place = |nth: usize| short(&bytes, head + 2 * nth).map(usize::from).filter(|place| *place >= pointers_end);
    let cells = (0..count).map(|nth| cell(image, &bytes, place(nth)?, kind)).collect();
    Some(Page { kind, cells, right })
}

fn cell(image: &Image, page: &[u8], mut place: usize, kind: Kind) -> Option<Cell> {
    let left = if kind.leaf { None } else { Some(long(page, place)?) };
    place += if kind.leaf { 0 } else { 4 };
    if !kind.leaf && !kind.by_key {
        return Some(Cell { left, number: Some(signed(varint(page, &mut place)?)), values: None, over: Vec::new() });
    }
    let length = usize::try_from(varint(page, &mut place)?).ok().filter(|length| *length <= LARGEST);
    let number = if kind.by_key { None } else { Some(signed(varint(page, &mut place)?)) };
    let mut over = Vec::new();
    let values = length.and_then(|length| {
        let payload = payload(image, page, place, length, kind, &mut over)?;
        record(&payload)
    });
    // What a page of a tree leads to is worth having also where its own record is not.
    (values.is_some() || !kind.leaf).then_some(Cell { left, number, values, over })
}

/// All the bytes of a record, those on further pages too.
fn payload(
    image: &Image,
    page: &[u8],
    place: usize,
    length: usize,
    kind: Kind,
    over: &mut Vec<u32>,
) -> Option<Vec<u8>> {
    let usable = image.usable();
    let most = if kind.by_key { (usable - 12) * 64 / 255 - 23 } else { usable - 35 };
    let least = (usable - 12) * 32 / 255 - 23;
    let local = if length <= most {
        length
    } else {
        let fits = least + (length - least) % (usable - 4);
        if fits <= most { fits } else { least }
    };
    // Only what is there is paid for: a length that somebody has made up takes nothing from the others.
    if !image.affords(local) {
        return None;
    }
    let mut bytes = page.get(place..place + local)?.to_vec();
    let mut next = if local < length { long(page, place + local)? } else { 0 };
    while bytes.len() < length {
        // No page is in a record twice, so that there is an end.
        if next < 2 || over.len() > length / (usable - 4) + 1 {
            return None;
        }
        let further = image.page(next)?;
        let rest = (length - bytes.len()).min(usable - 4);
        if !image.affords(rest) {
            return None;
        }
        over.push(next);
        next = long(&further, 0)?;
        bytes.extend_from_slice(further.get(4..4 + rest)?);
    }
    Some(bytes)
}

/// The columns of a record; none where it contradicts itself.
fn record(bytes: &[u8]) -> Option<Vec<Value>> {
    let mut place = 0;
    let head = usize::try_from(varint(bytes, &mut place)?).ok().filter(|head| *head <= bytes.len())?;
    let mut kinds = Vec::new();
    while place < head {
        kinds.push(varint(bytes, &mut place)?);
    }
    if place != head {
        return None;
    }
    let mut values = Vec::with_capacity(kinds.len());
    for kind in kinds {
        let length = match kind {
            0 | 8 | 9 => 0,
            1..=4 => usize::try_from(kind).ok()?,
            5 => 6,
            6 | 7 => 8,
            10 | 11 => return None,
            _ => usize::try_from((kind - 12) / 2).ok()?,
        };
        let body = bytes.get(place..place.checked_add(length)?)?;
        place += length;
        values.push(match kind {
            0 => Value::Null,
            1..=6 => Value::Integer(integer(body)),
            7 => Value::Real(f64::from_bits(u64::from_be_bytes(body.try_into().ok()?))),
            8 | 9 => Value::Integer(i64::try_from(kind - 8).ok()?),
            _ if kind % 2 == 0 => Value::Blob(body.to_vec()),
            // No text of ours has this in it; a page that was wiped has nothing else.
            _ if body.contains(&0) => return None,
            _ => Value::Text(String::from_utf8(body.to_vec()).ok()?),
        });
    }
    (place == bytes.len()).then_some(values)
}

/// A signed whole number of one to eight bytes.
fn integer(bytes: &[u8]) -> i64 {
    let sign = if bytes.first().is_some_and(|first| *first >= 0x80) { -1 } else { 0 };
    bytes.iter().fold(sign, |number, byte| number << 8 | i64::from(*byte))
}

pub(super) fn short(bytes: &[u8], place: usize) -> Option<u16> {
    Some(u16::from_be_bytes(bytes.get(place..place + 2)?.try_into().ok()?))
}

pub(super) fn long(bytes: &[u8], place: usize) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.get(place..place + 4)?.try_into().ok()?))
}

const fn signed(number: u64) -> i64 {
    number.cast_signed()
}

fn varint(bytes: &[u8], place: &mut usize) -> Option<u64> {
    let mut number = 0_u64;
    for nth in 0..9 {
        let byte = *bytes.get(*place)?;
        *place += 1;
        if nth == 8 {
            return Some(number << 8 | u64::from(byte));
        }
        number = number << 7 | u64::from(byte & 0x7f);
        if byte < 0x80 {
            return Some(number);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_every_length_are_read() {
        let mut place = 0;
        assert_eq!(varint(&[0x81, 0x00], &mut place), Some(128));
        assert_eq!((varint(&[0xff; 9], &mut 0), varint(&[0xff; 8], &mut 0)), (Some(u64::MAX), None));
        assert_eq!([integer(&[0xff]), integer(&[0x7f]), integer(&[0x80, 0x00]), integer(&[])], [-1, 127, -32_768, 0]);
    }

    #[test]
    fn a_record_that_contradicts_itself_is_none() {
        // A head of three bytes: a text of two letters and a one.
        let sound = [3, 17, 9, b'R', b'L'];
        assert_eq!(record(&sound), Some(vec![Value::Text("RL".into()), Value::Integer(1)]));
        for broken in
            [&sound[..4], &[3, 17, 9, b'R', b'L', 0], &[3, 17, 11, b'R', b'L'], &[9, 17], &[3, 17, 9, 0, 0], &[]]
        {
            assert_eq!(record(broken), None, "{broken:?}");
        }
    }
}
