//! The clearing sheet: what the funds of each insured area and scheme owe for a month's care in another province.

use super::rules;
use super::slip::{SUPPLEMENTS, Slip};
use crate::area;
use crate::issue::{Code, Issue, Lang};
use crate::money::Yuan;
use crate::national;
use crate::national::guide::Rule;
use crate::policy::pack::{Evidence, Scheme, SupplementKind};
use crate::reading::{At, Faults, LIST_LIMIT, Value, items};
use crate::receipt::CitedDocument;
use serde::Serialize;

/// A month's receipts, summed. Amounts in yuan, two decimals; below zero where more was taken back than settled, which the
/// place of treatment returns.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Clearing {
    /// Whether every receipt was understood and adds up. What is no care in another province is left out all the same.
    pub ok: bool,
    /// By insured area and scheme, in the order of the codes.
    pub rows: Vec<ClearingRow>,
    /// Receipts summed, less those taken back.
    pub cases: i32,
    /// The whole expense.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Yuan"))]
    pub total: Yuan,
    /// What the funds pay.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Yuan"))]
    pub fund_total: Yuan,
    /// How many entries of the list were not summed.
    pub left_out: u32,
    /// What was left out and why, by its place in the list, and what to know besides.
    pub issues: Vec<Issue>,
    /// The documents cited.
    pub documents: Vec<CitedDocument>,
}

/// What one insured area owes for one scheme.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct ClearingRow {
    /// The insured area.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "AreaCode"))]
    pub insured_area: String,
    /// Its name.
    pub name: String,
    /// The scheme.
    pub scheme: Scheme,
    /// Receipts less those taken back.
    pub cases: i32,
    /// The whole expense [medfee_sumamt].
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Yuan"))]
    pub total: Yuan,
    /// The pooled fund's part [hifp_pay].
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Yuan"))]
    pub pooled_fund: Yuan,
    /// The supplements' part [hifob_pay of employees, hifmi_pay of residents].
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Yuan"))]
    pub supplements: Yuan,
    /// The same by supplement.
    pub by_supplement: Vec<SupplementSum>,
    /// Both together [fund_pay_sumamt].
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Yuan"))]
    pub fund_total: Yuan,
    /// The weakest evidence among those receipts that name theirs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Evidence>,
}

/// What one supplement owes.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct SupplementSum {
    /// Its name.
    pub name: String,
    /// What it pays for.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "string"))]
    pub kind: SupplementKind,
    /// What it pays.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Yuan"))]
    pub amount: Yuan,
}

/// The most receipts of one call.
const MOST: usize = LIST_LIMIT.saturating_mul(10);

/// How many places or months a message names; of more it says "…".
const NAMED: usize = 12;

/// Sums a month's receipts, as `estimate` and `simulateYear` answer them, into the clearing sheet (清算表).
///
/// Sums are exact; nothing is rounded. A reversal (its key `reverses` tells one) is subtracted and counts one case less.
/// A receipt that is not understood or does not add up is left out and named, and so is a failure. What insurance agencies
/// withhold after their review (article 54) is in no receipt and so in no sum. Of a receipt only the keys needed are read.
///
/// # Source
/// 医保发〔2022〕22号, procedures, articles 2, 45, 46, 50.
///
/// # Example
/// ```
/// use yidi::{clearing, issue::Lang, reading::Value};
///
/// let receipts: Value = serde_json::from_str(r#"[
///     { "ok": true, "insuredArea": "110000", "crossProvince": true, "scheme": "employee", "date": "2026-03-10",
///       "total": "20000.00", "pooledFund": "15895.00", "supplements": [], "fundTotal": "15895.00",
///       "personTotal": "4105.00", "personalAccount": "0.00", "cash": "4105.00" },
///     { "ok": true, "insuredArea": "110000", "crossProvince": true, "scheme": "employee", "date": "2026-03-11",
///       "total": "100.00", "pooledFund": "80.00", "supplements": [], "fundTotal": "80.00",
///       "personTotal": "19.00", "personalAccount": "0.00", "cash": "19.00" }
/// ]"#).unwrap();
/// let sheet = clearing(&receipts, Lang::En);
/// assert_eq!((sheet.rows[0].cases, sheet.fund_total.text().as_str()), (1, "15895.00"));
/// assert_eq!(sheet.issues[0].field.as_deref(), Some("[1].total"));
/// assert_eq!(sheet.issues[0].message,
///     "total is 100.00, but fundTotal + personTotal is 99.00; left out of the sums");
/// ```
#[must_use]
pub fn clearing(receipts: &Value, lang: Lang) -> Clearing {
    let mut faults = Faults::new(lang);
    let mut sheet = Sheet::default();
    let items = items(receipts, MOST, &At::ROOT, &mut faults).unwrap_or_default();
    for (i, item) in items.iter().enumerate() {
        sheet.take(item, i, &mut faults);
    }
    sheet.answer(faults)
}

#[derive(Default)]
struct Sheet {
    /// Sorted by insured area and scheme.
    rows: Vec<(u32, ClearingRow)>,
    left_out: u32,
    failures: Places,
    in_province: Places,
    months: Vec<String>,
}

impl Sheet {
    fn take(&mut self, item: &Value, i: usize, faults: &mut Faults) {
        let place = At::ROOT.index(i);
        // Each receipt's faults by themselves: whether it is sound must be seen even where no more are told.
        let mut own = Faults::new(faults.lang);
        let slip = match item.get("ok") {
            Some(Value::Bool(false)) => {
                self.failures.add(&place);
                None
            }
            Some(Value::Bool(true)) => Slip::read(item, &place, &mut own),
            _ => {
                own.add(Code::ReceiptNot, &place, &[]);
                None
            }
        };
        let summed = match slip {
            Some(slip) if slip.crosses => self.sum(slip, &place, &mut own),
            Some(_) => {
                self.in_province.add(&place);
                false
            }
            None => false,
        };
        self.left_out = self.left_out.saturating_add(u32::from(!summed));
        faults.extend(own.issues);
    }

