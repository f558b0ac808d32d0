//! The totals at which the fund's part of each further yuan changes, found exactly.
//!
//! Unrounded, every layer of a settlement is piecewise linear in the expense in scope. At one expense, `Point` says what the
//! layers pay, how they go on from there, and how far the nearest change lies; [`walk`] goes from change to change. Each point
//! is reckoned afresh from a whole-fen expense, so that no error adds up.

use super::{fen, first, of_fen, varied};
use crate::answer::{Failure, understood};
use crate::issue::Lang;
use crate::money::{LARGEST, Ratio, Yuan};
use crate::policy::pack::{Evidence, Slices};
use crate::reading::{Faults, Value};
use crate::settlement::{self, Basis, Prepared, Terms, away_ratio, paid_on, relieved_ratio};
use rust_decimal::Decimal;
use serde::Serialize;

/// A total from which on the fund pays another part of each further yuan.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Breakpoint {
    /// The smallest total in whole fen at which the point is reached, in yuan.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Yuan"))]
    pub total: Yuan,
    /// What happens there; the first in the engine's order where it is several things.
    #[cfg_attr(
        target_arch = "wasm32",
        tsify(
            type = "\"start\" | \"deductible\" | \"slice\" | \"ceiling\" | \"threshold\" | \"supplement_slice\" | \"limit\""
        )
    )]
    pub kind: &'static str,
    /// The same in words, in the language asked for.
    pub label: String,
    /// What the fund pays of each further yuan, unrounded, as exact decimal text: `"0.94"`. Where that has more than 20
    /// decimals, rounded to six.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "string"))]
    pub marginal_fund: Ratio,
    /// The weakest evidence of the rules used.
    pub evidence: Evidence,
}

/// The totals, ascending, at which the fund's part of each further yuan changes, up to a thousand million yuan. The first is
/// where the expense in scope begins: the self-paid parts of the bill stay as they are, whatever its total.
///
/// # Errors
/// As [`crate::estimate`].
///
/// # Example
/// ```
/// use yidi::{breakpoints, issue::Lang, reading::Value};
///
/// let claim: Value = serde_json::from_str(r#"{
///     "person": { "scheme": "employee", "status": "working", "age": 45 },
///     "insuredArea": "110000", "treatmentArea": "110000", "date": "2026-03-01",
///     "service": "inpatient", "level": "tertiary", "bill": { "total": "20000.00" }
/// }"#).unwrap();
/// let points = breakpoints(&claim, Lang::En).unwrap();
/// assert_eq!((points[1].kind, points[1].total.text()), ("deductible", "1300.00".to_owned()));
/// assert_eq!(points[1].marginal_fund.text(), "0.85");
/// ```
pub fn breakpoints(claim: &Value, lang: Lang) -> Result<Vec<Breakpoint>, Failure> {
    let mut faults = Faults::new(lang);
    let claim = understood(claim, &mut faults);
    let found = claim.and_then(|claim| {
        varied(&claim, &mut faults, |prepared, scope, _| {
            let kept = scope.total - scope.in_scope;
            Some(told(&prepared, kept, lang))
        })
    });
    found.ok_or_else(|| Failure::of(faults))
}

fn told(prepared: &Prepared, kept: Yuan, lang: Lang) -> Vec<Breakpoint> {
    let mut told: Vec<Breakpoint> = Vec::new();
    let mut before: Option<(Ratio, Point)> = None;
    for (expense, point) in walk(prepared, fen(LARGEST - kept)) {
        let marginal = marginal(prepared, &point);
        let changes = match &before {
            None => vec![Change::START],
            Some((last, _)) if *last == marginal => Vec::new(),
            Some((_, before)) => changes(prepared, before, &point),
        };
        let mut label = String::new();
        for change in &changes {
            if !label.is_empty() {
                label.push_str(lang.pick("；", "; "));
            }
            label.push_str(change.of);
            label.push_str(lang.pick(change.zh, change.en));
        }
        if let Some(change) = changes.first() {
            told.push(Breakpoint {
                total: kept + of_fen(expense),
                kind: change.kind,
                label,
                marginal_fund: marginal,
                evidence: prepared.evidence,
            });
        }
        before = Some((marginal, point));
    }
    told
}

/// What the fund pays of a further yuan of the total.
fn marginal(prepared: &Prepared, point: &Point) -> Ratio {
    let part = point.rate.share(share_left(prepared)).value().normalize();
    Ratio::new(if part.scale() > 20 {
        part.round_dp(6).normalize()
    } else {
        part
    })
}

/// What the first self-payment away from home leaves of a yuan.
pub(super) fn share_left(prepared: &Prepared) -> Ratio {
    first_share(prepared).rest()
}

