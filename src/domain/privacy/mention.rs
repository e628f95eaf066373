//! Where somebody is mentioned in a text: by full name, number or address, or perhaps only by a part of the name.

use std::ops::Range;

use crate::domain::record::text::{digits, fold};

/// What stands where a number or an address was.
const NOTHING: &str = "–";

/// Fewer digits than this are no telephone number.
const SHORTEST_NUMBER: usize = 5;

/// What somebody is known by in texts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Words {
    /// Names, each as its folded parts in the order in which they are said.
    names: Vec<Vec<String>>,
    /// Telephone numbers, as digits in national form.
    numbers: Vec<String>,
    /// E-mail addresses, folded.
    addresses: Vec<String>,
    /// Names under which operations are written, folded: the name and the login names.
    writers: Vec<String>,
    /// The names of other people, which may begin like one of these.
    others: Vec<Vec<String>>,
}

/// A text made ready for finding words, with the way back to where each letter stands.
struct Folded {
    letters: Vec<char>,
    /// Where in the text each letter begins, and at last where the text ends.
    starts: Vec<usize>,
    /// The words: runs of letters, digits, hyphens and apostrophes.
    tokens: Vec<Range<usize>>,
}

impl Folded {
    fn new(text: &str) -> Self {
        let (mut letters, mut starts) = (Vec::new(), Vec::new());
        for (at, letter) in text.char_indices() {
            let mut buffer = [0; 4];
            for one in fold(letter.encode_utf8(&mut buffer)).chars() {
                letters.push(one);
                starts.push(at);
            }
        }
        starts.push(text.len());
        let mut tokens: Vec<Range<usize>> = Vec::new();
        for (at, letter) in letters.iter().enumerate() {
            if !(letter.is_alphanumeric() || matches!(letter, '-' | '\'')) {
                continue;
            }
            match tokens.last_mut().filter(|token| token.end == at) {
                Some(token) => token.end = at + 1,
                None => tokens.push(at..at + 1),
            }
        }
        Self { letters, starts, tokens }
    }

    fn word(&self, token: &Range<usize>) -> String {
        self.letters.get(token.clone()).unwrap_or_default().iter().collect()
    }

    /// Where in the text the letters stand, marks above them included.
    fn place(&self, letters: &Range<usize>) -> Range<usize> {
        let at = |letter: usize| self.starts.get(letter).copied().unwrap_or_default();
        at(letters.start)..at(letters.end)
    }

    /// Whether two words belong together: nothing but a space or a comma between them, or one dot as in an address.
    fn together(&self, first: &Range<usize>, second: &Range<usize>) -> bool {
        let between = self.letters.get(first.end..second.start).unwrap_or_default();
        let spaces = between.len() <= 3 && between.iter().all(|c| c.is_whitespace() || *c == ',');
        spaces || matches!(between, ['.' | '_'])
    }
}

/// How surely a word is the last part of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Ending {
    /// It may be the name with an ending that changes it (Virtanen, Virtaselle), or another name.
    Likely,
    /// It is the name, or the name with an ending after it.
    Sure,
}

fn ending(word: &str, part: &str) -> Option<Ending> {
    let length = part.chars().count();
    let longer = word.chars().count().saturating_sub(length);
    if word.starts_with(part) && longer <= 5 {
        return Some(Ending::Sure);
    }
    let stem = if length >= 6 { length - 3 } else { length.saturating_sub(2).max(2) };
    let stem: String = part.chars().take(stem).collect();
    (word.starts_with(&stem) && longer <= 4).then_some(Ending::Likely)
}

impl Words {
    /// Adds a name. One word alone is too little to be sure by; it counts as a part of a name.
    pub fn name(&mut self, name: &str) {
        let parts: Vec<String> = fold(name).split_whitespace().map(str::to_owned).collect();
        if !parts.is_empty() && !self.names.contains(&parts) {
            self.writers.push(fold(name.trim()));
            self.names.push(parts);
        }
    }

    /// Adds the name of somebody else.
    pub fn other(&mut self, name: &str) {
        let parts: Vec<String> = fold(name).split_whitespace().map(str::to_owned).collect();
        if !self.names.contains(&parts) {
            self.others.push(parts);
        }
    }

    /// Adds a telephone number.
    pub fn number(&mut self, number: &str) {
        let digits = digits(number);
        if digits.len() >= SHORTEST_NUMBER && !self.numbers.contains(&digits) {
            self.numbers.push(digits);
        }
    }

