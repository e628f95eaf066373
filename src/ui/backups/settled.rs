//! What the unit has settled for everybody who uses the file: where backups go, how often, and where the installer lies.

use egui::Ui;
use serde::{Deserialize, Serialize};

use crate::domain::client::{
    BACKUP_FOLDER, BACKUP_HOURS, BACKUP_HOURS_BETWEEN, INSTALLER, SECOND_BACKUP_FOLDER, USUAL_BACKUP_HOURS,
    Written as Path, tidy_path,
};
use crate::domain::{Change, OperationKind, Record, UnitSetting};
use crate::ui::Cx;
use crate::ui::forms::{FormFields, Written};
use crate::ui::parts::saying::troubles_ui;
use crate::ui::theme::UNIT;
use crate::ui::widgets::form::Stage;
use crate::ui::widgets::number::{Misfit, Number, NumberText};
use crate::ui::widgets::{Field, plain_button, reading, section, small};

/// The settings that the form edits, in its order.
const EDITED: [&str; 4] = [BACKUP_FOLDER, SECOND_BACKUP_FOLDER, BACKUP_HOURS, INSTALLER];

/// Draws what is settled, and what is amiss about it from this computer.
pub(super) fn ui(ui: &mut Ui, cx: &Cx<'_>) {
    section(
        ui,
        cx.theme,
        cx.t("settings-unit"),
        |_| {},
        |ui| {
            small(ui, cx.theme, cx.t("settings-unit-help"));
            ui.add_space(UNIT / 2.0);
            for (name, none) in [
                (BACKUP_FOLDER, "settings-unit-beside"),
                (SECOND_BACKUP_FOLDER, "settings-unit-no-second"),
                (INSTALLER, "settings-unit-no-installer"),
            ] {
                let settled = cx.snapshot.settled(name);
                let told = if settled.is_empty() { cx.t(none) } else { settled };
                reading(ui, cx, cx.t(&key(name)), told, false);
            }
            let hours = cx.tw("settings-unit-hours", &[("count", cx.snapshot.backup_hours().into())]);
            reading(ui, cx, cx.t(&key(BACKUP_HOURS)), &hours, false);
            troubles_ui(ui, cx, &cx.status.backup_places.iter().collect::<Vec<_>>());
            if cx.writable() && plain_button(ui, cx.t("settings-unit-edit")).clicked() {
                cx.open(UnitFields::new(cx));
            }
        },
    );
}

/// The key of what a setting is called.
fn key(name: &str) -> String {
    format!("setting-{}", name.replace('_', "-"))
}

/// The settings being written.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct UnitFields {
    /// What is settled already.
    base: Vec<UnitSetting>,
    folder: String,
    second: String,
    hours: NumberText,
    installer: String,
}

impl UnitFields {
    fn new(cx: &Cx<'_>) -> Self {
        let base: Vec<UnitSetting> = EDITED.iter().filter_map(|name| cx.snapshot.setting(name).cloned()).collect();
        let value = |name: &str| base.iter().find(|one| one.name == name).map(|one| one.value.clone());
        Self {
            folder: value(BACKUP_FOLDER).unwrap_or_default(),
            second: value(SECOND_BACKUP_FOLDER).unwrap_or_default(),
            hours: hours().text(cx.language(), Some(cx.snapshot.backup_hours())),
            installer: value(INSTALLER).unwrap_or_default(),
            base,
        }
    }
}

/// How many hours old the newest backup may be.
const fn hours() -> Number {
    let (least, most) = BACKUP_HOURS_BETWEEN;
    Number::Whole(least, most)
}

/// A field for a path that others will read on their computers.
fn path_ui(ui: &mut Ui, cx: &Cx<'_>, name: &str, text: &mut String, stage: &mut Stage, first: bool) {
    let tidied = tidy_path(text);
    let unsound = !tidied.is_empty() && !UnitSetting::new(name, &tidied).sound();
    let error =
        stage.missing(cx, unsound, if name == INSTALLER { "settings-unit-no-place" } else { "settings-unit-no-path" });
    let strange = Path::of(&tidied).is_some_and(|written| !written.reached(cfg!(windows)));
    let doubt = strange.then(|| cx.t("settings-unit-elsewhere").to_owned());
    let field = Field::new(cx.t(&key(name)), text).hint(cx.t("settings-unit-hint")).error(error).doubt(doubt);
    let field = field.show(ui, cx.theme);
    if first {
        stage.first(&field);
    }
    small(ui, cx.theme, cx.t(&format!("{}-help", key(name))));
}

impl FormFields for UnitFields {
    fn heading(&self, cx: &Cx<'_>) -> String {
        cx.t("settings-unit-edit").to_owned()
    }

    fn under(&self, cx: &Cx<'_>) -> String {
        cx.t("settings-unit-help").to_owned()
    }

    fn writes(&self) -> bool {
        false
    }

    fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, stage: &mut Stage) {
        path_ui(ui, cx, BACKUP_FOLDER, &mut self.folder, stage, true);
        path_ui(ui, cx, SECOND_BACKUP_FOLDER, &mut self.second, stage, false);
        let label = key(BACKUP_HOURS);
        stage.number(ui, cx, (&label, 220.0), hours(), &mut self.hours, true);
        path_ui(ui, cx, INSTALLER, &mut self.installer, stage, false);
    }

    fn changes(&self, cx: &Cx<'_>) -> Written {
        let hours = hours().needed(cx.language(), &self.hours).map_err(Misfit::key)?;
        // What is usual is no setting.
        let hours = if hours == USUAL_BACKUP_HOURS { String::new() } else { hours.to_string() };
        let values = [tidy_path(&self.folder), tidy_path(&self.second), hours, tidy_path(&self.installer)];
        let [folder, second, ..] = &values;
        if !folder.is_empty() && folder == second {
            return Err("settings-unit-same");
        }
        let mut changes = Vec::new();
        for (name, value) in EDITED.into_iter().zip(values) {
            let before = self.base.iter().find(|one| one.name == name).cloned().map(Record::from);
            let after = (!value.is_empty()).then(|| UnitSetting::new(name, &value));
            if after.as_ref().is_some_and(|after| !after.sound()) {
                return Err(if name == INSTALLER { "settings-unit-no-place" } else { "settings-unit-no-path" });
            }
            if before.is_some() || after.is_some() {
                changes.push(Change { before, after: after.map(Record::from) });
            }
        }
        Ok(changes)
    }

    fn kind(&self) -> OperationKind {
        OperationKind::SettingEdited
    }

    fn before(&self) -> Vec<Record> {
        self.base.iter().cloned().map(Record::from).collect()
    }
}
