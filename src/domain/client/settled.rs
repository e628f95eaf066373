//! What the unit has settled, as others ask for it.

use crate::domain::client::unit_setting::{BACKUP_HOURS, USUAL_BACKUP_HOURS, UnitSetting};
use crate::domain::record::record::Rows;

impl Rows {
    /// A setting of the unit by its name.
    #[must_use]
    pub fn setting(&self, name: &str) -> Option<&UnitSetting> {
        self.unit_setting.get(UnitSetting::new(name, "").id)
    }

    /// What is settled under a name; empty where nothing is, or nothing that can be.
    #[must_use]
    pub fn settled(&self, name: &str) -> &str {
        self.setting(name).filter(|one| one.sound()).map_or("", |one| &one.value)
    }

    /// How many hours old the newest backup may be.
    #[must_use]
    pub fn backup_hours(&self) -> i64 {
        self.settled(BACKUP_HOURS).parse().unwrap_or(USUAL_BACKUP_HOURS)
    }
}
