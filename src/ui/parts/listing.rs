//! Lists that are drawn as lines, as the tables they leave the window as: what each line says, in typed cells.

use crate::domain::agreement::{DoneBy, Work};
use crate::domain::client::Held;
use crate::domain::shape::{self, Kind};
use crate::domain::today::Deadline;
use crate::domain::upkeep::Overdue;
use crate::domain::{
    Absence, AgencyId, AssignmentRole, Characteristic, Contact, ContactRank, Doubt, Fields, OpenMatter, ReachKind,
    Record, Satisfaction, Table,
};
use crate::i18n::date::format_time;
use crate::i18n::keys::{language_key, rank_key, severity_key};
use crate::i18n::list::{List, Value};
use crate::i18n::names::{field_group_key, matter_state_key, meeting_kind_key};
use crate::i18n::planned::{column_name, word_name};
use crate::i18n::rounds::stands_words;
use crate::i18n::rows::told;
use crate::ui::Cx;
use crate::ui::parts::characteristic::when;
use crate::ui::parts::words;
use crate::ui::widgets::taking_out::list;

/// The names of columns of the records of a table.
fn columns(cx: &Cx<'_>, table: Table, names: &[&str]) -> Vec<String> {
    names.iter().map(|name| column_name(cx.texts, table, name)).collect()
}

fn yes(cx: &Cx<'_>, said: bool) -> Value {
    Value::text(if said { cx.t("value-yes") } else { "" })
}

/// Rows of the file, each with all its columns: of what is drawn as lines with nothing left out.
pub(in crate::ui) fn records(cx: &Cx<'_>, title: &str, rows: &[Record]) -> List {
    let Some(table) = rows.first().map(Record::table) else { return list(title, Vec::new(), Vec::new()) };
    let shown: Vec<_> = shape::columns(table)
        .iter()
        .filter(|column| column.kind != Kind::Row(None) && !matches!(column.name, "agency" | "agreement" | "position"))
        .collect();
    let cell = |fields: &Fields, name: &'static str, kind: Kind| {
        let Some(value) = fields.get(name).filter(|value| !value.is_null()) else { return Value::text("") };
        let number = || value.as_i64();
        let day = || value.as_str().and_then(|text| text.parse().ok());
        let word = || value.as_str().and_then(|word| word_name(cx.texts, table, name, word));
        let typed = match kind {
            Kind::Day => day().map(Value::Day),
            Kind::Number if name == "year" => number().map(Value::Year),
            Kind::Number => number().map(Value::Number),
            Kind::Decimal => number().map(|number| Value::Decimal(number, 4)),
            Kind::Flag => value.as_bool().map(|said| yes(cx, said)),
            Kind::Word => word().map(Value::Text),
            Kind::Text | Kind::Time | Kind::Moment | Kind::Row(_) => None,
        };
        typed.unwrap_or_else(|| Value::Text(told(cx.texts, cx.snapshot, table, name, value)))
    };
    let row = |row: &Record| {
        let fields = row.fields();
        shown.iter().map(|column| cell(&fields, column.name, column.kind)).collect()
    };
    let headings = shown.iter().map(|column| column_name(cx.texts, table, column.name)).collect();
    list(title, headings, rows.iter().map(row).collect())
}

/// Who does what: the lines of an agreement, those of the standard among them.
pub(in crate::ui) fn work<'w>(cx: &Cx<'_>, title: &str, lines: impl Iterator<Item = &'w Work>) -> List {
    let names = ["done_by", "task", "outcome", "place", "due", "hand_over", "reference"];
    let row = |one: &Work| {
        let done_by = if one.done_by == DoneBy::Centre { "work-we-do" } else { "work-agency-does" };
        let texts = [&one.task, &one.outcome, &one.place, &one.due, &one.hand_over, &one.reference];
        let texts = texts.into_iter().map(|text| Value::text(&**text));
        std::iter::once(Value::text(cx.t(done_by))).chain(texts).collect()
    };
    list(title, columns(cx, Table::DefinitionLine, &names), lines.map(row).collect())
}

/// Agencies, as the list beside the page tells of them.
pub(in crate::ui) fn agencies(cx: &Cx<'_>, ids: &[AgencyId]) -> List {
    let mut headings = columns(cx, Table::Agency, &["abbreviation", "service_language", "client_until"]);
    headings.splice(0..0, [cx.t("field-agency").to_owned()]);
    headings.extend(["role-responsible", "role-deputy"].map(|key| cx.t(key).to_owned()));
    headings.push(cx.t("upkeep-doubts").to_owned());
    let row = |id: &AgencyId| {
        let agency = cx.snapshot.agency.get(*id)?;
        let who = |role| cx.snapshot.assigned(*id, role, cx.today).map(|(_, one)| one.name.clone()).unwrap_or_default();
        Some(vec![
            Value::text(agency.name(cx.language())),
            Value::text(&*agency.abbreviation),
            Value::text(agency.service_language.map(|one| cx.t(language_key(one))).unwrap_or_default()),
            Value::day(agency.client_until),
            Value::text(who(AssignmentRole::Responsible)),
            Value::text(who(AssignmentRole::Deputy)),
            Value::count(cx.snapshot.open_doubts(*id).len()),
        ])
    };
    list(cx.t("place-agencies"), headings, ids.iter().filter_map(row).collect())
}

