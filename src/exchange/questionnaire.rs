//! The questionnaire as a workbook to be filled in, on the screen or on paper: a sheet for each person with the agencies
//! they look after, what is answered already and what is known beside each question. Only the cells to write in are open.

use chrono::NaiveDate;
use rust_xlsxwriter::{
    DataValidation, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, ProtectionOptions, Workbook,
    Worksheet, XlsxError,
};

use super::workload::sheet_name;
use crate::domain::importing::answers::{KEY, SAID, mark, written_key};
use crate::domain::questionnaire::{Asked, asked, by_person};
use crate::domain::validate::tidy;
use crate::domain::{AgencyId, EmployeeId, Question, QuestionRound, RoundId, Snapshot};
use crate::i18n::Texts;
use crate::i18n::date::format_date;
use crate::i18n::order::Collator;

/// How many letters of a text a cell takes.
const LONGEST: usize = 32_000;

/// How many letters fit in each column.
const WIDTHS: [u32; 7] = [22, 38, 26, 38, 48, 14, 18];

/// The row of the headings, from 0 up.
const HEAD: u32 = 4;

/// How many lines a row has at least, so that there is room for a pen.
const LEAST_LINES: u32 = 3;

/// How many lines a row has at most: Excel takes 409 points.
const MOST_LINES: u32 = 26;

/// A4, as spreadsheets number sizes of paper.
const A4: u8 = 9;

/// What what is known is told of at most.
const KNOWN: usize = 6;

/// Whose questions there are in a round, in the order of their names; nobody's, of the agencies that nobody looks after,
/// last.
#[must_use]
pub fn people(snapshot: &Snapshot, round: &QuestionRound, today: NaiveDate) -> Vec<Option<EmployeeId>> {
    by_person(snapshot, &asked(snapshot, round, today)).into_iter().map(|person| person.employee).collect()
}

/// The round whose questions are taken out where nobody names one: of the open ones that have begun the one that is due
/// first, else the one that begins first.
#[must_use]
pub fn running(snapshot: &Snapshot, today: NaiveDate) -> Option<&QuestionRound> {
    let open = snapshot.rounds().into_iter().filter(|round| round.open());
    open.min_by_key(|round| (round.opened_on > today, round.due_on, round.id))
}

/// What somebody's workbook is called, without its ending.
#[must_use]
pub fn title(snapshot: &Snapshot, texts: &Texts, round: &QuestionRound, whose: Option<EmployeeId>) -> String {
    format!("{} {}", round.name, person(snapshot, texts, whose))
}

fn person<'a>(snapshot: &'a Snapshot, texts: &'a Texts, id: Option<EmployeeId>) -> &'a str {
    let employee = id.and_then(|id| snapshot.employee.get(id));
    employee.map_or_else(|| texts.get("questionnaire-nobody"), |one| one.name.as_str())
}

/// The questions of a round as a workbook, a sheet for each of `whose`: the same bytes for the same register, language and
/// day.
///
/// # Errors
/// Where it could not be made.
pub fn write(
    snapshot: &Snapshot,
    texts: &Texts,
    round: RoundId,
    whose: &[Option<EmployeeId>],
    today: NaiveDate,
) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let made = ExcelDateTime::parse_from_str(&today.format("%Y-%m-%dT00:00:00").to_string())?;
    let about = DocProperties::new().set_title(texts.get("place-questionnaire")).set_author("Kortisto");
    workbook.set_properties(&about.set_creation_datetime(&made));
    let looks = Looks::new();
    let mut taken: Vec<String> = Vec::new();
    if let Some(round) = snapshot.question_round.get(round) {
        let all = asked(snapshot, round, today);
        for who in whose {
            let name = sheet_name(person(snapshot, texts, *who), &taken);
            let page = Page { snapshot, texts, round, who: *who, looks: &looks };
            workbook.push_worksheet(page.sheet(&name, &all)?);
            taken.push(name);
        }
    }
    if taken.is_empty() {
        let sheet = workbook.add_worksheet().set_name(texts.get("place-questionnaire"))?;
        sheet.write_string(0, 0, texts.get("questionnaire-nothing"))?;
    }
    workbook.save_to_buffer()
}

