//! The rules of what is known, asked, vouched for and doubted.

use crate::domain::change::rules::broken_rule::{BrokenRule, named, period};
use crate::domain::change::rules::figures::figure;
use crate::domain::change::rules::whole::Whole;
use crate::domain::figures::figure::YEARS;
use crate::domain::knowledge::characteristic::parse_months;
use crate::domain::knowledge::data_duty::{DataDuty, INTERVALS};
use crate::domain::knowledge::verification::Verification;
use crate::domain::record::operation::Change;
use crate::domain::record::record::{Record, Rows};

/// Checks a row of this part of the file.
pub(super) fn check(rows: &Rows, record: &Record, found: &mut Vec<BrokenRule>) {
    match record {
        Record::Verification(row) => {
            let year = row.year.unwrap_or(*YEARS.start());
            let key = Verification::new(row.agency, row.field_group, row.year, row.verified_on, "");
            figure(year, 0, key.id == row.id && row.year.is_some() == row.field_group.of_a_year(), found);
        }
        Record::DataDuty(duty) => {
            if !INTERVALS.contains(&duty.interval_months) {
                found.push(BrokenRule::IntervalOutOfRange(duty.interval_months));
            }
            if duty.id != DataDuty::key(duty.agency, duty.field_group) {
                found.push(BrokenRule::DutyMisplaced);
            }
        }
        Record::Doubt(doubt) if doubt.text.trim().is_empty() => found.push(BrokenRule::DoubtEmpty),
        Record::Characteristic(characteristic) => {
            named(&characteristic.title, found);
            if parse_months(&characteristic.months).is_none() {
                found.push(BrokenRule::MonthsWrong);
            }
        }
        Record::Question(question) => named(&question.text_fi, found),
        Record::QuestionRound(round) => {
            named(&round.name, found);
            period(Some(round.opened_on), Some(round.due_on), found);
        }
        Record::RoundQuestion(one) if !one.in_place() => found.push(BrokenRule::AnswerMisplaced),
        Record::Answer(answer) => {
            let became = answer.characteristic.and_then(|id| rows.characteristic.get(id));
            if !answer.in_place() || became.is_some_and(|one| one.agency != answer.agency) {
                found.push(BrokenRule::AnswerMisplaced);
            }
            if answer.body.trim().is_empty() != answer.nothing_special {
                found.push(BrokenRule::AnswerUnclear);
            }
        }
        _ => {}
    }
}

/// A closed round takes no answers, and none is taken back. The operation that closes it may still bring answers with it,
/// and what becomes of an answer is free. An agency comes and goes with all its answers.
pub(super) fn closed(rows: &Rows, whole: &Whole, change: &Change, found: &mut Vec<BrokenRule>) {
    let said = |record: &Option<Record>| match record {
        Some(Record::Answer(answer)) => {
            Some((answer.round, answer.agency, answer.body.clone(), answer.nothing_special))
        }
        _ => None,
    };
    let (before, after) = (said(&change.before), said(&change.after));
    if before == after {
        return;
    }
    for (round, agency, ..) in [before, after].into_iter().flatten() {
        let closed = rows.question_round.get(round).is_some_and(|round| !round.open());
        if closed && !whole.rounds.contains(&round.0) && !whole.agencies.contains(&agency.0) {
            found.push(BrokenRule::RoundClosed(round));
        }
    }
}
