//! A pay group being edited, and what saving it comes to.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::payroll::{DEFAULT_STEPS, Move, PayDayRule, Step, StepTiming};
use crate::domain::{AgencyId, Change, Language, PayGroup, PayGroupId, PayGroupStep, Rows, validate::tidy};
use crate::ui::forms::Written;
use crate::ui::parts::timing::{DAY, StepLine, whole};
use crate::ui::widgets::date_text::{DateText, Meant, date_key};
use crate::ui::widgets::number::{Misfit, Number, NumberText};

/// Which banking day of the month.
pub const NTH: Number = Number::Whole(1, 23);

/// How many weeks lie between pay days.
pub const WEEKS: Number = Number::Whole(1, 52);

/// The kinds of pay-day rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RuleKind {
    /// Once a month on a day.
    Day,
    /// Twice a month.
    Days,
    /// The last banking day of the month.
    Last,
    /// The nth banking day of the month.
    Nth,
    /// Every so many weeks.
    Weeks,
}

impl RuleKind {
    /// Every kind.
    pub const ALL: [Self; 5] = [Self::Day, Self::Days, Self::Last, Self::Nth, Self::Weeks];

    /// The key of its name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Day => "payroll-kind-day",
            Self::Days => "payroll-kind-days",
            Self::Last => "payroll-kind-last",
            Self::Nth => "payroll-kind-nth",
            Self::Weeks => "payroll-kind-weeks",
        }
    }
}

/// A pay group with all that belongs to it, as it is typed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct GroupFields {
    /// The rows as they were read; absent for a new group.
    pub(super) base: Option<(PayGroup, Vec<PayGroupStep>)>,
    /// The group the fields were filled from.
    pub(super) group: PayGroup,
    /// What the users call it.
    pub(super) name: String,
    /// The kind of rule.
    pub(super) kind: RuleKind,
    /// The day of the month.
    pub(super) day: NumberText,
    /// The second one.
    pub(super) other: NumberText,
    /// Which banking day.
    pub(super) nth: NumberText,
    /// How many weeks from one to the next.
    pub(super) weeks: NumberText,
    /// The first of them.
    pub(super) from: DateText,
    /// Where pay goes from a day that is no banking day.
    pub(super) to: Move,
    /// The steps.
    pub(super) steps: Vec<StepLine>,
    /// The last day.
    pub(super) ended: DateText,
}

impl GroupFields {
    /// A new group of an agency: paid on the 15th, with the steps that are the same for everybody.
    pub(super) fn new(rows: &Rows, language: Language, agency: AgencyId, today: NaiveDate) -> Self {
        let position = rows.pay_group.of(agency).map(|one| one.position + 1).max().unwrap_or(0);
        let rule = PayDayRule::DayOfMonth { day: 15, to: Move::Before };
        let (id, rule_text) = (PayGroupId::new(), rule.to_string());
        let group = PayGroup { id, agency, name: String::new(), rule: rule_text, position, ended_on: None };
        let steps = DEFAULT_STEPS.map(|step| PayGroupStep::new(&group, step.step, step.timing));
        Self::filled(None, group, &steps, language, today).listed(rows)
    }

    /// A group of the file; none where it is gone.
    pub(crate) fn read(rows: &Rows, language: Language, id: PayGroupId, today: NaiveDate) -> Option<Self> {
        let group = rows.pay_group.get(id)?.clone();
        let steps: Vec<PayGroupStep> = rows.pay_group_steps(&group).into_iter().cloned().collect();
        Some(Self::filled(Some((group.clone(), steps.clone())), group, &steps, language, today).listed(rows))
    }

