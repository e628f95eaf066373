//! The order in which a person's name is written. Payroll lists write the family name first; a name typed so is turned
//! round, which is said and can be taken back.

use egui::{Layout, Ui, Vec2};
use serde::{Deserialize, Serialize};

use crate::domain::validate::{family_name_last, tidy};
use crate::ui::Cx;
use crate::ui::widgets::form::Stage;
use crate::ui::widgets::{Field, link};

/// How the name in a form stands to what was typed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct NameOrder {
    /// What was typed, and what it has been turned into.
    turned: Option<[String; 2]>,
    /// The user wants the name as it is typed.
    as_typed: bool,
}

impl NameOrder {
    /// The order of a name that is in the file: what stands there has been meant so.
    pub(crate) fn of(name: &str) -> Self {
        Self { turned: None, as_typed: family_name_last(&tidy(name)).is_some() }
    }

    /// The name as it is saved: turned round too where the keyboard has not left the field yet.
    pub(crate) fn saved(&self, name: &str) -> String {
        let name = tidy(name);
        if self.as_typed { name } else { family_name_last(&name).unwrap_or(name) }
    }

    /// Draws the field of a name that has to be filled in and has the keyboard when the form opens.
    pub(crate) fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, stage: &mut Stage, name: &mut String, width: f32) {
        let error = stage.missing(cx, name.trim().is_empty(), "rule-item-name-missing");
        let typed = self.turned.as_ref().filter(|[_, into]| into == name).map(|[typed, _]| typed.clone());
        let aside = typed.as_ref().map(|typed| cx.tw("name-turned", &[("name", typed.as_str().into())]));
        ui.allocate_ui_with_layout(Vec2::new(width, 0.0), Layout::top_down(egui::Align::Min), |ui| {
            let field = Field::new(cx.t("field-name"), name).required().error(error).aside(aside).width(width);
            let response = field.show(ui, cx.theme);
            stage.first(&response);
            if let Some(typed) = typed {
                if link(ui, cx.theme, cx.t("name-as-typed")).clicked() {
                    (*name, self.as_typed) = (typed, true);
                    response.request_focus();
                }
            } else if response.lost_focus()
                && !self.as_typed
                && let Some(into) = family_name_last(&tidy(name))
            {
                self.turned = Some([std::mem::replace(name, into.clone()), into]);
            }
        });
        // Another name is another question.
        self.as_typed &= !name.trim().is_empty();
    }
}
