#![allow(clippy::format_collect, clippy::needless_raw_string_hashes, reason = "rows are alike and full of quotes")]

use std::io::Write;

use proptest::prelude::*;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::biff::tests::record;
use super::formats::moment;
use super::*;

/// A packed file of these parts.
pub(crate) fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).expect("a part");
        writer.write_all(content).expect("written");
    }
    writer.finish().expect("packed").into_inner()
}

const RELS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="rId4" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>"#;

/// A workbook as Excel writes it, with this sheet and an empty one.
pub(crate) fn xlsx(sheet: &str, strings: &str) -> Vec<u8> {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let workbook = format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<workbook xmlns="{main}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Yhteystiedot" sheetId="1" r:id="rId1"/><sheet name="Taul2" sheetId="2" r:id="rId2"/></sheets></workbook>"#
    );
    let worksheet = |data: &str| {
        format!(
            r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="{main}"><dimension ref="A1"/><sheetData>{data}</sheetData></worksheet>"#
        )
    };
    let strings = format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><sst xmlns="{main}" count="9" uniqueCount="9">{strings}</sst>"#
    );
    packed(&[
        ("[Content_Types].xml", br#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"#),
        ("_rels/.rels", br#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#),
        ("xl/workbook.xml", workbook.as_bytes()),
        ("xl/_rels/workbook.xml.rels", RELS.as_bytes()),
        ("xl/worksheets/sheet1.xml", worksheet(sheet).as_bytes()),
        ("xl/worksheets/sheet2.xml", worksheet("").as_bytes()),
        ("xl/sharedStrings.xml", strings.as_bytes()),
    ])
}

/// A spreadsheet as LibreOffice writes it, with these rows.
pub(crate) fn ods(rows: &str) -> Vec<u8> {
    ods_of(&ods_content(rows))
}

fn ods_content(rows: &str) -> String {
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><office:body><office:spreadsheet><table:table table:name="Taulukko1" table:style-name="ta1"><table:table-column table:number-columns-repeated="16384"/>{rows}</table:table></office:spreadsheet></office:body></office:document-content>"#
    )
}

fn ods_of(content: &str) -> Vec<u8> {
    packed(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", b"<manifest:manifest/>"),
        ("content.xml", content.as_bytes()),
    ])
}

/// A compound file with one stream.
fn compound(name: &str, stream: &[u8]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(std::io::Cursor::new(Vec::new())).expect("made");
    file.create_stream(name).expect("made").write_all(stream).expect("written");
    file.into_inner().into_inner()
}

/// A text of an old workbook, its length in two bytes or in one.
fn xls_text(text: &str, brief: bool) -> Vec<u8> {
    let letters: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let length = u16::try_from(letters.len() / 2).expect("short").to_le_bytes();
    [if brief { &length[..1] } else { &length[..] }, &[1], &letters].concat()
}

fn xls_label(row: u16, column: u16, text: &str) -> Vec<u8> {
    record(0x204, &[&row.to_le_bytes()[..], &column.to_le_bytes(), &[0, 0], &xls_text(text, false)].concat())
}

/// A workbook as Excel 97 writes it: sheets with their names, how they are hidden, and their records.
fn xls(sheets: &[(&str, u8, &[u8])]) -> Vec<u8> {
    let begin = record(0x809, &[0, 6, 5, 0, 0, 0, 0, 0]);
    let names = |places: &[u32]| -> Vec<u8> {
        let named = sheets.iter().zip(places);
        named
            .flat_map(|((name, state, _), at)| {
                record(0x85, &[&at.to_le_bytes()[..], &[*state, 0], &xls_text(name, true)].concat())
            })
            .collect()
    };
    let end = record(0x0A, &[]);
    let style = [
        record(0x41E, &[&[200, 0][..], &xls_text("0000000000", false)].concat()),
        record(0xE0, &[0, 0, 0, 0]),
        record(0xE0, &[0, 0, 200, 0]),
    ]
    .concat();
    let mut at = begin.len() + style.len() + names(&vec![0; sheets.len()]).len() + end.len();
    let mut places = Vec::new();
    for (.., content) in sheets {
        places.push(u32::try_from(at).expect("short"));
        at += begin.len() + content.len() + end.len();
    }
    let mut stream = [begin.clone(), style, names(&places), end.clone()].concat();
    for (.., content) in sheets {
        stream.extend([&begin[..], content, &end].concat());
    }
    compound("/Workbook", &stream)
}

fn lines(bytes: &[u8]) -> Vec<(u32, Vec<String>)> {
    let sheets = sheets(bytes).expect("a table");
    sheets[0].lines.iter().map(|line| (line.number, line.cells.clone())).collect()
}

fn line(number: u32, cells: &[&str]) -> (u32, Vec<String>) {
    (number, cells.iter().map(|cell| (*cell).to_owned()).collect())
}

