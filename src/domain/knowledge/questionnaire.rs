//! The questionnaire reckoned: which questions are whose, how far a round has come, what is known already, and what an
//! answer becomes. Plain functions over the rows.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::domain::knowledge::characteristic::Characteristic;
use crate::domain::knowledge::question::{Answer, Question, QuestionRound};
use crate::domain::people::staff::{AssignmentRole, Employee};
use crate::domain::record::id::{AgencyId, CharacteristicId, EmployeeId, QuestionId, RoundId};
use crate::domain::record::operation::Change;
use crate::domain::record::record::Rows;
use crate::domain::record::text::fold;

/// The longest title that is made of an answer, in characters.
const TITLE: usize = 80;

/// A question about an agency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    /// In which round.
    pub round: RoundId,
    /// About which agency.
    pub agency: AgencyId,
    /// Which question.
    pub question: QuestionId,
    /// Who is responsible for the agency.
    pub responsible: Option<EmployeeId>,
    /// Whether there is an answer.
    pub answered: bool,
}

/// How much is answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Questions with an answer.
    pub answered: usize,
    /// All questions.
    pub asked: usize,
}

impl Progress {
    /// How much of `asked` is answered.
    #[must_use]
    pub fn of<'a>(asked: impl IntoIterator<Item = &'a Asked>) -> Self {
        let mut progress = Self::default();
        for one in asked {
            progress.count(one);
        }
        progress
    }

    fn count(&mut self, one: &Asked) {
        self.asked += 1;
        self.answered += usize::from(one.answered);
    }

    /// Whole per cent: 100 only where everything is answered, 0 only where nothing is.
    #[must_use]
    pub const fn percent(self) -> usize {
        if self.asked == 0 || self.answered == 0 {
            return 0;
        }
        let rounded = (self.answered * 200 + self.asked) / (self.asked * 2);
        if rounded == 0 {
            1
        } else if rounded >= 100 && self.answered < self.asked {
            99
        } else {
            rounded
        }
    }

    /// Whether everything is answered.
    #[must_use]
    pub const fn complete(self) -> bool {
        self.answered >= self.asked
    }

    /// Whether anything is answered.
    #[must_use]
    pub const fn begun(self) -> bool {
        self.answered > 0
    }
}

/// How far one person has come, nobody being the agencies without a responsible.
#[derive(Clone, Debug, PartialEq)]
pub struct PersonProgress {
    /// Who.
    pub employee: Option<EmployeeId>,
    /// How far over all their agencies.
    pub progress: Progress,
    /// How far with each agency, by name.
    pub agencies: Vec<(AgencyId, Progress)>,
}

impl Rows {
    /// The questions that can be asked in a new round, in order.
    #[must_use]
    pub fn questions_in_use(&self) -> Vec<&Question> {
        let mut questions: Vec<&Question> = self.question.iter().filter(|one| one.retired_at.is_none()).collect();
        questions.sort_by_key(|one| (one.position, one.id));
        questions
    }

    /// The questions of a round, in order.
    #[must_use]
    pub fn questions_of(&self, round: RoundId) -> Vec<&Question> {
        let of_round = self.round_question.iter().filter(|one| one.round == round);
        let mut questions: Vec<&Question> = of_round.filter_map(|one| self.question.get(one.question)).collect();
        questions.sort_by_key(|one| (one.position, one.id));
        questions
    }

    /// The rounds: open ones first, the one that is due first before the others; then closed ones, the newest first.
    #[must_use]
    pub fn rounds(&self) -> Vec<&QuestionRound> {
        let mut rounds: Vec<&QuestionRound> = self.question_round.iter().collect();
        rounds.sort_by_key(|one| (one.closed_on.map(std::cmp::Reverse), one.due_on, one.id));
        rounds
    }

    /// The answer to a question about an agency in a round.
    #[must_use]
    pub fn answer_to(&self, round: RoundId, question: QuestionId, agency: AgencyId) -> Option<&Answer> {
        self.answer.get(Answer::id_of(round, question, agency))
    }

    /// What was answered to the same question about the same agency in the latest round before `round`.
    #[must_use]
    pub fn answer_before(&self, round: RoundId, question: QuestionId, agency: AgencyId) -> Option<&Answer> {
        let opened = self.question_round.get(round)?.opened_on;
        let when = |answer: &Answer| self.question_round.get(answer.round).map(|one| (one.opened_on, one.id));
        let others = self.answer.of(agency).filter(|one| one.question == question && one.round != round);
        let earlier = others.filter(|one| when(one).is_some_and(|(other, id)| (other, id) < (opened, round)));
        earlier.max_by_key(|one| when(one))
    }

