//! Rows that differ in more than their total: a plan for each kind of row, kept as long as there is room.

use super::amount;
use super::shape::{AMOUNT_COLUMNS, COLUMNS, Columns, Shape, complete, put};
use super::{Parts, Plan, planned};
use crate::answer::Failure;
use crate::claim::FiledCategory;
use crate::index::Index;
use crate::issue::{Code, Issue, Lang};
use crate::money::Yuan;
use crate::policy::pack::{Level, Status};
use crate::reading::{At, Faults, Value};
use rust_decimal::Decimal;
use std::cell::Cell;
use std::rc::Rc;

/// The figures that a row comes to, each with the kind of array that holds it.
pub const RESULTS: [(&str, &str); 6] = [
    ("fund", "Float64Array"),
    ("person", "Float64Array"),
    ("pooled", "Float64Array"),
    ("supplements", "Float64Array"),
    ("evidence", "Uint8Array"),
    ("fault", "Uint32Array"),
];

/// What the rows come to, in their order; amounts in yuan, NaN where a row has faults.
#[derive(Debug, Clone, Default)]
pub struct Results {
    /// Pooled fund and supplements.
    pub fund: Vec<f64>,
    /// The rest of the bill.
    pub person: Vec<f64>,
    /// The pooled fund.
    pub pooled: Vec<f64>,
    /// The supplements together.
    pub supplements: Vec<f64>,
    /// The weakest evidence used: none 0, compiled 1, reported 2, official 3.
    pub evidence: Vec<u8>,
    /// 0, or the place of the row's faults in `faults`, counted from 1.
    pub fault: Vec<u32>,
    /// Lists of faults, each once.
    pub faults: Vec<Vec<Issue>>,
    /// How many rows have faults.
    pub failed: u32,
}

/// Rows, one after another.
pub struct Table {
    /// The base with what the kind of row last looked at puts in its place.
    claim: Value,
    /// Its bill as it is given.
    bill: Value,
    /// The self-paid parts of that bill, unless it has lines.
    own: Parts,
    shape: Shape,
    lang: Lang,
    known: Known,
    current: Option<(u64, Rc<Made>)>,
    /// The faults told so far.
    pub faults: Vec<Vec<Issue>>,
    /// How many issues they are.
    told: usize,
    /// Where the faults stand of kinds of rows with amounts that were met before.
    met: Index<(u64, [u64; AMOUNT_COLUMNS]), u32>,
    /// Where it stands that no more are told; 0 = nowhere yet.
    untold: u32,
    /// How many rows have faults.
    pub failed: u32,
}

/// What is known of a kind of row.
#[derive(Debug)]
struct Made {
    /// None where every row of this kind has faults.
    plan: Option<(Plan, Parts)>,
    /// Where its faults stand in the list; 0 = not told yet.
    fault: Cell<u32>,
}

/// More faults than these are not told in full: they quote what was given, and a column of rubbish must not fill the memory.
const MOST_TOLD: usize = 2_000;

/// The code that stands for nothing given.
const NOT_GIVEN: u64 = 255;
/// The oldest age that a claim may give.
const OLDEST: u64 = 150;
/// Where in the key of a row its age stands.
const AGE: u32 = 24;

