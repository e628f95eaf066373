//! The workload as a spreadsheet: a sheet for each table, with typed cells and charts that follow them.

use chrono::NaiveDate;
use rust_xlsxwriter::{
    Chart, ChartType, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

use crate::domain::Snapshot;
use crate::i18n::Texts;
use crate::i18n::load::{Cell, Named, Row, Shown, Table, Unit, workload_tables};

/// For how many years it is told.
pub const YEARS: usize = 5;

/// How many rows a chart shows; the sheet has them all.
const CHARTED: u32 = 30;

/// The workload as a workbook: the same bytes for the same register, language and day.
///
/// # Errors
/// Where it could not be made.
pub fn write(snapshot: &Snapshot, texts: &Texts, today: NaiveDate) -> Result<Vec<u8>, XlsxError> {
    let (title, tables) = (texts.get("place-workload").to_owned(), workload_tables(texts, snapshot, YEARS, today));
    write_shown(&Shown { title, notes: Vec::new(), tables }, texts, today)
}

/// Tables that a page shows as a workbook: the same bytes for the same tables, language and day.
///
/// # Errors
/// Where it could not be made.
pub fn write_shown(shown: &Shown, texts: &Texts, today: NaiveDate) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let made = ExcelDateTime::parse_from_str(&today.format("%Y-%m-%dT00:00:00").to_string())?;
    workbook.set_properties(
        &DocProperties::new().set_title(&*shown.title).set_author("Kortisto").set_creation_datetime(&made),
    );
    let looks = Looks::new();
    let mut taken: Vec<String> = Vec::new();
    for named in &shown.tables {
        let name = sheet_name(&named.name, &taken);
        workbook.push_worksheet(sheet(named, &name, &shown.notes, texts, &looks)?);
        taken.push(name);
    }
    if shown.tables.is_empty() {
        let sheet = workbook.add_worksheet().set_name(sheet_name(&shown.title, &[]))?;
        sheet.write_string(0, 0, texts.get("workload-none"))?;
    }
    workbook.save_to_buffer()
}

/// A name that a sheet can have and none of those `taken` has.
pub(super) fn sheet_name(wanted: &str, taken: &[String]) -> String {
    const LONGEST: usize = 31;
    let allowed = |letter: char| if "[]:*?/\\×".contains(letter) { '-' } else { letter };
    let name: String = wanted.chars().map(allowed).take(LONGEST).collect();
    let same = |name: &String| taken.iter().any(|one| one.to_lowercase() == name.to_lowercase());
    if !same(&name) {
        return name;
    }
    let numbered = (2..).map(|nth: usize| {
        let ending = format!(" {nth}");
        let begun: String = name.chars().take(LONGEST - ending.chars().count()).collect();
        format!("{begun}{ending}")
    });
    numbered.into_iter().find(|name| !same(name)).unwrap_or(name)
}

/// How cells look.
struct Looks {
    title: Format,
    heading: Format,
    quiet: Format,
    day: Format,
}

impl Looks {
    fn new() -> Self {
        let heading = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top);
        Self {
            title: Format::new().set_bold().set_font_size(14),
            heading: heading.set_border_bottom(FormatBorder::Thin).set_background_color(0x00E8_EEF5),
            quiet: Format::new().set_font_color(0x0056_6173),
            // Excel and the others show it as the reader's country does.
            day: Format::new().set_num_format_index(14),
        }
    }
}

/// How a number looks: a sum from which something is missing says so and stays a number.
fn number_format(unit: Unit, lacks: bool, change: bool, strong: bool) -> Format {
    let plain = match unit {
        Unit::Whole => "#,##0",
        Unit::PersonYears | Unit::Factor | Unit::Weight => "#,##0.00",
        Unit::Euros => "#,##0 €",
        Unit::Percent => "0.0%",
    };
    let format = match (change, lacks) {
        (true, _) => format!("+{plain};-{plain};{plain}"),
        (false, true) => format!("{plain}\" + ?\""),
        (false, false) => plain.to_owned(),
    };
    let look = Format::new().set_num_format(format);
    if strong { look.set_bold().set_border_top(FormatBorder::Thin) } else { look }
}

