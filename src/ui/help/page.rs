//! The pages of the help, in their order, and which of them fits what is on the screen.

use crate::domain::Language;
use crate::ui::{Place, SettingsPage, Tab};

macro_rules! pages {
    ($($(#[$doc:meta])* $page:ident: $name:literal, $file:literal;)*) => {
        /// A page of the help.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Page {
            $($(#[$doc])* $page,)*
        }

        impl Page {
            /// Every page, in order.
            pub const ALL: [Self; [$(stringify!($page)),*].len()] = [$(Self::$page),*];

            /// The name by which other pages lead to it.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$page => $name,)* }
            }

            /// What stands on it, as it was written.
            #[must_use]
            pub const fn source(self, language: Language) -> &'static str {
                match (self, language) {
                    $(
                        (Self::$page, Language::Fi) => include_str!(concat!("../../../assets/help/fi/", $file)),
                        (Self::$page, Language::Sv) => include_str!(concat!("../../../assets/help/sv/", $file)),
                        (Self::$page, Language::En) => include_str!(concat!("../../../assets/help/en/", $file)),
                    )*
                }
            }
        }
    };
}

pages! {
    /// Where to begin.
    #[default]
    Start: "start", "01-start.md";
    /// The first page of the day.
    Today: "today", "02-today.md";
    /// Looking up and correcting.
    Search: "search", "03-search.md";
    /// Somebody is away.
    Absence: "absence", "04-absence.md";
    /// Keeping what is known true.
    Upkeep: "upkeep", "05-upkeep.md";
    /// Bringing in and taking out.
    Import: "import", "06-import.md";
    /// Special characteristics and the questionnaire.
    Knowledge: "knowledge", "07-knowledge.md";
    /// Figures and the workload.
    Workload: "workload", "08-workload.md";
    /// One file for all.
    File: "file", "09-file.md";
    /// The round.
    Round: "round", "10-round.md";
    /// The meeting.
    Meeting: "meeting", "11-meeting.md";
    /// The keys.
    Keys: "keys", "12-keys.md";
    /// What an administrator needs to know.
    Administrator: "administrator", "13-administrator.md";
    /// What works for everybody, and what does not.
    Accessibility: "accessibility", "14-accessibility.md";
    /// What the program is made of.
    About: "about", "15-about.md";
}

impl Page {
    /// The page that others lead to by this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|page| page.name() == name)
    }

    /// The page that fits a screen: the tab where that is an agency's, and the page of the settings.
    #[must_use]
    pub const fn fitting(place: Place, tab: Tab, settings: SettingsPage) -> Self {
        match (place, tab, settings) {
            (Place::Today, ..) => Self::Today,
            (Place::Round, ..) | (Place::Agencies, Tab::Payroll, _) => Self::Round,
            (Place::Agencies, Tab::Card, _) | (Place::AddressBook, ..) => Self::Search,
            (Place::Agencies, Tab::Details, _) | (Place::Upkeep, ..) => Self::Upkeep,
            (Place::Questionnaire, ..) | (Place::Agencies, Tab::Characteristics, _) => Self::Knowledge,
            (Place::Situation, ..) | (Place::Agencies, Tab::Agreement | Tab::Client, _) => Self::Meeting,
            (Place::Absences | Place::Staff, ..) | (Place::Agencies, Tab::Responsibilities, _) => Self::Absence,
            (Place::Figures | Place::Workload, ..) | (Place::Agencies, Tab::Figures, _) => Self::Workload,
            (Place::Import, ..) => Self::Import,
            (Place::History, ..) | (Place::Settings, _, SettingsPage::Backups) => Self::File,
            (Place::Settings, ..) => Self::Administrator,
        }
    }
}
