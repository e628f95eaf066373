//! What an operation was about, in the few words by which a history is narrowed down.

use crate::domain::record::operation::OperationKind;

/// What an operation was about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Topic {
    /// An agency itself, its names and its logo.
    Agencies,
    /// Contacts.
    Contacts,
    /// Who is responsible, who handles what, who has access.
    Responsibilities,
    /// Absences, and what was taken over for them.
    Absences,
    /// Headcounts, volumes and products.
    Figures,
    /// Pay groups and the payroll calendar.
    Payroll,
    /// What is agreed with an agency, what it says of it and what is going to change.
    Agreements,
    /// Special characteristics and the questionnaire.
    Characteristics,
    /// Meetings with an agency, its plan, how satisfied it is, who looks after its account.
    Client,
    /// Open matters.
    Matters,
    /// What was found true or doubted, and whose duty that is.
    Upkeep,
    /// Our own people.
    Staff,
    /// The lists.
    Lists,
    /// What came in from files.
    Imports,
    /// What was taken back, done again, or gave way.
    TakenBack,
    /// Personal data that was erased.
    Privacy,
    /// The file itself: how it began, grew and was restored.
    File,
}

impl Topic {
    /// Every topic, in the order they are offered.
    pub const ALL: [Self; 17] = [
        Self::Agencies,
        Self::Contacts,
        Self::Responsibilities,
        Self::Absences,
        Self::Figures,
        Self::Payroll,
        Self::Agreements,
        Self::Characteristics,
        Self::Client,
        Self::Matters,
        Self::Upkeep,
        Self::Staff,
        Self::Lists,
        Self::Imports,
        Self::TakenBack,
        Self::Privacy,
        Self::File,
    ];

    /// What an operation of that kind is about.
    #[must_use]
    pub const fn of(kind: OperationKind) -> Self {
        use OperationKind as Kind;
        match kind {
            Kind::AgencyAdded
            | Kind::AgencyEdited
            | Kind::AgencyDuplicated
            | Kind::AgencyArchived
            | Kind::AgencyRestored
            | Kind::AgencyDeleted
            | Kind::AgencyRenamed
            | Kind::AgenciesMerged
            | Kind::AgencySplit
            | Kind::LogoChanged => Self::Agencies,
            Kind::ContactEdited => Self::Contacts,
            Kind::AssignmentEdited
            | Kind::ServiceEdited
            | Kind::SystemEdited
            | Kind::PairEdited
            | Kind::EmployeeLeft
            | Kind::ScenarioCarriedOut => Self::Responsibilities,
            Kind::AbsenceEdited | Kind::HandoverEdited => Self::Absences,
            Kind::FiguresEdited | Kind::ProductEdited | Kind::LoadBasisEdited => Self::Figures,
            Kind::PayrollEdited | Kind::StepTicked | Kind::StepUnticked | Kind::StepNoted => Self::Payroll,
            Kind::AgreementEdited
            | Kind::StandardEdited
            | Kind::AppliedAgreementEdited
            | Kind::PlannedChangeEdited
            | Kind::FeedbackEdited => Self::Agreements,
            Kind::CharacteristicEdited
            | Kind::QuestionEdited
            | Kind::RoundEdited
            | Kind::Answered
            | Kind::AnswerBecame => Self::Characteristics,
            Kind::MeetingEdited
            | Kind::DecisionBecame
            | Kind::ClientPlanEdited
            | Kind::SatisfactionEdited
            | Kind::AccountEdited => Self::Client,
            Kind::MatterEdited => Self::Matters,
            Kind::Verified | Kind::Reopened | Kind::DoubtRaised | Kind::DoubtSettled | Kind::DutyEdited => Self::Upkeep,
            Kind::StaffEdited => Self::Staff,
            Kind::ListEdited | Kind::ItemsMerged | Kind::SettingEdited => Self::Lists,
            Kind::ContactsImported
            | Kind::FiguresImported
            | Kind::AnswersImported
            | Kind::RegisterImported
            | Kind::LogosImported => Self::Imports,
            Kind::FieldRestored | Kind::ConflictYielded | Kind::Undone | Kind::Redone => Self::TakenBack,
            Kind::PrivacyEdited | Kind::Purged | Kind::PersonErased => Self::Privacy,
            Kind::FileStarted | Kind::DemoWritten | Kind::FileUpgraded | Kind::FileRecovered | Kind::Restored => {
                Self::File
            }
        }
    }

    /// The kinds of operations about it.
    pub fn kinds(self) -> impl Iterator<Item = OperationKind> {
        OperationKind::ALL.into_iter().filter(move |kind| Self::of(*kind) == self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_topic_has_kinds() {
        for topic in Topic::ALL {
            assert!(topic.kinds().next().is_some(), "{topic:?}");
        }
    }
}
