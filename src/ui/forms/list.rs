//! Every form there is. A form that is missing here cannot be opened: it does not compile.

use serde::{Deserialize, Serialize};

use super::FormFields;
use crate::ui::draft::Draft;
use crate::ui::{
    agreement, backups, characteristics, client, contacts, figures, lists, merging, parts, payroll, questionnaire,
};
use crate::ui::{responsibilities, staff, upkeep, what_if, workload};

macro_rules! forms {
    ($($name:ident: $fields:ty;)*) => {
        /// What is being typed in a form, and what it began with.
        #[derive(Clone, Debug, Serialize, Deserialize)]
        pub(crate) enum Typed {
            $($name(Box<Draft<$fields>>),)*
        }

        impl Typed {
            /// The form's name, which stays the same from release to release.
            pub(crate) const fn name(&self) -> &'static str {
                match self { $(Self::$name(_) => stringify!($name),)* }
            }

            pub(crate) fn changed(&self) -> bool {
                match self { $(Self::$name(draft) => draft.changed(),)* }
            }

            pub(crate) fn fields(&self) -> &dyn FormFields {
                match self { $(Self::$name(draft) => &draft.edited,)* }
            }

            pub(crate) fn fields_mut(&mut self) -> &mut dyn FormFields {
                match self { $(Self::$name(draft) => &mut draft.edited,)* }
            }

            /// The names of all forms.
            pub(crate) const NAMES: &[&str] = &[$(stringify!($name)),*];

            /// Whether a form of this name is known.
            pub(crate) fn knows(name: &str) -> bool {
                Self::NAMES.contains(&name)
            }
        }

        $(
            impl From<$fields> for Typed {
                fn from(fields: $fields) -> Self {
                    Draft::new(fields).into()
                }
            }

            impl From<Draft<$fields>> for Typed {
                fn from(draft: Draft<$fields>) -> Self {
                    Self::$name(Box::new(draft))
                }
            }
        )*
    };
}

forms! {
    Agreement: agreement::AgreementFields;
    AgreementCopy: agreement::CopyFields;
    Work: agreement::WorkFields;
    Metric: agreement::MetricFields;
    BoundaryCondition: agreement::ConditionFields;
    AppliedAgreement: agreement::AppliedFields;
    PlannedChange: client::PlannedFields;
    Feedback: client::FeedbackFields;
    Meeting: client::MeetingFields;
    Decision: client::DecisionFields;
    ClientPlan: client::PlanFields;
    Satisfaction: client::SatisfactionFields;
    ValueLimit: client::LimitFields;
    BranchManager: client::ManagerFields;
    UnitSettings: backups::UnitFields;
    Matter: parts::matter_form::MatterFields;
    Contact: contacts::ContactFields;
    Characteristic: characteristics::CharacteristicFields;
    Doubt: upkeep::DoubtFields;
    DataDuty: upkeep::DutyFields;
    PayGroup: payroll::GroupFields;
    PayrollDate: payroll::DateFields;
    RecurringTask: payroll::TaskFields;
    Tick: parts::tick_form::TickFields;
    StepKind: lists::StepKindFields;
    Employee: staff::EmployeeFields;
    Team: staff::TeamFields;
    ServiceGroup: staff::GroupFields;
    WorkPair: staff::PairFields;
    Leaving: staff::LeavingFields;
    CarryOut: what_if::CarryOutFields;
    Responsible: responsibilities::ResponsibleFields;
    Service: responsibilities::ServiceFields;
    Services: responsibilities::AllServicesFields;
    System: responsibilities::SystemFields;
    Round: questionnaire::RoundFields;
    Question: questionnaire::QuestionFields;
    FigureNote: figures::NoteFields;
    Merging: merging::MergingFields;
    Norm: workload::NormFields;
    AgencyFactor: workload::FactorFields;
    CostPerPersonYear: workload::CostFields;
}
