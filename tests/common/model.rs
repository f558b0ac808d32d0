//! A second reckoning of a settlement, written from the rules and not from the library: whole numbers only, every ratio an exact
//! fraction, the ceiling found as a point of the expense. It knows packs of the made-up kind that `draw` produces.

use serde_json::{Value as Json, json};
use std::collections::BTreeMap;

/// Money inside the reckoning: 10⁻¹⁶ yuan, so that no product of an amount and two ratios loses a digit.
const FEN: i128 = 100_000_000_000_000;
/// Ratios are counted in millionths.
const ONE: i128 = 1_000_000;

/// Later admissions cost less, in one of these ways.
#[derive(Clone, Debug)]
pub enum Later {
    Same,
    Amount(i64),
    /// In ten-thousandths of the first.
    Factor(i64),
    Minus {
        each: i64,
        floor: i64,
    },
}

/// Amounts in fen, ratios in ten-thousandths.
#[derive(Clone, Debug)]
pub struct Block {
    pub deductible_by_year: bool,
    pub deductible: i64,
    pub later: Later,
    pub ratio_by_year: bool,
    /// The ends of the slices but the last, and a ratio for each slice.
    pub working: (Vec<i64>, Vec<i64>),
    pub retired: (Vec<i64>, Vec<i64>),
    pub ceiling: Option<i64>,
    pub ceiling_by_year: bool,
}

#[derive(Clone, Debug)]
pub enum Supplement {
    AboveCeiling {
        ratio: i64,
        limit: Option<i64>,
        outpatient: bool,
    },
    SelfPay {
        threshold: i64,
        slices: (Vec<i64>, Vec<i64>),
        limit: Option<i64>,
        outpatient: bool,
        /// Threshold factor in ten-thousandths, points in hundredths, whether the limit falls.
        relief: Option<(i64, i64, bool)>,
    },
}

/// What changes away from home: points and factors in hundredths, shares in ten-thousandths.
#[derive(Clone, Debug, Default)]
pub struct Change {
    pub ratio_points: Option<i64>,
    pub ratio_factor: Option<i64>,
    pub first_self_pay: Option<i64>,
    pub deductible_amount: Option<i64>,
    pub deductible_factor: Option<i64>,
    pub deductible_plus: Option<i64>,
    pub ceiling_factor: Option<i64>,
}

/// A made-up pack.
#[derive(Clone, Debug)]
pub struct Figures {
    pub outpatient: Block,
    pub inpatient: Block,
    pub shared: bool,
    pub supplements: Vec<Supplement>,
    pub away: Change,
    /// What differs again for inpatient care.
    pub away_inpatient: Change,
}

/// Counters of one kind of care, in fen: in scope, deductible paid, pooled paid.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Counters {
    pub in_scope: i64,
    pub deductible: i64,
    pub pooled: i64,
}

/// A claim on a made-up pack, in fen.
#[derive(Clone, Debug)]
pub struct Ask {
    pub inpatient: bool,
    pub retired: bool,
    pub away: bool,
    pub relieved: bool,
    pub full_self_pay: i64,
    pub over_limit: i64,
    pub prior_self_pay: i64,
    pub in_scope: i64,
    pub admissions: i64,
    pub outpatient_before: Counters,
    pub inpatient_before: Counters,
    pub self_pay_before: i64,
    pub supplements_before: Vec<i64>,
    pub account: i64,
}

/// What the reckoning finds, in fen.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    pub prior_self_pay: i64,
    pub in_scope: i64,
    pub deductible: i64,
    pub pooled: i64,
    pub supplements: Vec<i64>,
    pub fund: i64,
    pub person: i64,
    pub account: i64,
    pub after: Counters,
    pub self_pay_after: Option<i64>,
}

fn rounded(exact: i128) -> i64 {
    ((exact + FEN / 2) / FEN) as i64
}

fn of_fen(fen: i64) -> i128 {
    i128::from(fen) * FEN
}

/// Slices as (from, to, ratio in millionths), `shift` giving the ratio as it is after changes.
fn slices(
    (ends, ratios): &(Vec<i64>, Vec<i64>),
    shift: impl Fn(i128) -> i128,
) -> Vec<(i128, i128, i128)> {
    let starts = std::iter::once(0).chain(ends.iter().map(|end| of_fen(*end)));
    let ends = ends
        .iter()
        .map(|end| of_fen(*end))
        .chain(std::iter::once(i128::MAX));
    let ratios = ratios.iter().map(|ratio| shift(i128::from(*ratio) * 100));
    starts
        .zip(ends)
        .zip(ratios)
        .map(|((from, to), ratio)| (from, to, ratio))
        .collect()
}

