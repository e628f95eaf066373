//! What is told about the register, and what is held on a person, as pages to print or to hand over.

use std::fmt::Write as _;

use chrono::NaiveDate;

use super::html::{self, escaped};
use crate::domain::person::{PersonalData, Traces};
use crate::domain::{Kept, Rows};
use crate::i18n::Texts;
use crate::i18n::date::{format_date, format_date_time};
use crate::i18n::fields::field_name;
use crate::i18n::names::{kept_key, operation_key};
use crate::i18n::rows::{lines, row_name};

/// The privacy notice as a page.
#[must_use]
pub fn notice_page(texts: &Texts, rows: &Rows, today: NaiveDate) -> String {
    let mut body = String::new();
    let notice = rows.notice();
    for (key, text) in notice.topics() {
        let text = if text.trim().is_empty() { texts.get("value-missing") } else { text };
        push(&mut body, &format!("<h2>{}</h2>{}", escaped(texts.get(key)), paragraphs(text)));
    }
    let kept = Kept::ALL.map(|kind| (texts.get(kept_key(kind)).to_owned(), kept_words(texts, rows, kind)));
    push(&mut body, &format!("<h2>{}</h2>{}", escaped(texts.get("privacy-kept")), table(&kept)));
    push(
        &mut body,
        &format!("<h2>{}</h2>{}", escaped(texts.get("privacy-access")), paragraphs(texts.get("privacy-access-text"))),
    );
    page(texts, texts.get("privacy-notice"), today, &body)
}

/// Everything held on a person as a page.
#[must_use]
pub fn person_page(texts: &Texts, rows: &Rows, held: &PersonalData, traces: &[Traces], today: NaiveDate) -> String {
    let mut body = String::new();
    for part in parts(texts, rows, held, traces) {
        push(&mut body, &format!("<h2>{}</h2>", escaped(&part.heading)));
        if part.entries.is_empty() {
            push(&mut body, &format!("<p>{}</p>", escaped(texts.get("person-nothing"))));
        }
        for (heading, lines) in &part.entries {
            push(&mut body, &format!("<h3>{}</h3>{}", escaped(heading), table(lines)));
        }
    }
    page(texts, &texts.with("person-title", &[("name", held.name.as_str().into())]), today, &body)
}

/// A part of what is held on a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// What it is.
    pub heading: String,
    /// Its entries, each with lines of a name and a value.
    pub entries: Vec<(String, Vec<(String, String)>)>,
}

/// Everything held on a person in words: their rows, what points at them, where texts mention them, what the log says.
#[must_use]
pub fn parts(texts: &Texts, rows: &Rows, held: &PersonalData, traces: &[Traces]) -> Vec<Part> {
    let part = |key: &str, entries| Part { heading: texts.get(key).to_owned(), entries };
    let own = held.own.iter().map(|row| (row_name(texts, rows, row), lines(texts, rows, row)));
    let linked = held.linked.iter().map(|row| (row_name(texts, rows, row), lines(texts, rows, row)));
    let mentions = held.mentions.iter().map(|mention| {
        let name = field_name(texts, mention.record.table(), &mention.field);
        (row_name(texts, rows, &mention.record), vec![(name, mention.text.clone())])
    });
    let log = traces.iter().map(|trace| {
        let name = trace.kind.map_or_else(|| "operation-unknown".to_owned(), operation_key);
        let heading = format!("{} · {}", format_date_time(texts.language(), trace.at), texts.get(&name));
        let mut lines = vec![(texts.get("person-log-who").to_owned(), trace.who.clone())];
        lines.extend(trace.source.iter().map(|source| (texts.get("person-log-source").to_owned(), source.clone())));
        lines.extend(trace.said.iter().cloned());
        (heading, lines)
    });
    vec![
        part("person-own", own.collect()),
        part("person-linked", linked.collect()),
        part("person-mentions", mentions.collect()),
        part("person-log", log.collect()),
    ]
}

