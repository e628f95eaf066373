use super::*;
use crate::domain::testing::{agency, assignment, day, employee, item, perhaps, rows, team};
use crate::domain::{
    Agency, AgencySystem, FieldGroup, Handover, Language, List, ListItem, Record, TeamId, apply, broken,
};

const LAST: &str = "2026-11-30";
const NEXT: &str = "2026-12-01";
const TODAY: &str = "2026-10-14";

/// Aino leaves. Dag is her deputy at the first agency, Pia her pair, Busy and Idle are of her team, Zoe leads.
struct Unit {
    one: Agency,
    other: Agency,
    aino: Employee,
    dag: Employee,
    pia: Employee,
    idle: Employee,
    zoe: Employee,
    rows: Rows,
}

fn unit() -> Unit {
    let ours = team("Tiimi");
    let of = |name: &str, team: Option<TeamId>| Employee { team, ..employee(name) };
    let [one, other, third] = ["Rannikkolaitos", "Saaristovirasto", "Tullimuseo"].map(agency);
    let aino = of("Aino", Some(ours.id));
    let (dag, pia) = (of("Dag", None), of("Pia", None));
    let (busy, idle) = (of("Busy", Some(ours.id)), of("Idle", Some(ours.id)));
    let zoe = Employee { role: EmployeeRole::Supervisor, ..of("Zoe", Some(ours.id)) };
    let mut all = rows([
        ours.into(),
        assignment(one.id, aino.id, AssignmentRole::Responsible, "2024-01-01", "").into(),
        assignment(one.id, dag.id, AssignmentRole::Deputy, "", "").into(),
        assignment(other.id, busy.id, AssignmentRole::Responsible, "", "").into(),
        assignment(other.id, aino.id, AssignmentRole::Deputy, "", "").into(),
        assignment(third.id, busy.id, AssignmentRole::Deputy, "", "").into(),
        WorkPair::new(pia.id, aino.id, None, None).into(),
    ]);
    for agency in [&one, &other, &third] {
        all.put(agency.clone().into());
    }
    for person in [&aino, &dag, &pia, &busy, &idle, &zoe] {
        all.put(person.clone().into());
    }
    Unit { one, other, aino, dag, pia, idle, zoe, rows: all }
}

impl Unit {
    fn left(&self) -> LeftBehind {
        left_behind(&self.rows, self.aino.id, day(LAST))
    }

    fn leave(&self, successors: &Successors) -> Rows {
        let changes = leave(&self.rows, self.aino.id, day(LAST), successors, day(TODAY));
        let applied = apply(&self.rows, &changes).expect("applies");
        assert_eq!(broken(&applied.rows, &changes), []);
        applied.rows
    }

    fn assignment(&self, agency: &Agency, role: AssignmentRole) -> RowId {
        let its = |one: &&Assignment| one.employee == self.aino.id && one.role == role;
        self.rows.assignment.of(agency.id).find(its).expect("assigned").id
    }
}

fn who(rows: &Rows, agency: &Agency, on: &str) -> [Option<EmployeeId>; 2] {
    [AssignmentRole::Responsible, AssignmentRole::Deputy]
        .map(|role| rows.assigned(agency.id, role, day(on)).map(|(_, employee)| employee.id))
}

