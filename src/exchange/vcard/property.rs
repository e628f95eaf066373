//! A property of a card: `item1.TEL;TYPE=work,voice:029 555`, in version 2.1 (Versit), 3.0 (RFC 2426) or 4.0 (RFC 6350).

use encoding_rs::Encoding;

use super::lines::Line;
use crate::exchange::encoding::Reading;

/// A property, its value decoded and still escaped.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Property {
    /// What it belongs together with, in small letters.
    pub(super) group: String,
    /// What it is, in capitals.
    pub(super) name: String,
    /// Its kinds, in capitals: `WORK`, `CELL`.
    types: Vec<String>,
    value: String,
    /// The value was too long and is cut.
    pub(super) cut: bool,
}

/// The name of a line's property, in capitals, without its group.
pub(super) fn name_of(line: &[u8]) -> String {
    let end = line.iter().position(|byte| matches!(byte, b';' | b':')).unwrap_or(0);
    let name = String::from_utf8_lossy(line.get(..end.min(60)).unwrap_or_default());
    name.rsplit('.').next().unwrap_or_default().trim().to_ascii_uppercase()
}

impl Property {
    /// What a line says; nothing where it is no property.
    pub(super) fn read(line: &Line, reading: Reading) -> Option<Self> {
        let bytes = &line.bytes;
        let colon = outside_quotes(bytes, b':').or_else(|| bytes.iter().position(|byte| *byte == b':'))?;
        let (head, value) = bytes.split_at_checked(colon)?;
        let value = value.get(1..).unwrap_or_default();
        let mut property = Self { cut: line.cut, name: name_of(bytes), ..Self::default() };
        let mut head_parts = Vec::new();
        let mut rest = head;
        while let Some(at) = outside_quotes(rest, b';') {
            let (part, after) = rest.split_at_checked(at)?;
            head_parts.push(part);
            rest = after.get(1..).unwrap_or_default();
        }
        head_parts.push(rest);
        let mut parts = head_parts.into_iter().map(|part| reading.text(part, false));
        let first = parts.next().unwrap_or_default();
        if let Some((group, _)) = first.rsplit_once('.') {
            property.group = group.trim().to_lowercase();
        }
        let (mut encoding, mut charset) = (String::new(), None);
        for part in parts {
            let (name, text) = part.split_once('=').unwrap_or(("", &part));
            let text = text.trim().trim_matches('"').to_ascii_uppercase();
            match name.trim().to_ascii_uppercase().as_str() {
                "ENCODING" => encoding = text,
                "CHARSET" => charset = Encoding::for_label(text.as_bytes()),
                // Version 2.1 has its words without saying what they are of.
                "" if matches!(text.as_str(), "QUOTED-PRINTABLE" | "BASE64" | "B" | "8BIT" | "7BIT") => encoding = text,
                "" | "TYPE" => property.types.extend(text.split(',').map(|one| one.trim().to_owned())),
                _ => {}
            }
        }
        let decoded = match encoding.as_str() {
            "QUOTED-PRINTABLE" | "Q" => quoted_printable(value),
            "BASE64" | "B" => base64(value),
            _ => value.to_vec(),
        };
        property.value = match charset {
            Some(charset) if charset != encoding_rs::UTF_8 => {
                charset.decode_without_bom_handling(&decoded).0.into_owned()
            }
            _ => reading.text(&decoded, line.last),
        };
        Some(property)
    }

    /// Whether it is of a kind.
    pub(super) fn is(&self, kind: &str) -> bool {
        self.types.iter().any(|one| one == kind)
    }

    /// The value as one text. Version 2.1 (`old`) has no line ends but encoded ones, so that a backslash before an `n` is
    /// that of a path.
    pub(super) fn text(&self, old: bool) -> String {
        self.parts_at(None, old).pop().unwrap_or_default()
    }

    /// The parts of the value, between semicolons.
    pub(super) fn parts(&self, old: bool) -> Vec<String> {
        self.parts_at(Some(';'), old)
    }

    fn parts_at(&self, separator: Option<char>, old: bool) -> Vec<String> {
        let mut parts = vec![String::new()];
        let mut letters = self.value.chars().peekable();
        while let Some(letter) = letters.next() {
            if Some(letter) == separator {
                parts.push(String::new());
                continue;
            }
            let escaped = if letter == '\\' { letters.peek().copied() } else { None };
            let meant = match escaped {
                Some('n' | 'N') if !old => Some('\n'),
                Some(sign @ ('\\' | ';' | ',' | ':')) => Some(sign),
                _ => None,
            };
            if meant.is_some() {
                letters.next();
            }
            if let Some(part) = parts.last_mut() {
                part.push(meant.unwrap_or(letter));
            }
        }
        parts
    }
}

fn outside_quotes(bytes: &[u8], wanted: u8) -> Option<usize> {
    let mut quoted = false;
    bytes.iter().position(|byte| {
        quoted ^= *byte == b'"';
        !quoted && *byte == wanted
    })
}

/// Base64 (RFC 4648); what is none of its letters is passed over.
fn base64(value: &[u8]) -> Vec<u8> {
    let mut decoded = Vec::with_capacity(value.len() / 4 * 3);
    let (mut bits, mut count) = (0_u32, 0_u32);
    for byte in value {
        let six = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => continue,
        };
        bits = (bits << 6) | u32::from(six);
        count += 6;
        if count >= 8 {
            count -= 8;
            decoded.extend(u8::try_from((bits >> count) & 0xFF));
        }
    }
    decoded
}

fn quoted_printable(value: &[u8]) -> Vec<u8> {
    let digit = |byte: Option<&u8>| char::from(*byte?).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    let mut decoded = Vec::with_capacity(value.len());
    let mut rest = value;
    while let Some((byte, after)) = rest.split_first() {
        rest = after;
        if *byte == b'='
            && let (Some(high), Some(low)) = (digit(after.first()), digit(after.get(1)))
        {
            decoded.push(high * 16 + low);
            rest = after.get(2..).unwrap_or_default();
        } else {
            decoded.push(*byte);
        }
    }
    decoded
}