    /// The answers about an agency that say something and are no characteristics, to each question the newest one only,
    /// in the order of the questions.
    #[must_use]
    pub fn loose_answers(&self, agency: AgencyId) -> Vec<&Answer> {
        let mut newest: BTreeMap<QuestionId, &Answer> = BTreeMap::new();
        for answer in self.answer.of(agency) {
            let kept = newest.entry(answer.question).or_insert(answer);
            if (answer.answered_on, answer.round) > (kept.answered_on, kept.round) {
                *kept = answer;
            }
        }
        let loose = newest.into_values().filter(|one| !one.nothing_special && one.characteristic.is_none());
        let mut loose: Vec<&Answer> = loose.collect();
        loose.sort_by_key(|one| (self.question.get(one.question).map(|question| question.position), one.question));
        loose
    }

    /// The answers about an agency in a round, in the order of the questions.
    #[must_use]
    pub fn answers_in(&self, round: RoundId, agency: AgencyId) -> Vec<(&Question, &Answer)> {
        let questions = self.questions_of(round).into_iter();
        questions.filter_map(|question| Some((question, self.answer_to(round, question.id, agency)?))).collect()
    }

    /// The active employee of this name, if there is exactly one.
    #[must_use]
    pub fn employee_called(&self, name: &str) -> Option<&Employee> {
        let mut called = self.employee.iter().filter(|one| one.active && one.name == name);
        let first = called.next()?;
        called.next().is_none().then_some(first)
    }
}

/// Every question of a round about every agency that was a client on the day the round is looked at: agency by agency
/// by name, then in the order of the questions. Whose an agency is, is seen on that day.
#[must_use]
pub fn asked(rows: &Rows, round: &QuestionRound, today: NaiveDate) -> Vec<Asked> {
    let day = round.seen_on(today);
    let questions = rows.questions_of(round.id);
    let client = |one: &&crate::domain::agency::agency::Agency| {
        !one.archived(day) && one.client_since.is_none_or(|since| since <= day)
    };
    let mut agencies: Vec<_> = rows.agency.iter().filter(client).collect();
    agencies.sort_by_cached_key(|one| (fold(&one.name_fi), one.id));
    let about = |agency: &crate::domain::agency::agency::Agency| {
        let responsible = rows.assigned(agency.id, AssignmentRole::Responsible, day).map(|(_, employee)| employee.id);
        let answers = rows.answer.of(agency.id).filter(|answer| answer.round == round.id);
        let answered: BTreeSet<QuestionId> = answers.map(|answer| answer.question).collect();
        let questions = questions.iter().map(|question| Asked {
            round: round.id,
            agency: agency.id,
            question: question.id,
            responsible,
            answered: answered.contains(&question.id),
        });
        questions.collect::<Vec<_>>()
    };
    agencies.into_iter().flat_map(about).collect()
}

/// How far everybody has come: people by name, the agencies without a responsible last.
#[must_use]
pub fn by_person(rows: &Rows, asked: &[Asked]) -> Vec<PersonProgress> {
    let mut people: BTreeMap<Option<EmployeeId>, PersonProgress> = BTreeMap::new();
    for one in asked {
        let employee = one.responsible;
        let person = people.entry(employee).or_insert_with(|| PersonProgress {
            employee,
            progress: Progress::default(),
            agencies: Vec::new(),
        });
        person.progress.count(one);
        // The questions about one agency come together.
        match person.agencies.last_mut().filter(|(agency, _)| *agency == one.agency) {
            Some((_, progress)) => progress.count(one),
            None => person.agencies.push((one.agency, Progress::of([one]))),
        }
    }
    let mut people: Vec<PersonProgress> = people.into_values().collect();
    people.sort_by_cached_key(|person| {
        let name = person.employee.and_then(|id| rows.employee.get(id)).map(|employee| fold(&employee.name));
        (person.employee.is_none(), name)
    });
    people
}

/// What is open for somebody: the unanswered questions of the open rounds about the agencies they are responsible for
/// today, the round that is due first before the others.
#[must_use]
pub fn open_for(rows: &Rows, employee: EmployeeId, today: NaiveDate) -> Vec<Asked> {
    let open = rows.rounds().into_iter().filter(|round| round.open() && round.opened_on <= today);
    let mine = |one: &Asked| one.responsible == Some(employee) && !one.answered;
    open.flat_map(|round| asked(rows, round, today)).filter(mine).collect()
}

