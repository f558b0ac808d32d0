//! Claims and packs drawn at random: over everything that is bundled, and made up.

use super::ask::yuan;
use super::model::{Ask, Block, Change, Counters, Figures, Later, Supplement};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Value as Json, json};
use std::collections::BTreeSet;
use yidi::policy;
use yidi::policy::pack::Scheme;

/// What the bundle offers to draw from.
pub struct Offer {
    pub areas: Vec<u32>,
    pub diseases: Vec<String>,
}

/// Every bundled area, and every disease that one of them singles out.
pub fn offer() -> Offer {
    let areas: Vec<u32> = policy::heads().iter().map(|head| head.area).collect();
    let mut diseases = BTreeSet::from(["M99999".to_owned()]);
    for pack in areas.iter().filter_map(|area| policy::pack_of(*area)) {
        for scheme in Scheme::ALL {
            for entry in pack.entries(*scheme) {
                let listed = entry
                    .chronic
                    .iter()
                    .flat_map(|chronic| chronic.diseases.iter().flatten());
                diseases.extend(listed.flat_map(|disease| disease.codes.iter().cloned()));
            }
        }
    }
    Offer {
        areas,
        diseases: diseases.into_iter().collect(),
    }
}

/// Fen, small and large alike, and often on a round figure where rules change.
pub fn fen() -> BoxedStrategy<i64> {
    prop_oneof![
        2 => 0..=100_000_i64,
        3 => 0..=5_000_000_i64,
        2 => 0..=100_000_000_i64,
        2 => (0..=400_i64, -1..=1_i64).prop_map(|(hundreds, off)| (hundreds * 10_000 + off).max(0)),
        1 => Just(0),
    ]
    .boxed()
}

fn day() -> BoxedStrategy<String> {
    (2023..=2027, 1..=12, 1..=28)
        .prop_map(|(year, month, day)| format!("{year}-{month:02}-{day:02}"))
        .boxed()
}

fn person() -> BoxedStrategy<Json> {
    let status = prop_oneof![
        select(vec!["working", "retired"]).prop_map(|status| ("employee", status)),
        select(vec!["child", "student", "adult", "elder"]).prop_map(|status| ("resident", status)),
    ];
    let groups = vec(
        select(vec![
            "low_income",
            "extreme_poverty",
            "returned_to_poverty",
            "marginal_low_income",
        ]),
        0..2,
    );
    (status, 0..=100, 1..=2, option::of(any::<bool>()), groups)
        .prop_map(|((scheme, status), age, tier, contracted, groups)| {
            json!({ "scheme": scheme, "status": status, "age": age, "tier": tier, "contracted": contracted, "reliefGroups": groups })
        })
        .boxed()
}

/// A line of a bill: the limit and the first share now and then.
pub fn line() -> BoxedStrategy<Json> {
    let ratio = (0..=1000_i64).prop_map(|n| json!(format!("0.{n:04}")));
    (
        select(vec!["A", "B", "C"]),
        0..=3_000_000_i64,
        ratio,
        option::of(0..=2_000_000_i64),
        option::of(1..=9_i64),
    )
        .prop_map(|(class, amount, ratio, limit, quantity)| {
            let ratio = (class == "B").then_some(ratio);
            json!({ "class": class, "amount": yuan(amount), "priorSelfPayRatio": ratio,
                "priceLimit": limit.map(yuan), "quantity": quantity })
        })
        .boxed()
}

/// A bill as sums.
pub fn sums() -> BoxedStrategy<Json> {
    (fen(), option::of(fen()), option::of(fen()), option::of(fen()))
        .prop_map(|(in_scope, full, over, prior)| {
            let total = [Some(in_scope), full, over, prior].into_iter().flatten().sum();
            json!({ "total": yuan(total), "fullSelfPay": full.map(yuan), "overLimitSelfPay": over.map(yuan),
                "priorSelfPay": prior.map(yuan) })
        })
        .boxed()
}

fn bill() -> BoxedStrategy<Json> {
    prop_oneof![3 => sums(), 1 => vec(line(), 1..6).prop_map(|lines| json!({ "lines": lines }))]
        .boxed()
}

fn counters() -> BoxedStrategy<Counters> {
    // What the fund has paid is less than what was in scope, as it is in life.
    (fen(), 0..=400_000_i64, 0..=100_i64)
        .prop_map(|(in_scope, deductible, percent)| Counters {
            in_scope,
            deductible: deductible.min(in_scope),
            pooled: in_scope / 100 * percent,
        })
        .boxed()
}

