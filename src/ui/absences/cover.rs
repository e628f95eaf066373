//! The agencies of somebody who is away: the next date, what to watch out for, who stands in and why, who took over.

use chrono::{Datelike, NaiveDate};
use egui::{EventFilter, Key, Label, RichText, Sense, Shape, Ui, UiBuilder, Vec2};
use egui_material_icons::icons;

use super::{Late, days_words, name};
use crate::domain::coverage::{Covered, Link, Passed, Remedy, StandIn, Why};
use crate::domain::payroll::Step;
use crate::domain::{AgencyId, Away, EmployeeId, GroupDate, OperationKind, Severity, TakerAway, take_over, taker_away};
use crate::i18n::date::format_time;
use crate::i18n::keys::{language_key, link_key};
use crate::i18n::list::{List, Value};
use crate::i18n::payroll::{short_date, uncapitalised};
use crate::i18n::takers::taker_away_words;
use crate::ui::parts::characteristic::severity_look;
use crate::ui::parts::people::short_name;
use crate::ui::theme::{ROW, UNIT, size, strong};
use crate::ui::widgets::table::{Column, Table};
use crate::ui::widgets::taking_out;
use crate::ui::widgets::{card, hairline, pill, plain_button, small};
use crate::ui::{Action, Cx};

/// Where there is less room, the columns stand one below the other.
const NARROW: f32 = 720.0;

/// The columns, and what each has of the room.
const COLUMNS: [(&str, f32); 5] = [
    ("coverage-agency", 4.0),
    ("coverage-next", 3.0),
    ("coverage-watch", 2.0),
    ("coverage-stand-in", 5.0),
    ("coverage-taken", 3.0),
];

/// Draws the agencies, of which one is open; returns the one that is to be.
pub(super) fn ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    (covered, late): (&[Covered], &Late),
    away: Away,
    open: Option<AgencyId>,
) -> Option<AgencyId> {
    let mut chosen = None;
    card(ui, cx.theme, |ui| {
        crate::ui::widgets::name_region(ui, cx.t("coverage-table"));
        if covered.is_empty() {
            small(ui, cx.theme, cx.t("absence-no-agencies"));
            return;
        }
        taking_out::aside_ui(ui, cx, ("absences-cover", 0));
        let mut choose = |place: usize, step: isize| {
            let next = place.checked_add_signed(step).and_then(|place| covered.get(place));
            chosen = next.map(|one| one.agency).or(chosen);
        };
        let cell = |ui: &mut Ui, place: usize, one: &Covered, column: usize| {
            let late = late.get(&one.agency).copied().unwrap_or_default();
            ui.spacing_mut().item_spacing = Vec2::new(UNIT / 2.0, 2.0);
            ui.spacing_mut().interact_size.y = 22.0;
            match column {
                0 => return agency_ui(ui, cx, (one, late), away, open == Some(one.agency), (place, covered.len())),
                1 => dates_ui(ui, cx, one, late),
                2 => watch_ui(ui, cx, one),
                3 => stand_in_ui(ui, cx, one),
                _ => taken_ui(ui, cx, one, away),
            }
            None
        };
        if ui.available_width() < NARROW {
            for (place, one) in covered.iter().enumerate() {
                if place > 0 {
                    hairline(ui, cx.theme);
                }
                if let Some(step) = below_ui(ui, cx, one, open, |ui, column| cell(ui, place, one, column)) {
                    choose(place, step);
                }
            }
            taking_out::listed(ui, ("absences-cover", 0), || list(cx, (covered, late), away));
            return;
        }
        let columns = COLUMNS.map(|(key, share)| Column::new(cx.t(key)).share(share)).into();
        let table = Table::new(cx.theme, cx.t("coverage-table"), ROW, columns).clickable();
        table.show(ui, covered.len(), |place, row| {
            let Some(one) = covered.get(place) else { return };
            let agency = cx.snapshot.agency.get(one.agency);
            let mut cells = row.called(one.agency, agency.map(|agency| agency.name(cx.language())).unwrap_or_default());
            if open == Some(one.agency) {
                cells.choose();
            }
            let steps = [0, 1, 2, 3, 4].map(|column| cells.block(|ui| cell(ui, place, one, column)).flatten());
            let step = if cells.clicked() { Some(0) } else { steps.into_iter().flatten().next() };
            if let Some(step) = step {
                choose(place, step);
            }
        });
        taking_out::listed(ui, ("absences-cover", 0), || list(cx, (covered, late), away));
    });
    chosen
}

