//! What a file holds, and what bringing it in would do.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use egui::accesskit::Live;
use egui::{Align, Key, Layout, Modifiers, RichText, Ui, Vec2};
use egui_material_icons::icons;

use super::Done;
use super::columns::{Columns, columns_ui};
use super::preview::{refused_ui, unread_ui};
use super::table::{Seen, Table, outcome_ink, remarks, row_name};
use crate::domain::importing::contacts::{
    Counts, Decision, Options, Outcome, Plan, PlannedLine, Remark, Where, in_sections, likely_agency, plan,
};
use crate::domain::importing::pipeline::Tally;
use crate::domain::importing::{Incoming, RefusedRows, Source, unread};
use crate::domain::{AgencyId, Contact, Language, OperationKind, Snapshot};
use crate::i18n::importing;
use crate::ui::theme::{UNIT, size};
use crate::ui::widgets::grid::{Grid, GridEvent, Height};
use crate::ui::widgets::table::{Column, Table as Changes};
use crate::ui::widgets::{Page, bold, choice, ends, heading, link, named_choice, pill, plain_button, primary, small};
use crate::ui::{Action, Cx, FormId, Question};

/// What the table is remembered by.
const GRID: &str = "import";

/// How many changes and remarks of a row are written out under the table.
const TOLD: usize = 8;

/// The height of one of them.
const TOLD_LINE: f32 = 20.0;

/// The plan, and from what it was made.
struct Planned {
    of: Arc<Snapshot>,
    language: Language,
    plan: Plan,
}

/// What a file holds, what has been chosen about it, and what that would do.
pub(super) struct Loaded {
    /// Which form it is.
    pub(super) form: FormId,
    name: String,
    source: Source,
    columns: Columns,
    incoming: Vec<Incoming>,
    agency: Option<Where>,
    decided: BTreeMap<usize, Decision>,
    left_out: BTreeSet<usize>,
    add_roles: bool,
    planned: Option<Planned>,
    /// How often a plan has been made.
    version: u64,
    grid: Grid,
    /// How high what stands under the table was.
    foot: f32,
    /// Those who could not come in, once the others do.
    kept: Vec<RefusedRows>,
}

impl Loaded {
    pub(super) fn new(cx: &Cx<'_>, name: String, source: Source, agency: Option<AgencyId>) -> Self {
        let mut loaded = Self {
            form: FormId::new(),
            name,
            columns: Columns::of(cx, &source),
            source,
            incoming: Vec::new(),
            agency: None,
            decided: BTreeMap::new(),
            left_out: BTreeSet::new(),
            add_roles: false,
            planned: None,
            version: 0,
            grid: Grid::new(GRID),
            foot: 150.0,
            kept: Vec::new(),
        };
        loaded.read(cx);
        let likely = || {
            let several = loaded.incoming.iter().filter(|one| !one.organisation.is_empty()).count() > 1;
            // Cards name their organisation one by one; a table says it in a column that is meant for it.
            let written = matches!(loaded.source, Source::Sheets(_)) && several;
            if written { Some(Where::AsWritten) } else { likely_agency(cx.snapshot, &loaded.incoming).map(Where::At) }
        };
        loaded.agency = agency.map(Where::At).or_else(likely);
        loaded
    }

    /// What has been brought in.
    pub(super) fn done(&self) -> Done {
        let plan = self.planned.as_ref().map(|planned| &planned.plan);
        let agency = match self.agency {
            Some(Where::At(agency)) => Some(agency),
            _ => None,
        };
        Done {
            name: self.name.clone(),
            key: "import-done",
            people: plan.map_or(0, |plan| plan.people),
            counts: plan.map(Plan::counts).unwrap_or_default(),
            agency,
            // What was written last of it is what the file holds.
            mark: plan.and_then(|plan| plan.changes.last()?.after.clone()),
            refused: self.kept.clone(),
        }
    }

