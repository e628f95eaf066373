use super::*;
use crate::domain::testing::{after, agency, assignment, day, employee, item, merger, rows};
use crate::domain::{Agency, ListItem, Product, Record, figures};

const BASIS: HeadcountBasis = HeadcountBasis::PersonsYearEnd;
const TODAY: &str = "2026-02-10";

/// Two employment types, a product, and whom the figures are asked of.
struct Unit {
    rows: Rows,
    civil: ListId,
    contractual: ListId,
    payslip: ProductId,
}

impl Unit {
    fn new() -> Self {
        let (civil, contractual): (ListItem, ListItem) = (item("Virkasuhde", 0), item("Työsuhde", 1));
        let payslip = Product::named(["Palkkalaskelma", "", ""], 0);
        let ids = (civil.id, contractual.id, payslip.id);
        let rows = rows([Record::EmploymentType(civil), Record::EmploymentType(contractual), payslip.into()]);
        Self { rows, civil: ids.0, contractual: ids.1, payslip: ids.2 }
    }

    fn agency(&mut self, name: &str) -> AgencyId {
        self.put(agency(name))
    }

    fn put(&mut self, new: Agency) -> AgencyId {
        let id = new.id;
        self.rows.put(new.into());
        id
    }

    /// Civil servants, contractual people and payslips of a year; below zero is none.
    fn figures(&mut self, agency: AgencyId, year: i64, [civil, contractual, payslips]: [i64; 3]) {
        for (kind, count) in [(self.civil, civil), (self.contractual, contractual)] {
            if count >= 0 {
                self.rows.put(Headcount::new(agency, year, kind, BASIS, count).into());
            }
        }
        if payslips >= 0 {
            self.rows.put(Volume::new(agency, self.payslip, year, payslips).into());
        }
    }

    fn year(&self, year: i64) -> NewYear {
        new_year(&self.rows, year, day(TODAY))
    }

    fn civil(&self) -> Subject {
        Subject::Headcount(self.civil, BASIS)
    }
}

#[test]
fn the_years_move_on_with_the_calendar_or_by_hand_and_back() {
    let mut unit = Unit::new();
    let one = unit.agency("Rannikkolaitos");
    let shown = |rows: &Rows, today: &str| figures::years(rows, one, day(today), 3);
    assert_eq!(shown(&unit.rows, "2025-12-31"), [2022, 2023, 2024]);
    assert_eq!(shown(&unit.rows, "2026-01-01"), [2023, 2024, 2025]);
    assert_eq!(can_open(&unit.rows, day("2026-11-02")), Some(2026));
    unit.rows = after(&unit.rows, &open_year(&unit.rows, 2026));
    assert_eq!(shown(&unit.rows, "2026-11-02"), [2024, 2025, 2026]);
    assert_eq!(
        (can_open(&unit.rows, day("2026-11-02")), opened_early(&unit.rows, day("2026-11-02"))),
        (None, Some(2026))
    );
    assert!(open_year(&unit.rows, 2026).is_empty(), "it is open");
    // The calendar goes on by itself from there.
    assert_eq!(shown(&unit.rows, "2027-01-01"), [2024, 2025, 2026]);
    assert_eq!(shown(&unit.rows, "2028-01-01"), [2025, 2026, 2027]);
    assert_eq!(opened_early(&unit.rows, day("2027-01-01")), None);
    unit.rows = after(&unit.rows, &close_year(&unit.rows));
    assert_eq!(shown(&unit.rows, "2026-11-02"), [2023, 2024, 2025]);
    assert!(close_year(&unit.rows).is_empty());
}

#[test]
fn a_jump_is_more_than_a_quarter_and_more_than_ten() {
    for (before, after, seen) in [
        (100, 125, false),
        (100, 126, true),
        (100, 75, false),
        (100, 74, true),
        (20, 30, false),
        (20, 31, true),
        (1_000, 1_100, false),
        (0, 10, false),
        (0, 11, true),
        (40, 0, true),
    ] {
        assert_eq!(HEADS.sees(before, after), seen, "{before} → {after}");
    }
    assert!(!TRANSACTIONS.sees(200, 300) && TRANSACTIONS.sees(200, 301));
}

