//! What the unit has settled of its clients: above which yearly value the account manager is the account contact, and who
//! is account manager of which branch.

use std::sync::Arc;

use egui::{Label, RichText, Ui};
use serde::{Deserialize, Serialize};

use crate::domain::client::VALUE_LIMIT;
use crate::domain::validate::tidy;
use crate::domain::{BranchManager, Change, ListId, OperationKind, Record, UnitSetting};
use crate::i18n::money::format_euros;
use crate::ui::Cx;
use crate::ui::forms::parts::{begun_with, days_ui, first_field, offered, period, phone_and_email, written};
use crate::ui::forms::{FormFields, Written};
use crate::ui::parts::rows::{Asked, rows_ui};
use crate::ui::theme::{size, strong};
use crate::ui::widgets::date_text::DateText;
use crate::ui::widgets::form::Stage;
use crate::ui::widgets::number::{Misfit, Number, NumberText};
use crate::ui::widgets::{choice, plain_button, reading, section, small};

/// Draws both in *Asetukset*.
pub(crate) fn settings_ui(ui: &mut Ui, cx: &Cx<'_>) {
    section(
        ui,
        cx.theme,
        cx.t("settings-clients"),
        |_| {},
        |ui| {
            let limit = format_euros(cx.language(), cx.snapshot.value_limit());
            reading(ui, cx, cx.t("setting-account-value-limit"), &limit, false);
            small(ui, cx.theme, cx.t("setting-account-value-limit-help"));
            if cx.writable() && plain_button(ui, cx.t("setting-account-value-limit-edit")).clicked() {
                cx.open(LimitFields::new(cx));
            }
        },
    );
    let snapshot = Arc::clone(cx.snapshot);
    let branch = |one: &BranchManager| snapshot.branch.get(one.branch).map(|item| item.name(cx.language()));
    let place = |one: &BranchManager| snapshot.branch.get(one.branch).map_or(i64::MAX, |item| item.position);
    let mut rows: Vec<&BranchManager> = snapshot.branch_manager.iter().collect();
    rows.sort_by_key(|one| (place(one), std::cmp::Reverse(one.valid_from), one.id));
    let keys = ["branch-managers", "branch-managers-none", "branch-manager-add"];
    let asked = rows_ui(
        ui,
        cx,
        keys,
        &rows,
        |one| (one.id.0, one.name.clone()),
        |ui, one| {
            let ink = if one.holds_on(cx.today) { cx.theme.text } else { cx.theme.quiet };
            ui.add(Label::new(RichText::new(&one.name).font(strong(size::BODY)).color(ink)).wrap());
            let days = super::account::period(cx, one.valid_from, one.valid_to);
            let about = [branch(one).unwrap_or_default(), &one.phone, &one.email, &days];
            let about: Vec<&str> = about.into_iter().filter(|part| !part.is_empty()).collect();
            small(ui, cx.theme, about.join(" · "));
        },
    );
    match asked {
        Some(Asked::Edit(row)) => cx.open(ManagerFields::new(cx, row, false)),
        Some(Asked::New) => {
            if let Some(first) = offered(snapshot.branch.iter(), |_| false).first() {
                cx.open(ManagerFields::new(cx, BranchManager::empty(first.id), true));
            }
        }
        None => {}
    }
}

/// The limit being written.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct LimitFields {
    base: Option<UnitSetting>,
    limit: NumberText,
}

impl LimitFields {
    fn new(cx: &Cx<'_>) -> Self {
        let limit = Number::Money.text(cx.language(), Some(cx.snapshot.value_limit()));
        Self { base: cx.snapshot.setting(VALUE_LIMIT).cloned(), limit }
    }
}

impl FormFields for LimitFields {
    fn heading(&self, cx: &Cx<'_>) -> String {
        cx.t("setting-account-value-limit-edit").to_owned()
    }

    fn under(&self, cx: &Cx<'_>) -> String {
        cx.t("setting-account-value-limit-help").to_owned()
    }

    fn writes(&self) -> bool {
        false
    }

    fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, stage: &mut Stage) {
        let key = "setting-account-value-limit-euros";
        let field = stage.number(ui, cx, (key, 220.0), Number::Money, &mut self.limit, true);
        stage.first(&field);
    }

    fn changes(&self, cx: &Cx<'_>) -> Written {
        let limit = Number::Money.needed(cx.language(), &self.limit).map_err(Misfit::key)?;
        Ok(written(self.base.as_ref(), UnitSetting::new(VALUE_LIMIT, limit)))
    }

    fn kind(&self) -> OperationKind {
        OperationKind::SettingEdited
    }

    fn before(&self) -> Vec<Record> {
        begun_with(self.base.as_ref())
    }
}

/// The account manager of a branch being written.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct ManagerFields {
    base: Option<BranchManager>,
    row: BranchManager,
    from: DateText,
    to: DateText,
}

impl ManagerFields {
    fn new(cx: &Cx<'_>, row: BranchManager, new: bool) -> Self {
        let date = |date| DateText::new(cx.language(), date);
        Self { base: (!new).then(|| row.clone()), from: date(row.valid_from), to: date(row.valid_to), row }
    }
}

impl FormFields for ManagerFields {
    fn heading(&self, cx: &Cx<'_>) -> String {
        cx.t(if self.base.is_some() { "branch-manager-edit" } else { "branch-manager-add" }).to_owned()
    }

    fn under(&self, cx: &Cx<'_>) -> String {
        cx.t("branch-manager-help").to_owned()
    }

    fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, stage: &mut Stage) {
        let row = &mut self.row;
        first_field(ui, cx, stage, "field-name", "rule-item-name-missing", 1, &mut row.name);
        let branches: Vec<(ListId, String)> = offered(cx.snapshot.branch.iter(), |id| id == row.branch)
            .into_iter()
            .map(|item| (item.id, item.name(cx.language()).to_owned()))
            .collect();
        choice(ui, cx.theme, cx.t("field-branch"), &mut row.branch, &branches, f32::INFINITY);
        phone_and_email(ui, cx, &mut row.phone, &mut row.email);
        days_ui(ui, cx, &mut self.from, &mut self.to);
    }

    fn changes(&self, cx: &Cx<'_>) -> Written {
        let row = &self.row;
        let name = tidy(&row.name);
        if name.is_empty() {
            return Err("rule-item-name-missing");
        }
        let [valid_from, valid_to] = period(cx, &self.from, &self.to)?;
        let (phone, email) = (tidy(&row.phone), tidy(&row.email));
        Ok(written(self.base.as_ref(), BranchManager { name, phone, email, valid_from, valid_to, ..row.clone() }))
    }

    fn removal(&self, _cx: &Cx<'_>) -> Option<(&'static str, Vec<Change>)> {
        Some(("branch-manager-delete", vec![Change::delete(self.base.clone()?)]))
    }

    fn kind(&self) -> OperationKind {
        OperationKind::AccountEdited
    }

    fn before(&self) -> Vec<Record> {
        begun_with(self.base.as_ref())
    }
}
