//! The answer to a claim: every amount, the working, the documents.

use crate::area;
use crate::catalog;
use crate::claim::{Claim, YearToDate};
use crate::explanation;
use crate::issue::{Issue, Lang};
use crate::money::{Ratio, Yuan};
use crate::national;
use crate::policy::pack::{Document, Evidence, Pack, Scheme, Service, Supplement, SupplementKind};
use crate::settlement::{self, Kind, Payer, Settlement};
use serde::Serialize;
use std::fmt::Write;

/// What the fund pays and what the person pays, with the working. Amounts in yuan, two decimals.
///
/// For every receipt: `total = fundTotal + personalAccount + cash`,
/// `total = fullSelfPay + overLimitSelfPay + priorSelfPay + inScope`, and the steps add up to the totals.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Receipt {
    /// Always true: this is no failure.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "true"))]
    pub ok: bool,
    /// The insured area that the code given resolved to.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "AreaCode"))]
    pub insured_area: String,
    /// The area of treatment.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "AreaCode"))]
    pub treatment_area: String,
    /// Whether the two lie in different provinces.
    pub cross_province: bool,
    /// The scheme of the claim.
    pub scheme: Scheme,
    /// The service of the claim.
    pub service: Service,
    /// The day of the claim.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "IsoDate"))]
    pub date: String,
    /// From when the rules applied are in force.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "IsoDate"))]
    pub policy_effective: String,
    /// The whole expense [medfee_sumamt].
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Yuan"))]
    pub total: Yuan,
    /// Class C and out of catalogue [fulamt_ownpay_amt].
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Yuan"))]
    pub full_self_pay: Yuan,
    /// Above price limits [overlmt_selfpay].
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Yuan"))]
    pub over_limit_self_pay: Yuan,
    /// First share of class B, and the first share away from home [preselfpay_amt].
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Yuan"))]
    pub prior_self_pay: Yuan,
    /// What the insured area's rules work on [inscp_scp_amt].
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Yuan"))]
    pub in_scope: Yuan,
    /// The deductible paid [act_pay_dedc].
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Yuan"))]
    pub deductible: Yuan,
    /// What the pooled fund pays [hifp_pay].
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Yuan"))]
    pub pooled_fund: Yuan,
    /// What each supplement pays, in the order applied.
    pub supplements: Vec<SupplementPaid>,
    /// Pooled fund and supplements [fund_pay_sumamt].
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Yuan"))]
    pub fund_total: Yuan,
    /// The rest of the bill [psn_part_amt].
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Yuan"))]
    pub person_total: Yuan,
    /// Of it from the personal account [acct_pay].
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Yuan"))]
    pub personal_account: Yuan,
    /// Of it in cash [psn_cash_pay].
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Yuan"))]
    pub cash: Yuan,
    /// The fund's total as a share of the expense in scope, four places, half away from zero.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "string"))]
    pub in_scope_ratio: FourPlaces,
    /// The working, in order.
    pub steps: Vec<Step>,
    /// Every document that a step or warning cites.
    pub documents: Vec<CitedDocument>,
    /// The weakest evidence among the rules used.
    pub evidence: Evidence,
    /// What to know before relying on it.
    pub warnings: Vec<Issue>,
    /// The benefit year after this claim: give it to the next one.
    pub year_to_date: YearToDate,
}

/// What one supplement pays.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct SupplementPaid {
    /// Its name.
    pub name: String,
    /// What it pays for.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "string"))]
    pub kind: SupplementKind,
    /// What it pays.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Yuan"))]
    pub amount: Yuan,
}

/// One line of the working.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Step {
    /// Stable code: `"ratio.slice"`.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "string"))]
    pub code: &'static str,
    /// Its name, in the language asked for.
    pub label: String,
    /// What it takes, which case matched, and the arithmetic, in words.
    pub detail: String,
    /// What it works on.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Yuan"))]
    pub base: Option<Yuan>,
    /// The ratio applied.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(type = "string"))]
    pub ratio: Option<Ratio>,
    /// What it moves.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Yuan"))]
    pub amount: Yuan,
    /// Whose it is: the `"fund"` steps add up to `fundTotal`, the `"person"` steps to `personTotal`.
    #[cfg_attr(
        target_arch = "wasm32",
        tsify(type = "\"fund\" | \"person\" | \"none\"")
    )]
    pub payer: &'static str,
    /// The documents, with the article where known: `"d2#36"` is article 36 of document `d2`.
    pub documents: Vec<String>,
    /// Where the slice begins that it pays in: tells the slices of two receipts apart. Not written.
    #[serde(skip)]
    pub slice_from: Option<Yuan>,
}

/// A document that the receipt stands on.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct CitedDocument {
    /// The name by which steps cite it.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its number.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "string | null"))]
    pub number: Option<String>,
    /// Where it can be read.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "string | null"))]
    pub url: Option<String>,
}

/// A ratio written with exactly four places.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FourPlaces(pub Ratio);

impl FourPlaces {
    /// `"0.7947"`.
    #[must_use]
    pub fn text(self) -> String {
        let mut out = String::with_capacity(8);
        self.write(&mut out);
        out
    }

    /// Appends it.
    pub fn write(self, out: &mut dyn Write) {
        self.0.write_four_places(out);
    }
}

impl Serialize for FourPlaces {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(&self.text())
    }
}

