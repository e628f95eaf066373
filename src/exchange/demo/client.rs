//! The agencies as clients: meetings and what became of their decisions, client plans, satisfaction, the account managers
//! of the branches, and what may be shown.

use chrono::{Datelike, Days, NaiveDate, NaiveTime};

use crate::domain::client::{
    BranchManager, ClientPlan, Meeting, MeetingAgency, MeetingDecision, MeetingKind, PlanState, Satisfaction,
    UnitSetting, VALUE_LIMIT,
};
use crate::domain::{
    AgencyId, Assignment, AssignmentRole, Employee, EmployeeId, EmployeeRole, List, MatterState, OpenMatter, Record,
    RowId, Severity, YEARS,
};

use super::clients::{Client, listed};
use super::dice::Dice;
use super::places::{Line, phone};
use super::staff::address;

/// Who is account manager of which branch.
const BRANCHES: [(&str, &str); 12] = [
    ("vnk", "Hilla Haavekuva"),
    ("um", "Hilla Haavekuva"),
    ("om", "Hilla Haavekuva"),
    ("sm", "Mauri Kuvitelma"),
    ("plm", "Mauri Kuvitelma"),
    ("vm", "Saara Sepite"),
    ("okm", "Saara Sepite"),
    ("mmm", "Saara Sepite"),
    ("lvm", "Taru Tarina"),
    ("tem", "Taru Tarina"),
    ("stm", "Taru Tarina"),
    ("ym", "Mauri Kuvitelma"),
];

/// What is decided, in how many days it is due, and whether it is done by now.
#[rustfmt::skip] // One decision, one line.
const DECISIONS: [(&str, i64, bool); 7] = [
    ("Aineiston määräpäivä siirretään kahta päivää aiemmaksi vuodenvaihteesta", 30, false),
    ("Palvelukeskus lähettää kuukausittain yhteenvedon palkoista ilman tuloja", 12, false),
    ("Virasto nimeää uuden hyväksyjän kesäkauden ajaksi", -8, false),
    ("Kertapalkkioiden selitteet yhtenäistetään", -20, true),
    ("Matkalaskujen käsittelyajasta raportoidaan neljännesvuosittain", 45, false),
    ("Tyytyväisyyskysely tehdään marraskuussa", 25, false),
    ("Ohje palvelussuhteen avaamisesta päivitetään", -15, true),
];

const TOPICS: [&str; 4] = [
    "Volyymit ja reunaehdot\nMittarit ja tulokset\nTulevat muutokset",
    "Palaute ja toimenpiteet\nAsiakassuunnitelma",
    "Vuodenvaihteen aikataulut\nVerokortit ja yleiskorotus\nAvoimet asiat",
    "Palvelusopimuksen tarkistus\nYksikköhinnat",
];

const PLACES: [&str; 3] = ["Etäkokous", "Viraston neuvotteluhuone", "Palvelukeskus, kokoustila Kajo"];

/// What is to be reached, how, who does it, in how many days, and how far it is.
#[rustfmt::skip] // One goal, two lines.
const PLANS: [(&str, &str, &str, i64, PlanState); 5] = [
    ("Aineistot ajoissa joka kuukausi", "Muistutus kaksi päivää ennen määräpäivää; seurataan kierroksittain.",
        "Palvelukeskus", 60, PlanState::UnderWay),
    ("Palkkatodistukset viikossa", "Pyynnöt yhteiseen sähköpostiin.", "Palvelukeskus ja virasto", 20, PlanState::Planned),
    ("Uudet esihenkilöt osaavat hyväksyä", "Kaksi koulutusta syksyllä.", "Virasto", -12, PlanState::UnderWay),
    ("Vuorolisien siirto ilman käsityötä", "Siirtotiedoston testaus uuden järjestelmän kanssa.",
        "Palvelukeskus", 120, PlanState::Planned),
    ("Ohjausryhmä kahdesti vuodessa", "Kokoukset kalenterissa.", "Virasto", -90, PlanState::Done),
];

const QUESTIONS: [&str; 3] = ["Palvelun laatu", "Tavoitettavuus", "Viestintä muutoksista"];

