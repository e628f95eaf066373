//! The frame around every screen: top bar, navigation, status bar, and which screen is up.

use std::sync::Arc;

use chrono::NaiveDate;
use egui::{Align, CentralPanel, Frame, Layout, Margin, Panel, RichText, Stroke, Ui, Vec2};
use egui_material_icons::icons;

use super::absences::AbsencesPage;
use super::agency::AgencyScreen;
use super::agency_form::AgencyForm;
use super::agency_list::AgencyList;
use super::agreement::Standard;
use super::characteristics::CharacteristicForm;
use super::contacts::ContactForm;
use super::dialogs::Dialogs;
use super::figures::all::AllFigures;
use super::importing::ImportPage;
use super::lists::Lists;
use super::privacy::PrivacyPage;
use super::questionnaire::QuestionnairePage;
use super::search_box::SearchBox;
use super::staff::StaffPage;
use super::theme::{ROW, UNIT, size, strong};
use super::toast::Toasts;
use super::today::TodayPage;
use super::upkeep::{self, DoubtForm, UpkeepPage};
use super::who::Who;
use super::widgets::{focus_ring, foot, icon_button, link, modal, pill, plain_button, primary, small};
use super::workload::WorkloadPage;
use super::{Action, Cx, Form, Place, SettingsPage, file_name, history, settings, welcome};
use crate::domain::{AgencyId, Language, Snapshot, untaken};
use crate::i18n::date::format_time;
use crate::ui::theme::NOTICED;
use crate::ui::widgets::Follow;

/// Width of the window in points below which the navigation shows icons only.
const NARROW: f32 = 1100.0;

/// Every screen's passing state.
#[derive(Default)]
pub struct Shell {
    /// The screen that is up.
    pub place: Place,
    /// The selected agency.
    pub selected: Option<AgencyId>,
    /// The list of agencies.
    pub list: AgencyList,
    /// The screen of the selected agency.
    pub agency: AgencyScreen,
    /// The form, while one is open.
    pub form: Option<AgencyForm>,
    /// The form of a contact, while one is open.
    pub contact: Option<ContactForm>,
    /// The form of a characteristic, while one is open.
    pub characteristic: Option<CharacteristicForm>,
    /// What is asked and said over everything else.
    pub dialogs: Dialogs,
    /// Short messages.
    pub toasts: Toasts,
    /// The first page.
    pub today: TodayPage,
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
    /// The form of a doubt, while one is open.
    pub doubt: Option<DoubtForm>,
    /// The standard division of work in the settings.
    pub standard: Standard,
    /// The lists of the settings.
    pub lists: Lists,
    /// The page of personal data in the settings.
    pub privacy: PrivacyPage,
    /// The page of the settings that is up.
    pub settings: SettingsPage,
    /// The page of our own people.
    pub staff: StaffPage,
    /// The page of what is brought in from files.
    pub import: ImportPage,
    /// Who sits here, while that is asked.
    pub who: Option<Who>,
    search: SearchBox,
    /// How many agencies nobody has taken over, and as of when.
    untaken: Option<(Arc<Snapshot>, NaiveDate, usize)>,
}

impl Shell {
    /// Whether something has been typed that is not saved.
    #[must_use]
    pub fn typing(&self) -> bool {
        self.typing_here() || self.questionnaire.typing()
    }

    /// Whether something has been typed that going to another screen would lose. Answers half typed are kept.
    #[must_use]
    pub fn typing_here(&self) -> bool {
        self.form.as_ref().is_some_and(AgencyForm::changed)
            || self.agency.typing()
            || self.figures.typing()
            || self.absences.typing()
            || self.lists.typing()
            || self.upkeep.typing()
            || self.doubt.as_ref().is_some_and(DoubtForm::changed)
            || self.privacy.typing()
            || self.staff.typing()
            || self.import.typing()
            || self.standard.typing()
            || self.contact.as_ref().is_some_and(ContactForm::changed)
            || self.characteristic.as_ref().is_some_and(CharacteristicForm::changed)
    }

