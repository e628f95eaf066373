//! *Kysely*: what only those know who look after an agency, asked in rounds, answered one question at a time.

mod answering;
mod known;
mod question_form;
mod questions;
mod round_form;
mod rounds;

use std::rc::Rc;
use std::sync::Arc;

use chrono::NaiveDate;
use egui::Ui;

use super::draft::{KeptDraft, NotTakenUp};
use super::screens::Screen;
use super::theme::UNIT;
use super::widgets::{Page, heading, plain_button, tabs};
use super::{Action, Cx};
use crate::domain::questionnaire::{self, PersonProgress, Progress};
use crate::domain::{Change, EmployeeId, OperationKind, QuestionRound, Record, RoundId, Snapshot};
use answering::Answering;
use rounds::Shown;

pub use crate::ui::action::Command;
pub(crate) use question_form::QuestionFields;
pub(crate) use round_form::RoundFields;

/// What of the questionnaire is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// One question at a time.
    #[default]
    Answer,
    /// The rounds, and how far they have come.
    Rounds,
    /// The list of questions.
    Questions,
}

impl View {
    const ALL: [Self; 3] = [Self::Answer, Self::Rounds, Self::Questions];

    const fn key(self) -> &'static str {
        match self {
            Self::Answer => "questionnaire-answer",
            Self::Rounds => "questionnaire-rounds",
            Self::Questions => "questionnaire-questions",
        }
    }
}

/// Somebody who is chosen, or nobody in particular, or as it is while nothing has been chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Chosen {
    #[default]
    NotYet,
    Nobody,
    One(EmployeeId),
}

impl Chosen {
    /// Who is chosen; `otherwise` where nothing has been.
    fn or_else(self, otherwise: impl FnOnce() -> Option<EmployeeId>) -> Option<EmployeeId> {
        match self {
            Self::NotYet => otherwise(),
            Self::Nobody => None,
            Self::One(id) => Some(id),
        }
    }
}

impl From<Option<EmployeeId>> for Chosen {
    fn from(id: Option<EmployeeId>) -> Self {
        id.map_or(Self::Nobody, Self::One)
    }
}

/// What a part of the page asks of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wish {
    /// Answer in a round, about the agencies of whoever is chosen.
    Answer(RoundId, Chosen),
    /// The form of a round, a new one without.
    Round(Option<RoundId>),
    /// The form of a question, a new one without.
    Question(Option<crate::domain::QuestionId>),
}

/// The page and its passing state.
#[derive(Default)]
pub struct QuestionnairePage {
    view: View,
    answering: Answering,
    shown: Shown,
    read: Vec<Read>,
}

/// What was reckoned of a round, and from what.
struct Read {
    snapshot: Arc<Snapshot>,
    of: (RoundId, NaiveDate),
    asked: Rc<Reckoned>,
}

/// A round reckoned.
struct Reckoned {
    asked: Vec<questionnaire::Asked>,
    people: Vec<PersonProgress>,
    progress: Progress,
}

impl QuestionnairePage {
    /// Puts the keyboard where the answer is typed.
    pub fn focus(&mut self) {
        self.answering.focus();
    }

    /// Whether questions are being answered, so that the keys for it mean something.
    #[must_use]
    pub fn answering(&self) -> bool {
        self.view == View::Answer
    }

    /// Does what the keyboard asks for.
    pub fn command(&mut self, cx: &Cx<'_>, command: Command) {
        self.with_round(cx, |answering, reckoned| answering.command(cx, reckoned, command));
    }

    /// Lends the round that is being answered to `with`, if there is one.
    fn with_round(&mut self, cx: &Cx<'_>, with: impl FnOnce(&mut Answering, &Reckoned)) -> bool {
        let Some(round) = self.answering.round(cx).cloned() else { return false };
        let reckoned = self.reckoned(cx, &round);
        with(&mut self.answering, &reckoned);
        true
    }

    /// A round reckoned, again only where something has changed.
    fn reckoned(&mut self, cx: &Cx<'_>, round: &QuestionRound) -> Rc<Reckoned> {
        let of = (round.id, cx.today);
        self.read.retain(|read| Arc::ptr_eq(&read.snapshot, cx.snapshot));
        if let Some(known) = self.read.iter().find(|read| read.of == of) {
            return Rc::clone(&known.asked);
        }
        let asked = questionnaire::asked(cx.snapshot, round, cx.today);
        let people = questionnaire::by_person(cx.snapshot, &asked);
        let progress = Progress::of(&asked);
        let asked = Rc::new(Reckoned { asked, people, progress });
        self.read.push(Read { snapshot: Arc::clone(cx.snapshot), of, asked: Rc::clone(&asked) });
        asked
    }
}

