//! Three years of figures as charts with exact numbers, and the same as tables.

use super::desk::Desk;
use super::sections::said;
use super::sheet::{Bar, Block, Chart, Column, Key, Section, Segment, Table, Tone, Words};
use crate::domain::figures::{self, Difference, Figure, FigureTable, Line, YEARS_AT_FIRST};
use crate::domain::{Agency, AgencyId, Counting, FieldGroup, HeadcountBasis};
use crate::i18n::names::{change_heading, counted_name};
use crate::i18n::number::{format_percent, format_signed};

/// The share of a table's width that its first column has, where a year has one.
const NAMES: f64 = 2.0;

/// The headcounts of the last three years.
pub(super) fn headcounts(desk: &Desk<'_>, agency: &Agency) -> Section {
    let years = figures::headcount_years(desk.snapshot, agency.id, desk.today, YEARS_AT_FIRST);
    let table = figures::headcounts(desk.snapshot, agency.id, HeadcountBasis::default(), &years);
    let heading = desk.t("figures-headcount");
    let section = Section::new(heading).aside(verified(desk, agency.id, FieldGroup::Headcount, &years));
    if table.is_empty() {
        return section.with(said(Tone::Quiet, desk.t("paper-figures-none")));
    }
    let name = |id| desk.snapshot.employment_type.get(id).map(|item| item.name(desk.language()).to_owned());
    let named = |line: &Line| counted_name(desk.texts, &name(line.subject).unwrap_or_default(), line.counting);
    let names: Vec<String> = table.lines.iter().map(named).collect();
    // A type nobody has ever entered is a row of the table, not a series of the chart.
    let counted = |line: &usize| table.lines.get(*line).is_some_and(|line| line.counting == Counting::Counted);
    let drawn: Vec<usize> = (0..table.lines.len()).filter(counted).filter(|line| drawable(&table, *line)).collect();
    let numbers = numbers(desk, desk.t("field-employment-type"), &table, &names, true);
    let numbers = vec![Block::Table { table: numbers }];
    if drawn.is_empty() {
        return inherited(desk, Section { blocks: numbers, ..section }, &table);
    }
    let legend =
        drawn.iter().enumerate().filter_map(|(series, line)| Some(Key { series, text: names.get(*line)?.clone() }));
    let chart = Block::Charts {
        charts: vec![stacked(desk, agency, heading, &table, &drawn, &names)],
        legend: legend.collect(),
    };
    inherited(desk, section.with(Block::Beside { left: vec![chart], right: numbers }), &table)
}

/// The volumes of the last three years, product by product.
pub(super) fn volumes(desk: &Desk<'_>, agency: &Agency) -> Option<Section> {
    let years = figures::volume_years(desk.snapshot, agency.id, desk.today, YEARS_AT_FIRST);
    let table = figures::volumes(desk.snapshot, agency.id, &years);
    if table.is_empty() {
        return None;
    }
    let heading = desk.t("figures-volume");
    let product = |id| desk.snapshot.product.get(id);
    let names: Vec<String> = table
        .lines
        .iter()
        .map(|line| product(line.subject).map(|one| one.name(desk.language()).to_owned()).unwrap_or_default())
        .collect();
    let charts: Vec<Chart> = (0..table.lines.len())
        .filter(|line| drawable(&table, *line))
        .filter_map(|line| {
            let title = names.get(line)?;
            Some(Chart { title: title.clone(), ..stacked(desk, agency, title, &table, &[line], &names) })
        })
        .collect();
    let section = Section::new(heading).aside(verified(desk, agency.id, FieldGroup::Volume, &years));
    let section = if charts.is_empty() { section } else { section.with(Block::Charts { charts, legend: Vec::new() }) };
    let numbers = numbers(desk, desk.t("field-product"), &table, &names, false);
    Some(inherited(desk, section.with(Block::Table { table: numbers }), &table))
}

/// Whether there is something of a line to draw.
fn drawable(table: &FigureTable, line: usize) -> bool {
    table
        .lines
        .get(line)
        .is_some_and(|line| line.figures.iter().any(|figure| figure.total().is_some_and(|total| total > 0)))
}

/// Who has found the figures of the newest verified year true, and when.
fn verified(desk: &Desk<'_>, agency: AgencyId, group: FieldGroup, years: &[i64]) -> String {
    let newest =
        years.iter().rev().find_map(|year| desk.snapshot.verified(agency, group, Some(*year)).map(|one| (year, one)));
    newest.map_or_else(String::new, |(year, one)| {
        let date = desk.date(one.verified_on);
        let said = desk.tw("figures-verified", &[("date", date.into()), ("who", one.verified_by.as_str().into())]);
        format!("{year}: {said}")
    })
}

