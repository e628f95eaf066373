//! Dates of payroll calendars that come in by rows. One that falls as the rule has it is not set by hand.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::{Datelike, NaiveDate, NaiveTime};
use serde_json::Value;

use super::super::called::short;
use super::super::cells::{day, time as time_of};
use super::belonging::{Reader, bad, read};
use super::said::{Round, round};
use crate::domain::importing::SheetLine;
use crate::domain::importing::rows::Stands;
use crate::domain::importing::whole::{BadCell, Fault, IncomingRow};
use crate::domain::payroll::{DEFAULT_STEPS, Move, PayDayRule, PayrollDate, Period, Step, pay_days};
use crate::domain::search::fold;
use crate::domain::shape::written_identity;
use crate::domain::{AgencyId, Fields, MovedDate, PayGroup, PayGroupId, PayGroupStep, Record, Rows, Table};
use crate::i18n::names::record_name;
use crate::i18n::payroll::rule_words;

/// What a line says.
struct Said {
    agency: AgencyId,
    /// The pay group as the file has it; empty where it does not say.
    group: String,
    round: Round,
    step: Step,
    date: NaiveDate,
    time: Option<NaiveTime>,
}

/// What a line is about.
struct About {
    group: PayGroup,
    found: PayrollDate,
}

/// The calendars of the groups, as far as they are known.
struct Calendars {
    rows: Rows,
    dates: HashMap<(PayGroupId, i32), Vec<PayrollDate>>,
}

/// A time of day that a line says its step has.
struct Time {
    /// Which of the lines it is.
    at: usize,
    group: PayGroup,
    step: Step,
    of_day: NaiveTime,
}

/// The times of day that the lines say, to be set once it is known which of them stand.
pub(super) struct Times {
    rows: Rows,
    said: Vec<Time>,
}

/// The rows of the lines, each of which is of an agency.
pub(super) fn rows(
    reader: &mut Reader<'_>,
    lines: &[&SheetLine],
    agencies: &[Result<AgencyId, BadCell>],
) -> (Vec<IncomingRow>, Times) {
    let said: Vec<Result<Said, Vec<BadCell>>> =
        lines.iter().zip(agencies).map(|(line, agency)| said(reader, line, agency)).collect();
    let mut calendars = Calendars { rows: reader.rows.clone(), dates: HashMap::new() };
    let groups: Vec<Option<Result<PayGroup, Fault>>> = lines
        .iter()
        .zip(&said)
        .map(|(line, one)| {
            reader.line = line.number;
            one.as_ref().ok().map(|one| group(reader, &mut calendars, one, &said))
        })
        .collect();
    let mut done: Vec<Option<Result<IncomingRow, Vec<BadCell>>>> = lines.iter().map(|_| None).collect();
    let mut times: Vec<Time> = Vec::new();
    // The other steps are reckoned from the pay day as it is, moved or not.
    for pay_days in [true, false] {
        let mut moved: Vec<(MovedDate, NaiveDate)> = Vec::new();
        for (at, (line, (one, group))) in lines.iter().zip(said.iter().zip(&groups)).enumerate() {
            let (Ok(one), Some(group)) = (one, group) else { continue };
            if (one.step == Step::PayDay) != pay_days {
                continue;
            }
            reader.line = line.number;
            let read = about(&mut calendars, group, one, reader.cell(line, "pay_group"), reader.cell(line, "period"));
            let read = read.and_then(|about| {
                times.extend(
                    time(&calendars, &about, one, at)
                        .map_err(|fault| vec![bad("time_of_day", reader.cell(line, "time_of_day"), fault)])?,
                );
                Ok(about)
            });
            let row = read.map(|about| {
                let record = MovedDate::new(&about.group, about.found.period, one.step, one.date);
                let known = calendars.rows.payroll_date.get(record.id.0).is_some();
                moved.push((record.clone(), about.found.by_rule));
                let record = Record::from(record);
                let name = short(&record_name(reader.texts, &calendars.rows, &record));
                let stays = !known && one.date == about.found.by_rule;
                IncomingRow { stays, ..IncomingRow::new(reader.place(line), Table::PayrollDate, name, Ok(record)) }
            });
            if let Some(slot) = done.get_mut(at) {
                *slot = Some(row);
            }
        }
        calendars.take(&moved);
    }
    let refused = |line: &SheetLine, wrong: Vec<BadCell>| {
        let coded = wrong.iter().any(|one| one.fault == Fault::PersonalCode);
        let parts = ["agency", "pay_group", "period"].map(|name| reader.cell(line, name));
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty() && !coded).collect();
        IncomingRow::new(reader.place(line), Table::PayrollDate, short(&parts.join(", ")), Err(wrong))
    };
    let all = lines.iter().zip(said.into_iter().zip(done));
    let all = all.map(|(line, (said, done))| match (said, done) {
        (Err(wrong), _) | (_, Some(Err(wrong))) => refused(line, wrong),
        (_, Some(Ok(row))) => row,
        // Each line that says something has been looked at above.
        (Ok(_), None) => refused(line, vec![bad("date", "", Fault::Missing)]),
    });
    (all.collect(), Times { rows: calendars.rows, said: times })
}

