//! Before and after side by side: what everybody carries as bars with the mean drawn, and what moves.

use std::sync::Arc;

use egui::{Align2, RichText, Sense, Stroke, Ui, Vec2};
use egui_material_icons::icons;

use super::{Worked, person_years};
use crate::domain::load::PersonYears;
use crate::domain::what_if::{Balance, Moved, PersonLoad};
use crate::domain::{AgencyId, EmployeeId, Paper};
use crate::i18n::list::Value;
use crate::i18n::load::Unit;
use crate::ui::parts::printing;
use crate::ui::theme::{ROW, plain, size, strong};
use crate::ui::widgets::table::{Column, Table};
use crate::ui::widgets::taking_out;
use crate::ui::widgets::{bold, hairline, plain_button, section, small};
use crate::ui::{Action, Cx, PaperWay};

/// The height of a bar.
const BAR: f32 = 14.0;

/// Room for the number behind a bar.
const NUMBER: f32 = 60.0;

/// A person on both sides.
type Line = (EmployeeId, String, Option<PersonLoad>, Option<PersonLoad>);

/// Whether something is another on the other side, as far as it is written.
fn differs(before: Option<PersonLoad>, after: Option<PersonLoad>) -> bool {
    match (before, after) {
        (Some(before), Some(after)) => {
            (before.agencies, before.share, before.deputy_of) != (after.agencies, after.share, after.deputy_of)
                || (before.known_per_share - after.known_per_share).abs() > 0.004
                || (before.per_share - after.per_share).abs() > 0.004
        }
        (before, after) => before.is_some() != after.is_some(),
    }
}

/// Draws both sides.
pub(super) fn sides_ui(ui: &mut Ui, cx: &Cx<'_>, worked: &Worked) {
    let comparison = &worked.comparison;
    section(
        ui,
        cx.theme,
        cx.t("what-if-sides"),
        |ui| taking_out::aside_ui(ui, cx, ("what-if-sides", 0)),
        |ui| {
            small(ui, cx.theme, cx.t("what-if-sides-help"));
            let against =
                worked.of.2.against.as_ref().map_or_else(|| cx.t("what-if-before").to_owned(), |one| one.name.clone());
            balance_ui(ui, cx, &against, comparison.before);
            balance_ui(ui, cx, cx.t("what-if-after"), comparison.after);
            if comparison.moved.is_empty() && comparison.deputies.is_empty() && !worked.of.2.steps.is_empty() {
                small(ui, cx.theme, cx.t("what-if-nothing-moves"));
            }
            ui.add_space(4.0);
            let mut lines: Vec<Line> = comparison
                .people
                .iter()
                .map(|(id, (before, after))| (*id, worked.person(cx, *id), *before, *after))
                .collect();
            let pace = |one: &Line| one.2.or(one.3).map_or(0.0, |load| load.known_per_share);
            lines.sort_by(|a, b| pace(b).total_cmp(&pace(a)).then_with(|| cx.collator.compare(&a.1, &b.1)));
            let most = lines.iter().flat_map(|(_, _, before, after)| [before, after]).flatten();
            let sides = [comparison.before.known.mean, comparison.after.known.mean];
            let most = most.map(|load| load.known_per_share).chain(sides).fold(0.0, f64::max);
            let columns = vec![
                Column::new(cx.t("what-if-person")).between(110.0, 200.0),
                Column::new(against.clone()).between(120.0, 400.0),
                Column::new(cx.t("what-if-after")).between(120.0, 400.0),
                Column::numbers(cx.t("what-if-agencies")).between(64.0, 90.0),
            ];
            let table = Table::new(cx.theme, cx.t("what-if-sides"), ROW, columns).listed(("what-if-sides", 0));
            table.show(ui, lines.len(), |at, row| {
                let Some((id, name, before, after)) = lines.get(at) else { return };
                let changed = differs(*before, *after);
                let mut cells = row.called(id.0, name);
                let text = RichText::new(name).size(size::BODY);
                cells.text(if changed { text.font(strong(size::BODY)) } else { text });
                for (load, mean) in [before, after].into_iter().zip(sides) {
                    cells.says(|| load.map_or_else(|| Value::text(""), |load| paced(cx, load)));
                    cells.line(|ui| bar_ui(ui, cx, *load, mean, most, changed && load == after));
                }
                cells.text(agencies(*before, *after));
            });
        },
    );
}

/// What somebody carries against a whole share of work, as a spreadsheet has it: in words where something of it is
/// missing.
fn paced(cx: &Cx<'_>, load: PersonLoad) -> Value {
    if load.unknown > 0 {
        return Value::text(known(cx, load.known_per_share, true));
    }
    Unit::PersonYears.value(PersonYears::of_f64(load.known_per_share).0)
}

/// Known person-years, and that something is missing from them where it is.
fn known(cx: &Cx<'_>, years: f64, lacks: bool) -> String {
    let written = person_years(cx, years);
    if lacks { format!("{written} + ?") } else { written }
}

/// How even one side is, in words.
pub(super) fn balance_words(cx: &Cx<'_>, side: &str, balance: Balance) -> String {
    let (least, most) = balance.extremes.unwrap_or_default();
    let args = [
        ("side", side.into()),
        ("mean", known(cx, balance.known.mean, balance.lacks).into()),
        ("deviation", known(cx, balance.known.deviation, balance.lacks).into()),
        ("least", person_years(cx, least).into()),
        ("most", known(cx, most, balance.lacks).into()),
    ];
    cx.tw("what-if-balance", &args)
}

