//! What stands at the heading of a section: when it was looked over and by whom, one key that says that it is still
//! true, and one that says that it is not.

use egui::{Button, Label, Response, RichText, Ui, Vec2};
use egui_material_icons::{MaterialIcon, icons};

use super::words::{self, Tone};
use crate::domain::upkeep::{self, Overdue};
use crate::domain::{Agency, AgencyId, Change, Doubt, DoubtOutcome, FieldGroup, OperationKind};
use crate::i18n::names::field_group_key;
use crate::ui::theme::{CORNER, UNIT, plain, size};
use crate::ui::widgets::{hairline, plain_button, section, small};
use crate::ui::{Action, Cx};

/// The size of a mark's button: as high as a heading, and still easy to hit.
const MARK: f32 = 24.0;

/// The narrowest section whose marks stand beside its heading; elsewhere they have a line of their own.
const BESIDE: f32 = 800.0;

/// A section whose fields are looked over together. `aside` stands at the right end of the heading, before the marks.
pub fn marked<R>(
    ui: &mut Ui,
    cx: &Cx<'_>,
    agency: &Agency,
    group: FieldGroup,
    heading: &str,
    aside: impl FnOnce(&mut Ui),
    add: impl FnOnce(&mut Ui) -> R,
) -> R {
    let top = ui.cursor().min;
    let width = ui.available_width();
    let beside = width >= BESIDE;
    let inner = section(
        ui,
        cx.theme,
        heading,
        |ui| {
            if beside {
                buttons_ui(ui, cx, agency, group);
                aside(ui);
                status_ui(ui, cx, agency, group, 0.0);
            } else {
                aside(ui);
            }
        },
        |ui| {
            if !beside {
                line_ui(ui, cx, agency, group);
            }
            doubts_ui(ui, cx, agency, group);
            add(ui)
        },
    );
    let bottom = egui::pos2(top.x + width, ui.cursor().min.y);
    remember_focus(ui, agency.id, group, egui::Rect::from_min_max(top, bottom));
    inner
}

/// How up to date an agency is, in a line or two: when what has waited longest was looked over, how much waits now.
pub fn header_ui(ui: &mut Ui, cx: &Cx<'_>, agency: &Agency) {
    if agency.archived(cx.today) {
        return;
    }
    let small = |ui: &mut Ui, text: String, ink| {
        ui.add(Label::new(RichText::new(text).size(size::SMALL).color(ink)).truncate());
    };
    if let Some(oldest) = upkeep::oldest(cx.snapshot, agency, cx.today) {
        small(ui, cx.tw("upkeep-oldest", &[("date", cx.date(oldest).into())]), cx.theme.quiet);
    }
    let overdue = upkeep::overdue_of(cx.snapshot, agency, cx.today).len();
    if overdue > 0 {
        small(ui, cx.tw("upkeep-count-overdue", &[("count", overdue.into())]), cx.theme.warning);
    }
}

/// A line of marks alone, for a place that has no section of its own.
pub fn line(ui: &mut Ui, cx: &Cx<'_>, agency: &Agency, group: FieldGroup) {
    line_ui(ui, cx, agency, group);
    doubts_ui(ui, cx, agency, group);
}

/// When the group was looked over, and the two buttons after it.
fn line_ui(ui: &mut Ui, cx: &Cx<'_>, agency: &Agency, group: FieldGroup) {
    ui.scope(|ui| {
        ui.spacing_mut().interact_size.y = 22.0;
        ui.horizontal(|ui| {
            let marked = cx.writable() && !agency.archived(cx.today);
            status_ui(ui, cx, agency, group, if marked { words_width(ui, cx) } else { 0.0 });
            buttons_ui(ui, cx, agency, group);
        });
    });
}

