//! Numbers while they are being typed: the text is the truth until it is saved. Nothing but the keyboard changes it.

use std::ops::RangeInclusive;

use egui::{Response, TextEdit, Ui, Vec2};
use serde::{Deserialize, Serialize};

use super::{Field, typed};
use crate::domain::agreement::LARGEST_MONEY;
use crate::domain::{LARGEST_FIGURE, Language};
use crate::i18n::money::{DecimalError, edited_decimal, parse_decimal};
use crate::i18n::number::{NumberError, format_percent, parse_integer_in, parse_percent};
use crate::ui::Cx;
use crate::ui::theme::ROW;

/// A number being typed. Empty is no number.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct NumberText(pub String);

/// What a number is, and so how it is read and what fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Number {
    /// A whole number between two others.
    Whole(i64, i64),
    /// Whole per cent between two others.
    Share(i64, i64),
    /// A sum of money that is not negative, in ten-thousandths of a euro.
    Money,
    /// A measure with or without decimals, in ten-thousandths.
    Measure,
}

/// Why a text is no such number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misfit {
    /// For the reason that this key says.
    Said(&'static str),
    /// It is not between these two.
    Outside(i64, i64),
}

impl Misfit {
    /// The key of the reason in its shortest form.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Said(key) => key,
            Self::Outside(..) => "number-does-not-fit",
        }
    }

    /// The reason in words.
    #[must_use]
    pub fn words(self, cx: &Cx<'_>) -> String {
        match self {
            Self::Said(key) => cx.t(key).to_owned(),
            Self::Outside(from, to) => {
                let args = [("from", cx.number(from).into()), ("to", cx.number(to).into())];
                cx.tw("number-outside", &args)
            }
        }
    }
}

impl Number {
    /// A count of people or volumes.
    pub const FIGURE: Self = Self::Whole(0, LARGEST_FIGURE);

    /// A whole number in a range.
    #[must_use]
    pub const fn within(range: &RangeInclusive<i64>) -> Self {
        Self::Whole(*range.start(), *range.end())
    }

    /// The text to edit of a number.
    #[must_use]
    pub fn text(self, language: Language, number: Option<i64>) -> NumberText {
        let text = |number: i64| match self {
            Self::Whole(..) => number.to_string(),
            #[expect(clippy::cast_precision_loss, reason = "whole per cent")]
            Self::Share(..) => format_percent(language, number as f64, 0),
            Self::Money => edited_decimal(language, number, 2),
            Self::Measure => edited_decimal(language, number, 0),
        };
        NumberText(number.map(text).unwrap_or_default())
    }

    /// The number that is typed; none where nothing is.
    ///
    /// # Errors
    /// Where it is no such number.
    pub fn read(self, language: Language, text: &NumberText) -> Result<Option<i64>, Misfit> {
        let text = text.0.as_str();
        let (read, from, to) = match self {
            Self::Whole(from, to) => (parse_integer_in(language, text).map_err(whole_key), from, to),
            Self::Share(from, to) => (parse_percent(language, text).map_err(whole_key), from, to),
            Self::Money => (parse_decimal(language, text).map_err(decimal_key), 0, LARGEST_MONEY),
            Self::Measure => (parse_decimal(language, text).map_err(decimal_key), i64::MIN, i64::MAX),
        };
        match read.map_err(Misfit::Said)? {
            Some(number) if !(from..=to).contains(&number) => Err(match self {
                Self::Money => Misfit::Said("rule-money"),
                _ => Misfit::Outside(from, to),
            }),
            number => Ok(number),
        }
    }

    /// The number that is typed, where there has to be one.
    ///
    /// # Errors
    /// Where there is none, or it is no such number.
    pub fn needed(self, language: Language, text: &NumberText) -> Result<i64, Misfit> {
        self.read(language, text)?.ok_or(Misfit::Said("number-missing"))
    }

