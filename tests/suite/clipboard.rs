//! What Excel and LibreOffice put on the clipboard goes in and comes back unchanged.

use std::path::PathBuf;

use egui::{Event, Key, Modifiers};
use kortisto::domain::Language;
use kortisto::i18n::number::{NumberError, parse_integer_in};
use kortisto::ui::widgets::grid::Block;

use crate::grid::{go, lone, paste, press, send};

fn fixture(name: &str) -> String {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/clipboard");
    std::fs::read_to_string(folder.join(name)).expect("a fixture")
}

/// Cells between `|`, rows between line breaks. `·` is a no-break space, `⇥` a tab and `⏎` a line break in a cell.
fn cells(drawn: &str) -> Vec<Vec<String>> {
    let cell = |text: &str| text.trim_matches(' ').replace('·', "\u{a0}").replace('⇥', "\t").replace('⏎', "\n");
    drawn.lines().map(|row| row.trim().split('|').map(cell).collect()).collect()
}

const NUMBERS: &str = "Virasto|2023|2024|2025
    Rannikkolaitos|12·345|1·234·567|0
    Saaristovirasto|999|-1·500|99·999·999
    Osuus|0,75|1·234,50|-0,50
    Yleinen muoto|12345|1234,5|0,125
    Prosentti ja euro|12,5 %|1·234,50 €|100,0 %";

/// What each file holds, as its README says.
fn files() -> Vec<(&'static str, Vec<Vec<String>>)> {
    let narrow = NUMBERS.replace('·', "\u{202f}");
    let row = "12·345|1·234·567|0";
    let column = "1·234·567\n-1·500\n1·234,50\n1234,5\n1·234,50 €";
    let texts = "sarkain⇥keskellä|1
        rivin⏎vaihto|2
        sanoi \"hei\" kerran|3
        \"kokonaan lainattu\"|4
        \"alkaa lainauksella|5
        loppuu lainaukseen\"|6
        \"lainaus\"⏎ja rivinvaihto|7
        \"lainaus\"⇥ja sarkain|8
        Åland, Mäntsälä, Öja, 5 €|9";
    let quotes: Vec<&str> =
        texts.lines().enumerate().filter(|(at, _)| [2, 3, 4, 5, 8].contains(at)).map(|(_, row)| row).collect();
    [
        ("excel_numbers.txt", NUMBERS),
        ("excel_numbers_narrow_space.txt", narrow.as_str()),
        ("excel_one_row.txt", row),
        ("excel_one_column.txt", column),
        ("excel_single_number.txt", "12·345"),
        ("excel_single_line_break.txt", "rivin⏎vaihto"),
        ("excel_texts.txt", texts),
        ("excel_quotes_doubled.txt", &quotes.join("\n")),
        ("excel_gaps.txt", "|B1||D1|\n||||\nA3||0||\n||||"),
        ("libreoffice_numbers.txt", NUMBERS),
        ("libreoffice_one_row.txt", row),
        ("libreoffice_one_column.txt", column),
        ("libreoffice_single_number.txt", "12·345"),
        ("libreoffice_texts.txt", &texts.replace(['⇥', '⏎'], " ")),
        ("libreoffice_single_text.txt", "Åland, Mäntsälä, Öja, 5 €"),
        ("libreoffice_single_tab.txt", "sarkain|keskellä"),
        ("libreoffice_single_line_break.txt", "rivin\nvaihto"),
        ("libreoffice_single_quotes.txt", "\"kokonaan lainattu\""),
        ("libreoffice_single_tab_and_quotes.txt", "\"lainaus\"|ja sarkain"),
        ("libreoffice_gaps.txt", "|B1||D1\n|||\nA3||0|"),
        ("libreoffice_empty_edges.txt", "B3||D3\n||\nB5|5|"),
        ("libreoffice_one_column_gap.txt", "B3\n\nB5"),
        ("libreoffice_one_left_of_column.txt", "A3"),
    ]
    .map(|(name, drawn)| (name, cells(drawn)))
    .into_iter()
    .chain([("excel_single_empty.txt", vec![vec![String::new()]])])
    .collect()
}

#[test]
fn every_file_is_read_as_its_readme_says_and_read_back() {
    let mut known: Vec<&str> = files().iter().map(|(name, _)| *name).collect();
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/clipboard");
    let mut there: Vec<String> = std::fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("a file").file_name().to_string_lossy().into_owned())
        .filter(|name| std::path::Path::new(name).extension().is_some_and(|one| one == "txt"))
        .collect();
    known.sort_unstable();
    there.sort();
    assert_eq!(known, there, "every file is spoken for");
    for (name, expected) in files() {
        let text = fixture(name);
        let block = Block::parse(&text);
        assert_eq!(block.rows, expected, "{name}");
        assert_eq!(Block::parse(&format!("{}\r\n", block.write())), block, "{name}, read back");
        if name.starts_with("excel") && !["excel_quotes_doubled.txt", "excel_texts.txt"].contains(&name) {
            assert_eq!(format!("{}\r\n", block.write()), text, "{name}, to the byte");
        }
    }
}

#[test]
fn every_file_goes_into_a_table_and_is_copied_out_again() {
    for (name, expected) in files() {
        let mut window = lone(12);
        window.state_mut().table.free = true;
        window.run_steps(2);
        go(&mut window, "Rivi 1, sana");
        paste(&mut window, &fixture(name));
        let (rows, columns) = (expected.len(), expected[0].len());
        for _ in 1..rows {
            press(&mut window, Modifiers::SHIFT, Key::ArrowDown);
        }
        for _ in 1..columns {
            press(&mut window, Modifiers::SHIFT, Key::ArrowRight);
        }
        send(&mut window, Event::Copy);
        let copied = window.state().copied.last().expect("copied").clone();
        assert_eq!(Block::parse(&format!("{copied}\r\n")).rows, expected, "{name}");
    }
}

#[test]
fn the_whole_numbers_of_both_are_read_in_finnish() {
    for name in ["excel_numbers.txt", "excel_numbers_narrow_space.txt", "libreoffice_numbers.txt"] {
        let block = Block::parse(&fixture(name));
        let read = |row: usize| {
            block.rows[row][1..].iter().map(|text| parse_integer_in(Language::Fi, text)).collect::<Vec<_>>()
        };
        let whole = |numbers: [i64; 3]| numbers.map(|number| Ok(Some(number)));
        assert_eq!(read(1), whole([12_345, 1_234_567, 0]), "{name}");
        assert_eq!(read(2), whole([999, -1_500, 99_999_999]), "{name}");
        assert_eq!(read(3), [Err(NumberError::NotWhole); 3], "{name}: parts are not rounded");
        assert_eq!(read(4), [Ok(Some(12_345)), Err(NumberError::NotWhole), Err(NumberError::NotWhole)], "{name}");
        assert_eq!(read(5), [Err(NumberError::NotANumber); 3], "{name}: per cents and euros are no figures");
    }
}