#[test]
fn finnish_excel_writes_semicolons_in_windows_1252() {
    let text =
        "Nimi;Sähköposti;Puhelin\r\nÄila Häave;aila@rl.example;\"019 058 0001; 040 1\"\r\n;;\r\nKaj Åmyytti;;19,5\r\n";
    let (bytes, ..) = encoding_rs::WINDOWS_1252.encode(text);
    let wanted = [
        line(1, &["Nimi", "Sähköposti", "Puhelin"]),
        line(2, &["Äila Häave", "aila@rl.example", "019 058 0001; 040 1"]),
        line(4, &["Kaj Åmyytti", "", "19,5"]),
    ];
    assert_eq!(lines(&bytes), wanted);
    let marked = [b"\xef\xbb\xbf".as_slice(), text.as_bytes()].concat();
    assert_eq!(lines(&marked), wanted);
    let wide: Vec<u8> = [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    assert_eq!(lines(&wide), wanted, "as Excel's «Unicode text»");
}

#[test]
fn commas_tabs_and_what_the_file_says_itself_separate_too() {
    assert_eq!(lines(b"Name,Phone\nA B,\"1,2\"\n")[1], line(2, &["A B", "1,2"]));
    assert_eq!(lines(b"Name\tPhone\nA, B\t1,2\n")[1], line(2, &["A, B", "1,2"]));
    assert_eq!(lines(b"sep=,\r\nName,Phone\r\nA;B,1\r\n")[1], line(2, &["A;B", "1"]));
    assert_eq!(lines("Nimi\nVeera, sihteeri\n".as_bytes()).len(), 2);
    assert_eq!(lines(b"Nimi;Muuta\n\"A\nB\";1\nC;2\n")[2], line(4, &["C", "2"]), "a row may have several lines");
}

#[test]
fn excel_and_its_telephone_numbers() {
    let sheet = r#"<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row><row r="5"><c r="A5" t="inlineStr"><is><t>Veera</t></is></c><c r="B5"><v>358401234567</v></c><c r="C5"><v>3.58401234567E11</v></c><c r="D5"><v>19.5</v></c><c r="E5" s="1"/></row>"#;
    let strings = "<si><t>Nimi</t></si><si><r><t>Puhe</t></r><r><t>lin</t></r></si>";
    let bytes = xlsx(sheet, strings);
    assert_eq!(
        lines(&bytes),
        [line(1, &["Nimi", "Puhelin"]), line(5, &["Veera", "358401234567", "358401234567", "19,5"])]
    );
    let read = sheets(&bytes).expect("read");
    assert_eq!((read.len(), read[0].name.as_str()), (1, "Yhteystiedot"), "empty sheets are not offered");
    let both = xlsx(r#"<row r="1"><c r="A1" t="b"><v>1</v></c><c r="B1" t="e"><v>#REF!</v></c></row>"#, "");
    assert_eq!(lines(&both), [line(1, &["true"])]);
}

#[test]
fn libre_office_and_its_repeats() {
    let rows = r#"<table:table-row><table:table-cell office:value-type="string"><text:p>Nimi</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>Puhelin</text:p></table:table-cell><table:table-cell table:number-columns-repeated="16382"/></table:table-row><table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="16384"/></table:table-row><table:table-row><table:table-cell office:value-type="string"><office:annotation><dc:date>2026</dc:date><text:p>huomautus</text:p></office:annotation><text:p>Veera<text:s text:c="2"/>&amp;</text:p><text:p>Ilkka</text:p></table:table-cell><table:table-cell office:value-type="float" office:value="358401234567"><text:p>3,58E+11</text:p></table:table-cell><table:table-cell office:value-type="string" table:number-columns-repeated="2"><text:p>x</text:p></table:table-cell></table:table-row><table:table-row table:number-rows-repeated="2"><table:covered-table-cell/><table:table-cell office:value-type="string"><text:p>y</text:p></table:table-cell></table:table-row><table:table-row table:number-rows-repeated="1048566"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>"#;
    let bytes = ods(rows);
    assert_eq!(
        lines(&bytes),
        [
            line(1, &["Nimi", "Puhelin"]),
            line(5, &["Veera  &\nIlkka", "358401234567", "x", "x"]),
            line(6, &["", "y"]),
            line(7, &["", "y"]),
        ]
    );
    assert_eq!(sheets(&bytes).expect("read")[0].name, "Taulukko1");
}

#[test]
fn excel_97() {
    let bytes = include_bytes!("../../../tests/fixtures/import/yhteystiedot.xls");
    assert_eq!(
        lines(bytes),
        [
            line(1, &["Nimi", "Nimike", "Puhelin", "Sähköposti"]),
            line(2, &["Veera Näennäinen", "palkkasihteeri", "358401234567", "veera.naennainen@rannikkolaitos.example"]),
            line(4, &["Ilkka Åmyytti", "", "019 058 0012"]),
        ]
    );
}

#[test]
fn days_and_times_are_written_as_such() {
    use calamine::ExcelDateTimeType::{DateTime, TimeDelta};
    let date = |value: &str| {
        format!(
            r#"<table:table-cell office:value-type="date" office:date-value="{value}"><text:p>x</text:p></table:table-cell>"#
        )
    };
    let bytes =
        ods(&format!("<table:table-row>{}{}</table:table-row>", date("2026-10-12"), date("2026-10-12T09:30:00")));
    assert_eq!(lines(&bytes), [line(1, &["2026-10-12", "2026-10-12 09:30:00"])]);
    let of = |value, kind| moment(calamine::ExcelDateTime::new(value, kind, false));
    assert_eq!((of(46307.0, DateTime), of(46307.25, DateTime)), ("2026-10-12".into(), "2026-10-12 06:00:00".into()));
    assert_eq!(of(1.5, TimeDelta), "1,5");
}

fn refused(bytes: &[u8]) -> &'static str {
    sheets(bytes).expect_err("refused").key()
}

#[test]
fn wrong_and_empty_files_are_told_apart() {
    let html = b"<html><table><tr><td>Nimi</td></tr></table></html>";
    for other in [&b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[..], b"%PDF-1.7 x", html, &[0; 64], b"{\\rtf1 x}"] {
        assert_eq!(refused(other), "import-unknown-format", "{other:?}");
    }
    assert_eq!(refused(b"\r\n;;\r\n"), "import-empty");
    assert_eq!(refused(&xlsx("", "")), "import-empty");
    assert_eq!(refused(&ods("")), "import-empty");
    assert_eq!(refused(&packed(&[("word/document.xml", b"<x/>")])), "import-unknown-format");
    assert_eq!(refused(b"PK\x03\x04 and no more"), "import-broken");
    assert_eq!(refused(&xlsx("<row r=\"1\"><c r=\"A1\"><v>1", "")), "import-broken");
    let cut = ods("<table:table-row><table:table-cell><text:p>x");
    assert_eq!(refused(&cut), "import-broken");
    assert_eq!(refused(&[&xls::SIGNATURE[..], &[0; 600]].concat()), "import-broken");
    let mut locked = cfb::CompoundFile::create(std::io::Cursor::new(Vec::new())).expect("made");
    locked.create_stream("/EncryptedPackage").expect("made").write_all(&[1; 99]).expect("written");
    assert_eq!(refused(&locked.into_inner().into_inner()), "import-password");
    let manifest = b"<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>";
    let kind = b"application/vnd.oasis.opendocument.spreadsheet";
    let secret = packed(&[("mimetype", kind), ("META-INF/manifest.xml", manifest), ("content.xml", b"x")]);
    assert_eq!(refused(&secret), "import-password");
    let folder = tempfile::tempdir().expect("a folder");
    assert_eq!(content(&folder.path().join("ei.csv")).expect_err("none").key(), "import-missing");
    assert_eq!(content(folder.path()).expect_err("none").key(), "import-unknown-format");
    std::fs::write(folder.path().join("tyhjä.csv"), "").expect("written");
    assert_eq!(content(&folder.path().join("tyhjä.csv")).expect_err("none").key(), "import-empty");
}

/// The sheets of a file: the name of each, whether it is hidden, which of its rows are, and its lines.
#[allow(clippy::type_complexity, reason = "it is looked at piece by piece")]
fn all(bytes: &[u8]) -> Vec<(String, bool, Vec<u32>, Vec<(u32, Vec<String>)>)> {
    let plain = |sheet: crate::domain::importing::Sheet| {
        let lines = sheet.lines.into_iter().map(|line| (line.number, line.cells)).collect();
        (sheet.name, sheet.hidden.sheet, sheet.hidden.rows.into_iter().collect(), lines)
    };
    sheets(bytes).expect("a table").into_iter().map(plain).collect()
}

/// A row of texts, as each of the formats has it.
fn xlsx_row(row: usize, hidden: bool, cells: &[&str]) -> String {
    let hidden = if hidden { r#" hidden="1""# } else { "" };
    let cell = |(column, text): (usize, &&str)| match *text {
        "" => String::new(),
        text => format!(
            r#"<c r="{}{row}" t="inlineStr"><is><t>{text}</t></is></c>"#,
            crate::domain::importing::column_letters(column)
        ),
    };
    let cells: String = cells.iter().enumerate().map(cell).collect();
    format!(r#"<row r="{row}"{hidden}>{cells}</row>"#)
}

fn xls_row(row: u16, cells: &[&str]) -> Vec<u8> {
    let cells = cells.iter().enumerate().filter(|(_, text)| !text.is_empty());
    cells.flat_map(|(column, text)| xls_label(row, u16::try_from(column).expect("few"), text)).collect()
}

fn ods_cell(text: &str, more: &str) -> String {
    format!(r#"<table:table-cell office:value-type="string"{more}><text:p>{text}</text:p></table:table-cell>"#)
}

const MERGED: [&[&str]; 4] = [
    &["Yhteystiedot 2026", "", "", ""],
    &["Virasto", "Nimi", "Puhelin", ""],
    &["Majakkalaitos", "Meri", "029 1", "040 1"],
    &["", "Mika", "029 2", ""],
];

/// What stands in it: the heading over two columns, the agency over two rows, and the title where it stood.
fn merged() -> Vec<(u32, Vec<String>)> {
    vec![
        line(1, &["Yhteystiedot 2026"]),
        line(2, &["Virasto", "Nimi", "Puhelin", "Puhelin"]),
        line(3, &["Majakkalaitos", "Meri", "029 1", "040 1"]),
        line(4, &["Majakkalaitos", "Mika", "029 2"]),
    ]
}

#[test]
fn merged_cells_stand_in_all_their_columns_and_rows() {
    let rows: String = MERGED.iter().enumerate().map(|(at, cells)| xlsx_row(at + 1, false, cells)).collect();
    let merges = r#"</sheetData><mergeCells><mergeCell ref="A1:D1"/><mergeCell ref="C2:D2"/><mergeCell ref="A3:A4"/></mergeCells><sheetData>"#;
    assert_eq!(lines(&xlsx(&(rows + merges), "")), merged());

    let rows: Vec<u8> = (0..).zip(MERGED).flat_map(|(at, cells)| xls_row(at, cells)).collect();
    let merges: [u16; 13] = [3, 0, 0, 0, 3, 1, 1, 2, 3, 2, 3, 0, 0];
    let merges: Vec<u8> = merges.iter().flat_map(|number| number.to_le_bytes()).collect();
    assert_eq!(lines(&xls(&[("Taul1", 0, &[rows, record(0xE5, &merges)].concat())])), merged());

    let covered = "<table:covered-table-cell/>";
    let wide = |columns: u8| format!(r#" table:number-columns-spanned="{columns}" table:number-rows-spanned="1""#);
    let tall = r#" table:number-columns-spanned="1" table:number-rows-spanned="2""#;
    let rows = [
        ods_cell("Yhteystiedot 2026", &wide(4)) + &covered.repeat(3),
        ods_cell("Virasto", "") + &ods_cell("Nimi", "") + &ods_cell("Puhelin", &wide(2)) + covered,
        ods_cell("Majakkalaitos", tall) + &ods_cell("Meri", "") + &ods_cell("029 1", "") + &ods_cell("040 1", ""),
        covered.to_owned() + &ods_cell("Mika", "") + &ods_cell("029 2", ""),
    ];
    let rows: String = rows.iter().map(|row| format!("<table:table-row>{row}</table:table-row>")).collect();
    assert_eq!(lines(&ods(&rows)), merged());
}

#[test]
fn what_is_hidden_is_told() {
    let rows = xlsx_row(1, false, &["Nimi"]) + &xlsx_row(2, true, &["Pasi"]) + &xlsx_row(3, false, &["Niina"]);
    let seen = vec![line(1, &["Nimi"]), line(2, &["Pasi"]), line(3, &["Niina"])];
    let old = vec![line(1, &["Vanha"])];
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let related = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let book = format!(
        r#"<workbook xmlns="{main}" xmlns:r="{related}"><sheets><sheet name="Voimassa" sheetId="1" r:id="rId1"/><sheet name="Vanhat" sheetId="2" state="veryHidden" r:id="rId2"/></sheets></workbook>"#
    );
    let sheet = |rows: &str| format!(r#"<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>"#);
    let (first, second) = (sheet(&rows), sheet(&xlsx_row(1, false, &["Vanha"])));
    let parts = |slash: &str| {
        let name = |name: &str| name.replace('/', slash);
        let names =
            ["xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"]
                .map(name);
        let contents = [book.as_bytes(), RELS.as_bytes(), first.as_bytes(), second.as_bytes()];
        let parts: Vec<(&str, &[u8])> = names.iter().map(String::as_str).zip(contents).collect();
        packed(&parts)
    };
    let wanted =
        [("Voimassa".to_owned(), false, vec![2], seen.clone()), ("Vanhat".to_owned(), true, vec![], old.clone())];
    assert_eq!(all(&parts("/")), wanted);
    assert_eq!(all(&parts("\\")), wanted, "as some programs of Windows name the parts");

    let height = |row: u8, flags: u8| record(0x208, &[row, 0, 0, 0, 1, 0, 255, 0, 0, 0, 0, 0, flags, 1, 0, 0]);
    let first =
        [height(0, 0), height(1, 0x20), xls_row(0, &["Nimi"]), xls_row(1, &["Pasi"]), xls_row(2, &["Niina"])].concat();
    assert_eq!(all(&xls(&[("Voimassa", 0, &first), ("Vanhat", 1, &xls_row(0, &["Vanha"]))])), wanted);

    let row = |more: &str, text: &str| format!("<table:table-row{more}>{}</table:table-row>", ods_cell(text, ""));
    let hidden = r#" table:visibility="filter""#;
    let rows = row("", "Nimi") + &row(hidden, "Pasi") + &row("", "Niina");
    let next = format!(r#"</table:table><table:table table:name="Vanhat" table:style-name="ta2">{}"#, row("", "Vanha"));
    let styles = r#"<office:automatic-styles><style:style style:name="ta1"><style:table-properties table:display="true"/></style:style><style:style style:name="ta2"><style:table-properties table:display="false"/></style:style></office:automatic-styles><office:body>"#;
    let content =
        ods_content(&(rows + &next)).replacen("<office:body>", styles, 1).replacen("Taulukko1", "Voimassa", 1);
    assert_eq!(all(&ods_of(&content)), wanted);
}

#[test]
fn a_workbook_may_lie_elsewhere_and_have_macros_and_charts() {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let root = format!(
        r#"<Relationships><Relationship Id="r1" Type="{kind}/officeDocument" Target="/muu/kirja.xml"/></Relationships>"#
    );
    let book = format!(
        r#"<x:workbook xmlns:x="{main}" xmlns:r="{kind}"><x:sheets><x:sheet name="Makro" r:id="r3"/><x:sheet name="Kaavio" r:id="r2"/><x:sheet name="Taulu" r:id="r1"/></x:sheets></x:workbook>"#
    );
    let related = format!(
        r#"<Relationships><Relationship Id="r1" Type="{kind}/worksheet" Target="../taulut/1.dat"/><Relationship Id="r2" Type="{kind}/chartsheet" Target="c.xml"/><Relationship Id="r3" Type="http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet" Target="m.xml"/></Relationships>"#
    );
    let sheet = format!(
        r#"<x:worksheet xmlns:x="{main}"><x:sheetData><x:row><x:c t="str"><x:v>Nimi_x000D_</x:v></x:c><x:c/><x:c><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>"#
    );
    let bytes = packed(&[
        ("_rels/.rels", root.as_bytes()),
        ("muu/kirja.xml", book.as_bytes()),
        ("muu/_rels/kirja.xml.rels", related.as_bytes()),
        ("taulut/1.dat", sheet.as_bytes()),
        ("muu/m.xml", b"<macrosheet><sheetData>"),
    ]);
    assert_eq!(all(&bytes), [("Taulu".to_owned(), false, vec![], vec![line(1, &["Nimi", "", "7"])])]);
}

#[test]
fn one_cell_far_out_spoils_its_own_sheet_only() {
    let far = xlsx_row(1, false, &[&["Nimi"][..], &[""; 700], &["x"]].concat());
    let bytes = xlsx(&xlsx_row(1, false, &["Nimi"]), "");
    assert_eq!(sheets(&bytes).expect("read").len(), 1);
    assert_eq!(refused(&xlsx(&far, "")), "import-too-large");
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let sheet = |rows: &str| format!(r#"<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>"#);
    let book = r#"<workbook xmlns:r="r"><sheets><sheet name="A" r:id="rId1"/><sheet name="B" r:id="rId2"/></sheets></workbook>"#;
    let bytes = packed(&[
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", RELS.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet(&far).as_bytes()),
        ("xl/worksheets/sheet2.xml", sheet(&xlsx_row(1, false, &["Nimi"])).as_bytes()),
    ]);
    let read = [("A".to_owned(), false, vec![], vec![]), ("B".to_owned(), false, vec![], vec![line(1, &["Nimi"])])];
    assert_eq!(all(&bytes), read);
    assert_eq!(crate::domain::importing::unread(&sheets(&bytes).expect("read")), ["A"], "which is told");
}

#[test]
fn a_number_keeps_its_digits_and_the_zeros_it_is_shown_with() {
    let sheet = r#"<row r="1"><c r="A1"><v>295553801</v></c><c r="B1" s="1"><v>295553801</v></c><c r="C1"><v>4.0123456799999999E8</v></c><c r="D1" s="2"><v>46307</v></c></row>"#;
    let styles = r#"<styleSheet><numFmts><numFmt numFmtId="164" formatCode="0000000000"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="14"/></cellXfs></styleSheet>"#;
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let rels = RELS.replace("</Relationships>", r#"<Relationship Id="rId9" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/styles" Target="styles.xml"/></Relationships>"#);
    let bytes = packed(&[
        ("xl/workbook.xml", br#"<workbook><sheets><sheet name="A" r:id="rId1"/></sheets></workbook>"#),
        ("xl/_rels/workbook.xml.rels", rels.as_bytes()),
        ("xl/styles.xml", styles.as_bytes()),
        (
            "xl/worksheets/sheet1.xml",
            format!(r#"<worksheet xmlns="{main}"><sheetData>{sheet}</sheetData></worksheet>"#).as_bytes(),
        ),
    ]);
    assert_eq!(lines(&bytes), [line(1, &["295553801", "0295553801", "401234568", "2026-10-12"])]);

    let number = |column: u8, style: u8| {
        record(0x203, &[&[0, 0, column, 0, style, 0][..], &295_553_801_f64.to_le_bytes()].concat())
    };
    let whole = |value: i32| ((value << 2) | 2).to_le_bytes();
    let several = record(0xBD, &[&[1, 0, 0, 0, 0, 0][..], &whole(401_234_567), &[0, 0], &whole(-3), &[1, 0]].concat());
    let formula = record(0x06, &[&[2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 255][..], &[0; 8]].concat());
    let result = record(0x207, &xls_text("tulos", false));
    let bytes = xls(&[("A", 0, &[number(0, 0), number(1, 1), several, formula, result].concat())]);
    assert_eq!(
        lines(&bytes),
        [line(1, &["295553801", "0295553801"]), line(2, &["401234567", "-3"]), line(3, &["tulos"])]
    );

    let cell = |value: &str, shown: &str| {
        format!(
            r#"<table:table-cell office:value-type="float" office:value="{value}"><text:p>{shown}</text:p></table:table-cell>"#
        )
    };
    let rows = format!(
        "<table:table-row>{}{}</table:table-row>",
        cell("2.95553801E8", "3E+08"),
        cell("295553801", "0295553801")
    );
    assert_eq!(lines(&ods(&rows)), [line(1, &["295553801", "0295553801"])]);
}

#[test]
fn a_binary_workbook_is_read_and_its_records_are_measured() {
    // Kind and length have seven bits to a byte.
    let record = |kind: u16, data: &[u8]| {
        let [low, high] = [kind & 0x7F, kind >> 7].map(|part| u8::try_from(part).expect("seven bits"));
        let kind = if kind < 0x80 { vec![low] } else { vec![low | 0x80, high] };
        [kind, vec![u8::try_from(data.len()).expect("short")], data.to_vec()].concat()
    };
    let text = |text: &str| -> Vec<u8> {
        let letters: Vec<u16> = text.encode_utf16().collect();
        let length = u32::try_from(letters.len()).expect("short").to_le_bytes();
        length.into_iter().chain(letters.into_iter().flat_map(u16::to_le_bytes)).collect()
    };
    let named = [vec![1, 0, 0, 0, 1, 0, 0, 0], text("rId1"), text("Vanhat")].concat();
    let book = [record(0x9C, &named), record(0x90, &[]), record(0x9D, &[])].concat();
    let rels = RELS.replace("sheet1.xml", "sheet1.bin");
    let name = record(0x06, &[vec![0; 8], text("Nimi")].concat());
    let number = record(0x05, &[&[1, 0, 0, 0, 0, 0, 0, 0][..], &295_553_801_f64.to_le_bytes()].concat());
    let sheet = [record(0x94, &[0; 16]), record(0x91, &[]), record(0, &[2, 0, 0, 0]), name, number, record(0x92, &[])];
    let file = |sheet: &[u8]| {
        packed(&[
            ("xl/workbook.bin", &book),
            ("xl/_rels/workbook.bin.rels", rels.as_bytes()),
            ("xl/worksheets/sheet1.bin", sheet),
        ])
    };
    let sheet = sheet.concat();
    assert_eq!(all(&file(&sheet)), [("Vanhat".to_owned(), true, vec![], vec![line(3, &["Nimi", "295553801"])])]);
    // A record that says it has 256 megabytes.
    assert_eq!(refused(&file(&[&sheet[..], &[0x06, 0xFF, 0xFF, 0xFF, 0x7F]].concat())), "import-broken");
}

#[test]
fn an_old_workbook_with_a_password_says_so() {
    let locked = [record(0x809, &[0, 6, 5, 0]), record(0x2F, &[1; 54]), vec![9; 4000]].concat();
    assert_eq!(refused(&compound("/Workbook", &locked)), "import-password");
}

#[test]
fn texts_beside_the_table_are_no_cells() {
    let rows = r#"<table:shapes><draw:frame><draw:text-box><text:p>kuva</text:p></draw:text-box></draw:frame></table:shapes><table:table-row><table:table-cell office:value-type="string"><draw:custom-shape><text:p>nuoli</text:p></draw:custom-shape><text:p>Nimi</text:p></table:table-cell></table:table-row>"#;
    assert_eq!(lines(&ods(rows)), [line(1, &["Nimi"])]);
    let strings = "<si><t>Nimi</t><rPh><t>ääntäen</t></rPh></si>";
    assert_eq!(lines(&xlsx(r#"<row><c t="s"><v>0</v></c></row>"#, strings)), [line(1, &["Nimi"])]);
}

#[test]
fn what_is_cut_off_ends() {
    let whole = ods_content(
        r#"<table:table-row><table:table-cell><office:annotation><text:p>x</text:p></office:annotation><text:p>y</text:p></table:table-cell></table:table-row>"#,
    );
    let from = whole.find("<table:table ").expect("a table");
    for at in (from..whole.len()).filter(|at| whole.is_char_boundary(*at)) {
        // Behind the end of the table nothing is missing.
        if let Ok(read) = sheets(&ods_of(&whole[..at])) {
            assert_eq!(read[0].lines.len(), 1, "{}", &whole[..at]);
        }
    }
}

#[test]
fn the_same_text_over_and_over_is_counted_each_time() {
    let long = "x".repeat(30_000);
    let many: String =
        (1..=5_000).map(|row| format!(r#"<row r="{row}"><c r="A{row}" t="s"><v>0</v></c></row>"#)).collect();
    assert_eq!(refused(&xlsx(&many, &format!("<si><t>{long}</t></si>"))), "import-too-large");
    let shared = "<si><t/></si>".repeat(2_000_000);
    assert_eq!(refused(&xlsx("", &shared)), "import-too-large");
    let far: String = (1..=20_000).map(|row| format!(r#"<row r="{row}"><c r="IV{row}"><v>1</v></c></row>"#)).collect();
    assert_eq!(refused(&xlsx(&far, "")), "import-too-large");

    let cell = ods_cell(&long, r#" table:number-columns-repeated="200""#);
    let rows = format!(r#"<table:table-row table:number-rows-repeated="20000">{cell}</table:table-row>"#);
    assert_eq!(refused(&ods(&rows)), "import-too-large");

    let text = xls_text(&"x".repeat(4_000), false);
    let shared = record(0xFC, &[&[1, 0, 0, 0, 1, 0, 0, 0][..], &text].concat());
    let cells: Vec<u8> =
        (0..20_000_u16).flat_map(|row| record(0xFD, &[&row.to_le_bytes()[..], &[0; 8]].concat())).collect();
    let book = |at: usize| {
        let place = u32::try_from(at).expect("short").to_le_bytes();
        let named = record(0x85, &[&place[..], &[0, 0], &xls_text("A", true)].concat());
        [record(0x809, &[0, 6, 5, 0]), shared.clone(), named, record(0x0A, &[])].concat()
    };
    let stream = [book(book(0).len()), record(0x809, &[0, 6, 16, 0]), cells, record(0x0A, &[])].concat();
    assert_eq!(refused(&compound("/Workbook", &stream)), "import-too-large");
}

#[test]
fn parts_are_measured_by_what_comes_out_of_them_and_not_by_their_names() {
    let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let related =
        format!(r#"<Relationships><Relationship Id="r" Type="{kind}/worksheet" Target="taulu.dat"/></Relationships>"#);
    let book = br#"<workbook><sheets><sheet name="A" r:id="r"/></sheets></workbook>"#;
    let bomb = [b"<worksheet><sheetData>".to_vec(), b"<row/>".repeat(12_000_000)].concat();
    let bytes = packed(&[
        ("xl/workbook.xml", book),
        ("xl/_rels/workbook.xml.rels", related.as_bytes()),
        ("xl/taulu.dat", &bomb),
    ]);
    assert_eq!(refused(&bytes), "import-too-large");
    // A list of what is in the package that is longer than any program writes.
    let listed = [&b"PK\x03\x04"[..], &b"PK\x01\x02".repeat(3_000)].concat();
    assert_eq!(refused(&listed), "import-too-large");
    // Elements within elements, and one that goes on and on.
    assert_eq!(refused(&xlsx(&"<a>".repeat(300), "")), "import-too-large");
    let long = format!(r#"<row a="{}"/>"#, "x".repeat(2_000_000));
    assert_eq!(refused(&xlsx(&long, "")), "import-too-large");
}

#[test]
fn hostile_files_cost_nothing() {
    // Two far corners are two cells, and a column so far out is none of a table of people.
    let corners = r#"<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="B1048576"><v>2</v></c></row>"#;
    assert_eq!(lines(&xlsx(corners, "")), [line(1, &["1"]), line(1_048_576, &["", "2"])]);
    assert_eq!(refused(&xlsx(r#"<row r="1"><c r="XFD1"><v>1</v></c></row>"#, "")), "import-too-large");
    let far = xls(&[("Taul1", 0, &[xls_label(0, 0, "1"), xls_label(u16::MAX, 255, "2")].concat())]);
    let read = lines(&far);
    assert_eq!((read[0].clone(), read[1].0, read[1].1.len()), (line(1, &["1"]), 65_536, 256));
    // A hundred megabytes in a hundred kilobytes.
    let bomb = vec![b' '; 100 * 1024 * 1024];
    assert_eq!(refused(&xlsx(&String::from_utf8_lossy(&bomb), "")), "import-too-large");
    let kind = ("mimetype", &b"application/vnd.oasis.opendocument.spreadsheet"[..]);
    assert_eq!(refused(&packed(&[kind, ("content.xml", &bomb)])), "import-too-large");
    // A row that says it stands there a million times, and a cell that does.
    let cell = r#"<table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell>"#;
    let rows = format!(r#"<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row>"#);
    assert_eq!(refused(&ods(&rows)), "import-too-large");
    let wide = r#"<table:table-row><table:table-cell table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell></table:table-row>"#;
    assert_eq!(refused(&ods(wide)), "import-too-large");
    let spaces = r#"<table:table-row><table:table-cell><text:p>x<text:s text:c="4000000000"/><text:s text:c="4000000000"/><text:s text:c="4000000000"/><text:s text:c="4000000000"/><text:s text:c="4000000000"/></text:p></table:table-cell></table:table-row>"#;
    assert_eq!(refused(&ods(spaces)), "import-too-large");
    // One line that never ends, and one cell of it.
    let line = ";".repeat(5_000_000) + "x";
    assert_eq!(refused(line.as_bytes()), "import-too-large");
    let cell = format!("Nimi;Puhelin\n\"{}", "x\n".repeat(100_000));
    assert_eq!(refused(cell.as_bytes()), "import-too-large");
    let many = "x\n".repeat(MOST_ROWS + 1);
    assert_eq!(refused(many.as_bytes()), "import-too-large");
}

#[test]
fn a_sheet_that_is_too_large_is_told_and_the_others_are_read() {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    workbook.add_worksheet().set_name("Suuri").expect("named").write(0, 256, "x").expect("written");
    for nth in 0..MOST_SHEETS {
        let sheet = workbook.add_worksheet().set_name(format!("Taulukko {nth}")).expect("named");
        sheet.write(0, 0, "Nimi").expect("written");
    }
    let read = sheets(&workbook.save_to_buffer().expect("made")).expect("read");
    let unread = crate::domain::importing::unread(&read);
    assert_eq!(unread, ["Suuri", "Taulukko 99"]);
    assert_eq!(read.len(), MOST_SHEETS + 1, "each sheet is read or told");
    assert!(read.iter().all(|sheet| sheet.unread == sheet.lines.is_empty()));
}

/// Fails where a reader panicked, which the guard around it turns into an error.
fn not_upset(bytes: &[u8]) -> Result<(), TestCaseError> {
    let read = sheets(bytes);
    prop_assert!(!matches!(read, Err(ReadError::Panicked(_))), "{read:?}");
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn any_bytes_can_be_looked_into(bytes in prop::collection::vec(any::<u8>(), 0..400), kind in 0_usize..4) {
        let starts: [&[u8]; 4] = [b"", b"PK\x03\x04", &xls::SIGNATURE, b"Nimi;Puhelin\n"];
        not_upset(&[starts[kind], &bytes].concat())?;
    }

    #[test]
    fn a_file_damaged_anywhere_can_be_looked_into(at in any::<prop::sample::Index>(), byte: u8, which in 0_usize..3) {
        let row = r#"<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>1</v></c></row>"#;
        let cell = r#"<table:table-row><table:table-cell table:number-columns-repeated="3"><text:p>x</text:p></table:table-cell></table:table-row>"#;
        let xls = include_bytes!("../../../tests/fixtures/import/yhteystiedot.xls").to_vec();
        let mut bytes = match which {
            0 => xlsx(row, "<si><t>Nimi</t></si>"),
            1 => ods(cell),
            _ => xls,
        };
        let at = at.index(bytes.len());
        bytes[at] = byte;
        not_upset(&bytes)?;
        not_upset(&bytes[..at])?;
    }

    #[test]
    fn any_xml_in_a_spreadsheet_can_be_looked_into(text in "[<>/a-z:=\"& 0-9]{0,60}") {
        not_upset(&ods(&text))?;
        not_upset(&xlsx(&text, &text))?;
    }

    #[test]
    fn any_records_in_an_old_workbook_can_be_looked_into(
        records in prop::collection::vec((0_usize..18, prop::collection::vec(any::<u8>(), 0..24)), 0..20),
    ) {
        const KINDS: [u16; 18] = [
            0x09, 0x0A, 0x22, 0x2F, 0x3C, 0x42, 0x85, 0xBD, 0xE0, 0xE5, 0xFC, 0xFD, 0x06, 0x203, 0x204, 0x207, 0x208, 0x41E,
        ];
        let content: Vec<u8> = records.iter().flat_map(|(kind, data)| record(KINDS[*kind], data)).collect();
        not_upset(&xls(&[("Taul1", 0, &content)]))?;
        not_upset(&compound("/Workbook", &content))?;
    }
}
