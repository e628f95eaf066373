//! A pay group being edited, and what saving it comes to.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::payroll::{DEFAULT_STEPS, Move, PayDayRule, Step, StepTiming};
use crate::domain::{AgencyId, Change, Language, PayGroup, PayGroupId, PayGroupStep, Rows, validate::tidy};
use crate::ui::forms::Written;
use crate::ui::parts::timing::{DAY, StepLine, whole};
use crate::ui::widgets::date_text::{DateText, Meant, TimeText, date_key};
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
        let group =
            PayGroup { id, agency, name: String::new(), rule: rule_text, position, ended_on: None, since: Some(today) };
        let steps = DEFAULT_STEPS.map(|step| PayGroupStep::new(&group, step.step, step.timing));
        Self::filled(None, group, &steps, language, today).listed(rows, language)
    }

    /// A group of the file; none where it is gone.
    pub(crate) fn read(rows: &Rows, language: Language, id: PayGroupId, today: NaiveDate) -> Option<Self> {
        let group = rows.pay_group.get(id)?.clone();
        let steps: Vec<PayGroupStep> = rows.pay_group_steps(&group).into_iter().cloned().collect();
        Some(Self::filled(Some((group.clone(), steps.clone())), group, &steps, language, today).listed(rows, language))
    }

    /// The same with the steps of the users' own list, in its order. One that is out of use is there where the group
    /// has it.
    fn listed(mut self, rows: &Rows, language: Language) -> Self {
        let own: Vec<PayGroupStep> = self.base.iter().flat_map(|(_, steps)| steps.iter().cloned()).collect();
        for kind in rows.step_kinds() {
            let row = own.iter().find(|row| row.step == kind.word);
            let said = row.and_then(PayGroupStep::rule);
            let usual = kind.usual();
            let line = match (said, usual) {
                (Some(rule), _) if rule.timing == StepTiming::Never => {
                    StepLine { on: false, ..StepLine::of(kind.word, usual.unwrap_or(StepTiming::BankingDays(-5))) }
                }
                (Some(rule), _) => StepLine::of(kind.word, rule.timing),
                (None, Some(usual)) => StepLine::of(kind.word, usual),
                (None, None) => StepLine::new(kind.word),
            };
            let time = TimeText::new(language, row.and_then(|row| row.time_of_day));
            let since = row.map_or(kind.since, |row| row.since);
            let line = StepLine { usual, time, since, ..line };
            let offered = kind.word != Step::PayDay && (said.is_some() || kind.retired_at.is_none());
            if !offered {
                self.steps.retain(|line| line.step != kind.word);
                continue;
            }
            if let Some(known) = self.steps.iter_mut().find(|line| line.step == kind.word) {
                // A new group begins with the steps that are the same for everybody.
                if usual.is_some() {
                    *known = line;
                }
            } else {
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
        let mut written: Vec<PayGroupStep> = Vec::new();
        for line in &self.steps {
            written.extend(self.step(line, &after, language, today)?);
        }
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

    /// What the group says of a step; none where nothing has to be said.
    fn step(
        &self,
        line: &StepLine,
        group: &PayGroup,
        language: Language,
        today: NaiveDate,
    ) -> Result<Option<PayGroupStep>, &'static str> {
        let before = self.base.iter().flat_map(|(_, steps)| steps).find(|row| row.step == line.step);
        let time_of_day = line.time.time().map_err(|_| "field-time-not-understood")?.filter(|_| line.on);
        let timing = match line.said(before.is_some(), language).map_err(Misfit::key)? {
            // A time of its own is said with the day.
            None if time_of_day.is_some() => line.timing(language).map_err(Misfit::key)?,
            None => return Ok(None),
            Some(timing) => timing,
        };
        let never = |row: &PayGroupStep| row.rule().is_some_and(|rule| rule.timing == StepTiming::Never);
        let fell = before.map_or(line.usual.is_some(), |row| !never(row));
        // What the group did not have until now it would not have done before.
        let since = if self.base.is_none() {
            None
        } else if fell {
            line.since
        } else {
            Some(today)
        };
        Ok(Some(PayGroupStep { time_of_day, since, ..PayGroupStep::new(group, line.step, timing) }))
    }

    /// Whether what has been ticked or moved would come to stand for other rounds: then the rule has to stay.
    pub(super) fn renumbers(&self, rows: &Rows, language: Language, today: NaiveDate) -> bool {
        let Some((group, _)) = &self.base else { return false };
        let said = rows.ticks(group).next().is_some() || rows.moved_dates(group).next().is_some();
        let rules = group.pay_days().zip(self.rule(language, today).ok());
        said && rules.is_some_and(|(before, after)| !before.numbers_as(&after))
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
            let row = rows.iter().find(|row| row.step == step);
            let rule = row.and_then(PayGroupStep::rule);
            let line = rule.map_or_else(|| StepLine::new(step), |rule| StepLine::of(step, rule.timing));
            let time = TimeText::new(language, row.and_then(|row| row.time_of_day));
            StepLine { time, since: row.and_then(|row| row.since), ..line }
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
    use crate::domain::payroll::StepBy;
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

    fn rows_of(changes: Vec<Change>) -> Rows {
        let mut rows = Rows::default();
        for record in changes.into_iter().filter_map(|change| change.after) {
            rows.put(record);
        }
        rows
    }

    #[test]
    fn a_group_and_its_steps_are_there_from_the_day_on_which_they_were_written_down() {
        let [first, later] = ["2026-10-14", "2026-11-02"].map(|day| day.parse::<NaiveDate>().unwrap());
        let mut fields = GroupFields::new(&Rows::default(), Language::Fi, AgencyId::new(), first);
        fields.name = "Kuukausipalkat".to_owned();
        let rows = rows_of(fields.written(Language::Fi, first).unwrap());
        let group = rows.pay_group.iter().next().unwrap().clone();
        assert_eq!(group.since, Some(first));
        assert!(rows.pay_group_step.iter().all(|row| row.since.is_none()), "they came with the group");
        let mut fields = GroupFields::read(&rows, Language::Fi, group.id, later).unwrap();
        fields.steps.iter_mut().find(|line| line.step == Step::Review).unwrap().on = true;
        let report = fields.steps.iter_mut().find(|line| line.step == Step::IncomeRegister).unwrap();
        report.time = TimeText("12".to_owned());
        let after = rows_of(fields.written(Language::Fi, later).unwrap());
        let row = |step| after.pay_group_step.iter().find(|row| row.step == step).unwrap();
        assert_eq!((row(Step::Review).since, row(Step::Review).time_of_day), (Some(later), None));
        assert_eq!(row(Step::IncomeRegister).since, None);
        assert_eq!(after.time_of_day(group.id, Step::IncomeRegister), chrono::NaiveTime::from_hms_opt(12, 0, 0));
    }

    #[test]
    fn a_rule_stays_while_its_rounds_are_spoken_of() {
        let today = NaiveDate::from_ymd_opt(2026, 10, 14).unwrap();
        let mut fields = GroupFields::new(&Rows::default(), Language::Fi, AgencyId::new(), today);
        fields.name = "Kuukausipalkat".to_owned();
        let mut rows = rows_of(fields.written(Language::Fi, today).unwrap());
        let group = rows.pay_group.iter().next().unwrap().clone();
        let changed = |rows: &Rows, kind| {
            let mut fields = GroupFields::read(rows, Language::Fi, group.id, today).unwrap();
            fields.kind = kind;
            fields.renumbers(rows, Language::Fi, today)
        };
        assert!(!changed(&rows, RuleKind::Weeks), "nothing has been said of its rounds");
        let period = crate::domain::payroll::Period { year: 2026, number: 10 };
        rows.put(crate::domain::MovedDate::new(&group, period, Step::PayDay, today).into());
        assert!(changed(&rows, RuleKind::Weeks));
        assert!(changed(&rows, RuleKind::Days));
        assert!(!changed(&rows, RuleKind::Last), "a month stays a month");
    }

    #[test]
    fn a_known_step_out_of_use_is_not_offered() {
        let today = NaiveDate::from_ymd_opt(2026, 10, 14).unwrap();
        let mut kind = RoundStepKind::shipped(Step::Review, 1, ["Tarkistus", "", ""], StepBy::Centre);
        kind.retired_at = Some(today);
        let mut rows = Rows::default();
        rows.put(kind.into());
        let fields = GroupFields::new(&rows, Language::Fi, AgencyId::new(), today);
        assert!(fields.steps.iter().all(|line| line.step != Step::Review));
        rows.put(PayGroupStep::new(&fields.group, Step::Review, StepTiming::BankingDays(-5)).into());
        rows.put(fields.group.clone().into());
        let fields = GroupFields::read(&rows, Language::Fi, fields.group.id, today).unwrap();
        assert!(fields.steps.iter().any(|line| line.step == Step::Review), "where the group has it, it stays");
    }
}
