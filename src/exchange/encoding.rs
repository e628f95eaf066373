//! Bytes as text, whatever wrote them: UTF-8 first, line by line, so that one odd byte spoils nothing but itself.
//!
//! What is no UTF-8 is in one of the Western encodings of Windows, of MS-DOS (code page 850) or of the old Macintosh. What
//! cannot be told becomes U+FFFD, which whoever reads the text is told of.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, MACINTOSH, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// What stands where a letter could not be told.
pub const LOST: char = '\u{fffd}';

/// The upper half of code page 850 (`CP850.TXT` of the Unicode Consortium), in order.
const DOS: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·²³¹■\u{a0}";

/// How many bytes are looked at to find UTF-16 without its mark.
const LOOKED_AT: usize = 400;

/// The bytes of å, ä, ö and their capitals in an encoding.
const WINDOWS_LETTERS: [u8; 7] = [0xE5, 0xE4, 0xF6, 0xC5, 0xC4, 0xD6, 0xE9];
const DOS_LETTERS: [u8; 7] = [0x86, 0x84, 0x94, 0x8F, 0x8E, 0x99, 0x82];
const MAC_LETTERS: [u8; 7] = [0x8C, 0x8A, 0x9A, 0x81, 0x80, 0x85, 0x8E];

/// How the lines of a file are read that are no UTF-8.
#[derive(Clone, Copy, Debug)]
pub struct Reading {
    /// In which encoding; none is that of MS-DOS.
    other: Option<&'static Encoding>,
    /// Much of the file that is more than ASCII is UTF-8, so that anything else is an odd byte.
    utf8: bool,
}

/// Bytes in UTF-8 or an encoding of one byte a letter, without a mark: UTF-16 is turned.
#[must_use]
pub fn unmarked(bytes: &[u8]) -> Cow<'_, [u8]> {
    let turned = |encoding: &'static Encoding, rest: &[u8]| {
        let (text, _) = encoding.decode_without_bom_handling(rest);
        Cow::Owned(text.into_owned().into_bytes())
    };
    match Encoding::for_bom(bytes) {
        Some((encoding, length)) => {
            let rest = bytes.get(length..).unwrap_or_default();
            if encoding == UTF_16LE || encoding == UTF_16BE { turned(encoding, rest) } else { Cow::Borrowed(rest) }
        }
        None => match wide(bytes) {
            Some(encoding) => turned(encoding, bytes),
            None => Cow::Borrowed(bytes),
        },
    }
}

/// UTF-16 of Western text has a zero in every other byte.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = bytes.get(..bytes.len().min(LOOKED_AT))?;
    let zeros = |from: usize| start.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let (first, second, half) = (zeros(0), zeros(1), start.len() / 2);
    match (first * 10, second * 10) {
        _ if half < 4 => None,
        (0, second) if second >= half * 8 => Some(UTF_16LE),
        (first, 0) if first >= half * 8 => Some(UTF_16BE),
        _ => None,
    }
}

impl Reading {
    /// How the lines of a file are read, by all of its bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        if std::str::from_utf8(bytes).is_ok() {
            return Self { other: Some(WINDOWS_1252), utf8: true };
        }
        let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
        let mut counts = [0_usize; 3];
        let (mut whole, mut odd) = (0_usize, 0_usize);
        for line in bytes.split(|byte| matches!(byte, b'\n' | b'\r')) {
            if line.is_ascii() {
                continue;
            }
            if std::str::from_utf8(line).is_ok() {
                whole += 1;
                continue;
            }
            odd += 1;
            detector.feed(line, false);
            detector.feed(b"\n", false);
            for three in line.windows(3) {
                let [before, byte, after] = three else { continue };
                // Quotes and dots, which have the same bytes elsewhere, stand at a word's end.
                if before.is_ascii_alphabetic() && after.is_ascii_alphabetic() {
                    for (count, letters) in counts.iter_mut().zip([WINDOWS_LETTERS, DOS_LETTERS, MAC_LETTERS]) {
                        *count += usize::from(letters.contains(byte));
                    }
                }
            }
        }
        detector.feed(b"", true);
        let [windows, dos, mac] = counts;
        let other = if dos > windows && dos >= mac {
            None
        } else if mac > windows {
            Some(MACINTOSH)
        } else {
            let guess = detector.guess(Some(b"fi"), Utf8Detection::Deny);
            Some(if guess.is_single_byte() { guess } else { WINDOWS_1252 })
        };
        // In other encodings hardly two bytes stand together as in UTF-8.
        Self { other, utf8: whole > 0 && whole * 4 >= odd }
    }

    /// A line, or the value of a field, as text. `last` says that the file ends with it, and may be cut.
    #[must_use]
    pub fn text(self, bytes: &[u8], last: bool) -> String {
        if let Ok(text) = std::str::from_utf8(bytes) {
            return text.to_owned();
        }
        let mixed = bytes.utf8_chunks().any(|chunk| !chunk.valid().is_ascii());
        if !self.utf8 && !mixed {
            return self.decoded(bytes);
        }
        let mut text = String::with_capacity(bytes.len());
        let mut left = bytes.len();
        for chunk in bytes.utf8_chunks() {
            text.push_str(chunk.valid());
            left -= chunk.valid().len() + chunk.invalid().len();
            match chunk.invalid() {
                [] => {}
                [byte] if !(self.utf8 && last && left == 0 && *byte >= 0xC2) => text.push_str(&self.decoded(&[*byte])),
                several if !self.utf8 => text.push_str(&self.decoded(several)),
                // A letter of several bytes that has lost some of them.
                _ => text.push(LOST),
            }
        }
        text
    }

    fn decoded(self, bytes: &[u8]) -> String {
        let known = |c: char| if ('\u{80}'..='\u{9f}').contains(&c) { LOST } else { c };
        if let Some(encoding) = self.other {
            return encoding.decode_without_bom_handling(bytes).0.chars().map(known).collect();
        }
        let dos = |byte: &u8| match byte.checked_sub(0x80) {
            Some(at) => DOS.chars().nth(usize::from(at)).unwrap_or(LOST),
            None => char::from(*byte),
        };
        bytes.iter().map(dos).collect()
    }
}