impl Table {
    /// Reads the base and the shape of the columns: by its name each one's kind and length, or false, and `insuredAreas` as it is.
    ///
    /// # Errors
    /// What is wrong with the columns or the bill of `base`.
    pub fn of(base: &Value, shape: &Value, lang: Lang) -> Result<Table, Failure> {
        let (shape, bill) = Shape::read(base, shape, lang)?;
        let part = |amount: Option<Yuan>| amount.and_then(Yuan::fen).unwrap_or_default();
        let own = Parts {
            total: 0,
            full_self_pay: part(bill.full_self_pay),
            over_limit: part(bill.over_limit_self_pay),
            prior_self_pay: part(bill.prior_self_pay),
        };
        let mut bill = base.get("bill").cloned().unwrap_or(Value::Null);
        complete(&mut bill);
        Ok(Table {
            claim: base.clone(),
            bill,
            own,
            shape,
            lang,
            known: Known::default(),
            current: None,
            faults: Vec::new(),
            told: 0,
            met: Index::default(),
            untold: 0,
            failed: 0,
        })
    }

    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.shape.rows
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.shape.rows == 0
    }

    /// Settles `count` rows: `given` holds the columns one after another, with room for those left out, and `out` the results.
    pub fn settle(&mut self, count: usize, given: &[f64], out: &mut [f64]) {
        let length = given.len().checked_div(COLUMNS.len()).unwrap_or_default();
        let stride = out.len().checked_div(RESULTS.len()).unwrap_or_default();
        let mut columns: [&[f64]; COLUMNS.len()] = [&[]; COLUMNS.len()];
        let all = given.chunks_exact(length.max(1)).zip(self.shape.given);
        for (column, (values, given)) in columns.iter_mut().zip(all) {
            if given {
                *column = values;
            }
        }
        let [amounts @ .., level, status, age, category, area] = &columns;
        for i in 0..count {
            let code = |column: &[f64]| column.get(i).copied().unwrap_or_default();
            // Whole numbers below 2^48: exact in a float.
            let kind = (code(level) * 256.0 + code(status)) * 65536.0 + code(age) * 256.0;
            let key = ((kind + code(category)) * 65536.0 + code(area)) as u64;
            let row = self.row(key, &amounts.map(|column| column.get(i).copied()));
            for (column, value) in out.chunks_exact_mut(stride.max(1)).zip(row) {
                if let Some(place) = column.get_mut(i) {
                    *place = value;
                }
            }
        }
    }

    /// One row: its kind, and its amounts as far as columns give them.
    fn row(&mut self, key: u64, amounts: &[Option<f64>; AMOUNT_COLUMNS]) -> [f64; RESULTS.len()] {
        let made = match &self.current {
            Some((known, made)) if *known == key => Rc::clone(made),
            _ => {
                let made = self.made(key);
                self.current = Some((key, Rc::clone(&made)));
                made
            }
        };
        let own = made.plan.as_ref().map_or(self.own, |(_, parts)| *parts);
        let parts = in_fen(amounts, own).filter(|parts| parts.in_scope() >= 0);
        if let (Some((plan, _)), Some(parts)) = (&made.plan, &parts) {
            let paid = plan.pay(parts);
            let [fund, person, pooled, supplements] =
                [paid.fund, paid.person, paid.pooled, paid.supplements].map(amount::yuan);
            let evidence = f64::from(plan.evidence as u8) + 1.0;
            return [fund, person, pooled, supplements, evidence, 0.0];
        }
        self.failed = self.failed.saturating_add(1);
        let fault = if parts.is_some() || (made.plan.is_none() && self.bill.get("lines").is_some())
        {
            if made.fault.get() == 0 {
                made.fault.set(self.tell(key, self.bill.clone()));
            }
            made.fault.get()
        } else {
            self.bad_amounts(key, amounts, own)
        };
        let none = f64::NAN;
        [none, none, none, none, 0.0, f64::from(fault)]
    }

    fn bad_amounts(
        &mut self,
        key: u64,
        amounts: &[Option<f64>; AMOUNT_COLUMNS],
        own: Parts,
    ) -> u32 {
        // A column of rubbish repeats itself, and a million rows of it must not take a minute.
        let bits = amounts.map(|amount| amount.unwrap_or_default().to_bits());
        if let Some(fault) = self.met.get(&(key, bits)) {
            return fault;
        }
        let own = [
            own.total,
            own.full_self_pay,
            own.over_limit,
            own.prior_self_pay,
        ];
        let mut bill = Value::Null;
        for (((name, _), given), own) in COLUMNS.iter().zip(amounts).zip(own) {
            let own = || Value::Text(Yuan::new(Decimal::new(own, 2)).text());
            put(&mut bill, &[name], given.map_or_else(own, Value::Number));
        }
        let fault = self.tell(key, bill);
        if self.met.len() < MOST_TOLD {
            self.met.put((key, bits), fault);
        }
        fault
    }

    /// The plan of a kind of row: found again, or made.
    fn made(&mut self, key: u64) -> Rc<Made> {
        if let Some(made) = self.known.get(key) {
            return made;
        }
        let ageless = key | (NOT_GIVEN << AGE);
        let aged = ageless != key && (key >> AGE) & NOT_GIVEN <= OLDEST;
        // Where the rules do not ask for the age, every age fares alike.
        let without = aged.then(|| self.made(ageless));
        let made = without.filter(|made| made.plan.is_some());
        let made = made.unwrap_or_else(|| {
            Rc::new(Made {
                plan: self.plan(key, self.bill.clone()).ok(),
                fault: Cell::new(0),
            })
        });
        self.known.keep(key, &made);
        made
    }

    /// The plan of a kind of row with a bill, or all that `estimate` would say is wrong with it.
    fn plan(&mut self, key: u64, bill: Value) -> Result<(Plan, Parts), Vec<Issue>> {
        let mut faults = Faults::new(self.lang);
        put(&mut self.claim, &["bill"], bill);
        let byte = |at: u32| (key >> at) & NOT_GIVEN;
        let [.., level, status, age, category, area] = self.shape.given;
        if level {
            let (code, all) = (byte(40), Level::ALL);
            let name = all.get(code as usize).map(|level| level.name());
            self.name(&["level"], &["level"], code, name, all.len(), &mut faults);
        }
        if status {
            let (code, all, path) = (byte(32), Status::ALL, ["person", "status"]);
            let name = all.get(code as usize).map(|status| status.name());
            self.name(&path, &path, code, name, all.len(), &mut faults);
        }
        if age {
            let age = match byte(AGE) {
                NOT_GIVEN => Value::Null,
                age => Value::Number(age as f64),
            };
            put(&mut self.claim, &["person", "age"], age);
        }
        if category {
            let (code, all, path) = (byte(16), FiledCategory::ALL, ["filing", "category"]);
            let name = all.get(code as usize).map(|category| category.name());
            self.name(&["filing"], &path, code, name, all.len(), &mut faults);
        }
        if area {
            let place = (key & 0xffff) as usize;
            let code = self.shape.areas.get(place).cloned();
            if code.is_none() {
                let words = [&*place.to_string(), &*self.shape.areas.len().to_string()];
                faults.add(Code::ColumnArea, &At::ROOT.key("insuredArea"), &words);
            }
            put(
                &mut self.claim,
                &["insuredArea"],
                code.unwrap_or(Value::Null),
            );
        }
        let mut others = Faults::new(self.lang);
        let planned = planned(&self.claim, &mut others);
        // What is lacking only because its code stands for nothing is no fault of its own.
        let told = faults.issues.clone();
        let of_its_own = |issue: &Issue| told.iter().all(|told| told.field != issue.field);
        faults.extend(others.issues.into_iter().filter(of_its_own).collect());
        let planned = planned.filter(|_| faults.issues.is_empty());
        planned.ok_or(faults.issues)
    }

    /// Puts the name that a code stands for at `path`, or nothing at `clear`.
    fn name(
        &mut self,
        clear: &[&str],
        path: &[&str],
        code: u64,
        name: Option<&str>,
        count: usize,
        faults: &mut Faults,
    ) {
        put(&mut self.claim, clear, Value::Null);
        if let Some(name) = name {
            put(&mut self.claim, path, Value::Text(name.to_owned()));
        } else if code != NOT_GIVEN {
            let words = [&*code.to_string(), &*count.saturating_sub(1).to_string()];
            match path {
                [outer, key] => {
                    faults.add(Code::ColumnValue, &At::ROOT.key(outer).key(key), &words)
                }
                path => faults.add(
                    Code::ColumnValue,
                    &At::ROOT.key(path.concat().as_str()),
                    &words,
                ),
            }
        }
    }

    /// The place in the list of what is wrong with a kind of row and a bill.
    fn tell(&mut self, key: u64, bill: Value) -> u32 {
        if self.told >= MOST_TOLD {
            if self.untold == 0 {
                let words = [&*MOST_TOLD.to_string()];
                let issue = Issue::new(Code::ColumnsUntold, self.lang, None, &words);
                self.untold = self.list(vec![issue]);
            }
            return self.untold;
        }
        let issues = self.plan(key, bill).err().unwrap_or_default();
        let known = self.faults.iter().position(|known| *known == issues);
        match known {
            Some(place) => u32::try_from(place.saturating_add(1)).unwrap_or(u32::MAX),
            None => self.list(issues),
        }
    }

    /// Puts issues at the end of the list; their place, counted from 1.
    fn list(&mut self, issues: Vec<Issue>) -> u32 {
        self.told = self.told.saturating_add(issues.len());
        self.faults.push(issues);
        u32::try_from(self.faults.len()).unwrap_or(u32::MAX)
    }
}

