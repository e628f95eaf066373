//! An agency and the rows it owns: identifiers, opening hours, account people, succession.

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::domain::record::id::{AgencyId, ListId, RowId, natural};
use crate::domain::record::language::{Language, Names};
use crate::domain::record::row::{Reference, Row};
use crate::domain::record::table::Table;

/// What an agency is in law.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AgencyKind {
    /// *virasto*, the usual case.
    #[default]
    Agency,
    /// *laitos*
    Institution,
    /// *rahasto*, a fund outside the state budget.
    Fund,
}

impl AgencyKind {
    /// Every kind, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::Agency, Self::Institution, Self::Fund];
}

/// A client agency. Texts are empty when nothing is known; dates are absent.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Agency {
    /// Identity.
    pub id: AgencyId,
    /// Name in Finnish; the only one that must be there.
    pub name_fi: String,
    /// Name in Swedish.
    pub name_sv: String,
    /// Name in English.
    pub name_en: String,
    /// Short name, such as `RL`.
    pub abbreviation: String,
    /// Agency, institution or fund.
    pub kind: AgencyKind,
    /// What the agency is for, in a sentence or three.
    pub mission: String,
    /// The ministry or other body above it.
    pub parent_organisation: Option<ListId>,
    /// Branch of government.
    pub branch: Option<ListId>,
    /// What kind of client it is, from the users' list.
    #[serde(default)]
    pub segment: Option<ListId>,
    /// Number of the bookkeeping unit (*kirjanpitoyksikkö*), digits.
    pub bookkeeping_unit_number: String,
    /// Name of the bookkeeping unit.
    pub bookkeeping_unit_name: String,
    /// Business id (*Y-tunnus*), `1234567-1`. Several agencies may share one.
    pub business_id: String,
    /// Street of the visiting address.
    pub visiting_street: String,
    /// Postal code of the visiting address.
    pub visiting_postcode: String,
    /// Place of the visiting address.
    pub visiting_city: String,
    /// Street or box of the postal address.
    pub postal_street: String,
    /// Postal code of the postal address.
    pub postal_postcode: String,
    /// Place of the postal address.
    pub postal_city: String,
    /// Address of the website.
    pub website: String,
    /// Telephone number of the switchboard.
    pub switchboard: String,
    /// The registry's e-mail address.
    pub email: String,
    /// The language the agency is served in, where agreed. Whoever stands in has to speak it.
    pub service_language: Option<Language>,
    /// Another language in which it is served too.
    #[serde(default)]
    pub second_language: Option<Language>,
    /// First day as our client.
    pub client_since: Option<NaiveDate>,
    /// Last day as our client; the agency is archived after it.
    pub client_until: Option<NaiveDate>,
    /// SHA-256 of the logo's PNG, lower-case hexadecimal.
    pub logo: Option<String>,
    /// Free notes.
    pub notes: String,
}

impl Agency {
    /// An agency of which nothing is known yet.
    #[must_use]
    pub fn empty(id: AgencyId) -> Self {
        Self {
            id,
            name_fi: String::new(),
            name_sv: String::new(),
            name_en: String::new(),
            abbreviation: String::new(),
            kind: AgencyKind::default(),
            mission: String::new(),
            parent_organisation: None,
            branch: None,
            segment: None,
            bookkeeping_unit_number: String::new(),
            bookkeeping_unit_name: String::new(),
            business_id: String::new(),
            visiting_street: String::new(),
            visiting_postcode: String::new(),
            visiting_city: String::new(),
            postal_street: String::new(),
            postal_postcode: String::new(),
            postal_city: String::new(),
            website: String::new(),
            switchboard: String::new(),
            email: String::new(),
            service_language: None,
            second_language: None,
            client_since: None,
            client_until: None,
            logo: None,
            notes: String::new(),
        }
    }

    /// The name in `language`, in Finnish where that one is missing.
    #[must_use]
    pub fn name(&self, language: Language) -> &str {
        Names { fi: &self.name_fi, sv: &self.name_sv, en: &self.name_en }.in_language(language)
    }

