//! The records that workbooks of Excel 5 to 2003 are made of (MS-XLS 2.1.4), and the texts in them. A record says its
//! kind and its length; one that is too long goes on in the next, in the middle of a text if need be.

use encoding_rs::{Encoding, WINDOWS_1252};

/// The kind of a record that goes on with the one before.
const CONTINUE: u16 = 0x3C;

/// Goes through the records of a stream.
pub(super) struct Records<'s> {
    rest: &'s [u8],
}

/// A record, with all that it goes on in.
pub(super) struct Record<'s> {
    pub(super) kind: u16,
    /// The content of the record itself.
    pub(super) data: &'s [u8],
    /// What follows it; the records that it goes on in come first.
    after: &'s [u8],
}

impl<'s> Records<'s> {
    /// The records from byte `from` on.
    pub(super) fn new(stream: &'s [u8], from: usize) -> Self {
        Self { rest: stream.get(from..).unwrap_or_default() }
    }
}

impl<'s> Iterator for Records<'s> {
    type Item = Record<'s>;

    fn next(&mut self) -> Option<Record<'s>> {
        let (kind, data, after) = split(self.rest)?;
        self.rest = after;
        Some(Record { kind, data, after })
    }
}

fn split(stream: &[u8]) -> Option<(u16, &[u8], &[u8])> {
    let [k0, k1, l0, l1, rest @ ..] = stream else { return None };
    let (data, after) = rest.split_at_checked(usize::from(u16::from_le_bytes([*l0, *l1])))?;
    Some((u16::from_le_bytes([*k0, *k1]), data, after))
}

impl<'s> Record<'s> {
    /// Reads the record from its beginning.
    pub(super) const fn read(&self) -> Reading<'s> {
        Reading { now: self.data, after: self.after }
    }
}

/// How texts are written.
#[derive(Clone, Copy)]
pub(super) enum Letters {
    /// In the edition of Excel 97: Unicode.
    Unicode,
    /// Before it: in an encoding that the workbook names.
    Encoded(&'static Encoding),
}

impl Letters {
    /// The encoding with the number that Windows has for it; the Western one where it is none that is known.
    pub(super) fn of_page(page: u16) -> Self {
        let label = match page {
            10_000 | 0x8000 => "macintosh".to_owned(),
            874 => "windows-874".to_owned(),
            page => format!("windows-{page}"),
        };
        Self::Encoded(Encoding::for_label(label.as_bytes()).unwrap_or(WINDOWS_1252))
    }
}

/// A record being read. Every step gives nothing where the record ends too early.
pub(super) struct Reading<'s> {
    now: &'s [u8],
    after: &'s [u8],
}

impl Reading<'_> {
    /// Goes on in the next record, if it belongs to this one.
    fn go_on(&mut self) -> Option<()> {
        let (kind, data, after) = split(self.after)?;
        if kind != CONTINUE {
            return None;
        }
        (self.now, self.after) = (data, after);
        Some(())
    }

    pub(super) fn byte(&mut self) -> Option<u8> {
        while self.now.is_empty() {
            self.go_on()?;
        }
        let (first, rest) = self.now.split_first()?;
        self.now = rest;
        Some(*first)
    }

    pub(super) fn short(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.byte()?, self.byte()?]))
    }

    pub(super) fn long(&mut self) -> Option<u32> {
        Some(u32::from(self.short()?) | u32::from(self.short()?) << 16)
    }

    pub(super) fn number(&mut self) -> Option<f64> {
        let bits = u64::from(self.long()?) | u64::from(self.long()?) << 32;
        Some(f64::from_bits(bits))
    }

    pub(super) fn skip(&mut self, mut bytes: usize) -> Option<()> {
        while bytes > self.now.len() {
            bytes -= self.now.len();
            self.go_on()?;
        }
        self.now = self.now.get(bytes..)?;
        Some(())
    }

    /// A text whose length is a whole number of two bytes, or of one where it is `brief`.
    pub(super) fn text(&mut self, letters: Letters, brief: bool) -> Option<String> {
        let length = if brief { usize::from(self.byte()?) } else { usize::from(self.short()?) };
        match letters {
            Letters::Encoded(encoding) => {
                let mut bytes = Vec::with_capacity(length);
                for _ in 0..length {
                    bytes.push(self.byte()?);
                }
                Some(encoding.decode_without_bom_handling(&bytes).0.into_owned())
            }
            Letters::Unicode => {
                let marks = self.byte()?;
                let looks = if marks & 8 == 0 { 0 } else { usize::from(self.short()?) };
                let spoken = if marks & 4 == 0 { 0 } else { usize::try_from(self.long()?).ok()? };
                let text = self.letters(length, marks & 1 == 1)?;
                self.skip(looks.checked_mul(4)?.checked_add(spoken)?)?;
                Some(text)
            }
        }
    }

    /// Letters of two bytes, or of one where they are not `wide`. In every record they go on in, that is said anew.
    fn letters(&mut self, length: usize, mut wide: bool) -> Option<String> {
        let mut letters: Vec<u16> = Vec::with_capacity(length);
        while letters.len() < length {
            if self.now.is_empty() {
                self.go_on()?;
                let (marks, rest) = self.now.split_first()?;
                wide = marks & 1 == 1;
                self.now = rest;
                continue;
            }
            let fit = (length - letters.len()).min(self.now.len() / if wide { 2 } else { 1 });
            let (here, rest) = self.now.split_at_checked(if wide { fit * 2 } else { fit })?;
            if here.is_empty() {
                return None;
            }
            if wide {
                let pairs = here.as_chunks::<2>().0.iter();
                letters.extend(pairs.map(|pair| u16::from_le_bytes(*pair)));
            } else {
                letters.extend(here.iter().copied().map(u16::from));
            }
            self.now = rest;
        }
        Some(String::from_utf16_lossy(&letters))
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A record as a file has it.
    pub(in super::super) fn record(kind: u16, data: &[u8]) -> Vec<u8> {
        let length = u16::try_from(data.len()).expect("short");
        [&kind.to_le_bytes()[..], &length.to_le_bytes(), data].concat()
    }

    #[test]
    fn a_text_goes_on_in_the_next_record() {
        // «Äitiö», of which the first two letters have one byte, and the others two.
        let stream = [record(0xFC, &[5, 0, 0, 0xC4, b'i']), record(CONTINUE, &[1, b't', 0, b'i', 0, 0xF6, 0])].concat();
        let first = Records::new(&stream, 0).next().expect("a record");
        assert_eq!(first.read().text(Letters::Unicode, false).as_deref(), Some("Äitiö"));
        let cut = record(0xFC, &[5, 0, 0, 0xC4, b'i']);
        assert_eq!(Records::new(&cut, 0).next().expect("one").read().text(Letters::Unicode, false), None);
        let old = record(0x204, &[3, 0xC4, 0xE4, b'x']);
        let text = Records::new(&old, 0).next().expect("one").read().text(Letters::of_page(1252), true);
        assert_eq!(text.as_deref(), Some("Ääx"));
    }
}
