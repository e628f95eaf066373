use super::*;
use crate::domain::client::{MeetingAgency, MeetingKind};
use crate::domain::testing::{self, day, rows};
use crate::domain::{Agency, AgreementId, Headcount, Product, Record, Severity, Volume};

const TODAY: &str = "2026-10-14";

fn today() -> NaiveDate {
    day(TODAY)
}

struct File {
    snapshot: Snapshot,
    agency: AgencyId,
}

impl File {
    fn new(records: impl IntoIterator<Item = Record>) -> Self {
        let agency = testing::agency("Rannikkolaitos");
        let mut file = rows([agency.clone().into()]);
        for record in records {
            file.put(record);
        }
        Self { snapshot: Snapshot { rows: file, ..Snapshot::default() }, agency: agency.id }
    }

    fn put(&mut self, record: impl Into<Record>) -> &mut Self {
        self.snapshot.rows.put(record.into());
        self
    }

    fn of(&self, internal: bool) -> Situation {
        situation(&self.snapshot, self.agency, today(), internal).expect("the agency is there")
    }
}

#[test]
fn what_is_not_marked_is_left_out_for_the_agency() {
    let mut file = File::new([]);
    let agency = file.agency;
    for shown in [false, true] {
        let name = if shown { "näkyy" } else { "ei näy" };
        file.put(Feedback { text: name.into(), may_be_shown: shown, ..Feedback::empty(agency, today()) });
        file.put(OpenMatter { may_be_shown: shown, ..OpenMatter::new(agency, name, None, "Aino", today()) });
        file.put(Characteristic {
            title: name.into(),
            severity: Severity::Critical,
            may_be_shown: shown,
            ..Characteristic::empty(agency, "Aino", today())
        });
    }
    let change =
        PlannedChange { text: "Muutto".into(), effect: "Meille työtä".into(), ..PlannedChange::empty(agency) };
    file.put(change).put(ClientPlan { goal: "Tavoite".into(), ..ClientPlan::empty(agency) });
    let (ours, theirs) = (file.of(true), file.of(false));
    let texts = |one: &Situation| {
        let feedback = one.feedback.iter().map(|one| one.text.clone());
        let matters = one.matters.iter().map(|one| one.text.clone());
        let special = one.characteristics.iter().map(|one| one.title.clone());
        feedback.chain(matters).chain(special).collect::<Vec<_>>()
    };
    assert_eq!(texts(&theirs), ["näkyy", "näkyy", "näkyy"]);
    assert_eq!(texts(&ours).len(), 6);
    assert_eq!((ours.plans.len(), theirs.plans.len()), (1, 0));
    assert_eq!((ours.planned[0].effect.as_str(), theirs.planned[0].effect.as_str()), ("Meille työtä", ""));
}

#[test]
fn years_stand_against_their_limits() {
    let product = Product::named(["Palkkalaskelma", "", ""], 0);
    let mut file = File::new([product.clone().into()]);
    let agency = file.agency;
    let agreement = Agreement { number: "1/2024".into(), ..Agreement::empty(agency, AgreementId::new()) };
    let condition = BoundaryCondition {
        id: crate::domain::RowId::new(),
        agency,
        agreement: agreement.id,
        text: "Laskelmat".into(),
        product: Some(product.id),
        lowest: Some(100),
        highest: Some(200),
        exceptions: String::new(),
        position: 0,
    };
    for (year, count) in [(2023, 90), (2024, 150), (2025, 230)] {
        file.put(Volume::new(agency, product.id, year, count));
    }
    file.put(UnitPrice::new(&agreement, product.id, day("2024-01-01"), 50_000));
    file.put(agreement).put(condition);
    let told = file.of(false);
    let verdicts: Vec<Verdict> = told.limits[0].standings.iter().map(|one| one.verdict).collect();
    assert_eq!(verdicts, [Verdict::Below(10), Verdict::Within, Verdict::Above(30)]);
    // 230 laskelmaa à 5 €.
    assert_eq!(told.value.and_then(|value| value.total), Some(230 * 50_000));
    assert_eq!(told.prices.len(), 1);
    let unit = unit_situation(&file.snapshot, today(), true);
    assert_eq!(unit.branches[0].lines[0].passed, 1, "last year is above");
}

