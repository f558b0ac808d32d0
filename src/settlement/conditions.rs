//! Which case applies: the first whose conditions all hold.

use crate::claim::Claim;
use crate::issue::Code;
use crate::policy::pack::{Level, OneOrMore, Service, Status, Tier, When};
use crate::reading::{At, Faults};
use std::cell::Cell;

/// What the conditions of a case are held against, as far as it is stated.
#[derive(Clone, Copy, Default)]
pub struct Facts {
    /// The level of the institution.
    pub level: Option<Level>,
    /// What the person is within the scheme.
    pub status: Option<Status>,
    /// The person's age.
    pub age: Option<u32>,
    /// The contribution tier.
    pub tier: Option<Tier>,
    /// Whether there is a signed family doctor; not stated is none.
    pub contracted: Option<bool>,
    /// Whether this is a purchase in a retail pharmacy.
    pub pharmacy: bool,
}

/// One claim's facts, and what choosing among cases has found out about them.
pub struct Circumstances {
    facts: Facts,
    /// The ordinal of the admission in the benefit year.
    pub admission: u32,
    /// Set when it mattered whether there is a signed family doctor and nothing was stated.
    pub contract_assumed: Cell<bool>,
}

/// Whether a case's conditions hold.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    /// All do.
    Yes,
    /// One does not.
    No,
    /// It hinges on inputs that were not given.
    Open,
}

impl Circumstances {
    pub fn new(claim: &Claim) -> Self {
        let admissions = claim
            .year_to_date
            .as_ref()
            .and_then(|year| year.admissions)
            .unwrap_or_default();
        let person = &claim.person;
        Circumstances {
            facts: Facts {
                level: claim.level,
                status: person.status,
                age: person.age.map(|age| age.0),
                tier: person.tier,
                contracted: person.contracted,
                pharmacy: claim.service == Service::Pharmacy,
            },
            admission: admissions.0.saturating_add(1),
            contract_assumed: Cell::new(false),
        }
    }

    /// Finds the first case that applies at this admission.
    ///
    /// A case that hinges on something not stated is not a "no": what is missing is noted and nothing is chosen.
    /// No case at all is a fault too, never zero.
    pub fn choose<'p, T>(
        &self,
        cases: &'p [T],
        when: impl Fn(&'p T) -> Option<&'p When>,
        admission: u32,
        rule: &str,
        faults: &mut Faults,
    ) -> Option<&'p T> {
        for case in cases {
            match self.decide(when(case), admission, rule, faults) {
                Fit::Yes => return Some(case),
                Fit::No => {}
                Fit::Open => return None,
            }
        }
        faults.add(Code::PolicyNoCase, &At::ROOT, &[rule]);
        None
    }

    /// Whether the conditions hold; what is missing for telling is noted. Kept out of `choose`, which is copied for every
    /// kind of case.
    #[inline(never)]
    fn decide(&self, when: Option<&When>, admission: u32, rule: &str, faults: &mut Faults) -> Fit {
        let Some(when) = when else { return Fit::Yes };
        let mut missing = Missing::default();
        let fit = self.facts.fit(when, admission, &mut missing);
        if missing.contract {
            self.contract_assumed.set(true);
        }
        if fit == Fit::Open {
            missing.note(rule, faults);
        }
        fit
    }
}

impl Facts {
    /// Whether the conditions hold at this admission: the one rule by which the engine chooses and the linter foresees.
    pub fn fit(&self, when: &When, admission: u32, missing: &mut Missing) -> Fit {
        let mut open = false;
        let mut holds = |answer: Option<bool>, field: &mut bool| {
            if answer.is_none() {
                *field = true;
                open = true;
            }
            answer != Some(false)
        };
        let mut all = true;
        if let Some(levels) = &when.level {
            let answer = self.level.map(|level| covers(levels, level));
            all &= holds(answer, &mut missing.level);
        }
        if let Some(statuses) = &when.status {
            let answer = self.status.map(|status| statuses.0.contains(&status));
            all &= holds(answer, &mut missing.status);
        }
        if let Some(ages) = when.age {
            all &= holds(self.age.map(|age| ages.contains(age)), &mut missing.age);
        }
        if let Some(tier) = when.tier {
            all &= holds(self.tier.map(|given| given == tier), &mut missing.tier);
        }
        all &= when.admission.is_none_or(|span| span.contains(admission));
        all &= when.place.is_none() || self.pharmacy;
        if all && let Some(wanted) = when.contracted {
            missing.contract = self.contracted.is_none();
            all = wanted == self.contracted.unwrap_or(false);
        }
        match (all, open) {
            (false, _) => Fit::No,
            (true, true) => Fit::Open,
            (true, false) => Fit::Yes,
        }
    }
}

/// A case for a primary institution takes in a community one, a case for a tertiary hospital also a singled-out one;
/// what an earlier case names has been decided before.
fn covers(levels: &OneOrMore<Level>, level: Level) -> bool {
    let wider = match level {
        Level::Community => Level::Primary,
        Level::TertiaryTop => Level::Tertiary,
        level => level,
    };
    levels.0.contains(&level) || levels.0.contains(&wider)
}

/// The inputs on which a case hinges.
#[derive(Default)]
pub struct Missing {
    /// A signed family doctor: not stated, it counts as none.
    contract: bool,
    level: bool,
    status: bool,
    age: bool,
    tier: bool,
}

impl Missing {
    /// Notes each missing input once a claim, however many rules need it.
    fn note(&self, rule: &str, faults: &mut Faults) {
        let person = At::ROOT.key("person");
        let fields = [
            (self.status, person.key("status")),
            (self.age, person.key("age")),
            (self.tier, person.key("tier")),
            (self.level, At::ROOT.key("level")),
        ];
        for (missing, at) in fields {
            if missing {
                needed(&at, rule, faults);
            }
        }
    }
}

/// Notes that the rule cannot be told without the input at `at`.
pub fn needed(at: &At, rule: &str, faults: &mut Faults) {
    let code = Code::InputNeeded.text();
    let field = at.to_string();
    let told =
        |issue: &crate::issue::Issue| issue.code == code && issue.field.as_ref() == Some(&field);
    if !faults.issues.iter().any(told) {
        faults.add(Code::InputNeeded, at, &[rule]);
    }
}