/// The amounts of a row in fen, where each that a column gives is one.
fn in_fen(amounts: &[Option<f64>; AMOUNT_COLUMNS], own: Parts) -> Option<Parts> {
    let [total, full_self_pay, over_limit, prior_self_pay] = *amounts;
    let or = |given: Option<f64>, own: i64| given.map_or(Some(own), amount::fen);
    Some(Parts {
        total: or(total, own.total)?,
        full_self_pay: or(full_self_pay, own.full_self_pay)?,
        over_limit: or(over_limit, own.over_limit)?,
        prior_self_pay: or(prior_self_pay, own.prior_self_pay)?,
    })
}

/// The kinds of rows met so far. Without a list, a key's place tells where it is; it holds so many and then starts afresh.
#[derive(Default)]
struct Known {
    slots: Vec<Option<(u64, Rc<Made>)>>,
    count: usize,
    size: usize,
}

/// A power of two.
const SLOTS: usize = 1 << SLOT_BITS;
const SLOT_BITS: u32 = 15;
/// The most that all plans may hold, in slices: some 40 MB.
const LARGEST: usize = 400_000;

/// Where the search for a key begins: the product's upper bits depend on all bits of the key.
fn start(key: u64) -> usize {
    let spread = key.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (spread >> (u64::BITS - SLOT_BITS)) as usize
}

