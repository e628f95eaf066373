use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::domain::testing::{TEXTS, after, agency, identifier, item, rows, with_texts};
use crate::domain::{Agency, Headcount, HeadcountBasis, ListId, ListItem, Record};

fn named(agency: &Agency, name: &str) -> Agency {
    Agency { name_fi: name.into(), ..agency.clone() }
}

fn emailed(agency: &Agency, email: &str) -> Agency {
    Agency { email: email.into(), ..agency.clone() }
}

fn conflicts(now: &Rows, changes: &[Change]) -> Vec<Conflict> {
    apply(now, changes).expect_err("a conflict")
}

fn headcount(agency: &Agency, kind: &ListItem, count: i64) -> Headcount {
    Headcount::new(agency.id, 2025, kind.id, HeadcountBasis::default(), count)
}

/// An agency, an employment type, and a file that holds both.
fn one_agency() -> (Agency, ListItem, Rows) {
    let (one, kind) = (agency("Rannikkolaitos"), item("Virkasuhde", 0));
    let rows = rows([one.clone().into(), Record::EmploymentType(kind.clone())]);
    (one, kind, rows)
}

#[test]
fn a_new_row_is_added() {
    let one = agency("Rannikkolaitos");
    let applied = apply(&Rows::default(), &[Change::insert(one.clone())]).expect("applies");
    assert_eq!(applied.rows.agency.get(one.id), Some(&one));
    assert_eq!(applied.changes, [Change::insert(one)]);
}

#[test]
fn two_people_who_enter_the_same_figure_meet() {
    let (one, kind, now) = one_agency();
    let mine = Change::insert(headcount(&one, &kind, 12));
    let theirs = after(&now, &[Change::insert(headcount(&one, &kind, 12))]);
    let applied = apply(&theirs, &[mine]).expect("applies");
    assert_eq!(applied.changes, []);
    assert_eq!(applied.rows, theirs);
}

#[test]
fn two_people_who_enter_different_figures_in_one_place_are_in_conflict() {
    let (one, kind, now) = one_agency();
    let theirs = after(&now, &[Change::insert(headcount(&one, &kind, 12))]);
    let mine = headcount(&one, &kind, 13);
    assert_eq!(
        conflicts(&theirs, &[Change::insert(mine.clone())]),
        [Conflict::Field {
            table: Table::Headcount,
            id: mine.id.0,
            field: "count".into(),
            mine: json!(13),
            theirs: json!(12),
        }]
    );
}

#[test]
fn edits_of_different_fields_merge() {
    let (one, _, now) = one_agency();
    let theirs = emailed(&one, "kirjaamo@laitos.example");
    let now = after(&now, &[Change::update(one.clone(), theirs.clone())]);
    let applied = apply(&now, &[Change::update(one.clone(), named(&one, "Saaristovirasto"))]).expect("applies");
    let merged = named(&theirs, "Saaristovirasto");
    assert_eq!(applied.rows.agency.get(one.id), Some(&merged));
    assert_eq!(applied.changes, [Change::update(theirs, merged)], "before is the row as it is now");
}

#[test]
fn the_same_edit_by_two_changes_nothing_more() {
    let (one, _, now) = one_agency();
    let edit = Change::update(one.clone(), named(&one, "Saaristovirasto"));
    let now = after(&now, std::slice::from_ref(&edit));
    let applied = apply(&now, &[edit]).expect("applies");
    assert_eq!(applied.changes, []);
}

#[test]
fn different_edits_of_one_field_are_in_conflict_and_both_are_told() {
    let (one, _, now) = one_agency();
    let now = after(&now, &[Change::update(one.clone(), named(&one, "Toinen"))]);
    let mine = emailed(&named(&one, "Kolmas"), "kirjaamo@laitos.example");
    assert_eq!(
        conflicts(&now, &[Change::update(one.clone(), mine)]),
        [Conflict::Field {
            table: Table::Agency,
            id: one.id.0,
            field: "name_fi".into(),
            mine: json!("Kolmas"),
            theirs: json!("Toinen"),
        }]
    );
}

