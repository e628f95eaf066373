//! For how long each kind of personal data is kept, and taking away what has been kept for its time: shown first, row by
//! row.

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::{ScrollArea, Ui};

use crate::domain::erasure::Due;
use crate::domain::{Change, Kept, LONGEST_KEPT, OperationKind, Record, Retention, Rows, Snapshot};
use crate::i18n::names::kept_key;
use crate::i18n::rows::row_name;
use crate::ui::draft::{Draft, KeptDraft, NotTakenUp};
use crate::ui::parts::saying::{not_supervisor_ui, removes};
use crate::ui::theme::{UNIT, size};
use crate::ui::widgets::Follow;
use crate::ui::widgets::{Field, bold, danger, foot, modal, plain_button, primary, section, small, window_title};
use crate::ui::{Action, Cx};

/// The name under which the times are kept while they are being typed.
const KEPT: &str = "Retention";

/// The times and what is due, with what is typed.
#[derive(Default)]
pub struct Keeping {
    /// Months as typed, by kind; what is not here is as in the file.
    typed: BTreeMap<Kept, Draft<String>>,
    /// What would go, for the state of the file it was worked out with.
    due: Option<(Arc<Snapshot>, Due)>,
    /// How many changes of the log would be blanked, once they have been counted.
    old: Option<usize>,
    /// Whether to do it is being asked.
    asking: bool,
}

impl Keeping {
    pub fn typing(&self) -> bool {
        !self.typed.is_empty()
    }

    /// What is typed, to be kept outside the window.
    pub fn kept(&self, cx: &Cx<'_>) -> Option<KeptDraft> {
        let about = || cx.t("privacy-kept").to_owned();
        // Where nobody has said anything of a kind, there is no row that others could have changed.
        let base = |(kind, text): (&Kept, &Draft<String>)| {
            let seen = Retention::new(*kind, months(&text.base).ok()?);
            cx.snapshot.retention.get(seen.id).map(|_| Record::from(seen))
        };
        let rows: Vec<Record> = self.typed.iter().filter_map(base).collect();
        self.typing().then(|| KeptDraft::of(KEPT, uuid::Uuid::nil(), about(), &rows, &self.typed))?
    }

    /// Shows the times as they were being typed.
    pub fn take_up(&mut self, kept: &KeptDraft) -> Result<(), NotTakenUp> {
        self.typed = kept.read(KEPT)?;
        Ok(())
    }

    /// Forgets what was typed of a time: what is saved stands.
    pub fn let_go(&mut self, kind: Kept) {
        self.typed.remove(&kind);
    }

    /// How many changes of the log are older than they are kept.
    pub const fn counted(&mut self, old: usize) {
        self.old = Some(old);
    }