fn year() -> BoxedStrategy<Json> {
    let counters = || {
        option::of(counters().prop_map(|of| {
            json!({ "inScope": yuan(of.in_scope), "deductiblePaid": yuan(of.deductible), "pooledPaid": yuan(of.pooled) })
        }))
    };
    (option::of(0..=5), counters(), counters(), counters(), option::of(fen()), option::of(fen()))
        .prop_map(|(admissions, outpatient, inpatient, chronic, self_pay, paid)| {
            json!({ "admissions": admissions, "outpatient": outpatient, "inpatient": inpatient, "chronic": chronic,
                "inScopeSelfPay": self_pay.map(yuan), "supplementPaid": paid.map(|paid| json!({ "大病保险": yuan(paid) })) })
        })
        .boxed()
}

/// The kinds of care; chronic care less often, since most areas have no rules for it.
pub fn service() -> BoxedStrategy<&'static str> {
    prop_oneof![3 => select(vec!["outpatient", "inpatient", "pharmacy"]), 1 => Just("chronic")]
        .boxed()
}

/// A claim on one of the bundled areas, with all that rules may ask for.
pub fn claim(offer: &Offer) -> BoxedStrategy<Json> {
    claim_of(offer, service(), bill())
}

/// The same for the services and bills given.
pub fn claim_of(
    offer: &Offer,
    service: BoxedStrategy<&'static str>,
    bill: BoxedStrategy<Json>,
) -> BoxedStrategy<Json> {
    let areas = offer.areas.clone();
    let level = select(vec![
        "community",
        "primary",
        "secondary",
        "tertiary",
        "tertiary_top",
    ]);
    let filing = option::of(select(vec![
        "resettled_retiree",
        "long_term_resident",
        "posted_worker",
        "referral",
        "emergency",
        "other_temporary",
        "none",
    ]));
    let place = (any::<Index>(), any::<Index>(), 0..=3);
    let rest = (
        option::of(year()),
        option::of(fen()),
        select(offer.diseases.clone()),
        option::of(day()),
    );
    (person(), place, day(), service, level, filing, bill, rest)
        .prop_map(move |(person, (home, other, where_to), date, service, level, filing, bill, rest)| {
            let home = home.get(&areas);
            let treated = match where_to {
                0 => *home,
                // Rarely elsewhere in the province, mostly in another one.
                _ => *other.get(&areas),
            };
            let (year, account, disease, admitted) = rest;
            json!({
                "person": person, "insuredArea": home.to_string(), "treatmentArea": treated.to_string(), "date": date,
                "service": service, "level": level, "disease": disease, "bill": bill, "yearToDate": year,
                "filing": filing.map(|category| json!({ "category": category })),
                "personalAccount": account.map(yuan), "admitted": admitted.filter(|admitted| *admitted <= date),
            })
        })
        .boxed()
}

fn ratio() -> BoxedStrategy<i64> {
    prop_oneof![4 => (0..=20_i64).prop_map(|n| n * 500), 2 => 0..=10_000_i64, 1 => Just(0), 1 => Just(10_000)].boxed()
}

fn slices() -> BoxedStrategy<(Vec<i64>, Vec<i64>)> {
    let ends = prop_oneof![
        vec((1..=60_i64).prop_map(|n| n * 100_000), 0..4),
        vec(1..=6_000_000_i64, 0..4)
    ];
    ends.prop_flat_map(|mut ends| {
        ends.sort_unstable();
        ends.dedup();
        let ratios = vec(ratio(), ends.len() + 1);
        (Just(ends), ratios)
    })
    .boxed()
}

fn later() -> BoxedStrategy<Later> {
    prop_oneof![
        Just(Later::Same),
        (0..=200_000_i64).prop_map(Later::Amount),
        (0..=10_000_i64).prop_map(Later::Factor),
        (0..=50_000_i64, 0..=50_000_i64).prop_map(|(each, floor)| Later::Minus { each, floor }),
    ]
    .boxed()
}