/// For how long a kind is kept, in words.
fn kept_words(texts: &Texts, rows: &Rows, kind: Kept) -> String {
    match rows.kept_for(kind) {
        Some(months) => texts.with("kept-months", &[("count", months.into())]),
        None => texts.get("kept-always").to_owned(),
    }
}

/// How the pages look, on the screen and on paper.
const STYLE: &str = "body{font:11pt/1.45 sans-serif;max-width:44em;margin:2em auto;padding:0 1em;color:#1b2430}\
    h1{font-size:18pt}h2{font-size:13pt;margin:1.6em 0 .3em;border-bottom:1px solid #d8dde4}\
    h3{font-size:11pt;margin:1em 0 .2em;break-after:avoid}p{margin:.3em 0}\
    table{border-collapse:collapse}th{text-align:left;font-weight:normal;color:#566173;padding:0 1em 0 0;\
    vertical-align:top;white-space:nowrap}td{padding:0;white-space:pre-wrap;overflow-wrap:anywhere}";

fn page(texts: &Texts, title: &str, today: NaiveDate, body: &str) -> String {
    let language = texts.language();
    let printed = texts.with("privacy-printed", &[("date", format_date(language, today).into())]);
    html::page(language, title, &printed, STYLE, body)
}

fn push(body: &mut String, part: &str) {
    // Writing to a text does not fail.
    let _ = writeln!(body, "{part}");
}

fn table(lines: &[(String, String)]) -> String {
    let row = |(name, value): &(String, String)| {
        format!("<tr><th scope=\"row\">{}</th><td>{}</td></tr>", escaped(name), escaped(value))
    };
    let rows = lines.iter().fold(String::new(), |rows, line| rows + &row(line));
    if rows.is_empty() { String::new() } else { format!("<table>{rows}</table>") }
}

fn paragraphs(text: &str) -> String {
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    lines.fold(String::new(), |body, line| body + "<p>" + &escaped(line) + "</p>")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::person::{Subject, personal_data};
    use crate::domain::testing::{agency, rows};
    use crate::domain::{Agency, Contact, Language, PrivacyNotice, Record, Retention};

    const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 10, 14).expect("a date");

    #[test]
    fn what_is_typed_is_shown_and_is_never_markup() {
        let notice = PrivacyNotice { purpose: "A < B & \"C\"\n<script>".into(), ..PrivacyNotice::empty() };
        let kept = Retention::new(Kept::Contacts, None);
        for language in Language::ALL {
            let texts = Texts::new(language);
            let page = notice_page(&texts, &rows([notice.clone().into(), kept.clone().into()]), TODAY);
            assert!(page.contains("<p>A &lt; B &amp; &quot;C&quot;</p><p>&lt;script&gt;</p>"));
            assert!(page.contains(&escaped(texts.get("kept-always"))) && !page.contains('⟨'), "{page}");
            assert!(page.contains(&format!("<html lang=\"{}\">", language.code())));
        }
    }

    #[test]
    fn a_persons_page_has_their_rows_and_mentions() {
        let one = Agency { notes: "Kysy Aino Malli <heti>".into(), ..agency("Rannikkolaitos") };
        let contact = Contact { name: "Aino Malli".into(), title: "päällikkö".into(), ..Contact::empty(one.id) };
        let rows = rows([Record::from(one), contact.clone().into()]);
        let held = personal_data(&rows, &Subject::Contact(contact.person)).expect("held");
        let texts = Texts::new(Language::Fi);
        let page = person_page(&texts, &rows, &held, &[], TODAY);
        for text in ["Aino Malli", "päällikkö", "Rannikkolaitos", "Kysy Aino Malli &lt;heti&gt;"] {
            assert!(page.contains(text), "{text}");
        }
        assert!(!page.contains(&contact.id.to_string()) && !page.contains('⟨'), "{page}");
    }
}
