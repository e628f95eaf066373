//! What stands in several forms: fields with what they say, choices, and the way from what is typed to rows.

use chrono::NaiveDate;
use egui::Ui;

use crate::domain::{
    Change, Language, ListId, ListItem, Product, ProductId, Record, ServiceGroup, ServiceGroupId, validate,
};
use crate::i18n::keys::doubt_key;
use crate::ui::Cx;
use crate::ui::theme::UNIT;
use crate::ui::widgets::date_text::{DateText, Meant, date_key};
use crate::ui::widgets::form::Stage;
use crate::ui::widgets::{Field, date_field};

/// Half of the width of a form.
pub(crate) fn half(ui: &Ui) -> f32 {
    (ui.available_width() - UNIT) / 2.0
}

/// A field of free text, which says what does not belong into it.
pub(crate) fn free_text(ui: &mut Ui, cx: &Cx<'_>, key: &str, text: &mut String, lines: usize) {
    let aside = Some(cx.t("form-notes-privacy").to_owned());
    Field::new(cx.t(key), text).lines(lines).aside(aside).show(ui, cx.theme);
}

/// A field that has to be filled in and has the keyboard when the form opens.
pub(crate) fn first_field(
    ui: &mut Ui,
    cx: &Cx<'_>,
    stage: &mut Stage,
    key: &str,
    missing: &'static str,
    lines: usize,
    text: &mut String,
) {
    let error = stage.missing(cx, text.trim().is_empty(), missing);
    let aside = (lines > 1).then(|| cx.t("form-notes-privacy").to_owned());
    let field = Field::new(cx.t(key), text).required().lines(lines).error(error).aside(aside);
    stage.first(&field.show(ui, cx.theme));
}

/// A telephone number and an address beside each other, each with what looks wrong about it.
pub(crate) fn phone_and_email(ui: &mut Ui, cx: &Cx<'_>, phone: &mut String, email: &mut String) {
    let doubt = |doubt: Option<validate::Doubt>| doubt.map(|doubt| cx.t(doubt_key(doubt)).to_owned());
    let half = half(ui);
    ui.horizontal_top(|ui| {
        let wrong = doubt(validate::phone(phone));
        Field::new(cx.t("field-phone"), phone).width(half).doubt(wrong).show(ui, cx.theme);
        let wrong = doubt(validate::email(email));
        Field::new(cx.t("field-email"), email).width(half).doubt(wrong).show(ui, cx.theme);
    });
}

/// The first and the last day of something, beside each other.
pub(crate) fn days_ui(ui: &mut Ui, cx: &Cx<'_>, from: &mut DateText, to: &mut DateText) {
    two_days_ui(ui, cx, ["field-first-day", "field-last-day"], from, to);
}

/// The same where the days are called otherwise.
pub(crate) fn two_days_ui(ui: &mut Ui, cx: &Cx<'_>, [first, last]: [&str; 2], from: &mut DateText, to: &mut DateText) {
    ui.horizontal_top(|ui| {
        date_field(ui, cx, cx.t(first), from, Meant::Near(cx.today));
        date_field(ui, cx, cx.t(last), to, ending(from, cx.today));
    });
}

/// Which year is meant by the end of what begins on a day that is typed as well.
pub(crate) fn ending(from: &DateText, today: NaiveDate) -> Meant {
    Meant::end(from.date(Meant::Near(today)).ok().flatten(), today)
}

/// A row as it is to be written over the one that was read.
pub(crate) fn written<T: Clone + Into<Record>>(before: Option<&T>, after: T) -> Vec<Change> {
    vec![Change { before: before.cloned().map(Into::into), after: Some(after.into()) }]
}

/// The rows that a form began with, as records.
pub(crate) fn begun_with<T: Clone + Into<Record>>(before: Option<&T>) -> Vec<Record> {
    before.cloned().map(Into::into).into_iter().collect()
}

/// The dates of a period, in order.
///
/// # Errors
/// The key of what is wrong with them.
pub(crate) fn period(cx: &Cx<'_>, from: &DateText, to: &DateText) -> Result<[Option<NaiveDate>; 2], &'static str> {
    let last = to.date(ending(from, cx.today)).map_err(date_key)?;
    let (from, to) = (from.date(Meant::Near(cx.today)).map_err(date_key)?, last);
    if from.zip(to).is_some_and(|(from, to)| to < from) { Err("rule-period-backwards") } else { Ok([from, to]) }
}

/// What can be chosen in forms until it is taken out of use.
pub(crate) trait Choosable {
    /// Its identity.
    type Id: Copy + PartialEq;

    fn id(&self) -> Self::Id;

    fn in_use(&self) -> bool;

    /// Its place in the order the users have given it; equal places go by the Finnish name.
    fn place(&self) -> (i64, &str);

    fn called(&self, language: Language) -> &str;
}

macro_rules! choosable {
    ($($row:ident($id:ident), $first:ident, $called:expr;)*) => {$(
        impl Choosable for $row {
            type Id = $id;

            fn id(&self) -> $id {
                self.id
            }

            fn in_use(&self) -> bool {
                self.retired_at.is_none()
            }

            fn place(&self) -> (i64, &str) {
                (self.position, &self.$first)
            }

            fn called(&self, language: Language) -> &str {
                let called: fn(&Self, Language) -> &str = $called;
                called(self, language)
            }
        }
    )*};
}

choosable! {
    ListItem(ListId), name_fi, Self::name;
    Product(ProductId), name_fi, Self::name;
    ServiceGroup(ServiceGroupId), name, |group, _| &group.name;
}

/// What can be chosen of `all`: what is in use, and what has been `chosen` already; in the users' order.
pub(crate) fn offered<'r, T: Choosable + 'r>(
    all: impl IntoIterator<Item = &'r T>,
    chosen: impl Fn(T::Id) -> bool,
) -> Vec<&'r T> {
    let mut offered: Vec<&T> = all.into_iter().filter(|one| one.in_use() || chosen(one.id())).collect();
    offered.sort_by(|a, b| a.place().cmp(&b.place()));
    offered
}

/// The same as options, the first of which is `none`.
pub(crate) fn options<'r, T: Choosable + 'r>(
    cx: &Cx<'_>,
    all: impl IntoIterator<Item = &'r T>,
    chosen: Option<T::Id>,
    none: &str,
) -> Vec<(Option<T::Id>, String)> {
    let offered = offered(all, |id| chosen == Some(id)).into_iter();
    let named = offered.map(|one| (Some(one.id()), one.called(cx.language()).to_owned()));
    std::iter::once((None, none.to_owned())).chain(named).collect()
}