#[test]
fn what_is_left_behind_is_listed_and_somebody_suggested() {
    let unit = unit();
    let left = unit.left();
    let roles: Vec<_> = left.roles.iter().map(|one| (one.agency, one.role, one.from, one.other)).collect();
    assert_eq!(roles.len(), 2);
    assert_eq!(roles[0], (unit.one.id, AssignmentRole::Responsible, day(NEXT), Some(unit.dag.id)));
    assert_eq!((roles[1].0, roles[1].1), (unit.other.id, AssignmentRole::Deputy));
    assert_eq!((left.pairs.len(), left.accesses.len(), left.absences.len()), (1, 0, 0));
    let successors = suggested(&unit.rows, unit.aino.id, &left);
    // The deputy knows the agency; the pair is next, and has least then.
    let one = unit.assignment(&unit.one, AssignmentRole::Responsible);
    let other = unit.assignment(&unit.other, AssignmentRole::Deputy);
    assert_eq!(successors.roles.get(&one), Some(&unit.dag.id));
    assert_eq!(successors.deputies.get(&one), Some(&unit.pia.id));
    assert_eq!(successors.roles.get(&other), Some(&unit.pia.id));
    let after = unit.leave(&successors);
    assert_eq!(who(&after, &unit.one, LAST), [Some(unit.aino.id), Some(unit.dag.id)]);
    assert_eq!(who(&after, &unit.one, NEXT), [Some(unit.dag.id), Some(unit.pia.id)]);
    assert_eq!(who(&after, &unit.other, NEXT)[1], Some(unit.pia.id));
    assert!(left_behind(&after, unit.aino.id, day(LAST)).is_empty());
    assert_eq!(after.paired(unit.pia.id, day(LAST)), [unit.aino.id]);
    assert_eq!(after.paired(unit.pia.id, day(NEXT)), []);
}

#[test]
fn the_matters_of_somebody_who_leaves_are_listed_and_stay_theirs_to_be_given_away() {
    use crate::domain::{MatterState, OpenMatter};
    let mut unit = unit();
    let given = |agency: &Agency, text: &str, due| OpenMatter {
        assignee: Some(unit.aino.id),
        ..OpenMatter::new(agency.id, text, due, "Dag", day(TODAY))
    };
    let later = given(&unit.one, "Myöhemmin", None);
    let soon = given(&unit.other, "Pian", perhaps("2026-11-01"));
    let done = given(&unit.one, "Tehty", None).moved_to(MatterState::Done, "Dag", day(TODAY));
    let others = OpenMatter { assignee: Some(unit.dag.id), ..given(&unit.one, "Dagin", None) };
    for one in [&later, &soon, &done, &others] {
        unit.rows.put(one.clone().into());
    }
    let left = unit.left();
    assert_eq!(left.matters, [soon, later]);
    let only = LeftBehind { matters: left.matters, ..LeftBehind::default() };
    assert!(!only.is_empty());
}

#[test]
fn the_language_comes_before_the_chain_and_a_supervisor_last() {
    let mut unit = unit();
    unit.rows.put(Agency { service_language: Some(Language::Sv), ..unit.one.clone() }.into());
    unit.rows.put(Employee { speaks_sv: true, ..unit.idle.clone() }.into());
    let role = unit.assignment(&unit.one, AssignmentRole::Responsible);
    let suggestion = |unit: &Unit| suggested(&unit.rows, unit.aino.id, &unit.left()).roles.get(&role).copied();
    assert_eq!(suggestion(&unit), Some(unit.idle.id));
    for person in unit.rows.employee.iter().cloned().collect::<Vec<_>>() {
        if person.role == EmployeeRole::Secretary && person.id != unit.aino.id {
            unit.rows.put(Employee { last_day: Some(day(LAST)), ..person }.into());
        }
    }
    assert_eq!(suggestion(&unit), Some(unit.zoe.id));
    unit.rows.put(Employee { active: false, ..unit.zoe.clone() }.into());
    assert_eq!(suggestion(&unit), None);
}

