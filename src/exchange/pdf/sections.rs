//! Sections about one agency that several documents have.

use chrono::NaiveDate;

use super::desk::{Desk, dotted, lines, severity_word};
use super::sheet::{Block, Card, Column, Fact, Section, Table as Rows, Tone, Words};
use crate::domain::payroll::{Stands, StepAt};
use crate::domain::{
    AccountRole, Agency, AgencyId, AssignmentRole, Characteristic, Contact, ContactRank, FieldGroup, GroupDate,
    MatterState, ReachKind, Table, coverage, upkeep,
};
use crate::i18n::keys::{account_key, agency_kind_key, language_key, severity_key};
use crate::i18n::names::{bites_text, field_group_key};
use crate::i18n::rounds::stands_short;

/// A paragraph of one tone.
pub(super) fn said(tone: Tone, text: &str) -> Block {
    Block::Text { lines: vec![vec![Words::new(tone, text)]] }
}

/// What to watch out for: `all` in their order.
pub(super) fn characteristics(desk: &Desk<'_>, heading: &str, all: &[&Characteristic]) -> Section {
    let section = Section::new(heading);
    if all.is_empty() {
        return section.with(said(Tone::Quiet, desk.t("paper-characteristics-none")));
    }
    section.with(Block::Cards { cards: all.iter().map(|one| characteristic(desk, one)).collect() })
}

fn characteristic(desk: &Desk<'_>, one: &Characteristic) -> Card {
    let mut words = lines(Tone::Plain, &one.body);
    for (number, mut line) in lines(Tone::Plain, &one.what_to_do).into_iter().enumerate() {
        // What to do is told apart from what is so.
        if number == 0 {
            line.insert(0, Words::new(Tone::Strong, desk.t("characteristic-what-to-do")));
        }
        words.push(line);
    }
    let category = one.category.and_then(|id| desk.snapshot.characteristic_category.get(id));
    let stamp = |key, date, who: &str| {
        let text = desk.tw(key, &[("date", desk.date(date).into())]);
        if who.is_empty() { text } else { format!("{text}, {who}") }
    };
    let months = bites_text(desk.texts, desk.snapshot, one);
    let vouched = match one.verified_on {
        Some(date) => stamp("characteristic-verified", date, &one.verified_by),
        None => stamp("characteristic-written", one.written_on, &one.author),
    };
    let overdue = if upkeep::characteristic_overdue(desk.snapshot, one, desk.today) {
        desk.t("characteristic-overdue")
    } else {
        ""
    };
    let category = category.map(|item| item.name(desk.language())).unwrap_or_default();
    words.push(vec![Words::new(Tone::Quiet, dotted([category, &months, &vouched, overdue]))]);
    Card {
        severity: severity_word(one.severity).to_owned(),
        sign: desk.t(severity_key(one.severity)).to_owned(),
        title: one.title.clone(),
        lines: words,
        ..Card::default()
    }
}

/// Whom to call: everybody, with every number.
pub(super) fn contacts(desk: &Desk<'_>, agency: &Agency, (from, to): (NaiveDate, NaiveDate)) -> Section {
    let vouched = desk.vouched(agency, FieldGroup::Contacts, Table::Contact);
    let section = Section::new(desk.t("contacts")).aside(vouched);
    let mut all = desk.snapshot.contacts_on(agency.id, from);
    all.extend(desk.snapshot.coming_contacts(agency.id, from).into_iter().filter(|one| one.valid_from <= Some(to)));
    if all.is_empty() {
        return section.with(said(Tone::Quiet, desk.t("contacts-none")));
    }
    section.with(Block::Cards { cards: all.into_iter().map(|one| contact(desk, one, from)).collect() })
}

