//! The register into a workbook.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Image, Workbook, Worksheet, XlsxError,
};

use super::called::Called;
use super::cells::{Cell, Words, cell};
use super::charts;
use super::{CALLED, REGISTER, ROWS_OF_A_SHEET, SAID, SHOWN, VERSION, WriteError, hidden, key, sheet_name};
use crate::domain::shape::{Column, columns};
use crate::domain::{List, Record, Snapshot, Table, shape};
use crate::i18n::Texts;
use crate::i18n::date::format_date;
use crate::i18n::order::Collator;
use crate::i18n::planned::column_name;

/// The first day that Excel knows as others do: it has a 29 February 1900.
const FIRST_DAY: NaiveDate = match NaiveDate::from_ymd_opt(1900, 3, 1) {
    Some(day) => day,
    None => NaiveDate::MIN,
};

/// How wide a column is, in letters.
const WIDTHS: std::ops::RangeInclusive<usize> = 8..=60;

/// How many rows are looked at for how wide a column has to be.
const MEASURED: usize = 500;

/// The most that a cell takes, in units of UTF-16.
const LONGEST: usize = 32_767;

/// How high a row with a logo is, in pixels, and the most that the logo takes of it.
const LOGO: (u32, f64) = (72, 64.0);

/// What is written, and for whom.
pub struct Job<'j> {
    /// The register.
    pub snapshot: &'j Snapshot,
    /// The reader's language.
    pub texts: &'j Texts,
    /// The day that is written on it.
    pub today: NaiveDate,
    /// The PNG of each logo, by hash.
    pub logos: &'j HashMap<String, Vec<u8>>,
    /// Is told how many sheets are done, of how many.
    pub say: &'j dyn Fn(usize, usize),
    /// Set by whoever wants it no more.
    pub cancelled: &'j AtomicBool,
}

/// The register as a workbook: the same bytes for the same register, language and day.
///
/// # Errors
/// Where nobody wants it any more, or it could not be made.
pub fn write(job: &Job<'_>) -> Result<Vec<u8>, WriteError> {
    let mut workbook = Workbook::new();
    let at = job.today.and_time(NaiveTime::MIN);
    let made = ExcelDateTime::parse_from_str(&at.format("%Y-%m-%dT%H:%M:%S").to_string())?;
    let title = job.texts.get("workbook-title");
    workbook.set_properties(&DocProperties::new().set_title(title).set_author("Kortisto").set_creation_datetime(&made));
    let looks = Looks::new();
    let words = Words::of(job.texts);
    let called = Called::of(job.texts, &job.snapshot.rows);
    let tables = order();
    let mut written: Vec<(String, Table, usize)> = Vec::new();
    let mut sheets = Vec::new();
    for (done, table) in tables.iter().enumerate() {
        (job.say)(done, tables.len());
        let rows = sorted(job, *table, &called);
        let parts: Vec<&[Record]> = if rows.is_empty() { vec![&[]] } else { rows.chunks(ROWS_OF_A_SHEET).collect() };
        for (part, rows) in parts.into_iter().enumerate() {
            if job.cancelled.load(Ordering::Relaxed) {
                return Err(WriteError::Cancelled);
            }
            let name = sheet_name(job.texts, *table);
            let begun: String = name.chars().take(27).collect();
            let name = if part == 0 { name } else { format!("{begun} {}", part + 1) };
            let mut sheet = Worksheet::new();
            sheet.set_name(&name)?;
            Page { job, table: *table, looks: &looks, words: &words, called: &called }.write(&mut sheet, rows)?;
            if rows.is_empty() {
                sheet.set_hidden(true);
            }
            written.push((name, *table, rows.len()));
            sheets.push(sheet);
        }
    }
    workbook.push_worksheet(about(job, &looks, &written)?);
    if let Some(sheet) = charts::sheet(job.snapshot, job.texts, &looks)? {
        workbook.push_worksheet(sheet);
    }
    if let Some(sheet) = logos(job, &looks)? {
        workbook.push_worksheet(sheet);
    }
    for sheet in sheets {
        workbook.push_worksheet(sheet);
    }
    (job.say)(tables.len(), tables.len());
    if job.cancelled.load(Ordering::Relaxed) {
        return Err(WriteError::Cancelled);
    }
    Ok(workbook.save_to_buffer()?)
}

