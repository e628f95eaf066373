//! What can be said at the command line.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Parser, Subcommand};

use super::{Answers, Contacts, Export, Figures, RowsOf, Whole};
use crate::domain::Language;
use crate::store::sqlite::TRY_LOCK;

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
