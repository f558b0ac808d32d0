//! The circumstances in which a pack's cases are weighed: few, but every difference that the conditions name is among them.

use crate::issue::Lang;
use crate::policy::pack::{Level, OneOrMore, Scheme, Span, Status, Tier, When, Where};
use crate::settlement::{Facts, Fit, Missing};

/// Which conditions some cases name: only these tell circumstances apart.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Named(u8);

impl Named {
    const LEVEL: Named = Named(1);
    const STATUS: Named = Named(2);
    const AGE: Named = Named(4);
    const ADMISSION: Named = Named(8);
    const TIER: Named = Named(16);
    const CONTRACTED: Named = Named(32);
    const PLACE: Named = Named(64);

    /// Both together.
    pub fn and(self, other: Named) -> Named {
        Named(self.0 | other.0)
    }

    fn has(self, other: Named) -> bool {
        self.0 & other.0 != 0
    }

    /// What the conditions of some cases name.
    pub fn of(whens: &[Option<&When>]) -> Named {
        let mut named = Named::default();
        for when in whens.iter().copied().flatten() {
            for (given, condition) in [
                (when.level.is_some(), Named::LEVEL),
                (when.status.is_some(), Named::STATUS),
                (when.age.is_some(), Named::AGE),
                (when.admission.is_some(), Named::ADMISSION),
                (when.tier.is_some(), Named::TIER),
                (when.contracted.is_some(), Named::CONTRACTED),
                (when.place.is_some(), Named::PLACE),
            ] {
                if given {
                    named = named.and(condition);
                }
            }
        }
        named
    }
}

/// One visit that can occur.
#[derive(Clone, Copy)]
pub struct Circumstance {
    /// Person and place.
    pub facts: Facts,
    /// The ordinal of the admission in the year.
    pub admission: u32,
}

impl Circumstance {
    /// The first case whose conditions hold, chosen as the engine chooses it.
    pub fn first(&self, whens: &[Option<&When>], admission: u32) -> Option<usize> {
        let mut missing = Missing::default();
        whens.iter().position(|when| {
            when.is_none_or(|when| self.facts.fit(when, admission, &mut missing) == Fit::Yes)
        })
    }

    /// The visit in words, as far as the conditions named tell it from others: `三级医疗机构·退休`.
    pub fn words(&self, named: Named, lang: Lang) -> String {
        fn one<T>(value: T) -> OneOrMore<T> {
            OneOrMore(vec![value])
        }
        let exactly = |n| Span {
            from: Some(n),
            to: Some(n),
        };
        let facts = &self.facts;
        let when = When {
            level: facts.level.filter(|_| named.has(Named::LEVEL)).map(one),
            status: facts.status.filter(|_| named.has(Named::STATUS)).map(one),
            age: facts.age.filter(|_| named.has(Named::AGE)).map(exactly),
            admission: named.has(Named::ADMISSION).then(|| exactly(self.admission)),
            tier: facts.tier.filter(|_| named.has(Named::TIER)),
            contracted: facts.contracted.filter(|_| named.has(Named::CONTRACTED)),
            place: facts.pharmacy.then_some(Where::Pharmacy),
        };
        let mut out = String::new();
        crate::explanation::terms::write_case(Some(&when), lang, &mut out);
        out
    }

    /// Its level alone in words.
    pub fn level_words(&self, lang: Lang) -> String {
        self.words(Named::LEVEL, lang)
    }
}

/// The values of each condition between which some cases tell.
pub struct Spread {
    /// The levels.
    pub levels: Vec<Level>,
    /// The statuses.
    pub statuses: Vec<Status>,
    /// The ages, one of each stretch.
    pub ages: Vec<u32>,
    /// The ordinals of the admission, the first of each stretch.
    pub admissions: Vec<u32>,
    /// The tiers.
    pub tiers: &'static [u8],
    /// With and without a signed family doctor.
    pub contracted: &'static [bool],
    pharmacy: &'static [bool],
}

/// The statuses of a scheme.
pub fn statuses(scheme: Scheme) -> &'static [Status] {
    match scheme {
        Scheme::Employee => &[Status::Working, Status::Retired],
        Scheme::Resident => &[Status::Child, Status::Student, Status::Adult, Status::Elder],
    }
}

/// The oldest age that a claim may give.
const OLDEST: u32 = 150;