/// Says that a group is still true, and that it is not.
fn buttons_ui(ui: &mut Ui, cx: &Cx<'_>, agency: &Agency, group: FieldGroup) {
    if !cx.writable() || agency.archived(cx.today) {
        return;
    }
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.x = UNIT / 4.0;
        ui.visuals_mut().widgets.inactive.fg_stroke.color = cx.theme.quiet;
        let named = |key: &str| cx.doing(key, cx.t(&field_group_key(group)));
        let (yes, no) = (cx.t("upkeep-still-true"), cx.t("upkeep-no-longer"));
        // Words where there is room for both; else the pictures alone, which the pointer is told the words of.
        let (yes, no) = if words_width(ui, cx) <= ui.available_width() { (yes, no) } else { ("", "") };
        let raise = |ui: &mut Ui| {
            if mark_button(ui, icons::ICON_FLAG, no, &named("upkeep-no-longer-true")).clicked() {
                cx.act(Action::RaiseDoubt(agency.id, Some(group)));
            }
        };
        let vouch = |ui: &mut Ui| {
            let changes = upkeep::still_true(cx.snapshot, agency.id, group, &cx.status.me, cx.today);
            if !changes.is_empty() && mark_button(ui, icons::ICON_CHECK, yes, &named("upkeep-still-true")).clicked() {
                cx.act(Action::Commit(OperationKind::Verified, changes));
            }
        };
        // Whichever way the line runs, what is pressed most stands first.
        if ui.layout().prefer_right_to_left() {
            raise(ui);
            vouch(ui);
        } else {
            vouch(ui);
            raise(ui);
        }
    });
}

/// How wide the two buttons are with their words.
fn words_width(ui: &Ui, cx: &Cx<'_>) -> f32 {
    let wide = |key: &str| {
        ui.painter().layout_no_wrap(cx.t(key).to_owned(), plain(size::SMALL), cx.theme.quiet).size().x + MARK + UNIT
    };
    wide("upkeep-still-true") + wide("upkeep-no-longer")
}

/// A picture with a word, no higher than the heading it stands beside.
fn mark_button(ui: &mut Ui, icon: MaterialIcon, word: &str, name: &str) -> Response {
    let icon = icon.rich_text().size(size::SECTION);
    let button = match word {
        "" => Button::new(icon),
        _ => Button::new((icon, RichText::new(word).size(size::SMALL))).gap(3.0),
    };
    let button = button.frame_when_inactive(false);
    let response = ui.scope(|ui| {
        ui.spacing_mut().button_padding = Vec2::splat(2.0);
        ui.add(button.min_size(Vec2::splat(MARK)))
    });
    let response = response.inner;
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, name));
    response.on_hover_text(name)
}

/// When the group was looked over, in as many words as leave `other` points of the line.
fn status_ui(ui: &mut Ui, cx: &Cx<'_>, agency: &Agency, group: FieldGroup, other: f32) {
    let Some(status) = words::status(cx, agency, group) else { return };
    let (ink, icon) = match status.tone {
        Tone::Quiet => (cx.theme.quiet, None),
        Tone::Overdue => (cx.theme.warning, Some(icons::ICON_SCHEDULE)),
    };
    let wide = |text: &str| ui.painter().layout_no_wrap(text.to_owned(), plain(size::SMALL), ink).size().x;
    let marks = if icon.is_some() { size::BODY + 4.0 } else { 0.0 };
    let room = ui.available_width() - marks - other - UNIT;
    let text = if wide(&status.long) <= room { &status.long } else { &status.short };
    let label = |ui: &mut Ui| {
        let shown = ui.add(Label::new(RichText::new(text.as_str()).size(size::SMALL).color(ink)));
        shown.on_hover_text(&status.whole);
    };
    // On the heading's line things are placed from the right.
    let clock = |ui: &mut Ui| {
        if let Some(icon) = icon {
            ui.add(Label::new(icon.rich_text().size(size::BODY).color(ink)));
        }
    };
    ui.spacing_mut().item_spacing.x = 4.0;
    if ui.layout().prefer_right_to_left() {
        label(ui);
        clock(ui);
    } else {
        clock(ui);
        label(ui);
    }
}

