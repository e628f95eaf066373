//! `import answers`: answers to the questionnaire from filled-in workbooks and lists.

use std::path::PathBuf;
use std::sync::Arc;

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::bringing::{
    Bringing, TableOptions, column_said, lacking, looked_at, refused_place, tables, tell_unread, too_large, unreadable,
};
use super::whole::{counted, place_of, set};
use super::{Outcome, me, open, refused};
use crate::domain::importing::answers::{Field, Layout, Options, Planned, Task, has_answers, mapped, sheet_layout};
use crate::domain::importing::pipeline::Outcome as Comes;
use crate::domain::importing::{Sheet, refused as not_taken, refused_rows};
use crate::domain::search::fold;
use crate::domain::{Operation, OperationKind, Rows};
use crate::i18n::{Texts, answers, planned};
use crate::store::StoreError;

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
    /// Which sheets of several; else all that hold answers
    #[arg(long)]
    pub sheet: Vec<String>,
    /// To which round a list belongs that does not say it, by name; else the only open one
    #[arg(long)]
    pub round: Option<String>,
    /// Replace also answers that have been changed in the file since the workbook was taken out
    #[arg(long)]
    pub overwrite: bool,
    /// How it is read, and what becomes of it
    #[command(flatten)]
    pub how: TableOptions,
}

/// Carries the command out.
pub(super) fn import(command: &Answers, texts: &Texts, today: NaiveDate) -> Result<Outcome, StoreError> {
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
        let large = too_large(&command.input, &command.sheet, &sheets, texts);
        return Ok(large.unwrap_or_else(|| told("answers-none-found")));
    }
    let (without_hidden, sheets) = (command.how.skip_hidden, Arc::new(sheets));
    let task = Task { snapshot: Arc::clone(&snapshot), sheets, layouts, without_hidden, options };
    let planned = task.run();
    let mut outcome = told_of(&snapshot.rows, &planned, texts);
    tell_unread(&mut outcome, &task.sheets, texts);
    let plan = planned.plan.plan;
    let heading = |at: usize| task.layouts.iter().find(|(sheet, _)| *sheet == at)?.1.heading;
    let why = |_, refusal: &_| answers::refusal(texts, &snapshot.rows, refusal);
    let not_taken = refused_rows(&task.sheets, heading, &not_taken(&plan, why));
    let operation = Operation::new(OperationKind::AnswersImported, &me(&snapshot, today), plan.changes);
    let TableOptions { refused, dry_run, .. } = &command.how;
    let (store, input, refused) = (&mut store, command.input.as_path(), refused.as_deref());
    Bringing { store, planned: &snapshot, input, refused, dry_run: *dry_run, texts }
        .done(outcome, &not_taken, operation)
}

/// The sheets that hold answers, and what their columns hold. What of `idle` is about a column is taken out of it.
fn layouts(command: &Answers, sheets: &[Sheet], idle: &mut Vec<String>) -> Vec<(usize, Layout)> {
    let mut layouts = Vec::new();
    for (at, sheet) in sheets.iter().enumerate() {
        if !looked_at(&command.sheet, sheet) {
            continue;
        }
        let mut layout = sheet_layout(sheet, None);
        for text in &command.map {
            if let Some((at, field)) = column_said(sheet, &layout.headings, text, Field::from_word) {
                mapped(&mut layout, at, field);
                idle.retain(|other| other != text);
            }
        }
        if has_answers(&layout) {
            layouts.push((at, layout));
        }
    }
    layouts
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