    /// Those who cannot come in or have to be chosen.
    fn refused(&self, cx: &Cx<'_>) -> Vec<RefusedRows> {
        let Some(planned) = &self.planned else { return Vec::new() };
        let lines = planned.plan.lines.iter().zip(&self.incoming);
        let refused = lines.filter(|(line, _)| matches!(line.outcome, Outcome::Refused(_) | Outcome::Ambiguous));
        let told = refused.map(|(line, one)| (one, remarks(cx, line).join(" ")));
        importing::refused(cx.texts, &self.source, self.columns.taken(), told)
    }

    /// Reads the people anew: the sheet or its columns are others.
    fn read(&mut self, cx: &Cx<'_>) {
        self.incoming = in_sections(&cx.snapshot.rows, self.columns.people(&self.source));
        self.decided.clear();
        self.left_out.clear();
        self.planned = None;
    }

    /// Makes the plan anew where what it was made from has changed.
    fn refresh(&mut self, cx: &Cx<'_>) {
        let same = |planned: &Planned| Arc::ptr_eq(&planned.of, cx.snapshot) && planned.language == cx.language();
        let Some(agency) = self.agency else {
            self.planned = None;
            return;
        };
        if self.planned.as_ref().is_some_and(same) {
            return;
        }
        let mut options = Options::new(agency, cx.language(), importing::labels(cx.texts));
        options.decided.clone_from(&self.decided);
        options.left_out.clone_from(&self.left_out);
        options.add_roles = self.add_roles;
        let plan = plan(&cx.snapshot.rows, &self.incoming, &options);
        self.planned = Some(Planned { of: Arc::clone(cx.snapshot), language: cx.language(), plan });
        self.version += 1;
    }

