//! Dates for other people's calendars: iCalendar (RFC 5545).

use calcard::common::PartialDateTime;
use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarComponentType, ICalendarParameter, ICalendarProperty,
    ICalendarTransparency, ICalendarValue, ICalendarValueType,
};
use chrono::{DateTime, Datelike, NaiveDate, Timelike, Utc};

use crate::domain::payroll::PayrollDate;

/// An event that takes a whole day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AllDay {
    /// Its identity. An event that comes again under the same one replaces the one before.
    pub uid: String,
    /// The day.
    pub date: NaiveDate,
    /// What it is called.
    pub summary: String,
    /// What more there is to say; may be empty.
    pub description: String,
}

impl AllDay {
    /// A date of the payroll calendar of `group`, by an id that is its own. The event keeps its identity when the date
    /// moves.
    #[must_use]
    pub fn payroll(group: &str, date: &PayrollDate, summary: &str, description: &str) -> Self {
        Self {
            uid: format!("{}.{}.{group}@kortisto", date.period, date.step.word().replace(' ', "-")),
            date: date.date,
            summary: summary.to_owned(),
            description: description.to_owned(),
        }
    }

    /// A meeting, by an id that it keeps when it is put on another day.
    #[must_use]
    pub fn meeting(id: &str, date: NaiveDate, summary: &str, description: &str) -> Self {
        let uid = format!("meeting.{id}@kortisto");
        Self { uid, date, summary: summary.to_owned(), description: description.to_owned() }
    }
}

/// A calendar file with these events, made at `stamp`. Lines end in CR LF and have at most 75 octets, as RFC 5545
/// (section 3.1) wants them. The days do not make anybody busy.
#[must_use]
pub fn ics(name: &str, events: &[AllDay], stamp: DateTime<Utc>) -> String {
    let mut calendar = ICalendarComponent::new(ICalendarComponentType::VCalendar);
    calendar.add_property(ICalendarProperty::Version, text("2.0"));
    calendar.add_property(ICalendarProperty::Prodid, text("-//Kortisto//Kortisto//FI"));
    // The older programs read the one, the newer ones the other (RFC 7986).
    calendar.add_property(ICalendarProperty::Name, text(name));
    calendar.add_property(ICalendarProperty::Other("X-WR-CALNAME".to_owned()), text(name));
    calendar.component_ids = (1..).take(events.len()).collect();

    let mut file = ICalendar { components: vec![calendar] };
    file.components.extend(events.iter().map(|event| component(event, stamp)));
    file.to_string()
}

fn component(event: &AllDay, stamp: DateTime<Utc>) -> ICalendarComponent {
    let mut component = ICalendarComponent::new(ICalendarComponentType::VEvent);
    component.add_property(ICalendarProperty::Uid, text(&event.uid));
    component.add_dtstamp(moment(stamp));
    component.add_property_with_params(
        ICalendarProperty::Dtstart,
        [ICalendarParameter::value(ICalendarValueType::Date)],
        ICalendarValue::PartialDateTime(Box::new(day(event.date))),
    );
    component.add_property(ICalendarProperty::Summary, text(&event.summary));
    if !event.description.is_empty() {
        component.add_property(ICalendarProperty::Description, text(&event.description));
    }
    component.add_property(ICalendarProperty::Transp, ICalendarValue::Transparency(ICalendarTransparency::Transparent));
    component
}

/// A text as RFC 5545 lets it be: line breaks of one kind, and of the other control characters only the tab.
fn text(text: &str) -> ICalendarValue {
    let lines = text.replace("\r\n", "\n").replace('\r', "\n");
    ICalendarValue::Text(lines.chars().filter(|sign| !sign.is_control() || matches!(sign, '\n' | '\t')).collect())
}

fn day(date: NaiveDate) -> PartialDateTime {
    PartialDateTime {
        year: u16::try_from(date.year()).ok(),
        month: u8::try_from(date.month()).ok(),
        day: u8::try_from(date.day()).ok(),
        ..PartialDateTime::default()
    }
}

fn moment(at: DateTime<Utc>) -> PartialDateTime {
    PartialDateTime {
        hour: u8::try_from(at.hour()).ok(),
        minute: u8::try_from(at.minute()).ok(),
        second: u8::try_from(at.second()).ok(),
        tz_hour: Some(0),
        tz_minute: Some(0),
        ..day(at.date_naive())
    }
}

#[cfg(test)]
mod tests;
