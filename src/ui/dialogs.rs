//! What is asked before something happens, and what is said when something went wrong.

use std::collections::VecDeque;
use std::sync::Arc;

use egui::Ui;

use super::action::Question;
use super::correcting::ToCorrect;
use super::help::Help;
use super::settling::Settling;
use super::theme::{UNIT, size};
use super::widgets::keyboard::Asked;
use super::widgets::{Does, Field, Follow, answers, bold, choice, date_field, modal, modal_room, small, window_title};
use super::{Action, Cx, offered, unsaved};
use crate::domain::succession::{self, NewNames};
use crate::domain::{AgencyId, Change, ContactId, OperationId, OperationKind, Product, RoundId, client, validate};
use crate::ui::widgets::date_text::{DateText, Meant};

pub use super::parts::saying::Trouble;
use super::parts::saying::{ask, buttons};

/// What heading, buttons and what is missing need beside the fields of a question.
const AROUND: f32 = 112.0;

/// A window over the others.
#[derive(strum::VariantNames, strum::IntoStaticStr)]
pub enum Dialog {
    /// Something is asked.
    Ask(Box<Asking>),
    /// Something went wrong.
    Say(Trouble),
    /// Something cannot be done, in plain words.
    Tell(String),
    /// Others have saved something else in the same place.
    Settle(Box<Settling>),
    /// An answer was given to a round that is closed by now.
    RoundClosed(OperationId, RoundId),
    /// A personal identity code seems to stand in what is to be saved.
    PersonalCode(OperationId),
    /// Something could not be saved, for the reason of the newest.
    Failed(Trouble),
    /// Something cannot be saved as things stand, for this reason.
    Refused(OperationId, String),
    /// Everything that is not saved.
    Unsaved,
    /// What earlier windows have left behind, typed and not saved.
    Offered,
    /// The system has nothing that opens this: a file or an address.
    NotOpened(String),
    /// Which detail of an agency is to be corrected.
    Correct(ToCorrect),
    /// The help.
    Help,
}

/// What is asked and said over everything else, one after the other. Nothing that is to be said takes the place of
/// something that is being said.
#[derive(Default)]
pub struct Dialogs(VecDeque<Dialog>);

impl Dialogs {
    /// Whether nothing is asked or said.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Says something after everything that is being said.
    pub fn say(&mut self, dialog: Dialog) {
        self.0.push_back(dialog);
    }

    /// Asks something at once.
    pub fn ask(&mut self, dialog: Dialog) {
        self.0.push_front(dialog);
    }

    /// Says that something could not be saved: once, however much it is, with the newest reason.
    pub fn failed(&mut self, trouble: Trouble) {
        let known = self.0.iter_mut().find_map(|one| match one {
            Dialog::Failed(known) => Some(known),
            _ => None,
        });
        match known {
            Some(known) => *known = trouble,
            None => self.say(Dialog::Failed(trouble)),
        }
    }

    /// What could not be saved is tried again by itself: that it failed need not be said any more.
    pub fn tried_again(&mut self) {
        self.0.retain(|one| !matches!(one, Dialog::Failed(_)));
    }

    /// The names of what is asked and said, the topmost last.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        self.0.iter().rev().map(|one| match one {
            Dialog::Ask(asking) => (&asking.question).into(),
            other => other.into(),
        })
    }

    /// Closes the topmost, and hands it over.
    pub fn close(&mut self) -> Option<Dialog> {
        self.0.pop_front()
    }

    /// What is being settled.
    #[must_use]
    pub fn settling(&self) -> Option<&Settling> {
        self.0.iter().find_map(|one| match one {
            Dialog::Settle(settling) => Some(&**settling),
            _ => None,
        })
    }

    /// The same, to be told something.
    pub fn settling_mut(&mut self) -> Option<&mut Settling> {
        self.0.iter_mut().find_map(|one| match one {
            Dialog::Settle(settling) => Some(&mut **settling),
            _ => None,
        })
    }

    /// An operation is settled: it is not asked about any more.
    pub fn settled(&mut self, operation: OperationId) {
        self.0.retain(|one| !matches!(one, Dialog::Settle(settling) if settling.operation == operation));
    }

    /// An operation is given up: why it was refused need not be said any more.
    pub fn given_up(&mut self, operation: OperationId) {
        self.0.retain(|one| !matches!(one, Dialog::Refused(id, _) if *id == operation));
    }

    /// Draws the topmost; it asks to be closed through actions.
    pub fn ui(&mut self, ctx: &egui::Context, cx: &Cx<'_>, help: &mut Help) {
        if let Some(dialog) = self.0.front_mut() {
            ui(ctx, cx, dialog, help);
        }
    }
}

