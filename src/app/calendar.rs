//! The dates of payroll calendars, recurring tasks and coming meetings on their way into other calendars.

use std::collections::BTreeSet;
use std::path::PathBuf;

use chrono::{Datelike, Months, NaiveDate, Utc};

use super::Kortisto;
use crate::domain::board::Sieve;
use crate::domain::unit_days::unit_days;
use crate::domain::{Agency, AgencyId, EmployeeId, Meeting};
use crate::exchange::ics::{AllDay, ics};
use crate::i18n::date::format_time;
use crate::i18n::names::{meeting_kind_key, step_name};
use crate::i18n::payroll::rule_words;
use crate::i18n::rounds::round_of;

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
        for date in self.snapshot.task_dates(agency.id, year..=year) {
            let task = step_name(&self.texts, &self.snapshot.rows, date.step);
            let whose = agency.id.to_string();
            let about = format!("{name}\n{}", self.texts.get("recurring-round"));
            events.push(AllDay::payroll(&whose, &date, &format!("{task} – {short}"), &about));
        }
        let today = self.today();
        let coming = |one: &&Meeting| one.held_on >= today && one.held_on.year() == year;
        events.extend(self.snapshot.meetings(agency.id).into_iter().filter(coming).map(|one| self.meeting_event(one)));
        let calendar = self.texts.with("payroll-calendar-name", &args(&name));
        self.worker.save_file(path, ics(&calendar, &events, Utc::now()).into_bytes());
    }

    /// What the file of somebody's rounds is called; none where they are gone.
    pub(super) fn rounds_name(&self, employee: EmployeeId) -> Option<String> {
        let name = self.snapshot.employee.get(employee)?.name.as_str();
        Some(self.texts.with("month-file-name", &[("name", name.into())]))
    }

    /// Has the steps written that are somebody's, for themselves or for one who is away, from the first of this month to
    /// the end of the next year. Each keeps its identity: a file made later moves what has moved.
    pub(super) fn export_rounds(&mut self, employee: EmployeeId, path: PathBuf) {
        let Some(name) = self.snapshot.employee.get(employee).map(|one| one.name.clone()) else { return };
        let today = self.today();
        let from = today.with_day(1).unwrap_or(today);
        let to = NaiveDate::from_ymd_opt(today.year() + 1, 12, 31).unwrap_or_else(|| from + Months::new(12));
        let sieve = Sieve { employee: Some(employee), ..Sieve::default() };
        let mut events = Vec::new();
        for day in unit_days(&self.snapshot, (from, to), today, &sieve, &BTreeSet::new()) {
            for one in &day.falling {
                let Some(agency) = self.snapshot.agency.get(one.at.agency) else { continue };
                let group = one.at.group.and_then(|id| self.snapshot.pay_group.get(id));
                let whole = agency.name(self.texts.language());
                let short = if agency.abbreviation.is_empty() { whole } else { &agency.abbreviation };
                let step = step_name(&self.texts, &self.snapshot.rows, one.at.date.step);
                let round = round_of(&self.texts, &self.snapshot, &one.at, one.at.date.date.year());
                let name = group.map(|group| group.name.as_str());
                let of = name.map_or_else(|| round.clone(), |name| format!("{name}: {round}"));
                let mut about = format!("{whole}\n{of}");
                if one.responsible != Some(employee)
                    && let Some(away) = one.responsible.and_then(|id| self.snapshot.employee.get(id))
                {
                    let stands_in = self.texts.with("month-for-one-away", &[("name", away.name.as_str().into())]);
                    about = format!("{about}\n{stands_in}");
                }
                let summary =
                    name.map_or_else(|| format!("{step} – {short}"), |name| format!("{step} – {short}, {name}"));
                let whose = group.map_or_else(|| agency.id.to_string(), |group| group.id.to_string());
                events.push(AllDay::payroll(&whose, &one.at.date, &summary, &about));
            }
        }
        let meetings = self.snapshot.meetings_to_come(employee, today).into_iter().filter(|one| one.held_on <= to);
        events.extend(meetings.map(|one| self.meeting_event(one)));
        let calendar = self.texts.with("month-calendar-name", &[("name", name.into())]);
        self.worker.save_file(path, ics(&calendar, &events, Utc::now()).into_bytes());
    }

    /// A meeting as a day of a calendar: its kind and agencies, and under them when and where. What is talked about stays
    /// here: a calendar is read by others.
    fn meeting_event(&self, meeting: &Meeting) -> AllDay {
        let language = self.texts.language();
        let agencies = self.snapshot.agencies_of(meeting.id).into_iter();
        let agencies: Vec<&Agency> = agencies.filter_map(|id| self.snapshot.agency.get(id)).collect();
        let short = |one: &&Agency| {
            if one.abbreviation.is_empty() { one.name(language).to_owned() } else { one.abbreviation.clone() }
        };
        let kind = self.texts.get(meeting_kind_key(meeting.kind));
        let summary = format!("{kind} – {}", agencies.iter().map(short).collect::<Vec<_>>().join(", "));
        let mut about: Vec<String> = agencies.iter().map(|one| one.name(language).to_owned()).collect();
        about.extend(
            meeting
                .starts_at
                .map(|time| self.texts.with("meeting-at", &[("time", format_time(language, time).into())])),
        );
        about.extend(Some(meeting.place.clone()).filter(|place| !place.is_empty()));
        AllDay::meeting(&meeting.id.to_string(), meeting.held_on, &summary, &about.join("\n"))
    }
}
