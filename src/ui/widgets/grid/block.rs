//! A block of cells as the clipboard carries it: text between tabs and line breaks, as Excel and LibreOffice write it.
//!
//! Excel puts a cell that holds a tab or a line break into quotation marks and doubles those of its own; any other cell
//! it leaves as it is, also one that begins with a quotation mark. LibreOffice quotes nothing. So a mark is a letter
//! like any other unless it encloses something that needs it. No CSV library reads this: empty rows count too, and an
//! opening mark that is nobody's would swallow the rest.

/// Rows of cells; rows may differ in length.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Block {
    /// The cells, row by row.
    pub rows: Vec<Vec<String>>,
}

impl Block {
    /// Reads what another program has put on the clipboard. One line break at the end belongs to the last row.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let returns = text.contains("\r\n");
        let text = text.strip_suffix('\n').unwrap_or(text);
        let text = text.strip_suffix('\r').unwrap_or(text);
        let mut rows = vec![Vec::new()];
        let mut rest = text;
        loop {
            let (cell, after) = quoted(rest, returns).unwrap_or_else(|| {
                let end = rest.find(['\t', '\n', '\r']).unwrap_or(rest.len());
                let (cell, after) = rest.split_at(end);
                (cell.to_owned(), after)
            });
            if let Some(row) = rows.last_mut() {
                row.push(cell);
            }
            if let Some(next) = after.strip_prefix('\t') {
                rest = next;
            } else if let Some(next) = line_break(after) {
                rows.push(Vec::new());
                rest = next;
            } else {
                return Self { rows };
            }
        }
    }

    /// Writes the block for another program.
    #[must_use]
    pub fn write(&self) -> String {
        let rows = self.rows.iter().map(|row| row.iter().map(|cell| write(cell)).collect::<Vec<_>>().join("\t"));
        rows.collect::<Vec<_>>().join("\r\n")
    }

    /// How many rows, and how many columns the longest has.
    #[must_use]
    pub fn size(&self) -> (usize, usize) {
        (self.rows.len(), self.rows.iter().map(Vec::len).max().unwrap_or(0))
    }
}

fn line_break(text: &str) -> Option<&str> {
    text.strip_prefix("\r\n").or_else(|| text.strip_prefix(['\n', '\r']))
}

/// A cell in quotation marks and what follows it; none where the marks are letters. Where rows end with a carriage
/// `returns`, a cell's own line breaks do without; elsewhere a cell with tabs and line breaks is several.
fn quoted(text: &str, returns: bool) -> Option<(String, &str)> {
    let mut rest = text.strip_prefix('"')?;
    let mut cell = String::new();
    loop {
        let (before, after) = rest.split_once('"')?;
        cell.push_str(before);
        if let Some(next) = after.strip_prefix('"') {
            cell.push('"');
            rest = next;
        } else {
            let ends = after.is_empty() || after.starts_with(['\t', '\n', '\r']);
            let needed = cell.contains(['\t', '\n', '\r', '"']);
            let several = if returns { cell.contains("\r\n") } else { cell.contains('\t') && cell.contains('\n') };
            return (ends && needed && !several).then_some((cell, after));
        }
    }
}

fn write(cell: &str) -> String {
    if cell.starts_with('"') || cell.contains(['\t', '\n', '\r']) {
        format!("\"{}\"", cell.replace("\r\n", "\n").replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn cells(text: &str) -> Vec<Vec<String>> {
        Block::parse(text).rows
    }

    #[test]
    fn rows_and_columns_come_apart() {
        assert_eq!(cells("a\tb\r\nc\td\r\n"), [["a", "b"], ["c", "d"]]);
        assert_eq!(cells("a\n\nc\n"), [["a"], [""], ["c"]], "an empty row counts");
        assert_eq!(cells("a\t\n\tb"), [["a", ""], ["", "b"]]);
        assert_eq!(cells(""), [[""]]);
        assert_eq!(cells("1\u{a0}234,5"), [["1\u{a0}234,5"]]);
    }

    #[test]
    fn quotation_marks_enclose_a_cell_or_are_letters() {
        assert_eq!(cells("\"a\nb\"\tc"), [["a\nb", "c"]]);
        assert_eq!(cells("\"he said \"\"so\"\"\"\t1"), [["he said \"so\"", "1"]]);
        assert_eq!(cells("\"never closed\t1\n2\t3"), [["\"never closed", "1"], ["2", "3"]]);
        assert_eq!(cells("\"a\" b\t1"), [["\"a\" b", "1"]]);
        assert_eq!(cells("\"a\"\t\"\"\"b\"\"\""), [["\"a\"", "\"b\""]], "marks that enclose nothing are letters");
        assert_eq!(cells("\"a\t1\r\nb\"\t2\r\n"), [["\"a", "1"], ["b\"", "2"]], "two rows, not one cell");
        assert_eq!(cells("\"a\t1\nb\"\t2\n"), [["\"a", "1"], ["b\"", "2"]]);
        assert_eq!(cells("5\" pipe\t1"), [["5\" pipe", "1"]]);
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(rows in prop::collection::vec(prop::collection::vec("[ a\"\t\n,0-9åä]{0,6}", 1..5), 1..5)) {
            let block = Block { rows };
            // One empty cell and nothing at all look alike.
            prop_assert_eq!(Block::parse(&format!("{}\r\n", block.write())), block);
        }

        #[test]
        fn anything_can_be_pasted(text in "\\PC*[\t\n\r\"]*\\PC*") {
            let block = Block::parse(&text);
            prop_assert!(block.size().0 >= 1 && block.size().1 >= 1);
        }
    }
}
