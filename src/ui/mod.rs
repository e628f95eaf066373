//! The screens. Each is a struct with its own passing state and a `ui` function; it reads the snapshot through
//! [`Cx`], draws, and emits actions. Nothing here knows a file, a store or a dialog of the system.

pub mod absences;
pub mod action;
mod address_book;
pub mod agencies;
pub mod agency;
mod agency_fields;
pub mod agency_form;
mod agency_list;
pub mod agreement;
pub mod backups;
pub mod characteristics;
pub mod client;
pub mod command;
pub mod contacts;
pub mod correcting;
pub mod damaged;
pub mod dialogs;
pub mod draft;
pub mod figures;
pub mod forms;
mod grid_layout;
pub mod help;
mod history;
pub mod importing;
pub mod lists;
mod log_parts;
mod logos;
mod merging;
mod offered;
mod parts;
pub mod payroll;
pub mod picking;
pub mod privacy;
pub mod questionnaire;
pub mod responsibilities;
pub mod round;
mod screens;
mod search_box;
mod settings;
pub mod settling;
pub mod shell;
pub mod situation;
pub mod staff;
pub mod theme;
pub mod toast;
pub mod today;
mod unsaved;
pub mod upkeep;
mod welcome;
pub mod what_if;
pub mod who;
pub mod widgets;
pub mod workload;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use chrono::{NaiveDate, NaiveDateTime, Timelike};

use crate::domain::payroll::Step;
use crate::domain::what_if::Scenario;
use crate::domain::{AgencyId, EmployeeId, EmployeeRole, Language, OperationId, Snapshot, search};
use crate::i18n::date::format_date;
use crate::i18n::names::step_name;
use crate::i18n::number::format_integer;
use crate::i18n::order::Collator;
use crate::i18n::{Arg, Texts};

pub use action::{
    Action, CardsWay, ChartTask, ChartWay, Detail, ListWay, Look, PaperWay, Question, SettingsPage, ShownWay, Wanted,
};
pub use agency::Tab;
pub use agency_list::focus_row;
pub use draft::KeptDraft;
pub use forms::FormId;
pub use grid_layout::GridLayout;
pub use log_parts::{HistoryWanted, Log, LogPart, LogParts};
pub use logos::Logos;
pub use screens::Place;
pub use search_box::focus_search;
pub use shell::Shell;
pub use theme::Theme;

/// What a screen is lent while it draws.
pub struct Cx<'a> {
    /// What the file holds.
    pub snapshot: &'a Arc<Snapshot>,
    /// The same made ready for searching.
    pub index: &'a search::Index,
    /// The words.
    pub texts: &'a Texts,
    /// The order of words.
    pub collator: &'a Collator,
    /// The colours.
    pub theme: &'a Theme,
    /// The logos that have been fetched.
    pub logos: &'a Logos,
    /// The newest part of the log, newest first, where the history has been asked for.
    pub history: &'a Log,
    /// Other parts of the log that screens have asked for.
    pub parts: &'a LogParts,
    /// The day.
    pub today: NaiveDate,
    /// How things stand around the file.
    pub status: &'a Status,
    /// What the screen asks for.
    pub actions: &'a RefCell<Vec<Action>>,
}

/// What others have saved.
#[derive(Clone, Debug)]
pub struct Noted {
    /// By whom the newest is.
    pub who: String,
    /// What it is called.
    pub what: String,
    /// When, in local time.
    pub at: chrono::NaiveDateTime,
    /// How many of others’ came in with it, by whomever, as far as was looked.
    pub more: usize,
}