    pub(super) fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, claim: bool) {
        let shortcut = |input: &mut egui::InputState| {
            input.consume_key(Modifiers::COMMAND, Key::Enter) || input.consume_key(Modifiers::COMMAND, Key::S)
        };
        let above = ui.memory(|memory| memory.top_modal_layer().is_some()) || egui::Popup::is_any_open(ui.ctx());
        let wanted = !above && ui.input_mut(shortcut);
        let leave = !above && !ui.ctx().text_edit_focused() && ui.input(|input| input.key_pressed(Key::Escape));
        let head = |loaded: &mut Self, ui: &mut Ui| {
            loaded.head_ui(ui, cx, claim);
            loaded.choices_ui(ui, cx);
        };
        Page::new("import-file").table().show(ui, self, head, |loaded, ui| loaded.body_ui(ui, cx, wanted, leave));
    }

    /// What the file comes to, and the buttons that bring it in or leave it.
    fn body_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, wanted: bool, leave: bool) {
        let grid = ui.make_persistent_id(("grid", GRID));
        let leave = leave && ui.memory(egui::Memory::focused) != Some(grid);
        self.refresh(cx);
        let Some(planned) = &self.planned else {
            let key = if self.columns.has_name() { "import-no-agency" } else { "import-no-name-column" };
            Self::wanting_ui(ui, cx, key);
            self.foot_ui(ui, cx, wanted, leave);
            return;
        };
        if !self.columns.has_name() {
            Self::wanting_ui(ui, cx, "import-no-name-column");
            self.foot_ui(ui, cx, false, leave);
            return;
        }
        counts_ui(ui, cx, planned.plan.counts());
        let counts = planned.plan.counts();
        let tally = Tally { refused: counts.refused, ambiguous: counts.ambiguous, ..Tally::default() };
        refused_ui(ui, cx, tally, || self.refused(cx));
        let cards = matches!(self.source, Source::Cards(_));
        let seen = Seen { incoming: &self.incoming, plan: &planned.plan, cards, version: self.version };
        let table = Table::new(cx, seen, self.agency == Some(Where::AsWritten));
        let room = (ui.available_height() - self.foot).max(160.0);
        let width = ui.available_width();
        let events = ui
            .allocate_ui_with_layout(Vec2::new(width, room), Layout::top_down(Align::Min), |ui| {
                ui.set_max_height(room);
                self.grid.show(ui, cx, cx.t("import-preview"), &table, Height::Room)
            })
            .inner;
        let toggled: Vec<usize> = events
            .into_iter()
            .filter_map(|event| match event {
                GridEvent::Led(row, column) if table.toggles(row, column) => Some(row),
                _ => None,
            })
            .collect();
        drop(table);
        for row in toggled {
            self.toggle(row);
        }
        let top = ui.cursor().top();
        self.grid.out_ui(ui, cx);
        self.detail_ui(ui, cx);
        self.foot_ui(ui, cx, wanted, leave);
        let foot = ui.cursor().top() - top + UNIT;
        if (foot - self.foot).abs() > 1.0 {
            self.foot = foot;
            ui.ctx().request_repaint();
        }
    }

    fn head_ui(&self, ui: &mut Ui, cx: &Cx<'_>, claim: bool) {
        heading(ui, cx.t("place-import"), |ui| {
            let other = plain_button(ui, cx.t("import-choose-other"));
            if claim {
                // Whoever has chosen a file goes on from here.
                other.request_focus();
            }
            if other.clicked() {
                cx.act(Action::ImportContacts(None));
            }
        });
        ui.add(egui::Label::new(RichText::new(&self.name).color(cx.theme.quiet)).truncate());
        ui.add_space(UNIT / 2.0);
    }

    /// Whose contacts they are, and what the columns hold.
    fn choices_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let mut changed = false;
        ui.with_layout(Layout::left_to_right(Align::TOP).with_main_wrap(true), |ui| {
            let mut agencies: Vec<(Option<Where>, String)> = Vec::new();
            if self.agency.is_none() {
                agencies.push((None, cx.t("import-agency-choose").to_owned()));
            }
            if self.columns.has_agency() || self.incoming.iter().any(|one| !one.organisation.is_empty()) {
                agencies.push((Some(Where::AsWritten), cx.t("import-agency-as-written").to_owned()));
            }
            let all = super::agencies(cx).into_iter();
            agencies.extend(all.filter_map(|(id, name)| Some((Some(Where::At(id?)), name))));
            if choice(ui, cx.theme, cx.t("import-agency"), &mut self.agency, &agencies, 280.0) {
                self.decided.clear();
                self.planned = None;
            }
            changed = self.columns.sheet_ui(ui, cx, &self.source);
        });
        changed |= columns_ui(ui, cx, &mut self.columns, &self.source);
        if changed {
            self.read(cx);
        }
        if let Source::Sheets(sheets) = &self.source {
            unread_ui(ui, cx, &unread(sheets));
        }
        let left = self.columns.left();
        if !left.is_empty() {
            let text = cx.tw("import-columns-left", &[("columns", left.join(", ").into())]);
            let response = ui.add(egui::Label::new(RichText::new(text).color(cx.theme.warning)).wrap());
            ui.ctx().accesskit_node_builder(response.id, |node| node.set_live(Live::Polite));
        }
        ui.add_space(UNIT / 2.0);
    }

    fn wanting_ui(ui: &mut Ui, cx: &Cx<'_>, key: &str) {
        ui.add_space(UNIT);
        let response = pill(ui, icons::ICON_INFO, cx.t(key), cx.theme.accent, cx.theme.selected);
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_live(Live::Polite));
        ui.add_space(UNIT);
    }

    fn toggle(&mut self, row: usize) {
        if !self.left_out.remove(&row) {
            self.left_out.insert(row);
        }
        self.planned = None;
    }

    /// The row in which the cursor stands, written out, with what can be chosen about it.
    fn detail_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let cards = matches!(self.source, Source::Cards(_));
        let current = self.grid.current();
        let found = current.and_then(|row| {
            let line = self.planned.as_ref()?.plan.lines.get(row)?;
            Some((row, self.incoming.get(row)?, line))
        });
        let Some((row, one, line)) = found else { return };
        let name = row_name(cx, one, cards);
        let frame = egui::Frame::new().fill(cx.theme.surface).stroke(egui::Stroke::new(1.0, cx.theme.line));
        let (mut toggled, mut decided, mut decision) = (false, false, line.decision);
        ui.add_space(UNIT / 2.0);
        frame.corner_radius(8).inner_margin(egui::Margin::symmetric(12, 8)).show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 4.0;
            super::super::widgets::name_region(ui, &name);
            ends(
                ui,
                |ui| {
                    ui.spacing_mut().interact_size.y = 24.0;
                    bold(ui, &name, size::BODY);
                    let (ink, ground) = outcome_ink(cx, &line.outcome);
                    pill(ui, icons::ICON_INFO, cx.t(importing::outcome_key(&line.outcome)), ink, ground);
                },
                |ui| {
                    if matches!(line.outcome, Outcome::New | Outcome::Changed) {
                        let mut taken = !line.left_out;
                        toggled = ui.checkbox(&mut taken, cx.t("import-take")).changed();
                    }
                },
            );
            told_ui(ui, cx, line);
            if !line.choices.is_empty() {
                decided = who_ui(ui, cx, line, &mut decision);
            }
        });
        if toggled {
            self.toggle(row);
        }
        if decided {
            match decision {
                Some(decision) => self.decided.insert(row, decision),
                None => self.decided.remove(&row),
            };
            self.planned = None;
        }
    }

    /// What is done with it all.
    fn foot_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, wanted: bool, leave: bool) {
        ui.add_space(UNIT);
        let plan = self.planned.as_ref().map(|planned| &planned.plan).filter(|_| self.columns.has_name());
        let people = plan.map_or(0, |plan| plan.people);
        let unknown = |line: &PlannedLine| {
            let roles = |remark: &Remark| matches!(remark, Remark::UnknownRole(_) | Remark::NewRole(_));
            line.remarks.iter().any(roles)
        };
        let roles = plan.is_some_and(|plan| plan.lines.iter().any(unknown));
        let able = people > 0 && cx.writable() && !cx.status.saving;
        let mut import = wanted && able;
        let mut add_roles = self.add_roles;
        ends(
            ui,
            |ui| {
                if roles {
                    ui.checkbox(&mut add_roles, cx.t("import-add-roles"));
                } else if plan.is_some() && people == 0 {
                    small(ui, cx.theme, cx.t("import-nothing"));
                }
            },
            |ui| {
                let text = cx.tw("import-do", &[("count", people.into())]);
                import |= ui.add_enabled_ui(able, |ui| primary(ui, cx.theme, &text).clicked()).inner;
                if plain_button(ui, cx.t("cancel")).clicked() || leave {
                    cx.act(Action::Ask(Question::LeaveDraft(Box::new(Action::Discard))));
                }
            },
        );
        ui.add_space(UNIT);
        if import && let Some(plan) = plan {
            self.kept = self.refused(cx);
            let (name, changes) = (self.name.clone(), plan.changes.clone());
            cx.act(Action::BringIn(self.form, OperationKind::ContactsImported, name, changes, Vec::new()));
        }
        if add_roles != self.add_roles {
            self.add_roles = add_roles;
            self.planned = None;
        }
    }
}

