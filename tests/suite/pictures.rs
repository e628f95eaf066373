//! Pictures of the screens, languages and looks spread over them.

use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use kortisto::domain::Language;
use kortisto::ui::Look;

use crate::window::{Setting, TODAY, Window, click, settle, type_text, window};

fn press(window: &mut Window, key: Key) {
    window.key_press_modifiers(Modifiers::COMMAND, key);
    settle(window);
}

/// Goes to a page through the navigation.
fn go(window: &mut Window, place: &str) {
    window.get_all_by_label(place).next().expect("in the navigation").click();
    settle(window);
}

#[test]
fn card_in_finnish_and_light() {
    let mut window = window(Setting { size: [1440.0, 900.0], ..Setting::default() });
    window.snapshot("card_fi_light");
}

#[test]
fn details_in_swedish_and_dark() {
    let mut window = window(Setting { language: Language::Sv, look: Look::Dark, ..Setting::default() });
    press(&mut window, Key::Num2);
    window.snapshot("details_sv_dark");
}

#[test]
fn figures_in_finnish_and_light() {
    let mut window = window(Setting { size: [1440.0, 900.0], ..Setting::default() });
    press(&mut window, Key::Num8);
    window.snapshot("figures_fi_light");
}

#[test]
fn characteristics_in_finnish_and_light() {
    let mut window = window(Setting::default());
    press(&mut window, Key::F);
    type_text(&mut window, "Rannikko");
    window.key_press(Key::Enter);
    settle(&mut window);
    press(&mut window, Key::Num4);
    window.snapshot("characteristics_fi_light");
}

#[test]
fn form_in_english_and_dark() {
    let mut window = window(Setting { language: Language::En, look: Look::Dark, ..Setting::default() });
    press(&mut window, Key::E);
    window.snapshot("form_en_dark");
}

#[test]
fn welcome_in_swedish_and_light() {
    let mut window = window(Setting { agencies: None, language: Language::Sv, ..Setting::default() });
    window.snapshot("welcome_sv_light");
}

#[test]
fn card_at_double_size() {
    let mut window = window(Setting { zoom: 200, size: [800.0, 500.0], ..Setting::default() });
    window.snapshot("card_fi_200");
}

#[test]
fn staff_in_finnish_and_dark() {
    let mut window = window(Setting { look: Look::Dark, ..Setting::default() });
    window.get_by_label("Henkilöstö").click();
    settle(&mut window);
    window.snapshot("staff_fi_dark");
}

#[test]
fn settings_in_swedish_and_light() {
    let mut window = window(Setting { language: Language::Sv, ..Setting::default() });
    window.get_by_label("Inställningar").click();
    settle(&mut window);
    window.snapshot("settings_sv_light");
}

#[test]
fn an_empty_register_in_english_and_light() {
    let mut window = window(Setting { agencies: Some(0), language: Language::En, ..Setting::default() });
    window.snapshot("empty_en_light");
}

#[test]
fn form_at_double_size_in_swedish() {
    let mut window = window(Setting { zoom: 200, size: [1280.0, 720.0], language: Language::Sv, ..Setting::default() });
    press(&mut window, Key::E);
    window.snapshot("form_sv_200");
}

#[test]
fn figures_at_double_size_in_dark() {
    let mut window = window(Setting { zoom: 200, size: [1280.0, 720.0], look: Look::Dark, ..Setting::default() });
    press(&mut window, Key::Num8);
    window.snapshot("figures_fi_200");
}

#[test]
fn a_new_name_is_asked_in_swedish_and_dark() {
    let mut window = window(Setting { language: Language::Sv, look: Look::Dark, ..Setting::default() });
    window.get_by_label("Fler funktioner").click();
    settle(&mut window);
    window.get_by_label("Byt namn…").click();
    settle(&mut window);
    window.snapshot("question_sv_dark");
}

