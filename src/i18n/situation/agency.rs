//! How things stand with one agency.

use chrono::NaiveDate;

use super::{Block, Chart, Desk, Section, Table, Tone, Words, dash, plain, punctual_words};
use crate::domain::agreement::{Direction, Standing, Verdict};
use crate::domain::client::Account;
use crate::domain::figures::{Figure, FigureTable};
use crate::domain::payroll::StepBy;
use crate::domain::situation::{LastMeeting, MetricLine, Situation};
use crate::domain::{BoundaryCondition, MatterState, OpenMatter, Rows};
use crate::i18n::Texts;
use crate::i18n::money::{format_decimal, format_money_among, has_cents};
use crate::i18n::names::{
    agreement_name, matter_state_key, meeting_name, metric_period, plan_state_key, planned_amount, step_name,
};

/// The sections of the picture, in the order in which they are talked about. What there is nothing of says so; in the
/// picture for the agency that is left out where something may be there that is not marked to be shown.
#[must_use]
pub fn agency(texts: &Texts, rows: &Rows, told: &Situation, today: NaiveDate) -> Vec<Section> {
    let desk = Desk { texts, rows, today };
    let mut sections = Vec::new();
    sections.extend(last_meeting(&desk, told.meeting.as_ref()));
    let told_of = |there: bool| told.internal || there;
    if told_of(!told.matters.is_empty()) {
        sections.push(matters(&desk, &told.matters));
    }
    sections.push(headcounts(&desk, &told.headcounts));
    sections.push(volumes(&desk, told));
    sections.push(metrics(&desk, &told.metrics));
    sections.push(punctual(&desk, told));
    sections.push(value(&desk, told));
    if told_of(!told.feedback.is_empty()) {
        sections.push(feedback(&desk, told));
    }
    sections.push(satisfaction(&desk, told));
    sections.push(planned(&desk, told));
    if told_of(!told.characteristics.is_empty()) {
        sections.push(characteristics(&desk, told));
    }
    if told.internal {
        sections.push(plans(&desk, told));
        sections.push(accounts(&desk, &told.account));
    }
    sections
}

fn last_meeting(desk: &Desk<'_>, last: Option<&LastMeeting>) -> Option<Section> {
    let last = last?;
    let name = meeting_name(desk.texts, &last.meeting);
    let mut section = Section::new(&desk.tw("situation-last-meeting", &[("meeting", name.into())]));
    if last.decisions.is_empty() {
        section.say(Tone::Quiet, desk.t("meeting-no-decisions"));
        return Some(section);
    }
    let mut table = Table::default()
        .words(desk.t("client-decision"), 46.0)
        .words(desk.t("matter-assignee"), 20.0)
        .words(desk.t("matter-due"), 16.0)
        .words(desk.t("matter-state"), 18.0);
    for (decision, matter) in &last.decisions {
        let mut row = vec![plain(&decision.text)];
        row.extend(matter.as_ref().map_or_else(|| [dash(), dash(), dash()], |matter| matter_cells(desk, matter)));
        table.rows.push(row);
    }
    section.table(table);
    Some(section)
}

/// Who looks after a matter, by when, and how far it is.
fn matter_cells(desk: &Desk<'_>, matter: &OpenMatter) -> [Vec<Words>; 3] {
    let who = matter.assignee.map(|id| desk.employee(id)).filter(|name| !name.is_empty());
    let due = matter.due.map(|due| due_words(desk, due, matter.overdue(desk.today)));
    let state = match (matter.state, matter.closed_on) {
        (MatterState::Done, Some(day)) => format!("{} {}", desk.t("matter-done"), desk.date(day)),
        (state, _) => desk.t(matter_state_key(state)).to_owned(),
    };
    [who.map_or_else(dash, plain), due.unwrap_or_else(dash), plain(state)]
}

/// By when something is to be done, which says where it is late.
fn due_words(desk: &Desk<'_>, due: NaiveDate, late: bool) -> Vec<Words> {
    if late {
        vec![Words::new(Tone::Alarm, format!("{}, {}", desk.date(due), desk.t("today-late")))]
    } else {
        plain(desk.date(due))
    }
}

