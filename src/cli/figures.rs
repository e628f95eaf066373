//! `import headcounts` and `import volumes`: figures from tables.

use std::collections::BTreeSet;
use std::path::PathBuf;

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::bringing::{
    Bringing, TableOptions, column_said, lacking, looked_at, refused_place, tables, tell_unread, too_large, unreadable,
};
use super::whole::{counted, place_of, set};
use super::{Outcome, me, open, refused};
use crate::domain::importing::figures::{
    Counted, Fact, Field, FigurePlan, Heading, Meaning, Options, Subjects, facts, has_figures, mapped, plan,
    sheet_layout,
};
use crate::domain::importing::pipeline::Outcome as Comes;
use crate::domain::importing::{Sheet, refused as not_taken, refused_rows};
use crate::domain::search::fold;
use crate::domain::{Operation, OperationKind, Rows};
use crate::i18n::{Texts, planned};
use crate::store::StoreError;

/// What figures are brought in from, and how.
#[derive(Clone, Debug, clap::Args)]
pub struct Figures {
    /// The file
    pub file: PathBuf,
    /// A table (xlsx, xls, ods, csv): long, or with a column for each year, type or product
    pub input: PathBuf,
    /// What a column holds, such as `Laitos=agency` (agency, year, type or product, count, basis, note), or which type or
    /// product a name stands for, such as `Virkasuht.=Virkasuhde`; nothing after the sign leaves it out
    #[arg(long, value_name = "COLUMN=FIELD")]
    pub map: Vec<String>,
    /// Which sheets of several; else all that hold figures
    #[arg(long)]
    pub sheet: Vec<String>,
    /// Add the types or products that are not on the list
    #[arg(long)]
    pub add_unknown: bool,
    /// How it is read, and what becomes of it
    #[command(flatten)]
    pub how: TableOptions,
}

/// What of the input is taken, and what is not.
#[derive(Default)]
struct Taken {
    facts: Vec<Fact>,
    without: Vec<(String, u32)>,
    /// The headings of columns with numbers that are left out as sums or differences.
    sums: Vec<String>,
    left_sheets: Vec<String>,
    hidden_sheets: Vec<String>,
    /// Options that say nothing about any column or name.
    idle: Vec<String>,
    /// Of each sheet the last line of its headings.
    headings: Vec<Option<usize>>,
}

/// Carries the command out.
pub(super) fn import(command: &Figures, of: Counted, texts: &Texts, today: NaiveDate) -> Result<Outcome, StoreError> {
    if let Some(outcome) = refused_place(command.how.refused.as_deref(), texts)? {
        return Ok(outcome);
    }
    let (mut store, snapshot) = open(&command.file)?;
    let sheets = match tables(&command.input, command.how.separator) {
        Ok((sheets, _)) => sheets,
        Err(error) => return Ok(unreadable(&command.input, error.key(), &error.to_string(), texts)),
    };
    let told = |key: &str| refused(texts.get(key).to_owned(), json!({ "error": key }));
    if lacking(&command.sheet, &sheets) {
        return Ok(told("import-cli-no-sheet"));
    }
    let subjects = Subjects::of(&snapshot.rows, of);
    let mut options = planned::figure_options(texts, of);
    options.add_unknown = command.add_unknown;
    let taken = taken(command, &sheets, &subjects, &mut options);
    if let Some(text) = taken.idle.first() {
        let text = texts.with("figures-no-map", &[("text", text.as_str().into())]);
        return Ok(refused(text, json!({ "error": "figures-no-map", "map": taken.idle })));
    }
    if taken.facts.is_empty() {
        let large = too_large(&command.input, &command.sheet, &sheets, texts);
        return Ok(large.unwrap_or_else(|| told("import-no-figures")));
    }
    let plan = plan(&snapshot.rows, &taken.facts, &options);
    let mut outcome = told_of(&snapshot.rows, &taken, &plan, of, texts);
    tell_unread(&mut outcome, &sheets, texts);
    let why = |_, refusal: &_| planned::figure_refusal(texts, &snapshot.rows, of, refusal);
    let heading = |at: usize| taken.headings.get(at).copied().flatten();
    let not_taken = refused_rows(&sheets, heading, &not_taken(&plan.plan, why));
    let operation = Operation::new(OperationKind::FiguresImported, &me(&snapshot, today), plan.plan.changes);
    let TableOptions { refused, dry_run, .. } = &command.how;
    let (store, input, refused) = (&mut store, command.input.as_path(), refused.as_deref());
    Bringing { store, planned: &snapshot, input, refused, dry_run: *dry_run, texts }
        .done(outcome, &not_taken, operation)
}