    /// The languages it is served in, the agreed one first.
    pub fn service_languages(&self) -> impl Iterator<Item = Language> {
        let second = self.second_language.filter(|second| Some(*second) != self.service_language);
        self.service_language.into_iter().chain(second)
    }

    /// Whether the agency is no longer a client on `today`.
    #[must_use]
    pub fn archived(&self, today: NaiveDate) -> bool {
        self.client_until.is_some_and(|last| last < today)
    }

    /// Whether the agency is a client of ours on `day`: it has begun to be one and is still.
    #[must_use]
    pub fn served_on(&self, day: NaiveDate) -> bool {
        !self.archived(day) && self.client_since.is_none_or(|since| since <= day)
    }
}

impl Row for Agency {
    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn agency(&self) -> Option<AgencyId> {
        Some(self.id)
    }

    fn references(&self) -> Vec<Reference> {
        let mut references = Vec::new();
        references.extend(
            self.parent_organisation.map(|id| Reference::new("parent_organisation", Table::ParentOrganisation, id)),
        );
        references.extend(self.branch.map(|id| Reference::new("branch", Table::Branch, id)));
        references.extend(self.segment.map(|id| Reference::new("segment", Table::Segment, id)));
        references
    }
}

/// An identifier an agency goes by in some system: *virastotunniste*, OVT, e-invoicing address.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AgencyIdentifier {
    /// Identity.
    pub id: RowId,
    /// Whose identifier.
    pub agency: AgencyId,
    /// Which kind, from the users' list.
    pub kind: ListId,
    /// The identifier itself.
    pub value: String,
    /// First day it holds.
    pub valid_from: Option<NaiveDate>,
    /// Last day it holds.
    pub valid_to: Option<NaiveDate>,
}

impl Row for AgencyIdentifier {
    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn agency(&self) -> Option<AgencyId> {
        Some(self.agency)
    }

    fn references(&self) -> Vec<Reference> {
        vec![
            Reference::new("agency", Table::Agency, self.agency),
            Reference::new("kind", Table::IdentifierKind, self.kind),
        ]
    }
}

/// Opening hours on one weekday. No row means that nothing is known of the day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OpeningHours {
    /// UUIDv5 of agency and weekday.
    pub id: RowId,
    /// Whose hours.
    pub agency: AgencyId,
    /// ISO weekday, 1 is Monday.
    pub weekday: i64,
    /// Opens at; absent together with `closes` when closed the whole day.
    pub opens: Option<NaiveTime>,
    /// Closes at.
    pub closes: Option<NaiveTime>,
    /// Closed in between, as over lunch, from this time; absent together with `break_to`.
    #[serde(default)]
    pub break_from: Option<NaiveTime>,
    /// Open again at.
    #[serde(default)]
    pub break_to: Option<NaiveTime>,
}

impl OpeningHours {
    /// The identity of `agency`'s hours on `weekday`.
    #[must_use]
    pub fn key(agency: AgencyId, weekday: i64) -> RowId {
        RowId(natural("opening_hours", &[&agency.to_string(), &weekday.to_string()]))
    }
}

impl Row for OpeningHours {
    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn agency(&self) -> Option<AgencyId> {
        Some(self.agency)
    }

    fn references(&self) -> Vec<Reference> {
        vec![Reference::new("agency", Table::Agency, self.agency)]
    }
}

/// A date on which the opening hours differ, or a season in which they do on every day that is otherwise open.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OpeningException {
    /// UUIDv5 of agency, date and the season's last day.
    pub id: RowId,
    /// Whose hours.
    pub agency: AgencyId,
    /// The date, or the first day of a season.
    pub date: NaiveDate,
    /// The last day of a season; absent where a single date differs.
    #[serde(default)]
    pub until: Option<NaiveDate>,
    /// Opens at; absent together with `closes` when closed the whole day, or where the hours are not known.
    pub opens: Option<NaiveTime>,
    /// Closes at.
    pub closes: Option<NaiveTime>,
    /// Neither hours are known nor that it is closed: only that the day differs.
    #[serde(default)]
    pub hours_unknown: bool,
    /// Why, such as "juhannusaatto".
    pub note: String,
}

