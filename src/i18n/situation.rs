//! The situation picture in words: the same sections for the screen and for paper.

mod agency;
mod unit;

use crate::domain::Rows;
use crate::domain::payroll::Punctuality;

use super::Texts;

pub use agency::agency;
pub use unit::unit;

/// How words are meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// As they are.
    #[default]
    Plain,
    /// What matters.
    Strong,
    /// What explains.
    Quiet,
    /// What is not as it should be.
    Alarm,
}

/// Words and how they are meant.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// The words.
    pub text: String,
    /// How.
    pub tone: Tone,
}

impl Words {
    fn new(tone: Tone, text: impl Into<String>) -> Self {
        Self { text: text.into(), tone }
    }
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Its heading.
    pub heading: String,
    /// Its part of the width.
    pub share: f32,
    /// Numbers stand at the right.
    pub right: bool,
}

/// A table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows, a cell for each column, the first of which names its row.
    pub rows: Vec<Vec<Vec<Words>>>,
    /// The last row is the sum of the others.
    pub total: bool,
}

impl Table {
    fn words(mut self, heading: &str, share: f32) -> Self {
        self.columns.push(Column { heading: heading.to_owned(), share, right: false });
        self
    }

    fn numbers(mut self, heading: &str, share: f32) -> Self {
        self.columns.push(Column { heading: heading.to_owned(), share, right: true });
        self
    }
}

/// Scores side by side, in per cent of the best there is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chart {
    /// What it shows.
    pub name: String,
    /// The years, or the agencies.
    pub categories: Vec<String>,
    /// What is compared in each of them: the name, and a value or nothing for each category.
    pub series: Vec<(String, Vec<Option<i64>>)>,
    /// The categories are names and no years.
    pub named: bool,
}

/// Something in a section.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A line of words.
    Line(Vec<Words>),
    /// A table.
    Table(Table),
    /// A chart.
    Chart(Chart),
}

/// A section of the picture.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Section {
    /// Its heading.
    pub heading: String,
    /// What stands under it.
    pub blocks: Vec<Block>,
}

impl Section {
    fn new(heading: &str) -> Self {
        Self { heading: heading.to_owned(), blocks: Vec::new() }
    }

    fn line(&mut self, words: Vec<Words>) {
        self.blocks.push(Block::Line(words));
    }

    fn say(&mut self, tone: Tone, text: impl Into<String>) {
        self.line(vec![Words::new(tone, text)]);
    }

    fn table(&mut self, table: Table) {
        self.blocks.push(Block::Table(table));
    }
}

/// What everything is worded from.
struct Desk<'a> {
    texts: &'a Texts,
    rows: &'a Rows,
    today: chrono::NaiveDate,
}

impl Desk<'_> {
    fn t(&self, key: &str) -> &str {
        self.texts.get(key)
    }

    fn tw(&self, key: &str, args: &[(&str, super::Arg<'_>)]) -> String {
        self.texts.with(key, args)
    }

    fn date(&self, date: chrono::NaiveDate) -> String {
        super::date::format_date(self.texts.language(), date)
    }

    fn number(&self, number: i64) -> String {
        super::number::format_integer(self.texts.language(), number)
    }

    fn money(&self, sum: i64) -> String {
        super::money::format_euros(self.texts.language(), sum)
    }

    #[expect(clippy::cast_precision_loss, reason = "whole per cent")]
    fn percent(&self, percent: i64) -> String {
        super::number::format_percent(self.texts.language(), percent as f64, 0)
    }

    fn employee(&self, id: crate::domain::EmployeeId) -> String {
        self.rows.employee.get(id).map(|one| one.name.clone()).unwrap_or_default()
    }

    fn product(&self, id: crate::domain::ProductId) -> String {
        self.rows.product.get(id).map(|one| one.name(self.texts.language()).to_owned()).unwrap_or_default()
    }
}

/// A cell with one text.
fn plain(text: impl Into<String>) -> Vec<Words> {
    vec![Words::new(Tone::Plain, text)]
}

/// A share of steps with the counts behind it: `97,9 % (47/48)`; none where nothing counted.
fn punctual_words(desk: &Desk<'_>, of: Punctuality) -> Option<String> {
    let share = i32::try_from(of.share()?).ok()?;
    let percent = super::number::format_percent(desk.texts.language(), f64::from(share) / 10_000.0, 1);
    Some(format!("{percent} ({}/{})", of.on_time, of.counted))
}

/// A cell in which nothing is known.
fn dash() -> Vec<Words> {
    vec![Words::new(Tone::Quiet, "–")]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::situation::situation;
    use crate::domain::testing::{self, day, rows};
    use crate::domain::{ClientPlan, Feedback, Language, OpenMatter, Snapshot};

    #[test]
    fn where_nothing_may_be_shown_the_agency_is_not_told_that_there_is_nothing() {
        let (agency, today) = (testing::agency("Rannikkolaitos"), day("2026-10-14"));
        let file = rows([
            agency.clone().into(),
            Feedback { text: "Viipyi".into(), ..Feedback::empty(agency.id, today) }.into(),
            OpenMatter::new(agency.id, "Selvitetään", None, "Aino", today).into(),
        ]);
        let snapshot = Snapshot { rows: file, ..Snapshot::default() };
        for language in Language::ALL {
            let texts = Texts::new(language);
            let headings = |internal| -> Vec<String> {
                let told = situation(&snapshot, agency.id, today, internal).expect("there");
                let sections = super::agency(&texts, &snapshot.rows, &told, today);
                sections.into_iter().map(|one| one.heading).collect()
            };
            let (ours, theirs) = (headings(true), headings(false));
            for key in ["matters", "feedback", "situation-characteristics"] {
                let heading = texts.get(key).to_owned();
                assert!(ours.contains(&heading) && !theirs.contains(&heading), "{language:?}: {key}");
            }
        }
    }

    #[test]
    fn what_is_late_in_the_plan_says_so_in_words() {
        let (agency, today) = (testing::agency("Rannikkolaitos"), day("2026-10-14"));
        let due =
            |goal: &str, due| ClientPlan { goal: goal.into(), due: Some(day(due)), ..ClientPlan::empty(agency.id) };
        let file = rows([agency.clone().into(), due("Ohi", "2026-10-13").into(), due("Tulossa", "2026-10-14").into()]);
        let snapshot = Snapshot { rows: file, ..Snapshot::default() };
        let texts = Texts::new(Language::Fi);
        let told = situation(&snapshot, agency.id, today, true).expect("there");
        let sections = super::agency(&texts, &snapshot.rows, &told, today);
        let plan = sections.iter().find(|one| one.heading == texts.get("plan")).expect("for ourselves");
        let Some(Block::Table(table)) = plan.blocks.first() else { panic!("{plan:?}") };
        let dues: Vec<&str> = table.rows.iter().map(|row| row[3][0].text.as_str()).collect();
        assert_eq!(dues, ["13.10.2026, myöhässä", "14.10.2026"]);
    }
}
