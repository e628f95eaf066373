//! Tables for other programs: agencies, contacts and figures as lists, as csv that a Finnish Excel opens or as a workbook.

use chrono::Datelike;
use rust_xlsxwriter::{Format, FormatBorder, Workbook, Worksheet, XlsxError};

use crate::domain::figures::new_year::{Stand, Subject};
use crate::domain::importing::contacts::ContactField;
use crate::domain::shape::{Kind, columns};
use crate::domain::{Agency, ReachKind, Rows, Snapshot, Table};
use crate::i18n::Texts;
use crate::i18n::importing::contact_field_key;
use crate::i18n::keys::{headcount_basis_key, language_key};
pub use crate::i18n::list::{List, Value};
use crate::i18n::order::Collator;
use crate::i18n::planned::{column_name, word_name};
use crate::i18n::rows::told;

use super::workload::sheet_name;

fn text(text: impl Into<String>) -> Value {
    Value::Text(text.into())
}

/// A day in a cell of its own kind; as ISO has it where spreadsheets know no such day.
fn day(day: Option<chrono::NaiveDate>) -> Value {
    match day {
        Some(day) if old(day) => text(day.to_string()),
        Some(day) => Value::Day(day),
        None => text(""),
    }
}

/// Whether Excel has no such day: none before 1900, and of that year not all.
fn old(day: chrono::NaiveDate) -> bool {
    day.year() <= 1900
}

fn in_order<'s>(snapshot: &'s Snapshot, texts: &Texts) -> Vec<&'s Agency> {
    let (collator, language) = (Collator::new(texts.language()), texts.language());
    let mut agencies: Vec<&Agency> = snapshot.agency.iter().collect();
    agencies.sort_by(|a, b| collator.compare(a.name(language), b.name(language)).then(a.id.cmp(&b.id)));
    agencies
}

/// The agencies with what is told of each in a row; `import agencies` reads it.
#[must_use]
pub fn agencies(snapshot: &Snapshot, texts: &Texts) -> List {
    let shown: Vec<_> = columns(Table::Agency)
        .iter()
        .filter(|column| column.kind != Kind::Row(None) && column.name != "logo")
        .collect();
    let row = |agency: &&Agency| {
        let fields = crate::domain::Record::from((*agency).clone()).fields();
        let cell = |name: &str, kind: Kind| match fields.get(name) {
            Some(serde_json::Value::String(word)) if kind == Kind::Word => {
                text(word_name(texts, Table::Agency, name, word).unwrap_or_else(|| word.clone()))
            }
            Some(serde_json::Value::String(said)) if kind == Kind::Day => day(said.parse().ok()),
            Some(serde_json::Value::Null) | None => text(""),
            Some(value) => text(told(texts, &snapshot.rows, Table::Agency, name, value)),
        };
        shown.iter().map(|column| cell(column.name, column.kind)).collect()
    };
    List {
        title: texts.get("sheet-agency").to_owned(),
        headings: shown.iter().map(|column| column_name(texts, Table::Agency, column.name)).collect(),
        rows: in_order(snapshot, texts).iter().map(row).collect(),
    }
}

/// The head counts and the volumes of all agencies, a figure in each row; `import headcounts` and `import volumes` read
/// them.
#[must_use]
pub fn figures(snapshot: &Snapshot, texts: &Texts) -> [List; 2] {
    let language = texts.language();
    let heading = |keys: &[&str]| keys.iter().map(|key| texts.get(key).to_owned()).collect::<Vec<_>>();
    let name = |agency: &Agency| [text(agency.name(language)), text(&*agency.abbreviation)];
    let (mut headcounts, mut volumes) = (Vec::new(), Vec::new());
    for agency in in_order(snapshot, texts) {
        let mut rows: Vec<_> = snapshot.headcount.of(agency.id).collect();
        rows.sort_by_key(|row| (row.year, row.employment_type, row.basis));
        for row in rows {
            let kind = snapshot.employment_type.get(row.employment_type).map(|kind| kind.name(language));
            let [full, short] = name(agency);
            let basis = texts.get(headcount_basis_key(row.basis));
            headcounts.push(vec![
                full,
                short,
                Value::Year(row.year),
                text(kind.unwrap_or_default()),
                text(basis),
                Value::Number(row.count),
                text(&*row.note),
            ]);
        }
        let mut rows: Vec<_> = snapshot.volume.of(agency.id).collect();
        rows.sort_by_key(|row| (row.year, row.product));
        for row in rows {
            let product = snapshot.product.get(row.product).map(|product| product.name(language));
            let [full, short] = name(agency);
            let product = text(product.unwrap_or_default());
            volumes.push(vec![full, short, Value::Year(row.year), product, Value::Number(row.count), text(&*row.note)]);
        }
    }
    let shared = ["import-field-agency", "field-abbreviation", "field-year"];
    let of = |rest: &[&str]| [heading(&shared), heading(rest)].concat();
    [
        List {
            title: texts.get("sheet-headcount").to_owned(),
            headings: of(&["figures-field-type", "field-basis", "figures-list-count", "figures-list-note"]),
            rows: headcounts,
        },
        List {
            title: texts.get("sheet-volume").to_owned(),
            headings: of(&["figures-field-product", "figures-list-count", "figures-list-note"]),
            rows: volumes,
        },
    ]
}

