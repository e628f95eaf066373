//! What the plan of an import says, in words.

use serde_json::Value;

use super::Texts;
use super::fields::{field_name, field_value};
use super::headings::open_name;
use super::keys::headcount_basis_key;
use super::names::rule_key;
use super::number::{NumberError, parse_integer};
use super::rows::told;
use crate::domain::importing::column_letters;
use crate::domain::importing::figures::{self, About, Counted, NoCount, Options};
use crate::domain::importing::pipeline::{Outcome, Place};
use crate::domain::importing::whole::{BadCell, Cell, Fault, IncomingRow, LeftCell, Refusal};
use crate::domain::personal_code::masked;
use crate::domain::{HeadcountBasis, Language, ProductId, Rows, Table};

/// Where something stands in a file.
#[must_use]
pub fn place(texts: &Texts, place: &Place) -> String {
    let row = place.row.to_string();
    let cell = place.column.map(|column| format!("{}{row}", column_letters(column)));
    let (key, what) = match (&cell, place.sheet.is_empty()) {
        (Some(cell), true) => ("planned-cell", ("cell", cell.as_str())),
        (Some(cell), false) => ("planned-place-cell", ("cell", cell.as_str())),
        (None, true) => ("planned-row", ("row", row.as_str())),
        (None, false) => ("planned-place", ("row", row.as_str())),
    };
    texts.with(key, &[("sheet", place.sheet.as_str().into()), (what.0, what.1.into())])
}

/// A cell that nobody takes: where it stands, what it is called there, and what it says.
#[must_use]
pub fn left_cell(texts: &Texts, left: &LeftCell) -> String {
    let said = if left.label.is_empty() { left.text.clone() } else { format!("{}: {}", left.label, left.text) };
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    format!("{} – {said}", place(texts, &left.place))
}

/// The key of what a row or cell comes to.
#[must_use]
pub const fn outcome_key<R>(outcome: &Outcome<R>) -> &'static str {
    match outcome {
        Outcome::New => "import-new",
        Outcome::Changed => "import-changed",
        Outcome::Same => "import-same",
        Outcome::Refused(_) => "import-refused",
        Outcome::Ambiguous(_) => "planned-ambiguous",
    }
}

/// A change of a row: what it is called, what is there and what it becomes. `rows` are those of the register, in which
/// what comes in anew has no name yet.
#[must_use]
pub fn change(texts: &Texts, rows: &Rows, cell: &Cell) -> [String; 3] {
    let (table, column) = &cell.part;
    let value = |value| {
        let text = told(texts, rows, *table, column, value);
        let text = if text.trim().is_empty() { field_value(texts, rows, *table, column, value) } else { text };
        if text.trim().is_empty() { "–".to_owned() } else { text }
    };
    [column_name(texts, *table, column), value(&cell.before), value(&cell.after)]
}

/// What a column is called at the head of a sheet.
#[must_use]
pub fn column_name(texts: &Texts, table: Table, column: &str) -> String {
    let column_key = column.replace('_', "-");
    let own = format!("column-{}-{column_key}", table.name().replace('_', "-"));
    if texts.has(&own) {
        return texts.get(&own).to_owned();
    }
    let name = field_name(texts, table, column);
    let common = format!("column-{column_key}");
    if name == column && texts.has(&common) { texts.get(&common).to_owned() } else { name }
}

/// What a word of the file is called that stands in a column of one of a few; none where it has no name.
#[must_use]
pub fn word_name(texts: &Texts, table: Table, column: &str, word: &str) -> Option<String> {
    let dashed = word.replace('_', "-");
    let key = match (table, column) {
        (Table::Agency, "kind") => format!("kind-{dashed}"),
        (Table::ContactReach, "kind") => format!("field-{dashed}"),
        (Table::Retention, "kind") => format!("kept-{dashed}"),
        (Table::Headcount, "basis") => format!("basis-{dashed}"),
        (_, "role") => format!("role-{dashed}"),
        (_, "language" | "service_language" | "second_language") => format!("language-{dashed}"),
        (_, "field_group") => format!("field-group-{dashed}"),
        (_, "step" | "payroll_step") | (Table::RoundStepKind, "word") => format!("payroll-step-{dashed}"),
        _ => format!("word-{}-{}-{dashed}", table.name().replace('_', "-"), column.replace('_', "-")),
    };
    if texts.has(&key) {
        return Some(texts.get(&key).to_owned());
    }
    let text = told(texts, &Rows::default(), table, column, &Value::String(word.to_owned()));
    (text != word && !text.starts_with('⟨')).then_some(text)
}

/// What else is to be known of a row: the picture that is not there, the name that is not taken.
#[must_use]
pub fn remarks(texts: &Texts, row: &IncomingRow) -> Vec<String> {
    let kept = row.name_kept.as_ref().map(|name| texts.with("rows-name-kept", &[("name", name.into())]));
    let picture = row.picture_missing.then(|| texts.get("planned-picture").to_owned());
    kept.into_iter().chain(picture).collect()
}

/// Why a row of a register's workbook cannot be taken.
#[must_use]
pub fn refusal(texts: &Texts, row: &IncomingRow, refusal: &Refusal) -> String {
    match refusal {
        Refusal::Cells(cells) => {
            cells.iter().map(|cell| bad_cell(texts, row.table, cell)).collect::<Vec<_>>().join(" ")
        }
        Refusal::Copied(first) => texts.with("planned-copied", &[("row", first.to_string().into())]),
        Refusal::Missing(column) => {
            texts.with("planned-needs", &[("column", column_name(texts, row.table, column).into())])
        }
        Refusal::Rule(rule) => texts.get(rule_key(rule)).to_owned(),
        Refusal::EditedSince => texts.get("planned-edited-since").to_owned(),
    }
}

