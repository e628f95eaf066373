//! *Sopimus*: the agreements of an agency, who does what, how well, how much and for what price, and which collective agreements
//! are in force.

mod around;
mod around_fields;
mod card;
mod fields;
mod header;
mod limits;
mod metrics;
mod prices;
mod standard;
mod work;

use egui::Ui;
use serde::{Deserialize, Serialize};

use super::draft::{KeptDraft, NotTakenUp};
use super::widgets::{empty, primary};
use super::{Action, Cx, Question, Tab};
use crate::domain::agreement::{Agreement, AppliedKind, Basis, Direction, DoneBy, Interval, Validity, Verdict, Work};
use crate::domain::validate::{Link, link as link_of};
use crate::domain::{Agency, AgencyId, AgreementId};

use metrics::{MetricsKept, MetricsTable};
use prices::{PricesKept, PricesTable};

pub(crate) use around_fields::AppliedFields;
pub use card::card_ui;
pub(crate) use fields::{AgreementFields, ConditionFields, CopyFields, MetricFields, WorkFields};
pub use limits::planned_limits;
pub use standard::standard_ui;

/// The name under which what is typed in the tables is kept.
const KEPT: &str = "AgreementTables";

/// What is typed in the tables.
#[derive(Serialize, Deserialize)]
struct Kept {
    agency: AgencyId,
    agreement: Option<AgreementId>,
    metrics: MetricsKept,
    prices: PricesKept,
}

/// The tab and its passing state.
#[derive(Default)]
pub struct AgreementTab {
    of: Option<AgencyId>,
    /// The agreement that is shown; none for the one that is wanted today.
    chosen: Option<AgreementId>,
    /// Only what differs from the standard is shown.
    differences: bool,
    metrics: MetricsTable,
    prices: PricesTable,
}

impl AgreementTab {
    /// Whether something is typed that is not saved.
    #[must_use]
    pub fn typing(&self) -> bool {
        self.metrics.typing() || self.prices.typing()
    }

    /// What is typed, to be kept outside the window.
    #[must_use]
    pub fn kept(&self, cx: &Cx<'_>) -> Option<KeptDraft> {
        let agency = self.of.filter(|_| self.typing())?;
        let (metrics, prices) = (self.metrics.kept(), self.prices.kept());
        let about = format!("{}: {}", cx.t(Tab::Agreement.key()), cx.agency_name(agency));
        KeptDraft::of(KEPT, agency, about, &[], &Kept { agency, agreement: self.chosen, metrics, prices })
    }

    /// Shows what was being typed; at which agency.
    ///
    /// # Errors
    /// Where something else was kept.
    pub fn take_up(&mut self, kept: &KeptDraft) -> Result<AgencyId, NotTakenUp> {
        let Kept { agency, agreement, metrics, prices } = kept.read(KEPT)?;
        *self = Self { of: Some(agency), chosen: agreement, differences: self.differences, ..Self::default() };
        self.metrics.take_up(metrics);
        self.prices.take_up(prices);
        Ok(agency)
    }

    /// Lets go of what is typed.
    pub fn discard(&mut self) {
        self.metrics.discard();
        self.prices.discard();
    }

    /// Shows an agreement once its agency is up.
    pub const fn choose(&mut self, agreement: AgreementId) {
        self.chosen = Some(agreement);
    }

    /// Draws the tab.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, agency: &Agency) {
        if self.of != Some(agency.id) {
            let (chosen, differences) = (self.chosen, self.differences);
            *self = Self { of: Some(agency.id), chosen, differences, ..Self::default() };
        }
        let snapshot = std::sync::Arc::clone(cx.snapshot);
        let agreements = snapshot.agreements(agency.id, cx.today);
        let shown = agreements.iter().find(|one| Some(one.id) == self.chosen).or(agreements.first()).copied();
        match shown {
            None => {
                let add = empty(ui, cx.theme, cx.t("agreement-none"), cx.t("agreement-none-help"), |ui| {
                    cx.writable() && primary(ui, cx.theme, cx.t("agreement-add")).clicked()
                });
                if add {
                    cx.open(new_agreement(cx, agency.id));
                }
            }
            Some(agreement) => {
                let mut chosen = agreement.id;
                header::ui(ui, cx, &agreements, agreement, &mut chosen);
                // Typing belongs to the agreement it began in.
                if chosen != agreement.id && !self.typing() {
                    self.chosen = Some(chosen);
                }
                work::ui(ui, cx, agreement, &mut self.differences);
                self.metrics.ui(ui, cx, agreement);
                limits::ui(ui, cx, agreement);
                self.prices.ui(ui, cx, agreement);
            }
        }
        around::applied_ui(ui, cx, agency.id);
    }
}

