//! One step more, chosen by hand.

use std::collections::BTreeSet;

use egui::Ui;

use super::{WhatIfView, Worked};
use crate::domain::what_if::{NewClient, NewPerson, Step};
use crate::domain::{AgencyId, EmployeeId, Language, ListId};
use crate::i18n::keys::language_key;
use crate::ui::Cx;
use crate::ui::theme::UNIT;
use crate::ui::widgets::number::{Number, NumberText};
use crate::ui::widgets::{Field, choice, plain_button, section};

/// What kind of step is added.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Kind {
    #[default]
    Move,
    Deputy,
    Share,
    Add,
    Remove,
    Join,
    Leave,
}

impl Kind {
    const ALL: [(Self, &'static str); 7] = [
        (Self::Move, "what-if-kind-move"),
        (Self::Deputy, "what-if-kind-deputy"),
        (Self::Share, "what-if-kind-share"),
        (Self::Add, "what-if-kind-add"),
        (Self::Remove, "what-if-kind-remove"),
        (Self::Join, "what-if-kind-join"),
        (Self::Leave, "what-if-kind-leave"),
    ];
}

/// A working share in per cent.
const SHARE: Number = Number::Share(1, 100);

/// What is typed of a step that is to be added.
pub(super) struct Adding {
    kind: Kind,
    agency: Option<AgencyId>,
    person: Option<EmployeeId>,
    share: NumberText,
    name: String,
    load: NumberText,
    language: Option<Language>,
    speaks: BTreeSet<Language>,
    city: Option<ListId>,
}

impl Default for Adding {
    fn default() -> Self {
        Self {
            kind: Kind::default(),
            agency: None,
            person: None,
            share: NumberText("100".into()),
            name: String::new(),
            load: NumberText::default(),
            language: None,
            speaks: BTreeSet::from([Language::Fi]),
            city: None,
        }
    }
}

impl Adding {
    /// The step, once everything is there that it needs.
    fn step(&self, cx: &Cx<'_>) -> Option<Step> {
        let share = || SHARE.read(cx.language(), &self.share).ok().flatten();
        let name = || Some(self.name.trim().to_owned()).filter(|name| !name.is_empty());
        Some(match self.kind {
            Kind::Move => Step::Move { agency: self.agency?, to: self.person? },
            Kind::Deputy => Step::Deputy { agency: self.agency?, to: self.person },
            Kind::Share => Step::Share { person: self.person?, share: share()? },
            Kind::Add => Step::Add(NewPerson {
                id: EmployeeId::new(),
                name: name()?,
                share: share()?,
                languages: self.speaks.clone(),
                city: self.city,
                team: None,
            }),
            Kind::Remove => Step::Remove(self.person?),
            Kind::Join => {
                let load = Number::Measure.read(cx.language(), &self.load).ok().flatten().filter(|load| *load >= 0)?;
                #[expect(clippy::cast_precision_loss, reason = "ten-thousandths of person-years")]
                let load = load as f64 / 10_000.0;
                Step::Join(NewClient { id: AgencyId::new(), name: name()?, load, language: self.language })
            }
            Kind::Leave => Step::Leave(self.agency?),
        })
    }
}

impl WhatIfView {
    /// What the next step is to be.
    pub(super) fn adding_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, worked: &Worked) {
        let mut added = None;
        section(
            ui,
            cx.theme,
            cx.t("what-if-try"),
            |_| {},
            |ui| {
                let adding = &mut self.adding;
                let kinds = Kind::ALL.map(|(kind, key)| (kind, cx.t(key).to_owned()));
                if choice(ui, cx.theme, cx.t("what-if-kind"), &mut adding.kind, &kinds, f32::INFINITY) {
                    (adding.agency, adding.person) = (None, None);
                }
                adding.fields_ui(ui, cx, worked);
                ui.add_space(UNIT / 2.0);
                let step = adding.step(cx);
                let button = ui.add_enabled_ui(step.is_some(), |ui| plain_button(ui, cx.t("what-if-add"))).inner;
                added = step.filter(|_| button.clicked());
            },
        );
        if let Some(step) = added {
            self.step(cx, step);
            (self.adding.agency, self.adding.person) = (None, None);
            self.adding.name.clear();
            self.adding.load.0.clear();
        }
    }
}

