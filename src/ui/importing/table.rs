//! The preview: a row for each row or card of the file, old and new in each cell that changes.

use egui::Color32;

use crate::domain::importing::Incoming;
use crate::domain::importing::contacts::{Outcome, Part, Plan, PlannedLine};
use crate::domain::{Contact, ReachKind};
use crate::i18n::importing;
use crate::ui::Cx;
use crate::ui::widgets::grid::{Cell, Column, Key, Sheet};

/// What is shown.
#[derive(Clone, Copy)]
pub(super) struct Seen<'s> {
    pub(super) incoming: &'s [Incoming],
    pub(super) plan: &'s Plan,
    pub(super) cards: bool,
    pub(super) version: u64,
}

/// What stands in a column.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shows {
    Name,
    Outcome,
    Taken,
    Remarks,
    Agency,
    Part(Part),
}

/// The preview as a table.
pub(super) struct Table<'s, 'a> {
    cx: &'s Cx<'a>,
    seen: Seen<'s>,
    shows: Vec<Shows>,
    columns: Vec<Column>,
}

/// The parts of a contact that have columns of their own, with how wide these are.
const PARTS: [(Part, f32); 9] = [
    (Part::Title, 160.0),
    (Part::Reach(ReachKind::Phone), 200.0),
    (Part::Reach(ReachKind::Email), 250.0),
    (Part::Reach(ReachKind::Fax), 130.0),
    (Part::Language, 120.0),
    (Part::Role, 180.0),
    (Part::Note, 200.0),
    (Part::From, 110.0),
    (Part::To, 110.0),
];

impl<'s, 'a> Table<'s, 'a> {
    pub(super) fn new(cx: &'s Cx<'a>, seen: Seen<'s>, agencies: bool) -> Self {
        let mut shows = vec![Shows::Name, Shows::Outcome, Shows::Taken];
        let mut columns = vec![
            Column { stays: true, ..Column::new("name", cx.t("field-name"), 190.0) },
            Column::new("outcome", cx.t("import-column-outcome"), 168.0),
            Column::new("taken", cx.t("import-column-taken"), 76.0),
        ];
        let mut add = |show, key: &str, title: &str, width| {
            shows.push(show);
            columns.push(Column::new(key, title, width));
        };
        let told = |line: &PlannedLine| {
            !line.remarks.is_empty() || matches!(line.outcome, Outcome::Refused(_) | Outcome::Ambiguous)
        };
        if seen.plan.lines.iter().any(told) {
            add(Shows::Remarks, "remarks", cx.t("import-column-remarks"), 250.0);
        }
        if agencies {
            add(Shows::Agency, "agency", cx.t("import-field-agency"), 180.0);
        }
        for (part, width) in PARTS {
            if seen.incoming.iter().any(|one| says(one, part)) {
                let key = importing::part_key(part);
                // Old and new stand side by side.
                let width = if replaces(seen.plan, part) { width * 1.6 } else { width };
                add(Shows::Part(part), key, cx.t(key), width);
            }
        }
        Self { cx, seen, shows, columns }
    }

    /// Whether opening a cell takes its row in or leaves it out.
    pub(super) fn toggles(&self, row: usize, column: usize) -> bool {
        let takes = |line: &PlannedLine| matches!(line.outcome, Outcome::New | Outcome::Changed);
        self.shows.get(column) == Some(&Shows::Taken) && self.seen.plan.lines.get(row).is_some_and(takes)
    }

    fn row(&self, row: usize) -> Option<(&'s Incoming, &'s PlannedLine)> {
        Some((self.seen.incoming.get(row)?, self.seen.plan.lines.get(row)?))
    }

    /// The changes of a part, old and new; or what the file says, which changes nothing.
    fn part(&self, part: Part, one: &Incoming, line: &PlannedLine) -> Cell {
        let differences = line.differences.iter().filter(|difference| difference.part == part);
        let changes: Vec<String> = differences.map(|difference| importing::change(self.cx.texts, difference)).collect();
        if changes.is_empty() {
            let text = said(one, part).into_iter().map(|text| importing::part_value(self.cx.texts, part, &text));
            let text = text.collect::<Vec<_>>().join("; ");
            return Cell { raw: text.clone(), text, quiet: true, ..Cell::default() };
        }
        let text = changes.join("; ");
        let note = line.outcome == Outcome::Changed;
        Cell { raw: text.clone(), note: note.then(|| text.clone()), text, strong: note, ..Cell::default() }
    }

    fn name(&self, one: &Incoming, line: &PlannedLine) -> Cell {
        let known: Option<&Contact> = line.contact.and_then(|id| self.cx.snapshot.contact.get(id));
        let changes = self.part(Part::Name, one, line);
        match known {
            Some(known) if !changes.strong => {
                Cell { text: known.name.clone(), raw: known.name.clone(), ..Cell::default() }
            }
            None if one.name.is_empty() => {
                let text = self.cx.t("import-nameless").to_owned();
                Cell { text, quiet: true, ..Cell::default() }
            }
            _ => Cell { quiet: false, ..changes },
        }
    }
}

impl Sheet for Table<'_, '_> {
    fn columns(&self) -> &[Column] {
        &self.columns
    }

    fn rows(&self) -> usize {
        self.seen.plan.lines.len()
    }

    fn row_key(&self, row: usize) -> u128 {
        row as u128
    }

    fn row_name(&self, row: usize) -> String {
        self.seen.incoming.get(row).map(|one| row_name(self.cx, one, self.seen.cards)).unwrap_or_default()
    }

