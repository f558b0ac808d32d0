//! What decides a claim, made ready for any number of bills: whole fen in, whole fen out, the same as `Prepared::settle`.

use crate::money::{Ratio, Yuan};
use crate::policy::pack::{Evidence, Slice, Slices};
use crate::settlement::{Basis, Prepared, away_ratio, paid_on, relieved_ratio, walk};
use rust_decimal::Decimal;

/// A bill in fen; the three parts do not exceed the total, the total not a thousand million yuan.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Parts {
    /// The whole expense.
    pub total: i64,
    /// Class C and out of catalogue.
    pub full_self_pay: i64,
    /// Above a price limit.
    pub over_limit: i64,
    /// The first share of class B.
    pub prior_self_pay: i64,
}

impl Parts {
    /// What the insured area's rules work on; below zero where the parts exceed the total.
    #[must_use]
    pub fn in_scope(&self) -> i64 {
        self.total
            .wrapping_sub(self.full_self_pay)
            .wrapping_sub(self.over_limit)
            .wrapping_sub(self.prior_self_pay)
    }
}

/// What a bill comes to, in fen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Paid {
    /// By the pooled fund.
    pub pooled: i64,
    /// By the supplements together.
    pub supplements: i64,
    /// By both.
    pub fund: i64,
    /// The rest of the bill.
    pub person: i64,
    /// The share that the patient pays first away from home.
    pub first_self_pay: i64,
    /// What is in scope after it.
    pub in_scope: i64,
    /// The deductible paid of that.
    pub deductible: i64,
}

/// The rules of a claim as figures, whatever the bill. The public fields are exact.
#[derive(Debug, Clone)]
pub struct Plan {
    /// The share of the in-scope expense that the patient pays first away from home; rounded to the fen, it leaves what the rest works on.
    pub first_self_pay: Ratio,
    /// What is left of the deductible, in whole fen (nobody pays half a fen).
    pub deductible: Yuan,
    /// Where the claim begins on the slices.
    pub position: Yuan,
    /// The slices of the pooled fund, their ratios as changed away from home.
    pub slices: Vec<Slice>,
    /// What is left of the ceiling, which may have fractions of a fen; none = no ceiling.
    pub ceiling_left: Option<Yuan>,
    /// The supplements, in their order.
    pub supplements: Vec<Supplement>,
    /// The weakest evidence used.
    pub evidence: Evidence,
    whole: Option<Whole>,
}

/// A supplement as figures.
#[derive(Debug, Clone)]
pub struct Supplement {
    /// Its name.
    pub name: String,
    /// What is left of its limit; none = no limit.
    pub left: Option<Yuan>,
    /// What it pays.
    pub pays: Pays,
}

/// What a supplement pays, before its limit.
#[derive(Debug, Clone)]
pub enum Pays {
    /// This share of the expense beyond the ceiling.
    Beyond(Ratio),
    /// On the year's in-scope self-payment.
    SelfPay {
        /// As it stood before the claim.
        before: Yuan,
        /// What it must exceed; may have fractions of a fen.
        threshold: Yuan,
        /// The slices, measured from the threshold, their ratios with relief.
        slices: Vec<Slice>,
    },
}

impl Plan {
    /// The plan of a claim.
    #[must_use]
    pub fn of(prepared: &Prepared) -> Plan {
        let change = prepared.rules.away.as_ref().map(|away| &away.change);
        let before = prepared.year.in_scope_self_pay.unwrap_or_default();
        let supplements = prepared.supplements.iter().map(|terms| Supplement {
            name: terms.supplement.name.clone(),
            left: terms.left,
            pays: match &terms.on {
                Basis::Beyond(case) => Pays::Beyond(case.ratio),
                Basis::SelfPay { threshold, relief } => {
                    let own = terms.supplement.slices.as_ref();
                    Pays::SelfPay {
                        before,
                        threshold: *threshold,
                        slices: own.map_or_else(Vec::new, |slices| {
                            changed(slices, |ratio| relieved_ratio(ratio, *relief))
                        }),
                    }
                }
            },
        });
        let mut plan = Plan {
            first_self_pay: change
                .and_then(|change| change.first_self_pay)
                .unwrap_or_default(),
            // Rounded here or after it met the expense, which is whole fen, comes to the same.
            deductible: prepared.due.left.rounded(),
            position: prepared.position,
            slices: changed(&prepared.ratio.slices, |ratio| away_ratio(ratio, change)),
            ceiling_left: prepared.ceiling.map(|(_, left)| left),
            supplements: supplements.collect(),
            evidence: prepared.evidence,
            whole: None,
        };
        plan.whole = Whole::of(&plan);
        plan
    }