#[test]
fn it_is_told_who_has_delivered_what_and_what_stands_out() {
    let mut unit = Unit::new();
    let [whole, part, none, new] = ["A", "B", "C", "D"].map(|name| unit.agency(name));
    unit.figures(whole, 2024, [100, 20, 1_000]);
    unit.figures(whole, 2025, [140, 22, 1_100]);
    unit.figures(part, 2024, [50, 5, 600]);
    unit.figures(part, 2025, [50, -1, 900]);
    unit.figures(none, 2024, [7, -1, 80]);
    let year = unit.year(2025);
    let stands: Vec<(AgencyId, Delivered, usize)> =
        year.stands.iter().map(|stand| (stand.agency, stand.delivered(), stand.there)).collect();
    assert_eq!(
        stands,
        [
            (whole, Delivered::All, 3),
            (part, Delivered::Partly, 2),
            (none, Delivered::Nothing, 0),
            (new, Delivered::Nothing, 0)
        ]
    );
    assert_eq!([Delivered::All, Delivered::Partly, Delivered::Nothing].map(|one| year.count(one)), [1, 1, 2]);
    let jump =
        |subject, before, after| Rule::Jump(Jump { subject, before, after, note: String::new(), running: false });
    let gone = Missing { subject: Subject::Headcount(unit.contractual, BASIS), before: 5 };
    let findings: Vec<(AgencyId, Rule)> =
        year.findings().into_iter().map(|finding| (finding.agency, finding.rule)).collect();
    assert_eq!(
        findings,
        [
            (whole, jump(unit.civil(), 100, 140)),
            (part, Rule::Gone(gone)),
            (part, jump(Subject::Volume(unit.payslip), 600, 900)),
            (none, Rule::AgencyGone(2)),
        ],
        "a new agency has nothing to be held against"
    );
}

#[test]
fn what_somebody_has_noted_stands_beside_a_jump() {
    let mut unit = Unit::new();
    let one = unit.agency("A");
    unit.figures(one, 2024, [100, -1, -1]);
    let noted = Headcount {
        note: "Kaksi yksikköä tuli lisää.".into(),
        ..Headcount::new(one, 2025, unit.civil, BASIS, 150)
    };
    unit.rows.put(noted.into());
    let notes: Vec<String> =
        unit.year(2025).stands.iter().flat_map(|stand| stand.jumps.iter().map(|jump| jump.note.clone())).collect();
    assert_eq!(notes, ["Kaksi yksikköä tuli lisää."]);
}

#[test]
fn a_part_of_a_year_is_no_jump() {
    let mut unit = Unit::new();
    let [one, other] = ["A", "B"].map(|name| unit.agency(name));
    unit.figures(one, 2025, [100, -1, 1_000]);
    unit.figures(one, 2026, [150, -1, 700]);
    unit.figures(other, 2025, [100, -1, 1_000]);
    unit.figures(other, 2026, [60, -1, 1_400]);
    unit.rows.put(Headcount::new(other, 2025, unit.civil, HeadcountBasis::PersonYears, 100).into());
    unit.rows.put(Headcount::new(other, 2026, unit.civil, HeadcountBasis::PersonYears, 60).into());
    let jumps = |unit: &Unit, year: i64, today: &str| -> Vec<(Subject, i64, bool)> {
        let year = new_year(&unit.rows, year, day(today));
        year.stands.iter().flat_map(|one| &one.jumps).map(|jump| (jump.subject, jump.after, jump.running)).collect()
    };
    let volume = Subject::Volume(unit.payslip);
    // What is already more than in the whole year before stands out, and so do people, who are counted on a day.
    let running = [(unit.civil(), 150, true), (unit.civil(), 60, true), (volume, 1_400, true)];
    assert_eq!(jumps(&unit, 2026, "2026-10-12"), running);
    let over = jumps(&unit, 2026, "2027-01-01");
    assert!(over.contains(&(volume, 700, false)) && over.len() == 5, "the year is over: {over:?}");
    // What is noted beside a figure says so once the year is over too.
    let noted = Volume { note: "Tammi–syyskuu".into(), ..Volume::new(one, unit.payslip, 2026, 700) };
    unit.rows.put(noted.into());
    assert!(!jumps(&unit, 2026, "2027-01-01").contains(&(volume, 700, false)));
    // A client that came or left within a year has a part of it, and only that year.
    let mut unit = Unit::new();
    let came = unit.put(Agency { client_since: Some(day("2024-07-01")), ..agency("A") });
    let left = unit.put(Agency { client_until: Some(day("2025-06-30")), ..agency("B") });
    let stays = unit.put(Agency { client_since: Some(day("2024-01-01")), ..agency("C") });
    for (agency, [before, after]) in [(came, [500, 1_000]), (left, [1_000, 500]), (stays, [500, 1_000])] {
        unit.figures(agency, 2024, [-1, -1, before]);
        unit.figures(agency, 2025, [-1, -1, after]);
    }
    let year = unit.year(2025);
    let seen: Vec<AgencyId> =
        year.stands.iter().filter(|stand| !stand.jumps.is_empty()).map(|stand| stand.agency).collect();
    assert_eq!(seen, [stays]);
}