/// A question and what has been typed in answer to it.
pub struct Asking {
    question: Question,
    date: DateText,
    names: NewNames,
    units: [String; 3],
    other: Option<AgencyId>,
    tried: bool,
    /// What is typed and not saved, in words, and whether all of it can be saved at once.
    typed: (Vec<String>, bool),
}

impl Asking {
    /// Makes a question ready to be asked, over what is typed and whether that can be saved at once.
    #[must_use]
    pub fn new(cx: &Cx<'_>, question: Question, typed: (Vec<String>, bool)) -> Box<Self> {
        let snapshot = cx.snapshot;
        let mut asking = Self {
            date: DateText::new(cx.language(), Some(cx.today)),
            names: NewNames::default(),
            units: ["kpl", "st.", "pcs"].map(str::to_owned),
            other: None,
            tried: false,
            typed,
            question,
        };
        if let Question::Rename(id) = &asking.question
            && let Some(agency) = snapshot.agency.get(*id)
        {
            asking.names = NewNames {
                fi: agency.name_fi.clone(),
                sv: agency.name_sv.clone(),
                en: agency.name_en.clone(),
                abbreviation: agency.abbreviation.clone(),
            };
        }
        Box::new(asking)
    }
}

fn ui(ctx: &egui::Context, cx: &Cx<'_>, dialog: &mut Dialog, help: &mut Help) {
    let response = modal(ctx, cx.theme, "dialog", |ui, asked| {
        let width: f32 = match dialog {
            Dialog::Help => 960.0,
            Dialog::Settle(_) => 680.0,
            _ => 480.0,
        };
        ui.set_width(width.min(ctx.content_rect().width() - 64.0));
        match dialog {
            Dialog::Ask(asking) => asking_ui(ui, cx, asked, asking),
            Dialog::Say(trouble) => trouble_ui(ui, cx, asked, trouble),
            Dialog::PersonalCode(id) => {
                window_title(ui, cx.t("personal-code"));
                ui.label(cx.t("personal-code-text"));
                let anyway = Some((cx.t("personal-code-anyway"), Action::SaveAnyway(*id), true));
                buttons(ui, cx, asked, anyway, (cx.t("personal-code-back"), Action::Dismiss));
            }
            Dialog::RoundClosed(id, round) => {
                let name = cx.snapshot.question_round.get(*round).map(|one| one.name.as_str()).unwrap_or_default();
                window_title(ui, cx.tw("round-closed-title", &[("name", name.into())]));
                ui.label(cx.t("round-closed-text"));
                let reopen = Some((cx.t("round-closed-reopen"), Action::ReopenAndSave(*id, *round), false));
                buttons(ui, cx, asked, reopen, (cx.t("close"), Action::Dismiss));
            }
            Dialog::Tell(text) => {
                ui.label(text.as_str());
                buttons(ui, cx, asked, None, (cx.t("close"), Action::Dismiss));
            }
            Dialog::NotOpened(what) => {
                window_title(ui, cx.t("not-opened"));
                ui.add(egui::Label::new(what.as_str()).wrap());
                small(ui, cx.theme, cx.t("not-opened-text"));
                let copy = Some((cx.t("not-opened-copy"), Action::Copy(what.clone()), false));
                buttons(ui, cx, asked, copy, (cx.t("close"), Action::Dismiss));
            }
            Dialog::Settle(settling) => settling.ui(ui, cx, asked),
            Dialog::Failed(trouble) => unsaved::failed_ui(ui, cx, asked, trouble),
            Dialog::Refused(id, reason) => unsaved::refused_ui(ui, cx, asked, *id, reason),
            Dialog::Unsaved => unsaved::all_ui(ui, cx, asked),
            Dialog::Offered => offered::ui(ui, cx, asked),
            Dialog::Correct(choosing) => choosing.ui(ui, cx, asked),
            Dialog::Help => help.ui(ui, cx, asked),
        }
    });
    if response.backdrop_response.clicked() {
        cx.act(Action::Dismiss);
    }
}

fn trouble_ui(ui: &mut Ui, cx: &Cx<'_>, asked: &Asked, trouble: &Trouble) {
    let args = [("about", trouble.about.as_str().into())];
    window_title(ui, cx.tw(trouble.key, &args));
    ui.label(cx.tw(&format!("{}.safe", trouble.key), &args));
    ui.label(cx.tw(&format!("{}.next", trouble.key), &args));
    buttons(ui, cx, asked, None, (cx.t("close"), Action::Dismiss));
}