    /// Adds an e-mail address.
    pub fn address(&mut self, address: &str) {
        let address = fold(address.trim());
        if address.contains('@') && !self.addresses.contains(&address) {
            self.addresses.push(address);
        }
    }

    /// Adds login names, separated by spaces.
    pub fn logins(&mut self, logins: &str) {
        self.writers.extend(fold(logins).split_whitespace().map(str::to_owned));
    }

    /// Takes in everything of `other`.
    pub fn join(&mut self, other: Self) {
        self.names.extend(other.names);
        self.numbers.extend(other.numbers);
        self.addresses.extend(other.addresses);
        self.writers.extend(other.writers);
        // Who is erased together with others is no other any more.
        self.others.extend(other.others);
        self.others.retain(|name| !self.names.contains(name));
    }

    /// Whether operations by `who` are theirs.
    #[must_use]
    pub fn wrote(&self, who: &str) -> bool {
        !who.is_empty() && self.writers.contains(&fold(who.trim()))
    }

    /// Where `text` surely speaks of them, in order and apart from each other.
    #[must_use]
    pub fn found(&self, text: &str) -> Vec<Range<usize>> {
        self.marked(text).into_iter().map(|(place, _)| place).collect()
    }

    /// Whether `text` surely speaks of them.
    #[must_use]
    pub fn in_text(&self, text: &str) -> bool {
        !self.marked(text).is_empty()
    }

    /// Where a part of the name stands in `text`, which may be somebody else's.
    #[must_use]
    pub fn perhaps(&self, text: &str) -> Vec<Range<usize>> {
        let folded = Folded::new(text);
        let sure = self.found(text);
        let part = |word: &str| {
            self.names.iter().flatten().any(|part| {
                let length = part.chars().count();
                length >= 3 && (word == part || (length >= 4 && word.starts_with(part) && word.len() <= part.len() + 5))
            })
        };
        let meets = |one: &Range<usize>, other: &Range<usize>| one.start < other.end && other.start < one.end;
        let mut places: Vec<Range<usize>> = self.likely(&folded);
        let parts = folded.tokens.iter().filter(|token| part(&folded.word(token))).map(|token| folded.place(token));
        for place in parts {
            if !places.iter().any(|one| meets(one, &place)) {
                places.push(place);
            }
        }
        places.retain(|place| !sure.iter().any(|one| meets(one, place)));
        places.sort_by_key(|place| place.start);
        places
    }

    /// Whether `text` speaks of them in all likelihood, with an ending that changes the name.
    #[must_use]
    pub fn likely_in(&self, text: &str) -> bool {
        !self.likely(&Folded::new(text)).is_empty()
    }

    fn likely(&self, text: &Folded) -> Vec<Range<usize>> {
        let of = |name: &Vec<String>| names(text, name, &self.others);
        let mut places: Vec<Range<usize>> =
            self.names.iter().flat_map(of).filter(|(_, how)| *how == Ending::Likely).map(|(place, _)| place).collect();
        places.sort_by_key(|place| place.start);
        let mut end = 0;
        places.retain(|place| {
            let apart = place.start >= end;
            if apart {
                end = place.end;
            }
            apart
        });
        places
    }

    /// `text` without them: `alias` for the name, nothing for numbers and addresses. With `all` the parts of the name
    /// go too.
    #[must_use]
    pub fn without(&self, text: &str, alias: &str, all: bool) -> String {
        let mut places: Vec<(Range<usize>, bool)> = self.marked(text);
        if all {
            places.extend(self.perhaps(text).into_iter().map(|place| (place, true)));
        }
        places.sort_by_key(|(place, _)| place.start);
        let mut rest = text;
        let mut done = 0;
        let mut written = String::with_capacity(text.len());
        for (place, name) in places {
            let Some((before, after)) = rest.split_at_checked(place.start.saturating_sub(done)) else { continue };
            written.push_str(before);
            written.push_str(if name { alias } else { NOTHING });
            rest = after.get(place.len()..).unwrap_or_default();
            done = place.end;
        }
        written.push_str(rest);
        written
    }

