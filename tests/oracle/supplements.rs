//! §5: what pays after the pooled fund.

use crate::exact::{Exact, least, most, or_zero, read, rounded, whole};
use crate::fund::{clamped, slices};
use crate::policy::{Asked, list};
use crate::rules::{Why, chosen};
use serde_json::Value as Json;

/// The ratios of those that pay above the ceiling, nothing for the others.
pub fn shares(supplements: &[&Json], asked: &Asked, why: &mut Why) -> Vec<Exact> {
    let mut shares = Vec::new();
    for one in supplements {
        let case = if one["kind"] == "above_ceiling" {
            chosen(one, asked)
        } else {
            Ok(&Json::Null)
        };
        match case {
            Ok(case) => shares.push(or_zero(&case["ratio"])),
            Err(lacking) => why.extend(lacking),
        }
    }
    shares
}

/// What one of them pays of what is `unpaid`; `beyond` the ceiling lies so much.
pub fn pays(one: &Json, share: &Exact, beyond: &Exact, unpaid: &Exact, claim: &Json) -> Exact {
    let before = &claim["yearToDate"];
    let mut limit = read(&one["limit"]);
    let paid = if one["kind"] == "above_ceiling" {
        rounded(&(beyond * share))
    } else {
        let relieved = list(&one["relief"]["groups"])
            .iter()
            .any(|group| list(&claim["person"]["reliefGroups"]).contains(group));
        let relief = if relieved {
            &one["relief"]
        } else {
            &Json::Null
        };
        if relief["no_limit"] == true {
            limit = None;
        }
        let threshold = or_zero(&one["threshold"])
            * read(&relief["threshold_factor"]).unwrap_or_else(|| whole(1));
        let points = or_zero(&relief["ratio_points"]) / whole(100);
        let slices = slices(&one["slices"]);
        let total = |self_pay: &Exact| {
            let above = most(self_pay - &threshold, whole(0));
            slices
                .iter()
                .map(|slice| slice.overlap(&whole(0), &above) * clamped(&slice.ratio + &points))
                .sum::<Exact>()
        };
        let earlier = or_zero(&before["inScopeSelfPay"]);
        rounded(&(total(&(&earlier + unpaid)) - total(&earlier)))
    };
    let left = limit.map(|limit| {
        most(
            limit - or_zero(&before["supplementPaid"][one["name"].as_str().unwrap()]),
            whole(0),
        )
    });
    let paid = left.map_or(paid.clone(), |left| least(paid, left));
    // The fund never pays more than what is in scope (§6).
    least(paid, unpaid.clone())
}