/// What is worth knowing about a row, and what changes in it.
fn told_ui(ui: &mut Ui, cx: &Cx<'_>, line: &PlannedLine) {
    let remarks = remarks(cx, line);
    let left = TOLD.saturating_sub(remarks.len());
    for text in remarks.into_iter().take(TOLD) {
        ui.add(egui::Label::new(RichText::new(text).size(size::SMALL).color(cx.theme.warning)).wrap());
    }
    if line.outcome != Outcome::Changed {
        return;
    }
    let changes = line.differences.iter().take(left);
    let changes: Vec<(&str, String)> =
        changes.map(|one| (cx.t(importing::part_key(one.part)), importing::change(cx.texts, one))).collect();
    let parts = Column::new("").share(0.0).holding(ui, changes.iter().map(|(part, _)| *part));
    let table = Changes::new(cx.theme, cx.t("import-changed"), TOLD_LINE, vec![parts, Column::new("")]).unruled();
    table.show(ui, changes.len(), |index, row| {
        let Some((part, change)) = changes.get(index) else { return };
        let mut cells = row.called(index, *part);
        cells.text(RichText::new(*part).size(size::SMALL).color(cx.theme.quiet));
        cells.text(RichText::new(change).size(size::SMALL));
    });
}

/// Who a row is about. True where another was chosen.
fn who_ui(ui: &mut Ui, cx: &Cx<'_>, line: &PlannedLine, chosen: &mut Option<Decision>) -> bool {
    let mut options: Vec<(Option<Decision>, String)> = Vec::new();
    options.push((None, cx.t("import-ambiguous").to_owned()));
    for id in &line.choices {
        if let Some(contact) = cx.snapshot.contact.get(*id) {
            options.push((Some(Decision::Is(*id)), described(cx, contact)));
        }
    }
    options.push((Some(Decision::New), cx.t("import-who-new").to_owned()));
    let name = cx.t("import-who");
    named_choice(ui, cx.theme, [name, name], chosen, &options, 420.0)
}

