//! What of the register is searched, and what each part of it is read from.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

use super::entry::{Entry, Field, Matched, Pairs, Target};
use crate::domain::agency::agency::Agency;
use crate::domain::agency::contact::{Contact, ContactReach, ReachKind};
use crate::domain::agreement::work::DefinitionLine;
use crate::domain::client::meeting::{Meeting, MeetingDecision};
use crate::domain::client::plan::ClientPlan;
use crate::domain::knowledge::question::Answer;
use crate::domain::payroll::recurring_task::RecurringTask;
use crate::domain::people::staff::Employee;
use crate::domain::record::id::{AgencyId, ContactId, QuestionId, RowId};
use crate::domain::record::phone;
use crate::domain::record::record::Rows;
use crate::domain::record::text::{digits, finnish_order, fold};

/// Things that are found, all read from the same tables.
pub(super) struct Part {
    /// Reads them.
    pub(super) read: fn(&Rows) -> Vec<Entry>,
    /// Whether nothing that is read has been written to between two states.
    pub(super) untouched: fn(&Rows, &Rows) -> bool,
}

/// A [`Part`] with the tables that its function reads.
macro_rules! part {
    ($read:ident: $($table:ident),+) => {
        // A table is copied when it is written to, and shared until then.
        Part { read: $read, untouched: |before, after| $(Arc::ptr_eq(&before.$table, &after.$table))&&+ }
    };
}

/// Everything that is searched.
pub(super) const PARTS: &[Part] = &[
    part!(agencies: agency, succession, agency_identifier, characteristic, agreement, definition_line),
    part!(employees: employee),
    part!(contacts: contact, contact_reach),
    part!(standard_work: definition_line),
    part!(answers: answer, question, agency),
    part!(meetings: meeting, meeting_agency, meeting_decision, agency),
    part!(plans: client_plan, agency),
    part!(tasks: recurring_task, agency),
];

fn agencies(rows: &Rows) -> Vec<Entry> {
    let entry = |agency: &Agency| {
        let mut fields = Fields::default();
        fields.add(Matched::Abbreviation, &agency.abbreviation);
        for name in [&agency.name_fi, &agency.name_sv, &agency.name_en] {
            fields.add(Matched::Name, name);
        }
        for former in rows.succession.of(agency.id) {
            for name in
                [&former.former_name_fi, &former.former_name_sv, &former.former_name_en, &former.former_abbreviation]
            {
                fields.add(Matched::FormerName, name);
            }
        }
        fields.add(Matched::Identifier, &agency.business_id);
        fields.add(Matched::Identifier, &agency.bookkeeping_unit_number);
        fields.add(Matched::Identifier, &agency.bookkeeping_unit_name);
        for identifier in rows.agency_identifier.of(agency.id) {
            fields.add(Matched::Identifier, &identifier.value);
        }
        fields.add(Matched::Phone, &agency.switchboard);
        fields.add(Matched::Address, &agency.email);
        fields.add(Matched::Address, &agency.website);
        for characteristic in rows.characteristic.of(agency.id) {
            fields.add(Matched::Characteristic, &characteristic.title);
        }
        for agreement in rows.agreement.of(agency.id) {
            fields.add(Matched::Agreement, &agreement.number);
        }
        for line in rows.definition_line.of(agency.id).filter(|line| !line.dropped) {
            fields.add(Matched::Definition, &line.work(line.standard.and_then(|id| rows.definition_line.get(id))).task);
        }
        Entry { target: Target::Agency(agency.id), name: finnish_order(&agency.name_fi), fields: fields.0 }
    };
    rows.agency.iter().map(entry).collect()
}

fn employees(rows: &Rows) -> Vec<Entry> {
    let entry = |employee: &Employee| {
        let mut fields = Fields::default();
        fields.add(Matched::Name, &employee.name);
        fields.add(Matched::Phone, &employee.phone);
        fields.add(Matched::Address, &employee.email);
        Entry { target: Target::Employee(employee.id), name: finnish_order(&employee.name), fields: fields.0 }
    };
    rows.employee.iter().map(entry).collect()
}

fn contacts(rows: &Rows) -> Vec<Entry> {
    let mut reaches: BTreeMap<ContactId, Vec<&ContactReach>> = BTreeMap::new();
    for reach in rows.contact_reach.iter() {
        reaches.entry(reach.contact).or_default().push(reach);
    }
    let entry = |contact: &Contact| {
        let mut fields = Fields::default();
        fields.add(Matched::Name, &contact.name);
        for reach in reaches.get(&contact.id).into_iter().flatten() {
            let kind = if reach.kind == ReachKind::Email { Matched::Address } else { Matched::Phone };
            fields.add(kind, &reach.value);
        }
        Entry { target: Target::Contact(contact.id), name: finnish_order(&contact.name), fields: fields.0 }
    };
    rows.contact.iter().map(entry).collect()
}