fn said(reader: &Reader<'_>, line: &SheetLine, agency: &Result<AgencyId, BadCell>) -> Result<Said, Vec<BadCell>> {
    let coded = reader.coded(line);
    if !coded.is_empty() {
        return Err(coded);
    }
    let agency = agency.clone().map_err(|wrong| vec![wrong])?;
    let mut wrong = Vec::new();
    let mut keep = |column: &'static str, text: &str, fault: Fault| wrong.push(bad(column, text, fault));
    let text = reader.cell(line, "period");
    let round = read(text, |text| round(text).ok_or(Fault::Round)).map_err(|fault| keep("period", text, fault));
    let text = reader.cell(line, "date");
    let date = read(text, |text| day(text).ok_or(Fault::Day)).map_err(|fault| keep("date", text, fault));
    let text = reader.cell(line, "step");
    // A list of pay days has no column for that.
    let step = match reader.loose.layout.column("step") {
        None => Ok(Step::PayDay),
        Some(_) => read(text, |text| reader.step(text)).map_err(|fault| keep("step", text, fault)),
    };
    let text = reader.cell(line, "time_of_day");
    let at = match text {
        "" => Ok(None),
        text => time_of(text).map(Some).ok_or(Fault::Time).map_err(|fault| keep("time_of_day", text, fault)),
    };
    match (round, date, step, at) {
        (Ok(round), Ok(date), Ok(step), Ok(time)) => {
            Ok(Said { agency, group: reader.cell(line, "pay_group").to_owned(), round, step, date, time })
        }
        _ => Err(wrong),
    }
}

/// The pay group that a line means; one that is added where it is not known and that is wanted.
fn group(
    reader: &mut Reader<'_>,
    calendars: &mut Calendars,
    one: &Said,
    all: &[Result<Said, Vec<BadCell>>],
) -> Result<PayGroup, Fault> {
    let groups: Vec<PayGroup> = calendars.rows.pay_groups(one.agency).into_iter().cloned().collect();
    if one.group.is_empty() {
        let running: Vec<&PayGroup> = groups.iter().filter(|group| group.ended_on.is_none()).collect();
        return match running.as_slice() {
            [only] => Ok((*only).clone()),
            _ => Err(Fault::Missing),
        };
    }
    let named = |name: &str| groups.iter().filter(|group| fold(group.name.trim()) == fold(name.trim())).collect();
    let mut these: Vec<&PayGroup> = named(&one.group);
    if these.is_empty() {
        match reader.taking.meaning(&one.group) {
            Some(Stands::LeftOut) => return Err(Fault::LeftOut),
            Some(Stands::For(name)) => these = named(name),
            Some(Stands::New) => return begun(reader, calendars, one, all),
            None if reader.taking.add_unknown => return begun(reader, calendars, one, all),
            None => {}
        }
    }
    match these.as_slice() {
        [only] => Ok((*only).clone()),
        [] => {
            let names = groups.iter().map(|group| group.name.clone()).collect();
            reader.note_unknown(Table::PayGroup, &one.group, names);
            Err(Fault::Unknown)
        }
        _ => Err(Fault::Several),
    }
}

