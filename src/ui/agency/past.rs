//! An agency as it was at the end of a day: to be read, on the same tabs as now, and plainly of the past.

use std::cell::RefCell;
use std::sync::Arc;

use chrono::NaiveDate;
use egui::{Key, RichText, Ui};
use egui_material_icons::icons;

use super::AgencyScreen;
use crate::domain::{AgencyId, Past, Snapshot};
use crate::ui::theme::UNIT;
use crate::ui::widgets::{ends, plain_button};
use crate::ui::{Action, Cx, Question, Status};

/// The view and its passing state.
pub struct PastAgency {
    /// The agency.
    pub agency: AgencyId,
    /// The day at whose end it is looked at.
    pub day: NaiveDate,
    /// Which asking it was.
    pub turn: u64,
    /// What the file held then, and of how many rows something is not known any more; none until it has come.
    read: Option<(Arc<Snapshot>, usize)>,
    /// How things stand around what only can be read.
    status: Status,
    screen: AgencyScreen,
}

impl PastAgency {
    /// Nothing is known yet.
    #[must_use]
    pub fn new(agency: AgencyId, day: NaiveDate, turn: u64) -> Self {
        let status = Status { read_only: Some("read-only-past"), past: Some(day), ..Status::default() };
        Self { agency, day, turn, read: None, status, screen: AgencyScreen::default() }
    }

    /// What the file held has come.
    pub fn read(&mut self, past: Past) {
        let unknown = past.unknown_about(self.agency);
        let snapshot = Snapshot { rows: past.rows, ..Snapshot::default() };
        self.read = Some((Arc::new(snapshot), unknown));
    }

    /// Draws it; true where it is to be left.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) -> bool {
        let above = ui.memory(|memory| memory.top_modal_layer().is_some()) || egui::Popup::is_any_open(ui.ctx());
        let leave = !above && !ui.ctx().text_edit_focused() && ui.input(|input| input.key_pressed(Key::Escape));
        let back = self.banner_ui(ui, cx);
        let Some((snapshot, _)) = &self.read else {
            ui.horizontal(|ui| {
                ui.spinner();
                ui.label(cx.t("past-reading"));
            });
            return leave || back;
        };
        if snapshot.agency.get(self.agency).is_none() {
            ui.label(cx.tw("past-not-there", &[("date", cx.date(self.day).into())]));
            return leave || back;
        }
        let snapshot = Arc::clone(snapshot);
        let asked = RefCell::default();
        let then = Cx {
            snapshot: &snapshot,
            index: cx.index,
            texts: cx.texts,
            collator: cx.collator,
            theme: cx.theme,
            logos: cx.logos,
            history: cx.history,
            parts: cx.parts,
            today: self.day,
            status: &self.status,
            actions: &asked,
        };
        let (screen, agency) = (&mut self.screen, self.agency);
        ui.push_id("past", |ui| screen.ui(ui, &then, agency, |_| {}));
        for action in asked.into_inner() {
            match action {
                Action::Show(tab) => self.screen.show(tab),
                Action::ShowPayrollYear(year) => self.screen.payroll.show_year(year),
                Action::ShowAgreement(id) => self.screen.agreement.choose(id),
                Action::RememberGrid(name, layout) => {
                    self.status.grids.insert(name.to_owned(), layout);
                }
                // What leads elsewhere, or changes nothing.
                Action::Select(_)
                | Action::Go(_)
                | Action::ShowPerson(_)
                | Action::OpenLink(_)
                | Action::OpenDocument(_)
                | Action::Ask(Question::OpenDocument(_))
                | Action::Copy(_)
                | Action::ChartPicture(_)
                | Action::NeedLogo(_) => cx.act(action),
                // The log is that of today.
                _ => {}
            }
        }
        leave || back
    }

    /// Says that it is the past, and leads back; true where that is wanted.
    fn banner_ui(&self, ui: &mut Ui, cx: &Cx<'_>) -> bool {
        let text = cx.tw("past-banner", &[("date", cx.date(self.day).into())]);
        let mut back = false;
        ui.add_space(UNIT);
        egui::Frame::new().fill(cx.theme.warning_ground).corner_radius(4).inner_margin(UNIT).show(ui, |ui| {
            ends(
                ui,
                |ui| {
                    ui.label(icons::ICON_HISTORY.rich_text().color(cx.theme.warning));
                    let text = ui.add(egui::Label::new(RichText::new(text).color(cx.theme.warning)).wrap());
                    ui.ctx().accesskit_node_builder(text.id, |node| node.set_live(egui::accesskit::Live::Polite));
                },
                |ui| back = plain_button(ui, cx.t("past-back")).clicked(),
            );
            let unknown = self.read.as_ref().map_or(0, |(_, unknown)| *unknown);
            if unknown > 0 {
                let text = cx.tw("past-unknown", &[("count", unknown.into())]);
                ui.add(egui::Label::new(RichText::new(text).color(cx.theme.text)).wrap());
            }
        });
        ui.add_space(UNIT);
        back
    }
}
