//! The situation picture on paper: of one agency for a meeting, and of the unit by branch. What is for ourselves says so
//! on every page.

use super::agency::head;
use super::desk::{Desk, running};
use super::sheet::{Bar, Block, Chart, Column, Head, Part, Row, Section, Segment, Table, Tone, Words};
use crate::domain::situation::{situation, unit_situation};
use crate::domain::{AgencyId, AssignmentRole};
use crate::i18n::situation as told;

/// What the picture is called.
pub(super) fn title(desk: &Desk<'_>, agency: Option<AgencyId>, internal: bool) -> String {
    let name = agency.and_then(|id| desk.snapshot.agency.get(id)).map(|agency| desk.named(agency));
    let title = match name {
        Some(name) => desk.tw("paper-title-situation", &[("name", name.into())]),
        None => desk.t("paper-title-situation-unit").to_owned(),
    };
    if internal { format!("{title} ({})", desk.t("situation-internal-word")) } else { title }
}

/// The one part there is; none where there is no such agency.
pub(super) fn parts(desk: &Desk<'_>, agency: Option<AgencyId>, internal: bool) -> Vec<Part> {
    let mark = |about: String| {
        if internal { format!("{} · {about}", desk.t("situation-internal-page")) } else { about }
    };
    let Some(id) = agency else {
        let unit = unit_situation(desk.snapshot, desk.today, internal);
        let sections = told::unit(desk.texts, desk.snapshot, &unit, desk.today);
        let about = desk.t("paper-title-situation-unit").to_owned();
        let lines = vec![vec![Words::new(Tone::Quiet, desk.date(desk.today))]];
        let head = Head { title: about.clone(), lines: marked(desk, internal, lines), ..Head::default() };
        let running = running(&mark(about), desk.t("situation"), None);
        return vec![Part { level: 1, running, head, rows: rows(sections) }];
    };
    let Some(picture) = situation(desk.snapshot, id, desk.today, internal) else { return Vec::new() };
    let Some(agency) = desk.snapshot.agency.get(id) else { return Vec::new() };
    let sections = told::agency(desk.texts, desk.snapshot, &picture, desk.today);
    let responsible = desk.snapshot.assigned(id, AssignmentRole::Responsible, desk.today);
    let unit = desk.team(responsible.map(|(_, employee)| employee.id));
    let head = head(desk, agency, vec![Words::new(Tone::Quiet, desk.date(desk.today))]);
    let head = Head { lines: marked(desk, internal, head.lines), ..head };
    let running = running(&mark(desk.named(agency)), desk.t("situation"), unit);
    vec![Part { level: 1, running, head, rows: rows(sections) }]
}

/// The lines of the head, after which it is said for whom the picture is where it is for ourselves.
fn marked(desk: &Desk<'_>, internal: bool, mut lines: Vec<Vec<Words>>) -> Vec<Vec<Words>> {
    if internal {
        lines.push(vec![Words::new(Tone::Alarm, desk.t("situation-internal-help"))]);
    }
    lines
}

fn rows(sections: Vec<told::Section>) -> Vec<Row> {
    sections.into_iter().map(|section| Row::One { section: set(section) }).collect()
}

fn set(section: told::Section) -> Section {
    let mut set = Section::new(&section.heading);
    for block in section.blocks {
        match block {
            told::Block::Line(line) => match set.blocks.last_mut() {
                Some(Block::Text { lines }) => lines.push(words(line)),
                _ => set.blocks.push(Block::Text { lines: vec![words(line)] }),
            },
            told::Block::Table(table) => set.blocks.push(Block::Table { table: written(table) }),
            // Agencies side by side stand in the table under it; there may be many.
            told::Block::Chart(chart) if chart.named => {}
            told::Block::Chart(chart) => {
                set.blocks.push(Block::Charts { charts: vec![drawn(&chart)], legend: Vec::new() });
            }
        }
    }
    set
}

fn words(line: Vec<told::Words>) -> Vec<Words> {
    let word = |one: told::Words| {
        let tone = match one.tone {
            told::Tone::Plain => Tone::Plain,
            told::Tone::Strong => Tone::Strong,
            told::Tone::Quiet => Tone::Quiet,
            told::Tone::Alarm => Tone::Alarm,
        };
        Words::new(tone, one.text)
    };
    line.into_iter().map(word).collect()
}

fn written(table: told::Table) -> Table {
    let column = |one: told::Column| {
        let share = f64::from(one.share);
        if one.right { Column::numbers(&one.heading, share) } else { Column::words(&one.heading, share) }
    };
    Table {
        columns: table.columns.into_iter().map(column).collect(),
        rows: table.rows.into_iter().map(|row| row.into_iter().map(words).collect()).collect(),
        total: table.total,
    }
}

/// Scores year by year, in per cent of the best there is.
fn drawn(chart: &told::Chart) -> Chart {
    let mut spoken = Vec::new();
    let bar = |(index, year): (usize, &String)| {
        let values = chart.series.iter().enumerate();
        let known = values.filter_map(|(series, (_, values))| Some((series, values.get(index).copied().flatten()?)));
        let segments: Vec<Segment> = known
            .map(|(series, value)| {
                #[expect(clippy::cast_precision_loss, reason = "per cent")]
                let height = value.clamp(0, 100) as f64 / 100.0;
                Segment { series, height, text: value.to_string() }
            })
            .collect();
        let total = segments.first().map_or_else(|| "–".to_owned(), |one| one.text.clone());
        spoken.push(format!("{year}: {total}"));
        Bar { name: year.clone(), total, segments }
    };
    let bars = chart.categories.iter().enumerate().map(bar).collect();
    Chart { title: chart.name.clone(), alt: format!("{}. {}", chart.name, spoken.join("; ")), bars }
}
