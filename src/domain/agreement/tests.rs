//! Agreements: which one holds, who does what by it, its copy, its rules.

use super::*;
use crate::domain::testing::{self, after, day, perhaps};
use crate::domain::{
    AgencyId, AgreementId, BrokenRule, Change, DefinitionLineId, ListId, MetricId, Product, ProductId, Record, RowId,
    Rows, Table, apply, broken,
};

const TODAY: &str = "2026-10-14";

/// An agency, the standard division of work of two lines, and a product.
struct File {
    rows: Rows,
    agency: AgencyId,
    standard: [DefinitionLine; 2],
    product: ProductId,
}

fn work(done_by: DoneBy, task: &str) -> Work {
    Work { done_by, task: task.into(), due: "kuukausittain".into(), ..Work::default() }
}

impl File {
    fn new() -> Self {
        let agency = testing::agency("Rannikkolaitos");
        let product = Product::named(["Palkkalaskelma", "", ""], 0);
        let standard = [(DoneBy::Centre, "Palkanlaskenta", 0), (DoneBy::Agency, "Palvelussuhteen ehdot", 1)]
            .map(|(side, task, place)| DefinitionLine::standard(DefinitionLineId::new(), work(side, task), place));
        let mut rows = testing::rows([agency.clone().into(), product.clone().into()]);
        for line in &standard {
            rows.put(line.clone().into());
        }
        Self { rows, agency: agency.id, standard, product: product.id }
    }

    fn agreement(&mut self, number: &str, from: &str, to: &str) -> Agreement {
        let agreement = Agreement {
            number: number.into(),
            valid_from: perhaps(from),
            valid_to: perhaps(to),
            ..Agreement::empty(self.agency, AgreementId::new())
        };
        self.rows = after(&self.rows, &[Change::insert(agreement.clone())]);
        agreement
    }

    fn put(&mut self, record: impl Into<Record>) {
        self.rows = after(&self.rows, &[Change::insert(record)]);
    }

    fn lines(&self, agreement: &Agreement) -> Vec<(String, Origin)> {
        division(&self.rows, Some(agreement)).into_iter().map(|line| (line.work.task, line.origin)).collect()
    }

    /// The rules that a row breaks when it is added.
    fn broken(&self, record: impl Into<Record>) -> Vec<BrokenRule> {
        let record = record.into();
        let mut rows = self.rows.clone();
        rows.put(record.clone());
        broken(&rows, &[Change::insert(record)])
    }
}