    /// The same with the steps of the users' own list, in its order. One that is out of use is there where the group
    /// has it.
    fn listed(mut self, rows: &Rows) -> Self {
        let own: Vec<PayGroupStep> = self.base.iter().flat_map(|(_, steps)| steps.iter().cloned()).collect();
        for kind in rows.step_kinds() {
            let said = own.iter().find(|row| row.step == kind.word).and_then(PayGroupStep::rule);
            let usual = kind.usual();
            let line = match (said, usual) {
                (Some(rule), _) if rule.timing == StepTiming::Never => {
                    StepLine { on: false, ..StepLine::of(kind.word, usual.unwrap_or(StepTiming::BankingDays(-5))) }
                }
                (Some(rule), _) => StepLine::of(kind.word, rule.timing),
                (None, Some(usual)) => StepLine::of(kind.word, usual),
                (None, None) => StepLine::new(kind.word),
            };
            let line = StepLine { usual, ..line };
            let known = self.steps.iter_mut().find(|line| line.step == kind.word);
            let offered = kind.word != Step::PayDay && (said.is_some() || kind.retired_at.is_none());
            if let Some(known) = known {
                // A new group begins with the steps that are the same for everybody.
                if usual.is_some() {
                    *known = line;
                }
            } else if offered {
                self.steps.push(line);
            }
        }
        self.steps.sort_by_key(|line| rows.step_place(line.step));
        self
    }

