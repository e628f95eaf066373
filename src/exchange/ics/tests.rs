use proptest::prelude::*;

use super::*;
use crate::domain::payroll::{ByHand, DEFAULT_STEPS, PayDayRule, Period, Step, dates};

fn stamp() -> DateTime<Utc> {
    "2026-10-12T09:30:05Z".parse().expect("a moment")
}

fn day(iso: &str) -> NaiveDate {
    iso.parse().expect("a date")
}

fn event(summary: &str, description: &str) -> AllDay {
    AllDay {
        uid: "1@kortisto".into(),
        date: day("2026-03-13"),
        summary: summary.into(),
        description: description.into(),
    }
}

/// The lines of a file, put together again.
fn unfolded(file: &str) -> Vec<String> {
    let lines = file.replace("\r\n ", "");
    lines.split_terminator("\r\n").map(str::to_owned).collect()
}

#[test]
fn a_file_looks_as_the_standard_has_it() {
    let file = ics("Palkat", &[event("Palkanmaksupäivä", "")], stamp());
    assert_eq!(
        file,
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Kortisto//Kortisto//FI\r\nNAME:Palkat\r\nX-WR-CALNAME:Palkat\r\n\
         BEGIN:VEVENT\r\nUID:1@kortisto\r\nDTSTAMP:20261012T093005Z\r\nDTSTART;VALUE=DATE:20260313\r\n\
         SUMMARY:Palkanmaksupäivä\r\nTRANSP:TRANSPARENT\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    );
}

#[test]
fn no_events_make_a_file_too() {
    let lines = unfolded(&ics("Tyhjä", &[], stamp()));
    assert_eq!(lines.first().map(String::as_str), Some("BEGIN:VCALENDAR"));
    assert_eq!(lines.last().map(String::as_str), Some("END:VCALENDAR"));
}

#[test]
fn signs_with_a_meaning_are_escaped() {
    let file = ics("n", &[event("a,b;c\\d", "yksi\r\nkaksi\rkolme\u{7}\u{0}\tneljä")], stamp());
    let lines = unfolded(&file);
    assert!(lines.contains(&"SUMMARY:a\\,b\\;c\\\\d".to_owned()), "{file}");
    assert!(lines.contains(&"DESCRIPTION:yksi\\nkaksi\\nkolme\tneljä".to_owned()), "{file}");
}

#[test]
fn text_cannot_become_another_line() {
    let file = ics("n\r\nEND:VCALENDAR", &[event("x\nEND:VEVENT\r\nBEGIN:VEVENT", "")], stamp());
    assert_eq!(unfolded(&file).iter().filter(|line| line.starts_with("END:")).count(), 2);
}

#[test]
fn an_event_keeps_its_identity_when_its_date_moves() {
    let period = Period { year: 2026, number: 3 };
    let rule = "day 15 before".parse::<PayDayRule>().expect("a rule");
    let identity = |by_hand: &ByHand| {
        let all = dates(&rule, &DEFAULT_STEPS, 2026, by_hand);
        let date = all.iter().find(|date| (date.period, date.step) == (period, Step::PayDay)).expect("a pay day");
        AllDay::payroll("group", date, "Palkanmaksupäivä", "")
    };
    let moved = identity(&ByHand::from([((period, Step::PayDay), day("2026-03-12"))]));
    let before = identity(&ByHand::new());
    assert_eq!((before.date, moved.date), (day("2026-03-13"), day("2026-03-12")));
    assert_eq!(before.uid, moved.uid);
    assert_eq!(before.uid, "2026-03.pay_day.group@kortisto");
}

#[test]
fn no_two_dates_of_a_year_share_an_identity() {
    let rule = "weeks 2 2026-01-09 before".parse::<PayDayRule>().expect("a rule");
    let all = dates(&rule, &DEFAULT_STEPS, 2026, &ByHand::new());
    let identities: std::collections::BTreeSet<_> =
        all.iter().map(|date| AllDay::payroll("group", date, "", "").uid).collect();
    assert_eq!(identities.len(), all.len());
}

proptest! {
    #[test]
    fn what_is_written_is_read_again(
        texts in proptest::collection::vec(("[^\\p{Cc}]{0,200}", "\\PC{0,90}(\n[åäö老🎉,;:\\\\\"]{0,90})?"), 0..5),
        name in "\\PC{1,120}",
    ) {
        let events: Vec<AllDay> = (0..)
            .zip(texts)
            .map(|(number, (summary, description)): (u64, _)| AllDay {
                uid: format!("{number}@kortisto"),
                date: day("2026-01-01") + chrono::Days::new(number),
                summary,
                description,
            })
            .collect();
        let file = ics(&name, &events, stamp());

        prop_assert!(file.ends_with("\r\n"));
        for line in file.split_terminator("\r\n") {
            prop_assert!(line.len() <= 75, "{} octets", line.len());
            prop_assert!(!line.contains(['\r', '\n']));
        }

        let read = ICalendar::parse(&file).expect("a calendar");
        let text = |component: &ICalendarComponent, wanted: &ICalendarProperty| {
            let entry = component.entries.iter().find(|entry| entry.name == *wanted)?;
            entry.values.first().and_then(|value| value.as_text().map(str::to_owned))
        };
        prop_assert_eq!(read.components.len(), events.len() + 1);
        for (component, event) in read.components.iter().skip(1).zip(&events) {
            prop_assert_eq!(text(component, &ICalendarProperty::Uid).unwrap_or_default(), event.uid.as_str());
            prop_assert_eq!(text(component, &ICalendarProperty::Summary).unwrap_or_default(), event.summary.as_str());
            let description = text(component, &ICalendarProperty::Description).unwrap_or_default();
            prop_assert_eq!(description, event.description.as_str());
            let start = component.entries.iter().find(|entry| entry.name == ICalendarProperty::Dtstart);
            let start = start.and_then(|entry| entry.values.first());
            prop_assert_eq!(start, Some(&ICalendarValue::PartialDateTime(Box::new(super::day(event.date)))));
        }
    }
}