/// What is waited for of a year, a figure in each row with an empty cell to write it in; `import headcounts` and
/// `import volumes` read what has been written. Of agencies that never had any figures there is a row without a type.
#[must_use]
pub fn missing_figures(snapshot: &Snapshot, texts: &Texts, year: i64, stands: &[&Stand]) -> Vec<List> {
    let language = texts.language();
    let (mut headcounts, mut volumes) = (Vec::new(), Vec::new());
    for stand in stands {
        let Some(agency) = snapshot.agency.get(stand.agency) else { continue };
        let begun = || vec![text(agency.name(language)), text(&*agency.abbreviation), Value::Year(year)];
        if stand.missing.is_empty() {
            headcounts.push([begun(), vec![text(""), text(""), text(""), text("")]].concat());
        }
        for missing in &stand.missing {
            let before = Value::Number(missing.before);
            match missing.subject {
                Subject::Headcount(kind, basis) => {
                    let kind = snapshot.employment_type.get(kind).map(|kind| kind.name(language)).unwrap_or_default();
                    let basis = texts.get(headcount_basis_key(basis));
                    headcounts.push([begun(), vec![text(kind), text(basis), text(""), before]].concat());
                }
                Subject::Volume(product) => {
                    let name = snapshot.product.get(product).map(|one| one.name(language)).unwrap_or_default();
                    volumes.push([begun(), vec![text(name), text(""), before]].concat());
                }
            }
        }
    }
    let list = |title: &str, rest: &[&str], rows: Vec<Vec<Value>>| {
        let keys = ["import-field-agency", "field-abbreviation", "field-year"].iter().chain(rest);
        let headings = keys.map(|key| texts.get(key).to_owned()).collect();
        List { title: texts.get(title).to_owned(), headings, rows }
    };
    let heads = ["figures-field-type", "field-basis", "figures-list-count", "new-year-previous"];
    let transactions = ["figures-field-product", "figures-list-count", "new-year-previous"];
    let lists = [list("sheet-headcount", &heads, headcounts), list("sheet-volume", &transactions, volumes)];
    lists.into_iter().filter(|list| !list.rows.is_empty()).collect()
}

/// How many columns there are for each kind of number or address; the rest stand in the last of them.
const REACHES: usize = 3;

