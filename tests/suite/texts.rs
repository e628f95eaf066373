//! Every text that the sources ask for is there, in three languages.

use kortisto::domain::calendar::Holiday;
use kortisto::domain::payroll::Step;
use kortisto::domain::{Language, OperationKind};
use kortisto::i18n::{Texts, keys, names};

use crate::sources::files;

#[test]
fn three_languages_have_the_same_texts() {
    let finnish = keys(Language::Fi);
    assert!(finnish.len() > 200);
    for language in [Language::Sv, Language::En] {
        assert_eq!(keys(language), finnish, "{language:?}");
    }
}

#[test]
fn every_key_in_the_sources_has_a_text() {
    let texts = Texts::new(Language::Fi);
    let known = keys(Language::Fi);
    // A literal of another family, such as the name of a column, is no key.
    let family = |key: &str| key.split('-').next().map(|first| format!("{first}-"));
    let mut asked = 0;
    for folder in ["src/ui", "src/app", "src/i18n", "src/store", "src/exchange", "src/worker", "src/cli"] {
        for text in sources(folder) {
            // The keys follow a call for a text, or stand alone as a literal of the known form.
            for call in [".t(\"", ".tw(\"", "texts.get(\"", "texts.with(\"", "=> \""] {
                for (at, _) in text.match_indices(call) {
                    let rest = &text[at + call.len()..];
                    let key = &rest[..rest.find('"').expect("a closed literal")];
                    let keylike = key.contains('-')
                        && key.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
                    let of_ours = family(key).is_some_and(|first| known.iter().any(|one| one.starts_with(&first)));
                    if keylike && of_ours && !key.ends_with('-') && !key.starts_with("demo-") {
                        asked += 1;
                        assert!(texts.has(key), "no text {key}");
                    }
                }
            }
        }
    }
    assert!(asked > 150, "the test reads the sources: {asked}");
}

/// The sources in a folder, without files of tests.
fn sources(folder: &str) -> Vec<String> {
    files(folder, "rs").into_iter().filter(|(path, _)| !path.ends_with("tests.rs")).map(|(_, text)| text).collect()
}

#[test]
fn every_operation_has_a_name() {
    let texts = Texts::new(Language::Sv);
    for kind in OperationKind::ALL {
        assert!(texts.has(&names::operation_key(kind)), "{kind:?}");
    }
}

#[test]
fn every_holiday_and_payroll_step_has_a_name() {
    let texts = Texts::new(Language::Sv);
    for holiday in Holiday::ALL {
        assert!(texts.has(&names::holiday_key(holiday)), "{holiday:?}");
    }
    for step in Step::ALL {
        assert!(texts.has(&names::step_key(step)), "{step:?}");
    }
}

#[test]
fn what_must_not_be_written_is_said_at_every_field_of_several_lines() {
    let mut fields = 0;
    for text in sources("src/ui") {
        let several = text.matches("Field::new").count() > 0 && text.contains(".lines(")
            || text.contains("TextEdit::multiline") && !text.contains("pub struct Field");
        if several {
            fields += 1;
            assert!(text.contains("form-notes-privacy"), "{text}");
        }
    }
    assert!(fields >= 5, "the test reads the sources: {fields}");
}

#[test]
fn an_erased_person_is_called_what_the_file_knows_them_by() {
    let called = Language::ALL.map(|language| Texts::new(language).get("person-erased").to_owned());
    assert_eq!(called, kortisto::domain::erasure::ALIASES);
}

#[test]
fn no_text_stands_there_unused() {
    let sources = sources("src").concat();
    // A key is asked for as it is, or put together from a beginning and the name of something.
    let literals: std::collections::BTreeSet<&str> = sources.split('"').collect();
    let begins: Vec<&str> = literals.iter().filter_map(|text| text.split('{').next()).collect();
    let begins: Vec<&str> = begins.into_iter().filter(|text| text.len() > 2 && text.ends_with('-')).collect();
    let ends: Vec<&str> = literals.iter().filter_map(|text| text.strip_prefix("{key}")).collect();
    let asked = |key: &str| {
        literals.contains(key)
            || begins.iter().any(|begin| key.starts_with(begin))
            || ends.iter().any(|end| end.len() > 2 && key.ends_with(end))
    };
    let known = keys(Language::Fi);
    let unused: Vec<&String> = known.iter().filter(|key| !asked(key.split('.').next().unwrap_or(key))).collect();
    assert!(unused.is_empty(), "{unused:?}");
}
