//! A value of the file as a cell, and back.

use std::collections::HashMap;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use serde_json::Value;
use uuid::Uuid;

use super::called::Called;
use crate::domain::importing::whole::Fault;
use crate::domain::search::fold;
use crate::domain::shape::{Column, Kind, columns};
use crate::domain::{Language, Table, validate};
use crate::i18n::Texts;
use crate::i18n::date::{Meant, parse_date, parse_time};
use crate::i18n::money::parse_decimal;
use crate::i18n::number::parse_integer;
use crate::i18n::planned::word_name;

/// How many of what the file keeps make one.
const TEN_THOUSAND: f64 = 10_000.0;

/// The largest number that a cell holds to the last digit.
const LARGEST_EXACT: i64 = 1 << 53;

/// Where text may be missing and may be empty too, this is the empty one.
const EMPTY: &str = "\"\"";

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Cell {
    Nothing,
    Text(String),
    Flag(bool),
    Number(f64),
    Decimal(f64),
    Day(NaiveDate),
    Time(NaiveTime),
    Moment(NaiveDateTime),
}

/// The words of the file as people know them, and back.
pub(super) struct Words {
    shown: HashMap<(Table, &'static str, &'static str), String>,
    known: HashMap<(Table, &'static str, String), &'static str>,
    yes: Vec<String>,
    no: Vec<String>,
}

impl Words {
    /// The words as `texts` have them; those of every language are known again.
    pub(super) fn of(texts: &Texts) -> Self {
        let mut words = Self { shown: HashMap::new(), known: HashMap::new(), yes: Vec::new(), no: Vec::new() };
        words.yes.extend(["1", "x", "true", "tosi", "sant"].map(str::to_owned));
        words.no.extend(["0", "false", "epatosi", "falskt"].map(str::to_owned));
        words.learn(texts);
        words.shown = shown(texts);
        for language in Language::ALL.into_iter().filter(|language| *language != texts.language()) {
            words.learn(&Texts::new(language));
        }
        words
    }

    fn learn(&mut self, texts: &Texts) {
        self.yes.push(fold(texts.get("value-yes")));
        self.no.push(fold(texts.get("value-no")));
        for ((table, column, word), text) in shown(texts) {
            // What one language calls by the name that another has for something else keeps its first meaning.
            self.known.entry((table, column, fold(&text))).or_insert(word);
            self.known.insert((table, column, fold(word)), word);
        }
    }
}

/// What each word of a column is called. Where two would be called the same they stay as the file has them.
fn shown(texts: &Texts) -> HashMap<(Table, &'static str, &'static str), String> {
    let mut all = HashMap::new();
    for table in Table::ALL {
        for column in columns(*table).iter().filter(|column| column.kind == Kind::Word) {
            let named = |word: &&'static str| {
                let text = word_name(texts, *table, column.name, word);
                (*word, text.unwrap_or_else(|| (*word).to_owned()))
            };
            let named: Vec<(&'static str, String)> = column.words.iter().map(named).collect();
            let folded: Vec<String> = named.iter().map(|(_, text)| fold(text)).collect();
            let own = |text: &String| folded.iter().filter(|other| **other == fold(text)).count() == 1;
            let fine = named.iter().all(|(_, text)| own(text) && !text.trim().is_empty());
            for (word, text) in named {
                all.insert((*table, column.name, word), if fine { text } else { word.to_owned() });
            }
        }
    }
    all
}

/// What a value is in a cell.
pub(super) fn cell(table: Table, column: &Column, value: &Value, words: &Words, called: &Called) -> Cell {
    match (column.kind, value) {
        (_, Value::Null) => Cell::Nothing,
        (Kind::Flag, Value::Bool(flag)) => Cell::Flag(*flag),
        (Kind::Number | Kind::Decimal, Value::Number(number)) => numeric(column.kind, number.as_i64()),
        (Kind::Text, Value::String(text)) if column.optional => {
            let quotes = text.len().is_multiple_of(2) && text.bytes().all(|byte| byte == b'"');
            Cell::Text(if quotes { format!("{EMPTY}{text}") } else { text.clone() })
        }
        (Kind::Text, Value::String(text)) if text.is_empty() => Cell::Nothing,
        (kind, Value::String(text)) => {
            let typed = match kind {
                Kind::Day => text.parse().ok().map(Cell::Day),
                Kind::Time => text.parse().ok().map(Cell::Time),
                Kind::Moment => text.parse().ok().map(Cell::Moment),
                Kind::Word => {
                    let word = column.words.iter().find(|word| *word == text);
                    word.and_then(|word| words.shown.get(&(table, column.name, *word))).cloned().map(Cell::Text)
                }
                Kind::Row(Some(into)) => {
                    let id = text.parse::<Uuid>().ok();
                    id.and_then(|id| called.name(into, id)).map(|name| Cell::Text(name.to_owned()))
                }
                Kind::Text | Kind::Flag | Kind::Number | Kind::Decimal | Kind::Row(None) => None,
            };
            typed.unwrap_or_else(|| Cell::Text(text.clone()))
        }
        (_, other) => Cell::Text(other.to_string()),
    }
}

#[allow(clippy::cast_precision_loss, reason = "larger ones are written as text")]
fn numeric(kind: Kind, number: Option<i64>) -> Cell {
    match number {
        Some(number) if number.abs() >= LARGEST_EXACT => Cell::Text(number.to_string()),
        Some(number) if kind == Kind::Decimal => Cell::Decimal(number as f64 / TEN_THOUSAND),
        Some(number) => Cell::Number(number as f64),
        None => Cell::Nothing,
    }
}

/// What a cell says, for a column of a table. Nothing is read as what an empty cell stands for there.
pub(super) fn value(
    table: Table,
    column: &Column,
    text: &str,
    words: &Words,
    called: [&Called; 2],
) -> Result<Value, Fault> {
    if column.kind == Kind::Text {
        let text = validate::tidy(text);
        if !column.optional {
            return Ok(Value::String(text));
        }
        let quotes = text.len() >= 2 && text.len().is_multiple_of(2) && text.bytes().all(|byte| byte == b'"');
        return Ok(match text.strip_prefix(EMPTY).filter(|_| quotes) {
            Some(rest) => Value::String(rest.to_owned()),
            None if text.is_empty() => Value::Null,
            None => Value::String(text),
        });
    }
    let text = text.trim();
    if text.is_empty() {
        return match column.kind {
            _ if column.optional => Ok(Value::Null),
            Kind::Flag => Ok(Value::Bool(false)),
            _ => Err(Fault::Missing),
        };
    }
    match column.kind {
        Kind::Text | Kind::Row(None) => Ok(Value::String(text.to_owned())),
        Kind::Flag => {
            let folded = fold(text);
            if words.yes.contains(&folded) {
                return Ok(Value::Bool(true));
            }
            words.no.contains(&folded).then_some(Value::Bool(false)).ok_or(Fault::Flag)
        }
        Kind::Number => match parse_integer(share(column, text)) {
            Ok(Some(number)) => Ok(number.into()),
            Ok(None) | Err(_) => Err(Fault::Number),
        },
        Kind::Decimal => decimal(text).map(Into::into).ok_or(Fault::Number),
        Kind::Day => day(text).map(|day| Value::String(day.to_string())).ok_or(Fault::Day),
        Kind::Time => time(text).map(|time| Value::String(time.to_string())).ok_or(Fault::Time),
        Kind::Moment => moment(text).ok_or(Fault::Day).map(|at| serde_json::to_value(at).unwrap_or_default()),
        Kind::Word => {
            let known = words.known.get(&(table, column.name, fold(text)));
            known.map(|word| Value::String((*word).to_owned())).ok_or_else(|| {
                let offered = column.words.iter().filter_map(|word| words.shown.get(&(table, column.name, *word)));
                Fault::Word(offered.cloned().collect())
            })
        }
        Kind::Row(Some(into)) => {
            let found = called.iter().map(|called| called.rows(into, text)).find(|rows| !rows.is_empty());
            match found {
                Some([one]) => Ok(Value::String(one.to_string())),
                Some(_) => Err(Fault::Several),
                None => Err(Fault::Unknown),
            }
        }
    }
}

/// The columns of numbers in per cent.
const SHARES: [&str; 1] = ["working_share"];

/// A number without the sign that spreadsheets show behind a share, where one is meant.
fn share<'t>(column: &Column, text: &'t str) -> &'t str {
    let whole = text.strip_suffix('%').map(str::trim_end).filter(|_| SHARES.contains(&column.name));
    whole.unwrap_or(text)
}

