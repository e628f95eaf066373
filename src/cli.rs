//! The commands: the same code as the window, for administrators and for tests.

mod answers;
mod backup;
mod before;
mod bringing;
mod contacts;
mod export;
mod figures;
mod person;
mod questionnaire;
mod recover;
mod report;
mod rows;
mod whole;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use chrono::NaiveDate;
use clap::{Parser, Subcommand};
use serde_json::{Value, json};

pub use self::answers::Answers;
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
use crate::domain::search::{Index, Target};
use crate::domain::{AgencyId, Change, Language, Operation, OperationId, OperationKind, Picture, Snapshot};
use crate::exchange::demo::{self, DemoOptions};
use crate::exchange::logo::{self, Match};
use crate::i18n::Texts;
use crate::i18n::date::format_date_time;
use crate::i18n::names::{self, operation_name, rule_key, writer};
use crate::store::sqlite::{Finding, Locks, TRY_LOCK, check, forms, try_lock, try_locks, try_locks_together};
use crate::store::{Commit, HistoryQuery, SqliteStore, Store, StoreError, UndoOutcome, WhichUndo, undo};

/// A register of the agencies a payroll service group serves.
#[derive(Clone, Debug, Parser)]
#[command(version, args_conflicts_with_subcommands = true)]
pub struct Arguments {
    /// The command; without one the window opens
    #[command(subcommand)]
    pub command: Option<Command>,
    /// The file to open in the window
    pub file: Option<PathBuf>,
    /// Language of window and output: fi, sv or en
    #[arg(long, global = true, value_parser = language)]
    pub language: Option<Language>,
    /// The day to take for today, such as 2026-10-12
    #[arg(long, global = true)]
    pub today: Option<NaiveDate>,
    /// Print one JSON object
    #[arg(long, global = true)]
    pub json: bool,
    /// What draws the window
    #[arg(long, global = true, hide = true)]
    pub renderer: Option<Renderer>,
    /// What has failed to draw the window; for a program that starts itself once more
    #[arg(long, hide = true)]
    pub failed: Vec<Renderer>,
    /// Print a line once the file is on the screen; for measuring
    #[arg(long, hide = true)]
    pub say_ready: bool,
}

/// What draws the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Renderer {
    /// OpenGL: starts fastest.
    Glow,
    /// Vulkan, Direct3D or Metal: where there is no OpenGL.
    Wgpu,
}

impl Renderer {
    /// What it is called at the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Glow => "glow",
            Self::Wgpu => "wgpu",
        }
    }

    /// The one that is called so.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Glow, Self::Wgpu].into_iter().find(|one| one.name() == name)
    }
}

fn language(code: &str) -> Result<Language, String> {
    Language::from_code(code).ok_or_else(|| "fi, sv or en".to_owned())
}

/// What can be done without a window.
#[derive(Clone, Debug, Subcommand)]
pub enum Command {
    /// Make a file with a made-up unit to try
    Demo {
        /// The new file
        file: PathBuf,
        /// How many agencies
        #[arg(long, default_value_t = 28)]
        agencies: usize,
        /// The same seed and day give the same records
        #[arg(long, default_value_t = 1)]
        seed: u64,
    },
    /// Look a file over: integrity, references, rules
    Check {
        /// The file
        file: PathBuf,
    },
    /// Make a backup of a file, or look the kept ones over
    Backup {
        /// The file
        file: PathBuf,
        /// Look every backup over that is kept, and make none
        #[arg(long, conflicts_with = "to")]
        check: bool,
        /// The folder for it, instead of the one in which its backups lie
        #[arg(long)]
        to: Option<PathBuf>,
    },
    /// Bring a backup back
    Restore(Restore),
    /// Save what can be read of a damaged file to a new one
    Recover {
        /// The damaged file, which stays as it is
        damaged: PathBuf,
        /// The new file
        new: PathBuf,
    },
    /// Try whether the locks of a folder hold
    Locks {
        /// The folder, or a file in it
        folder: PathBuf,
        /// Together with another computer on which the same is begun within two minutes
        #[arg(long)]
        together: bool,
    },
    /// Try to get the lock of a file
    #[command(hide = true, name = TRY_LOCK)]
    TryLock {
        /// The file
        file: PathBuf,
    },
    /// Find agencies and people
    Search {
        /// The file
        file: PathBuf,
        /// What to look for
        text: String,
    },
    /// What has been done in a file
    Log {
        /// The file
        file: PathBuf,
        /// At most so many, the newest
        #[arg(long, default_value_t = 100)]
        most: usize,
    },
    /// Take an operation back: your own newest, or the one named
    Undo {
        /// The file
        file: PathBuf,
        /// The operation's id, as the log shows it
        operation: Option<uuid::Uuid>,
    },
    /// Everything held on a person
    Person {
        /// The file
        file: PathBuf,
        /// Their name, or a telephone number or e-mail address of somebody who has no details of their own
        name: String,
        /// Erase them, from the history too
        #[arg(long)]
        erase: bool,
    },
    /// Bring something in
    #[command(subcommand)]
    Import(Import),
    /// Take something out for other programs
    #[command(subcommand)]
    Export(Export),
    /// Make a PDF to print
    #[command(subcommand)]
    Report(Report),
}