/// What slices pay on the expense from 0 to `to`, in money × ONE.
fn pays(slices: &[(i128, i128, i128)], to: i128) -> i128 {
    slices
        .iter()
        .map(|(from, end, ratio)| (to.min(*end) - from).max(0) * ratio)
        .sum()
}

/// By the rules, §§ 1 to 7.
pub fn settle(figures: &Figures, ask: &Ask) -> Found {
    let change = match (ask.away, ask.inpatient) {
        (false, _) => Change::default(),
        (true, false) => figures.away.clone(),
        (true, true) => figures.away_inpatient.over(&figures.away),
    };
    let block = if ask.inpatient {
        &figures.inpatient
    } else {
        &figures.outpatient
    };
    let (before, other) = if ask.inpatient {
        (ask.inpatient_before, ask.outpatient_before)
    } else {
        (ask.outpatient_before, ask.inpatient_before)
    };

    // The patient's first share away from home.
    let first =
        rounded(of_fen(ask.in_scope) * i128::from(change.first_self_pay.unwrap_or(0)) / 10_000);
    let in_scope = ask.in_scope - first;

    // The deductible, exact until it is paid.
    let admission = ask.admissions + 1;
    let home = match &block.later {
        _ if admission == 1 => of_fen(block.deductible),
        Later::Same => of_fen(block.deductible),
        Later::Amount(amount) => of_fen(*amount),
        Later::Factor(share) => of_fen(block.deductible) * i128::from(*share) / 10_000,
        Later::Minus { each, floor } => {
            of_fen((block.deductible - each * (admission - 1)).max(*floor))
        }
    };
    let due = match change.deductible_amount {
        Some(amount) => of_fen(amount),
        None => {
            let factor = i128::from(change.deductible_factor.unwrap_or(100));
            home * factor / 100 + of_fen(change.deductible_plus.unwrap_or(0))
        }
    };
    let left = if block.deductible_by_year {
        (due - of_fen(before.deductible)).max(0)
    } else {
        due
    };
    let deductible = rounded(left.min(of_fen(in_scope)));

    // The slices, from where the deductible ends to where the expense ends.
    let shift = |ratio: i128| {
        let scaled = ratio * i128::from(change.ratio_factor.unwrap_or(100)) / 100;
        (scaled + i128::from(change.ratio_points.unwrap_or(0)) * 100).clamp(0, ONE)
    };
    let position = if block.ratio_by_year {
        before.in_scope
    } else {
        0
    };
    let (start, end) = (of_fen(position + deductible), of_fen(position + in_scope));
    let rates = slices(
        if ask.retired {
            &block.retired
        } else {
            &block.working
        },
        shift,
    );
    let without_ceiling = pays(&rates, end) - pays(&rates, start);

    // The ceiling: the point of the expense at which it is reached, as a fraction where it falls inside a slice.
    let remaining = block.ceiling.map(|ceiling| {
        let ceiling = of_fen(ceiling) * i128::from(change.ceiling_factor.unwrap_or(100)) / 100;
        let used = match (block.ceiling_by_year, figures.shared) {
            (false, _) => 0,
            (true, false) => before.pooled,
            (true, true) => before.pooled + other.pooled,
        };
        (ceiling - of_fen(used)).max(0)
    });
    // X = sure + over / ratio, with over in money × ONE.
    let (mut pooled, mut sure, mut over, mut over_ratio) = (without_ceiling, 0, 0, ONE);
    if let Some(remaining) = remaining
        && end > start
        && without_ceiling >= remaining * ONE
    {
        pooled = remaining * ONE;
        let mut sum = 0;
        let mut reached = false;
        for (from, to, ratio) in &rates {
            let covered = (end.min(*to) - start.max(*from)).max(0);
            if covered == 0 {
                continue;
            }
            if reached {
                sure += covered;
            } else if sum + covered * ratio >= pooled {
                reached = true;
                if *ratio == 0 {
                    sure += covered;
                } else {
                    (over, over_ratio) = (sum + covered * ratio - pooled, *ratio);
                }
            } else {
                sum += covered * ratio;
            }
        }
    }
    let pooled = ((pooled + FEN * ONE / 2) / (FEN * ONE)) as i64;

    // The supplements, each on what is still unpaid.
    let mut paid = pooled;
    let mut supplements = Vec::new();
    let mut counts_self_pay = false;
    for (supplement, used) in figures.supplements.iter().zip(&ask.supplements_before) {
        let (exact, limit) = match supplement {
            Supplement::AboveCeiling { outpatient, .. }
            | Supplement::SelfPay { outpatient, .. }
                if !ask.inpatient && !outpatient =>
            {
                continue;
            }
            Supplement::AboveCeiling { ratio, limit, .. } => {
                // (sure + over / ONE / (over_ratio / ONE)) × ratio, rounded to the fen in one division.
                let share = i128::from(*ratio) * 100;
                let top = sure * share / ONE * over_ratio + over * share / ONE;
                let bottom = over_ratio * FEN;
                ((2 * top + bottom) / (2 * bottom), *limit)
            }
            Supplement::SelfPay {
                threshold,
                slices: table,
                limit,
                relief,
                ..
            } => {
                counts_self_pay = true;
                let relief = relief.filter(|_| ask.relieved);
                let (factor, points, lifted) = relief.unwrap_or((10_000, 0, false));
                let threshold = of_fen(*threshold) * i128::from(factor) / 10_000;
                let table = slices(table, |ratio| {
                    (ratio + i128::from(points) * 100).clamp(0, ONE)
                });
                let upto = |amount: i64| pays(&table, (of_fen(amount) - threshold).max(0));
                let with = ask.self_pay_before + in_scope - paid;
                let exact = upto(with) - upto(ask.self_pay_before);
                let fen = (exact + FEN * ONE / 2) / (FEN * ONE);
                (fen, limit.filter(|_| !lifted))
            }
        };
        let room = limit.map_or(i64::MAX, |limit| (limit - used).max(0));
        let amount = (exact as i64).min(room).min(in_scope - paid);
        paid += amount;
        supplements.push(amount);
    }

    let total = ask.full_self_pay + ask.over_limit + ask.prior_self_pay + ask.in_scope;
    let person = total - paid;
    Found {
        prior_self_pay: ask.prior_self_pay + first,
        in_scope,
        deductible,
        pooled,
        supplements,
        fund: paid,
        person,
        account: ask.account.min(person),
        after: Counters {
            in_scope: before.in_scope + in_scope,
            deductible: before.deductible + deductible,
            pooled: before.pooled + pooled,
        },
        self_pay_after: counts_self_pay.then_some(ask.self_pay_before + in_scope - paid),
    }
}

