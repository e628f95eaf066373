//! A register whose texts are the longest that life brings: the made-up unit with every name, title and note drawn out.

use kortisto::domain::{Change, Language, Operation, OperationKind, Record, Snapshot, Table};

/// The agency that has most to show.
pub const AGENCY: &str = "Rannikkolaitos";

/// A compound that no line breaks at a space.
pub const WORD: &str = "Henkilöstöhallintojärjestelmäkokonaisuusuudistushankekokoonpano";

/// Who has written all of this.
pub const WHO: &str = "Maria-Magdalena Wickström-Österholm-Kauppinen";

/// The operation that draws every text out.
pub fn operation(snapshot: &Snapshot) -> Operation {
    // What was answered in a round that is closed stays as it is.
    let closed = |record: &Record| match record {
        Record::Answer(answer) => snapshot.question_round.get(answer.round).is_some_and(|one| one.closed_on.is_some()),
        _ => false,
    };
    let changes = snapshot.rows.records().into_iter().filter(|record| !closed(record)).filter_map(|before| {
        let mut fields = before.fields();
        for (column, value) in &mut fields {
            let longer = match value {
                serde_json::Value::String(text) if !text.is_empty() => {
                    longer(before.table(), column, text).map(Into::into)
                }
                serde_json::Value::Number(_) => larger(before.table(), column).map(Into::into),
                _ => None,
            };
            if let Some(longer) = longer {
                *value = longer;
            }
        }
        let after = Record::from_fields(before.table(), fields).expect("the same columns");
        (after != before).then_some(Change { before: Some(before), after: Some(after) })
    });
    Operation::new(OperationKind::AgencyEdited, WHO, changes.collect())
}

/// The largest figures the register takes, where one stands alone.
fn larger(table: Table, column: &str) -> Option<i64> {
    match (table, column) {
        (Table::Headcount, "count") => Some(999_999),
        (Table::Volume, "count") => Some(99_999_999),
        _ => None,
    }
}

#[allow(clippy::unnested_or_patterns, clippy::match_same_arms, reason = "a line for each kind of text")]
fn longer(table: Table, column: &str, text: &str) -> Option<String> {
    let lines = format!("{text}\n{WORD}, joka koskee kaikkia palvelussuhteita ja niiden muutoksia.\nKolmas rivi.");
    let line = format!("{text}, mikä koskee myös määräaikaisia palvelussuhteita ja niiden muutoksia, {WORD}");
    let person = || format!("{text}-Wickström-Österholm");
    let email = || text.replace('@', "-wickstrom-osterholm.palkkahallinto@saaristomeren-merentutkimuskeskus.");
    if table == Table::Agency {
        return Some(match column {
            "name_fi" => format!("{text}, Saaristomeren ja Selkämeren merentutkimuksen ja kalatalouden palvelukeskus"),
            "name_sv" => format!("{text}, forsknings- och servicecentralen för Skärgårdshavets fiskerihushållning"),
            "name_en" => format!("{text}, Research and Service Centre for the Fisheries of the Archipelago Sea"),
            "abbreviation" => format!("{text}-SSMKPK"),
            "bookkeeping_unit_name" => format!("{text}, maa- ja metsätalousministeriön kirjanpitoyksikkö"),
            "visiting_street" | "postal_street" => {
                format!("{text} A 12, Merentutkimuslaitoksen vierailukeskus, 5. kerros")
            }
            "visiting_city" | "postal_city" => "Pedersören kunta, Ähtävänjokilaakso".to_owned(),
            "website" => format!("{text}/{}/yhteystiedot/palkkahallinto.html", WORD.to_lowercase().replace('ä', "a")),
            "switchboard" => format!("+358 {text}, alanumero 40 215"),
            "email" => email(),
            "mission" | "notes" => lines,
            _ => return None,
        });
    }
    let list = [
        (Language::Fi, "name_fi", "valtionhallinnon yhteinen palkka- ja henkilöstöhallinto"),
        (Language::Sv, "name_sv", "statsförvaltningens gemensamma löne- och personalförvaltning"),
        (Language::En, "name_en", "the shared payroll and personnel administration of the state"),
    ];
    if let Some((.., more)) = list.iter().find(|(_, name, _)| *name == column) {
        return Some(format!("{text}, {more}"));
    }
    match (table, column) {
        (Table::Employee | Table::AccountPerson | Table::Contact, "name")
        | (_, "author" | "verified_by" | "answered_by" | "told_by" | "raised_by" | "settled_by" | "opened_by")
        | (_, "closed_by" | "collector" | "updater") => Some(person()),
        (Table::Employee, "login_names") => Some(format!("{text} {text}-wickstrom a0123456789")),
        (Table::AgencyIdentifier, "value") => Some(format!("{text}-0037900000041700000123456789012345")),
        (Table::ContactReach, "label") => Some(format!("{text}, etätyöpäivien tavoitettavuusnumero")),
        (Table::ContactReach, "value") if text.contains('@') => Some(email()),
        (Table::ContactReach, "value") => Some(format!("+358 {text}, alanumero 40 215")),
        (_, "email") => Some(email()),
        (_, "phone") => Some(format!("+358 {text}, alanumero 40 215")),
        (Table::Product, "unit_fi" | "unit_sv" | "unit_en") | (Table::Metric, "unit") => {
            Some(format!("{text} palvelussuhdekuukautta kohden"))
        }
        (Table::Agreement, "number") => Some(format!("VK/{text}/02.03.00.01/muutos 3")),
        (_, "document" | "link") => Some(format!("{text}/{}", WORD.to_lowercase())),
        (Table::Team | Table::ServiceGroup | Table::PayGroup | Table::QuestionRound, "name")
        | (Table::Contact, "title") => Some(format!("{text}, valtionhallinnon yhteinen henkilöstöhallinto")),
        (Table::Characteristic | Table::Answer, "body") | (_, "note" | "notes" | "what_to_do" | "exceptions") => {
            Some(lines)
        }
        (Table::PrivacyNotice, field) if field != "id" => Some(lines),
        (_, "title" | "text" | "text_fi" | "text_sv" | "text_en" | "help_fi" | "help_sv" | "help_en" | "purpose")
        | (Table::DefinitionLine, "task" | "outcome" | "place" | "due" | "hand_over" | "reference")
        | (Table::Metric, "deadline")
        | (Table::PlannedChange, "effect")
        | (Table::Norm | Table::CostPerPersonYear, "source")
        | (Table::AgencyFactor, "reason")
        | (_, "what_was_done" | "source_fi" | "source_sv" | "source_en" | "former_name_fi" | "former_name_sv")
        | (Table::Metric | Table::AppliedAgreement, "name") => Some(line),
        _ => None,
    }
}