#[test]
fn until_the_last_day_somebody_is_one_of_us() {
    let unit = unit();
    let after = unit.leave(&Successors::default());
    let aino = after.employee.get(unit.aino.id).expect("still there");
    assert!(aino.active && aino.ours_on(day(LAST)) && !aino.ours_on(day(NEXT)));
    assert_eq!(who(&after, &unit.one, NEXT), [None, Some(unit.dag.id)]);
    let past = leave(&unit.rows, unit.aino.id, day("2026-10-13"), &Successors::default(), day(TODAY));
    let past = apply(&unit.rows, &past).expect("applies").rows;
    assert!(!past.employee.get(unit.aino.id).expect("still there").active);
    let back = apply(&after, &come_back(&after, aino, day(NEXT))).expect("applies").rows;
    assert!(back.employee.get(unit.aino.id).expect("still there").ours_on(day("2030-01-01")));
    assert_eq!(leave(&unit.rows, EmployeeId::new(), day(LAST), &Successors::default(), day(TODAY)), []);
}

#[test]
fn what_is_planned_begins_with_the_successor_and_what_ends_anyway_is_no_concern() {
    let mut unit = unit();
    let planned = assignment(unit.one.id, unit.aino.id, AssignmentRole::Deputy, "2027-03-01", "2027-05-31");
    let over = assignment(unit.one.id, unit.aino.id, AssignmentRole::Deputy, "2020-01-01", "2020-12-31");
    unit.rows.put(planned.clone().into());
    unit.rows.put(over.clone().into());
    let left = unit.left();
    let role = left.roles.iter().find(|one| one.assignment == planned.id).expect("left");
    assert_eq!((role.from, role.to), (day("2027-03-01"), Some(day("2027-05-31"))));
    assert!(left.roles.iter().all(|one| one.assignment != over.id));
    let mut successors = Successors::default();
    successors.roles.insert(planned.id, unit.idle.id);
    let after = unit.leave(&successors);
    assert!(after.assignment.get(planned.id).is_none());
    assert_eq!(after.assignment.get(over.id), Some(&over));
    let idle: Vec<_> = after.assignment.of(unit.one.id).filter(|one| one.employee == unit.idle.id).collect();
    assert_eq!(idle.len(), 1);
    assert_eq!((idle[0].valid_from, idle[0].valid_to), (Some(day("2027-03-01")), Some(day("2027-05-31"))));
}

#[test]
fn a_deputy_who_is_responsible_for_a_time_is_deputy_before_and_after() {
    let mut unit = unit();
    let responsible = unit.assignment(&unit.one, AssignmentRole::Responsible);
    unit.rows
        .put(assignment(unit.one.id, unit.aino.id, AssignmentRole::Responsible, "2024-01-01", "2027-01-31").into());
    unit.rows.remove(crate::domain::Table::Assignment, responsible.0);
    let role = unit.left().roles.first().expect("left").assignment;
    let mut successors = Successors::default();
    successors.roles.insert(role, unit.dag.id);
    successors.deputies.insert(role, unit.idle.id);
    let after = unit.leave(&successors);
    assert_eq!(who(&after, &unit.one, LAST), [Some(unit.aino.id), Some(unit.dag.id)]);
    assert_eq!(who(&after, &unit.one, "2027-01-31"), [Some(unit.dag.id), Some(unit.idle.id)]);
    assert_eq!(who(&after, &unit.one, "2027-02-01"), [None, Some(unit.dag.id)]);
}

#[test]
fn a_deputy_who_becomes_responsible_at_once_leaves_no_empty_time_behind() {
    let mut unit = unit();
    let deputy = unit.rows.assignment.of(unit.one.id).find(|one| one.employee == unit.dag.id).expect("deputy").clone();
    let role = unit.assignment(&unit.one, AssignmentRole::Responsible);
    let mut successors = Successors::default();
    successors.roles.insert(role, unit.dag.id);
    for (from, to, days) in [
        (NEXT, "", vec![]),
        ("2026-12-15", "2026-12-20", vec![]),
        ("2026-11-01", "2026-12-20", vec![(Some(day("2026-11-01")), Some(day(LAST)))]),
    ] {
        unit.rows.put(Assignment { valid_from: perhaps(from), valid_to: perhaps(to), ..deputy.clone() }.into());
        let after = unit.leave(&successors);
        let dag = after.assignment.of(unit.one.id).filter(|one| one.role == AssignmentRole::Deputy);
        let dag: Vec<_> = dag.map(|one| (one.valid_from, one.valid_to)).collect();
        assert_eq!(dag, days, "{from}–{to}");
    }
}

