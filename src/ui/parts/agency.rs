//! What is said of an agency on more than one page.

use egui::Ui;

use crate::domain::{AgencyId, Table};
use crate::ui::Cx;
use crate::ui::widgets::small;

/// When something of the agency was edited last, and by whom.
pub(in crate::ui) fn edited_ui(ui: &mut Ui, cx: &Cx<'_>, agency: AgencyId, table: Table) {
    let Some(edit) = cx.snapshot.last_edits.get(&(agency, table)) else { return };
    let date = cx.date(edit.at.with_timezone(&chrono::Local).date_naive());
    let text = if edit.who.is_empty() {
        cx.tw("edited-on", &[("date", date.into())])
    } else {
        cx.tw("edited-by", &[("date", date.into()), ("who", edit.who.as_str().into())])
    };
    small(ui, cx.theme, text);
}

/// The other agencies under the same business id, as a sentence.
pub(in crate::ui) fn sharing(cx: &Cx<'_>, agency: AgencyId, business_id: &str) -> Option<String> {
    let business_id = business_id.trim();
    if business_id.is_empty() {
        return None;
    }
    let others = cx.snapshot.agency.iter().filter(|other| other.id != agency && other.business_id == business_id);
    let mut names: Vec<&str> = others.map(|other| other.name(cx.language())).collect();
    names.sort_by(|a, b| cx.collator.compare(a, b));
    (!names.is_empty()).then(|| cx.tw("details-shares-business-id", &[("names", names.join(", ").into())]))
}
