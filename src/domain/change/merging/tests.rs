use proptest::prelude::*;

use super::*;
use crate::domain::change::apply::apply;
use crate::domain::record::row::Row;
use crate::domain::testing::{File, agency, day, item, rows};
use crate::domain::{
    AgencyService, Agreement, Contact, ContactInRole, Counting, EmploymentCounting, Headcount, HeadcountBasis, List,
    ListId, OperationKind, Product, ServiceGroup, ServiceGroupId, Verification, Volume,
};

const TODAY: &str = "2026-10-14";

fn merged(rows: &Rows, table: Table, from: Uuid, into: Uuid, answers: &BTreeMap<Uuid, Holds>) -> Merging {
    merge_items(rows, table, from, into, day(TODAY), answers).expect("two items")
}

/// Two products and two agencies: one with a volume of each in 2025, one with a volume of the first only.
fn products() -> (Rows, Product, Product, [Volume; 3]) {
    let (a, b) = (Product::named(["A", "", ""], 0), Product::named(["B", "", ""], 1));
    let (one, other) = (agency("Yksi"), agency("Toinen"));
    let volumes = [
        Volume { note: "puolet".into(), ..Volume::new(one.id, a.id, 2025, 10) },
        Volume { note: "loput".into(), ..Volume::new(one.id, b.id, 2025, 5) },
        Volume::new(other.id, a.id, 2025, 7),
    ];
    let records: Vec<Record> = [Record::from(a.clone()), b.clone().into(), one.into(), other.into()].into();
    (rows(records.into_iter().chain(volumes.clone().map(Record::from))), a, b, volumes)
}

#[test]
fn a_clash_is_asked_and_each_answer_is_kept() {
    let (rows, a, b, volumes) = products();
    let asked = merged(&rows, Table::Product, a.id.0, b.id.0, &BTreeMap::new());
    assert_eq!((asked.open, asked.collisions.len(), asked.agencies, asked.rows[&Table::Volume]), (1, 1, 2, 2));
    assert!(!asked.ready());
    let collision = asked.collisions[0].id();
    assert_eq!(collision, volumes[1].id.0);
    for (holds, count, note) in
        [(Holds::Merged, 10, "puolet"), (Holds::Staying, 5, "loput"), (Holds::Sum, 15, "loput; puolet")]
    {
        let done = merged(&rows, Table::Product, a.id.0, b.id.0, &BTreeMap::from([(collision, holds)]));
        assert!(done.ready());
        let after = apply(&rows, &done.changes).expect("applies").rows;
        let volume = after.volume.get(collision).expect("there");
        assert_eq!((volume.count, volume.note.as_str()), (count, note));
        assert_eq!(after.volume.len(), 2);
        let gone = after.product.get(a.id).expect("still known");
        assert_eq!((gone.merged_into, gone.retired_at), (Some(b.id), Some(day(TODAY))));
        assert!(!after.is_pointed_at(Table::Product, a.id.0));
    }
}

/// Prices by one agreement: the first product's and the second's, by day and in euros.
fn priced(a: &[(&str, i64)], b: &[(&str, i64)]) -> (Rows, Product, Product, Agreement) {
    let (one, other) = (Product::named(["A", "", ""], 0), Product::named(["B", "", ""], 1));
    let unit = agency("Yksi");
    let agreement = Agreement { number: "1/2025".into(), ..Agreement::empty(unit.id, AgreementId::new()) };
    let of = |product: &Product, prices: &[(&str, i64)]| -> Vec<Record> {
        let price = |(from, euros): &(&str, i64)| UnitPrice::new(&agreement, product.id, day(from), euros * 10_000);
        prices.iter().map(price).map(Record::UnitPrice).collect()
    };
    let volumes = [Volume::new(unit.id, one.id, 2025, 100), Volume::new(unit.id, other.id, 2025, 50)];
    let records = of(&one, a).into_iter().chain(of(&other, b)).chain(volumes.map(Record::from));
    let base: [Record; 4] =
        [one.clone().into(), other.clone().into(), unit.into(), Record::Agreement(agreement.clone())];
    (rows(base.into_iter().chain(records)), one, other, agreement)
}

