//! Tables and lists on their way out of the window, as they are shown: by the menu *Vie…*, and by Ctrl+Shift+C for what
//! has the keyboard, or else for the first table of the page.
//!
//! Whoever draws a table says each time that it is there ([`offer`]) and, where it is asked for, hands over what it has
//! drawn ([`hand_over`]); the window turns that into an action once all is drawn ([`collect`]). Every name a table is
//! asked for by stands in [`LISTED`].

use std::sync::Arc;

use egui::{Context, Id, Rect, Ui};
use egui_material_icons::icons;

use super::{icon_button, link, menu, menu_item, plain_button};
use crate::i18n::list::{List, Value};
use crate::ui::{Action, Cx, ListWay};

/// For so many passes a table that is asked for may take its time to be drawn.
const PATIENCE: u64 = 3;

/// Every table and list that can be taken out: the name it is asked for by, and the key of the text that says what it is.
pub const LISTED: &[(&str, &str)] = &[
    (AGENCIES, "place-agencies"),
    ("address-book", "place-address-book"),
    ("absences", "absence-timeline"),
    ("absences-cover", "coverage-table"),
    ("absences-weak", "board-title"),
    ("all-figures", "place-figures"),
    ("backups", "settings-backups"),
    ("characteristics", "tab-characteristics"),
    ("contacts", "contacts"),
    ("headcounts", "figures-headcount"),
    ("history", "place-history"),
    ("import", "import-preview"),
    ("import-answers", "import-preview"),
    ("import-figures", "import-preview"),
    ("import-register", "import-preview"),
    ("import-rows", "import-preview"),
    ("lists", "lists"),
    ("matters", "matters"),
    ("meetings", "meetings"),
    ("metrics", "metrics"),
    ("new-year", "new-year-findings"),
    ("next-year", "next-year"),
    ("payroll-dates", "tab-payroll"),
    ("round", "place-round"),
    ("rounds-list", "month-list"),
    (ROWS, "list-rows"),
    ("satisfaction", "satisfaction"),
    ("situation", "situation"),
    ("staff", "place-staff"),
    ("systems", "systems"),
    ("today-deadlines", "today-deadlines"),
    ("today-matters", "today-matters"),
    ("today-waiting", "today-waiting"),
    ("unit-prices", "prices"),
    ("upkeep-doubts", "upkeep-doubts"),
    ("upkeep-duties", "upkeep-duties"),
    ("upkeep-missing", "upkeep-missing"),
    ("upkeep-waiting", "upkeep-waiting"),
    ("volumes", "figures-volume"),
    ("what-if-sides", "what-if-sides"),
    ("workload", "place-workload"),
    ("workload-balance", "load-tab-balance"),
    ("workload-calculation", "load-tab-person-years"),
    ("workload-costs", "load-tab-costs"),
    ("workload-leavers", "load-sheet-leavers"),
    ("workload-person-years", "load-tab-person-years"),
    ("workload-risks", "load-tab-risks"),
    ("workload-runs", "load-runs"),
    ("workload-teams", "load-title-teams"),
    ("workload-weeks", "load-week-heading"),
];

/// The list of agencies, which stands beside the page.
pub const AGENCIES: &str = "agencies";

/// The rows of one kind in a section, which is known by its heading.
const ROWS: &str = "rows";

/// What the rows of the section under `heading` are asked for by.
#[must_use]
pub fn rows_of(heading: &str) -> Which {
    (ROWS, u128::from(Id::unique(heading).value()))
}

/// What a table is asked for by: its name, and which of several of that name it is.
pub type Which = (&'static str, u128);

/// A table that is wanted.
#[derive(Clone, Copy)]
struct Asked {
    which: Which,
    way: ListWay,
    until: u64,
}

/// The tables that were drawn in a pass, and which of them have the keyboard.
#[derive(Clone, Default)]
struct Offers {
    pass: u64,
    tables: Vec<(Which, bool)>,
}

/// A table that was handed over. Texts in the columns of numbers may be numbers.
#[derive(Clone)]
struct Made {
    list: Arc<List>,
    numbers: Vec<bool>,
    way: ListWay,
}

fn asked() -> Id {
    Id::unique("a table is asked for")
}

fn offers() -> Id {
    Id::unique("the tables that are drawn")
}

fn made() -> Id {
    Id::unique("a table was handed over")
}

/// Takes what is kept under `id`.
fn take<T: Clone + Send + Sync + 'static>(ctx: &Context, id: Id) -> Option<T> {
    ctx.data_mut(|data| {
        let kept = data.get_temp(id);
        data.remove::<T>(id);
        kept
    })
}

/// The key of the text that says what a table is.
#[must_use]
pub fn title(name: &str) -> Option<&'static str> {
    LISTED.iter().find(|(one, _)| *one == name).map(|(_, key)| *key)
}

/// The small menu by which a table leaves the window, as a button among others.
pub fn menu_ui(ui: &mut Ui, cx: &Cx<'_>, which: Which) {
    let button = plain_button(ui, cx.t("list-out"));
    ways_ui(cx, &button, which);
}

/// The same menu, as a word in the heading of a section.
pub fn aside_ui(ui: &mut Ui, cx: &Cx<'_>, which: Which) {
    let button = link(ui, cx.theme, cx.t("list-out"));
    ways_ui(cx, &button, which);
}