fn sheet(named: &Named, name: &str, notes: &[String], texts: &Texts, looks: &Looks) -> Result<Worksheet, XlsxError> {
    let table = &named.table;
    let mut sheet = Worksheet::new();
    sheet.set_name(name)?;
    sheet.write_string_with_format(0, 0, &table.title, &looks.title)?;
    let mut row = 1;
    for note in notes.iter().chain(&table.notes) {
        sheet.write_string_with_format(row, 0, note, &looks.quiet)?;
        row += 1;
    }
    row += 1;
    let head = row;
    for (at, column) in (0..).zip(&table.columns) {
        sheet.write_string_with_format(head, at, &column.title, &looks.heading)?;
        sheet.set_column_width(at, if column.right { 13.0 } else { f64::from(column.share.clamp(10, 48)) * 1.1 })?;
    }
    for one in &table.rows {
        row += 1;
        cells(&mut sheet, row, table, &one.cells, false, texts, looks)?;
    }
    let last = row;
    if !table.total.is_empty() {
        let total = Row { key: 0, cells: table.total.clone() };
        cells(&mut sheet, row + 1, table, &total.cells, true, texts, looks)?;
    }
    sheet.set_freeze_panes(head + 1, 1)?;
    if let (Ok(columns), false) = (u16::try_from(table.columns.len()), table.rows.is_empty()) {
        sheet.autofilter(head, 0, last, columns.saturating_sub(1))?;
        chart(&mut sheet, name, table, (head, last), columns, texts)?;
    }
    Ok(sheet)
}

fn cells(
    sheet: &mut Worksheet,
    row: u32,
    table: &Table,
    cells: &[Cell],
    strong: bool,
    texts: &Texts,
    looks: &Looks,
) -> Result<(), XlsxError> {
    for ((at, cell), column) in (0..).zip(cells).zip(&table.columns) {
        match cell {
            Cell::Text(text) if strong => {
                let look = Format::new().set_bold().set_border_top(FormatBorder::Thin);
                sheet.write_string_with_format(row, at, text, &look)?;
            }
            Cell::Text(text) => drop(sheet.write_string(row, at, text)?),
            Cell::Number { value, lacks, change } => {
                let look = number_format(column.unit, *lacks, *change, strong);
                sheet.write_number_with_format(row, at, number(column.unit, *value), &look)?;
            }
            Cell::Day(day) => drop(sheet.write_datetime_with_format(row, at, *day, &looks.day)?),
            Cell::Missing => {
                sheet.write_string_with_format(row, at, texts.get("figure-missing"), &looks.quiet)?;
            }
            Cell::Nothing => {}
        }
    }
    Ok(())
}

/// A number as a spreadsheet has it: per cent as a share of one.
#[expect(clippy::cast_precision_loss, reason = "figures stay far below 2^52")]
fn number(unit: Unit, value: i64) -> f64 {
    let one = if unit == Unit::Percent { unit.one() * 100 } else { unit.one() };
    value as f64 / one as f64
}

/// Bars beside the table, which follow its cells.
fn chart(
    sheet: &mut Worksheet,
    name: &str,
    table: &Table,
    (head, last): (u32, u32),
    columns: u16,
    texts: &Texts,
) -> Result<(), XlsxError> {
    let end = last.min(head + CHARTED);
    let mut chart = Chart::new(ChartType::Bar);
    chart.title().set_name(&table.chart_heading(texts));
    let mut drawn = false;
    for at in &table.charted {
        let (Ok(at), Some(_)) = (u16::try_from(*at), table.columns.get(*at)) else { continue };
        let series = chart.add_series();
        series.set_name((name, head, at));
        series.set_categories((name, head + 1, 0, end, 0));
        series.set_values((name, head + 1, at, end, at));
        drawn = true;
    }
    if !drawn {
        return Ok(());
    }
    // The first row on top, as in the table; values from zero.
    chart.y_axis().set_reverse();
    chart.x_axis().set_min(0.0);
    let bars = u32::try_from(table.charted.len()).unwrap_or(1);
    chart.set_width(640).set_height(((end - head) * (8 + 10 * bars) + 120).clamp(240, 1600));
    sheet.insert_chart(head, columns + 1, &chart)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sheets_have_names_of_their_own_that_excel_takes() {
        let long = "htv tiimi × suorite ja paljon muuta samassa";
        let first = sheet_name(long, &[]);
        assert_eq!((first.as_str(), first.chars().count()), ("htv tiimi - suorite ja paljon m", 31));
        let second = sheet_name(long, std::slice::from_ref(&first));
        assert_eq!((second.as_str(), second.chars().count()), ("htv tiimi - suorite ja paljon 2", 31));
        assert_eq!(sheet_name("A/B", &["a-b".to_owned()]), "A-B 2");
    }
}