#[test]
fn history_in_swedish_and_light() {
    // More than fit, so that the file's own beginning, which has the clock's time, is out of sight.
    let mut window = window(Setting { language: Language::Sv, edits: 20, ..Setting::default() });
    window.get_by_label("Historik").click();
    settle(&mut window);
    window.snapshot("history_sv_light");
}

#[test]
fn all_figures_in_finnish_and_dark() {
    let mut window = window(Setting { look: Look::Dark, ..Setting::default() });
    go(&mut window, "Luvut");
    window.snapshot("all_figures_fi_dark");
}

#[test]
fn workload_in_swedish_and_light() {
    let mut window = window(Setting { language: Language::Sv, size: [1440.0, 900.0], ..Setting::default() });
    go(&mut window, "Belastning");
    window.snapshot("workload_sv_light");
}

#[test]
fn a_paste_is_shown_before_it_replaces_in_english_and_light() {
    let mut window = window(Setting { language: Language::En, size: [1280.0, 720.0], ..Setting::default() });
    press(&mut window, Key::Num8);
    window.get_by_label("Civil-service, 2024").focus();
    settle(&mut window);
    window.event(egui::Event::Paste("1 234\t1 240\r\n56\tabout sixty\r\n".into()));
    settle(&mut window);
    window.snapshot("paste_en_light");
}

#[test]
fn a_contact_is_edited_in_swedish_and_dark() {
    let mut window = window(Setting { language: Language::Sv, look: Look::Dark, ..Setting::default() });
    press(&mut window, Key::Num2);
    window.get_by_label("Lägg till kontaktperson…").click();
    settle(&mut window);
    window.snapshot("contact_sv_dark");
}

#[test]
fn payroll_calendar_in_swedish_and_light() {
    let mut window = window(Setting { language: Language::Sv, ..Setting::default() });
    press(&mut window, Key::Num3);
    window.snapshot("payroll_sv_light");
}

#[test]
fn responsibilities_in_swedish_and_dark() {
    let mut window =
        window(Setting { language: Language::Sv, look: Look::Dark, size: [1280.0, 720.0], ..Setting::default() });
    // One that somebody else had before.
    let snapshot = std::sync::Arc::clone(window.state().snapshot());
    let mut past = snapshot.agency.iter().filter(|one| !one.archived(TODAY) && snapshot.assignments(one.id).len() > 2);
    let name = past.next().expect("made up").name_sv.clone();
    press(&mut window, Key::F);
    type_text(&mut window, &name);
    window.key_press(Key::Enter);
    settle(&mut window);
    press(&mut window, Key::Num7);
    window.snapshot("responsibilities_sv_dark");
}

#[test]
fn the_board_of_rounds_in_finnish_and_light() {
    let mut window = window(Setting { size: [1440.0, 900.0], ..Setting::default() });
    go(&mut window, "Kierros");
    window.snapshot("round_fi_light");
}

#[test]
fn the_board_of_rounds_in_swedish_and_dark() {
    let setting = Setting { size: [1440.0, 900.0], language: Language::Sv, look: Look::Dark, ..Setting::default() };
    let mut window = window(setting);
    go(&mut window, "Lönerundor");
    window.snapshot("round_sv_dark");
}

#[test]
fn the_month_of_rounds_in_finnish_and_light() {
    let mut window = window(Setting::default());
    go(&mut window, "Kierros");
    go(&mut window, "Kuukausi");
    window.snapshot("round_month_fi_light");
}

#[test]
fn the_month_of_rounds_in_swedish_and_dark() {
    let setting = Setting { size: [1440.0, 900.0], language: Language::Sv, look: Look::Dark, ..Setting::default() };
    let mut window = window(setting);
    go(&mut window, "Lönerundor");
    go(&mut window, "Månad");
    window.snapshot("round_month_sv_dark");
}

#[test]
fn absences_in_finnish_and_light() {
    let mut window = window(Setting::default());
    go(&mut window, "Poissaolot");
    crate::absence::choose(&mut window, "Aino Esimerkki");
    window.get_by_role_and_label(egui::accesskit::Role::TextInput, "Viimeinen päivä").focus();
    settle(&mut window);
    press(&mut window, Key::A);
    type_text(&mut window, "16.10.2026");
    window.snapshot("absences_fi_light");
}

