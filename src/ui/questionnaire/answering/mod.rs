//! One question at a time, for one agency or for all of somebody's, with the keyboard alone: where one is in the queue,
//! what is typed, and what becomes of it.

mod choices;
mod question;

use std::collections::BTreeMap;

use egui::Ui;
use serde::{Deserialize, Serialize};

use super::{Chosen, Command, Reckoned, Wish, known, person};
use crate::domain::questionnaire::{Asked, open_for};
use crate::domain::validate::tidy;
use crate::domain::{AgencyId, Answer, Change, EmployeeId, OperationKind, QuestionId, QuestionRound, Record, RoundId};
use crate::ui::characteristics::CharacteristicFields;
use crate::ui::draft::{KeptDraft, NotTakenUp};
use crate::ui::widgets::{columns, empty, plain_button, primary};
use crate::ui::{Action, Cx};
use question::Asks;

/// A question about an agency in a round.
type Key = (RoundId, AgencyId, QuestionId);

const fn key(asked: &Asked) -> Key {
    (asked.round, asked.agency, asked.question)
}

/// An answer being typed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Draft {
    text: String,
    /// What the file held when typing began.
    base: Option<Answer>,
    /// It is on its way to the file; what the file holds then ends it.
    #[serde(skip)]
    sent: bool,
}

/// The name under which an answer that is being typed is kept.
const KEPT: &str = "Answer";

/// Answering and its passing state.
#[derive(Default)]
pub(super) struct Answering {
    round: Option<RoundId>,
    /// Whose agencies are gone through.
    whose: Chosen,
    agency: Option<AgencyId>,
    /// Who tells what is written down; nobody but the one who writes.
    teller: Chosen,
    at: Option<Key>,
    drafts: BTreeMap<Key, Draft>,
    /// The keyboard is to go where the answer is typed.
    focus: bool,
    /// It has, and the question is to be seen with it.
    leading: bool,
}

/// That nothing is being asked, and how to ask.
pub(super) fn none_ui(ui: &mut Ui, cx: &Cx<'_>) -> Option<Wish> {
    let mut wish = None;
    empty(ui, cx.theme, cx.t("questionnaire-none"), cx.t("questionnaire-none-help"), |ui| {
        if cx.writable() && primary(ui, cx.theme, cx.t("questionnaire-open-round")).clicked() {
            wish = Some(Wish::Round(None));
        }
    });
    wish
}

impl Answering {
    pub(super) fn typing(&self) -> bool {
        !self.drafts.is_empty()
    }

    pub(super) fn discard(&mut self) {
        self.drafts.clear();
    }

    /// What is typed, to be kept outside the window.
    pub(super) fn kept(&self, cx: &Cx<'_>) -> Vec<KeptDraft> {
        let kept = self.drafts.iter().filter_map(|(at, draft)| {
            let (round, agency, question) = *at;
            let text = cx.snapshot.question.get(question).map(|one| one.text(cx.language())).unwrap_or_default();
            let about = format!("{}: {text}", cx.agency_name(agency));
            let rows: Vec<Record> = draft.base.clone().map(Record::from).into_iter().collect();
            KeptDraft::of(KEPT, Answer::id_of(round, question, agency), about, &rows, &(at, draft))
        });
        kept.collect()
    }

    /// Shows an answer as it was being typed.
    ///
    /// # Errors
    /// Where something else was kept.
    pub(super) fn take_up(&mut self, kept: &KeptDraft) -> Result<(), NotTakenUp> {
        let (at, draft): (Key, Draft) = kept.read(KEPT)?;
        self.drafts.insert(at, draft);
        (self.round, self.whose, self.agency, self.at) = (Some(at.0), Chosen::Nobody, None, Some(at));
        Ok(())
    }

    pub(super) fn let_go(&mut self, answer: &Answer) {
        self.drafts.remove(&(answer.round, answer.agency, answer.question));
    }

    pub(super) const fn focus(&mut self) {
        self.focus = true;
    }

    /// Goes to a round, and to somebody's agencies where given.
    pub(super) fn choose(&mut self, round: RoundId, whose: Chosen) {
        self.round = Some(round);
        if whose != Chosen::NotYet {
            self.whose = whose;
            self.teller = Chosen::NotYet;
        }
        (self.agency, self.at, self.focus) = (None, None, true);
    }

