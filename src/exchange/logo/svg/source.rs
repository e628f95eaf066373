//! The text of a drawing: unpacked, in the encoding that it says itself, and with what stands for something else put in
//! its place. All of it is bounded: a drawing is text, and text that grows as it is read is no logo.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};
use std::io::Read;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use flate2::read::GzDecoder;

use super::super::{LARGEST_DRAWING, LogoError, check_size};

/// How far into a drawing its beginning is looked for.
const BEGINNING: usize = 16 * 1024;

/// How many entities a drawing may declare. Illustrator declares a dozen.
const MOST_ENTITIES: usize = 200;

/// How many variables are put in the place of another, one within the other.
const DEEPEST_VARIABLES: usize = 8;

/// The text of a drawing, without what it says of its encoding.
///
/// # Errors
/// That the content is none, is too large, or has parts that stand for what is elsewhere.
pub(super) fn text(bytes: &[u8]) -> Result<String, LogoError> {
    let bytes = unpacked(bytes)?;
    let text = decoded(&bytes);
    if !looks_like_one(&text) {
        return Err(LogoError::UnknownFormat);
    }
    check_size(text.len() as u64, LARGEST_DRAWING)?;
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let declared = text.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>"));
    let text = declared.map_or(text, |(_, rest)| rest);
    check_entities(text)?;
    variables(text)
}

/// The content of a packed drawing (svgz), or the content itself.
fn unpacked(bytes: &[u8]) -> Result<Cow<'_, [u8]>, LogoError> {
    if !bytes.starts_with(&[0x1f, 0x8b]) {
        return Ok(bytes.into());
    }
    let mut unpacked = Vec::new();
    let read = GzDecoder::new(bytes).take(LARGEST_DRAWING + 1).read_to_end(&mut unpacked);
    check_size(unpacked.len() as u64, LARGEST_DRAWING)?;
    // Anything may be packed so; only a drawing that is cut off is a broken one.
    match read {
        Err(error) if looks_like_one(&decoded(&unpacked)) => Err(LogoError::Broken(error.to_string())),
        Err(_) => Err(LogoError::UnknownFormat),
        Ok(_) => Ok(unpacked.into()),
    }
}

/// The text in the encoding that is marked or declared, in UTF-8 where none is (XML 1.0, 4.3.3).
fn decoded(bytes: &[u8]) -> String {
    let encoding = match bytes {
        _ if Encoding::for_bom(bytes).is_some() => UTF_8,
        [b'<', 0, ..] => UTF_16LE,
        [0, b'<', ..] => UTF_16BE,
        _ => declared(bytes).unwrap_or(UTF_8),
    };
    encoding.decode(bytes).0.into_owned()
}

fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(bytes.get(..bytes.len().min(400))?);
    let declaration = head.trim_start().strip_prefix("<?xml")?.split("?>").next()?.to_owned();
    let value = declaration.split_once("encoding")?.1.trim_start().strip_prefix('=')?.trim_start().to_owned();
    let label = value.split(['"', '\'']).nth(1)?;
    // A declaration that can be read letter by letter is not in two bytes each.
    Encoding::for_label(label.as_bytes()).filter(|encoding| *encoding != UTF_16LE && *encoding != UTF_16BE)
}

fn looks_like_one(text: &str) -> bool {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let mut end = text.len().min(BEGINNING);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let text = text.get(..end).unwrap_or_default();
    text.starts_with('<') && (text.contains("<svg") || text.contains(":svg"))
}

/// Entities are names for short texts, as Illustrator declares them for its namespaces. They must stand for a text
/// alone: neither for something elsewhere nor for each other, through which a small file can grow without end.
fn check_entities(text: &str) -> Result<(), LogoError> {
    let mut lengths: HashMap<&str, usize> = HashMap::new();
    for declared in text.split("<!ENTITY").skip(1) {
        let (name, value) = declaration(declared).ok_or(LogoError::SvgEntities)?;
        let plain = |reference: &str| {
            let name = reference.split(';').next().unwrap_or_default();
            name.starts_with('#') || ["amp", "lt", "gt", "quot", "apos"].contains(&name)
        };
        if value.contains('<') || !value.split('&').skip(1).all(plain) || lengths.len() == MOST_ENTITIES {
            return Err(LogoError::SvgEntities);
        }
        lengths.insert(name, value.len());
    }
    if lengths.is_empty() {
        return Ok(());
    }
    let mut grown = text.len();
    for reference in text.split('&').skip(1) {
        let name = reference.split(';').next().unwrap_or_default();
        grown = grown.saturating_add(lengths.get(name).copied().unwrap_or_default());
    }
    check_size(grown as u64, LARGEST_DRAWING).map_err(|_| LogoError::SvgEntities)
}