fn standard_work(rows: &Rows) -> Vec<Entry> {
    let entry = |line: &DefinitionLine| {
        let work = line.work(None);
        let mut fields = Fields::default();
        for text in [&work.task, &work.outcome, &work.reference] {
            fields.add(Matched::Definition, text);
        }
        Entry { target: Target::Standard(line.id), name: finnish_order(&work.task), fields: fields.0 }
    };
    rows.standard_work().into_iter().map(entry).collect()
}

/// To each question about an agency the newest answer that says something.
fn answers(rows: &Rows) -> Vec<Entry> {
    let mut newest: BTreeMap<(AgencyId, QuestionId), &Answer> = BTreeMap::new();
    for answer in rows.answer.iter() {
        let kept = newest.entry((answer.agency, answer.question)).or_insert(answer);
        if (answer.answered_on, answer.round) > (kept.answered_on, kept.round) {
            *kept = answer;
        }
    }
    let entry = |answer: &Answer| {
        let mut fields = Fields::default();
        fields.add(Matched::Answer, &answer.body);
        if let Some(question) = rows.question.get(answer.question) {
            fields.add(Matched::Question, &question.text_fi);
            fields.add(Matched::Question, &question.text_sv);
        }
        let name = fields.about(rows, answer.agency);
        Entry { target: Target::Answer(answer.id), name, fields: fields.0 }
    };
    newest.into_values().filter(|answer| !answer.nothing_special).map(entry).collect()
}

/// The meetings by what was talked about and decided.
fn meetings(rows: &Rows) -> Vec<Entry> {
    let mut agencies: BTreeMap<RowId, Vec<AgencyId>> = BTreeMap::new();
    for one in rows.meeting_agency.iter() {
        agencies.entry(one.meeting).or_default().push(one.agency);
    }
    let mut decisions: BTreeMap<RowId, Vec<&MeetingDecision>> = BTreeMap::new();
    for one in rows.meeting_decision.iter() {
        decisions.entry(one.meeting).or_default().push(one);
    }
    let entry = |meeting: &Meeting| {
        let mut fields = Fields::default();
        for topic in meeting.topics.lines() {
            fields.add(Matched::Topic, topic.trim());
        }
        for decision in decisions.get(&meeting.id).into_iter().flatten() {
            fields.add(Matched::Decision, &decision.text);
        }
        for agency in agencies.get(&meeting.id).into_iter().flatten() {
            fields.about(rows, *agency);
        }
        // Of those that say the same the newest comes first.
        let age = NaiveDate::MAX.signed_duration_since(meeting.held_on).num_days();
        Entry { target: Target::Meeting(meeting.id), name: format!("{age:012}"), fields: fields.0 }
    };
    rows.meeting.iter().map(entry).collect()
}

fn plans(rows: &Rows) -> Vec<Entry> {
    let entry = |plan: &ClientPlan| {
        let mut fields = Fields::default();
        fields.add(Matched::Plan, &plan.goal);
        fields.add(Matched::Plan, &plan.action);
        let name = fields.about(rows, plan.agency);
        Entry { target: Target::Plan(plan.id), name, fields: fields.0 }
    };
    rows.client_plan.iter().map(entry).collect()
}

fn tasks(rows: &Rows) -> Vec<Entry> {
    let entry = |task: &RecurringTask| {
        let mut fields = Fields::default();
        for name in [&task.name_fi, &task.name_sv, &task.name_en] {
            fields.add(Matched::Name, name);
        }
        if let Some(agency) = task.agency {
            fields.about(rows, agency);
        }
        Entry { target: Target::Task(task.id), name: finnish_order(&task.name_fi), fields: fields.0 }
    };
    rows.recurring_task.iter().map(entry).collect()
}

#[derive(Default)]
struct Fields(Vec<Field>);

impl Fields {
    /// Adds the agency that something is about; by what it is ordered.
    fn about(&mut self, rows: &Rows, agency: AgencyId) -> String {
        let Some(agency) = rows.agency.get(agency) else { return String::new() };
        for about in [&agency.name_fi, &agency.name_sv, &agency.abbreviation] {
            self.add(Matched::About, about);
        }
        finnish_order(&agency.name_fi)
    }

    fn add(&mut self, kind: Matched, written: &str) {
        if written.trim().is_empty() {
            return;
        }
        let folded = if kind == Matched::Phone { numbers(written) } else { fold(written) };
        self.0.push(Field { kind, written: written.to_owned(), pairs: Pairs::of(&folded), folded });
    }
}

/// The digits of each telephone number in a field that may hold several.
fn numbers(written: &str) -> String {
    let numbers = phone::numbers(&fold(written));
    let parted = |number: &String| {
        let main = phone::number(number);
        let after: String = number.chars().skip(main.chars().count()).filter(char::is_ascii_digit).collect();
        [digits(&main), after].join(" ").trim_end().to_owned()
    };
    numbers.iter().map(parted).collect::<Vec<_>>().join(" ")
}
