//! Who sits here: known from the login, asked once where the login belongs to none of us.

use std::path::PathBuf;

use super::Kortisto;
use crate::domain::{Change, Employee, EmployeeId, OperationKind};
use crate::ui::toast::Tone;
use crate::ui::who::Who;

impl Kortisto {
    /// Says whom the login belongs to, and asks once per file where it belongs to nobody.
    pub(super) fn find_me(&mut self) {
        let today = self.today();
        let me = self.snapshot.employee_of_login(&self.login, today);
        self.status.me_id = me.map(|employee| employee.id);
        let name = me.map(|employee| employee.name.clone());
        self.status.me = name.unwrap_or_else(|| self.login.clone());
        if self.status.me_id.is_some() {
            self.shell.who = None;
            self.who_asked = true;
        }
        if self.who_asked || self.snapshot.employee.is_empty() || self.status.read_only.is_some() {
            return;
        }
        self.who_asked = true;
        if !self.login.is_empty() && !self.preferences.unlisted.contains(&self.file()) {
            self.shell.who = Some(Who::default());
        }
    }

    /// The open file, as the preferences know it.
    fn file(&self) -> PathBuf {
        self.status.file.clone().unwrap_or_default()
    }

    /// Asks who sits here, whatever was answered before.
    pub(super) fn ask_who(&mut self) {
        self.shell.who = Some(Who::default());
    }

    /// Whoever sits here is none of us; it is not asked again.
    pub(super) fn not_listed(&mut self) {
        self.shell.who = None;
        let file = self.file();
        self.preferences.unlisted.insert(file);
        self.remember();
    }

    /// Gives the login to the one who sits here, and takes it from whoever had it.
    pub(super) fn i_am(&mut self, id: EmployeeId) {
        self.shell.who = None;
        let Some(me) = self.snapshot.employee.get(id) else { return };
        let login = self.login.trim().to_owned();
        let others = |name: &&str| !name.eq_ignore_ascii_case(&login);
        let mut changes = Vec::new();
        let mut names: Vec<&str> = me.login_names.split_whitespace().filter(others).collect();
        names.push(&login);
        let after = Employee { login_names: names.join(" "), ..me.clone() };
        for other in self.snapshot.employee.iter().filter(|other| other.id != id) {
            let kept: Vec<&str> = other.login_names.split_whitespace().filter(others).collect();
            if kept.len() != other.login_names.split_whitespace().count() {
                let without = Employee { login_names: kept.join(" "), ..other.clone() };
                changes.push(Change::update(other.clone(), without));
            }
        }
        let name = me.name.clone();
        if after != *me {
            changes.push(Change::update(me.clone(), after));
        }
        let file = self.file();
        if self.preferences.unlisted.remove(&file) {
            self.remember();
        }
        if !changes.is_empty() {
            // Only one's own can be undone, and from now on that is what is done under this name.
            self.status.me.clone_from(&name);
            // That it is saved is said, and undone, in one message with the name.
            self.commit(OperationKind::StaffEdited, changes, Vec::new());
            return;
        }
        let text = self.texts.with("who-welcome", &[("name", name.into())]);
        self.shell.toasts.say(Tone::Good, text, None);
    }
}