    /// Forgets what going to another screen loses, but for the form.
    pub fn discard(&mut self) {
        self.agency.discard();
        self.figures.discard();
        self.absences.discard();
        self.lists.discard();
        self.upkeep.discard();
        self.doubt = None;
        self.privacy.discard();
        self.staff.discard();
        self.import.discard();
        self.standard.discard();
        self.contact = None;
        self.characteristic = None;
    }

    /// Closes a form, saved or not.
    pub fn close(&mut self, form: Form) {
        match form {
            Form::Agency => {
                let id = self.form.take().map(|form| form.id);
                self.selected = id.or(self.selected);
                self.list.reveal();
            }
            Form::Contact => self.contact = None,
            Form::Characteristic => self.characteristic = None,
            Form::Doubt => self.doubt = None,
            Form::Duty => self.upkeep.discard(),
            Form::Questionnaire => self.questionnaire.close(),
            Form::Payroll => self.agency.payroll.discard(),
            Form::Responsibility => self.agency.responsibilities.discard(),
            Form::Staff => self.staff.discard(),
            Form::Agreement => self.agency.agreement.close(),
            Form::Standard => self.standard.discard(),
            Form::Import => self.import.saved(),
        }
    }

    /// Whether a form is open that keeps what was typed in it. Those that are no window of their own stand open as long
    /// as something is typed.
    #[must_use]
    pub fn open(&self, form: Form) -> bool {
        match form {
            Form::Agency => self.form.is_some(),
            Form::Contact => self.contact.is_some(),
            Form::Characteristic => self.characteristic.is_some(),
            Form::Doubt => self.doubt.is_some(),
            Form::Duty => self.upkeep.typing(),
            Form::Questionnaire => self.questionnaire.typing(),
            Form::Payroll | Form::Responsibility | Form::Agreement => self.agency.typing(),
            Form::Staff => self.staff.typing(),
            Form::Standard => self.standard.typing(),
            Form::Import => self.import.typing(),
        }
    }

    /// What is typed and not saved, to be kept for the next window.
    #[must_use]
    pub fn drafts(&self, _cx: &Cx<'_>) -> Vec<super::KeptDraft> {
        Vec::new()
    }

    /// Goes on with what was kept.
    ///
    /// # Errors
    /// Where this release cannot read it.
    pub fn take_up(&mut self, _kept: &super::KeptDraft) -> Result<(), super::draft::NotTakenUp> {
        Err(super::draft::NotTakenUp::Unknown)
    }

