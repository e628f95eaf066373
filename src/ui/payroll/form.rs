//! The form of a pay group.

use chrono::Datelike;
use egui::{DragValue, Key, Modal, Ui, Vec2};

use super::draft::{Draft, RuleKind, StepLine, TimingKind};
use crate::domain::payroll::{Move, pay_days};
use crate::domain::{AgencyId, PayGroupId};
use crate::i18n::names::step_key;
use crate::i18n::payroll::{capitalised, rule_words, short_date};
use crate::ui::theme::{ROW, UNIT, size};
use crate::ui::widgets::{Field, bold, choice, date_field, leaving, plain_button, primary, small};
use crate::ui::{Action, Cx};

/// How many dates show what a rule means.
const PREVIEW: usize = 6;

/// The form and its passing state.
pub struct GroupForm {
    draft: Draft,
    tried: bool,
    /// Whether to leave what is typed is being asked.
    leaving: bool,
    fresh: bool,
}

impl GroupForm {
    /// A form for a new group.
    pub fn new(cx: &Cx<'_>, agency: AgencyId) -> Self {
        let draft = Draft::new(cx.snapshot, cx.language(), agency, cx.today);
        Self { draft, tried: false, leaving: false, fresh: true }
    }

    /// A form for a group of the file; none where it is gone.
    pub fn edit(cx: &Cx<'_>, id: PayGroupId) -> Option<Self> {
        let draft = Draft::read(cx.snapshot, cx.language(), id, cx.today)?;
        Some(Self { draft, tried: false, leaving: false, fresh: true })
    }

    /// Whether something is typed that is not saved.
    pub fn changed(&self) -> bool {
        self.draft.changed()
    }

    /// Draws the form; false once it is done with.
    pub fn ui(&mut self, ctx: &egui::Context, cx: &Cx<'_>) -> bool {
        let mut open = true;
        let modal = Modal::new(egui::Id::unique("pay-group")).frame(cx.theme.card().inner_margin(20));
        modal.show(ctx, |ui| {
            ui.set_width(680.0_f32.min(ctx.content_rect().width() - 64.0));
            let name = cx.snapshot.agency.get(self.draft.agency()).map(|one| one.name(cx.language()));
            bold(ui, cx.t(if self.draft.is_new() { "payroll-add" } else { "payroll-edit" }), size::SECTION + 1.0);
            small(ui, cx.theme, name.unwrap_or_default());
            if self.leaving {
                open = !leaving(ui, cx, &mut self.leaving);
                return;
            }
            let height = ctx.content_rect().height() - 210.0;
            egui::ScrollArea::vertical().max_height(height).show(ui, |ui| {
                ui.set_width(ui.available_width() - 8.0);
                self.name_ui(ui, cx);
                self.rule_ui(ui, cx);
                self.preview_ui(ui, cx);
                ui.add_space(UNIT);
                bold(ui, cx.t("payroll-steps"), size::BODY);
                for line in &mut self.draft.edited.steps {
                    step_ui(ui, cx, line);
                }
                ui.add_space(UNIT);
                date_field(ui, cx, cx.t("payroll-ended"), &mut self.draft.edited.ended);
            });
            open = self.buttons_ui(ui, cx);
        });
        open
    }

    fn name_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let name = &mut self.draft.edited.name;
        let error = (self.tried && name.trim().is_empty()).then(|| cx.t("rule-item-name-missing").to_owned());
        let response = Field::new(cx.t("field-name"), name).required().error(error).show(ui, cx.theme);
        // The click that opened the dialog takes the keyboard away in the first frame.
        if self.fresh && response.has_focus() {
            self.fresh = false;
        } else if self.fresh {
            response.request_focus();
        }
    }

    fn rule_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let edited = &mut self.draft.edited;
        let kinds = RuleKind::ALL.map(|kind| (kind, cx.t(kind.key()).to_owned()));
        let moves = Move::ALL.map(|to| (to, cx.t(move_key(to)).to_owned()));
        ui.horizontal_top(|ui| {
            choice(ui, cx.theme, cx.t("payroll-rule"), &mut edited.kind, &kinds, 232.0);
            match edited.kind {
                RuleKind::Day => number_ui(ui, cx, "payroll-day", &mut edited.day, 31),
                RuleKind::Days => {
                    number_ui(ui, cx, "payroll-day", &mut edited.day, 31);
                    number_ui(ui, cx, "payroll-second-day", &mut edited.other, 31);
                }
                RuleKind::Nth => number_ui(ui, cx, "payroll-nth", &mut edited.nth, 23),
                RuleKind::Weeks => number_ui(ui, cx, "payroll-weeks", &mut edited.weeks, 52),
                RuleKind::Last => {}
            }
        });
        if matches!(edited.kind, RuleKind::Last | RuleKind::Nth) {
            return;
        }
        ui.horizontal_top(|ui| {
            choice(ui, cx.theme, cx.t("payroll-to"), &mut edited.to, &moves, 232.0);
            if edited.kind == RuleKind::Weeks {
                date_field(ui, cx, cx.t("payroll-first"), &mut edited.from);
            }
        });
    }

    /// What the rule means this year, and what is kept of what was moved.
    fn preview_ui(&self, ui: &mut Ui, cx: &Cx<'_>) {
        let Some(rule) = self.draft.rule(cx.today) else { return };
        let year = cx.today.year();
        let days = pay_days(&rule, year);
        let mut dates: Vec<String> =
            days.iter().take(PREVIEW).map(|day| short_date(cx.language(), day.date, year)).collect();
        if days.len() > PREVIEW {
            dates.push("…".to_owned());
        }
        let args = [("year", year.to_string().into()), ("dates", dates.join(", ").into())];
        small(
            ui,
            cx.theme,
            format!("{}. {}", capitalised(&rule_words(cx.texts, &rule)), cx.tw("payroll-preview", &args)),
        );
        let moved = cx.snapshot.moved_dates(self.draft.group()).count();
        if moved > 0 && rule.to_string() != self.draft.group().rule {
            small(ui, cx.theme, cx.tw("payroll-moved-stay", &[("count", moved.into())]));
        }
    }

    fn buttons_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) -> bool {
        ui.add_space(UNIT);
        let mut open = true;
        let (save, leave) = ui.input(|input| {
            let command = input.modifiers.command;
            (command && (input.key_pressed(Key::Enter) || input.key_pressed(Key::S)), input.key_pressed(Key::Escape))
        });
        if self.tried
            && let Err(missing) = self.draft.changes(cx.today)
        {
            ui.colored_label(cx.theme.danger, cx.t(missing));
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if primary(ui, cx.theme, cx.t("save")).clicked() || save {
                self.tried = true;
                match self.draft.changes(cx.today) {
                    Ok(changes) if changes.is_empty() => open = false,
                    // It closes once the answer has come.
                    Ok(changes) => cx.act(Action::SavePayroll(changes)),
                    // It is said above.
                    Err(_) => {}
                }
            }
            if plain_button(ui, cx.t("cancel")).clicked() || leave {
                if self.changed() {
                    self.leaving = true;
                } else {
                    open = false;
                }
            }
        });
        open
    }
}