/// The prices of the product that stays, and what 2025 comes to, where the prices' collision is answered so.
fn settled(
    (rows, a, b, agreement): &(Rows, Product, Product, Agreement),
    holds: Option<Holds>,
) -> (Vec<(String, i64)>, Option<i64>) {
    let asked = merged(rows, Table::Product, a.id.0, b.id.0, &BTreeMap::new());
    let answer =
        |collision: &KeyCollision| (collision.id(), if collision.prices.is_some() { holds } else { Some(Holds::Sum) });
    let answers = asked.collisions.iter().map(answer).filter_map(|(id, holds)| Some((id, holds?))).collect();
    let done = merged(rows, Table::Product, a.id.0, b.id.0, &answers);
    assert_eq!(done.ready(), holds.is_some() || asked.collisions.iter().all(|collision| collision.prices.is_none()));
    if !done.ready() {
        return (Vec::new(), None);
    }
    let after = apply(rows, &done.changes).expect("applies").rows;
    assert!(!after.is_pointed_at(Table::Product, a.id.0));
    let prices = after.unit_prices(agreement).into_iter().filter(|one| one.product == b.id);
    let prices = prices.map(|one| (one.valid_from.to_string(), one.price / 10_000)).collect();
    (prices, crate::domain::agreement::prices::year_value(&after, agreement, 2025).total.map(|total| total / 10_000))
}

#[test]
fn of_two_prices_by_one_agreement_none_is_chosen_unasked() {
    let from = |day: &str, price: i64| (day.to_owned(), price);
    // Both from one day on: either the one or the other.
    let one_day = priced(&[("2025-01-01", 10)], &[("2025-01-01", 8)]);
    let asked = merged(&one_day.0, Table::Product, one_day.1.id.0, one_day.2.id.0, &BTreeMap::new());
    assert_eq!((asked.open, asked.collisions.len()), (2, 2), "the volumes and the prices");
    assert!(asked.collisions.iter().all(|collision| collision.prices.is_none() || !collision.takes(Holds::ByDate)));
    assert_eq!(settled(&one_day, None), (Vec::new(), None));
    assert_eq!(settled(&one_day, Some(Holds::Merged)), (vec![from("2025-01-01", 10)], Some(1_500)));
    assert_eq!(settled(&one_day, Some(Holds::Staying)), (vec![from("2025-01-01", 8)], Some(1_200)));
    // From different days on: that, too, would choose a price in silence.
    let days = priced(&[("2024-01-01", 10), ("2026-01-01", 12)], &[("2025-07-01", 8)]);
    assert_eq!(settled(&days, None), (Vec::new(), None));
    let merged_prices = vec![from("2024-01-01", 10), from("2026-01-01", 12)];
    assert_eq!(settled(&days, Some(Holds::Merged)), (merged_prices, Some(1_500)));
    assert_eq!(settled(&days, Some(Holds::Staying)), (vec![from("2025-07-01", 8)], Some(1_200)));
    let both = vec![from("2024-01-01", 10), from("2025-07-01", 8), from("2026-01-01", 12)];
    assert_eq!(settled(&days, Some(Holds::ByDate)).0, both);
    // One price throughout, or prices of one product only: there is nothing to ask.
    let same = priced(&[("2025-01-01", 10)], &[("2025-01-01", 10), ("2025-06-01", 10)]);
    assert_eq!(settled(&same, None), (vec![from("2025-01-01", 10), from("2025-06-01", 10)], Some(1_500)));
    let alone = priced(&[("2025-01-01", 10)], &[]);
    assert_eq!(settled(&alone, None), (vec![from("2025-01-01", 10)], Some(1_500)));
}

