//! The commands: the same code as the window, for administrators and for tests.

mod answers;
mod arguments;
mod backup;
mod before;
mod bringing;
mod contacts;
mod export;
mod figures;
mod file;
mod log;
mod logos;
mod person;
mod questionnaire;
mod recover;
mod report;
mod rows;
mod whole;

use std::path::Path;
use std::sync::Arc;

use chrono::NaiveDate;
use serde_json::{Value, json};

pub use self::answers::Answers;
pub use self::arguments::{Arguments, Away, Command, Import, Renderer, Report, Restore};
pub use self::before::note;
pub use self::bringing::TableOptions;
pub use self::contacts::Contacts;
pub use self::export::Export;
pub use self::figures::Figures;
pub use self::questionnaire::Questionnaire;
pub use self::rows::RowsOf;
pub use self::whole::Whole;
use crate::domain::importing::figures::Counted;
use crate::domain::importing::rows::Kind;
use crate::domain::{AgencyId, Snapshot};
use crate::exchange::demo::DemoOptions;
use crate::exchange::logo::Match;
use crate::i18n::Texts;
use crate::store::sqlite::{forms, try_lock};
use crate::store::{SqliteStore, Store, StoreError};

/// What a command ends with: what to print, and whether it was refused or found something wanting.
#[derive(Debug)]
pub struct Outcome {
    /// For standard output.
    pub text: String,
    /// For `--json`.
    pub json: Value,
    /// For standard error; the exit code is then 1.
    pub refused: Option<String>,
}

struct Teller<'a> {
    texts: &'a Texts,
}

impl Teller<'_> {
    fn error(&self, error: &StoreError) -> Outcome {
        let mut told = self.texts.trouble(error.key(), &error.about()).to_vec();
        let installer = match error {
            StoreError::Newer { path, .. } => forms(path).ok().and_then(|forms| forms.installer),
            _ => None,
        };
        told.extend(installer.map(|place| self.texts.with("newer-installer", &[("place", place.into())])));
        refused(told.join("\n"), json!({ "error": error.key(), "detail": error.to_string() }))
    }
}

fn refused(reason: String, json: Value) -> Outcome {
    Outcome { text: String::new(), json, refused: Some(reason) }
}

/// A path as text: one that is no Unicode is told as well as it can be.
fn shown(path: &Path) -> String {
    path.display().to_string()
}

/// Carries out a command.
#[must_use]
pub fn run(command: &Command, texts: &Texts, today: Option<NaiveDate>) -> Outcome {
    let teller = Teller { texts };
    let today = today.unwrap_or_else(|| chrono::Local::now().date_naive());
    let done = match command {
        Command::Demo { file, agencies, seed } => {
            let options = DemoOptions { agencies: *agencies, seed: *seed, ..DemoOptions::new(today) };
            file::write_demo(file, &options)
        }
        Command::Check { file } => file::checked(file, texts),
        Command::Backup { file, check: true, .. } => backup::checked(file, texts),
        Command::Backup { file, to, .. } => backup::made(file, to.as_deref(), texts),
        Command::Recover { damaged, new } => recover::saved(damaged, new, texts),
        Command::Restore(command) => backup::brought_back(command, texts, today),
        Command::Locks { folder, together } => file::locks(folder, *together, texts),
        Command::TryLock { file } => {
            try_lock(file).map(|word| Outcome { text: word.to_owned(), json: json!({ "lock": word }), refused: None })
        }
        Command::Search { file, text } => file::found(file, text, texts),
        Command::Log { file, most } => log::logged(file, *most, texts),
        Command::Undo { file, operation } => log::taken_back(file, *operation, texts, today),
        Command::Person { file, name, erase } => person::person(file, name, *erase, texts, today),
        Command::Import(Import::Logo { file, input, agency, dry_run }) => {
            logos::import_logos(file, input, agency.as_deref(), *dry_run, (texts, today))
        }
        Command::Import(Import::Contacts(command)) => contacts::import(command, texts, today),
        Command::Import(Import::Agencies(command)) => rows::import(command, Kind::Agencies, texts, today),
        Command::Import(Import::Employees(command)) => rows::import(command, Kind::Employees, texts, today),
        Command::Import(Import::Characteristics(command)) => rows::import(command, Kind::Characteristics, texts, today),
        Command::Import(Import::Prices(command)) => rows::import(command, Kind::Prices, texts, today),
        Command::Import(Import::PayDates(command)) => rows::import(command, Kind::PayDates, texts, today),
        Command::Import(Import::Headcounts(command)) => figures::import(command, Counted::Headcounts, texts, today),
        Command::Import(Import::Volumes(command)) => figures::import(command, Counted::Volumes, texts, today),
        Command::Import(Import::Answers(command)) => answers::import(command, texts, today),
        Command::Import(Import::All(command)) => whole::import(command, texts, today),
        Command::Export(export) => export::made(export, texts, today),
        Command::Report(report) => report::made(report, texts, today),
    };
    done.unwrap_or_else(|error| teller.error(&error))
}

fn open(file: &Path) -> Result<(SqliteStore, Arc<Snapshot>), StoreError> {
    let mut store = SqliteStore::open(file)?;
    let snapshot = Arc::new(store.load()?);
    Ok((store, snapshot))
}

/// The name under which this user writes: their own where the login is one of ours today, else the login.
fn me(snapshot: &Snapshot, today: NaiveDate) -> String {
    let login = whoami::username().unwrap_or_default();
    snapshot.employee_of_login(&login, today).map_or(login, |employee| employee.name.clone())
}

fn by_abbreviation(snapshot: &Snapshot, abbreviation: &str) -> Match {
    let found: Vec<AgencyId> = snapshot
        .agency
        .iter()
        .filter(|agency| agency.abbreviation.eq_ignore_ascii_case(abbreviation))
        .map(|agency| agency.id)
        .collect();
    match found.as_slice() {
        [] => Match::None,
        [one] => Match::One(*one),
        _ => Match::Several(found),
    }
}
