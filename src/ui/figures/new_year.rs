//! A new year: which years are shown, from whom figures are waited for, and what stands out against the year before.

use std::cell::Cell;
use std::rc::Rc;

use egui::{RichText, Ui};
use egui_material_icons::icons;

use super::sheet::percent_text;
use crate::domain::figures::new_year::{
    Delivered, Finding, HEADS, NewYear, Rule, Stand, TRANSACTIONS, can_open, close_year, new_year, open_year,
    opened_early,
};
use crate::domain::figures::{YEARS_AT_FIRST, difference};
use crate::domain::{EmployeeId, OperationKind, YEARS};
use crate::i18n::list::Value;
use crate::i18n::new_year as words;
use crate::ui::theme::{ROW, UNIT, size, strong};
use crate::ui::widgets::grid::stamp;
use crate::ui::widgets::table::{Column, Table};
use crate::ui::widgets::taking_out;
use crate::ui::widgets::{
    Page, choice, empty, ends, hairline, heading, icon_button, link, pill, plain_button, primary, progress, section,
    small,
};
use crate::ui::{Action, Cx, Tab};

/// How many years back one can look.
const BACK: i64 = 9;

/// How many letters of a letter a link takes that opens it in a mail program.
const LONGEST_LINK: usize = 1_800;

/// What the view asks of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    /// Back to the table of figures.
    Back,
    /// Look at another year.
    Year(i64),
}

/// The view and its passing state.
#[derive(Default)]
pub(super) struct NewYearView {
    read: Option<(u64, Rc<Reckoned>)>,
}

/// A year reckoned.
struct Reckoned {
    year: NewYear,
    findings: Vec<Finding>,
}

impl NewYearView {
    pub(super) fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, year: i64) -> Option<Asked> {
        let stamp = stamp(cx, (year, cx.today));
        if self.read.as_ref().is_none_or(|(read, _)| *read != stamp) {
            let year = new_year(cx.snapshot, year, cx.today);
            let findings = year.findings();
            self.read = Some((stamp, Rc::new(Reckoned { year, findings })));
        }
        let (_, reckoned) = self.read.as_ref()?;
        let reckoned = Rc::clone(reckoned);
        let asked = Cell::new(None);
        let head = |_: &mut Self, ui: &mut Ui| {
            heading(ui, &cx.tw("new-year-title", &[("year", year.to_string().into())]), |ui| {
                if plain_button(ui, cx.t("new-year-back")).clicked() {
                    asked.set(Some(Asked::Back));
                }
            });
            small(ui, cx.theme, cx.t("new-year-help"));
            let newest = cx.snapshot.figures_year(cx.today);
            let mut chosen = year;
            let first = (newest - BACK).max(*YEARS.start()).min(year);
            let years: Vec<(i64, String)> =
                (first..=newest.max(year)).rev().map(|year| (year, year.to_string())).collect();
            if choice(ui, cx.theme, cx.t("field-year"), &mut chosen, &years, 120.0) {
                asked.set(Some(Asked::Year(chosen)));
            }
        };
        Page::new("new-year").show(ui, self, head, |_, ui| {
            shown_ui(ui, cx);
            missing_ui(ui, cx, &reckoned.year);
            findings_ui(ui, cx, &reckoned);
        });
        asked.get()
    }
}

/// Which years are shown, and by which rule; the running one can be opened before it is over.
fn shown_ui(ui: &mut Ui, cx: &Cx<'_>) {
    section(
        ui,
        cx.theme,
        cx.t("new-year-shown"),
        |_| {},
        |ui| {
            let newest = cx.snapshot.figures_year(cx.today);
            let first = newest - i64::try_from(YEARS_AT_FIRST).unwrap_or(3) + 1;
            let args = [("from", first.to_string().into()), ("to", newest.to_string().into())];
            ui.add(egui::Label::new(cx.tw("new-year-shown-years", &args)).wrap());
            let early = opened_early(cx.snapshot, cx.today);
            let args = [("year", newest.to_string().into()), ("next", (newest + 1).to_string().into())];
            small(ui, cx.theme, cx.tw(if early.is_some() { "new-year-opened" } else { "new-year-calendar" }, &args));
            if !cx.writable() {
                return;
            }
            let named = |key: &str, year: i64| cx.tw(key, &[("year", year.to_string().into())]);
            if let Some(next) = can_open(cx.snapshot, cx.today) {
                ui.add_space(UNIT / 2.0);
                if plain_button(ui, &named("new-year-open", next)).clicked() {
                    cx.act(Action::Commit(OperationKind::SettingEdited, open_year(cx.snapshot, next)));
                }
            } else if let Some(opened) = early {
                ui.add_space(UNIT / 2.0);
                if plain_button(ui, &named("new-year-close", opened)).clicked() {
                    cx.act(Action::Commit(OperationKind::SettingEdited, close_year(cx.snapshot)));
                }
            }
        },
    );
}