/// How things stand around the file and the program.
#[derive(Clone, Debug, Default)]
pub struct Status {
    /// The open file.
    pub file: Option<PathBuf>,
    /// Files opened before, newest first.
    pub recent: Vec<PathBuf>,
    /// Those of them that could not be reached when it was looked last.
    pub unreached: BTreeSet<PathBuf>,
    /// The file that was to be opened, and why it is not.
    pub not_opened: Option<NotOpened>,
    /// What is shown is as it was at the end of this day.
    pub past: Option<NaiveDate>,
    /// Nothing can be saved, and the key of the reason.
    pub read_only: Option<&'static str>,
    /// A save is on its way.
    pub saving: bool,
    /// A save has been on its way for so long that people should know.
    pub waiting: bool,
    /// The file that is being opened or made, and since when.
    pub opening: Option<(PathBuf, Instant)>,
    /// The folder on this machine in which reports of crashes and the log lie.
    pub own: Option<PathBuf>,
    /// PDF can be made.
    pub prints: bool,
    /// A PDF is being made.
    pub printing: Option<Printing>,
    /// What is not saved, in the order in which it was asked for.
    pub unsaved: Vec<NotSaved>,
    /// What an earlier window has left behind, typed and not saved.
    pub offered: Vec<Offered>,
    /// The window waits for saves before it closes, and has waited long enough for people to know.
    pub leaving: bool,
    /// Why the file does not answer at the moment; none where it does.
    pub unreachable: Option<Unreachable>,
    /// Why the backup that was due was not made; none where it was.
    pub backup_failed: Option<Trouble>,
    /// What is amiss about the folders that the unit has chosen for backups.
    pub backup_places: Vec<Trouble>,
    /// As of when the copies are that this computer keeps of recent files.
    pub copies: BTreeMap<PathBuf, NaiveDateTime>,
    /// The file whose copy is read in its place, and as of when the copy is.
    pub copy: Option<(PathBuf, Option<NaiveDateTime>)>,
    /// The copy of the open file that this computer may keep; none where it cannot.
    pub reading: Option<ReadingCopy>,
    /// Who else has the file open.
    pub others: Vec<Present>,
    /// What others have saved last, while the file was open here.
    pub noted: Option<Noted>,
    /// Which backups are of no use, as the last drill has found; none where all are whole.
    pub backups_bad: Option<Trouble>,
    /// What is not as it should be about the place of the file: another program copies it to and fro.
    pub place: Option<Trouble>,
    /// That this computer's clock is not that of the file.
    pub clock: Option<Trouble>,
    /// The locks of the file's folder are being tried together with another computer.
    pub meeting: bool,
    /// When this window last saved, in local time.
    pub saved_at: Option<chrono::NaiveTime>,
    /// The name under which this window's user works.
    pub me: String,
    /// Who of us that is; none where the login belongs to nobody.
    pub me_id: Option<EmployeeId>,
    /// The login name at this machine.
    pub login: String,
    /// The chosen look.
    pub look: Look,
    /// How the user likes the columns of each table.
    pub grids: BTreeMap<String, GridLayout>,
    /// What the columns of files hold that were brought in before: by their headings, of each the word of its field.
    pub columns: BTreeMap<String, BTreeMap<String, String>>,
    /// The size of everything in per cent.
    pub zoom: u32,
    /// It is offered to bring in what the unit has already.
    pub moving_in: bool,
    /// What is dragged over the window.
    pub incoming: Option<Incoming>,
    /// Whether *Tänään* is the whole unit's, as those of each role have chosen on this machine.
    pub whole_unit: BTreeMap<EmployeeRole, bool>,
    /// From how many steps on a day of the rounds is marked as busy; zero for never.
    pub busy_from: usize,
    /// What the user has tried in this file and keeps on this machine.
    pub scenarios: BTreeMap<uuid::Uuid, Scenario>,
}

/// The copy of the open file that is to be read on this computer while the file is out of reach.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadingCopy {
    /// The user wants one.
    pub kept: bool,
    /// As of when it is.
    pub at: Option<NaiveDateTime>,
    /// Why it could not be made last.
    pub failed: Option<Trouble>,
}

/// Somebody else who has the file open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Present {
    /// The name under which they work.
    pub who: String,
    /// The agency that they are editing.
    pub editing: Option<AgencyId>,
}

/// What went wrong: what happened, whether the data is safe, what to do now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// The key of the texts: the message, its `.safe` and its `.next`.
    pub key: &'static str,
    /// The file or what else the text speaks of.
    pub about: String,
}

/// The file does not answer: what is on the screen is as it was read before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreachable {
    /// Why.
    pub trouble: Trouble,
    /// Since when, in local time.
    pub since: chrono::NaiveTime,
}

impl Unreachable {
    /// From this moment on.
    #[must_use]
    pub fn now(trouble: Trouble) -> Self {
        Self { trouble, since: chrono::Local::now().time() }
    }
}

/// A file that is dragged over the window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Incoming {
    /// What letting go of it does, or what can be dropped instead.
    pub text: String,
    /// Whether it is brought in.
    pub taken: bool,
}

/// A file that was to be opened and could not be reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotOpened {
    /// Where it is.
    pub path: PathBuf,
    /// The key of the reason's texts.
    pub key: &'static str,
    /// The file or what else the texts speak of.
    pub about: String,
}

/// How something stands that is not saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is being saved.
    OnItsWay,
    /// A personal identity code seems to stand in it.
    Held,
    /// It could not be saved, and can be tried again.
    Failed,
    /// The round it answers is closed.
    RoundClosed,
    /// It cannot be saved as things stand.
    Refused,
    /// It contradicts what others have saved.
    Unsettled,
}

impl Standing {
    /// The key of what that is called.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::OnItsWay => "unsaved-on-its-way",
            Self::Held => "unsaved-held",
            Self::Failed => "unsaved-failed",
            Self::RoundClosed => "unsaved-round-closed",
            Self::Refused => "unsaved-refused",
            Self::Unsettled => "unsaved-unsettled",
        }
    }
}

