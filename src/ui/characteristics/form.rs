//! The form of a characteristic.

use egui::{Key, Ui};

use super::draft::Draft;
use super::severity_key;
use crate::domain::{AgencyId, CharacteristicId, ListId, ListItem, Severity, Snapshot};
use crate::i18n::date::month_name;
use crate::ui::theme::{UNIT, size};
use crate::ui::widgets::{Field, bold, choice, leaving, modal, plain_button, primary, small};
use crate::ui::{Action, Cx};

/// The form and its passing state.
pub struct CharacteristicForm {
    draft: Draft,
    tried: bool,
    /// Whether to leave what is typed is being asked.
    leaving: bool,
    fresh: bool,
}

impl CharacteristicForm {
    /// A form for something new about an agency.
    #[must_use]
    pub fn new(cx: &Cx<'_>, agency: AgencyId) -> Self {
        Self::of(Draft::new(agency, &cx.status.me, cx.today))
    }

    /// A form for a characteristic of the file; none where it is gone.
    #[must_use]
    pub fn edit(snapshot: &Snapshot, id: CharacteristicId) -> Option<Self> {
        Draft::read(snapshot, id).map(Self::of)
    }

    const fn of(draft: Draft) -> Self {
        Self { draft, tried: false, leaving: false, fresh: true }
    }

    /// Whether something is typed that is not saved.
    #[must_use]
    pub fn changed(&self) -> bool {
        self.draft.changed()
    }

    /// Draws the form.
    pub fn ui(&mut self, ctx: &egui::Context, cx: &Cx<'_>) {
        modal(ctx, cx.theme, "characteristic", |ui| {
            ui.set_width(600.0_f32.min(ctx.content_rect().width() - 64.0));
            let agency = cx.snapshot.agency.get(self.draft.edited.row.agency).map(|one| one.name(cx.language()));
            let heading = if self.draft.is_new() { "characteristic-add" } else { "characteristic-edit" };
            bold(ui, cx.t(heading).trim_end_matches('…'), size::SECTION + 1.0);
            small(ui, cx.theme, agency.unwrap_or_default());
            if self.leaving {
                if leaving(ui, cx, &mut self.leaving) {
                    cx.act(Action::CloseCharacteristic);
                }
                return;
            }
            let height = ctx.content_rect().height() - 210.0;
            egui::ScrollArea::vertical().max_height(height).show(ui, |ui| {
                ui.set_width(ui.available_width() - 8.0);
                self.what_ui(ui, cx);
                self.kind_ui(ui, cx);
                self.months_ui(ui, cx);
            });
            self.buttons_ui(ui, cx);
        });
    }

    fn what_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let row = &mut self.draft.edited.row;
        let missing = self.tried && row.title.trim().is_empty();
        let error = missing.then(|| cx.t("characteristic-title-missing").to_owned());
        let title = Field::new(cx.t("characteristic-title"), &mut row.title).required().error(error);
        let response = title.hint(cx.t("characteristic-title-hint")).show(ui, cx.theme);
        if std::mem::take(&mut self.fresh) {
            response.request_focus();
        }
        for (key, text, lines) in
            [("characteristic-body", &mut row.body, 3), ("characteristic-what-to-do", &mut row.what_to_do, 2)]
        {
            let aside = Some(cx.t("form-notes-privacy").to_owned());
            Field::new(cx.t(key), text).lines(lines).aside(aside).show(ui, cx.theme);
        }
    }

    fn kind_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let edited = &mut self.draft.edited;
        let third = (ui.available_width() - 2.0 * UNIT) / 3.0;
        ui.horizontal_top(|ui| {
            let severities = Severity::ALL.map(|one| (one, cx.t(severity_key(one)).to_owned()));
            choice(ui, cx.theme, cx.t("characteristic-severity"), &mut edited.row.severity, &severities, third);
            let mut items: Vec<&ListItem> = cx.snapshot.characteristic_category.iter().collect();
            items.retain(|item| item.retired_at.is_none() || edited.row.category == Some(item.id));
            items.sort_by_key(|item| item.position);
            let mut categories: Vec<(Option<ListId>, String)> = vec![(None, cx.t("characteristic-none").to_owned())];
            categories.extend(items.into_iter().map(|item| (Some(item.id), item.name(cx.language()).to_owned())));
            choice(ui, cx.theme, cx.t("characteristic-category"), &mut edited.row.category, &categories, third);
            let name = Field::new(cx.t("characteristic-new-category"), &mut edited.new_category);
            name.width(third).show(ui, cx.theme);
        });
    }

    fn months_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let months = &mut self.draft.edited.months;
        let when = super::months_text(cx.language(), months);
        let when = if when.is_empty() { cx.t("characteristic-always").to_owned() } else { when };
        small(ui, cx.theme, format!("{}: {when}", cx.t("characteristic-months")));
        egui::Grid::new("months").num_columns(4).min_col_width(116.0).spacing([2.0 * UNIT, 0.0]).show(ui, |ui| {
            for month in 1..=12 {
                let mut on = months.contains(&month);
                if ui.checkbox(&mut on, month_name(cx.language(), month)).changed() {
                    if on {
                        months.insert(month);
                    } else {
                        months.remove(&month);
                    }
                }
                if month % 4 == 0 {
                    ui.end_row();
                }
            }
        });
        small(ui, cx.theme, cx.t("characteristic-months-help"));
    }

    fn buttons_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        ui.add_space(UNIT);
        let (save, leave) = ui.input(|input| {
            let command = input.modifiers.command;
            let save = command && (input.key_pressed(Key::Enter) || input.key_pressed(Key::S));
            (save, input.key_pressed(Key::Escape))
        });
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if primary(ui, cx.theme, cx.t("save")).clicked() || save {
                self.save(cx);
            }
            if plain_button(ui, cx.t("cancel")).clicked() || leave {
                if self.changed() {
                    self.leaving = true;
                } else {
                    cx.act(Action::CloseCharacteristic);
                }
            }
        });
    }

    fn save(&mut self, cx: &Cx<'_>) {
        self.tried = true;
        // What is missing is said at the field.
        let Some(changes) = self.draft.changes(cx.snapshot, cx.language()) else { return };
        let action = if changes.is_empty() { Action::CloseCharacteristic } else { Action::SaveCharacteristic(changes) };
        cx.act(action);
    }
}
