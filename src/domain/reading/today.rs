//! What a day asks of somebody: their deadlines, whom they stand in for, who is away, what is open, what waits to be
//! looked over, what others have changed.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use crate::domain::knowledge::questionnaire::{self, Asked, Progress};
use crate::domain::knowledge::upkeep::{self, Overdue};
use crate::domain::payroll::pay_groups::GroupDate;
use crate::domain::payroll::rounds::StepAt;
use crate::domain::people::coverage::away_today;
use crate::domain::people::handover::{MatterState, OpenMatter};
use crate::domain::people::staff::AssignmentRole;
use crate::domain::record::id::{AgencyId, EmployeeId, RoundId};
use crate::domain::record::record::Rows;
use crate::domain::record::snapshot::{LastEdit, Snapshot};
use crate::domain::record::table::Table;
use crate::domain::record::text::fold;

/// How many days ahead deadlines are shown.
const AHEAD: u64 = 14;

/// For how many days back others' changes are news.
const NEWS_DAYS: i64 = 14;

/// More dates than an agency has within [`AHEAD`] days.
const ALL_DATES: usize = 40;

/// Whose day it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// One of us: their own agencies and those they stand in for today.
    Of(EmployeeId),
    /// The whole unit's.
    Everybody,
}

/// An agency that somebody looks after today for one who is away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Covering {
    /// Which.
    pub agency: AgencyId,
    /// For whom.
    pub away: EmployeeId,
    /// The last day on which they are away.
    pub until: NaiveDate,
}

/// A date of the payroll calendar that is coming.
#[derive(Clone, Debug, PartialEq)]
pub struct Deadline {
    /// At which agency.
    pub agency: AgencyId,
    /// What and when.
    pub date: GroupDate,
    /// How it stands: late, or still to be done.
    pub at: StepAt,
    /// The agency is looked after for somebody else.
    pub covering: bool,
}

/// Somebody who is away today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AwayToday {
    /// Who.
    pub employee: EmployeeId,
    /// The last day of their being away.
    pub until: NaiveDate,
    /// The agencies they are responsible for today, each with who looks after it; none is a gap.
    pub agencies: Vec<(AgencyId, Option<LooksAfter>)>,
}

/// Who looks after an agency today for somebody who is away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LooksAfter {
    /// Who.
    pub employee: EmployeeId,
    /// They have taken it over; else they are the one who stands in, and may not know of it yet.
    pub taken: bool,
}

impl AwayToday {
    /// The agencies that nobody looks after.
    pub fn gaps(&self) -> impl Iterator<Item = AgencyId> + '_ {
        self.agencies.iter().filter(|(_, there)| there.is_none()).map(|(agency, _)| *agency)
    }
}

/// What somebody else has changed at an agency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct News {
    /// At which agency.
    pub agency: AgencyId,
    /// In which tables, the newest first.
    pub tables: Vec<Table>,
    /// By whom, and when they did so last.
    pub edit: LastEdit,
}

/// A day.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Day {
    /// The agencies somebody is responsible for, in the order of their ids; of everybody all that are clients.
    pub own: Vec<AgencyId>,
    /// The agencies somebody stands in for.
    pub covering: Vec<Covering>,
    /// What is late and what falls within two weeks at either, in order; what is done or not needed is not among it. What
    /// is left of the rounds of an agency that has ceased to be our client is.
    pub deadlines: Vec<Deadline>,
    /// Who is away, whoever asks.
    pub away: Vec<AwayToday>,
    /// What is open at either and nobody else looks after, and whatever is theirs wherever it is, in the order of their
    /// days; what has none comes last. Of everybody all that is open.
    pub matters: Vec<OpenMatter>,
    /// How far the open rounds of the questionnaire have come that ask about somebody's own agencies.
    pub rounds: Vec<(RoundId, Progress)>,
    /// What is somebody's to look over again, the longest overdue first.
    pub waiting: Vec<Overdue>,
    /// What others have changed at either within two weeks, the newest first.
    pub news: Vec<News>,
}