/// Something that is not saved, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotSaved {
    /// The operation.
    pub operation: OperationId,
    /// The form that it was typed in, and that closes once it is saved.
    pub form: Option<forms::FormId>,
    /// What it does.
    pub name: String,
    /// At which agency; empty where at none.
    pub agency: String,
    /// What is in it, row by row.
    pub lines: Vec<String>,
    /// The rows it adds.
    pub adds: Vec<uuid::Uuid>,
    /// How it stands.
    pub standing: Standing,
    /// Why it is not saved, where that is more than its standing says.
    pub reason: String,
}

/// Something that was typed in an earlier window and not saved, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offered {
    /// Told from the others by this.
    pub id: uuid::Uuid,
    /// What it is, and whose.
    pub about: String,
    /// What is in it, row by row, where it can be told.
    pub lines: Vec<String>,
    /// When it was typed.
    pub at: chrono::DateTime<chrono::Utc>,
    /// The rows that have been changed or deleted meanwhile.
    pub overtaken: Vec<String>,
    /// It is saved at once where it is taken up, and not opened.
    pub saves: bool,
}

impl Status {
    /// What will not be saved by itself.
    pub fn stuck(&self) -> impl Iterator<Item = &NotSaved> {
        self.unsaved.iter().filter(|one| one.standing != Standing::OnItsWay)
    }

    /// Whether what stands in `form` is being saved: until that is answered nothing more is typed there, since it would go
    /// when the form closes.
    #[must_use]
    pub fn saves(&self, form: forms::FormId) -> bool {
        self.unsaved.iter().any(|one| one.form == Some(form) && one.standing == Standing::OnItsWay)
    }

    /// How many operations wait until it is settled what stands where others have saved something else.
    #[must_use]
    pub fn unsettled(&self) -> usize {
        self.unsaved.iter().filter(|one| one.standing == Standing::Unsettled).count()
    }
}

/// How far a PDF or a workbook is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Printing {
    /// It is a workbook and no PDF.
    pub workbook: bool,
    /// How many of its agencies have been begun.
    pub done: usize,
    /// How many there are.
    pub of: usize,
    /// Since when it is being made.
    pub since: Instant,
}

impl<'a> Cx<'a> {
    /// The text of a key.
    pub fn t(&self, key: &str) -> &'a str {
        self.texts.get(key)
    }

    /// The text of a key with something filled in.
    pub fn tw(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        self.texts.with(key, args)
    }

    /// What a button does, and to what: the name of one that stands beside each of several. The dots of the words are for
    /// a button that says the words alone.
    pub fn doing(&self, key: &str, what: &str) -> String {
        format!("{}: {what}", self.t(key).trim_end_matches('…'))
    }

    /// The language.
    pub fn language(&self) -> Language {
        self.texts.language()
    }

    /// A date as it is written.
    pub fn date(&self, date: NaiveDate) -> String {
        format_date(self.language(), date)
    }

    /// A whole number as it is written.
    pub fn number(&self, number: i64) -> String {
        format_integer(self.language(), number)
    }

    /// The name of an agency; empty where it is gone.
    pub fn agency_name(&self, id: AgencyId) -> &'a str {
        self.snapshot.agency.get(id).map(|agency| agency.name(self.language())).unwrap_or_default()
    }

    /// What a step of a round is called.
    pub fn step(&self, step: Step) -> &'a str {
        step_name(self.texts, self.snapshot, step)
    }

    /// The moment as the clock on the wall shows it.
    pub fn now(&self) -> NaiveDateTime {
        let time = chrono::Local::now().time();
        self.today.and_time(time.with_nanosecond(0).unwrap_or(time))
    }

    /// Asks for something.
    pub fn act(&self, action: Action) {
        self.actions.borrow_mut().push(action);
    }

    /// Asks for a form to be opened over the window.
    pub(crate) fn open(&self, fields: impl Into<forms::Typed>) {
        self.act(Action::OpenForm(Box::new(forms::OpenForm::new(fields))));
    }

    /// The same where there is still something to open a form of.
    pub(crate) fn open_found(&self, fields: Option<impl Into<forms::Typed>>) {
        if let Some(fields) = fields {
            self.open(fields);
        }
    }

    /// The names of a few people who have the file open elsewhere, in order, each once; whoever sits here too, at another
    /// computer or in another window, is called so.
    pub fn named(&self, others: impl Iterator<Item = &'a Present>) -> Vec<&'a str> {
        let mut names: Vec<&str> = Vec::new();
        for one in others {
            let name = if one.who == self.status.me { self.t("present-you") } else { one.who.as_str() };
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names.sort_by(|a, b| self.collator.compare(a, b));
        names
    }

    /// Whether things can be changed.
    pub fn writable(&self) -> bool {
        self.status.read_only.is_none()
    }
}

/// The name of a file without its folder.
pub(crate) fn file_name(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}
