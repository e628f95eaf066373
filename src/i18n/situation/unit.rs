//! How things stand with the whole unit, by branch.

use chrono::{Datelike, NaiveDate};

use super::{Block, Chart, Desk, Section, Table, Tone, Words, dash, plain, punctual_words};
use crate::domain::situation::{AgencyLine, BranchPart, UnitSituation};
use crate::domain::{AgencyId, Rows};
use crate::i18n::Texts;

/// The sections of the picture: satisfaction compared, then branch by branch.
#[must_use]
pub fn unit(texts: &Texts, rows: &Rows, told: &UnitSituation, today: NaiveDate) -> Vec<Section> {
    let desk = Desk { texts, rows, today };
    let mut sections: Vec<Section> = told.branches.iter().map(|part| branch(&desk, told, part)).collect();
    sections.push(satisfaction(&desk, told));
    sections
}

fn agency_name(desk: &Desk<'_>, id: AgencyId) -> String {
    desk.rows.agency.get(id).map(|one| one.name(desk.texts.language()).to_owned()).unwrap_or_default()
}

fn branch(desk: &Desk<'_>, told: &UnitSituation, part: &BranchPart) -> Section {
    let language = desk.texts.language();
    let name = part.branch.and_then(|id| desk.rows.branch.get(id)).map(|one| one.name(language));
    let mut section = Section::new(name.unwrap_or_else(|| desk.t("situation-no-branch")));
    let year = told.year.to_string();
    let mut table = Table::default()
        .words(desk.t("field-agency"), 22.0)
        .numbers(&desk.tw("situation-headcount-of", &[("year", year.as_str().into())]), 12.0)
        .numbers(desk.t("agreement-yearly-value"), 14.0)
        .numbers(desk.t("situation-limits-passed"), 10.0)
        .numbers(desk.t("situation-metrics-met"), 10.0)
        .numbers(&desk.tw("situation-punctual-of", &[("year", desk.today.year().to_string().into())]), 11.0)
        .numbers(desk.t("satisfaction"), 11.0)
        .numbers(desk.t("matters"), 10.0);
    for line in &part.lines {
        table.rows.push(row(desk, line));
    }
    if part.lines.len() > 1 {
        table.rows.push(sums(desk, part));
        table.total = true;
    }
    section.table(table);
    for line in part.lines.iter().filter(|line| line.contact_wanted) {
        let args = [("agency", agency_name(desk, line.agency).into())];
        section.say(Tone::Alarm, desk.tw("account-contact-wanted-at", &args));
    }
    section
}

fn row(desk: &Desk<'_>, line: &AgencyLine) -> Vec<Vec<Words>> {
    let known = |number: Option<String>| number.map_or_else(dash, plain);
    let (met, of) = line.met;
    let (open, late) = line.matters;
    let mut matters = vec![Words::new(Tone::Plain, open.to_string())];
    if late > 0 {
        matters.push(Words::new(Tone::Alarm, desk.tw("situation-late", &[("count", late.into())])));
    }
    vec![
        plain(agency_name(desk, line.agency)),
        known(line.headcount.map(|count| least(desk, count, line.headcount_lacks))),
        known(line.value.map(|value| desk.money(value))),
        alarmed(desk, line.passed.to_string(), ("situation-passed-count", line.passed)),
        if of == 0 { dash() } else { alarmed(desk, format!("{met}/{of}"), ("situation-missed-count", of - met)) },
        known(punctual_words(desk, line.punctual)),
        known(line.score.map(|score| format!("{} ({})", desk.percent(score.percent), score.year))),
        matters,
    ]
}

/// A number from which something may be missing.
fn least(desk: &Desk<'_>, number: i64, lacks: bool) -> String {
    let number = desk.number(number);
    if lacks { format!("≥ {number}") } else { number }
}

/// A number, and in words how many of it are not as they should be.
fn alarmed(desk: &Desk<'_>, number: String, (key, count): (&str, usize)) -> Vec<Words> {
    let alarm = (count > 0).then(|| Words::new(Tone::Alarm, desk.tw(key, &[("count", count.into())])));
    std::iter::once(Words::new(Tone::Plain, number)).chain(alarm).collect()
}

fn sums(desk: &Desk<'_>, part: &BranchPart) -> Vec<Vec<Words>> {
    let strong = |text: String| vec![Words::new(Tone::Strong, text)];
    let (met, of) = part.lines.iter().fold((0, 0), |(met, of), line| (met + line.met.0, of + line.met.1));
    let count = |of: fn(&AgencyLine) -> usize| strong(part.lines.iter().map(of).sum::<usize>().to_string());
    vec![
        strong(desk.t("figures-total").to_owned()),
        part.sum(|line| line.headcount).map_or_else(
            || strong("–".to_owned()),
            |sum| {
                strong(least(desk, sum, part.lines.iter().any(|line| line.headcount_lacks || line.headcount.is_none())))
            },
        ),
        strong(part.sum(|line| line.value).map_or_else(|| "–".to_owned(), |sum| desk.money(sum))),
        count(|line| line.passed),
        strong(if of == 0 { "–".to_owned() } else { format!("{met}/{of}") }),
        strong(punctual_words(desk, part.punctual()).unwrap_or_else(|| "–".to_owned())),
        strong(part.score().map_or_else(|| "–".to_owned(), |score| desk.percent(score))),
        count(|line| line.matters.0),
    ]
}

fn satisfaction(desk: &Desk<'_>, told: &UnitSituation) -> Section {
    let mut section = Section::new(desk.t("satisfaction-compared"));
    if told.scores.is_empty() {
        section.say(Tone::Quiet, desk.t("satisfaction-compared-none"));
        return section;
    }
    let series = told.years.iter().enumerate().map(|(index, year)| {
        let values = told.scores.iter().map(|(_, scores)| scores.get(index).copied().flatten());
        (year.to_string(), values.collect())
    });
    section.blocks.push(Block::Chart(Chart {
        name: desk.t("satisfaction-compared").to_owned(),
        categories: told.scores.iter().map(|(agency, _)| agency_name(desk, *agency)).collect(),
        series: series.collect(),
        named: true,
    }));
    let mut table = Table::default().words(desk.t("field-agency"), 2.0);
    for year in &told.years {
        table = table.numbers(&year.to_string(), 1.0);
    }
    for (agency, scores) in &told.scores {
        let mut row = vec![plain(agency_name(desk, *agency))];
        row.extend(scores.iter().map(|score| score.map_or_else(dash, |score| plain(desk.percent(score)))));
        table.rows.push(row);
    }
    section.table(table);
    section
}