/// The tables in the order of their sheets: what people look for first comes first, lists last.
fn order() -> Vec<Table> {
    let list = |table: &Table| List::ALL.iter().any(|list| list.table() == *table);
    let mut tables: Vec<Table> = Table::ALL.to_vec();
    tables.sort_by_key(|table| (list(table), *table != Table::Agency));
    tables
}

/// The rows of a table as they stand in its sheet: agency by agency, and lists in their own order.
fn sorted(job: &Job<'_>, table: Table, called: &Called) -> Vec<Record> {
    let collator = Collator::new(job.texts.language());
    let mut places: Vec<&crate::domain::Agency> = job.snapshot.agency.iter().collect();
    let language = job.texts.language();
    places.sort_by(|a, b| collator.compare(a.name(language), b.name(language)).then(a.id.cmp(&b.id)));
    let places: HashMap<_, usize> = places.iter().enumerate().map(|(at, agency)| (agency.id, at)).collect();
    let mut rows: Vec<(Option<usize>, i64, String, Record)> = job
        .snapshot
        .rows
        .records_of(table)
        .into_iter()
        .map(|row| {
            let agency = row.agency().and_then(|agency| places.get(&agency)).copied();
            let fields = row.fields();
            let number = |column| fields.get(column).and_then(serde_json::Value::as_i64).unwrap_or_default();
            let name = called.name(table, row.id()).unwrap_or_default().to_owned();
            (agency, number("position").max(number("year")).max(number("weekday")), name, row)
        })
        .collect();
    rows.sort_by(|a, b| {
        let named = || collator.compare(&a.2, &b.2);
        a.0.cmp(&b.0).then(a.1.cmp(&b.1)).then_with(named).then_with(|| a.3.id().cmp(&b.3.id()))
    });
    rows.into_iter().map(|(_, _, _, row)| row).collect()
}

/// How cells look.
pub(super) struct Looks {
    pub(super) heading: Format,
    pub(super) title: Format,
    pub(super) whole: Format,
    decimal: Format,
    day: Format,
    time: Format,
    moment: Format,
}

impl Looks {
    pub(super) fn new() -> Self {
        let heading = Format::new().set_bold().set_align(FormatAlign::Top).set_border_bottom(FormatBorder::Thin);
        Self {
            heading: heading.set_background_color(0x00E8_EEF5),
            title: Format::new().set_bold().set_font_size(16),
            whole: Format::new().set_num_format("#,##0"),
            decimal: Format::new().set_num_format("#,##0.00##"),
            // Excel and the others show these three as the reader's country does.
            day: Format::new().set_num_format_index(14),
            time: Format::new().set_num_format_index(20),
            moment: Format::new().set_num_format_index(22),
        }
    }
}

/// The sheet of a table, or a part of it.
struct Page<'p> {
    job: &'p Job<'p>,
    table: Table,
    looks: &'p Looks,
    words: &'p Words,
    called: &'p Called,
}

