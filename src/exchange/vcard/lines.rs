//! The lines of a file of cards, unfolded as bytes: a fold may stand inside a letter.

/// The longest line that is kept, in bytes. What is longer is a picture, or more than any field takes.
pub(super) const LONGEST: usize = 64 * 1024;

/// Within how many bytes a line says how its value is encoded.
const LONGEST_HEAD: usize = 1_000;

/// A line of a card.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// The line, unfolded.
    pub(super) bytes: Vec<u8>,
    /// The file ends with it.
    pub(super) last: bool,
    /// It was longer than any, and is cut.
    pub(super) cut: bool,
}

/// Goes through the lines of a file one by one.
pub(super) struct Lines<'b> {
    rest: &'b [u8],
}

impl<'b> Lines<'b> {
    pub(super) const fn of(bytes: &'b [u8]) -> Self {
        Self { rest: bytes }
    }

    /// A line as it stands. It ends with a line feed, carriage returns before it or without one.
    fn physical(&mut self) -> Option<&'b [u8]> {
        let line = peeked(self.rest)?;
        let after = self.rest.get(line.len()..).unwrap_or_default();
        // Old transports double them, and no more.
        let returns = after.iter().take(4).take_while(|byte| **byte == b'\r').count();
        let passed = match after.get(returns) {
            Some(b'\n') => returns + 1,
            _ => returns.min(1),
        };
        self.rest = after.get(passed..).unwrap_or_default();
        Some(line)
    }

    /// The next line whose property is `wanted`, with what is folded under it. The others are passed over and cost
    /// nothing.
    pub(super) fn next(&mut self, wanted: impl Fn(&[u8]) -> bool) -> Option<Line> {
        loop {
            let first = self.physical()?;
            let takes = wanted(first);
            let quoted = is_quoted_printable(first);
            let mut line = Line { bytes: Vec::new(), last: false, cut: false };
            let mut add = |part: &[u8]| {
                let room = LONGEST.saturating_sub(line.bytes.len());
                line.cut |= part.len() > room;
                line.bytes.extend_from_slice(part.get(..part.len().min(room)).unwrap_or_default());
            };
            let mut soft = quoted && first.ends_with(b"=");
            if takes {
                add(if soft { first.get(..first.len() - 1).unwrap_or_default() } else { first });
            }
            while let Some(next) = peeked(self.rest) {
                let folded = matches!(next.first(), Some(b' ' | b'\t'));
                // A line that breaks off goes on in the next, unless that begins or ends a card.
                let goes_on = soft && mark(next).is_none();
                if !goes_on && !folded {
                    break;
                }
                let Some(next) = self.physical() else { break };
                let part = if goes_on { next } else { next.get(1..).unwrap_or_default() };
                soft = quoted && part.ends_with(b"=");
                if takes {
                    add(if soft { part.get(..part.len() - 1).unwrap_or_default() } else { part });
                }
            }
            if takes {
                line.last = self.rest.is_empty();
                return Some(line);
            }
        }
    }
}

/// The line that `bytes` begin with; none at their end.
fn peeked(bytes: &[u8]) -> Option<&[u8]> {
    if bytes.is_empty() {
        return None;
    }
    let end = bytes.iter().position(|byte| matches!(byte, b'\r' | b'\n')).unwrap_or(bytes.len());
    bytes.get(..end)
}

fn is_quoted_printable(line: &[u8]) -> bool {
    let head = line.split(|byte| *byte == b':').next().unwrap_or_default();
    let head = head.get(..head.len().min(LONGEST_HEAD)).unwrap_or_default();
    let wanted = b"QUOTED-PRINTABLE";
    head.windows(wanted.len()).any(|part| part.eq_ignore_ascii_case(wanted))
}

/// Whether a line begins a card (true) or ends one.
pub(super) fn mark(line: &[u8]) -> Option<bool> {
    let line = line.trim_ascii();
    let (name, value) = line.split_at_checked(line.iter().position(|byte| *byte == b':')?)?;
    let value = value.get(1..)?.trim_ascii();
    if !value.eq_ignore_ascii_case(b"VCARD") {
        return None;
    }
    match name.trim_ascii() {
        name if name.eq_ignore_ascii_case(b"BEGIN") => Some(true),
        name if name.eq_ignore_ascii_case(b"END") => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Vec<String> {
        let mut lines = Lines::of(text.as_bytes());
        let mut all = Vec::new();
        while let Some(line) = lines.next(|line| !line.is_empty() && !line.starts_with(b"PHOTO")) {
            all.push(String::from_utf8(line.bytes).expect("text"));
        }
        all
    }

    #[test]
    fn lines_end_in_any_way_and_are_unfolded() {
        for end in ["\r\n", "\n", "\r", "\r\r\n"] {
            let text = ["BEGIN:VCARD", "NOTE:pit", " kä", "\t!", "PHOTO:AA", " BB", "", "FN:x", ""].join(end);
            assert_eq!(all(&text), ["BEGIN:VCARD", "NOTE:pitkä!", "FN:x"], "{end:?}");
        }
        let quoted = "N;quoted-printable:a=\r\nb=\r\n=C3=A4\r\nFN;QUOTED-PRINTABLE:x=\r\nEND:VCARD\r\nTEL:1=\r\nTEL:2";
        assert_eq!(
            all(quoted),
            ["N;quoted-printable:ab=C3=A4", "FN;QUOTED-PRINTABLE:x", "END:VCARD", "TEL:1=", "TEL:2"]
        );
    }

    #[test]
    fn an_endless_line_is_cut() {
        let text = format!("NOTE:{}\nFN:x", "x".repeat(LONGEST));
        let mut lines = Lines::of(text.as_bytes());
        let line = lines.next(|_| true).expect("a line");
        assert!(line.cut && line.bytes.len() == LONGEST && !line.last);
        assert!(lines.next(|_| true).expect("another").last);
    }

    #[test]
    fn marks_are_known_in_any_writing() {
        assert_eq!(mark(b" begin : vcard "), Some(true));
        assert_eq!(mark(b"END:VCARD"), Some(false));
        for other in [&b"BEGIN:VCALENDAR"[..], b"AGENT:BEGIN:VCARD", b"FN:x", b""] {
            assert_eq!(mark(other), None);
        }
    }
}