#[test]
fn today_in_finnish_and_light() {
    let mut window =
        window(Setting { size: [1440.0, 900.0], today: true, login: TODAY_LOGIN, edits: 4, ..Setting::default() });
    window.snapshot("today_fi_light");
}

#[test]
fn today_in_swedish_and_dark() {
    let mut window = window(Setting { language: Language::Sv, look: Look::Dark, today: true, ..Setting::default() });
    window.snapshot("today_sv_dark");
}

#[test]
fn today_at_twice_the_size() {
    let setting = Setting { size: [720.0, 405.0], zoom: 200, today: true, login: TODAY_LOGIN, ..Setting::default() };
    window(setting).snapshot("today_fi_200");
}

/// Somebody who stands in for a colleague today.
const TODAY_LOGIN: &str = "mielel";

/// The one who is away on the day of the pictures for some days, whose agencies have been taken over but for one.
fn away(window: &Window) -> String {
    let snapshot = window.state().snapshot();
    let now = snapshot.absence.iter().find(|one| one.from_day < TODAY && one.to_day > TODAY).expect("made up");
    snapshot.employee.get(now.employee).expect("one of us").name.clone()
}

#[test]
fn an_agency_of_somebody_away_in_swedish_and_dark() {
    let mut window =
        window(Setting { language: Language::Sv, look: Look::Dark, size: [1280.0, 1100.0], ..Setting::default() });
    go(&mut window, "Frånvaro");
    let name = away(&window);
    crate::absence::choose_in(&mut window, "Vem är borta", &name);
    window.snapshot("absence_open_sv_dark");
}

#[test]
fn briefing_in_finnish_and_light() {
    let mut window = window(Setting { edits: 28, ..Setting::default() });
    go(&mut window, "Poissaolot");
    let name = away(&window);
    crate::absence::choose(&mut window, &name);
    window.get_by_label("Paluukooste").click();
    settle(&mut window);
    window.snapshot("briefing_fi_light");
}

#[test]
fn exposure_of_the_year_in_finnish_and_dark() {
    let mut window = window(Setting { look: Look::Dark, ..Setting::default() });
    go(&mut window, "Poissaolot");
    window.get_by_label("Kalenteri").click();
    settle(&mut window);
    window.get_by_label("Vuosi").click();
    settle(&mut window);
    window.snapshot("exposure_fi_dark");
}

#[test]
fn month_of_absences_in_english_and_light() {
    let mut window = window(Setting { language: Language::En, ..Setting::default() });
    go(&mut window, "Absences");
    window.get_by_label("Calendar").click();
    settle(&mut window);
    window.get_by_label("Month").click();
    settle(&mut window);
    window.snapshot("absence_month_en_light");
}

#[test]
fn absences_at_double_size() {
    let mut window = window(Setting { zoom: 200, size: [800.0, 500.0], ..Setting::default() });
    go(&mut window, "Poissaolot");
    let name = away(&window);
    crate::absence::choose(&mut window, &name);
    window.snapshot("absences_fi_200");
}

/// Goes to the page of upkeep, whose name in the navigation has a count.
fn go_upkeep(window: &mut Window, name: &str, view: &str) {
    for (role, name) in [(egui::accesskit::Role::Button, name), (egui::accesskit::Role::Tab, view)] {
        let all = window.query_all_by_role(role);
        let label = |node: &egui_kittest::Node<'_>| node.accesskit_node().label();
        let found = all.into_iter().find(|node| label(node).is_some_and(|label| label.starts_with(name)));
        found.expect("there").click();
        settle(window);
    }
}

#[test]
fn completeness_in_finnish_and_light() {
    let mut window = window(Setting::default());
    go_upkeep(&mut window, "Ajantasaisuus", "Puuttuvat");
    window.snapshot("completeness_fi_light");
}