impl Spread {
    /// The values between which `whens` tell. Only where `pharmacy` may be visited is a purchase there among them.
    pub fn of(whens: &[Option<&When>], scheme: Scheme, pharmacy: bool) -> Spread {
        let named = Named::of(whens);
        let all = || whens.iter().copied().flatten();
        // Where it is not named, a community institution fares as a primary one, a singled-out hospital as a tertiary one.
        let names = |level: Level| {
            all().any(|when| when.level.as_ref().is_some_and(|l| l.0.contains(&level)))
        };
        let differs = |level: &&Level| match level {
            Level::Community | Level::TertiaryTop => names(**level),
            _ => true,
        };
        let mut levels: Vec<Level> = Level::ALL.iter().filter(differs).copied().collect();
        if !named.has(Named::LEVEL) {
            levels.truncate(1);
        }
        let mut statuses = statuses(scheme).to_vec();
        if !named.has(Named::STATUS) {
            statuses.truncate(1);
        }
        // A stretch of ages is told by its last year, so that "under 60" reads 59; the last stretch by its first.
        let starts = starts(all().filter_map(|when| when.age), 0, OLDEST);
        let mut ages: Vec<u32> = starts.iter().skip(1).map(|n| n.saturating_sub(1)).collect();
        ages.extend(starts.last());
        Spread {
            levels,
            statuses,
            ages,
            admissions: self::starts(all().filter_map(|when| when.admission), 1, u32::MAX),
            tiers: if named.has(Named::TIER) {
                &[1, 2]
            } else {
                &[1]
            },
            contracted: if named.has(Named::CONTRACTED) {
                &[false, true]
            } else {
                &[false]
            },
            pharmacy: if pharmacy && named.has(Named::PLACE) {
                &[false, true]
            } else {
                &[false]
            },
        }
    }

    /// How many circumstances that makes.
    pub fn count(&self) -> usize {
        [
            self.by_status(),
            self.ages.len(),
            self.admissions.len(),
            self.tiers.len(),
            self.contracted.len(),
            self.pharmacy.len(),
        ]
        .into_iter()
        .fold(1, usize::saturating_mul)
    }

    /// How many stand in a row that differ in nothing but the level, the lowest first.
    pub fn by_level(&self) -> usize {
        self.levels.len()
    }

    /// How many stand in a row that differ in nothing but level and status, status by status.
    pub fn by_status(&self) -> usize {
        self.levels.len().saturating_mul(self.statuses.len())
    }

    /// Every circumstance.
    pub fn all(&self) -> Vec<Circumstance> {
        let mut all = Vec::with_capacity(self.count());
        for &pharmacy in self.pharmacy {
            for &contracted in self.contracted {
                for &tier in self.tiers {
                    for &age in &self.ages {
                        for &admission in &self.admissions {
                            for &status in &self.statuses {
                                for &level in &self.levels {
                                    let facts = Facts {
                                        level: Some(level),
                                        status: Some(status),
                                        age: Some(age),
                                        tier: Some(Tier(tier)),
                                        contracted: Some(contracted),
                                        pharmacy,
                                    };
                                    all.push(Circumstance { facts, admission });
                                }
                            }
                        }
                    }
                }
            }
        }
        all
    }
}

