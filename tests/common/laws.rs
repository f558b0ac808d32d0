//! What holds for every settlement, whatever the figures: each law is checked on claims drawn at random.
//!
//! `cases` says how many are drawn. The draw is the same each time unless `PROPTEST_RNG_SEED` says otherwise.

use super::ask::{ask, ask_by, codes, fen, is_receipt, pack, put, value, with, yuan};
use super::draw::{self, Offer};
use super::model::{self, Ask, Figures};
use super::sound;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed, TestError, TestRunner};
use serde_json::{Value as Json, json};
use std::cell::Cell;
use std::fmt::Debug;
use yidi::issue::Lang;
use yidi::policy::Pack;
use yidi::reading::Value;

type Checked = Result<(), TestCaseError>;

pub fn wrong(why: impl Into<String>) -> TestCaseError {
    TestCaseError::fail(why.into())
}

/// Draws `cases` times and stops at the first, smallest, case for which `law` does not hold.
pub fn for_all<T: Debug>(cases: u32, from: BoxedStrategy<T>, law: impl Fn(T) -> Checked) {
    let mut config = Config {
        cases,
        failure_persistence: None,
        max_global_rejects: 1_000_000,
        ..Config::default()
    };
    if config.rng_seed == RngSeed::Random {
        config.rng_seed = RngSeed::Fixed(20_261_121);
    }
    match TestRunner::new(config).run(&from, law) {
        Ok(()) => {}
        Err(TestError::Fail(why, case)) => panic!("{why}\n{case:#?}"),
        Err(TestError::Abort(why)) => panic!("no draw: {why}"),
    }
}

/// What the bundled rules may leave unanswered, for a claim that says all there is to say.
const MAY_REFUSE: [&str; 4] = [
    "policy.no_rule",
    "policy.not_in_force",
    "policy.no_scheme",
    "policy.no_case",
];

/// The receipt, if the rules answer the claim at all.
fn receipt(claim: &Value) -> Result<Option<Json>, TestCaseError> {
    let answer = ask(claim, Lang::Zh);
    if is_receipt(&answer) {
        return Ok(Some(answer));
    }
    match codes(&answer)
        .iter()
        .find(|code| !MAY_REFUSE.contains(&code.as_str()))
    {
        Some(code) => Err(wrong(format!("refused with {code}: {answer:#}"))),
        None => Ok(None),
    }
}

/// Draws claims on the bundled areas until `cases` of them were answered by receipts that keep the law.
fn for_all_receipts(
    cases: u32,
    from: impl Fn(&Offer) -> BoxedStrategy<Json>,
    law: impl Fn(&Value, &Json) -> Checked,
) {
    let (drawn, answered) = (Cell::new(0_u32), Cell::new(0_u32));
    for_all(cases, from(&draw::offer()), |claim| {
        let claim = value(&claim);
        drawn.set(drawn.get() + 1);
        if let Some(receipt) = receipt(&claim)? {
            answered.set(answered.get() + 1);
            law(&claim, &receipt)?;
        }
        Ok(())
    });
    let (drawn, answered) = (drawn.get(), answered.get());
    assert!(
        answered * 3 > drawn,
        "only {answered} of {drawn} claims were answered: too few to tell"
    );
}

fn made_up(figures: &Figures) -> Result<Pack, TestCaseError> {
    pack(&value(&figures.pack()), Lang::En)
        .map_err(|issues| wrong(format!("the pack is unsound: {issues:#?}")))
}

/// Draws claims on made-up packs; every one of them has an answer.
fn for_all_made_up(cases: u32, by_year: bool, law: impl Fn(&Figures, &Pack, &Ask) -> Checked) {
    for_all(
        cases,
        (draw::figures(by_year), draw::ask()).boxed(),
        |(figures, ask)| law(&figures, &made_up(&figures)?, &ask),
    );
}

fn settled(claim: &Value, pack: &Pack) -> Result<Json, TestCaseError> {
    let answer = ask_by(claim, pack, Lang::Zh);
    if is_receipt(&answer) {
        Ok(answer)
    } else {
        Err(wrong(format!("refused: {answer:#}")))
    }
}