fn yuan(fen: i64) -> Json {
    json!(super::ask::yuan(fen))
}

/// A number of `parts` (100, 10,000) as a decimal text.
fn decimal(value: i64, parts: i64) -> Json {
    let sign = if value < 0 { "-" } else { "" };
    let value = value.abs();
    let width = parts.ilog10() as usize;
    json!(format!("{sign}{}.{:0width$}", value / parts, value % parts))
}

fn table((ends, ratios): &(Vec<i64>, Vec<i64>)) -> Json {
    let starts = std::iter::once(0).chain(ends.iter().copied());
    let ends = ends
        .iter()
        .map(|end| yuan(*end))
        .chain(std::iter::once(Json::Null));
    starts
        .zip(ends)
        .zip(ratios)
        .map(|((from, to), ratio)| json!([yuan(from), to, decimal(*ratio, 10_000)]))
        .collect()
}

impl Block {
    fn json(&self, once: &str, shared_with: Option<&str>) -> Json {
        let per = |by_year: bool| if by_year { "year" } else { once };
        let first = json!({ "when": { "admission": [1, 1] }, "amount": yuan(self.deductible) });
        let later = json!({ "admission": [2, null] });
        let cases = match &self.later {
            Later::Same => json!([{ "amount": yuan(self.deductible) }]),
            Later::Amount(amount) => json!([first, { "amount": yuan(*amount) }]),
            Later::Factor(share) => {
                json!([first, { "when": later, "factor": decimal(*share, 10_000) }])
            }
            Later::Minus { each, floor } => {
                json!([first, { "when": later, "minus": yuan(*each), "floor": yuan(*floor) }])
            }
        };
        let mut ceiling = json!({ "per": per(self.ceiling_by_year), "cases": [{ "amount": self.ceiling.map(yuan) }] });
        if let Some(other) = shared_with {
            ceiling["shared_with"] = json!(other);
        }
        json!({
            "documents": ["d1"], "evidence": "official",
            "deductible": { "per": per(self.deductible_by_year), "cases": cases },
            "ratio": { "per": per(self.ratio_by_year), "cases": [
                { "when": { "status": "retired" }, "slices": table(&self.retired) }, { "slices": table(&self.working) } ] },
            "ceiling": ceiling,
        })
    }
}

