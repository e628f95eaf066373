//! Asking for files: by the system's dialogs, by a list of our own where the system has none, or dropped on the window.
//! Whichever way a file is named, the same is done with it.

use std::path::PathBuf;
use std::time::Instant;

use super::Kortisto;
use super::importing::What;
use crate::domain::Paper;
use crate::domain::importing::AgencyWay;
use crate::exchange::contacts::ENDINGS;
use crate::exchange::demo::DemoOptions;
use crate::ui::dialogs::Dialog;
use crate::ui::picking::{FolderEntry, Picking, PickingWay};
use crate::ui::{CardsWay, ChartWay, ListWay, PaperWay, ShownWay, Wanted};
use crate::worker::{ListFile, PictureJob, Request, Taken};

/// The endings of pictures that can be logos.
pub(super) const PICTURES: [&str; 8] = ["png", "jpg", "jpeg", "webp", "bmp", "gif", "svg", "svgz"];

/// The endings of tables.
const TABLES: [&str; 8] = ["xlsx", "xlsm", "xlsb", "xls", "ods", "csv", "txt", "tsv"];

/// The endings of workbooks that were taken out of a register, and saved by other programs since.
const WORKBOOKS: [&str; 3] = ["xlsx", "xls", "ods"];

/// The ending of registers.
pub(super) const REGISTER: &str = "kortisto";

/// The endings of files with which a unit may move in.
pub(super) fn moved_endings() -> Vec<&'static str> {
    ENDINGS.into_iter().chain(PICTURES).collect()
}

/// Whether something comes in from what is asked for, so that the register has to be writable.
const fn comes_in(wanted: &Wanted) -> bool {
    matches!(
        wanted,
        Wanted::Contacts(_)
            | Wanted::Figures(_)
            | Wanted::Rows(_)
            | Wanted::Answers
            | Wanted::Workbook
            | Wanted::Agencies
            | Wanted::Moved
            | Wanted::MovedFolder
    )
}

impl Kortisto {
    /// Asks for a file, and does with it what it is wanted for.
    pub(super) fn ask_file(&mut self, wanted: Wanted) {
        if comes_in(&wanted) && self.status.read_only.is_some() {
            self.shell.dialogs.say(Dialog::Tell(self.texts.get("read-only-explained").to_owned()));
            return;
        }
        let Some(question) = self.question(wanted) else { return };
        let (kind, name) = (question.kind.as_str(), question.name.as_str());
        let ending = question.endings.first().copied().unwrap_or_default();
        let chosen = match (&question.wanted, question.way) {
            (Wanted::Logo(_), _) => self.dialogs.picture(kind),
            (Wanted::MovedFolder | Wanted::AllMissing(_) | Wanted::AllQuestionnaires(_), _) => {
                self.dialogs.folder(kind)
            }
            (wanted, _) if comes_in(wanted) => self.dialogs.contacts(kind, &question.endings),
            (_, PickingWay::Open | PickingWay::Folder) => self.dialogs.open(kind),
            (_, PickingWay::Create) => self.dialogs.create(kind, name),
            (_, PickingWay::Save) => self.dialogs.save(kind, name, ending),
        };
        match chosen {
            Some(path) => self.take_file(question.wanted, path),
            None if self.dialogs.had_none() => {
                self.look_into(question.folder.clone());
                self.shell.picking = Some(question);
            }
            None => {}
        }
    }

