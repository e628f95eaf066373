//! What the unit has settled for all who use the file: a value under a name.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::domain::record::id::{RowId, natural};
use crate::domain::record::row::{Reference, Row};

/// The name of the yearly agreement value above which the account manager is to be the account contact, in
/// ten-thousandths of a euro.
pub const VALUE_LIMIT: &str = "account_value_limit";

/// The name of the folder into which backups go.
pub const BACKUP_FOLDER: &str = "backup_folder";

/// The name of the folder into which each backup is copied as well.
pub const SECOND_BACKUP_FOLDER: &str = "second_backup_folder";

/// The name of how many hours old the newest backup may be.
pub const BACKUP_HOURS: &str = "backup_hours";

/// The name of where the program's installer lies: a folder, a file or an address of the web.
pub const INSTALLER: &str = "installer";

/// How many hours old the newest backup may be where nobody has said otherwise.
pub const USUAL_BACKUP_HOURS: i64 = 2;

/// The least and the most of those hours.
pub const BACKUP_HOURS_BETWEEN: (i64, i64) = (1, 72);

/// A setting of the unit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct UnitSetting {
    /// UUIDv5 of the name.
    pub id: RowId,
    /// What is settled; a name that this program does not know stays as it is.
    pub name: String,
    /// The value as the name has it.
    pub value: String,
}

impl UnitSetting {
    /// A setting under its natural identity.
    #[must_use]
    pub fn new(name: &str, value: &str) -> Self {
        Self { id: RowId(natural("unit_setting", &[name])), name: name.to_owned(), value: value.to_owned() }
    }

    /// Whether the value is one that the name may have.
    #[must_use]
    pub fn sound(&self) -> bool {
        match self.name.as_str() {
            BACKUP_FOLDER | SECOND_BACKUP_FOLDER => Written::of(&self.value).is_some(),
            INSTALLER => Written::of(&self.value).is_some() || is_address(&self.value),
            BACKUP_HOURS => {
                let (least, most) = BACKUP_HOURS_BETWEEN;
                self.value.parse::<i64>().is_ok_and(|hours| (least..=most).contains(&hours))
            }
            _ => true,
        }
    }
}

impl Row for UnitSetting {
    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn references(&self) -> Vec<Reference> {
        Vec::new()
    }

    fn natural_id(&self) -> Option<Uuid> {
        Some(Self::new(&self.name, "").id.0)
    }
}

/// How a whole path is written: it is typed on one computer and read on others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// A folder that a server shares, as Windows writes it: `\\server\share\folder`.
    Shared,
    /// On a drive of Windows: `K:\folder`.
    Drive,
    /// From the root, as everything but Windows writes it: `/mnt/folder`.
    Root,
}

impl Written {
    /// How `path` is written; none where it is no whole path.
    #[must_use]
    pub fn of(path: &str) -> Option<Self> {
        let slash = |letter: char| letter == '\\' || letter == '/';
        let mut letters = path.chars();
        match (letters.next()?, letters.next(), letters.next()) {
            (first, Some(second), _) if slash(first) && slash(second) => {
                let mut parts = path.split(slash).filter(|part| !part.is_empty());
                // A server alone is no folder.
                (parts.next().is_some() && parts.next().is_some()).then_some(Self::Shared)
            }
            (drive, Some(':'), Some(third)) if drive.is_ascii_alphabetic() && slash(third) => Some(Self::Drive),
            ('/', ..) => Some(Self::Root),
            _ => None,
        }
    }

    /// Whether a computer of this kind can reach it by this name.
    #[must_use]
    pub const fn reached(self, windows: bool) -> bool {
        matches!(self, Self::Root) != windows
    }
}

/// Whether a text is an address of the web.
fn is_address(text: &str) -> bool {
    ["https://", "http://"].iter().any(|scheme| text.strip_prefix(scheme).is_some_and(|rest| !rest.is_empty()))
}

/// A path as it is typed or pasted: without what stands around it, such as the quotes with which Windows copies one.
#[must_use]
pub fn tidy_path(text: &str) -> String {
    text.trim().trim_matches('"').trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_paths_are_known_however_they_are_written() {
        for (path, written) in [
            (r"\\palvelin\levy\varmuuskopiot", Some(Written::Shared)),
            (r"\\palvelin\levy", Some(Written::Shared)),
            ("//palvelin/levy", Some(Written::Shared)),
            (r"\\palvelin", None),
            (r"\\", None),
            (r"K:\Kopiot", Some(Written::Drive)),
            ("k:/kopiot", Some(Written::Drive)),
            ("K:kopiot", None),
            ("K:", None),
            ("/mnt/kopiot", Some(Written::Root)),
            ("kopiot", None),
            (r".\kopiot", None),
            (r"\kopiot", None),
            ("", None),
        ] {
            assert_eq!(Written::of(path), written, "{path}");
        }
        assert!(Written::Shared.reached(true) && Written::Drive.reached(true) && !Written::Root.reached(true));
        assert!(!Written::Shared.reached(false) && !Written::Drive.reached(false) && Written::Root.reached(false));
    }

    #[test]
    fn a_value_is_one_that_its_name_may_have() {
        let sound = |name: &str, value: &str| UnitSetting::new(name, value).sound();
        assert!(sound(BACKUP_FOLDER, r"\\palvelin\levy\kopiot") && !sound(BACKUP_FOLDER, "kopiot"));
        assert!(sound(SECOND_BACKUP_FOLDER, "/mnt/kopiot") && !sound(SECOND_BACKUP_FOLDER, ""));
        assert!(sound(INSTALLER, "https://intra.example/kortisto") && sound(INSTALLER, r"K:\Asennus"));
        assert!(!sound(INSTALLER, "https://") && !sound(INSTALLER, "intra"));
        assert!(sound(BACKUP_HOURS, "2") && sound(BACKUP_HOURS, "72"));
        assert!(!sound(BACKUP_HOURS, "0") && !sound(BACKUP_HOURS, "73") && !sound(BACKUP_HOURS, "kaksi"));
        assert!(sound("newer_setting", "anything"), "what this program does not know stays as it is");
    }

    #[test]
    fn a_pasted_path_loses_its_quotes() {
        assert_eq!(tidy_path(" \"K:\\Omat kopiot\" "), r"K:\Omat kopiot");
    }
}
