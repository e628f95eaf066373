//! The tabs of an agency, in their order: what each is called, which groups of fields are kept up to date on it, and the
//! rows of which tables it shows. Where a search hit, a change or a duty leads to follows from this.

use crate::domain::{FieldGroup, Table};

macro_rules! tabs {
    ($($(#[$meta:meta])* $tab:ident: $key:literal, [$($group:ident),*], [$($table:ident),*];)*) => {
        /// The tabs of an agency.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        pub enum Tab {
            $($(#[$meta])* $tab,)*
        }

        impl Tab {
            /// Every tab, in order.
            pub const ALL: [Self; [$(stringify!($tab)),*].len()] = [$(Self::$tab),*];

            /// The key of the tab's name.
            #[must_use]
            pub const fn key(self) -> &'static str {
                match self { $(Self::$tab => $key,)* }
            }

            /// The groups of fields that are kept up to date on the tab; none for the card, which shows a little of each.
            #[must_use]
            pub const fn groups(self) -> &'static [FieldGroup] {
                match self { $(Self::$tab => &[$(FieldGroup::$group),*],)* }
            }

            /// The tab on which a group of fields is edited.
            #[must_use]
            pub const fn of_group(group: FieldGroup) -> Self {
                match group { $($(FieldGroup::$group => Self::$tab,)*)* }
            }

            /// The tab on which the rows of a table are shown.
            #[must_use]
            pub const fn showing(table: Table) -> Self {
                match table {
                    $($(Table::$table => Self::$tab,)*)*
                    // What belongs to no agency in particular, or to an agency as such.
                    _ => Self::Details,
                }
            }
        }
    };
}

tabs! {
    /// Everything on one screen, for reading. Whatever was vouched for or doubted says so here.
    #[default]
    Card: "tab-card", [], [Agency, Verification, Doubt, OpenMatter, Handover];
    /// Addresses, hours, people.
    Details: "tab-details", [Basics, Addresses, Contacts], [];
    /// Pay groups and the dates of a year.
    Payroll: "tab-payroll", [Payroll], [PayGroup, PayGroupStep, PayrollDate, RecurringTask, RoundStep];
    /// What is special about the agency.
    Characteristics: "tab-characteristics", [Characteristics], [Characteristic, Answer];
    /// What is agreed.
    Agreement: "tab-agreement", [Agreement], [
        Agreement, DefinitionLine, Metric, MetricResult, BoundaryCondition, UnitPrice, AppliedAgreement
    ];
    /// The agency as a client.
    Client: "tab-client", [], [
        Meeting, MeetingAgency, MeetingDecision, ClientPlan, Satisfaction, PlannedChange, Feedback, AccountPerson
    ];
    /// Who is responsible, and which group handles what.
    Responsibilities: "tab-responsibilities", [Responsibilities, Services, Systems], [
        Assignment, AgencyService, AgencySystem, SystemAccess
    ];
    /// Headcounts and volumes.
    Figures: "tab-figures", [Headcount, Volume], [Headcount, Volume];
}
