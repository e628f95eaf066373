//! Who looks after the account of an agency, and whether a large agreement has the account manager it asks for.

use chrono::NaiveDate;

use crate::domain::agency::agency::{AccountPerson, AccountRole};
use crate::domain::client::unit_setting::VALUE_LIMIT;
use crate::domain::record::id::AgencyId;
use crate::domain::record::record::Rows;
use crate::domain::record::text::fold;

/// The yearly value above which the account manager is to be the account contact where nobody has said otherwise, in
/// ten-thousandths of a euro.
pub const USUAL_VALUE_LIMIT: i64 = 1_000_000 * 10_000;

impl Rows {
    /// The yearly value above which the account manager is to be the account contact, in ten-thousandths of a euro.
    #[must_use]
    pub fn value_limit(&self) -> i64 {
        self.setting(VALUE_LIMIT).and_then(|one| one.value.parse().ok()).unwrap_or(USUAL_VALUE_LIMIT)
    }
}

/// Somebody who looks after an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    /// Name.
    pub name: String,
    /// Telephone number.
    pub phone: String,
    /// E-mail address.
    pub email: String,
    /// They do so for the whole branch, as the agency has nobody of its own.
    pub by_branch: bool,
}

/// How an account is looked after on a day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Account {
    /// The account manager: the agency's own, else that of its branch.
    pub manager: Option<Holder>,
    /// The account contact.
    pub contact: Option<Holder>,
    /// What a year of the agreement is worth, in ten-thousandths of a euro.
    pub value: Option<i64>,
    /// The value is above the limit and the account contact is not the account manager.
    pub contact_wanted: bool,
}

/// How the account of `agency` is looked after on `day`.
#[must_use]
pub fn account(rows: &Rows, agency: AgencyId, day: NaiveDate) -> Account {
    let own = |role| {
        let holds = |one: &&AccountPerson| {
            one.role == role
                && one.valid_from.is_none_or(|from| from <= day)
                && one.valid_to.is_none_or(|to| day <= to)
                && !one.name.trim().is_empty()
        };
        rows.account_person.of(agency).filter(holds).max_by_key(|one| (one.valid_from, one.id)).map(|one| Holder {
            name: one.name.clone(),
            phone: one.phone.clone(),
            email: one.email.clone(),
            by_branch: false,
        })
    };
    let of_branch = || {
        let branch = rows.agency.get(agency)?.branch?;
        let managers = rows.branch_manager.iter().filter(|one| one.branch == branch && one.holds_on(day));
        let one = managers.max_by_key(|one| (one.valid_from, one.id))?;
        Some(Holder { name: one.name.clone(), phone: one.phone.clone(), email: one.email.clone(), by_branch: true })
    };
    let manager = own(AccountRole::AccountManager).or_else(of_branch);
    let contact = own(AccountRole::AccountContact);
    let value = rows.agreement_on(agency, day).and_then(|agreement| agreement.yearly_value);
    let same = match (&manager, &contact) {
        (Some(manager), Some(contact)) => fold(manager.name.trim()) == fold(contact.name.trim()),
        _ => false,
    };
    let contact_wanted = value.is_some_and(|value| value > rows.value_limit()) && !same;
    Account { manager, contact, value, contact_wanted }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::client::BranchManager;
    use crate::domain::testing::{self, day, rows};
    use crate::domain::{Agency, Agreement, AgreementId, Record, RowId, UnitSetting};

    const TODAY: &str = "2026-10-14";

    fn person(agency: AgencyId, role: AccountRole, name: &str) -> Record {
        AccountPerson {
            id: RowId::new(),
            agency,
            role,
            name: name.into(),
            phone: String::new(),
            email: String::new(),
            valid_from: None,
            valid_to: None,
        }
        .into()
    }

    fn agreement(agency: AgencyId, euros: i64) -> Record {
        Agreement { yearly_value: Some(euros * 10_000), ..Agreement::empty(agency, AgreementId::new()) }.into()
    }

    #[test]
    fn the_manager_of_the_branch_serves_where_the_agency_has_none_of_its_own() {
        let branch = testing::item("Liikenne", 0);
        let agency = Agency { branch: Some(branch.id), ..testing::agency("Rannikkolaitos") };
        let former = BranchManager {
            valid_to: Some(day("2025-12-31")),
            name: "Entinen".into(),
            ..BranchManager::empty(branch.id)
        };
        let now = BranchManager { name: "Helena Haave".into(), ..BranchManager::empty(branch.id) };
        let mut file = rows([Record::Branch(branch), agency.clone().into(), former.into(), now.into()]);
        let manager = account(&file, agency.id, day(TODAY)).manager.expect("that of the branch");
        assert_eq!((manager.name.as_str(), manager.by_branch), ("Helena Haave", true));
        file.put(person(agency.id, AccountRole::AccountManager, "Oma Päällikkö"));
        let manager = account(&file, agency.id, day(TODAY)).manager.expect("its own");
        assert_eq!((manager.name.as_str(), manager.by_branch), ("Oma Päällikkö", false));
    }

    #[test]
    fn a_value_above_the_limit_asks_for_the_manager_as_contact() {
        let agency = testing::agency("Rannikkolaitos");
        let wanted = |euros, contact: &str, limit: Option<i64>| {
            let mut file = rows([agency.clone().into(), agreement(agency.id, euros)]);
            file.put(person(agency.id, AccountRole::AccountManager, "Helena Haave"));
            if !contact.is_empty() {
                file.put(person(agency.id, AccountRole::AccountContact, contact));
            }
            if let Some(limit) = limit {
                file.put(UnitSetting::new(VALUE_LIMIT, &(limit * 10_000).to_string()).into());
            }
            account(&file, agency.id, day(TODAY)).contact_wanted
        };
        // The limit itself is not above it.
        assert!(!wanted(1_000_000, "Joku Muu", None));
        assert!(wanted(1_000_001, "Joku Muu", None));
        assert!(wanted(1_000_001, "", None), "nobody is contact");
        assert!(!wanted(1_000_001, " helena haave", None));
        assert!(wanted(500_001, "Joku Muu", Some(500_000)));
        assert!(!wanted(1_500_000, "Joku Muu", Some(2_000_000)));
    }
}