    /// The sure places, each with whether it is a name.
    fn marked(&self, text: &str) -> Vec<(Range<usize>, bool)> {
        let folded = Folded::new(text);
        let mut places: Vec<(Range<usize>, bool)> = Vec::new();
        for address in &self.addresses {
            places.extend(addresses(&folded, address).into_iter().map(|place| (place, false)));
        }
        for number in &self.numbers {
            places.extend(numbers(text, number).into_iter().map(|place| (place, false)));
        }
        for name in &self.names {
            let sure = names(&folded, name, &self.others).into_iter().filter(|(_, how)| *how == Ending::Sure);
            places.extend(sure.map(|(place, _)| (place, true)));
        }
        // A name inside an address goes with the address.
        places.sort_by_key(|(place, _)| (place.start, std::cmp::Reverse(place.end)));
        let mut end = 0;
        places.retain(|(place, _)| {
            let apart = place.start >= end;
            if apart {
                end = place.end;
            }
            apart
        });
        places
    }
}

fn names(text: &Folded, name: &[String], others: &[Vec<String>]) -> Vec<(Range<usize>, Ending)> {
    let Some((last, first)) = name.split_last() else { return Vec::new() };
    if first.is_empty() {
        // The whole text is the name: that is no mere part.
        let whole = text.tokens.len() == 1 && text.tokens.iter().all(|token| text.word(token) == *last);
        let places = text.tokens.iter().map(|token| (text.place(token), Ending::Sure));
        return if whole { places.collect() } else { Vec::new() };
    }
    let turned: Vec<&String> = std::iter::once(last).chain(first).collect();
    let orders = [name.iter().collect::<Vec<_>>(), turned];
    let mut places = Vec::new();
    for tokens in text.tokens.windows(name.len()) {
        let joined = tokens.windows(2).all(|pair| matches!(pair, [one, other] if text.together(one, other)));
        let words: Vec<String> = tokens.iter().map(|token| text.word(token)).collect();
        let reads = |order: &Vec<&String>| {
            let (last, first) = order.split_last()?;
            let (word, before) = words.split_last()?;
            if before.iter().eq(first.iter().copied()) { ending(word, last) } else { None }
        };
        let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { continue };
        if let Some(how) = orders.iter().filter_map(reads).max().filter(|_| joined && !others.contains(&words)) {
            // A name that stands in an address takes the address with it.
            let rest = text.letters.get(last.end..).unwrap_or_default();
            let tail = if rest.first() == Some(&'@') {
                rest.iter().take_while(|c| !c.is_whitespace() && !matches!(c, ',' | ';' | ')' | '>')).count()
            } else {
                0
            };
            places.push((text.place(&(first.start..last.end + tail)), how));
        }
    }
    places
}

fn addresses(text: &Folded, address: &str) -> Vec<Range<usize>> {
    let wanted: Vec<char> = address.chars().collect();
    let apart = |c: Option<&char>| c.is_none_or(|c| !(c.is_alphanumeric() || matches!(c, '_' | '-')));
    let windows = text.letters.windows(wanted.len()).enumerate();
    let here = windows.filter(|(at, letters)| {
        let before = at.checked_sub(1).and_then(|before| text.letters.get(before));
        *letters == wanted && apart(before) && before != Some(&'.') && apart(text.letters.get(at + wanted.len()))
    });
    here.map(|(at, _)| text.place(&(at..at + wanted.len()))).collect()
}

/// Where a number stands, however it is grouped, with or without the country code.
fn numbers(text: &str, number: &str) -> Vec<Range<usize>> {
    let national = number.strip_prefix('0').unwrap_or(number);
    let written = [format!("00358{national}"), format!("3580{national}"), format!("358{national}"), number.to_owned()];
    let mut places: Vec<Range<usize>> = Vec::new();
    let letters: Vec<(usize, char)> = text.char_indices().collect();
    for (at, (start, letter)) in letters.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|before| letters.get(before)).map(|(_, c)| *c);
        if !letter.is_ascii_digit()
            || before.is_some_and(|c| c.is_ascii_digit())
            || places.last().is_some_and(|place| place.end > *start)
        {
            continue;
        }
        let rest = letters.get(at..).unwrap_or_default();
        if let Some(end) = written.iter().find_map(|digits| number_end(rest, digits)) {
            let plus = usize::from(before == Some('+'));
            places.push(start - plus..end);
        }
    }
    places
}