fn matters(desk: &Desk<'_>, matters: &[OpenMatter]) -> Section {
    let mut section = Section::new(desk.t("matters"));
    if matters.is_empty() {
        section.say(Tone::Quiet, desk.t("situation-no-matters"));
        return section;
    }
    let mut table = Table::default()
        .words(desk.t("matter-text"), 46.0)
        .words(desk.t("matter-assignee"), 20.0)
        .words(desk.t("matter-due"), 16.0)
        .words(desk.t("matter-state"), 18.0);
    for matter in matters {
        let mut row = vec![plain(&matter.text)];
        row.extend(matter_cells(desk, matter));
        table.rows.push(row);
    }
    section.table(table);
    section
}

/// Names down, years across.
fn years(desk: &Desk<'_>, table: &FigureTable, heading: &str, names: &[String], total: bool) -> Table {
    let mut told = Table::default().words(heading, 2.0);
    for year in &table.years {
        told = told.numbers(&year.to_string(), 1.0);
    }
    for (line, name) in table.lines.iter().zip(names) {
        if line.figures.iter().all(|figure| figure.total().is_none()) {
            continue;
        }
        let mut row = vec![plain(name)];
        row.extend(line.figures.iter().map(|figure| vec![figure_words(desk, *figure)]));
        told.rows.push(row);
    }
    if total && told.rows.len() > 1 {
        let mut row = vec![vec![Words::new(Tone::Strong, desk.t("figures-total"))]];
        row.extend((0..table.years.len()).map(|year| {
            let sum = table.total(year).map_or_else(|| "–".to_owned(), |sum| desk.number(sum));
            vec![Words::new(Tone::Strong, if table.lacks(year) { format!("≥ {sum}") } else { sum })]
        }));
        told.rows.push(row);
        told.total = true;
    }
    told
}

fn figure_words(desk: &Desk<'_>, figure: Figure) -> Words {
    match figure.total() {
        Some(total) => {
            let star = if figure.inherited.is_some() { "*" } else { "" };
            Words::new(Tone::Plain, format!("{}{star}", desk.number(total)))
        }
        None => Words::new(Tone::Quiet, desk.t("figure-missing")),
    }
}

fn headcounts(desk: &Desk<'_>, table: &FigureTable) -> Section {
    let mut section = Section::new(desk.t("figures-headcount"));
    if table.is_empty() {
        section.say(Tone::Quiet, desk.t("situation-no-figures"));
        return section;
    }
    let language = desk.texts.language();
    let name = |id| desk.rows.employment_type.get(id).map(|item| item.name(language).to_owned());
    let names: Vec<String> = table.lines.iter().map(|line| name(line.subject).unwrap_or_default()).collect();
    section.table(years(desk, table, desk.t("field-employment-type"), &names, true));
    if table.inherits() {
        section.say(Tone::Quiet, desk.t("figures-inherited"));
    }
    section
}

fn volumes(desk: &Desk<'_>, told: &Situation) -> Section {
    let mut section = Section::new(desk.t("situation-volumes"));
    if told.volumes.is_empty() {
        section.say(Tone::Quiet, desk.t("situation-no-figures"));
    } else {
        let lines = told.volumes.lines.iter();
        let names: Vec<String> = lines.map(|line| desk.product(crate::domain::ProductId(line.subject))).collect();
        section.table(years(desk, &told.volumes, desk.t("field-product"), &names, false));
        if told.volumes.inherits() {
            section.say(Tone::Quiet, desk.t("figures-inherited"));
        }
    }
    for limit in &told.limits {
        let mut words = vec![Words::new(Tone::Strong, &limit.condition.text)];
        words.extend(range(desk, &limit.condition).map(|range| Words::new(Tone::Plain, range)));
        section.line(words);
        for standing in &limit.standings {
            let (tone, text) = standing_words(desk, &limit.condition, standing);
            section.say(tone, text);
        }
        if !limit.condition.exceptions.is_empty() {
            let args = [("text", limit.condition.exceptions.as_str().into())];
            section.say(Tone::Quiet, desk.tw("limit-exceptions", &args));
        }
    }
    section
}

