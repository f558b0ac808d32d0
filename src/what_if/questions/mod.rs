//! What still has to be asked: which inputs a claim lacks, and which of them change what the person pays.
//!
//! The engine itself is asked. Whatever is not given is tried with the values between which the rules can tell, in many
//! combinations; a field is needed where a claim without it is refused, and worth asking where its values differ in result.

mod ask;
mod axes;
mod complete;
mod words;

use crate::answer::{self, Failure};
use crate::catalog::decide_claim;
use crate::claim::Claim;
use crate::issue::Lang;
use crate::money::{Ratio, Yuan};
use crate::policy::pack::Service;
use crate::reading::{Faults, Value};
use crate::settlement::{Scope, entry, pack_for};
use axes::{Axis, Put};
use complete::{GENERAL, completed, given};
use serde::Serialize;

/// One question to the person.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Question {
    /// Where the answer goes in the claim: `"person.status"`.
    pub field: String,
    /// The question, in the language asked for.
    pub question: String,
    /// What kind of answer it has.
    pub kind: QuestionKind,
    /// The answers to choose from, where they can be listed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub options: Vec<Choice>,
    /// Why it is asked: what it decides, and how far apart its answers lie.
    pub why: String,
    /// Whether a claim without it is refused.
    pub needed: bool,
    /// How far apart its answers bring `personTotal` at most, in yuan, all else that may be left out being left out; at the bill
    /// given, or over a few round bills. Absent where that is nothing: then it depends on the other answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Yuan"))]
    pub spread: Option<Yuan>,
}

choice! {
    /// The kind of answer that a question has.
    #[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
    pub enum QuestionKind {
        /// One of the options.
        "choice" => Choice,
        /// Any of the options, or none.
        "choices" => Choices,
        /// A number.
        "number" => Number,
        /// An amount in yuan.
        "amount" => Amount,
        /// A day.
        "date" => Date,
        /// An area code.
        "area" => Area,
        /// A disease code; the options are those for which the rules differ.
        "disease" => Disease,
        /// Yes or no.
        "boolean" => Boolean,
    }
}

/// One answer to choose.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Choice {
    /// The value for the claim.
    pub value: String,
    /// It in words.
    pub label: String,
}

/// What to ask next, for a claim of which anything may still be missing: first what an estimate cannot do without, then what
/// still changes the result, the most first. Empty when nothing left to say would change what the person pays.
///
/// What is given is read as strictly as by `estimate`. Until insured area and scheme are known (and with a bill of lines, the
/// day), only what every claim needs is asked. The personal account is never asked for: it changes how the person pays, not
/// how much. At most some six thousand settlements are tried, always the same ones for the same claim.
///
/// # Errors
/// Those of what is given, as [`crate::estimate`] tells them; and those for which no answer would help: `policy.not_loaded`,
/// `policy.not_in_force`, `policy.no_rule` and the like.
///
/// # Example
/// ```
/// use yidi::{issue::Lang, next_questions, reading::Value};
///
/// let partial: Value = serde_json::from_str(r#"{
///     "person": { "scheme": "employee" }, "insuredArea": "110000", "treatmentArea": "310000", "date": "2026-03-10",
///     "service": "inpatient", "level": "tertiary", "bill": { "total": 20000 }
/// }"#).unwrap();
/// let questions = next_questions(&partial, Lang::En).unwrap();
/// assert_eq!(questions[0].field, "person.status");
/// assert!(questions[0].needed);
/// ```
pub fn next_questions(partial: &Value, lang: Lang) -> Result<Vec<Question>, Failure> {
    let mut faults = Faults::new(lang);
    let whole = completed(partial);
    let read = answer::understood(&whole, &mut faults);
    // A fault of what was only put in for trying is none of the caller's.
    faults.issues.retain(|issue| {
        let field = issue.field.as_deref().unwrap_or_default();
        !GENERAL.contains(&field) || given(partial, field)
    });
    let Some(mut claim) = read.filter(|_| faults.issues.is_empty()) else {
        return Err(Failure::of(faults));
    };
    let knows = |field| given(partial, field);
    let lines = claim.bill.lines.is_some();
    let scheme = claim.person.scheme;
    let mut pack = None;
    if knows("insuredArea") {
        let found = pack_for(claim.insured_area.0, &mut faults);
        pack = Some(found.ok_or_else(|| Failure::of(refused(&mut faults)))?);
    }
    let known = pack.filter(|_| knows("person.scheme") && (knows("date") || !lines));
    let Some(pack) = known else {
        let missing = GENERAL.iter().filter(|field| lacks(partial, &claim, field));
        let question = |field: &&str| {
            let axis = Axis {
                needed: true,
                ..Axis::optional(*field, Vec::new())
            };
            words::question(&axis, &[], scheme, false, lang)
        };
        return Ok(missing.map(question).collect());
    };
    let mut entries: Vec<_> = pack.entries(scheme).iter().collect();
    if knows("date") || entries.is_empty() {
        let in_force = entry(&pack, scheme, claim.date, &mut faults);
        entries = vec![in_force.ok_or_else(|| Failure::of(refused(&mut faults)))?];
    }
    let over_bills = lacks(partial, &claim, "bill.total");
    let mut all = axes::of(partial, &claim, &entries);
    if lines {
        let mut shares = by_share(&claim, &mut faults)?;
        claim.bill.lines = None;
        if knows("place.priorSelfPayRatio") {
            shares.truncate(1);
        }
        all.push(Axis {
            tried: shares.len() > 1,
            ..Axis::optional("place.priorSelfPayRatio", shares)
        });
    }
    ask::ask(&mut claim, &pack, &mut all, lang)?;

    let mut questions: Vec<Question> = Vec::new();
    for axis in all {
        if !axis.needed && !axis.matters {
            continue;
        }
        let question = words::question(&axis, &entries, scheme, over_bills, lang);
        // Those needed first, in their order; then the most first, and in their order what is alike.
        let after =
            |other: &Question| !other.needed && (question.needed || other.spread < question.spread);
        let at = questions.iter().position(after);
        questions.insert(at.unwrap_or(questions.len()), question);
    }
    Ok(questions)
}

/// Whether every claim needs `field` and this one lacks it.
fn lacks(partial: &Value, claim: &Claim, field: &str) -> bool {
    let spared = match field {
        "bill.total" => claim.bill.lines.is_some(),
        "level" => given(partial, "service") && claim.service == Service::Pharmacy,
        _ => false,
    };
    !spared && !given(partial, field)
}

fn refused(faults: &mut Faults) -> Faults {
    std::mem::replace(faults, Faults::new(faults.lang))
}

/// What the lines come to: as the claim says, and for each share of class B that the place may set.
fn by_share(claim: &Claim, faults: &mut Faults) -> Result<Vec<Put<'static>>, Failure> {
    let mut shares = Vec::with_capacity(3);
    for share in [None, Some(Ratio::ZERO), Some(Ratio::ONE)] {
        let mut other = claim.clone();
        if share.is_some() {
            other.place.get_or_insert_default().prior_self_pay_ratio = share;
        }
        let mut parts = Scope::default();
        for line in decide_claim(&other, faults) {
            let part = line.scope().unwrap_or_default();
            parts.total += part.total;
            parts.full_self_pay += part.full_self_pay;
            parts.over_limit += part.over_limit;
            parts.prior_self_pay += part.prior_self_pay;
        }
        if !faults.issues.is_empty() {
            return Err(Failure::of(refused(faults)));
        }
        shares.push(Put::Parts(parts));
    }
    Ok(shares)
}
