//! Saying that something is still true, or that it is not.

use super::Kortisto;
use crate::domain::{AgencyId, Change, FieldGroup, OperationKind, upkeep};
use crate::ui::Tab;
use crate::ui::forms::OpenForm;
use crate::ui::toast::Tone;
use crate::ui::upkeep::{DoubtFields, focused};

impl Kortisto {
    /// The groups of fields that are meant: the one that has the keyboard, else those of the tab.
    fn meant(&self, ctx: &egui::Context, agency: AgencyId) -> Vec<FieldGroup> {
        let shown = self.shell.agencies.agency.tab.groups();
        let focused =
            focused(ctx, agency).filter(|group| self.shell.agencies.agency.tab == Tab::Card || shown.contains(group));
        focused.map_or_else(|| shown.to_vec(), |group| vec![group])
    }

    /// Vouches for what is meant.
    pub(super) fn still_true(&mut self, ctx: &egui::Context) {
        let Some(agency) = self.shell.agencies.selected.and_then(|id| self.snapshot.agency.get(id)) else { return };
        let (id, archived) = (agency.id, agency.archived(self.today()));
        let groups = self.meant(ctx, id);
        let (me, today) = (self.status.me.clone(), self.today());
        let changes: Vec<Change> =
            groups.iter().flat_map(|group| upkeep::still_true(&self.snapshot, id, *group, &me, today)).collect();
        let told = if self.status.read_only.is_some() {
            Some("read-only-explained")
        } else if archived {
            Some("upkeep-archived")
        } else if groups.is_empty() {
            Some("upkeep-choose-section")
        } else if changes.is_empty() {
            Some("upkeep-nothing-to-verify")
        } else {
            None
        };
        match told {
            Some(key) => {
                let text = self.texts.get(key).to_owned();
                self.shell.toasts.say(Tone::Bad, text, None);
            }
            None => {
                self.commit(OperationKind::Verified, changes, Vec::new());
            }
        }
    }

    /// Opens the form in which something is said to be no longer true.
    pub(super) fn raise_doubt(&mut self, ctx: &egui::Context, agency: AgencyId, group: Option<FieldGroup>) {
        if self.status.read_only.is_some() {
            let text = self.texts.get("read-only-explained").to_owned();
            self.shell.dialogs.say(crate::ui::dialogs::Dialog::Tell(text));
            return;
        }
        let group = group.or_else(|| self.meant(ctx, agency).first().copied()).unwrap_or(FieldGroup::Basics);
        self.shell.open_form(OpenForm::new(DoubtFields::new(agency, group)));
    }
}