/// The day `today` of `whose`, who works under the name `me`.
#[must_use]
pub fn day(snapshot: &Snapshot, whose: Whose, me: &str, today: NaiveDate) -> Day {
    let rows = &snapshot.rows;
    let clients: Vec<AgencyId> =
        rows.agency.iter().filter(|agency| !agency.archived(today)).map(|agency| agency.id).collect();
    let responsible =
        |agency: AgencyId| rows.assigned(agency, AssignmentRole::Responsible, today).map(|(_, employee)| employee.id);
    let mut away: BTreeMap<EmployeeId, AwayToday> = BTreeMap::new();
    // Also those without agencies are away, and their colleagues want to know.
    for absence in rows.absence.iter().filter(|absence| absence.meets(today, today)) {
        let employee = absence.employee;
        let active = rows.employee.get(employee).is_some_and(|one| one.ours_on(today));
        if let Some((_, until)) = rows.away(employee, today, today).filter(|_| active) {
            away.entry(employee).or_insert(AwayToday { employee, until, agencies: Vec::new() });
        }
    }
    let mut own = Vec::new();
    let mut covering = Vec::new();
    for agency in &clients {
        let who = responsible(*agency);
        if whose == Whose::Everybody || who.is_some_and(|who| whose == Whose::Of(who)) {
            own.push(*agency);
        }
        let Some((absent, there)) = who.zip(away_today(rows, *agency, today)) else { continue };
        let (until, stand_in) = there;
        if let Some(one) = away.get_mut(&absent) {
            let taken = rows.taken_on(absent, *agency, today);
            let there = stand_in.map(|employee| LooksAfter { employee, taken: taken == Some(employee) });
            one.agencies.push((*agency, there));
        }
        if stand_in.is_some_and(|one| whose == Whose::Of(one)) {
            covering.push(Covering { agency: *agency, away: absent, until });
        }
    }
    let mut away: Vec<AwayToday> = away.into_values().collect();
    away.sort_by_cached_key(|one| {
        let name = rows.employee.get(one.employee).map(|employee| fold(&employee.name));
        (one.gaps().next().is_none(), name)
    });
    let looked_after = |agency: &AgencyId| own.contains(agency) || covering.iter().any(|one| one.agency == *agency);
    let news = news(snapshot, me, today, |agency| whose == Whose::Everybody || looked_after(agency));
    // What is left of the rounds of an agency that has ceased is still to be done.
    let mut due = own.clone();
    due.extend(rows.ceased_with_rounds(today).into_iter().filter(|agency| match whose {
        Whose::Everybody => true,
        Whose::Of(employee) => rows.in_charge(*agency, today) == Some(employee),
    }));
    let deadlines = deadlines(rows, &due, &covering, today);
    let matters = matters(rows, whose, &own, &covering, today);
    let waiting = match whose {
        Whose::Of(employee) => upkeep::overdue_for(snapshot, employee, today),
        Whose::Everybody => upkeep::overdue(snapshot, today),
    };
    let rounds = rounds(rows, whose, today);
    Day { own, covering, deadlines, away, matters, rounds, waiting, news }
}

fn rounds(rows: &Rows, whose: Whose, today: NaiveDate) -> Vec<(RoundId, Progress)> {
    let mine = |one: &&Asked| match whose {
        Whose::Everybody => true,
        Whose::Of(employee) => one.responsible == Some(employee),
    };
    let open = rows.rounds().into_iter().filter(|round| round.open());
    let progress = open.map(|round| {
        let asked = questionnaire::asked(rows, round, today);
        (round.id, Progress::of(asked.iter().filter(mine)))
    });
    progress.filter(|(_, progress)| progress.asked > 0).collect()
}

fn matters(rows: &Rows, whose: Whose, own: &[AgencyId], covering: &[Covering], today: NaiveDate) -> Vec<OpenMatter> {
    let mine = |one: &&OpenMatter| match (whose, rows.looks_after(one, today)) {
        (Whose::Everybody, _) | (_, None) => true,
        (Whose::Of(employee), Some(who)) => who == employee,
    };
    let agencies: Vec<AgencyId> = own.iter().copied().chain(covering.iter().map(|one| one.agency)).collect();
    let at_them = agencies.iter().flat_map(|agency| rows.open_matters(*agency)).filter(mine);
    let mut matters: Vec<OpenMatter> = at_them.cloned().collect();
    if let Whose::Of(employee) = whose {
        let theirs = rows.open_matter.iter().filter(|one| one.assignee == Some(employee));
        let elsewhere = theirs.filter(|one| one.state != MatterState::Done && !agencies.contains(&one.agency));
        matters.extend(elsewhere.cloned());
    }
    matters.sort_by_key(|one| (one.due.is_none(), one.due, one.state, one.opened_on, one.id));
    matters
}