fn agency_name(cx: &Cx<'_>, id: AgencyId) -> String {
    cx.snapshot.agency.get(id).map(|agency| agency.name(cx.language()).to_owned()).unwrap_or_default()
}

fn asking_ui(ui: &mut Ui, cx: &Cx<'_>, asked: &Asked, asking: &mut Asking) {
    match asking.question.clone() {
        Question::LeaveDraft(action) => {
            window_title(ui, cx.t("ask-leave"));
            ui.label(cx.t("ask-leave-text"));
            for about in &asking.typed.0 {
                bold(ui, about, size::BODY);
            }
            let mut all = vec![
                (Does::Else, cx.t("ask-leave-stay"), Action::Dismiss),
                (Does::TakesAway, cx.t("ask-leave-discard"), Action::Answer(action.clone())),
            ];
            if asking.typed.1 {
                all.insert(0, (Does::Main, cx.t("ask-leave-save"), Action::SaveAndGo(action)));
            }
            ask(ui, cx, asked, all, &Action::Dismiss);
        }
        Question::LeaveFile(action) => unsaved::leave_ui(ui, cx, asked, *action),
        Question::Upgrade(path, names) => {
            window_title(ui, cx.tw("ask-upgrade", &[("file", super::file_name(&path).into())]));
            ui.label(cx.t("ask-upgrade-text"));
            if names.is_empty() {
                ui.label(cx.t("ask-upgrade-nobody"));
            } else {
                let text = cx.tw("ask-upgrade-others", &[("names", names.join(", ").into())]);
                ui.add(egui::Label::new(egui::RichText::new(text).color(cx.theme.warning)).wrap());
            }
            small(ui, cx.theme, cx.t("ask-upgrade-supervisor"));
            let yes = Some((cx.t("ask-upgrade-do"), Action::Upgrade(path), false));
            buttons(ui, cx, asked, yes, (cx.t("cancel"), Action::Dismiss));
        }
        Question::OpenDocument(path) => {
            window_title(ui, cx.t("ask-open-document"));
            ui.label(&path);
            small(ui, cx.theme, cx.t("ask-open-document-text"));
            let action = Action::Answer(Box::new(Action::OpenDocument(path)));
            buttons(ui, cx, asked, Some((cx.t("open-document"), action, false)), (cx.t("cancel"), Action::Dismiss));
        }
        Question::Delete(id) => {
            let name = agency_name(cx, id);
            window_title(ui, cx.tw("ask-delete", &[("name", name.into())]));
            ui.label(cx.t("ask-delete-text"));
            let mut records = cx.snapshot.owned_by(id);
            // What others say of it goes with it, or it could not go.
            let pointing = cx.snapshot.succession.iter().filter(|one| one.predecessor == Some(id) && one.agency != id);
            records.splice(0..0, pointing.cloned().map(Into::into));
            records.extend(client::of_only(cx.snapshot, id));
            let mut changes = client::freed(cx.snapshot, id);
            changes.extend(records.into_iter().map(Change::delete));
            let action = Action::Answer(Box::new(Action::Commit(OperationKind::AgencyDeleted, changes)));
            buttons(ui, cx, asked, Some((cx.t("menu-delete"), action, true)), (cx.t("cancel"), Action::Dismiss));
        }
        Question::Archive(_) | Question::Rename(_) | Question::Merge(_) | Question::Split(_) => {
            succession_ui(ui, cx, asked, asking);
        }
        Question::Product(_) => product_ui(ui, cx, asked, asking),
        Question::AsOf(id) => as_of_ui(ui, cx, asked, asking, id),
        Question::ContactTo(id, moving) => contact_to_ui(ui, cx, asked, asking, id, moving),
    }
}

/// The buttons of a dialog with fields. `ready` is what to do, or what is missing.
fn finish(
    ui: &mut Ui,
    cx: &Cx<'_>,
    asked: &Asked,
    tried: &mut bool,
    ready: Result<(OperationKind, Vec<Change>), &'static str>,
) {
    if *tried && let Err(missing) = ready {
        ui.colored_label(cx.theme.danger, cx.t(missing));
    }
    ui.add_space(UNIT);
    match answers(ui, cx.theme, asked, &[(Does::Main, cx.t("save")), (Does::Else, cx.t("cancel"))]) {
        None if asked.leave => cx.act(Action::Dismiss),
        None if !asked.save => {}
        Some(1) => cx.act(Action::Dismiss),
        _ => {
            *tried = true;
            if let Ok((kind, changes)) = ready {
                cx.act(Action::Answer(Box::new(Action::Commit(kind, changes))));
            }
        }
    }
}