/// The form of a new agreement.
fn new_agreement(cx: &Cx<'_>, agency: AgencyId) -> AgreementFields {
    let row = Agreement::empty(agency, AgreementId::new());
    AgreementFields::new(cx, row, true)
}

/// How an agreement stands to today, in words: `voimassa 31.12.2027 asti`.
fn validity_text(cx: &Cx<'_>, agreement: &Agreement) -> String {
    let with = |key: &str, date: Option<chrono::NaiveDate>| {
        date.map(|date| cx.tw(key, &[("date", cx.date(date).into())])).unwrap_or_default()
    };
    match agreement.validity(cx.today) {
        Validity::InForce if agreement.valid_to.is_none() => cx.t("agreement-in-force").to_owned(),
        Validity::InForce => with("agreement-in-force-until", agreement.valid_to),
        Validity::Future => with("agreement-begins", agreement.valid_from),
        Validity::Past => with("agreement-ended", agreement.valid_to),
    }
}

/// From when to when: `1.1.2025–31.12.2027`.
fn period_text(cx: &Cx<'_>, from: Option<chrono::NaiveDate>, to: Option<chrono::NaiveDate>) -> String {
    let date = |date: Option<chrono::NaiveDate>| date.map(|date| cx.date(date)).unwrap_or_default();
    if from.is_none() && to.is_none() {
        return cx.t("responsibilities-always").to_owned();
    }
    format!("{}–{}", date(from), date(to))
}

/// A link or the path of a document as people have written it; `named` says of what.
fn document_ui(ui: &mut Ui, cx: &Cx<'_>, written: &str, named: &str) {
    let Some(leads) = link_of(written) else { return };
    let response = ui.add(egui::Link::new(egui::RichText::new(written).color(cx.theme.accent)));
    let spoken = format!("{}: {named}, {written}", cx.t("open-document"));
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Link, true, &spoken));
    if response.on_hover_text(&spoken).clicked() {
        cx.act(match leads {
            Link::Web(address) => Action::OpenLink(address),
            Link::Document(path) => Action::Ask(Question::OpenDocument(path)),
        });
    }
}

/// The key of who does something.
const fn side_key(side: DoneBy) -> &'static str {
    match side {
        DoneBy::Centre => "agreement-done-by-centre",
        DoneBy::Agency => "agreement-done-by-agency",
    }
}

/// The key of what makes somebody do something.
const fn basis_key(basis: Basis) -> &'static str {
    match basis {
        Basis::Agreement => "agreement-basis-agreement",
        Basis::Regulation => "agreement-basis-regulation",
    }
}

/// What makes somebody do something, with the reference.
fn basis_text(cx: &Cx<'_>, work: &Work) -> String {
    let basis = cx.t(basis_key(work.basis));
    if work.reference.is_empty() { basis.to_owned() } else { format!("{basis}, {}", work.reference) }
}

/// The key of the side on which a result is good.
const fn direction_key(direction: Direction) -> &'static str {
    match direction {
        Direction::AtLeast => "agreement-direction-at-least",
        Direction::AtMost => "agreement-direction-at-most",
    }
}

/// The key of how often a metric has a result.
const fn interval_key(interval: Interval) -> &'static str {
    match interval {
        Interval::Month => "agreement-interval-month",
        Interval::Quarter => "agreement-interval-quarter",
        Interval::Year => "agreement-interval-year",
    }
}

/// The key of the kind of what applies.
const fn applied_key(kind: AppliedKind) -> &'static str {
    match kind {
        AppliedKind::Collective => "agreement-kind-collective",
        AppliedKind::WorkingTime => "agreement-kind-working-time",
    }
}

/// Whether a volume is beyond a limit.
const fn passed(verdict: Verdict) -> bool {
    matches!(verdict, Verdict::Above(_) | Verdict::Below(_))
}
