//! What screens ask for. They decide nothing: the application turns an action into what happens.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::agency::Tab;
use super::forms::{FormId, OpenForm};
use super::grid_layout::GridLayout;
use super::log_parts::{HistoryWanted, LogPart};
use super::screens::Place;
use crate::domain::erasure::Due;
use crate::domain::importing::figures::{self, Counted};
use crate::domain::importing::{AgencyWay, RefusedRows, answers, rows};
use crate::domain::person::Subject;
use crate::domain::what_if::{self, Scenario};
use crate::domain::{
    AgencyId, AgreementId, Change, ContactId, EmployeeId, EmployeeRole, FieldGroup, Language, OperationId,
    OperationKind, Paper, Picture, Record, RoundId, RowId, Scope, Table,
};
use crate::i18n::list::List;
use crate::i18n::load::Shown;

/// What the keyboard asks for while questions are answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Save the answer and go on.
    Save,
    /// There is nothing special; go on.
    NothingSpecial,
    /// The question before.
    Previous,
    /// The question after.
    Next,
    /// Make a characteristic of the answer.
    MakeCharacteristic,
}

/// The pages of the settings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SettingsPage {
    /// Language, look, lists, file.
    #[default]
    General,
    /// Backups of the file.
    Backups,
    /// Personal data.
    Privacy,
}

impl SettingsPage {
    /// Every page, in order.
    pub const ALL: [Self; 3] = [Self::General, Self::Backups, Self::Privacy];

    /// The key of the page's name.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::General => "settings-general",
            Self::Backups => "settings-backups",
            Self::Privacy => "settings-privacy",
        }
    }
}

/// Light, dark, or as the system has it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Look {
    /// As the system has it.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Look {
    /// Every look.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// The key of the look's name.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::System => "look-system",
            Self::Light => "look-light",
            Self::Dark => "look-dark",
        }
    }
}

/// A detail that can be corrected in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Detail {
    /// A text of the agency itself, by its column.
    Text(String),
    /// A number or an address of one of its contacts.
    Reach(RowId),
}

