//! How an agency itself is reached, and when it is open.

use chrono::NaiveTime;

use super::desk::Desk;
use super::sections::said;
use super::sheet::{Block, Fact, Section, Tone};
use crate::domain::{Agency, AgencyId, FieldGroup, Table};
use crate::i18n::date::{format_time, weekday_name};
use crate::i18n::keys::language_key;
use crate::i18n::payroll::capitalised;

/// How the agency itself is reached.
pub(super) fn reach(desk: &Desk<'_>, agency: &Agency) -> Section {
    let address = |street: &str, postcode: &str, city: &str| {
        let place = [postcode, city].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
        [street, &place].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    };
    let visiting = address(&agency.visiting_street, &agency.visiting_postcode, &agency.visiting_city);
    let postal = address(&agency.postal_street, &agency.postal_postcode, &agency.postal_city);
    let languages: Vec<&str> = agency.service_languages().map(|language| desk.t(language_key(language))).collect();
    let language = &*languages.join(", ");
    let known = [
        ("field-switchboard", agency.switchboard.as_str()),
        ("field-email", &agency.email),
        ("field-website", &agency.website),
        ("details-visiting", &visiting),
        ("details-postal", &postal),
        ("field-service-language", language),
    ];
    let mut facts: Vec<Fact> = known
        .iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(key, value)| Fact::new(desk.t(key), *value))
        .collect();
    facts.extend(hours(desk, agency.id).map(|hours| Fact::new(desk.t("details-hours"), hours)));
    facts.extend(exceptions(desk, agency.id).map(|hours| Fact::new(desk.t("details-exceptions"), hours)));
    let vouched = desk.vouched(agency, FieldGroup::Addresses, Table::Agency);
    let section = Section::new(desk.t("card-reach")).aside(vouched);
    if facts.is_empty() {
        return section.with(said(Tone::Quiet, desk.t("value-missing")));
    }
    section.with(Block::Facts { facts })
}

/// The opening hours of a week, days that are alike taken together.
fn hours(desk: &Desk<'_>, agency: AgencyId) -> Option<String> {
    let language = desk.language();
    let time = |time: NaiveTime| format_time(language, time);
    let mut days: Vec<_> = desk.snapshot.opening_hours.of(agency).collect();
    days.sort_by_key(|day| day.weekday);
    let mut runs: Vec<(i64, i64, String)> = Vec::new();
    for day in days {
        let mut hours = match (day.opens, day.closes) {
            (Some(opens), Some(closes)) => format!("{}–{}", time(opens), time(closes)),
            _ => desk.t("hours-closed").to_owned(),
        };
        if let (Some(from), Some(to)) = (day.break_from, day.break_to) {
            hours = format!("{hours} ({} {}–{})", desk.t("hours-pause"), time(from), time(to));
        }
        match runs.last_mut() {
            Some((_, last, same)) if *last + 1 == day.weekday && *same == hours => *last = day.weekday,
            _ => runs.push((day.weekday, day.weekday, hours)),
        }
    }
    let name = |day| weekday_name(language, day);
    let written = runs.iter().map(|(first, last, hours)| match last - first {
        0 => format!("{} {hours}", name(*first)),
        _ => format!("{}–{} {hours}", name(*first), name(*last)),
    });
    let text = written.collect::<Vec<_>>().join(", ");
    (!text.is_empty()).then(|| capitalised(&text))
}

/// The seasons and single days on which the hours differ, from this day on.
fn exceptions(desk: &Desk<'_>, agency: AgencyId) -> Option<String> {
    let time = |time: NaiveTime| format_time(desk.language(), time);
    let coming = desk.snapshot.opening_exception.of(agency).filter(|one| one.last_day() >= desk.today);
    let mut coming: Vec<_> = coming.collect();
    coming.sort_by_key(|one| (one.date, one.last_day()));
    let written = coming.into_iter().map(|one| {
        let hours = match (one.opens, one.closes) {
            (Some(opens), Some(closes)) => format!("{}–{}", time(opens), time(closes)),
            _ => desk.t(if one.hours_unknown { "hours-unknown" } else { "hours-closed" }).to_owned(),
        };
        let line = format!("{} {hours}", desk.days(one.date, one.last_day()));
        if one.note.is_empty() { line } else { format!("{line} ({})", one.note) }
    });
    let text = written.collect::<Vec<_>>().join("; ");
    (!text.is_empty()).then_some(text)
}