/// What is counted, and between which limits.
fn range(desk: &Desk<'_>, condition: &BoundaryCondition) -> Option<String> {
    let product = desk.rows.product.get(condition.product?)?;
    let language = desk.texts.language();
    let number = |limit: Option<i64>| limit.map(|limit| desk.number(limit)).unwrap_or_default();
    let key = match (condition.lowest, condition.highest) {
        (Some(_), Some(_)) => "limit-range",
        (Some(_), None) => "limit-from",
        (None, Some(_)) => "limit-to",
        (None, None) => return None,
    };
    let args = [
        ("product", product.name(language).into()),
        ("lowest", number(condition.lowest).into()),
        ("highest", number(condition.highest).into()),
        ("unit", product.unit(language).into()),
    ];
    Some(desk.tw(key, &args))
}

fn standing_words(desk: &Desk<'_>, condition: &BoundaryCondition, standing: &Standing) -> (Tone, String) {
    let product = condition.product.and_then(|id| desk.rows.product.get(id));
    let (key, by, tone) = match standing.verdict {
        Verdict::Unknown => ("limit-unknown", 0, Tone::Quiet),
        Verdict::Within => ("limit-within", 0, Tone::Plain),
        Verdict::NotYet(by) => ("limit-not-yet", by, Tone::Plain),
        Verdict::Below(by) => ("limit-below", by, Tone::Alarm),
        Verdict::Above(by) => ("limit-above", by, Tone::Alarm),
    };
    let volume = standing.volume.map(|volume| desk.number(volume)).unwrap_or_default();
    let least = if standing.partial { "≥ " } else { "" };
    let args = [
        ("year", standing.year.to_string().into()),
        ("volume", format!("{least}{volume}").into()),
        ("by", desk.number(by).into()),
        ("unit", product.map(|one| one.unit(desk.texts.language())).unwrap_or_default().into()),
    ];
    (tone, desk.tw(key, &args))
}

fn metrics(desk: &Desk<'_>, metrics: &[MetricLine]) -> Section {
    let mut section = Section::new(desk.t("situation-metrics"));
    if metrics.is_empty() {
        section.say(Tone::Quiet, desk.t("situation-no-metrics"));
        return section;
    }
    let language = desk.texts.language();
    let mut table = Table::default()
        .words(desk.t("metric-name"), 34.0)
        .words(desk.t("metric-target"), 20.0)
        .words(desk.t("situation-results"), 46.0);
    for line in metrics {
        let metric = &line.metric;
        let side = desk.t(match metric.direction {
            Direction::AtLeast => "agreement-direction-at-least",
            Direction::AtMost => "agreement-direction-at-most",
        });
        let target = metric.value.map_or_else(
            || desk.t("metric-followed").to_owned(),
            |value| format!("{side} {} {}", format_decimal(language, value), metric.unit),
        );
        let result = |(period, value): &(_, i64)| {
            let text = format!("{}: {}", metric_period(desk.texts, *period), format_decimal(language, *value));
            match metric.met(*value) {
                Some(false) => Words::new(Tone::Alarm, format!("{text} ({})", desk.t("situation-missed"))),
                Some(true) | None => Words::new(Tone::Plain, text),
            }
        };
        let results: Vec<Words> = line.results.iter().map(result).collect();
        table.rows.push(vec![
            plain(&metric.name),
            plain(target.trim_end()),
            if results.is_empty() { dash() } else { results },
        ]);
    }
    section.table(table);
    section
}

/// Shares with the counts behind them; of people nothing is told.
fn punctual(desk: &Desk<'_>, told: &Situation) -> Section {
    let mut section = Section::new(desk.t("situation-punctual"));
    if told.punctual.is_empty() {
        section.say(Tone::Quiet, desk.t("situation-no-ticks"));
        return section;
    }
    let mut table = Table::default().words(desk.t("payroll-step"), 2.0);
    for year in &told.punctual_years {
        table = table.numbers(&year.to_string(), 1.0);
    }
    for line in &told.punctual {
        let name = step_name(desk.texts, desk.rows, line.step);
        let by = (desk.rows.done_by(line.step) == StepBy::Agency).then(|| format!("({})", desk.t("step-by-agency")));
        let mut row = vec![plain([Some(name.to_owned()), by].into_iter().flatten().collect::<Vec<_>>().join(" "))];
        row.extend(line.years.iter().map(|one| punctual_words(desk, *one).map_or_else(dash, plain)));
        table.rows.push(row);
    }
    section.table(table);
    section.say(Tone::Quiet, desk.t("situation-punctual-help"));
    section
}