// The sums.

fn is_sound(receipt: &Json) -> Checked {
    let problems = sound::problems(receipt);
    if problems.is_empty() {
        return Ok(());
    }
    Err(wrong(format!("{}\n{receipt:#}", problems.join("\n"))))
}

/// Every receipt adds up.
pub fn receipts_add_up(cases: u32) {
    for_all_receipts(cases, draw::claim, |claim, receipt| {
        is_sound(receipt)?;
        // The account pays what it can of the person's part; residents have none.
        let given = claim.get("personalAccount").and_then(Value::text);
        let balance = given
            .filter(|_| receipt["scheme"] == "employee")
            .map_or(0, |text| fen(&json!(text)));
        prop_assert_eq!(
            fen(&receipt["personalAccount"]),
            balance.min(fen(&receipt["personTotal"]))
        );
        Ok(())
    });
    for_all_made_up(cases, false, |_, pack, ask| {
        is_sound(&settled(&value(&ask.claim()), pack)?)
    });
}

/// Amounts are written with two decimals, shares with four, wherever they stand in a receipt.
pub fn amounts_are_written_with_two_decimals(cases: u32) {
    for_all_receipts(cases, draw::claim, |_, receipt| {
        let share = receipt["inScopeRatio"].as_str().unwrap();
        let (one, places) = share.split_once('.').unwrap();
        prop_assert!(["0", "1"].contains(&one) && places.len() == 4, "{}", share);
        let (fund, in_scope) = (fen(&receipt["fundTotal"]), fen(&receipt["inScope"]));
        let wanted = if in_scope == 0 {
            0
        } else {
            (fund * 20_000 + in_scope) / (2 * in_scope)
        };
        prop_assert_eq!(share.replace('.', "").parse::<i64>().unwrap(), wanted);
        every_amount(receipt, "")
    });
}

/// Looks at everything that holds money.
fn every_amount(json: &Json, key: &str) -> Checked {
    const WORDS: [&str; 24] = [
        "code",
        "label",
        "detail",
        "payer",
        "ratio",
        "documents",
        "id",
        "title",
        "number",
        "url",
        "name",
        "kind",
        "severity",
        "field",
        "message",
        "remedy",
        "insuredArea",
        "treatmentArea",
        "policyEffective",
        "date",
        "scheme",
        "service",
        "evidence",
        "inScopeRatio",
    ];
    match json {
        Json::Object(entries) => entries
            .iter()
            .try_for_each(|(key, value)| every_amount(value, key)),
        Json::Array(items) => items.iter().try_for_each(|item| every_amount(item, key)),
        Json::String(text) if !WORDS.contains(&key) => {
            let (whole, places) = text
                .split_once('.')
                .ok_or_else(|| wrong(format!("{key}: {text}")))?;
            let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
            prop_assert!(
                digits(whole) && digits(places) && places.len() == 2,
                "{}: {}",
                key,
                text
            );
            Ok(())
        }
        Json::Number(_) => {
            prop_assert_eq!(key, "admissions", "a bare number");
            Ok(())
        }
        _ => Ok(()),
    }
}

/// The library and the second reckoning find the same, to the fen.
pub fn agrees_with_a_second_reckoning(cases: u32) {
    for_all_made_up(cases, false, |figures, pack, ask| {
        let receipt = settled(&value(&ask.claim()), pack)?;
        let expect = model::settle(figures, ask);
        let kind = if ask.inpatient {
            "inpatient"
        } else {
            "outpatient"
        };
        let after = &receipt["yearToDate"];
        let counters = &after[kind];
        let supplements: Vec<i64> = receipt["supplements"]
            .as_array()
            .unwrap()
            .iter()
            .map(|supplement| fen(&supplement["amount"]))
            .collect();
        let found = model::Found {
            prior_self_pay: fen(&receipt["priorSelfPay"]),
            in_scope: fen(&receipt["inScope"]),
            deductible: fen(&receipt["deductible"]),
            pooled: fen(&receipt["pooledFund"]),
            supplements,
            fund: fen(&receipt["fundTotal"]),
            person: fen(&receipt["personTotal"]),
            account: fen(&receipt["personalAccount"]),
            after: model::Counters {
                in_scope: fen(&counters["inScope"]),
                deductible: fen(&counters["deductiblePaid"]),
                pooled: fen(&counters["pooledPaid"]),
            },
            // Where no supplement on the self-payment covers the service, the counter stays as it was.
            self_pay_after: expect.self_pay_after.map(|_| fen(&after["inScopeSelfPay"])),
        };
        prop_assert_eq!(found, expect);
        if expect_untouched(figures, ask) {
            prop_assert_eq!(fen(&after["inScopeSelfPay"]), ask.self_pay_before);
        }
        prop_assert_eq!(
            after["admissions"].as_i64(),
            Some(ask.admissions + i64::from(ask.inpatient))
        );
        Ok(())
    });
}

