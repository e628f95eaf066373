use super::*;

#[test]
fn numbers_are_written_in_their_unit_and_rounded_half_up() {
    let fi = |unit: Unit, value| unit.format(Language::Fi, value);
    assert_eq!(fi(Unit::PersonYears, 2_105_000), "2,11");
    assert_eq!(fi(Unit::PersonYears, 2_104_999), "2,10");
    assert_eq!(fi(Unit::PersonYears, -1_500_000), "−1,50");
    assert_eq!(fi(Unit::PersonYears, 4_000), "0,00");
    assert_eq!(fi(Unit::Euros, 1_234_567_890), "123\u{a0}457\u{a0}€");
    assert_eq!(fi(Unit::Percent, 8_791), "87,9\u{a0}%");
    assert_eq!((fi(Unit::Factor, 11_500), fi(Unit::Whole, 1_200)), ("1,15".into(), "1\u{a0}200".into()));
    assert_eq!(Unit::Euros.format(Language::En, -10_000), "−€1");
    assert_eq!(Unit::Percent.format(Language::En, 10_000), "100.0%");
}

#[test]
fn what_is_missing_is_no_zero() {
    let text = |cell: Cell| cell.text(Language::Fi, Unit::PersonYears, "puuttuu");
    assert_eq!(text(Cell::figure(None, true)), "puuttuu");
    assert_eq!(text(Cell::figure(Some(1_000_000), true)), "1,00 + ?");
    assert_eq!(text(Cell::figure(Some(0), false)), "0,00");
    assert_eq!(text(Cell::change(Some(1_000_000))), "+1,00");
    assert_eq!(text(Cell::change(None)), "–");
}

#[test]
fn a_change_names_the_years_between_which_it_is() {
    let table = crate::domain::figures::FigureTable { years: vec![2023, 2024, 2025], lines: Vec::new() };
    let day = |year| chrono::NaiveDate::from_ymd_opt(year, 10, 14).expect("a day");
    for (language, over, running) in [
        (Language::Fi, "Muutos 2024–2025", "Muutos 2023–2024"),
        (Language::Sv, "Förändring 2024–2025", "Förändring 2023–2024"),
        (Language::En, "Change 2024–2025", "Change 2023–2024"),
    ] {
        let heading = |today| crate::i18n::names::change_heading(&Texts::new(language), &table, today);
        assert_eq!(heading(day(2026)), over);
        assert_eq!(heading(day(2025)), running, "the running year is not over");
    }
}
