//! What is missing of the agencies, and how much it matters.

use std::cmp::Reverse;

use chrono::NaiveDate;

use crate::domain::agency::agency::Agency;
use crate::domain::knowledge::upkeep::{closed_year, lacking};
use crate::domain::knowledge::verification::FieldGroup;
use crate::domain::people::staff::AssignmentRole;
use crate::domain::record::id::AgencyId;
use crate::domain::record::record::Rows;
use crate::domain::record::text::fold;

/// Something that is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gap {
    /// Nobody is responsible.
    Responsible,
    /// Nobody stands in.
    Deputy,
    /// There is nobody to call.
    Contacts,
    /// Several contacts, none of whom is to be called first.
    Primary,
    /// A contact with neither a telephone number nor an e-mail address.
    Reach,
    /// No pay group, so that no date of the payroll calendar is known.
    PayGroup,
    /// Nothing special is written down, and nobody has said that there is nothing.
    Characteristics,
    /// No agreement in force.
    Agreement,
    /// No headcount of the last year that is over.
    Headcount,
    /// No volume of the last year that is over.
    Volume,
    /// No business id.
    BusinessId,
    /// No number of the bookkeeping unit.
    UnitNumber,
    /// No telephone number.
    Switchboard,
    /// No e-mail address.
    Email,
    /// No postal address.
    PostalAddress,
    /// No parent organisation.
    Parent,
    /// No mission.
    Mission,
    /// No opening hours.
    OpeningHours,
    /// No visiting address.
    VisitingAddress,
    /// No name in Swedish.
    NameSv,
    /// No abbreviation.
    Abbreviation,
    /// No language of service.
    ServiceLanguage,
    /// No website.
    Website,
    /// No logo.
    Logo,
}

impl Gap {
    /// Every gap, what matters most first.
    pub const ALL: [Self; 24] = [
        Self::Responsible,
        Self::Deputy,
        Self::Contacts,
        Self::Primary,
        Self::Reach,
        Self::PayGroup,
        Self::Characteristics,
        Self::Agreement,
        Self::Headcount,
        Self::Volume,
        Self::BusinessId,
        Self::UnitNumber,
        Self::Switchboard,
        Self::Email,
        Self::PostalAddress,
        Self::Parent,
        Self::Mission,
        Self::OpeningHours,
        Self::VisitingAddress,
        Self::NameSv,
        Self::Abbreviation,
        Self::ServiceLanguage,
        Self::Website,
        Self::Logo,
    ];

    /// How much it matters: 4 where somebody may go unpaid on the day the responsible is ill, 1 where it is only
    /// inconvenient.
    #[must_use]
    pub const fn weight(self) -> u32 {
        match self {
            Self::Responsible | Self::Contacts | Self::PayGroup => 4,
            Self::Deputy | Self::Characteristics | Self::Reach => 3,
            Self::Primary
            | Self::Agreement
            | Self::Headcount
            | Self::Volume
            | Self::BusinessId
            | Self::UnitNumber
            | Self::Switchboard => 2,
            Self::Email
            | Self::PostalAddress
            | Self::Parent
            | Self::Mission
            | Self::OpeningHours
            | Self::VisitingAddress
            | Self::NameSv
            | Self::Abbreviation
            | Self::ServiceLanguage
            | Self::Website
            | Self::Logo => 1,
        }
    }

