//! How things stand with the whole unit, by branch.

use chrono::NaiveDate;

use super::{Block, Chart, Desk, Section, Table, Tone, Words, dash, plain};
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
        .words(desk.t("field-agency"), 26.0)
        .numbers(&desk.tw("situation-headcount-of", &[("year", year.as_str().into())]), 13.0)
        .numbers(desk.t("agreement-yearly-value"), 15.0)
        .numbers(desk.t("situation-limits-passed"), 11.0)
        .numbers(desk.t("situation-metrics-met"), 11.0)
        .numbers(desk.t("satisfaction"), 13.0)
        .numbers(desk.t("matters"), 11.0);
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
    let tone = |alarm: bool| if alarm { Tone::Alarm } else { Tone::Plain };
    let (met, of) = line.met;
    let (open, late) = line.matters;
    let mut matters = vec![Words::new(Tone::Plain, open.to_string())];
    if late > 0 {
        matters.push(Words::new(Tone::Alarm, desk.tw("situation-late", &[("count", late.into())])));
    }
    vec![
        plain(agency_name(desk, line.agency)),
        known(line.headcount.map(|count| desk.number(count))),
        known(line.value.map(|value| desk.money(value))),
        vec![Words::new(tone(line.passed > 0), line.passed.to_string())],
        if of == 0 { dash() } else { vec![Words::new(tone(met < of), format!("{met}/{of}"))] },
        known(line.score.map(|score| format!("{} ({})", desk.percent(score.percent), score.year))),
        matters,
    ]
}

fn sums(desk: &Desk<'_>, part: &BranchPart) -> Vec<Vec<Words>> {
    let strong = |text: String| vec![Words::new(Tone::Strong, text)];
    let number = |sum: Option<i64>| strong(sum.map_or_else(|| "–".to_owned(), |sum| desk.number(sum)));
    let (met, of) = part.lines.iter().fold((0, 0), |(met, of), line| (met + line.met.0, of + line.met.1));
    let count = |of: fn(&AgencyLine) -> usize| strong(part.lines.iter().map(of).sum::<usize>().to_string());
    vec![
        strong(desk.t("figures-total").to_owned()),
        number(part.sum(|line| line.headcount)),
        strong(part.sum(|line| line.value).map_or_else(|| "–".to_owned(), |sum| desk.money(sum))),
        count(|line| line.passed),
        strong(if of == 0 { "–".to_owned() } else { format!("{met}/{of}") }),
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
