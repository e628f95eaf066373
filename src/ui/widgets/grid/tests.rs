//! What pasting, filling, sorting and filtering come to, over a small sheet in memory.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::plan::{Plan, Shown};
use super::view::{self, Wanted};
use super::{Access, Block, Cell, Column, Key, Place, Selection, Sheet};
use crate::domain::Language;
use crate::i18n::list::Value;
use crate::i18n::number::parse_integer;
use crate::i18n::order::Collator;

/// Names, texts, numbers, guarded numbers and sums.
struct Small {
    columns: Vec<Column>,
    cells: Vec<Vec<String>>,
}

const NAME: usize = 0;
const WORDS: usize = 1;
const FIRST: usize = 2;
const SECOND: usize = 3;
const GUARDED: usize = 4;
const SUM: usize = 5;

impl Small {
    /// Rows of name, words, first and second number; the guarded one is 7 and the last row holds sums.
    fn new(rows: &[[&str; 4]]) -> Self {
        let columns = ["name", "words", "first", "second", "guarded", "sum"].map(|key| Column::new(key, key, 80.0));
        let number = |text: &str| parse_integer(text).ok().flatten().unwrap_or(0);
        let row = |[name, words, first, second]: &[&str; 4]| {
            let sum = (number(first) + number(second)).to_string();
            [*name, *words, *first, *second, "7", &sum].map(str::to_owned).into()
        };
        Self { columns: columns.into(), cells: rows.iter().map(row).collect() }
    }

    fn text(&self, row: usize, column: usize) -> &str {
        self.cells.get(row).and_then(|cells| cells.get(column)).map_or("Yhteensä", String::as_str)
    }
}

impl Sheet for Small {
    fn columns(&self) -> &[Column] {
        &self.columns
    }

    fn rows(&self) -> usize {
        self.cells.len() + 1
    }

    fn sums(&self) -> usize {
        1
    }

    fn row_key(&self, row: usize) -> u128 {
        row as u128
    }

    fn row_name(&self, row: usize) -> String {
        self.text(row, NAME).to_owned()
    }

    fn cell(&self, row: usize, column: usize) -> Cell {
        let access = match column {
            _ if row == self.cells.len() => Access::Closed,
            WORDS | FIRST | SECOND => Access::Open,
            GUARDED => Access::Locked("guarded"),
            _ => Access::Closed,
        };
        let text = self.text(row, column).to_owned();
        Cell { raw: text.clone(), text, access, ..Cell::default() }
    }

    #[expect(clippy::cast_precision_loss, reason = "small numbers")]
    fn key(&self, row: usize, column: usize) -> Key {
        let text = self.text(row, column);
        match parse_integer(text) {
            Ok(None) => Key::Missing,
            Ok(Some(number)) if column >= FIRST => Key::Number(number as f64),
            _ => Key::Text(text.to_owned()),
        }
    }

    fn check(&self, _row: usize, column: usize, text: &str) -> Result<(), &'static str> {
        if column == WORDS || parse_integer(text).is_ok() { Ok(()) } else { Err("no number") }
    }

    fn stamp(&self) -> u64 {
        0
    }
}

fn three() -> Small {
    Small::new(&[["Rannikko", "a", "1", ""], ["Äänimuseo", "b", "", "20"], ["Arkisto", "c", "3", "30"]])
}

/// A selection from one corner to another, as row and column.
fn range(anchor: (usize, usize), cursor: (usize, usize)) -> Selection {
    let place = |(row, column)| Place { row, column };
    Selection { cursor: place(cursor), anchor: place(anchor) }
}

fn whole(sheet: &Small) -> (Vec<usize>, Vec<usize>) {
    ((0..sheet.rows()).collect(), (0..sheet.columns.len()).collect())
}