/// What is asked with its fields, which scroll where the window is low, and what does not belong into them.
fn fields_ui(ui: &mut Ui, cx: &Cx<'_>, about: &str, add: impl FnOnce(&mut Ui)) {
    let room = modal_room(ui.ctx()) - AROUND;
    egui::ScrollArea::vertical().max_height(room).min_scrolled_height(room).follow(ui, |ui| {
        // The bar floats over what is scrolled.
        ui.set_width(ui.available_width() - UNIT);
        small(ui, cx.theme, about);
        add(ui);
        ui.add_space(UNIT / 2.0);
        small(ui, cx.theme, cx.t("form-notes-privacy"));
    });
}

fn names_ui(ui: &mut Ui, cx: &Cx<'_>, names: &mut NewNames) {
    Field::new(cx.t("field-name-fi"), &mut names.fi).required().show(ui, cx.theme);
    Field::new(cx.t("field-name-sv"), &mut names.sv).show(ui, cx.theme);
    Field::new(cx.t("field-name-en"), &mut names.en).show(ui, cx.theme);
    Field::new(cx.t("field-abbreviation"), &mut names.abbreviation).show(ui, cx.theme);
}

fn succession_ui(ui: &mut Ui, cx: &Cx<'_>, asked: &Asked, asking: &mut Asking) {
    let (Question::Archive(id) | Question::Rename(id) | Question::Merge(id) | Question::Split(id)) = asking.question
    else {
        return;
    };
    let snapshot = Arc::clone(cx.snapshot);
    let Some(agency) = snapshot.agency.get(id) else { return };
    let (title, text, date) = match asking.question {
        Question::Archive(_) => ("ask-archive", "ask-archive-text", "ask-archive-date"),
        Question::Rename(_) => ("ask-rename", "ask-rename-text", "ask-succession-date"),
        Question::Merge(_) => ("ask-merge", "ask-merge-text", "ask-succession-date"),
        _ => ("ask-split", "ask-split-text", "ask-succession-date"),
    };
    window_title(ui, cx.tw(title, &[("name", agency.name(cx.language()).into())]));
    fields_ui(ui, cx, cx.t(text), |ui| {
        match asking.question {
            Question::Rename(_) | Question::Split(_) => names_ui(ui, cx, &mut asking.names),
            Question::Merge(_) => {
                let mut others: Vec<_> =
                    snapshot.agency.iter().filter(|one| one.id != id && !one.archived(cx.today)).collect();
                others.sort_by(|a, b| cx.collator.compare(a.name(cx.language()), b.name(cx.language())));
                let mut options = vec![(None, cx.t("value-missing").to_owned())];
                options.extend(others.iter().map(|one| (Some(one.id), one.name(cx.language()).to_owned())));
                choice(ui, cx.theme, cx.t("ask-merge-into"), &mut asking.other, &options, f32::INFINITY);
            }
            _ => {}
        }
        date_field(ui, cx, cx.t(date), &mut asking.date, Meant::Near(cx.today));
    });
    let names = NewNames {
        fi: validate::tidy(&asking.names.fi),
        sv: validate::tidy(&asking.names.sv),
        en: validate::tidy(&asking.names.en),
        abbreviation: validate::tidy(&asking.names.abbreviation),
    };
    let ready = match (asking.date.date(Meant::Near(cx.today)), &asking.question) {
        (Err(_) | Ok(None), _) => Err("rule-date-missing"),
        (Ok(Some(last)), Question::Archive(_)) => {
            Ok((OperationKind::AgencyArchived, succession::ending(&snapshot.rows, agency, last)))
        }
        (Ok(Some(date)), Question::Merge(_)) => match asking.other {
            Some(other) => Ok((OperationKind::AgenciesMerged, succession::merge(&snapshot.rows, agency, other, date))),
            None => Err("ask-merge-missing"),
        },
        (Ok(Some(_)), _) if names.fi.is_empty() => Err("rule-name-missing"),
        (Ok(Some(date)), Question::Rename(_)) => {
            Ok((OperationKind::AgencyRenamed, succession::rename(agency, names, date)))
        }
        (Ok(Some(date)), _) => {
            Ok((OperationKind::AgencySplit, succession::split(&snapshot.rows, agency, names, date).1))
        }
    };
    finish(ui, cx, asked, &mut asking.tried, ready);
}

