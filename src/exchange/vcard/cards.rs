//! The cards of a file, each with what it says of somebody. A card may stand inside another one, may lack its end, and
//! may have anything before it.

use super::lines::{Lines, mark};
use super::property::{Property, name_of};
use crate::exchange::encoding::Reading;

/// What is read of a card.
const WANTED: [&str; 15] = [
    "VERSION",
    "N",
    "FN",
    "TITLE",
    "ROLE",
    "ORG",
    "NOTE",
    "TEL",
    "EMAIL",
    "LANG",
    "KIND",
    "AGENT",
    "X-ABLABEL",
    "X-ABSHOWAS",
    "X-ADDRESSBOOKSERVER-KIND",
];

/// How many properties are read of one card.
const MOST: usize = 500;

/// A card.
#[derive(Debug, Default)]
pub(super) struct Card {
    pub(super) properties: Vec<Property>,
    /// Those whose cards stand inside it.
    pub(super) inner: Vec<String>,
    /// It does not end: the file is cut, or another card begins.
    pub(super) endless: bool,
    /// It holds more than is read.
    pub(super) cut: bool,
}

impl Card {
    /// The first property of a name.
    pub(super) fn first(&self, name: &str) -> Option<&Property> {
        self.properties.iter().find(|property| property.name == name)
    }

    /// Whether it is of version 2.1, which has rules of its own.
    pub(super) fn is_old(&self) -> bool {
        self.first("VERSION").is_some_and(|version| version.text(true).trim() == "2.1")
    }
}

/// Hands every card of a file that stands by itself to `take`, in order, until that says false.
pub(super) fn each(bytes: &[u8], mut take: impl FnMut(Card) -> bool) {
    let reading = Reading::of(bytes);
    let marks = marks(bytes);
    let mut lines = Lines::of(bytes);
    let mut card: Option<Card> = None;
    // How deep in cards inside the card we are, and how many marks are behind us.
    let (mut depth, mut passed) = (0_usize, 0_usize);
    let mut agent = false;
    let wanted = |line: &[u8]| mark(line).is_some() || WANTED.contains(&name_of(line).as_str());
    while let Some(line) = lines.next(wanted) {
        match mark(&line.bytes) {
            Some(true) => {
                passed += 1;
                // Where two ends follow, the first is that of a card inside.
                let ends = |at: usize| marks.get(at) == Some(&false);
                if card.is_some() && (agent || (ends(passed) && ends(passed + 1))) {
                    depth += 1;
                } else {
                    depth = 0;
                    if let Some(mut before) = card.replace(Card::default()) {
                        before.endless = true;
                        if !take(before) {
                            return;
                        }
                    }
                }
                agent = false;
            }
            Some(false) => {
                passed += 1;
                agent = false;
                if depth > 0 {
                    depth -= 1;
                } else if let Some(whole) = card.take()
                    && !take(whole)
                {
                    return;
                }
            }
            None => {
                let Some(card) = &mut card else { continue };
                let Some(property) = Property::read(&line, reading) else { continue };
                if depth > 0 {
                    if property.name == "FN" && card.inner.len() < MOST {
                        card.inner.push(property.text(false));
                    }
                    continue;
                }
                agent = property.name == "AGENT";
                if agent && mark(property.text(false).as_bytes()) == Some(true) {
                    // The card inside begins in the line itself.
                    (depth, agent) = (1, false);
                } else if agent {
                    card.inner.extend(inner_name(&property));
                } else if card.properties.len() < MOST {
                    card.cut |= property.cut;
                    card.properties.push(property);
                } else {
                    card.cut = true;
                }
            }
        }
    }
    if let Some(mut last) = card {
        last.endless = true;
        take(last);
    }
}

/// Whose card stands in one line, as version 3.0 has it.
fn inner_name(agent: &Property) -> Option<String> {
    let text = agent.text(false);
    let name =
        |line: &str| line.split_once(':').filter(|_| name_of(line.as_bytes()) == "FN").map(|(_, name)| name.to_owned());
    text.lines().find_map(name)
}

/// Where cards begin (true) and end, in order.
fn marks(bytes: &[u8]) -> Vec<bool> {
    let mut lines = Lines::of(bytes);
    let mut marks = Vec::new();
    while let Some(line) = lines.next(|line| mark(line).is_some()) {
        marks.extend(mark(&line.bytes));
    }
    marks
}