    /// What is asked: files of which kind, and where one looks first; none where there is nothing to ask about.
    fn question(&self, wanted: Wanted) -> Option<Picking> {
        let text = |key: &str| self.texts.get(key).to_owned();
        let (kind, name, endings, way) = match &wanted {
            Wanted::Register => ("file-kind", String::new(), vec![REGISTER], PickingWay::Open),
            Wanted::NewRegister => ("file-kind", text("file-name-new"), vec![REGISTER], PickingWay::Create),
            Wanted::DemoRegister => ("file-kind", text("file-name-demo"), vec![REGISTER], PickingWay::Create),
            Wanted::Recovered => {
                let damaged = self.shell.damaged.as_ref()?.file().file_stem()?.to_string_lossy().into_owned();
                let name = self.texts.with("file-name-recovered", &[("name", damaged.into())]);
                ("file-kind", name, vec![REGISTER], PickingWay::Create)
            }
            Wanted::Logo(_) => ("file-kind-picture", String::new(), PICTURES.to_vec(), PickingWay::Open),
            Wanted::Contacts(_) => ("file-kind-contacts", String::new(), ENDINGS.to_vec(), PickingWay::Open),
            Wanted::Figures(_) | Wanted::Rows(_) | Wanted::Answers => {
                ("file-kind-table", String::new(), TABLES.to_vec(), PickingWay::Open)
            }
            Wanted::Refused(_) => ("file-kind-xlsx", text("refused-file-name"), vec!["xlsx"], PickingWay::Save),
            Wanted::Workbook => ("file-kind-xlsx", String::new(), WORKBOOKS.to_vec(), PickingWay::Open),
            Wanted::Agencies => ("file-kind-table", String::new(), TABLES.to_vec(), PickingWay::Open),
            Wanted::Moved => ("file-kind-moved", String::new(), moved_endings(), PickingWay::Open),
            Wanted::MovedFolder => ("file-kind-folder", String::new(), Vec::new(), PickingWay::Folder),
            Wanted::All => ("file-kind-xlsx", self.take_out_name(), vec!["xlsx"], PickingWay::Save),
            Wanted::Questionnaire(round, whose) => {
                ("file-kind-xlsx", self.questionnaire_name(*round, *whose)?, vec!["xlsx"], PickingWay::Save)
            }
            Wanted::AllQuestionnaires(round) => {
                let name = self.questionnaire_name(*round, None)?;
                ("file-kind-folder", format!("{name} {}", self.today()), Vec::new(), PickingWay::Create)
            }
            Wanted::Missing(year, whose) => {
                ("file-kind-xlsx", self.missing_name(*year, *whose), vec!["xlsx"], PickingWay::Save)
            }
            Wanted::AllMissing(year) => {
                ("file-kind-folder", self.all_missing_name(*year), Vec::new(), PickingWay::Create)
            }
            Wanted::Workload => ("file-kind-xlsx", self.paper_name(&Paper::Workload), vec!["xlsx"], PickingWay::Save),
            Wanted::Shown(shown, ShownWay::Xlsx) => {
                ("file-kind-xlsx", self.shown_name(shown), vec!["xlsx"], PickingWay::Save)
            }
            Wanted::Shown(shown, _) => ("file-kind-pdf", self.shown_name(shown), vec!["pdf"], PickingWay::Save),
            Wanted::Cards(_, way) => {
                let name = text("place-address-book");
                let outlook = *way == CardsWay::Outlook;
                let (kind, ending) = if outlook { ("file-kind-csv", "csv") } else { ("file-kind-vcf", "vcf") };
                (kind, name, vec![ending], PickingWay::Save)
            }
            Wanted::List(list, ListWay::Csv) => ("file-kind-csv", self.list_name(list), vec!["csv"], PickingWay::Save),
            Wanted::List(list, _) => ("file-kind-xlsx", self.list_name(list), vec!["xlsx"], PickingWay::Save),
            Wanted::Calendar(agency, year) => {
                let name = self.calendar_name(*agency, *year)?;
                ("file-kind-ics", name, vec!["ics"], PickingWay::Save)
            }
            Wanted::Rounds(employee) => ("file-kind-ics", self.rounds_name(*employee)?, vec!["ics"], PickingWay::Save),
            Wanted::Duties => ("file-kind-html", text("upkeep-duties").to_lowercase(), vec!["html"], PickingWay::Save),
            Wanted::Notice => ("file-kind-html", text("privacy-file-name"), vec!["html"], PickingWay::Save),
            Wanted::Held => ("file-kind-html", text("person-file-name"), vec!["html"], PickingWay::Save),
            Wanted::Chart(task) => match task.way {
                ChartWay::Svg => ("file-kind-svg", task.name.clone(), vec!["svg"], PickingWay::Save),
                ChartWay::Copy | ChartWay::Png => ("file-kind-png", task.name.clone(), vec!["png"], PickingWay::Save),
            },
            Wanted::Paper(paper) => ("file-kind-pdf", self.paper_name(paper), vec!["pdf"], PickingWay::Save),
        };
        let beside = self.status.file.as_ref().or_else(|| self.status.recent.first());
        let folder = beside.and_then(|file| file.parent()).map(PathBuf::from);
        let folder = folder.or_else(std::env::home_dir).unwrap_or_else(|| PathBuf::from("."));
        Some(Picking::new(wanted, way, text(kind), endings, folder, name))
    }

