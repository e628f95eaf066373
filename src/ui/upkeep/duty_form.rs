//! The form of a duty: everybody's, or one agency's own.

use egui::Ui;

use crate::domain::{AgencyId, Change, DataDuty, EmployeeId, FieldGroup, INTERVALS, Language, OperationKind, validate};
use crate::i18n::names::field_group_key;
use crate::i18n::number::parse_integer_in;
use crate::ui::theme::UNIT;
use crate::ui::widgets::form::{About, Asked, Stage, TWO_COLUMNS, form};
use crate::ui::widgets::{Field, choice, small};
use crate::ui::{Action, Cx, Form};

/// What is typed.
#[derive(Clone, PartialEq)]
struct Edited {
    agency: Option<AgencyId>,
    group: FieldGroup,
    sources: [String; 3],
    collector: String,
    updater: String,
    owner: Option<EmployeeId>,
    interval: String,
}

impl Edited {
    fn read(cx: &Cx<'_>, duty: &DataDuty) -> Self {
        Self {
            agency: duty.agency,
            group: duty.field_group,
            sources: [duty.source_fi.clone(), duty.source_sv.clone(), duty.source_en.clone()],
            collector: duty.collector.clone(),
            updater: duty.updater.clone(),
            owner: cx.snapshot.answers_for(duty, cx.today),
            interval: duty.interval_months.to_string(),
        }
    }
}

/// The form and its passing state.
pub(super) struct DutyForm {
    /// The duty that is edited; none for a new one.
    before: Option<DataDuty>,
    /// What the form began with.
    like: DataDuty,
    base: Edited,
    edited: Edited,
    stage: Stage,
}

impl DutyForm {
    /// A form for what is different at an agency; none where there is no agency.
    pub(super) fn new(cx: &Cx<'_>) -> Option<Self> {
        let agency = agencies(cx).first()?.0;
        let group = FieldGroup::Contacts;
        let all = cx.snapshot.duty(agency, group).cloned();
        let all = all.unwrap_or_else(|| DataDuty::shipped(group, [""; 3], 12));
        let base = Edited { agency: Some(agency), ..Edited::read(cx, &all) };
        Some(Self { before: None, like: all, edited: base.clone(), base, stage: Stage::default() })
    }

    /// A form for a duty of the file.
    pub(super) fn edit(cx: &Cx<'_>, duty: DataDuty) -> Self {
        let base = Edited::read(cx, &duty);
        Self { like: duty.clone(), before: Some(duty), edited: base.clone(), base, stage: Stage::default() }
    }

    /// Whether something is typed that is not saved.
    pub(super) fn changed(&self) -> bool {
        self.edited != self.base
    }

    /// Draws the form; false once it is done with.
    pub(super) fn ui(&mut self, ctx: &egui::Context, cx: &Cx<'_>) -> bool {
        let changed = self.changed();
        let group = cx.t(&field_group_key(self.edited.group));
        let heading = match &self.before {
            Some(_) => format!("{}: {group}", cx.t("duty-edit")),
            None => cx.t("duty-new").to_owned(),
        };
        let own = self.before.as_ref().and_then(|duty| duty.agency);
        let under = own.map_or_else(|| cx.t("duty-all"), |agency| cx.agency_name(agency));
        let under = if self.before.is_some() { under } else { "" };
        let also = own.is_some().then(|| cx.t("duty-remove"));
        let about = About { id: "duty", heading: &heading, under, width: TWO_COLUMNS, also };
        self.stage.wrong = self.wrong(cx);
        let (edited, new) = (&mut self.edited, self.before.is_none());
        let asked = form(ctx, cx, &about, &mut self.stage, changed, |ui, stage| fields_ui(ui, cx, edited, new, stage));
        match asked {
            Asked::Save => {
                if let Some(changes) = self.changes(cx) {
                    if changes.is_empty() {
                        return false;
                    }
                    // It closes once the answer has come.
                    cx.act(Action::SaveForm(Form::Duty, OperationKind::DutyEdited, changes));
                }
                true
            }
            Asked::Also => {
                let changes = self.before.clone().map(Change::delete).into_iter().collect();
                cx.act(Action::SaveForm(Form::Duty, OperationKind::DutyEdited, changes));
                true
            }
            Asked::Close => false,
            Asked::Nothing => true,
        }
    }

    /// Why it cannot be saved, where that is said of no field.
    fn wrong(&self, cx: &Cx<'_>) -> Option<&'static str> {
        let key = DataDuty::key(self.edited.agency, self.edited.group);
        let twice = self.before.is_none() && cx.snapshot.data_duty.get(key.0).is_some();
        twice.then_some("duty-twice")
    }

    /// What is to be saved; none where something is missing.
    fn changes(&self, cx: &Cx<'_>) -> Option<Vec<Change>> {
        if self.wrong(cx).is_some() {
            return None;
        }
        let edited = &self.edited;
        let [fi, sv, en] = edited.sources.each_ref().map(|text| validate::tidy(text));
        let all = DataDuty::shipped(edited.group, [&fi, &sv, &en], months(cx, &edited.interval)?);
        // Who follows stays named as long as nobody else is chosen to answer.
        let kept = edited.owner == self.base.owner;
        let (owner, next_owner) = if kept { (self.like.owner, self.like.next_owner) } else { (edited.owner, None) };
        let after = DataDuty {
            collector: validate::tidy(&edited.collector),
            updater: validate::tidy(&edited.updater),
            owner,
            next_owner,
            ..edited.agency.map_or(all.clone(), |agency| all.at(agency))
        };
        Some(match &self.before {
            Some(before) if *before == after => Vec::new(),
            Some(before) => vec![Change::update(before.clone(), after)],
            None => vec![Change::insert(after)],
        })
    }
}

/// Months as they were typed; none where they are no interval.
fn months(cx: &Cx<'_>, text: &str) -> Option<i64> {
    parse_integer_in(cx.language(), text).ok().flatten().filter(|months| INTERVALS.contains(months))
}

/// The clients of today, by name.
fn agencies(cx: &Cx<'_>) -> Vec<(AgencyId, String)> {
    let clients = cx.snapshot.agency.iter().filter(|agency| !agency.archived(cx.today));
    let mut all: Vec<(AgencyId, String)> =
        clients.map(|agency| (agency.id, agency.name(cx.language()).to_owned())).collect();
    all.sort_by(|a, b| cx.collator.compare(&a.1, &b.1));
    all
}

fn fields_ui(ui: &mut Ui, cx: &Cx<'_>, edited: &mut Edited, new: bool, stage: &mut Stage) {
    let half = (ui.available_width() - UNIT) / 2.0;
    if new {
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
        let mut people: Vec<(Option<EmployeeId>, String)> = cx
            .snapshot
            .employee
            .iter()
            .filter(|one| one.ours_on(cx.today) || edited.owner == Some(one.id))
            .map(|one| (Some(one.id), one.name.clone()))
            .collect();
        people.sort_by(|a, b| cx.collator.compare(&a.1, &b.1));
        people.insert(0, (None, cx.t("duty-responsible").to_owned()));
        choice(ui, cx.theme, cx.t("duty-owner"), &mut edited.owner, &people, half);
        let error = (stage.tried && months(cx, &edited.interval).is_none()).then(|| cx.t("rule-interval").to_owned());
        Field::new(cx.t("duty-interval-months"), &mut edited.interval).width(half).error(error).show(ui, cx.theme);
    });
    if edited.group.of_a_year() {
        small(ui, cx.theme, cx.t("duty-yearly"));
    }
}
