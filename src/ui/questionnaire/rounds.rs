//! The rounds: how far each has come, per person and agency, and what was answered.

use std::collections::BTreeSet;

use egui::{Label, RichText, Ui, Vec2};
use egui_material_icons::icons;

use super::{Chosen, Reckoned, Wish, person, progress_words, rate};
use crate::domain::questionnaire::{PersonProgress, Progress, delete_round};
use crate::domain::{AgencyId, Change, EmployeeId, OperationKind, QuestionRound, RoundId};
use crate::ui::characteristics::answers::of_round_ui;
use crate::ui::theme::{UNIT, size, strong};
use crate::ui::widgets::{
    bar, beside, bold, card, edit_button, empty, ends, hairline, icon_button, pill, plain_button, primary, progress,
    small,
};
use crate::ui::{Action, Cx};

/// Width of the bars of people and agencies.
const BAR: f32 = 96.0;

/// Width of `12 / 36` and the rate after a bar.
const NUMBERS: f32 = 150.0;

/// How far agencies stand in from the person who looks after them.
const INDENT: f32 = 28.0;

/// What explanations want of a line that ends with a button; else they stand over it.
pub(super) const WORDS: f32 = 260.0;

/// What has been opened to look into.
#[derive(Default)]
pub(super) struct Shown {
    people: BTreeSet<(RoundId, Option<EmployeeId>)>,
    agencies: BTreeSet<(RoundId, AgencyId)>,
    /// Closed rounds that are looked into, and open ones that are not.
    turned: BTreeSet<RoundId>,
}

/// What leaves `right` points of the line to what stands at its right end.
pub(super) fn left<T>(ui: &mut Ui, right: f32, add: impl FnOnce(&mut Ui) -> T) -> T {
    let width = (ui.available_width() - right).max(140.0);
    ui.scope(|ui| {
        ui.set_max_width(width);
        add(ui)
    })
    .inner
}

/// Puts a thing into a set, or takes it out again.
fn turn<T: Ord>(set: &mut BTreeSet<T>, thing: T) {
    if let Some(thing) = set.take(&thing) {
        drop(thing);
    } else {
        set.insert(thing);
    }
}

/// The button for a new round, and what a round is where there is none.
pub(super) fn heading_ui(ui: &mut Ui, cx: &Cx<'_>, none: bool) -> Option<Wish> {
    let mut wish = None;
    let add = |ui: &mut Ui, wish: &mut Option<Wish>| {
        if cx.writable() && primary(ui, cx.theme, cx.t("questionnaire-open-round")).clicked() {
            *wish = Some(Wish::Round(None));
        }
    };
    if none {
        empty(ui, cx.theme, cx.t("questionnaire-no-rounds"), cx.t("questionnaire-none-help"), |ui| add(ui, &mut wish));
    } else {
        let about = [cx.t("questionnaire-about"), cx.t("questionnaire-rounds-help")];
        beside(ui, WORDS, |ui| small(ui, cx.theme, about.join(" ")), |ui| add(ui, &mut wish));
    }
    wish
}

/// One round.
pub(super) fn round_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    round: &QuestionRound,
    reckoned: &Reckoned,
    shown: &mut Shown,
) -> Option<Wish> {
    card(ui, cx.theme, |ui| {
        let mut wish = None;
        let open = shown.turned.contains(&round.id) != round.open();
        ends(
            ui,
            |ui| {
                ui.spacing_mut().interact_size.y = 22.0;
                bold(ui, &round.name, size::SECTION + 1.0);
                state_ui(ui, cx, round);
            },
            |ui| wish = buttons_ui(ui, cx, round),
        );
        let questions = cx.snapshot.questions_of(round.id).len();
        let args = [
            ("from", cx.date(round.opened_on).into()),
            ("to", cx.date(round.due_on).into()),
            ("count", questions.into()),
        ];
        small(ui, cx.theme, cx.tw("questionnaire-round-line", &args));
        let done = reckoned.progress;
        let words = format!("{} · {}", progress_words(cx, done), rate(cx, done));
        progress(ui, cx.theme, (done.answered, done.asked), 240.0, &words);
        let key = if open { "questionnaire-hide-people" } else { "questionnaire-show-people" };
        let icon = if open { icons::ICON_EXPAND_LESS } else { icons::ICON_EXPAND_MORE };
        if toggle_ui(ui, cx, icon, RichText::new(cx.t(key)).color(cx.theme.accent), &cx.doing(key, &round.name), open) {
            turn(&mut shown.turned, round.id);
        }
        if open {
            people_ui(ui, cx, round, reckoned, shown, &mut wish);
        }
        wish
    })
}

