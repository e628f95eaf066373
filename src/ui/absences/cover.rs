//! The agencies of somebody who is away: who looks after them, what to watch out for, when, whom to call.

use chrono::{Datelike, NaiveDate};
use egui::{Align, Label, Layout, RichText, Ui, Vec2};
use egui_material_icons::icons;

use super::name;
use crate::domain::coverage::{Covered, Link, Passed, Remedy, StandIn, Why};
use crate::domain::{AgencyId, EmployeeId, ReachKind, Severity};
use crate::i18n::names::step_key;
use crate::i18n::payroll::short_date;
use crate::ui::agency::language_key;
use crate::ui::characteristics::severity_look;
use crate::ui::contacts::dialled;
use crate::ui::theme::{UNIT, size, strong};
use crate::ui::widgets::{hairline, icon_button, link, pill, section, small};
use crate::ui::{Action, Cx};

/// How many dates and characteristics of an agency are shown.
const SHOWN: usize = 3;

/// Where there is less room, the columns stand one below the other.
const NARROW: f32 = 640.0;

/// The part of the width that each column has.
const COLUMNS: [(&str, f32); 4] =
    [("coverage-agency", 0.27), ("coverage-dates", 0.19), ("coverage-watch", 0.27), ("coverage-stand-in", 0.27)];

/// Draws the agencies of `who` on the days `from` to `to`.
pub(super) fn ui(ui: &mut Ui, cx: &Cx<'_>, covered: &[Covered], who: EmployeeId, days: (NaiveDate, NaiveDate)) {
    let gaps = covered.iter().filter(|one| one.gap()).count();
    let summary = cx.tw("absence-summary", &[("count", covered.len().into()), ("gaps", gaps.into())]);
    let aside = |ui: &mut Ui| {
        if !covered.is_empty() {
            small(ui, cx.theme, summary);
        }
    };
    section(ui, cx.theme, &name(cx, who), aside, |ui| {
        if covered.is_empty() {
            small(ui, cx.theme, cx.t("absence-no-agencies"));
            return;
        }
        if ui.available_width() >= NARROW {
            row(ui, |ui, column| {
                if let Some((key, _)) = COLUMNS.get(column) {
                    small(ui, cx.theme, cx.t(key));
                }
            });
        }
        for one in covered {
            hairline(ui, cx.theme);
            ui.push_id(one.agency, |ui| {
                row(ui, |ui, column| match column {
                    0 => agency_ui(ui, cx, one, days),
                    1 => dates_ui(ui, cx, one),
                    2 => watch_ui(ui, cx, one),
                    _ => stand_in_ui(ui, cx, one),
                });
            });
        }
    });
}

/// A row of columns as wide as [`COLUMNS`] says.
fn row(ui: &mut Ui, mut add: impl FnMut(&mut Ui, usize)) {
    let gap = 1.5 * UNIT;
    if ui.available_width() < NARROW {
        for column in 0..COLUMNS.len() {
            add(ui, column);
        }
        return;
    }
    let width = ui.available_width() - 3.0 * gap;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = gap;
        for (column, (_, share)) in COLUMNS.iter().enumerate() {
            let width = (width * share).floor();
            ui.allocate_ui_with_layout(Vec2::new(width, 0.0), Layout::top_down(Align::Min), |ui| {
                ui.spacing_mut().item_spacing = Vec2::new(UNIT / 2.0, 2.0);
                ui.spacing_mut().interact_size.y = 22.0;
                ui.set_width(width);
                add(ui, column);
            });
        }
    });
}

fn agency_ui(ui: &mut Ui, cx: &Cx<'_>, one: &Covered, days: (NaiveDate, NaiveDate)) {
    let Some(agency) = cx.snapshot.agency.get(one.agency) else { return };
    if link(ui, cx.theme, agency.name(cx.language())).clicked() {
        cx.act(Action::Select(one.agency));
    }
    if (one.from, one.to) != days {
        small(
            ui,
            cx.theme,
            cx.tw("coverage-days", &[("from", cx.date(one.from).into()), ("to", cx.date(one.to).into())]),
        );
    }
    contact_ui(ui, cx, one.agency);
}