#[test]
fn taking_a_value_away_against_another_value_is_a_conflict() {
    let (one, _, now) = one_agency();
    let filled = emailed(&one, "a@laitos.example");
    let now = after(&now, &[Change::update(one.clone(), emailed(&one, "b@laitos.example"))]);
    let found = conflicts(&now, &[Change::update(filled, one)]);
    let [Conflict::Field { field, mine, theirs, .. }] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!((field.as_str(), mine, theirs), ("email", &json!(""), &json!("b@laitos.example")));
}

#[test]
fn every_conflict_is_told_at_once() {
    let (one, kind, now) = one_agency();
    let other = agency("Saaristovirasto");
    let now = after(
        &now,
        &[
            Change::insert(other.clone()),
            Change::update(one.clone(), named(&one, "Toinen")),
            Change::insert(headcount(&one, &kind, 1)),
        ],
    );
    let found = conflicts(
        &now,
        &[
            Change::update(one.clone(), named(&one, "Kolmas")),
            Change::insert(headcount(&one, &kind, 2)),
            Change::update(other.clone(), named(&other, " ")),
        ],
    );
    assert_eq!(found.len(), 3, "{found:?}");
}

#[test]
fn an_edit_of_a_deleted_row_is_told() {
    let (one, _, now) = one_agency();
    let now = after(&now, &[Change::delete(one.clone())]);
    let found = conflicts(&now, &[Change::update(one.clone(), named(&one, "Toinen"))]);
    assert_eq!(found, [Conflict::Gone { record: Box::new(one.into()) }]);
}

#[test]
fn deleting_what_somebody_has_edited_is_told() {
    let (one, _, now) = one_agency();
    let edited = named(&one, "Toinen");
    let now = after(&now, &[Change::update(one.clone(), edited.clone())]);
    assert_eq!(conflicts(&now, &[Change::delete(one)]), [Conflict::Edited { now: Box::new(edited.into()) }]);
}

#[test]
fn deleting_what_is_deleted_changes_nothing() {
    let (one, _, now) = one_agency();
    let now = after(&now, &[Change::delete(one.clone())]);
    assert_eq!(apply(&now, &[Change::delete(one)]).expect("applies").changes, []);
}

#[test]
fn an_agency_to_which_somebody_added_a_row_is_not_deleted() {
    let (one, kind, now) = one_agency();
    let deletion: Vec<Change> = now.owned_by(one.id).into_iter().map(Change::delete).collect();
    let now = after(&now, &[Change::insert(headcount(&one, &kind, 12))]);
    assert_eq!(conflicts(&now, &deletion), [Conflict::Needed { record: Box::new(one.into()), by: Table::Headcount }]);
}

#[test]
fn an_agency_goes_with_everything_it_owns_in_any_order() {
    let (one, kind, now) = one_agency();
    let now = after(&now, &[Change::insert(headcount(&one, &kind, 12))]);
    let mut deletion: Vec<Change> = now.owned_by(one.id).into_iter().map(Change::delete).collect();
    assert_eq!(deletion.len(), 2);
    let gone = after(&now, &deletion);
    deletion.reverse();
    assert_eq!(after(&now, &deletion), gone);
    assert!(gone.agency.is_empty() && gone.headcount.is_empty());
}

#[test]
fn a_child_of_a_missing_agency_is_told() {
    let (_, kind, now) = one_agency();
    let child = headcount(&agency("Ei ole"), &kind, 12);
    assert_eq!(
        conflicts(&now, &[Change::insert(child.clone())]),
        [Conflict::Missing { record: Box::new(child.into()), field: "agency" }]
    );
}

#[test]
fn a_list_item_in_use_is_not_deleted() {
    let kind = item("Virastotunniste", 0);
    let one = agency("Rannikkolaitos");
    let now =
        rows([Record::IdentifierKind(kind.clone()), one.clone().into(), identifier(one.id, kind.id, "123").into()]);
    let found = conflicts(&now, &[Change::delete(Record::IdentifierKind(kind.clone()))]);
    assert_eq!(
        found,
        [Conflict::Needed { record: Box::new(Record::IdentifierKind(kind)), by: Table::AgencyIdentifier }]
    );
}

