//! The agency as a client: meetings and what they decide, the client plan, satisfaction, and who looks after the account.

pub(super) mod account;
pub(super) mod branch_manager;
pub(super) mod meeting;
pub(super) mod meetings;
pub(super) mod plan;
pub(super) mod satisfaction;
pub(super) mod scores;
mod settled;
pub(super) mod unit_setting;

pub use account::{Account, Holder, USUAL_VALUE_LIMIT, account};
pub use branch_manager::BranchManager;
pub use meeting::{Meeting, MeetingAgency, MeetingDecision, MeetingKind};
pub use meetings::{Held, became, freed, matter_removed, meeting_removed, of_only, possible};
pub use plan::{ClientPlan, PlanState};
pub use satisfaction::{LARGEST_SCALE, Satisfaction};
pub use scores::{Compared, Score, compared, overall};
pub use unit_setting::{
    BACKUP_FOLDER, BACKUP_HOURS, BACKUP_HOURS_BETWEEN, INSTALLER, SECOND_BACKUP_FOLDER, USUAL_BACKUP_HOURS,
    UnitSetting, VALUE_LIMIT, Written, tidy_path,
};