/// The same as a table that leaves the window.
fn list(cx: &Cx<'_>, (covered, late): (&[Covered], &Late), away: Away) -> List {
    let mut keys =
        vec!["coverage-agency", "field-first-day", "field-last-day", "list-next-date", "coverage-next", "list-late"];
    keys.extend(["list-critical", "list-important", "coverage-stand-in", "list-stand-in-as", "coverage-taken"]);
    let row = |one: &Covered| {
        let next = next_open(cx, one);
        let stand_in = one.stand_in.map(|there| (name(cx, there.employee), cx.t(link_key(there.link))));
        let (who, link) = stand_in.unwrap_or_else(|| (cx.t("coverage-gap").to_owned(), ""));
        let taken = cx.snapshot.handover(away, one.agency).and_then(crate::domain::Handover::taken);
        vec![
            Value::text(cx.agency_name(one.agency)),
            Value::Day(one.from),
            Value::Day(one.to),
            Value::day(next.map(|date| date.date.date)),
            Value::text(next.map(|date| cx.step(date.date.step)).unwrap_or_default()),
            Value::count(late.get(&one.agency).copied().unwrap_or_default()),
            Value::count(one.biting(Severity::Critical)),
            Value::count(one.biting(Severity::Important)),
            Value::text(who),
            Value::text(link),
            Value::text(taken.map(|(who, _)| name(cx, who)).unwrap_or_default()),
        ]
    };
    let title = format!("{} {}", cx.t("coverage-table"), name(cx, away.employee));
    let headings = keys.into_iter().map(|key| cx.t(key).to_owned()).collect();
    taking_out::list(title, headings, covered.iter().map(row).collect())
}

/// An agency with what there is to say of it in lines, where there is no room for columns. Returns by how many rows
/// the choice is to move.
fn below_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    one: &Covered,
    open: Option<AgencyId>,
    mut cell: impl FnMut(&mut Ui, usize) -> Option<isize>,
) -> Option<isize> {
    let ground = ui.painter().add(Shape::Noop);
    let builder = UiBuilder::new().id_salt(one.agency).sense(Sense::CLICK);
    let drawn = ui.scope_builder(builder, |ui| {
        ui.set_width(ui.available_width());
        (0..COLUMNS.len()).fold(None, |step, column| step.or(cell(ui, column)))
    });
    if open == Some(one.agency) {
        let rect = drawn.response.rect.expand2(Vec2::new(UNIT, 3.0));
        ui.painter().set(ground, Shape::rect_filled(rect, 4.0, cx.theme.selected));
    }
    if drawn.response.clicked() { Some(0) } else { drawn.inner }
}

/// The agency's name, which opens it. Returns by how many rows the choice is to move.
fn agency_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    (one, late): (&Covered, usize),
    away: Away,
    selected: bool,
    (place, count): (usize, usize),
) -> Option<isize> {
    let agency = cx.snapshot.agency.get(one.agency)?;
    let called = agency.name(cx.language());
    let text = RichText::new(called).font(strong(size::BODY)).color(cx.theme.text);
    // In line with the other columns.
    let response = ui.horizontal_wrapped(|ui| ui.add(Label::new(text).wrap().sense(Sense::click()))).inner;
    let spoken = spoken(cx, (one, late), away, called);
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, selected, &spoken));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(egui::accesskit::Role::ListBoxOption);
        node.set_position_in_set(place + 1);
        node.set_size_of_set(count);
    });
    if (one.from, one.to) != (away.from, away.to) {
        small(ui, cx.theme, cx.tw("coverage-days", &[("days", days_words(cx, one.from, one.to).into())]));
    }
    if selected && ui.ctx().data(|data| data.get_temp(follow()) == Some(true)) {
        ui.ctx().data_mut(|data| data.remove::<bool>(follow()));
        response.request_focus();
    }
    if response.clicked() {
        response.request_focus();
        return Some(0);
    }
    if !response.has_focus() {
        return None;
    }
    let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    let step = ui.input(|input| {
        let pressed = |key| input.modifiers.is_none() && input.key_pressed(key);
        pressed(Key::ArrowDown).then_some(1).or(pressed(Key::ArrowUp).then_some(-1))
    });
    // The keyboard goes with the choice.
    let moves = step.and_then(|step| place.checked_add_signed(step)).is_some_and(|next| next < count);
    if moves {
        ui.ctx().data_mut(|data| data.insert_temp(follow(), true));
    }
    step.filter(|_| moves)
}

/// Marks that the newly chosen row is to have the keyboard.
fn follow() -> egui::Id {
    egui::Id::unique("focus-covered-agency")
}