/// A receipt before its lists are copied: they still stand in the pack and in the settlement. [`Sheet::receipt`] copies them
/// for callers in Rust; for JavaScript they are written out from here.
pub struct Sheet<'s, 'p> {
    /// Everything but the lists, which are empty in it.
    pub head: Receipt,
    /// The settlement: its supplements and steps.
    pub settlement: &'s Settlement<'p>,
    /// Every document that a step or warning cites.
    pub documents: Vec<&'p Document>,
    /// What to know before relying on it.
    pub warnings: Vec<Issue>,
    /// In which language.
    pub lang: Lang,
}

impl<'s, 'p> Sheet<'s, 'p> {
    /// The receipt of a settlement.
    #[must_use]
    pub fn new(
        claim: &Claim,
        pack: &'p Pack,
        settlement: &'s mut Settlement<'p>,
        lang: Lang,
    ) -> Self {
        let mut documents: Vec<&Document> = Vec::with_capacity(8);
        let mut before = [&[][..]; 3];
        for step in &settlement.steps {
            if alike(before, step.documents) {
                continue;
            }
            before = step.documents;
            for id in before.iter().copied().flatten() {
                cite(id, &pack.documents, &mut documents);
                cite(id, catalog::documents(), &mut documents);
            }
        }
        let warnings = explanation::warnings(settlement, &documents, pack, lang);
        for id in warnings
            .iter()
            .flat_map(|issue| issue.documents.iter().flatten())
        {
            cite(id, &pack.documents, &mut documents);
            cite(id, &national::guide().documents, &mut documents);
            cite(id, catalog::documents(), &mut documents);
        }
        let year_to_date = std::mem::take(&mut settlement.after);
        let settlement = &*settlement;
        let scope = &settlement.scope;
        let head = Receipt {
            ok: true,
            insured_area: area::code_text(claim.insured_area.0),
            treatment_area: area::code_text(claim.treatment_area.0),
            cross_province: claim.crosses_provinces(),
            scheme: claim.person.scheme,
            service: claim.service,
            date: claim.date.to_string(),
            policy_effective: settlement.entry.effective.to_string(),
            total: scope.total,
            full_self_pay: scope.full_self_pay,
            over_limit_self_pay: scope.over_limit,
            prior_self_pay: scope.prior_self_pay,
            in_scope: scope.in_scope,
            deductible: settlement.deductible,
            pooled_fund: settlement.pooled,
            supplements: Vec::new(),
            fund_total: settlement.fund_total,
            person_total: settlement.person_total,
            personal_account: settlement.account,
            cash: settlement.person_total - settlement.account,
            in_scope_ratio: FourPlaces(settlement.fund_total.part_of(scope.in_scope)),
            steps: Vec::new(),
            documents: Vec::new(),
            evidence: settlement.evidence,
            warnings: Vec::new(),
            year_to_date,
        };
        Sheet {
            head,
            settlement,
            documents,
            warnings,
            lang,
        }
    }

    /// The receipt, its lists copied.
    #[must_use]
    pub fn receipt(self) -> Receipt {
        let mut steps = Vec::with_capacity(self.settlement.steps.len());
        for step in &self.settlement.steps {
            let mut detail = String::new();
            explanation::detail(step, self.lang, &mut detail);
            let label = explanation::label(&step.kind, self.lang);
            steps.push(Step {
                code: explanation::code(&step.kind),
                label: label.unwrap_or_else(|| name(&step.kind)).to_owned(),
                detail,
                base: step.base,
                ratio: step.ratio,
                amount: step.amount,
                payer: payer(step.payer),
                documents: cited(step).cloned().collect(),
                slice_from: match &step.kind {
                    Kind::Slice { paid, .. } => Some(paid.slice.from),
                    _ => None,
                },
            });
        }
        let paid = |(supplement, amount): &(&Supplement, Yuan)| SupplementPaid {
            name: supplement.name.clone(),
            kind: supplement.kind,
            amount: *amount,
        };
        Receipt {
            supplements: self.settlement.supplements.iter().map(paid).collect(),
            steps,
            documents: self.documents.into_iter().map(shown).collect(),
            warnings: self.warnings,
            ..self.head
        }
    }
}

/// The name of the supplement that pays in a step.
#[must_use]
pub fn name<'s>(kind: &'s Kind) -> &'s str {
    match kind {
        Kind::Supplement(extra) => &extra.supplement.name,
        _ => "",
    }
}

/// Whose a step is.
#[must_use]
pub fn payer(payer: Payer) -> &'static str {
    match payer {
        Payer::Fund => "fund",
        Payer::Person => "person",
        Payer::None => "none",
    }
}

/// Whether two steps stand on the same blocks of rules.
#[must_use]
pub fn alike(a: [&[String]; 3], b: [&[String]; 3]) -> bool {
    a.iter().zip(b).all(|(a, b)| std::ptr::eq(*a, b))
}

/// The documents of a step, each once.
pub fn cited<'s>(step: &'s settlement::Step<'_>) -> impl Iterator<Item = &'s String> {
    let all = || step.documents.iter().copied().flatten();
    all()
        .enumerate()
        .filter(move |(at, id)| !all().take(*at).any(|earlier| earlier == *id))
        .map(|(_, id)| id)
}

/// Adds the document that `id` names, article or not, once.
pub fn cite<'d>(id: &str, all: &'d [Document], used: &mut Vec<&'d Document>) {
    let base = id.split_once('#').map_or(id, |(base, _)| base);
    if used.iter().any(|document| document.id == base) {
        return;
    }
    used.extend(all.iter().find(|document| document.id == base));
}

/// A document as an answer shows it.
#[must_use]
pub fn shown(document: &Document) -> CitedDocument {
    CitedDocument {
        id: document.id.clone(),
        title: document.title.clone(),
        number: document.number.clone(),
        url: document.url.clone(),
    }
}
