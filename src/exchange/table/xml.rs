//! XML out of a packed part, a piece at a time. Every piece, the nesting and the whole are bounded before they are kept.

use std::io::{self, BufRead, BufReader, Read};

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Error, Reader};

use super::{LONGEST_CELL, ReadError, broken};

/// The longest piece: an element with its attributes, or a text. The longest text of a cell fits with every letter of
/// it written as a number.
const LONGEST_PIECE: usize = 1024 * 1024;

/// How deep elements may nest. Spreadsheets nest a dozen deep.
const DEEPEST: usize = 200;

/// A packed part that is unpacked as it is read, and counted.
struct Metered<'b, R> {
    inner: BufReader<R>,
    /// What may yet come out of the file's parts, in bytes.
    left: &'b mut u64,
    /// What may yet belong to the piece being read.
    piece: usize,
}

impl<R: Read> Read for Metered<'_, R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.fill_buf()?.read(into)?;
        self.consume(read);
        Ok(read)
    }
}

impl<R: Read> BufRead for Metered<'_, R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if *self.left == 0 || self.piece == 0 {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.inner.fill_buf()
    }

    fn consume(&mut self, bytes: usize) {
        *self.left = self.left.saturating_sub(bytes as u64);
        self.piece = self.piece.saturating_sub(bytes);
        self.inner.consume(bytes);
    }
}

/// The pieces of a part.
pub(super) struct Xml<'b, R> {
    reader: Reader<Metered<'b, R>>,
    buffer: Vec<u8>,
    depth: usize,
}

impl<'b, R: Read> Xml<'b, R> {
    /// Reads `part`, and takes what comes out of it from `left`.
    pub(super) fn new(part: R, left: &'b mut u64) -> Self {
        let metered = Metered { inner: BufReader::new(part), left, piece: LONGEST_PIECE };
        Self { reader: Reader::from_reader(metered), buffer: Vec::new(), depth: 0 }
    }

    /// The next piece; an end of the file that comes too early is for whoever reads it to notice.
    pub(super) fn next(&mut self) -> Result<Event<'_>, ReadError> {
        self.buffer.clear();
        self.reader.get_mut().piece = LONGEST_PIECE;
        let event = self.reader.read_event_into(&mut self.buffer).map_err(|error| match error {
            Error::Io(error) if error.kind() == io::ErrorKind::FileTooLarge => ReadError::TooLarge,
            other => broken(other),
        })?;
        match &event {
            Event::Start(_) if self.depth == DEEPEST => return Err(ReadError::TooLarge),
            Event::Start(_) => self.depth += 1,
            Event::End(_) => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
        Ok(event)
    }
}

/// The text that a piece is, where it is one.
pub(super) fn text_of(event: &Event<'_>, into: &mut String) -> Result<(), ReadError> {
    match event {
        Event::Text(text) => into.push_str(text),
        Event::CData(text) => into.push_str(text),
        Event::GeneralRef(reference) => {
            let name: &str = reference;
            into.push_str(&quick_xml::escape::unescape(&format!("&{name};")).map_err(broken)?);
        }
        _ => {}
    }
    short(into)
}

/// Holds the longest text of a cell.
pub(super) fn short(text: &str) -> Result<(), ReadError> {
    if text.len() > LONGEST_CELL * 4 { Err(ReadError::TooLarge) } else { Ok(()) }
}

/// The value of an attribute, by its whole name.
pub(super) fn attribute(start: &BytesStart<'_>, name: &str) -> Result<Option<String>, ReadError> {
    // Looking for one that is there twice takes as long as there are pairs of them.
    for attribute in start.attributes().with_checks(false) {
        let attribute = attribute.map_err(broken)?;
        if attribute.key.into_inner() == name {
            let value = attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0).map_err(broken)?;
            return Ok(Some(value.into_owned()));
        }
    }
    Ok(None)
}

/// The value of an attribute, by its name without what stands for its namespace.
pub(super) fn local_attribute(start: &BytesStart<'_>, name: &str) -> Result<Option<String>, ReadError> {
    for attribute in start.attributes().with_checks(false) {
        let attribute = attribute.map_err(broken)?;
        let key = attribute.key.into_inner();
        if key.rsplit_once(':').is_some_and(|(_, local)| local == name) {
            let value = attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0).map_err(broken)?;
            return Ok(Some(value.into_owned()));
        }
    }
    Ok(None)
}

/// Whether an attribute says yes.
pub(super) fn says_yes(start: &BytesStart<'_>, name: &str) -> Result<bool, ReadError> {
    Ok(attribute(start, name)?.is_some_and(|text| ["1", "true", "on"].contains(&text.trim())))
}