impl Screen for QuestionnairePage {
    fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let page = Page::new("questionnaire").view(self.view.key());
        let wish = page.show(
            ui,
            self,
            |page, ui| page.head_ui(ui, cx),
            |page, ui| match page.view {
                View::Answer => {
                    let there = page.with_round(cx, |answering, reckoned| answering.ui(ui, cx, reckoned));
                    if there { None } else { answering::none_ui(ui, cx) }
                }
                View::Rounds => page.rounds_ui(ui, cx),
                View::Questions => questions::ui(ui, cx),
            },
        );
        match wish {
            Some(Wish::Answer(round, whose)) => {
                self.answering.choose(round, whose);
                self.view = View::Answer;
            }
            Some(Wish::Round(id)) => {
                self.view = View::Rounds;
                cx.open_found(RoundFields::new(cx, id));
            }
            Some(Wish::Question(id)) => cx.open_found(QuestionFields::new(cx, id)),
            None => {}
        }
    }

    fn typing(&self) -> bool {
        self.answering.typing()
    }

    fn discard(&mut self) {
        self.answering.discard();
    }

    fn kept(&self, cx: &Cx<'_>) -> Vec<KeptDraft> {
        self.answering.kept(cx)
    }

    fn take_up(&mut self, _cx: &Cx<'_>, kept: &KeptDraft) -> Result<(), NotTakenUp> {
        self.answering.take_up(kept)?;
        self.view = View::Answer;
        Ok(())
    }

    fn let_go(&mut self, row: &Record) {
        if let Record::Answer(answer) = row {
            self.answering.let_go(answer);
        }
    }

    fn give_back(&mut self, _cx: &Cx<'_>, _kind: OperationKind, _changes: &[Change]) -> bool {
        // An answer stays where it was written until it is saved.
        false
    }
}

impl QuestionnairePage {
    fn rounds_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) -> Option<Wish> {
        let rounds: Vec<QuestionRound> = cx.snapshot.rounds().into_iter().cloned().collect();
        let mut wish = rounds::heading_ui(ui, cx, rounds.is_empty());
        for round in &rounds {
            let reckoned = self.reckoned(cx, round);
            let asked = ui.push_id(round.id.0, |ui| rounds::round_ui(ui, cx, round, &reckoned, &mut self.shown));
            wish = wish.or(asked.inner);
        }
        wish
    }

    /// The title, the views, and of the answers the round and how far it has come.
    fn head_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        heading(ui, cx.t("place-questionnaire"), |ui| self.files_ui(ui, cx));
        let names = View::ALL.map(|view| (view, cx.t(view.key()).to_owned()));
        if let Some(view) = tabs(ui, cx, &names, self.view) {
            self.view = view;
            self.answering.focus();
        }
        if self.view == View::Answer {
            ui.add_space(UNIT / 2.0);
            self.with_round(cx, |answering, reckoned| answering.head_ui(ui, cx, reckoned));
        }
    }
}

impl QuestionnairePage {
    /// Out to be filled in elsewhere, of whoever's agencies are gone through, and back.
    fn files_ui(&self, ui: &mut Ui, cx: &Cx<'_>) {
        if cx.writable() && plain_button(ui, cx.t("import-answers-choose")).clicked() {
            cx.act(Action::ImportAnswers);
        }
        let Some(round) = self.answering.round(cx).filter(|_| self.view == View::Answer) else { return };
        let free = cx.status.printing.is_none();
        if ui.add_enabled_ui(free, |ui| plain_button(ui, cx.t("questionnaire-export")).clicked()).inner {
            cx.act(Action::ExportQuestionnaire(round.id, self.answering.whose(cx)));
        }
    }
}

/// `13 / 21 questions answered`.
fn progress_words(cx: &Cx<'_>, progress: Progress) -> String {
    cx.tw("questionnaire-progress", &[("done", progress.answered.into()), ("all", progress.asked.into())])
}

/// `62 %`.
fn rate(cx: &Cx<'_>, progress: Progress) -> String {
    cx.tw("questionnaire-rate", &[("rate", progress.percent().into())])
}

/// The name of one of us; that nobody is responsible, where nobody is.
fn person<'a>(cx: &Cx<'a>, id: Option<EmployeeId>) -> &'a str {
    let employee = id.and_then(|id| cx.snapshot.employee.get(id));
    employee.map_or_else(|| cx.t("questionnaire-nobody"), |one| one.name.as_str())
}