#[test]
fn duties_in_swedish_and_dark() {
    let mut window = window(Setting { language: Language::Sv, look: Look::Dark, ..Setting::default() });
    go_upkeep(&mut window, "Aktualitet", "Uppgiftsansvar");
    window.snapshot("duties_sv_dark");
}

#[test]
fn what_is_to_be_verified_at_double_size() {
    let mut window = window(Setting { zoom: 200, size: [800.0, 500.0], ..Setting::default() });
    go_upkeep(&mut window, "Ajantasaisuus", "Tarkistettavat");
    window.snapshot("upkeep_fi_200");
}

#[test]
fn privacy_in_finnish_and_light() {
    let setting = Setting { size: [1280.0, 720.0], ..Setting::default() };
    let mut window = crate::privacy::privacy(setting, "Asetukset", "Tietosuoja");
    window.get_by_role_and_label(egui::accesskit::Role::TextInput, "Nimi, puhelinnumero tai sähköposti").focus();
    settle(&mut window);
    type_text(&mut window, "Aino Esimerkki");
    window.key_press(Key::Enter);
    settle(&mut window);
    window.snapshot("privacy_fi_light");
}

#[test]
fn privacy_at_double_size() {
    let setting = Setting { zoom: 200, size: [800.0, 500.0], ..Setting::default() };
    let mut window = crate::privacy::privacy(setting, "Asetukset", "Tietosuoja");
    window.snapshot("privacy_fi_200");
}

#[test]
fn two_products_are_merged_in_swedish_and_dark() {
    let mut window =
        window(Setting { language: Language::Sv, look: Look::Dark, size: [1280.0, 900.0], ..Setting::default() });
    go(&mut window, "Inställningar");
    crate::privacy::merging(
        &mut window,
        ["Lista", "Prestationer"],
        "Palkkatodistus, Namn på finska",
        "Slå ihop: Palkkatodistus",
        ["Slås ihop med", "Händelse i anställningsförhållande"],
    );
    window.snapshot("merge_sv_dark");
}

#[test]
fn somebody_in_finnish_and_light() {
    let mut window = window(Setting { size: [1280.0, 900.0], ..Setting::default() });
    crate::staff::person(&mut window, "Aino Esimerkki");
    window.snapshot("person_fi_light");
}

#[test]
fn somebody_leaves_in_swedish_and_light() {
    let mut window = window(Setting { language: Language::Sv, size: [1280.0, 900.0], ..Setting::default() });
    crate::staff::person(&mut window, "Elsa Mielikuva");
    window.get_by_label("Slutar i gruppen…").click();
    settle(&mut window);
    type_text(&mut window, "30.11.2026");
    window.snapshot("leaving_sv_light");
}

#[test]
fn somebody_leaves_at_double_size() {
    let mut window = window(Setting { zoom: 200, size: [1280.0, 720.0], ..Setting::default() });
    crate::staff::person(&mut window, "Elsa Mielikuva");
    window.get_by_label("Lähtee ryhmästä…").click();
    settle(&mut window);
    type_text(&mut window, "30.11.2026");
    window.snapshot("leaving_fi_200");
}

#[test]
fn systems_in_finnish_and_light() {
    let mut window = window(Setting { size: [1280.0, 1250.0], ..Setting::default() });
    press(&mut window, Key::F);
    type_text(&mut window, "Routatutkimus");
    window.key_press(Key::Enter);
    settle(&mut window);
    press(&mut window, Key::Num7);
    window.snapshot("systems_fi_light");
}

#[test]
fn who_sits_here_is_asked_in_swedish_and_dark() {
    let mut window = window(Setting { language: Language::Sv, look: Look::Dark, asks_who: true, ..Setting::default() });
    window.snapshot("who_sv_dark");
}

#[test]
fn a_question_is_answered_in_finnish_and_light() {
    let mut window = crate::questionnaire::page(Setting::default(), "Kysely");
    crate::questionnaire::choose(&mut window, "Kenen virastot", "Aino Esimerkki");
    type_text(&mut window, "Tuntilistat tulevat kahdessa osassa, ja kentän lista jää usein lukematta.");
    window.snapshot("questionnaire_fi_light");
}

