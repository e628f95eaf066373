//! What the documents are written from, and the words they have in common.

use std::collections::BTreeMap;

use chrono::{Datelike, Local, NaiveDate};

use super::sheet::{Mark, Running, Tone, Words};
use crate::domain::payroll::Step;
use crate::domain::{Agency, AgencyId, EmployeeId, FieldGroup, Language, Severity, Snapshot, Table, Team, upkeep};
use crate::i18n::date::{format_date, month_short};
use crate::i18n::names::step_name;
use crate::i18n::number::format_integer;
use crate::i18n::payroll::short_date;
use crate::i18n::{Arg, Texts};

/// Grounds for initials, as on the screen; white reads on each of them.
const GROUNDS: [&str; 10] =
    ["#0B5CAB", "#1F7A70", "#6A4C93", "#A85A14", "#1E6B3A", "#8F1D14", "#33628A", "#546A2E", "#7A3B66", "#3F5D85"];

/// How much of a name stands at the head of a page.
const HEAD: usize = 64;

/// A logo that can be printed.
pub(super) struct PrintedLogo {
    /// Where the template finds it.
    pub path: String,
    /// Light, with parts to see through.
    pub dark: bool,
    /// Width by height.
    pub ratio: f64,
}

/// What a document is written from.
pub(super) struct Desk<'a> {
    pub snapshot: &'a Snapshot,
    pub texts: &'a Texts,
    pub today: NaiveDate,
    /// By hash.
    pub logos: BTreeMap<String, PrintedLogo>,
}

impl Desk<'_> {
    pub fn t(&self, key: &str) -> &str {
        self.texts.get(key)
    }

    pub fn tw(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        self.texts.with(key, args)
    }

    pub fn language(&self) -> Language {
        self.texts.language()
    }

    pub fn date(&self, date: NaiveDate) -> String {
        format_date(self.language(), date)
    }

    pub fn number(&self, number: i64) -> String {
        format_integer(self.language(), number)
    }

    /// A date with its weekday, and its year where that is not this one.
    pub fn day(&self, date: NaiveDate) -> String {
        short_date(self.language(), date, self.today.year())
    }

    /// The first and the last of some days: `14.–16.10.2026`, `14–16 Oct 2026`; one where they are the same.
    pub fn days(&self, from: NaiveDate, to: NaiveDate) -> String {
        let last = self.date(to);
        if from == to {
            return last;
        }
        if from.year() != to.year() {
            return format!("{}–{last}", self.date(from));
        }
        let month = from.month() != to.month();
        match self.language() {
            Language::Fi | Language::Sv if month => format!("{}.{}.–{last}", from.day(), from.month()),
            Language::Fi | Language::Sv => format!("{}.–{last}", from.day()),
            Language::En if month => format!("{} {}–{last}", from.day(), month_short(Language::En, from.month())),
            Language::En => format!("{}–{last}", from.day()),
        }
    }

    pub fn agency_name(&self, agency: AgencyId) -> String {
        self.snapshot.agency.get(agency).map(|one| one.name(self.language()).to_owned()).unwrap_or_default()
    }

    /// What a step of a round is called.
    pub fn step(&self, step: Step) -> &str {
        step_name(self.texts, self.snapshot, step)
    }

    pub fn employee_name(&self, employee: EmployeeId) -> String {
        self.snapshot.employee.get(employee).map(|one| one.name.clone()).unwrap_or_default()
    }

    /// A team and its city.
    pub fn team(&self, employee: Option<EmployeeId>) -> Option<String> {
        let team: &Team = self.snapshot.team.get(self.snapshot.employee.get(employee?)?.team?)?;
        let city = team.city.and_then(|id| self.snapshot.city.get(id)).map(|city| city.name(self.language()));
        Some(city.map_or_else(|| team.name.clone(), |city| format!("{}, {city}", team.name)))
    }

    /// When a group of an agency's fields was looked over, and by whom; where nobody has, when it was edited last.
    pub fn vouched(&self, agency: &Agency, group: FieldGroup, table: Table) -> String {
        let standing = upkeep::standing(self.snapshot, agency, group, self.today);
        let Some(vouched) = &standing.vouched else { return self.edited(agency.id, table) };
        let said = self.tw("characteristic-verified", &[("date", self.date(vouched.on).into())]);
        let said = if vouched.by.is_empty() { said } else { format!("{said}, {}", vouched.by) };
        let overdue = if standing.overdue(self.today) { self.t("characteristic-overdue") } else { "" };
        dotted([&said, overdue])
    }

    /// When something of an agency was edited last, and by whom; empty where nobody knows.
    pub fn edited(&self, agency: AgencyId, table: Table) -> String {
        let Some(edit) = self.snapshot.last_edits.get(&(agency, table)) else { return String::new() };
        let date = self.date(edit.at.with_timezone(&Local).date_naive());
        if edit.who.is_empty() {
            self.tw("edited-on", &[("date", date.into())])
        } else {
            self.tw("edited-by", &[("date", date.into()), ("who", edit.who.as_str().into())])
        }
    }

    /// An agency's name with its abbreviation.
    pub fn named(&self, agency: &Agency) -> String {
        let name = agency.name(self.language());
        if agency.abbreviation.is_empty() { name.to_owned() } else { format!("{name} ({})", agency.abbreviation) }
    }

    /// The logo of an agency, or its initials.
    pub fn mark(&self, agency: &Agency) -> Mark {
        let name = agency.name(self.language());
        if let Some(logo) = agency.logo.as_ref().and_then(|hash| self.logos.get(hash)) {
            let alt = self.tw("paper-logo", &[("name", name.into())]);
            return Mark::Logo { path: logo.path.clone(), alt, dark: logo.dark, ratio: logo.ratio };
        }
        let spread = agency
            .id
            .0
            .as_bytes()
            .iter()
            .fold(0_usize, |sum, byte| sum.wrapping_mul(31).wrapping_add(usize::from(*byte)));
        let short = if agency.abbreviation.trim().is_empty() { &agency.name_fi } else { &agency.abbreviation };
        let text = short.chars().filter(|c| c.is_alphanumeric()).take(2).flat_map(char::to_uppercase).collect();
        let ground = GROUNDS.get(spread % GROUNDS.len()).copied().unwrap_or("#33628A");
        Mark::Initials { text, ground: ground.to_owned() }
    }
}

