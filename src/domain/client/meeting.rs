//! Meetings with agencies, the agencies each concerns, and what was decided.

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::domain::record::id::{AgencyId, RowId, natural};
use crate::domain::record::row::{Reference, Row};
use crate::domain::record::table::Table;

/// What kind of meeting it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MeetingKind {
    /// The steering group (*ohjausryhmä*).
    #[default]
    SteeringGroup,
    /// The co-operation group (*yhteistyöryhmä*).
    CooperationGroup,
    /// The client team (*asiakastiimi*).
    ClientTeam,
    /// Any other.
    Other,
}

impl MeetingKind {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::SteeringGroup, Self::CooperationGroup, Self::ClientTeam, Self::Other];
}

/// A meeting. Which agencies it concerns stands in [`MeetingAgency`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Meeting {
    /// Identity.
    pub id: RowId,
    /// What kind.
    pub kind: MeetingKind,
    /// On which day.
    pub held_on: NaiveDate,
    /// At what time; absent where nobody has said.
    pub starts_at: Option<NaiveTime>,
    /// Where.
    pub place: String,
    /// Who takes part of us.
    pub ours: String,
    /// Who takes part of the agency.
    pub theirs: String,
    /// What is talked about, a line for each topic.
    pub topics: String,
}

impl Meeting {
    /// A new one on `day`, of which nothing is known yet.
    #[must_use]
    pub fn empty(day: NaiveDate) -> Self {
        Self {
            id: RowId::new(),
            kind: MeetingKind::default(),
            held_on: day,
            starts_at: None,
            place: String::new(),
            ours: String::new(),
            theirs: String::new(),
            topics: String::new(),
        }
    }

    /// Whether the agency takes part: always in the groups we have together, else where somebody of it is named.
    #[must_use]
    pub fn together(&self) -> bool {
        matches!(self.kind, MeetingKind::SteeringGroup | MeetingKind::CooperationGroup)
            || !self.theirs.trim().is_empty()
    }
}

impl Row for Meeting {
    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn references(&self) -> Vec<Reference> {
        Vec::new()
    }
}

/// An agency that a meeting concerns.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MeetingAgency {
    /// UUIDv5 of meeting and agency.
    pub id: RowId,
    /// Which meeting.
    pub meeting: RowId,
    /// Which agency.
    pub agency: AgencyId,
}

impl MeetingAgency {
    /// `meeting` concerns `agency`.
    #[must_use]
    pub fn new(meeting: RowId, agency: AgencyId) -> Self {
        let id = natural("meeting_agency", &[&meeting.to_string(), &agency.to_string()]);
        Self { id: RowId(id), meeting, agency }
    }
}

impl Row for MeetingAgency {
    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn agency(&self) -> Option<AgencyId> {
        Some(self.agency)
    }

    fn references(&self) -> Vec<Reference> {
        vec![
            Reference::new("meeting", Table::Meeting, self.meeting),
            Reference::new("agency", Table::Agency, self.agency),
        ]
    }

    fn natural_id(&self) -> Option<Uuid> {
        Some(Self::new(self.meeting, self.agency).id.0)
    }
}

/// Something that a meeting has decided.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MeetingDecision {
    /// Identity.
    pub id: RowId,
    /// At which meeting.
    pub meeting: RowId,
    /// Which of the meeting's agencies it concerns; absent where it concerns them all.
    pub agency: Option<AgencyId>,
    /// What was decided.
    pub text: String,
    /// The open matter that it has become.
    pub open_matter: Option<RowId>,
    /// Place in the list.
    pub position: i64,
}

impl MeetingDecision {
    /// A decision of `meeting` that concerns all its agencies.
    #[must_use]
    pub fn new(meeting: RowId, text: &str, position: i64) -> Self {
        Self { id: RowId::new(), meeting, agency: None, text: text.to_owned(), open_matter: None, position }
    }

    /// Whether it concerns `agency`, which is one of the meeting's.
    #[must_use]
    pub fn concerns(&self, agency: AgencyId) -> bool {
        self.agency.is_none_or(|one| one == agency)
    }
}

impl Row for MeetingDecision {
    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn agency(&self) -> Option<AgencyId> {
        self.agency
    }

    fn references(&self) -> Vec<Reference> {
        let mut references = vec![Reference::new("meeting", Table::Meeting, self.meeting)];
        references.extend(self.agency.map(|id| Reference::new("agency", Table::Agency, id)));
        references.extend(self.open_matter.map(|id| Reference::new("open_matter", Table::OpenMatter, id)));
        references
    }
}