fn bad_cell(texts: &Texts, table: Table, cell: &BadCell) -> String {
    let key = match &cell.fault {
        Fault::Number => "planned-no-number",
        Fault::Day => "planned-no-day",
        Fault::Time => "planned-no-time",
        Fault::Flag => "planned-no-flag",
        Fault::Word(_) => "planned-no-word",
        Fault::Unknown => "planned-nothing-named",
        Fault::Several => "planned-several",
        Fault::OnlyIdentifier => "import-agency-by-identifier",
        Fault::NowCalled => "planned-now-called",
        Fault::OtherKey => "planned-other-key",
        Fault::Missing => "planned-missing",
        Fault::PersonalCode => "import-personal-code",
        Fault::LeftOut => "figures-left-out",
        Fault::Months => "rows-no-months",
        Fault::Round => "rows-no-round",
        Fault::NoStep => "rows-no-step",
        Fault::NoPayDays => "rows-no-pay-days",
        Fault::NoTime => "rows-no-time",
        Fault::NoAgreement => "rows-no-agreement",
        Fault::Contradicts(_) => "rows-contradicts",
    };
    let offered = match &cell.fault {
        Fault::Word(offered) => offered.join(", "),
        _ => String::new(),
    };
    let others: &[u32] = match &cell.fault {
        Fault::Contradicts(others) => others,
        _ => &[],
    };
    let rows = others.iter().map(u32::to_string).collect::<Vec<_>>().join(", ");
    let args = [
        ("text", masked(&cell.text).into_owned().into()),
        ("offered", offered.into()),
        ("count", others.len().into()),
        ("rows", rows.into()),
    ];
    let why = texts.with(key, &args);
    let column = open_name(texts, table, cell.column);
    texts.with("planned-bad-cell", &[("column", column.into()), ("why", why.into())])
}

/// How figures are brought in for a reader: counts as people write them, ways of counting by their names in any language.
#[must_use]
pub fn figure_options(texts: &Texts, counted: Counted) -> Options {
    let mut options = Options::new(counted, texts.language(), read_count);
    for language in Language::ALL {
        let own = (language != texts.language()).then(|| Texts::new(language));
        let texts = own.as_ref().unwrap_or(texts);
        let named = HeadcountBasis::ALL.map(|basis| (texts.get(headcount_basis_key(basis)).to_owned(), basis));
        options.bases.extend(named);
    }
    options
}

fn read_count(text: &str) -> Result<Option<i64>, NoCount> {
    parse_integer(text).map_err(|error| match error {
        NumberError::NotWhole => NoCount::NotWhole,
        NumberError::NotANumber | NumberError::TooLarge => NoCount::NotANumber,
    })
}

/// What a figure is about.
#[must_use]
pub fn figure_name(texts: &Texts, rows: &Rows, about: &About) -> String {
    let agency = about.agency.and_then(|id| rows.agency.get(id)).map(|agency| agency.name(texts.language()));
    let year = about.year.map(|year| year.to_string()).unwrap_or_default();
    let parts = [agency.unwrap_or_default(), about.subject.as_str(), year.as_str()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// The name of a type or product.
#[must_use]
pub fn subject_name(texts: &Texts, rows: &Rows, counted: Counted, id: uuid::Uuid) -> Option<String> {
    let language = texts.language();
    match counted {
        Counted::Headcounts => rows.employment_type.get(id).map(|item| item.name(language).to_owned()),
        Counted::Volumes => rows.product.get(ProductId(id)).map(|product| product.name(language).to_owned()),
    }
}

/// Why a figure cannot be taken.
#[must_use]
pub fn figure_refusal(texts: &Texts, rows: &Rows, counted: Counted, refusal: &figures::Refusal) -> String {
    use figures::Refusal;
    let text = |key: &str, text: &str| texts.with(key, &[("text", text.into())]);
    let of = |headcounts: &'static str, volumes: &'static str| match counted {
        Counted::Headcounts => headcounts,
        Counted::Volumes => volumes,
    };
    match refusal {
        Refusal::Sum => texts.get("figures-sum").to_owned(),
        Refusal::AgencyMissing => texts.get("import-agency-missing").to_owned(),
        Refusal::AgencyUnknown(name) => text("import-agency-unknown", name),
        Refusal::AgencySeveral(name) => text("import-agency-several", name),
        Refusal::AgencyByIdentifier(name) => text("import-agency-by-identifier", name),
        Refusal::Year(year) => text("figures-year", year),
        Refusal::SubjectMissing => texts.get(of("figures-type-missing", "figures-product-missing")).to_owned(),
        Refusal::SubjectUnknown(name, nearest) => {
            let unknown = text(of("figures-type-unknown", "figures-product-unknown"), name);
            let near = nearest.and_then(|id| subject_name(texts, rows, counted, id));
            let near = near.map(|name| texts.with("figures-nearest", &[("name", name.into())]));
            std::iter::once(unknown).chain(near).collect::<Vec<_>>().join(" ")
        }
        Refusal::SubjectSeveral(name) => text("figures-several", name),
        Refusal::LeftOut => texts.get("figures-left-out").to_owned(),
        Refusal::Basis(name) => text("figures-basis", name),
        Refusal::Count(written, NoCount::NotANumber) => text("figures-no-number", written),
        Refusal::Count(written, NoCount::NotWhole) => text("figures-not-whole", written),
        Refusal::OutOfRange(count) => texts.with("figures-out-of-range", &[("count", (*count).into())]),
        Refusal::Contradicts(row) => texts.with("figures-contradicts", &[("row", row.to_string().into())]),
        Refusal::Verified(year) => texts.with("figures-year-verified", &[("year", year.to_string().into())]),
    }
}