#[test]
fn decisions_are_told_with_what_has_become_of_them() {
    let mut file = File::new([]);
    let (agency, other) = (file.agency, testing::agency("Saaristovirasto"));
    let steering = Meeting { kind: MeetingKind::SteeringGroup, ..Meeting::empty(day("2026-09-01")) };
    let ours = Meeting { kind: MeetingKind::ClientTeam, ..Meeting::empty(day("2026-10-01")) };
    let coming = Meeting { kind: MeetingKind::SteeringGroup, ..Meeting::empty(day("2026-12-01")) };
    for meeting in [&steering, &ours, &coming] {
        file.put(MeetingAgency::new(meeting.id, agency));
    }
    let matter = OpenMatter::new(agency, "Aineisto", Some(day("2026-11-01")), "Aino", today());
    let became = MeetingDecision { open_matter: Some(matter.id), ..MeetingDecision::new(steering.id, "Aineisto", 0) };
    let others = MeetingDecision { agency: Some(other.id), ..MeetingDecision::new(steering.id, "Toisen", 1) };
    file.put(other).put(matter.clone()).put(became.clone()).put(others);
    file.put(MeetingDecision::new(ours.id, "Oma päätös", 0));
    file.put(steering.clone()).put(ours.clone()).put(coming);
    let theirs = file.of(false).meeting.expect("one was held together");
    assert_eq!((theirs.meeting.clone(), theirs.decisions), (steering.clone(), vec![(became.clone(), None)]));
    let matter = OpenMatter { may_be_shown: true, ..matter };
    file.put(matter.clone());
    let theirs = file.of(false).meeting.expect("one was held together");
    assert_eq!((theirs.meeting, theirs.decisions), (steering, vec![(became, Some(matter))]), "it may be shown");
    assert_eq!(file.of(true).meeting.map(|one| one.meeting), Some(ours), "for ourselves the last of all");
}

#[test]
fn the_unit_is_told_by_branch_with_its_sums() {
    let branch = testing::item("Liikenne", 3);
    let earlier = testing::item("Oikeus", 1);
    let of = |name: &str, branch: &crate::domain::ListItem| Agency { branch: Some(branch.id), ..testing::agency(name) };
    let [one, two, three] = [of("Äyriäinen", &branch), of("Ahven", &branch), of("Tuomio", &earlier)];
    let kind = testing::item("Virkasuhde", 0);
    let mut file = File::new([
        Record::Branch(branch.clone()),
        Record::Branch(earlier.clone()),
        Record::EmploymentType(kind.clone()),
        Headcount::new(one.id, 2025, kind.id, HeadcountBasis::default(), 120).into(),
        Headcount::new(two.id, 2025, kind.id, HeadcountBasis::default(), 30).into(),
        Satisfaction::new(one.id, 2025, "", 40_000, 5).into(),
        Satisfaction::new(two.id, 2024, "", 45_000, 5).into(),
    ]);
    let late = OpenMatter::new(one.id, "Myöhässä", Some(day("2026-10-01")), "Aino", today());
    file.put(one.clone()).put(two.clone()).put(three.clone()).put(late);
    let unit = unit_situation(&file.snapshot, today(), true);
    let branches: Vec<_> = unit.branches.iter().map(|part| part.branch).collect();
    assert_eq!(branches, [Some(earlier.id), Some(branch.id), None]);
    let part = &unit.branches[1];
    assert_eq!(part.lines.iter().map(|line| line.agency).collect::<Vec<_>>(), [two.id, one.id], "by name");
    assert_eq!((part.sum(|line| line.headcount), part.score()), (Some(150), Some(85)));
    assert_eq!(part.lines[1].matters, (1, 1));
    assert_eq!((unit.years, unit.scores.len()), (vec![2024, 2025], 2));
    let shown = unit_situation(&file.snapshot, today(), false);
    assert_eq!(shown.branches[1].lines[1].matters, (0, 0), "it may not be shown");
}