/// Somebody with what tells them from others of the name.
fn described(cx: &Cx<'_>, contact: &Contact) -> String {
    let mut parts = vec![contact.name.clone()];
    parts.extend((!contact.title.is_empty()).then(|| contact.title.clone()));
    parts.extend(cx.snapshot.reaches(contact).into_iter().take(2).map(|reach| reach.value.clone()));
    parts.join(", ")
}

/// How many rows come to what.
fn counts_ui(ui: &mut Ui, cx: &Cx<'_>, counts: Counts) {
    let theme = cx.theme;
    let parts = [
        ("import-count-new", counts.new, theme.good, theme.good_ground),
        ("import-count-changed", counts.changed, theme.accent, theme.selected),
        ("import-count-same", counts.same, theme.quiet, theme.hovered),
        ("import-count-ambiguous", counts.ambiguous, theme.warning, theme.warning_ground),
        ("import-count-refused", counts.refused, theme.danger, theme.danger_ground),
        ("import-count-left-out", counts.left_out, theme.quiet, theme.hovered),
    ];
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().interact_size.y = 26.0;
        for (key, count, ink, ground) in parts.into_iter().filter(|(_, count, ..)| *count > 0) {
            let icon = match key {
                "import-count-new" => icons::ICON_PERSON_ADD,
                "import-count-changed" => icons::ICON_EDIT,
                "import-count-ambiguous" => icons::ICON_HELP,
                "import-count-refused" => icons::ICON_ERROR,
                _ => icons::ICON_CHECK,
            };
            pill(ui, icon, &cx.tw(key, &[("count", count.into())]), ink, ground);
        }
    });
    ui.add_space(UNIT / 2.0);
}

/// A line that opens and closes what is under it.
pub(super) fn toggle_ui(ui: &mut Ui, cx: &Cx<'_>, text: &str, open: &mut bool) {
    let icon = if *open { icons::ICON_EXPAND_LESS } else { icons::ICON_EXPAND_MORE };
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        ui.spacing_mut().interact_size.y = 24.0;
        ui.add(egui::Label::new(icon.rich_text().size(18.0).color(cx.theme.accent)));
        let response = link(ui, cx.theme, text);
        let expanded = *open;
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_expanded(expanded));
        if response.clicked() {
            *open = !*open;
        }
    });
}