/// Of [`open_for`] what should have been answered by now.
#[must_use]
pub fn overdue_for(rows: &Rows, employee: EmployeeId, today: NaiveDate) -> Vec<Asked> {
    let late = |one: &Asked| rows.question_round.get(one.round).is_some_and(|round| round.overdue(today));
    open_for(rows, employee, today).into_iter().filter(late).collect()
}

/// The characteristic an answer would become: its first sentence as the title, all of it as the text where the title
/// does not say everything, the category of the question.
#[must_use]
pub fn characteristic_of(rows: &Rows, answer: &Answer, who: &str, today: NaiveDate) -> Characteristic {
    let (title, whole) = title(&answer.body);
    let category = rows.question.get(answer.question).and_then(|question| question.category);
    let known = category.filter(|id| rows.characteristic_category.get(*id).is_some());
    Characteristic {
        category: known,
        title,
        body: if whole { String::new() } else { answer.body.clone() },
        ..Characteristic::empty(answer.agency, who, today)
    }
}

/// The first sentence of a text, or as many of its words as fit a title, and whether that is all of it.
fn title(text: &str) -> (String, bool) {
    let line = text.lines().next().unwrap_or_default().trim();
    // A full stop after a number or within a word ends no sentence, nor does one after the first word or two.
    let ends = |(at, mark): &(usize, char)| {
        let (before, after) =
            (line.get(..*at).unwrap_or_default(), line.get(at + mark.len_utf8()..).unwrap_or_default());
        matches!(mark, '.' | '!' | '?')
            && before.chars().count() > 11
            && !before.ends_with(|c: char| c.is_ascii_digit())
            && (after.is_empty() || after.starts_with(' '))
    };
    let end = line.char_indices().find(ends).map_or(line.len(), |(at, mark)| at + mark.len_utf8());
    let sentence = line.get(..end).unwrap_or(line);
    let plain = sentence.trim_end_matches('.');
    if plain.chars().count() <= TITLE {
        return (plain.to_owned(), plain == text.trim_end_matches('.'));
    }
    let mut short = String::new();
    for word in plain.split(' ') {
        if short.chars().count() + word.chars().count() + 2 > TITLE {
            break;
        }
        if !short.is_empty() {
            short.push(' ');
        }
        short.push_str(word);
    }
    if short.is_empty() {
        short = plain.chars().take(TITLE - 1).collect();
    }
    short.push('…');
    (short, false)
}

/// Takes a characteristic away. The answers it was made of stay, and are no characteristics again.
#[must_use]
pub fn delete_characteristic(rows: &Rows, id: CharacteristicId) -> Vec<Change> {
    let Some(one) = rows.characteristic.get(id) else { return Vec::new() };
    let of_it = rows.answer.of(one.agency).filter(|answer| answer.characteristic == Some(id));
    let freed = of_it.map(|answer| Change::update(answer.clone(), Answer { characteristic: None, ..answer.clone() }));
    freed.chain([Change::delete(one.clone())]).collect()
}

/// Takes away a round that nobody has answered in, with its list of questions; nothing where there are answers.
#[must_use]
pub fn delete_round(rows: &Rows, id: RoundId) -> Vec<Change> {
    let Some(round) = rows.question_round.get(id) else { return Vec::new() };
    if rows.answer.iter().any(|answer| answer.round == id) {
        return Vec::new();
    }
    let questions = rows.round_question.iter().filter(|one| one.round == id).cloned().map(Change::delete);
    questions.chain([Change::delete(round.clone())]).collect()
}

/// Moves a question one place up or down among those in use. The places of all are written anew where they change.
#[must_use]
pub fn shift(rows: &Rows, question: QuestionId, down: bool) -> Vec<Change> {
    let mut order = rows.questions_in_use();
    let Some(at) = order.iter().position(|one| one.id == question) else { return Vec::new() };
    let to = if down { at + 1 } else { at.wrapping_sub(1) };
    if to >= order.len() {
        return Vec::new();
    }
    order.swap(at, to);
    let placed = order.into_iter().zip(0_i64..).filter(|(one, position)| one.position != *position);
    placed.map(|(one, position)| Change::update(one.clone(), Question { position, ..one.clone() })).collect()
}

#[cfg(test)]
mod tests;