fn expect_untouched(figures: &Figures, ask: &Ask) -> bool {
    model::settle(figures, ask).self_pay_after.is_none()
}

// Numbers.

/// A number means the decimal that its shortest printing shows, to at most six places, or nothing: never one near it.
pub fn numbers_mean_what_is_printed(cases: u32) {
    let decimals = (0..=999_999_999_999_999_i64, 0..=9_i32)
        .prop_map(|(digits, places)| digits as f64 / 10_f64.powi(places));
    let amounts = (0..=100_000_000_000_i64).prop_map(|fen| fen as f64 / 100.0);
    let wild = prop_oneof![prop::num::f64::NORMAL, 0.0..1.0_f64, 0.0..1e9_f64];
    let number = prop_oneof![4 => amounts, 4 => decimals, 2 => wild];
    // The floats beside a plain decimal are the noise of binary sums.
    for_all(
        cases * 20,
        (number, -2..=2_i64, any::<bool>()).boxed(),
        |(number, off, minus)| {
            let beside = f64::from_bits(number.to_bits().saturating_add_signed(off));
            let number = if minus { -beside } else { beside };
            if !number.is_finite() || number.abs() > 1e9 {
                return Ok(());
            }
            let printed = number.to_string();
            let places = printed
                .split_once('.')
                .map_or(0, |(_, places)| places.len());
            let found = yidi::reading::parse_decimal(&Value::Number(number))
                .map(|found| found.normalize().to_string());
            let shown = if number == 0.0 { "0" } else { &printed };
            let wanted = (places <= 6).then(|| shown.to_owned());
            prop_assert_eq!(found, wanted, "{}", printed);
            Ok(())
        },
    );
    // And a claim is the same with its amounts as numbers.
    for_all_receipts(cases / 4, draw::claim, |claim, receipt| {
        let Some(Value::Text(total)) = claim.get("bill").and_then(|bill| bill.get("total")) else {
            return Ok(());
        };
        let number = with(
            claim,
            "bill.total",
            Some(Value::Number(total.parse().unwrap())),
        );
        prop_assert_eq!(&ask(&number, Lang::Zh), receipt);
        Ok(())
    });
}

// More expense.

/// Within one claim, more expense in scope lowers neither what the fund pays nor what the person pays.
///
/// Exactly that holds before rounding: every further yuan is shared between the two by ratios from 0 to 1, and no rule has a
/// cliff in the expense of the claim itself. (Supplements that each pay on the same expense may pay more than all of it, up to
/// what is unpaid; a pack that lists them so makes a cliff of its own and is left out here.) Each amount that is rounded by itself (the pooled fund, each supplement, the first
/// share away from home) may lie half a fen off in either of the two claims, in opposite directions: a fen each.
pub fn more_expense_lowers_nobodys_part(cases: u32) {
    let more = |claim: &Value, off: i64| {
        let total = fen(&json!(
            claim
                .get("bill")
                .unwrap()
                .get("total")
                .unwrap()
                .text()
                .unwrap()
        ));
        with(claim, "bill.total", Some(Value::Text(yuan(total + off))))
    };
    let compare = |less: &Json, more: &Json| {
        let tolerance = 2 + less["supplements"].as_array().unwrap().len() as i64;
        for key in ["fundTotal", "personTotal"] {
            let (less, more) = (fen(&less[key]), fen(&more[key]));
            prop_assert!(
                more >= less - tolerance,
                "{} falls from {} to {} fen",
                key,
                less,
                more
            );
        }
        Ok(())
    };
    let step = Cell::new(1_i64);
    let next = || {
        step.set(step.get() * 7 % 10_000_019);
        step.get()
    };
    for_all_receipts(
        cases,
        |offer| draw::claim_of(offer, draw::service(), draw::sums()),
        |claim, receipt| {
            let answer = ask(&more(claim, next()), Lang::Zh);
            prop_assert!(is_receipt(&answer), "more expense is refused: {answer:#}");
            compare(receipt, &answer)
        },
    );
    for_all_made_up(cases, false, |figures, pack, ask| {
        let claim = value(&ask.claim());
        if figures.pays_twice() {
            return Ok(());
        }
        compare(
            &settled(&claim, pack)?,
            &settled(&more(&claim, next()), pack)?,
        )
    });
}