    /// A field for such a number, which says at once what does not fit. `needed` is one that cannot stay empty.
    pub fn field(
        self,
        ui: &mut Ui,
        cx: &Cx<'_>,
        (label, width): (&str, f32),
        text: &mut NumberText,
        needed: bool,
    ) -> Response {
        let misfit = self.misfit(cx, text, needed);
        let error = misfit.map(|misfit| misfit.words(cx));
        let response = Field::new(label, &mut text.0).width(width).error(error).show(ui, cx.theme);
        // The sign is put back where the number alone was typed.
        if response.lost_focus()
            && matches!(self, Self::Share(..))
            && let Ok(Some(share)) = self.read(cx.language(), text)
        {
            *text = self.text(cx.language(), Some(share));
        }
        response
    }

    /// A field on a line, whose name is only spoken.
    pub(super) fn in_line(
        ui: &mut Ui,
        cx: &Cx<'_>,
        (spoken, width): (&str, f32),
        text: &mut NumberText,
        misfit: Option<Misfit>,
    ) {
        let id = typed::identity(ui, None);
        typed::begins(ui.ctx(), id, &text.0);
        let edit = TextEdit::singleline(&mut text.0)
            .id(id)
            .desired_width(width)
            .min_size(Vec2::new(0.0, ROW))
            .align(egui::Align2::LEFT_CENTER)
            .margin(egui::Margin::symmetric(8, 4))
            .text_color_opt(misfit.map(|_| cx.theme.danger));
        let response = ui.add(edit);
        typed::leaves(ui.ctx(), id, &text.0);
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_label(spoken.to_owned());
            if let Some(misfit) = misfit {
                node.set_invalid(egui::accesskit::Invalid::True);
                node.set_description(misfit.words(cx));
            }
        });
    }

    /// What is wrong with a text, if anything.
    pub fn misfit(self, cx: &Cx<'_>, text: &NumberText, needed: bool) -> Option<Misfit> {
        let language = cx.language();
        if needed { self.needed(language, text).err() } else { self.read(language, text).err() }
    }
}

/// The key of what is wrong with a whole number.
const fn whole_key(error: NumberError) -> &'static str {
    match error {
        NumberError::NotWhole => "figure-not-whole",
        NumberError::NotANumber => "number-not-understood",
        NumberError::TooLarge => "number-does-not-fit",
    }
}

/// The key of what is wrong with a sum or a measure.
#[must_use]
pub const fn decimal_key(error: DecimalError) -> &'static str {
    match error {
        DecimalError::Ambiguous => "decimal-ambiguous",
        DecimalError::TooPrecise => "decimal-too-precise",
        DecimalError::NotANumber => "decimal-not-understood",
        DecimalError::TooLarge => "rule-money",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(number: Number, text: &str) -> Result<Option<i64>, Misfit> {
        number.read(Language::Fi, &NumberText(text.to_owned()))
    }

    #[test]
    fn a_share_is_read_as_it_is_written_or_refused() {
        let share = Number::Share(1, 100);
        for text in ["70", "70 %", "70\u{a0}%", "70%"] {
            assert_eq!(read(share, text), Ok(Some(70)), "{text:?}");
        }
        assert_eq!(read(share, "60,5"), Err(Misfit::Said("figure-not-whole")));
        for text in ["-20", "0", "101"] {
            assert_eq!(read(share, text), Err(Misfit::Outside(1, 100)), "{text:?}");
        }
        assert_eq!(read(share, "puolet"), Err(Misfit::Said("number-not-understood")));
        assert_eq!(share.needed(Language::Fi, &NumberText::default()), Err(Misfit::Said("number-missing")));
    }

    #[test]
    fn money_is_read_as_it_is_written_or_refused() {
        assert_eq!(read(Number::Money, "1\u{a0}234,5 €"), Ok(Some(12_345_000)));
        assert_eq!(read(Number::Money, "185.000"), Err(Misfit::Said("decimal-ambiguous")));
        assert_eq!(read(Number::Money, "-1"), Err(Misfit::Said("rule-money")));
        assert_eq!(read(Number::Measure, "-1"), Ok(Some(-10_000)));
    }

    #[test]
    fn what_is_shown_is_read_back() {
        for language in Language::ALL {
            for number in [Number::Whole(0, 9_999), Number::Share(1, 100), Number::Money, Number::Measure] {
                let text = number.text(language, Some(70));
                assert_eq!(number.read(language, &text), Ok(Some(70)), "{number:?} {text:?}");
            }
        }
    }
}
