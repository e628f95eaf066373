//! One agency: its header, its tabs.

mod card;
mod details;
mod figures;
mod inline;
mod past;
mod tab;

use std::sync::Arc;

use egui::{RichText, Sense, Stroke, Ui, Vec2};
use egui_material_icons::icons;

use super::agency_fields::PlainField;
use super::agreement::AgreementTab;
use super::characteristics;
use super::characteristics::Observations;
use super::client::ClientTab;
use super::draft::{KeptDraft, NotTakenUp};
use super::payroll::PayrollTab;
use super::responsibilities::ResponsibilitiesTab;
use super::theme::{UNIT, size, strong};
use super::widgets::{Page, beside, ends, found, icon_button, logo, menu, page, pill, primary, tabs, together};
use super::{Action, Cx};
use crate::domain::{Agency, AgencyId, AssignmentRole, Change, ContactRank, OperationKind, Paper, ReachKind, coverage};
use crate::ui::parts::agency::{edited_by_others_ui, menu_lines};
use crate::ui::parts::matters::Matters;
use crate::ui::parts::people::dialled;
use crate::ui::parts::printing;

pub(crate) use inline::Inline;
pub use past::PastAgency;
pub use tab::Tab;

/// The narrowest header in which the logo is large, and how up to date the agency is stands right of its name.
const WIDE: f32 = 620.0;

/// The size of the logo beside the name: where there is little room, and where there is enough.
const LOGO: (f32, f32) = (44.0, 64.0);

/// The narrowest place in which the name stands beside the buttons.
const NAME: f32 = 240.0;

/// The screen of one agency and its passing state.
#[derive(Default)]
pub struct AgencyScreen {
    /// The tab on top.
    pub tab: Tab,
    inline: Option<Inline>,
    figures: figures::FiguresTab,
    observations: Observations,
    matters: Matters,
    /// What is agreed.
    pub agreement: AgreementTab,
    /// The agency as a client.
    client: ClientTab,
    /// The payroll calendar.
    pub payroll: PayrollTab,
    /// Who is responsible.
    pub responsibilities: ResponsibilitiesTab,
}

impl AgencyScreen {
    /// Whether something has been typed here that is not saved.
    #[must_use]
    pub fn typing(&self) -> bool {
        self.inline.as_ref().is_some_and(Inline::changed)
            || self.figures.typing()
            || self.observations.typing()
            || self.matters.typing()
            || self.agreement.typing()
    }

    /// Brings a tab up; figures can be typed at once.
    pub fn show(&mut self, tab: Tab) {
        self.tab = tab;
        if tab == Tab::Figures {
            self.figures.focus();
        }
    }

    /// Whether the situation picture of an agency is up, and if so whether it is for ourselves.
    #[must_use]
    pub fn situation(&self, agency: Option<AgencyId>) -> Option<bool> {
        if self.tab == Tab::Client { self.client.picture(agency) } else { None }
    }

    /// Begins a correction where all details stand, or on the card where it can be made there too.
    pub(crate) fn correct(&mut self, begun: Inline) {
        if self.tab != Tab::Card || !begun.on_card() {
            self.tab = Tab::Details;
        }
        begun.begin(&mut self.inline);
    }

    /// Lets go of what is being typed.
    pub fn discard(&mut self) {
        self.inline = None;
        self.figures.discard();
        self.observations.discard();
        self.matters.discard();
        self.agreement.discard();
    }

    /// What is typed here, to be kept outside the window.
    #[must_use]
    pub fn kept(&self, cx: &Cx<'_>) -> Vec<KeptDraft> {
        // Whatever is added to the screen says here whether something is typed in it.
        let Self {
            tab: _,
            inline,
            figures,
            observations,
            matters,
            agreement,
            client: _,
            payroll: _,
            responsibilities: _,
        } = self;
        let mut kept: Vec<KeptDraft> = inline.as_ref().and_then(|inline| inline.kept(cx)).into_iter().collect();
        kept.extend(figures.kept(cx));
        kept.extend(observations.kept(cx));
        kept.extend(matters.kept(cx));
        kept.extend(agreement.kept(cx));
        kept
    }

    /// Shows what was kept as it was being typed; at which agency.
    ///
    /// # Errors
    /// Where something else was kept.
    pub fn take_up(&mut self, kept: &KeptDraft) -> Result<AgencyId, NotTakenUp> {
        if let Ok((agency, inline)) = Inline::take_up(kept) {
            self.inline = Some(inline);
            self.tab = Tab::Details;
            return Ok(agency);
        }
        if let Ok(agency) = self.figures.take_up(kept) {
            self.tab = Tab::Figures;
            return Ok(agency);
        }
        if let Ok(agency) = self.agreement.take_up(kept) {
            self.tab = Tab::Agreement;
            return Ok(agency);
        }
        let agency = self.observations.take_up(kept).or_else(|_| self.matters.take_up(kept))?;
        self.tab = Tab::Card;
        Ok(agency)
    }

