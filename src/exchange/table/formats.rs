//! How a program shows a number, as far as its meaning hangs on it: a day, a duration, a share of a hundred, or digits with
//! zeros before them.
//! The formats are those of ECMA-376, part 1, 18.8.30 and 18.8.31; old workbooks have the same ones.

use calamine::{ExcelDateTime, ExcelDateTimeType};

/// The longest row of zeros that is believed: no number of a person is longer.
const MOST_ZEROS: usize = 20;

/// What a number is shown as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Format {
    /// As itself.
    #[default]
    Plain,
    /// As a day, a time of day or both.
    Moment,
    /// As a length of time.
    Duration,
    /// In per cent.
    Percent,
    /// With as many digits at least.
    Digits(usize),
}

impl Format {
    /// A format that every program knows by its number.
    pub(super) const fn known(id: u16) -> Self {
        match id {
            14..=22 | 27..=36 | 45 | 47 | 50..=58 => Self::Moment,
            46 => Self::Duration,
            9 | 10 => Self::Percent,
            _ => Self::Plain,
        }
    }

    /// A format as it is written.
    pub(super) fn written(code: &str) -> Self {
        // What is shown of numbers above nought.
        let code = code.split(';').next().unwrap_or_default().trim();
        if (2..=MOST_ZEROS).contains(&code.len()) && code.bytes().all(|byte| byte == b'0') {
            return Self::Digits(code.len());
        }
        let mut letters = code.chars();
        let mut quoted = false;
        let mut bracket: Option<String> = None;
        while let Some(letter) = letters.next() {
            let letter = letter.to_ascii_lowercase();
            match letter {
                '"' => quoted = !quoted,
                _ if quoted => {}
                // The next one is itself, or only its width.
                '\\' | '_' | '*' => drop(letters.next()),
                '[' => bracket = Some(String::new()),
                ']' => {
                    let inside = bracket.take().unwrap_or_default();
                    let hours =
                        ["h", "m", "s"].iter().any(|one| inside.starts_with(one) && inside.replace(one, "").is_empty());
                    if hours {
                        return Self::Duration;
                    }
                }
                _ if bracket.is_some() => {
                    if let Some(inside) = &mut bracket {
                        inside.push(letter);
                    }
                }
                'y' | 'm' | 'd' | 'h' | 's' => return Self::Moment,
                '%' => return Self::Percent,
                _ => {}
            }
        }
        Self::Plain
    }

    /// The number as a text. `late` counts days from 1904 and not from 1900.
    pub(super) fn text(self, value: f64, late: bool) -> String {
        let stands_for = |kind| moment(ExcelDateTime::new(value, kind, late));
        match self {
            // Neither what lies before the first day nor what lies after the year 9999 is one.
            Self::Moment if (0.0..2_958_466.0).contains(&value) => stands_for(ExcelDateTimeType::DateTime),
            Self::Percent => percent(value),
            Self::Digits(digits) if value >= 0.0 && value.fract() == 0.0 => format!("{:0>digits$}", number(value)),
            Self::Plain | Self::Moment | Self::Duration | Self::Digits(_) => number(value),
        }
    }
}

/// A number as a text: whole ones as their digits, however many, so that a telephone number stays one.
pub(super) fn number(value: f64) -> String {
    if value.fract() == 0.0 && value.abs() < 1e15 {
        format!("{value:.0}")
    } else {
        let text = value.to_string();
        text.replace('.', ",")
    }
}

/// How many parts of one per cent are kept: more than anybody types, and fewer than multiplying by a hundred makes up.
const PARTS_OF_PERCENT: f64 = 1e9;

/// A share as a text, in per cent as it is shown and with all its digits.
pub(super) fn percent(share: f64) -> String {
    let percent = share * 100.0;
    let rounded = (percent * PARTS_OF_PERCENT).round() / PARTS_OF_PERCENT;
    format!("{} %", number(if rounded.is_finite() { rounded } else { percent }))
}

/// A moment as a text: the day, and the time where it is not midnight; of the very first day the time alone, which is how
/// programs keep a time of day. A duration stays a number.
pub(super) fn moment(value: ExcelDateTime) -> String {
    if !value.is_datetime() {
        return number(value.as_f64());
    }
    let (year, month, day, hour, minute, second, _) = value.to_ymd_hms_milli();
    let date = format!("{year:04}-{month:02}-{day:02}");
    if value.as_f64() > 0.0 && value.as_f64() < 1.0 {
        return time(hour.into(), minute.into(), second.into());
    }
    if (hour, minute, second) == (0, 0, 0) { date } else { format!("{date} {hour:02}:{minute:02}:{second:02}") }
}

/// A time of day as a text, with its seconds where there are any.
pub(super) fn time(hour: u32, minute: u32, second: u32) -> String {
    if second == 0 { format!("{hour:02}:{minute:02}") } else { format!("{hour:02}:{minute:02}:{second:02}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_told_apart() {
        for code in ["dd.mm.yyyy", "d.m.yyyy;@", "[$-40B]d. mmmm yyyy", "h:mm", "yyyy\\-mm\\-dd"] {
            assert_eq!(Format::written(code), Format::Moment, "{code}");
        }
        for code in ["General", "0", "#,##0.00", "0.00E+00", "@", "# ##0\" mies\"", "[Red]0.0", "\"päivä\" 0", ""] {
            assert_eq!(Format::written(code), Format::Plain, "{code}");
        }
        assert_eq!(Format::written("[h]:mm"), Format::Duration);
        for code in ["0%", "0.0\\ %", "#,##0.00 %;[Red]-0%"] {
            assert_eq!(Format::written(code), Format::Percent, "{code}");
        }
        assert_eq!(Format::written("0\" %\""), Format::Plain, "the sign alone");
        assert_eq!(Format::written("0000000000"), Format::Digits(10));
        assert_eq!(
            (Format::known(14), Format::known(46), Format::known(2)),
            (Format::Moment, Format::Duration, Format::Plain)
        );
    }

    #[test]
    fn a_number_is_shown_whole() {
        assert_eq!(Format::Plain.text(295_553_801.0, false), "295553801");
        assert_eq!(Format::Digits(10).text(295_553_801.0, false), "0295553801");
        assert_eq!(Format::Plain.text(3.584_012_345_67e11, false), "358401234567");
        assert_eq!(Format::Plain.text(1e21, false), "1000000000000000000000");
        assert_eq!(Format::Moment.text(46307.0, false), "2026-10-12");
        assert_eq!(Format::Moment.text(0.34375, false), "08:15", "a time of day");
        assert_eq!(Format::Moment.text(46307.34375, false), "2026-10-12 08:15:00");
        for (share, shown) in [(0.125, "12,5 %"), (0.8, "80 %"), (0.07, "7 %"), (1.15, "115 %"), (0.0, "0 %")] {
            assert_eq!(Format::Percent.text(share, false), shown);
        }
        assert_eq!(Format::Moment.text(46307.0 - 1462.0, true), "2026-10-12");
        assert_eq!(Format::Moment.text(401_234_567.0, false), "401234567", "a telephone number is no day");
    }
}