/// The same menu, as a picture where there is little room.
pub fn icon_ui(ui: &mut Ui, cx: &Cx<'_>, which: Which) {
    let button = icon_button(ui, icons::ICON_DOWNLOAD, cx.t("list-out"));
    ways_ui(cx, &button, which);
}

/// The same word, where what leaves is called `name`.
pub fn named_ui(ui: &mut Ui, cx: &Cx<'_>, which: Which, name: &str) {
    let button = link(ui, cx.theme, cx.t("list-out"));
    menu_of(cx, &button, which, name);
}

fn ways_ui(cx: &Cx<'_>, button: &egui::Response, which: Which) {
    menu_of(cx, button, which, title(which.0).map(|key| cx.t(key)).unwrap_or_default());
}

fn menu_of(cx: &Cx<'_>, button: &egui::Response, which: Which, of: &str) {
    let name = cx.doing("list-out", of);
    button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
    menu(button, &name, |ui| {
        for way in ListWay::ALL {
            if menu_item(ui, cx.theme, None, cx.t(way.key())).clicked() {
                ask(ui.ctx(), which, way);
                ui.close();
            }
        }
    });
}

/// Asks for a table, to be handed over when it is drawn.
fn ask(ctx: &Context, which: Which, way: ListWay) {
    let until = ctx.cumulative_pass_nr() + PATIENCE;
    ctx.data_mut(|data| data.insert_temp(asked(), Asked { which, way, until }));
    ctx.request_repaint();
}

/// Asks for the table that has the keyboard to be copied, or else for the first of the page; false where there is none.
pub fn ask_copy(ctx: &Context) -> bool {
    let drawn: Offers = ctx.data(|data| data.get_temp(offers())).unwrap_or_default();
    // What was drawn on another page is no longer there.
    if drawn.pass + 2 < ctx.cumulative_pass_nr() {
        return false;
    }
    let focused = drawn.tables.iter().find(|(_, focused)| *focused);
    let page = || drawn.tables.iter().find(|((name, _), _)| *name != AGENCIES);
    let Some((which, _)) = focused.or_else(page).or(drawn.tables.first()) else { return false };
    ask(ctx, *which, ListWay::Copy);
    true
}

/// Says that a table is drawn in this pass, and whether it has the keyboard.
pub fn offer(ctx: &Context, which: Which, focused: bool) {
    let pass = ctx.cumulative_pass_nr();
    ctx.data_mut(|data| {
        let drawn = data.get_temp_mut_or_default::<Offers>(offers());
        if drawn.pass != pass {
            *drawn = Offers { pass, tables: Vec::new() };
        }
        drawn.tables.push((which, focused));
    });
}

/// Whether what has the keyboard lies in `rect`.
#[must_use]
pub fn focused_in(ui: &Ui, rect: Rect) -> bool {
    let focused = ui.memory(egui::Memory::focused).and_then(|id| ui.ctx().read_response(id));
    focused.is_some_and(|one| one.layer_id == ui.layer_id() && rect.contains(one.rect.center()))
}

/// Whether a table is asked for in this pass.
#[must_use]
pub fn wanted(ctx: &Context, which: Which) -> bool {
    ctx.data(|data| data.get_temp::<Asked>(asked())).is_some_and(|asked| asked.which == which)
}

/// Hands over a table that is asked for. `numbers` says which columns hold numbers.
pub fn hand_over(ctx: &Context, which: Which, list: List, numbers: Vec<bool>) {
    let Some(wish) = take::<Asked>(ctx, asked()) else { return };
    if wish.which == which {
        let list = Arc::new(list);
        ctx.data_mut(|data| data.insert_temp(made(), Made { list, numbers, way: wish.way }));
    }
}

/// Offers a list that is no table to the eye, drawn in `ui`, and hands it over where it is asked for.
pub fn listed(ui: &Ui, which: Which, list: impl FnOnce() -> List) {
    offer(ui.ctx(), which, focused_in(ui, ui.min_rect()));
    if wanted(ui.ctx(), which) {
        hand_over(ui.ctx(), which, list(), Vec::new());
    }
}

/// Has what was handed over leave the window. Comes after everything is drawn.
pub fn collect(ctx: &Context, cx: &Cx<'_>) {
    if let Some(wish) = ctx.data(|data| data.get_temp::<Asked>(asked())) {
        // It is drawn in the next pass, or not at all.
        if wish.until < ctx.cumulative_pass_nr() {
            take::<Asked>(ctx, asked());
            cx.act(Action::NoTable);
        } else {
            ctx.request_repaint();
        }
    }
    let Some(made) = take::<Made>(ctx, made()) else { return };
    let mut list = Arc::unwrap_or_clone(made.list);
    for row in &mut list.rows {
        for (at, value) in row.iter_mut().enumerate() {
            if let Value::Text(text) = value {
                let numbers = made.numbers.get(at).copied().unwrap_or_default();
                *value = Value::shown(cx.language(), text, numbers);
            }
        }
    }
    cx.act(Action::TakeOutList(Arc::new(list), made.way));
}

/// A list of `rows` under `headings`.
#[must_use]
pub fn list(title: impl Into<String>, headings: Vec<String>, rows: Vec<Vec<Value>>) -> List {
    List { title: title.into(), headings, rows }
}
