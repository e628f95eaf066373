//! Our own people: four teams in six cities, a supervisor and thirteen secretaries.
//!
//! Every surname is a word for something made up, so nobody finds a namesake among them.

use crate::domain::{Employee, EmployeeId, EmployeeRole, List, ListId, ListItem, Record, ServiceGroup, Team, TeamId};

use super::dice::Dice;
use super::places::{Line, called, phone, plain};

/// The domain of our own addresses.
pub(super) const OUR_DOMAIN: &str = "palvelukeskus.example";

const CITIES: [&str; 6] = ["Hämeenlinna", "Joensuu", "Kuopio", "Mikkeli", "Pori", "Turku"];

const TEAMS: [(&str, &str); 4] = [
    ("Tiimi Harju", "Hämeenlinna"),
    ("Tiimi Honka", "Joensuu"),
    ("Tiimi Kuikka", "Kuopio"),
    ("Tiimi Kuunari", "Turku"),
];

/// Name, whether Swedish, whether English, city, team, working share in per cent. The supervisor comes first.
const PEOPLE: [(&str, bool, bool, &str, &str, i64); 14] = [
    ("Marjatta Kuvitelma", true, true, "Hämeenlinna", "Tiimi Harju", 100),
    ("Aino Esimerkki", false, true, "Turku", "Tiimi Kuunari", 100),
    ("Elsa Mielikuva", false, true, "Kuopio", "Tiimi Kuikka", 100),
    ("Hilkka Luonnos", false, false, "Mikkeli", "Tiimi Kuikka", 60),
    ("Jari Olematon", false, false, "Kuopio", "Tiimi Kuikka", 100),
    ("Kaisa Testinen", false, true, "Joensuu", "Tiimi Honka", 100),
    ("Linnea Påhitt", true, false, "Turku", "Tiimi Kuunari", 100),
    ("Nils Fantasi", true, true, "Pori", "Tiimi Kuunari", 80),
    ("Olli Keksitty", false, true, "Joensuu", "Tiimi Honka", 100),
    ("Päivi Kokeilu", false, false, "Mikkeli", "Tiimi Honka", 100),
    ("Ritva Näyte", false, false, "Pori", "Tiimi Harju", 50),
    ("Saga Exempel", true, true, "Turku", "Tiimi Kuunari", 100),
    ("Tuomo Harjoitus", true, false, "Hämeenlinna", "Tiimi Harju", 100),
    ("Ville Malli", false, true, "Hämeenlinna", "Tiimi Harju", 100),
];

/// The employees, the supervisor first, and every row they need, themselves included.
pub(super) fn staff(dice: &mut Dice) -> (Vec<Employee>, Vec<Record>) {
    let mut records: Vec<Record> =
        CITIES.into_iter().zip(0..).map(|(city, position)| List::City.record(city_item(city, position))).collect();
    let teams: Vec<Team> = TEAMS
        .into_iter()
        .zip(0..)
        .map(|((name, city), position)| Team {
            id: TeamId(dice.uuid()),
            name: name.to_owned(),
            city: Some(city_id(city)),
            position,
        })
        .collect();
    let mut employees = Vec::new();
    for (nth, (name, speaks_sv, speaks_en, city, team, working_share)) in PEOPLE.into_iter().enumerate() {
        employees.push(Employee {
            id: EmployeeId(dice.uuid()),
            name: name.to_owned(),
            role: if nth == 0 { EmployeeRole::Supervisor } else { EmployeeRole::Secretary },
            speaks_fi: true,
            speaks_sv,
            speaks_en,
            phone: phone(Line::Colleague, nth),
            email: address(name),
            team: teams.iter().find(|one| one.name == team).map(|one| one.id),
            city: Some(city_id(city)),
            working_share,
            login_names: login(name),
            active: true,
            service_group: None,
            last_day: None,
        });
    }
    records.extend(teams.into_iter().map(Record::from));
    records.extend(employees.iter().cloned().map(Record::from));
    (employees, records)
}

/// Puts everybody into the payroll group of their half of the country.
pub(super) fn join(records: &mut [Record], groups: &[ServiceGroup]) {
    let group = |name: &str| groups.iter().find(|group| group.name == name).map(|group| group.id);
    let (south, east) = (group("Palkat Hämeenlinna"), group("Palkat Joensuu"));
    let southern = ["Hämeenlinna", "Pori", "Turku"].map(city_id);
    for record in records {
        if let Record::Employee(employee) = record {
            employee.service_group =
                if employee.city.is_some_and(|city| southern.contains(&city)) { south } else { east };
        }
    }
}

/// The e-mail address of somebody at the centre.
pub(super) fn address(name: &str) -> String {
    format!("{}@{OUR_DOMAIN}", plain(name, '.'))
}

/// Four letters of the last name and two of the first.
fn login(name: &str) -> String {
    let plain = plain(name, ' ');
    let (first, last) = plain.split_once(' ').unwrap_or_default();
    last.chars().take(4).chain(first.chars().take(2)).collect()
}

/// A city made from its name, so that the same city meets itself when two files are brought together.
fn city_item(fi: &str, position: i64) -> ListItem {
    let place = called(fi);
    // English uses the Finnish names.
    ListItem::shipped(List::City.table().name(), &plain(fi, '-'), position, [place.fi, place.sv, place.fi])
}

fn city_id(fi: &str) -> ListId {
    city_item(fi, 0).id
}
