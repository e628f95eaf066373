//! People as several screens list, name and call them.

use crate::domain::{Employee, EmployeeId, phone};
use crate::ui::Cx;

/// Those who are one of us on the day, by name, for choosing; whoever is named in `also` is among them.
pub(in crate::ui) fn people(cx: &Cx<'_>, also: &[EmployeeId]) -> Vec<(Option<EmployeeId>, String)> {
    let ours = |one: &&Employee| one.ours_on(cx.today) || also.contains(&one.id);
    let mut people: Vec<&Employee> = cx.snapshot.employee.iter().filter(ours).collect();
    people.sort_by(|a, b| cx.collator.compare(&a.name, &b.name));
    people.into_iter().map(|one| (Some(one.id), one.name.clone())).collect()
}

/// First name and the first letter of the last: `Aino E.`
pub(in crate::ui) fn short_name(name: &str) -> String {
    let mut words = name.split_whitespace();
    let first = words.next().unwrap_or_default();
    match words.next_back().and_then(|last| last.chars().next()) {
        Some(initial) => format!("{first} {initial}."),
        None => first.to_owned(),
    }
}

/// A number as a telephone takes it.
pub(in crate::ui) fn dialled(number: &str) -> String {
    phone::dialled(number)
}
