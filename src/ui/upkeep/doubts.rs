//! What somebody says is no longer true: the form in which it is said, and the list from which it is settled.

use chrono::Days;
use egui::{Label, RichText, Ui};
use egui_material_icons::icons;
use serde::{Deserialize, Serialize};

use super::{Scope, agency_link_ui};
use crate::domain::{AgencyId, Change, Doubt, FieldGroup, OperationKind, Record, upkeep, validate};
use crate::i18n::names::field_group_key;
use crate::ui::Cx;
use crate::ui::forms::parts::first_field;
use crate::ui::forms::{FormFields, Written};
use crate::ui::parts::listing;
use crate::ui::parts::mark::settle_ui;
use crate::ui::parts::words;
use crate::ui::theme::{UNIT, size, strong};
use crate::ui::widgets::form::Stage;
use crate::ui::widgets::taking_out;
use crate::ui::widgets::{bold, card, choice, empty, hairline, small};

/// For how many days what was settled can still be read in the list.
const SETTLED_DAYS: u64 = 30;

/// The longest text, in letters.
const LONGEST: usize = 2_000;

/// What is typed of a doubt.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct DoubtFields {
    agency: AgencyId,
    group: FieldGroup,
    record: Option<uuid::Uuid>,
    text: String,
}

impl DoubtFields {
    /// A doubt about something of an agency.
    pub(crate) const fn new(agency: AgencyId, group: FieldGroup) -> Self {
        Self { agency, group, record: None, text: String::new() }
    }
}

impl FormFields for DoubtFields {
    fn heading(&self, cx: &Cx<'_>) -> String {
        cx.t("upkeep-raise").to_owned()
    }

    fn under(&self, cx: &Cx<'_>) -> String {
        cx.agency_name(self.agency).to_owned()
    }

    fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, stage: &mut Stage) {
        let groups = FieldGroup::ALL.map(|group| (group, cx.t(&field_group_key(group)).to_owned()));
        if choice(ui, cx.theme, cx.t("upkeep-about"), &mut self.group, &groups, f32::INFINITY) {
            self.record = None;
        }
        let records = words::records(cx, self.agency, self.group);
        if !records.is_empty() {
            let mut options = vec![(None, cx.t("upkeep-whole-group").to_owned())];
            options.extend(records.into_iter().map(|(id, name)| (Some(id), name)));
            choice(ui, cx.theme, cx.t("upkeep-which"), &mut self.record, &options, f32::INFINITY);
        }
        first_field(ui, cx, stage, "upkeep-what", "rule-doubt-empty", 3, &mut self.text);
        if let Some((at, _)) = self.text.char_indices().nth(LONGEST) {
            self.text.truncate(at);
        }
        let owner = words::owner(cx, self.agency, self.group);
        small(ui, cx.theme, cx.tw("upkeep-goes-to", &[("name", owner.into())]));
    }

    fn changes(&self, cx: &Cx<'_>) -> Written {
        let text: String = self.text.lines().map(validate::tidy).collect::<Vec<_>>().join("\n");
        let text = text.trim();
        if text.is_empty() {
            return Err("rule-doubt-empty");
        }
        let doubt = Doubt::new(self.agency, self.group, text, &cx.status.me, cx.today);
        Ok(vec![Change::insert(Doubt { record: self.record, ..doubt })])
    }

    fn kind(&self) -> OperationKind {
        OperationKind::DoubtRaised
    }

    fn before(&self) -> Vec<Record> {
        Vec::new()
    }
}

/// The doubts that are open, and what came of the latest others.
pub(super) fn list_ui(ui: &mut Ui, cx: &Cx<'_>, scope: Scope) {
    let open: Vec<Doubt> = match scope {
        Scope::Mine(me) => upkeep::doubts_for(cx.snapshot, me, cx.today).into_iter().cloned().collect(),
        Scope::All => upkeep::open_doubts(cx.snapshot).into_iter().cloned().collect(),
    };
    let since = cx.today.checked_sub_days(Days::new(SETTLED_DAYS)).unwrap_or(cx.today);
    let mut settled: Vec<Doubt> = cx
        .snapshot
        .doubt
        .iter()
        .filter(|doubt| doubt.settled_on.is_some_and(|on| on >= since))
        .filter(|doubt| match scope {
            Scope::All => true,
            Scope::Mine(me) => {
                let named = cx.snapshot.employee.get(me).is_some_and(|one| one.name == doubt.raised_by);
                let owner = upkeep::owner(cx.snapshot, doubt.agency, doubt.field_group, cx.today);
                named || owner == Some(me)
            }
        })
        .cloned()
        .collect();
    settled.sort_by_key(|doubt| std::cmp::Reverse(doubt.settled_on));
    if !open.is_empty() || !settled.is_empty() {
        taking_out::menu_ui(ui, cx, ("upkeep-doubts", 0));
    }
    if open.is_empty() {
        empty(ui, cx.theme, cx.t("upkeep-doubts-none"), cx.t("upkeep-doubts-none-help"), |_| {});
    } else {
        card(ui, cx.theme, |ui| {
            for (index, doubt) in open.iter().enumerate() {
                if index > 0 {
                    hairline(ui, cx.theme);
                }
                ui.push_id(doubt.id.0, |ui| row_ui(ui, cx, doubt));
            }
        });
    }
    if !settled.is_empty() {
        bold(ui, cx.t("upkeep-settled"), size::SECTION);
        card(ui, cx.theme, |ui| {
            for (index, doubt) in settled.iter().enumerate() {
                if index > 0 {
                    hairline(ui, cx.theme);
                }
                ui.push_id(doubt.id.0, |ui| row_ui(ui, cx, doubt));
            }
        });
    }
    if !open.is_empty() || !settled.is_empty() {
        taking_out::listed(ui, ("upkeep-doubts", 0), || listing::doubts(cx, open.iter().chain(&settled)));
    }
}

fn row_ui(ui: &mut Ui, cx: &Cx<'_>, doubt: &Doubt) {
    ui.spacing_mut().item_spacing.y = 2.0;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().interact_size.y = 20.0;
        let ink = if doubt.open() { cx.theme.warning } else { cx.theme.quiet };
        let icon = if doubt.open() { icons::ICON_FLAG } else { icons::ICON_CHECK };
        ui.add(Label::new(icon.rich_text().size(size::BODY).color(ink)));
        agency_link_ui(ui, cx, doubt.agency, doubt.field_group);
        small(ui, cx.theme, cx.t(&field_group_key(doubt.field_group)));
    });
    let text = RichText::new(&doubt.text);
    let text = if doubt.open() { text.font(strong(size::BODY)) } else { text };
    ui.scope(|ui| {
        ui.set_max_width(ui.available_width().min(super::LINE));
        ui.add(Label::new(text).wrap());
    });
    let owner = words::owner(cx, doubt.agency, doubt.field_group);
    let told = if doubt.open() { cx.tw("upkeep-owner", &[("name", owner.into())]) } else { words::settled(cx, doubt) };
    small(ui, cx.theme, format!("{} · {told}", words::raised(cx, doubt)));
    if doubt.open() {
        ui.add_space(UNIT / 4.0);
        settle_ui(ui, cx, doubt);
    }
    ui.add_space(UNIT / 4.0);
}