// Order.

fn with_lines(offer: &Offer) -> BoxedStrategy<Json> {
    let lines = prop::collection::vec(draw::line(), 1..9)
        .prop_map(|lines| json!({ "lines": lines }))
        .boxed();
    draw::claim_of(
        offer,
        prop::sample::select(vec!["outpatient", "inpatient"]).boxed(),
        lines,
    )
}

fn lines_of(claim: &Value) -> Result<&Vec<Value>, TestCaseError> {
    match claim.get("bill").and_then(|bill| bill.get("lines")) {
        Some(Value::List(lines)) => Ok(lines),
        _ => Err(wrong("no lines")),
    }
}

/// The lines of a bill may come in any order.
pub fn lines_come_in_any_order(cases: u32) {
    for_all_receipts(cases, with_lines, |claim, receipt| {
        let mut lines = lines_of(claim)?.clone();
        for turn in [1, lines.len() / 2] {
            lines.rotate_left(turn);
            lines.reverse();
            let turned = with(claim, "bill.lines", Some(Value::List(lines.clone())));
            prop_assert_eq!(&ask(&turned, Lang::Zh), receipt);
        }
        Ok(())
    });
}

/// Each line is split as the catalogue says: class C whole, else what is above the limit, and of the rest class B's share.
pub fn lines_are_split_by_class_limit_and_share(cases: u32) {
    for_all_receipts(cases, with_lines, |claim, receipt| {
        let (mut full, mut over, mut prior) = (0, 0, 0);
        for line in lines_of(claim)? {
            let text = |key: &str| line.get(key).and_then(Value::text);
            let amount = fen(&json!(text("amount")));
            if text("class") == Some("C") {
                full += amount;
                continue;
            }
            let quantity = match line.get("quantity") {
                Some(Value::Number(quantity)) => *quantity as i64,
                _ => 1,
            };
            let above = text("priceLimit")
                .map_or(0, |limit| (amount - fen(&json!(limit)) * quantity).max(0));
            over += above;
            // "0.0850" is 850 ten-thousandths; the share of each line is rounded by itself.
            let share: i64 = text("priorSelfPayRatio")
                .map_or(0, |ratio| ratio.replace('.', "").parse().unwrap());
            prior += ((amount - above) * share + 5_000) / 10_000;
        }
        let steps = receipt["steps"].as_array().unwrap();
        let of = |code: &str| {
            steps
                .iter()
                .find(|step| step["code"] == code)
                .map_or(0, |step| fen(&step["amount"]))
        };
        prop_assert_eq!(
            (
                fen(&receipt["fullSelfPay"]),
                fen(&receipt["overLimitSelfPay"])
            ),
            (full, over)
        );
        prop_assert_eq!(of("scope.prior_self_pay"), prior);
        prop_assert_eq!(
            fen(&receipt["priorSelfPay"]),
            prior + of("away.first_self_pay")
        );
        Ok(())
    });
}

