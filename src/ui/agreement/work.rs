//! Who does what by an agreement: ours to the left, the agency's to the right, and where it differs from the standard.

use egui::text::LayoutJob;
use egui::{Label, Layout, RichText, TextFormat, Ui};
use egui_material_icons::icons;

use super::fields::WorkFields;
use super::{basis_text, side_key};
use crate::domain::agreement::{
    Agreement, DefinitionLine, DoneBy, Origin, Validity, Work, WorkField, WorkLine, division, moved,
};
use crate::domain::{Change, OperationKind};
use crate::ui::parts::{listing, rows};
use crate::ui::theme::{UNIT, plain, size, strong};
use crate::ui::widgets::taking_out;
use crate::ui::widgets::{
    bold, columns_from, found, hairline, icon_button, link, menu, menu_item, name_region, pill, section, small,
};
use crate::ui::{Action, Cx, Place};

/// The narrowest place in which both sides stand beside each other.
pub(super) const SIDE_BY_SIDE: f32 = 560.0;

/// The room for the buttons of a line.
const BUTTONS: f32 = 2.0 * 28.0 + UNIT;

/// Draws the division of work.
pub(super) fn ui(ui: &mut Ui, cx: &Cx<'_>, agreement: &Agreement, differences: &mut bool) {
    let snapshot = std::sync::Arc::clone(cx.snapshot);
    let lines = division(&snapshot, Some(agreement));
    let only = *differences;
    let aside = |ui: &mut Ui| {
        ui.checkbox(differences, cx.t("work-differences"));
        rows::out_ui(ui, cx, "work-heading", !lines.is_empty());
    };
    section(ui, cx.theme, cx.t("work-heading"), aside, |ui| {
        let standard = lines.iter().any(|line| line.standard.is_some());
        if !standard {
            ui.horizontal_wrapped(|ui| {
                small(ui, cx.theme, cx.t("work-no-standard"));
                if link(ui, cx.theme, cx.t("place-settings")).clicked() {
                    cx.act(Action::Go(Place::Settings));
                }
            });
        } else if agreement.validity(cx.today) == Validity::Past {
            small(ui, cx.theme, cx.t("work-standard-today"));
        }
        columns_from(
            ui,
            SIDE_BY_SIDE,
            0.5,
            |ui| side_ui(ui, cx, agreement, &lines, DoneBy::Centre, only),
            |ui| side_ui(ui, cx, agreement, &lines, DoneBy::Agency, only),
        );
        if !lines.is_empty() {
            let shown = lines.iter().filter(|line| !only || line.origin != Origin::Standard).map(|line| &line.work);
            let which = taking_out::rows_of("work-heading");
            taking_out::listed(ui, which, || listing::work(cx, cx.t("work-heading"), shown));
        }
    });
}

/// One side's heading and lines.
fn side_ui(ui: &mut Ui, cx: &Cx<'_>, agreement: &Agreement, lines: &[WorkLine<'_>], side: DoneBy, differences: bool) {
    let heading = cx.t(side_heading(side));
    name_region(ui, heading);
    if side_heading_ui(ui, cx, side) {
        cx.open(WorkFields::new(Some(agreement), side));
    }
    let own: Vec<&DefinitionLine> =
        lines.iter().filter(|line| line.origin == Origin::Own).filter_map(|line| line.own).collect();
    let shown = |line: &&WorkLine<'_>| line.work.done_by == side && (!differences || line.origin != Origin::Standard);
    let mut any = false;
    for line in lines.iter().filter(shown) {
        hairline(ui, cx.theme);
        any = true;
        let id = line.id();
        let edit = ui.push_id(id, |ui| {
            line_ui(ui, cx, &line.work, Some(line), None, |ui| menu_ui(ui, cx, agreement, line, &own))
        });
        if edit.inner {
            cx.open(WorkFields::of(Some(agreement), line));
        }
    }
    if !any {
        let key = if differences { "work-no-differences" } else { "work-nothing" };
        small(ui, cx.theme, cx.t(key));
    }
}

/// The key of the heading of a side.
pub(super) const fn side_heading(side: DoneBy) -> &'static str {
    match side {
        DoneBy::Centre => "work-we-do",
        DoneBy::Agency => "work-agency-does",
    }
}