/// A number from 1 up with its label above.
fn number_ui(ui: &mut Ui, cx: &Cx<'_>, key: &str, number: &mut u32, most: u32) {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 3.0;
        ui.spacing_mut().interact_size = Vec2::new(64.0, ROW);
        let label = small(ui, cx.theme, cx.t(key));
        ui.add(DragValue::new(number).range(1..=most)).labelled_by(label.id);
    });
}

/// A step on one line: whether the group has it, how many days, from where, and where it moves to.
fn step_ui(ui: &mut Ui, cx: &Cx<'_>, line: &mut StepLine) {
    let name = cx.t(step_key(line.step).as_str());
    ui.push_id(line.step, |ui| {
        ui.horizontal(|ui| {
            ui.set_min_height(ROW);
            ui.allocate_ui_with_layout(Vec2::new(200.0, ROW), egui::Layout::left_to_right(egui::Align::Center), |ui| {
                ui.set_min_width(200.0);
                ui.checkbox(&mut line.on, name);
            });
            if !line.on {
                return;
            }
            let range = if line.kind == TimingKind::NextMonth { 1..=31 } else { 0..=366 };
            let number = ui.add(DragValue::new(&mut line.number).range(range));
            name_it(ui, number.id, format!("{name}: {}", cx.t("payroll-amount")));
            let kinds = TimingKind::ALL.map(|kind| (kind, cx.t(kind.key()).to_owned()));
            short_choice(ui, &format!("{name}: {}", cx.t("payroll-timing")), &mut line.kind, &kinds, 166.0);
            let mut moves: Vec<(Option<Move>, String)> = Vec::new();
            if matches!(line.kind, TimingKind::DaysBefore | TimingKind::DaysAfter) {
                moves.push((None, cx.t("payroll-to-nowhere").to_owned()));
            }
            if matches!(line.kind, TimingKind::DaysBefore | TimingKind::DaysAfter | TimingKind::NextMonth) {
                moves.extend(Move::ALL.map(|to| (Some(to), cx.t(move_key(to)).to_owned())));
                if line.kind == TimingKind::NextMonth && line.to.is_none() {
                    line.to = Some(Move::After);
                }
                short_choice(ui, &format!("{name}: {}", cx.t("payroll-to")), &mut line.to, &moves, 190.0);
            }
        });
    });
}

/// A choice on a line, whose name is only spoken.
fn short_choice<T: PartialEq + Clone>(ui: &mut Ui, name: &str, chosen: &mut T, options: &[(T, String)], width: f32) {
    let text = options.iter().find(|(option, _)| option == chosen).map(|(_, text)| text.clone()).unwrap_or_default();
    let combo = egui::ComboBox::from_id_salt(ui.scope_id().with(name)).width(width).truncate();
    let response = combo.selected_text(text.as_str()).show_ui(ui, |ui| {
        for (option, text) in options {
            ui.selectable_value(chosen, option.clone(), text);
        }
    });
    ui.ctx().accesskit_node_builder(response.response.id, |node| {
        node.set_label(name);
        node.set_value(text);
    });
}

fn name_it(ui: &Ui, id: egui::Id, name: String) {
    ui.ctx().accesskit_node_builder(id, |node| node.set_label(name));
}

/// The key of where a day goes that is no banking day.
const fn move_key(to: Move) -> &'static str {
    match to {
        Move::Before => "payroll-move-before",
        Move::After => "payroll-move-after",
        Move::Nearest => "payroll-move-nearest",
    }
}