#[test]
fn a_verified_year_is_named_before_anything_happens() {
    let (mut rows, a, b, volumes) = products();
    let verified = Verification::new(volumes[2].agency, FieldGroup::Volume, Some(2025), day(TODAY), "Aino");
    rows.put(verified.into());
    let answers = BTreeMap::from([(volumes[1].id.0, Holds::Sum)]);
    let asked = merged(&rows, Table::Product, a.id.0, b.id.0, &answers);
    assert_eq!(asked.locked, [Locked { agency: volumes[2].agency, group: FieldGroup::Volume, year: 2025 }]);
    assert!(!asked.ready() && asked.broken.is_empty());
}

#[test]
fn what_only_says_that_something_is_so_is_said_once() {
    let (pay, salary, one) = (item("Palkka", 0), item("Palkat", 1), agency("Yksi"));
    let contact = Contact { name: "Aino".into(), ..Contact::empty(one.id) };
    let held = [ContactInRole::new(&contact, pay.id), ContactInRole::new(&contact, salary.id)];
    let mut rows = rows([Record::from(one), contact.into()]);
    rows.put(Record::ContactRole(pay.clone()));
    rows.put(Record::ContactRole(salary.clone()));
    for one in held.clone() {
        rows.put(one.into());
    }
    let done = merged(&rows, Table::ContactRole, pay.id.0, salary.id.0, &BTreeMap::new());
    assert!(done.ready());
    let after = apply(&rows, &done.changes).expect("applies").rows;
    assert_eq!(after.contact_in_role.iter().cloned().collect::<Vec<_>>(), [held[1].clone()]);
}

#[test]
fn a_result_that_breaks_a_rule_is_not_ready() {
    let (pay, hr, one) = (item("Palkat", 0), item("Henkilöstö", 1), agency("Yksi"));
    let group = |name: &str| ServiceGroup {
        id: ServiceGroupId::new(),
        name: name.into(),
        phone: String::new(),
        email: String::new(),
        note: String::new(),
        position: 0,
        retired_at: None,
    };
    let groups = [group("Itä"), group("Länsi")];
    let mut rows = rows([Record::from(one.clone()), groups[0].clone().into(), groups[1].clone().into()]);
    for (process, group) in [(&pay, &groups[0]), (&hr, &groups[1])] {
        rows.put(Record::ServiceProcess(process.clone()));
        rows.put(
            AgencyService {
                id: crate::domain::RowId::new(),
                agency: one.id,
                process: process.id,
                service_group: group.id,
                valid_from: None,
                valid_to: None,
            }
            .into(),
        );
    }
    let asked = merged(&rows, Table::ServiceProcess, pay.id.0, hr.id.0, &BTreeMap::new());
    assert_eq!(asked.broken, [BrokenRule::ServicesOverlap(one.id)]);
    assert!(!asked.ready());
}

#[test]
fn what_cannot_be_merged_is_refused() {
    let (rows, a, b, volumes) = products();
    let none = BTreeMap::new();
    let refused = |rows: &Rows, table, from, into| merge_items(rows, table, from, into, day(TODAY), &none).err();
    assert_eq!(refused(&rows, Table::Product, a.id.0, a.id.0), Some(MergeRefused::Same));
    assert_eq!(refused(&rows, Table::Product, a.id.0, Uuid::nil()), Some(MergeRefused::Gone));
    let [one, other, _] = volumes.clone();
    assert_eq!(refused(&rows, Table::Volume, one.id.0, other.id.0), Some(MergeRefused::NoList));
    let answers = BTreeMap::from([(other.id.0, Holds::Sum)]);
    let done = merged(&rows, Table::Product, a.id.0, b.id.0, &answers);
    let after = apply(&rows, &done.changes).expect("applies").rows;
    assert_eq!(refused(&after, Table::Product, a.id.0, b.id.0), Some(MergeRefused::Merged));
    assert_eq!(refused(&after, Table::Product, b.id.0, a.id.0), Some(MergeRefused::Merged));
}

#[test]
fn what_was_merged_into_the_merged_one_follows() {
    let [first, second, third] = [item("A", 0), item("B", 1), item("C", 2)];
    let first = crate::domain::ListItem { merged_into: Some(second.id), retired_at: Some(day(TODAY)), ..first };
    let mut rows = Rows::default();
    for one in [&first, &second, &third] {
        rows.put(Record::City(one.clone()));
    }
    let done = merged(&rows, Table::City, second.id.0, third.id.0, &BTreeMap::new());
    let after = apply(&rows, &done.changes).expect("applies").rows;
    assert_eq!(after.city.get(first.id).expect("there").merged_into, Some(third.id));
    assert!(!after.is_pointed_at(Table::City, second.id.0));
}