/// The numbers or addresses of somebody, the first one first.
fn reaches(cx: &Cx<'_>, contact: &Contact, kind: ReachKind) -> Value {
    let held = cx.snapshot.reaches(contact).into_iter().filter(|one| one.kind == kind);
    Value::text(held.map(|one| one.value.as_str()).collect::<Vec<_>>().join("; "))
}

/// Contacts of an agency.
pub(in crate::ui) fn contacts(cx: &Cx<'_>, agency: AgencyId, contacts: &[Contact]) -> List {
    let mut headings = columns(cx, Table::Contact, &["name", "title", "language", "valid_from", "valid_to", "note"]);
    let told = ["contact-roles", "contact-rank", "field-phone", "field-email"].map(|key| cx.t(key).to_owned());
    headings.splice(2..2, told);
    let row = |one: &Contact| {
        let roles = cx.snapshot.roles(one).into_iter().filter_map(|id| cx.snapshot.contact_role.get(id));
        let rank = cx.snapshot.rank_on(one, cx.today);
        let rank = if rank == ContactRank::Other || one.over(cx.today) { "" } else { cx.t(rank_key(rank)) };
        vec![
            Value::text(&*one.name),
            Value::text(&*one.title),
            Value::text(roles.map(|role| role.name(cx.language())).collect::<Vec<_>>().join(", ")),
            Value::text(rank),
            reaches(cx, one, ReachKind::Phone),
            reaches(cx, one, ReachKind::Email),
            Value::text(one.language.map(|one| cx.t(language_key(one))).unwrap_or_default()),
            Value::day(one.valid_from),
            Value::day(one.valid_to),
            Value::text(&*one.note),
        ]
    };
    let title = format!("{} {}", cx.t("contacts"), cx.agency_name(agency));
    list(title, headings, contacts.iter().map(row).collect())
}

/// Open matters of an agency.
pub(in crate::ui) fn matters<'m>(
    cx: &Cx<'_>,
    agency: AgencyId,
    matters: impl IntoIterator<Item = &'m OpenMatter>,
) -> List {
    let keys = ["matter-text", "matter-due", "matter-assignee", "matter-state", "matter-closed-on"];
    let row = |one: &OpenMatter| {
        let who = one.assignee.and_then(|id| cx.snapshot.employee.get(id)).map(|one| one.name.clone());
        vec![
            Value::text(&*one.text),
            Value::day(one.due),
            Value::text(who.unwrap_or_default()),
            Value::text(cx.t(matter_state_key(one.state))),
            Value::day(one.closed_on),
        ]
    };
    let title = format!("{} {}", cx.t("matters"), cx.agency_name(agency));
    list(title, keys.map(|key| cx.t(key).to_owned()).to_vec(), matters.into_iter().map(row).collect())
}

/// Open matters of several agencies.
pub(in crate::ui) fn matters_of_all(cx: &Cx<'_>, all: &[OpenMatter]) -> List {
    let mut told = all.first().map(|one| matters(cx, one.agency, all)).unwrap_or_default();
    cx.t("matters").clone_into(&mut told.title);
    told.headings.insert(0, cx.t("field-agency").to_owned());
    for (row, one) in told.rows.iter_mut().zip(all) {
        row.insert(0, Value::text(cx.agency_name(one.agency)));
    }
    told
}

/// What falls due, a row for each agency.
pub(in crate::ui) fn deadlines(cx: &Cx<'_>, all: &[Deadline]) -> List {
    let keys = ["list-day", "list-step", "field-agency", "table-pay-group", "list-state"];
    let row = |one: &Deadline| {
        let group = one.at.group.and_then(|id| cx.snapshot.pay_group.get(id)).map(|group| group.name.clone());
        vec![
            Value::Day(one.at.date.date),
            Value::text(cx.step(one.at.date.step)),
            Value::text(cx.agency_name(one.agency)),
            Value::text(group.unwrap_or_default()),
            Value::text(stands_words(cx.texts, cx.snapshot, &one.at)),
        ]
    };
    list(cx.t("today-deadlines"), keys.map(|key| cx.t(key).to_owned()).to_vec(), all.iter().map(row).collect())
}

/// Meetings with an agency, with what was decided.
pub(in crate::ui) fn meetings(cx: &Cx<'_>, agency: AgencyId, held: &[Held<'_>]) -> List {
    let names = ["held_on", "starts_at", "kind", "place", "ours", "theirs", "topics"];
    let mut headings = columns(cx, Table::Meeting, &names);
    headings.extend(["meeting-agencies", "meeting-decisions"].map(|key| cx.t(key).to_owned()));
    let row = |one: &Held<'_>| {
        let meeting = one.meeting;
        let time = meeting.starts_at.map(|time| format_time(cx.language(), time));
        let agencies: Vec<&str> = one.agencies.iter().map(|id| cx.agency_name(*id)).collect();
        let decided: Vec<&str> = one.decisions.iter().map(|one| one.text.as_str()).collect();
        vec![
            Value::Day(meeting.held_on),
            Value::text(time.unwrap_or_default()),
            Value::text(cx.t(meeting_kind_key(meeting.kind))),
            Value::text(&*meeting.place),
            Value::text(&*meeting.ours),
            Value::text(&*meeting.theirs),
            Value::text(&*meeting.topics),
            Value::text(agencies.join(", ")),
            Value::text(decided.join("\n")),
        ]
    };
    let title = format!("{} {}", cx.t("meetings"), cx.agency_name(agency));
    list(title, headings, held.iter().map(row).collect())
}