fn deadlines(rows: &Rows, own: &[AgencyId], covering: &[Covering], today: NaiveDate) -> Vec<Deadline> {
    let last = today + Days::new(AHEAD);
    let own = own.iter().map(|agency| (*agency, false, last));
    // What falls after the return is no longer the stand-in's.
    let all = own.chain(covering.iter().map(|one| (one.agency, true, one.until.min(last))));
    let mut found: Vec<Deadline> = all
        .flat_map(|(agency, covering, last)| {
            let steps = rows.next_steps(agency, today, ALL_DATES).into_iter();
            steps.take_while(move |at| at.date.date <= last).map(move |at| {
                let date = GroupDate { agency, group: at.group, date: at.date };
                Deadline { agency, date, at, covering }
            })
        })
        .collect();
    found.sort_by_key(|one| (one.at.order, one.agency));
    found
}

fn news(snapshot: &Snapshot, me: &str, today: NaiveDate, mine: impl Fn(&AgencyId) -> bool) -> Vec<News> {
    let recent = |edit: &LastEdit| (today - edit.at.date_naive()).num_days() <= NEWS_DAYS;
    // What a program wrote by itself has no name on it, and is nobody's news.
    let others = |edit: &LastEdit| !edit.who.is_empty() && edit.who != me;
    // A tick is the day's work and no change of what is known; the board tells it.
    let told = |table: Table| table != Table::RoundStep;
    let edits = snapshot.last_edits.iter().filter(|((_, table), _)| told(*table));
    let mut edits: Vec<(&(AgencyId, Table), &LastEdit)> =
        edits.filter(|((agency, _), edit)| others(edit) && recent(edit) && mine(agency)).collect();
    edits.sort_by(|(a, first), (b, second)| second.at.cmp(&first.at).then_with(|| a.cmp(b)));
    let mut news: Vec<News> = Vec::new();
    for ((agency, table), edit) in edits {
        match news.iter_mut().find(|one| one.agency == *agency && one.edit.who == edit.who) {
            Some(one) => one.tables.push(*table),
            None => news.push(News { agency: *agency, tables: vec![*table], edit: edit.clone() }),
        }
    }
    news
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::testing::{self, assignment, employee};
    use crate::domain::{Absence, RowId};

    const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 10, 14).expect("a date");

    /// Aino has two agencies and is away until the sixteenth; Ville is deputy at the first of them.
    fn unit() -> (Snapshot, [EmployeeId; 3], [AgencyId; 3]) {
        let people = ["Aino", "Ville", "Ritva"].map(employee);
        let [aino, ville, ritva] = [&people[0], &people[1], &people[2]].map(|one| one.id);
        let agencies = ["Rannikkolaitos", "Saaristovirasto", "Tunturiasema"].map(testing::agency);
        let [first, second, third] = [&agencies[0], &agencies[1], &agencies[2]].map(|one| one.id);
        let absence = Absence {
            id: RowId::new(),
            employee: aino,
            from_day: TODAY,
            to_day: TODAY + Days::new(2),
            reachable: false,
        };
        let mut rows = testing::rows([
            assignment(first, aino, AssignmentRole::Responsible, "", "").into(),
            assignment(second, aino, AssignmentRole::Responsible, "", "").into(),
            assignment(first, ville, AssignmentRole::Deputy, "", "").into(),
            assignment(third, ville, AssignmentRole::Responsible, "", "").into(),
            absence.into(),
        ]);
        for one in people {
            rows.put(one.into());
        }
        for one in agencies {
            rows.put(one.into());
        }
        (Snapshot { rows, ..Snapshot::default() }, [aino, ville, ritva], [first, second, third])
    }

    #[test]
    fn a_deputy_sees_what_is_theirs_and_for_whom_they_stand_in() {
        let (snapshot, [aino, ville, _], [first, second, third]) = unit();
        let day = day(&snapshot, Whose::Of(ville), "Ville", TODAY);
        assert_eq!(day.own, [third]);
        assert_eq!(day.covering, [Covering { agency: first, away: aino, until: TODAY + Days::new(2) }]);
        let [away] = day.away.as_slice() else { panic!("one is away: {:?}", day.away) };
        assert_eq!((away.employee, away.agencies.len()), (aino, 2));
        assert_eq!(away.gaps().collect::<Vec<_>>(), [second], "no pair, no team, no supervisor");
    }

    #[test]
    fn who_has_taken_over_is_told_from_who_only_stands_in() {
        let (mut snapshot, [aino, ville, ritva], [first, second, _]) = unit();
        let there = |snapshot: &Snapshot, agency| {
            let day = day(snapshot, Whose::Of(ritva), "Ritva", TODAY);
            let [away] = day.away.as_slice() else { panic!("one is away: {:?}", day.away) };
            away.agencies.iter().find(|(one, _)| *one == agency).and_then(|(_, there)| *there)
        };
        assert_eq!(there(&snapshot, first), Some(LooksAfter { employee: ville, taken: false }));
        let away = crate::domain::Away { employee: aino, from: TODAY, to: TODAY };
        let at = TODAY.and_time(chrono::NaiveTime::MIN);
        for (agency, who) in [(first, ville), (second, ritva)] {
            let changes = crate::domain::take_over(&snapshot.rows, away, agency, Some(who), at);
            snapshot.rows = testing::after(&snapshot.rows, &changes);
        }
        assert_eq!(there(&snapshot, first), Some(LooksAfter { employee: ville, taken: true }));
        assert_eq!(there(&snapshot, second), Some(LooksAfter { employee: ritva, taken: true }));
    }

    #[test]
    fn the_unit_sees_every_client_and_nobody_stands_in_for_it() {
        let (mut snapshot, [.., ritva], [first, second, third]) = unit();
        let mut gone = testing::agency("Entinen");
        gone.client_until = Some(TODAY - Days::new(1));
        snapshot.rows.put(gone.into());
        let everybody = day(&snapshot, Whose::Everybody, "x", TODAY);
        let mut clients = vec![first, second, third];
        clients.sort();
        assert_eq!((everybody.own, everybody.covering), (clients, Vec::new()));
        let ritvas = day(&snapshot, Whose::Of(ritva), "Ritva", TODAY);
        assert_eq!((ritvas.own.len(), ritvas.covering.len(), ritvas.away.len()), (0, 0, 1));
    }

    #[test]
    fn what_is_left_of_an_agency_that_has_ceased_is_in_the_day_of_who_had_it() {
        use crate::domain::payroll::{DEFAULT_STEPS, Step};
        use crate::domain::{PayGroup, PayGroupId, PayGroupStep};
        let (mut snapshot, [aino, ville, _], _) = unit();
        let mut gone = testing::agency("Entinen");
        gone.client_until = Some(TODAY - Days::new(14));
        let group = PayGroup {
            id: PayGroupId::new(),
            agency: gone.id,
            name: "Kuukausipalkat".into(),
            rule: "day 30 before".into(),
            position: 0,
            ended_on: None,
            since: None,
        };
        // The earnings payment report of the 30th of September was due on the 5th, the separate report on the same day.
        let moved = crate::domain::MovedDate::new(
            &group,
            crate::domain::payroll::Period { year: 2026, number: 9 },
            Step::EmployerReport,
            TODAY + Days::new(1),
        );
        let held = assignment(gone.id, ville, AssignmentRole::Responsible, "", "2026-09-30");
        let steps = DEFAULT_STEPS.map(|rule| PayGroupStep::new(&group, rule.step, rule.timing));
        for record in steps.map(crate::domain::Record::from) {
            snapshot.rows.put(record);
        }
        for record in [crate::domain::Record::from(gone.clone()), group.into(), moved.into(), held.into()] {
            snapshot.rows.put(record);
        }
        let due = |whose| -> Vec<(AgencyId, Step)> {
            let day = day(&snapshot, whose, "x", TODAY);
            assert!(!day.own.contains(&gone.id));
            day.deadlines.iter().map(|one| (one.agency, one.at.date.step)).collect()
        };
        assert_eq!(due(Whose::Of(ville)), [(gone.id, Step::EmployerReport)]);
        assert_eq!(due(Whose::Everybody), [(gone.id, Step::EmployerReport)]);
        assert_eq!(due(Whose::Of(aino)), []);
        let board = crate::domain::board::board(&snapshot, TODAY, &crate::domain::board::Sieve::default());
        assert_eq!(board.lines.iter().map(|line| line.responsible).collect::<Vec<_>>(), [Some(ville)]);
    }

    #[test]
    fn open_matters_of_the_agencies_looked_after_come_in_order() {
        let (mut snapshot, [_, ville, _], [first, second, third]) = unit();
        let matter = |agency, text: &str, due: Option<u64>| {
            OpenMatter::new(agency, text, due.map(|days| TODAY + Days::new(days)), "Aino", TODAY)
        };
        let done = matter(first, "tehty", None).moved_to(crate::domain::MatterState::Done, "Aino", TODAY);
        let parked = matter(third, "odottaa", Some(0)).moved_to(crate::domain::MatterState::Parked, "Aino", TODAY);
        let later = [matter(third, "myöhemmin", Some(9)), matter(first, "pian", Some(1)), matter(second, "muun", None)];
        for one in later.into_iter().chain([done, parked]) {
            snapshot.rows.put(one.into());
        }
        let day = day(&snapshot, Whose::Of(ville), "Ville", TODAY);
        let told: Vec<&str> = day.matters.iter().map(|one| one.text.as_str()).collect();
        assert_eq!(told, ["odottaa", "pian", "myöhemmin"]);
    }

    #[test]
    fn a_matter_is_told_to_whoever_looks_after_it() {
        let (mut snapshot, [aino, ville, ritva], [first, second, third]) = unit();
        let given = |agency, text: &str, assignee| OpenMatter {
            assignee: Some(assignee),
            ..OpenMatter::new(agency, text, None, "Aino", TODAY)
        };
        let gone = crate::domain::Employee { active: false, ..employee("Entinen") };
        let all = [
            given(second, "Villelle muualla", ville),
            given(third, "Ritvalle Villen virastossa", ritva),
            given(first, "Ainolle, jota Ville sijaistaa", aino),
            given(third, "Lähteneelle", gone.id),
            given(third, "Ainolle Villen virastossa", aino),
            given(second, "Ainolle, jota kukaan ei sijaista", aino),
        ];
        for one in all {
            snapshot.rows.put(one.into());
        }
        snapshot.rows.put(gone.into());
        let told = |whose| {
            let day = day(&snapshot, whose, "x", TODAY);
            let mut texts: Vec<String> = day.matters.into_iter().map(|one| one.text).collect();
            texts.sort();
            texts
        };
        // Whoever is away looks after nothing: it is the day of whoever is responsible at the agency, or stands in there.
        assert_eq!(
            told(Whose::Of(ville)),
            ["Ainolle Villen virastossa", "Ainolle, jota Ville sijaistaa", "Lähteneelle", "Villelle muualla"]
        );
        assert_eq!(told(Whose::Of(ritva)), ["Ritvalle Villen virastossa"]);
        assert_eq!(told(Whose::Everybody).len(), 6);
    }

    #[test]
    fn who_has_left_or_is_back_is_not_away() {
        let (mut snapshot, [aino, ..], _) = unit();
        let later = day(&snapshot, Whose::Everybody, "x", TODAY + Days::new(3));
        assert_eq!(later.away, []);
        let left = crate::domain::Employee { active: false, ..snapshot.employee.get(aino).expect("there").clone() };
        snapshot.rows.put(left.into());
        assert_eq!(day(&snapshot, Whose::Everybody, "x", TODAY).away, []);
    }

    #[test]
    fn news_is_what_others_changed_lately_where_it_concerns_me() {
        let (mut snapshot, [_, ville, _], [first, second, third]) = unit();
        let at = |days| (TODAY - Days::new(days)).and_hms_opt(12, 0, 0).expect("noon").and_utc();
        let mut edit = |agency, table, who: &str, days| {
            let edit = LastEdit { who: who.to_owned(), at: at(days) };
            snapshot.last_edits.insert((agency, table), edit);
        };
        edit(third, Table::Contact, "Ritva", 1);
        edit(first, Table::Agency, "Ritva", 0);
        edit(second, Table::Agency, "Ritva", 0);
        edit(third, Table::Agency, "Ville", 0);
        edit(third, Table::Volume, "Ritva", 30);
        edit(third, Table::Headcount, "Ritva", 2);
        edit(first, Table::Contact, "", 0);
        let news = day(&snapshot, Whose::Of(ville), "Ville", TODAY).news;
        let told: Vec<_> = news.iter().map(|one| (one.agency, one.tables.as_slice())).collect();
        assert_eq!(told, [(first, &[Table::Agency][..]), (third, &[Table::Contact, Table::Headcount])]);
        assert_eq!(day(&snapshot, Whose::Everybody, "Ville", TODAY).news.len(), 3);
    }
}
