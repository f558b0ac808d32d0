//! What decides one kind of care, weighed over its circumstances: which case each chooses, and which findings come of it.

use super::circumstances::{Circumstance, Named, Spread, statuses};
use super::{amounts, levels, persons};
use crate::issue::{Code, Lang};
use crate::money::{Ratio, Yuan};
use crate::policy::pack::{
    Block, Ceiling, Change, Deductible, Per, RatioTable, Scheme, Service, Slice, When,
};
use crate::reading::{At, Faults};
use crate::settlement::later;

/// A list of cases.
#[derive(Clone)]
pub struct Table<'p, 'a> {
    whens: Vec<Option<&'p When>>,
    /// What the conditions name.
    pub named: Named,
    /// Where the table stands, above its `cases`.
    at: At<'a>,
    /// Whether the block weighed states it itself, rather than taking it from another one.
    own: bool,
}

impl<'p, 'a> Table<'p, 'a> {
    fn new(whens: Vec<Option<&'p When>>, at: At<'a>) -> Self {
        Table {
            named: Named::of(&whens),
            whens,
            at,
            own: true,
        }
    }
}

/// The table of a finding, in the order of the format.
pub const DEDUCTIBLE: usize = 0;
/// The ratios.
pub const RATIO: usize = 1;
/// The ceiling.
pub const CEILING: usize = 2;

/// What decides one kind of care.
#[derive(Clone)]
pub struct Care<'p, 'a> {
    scheme: Scheme,
    /// The kind of care.
    pub service: Service,
    /// The deductible, but for supplements.
    pub deductible: Option<&'p Deductible>,
    /// What the slices run over.
    pub ratio_per: Option<Per>,
    /// The slices of each ratio case.
    pub slices: Vec<&'p [Slice]>,
    /// The ceiling, but for supplements.
    pub ceiling: Option<&'p Ceiling>,
    /// The cases of the three.
    pub tables: [Table<'p, 'a>; 3],
    /// What alters the deductible away from home.
    pub changes: Vec<Change>,
    /// Whether chronic care takes these ratios with a deductible of its own.
    pub lent: bool,
}

/// What a chronic block or one of its diseases states itself.
pub struct Own<'p> {
    /// Its deductible.
    pub deductible: Option<&'p Deductible>,
    /// Its ratios.
    pub ratio: Option<&'p RatioTable>,
    /// Its ceiling.
    pub ceiling: Option<&'p Ceiling>,
}

impl Own<'_> {
    /// Whether it states anything.
    pub fn any(&self) -> bool {
        self.deductible.is_some() || self.ratio.is_some() || self.ceiling.is_some()
    }
}

impl<'p, 'a> Care<'p, 'a> {
    /// What a block at `at` decides.
    pub fn of(block: &'p Block, at: &'a At<'a>, scheme: Scheme, service: Service) -> Self {
        let mut care = Care::of_shares(Vec::new(), Vec::new(), at, scheme, service);
        care.set(
            &Own {
                deductible: Some(&block.deductible),
                ratio: Some(&block.ratio),
                ceiling: Some(&block.ceiling),
            },
            at,
        );
        care
    }

    /// What a supplement decides: ratios alone.
    pub fn of_shares(
        whens: Vec<Option<&'p When>>,
        slices: Vec<&'p [Slice]>,
        at: &'a At<'a>,
        scheme: Scheme,
        service: Service,
    ) -> Self {
        let none = Table::new(Vec::new(), *at);
        Care {
            scheme,
            service,
            deductible: None,
            ratio_per: None,
            slices,
            ceiling: None,
            tables: [none.clone(), Table::new(whens, *at), none],
            changes: Vec::new(),
            lent: false,
        }
    }

    /// What `own` at `at` decides, and `base` where it says nothing; none where something stays unsaid.
    pub fn over(
        base: Option<Care<'p, 'a>>,
        own: &Own<'p>,
        at: &'a At<'a>,
        scheme: Scheme,
    ) -> Option<Self> {
        let empty = || Care::of_shares(Vec::new(), Vec::new(), at, scheme, Service::Chronic);
        let mut care = base.unwrap_or_else(empty);
        care.set(own, at);
        (care.deductible.is_some() && care.ceiling.is_some() && !care.slices.is_empty())
            .then_some(care)
    }

    fn set(&mut self, own: &Own<'p>, at: &'a At<'a>) {
        let [deductible, ratio, ceiling] = &mut self.tables;
        if let Some(stated) = own.deductible {
            let whens = stated.cases.iter().map(|case| case.when.as_ref());
            *deductible = Table::new(whens.collect(), at.key("deductible"));
            self.deductible = Some(stated);
        }
        if let Some(stated) = own.ratio {
            let whens = stated.cases.iter().map(|case| case.when.as_ref());
            *ratio = Table::new(whens.collect(), at.key("ratio"));
            self.slices = stated.cases.iter().map(|case| &*case.slices.0).collect();
            self.ratio_per = Some(stated.per);
        }
        if let Some(stated) = own.ceiling {
            let whens = stated.cases.iter().map(|case| case.when.as_ref());
            *ceiling = Table::new(whens.collect(), at.key("ceiling"));
            self.ceiling = Some(stated);
        }
    }

