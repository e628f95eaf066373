//! `import contacts`: people from a table or from cards.

use std::collections::BTreeSet;
use std::path::PathBuf;

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::bringing::{Bringing, TableOptions, refused_place, tell_unread, too_large, unreadable};
use super::{Match, Outcome, by_abbreviation, me, open, refused};
use crate::domain::importing::contacts::{
    self, ContactField, Options, Outcome as Comes, Plan, PlannedLine, Remark, Where, default_mapping, from_sheet,
    heading_of, plan,
};
use crate::domain::importing::{Incoming, Sheet, Source, column_letters};
use crate::domain::search::fold;
use crate::domain::{Operation, OperationKind, Snapshot};
use crate::exchange::contacts as files;
use crate::i18n::{Texts, importing};
use crate::store::StoreError;

/// What people are brought in from, and how.
#[derive(Clone, Debug, clap::Args)]
pub struct Contacts {
    /// The file
    pub file: PathBuf,
    /// A table (xlsx, xls, ods, csv) or cards (vcf)
    pub input: PathBuf,
    /// Whose contacts they are, by abbreviation; else the one that the input names with each
    #[arg(long)]
    pub agency: Option<String>,
    /// What a column holds, such as `Nimi=name`; `Nimi=` leaves it out
    #[arg(long, value_name = "COLUMN=FIELD", value_parser = mapped)]
    pub map: Vec<(String, Option<ContactField>)>,
    /// Which sheet of several
    #[arg(long)]
    pub sheet: Option<String>,
    /// How it is read, and what becomes of it
    #[command(flatten)]
    pub how: TableOptions,
}

/// What may stand between the cells of a separated text.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
pub enum Separator {
    /// `;`
    Semicolon,
    /// `,`
    Comma,
    /// A tab
    Tab,
    /// `|`
    Bar,
}

impl Separator {
    pub(super) const fn sign(self) -> char {
        match self {
            Self::Semicolon => ';',
            Self::Comma => ',',
            Self::Tab => '\t',
            Self::Bar => '|',
        }
    }
}

fn mapped(text: &str) -> Result<(String, Option<ContactField>), String> {
    let (column, field) = text.rsplit_once('=').ok_or("COLUMN=FIELD")?;
    if field.trim().is_empty() {
        return Ok((column.to_owned(), None));
    }
    let words: Vec<String> = ContactField::ALL.into_iter().map(ContactField::word).collect();
    let field = ContactField::from_word(field).ok_or_else(|| format!("FIELD: {}", words.join(", ")))?;
    Ok((column.to_owned(), Some(field)))
}

/// Carries the command out.
pub(super) fn import(command: &Contacts, texts: &Texts, today: NaiveDate) -> Result<Outcome, StoreError> {
    if let Some(outcome) = refused_place(command.how.refused.as_deref(), texts)? {
        return Ok(outcome);
    }
    let (mut store, snapshot) = open(&command.file)?;
    let told = |key: &str| refused(texts.get(key).to_owned(), json!({ "error": key }));
    let separator = command.how.separator.map(Separator::sign);
    let source = match files::read(&command.input, separator) {
        Ok(source) => source,
        Err(error) => return Ok(unreadable(&command.input, error.key(), &error.to_string(), texts)),
    };
    let hidden = hidden(command, &source);
    let (incoming, left) = match people(command, &source) {
        Ok((people, left)) => (contacts::in_sections(&snapshot.rows, people), left),
        Err(Wanting::Sheet) => return Ok(told("import-cli-no-sheet")),
        Err(Wanting::Column(column)) => {
            let text = texts.with("import-cli-no-column", &[("column", column.as_str().into())]);
            return Ok(refused(text, json!({ "error": "import-cli-no-column", "column": column })));
        }
        Err(Wanting::Name) => {
            let sheets = if let Source::Sheets(sheets) = &source { sheets.as_slice() } else { &[] };
            let large = too_large(&command.input, command.sheet.as_slice(), sheets, texts);
            return Ok(large.unwrap_or_else(|| told("import-no-name-column")));
        }
    };
    let place = match &command.agency {
        Some(abbreviation) => match by_abbreviation(&snapshot, abbreviation) {
            Match::One(agency) => Where::At(agency),
            Match::None => return Ok(told("cli-agency-unknown")),
            Match::Several(_) => return Ok(told("cli-agency-ambiguous")),
        },
        None if incoming.iter().any(|one| !one.organisation.is_empty()) => Where::AsWritten,
        None => return Ok(told("import-cli-whose")),
    };
    let mut options = Options::new(place, texts.language(), importing::labels(texts));
    // Nobody can be asked here, so what looks like a personal identity code stays out.
    let codes = |one: &Incoming| one.remarks.contains(&Remark::PersonalCode);
    let coded: BTreeSet<usize> = incoming.iter().enumerate().filter(|(_, one)| codes(one)).map(|(at, _)| at).collect();
    options.left_out = coded;
    let plan = plan(&snapshot, &incoming, &options);
    let mut outcome = told_of(&snapshot, &incoming, &plan, texts);
    hidden.tell(command, &mut outcome, texts);
    if let Source::Sheets(sheets) = &source {
        tell_unread(&mut outcome, sheets, texts);
    }
    if !left.is_empty() {
        let text = texts.with("import-columns-left", &[("columns", left.join(", ").into())]);
        outcome.text = format!("{}\n{text}", outcome.text);
    }
    if let Some(fields) = outcome.json.as_object_mut() {
        fields.insert("left_columns".to_owned(), json!(left));
    }
    let not_taken = plan.lines.iter().zip(&incoming).filter_map(|(line, one)| Some((one, reason(line, texts)?)));
    let not_taken = importing::refused(texts, &source, taken(command, &source), not_taken);
    let operation = Operation::new(OperationKind::ContactsImported, &me(&snapshot, today), plan.changes);
    let TableOptions { refused, dry_run, .. } = &command.how;
    let (store, input, refused) = (&mut store, command.input.as_path(), refused.as_deref());
    Bringing { store, planned: &snapshot, input, refused, dry_run: *dry_run, texts }
        .done(outcome, &not_taken, operation)
}

