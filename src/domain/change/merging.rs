//! Two items of a list become one: every row that points at one points at the other afterwards, and the merged one is
//! out of use. Where both have a figure for the same thing nothing is guessed: a person says which holds.

mod outcome;
mod steps;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde_json::Value;
use uuid::Uuid;

use crate::domain::agreement::price::UnitPrice;
use crate::domain::change::pointed::pointed;
use crate::domain::change::rules::broken_rule::BrokenRule;
use crate::domain::knowledge::verification::FieldGroup;
use crate::domain::record::id::{AgreementId, ListId};
use crate::domain::record::operation::Change;
use crate::domain::record::record::{Record, Rows};
use crate::domain::record::table::Table;
pub use outcome::{Holds, KeyCollision, Locked, MergeRefused, Merging, Prices};
pub use steps::{gives_way, takes_over};

/// Makes `from` of a list one with `into`. `answers` says by [`KeyCollision::id`] which row of a collision holds.
///
/// # Errors
/// Where there are no two such items.
pub fn merge_items(
    rows: &Rows,
    table: Table,
    from: Uuid,
    into: Uuid,
    today: NaiveDate,
    answers: &BTreeMap<Uuid, Holds>,
) -> Result<Merging, MergeRefused> {
    if from == into {
        return Err(MergeRefused::Same);
    }
    let (Some(item), Some(target)) = (rows.get(table, from), rows.get(table, into)) else {
        return Err(MergeRefused::Gone);
    };
    if let (Record::RoundStepKind(item), Record::RoundStepKind(target)) = (&item, &target) {
        return steps::merge(rows, item, target, today, answers);
    }
    let mut fields = item.fields();
    let (Some(Value::Null), Some(Value::Null)) = (fields.get("merged_into"), target.fields().get("merged_into")) else {
        return Err(if fields.contains_key("merged_into") { MergeRefused::Merged } else { MergeRefused::NoList });
    };
    let mut merging = Merging::default();
    let mut agencies = BTreeSet::new();
    let mut prices: BTreeMap<AgreementId, Vec<(UnitPrice, UnitPrice)>> = BTreeMap::new();
    for row in rows.all_pointing_at(table, from) {
        let moved = pointed(&row, table, from, into).ok_or(MergeRefused::NoList)?;
        merging.locked.extend(locked(rows, &row));
        *merging.rows.entry(row.table()).or_default() += 1;
        agencies.extend(row.agency());
        match (&row, &moved) {
            (Record::UnitPrice(price), Record::UnitPrice(at_other)) => {
                prices.entry(price.agreement).or_default().push((price.clone(), at_other.clone()));
            }
            // The item that stays is counted as it was, whatever was decided of the one that goes.
            (Record::EmploymentCounting(_), _) => merging.changes.push(Change::delete(row)),
            _ => merging.moves(rows, row, moved, answers),
        }
    }
    for (agreement, moving) in prices {
        let staying = rows.unit_price.iter().filter(|one| one.agreement == agreement && one.product.0 == into);
        merging.moves_prices(moving, staying.cloned().collect(), answers);
    }
    // Otherwise people would drop out of the totals, or be counted twice.
    let counting = |id: Uuid| rows.counting(ListId(id));
    if table == Table::EmploymentType && counting(from) != counting(into) {
        merging.broken.push(BrokenRule::CountedOtherwise);
    }
    merging.agencies = agencies.len();
    merging.locked.sort_unstable();
    merging.locked.dedup();
    fields.insert("merged_into".into(), into.to_string().into());
    if fields.get("retired_at").is_none_or(Value::is_null) {
        fields.insert("retired_at".into(), today.format("%Y-%m-%d").to_string().into());
    }
    let after = Record::from_fields(table, fields).map_err(|_| MergeRefused::NoList)?;
    merging.changes.push(Change { before: Some(item), after: Some(after) });
    merging.tries(rows);
    Ok(merging)
}

impl Merging {
    /// Adds what it takes to have the prices of one agreement stand at the other product. Where that one has prices too,
    /// and not everywhere the same, it is asked which hold.
    fn moves_prices(
        &mut self,
        mut moving: Vec<(UnitPrice, UnitPrice)>,
        mut staying: Vec<UnitPrice>,
        answers: &BTreeMap<Uuid, Holds>,
    ) {
        moving.sort_by_key(|(one, _)| one.valid_from);
        staying.sort_by_key(|one| one.valid_from);
        let first = moving.first().map(|(_, one)| one.clone()).zip(staying.first().cloned());
        let same = moving.iter().map(|(_, one)| one.price).chain(staying.iter().map(|one| one.price));
        let one_price = same.collect::<BTreeSet<i64>>().len() == 1;
        let holds = match first {
            None => Holds::Merged,
            Some(_) if one_price => Holds::ByDate,
            Some((merged, stays)) => {
                let days: BTreeSet<NaiveDate> = staying.iter().map(|one| one.valid_from).collect();
                let by_date = moving.iter().all(|(one, _)| !days.contains(&one.valid_from));
                let merged_all = moving.iter().map(|(_, one)| one.clone()).collect();
                let prices = Some(Prices { merged: merged_all, staying: staying.clone(), by_date });
                let collision = KeyCollision { merged: merged.into(), staying: stays.into(), sum: None, prices };
                let holds = answers.get(&collision.id()).copied().filter(|holds| collision.takes(*holds));
                self.collisions.push(collision);
                let Some(holds) = holds else {
                    self.open += 1;
                    return;
                };
                holds
            }
        };
        let known: BTreeMap<Uuid, UnitPrice> = staying.iter().map(|one| (one.id.0, one.clone())).collect();
        let mut taken = BTreeSet::new();
        for (row, moved) in moving {
            self.changes.push(Change::delete(row));
            match known.get(&moved.id.0) {
                _ if holds == Holds::Staying => {}
                Some(other) => {
                    taken.insert(other.id);
                    if holds == Holds::Merged && *other != moved {
                        self.changes.push(Change::update(other.clone(), moved));
                    }
                }
                None => self.changes.push(Change::insert(moved)),
            }
        }
        if holds == Holds::Merged {
            let gone = staying.into_iter().filter(|one| !taken.contains(&one.id));
            self.changes.extend(gone.map(Change::delete));
        }
    }
}

/// The verified year that a figure stands in.
fn locked(rows: &Rows, row: &Record) -> Option<Locked> {
    let locked = match row {
        Record::Headcount(row) => Locked { agency: row.agency, group: FieldGroup::Headcount, year: row.year },
        Record::Volume(row) => Locked { agency: row.agency, group: FieldGroup::Volume, year: row.year },
        _ => return None,
    };
    rows.verified(locked.agency, locked.group, Some(locked.year)).map(|_| locked)
}

#[cfg(test)]
mod tests;