/// How cells look.
struct Looks {
    title: Format,
    quiet: Format,
    heading: Format,
    /// The heading of a column to write in.
    open_heading: Format,
    locked: Format,
    strong: Format,
    open: Format,
    mark: Format,
}

impl Looks {
    fn new() -> Self {
        let cell = || Format::new().set_text_wrap().set_align(FormatAlign::Top).set_border(FormatBorder::Thin);
        let line = |format: Format| format.set_border_color(0x00D8_DDE4);
        let heading = || line(cell().set_bold());
        let open = || line(cell().set_background_color(0x00FF_F6D6).set_unlocked().set_num_format("@"));
        Self {
            title: Format::new().set_bold().set_font_size(14),
            quiet: Format::new().set_font_color(0x0056_6173),
            heading: heading().set_background_color(0x00E8_EEF5),
            open_heading: heading().set_background_color(0x00FF_E08A),
            locked: line(cell()),
            strong: line(cell().set_bold()),
            open: open(),
            mark: open().set_align(FormatAlign::Center),
        }
    }
}

/// A sheet of one person.
struct Page<'p> {
    snapshot: &'p Snapshot,
    texts: &'p Texts,
    round: &'p QuestionRound,
    who: Option<EmployeeId>,
    looks: &'p Looks,
}

