//! The sheet with charts that Excel draws itself: head counts and volumes of all agencies, year by year.

use std::collections::{BTreeMap, BTreeSet};

use rust_xlsxwriter::{Chart, ChartFont, ChartLegendPosition, ChartType, Worksheet, XlsxError};
use uuid::Uuid;

use super::SHOWN;
use super::writing::Looks;
use crate::domain::{Counting, HeadcountBasis, ListItem, Snapshot};
use crate::i18n::Texts;
use crate::i18n::keys::headcount_basis_key;

/// How many rows a chart takes.
const CHART: u32 = 19;

/// The width of a chart.
const WIDTH: u32 = 860;

/// So many series are told apart in one chart; of more each has a small chart of its own, as on the screen.
const SERIES: usize = 8;

/// How many small charts stand side by side.
const ACROSS: u32 = 3;

/// How many rows a small chart takes.
const SMALL: u32 = 11;

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
    if sums.subjects.len() > SERIES {
        return small_charts(sheet, name, (headings, row), sums);
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
    chart.set_width(WIDTH).set_height(CHART * 18);
    sheet.insert_chart(row + 2, 0, &chart)?;
    Ok(row + CHART + 4)
}

/// A chart for each subject, told apart by its name and compared by the scale that all share; returns the row after them.
fn small_charts(
    sheet: &mut Worksheet,
    name: &str,
    (headings, last): (u32, u32),
    sums: &Sums,
) -> Result<u32, XlsxError> {
    let highest = sums.subjects.iter().flat_map(|(_, counts)| counts.values().copied()).max().unwrap_or_default();
    let width = WIDTH / ACROSS;
    let mut end = last;
    for ((at, column), (subject, _)) in (0_u32..).zip(1_u16..).zip(&sums.subjects) {
        let mut chart = Chart::new(ChartType::Column);
        chart.title().set_name(subject).set_font(ChartFont::new().set_bold().set_size(10));
        chart.legend().set_hidden();
        chart.y_axis().set_min(0.0).set_max(round_above(highest));
        chart
            .add_series()
            .set_name((name, headings, column))
            .set_categories((name, headings + 1, 0, last, 0))
            .set_values((name, headings + 1, column, last, column));
        chart.set_width(width - 8).set_height(SMALL * 18);
        let top = last + 2 + at / ACROSS * (SMALL + 1);
        sheet.insert_chart_with_offset(top, 0, &chart, at % ACROSS * width, 0)?;
        end = top + SMALL;
    }
    Ok(end + 4)
}

/// The least number of one digit and zeros that is not below.
#[allow(clippy::cast_precision_loss, reason = "sums of figures are far from it")]
fn round_above(highest: i64) -> f64 {
    let mut one = 1_i64;
    while highest.saturating_sub(1) / one >= 10 {
        one = one.saturating_mul(10);
    }
    (highest.max(1).saturating_add(one - 1) / one * one) as f64
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

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Read};

    use rust_xlsxwriter::Workbook;

    use super::*;
    use crate::domain::Language;

    /// What stands in the charts of a sheet with so many subjects: 10 for the first, 20 for the second.
    fn charts(subjects: i64) -> Vec<String> {
        let of = |at: i64| (format!("Suorite {at}"), BTreeMap::from([(2024, at * 10), (2025, at * 10 + 1)]));
        let sums = Sums {
            title: "Suoritteet".into(),
            years: BTreeSet::from([2024, 2025]),
            subjects: (1..=subjects).map(of).collect(),
        };
        let mut sheet = Worksheet::new();
        sheet.set_name("Kaaviot").expect("a name");
        let texts = Texts::new(Language::Fi);
        block(&mut sheet, "Kaaviot", 1, &sums, &texts, &Looks::new()).expect("written");
        let mut workbook = Workbook::new();
        workbook.push_worksheet(sheet);
        let bytes = workbook.save_to_buffer().expect("a workbook");
        let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
        let names: Vec<String> = zip.file_names().map(|name| name.expect("a name").into_owned()).collect();
        let names = names.into_iter().filter(|name| name.starts_with("xl/charts/chart"));
        let mut text = |name: String| {
            let mut text = String::new();
            zip.by_name(&name).expect("there").read_to_string(&mut text).expect("text");
            text
        };
        names.map(&mut text).collect()
    }

    #[test]
    fn more_subjects_than_colours_stand_in_small_charts_of_one_scale() {
        let few = charts(8);
        assert_eq!((few.len(), few[0].matches("<c:ser>").count()), (1, 8));
        let many = charts(9);
        assert_eq!(many.len(), 9);
        for chart in &many {
            assert_eq!(chart.matches("<c:ser>").count(), 1);
            assert!(chart.contains("<c:max val=\"100\"/>") && chart.contains("<c:min val=\"0\"/>"), "{chart}");
        }
        let named = |at: usize| many.iter().filter(|chart| chart.contains(&format!("<a:t>Suorite {at}</a:t>"))).count();
        assert!((1..=9).all(|at| named(at) == 1), "each says what it shows");
    }

    #[test]
    fn a_scale_ends_at_a_round_number() {
        let ends = [0, 1, 9, 10, 11, 91, 100, 101, 1_234_567].map(|end| round_above(end).to_string());
        assert_eq!(ends, ["1", "1", "9", "10", "20", "100", "100", "200", "2000000"]);
    }
}
