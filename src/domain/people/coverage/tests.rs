use super::*;
use crate::domain::payroll::rule::{DEFAULT_STEPS, Move, PayDayRule};
use crate::domain::testing::{agency, assignment, day, employee, perhaps, rows, team};
use crate::domain::{
    Absence, Agency, AgencySystem, PayGroup, PayGroupId, PayGroupStep, Record, RowId, SystemAccess, TeamId,
};

const FROM: &str = "2026-10-14";
const TO: &str = "2026-10-16";

fn away(who: &Employee, from: &str, to: &str, reachable: bool) -> Record {
    Absence { id: RowId::new(), employee: who.id, from_day: day(from), to_day: day(to), reachable }.into()
}

fn pair(first: &Employee, second: &Employee, from: &str, to: &str) -> Record {
    let (valid_from, valid_to) = (perhaps(from), perhaps(to));
    WorkPair { id: RowId::new(), first: first.id, second: second.id, valid_from, valid_to }.into()
}

fn held(agency: &Agency, who: &Employee, role: AssignmentRole, from: &str, to: &str) -> Record {
    assignment(agency.id, who.id, role, from, to).into()
}

/// Aino is responsible; Deputy, Pair, two of the team and the supervisor are there to be asked.
struct Unit {
    one: Agency,
    aino: Employee,
    deputy: Employee,
    pair: Employee,
    busy: Employee,
    idle: Employee,
    boss: Employee,
    rows: Rows,
}

fn unit() -> Unit {
    let ours = team("Tiimi");
    let of = |name: &str, team: Option<TeamId>| Employee { team, ..employee(name) };
    let [one, other] = ["Rannikkolaitos", "Saaristovirasto"].map(agency);
    let aino = of("Aino", Some(ours.id));
    let (deputy, pair_of) = (of("Dag", None), of("Pia", None));
    let (busy, idle) = (of("Busy", Some(ours.id)), of("Idle", Some(ours.id)));
    let boss = Employee { role: EmployeeRole::Supervisor, ..of("Zoe", None) };
    let all = rows([
        ours.into(),
        one.clone().into(),
        other.clone().into(),
        aino.clone().into(),
        deputy.clone().into(),
        pair_of.clone().into(),
        busy.clone().into(),
        idle.clone().into(),
        boss.clone().into(),
        held(&one, &aino, AssignmentRole::Responsible, "", ""),
        held(&other, &busy, AssignmentRole::Responsible, "", ""),
        held(&one, &deputy, AssignmentRole::Deputy, "", ""),
        pair(&pair_of, &aino, "", ""),
    ]);
    Unit { one, aino, deputy, pair: pair_of, busy, idle, boss, rows: all }
}

impl Unit {
    fn with(mut self, records: impl IntoIterator<Item = Record>) -> Self {
        for record in records {
            self.rows.put(record);
        }
        self
    }

    fn covered(&self) -> Covered {
        let mut all = coverage(&self.rows, self.aino.id, day(FROM), day(TO));
        assert_eq!(all.len(), 1);
        all.remove(0)
    }

    fn chosen(&self) -> Option<(EmployeeId, Link)> {
        self.covered().stand_in.map(|one| (one.employee, one.link))
    }
}

#[test]
fn the_chain_is_deputy_pair_team_supervisor() {
    let mut unit = unit();
    let everyone = [
        (unit.deputy.clone(), Link::Deputy),
        (unit.pair.clone(), Link::Pair),
        (unit.idle.clone(), Link::Team),
        (unit.busy.clone(), Link::Team),
        (unit.boss.clone(), Link::Supervisor),
    ];
    for (index, (who, link)) in everyone.iter().enumerate() {
        let covered = unit.covered();
        assert_eq!(unit.chosen(), Some((who.id, *link)));
        let passed: Vec<_> = covered.passed.iter().map(|one| (one.employee, one.link)).collect();
        let before: Vec<_> = everyone.iter().take(index).map(|(who, link)| (who.id, *link)).collect();
        assert_eq!(passed, before);
        unit = unit.with([away(who, "2026-10-15", "2026-10-15", false)]);
    }
    let covered = unit.covered();
    assert!(covered.gap());
    assert_eq!(covered.passed.len(), everyone.len());
    assert_eq!(covered.passed[0].why, Why::Away(day("2026-10-15"), day("2026-10-15")));
    assert_eq!(covered.remedy, Some(Remedy::MoveDates));
}