/// The place of the sheet that is taken, and of its headings.
fn taken(command: &Contacts, source: &Source) -> (usize, Option<usize>) {
    let Source::Sheets(sheets) = source else { return (0, None) };
    let chosen = chosen(command, sheets);
    let at = sheets.iter().position(|sheet| chosen.is_some_and(|chosen| std::ptr::eq(chosen, sheet)));
    (at.unwrap_or_default(), chosen.and_then(heading_of))
}

/// What keeps the people from being read.
enum Wanting {
    Sheet,
    Column(String),
    Name,
}

/// The people of the input, and the headings of columns that hold numbers or addresses and are not taken.
fn people(command: &Contacts, source: &Source) -> Result<(Vec<Incoming>, Vec<String>), Wanting> {
    let sheets = match source {
        Source::Cards(people) => return Ok((people.clone(), Vec::new())),
        Source::Sheets(sheets) => sheets,
    };
    let sheet = chosen(command, sheets).ok_or(Wanting::Sheet)?;
    let heading = heading_of(sheet);
    let headings = sheet.headings(heading);
    let mut mapping = default_mapping(&headings);
    for (column, field) in &command.map {
        let at = column_at(sheet, &headings, column).ok_or_else(|| Wanting::Column(column.clone()))?;
        contacts::map(&mut mapping, at, *field);
    }
    if !contacts::has_name(&mapping) {
        return Err(Wanting::Name);
    }
    let left = contacts::left_columns(sheet, heading, &mapping);
    // What somebody has left out by name is meant.
    let meant = |at: &usize| command.map.iter().any(|(column, _)| column_at(sheet, &headings, column) == Some(*at));
    let left = left.into_iter().filter(|at| !meant(at)).filter_map(|at| headings.get(at).cloned()).collect();
    let mut people = from_sheet(sheet, heading, &mapping);
    if command.how.skip_hidden {
        people.retain(|one| !sheet.hidden.rows.contains(&one.place));
    }
    Ok((people, left))
}

fn chosen<'s>(command: &Contacts, sheets: &'s [Sheet]) -> Option<&'s Sheet> {
    match &command.sheet {
        Some(name) => sheets.iter().find(|sheet| fold(&sheet.name) == fold(name)),
        None => contacts::likely_sheet(sheets).and_then(|at| sheets.get(at)),
    }
}

/// What of the input its own program does not show.
#[derive(Default)]
struct NotShown {
    /// Sheets that were not taken.
    sheets: Vec<String>,
    /// Rows of the one that was.
    rows: BTreeSet<u32>,
}

fn hidden(command: &Contacts, source: &Source) -> NotShown {
    let Source::Sheets(sheets) = source else { return NotShown::default() };
    let Some(sheet) = chosen(command, sheets) else { return NotShown::default() };
    let others = sheets.iter().filter(|other| other.hidden.sheet && !std::ptr::eq(*other, sheet));
    NotShown { sheets: others.map(|other| other.name.clone()).collect(), rows: sheet.hidden.rows.clone() }
}

