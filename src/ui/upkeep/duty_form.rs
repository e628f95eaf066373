//! The form of a duty: everybody's, or one agency's own.

use egui::Ui;
use serde::{Deserialize, Serialize};

use crate::domain::{
    AgencyId, Change, DataDuty, EmployeeId, FieldGroup, INTERVALS, Language, OperationKind, Record, validate,
};
use crate::i18n::names::field_group_key;
use crate::ui::Cx;
use crate::ui::forms::parts::{begun_with, half, written};
use crate::ui::forms::{FormFields, Written};
use crate::ui::parts::people::people;
use crate::ui::widgets::form::{Stage, TWO_COLUMNS};
use crate::ui::widgets::number::{Misfit, Number, NumberText};
use crate::ui::widgets::{Field, choice, small};

/// What is typed of a duty.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct DutyFields {
    /// The duty that is edited; none for a new one.
    base: Option<DataDuty>,
    /// What the form began with.
    like: DataDuty,
    /// Who answered for it then.
    answering: Option<EmployeeId>,
    agency: Option<AgencyId>,
    group: FieldGroup,
    sources: [String; 3],
    collector: String,
    updater: String,
    owner: Option<EmployeeId>,
    interval: NumberText,
}

/// How many months may lie between two checks.
const MONTHS: Number = Number::within(&INTERVALS);

impl DutyFields {
    /// What is different at an agency; none where there is no agency.
    pub(super) fn new(cx: &Cx<'_>) -> Option<Self> {
        let agency = agencies(cx).first()?.0;
        let group = FieldGroup::Contacts;
        let all = cx.snapshot.duty(agency, group).cloned();
        let all = all.unwrap_or_else(|| DataDuty::shipped(group, [""; 3], 12));
        Some(Self { agency: Some(agency), ..Self::read(cx, None, all) })
    }

    /// A duty of the file.
    pub(super) fn edit(cx: &Cx<'_>, duty: DataDuty) -> Self {
        Self::read(cx, Some(duty.clone()), duty)
    }

    fn read(cx: &Cx<'_>, base: Option<DataDuty>, like: DataDuty) -> Self {
        let answering = cx.snapshot.answers_for(&like, cx.today);
        Self {
            base,
            answering,
            agency: like.agency,
            group: like.field_group,
            sources: [like.source_fi.clone(), like.source_sv.clone(), like.source_en.clone()],
            collector: like.collector.clone(),
            updater: like.updater.clone(),
            owner: answering,
            interval: MONTHS.text(cx.language(), Some(like.interval_months)),
            like,
        }
    }

    /// Whether it is one agency's own duty that is edited.
    fn own(&self) -> Option<AgencyId> {
        self.base.as_ref()?.agency
    }
}

impl FormFields for DutyFields {
    fn heading(&self, cx: &Cx<'_>) -> String {
        match &self.base {
            Some(_) => format!("{}: {}", cx.t("duty-edit"), cx.t(&field_group_key(self.group))),
            None => cx.t("duty-new").to_owned(),
        }
    }

    fn under(&self, cx: &Cx<'_>) -> String {
        let whose = self.own().map_or_else(|| cx.t("duty-all"), |agency| cx.agency_name(agency));
        if self.base.is_some() { whose.to_owned() } else { String::new() }
    }

    fn width(&self) -> f32 {
        TWO_COLUMNS
    }

    fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, stage: &mut Stage) {
        fields_ui(ui, cx, self, stage);
    }

    fn changes(&self, cx: &Cx<'_>) -> Written {
        let key = DataDuty::key(self.agency, self.group);
        if self.base.is_none() && cx.snapshot.data_duty.get(key.0).is_some() {
            return Err("duty-twice");
        }
        let [fi, sv, en] = self.sources.each_ref().map(|text| validate::tidy(text));
        let months = MONTHS.needed(cx.language(), &self.interval).map_err(Misfit::key)?;
        let all = DataDuty::shipped(self.group, [&fi, &sv, &en], months);
        // Who follows stays named as long as nobody else is chosen to answer.
        let kept = self.owner == self.answering;
        let (owner, next_owner) = if kept { (self.like.owner, self.like.next_owner) } else { (self.owner, None) };
        let after = DataDuty {
            collector: validate::tidy(&self.collector),
            updater: validate::tidy(&self.updater),
            owner,
            next_owner,
            ..self.agency.map_or(all.clone(), |agency| all.at(agency))
        };
        Ok(written(self.base.as_ref(), after))
    }

    fn removal(&self, _cx: &Cx<'_>) -> Option<(&'static str, Vec<Change>)> {
        self.own()?;
        Some(("duty-remove", vec![Change::delete(self.base.clone()?)]))
    }

    fn kind(&self) -> OperationKind {
        OperationKind::DutyEdited
    }

    fn before(&self) -> Vec<Record> {
        begun_with(self.base.as_ref())
    }
}

/// The clients of today, by name.
fn agencies(cx: &Cx<'_>) -> Vec<(AgencyId, String)> {
    let clients = cx.snapshot.agency.iter().filter(|agency| !agency.archived(cx.today));
    let mut all: Vec<(AgencyId, String)> =
        clients.map(|agency| (agency.id, agency.name(cx.language()).to_owned())).collect();
    all.sort_by(|a, b| cx.collator.compare(&a.1, &b.1));
    all
}

fn fields_ui(ui: &mut Ui, cx: &Cx<'_>, edited: &mut DutyFields, stage: &mut Stage) {
    let half = half(ui);
    if edited.base.is_none() {
        ui.horizontal_top(|ui| {
            let options: Vec<(Option<AgencyId>, String)> =
                agencies(cx).into_iter().map(|(id, name)| (Some(id), name)).collect();
            choice(ui, cx.theme, cx.t("field-agency"), &mut edited.agency, &options, half);
            let groups = FieldGroup::ALL.map(|group| (group, cx.t(&field_group_key(group)).to_owned()));
            choice(ui, cx.theme, cx.t("duty-group"), &mut edited.group, &groups, half);
        });
    }
    // The reader's own language first.
    let mut order = Language::ALL;
    order.sort_by_key(|language| *language != cx.language());
    for (place, language) in order.into_iter().enumerate() {
        let (key, index) = match language {
            Language::Fi => ("duty-source-fi", 0),
            Language::Sv => ("duty-source-sv", 1),
            Language::En => ("duty-source-en", 2),
        };
        if let Some(source) = edited.sources.get_mut(index) {
            let field = Field::new(cx.t(key), source).show(ui, cx.theme);
            if place == 0 {
                stage.first(&field);
            }
        }
    }
    ui.horizontal_top(|ui| {
        let hint = cx.t("duty-responsible");
        Field::new(cx.t("duty-collector"), &mut edited.collector).hint(hint).width(half).show(ui, cx.theme);
        Field::new(cx.t("duty-updater"), &mut edited.updater).hint(hint).width(half).show(ui, cx.theme);
    });
    ui.horizontal_top(|ui| {
        let chosen: Vec<EmployeeId> = edited.owner.into_iter().collect();
        let mut people = people(cx, &chosen);
        people.insert(0, (None, cx.t("duty-responsible").to_owned()));
        choice(ui, cx.theme, cx.t("duty-owner"), &mut edited.owner, &people, half);
        stage.number(ui, cx, ("duty-interval-months", half), MONTHS, &mut edited.interval, true);
    });
    if edited.group.of_a_year() {
        small(ui, cx.theme, cx.t("duty-yearly"));
    }
}
