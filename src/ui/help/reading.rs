//! How a page of the help is written, in a small part of Markdown: headings, paragraphs, lists with dots and with
//! numbers, commands between backticks, and `[words](page)`, which leads to another page. `{key}` is what the window
//! calls something: the text of that key, so that the help and the window always use the same words. `{keys}` alone is
//! the table of the keyboard shortcuts, `{licences}` alone are those of what is built in, and `{version}` is the program's.
//! `![what it shows](name)` alone on a line is a picture of the screen; between two steps it leaves their numbers alone.

use super::Page;
use crate::domain::search::fold;
use crate::i18n::Texts;

/// A page, ready to be drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Read {
    /// What it is called.
    pub title: String,
    /// What stands on it under its title.
    pub blocks: Vec<Block>,
}

/// What stands by itself on a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading over what follows.
    Heading(String),
    /// A paragraph.
    Text(Vec<Span>),
    /// A line of a list.
    Item(Vec<Span>),
    /// A line of a list with numbers, and its number.
    Step(usize, Vec<Span>),
    /// The table of the keyboard shortcuts.
    Shortcuts,
    /// The licences of what is built into the program.
    Licences,
    /// A picture of the screen: its name, and what it shows.
    Picture(String, Vec<Span>),
}

/// A part of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Span {
    /// Words.
    Plain(String),
    /// What the window calls something.
    Name(String),
    /// What is typed as it stands.
    Typed(String),
    /// Words that lead to another page.
    Link(String, Page),
}

impl Span {
    /// The words alone.
    #[must_use]
    pub fn words(&self) -> &str {
        let (Self::Plain(words) | Self::Name(words) | Self::Typed(words) | Self::Link(words, _)) = self;
        words
    }
}

impl Block {
    /// The words alone; none of the table of shortcuts, whose words are the commands', and of the licences.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::Heading(words) => words.clone(),
            Self::Text(spans) | Self::Item(spans) | Self::Step(_, spans) | Self::Picture(_, spans) => {
                spans.iter().map(Span::words).collect()
            }
            Self::Shortcuts | Self::Licences => String::new(),
        }
    }
}

/// Reads what was written. What leads nowhere, and what has no key, stands as it was written; a test finds it.
#[must_use]
pub fn read(source: &str, texts: &Texts) -> Read {
    let mut page = Read { title: String::new(), blocks: Vec::new() };
    let mut number = 0;
    let mut open = false;
    for line in source.lines().map(str::trim) {
        let step = line.split_once(". ").filter(|(digits, _)| is_number(digits));
        let picture = picture(line);
        if step.is_none() && picture.is_none() {
            number = 0;
        }
        let goes_on = std::mem::replace(&mut open, !line.is_empty());
        if line.is_empty() {
        } else if let Some(title) = line.strip_prefix("# ") {
            title.clone_into(&mut page.title);
            open = false;
        } else if let Some(heading) = line.strip_prefix("## ") {
            page.blocks.push(Block::Heading(heading.to_owned()));
            open = false;
        } else if let Some(item) = line.strip_prefix("- ") {
            page.blocks.push(Block::Item(spans(item, texts)));
        } else if let Some((_, step)) = step {
            number += 1;
            page.blocks.push(Block::Step(number, spans(step, texts)));
        } else if let Some((shown, name)) = picture {
            page.blocks.push(Block::Picture(name.to_owned(), spans(shown, texts)));
            open = false;
        } else if line == "{keys}" {
            page.blocks.push(Block::Shortcuts);
            open = false;
        } else if line == "{licences}" {
            page.blocks.push(Block::Licences);
            open = false;
        } else {
            let more = spans(line, texts);
            match page.blocks.last_mut().filter(|_| goes_on) {
                Some(Block::Text(before) | Block::Item(before) | Block::Step(_, before)) => {
                    before.push(Span::Plain(" ".into()));
                    before.extend(more);
                }
                _ => page.blocks.push(Block::Text(more)),
            }
        }
    }
    page
}

/// What a picture shows and its name, where the line is one.
fn picture(line: &str) -> Option<(&str, &str)> {
    line.strip_prefix("![")?.strip_suffix(')')?.rsplit_once("](")
}

fn is_number(digits: &str) -> bool {
    !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit())
}

fn spans(line: &str, texts: &Texts) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    let mut rest = line;
    while let Some((before, span, after)) = rest.find(['{', '`', '[']).and_then(|at| {
        let (before, from) = rest.split_at(at);
        special(from, texts).map(|(span, after)| (before, span, after))
    }) {
        if !before.is_empty() {
            spans.push(Span::Plain(before.to_owned()));
        }
        spans.push(span);
        rest = after;
    }
    if !rest.is_empty() {
        spans.push(Span::Plain(rest.to_owned()));
    }
    spans
}

/// What begins here and is no plain word, and what stands after it.
fn special<'s>(from: &'s str, texts: &Texts) -> Option<(Span, &'s str)> {
    if let Some(rest) = from.strip_prefix('{') {
        let (key, after) = rest.split_once('}')?;
        if key == "version" {
            return Some((Span::Plain(env!("CARGO_PKG_VERSION").to_owned()), after));
        }
        return Some((Span::Name(texts.get(key).to_owned()), after));
    }
    if let Some(rest) = from.strip_prefix('`') {
        let (typed, after) = rest.split_once('`')?;
        return Some((Span::Typed(typed.to_owned()), after));
    }
    let (words, rest) = from.strip_prefix('[')?.split_once("](")?;
    let (name, after) = rest.split_once(')')?;
    Some((Span::Link(words.to_owned(), Page::named(name)?), after))
}

