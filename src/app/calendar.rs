//! The dates of a payroll calendar on their way into other calendars.

use std::path::PathBuf;

use chrono::Utc;

use super::Kortisto;
use crate::domain::AgencyId;
use crate::exchange::ics::{AllDay, ics};
use crate::i18n::names::step_name;
use crate::i18n::payroll::rule_words;

impl Kortisto {
    /// What the file of an agency's year is called; none where the agency is gone.
    pub(super) fn calendar_name(&self, agency: AgencyId, year: i32) -> Option<String> {
        let agency = self.snapshot.agency.get(agency)?;
        let name = agency.name(self.texts.language());
        let short = if agency.abbreviation.is_empty() { name } else { &agency.abbreviation };
        Some(self.texts.with("payroll-file-name", &[("agency", short.into()), ("year", year.to_string().into())]))
    }

    /// Has the dates of an agency's year written.
    pub(super) fn export_calendar(&mut self, agency: AgencyId, year: i32, path: PathBuf) {
        let Some(agency) = self.snapshot.agency.get(agency).cloned() else { return };
        let name = agency.name(self.texts.language()).to_owned();
        let short = if agency.abbreviation.is_empty() { &name } else { &agency.abbreviation };
        let args = |agency: &str| [("agency", agency.to_owned().into()), ("year", year.to_string().into())];
        let mut events = Vec::new();
        for group in self.snapshot.pay_groups(agency.id) {
            let rule = group.pay_days().map(|rule| rule_words(&self.texts, &rule)).unwrap_or_default();
            for date in self.snapshot.payroll(group.id, year) {
                let summary =
                    format!("{} – {short}, {}", step_name(&self.texts, &self.snapshot.rows, date.step), group.name);
                let mut about = format!("{name}\n{}: {rule}", group.name);
                if date.moved {
                    about = format!("{about}\n({})", self.texts.get("payroll-moved"));
                }
                events.push(AllDay::payroll(&group.id.to_string(), &date, &summary, &about));
            }
        }
        let calendar = self.texts.with("payroll-calendar-name", &args(&name));
        self.worker.save_file(path, ics(&calendar, &events, Utc::now()).into_bytes());
    }
}
