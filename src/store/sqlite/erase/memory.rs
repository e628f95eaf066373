//! What was erased, remembered in a small file beside the register: a backup that is put back has an older table. The file
//! tells no name. Anybody who may write in the folder can put a file there, so it is believed only with a seal that takes
//! reading this very register to make.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::{ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use chrono::{DateTime, SecondsFormat, Utc};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::domain::erasure::Erased;
use crate::domain::{OperationId, Table};
use crate::store::sqlite::backup;
use crate::store::sqlite::open::folder_of;

/// What the memory beside the file is called after the file's own name.
const MEMORY: &str = "erased";

/// What the first line begins with, before the seal.
const HEAD: &str = "kortisto-erased-1";

/// The largest file that is read, in bytes: room for tens of thousands of people.
const LARGEST: u64 = 4 * 1024 * 1024;

/// The word that stands for a table where a name had no row.
const NAME: &str = "name";

/// The word that stands for a table where somebody with a row is known by name in what was typed and not saved.
const TYPED: &str = "typed";

/// The word that stands for a table where the log was blanked up to a moment.
const LOG: &str = "log";

/// What stands before the table of a row that was kept for its time.
const PURGED: &str = "purged ";

/// One line of what is remembered.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::store::sqlite) struct Remembered {
    pub operation: String,
    pub what: Erased,
    pub alias: String,
}

impl Remembered {
    pub fn columns(&self) -> [String; 4] {
        let (table, record) = match &self.what {
            Erased::Row(table, id) => (table.name().to_owned(), id.to_string()),
            Erased::Name(hash) => (NAME.to_owned(), hash.clone()),
            Erased::Typed(hash) => (TYPED.to_owned(), hash.clone()),
            Erased::Purged(table, id) => (format!("{PURGED}{}", table.name()), id.to_string()),
            Erased::LogBefore(moment) => (LOG.to_owned(), moment.to_rfc3339_opts(SecondsFormat::Millis, true)),
        };
        [self.operation.clone(), table, record, self.alias.clone()]
    }

    pub fn read([operation, table, record, alias]: [&str; 4]) -> Option<Self> {
        let what = if table == NAME {
            Erased::Name(record.to_owned())
        } else if table == TYPED {
            Erased::Typed(record.to_owned())
        } else if table == LOG {
            Erased::LogBefore(DateTime::parse_from_rfc3339(record).ok()?.with_timezone(&Utc))
        } else if let Some(table) = table.strip_prefix(PURGED) {
            Erased::Purged(Table::from_name(table)?, Uuid::try_parse(record).ok()?)
        } else {
            Erased::Row(Table::from_name(table)?, Uuid::try_parse(record).ok()?)
        };
        Uuid::try_parse(operation).ok()?;
        Some(Self { operation: operation.to_owned(), what, alias: alias.to_owned() })
    }
}

/// What is remembered beside the file at `path` of the register that began with `register`. Nothing where there is no such
/// file, or one that is not ours or of another register.
///
/// # Errors
/// Where there is one that may not be read: then nobody knows what it remembers, and it must not be written over.
pub(in crate::store::sqlite) fn read(
    path: &Path,
    register: Option<OperationId>,
) -> std::io::Result<BTreeSet<Remembered>> {
    let beside = memory_of(path);
    let metadata = match std::fs::symlink_metadata(&beside) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(BTreeSet::new()),
        metadata => metadata?,
    };
    // A pipe waits for ever, a link leads anywhere, and a large file is none of ours.
    if !metadata.is_file() || metadata.len() > LARGEST {
        tracing::warn!("what stands beside the file is not what was erased");
        return Ok(BTreeSet::new());
    }
    let mut text = String::new();
    match std::fs::File::open(&beside)?.take(LARGEST).read_to_string(&mut text) {
        Err(error) if error.kind() == ErrorKind::InvalidData => return Ok(BTreeSet::new()),
        read => read?,
    };
    let (head, body) = text.split_once('\n').unwrap_or((&text, ""));
    let sealed = register.is_some_and(|register| head == format!("{HEAD}\t{}", seal(register, body)));
    if !sealed {
        tracing::warn!("what stands beside the file was not written for this register");
        return Ok(BTreeSet::new());
    }
    let line = |line: &str| {
        let columns: Vec<&str> = line.split('\t').collect();
        Remembered::read(<[&str; 4]>::try_from(columns).ok()?)
    };
    Ok(body.lines().filter_map(line).collect())
}

/// Writes what is remembered beside the file, whole or not at all. Whoever may read the file may read this: else they would
/// bring back whom they do not know to be erased.
pub(in crate::store::sqlite) fn write(
    path: &Path,
    register: Option<OperationId>,
    all: &BTreeSet<Remembered>,
) -> Result<(), Box<dyn std::error::Error>> {
    let register = register.ok_or("the register has no beginning")?;
    let body = all.iter().map(|one| one.columns().join("\t")).collect::<Vec<_>>().join("\n");
    let mut file = tempfile::Builder::new().prefix(backup::TEMPORARY).tempfile_in(folder_of(path))?;
    file.write_all(format!("{HEAD}\t{}\n{body}", seal(register, &body)).as_bytes())?;
    backup::as_readable_as(path, file.path());
    file.as_file().sync_all()?;
    file.persist(memory_of(path))?;
    Ok(())
}

/// What only somebody who reads the register can make of a text: a keyed hash, the key being how the register began.
fn seal(register: OperationId, body: &str) -> String {
    let key = register.to_string();
    let inner = Sha256::new().chain_update(&key).chain_update(body).finalize();
    let outer = Sha256::new().chain_update(&key).chain_update(inner).finalize();
    let mut text = String::with_capacity(64);
    for byte in outer {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}

fn memory_of(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".");
    name.push(MEMORY);
    path.with_file_name(name)
}