    fn cell(&self, row: usize, column: usize) -> Cell {
        let (Some((one, line)), Some(shows)) = (self.row(row), self.shows.get(column)) else { return Cell::default() };
        match shows {
            Shows::Name => self.name(one, line),
            Shows::Outcome => {
                let text = self.cx.t(importing::outcome_key(&line.outcome)).to_owned();
                let alarming = matches!(line.outcome, Outcome::Refused(_) | Outcome::Ambiguous);
                let quiet = line.outcome == Outcome::Same || line.left_out;
                Cell { raw: text.clone(), text, alarming, quiet, ..Cell::default() }
            }
            Shows::Taken => {
                let text = match line.outcome {
                    Outcome::New | Outcome::Changed if line.left_out => self.cx.t("import-left-out"),
                    Outcome::New | Outcome::Changed => self.cx.t("import-taken"),
                    _ => "",
                };
                Cell { text: text.to_owned(), raw: text.to_owned(), link: !text.is_empty(), ..Cell::default() }
            }
            Shows::Remarks => {
                let text = remarks(self.cx, line).join(" ");
                let note = (!text.is_empty()).then(|| text.clone());
                Cell { raw: text.clone(), alarming: note.is_some(), text, note, ..Cell::default() }
            }
            Shows::Agency => {
                let known = line.agency.map(|id| self.cx.agency_name(id).to_owned());
                let text = known.clone().unwrap_or_else(|| one.organisation.clone());
                Cell { raw: text.clone(), text, quiet: known.is_none(), ..Cell::default() }
            }
            Shows::Part(part) => self.part(*part, one, line),
        }
    }

    fn key(&self, row: usize, column: usize) -> Key {
        let text = self.cell(row, column).text;
        if text.is_empty() { Key::Missing } else { Key::Text(text) }
    }

    fn check(&self, _row: usize, _column: usize, _text: &str) -> Result<(), &'static str> {
        Ok(())
    }

    fn leads(&self, row: usize, column: usize) -> bool {
        self.toggles(row, column)
    }

    fn stamp(&self) -> u64 {
        self.seen.version
    }
}

/// What a row is called: «Rivi 4, Aila Haave».
pub(super) fn row_name(cx: &Cx<'_>, one: &Incoming, cards: bool) -> String {
    let name = if one.name.is_empty() { cx.t("import-nameless") } else { &one.name };
    let key = if cards { "import-card" } else { "import-row" };
    cx.tw(key, &[("row", one.place.to_string().into()), ("name", name.into())])
}

/// Why a row cannot be taken, who answers to it, and what is worth knowing about it.
pub(super) fn remarks(cx: &Cx<'_>, line: &PlannedLine) -> Vec<String> {
    let mut told = Vec::new();
    match &line.outcome {
        Outcome::Refused(refusal) => told.push(importing::refusal(cx.texts, refusal)),
        Outcome::Ambiguous => {
            let name = |id| cx.snapshot.contact.get(id).map(|one| one.name.clone());
            let names: Vec<String> = line.choices.iter().copied().filter_map(name).collect();
            told.push(cx.tw("import-answers-to", &[("names", names.join(", ").into())]));
        }
        _ => {}
    }
    told.extend(line.remarks.iter().map(|remark| importing::remark(cx.texts, &cx.snapshot.rows, remark)));
    told
}

/// The colours of what a row comes to.
pub(super) fn outcome_ink(cx: &Cx<'_>, outcome: &Outcome) -> (Color32, Color32) {
    let theme = cx.theme;
    match outcome {
        Outcome::New => (theme.good, theme.good_ground),
        Outcome::Changed => (theme.accent, theme.selected),
        Outcome::Same => (theme.quiet, theme.hovered),
        Outcome::Refused(_) => (theme.danger, theme.danger_ground),
        Outcome::Ambiguous => (theme.warning, theme.warning_ground),
    }
}

/// Whether something takes the place of something else anywhere.
fn replaces(plan: &Plan, part: Part) -> bool {
    plan.lines.iter().flat_map(|line| &line.differences).any(|one| one.part == part && !one.before.is_empty())
}

/// Whether the file says anything of a part.
fn says(one: &Incoming, part: Part) -> bool {
    match part {
        Part::Name => !one.name.is_empty(),
        Part::Title => !one.title.is_empty(),
        Part::Note => !one.note.is_empty(),
        Part::Language => one.language.is_some(),
        Part::From => one.valid_from.is_some(),
        Part::To => one.valid_to.is_some(),
        Part::Role => !one.roles.is_empty(),
        Part::Reach(kind) => one.reaches.iter().any(|reach| reach.kind == kind),
    }
}

/// What the file says of a part.
fn said(one: &Incoming, part: Part) -> Vec<String> {
    let text = |text: &String| if text.is_empty() { Vec::new() } else { vec![text.clone()] };
    match part {
        Part::Name => text(&one.name),
        Part::Title => text(&one.title),
        Part::Note => text(&one.note),
        Part::Language => one.language.map(|language| language.code().to_owned()).into_iter().collect(),
        Part::From => one.valid_from.map(|day| day.to_string()).into_iter().collect(),
        Part::To => one.valid_to.map(|day| day.to_string()).into_iter().collect(),
        Part::Role => one.roles.clone(),
        Part::Reach(kind) => {
            one.reaches.iter().filter(|reach| reach.kind == kind).map(|reach| reach.value.clone()).collect()
        }
    }
}