/// The heading of a side and the link that adds to it; true where that was followed.
pub(super) fn side_heading_ui(ui: &mut Ui, cx: &Cx<'_>, side: DoneBy) -> bool {
    let heading = cx.t(side_heading(side));
    let (_, add) = crate::ui::widgets::ends(
        ui,
        |ui| bold(ui, heading, size::BODY),
        |ui| {
            if !cx.writable() {
                return false;
            }
            let response = link(ui, cx.theme, cx.t("work-add"));
            let spoken = cx.doing("work-add", heading);
            response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Link, true, &spoken));
            response.clicked()
        },
    );
    add
}

/// A line with its buttons; true where it is to be edited. Where it is one of an agreement, `line` tells how it stands to
/// the standard.
pub(super) fn line_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    work: &Work,
    line: Option<&WorkLine<'_>>,
    row: Option<uuid::Uuid>,
    menu: impl FnOnce(&mut Ui),
) -> bool {
    let origin = line.map_or(Origin::Standard, |line| line.origin);
    let differing = line.map(WorkLine::differing).unwrap_or_default();
    let buttons = if cx.writable() { BUTTONS } else { 0.0 };
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = UNIT / 2.0;
        let width = (ui.available_width() - buttons).max(80.0);
        ui.allocate_ui_with_layout(egui::vec2(width, 0.0), Layout::top_down(egui::Align::Min), |ui| {
            ui.set_width(width);
            ui.spacing_mut().item_spacing.y = 2.0;
            // A pill is no higher than a line of text.
            ui.spacing_mut().interact_size.y = 20.0;
            let task = RichText::new(&work.task).font(strong(size::BODY));
            let dropped = origin == Origin::Dropped;
            let task = if dropped { task.strikethrough().color(cx.theme.quiet) } else { task };
            let told = ui.add(Label::new(task).wrap());
            // Where nothing can be edited the line itself is led to.
            if let Some(row) = row.filter(|_| !cx.writable()) {
                found(&told, row);
            }
            origin_ui(ui, cx, origin);
            if dropped {
                return;
            }
            if !work.outcome.is_empty() {
                let ink = if differing.contains(&WorkField::Outcome) { cx.theme.accent } else { cx.theme.text };
                ui.add(Label::new(RichText::new(&work.outcome).color(ink)).wrap());
            }
            details_ui(ui, cx, work, &differing);
            if let Some(standard) = line.and_then(|line| line.standard).filter(|_| !differing.is_empty()) {
                small(ui, cx.theme, in_standard(cx, &standard.work(None), &differing));
            }
        });
        if !cx.writable() {
            return false;
        }
        let name = cx.tw("edit-named", &[("name", work.task.as_str().into())]);
        let edit = icon_button(ui, icons::ICON_EDIT, &name);
        if let Some(row) = row {
            found(&edit, row);
        }
        menu(ui);
        edit.clicked()
    })
    .inner
}

/// How a line stands to the standard, in words.
fn origin_ui(ui: &mut Ui, cx: &Cx<'_>, origin: Origin) {
    let (accent, warning) = ((cx.theme.accent, cx.theme.selected), (cx.theme.warning, cx.theme.warning_ground));
    let (icon, key, (ink, ground)) = match origin {
        Origin::Standard => return,
        Origin::Deviates => (icons::ICON_CALL_SPLIT, "work-deviates", accent),
        Origin::Own => (icons::ICON_ADD, "work-own", accent),
        Origin::Dropped => (icons::ICON_BLOCK, "work-dropped", warning),
    };
    pill(ui, icon, cx.t(key), ink, ground);
}

/// When, where, the hand-over point and the basis, each after its quiet name; what is not known is left out, and what
/// differs from the standard stands out.
fn details_ui(ui: &mut Ui, cx: &Cx<'_>, work: &Work, differing: &[WorkField]) {
    let basis = basis_text(cx, work);
    let parts = [
        ("agreement-due", work.due.as_str(), WorkField::Due),
        ("agreement-place", work.place.as_str(), WorkField::Place),
        ("agreement-hand-over", work.hand_over.as_str(), WorkField::HandOver),
        ("agreement-basis", basis.as_str(), WorkField::Basis),
    ];
    let mut job = LayoutJob::default();
    let format = |color, font| TextFormat { font_id: font, color, ..TextFormat::default() };
    for (key, text, field) in parts.into_iter().filter(|(_, text, _)| !text.is_empty()) {
        if !job.is_empty() {
            job.append("   ", 0.0, format(cx.theme.quiet, plain(size::SMALL)));
        }
        // The name stays with the first word of what it names.
        let name = format!("{}\u{a0}", cx.t(key).replace(' ', "\u{a0}"));
        job.append(&name, 0.0, format(cx.theme.quiet, plain(size::SMALL)));
        let (ink, font) = if differing.contains(&field) {
            (cx.theme.accent, strong(size::SMALL))
        } else {
            (cx.theme.text, plain(size::SMALL))
        };
        job.append(text, 0.0, format(ink, font));
    }
    if !job.is_empty() {
        ui.add(Label::new(job).wrap());
    }
}