    /// Roughly how much it holds, in slices.
    pub(super) fn size(&self) -> usize {
        let supplements = self
            .supplements
            .iter()
            .map(|supplement| match &supplement.pays {
                Pays::Beyond(_) => 2,
                Pays::SelfPay { slices, .. } => slices.len().saturating_add(2),
            });
        supplements.fold(self.slices.len().saturating_add(4), usize::saturating_add)
    }

    /// What a bill comes to.
    #[must_use]
    pub fn pay(&self, parts: &Parts) -> Paid {
        match &self.whole {
            Some(whole) => whole.pay(parts),
            None => self.pay_in_decimals(parts),
        }
    }

    /// The same as the settlement itself reckons it: for figures too fine for whole numbers.
    fn pay_in_decimals(&self, parts: &Parts) -> Paid {
        let all = Yuan::new(Decimal::new(parts.in_scope(), 2));
        let first = all.share(self.first_self_pay).rounded();
        let in_scope = all - first;
        let deductible = self.deductible.min(in_scope);
        let interval = (self.position + deductible, self.position + in_scope);
        // The ratios have been changed already.
        let walked = walk(&self.slices, None, interval, self.ceiling_left);
        let mut paid = walked.pooled;
        for supplement in &self.supplements {
            let unpaid = in_scope.less(paid);
            let exact = match &supplement.pays {
                Pays::Beyond(ratio) => walked.beyond.share(*ratio),
                Pays::SelfPay {
                    before,
                    threshold,
                    slices,
                } => {
                    let on = |amount: Yuan| paid_on(amount.less(*threshold), slices, |ratio| ratio);
                    on(*before + unpaid) - on(*before)
                }
            };
            let left = supplement.left.unwrap_or(Yuan::MAX);
            paid += exact.rounded().min(left).min(unpaid).max(Yuan::ZERO);
        }
        let fen = |amount: Yuan| amount.fen().unwrap_or_default();
        let split = [fen(first), fen(in_scope), fen(deductible)];
        Paid::of(parts, split, fen(walked.pooled), fen(paid))
    }
}

impl Paid {
    fn of(parts: &Parts, split: [i64; 3], pooled: i64, fund: i64) -> Paid {
        let [first_self_pay, in_scope, deductible] = split;
        Paid {
            pooled,
            supplements: fund.wrapping_sub(pooled),
            fund,
            person: parts.total.wrapping_sub(fund),
            first_self_pay,
            in_scope,
            deductible,
        }
    }
}

fn changed(slices: &Slices, change: impl Fn(Ratio) -> Ratio) -> Vec<Slice> {
    let mut slices = slices.0.clone();
    for slice in &mut slices {
        slice.ratio = change(slice.ratio);
    }
    slices
}

/// A plan in whole numbers. It is made only where these bounds hold, and they keep every product exact in 64 bits:
///
/// - No bill, and nothing that the year has seen, is above 10^11 fen.
/// - Ratios of the pooled fund and what is left of the ceiling, in fen, have at most `k` decimals; a supplement's ratios have
///   at most `j`, its threshold, in fen, at most `t`; `k <= 7`, `k + j <= 7` on the expense beyond the ceiling, else `t + j <= 7`.
/// - So sums of products stay below 2 × 10^11 × 10^7 = 2 × 10^18; rounding doubles that once, to 4 × 10^18 < 2^64.
///
/// The settlement's decimals hold all of this exactly too, but for one quotient: over / ratio on the expense beyond the
/// ceiling, cut off after 28 digits, which leaves an error below 10^-17 yuan. The exact value is a fraction whose denominator
/// is at most 10^(k + j) fen: it either is half a fen sharp, a finite decimal that the quotient too holds exactly, or keeps
/// at least 10^-8 fen away from it. So both round alike.
#[derive(Debug, Clone)]
struct Whole {
    /// The first share away from home, in millionths.
    first: u64,
    deductible: u64,
    position: u64,
    table: Table,
    /// What is left of the ceiling, in the units in which the table pays; the largest number = no ceiling.
    left: u64,
    extras: Vec<Extra>,
}

/// Slices in whole numbers.
#[derive(Debug, Clone)]
struct Table {
    pieces: Vec<Piece>,
    /// As many units as a fen has in what the table pays.
    unit: u64,
}

#[derive(Debug, Clone)]
struct Piece {
    from: u64,
    to: u64,
    ratio: u64,
}

#[derive(Debug, Clone)]
struct Extra {
    limit: u64,
    pays: WholePays,
}

#[derive(Debug, Clone)]
enum WholePays {
    Beyond {
        ratio: u64,
        unit: u64,
    },
    SelfPay {
        /// The year's self-payment before, and the threshold, in the fractions of a fen that the threshold has.
        before: u64,
        threshold: u64,
        /// How many of these are a fen.
        scale: u64,
        table: Table,
        /// What the table pays on the self-payment before.
        paid_before: u64,
    },
}