/// The limit of the agreements' yearly value, in ten-thousandths of a euro: as low as the made-up agreements are small.
const VALUE: i64 = 20_000 * 10_000;

/// The best score that could be given.
const SCALE: i64 = 5;

/// What is made up for every agency that is a client.
pub(super) fn client(
    clients: &[Client],
    employees: &[Employee],
    assignments: &[Assignment],
    today: NaiveDate,
    dice: &mut Dice,
) -> Vec<Record> {
    let mut records: Vec<Record> = vec![UnitSetting::new(VALUE_LIMIT, &VALUE.to_string()).into()];
    for (branch, name) in BRANCHES {
        let nth = name.len();
        let manager = BranchManager {
            id: RowId(dice.uuid()),
            name: name.to_owned(),
            phone: phone(Line::Account, 60 + nth),
            email: address(name),
            valid_from: NaiveDate::from_ymd_opt(today.year() - 1, 1, 1),
            ..BranchManager::empty(listed(List::Branch, branch))
        };
        records.push(manager.into());
    }
    let supervisor = employees.iter().find(|one| one.role == EmployeeRole::Supervisor).map(|one| one.id);
    let now: Vec<&Client> = clients.iter().filter(|one| !one.agency.archived(today)).collect();
    for (place, client) in now.iter().enumerate() {
        records.extend(scores(client, today, dice));
        records.extend(plans(client, today, dice));
        if client.nth % 5 == 4 {
            continue;
        }
        let id = client.agency.id;
        let holds =
            |one: &&Assignment| one.agency == id && one.role == AssignmentRole::Responsible && one.holds_on(today);
        let responsible = assignments.iter().find(holds).map(|one| one.employee);
        let neighbour = now.get(place + 1).map(|one| one.agency.id).filter(|_| client.nth % 7 == 3);
        let people = [responsible, supervisor];
        records.extend(meetings(client, neighbour, people, (employees, today), dice));
    }
    records
}

/// A meeting to come, one lately, one last spring.
fn meetings(
    client: &Client,
    neighbour: Option<AgencyId>,
    people: [Option<EmployeeId>; 2],
    (employees, today): (&[Employee], NaiveDate),
    dice: &mut Dice,
) -> Vec<Record> {
    let nth = client.nth;
    let name = |id: Option<EmployeeId>| {
        let one = id.and_then(|id| employees.iter().find(|one| one.id == id));
        one.map(|one| one.name.clone()).unwrap_or_default()
    };
    let ours = people.map(name).into_iter().filter(|name| !name.is_empty()).collect::<Vec<_>>().join(", ");
    let mut records = Vec::new();
    let held = [(25_i64, false), (-21, true), (-170, true)];
    for (index, (days, over)) in held.into_iter().enumerate() {
        // Not everybody has one agreed yet.
        if !over && !nth.is_multiple_of(3) {
            continue;
        }
        let day = today + chrono::Duration::days(days - i64::try_from(nth % 9).unwrap_or(0));
        let kind = MeetingKind::ALL.get((nth + index) % 3).copied().unwrap_or_default();
        let meeting = Meeting {
            id: RowId(dice.uuid()),
            kind,
            starts_at: NaiveTime::from_hms_opt(9 + u32::try_from(nth % 5).unwrap_or(0), 0, 0),
            place: PLACES.get((nth + index) % PLACES.len()).copied().unwrap_or_default().to_owned(),
            ours: ours.clone(),
            theirs: if kind == MeetingKind::ClientTeam {
                String::new()
            } else {
                "hallintojohtaja, henkilöstöpäällikkö".to_owned()
            },
            topics: TOPICS.get((nth + index) % TOPICS.len()).copied().unwrap_or_default().to_owned(),
            ..Meeting::empty(day)
        };
        let agencies = std::iter::once(client.agency.id).chain(neighbour.filter(|_| index == 1));
        records.extend(agencies.map(|id| MeetingAgency::new(meeting.id, id).into()));
        if over {
            records.extend(decided(client, &meeting, people, (employees, today), dice));
        }
        records.push(meeting.into());
    }
    records
}