/// The button that says of everything that is to be looked over at an agency that it is still true.
pub fn still_true_ui(ui: &mut Ui, cx: &Cx<'_>, agency: AgencyId, of_it: &[&Overdue]) {
    let key = if of_it.len() == 1 { "upkeep-still-true" } else { "upkeep-all-true" };
    let about: Vec<String> = of_it.iter().map(|one| words::group_name(cx, one.group, one.characteristic)).collect();
    let button = plain_button(ui, cx.t(key));
    let name = format!("{}: {}, {}", cx.t(key), cx.agency_name(agency), about.join(", "));
    button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
    if button.clicked() {
        let changes: Vec<Change> =
            of_it.iter().flat_map(|one| one.still_true(cx.snapshot, &cx.status.me, cx.today)).collect();
        cx.act(Action::Commit(OperationKind::Verified, changes));
    }
}

/// What somebody doubts about the group, each with the ways to settle it.
fn doubts_ui(ui: &mut Ui, cx: &Cx<'_>, agency: &Agency, group: FieldGroup) {
    let open = cx.snapshot.open_doubts(agency.id);
    let doubts: Vec<Doubt> = open.into_iter().filter(|doubt| doubt.field_group == group).cloned().collect();
    if doubts.is_empty() {
        return;
    }
    let frame = egui::Frame::new().fill(cx.theme.warning_ground).corner_radius(CORNER);
    frame.inner_margin(egui::Margin::symmetric(10, 6)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        for (index, doubt) in doubts.iter().enumerate() {
            if index > 0 {
                hairline(ui, cx.theme);
            }
            ui.push_id(doubt.id.0, |ui| doubt_ui(ui, cx, doubt));
        }
    });
    ui.add_space(UNIT / 2.0);
}

fn doubt_ui(ui: &mut Ui, cx: &Cx<'_>, doubt: &Doubt) {
    ui.spacing_mut().item_spacing.y = 2.0;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().interact_size.y = 18.0;
        ui.add(Label::new(icons::ICON_FLAG.rich_text().size(size::BODY).color(cx.theme.warning)));
        ui.vertical(|ui| {
            ui.add(Label::new(&doubt.text).wrap());
            small(ui, cx.theme, words::raised(cx, doubt));
        });
    });
    settle_ui(ui, cx, doubt);
}

/// The ways to settle a doubt.
pub fn settle_ui(ui: &mut Ui, cx: &Cx<'_>, doubt: &Doubt) {
    if !cx.writable() || !doubt.open() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        for (key, outcome) in
            [("upkeep-corrected", DoubtOutcome::Corrected), ("upkeep-still-true", DoubtOutcome::StillTrue)]
        {
            let text = cx.t(key);
            let button = plain_button(ui, text);
            let name = format!("{text}: {}", doubt.text);
            button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
            if button.clicked() {
                let after = doubt.settled(outcome, &cx.status.me, cx.today);
                let change = Change::update(doubt.clone(), after);
                cx.act(Action::Commit(OperationKind::DoubtSettled, vec![change]));
            }
        }
    });
}

/// What the keyboard is in: the group of which agency, as the marks of the frame have it.
#[derive(Clone, Copy)]
struct Focused {
    agency: AgencyId,
    group: FieldGroup,
    pass: u64,
}

fn focused_id() -> egui::Id {
    egui::Id::unique("upkeep-focused")
}

/// Remembers that what has the keyboard stands within a section.
fn remember_focus(ui: &Ui, agency: AgencyId, group: FieldGroup, rect: egui::Rect) {
    let Some(id) = ui.memory(egui::Memory::focused) else { return };
    let within = ui.ctx().read_response(id).is_some_and(|response| rect.contains(response.rect.center()));
    if within {
        let pass = ui.ctx().cumulative_pass_nr();
        ui.data_mut(|data| data.insert_temp(focused_id(), Focused { agency, group, pass }));
    }
}

/// The group of an agency that the keyboard is in; none where it is elsewhere.
#[must_use]
pub fn focused(ctx: &egui::Context, agency: AgencyId) -> Option<FieldGroup> {
    let found: Focused = ctx.data(|data| data.get_temp(focused_id()))?;
    let now = ctx.cumulative_pass_nr();
    (found.agency == agency && found.pass + 1 >= now).then_some(found.group)
}