fn value(desk: &Desk<'_>, told: &Situation) -> Section {
    let mut section = Section::new(desk.t("situation-value"));
    let Some(agreement) = &told.agreement else {
        section.say(Tone::Quiet, desk.t("situation-no-agreement"));
        return section;
    };
    let language = desk.texts.language();
    let mut line = vec![Words::new(Tone::Strong, agreement_name(desk.texts, agreement))];
    if let Some(value) = agreement.yearly_value {
        line.push(Words::new(Tone::Plain, format!("{} {}", desk.t("agreement-yearly-value"), desk.money(value))));
    }
    section.line(line);
    if !told.prices.is_empty() {
        let year = told.value.as_ref().map(|value| value.year.to_string()).unwrap_or_default();
        let mut table = Table::default()
            .words(desk.t("field-product"), 2.0)
            .numbers(desk.t("situation-price"), 1.0)
            .numbers(&desk.tw("price-volume", &[("year", year.as_str().into())]), 1.0)
            .numbers(&desk.tw("price-value", &[("year", year.as_str().into())]), 1.0);
        let cents = has_cents(told.prices.iter().map(|one| one.price));
        for price in &told.prices {
            let lines = told.value.iter().flat_map(|value| &value.lines);
            let line = lines.into_iter().find(|line| line.product == price.product);
            let volume = line.and_then(|line| line.volume).map(|volume| desk.number(volume));
            let value = line.and_then(|line| line.value).map(|value| desk.money(value));
            table.rows.push(vec![
                plain(desk.product(price.product)),
                plain(format_money_among(language, price.price, cents)),
                volume.map_or_else(dash, plain),
                value.map_or_else(dash, plain),
            ]);
        }
        section.table(table);
    }
    if let Some((year, sum)) = told.value.as_ref().and_then(|value| Some((value.year, value.total?))) {
        let args = [("year", year.to_string().into()), ("sum", desk.money(sum).into())];
        section.say(Tone::Strong, desk.tw("price-year-value", &args));
        if told.value.as_ref().is_some_and(|value| value.lacks) {
            section.say(Tone::Quiet, desk.t("price-lacks"));
        }
    }
    section
}

fn feedback(desk: &Desk<'_>, told: &Situation) -> Section {
    let mut section = Section::new(desk.t("feedback"));
    if told.feedback.is_empty() {
        section.say(Tone::Quiet, desk.t("situation-no-feedback"));
        return section;
    }
    let mut table = Table::default()
        .words(desk.t("field-date"), 14.0)
        .words(desk.t("feedback-text"), 46.0)
        .words(desk.t("agreement-what-was-done"), 40.0);
    for one in &told.feedback {
        let done = if one.what_was_done.is_empty() { dash() } else { plain(&one.what_was_done) };
        table.rows.push(vec![plain(desk.date(one.received_on)), plain(&one.text), done]);
    }
    section.table(table);
    section
}

/// The overall scores as a chart; none where there are none.
#[must_use]
fn scores(desk: &Desk<'_>, told: &Situation) -> Option<Chart> {
    let values: Vec<Option<i64>> = told.scores.iter().map(|one| Some(one.percent)).collect();
    (!values.is_empty()).then(|| Chart {
        name: desk.t("satisfaction-chart").to_owned(),
        categories: told.scores.iter().map(|one| one.year.to_string()).collect(),
        series: vec![(desk.t("satisfaction-overall").to_owned(), values)],
        named: false,
    })
}