    /// Gives back what a line of this screen has asked to be saved and is not to be; at which agency.
    pub fn give_back(&mut self, cx: &Cx<'_>, kind: OperationKind, changes: &[Change]) -> Option<AgencyId> {
        if let Some(inline) = Inline::given_back(cx, kind, changes) {
            let agency = inline.agency();
            self.inline = Some(inline);
            return Some(agency);
        }
        let agency = self.observations.give_back(kind, changes);
        let agency = agency.or_else(|| self.matters.give_back(cx, kind, changes))?;
        self.tab = Tab::Card;
        Some(agency)
    }

    /// Draws the agency; `above` draws what stands over its name.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, id: AgencyId, above: impl FnOnce(&mut Ui)) {
        let snapshot = Arc::clone(cx.snapshot);
        let Some(agency) = snapshot.agency.get(id) else { return };
        let head = |screen: &mut Self, ui: &mut Ui| {
            above(ui);
            header_ui(ui, cx, agency, &mut screen.payroll);
            edited_by_others_ui(ui, cx, id);
            let names = Tab::ALL.map(|tab| (tab, cx.t(tab.key()).to_owned()));
            if let Some(tab) = tabs(ui, cx, &names, screen.tab) {
                cx.act(Action::Show(tab));
            }
        };
        let page = Page::new("agency").view((id, self.tab.key()));
        page.show(ui, self, head, |screen, ui| match screen.tab {
            Tab::Card => {
                let Self { inline, observations, payroll, matters, .. } = screen;
                card::ui(ui, cx, agency, inline, observations, payroll, matters);
            }
            Tab::Details => details::ui(ui, cx, agency, &mut screen.inline),
            Tab::Figures => screen.figures.ui(ui, cx, agency),
            Tab::Characteristics => characteristics::tab_ui(ui, cx, agency),
            Tab::Payroll => screen.payroll.ui(ui, cx, agency),
            Tab::Agreement => screen.agreement.ui(ui, cx, agency),
            Tab::Client => screen.client.ui(ui, cx, agency),
            Tab::Responsibilities => screen.responsibilities.ui(ui, cx, agency),
        });
    }
}

/// The agency's logo, name, ministry and people, and at the right end what can be done with it. Where there is less room,
/// that stands below, and the logo is smaller.
fn header_ui(ui: &mut Ui, cx: &Cx<'_>, agency: &Agency, payroll: &mut PayrollTab) {
    let small = page::low(ui.ctx()) || ui.available_width() < WIDE;
    let logo_size = if small { LOGO.0 } else { LOGO.1 };
    let name = |ui: &mut Ui| {
        ui.horizontal_top(|ui| {
            logo(ui, cx, agency, logo_size);
            ui.add_space(UNIT / 2.0);
            ui.vertical(|ui| {
                ui.set_width(ui.available_width());
                ui.spacing_mut().item_spacing.y = 2.0;
                title_ui(ui, cx, agency);
                if !small {
                    about_ui(ui, cx, agency, payroll);
                }
            });
        });
    };
    beside(ui, NAME, name, |ui| {
        if small {
            buttons_ui(ui, cx, agency);
            return;
        }
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.horizontal(|ui| buttons_ui(ui, cx, agency));
            crate::ui::parts::mark::header_ui(ui, cx, agency);
        });
    });
    if small {
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            about_ui(ui, cx, agency, payroll);
        });
    }
}

/// What can be done with the agency.
fn buttons_ui(ui: &mut Ui, cx: &Cx<'_>, agency: &Agency) {
    printing::buttons(ui, cx, "print", &Paper::Agency(agency.id));
    if cx.writable() {
        let edit = primary(ui, cx.theme, cx.t("edit"));
        found(&edit, agency.id.0);
        if edit.clicked() {
            cx.act(Action::EditAgency);
        }
        menu_ui(ui, cx, agency);
    }
}

/// The size at which the longest word of a name fits the line, for Finnish words are not broken anywhere, and at which
/// a long name takes about two lines.
fn fitting(ui: &Ui, name: &str) -> f32 {
    /// The smallest size at which a name is still a title.
    const LEAST: f32 = 17.0;
    let title = page::title_size(ui.ctx());
    let wide = |text: &str| {
        let galley = ui.painter().layout_no_wrap(text.to_owned(), strong(title), egui::Color32::PLACEHOLDER);
        galley.size().x
    };
    let room = ui.available_width();
    let longest = name.split_whitespace().map(wide).fold(1.0, f32::max);
    let word = title * (room / longest).min(1.0);
    // Lines end where words do, and so before the edge.
    let whole = (title * (1.8 * room / wide(name).max(1.0)).min(1.0)).max(LEAST);
    word.min(whole).max(size::BODY).floor()
}