#[test]
fn what_can_be_done_about_a_gap_is_said() {
    let all = |unit: Unit| {
        let absent = [&unit.deputy, &unit.pair, &unit.busy, &unit.idle, &unit.boss]
            .map(|who| away(who, "2026-10-01", "2026-10-30", true));
        unit.with(absent)
    };
    let elsewhere = employee("Muu");
    let unit = all(unit()).with([elsewhere.clone().into()]);
    assert_eq!(unit.covered().remedy, Some(Remedy::Ask(elsewhere.id)));
    let aino = unit.aino.id;
    let absent = away(&unit.aino, FROM, TO, true);
    assert_eq!(unit.with([absent]).covered().remedy, Some(Remedy::Reach(aino)));
}

#[test]
fn who_has_left_is_passed_over() {
    let unit = unit();
    let gone = Employee { active: false, ..unit.deputy.clone() };
    let unit = unit.with([gone.into()]);
    assert_eq!(unit.chosen(), Some((unit.pair.id, Link::Pair)));
    assert_eq!(unit.covered().passed, [Passed { employee: unit.deputy.id, link: Link::Deputy, why: Why::Left }]);
}

#[test]
fn who_lacks_the_language_is_told_and_comes_last_in_the_team() {
    let unit = unit();
    let one = Agency { service_language: Some(Language::Sv), ..unit.one.clone() };
    let swedish = Employee { speaks_sv: true, ..unit.busy.clone() };
    let unit = unit.with([one.into(), swedish.into()]);
    let covered = unit.covered();
    assert!(covered.stand_in.is_some_and(|one| one.employee == unit.deputy.id && one.lacks_language));
    let absent = [away(&unit.deputy, FROM, TO, false), away(&unit.pair, FROM, TO, false)];
    let unit = unit.with(absent);
    let covered = unit.covered();
    assert!(covered.stand_in.is_some_and(|one| one.employee == unit.busy.id && !one.lacks_language));
}

#[test]
fn who_lacks_access_is_told_and_comes_after_those_who_have_it_in_the_team() {
    let unit = unit();
    let item = crate::domain::testing::item("Palkat", 0);
    let system = AgencySystem {
        id: RowId::new(),
        agency: unit.one.id,
        system: item.id,
        purpose: String::new(),
        valid_from: None,
        valid_to: None,
    };
    let access = SystemAccess::new(&system, unit.busy.id, None);
    let unit = unit.with([crate::domain::List::System.record(item.clone()), system.into(), access.into()]);
    let covered = unit.covered();
    assert_eq!((unit.chosen(), covered.lacks_access), (Some((unit.deputy.id, Link::Deputy)), vec![item.id]));
    let absent = [away(&unit.deputy, FROM, TO, false), away(&unit.pair, FROM, TO, false)];
    let unit = unit.with(absent);
    assert_eq!(unit.chosen(), Some((unit.busy.id, Link::Team)), "the busier one, who has access");
    assert_eq!(unit.covered().lacks_access, []);
}

#[test]
fn assignments_that_start_or_end_inside_the_dates_count_for_their_days() {
    let [one, two, three, past] = ["A", "B", "C", "D"].map(agency);
    let (aino, eero, dag) = (employee("Aino"), employee("Eero"), employee("Dag"));
    let role = AssignmentRole::Responsible;
    let rows = rows([
        one.clone().into(),
        two.clone().into(),
        three.clone().into(),
        past.clone().into(),
        aino.clone().into(),
        eero.clone().into(),
        dag.clone().into(),
        held(&one, &aino, role, "2026-10-15", ""),
        held(&two, &aino, role, "", "2026-10-14"),
        held(&three, &aino, role, "", "2026-10-14"),
        held(&three, &eero, role, "2026-10-15", "2026-10-15"),
        held(&three, &aino, role, "2026-10-16", ""),
        held(&past, &aino, role, "", "2026-10-13"),
        held(&one, &eero, AssignmentRole::Deputy, "", "2026-10-15"),
        held(&one, &dag, AssignmentRole::Deputy, "2026-10-15", ""),
        held(&two, &eero, AssignmentRole::Deputy, "2026-10-15", ""),
    ]);
    let all = coverage(&rows, aino.id, day(FROM), day(TO));
    let days: Vec<_> = all.iter().map(|one| (one.agency, one.from, one.to)).collect();
    let expected =
        [(one.id, day("2026-10-15"), day(TO)), (two.id, day(FROM), day("2026-10-14")), (three.id, day(FROM), day(TO))];
    assert_eq!(days, expected);
    assert_eq!(all[0].stand_in.map(|one| one.employee), Some(dag.id), "a deputy for all of the days comes first");
    assert!(all[1].gap(), "no deputy yet");
    assert!(coverage(&rows, aino.id, day(TO), day(FROM)).is_empty(), "backwards");
    assert!(coverage(&rows, EmployeeId::new(), day(FROM), day(TO)).is_empty());
}

