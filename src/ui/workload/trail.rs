//! What is grouped by, and the groups that were opened one inside the other.

use egui::Ui;
use egui_material_icons::icons;

use crate::domain::workload::{Filter, Group, Grouping};
use crate::i18n::load::group_name;
use crate::ui::Cx;
use crate::ui::theme::{UNIT, size};
use crate::ui::widgets::{bold, choice, link};

/// A group that was opened, and what was grouped by before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Opened {
    by: Grouping,
    then: Option<Grouping>,
    group: Group,
    part: Option<Group>,
}

/// What is grouped by, and the way there.
#[derive(Clone, Debug, Default)]
pub(super) struct Trail {
    /// What is grouped by.
    pub(super) by: Grouping,
    /// The second grouping.
    pub(super) then: Option<Grouping>,
    opened: Vec<Opened>,
}

impl Trail {
    /// What of everything is looked at.
    pub(super) fn filter(&self) -> Filter {
        let groups = self.opened.iter().flat_map(|one| std::iter::once(one.group).chain(one.part));
        groups.fold(Filter::default(), Filter::within)
    }

    /// How many of the choices are not as the page opens.
    pub(super) fn set(&self) -> usize {
        usize::from(self.by != Grouping::default()) + usize::from(self.then.is_some())
    }

    /// The group among those opened that `wanted` takes.
    pub(super) fn find(&self, wanted: fn(&Group) -> bool) -> Option<Group> {
        let mut groups = self.opened.iter().flat_map(|one| std::iter::once(one.group).chain(one.part));
        groups.find(wanted)
    }

    /// Opens a group and groups by something else inside it.
    pub(super) fn open(&mut self, group: Group, part: Option<Group>, next: Grouping) {
        self.opened.push(Opened { by: self.by, then: self.then, group, part });
        self.by = next;
        self.then = None;
    }

    /// Closes the groups that were opened after the first `length`.
    pub(super) fn back_to(&mut self, length: usize) {
        if let Some(one) = self.opened.get(length) {
            (self.by, self.then) = (one.by, one.then);
        }
        self.opened.truncate(length);
    }

    /// Closes what `lost` takes, and what was opened inside it.
    pub(super) fn close_where(&mut self, lost: impl Fn(Group) -> bool) {
        let at = self.opened.iter().position(|one| lost(one.group) || one.part.is_some_and(&lost));
        if let Some(at) = at {
            self.back_to(at);
        }
    }

    /// Closes groups that are gone by now.
    pub(super) fn forget_gone(&mut self, cx: &Cx<'_>) {
        self.close_where(|group| group_name(cx.texts, cx.snapshot, group).is_none());
    }

    /// The two choices of what is grouped by. `subject` is the key of what employment types or products are called.
    pub(super) fn choices_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, subject: &str) {
        let name = |by: Grouping| match by {
            Grouping::Subject => cx.t(subject),
            by => cx.t(crate::i18n::load::grouping_key(by)),
        };
        let groupings = Grouping::ALL.map(|by| (by, name(by).to_owned()));
        choice(ui, cx.theme, cx.t("workload-by"), &mut self.by, &groupings, 180.0);
        if self.then == Some(self.by) {
            self.then = None;
        }
        let none = (None, cx.t("workload-no-second").to_owned());
        let others = Grouping::ALL.into_iter().filter(|by| *by != self.by);
        let seconds: Vec<_> = std::iter::once(none).chain(others.map(|by| (Some(by), name(by).to_owned()))).collect();
        choice(ui, cx.theme, cx.t("workload-then"), &mut self.then, &seconds, 200.0);
    }

    /// What is grouped by and what of everything is looked at, in sentences; `subject` as in [`Trail::choices_ui`].
    pub(super) fn told(&self, cx: &Cx<'_>, subject: &str) -> Vec<String> {
        let name = |by: Grouping| match by {
            Grouping::Subject => cx.t(subject).to_owned(),
            by => cx.t(crate::i18n::load::grouping_key(by)).to_owned(),
        };
        let mut told = vec![super::grouped(cx, std::iter::once(self.by).chain(self.then).map(name))];
        let groups = self.opened.iter().flat_map(|one| std::iter::once(one.group).chain(one.part));
        let names: Vec<String> = groups.filter_map(|group| group_name(cx.texts, cx.snapshot, group)).collect();
        if !names.is_empty() {
            told.push(cx.tw("load-told-within", &[("names", names.join(", ").into())]));
        }
        told
    }

    /// Where one is: everything, and each group that was opened; `last` is what was opened inside all of them.
    pub(super) fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, last: Option<&str>) -> bool {
        if self.opened.is_empty() && last.is_none() {
            return false;
        }
        let mut back = None;
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = UNIT / 2.0;
            if link(ui, cx.theme, cx.t("workload-all")).clicked() {
                back = Some(0);
            }
            let name = |one: &Opened| {
                let names = std::iter::once(one.group).chain(one.part);
                names.filter_map(|group| group_name(cx.texts, cx.snapshot, group)).collect::<Vec<_>>().join(", ")
            };
            let names: Vec<String> = self.opened.iter().map(name).chain(last.map(str::to_owned)).collect();
            for (at, name) in names.iter().enumerate() {
                ui.add(egui::Label::new(icons::ICON_CHEVRON_RIGHT.rich_text().size(size::BODY).color(cx.theme.quiet)));
                if at + 1 == names.len() {
                    bold(ui, name, size::BODY);
                } else if link(ui, cx.theme, name).clicked() {
                    back = Some(at + 1);
                }
            }
        });
        if let Some(length) = back {
            self.back_to(length);
        }
        back.is_some()
    }
}