    /// The same as another block takes it over.
    pub fn borrowed(mut self) -> Self {
        for table in &mut self.tables {
            table.own = false;
        }
        self
    }

    /// Whether deductible and slices count over the same, so that the deductible lies inside the first slices.
    pub fn same_per(&self) -> bool {
        self.deductible.map(|deductible| deductible.per) == self.ratio_per
    }

    /// What this circumstance chooses and comes to.
    fn pick(&self, at: Circumstance) -> Pick<'p> {
        let [deductible, ratio, ceiling] = &self.tables;
        let case = |table: &Table| at.first(&table.whens, at.admission);
        Pick {
            at,
            due: self.due(at, case(deductible), &deductible.whens),
            ratio: case(ratio).and_then(|n| Some((n, *self.slices.get(n)?))),
            ceiling: case(ceiling).and_then(|n| Some((n, self.ceiling?.cases.get(n)?.amount))),
        }
    }

    /// The deductible, which may follow from that of the first admission.
    fn due(
        &self,
        at: Circumstance,
        case: Option<usize>,
        whens: &[Option<&When>],
    ) -> Option<(usize, Yuan)> {
        let cases = &self.deductible?.cases;
        let n = case?;
        let case = cases.get(n)?;
        let amount = match case.amount {
            Some(amount) => amount,
            None => {
                let first = cases.get(at.first(whens, 1)?)?.amount?;
                later(case, first, at.admission)?
            }
        };
        Some((n, amount))
    }
}

/// What one circumstance chooses: the number of the case and what it says.
pub struct Pick<'p> {
    /// The circumstance.
    pub at: Circumstance,
    /// The deductible.
    pub due: Option<(usize, Yuan)>,
    /// The slices.
    pub ratio: Option<(usize, &'p [Slice])>,
    /// The ceiling, none being no ceiling.
    pub ceiling: Option<(usize, Option<Yuan>)>,
}

impl Pick<'_> {
    /// The deductible's amount; nothing where there is none.
    pub fn owed(&self) -> Yuan {
        self.due.map_or(Yuan::ZERO, |(_, amount)| amount)
    }

    fn case(&self, table: usize) -> Option<usize> {
        match table {
            DEDUCTIBLE => self.due.map(|(n, _)| n),
            RATIO => self.ratio.map(|(n, _)| n),
            _ => self.ceiling.map(|(n, _)| n),
        }
    }
}

/// What of a case is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Inside {
    /// The list of cases itself.
    List,
    /// The case with this number.
    Case(usize),
    /// The statuses among its conditions.
    Status(usize),
    /// One of its slices.
    Slice(usize, usize),
}

impl Inside {
    fn order(self) -> Option<usize> {
        match self {
            Inside::List => None,
            Inside::Case(n) | Inside::Status(n) | Inside::Slice(n, _) => Some(n),
        }
    }
}

/// What was found, in the order of the document.
pub struct Findings {
    /// The language of the words.
    pub lang: Lang,
    found: Vec<Found>,
}

struct Found {
    table: usize,
    inside: Inside,
    code: Code,
    words: Vec<String>,
}

impl Findings {
    /// Whether this is known already: however many circumstances show it, it is told once.
    pub fn told(&self, code: Code, table: usize, inside: Inside) -> bool {
        let same = |f: &Found| f.code == code && f.table == table && f.inside == inside;
        self.found.iter().any(same)
    }

    /// Notes a finding where it stands in the order of the document.
    pub fn tell<const N: usize>(
        &mut self,
        code: Code,
        table: usize,
        inside: Inside,
        words: [String; N],
    ) {
        // There are few; the standard sort would be two kilobytes of the download.
        let order = (table, inside.order());
        let before = |f: &&Found| (f.table, f.inside.order()) <= order;
        let place = self.found.iter().take_while(before).count();
        let found = Found {
            table,
            inside,
            code,
            words: words.into(),
        };
        self.found.insert(place, found);
    }

