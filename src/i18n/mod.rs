//! What people read: texts, numbers, dates and order, in the reader's language.

pub mod answers;
pub mod briefing;
pub mod date;
pub mod fields;
pub mod headings;
pub mod importing;
pub mod keys;
pub mod list;
pub mod load;
pub mod money;
pub mod names;
pub mod new_year;
pub mod number;
mod operations;
pub mod order;
pub mod payroll;
pub mod planned;
pub mod recovering;
pub mod restoring;
pub mod rounds;
pub mod rows;
pub mod situation;
pub mod takers;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Mutex, PoisonError};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentError, FluentResource, FluentValue};
use unic_langid::{LanguageIdentifier, langid};

use crate::domain::Language;

/// What is put into a text: words as they are, a whole number grouped as the language groups it. A number also
/// chooses the plural form. A year is no quantity: pass it as text.
#[derive(Clone, Debug, PartialEq)]
pub enum Arg<'a> {
    /// Words.
    Text(Cow<'a, str>),
    /// A quantity.
    Number(i64),
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<&'a String> for Arg<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Arg<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl From<i64> for Arg<'_> {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<i32> for Arg<'_> {
    fn from(number: i32) -> Self {
        Self::Number(number.into())
    }
}

impl From<usize> for Arg<'_> {
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl<'a> From<&'a Arg<'_>> for FluentValue<'a> {
    fn from(arg: &'a Arg<'_>) -> Self {
        match arg {
            Arg::Text(text) => FluentValue::from(text.as_ref()),
            Arg::Number(number) => FluentValue::from(*number),
        }
    }
}

/// The texts of one language. A text goes by the key of its message, or by `message.attribute`.
pub struct Texts {
    language: Language,
    bundle: FluentBundle<FluentResource>,
    /// The texts that need no arguments, put together once: a screen asks for each of its labels in every frame.
    plain: HashMap<String, String>,
    /// What was asked for in vain, as it was shown then.
    missing: Mutex<BTreeMap<String, &'static str>>,
}

impl Texts {
    /// The texts of `language`.
    #[must_use]
    pub fn new(language: Language) -> Self {
        let (texts, mistakes) = Self::read(language, source(language));
        for mistake in mistakes {
            tracing::error!(language = language.code(), mistake, "mistake in the texts");
        }
        texts
    }

    /// Reads Fluent `source`. Mistakes cost only the texts they stand in.
    fn read(language: Language, source: &str) -> (Self, Vec<String>) {
        let mut mistakes = Vec::new();
        let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(resource, errors)| {
            mistakes.extend(errors.iter().map(|error| {
                let before = source.bytes().take(error.pos.start);
                format!("line {}: {error}", 1 + before.filter(|byte| *byte == b'\n').count())
            }));
            resource
        });
        let mut bundle = FluentBundle::new_concurrent(vec![identifier(language)]);
        // egui has no glyphs for the isolation marks.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(match language {
            Language::Fi => |value, _| grouped(Language::Fi, value),
            Language::Sv => |value, _| grouped(Language::Sv, value),
            Language::En => |value, _| grouped(Language::En, value),
        }));
        if let Err(errors) = bundle.add_resource(resource) {
            mistakes.extend(errors.iter().map(ToString::to_string));
        }

        let mut texts = Self { language, bundle, plain: HashMap::new(), missing: Mutex::default() };
        for key in keys_in(source) {
            let mut errors = Vec::new();
            let text = texts.format(&key, None, &mut errors).map(Cow::into_owned);
            // A text that cannot do without arguments is made when it is asked for with them.
            if let Some(text) = text.filter(|_| errors.is_empty()) {
                texts.plain.insert(key, text);
            }
        }
        (texts, mistakes)
    }

    /// The language of these texts.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// Whether there is a text `key`.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.format(key, None, &mut Vec::new()).is_some()
    }

    /// The text `key`, which needs no arguments; `⟨key⟩` where there is none.
    #[must_use]
    pub fn get(&self, key: &str) -> &str {
        self.plain.get(key).map_or_else(|| self.report(key), String::as_str)
    }

    /// What is told of an error whose texts are under `key`: what happened to what it is `about`, whether the data is
    /// safe, and what to do now.
    #[must_use]
    pub fn trouble(&self, key: &str, about: &str) -> [String; 3] {
        ["", ".safe", ".next"].map(|part| self.with(&format!("{key}{part}"), &[("about", about.into())]))
    }

    /// The text `key` with `args` in their places; `⟨key⟩` where there is none.
    #[must_use]
    pub fn with(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        if let Some(text) = self.plain.get(key) {
            return text.clone();
        }
        let args: FluentArgs = args.iter().map(|(name, arg)| (*name, arg)).collect();
        let mut errors = Vec::new();
        match self.format(key, Some(&args), &mut errors) {
            Some(text) if errors.is_empty() => text.into_owned(),
            _ => self.report(key).to_owned(),
        }
    }

    fn format(&self, key: &str, args: Option<&FluentArgs<'_>>, errors: &mut Vec<FluentError>) -> Option<Cow<'_, str>> {
        let (message, attribute) =
            key.split_once('.').map_or((key, None), |(message, attribute)| (message, Some(attribute)));
        let message = self.bundle.get_message(message)?;
        let pattern = match attribute {
            Some(attribute) => message.get_attribute(attribute)?.value(),
            None => message.value()?,
        };
        Some(self.bundle.format_pattern(pattern, args, errors))
    }

    /// What is shown for a text that is not there, or not without other arguments. It is a mistake of ours, so it
    /// is logged, once, and its few bytes are kept for good: so that every other text can be lent and not copied.
    fn report(&self, key: &str) -> &'static str {
        let mut missing = self.missing.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(shown) = missing.get(key) {
            return shown;
        }
        tracing::error!(language = self.language.code(), key, "no such text, or not with these arguments");
        let shown: &'static str = Box::leak(format!("⟨{key}⟩").into_boxed_str());
        missing.insert(key.to_owned(), shown);
        shown
    }
}