#[test]
fn rounds_of_the_questionnaire_in_swedish_and_dark() {
    let setting = Setting { language: Language::Sv, look: Look::Dark, ..Setting::default() };
    let mut window = crate::questionnaire::page(setting, "Enkät");
    window.get_by_label("Omgångar").click();
    settle(&mut window);
    let person = window.get_all_by_label_contains("Aino Esimerkki: ").next().expect("listed");
    person.click();
    settle(&mut window);
    window.snapshot("questionnaire_sv_dark");
}

#[test]
fn a_question_is_answered_at_double_size() {
    let mut window =
        crate::questionnaire::page(Setting { zoom: 200, size: [800.0, 500.0], ..Setting::default() }, "Kysely");
    window.snapshot("questionnaire_fi_200");
}

/// The tab of the agreements of the agency that has most to show.
fn agreement(setting: Setting) -> Window {
    crate::agreement::tab_of(setting, |_, agency| agency.name_fi == "Rannikkolaitos")
}

#[test]
fn agreement_in_finnish_and_light() {
    let mut window = agreement(Setting { size: [1440.0, 900.0], ..Setting::default() });
    window.snapshot("agreement_fi_light");
}

#[test]
fn agreement_in_swedish_and_dark() {
    let setting = Setting { language: Language::Sv, look: Look::Dark, size: [1280.0, 2600.0], ..Setting::default() };
    let mut window = agreement(setting);
    window.snapshot("agreement_sv_dark");
}

#[test]
fn agreement_at_double_size() {
    let mut window = agreement(Setting { zoom: 200, size: [720.0, 405.0], ..Setting::default() });
    window.snapshot("agreement_fi_200");
}

/// The tab of Rannikkolaitos as a client.
fn client(setting: Setting) -> Window {
    let mut window = window(setting);
    press(&mut window, Key::F);
    type_text(&mut window, "Rannikkolaitos");
    window.key_press(Key::Enter);
    settle(&mut window);
    press(&mut window, Key::Num6);
    window
}

#[test]
fn the_client_tab_in_finnish_and_light() {
    let mut window = client(Setting { size: [1440.0, 1600.0], ..Setting::default() });
    window.snapshot("client_fi_light");
}

#[test]
fn the_client_tab_at_double_size() {
    let mut window = client(Setting { zoom: 200, size: [720.0, 405.0], ..Setting::default() });
    window.snapshot("client_fi_200");
}

#[test]
fn a_situation_picture_in_swedish_and_dark() {
    let setting = Setting { language: Language::Sv, look: Look::Dark, size: [1280.0, 2400.0], ..Setting::default() };
    let mut window = client(setting);
    click(&mut window, "Visa ämbetsverkets lägesbild");
    click(&mut window, "Intern: även det som inte visas för ämbetsverket");
    window.snapshot("situation_sv_dark");
}

#[test]
fn the_units_situation_picture_in_english_and_light() {
    let setting = Setting { language: Language::En, today: true, size: [1440.0, 2600.0], ..Setting::default() };
    let mut window = window(setting);
    click(&mut window, "Situation picture of the whole unit");
    window.snapshot("situation_unit_en_light");
}

#[test]
fn a_meeting_being_written_in_finnish_and_light() {
    let mut window = client(Setting { size: [1440.0, 1100.0], ..Setting::default() });
    click(&mut window, "Lisää kokous…");
    click(&mut window, "Lisää päätös");
    window.snapshot("meeting_fi_light");
}

#[test]
fn a_conflict_in_finnish_and_light() {
    let (_folder, mut window) = crate::conflicts::asked(Setting::default(), ["Vaihde", "Verkkosivut", "Muistiinpanot"]);
    press(&mut window, Key::Space);
    window.snapshot("conflict_fi_light");
}