fn title_ui(ui: &mut Ui, cx: &Cx<'_>, agency: &Agency) {
    let language = cx.language();
    let mut title = egui::text::LayoutJob::default();
    let format = |font, color| egui::TextFormat { font_id: font, color, ..Default::default() };
    let size = fitting(ui, agency.name(language));
    title.append(agency.name(language), 0.0, format(strong(size), cx.theme.text));
    if !agency.abbreviation.is_empty() {
        title.append(&agency.abbreviation, 8.0, format(super::theme::plain(size), cx.theme.quiet));
    }
    let response = ui.add(egui::Label::new(title).wrap().selectable(true));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(egui::accesskit::Role::Heading);
        node.set_level(1);
        node.set_label(agency.name(language).to_owned());
    });
}

/// The ministry, what the agency is called in the other language, and who looks after it.
fn about_ui(ui: &mut Ui, cx: &Cx<'_>, agency: &Agency, payroll: &mut PayrollTab) {
    let language = cx.language();
    let parent = agency.parent_organisation.and_then(|id| cx.snapshot.parent_organisation.get(id));
    let swedish = language == crate::domain::Language::Sv;
    let (key, other) =
        if swedish { ("name-in-finnish", &agency.name_fi) } else { ("name-in-swedish", &agency.name_sv) };
    let other = Some(other.as_str()).filter(|other| !other.is_empty() && *other != agency.name(language));
    // That it is a name and no ministry is said.
    let other = other.map(|name| cx.tw(key, &[("name", name.into())]));
    let line: Vec<String> = parent.map(|parent| parent.name(language).to_owned()).into_iter().chain(other).collect();
    ui.add(egui::Label::new(RichText::new(line.join(" · ")).color(cx.theme.quiet)).truncate());
    if let Some(until) = agency.client_until.filter(|_| agency.archived(cx.today)) {
        let text = cx.tw("list-client-until", &[("date", cx.date(until).into())]);
        pill(ui, icons::ICON_ARCHIVE, &text, cx.theme.warning, cx.theme.warning_ground);
        return;
    }
    let who = |role| cx.snapshot.assigned(agency.id, role, cx.today).map(|(_, employee)| employee.name.clone());
    // Lines of text, not of buttons.
    ui.spacing_mut().interact_size.y = 20.0;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::new(5.0, 0.0);
        ui.spacing_mut().interact_size.y = 20.0;
        for (key, role) in [("role-responsible", AssignmentRole::Responsible), ("role-deputy", AssignmentRole::Deputy)]
        {
            let name = who(role);
            let named = name.as_deref().map_or_else(|| wide(ui, cx.t("nobody")), |name| bold_wide(ui, name));
            let label = wide(ui, cx.t(key)) + wide(ui, "·");
            let beside = together(ui, label + named + 2.0 * ui.spacing().item_spacing.x);
            if role == AssignmentRole::Deputy && beside {
                ui.label(RichText::new("·").color(cx.theme.quiet));
            }
            ui.label(RichText::new(cx.t(key)).color(cx.theme.quiet));
            match name {
                Some(name) => {
                    ui.label(RichText::new(name).font(strong(size::BODY)));
                    if role == AssignmentRole::Responsible {
                        away_ui(ui, cx, agency);
                    }
                }
                None => {
                    ui.label(RichText::new(cx.t("nobody")).color(cx.theme.danger));
                }
            }
        }
    });
    telephone_ui(ui, cx, agency);
    payroll.header_ui(ui, cx, agency);
}