/// The same, drawn.
fn balance_ui(ui: &mut Ui, cx: &Cx<'_>, side: &str, balance: Balance) {
    bold(ui, balance_words(cx, side, balance), size::SMALL);
    if balance.nobodys > 0.0 {
        let load = person_years(cx, balance.nobodys);
        small(ui, cx.theme, cx.tw("what-if-nobodys", &[("load", load.into())]));
    }
}

/// How many agencies somebody has on both sides: `5 → 4`, or once where that is the same.
fn agencies(before: Option<PersonLoad>, after: Option<PersonLoad>) -> String {
    let count = |load: Option<PersonLoad>| load.map_or_else(|| "–".to_owned(), |load| load.agencies.to_string());
    let (before, after) = (count(before), count(after));
    if before == after { before } else { format!("{before} → {after}") }
}

/// A bar with the mean across it, and the number behind it.
fn bar_ui(ui: &mut Ui, cx: &Cx<'_>, load: Option<PersonLoad>, mean: f64, most: f64, changed: bool) {
    let width = (ui.available_width()).max(NUMBER + 20.0);
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, ROW - 4.0), Sense::hover());
    let said = match load {
        Some(load) => {
            let args = [
                ("pace", known(cx, load.known_per_share, load.unknown > 0).into()),
                ("load", known(cx, load.known, load.unknown > 0).into()),
                ("share", load.share.into()),
                ("mean", person_years(cx, mean).into()),
                ("deputy", load.deputy_of.into()),
            ];
            cx.tw("what-if-bar", &args)
        }
        None => cx.t("what-if-not-there").to_owned(),
    };
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &said));
    let response = response.on_hover_text(&said);
    if !ui.is_rect_visible(response.rect) {
        return;
    }
    let painter = ui.painter();
    let Some(load) = load else {
        painter.text(rect.left_center(), Align2::LEFT_CENTER, "–", plain(size::SMALL), cx.theme.quiet);
        return;
    };
    let room = (rect.width() - NUMBER).max(1.0);
    #[expect(clippy::cast_possible_truncation, reason = "a part of a line on the screen")]
    let along = |years: f64| rect.left() + room * if most > 0.0 { (years / most).clamp(0.0, 1.0) as f32 } else { 0.0 };
    let mut bar = egui::Rect::from_center_size(rect.center(), Vec2::new(rect.width(), BAR));
    bar.max.x = along(load.known_per_share).max(bar.min.x + 1.0);
    // What has changed is filled, what has not is an outline on a light ground: that is seen in grey too.
    if changed {
        painter.rect_filled(bar, 2, cx.theme.accent);
    } else {
        painter.rect(bar, 2, cx.theme.chosen(), Stroke::new(1.0, cx.theme.border), egui::StrokeKind::Inside);
    }
    let at = along(mean);
    painter.vline(at, egui::Rangef::new(rect.top() + 1.0, rect.bottom() - 1.0), Stroke::new(2.0, cx.theme.text));
    let after = egui::pos2(bar.max.x.max(at) + 4.0, rect.center().y);
    let font = if changed { strong(size::SMALL) } else { plain(size::SMALL) };
    let number = known(cx, load.known_per_share, load.unknown > 0);
    painter.text(after, Align2::LEFT_CENTER, number, font, cx.theme.text);
}

/// What moves, each with what is to be handed over on paper.
pub(super) fn moved_ui(ui: &mut Ui, cx: &Cx<'_>, worked: &Worked) {
    let moved = &worked.comparison.moved;
    if moved.is_empty() {
        return;
    }
    section(
        ui,
        cx.theme,
        cx.t("what-if-moved"),
        |_| {},
        |ui| {
            let known = moved.iter().map(|one| one.agency).filter(|id| cx.snapshot.agency.get(*id).is_some());
            let known: Arc<[AgencyId]> = known.collect();
            if cx.status.prints {
                small(ui, cx.theme, cx.t("what-if-moved-help"));
            }
            if known.len() > 1 {
                ui.horizontal_wrapped(|ui| printing::buttons(ui, cx, "what-if-pack", &Paper::Pack(known)));
            }
            for (at, one) in moved.iter().enumerate() {
                if at > 0 {
                    hairline(ui, cx.theme);
                }
                ui.push_id(one.agency.0, |ui| one_moved_ui(ui, cx, worked, *one));
            }
        },
    );
}

fn one_moved_ui(ui: &mut Ui, cx: &Cx<'_>, worked: &Worked, Moved { agency, from, to }: Moved) {
    let who = |id: Option<EmployeeId>| id.map_or_else(|| cx.t("what-if-nobody").to_owned(), |id| worked.person(cx, id));
    let name = worked.agency(cx, agency);
    let text = format!("{name}: {} → {}", who(from), who(to));
    ui.horizontal_wrapped(|ui| {
        ui.label(icons::ICON_ARROW_FORWARD.rich_text().color(cx.theme.quiet));
        ui.add(egui::Label::new(text).wrap());
    });
    if cx.status.prints && cx.snapshot.agency.get(agency).is_some() {
        ui.add_enabled_ui(cx.status.printing.is_none(), |ui| {
            let button = plain_button(ui, cx.t("what-if-print"));
            let spoken = cx.doing("what-if-print", &name);
            button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &spoken));
            if button.clicked() {
                cx.act(Action::Print(Paper::Agency(agency), PaperWay::View));
            }
        });
    }
}
