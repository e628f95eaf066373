//! Trials are kept on the machine of whoever tries them: fourteen people read the file, and nothing is decided yet.

use std::path::PathBuf;

use uuid::Uuid;

use super::Kortisto;
use super::preferences::KeptScenario;
use crate::domain::erasure::ErasedAt;
use crate::domain::what_if::Scenario;

impl Kortisto {
    /// The file that is open; empty for a register in memory.
    fn tried_in(&self) -> PathBuf {
        self.status.file.clone().unwrap_or_default()
    }

    /// Tells the screens what has been tried in the open file.
    pub(super) fn tell_scenarios(&mut self) {
        let file = self.tried_in();
        let here = self.preferences.scenarios.iter().filter(|(_, one)| one.file == file);
        self.status.scenarios = here.map(|(id, one)| (*id, one.scenario.clone())).collect();
    }

    /// Keeps a trial, in place of the one of the same identity.
    pub(super) fn keep_scenario(&mut self, scenario: Scenario) {
        let kept = KeptScenario { file: self.tried_in(), scenario };
        self.preferences.scenarios.insert(kept.scenario.id, kept);
        self.remember();
        self.tell_scenarios();
    }

    /// Keeps a trial no longer.
    pub(super) fn drop_scenario(&mut self, id: Uuid) {
        self.preferences.scenarios.remove(&id);
        self.remember();
        self.tell_scenarios();
    }

    /// Takes out of the trials what speaks of somebody who has been erased.
    pub(super) fn forget_in_scenarios(&mut self, erased: &[ErasedAt]) {
        let file = self.tried_in();
        let before = self.preferences.scenarios.clone();
        for kept in self.preferences.scenarios.values_mut().filter(|one| one.file == file) {
            let gone = |value: serde_json::Value| erased.iter().any(|(_, what)| what.stands_in(&value));
            kept.scenario.steps.retain(|step| !serde_json::to_value(step).is_ok_and(gone));
            if gone(kept.scenario.name.clone().into()) {
                kept.scenario.name.clear();
            }
        }
        if self.preferences.scenarios != before {
            self.remember();
            self.tell_scenarios();
            self.shell.workload.what_if.forget();
        }
    }
}