#[test]
fn nothing_is_waited_for_from_those_who_have_left_or_of_what_is_retired() {
    let mut unit = Unit::new();
    let left = unit.put(Agency { client_until: Some(day("2024-12-31")), ..agency("A") });
    let later = unit.put(Agency { client_since: Some(day("2026-01-01")), ..agency("B") });
    let stays = unit.agency("C");
    for one in [left, stays] {
        unit.figures(one, 2024, [30, 4, 200]);
    }
    unit.figures(stays, 2025, [31, -1, 210]);
    let retired = ListItem { id: unit.contractual, retired_at: Some(day("2025-01-01")), ..item("Työsuhde", 1) };
    unit.rows.put(Record::EmploymentType(retired));
    let year = unit.year(2025);
    let agencies: Vec<AgencyId> = year.stands.iter().map(|stand| stand.agency).collect();
    assert!(agencies == [stays] && !agencies.contains(&later), "{agencies:?}");
    assert_eq!(year.stands.first().map(Stand::delivered), Some(Delivered::All));
    assert!(year.waited_for(&unit.rows).is_empty());
}

#[test]
fn a_merger_is_no_jump() {
    let mut unit = Unit::new();
    let [successor, merged] = ["A", "B"].map(|name| unit.agency(name));
    unit.rows.put(merger(successor, merged, "2025-01-01").into());
    unit.figures(successor, 2024, [100, -1, 500]);
    unit.figures(merged, 2024, [60, -1, 300]);
    unit.figures(successor, 2025, [158, -1, 820]);
    let year = unit.year(2025);
    assert!(year.findings().is_empty(), "160 and 800 were there the year before: {:?}", year.findings());
    assert_eq!(year.stands.iter().map(|stand| stand.agency).collect::<Vec<_>>(), [successor]);
}

#[test]
fn each_responsible_is_told_of_their_own_and_nobodys_come_last() {
    let mut unit = Unit::new();
    let [a, b, c] = ["A", "B", "C"].map(|name| unit.agency(name));
    let (veera, aino) = (employee("Veera Keksitty"), employee("Aino Esimerkki"));
    let ids = (veera.id, aino.id);
    for one in [veera, aino] {
        unit.rows.put(one.into());
    }
    for (agency, who) in [(a, ids.0), (b, ids.1)] {
        unit.rows.put(assignment(agency, who, AssignmentRole::Responsible, "2020-01-01", "").into());
    }
    for one in [a, b, c] {
        unit.figures(one, 2024, [10, -1, -1]);
    }
    let year = unit.year(2025);
    let people: Vec<(Option<EmployeeId>, Vec<AgencyId>)> = (year.waited_for(&unit.rows).into_iter())
        .map(|(who, stands)| (who, stands.into_iter().map(|stand| stand.agency).collect()))
        .collect();
    assert_eq!(people, [(Some(ids.1), vec![b]), (Some(ids.0), vec![a]), (None, vec![c])]);
    let matters = year.as_matters(&unit.rows, "Puuttuvat luvut", "Aino", day(TODAY));
    assert_eq!(matters.len(), 3);
    let noted = after(&unit.rows, &matters);
    assert!(year.as_matters(&noted, "Puuttuvat luvut", "Aino", day(TODAY)).is_empty(), "once is enough");
    let own = year.waited_for_by(Some(ids.0));
    let missing = Missing { subject: unit.civil(), before: 10 };
    assert_eq!(own.first().map(|stand| stand.missing.clone()), Some(vec![missing]));
    unit.figures(a, 2025, [11, -1, -1]);
    assert!(unit.year(2025).waited_for_by(Some(ids.0)).is_empty());
}
