//! Which columns are given, and how long they are: told as a small object, so that arrays need not cross to be checked.

use crate::answer::Failure;
use crate::claim::Bill;
use crate::issue::{Code, Kind, Lang};
use crate::money::LARGEST;
use crate::reading::{At, Faults, Read, Value, entries, expect};

/// The columns in their order, each with the kind of array that it is: amounts in yuan, then codes, then places in `insuredAreas`.
pub const COLUMNS: [(&str, &str); 9] = [
    ("total", AMOUNTS),
    ("fullSelfPay", AMOUNTS),
    ("overLimitSelfPay", AMOUNTS),
    ("priorSelfPay", AMOUNTS),
    ("level", CODES),
    ("status", CODES),
    ("age", CODES),
    ("category", CODES),
    ("insuredArea", "Uint16Array"),
];

/// The totals of one claim.
pub const TOTALS: (&str, &str) = ("totals", AMOUNTS);

/// How many of them are amounts.
pub(super) const AMOUNT_COLUMNS: usize = 4;

const AMOUNTS: &str = "Float64Array";
const CODES: &str = "Uint8Array";

/// The list that `insuredArea` points into.
const AREAS: &str = "insuredAreas";
/// The most that it may name.
const MOST_AREAS: usize = 65_536;

/// Rows by the column; a column left out is as in the base.
#[derive(Debug, Clone, Copy, Default)]
pub struct Columns<'c> {
    /// The whole expense of each row, in yuan.
    pub total: &'c [f64],
    /// Class C and out of catalogue, in yuan.
    pub full_self_pay: Option<&'c [f64]>,
    /// Above a price limit, in yuan.
    pub over_limit_self_pay: Option<&'c [f64]>,
    /// The first share of class B, in yuan.
    pub prior_self_pay: Option<&'c [f64]>,
    /// The level by its place: community 0, primary 1, secondary 2, tertiary 3, tertiary_top 4; 255 = not given.
    pub level: Option<&'c [u8]>,
    /// The status by its place: working 0, retired 1, child 2, student 3, adult 4, elder 5; 255 = not given.
    pub status: Option<&'c [u8]>,
    /// Whole years; 255 = not given.
    pub age: Option<&'c [u8]>,
    /// The filing by its place: resettled_retiree 0, long_term_resident 1, posted_worker 2, referral 3, emergency 4,
    /// other_temporary 5, none 6; 255 = not given.
    pub category: Option<&'c [u8]>,
    /// The place in `insured_areas`.
    pub insured_area: Option<&'c [u16]>,
    /// The codes of the insured areas, as a claim gives them.
    pub insured_areas: Option<&'c Value>,
}

impl Columns<'_> {
    /// The shape of these columns: their lengths by their names, and the areas.
    pub(super) fn shape(&self) -> Value {
        let amounts = [
            self.full_self_pay,
            self.over_limit_self_pay,
            self.prior_self_pay,
        ];
        let codes = [self.level, self.status, self.age, self.category];
        let lengths = [Some(self.total.len())]
            .into_iter()
            .chain(amounts.map(|column| column.map(<[f64]>::len)))
            .chain(codes.map(|column| column.map(<[u8]>::len)))
            .chain([self.insured_area.map(<[u16]>::len)]);
        let named = COLUMNS.iter().zip(lengths);
        let mut shape: Vec<(String, Value)> = named
            .filter_map(|((key, kind), length)| {
                let told = [
                    Value::Text((*kind).to_owned()),
                    Value::Number(length? as f64),
                ];
                Some(((*key).to_owned(), Value::List(told.into())))
            })
            .collect();
        if let Some(areas) = self.insured_areas {
            shape.push((AREAS.to_owned(), areas.clone()));
        }
        Value::Map(shape)
    }

    /// The value of a row in the column of this place in [`COLUMNS`]; 0 in one that is left out.
    pub(super) fn at(&self, column: usize, row: usize) -> f64 {
        let amount = |column: Option<&[f64]>| column.and_then(|c| c.get(row)).copied();
        let code = |column: Option<&[u8]>| column.and_then(|c| c.get(row)).copied().map(f64::from);
        let value = match column {
            0 => amount(Some(self.total)),
            1 => amount(self.full_self_pay),
            2 => amount(self.over_limit_self_pay),
            3 => amount(self.prior_self_pay),
            4 => code(self.level),
            5 => code(self.status),
            6 => code(self.age),
            7 => code(self.category),
            _ => self
                .insured_area
                .and_then(|c| c.get(row))
                .map(|place| f64::from(*place)),
        };
        value.unwrap_or_default()
    }
}

/// What has been checked of the columns.
pub(super) struct Shape {
    /// How many rows there are.
    pub rows: usize,
    /// Which of [`COLUMNS`] are given.
    pub given: [bool; 9],
    /// The insured areas that the rows point at.
    pub areas: Vec<Value>,
}