    /// Notes them at their places.
    fn note(self, care: &Care, faults: &mut Faults) {
        for found in &self.found {
            let Some(table) = care.tables.get(found.table) else {
                continue;
            };
            // What another block states is told there, but for what only comes of the two together.
            let joint = matches!(found.code, Code::LintCeiling | Code::LintStart);
            if !table.own && !joint {
                continue;
            }
            let words: Vec<&str> = found.words.iter().map(String::as_str).collect();
            let mut note = |at: &At| {
                if table.own || !told_at(found.code, at, faults) {
                    faults.add(found.code, at, &words);
                }
            };
            let list = table.at.key("cases");
            match found.inside {
                Inside::List => note(&list),
                Inside::Case(n) => note(&list.index(n)),
                Inside::Status(n) => note(&list.index(n).key("when").key("status")),
                Inside::Slice(n, slice) => note(&list.index(n).key("slices").index(slice)),
            }
        }
    }
}

fn told_at(code: Code, at: &At, faults: &Faults) -> bool {
    let (code, field) = (code.text(), at.pointer());
    let told =
        |issue: &crate::issue::Issue| issue.code == code && issue.field.as_ref() == Some(&field);
    faults.issues.iter().any(told)
}

/// Weighs every circumstance and notes what is found.
pub fn weigh(care: &Care, faults: &mut Faults, room: &mut usize) {
    let whens: Vec<Option<&When>> = care
        .tables
        .iter()
        .flat_map(|table| table.whens.iter().copied())
        .collect();
    let pharmacy = matches!(care.service, Service::Outpatient | Service::Pharmacy);
    let spread = Spread::of(&whens, care.scheme, pharmacy);
    let slices: usize = care.slices.iter().map(|slices| slices.len()).sum();
    let cost = whens.len().saturating_add(slices);
    let Some(left) = room.checked_sub(spread.count().saturating_mul(cost)) else {
        if let Some(table) = care.tables.iter().find(|table| table.own) {
            faults.add(Code::PackTooMany, &table.at.key("cases"), &[]);
        }
        return;
    };
    *room = left;
    let picks: Vec<Pick> = spread.all().into_iter().map(|at| care.pick(at)).collect();
    let mut findings = Findings {
        lang: faults.lang,
        found: Vec::new(),
    };
    reach(care, &picks, &mut findings);
    // Several supplements pay one after the other: what one of them pays tells nothing by itself.
    if care.deductible.is_some() {
        levels::weigh(care, &picks, spread.by_level(), &mut findings);
        if care.scheme == Scheme::Employee {
            persons::weigh(care, &picks, &spread, &mut findings);
        }
        amounts::weigh(care, &picks, &mut findings);
    }
    findings.note(care, faults);
}

/// Cases that nobody reaches, people whom no case takes, conditions of another scheme.
fn reach(care: &Care, picks: &[Pick], findings: &mut Findings) {
    for (number, table) in care.tables.iter().enumerate().filter(|(_, t)| t.own) {
        let mut reached = vec![false; table.whens.len()];
        for pick in picks {
            let case = pick.case(number);
            if let Some(reached) = case.and_then(|n| reached.get_mut(n)) {
                *reached = true;
            }
            let lacks = case.is_none() && !table.whens.is_empty();
            if lacks && !findings.told(Code::LintNoDefault, number, Inside::List) {
                let words = pick.at.words(table.named, findings.lang);
                findings.tell(Code::LintNoDefault, number, Inside::List, [words]);
            }
        }
        for (n, (when, reached)) in table.whens.iter().zip(reached).enumerate() {
            let statuses_named = when.and_then(|when| when.status.as_ref());
            let known = statuses(care.scheme);
            let foreign = statuses_named
                .and_then(|named| named.0.iter().find(|status| !known.contains(status)));
            if let Some(status) = foreign {
                let word = crate::explanation::terms::status(*status, findings.lang);
                findings.tell(
                    Code::LintStatus,
                    number,
                    Inside::Status(n),
                    [word.to_owned()],
                );
            }
            // A case for other people only has been told already.
            if !reached && foreign.is_none() {
                findings.tell(Code::LintUnreachable, number, Inside::Case(n), []);
            }
        }
    }
}

/// A ratio in words.
pub fn percent(ratio: Ratio) -> String {
    let mut out = String::new();
    ratio.write_percent(&mut out);
    out
}

/// The first part of the expense above `above` on which `a` pays more than `b`, with what both pay.
pub fn pays_more(a: &[Slice], b: &[Slice], above: Yuan) -> Option<(Ratio, Ratio)> {
    let (mut rest_a, mut rest_b) = (a.iter(), b.iter());
    let (mut a, mut b) = (rest_a.next()?, rest_b.next()?);
    loop {
        let end = match (a.to, b.to) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
        if a.ratio > b.ratio && end.is_none_or(|end| end > above) {
            return Some((a.ratio, b.ratio));
        }
        // Both open: there is no more.
        let end = end?;
        if a.to == Some(end) {
            a = rest_a.next()?;
        }
        if b.to == Some(end) {
            b = rest_b.next()?;
        }
    }
}