/// From whom figures are waited for.
fn missing_ui(ui: &mut Ui, cx: &Cx<'_>, year: &NewYear) {
    let waited_for = year.waited_for(cx.snapshot);
    let free = cx.status.printing.is_none();
    let save_all = |ui: &mut Ui| {
        if waited_for.is_empty() {
            return;
        }
        if ui.add_enabled_ui(free, |ui| primary(ui, cx.theme, cx.t("new-year-save-all")).clicked()).inner {
            cx.act(Action::SaveAllMissing(year.year));
        }
    };
    section(ui, cx.theme, cx.t("new-year-missing"), save_all, |ui| {
        let text = |key: &str, year: i64| cx.tw(key, &[("year", year.to_string().into())]);
        if year.stands.is_empty() {
            if cx.snapshot.agency.is_empty() {
                crate::ui::parts::beginning::no_agencies(ui, cx);
            } else {
                empty(ui, cx.theme, &text("new-year-nobody", year.year), cx.t("new-year-nobody-help"), |_| ());
            }
            return;
        }
        if waited_for.is_empty() {
            let before = (year.year - 1).to_string();
            let args = [("year", year.year.to_string().into()), ("before", before.into())];
            empty(ui, cx.theme, cx.t("new-year-all-in"), &cx.tw("new-year-all-in-help", &args), |_| ());
            return;
        }
        counts_ui(ui, cx, year);
        let text = words::title(cx.texts, year.year);
        let matters = year.as_matters(cx.snapshot, &text, &cx.status.me, cx.today);
        if cx.writable() && !matters.is_empty() && plain_button(ui, cx.t("new-year-matters")).clicked() {
            cx.act(Action::Commit(OperationKind::MatterEdited, matters));
        }
        for (who, stands) in &waited_for {
            hairline(ui, cx.theme);
            ui.push_id(("waited for", who), |ui| person_ui(ui, cx, year, *who, stands));
        }
    });
}

/// How many agencies have delivered how much.
fn counts_ui(ui: &mut Ui, cx: &Cx<'_>, year: &NewYear) {
    let theme = cx.theme;
    let done = (year.count(Delivered::All), year.stands.len());
    let args = [("done", done.0.into()), ("all", done.1.into())];
    progress(ui, theme, done, 240.0, &cx.tw("new-year-progress", &args));
    let parts = [
        ("new-year-delivered", Delivered::All, icons::ICON_CHECK, theme.good, theme.good_ground),
        ("new-year-partly", Delivered::Partly, icons::ICON_INFO, theme.warning, theme.warning_ground),
        ("new-year-nothing", Delivered::Nothing, icons::ICON_ERROR, theme.danger, theme.danger_ground),
    ];
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().interact_size.y = 26.0;
        for (key, delivered, icon, ink, ground) in parts {
            let count = year.count(delivered);
            if count > 0 {
                pill(ui, icon, &cx.tw(key, &[("count", count.into())]), ink, ground);
            }
        }
    });
    ui.add_space(UNIT / 2.0);
}

/// What one of us is waited for, and ways to tell them.
fn person_ui(ui: &mut Ui, cx: &Cx<'_>, year: &NewYear, who: Option<EmployeeId>, stands: &[&Stand]) {
    let employee = who.and_then(|id| cx.snapshot.employee.get(id));
    let name = employee.map_or_else(|| cx.t("questionnaire-nobody"), |one| one.name.as_str());
    let figures: usize = stands.iter().map(|stand| stand.missing.len()).sum();
    let args = [("agencies", stands.len().into()), ("figures", figures.into())];
    let said = |key: &str| cx.doing(key, name);
    ends(
        ui,
        |ui| {
            ui.label(RichText::new(name).font(strong(size::BODY)));
            small(ui, cx.theme, cx.tw("new-year-person", &args));
        },
        |ui| {
            let free = cx.status.printing.is_none();
            let save = ui.add_enabled_ui(free, |ui| icon_button(ui, icons::ICON_SAVE, &said("new-year-save"))).inner;
            if save.clicked() {
                cx.act(Action::SaveMissing(year.year, who));
            }
            let letter = || words::letter(cx.texts, cx.snapshot, year, stands);
            let address = employee.map(|one| one.email.trim()).filter(|address| !address.is_empty());
            if let Some(address) = address
                && icon_button(ui, icons::ICON_MAIL, &said("new-year-mail")).clicked()
            {
                mail(cx, address, &words::title(cx.texts, year.year), &letter());
            }
            if icon_button(ui, icons::ICON_CONTENT_COPY, &said("new-year-copy")).clicked() {
                cx.act(Action::Copy(letter()));
            }
        },
    );
    for stand in stands {
        ui.push_id(stand.agency.0, |ui| {
            ui.horizontal_wrapped(|ui| {
                if link(ui, cx.theme, cx.agency_name(stand.agency)).clicked() {
                    cx.act(Action::Select(stand.agency));
                    cx.act(Action::Show(Tab::Figures));
                }
                let missing = words::missing(cx.texts, cx.snapshot, year.year, stand);
                small(ui, cx.theme, missing.join(" · "));
            });
        });
    }
}

