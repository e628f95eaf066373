//! Every screen of the navigation, in its order: its name, its picture, how it is drawn, and what is typed in it. This
//! is the one place where a screen is registered; whatever else the window knows of screens follows from it.

use egui::Ui;
use egui_material_icons::{MaterialIcon, icons};

use super::draft::{KeptDraft, NotTakenUp};
use super::{Cx, Shell};
use crate::domain::{Change, OperationKind, Record};

/// What every screen can do. Nothing is assumed: a screen in which nothing is typed says so.
pub(crate) trait Screen {
    /// Draws the screen.
    fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>);

    /// Whether something is typed here that is not saved, forms over the window apart.
    fn typing(&self) -> bool;

    /// Lets go of what is typed.
    fn discard(&mut self);

    /// What is typed here, to be kept outside the window. Nothing where nothing is, at no cost.
    fn kept(&self, cx: &Cx<'_>) -> Vec<KeptDraft>;

    /// Shows what was kept as it was being typed.
    ///
    /// # Errors
    /// Where it is none of this screen's, or cannot be read; then nothing has changed.
    fn take_up(&mut self, cx: &Cx<'_>, kept: &KeptDraft) -> Result<(), NotTakenUp>;

    /// Lets go of what is typed of a row where it has been settled that another's word stands.
    fn let_go(&mut self, row: &Record);

    /// Gives back what a line of this screen has asked to be saved and is not to be: it stands in the line again, with
    /// the keyboard in it. Returns whether it was typed here; what is typed in forms stays there anyway.
    fn give_back(&mut self, cx: &Cx<'_>, kind: OperationKind, changes: &[Change]) -> bool;
}

/// Says of a screen that nothing is typed on it.
macro_rules! nothing_typed {
    () => {
        fn typing(&self) -> bool {
            false
        }

        fn discard(&mut self) {}

        fn kept(&self, _cx: &crate::ui::Cx<'_>) -> Vec<crate::ui::draft::KeptDraft> {
            Vec::new()
        }

        fn take_up(
            &mut self,
            _cx: &crate::ui::Cx<'_>,
            _kept: &crate::ui::draft::KeptDraft,
        ) -> Result<(), crate::ui::draft::NotTakenUp> {
            Err(crate::ui::draft::NotTakenUp::Unknown)
        }

        fn let_go(&mut self, _row: &crate::domain::Record) {}

        fn give_back(
            &mut self,
            _cx: &crate::ui::Cx<'_>,
            _kind: crate::domain::OperationKind,
            _changes: &[crate::domain::Change],
        ) -> bool {
            false
        }
    };
}

pub(crate) use nothing_typed;

macro_rules! screens {
    ($($(#[$doc:meta])* $place:ident: $key:literal, $icon:ident, $field:ident, $typed:ident;)*) => {
        /// The screens of the left navigation.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        pub enum Place {
            $($(#[$doc])* $place,)*
        }

        impl Place {
            /// Every screen, in the order of the navigation.
            pub const ALL: [Self; [$(stringify!($place)),*].len()] = [$(Self::$place),*];

            /// The key of the screen's name.
            #[must_use]
            pub const fn key(self) -> &'static str {
                match self { $(Self::$place => $key,)* }
            }

            /// The screen's picture.
            pub(super) const fn icon(self) -> MaterialIcon {
                match self { $(Self::$place => icons::$icon,)* }
            }

            /// Whether what is typed stays where another screen is shown meanwhile.
            pub(super) const fn typed(self) -> Typed {
                match self { $(Self::$place => Typed::$typed,)* }
            }
        }

        impl Shell {
            pub(super) fn screen(&self, place: Place) -> &dyn Screen {
                match place { $(Place::$place => &self.$field,)* }
            }

            pub(super) fn screen_mut(&mut self, place: Place) -> &mut dyn Screen {
                match place { $(Place::$place => &mut self.$field,)* }
            }
        }
    };
}

/// What becomes of what is typed on a screen where another is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Typed {
    /// It is asked about first.
    Asked,
    /// It stays, to be gone on with.
    Stays,
}

impl Place {
    /// Whether the navigation leads there; the others are led to from where they are asked for.
    pub(super) const fn in_navigation(self) -> bool {
        !matches!(self, Self::Situation)
    }
}

screens! {
    /// What the day asks.
    Today: "place-today", ICON_TODAY, today, Asked;
    /// How far the rounds of the pay groups are.
    Round: "place-round", ICON_CHECKLIST, round, Asked;
    /// The agencies.
    #[default]
    Agencies: "place-agencies", ICON_APARTMENT, agencies, Asked;
    /// The contacts of all agencies.
    AddressBook: "place-address-book", ICON_CONTACTS, address_book, Asked;
    /// Who is away and who stands in.
    Absences: "place-absences", ICON_EVENT_BUSY, absences, Asked;
    /// What only those know who look after an agency.
    Questionnaire: "place-questionnaire", ICON_FORUM, questionnaire, Stays;
    /// A year's figures of all agencies.
    Figures: "place-figures", ICON_TABLE_CHART, figures, Asked;
    /// The figures of all agencies together.
    Workload: "place-workload", ICON_BAR_CHART, workload, Asked;
    /// How things stand with the whole unit.
    Situation: "situation", ICON_MONITORING, situation, Asked;
    /// What is missing, and what is to be looked over.
    Upkeep: "place-upkeep", ICON_FACT_CHECK, upkeep, Asked;
    /// Our own people.
    Staff: "place-staff", ICON_GROUP, staff, Asked;
    /// What is brought in from files.
    Import: "place-import", ICON_UPLOAD_FILE, import, Asked;
    /// What has been done.
    History: "place-history", ICON_HISTORY, history, Asked;
    /// Language, look, file.
    Settings: "place-settings", ICON_SETTINGS, settings, Asked;
}
