//! `import logo`: one picture, or a folder of them.

use std::path::Path;

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::{Outcome, by_abbreviation, me, open, refused};
use crate::domain::{Change, Operation, OperationKind, Picture};
use crate::exchange::logo::{self, Match};
use crate::i18n::Texts;
use crate::store::{Commit, Store, StoreError};

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

pub(super) fn import_logos(
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