impl NotShown {
    fn tell(&self, command: &Contacts, outcome: &mut Outcome, texts: &Texts) {
        let mut tell = |field: &str, value: Value, text: Option<String>| {
            if let Some(fields) = outcome.json.as_object_mut() {
                fields.insert(field.to_owned(), value);
            }
            outcome.text.extend(text.map(|text| format!("\n{text}")));
        };
        if !self.sheets.is_empty() {
            let text = texts.with("import-cli-hidden-sheets", &[("names", self.sheets.join(", ").into())]);
            tell("hidden_sheets", json!(self.sheets), Some(text));
        }
        if !self.rows.is_empty() {
            let listed = self.rows.iter().map(u32::to_string).collect::<Vec<_>>().join(", ");
            let text = texts.with("import-cli-hidden-rows", &[("rows", listed.into())]);
            tell("hidden_rows", json!(self.rows), (!command.how.skip_hidden).then_some(text));
        }
    }
}

/// A column by its heading, else by its letters.
pub(super) fn column_at(sheet: &Sheet, headings: &[String], column: &str) -> Option<usize> {
    let by_heading = headings.iter().position(|heading| fold(heading) == fold(column.trim()));
    let letters = column.trim().to_ascii_uppercase();
    by_heading.or_else(|| (0..sheet.width()).find(|at| column_letters(*at) == letters))
}

fn told_of(snapshot: &Snapshot, incoming: &[Incoming], plan: &Plan, texts: &Texts) -> Outcome {
    let mut sorted: [Vec<Value>; 5] = Default::default();
    let mut lines = Vec::new();
    let mut reasons = Vec::new();
    for (one, line) in incoming.iter().zip(&plan.lines) {
        let agency = line.agency.and_then(|id| snapshot.agency.get(id)).map(|agency| &agency.abbreviation);
        let mut about = json!({ "row": one.place, "name": one.name, "agency": agency });
        let remarks: Vec<String> =
            line.remarks.iter().map(|remark| importing::remark(texts, &snapshot.rows, remark)).collect();
        let named =
            texts.with("import-cli-row", &[("row", one.place.to_string().into()), ("name", one.name.as_str().into())]);
        let reason = reason(line, texts);
        if let Some(fields) = about.as_object_mut() {
            if !line.differences.is_empty() {
                let changes = line.differences.iter().map(|difference| {
                    let part = texts.get(importing::part_key(difference.part));
                    json!({ "field": part, "before": difference.before, "after": difference.after })
                });
                fields.insert("changes".to_owned(), changes.collect());
            }
            if !remarks.is_empty() {
                fields.insert("remarks".to_owned(), json!(remarks));
            }
            if let Some(reason) = &reason {
                fields.insert("reason".to_owned(), json!(reason));
            }
            if line.outcome == Comes::Ambiguous {
                let names = line.choices.iter().filter_map(|id| snapshot.contact.get(*id)).map(|one| &one.name);
                fields.insert("candidates".to_owned(), names.cloned().collect());
            }
        }
        if let Some(reason) = &reason {
            reasons.push(format!("{named}: {reason}"));
        } else if !remarks.is_empty() {
            lines.push(format!("{named}: {}", remarks.join(" ")));
        }
        let place = match &line.outcome {
            _ if line.left_out => 3,
            Comes::New => 0,
            Comes::Changed => 1,
            Comes::Same => 2,
            Comes::Refused(_) => 3,
            Comes::Ambiguous => 4,
        };
        if let Some(list) = sorted.get_mut(place) {
            list.push(about);
        }
    }
    let [new, changed, same, refused, ambiguous] = sorted;
    let counts = [
        ("new", new.len().into()),
        ("changed", changed.len().into()),
        ("same", same.len().into()),
        ("refused", refused.len().into()),
        ("ambiguous", ambiguous.len().into()),
    ];
    lines.insert(0, texts.with("cli-imported", &counts));
    let json = json!({ "new": new, "changed": changed, "same": same, "refused": refused, "ambiguous": ambiguous });
    Outcome { text: lines.join("\n"), json, refused: (!reasons.is_empty()).then(|| reasons.join("\n")) }
}

/// Why a row was not taken.
fn reason(line: &PlannedLine, texts: &Texts) -> Option<String> {
    match &line.outcome {
        Comes::Refused(refusal) => Some(importing::refusal(texts, refusal)),
        Comes::Ambiguous => Some(texts.get("import-cli-ambiguous").to_owned()),
        _ if line.left_out => Some(texts.get("import-personal-code").to_owned()),
        _ => None,
    }
}
