//! *Yhteystiedot*: addresses, opening hours, identifiers, who looks after the account.

use chrono::Datelike;
use egui::{Grid, RichText, Ui};

use super::inline::{Inline, OfContacts};
use super::{rule, value_ui};
use crate::domain::{Agency, FieldGroup, Opening, OpeningException, OpeningHours, Table};
use crate::i18n::date::{format_time, weekday_name};
use crate::i18n::keys::{agency_kind_key, language_key};
use crate::ui::agency_fields::{BOOKKEEPING, NAMES, POSTAL, REACH, VISITING};
use crate::ui::parts::agency::{edited_ui, sharing};
use crate::ui::parts::mark::marked;
use crate::ui::theme::{UNIT, size, strong};
use crate::ui::widgets::{columns, ends, icon_button, reading, section, small};
use crate::ui::{Action, Cx, contacts};
use egui_material_icons::icons;

/// Draws the tab.
pub(super) fn ui(ui: &mut Ui, cx: &Cx<'_>, agency: &Agency, inline: &mut Option<Inline>) {
    contacts::tab_ui(ui, cx, agency, &mut OfContacts { agency, inline: &mut *inline });
    let cell = std::cell::RefCell::new(inline);
    columns(
        ui,
        0.5,
        |ui| {
            let inline = &mut **cell.borrow_mut();
            reach_ui(ui, cx, agency, inline);
            addresses_ui(ui, cx, agency, inline);
            hours_ui(ui, cx, agency);
        },
        |ui| {
            let inline = &mut **cell.borrow_mut();
            administration_ui(ui, cx, agency, inline);
            identifiers_ui(ui, cx, agency, inline);
        },
    );
}

fn reach_ui(ui: &mut Ui, cx: &Cx<'_>, agency: &Agency, inline: &mut Option<Inline>) {
    marked(
        ui,
        cx,
        agency,
        FieldGroup::Addresses,
        cx.t("card-reach"),
        |_| {},
        |ui| {
            for field in REACH {
                value_ui(ui, cx, agency, inline, field);
                rule(ui, cx);
            }
        },
    );
}

fn addresses_ui(ui: &mut Ui, cx: &Cx<'_>, agency: &Agency, inline: &mut Option<Inline>) {
    let theme = cx.theme;
    for (heading, fields) in [("details-visiting", &VISITING), ("details-postal", &POSTAL)] {
        let written = address(fields.each_ref().map(|field| (field.of)(agency).as_str()));
        let heading = cx.t(heading);
        let name = format!("{}: {heading}", cx.t("copy"));
        let mut copy = false;
        section(
            ui,
            theme,
            heading,
            |ui| copy = !written.is_empty() && icon_button(ui, icons::ICON_CONTENT_COPY, &name).clicked(),
            |ui| {
                for field in fields {
                    value_ui(ui, cx, agency, inline, field);
                }
            },
        );
        if copy {
            cx.act(Action::Copy(written));
        }
    }
}