    /// Draws everything.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let ctx = ui.ctx().clone();
        let bar = |theme: &super::Theme| Frame::new().fill(theme.surface).stroke(Stroke::new(1.0, theme.line));
        if cx.status.file.is_some() || !cx.snapshot.rows.employment_type.is_empty() {
            let top = Panel::top("top").frame(bar(cx.theme).inner_margin(Margin::symmetric(16, 7)));
            top.show_separator_line(false).show(ui, |ui| self.top_ui(ui, cx));
            let bottom = Panel::bottom("status").frame(bar(cx.theme).inner_margin(Margin::symmetric(16, 3)));
            bottom.show_separator_line(false).show(ui, |ui| status_ui(ui, cx));
            let narrow = ctx.content_rect().width() < NARROW;
            let width = if narrow { 56.0 } else { 168.0 };
            let left = Panel::left("navigation").frame(bar(cx.theme).inner_margin(Margin::symmetric(8, 12)));
            left.resizable(false).exact_size(width).show_separator_line(false).show(ui, |ui| {
                // With large letters there are more pages than places.
                egui::ScrollArea::vertical().follow(ui, |ui| self.navigation_ui(ui, cx, narrow));
            });
            if self.place == Place::Agencies && self.form.is_none() {
                let width = if narrow { 236.0 } else { 288.0 };
                let list = Panel::left("list").frame(bar(cx.theme));
                list.resizable(false).exact_size(width).show_separator_line(false).show(ui, |ui| {
                    self.list.ui(ui, cx, self.selected);
                });
            }
            let frame =
                Frame::new().fill(cx.theme.ground).inner_margin(Margin { left: 24, right: 16, top: 0, bottom: 0 });
            CentralPanel::default().frame(frame).show(ui, |ui| self.main_ui(ui, cx));
        } else {
            let frame = Frame::new().fill(cx.theme.ground).inner_margin(Margin::same(24));
            CentralPanel::default().frame(frame).show(ui, |ui| {
                welcome::ui(ui, cx);
                let corner =
                    egui::Area::new(egui::Id::unique("corner")).anchor(egui::Align2::RIGHT_TOP, Vec2::new(-16.0, 10.0));
                corner.show(ui.ctx(), |ui| language_ui(ui, cx));
            });
        }
        self.toasts.ui(&ctx, cx);
        opening_ui(&ctx, cx);
        crate::ui::parts::printing::progress_ui(&ctx, cx);
        if let Some(contact) = &mut self.contact {
            contact.ui(&ctx, cx);
        }
        if let Some(characteristic) = &mut self.characteristic {
            characteristic.ui(&ctx, cx);
        }
        if let Some(doubt) = &mut self.doubt {
            doubt.ui(&ctx, cx);
        }
        if let Some(who) = self.who.as_mut().filter(|_| cx.status.opening.is_none()) {
            who.ui(&ctx, cx);
        }
        self.dialogs.ui(&ctx, cx);
        super::unsaved::leaving_ui(&ctx, cx);
        focus_ring(&ctx, cx.theme);
    }

    fn top_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        ui.horizontal(|ui| {
            ui.label(RichText::new("Kortisto").font(strong(17.0)));
            ui.add_space(UNIT);
            let file = cx.status.file.as_deref().map(file_name).unwrap_or_default();
            small(ui, cx.theme, file);
            if let Some(reason) = cx.status.read_only {
                pill(ui, icons::ICON_LOCK, cx.t(reason), cx.theme.warning, cx.theme.warning_ground);
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.add(egui::Label::new(RichText::new(&cx.status.me).color(cx.theme.quiet)).truncate());
                if icon_button(ui, icons::ICON_HELP, cx.t("command-help")).clicked() {
                    cx.act(Action::Help);
                }
                language_ui(ui, cx);
                let width = (ui.available_width() - UNIT).clamp(160.0, 340.0);
                ui.allocate_ui_with_layout(Vec2::new(width, ROW), Layout::left_to_right(Align::Center), |ui| {
                    self.search.ui(ui, cx, width);
                });
            });
        });
    }

    fn navigation_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, narrow: bool) {
        let untaken = self.untaken(cx);
        ui.spacing_mut().item_spacing.y = 2.0;
        for place in Place::ALL {
            if place == Place::Settings {
                ui.add_space(UNIT / 2.0);
                super::widgets::hairline(ui, cx.theme);
                ui.add_space(UNIT / 2.0);
            }
            let icon = match place {
                Place::Today => icons::ICON_TODAY,
                Place::Agencies => icons::ICON_APARTMENT,
                Place::Absences => icons::ICON_EVENT_BUSY,
                Place::Questionnaire => icons::ICON_FORUM,
                Place::Figures => icons::ICON_TABLE_CHART,
                Place::Workload => icons::ICON_BAR_CHART,
                Place::Upkeep => icons::ICON_FACT_CHECK,
                Place::Staff => icons::ICON_GROUP,
                Place::Import => icons::ICON_UPLOAD_FILE,
                Place::History => icons::ICON_HISTORY,
                Place::Settings => icons::ICON_SETTINGS,
            };
            let chosen = place == self.place;
            let ink = if chosen { cx.theme.accent } else { cx.theme.text };
            let text = RichText::new(cx.t(place.key())).color(ink);
            let text = if chosen { text.font(strong(size::BODY)) } else { text };
            let icon = icon.rich_text().size(20.0).color(if chosen { ink } else { cx.theme.quiet });
            let button = if narrow { egui::Button::new(icon) } else { egui::Button::new((icon, text)) };
            let fill = if chosen { cx.theme.selected } else { cx.theme.surface };
            let button = button.fill(fill).stroke(Stroke::NONE).min_size(Vec2::new(ui.available_width(), 36.0));
            let response = ui.with_layout(Layout::top_down_justified(Align::Min), |ui| ui.add(button)).inner;
            let name = cx.t(place.key());
            let waiting = if place == Place::Upkeep { upkeep::waiting_doubts(cx) } else { 0 };
            let name = waiting_ui(ui, cx, name, response.rect, waiting, narrow);
            response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, chosen, &name));
            let response = if narrow { response.on_hover_text(name) } else { response };
            if place == Place::Absences && untaken > 0 {
                let text = cx.tw("nav-untaken", &[("count", untaken.into())]);
                let at = response.rect.right_center() - Vec2::new(UNIT, if narrow { 10.0 } else { 0.0 });
                let font = strong(size::SMALL);
                ui.painter().text(at, egui::Align2::RIGHT_CENTER, untaken.to_string(), font, cx.theme.danger);
                ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(text.clone()));
                response.clone().on_hover_text(text);
            }
            if response.clicked() {
                cx.act(Action::Go(place));
            }
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

    fn main_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        match self.place {
            Place::Agencies => {
                if let Some(form) = &mut self.form {
                    form.ui(ui, cx);
                } else if let Some(id) = self.selected.filter(|id| cx.snapshot.agency.get(*id).is_some()) {
                    self.agency.ui(ui, cx, id);
                } else {
                    nothing_ui(ui, cx);
                }
            }
            Place::Today => self.today.ui(ui, cx),
            Place::Absences => self.absences.ui(ui, cx),
            Place::Questionnaire => self.questionnaire.ui(ui, cx),
            Place::Figures => roomy(ui, |ui| self.figures.ui(ui, cx)),
            Place::Workload => roomy(ui, |ui| self.workload.ui(ui, cx)),
            Place::Upkeep => roomy(ui, |ui| self.upkeep.ui(ui, cx)),
            Place::Staff => self.staff.ui(ui, cx),
            Place::Import => roomy(ui, |ui| self.import.ui(ui, cx)),
            Place::History => {
                cx.act(Action::NeedHistory);
                history::ui(ui, cx);
            }
            Place::Settings => {
                let (lists, standard, privacy) = (&mut self.lists, &mut self.standard, &mut self.privacy);
                settings::ui(ui, cx, self.settings, lists, standard, privacy);
            }
        }
    }
}