#[test]
fn a_conflict_at_double_size() {
    let setting =
        Setting { zoom: 200, size: [800.0, 500.0], language: Language::Sv, look: Look::Dark, ..Setting::default() };
    let (_folder, mut window) = crate::conflicts::asked(setting, ["Växel", "Webbplats", "Anteckningar"]);
    window.snapshot("conflict_sv_200");
}

/// A table of contacts with a row of each kind, brought in.
fn import(setting: Setting, place: &str, choose: &str) -> (Window, tempfile::TempDir) {
    let folder = tempfile::tempdir().expect("a folder");
    let known = window(Setting::default());
    let snapshot = std::sync::Arc::clone(known.state().snapshot());
    drop(known);
    let agency = snapshot.agency.iter().find(|one| one.name_fi == "Rannikkolaitos").expect("there").id;
    let contacts = snapshot.contacts(agency);
    let (first, other) = (&contacts[0].name, snapshot.reaches(contacts[1])[0].value.clone());
    let rows = [
        "Nimi;Nimike;Työpuhelin;Sähköposti;Asiointikieli;Virasto;Roolit".to_owned(),
        "Veera Keksitty;sihteeri;019 058 7777;veera.keksitty@rannikkolaitos.example;suomi;RL;".to_owned(),
        format!("{first};henkilöstöpäällikkö;019 058 7001;;;RL;Kahvinkeitto"),
        format!("{first};;;;;RL;"),
        format!("Uuno Keksitty;;{other};;;RL;"),
        "Kaj Keksitty;sihteeri;019 058 7779;kaj@laitos;;Lakkautettu laitos;".to_owned(),
        ";sihteeri;019 058 7780;;;RL;".to_owned(),
    ];
    let path = crate::importing::chosen(folder.path(), "yhteystiedot.csv", rows.join("\n"));
    let window = crate::importing::page(Setting { chosen: Some(path), ..setting }, place, choose);
    (window, folder)
}

#[test]
fn import_in_swedish_and_dark() {
    let setting = Setting { language: Language::Sv, look: Look::Dark, size: [1440.0, 900.0], ..Setting::default() };
    let (mut window, _folder) = import(setting, "Import", "Välj fil…");
    window.get_by_label_contains("Kolumner: ").click();
    settle(&mut window);
    window.get_by_role_and_label(egui::accesskit::Role::GridCell, "Rad 5, Uuno Keksitty, Namn").click();
    settle(&mut window);
    window.snapshot("import_sv_dark");
}

#[test]
fn a_changed_row_in_finnish_and_light() {
    let (mut window, _folder) = import(Setting::default(), "Tuonti", "Valitse tiedosto…");
    let changed = window.get_all_by_role(egui::accesskit::Role::GridCell).find(|cell| {
        cell.accesskit_node().label().is_some_and(|label| label.starts_with("Rivi 3, ") && label.ends_with(", Nimi"))
    });
    changed.expect("shown").click();
    settle(&mut window);
    window.snapshot("import_fi_light");
}

#[test]
fn import_at_double_size() {
    let setting = Setting { zoom: 200, size: [720.0, 405.0], ..Setting::default() };
    let (mut window, _folder) = import(setting, "Tuonti", "Valitse tiedosto…");
    window.snapshot("import_fi_200");
}

#[test]
fn what_can_be_brought_in_in_swedish_and_light() {
    let mut window = window(Setting { language: Language::Sv, ..Setting::default() });
    go(&mut window, "Import");
    window.snapshot("import_choose_sv_light");
}

#[test]
fn figures_that_come_in() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = "Henkilöstö 2019;;;\nVirasto;Virkasuhteiset;Työsuhteiset;Harjoittelijat\nRL;1 234;56;7\nOlematon;3;;\nSaaristovirasto;noin 5;12;2\nHSR;8;4;-\n";
    let path = crate::importing::chosen(folder.path(), "henkilöstö.csv", text);
    let setting = Setting { chosen: Some(path), size: [1440.0, 900.0], ..Setting::default() };
    let mut window = crate::importing::page(setting, "Tuonti", "Tuo palkansaajien lukumäärät…");
    window.snapshot("import_figures_fi_light");
}