#[test]
fn a_deputy_for_a_part_of_the_dates_is_passed_over() {
    let one = agency("A");
    let (aino, eero) = (employee("Aino"), employee("Eero"));
    let rows = rows([
        one.clone().into(),
        aino.clone().into(),
        eero.clone().into(),
        held(&one, &aino, AssignmentRole::Responsible, "", ""),
        held(&one, &eero, AssignmentRole::Deputy, "", "2026-10-15"),
        pair(&aino, &eero, "2026-10-17", ""),
    ]);
    let all = coverage(&rows, aino.id, day(FROM), day(TO));
    assert_eq!(all[0].passed, [Passed { employee: eero.id, link: Link::Deputy, why: Why::PartOnly }]);
    assert_eq!(all[0].remedy, Some(Remedy::Ask(eero.id)));
}

#[test]
fn absences_that_touch_are_told_as_one() {
    let unit = unit();
    let parts =
        [away(&unit.deputy, "2026-10-10", "2026-10-14", false), away(&unit.deputy, "2026-10-15", "2026-10-20", true)];
    let unit = unit.with(parts);
    assert_eq!(unit.covered().passed[0].why, Why::Away(day("2026-10-10"), day("2026-10-20")));
    let before = away(&unit.pair, "2026-10-01", "2026-10-13", false);
    let after = away(&unit.pair, "2026-10-17", "2026-10-20", false);
    let unit = unit.with([before, after]);
    assert_eq!(unit.chosen(), Some((unit.pair.id, Link::Pair)), "away before and after is there");
}

#[test]
fn a_chain_that_comes_back_asks_everyone_once() {
    let one = agency("A");
    let ours = team("Tiimi");
    let of = |name: &str| Employee { team: Some(ours.id), ..employee(name) };
    let (aino, eero) = (of("Aino"), of("Eero"));
    let rows = rows([
        ours.clone().into(),
        one.clone().into(),
        aino.clone().into(),
        eero.clone().into(),
        held(&one, &aino, AssignmentRole::Responsible, "", ""),
        held(&one, &aino, AssignmentRole::Deputy, "", ""),
        held(&one, &eero, AssignmentRole::Deputy, "", ""),
        pair(&aino, &eero, "", ""),
        pair(&eero, &aino, "", ""),
        away(&eero, FROM, TO, false),
    ]);
    let all = coverage(&rows, aino.id, day(FROM), day(TO));
    assert!(all[0].gap());
    assert_eq!(all[0].passed.len(), 1, "one person, however often in the chain: {:?}", all[0].passed);
}

#[test]
fn the_most_urgent_comes_first() {
    let aino = employee("Aino");
    let names = ["Ahven", "Hauki", "Kuha", "Lahna", "Made"];
    let [plain, important, critical, dated, former] = names.map(agency);
    let former = Agency { client_until: perhaps("2026-10-01"), ..former };
    let group = PayGroup {
        id: PayGroupId::new(),
        agency: dated.id,
        name: "Kuukausipalkat".into(),
        rule: PayDayRule::DayOfMonth { day: 15, to: Move::Before }.to_string(),
        position: 0,
        ended_on: None,
        since: None,
    };
    let special = |agency: &Agency, severity, months: &str| {
        let new = Characteristic::empty(agency.id, "Aino", day("2026-01-01"));
        Record::from(Characteristic { severity, title: "x".into(), months: months.into(), ..new })
    };
    let all = [&plain, &important, &critical, &dated, &former];
    let mut records: Vec<Record> = all.map(|one| one.clone().into()).into();
    records.extend(all.map(|one| held(one, &aino, AssignmentRole::Responsible, "", "")));
    records.extend([
        aino.clone().into(),
        special(&important, Severity::Important, "10"),
        special(&important, Severity::Note, ""),
        special(&critical, Severity::Critical, ""),
        special(&plain, Severity::Critical, "9,11"),
        group.clone().into(),
    ]);
    records.extend(DEFAULT_STEPS.map(|rule| Record::from(PayGroupStep::new(&group, rule.step, rule.timing))));
    let found = coverage(&rows(records), aino.id, day(FROM), day(TO));
    let order: Vec<AgencyId> = found.iter().map(|one| one.agency).collect();
    assert_eq!(order, [critical.id, dated.id, important.id, plain.id]);
    assert_eq!(found[1].dates.iter().map(|one| one.date.date).collect::<Vec<_>>(), [day("2026-10-15")]);
    assert_eq!((found[2].biting(Severity::Important), found[2].watch.len()), (1, 1));
    assert!(found[3].watch.is_empty(), "it bites in other months");
}

