//! `backup` and `restore`: the same backups as the window makes.

use std::path::Path;
use std::sync::atomic::AtomicBool;

use chrono::NaiveDate;
use serde_json::json;

use super::{Outcome, Restore, by_abbreviation, me, open, refused, shown};
use crate::domain::Scope;
use crate::exchange::logo::Match;
use crate::i18n::Texts;
use crate::i18n::restoring::{counts, lines};
use crate::store::sqlite::{Checked, back_up, back_up_now, drill, put_back, restorable};
use crate::store::{Commit, SqliteStore, Store, StoreError};

/// Makes a backup of a file, in `folder` or where the unit wants its backups.
pub(super) fn made(file: &Path, folder: Option<&Path>, texts: &Texts) -> Result<Outcome, StoreError> {
    // What is no register of ours is told before anything is made.
    drop(SqliteStore::open(file)?);
    let never = AtomicBool::new(false);
    let (kept, amiss) = match folder {
        Some(folder) => (back_up(file, folder, &never)?, Vec::new()),
        None => back_up_now(file, &never)?,
    };
    let told: Vec<String> = amiss.iter().map(|one| texts.trouble(one.key(), &one.about()).join(" ")).collect();
    let text: Vec<String> = std::iter::once(shown(&kept.path)).chain(told.iter().cloned()).collect();
    Ok(Outcome {
        text: text.join("\n"),
        json: json!({
            "file": shown(file), "backup": shown(&kept.path), "bytes": kept.size, "operations": kept.sequence, "amiss": told,
        }),
        refused: None,
    })
}

/// Looks every backup over that is kept of a file.
pub(super) fn checked(file: &Path, texts: &Texts) -> Result<Outcome, StoreError> {
    // A damaged file has backups too.
    if !file.exists() {
        return Err(StoreError::NotFound(file.to_owned()));
    }
    let found = drill(file, &|_, _| (), &AtomicBool::new(false))?;
    let line = |one: &Checked| {
        let told = match &one.bad {
            None => texts.with("backups-whole", &[("count", one.agencies.into())]),
            Some(detail) => texts.with("backups-bad", &[("detail", detail.as_str().into())]),
        };
        format!("{}: {told}", one.name)
    };
    let lines: Vec<String> = found.backups.iter().map(line).collect();
    let bad: Vec<String> = found.backups.iter().filter(|one| one.bad.is_some()).map(line).collect();
    let text = if lines.is_empty() { texts.get("cli-no-backups").to_owned() } else { lines.join("\n") };
    Ok(Outcome {
        text,
        json: json!({ "file": shown(file), "backups": found.backups, "bad": bad.len() }),
        refused: (!bad.is_empty()).then(|| bad.join("\n")),
    })
}

/// Brings a backup back: as one operation where there is a register, as the file itself where there is none or it is
/// damaged.
pub(super) fn brought_back(command: &Restore, texts: &Texts, today: NaiveDate) -> Result<Outcome, StoreError> {
    let Restore { backup, file, agency, dry_run } = command;
    let (store, snapshot) = match open(file) {
        Ok(opened) => opened,
        Err(StoreError::NotFound(_) | StoreError::Damaged { .. }) if agency.is_none() && !dry_run => {
            let aside = put_back(backup, file)?;
            let text = match &aside {
                None => file.display().to_string(),
                Some(aside) => texts.with("cli-set-aside", &[("path", aside.display().to_string().into())]),
            };
            return Ok(Outcome {
                text,
                json: json!({ "file": shown(file), "aside": aside.as_deref().map(shown) }),
                refused: None,
            });
        }
        Err(error) => return Err(error),
    };
    let who = me(&snapshot, today);
    let scope = match agency {
        None => Scope::All,
        Some(abbreviation) => {
            // It may be gone by now; then only the backup knows it.
            let found = match by_abbreviation(&snapshot, abbreviation) {
                Match::One(id) => Match::One(id),
                _ => by_abbreviation(&crate::store::sqlite::held(backup, &AtomicBool::new(false))?, abbreviation),
            };
            match found {
                Match::One(id) => Scope::Agency(id),
                Match::None => return Ok(refused_because("cli-agency-unknown", texts)),
                Match::Several(_) => return Ok(refused_because("cli-agency-ambiguous", texts)),
            }
        }
    };
    drop(store);
    let found = restorable(backup, file, scope, &who, &AtomicBool::new(false))?;
    let [new, changed, gone] = counts(&found.operation.changes);
    let told = json!({ "new": new, "changed": changed, "gone": gone, "operation": found.operation.id });
    let text = lines(texts, &found.operation.changes).join("\n");
    if *dry_run || found.operation.changes.is_empty() {
        return Ok(Outcome { text, json: told, refused: None });
    }
    Ok(match SqliteStore::open(file)?.commit(&found.operation, &found.now)? {
        Commit::Done(_) | Commit::Unchanged(_) => Outcome { text, json: told, refused: None },
        Commit::Conflicts(..) => refused_because("restore-overtaken", texts),
    })
}

fn refused_because(key: &str, texts: &Texts) -> Outcome {
    refused(texts.get(key).to_owned(), json!({ "refused": key }))
}
