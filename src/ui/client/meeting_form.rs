//! The form of a meeting: kind, when and where, the agencies, the people of both sides, topics, decisions.

use std::collections::BTreeSet;

use egui::Ui;
use egui_material_icons::icons;
use serde::{Deserialize, Serialize};

use crate::domain::client::{Held, MeetingKind, meeting_removed};
use crate::domain::validate::tidy;
use crate::domain::{AgencyId, Change, Meeting, MeetingAgency, MeetingDecision, OperationKind, Record};
use crate::i18n::names::meeting_kind_key;
use crate::ui::Cx;
use crate::ui::draft::Passing;
use crate::ui::forms::parts::{free_text, half, written};
use crate::ui::forms::{FormFields, Written};
use crate::ui::theme::UNIT;
use crate::ui::widgets::date_text::{DateText, Meant, TimeText, date_key};
use crate::ui::widgets::form::{Stage, TWO_COLUMNS};
use crate::ui::widgets::{Field, choice, date_field, icon_button, link, small, time_field};

/// A meeting as it was read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Base {
    meeting: Meeting,
    agencies: BTreeSet<AgencyId>,
    decisions: Vec<MeetingDecision>,
}

/// Whom a decision concerns, as far as it has been chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum Whom {
    /// Nobody has said yet.
    Open,
    /// All agencies of the meeting.
    All,
    /// One of them.
    One(AgencyId),
}

/// A decision being written.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Decided {
    row: MeetingDecision,
    whom: Whom,
}

impl Decided {
    fn of(row: MeetingDecision) -> Self {
        Self { whom: row.agency.map_or(Whom::All, Whom::One), row }
    }

    /// Whether it says anything: a line without words is left out.
    fn stands(&self) -> bool {
        !self.row.text.trim().is_empty()
    }
}

/// A meeting being written.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct MeetingFields {
    base: Option<Base>,
    row: Meeting,
    /// The agency at which the form was opened.
    at: AgencyId,
    held: DateText,
    starts: TimeText,
    agencies: BTreeSet<AgencyId>,
    decisions: Vec<Decided>,
    /// The agency that is not taken out, as a decision concerns it.
    #[serde(skip)]
    kept: Passing<AgencyId>,
}

impl MeetingFields {
    /// A meeting of the file, or a new one with `agency`.
    pub(super) fn new(cx: &Cx<'_>, agency: AgencyId, held: Option<&Held<'_>>) -> Self {
        let base = held.map(|held| Base {
            meeting: held.meeting.clone(),
            agencies: held.agencies.clone(),
            decisions: held.decisions.iter().map(|one| (*one).clone()).collect(),
        });
        let row = base.as_ref().map_or_else(|| Meeting::empty(cx.today), |base| base.meeting.clone());
        Self {
            at: agency,
            held: DateText::new(cx.language(), Some(row.held_on)),
            starts: TimeText::new(cx.language(), row.starts_at),
            agencies: base.as_ref().map_or_else(|| BTreeSet::from([agency]), |base| base.agencies.clone()),
            decisions: base.iter().flat_map(|base| base.decisions.iter().cloned().map(Decided::of)).collect(),
            kept: Passing::default(),
            row,
            base,
        }
    }

