//! What stands around the agreements: collective agreements and forms of working time.

use egui::{Label, RichText, Ui};

use super::around_fields::AppliedFields;
use super::{applied_key, document_ui, period_text};
use crate::domain::AgencyId;
use crate::domain::agreement::AppliedAgreement;
use crate::ui::Cx;
use crate::ui::parts::rows::{Asked, rows_ui};
use crate::ui::widgets::small;

/// Draws the collective agreements and forms of working time.
pub(super) fn applied_ui(ui: &mut Ui, cx: &Cx<'_>, agency: AgencyId) {
    let snapshot = std::sync::Arc::clone(cx.snapshot);
    let rows = snapshot.applied_agreements(agency, cx.today);
    let keys = ["applied", "applied-none", "applied-add"];
    let asked = rows_ui(
        ui,
        cx,
        keys,
        &rows,
        |one| (one.id.0, one.name.clone()),
        |ui, one| {
            let over = one.over(cx.today);
            let ink = if over { cx.theme.quiet } else { cx.theme.text };
            ui.add(Label::new(RichText::new(&one.name).color(ink)).wrap());
            let mut about = vec![cx.t(applied_key(one.kind)).to_owned(), period_text(cx, one.valid_from, one.valid_to)];
            if over {
                about.push(cx.t("applied-over").to_owned());
            } else if one.valid_from.is_some_and(|from| from > cx.today) {
                about.push(cx.t("applied-planned").to_owned());
            }
            small(ui, cx.theme, about.join(" · "));
            document_ui(ui, cx, &one.link, &one.name);
        },
    );
    match asked {
        Some(Asked::Edit(row)) => cx.open(AppliedFields::new(cx, row, false)),
        Some(Asked::New) => cx.open(AppliedFields::new(cx, AppliedAgreement::empty(agency), true)),
        None => {}
    }
}
