//! §2 to §4: deductible, slices and ceiling of the pooled fund.

use crate::exact::{Exact, least, most, or_zero, ratio, read, rounded, whole, yuan};
use crate::policy::{Asked, Block, list};
use crate::rules::{Rules, Why, chosen, refused};
use serde_json::{Value as Json, json};

/// A slice `[from, to)` with its ratio; no `to` is no end.
pub struct Slice {
    from: Exact,
    to: Option<Exact>,
    pub ratio: Exact,
}

pub fn slices(table: &Json) -> Vec<Slice> {
    let slice = |slice: &Json| Slice {
        from: or_zero(&slice[0]),
        to: read(&slice[1]),
        ratio: or_zero(&slice[2]),
    };
    list(table).iter().map(slice).collect()
}

impl Slice {
    /// How much of `[from, to]` lies in it.
    pub fn overlap(&self, from: &Exact, to: &Exact) -> Exact {
        let end = self
            .to
            .as_ref()
            .map_or_else(|| to.clone(), |end| least(end.clone(), to.clone()));
        most(end - most(self.from.clone(), from.clone()), whole(0))
    }
}

/// A ratio kept between nothing and all.
pub fn clamped(ratio: Exact) -> Exact {
    least(most(ratio, whole(0)), whole(1))
}

/// §2: what the first matching case asks, before anything away from home.
fn asks(block: &Block, asked: &Asked) -> Result<Exact, Why> {
    let found = chosen(block.deductible, asked)?;
    if let Some(amount) = read(&found["amount"]) {
        return Ok(amount);
    }
    let first = chosen(
        block.deductible,
        &Asked {
            admission: 1,
            ..asked.clone()
        },
    )?;
    let Some(first) = read(&first["amount"]) else {
        return refused("policy.no_case", "");
    };
    if let Some(factor) = read(&found["factor"]) {
        return Ok(first * factor);
    }
    let times = asked.admission - found["when"]["admission"][0].as_i64().unwrap() + 1;
    Ok(most(
        first - or_zero(&found["minus"]) * whole(times),
        or_zero(&found["floor"]),
    ))
}

/// What the block's tables say to a claim.
pub struct Terms<'p> {
    deductible: Exact,
    slices: &'p Json,
    ceiling: &'p Json,
}

/// Looks up all three tables before anything is computed, so that all that they lack is told at once.
pub fn terms<'p>(block: &Block<'p>, asked: &Asked, why: &mut Why) -> Option<Terms<'p>> {
    let deductible = asks(block, asked);
    let ratio = chosen(block.ratio, asked);
    let ceiling = chosen(block.ceiling, asked);
    let lacking = [
        deductible.as_ref().err(),
        ratio.as_ref().err(),
        ceiling.as_ref().err(),
    ];
    why.extend(lacking.into_iter().flatten().flatten().cloned());
    Some(Terms {
        deductible: deductible.ok()?,
        slices: &ratio.ok()?["slices"],
        ceiling: &ceiling.ok()?["amount"],
    })
}

impl Terms<'_> {
    /// Ceilings by the month or quarter are not modelled: the README says so.
    pub fn are_modelled(&self, block: &Block) -> bool {
        self.ceiling.is_null()
            || (block.ceiling["per"] != "month" && block.ceiling["per"] != "quarter")
    }
}

/// What the pooled fund pays.
pub struct Paid {
    pub deductible: Exact,
    pub pooled: Exact,
    /// X: what is in scope beyond the point where the ceiling was reached.
    pub beyond: Exact,
    /// The ratio at home and the one that holds, of each slice that is touched.
    pub cuts: Vec<(Exact, Exact)>,
}

/// Pays; `used` is what the year has seen before.
pub fn pay(
    terms: Terms,
    rules: &Rules,
    in_scope: &Exact,
    used: &dyn Fn(&str, &str) -> Exact,
    steps: &mut Vec<Json>,
) -> Paid {
    let (away, block) = (&rules.away, &rules.block);
    let or = |key: &str, otherwise: i64| away.get(key).unwrap_or_else(|| whole(otherwise));

    // §2: what changes away from home, then what the year has seen of it. It is paid in fen. An amount goes before a factor.
    let mut asks = away.get("deductible_amount").unwrap_or_else(|| {
        terms.deductible * or("deductible_factor", 1) + or("deductible_plus", 0)
    });
    if block.deductible["per"] == "year" {
        asks = most(asks - used(block.counters, "deductiblePaid"), whole(0));
    }
    let deductible = least(in_scope.clone(), rounded(&asks));
    steps.push(json!({ "code": "deductible", "amount": yuan(&deductible) }));

    // §4: what the ceiling leaves.
    let left = read(terms.ceiling).map(|ceiling| {
        let ceiling = ceiling * or("ceiling_factor", 1);
        if block.ceiling["per"] != "year" {
            return ceiling;
        }
        let shared = block.ceiling["shared_with"]
            .as_str()
            .map_or_else(|| whole(0), |other| used(other, "pooledPaid"));
        most(
            ceiling - used(block.counters, "pooledPaid") - shared,
            whole(0),
        )
    });

    // §3: slice by slice, until the fund has paid that.
    let start = if block.ratio["per"] == "year" {
        used(block.counters, "inScope")
    } else {
        whole(0)
    };
    let (from, to) = (&start + &deductible, &start + in_scope);
    let (mut paid, mut shown, mut beyond) = (whole(0), whole(0), whole(0));
    let mut reached = left.as_ref().is_some_and(|left| *left == whole(0));
    let mut cuts = Vec::new();
    for slice in slices(terms.slices) {
        let mut part = slice.overlap(&from, &to);
        if part == whole(0) {
            continue;
        }
        if reached {
            beyond += part;
            continue;
        }
        let share =
            clamped(&slice.ratio * or("ratio_factor", 1) + or("ratio_points", 0) / whole(100));
        if let Some(left) = left
            .as_ref()
            .map(|left| left - &paid)
            .filter(|left| &part * &share >= *left)
        {
            reached = true;
            let until = left / &share;
            beyond += &part - &until;
            part = until;
        }
        paid += &part * &share;
        // Rounded once: each slice shows what it adds to the rounded sum.
        let now = rounded(&paid);
        steps.push(json!({ "code": "ratio.slice", "base": yuan(&part), "ratio": ratio(&share), "amount": yuan(&(&now - &shown)) }));
        shown = now;
        cuts.push((slice.ratio, share));
    }
    if rounded(&beyond) > whole(0) {
        steps.push(json!({ "code": "ceiling", "amount": yuan(&beyond) }));
    }
    Paid {
        deductible,
        pooled: rounded(&paid),
        beyond,
        cuts,
    }
}
