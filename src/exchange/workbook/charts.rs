//! The sheet with charts that Excel draws itself: head counts and volumes of all agencies, year by year.

use std::collections::{BTreeMap, BTreeSet};

use rust_xlsxwriter::{Chart, ChartLegendPosition, ChartType, Worksheet, XlsxError};
use uuid::Uuid;

use super::SHOWN;
use super::writing::Looks;
use crate::domain::{Counting, HeadcountBasis, ListItem, Snapshot};
use crate::i18n::Texts;
use crate::i18n::keys::headcount_basis_key;

/// How many rows a chart takes.
const CHART: u32 = 19;

/// What is shown by years: for each subject, in order, its name and a sum for each year that has any.
struct Sums {
    title: String,
    years: BTreeSet<i64>,
    subjects: Vec<(String, BTreeMap<i64, i64>)>,
}

/// The sheet; none where there are no figures.
pub(super) fn sheet(snapshot: &Snapshot, texts: &Texts, looks: &Looks) -> Result<Option<Worksheet>, XlsxError> {
    let all: Vec<Sums> = [headcounts(snapshot, texts), volumes(snapshot, texts)].into_iter().flatten().collect();
    if all.is_empty() {
        return Ok(None);
    }
    let mut sheet = Worksheet::new();
    let name = texts.get("workbook-charts");
    sheet.set_name(name)?;
    sheet.write_string(0, 0, SHOWN)?;
    sheet.set_row_hidden(0)?;
    sheet.set_column_width(0, 14)?;
    let mut row = 1;
    for sums in &all {
        row = block(&mut sheet, name, row, sums, texts, looks)?;
    }
    Ok(Some(sheet))
}

/// Writes a table with its chart under it; returns the row after them.
fn block(
    sheet: &mut Worksheet,
    name: &str,
    top: u32,
    sums: &Sums,
    texts: &Texts,
    looks: &Looks,
) -> Result<u32, XlsxError> {
    sheet.write_string_with_format(top, 0, &sums.title, &looks.title)?;
    let headings = top + 1;
    sheet.write_string_with_format(headings, 0, texts.get("field-year"), &looks.heading)?;
    for (column, (subject, _)) in (1..).zip(&sums.subjects) {
        sheet.write_string_with_format(headings, column, subject, &looks.heading)?;
        sheet.set_column_width(column, 18)?;
    }
    let mut row = headings;
    for year in &sums.years {
        row += 1;
        // A year is no quantity: as a text it stands under its bar as it is.
        sheet.write_string(row, 0, year.to_string())?;
        for (column, (_, counts)) in (1..).zip(&sums.subjects) {
            if let Some(count) = counts.get(year) {
                #[allow(clippy::cast_precision_loss, reason = "sums of figures are far from it")]
                sheet.write_number_with_format(row, column, *count as f64, &looks.whole)?;
            }
        }
    }
    let mut chart = Chart::new(ChartType::ColumnStacked);
    chart.title().set_name(&sums.title);
    chart.legend().set_position(ChartLegendPosition::Bottom);
    for (column, _) in (1_u16..).zip(&sums.subjects) {
        chart
            .add_series()
            .set_name((name, headings, column))
            .set_categories((name, headings + 1, 0, row, 0))
            .set_values((name, headings + 1, column, row, column));
    }
    chart.set_width(860).set_height(CHART * 18);
    sheet.insert_chart(row + 2, 0, &chart)?;
    Ok(row + CHART + 4)
}

fn headcounts(snapshot: &Snapshot, texts: &Texts) -> Option<Sums> {
    // Different ways of counting are not summed; the one that most figures have is shown.
    let mut bases: BTreeMap<HeadcountBasis, usize> = BTreeMap::new();
    for row in snapshot.headcount.iter() {
        *bases.entry(row.basis).or_default() += 1;
    }
    let basis =
        bases.iter().max_by_key(|(basis, count)| (**count, std::cmp::Reverse(**basis))).map(|(basis, _)| *basis)?;
    let counted = |kind: &&ListItem| snapshot.counting(kind.id) == Counting::Counted;
    let mut kinds: Vec<_> = snapshot.employment_type.iter().filter(counted).collect();
    kinds.sort_by_key(|kind| kind.position);
    let subjects = kinds.into_iter().map(|kind| (kind.id.0, kind.name(texts.language()).to_owned()));
    let rows = snapshot.headcount.iter().filter(|row| row.basis == basis);
    let rows = rows.map(|row| (row.employment_type.0, row.year, row.count));
    let title = format!("{}: {}", texts.get("workbook-chart-headcounts"), texts.get(headcount_basis_key(basis)));
    summed(title, subjects, rows)
}

fn volumes(snapshot: &Snapshot, texts: &Texts) -> Option<Sums> {
    let mut products: Vec<_> = snapshot.product.iter().collect();
    products.sort_by_key(|product| product.position);
    let subjects = products.into_iter().map(|product| (product.id.0, product.name(texts.language()).to_owned()));
    let rows = snapshot.volume.iter().map(|row| (row.product.0, row.year, row.count));
    summed(texts.get("workbook-chart-volumes").to_owned(), subjects, rows)
}

fn summed(
    title: String,
    subjects: impl Iterator<Item = (Uuid, String)>,
    rows: impl Iterator<Item = (Uuid, i64, i64)>,
) -> Option<Sums> {
    let mut sums: BTreeMap<Uuid, BTreeMap<i64, i64>> = BTreeMap::new();
    let mut years = BTreeSet::new();
    for (subject, year, count) in rows {
        let sum = sums.entry(subject).or_default().entry(year).or_default();
        *sum = sum.saturating_add(count);
        years.insert(year);
    }
    let subjects: Vec<_> = subjects.filter_map(|(id, name)| Some((name, sums.remove(&id)?))).collect();
    (!subjects.is_empty()).then_some(Sums { title, years, subjects })
}