/// Claims one after the other, each given the year that the one before left; what the pooled fund pays in all, in fen.
fn one_after_the_other(
    pack: &Pack,
    claim: &Value,
    totals: &[i64],
) -> Result<(i64, Json), TestCaseError> {
    let mut claim = claim.clone();
    let mut pooled = 0;
    let mut year = Json::Null;
    for total in totals {
        put(
            &mut claim,
            "bill",
            Some(value(&json!({ "total": yuan(*total) }))),
        );
        let receipt = settled(&claim, pack)?;
        pooled += fen(&receipt["pooledFund"]);
        year = receipt["yearToDate"].clone();
        put(&mut claim, "yearToDate", Some(value(&year)));
    }
    Ok((pooled, year))
}

/// A claim on a pack whose outpatient block counts by the year, made free of what rounds or depends on the day.
fn outpatient(ask: &Ask) -> Ask {
    Ask {
        inpatient: false,
        full_self_pay: 0,
        over_limit: 0,
        prior_self_pay: 0,
        ..ask.clone()
    }
}

/// Where deductible, ratio and ceiling all count by the year and nothing else pays, a year may be cut into claims at will.
///
/// The fund's parts are rounded claim by claim: n parts lie at most n half fen off their exact sum, the whole at most half a fen.
/// With a first share away from home each part's expense in scope is rounded as well, half a fen each, paid on by at most 1.
pub fn a_claim_split_in_two_agrees_with_the_whole(cases: u32) {
    for_all(
        cases,
        (
            draw::figures(true),
            draw::ask(),
            prop::collection::vec(draw::fen(), 2..5),
        )
            .boxed(),
        |(figures, ask, parts)| {
            let pack = made_up(&figures)?;
            let claim = value(&outpatient(&ask).claim());
            let whole: i64 = parts.iter().sum();
            let (in_parts, after) = one_after_the_other(&pack, &claim, &parts)?;
            let (at_once, after_whole) = one_after_the_other(&pack, &claim, &[whole])?;
            let n = parts.len() as i64;
            let first_share = ask.away && figures.away.first_self_pay.is_some();
            let tolerance = (n + 1) / 2 * if first_share { 2 } else { 1 };
            prop_assert!(
                (in_parts - at_once).abs() <= tolerance,
                "{} fen in parts, {} at once",
                in_parts,
                at_once
            );
            if !first_share {
                // The deductible of the year is rounded where it is paid, at the end of its last part.
                let counted = |year: &Json, key: &str| fen(&year["outpatient"][key]);
                prop_assert_eq!(counted(&after, "inScope"), counted(&after_whole, "inScope"));
                prop_assert!(
                    (counted(&after, "deductiblePaid") - counted(&after_whole, "deductiblePaid"))
                        .abs()
                        <= 1
                );
            }
            Ok(())
        },
    );
}

/// Two outpatient claims of a year come to the same in either order, to the rounding: each of the two orders lies within a fen
/// and a half of the whole, and fen are whole.
pub fn outpatient_claims_of_a_year_come_in_either_order(cases: u32) {
    for_all(
        cases,
        (draw::figures(true), draw::ask(), draw::fen(), draw::fen()).boxed(),
        |(figures, ask, a, b)| {
            let pack = made_up(&figures)?;
            let claim = value(&outpatient(&ask).claim());
            let (one, _) = one_after_the_other(&pack, &claim, &[a, b])?;
            let (other, _) = one_after_the_other(&pack, &claim, &[b, a])?;
            let tolerance = if ask.away && figures.away.first_self_pay.is_some() {
                4
            } else {
                2
            };
            prop_assert!(
                (one - other).abs() <= tolerance,
                "{} fen and {} fen",
                one,
                other
            );
            Ok(())
        },
    );
    // The same on the bundled areas, where their rules are of that kind.
    let bundled = bundled_by_year();
    assert!(
        bundled.len() > 50,
        "only {} bundled outpatient blocks count by the year",
        bundled.len()
    );
    let from = (prop::sample::select(bundled), draw::fen(), draw::fen()).boxed();
    for_all(cases, from, |((area, scheme, status, date), a, b)| {
        let claim = value(&json!({
            "person": { "scheme": scheme, "status": status, "age": 45, "tier": 1 }, "insuredArea": area, "treatmentArea": area,
            "date": date, "service": "outpatient", "level": "secondary", "bill": {},
        }));
        let pack = yidi::policy::pack_of(area.parse().unwrap()).unwrap();
        let one = one_after_the_other(&pack, &claim, &[a, b]);
        // Without a case for a secondary institution there is nothing to compare.
        if let Ok((one, _)) = one {
            let (other, _) = one_after_the_other(&pack, &claim, &[b, a])?;
            let (whole, _) = one_after_the_other(&pack, &claim, &[a + b])?;
            prop_assert!((one - other).abs() <= 2, "{} fen and {} fen", one, other);
            prop_assert!(
                (one - whole).abs() <= 1,
                "{} fen in parts, {} at once",
                one,
                whole
            );
        }
        Ok(())
    });
}