fn planned(sheet: &Small, plan: impl Fn(&Shown<'_>) -> Plan) -> Plan {
    let (rows, columns) = whole(sheet);
    plan(&Shown { sheet, rows: &rows, columns: &columns, filtered: false })
}

fn paste(selection: Selection, text: &str) -> Plan {
    planned(&three(), |shown| shown.paste(&selection, &Block::parse(text)))
}

fn edits(plan: &Plan) -> Vec<(usize, usize, &str, &str)> {
    plan.edits.iter().map(|edit| (edit.row, edit.column, edit.base.as_str(), edit.text.as_str())).collect()
}

#[test]
fn a_block_goes_in_from_the_upper_left_corner() {
    let plan = paste(range((1, FIRST), (1, FIRST)), "5\t6\r\n7\t8\r\n");
    assert_eq!(
        edits(&plan),
        [(1, FIRST, "", "5"), (1, SECOND, "20", "6"), (2, FIRST, "3", "7"), (2, SECOND, "30", "8")]
    );
    assert!(!plan.falls_short());
    assert_eq!(plan.replaced().count(), 3);
    let turned = paste(range((2, SECOND), (1, FIRST)), "5\t6\r\n7\t8\r\n");
    assert_eq!(turned, plan, "the corners may be given in any order");
}

#[test]
fn a_block_is_repeated_where_the_selection_holds_it_several_times() {
    let plan = paste(range((0, FIRST), (2, SECOND)), "9");
    assert_eq!(plan.edits.len(), 6);
    assert!(plan.edits.iter().all(|edit| edit.text == "9"));
    let plan = paste(range((0, FIRST), (2, FIRST)), "8\t9");
    assert_eq!(plan.edits.len(), 2, "one column does not hold two");
    let plan = paste(range((0, FIRST), (2, SECOND)), "8\t9");
    let texts: Vec<&str> = plan.edits.iter().map(|edit| edit.text.as_str()).collect();
    assert_eq!(texts, ["8", "9", "8", "9", "8", "9"]);
    let plan = paste(range((0, FIRST), (2, SECOND)), "8\n9");
    assert_eq!(plan.edits.len(), 2, "three rows do not hold two");
}

#[test]
fn what_lies_beyond_the_edge_is_counted_and_the_rest_goes_in() {
    let plan = paste(range((2, SUM), (2, SUM)), "1\t2\t3\n4\t5\t6\n7\t8\t9");
    // The first column hits two sums; all else is outside.
    assert_eq!((plan.edits.len(), plan.closed, plan.outside), (0, 2, 7));
    let plan = paste(range((2, SECOND), (2, SECOND)), "1\n2\n3");
    assert_eq!(edits(&plan), [(2, SECOND, "30", "1")]);
    assert_eq!((plan.closed, plan.outside), (1, 1));
}

#[test]
fn a_short_row_says_nothing_about_the_rest() {
    let plan = paste(range((1, FIRST), (1, FIRST)), "5\n6\t7");
    assert_eq!(edits(&plan), [(1, FIRST, "", "5"), (2, FIRST, "3", "6"), (2, SECOND, "30", "7")]);
    let plan = paste(range((1, FIRST), (1, FIRST)), "\t7");
    assert_eq!(edits(&plan), [(1, SECOND, "20", "7")], "an empty cell over an empty one");
    let plan = paste(range((2, FIRST), (2, FIRST)), "\t7");
    assert_eq!(edits(&plan), [(2, FIRST, "3", ""), (2, SECOND, "30", "7")], "an empty cell empties");
}

#[test]
fn a_long_row_beside_many_short_ones_costs_what_it_holds() {
    let text = format!("{}\n{}", "1\t".repeat(60_000), "1\n".repeat(60_000));
    let plan = paste(range((0, FIRST), (0, FIRST)), &text);
    assert!(plan.outside > 119_000, "{}", plan.outside);
}

#[test]
fn a_refused_text_is_kept_apart_and_the_rest_goes_in() {
    let plan = paste(range((1, WORDS), (1, WORDS)), "x\tsata\t7\t8\t9");
    assert_eq!(edits(&plan), [(1, WORDS, "b", "x"), (1, SECOND, "20", "7")]);
    let refused: Vec<_> =
        plan.refused.iter().map(|one| (one.row, one.column, one.text.as_str(), one.problem)).collect();
    assert_eq!(refused, [(1, FIRST, "sata", "no number")]);
    assert_eq!((plan.locked.as_slice(), plan.closed, plan.outside), (["guarded"].as_slice(), 1, 0));
    assert!(plan.falls_short());
}

#[test]
fn what_stands_there_already_is_left_alone() {
    let plan = paste(range((2, WORDS), (2, WORDS)), " c \t3\t30\t7\t33");
    assert_eq!((plan.edits.len(), plan.unchanged.len()), (0, 5), "{plan:?}");
    assert!(!plan.falls_short(), "the same in a guarded cell is no loss");
}

#[test]
fn filling_repeats_the_first_row_or_column() {
    let sheet = three();
    let down = planned(&sheet, |shown| shown.fill(&range((0, FIRST), (2, SECOND)), false));
    assert_eq!(edits(&down), [(1, FIRST, "", "1"), (1, SECOND, "20", ""), (2, FIRST, "3", "1"), (2, SECOND, "30", "")]);
    let right = planned(&sheet, |shown| shown.fill(&range((2, SUM), (1, FIRST)), true));
    assert_eq!(edits(&right), [(1, SECOND, "20", ""), (2, SECOND, "30", "3")]);
    assert_eq!((right.locked.len(), right.closed), (2, 2));
    let alone = planned(&sheet, |shown| shown.fill(&range((1, FIRST), (1, FIRST)), false));
    assert_eq!(alone, Plan::default());
}

#[test]
fn clearing_empties_what_is_open() {
    let plan = planned(&three(), |shown| shown.clear(&range((0, NAME), (1, SUM))));
    assert_eq!(edits(&plan), [(0, WORDS, "a", ""), (0, FIRST, "1", ""), (1, WORDS, "b", ""), (1, SECOND, "20", "")]);
    assert_eq!((plan.closed, plan.locked.len(), plan.unchanged.len()), (4, 2, 2));
}

#[test]
fn what_is_copied_stands_as_it_is_shown() {
    let sheet = three();
    let shown = Shown { sheet: &sheet, rows: &[2, 0], columns: &[FIRST, NAME], filtered: false };
    assert_eq!(shown.copy(&range((0, 0), (1, 1))).write(), "3\tArkisto\r\n1\tRannikko");
    assert_eq!(shown.copy(&range((1, 1), (9, 9))).rows[0], ["Rannikko"], "nothing lies beyond the edge");
}

fn names(sheet: &Small, wanted: &Wanted) -> Vec<String> {
    view::rows(sheet, wanted, &Collator::new(Language::Fi)).iter().map(|row| sheet.row_name(*row)).collect()
}

#[test]
fn rows_are_sorted_in_finnish_with_missing_and_sums_last() {
    let sheet = three();
    let sorted =
        |key: &str, descending| names(&sheet, &Wanted { sort: Some((key.into(), descending)), ..Wanted::default() });
    assert_eq!(sorted("name", false), ["Arkisto", "Rannikko", "Äänimuseo", "Yhteensä"]);
    assert_eq!(sorted("name", true), ["Äänimuseo", "Rannikko", "Arkisto", "Yhteensä"]);
    assert_eq!(sorted("first", false), ["Rannikko", "Arkisto", "Äänimuseo", "Yhteensä"]);
    assert_eq!(sorted("first", true), ["Arkisto", "Rannikko", "Äänimuseo", "Yhteensä"]);
    assert_eq!(sorted("guarded", true), ["Rannikko", "Äänimuseo", "Arkisto", "Yhteensä"], "equals keep their order");
    assert_eq!(sorted("no such", true), ["Rannikko", "Äänimuseo", "Arkisto", "Yhteensä"]);
}

#[test]
fn rows_are_filtered_by_what_their_cells_show() {
    let sheet = three();
    let mut wanted = Wanted::default();
    wanted.without.entry("words".into()).or_default().insert("b".into());
    assert!(wanted.filters("words") && !wanted.filters("first"));
    assert_eq!(names(&sheet, &wanted), ["Rannikko", "Arkisto"], "a sum of everything would mislead");
    wanted.without.entry("second".into()).or_default().insert(String::new());
    assert_eq!(names(&sheet, &wanted), ["Arkisto"]);
    wanted.without.entry("words".into()).or_default().insert("c".into());
    assert!(names(&sheet, &wanted).is_empty());
    let values = |column| view::values(&sheet, column, &Collator::new(Language::Fi));
    assert_eq!(values(NAME), ["Arkisto", "Rannikko", "Äänimuseo"]);
    assert_eq!(values(SECOND), ["20", "30", ""]);
    assert_eq!(values(GUARDED), ["7"]);
}

#[test]
fn a_heading_asks_for_up_down_and_nothing() {
    let mut wanted = Wanted::default();
    let mut turn = |key: &str| {
        wanted.turn(key);
        wanted.sort.clone()
    };
    assert_eq!(turn("a"), Some(("a".to_owned(), false)));
    assert_eq!(turn("a"), Some(("a".to_owned(), true)));
    assert_eq!(turn("a"), None);
    turn("a");
    assert_eq!(turn("b"), Some(("b".to_owned(), false)));
}

/// How many cells a paste is meant for.
fn meant(selection: &Selection, block: &Block) -> usize {
    let (height, width) = block.size();
    let (rows, columns) = (selection.rows().count(), selection.columns().count());
    let times = if rows % height == 0 && columns % width == 0 { rows / height * (columns / width) } else { 1 };
    times * block.rows.iter().map(Vec::len).sum::<usize>()
}

proptest! {
    #[test]
    fn any_text_can_be_pasted_anywhere(
        text in prop_oneof!["([0-9 ,ä\"−\u{a0}]{0,4}[\t\n\r]{0,2}){0,12}", "\\PC*[\t\n\r\"]*\\PC*"],
        rows in Just((0..4_usize).collect::<Vec<_>>()).prop_shuffle(),
        columns in Just((0..6_usize).collect::<Vec<_>>()).prop_shuffle(),
        shown in (0..5_usize, 0..7_usize),
        corners in ((0..6_usize, 0..8_usize), (0..6_usize, 0..8_usize)),
    ) {
        let sheet = three();
        let (rows, columns) = (&rows[..shown.0.min(4)], &columns[..shown.1.min(6)]);
        let table = Shown { sheet: &sheet, rows, columns, filtered: false };
        let mut selection = range(corners.0, corners.1);
        let block = Block::parse(&text);
        let plan = table.paste(&selection, &block);
        let parts = [plan.edits.len(), plan.refused.len(), plan.locked.len(), plan.closed, plan.outside, plan.unchanged.len()];
        prop_assert_eq!(parts.iter().sum::<usize>(), meant(&selection, &block));
        let touched: Vec<(usize, usize)> = plan.edits.iter().map(|edit| (edit.row, edit.column))
            .chain(plan.refused.iter().map(|one| (one.row, one.column)))
            .chain(plan.unchanged.iter().copied())
            .collect();
        prop_assert_eq!(touched.iter().collect::<BTreeSet<_>>().len(), touched.len(), "a cell is meant once");
        for edit in &plan.edits {
            prop_assert_eq!(sheet.cell(edit.row, edit.column).access, Access::Open);
            prop_assert!(sheet.check(edit.row, edit.column, &edit.text).is_ok());
            prop_assert!(rows.contains(&edit.row) && columns.contains(&edit.column), "only what is shown changes");
            prop_assert_ne!(&edit.base, &edit.text);
        }
        // Whatever else is asked of the same selection does not fail either.
        selection.fit(rows.len(), columns.len());
        let size = selection.rows().count() * selection.columns().count();
        let cleared = table.clear(&selection);
        prop_assert!(cleared.edits.len() + cleared.unchanged.len() <= size);
        prop_assert!(table.fill(&selection, true).edits.len() < size.max(1));
        prop_assert!(table.fill(&selection, false).edits.len() < size.max(1));
        prop_assert_eq!(table.copy(&selection).rows.len(), selection.rows().count());
    }
}

#[test]
fn a_table_is_taken_out_as_it_is_shown() {
    let sheet = three();
    let collator = Collator::new(Language::Fi);
    let mut wanted = Wanted { sort: Some(("name".into(), false)), ..Wanted::default() };
    let rows = view::rows(&sheet, &wanted, &collator);
    let columns = [NAME, SECOND];
    let (list, numbers) = Shown { sheet: &sheet, rows: &rows, columns: &columns, filtered: false }.list("Taulukko");
    assert_eq!(
        (list.title.as_str(), list.headings.as_slice()),
        ("Taulukko", ["name", "second"].map(str::to_owned).as_slice())
    );
    let texts: Vec<Vec<String>> = list.rows.iter().map(|row| row.iter().map(Value::plain).collect()).collect();
    assert_eq!(
        texts,
        [["Arkisto", "30"], ["Rannikko", ""], ["Äänimuseo", "20"], ["Yhteensä", "Yhteensä"]],
        "sorted, the sum last, columns that are hidden left out"
    );
    assert_eq!(numbers, [false, false]);
    wanted.without.insert("name".into(), BTreeSet::from(["Rannikko".to_owned()]));
    let rows = view::rows(&sheet, &wanted, &collator);
    let (list, _) = Shown { sheet: &sheet, rows: &rows, columns: &columns, filtered: true }.list("Taulukko");
    assert_eq!(list.rows.len(), 2, "neither what is filtered nor a sum of everything");
}
