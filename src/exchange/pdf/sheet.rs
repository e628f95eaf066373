//! What is printed, before it is set: parts with headings, facts, tables and charts. The documents say what stands where;
//! how it looks is the business of `assets/paper`.

use serde::Serialize;

/// A document.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Sheet {
    /// The language of the texts: fi, sv, en.
    pub language: String,
    /// The document's name, for the viewer's window and for screen readers.
    pub title: String,
    /// When it was printed.
    pub printed: String,
    /// What is said where a letter could not be printed as it is; empty where all could.
    pub replaced: String,
    /// The parts, each beginning on a page of its own. Each is set from a file of its own.
    #[serde(skip)]
    pub parts: Vec<Part>,
}

/// A part of a document.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Part {
    /// How deep its heading stands in the document, from 1; that of its sections is one more.
    pub level: u8,
    /// What stands at the head of its pages.
    #[serde(skip)]
    pub running: Running,
    /// How it begins.
    pub head: Head,
    /// What stands in it, from top to bottom.
    pub rows: Vec<Row>,
}

/// What stands at the head of every page of a part.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Running {
    /// At the left: what the part is about.
    pub about: String,
    /// At the right: the document and the unit.
    pub unit: String,
}

/// How a part begins.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Head {
    /// The heading.
    pub title: String,
    /// What stands beside the heading, quieter.
    pub short: String,
    /// Lines below the heading, the first quiet.
    pub lines: Vec<Vec<Words>>,
    /// What stands to the left of the heading.
    pub mark: Option<Mark>,
}

/// The sign of an agency.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case", tag = "is")]
pub enum Mark {
    /// Its logo.
    Logo {
        /// Where the picture is.
        path: String,
        /// What it says to whoever does not see it.
        alt: String,
        /// Made for a dark ground.
        dark: bool,
        /// How many times as wide as it is high.
        ratio: f64,
    },
    /// Letters in its place.
    Initials {
        /// One or two of them.
        text: String,
        /// The ground, as `#rrggbb`.
        ground: String,
    },
}

/// Words and how they are meant.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Words {
    /// The words.
    pub text: String,
    /// How.
    pub tone: Tone,
}

/// How words are meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Tone {
    /// As they are.
    #[default]
    Plain,
    /// What matters.
    Strong,
    /// What explains.
    Quiet,
    /// What is wrong.
    Alarm,
    /// A box to tick by hand.
    Tick,
    /// The number of the page on which the part begins whose number, from 0, is the text.
    Page,
}

impl Words {
    /// Words of a tone.
    pub fn new(tone: Tone, text: impl Into<String>) -> Self {
        Self { text: text.into(), tone }
    }
}

/// What stands side by side.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case", tag = "is")]
pub enum Row {
    /// A section as wide as the page.
    One {
        /// The section.
        section: Section,
    },
    /// Two columns of sections, the first the wider.
    Two {
        /// Those on the left, which are read first.
        left: Vec<Section>,
        /// Those on the right.
        right: Vec<Section>,
    },
}

/// A heading and what stands under it.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Section {
    /// The heading.
    pub heading: String,
    /// Quiet words at the end of the heading's line.
    pub aside: String,
    /// What stands under it.
    pub blocks: Vec<Block>,
}

impl Section {
    /// A section with nothing in it yet.
    pub fn new(heading: &str) -> Self {
        Self { heading: heading.to_owned(), ..Self::default() }
    }

    /// The same with quiet words at the end of the heading's line.
    pub fn aside(self, aside: String) -> Self {
        Self { aside, ..self }
    }

    /// The same with another block.
    pub fn with(mut self, block: Block) -> Self {
        self.blocks.push(block);
        self
    }
}

/// Something in a section.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case", tag = "is")]
pub enum Block {
    /// A paragraph for each line.
    Text {
        /// The lines.
        lines: Vec<Vec<Words>>,
    },
    /// Things that belong together, each with a sign of how serious it is or a box to tick.
    Cards {
        /// The things.
        cards: Vec<Card>,
    },
    /// Names with what belongs to them.
    Facts {
        /// Name, value, and what stands at the end of the line.
        facts: Vec<Fact>,
    },
    /// A table.
    Table {
        /// The table.
        table: Table,
    },
    /// Charts side by side.
    Charts {
        /// The charts.
        charts: Vec<Chart>,
        /// Words for the colours; empty where the charts say it themselves.
        legend: Vec<Key>,
    },
    /// Two columns, the second the wider.
    Beside {
        /// What is read first.
        left: Vec<Block>,
        /// What stands beside it.
        right: Vec<Block>,
    },
}

/// Something with a heading of its own, such as a characteristic or a person.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Card {
    /// How serious: critical, important, note; empty where that is not asked.
    pub severity: String,
    /// The same in words.
    pub sign: String,
    /// What it is.
    pub title: String,
    /// Words beside the title.
    pub beside: String,
    /// What more there is to say, line by line.
    pub lines: Vec<Vec<Words>>,
    /// How it is reached, at the end.
    pub reach: Vec<Fact>,
}

/// A name and what belongs to it.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Fact {
    /// The name.
    pub name: String,
    /// What belongs to it.
    pub value: Words,
    /// What stands at the end of the line.
    pub end: String,
}

impl Fact {
    /// A name and a plain value.
    pub fn new(name: &str, value: impl Into<String>) -> Self {
        Self { name: name.to_owned(), value: Words::new(Tone::Plain, value), end: String::new() }
    }

    /// The same with something at the end of the line.
    pub fn end(self, end: impl Into<String>) -> Self {
        Self { end: end.into(), ..self }
    }
}

/// A table.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Table {
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows, a cell for each column.
    pub rows: Vec<Vec<Vec<Words>>>,
    /// The last row is the sum of the others.
    pub total: bool,
}

/// A column of a table.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Column {
    /// Its heading.
    pub heading: String,
    /// Its part of the width.
    pub share: f64,
    /// Numbers stand at the right.
    pub right: bool,
}

impl Column {
    /// A column of words.
    pub fn words(heading: &str, share: f64) -> Self {
        Self { heading: heading.to_owned(), share, right: false }
    }

    /// A column of numbers.
    pub fn numbers(heading: &str, share: f64) -> Self {
        Self { heading: heading.to_owned(), share, right: true }
    }
}

/// A chart of stacked bars.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Chart {
    /// What it shows; empty where the section says so.
    pub title: String,
    /// The same in words, with every number.
    pub alt: String,
    /// The bars from left to right.
    pub bars: Vec<Bar>,
}

/// A bar of a chart.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Bar {
    /// What it counts, usually a year.
    pub name: String,
    /// The whole as it is written; empty where nobody knows.
    pub total: String,
    /// Its segments from the bottom up.
    pub segments: Vec<Segment>,
}

/// A part of a bar.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Segment {
    /// Which series, from 0, for the colour.
    pub series: usize,
    /// Its part of the height of the highest bar, 0–1.
    pub height: f64,
    /// The number as it is written.
    pub text: String,
}

/// What a colour means.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Key {
    /// Which series, from 0.
    pub series: usize,
    /// What it is.
    pub text: String,
}
