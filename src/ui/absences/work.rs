//! What the agreement makes us do at an agency while somebody is away: what falls within the days first, the rest folded.

use egui::{Id, Label, Ui};

use crate::domain::Agency;
use crate::domain::agreement::{DoneBy, WorkLine, what_we_do};
use crate::domain::coverage::Covered;
use crate::domain::due::DaysAt;
use crate::ui::widgets::{hairline, link, section, small};
use crate::ui::{Action, Cx, Tab};

/// Draws the tasks.
pub(super) fn ui(ui: &mut Ui, cx: &Cx<'_>, agency: &Agency, covered: &Covered) {
    let work = what_we_do(cx.snapshot, agency.id, covered.from);
    let named = match work.agreement {
        Some(agreement) => cx.tw("agreement-named", &[("number", agreement.number.as_str().into())]),
        None => cx.t("opened-standard").to_owned(),
    };
    let aside = |ui: &mut Ui| {
        if link(ui, cx.theme, &named).clicked() {
            cx.act(Action::Select(agency.id));
            cx.act(Action::Show(Tab::Agreement));
        }
    };
    let days = DaysAt::new(cx.snapshot, agency.id, (covered.from, covered.to));
    let ours = work.done_by(DoneBy::Centre);
    let (now, rest): (Vec<&WorkLine<'_>>, Vec<&WorkLine<'_>>) =
        ours.partition(|line| days.hold(cx.snapshot, &line.work.due));
    section(ui, cx.theme, cx.t("opened-agreement"), aside, |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        if now.is_empty() && rest.is_empty() {
            small(ui, cx.theme, cx.t("opened-no-work"));
        }
        for line in &now {
            line_ui(ui, cx, line);
        }
        if rest.is_empty() {
            return;
        }
        if now.is_empty() {
            small(ui, cx.theme, cx.t("opened-no-work-now"));
        }
        hairline(ui, cx.theme);
        let key = Id::unique("the rest of the work").with(agency.id);
        let open = ui.data(|data| data.get_temp(key).unwrap_or(false));
        let words = if open { "opened-work-less" } else { "opened-work-more" };
        if link(ui, cx.theme, &cx.tw(words, &[("count", rest.len().into())])).clicked() {
            ui.data_mut(|data| data.insert_temp(key, !open));
        }
        if open {
            for line in &rest {
                line_ui(ui, cx, line);
            }
        }
    });
}

fn line_ui(ui: &mut Ui, cx: &Cx<'_>, line: &WorkLine<'_>) {
    let about = [&line.work.due, &line.work.place, &line.work.outcome, &line.work.hand_over];
    let about: Vec<&str> = about.into_iter().map(String::as_str).filter(|text| !text.is_empty()).collect();
    ui.add(Label::new(&line.work.task).wrap());
    if !about.is_empty() {
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            small(ui, cx.theme, about.join(" · "));
        });
    }
}