    /// What was due is gone.
    pub fn done(&mut self) {
        (self.due, self.old, self.asking) = (None, None, false);
    }

    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        section(
            ui,
            cx.theme,
            cx.t("privacy-kept"),
            |_| {},
            |ui| {
                small(ui, cx.theme, cx.t("privacy-kept-help"));
                self.times_ui(ui, cx);
                ui.add_space(UNIT);
                self.due_ui(ui, cx);
            },
        );
        self.asking_ui(ui.ctx(), cx);
    }

    fn times_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let mut changes = Vec::new();
        let mut wrong = false;
        ui.add_enabled_ui(cx.writable(), |ui| {
            ui.horizontal_wrapped(|ui| {
                for kind in Kept::ALL {
                    let now = cx.snapshot.kept_for(kind);
                    let written = now.map(|months| months.to_string()).unwrap_or_default();
                    let mut text = self.typed.get(&kind).cloned().unwrap_or_else(|| Draft::new(written.clone()));
                    let months = months(&text.edited);
                    let error = months.is_err().then(|| cx.t("kept-wrong").to_owned());
                    wrong |= months.is_err();
                    let field = ui.allocate_ui(egui::vec2(300.0, 0.0), |ui| {
                        Field::new(cx.t(kept_key(kind)), &mut text.edited)
                            .width(300.0)
                            .hint(cx.t("kept-always"))
                            .error(error)
                            .show(ui, cx.theme)
                    });
                    let as_seen = text.edited.trim() == text.base;
                    // In the middle of a number nothing else is put in its place.
                    if text.edited.trim() == written || (as_seen && !field.inner.has_focus()) {
                        self.typed.remove(&kind);
                        continue;
                    }
                    if let Some(months) = months.ok().filter(|_| !as_seen) {
                        changes.push(changed(cx.snapshot, kind, &text.base, months));
                    }
                    self.typed.insert(kind, text);
                }
            });
        });
        if cx.writable() {
            foot(ui, |ui| {
                let ready = !wrong && !changes.is_empty();
                let save = ui.add_enabled_ui(ready, |ui| primary(ui, cx.theme, cx.t("kept-save"))).inner;
                if save.clicked() {
                    cx.act(Action::Commit(OperationKind::PrivacyEdited, changes));
                }
            });
        }
    }

    fn due_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        if plain_button(ui, cx.t("due-show")).clicked() {
            self.look(cx);
        }
        if self.due.as_ref().is_some_and(|(known, _)| !Arc::ptr_eq(known, cx.snapshot)) {
            self.look(cx);
        }
        let Some((_, due)) = &self.due else { return };
        let old = self.old.unwrap_or_default();
        if due.rows.is_empty() && old == 0 {
            if self.old.is_some() {
                ui.label(cx.t("due-nothing"));
            }
            return;
        }
        ui.add_space(UNIT / 2.0);
        let shown = ui.label(cx.tw("due-title", &[("count", due.rows.len().into())]));
        ui.ctx().accesskit_node_builder(shown.id, |node| node.set_live(egui::accesskit::Live::Polite));
        ScrollArea::vertical().id_salt("due").max_height(260.0).follow(ui, |ui| {
            for kind in Kept::ALL {
                let mut first = true;
                for (_, record, day) in due.rows.iter().filter(|(of, ..)| *of == kind) {
                    if std::mem::take(&mut first) {
                        bold(ui, cx.t(kept_key(kind)), size::SMALL);
                    }
                    let name = row_name(cx.texts, &cx.snapshot.rows, record);
                    ui.label(format!("{name} · {}", cx.date(*day)));
                }
            }
            if let Some(day) = due.log_before.filter(|_| old > 0) {
                bold(ui, cx.t(kept_key(Kept::LogContents)), size::SMALL);
                ui.label(cx.tw("due-log", &[("count", old.into()), ("date", cx.date(day).into())]));
            }
        });
        if cx.writable() && self.old.is_some() {
            ui.add_space(UNIT / 2.0);
            if danger(ui, cx.theme, cx.t("due-do")).clicked() {
                self.asking = true;
            }
        }
    }

    fn look(&mut self, cx: &Cx<'_>) {
        let due = Due::new(&cx.snapshot.rows, cx.today);
        match due.log_until() {
            Some(before) => {
                self.old = None;
                cx.act(Action::CountOldContents(before));
            }
            None => self.old = Some(0),
        }
        self.due = Some((Arc::clone(cx.snapshot), due));
    }

    fn asking_ui(&mut self, ctx: &egui::Context, cx: &Cx<'_>) {
        let Some((_, due)) = self.due.as_ref().filter(|_| self.asking) else { return };
        let mut answer = None;
        modal(ctx, cx.theme, "purge", |ui, asked| {
            ui.set_width(480.0_f32.min(ctx.content_rect().width() - 64.0));
            window_title(ui, cx.t("due-ask"));
            let counts = [("count", due.rows.len().into()), ("old", self.old.unwrap_or_default().into())];
            ui.label(cx.tw("due-ask-text", &counts));
            ui.add_space(UNIT);
            not_supervisor_ui(ui, cx, "erase-not-supervisor");
            answer = removes(ui, cx, asked, "due-ask-do");
        });
        if answer == Some(true) {
            cx.act(Action::Purge(Box::new(due.clone())));
        }
        self.asking = answer.is_none();
    }
}

/// Another time for a kind, over the one that was seen when typing began: what others have saved since is not overwritten
/// unseen.
fn changed(rows: &Rows, kind: Kept, seen: &str, now: Option<i64>) -> Change {
    let after = Retention::new(kind, now);
    match rows.retention.get(after.id) {
        Some(_) => Change::update(Retention::new(kind, months(seen).unwrap_or_default()), after),
        None => Change::insert(after),
    }
}

/// The months of a text; none of an empty one, which keeps things until somebody removes them.
fn months(text: &str) -> Result<Option<i64>, ()> {
    match text.trim() {
        "" => Ok(None),
        number => match number.parse::<i64>() {
            Ok(months) if (1..=LONGEST_KEPT).contains(&months) => Ok(Some(months)),
            _ => Err(()),
        },
    }
}
