//! What is typed and not saved: what the user saw when they began, and what they have made of it. Both can be kept
//! outside the window, so that nothing typed is lost with it.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::domain::{Fields, Record, Rows, Table};

/// Something being edited: as it was when editing began, and as it is now.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Draft<T> {
    /// As it was.
    pub base: T,
    /// As it is.
    pub edited: T,
}

impl<T: PartialEq + Clone> Draft<T> {
    /// A draft in which nothing has been typed.
    #[must_use]
    pub fn new(base: T) -> Self {
        Self { edited: base.clone(), base }
    }

    /// Whether something has been typed.
    #[must_use]
    pub fn changed(&self) -> bool {
        self.base != self.edited
    }
}

/// What can be worked out again at any time: it is no part of what is typed, so it is neither compared nor copied nor
/// kept.
#[derive(Debug)]
pub(crate) struct Passing<T>(pub Option<T>);

impl<T> Default for Passing<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T> Clone for Passing<T> {
    fn clone(&self) -> Self {
        Self(None)
    }
}

impl<T> PartialEq for Passing<T> {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// What is typed somewhere and not saved, in a shape that outlives the window.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct KeptDraft {
    /// What can take it up again: the name of a form, or of a part of a screen. It stays the same from release to
    /// release.
    pub what: String,
    /// Which of its kind it is: the identity of the open form, or of the record a line belongs to. With `what` it tells
    /// a draft from all others, also while what is typed changes.
    pub which: Uuid,
    /// What it is called and whose it is, as people read it.
    pub about: String,
    /// The rows it edits, as they were when editing began.
    pub rows: Vec<KeptRow>,
    /// What is typed.
    pub value: serde_json::Value,
}

impl KeptDraft {
    /// Keeps `value`, which edits `rows`; none where it cannot be written down.
    pub(crate) fn of(
        what: &str,
        which: impl Into<Uuid>,
        about: String,
        rows: &[Record],
        value: &impl Serialize,
    ) -> Option<Self> {
        Some(Self {
            what: what.to_owned(),
            which: which.into(),
            about,
            rows: rows.iter().map(KeptRow::from).collect(),
            value: serde_json::to_value(value).ok()?,
        })
    }

    /// What was kept under the name `what`.
    ///
    /// # Errors
    /// Where it was kept under another name, or is something else in this release.
    pub(crate) fn read<T: DeserializeOwned>(&self, what: &str) -> Result<T, NotTakenUp> {
        let value = Some(&self.value).filter(|_| self.what == what).ok_or(NotTakenUp::Unknown)?;
        T::deserialize(value).map_err(|_| NotTakenUp::Unknown)
    }

    /// The rows it edits that the file no longer holds as they were when editing began: changed by somebody, or gone.
    #[must_use]
    pub fn overtaken(&self, rows: &Rows) -> Vec<Record> {
        let known = self.rows.iter().filter_map(KeptRow::record);
        known.filter(|row| rows.get(row.table(), row.id()).as_ref() != Some(row)).collect()
    }
}

/// A row as it was when its editing began.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct KeptRow {
    /// The name of its table.
    pub table: String,
    /// Its identity.
    pub id: Uuid,
    /// Its columns.
    pub fields: Fields,
}

impl KeptRow {
    /// The row, where this release still knows such rows.
    #[must_use]
    pub fn record(&self) -> Option<Record> {
        Record::from_fields(Table::from_name(&self.table)?, self.fields.clone()).ok()
    }
}

impl From<&Record> for KeptRow {
    fn from(row: &Record) -> Self {
        Self { table: row.table().name().to_owned(), id: row.id(), fields: row.fields() }
    }
}

/// A picture inside something that is kept.
pub(crate) mod picture {
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

    use crate::domain::Picture;

    /// A picture as it is kept: its PNG in hexadecimal, which is shorter than numbers and read without a table.
    #[derive(Serialize, Deserialize)]
    struct Kept {
        hash: String,
        png: String,
    }

    #[allow(clippy::ref_option, reason = "this is how a field is handed over to be written")]
    pub(crate) fn serialize<S: Serializer>(picture: &Option<Picture>, serializer: S) -> Result<S::Ok, S::Error> {
        let digit = |half: u8| char::from_digit(u32::from(half), 16).unwrap_or_default();
        let written = |picture: &Picture| Kept {
            hash: picture.hash.clone(),
            png: picture.png.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect(),
        };
        picture.as_ref().map(written).serialize(serializer)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Picture>, D::Error> {
        let Some(kept) = Option::<Kept>::deserialize(deserializer)? else { return Ok(None) };
        let byte = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
        let png: Option<Vec<u8>> = kept.png.as_bytes().chunks(2).map(byte).collect();
        let png = png.ok_or_else(|| D::Error::custom("no picture"))?;
        Ok(Some(Picture { hash: kept.hash, png: png.into() }))
    }
}

/// Rows inside something that is kept.
pub(crate) mod rows {
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

    use super::KeptRow;
    use crate::domain::Record;

    pub(crate) fn serialize<S: Serializer>(rows: &[Record], serializer: S) -> Result<S::Ok, S::Error> {
        rows.iter().map(KeptRow::from).collect::<Vec<_>>().serialize(serializer)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Record>, D::Error> {
        let kept = Vec::<KeptRow>::deserialize(deserializer)?;
        let read = kept.iter().map(KeptRow::record).collect::<Option<Vec<_>>>();
        read.ok_or_else(|| D::Error::custom("a row of another release"))
    }
}

/// Why a kept draft cannot be taken up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotTakenUp {
    /// This release knows no such form or screen, or it holds something else today.
    #[error("this release cannot read the draft")]
    Unknown,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{AgencyId, Contact};

    #[test]
    fn a_draft_is_changed_by_what_is_typed_alone() {
        let mut draft = Draft::new((String::from("Maija"), Passing(Some(1))));
        draft.edited.1 = Passing(Some(2));
        assert!(!draft.changed());
        draft.edited.0.push('n');
        assert!(draft.changed());
    }

    #[test]
    fn what_others_did_to_the_rows_of_a_kept_draft_is_told() {
        let [still, edited, gone] = ["Maija", "Pekka", "Liisa"]
            .map(|name| Contact { name: name.to_owned(), ..Contact::empty(AgencyId::new()) });
        let rows = [&still, &edited, &gone].map(|one| KeptRow::from(&Record::from(one.clone()))).to_vec();
        let kept = KeptDraft {
            what: "form".to_owned(),
            which: Uuid::nil(),
            about: String::new(),
            rows,
            value: serde_json::Value::Null,
        };
        let mut file = Rows::default();
        file.put(still.into());
        file.put(Contact { title: "palkka-asiantuntija".to_owned(), ..edited.clone() }.into());
        assert_eq!(kept.overtaken(&file), [Record::from(edited), Record::from(gone)]);
    }
}