impl Page<'_> {
    fn write(&self, sheet: &mut Worksheet, rows: &[Record]) -> Result<(), WriteError> {
        let (mut shown, mut unseen): (Vec<&Column>, Vec<&Column>) = (Vec::new(), Vec::new());
        for column in columns(self.table) {
            if hidden(self.table, column) { unseen.push(column) } else { shown.push(column) }
        }
        // Whose it is comes first.
        shown.sort_by_key(|column| column.name != "agency");
        let fields: Vec<_> = rows.iter().map(Record::fields).collect();
        let mut at = 0;
        for (column, seen) in shown.iter().map(|column| (*column, true)).chain(unseen.iter().map(|one| (*one, false))) {
            let cells: Vec<Cell> = fields
                .iter()
                .map(|fields| {
                    let value = fields.get(column.name).unwrap_or(&serde_json::Value::Null);
                    cell(self.table, column, value, self.words, self.called)
                })
                .collect();
            at = self.column(sheet, at, column.name, &cells, seen)?;
        }
        let last = at;
        if shape::pointed_into_tables().contains(&self.table) {
            let name = |row: &Record| self.called.name(self.table, row.id()).unwrap_or_default().to_owned();
            let cells: Vec<Cell> = rows.iter().map(|row| Cell::Text(name(row))).collect();
            at = self.column(sheet, at, CALLED, &cells, false)?;
        }
        let cells: Vec<Cell> = rows.iter().map(|row| Cell::Text(shape::content(row).to_string())).collect();
        at = self.column(sheet, at, SAID, &cells, false)?;
        sheet.set_row_hidden(0)?;
        sheet.set_freeze_panes(2, 1)?;
        let bottom = u32::try_from(rows.len()).unwrap_or(u32::MAX).saturating_add(1);
        sheet.autofilter(1, 0, bottom, last.max(at).saturating_sub(1))?;
        Ok(())
    }

    /// Writes a column and, where texts are longer than a cell takes, the next ones with their rest; returns the column
    /// after them.
    fn column(
        &self,
        sheet: &mut Worksheet,
        from: u16,
        name: &str,
        cells: &[Cell],
        seen: bool,
    ) -> Result<u16, WriteError> {
        let own = matches!(name, CALLED | SAID);
        let heading = if own { name.to_owned() } else { column_name(self.job.texts, self.table, name) };
        let mut at = from;
        let mut rest: Vec<(u32, String)> = Vec::new();
        let mut widest = heading.chars().count() + 3;
        sheet.write_string(0, at, key(self.table, name))?;
        sheet.write_string_with_format(1, at, &heading, &self.looks.heading)?;
        for (row, cell) in (2..).zip(cells) {
            if row < 2 + u32::try_from(MEASURED).unwrap_or(u32::MAX) {
                widest = widest.max(width(cell));
            }
            if let Cell::Text(text) = cell {
                let (first, more) = cut(text);
                if !first.is_empty() {
                    sheet.write_string(row, at, first)?;
                }
                rest.extend((!more.is_empty()).then(|| (row, more.to_owned())));
                continue;
            }
            self.cell(sheet, row, at, name, cell)?;
        }
        let close = |sheet: &mut Worksheet, at| -> Result<(), XlsxError> {
            sheet.set_column_width(
                at,
                f64::from(u32::try_from(widest.clamp(*WIDTHS.start(), *WIDTHS.end())).unwrap_or(8)),
            )?;
            if !seen {
                sheet.set_column_hidden(at)?;
            }
            Ok(())
        };
        close(sheet, at)?;
        while !rest.is_empty() {
            at += 1;
            sheet.write_string(0, at, key(self.table, name))?;
            sheet.write_string_with_format(1, at, format!("{heading} …"), &self.looks.heading)?;
            let mut next = Vec::new();
            for (row, text) in rest {
                let (first, more) = cut(&text);
                sheet.write_string(row, at, first)?;
                next.extend((!more.is_empty()).then(|| (row, more.to_owned())));
            }
            close(sheet, at)?;
            rest = next;
        }
        Ok(at + 1)
    }

    fn cell(&self, sheet: &mut Worksheet, row: u32, at: u16, name: &str, cell: &Cell) -> Result<(), XlsxError> {
        let looks = self.looks;
        match cell {
            Cell::Nothing | Cell::Text(_) => {}
            Cell::Flag(flag) => drop(sheet.write_boolean(row, at, *flag)?),
            Cell::Number(number) if name == "count" => {
                sheet.write_number_with_format(row, at, *number, &looks.whole)?;
            }
            Cell::Number(number) => drop(sheet.write_number(row, at, *number)?),
            Cell::Decimal(number) => drop(sheet.write_number_with_format(row, at, *number, &looks.decimal)?),
            Cell::Day(day) if *day < FIRST_DAY => drop(sheet.write_string(row, at, day.to_string())?),
            Cell::Day(day) => drop(sheet.write_datetime_with_format(row, at, *day, &looks.day)?),
            Cell::Time(time) => drop(sheet.write_datetime_with_format(row, at, *time, &looks.time)?),
            Cell::Moment(moment) if whole(*moment) => {
                sheet.write_datetime_with_format(row, at, *moment, &looks.moment)?;
            }
            Cell::Moment(moment) => {
                sheet.write_string(row, at, moment.format("%Y-%m-%d %H:%M:%S%.f").to_string())?;
            }
        }
        Ok(())
    }
}

/// Whether a cell of a moment says all of it.
fn whole(moment: NaiveDateTime) -> bool {
    moment.date() >= FIRST_DAY && moment.and_utc().timestamp_subsec_nanos() == 0
}

fn width(cell: &Cell) -> usize {
    match cell {
        Cell::Text(text) => text.lines().map(|line| line.chars().count()).max().unwrap_or_default() + 2,
        Cell::Day(_) | Cell::Decimal(_) | Cell::Number(_) => 12,
        Cell::Moment(_) => 18,
        Cell::Nothing | Cell::Flag(_) | Cell::Time(_) => 8,
    }
}

