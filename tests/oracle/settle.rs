//! One settlement in the order of the description that the project began with (not in this repository), section by section:
//! `rules.rs`, `scope.rs`, `fund.rs`, `supplements.rs`, and here what comes before and after.
//!
//! Left to others: what is not well formed (claims here always are), lines without a class (the catalogue's matter), and the
//! words of steps and issues. Which refusals come together is the library's choice where the description is silent: first
//! what is wrong with places, bill and day, then what the entry has no rule for, then what its cases lack.

use crate::exact::{Exact, least, or_zero, rounded, whole, written, yuan};
use crate::fund;
use crate::places::Places;
use crate::policy::Asked;
use crate::rules::{Rules, Why, rules};
use crate::scope::scope;
use crate::supplements;
use crate::warnings;
use serde_json::{Map, Value as Json, json};

/// What comes of a claim.
pub enum Answer {
    /// The keys of the receipt that the description settles, and in `yearToDate` every counter.
    Receipt(Json),
    Refused(Why),
}

impl Answer {
    pub fn shown(&self) -> String {
        match self {
            Self::Receipt(receipt) => receipt.to_string(),
            Self::Refused(why) => format!("refused: {why:?}"),
        }
    }
}

/// The answer to a claim by the packs at hand.
pub fn settle<'p>(
    claim: &Json,
    packs: &dyn Fn(&str) -> Option<&'p Json>,
    places: &Places,
) -> Answer {
    match receipt(claim, packs, places) {
        Ok(receipt) => Answer::Receipt(receipt),
        Err(why) => Answer::Refused(why),
    }
}

fn asked(claim: &Json) -> Asked {
    let person = &claim["person"];
    Asked {
        level: claim["level"].as_str().map(str::to_owned),
        status: person["status"].as_str().map(str::to_owned),
        age: person["age"].as_i64(),
        admission: claim["yearToDate"]["admissions"].as_i64().unwrap_or(0) + 1,
        tier: person["tier"].as_i64(),
        contracted: person["contracted"].as_bool(),
        pharmacy: claim["service"] == "pharmacy",
    }
}