impl Supplement {
    fn json(&self, name: &str) -> Json {
        let services = |outpatient: &bool| {
            if *outpatient {
                json!(["inpatient", "outpatient"])
            } else {
                json!(["inpatient"])
            }
        };
        match self {
            Supplement::AboveCeiling {
                ratio,
                limit,
                outpatient,
            } => json!({
                "name": name, "kind": "above_ceiling", "documents": ["d1#2"], "evidence": "official",
                "services": services(outpatient), "cases": [{ "ratio": decimal(*ratio, 10_000) }], "limit": limit.map(yuan) }),
            Supplement::SelfPay {
                threshold,
                slices,
                limit,
                outpatient,
                relief,
            } => json!({
                "name": name, "kind": "self_pay", "documents": ["d1"], "evidence": "official",
                "services": services(outpatient), "threshold": yuan(*threshold), "slices": table(slices),
                "limit": limit.map(yuan),
                "relief": relief.map(|(factor, points, no_limit)| json!({ "groups": ["low_income"],
                    "threshold_factor": decimal(factor, 10_000), "ratio_points": decimal(points, 100), "no_limit": no_limit })) }),
        }
    }
}

impl Change {
    /// These figures, and those of `other` where there is none.
    fn over(&self, other: &Change) -> Change {
        Change {
            ratio_points: self.ratio_points.or(other.ratio_points),
            ratio_factor: self.ratio_factor.or(other.ratio_factor),
            first_self_pay: self.first_self_pay.or(other.first_self_pay),
            deductible_amount: self.deductible_amount.or(other.deductible_amount),
            deductible_factor: self.deductible_factor.or(other.deductible_factor),
            deductible_plus: self.deductible_plus.or(other.deductible_plus),
            ceiling_factor: self.ceiling_factor.or(other.ceiling_factor),
        }
    }

    fn json(&self) -> Json {
        json!({
            "ratio_points": self.ratio_points.map(|points| decimal(points, 100)),
            "ratio_factor": self.ratio_factor.map(|factor| decimal(factor, 100)),
            "first_self_pay": self.first_self_pay.map(|share| decimal(share, 10_000)),
            "deductible_amount": self.deductible_amount.map(yuan),
            "deductible_factor": self.deductible_factor.map(|factor| decimal(factor, 100)),
            "deductible_plus": self.deductible_plus.map(yuan),
            "ceiling_factor": self.ceiling_factor.map(|factor| decimal(factor, 100)),
        })
    }
}

impl Figures {
    /// The name of the supplement at `index`.
    pub fn name(index: usize) -> String {
        format!("s{index}")
    }

    /// Whether a supplement pays on expense that one before it has already paid a share of.
    pub fn pays_twice(&self) -> bool {
        self.supplements
            .iter()
            .skip(1)
            .any(|supplement| matches!(supplement, Supplement::AboveCeiling { .. }))
    }

    /// The pack as a person would write it.
    pub fn pack(&self) -> Json {
        let mut category = self.away.json();
        category["inpatient"] = self.away_inpatient.json();
        let with = |other| self.shared.then_some(other);
        let supplements: Vec<Json> = self
            .supplements
            .iter()
            .enumerate()
            .map(|(i, supplement)| supplement.json(&Figures::name(i)))
            .collect();
        json!({
            "format": 1, "area": "130200", "name": "made up", "documents": [{ "id": "d1", "title": "made up" }],
            "schemes": { "employee": [{
                "effective": "2023-01-01", "until": null,
                "outpatient": self.outpatient.json("visit", with("inpatient")),
                "inpatient": self.inpatient.json("admission", with("outpatient")),
                "supplement": supplements,
                "away": { "documents": ["d1"], "evidence": "official", "referral": category },
            }] },
        })
    }
}

impl Ask {
    /// The claim as a caller would write it.
    pub fn claim(&self) -> Json {
        let counters = |of: Counters| json!({ "inScope": yuan(of.in_scope), "deductiblePaid": yuan(of.deductible), "pooledPaid": yuan(of.pooled) });
        let paid: BTreeMap<String, Json> = self
            .supplements_before
            .iter()
            .enumerate()
            .map(|(i, fen)| (Figures::name(i), yuan(*fen)))
            .collect();
        json!({
            "person": { "scheme": "employee", "status": if self.retired { "retired" } else { "working" },
                "reliefGroups": if self.relieved { json!(["low_income"]) } else { json!([]) } },
            "insuredArea": "130200", "treatmentArea": if self.away { "110000" } else { "130200" },
            "date": "2026-03-10", "service": if self.inpatient { "inpatient" } else { "outpatient" }, "level": "secondary",
            "filing": { "category": "referral" },
            "bill": { "total": yuan(self.full_self_pay + self.over_limit + self.prior_self_pay + self.in_scope),
                "fullSelfPay": yuan(self.full_self_pay), "overLimitSelfPay": yuan(self.over_limit),
                "priorSelfPay": yuan(self.prior_self_pay) },
            "yearToDate": { "admissions": self.admissions, "outpatient": counters(self.outpatient_before),
                "inpatient": counters(self.inpatient_before), "inScopeSelfPay": yuan(self.self_pay_before),
                "supplementPaid": paid },
            "personalAccount": yuan(self.account),
        })
    }
}