/// What of a text goes into one cell, and what is left. It is cut inside a word: spaces at the ends of cells go astray.
fn cut(text: &str) -> (&str, &str) {
    let (mut units, mut end) = (0, None);
    let mut before = ' ';
    for (at, letter) in text.char_indices() {
        // An escaped sign takes seven letters and not one.
        units += letter.len_utf16() + if letter == '_' { 6 } else { 0 };
        if !letter.is_whitespace() && !before.is_whitespace() {
            end = Some(at);
        }
        if units > LONGEST {
            return text.split_at(end.unwrap_or(at));
        }
        before = letter;
    }
    (text, "")
}

/// The sheet that says what the workbook is and what is in it.
fn about(job: &Job<'_>, looks: &Looks, written: &[(String, Table, usize)]) -> Result<Worksheet, XlsxError> {
    let texts = job.texts;
    let mut sheet = Worksheet::new();
    sheet.set_name(texts.get("workbook-about"))?;
    sheet.write_string(0, 0, REGISTER)?;
    sheet.write_string(0, 1, VERSION.to_string())?;
    sheet.write_string(0, 2, texts.language().code())?;
    sheet.set_row_hidden(0)?;
    sheet.write_string_with_format(1, 0, texts.get("workbook-title"), &looks.title)?;
    let day = format_date(texts.language(), job.today);
    sheet.write_string(2, 0, texts.with("workbook-written", &[("day", day.into())]))?;
    let mut row = 4;
    for key in ["workbook-explained-edit", "workbook-explained-back", "workbook-explained-hidden"] {
        sheet.write_string(row, 0, texts.get(key))?;
        row += 1;
    }
    row += 1;
    sheet.write_string_with_format(row, 0, texts.get("workbook-sheet"), &looks.heading)?;
    sheet.write_string_with_format(row, 1, texts.get("workbook-rows"), &looks.heading)?;
    for (name, table, rows) in written.iter().filter(|(_, _, rows)| *rows > 0) {
        row += 1;
        sheet.write_string(row, 2, table.name())?;
        sheet.write_string(row, 0, name)?;
        sheet.write_number_with_format(row, 1, u32::try_from(*rows).unwrap_or(u32::MAX), &looks.whole)?;
    }
    sheet.set_column_width(0, 48)?;
    sheet.set_column_width(1, 12)?;
    sheet.set_column_hidden(2)?;
    Ok(sheet)
}

/// The sheet of logos; none where there are none.
fn logos(job: &Job<'_>, looks: &Looks) -> Result<Option<Worksheet>, XlsxError> {
    let language = job.texts.language();
    let collator = Collator::new(language);
    let mut named: Vec<(&str, &str, &Vec<u8>)> = Vec::new();
    for agency in job.snapshot.agency.iter() {
        let Some(hash) = &agency.logo else { continue };
        named.extend(job.logos.get(hash).map(|png| (agency.name(language), hash.as_str(), png)));
    }
    if named.is_empty() {
        return Ok(None);
    }
    named.sort_by(|a, b| collator.compare(a.0, b.0).then_with(|| a.1.cmp(b.1)));
    let mut sheet = Worksheet::new();
    sheet.set_name(job.texts.get("workbook-logos"))?;
    sheet.write_string(0, 0, SHOWN)?;
    sheet.set_row_hidden(0)?;
    sheet.write_string_with_format(1, 0, job.texts.get("import-field-agency"), &looks.heading)?;
    sheet.write_string_with_format(1, 1, job.texts.get("workbook-logo"), &looks.heading)?;
    for (row, (name, _, png)) in (2..).zip(named) {
        sheet.write_string(row, 0, name)?;
        sheet.set_row_height_pixels(row, LOGO.0)?;
        let image = Image::new_from_buffer(png)?.set_alt_text(name);
        let scale = (LOGO.1 / image.width().max(image.height()).max(1.0)).min(1.0);
        let image = image.set_scale_width(scale).set_scale_height(scale);
        sheet.insert_image_with_offset(row, 1, &image, 4, 4)?;
    }
    sheet.set_column_width(0, 40)?;
    sheet.set_column_width(1, 16)?;
    sheet.set_freeze_panes(2, 0)?;
    Ok(Some(sheet))
}
