//! The data duties as a page that any browser shows and prints: everybody must know them.

use chrono::NaiveDate;

use super::html::{escaped, page};
use crate::domain::{DataDuty, Rows};
use crate::i18n::Texts;
use crate::i18n::date::format_date;
use crate::i18n::names::{duty_owner, field_group_key};

/// How the page looks, on the screen and on paper: lying A4, the headings again on each sheet, no row in two halves.
const STYLE: &str = "
  @page { size: A4 landscape; margin: 15mm; }
  body { font: 11pt/1.4 'IBM Plex Sans', 'Segoe UI', Arial, sans-serif; color: #1b2430; margin: 2em; }
  h1 { font-size: 16pt; margin: 0; }
  p { color: #566173; margin: .2em 0 1.2em; }
  table { border-collapse: collapse; width: 100%; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
  th, td { text-align: left; vertical-align: top; padding: .45em .8em .45em 0; border-bottom: 1px solid #d8dde4; }
  thead th { font-size: 9.5pt; color: #566173; border-bottom: 2px solid #8b95a3; }
  tbody th { font-weight: 600; }
  td, th { overflow-wrap: anywhere; }
  .own th { font-weight: 400; padding-left: 1.2em; }
  @media print { body { margin: 0; } }
";

/// The duties of `rows`, in the language of `texts`, as they are on `today`.
#[must_use]
pub fn html(texts: &Texts, rows: &Rows, today: NaiveDate) -> String {
    let language = texts.language();
    let heads = ["duty-group", "duty-source", "duty-collector", "duty-updater", "duty-owner", "duty-interval"];
    let heads = heads.map(|key| format!("<th scope=\"col\">{}</th>", escaped(texts.get(key)))).concat();
    let lines: String = rows.duties().into_iter().map(|duty| line(texts, rows, duty, today)).collect();
    let printed = texts.with("duty-printed", &[("date", format_date(language, today).into())]);
    let body = format!("<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{lines}</tbody>\n</table>\n");
    page(language, texts.get("upkeep-duties"), &printed, STYLE, &body)
}

fn line(texts: &Texts, rows: &Rows, duty: &DataDuty, today: NaiveDate) -> String {
    let language = texts.language();
    let or_responsible = |text: &str| if text.is_empty() { texts.get("duty-responsible") } else { text }.to_owned();
    let group = texts.get(&field_group_key(duty.field_group));
    let agency = duty.agency.and_then(|id| rows.agency.get(id)).map(|agency| agency.name(language));
    let (class, head) = match agency {
        Some(agency) => (" class=\"own\"", format!("{group}, {agency}")),
        None => ("", group.to_owned()),
    };
    let cells = [
        duty.source(language).to_owned(),
        or_responsible(&duty.collector),
        or_responsible(&duty.updater),
        duty_owner(texts, rows, duty, today),
        texts.with("duty-months", &[("months", duty.interval_months.into())]),
    ];
    let cells = cells.map(|cell| format!("<td>{}</td>", escaped(&cell))).concat();
    format!("<tr{class}><th scope=\"row\">{}</th>{cells}</tr>\n", escaped(&head))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{FieldGroup, Language, apply, starting};

    fn written(language: Language, collector: &str) -> String {
        let mut rows = apply(&Rows::default(), &starting::changes()).expect("applies").rows;
        let duty = rows.data_duty.iter().find(|duty| duty.field_group == FieldGroup::Contacts).expect("shipped");
        rows.put(DataDuty { collector: collector.into(), ..duty.clone() }.into());
        let today = NaiveDate::from_ymd_opt(2026, 10, 14).expect("a day");
        html(&Texts::new(language), &rows, today)
    }

    #[test]
    fn every_group_is_a_row_in_the_readers_language() {
        for (language, group, source) in [
            (Language::Fi, "Erityispiirteet", "Viraston ilmoitus"),
            (Language::Sv, "Särdrag", "Ämbetsverkets anmälan"),
            (Language::En, "Characteristics", "The agency’s notice"),
        ] {
            let page = written(language, "");
            assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\"") && page.contains(language.code()));
            assert_eq!(page.matches("<th scope=\"row\">").count(), FieldGroup::ALL.len());
            assert!(page.contains(group) && page.contains(source), "{language:?}");
            assert!(page.contains("14") && !page.contains('⟨'), "{page}");
        }
    }

    #[test]
    fn what_people_have_written_is_text_and_nothing_else() {
        let page = written(Language::Fi, "<script>alert('\"&')</script>");
        assert!(!page.contains("<script>"));
        assert!(page.contains("&lt;script&gt;alert(&#39;&quot;&amp;&#39;)&lt;/script&gt;"));
    }
}