/// The contacts of all agencies, one in each row; `import contacts` reads it.
#[must_use]
pub fn contacts(snapshot: &Snapshot, texts: &Texts) -> List {
    let kinds = [
        (ReachKind::Phone, ContactField::Phone),
        (ReachKind::Email, ContactField::Email),
        (ReachKind::Fax, ContactField::Fax),
    ];
    let most = |kind: ReachKind| {
        let count = |contact| snapshot.reaches(contact).into_iter().filter(|reach| reach.kind == kind).count();
        snapshot.contact.iter().map(count).max().unwrap_or_default().clamp(1, REACHES)
    };
    let widths = kinds.map(|(kind, _)| most(kind));
    let field = |field: ContactField| texts.get(contact_field_key(field)).to_owned();
    let mut headings =
        vec![texts.get("field-name").to_owned(), field(ContactField::Agency), field(ContactField::Title)];
    for ((_, kind), width) in kinds.iter().zip(widths) {
        headings.extend((1..=width).map(|at| if at == 1 { field(*kind) } else { format!("{} {at}", field(*kind)) }));
    }
    headings.extend([ContactField::Language, ContactField::Roles, ContactField::Note].map(field));
    headings.extend([ContactField::ValidFrom, ContactField::ValidTo].map(field));
    let language = texts.language();
    let mut rows = Vec::new();
    for agency in in_order(snapshot, texts) {
        for contact in snapshot.contacts(agency.id) {
            let reaches = snapshot.reaches(contact);
            let mut row = vec![text(&*contact.name), text(agency.name(language)), text(&*contact.title)];
            for ((kind, _), width) in kinds.iter().zip(widths) {
                let values: Vec<&str> =
                    reaches.iter().filter(|reach| reach.kind == *kind).map(|reach| reach.value.as_str()).collect();
                let split = values.len().min(width.saturating_sub(1));
                let (first, rest) = values.split_at(split);
                let mut cells: Vec<Value> = first.iter().map(|value| text(*value)).collect();
                cells.push(text(rest.join("; ")));
                cells.resize(width, text(""));
                row.extend(cells);
            }
            let spoken = contact.language.map(|spoken| texts.get(language_key(spoken)).to_owned());
            row.extend([
                text(spoken.unwrap_or_default()),
                text(roles(&snapshot.rows, contact.id, texts)),
                text(&*contact.note),
                day(contact.valid_from),
                day(contact.valid_to),
            ]);
            rows.push(row);
        }
    }
    List { title: texts.get("sheet-contact").to_owned(), headings, rows }
}

/// What somebody is asked about.
pub(super) fn roles(rows: &Rows, contact: crate::domain::ContactId, texts: &Texts) -> String {
    let held = rows.contact_in_role.iter().filter(|held| held.contact == contact);
    let names = held.filter_map(|held| rows.contact_role.get(held.role)).map(|role| role.name(texts.language()));
    names.collect::<Vec<_>>().join(", ")
}

/// How many letters a text may have that stands in a formula.
const LONGEST_IN_A_FORMULA: usize = 255;

/// Whether a text would be taken for something else than it is: a formula, a number whose zeros go, or a day where
/// two numbers stand with a mark between them, as in `3/6`.
fn risky(cell: &str) -> bool {
    let digits =
        cell.len() > 1 && cell.starts_with('0') && cell.bytes().all(|byte| byte.is_ascii_digit() || byte == b' ');
    let number = |part: &str| matches!(part.len(), 1..=4) && part.bytes().all(|byte| byte.is_ascii_digit());
    let pair = |mark: char| {
        cell.trim_end_matches('.').split_once(mark).is_some_and(|(one, other)| number(one) && number(other))
    };
    cell.starts_with(['=', '+', '-', '@', '\t']) || digits || ['/', '.', ':', '-'].into_iter().any(pair)
}

/// A list as csv that a Finnish Excel opens: a mark of its encoding, semicolons, decimals after a comma, and what looks
/// like a formula or a number that is none as text.
#[must_use]
pub fn csv(list: &List) -> Vec<u8> {
    let mut lines = String::from("\u{feff}");
    let quoted = |cell: &str| {
        let needs = cell.contains([';', '"', '\n', '\r']) || cell.starts_with(' ') || cell.ends_with(' ');
        if needs { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_owned() }
    };
    let guarded = |cell: &str| {
        // Excel takes the text out of such a formula, and so do we.
        if !risky(cell) {
            cell.to_owned()
        } else if cell.contains('\n') || cell.chars().count() > LONGEST_IN_A_FORMULA {
            // A text of several lines, or a long one, cannot stand in a formula.
            format!("'{cell}")
        } else {
            format!("=\"{}\"", cell.replace('"', "\"\""))
        }
    };
    let headings: Vec<String> = list.headings.iter().map(|heading| quoted(heading)).collect();
    lines.push_str(&headings.join(";"));
    lines.push_str("\r\n");
    for row in &list.rows {
        let cells: Vec<String> = row
            .iter()
            .map(|cell| match cell {
                Value::Text(text) => quoted(&guarded(text)),
                value => value.plain(),
            })
            .collect();
        lines.push_str(&cells.join(";"));
        lines.push_str("\r\n");
    }
    lines.into_bytes()
}

/// How the cells of a workbook look.
struct Looks {
    heading: Format,
    whole: Format,
    day: Format,
}