    fn agencies_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let mut named: Vec<(AgencyId, &str)> = self.agencies.iter().map(|id| (*id, cx.agency_name(*id))).collect();
        named.sort_by(|a, b| cx.collator.compare(a.1, b.1));
        small(ui, cx.theme, cx.t("meeting-agencies"));
        for (id, name) in &named {
            ui.push_id(id, |ui| {
                ui.horizontal(|ui| {
                    let spoken = cx.tw("meeting-agency-remove", &[("agency", (*name).into())]);
                    let gone = named.len() > 1 && icon_button(ui, icons::ICON_CLOSE, &spoken).clicked();
                    ui.add(egui::Label::new(*name).wrap());
                    if gone {
                        self.take_out(*id);
                    }
                });
            });
        }
        if let Some(kept) = self.kept.0 {
            let args = [("agency", cx.agency_name(kept).into())];
            ui.colored_label(cx.theme.danger, cx.tw("meeting-agency-decided", &args));
        }
        let others =
            cx.snapshot.agency.iter().filter(|one| !one.archived(cx.today) && !self.agencies.contains(&one.id));
        let mut others: Vec<(Option<AgencyId>, String)> =
            others.map(|one| (Some(one.id), one.name(cx.language()).to_owned())).collect();
        others.sort_by(|a, b| cx.collator.compare(&a.1, &b.1));
        others.insert(0, (None, cx.t("meeting-agency-choose").to_owned()));
        let mut another = None;
        choice(ui, cx.theme, cx.t("meeting-agency-add"), &mut another, &others, half(ui));
        if let Some(another) = another {
            self.take_in(another);
        }
    }

    /// Takes an agency out, unless a decision concerns it: that would otherwise concern whoever is left.
    fn take_out(&mut self, agency: AgencyId) {
        let concerned = self.decisions.iter().any(|one| one.stands() && one.whom == Whom::One(agency));
        self.kept.0 = concerned.then_some(agency);
        if !concerned {
            self.agencies.remove(&agency);
            for one in self.decisions.iter_mut().filter(|one| one.whom == Whom::One(agency)) {
                one.whom = Whom::Open;
            }
        }
    }

    /// Takes another agency in. What was decided with one alone does not become a decision for both by that: whom it
    /// concerns is asked.
    fn take_in(&mut self, agency: AgencyId) {
        if self.agencies.len() == 1 {
            for one in self.decisions.iter_mut().filter(|one| one.whom == Whom::All) {
                one.whom = Whom::Open;
            }
        }
        self.agencies.insert(agency);
        self.kept.0 = None;
    }

    fn decisions_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let mut gone = None;
        let several = self.agencies.len() > 1;
        let mut whose = vec![
            (Whom::Open, cx.t("decision-whom-choose").to_owned()),
            (Whom::All, cx.t("decision-for-all").to_owned()),
        ];
        whose.extend(self.agencies.iter().map(|id| (Whom::One(*id), cx.agency_name(*id).to_owned())));
        let mut chosen = false;
        let room = ui.available_width();
        for (index, decision) in self.decisions.iter_mut().enumerate() {
            ui.push_id(decision.row.id, |ui| {
                ui.horizontal_top(|ui| {
                    let beside = 32.0 + UNIT + if several { 200.0 + UNIT } else { 0.0 };
                    let name = cx.tw("meeting-decision-nth", &[("number", (index + 1).into())]);
                    Field::new(&name, &mut decision.row.text).width(room - beside).show(ui, cx.theme);
                    if several {
                        chosen |= choice(ui, cx.theme, cx.t("decision-concerns"), &mut decision.whom, &whose, 200.0);
                    }
                    ui.vertical(|ui| {
                        ui.add_space(18.0);
                        let spoken = format!("{}: {}", cx.t("meeting-decision-remove"), decision.row.text);
                        if icon_button(ui, icons::ICON_CLOSE, &spoken).clicked() {
                            gone = Some(index);
                        }
                    });
                });
            });
        }
        if let Some(index) = gone {
            self.decisions.remove(index);
        }
        if chosen || gone.is_some() {
            self.kept.0 = None;
        }
        if link(ui, cx.theme, cx.t("meeting-decision-add")).clicked() {
            let whom = if several { Whom::Open } else { Whom::All };
            self.decisions.push(Decided { row: MeetingDecision::new(self.row.id, "", 0), whom });
        }
        small(ui, cx.theme, cx.t("meeting-decisions-help"));
    }

    /// What becomes of the decisions: in the order in which they stand, those without words left out.
    fn decided(&self) -> Written {
        let before: &[MeetingDecision] = self.base.as_ref().map_or(&[], |base| &base.decisions);
        let several = self.agencies.len() > 1;
        let mut after: Vec<MeetingDecision> = Vec::new();
        for (position, one) in (0..).zip(self.decisions.iter().filter(|one| one.stands())) {
            let agency = match one.whom {
                Whom::Open if several => return Err("decision-whom-missing"),
                Whom::Open | Whom::All => None,
                Whom::One(agency) => Some(agency),
            };
            after.push(MeetingDecision { text: tidy(&one.row.text), agency, position, ..one.row.clone() });
        }
        let was = |id| before.iter().find(|one| one.id == id).cloned();
        let gone = before.iter().filter(|one| after.iter().all(|other| other.id != one.id)).cloned();
        let mut changes: Vec<Change> = gone.map(Change::delete).collect();
        changes.extend(
            after.into_iter().map(|one| Change { before: was(one.id).map(Into::into), after: Some(one.into()) }),
        );
        Ok(changes)
    }
}

