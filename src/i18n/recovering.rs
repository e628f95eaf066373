//! What could be read of a damaged file and what is missing, in words.

use super::Texts;
use super::briefing::table_name;
use crate::domain::{Recovered, RecoveredTable};

/// A line for all of it, then one for each kind of row of which something is not as it was, for the history and for the
/// logos.
#[must_use]
pub fn lines(texts: &Texts, recovered: &Recovered) -> Vec<String> {
    let whole = if recovered.as_it_was() { "recovered-whole" } else { "recovered-rows" };
    let numbers = [("rows", recovered.rows().into()), ("missing", recovered.missing().into())];
    let mut lines = vec![texts.with(whole, &numbers)];
    lines.extend(recovered.tables.iter().filter(|table| !table.as_it_was()).map(|table| line(texts, table)));
    if recovered.operations_lost + recovered.operations_emptied > 0 {
        let numbers = [
            ("read", recovered.operations.into()),
            ("lost", recovered.operations_lost.into()),
            ("emptied", recovered.operations_emptied.into()),
        ];
        lines.push(texts.with("recovered-log", &numbers));
    }
    if recovered.beginning_lost {
        lines.push(texts.get("recovered-beginning").to_owned());
    }
    let more = [("recovered-pictures", recovered.pictures_lost), ("recovered-unplaced", recovered.unplaced)];
    let more = more.into_iter().filter(|(_, count)| *count > 0);
    lines.extend(more.map(|(key, count)| texts.with(key, &[("count", count.into())])));
    lines
}

fn line(texts: &Texts, table: &RecoveredTable) -> String {
    let parts = [
        ("recovered-read", table.read),
        ("recovered-restored", table.restored),
        ("recovered-lost", table.lost.len()),
        ("recovered-left-out", table.left_out.len()),
        ("recovered-parted", table.parted.len()),
        ("recovered-differing", table.differing.len()),
    ];
    let parts = parts.into_iter().filter(|(_, count)| *count > 0);
    let parts: Vec<String> = parts.map(|(key, count)| texts.with(key, &[("count", count.into())])).collect();
    format!("{}: {}", table_name(texts, table.table), parts.join(", "))
}