    /// The round that is answered: the chosen one while it is open, else the one that is due first.
    pub(super) fn round<'a>(&self, cx: &Cx<'a>) -> Option<&'a QuestionRound> {
        let open = cx.snapshot.rounds().into_iter().filter(|round| round.open());
        open.min_by_key(|round| Some(round.id) != self.round)
    }

    /// Whose agencies are gone through: mine to begin with, everybody's for a stranger.
    pub(super) fn whose(&self, cx: &Cx<'_>) -> Option<EmployeeId> {
        self.whose.or_else(|| cx.status.me_id)
    }

    /// Who tells: whoever's agencies are gone through, unless somebody else has been chosen. None is the one who writes.
    fn teller(&self, cx: &Cx<'_>) -> Option<EmployeeId> {
        self.teller.or_else(|| self.whose(cx).filter(|whose| Some(*whose) != cx.status.me_id))
    }

    /// The questions that are gone through.
    fn queue<'r>(&self, cx: &Cx<'_>, reckoned: &'r Reckoned) -> Vec<&'r Asked> {
        let whose = self.whose(cx);
        let its = |one: &&Asked| {
            (whose.is_none() || one.responsible == whose) && self.agency.is_none_or(|agency| agency == one.agency)
        };
        reckoned.asked.iter().filter(its).collect()
    }

    /// Where we are in the queue: where the user went, else at the first question without an answer.
    fn place(&self, queue: &[&Asked]) -> Option<usize> {
        let there = self.at.and_then(|at| queue.iter().position(|one| key(one) == at));
        there.or_else(|| queue.iter().position(|one| self.waits(one)))
    }

    /// Whether a question waits for an answer and none is on its way.
    fn waits(&self, one: &Asked) -> bool {
        !one.answered && self.drafts.get(&key(one)).is_none_or(|draft| !draft.sent)
    }

    /// Goes to a question.
    const fn go(&mut self, to: Option<Key>) {
        self.at = to;
        self.focus = true;
    }

    /// Goes to the next question that waits, after the one at `place`, and from the beginning again.
    fn go_on(&mut self, queue: &[&Asked], place: usize) {
        let (before, after) = queue.split_at((place + 1).min(queue.len()));
        let others = after.iter().chain(before.iter().take(place));
        let next = others.into_iter().find(|one| self.waits(one)).map(|one| key(one));
        self.go(next);
    }

    /// Goes so many questions further, answered or not.
    fn step(&mut self, queue: &[&Asked], back: bool) {
        let place = match (self.place(queue), back) {
            (None, true) => queue.len().checked_sub(1),
            (None, false) => None,
            (Some(place), true) => place.checked_sub(1),
            (Some(place), false) => Some(place + 1),
        };
        if let Some(one) = place.and_then(|place| queue.get(place)) {
            self.go(Some(key(one)));
        }
    }

    /// Does what the keyboard asks for.
    pub(super) fn command(&mut self, cx: &Cx<'_>, reckoned: &Reckoned, command: Command) {
        let queue = self.queue(cx, reckoned);
        match command {
            Command::Previous => return self.step(&queue, true),
            Command::Next => return self.step(&queue, false),
            Command::Save | Command::NothingSpecial | Command::MakeCharacteristic => {}
        }
        let Some(place) = self.place(&queue) else { return };
        let Some(one) = queue.get(place).filter(|_| cx.writable()) else { return };
        match command {
            Command::Save => self.save(cx, key(one), false),
            Command::NothingSpecial => self.save(cx, key(one), true),
            Command::MakeCharacteristic => return self.make(cx, key(one)),
            Command::Previous | Command::Next => {}
        }
        self.go_on(&queue, place);
    }

    /// The text of an answer as it stands in the field.
    fn text(&self, cx: &Cx<'_>, at: Key) -> String {
        let saved = || saved(cx, at).map(|answer| answer.body.clone()).unwrap_or_default();
        self.drafts.get(&at).map_or_else(saved, |draft| draft.text.clone())
    }

    /// Takes in what was typed. What is as it was saved is no draft.
    fn type_in(&mut self, cx: &Cx<'_>, at: Key, text: String) {
        let base = saved(cx, at);
        if text == base.map(|answer| answer.body.as_str()).unwrap_or_default() {
            self.drafts.remove(&at);
            return;
        }
        let draft =
            self.drafts.entry(at).or_insert_with(|| Draft { text: String::new(), base: base.cloned(), sent: false });
        (draft.text, draft.sent) = (text, false);
    }

    /// The answer as it would be saved.
    fn answer(&self, cx: &Cx<'_>, (round, agency, question): Key, body: &str) -> Answer {
        let teller = self.teller(cx).map(|id| person(cx, Some(id))).unwrap_or_default();
        let before = self.before(cx, (round, agency, question));
        let answer = Answer::new((round, question, agency), body, teller, &cx.status.me, cx.today);
        Answer { characteristic: before.and_then(|before| before.characteristic), ..answer }
    }

    /// The answer as its writer last saw it.
    fn before(&self, cx: &Cx<'_>, at: Key) -> Option<Answer> {
        self.drafts.get(&at).map_or_else(|| saved(cx, at).cloned(), |draft| draft.base.clone())
    }

    /// Saves an answer, or that there is nothing special. A text that is emptied takes the answer back; one that never
    /// was is passed over.
    fn save(&mut self, cx: &Cx<'_>, at: Key, nothing_special: bool) {
        let body = if nothing_special { String::new() } else { tidy(&self.text(cx, at)) };
        let before = self.before(cx, at);
        let same = before.as_ref().is_some_and(|before| before.body == body);
        let after = (nothing_special || !body.is_empty()).then(|| self.answer(cx, at, &body));
        // What says nothing special already is not taken back by going on.
        if same || (before.is_none() && after.is_none()) {
            self.drafts.remove(&at);
            return;
        }
        self.drafts.insert(at, Draft { text: body, base: before.clone(), sent: true });
        let change = Change { before: before.map(Record::from), after: after.map(Record::from) };
        cx.act(Action::Commit(OperationKind::Answered, vec![change]));
    }

    /// Opens the form of what the answer becomes.
    fn make(&self, cx: &Cx<'_>, at: Key) {
        let body = tidy(&self.text(cx, at));
        let before = self.before(cx, at);
        if !body.is_empty() && before.as_ref().is_none_or(|before| before.characteristic.is_none()) {
            let saved = before.clone().filter(|saved| saved.body == body);
            let answer = saved.unwrap_or_else(|| self.answer(cx, at, &body));
            cx.open(CharacteristicFields::of_answer(cx.snapshot, (before, answer), &cx.status.me, cx.today));
        }
    }

    /// Lets go of drafts that have become what the file holds.
    fn settle(&mut self, cx: &Cx<'_>) {
        self.drafts.retain(|at, draft| {
            let saved = saved(cx, *at).map(|answer| answer.body.as_str());
            let there = saved.unwrap_or_default() == tidy(&draft.text);
            // That there is nothing special is saved once there is an answer.
            let empty = draft.text.is_empty() && draft.sent && saved.is_none() && draft.base.is_none();
            // What came to nothing, as where somebody else has answered meanwhile, is a draft again.
            draft.sent &= cx.status.saving;
            !there || empty
        });
    }

    /// Draws the question.
    pub(super) fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, reckoned: &Reckoned) {
        let queue = self.queue(cx, reckoned);
        let place = self.place(&queue);
        let Some(one) = place.and_then(|place| queue.get(place)) else {
            self.done_ui(ui, cx, &queue);
            return;
        };
        let Some(question) = cx.snapshot.question.get(one.question).cloned() else { return };
        let at = key(one);
        let mut command = None;
        let mut from = None;
        columns(
            ui,
            0.6,
            |ui| {
                let place = (place.unwrap_or(0), queue.len());
                command = self.question_ui(ui, cx, &question, (at, one.responsible), place);
            },
            |ui| from = known::ui(ui, cx, at.0, at.1, &question),
        );
        if let Some(text) = from {
            let typed = self.text(cx, at);
            let text = if typed.trim().is_empty() { text } else { format!("{typed}\n{text}") };
            self.type_in(cx, at, text);
            self.focus = true;
        }
        match command {
            Some(Asks::Command(command)) => self.command(cx, reckoned, command),
            Some(Asks::Skip) => self.go_on(&queue, place.unwrap_or(0)),
            Some(Asks::Revert) => {
                self.drafts.remove(&at);
                self.focus = true;
            }
            None => {}
        }
    }

    /// Another round in which something is open for whoever is gone through.
    fn next_round<'a>(&self, cx: &Cx<'a>) -> Option<&'a QuestionRound> {
        let open = open_for(cx.snapshot, self.whose(cx)?, cx.today);
        let here = self.round(cx).map(|round| round.id);
        let other = open.iter().map(|one| one.round).find(|round| Some(*round) != here)?;
        cx.snapshot.question_round.get(other)
    }

    /// That everything is answered, or that there is nothing to answer.
    fn done_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, queue: &[&Asked]) {
        let (heading, help) = if queue.is_empty() {
            ("questionnaire-nothing", "questionnaire-nothing-help")
        } else {
            ("questionnaire-done", "questionnaire-done-help")
        };
        empty(ui, cx.theme, cx.t(heading), cx.t(help), |ui| {
            if let Some(next) = self.next_round(cx) {
                let text = cx.tw("questionnaire-go-on-round", &[("round", next.name.as_str().into())]);
                if primary(ui, cx.theme, &text).clicked() {
                    self.choose(next.id, Chosen::NotYet);
                }
            }
            if let Some(first) = queue.first()
                && plain_button(ui, cx.t("questionnaire-look-through")).clicked()
            {
                self.go(Some(key(first)));
            }
        });
    }
}

/// The answer as the file holds it.
fn saved<'a>(cx: &Cx<'a>, (round, agency, question): Key) -> Option<&'a Answer> {
    cx.snapshot.answer_to(round, question, agency)
}