#[test]
fn nobody_gets_a_role_twice_or_both_roles() {
    let unit = unit();
    let one = unit.assignment(&unit.one, AssignmentRole::Responsible);
    let other = unit.assignment(&unit.other, AssignmentRole::Deputy);
    let responsible = unit.rows.assigned(unit.other.id, AssignmentRole::Responsible, day(TODAY)).expect("busy").1.id;
    let successors = Successors {
        roles: [(one, unit.dag.id), (other, responsible)].into(),
        deputies: [(one, unit.dag.id)].into(),
        pairs: unit.left().pairs.iter().map(|pair| (pair.id, unit.pia.id)).collect(),
        ..Successors::default()
    };
    let after = unit.leave(&successors);
    assert_eq!(who(&after, &unit.one, NEXT), [Some(unit.dag.id), None]);
    assert_eq!(who(&after, &unit.other, NEXT), [Some(responsible), None]);
    assert_eq!(after.paired(unit.pia.id, day(NEXT)), []);
}

#[test]
fn pairs_accesses_and_absences_end_and_successors_get_access() {
    let mut unit = unit();
    let system = |place| -> (ListItem, AgencySystem) {
        let item = item("Palkat", place);
        let id = RowId::new();
        let (agency, system, purpose) = (unit.one.id, item.id, String::new());
        (item, AgencySystem { id, agency, system, purpose, valid_from: None, valid_to: None })
    };
    let systems = [system(0), system(1)];
    let later = SystemAccess::new(&systems[1].1, unit.aino.id, Some(day("2027-01-01")));
    let now = SystemAccess::new(&systems[0].1, unit.aino.id, None);
    let known = SystemAccess::new(&systems[0].1, unit.idle.id, None);
    for access in [&later, &now, &known] {
        unit.rows.put(access.clone().into());
    }
    for (item, used) in &systems {
        unit.rows.put(List::System.record(item.clone()));
        unit.rows.put(used.clone().into());
    }
    let absence = |from, to| Absence {
        id: RowId::new(),
        employee: unit.aino.id,
        from_day: day(from),
        to_day: day(to),
        reachable: false,
    };
    let absences = [absence("2026-11-02", "2026-11-03"), absence(LAST, NEXT), absence(NEXT, NEXT)];
    for one in &absences {
        unit.rows.put(Record::from(one.clone()));
    }
    unit.rows.put(Handover::new(absences[2].id, unit.one.id).into());
    let left = unit.left();
    assert_eq!((left.accesses.len(), left.absences.len()), (2, 2));
    let role = unit.assignment(&unit.one, AssignmentRole::Responsible);
    let successors = Successors {
        roles: [(role, unit.idle.id)].into(),
        pairs: left.pairs.iter().map(|pair| (pair.id, unit.idle.id)).collect(),
        access: [role].into(),
        ..Successors::default()
    };
    let after = unit.leave(&successors);
    assert_eq!(after.system_access.get(now.id).and_then(|one| one.valid_to), Some(day(LAST)));
    assert!(after.system_access.get(later.id).is_none());
    assert_eq!(after.access(&systems[0].1, unit.idle.id), Some(&known));
    assert_eq!(after.access(&systems[1].1, unit.idle.id).and_then(|one| one.valid_from), Some(day(NEXT)));
    let times: Vec<_> = after.absences(unit.aino.id).iter().map(|one| (one.from_day, one.to_day)).collect();
    assert_eq!(times, [(day("2026-11-02"), day("2026-11-03")), (day(LAST), day(LAST))]);
    assert_eq!(after.paired(unit.pia.id, day(NEXT)), [unit.idle.id]);
    assert!(after.handover.is_empty(), "it went with the absence");
}

