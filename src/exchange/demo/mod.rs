//! A made-up unit to try the program with: six cities, four teams, fourteen people and the agencies they
//! serve, with a past and with gaps, as life has them.
//!
//! It is a pure function of its options: the same ones give the same rows under the same identities. No
//! agency, person, address or number in it is anybody's.

mod absences;
mod agreements;
mod around;
mod assignments;
mod characteristics;
mod client;
mod clients;
mod contacts;
mod details;
mod dice;
mod figures;
mod handovers;
mod history;
mod load;
mod logos;
mod names;
mod payroll;
mod places;
mod privacy;
mod questionnaire;
mod recurring;
mod rounds;
mod running;
mod services;
mod staff;
mod systems;
mod upkeep;
mod written;

use chrono::NaiveDate;

use crate::domain::{Change, Operation, OperationKind, Picture, Record, WorkPair};

use dice::Dice;

/// What kind of unit to make up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DemoOptions {
    /// How many agencies, former clients counted in.
    pub agencies: usize,
    /// What chance starts from.
    pub seed: u64,
    /// The day on which the unit is looked at.
    pub today: NaiveDate,
    /// For how many of the years that are over there are figures.
    pub years: usize,
}

impl DemoOptions {
    /// The usual unit: 28 agencies with five years of figures.
    #[must_use]
    pub const fn new(today: NaiveDate) -> Self {
        Self { agencies: 28, seed: 1, today, years: 5 }
    }
}

/// A made-up unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Demo {
    /// New rows only, to be applied to the rows every new file starts with. Tables that others point into
    /// come first.
    pub changes: Vec<Change>,
    /// The logos the agencies refer to, each once.
    pub pictures: Vec<Picture>,
}

/// Makes up a unit.
#[must_use]
pub fn demo(options: &DemoOptions) -> Demo {
    let mut dice = Dice::new(options.seed, options.today);
    let (employees, mut records) = staff::staff(&mut dice);
    let mut clients = clients::clients(options, &mut dice);
    let past = history::history(&mut clients, options, &mut dice);
    let pictures = logos::give(&mut clients, &mut dice);
    records.extend(past.into_iter().map(Record::from));
    for client in &clients {
        records.push(Record::from(client.agency.clone()));
        records.extend(details::details(client, options.today, &mut dice));
        records.extend(figures::figures(client, options, &mut dice));
    }
    // Chance of its own, so that what is made up after it stays as it is.
    let mut own = Dice::new(options.seed.wrapping_add(6), options.today);
    for client in &clients {
        records.extend(figures::besides(client, options, &mut own));
    }
    let assignments = assignments::assignments(&clients, &employees, options.today, &mut dice);
    records.extend(assignments.iter().cloned().map(Record::from));
    let mut before = None;
    for client in &clients {
        let (contacts, first) = contacts::contacts(client, before.as_ref(), &mut dice);
        records.extend(contacts);
        before = first;
    }
    let mut written = Vec::new();
    for client in &clients {
        written.extend(characteristics::characteristics(client, &employees, options.today, &mut dice));
    }
    records.extend(written.iter().cloned().map(Record::from));
    for client in &clients {
        records.extend(payroll::payroll(client, options.today, &mut dice));
    }
    records.extend(absences::absences(&employees, &assignments, options.today, &mut dice));
    let groups = services::groups(&mut dice);
    for client in &clients {
        let handled = services::services(client, &groups, options.today, &mut dice);
        records.extend(handled.into_iter().map(Record::from));
    }
    staff::join(&mut records, &groups);
    records.extend(groups.into_iter().map(Record::from));
    records.extend(systems::list());
    let pairs: Vec<WorkPair> = records.iter().filter_map(pair).cloned().collect();
    for client in &clients {
        records.extend(systems::systems(client, &assignments, &pairs, &employees, options.today, &mut dice));
    }
    let standard = agreements::standard(&mut dice);
    for client in &clients {
        let volumes = agreements::last_volumes(client, &records, options.today);
        records.extend(agreements::agreements(client, &standard, &volumes, options.today, &mut dice));
        records.extend(around::around(client, options.today, &mut dice));
    }
    records.extend(standard.into_iter().map(Record::from));
    let handed = handovers::handovers(&clients, &employees, &assignments, &records, options.today, &mut dice);
    records.extend(handed);
    records.extend(upkeep::upkeep(&clients, &employees, options.today, &mut dice));
    records.push(privacy::notice().into());
    // Chance of its own, so that what is made up before changes nothing here.
    let mut own = Dice::new(options.seed.wrapping_add(4), options.today);
    let asked = questionnaire::questionnaire(&clients, &employees, &assignments, &written, options.today, &mut own);
    records.extend(asked);
    let mut own = Dice::new(options.seed.wrapping_add(5), options.today);
    let so_far = running::running(&clients, &records, options.today, &mut own);
    records.extend(so_far);
    let mut own = Dice::new(options.seed.wrapping_add(7), options.today);
    let ticked = rounds::rounds(&records, &employees, &assignments, options.today, &mut own);
    records.extend(ticked);
    let mut own = Dice::new(options.seed.wrapping_add(8), options.today);
    records.extend(client::client(&clients, &employees, &assignments, options.today, &mut own));
    client::show(&mut records);
    records.extend(load::load(&clients, options.today));
    let mut own = Dice::new(options.seed.wrapping_add(9), options.today);
    let tasks = recurring::recurring(&clients, &employees, &assignments, options.today, &mut own);
    records.extend(tasks);
    let punctual = agreements::punctual(&clients, &records, &mut own);
    records.extend(punctual);
    contacts::dated(&clients, &mut records, options.today, &mut own);
    records.sort_by_key(Record::table);
    Demo { changes: records.into_iter().map(Change::insert).collect(), pictures }
}

const fn pair(record: &Record) -> Option<&WorkPair> {
    if let Record::WorkPair(pair) = record { Some(pair) } else { None }
}

/// The operation that writes a made-up unit into a new file.
#[must_use]
pub fn operation(options: &DemoOptions) -> Operation {
    let made = demo(options);
    Operation::new(OperationKind::DemoWritten, "", made.changes).with_pictures(made.pictures)
}

#[cfg(test)]
mod tests;