fn receipt<'p>(
    claim: &Json,
    packs: &dyn Fn(&str) -> Option<&'p Json>,
    places: &Places,
) -> Result<Json, Why> {
    let mut scope = scope(claim);
    let rules = rules(claim, &scope, packs, places)?;
    let asked = asked(claim);

    // All that the cases lack is told before anything is computed.
    let mut why = Why::new();
    let terms = fund::terms(&rules.block, &asked, &mut why);
    let shares = supplements::shares(&rules.supplements, &asked, &mut why);
    let Some(terms) = terms else {
        return Err(why);
    };
    if !terms.are_modelled(&rules.block) {
        why.insert("policy.period_not_modelled service".to_owned());
        return Err(why);
    }
    let evidence = warnings::evidence(&rules, scope.assumed);
    if evidence == "compiled" && claim["allowCompiled"] == false {
        why.insert("evidence.compiled_refused allowCompiled".to_owned());
    }
    if !why.is_empty() {
        return Err(why);
    }

    // §1.
    let mut steps = Vec::new();
    let step = |steps: &mut Vec<Json>, code: &str, amount: &Exact| {
        steps.push(json!({ "code": code, "amount": yuan(amount) }))
    };
    step(&mut steps, "scope.total", &scope.total);
    let mut in_scope = scope.in_scope();
    let first =
        rounded(&(&in_scope * rules.away.get("first_self_pay").unwrap_or_else(|| whole(0))));
    in_scope -= &first;
    for (code, amount) in [
        ("scope.full_self_pay", &scope.full),
        ("scope.over_limit_self_pay", &scope.over),
        ("scope.prior_self_pay", &scope.prior),
        ("away.first_self_pay", &first),
    ] {
        if *amount > whole(0) {
            step(&mut steps, code, amount);
        }
    }
    scope.prior += &first;
    step(&mut steps, "scope.in_scope", &in_scope);

    // §2 to §5.
    let before = &claim["yearToDate"];
    let used = |service: &str, counter: &str| or_zero(&before[service][counter]);
    let paid = fund::pay(terms, &rules, &in_scope, &used, &mut steps);
    let mut fund = paid.pooled.clone();
    let mut each = Vec::new();
    for (one, share) in rules.supplements.iter().zip(&shares) {
        let pays = supplements::pays(one, share, &paid.beyond, &(&in_scope - &fund), claim);
        step(&mut steps, "supplement", &pays);
        fund += &pays;
        each.push((one["name"].as_str().unwrap(), pays));
    }

    // §6, who pays.
    let person = &scope.total - &fund;
    let has_account = claim["person"]["scheme"] == "employee";
    let balance = if has_account {
        or_zero(&claim["personalAccount"])
    } else {
        whole(0)
    };
    let account = least(balance, person.clone());
    step(&mut steps, "person.in_scope", &(&in_scope - &fund));
    if account > whole(0) {
        step(&mut steps, "person.account", &account);
    }
    let share = if in_scope == whole(0) {
        whole(0)
    } else {
        &fund / &in_scope
    };
    let supplements: Vec<Json> = each
        .iter()
        .map(|(name, pays)| json!({ "name": name, "amount": yuan(pays) }))
        .collect();
    Ok(json!({
        "insuredArea": rules.home, "treatmentArea": rules.treated, "crossProvince": rules.cross, "policyEffective": rules.entry["effective"],
        "scheme": claim["person"]["scheme"], "service": claim["service"], "date": claim["date"],
        "total": yuan(&scope.total), "fullSelfPay": yuan(&scope.full), "overLimitSelfPay": yuan(&scope.over),
        "priorSelfPay": yuan(&scope.prior), "inScope": yuan(&in_scope), "deductible": yuan(&paid.deductible), "pooledFund": yuan(&paid.pooled),
        "supplements": supplements, "fundTotal": yuan(&fund), "personTotal": yuan(&person), "personalAccount": yuan(&account),
        "cash": yuan(&(&person - &account)), "inScopeRatio": written(&share, 4), "steps": steps, "evidence": evidence,
        "warnings": warnings::all(claim, &rules, evidence, &paid.cuts, &scope),
        "yearToDate": after(claim, &rules, &in_scope, &paid, &each, &fund),
    }))
}

/// §7: the year after the claim, every counter by its path.
fn after(
    claim: &Json,
    rules: &Rules,
    in_scope: &Exact,
    paid: &fund::Paid,
    each: &[(&str, Exact)],
    fund: &Exact,
) -> Json {
    let before = &claim["yearToDate"];
    let mut after = Map::new();
    let mut count = |path: String, so_far: &Json, more: Exact| {
        drop(after.insert(path, Json::String(yuan(&(or_zero(so_far) + more)))))
    };
    for service in ["outpatient", "inpatient", "chronic"] {
        for (counter, more) in [
            ("inScope", in_scope),
            ("deductiblePaid", &paid.deductible),
            ("pooledPaid", &paid.pooled),
        ] {
            let more = if service == rules.block.counters {
                more.clone()
            } else {
                whole(0)
            };
            count(
                format!("{service}.{counter}"),
                &before[service][counter],
                more,
            );
        }
    }
    let counts = rules
        .supplements
        .iter()
        .any(|one| one["kind"] == "self_pay");
    count(
        "inScopeSelfPay".to_owned(),
        &before["inScopeSelfPay"],
        if counts { in_scope - fund } else { whole(0) },
    );
    // What others paid stays; what these paid is added.
    for (name, paid) in before["supplementPaid"].as_object().into_iter().flatten() {
        count(format!("supplementPaid.{name}"), paid, whole(0));
    }
    for (name, pays) in each {
        count(
            format!("supplementPaid.{name}"),
            &before["supplementPaid"][*name],
            pays.clone(),
        );
    }
    let admitted = i64::from(claim["service"] == "inpatient");
    after.insert(
        "admissions".to_owned(),
        json!(before["admissions"].as_i64().unwrap_or(0) + admitted),
    );
    after.into()
}