/// A row as it is read out.
fn spoken(cx: &Cx<'_>, (one, late): (&Covered, usize), away: Away, called: &str) -> String {
    let mut parts = vec![called.to_owned()];
    if late > 0 {
        parts.push(late_words(cx, late));
    }
    if late == 0 || next_open(cx, one).is_some() {
        parts.push(next_words(cx, one));
    }
    for (severity, key) in [(Severity::Critical, "watch-critical"), (Severity::Important, "watch-important")] {
        let count = one.biting(severity);
        if count > 0 {
            parts.push(cx.tw(key, &[("count", count.into())]));
        }
    }
    parts.push(one.stand_in.map_or_else(
        || cx.t("coverage-gap").to_owned(),
        |there| format!("{} ({})", name(cx, there.employee), cx.t(link_key(there.link))),
    ));
    parts.push(match cx.snapshot.handover(away, one.agency).and_then(crate::domain::Handover::taken) {
        Some((who, _)) => cx.tw("taken-by", &[("name", name(cx, who).into())]),
        None => cx.t("taken-by-nobody").to_owned(),
    });
    parts.extend(gone(cx, one, away).iter().map(|gone| taker_away_words(cx.texts, cx.snapshot, gone, cx.today.year())));
    parts.join(", ")
}

/// The next date in words: `huomenna aineisto`.
fn next_words(cx: &Cx<'_>, one: &Covered) -> String {
    match next_open(cx, one) {
        Some(date) => format!("{} {}", day_words(cx, date.date.date), step_words(cx, date.date.step)),
        None => cx.t("coverage-no-dates").to_owned(),
    }
}

/// The first of the dates whose step is still to be done.
fn next_open<'c>(cx: &Cx<'_>, one: &'c Covered) -> Option<&'c GroupDate> {
    one.dates.iter().find(|date| cx.snapshot.open_on(date))
}

/// A step within a line of text.
fn step_words(cx: &Cx<'_>, step: Step) -> String {
    uncapitalised(cx.step(step))
}

/// A day as people say it: today, tomorrow, or its weekday and date.
pub(super) fn day_words(cx: &Cx<'_>, day: NaiveDate) -> String {
    if day == cx.today {
        cx.t("day-today").to_owned()
    } else if Some(day) == cx.today.succ_opt() {
        cx.t("day-tomorrow").to_owned()
    } else {
        short_date(cx.language(), day, cx.today.year())
    }
}

/// How much is late, whatever falls on the dates.
fn late_words(cx: &Cx<'_>, late: usize) -> String {
    cx.tw("coverage-late", &[("count", late.into())])
}

fn dates_ui(ui: &mut Ui, cx: &Cx<'_>, one: &Covered, late: usize) {
    if late > 0 {
        ui.colored_label(cx.theme.danger, late_words(cx, late));
    }
    let Some(date) = next_open(cx, one) else {
        if late == 0 {
            small(ui, cx.theme, cx.t("coverage-no-dates"));
        }
        return;
    };
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new(day_words(cx, date.date.date)).font(strong(size::BODY)));
        ui.label(step_words(cx, date.date.step));
    });
    let rest = one.dates.iter().filter(|date| cx.snapshot.open_on(date)).count().saturating_sub(1);
    if rest > 0 {
        small(ui, cx.theme, cx.tw("coverage-more-dates", &[("count", rest.into())]));
    }
}

/// How many characteristics bite, by severity.
fn watch_ui(ui: &mut Ui, cx: &Cx<'_>, one: &Covered) {
    if one.watch.is_empty() {
        small(ui, cx.theme, "–");
        return;
    }
    ui.horizontal_wrapped(|ui| {
        for (severity, key) in [(Severity::Critical, "watch-critical"), (Severity::Important, "watch-important")] {
            let count = one.biting(severity);
            if count > 0 {
                let (icon, ink, ground) = severity_look(cx, severity);
                let response = pill(ui, icon, &count.to_string(), ink, ground);
                let words = cx.tw(key, &[("count", count.into())]);
                response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &words));
                response.on_hover_text(words);
            }
        }
    });
}

fn stand_in_ui(ui: &mut Ui, cx: &Cx<'_>, one: &Covered) {
    let deputy = |link: Link| link == Link::Deputy;
    if !one.passed.iter().any(|passed| deputy(passed.link)) && !one.stand_in.is_some_and(|there| deputy(there.link)) {
        pill(ui, icons::ICON_WARNING, cx.t("board-no-deputy"), cx.theme.warning, cx.theme.warning_ground);
    }
    for passed in &one.passed {
        small(ui, cx.theme, passed_words(cx, *passed));
    }
    let Some(StandIn { employee, link, lacks_language }) = one.stand_in else {
        pill(ui, icons::ICON_REPORT, cx.t("coverage-gap"), cx.theme.danger, cx.theme.danger_ground);
        if let Some(remedy) = one.remedy {
            small(ui, cx.theme, remedy_words(cx, remedy));
        }
        return;
    };
    ui.horizontal_wrapped(|ui| {
        if !one.passed.is_empty() {
            ui.label("→");
        }
        ui.label(RichText::new(name(cx, employee)).font(strong(size::BODY)));
        small(ui, cx.theme, cx.t(link_key(link)));
    });
    if lacks_language {
        let language = cx.snapshot.agency.get(one.agency).and_then(|agency| agency.service_language);
        let language = cx.t(language_key(language.unwrap_or_default()));
        doubt_ui(ui, cx, &cx.tw("lacks-language", &[("language", language.into())]));
    }
    if !one.lacks_access.is_empty() {
        let systems = one.lacks_access.iter().filter_map(|id| cx.snapshot.system.get(*id));
        let systems = systems.map(|one| one.name(cx.language())).collect::<Vec<_>>().join(", ");
        doubt_ui(ui, cx, &cx.tw("lacks-access", &[("systems", systems.into())]));
    }
}