/// What a meeting decided; all but the last decision of a late one has become an open matter.
fn decided(
    client: &Client,
    meeting: &Meeting,
    people: [Option<EmployeeId>; 2],
    (employees, today): (&[Employee], NaiveDate),
    dice: &mut Dice,
) -> Vec<Record> {
    let mut records = Vec::new();
    let late = (today - meeting.held_on).num_days() < 60;
    let count = 1 + client.nth % 3;
    for position in 0..count {
        let old = usize::from(!late) * 3;
        let Some((text, due, done)) = DECISIONS.get((client.nth + position + old) % DECISIONS.len()) else { continue };
        let id = RowId(dice.uuid());
        let place = i64::try_from(position).unwrap_or(0);
        let mut decision = MeetingDecision { id, ..MeetingDecision::new(meeting.id, text, place) };
        let became = !late || position + 1 < count || client.nth % 2 == 1;
        let [_, supervisor] = people;
        let assignee = people.get(position % 2).copied().flatten().or(supervisor);
        if became {
            let who = assignee.and_then(|id| employees.iter().find(|one| one.id == id));
            let who = who.map(|one| one.name.as_str()).unwrap_or_default();
            let due = today + chrono::Duration::days(*due);
            let opened = OpenMatter::new(client.agency.id, text, Some(due), who, meeting.held_on);
            // What was decided last spring is done by now.
            let state = if *done || !late { MatterState::Done } else { MatterState::Open };
            let closed = meeting.held_on + Days::new(14);
            let matter = OpenMatter {
                id: RowId(dice.uuid()),
                assignee,
                may_be_shown: client.nth.is_multiple_of(2),
                ..opened.moved_to(state, who, closed.min(today))
            };
            decision.open_matter = Some(matter.id);
            records.push(matter.into());
        }
        records.push(decision.into());
    }
    records
}

fn plans(client: &Client, today: NaiveDate, dice: &mut Dice) -> Vec<Record> {
    let count = client.nth % 3;
    let line = |one: usize| PLANS.get((client.nth + 2 * one) % PLANS.len());
    let mut records = Vec::new();
    for (goal, action, who, due, state) in (0..count).filter_map(line) {
        let plan = ClientPlan {
            id: RowId(dice.uuid()),
            goal: (*goal).to_owned(),
            action: (*action).to_owned(),
            who: (*who).to_owned(),
            due: Some(today + chrono::Duration::days(*due)),
            state: *state,
            ..ClientPlan::empty(client.agency.id)
        };
        records.push(plan.into());
    }
    records
}

/// Three years of scores; every sixth agency has not been asked, and the first year only every other.
fn scores(client: &Client, today: NaiveDate, dice: &mut Dice) -> Vec<Record> {
    if client.nth % 6 == 5 {
        return Vec::new();
    }
    let this_year = i64::from(today.year());
    let level = dice.between(33, 46);
    let mut records = Vec::new();
    for year in (this_year - 3..this_year).filter(|year| YEARS.contains(year)) {
        if year == this_year - 3 && client.nth % 2 == 1 {
            continue;
        }
        let score = |tenths: i64| tenths.clamp(10, 50) * 1_000;
        let whole = level + dice.between(-4, 4);
        let respondents = Some(dice.between(4, 28));
        let overall = Satisfaction::new(client.agency.id, year, "", score(whole), SCALE);
        records.push(Satisfaction { respondents, ..overall }.into());
        if year == this_year - 1 {
            for question in QUESTIONS {
                let one =
                    Satisfaction::new(client.agency.id, year, question, score(whole + dice.between(-5, 3)), SCALE);
                records.push(Satisfaction { respondents, ..one }.into());
            }
        }
    }
    records
}

/// Marks some of what was made up before as what may be shown.
pub(super) fn show(records: &mut [Record]) {
    for (nth, record) in records.iter_mut().enumerate() {
        match record {
            Record::Feedback(one) => one.may_be_shown = !one.what_was_done.is_empty(),
            Record::OpenMatter(one) if one.assignee.is_none() => one.may_be_shown = nth.is_multiple_of(3),
            Record::Characteristic(one) => one.may_be_shown = one.severity == Severity::Note,
            _ => {}
        }
    }
}