/// The head of the pages of a part.
pub(super) fn running(about: &str, document: &str, unit: Option<String>) -> Running {
    let unit = dotted([document, &unit.unwrap_or_default()]);
    Running { about: shortened(about, HEAD), unit: shortened(&unit, HEAD) }
}

/// At most `most` letters of a text, on one line.
pub(super) fn shortened(text: &str, most: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= most {
        return line;
    }
    let start: String = line.chars().take(most.saturating_sub(1)).collect();
    format!("{}…", start.trim_end())
}

/// The lines of a text that has any.
pub(super) fn lines(tone: Tone, text: &str) -> Vec<Vec<Words>> {
    let filled = text.lines().map(str::trim).filter(|line| !line.is_empty());
    filled.map(|line| vec![Words::new(tone, line)]).collect()
}

/// The parts of a line that there are.
pub(super) fn dotted<'a>(parts: impl IntoIterator<Item = &'a str>) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// The word of a severity for the template.
pub(super) const fn severity_word(severity: Severity) -> &'static str {
    match severity {
        Severity::Critical => "critical",
        Severity::Important => "important",
        Severity::Note => "note",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_of_pages_are_short() {
        assert_eq!(shortened("Rannikkolaitos", 20), "Rannikkolaitos");
        assert_eq!(shortened("  Rannikko\n laitos ", 20), "Rannikko laitos");
        assert_eq!(shortened("Öljyntorjuntalaitos", 6), "Öljyn…");
        assert_eq!(dotted(["a", "", "b"]), "a · b");
    }
}
