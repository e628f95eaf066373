//! The rows of a file that could not come in, as a spreadsheet in which they can be put right: why first, then the cells as
//! they were. Personal identity codes are not written out again: a row may be here because one stands in it.

use rust_xlsxwriter::XlsxError;

use super::lists::{List, Value, workbook};
use crate::domain::importing::RefusedRows;
use crate::domain::personal_code::masked;
use crate::i18n::Texts;

/// The longest name that a sheet may have.
const LONGEST_NAME: usize = 31;

/// The rows as a workbook, a sheet for each of the file's.
///
/// # Errors
/// Where it could not be made.
pub fn write(sheets: &[RefusedRows], texts: &Texts) -> Result<Vec<u8>, XlsxError> {
    let mut taken: Vec<String> = Vec::new();
    let lists: Vec<List> = sheets
        .iter()
        .map(|sheet| {
            let title = free_name(&masked(&sheet.sheet), texts.get("refused-sheet"), &taken);
            taken.push(title.to_lowercase());
            let width = sheet.rows.iter().map(|(_, cells)| cells.len()).max().unwrap_or(0).max(sheet.headings.len());
            let mut headings = vec![texts.get("refused-reason").to_owned()];
            headings.extend(sheet.headings.iter().map(|heading| masked(heading).into_owned()));
            headings.resize(width + 1, String::new());
            let row = |(why, cells): &(String, Vec<String>)| {
                std::iter::once(why).chain(cells).map(|text| Value::Text(masked(text).into_owned())).collect()
            };
            List { title, headings, rows: sheet.rows.iter().map(row).collect() }
        })
        .collect();
    workbook(&lists)
}

/// A name that Excel takes and no sheet before it has.
fn free_name(name: &str, usual: &str, taken: &[String]) -> String {
    let kept = |letter: char| if "[]:*?/\\".contains(letter) || letter.is_control() { ' ' } else { letter };
    let plain: String = name.chars().map(kept).collect();
    let plain = plain.trim().trim_matches('\'').trim();
    let plain = if plain.is_empty() { usual } else { plain };
    let numbered = (1..).map(|number| if number == 1 { String::new() } else { format!(" ({number})") });
    let mut names = numbered.map(|end| {
        let room = LONGEST_NAME - end.chars().count();
        format!("{}{end}", plain.chars().take(room).collect::<String>().trim_end())
    });
    names.find(|name| !taken.contains(&name.to_lowercase())).unwrap_or_else(|| usual.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Language;
    use crate::exchange::table::sheets;

    #[test]
    fn a_personal_identity_code_is_not_written_out_again() {
        let cells = ["131052-308T", "Soita (131052\u{2013}308t) heti", "131052-3080"].map(str::to_owned).to_vec();
        let one = RefusedRows {
            sheet: "131052-308T".into(),
            headings: vec!["Henkilö 131052-308T".into()],
            rows: vec![("Rivillä on 131052-308T.".into(), cells)],
        };
        let bytes = write(&[one], &Texts::new(Language::Fi)).expect("made");
        let read = sheets(&bytes).expect("read");
        let all: Vec<&str> = read[0].lines.iter().flat_map(|line| &line.cells).map(String::as_str).collect();
        assert!(!read[0].name.contains("308T") && !all.concat().to_uppercase().contains("308T"), "{all:?}");
        assert!(all.contains(&"Soita (******-****) heti") && all.contains(&"131052-3080"), "{all:?}");
    }

    #[test]
    fn the_cells_come_back_as_they_were_with_the_reason_in_front() {
        let cells = ["=1+1", "Olematon", "", "007", "1 234,50"].map(str::to_owned).to_vec();
        let one = RefusedRows {
            sheet: "Vuosi 2026/2027".into(),
            headings: ["A", "B", "C", "D"].map(str::to_owned).to_vec(),
            rows: vec![("Virastoa ei ole.".into(), cells.clone())],
        };
        let again = RefusedRows { sheet: "vuosi 2026:2027".into(), ..one.clone() };
        let bytes = write(&[one, again], &Texts::new(Language::Fi)).expect("made");
        let read = sheets(&bytes).expect("read");
        let names: Vec<&str> = read.iter().map(|sheet| sheet.name.as_str()).collect();
        assert_eq!(names, ["Vuosi 2026 2027", "vuosi 2026 2027 (2)"]);
        let row = read.first().and_then(|sheet| sheet.lines.get(1)).map(|line| line.cells.clone()).expect("a row");
        assert_eq!(row.first().map(String::as_str), Some("Virastoa ei ole."));
        assert_eq!(row.get(1..), Some(cells.as_slice()));
    }
}
