//! What the form holds, and the way from rows to what is typed and back.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::domain::{
    AccountPerson, AccountRole, Agency, AgencyId, AgencyIdentifier, Assignment, AssignmentRole, Change, EmployeeId,
    ListId, OpeningException, OpeningHours, Record, RowId, Table, validate::tidy,
};
use crate::ui::Cx;
use crate::ui::forms::parts::ending;
use crate::ui::widgets::date_text::{DateText, Meant, TimeText};

/// Something that keeps the form from being saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// There is no Finnish name.
    NameMissing,
    /// A date or a time somewhere is none.
    NotUnderstood,
    /// The time as a client ends before it begins.
    ClientBackwards,
    /// Opening hours end before they begin, or lack an end, on a weekday (1–7), or on an exception (0).
    Hours(i64),
    /// A period of an identifier or an account person ends before it begins.
    PeriodBackwards,
    /// The same person is responsible and deputy.
    SamePerson,
    /// An exception of the opening hours has no date.
    DateMissing,
    /// A season of other opening hours ends before it begins.
    SeasonBackwards,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct IdentifierLine {
    pub id: RowId,
    pub kind: ListId,
    pub value: String,
    pub from: DateText,
    pub to: DateText,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct HoursLine {
    pub opens: TimeText,
    pub closes: TimeText,
    pub closed: bool,
    /// Closed in between, as over lunch.
    #[serde(default)]
    pub pause: Option<[TimeText; 2]>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct ExceptionLine {
    /// Of the line, which keeps its fields whatever becomes of the others.
    #[serde(default = "RowId::new")]
    pub id: RowId,
    pub date: DateText,
    /// The last day of a season.
    #[serde(default)]
    pub until: DateText,
    pub hours: HoursLine,
    pub note: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct PersonLine {
    pub id: RowId,
    pub role: AccountRole,
    pub name: String,
    pub phone: String,
    pub email: String,
    pub from: DateText,
    pub to: DateText,
}

/// Everything in the form.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Content {
    pub agency: Agency,
    pub client_since: DateText,
    pub client_until: DateText,
    pub identifiers: Vec<IdentifierLine>,
    /// Monday first.
    pub hours: [HoursLine; 7],
    pub exceptions: Vec<ExceptionLine>,
    pub people: Vec<PersonLine>,
    pub responsible: Option<EmployeeId>,
    pub deputy: Option<EmployeeId>,
    /// From when a change of the two above holds.
    pub assigned_from: DateText,
    /// The rows the form was filled from, for the merge.
    #[serde(with = "crate::ui::draft::rows")]
    rows: Vec<Record>,
}

impl Content {
    /// Nothing known yet.
    pub(super) fn empty(cx: &Cx<'_>) -> Self {
        Self {
            agency: Agency::empty(AgencyId::new()),
            client_since: DateText::default(),
            client_until: DateText::default(),
            identifiers: Vec::new(),
            hours: Default::default(),
            exceptions: Vec::new(),
            people: Vec::new(),
            responsible: None,
            deputy: None,
            assigned_from: DateText::new(cx.language(), Some(cx.today)),
            rows: Vec::new(),
        }
    }

    /// An agency of the file.
    pub(super) fn read(cx: &Cx<'_>, id: AgencyId) -> Option<Self> {
        let language = cx.language();
        let snapshot = cx.snapshot;
        let agency = snapshot.agency.get(id)?.clone();
        let mut content = Self::empty(cx);
        content.client_since = DateText::new(language, agency.client_since);
        content.client_until = DateText::new(language, agency.client_until);
        content.rows.push(agency.clone().into());
        content.agency = agency;
        for row in snapshot.agency_identifier.of(id) {
            content.rows.push(row.clone().into());
            content.identifiers.push(IdentifierLine {
                id: row.id,
                kind: row.kind,
                value: row.value.clone(),
                from: DateText::new(language, row.valid_from),
                to: DateText::new(language, row.valid_to),
            });
        }
        for row in snapshot.opening_hours.of(id) {
            content.rows.push(row.clone().into());
            let place = usize::try_from(row.weekday - 1).ok().and_then(|index| content.hours.get_mut(index));
            if let Some(line) = place {
                *line = HoursLine::new(cx, row.opens, row.closes);
                let pause = row.break_from.or(row.break_to);
                line.pause = pause.map(|_| [row.break_from, row.break_to].map(|one| TimeText::new(language, one)));
            }
        }
        let mut exceptions: Vec<_> = snapshot.opening_exception.of(id).collect();
        exceptions.sort_by_key(|row| row.date);
        for row in exceptions {
            content.rows.push(row.clone().into());
            content.exceptions.push(ExceptionLine {
                id: row.id,
                date: DateText::new(language, Some(row.date)),
                until: DateText::new(language, row.until),
                hours: HoursLine { closed: row.closed(), ..HoursLine::new(cx, row.opens, row.closes) },
                note: row.note.clone(),
            });
        }
        for row in snapshot.account_person.of(id) {
            content.rows.push(row.clone().into());
            content.people.push(PersonLine {
                id: row.id,
                role: row.role,
                name: row.name.clone(),
                phone: row.phone.clone(),
                email: row.email.clone(),
                from: DateText::new(language, row.valid_from),
                to: DateText::new(language, row.valid_to),
            });
        }
        content.rows.extend(snapshot.assignment.of(id).cloned().map(Record::from));
        let assigned = |role| snapshot.assigned(id, role, cx.today).map(|(_, employee)| employee.id);
        content.responsible = assigned(AssignmentRole::Responsible);
        content.deputy = assigned(AssignmentRole::Deputy);
        Some(content)
    }

    /// The same as the start of another agency: without name, logo, identifiers and what else is one's own.
    pub(super) fn copied(&self, cx: &Cx<'_>) -> Self {
        let mut copy = self.clone();
        copy.agency = Agency {
            id: AgencyId::new(),
            name_fi: cx.tw("form-copy-of", &[("name", self.agency.name_fi.as_str().into())]),
            name_sv: String::new(),
            name_en: String::new(),
            abbreviation: String::new(),
            logo: None,
            client_since: None,
            client_until: None,
            ..self.agency.clone()
        };
        copy.client_since = DateText::default();
        copy.client_until = DateText::default();
        copy.identifiers.clear();
        for person in &mut copy.people {
            person.id = RowId::new();
        }
        copy.rows.clear();
        copy
    }

    /// The same of an agency that is not in the file.
    pub(super) fn anew(&self) -> Self {
        let mut content = self.clone();
        content.agency.id = AgencyId::new();
        for line in &mut content.identifiers {
            line.id = RowId::new();
        }
        for person in &mut content.people {
            person.id = RowId::new();
        }
        content.rows.clear();
        content
    }

    /// The rows the form was filled from.
    pub(super) fn read_from(&self) -> &[Record] {
        &self.rows
    }

    /// What keeps the content from being saved.
    pub(super) fn problems(&self, cx: &Cx<'_>) -> Vec<Problem> {
        self.rows_typed(cx).err().unwrap_or_default()
    }

    /// What saving changes, `base` being what the form was filled with.
    pub(super) fn changes(&self, base: Option<&Self>, cx: &Cx<'_>) -> Result<Vec<Change>, Vec<Problem>> {
        let wanted = self.rows_typed(cx)?;
        let from = self.assigned_from.date(Meant::Near(cx.today)).ok().flatten().unwrap_or(cx.today);
        let mut before = base.map(|base| base.rows.clone()).unwrap_or_default();
        before.retain(|record| !matches!(record, Record::Assignment(_)));
        let mut changes = Vec::new();
        for record in wanted {
            let old = before.iter().position(|old| (old.table(), old.id()) == (record.table(), record.id()));
            let old = old.map(|index| before.swap_remove(index));
            if old.as_ref() != Some(&record) {
                changes.push(Change { before: old, after: Some(record) });
            }
        }
        changes.extend(before.into_iter().map(Change::delete));
        let was = |role| {
            base.and_then(|base| if role == AssignmentRole::Responsible { base.responsible } else { base.deputy })
        };
        for (role, now) in [(AssignmentRole::Responsible, self.responsible), (AssignmentRole::Deputy, self.deputy)] {
            if now != was(role) {
                changes.extend(self.reassign(role, now, from, base.is_none()));
            }
        }
        Ok(changes)
    }

    /// From `from` on, `now` holds `role`: what goes on then ends the day before, what is planned for later stays.
    fn reassign(&self, role: AssignmentRole, now: Option<EmployeeId>, from: NaiveDate, new: bool) -> Vec<Change> {
        let mut changes = Vec::new();
        let before = |day: NaiveDate| day.checked_sub_days(Days::new(1));
        let last = before(from).unwrap_or(from);
        let mut planned: Option<NaiveDate> = None;
        for record in if new { &[] } else { self.rows.as_slice() } {
            let Record::Assignment(assignment) = record else { continue };
            if assignment.role != role || assignment.valid_to.is_some_and(|to| to < from) {
                continue;
            }
            if let Some(first) = assignment.valid_from.filter(|first| *first > from) {
                planned = Some(planned.map_or(first, |earlier| earlier.min(first)));
            } else if assignment.valid_from == Some(from) {
                changes.push(Change::delete(assignment.clone()));
            } else {
                let ended = Assignment { valid_to: Some(last), ..assignment.clone() };
                changes.push(Change::update(assignment.clone(), ended));
            }
        }
        if let Some(employee) = now {
            changes.push(Change::insert(Assignment {
                id: RowId::new(),
                agency: self.agency.id,
                employee,
                role,
                valid_from: Some(from),
                valid_to: planned.and_then(before),
            }));
        }
        changes
    }

    /// The rows that the form's texts stand for, assignments apart.
    fn rows_typed(&self, cx: &Cx<'_>) -> Result<Vec<Record>, Vec<Problem>> {
        let mut reader = Reader { today: cx.today, problems: Vec::new() };
        let id = self.agency.id;
        let mut agency = tidied(&self.agency);
        agency.client_since = reader.date(&self.client_since, Meant::Past(cx.today));
        agency.client_until = reader.date(&self.client_until, client_until(&self.client_since, cx.today));
        reader.forwards(agency.client_since, agency.client_until, Problem::ClientBackwards);
        reader.require(!agency.name_fi.is_empty(), Problem::NameMissing);
        reader.require(self.responsible.is_none() || self.responsible != self.deputy, Problem::SamePerson);
        reader.date(&self.assigned_from, Meant::Near(cx.today));
        let mut rows: Vec<Record> = vec![agency.into()];
        for line in self.identifiers.iter().filter(|line| !line.value.trim().is_empty()) {
            let (valid_from, valid_to) = reader.period(&line.from, &line.to);
            let value = tidy(&line.value);
            rows.push(
                AgencyIdentifier { id: line.id, agency: id, kind: line.kind, value, valid_from, valid_to }.into(),
            );
        }
        for (line, weekday) in self.hours.iter().zip(1..) {
            let (opens, closes) = reader.hours(line, weekday);
            let [break_from, break_to] = reader.pause(line, (opens, closes), weekday);
            if line.closed || opens.is_some() {
                let key = OpeningHours::key(id, weekday);
                rows.push(OpeningHours { id: key, agency: id, weekday, opens, closes, break_from, break_to }.into());
            }
        }
        for line in self.exceptions.iter().filter(|line| !line.empty()) {
            let Some(date) = reader.date(&line.date, Meant::Coming(cx.today)) else {
                reader.require(false, Problem::DateMissing);
                continue;
            };
            let until = reader.date(&line.until, Meant::end(Some(date), cx.today)).filter(|until| *until != date);
            reader.forwards(Some(date), until, Problem::SeasonBackwards);
            let (opens, closes) = reader.hours(&line.hours, 0);
            let key = OpeningException::key(id, date, until);
            // Without hours and without a word that it is closed, it is not known yet.
            let hours_unknown = opens.is_none() && !line.hours.closed;
            let note = tidy(&line.note);
            rows.push(OpeningException { id: key, agency: id, date, until, opens, closes, hours_unknown, note }.into());
        }
        for line in self.people.iter().filter(|line| !line.name.trim().is_empty()) {
            let (valid_from, valid_to) = reader.period(&line.from, &line.to);
            let person = AccountPerson {
                id: line.id,
                agency: id,
                role: line.role,
                name: tidy(&line.name),
                phone: tidy(&line.phone),
                email: tidy(&line.email),
                valid_from,
                valid_to,
            };
            rows.push(person.into());
        }
        reader.finish(rows)
    }
}

/// Collects what cannot be understood while the texts are read.
struct Reader {
    today: NaiveDate,
    problems: Vec<Problem>,
}

impl Reader {
    fn require(&mut self, holds: bool, problem: Problem) {
        if !holds && !self.problems.contains(&problem) {
            self.problems.push(problem);
        }
    }

    fn understood<T, E>(&mut self, read: Result<Option<T>, E>) -> Option<T> {
        self.require(read.is_ok(), Problem::NotUnderstood);
        read.ok().flatten()
    }

    fn date(&mut self, text: &DateText, sense: Meant) -> Option<NaiveDate> {
        self.understood(text.date(sense))
    }

    fn forwards(&mut self, from: Option<NaiveDate>, to: Option<NaiveDate>, problem: Problem) {
        self.require(!matches!((from, to), (Some(from), Some(to)) if to < from), problem);
    }

    fn period(&mut self, from: &DateText, to: &DateText) -> (Option<NaiveDate>, Option<NaiveDate>) {
        let last = self.date(to, ending(from, self.today));
        let (from, to) = (self.date(from, Meant::Near(self.today)), last);
        self.forwards(from, to, Problem::PeriodBackwards);
        (from, to)
    }

    fn hours(&mut self, line: &HoursLine, weekday: i64) -> (Option<chrono::NaiveTime>, Option<chrono::NaiveTime>) {
        if line.closed {
            return (None, None);
        }
        let opens = self.understood(line.opens.time());
        let closes = self.understood(line.closes.time());
        let sound = match (opens, closes) {
            (Some(opens), Some(closes)) => opens < closes,
            (None, None) => true,
            _ => false,
        };
        self.require(sound, Problem::Hours(weekday));
        if sound { (opens, closes) } else { (None, None) }
    }

    /// When it is closed in between: inside the hours of the day, or not at all.
    fn pause(
        &mut self,
        line: &HoursLine,
        (opens, closes): (Option<chrono::NaiveTime>, Option<chrono::NaiveTime>),
        weekday: i64,
    ) -> [Option<chrono::NaiveTime>; 2] {
        let Some(pause) = line.pause.as_ref().filter(|_| !line.closed) else { return [None, None] };
        let [from, to] = pause.each_ref().map(|one| self.understood(one.time()));
        let sound = match (from, to) {
            (Some(from), Some(to)) => opens.is_some_and(|opens| opens < from) && from < to && Some(to) < closes,
            (None, None) => true,
            _ => false,
        };
        self.require(sound, Problem::Hours(weekday));
        if sound { [from, to] } else { [None, None] }
    }

    fn finish(self, rows: Vec<Record>) -> Result<Vec<Record>, Vec<Problem>> {
        if self.problems.is_empty() { Ok(rows) } else { Err(self.problems) }
    }
}

impl HoursLine {
    fn new(cx: &Cx<'_>, opens: Option<chrono::NaiveTime>, closes: Option<chrono::NaiveTime>) -> Self {
        Self {
            opens: TimeText::new(cx.language(), opens),
            closes: TimeText::new(cx.language(), closes),
            closed: opens.is_none(),
            pause: None,
        }
    }
}

impl ExceptionLine {
    fn empty(&self) -> bool {
        [&self.date, &self.until].iter().all(|day| day.0.trim().is_empty())
            && self.note.trim().is_empty()
            && self.hours == HoursLine::default()
    }
}

/// Which year is meant by the last day as a client.
pub(super) fn client_until(since: &DateText, today: NaiveDate) -> Meant {
    Meant::end(since.date(Meant::Past(today)).ok().flatten(), today)
}

/// Every text of the agency as it goes into the file.
fn tidied(agency: &Agency) -> Agency {
    let mut fields = Record::from(agency.clone()).fields();
    for (_, value) in &mut fields {
        if let Some(text) = value.as_str() {
            *value = tidy(text).into();
        }
    }
    match Record::from_fields(Table::Agency, fields) {
        Ok(Record::Agency(tidied)) => tidied,
        // Tidying changes the inside of texts only.
        Ok(_) | Err(_) => agency.clone(),
    }
}
