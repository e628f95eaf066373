//! The frame around every screen: top bar, navigation, status bar, and which screen is up.

mod navigation;
mod status;
mod top;

use std::sync::Arc;

use chrono::NaiveDate;
use egui::{CentralPanel, Frame, Margin, Panel, Stroke, Ui, Vec2};

use super::absences::AbsencesPage;
use super::address_book::AddressBookPage;
use super::agencies::AgenciesPage;
use super::damaged::Damaged;
use super::dialogs::{Dialog, Dialogs};
use super::draft::{KeptDraft, NotTakenUp};
use super::figures::all::AllFigures;
use super::forms::{FormId, OpenForm};
use super::help::{Help, Page};
use super::history::HistoryPage;
use super::importing::ImportPage;
use super::picking::Picking;
use super::questionnaire::QuestionnairePage;
use super::round::RoundPage;
use super::screens::Typed;
use super::search_box::SearchBox;
use super::settings::SettingsScreen;
use super::situation::SituationPage;
use super::staff::StaffPage;
use super::theme::{NOTICED, UNIT};
use super::toast::Toasts;
use super::today::TodayPage;
use super::upkeep::UpkeepPage;
use super::who::Who;
use super::widgets::edit_menu;
use super::widgets::keyboard::{self, Pane};
use super::widgets::{focus_ring, foot, modal, page, plain_button, taking_out};
use super::workload::WorkloadPage;
use super::{Action, Cx, Place, file_name, welcome};
use crate::domain::{AgencyId, Change, OperationKind, Record, Snapshot, untaken};
use navigation::Names;

/// Every screen's passing state.
#[derive(Default)]
pub struct Shell {
    /// The screen that is up.
    pub place: Place,
    /// The agencies.
    pub agencies: AgenciesPage,
    /// The forms that are open over the window; the last one is on top, and alone to be seen.
    pub forms: Vec<OpenForm>,
    /// What is asked and said over everything else.
    pub dialogs: Dialogs,
    /// The help.
    pub help: Help,
    /// Short messages.
    pub toasts: Toasts,
    /// The first page.
    pub today: TodayPage,
    /// How things stand with the whole unit.
    pub situation: SituationPage,
    /// How far the rounds of the pay groups are.
    pub round: RoundPage,
    /// The contacts of all agencies.
    pub address_book: AddressBookPage,
    /// The page of absences.
    pub absences: AbsencesPage,
    /// The page of the questionnaire.
    pub questionnaire: QuestionnairePage,
    /// The page of a year's figures.
    pub figures: AllFigures,
    /// The page of all figures together.
    pub workload: WorkloadPage,
    /// The page of what is missing and what is to be looked over.
    pub upkeep: UpkeepPage,
    /// The settings.
    pub settings: SettingsScreen,
    /// The page of our own people.
    pub staff: StaffPage,
    /// The page of what is brought in from files.
    pub import: ImportPage,
    /// What has been done.
    pub history: HistoryPage,
    /// The file that is being chosen, where the system has no dialog for it.
    pub picking: Option<Picking>,
    /// Who sits here, while that is asked.
    pub who: Option<Who>,
    /// The damaged file that is seen to.
    pub damaged: Option<Damaged>,
    search: SearchBox,
    /// How many agencies nobody has taken over, and as of when.
    untaken: Option<(Arc<Snapshot>, NaiveDate, usize)>,
}