#[test]
fn a_characteristic_bites_over_the_turn_of_the_year() {
    let one = agency("A");
    let new = Characteristic::empty(one.id, "Aino", day("2026-01-01"));
    let row = Characteristic { severity: Severity::Critical, months: "1".into(), ..new };
    let rows = rows([one.clone().into(), row.into()]);
    assert_eq!(biting(&rows, one.id, day("2026-12-20"), day("2027-01-05")).len(), 1);
    assert!(biting(&rows, one.id, day("2026-12-20"), day("2026-12-31")).is_empty());
}

#[test]
fn an_agency_says_until_when_its_responsible_is_away_and_who_is_there_today() {
    let unit = unit();
    assert_eq!(away_today(&unit.rows, unit.one.id, day(FROM)), None);
    let absent = [away(&unit.aino, FROM, TO, false), away(&unit.deputy, "2026-10-15", "2026-10-15", false)];
    let unit = unit.with(absent);
    let today = |on: &str| away_today(&unit.rows, unit.one.id, day(on));
    assert_eq!(today(FROM), Some((day(TO), Some(unit.deputy.id))));
    assert_eq!(today("2026-10-15"), Some((day(TO), Some(unit.pair.id))));
    assert_eq!(away_today(&unit.rows, AgencyId::new(), day(FROM)), None);
    // Whoever has taken the agency over is the one who is there, while they are.
    let aino = crate::domain::Away { employee: unit.aino.id, from: day(FROM), to: day(TO) };
    let at = day(FROM).and_time(chrono::NaiveTime::MIN);
    let changes = crate::domain::take_over(&unit.rows, aino, unit.one.id, Some(unit.busy.id), at);
    let unit = unit.with(changes.into_iter().filter_map(|change| change.after));
    assert_eq!(away_today(&unit.rows, unit.one.id, day(FROM)), Some((day(TO), Some(unit.busy.id))));
    let ill = away(&unit.busy, FROM, FROM, false);
    let unit = unit.with([ill]);
    assert_eq!(away_today(&unit.rows, unit.one.id, day(FROM)), Some((day(TO), Some(unit.deputy.id))));
}

#[test]
fn what_somebody_away_is_to_look_after_elsewhere_is_listed() {
    use crate::domain::MatterState;
    let mut unit = unit();
    let other = unit.rows.agency.iter().find(|one| one.id != unit.one.id).expect("another").id;
    let given = |agency, text: &str| OpenMatter {
        assignee: Some(unit.aino.id),
        ..OpenMatter::new(agency, text, None, "Zoe", day(FROM))
    };
    let elsewhere = given(other, "Toisessa virastossa");
    let done = given(other, "Hoidettu").moved_to(MatterState::Done, "Zoe", day(FROM));
    let own = given(unit.one.id, "Omassa virastossa");
    for one in [&elsewhere, &done, &own] {
        unit.rows.put(one.clone().into());
    }
    let covered = coverage(&unit.rows, unit.aino.id, day(FROM), day(TO));
    assert_eq!(covered.len(), 1);
    assert_eq!(matters_elsewhere(&unit.rows, unit.aino.id, &covered), [&elsewhere]);
    // While she is away the matter is looked after by nobody but whoever is responsible there.
    assert_eq!(unit.rows.looks_after(&elsewhere, day(FROM)), Some(unit.aino.id));
    unit.rows.put(away(&unit.aino, FROM, TO, false));
    assert_eq!(unit.rows.looks_after(&elsewhere, day(FROM)), None);
    assert_eq!(unit.rows.looks_after(&elsewhere, day("2026-10-17")), Some(unit.aino.id));
}