    /// The column of an agency that is empty; none where more than one field would close the gap.
    #[must_use]
    pub const fn column(self) -> Option<&'static str> {
        Some(match self {
            Self::BusinessId => "business_id",
            Self::UnitNumber => "bookkeeping_unit_number",
            Self::Switchboard => "switchboard",
            Self::Email => "email",
            Self::Mission => "mission",
            Self::NameSv => "name_sv",
            Self::Abbreviation => "abbreviation",
            Self::Website => "website",
            _ => return None,
        })
    }

    /// The group of fields it is a gap in; none for the logo.
    #[must_use]
    pub const fn group(self) -> Option<FieldGroup> {
        Some(match self {
            Self::Responsible | Self::Deputy => FieldGroup::Responsibilities,
            Self::Contacts | Self::Primary | Self::Reach => FieldGroup::Contacts,
            Self::PayGroup => FieldGroup::Payroll,
            Self::Characteristics => FieldGroup::Characteristics,
            Self::Agreement => FieldGroup::Agreement,
            Self::Headcount => FieldGroup::Headcount,
            Self::Volume => FieldGroup::Volume,
            Self::BusinessId
            | Self::UnitNumber
            | Self::Parent
            | Self::Mission
            | Self::NameSv
            | Self::Abbreviation
            | Self::ServiceLanguage => FieldGroup::Basics,
            Self::Switchboard
            | Self::Email
            | Self::PostalAddress
            | Self::OpeningHours
            | Self::VisitingAddress
            | Self::Website => FieldGroup::Addresses,
            Self::Logo => return None,
        })
    }

    /// Whether it gapes at an agency.
    fn gapes(self, rows: &Rows, agency: &Agency, today: NaiveDate) -> bool {
        let id = agency.id;
        let lacks = |group| lacking(rows, agency, group, today);
        match self {
            Self::Responsible => rows.assigned(id, AssignmentRole::Responsible, today).is_none(),
            Self::Deputy => rows.assigned(id, AssignmentRole::Deputy, today).is_none(),
            Self::Contacts => !rows.contact.of(id).any(|one| one.holds_on(today)),
            Self::Primary => {
                rows.contact.of(id).filter(|one| one.holds_on(today)).nth(1).is_some()
                    && rows.primary_on(id, today).is_none()
            }
            Self::Reach => unreachable(rows, id, today) > 0,
            Self::PayGroup => lacks(FieldGroup::Payroll),
            Self::Characteristics => lacks(FieldGroup::Characteristics),
            Self::Agreement => rows.agreement_on(id, today).is_none(),
            Self::Headcount => served(agency, today) && lacks(FieldGroup::Headcount),
            Self::Volume => served(agency, today) && lacks(FieldGroup::Volume),
            Self::BusinessId => blank(&agency.business_id),
            Self::UnitNumber => blank(&agency.bookkeeping_unit_number),
            Self::Switchboard => blank(&agency.switchboard),
            Self::Email => blank(&agency.email),
            Self::PostalAddress => blank(&agency.postal_street) && blank(&agency.postal_city),
            Self::Parent => agency.parent_organisation.is_none(),
            Self::Mission => blank(&agency.mission),
            Self::OpeningHours => rows.opening_hours.of(id).next().is_none(),
            Self::VisitingAddress => blank(&agency.visiting_street) && blank(&agency.visiting_city),
            Self::NameSv => blank(&agency.name_sv),
            Self::Abbreviation => blank(&agency.abbreviation),
            Self::ServiceLanguage => agency.service_language.is_none(),
            Self::Website => blank(&agency.website),
            Self::Logo => agency.logo.is_none(),
        }
    }
}

fn blank(text: &str) -> bool {
    text.trim().is_empty()
}

/// How many contacts of an agency have neither a telephone number nor an e-mail address.
fn unreachable(rows: &Rows, agency: AgencyId, today: NaiveDate) -> usize {
    use crate::domain::agency::contact::ReachKind;
    let reached = |contact: &&crate::domain::agency::contact::Contact| {
        rows.contact_reach.of(agency).any(|reach| reach.contact == contact.id && reach.kind != ReachKind::Fax)
    };
    rows.contact.of(agency).filter(|one| !one.over(today)).filter(|contact| !reached(contact)).count()
}

/// Whether an agency was a client on some day of the last year that is over.
fn served(agency: &Agency, today: NaiveDate) -> bool {
    use chrono::Datelike;
    agency.client_since.is_none_or(|since| i64::from(since.year()) <= closed_year(today))
}

/// What is missing of one agency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completeness {
    /// Which.
    pub agency: AgencyId,
    /// What, the heaviest first.
    pub missing: Vec<Gap>,
}