/// A pay group that the file names and nobody knows, with the rule that most of its pay days follow.
fn begun(
    reader: &mut Reader<'_>,
    calendars: &mut Calendars,
    one: &Said,
    all: &[Result<Said, Vec<BadCell>>],
) -> Result<PayGroup, Fault> {
    let own = |other: &&Said| other.agency == one.agency && fold(&other.group) == fold(&one.group);
    let paid = all.iter().filter_map(|other| other.as_ref().ok()).filter(own).filter(|one| one.step == Step::PayDay);
    let paid: Vec<(Period, NaiveDate)> = paid
        .map(|one| (Period { year: one.round.year.unwrap_or(one.date.year()), number: one.round.number }, one.date))
        .collect();
    let rule = likely_rule(&paid).ok_or(Fault::NoPayDays)?;
    let said = [("agency", one.agency.to_string()), ("name", fold(&one.group))];
    let said: Fields = said.into_iter().map(|(name, text)| (name.to_owned(), Value::String(text))).collect();
    let id = PayGroupId(written_identity(Table::PayGroup, &said));
    // What was added under this name before and goes by another since is meant.
    if let Some(known) = calendars.rows.pay_group.get(id) {
        return Ok(known.clone());
    }
    let position = calendars.rows.pay_groups(one.agency).last().map_or(0, |last| last.position + 1);
    let (name, since) = (one.group.clone(), Some(reader.taking.today));
    let group = PayGroup { id, agency: one.agency, name, rule: rule.to_string(), position, ended_on: None, since };
    let steps = DEFAULT_STEPS.map(|step| Record::from(PayGroupStep::new(&group, step.step, step.timing)));
    let named = format!("{} ({})", group.name, rule_words(reader.texts, &rule));
    reader.add_row(Record::from(group.clone()), &named);
    calendars.rows.put(group.clone().into());
    for step in steps {
        calendars.rows.put(step.clone());
        let name = record_name(reader.texts, &calendars.rows, &step);
        reader.add_row(step, &name);
    }
    Ok(group)
}

/// The rule by the month that most pay days follow; none where there are none, or more than one a month.
fn likely_rule(paid: &[(Period, NaiveDate)]) -> Option<PayDayRule> {
    if paid.is_empty() || paid.iter().any(|(period, _)| period.number > 12) {
        return None;
    }
    let years: BTreeSet<i32> = paid.iter().map(|(period, _)| period.year).collect();
    let by_day = (1..=31).map(|day| PayDayRule::DayOfMonth { day, to: Move::Before });
    let rules = std::iter::once(PayDayRule::LastBankingDay).chain(by_day);
    // Of rules that fit as many the first.
    rules.min_by_key(|rule| {
        let days: Vec<(Period, NaiveDate)> =
            years.iter().flat_map(|year| pay_days(rule, *year)).map(|day| (day.period, day.date)).collect();
        Reverse(paid.iter().filter(|one| days.contains(one)).count())
    })
}

/// Which group and which date of its calendar a line is about.
fn about(
    calendars: &mut Calendars,
    group: &Result<PayGroup, Fault>,
    one: &Said,
    named: &str,
    period: &str,
) -> Result<About, Vec<BadCell>> {
    let group = group.clone().map_err(|fault| vec![bad("pay_group", named, fault)])?;
    let found = calendars.found(&group, one).map_err(|fault| {
        let (column, text) = if fault == Fault::NoStep { ("step", "") } else { ("period", period) };
        vec![bad(column, text, fault)]
    })?;
    Ok(About { group, found })
}