impl Adding {
    fn fields_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, worked: &Worked) {
        match self.kind {
            Kind::Move => {
                self.agency_ui(ui, cx, worked);
                self.person_ui(ui, cx, worked, "what-if-to", Some("what-if-choose"));
            }
            Kind::Deputy => {
                self.agency_ui(ui, cx, worked);
                self.person_ui(ui, cx, worked, "role-deputy", Some("what-if-nobody"));
            }
            Kind::Share => {
                self.person_ui(ui, cx, worked, "what-if-person", Some("what-if-choose"));
                SHARE.field(ui, cx, (cx.t("what-if-share"), 140.0), &mut self.share, true);
            }
            Kind::Remove => self.person_ui(ui, cx, worked, "what-if-person", Some("what-if-choose")),
            Kind::Leave => self.agency_ui(ui, cx, worked),
            Kind::Add => {
                Field::new(cx.t("what-if-new-name"), &mut self.name).show(ui, cx.theme);
                SHARE.field(ui, cx, (cx.t("what-if-share"), 140.0), &mut self.share, true);
                self.speaks_ui(ui, cx);
                self.city_ui(ui, cx);
            }
            Kind::Join => {
                Field::new(cx.t("what-if-new-agency"), &mut self.name).show(ui, cx.theme);
                Number::Measure.field(ui, cx, (cx.t("what-if-load"), 180.0), &mut self.load, false);
                let mut languages = vec![(None, cx.t("what-if-any-language").to_owned())];
                languages.extend(Language::ALL.map(|one| (Some(one), cx.t(language_key(one)).to_owned())));
                choice(ui, cx.theme, cx.t("field-service-language"), &mut self.language, &languages, 220.0);
            }
        }
    }

    fn agency_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, worked: &Worked) {
        let mut all: Vec<(Option<AgencyId>, String)> =
            worked.after.clients.keys().map(|id| (Some(*id), worked.agency(cx, *id))).collect();
        all.sort_by(|a, b| cx.collator.compare(&a.1, &b.1));
        all.insert(0, (None, cx.t("what-if-choose").to_owned()));
        choice(ui, cx.theme, cx.t("field-agency"), &mut self.agency, &all, f32::INFINITY);
    }

    fn person_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, worked: &Worked, key: &str, none: Option<&str>) {
        let mut all: Vec<(Option<EmployeeId>, String)> =
            worked.after.people.values().map(|one| (Some(one.id), one.name.clone())).collect();
        all.sort_by(|a, b| cx.collator.compare(&a.1, &b.1));
        if let Some(none) = none {
            all.insert(0, (None, cx.t(none).to_owned()));
        }
        choice(ui, cx.theme, cx.t(key), &mut self.person, &all, f32::INFINITY);
    }

    fn speaks_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        ui.horizontal_wrapped(|ui| {
            for language in Language::ALL {
                let mut speaks = self.speaks.contains(&language);
                if ui.checkbox(&mut speaks, cx.t(language_key(language))).changed() {
                    if speaks {
                        self.speaks.insert(language);
                    } else {
                        self.speaks.remove(&language);
                    }
                }
            }
        });
    }

    fn city_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let mut cities: Vec<_> = cx.snapshot.city.iter().filter(|one| one.retired_at.is_none()).collect();
        cities.sort_by_key(|one| one.position);
        let mut all = vec![(None, cx.t("what-if-choose").to_owned())];
        all.extend(cities.into_iter().map(|one| (Some(one.id), one.name(cx.language()).to_owned())));
        choice(ui, cx.theme, cx.t("what-if-city"), &mut self.city, &all, 220.0);
    }
}