impl Completeness {
    /// How much what is missing matters, all in all.
    #[must_use]
    pub fn weight(&self) -> u32 {
        self.missing.iter().map(|gap| gap.weight()).sum()
    }
}

/// What is missing of an agency.
#[must_use]
pub fn completeness_of(rows: &Rows, agency: &Agency, today: NaiveDate) -> Completeness {
    let missing = Gap::ALL.into_iter().filter(|gap| gap.gapes(rows, agency, today)).collect();
    Completeness { agency: agency.id, missing }
}

/// What is missing of every client, the worst first, then by name.
#[must_use]
pub fn completeness(rows: &Rows, today: NaiveDate) -> Vec<Completeness> {
    let clients = rows.agency.iter().filter(|agency| !agency.archived(today));
    let mut all: Vec<Completeness> = clients.map(|agency| completeness_of(rows, agency, today)).collect();
    all.sort_by_cached_key(|one| {
        let name = rows.agency.get(one.agency).map(|agency| fold(&agency.name_fi));
        (Reverse(one.weight()), name)
    });
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::testing::{agency, assignment, day, employee};
    use crate::domain::{
        Agreement, AgreementId, Characteristic, Contact, ContactRank, ContactReach, Headcount, HeadcountBasis,
        Language, ListId, OpeningHours, PayGroup, PayGroupId, ProductId, ReachKind, RowId, Verification, Volume,
    };

    const TODAY: &str = "2026-10-14";

    fn missing(rows: &Rows, agency: &Agency) -> Vec<Gap> {
        completeness_of(rows, agency, day(TODAY)).missing
    }

    fn without(gaps: &[Gap], closed: &[Gap]) -> Vec<Gap> {
        gaps.iter().copied().filter(|gap| !closed.contains(gap)).collect()
    }

    #[test]
    fn an_agency_of_which_only_the_name_is_known_lacks_everything() {
        let one = agency("Rannikkolaitos");
        let all = missing(&Rows::default(), &one);
        // A contact who is not there can be neither first nor out of reach.
        assert_eq!(all, without(&Gap::ALL, &[Gap::Primary, Gap::Reach]));
    }

    #[test]
    fn every_gap_closes() {
        let mut one = agency("Rannikkolaitos");
        let mut rows = Rows::default();
        let mut left = missing(&rows, &one);
        let mut close = |rows: &Rows, one: &Agency, closed: &[Gap]| {
            left = without(&left, closed);
            assert_eq!(missing(rows, one), left);
        };
        for gap in Gap::ALL {
            let Some(column) = gap.column() else { continue };
            one = crate::domain::testing::with_texts(&one, [(column, "x".to_owned())]);
            close(&rows, &one, &[gap]);
        }
        one.postal_city = "Kotka".into();
        one.service_language = Some(Language::Fi);
        one.logo = Some("ab".repeat(32));
        one.visiting_street = "Satamakatu 1".into();
        one.parent_organisation = Some(ListId::new());
        close(&rows, &one, &[Gap::PostalAddress, Gap::ServiceLanguage, Gap::Logo, Gap::VisitingAddress, Gap::Parent]);
        let (opens, closes) = (crate::domain::testing::time("08:00"), crate::domain::testing::time("15:00"));
        let (id, agency) = (OpeningHours::key(one.id, 1), one.id);
        rows.put(OpeningHours { id, agency, weekday: 1, opens, closes, break_from: None, break_to: None }.into());
        close(&rows, &one, &[Gap::OpeningHours]);
        let aino = employee("Aino");
        rows.put(aino.clone().into());
        for role in [AssignmentRole::Responsible, AssignmentRole::Deputy] {
            rows.put(assignment(one.id, aino.id, role, "", "").into());
        }
        close(&rows, &one, &[Gap::Responsible, Gap::Deputy]);
        rows.put(Headcount::new(one.id, 2025, ListId::new(), HeadcountBasis::default(), 3).into());
        close(&rows, &one, &[Gap::Headcount]);
        rows.put(Volume::new(one.id, ProductId::new(), 2025, 3).into());
        close(&rows, &one, &[Gap::Volume]);
        rows.put(Characteristic::empty(one.id, "Aino", day(TODAY)).into());
        close(&rows, &one, &[Gap::Characteristics]);
        let group = PayGroup {
            id: PayGroupId::new(),
            agency: one.id,
            name: "Kuukausipalkat".into(),
            rule: "day 15 before".into(),
            position: 0,
            ended_on: None,
            since: None,
        };
        rows.put(PayGroup { ended_on: Some(day("2026-10-13")), ..group.clone() }.into());
        close(&rows, &one, &[]);
        rows.put(group.into());
        close(&rows, &one, &[Gap::PayGroup]);
        let agreement = Agreement { valid_to: Some(day(TODAY)), ..Agreement::empty(one.id, AgreementId::new()) };
        rows.put(Agreement { valid_to: Some(day("2026-10-13")), ..agreement.clone() }.into());
        close(&rows, &one, &[]);
        rows.put(agreement.into());
        close(&rows, &one, &[Gap::Agreement]);
        assert_eq!(left, [Gap::Contacts]);
    }

    #[test]
    fn contacts_are_reached_and_one_is_called_first() {
        let one = agency("Rannikkolaitos");
        let mut rows = Rows::default();
        let of_contacts = |rows: &Rows| {
            let gaps = missing(rows, &one).into_iter();
            gaps.filter(|gap| gap.group() == Some(FieldGroup::Contacts)).collect::<Vec<_>>()
        };
        let saara = Contact { name: "Saara".into(), ..Contact::empty(one.id) };
        rows.put(saara.clone().into());
        assert_eq!(of_contacts(&rows), [Gap::Reach], "the only one is called first anyway");
        let reach = |contact: &Contact, kind| ContactReach {
            id: RowId::new(),
            contact: contact.id,
            agency: one.id,
            kind,
            label: String::new(),
            value: "x".into(),
            position: 0,
        };
        rows.put(reach(&saara, ReachKind::Fax).into());
        assert_eq!(of_contacts(&rows), [Gap::Reach], "nobody calls a fax");
        rows.put(reach(&saara, ReachKind::Email).into());
        assert_eq!(of_contacts(&rows), []);
        let otso = Contact { name: "Otso".into(), ..Contact::empty(one.id) };
        rows.put(otso.clone().into());
        rows.put(reach(&otso, ReachKind::Phone).into());
        assert_eq!(of_contacts(&rows), [Gap::Primary]);
        rows.put(Contact { rank: ContactRank::Primary, ..otso }.into());
        assert_eq!(of_contacts(&rows), []);
    }

    #[test]
    fn what_somebody_has_vouched_for_is_not_missing() {
        let one = agency("Rannikkolaitos");
        let mut rows = Rows::default();
        rows.put(Verification::new(one.id, FieldGroup::Characteristics, None, day(TODAY), "Aino").into());
        assert!(!missing(&rows, &one).contains(&Gap::Characteristics));
    }

    #[test]
    fn figures_of_a_year_before_the_agency_came_are_not_missed() {
        let mut one = agency("Rannikkolaitos");
        for (since, missed) in [("2026-01-01", false), ("2025-12-31", true)] {
            one.client_since = Some(day(since));
            assert_eq!(missing(&Rows::default(), &one).contains(&Gap::Headcount), missed, "{since}");
        }
    }

    #[test]
    fn the_worst_comes_first_and_former_clients_not_at_all() {
        let mut rows = Rows::default();
        let full = agency("B");
        let better = Agency { business_id: "x".into(), ..full.clone() };
        let gone = Agency { client_until: Some(day("2025-12-31")), ..agency("C") };
        for one in [&better, &agency("D"), &agency("A"), &gone] {
            rows.put((*one).clone().into());
        }
        let all = completeness(&rows, day(TODAY));
        let names: Vec<&str> =
            all.iter().filter_map(|one| Some(rows.agency.get(one.agency)?.name_fi.as_str())).collect();
        assert_eq!(names, ["A", "D", "B"]);
        assert!(all.is_sorted_by_key(|one| Reverse(one.weight())));
    }
}