/// A number in ten-thousandths. A real number of a spreadsheet comes with a comma and as many decimals as it has.
pub(super) fn decimal(text: &str) -> Option<i64> {
    let (sign, unsigned) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
    let (whole, part) = unsigned.split_once(',').unwrap_or((unsigned, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if !whole.is_empty() && digits(whole) && digits(part) && part.len() <= 4 {
        let whole: i64 = whole.parse().ok()?;
        let part: i64 = format!("{part:0<4}").parse().ok()?;
        return whole.checked_mul(10_000)?.checked_add(part)?.checked_mul(sign);
    }
    [Language::Fi, Language::En].into_iter().find_map(|language| parse_decimal(language, text).ok().flatten())
}

pub(super) fn day(text: &str) -> Option<NaiveDate> {
    // A day with a time behind it is one that somebody has typed with its time.
    let date = text.split_once(' ').map_or(text, |(date, _)| date);
    let iso = date.parse::<NaiveDate>().ok();
    // Without its year nobody knows which day was meant: it would be another one in another year.
    let of = |year| parse_date(text, Meant::Near(NaiveDate::from_ymd_opt(year, 1, 1)?)).ok();
    iso.or_else(|| of(2000).filter(|day| of(2050) == Some(*day)))
}

pub(super) fn time(text: &str) -> Option<NaiveTime> {
    // A spreadsheet's time of day is a moment of its first day, and midnight is that day alone.
    let (date, rest) = text.split_once(' ').map_or((text, ""), |(date, rest)| (date, rest.trim()));
    if date.parse::<NaiveDate>().is_ok() {
        return if rest.is_empty() { Some(NaiveTime::MIN) } else { rest.parse().ok() };
    }
    text.parse().ok().or_else(|| parse_time(text))
}

fn moment(text: &str) -> Option<NaiveDateTime> {
    let iso = text.parse().ok();
    let spaced = || NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M:%S%.f").ok();
    iso.or_else(spaced).or_else(|| day(text).and_then(|day| day.and_hms_opt(0, 0, 0)))
}