/// An address as it stands on an envelope: street, then postal code and place.
fn address([street, postcode, city]: [&str; 3]) -> String {
    let place = [postcode, city].map(str::trim).join(" ");
    [street.trim(), place.trim()].into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

fn hours_ui(ui: &mut Ui, cx: &Cx<'_>, agency: &Agency) {
    let theme = cx.theme;
    section(
        ui,
        theme,
        cx.t("details-hours"),
        |ui| edited_ui(ui, cx, agency.id, Table::OpeningHours),
        |ui| {
            let known: Vec<&OpeningHours> = cx.snapshot.opening_hours.of(agency.id).collect();
            let mut exceptions: Vec<_> =
                cx.snapshot.opening_exception.of(agency.id).filter(|one| one.last_day() >= cx.today).collect();
            exceptions.sort_by_key(|exception| exception.date);
            if known.is_empty() && exceptions.is_empty() {
                small(ui, theme, cx.t("details-hours-none"));
                return;
            }
            let today = i64::from(cx.today.weekday().number_from_monday());
            Grid::new(("hours", agency.id)).num_columns(2).spacing([3.0 * UNIT, 4.0]).show(ui, |ui| {
                for weekday in 1..=7 {
                    let text = known.iter().find(|hours| hours.weekday == weekday);
                    let text = text.map_or_else(|| cx.t("value-missing").to_owned(), |hours| usual(cx, hours));
                    let font = if weekday == today { strong(size::BODY) } else { crate::ui::theme::plain(size::BODY) };
                    let name = weekday_name(cx.language(), weekday);
                    ui.label(RichText::new(name).font(font.clone()));
                    ui.label(RichText::new(text).font(font));
                    ui.end_row();
                }
            });
            if !exceptions.is_empty() {
                ui.add_space(UNIT / 2.0);
                small(ui, theme, cx.t("details-exceptions"));
            }
            Grid::new(("exceptions", agency.id)).num_columns(3).spacing([3.0 * UNIT, 4.0]).show(ui, |ui| {
                for exception in exceptions {
                    let until = exception.until.map(|until| format!("–{}", cx.date(until))).unwrap_or_default();
                    ui.label(format!("{}{until}", cx.date(exception.date)));
                    ui.label(exceptional(cx, exception));
                    ui.label(RichText::new(&exception.note).color(theme.quiet));
                    ui.end_row();
                }
            });
        },
    );
}

/// Today's opening hours, an exception counted in.
pub(super) fn today_ui(ui: &mut Ui, cx: &Cx<'_>, agency: &Agency) {
    let text = match cx.snapshot.opening(agency.id, cx.today) {
        Some(Opening::Differs(exception)) => {
            let times = exceptional(cx, exception);
            if exception.note.is_empty() { times } else { format!("{times} ({})", exception.note) }
        }
        Some(Opening::Usual(hours)) => usual(cx, hours),
        None => String::new(),
    };
    reading(ui, cx, cx.t("card-open-today"), &text, false);
}

/// The hours of a weekday, with the break in them.
fn usual(cx: &Cx<'_>, hours: &OpeningHours) -> String {
    let open = times(cx, hours.opens, hours.closes);
    match (hours.break_from, hours.break_to) {
        (Some(from), Some(to)) => format!("{open}, {} {}", cx.t("hours-pause"), times(cx, Some(from), Some(to))),
        _ => open,
    }
}

/// The hours of a day on which they differ.
fn exceptional(cx: &Cx<'_>, exception: &OpeningException) -> String {
    if exception.hours_unknown {
        return cx.t("hours-unknown").to_owned();
    }
    times(cx, exception.opens, exception.closes)
}

fn times(cx: &Cx<'_>, opens: Option<chrono::NaiveTime>, closes: Option<chrono::NaiveTime>) -> String {
    match (opens, closes) {
        (Some(opens), Some(closes)) => {
            format!("{}–{}", format_time(cx.language(), opens), format_time(cx.language(), closes))
        }
        _ => cx.t("hours-closed").to_owned(),
    }
}

fn administration_ui(ui: &mut Ui, cx: &Cx<'_>, agency: &Agency, inline: &mut Option<Inline>) {
    let theme = cx.theme;
    marked(
        ui,
        cx,
        agency,
        FieldGroup::Basics,
        cx.t("details-administration"),
        |_| {},
        |ui| {
            let language = cx.language();
            let snapshot = std::sync::Arc::clone(cx.snapshot);
            let parent = agency.parent_organisation.and_then(|id| snapshot.parent_organisation.get(id));
            let branch = agency.branch.and_then(|id| snapshot.branch.get(id));
            reading(ui, cx, cx.t("field-kind"), cx.t(agency_kind_key(agency.kind)), false);
            reading(ui, cx, cx.t("field-parent"), parent.map(|item| item.name(language)).unwrap_or_default(), false);
            reading(ui, cx, cx.t("field-branch"), branch.map(|item| item.name(language)).unwrap_or_default(), false);
            let segment = agency.segment.and_then(|id| snapshot.segment.get(id));
            reading(ui, cx, cx.t("field-segment"), segment.map(|item| item.name(language)).unwrap_or_default(), false);
            rule(ui, cx);
            for field in &BOOKKEEPING {
                value_ui(ui, cx, agency, inline, field);
            }
            if let Some(sharing) = sharing(cx, agency.id, &agency.business_id) {
                small(ui, theme, sharing);
            }
            rule(ui, cx);
            let served: Vec<&str> = agency.service_languages().map(|language| cx.t(language_key(language))).collect();
            reading(ui, cx, cx.t("field-service-language"), &served.join(", "), false);
            let since = agency.client_since.map(|date| cx.date(date)).unwrap_or_default();
            reading(ui, cx, cx.t("field-client-since"), &since, false);
            if let Some(until) = agency.client_until {
                reading(ui, cx, cx.t("field-client-until"), &cx.date(until), false);
            }
        },
    );
}

fn identifiers_ui(ui: &mut Ui, cx: &Cx<'_>, agency: &Agency, inline: &mut Option<Inline>) {
    let theme = cx.theme;
    let snapshot = std::sync::Arc::clone(cx.snapshot);
    section(
        ui,
        theme,
        cx.t("details-names"),
        |_| {},
        |ui| {
            for field in &NAMES {
                value_ui(ui, cx, agency, inline, field);
            }
            super::card::former_ui(ui, cx, agency);
            let mut identifiers: Vec<_> = snapshot.agency_identifier.of(agency.id).collect();
            identifiers.sort_by_key(|identifier| {
                (snapshot.identifier_kind.get(identifier.kind).map(|kind| kind.position), identifier.valid_from)
            });
            if !identifiers.is_empty() {
                rule(ui, cx);
            }
            for identifier in identifiers {
                let kind = snapshot
                    .identifier_kind
                    .get(identifier.kind)
                    .map(|kind| kind.name(cx.language()))
                    .unwrap_or_default();
                let period = period(cx, identifier.valid_from, identifier.valid_to);
                ends(
                    ui,
                    |ui| {
                        ui.vertical(|ui| {
                            let value = if period.is_empty() {
                                identifier.value.clone()
                            } else {
                                format!("{}  ({period})", identifier.value)
                            };
                            reading(ui, cx, kind, &value, false);
                        });
                    },
                    |ui| {
                        let name = format!("{}: {kind}", cx.t("copy"));
                        if icon_button(ui, icons::ICON_CONTENT_COPY, &name).clicked() {
                            cx.act(Action::Copy(identifier.value.clone()));
                        }
                    },
                );
            }
        },
    );
}

/// A period as it is written; empty where it has no ends.
pub(super) fn period(cx: &Cx<'_>, from: Option<chrono::NaiveDate>, to: Option<chrono::NaiveDate>) -> String {
    match (from, to) {
        (None, None) => String::new(),
        (Some(from), Some(to)) => format!("{}–{}", cx.date(from), cx.date(to)),
        (Some(from), None) => cx.tw("period-from", &[("date", cx.date(from).into())]),
        (None, Some(to)) => cx.tw("period-until", &[("date", cx.date(to).into())]),
    }
}
