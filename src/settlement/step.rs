//! What a settlement consists of: its totals, the steps that they are summed from, and what must be pointed out.

use super::deductible::Due;
use super::rules::{Category, Cited, Part};
use super::scope::Scope;
use super::slices::Paid;
use super::supplement::Extra;
use crate::claim::YearToDate;
use crate::issue::Issue;
use crate::money::{Points, Ratio, Yuan};
use crate::policy::pack::{Entry, Evidence, Per, Supplement, When};

/// A settlement, computed.
pub struct Settlement<'p> {
    /// The entry of rules applied.
    pub entry: &'p Entry,
    /// The bill in its parts; the away first self-payment counted under prior self-pay.
    pub scope: Scope,
    /// The deductible paid.
    pub deductible: Yuan,
    /// What the pooled fund pays.
    pub pooled: Yuan,
    /// What each supplement pays.
    pub supplements: Vec<(&'p Supplement, Yuan)>,
    /// Pooled fund and supplements.
    pub fund_total: Yuan,
    /// The rest of the bill.
    pub person_total: Yuan,
    /// Of it from the personal account.
    pub account: Yuan,
    /// The working.
    pub steps: Vec<Step<'p>>,
    /// The weakest evidence used.
    pub evidence: Evidence,
    /// What the receipt must point out.
    pub notices: Vec<Notice<'p>>,
    /// What the catalogue and the audit rules say about the lines.
    pub flags: Vec<Issue>,
    /// The benefit year after the claim.
    pub after: YearToDate,
}

/// Whom a step's amount goes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Payer {
    /// The fund pays it: these steps add up to the fund's total.
    Fund,
    /// The person pays it: these steps add up to the person's total.
    Person,
    /// An intermediate result.
    None,
}

/// One line of the working.
#[derive(Debug, Clone, PartialEq)]
pub struct Step<'p> {
    /// What it does, with what it needs to be explained.
    pub kind: Kind<'p>,
    /// What it works on.
    pub base: Option<Yuan>,
    /// The ratio applied to it.
    pub ratio: Option<Ratio>,
    /// What it moves.
    pub amount: Yuan,
    /// Whose it is.
    pub payer: Payer,
    /// The documents it stands on.
    pub documents: Cited<'p>,
}

/// The kinds of steps, in their order.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind<'p> {
    /// The whole bill.
    Total,
    /// Class C and out of catalogue.
    FullSelfPay,
    /// Above price limits.
    OverLimit,
    /// The first share of class B.
    PriorSelfPay,
    /// The share that the patient pays first away from home.
    AwayFirstSelfPay(Category),
    /// What the rules work on.
    InScope,
    /// The deductible.
    Deductible(Due<'p>, Option<Category>),
    /// What is paid in one slice.
    Slice {
        /// The deductible taken out of it, in the first.
        deductible: Yuan,
        /// The slice and what was paid in it.
        paid: Paid<'p>,
        /// Whom the case that applies is for.
        when: Option<&'p When>,
        /// By which category the ratio was changed, if it was.
        category: Option<Category>,
    },
    /// What lies beyond the ceiling.
    Ceiling {
        /// What it counts over.
        per: Per,
        /// The ceiling.
        amount: Yuan,
        /// What was left of it.
        left: Yuan,
    },
    /// What a supplement pays.
    Supplement(Extra<'p>),
    /// What is left of the in-scope expense.
    InScopeSelfPay {
        /// Of it the deductible.
        deductible: Yuan,
    },
    /// What the personal account pays of it.
    Account,
}

/// What a receipt must point out.
#[derive(Debug, Clone, PartialEq)]
pub enum Notice<'p> {
    /// Some figures are compiled.
    Compiled(Vec<Part<'p>>),
    /// Whether there is a signed family doctor mattered and was not stated.
    ContractAssumed,
    /// A disease was given for other than chronic care.
    DiseaseIgnored,
    /// A balance was given for a resident.
    NoAccount,
    /// The bill reaches this amount.
    LargeAmount(Yuan),
    /// No direct settlement for this category, by these documents.
    NotDirect(Category, &'p [String]),
    /// What a supplement has paid was given under a name that none of these is.
    SupplementUnknown(String, Vec<&'p str>),
    /// The cut is so many points, the guide says so many, in these documents.
    BeyondGuide(Points, Points, &'static [String]),
    /// Care elsewhere in the home province is not modelled.
    InProvince,
    /// The deductible is charged per claim of chronic care.
    ChronicPerClaim,
    /// The stay crosses the turn of the year.
    YearCrosses,
    /// The rules of this area are not bundled ones.
    Loaded(&'p str),
}

/// A step without base, ratio or documents.
pub(super) fn step<'p>(kind: Kind<'p>, amount: Yuan, payer: Payer) -> Step<'p> {
    Step {
        kind,
        base: None,
        ratio: None,
        amount,
        payer,
        documents: [&[], &[], &[]],
    }
}