#[test]
fn duties_pass_on_the_day_after_to_whom_is_named_or_to_the_responsible() {
    let mut unit = unit();
    let duty = |group| DataDuty { owner: Some(unit.aino.id), ..DataDuty::shipped(group, ["", "", ""], 12) };
    let (contacts, basics) = (duty(FieldGroup::Contacts), duty(FieldGroup::Basics));
    unit.rows.put(contacts.clone().into());
    unit.rows.put(basics.clone().into());
    assert_eq!(unit.left().duties.len(), 2);
    let successors = Successors { duties: [(contacts.id, unit.zoe.id)].into(), ..Successors::default() };
    let after = unit.leave(&successors);
    let answers = |rows: &Rows, duty: &DataDuty, on: &str| {
        let duty = rows.data_duty.get(duty.id).expect("there");
        rows.answers_for(duty, day(on))
    };
    let aino = Some(unit.aino.id);
    assert_eq!((answers(&after, &contacts, LAST), answers(&after, &basics, LAST)), (aino, aino), "to the last day");
    assert_eq!((answers(&after, &contacts, NEXT), answers(&after, &basics, NEXT)), (Some(unit.zoe.id), None));
    let next = |duty: &DataDuty, on: &str| after.answers_next(after.data_duty.get(duty.id).expect("there"), day(on));
    assert_eq!(next(&contacts, LAST), Some((day(NEXT), Some(unit.zoe.id))));
    assert_eq!((next(&basics, LAST), next(&basics, NEXT)), (Some((day(NEXT), None)), None));
    // Whoever is to follow may leave before that; and who was named is suggested again.
    let left = left_behind(&after, unit.zoe.id, day(LAST));
    assert_eq!(left.duties.iter().map(|one| one.id).collect::<Vec<_>>(), [contacts.id]);
    let again = suggested(&after, unit.aino.id, &left_behind(&after, unit.aino.id, day(LAST)));
    assert_eq!(again.duties, [(contacts.id, unit.zoe.id)].into());

    // Whoever stays after all keeps what was still to go; whoever comes back later does not take it back.
    let aino = after.employee.get(unit.aino.id).expect("there");
    let stays = apply(&after, &come_back(&after, aino, day(LAST))).expect("applies").rows;
    assert_eq!(answers(&stays, &contacts, NEXT), Some(unit.aino.id));
    let returns = apply(&after, &come_back(&after, aino, day("2027-03-01"))).expect("applies").rows;
    assert_eq!(answers(&returns, &contacts, "2027-03-01"), Some(unit.zoe.id));
    assert_eq!(answers(&returns, &basics, "2027-03-01"), None);
}

#[test]
fn duties_of_whoever_has_left_already_pass_at_once() {
    let mut unit = unit();
    let contacts = DataDuty { owner: Some(unit.aino.id), ..DataDuty::shipped(FieldGroup::Contacts, ["", "", ""], 12) };
    unit.rows.put(contacts.clone().into());
    let successors = Successors { duties: [(contacts.id, unit.zoe.id)].into(), ..Successors::default() };
    let changes = leave(&unit.rows, unit.aino.id, day(LAST), &successors, day(NEXT));
    let after = apply(&unit.rows, &changes).expect("applies").rows;
    let duty = after.data_duty.get(contacts.id).expect("there");
    assert_eq!((duty.owner, duty.next_owner), (Some(unit.zoe.id), None));
}

#[test]
fn an_agency_that_is_no_client_any_more_needs_nobody() {
    let mut unit = unit();
    unit.rows.put(Agency { client_until: Some(day("2026-11-01")), ..unit.one.clone() }.into());
    assert!(unit.left().roles.iter().all(|one| one.agency != unit.one.id));
    let after = unit.leave(&Successors::default());
    assert_eq!(who(&after, &unit.one, NEXT)[0], None);
}