/// The key of every text there is in `language`, attributes as `message.attribute`.
#[must_use]
pub fn keys(language: Language) -> BTreeSet<String> {
    let texts = Texts::new(language);
    keys_in(source(language)).filter(|key| texts.has(key)).collect()
}

const fn source(language: Language) -> &'static str {
    match language {
        Language::Fi => include_str!("../../assets/i18n/fi.ftl"),
        Language::Sv => include_str!("../../assets/i18n/sv.ftl"),
        Language::En => include_str!("../../assets/i18n/en.ftl"),
    }
}

const fn identifier(language: Language) -> LanguageIdentifier {
    match language {
        Language::Fi => langid!("fi"),
        Language::Sv => langid!("sv"),
        Language::En => langid!("en"),
    }
}

/// A number as `language` writes it; anything else is left to Fluent.
fn grouped(language: Language, value: &FluentValue<'_>) -> Option<String> {
    match value {
        FluentValue::Number(number) => Some(number::localized(language, &number.as_string())),
        _ => None,
    }
}

/// The keys that the texts in Fluent `source` can have; a message may have none but those of its attributes. A
/// message starts in the first column, an attribute is a dot after white space, and Fluent lets no line of a text
/// begin in either way.
fn keys_in(source: &str) -> impl Iterator<Item = String> {
    let mut message = "";
    source.lines().filter_map(move |line| {
        let name = line.split_once('=')?.0.trim_end();
        if name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            message = name;
            return Some(name.to_owned());
        }
        let attribute = name.strip_prefix([' ', '\t'])?.trim_start().strip_prefix('.')?;
        Some(format!("{message}.{attribute}"))
    })
}

#[cfg(test)]
mod tests;
