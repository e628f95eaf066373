//! The board of the rounds: every pay group's running and next round with how far it is, by what is to be done next.

use chrono::NaiveDate;

use crate::domain::payroll::rounds::{Round, StepAt};
use crate::domain::payroll::rule::Step;
use crate::domain::people::coverage::away_today;
use crate::domain::record::id::{EmployeeId, ListId, RowId, TeamId};
use crate::domain::record::record::Rows;
use crate::domain::record::text::finnish_order;

/// Which rounds are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Sieve {
    /// Those of the agencies for which somebody of a team is responsible.
    pub team: Option<TeamId>,
    /// Those of the agencies that somebody looks after on the day, for themselves or for one who is away.
    pub employee: Option<EmployeeId>,
    /// Those of the agencies for which one of a pair is responsible.
    pub pair: Option<RowId>,
    /// Those of the agencies of a branch.
    pub branch: Option<ListId>,
    /// Only those of which something is late.
    pub late: bool,
}

/// A round on the board.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The round and its steps.
    pub round: Round,
    /// Who is responsible for the agency on the day, or was when it ceased to be our client.
    pub responsible: Option<EmployeeId>,
    /// The responsible is away on the day.
    pub away: bool,
    /// Who stands in for them then.
    pub stand_in: Option<EmployeeId>,
}

impl Line {
    /// What is to be done next.
    #[must_use]
    pub fn next(&self) -> Option<&StepAt> {
        self.round.next_step()
    }
}

/// The board.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Board {
    /// The rounds, in the order of what is to be done next.
    pub lines: Vec<Line>,
    /// The steps of the pay groups that occur in them, in the order of the list.
    pub steps: Vec<Step>,
    /// How many rounds there would be without a sieve.
    pub all: usize,
}

/// The board of a day.
#[must_use]
pub fn board(rows: &Rows, today: NaiveDate, sieve: &Sieve) -> Board {
    let mut board = Board::default();
    for agency in rows.agency.iter() {
        let mut rounds = rows.agency_rounds(agency.id, today);
        rounds.extend(rows.task_round(agency.id, today));
        if rounds.is_empty() {
            continue;
        }
        board.all += rounds.len();
        let responsible = rows.in_charge(agency.id, today);
        let away = away_today(rows, agency.id, today);
        let stand_in = away.and_then(|(_, there)| there);
        if !passes(rows, [responsible, stand_in], agency.branch, sieve) {
            continue;
        }
        let shown = rounds.into_iter().filter(|round| !sieve.late || round.late());
        board.lines.extend(shown.map(|round| Line { round, responsible, away: away.is_some(), stand_in }));
    }
    board.lines.sort_by_cached_key(|line| {
        let next = line.next().map(|next| next.order);
        let name = rows.agency.get(line.round.agency).map(|agency| finnish_order(&agency.name_fi)).unwrap_or_default();
        let place = line.round.group.and_then(|id| rows.pay_group.get(id)).map(|group| group.position);
        (next.is_none(), next, name, place, line.round.period)
    });
    // The recurring tasks stand in a line of their own, where what is next of them is told: each is no column.
    let of_rounds = |one: &&StepAt| !matches!(one.date.step, Step::Task(_));
    for one in board.lines.iter().flat_map(|line| &line.round.steps).filter(of_rounds) {
        if !board.steps.contains(&one.date.step) {
            board.steps.push(one.date.step);
        }
    }
    board.steps.sort_by_key(|step| rows.step_place(*step));
    board
}

/// Whether the rounds of an agency are shown for which these two are responsible and stand in.
pub(super) fn passes(rows: &Rows, who: [Option<EmployeeId>; 2], branch: Option<ListId>, sieve: &Sieve) -> bool {
    let [responsible, _] = who;
    let team = responsible.and_then(|id| rows.employee.get(id)).and_then(|one| one.team);
    let pair = sieve.pair.map(|id| rows.work_pair.get(id).map(|pair| [pair.first, pair.second]));
    let of_pair = |pair: Option<[EmployeeId; 2]>| {
        pair.zip(responsible).is_some_and(|(pair, responsible)| pair.contains(&responsible))
    };
    sieve.team.is_none_or(|wanted| team == Some(wanted))
        && sieve.employee.is_none_or(|wanted| who.contains(&Some(wanted)))
        && pair.is_none_or(of_pair)
        && sieve.branch.is_none_or(|wanted| branch == Some(wanted))
}

#[cfg(test)]
mod tests;