    /// Does with a file what it was wanted for.
    pub(super) fn take_file(&mut self, wanted: Wanted, path: PathBuf) {
        match wanted {
            Wanted::Register => self.open(path),
            Wanted::NewRegister => {
                self.status.opening = Some((path.clone(), Instant::now()));
                self.offer_moving_in(path.clone());
                self.worker.send(Request::Create(path));
            }
            Wanted::DemoRegister => {
                self.status.opening = Some((path.clone(), Instant::now()));
                let options = DemoOptions::new(self.today());
                self.worker.send(Request::CreateDemo(path, options));
            }
            Wanted::Recovered => self.recover(path),
            Wanted::Logo(agency) => self.read_logo(agency, path),
            Wanted::Contacts(agency) => self.read_contacts(agency, path),
            Wanted::Figures(counted) => self.read_file(What::Figures(counted), path),
            Wanted::Rows(kind) => self.read_file(What::Rows(kind), path),
            Wanted::Refused(rows) => self.worker.save_refused(path, rows, self.texts.language()),
            Wanted::Answers => self.read_file(What::Answers, path),
            Wanted::Workbook => self.read_file(What::Register, path),
            Wanted::Agencies => self.read_file(What::Agencies(AgencyWay::default()), path),
            Wanted::Moved => self.add_moved(vec![path]),
            Wanted::MovedFolder => self.gather_moved(vec![path]),
            Wanted::All => self.take_out(Taken::Register, path),
            Wanted::Workload => self.take_out(Taken::Workload, path),
            Wanted::Questionnaire(round, whose) => self.take_out(Taken::Questionnaire(round, whose), path),
            Wanted::AllQuestionnaires(round) => self.take_out(Taken::AllQuestionnaires(round), path),
            Wanted::Missing(year, whose) => self.take_out(Taken::Missing(year, whose), path),
            Wanted::AllMissing(year) => self.take_out(Taken::AllMissing(year), path),
            Wanted::Shown(shown, way) => self.write_shown(shown, way, path),
            Wanted::Cards(contacts, way) => self.write_cards(contacts, way, path),
            Wanted::List(list, way) => {
                self.write_list(
                    if way == ListWay::Csv { ListFile::Lines(list) } else { ListFile::Workbook(list) },
                    path,
                );
            }
            Wanted::Calendar(agency, year) => self.export_calendar(agency, year, path),
            Wanted::Rounds(employee) => self.export_rounds(employee, path),
            Wanted::Duties => self.export_duties(path),
            Wanted::Notice => self.save_notice(path),
            Wanted::Held => self.save_held(path),
            Wanted::Chart(task) => self.worker.make_picture(match task.way {
                ChartWay::Copy => PictureJob::Copy(task.svg),
                ChartWay::Png => PictureJob::Png(task.svg, path),
                ChartWay::Svg => PictureJob::Svg(task.svg, path),
            }),
            Wanted::Paper(paper) => self.make_paper(paper, PaperWay::Save, path),
        }
    }

    /// Has it looked what is in a folder, for our own list.
    pub(super) fn look_into(&mut self, folder: PathBuf) {
        if let Some(picking) = &mut self.shell.picking {
            picking.go(folder.clone());
        }
        self.worker.look_into(folder);
    }

    /// What is in a folder; nothing where it cannot be looked into.
    pub(super) fn looked_into(&mut self, folder: &std::path::Path, found: Option<Vec<(String, bool)>>) {
        let found = found.map(|found| found.into_iter().map(|(name, folder)| FolderEntry { name, folder }).collect());
        if let Some(picking) = &mut self.shell.picking {
            picking.show(folder, found);
        }
    }

    /// A file was named in our own list.
    pub(super) fn picked(&mut self, path: PathBuf) {
        if let Some(picking) = self.shell.picking.take() {
            self.take_file(picking.wanted, path);
        }
    }

    /// Opens a file in the program that the system has for it; where there is none, says where it lies.
    pub(super) fn view(&mut self, path: &std::path::Path) {
        if !self.dialogs.view(path) {
            self.shell.dialogs.say(Dialog::NotOpened(path.display().to_string()));
        }
    }

    /// Says of a file where it lies that nothing has opened after all.
    pub(super) fn tell_not_viewed(&mut self) {
        while let Some(path) = self.dialogs.not_viewed() {
            self.shell.dialogs.say(Dialog::NotOpened(path.display().to_string()));
        }
    }
}
