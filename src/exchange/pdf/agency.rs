//! An agency's card.

use super::desk::{Desk, lines, running};
use super::figures;
use super::reach::reach;
use super::sections::{
    administration, characteristics, contacts, doubts, next_line, open_matters, parent_line, responsible_line,
    services, steps, systems, who,
};
use super::sheet::{Block, Head, Part, Row, Section, Tone};
use crate::domain::{Agency, AgencyId};

/// How many of the next dates are printed.
const DATES: usize = 8;

/// The parts of a card; none where there is no such agency.
pub(super) fn parts(desk: &Desk<'_>, agency: AgencyId) -> Vec<Part> {
    desk.snapshot.agency.get(agency).map(|agency| card(desk, agency)).into_iter().collect()
}

fn card(desk: &Desk<'_>, agency: &Agency) -> Part {
    let id = agency.id;
    let mut next = desk.snapshot.next_steps(id, desk.today, DATES);
    next.truncate(DATES);
    let head = head(desk, agency, next_line(desk, &next));
    let mut rows = Vec::new();
    if !agency.mission.trim().is_empty() {
        let text = Block::Text { lines: lines(Tone::Plain, &agency.mission) };
        rows.push(Row::One { section: Section::new(desk.t("card-about")).with(text) });
    }
    let all = desk.snapshot.characteristics(id);
    if let Some(section) = doubts(desk, id) {
        rows.insert(0, Row::One { section });
    }
    // What to watch out for comes before everything else.
    rows.insert(0, Row::One { section: characteristics(desk, desk.t("characteristics-watch"), &all) });
    let mut right = vec![steps(desk, desk.t("payroll-next"), agency, &next, desk.t("payroll-next-none"))];
    right.push(who(desk, agency, desk.today));
    right.extend(services(desk, agency, desk.today));
    let left =
        vec![contacts(desk, agency, (desk.today, desk.today)), reach(desk, agency), administration(desk, agency)];
    right.extend(systems(desk, agency, desk.today));
    rows.push(Row::Two { left, right });
    rows.extend(open_matters(desk, id).map(|section| Row::One { section }));
    rows.extend(super::agreement::agreement(desk, agency, desk.today).map(|section| Row::One { section }));
    rows.push(Row::One { section: figures::headcounts(desk, agency) });
    rows.extend(figures::volumes(desk, agency).map(|section| Row::One { section }));
    if !agency.notes.trim().is_empty() {
        let text = Block::Text { lines: lines(Tone::Plain, &agency.notes) };
        rows.push(Row::One { section: Section::new(desk.t("card-notes")).with(text) });
    }
    let responsible = desk.snapshot.assigned(id, crate::domain::AssignmentRole::Responsible, desk.today);
    let unit = desk.team(responsible.map(|(_, employee)| employee.id));
    Part { level: 1, running: running(&desk.named(agency), desk.t("paper-card"), unit), head, rows }
}

/// How everything about an agency begins.
pub(super) fn head(desk: &Desk<'_>, agency: &Agency, last: Vec<super::sheet::Words>) -> Head {
    let lines = [parent_line(desk, agency), responsible_line(desk, agency), last];
    Head {
        title: agency.name(desk.language()).to_owned(),
        short: agency.abbreviation.clone(),
        lines: lines.into_iter().filter(|line| !line.is_empty()).collect(),
        mark: Some(desk.mark(agency)),
    }
}