/// The decimals that one fen, or one whole ratio, may be split into.
const FINEST: u32 = 7;
/// The largest amount that is read, in fen.
const MOST: u64 = 100_000_000_000;
const MILLION: u64 = 1_000_000;

impl Whole {
    fn of(plan: &Plan) -> Option<Whole> {
        let left = plan.ceiling_left.unwrap_or_default();
        let places = ratio_places(&plan.slices).max(fen_places(left));
        let mut extras = Vec::with_capacity(plan.supplements.len());
        for supplement in &plan.supplements {
            let pays = match &supplement.pays {
                Pays::Beyond(ratio) => {
                    let own = places_of(ratio.value());
                    if places.saturating_add(own) > FINEST {
                        return None;
                    }
                    WholePays::Beyond {
                        ratio: units(ratio.value(), own)?,
                        unit: power(own),
                    }
                }
                Pays::SelfPay {
                    before,
                    threshold,
                    slices,
                } => {
                    let finer = fen_places(*threshold);
                    let table = Table::of(slices, ratio_places(slices), finer)?;
                    let of_yuan = finer.saturating_add(2);
                    let before = units(before.value(), of_yuan)?;
                    if before > MOST.saturating_mul(power(finer)) {
                        return None;
                    }
                    let threshold = units(threshold.value(), of_yuan)?;
                    WholePays::SelfPay {
                        before,
                        threshold,
                        scale: power(finer),
                        paid_before: table.pays_on(before.saturating_sub(threshold)),
                        table,
                    }
                }
            };
            let limit = supplement.left.map_or(Some(u64::MAX), fen)?;
            extras.push(Extra { limit, pays });
        }
        Some(Whole {
            first: units(plan.first_self_pay.value(), 6)?,
            deductible: fen(plan.deductible)?,
            position: fen(plan.position)?,
            table: Table::of(&plan.slices, places, 0)?,
            left: match plan.ceiling_left {
                Some(left) => units(left.value(), places.saturating_add(2))?,
                None => u64::MAX,
            },
            extras,
        })
    }

    /// What a bill comes to; the steps are those of `Prepared::settle`, `walk` and `supplement::pay`.
    fn pay(&self, parts: &Parts) -> Paid {
        let all = parts.in_scope() as u64;
        let first = match self.first {
            0 => 0,
            share => rounded(all.wrapping_mul(share), MILLION),
        };
        let in_scope = all.wrapping_sub(first);
        let deductible = self.deductible.min(in_scope);
        let start = self.position.wrapping_add(deductible);
        let end = self.position.wrapping_add(in_scope);
        let mut sum = 0_u64;
        // Beyond the ceiling: `sure` fen, and `over` units of what `ratio` would have paid on the rest.
        let (mut reached, mut sure, mut over, mut ratio) = (false, 0_u64, 0_u64, 1_u64);
        for piece in &self.table.pieces {
            let overlap = piece.to.min(end).saturating_sub(piece.from.max(start));
            if overlap == 0 {
                continue;
            }
            if reached {
                sure = sure.wrapping_add(overlap);
                continue;
            }
            sum = sum.wrapping_add(overlap.wrapping_mul(piece.ratio));
            if sum >= self.left {
                reached = true;
                if piece.ratio == 0 {
                    sure = overlap;
                } else {
                    over = sum.wrapping_sub(self.left);
                    ratio = piece.ratio;
                }
                sum = self.left;
            }
        }
        let pooled = rounded(sum, self.table.unit);
        let mut paid = pooled;
        for extra in &self.extras {
            let unpaid = in_scope.saturating_sub(paid);
            let amount = match &extra.pays {
                WholePays::Beyond { .. } if !reached => 0,
                // Multiplied before divided: (sure + over / ratio) × share, the two ratios in their units.
                WholePays::Beyond { ratio: share, unit } => rounded(
                    sure.wrapping_mul(ratio)
                        .wrapping_add(over)
                        .wrapping_mul(*share),
                    ratio.wrapping_mul(*unit),
                ),
                WholePays::SelfPay {
                    before,
                    threshold,
                    scale,
                    table,
                    paid_before,
                } => {
                    let with = before.wrapping_add(unpaid.wrapping_mul(*scale));
                    let exact = table.pays_on(with.saturating_sub(*threshold));
                    rounded(exact.wrapping_sub(*paid_before), table.unit)
                }
            };
            paid = paid.wrapping_add(amount.min(extra.limit).min(unpaid));
        }
        let split = [first as i64, in_scope as i64, deductible as i64];
        Paid::of(parts, split, pooled as i64, paid as i64)
    }
}

