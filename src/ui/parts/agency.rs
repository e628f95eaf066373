//! What is said of an agency on more than one page.

use egui::Ui;
use egui_material_icons::icons;

use crate::domain::{Agency, AgencyId, Change, OperationKind, Table};
use crate::ui::action::Question;
use crate::ui::widgets::{menu_item, pill, small};
use crate::ui::{Action, Cx};

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

/// Who else is editing the agency at this moment: it is only told, and keeps nobody from doing the same.
pub(in crate::ui) fn edited_by_others_ui(ui: &mut Ui, cx: &Cx<'_>, agency: AgencyId) {
    let names = cx.named(cx.status.others.iter().filter(|one| one.editing == Some(agency)));
    if !names.is_empty() {
        let text = cx.tw("present-editing", &[("names", names.join(", ").into()), ("count", names.len().into())]);
        pill(ui, icons::ICON_EDIT, &text, cx.theme.quiet, cx.theme.hovered).on_hover_text(cx.t("present-editing-help"));
    }
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

/// The lines of an agency's menu.
pub(in crate::ui) fn menu_lines(ui: &mut Ui, cx: &Cx<'_>, agency: &Agency) {
    let archived = agency.archived(cx.today);
    let id = agency.id;
    let restore = || {
        let restored = Agency { client_until: None, ..agency.clone() };
        let changes = vec![Change::update(agency.clone(), restored)];
        Action::Commit(OperationKind::AgencyRestored, changes)
    };
    let mut items = vec![(icons::ICON_EDIT_NOTE, "menu-correct", Action::ChooseDetail(Some(id)))];
    items.push((icons::ICON_HISTORY, "menu-as-of", Action::Ask(Question::AsOf(id))));
    items.push((icons::ICON_IMAGE, "menu-logo", Action::ChooseLogo(id)));
    if agency.logo.is_some() {
        items.push((icons::ICON_HIDE_IMAGE, "menu-remove-logo", Action::RemoveLogo(id)));
    }
    items.push((icons::ICON_CONTENT_COPY, "menu-duplicate", Action::Duplicate(id)));
    items.push((icons::ICON_EDIT, "menu-rename", Action::Ask(Question::Rename(id))));
    items.push((icons::ICON_MERGE, "menu-merge", Action::Ask(Question::Merge(id))));
    items.push((icons::ICON_CALL_SPLIT, "menu-split", Action::Ask(Question::Split(id))));
    if archived {
        items.push((icons::ICON_UNARCHIVE, "menu-restore", restore()));
    } else {
        items.push((icons::ICON_ARCHIVE, "menu-archive", Action::Ask(Question::Archive(id))));
    }
    items.push((icons::ICON_DELETE, "menu-delete", Action::Ask(Question::Delete(id))));
    for (icon, key, action) in items {
        if menu_item(ui, cx.theme, Some(icon), cx.t(key)).clicked() {
            cx.act(action);
            ui.close();
        }
    }
}
