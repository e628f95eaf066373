//! What is said about how things stand.

use chrono::{Datelike, NaiveDate};

use crate::domain::{Agency, AgencyId, CharacteristicId, Doubt, DoubtOutcome, FieldGroup, upkeep};
use crate::i18n::names::field_group_key;
use crate::ui::Cx;

/// How loudly something is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// All is well.
    Quiet,
    /// Somebody has to look.
    Overdue,
}

/// When a group was looked over, at three lengths.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Status {
    /// With the name, where there is room.
    pub long: String,
    /// Without.
    pub short: String,
    /// All there is to say.
    pub whole: String,
    /// How loudly.
    pub tone: Tone,
}

/// When a group of an agency's fields was looked over; none where there is nothing to look over.
#[must_use]
pub fn status(cx: &Cx<'_>, agency: &Agency, group: FieldGroup) -> Option<Status> {
    let standing = upkeep::standing(cx.snapshot, agency, group, cx.today);
    let year = standing.year.map(|year| year.to_string());
    let overdue = standing.overdue(cx.today) && !agency.archived(cx.today);
    let tone = if overdue { Tone::Overdue } else { Tone::Quiet };
    let Some(vouched) = standing.vouched else {
        if !standing.kept {
            return None;
        }
        let text = match year {
            Some(year) => cx.tw("upkeep-year-never", &[("year", year.into())]),
            None => cx.t("upkeep-never").to_owned(),
        };
        return Some(Status { long: text.clone(), short: text.clone(), whole: text, tone });
    };
    let date = || cx.date(vouched.on).into();
    let mut short = match &year {
        Some(year) => cx.tw("upkeep-year-verified", &[("year", year.into()), ("date", date())]),
        None if overdue => cx.tw("upkeep-unverified-months", &[("months", months(vouched.on, cx.today).into())]),
        None => cx.tw("upkeep-verified", &[("date", date())]),
    };
    let whole = match &year {
        Some(_) => short.clone(),
        None => cx.tw("upkeep-verified", &[("date", date())]),
    };
    let mut whole = with(whole, &vouched.by);
    let mut long = if overdue { short.clone() } else { with(short.clone(), &initial(&vouched.by)) };
    if let Some(entered) = upkeep::entered(cx.snapshot, agency.id, group).filter(|entered| entered.on > vouched.on) {
        let changed = cx.tw("upkeep-changed", &[("date", cx.date(entered.on).into())]);
        whole = format!("{whole}, {}", with(changed.clone(), &entered.by));
        short = format!("{short}, {changed}");
        long.clone_from(&short);
    }
    Some(Status { long, short, whole, tone })
}

fn with(text: String, who: &str) -> String {
    if who.is_empty() { text } else { format!("{text} · {who}") }
}

/// The first letter of the first name and the last name: `A. Esimerkki`.
fn initial(name: &str) -> String {
    let mut words = name.split_whitespace();
    let first = words.next().unwrap_or_default();
    match (first.chars().next(), words.next_back()) {
        (Some(letter), Some(last)) => format!("{letter}. {last}"),
        _ => first.to_owned(),
    }
}

/// How many whole months have passed.
#[must_use]
pub fn months(from: NaiveDate, to: NaiveDate) -> i64 {
    let months = i64::from(to.year() - from.year()) * 12 + i64::from(to.month()) - i64::from(from.month());
    if to.day() < from.day() { months - 1 } else { months }
}

/// Who said that something is no longer true, and when.
#[must_use]
pub fn raised(cx: &Cx<'_>, doubt: &Doubt) -> String {
    let about = record(cx, doubt).map(|record| format!("{record} · ")).unwrap_or_default();
    let when = cx.tw("upkeep-raised", &[("date", cx.date(doubt.raised_on).into())]);
    format!("{about}{}", with(when, &doubt.raised_by))
}

/// What came of a doubt, by whom and when; empty while it is open.
#[must_use]
pub fn settled(cx: &Cx<'_>, doubt: &Doubt) -> String {
    let (Some(outcome), Some(on)) = (doubt.outcome, doubt.settled_on) else { return String::new() };
    let key = match outcome {
        DoubtOutcome::Corrected => "upkeep-was-corrected",
        DoubtOutcome::StillTrue => "upkeep-was-true",
    };
    with(cx.tw(key, &[("date", cx.date(on).into())]), &doubt.settled_by)
}

/// What a group is called, with the row of it that is meant.
#[must_use]
pub fn group_name(cx: &Cx<'_>, group: FieldGroup, characteristic: Option<CharacteristicId>) -> String {
    let title = characteristic.and_then(|id| cx.snapshot.characteristic.get(id)).map(|one| one.title.as_str());
    let name = cx.t(&field_group_key(group));
    title.map_or_else(|| name.to_owned(), |title| format!("{}: {title}", cx.t("upkeep-characteristic")))
}

/// The rows of a group that a doubt can be about, by name.
#[must_use]
pub fn records(cx: &Cx<'_>, agency: AgencyId, group: FieldGroup) -> Vec<(uuid::Uuid, String)> {
    let rows = cx.snapshot;
    match group {
        FieldGroup::Contacts => {
            rows.contacts_on(agency, cx.today).into_iter().map(|one| (one.id.0, one.name.clone())).collect()
        }
        FieldGroup::Characteristics => {
            rows.characteristics(agency).into_iter().map(|one| (one.id.0, one.title.clone())).collect()
        }
        FieldGroup::Payroll => rows.pay_groups(agency).into_iter().map(|one| (one.id.0, one.name.clone())).collect(),
        _ => Vec::new(),
    }
}

/// The row that a doubt is about, by name; none where it is about the group, or the row is gone.
fn record(cx: &Cx<'_>, doubt: &Doubt) -> Option<String> {
    let id = doubt.record?;
    records(cx, doubt.agency, doubt.field_group).into_iter().find(|(one, _)| *one == id).map(|(_, name)| name)
}

/// Whoever answers for a group of an agency's fields, in words.
#[must_use]
pub fn owner(cx: &Cx<'_>, agency: AgencyId, group: FieldGroup) -> String {
    let owner = upkeep::owner(cx.snapshot, agency, group, cx.today);
    let name = owner.and_then(|id| cx.snapshot.employee.get(id)).map(|one| one.name.clone());
    name.unwrap_or_else(|| cx.t("upkeep-nobody").to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_whole_ones() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
        for (from, to, passed) in [
            ("2026-03-09", "2026-10-14", 7),
            ("2026-03-14", "2026-10-14", 7),
            ("2026-03-15", "2026-10-14", 6),
            ("2025-12-31", "2026-01-01", 0),
            ("2025-10-14", "2026-10-14", 12),
        ] {
            assert_eq!(months(day(from), day(to)), passed, "{from} {to}");
        }
    }

    #[test]
    fn names_are_shortened_to_an_initial_and_the_last() {
        assert_eq!(initial("Aino Esimerkki"), "A. Esimerkki");
        assert_eq!(initial("Päivi Anna Malli"), "P. Malli");
        assert_eq!(initial("testi"), "testi");
        assert_eq!(initial(""), "");
    }
}
