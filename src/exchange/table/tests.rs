use std::io::Write;

use proptest::prelude::*;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

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
    let content = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><office:body><office:spreadsheet><table:table table:name="Taulukko1" table:style-name="ta1"><table:table-column table:number-columns-repeated="16384"/>{rows}</table:table></office:spreadsheet></office:body></office:document-content>"#
    );
    packed(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", b"<manifest:manifest/>"),
        ("content.xml", content.as_bytes()),
    ])
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

#[test]
fn hostile_files_cost_nothing() {
    // Two far corners are two cells, and a column so far out is none of a table of people.
    let corners = r#"<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="B1048576"><v>2</v></c></row>"#;
    assert_eq!(lines(&xlsx(corners, "")), [line(1, &["1"]), line(1_048_576, &["", "2"])]);
    assert_eq!(refused(&xlsx(r#"<row r="1"><c r="XFD1"><v>1</v></c></row>"#, "")), "import-too-large");
    let cell = |row: u16, column: u16| {
        let place = [row.to_le_bytes(), column.to_le_bytes()].concat();
        [&[0x03, 0x02, 14, 0][..], &place, &[0; 10]].concat()
    };
    let stream = [&[0x09, 0x08, 16, 0][..], &[0; 16], &cell(0, 0), &cell(u16::MAX, 255)].concat();
    let mut far = cfb::CompoundFile::create(std::io::Cursor::new(Vec::new())).expect("made");
    far.create_stream("/Workbook").expect("made").write_all(&stream).expect("written");
    assert_eq!(refused(&far.into_inner().into_inner()), "import-too-large");
    // A hundred megabytes in a hundred kilobytes.
    let bomb = vec![b' '; 100 * 1024 * 1024];
    assert_eq!(
        refused(&packed(&[("xl/workbook.xml", b"<x/>"), ("xl/worksheets/sheet1.xml", &bomb)])),
        "import-too-large"
    );
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

/// Fails where a reader panicked, which the guard around it turns into an error. What Excel wrote before 2007 is read by
/// calamine 0.38, whose reader of records falls over damaged ones (`xls.rs`, line 665): there the guard has to hold.
fn not_upset(bytes: &[u8]) -> Result<(), TestCaseError> {
    let read = sheets(bytes);
    if bytes.starts_with(&xls::SIGNATURE)
        && let Err(error @ ReadError::Panicked(_)) = &read
    {
        prop_assert_eq!(error.key(), "import-broken");
        return Ok(());
    }
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
}
