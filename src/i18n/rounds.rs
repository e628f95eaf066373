//! How a step of a round stands, in words: for the screen and for paper alike.

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime};

use super::Texts;
use super::date::{format_date, format_local_time, format_time};
use super::names::step_name;
use super::payroll::{day_and_month, round_name, short_date};
use crate::domain::payroll::{Period, Round, Stands, StepAt};
use crate::domain::{EmployeeId, Language, PayGroup, PayGroupId, RoundStep, Rows, StepState};

/// The key of what a state is called.
#[must_use]
pub const fn step_state_key(state: StepState) -> &'static str {
    match state {
        StepState::Open => "tick-state-open",
        StepState::Done => "tick-state-done",
        StepState::Partly => "tick-state-partly",
        StepState::NotNeeded => "tick-state-not-needed",
    }
}

/// The key of the one word for a way of standing: `myöhässä`.
#[must_use]
pub const fn stands_key(stands: Stands) -> &'static str {
    match stands {
        Stands::Late => "stands-word-late",
        Stands::Partly => "stands-word-partly",
        Stands::Today => "stands-word-today",
        Stands::Coming => "stands-word-coming",
        Stands::Untold => "stands-word-untold",
        Stands::Done => "stands-word-done",
        Stands::NotNeeded => "stands-word-not-needed",
    }
}

/// How a step stands, in few words that stand alone: `2 pv myöhässä`, `tänään klo 12.00`, `ti 8.12.`, `tehty 4.12., +2 pv`.
#[must_use]
pub fn stands_short(texts: &Texts, rows: &Rows, at: &StepAt) -> String {
    let language = texts.language();
    let year = at.date.date.year();
    match at.stands {
        Stands::Late => texts.with("stands-days-late", &[("days", at.late.into())]),
        Stands::Partly if at.late > 0 => texts.with("stands-partly-late", &[("days", at.late.into())]),
        Stands::Partly => texts.get("stands-partly").to_owned(),
        Stands::Today => match at.group.and_then(|group| rows.time_of_day(group, at.date.step)) {
            Some(time) => texts.with("stands-today-at", &[("time", format_time(language, time).into())]),
            None => texts.get("stands-today").to_owned(),
        },
        Stands::Coming => short_date(language, at.date.date, year),
        Stands::Untold => texts.get("stands-untold").to_owned(),
        Stands::Done => {
            let day = at.tick.as_ref().and_then(RoundStep::day).unwrap_or(at.date.date);
            let key = if at.late > 0 { "stands-done-late-on" } else { "stands-done-on" };
            texts.with(key, &[("date", day_and_month(language, day, year).into()), ("days", at.late.into())])
        }
        Stands::NotNeeded => texts.get("stands-not-needed").to_owned(),
    }
}

/// All there is to say of how a step stands: the same, its day, who said so, what is missing or why, and the note.
#[must_use]
pub fn stands_words(texts: &Texts, rows: &Rows, at: &StepAt) -> String {
    let due = texts.with("stands-due", &[("date", format_date(texts.language(), at.date.date).into())]);
    let mut words = vec![stands_short(texts, rows, at)];
    if at.stands != Stands::Coming {
        words.push(due);
    }
    if let Some(tick) = &at.tick {
        words.extend(who(texts, rows, tick.employee, &tick.ticked_by));
        let told = [&tick.reason, &tick.note].into_iter().filter(|text| !text.trim().is_empty());
        words.extend(told.cloned());
    }
    words.join(" · ")
}

/// Who has done a step, and who has said so for them: `Aino Esimerkki`, `Aino Esimerkki (kuittasi Ville Malli)`.
#[must_use]
pub fn who(texts: &Texts, rows: &Rows, employee: Option<EmployeeId>, said_by: &str) -> Option<String> {
    let done = employee.and_then(|id| rows.employee.get(id)).map(|one| one.name.clone());
    match done {
        Some(name) if name == said_by || said_by.is_empty() => Some(name),
        Some(name) => Some(texts.with("tick-for-by", &[("name", name.into()), ("by", said_by.into())])),
        None => Some(said_by.to_owned()).filter(|name| !name.is_empty()),
    }
}