impl Calendars {
    /// The date of the calendar that a line means.
    fn found(&mut self, group: &PayGroup, one: &Said) -> Result<PayrollDate, Fault> {
        let rule = group.pay_days().ok_or(Fault::Round)?;
        let by_month = PayDayRule::LastBankingDay.numbers_as(&rule);
        if one.round.month && !by_month {
            return Err(Fault::Round);
        }
        // Of which year a round is that does not say it is told by the day that is nearest.
        let years = match one.round.year {
            Some(year) => year..=year,
            None => one.date.year().saturating_sub(1)..=one.date.year().saturating_add(1),
        };
        let mut has_step = false;
        let mut nearest: Option<PayrollDate> = None;
        for year in years {
            let of = self.dates.entry((group.id, year)).or_insert_with(|| self.rows.payroll(group.id, year));
            for date in of.iter().filter(|date| date.step == one.step) {
                has_step = true;
                let away = |date: &PayrollDate| (date.by_rule - one.date).num_days().abs();
                if date.period.number == one.round.number && nearest.is_none_or(|other| away(date) < away(&other)) {
                    nearest = Some(*date);
                }
            }
        }
        nearest.ok_or(if has_step || one.step == Step::PayDay { Fault::Round } else { Fault::NoStep })
    }

    /// Takes dates in, each with the one by its rule. Of which two are said, none is.
    fn take(&mut self, moved: &[(MovedDate, NaiveDate)]) {
        for (one, by_rule) in moved {
            let alone = moved.iter().all(|(other, _)| other.id != one.id || other.date == one.date);
            let known = self.rows.payroll_date.get(one.id.0).is_some();
            if alone && (known || one.date != *by_rule) {
                self.rows.put(one.clone().into());
            }
        }
        self.dates.clear();
    }
}

/// The time of day that a line says, where its step can have one.
fn time(calendars: &Calendars, about: &About, one: &Said, at: usize) -> Result<Option<Time>, Fault> {
    let Some(time) = one.time else { return Ok(None) };
    let (group, step) = (&about.group, one.step);
    if calendars.rows.time_of_day(group.id, step) != Some(time) {
        if step == Step::PayDay {
            return Err(Fault::NoTime);
        }
        step_row(&calendars.rows, group, step).ok_or(Fault::NoStep)?;
    }
    Ok(Some(Time { at, group: group.clone(), step, of_day: time }))
}

/// The group's step: its own, else as all groups have it.
fn step_row(rows: &Rows, group: &PayGroup, step: Step) -> Option<PayGroupStep> {
    let own = rows.pay_group_steps(group).into_iter().find(|row| row.step == step).cloned();
    let usual = || {
        let rule = rows.step_rules(group).into_iter().find(|rule| rule.step == step)?;
        Some(PayGroupStep::new(group, rule.step, rule.timing))
    };
    own.or_else(usual)
}

impl Times {
    /// Has the steps the times of day that the lines say which stand among `incoming`, a row for each of `lines`. Lines that
    /// say two times of one step are refused.
    pub(super) fn set(self, reader: &mut Reader<'_>, lines: &[&SheetLine], incoming: &mut [IncomingRow]) {
        let mut of: BTreeMap<(PayGroupId, Step), Vec<Time>> = BTreeMap::new();
        for one in self.said {
            if incoming.get(one.at).is_some_and(|row| row.read.is_ok()) {
                of.entry((one.group.id, one.step)).or_default().push(one);
            }
        }
        for times in of.into_values() {
            let Some(first) = times.first() else { continue };
            if times.iter().any(|one| one.of_day != first.of_day) {
                for one in &times {
                    let others = times.iter().filter(|other| other.of_day != one.of_day);
                    let others = others.filter_map(|other| lines.get(other.at)).map(|line| line.number).collect();
                    if let (Some(row), Some(line)) = (incoming.get_mut(one.at), lines.get(one.at)) {
                        let text = reader.cell(line, "time_of_day");
                        let wrong = bad("time_of_day", text, Fault::Contradicts(others));
                        (row.read, row.stays) = (Err(vec![wrong]), false);
                    }
                }
                continue;
            }
            if self.rows.time_of_day(first.group.id, first.step) == Some(first.of_day) {
                continue;
            }
            let Some(step) = step_row(&self.rows, &first.group, first.step) else { continue };
            let record = Record::from(PayGroupStep { time_of_day: Some(first.of_day), ..step });
            let name = record_name(reader.texts, &self.rows, &record);
            reader.line = lines.get(first.at).map_or(0, |line| line.number);
            reader.set_row(record, &name);
        }
    }
}
