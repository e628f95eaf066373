//! What has happened while somebody was away, in words: for the screen and for paper alike.

use super::Texts;
use super::fields::{field_name, field_value};
use super::names::own_name;
use super::rows::{lines, row_name};
use crate::domain::briefing::Changed;
use crate::domain::{LoggedOperation, Record, Rows, Table};

/// The columns that say nothing by themselves to whoever reads.
const MUTE: [&str; 10] =
    ["id", "agency", "position", "contact", "pay_group", "agreement", "agency_system", "metric", "logo", "standard"];

/// A changed row in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedWords {
    /// What happened to which row: `Yhteyshenkilö Saara Malli lisätty`.
    pub title: String,
    /// What an edit changed, field by field: `Nimike: Johtaja → Hallintojohtaja`.
    pub details: Vec<String>,
    /// The column that each of them is about; none where they are about the row as a whole.
    pub columns: Vec<String>,
}

/// Says what happened to a row.
#[must_use]
pub fn changed_words(texts: &Texts, rows: &Rows, changed: &Changed) -> ChangedWords {
    let record = rows.get(changed.table, changed.record).or_else(|| {
        let fields = changed.before.clone()?;
        Record::from_fields(changed.table, fields).ok()
    });
    // An agency is told of under its own name.
    let record = record.filter(|_| changed.table != Table::Agency);
    let own = record.map(|record| own_name(texts, rows, &record)).unwrap_or_default();
    let what = [table_name(texts, changed.table), own.as_str()];
    let what = what.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    let key = match (&changed.before, &changed.after) {
        (None, _) => "changed-added",
        (_, None) => "changed-removed",
        _ => "changed-edited",
    };
    let back = changed.table == Table::RoundStep && changed.after.is_none();
    let title = if back {
        format!("{}: {own}", texts.get("operation-step-unticked"))
    } else {
        texts.with(key, &[("what", what.into())])
    };
    let (Some(before), Some(after)) = (&changed.before, &changed.after) else {
        return ChangedWords { title, details: Vec::new(), columns: Vec::new() };
    };
    let told = after.iter().filter(|(field, _)| !MUTE.contains(&field.as_str()));
    let columns = told.clone().map(|(field, _)| field.clone()).collect();
    let details = told.map(|(field, now)| {
        let was = before.get(field).unwrap_or(&serde_json::Value::Null);
        let [was, now] = [was, now].map(|value| {
            let words = field_value(texts, rows, changed.table, field, value);
            if words.trim().is_empty() { "–".to_owned() } else { words }
        });
        format!("{}: {was} → {now}", field_name(texts, changed.table, field))
    });
    ChangedWords { title, details: details.collect(), columns }
}

/// Says what gave way in a conflict: of an edit what was wanted and what stands, of a row that stays away all of it.
#[must_use]
pub fn gave_way_words(texts: &Texts, rows: &Rows, changed: &Changed) -> ChangedWords {
    let wanted = changed.before.clone().and_then(|fields| Record::from_fields(changed.table, fields).ok());
    let record = rows.get(changed.table, changed.record).or_else(|| wanted.clone());
    let name = record.map(|record| row_name(texts, rows, &record)).unwrap_or_default();
    let title = [texts.get("history-yielded"), name.as_str()].join(": ");
    let (Some(before), Some(after)) = (&changed.before, &changed.after) else {
        let lines = wanted.map(|record| lines(texts, rows, &record)).unwrap_or_default();
        return ChangedWords {
            title,
            details: lines.into_iter().map(|(name, text)| format!("{name}: {text}")).collect(),
            columns: Vec::new(),
        };
    };
    let told = before.iter().filter(|(field, _)| !MUTE.contains(&field.as_str()));
    let details = told.map(|(field, lost)| {
        let kept = after.get(field).unwrap_or(&serde_json::Value::Null);
        let [lost, kept] = [lost, kept].map(|value| {
            let words = field_value(texts, rows, changed.table, field, value);
            if words.trim().is_empty() { "–".to_owned() } else { words }
        });
        let field = field_name(texts, changed.table, field);
        let args = [("field", field.into()), ("lost", lost.into()), ("kept", kept.into())];
        texts.with("history-yielded-field", &args)
    });
    ChangedWords { title, details: details.collect(), columns: Vec::new() }
}