pub(super) fn first_share(prepared: &Prepared) -> Ratio {
    let away = prepared.rules.away.as_ref();
    away.and_then(|away| away.change.first_self_pay)
        .unwrap_or_default()
}

/// What happens at a breakpoint.
struct Change<'p> {
    kind: &'static str,
    /// The supplement's name.
    of: &'p str,
    zh: &'static str,
    en: &'static str,
}

impl Change<'_> {
    const START: Change<'static> = Change {
        kind: "start",
        of: "",
        zh: "范围内费用起点",
        en: "The expense in scope begins",
    };
}

/// Where the fund stands at one in-scope expense, unrounded.
pub(super) struct Point {
    /// What it pays.
    pub paid: Yuan,
    /// What it pays of the next yuan.
    pub rate: Yuan,
    /// How far the next change of any layer lies, seen or not.
    next: Option<Yuan>,
    /// Whether the deductible is paid.
    over_deductible: bool,
    /// The ratio of the slice that the expense has come to.
    ratio: Ratio,
    /// Whether the ceiling is reached.
    pub reached: bool,
    /// The pooled fund's part of the next yuan.
    pub pooled: Yuan,
    /// The supplements.
    pub layers: Vec<Layer>,
}

/// Where a supplement stands.
#[derive(PartialEq)]
pub(super) struct Layer {
    state: State,
    /// What it pays of a yuan of what it pays on.
    ratio: Ratio,
    /// What it pays of the next yuan of the expense.
    pub rate: Yuan,
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    /// It does not pay yet.
    Idle,
    /// It pays its ratio.
    Open,
    /// Its limit is reached.
    Limit,
    /// It pays all that is still unpaid.
    All,
}

pub(super) const ONE: Yuan = Yuan::new(Decimal::ONE);
const FEN: Yuan = Yuan::new(Decimal::from_parts(1, 0, 0, false, 2));

/// From where on `gap` is closed, if each yuan closes `closing` of it.
fn closed(gap: Yuan, closing: Yuan) -> Option<Yuan> {
    let ahead = gap > Yuan::ZERO && closing > Yuan::ZERO;
    gap.whole_of(Ratio::new(closing.value())).filter(|_| ahead)
}

impl Point {
    /// The point at an expense in whole fen, after the first self-payment.
    fn at(prepared: &Prepared, expense: Yuan) -> Point {
        let change = prepared.rules.away.as_ref().map(|away| &away.change);
        let slices = &prepared.ratio.slices.0;
        let deductible = prepared.due.left.rounded();
        let over_deductible = expense >= deductible;
        let place = prepared.position + expense.max(deductible);
        let slice = slices.iter().find(|s| s.to.is_none_or(|to| place < to));
        let ratio = slice.map_or(Ratio::ZERO, |slice| away_ratio(slice.ratio, change));
        let left = prepared.ceiling.map(|(_, left)| left);

        let start = prepared.position + deductible.min(expense);
        let walked = settlement::walk(slices, change, (start, prepared.position + expense), left);
        let paid: Yuan = walked.paid.iter().map(|paid| paid.exact).sum();
        let reached = over_deductible && left.is_some_and(|left| paid >= left);
        let mut point = Point {
            paid,
            rate: Yuan::ZERO,
            next: None,
            over_deductible,
            ratio,
            reached,
            pooled: Yuan::ZERO,
            layers: Vec::with_capacity(prepared.supplements.len()),
        };
        if !over_deductible {
            point.nearer(Some(deductible - expense));
        } else if !reached {
            point.rate = ONE.share(ratio);
            point.nearer(slice.and_then(|slice| slice.to).map(|to| to - place));
            point.nearer(left.and_then(|left| closed(left - paid, point.rate)));
        }
        point.pooled = point.rate;
        for terms in &prepared.supplements {
            let (amount, layer) = match &terms.on {
                Basis::Beyond(case) => {
                    let state = if reached { State::Open } else { State::Idle };
                    let rate = if reached { ONE } else { Yuan::ZERO };
                    let layer = Layer {
                        state,
                        ratio: case.ratio,
                        rate: rate.share(case.ratio),
                    };
                    (walked.beyond.share(case.ratio), layer)
                }
                Basis::SelfPay { threshold, relief } => {
                    let slices = terms.supplement.slices.as_ref();
                    let slices: &[_] = slices.map_or(&[], |Slices(slices)| slices);
                    let of = |ratio| relieved_ratio(ratio, *relief);
                    let on = |amount: Yuan| paid_on(amount.less(*threshold), slices, of);
                    let before = prepared.year.in_scope_self_pay.unwrap_or_default();
                    let with = before + expense - point.paid;
                    // Supplements that pay on the same expense may let the self-payment fall again.
                    let (height, rising) = (with - *threshold, ONE - point.rate);
                    let falls = rising < Yuan::ZERO;
                    let slice = slices.iter().find(|slice| {
                        let ends = |to| height < to || (falls && height == to);
                        slice.to.is_none_or(ends)
                    });
                    let slice = slice
                        .filter(|slice| height > slice.from || (height == slice.from && !falls));
                    point.nearer(match slice {
                        None => closed(Yuan::ZERO - height, rising),
                        Some(slice) if falls => closed(height - slice.from, Yuan::ZERO - rising),
                        Some(slice) => slice.to.and_then(|to| closed(to - height, rising)),
                    });
                    let ratio = slice.map_or(Ratio::ZERO, |slice| of(slice.ratio));
                    let layer = Layer {
                        state: slice.map_or(State::Idle, |_| State::Open),
                        ratio,
                        rate: rising.share(ratio),
                    };
                    (on(with) - on(before), layer)
                }
            };
            point.add(terms, amount, layer, expense);
        }
        point
    }