fn contact(desk: &Desk<'_>, one: &Contact, day: NaiveDate) -> Card {
    let roles: Vec<&str> = desk
        .snapshot
        .roles(one)
        .into_iter()
        .filter_map(|id| Some(desk.snapshot.contact_role.get(id)?.name(desk.language())))
        .collect();
    let roles = roles.join(", ");
    let language = one.language.map(|language| desk.t(language_key(language))).unwrap_or_default();
    let mut words = lines(Tone::Quiet, &dotted([&one.title, &roles, language]));
    words.extend(lines(Tone::Quiet, &one.note));
    let period = match (one.valid_from.filter(|from| *from > day), one.valid_to) {
        (Some(from), None) => desk.tw("period-from", &[("date", desk.date(from).into())]),
        (Some(from), Some(to)) => desk.days(from, to),
        (None, Some(to)) => desk.tw("period-until", &[("date", desk.date(to).into())]),
        (None, None) => String::new(),
    };
    words.extend(lines(Tone::Strong, &period));
    let rank = match desk.snapshot.rank_on(one, day) {
        ContactRank::Primary => desk.t("contact-primary"),
        ContactRank::Substitute => desk.t("contact-substitute"),
        ContactRank::Other => "",
    };
    let reach = desk.snapshot.reaches(one).into_iter().map(|reach| {
        let name = match reach.kind {
            ReachKind::Fax => dotted([desk.t("field-fax"), &reach.label]),
            ReachKind::Phone | ReachKind::Email => reach.label.clone(),
        };
        Fact::new(&name, &reach.value)
    });
    Card { title: one.name.clone(), beside: rank.to_owned(), lines: words, reach: reach.collect(), ..Card::default() }
}

/// Dates of the payroll calendar; `none` is said where there is none.
pub(super) fn dates(desk: &Desk<'_>, heading: &str, agency: &Agency, dates: &[GroupDate], none: &str) -> Section {
    let section = Section::new(heading).aside(desk.vouched(agency, FieldGroup::Payroll, Table::PayGroup));
    let agency = agency.id;
    if dates.is_empty() {
        return section.with(said(Tone::Quiet, none));
    }
    let facts = dates.iter().map(|date| Fact::new(&desk.day(date.date.date), date_words(desk, agency, date)));
    section.with(Block::Facts { facts: facts.collect() })
}

/// Steps of the rounds that are to be done, and what is late of them; `none` is said where there is none.
pub(super) fn steps(desk: &Desk<'_>, heading: &str, agency: &Agency, steps: &[StepAt], none: &str) -> Section {
    let section = Section::new(heading).aside(desk.vouched(agency, FieldGroup::Payroll, Table::PayGroup));
    let id = agency.id;
    if steps.is_empty() {
        return section.with(said(Tone::Quiet, none));
    }
    let fact = |at: &StepAt| {
        let words = date_words(desk, id, &GroupDate { agency: id, group: at.group, date: at.date });
        let fact = Fact::new(&desk.day(at.date.date), &words);
        if at.late == 0 && at.stands != Stands::Partly {
            return fact;
        }
        let words = format!("{words}: {}", stands_short(desk.texts, desk.snapshot, at));
        Fact { value: Words::new(Tone::Alarm, words), ..fact }
    };
    section.with(Block::Facts { facts: steps.iter().map(fact).collect() })
}

/// What is done on a date, and for which group of payees where there are several.
pub(super) fn date_words(desk: &Desk<'_>, agency: AgencyId, date: &GroupDate) -> String {
    let several = desk.snapshot.pay_groups(agency).len() > 1;
    let group = date.group.filter(|_| several).and_then(|id| desk.snapshot.pay_group.get(id));
    let step = desk.step(date.date.step);
    let text = group.map_or_else(|| step.to_owned(), |group| format!("{step}, {}", group.name));
    if date.date.moved { format!("{text} ({})", desk.t("payroll-moved")) } else { text }
}

/// Who does what for an agency on `day`: ours, and those of the groups.
pub(super) fn who(desk: &Desk<'_>, agency: &Agency, day: NaiveDate) -> Section {
    let vouched = desk.vouched(agency, FieldGroup::Responsibilities, Table::Assignment);
    let agency = agency.id;
    let mut facts = Vec::new();
    for (key, role) in [("role-responsible", AssignmentRole::Responsible), ("role-deputy", AssignmentRole::Deputy)] {
        facts.push(match desk.snapshot.assigned(agency, role, day) {
            Some((_, employee)) => Fact::new(desk.t(key), &employee.name).end(&employee.phone),
            None => Fact { value: Words::new(Tone::Alarm, desk.t("nobody")), ..Fact::new(desk.t(key), "") },
        });
    }
    let responsible = desk.snapshot.assigned(agency, AssignmentRole::Responsible, day).map(|(_, one)| one.id);
    facts.extend(desk.team(responsible).map(|team| Fact::new(desk.t("field-team"), team)));
    for role in AccountRole::ALL {
        let key = account_key(role);
        let person = desk
            .snapshot
            .account_person
            .of(agency)
            .filter(|one| {
                let begun = one.valid_from.is_none_or(|from| from <= day);
                one.role == role && begun && one.valid_to.is_none_or(|to| day <= to)
            })
            .max_by_key(|one| one.valid_from);
        facts.extend(person.map(|one| Fact::new(desk.t(key), &one.name).end(&one.phone)));
    }
    Section::new(desk.t("card-who")).aside(vouched).with(Block::Facts { facts })
}