impl Shell {
    /// The names of what lies over the page, the topmost last.
    #[must_use]
    pub fn over(&self) -> Vec<&'static str> {
        let forms = self.forms.iter().map(OpenForm::kind);
        let damaged = self.damaged.as_ref().map(|_| "Damaged");
        forms.chain(self.who.as_ref().map(|_| "Who")).chain(damaged).chain(self.dialogs.names()).collect()
    }

    /// The names of everything that can lie over the page.
    pub fn all_over() -> impl Iterator<Item = &'static str> {
        use strum::VariantNames;
        let dialogs = Dialog::VARIANTS.iter().filter(|name| **name != "Ask");
        let forms = super::forms::Typed::NAMES.iter().chain(&["Who", "Damaged"]);
        forms.chain(dialogs).chain(super::Question::VARIANTS).copied()
    }

    /// Whether something has been typed that is not saved.
    #[must_use]
    pub fn typing(&self) -> bool {
        self.forms.iter().any(OpenForm::changed) || Place::ALL.into_iter().any(|place| self.screen(place).typing())
    }

    /// Whether something has been typed that is asked about before another screen is shown.
    #[must_use]
    pub fn typing_here(&self) -> bool {
        let asked = |place: &Place| place.typed() == Typed::Asked;
        self.forms.iter().any(OpenForm::changed)
            || Place::ALL.into_iter().filter(asked).any(|place| self.screen(place).typing())
    }

    /// What that is, in words, and whether all of it can be saved at once.
    #[must_use]
    pub fn typed_here(&self, cx: &Cx<'_>) -> (Vec<String>, bool) {
        let asked = |place: &Place| place.typed() == Typed::Asked;
        let forms = self.forms.iter().filter_map(|form| form.kept(cx));
        let places = Place::ALL.into_iter().filter(asked).flat_map(|place| self.screen(place).kept(cx));
        let all: Vec<String> = forms.chain(places).map(|kept| kept.about).collect();
        let agency = self.agencies.form.as_ref().is_some_and(super::agency_form::AgencyForm::changed);
        let alone = agency && all.len() == 1;
        (all, alone)
    }

    /// Forgets what is asked about before another screen is shown.
    pub fn discard(&mut self) {
        self.forms.clear();
        for place in Place::ALL.into_iter().filter(|place| place.typed() == Typed::Asked) {
            self.screen_mut(place).discard();
        }
    }

    /// Forgets everything that is typed, as where another file is opened.
    pub fn discard_all(&mut self) {
        self.forms.clear();
        for place in Place::ALL {
            self.screen_mut(place).discard();
        }
    }

    /// Lets go of what is typed of a row outside forms, where it has been settled that another's word stands.
    pub fn let_go(&mut self, row: &Record) {
        for place in Place::ALL {
            self.screen_mut(place).let_go(row);
        }
    }

    /// Gives back what a line has asked to be saved and is not to be, where it was typed: first where the user is.
    pub fn give_back(&mut self, cx: &Cx<'_>, kind: OperationKind, changes: &[Change]) -> bool {
        let mut places = std::iter::once(self.place).chain(Place::ALL);
        let Some(place) = places.find(|place| self.screen_mut(*place).give_back(cx, kind, changes)) else {
            return false;
        };
        self.place = place;
        true
    }

    /// Shows the help at the page that fits what is on the screen. Without a file that is where to begin.
    pub fn ask_help(&mut self, file: bool) {
        let page = if self.damaged.is_some() {
            Page::Administrator
        } else if !file || self.who.is_some() {
            Page::Start
        } else if self.place == Place::Agencies && self.agencies.form.is_some() {
            Page::Upkeep
        } else {
            Page::fitting(self.place, self.agencies.agency.tab, self.settings.page)
        };
        self.help.ask(page);
        self.dialogs.say(Dialog::Help);
    }

    /// Opens a form over the window, on top of those that are open.
    pub fn open_form(&mut self, form: OpenForm) {
        self.forms.push(form);
    }

    /// Closes a form, saved or not.
    pub fn close(&mut self, form: FormId) {
        self.forms.retain(|open| open.id() != form);
        if let Some(saved) = self.agencies.form.take_if(|open| open.form_id() == form) {
            self.agencies.selected = Some(saved.id);
            self.agencies.list.reveal();
        }
        if self.import.form_id() == Some(form) {
            self.import.saved();
        }
    }

    /// The form that lies on top; none where none is open.
    #[must_use]
    pub fn top_form(&self) -> Option<FormId> {
        let agency = self.agencies.form.as_ref().map(super::agency_form::AgencyForm::form_id);
        self.forms.last().map(OpenForm::id).or(agency)
    }

    /// Whether the keyboard is in an open form, and not where somebody has gone on typing meanwhile.
    #[must_use]
    pub fn typing_in(&self, form: FormId) -> bool {
        let aside = self.agencies.form.as_ref().is_some_and(|open| open.form_id() == form && open.left_aside());
        self.open(form) && !aside
    }

    /// Whether a form is open that keeps what was typed in it.
    #[must_use]
    pub fn open(&self, form: FormId) -> bool {
        self.forms.iter().any(|open| open.id() == form)
            || self.agencies.form.as_ref().is_some_and(|open| open.form_id() == form)
            || self.import.form_id() == Some(form)
    }

    /// The agency that is being edited: the one whose form is open, or of which something is typed.
    #[must_use]
    pub fn editing(&self, snapshot: &Snapshot) -> Option<AgencyId> {
        let there = |id: &AgencyId| snapshot.agency.get(*id).is_some();
        let of_form = self.agencies.form.as_ref().map(|form| form.id).filter(there);
        let of_row = || self.forms.last().and_then(OpenForm::agency).filter(there);
        let here = || {
            let typing = !self.forms.is_empty() || self.agencies.agency.typing();
            self.agencies.selected.filter(|_| self.place == Place::Agencies && typing).filter(there)
        };
        of_form.or_else(of_row).or_else(here)
    }

    /// Everything that is typed and not saved, to be kept outside the window.
    #[must_use]
    pub fn drafts(&self, cx: &Cx<'_>) -> Vec<KeptDraft> {
        let forms = self.forms.iter().filter_map(|form| form.kept(cx));
        forms.chain(Place::ALL.into_iter().flat_map(|place| self.screen(place).kept(cx))).collect()
    }

    /// Shows what was kept as it was being typed.
    ///
    /// # Errors
    /// Where this release cannot read it; then nothing has changed.
    pub fn take_up(&mut self, cx: &Cx<'_>, kept: &KeptDraft) -> Result<(), NotTakenUp> {
        if OpenForm::kept_as(kept) {
            self.open_form(OpenForm::take_up(kept)?);
            return Ok(());
        }
        let taken = Place::ALL.into_iter().find(|place| self.screen_mut(*place).take_up(cx, kept).is_ok());
        self.place = taken.ok_or(NotTakenUp::Unknown)?;
        Ok(())
    }

    /// The bars around the screen, and the list of agencies beside one.
    fn bars_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let bar = || Frame::new().fill(cx.theme.surface).stroke(Stroke::new(1.0, cx.theme.line));
        let low = page::low(ui.ctx());
        let across = |high: i8| bar().inner_margin(Margin::symmetric(16, high));
        let top = Panel::top("top").frame(across(if low { 3 } else { 7 })).show_separator_line(false);
        let top = top.show(ui, |ui| top::ui(ui, cx, &mut self.search));
        keyboard::pane(ui.ctx(), Pane::Top, top.response.rect);
        let bottom = Panel::bottom("status").frame(across(if low { 0 } else { 3 })).show_separator_line(false);
        let bottom = bottom.show(ui, |ui| status::ui(ui, cx));
        keyboard::pane(ui.ctx(), Pane::Status, bottom.response.rect);
        let names = Names::of(ui.ctx());
        let left = Panel::left("navigation").frame(bar().inner_margin(names.margin())).show_separator_line(false);
        let untaken = self.untaken(cx);
        let left = left.resizable(false).exact_size(names.width()).show(ui, |ui| {
            navigation::ui(ui, cx, self.place, untaken, names);
        });
        keyboard::pane(ui.ctx(), Pane::Navigation, left.response.rect);
        if self.place == Place::Agencies && self.agencies.list_beside(ui.ctx()) {
            let width = if names == Names::Beside { 288.0 } else { 236.0 };
            let list = Panel::left("list").frame(bar()).show_separator_line(false);
            let list = list.resizable(false).exact_size(width).show(ui, |ui| {
                self.agencies.list.ui(ui, cx, self.agencies.selected);
            });
            keyboard::pane(ui.ctx(), Pane::List, list.response.rect);
        }
    }

    /// How many agencies whose responsible is away today nobody has taken over.
    fn untaken(&mut self, cx: &Cx<'_>) -> usize {
        let known =
            |(of, day, _): &&(Arc<Snapshot>, NaiveDate, usize)| Arc::ptr_eq(of, cx.snapshot) && *day == cx.today;
        if let Some((.., count)) = self.untaken.as_ref().filter(known) {
            return *count;
        }
        let count = untaken(cx.snapshot, cx.today).len();
        self.untaken = Some((Arc::clone(cx.snapshot), cx.today, count));
        count
    }

    /// Draws everything.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let ctx = ui.ctx().clone();
        if cx.status.file.is_some() || !cx.snapshot.rows.employment_type.is_empty() {
            self.bars_ui(ui, cx);
            let frame =
                Frame::new().fill(cx.theme.ground).inner_margin(Margin { left: 24, right: 16, top: 0, bottom: 0 });
            let place = self.place;
            CentralPanel::default().frame(frame).show(ui, |ui| self.screen_mut(place).ui(ui, cx));
        } else {
            let frame = Frame::new().fill(cx.theme.ground).inner_margin(Margin::same(24));
            CentralPanel::default().frame(frame).show(ui, |ui| {
                welcome::ui(ui, cx);
                let corner =
                    egui::Area::new(egui::Id::unique("corner")).anchor(egui::Align2::RIGHT_TOP, Vec2::new(-16.0, 10.0));
                corner.show(ui.ctx(), |ui| {
                    ui.horizontal(|ui| {
                        top::language_ui(ui, cx);
                        top::help_ui(ui, cx);
                    });
                });
            });
        }
        self.toasts.ui(&ctx, cx);
        opening_ui(&ctx, cx);
        crate::ui::parts::printing::progress_ui(&ctx, cx);
        if let Some(form) = self.forms.last_mut().filter(|_| cx.status.opening.is_none()) {
            form.ui(&ctx, cx);
        }
        if let Some(who) = self.who.as_mut().filter(|_| cx.status.opening.is_none()) {
            who.ui(&ctx, cx);
        }
        if let Some(damaged) = self.damaged.as_mut().filter(|_| cx.status.opening.is_none()) {
            damaged.ui(&ctx, cx);
        }
        if let Some(picking) = self.picking.as_mut().filter(|_| cx.status.opening.is_none()) {
            picking.ui(&ctx, cx);
        }
        self.dialogs.ui(&ctx, cx, &mut self.help);
        crate::ui::parts::incoming::ui(&ctx, cx);
        super::unsaved::leaving_ui(&ctx, cx);
        edit_menu::ui(&ctx, cx);
        taking_out::collect(&ctx, cx);
        focus_ring(&ctx, cx.theme);
    }
}

/// Says that a file is being opened or made, once that takes noticeably long, and lets the user stop waiting.
fn opening_ui(ctx: &egui::Context, cx: &Cx<'_>) {
    let Some((file, since)) = &cx.status.opening else { return };
    if let Some(rest) = NOTICED.checked_sub(since.elapsed()) {
        ctx.request_repaint_after(rest);
        return;
    }
    modal(ctx, cx.theme, "opening", |ui, asked| {
        ui.set_width(360.0);
        ui.horizontal(|ui| {
            ui.spinner();
            let text = ui.label(cx.tw("opening-file", &[("file", file_name(file).into())]));
            ctx.accesskit_node_builder(text.id, |node| node.set_live(egui::accesskit::Live::Polite));
        });
        ui.add_space(UNIT);
        // What is being saved comes first, and its answer is waited for.
        ui.add_enabled_ui(!cx.status.saving, |ui| {
            foot(ui, |ui| {
                if plain_button(ui, cx.t("cancel")).clicked() || (asked.leave && !cx.status.saving) {
                    cx.act(Action::CancelOpening);
                }
            });
        });
    });
}
