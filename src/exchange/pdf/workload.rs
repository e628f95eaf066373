//! The workload on paper: its tables as they stand on the screen.

use super::desk::{Desk, running};
use super::sections::said;
use super::sheet::{Block, Column, Head, Part, Row, Section, Table, Tone, Words};
use crate::i18n::load::{self, Named, Shown, workload_tables};

/// For how many years it is told.
const YEARS: usize = 3;

/// What is left out where a table is wider than a page.
const LEFT_OUT: [&str; 5] = ["team", "away", "for-others", "run-day", "off"];

/// From so many columns on a table is wider than a page.
const WIDE: usize = 9;

/// What it is called.
pub(super) fn title(desk: &Desk<'_>) -> String {
    format!("{} {}", desk.t("place-workload"), desk.date(desk.today))
}

/// The one part there is.
pub(super) fn parts(desk: &Desk<'_>) -> Vec<Part> {
    let tables = workload_tables(desk.texts, desk.snapshot, YEARS, desk.today);
    let notes = vec![desk.t("load-rests-on").to_owned()];
    let all = Shown { title: desk.t("place-workload").to_owned(), notes, tables };
    shown(desk, &title(desk), &all)
}

/// Tables as a page shows them, under what they are narrowed down to.
pub(super) fn shown(desk: &Desk<'_>, about: &str, shown: &Shown) -> Vec<Part> {
    let mut rows: Vec<Row> = shown.tables.iter().map(|one| Row::One { section: section(desk, one) }).collect();
    if rows.is_empty() {
        let nothing = Section::new(desk.t("place-workload")).with(said(Tone::Quiet, desk.t("workload-none")));
        rows.push(Row::One { section: nothing });
    }
    vec![Part {
        level: 1,
        running: running(about, desk.t("place-workload"), desk.team(None)),
        head: Head {
            lines: shown.notes.iter().map(|note| vec![Words::new(Tone::Quiet, note)]).collect(),
            title: about.to_owned(),
            ..Head::default()
        },
        rows,
    }]
}

fn section(desk: &Desk<'_>, one: &Named) -> Section {
    let mut section = Section::new(&one.table.title);
    for note in &one.table.notes {
        section = section.with(said(Tone::Quiet, note));
    }
    section.with(Block::Table { table: table(desk, &one.table) })
}

fn table(desk: &Desk<'_>, told: &load::Table) -> Table {
    let wide = told.columns.len() >= WIDE;
    let kept: Vec<usize> = (0..told.columns.len())
        .filter(|at| told.columns.get(*at).is_some_and(|one| !wide || !LEFT_OUT.contains(&one.key.as_str())))
        .collect();
    let column = |at: &usize| {
        told.columns.get(*at).map(|column| {
            let share = f64::from(column.share);
            if column.right { Column::numbers(&column.title, share) } else { Column::words(&column.title, share) }
        })
    };
    let row = |cells: &[load::Cell], tone: Tone| -> Vec<Vec<Words>> {
        let cell = |at: &usize| {
            let text = cells.get(*at).map(|cell| told.text(desk.language(), cell, *at, desk.t("figure-missing")));
            vec![Words::new(tone, text.unwrap_or_default())]
        };
        kept.iter().map(cell).collect()
    };
    let mut rows: Vec<Vec<Vec<Words>>> = told.rows.iter().map(|one| row(&one.cells, Tone::Plain)).collect();
    if !told.total.is_empty() {
        rows.push(row(&told.total, Tone::Strong));
    }
    Table { columns: kept.iter().filter_map(column).collect(), rows, total: !told.total.is_empty() }
}
