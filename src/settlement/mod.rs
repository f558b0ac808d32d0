//! One settlement: what the fund pays and what the person pays. Everything that decides money is in this folder.
//!
//! The steps are the calculation: every total is summed from them. No words are made here; `explanation` reads the steps.

mod after;
mod ceiling;
mod conditions;
mod deductible;
mod notices;
mod rules;
mod scope;
mod slices;
mod step;
mod supplement;

use crate::catalog::{self, Decided};
use crate::claim::{Claim, YearToDate};
use crate::explanation::terms;
use crate::money::Yuan;
use crate::policy::pack::{
    CeilingCase, Evidence, Pack, Per, RatioCase, Scheme, Service, Supplement,
};
use crate::reading::Faults;
use conditions::Circumstances;
pub use conditions::{Facts, Fit, Missing};
pub use deductible::{Due, changed, later};
pub use rules::{Account, Category, Part, Rules, entry, graded, pack_for};
pub use scope::{Scope, line_scope, scope};
pub use slices::{Paid, away_ratio, paid_on, walk};
use step::step;
pub use step::{Kind, Notice, Payer, Settlement, Step};
pub use supplement::{Basis, Extra, On, Terms, relieved_ratio};
use supplement::{Unpaid, pay};

/// Settles `claim`, its lines decided, by the rules of `pack`; what is missing or does not apply is noted in `faults`.
pub fn settle<'p>(
    claim: &Claim,
    lines: Vec<Decided>,
    pack: &'p Pack,
    faults: &mut Faults,
) -> Option<Settlement<'p>> {
    let lang = faults.lang;
    let prepared = prepare(claim, &lines, pack, faults)?;
    let scope = scope(&claim.bill, &lines)?;
    let mut settlement = prepared.settle(claim, scope, catalog::lists(&lines));
    settlement.flags = catalog::flags(lines, lang);
    Some(settlement)
}

/// The rules that decide a claim and what they come to for this person, place and year, whatever the bill.
pub struct Prepared<'p> {
    /// The rules.
    pub rules: Rules<'p>,
    /// The benefit year before the claim.
    pub year: YearToDate,
    /// The deductible.
    pub due: Due<'p>,
    /// Where the claim begins on the slices: what the year has seen, if they run over the year.
    pub position: Yuan,
    /// The case of the ratio table.
    pub ratio: &'p RatioCase,
    /// The ceiling and what is left of it, if there is one.
    pub ceiling: Option<(Yuan, Yuan)>,
    /// The supplements, in their order.
    pub supplements: Vec<Terms<'p>>,
    /// The weakest evidence used.
    pub evidence: Evidence,
    contract_assumed: bool,
    notices: Vec<Notice<'p>>,
}

/// Finds all that decides a claim, before anything is computed; what is missing or does not apply is noted in `faults`.
pub fn prepare<'p>(
    claim: &Claim,
    lines: &[Decided],
    pack: &'p Pack,
    faults: &mut Faults,
) -> Option<Prepared<'p>> {
    let mut notices = Vec::new();
    let rules = rules::find(claim, pack, &mut notices, faults)?;
    let circumstances = Circumstances::new(claim);
    let year = claim.year_to_date.clone().unwrap_or_default();
    let counters = rules.account.counters(&year);

    let admission = circumstances.admission;
    let due = deductible::due(
        &rules,
        &circumstances,
        counters.deductible_paid.unwrap_or_default(),
        faults,
    );
    let ratio = circumstances.choose(
        &rules.ratio.cases,
        |case: &RatioCase| case.when.as_ref(),
        admission,
        terms::ratio(faults.lang),
        faults,
    );
    let ceiling_case = circumstances.choose(
        &rules.ceiling.cases,
        |case: &CeilingCase| case.when.as_ref(),
        admission,
        terms::ceiling(faults.lang),
        faults,
    );
    let covering: Vec<&Supplement> = rules
        .entry
        .supplement
        .iter()
        .flatten()
        .filter(|supplement| covers(supplement, claim.service))
        .collect();
    let supplements = supplement::terms(&covering, claim, &circumstances, faults);
    let (due, ratio, ceiling_case) = (due?, ratio?, ceiling_case?);
    let ceiling = ceiling::left(&rules, ceiling_case, &year, faults)?;
    let evidence = notices::weigh(&rules, &covering, lines, claim, &mut notices, faults)?;
    if !faults.issues.is_empty() {
        return None;
    }
    let position = if rules.ratio.per == Per::Year {
        counters.in_scope.unwrap_or_default()
    } else {
        Yuan::ZERO
    };
    Some(Prepared {
        rules,
        year,
        due,
        position,
        ratio,
        ceiling,
        supplements: supplements?,
        evidence,
        contract_assumed: circumstances.contract_assumed.get(),
        notices,
    })
}