/// Which group handles which process; none where nothing is known.
pub(super) fn services(desk: &Desk<'_>, agency: &Agency, day: NaiveDate) -> Option<Section> {
    let facts: Vec<Fact> = desk
        .snapshot
        .services(agency.id, day)
        .into_iter()
        .map(|(process, _, group)| Fact::new(process.name(desk.language()), &group.name).end(&group.phone))
        .collect();
    let vouched = desk.vouched(agency, FieldGroup::Services, Table::AgencyService);
    (!facts.is_empty()).then(|| Section::new(desk.t("service-groups")).aside(vouched).with(Block::Facts { facts }))
}

/// The systems used for an agency, and who of us has access; none where nothing is known.
pub(super) fn systems(desk: &Desk<'_>, agency: &Agency, day: NaiveDate) -> Option<Section> {
    let facts: Vec<Fact> = desk
        .snapshot
        .systems(agency.id, day)
        .into_iter()
        .map(|(item, system)| {
            let ours = desk.snapshot.employee.iter().filter(|one| one.ours_on(day));
            let mut names: Vec<&str> =
                ours.filter(|one| desk.snapshot.has_access(system, one.id, day)).map(|one| one.name.as_str()).collect();
            names.sort_unstable();
            let name = item.name(desk.language());
            if names.is_empty() {
                Fact { value: Words::new(Tone::Alarm, desk.t("paper-no-access")), ..Fact::new(name, "") }
            } else {
                Fact::new(name, names.join(", "))
            }
        })
        .collect();
    let vouched = desk.vouched(agency, FieldGroup::Systems, Table::AgencySystem);
    (!facts.is_empty()).then(|| Section::new(desk.t("field-group-systems")).aside(vouched).with(Block::Facts { facts }))
}

/// What is not finished at an agency; none where everything is.
pub(super) fn open_matters(desk: &Desk<'_>, agency: AgencyId) -> Option<Section> {
    let columns = vec![
        Column::words(desk.t("matter-text"), 60.0),
        Column::words(desk.t("matter-due"), 16.0),
        Column::words(desk.t("matter-state"), 24.0),
    ];
    let rows: Vec<Vec<Vec<Words>>> = desk
        .snapshot
        .open_matters(agency)
        .into_iter()
        .map(|matter| {
            let state = desk.t(if matter.state == MatterState::Parked { "matter-parked" } else { "matter-open" });
            let tone = if matter.overdue(desk.today) { Tone::Alarm } else { Tone::Plain };
            let due = matter.due.map(|day| desk.date(day)).unwrap_or_default();
            let opened = dotted([desk.date(matter.opened_on).as_str(), &matter.opened_by]);
            let who = matter.assignee.map(|id| desk.employee_name(id)).filter(|name| !name.is_empty());
            let who = who.map(|name| desk.tw("matter-looked-after", &[("name", name.into())]));
            vec![
                std::iter::once(Words::new(Tone::Plain, &matter.text))
                    .chain(who.map(|who| Words::new(Tone::Quiet, who)))
                    .collect(),
                vec![Words::new(tone, due)],
                vec![Words::new(Tone::Plain, state), Words::new(Tone::Quiet, opened)],
            ]
        })
        .collect();
    let table = Rows { columns, rows, total: false };
    (!table.rows.is_empty()).then(|| Section::new(desk.t("paper-matters")).with(Block::Table { table }))
}

/// What somebody says is no longer true; none where nobody does.
pub(super) fn doubts(desk: &Desk<'_>, agency: AgencyId) -> Option<Section> {
    let lines: Vec<Vec<Words>> = desk
        .snapshot
        .open_doubts(agency)
        .into_iter()
        .map(|doubt| {
            let raised = dotted([desk.date(doubt.raised_on).as_str(), &doubt.raised_by]);
            vec![
                Words::new(Tone::Strong, desk.t(&field_group_key(doubt.field_group))),
                Words::new(Tone::Plain, &doubt.text),
                Words::new(Tone::Quiet, raised),
            ]
        })
        .collect();
    (!lines.is_empty()).then(|| Section::new(desk.t("paper-doubts")).with(Block::Text { lines }))
}

