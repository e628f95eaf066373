//! The frame around every screen: top bar, navigation, status bar, and which screen is up.

use std::sync::Arc;

use chrono::NaiveDate;
use egui::{Align, CentralPanel, Frame, Layout, Margin, Panel, RichText, Stroke, Ui, Vec2};
use egui_material_icons::icons;

use super::absences::AbsencesPage;
use super::agencies::AgenciesPage;
use super::dialogs::{Dialog, Dialogs};
use super::draft::{KeptDraft, NotTakenUp};
use super::figures::all::AllFigures;
use super::forms::{FormId, OpenForm};
use super::history::HistoryPage;
use super::importing::ImportPage;
use super::questionnaire::QuestionnairePage;
use super::screens::{Room, Typed};
use super::search_box::SearchBox;
use super::settings::SettingsScreen;
use super::staff::StaffPage;
use super::theme::{ROW, UNIT, size, strong};
use super::toast::Toasts;
use super::today::TodayPage;
use super::upkeep::{self, UpkeepPage};
use super::who::Who;
use super::widgets::edit_menu;
use super::widgets::keyboard::{self, Pane};
use super::widgets::{focus_ring, foot, icon_button, link, modal, pill, plain_button, small};
use super::workload::WorkloadPage;
use super::{Action, Cx, Place, file_name, settings, welcome};
use crate::domain::{Language, Record, Snapshot, untaken};
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
    /// The agencies.
    pub agencies: AgenciesPage,
    /// The forms that are open over the window; the last one is on top, and alone to be seen.
    pub forms: Vec<OpenForm>,
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
    /// The settings.
    pub settings: SettingsScreen,
    /// The page of our own people.
    pub staff: StaffPage,
    /// The page of what is brought in from files.
    pub import: ImportPage,
    /// What has been done.
    pub history: HistoryPage,
    /// Who sits here, while that is asked.
    pub who: Option<Who>,
    search: SearchBox,
    /// How many agencies nobody has taken over, and as of when.
    untaken: Option<(Arc<Snapshot>, NaiveDate, usize)>,
}

impl Shell {
    /// The names of what lies over the page, the topmost last.
    #[must_use]
    pub fn over(&self) -> Vec<&'static str> {
        let forms = self.forms.iter().map(OpenForm::kind);
        forms.chain(self.who.as_ref().map(|_| "Who")).chain(self.dialogs.names()).collect()
    }

    /// The names of everything that can lie over the page.
    pub fn all_over() -> impl Iterator<Item = &'static str> {
        use strum::VariantNames;
        let dialogs = Dialog::VARIANTS.iter().filter(|name| **name != "Ask");
        let forms = super::forms::Typed::NAMES.iter().chain(&["Who"]);
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
        let agency = self.agencies.form.as_ref().is_some_and(|form| form.changed());
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

    /// Whether a form is open that keeps what was typed in it.
    #[must_use]
    pub fn open(&self, form: FormId) -> bool {
        self.forms.iter().any(|open| open.id() == form)
            || self.agencies.form.as_ref().is_some_and(|open| open.form_id() == form)
            || self.import.form_id() == Some(form)
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

    /// Draws everything.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let ctx = ui.ctx().clone();
        let bar = |theme: &super::Theme| Frame::new().fill(theme.surface).stroke(Stroke::new(1.0, theme.line));
        if cx.status.file.is_some() || !cx.snapshot.rows.employment_type.is_empty() {
            let top = Panel::top("top").frame(bar(cx.theme).inner_margin(Margin::symmetric(16, 7)));
            let top = top.show_separator_line(false).show(ui, |ui| self.top_ui(ui, cx));
            keyboard::pane(&ctx, Pane::Top, top.response.rect);
            let bottom = Panel::bottom("status").frame(bar(cx.theme).inner_margin(Margin::symmetric(16, 3)));
            let bottom = bottom.show_separator_line(false).show(ui, |ui| status_ui(ui, cx));
            keyboard::pane(&ctx, Pane::Status, bottom.response.rect);
            let narrow = ctx.content_rect().width() < NARROW;
            let width = if narrow { 56.0 } else { 168.0 };
            let left = Panel::left("navigation").frame(bar(cx.theme).inner_margin(Margin::symmetric(8, 12)));
            let left = left.resizable(false).exact_size(width).show_separator_line(false).show(ui, |ui| {
                // With large letters there are more pages than places.
                egui::ScrollArea::vertical().follow(ui, |ui| self.navigation_ui(ui, cx, narrow));
            });
            keyboard::pane(&ctx, Pane::Navigation, left.response.rect);
            if self.place == Place::Agencies && self.agencies.form.is_none() {
                let width = if narrow { 236.0 } else { 288.0 };
                let list = Panel::left("list").frame(bar(cx.theme));
                let list = list.resizable(false).exact_size(width).show_separator_line(false).show(ui, |ui| {
                    self.agencies.list.ui(ui, cx, self.agencies.selected);
                });
                keyboard::pane(&ctx, Pane::List, list.response.rect);
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
        if let Some(form) = self.forms.last_mut().filter(|_| cx.status.opening.is_none()) {
            form.ui(&ctx, cx);
        }
        if let Some(who) = self.who.as_mut().filter(|_| cx.status.opening.is_none()) {
            who.ui(&ctx, cx);
        }
        self.dialogs.ui(&ctx, cx);
        super::unsaved::leaving_ui(&ctx, cx);
        edit_menu::ui(&ctx, cx);
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
            let chosen = place == self.place;
            let ink = if chosen { cx.theme.accent } else { cx.theme.text };
            let text = RichText::new(cx.t(place.key())).color(ink);
            let text = if chosen { text.font(strong(size::BODY)) } else { text };
            let icon = place.icon().rich_text().size(20.0).color(if chosen { ink } else { cx.theme.quiet });
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
        let place = self.place;
        match place.room() {
            Room::Own => self.screen_mut(place).ui(ui, cx),
            Room::Table => roomy(ui, |ui| self.screen_mut(place).ui(ui, cx)),
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
