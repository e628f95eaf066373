//! The order in which a language lists names.

use std::cmp::Ordering;

use icu_collator::options::CollatorOptions;
use icu_collator::preferences::CollationNumericOrdering;
use icu_collator::{CollatorBorrowed, CollatorPreferences};
use icu_locale_core::locale;

use crate::domain::Language;

/// Compares texts as a language orders them: Finnish and Swedish have å, ä and ö last, numbers go by their value,
/// and accents and case decide only between texts that are otherwise alike.
#[derive(Debug)]
pub struct Collator(Option<CollatorBorrowed<'static>>);

impl Collator {
    /// The order of `language`. Make it once and keep it.
    #[must_use]
    pub fn new(language: Language) -> Self {
        let locale = match language {
            Language::Fi => locale!("fi"),
            Language::Sv => locale!("sv"),
            Language::En => locale!("en"),
        };
        let mut preferences = CollatorPreferences::from(locale);
        preferences.numeric_ordering = Some(CollationNumericOrdering::True);
        // The data is compiled in, so this cannot fail; were it missing, texts would go by their letters' codes.
        Self(CollatorBorrowed::try_new(preferences, CollatorOptions::default()).ok())
    }

    /// Which of `a` and `b` comes first. Only equal texts are equal, so that a sorted list never wavers.
    #[must_use]
    pub fn compare(&self, a: &str, b: &str) -> Ordering {
        self.0.as_ref().map_or(Ordering::Equal, |order| order.compare(a, b)).then_with(|| a.cmp(b))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(language: Language, mut names: Vec<&str>) -> Vec<&str> {
        let collator = Collator::new(language);
        names.sort_by(|a, b| collator.compare(a, b));
        names
    }

    #[test]
    fn finnish_and_swedish_have_their_own_letters_last() {
        let names = vec!["Öljy", "Zeta", "Äiti", "Åland", "Aamu"];
        for language in [Language::Fi, Language::Sv] {
            assert_eq!(sorted(language, names.clone()), ["Aamu", "Zeta", "Åland", "Äiti", "Öljy"]);
        }
        assert_eq!(sorted(Language::En, names), ["Aamu", "Äiti", "Åland", "Öljy", "Zeta"]);
    }

    #[test]
    fn numbers_go_by_their_value() {
        assert_eq!(sorted(Language::Fi, vec!["Ryhmä 10", "Ryhmä 9", "Ryhmä 1"]), ["Ryhmä 1", "Ryhmä 9", "Ryhmä 10"]);
    }

    #[test]
    fn case_and_accents_decide_last() {
        assert_eq!(sorted(Language::Fi, vec!["Élan b", "elan a", "Elan a"]), ["elan a", "Elan a", "Élan b"]);
        assert_eq!(Collator::new(Language::Fi).compare("Virasto", "Virasto"), Ordering::Equal);
        // As the dictionaries have it since 2006, v and w are letters of their own.
        assert_eq!(sorted(Language::Fi, vec!["Wb", "Vz", "Va"]), ["Va", "Vz", "Wb"]);
    }

    /// A collator can be kept and shared, or this does not compile.
    const _: fn() = || {
        fn shared<T: Send + Sync>() {}
        shared::<Collator>();
    };
}