/// What the agency is in the books.
pub(super) fn administration(desk: &Desk<'_>, agency: &Agency) -> Section {
    let language = desk.language();
    let kind = desk.t(agency_kind_key(agency.kind));
    let branch = agency.branch.and_then(|id| desk.snapshot.branch.get(id)).map(|item| item.name(language));
    let unit = [agency.bookkeeping_unit_number.as_str(), &agency.bookkeeping_unit_name];
    let unit = unit.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    let since = agency.client_since.map(|date| desk.date(date)).unwrap_or_default();
    let mut facts: Vec<Fact> = [
        ("field-kind", kind),
        ("field-branch", branch.unwrap_or_default()),
        ("field-unit-name", &unit),
        ("field-business-id", &agency.business_id),
        ("field-client-since", &since),
    ]
    .into_iter()
    .filter(|(_, value)| !value.is_empty())
    .map(|(key, value)| Fact::new(desk.t(key), value))
    .collect();
    let today = desk.today;
    let held = desk
        .snapshot
        .agency_identifier
        .of(agency.id)
        .filter(|one| one.valid_from.is_none_or(|from| from <= today) && one.valid_to.is_none_or(|to| today <= to));
    facts.extend(
        held.filter_map(|one| Some(Fact::new(desk.snapshot.identifier_kind.get(one.kind)?.name(language), &one.value))),
    );
    let vouched = desk.vouched(agency, FieldGroup::Basics, Table::Agency);
    Section::new(desk.t("details-administration")).aside(vouched).with(Block::Facts { facts })
}

/// Who is responsible today and who is there in their place, as the header of the screen says it.
pub(super) fn responsible_line(desk: &Desk<'_>, agency: &Agency) -> Vec<Words> {
    if let Some(until) = agency.client_until.filter(|_| agency.archived(desk.today)) {
        return vec![Words::new(Tone::Alarm, desk.tw("list-client-until", &[("date", desk.date(until).into())]))];
    }
    let mut line = Vec::new();
    for (key, role) in [("role-responsible", AssignmentRole::Responsible), ("role-deputy", AssignmentRole::Deputy)] {
        if role == AssignmentRole::Deputy {
            line.push(Words::new(Tone::Quiet, "·"));
        }
        line.push(Words::new(Tone::Plain, desk.t(key)));
        match desk.snapshot.assigned(agency.id, role, desk.today) {
            Some((_, employee)) => line.push(Words::new(Tone::Strong, &employee.name)),
            None => line.push(Words::new(Tone::Alarm, desk.t("nobody"))),
        }
        if role == AssignmentRole::Responsible
            && let Some((until, stand_in)) = coverage::away_today(desk.snapshot, agency.id, desk.today)
        {
            let date = ("date", desk.date(until).into());
            let text = match stand_in {
                Some(one) => desk.tw("absence-header", &[date, ("name", desk.employee_name(one).into())]),
                None => desk.tw("absence-header-nobody", &[date]),
            };
            line.push(Words::new(Tone::Plain, format!("({text})")));
        }
    }
    line
}

/// The parent organisation and the agency's name in the other language.
pub(super) fn parent_line(desk: &Desk<'_>, agency: &Agency) -> Vec<Words> {
    let language = desk.language();
    let parent = agency.parent_organisation.and_then(|id| desk.snapshot.parent_organisation.get(id));
    let other = if language == crate::domain::Language::Sv { &agency.name_fi } else { &agency.name_sv };
    let other = if other == agency.name(language) { "" } else { other };
    let text = dotted([parent.map(|item| item.name(language)).unwrap_or_default(), other]);
    if text.is_empty() { Vec::new() } else { vec![Words::new(Tone::Quiet, text)] }
}

/// The next date of an agency: `Seuraavat päivät: to 15.10. Aineiston määräpäivä`.
pub(super) fn next_line(desk: &Desk<'_>, steps: &[StepAt]) -> Vec<Words> {
    let Some(next) = steps.first() else { return Vec::new() };
    vec![
        Words::new(Tone::Plain, desk.t("paper-next")),
        Words::new(Tone::Strong, desk.day(next.date.date)),
        Words::new(Tone::Plain, desk.step(next.date.step)),
    ]
}