/// All of a file as text. See [`Reading`].
#[must_use]
pub fn text(bytes: &[u8]) -> String {
    let bytes = unmarked(bytes);
    if let Ok(text) = std::str::from_utf8(&bytes) {
        return text.to_owned();
    }
    let reading = Reading::of(&bytes);
    let mut text = String::with_capacity(bytes.len());
    let mut left = bytes.len();
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        left -= line.len();
        text.push_str(&reading.text(line, left == 0));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_odd_byte_spoils_nothing_else() {
        let mut bytes = "Nimi;Titteli\nÅke Äijälä;pääjohtaja\nPäivi Mäki;sihteeri ".as_bytes().to_vec();
        bytes.extend(b"\x96 p\xe4iv\xe4\nJ\xf6rgen;x\n");
        bytes.extend("Öhman;lönesekreterare\nÄ;ö\n".as_bytes());
        assert_eq!(
            text(&bytes),
            "Nimi;Titteli\nÅke Äijälä;pääjohtaja\nPäivi Mäki;sihteeri – päivä\nJörgen;x\nÖhman;lönesekreterare\nÄ;ö\n"
        );
    }

    #[test]
    fn a_cut_letter_is_lost_and_said() {
        let bytes = ["Äijälä\nPäivi\nP".as_bytes(), b"\xc3"].concat();
        assert_eq!(text(&bytes), "Äijälä\nPäivi\nP\u{fffd}");
    }

    #[test]
    fn old_encodings_are_told_apart() {
        let wanted = "Åke Äijälä\nPäivi Mäkelä\nJörgen Öhman\n";
        let (windows, ..) = WINDOWS_1252.encode(wanted);
        assert_eq!(text(&windows), wanted);
        assert_eq!(text(&macintosh(wanted)), wanted);
        let dos: Vec<u8> = wanted
            .chars()
            .map(|c| {
                let at = DOS.chars().position(|one| one == c);
                at.map_or_else(|| u8::try_from(c).expect("ASCII"), |at| u8::try_from(at).expect("a byte") + 0x80)
            })
            .collect();
        assert_eq!(text(&dos), wanted);
        assert_eq!(DOS.chars().count(), 128);
    }

    /// The text in the encoding of the old Macintosh.
    fn macintosh(text: &str) -> Vec<u8> {
        let byte = |c: char| match c {
            'Å' => 0x81,
            'Ä' => 0x80,
            'ä' => 0x8A,
            'Ö' => 0x85,
            'ö' => 0x9A,
            'å' => 0x8C,
            other => u8::try_from(other).expect("ASCII"),
        };
        text.chars().map(byte).collect()
    }

    #[test]
    fn two_bytes_a_letter_with_and_without_a_mark() {
        let wanted = "Nimi;Puhelin\r\nÅke;1\r\n";
        let little: Vec<u8> = wanted.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = wanted.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(text(&little), wanted);
        assert_eq!(text(&big), wanted);
        assert_eq!(text(&[&[0xFF, 0xFE][..], &little].concat()), wanted);
        assert_eq!(text(&[&[0xFE, 0xFF][..], &big].concat()), wanted);
        assert_eq!(text("\u{feff}Å".as_bytes()), "Å");
    }
}