/// Headcounts of two employment types at three agencies in three years on two bases.
fn figures() -> impl Strategy<Value = Vec<(usize, i64, bool, usize, i64)>> {
    let basis = 0..2_usize;
    prop::collection::vec((0..3_usize, 2023..2026_i64, any::<bool>(), basis, 0..500_i64), 0..40)
}

proptest! {
    #[test]
    fn totals_are_kept_nothing_points_at_the_merged_one_and_undo_restores(figures in figures()) {
        let types = [item("Virkasuhde", 0), item("Työsuhde", 1)];
        let agencies = ["A", "B", "C"].map(agency);
        let mut file = File::holding(rows(agencies.clone().map(Record::from)));
        for one in &types {
            file.rows.put(Record::EmploymentType(one.clone()));
        }
        for (at, year, kind, basis, count) in figures {
            let kind: ListId = types[usize::from(kind)].id;
            file.rows.put(Headcount::new(agencies[at].id, year, kind, HeadcountBasis::ALL[basis], count).into());
        }
        let before = file.rows.clone();
        let (from, into) = (types[0].id.0, types[1].id.0);
        let asked = merged(&before, Table::EmploymentType, from, into, &BTreeMap::new());
        let answers = asked.collisions.iter().map(|collision| (collision.id(), Holds::Sum)).collect();
        let done = merged(&before, Table::EmploymentType, from, into, &answers);
        prop_assert!(done.ready());
        let logged = file.change(OperationKind::ItemsMerged, "Aino", done.changes);
        let total = |rows: &Rows| {
            let mut totals: BTreeMap<_, i64> = BTreeMap::new();
            for row in rows.headcount.iter() {
                *totals.entry((row.agency, row.year, row.basis)).or_default() += row.count;
            }
            totals
        };
        prop_assert_eq!(total(&file.rows), total(&before));
        prop_assert!(!file.rows.is_pointed_at(Table::EmploymentType, from));
        prop_assert!(file.rows.headcount.iter().all(|row| row.natural_id() == Some(row.id.0)));
        file.undo(&logged, "Aino").expect("undone");
        prop_assert_eq!(&file.rows, &before);
    }
}

#[test]
fn a_type_goes_into_another_without_changing_how_that_is_counted() {
    let [civil, fixed] = ["Virka", "Määräaikaiset"].map(|name| item(name, 0));
    let unit = agency("Yksi");
    let decided = EmploymentCounting::new(fixed.id, Counting::OfWhich);
    let count = |id, count| Headcount::new(unit.id, 2025, id, HeadcountBasis::default(), count);
    let types = [civil.clone(), fixed.clone()].map(|one| List::EmploymentType.record(one));
    let counts = [count(civil.id, 100), count(fixed.id, 20)].map(Record::from);
    let all = types.into_iter().chain(counts).chain([unit.clone().into(), decided.clone().into()]);
    let mut rows = rows(all.collect::<Vec<_>>());
    let answers = BTreeMap::from([(count(civil.id, 0).id.0, Holds::Staying)]);
    let differing = merged(&rows, Table::EmploymentType, fixed.id.0, civil.id.0, &answers);
    assert_eq!(differing.broken, [BrokenRule::CountedOtherwise]);
    assert!(!differing.ready(), "civil servants would drop out of the total");
    rows.put(EmploymentCounting { counting: Counting::Counted, ..decided }.into());
    let done = merged(&rows, Table::EmploymentType, fixed.id.0, civil.id.0, &answers);
    assert!(done.ready(), "{:?}", done.broken);
    let after = apply(&rows, &done.changes).expect("applies").rows;
    assert!(after.employment_counting.is_empty());
    assert_eq!(after.counting(civil.id), Counting::Counted);
}