/// Lists as a workbook, a sheet for each: typed cells, filters, headings that stay in sight.
///
/// # Errors
/// Where it could not be made.
pub fn workbook(lists: &[List]) -> Result<Vec<u8>, XlsxError> {
    let looks = Looks {
        heading: Format::new().set_bold().set_border_bottom(FormatBorder::Thin).set_background_color(0x00E8_EEF5),
        whole: Format::new().set_num_format("#,##0"),
        // Excel and the others show it as the reader's country does.
        day: Format::new().set_num_format_index(14),
    };
    let mut workbook = Workbook::new();
    let mut taken: Vec<String> = Vec::new();
    for list in lists {
        let name = sheet_name(&list.title, &taken);
        let sheet = workbook.add_worksheet();
        sheet.set_name(&name)?;
        taken.push(name);
        for (column, title) in (0..).zip(&list.headings) {
            sheet.write_string_with_format(0, column, title, &looks.heading)?;
        }
        let mut widths: Vec<usize> = list.headings.iter().map(|title| title.chars().count() + 3).collect();
        for (row, cells) in (1..).zip(&list.rows) {
            for ((column, value), width) in (0..).zip(cells).zip(&mut widths) {
                cell(sheet, (row, column), value, &looks)?;
                *width = value.plain().chars().count().max(*width);
            }
        }
        for (column, width) in (0..).zip(widths) {
            sheet.set_column_width(column, f64::from(u32::try_from(width.clamp(8, 60)).unwrap_or(60)))?;
        }
        let (bottom, right) = (list.rows.len(), list.headings.len().saturating_sub(1));
        sheet.autofilter(0, 0, u32::try_from(bottom).unwrap_or(u32::MAX), u16::try_from(right).unwrap_or(u16::MAX))?;
        sheet.set_freeze_panes(1, 1)?;
    }
    workbook.save_to_buffer()
}

fn cell(sheet: &mut Worksheet, (row, column): (u32, u16), value: &Value, looks: &Looks) -> Result<(), XlsxError> {
    match value {
        Value::Text(text) if text.is_empty() => {}
        Value::Text(text) => {
            let text: String = text.chars().take(32_000).collect();
            sheet.write_string(row, column, text)?;
        }
        Value::Number(number) => drop(sheet.write_number_with_format(row, column, scaled(*number, 0), &looks.whole)?),
        Value::Year(year) => drop(sheet.write_number(row, column, scaled(*year, 0))?),
        Value::Decimal(number, decimals) => {
            let look = Format::new().set_num_format(format!("#,##0{}", places(*decimals)));
            sheet.write_number_with_format(row, column, scaled(*number, *decimals), &look)?;
        }
        Value::Percent(number, decimals) => {
            let look = Format::new().set_num_format(format!("0{}%", places(*decimals)));
            sheet.write_number_with_format(row, column, scaled(*number, decimals + 2), &look)?;
        }
        Value::Euros(number, decimals) => {
            let look = Format::new().set_num_format(format!("#,##0{} €", places(*decimals)));
            sheet.write_number_with_format(row, column, scaled(*number, *decimals), &look)?;
        }
        Value::Day(day) if old(*day) => drop(sheet.write_string(row, column, day.to_string())?),
        Value::Day(day) => drop(sheet.write_datetime_with_format(row, column, *day, &looks.day)?),
    }
    Ok(())
}

/// The places after the point of a number format. What is finer than a price is shown to two, and is there whole.
fn places(decimals: u8) -> String {
    let decimals = if decimals > 4 { 2 } else { decimals };
    if decimals == 0 { String::new() } else { format!(".{}", "0".repeat(usize::from(decimals))) }
}