impl OpeningException {
    /// The identity of `agency`'s exception on `date`, or of the season that begins then and lasts `until` a day.
    #[must_use]
    pub fn key(agency: AgencyId, date: NaiveDate, until: Option<NaiveDate>) -> RowId {
        let (agency, date) = (agency.to_string(), date.to_string());
        let until = until.map(|until| until.to_string());
        let parts: Vec<&str> = [agency.as_str(), &date].into_iter().chain(until.as_deref()).collect();
        RowId(natural("opening_exception", &parts))
    }

    /// The last day on which the hours differ.
    #[must_use]
    pub fn last_day(&self) -> NaiveDate {
        self.until.unwrap_or(self.date)
    }

    /// Whether it is closed the whole day.
    #[must_use]
    pub const fn closed(&self) -> bool {
        self.opens.is_none() && !self.hours_unknown
    }
}

impl Row for OpeningException {
    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn agency(&self) -> Option<AgencyId> {
        Some(self.agency)
    }

    fn references(&self) -> Vec<Reference> {
        vec![Reference::new("agency", Table::Agency, self.agency)]
    }
}

/// Which of the service centre's people looks after the agency as a customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AccountRole {
    /// *asiakkuuspäällikkö*
    AccountManager,
    /// *asiakasvastaava*
    AccountContact,
}

impl AccountRole {
    /// Both roles, in the order they are shown.
    pub const ALL: [Self; 2] = [Self::AccountManager, Self::AccountContact];
}

/// An account manager or account contact, for a time. They sit elsewhere in the centre, so they are
/// no employees of this register.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AccountPerson {
    /// Identity.
    pub id: RowId,
    /// Whose account.
    pub agency: AgencyId,
    /// Manager or contact.
    pub role: AccountRole,
    /// Name.
    pub name: String,
    /// Telephone number.
    pub phone: String,
    /// E-mail address.
    pub email: String,
    /// First day.
    pub valid_from: Option<NaiveDate>,
    /// Last day.
    pub valid_to: Option<NaiveDate>,
}

impl Row for AccountPerson {
    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn agency(&self) -> Option<AgencyId> {
        Some(self.agency)
    }

    fn references(&self) -> Vec<Reference> {
        vec![Reference::new("agency", Table::Agency, self.agency)]
    }
}

/// How an agency became another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SuccessionKind {
    /// The same agency under a new name; it has no predecessor row, only its former names.
    Renamed,
    /// The predecessor went into the successor; the successor's series includes the predecessor's.
    Merged,
    /// The successor was split off; nobody can say which part of the older figures was its own.
    Split,
}

/// A rename, merger or split on a date, seen from the agency that goes on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Succession {
    /// Identity.
    pub id: RowId,
    /// The agency that goes on.
    pub agency: AgencyId,
    /// The agency it came from; absent for a rename.
    pub predecessor: Option<AgencyId>,
    /// What happened.
    pub kind: SuccessionKind,
    /// First day of the new state.
    pub date: NaiveDate,
    /// Former name in Finnish, for a rename.
    pub former_name_fi: String,
    /// Former name in Swedish.
    pub former_name_sv: String,
    /// Former name in English.
    pub former_name_en: String,
    /// Former abbreviation.
    pub former_abbreviation: String,
}

impl Succession {
    /// The former name in `language`.
    #[must_use]
    pub fn former_name(&self, language: Language) -> &str {
        Names { fi: &self.former_name_fi, sv: &self.former_name_sv, en: &self.former_name_en }.in_language(language)
    }
}

impl Row for Succession {
    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn agency(&self) -> Option<AgencyId> {
        Some(self.agency)
    }

    fn references(&self) -> Vec<Reference> {
        let mut references = vec![Reference::new("agency", Table::Agency, self.agency)];
        references.extend(self.predecessor.map(|id| Reference::new("predecessor", Table::Agency, id)));
        references
    }
}