/// Where a search has found something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The page.
    pub page: Page,
    /// The place of the block on it; none where it is the page's title.
    pub block: Option<usize>,
    /// The words that stand there.
    pub words: String,
}

/// How many places are shown at once.
const MOST: usize = 40;

/// Finds where every word of `query` stands in one block, or in it and the title of its page, also inside words,
/// whatever the case and the accents. Titles come first, then headings, then the rest, in the order of the pages.
#[must_use]
pub fn found(pages: &[(Page, Read)], query: &str) -> Vec<Found> {
    let query = fold(query);
    let wanted: Vec<&str> = query.split_whitespace().collect();
    if wanted.is_empty() {
        return Vec::new();
    }
    let mut all: Vec<(u8, Found)> = Vec::new();
    for (page, read) in pages {
        let title = fold(&read.title);
        let in_title = |word: &&str| title.contains(*word);
        if wanted.iter().all(in_title) {
            all.push((0, Found { page: *page, block: None, words: read.title.clone() }));
        }
        for (place, block) in read.blocks.iter().enumerate() {
            let words = block.words();
            let folded = fold(&words);
            let here = |word: &&str| folded.contains(*word);
            if wanted.iter().any(here) && wanted.iter().all(|word| here(word) || in_title(word)) {
                let rank = if matches!(block, Block::Heading(_)) { 1 } else { 2 };
                all.push((rank, Found { page: *page, block: Some(place), words }));
            }
        }
    }
    all.sort_by_key(|(rank, _)| *rank);
    all.into_iter().map(|(_, found)| found).take(MOST).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Language;

    fn texts() -> Texts {
        Texts::new(Language::Fi)
    }

    #[test]
    fn each_kind_of_line_is_read() {
        let source = "# Otsikko\n\nYksi rivi,\njoka jatkuu.\n\n## Väli\n1. Paina {save}\n2. Katso [sivu](round).\n\n- `kortisto help`\n\n1. Alusta\n\n{keys}\n";
        let read = read(source, &texts());
        assert_eq!(read.title, "Otsikko");
        let plain = |text: &str| Span::Plain(text.to_owned());
        assert_eq!(
            read.blocks,
            [
                Block::Text(vec![plain("Yksi rivi,"), plain(" "), plain("joka jatkuu.")]),
                Block::Heading("Väli".into()),
                Block::Step(1, vec![plain("Paina "), Span::Name("Tallenna".into())]),
                Block::Step(2, vec![plain("Katso "), Span::Link("sivu".into(), Page::Round), plain(".")]),
                Block::Item(vec![Span::Typed("kortisto help".into())]),
                Block::Step(1, vec![plain("Alusta")]),
                Block::Shortcuts,
            ]
        );
    }

    #[test]
    fn a_picture_between_steps_leaves_their_numbers_and_is_found_by_what_it_shows() {
        let source =
            "# Sivu\n\n1. Alusta\n![Mitä {save} tekee](card)\n2. Loppuun.\njoka jatkuu\n\n![Muu](round)\nTeksti\n";
        let read = read(source, &texts());
        let plain = |text: &str| Span::Plain(text.to_owned());
        let shown = vec![plain("Mitä "), Span::Name("Tallenna".into()), plain(" tekee")];
        assert_eq!(
            read.blocks,
            [
                Block::Step(1, vec![plain("Alusta")]),
                Block::Picture("card".into(), shown),
                Block::Step(2, vec![plain("Loppuun."), plain(" "), plain("joka jatkuu")]),
                Block::Picture("round".into(), vec![plain("Muu")]),
                Block::Text(vec![plain("Teksti")]),
            ]
        );
        let hits = found(&[(Page::Start, read)], "tallenna tekee");
        assert_eq!(hits.iter().map(|hit| hit.block).collect::<Vec<_>>(), [Some(1)]);
    }

    #[test]
    fn what_is_not_closed_is_left_as_it_is() {
        assert_eq!(spans("a [b](c", &texts()), [Span::Plain("a [b](c".into())]);
        assert_eq!(spans("a `b", &texts()), [Span::Plain("a `b".into())]);
    }

    #[test]
    fn it_is_found_inside_words_without_accents_and_titles_come_first() {
        let pages = [
            (Page::Start, read("# Alku\n\nTässä on palkkakierroksia.\n", &texts())),
            (Page::Round, read("# Palkkakierros\n\n## Kierroksen säännöt\n\nMuuta.\n", &texts())),
        ];
        let places = |query: &str| -> Vec<(Page, Option<usize>)> {
            found(&pages, query).into_iter().map(|found| (found.page, found.block)).collect()
        };
        assert_eq!(places("KIERRO"), [(Page::Round, None), (Page::Round, Some(0)), (Page::Start, Some(0))]);
        assert_eq!(places("saanno palkka"), [(Page::Round, Some(0))]);
        assert!(places("  ").is_empty() && places("ei missään").is_empty());
    }
}