#[test]
fn parent_and_child_may_come_in_any_order() {
    let (one, kind) = (agency("Rannikkolaitos"), item("Virkasuhde", 0));
    let mut changes = vec![
        Change::insert(headcount(&one, &kind, 12)),
        Change::insert(one),
        Change::insert(Record::EmploymentType(kind)),
    ];
    let child_first = after(&Rows::default(), &changes);
    changes.reverse();
    assert_eq!(after(&Rows::default(), &changes), child_first);
}

#[test]
fn a_broken_rule_is_a_conflict_and_leaves_nothing_applied() {
    let (one, _, now) = one_agency();
    let before = now.clone();
    let changes = [Change::insert(agency("Saaristovirasto")), Change::update(one.clone(), named(&one, ""))];
    assert_eq!(conflicts(&now, &changes), [Conflict::Rule(BrokenRule::NameMissing)]);
    assert_eq!(now, before);
}

#[test]
fn a_rule_is_asked_of_the_merged_result() {
    let one = Agency { client_since: Some("2020-01-01".parse().expect("a date")), ..agency("Rannikkolaitos") };
    let ended = Agency { client_until: Some("2022-12-31".parse().expect("a date")), ..one.clone() };
    let later = Agency { client_since: Some("2023-01-01".parse().expect("a date")), ..one.clone() };
    let now = after(&rows([one.clone().into()]), &[Change::update(one.clone(), ended)]);
    assert_eq!(
        conflicts(&now, &[Change::update(one, later)]),
        [Conflict::Rule(BrokenRule::PeriodBackwards)],
        "each edit is sound, both together are not"
    );
}

#[test]
fn an_operation_applied_twice_is_applied_once() {
    let (one, kind, now) = one_agency();
    let doomed = agency("Lakkautettu");
    let now = after(&now, &[Change::insert(doomed.clone())]);
    let operation = [
        Change::update(one.clone(), named(&one, "Toinen")),
        Change::update(named(&one, "Toinen"), named(&one, "Kolmas")),
        Change::insert(headcount(&one, &kind, 12)),
        Change::delete(doomed),
    ];
    let once = after(&now, &operation);
    let again = apply(&once, &operation).expect("applies again");
    assert_eq!(again.changes, []);
    assert_eq!(again.rows, once);
}

#[test]
fn several_changes_of_one_row_are_one_change() {
    let (one, kind, now) = one_agency();
    let first = headcount(&one, &kind, 12);
    let operation = [
        // The name is missing in between, which nobody ever sees.
        Change::update(one.clone(), named(&one, "")),
        Change::insert(first.clone()),
        Change::update(named(&one, ""), named(&one, "Toinen")),
        Change::update(one.clone(), emailed(&one, "kirjaamo@laitos.example")),
        Change::delete(first),
    ];
    let applied = apply(&now, &operation).expect("applies");
    let merged = emailed(&named(&one, "Toinen"), "kirjaamo@laitos.example");
    assert_eq!(applied.changes, [Change::update(one, merged)]);
}

#[test]
fn changes_of_one_row_that_contradict_each_other_are_in_conflict() {
    let (one, _, now) = one_agency();
    let operation =
        [Change::update(one.clone(), named(&one, "Toinen")), Change::update(one.clone(), named(&one, "Kolmas"))];
    let found = conflicts(&now, &operation);
    assert!(matches!(found.as_slice(), [Conflict::Field { field, .. }] if field == "name_fi"), "{found:?}");
}

#[test]
fn a_row_added_and_taken_away_at_once_leaves_somebody_elses_alone() {
    let (one, kind, now) = one_agency();
    let mine = headcount(&one, &kind, 12);
    let now = after(&now, &[Change::insert(mine.clone())]);
    let applied = apply(&now, &[Change::insert(mine.clone()), Change::delete(mine)]).expect("applies");
    assert_eq!(applied.changes, []);
}

#[test]
fn only_changed_fields_are_told_as_changed() {
    let one = agency("Rannikkolaitos");
    let changed = changed_fields(&one.clone().into(), &named(&one, "Toinen").into());
    assert_eq!(changed.into_iter().collect::<Vec<_>>(), [("name_fi".to_owned(), json!("Toinen"))]);
}

type Texts = BTreeMap<&'static str, String>;

fn texts() -> impl Strategy<Value = Texts> {
    // Few values, so that two people often mean the same.
    proptest::collection::btree_map(proptest::sample::select(&TEXTS[..]), "[abc]", 0..8)
}