/// How much waits at a place, at the right end of its button; the place's name with that.
fn waiting_ui(ui: &Ui, cx: &Cx<'_>, name: &str, rect: egui::Rect, waiting: usize, narrow: bool) -> String {
    if waiting == 0 {
        return name.to_owned();
    }
    let count = cx.number(i64::try_from(waiting).unwrap_or(i64::MAX));
    let at = if narrow { rect.right_top() + Vec2::new(-3.0, 9.0) } else { rect.right_center() - Vec2::new(10.0, 0.0) };
    ui.painter().text(at, egui::Align2::RIGHT_CENTER, count, strong(size::SMALL), cx.theme.warning);
    format!("{name}, {}", cx.tw("upkeep-count-doubts", &[("count", waiting.into())]))
}

/// A page whose table takes what room there is. Where that is little, as with large letters, the page itself scrolls.
fn roomy(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    const LEAST: f32 = 500.0;
    if ui.available_height() >= LEAST {
        add(ui);
        return;
    }
    egui::ScrollArea::vertical().auto_shrink(false).follow(ui, |ui| {
        ui.set_height(LEAST);
        add(ui);
    });
}

/// No agency is selected, or there is none.
fn nothing_ui(ui: &mut Ui, cx: &Cx<'_>) {
    if cx.snapshot.agency.is_empty() {
        crate::ui::parts::beginning::no_agencies(ui, cx);
        return;
    }
    let theme = cx.theme;
    super::widgets::empty(ui, theme, cx.t("agencies-choose"), cx.t("agencies-choose-help"), |ui| {
        if cx.writable() && primary(ui, theme, cx.t("command-new")).clicked() {
            cx.act(Action::NewAgency);
        }
    });
}