fn state_ui(ui: &mut Ui, cx: &Cx<'_>, round: &QuestionRound) {
    let theme = cx.theme;
    if let Some(closed) = round.closed_on {
        let text = cx.tw("questionnaire-closed", &[("date", cx.date(closed).into())]);
        pill(ui, icons::ICON_LOCK, &text, theme.quiet, theme.hovered);
    } else if round.overdue(cx.today) {
        pill(ui, icons::ICON_SCHEDULE, cx.t("questionnaire-past-due"), theme.warning, theme.warning_ground);
    } else {
        pill(ui, icons::ICON_FORUM, cx.t("questionnaire-open"), theme.accent, theme.selected);
    }
}

/// What can be done with a round, from the right end of the line.
fn buttons_ui(ui: &mut Ui, cx: &Cx<'_>, round: &QuestionRound) -> Option<Wish> {
    let mut wish = None;
    let named = |key: &str| cx.doing(key, &round.name);
    let save = |changes: Vec<Change>| cx.act(Action::Commit(OperationKind::RoundEdited, changes));
    if cx.writable() {
        let changes = delete_round(cx.snapshot, round.id);
        if !changes.is_empty() && icon_button(ui, icons::ICON_DELETE, &named("questionnaire-delete-round")).clicked() {
            save(changes);
        }
        if edit_button(ui, &named("questionnaire-edit-round"), round.id.0) {
            wish = Some(Wish::Round(Some(round.id)));
        }
        let key = if round.open() { "questionnaire-close" } else { "questionnaire-reopen" };
        let response = plain_button(ui, cx.t(key));
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, named(key)));
        if response.clicked() {
            let closed_on = round.open().then_some(cx.today);
            save(vec![Change::update(round.clone(), QuestionRound { closed_on, ..round.clone() })]);
        }
    }
    if round.open() {
        let response = plain_button(ui, cx.t("questionnaire-answer"));
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, named("questionnaire-answer")));
        if response.clicked() {
            wish = Some(Wish::Answer(round.id, Chosen::NotYet));
        }
        let free = cx.status.printing.is_none();
        let export = |ui: &mut Ui| icon_button(ui, icons::ICON_SAVE, &named("questionnaire-export-all")).clicked();
        if ui.add_enabled_ui(free, export).inner {
            cx.act(Action::ExportQuestionnaires(round.id));
        }
    }
    wish
}

/// A quiet button that opens and closes what is under it.
fn toggle_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    icon: egui_material_icons::MaterialIcon,
    text: RichText,
    name: &str,
    open: bool,
) -> bool {
    let icon = icon.rich_text().size(18.0).color(cx.theme.quiet);
    let button = egui::Button::new((icon, text)).frame_when_inactive(false).truncate();
    let response = ui.scope(|ui| {
        ui.spacing_mut().button_padding = Vec2::new(4.0, 2.0);
        ui.add(button)
    });
    let response = response.inner;
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, name));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_expanded(open));
    response.clicked()
}

/// Everybody with their agencies, by name.
fn people_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    round: &QuestionRound,
    reckoned: &Reckoned,
    shown: &mut Shown,
    wish: &mut Option<Wish>,
) {
    let waiting = reckoned.people.iter().filter(|one| !one.progress.begun()).count();
    if waiting > 0 && round.open() {
        small(ui, cx.theme, cx.tw("questionnaire-not-begun-count", &[("count", waiting.into())]));
    }
    ui.spacing_mut().item_spacing.y = UNIT / 4.0;
    for one in &reckoned.people {
        hairline(ui, cx.theme);
        let key = (round.id, one.employee);
        let open = shown.people.contains(&key);
        ui.push_id(key, |ui| {
            let (turned, interview) = person_ui(ui, cx, round, one, open);
            if turned {
                turn(&mut shown.people, key);
            }
            if interview {
                *wish = Some(Wish::Answer(round.id, one.employee.into()));
            }
            if open {
                for (agency, progress) in &one.agencies {
                    ui.push_id(agency.0, |ui| agency_ui(ui, cx, round, (*agency, *progress), shown));
                }
            }
        });
    }
}