/// Something that may go wrong although somebody is there, over as many lines as it takes.
fn doubt_ui(ui: &mut Ui, cx: &Cx<'_>, text: &str) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        ui.add(Label::new(icons::ICON_WARNING.rich_text().size(size::BODY).color(cx.theme.warning)));
        ui.add(Label::new(RichText::new(text).size(size::SMALL).color(cx.theme.warning)).wrap());
    });
}

/// Who has taken the agency over, or the button with which somebody does.
fn taken_ui(ui: &mut Ui, cx: &Cx<'_>, one: &Covered, away: Away) {
    let handover = cx.snapshot.handover(away, one.agency);
    if let Some((who, at)) = handover.and_then(crate::domain::Handover::taken) {
        let when = if at.date() == cx.today {
            format_time(cx.language(), at.time())
        } else {
            short_date(cx.language(), at.date(), cx.today.year())
        };
        let who = name(cx, who);
        let text = format!("{} {when}", short_name(&who));
        let gone = gone(cx, one, away);
        let (icon, ink, ground) = if gone.iter().any(TakerAway::untaken) {
            (icons::ICON_WARNING, cx.theme.warning, cx.theme.warning_ground)
        } else {
            (icons::ICON_CHECK, cx.theme.good, cx.theme.good_ground)
        };
        let response = pill(ui, icon, &text, ink, ground);
        let words = format!("{} {when}", cx.tw("taken-by", &[("name", who.as_str().into())]));
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &words));
        response.on_hover_text(words);
        for gone in gone {
            doubt_ui(ui, cx, &taker_away_words(cx.texts, cx.snapshot, &gone, cx.today.year()));
        }
        return;
    }
    let Some(taker) = taker(cx, one, away).filter(|_| cx.writable()) else {
        small(ui, cx.theme, cx.t("taken-by-nobody"));
        return;
    };
    let response = plain_button(ui, cx.t("take-over"));
    let agency = cx.snapshot.agency.get(one.agency).map(|agency| agency.name(cx.language())).unwrap_or_default();
    let spoken = format!("{}: {agency}, {}", cx.t("take-over"), name(cx, taker));
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &spoken));
    let clicked = response.clicked();
    response.on_hover_text(name(cx, taker));
    if clicked {
        let changes = take_over(cx.snapshot, away, one.agency, Some(taker), cx.now());
        cx.act(Action::Commit(OperationKind::HandoverEdited, changes));
    }
}

/// When whoever has taken an agency over is away themselves, from now on.
fn gone(cx: &Cx<'_>, one: &Covered, away: Away) -> Vec<TakerAway> {
    let rest = Away { from: one.from.max(cx.today), to: one.to, ..away };
    if rest.from > rest.to { Vec::new() } else { taker_away(cx.snapshot, rest, one.agency) }
}

/// Who takes over with the button: whoever sits here, if they are one of us, else the one who stands in.
fn taker(cx: &Cx<'_>, one: &Covered, away: Away) -> Option<EmployeeId> {
    cx.status.me_id.filter(|id| *id != away.employee).or(one.stand_in.map(|there| there.employee))
}

fn passed_words(cx: &Cx<'_>, passed: Passed) -> String {
    let who = format!("{} ({})", name(cx, passed.employee), cx.t(link_key(passed.link)));
    match passed.why {
        Why::Away(from, to) => {
            let dates = [("name", who.into()), ("from", cx.date(from).into()), ("to", cx.date(to).into())];
            cx.tw("passed-away", &dates)
        }
        Why::Left => cx.tw("passed-left", &[("name", who.into())]),
        Why::PartOnly => cx.tw("passed-part", &[("name", who.into())]),
    }
}

fn remedy_words(cx: &Cx<'_>, remedy: Remedy) -> String {
    match remedy {
        Remedy::Reach(id) => cx.tw("remedy-reach", &[("name", name(cx, id).into())]),
        Remedy::Ask(id) => cx.tw("remedy-ask", &[("name", name(cx, id).into())]),
        Remedy::MoveDates => cx.t("remedy-move").to_owned(),
    }
}