fn satisfaction(desk: &Desk<'_>, told: &Situation) -> Section {
    let mut section = Section::new(desk.t("satisfaction"));
    if told.satisfaction.is_empty() {
        section.say(Tone::Quiet, desk.t("situation-no-satisfaction"));
        return section;
    }
    section.blocks.extend(scores(desk, told).map(Block::Chart));
    let language = desk.texts.language();
    let mut table = Table::default()
        .words(desk.t("client-question"), 46.0)
        .words(desk.t("satisfaction-year"), 16.0)
        .numbers(desk.t("client-score"), 20.0)
        .numbers(desk.t("client-respondents"), 18.0);
    for one in &told.satisfaction {
        let question = if one.overall() { desk.t("satisfaction-overall") } else { &one.question };
        let tone = if one.overall() { Tone::Strong } else { Tone::Plain };
        let score = format!("{} / {}", format_decimal(language, one.score), desk.number(one.scale));
        table.rows.push(vec![
            vec![Words::new(tone, question)],
            plain(one.year.to_string()),
            vec![Words::new(tone, score)],
            one.respondents.map_or_else(dash, |count| plain(desk.number(count))),
        ]);
    }
    section.table(table);
    section
}

fn planned(desk: &Desk<'_>, told: &Situation) -> Section {
    let mut section = Section::new(desk.t("planned"));
    if told.planned.is_empty() {
        section.say(Tone::Quiet, desk.t("planned-none"));
    }
    for one in &told.planned {
        let when = match one.expected_on {
            Some(day) => desk.tw("planned-expected", &[("date", desk.date(day).into())]),
            None => desk.t("planned-unknown").to_owned(),
        };
        let amount = planned_amount(desk.texts, desk.rows, one);
        let mut line = vec![Words::new(Tone::Strong, &one.text)];
        line.extend(amount.map(|amount| Words::new(Tone::Plain, amount)));
        line.push(Words::new(Tone::Quiet, when));
        section.line(line);
        if !one.effect.is_empty() {
            section.say(Tone::Plain, &one.effect);
        }
    }
    section
}

fn characteristics(desk: &Desk<'_>, told: &Situation) -> Section {
    let mut section = Section::new(desk.t("situation-characteristics"));
    if told.characteristics.is_empty() {
        section.say(Tone::Quiet, desk.t("situation-no-characteristics"));
    }
    for one in &told.characteristics {
        section.line(vec![Words::new(Tone::Strong, &one.title)]);
        for text in [&one.body, &one.what_to_do] {
            for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
                section.say(Tone::Plain, line);
            }
        }
    }
    section
}

fn plans(desk: &Desk<'_>, told: &Situation) -> Section {
    let mut section = Section::new(desk.t("plan"));
    if told.plans.is_empty() {
        section.say(Tone::Quiet, desk.t("situation-no-plan"));
        return section;
    }
    let mut table = Table::default()
        .words(desk.t("client-goal"), 30.0)
        .words(desk.t("client-action"), 30.0)
        .words(desk.t("client-who"), 14.0)
        .words(desk.t("client-due"), 12.0)
        .words(desk.t("client-state"), 14.0);
    for one in &told.plans {
        table.rows.push(vec![
            plain(&one.goal),
            if one.action.is_empty() { dash() } else { plain(&one.action) },
            if one.who.is_empty() { dash() } else { plain(&one.who) },
            one.due.map_or_else(dash, |due| due_words(desk, due, one.overdue(desk.today))),
            plain(desk.t(plan_state_key(one.state))),
        ]);
    }
    section.table(table);
    section
}

fn accounts(desk: &Desk<'_>, account: &Account) -> Section {
    let mut section = Section::new(desk.t("details-account"));
    for (key, holder) in [("role-account-manager", &account.manager), ("role-account-contact", &account.contact)] {
        let name = match holder {
            Some(one) if one.by_branch => format!("{} ({})", one.name, desk.t("account-by-branch")),
            Some(one) => one.name.clone(),
            None => desk.t("value-missing").to_owned(),
        };
        section.line(vec![Words::new(Tone::Quiet, desk.t(key)), Words::new(Tone::Plain, name)]);
    }
    if account.contact_wanted {
        section.say(Tone::Alarm, desk.t("account-contact-wanted"));
    }
    section
}
