//! What falls within some days of what an agreement says in words: `Kesäkuun palkanmaksussa`, `Joka kuun 11. päivään
//! mennessä`, `Ennen palkka-ajoa`. People write when a task is due as they like, in three languages; what is not
//! understood is not taken to fall within the days, so whoever asks shows it after the rest and never hides it.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};

use crate::domain::payroll::calendar::banking_day_until;
use crate::domain::payroll::rule::Step;
use crate::domain::record::id::AgencyId;
use crate::domain::record::record::Rows;
use crate::domain::record::text::fold;

/// The Finnish months as they begin; `kuu` follows, or a hyphen where several are named together.
const MONTHS_FI: [&str; 12] =
    ["tammi", "helmi", "maalis", "huhti", "touko", "kesä", "heinä", "elo", "syys", "loka", "marras", "joulu"];

/// The Swedish months.
const MONTHS_SV: [&str; 12] = [
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
];

/// The English months.
const MONTHS_EN: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// What says that something is done as the payroll calendar goes, as the words begin.
const CALENDAR: [&str; 4] = ["palkkakalenter", "lönekalend", "payroll calendar", "pay calendar"];

/// What says that something is done on the last banking day of the month, as the words begin.
const LAST_BANKING_DAY: [&str; 4] =
    ["viimeisenä pankkipäiv", "viimeiseen pankkipäiv", "sista bankdag", "last banking day"];

/// How many letters of a step's name at most are looked for: its end is bent by what is said with it.
const LETTERS: usize = 9;

/// Some days at an agency, and what of its rounds falls on them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DaysAt {
    from: NaiveDate,
    to: NaiveDate,
    steps: BTreeSet<Step>,
}

impl DaysAt {
    /// The days from one to another, both included, at an agency.
    #[must_use]
    pub fn new(rows: &Rows, agency: AgencyId, (from, to): (NaiveDate, NaiveDate)) -> Self {
        let years = from.year().saturating_sub(1)..=to.year().saturating_add(1);
        let groups = rows.pay_groups(agency);
        let dates = years.flat_map(|year| groups.iter().flat_map(move |group| rows.payroll(group.id, year)));
        let here = dates.filter(|date| (from..=to).contains(&date.date));
        let steps = here.map(|date| date.step).collect();
        Self { from, to, steps }
    }

    /// Whether what is due in these words falls within the days, as far as they are understood.
    #[must_use]
    pub fn hold(&self, rows: &Rows, due: &str) -> bool {
        let text = fold(due);
        let words: Vec<&str> = text.split_whitespace().collect();
        let (months, days, steps) = (months(&words), days(&words), named(rows, &text));
        let on_step = steps.is_empty() || steps.iter().any(|step| self.steps.contains(step));
        if !months.is_empty() {
            let day = |date: &NaiveDate| days.is_empty() || days.iter().any(|day| is_day(*date, *day));
            return on_step && self.days().any(|date| months.contains(&date.month()) && day(&date));
        }
        if !days.is_empty() {
            return self.days().any(|date| days.iter().any(|day| is_day(date, *day)));
        }
        if LAST_BANKING_DAY.iter().any(|words| text.contains(&fold(words))) {
            return self.days().any(|date| last_of_month(date).map(banking_day_until) == Some(date));
        }
        if !steps.is_empty() {
            return on_step;
        }
        !self.steps.is_empty() && CALENDAR.iter().any(|words| text.contains(&fold(words)))
    }

    fn days(&self) -> impl Iterator<Item = NaiveDate> {
        let to = self.to;
        self.from.iter_days().take_while(move |day| *day <= to)
    }
}

/// The months that are named.
fn months(words: &[&str]) -> BTreeSet<u32> {
    let mut found = BTreeSet::new();
    for (at, word) in words.iter().enumerate() {
        let word = word.trim_matches(|sign: char| !sign.is_alphanumeric() && sign != '-');
        let before = at.checked_sub(1).and_then(|at| words.get(at)).copied().unwrap_or_default();
        for (number, ((fi, sv), en)) in (1..).zip(MONTHS_FI.iter().zip(MONTHS_SV).zip(MONTHS_EN)) {
            let finnish = word.strip_prefix(fold(fi).as_str()).is_some_and(|end| end == "-" || end.starts_with("kuu"));
            // "May" is also what one may do.
            let english = word == en && (en != "may" || ["in", "of", "by", "and", "during"].contains(&before));
            if finnish || word == sv || english {
                found.insert(number);
            }
        }
    }
    found
}

/// The days of a month that are named: `11. päivään`, `den 11`, `the 11th`.
fn days(words: &[&str]) -> BTreeSet<u32> {
    let mut found = BTreeSet::new();
    for (at, word) in words.iter().enumerate() {
        let digits: String = word.chars().take_while(char::is_ascii_digit).collect();
        let Some(day) = digits.parse().ok().filter(|day| (1..=31).contains(day)) else { continue };
        let end = word.get(digits.len()..).unwrap_or_default().trim_end_matches([',', ';', ')']);
        let after = words.get(at + 1).copied().unwrap_or_default();
        let before = at.checked_sub(1).and_then(|at| words.get(at)).copied().unwrap_or_default();
        let finnish = end == "." && after.starts_with("paiv");
        let swedish = before == "den" || matches!(end, ":a" | ":e");
        if finnish || swedish || matches!(end, "st" | "nd" | "rd" | "th") {
            found.insert(day);
        }
    }
    found
}