impl Page<'_> {
    fn sheet(&self, name: &str, all: &[Asked]) -> Result<Worksheet, XlsxError> {
        let (texts, looks) = (self.texts, self.looks);
        let mut sheet = Worksheet::new();
        sheet.set_name(name)?;
        let title = format!("{}: {}", self.round.name, person(self.snapshot, texts, self.who));
        sheet.write_string_with_format(0, 0, title, &looks.title)?;
        let due = format_date(texts.language(), self.round.due_on);
        for (row, text) in (1..).zip([
            texts.with("questionnaire-sheet-due", &[("date", due.into())]),
            texts.get("questionnaire-sheet-how").to_owned(),
            texts.get("form-notes-privacy").to_owned(),
        ]) {
            sheet.write_string_with_format(row, 0, text, &looks.quiet)?;
        }
        self.headings(&mut sheet)?;
        let (mut row, mut breaks, mut last) = (HEAD, Vec::new(), None);
        for one in self.mine(all) {
            row += 1;
            // Each agency begins a page, so that it can be handed on.
            if last.is_some_and(|last| last != one.agency) {
                breaks.push(row);
            }
            last = Some(one.agency);
            self.question(&mut sheet, row, one)?;
        }
        sheet.set_freeze_panes(HEAD + 1, 2)?;
        if row > HEAD {
            sheet.autofilter(HEAD, 0, row, 6)?;
            let tick = DataValidation::new().allow_list_strings(&["x"])?;
            sheet.add_data_validation(HEAD + 1, 5, row, 5, &tick)?;
        }
        sheet.set_landscape().set_paper_size(A4).set_print_scale(70).set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3);
        sheet.set_repeat_rows(HEAD, HEAD)?;
        sheet.set_page_breaks(&breaks)?;
        sheet.set_footer("&L&A&R&P / &N");
        let may = ProtectionOptions {
            format_columns: true,
            format_rows: true,
            use_autofilter: true,
            ..ProtectionOptions::new()
        };
        sheet.protect_with_options(&may);
        Ok(sheet)
    }

    fn headings(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        let (texts, looks) = (self.texts, self.looks);
        let here = |key: &str, name: &str| texts.with(key, &[("name", texts.get(name).into())]);
        let locked = ["field-agency", "answers-field-question", "questionnaire-sheet-help", "questionnaire-known"];
        for (column, key) in (0..).zip(locked) {
            sheet.write_string_with_format(HEAD, column, texts.get(key), &looks.heading)?;
        }
        let open = [
            here("questionnaire-sheet-write", "questionnaire-body"),
            here("questionnaire-sheet-tick", "questionnaire-nothing-special"),
            here("questionnaire-sheet-write", "questionnaire-told-by"),
        ];
        for (column, text) in (4..).zip(open) {
            sheet.write_string_with_format(HEAD, column, text, &looks.open_heading)?;
        }
        for (column, key) in (7..).zip([KEY, SAID]) {
            sheet.write_string(HEAD, column, key)?;
            sheet.set_column_hidden(column)?;
        }
        for (column, width) in (0..).zip(WIDTHS) {
            sheet.set_column_width(column, f64::from(width))?;
        }
        sheet.set_row_height(HEAD, 45.0)?;
        Ok(())
    }

    /// The questions of the sheet, agency by agency in the order of the reader's language.
    fn mine<'a>(&self, all: &'a [Asked]) -> Vec<&'a Asked> {
        let collator = Collator::new(self.texts.language());
        let name = |one: &Asked| self.agency(one.agency);
        let mut mine: Vec<&Asked> = all.iter().filter(|one| one.responsible == self.who).collect();
        mine.sort_by(|a, b| collator.compare(name(a), name(b)).then(a.agency.cmp(&b.agency)));
        mine
    }

    fn agency(&self, id: AgencyId) -> &str {
        self.snapshot.agency.get(id).map(|agency| agency.name(self.texts.language())).unwrap_or_default()
    }

    fn question(&self, sheet: &mut Worksheet, row: u32, one: &Asked) -> Result<(), XlsxError> {
        let (snapshot, texts, looks) = (self.snapshot, self.texts, self.looks);
        let Some(question) = snapshot.question.get(one.question) else { return Ok(()) };
        let answer = snapshot.answer_to(one.round, one.question, one.agency);
        let body = answer.map(|answer| shortened(&answer.body)).unwrap_or_default();
        let nothing = answer.is_some_and(|answer| answer.nothing_special);
        let teller = match answer {
            Some(answer) => answer.source(),
            None => self.who.and_then(|id| snapshot.employee.get(id)).map(|one| one.name.as_str()).unwrap_or_default(),
        };
        let language = texts.language();
        let known = shortened(&self.known(one, question));
        let cells: [(&str, &Format); 7] = [
            (self.agency(one.agency), &looks.strong),
            (question.text(language), &looks.locked),
            (question.help(language), &looks.locked),
            (&known, &looks.locked),
            (&body, &looks.open),
            (if nothing { "x" } else { "" }, &looks.mark),
            (teller, &looks.open),
        ];
        let mut lines = LEAST_LINES;
        for ((column, (text, look)), width) in (0..).zip(cells).zip(WIDTHS) {
            lines = lines.max(lines_of(text, width));
            if text.is_empty() {
                sheet.write_blank(row, column, look)?;
            } else {
                sheet.write_string_with_format(row, column, text, look)?;
            }
        }
        sheet.set_row_height(row, f64::from(lines.min(MOST_LINES) * 15))?;
        sheet.write_string(row, 7, written_key((one.round, one.question, one.agency)))?;
        if answer.is_some() {
            sheet.write_string(row, 8, mark(&body, nothing).to_string())?;
        }
        Ok(())
    }

    /// What is known already: what was answered last time, and the characteristics in the category of the question.
    fn known(&self, one: &Asked, question: &Question) -> String {
        let (snapshot, texts) = (self.snapshot, self.texts);
        let mut lines = Vec::new();
        if let Some(before) = snapshot.answer_before(one.round, one.question, one.agency) {
            let round = snapshot.question_round.get(before.round).map(|round| round.name.as_str()).unwrap_or_default();
            let told = if before.nothing_special { texts.get("questionnaire-nothing-special") } else { &before.body };
            lines.push(format!("{} {told}", texts.with("questionnaire-sheet-before", &[("round", round.into())])));
        }
        let all = snapshot.characteristics(one.agency).into_iter();
        let fitting = all.filter(|one| one.category.is_some() && one.category == question.category);
        lines.extend(fitting.take(KNOWN).map(|one| format!("• {}", one.title)));
        lines.join("\n")
    }
}

/// A text as a cell takes it, and as it is read again.
fn shortened(text: &str) -> String {
    let text = tidy(text);
    if text.chars().count() > LONGEST { tidy(&text.chars().take(LONGEST).collect::<String>()) } else { text }
}

/// How many lines a text takes in a column.
fn lines_of(text: &str, width: u32) -> u32 {
    let fit = usize::try_from(width.saturating_sub(2).max(1)).unwrap_or(1);
    let lines: usize = text.split('\n').map(|line| line.chars().count().div_ceil(fit).max(1)).sum();
    u32::try_from(lines).unwrap_or(MOST_LINES)
}
