//! What people are told about the register: filled in, saved in the file, printed.

use std::sync::Arc;

use egui::Ui;

use crate::domain::{Change, OperationKind, PrivacyNotice, Snapshot};
use crate::ui::draft::{Draft, KeptDraft, NotTakenUp};
use crate::ui::theme::UNIT;
use crate::ui::widgets::{Field, columns, foot, plain_button, primary, section, small};
use crate::ui::{Action, Cx};

/// The name under which the notice is kept while it is being written.
const KEPT: &str = "PrivacyNotice";

/// The notice as it is being written.
#[derive(Default)]
pub struct Notice {
    /// What the file said when writing began, and what is written.
    text: Option<Draft<PrivacyNotice>>,
    snapshot: Option<Arc<Snapshot>>,
}

impl Notice {
    pub fn typing(&self) -> bool {
        self.text.as_ref().is_some_and(Draft::changed)
    }

    /// What is typed, to be kept outside the window.
    pub fn kept(&self, cx: &Cx<'_>) -> Option<KeptDraft> {
        let text = self.text.as_ref().filter(|text| text.changed())?;
        let base = [text.base.clone().into()];
        KeptDraft::of(KEPT, uuid::Uuid::nil(), cx.t("privacy-notice").to_owned(), &base, text)
    }

    /// Shows the notice as it was being written.
    pub fn take_up(&mut self, kept: &KeptDraft) -> Result<(), NotTakenUp> {
        self.text = Some(kept.read(KEPT)?);
        Ok(())
    }

    /// Forgets what was written of a topic that others have written of meanwhile: what is saved of it stands.
    pub fn let_go(&mut self, now: &PrivacyNotice) {
        let Some(Draft { base, edited }) = &mut self.text else { return };
        let texts = base.topics_mut().into_iter().zip(edited.topics_mut()).zip(now.topics());
        for (((_, base), (_, edited)), (_, now)) in texts {
            if *base != now {
                now.clone_into(base);
                now.clone_into(edited);
            }
        }
    }

    /// Takes in what the file says where nothing is typed, or what was typed has been saved.
    fn take(&mut self, cx: &Cx<'_>) {
        if self.snapshot.as_ref().is_some_and(|known| Arc::ptr_eq(known, cx.snapshot)) {
            return;
        }
        self.snapshot = Some(Arc::clone(cx.snapshot));
        let now = cx.snapshot.notice();
        let saved = match &self.text {
            Some(Draft { base, edited }) => {
                let texts = base.topics().into_iter().zip(edited.topics()).zip(now.topics());
                texts.into_iter().all(|(((_, base), (_, edited)), (_, now))| base == edited || now == edited)
            }
            None => true,
        };
        if saved {
            self.text = Some(Draft::new(now));
        }
    }

    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        self.take(cx);
        let changed = self.typing();
        let Some(Draft { base, edited }) = &mut self.text else { return };
        section(
            ui,
            cx.theme,
            cx.t("privacy-notice"),
            |_| {},
            |ui| {
                small(ui, cx.theme, cx.t("privacy-notice-help"));
                ui.add_enabled_ui(cx.writable(), |ui| {
                    let mut topics: Vec<(&'static str, &mut String)> = edited.topics_mut().into();
                    let second = topics.split_off(5);
                    let fields = |ui: &mut Ui, topics: Vec<(&'static str, &mut String)>| {
                        for (key, text) in topics {
                            let hint = cx.t(hint_key(key));
                            Field::new(cx.t(key), text).lines(2).hint(hint).show(ui, cx.theme);
                        }
                    };
                    columns(ui, 0.5, |ui| fields(ui, topics), |ui| fields(ui, second));
                });
                small(ui, cx.theme, cx.t("form-notes-privacy"));
                ui.add_space(UNIT);
                foot(ui, |ui| {
                    if cx.writable() {
                        let save = ui.add_enabled_ui(changed, |ui| primary(ui, cx.theme, cx.t("privacy-save"))).inner;
                        if save.clicked() {
                            let new = cx.snapshot.privacy_notice.is_empty();
                            let change = if new {
                                Change::insert(edited.clone())
                            } else {
                                Change::update(base.clone(), edited.clone())
                            };
                            cx.act(Action::Commit(OperationKind::PrivacyEdited, vec![change]));
                        }
                    }
                    let print = ui.add_enabled_ui(!changed, |ui| plain_button(ui, cx.t("privacy-print"))).inner;
                    if print.clicked() {
                        cx.act(Action::SaveNotice);
                    }
                });
            },
        );
    }
}

fn hint_key(key: &'static str) -> &'static str {
    match key {
        "privacy-controller" => "privacy-hint-controller",
        "privacy-contact" => "privacy-hint-contact",
        "privacy-purpose" => "privacy-hint-purpose",
        "privacy-basis" => "privacy-hint-basis",
        "privacy-content" => "privacy-hint-content",
        "privacy-source" => "privacy-hint-source",
        "privacy-recipients" => "privacy-hint-recipients",
        "privacy-retention" => "privacy-hint-retention",
        _ => "privacy-hint-rights",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_others_have_not_touched_stays_typed_where_their_text_stands() {
        let base = PrivacyNotice::empty();
        let edited = PrivacyNotice { controller: "minä".into(), purpose: "kesken".into(), ..base.clone() };
        let now = PrivacyNotice { controller: "toinen".into(), ..base.clone() };
        let mut notice = Notice { text: Some(Draft { base, edited }), snapshot: None };
        notice.let_go(&now);
        let text = notice.text.expect("there");
        assert_eq!((text.base.controller.as_str(), text.edited.controller.as_str()), ("toinen", "toinen"));
        assert_eq!((text.base.purpose.as_str(), text.edited.purpose.as_str()), ("", "kesken"));
    }
}