fn taken(command: &Figures, sheets: &[Sheet], subjects: &Subjects, options: &mut Options) -> Taken {
    let mut taken = Taken::default();
    let mut used: BTreeSet<&str> = BTreeSet::new();
    for sheet in sheets {
        if sheet.unread || !looked_at(&command.sheet, sheet) {
            if command.sheet.is_empty() && !sheet.unread {
                taken.hidden_sheets.push(sheet.name.clone());
            }
            taken.headings.push(None);
            continue;
        }
        let mut layout = sheet_layout(sheet, options.counted, subjects, None);
        for text in &command.map {
            if let Some((at, field)) = column_said(sheet, &layout.headings, text, Field::from_word) {
                mapped(&mut layout, at, field);
                used.insert(text);
            }
        }
        taken.headings.push(layout.heading.map(Heading::last));
        if !has_figures(&layout) {
            taken.left_sheets.push(sheet.name.clone());
            continue;
        }
        let mut found = facts(sheet, &layout, subjects);
        if command.how.skip_hidden {
            found.facts.retain(|fact| !sheet.hidden.rows.contains(&fact.place.row));
            found.without.retain(|row| !sheet.hidden.rows.contains(row));
        }
        taken.without.extend(found.without.into_iter().map(|row| (sheet.name.clone(), row)));
        taken.facts.extend(found.facts);
        taken.sums.extend(found.sums);
    }
    for text in command.map.iter().filter(|text| !used.contains(text.as_str())) {
        if !map_name(text, &taken.facts, subjects, options) {
            taken.idle.push(text.clone());
        }
    }
    taken
}

/// Says what a name stands for; false where the text is about none, or stands for nothing.
fn map_name(text: &str, facts: &[Fact], subjects: &Subjects, options: &mut Options) -> bool {
    let Some((name, stands_for)) = text.rsplit_once('=') else { return false };
    if !facts.iter().any(|fact| fold(&fact.subject) == fold(name.trim())) {
        return false;
    }
    let meaning = match subjects.named(stands_for) {
        [one] => Meaning::Is(*one),
        _ if stands_for.trim().is_empty() => Meaning::LeftOut,
        _ => return false,
    };
    options.mean(name, meaning);
    true
}

fn told_of(rows: &Rows, taken: &Taken, plan: &FigurePlan, of: Counted, texts: &Texts) -> Outcome {
    let mut sorted: [Vec<Value>; 5] = Default::default();
    let (mut lines, mut reasons) = (Vec::new(), Vec::new());
    for ((line, about), fact) in plan.plan.lines.iter().zip(&plan.about).zip(&taken.facts) {
        let place = planned::place(texts, &line.place);
        let name = planned::figure_name(texts, rows, about);
        let agency = about.agency.and_then(|id| rows.agency.get(id)).map(|agency| &agency.abbreviation);
        let mut item = json!({
            "sheet": line.place.sheet, "row": line.place.row, "place": place, "agency": agency, "year": about.year,
            "type": about.subject, "text": fact.text,
        });
        if let Some(cell) = line.differences.first() {
            set(&mut item, "before", json!(cell.before));
            set(&mut item, "after", json!(cell.after));
            let number = |number: Option<i64>| number.map_or_else(|| "–".to_owned(), |number| number.to_string());
            let args = [
                ("part", name.as_str().into()),
                ("before", number(cell.before).into()),
                ("after", number(cell.after).into()),
            ];
            lines.push(format!("{place} {}", texts.with("planned-change", &args)));
        }
        if let Comes::Refused(refusal) | Comes::Ambiguous(refusal) = &line.outcome {
            let reason = planned::figure_refusal(texts, rows, of, refusal);
            set(&mut item, "reason", json!(reason));
            let name = if name.is_empty() { String::new() } else { format!(" {name}") };
            reasons.push(format!("{place}{name}: {reason}"));
        }
        if let Some(list) = sorted.get_mut(place_of(&line.outcome)) {
            list.push(item);
        }
    }
    let [new, changed, same, refused, ambiguous] = sorted;
    lines.insert(0, counted(texts, [&new, &changed, &same, &refused, &ambiguous].map(Vec::len)));
    let unknown: Vec<Value> = plan
        .unknown
        .iter()
        .map(|one| {
            let nearest = one.nearest.and_then(|id| planned::subject_name(texts, rows, of, id));
            json!({ "name": one.text, "nearest": nearest, "figures": one.figures })
        })
        .collect();
    let without: Vec<String> = taken
        .without
        .iter()
        .map(|(sheet, row)| if sheet.is_empty() { row.to_string() } else { format!("{sheet} {row}") })
        .collect();
    for (key, name, list) in [
        ("figures-without", "rows", &without),
        ("figures-sum-columns", "names", &taken.sums),
        ("figures-left-sheets", "names", &taken.left_sheets),
        ("import-cli-hidden-sheets", "names", &taken.hidden_sheets),
    ] {
        if !list.is_empty() {
            lines.push(texts.with(key, &[(name, list.join(", ").into())]));
        }
    }
    let json = json!({
        "new": new, "changed": changed, "same": same, "refused": refused, "ambiguous": ambiguous, "unknown": unknown,
        "without": without, "sum_columns": taken.sums, "left_sheets": taken.left_sheets, "hidden_sheets": taken.hidden_sheets,
    });
    Outcome { text: lines.join("\n"), json, refused: (!reasons.is_empty()).then(|| reasons.join("\n")) }
}