proptest! {
    #[test]
    fn two_edits_merge_unless_they_touch_one_field_differently(base in texts(), a in texts(), b in texts()) {
        let base = with_texts(&agency("a"), base);
        let was = Record::from(base.clone()).fields();
        let first = Change::update(base.clone(), with_texts(&base, a.clone()));
        let second = Change::update(base.clone(), with_texts(&base, b.clone()));
        let now = rows([base.clone().into()]);
        let changes = |field: &str, to: &String| was[field] != json!(to);
        let contested: BTreeSet<String> = a
            .iter()
            .filter(|(field, mine)| {
                b.get(*field).is_some_and(|theirs| theirs != *mine && changes(field, mine) && changes(field, theirs))
            })
            .map(|(field, _)| (*field).to_owned())
            .collect();
        let one_way = apply(&after(&now, std::slice::from_ref(&first)), std::slice::from_ref(&second));
        let other_way = apply(&after(&now, &[second]), &[first]);
        match (one_way, other_way) {
            (Ok(one_way), Ok(other_way)) => {
                prop_assert!(contested.is_empty());
                prop_assert_eq!(&one_way.rows, &other_way.rows);
                let merged = Record::from(one_way.rows.agency.get(base.id).expect("still there").clone()).fields();
                for field in TEXTS {
                    let wanted = [a.get(field), b.get(field)].into_iter().flatten().map(|text| json!(text));
                    let changed = wanted.clone().find(|text| was[field] != *text);
                    prop_assert_eq!(&merged[field], &changed.unwrap_or_else(|| was[field].clone()));
                }
            }
            (Err(one_way), Err(other_way)) => {
                for found in [one_way, other_way] {
                    let fields: BTreeSet<String> = found
                        .into_iter()
                        .filter_map(|conflict| match conflict {
                            Conflict::Field { field, .. } => Some(field),
                            _ => None,
                        })
                        .collect();
                    prop_assert_eq!(&fields, &contested);
                }
            }
            (one_way, other_way) => prop_assert!(false, "{:?} one way, {:?} the other", one_way, other_way),
        }
    }
}

#[test]
fn who_needs_what_goes_is_looked_for_once_however_much_goes() {
    let looked_at = |change: &dyn Fn() -> Result<Applied, Vec<Conflict>>| {
        crate::domain::record::record::LOOKED_AT.set(0);
        let applied = change();
        (applied, crate::domain::record::record::LOOKED_AT.get())
    };
    let items: Vec<Record> = (0..300).map(|place| Record::City(item("Kaupunki", place))).collect();
    let one = agency("Rannikkolaitos");
    let identifiers = (0..200).map(|_| Record::from(identifier(one.id, ListId::new(), "1")));
    let all = rows(items.iter().cloned().chain([one.clone().into()]).chain(identifiers));
    let deleted: Vec<Change> = items.iter().cloned().map(Change::delete).collect();
    for most in [1, 100, 300] {
        let (applied, count) = looked_at(&|| apply(&all, &deleted[..most]));
        assert_eq!(applied.expect("nobody needs them").changes.len(), most);
        assert!(count <= 501, "every row that stays is looked at once: {count} for {most}");
    }
    let leaves: Vec<Change> = all.agency_identifier.iter().cloned().map(Change::delete).collect();
    assert_eq!(looked_at(&|| apply(&all, &leaves)).1, 0, "nothing stands after them");
}

#[test]
fn each_of_several_that_are_needed_is_told() {
    let [first, second, free] = ["Turku", "Oulu", "Vaasa"].map(|name| item(name, 0));
    let team = |city: &ListItem| crate::domain::Team { city: Some(city.id), ..crate::domain::testing::team("Tiimi") };
    let items = [&first, &second, &free].map(|one| Record::City(one.clone()));
    let all = rows(items.clone().into_iter().chain([team(&first).into(), team(&second).into()]));
    let found = conflicts(&all, &items.map(Change::delete));
    let needed = |one: &ListItem| Conflict::Needed { record: Box::new(Record::City(one.clone())), by: Table::Team };
    assert_eq!(found, [needed(&first), needed(&second)]);
}