/// The steps that are named by the beginning of their names in any of the languages.
fn named(rows: &Rows, text: &str) -> BTreeSet<Step> {
    let said = |name: &str| {
        let name = fold(name);
        let letters = name.chars().count().saturating_sub(2).min(LETTERS);
        let beginning: String = name.chars().take(letters).collect();
        letters > 3 && text.contains(&beginning)
    };
    let kinds = rows.round_step_kind.iter();
    let kinds = kinds.filter(|kind| [&kind.name_fi, &kind.name_sv, &kind.name_en].into_iter().any(|name| said(name)));
    kinds.map(|kind| kind.word).collect()
}

/// Whether a date is that day of its month; in a shorter month its last day stands for those it lacks.
fn is_day(date: NaiveDate, day: u32) -> bool {
    date.day() == day || (day > date.day() && last_of_month(date) == Some(date))
}

fn last_of_month(date: NaiveDate) -> Option<NaiveDate> {
    date.with_day(1)?.checked_add_months(chrono::Months::new(1))?.pred_opt()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::PayGroup;
    use crate::domain::payroll::StepBy;
    use crate::domain::payroll::rule::DEFAULT_STEPS;
    use crate::domain::record::id::PayGroupId;
    use crate::domain::testing::{agency, day, rows};
    use crate::domain::{PayGroupStep, Record, RoundStepKind};

    /// An agency that is paid on the 15th.
    fn unit() -> (Rows, AgencyId) {
        let one = agency("Rannikkolaitos");
        let id = one.id;
        let group = PayGroup {
            id: PayGroupId::new(),
            agency: id,
            name: "Kuukausipalkat".into(),
            rule: "day 15 before".into(),
            position: 0,
            ended_on: None,
            since: None,
        };
        let steps = DEFAULT_STEPS.map(|rule| PayGroupStep::new(&group, rule.step, rule.timing).into());
        let names = [
            (Step::MaterialDue, ["Aineisto", "Uppgifter", "Material"]),
            (Step::Run, ["Palkka-ajo", "Lönekörning", "Payroll run"]),
            (Step::PayDay, ["Palkanmaksu", "Löneutbetalning", "Pay day"]),
        ];
        let kinds = names
            .map(|(step, [fi, sv, en])| Record::from(RoundStepKind::shipped(step, 0, [fi, sv, en], StepBy::Centre)));
        (rows([one.into(), group.clone().into()].into_iter().chain(steps).chain(kinds)), id)
    }

    fn within(from: &str, to: &str, due: &str) -> bool {
        let (rows, agency) = unit();
        DaysAt::new(&rows, agency, (day(from), day(to))).hold(&rows, due)
    }

    #[test]
    fn months_are_understood_in_three_languages() {
        for due in ["Kesäkuun palkanmaksussa", "Touko- ja kesäkuussa", "i juni", "In June and December"] {
            assert!(within("2026-06-10", "2026-06-20", due), "{due}");
            assert!(!within("2026-07-10", "2026-07-20", due), "{due}");
        }
        assert!(!within("2026-06-01", "2026-06-05", "Kesäkuun palkanmaksussa"), "pay day is not among the days");
        assert!(!within("2026-05-10", "2026-05-20", "may be asked for"));
        assert!(within("2026-05-10", "2026-05-20", "in May"));
    }

    #[test]
    fn days_of_the_month_are_understood() {
        for due in ["Kuukausittain 10. päivään mennessä", "senast den 10 varje månad", "By the 10th of each month"]
        {
            assert!(within("2026-10-09", "2026-10-11", due), "{due}");
            assert!(!within("2026-10-11", "2026-11-09", due), "{due}");
        }
        assert!(within("2026-02-28", "2026-03-01", "Joka kuun 30. päivä"), "the last day of a shorter month");
        assert!(within("2026-10-30", "2026-10-30", "Kuun viimeisenä pankkipäivänä"));
        assert!(!within("2026-10-31", "2026-10-31", "Kuun viimeisenä pankkipäivänä"));
    }

    #[test]
    fn steps_of_the_round_are_understood_by_their_names() {
        for due in ["Palkanmaksupäivänä", "På löneutbetalningsdagen", "On the pay day", "Palkkakalenterin mukaan"]
        {
            assert!(within("2026-10-15", "2026-10-15", due), "{due}");
            assert!(!within("2026-10-16", "2026-10-16", due), "{due}");
        }
    }

    #[test]
    fn what_is_not_understood_does_not_fall_within_the_days() {
        for due in ["", "5 työpäivän kuluessa", "3 työpäivän kuluessa pyynnöstä", "vid behov", "within 5 days"]
        {
            assert!(!within("2026-10-01", "2026-10-31", due), "{due}");
        }
    }
}