type Bundled = (String, &'static str, &'static str, String);

/// The bundled outpatient blocks of which all counts by the year and which no supplement adds to.
fn bundled_by_year() -> Vec<Bundled> {
    use yidi::policy::pack::{Per, Scheme, Service};
    let mut all = Vec::new();
    for head in yidi::policy::heads() {
        let pack = yidi::policy::pack_of(head.area).unwrap();
        for (scheme, name, status) in [
            (Scheme::Employee, "employee", "working"),
            (Scheme::Resident, "resident", "adult"),
        ] {
            for entry in pack.entries(scheme) {
                let Some(block) = &entry.outpatient else {
                    continue;
                };
                let by_year = [block.deductible.per, block.ratio.per, block.ceiling.per]
                    .iter()
                    .all(|per| *per == Per::Year);
                let covers = |services: &Option<Vec<Service>>| {
                    services
                        .as_ref()
                        .is_some_and(|s| s.contains(&Service::Outpatient))
                };
                let alone = !entry
                    .supplement
                    .iter()
                    .flatten()
                    .any(|supplement| covers(&supplement.services));
                if by_year && alone {
                    all.push((
                        head.area.to_string(),
                        name,
                        status,
                        entry.effective.to_string(),
                    ));
                }
            }
        }
    }
    all
}

/// However a year is cut into claims, the fund pays no more than the ceiling: to the fen, since what it has paid is counted in fen.
/// (A ceiling away from home may be a broken figure: then up to the fen above it.)
pub fn the_years_claims_stay_under_the_ceiling(cases: u32) {
    let from = (
        draw::figures(false),
        draw::ask(),
        prop::collection::vec((draw::fen(), any::<bool>()), 1..8),
    )
        .boxed();
    let reached = Cell::new(0_u32);
    for_all(cases, from, |(figures, ask, bills)| {
        let pack = made_up(&figures)?;
        let mut claim = value(&Ask { away: false, ..ask }.claim());
        put(&mut claim, "yearToDate", None);
        let mut paid = [0_i64, 0];
        for (total, inpatient) in bills {
            put(
                &mut claim,
                "bill",
                Some(value(&json!({ "total": yuan(total) }))),
            );
            put(
                &mut claim,
                "service",
                Some(value(&json!(if inpatient {
                    "inpatient"
                } else {
                    "outpatient"
                }))),
            );
            let receipt = settled(&claim, &pack)?;
            paid[usize::from(inpatient)] += fen(&receipt["pooledFund"]);
            put(
                &mut claim,
                "yearToDate",
                Some(value(&receipt["yearToDate"])),
            );
            for (kind, block) in [&figures.outpatient, &figures.inpatient]
                .into_iter()
                .enumerate()
            {
                let Some(ceiling) = block
                    .ceiling
                    .filter(|_| block.ceiling_by_year && kind == usize::from(inpatient))
                else {
                    continue;
                };
                let counted = if figures.shared {
                    paid[0] + paid[1]
                } else {
                    paid[kind]
                };
                // Where the other kind of care alone went past a lower shared ceiling, this one adds nothing.
                let added = fen(&receipt["pooledFund"]);
                prop_assert!(
                    counted <= ceiling || added == 0,
                    "{} fen paid under a ceiling of {}",
                    counted,
                    ceiling
                );
                reached.set(reached.get() + u32::from(counted == ceiling));
            }
        }
        Ok(())
    });
    assert!(
        reached.get() > cases / 20,
        "the ceiling was reached {} times: too few to tell",
        reached.get()
    );
}