/// Something a screen asks for.
#[derive(Clone, Debug)]
pub enum Action {
    /// Ask for a file to open.
    ChooseFile,
    /// Ask where to make a new file.
    ChooseNewFile,
    /// Ask where to make a file with a made-up unit.
    ChooseDemoFile,
    /// Open this file.
    Open(PathBuf),
    /// Bring this file to the newest form, and open it.
    Upgrade(PathBuf),
    /// Take this file off the list of recent ones.
    ForgetRecent(PathBuf),
    /// Look now for what others have saved.
    Look,
    /// Back to the welcome screen.
    CloseFile,
    /// Leave the program.
    Quit,
    /// Go to a screen.
    Go(Place),
    /// Show an agency.
    Select(AgencyId),
    /// Show the page of one of us.
    ShowPerson(EmployeeId),
    /// Ask who sits here.
    AskWho,
    /// This one of us sits here.
    IAm(EmployeeId),
    /// Add whoever sits here to our people.
    AddMe,
    /// Whoever sits here is none of us.
    NotListed,
    /// Ask another time who sits here.
    AskWhoLater,
    /// Show the agency as it was at the end of this day.
    ShowPast(AgencyId, chrono::NaiveDate),
    /// Show the agency this many places further down the list.
    Step(isize),
    /// Show a tab of the agency.
    Show(Tab),
    /// Show this agreement on the tab of its agency.
    ShowAgreement(AgreementId),
    /// Show a year of the agency's payroll calendar.
    ShowPayrollYear(i32),
    /// Put the keyboard into the search field.
    FocusSearch,
    /// Start a new agency.
    NewAgency,
    /// Edit the selected agency.
    EditAgency,
    /// Start a new agency as a copy of this one.
    Duplicate(AgencyId),
    /// Save the draft.
    Save,
    /// Leave the draft; asks when something was typed.
    Cancel,
    /// Leave the draft without asking.
    Discard,
    /// Have a table taken out as it is shown.
    TakeOutList(Arc<List>, ListWay),
    /// Save these contacts for other programs.
    SaveCards(Arc<[ContactId]>, CardsWay),
    /// Say that there is no table to take out.
    NoTable,
    /// Copy the table that has the keyboard, or else the first of the page, with its headings.
    CopyTable,
    /// Have what the page of the workload shows taken out.
    TakeOutShown(ShownWay),
    /// Have all tables of the workload taken out into a spreadsheet.
    TakeOutWorkload,
    /// Write this.
    Commit(OperationKind, Vec<Change>),
    /// Write this row, which is to be chosen in the form that is open.
    AddChoice(OperationKind, Box<Record>),
    /// Take back my newest operation.
    Undo,
    /// Do the newest undone one again.
    Redo,
    /// Bring back a row that somebody has deleted, with all that went with it.
    BringBack(Table, Uuid),
    /// Take back this operation.
    UndoThis(OperationId),
    /// Ask for a picture and make it the agency's logo.
    ChooseLogo(AgencyId),
    /// Take the agency's logo away.
    RemoveLogo(AgencyId),
    /// Files were let go of over the window.
    Dropped(Vec<PathBuf>),
    /// Bring in this file, for what it is wanted.
    Bring(Wanted, PathBuf),
    /// Show what is in a folder, where a file is chosen.
    LookInto(PathBuf),
    /// The file was chosen.
    Picked(PathBuf),
    /// No file is chosen after all.
    NotPicked,
    /// Ask about something before it happens.
    Ask(Question),
    /// Go on with what was asked about.
    Answer(Box<Action>),
    /// Close whatever is asked or said.
    Dismiss,
    /// Save what contradicted what others have saved, as it has been settled.
    Settle,
    /// Ask how what waits is settled.
    SettleNext,
    /// Open the round again that is closed, and save the answer that was given to it.
    ReopenAndSave(OperationId, RoundId),
    /// Give up what waits to be settled.
    GiveUp,
    /// Switch the language.
    SetLanguage(Language),
    /// Switch light and dark.
    SetLook(Look),
    /// Change the size of everything by steps of ten per cent; 0 is back to normal.
    Zoom(i32),
    /// Open an address outside the program.
    OpenLink(String),
    /// Open the document at a path outside the program, having been asked.
    OpenDocument(String),
    /// Put a text on the clipboard.
    Copy(String),
    /// Copy or save the picture of a chart.
    ChartPicture(ChartTask),
    /// A stored logo is to be shown and is not there yet.
    NeedLogo(String),
    /// The history screen is shown and wants the log.
    NeedHistory(HistoryWanted),
    /// The history is wanted farther back than it is here.
    OlderHistory,
    /// Give a field of a row back what it held before.
    RestoreField(Table, Uuid, String, serde_json::Value),
    /// A part of the log is shown and may not be there yet.
    NeedLog(LogPart),
    /// Choose which detail of an agency is to be corrected: of the one on the screen, where none is named.
    ChooseDetail(Option<AgencyId>),
    /// Correct a detail of an agency in its place.
    Correct(AgencyId, Detail),
    /// Keep this trial among the user's own, in place of the one of the same identity.
    KeepScenario(Box<Scenario>),
    /// Keep the trial of this identity no longer.
    DropScenario(Uuid),
    /// Work out which few moves would make the load even.
    Propose(Box<what_if::Task>),
    /// Show the help at the page that fits the screen.
    Help,
    /// Remember how the user likes the columns of the table with this name.
    RememberGrid(&'static str, GridLayout),
    /// Open a form over the window.
    OpenForm(Box<OpenForm>),
    /// Open the form of a row of the file.
    EditRow(Table, Uuid),
    /// Save what stands in a form; it closes once that is done.
    SaveForm(FormId, OperationKind, Vec<Change>),
    /// Close a form without saving.
    CloseForm(FormId),
    /// Ask where to save the dates of a year for other calendars, and save them.
    ExportCalendar(AgencyId, i32),
    /// Write the steps of the rounds of one of us, from this month on, as a calendar for other programs.
    ExportRounds(EmployeeId),
    /// From how many steps on a day of the rounds is marked as busy; zero for never.
    MarkBusyFrom(usize),
    /// Save what looks like a personal identity code all the same.
    SaveAnyway(OperationId),
    /// Say that what has the keyboard, or else what the tab shows, is still true.
    StillTrue,
    /// Open the form in which something of an agency is said to be no longer true.
    RaiseDoubt(AgencyId, Option<FieldGroup>),
    /// The same for the agency on the screen.
    RaiseDoubtHere,
    /// Ask where to save the data duties for printing, and save them.
    ExportDuties,
    /// Open a file that was saved for another program.
    OpenSaved(PathBuf),
    /// What the keyboard asks for while the questionnaire is answered.
    Answering(Command),
    /// Save once more everything that could not be saved.
    Retry,
    /// Save this once more.
    TryAgain(OperationId),
    /// Give this up, which is not saved.
    SetAside(OperationId),
    /// Say why the file does not answer, and what can be done.
    TellUnreachable,
    /// Say why no backup could be made, and what can be done.
    TellNoBackup,
    /// Say which form of the file the program would have to know, and where a newer one is to be had.
    TellNewer,
    /// Say what is not as it should be about the place of the file, and what can be done.
    TellPlace,
    /// Say that this computer's clock is not that of the file, and what can be done.
    TellClock,
    /// Try the locks of the file's folder together with another computer.
    TryLocksTogether,
    /// List the backups of the file.
    ListBackups,
    /// Make a backup now.
    BackUp,
    /// Keep a copy of the file on this computer, to be read while it is out of reach, or no longer.
    KeepReadingCopy(bool),
    /// Open the copy of this file that is kept on this computer.
    ReadCopy(PathBuf),
    /// Look all backups over, whether they are whole and what they hold.
    DrillBackups,
    /// Stop looking them over.
    CancelDrill,
    /// Look into these backups, whether they are whole and what they hold.
    LookIntoBackups(Vec<PathBuf>),
    /// See what it comes to that this backup comes back, as far as this goes.
    CompareBackup(PathBuf, Scope),
    /// Bring back what was compared last.
    Restore,
    /// See to a damaged file.
    ShowDamaged(Option<PathBuf>),
    /// See to it another time.
    LeaveDamaged,
    /// Have this backup take the place of the damaged file.
    PutBack(PathBuf),
    /// Ask where to save what can be read of the damaged file, and save it.
    ChooseRecovered,
    /// Stop saving what can be read of the damaged file.
    CancelRecovery,
    /// Show everything that is not saved.
    ShowUnsaved,
    /// Leave the file or the program without what is typed and not saved, and do this.
    LeaveDiscarding(Box<Action>),
    /// Save what is typed in the form of an agency, and then do this.
    SaveAndGo(Box<Action>),
    /// Leave the file or the program and keep what is typed and not saved for the next time, and do this.
    LeaveKeeping(Box<Action>),
    /// Go on with what was left behind in an earlier window.
    TakeUp(Uuid),
    /// Let go of what was left behind in an earlier window.
    LetGo(Uuid),
    /// Show what was left behind in earlier windows.
    ShowOffered,
    /// Do not leave the file or the program after all.
    Stay,
    /// Find everything held on a person.
    ShowPersonalData(Subject),
    /// Ask where to save everything held on the shown person, and save it.
    SaveHeld,
    /// Erase the shown person, with these further texts in which a part of the name stands.
    EraseHeld(BTreeSet<(Table, Uuid, String)>),
    /// Ask where to save the privacy notice, and save it.
    SaveNotice,
    /// Count what of the log is older than this.
    CountOldContents(DateTime<Utc>),
    /// Take away what has been kept for its time.
    Purge(Box<Due>),
    /// Show somebody of this role the day of the whole unit, or their own, from now on.
    ShowWholeUnit(EmployeeRole, bool),
    /// Show a page of the settings.
    ShowSettings(SettingsPage),
    /// Make a PDF and open or save it.
    Print(Paper, PaperWay),
    /// Print what is on the screen.
    PrintShown,
    /// Stop making the PDF.
    CancelPrint,
    /// Stop waiting for the file that is being opened or made.
    CancelOpening,
    /// Ask for a file of contacts, for an agency where that is clear, and show what it holds.
    ImportContacts(Option<AgencyId>),
    /// Ask for a file of figures, and show what it holds.
    ImportFigures(Counted),
    /// Work out what bringing these figures in would do.
    PlanFigures(Box<figures::Task>),
    /// Ask for a file of rows, and show what it holds.
    ImportRows(rows::Kind),
    /// Work out what taking these rows in would do.
    PlanRows(Box<rows::Task>),
    /// Ask where the rows that cannot come in go, and save them.
    KeepRefused(Vec<RefusedRows>),
    /// Ask for a file of answers to the questionnaire, and show what it holds.
    ImportAnswers,
    /// Work out what bringing these answers in would do.
    PlanAnswers(Box<answers::Task>),
    /// Ask where the questions of a round go as a workbook to be filled in, of one of us or of everybody, and take them out.
    ExportQuestionnaire(RoundId, Option<EmployeeId>),
    /// Ask for a folder, and take the questions of a round out into it, a workbook for each of us.
    ExportQuestionnaires(RoundId),
    /// Ask where what one of us is waited for of a year's figures goes as a workbook, or what nobody looks after, and save it.
    SaveMissing(i64, Option<EmployeeId>),
    /// Ask for a folder, and save what each is waited for of a year's figures as a workbook of their own in it.
    SaveAllMissing(i64),
    /// Ask for a workbook with everything, and show what it would change.
    ImportRegister,
    /// Ask for a workbook or a list of agencies, and show what it would change.
    ImportAgencies,
    /// Ask for a file that is one of those with which a unit moves in, or (where true) for a folder of them.
    ChooseMoved(bool),
    /// Show what a file holds with which a unit moves in, and do with it what it is wanted for.
    PreviewMoved(Box<Wanted>, PathBuf),
    /// The unit has moved in, or does not want to.
    EndMovingIn,
    /// Read the agencies again, to bring them in this way.
    BringAgencies(AgencyWay),
    /// Read the workbook again: what it was compared with has changed.
    CompareRegister,
    /// Save what came in from the file of this name, with its pictures; the page lets go of the file once that is done.
    BringIn(FormId, OperationKind, String, Vec<Change>, Vec<Picture>),
    /// Ask where everything goes as a workbook, and take it out.
    ExportAll,
    /// Read the file of contacts that is on the page again, with this between its cells.
    SeparateContacts(char),
    /// Stop waiting for the file of contacts.
    CancelImport,
    /// Remember what the columns under a set of headings hold: by heading the word of the field.
    RememberColumns(String, BTreeMap<String, String>),
}

/// What a file is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// A register to open.
    Register,
    /// Where a new register is made.
    NewRegister,
    /// Where a register with a made-up unit is made.
    DemoRegister,
    /// A picture that becomes an agency's logo.
    Logo(AgencyId),
    /// Where what can be read of a damaged file goes.
    Recovered,
    /// Contacts to bring in, for an agency where that is clear.
    Contacts(Option<AgencyId>),
    /// Figures to bring in.
    Figures(Counted),
    /// Rows to bring in.
    Rows(rows::Kind),
    /// Where the rows that cannot come in go.
    Refused(Vec<RefusedRows>),
    /// Answers to the questionnaire to bring in.
    Answers,
    /// Where the questions of a round go to be filled in, of one of us or of everybody.
    Questionnaire(RoundId, Option<EmployeeId>),
    /// In which folder the questions of a round go, a workbook for each of us.
    AllQuestionnaires(RoundId),
    /// Where what one of us is waited for of a year's figures goes.
    Missing(i64, Option<EmployeeId>),
    /// In which folder what each is waited for goes.
    AllMissing(i64),
    /// A workbook with everything to bring in.
    Workbook,
    /// Agencies to bring in, a row or a sheet each.
    Agencies,
    /// A file with which a unit moves in.
    Moved,
    /// A folder of them.
    MovedFolder,
    /// Where everything goes as a workbook.
    All,
    /// Where the workload goes as a spreadsheet.
    Workload,
    /// Where contacts go for other programs.
    Cards(Arc<[ContactId]>, CardsWay),
    /// Where the tables go that the page of the workload shows.
    Shown(Arc<Shown>, ShownWay),
    /// Where a table goes that was on the screen.
    List(Arc<List>, ListWay),
    /// Where the dates of an agency's year go, for other calendars.
    Calendar(AgencyId, i32),
    /// The rounds of one of us as a calendar for other programs.
    Rounds(EmployeeId),
    /// Where the data duties go.
    Duties,
    /// Where the privacy notice goes.
    Notice,
    /// Where everything goes that is held on the shown person.
    Held,
    /// Where the picture of a chart goes.
    Chart(ChartTask),
    /// Where a document goes.
    Paper(Paper),
}