/// How many rows a column has: a shape tells it as its kind and its length, and as false what is no typed array.
fn length(value: &Value, kind: &str, at: &At, faults: &mut Faults) -> Option<usize> {
    if let Value::List(told) = value
        && let [Value::Text(found), Value::Number(rows)] = told.as_slice()
        && found == kind
    {
        return Some(*rows as usize);
    }
    faults.add(Code::ColumnType, at, &[kind]);
    None
}

/// How many rows the totals of one claim have, told by the shape of [`TOTALS`].
///
/// # Errors
/// `columns.type`
pub fn rows(shape: &Value) -> Result<usize, Failure> {
    let mut faults = Faults::new(Lang::En);
    let (key, kind) = TOTALS;
    let told = shape.get(key).unwrap_or(&Value::Null);
    length(told, kind, &At::ROOT.key(key), &mut faults).ok_or_else(|| Failure::of(faults))
}

/// A column that has been taken away while it was read, or for which there is no memory.
#[must_use]
pub fn lost(key: &str, kind: &str, lang: Lang) -> Failure {
    let mut faults = Faults::new(lang);
    faults.add(Code::ColumnType, &At::ROOT.key("columns").key(key), &[kind]);
    Failure::of(faults)
}

impl Shape {
    /// Reads the shape, and what of `base` the columns must go with.
    pub fn read(base: &Value, shape: &Value, lang: Lang) -> Result<(Shape, Bill), Failure> {
        let mut faults = Faults::new(lang);
        let read = Shape::checked(base, shape, &mut faults);
        read.filter(|_| faults.issues.is_empty())
            .ok_or_else(|| Failure::of(faults))
    }

    fn checked(base: &Value, shape: &Value, faults: &mut Faults) -> Option<(Shape, Bill)> {
        let bill = bill_of(base, faults);
        let at = At::ROOT.key("columns");
        let mut known = COLUMNS.map(|(key, _)| key).to_vec();
        known.push(AREAS);
        entries(shape, &known, &at, faults)?;
        let mut read = Shape {
            rows: 0,
            given: [false; 9],
            areas: Vec::new(),
        };
        let lines = bill.as_ref().is_some_and(|bill| bill.lines.is_some());
        for (i, ((key, kind), given)) in COLUMNS.iter().zip(&mut read.given).enumerate() {
            let at = at.key(key);
            let Some(value) = shape.get(key) else {
                if i == 0 {
                    faults.add(Code::FieldMissing, &at, &[]);
                }
                continue;
            };
            let Some(rows) = length(value, kind, &at, faults) else {
                continue;
            };
            *given = true;
            if i == 0 {
                read.rows = rows;
            } else if rows != read.rows {
                let words = [&*rows.to_string(), &*read.rows.to_string()];
                faults.add(Code::ColumnLength, &at, &words);
            }
            // With lines, what the patient pays alone is what the lines come to.
            if lines && (1..AMOUNT_COLUMNS).contains(&i) {
                faults.add(Code::BillLinesAndSums, &at, &[]);
            }
        }
        let at = at.key(AREAS);
        match shape.get(AREAS) {
            Some(Value::List(areas)) if areas.len() > MOST_AREAS => {
                let words = [&*areas.len().to_string(), &*MOST_AREAS.to_string()];
                faults.add(Code::ListTooLong, &at, &words);
            }
            Some(Value::List(areas)) => read.areas.clone_from(areas),
            Some(value) => expect(Kind::List, value, &at, faults)?,
            None if read.given.last() == Some(&true) => faults.add(Code::FieldMissing, &at, &[]),
            None => {}
        }
        Some((read, bill?))
    }
}

/// The bill of `base`, which may lack a total.
fn bill_of(base: &Value, faults: &mut Faults) -> Option<Bill> {
    let Value::Map(_) = base else {
        return expect(Kind::Object, base, &At::ROOT, faults);
    };
    let mut bill = base.get("bill").cloned().unwrap_or(Value::Null);
    complete(&mut bill);
    Bill::read(&bill, &At::ROOT.key("bill"), faults)
}

/// Gives a bill without lines and total a total: the largest, which leaves room for all parts.
pub(super) fn complete(bill: &mut Value) {
    if bill.get("lines").or_else(|| bill.get("total")).is_none() {
        put(bill, &["total"], Value::Text(LARGEST.text()));
    }
}

/// Puts a value where `path` leads, making objects on the way; what stands there and is no object is left alone.
pub(super) fn put(value: &mut Value, path: &[&str], new: Value) {
    let [key, rest @ ..] = path else {
        *value = new;
        return;
    };
    if *value == Value::Null {
        *value = Value::Map(Vec::new());
    }
    let Value::Map(entries) = value else { return };
    if !entries.iter().any(|(known, _)| known == key) {
        entries.push(((*key).to_owned(), Value::Null));
    }
    for (_, inner) in entries.iter_mut().filter(|(known, _)| known == key) {
        put(inner, rest, new.clone());
    }
}