/// A backup and where it comes back.
#[derive(Clone, Debug, clap::Args)]
pub struct Restore {
    /// The backup
    pub backup: PathBuf,
    /// The file into which it comes back; where there is none, or it is damaged, the backup takes its place
    pub file: PathBuf,
    /// Only this agency, by abbreviation
    #[arg(long)]
    pub agency: Option<String>,
    /// Say what would happen, and do nothing
    #[arg(long)]
    pub dry_run: bool,
}

/// What can be put on paper.
#[derive(Clone, Debug, Subcommand)]
pub enum Report {
    /// Everything about an agency
    Agency {
        /// The file
        file: PathBuf,
        /// Which, by abbreviation
        #[arg(long)]
        agency: String,
        /// As it was at the end of this day, such as 2025-12-31
        #[arg(long)]
        as_of: Option<NaiveDate>,
        /// The new PDF
        #[arg(long)]
        output: PathBuf,
    },
    /// How things stand with an agency, or with the whole unit
    Situation {
        /// The file
        file: PathBuf,
        /// With which agency, by abbreviation; without it the unit's picture
        #[arg(long)]
        agency: Option<String>,
        /// For ourselves, with what the agency may not see
        #[arg(long)]
        internal: bool,
        /// The new PDF
        #[arg(long)]
        output: PathBuf,
    },
    /// What those need who stand in for somebody
    Absence(Away),
    /// What happened while somebody was away
    Briefing(Away),
    /// Person-years, costs, balance and risks of all agencies
    Workload {
        /// The file
        file: PathBuf,
        /// The new PDF, or a new spreadsheet where it ends in xlsx
        #[arg(long)]
        output: PathBuf,
    },
}

/// Somebody who is away on some days.
#[derive(Clone, Debug, clap::Args)]
pub struct Away {
    /// The file
    pub file: PathBuf,
    /// Who, by name
    #[arg(long)]
    pub employee: String,
    /// The first day, such as 2026-10-12
    #[arg(long)]
    pub from: NaiveDate,
    /// The last day
    #[arg(long)]
    pub to: NaiveDate,
    /// The new PDF
    #[arg(long)]
    pub output: PathBuf,
}