/// For which programs contacts are saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CardsWay {
    /// A csv under Outlook's own headings.
    Outlook,
    /// Cards of version 4.0.
    Four,
    /// Cards of version 3.0.
    Three,
}

impl CardsWay {
    /// Every way, in the order of the menu.
    pub const ALL: [Self; 3] = [Self::Outlook, Self::Four, Self::Three];

    /// The key of the text that offers it.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Outlook => "book-outlook",
            Self::Four => "book-vcard-four",
            Self::Three => "book-vcard-three",
        }
    }
}

/// How the tables of the page of the workload leave the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShownWay {
    /// On paper, in the system's viewer.
    View,
    /// On paper, into a file.
    Pdf,
    /// As a workbook with charts.
    Xlsx,
}

/// How a table leaves the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListWay {
    /// As a workbook.
    Xlsx,
    /// As lines of texts.
    Csv,
    /// Onto the clipboard.
    Copy,
}

impl ListWay {
    /// Every way, in the order of the menu.
    pub const ALL: [Self; 3] = [Self::Xlsx, Self::Csv, Self::Copy];

    /// The key of the text that offers it.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Xlsx => "list-out-xlsx",
            Self::Csv => "list-out-csv",
            Self::Copy => "list-out-copy",
        }
    }
}