/// Where the stretches begin into which the spans cut the numbers from `first` to `last`.
fn starts(spans: impl Iterator<Item = Span>, first: u32, last: u32) -> Vec<u32> {
    let mut starts = vec![first];
    for span in spans {
        let after = span.to.map(|to| to.saturating_add(1));
        let inside = |n: &u32| first < *n && *n <= last;
        starts.extend(span.from.filter(inside));
        starts.extend(after.filter(inside));
    }
    starts.sort_unstable();
    starts.dedup();
    starts
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use crate::reading::{At, Faults, Read, Value};

    fn whens(json: &str) -> Vec<Option<When>> {
        let value: Value = serde_json::from_str(json).unwrap();
        let mut faults = Faults::new(Lang::En);
        let read = Vec::<When>::read(&value, &At::ROOT, &mut faults);
        read.unwrap_or_else(|| panic!("{:?}", faults.issues))
            .into_iter()
            .map(Some)
            .collect()
    }

    /// For each case, how many circumstances choose it, and how many choose none.
    fn chosen(json: &str, scheme: Scheme, pharmacy: bool) -> (Vec<usize>, usize) {
        let whens = whens(json);
        let whens: Vec<Option<&When>> = whens.iter().map(Option::as_ref).collect();
        let spread = Spread::of(&whens, scheme, pharmacy);
        let all = spread.all();
        assert_eq!(all.len(), spread.count());
        let mut counts = vec![0; whens.len()];
        let mut none = 0;
        for one in all {
            match one.first(&whens, one.admission) {
                Some(n) => counts[n] += 1,
                None => none += 1,
            }
        }
        (counts, none)
    }

    #[test]
    fn what_no_case_names_makes_no_difference() {
        assert_eq!(chosen("[{}]", Scheme::Employee, true), (vec![1], 0));
        assert_eq!(chosen("[{}, {}]", Scheme::Resident, false), (vec![1, 0], 0));
    }

    #[test]
    fn wider_levels_take_in_narrower_ones() {
        let of = |json| chosen(json, Scheme::Employee, false);
        // Primary, secondary, tertiary: the two others fare as these.
        assert_eq!(of(r#"[{"level": "primary"}, {}]"#), (vec![1, 2], 0));
        assert_eq!(
            of(r#"[{"level": "community"}, {"level": "primary"}, {}]"#),
            (vec![1, 1, 2], 0)
        );
        assert_eq!(
            of(r#"[{"level": "primary"}, {"level": "community"}, {}]"#),
            (vec![2, 0, 2], 0)
        );
        assert_eq!(
            of(r#"[{"level": ["primary", "secondary"]}, {"level": "tertiary_top"}]"#),
            (vec![2, 1], 1)
        );
    }

    #[test]
    fn ages_and_admissions_are_cut_where_they_are_named() {
        let of = |json| chosen(json, Scheme::Employee, false);
        assert_eq!(
            of(r#"[{"age": [null, 44]}, {"age": [45, 69]}, {"age": [70, null]}]"#),
            (vec![1, 1, 1], 0)
        );
        // Nobody is 60 to 64 here.
        assert_eq!(
            of(r#"[{"age": [null, 59]}, {"age": [65, null]}]"#),
            (vec![1, 1], 1)
        );
        assert_eq!(of(r#"[{"age": [151, null]}, {}]"#), (vec![0, 1], 0));
        assert_eq!(
            of(r#"[{"age": [60, 70]}, {"age": [62, 64]}]"#),
            (vec![3, 0], 2)
        );
        assert_eq!(
            of(r#"[{"admission": [1, 1]}, {"admission": [2, null]}, {}]"#),
            (vec![1, 1, 0], 0)
        );
        assert_eq!(of(r#"[{"admission": [0, 0]}, {}]"#), (vec![0, 1], 0));
        assert_eq!(of(r#"[{"admission": [2, 3]}]"#), (vec![1], 2));
    }

    #[test]
    fn the_other_conditions_have_two_sides() {
        let of = |json, scheme, pharmacy| chosen(json, scheme, pharmacy);
        assert_eq!(
            of(r#"[{"tier": 1}, {"tier": 2}]"#, Scheme::Resident, false),
            (vec![1, 1], 0)
        );
        assert_eq!(
            of(r#"[{"contracted": true}]"#, Scheme::Employee, false),
            (vec![1], 1)
        );
        let place = r#"[{"place": "pharmacy"}, {}]"#;
        assert_eq!(of(place, Scheme::Employee, true), (vec![1, 1], 0));
        assert_eq!(of(place, Scheme::Employee, false), (vec![0, 1], 0));
        let status =
            r#"[{"status": ["child", "student"]}, {"status": "working"}, {"status": "adult"}]"#;
        assert_eq!(of(status, Scheme::Resident, false), (vec![2, 0, 1], 1));
    }

    #[test]
    fn only_what_is_named_is_said() {
        let one = Circumstance {
            facts: Facts {
                level: Some(Level::Tertiary),
                status: Some(Status::Retired),
                age: Some(70),
                tier: Some(Tier(2)),
                contracted: Some(false),
                pharmacy: false,
            },
            admission: 2,
        };
        let named = Named::STATUS.and(Named::LEVEL);
        assert_eq!(one.words(named, Lang::Zh), "三级医疗机构·退休");
        let named = Named::AGE.and(Named::ADMISSION);
        assert_eq!(one.words(named, Lang::En), "aged 70, admissions 2");
        assert_eq!(one.words(named, Lang::Zh), "70 岁·第 2 次住院");
    }
}
