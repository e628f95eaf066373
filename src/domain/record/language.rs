//! The three languages, and names kept in all of them.

use serde::{Deserialize, Serialize};

/// A language of the program and of the agencies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Finnish, the default.
    #[default]
    Fi,
    /// Swedish as written in Finland.
    Sv,
    /// English.
    En,
}

impl Language {
    /// Every language, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::Fi, Self::Sv, Self::En];

    /// The two-letter code of ISO 639-1.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Fi => "fi",
            Self::Sv => "sv",
            Self::En => "en",
        }
    }

    /// The language of a code such as `sv` or `sv-FI`; none where it is not one of ours.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        let primary = code.split(['-', '_', '.']).next()?;
        Self::ALL.into_iter().find(|language| language.code().eq_ignore_ascii_case(primary))
    }
}

/// One thing's names.
#[derive(Clone, Copy, Debug)]
pub struct Names<'a> {
    /// In Finnish.
    pub fi: &'a str,
    /// In Swedish.
    pub sv: &'a str,
    /// In English.
    pub en: &'a str,
}

impl<'a> Names<'a> {
    /// The name in `language`, else in Finnish, else in whatever there is.
    #[must_use]
    pub fn in_language(self, language: Language) -> &'a str {
        let wanted = match language {
            Language::Fi => self.fi,
            Language::Sv => self.sv,
            Language::En => self.en,
        };
        [wanted, self.fi, self.sv, self.en].into_iter().find(|name| !name.trim().is_empty()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_name_falls_back() {
        let names = Names { fi: "Laitos", sv: "", en: "Institute" };
        assert_eq!(names.in_language(Language::Sv), "Laitos");
        assert_eq!(names.in_language(Language::En), "Institute");
        assert_eq!(Names { fi: " ", sv: "", en: "Only" }.in_language(Language::Fi), "Only");
        assert_eq!(Names { fi: "", sv: "", en: "" }.in_language(Language::Fi), "");
    }

    #[test]
    fn codes_are_read_with_or_without_a_region() {
        assert_eq!(Language::from_code("sv-FI"), Some(Language::Sv));
        assert_eq!(Language::from_code("FI_fi.UTF-8"), Some(Language::Fi));
        assert_eq!(Language::from_code("de"), None);
    }
}