/// Where a PDF goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaperWay {
    /// Into the system's viewer, from where it is printed.
    View,
    /// Into a file.
    Save,
}

/// Something to ask before it happens.
#[derive(Clone, Debug, strum::VariantNames, strum::IntoStaticStr)]
pub enum Question {
    /// Leave the draft and do this?
    LeaveDraft(Box<Action>),
    /// Leave the file or the program over what is not saved?
    LeaveFile(Box<Action>),
    /// Bring the file to the newest form? With the names of those who have it open.
    Upgrade(PathBuf, Vec<String>),
    /// Open the document at this path?
    OpenDocument(String),
    /// Delete the agency?
    Delete(AgencyId),
    /// Until when was the agency a client?
    Archive(AgencyId),
    /// The agency gets new names from a date.
    Rename(AgencyId),
    /// The agency goes into another one on a date.
    Merge(AgencyId),
    /// A new agency is split off on a date.
    Split(AgencyId),
    /// At the end of which day is the agency to be shown?
    AsOf(AgencyId),
    /// A product is added, or an existing one edited.
    Product(Option<crate::domain::ProductId>),
    /// To which agency is the contact copied, or (where true) moved?
    ContactTo(ContactId, bool),
}

/// A chart that is to leave the window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChartTask {
    /// The chart as a document.
    pub svg: String,
    /// What its file may be called, without the ending.
    pub name: String,
    /// Where it goes.
    pub way: ChartWay,
}

/// Where a chart goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChartWay {
    /// Onto the clipboard.
    Copy,
    /// Into a file of pixels.
    Png,
    /// Into a file of lines, which stays sharp at any size.
    Svg,
}