impl<'p> Prepared<'p> {
    /// Settles a bill whose parts are known; `lists` are the documents by which they were told apart.
    pub fn settle(self, claim: &Claim, mut scope: Scope, lists: &'p [String]) -> Settlement<'p> {
        let Prepared {
            rules,
            year,
            due,
            position,
            ratio,
            ceiling,
            supplements,
            evidence,
            contract_assumed,
            mut notices,
        } = self;
        let change = rules.away.as_ref().map(|away| &away.change);
        let category = rules.away.as_ref().map(|away| away.category);
        let away_documents: &[String] = rules.away.as_ref().map_or(&[], |away| away.documents);
        let with_away = |changed: bool| {
            let [own, other, _] = rules.documents;
            [own, other, if changed { away_documents } else { &[] }]
        };

        // 1. Scope.
        let mut steps = Vec::with_capacity(12);
        steps.push(step(Kind::Total, scope.total, Payer::None));
        for (kind, amount) in [
            (Kind::FullSelfPay, scope.full_self_pay),
            (Kind::OverLimit, scope.over_limit),
            (Kind::PriorSelfPay, scope.prior_self_pay),
        ] {
            if amount > Yuan::ZERO {
                steps.push(Step {
                    documents: [lists, &[], &[]],
                    ..step(kind, amount, Payer::Person)
                });
            }
        }
        if let (Some(share), Some(category)) = (change.and_then(|c| c.first_self_pay), category) {
            let first = scope.in_scope.share(share).rounded();
            if first > Yuan::ZERO {
                steps.push(Step {
                    base: Some(scope.in_scope),
                    ratio: Some(share),
                    documents: [away_documents, &[], &[]],
                    ..step(Kind::AwayFirstSelfPay(category), first, Payer::Person)
                });
                scope.prior_self_pay += first;
                scope.in_scope = scope.in_scope - first;
            }
        }
        steps.push(Step {
            documents: [lists, &[], &[]],
            ..step(Kind::InScope, scope.in_scope, Payer::None)
        });

        // 2. Deductible. Rounded where it is paid: nobody can pay half a fen.
        let paid_deductible = due.left.min(scope.in_scope).rounded();
        let deductible_changed = due.away != due.home;
        steps.push(Step {
            base: Some(scope.in_scope),
            documents: with_away(deductible_changed),
            ..step(
                Kind::Deductible(due, category.filter(|_| deductible_changed)),
                paid_deductible,
                Payer::None,
            )
        });

        // 3. Slices, and 4. the ceiling.
        let interval = (position + paid_deductible, position + scope.in_scope);
        let walked = walk(
            &ratio.slices.0,
            change,
            interval,
            ceiling.map(|(_, left)| left),
        );
        if let Some(change) = change {
            notices::beyond_guide(claim, category, change, &walked.paid, &mut notices);
        }
        let pooled = walked.pooled;
        let beyond = walked.beyond;
        for (i, paid) in walked.paid.into_iter().enumerate() {
            let changed = paid.ratio != paid.slice.ratio;
            steps.push(Step {
                base: Some(paid.base.rounded()),
                ratio: Some(paid.ratio),
                amount: paid.amount,
                payer: Payer::Fund,
                documents: with_away(changed),
                kind: Kind::Slice {
                    deductible: if i == 0 { paid_deductible } else { Yuan::ZERO },
                    when: ratio.when.as_ref(),
                    category: category.filter(|_| changed),
                    paid,
                },
            });
        }
        let beyond_amount = beyond.amount().rounded();
        if let Some((amount, left)) = ceiling
            && beyond_amount > Yuan::ZERO
        {
            let per = rules.ceiling.per;
            steps.push(Step {
                base: Some(left),
                documents: with_away(change.is_some_and(|c| c.ceiling_factor.is_some())),
                ..step(
                    Kind::Ceiling { per, amount, left },
                    beyond_amount,
                    Payer::None,
                )
            });
        }

        // 5. Supplements.
        let mut unpaid = Unpaid {
            in_scope: scope.in_scope,
            paid: pooled,
            beyond,
            self_pay_before: year.in_scope_self_pay.unwrap_or_default(),
        };
        let mut extras = Vec::with_capacity(supplements.len());
        for terms in &supplements {
            let extra = pay(terms, &unpaid);
            let supplement = terms.supplement;
            unpaid.paid += extra.amount;
            extras.push((supplement, extra.amount));
            let (base, ratio) = match &extra.on {
                On::Beyond { amount, ratio, .. } => (*amount, Some(*ratio)),
                On::SelfPay { before, with, .. } => (*with - *before, None),
            };
            steps.push(Step {
                base: Some(base.rounded()),
                ratio,
                amount: extra.amount,
                payer: Payer::Fund,
                documents: [&supplement.documents, &[], &[]],
                kind: Kind::Supplement(extra),
            });
        }

        // 6. Who pays.
        let fund_total = sum(&steps, Payer::Fund);
        let rest = Kind::InScopeSelfPay {
            deductible: paid_deductible,
        };
        steps.push(step(rest, scope.in_scope - fund_total, Payer::Person));
        let person_total = sum(&steps, Payer::Person);
        let balance = claim.personal_account.unwrap_or_default();
        let account = match claim.person.scheme {
            Scheme::Employee => balance.min(person_total),
            Scheme::Resident => Yuan::ZERO,
        };
        if account > Yuan::ZERO {
            steps.push(step(Kind::Account, account, Payer::None));
        }

        if contract_assumed {
            notices.push(Notice::ContractAssumed);
        }
        notices::unknown_supplements(rules.entry, &year, &mut notices);
        notices::point_out(claim, &scope, rules.away.as_ref(), &mut notices);
        let added = after::Added {
            in_scope: scope.in_scope,
            deductible: paid_deductible,
            pooled,
            fund_total,
            supplements: &extras,
        };
        let after = after::after(claim, &rules, &added);
        Settlement {
            entry: rules.entry,
            scope,
            deductible: paid_deductible,
            pooled,
            supplements: extras,
            fund_total,
            person_total,
            account,
            steps,
            evidence,
            notices,
            flags: Vec::new(),
            after,
        }
    }
}

fn sum(steps: &[Step], payer: Payer) -> Yuan {
    let those = steps.iter().filter(|step| step.payer == payer);
    those.map(|step| step.amount).sum()
}

/// Left out, a supplement covers inpatient and chronic care.
fn covers(supplement: &Supplement, service: Service) -> bool {
    match &supplement.services {
        Some(services) => services.contains(&service),
        None => matches!(service, Service::Inpatient | Service::Chronic),
    }
}
