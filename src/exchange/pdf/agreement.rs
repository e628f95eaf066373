//! The essentials of a service agreement: who does what, how well, within which limits.

use chrono::NaiveDate;

use super::desk::Desk;
use super::sheet::{Block, Column, Fact, Section, Table, Tone, Words};
use crate::domain::agreement::{Direction, DoneBy, Metric, WorkLine, what_we_do};
use crate::domain::due::DaysAt;
use crate::domain::{Agency, Agreement, FieldGroup, Table as Kept};
use crate::i18n::money::{format_decimal, format_money};
use crate::i18n::names::{agreement_name, metric_period, outcome_words};

/// Who does what at an agency on `day`; none where neither an agreement nor the unit says so.
pub(super) fn agreement(desk: &Desk<'_>, agency: &Agency, day: NaiveDate) -> Option<Section> {
    let told = what_we_do(desk.snapshot, agency.id, day);
    if told.lines.is_empty() && told.agreement.is_none() {
        return None;
    }
    let section = match told.agreement {
        Some(agreement) => {
            let vouched = desk.vouched(agency, FieldGroup::Agreement, Kept::Agreement);
            Section::new(&agreement_name(desk.texts, agreement)).aside(vouched)
        }
        None => Section::new(desk.t("paper-standard-work")),
    };
    let section = match told.agreement {
        Some(agreement) => section.with(Block::Facts { facts: essentials(desk, agreement, day) }),
        None => section,
    };
    let theirs: Vec<String> = told.done_by(DoneBy::Agency).map(|line| line.work.task.clone()).collect();
    let rows: Vec<Vec<Vec<Words>>> = told
        .done_by(DoneBy::Centre)
        .map(|line| {
            let work = &line.work;
            let mut task = vec![Words::new(Tone::Plain, &work.task)];
            if !work.outcome.is_empty() {
                task.push(Words::new(Tone::Quiet, &work.outcome));
            }
            let plain = |text: &str| vec![Words::new(Tone::Plain, text)];
            vec![task, plain(&work.due), plain(&work.hand_over)]
        })
        .collect();
    let section = if rows.is_empty() {
        section
    } else {
        let columns = vec![
            Column::words(desk.t("paper-we-do"), 44.0),
            Column::words(desk.t("agreement-due"), 28.0),
            Column::words(desk.t("agreement-hand-over"), 28.0),
        ];
        section.with(Block::Table { table: Table { columns, rows, total: false } })
    };
    if theirs.is_empty() {
        return Some(section);
    }
    let line = vec![Words::new(Tone::Strong, desk.t("paper-they-do")), Words::new(Tone::Plain, theirs.join("; "))];
    Some(section.with(Block::Text { lines: vec![line] }))
}

/// Who does what in a few lines, for those who stand in on these days: what falls within them first; none where nobody
/// says so.
pub(super) fn in_short(desk: &Desk<'_>, agency: &Agency, (from, to): (NaiveDate, NaiveDate)) -> Option<Section> {
    let told = what_we_do(desk.snapshot, agency.id, from);
    let days = DaysAt::new(desk.snapshot, agency.id, (from, to));
    let ours = told.done_by(DoneBy::Centre);
    let (now, rest): (Vec<_>, Vec<_>) = ours.partition(|line| days.hold(desk.snapshot, &line.work.due));
    let with_due = |line: &&WorkLine<'_>| match line.work.due.as_str() {
        "" => line.work.task.clone(),
        due => format!("{} ({due})", line.work.task),
    };
    let rest_key = if now.is_empty() { "paper-we-do" } else { "paper-we-do-else" };
    let said = |key: &str, tone: Tone, tasks: Vec<String>| {
        (!tasks.is_empty()).then(|| vec![Words::new(Tone::Strong, desk.t(key)), Words::new(tone, tasks.join("; "))])
    };
    // When the agency does its part is the agency's business.
    let theirs = told.done_by(DoneBy::Agency).map(|line| line.work.task.clone()).collect();
    let sides = [
        said("paper-we-do-now", Tone::Plain, now.iter().map(with_due).collect()),
        said(rest_key, if now.is_empty() { Tone::Plain } else { Tone::Quiet }, rest.iter().map(with_due).collect()),
        said("paper-they-do", Tone::Plain, theirs),
    ];
    let lines: Vec<Vec<Words>> = sides.into_iter().flatten().collect();
    let section = match told.agreement {
        Some(agreement) => {
            let vouched = desk.vouched(agency, FieldGroup::Agreement, Kept::Agreement);
            Section::new(&agreement_name(desk.texts, agreement)).aside(vouched)
        }
        None => Section::new(desk.t("paper-standard-work")),
    };
    (!lines.is_empty()).then(|| section.with(Block::Text { lines }))
}

fn essentials(desk: &Desk<'_>, agreement: &Agreement, day: NaiveDate) -> Vec<Fact> {
    let mut facts = Vec::new();
    let valid = match (agreement.valid_from, agreement.valid_to) {
        (Some(from), Some(to)) => desk.days(from, to),
        (Some(from), None) => desk.tw("period-from", &[("date", desk.date(from).into())]),
        (None, Some(to)) => desk.tw("period-until", &[("date", desk.date(to).into())]),
        (None, None) => String::new(),
    };
    if !valid.is_empty() {
        facts.push(Fact::new(desk.t("paper-valid"), valid));
    }
    if let Some(value) = agreement.yearly_value {
        facts.push(Fact::new(desk.t("agreement-yearly-value"), format_money(desk.language(), value)));
    }
    for metric in desk.snapshot.metrics(agreement) {
        let Some(value) = metric.value else {
            facts.extend(measured(desk, metric, day));
            continue;
        };
        let side = desk.t(match metric.direction {
            Direction::AtLeast => "agreement-direction-at-least",
            Direction::AtMost => "agreement-direction-at-most",
        });
        let text = format!("{side} {} {}", format_decimal(desk.language(), value), metric.unit);
        facts.push(Fact::new(&metric.name, text.trim_end()).end(&metric.deadline));
        facts.extend(measured(desk, metric, day));
    }
    for limit in desk.snapshot.boundary_conditions(agreement) {
        let number = |limit: Option<i64>| limit.map(|number| desk.number(number)).unwrap_or_default();
        let between = match (limit.lowest, limit.highest) {
            (None, None) => String::new(),
            (lowest, highest) => format!("{}–{}", number(lowest), number(highest)),
        };
        let text = [limit.text.as_str(), &between].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
        facts.push(Fact::new(desk.t("paper-limit"), text.join(", ")));
    }
    facts
}

/// What a metric that is counted from the ticks came to last, or that there are none.
fn measured(desk: &Desk<'_>, metric: &Metric, day: NaiveDate) -> Option<Fact> {
    metric.step?;
    let text = match desk.snapshot.newest_outcome(metric, day) {
        Some(outcome) => {
            let words = outcome_words(desk.texts, metric, &outcome);
            format!("{words}, {}", metric_period(desk.texts, outcome.period))
        }
        None => desk.t("metric-no-ticks").to_owned(),
    };
    let name = desk.tw("metric-result-of", &[("name", metric.name.as_str().into())]);
    Some(Fact::new(&name, text))
}