#[test]
fn a_headcount_from_which_a_type_is_missing_says_so() {
    let kinds = ["Virkasuhde", "Työsopimussuhde"].map(|name| testing::item(name, 0));
    let mut file = File::new(kinds.clone().map(Record::EmploymentType));
    let agency = file.agency;
    let heads =
        |year, kind: usize, count| Headcount::new(agency, year, kinds[kind].id, HeadcountBasis::default(), count);
    file.put(heads(2024, 0, 70)).put(heads(2024, 1, 30)).put(heads(2025, 0, 80));
    let line = |file: &File| unit_situation(&file.snapshot, today(), true).branches[0].lines[0];
    assert_eq!((line(&file).headcount, line(&file).headcount_lacks), (Some(80), true));
    file.put(heads(2025, 1, 25));
    assert_eq!((line(&file).headcount, line(&file).headcount_lacks), (Some(105), false));
}

#[test]
fn punctuality_is_told_by_step_and_year_and_of_ours_alone_in_the_unit() {
    use crate::domain::payroll::{Move, PayDayRule, Signed, StepTiming, tick};
    use crate::domain::{PayGroup, PayGroupId, PayGroupStep, RoundStep, RoundStepKind, apply};

    let mut file = File::new([]);
    let (id, rule) = (PayGroupId::new(), PayDayRule::DayOfMonth { day: 15, to: Move::Before }.to_string());
    let agency = file.agency;
    let group = PayGroup { id, agency, name: "Kuukausi".into(), rule, position: 0, ended_on: None, since: None };
    file.put(group.clone());
    for (step, days) in [(Step::MaterialDue, -8), (Step::Run, -3)] {
        file.put(PayGroupStep::new(&group, step, StepTiming::BankingDays(days)));
    }
    file.put(RoundStepKind::shipped(Step::MaterialDue, 0, ["Aineisto", "", ""], StepBy::Agency));
    file.put(RoundStepKind::shipped(Step::Run, 1, ["Ajo", "", ""], StepBy::Centre));
    assert_eq!((file.of(false).punctual, file.of(false).punctual_years), (Vec::new(), Vec::new()));
    // Paid on the 15th of September and of August: the material came late once, the run was late never.
    for (period, step, on) in [
        ("2026-08", Step::MaterialDue, "2026-08-03"),
        ("2026-08", Step::Run, "2026-08-10"),
        ("2026-09", Step::MaterialDue, "2026-09-07"),
        ("2026-08", Step::PayDay, "2026-08-14"),
        ("2026-09", Step::Run, "2026-09-09"),
        ("2026-09", Step::PayDay, "2026-09-15"),
    ] {
        let at = day(on).and_hms_opt(9, 0, 0).expect("a time");
        let row = RoundStep::new(&group, period.parse().expect("a period"), step);
        let signed = Signed { who: "Aino", employee: None, at };
        file.snapshot.rows = apply(&file.snapshot.rows, &tick(&file.snapshot.rows, row, signed)).expect("applies").rows;
    }
    let told = file.of(false);
    assert_eq!(told.punctual_years, [2026]);
    let counts = |step: Step| {
        let line = told.punctual.iter().find(|one| one.step == step).expect("told");
        (line.years[0].on_time, line.years[0].counted)
    };
    let [material, run] = [Step::MaterialDue, Step::Run].map(counts);
    assert_eq!(run, (2, 2), "on its day or before");
    assert_eq!(material, (1, 2));
    let unit = unit_situation(&file.snapshot, today(), false);
    let ours = unit.branches[0].punctual();
    assert_eq!((ours.on_time, ours.counted), (4, 4), "run and pay day; what the agency does is not ours");
    assert_eq!(unit.branches[0].lines[0].punctual, ours);
}
