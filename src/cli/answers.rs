//! `import answers`: answers to the questionnaire from filled-in workbooks and lists.

use std::path::PathBuf;
use std::sync::Arc;

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::contacts::{Separator, column_at};
use super::whole::{counted, place_of, set};
use super::{Outcome, me, open, refused};
use crate::domain::importing::Sheet;
use crate::domain::importing::answers::{Field, Layout, Options, Planned, Task, has_answers, mapped, sheet_layout};
use crate::domain::importing::pipeline::Outcome as Comes;
use crate::domain::search::fold;
use crate::domain::{Operation, OperationKind, Rows};
use crate::exchange::table::{self, ReadError};
use crate::i18n::{Texts, answers, planned};
use crate::store::{Commit, Store, StoreError};

/// What answers are brought in from, and how.
#[derive(Clone, Debug, clap::Args)]
pub struct Answers {
    /// The file
    pub file: PathBuf,
    /// A filled-in workbook of `export questionnaire`, or a table (xlsx, xls, ods, csv) of agency, question and answer
    pub input: PathBuf,
    /// What a column holds, such as `Laitos=agency` (agency, question, answer, nothing, teller, round); nothing after the
    /// sign leaves it out
    #[arg(long, value_name = "COLUMN=FIELD")]
    pub map: Vec<String>,
    /// What stands between the cells of a separated text; else the one whose headings are known best
    #[arg(long, value_enum)]
    pub separator: Option<Separator>,
    /// Which sheets of several; else all that hold answers
    #[arg(long)]
    pub sheet: Vec<String>,
    /// Leave out the rows that the input's own program does not show
    #[arg(long)]
    pub skip_hidden: bool,
    /// To which round a list belongs that does not say it, by name; else the only open one
    #[arg(long)]
    pub round: Option<String>,
    /// Replace also answers that have been changed in the file since the workbook was taken out
    #[arg(long)]
    pub overwrite: bool,
    /// Say what would happen, and do nothing
    #[arg(long)]
    pub dry_run: bool,
}

/// Carries the command out.
pub(super) fn import(command: &Answers, texts: &Texts, today: NaiveDate) -> Result<Outcome, StoreError> {
    let (mut store, snapshot) = open(&command.file)?;
    let sheets = match read(command) {
        Ok(sheets) => sheets,
        Err(error) => {
            let text = texts.trouble(error.key(), &command.input.display().to_string()).join("\n");
            return Ok(refused(text, json!({ "error": error.key(), "detail": error.to_string() })));
        }
    };
    let told = |key: &str| refused(texts.get(key).to_owned(), json!({ "error": key }));
    if command.sheet.iter().any(|name| !sheets.iter().any(|sheet| fold(&sheet.name) == fold(name))) {
        return Ok(told("import-cli-no-sheet"));
    }
    let mut options = Options { round: None, overwrite: command.overwrite, me: me(&snapshot, today), today };
    if let Some(name) = &command.round {
        let Some(round) = snapshot.question_round.iter().find(|round| fold(&round.name) == fold(name)) else {
            let text = texts.with("answers-round-unknown", &[("text", name.as_str().into())]);
            return Ok(refused(text, json!({ "error": "answers-round-unknown" })));
        };
        options.round = Some(round.id);
    }
    let mut idle = command.map.clone();
    let layouts = layouts(command, &sheets, &mut idle);
    if let Some(text) = idle.first() {
        let text = texts.with("figures-no-map", &[("text", text.as_str().into())]);
        return Ok(refused(text, json!({ "error": "figures-no-map", "map": idle })));
    }
    if layouts.is_empty() {
        return Ok(told("answers-none-found"));
    }
    let (without_hidden, sheets) = (command.skip_hidden, Arc::new(sheets));
    let planned = Task { snapshot: Arc::clone(&snapshot), sheets, layouts, without_hidden, options }.run();
    let outcome = told_of(&snapshot.rows, &planned, texts);
    let changes = planned.plan.plan.changes;
    if !command.dry_run && !changes.is_empty() {
        let operation = Operation::new(OperationKind::AnswersImported, &me(&snapshot, today), changes);
        if let Commit::Conflicts(..) = store.commit(&operation, &snapshot)? {
            return Ok(told("planned-overtaken"));
        }
    }
    Ok(outcome)
}