/// Who is called first.
fn contact_ui(ui: &mut Ui, cx: &Cx<'_>, agency: AgencyId) {
    let Some(contact) = cx.snapshot.contacts(agency).into_iter().next() else { return };
    let phone = cx.snapshot.reaches(contact).into_iter().find(|reach| reach.kind == ReachKind::Phone);
    ui.horizontal(|ui| {
        if let Some(phone) = phone {
            let spoken = format!("{}: {}, {}", cx.t("call"), contact.name, phone.value);
            if icon_button(ui, icons::ICON_CALL, &spoken).clicked() {
                cx.act(Action::OpenLink(format!("tel:{}", dialled(&phone.value))));
            }
        }
        let number = phone.map(|phone| phone.value.as_str()).unwrap_or_default();
        let text = [contact.name.as_str(), number].into_iter().filter(|text| !text.is_empty());
        small(ui, cx.theme, text.collect::<Vec<_>>().join(" "));
    });
}

fn dates_ui(ui: &mut Ui, cx: &Cx<'_>, one: &Covered) {
    if one.dates.is_empty() {
        small(ui, cx.theme, cx.t("coverage-no-dates"));
    }
    for date in one.dates.iter().take(SHOWN) {
        let day = short_date(cx.language(), date.date.date, cx.today.year());
        ui.horizontal_wrapped(|ui| {
            ui.label(RichText::new(day).font(strong(size::BODY)));
            small(ui, cx.theme, cx.t(&step_key(date.date.step)));
        });
    }
    more_ui(ui, cx, one.dates.len());
}

fn more_ui(ui: &mut Ui, cx: &Cx<'_>, count: usize) {
    if count > SHOWN {
        small(ui, cx.theme, cx.tw("coverage-more-dates", &[("count", (count - SHOWN).into())]));
    }
}

fn watch_ui(ui: &mut Ui, cx: &Cx<'_>, one: &Covered) {
    if one.watch.is_empty() {
        small(ui, cx.theme, "–");
    }
    for (id, severity) in one.watch.iter().take(SHOWN) {
        let Some(characteristic) = cx.snapshot.characteristic.get(*id) else { continue };
        let (icon, ink, _) = severity_look(cx, *severity);
        ui.horizontal_top(|ui| {
            ui.add(Label::new(icon.rich_text().size(size::BODY).color(ink)));
            let text = RichText::new(&characteristic.title).color(cx.theme.text);
            let text = if *severity == Severity::Critical { text.font(strong(size::BODY)) } else { text };
            ui.add(Label::new(text).wrap());
        });
    }
    more_ui(ui, cx, one.watch.len());
}

fn stand_in_ui(ui: &mut Ui, cx: &Cx<'_>, one: &Covered) {
    let deputy = |link: Link| link == Link::Deputy;
    if !one.passed.iter().any(|passed| deputy(passed.link)) && !one.stand_in.is_some_and(|there| deputy(there.link)) {
        small(ui, cx.theme, cx.t("board-no-deputy"));
    }
    for passed in &one.passed {
        small(ui, cx.theme, passed_words(cx, *passed));
    }
    let Some(StandIn { employee, link, lacks_language }) = one.stand_in else {
        pill(ui, icons::ICON_WARNING, cx.t("coverage-gap"), cx.theme.danger, cx.theme.danger_ground);
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
        let text = cx.tw("lacks-language", &[("language", language.into())]);
        pill(ui, icons::ICON_WARNING, &text, cx.theme.warning, cx.theme.warning_ground);
    }
}

const fn link_key(link: Link) -> &'static str {
    match link {
        Link::Deputy => "link-deputy",
        Link::Pair => "link-pair",
        Link::Team => "link-team",
        Link::Supervisor => "link-supervisor",
    }
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