// The same again.

/// The same claim gives the same receipt, byte for byte.
pub fn the_same_claim_gives_the_same_bytes(cases: u32) {
    for_all_receipts(cases, draw::claim, |claim, _| {
        for lang in [Lang::Zh, Lang::En] {
            let text = || serde_json::to_string(&yidi::estimate(claim, lang).unwrap()).unwrap();
            prop_assert_eq!(text(), text());
        }
        Ok(())
    });
}

/// Chinese and English receipts differ in their words alone.
pub fn languages_differ_in_words_alone(cases: u32) {
    for_all_receipts(cases, draw::claim, |claim, zh| {
        let en = ask(claim, Lang::En);
        prop_assert_eq!(without_words(zh), without_words(&en));
        // And in those they do differ.
        for (zh, en) in zh["steps"]
            .as_array()
            .unwrap()
            .iter()
            .zip(en["steps"].as_array().unwrap())
        {
            // A supplement is called by its own name in both.
            prop_assert_eq!(
                zh["label"] == en["label"],
                zh["code"] == "supplement",
                "{}",
                zh
            );
        }
        Ok(())
    });
}

fn without_words(json: &Json) -> Json {
    match json {
        Json::Object(entries) => entries
            .iter()
            .filter(|(key, _)| !["label", "detail", "message", "remedy"].contains(&key.as_str()))
            .map(|(key, value)| (key.clone(), without_words(value)))
            .collect::<serde_json::Map<_, _>>()
            .into(),
        Json::Array(items) => items.iter().map(without_words).collect(),
        other => other.clone(),
    }
}

/// The year that a receipt gives can be given to the next claim, and no counter ever falls.
pub fn the_year_goes_on(cases: u32) {
    for_all_receipts(cases, draw::claim, |claim, receipt| {
        let after = &receipt["yearToDate"];
        let before = claim.get("yearToDate").cloned().unwrap_or(Value::Null);
        not_less(&before, after, "yearToDate")?;
        let mut next = with(claim, "yearToDate", Some(value(after)));
        for _ in 0..2 {
            let answer = ask(&next, Lang::Zh);
            prop_assert!(is_receipt(&answer), "the year is not accepted: {answer:#}");
            is_sound(&answer)?;
            let given = next.get("yearToDate").cloned().unwrap_or(Value::Null);
            not_less(&given, &answer["yearToDate"], "yearToDate")?;
            put(&mut next, "yearToDate", Some(value(&answer["yearToDate"])));
        }
        Ok(())
    });
}

fn not_less(before: &Value, after: &Json, path: &str) -> Checked {
    match before {
        Value::Null => Ok(()),
        Value::Map(entries) => entries
            .iter()
            .try_for_each(|(key, before)| not_less(before, &after[key], &format!("{path}.{key}"))),
        Value::Number(before) => {
            prop_assert!(
                after.as_f64().is_some_and(|after| after >= *before),
                "{}: {} after {}",
                path,
                after,
                before
            );
            Ok(())
        }
        Value::Text(before) => {
            let before = fen(&json!(before));
            prop_assert!(
                after.is_string() && fen(after) >= before,
                "{}: {} after {}",
                path,
                after,
                before
            );
            Ok(())
        }
        _ => Err(wrong(format!("{path} is no counter"))),
    }
}

/// A call that fails leaves nothing behind.
pub fn a_failed_call_leaves_nothing_behind(cases: u32) {
    let rows = super::bad_input::rows();
    let turn = Cell::new(0);
    for_all_receipts(cases, draw::claim, |claim, receipt| {
        turn.set((turn.get() + 1) % rows.len());
        let bad = ask(&rows[turn.get()].claim, Lang::En);
        prop_assert!(!is_receipt(&bad));
        let spoilt = ask(&with(claim, "person.scheme", None), Lang::En);
        prop_assert!(!is_receipt(&spoilt));
        prop_assert_eq!(&ask(claim, Lang::Zh), receipt);
        Ok(())
    });
}