/// A block of a made-up pack; `by_year` makes all of it count by the year.
pub fn block(by_year: bool) -> BoxedStrategy<Block> {
    let per = move || {
        if by_year {
            Just(true).boxed()
        } else {
            any::<bool>().boxed()
        }
    };
    let ceiling = option::weighted(
        0.7,
        prop_oneof![(0..=200_i64).prop_map(|n| n * 50_000), 0..=10_000_000_i64],
    );
    let deductible = prop_oneof![(0..=30_i64).prop_map(|n| n * 10_000), 0..=300_000_i64];
    // A deductible that changes with the admission is none of the year's.
    let later = if by_year {
        Just(Later::Same).boxed()
    } else {
        later()
    };
    (
        per(),
        deductible,
        later,
        per(),
        slices(),
        slices(),
        ceiling,
        per(),
    )
        .prop_map(
            |(
                deductible_by_year,
                deductible,
                later,
                ratio_by_year,
                working,
                retired,
                ceiling,
                ceiling_by_year,
            )| Block {
                deductible_by_year,
                deductible,
                later,
                ratio_by_year,
                working,
                retired,
                ceiling,
                ceiling_by_year,
            },
        )
        .boxed()
}

fn supplement() -> BoxedStrategy<Supplement> {
    let limit = || option::of(prop_oneof![0..=1_000_000_i64, 0..=20_000_000_i64]);
    let relief = option::weighted(0.8, (0..=10_000_i64, -500..=1500_i64, any::<bool>()));
    prop_oneof![
        (ratio(), limit(), any::<bool>()).prop_map(|(ratio, limit, outpatient)| {
            Supplement::AboveCeiling {
                ratio,
                limit,
                outpatient,
            }
        }),
        (0..=4_000_000_i64, slices(), limit(), any::<bool>(), relief).prop_map(
            |(threshold, slices, limit, outpatient, relief)| {
                Supplement::SelfPay {
                    threshold,
                    slices,
                    limit,
                    outpatient,
                    relief,
                }
            }
        ),
    ]
    .boxed()
}

fn change() -> BoxedStrategy<Change> {
    let maybe = |range: std::ops::RangeInclusive<i64>| option::weighted(0.4, range);
    (
        maybe(-4000..=1000),
        maybe(0..=120),
        maybe(0..=5000),
        maybe(0..=200_000),
        maybe(0..=300),
        maybe(0..=100_000),
        maybe(0..=200),
    )
        .prop_map(
            |(points, factor, first, amount, deductible_factor, plus, ceiling)| Change {
                ratio_points: points,
                ratio_factor: factor,
                first_self_pay: first,
                // Giving an amount and a factor for the same deductible would leave open which is meant.
                deductible_amount: amount.filter(|_| deductible_factor.is_none() && plus.is_none()),
                deductible_factor,
                deductible_plus: plus,
                ceiling_factor: ceiling,
            },
        )
        .boxed()
}

/// A made-up pack. Its outpatient block may count everything by the year, without supplements: then a year can be split at will.
pub fn figures(by_year: bool) -> BoxedStrategy<Figures> {
    let supplements = if by_year {
        Just(Vec::new()).boxed()
    } else {
        vec(supplement(), 0..4).boxed()
    };
    let shared = if by_year {
        Just(false).boxed()
    } else {
        any::<bool>().boxed()
    };
    (
        block(by_year),
        block(false),
        shared,
        supplements,
        change(),
        change(),
    )
        .prop_map(
            |(outpatient, inpatient, shared, supplements, away, away_inpatient)| Figures {
                outpatient,
                inpatient,
                shared,
                supplements,
                away,
                away_inpatient,
            },
        )
        .boxed()
}

/// A claim on a made-up pack with so many supplements.
pub fn ask() -> BoxedStrategy<Ask> {
    let parts = (
        fen(),
        option::of(fen()),
        option::of(fen()),
        option::of(fen()),
    );
    let flags = (any::<bool>(), any::<bool>(), any::<bool>(), any::<bool>());
    (
        flags,
        parts,
        0..=4_i64,
        counters(),
        counters(),
        fen(),
        vec(0..=1_000_000_i64, 4),
        fen(),
    )
        .prop_map(
            |(flags, parts, admissions, outpatient, inpatient, self_pay, paid, account)| Ask {
                inpatient: flags.0,
                retired: flags.1,
                away: flags.2,
                relieved: flags.3,
                in_scope: parts.0,
                full_self_pay: parts.1.unwrap_or(0),
                over_limit: parts.2.unwrap_or(0),
                prior_self_pay: parts.3.unwrap_or(0),
                admissions,
                outpatient_before: outpatient,
                inpatient_before: inpatient,
                self_pay_before: self_pay,
                supplements_before: paid,
                account,
            },
        )
        .boxed()
}