impl Known {
    fn get(&self, key: u64) -> Option<Rc<Made>> {
        let (before, from) = self.slots.split_at_checked(start(key))?;
        for slot in from.iter().chain(before) {
            match slot {
                Some((known, made)) if *known == key => return Some(Rc::clone(made)),
                Some(_) => {}
                None => return None,
            }
        }
        None
    }

    fn keep(&mut self, key: u64, made: &Rc<Made>) {
        let size = made.plan.as_ref().map_or(1, |(plan, _)| plan.size());
        // Half full at most, so that a free slot is near.
        if self.count >= SLOTS / 2 || self.size.saturating_add(size) > LARGEST {
            *self = Known::default();
        }
        if self.slots.is_empty() {
            self.slots.resize(SLOTS, None);
        }
        self.count = self.count.saturating_add(1);
        self.size = self.size.saturating_add(size);
        if let Some((before, from)) = self.slots.split_at_mut_checked(start(key)) {
            let free = from.iter_mut().chain(before).find(|slot| slot.is_none());
            if let Some(free) = free {
                *free = Some((key, Rc::clone(made)));
            }
        }
    }
}

/// As many rows at a time as cross from JavaScript together: half a megabyte, in and out.
pub const CHUNK: usize = 4096;

impl Table {
    /// Settles all rows of `columns`.
    pub(super) fn run(&mut self, columns: &Columns) -> Results {
        let mut results = Results::default();
        let mut given = vec![0.0; COLUMNS.len().wrapping_mul(CHUNK)];
        let mut out = vec![0.0; RESULTS.len().wrapping_mul(CHUNK)];
        let mut from = 0;
        while from < self.len() {
            let to = self.len().min(from.saturating_add(CHUNK));
            for (i, column) in given.chunks_exact_mut(CHUNK).enumerate() {
                for (place, row) in column.iter_mut().zip(from..to) {
                    *place = columns.at(i, row);
                }
            }
            let count = to.saturating_sub(from);
            self.settle(count, &given, &mut out);
            for (i, column) in out.chunks_exact(CHUNK).enumerate() {
                let values = column.iter().take(count).copied();
                match i {
                    0 => results.fund.extend(values),
                    1 => results.person.extend(values),
                    2 => results.pooled.extend(values),
                    3 => results.supplements.extend(values),
                    4 => results.evidence.extend(values.map(|value| value as u8)),
                    _ => results.fault.extend(values.map(|value| value as u32)),
                }
            }
            from = to;
        }
        results.faults = std::mem::take(&mut self.faults);
        results.failed = self.failed;
        results
    }
}