impl FormFields for MeetingFields {
    fn heading(&self, cx: &Cx<'_>) -> String {
        cx.t(if self.base.is_some() { "meeting-edit" } else { "meeting-add" }).to_owned()
    }

    fn under(&self, cx: &Cx<'_>) -> String {
        cx.agency_name(self.at).to_owned()
    }

    fn width(&self) -> f32 {
        TWO_COLUMNS
    }

    fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, stage: &mut Stage) {
        let half = half(ui);
        ui.horizontal_top(|ui| {
            let kinds = MeetingKind::ALL.map(|kind| (kind, cx.t(meeting_kind_key(kind)).to_owned()));
            choice(ui, cx.theme, cx.t("client-kind"), &mut self.row.kind, &kinds, half);
            let place = Field::new(cx.t("client-place"), &mut self.row.place).width(half);
            stage.first(&place.show(ui, cx.theme));
        });
        ui.horizontal_top(|ui| {
            date_field(ui, cx, cx.t("client-held-on"), &mut self.held, Meant::Near(cx.today));
            ui.vertical(|ui| {
                small(ui, cx.theme, cx.t("client-starts-at"));
                time_field(ui, cx, cx.t("client-starts-at"), &mut self.starts);
            });
        });
        self.agencies_ui(ui, cx);
        ui.horizontal_top(|ui| {
            Field::new(cx.t("client-ours"), &mut self.row.ours).width(half).show(ui, cx.theme);
            Field::new(cx.t("client-theirs"), &mut self.row.theirs).width(half).show(ui, cx.theme);
        });
        free_text(ui, cx, "client-topics", &mut self.row.topics, 4);
        self.decisions_ui(ui, cx);
    }

    fn changes(&self, cx: &Cx<'_>) -> Written {
        let held_on = self.held.date(Meant::Near(cx.today)).map_err(date_key)?.ok_or("rule-date-missing")?;
        let starts_at = self.starts.time().map_err(|_| "field-time-not-understood")?;
        let row = &self.row;
        let after = Meeting {
            held_on,
            starts_at,
            place: tidy(&row.place),
            ours: tidy(&row.ours),
            theirs: tidy(&row.theirs),
            topics: row.topics.trim().to_owned(),
            ..row.clone()
        };
        let mut changes = written(self.base.as_ref().map(|base| &base.meeting), after);
        let none = BTreeSet::new();
        let was = self.base.as_ref().map_or(&none, |base| &base.agencies);
        let concerns = |id: &AgencyId| MeetingAgency::new(row.id, *id);
        changes.extend(self.agencies.difference(was).map(|id| Change::insert(concerns(id))));
        changes.extend(self.decided()?);
        changes.extend(was.difference(&self.agencies).map(|id| Change::delete(concerns(id))));
        Ok(changes)
    }

    fn removal(&self, cx: &Cx<'_>) -> Option<(&'static str, Vec<Change>)> {
        Some(("meeting-delete", meeting_removed(cx.snapshot, &self.base.as_ref()?.meeting)))
    }

    fn kind(&self) -> OperationKind {
        OperationKind::MeetingEdited
    }

    fn before(&self) -> Vec<Record> {
        let Some(base) = &self.base else { return Vec::new() };
        std::iter::once(base.meeting.clone().into()).chain(base.decisions.iter().cloned().map(Record::from)).collect()
    }
}