/// Opens a letter in the mail program. One that is too long for a link goes onto the clipboard, to be pasted there.
fn mail(cx: &Cx<'_>, address: &str, subject: &str, letter: &str) {
    let whole = format!("mailto:{address}?subject={}&body={}", encoded(subject), encoded(letter));
    if whole.len() <= LONGEST_LINK {
        cx.act(Action::OpenLink(whole));
    } else {
        cx.act(Action::Copy(letter.to_owned()));
        cx.act(Action::OpenLink(format!("mailto:{address}?subject={}", encoded(subject))));
    }
}

/// A text as it stands in a link (RFC 6068: lines end with `%0D%0A`).
fn encoded(text: &str) -> String {
    let mut link = String::new();
    for byte in text.replace('\n', "\r\n").bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            link.push(char::from(byte));
        } else {
            link.push('%');
            for digit in [byte >> 4, byte & 15] {
                link.extend(char::from_digit(digit.into(), 16).map(|digit| digit.to_ascii_uppercase()));
            }
        }
    }
    link
}

/// What stands out against the year before, with the rule that saw it.
fn findings_ui(ui: &mut Ui, cx: &Cx<'_>, reckoned: &Reckoned) {
    let year = reckoned.year.year;
    section(
        ui,
        cx.theme,
        cx.t("new-year-findings"),
        |ui| {
            if !reckoned.findings.is_empty() {
                taking_out::aside_ui(ui, cx, ("new-year", 0));
            }
        },
        |ui| {
            let args = [
                ("percent", HEADS.percent.into()),
                ("heads", HEADS.least.into()),
                ("volumes", TRANSACTIONS.least.into()),
            ];
            small(ui, cx.theme, cx.tw("new-year-rules", &args));
            if reckoned.findings.is_empty() {
                ui.add_space(UNIT / 2.0);
                ui.add(egui::Label::new(cx.t("new-year-nothing-stands-out")).wrap());
                return;
            }
            let columns = vec![
                Column::new(cx.t("field-agency")).between(150.0, f32::INFINITY),
                Column::new(cx.t("new-year-column-figure")).between(150.0, f32::INFINITY),
                Column::numbers((year - 1).to_string()).between(70.0, 110.0).share(0.3),
                Column::numbers(year.to_string()).between(70.0, 110.0).share(0.3),
                Column::numbers(cx.t("figures-change")).between(80.0, 120.0).share(0.3),
                Column::new(cx.t("new-year-column-rule")).between(200.0, f32::INFINITY).share(1.6),
            ];
            let name = cx.t("new-year-findings");
            let table = Table::new(cx.theme, name, ROW, columns).listed(("new-year", 0));
            table.show(ui, reckoned.findings.len(), |at, row| {
                let Some(finding) = reckoned.findings.get(at) else { return };
                let (figure, [before, after, change]) = numbers(cx, &finding.rule);
                let agency = cx.agency_name(finding.agency);
                let mut row = row.called(at, format!("{agency}, {figure}"));
                row.says(|| Value::text(&*agency));
                row.line(|ui| {
                    if link(ui, cx.theme, agency).clicked() {
                        cx.act(Action::Select(finding.agency));
                        cx.act(Action::Show(Tab::Figures));
                    }
                });
                for text in [figure, before, after, change, words::rule(cx.texts, &finding.rule)] {
                    row.text(text);
                }
            });
        },
    );
}

/// What a finding is about, what it was, what it is, and the change.
fn numbers(cx: &Cx<'_>, rule: &Rule) -> (String, [String; 3]) {
    let nothing = || "–".to_owned();
    match rule {
        Rule::AgencyGone(_) => {
            (cx.t("new-year-every-figure").to_owned(), [nothing(), cx.t("figure-missing").to_owned(), nothing()])
        }
        Rule::Gone(one) => (
            words::subject(cx.texts, cx.snapshot, one.subject),
            [cx.number(one.before), cx.t("figure-missing").to_owned(), nothing()],
        ),
        Rule::Jump(one) => {
            let change = difference(Some(one.before), Some(one.after));
            let change = change.map_or_else(nothing, |change| percent_text(cx.language(), change.percent));
            (words::subject(cx.texts, cx.snapshot, one.subject), [cx.number(one.before), cx.number(one.after), change])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::encoded;

    #[test]
    fn a_letter_in_a_link_keeps_its_lines_and_letters() {
        assert_eq!(encoded("Äö & co\n- 1"), "%C3%84%C3%B6%20%26%20co%0D%0A-%201");
    }
}