    /// The rule as it stands.
    ///
    /// # Errors
    /// The key of what cannot be understood or is missing.
    pub(super) fn rule(&self, language: Language, today: NaiveDate) -> Result<PayDayRule, &'static str> {
        let to = self.to;
        let read = |number, text| whole(number, language, text).map_err(Misfit::key);
        Ok(match self.kind {
            RuleKind::Day => PayDayRule::DayOfMonth { day: read(DAY, &self.day)?, to },
            RuleKind::Days => {
                let (day, other): (u32, u32) = (read(DAY, &self.day)?, read(DAY, &self.other)?);
                PayDayRule::TwiceMonthly { days: [day.min(other), day.max(other)], to }
            }
            RuleKind::Last => PayDayRule::LastBankingDay,
            RuleKind::Nth => PayDayRule::NthBankingDay(read(NTH, &self.nth)?),
            RuleKind::Weeks => {
                let from = self.from.date(Meant::Near(today)).map_err(date_key)?.ok_or("rule-date-missing")?;
                PayDayRule::EveryNthWeek { weeks: read(WEEKS, &self.weeks)?, from, to }
            }
        })
    }

    /// What saving comes to.
    ///
    /// # Errors
    /// The key of the text that says what is missing.
    pub(super) fn written(&self, language: Language, today: NaiveDate) -> Written {
        let name = tidy(&self.name);
        if name.is_empty() {
            return Err("rule-item-name-missing");
        }
        let rule = self.rule(language, today)?;
        let ended_on = self.ended.date(Meant::Near(today)).map_err(date_key)?;
        let after = PayGroup { name, rule: rule.to_string(), ended_on, ..self.group.clone() };
        let before = self.base.as_ref().map_or([].as_slice(), |(_, steps)| steps.as_slice());
        let known = |step: Step| before.iter().any(|row| row.step == step);
        let said = self.steps.iter().map(|line| Ok((line.step, line.said(known(line.step), language)?)));
        let said = said.collect::<Result<Vec<(Step, Option<StepTiming>)>, Misfit>>().map_err(Misfit::key)?;
        let written = said.into_iter().filter_map(|(step, timing)| Some(PayGroupStep::new(&after, step, timing?)));
        let written: Vec<PayGroupStep> = written.collect();
        let mut changes = vec![match &self.base {
            Some((group, _)) => Change::update(group.clone(), after),
            None => Change::insert(after),
        }];
        for old in before {
            changes.push(match written.iter().find(|new| new.id == old.id) {
                Some(new) => Change::update(old.clone(), new.clone()),
                None => Change::delete(old.clone()),
            });
        }
        let new = written.iter().filter(|new| before.iter().all(|old| old.id != new.id));
        changes.extend(new.cloned().map(Change::insert));
        Ok(changes)
    }

    /// The fields as the rows have them.
    fn filled(
        base: Option<(PayGroup, Vec<PayGroupStep>)>,
        group: PayGroup,
        rows: &[PayGroupStep],
        language: Language,
        today: NaiveDate,
    ) -> Self {
        let line = |step: Step| {
            let there = rows.iter().find(|row| row.step == step).and_then(PayGroupStep::rule);
            there.map_or_else(|| StepLine::new(step), |rule| StepLine::of(step, rule.timing))
        };
        let rule = group.pay_days();
        let number = |number: u32| NumberText(number.to_string());
        let mut content = Self {
            base,
            name: group.name.clone(),
            kind: RuleKind::Day,
            day: number(15),
            other: number(31),
            nth: number(1),
            weeks: number(2),
            from: DateText::new(language, Some(today)),
            to: Move::Before,
            steps: Step::ALL.into_iter().filter(|step| *step != Step::PayDay).map(line).collect(),
            ended: DateText::new(language, group.ended_on),
            group,
        };
        match rule {
            Some(PayDayRule::DayOfMonth { day, to }) => (content.day, content.to) = (number(day), to),
            Some(PayDayRule::TwiceMonthly { days: [one, other], to }) => {
                (content.kind, content.day, content.other, content.to) =
                    (RuleKind::Days, number(one), number(other), to);
            }
            Some(PayDayRule::LastBankingDay) => content.kind = RuleKind::Last,
            Some(PayDayRule::NthBankingDay(nth)) => (content.kind, content.nth) = (RuleKind::Nth, number(nth)),
            Some(PayDayRule::EveryNthWeek { weeks, from, to }) => {
                (content.kind, content.weeks, content.to) = (RuleKind::Weeks, number(weeks), to);
                content.from = DateText::new(language, Some(from));
            }
            None => {}
        }
        content
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Record, RoundStepKind};

    #[test]
    fn every_timing_comes_through_the_form_as_it_was() {
        for words in
            ["banking -5", "banking 0", "banking 3", "calendar -14", "calendar 5 after", "next_month 5 nearest"]
        {
            let timing: StepTiming = words.parse().unwrap();
            assert_eq!(StepLine::of(Step::Run, timing).timing(Language::Fi), Ok(timing), "{words}");
        }
    }

    #[test]
    fn every_rule_comes_through_the_form_as_it_was() {
        let today = NaiveDate::from_ymd_opt(2026, 10, 14).unwrap();
        let rules =
            ["day 15 before", "days 10 25 after", "last_banking_day", "banking_day 5", "weeks 2 2026-01-09 nearest"];
        for words in rules {
            let fresh = GroupFields::new(&Rows::default(), Language::Sv, AgencyId::new(), today);
            let group = PayGroup { rule: words.to_owned(), ..fresh.group };
            let fields = GroupFields::filled(None, group, &[], Language::Sv, today);
            assert_eq!(fields.rule(Language::Sv, today).unwrap().to_string(), words);
        }
    }

    #[test]
    fn a_step_of_all_groups_is_written_only_where_a_group_says_otherwise() {
        let today = NaiveDate::from_ymd_opt(2026, 10, 14).unwrap();
        let mut kind = RoundStepKind::named("Verokortit", Language::Fi, 9);
        kind.timing = Some("banking -5".to_owned());
        let own = kind.word;
        let mut rows = Rows::default();
        rows.put(kind.into());
        let mut fields = GroupFields::new(&rows, Language::Fi, AgencyId::new(), today);
        fields.name = "Kuukausipalkat".to_owned();
        let said = |fields: &GroupFields| {
            let changes = fields.written(Language::Fi, today).unwrap();
            changes.into_iter().find_map(|change| match change.after {
                Some(Record::PayGroupStep(row)) if row.step == own => Some(row.timing),
                _ => None,
            })
        };
        assert_eq!(said(&fields), None, "it falls as in all groups");
        let line = fields.steps.iter().position(|line| line.step == own).unwrap();
        fields.steps[line].number = NumberText("3".to_owned());
        assert_eq!(said(&fields).as_deref(), Some("banking -3"));
        fields.steps[line].on = false;
        assert_eq!(said(&fields).as_deref(), Some("never"));
    }
}