fn inherited(desk: &Desk<'_>, section: Section, table: &FigureTable) -> Section {
    if table.inherits() { section.with(said(Tone::Quiet, desk.t("figures-inherited"))) } else { section }
}

/// The `drawn` lines of a table as stacked bars, a bar for each year.
fn stacked(
    desk: &Desk<'_>,
    agency: &Agency,
    title: &str,
    table: &FigureTable,
    drawn: &[usize],
    names: &[String],
) -> Chart {
    let value = |line: &usize, year: usize| table.lines.get(*line)?.figures.get(year)?.total();
    let total = |year| figures::sum(drawn.iter().map(|line| value(line, year)));
    let highest = (0..table.years.len()).filter_map(total).max().unwrap_or(0).max(1);
    let mut bars = Vec::new();
    let mut spoken = Vec::new();
    for (index, year) in table.years.iter().enumerate() {
        let mut segments = Vec::new();
        let mut parts = Vec::new();
        for (series, line) in drawn.iter().enumerate() {
            let Some(number) = value(line, index) else { continue };
            #[expect(clippy::cast_precision_loss, reason = "figures stay far below 2^52")]
            let height = number.max(0) as f64 / highest as f64;
            segments.push(Segment { series, height, text: desk.number(number) });
            let name = names.get(*line).map(String::as_str).unwrap_or_default();
            parts.push(format!("{name} {}", desk.number(number)));
        }
        let whole = total(index).map(|total| desk.number(total));
        let total = whole.clone().unwrap_or_else(|| desk.t("figure-missing").to_owned());
        spoken.push(match (whole, drawn.len()) {
            (Some(whole), 2..) => format!("{year}: {}, {} {whole}", parts.join(", "), desk.t("figures-total")),
            _ => format!("{year}: {total}"),
        });
        bars.push(Bar { name: year.to_string(), total: whole_or_dash(total, segments.is_empty()), segments });
    }
    let args = [
        ("name", title.into()),
        ("agency", agency.name(desk.language()).into()),
        ("numbers", spoken.join("; ").into()),
    ];
    Chart { title: String::new(), alt: desk.tw("paper-chart", &args), bars }
}

fn whole_or_dash(total: String, missing: bool) -> String {
    if missing { "–".to_owned() } else { total }
}

/// A table of figures: names down, years across, the change at the end.
fn numbers(desk: &Desk<'_>, heading: &str, table: &FigureTable, names: &[String], total: bool) -> Table {
    let mut columns = vec![Column::words(heading, NAMES)];
    columns.extend(table.years.iter().map(|year| Column::numbers(&year.to_string(), 1.0)));
    let compared = table.compared(desk.today);
    columns.push(Column::numbers(&change_heading(desk.texts, table, desk.today), 1.5));
    let plain = |text: String| vec![Words::new(Tone::Plain, text)];
    let change = |change: Option<Difference>| {
        change.map_or_else(
            || "–".to_owned(),
            |change| {
                let absolute = format_signed(desk.language(), change.absolute);
                change.percent.map_or(absolute.clone(), |percent| format!("{absolute} ({})", per_cent(desk, percent)))
            },
        )
    };
    let mut rows: Vec<Vec<Vec<Words>>> = Vec::new();
    for (line, name) in table.lines.iter().zip(names) {
        if line.retired && line.figures.iter().all(|figure| figure.total().is_none()) {
            continue;
        }
        let mut row = vec![plain(name.clone())];
        row.extend(line.figures.iter().map(|figure| vec![written(desk, *figure)]));
        row.push(plain(change(line.change(compared))));
        rows.push(row);
    }
    let strong = |text: String| vec![Words::new(Tone::Strong, text)];
    if total {
        let mut row = vec![strong(desk.t("figures-total").to_owned())];
        row.extend((0..table.years.len()).map(|year| {
            let sum = table.total(year).map_or_else(|| "–".to_owned(), |sum| desk.number(sum));
            strong(if table.lacks(year) { format!("≥ {sum}") } else { sum })
        }));
        row.push(strong(change(table.change(compared))));
        rows.push(row);
    }
    Table { columns, rows, total }
}

fn written(desk: &Desk<'_>, figure: Figure) -> Words {
    match figure.total() {
        Some(total) => {
            let star = if figure.inherited.is_some() { "*" } else { "" };
            Words::new(Tone::Plain, format!("{}{star}", desk.number(total)))
        }
        None => Words::new(Tone::Quiet, desk.t("figure-missing")),
    }
}

/// `+3,2 %` in Finnish and Swedish, `+3.2%` in English.
fn per_cent(desk: &Desk<'_>, percent: f64) -> String {
    let sign = if percent > 0.0 { "+" } else { "" };
    format!("{sign}{}", format_percent(desk.language(), percent, 1))
}