fn product_ui(ui: &mut Ui, cx: &Cx<'_>, asked: &Asked, asking: &mut Asking) {
    window_title(ui, cx.t("ask-product"));
    fields_ui(ui, cx, cx.t("ask-product-text"), |ui| {
        Field::new(cx.t("field-name-fi"), &mut asking.names.fi).required().show(ui, cx.theme);
        Field::new(cx.t("field-name-sv"), &mut asking.names.sv).show(ui, cx.theme);
        Field::new(cx.t("field-name-en"), &mut asking.names.en).show(ui, cx.theme);
        let [fi, sv, en] = &mut asking.units;
        ui.horizontal_top(|ui| {
            for (key, unit) in [("field-unit-fi", fi), ("field-unit-sv", sv), ("field-unit-en", en)] {
                Field::new(cx.t(key), unit).width(140.0).show(ui, cx.theme);
            }
        });
    });
    let names = [&asking.names.fi, &asking.names.sv, &asking.names.en].map(|name| validate::tidy(name));
    let ready = if names.first().is_none_or(String::is_empty) {
        Err("rule-name-missing")
    } else {
        let position = cx.snapshot.product.iter().map(|product| product.position).max().unwrap_or(0) + 1;
        let [fi, sv, en] = &names;
        let mut product = Product::named([fi, sv, en], position);
        let [unit_fi, unit_sv, unit_en] = asking.units.clone().map(|unit| validate::tidy(&unit));
        (product.unit_fi, product.unit_sv, product.unit_en) = (unit_fi, unit_sv, unit_en);
        Ok((OperationKind::ProductEdited, vec![Change::insert(product)]))
    };
    finish(ui, cx, asked, &mut asking.tried, ready);
}

/// At the end of which day an agency is shown.
fn as_of_ui(ui: &mut Ui, cx: &Cx<'_>, asked: &Asked, asking: &mut Asking, id: AgencyId) {
    window_title(ui, cx.tw("ask-as-of", &[("name", agency_name(cx, id).into())]));
    small(ui, cx.theme, cx.t("ask-as-of-text"));
    let meant = Meant::Past(cx.today);
    date_field(ui, cx, cx.t("ask-as-of-date"), &mut asking.date, meant);
    let day = match asking.date.date(meant) {
        Err(_) | Ok(None) => Err("rule-date-missing"),
        Ok(Some(day)) if day > cx.today => Err("ask-as-of-future"),
        Ok(Some(day)) => Ok(day),
    };
    if asking.tried
        && let Err(missing) = day
    {
        ui.colored_label(cx.theme.danger, cx.t(missing));
    }
    ui.add_space(UNIT);
    match answers(ui, cx.theme, asked, &[(Does::Main, cx.t("ask-as-of-do")), (Does::Else, cx.t("cancel"))]) {
        None if asked.leave => cx.act(Action::Dismiss),
        None if !asked.save => {}
        Some(1) => cx.act(Action::Dismiss),
        _ => {
            asking.tried = true;
            if let Ok(day) = day {
                cx.act(Action::Dismiss);
                cx.act(Action::ShowPast(id, day));
            }
        }
    }
}

/// To which agency a contact goes.
fn contact_to_ui(ui: &mut Ui, cx: &Cx<'_>, asked: &Asked, asking: &mut Asking, id: ContactId, moving: bool) {
    let Some(contact) = cx.snapshot.contact.get(id).cloned() else {
        buttons(ui, cx, asked, None, (cx.t("close"), Action::Dismiss));
        return;
    };
    let title = if moving { "ask-contact-move" } else { "ask-contact-copy" };
    window_title(ui, cx.tw(title, &[("name", contact.name.as_str().into())]));
    let about = cx.t(if moving { "ask-contact-move-text" } else { "ask-contact-copy-text" });
    let serves = |agency: AgencyId| cx.snapshot.contact.of(agency).any(|one| one.person == contact.person);
    let mut others: Vec<_> =
        cx.snapshot.agency.iter().filter(|one| !one.archived(cx.today) && !serves(one.id)).collect();
    others.sort_by(|a, b| cx.collator.compare(a.name(cx.language()), b.name(cx.language())));
    let mut options = vec![(None, cx.t("value-missing").to_owned())];
    options.extend(others.iter().map(|one| (Some(one.id), one.name(cx.language()).to_owned())));
    fields_ui(ui, cx, about, |ui| {
        choice(ui, cx.theme, cx.t("field-agency"), &mut asking.other, &options, f32::INFINITY);
    });
    let ready = match asking.other {
        Some(agency) => {
            let changes = super::contacts::to_agency(cx.snapshot, &contact, agency, cx.today, moving);
            Ok((OperationKind::ContactEdited, changes))
        }
        None => Err("ask-contact-agency-missing"),
    };
    finish(ui, cx, asked, &mut asking.tried, ready);
}