    fn sum(&mut self, slip: Slip, place: &At, faults: &mut Faults) -> bool {
        let key = (slip.insured_area, slip.scheme);
        let found = self
            .rows
            .binary_search_by(|(area, row)| (*area, row.scheme).cmp(&key));
        let at = found.unwrap_or_else(|at| {
            self.rows.insert(at, (key.0, ClearingRow::new(key)));
            at
        });
        let Some((_, row)) = self.rows.get_mut(at) else {
            return false;
        };
        if !row.add(&slip) {
            let most = SUPPLEMENTS.to_string();
            let words = [&*SUPPLEMENTS.saturating_add(1).to_string(), &*most];
            faults.add(Code::ListTooLong, &place.key("supplements"), &words);
            return false;
        }
        if self.months.len() <= NAMED {
            let day = slip.date.to_string();
            let month = day.get(..7).unwrap_or_default();
            let found = self.months.binary_search_by(|known| (**known).cmp(month));
            if let Err(at) = found {
                self.months.insert(at, month.to_owned());
            }
        }
        true
    }

    fn answer(self, mut faults: Faults) -> Clearing {
        let lang = faults.lang;
        let failures = self.failures.issue(Code::ClearingFailure, None, lang);
        faults.issues.extend(failures);
        let ok = faults.issues.is_empty();
        let rules = rules();
        let across = rules.map(|rules| &rules.across_provinces);
        let in_province = self
            .in_province
            .issue(Code::ClearingInProvince, across, lang);
        faults.issues.extend(in_province);
        let monthly = rules.map(|rules| &rules.month_by_month);
        if self.months.len() > 1 {
            let words = [&*listed(&self.months, self.months.len())];
            let issue = Issue::new(Code::ClearingMonths, lang, None, &words);
            faults.issues.push(citing(issue, monthly));
        }
        let rows: Vec<ClearingRow> = self.rows.into_iter().map(|(_, row)| row).collect();
        let mut cited: Vec<String> = Vec::new();
        for issue in &faults.issues {
            cited.extend(issue.documents.iter().flatten().cloned());
        }
        Clearing {
            ok,
            cases: rows.iter().map(|row| row.cases).sum(),
            total: rows.iter().map(|row| row.total).sum(),
            fund_total: rows.iter().map(|row| row.fund_total).sum(),
            rows,
            left_out: self.left_out,
            issues: faults.issues,
            documents: national::cited(&cited),
        }
    }
}

impl ClearingRow {
    fn new((area, scheme): (u32, Scheme)) -> ClearingRow {
        ClearingRow {
            insured_area: area::code_text(area),
            name: area::name(area).unwrap_or_default(),
            scheme,
            cases: 0,
            total: Yuan::ZERO,
            pooled_fund: Yuan::ZERO,
            supplements: Yuan::ZERO,
            by_supplement: Vec::new(),
            fund_total: Yuan::ZERO,
            evidence: None,
        }
    }

    /// Adds a receipt whole, or, if there are too many supplements, not at all.
    fn add(&mut self, slip: &Slip) -> bool {
        let place = |sums: &[SupplementSum], (name, kind, _): &(String, SupplementKind, Yuan)| {
            sums.iter()
                .position(|sum| sum.kind == *kind && sum.name == *name)
        };
        let sums = &mut self.by_supplement;
        let new = slip.supplements.iter();
        let new = new.filter(|paid| place(sums, paid).is_none()).count();
        if sums.len().saturating_add(new) > SUPPLEMENTS {
            return false;
        }
        for paid in &slip.supplements {
            match place(sums, paid).and_then(|at| sums.get_mut(at)) {
                Some(sum) => sum.amount += paid.2,
                None => sums.push(SupplementSum {
                    name: paid.0.clone(),
                    kind: paid.1,
                    amount: paid.2,
                }),
            }
        }
        self.cases = self
            .cases
            .saturating_add(if slip.reversal { -1 } else { 1 });
        self.total += slip.total;
        self.pooled_fund += slip.pooled;
        self.supplements += slip.fund_total - slip.pooled;
        self.fund_total += slip.fund_total;
        // The weaker of the two; where only one is known, that.
        self.evidence = match (self.evidence, slip.evidence) {
            (Some(known), Some(new)) => Some(known.min(new)),
            (known, new) => known.or(new),
        };
        true
    }
}

/// Entries of the list that are told together, so that thousands of them do not crowd out the faults.
#[derive(Default)]
struct Places {
    count: usize,
    first: Vec<String>,
}

impl Places {
    fn add(&mut self, at: &At) {
        self.count = self.count.saturating_add(1);
        if self.count <= NAMED {
            self.first.push(at.to_string());
        }
    }

    fn issue(&self, code: Code, rule: Option<&Rule>, lang: Lang) -> Option<Issue> {
        let first = self.first.first()?.clone();
        let words = [&*self.count.to_string(), &*listed(&self.first, self.count)];
        Some(citing(Issue::new(code, lang, Some(first), &words), rule))
    }
}

/// The first of so many, as a message names them.
fn listed(first: &[String], count: usize) -> String {
    let named = first.get(..NAMED).unwrap_or(first);
    let mut text = named.join(", ");
    if count > NAMED {
        text.push_str(" …");
    }
    text
}

fn citing(issue: Issue, rule: Option<&Rule>) -> Issue {
    Issue {
        documents: rule.map(|rule| rule.documents.clone()),
        ..issue
    }
}