/// How satisfied an agency is.
pub(in crate::ui) fn satisfaction(cx: &Cx<'_>, agency: AgencyId, rows: &[&Satisfaction]) -> List {
    let names = ["year", "question", "score", "scale", "respondents"];
    let row = |one: &&Satisfaction| {
        let question = if one.overall() { cx.t("satisfaction-overall") } else { &one.question };
        vec![
            Value::Year(one.year),
            Value::text(question),
            Value::Decimal(one.score / 100, 2),
            Value::Number(one.scale),
            one.respondents.map_or_else(|| Value::text(""), Value::Number),
        ]
    };
    let title = format!("{} {}", cx.t("satisfaction"), cx.agency_name(agency));
    list(title, columns(cx, Table::Satisfaction, &names), rows.iter().map(row).collect())
}

/// Who is away, and when.
pub(in crate::ui) fn absences<'a>(cx: &Cx<'_>, absences: impl IntoIterator<Item = &'a Absence>) -> List {
    let keys = ["absence-who", "field-first-day", "field-last-day", "absence-reachable"];
    let row = |one: &Absence| {
        let who = cx.snapshot.employee.get(one.employee).map(|one| one.name.clone());
        vec![
            Value::text(who.unwrap_or_default()),
            Value::Day(one.from_day),
            Value::Day(one.to_day),
            yes(cx, one.reachable),
        ]
    };
    list(
        cx.t("absence-timeline"),
        keys.map(|key| cx.t(key).to_owned()).to_vec(),
        absences.into_iter().map(row).collect(),
    )
}

/// The characteristics of an agency.
pub(in crate::ui) fn characteristics(cx: &Cx<'_>, agency: AgencyId, all: &[Characteristic]) -> List {
    let names = ["severity", "category", "title", "body", "what_to_do", "months", "verified_on", "verified_by"];
    let row = |one: &Characteristic| {
        let category = one.category.and_then(|id| cx.snapshot.characteristic_category.get(id));
        vec![
            Value::text(cx.t(severity_key(one.severity))),
            Value::text(category.map(|one| one.name(cx.language())).unwrap_or_default()),
            Value::text(&*one.title),
            Value::text(&*one.body),
            Value::text(&*one.what_to_do),
            Value::text(when(cx, one)),
            Value::day(one.verified_on),
            Value::text(&*one.verified_by),
        ]
    };
    let title = format!("{} {}", cx.t("tab-characteristics"), cx.agency_name(agency));
    list(title, columns(cx, Table::Characteristic, &names), all.iter().map(row).collect())
}

/// What waits to be looked over.
pub(in crate::ui) fn overdue<'o>(cx: &Cx<'_>, all: impl IntoIterator<Item = &'o Overdue>) -> List {
    let keys = ["field-agency", "upkeep-about", "field-year", "list-vouched-on", "list-vouched-by", "list-owner"];
    let row = |one: &Overdue| {
        vec![
            Value::text(cx.agency_name(one.agency)),
            Value::text(words::group_name(cx, one.group, one.characteristic)),
            one.year.map_or_else(|| Value::text(""), Value::Year),
            Value::day(one.vouched.as_ref().map(|vouched| vouched.on)),
            Value::text(one.vouched.as_ref().map(|vouched| vouched.by.clone()).unwrap_or_default()),
            Value::text(words::owner(cx, one.agency, one.group)),
        ]
    };
    list(cx.t("upkeep-waiting"), keys.map(|key| cx.t(key).to_owned()).to_vec(), all.into_iter().map(row).collect())
}

/// What somebody says is no longer true.
pub(in crate::ui) fn doubts<'d>(cx: &Cx<'_>, all: impl IntoIterator<Item = &'d Doubt>) -> List {
    let mut headings = vec![cx.t("field-agency").to_owned(), cx.t("upkeep-about").to_owned()];
    headings.extend(columns(cx, Table::Doubt, &["text", "raised_on", "raised_by", "settled_on", "settled_by"]));
    headings.push(cx.t("list-owner").to_owned());
    let row = |one: &Doubt| {
        vec![
            Value::text(cx.agency_name(one.agency)),
            Value::text(cx.t(&field_group_key(one.field_group))),
            Value::text(&*one.text),
            Value::Day(one.raised_on),
            Value::text(&*one.raised_by),
            Value::day(one.settled_on),
            Value::text(&*one.settled_by),
            Value::text(words::owner(cx, one.agency, one.field_group)),
        ]
    };
    list(cx.t("upkeep-doubts"), headings, all.into_iter().map(row).collect())
}