/// Whom to call at the agency: who is called first, and the switchboard.
fn telephone_ui(ui: &mut Ui, cx: &Cx<'_>, agency: &Agency) {
    let primary = cx.snapshot.contacts_on(agency.id, cx.today).into_iter().next();
    let phone = primary.and_then(|one| {
        cx.snapshot.contact_reach.of(agency.id).find(|reach| reach.contact == one.id && reach.kind == ReachKind::Phone)
    });
    let switchboard = Some(agency.switchboard.as_str()).filter(|number| !number.is_empty());
    if primary.is_none() && switchboard.is_none() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::new(5.0, 0.0);
        ui.spacing_mut().interact_size.y = 20.0;
        if let Some(primary) = primary {
            let key = if primary.rank == ContactRank::Primary { "header-primary" } else { "table-contact" };
            ui.label(RichText::new(cx.t(key)).color(cx.theme.quiet));
            let number = phone.map_or(0.0, |phone| wide(ui, &phone.value) + ui.spacing().item_spacing.x);
            together(ui, bold_wide(ui, &primary.name) + number);
            ui.label(RichText::new(&primary.name).font(strong(size::BODY)));
            if let Some(phone) = phone {
                call_ui(ui, cx, &primary.name, &phone.value);
            }
        }
        if let Some(number) = switchboard {
            let label = cx.t("field-switchboard");
            let wide: f32 = ["·", label, number].map(|text| wide(ui, text)).iter().sum();
            // The number stands where it is said whose it is; what separates it from the contact does not begin a line.
            let beside = together(ui, wide + 3.0 * ui.spacing().item_spacing.x);
            if primary.is_some() && beside {
                ui.label(RichText::new("·").color(cx.theme.quiet));
            }
            ui.label(RichText::new(label).color(cx.theme.quiet));
            call_ui(ui, cx, label, number);
        }
    });
}

/// How wide a text is on one line.
fn wide(ui: &Ui, text: &str) -> f32 {
    ui.painter().layout_no_wrap(text.to_owned(), super::theme::plain(size::BODY), egui::Color32::PLACEHOLDER).size().x
}

/// The same of a semi-bold one.
fn bold_wide(ui: &Ui, text: &str) -> f32 {
    ui.painter().layout_no_wrap(text.to_owned(), strong(size::BODY), egui::Color32::PLACEHOLDER).size().x
}

/// A number that a click calls. The keyboard calls it where the number stands on the card.
fn call_ui(ui: &mut Ui, cx: &Cx<'_>, whom: &str, number: &str) {
    let text = RichText::new(number).color(cx.theme.accent);
    // A number never breaks in the middle.
    let response = ui.add(egui::Label::new(text).extend().selectable(false).sense(Sense::CLICK));
    let spoken = format!("{}: {whom}, {number}", cx.t("call"));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        // What is a mere text has no name of its own.
        node.set_role(egui::accesskit::Role::Group);
        node.clear_value();
        node.set_label(spoken.clone());
    });
    let response = response.on_hover_text(spoken);
    if response.clicked() {
        cx.act(Action::OpenLink(format!("tel:{}", dialled(number))));
    }
}

/// That the responsible is away today, until when, and who is there instead.
fn away_ui(ui: &mut Ui, cx: &Cx<'_>, agency: &Agency) {
    let Some((until, stand_in)) = coverage::away_today(cx.snapshot, agency.id, cx.today) else { return };
    let there = stand_in.and_then(|id| cx.snapshot.employee.get(id)).map(|one| one.name.as_str());
    let text = match there {
        Some(name) => cx.tw("absence-header", &[("date", cx.date(until).into()), ("name", name.into())]),
        None => cx.tw("absence-header-nobody", &[("date", cx.date(until).into())]),
    };
    ui.label(RichText::new(text).color(cx.theme.warning));
}

/// Everything else that can be done with an agency.
fn menu_ui(ui: &mut Ui, cx: &Cx<'_>, agency: &Agency) {
    let name = cx.t("agency-more").to_owned();
    let button = icon_button(ui, icons::ICON_MORE_VERT, &name);
    menu(&button, &name, |ui| menu_lines(ui, cx, agency));
}

/// A reading value that can be corrected in place, with the buttons that go with its kind at the end of its line.
fn value_ui(ui: &mut Ui, cx: &Cx<'_>, agency: &Agency, inline: &mut Option<Inline>, field: &PlainField) {
    let text = (field.of)(agency);
    if Inline::editing(inline.as_ref(), agency.id, field.column) {
        inline::edit_ui(ui, cx, inline, field);
        return;
    }
    let label = cx.t(field.key);
    let buttons = field.buttons(text);
    let editable = cx.writable();
    ends(
        ui,
        |ui| {
            ui.vertical(|ui| {
                let response = super::widgets::reading(ui, cx, label, text, editable);
                if editable && super::widgets::corrects(ui, &response) {
                    Inline::new(agency, field).begin(inline);
                }
            });
        },
        |ui| {
            for (icon, key, action) in buttons {
                let name = format!("{}: {label}", cx.t(key));
                if icon_button(ui, icon, &name).clicked() {
                    cx.act(action);
                }
            }
        },
    );
}

/// A thin line between the rows of a card.
fn rule(ui: &mut Ui, cx: &Cx<'_>) {
    let (rect, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), 1.0), Sense::hover());
    ui.painter().hline(rect.x_range(), rect.center().y, Stroke::new(1.0, cx.theme.line.gamma_multiply(0.7)));
}