/// The name and value of an entity, from behind the word with which it is declared.
fn declaration(declared: &str) -> Option<(&str, &str)> {
    let (name, rest) = declared.strip_prefix(char::is_whitespace)?.trim_start().split_once(char::is_whitespace)?;
    let rest = rest.trim_start();
    let quote = rest.chars().next().filter(|quote| ['"', '\''].contains(quote))?;
    let (value, _) = rest.get(1..)?.split_once(quote)?;
    (name != "%").then_some((name, value))
}

/// The text with what its variables stand for in their place (CSS custom properties). The library that draws does
/// not know them, and would draw in black what it cannot read.
fn variables(text: &str) -> Result<String, LogoError> {
    let mut text = text.to_owned();
    for _ in 0..DEEPEST_VARIABLES {
        if !text.contains("var(") {
            return Ok(text);
        }
        text = replaced(&text)?;
        check_size(text.len() as u64, LARGEST_DRAWING).map_err(|_| LogoError::SvgTooComplex)?;
    }
    if text.contains("var(") { Err(LogoError::SvgVariables) } else { Ok(text) }
}

fn replaced(text: &str) -> Result<String, LogoError> {
    let defined = definitions(text);
    let mut done = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("var(") {
        done.push_str(before);
        let end = closing(after).ok_or(LogoError::SvgVariables)?;
        let (inside, after) = (after.get(..end).unwrap_or_default(), after.get(end + 1..).unwrap_or_default());
        let (name, fallback) = inside.split_once(',').map_or((inside, None), |(name, rest)| (name, Some(rest)));
        let values = defined.get(name.trim());
        // Which of several holds hangs on the place, and is not known here.
        let value = match values.map(|values| (values.len(), values.first())) {
            Some((1, Some(value))) => value,
            Some(_) => return Err(LogoError::SvgVariables),
            None => fallback.map(str::trim).filter(|value| !value.is_empty()).ok_or(LogoError::SvgVariables)?,
        };
        done.push_str(value);
        if done.len() as u64 > LARGEST_DRAWING {
            return Err(LogoError::SvgTooComplex);
        }
        rest = after;
    }
    done.push_str(rest);
    Ok(done)
}

/// Where the bracket closes that has been opened before `text`.
fn closing(text: &str) -> Option<usize> {
    let mut depth: usize = 1;
    for (at, letter) in text.char_indices() {
        match letter {
            '(' => depth += 1,
            ')' => depth -= 1,
            '<' | '>' => return None,
            _ => {}
        }
        if depth == 0 {
            return Some(at);
        }
    }
    None
}

/// The longest value of a variable that is looked at, in letters: a colour is shorter.
const LONGEST_VALUE: usize = 500;

/// What each variable is said to be, `--name: value`, wherever that is said.
fn definitions(text: &str) -> HashMap<&str, BTreeSet<&str>> {
    let mut defined: HashMap<&str, BTreeSet<&str>> = HashMap::new();
    let part = |letter: char| letter.is_alphanumeric() || letter == '-' || letter == '_';
    let mut rest = text;
    while let Some(at) = rest.find("--") {
        let from = rest.get(at..).unwrap_or_default();
        let end = from.find(|letter| !part(letter)).unwrap_or(from.len());
        let (name, after) = from.split_at(end);
        // Nothing is looked at twice.
        rest = after;
        let Some(said) = after.trim_start().strip_prefix(':') else { continue };
        let within = said.char_indices().take(LONGEST_VALUE).find(|(_, c)| matches!(c, ';' | '}' | '"' | '<'));
        let value = within.and_then(|(end, _)| said.get(..end)).unwrap_or_default().trim();
        if !value.is_empty() {
            defined.entry(name).or_default().insert(value);
        }
    }
    defined
}