    fn nearer(&mut self, distance: Option<Yuan>) {
        if let Some(distance) = distance {
            self.next = Some(self.next.map_or(distance, |next| next.min(distance)));
        }
    }

    /// Adds what a supplement pays, within its limit and what is still unpaid.
    fn add(&mut self, terms: &Terms, mut amount: Yuan, mut layer: Layer, expense: Yuan) {
        let unpaid = (expense - self.paid, ONE - self.rate);
        let bounds = [
            terms.left.map(|left| (left, Yuan::ZERO, State::Limit)),
            Some((unpaid.0, unpaid.1, State::All)),
        ];
        for (most, rate, state) in bounds.into_iter().flatten() {
            let (room, closing) = (most - amount, layer.rate - rate);
            let bound = room < Yuan::ZERO || (room == Yuan::ZERO && closing > Yuan::ZERO);
            // Whichever is the smaller now may be the larger later.
            if bound {
                self.nearer(closed(Yuan::ZERO - room, Yuan::ZERO - closing));
                (amount, layer.rate, layer.state) = (most, rate, state);
            } else {
                self.nearer(closed(room, closing));
            }
        }
        self.paid += amount;
        self.rate += layer.rate;
        self.layers.push(layer);
    }
}

/// Every point at which a layer changes, with the smallest in-scope expense before the first self-payment, in fen, that reaches
/// it; up to `most`. The first is nothing.
pub(super) fn walk(prepared: &Prepared, most: i64) -> Vec<(i64, Point)> {
    let share = first_share(prepared);
    // The first self-payment is rounded: the expense left of it is sought fen by fen.
    let reaching = |expense: Yuan| {
        let reaches = |fen: i64| {
            let all = of_fen(fen);
            all - all.share(share).rounded() >= expense
        };
        first(fen(expense), most, &reaches).filter(|fen| *fen <= most)
    };
    let mut expense = Yuan::ZERO;
    let mut point = Point::at(prepared, expense);
    let mut all = Vec::new();
    let mut reached = 0;
    while let Some(distance) = point.next {
        let there = expense + distance;
        let mut next = there.rounded();
        if next < there || next <= expense {
            next += FEN;
        }
        all.push((reached, point));
        point = Point::at(prepared, next);
        expense = next;
        match reaching(expense) {
            Some(fen) => reached = fen,
            None => return all,
        }
    }
    all.push((reached, point));
    all
}

/// What has changed between two neighbouring points, in the engine's order.
fn changes<'p>(prepared: &Prepared<'p>, before: &Point, now: &Point) -> Vec<Change<'p>> {
    let mut changes = Vec::new();
    let mut note = |kind, of, zh, en| changes.push(Change { kind, of, zh, en });
    if now.over_deductible && !before.over_deductible {
        note("deductible", "", "起付线", "Deductible");
    } else if before.ratio != now.ratio && !before.reached {
        note("slice", "", "下一费用段", "Next slice");
    }
    if now.reached && !before.reached {
        note("ceiling", "", "封顶线", "Ceiling");
    }
    for ((terms, before), now) in prepared
        .supplements
        .iter()
        .zip(&before.layers)
        .zip(&now.layers)
    {
        if (before.state, before.ratio) == (now.state, now.ratio) {
            continue;
        }
        let of = terms.supplement.name.as_str();
        match (before.state, now.state) {
            // That it begins is the ceiling's doing.
            (State::Idle, State::Open) if matches!(terms.on, Basis::Beyond(_)) => {}
            (State::Idle, State::Open) | (State::Open, State::Idle) => {
                note("threshold", of, "：起付标准", ": threshold");
            }
            (_, State::Limit) => note("limit", of, "：年度限额", ": limit"),
            (_, State::All) => note("limit", of, "：全部付足", ": pays all that is left"),
            _ => note("supplement_slice", of, "：下一费用段", ": next slice"),
        }
    }
    changes
}