/// Says that a file is being opened or made, once that takes noticeably long, and lets the user stop waiting.
fn opening_ui(ctx: &egui::Context, cx: &Cx<'_>) {
    let Some((file, since)) = &cx.status.opening else { return };
    if let Some(rest) = NOTICED.checked_sub(since.elapsed()) {
        ctx.request_repaint_after(rest);
        return;
    }
    modal(ctx, cx.theme, "opening", |ui| {
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
                let escape = !cx.status.saving && ui.input(|input| input.key_pressed(egui::Key::Escape));
                if plain_button(ui, cx.t("cancel")).clicked() || escape {
                    cx.act(Action::CancelOpening);
                }
            });
        });
    });
}

/// The menu of languages: `fi ▾`.
fn language_ui(ui: &mut Ui, cx: &Cx<'_>) {
    let current = cx.language();
    let button = egui::Button::new((RichText::new(current.code()), icons::ICON_EXPAND_MORE.rich_text().size(16.0)));
    let button = ui.add(button.frame_when_inactive(false));
    let name = format!("{}: {}", cx.t("settings-language"), settings::own_name(current));
    button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
    egui::Popup::menu(&button).accessible_name(cx.t("settings-language")).show(|ui| {
        for language in Language::ALL {
            if ui.selectable_label(language == current, settings::own_name(language)).clicked() {
                cx.act(Action::SetLanguage(language));
                ui.close();
            }
        }
    });
}

fn status_ui(ui: &mut Ui, cx: &Cx<'_>) {
    ui.horizontal(|ui| {
        ui.set_min_height(24.0);
        if cx.status.unreachable {
            pill(ui, icons::ICON_WARNING, cx.t("status-unreachable"), cx.theme.warning, cx.theme.warning_ground);
        }
        let unsettled = cx.status.unsettled();
        if unsettled > 0 {
            let text = cx.tw("conflict-waits", &[("count", unsettled.into())]);
            pill(ui, icons::ICON_WARNING, &text, cx.theme.warning, cx.theme.warning_ground);
            if link(ui, cx.theme, cx.t("conflict-settle")).clicked() {
                cx.act(Action::SettleNext);
            }
            if link(ui, cx.theme, cx.t("conflict-give-up")).clicked() {
                cx.act(Action::GiveUp);
            }
        }
        let others = cx.status.stuck().count() - unsettled;
        if others > 0 {
            let text = cx.tw("unsaved-count", &[("count", others.into())]);
            pill(ui, icons::ICON_WARNING, &text, cx.theme.warning, cx.theme.warning_ground);
            if link(ui, cx.theme, cx.t("unsaved-show")).clicked() {
                cx.act(Action::ShowUnsaved);
            }
        }
        let offered = cx.status.offered.len();
        if offered > 0 {
            let text = cx.tw("offered-count", &[("count", offered.into())]);
            pill(ui, icons::ICON_EDIT_NOTE, &text, cx.theme.quiet, cx.theme.hovered);
            if link(ui, cx.theme, cx.t("offered-show")).clicked() {
                cx.act(Action::ShowOffered);
            }
        }
        let text = if cx.status.waiting {
            cx.t("status-waiting").to_owned()
        } else if cx.status.saving {
            cx.t("status-saving").to_owned()
        } else if let Some(at) = cx.status.saved_at {
            cx.tw("status-saved", &[("time", format_time(cx.language(), at).into())])
        } else {
            cx.tw("list-count", &[("count", cx.snapshot.agency.len().into())])
        };
        let response = small(ui, cx.theme, text);
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_live(egui::accesskit::Live::Polite));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            small(ui, cx.theme, cx.date(cx.today));
        });
    });
}