/// The fields that an operation edited, each named once, in the order in which they come.
#[must_use]
pub fn edited_fields(texts: &Texts, operation: &LoggedOperation) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for change in operation.changes.iter().filter(|change| change.before.is_some()) {
        let fields = change.after.iter().flat_map(|after| after.keys());
        for field in fields.filter(|field| !MUTE.contains(&field.as_str())) {
            let name = field_name(texts, change.table, field);
            // What nobody is shown has no name.
            if name != *field && !names.contains(&name) {
                names.push(name);
            }
        }
    }
    names
}

/// What one row of a table is called.
#[must_use]
pub fn table_name(texts: &Texts, table: Table) -> &str {
    let key = format!("table-{}", table.name().replace('_', "-"));
    if texts.has(&key) { texts.get(&key) } else { texts.get("table-other") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::testing::{agency, assignment, employee, rows};
    use crate::domain::{AssignmentRole, Contact, Fields, Language};
    use serde_json::Value;

    fn changed(record: &Record, before: Option<Fields>, after: Option<Fields>) -> Changed {
        Changed {
            table: record.table(),
            record: record.id(),
            before,
            after,
            who: "Eero".into(),
            at: chrono::DateTime::default(),
        }
    }

    fn fields(all: &[(&str, Value)]) -> Fields {
        all.iter().map(|(field, value)| ((*field).to_owned(), value.clone())).collect()
    }

    #[test]
    fn rows_that_came_went_and_were_edited_are_told() {
        let texts = Texts::new(Language::Fi);
        let one = agency("Rannikkolaitos");
        let contact = Record::from(Contact { name: "Saara Malli".into(), ..Contact::empty(one.id) });
        let all = rows([one.clone().into(), contact.clone()]);
        let words = |rows: &Rows, changed: &Changed| changed_words(&texts, rows, changed);
        let whole = Some(contact.fields());
        assert_eq!(words(&all, &changed(&contact, None, whole.clone())).title, "Yhteyshenkilö Saara Malli lisätty");
        // Of a row that is gone the log still knows the name.
        let gone = rows([one.clone().into()]);
        let removed = words(&gone, &changed(&contact, whole, None));
        assert_eq!((removed.title.as_str(), removed.details.len()), ("Yhteyshenkilö Saara Malli poistettu", 0));
        let edit = changed(
            &contact,
            Some(fields(&[("title", "".into()), ("position", 1.into())])),
            Some(fields(&[("title", "Johtaja".into()), ("position", 2.into())])),
        );
        let edited = words(&all, &edit);
        assert_eq!(edited.title, "Yhteyshenkilö Saara Malli");
        assert_eq!(edited.details.len(), 1, "places in lists say nothing: {:?}", edited.details);
        assert!(edited.details[0].ends_with(": – → Johtaja"), "{:?}", edited.details);
    }

    #[test]
    fn people_are_told_by_name() {
        let texts = Texts::new(Language::En);
        let (one, aino, eero) = (agency("Rannikkolaitos"), employee("Aino"), employee("Eero"));
        let held = assignment(one.id, eero.id, AssignmentRole::Responsible, "", "");
        let record = Record::from(held);
        let all = rows([one.into(), aino.clone().into(), eero.clone().into(), record.clone()]);
        let id = |id: crate::domain::EmployeeId| Value::from(id.to_string());
        let edit =
            changed(&record, Some(fields(&[("employee", id(aino.id))])), Some(fields(&[("employee", id(eero.id))])));
        let words = changed_words(&texts, &all, &edit);
        assert!(words.title.ends_with("Eero"), "{words:?}");
        assert!(words.details[0].ends_with("Aino → Eero"), "{words:?}");
    }

    #[test]
    fn every_table_of_an_agency_has_a_name() {
        let texts = Texts::new(Language::Sv);
        for table in Table::ALL {
            assert!(!table_name(&texts, *table).is_empty());
        }
        assert_ne!(table_name(&texts, Table::Contact), texts.get("table-other"));
    }
}