/// What the standard says in the fields that differ.
fn in_standard(cx: &Cx<'_>, usual: &Work, differing: &[WorkField]) -> String {
    let told = differing.iter().map(|field| {
        let (key, text) = match field {
            WorkField::DoneBy => ("agreement-done-by", cx.t(side_key(usual.done_by)).to_owned()),
            WorkField::Task => ("agreement-task", usual.task.clone()),
            WorkField::Outcome => ("agreement-outcome", usual.outcome.clone()),
            WorkField::Place => ("agreement-place", usual.place.clone()),
            WorkField::Due => ("agreement-due", usual.due.clone()),
            WorkField::HandOver => ("agreement-hand-over", usual.hand_over.clone()),
            WorkField::Basis => ("agreement-basis", basis_text(cx, usual)),
        };
        let text = if text.is_empty() { cx.t("value-nothing").to_owned() } else { text };
        format!("{} {text}", cx.t(key).to_lowercase())
    });
    cx.tw("work-in-standard", &[("value", told.collect::<Vec<_>>().join(", ").into())])
}

fn menu_ui(ui: &mut Ui, cx: &Cx<'_>, agreement: &Agreement, line: &WorkLine<'_>, own: &[&DefinitionLine]) {
    more_ui(ui, cx, &line.work.task, OperationKind::AgreementEdited, || match (line.standard, line.own) {
        (Some(standard), mine) => {
            let mut items: Vec<MenuItem> = Vec::new();
            if let Some(mine) = mine {
                items.push(("work-restore", vec![Change::delete(mine.clone())]));
            }
            if line.origin != Origin::Dropped {
                let dropping = DefinitionLine::dropping(agreement, standard);
                let change = Change { before: mine.cloned().map(Into::into), after: Some(dropping.into()) };
                items.push(("work-drop", vec![change]));
            }
            items
        }
        (None, Some(mine)) => {
            let mut items = moves(own, mine);
            items.push(("work-delete", vec![Change::delete(mine.clone())]));
            items
        }
        (None, None) => Vec::new(),
    });
}

/// Something that can be done with a line: the key of its name, and what it comes to.
pub(super) type MenuItem = (&'static str, Vec<Change>);

/// The ways in which a line can be moved among those of its side. Those of the other side may stand between, so that it
/// goes to where its neighbour is.
pub(super) fn moves(lines: &[&DefinitionLine], line: &DefinitionLine) -> Vec<MenuItem> {
    let of_side: Vec<usize> =
        (0..lines.len()).filter(|place| lines.get(*place).is_some_and(|other| other.done_by == line.done_by)).collect();
    let Some(at) = of_side.iter().position(|place| lines.get(*place).is_some_and(|other| other.id == line.id)) else {
        return Vec::new();
    };
    let ways = [("lists-up", at.checked_sub(1)), ("lists-down", Some(at + 1))];
    let way = |(key, to): (&'static str, Option<usize>)| {
        let (from, to) = (of_side.get(at)?, of_side.get(to?)?);
        Some((key, moved(lines, *from, *to)))
    };
    ways.into_iter().filter_map(way).collect()
}

/// The menu of a line: what can be done with it at once, reckoned when the menu is open.
pub(super) fn more_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    task: &str,
    kind: OperationKind,
    items: impl FnOnce() -> Vec<MenuItem>,
) {
    let name = cx.doing("work-more", task);
    let button = icon_button(ui, icons::ICON_MORE_VERT, &name);
    menu(&button, &name, |ui| {
        for (key, changes) in items() {
            if menu_item(ui, cx.theme, None, cx.t(key)).clicked() {
                cx.act(Action::Commit(kind, changes));
                ui.close();
            }
        }
    });
}