#[test]
fn todays_comes_first_then_what_is_to_come_then_what_is_over() {
    let mut file = File::new();
    for (number, from, to) in [
        ("vanhin", "", "2020-12-31"),
        ("edellinen", "2021-01-01", "2025-06-30"),
        ("seuraava", "2027-01-01", "2027-12-31"),
        ("nyt", "2025-07-01", "2026-12-31"),
        ("myöhemmin", "2028-01-01", ""),
    ] {
        file.agreement(number, from, to);
    }
    let numbers = |on: &str| {
        let all = file.rows.agreements(file.agency, day(on));
        all.into_iter().map(|one| one.number.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(numbers(TODAY), ["nyt", "seuraava", "myöhemmin", "edellinen", "vanhin"]);
    assert_eq!(numbers("2026-12-31").first(), Some(&"nyt"));
    assert_eq!(numbers("2027-01-01"), ["seuraava", "myöhemmin", "nyt", "edellinen", "vanhin"]);
    assert_eq!(numbers("2010-01-01").first(), Some(&"vanhin"));
    let on = |day_text: &str| file.rows.agreement_on(file.agency, day(day_text)).map(|one| one.number.as_str());
    assert_eq!((on("2025-06-30"), on("2025-07-01")), (Some("edellinen"), Some("nyt")));
    let only_past = |on: &str| {
        let mut file = File::new();
        file.agreement("ohi", "", "2020-12-31");
        file.rows.agreement_on(file.agency, day(on)).is_some()
    };
    assert!(!only_past(TODAY) && only_past("2020-12-31"));
}

#[test]
fn an_agreement_says_only_what_differs_from_the_standard() {
    let mut file = File::new();
    let agreement = file.agreement("14/2025", "2025-01-01", "");
    let [ours, theirs] = file.standard.clone();
    assert_eq!(
        file.lines(&agreement),
        [("Palkanlaskenta".into(), Origin::Standard), ("Palvelussuhteen ehdot".into(), Origin::Standard)]
    );
    let said = Work { due: "kahdesti kuussa".into(), ..ours.work(None) };
    let deviating = DefinitionLine::deviating(&agreement, &ours, &said);
    assert_eq!((deviating.due.as_deref(), &deviating.task, deviating.done_by), (Some("kahdesti kuussa"), &None, None));
    file.put(deviating);
    file.put(DefinitionLine::dropping(&agreement, &theirs));
    file.put(DefinitionLine::own(&agreement, DefinitionLineId::new(), work(DoneBy::Centre, "Luotsipalkkiot"), 0));
    assert_eq!(
        file.lines(&agreement),
        [
            ("Palkanlaskenta".into(), Origin::Deviates),
            ("Palvelussuhteen ehdot".into(), Origin::Dropped),
            ("Luotsipalkkiot".into(), Origin::Own),
        ]
    );
    let lines = division(&file.rows, Some(&agreement));
    assert_eq!(lines[0].differing(), [WorkField::Due]);
    assert_eq!((lines[1].differing(), lines[2].differing()), (vec![], vec![]));
    assert_eq!(lines.iter().map(WorkLine::id).collect::<Vec<_>>()[..2], [Some(ours.id), Some(theirs.id)]);
}

#[test]
fn a_change_of_the_standard_reaches_what_has_not_deviated() {
    let mut file = File::new();
    let agreement = file.agreement("14/2025", "2025-01-01", "");
    let [ours, _] = file.standard.clone();
    let said = Work { due: "kahdesti kuussa".into(), ..ours.work(None) };
    file.put(DefinitionLine::deviating(&agreement, &ours, &said));
    let changed = DefinitionLine {
        task: Some("Palkanlaskenta ja laskelmat".into()),
        due: Some("viikoittain".into()),
        ..ours.clone()
    };
    file.rows = after(&file.rows, &[Change::update(ours.clone(), changed.clone())]);
    let line = division(&file.rows, Some(&agreement)).remove(0);
    assert_eq!((line.work.task.as_str(), line.work.due.as_str()), ("Palkanlaskenta ja laskelmat", "kahdesti kuussa"));
    // Where the standard comes to say the same, nothing differs any more.
    let same = DefinitionLine { due: Some("kahdesti kuussa".into()), ..changed.clone() };
    file.rows = after(&file.rows, &[Change::update(changed, same)]);
    assert_eq!(division(&file.rows, Some(&agreement))[0].origin, Origin::Standard);
}

#[test]
fn what_is_put_back_to_the_standard_is_kept_no_longer() {
    let mut file = File::new();
    let agreement = file.agreement("14/2025", "2025-01-01", "");
    let usual = file.standard[0].work(None);
    let put = |file: &mut File, place: usize, said: Work| {
        let rows = file.rows.clone();
        let change = put_work(&agreement, &division(&rows, Some(&agreement))[place], said);
        file.rows = after(&file.rows, change.as_slice());
        change.is_some()
    };
    assert!(!put(&mut file, 0, usual.clone()), "nothing is said");
    assert!(put(&mut file, 0, Work { place: "Kotka".into(), ..usual.clone() }));
    assert_eq!(division(&file.rows, Some(&agreement))[0].differing(), [WorkField::Place]);
    assert!(put(&mut file, 0, Work { reference: "4 §".into(), basis: Basis::Regulation, ..usual.clone() }));
    assert_eq!(division(&file.rows, Some(&agreement))[0].differing(), [WorkField::Basis]);
    assert!(put(&mut file, 0, usual));
    assert_eq!(file.rows.definition_line.of(file.agency).count(), 0);
    file.put(DefinitionLine::own(&agreement, DefinitionLineId::new(), work(DoneBy::Centre, "Palkkiot"), 0));
    assert!(put(&mut file, 2, work(DoneBy::Agency, "Palkkiot")));
    assert_eq!(division(&file.rows, Some(&agreement))[2].work.done_by, DoneBy::Agency);
}

#[test]
fn what_takes_the_place_of_a_removed_standard_line_is_still_agreed() {
    let mut file = File::new();
    let (first, second) = (file.agreement("1", "", "2025-12-31"), file.agreement("2", "2026-01-01", ""));
    let [ours, theirs] = file.standard.clone();
    let said = Work { place: "Kotka".into(), ..ours.work(None) };
    file.put(DefinitionLine::dropping(&first, &ours));
    file.put(DefinitionLine::deviating(&second, &ours, &said));
    assert_eq!(file.rows.deviations(ours.id).count(), 2);
    assert!(apply(&file.rows, &[Change::delete(ours.clone())]).is_err(), "it is pointed at");
    file.rows = after(&file.rows, &remove_standard(&file.rows, &ours));
    assert_eq!(file.lines(&first), [("Palvelussuhteen ehdot".into(), Origin::Standard)]);
    let lines = division(&file.rows, Some(&second));
    assert_eq!((lines[1].origin, &lines[1].work), (Origin::Own, &said));
    assert_eq!(lines[0].standard.map(|line| line.id), Some(theirs.id));
}

#[test]
fn lines_move_among_each_other() {
    let file = File::new();
    let lines = file.rows.standard_work();
    assert_eq!(moved(&lines, 0, 0), []);
    assert_eq!(moved(&lines, 1, 2), []);
    assert_eq!(moved(&lines, 7, 0), []);
    let moved = after(&file.rows, &moved(&lines, 0, 1));
    let tasks: Vec<_> = moved.standard_work().into_iter().filter_map(|line| line.task.clone()).collect();
    assert_eq!(tasks, ["Palvelussuhteen ehdot", "Palkanlaskenta"]);
}

#[test]
fn what_we_do_is_said_by_the_agreement_of_the_day_or_by_the_standard() {
    let mut file = File::new();
    let agreement = file.agreement("14/2025", "2025-01-01", "2025-12-31");
    file.put(DefinitionLine::dropping(&agreement, &file.standard[0].clone()));
    let told = what_we_do(&file.rows, file.agency, day("2025-06-01"));
    assert_eq!(told.agreement.map(|one| one.number.as_str()), Some("14/2025"));
    assert_eq!((told.done_by(DoneBy::Centre).count(), told.done_by(DoneBy::Agency).count()), (0, 1));
    let told = what_we_do(&file.rows, file.agency, day("2026-06-01"));
    assert_eq!((told.agreement, told.lines.len()), (None, 2));
    assert_eq!(what_we_do(&Rows::default(), file.agency, day("2026-06-01")).lines, []);
}

#[test]
fn a_copy_begins_where_the_earlier_one_ends() {
    let mut file = File::new();
    let agreement = file.agreement("14/2025", "2025-01-01", "2027-12-31");
    let [ours, theirs] = file.standard.clone();
    file.put(DefinitionLine::dropping(&agreement, &theirs));
    let said = Work { place: "Kotka".into(), ..ours.work(None) };
    file.put(DefinitionLine::deviating(&agreement, &ours, &said));
    file.put(DefinitionLine::own(&agreement, DefinitionLineId::new(), work(DoneBy::Centre, "Luotsipalkkiot"), 0));
    let metric = metric(&agreement);
    file.put(metric.clone());
    file.put(MetricResult::new(&metric, MetricPeriod::Year(2025), 9));
    file.put(condition(&agreement, file.product));
    for (from, price) in [("2025-01-01", 1), ("2026-01-01", 2), ("2027-03-01", 3)] {
        file.put(UnitPrice::new(&agreement, file.product, day(from), price));
    }
    let changes = copied(&file.rows, &agreement, "3/2027", day("2027-01-01")).expect("there is a place");
    let rows = after(&file.rows, &changes);
    let old = rows.agreement_on(file.agency, day("2026-12-31")).expect("the old one");
    let new = rows.agreement_on(file.agency, day("2027-01-01")).expect("the new one");
    assert_eq!((old.id, old.valid_to), (agreement.id, Some(day("2026-12-31"))));
    assert_eq!((new.number.as_str(), new.valid_from, new.valid_to), ("3/2027", Some(day("2027-01-01")), None));
    let told = |of: &Agreement| -> Vec<(Work, Origin)> {
        division(&rows, Some(of)).into_iter().map(|line| (line.work, line.origin)).collect()
    };
    assert_eq!(told(new), told(old));
    assert_eq!((rows.metrics(new).len(), rows.boundary_conditions(new).len()), (1, 1));
    assert_eq!(rows.metric_results(rows.metrics(new)[0]), Vec::<&MetricResult>::new());
    let prices: Vec<_> = rows.unit_prices(new).iter().map(|one| (one.valid_from, one.price)).collect();
    assert_eq!(prices, [(day("2027-01-01"), 2), (day("2027-03-01"), 3)]);
    assert_eq!(rows.unit_prices(old).len(), 3);
}

#[test]
fn a_copy_has_a_place_before_what_is_to_come() {
    let mut file = File::new();
    let agreement = file.agreement("1", "2025-01-01", "2025-12-31");
    file.agreement("3", "2028-01-01", "");
    let changes = copied(&file.rows, &agreement, "2", day("2027-01-01")).expect("there is a place");
    let rows = after(&file.rows, &changes);
    let new = rows.agreement_on(file.agency, day("2027-06-01")).expect("the new one");
    assert_eq!(new.valid_to, Some(day("2027-12-31")));
    assert_eq!(rows.agreement.get(agreement.id).expect("there").valid_to, Some(day("2025-12-31")), "it ended before");
    assert_eq!(copied(&file.rows, &agreement, "2", day("2028-01-01")), Err(CopyRefused::Taken));
    assert_eq!(copied(&file.rows, &agreement, "2", day("2025-01-01")), Err(CopyRefused::NotBefore));
}

#[test]
fn an_agreement_goes_with_all_that_is_its_own() {
    let mut file = File::new();
    let agreement = file.agreement("1", "2025-01-01", "");
    let metric = metric(&agreement);
    file.put(metric.clone());
    file.put(MetricResult::new(&metric, MetricPeriod::Year(2025), 9));
    file.put(condition(&agreement, file.product));
    file.put(UnitPrice::new(&agreement, file.product, day("2025-01-01"), 1));
    file.put(DefinitionLine::dropping(&agreement, &file.standard[0].clone()));
    let rows = after(&file.rows, &removed(&file.rows, &agreement));
    let left = rows.records().into_iter().filter(|record| record.agency().is_some());
    assert_eq!(left.map(|record| record.table()).collect::<Vec<_>>(), [Table::Agency]);
    assert_eq!(rows.standard_work().len(), 2);
}

fn metric(agreement: &Agreement) -> Metric {
    Metric {
        id: MetricId::new(),
        agency: agreement.agency,
        agreement: agreement.id,
        name: "Oikeat laskelmat".into(),
        direction: Direction::AtLeast,
        value: Some(990_000),
        unit: "%".into(),
        deadline: String::new(),
        interval: Interval::Year,
        position: 0,
        step: None,
    }
}

fn condition(agreement: &Agreement, product: ProductId) -> BoundaryCondition {
    BoundaryCondition {
        id: RowId::new(),
        agency: agreement.agency,
        agreement: agreement.id,
        text: "Laskelmia vuodessa".into(),
        product: Some(product),
        lowest: Some(100),
        highest: Some(200),
        exceptions: String::new(),
        position: 0,
    }
}

#[test]
fn agreements_have_numbers_and_do_not_overlap() {
    let mut file = File::new();
    let agreement = file.agreement("1", "2025-01-01", "2025-12-31");
    let other = |from: &str, to: &str| Agreement {
        id: AgreementId::new(),
        valid_from: perhaps(from),
        valid_to: perhaps(to),
        ..agreement.clone()
    };
    let overlap = [BrokenRule::AgreementsOverlap(file.agency)];
    assert_eq!(file.broken(other("2025-12-31", "")), overlap);
    assert_eq!(file.broken(other("", "2025-01-01")), overlap);
    assert_eq!(file.broken(other("", "")), overlap);
    assert_eq!(file.broken(other("2026-01-01", "")), []);
    assert_eq!(file.broken(other("", "2024-12-31")), []);
    assert_eq!(file.broken(other("2027-01-01", "2026-01-01")), [BrokenRule::PeriodBackwards]);
    assert_eq!(
        file.broken(Agreement { number: " ".into(), ..agreement.clone() }),
        [BrokenRule::AgreementNumberMissing]
    );
    for sum in [-1, LARGEST_MONEY + 1] {
        let agreement = Agreement { yearly_value: Some(sum), ..agreement.clone() };
        assert_eq!(file.broken(agreement), [BrokenRule::MoneyOutOfRange(sum)]);
    }
    assert_eq!(file.broken(Agreement { yearly_value: Some(0), ..agreement }), []);
}

#[test]
fn definition_lines_are_whole_or_differ_from_the_standard() {
    let mut file = File::new();
    let agreement = file.agreement("1", "2025-01-01", "");
    let [ours, _] = file.standard.clone();
    let own = DefinitionLine::own(&agreement, DefinitionLineId::new(), work(DoneBy::Centre, "Palkkiot"), 0);
    assert_eq!(file.broken(own.clone()), []);
    assert_eq!(file.broken(DefinitionLine { task: Some(" ".into()), ..own.clone() }), [BrokenRule::TextMissing]);
    let unsound = [BrokenRule::DefinitionLineUnsound];
    assert_eq!(file.broken(DefinitionLine { due: None, ..own.clone() }), unsound);
    assert_eq!(file.broken(DefinitionLine { dropped: true, ..own.clone() }), unsound);
    assert_eq!(file.broken(DefinitionLine { agency: None, ..own.clone() }), unsound);
    let other = AgencyId::new();
    let misplaced = BrokenRule::AgreementMisplaced(agreement.id);
    assert_eq!(file.broken(DefinitionLine { agency: Some(other), ..own.clone() }), std::slice::from_ref(&misplaced));
    let dropping = DefinitionLine::dropping(&agreement, &ours);
    assert_eq!(file.broken(dropping.clone()), []);
    let elsewhere = DefinitionLine { id: DefinitionLineId::new(), ..dropping.clone() };
    assert_eq!(file.broken(elsewhere), [misplaced, BrokenRule::DefinitionLineUnsound]);
    file.put(own.clone());
    assert_eq!(file.broken(DefinitionLine::dropping(&agreement, &own)), unsound, "only the standard is deviated from");
    let standard = DefinitionLine { standard: Some(ours.id), ..file.standard[1].clone() };
    assert_eq!(file.broken(standard), unsound, "the standard deviates from nothing");
}

#[test]
fn metrics_results_limits_and_prices_are_sound_and_stand_with_their_agreement() {
    let mut file = File::new();
    let agreement = file.agreement("1", "2025-01-01", "");
    let other = AgencyId::new();
    let misplaced = [BrokenRule::AgreementMisplaced(agreement.id)];
    let metric = metric(&agreement);
    assert_eq!(file.broken(metric.clone()), []);
    assert_eq!(file.broken(Metric { name: String::new(), ..metric.clone() }), [BrokenRule::ItemNameMissing]);
    assert_eq!(file.broken(Metric { value: Some(-10_000), ..metric.clone() }), [BrokenRule::FigureOutOfRange(-1)]);
    assert_eq!(file.broken(Metric { agency: other, ..metric.clone() }), misplaced);
    file.put(metric.clone());
    let result = MetricResult::new(&metric, MetricPeriod::Year(2025), 9);
    assert_eq!(file.broken(result.clone()), []);
    assert_eq!(file.broken(MetricResult { agency: other, ..result.clone() }), misplaced);
    assert_eq!(file.broken(MetricResult { value: -20_000, ..result.clone() }), [BrokenRule::FigureOutOfRange(-2)]);
    let unreadable = MetricResult { period: "joskus".into(), ..result };
    assert_eq!(file.broken(unreadable), [BrokenRule::MetricPeriodUnreadable, misplaced[0].clone()]);
    let condition = condition(&agreement, file.product);
    assert_eq!(file.broken(condition.clone()), []);
    assert_eq!(file.broken(BoundaryCondition { agency: other, ..condition.clone() }), misplaced);
    assert_eq!(file.broken(BoundaryCondition { text: " ".into(), ..condition.clone() }), [BrokenRule::TextMissing]);
    let backwards = BoundaryCondition { lowest: Some(201), ..condition.clone() };
    assert_eq!(file.broken(backwards), [BrokenRule::LimitsBackwards]);
    assert_eq!(file.broken(BoundaryCondition { lowest: Some(200), ..condition.clone() }), []);
    let negative = BoundaryCondition { lowest: Some(-1), ..condition };
    assert_eq!(file.broken(negative), [BrokenRule::FigureOutOfRange(-1)]);
    let price = UnitPrice::new(&agreement, file.product, day("2025-01-01"), 0);
    assert_eq!(file.broken(price.clone()), []);
    assert_eq!(file.broken(UnitPrice { price: -1, ..price.clone() }), [BrokenRule::MoneyOutOfRange(-1)]);
    assert_eq!(file.broken(UnitPrice { valid_from: day("2026-01-01"), ..price.clone() }), misplaced);
    assert_eq!(file.broken(UnitPrice { agency: other, ..price }), misplaced);
}

#[test]
fn what_stands_around_an_agreement_says_something() {
    let file = File::new();
    let applied = AppliedAgreement { name: "VES".into(), ..AppliedAgreement::empty(file.agency) };
    assert_eq!(file.broken(applied.clone()), []);
    assert_eq!(file.broken(AppliedAgreement { name: " ".into(), ..applied.clone() }), [BrokenRule::ItemNameMissing]);
    let backwards = AppliedAgreement { valid_from: perhaps("2026-01-01"), valid_to: perhaps("2025-01-01"), ..applied };
    assert_eq!(file.broken(backwards), [BrokenRule::PeriodBackwards]);
    assert_eq!(file.broken(PlannedChange::empty(file.agency)), [BrokenRule::TextMissing]);
    let change = PlannedChange { text: "Henkilöitä siirtyy".into(), ..PlannedChange::empty(file.agency) };
    let counted = PlannedChange { amount: Some(-35), employment_type: Some(ListId::new()), ..change.clone() };
    assert_eq!((file.broken(change.clone()), file.broken(counted.clone())), (vec![], vec![]));
    assert_eq!((change.counted(), counted.counted()), (None, Some(-35)));
    let both = PlannedChange { product: Some(ProductId::new()), ..counted.clone() };
    assert_eq!(file.broken(both), [BrokenRule::FigureMisplaced]);
    let many = PlannedChange { amount: Some(-100_000_000), ..counted };
    assert_eq!(file.broken(many), [BrokenRule::FigureOutOfRange(-100_000_000)]);
    assert_eq!(file.broken(Feedback::empty(file.agency, day(TODAY))), [BrokenRule::TextMissing]);
}
