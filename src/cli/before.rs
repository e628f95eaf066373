//! What is said before a command is carried out.

use std::path::Path;

use super::{Command, Import, Report, shown};
use crate::i18n::Texts;
use crate::store::presence::present;
use crate::store::sqlite::is_older;

/// What is to be known before a command is carried out: that it brings a file to the newest form, which those who have it
/// open with an older program can only read then.
#[must_use]
pub fn note(command: &Command, texts: &Texts) -> Option<String> {
    let file = command.file().filter(|file| is_older(file))?;
    let mut names: Vec<String> = present(file).into_iter().map(|one| one.who).collect();
    names.dedup();
    let names = if names.is_empty() { texts.get("cli-upgraded-nobody").to_owned() } else { names.join(", ") };
    Some(texts.with("cli-upgraded", &[("file", shown(file).into()), ("names", names.into())]))
}

impl Command {
    /// The register that it opens; none of what makes one or only looks at one from outside.
    fn file(&self) -> Option<&Path> {
        match self {
            Self::Demo { .. } | Self::Recover { .. } | Self::Locks { .. } | Self::TryLock { .. } => None,
            Self::Check { file }
            | Self::Backup { file, .. }
            | Self::Search { file, .. }
            | Self::Log { file, .. }
            | Self::Undo { file, .. }
            | Self::Person { file, .. }
            | Self::Import(Import::Logo { file, .. })
            | Self::Report(
                Report::Agency { file, .. } | Report::Situation { file, .. } | Report::Workload { file, .. },
            ) => Some(file),
            Self::Report(Report::Absence(away) | Report::Briefing(away)) => Some(&away.file),
            Self::Restore(restore) => Some(&restore.file),
            Self::Import(Import::Contacts(command)) => Some(&command.file),
            Self::Import(
                Import::Agencies(command)
                | Import::Employees(command)
                | Import::Characteristics(command)
                | Import::Prices(command)
                | Import::PayDates(command),
            ) => Some(&command.file),
            Self::Import(Import::Headcounts(command) | Import::Volumes(command)) => Some(&command.file),
            Self::Import(Import::Answers(command)) => Some(&command.file),
            Self::Import(Import::All(command)) => Some(&command.file),
            Self::Export(export) => Some(export.file()),
        }
    }
}