/// One person: whether the line was turned, and whether an interview was asked for.
fn person_ui(ui: &mut Ui, cx: &Cx<'_>, round: &QuestionRound, one: &PersonProgress, open: bool) -> (bool, bool) {
    let name = person(cx, one.employee);
    let icon = if open { icons::ICON_EXPAND_MORE } else { icons::ICON_CHEVRON_RIGHT };
    let agencies = cx.tw("questionnaire-agencies", &[("count", one.agencies.len().into())]);
    let words = format!("{} · {}", progress_words(cx, one.progress), rate(cx, one.progress));
    let spoken = format!("{name}: {words}");
    let mut interview = false;
    let (turned, ()) = ends(
        ui,
        |ui| {
            left(ui, BAR + NUMBERS + 60.0, |ui| {
                let turned = toggle_ui(ui, cx, icon, RichText::new(name).font(strong(size::BODY)), &spoken, open);
                let begun = if one.progress.complete() {
                    Some("questionnaire-all-answered")
                } else {
                    (!one.progress.begun()).then_some("questionnaire-not-begun")
                };
                let state = begun.map_or_else(|| agencies.clone(), |key| format!("{agencies} · {}", cx.t(key)));
                ui.add(Label::new(RichText::new(state).size(size::SMALL).color(cx.theme.quiet)).truncate());
                turned
            })
        },
        |ui| {
            if !round.open() || !cx.writable() {
                return numbers_ui(ui, cx, one.progress, &format!("{name}: {words}"));
            }
            if one.employee.is_none() {
                ui.add_space(28.0 + UNIT);
            } else {
                let text = cx.doing("questionnaire-do-interview", name);
                interview = icon_button(ui, icons::ICON_RECORD_VOICE_OVER, &text).clicked();
            }
            numbers_ui(ui, cx, one.progress, &format!("{name}: {words}"));
        },
    );
    (turned, interview)
}

/// The rate, the numbers and the bar, from the right end of a line.
fn numbers_ui(ui: &mut Ui, cx: &Cx<'_>, progress: Progress, spoken: &str) {
    let numbers = format!("{} / {}", cx.number(count(progress.answered)), cx.number(count(progress.asked)));
    ui.allocate_ui_with_layout(Vec2::new(56.0, 24.0), egui::Layout::right_to_left(egui::Align::Center), |ui| {
        ui.set_min_width(56.0);
        ui.label(RichText::new(rate(cx, progress)).font(strong(size::BODY)));
    });
    ui.allocate_ui_with_layout(
        Vec2::new(NUMBERS - 72.0, 24.0),
        egui::Layout::right_to_left(egui::Align::Center),
        |ui| {
            ui.set_min_width(NUMBERS - 72.0);
            ui.label(RichText::new(numbers).color(cx.theme.quiet));
        },
    );
    bar(ui, cx.theme, (progress.answered, progress.asked), BAR, spoken);
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// One agency, and what was answered about it where that is open.
fn agency_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    round: &QuestionRound,
    (agency, progress): (AgencyId, Progress),
    shown: &mut Shown,
) {
    let key = (round.id, agency);
    let open = shown.agencies.contains(&key);
    let name = cx.agency_name(agency);
    let icon = if open { icons::ICON_EXPAND_MORE } else { icons::ICON_CHEVRON_RIGHT };
    let words = format!("{} · {}", progress_words(cx, progress), rate(cx, progress));
    let (turned, ()) = ends(
        ui,
        |ui| {
            ui.add_space(INDENT);
            left(ui, BAR + NUMBERS + 60.0, |ui| {
                let spoken = cx.doing("questionnaire-show-answers", name);
                toggle_ui(ui, cx, icon, RichText::new(name), &spoken, open)
            })
        },
        |ui| {
            // In line with the people, who have a button more.
            if round.open() && cx.writable() {
                ui.add_space(28.0 + UNIT);
            }
            numbers_ui(ui, cx, progress, &format!("{name}: {words}"));
        },
    );
    if turned {
        turn(&mut shown.agencies, key);
    }
    if open {
        ui.horizontal_top(|ui| {
            ui.add_space(2.0 * INDENT);
            ui.vertical(|ui| of_round_ui(ui, cx, round.id, agency));
        });
    }
}