fn read(command: &Answers) -> Result<Vec<Sheet>, ReadError> {
    let bytes = table::content(&command.input)?;
    let sheets = table::sheets(&bytes)?;
    match command.separator.filter(|_| sheets.iter().any(|sheet| sheet.separator.is_some())) {
        Some(separator) => table::separated(&bytes, separator.sign()),
        None => Ok(sheets),
    }
}

/// The sheets that hold answers, and what their columns hold. What of `idle` is about a column is taken out of it.
fn layouts(command: &Answers, sheets: &[Sheet], idle: &mut Vec<String>) -> Vec<(usize, Layout)> {
    let mut layouts = Vec::new();
    for (at, sheet) in sheets.iter().enumerate() {
        let named = command.sheet.iter().any(|name| fold(name) == fold(&sheet.name));
        if !named && (!command.sheet.is_empty() || sheet.hidden.sheet) {
            continue;
        }
        let mut layout = sheet_layout(sheet, None);
        for text in &command.map {
            if map_column(sheet, &mut layout, text) {
                idle.retain(|other| other != text);
            }
        }
        if has_answers(&layout) {
            layouts.push((at, layout));
        }
    }
    layouts
}

/// Says what a column holds; false where the text is about none.
fn map_column(sheet: &Sheet, layout: &mut Layout, text: &str) -> bool {
    let Some((column, field)) = text.rsplit_once('=') else { return false };
    let field = Field::from_word(field).map(Some).or_else(|| field.trim().is_empty().then_some(None));
    match (column_at(sheet, &layout.headings, column), field) {
        (Some(at), Some(field)) => {
            mapped(layout, at, field);
            true
        }
        _ => false,
    }
}

fn told_of(rows: &Rows, found: &Planned, texts: &Texts) -> Outcome {
    let mut sorted: [Vec<Value>; 5] = Default::default();
    let (mut lines, mut reasons) = (Vec::new(), Vec::new());
    for ((line, about), entry) in found.plan.plan.lines.iter().zip(&found.plan.about).zip(&found.entries) {
        let place = planned::place(texts, &line.place);
        let name = answers::name(texts, rows, *about);
        let agency = about.agency.and_then(|id| rows.agency.get(id)).map(|agency| &agency.abbreviation);
        let question = about.question.and_then(|id| rows.question.get(id)).map(|one| one.text(texts.language()));
        let round = about.round.and_then(|id| rows.question_round.get(id)).map(|round| &round.name);
        let mut item = json!({
            "sheet": line.place.sheet, "row": line.place.row, "place": place, "agency": agency, "round": round,
            "question": question.unwrap_or(&entry.question),
        });
        if let Some(cell) = line.differences.first() {
            let [before, after] = [&cell.before, &cell.after].map(|told| answers::told(texts, told.as_ref()));
            set(&mut item, "before", json!(before));
            set(&mut item, "after", json!(after));
            let before = if before.is_empty() { "–".to_owned() } else { before };
            let args = [("part", name.as_str().into()), ("before", before.into()), ("after", after.into())];
            lines.push(format!("{place} {}", texts.with("planned-change", &args)));
        }
        if let Comes::Refused(refusal) | Comes::Ambiguous(refusal) = &line.outcome {
            let reason = answers::refusal(texts, rows, refusal);
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
    let notices: Vec<String> =
        found.notices(rows).into_iter().map(|notice| answers::notice(texts, rows, notice)).collect();
    lines.extend(notices.iter().cloned());
    let without = found.without.iter();
    let without: Vec<String> =
        without.map(|(sheet, row)| if sheet.is_empty() { row.to_string() } else { format!("{sheet} {row}") }).collect();
    if !without.is_empty() {
        lines.push(texts.with("answers-without", &[("rows", without.join(", ").into())]));
    }
    let json = json!({
        "new": new, "changed": changed, "same": same, "refused": refused, "ambiguous": ambiguous, "without": without,
        "notices": notices,
    });
    Outcome { text: lines.join("\n"), json, refused: (!reasons.is_empty()).then(|| reasons.join("\n")) }
}
