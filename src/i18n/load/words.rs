//! What the groups of the workload are called.

use crate::domain::load::{Missing, Reason};
use crate::domain::workload::{Group, Grouping};
use crate::domain::{AgencyId, EmployeeId, ProductId, Rows};
use crate::i18n::Texts;
use crate::i18n::date::format_date;

/// The key of what a grouping is called; of employment types and products it depends on what is counted.
#[must_use]
pub const fn grouping_key(by: Grouping) -> &'static str {
    match by {
        Grouping::Agency => "field-agency",
        Grouping::Subject => "field-product",
        Grouping::Team => "field-team",
        Grouping::Responsible => "role-responsible",
        Grouping::Branch => "field-branch",
        Grouping::City => "field-town",
        Grouping::Segment => "field-segment",
    }
}

/// What a group is called; none where it is gone.
#[must_use]
pub fn group_name(texts: &Texts, rows: &Rows, group: Group) -> Option<String> {
    let language = texts.language();
    Some(match group {
        Group::Agency(id) => rows.agency.get(id)?.name(language).to_owned(),
        Group::Subject(id) => match rows.product.get(id) {
            Some(product) => product.name(language).to_owned(),
            None => rows.employment_type.get(id)?.name(language).to_owned(),
        },
        Group::Team(Some(id)) => rows.team.get(id)?.name.clone(),
        Group::Team(None) => texts.get("workload-no-team").to_owned(),
        Group::Responsible(Some(id)) => rows.employee.get(id)?.name.clone(),
        Group::Responsible(None) => texts.get("workload-no-responsible").to_owned(),
        Group::Branch(Some(id)) => rows.branch.get(id)?.name(language).to_owned(),
        Group::Branch(None) => texts.get("workload-no-branch").to_owned(),
        Group::City(Some(id)) => rows.city.get(id)?.name(language).to_owned(),
        Group::City(None) => texts.get("workload-no-city").to_owned(),
        Group::Segment(Some(id)) => rows.segment.get(id)?.name(language).to_owned(),
        Group::Segment(None) => texts.get("workload-no-segment").to_owned(),
    })
}

/// By what a group is remembered.
#[must_use]
pub fn group_number(group: Group) -> u128 {
    match group {
        Group::Agency(id) => id.0.as_u128(),
        Group::Subject(id) => id.as_u128(),
        Group::Team(id) => id.map_or(1, |id| id.0.as_u128()),
        Group::Responsible(id) => id.map_or(2, |id| id.0.as_u128()),
        Group::Branch(id) => id.map_or(3, |id| id.0.as_u128()),
        Group::City(id) => id.map_or(4, |id| id.0.as_u128()),
        Group::Segment(id) => id.map_or(5, |id| id.0.as_u128()),
    }
}

pub(super) fn agency_name(texts: &Texts, rows: &Rows, id: AgencyId) -> String {
    rows.agency.get(id).map(|one| one.name(texts.language()).to_owned()).unwrap_or_default()
}

pub(super) fn product_name(texts: &Texts, rows: &Rows, id: ProductId) -> String {
    rows.product.get(id).map(|one| one.name(texts.language()).to_owned()).unwrap_or_default()
}

pub(super) fn employee_name(rows: &Rows, id: EmployeeId) -> String {
    rows.employee.get(id).map(|one| one.name.clone()).unwrap_or_default()
}

/// Names of products one after another.
pub(super) fn product_names(texts: &Texts, rows: &Rows, products: impl IntoIterator<Item = ProductId>) -> String {
    products.into_iter().map(|id| product_name(texts, rows, id)).collect::<Vec<_>>().join(", ")
}

/// What a load lacks, in words; empty where it lacks nothing.
pub(super) fn missing_words(texts: &Texts, rows: &Rows, missing: &[Missing]) -> String {
    if missing.contains(&Missing::Volumes) {
        return texts.get("load-missing-volumes").to_owned();
    }
    let of = |wanted: fn(&Missing) -> Option<ProductId>| product_names(texts, rows, missing.iter().filter_map(wanted));
    let parts = [
        ("load-missing-volume", of(|one| if let Missing::Volume(id) = one { Some(*id) } else { None })),
        ("load-missing-part", of(|one| if let Missing::PartOfVolume(id) = one { Some(*id) } else { None })),
        ("load-missing-norm", of(|one| if let Missing::Norm(id) = one { Some(*id) } else { None })),
    ];
    let told = parts.into_iter().filter(|(_, names)| !names.is_empty());
    let year = missing.contains(&Missing::Year).then(|| texts.get("load-missing-year").to_owned());
    told.map(|(key, names)| texts.with(key, &[("names", names.into())])).chain(year).collect::<Vec<_>>().join(". ")
}

/// A reason of a risk in words.
pub(super) fn reason_words(texts: &Texts, rows: &Rows, reason: &Reason) -> String {
    let day = |day| format_date(texts.language(), day);
    match reason {
        Reason::NoResponsible => texts.get("risk-no-responsible").to_owned(),
        Reason::Leaves(who, last) => {
            texts.with("risk-leaves", &[("name", employee_name(rows, *who).into()), ("date", day(*last).into())])
        }
        Reason::NoDeputy => texts.get("risk-no-deputy").to_owned(),
        Reason::NobodyKnows => texts.get("risk-nobody-knows").to_owned(),
        Reason::OneKnows(who) => texts.with("risk-one-knows", &[("name", who.as_str().into())]),
        Reason::NothingWritten => texts.get("risk-nothing-written").to_owned(),
        Reason::LongAgo(last) => texts.with("risk-long-ago", &[("date", day(*last).into())]),
    }
}

/// The headings of a change and of a change in per cent between the last two of `years`, which they name.
#[must_use]
pub fn change_headings(texts: &Texts, years: &[i64]) -> [String; 2] {
    let [.., from, to] = years else {
        return ["figures-change", "figures-change-percent"].map(|key| texts.get(key).to_owned());
    };
    let args = [("from", from.to_string().into()), ("to", to.to_string().into())];
    ["figures-change-between", "figures-change-between-percent"].map(|key| texts.with(key, &args))
}
