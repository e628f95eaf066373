//! A new year of figures in words: what is waited for, and what stands out.

use super::Texts;
use super::keys::headcount_basis_key;
use super::number::format_integer;
use crate::domain::Rows;
use crate::domain::figures::new_year::{NewYear, Rule, Stand, Subject};

/// What a figure counts.
#[must_use]
pub fn subject(texts: &Texts, rows: &Rows, subject: Subject) -> String {
    let language = texts.language();
    match subject {
        Subject::Headcount(kind, basis) => {
            let kind = rows.employment_type.get(kind).map(|kind| kind.name(language)).unwrap_or_default();
            format!("{kind}, {}", texts.get(headcount_basis_key(basis)))
        }
        Subject::Volume(product) => {
            let product = rows.product.get(product);
            product.map(|one| format!("{}, {}", one.name(language), one.unit(language))).unwrap_or_default()
        }
    }
}

/// What an agency is waited for: each figure with what it was the year before.
#[must_use]
pub fn missing(texts: &Texts, rows: &Rows, year: i64, stand: &Stand) -> Vec<String> {
    if stand.missing.is_empty() {
        return vec![texts.get("new-year-no-figures").to_owned()];
    }
    let told = stand.missing.iter().map(|one| {
        let count = format_integer(texts.language(), one.before);
        let args = [
            ("subject", subject(texts, rows, one.subject).into()),
            ("year", (year - 1).to_string().into()),
            ("count", count.into()),
        ];
        texts.with("new-year-was", &args)
    });
    told.collect()
}

/// What the list is called of what is missing of a year.
#[must_use]
pub fn title(texts: &Texts, year: i64) -> String {
    texts.with("new-year-list-title", &[("year", year.to_string().into())])
}

/// What one of us is waited for, as a letter: agency by agency.
#[must_use]
pub fn letter(texts: &Texts, rows: &Rows, year: &NewYear, stands: &[&Stand]) -> String {
    let mut lines = vec![title(texts, year.year), texts.get("new-year-list-hint").to_owned()];
    for stand in stands {
        let Some(agency) = rows.agency.get(stand.agency) else { continue };
        let short = if agency.abbreviation.is_empty() { String::new() } else { format!(" ({})", agency.abbreviation) };
        lines.push(String::new());
        lines.push(format!("{}{short}", agency.name(texts.language())));
        lines.extend(missing(texts, rows, year.year, stand).into_iter().map(|line| format!("- {line}")));
    }
    lines.join("\n")
}

/// By which rule something stands out, and what somebody has noted beside it.
#[must_use]
pub fn rule(texts: &Texts, rule: &Rule) -> String {
    match rule {
        Rule::AgencyGone(count) => texts.with("new-year-rule-agency-gone", &[("count", (*count).into())]),
        Rule::Gone(_) => texts.get("new-year-rule-gone").to_owned(),
        Rule::Jump(jump) => {
            let key = match jump.subject {
                Subject::Headcount(..) => "new-year-rule-jump-heads",
                Subject::Volume(_) => "new-year-rule-jump-volumes",
            };
            let limits = jump.subject.rule();
            let told = texts.with(key, &[("percent", limits.percent.into()), ("least", limits.least.into())]);
            let running = jump.running.then(|| texts.get("new-year-running").to_owned());
            let note = Some(jump.note.clone()).filter(|note| !note.is_empty());
            std::iter::once(told).chain(running).chain(note).collect::<Vec<_>>().join(" · ")
        }
    }
}