/// A number with so many decimals as a spreadsheet has it.
#[expect(clippy::cast_precision_loss, reason = "figures stay far below 2^52")]
fn scaled(number: i64, decimals: u8) -> f64 {
    number as f64 / 10_f64.powi(i32::from(decimals))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_of_several_lines_is_a_text_too() {
        let lines = "=1+1\ntoinen rivi";
        let rows = vec![vec![text(lines), text("x")]];
        let list = List { title: "Lista".into(), headings: ["A", "B"].map(str::to_owned).to_vec(), rows };
        let bytes = csv(&list);
        assert!(String::from_utf8_lossy(&bytes).contains("\"'=1+1\n"));
        let sheets = crate::exchange::table::sheets(&bytes).expect("read");
        let line = sheets.first().and_then(|sheet| sheet.lines.get(1)).map(|line| line.cells.clone());
        assert_eq!(line, Some([lines, "x"].map(str::to_owned).to_vec()));
    }

    #[test]
    fn cells_that_look_like_formulas_stay_texts() {
        let rows = vec![
            vec![text("=1+1"), text("+358 29"), text("a;\"b\""), Value::Number(-5)],
            vec![text("0012"), text("-"), text(""), Value::Year(2024)],
        ];
        let list = List { title: "Lista".into(), headings: ["A", "B", "C", "D"].map(str::to_owned).to_vec(), rows };
        let lines = String::from_utf8(csv(&list)).expect("text");
        assert_eq!(
            lines,
            "\u{feff}A;B;C;D\r\n\"=\"\"=1+1\"\"\";\"=\"\"+358 29\"\"\";\"a;\"\"b\"\"\";-5\r\n\"=\"\"0012\"\"\";\"=\"\"-\"\"\";;2024\r\n"
        );
        let sheets = crate::exchange::table::sheets(&csv(&list)).expect("read");
        let cells = |at: usize| sheets.first().and_then(|sheet| sheet.lines.get(at)).map(|line| line.cells.clone());
        assert_eq!(cells(1), Some(["=1+1", "+358 29", "a;\"b\"", "-5"].map(str::to_owned).to_vec()));
        let sheets = crate::exchange::table::sheets(&workbook(&[list]).expect("made")).expect("read");
        assert_eq!(
            sheets.first().and_then(|sheet| sheet.lines.get(1)).map(|line| line.cells.clone()),
            Some(["=1+1", "+358 29", "a;\"b\"", "-5"].map(str::to_owned).to_vec())
        );
    }

    #[test]
    fn days_of_agencies_are_days_and_what_no_spreadsheet_knows_is_told() {
        let mut snapshot = Snapshot::default();
        for (name, since) in [("Aapalaitos", "2015-01-01"), ("Borgån virasto", "1812-03-12")] {
            let client_since = since.parse().ok();
            let agency = Agency { name_fi: name.into(), client_since, ..Agency::empty(crate::domain::AgencyId::new()) };
            snapshot.rows.put(agency.into());
        }
        let list = agencies(&snapshot, &Texts::new(crate::domain::Language::Fi));
        let lines = String::from_utf8(csv(&list)).expect("text");
        assert!(lines.contains(";1.1.2015;") && lines.contains(";1812-03-12;"), "{lines}");
        let old = List { rows: vec![vec![Value::Day("1812-03-12".parse().expect("a day"))]], ..list.clone() };
        for list in [list, old] {
            let sheets = crate::exchange::table::sheets(&workbook(&[list]).expect("made")).expect("read");
            let cells = sheets.iter().flat_map(|sheet| &sheet.lines).flat_map(|line| &line.cells);
            assert!(cells.into_iter().any(|cell| cell == "1812-03-12"));
        }
    }

    #[test]
    fn days_and_decimals_are_what_a_finnish_excel_takes_them_for() {
        let date = chrono::NaiveDate::from_ymd_opt(2026, 10, 2).expect("a day");
        let row = vec![
            Value::Day(date),
            Value::Decimal(-1205, 2),
            Value::Percent(85, 1),
            Value::Euros(123_450, 2),
            text("3/6"),
            text("2026-10-02"),
        ];
        let headings = ["A", "B", "C", "D", "E", "F"].map(str::to_owned).to_vec();
        let list = List { title: "Kausi: 1/2 [a]*".into(), headings, rows: vec![row] };
        let lines = String::from_utf8(csv(&list)).expect("text");
        assert_eq!(lines, "\u{feff}A;B;C;D;E;F\r\n2.10.2026;-12,05;8,5%;1234,50;\"=\"\"3/6\"\"\";2026-10-02\r\n");
        let sheets = crate::exchange::table::sheets(&workbook(&[list.clone(), list]).expect("made")).expect("read");
        let names: Vec<&str> = sheets.iter().map(|sheet| sheet.name.as_str()).collect();
        assert_eq!(names, ["Kausi- 1-2 -a--", "Kausi- 1-2 -a-- 2"]);
        let cells = sheets.first().and_then(|sheet| sheet.lines.get(1)).map(|line| line.cells.clone());
        assert_eq!(
            cells,
            Some(["2026-10-02", "-12,05", "8,5 %", "1234,5", "3/6", "2026-10-02"].map(str::to_owned).to_vec())
        );
    }
}
