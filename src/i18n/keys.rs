//! The keys under which the words of the domain are found: one for each thing that is one of a few.

use crate::domain::coverage::Link;
use crate::domain::{
    AccountRole, AgencyKind, AssignmentRole, ContactRank, Counting, EmployeeRole, HeadcountBasis, Language, ReachKind,
    Severity, Topic, validate,
};

/// The key of an account role's name.
#[must_use]
pub const fn account_key(role: AccountRole) -> &'static str {
    match role {
        AccountRole::AccountManager => "role-account-manager",
        AccountRole::AccountContact => "role-account-contact",
    }
}

/// The key of an agency kind's name.
#[must_use]
pub const fn agency_kind_key(kind: AgencyKind) -> &'static str {
    match kind {
        AgencyKind::Agency => "kind-agency",
        AgencyKind::Institution => "kind-institution",
        AgencyKind::Fund => "kind-fund",
    }
}

/// The key of a language's name in the reader's language.
#[must_use]
pub const fn language_key(language: Language) -> &'static str {
    match language {
        Language::Fi => "language-fi",
        Language::Sv => "language-sv",
        Language::En => "language-en",
    }
}

/// The key of what a doubt says.
#[must_use]
pub const fn doubt_key(doubt: validate::Doubt) -> &'static str {
    match doubt {
        validate::Doubt::BusinessIdForm => "doubt-business-id-form",
        validate::Doubt::BusinessIdCheckDigit => "doubt-business-id-check-digit",
        validate::Doubt::Email => "doubt-email",
        validate::Doubt::Phone => "doubt-phone",
        validate::Doubt::Website => "doubt-website",
        validate::Doubt::Postcode => "doubt-postcode",
    }
}

/// The key of what a topic of the history is called.
#[must_use]
pub const fn topic_key(topic: Topic) -> &'static str {
    match topic {
        Topic::Agencies => "topic-agencies",
        Topic::Contacts => "topic-contacts",
        Topic::Responsibilities => "topic-responsibilities",
        Topic::Absences => "topic-absences",
        Topic::Figures => "topic-figures",
        Topic::Payroll => "topic-payroll",
        Topic::Agreements => "topic-agreements",
        Topic::Characteristics => "topic-characteristics",
        Topic::Client => "topic-client",
        Topic::Matters => "topic-matters",
        Topic::Upkeep => "topic-upkeep",
        Topic::Staff => "topic-staff",
        Topic::Lists => "topic-lists",
        Topic::Imports => "topic-imports",
        Topic::TakenBack => "topic-taken-back",
        Topic::Privacy => "topic-privacy",
        Topic::File => "topic-file",
    }
}

/// The key of what a severity is called.
#[must_use]
pub const fn severity_key(severity: Severity) -> &'static str {
    match severity {
        Severity::Critical => "severity-critical",
        Severity::Important => "severity-important",
        Severity::Note => "severity-note",
    }
}

/// The key of what a rank is called.
#[must_use]
pub const fn rank_key(rank: ContactRank) -> &'static str {
    match rank {
        ContactRank::Primary => "contact-primary",
        ContactRank::Substitute => "contact-substitute",
        ContactRank::Other => "contact-other",
    }
}

/// The key of what a number or an address is called.
#[must_use]
pub const fn reach_key(kind: ReachKind) -> &'static str {
    match kind {
        ReachKind::Phone => "field-phone",
        ReachKind::Email => "field-email",
        ReachKind::Fax => "field-fax",
    }
}

/// The key of what a basis is called.
#[must_use]
pub const fn headcount_basis_key(basis: HeadcountBasis) -> &'static str {
    match basis {
        HeadcountBasis::PersonsYearEnd => "basis-persons-year-end",
        HeadcountBasis::EmploymentsYearEnd => "basis-employments-year-end",
        HeadcountBasis::PersonsAverage => "basis-persons-average",
        HeadcountBasis::EmploymentsAverage => "basis-employments-average",
        HeadcountBasis::PersonYears => "basis-person-years",
    }
}

/// The key of an employee role's name.
#[must_use]
pub const fn employee_role_key(role: EmployeeRole) -> &'static str {
    match role {
        EmployeeRole::Secretary => "role-secretary",
        EmployeeRole::Supervisor => "role-supervisor",
    }
}

/// The key of a role's name.
#[must_use]
pub const fn assignment_role_key(role: AssignmentRole) -> &'static str {
    match role {
        AssignmentRole::Responsible => "role-responsible",
        AssignmentRole::Deputy => "role-deputy",
    }
}

/// The key of what ties a stand-in to whoever is away.
#[must_use]
pub const fn link_key(link: Link) -> &'static str {
    match link {
        Link::Deputy => "link-deputy",
        Link::Pair => "link-pair",
        Link::Team => "link-team",
        Link::Supervisor => "link-supervisor",
    }
}

/// The key of what an employment type is to the total.
#[must_use]
pub const fn counting_key(counting: Counting) -> &'static str {
    match counting {
        Counting::Counted => "counting-counted",
        Counting::OfWhich => "counting-of-which",
        Counting::Beside => "counting-beside",
    }
}