/// What can be brought in.
#[derive(Clone, Debug, Subcommand)]
pub enum Import {
    /// Contacts from a table or from cards
    Contacts(Contacts),
    /// Agencies from a table with a row for each, or from a workbook with a sheet for each
    Agencies(RowsOf),
    /// Our own people from a table, one row each
    Employees(RowsOf),
    /// What is special about agencies from a table, one row each
    Characteristics(RowsOf),
    /// Unit prices of agreements from a table, one row each
    Prices(RowsOf),
    /// Pay days and the days of other steps from a table, one row each
    PayDates(RowsOf),
    /// Head counts from a table
    Headcounts(Figures),
    /// Volumes of products from a table
    Volumes(Figures),
    /// Answers to the questionnaire: filled-in workbooks of `export questionnaire`, or a list
    Answers(Answers),
    /// Everything that `export all` wrote, edited or not
    All(Whole),
    /// A logo, or a folder of logos named by abbreviation or name
    Logo {
        /// The file
        file: PathBuf,
        /// A picture or a folder of pictures
        input: PathBuf,
        /// Whose logo, by abbreviation
        #[arg(long)]
        agency: Option<String>,
        /// Say what would happen, and do nothing
        #[arg(long)]
        dry_run: bool,
    },
}

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
            write_demo(file, &options)
        }
        Command::Check { file } => checked(file, texts),
        Command::Backup { file, check: true, .. } => backup::checked(file, texts),
        Command::Backup { file, to, .. } => backup::made(file, to.as_deref(), texts),
        Command::Recover { damaged, new } => recover::saved(damaged, new, texts),
        Command::Restore(command) => backup::brought_back(command, texts, today),
        Command::Locks { folder, together } => locks(folder, *together, texts),
        Command::TryLock { file } => {
            try_lock(file).map(|word| Outcome { text: word.to_owned(), json: json!({ "lock": word }), refused: None })
        }
        Command::Search { file, text } => found(file, text, texts),
        Command::Log { file, most } => logged(file, *most, texts),
        Command::Undo { file, operation } => taken_back(file, *operation, texts, today),
        Command::Person { file, name, erase } => person::person(file, name, *erase, texts, today),
        Command::Import(Import::Logo { file, input, agency, dry_run }) => {
            import_logos(file, input, agency.as_deref(), *dry_run, (texts, today))
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

/// Says whether the locks of a folder hold.
fn locks(folder: &Path, together: bool, texts: &Texts) -> Result<Outcome, StoreError> {
    let program = std::env::current_exe().map_err(|error| StoreError::Unreachable(error.to_string()))?;
    let inside = if folder.is_dir() { folder.join("x") } else { folder.to_owned() };
    let found = if together {
        try_locks_together(&inside, &AtomicBool::new(false))?
    } else {
        Some(try_locks(&inside, &program)?)
    };
    let word = match found {
        Some(Locks::Hold) => {
            let key = if together { "locks-hold-together" } else { "cli-locks-hold" };
            return Ok(Outcome { text: texts.get(key).to_owned(), json: json!({ "locks": "hold" }), refused: None });
        }
        Some(Locks::Lie) => "lie",
        Some(Locks::Missing) => "missing",
        None => return Ok(refused(texts.get("locks-nobody").to_owned(), json!({ "locks": null }))),
    };
    let told = texts.trouble("place-locks", &shown(folder)).join("\n");
    Ok(refused(told, json!({ "locks": word })))
}

fn write_demo(file: &Path, options: &DemoOptions) -> Result<Outcome, StoreError> {
    let snapshot = SqliteStore::create_with(file, &demo::operation(options))?.load()?;
    let (agencies, employees) = (snapshot.agency.len(), snapshot.employee.len());
    Ok(Outcome {
        text: format!("{}: {agencies} + {employees}", file.display()),
        json: json!({ "file": shown(file), "agencies": agencies, "employees": employees }),
        refused: None,
    })
}

fn checked(file: &Path, texts: &Texts) -> Result<Outcome, StoreError> {
    let (mut store, snapshot) = open(file)?;
    let findings = check(&mut store)?;
    let lines: Vec<String> = findings
        .iter()
        .map(|finding| match finding {
            Finding::Integrity(line) => line.clone(),
            Finding::Dangling { table, parent } => format!("{table} → {parent}"),
            Finding::Rule(table, rule) => format!("{}: {}", table.name(), texts.get(rule_key(rule))),
            Finding::Picture(hash) => format!("agency_logo {hash}"),
            Finding::Log { table, record, columns } => {
                let place = format!("{} {record} {}", table.name(), columns.join(", "));
                texts.with("cli-check-past-the-log", &[("place", place.trim().to_owned().into())])
            }
        })
        .collect();
    let json = json!({ "file": shown(file), "agencies": snapshot.agency.len(), "findings": lines });
    let refused = (!lines.is_empty()).then(|| lines.join("\n"));
    let text = texts.with("cli-check-good", &[("count", snapshot.agency.len().into())]);
    Ok(Outcome { text: if refused.is_none() { text } else { String::new() }, json, refused })
}

fn found(file: &Path, text: &str, texts: &Texts) -> Result<Outcome, StoreError> {
    let (_, snapshot) = open(file)?;
    let hits = Index::new(&snapshot.rows).search(text, 50);
    let named: Vec<(&str, String, String)> = hits
        .iter()
        .map(|hit| {
            let (kind, name) = match hit.target {
                Target::Agency(id) => {
                    ("agency", snapshot.agency.get(id).map(|one| one.name(texts.language()).to_owned()))
                }
                Target::Contact(id) => ("contact", snapshot.contact.get(id).map(|one| one.name.clone())),
                Target::Answer(id) => {
                    let agency = snapshot.answer.get(id).and_then(|answer| snapshot.agency.get(answer.agency));
                    ("answer", agency.map(|agency| agency.name(texts.language()).to_owned()))
                }
                Target::Standard(id) => ("standard", snapshot.definition_line.get(id).map(|line| line.work(None).task)),
                Target::Employee(id) => ("employee", snapshot.employee.get(id).map(|one| one.name.clone())),
                Target::Meeting(id) => ("meeting", snapshot.meeting.get(id).map(|one| names::meeting_name(texts, one))),
                Target::Plan(id) => {
                    let agency = snapshot.client_plan.get(id).and_then(|plan| snapshot.agency.get(plan.agency));
                    ("plan", agency.map(|agency| agency.name(texts.language()).to_owned()))
                }
                Target::Task(id) => {
                    let task = snapshot.recurring_task.get(id);
                    ("task", task.map(|task| task.name(texts.language()).to_owned()))
                }
            };
            (kind, name.unwrap_or_default(), hit.text.clone())
        })
        .collect();
    let lines: Vec<String> = named
        .iter()
        .map(|(_, name, matched)| if name == matched { name.clone() } else { format!("{name} ({matched})") })
        .collect();
    let hits: Vec<Value> =
        named.iter().map(|(kind, name, matched)| json!({ "kind": kind, "name": name, "matched": matched })).collect();
    let refused = lines.is_empty().then(|| texts.get("search-nothing").to_owned());
    Ok(Outcome { text: lines.join("\n"), json: json!({ "hits": hits }), refused })
}

fn logged(file: &Path, most: usize, texts: &Texts) -> Result<Outcome, StoreError> {
    let (mut store, snapshot) = open(file)?;
    let log = store.history(&HistoryQuery { contents: true, ..HistoryQuery::newest(most) })?;
    let named: Vec<(String, String, &crate::domain::LoggedOperation)> = log
        .iter()
        .map(|operation| {
            let at = format_date_time(texts.language(), operation.at);
            (at, operation_name(texts, &snapshot.rows, operation), operation)
        })
        .collect();
    let lines: Vec<String> = named
        .iter()
        .map(|(at, name, operation)| format!("{}  {at}  {}  {name}", operation.id, writer(texts, operation)))
        .collect();
    let operations: Vec<Value> = named
        .iter()
        .map(|(_, name, operation)| {
            json!({
                "id": operation.id, "kind": operation.kind, "at": operation.at, "who": operation.who,
                "undoes": operation.undoes, "name": name, "changes": operation.changes.len(),
                "source": operation.source,
            })
        })
        .collect();
    Ok(Outcome { text: lines.join("\n"), json: json!({ "operations": operations }), refused: None })
}

fn taken_back(
    file: &Path,
    operation: Option<uuid::Uuid>,
    texts: &Texts,
    today: NaiveDate,
) -> Result<Outcome, StoreError> {
    let (mut store, snapshot) = open(file)?;
    let which = operation.map_or(WhichUndo::Newest, |id| WhichUndo::This(OperationId(id)));
    let who = me(&snapshot, today);
    Ok(match undo(&mut store, &snapshot, which, &who)? {
        UndoOutcome::Done { operation, meant, kept, snapshot } => {
            let name = operation_name(texts, &snapshot.rows, &operation);
            let mut text = names::undone(texts, &snapshot.rows, &operation, meant);
            text.extend(names::kept(texts, &snapshot.rows, &kept).map(|kept| format!("\n{kept}")));
            let kept: Vec<uuid::Uuid> = kept.into_iter().map(|(_, id)| id).collect();
            Outcome { text, json: json!({ "undone": operation.id, "name": name, "kept": kept }), refused: None }
        }
        UndoOutcome::Refused { reason, by, .. } => {
            let text = names::undo_refused(texts, &reason, by.as_deref());
            refused(text, json!({ "refused": names::undo_key(&reason), "by": by }))
        }
        UndoOutcome::Conflicts(conflicts, _) => {
            let key = conflicts.first().map_or("conflict-title", names::conflict_key);
            refused(texts.get(key).to_owned(), json!({ "refused": key }))
        }
    })
}

/// What became of one picture of the input; each falls in exactly one.
#[derive(Default)]
struct Sorted {
    new: Vec<String>,
    changed: Vec<String>,
    same: Vec<String>,
    refused: Vec<(String, String)>,
    ambiguous: Vec<String>,
    /// Drawings whose letters were drawn with the bundled face, beside where else they stand.
    lettered: Vec<String>,
}

fn import_logos(
    file: &Path,
    input: &Path,
    agency: Option<&str>,
    dry_run: bool,
    (texts, today): (&Texts, NaiveDate),
) -> Result<Outcome, StoreError> {
    let (mut store, snapshot) = open(file)?;
    let paths = if input.is_dir() { logo::folder(input).unwrap_or_default() } else { vec![input.to_owned()] };
    let mut sorted = Sorted::default();
    let mut changes: Vec<Change> = Vec::new();
    let mut pictures: Vec<Picture> = Vec::new();
    for path in &paths {
        let name = path.display().to_string();
        let owner = match agency {
            Some(abbreviation) => by_abbreviation(&snapshot, abbreviation),
            None => logo::agency_of_file(&snapshot.rows, path),
        };
        let id = match owner {
            Match::One(id) => id,
            Match::None => {
                sorted.refused.push((name, texts.get("cli-no-agency").to_owned()));
                continue;
            }
            Match::Several(_) => {
                sorted.ambiguous.push(name);
                continue;
            }
        };
        let picture = match logo::look(path) {
            Ok(logo) => {
                sorted.lettered.extend(logo.lettered.then(|| name.clone()));
                logo.picture
            }
            Err(error) => {
                sorted.refused.push((name, texts.get(error.key()).to_owned()));
                continue;
            }
        };
        let Some(before) = snapshot.agency.get(id) else { continue };
        if changes.iter().any(|change| change.key().is_some_and(|(_, row)| row == id.0)) {
            sorted.ambiguous.push(name);
            continue;
        }
        match &before.logo {
            Some(hash) if *hash == picture.hash => sorted.same.push(name),
            known => {
                if known.is_some() { &mut sorted.changed } else { &mut sorted.new }.push(name);
                let mut after = before.clone();
                after.logo = Some(picture.hash.clone());
                changes.push(Change::update(before.clone(), after));
                pictures.push(picture);
            }
        }
    }
    if !dry_run && !changes.is_empty() {
        let kind = if changes.len() == 1 { OperationKind::LogoChanged } else { OperationKind::LogosImported };
        let mut operation = Operation::new(kind, &me(&snapshot, today), changes).with_pictures(pictures);
        if let Some(name) = input.file_name().filter(|_| kind == OperationKind::LogosImported) {
            operation = operation.with_source(&name.to_string_lossy());
        }
        if let Commit::Conflicts(..) = store.commit(&operation, &snapshot)? {
            return Ok(refused(texts.get("conflict-title").to_owned(), json!({ "refused": "conflict" })));
        }
    }
    Ok(sorted.outcome(texts))
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

impl Sorted {
    fn outcome(self, texts: &Texts) -> Outcome {
        let counts = [
            ("new", self.new.len().into()),
            ("changed", self.changed.len().into()),
            ("same", self.same.len().into()),
            ("refused", self.refused.len().into()),
            ("ambiguous", self.ambiguous.len().into()),
        ];
        let mut lines = vec![texts.with("cli-imported", &counts)];
        lines.extend(self.lettered.iter().map(|name| format!("{name}: {}", texts.get("logo-lettered"))));
        let text = lines.join("\n");
        let mut reasons: Vec<String> = self.refused.iter().map(|(name, reason)| format!("{name}: {reason}")).collect();
        reasons.extend(self.ambiguous.iter().map(|name| format!("{name}: {}", texts.get("cli-ambiguous"))));
        let refused_list: Vec<Value> =
            self.refused.iter().map(|(name, reason)| json!({ "input": name, "reason": reason })).collect();
        let mut json = json!({
            "new": self.new, "changed": self.changed, "same": self.same,
            "refused": refused_list, "ambiguous": self.ambiguous,
        });
        if let Some(fields) = json.as_object_mut().filter(|_| !self.lettered.is_empty()) {
            fields.insert("lettered".to_owned(), json!(self.lettered));
        }
        Outcome { text, json, refused: (!reasons.is_empty()).then(|| reasons.join("\n")) }
    }
}