/// Where the number that `letters` begin with ends.
fn number_end(letters: &[(usize, char)], digits: &str) -> Option<usize> {
    let mut wanted = digits.chars().peekable();
    let mut gap = 0;
    for (at, (start, letter)) in letters.iter().enumerate() {
        if letter.is_ascii_digit() {
            if wanted.next() != Some(*letter) {
                return None;
            }
            gap = 0;
            if wanted.peek().is_none() {
                let next = letters.get(at + 1);
                return next.is_none_or(|(_, c)| !c.is_ascii_digit()).then_some(start + 1);
            }
        } else {
            gap += 1;
            if gap > 2 || !matches!(letter, ' ' | '\u{a0}' | '-' | '(' | ')' | '/') {
                return None;
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn words() -> Words {
        let mut words = Words::default();
        words.name("Päivi Virtanen");
        words.number("019 055 0101");
        words.address("paivi.virtanen@rannikko.example");
        words.logins("virtapa");
        words
    }

    #[test]
    fn names_are_found_with_their_endings_either_way_round() {
        let words = words();
        for (text, without) in [
            ("Kysy Päivi Virtaneniltä.", "Kysy X."),
            ("PAIVI VIRTANEN", "X"),
            ("Virtanen, Päivi (palkat)", "X (palkat)"),
            ("Pa\u{308}ivi  Virtanen vastaa", "X vastaa"),
            ("Soita 019-0550101 tai +358 19 055 0101!", "Soita – tai –!"),
            ("+358 (0)19 055 0101", "–"),
            ("<Paivi.Virtanen@rannikko.example>", "<–>"),
            ("paivi.virtanen@vanha.example, muut", "X, muut"),
        ] {
            assert_eq!(words.without(text, "X", false), without);
            assert!(words.in_text(text));
        }
    }

    #[test]
    fn others_are_left_alone() {
        let words = words();
        for text in [
            "Päivi Lahtinen",
            "Virtanen",
            "Päivin loma",
            "Ilta. Virtanen tulee",
            "1019 055 0101",
            "019 055 01012",
            "12.10.2026 019 055",
            "epaivi.virtanen@rannikko.example",
            "",
        ] {
            assert_eq!(words.without(text, "X", false), text, "{text}");
        }
        assert_eq!(words.without("Päivin loma, Virtanen", "X", true), "X loma, X");
        assert_eq!(words.without("Kysy Päivi Virtaselta", "X", true), "Kysy X");
        assert!(words.likely_in("Kysy Päivi Virtaselta") && !words.likely_in("Virtaselta"));
        assert_eq!(words.perhaps("Päivi Virtanen ja Virtasia").len(), 0);
        assert_eq!(words.perhaps("Virtanen").len(), 1);
    }

    #[test]
    fn a_name_that_begins_like_theirs_is_another_person() {
        let mut words = Words::default();
        words.name("Aino Salo");
        words.other("Aino Salonen");
        assert!(words.in_text("Aino Salolle") && !words.in_text("Aino Salonen"));
        assert!(!words.likely_in("Aino Salonen"));
    }

    #[test]
    fn operations_are_theirs_by_name_and_login() {
        let words = words();
        assert!(words.wrote("Päivi Virtanen") && words.wrote("VIRTAPA"));
        assert!(!words.wrote("") && !words.wrote("Päivi"));
    }

    #[test]
    fn one_word_alone_is_sure_only_where_nothing_else_stands() {
        let mut words = Words::default();
        words.name("Ranta");
        assert_eq!(words.without("Ranta", "X", false), "X");
        assert_eq!(words.without("Ranta ja meri", "X", false), "Ranta ja meri");
        assert_eq!(words.perhaps("Ranta ja meri").len(), 1);
    }

    proptest! {
        #[test]
        fn what_is_left_never_speaks_of_them(before in "\\PC{0,12}", between in "[ ,]{1,2}", after in "\\PC{0,12}") {
            let words = words();
            let text = format!("{before} Päivi{between}Virtanen {after} paivi.virtanen@rannikko.example 019 055 0101");
            let left = words.without(&text, "poistettu", false);
            prop_assert!(!words.in_text(&left), "{left}");
            prop_assert!(!left.contains("Virtanen") || before.contains("Virtanen") || after.contains("Virtanen"));
        }

        #[test]
        fn any_text_can_be_looked_through(text in "\\PC*") {
            let words = words();
            for place in words.found(&text).into_iter().chain(words.perhaps(&text)) {
                prop_assert!(text.get(place).is_some());
            }
            let _ = words.without(&text, "X", true);
        }
    }
}