/// Whose a round is, and who stands in for them where they are away: `Aino Esimerkki poissa, sijaisena Ville Malli`.
#[must_use]
pub fn whose_words(
    texts: &Texts,
    rows: &Rows,
    responsible: Option<EmployeeId>,
    away: bool,
    stand_in: Option<EmployeeId>,
) -> String {
    let name = |id: Option<EmployeeId>| id.and_then(|id| rows.employee.get(id)).map(|one| one.name.as_str());
    let responsible = name(responsible).unwrap_or_else(|| texts.get("nobody"));
    match (away, name(stand_in)) {
        (false, _) => responsible.to_owned(),
        (true, Some(there)) => texts.with("rounds-stands-in", &[("name", responsible.into()), ("there", there.into())]),
        (true, None) => texts.with("rounds-away", &[("name", responsible.into())]),
    }
}

/// How far a round is: `3/6`, in words `3 vaihetta 6:sta`.
#[must_use]
pub fn progress_words(texts: &Texts, round: &Round) -> String {
    let (done, all) = round.progress();
    texts.with("round-progress", &[("done", done.into()), ("all", all.into())])
}

/// What a round is called among those of its agency, as it stands in a line: `joulukuu`, with the year only where it is not `year`.
#[must_use]
pub fn round_words(texts: &Texts, rows: &Rows, round: &Round, year: i32) -> String {
    match round.group {
        Some(group) => period_words(texts, rows, group, round.period, year),
        None => texts.get("recurring-round").to_owned(),
    }
}

/// What the round of a step is called; of a recurring task that it is one.
#[must_use]
pub fn round_of(texts: &Texts, rows: &Rows, at: &StepAt, year: i32) -> String {
    match at.group {
        Some(group) => period_words(texts, rows, group, at.date.period, year),
        None => texts.get("recurring-round").to_owned(),
    }
}

/// The same of a round that is known by its group and period.
#[must_use]
pub fn period_words(texts: &Texts, rows: &Rows, group: PayGroupId, period: Period, year: i32) -> String {
    let rule = rows.pay_group.get(group).and_then(PayGroup::pay_days);
    let name = rule.map(|rule| round_name(texts.language(), &rule, period));
    let name = name.unwrap_or_else(|| period.to_string());
    let whole = name.contains('/') || name.contains('-') || period.year == year;
    if whole { name } else { format!("{name} {}", period.year) }
}

/// When something was said of a step: of another day than that of the saying the time is not known.
#[must_use]
pub fn said_at(language: Language, at: NaiveDateTime) -> String {
    if at.time() == NaiveTime::MIN { format_date(language, at.date()) } else { format_local_time(language, at) }
}

/// What was said of a step, for whoever comes back: `Aineisto, Kuukausipalkat, joulukuu`, and `tehty ke 9.12. · Aino
/// Esimerkki`.
#[must_use]
pub fn tick_words(texts: &Texts, rows: &Rows, tick: &RoundStep) -> (String, String) {
    let group = tick.pay_group.and_then(|id| rows.pay_group.get(id));
    let period: Option<Period> = tick.period.parse().ok();
    // Who comes back reads it around the day on which it was said.
    let year = tick.day().map_or(0, |day| day.year());
    let round = period.zip(tick.pay_group).map(|(period, group)| period_words(texts, rows, group, period, year));
    // The separate report is one of a month.
    let month = |period: Period| NaiveDate::from_ymd_opt(period.year, period.number, 1);
    let month = period.filter(|_| !tick.payer.is_empty()).and_then(month);
    let round = round.or_else(|| Some(format!("{}/{}", month?.month(), month?.year())));
    let name = group.map(|group| group.name.clone()).unwrap_or_default();
    let what = [step_name(texts, rows, tick.step).to_owned(), name, round.unwrap_or_default()];
    let what: Vec<String> = what.into_iter().filter(|part| !part.is_empty()).collect();
    let mut said = vec![texts.get(step_state_key(tick.state)).to_owned()];
    said.extend(tick.ticked_at.map(|at| said_at(texts.language(), at)));
    said.extend(who(texts, rows, tick.employee, &tick.ticked_by));
    let told = [&tick.reason, &tick.note].into_iter().filter(|text| !text.trim().is_empty());
    said.extend(told.cloned());
    (what.join(", "), said.join(" · "))
}
