//! What is special about an agency, out of its sheet.

use serde_json::Value;

use super::{Builder, Of, place};
use crate::domain::importing::agency_sheets::AgencySheet;
use crate::domain::search::fold;
use crate::domain::shape::written_identity;
use crate::domain::validate::tidy;
use crate::domain::{Characteristic, CharacteristicId, Fields, Record, Table};

/// How long a title is at most, in characters.
const TITLE: usize = 80;

impl Builder<'_> {
    /// The cards of what is special. One that is here in the same words, or was made of these words before, stays as it is.
    pub(super) fn special(&mut self, of: Of<'_>, read: &AgencySheet) {
        for special in &read.special {
            let text = tidy(&special.text.text);
            let about = tidy(&special.about);
            let (title, body) = if about.is_empty() { titled(&text) } else { (about.clone(), text.clone()) };
            if title.is_empty() {
                continue;
            }
            let said = [("agency", of.agency.to_string()), ("about", about), ("text", text.clone())];
            let said = said.map(|(column, text)| (column.to_owned(), Value::String(text)));
            let id = CharacteristicId(written_identity(Table::Characteristic, &Fields::from_iter(said)));
            let alike = |one: &&Characteristic| fold(&one.title) == fold(&title) && fold(&one.body) == fold(&body);
            let known = self.rows.characteristic.get(id).filter(|one| one.agency == of.agency);
            let known = known.or_else(|| self.rows.characteristic.of(of.agency).find(alike)).cloned();
            let record: Record = if let Some(known) = known {
                known.into()
            } else {
                let empty = Characteristic::empty(of.agency, self.how.who, self.how.today);
                Characteristic { id, title: title.clone(), body, ..empty }.into()
            };
            self.good_from(place(of.sheet, &special.text), record, ("body", &format!("{title}\n{text}")));
        }
    }
}

/// A text as a title and, where it is longer than one, the whole of it.
fn titled(text: &str) -> (String, String) {
    let line = text.lines().next().unwrap_or_default().trim();
    let sentence = line.split_inclusive(". ").next().unwrap_or(line).trim();
    let short = if sentence.chars().count() <= TITLE {
        sentence.to_owned()
    } else {
        let mut short = String::new();
        for word in sentence.split_whitespace() {
            if short.chars().count() + word.chars().count() + 2 > TITLE {
                break;
            }
            if !short.is_empty() {
                short.push(' ');
            }
            short.push_str(word);
        }
        // A word that is longer than any title is cut.
        if short.is_empty() { sentence.chars().take(TITLE - 1).collect::<String>() + "…" } else { short + "…" }
    };
    let short = short.strip_suffix('.').unwrap_or(&short).to_owned();
    let body = if tidy(text.trim_end_matches('.')) == short { String::new() } else { text.to_owned() };
    (short, body)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_text_is_its_own_title_and_a_long_one_begins_with_it() {
        assert_eq!(
            titled("Kesätyöntekijät tulevat toukokuussa."),
            ("Kesätyöntekijät tulevat toukokuussa".to_owned(), String::new())
        );
        let (title, body) = titled("Palkkiot maksetaan erikseen. Lista tulee kansliasta.");
        assert_eq!(
            (title.as_str(), body.as_str()),
            ("Palkkiot maksetaan erikseen", "Palkkiot maksetaan erikseen. Lista tulee kansliasta.")
        );
        let (title, body) = titled(&"sana ".repeat(40));
        assert!(title.ends_with('…') && title.chars().count() <= TITLE && body.len() > 150);
    }
}