impl Table {
    /// The slices, their ratios in `places` decimals, their bounds in so many decimals of a fen as `finer` says.
    fn of(slices: &[Slice], places: u32, finer: u32) -> Option<Table> {
        let both = places.saturating_add(finer);
        if both > FINEST {
            return None;
        }
        let bound = |amount: Yuan| units(amount.value(), finer.saturating_add(2));
        let pieces = slices.iter().map(|slice| {
            Some(Piece {
                from: bound(slice.from)?,
                to: slice.to.map_or(Some(u64::MAX), bound)?,
                ratio: units(slice.ratio.value(), places)?,
            })
        });
        Some(Table {
            pieces: pieces.collect::<Option<_>>()?,
            unit: power(both),
        })
    }

    fn pays_on(&self, amount: u64) -> u64 {
        let on = |piece: &Piece| {
            let upper = piece.to.min(amount);
            upper.saturating_sub(piece.from).wrapping_mul(piece.ratio)
        };
        self.pieces.iter().map(on).fold(0, u64::wrapping_add)
    }
}

/// Half away from zero.
fn rounded(amount: u64, unit: u64) -> u64 {
    // Many supplements pay nothing on most bills, and the division is the slowest part of a row.
    if amount == 0 {
        return 0;
    }
    let twice = amount.wrapping_mul(2).wrapping_add(unit);
    twice.checked_div(unit.wrapping_mul(2)).unwrap_or_default()
}

fn power(places: u32) -> u64 {
    10_u64.saturating_pow(places)
}

fn places_of(value: Decimal) -> u32 {
    value.normalize().scale()
}

fn fen_places(amount: Yuan) -> u32 {
    places_of(amount.value()).saturating_sub(2)
}

fn ratio_places(slices: &[Slice]) -> u32 {
    let places = slices.iter().map(|slice| places_of(slice.ratio.value()));
    places.max().unwrap_or_default()
}

fn fen(amount: Yuan) -> Option<u64> {
    units(amount.value(), 2)
}

/// The value in units of so many places, if it is whole.
fn units(value: Decimal, places: u32) -> Option<u64> {
    let plain = value.normalize();
    let digits = u64::try_from(plain.mantissa()).ok()?;
    digits.checked_mul(power(places.checked_sub(plain.scale())?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::{Claim, FiledCategory};
    use crate::issue::Lang;
    use crate::policy::pack::{Level, Scheme, Service, Status};
    use crate::policy::{heads, pack_of};
    use crate::reading::{At, Faults, Read, Value};
    use crate::settlement::prepare;

    /// The plans of every bundled area, away and at home, with the year under way.
    fn plans(mut see: impl FnMut(&Plan)) {
        for head in heads() {
            let pack = pack_of(head.area).unwrap();
            for (scheme, service, category, status) in combinations() {
                let treated = if head.area == 310_000 {
                    110_000
                } else {
                    310_000
                };
                let text = format!(
                    r#"{{ "person": {{ "scheme": "{}", "status": "{}", "age": 66, "tier": 1 }}, "insuredArea": {}, "treatmentArea": {treated},
                        "date": "2026-03-10", "service": "{}", "level": "{}", "disease": "M00500", "filing": {{ "category": "{}" }},
                        "yearToDate": {{ "admissions": 1, "inScopeSelfPay": 12345.67 }}, "bill": {{ "total": 1 }} }}"#,
                    scheme.name(),
                    status.name(),
                    head.area,
                    service.name(),
                    Level::Tertiary.name(),
                    category.name(),
                );
                let value: Value = serde_json::from_str(&text).unwrap();
                let mut faults = Faults::new(Lang::En);
                let claim = Claim::read(&value, &At::ROOT, &mut faults).unwrap();
                if let Some(prepared) = prepare(&claim, &[], &pack, &mut faults) {
                    see(&Plan::of(&prepared));
                }
            }
        }
    }

    fn combinations() -> Vec<(Scheme, Service, FiledCategory, Status)> {
        let mut all = Vec::new();
        for service in Service::ALL {
            for category in FiledCategory::ALL {
                all.push((Scheme::Employee, *service, *category, Status::Retired));
                all.push((Scheme::Resident, *service, *category, Status::Adult));
            }
        }
        all
    }

    #[test]
    fn bundled_rules_are_reckoned_in_whole_numbers_and_come_to_the_same() {
        let mut seen = 0_u32;
        plans(|plan| {
            seen = seen.saturating_add(1);
            assert!(plan.whole.is_some(), "{plan:#?}");
            let decimals = Plan {
                whole: None,
                ..plan.clone()
            };
            for total in [
                0,
                1,
                130_001,
                1_234_567,
                33_333_333,
                987_654_321,
                MOST as i64,
            ] {
                let parts = Parts {
                    total,
                    full_self_pay: total / 9,
                    over_limit: total / 11,
                    prior_self_pay: total / 13,
                };
                assert_eq!(plan.pay(&parts), decimals.pay(&parts), "{total}\n{plan:#?}");
            }
        });
        assert!(seen > 1000, "only {seen} plans");
    }
}
