//! A year of claims, each settled on what the earlier ones have left of deductible, ceiling and supplements.

use crate::answer::{self, Failure, Named};
use crate::area;
use crate::calendar::Day;
use crate::claim::{ByName, Claim, Count, Counters, YearToDate};
use crate::issue::{Code, Issue, Lang};
use crate::money::Yuan;
use crate::policy::pack::Scheme;
use crate::reading::{At, Faults, Read, Value, items};
use crate::receipt::{Receipt, SupplementPaid};
use serde::Serialize;

/// A year of claims, settled one after the other. Amounts in yuan, signed where a claim was taken back.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Year {
    /// Always true: the list was understood. Each of `receipts` says for itself whether it was settled.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "true"))]
    pub ok: bool,
    /// The answer to each claim and each reversal, in the order given.
    #[cfg_attr(
        target_arch = "wasm32",
        tsify(type = "(Receipt | Reversed | Failure)[]")
    )]
    pub receipts: Vec<YearAnswer>,
    /// The places in the list, in the order of settlement: by day, a reversal after the claims of its day, what gives no
    /// day first.
    pub order: Vec<usize>,
    /// The whole expense of what was settled.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Yuan"))]
    pub total: Yuan,
    /// What the fund pays of it.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Yuan"))]
    pub fund_total: Yuan,
    /// What the person pays of it.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Yuan"))]
    pub person_total: Yuan,
    /// Of that from the personal account: each claim's `personalAccount` is what may be used for that claim.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Yuan"))]
    pub personal_account: Yuan,
    /// Of that in cash.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Yuan"))]
    pub cash: Yuan,
    /// The same for each insured area, scheme and calendar year in which a claim was settled, the earliest first.
    pub years: Vec<LedgerSums>,
}

/// The answer to one entry of the list.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum YearAnswer {
    /// A claim, settled.
    Receipt(Box<Receipt>),
    /// A claim, taken back.
    Reversed(Box<Reversed>),
    /// Neither.
    Failure(Failure),
}

/// What the claims of one insured area, scheme and calendar year come to.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct LedgerSums {
    /// The insured area.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "AreaCode"))]
    pub insured_area: String,
    /// The scheme.
    pub scheme: Scheme,
    /// The calendar year.
    pub year: i16,
    /// How many claims were settled and not taken back.
    pub settled: usize,
    /// The whole expense.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Yuan"))]
    pub total: Yuan,
    /// What the fund pays.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Yuan"))]
    pub fund_total: Yuan,
    /// What the person pays.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Yuan"))]
    pub person_total: Yuan,
    /// Of that from the personal account.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Yuan"))]
    pub personal_account: Yuan,
    /// Of that in cash.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Yuan"))]
    pub cash: Yuan,
    /// The benefit year after the last of them.
    pub year_to_date: YearToDate,
}

record! {
    /// A claim of the list taken back as a whole (退费、冲正). What is refunded in part is a reversal and a new claim.
    #[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
    pub struct Reversal {
        /// The claim's place in the list, counted from 0.
        #[cfg_attr(target_arch = "wasm32", tsify(type = "number"))]
        "reverses" => reverses: Count,
        /// The day of the reversal.
        #[cfg_attr(target_arch = "wasm32", tsify(type = "IsoDate"))]
        "date" => date: Day,
    }
}

/// The answer to a reversal: every amount of the claim with its sign turned.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Reversed {
    /// Always true: this is no failure.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "true"))]
    pub ok: bool,
    /// The claim's place in the list.
    pub reverses: usize,
    /// The day of the reversal.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "IsoDate"))]
    pub date: String,
    /// The insured area of the claim.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "AreaCode"))]
    pub insured_area: String,
    /// Whether the treatment was in another province.
    pub cross_province: bool,
    /// The scheme of the claim.
    pub scheme: Scheme,
    /// The whole expense.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Yuan"))]
    pub total: Yuan,
    /// What the pooled fund had paid.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Yuan"))]
    pub pooled_fund: Yuan,
    /// What each supplement had paid.
    pub supplements: Vec<SupplementPaid>,
    /// What the fund had paid.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Yuan"))]
    pub fund_total: Yuan,
    /// What the person had paid.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Yuan"))]
    pub person_total: Yuan,
    /// Of that from the personal account.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Yuan"))]
    pub personal_account: Yuan,
    /// Of that in cash.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Yuan"))]
    pub cash: Yuan,
    /// The claim's benefit year after the reversal.
    pub year_to_date: YearToDate,
    /// What to know before relying on it.
    pub warnings: Vec<Issue>,
}

/// The most entries of one list.
const LIMIT: usize = 1000;

/// A year of claims, or several: each settled, in the order of the days, on what the earlier ones have left.
///
/// The list holds claims and reversals (`{ reverses, date }`). Each insured area, scheme and calendar year has counters of its
/// own; its first claim may bring a `yearToDate` to start from. The benefit year begins on 1 January: packs know no other.
/// After a claim that cannot be settled the later ones of its year are refused, since they would build on it; one that does not
/// even say where it belongs may stand before any of them. A reversal takes off exactly what its claim had added; one that is
/// refused takes nothing off, and the claims after it are settled as if it were not there.
///
/// # Errors
/// `field.type` and `list.too_long` for the list as a whole. For single entries, beside those of [`crate::estimate`]:
/// `year.counters_given`, `year.earlier_failed`, `year.reverses_unknown`, `year.reversed_twice`, `year.reversal_before`.
///
/// # Example
/// ```
/// use yidi::{issue::Lang, reading::Value, simulate_year};
///
/// let claims: Value = serde_json::from_str(r#"[
///     { "person": { "scheme": "employee", "status": "working", "age": 45 }, "insuredArea": "110000", "treatmentArea": "110000",
///       "date": "2026-03-01", "service": "inpatient", "level": "tertiary", "bill": { "total": "20000.00" } },
///     { "reverses": 0, "date": "2026-03-09" }
/// ]"#).unwrap();
/// let year = simulate_year(&claims, Lang::En).unwrap();
/// assert_eq!(year.order, [0, 1]);
/// assert_eq!(year.fund_total.text(), "0.00");
/// ```
pub fn simulate_year(claims: &Value, lang: Lang) -> Result<Year, Failure> {
    let mut faults = Faults::new(lang);
    let Some(items) = items(claims, LIMIT, &At::ROOT, &mut faults) else {
        return Err(Failure::of(faults));
    };
    let entries: Vec<Entry> = items.iter().map(|item| Entry::read(item, lang)).collect();
    let order = order(&entries);
    let mut books = Books {
        lang,
        days: entries.iter().map(|entry| entry.day).collect(),
        claims: entries.iter().map(|entry| !entry.reversal).collect(),
        answers: items.iter().map(|_| None).collect(),
        settled: Vec::new(),
        failed: Vec::new(),
        ledgers: Vec::new(),
    };
    let mut entries: Vec<Option<Entry>> = entries.into_iter().map(Some).collect();
    for &n in &order {
        let Some(entry) = entries.get_mut(n).and_then(Option::take) else {
            continue;
        };
        let answer = books.enter(n, entry);
        if let Some(place) = books.answers.get_mut(n) {
            *place = Some(answer);
        }
    }
    Ok(books.close(order))
}

/// One entry of the list as it was read.
struct Entry {
    /// Whether it is a reversal, or means to be one.
    reversal: bool,
    /// Its day, if it can be told.
    day: Option<Day>,
    /// The ledger that it belongs to, as far as can be told.
    place: Place,
    read: Result<Asked, Failure>,
}

enum Asked {
    Claim(Box<Claim>),
    Reversal(Reversal),
}

/// A ledger's insured area, scheme and year, as far as they are known.
type Place = (Option<u32>, Option<Scheme>, Option<i16>);

impl Entry {
    fn read(item: &Value, lang: Lang) -> Entry {
        let mut faults = Faults::new(lang);
        let reversal = item.get("reverses").is_some();
        let Named { area, scheme, day } = Named::of(item);
        let read = if reversal {
            Reversal::read(item, &At::ROOT, &mut faults).map(Asked::Reversal)
        } else {
            answer::understood(item, &mut faults).map(|claim| Asked::Claim(Box::new(claim)))
        };
        Entry {
            reversal,
            day,
            place: (area.map(|area| area.0), scheme, day.map(Day::year)),
            read: read.ok_or_else(|| Failure::of(faults)),
        }
    }
}

/// The places of the entries by day; a reversal after the claims of its day, else as they stand in the list.
fn order(entries: &[Entry]) -> Vec<usize> {
    let mut order: Vec<usize> = Vec::with_capacity(entries.len());
    for (n, entry) in entries.iter().enumerate() {
        let later = |other: &&usize| {
            let other = entries.get(**other);
            other.is_some_and(|other| (other.day, other.reversal) > (entry.day, entry.reversal))
        };
        let behind = order.iter().rev().take_while(later).count();
        order.insert(order.len().saturating_sub(behind), n);
    }
    order
}

/// Everything that has been settled so far.
struct Books {
    lang: Lang,
    /// The day of each entry, and whether it is a claim.
    days: Vec<Option<Day>>,
    claims: Vec<bool>,
    answers: Vec<Option<YearAnswer>>,
    settled: Vec<Settled>,
    /// The claims that could not be settled, and where they belong.
    failed: Vec<(usize, Place)>,
    ledgers: Vec<Ledger>,
}

/// A claim that was settled.
struct Settled {
    entry: usize,
    ledger: usize,
    before: YearToDate,
    taken_back: bool,
}

/// The claims of one insured area, scheme and year.
struct Ledger {
    area: u32,
    scheme: Scheme,
    year: i16,
    counters: Option<YearToDate>,
    sums: Sums,
    /// Whether anything was settled at all.
    used: bool,
}

/// Total, fund, person, account, cash.
type Sums = [Yuan; 5];

fn sums(receipt: &Receipt) -> Sums {
    [
        receipt.total,
        receipt.fund_total,
        receipt.person_total,
        receipt.personal_account,
        receipt.cash,
    ]
}

fn add(to: &mut Sums, more: Sums) {
    for (sum, amount) in to.iter_mut().zip(more) {
        *sum += amount;
    }
}

fn turned(amount: Yuan) -> Yuan {
    Yuan::ZERO - amount
}

/// An entry as messages name it: `[3]`.
fn named(entry: usize) -> String {
    At::ROOT.index(entry).to_string()
}

impl Books {
    fn enter(&mut self, n: usize, entry: Entry) -> YearAnswer {
        let answer = match entry.read {
            Ok(Asked::Claim(claim)) => self.settle(n, *claim),
            Ok(Asked::Reversal(reversal)) => self.take_back(&reversal),
            Err(failure) => Err(failure),
        };
        answer.unwrap_or_else(|failure| {
            if !entry.reversal {
                self.failed.push((n, entry.place));
            }
            YearAnswer::Failure(failure)
        })
    }

    fn settle(&mut self, n: usize, mut claim: Claim) -> Result<YearAnswer, Failure> {
        let mut faults = Faults::new(self.lang);
        let (area, scheme, year) = (claim.insured_area.0, claim.person.scheme, claim.date.year());
        let may_be = |place: &Place| {
            place.0.is_none_or(|known| known == area)
                && place.1.is_none_or(|known| known == scheme)
                && place.2.is_none_or(|known| known == year)
        };
        if let Some((failed, _)) = self.failed.iter().find(|(_, place)| may_be(place)) {
            faults.add(Code::YearEarlierFailed, &At::ROOT, &[&named(*failed)]);
        }
        let of_year = |ledger: &&Ledger| ledger.year == year;
        let changed = self.ledgers.iter().any(|ledger| of_year(&ledger));
        let same =
            |ledger: &Ledger| (ledger.area, ledger.scheme, ledger.year) == (area, scheme, year);
        let known = self.ledgers.iter().position(same);
        let at = known.unwrap_or(self.ledgers.len());
        if let Some(ledger) = self.ledgers.get(at) {
            if claim.year_to_date.is_some() {
                let at = At::ROOT;
                faults.add(Code::YearCountersGiven, &at.key("yearToDate"), &[]);
            }
            claim.year_to_date = ledger.counters.clone();
        } else {
            self.ledgers.push(Ledger {
                area,
                scheme,
                year,
                counters: claim.year_to_date.clone(),
                sums: Sums::default(),
                used: false,
            });
        }
        let mut receipt = answer::receipt(&claim, faults)?;
        if changed && known.is_none() {
            let moved = Issue::new(Code::YearInsuranceChanged, self.lang, None, &[]);
            receipt.warnings.insert(0, moved);
        }
        if let Some(ledger) = self.ledgers.get_mut(at) {
            ledger.counters = Some(receipt.year_to_date.clone());
            ledger.used = true;
            add(&mut ledger.sums, sums(&receipt));
        }
        self.settled.push(Settled {
            entry: n,
            ledger: at,
            before: claim.year_to_date.unwrap_or_default(),
            taken_back: false,
        });
        Ok(YearAnswer::Receipt(Box::new(receipt)))
    }

    fn take_back(&mut self, reversal: &Reversal) -> Result<YearAnswer, Failure> {
        let mut faults = Faults::new(self.lang);
        let target = reversal.reverses.0 as usize;
        let root = At::ROOT;
        let mut refuse = |code, key, words: &[&str]| faults.add(code, &root.key(key), words);
        let name = named(target);
        if self.claims.get(target) != Some(&true) {
            refuse(Code::YearReversesUnknown, "reverses", &[&name]);
            return Err(Failure::of(faults));
        }
        let day = self.days.get(target).copied().flatten();
        if let Some(day) = day.filter(|day| reversal.date < *day) {
            let words = [&*name, &*day.to_string()];
            refuse(Code::YearReversalBefore, "date", &words);
            return Err(Failure::of(faults));
        }
        let found = self.settled.iter().position(|one| one.entry == target);
        let Some(place) = found else {
            refuse(Code::YearEarlierFailed, "reverses", &[&name]);
            return Err(Failure::of(faults));
        };
        let (before, later) = self.settled.split_at_mut(place.saturating_add(1));
        let receipt = match self.answers.get(target) {
            Some(Some(YearAnswer::Receipt(receipt))) => receipt,
            _ => return Err(Failure::of(faults)),
        };
        let Some((claim, ledger)) = before.last_mut().and_then(|claim| {
            self.ledgers
                .get_mut(claim.ledger)
                .map(|ledger| (claim, ledger))
        }) else {
            return Err(Failure::of(faults));
        };
        if claim.taken_back {
            refuse(Code::YearReversedTwice, "reverses", &[&name]);
            return Err(Failure::of(faults));
        }
        claim.taken_back = true;

        let counters = ledger.counters.get_or_insert_default();
        undo(counters, &claim.before, &receipt.year_to_date);
        let back = sums(receipt).map(turned);
        add(&mut ledger.sums, back);
        let meanwhile: Vec<String> = later
            .iter()
            .filter(|other| other.ledger == claim.ledger && !other.taken_back)
            .map(|other| named(other.entry))
            .collect();
        let mut warnings = Vec::new();
        if !meanwhile.is_empty() {
            let words = meanwhile.join(", ");
            let warning = Issue::new(Code::YearSettledMeanwhile, self.lang, None, &[&words]);
            warnings.push(warning);
        }
        let [total, fund_total, person_total, personal_account, cash] = back;
        let supplements = receipt.supplements.iter().map(|paid| SupplementPaid {
            amount: turned(paid.amount),
            ..paid.clone()
        });
        Ok(YearAnswer::Reversed(Box::new(Reversed {
            ok: true,
            reverses: target,
            date: reversal.date.to_string(),
            insured_area: receipt.insured_area.clone(),
            cross_province: receipt.cross_province,
            scheme: receipt.scheme,
            total,
            pooled_fund: turned(receipt.pooled_fund),
            supplements: supplements.collect(),
            fund_total,
            person_total,
            personal_account,
            cash,
            year_to_date: counters.clone(),
            warnings,
        })))
    }

    fn close(self, order: Vec<usize>) -> Year {
        let mut all = Sums::default();
        let mut years = Vec::new();
        for (place, ledger) in self.ledgers.into_iter().enumerate() {
            if !ledger.used {
                continue;
            }
            add(&mut all, ledger.sums);
            let stands = |claim: &&Settled| claim.ledger == place && !claim.taken_back;
            let [total, fund_total, person_total, personal_account, cash] = ledger.sums;
            years.push(LedgerSums {
                insured_area: area::code_text(ledger.area),
                scheme: ledger.scheme,
                year: ledger.year,
                settled: self.settled.iter().filter(stands).count(),
                total,
                fund_total,
                person_total,
                personal_account,
                cash,
                year_to_date: ledger.counters.unwrap_or_default(),
            });
        }
        let [total, fund_total, person_total, personal_account, cash] = all;
        Year {
            ok: true,
            receipts: self.answers.into_iter().flatten().collect(),
            order,
            total,
            fund_total,
            person_total,
            personal_account,
            cash,
            years,
        }
    }
}

/// Takes off `year` what one claim had added: the difference between `before` and `after` it.
fn undo(year: &mut YearToDate, before: &YearToDate, after: &YearToDate) {
    let admissions = |year: &YearToDate| year.admissions.unwrap_or_default().0;
    let added = admissions(after).saturating_sub(admissions(before));
    let left = admissions(year).saturating_sub(added);
    year.admissions = Some(Count(left));
    for (now, before, after) in [
        (&mut year.outpatient, &before.outpatient, &after.outpatient),
        (&mut year.inpatient, &before.inpatient, &after.inpatient),
        (&mut year.chronic, &before.chronic, &after.chronic),
    ] {
        let none = Counters::default();
        let before = before.as_ref().unwrap_or(&none);
        if let (Some(now), Some(after)) = (now, after) {
            less(&mut now.in_scope, before.in_scope, after.in_scope);
            less(
                &mut now.deductible_paid,
                before.deductible_paid,
                after.deductible_paid,
            );
            less(&mut now.pooled_paid, before.pooled_paid, after.pooled_paid);
        }
    }
    let self_pay = &mut year.in_scope_self_pay;
    less(self_pay, before.in_scope_self_pay, after.in_scope_self_pay);
    let nothing = ByName::default();
    let before = before.supplement_paid.as_ref().unwrap_or(&nothing);
    let paid = year.supplement_paid.iter_mut().flat_map(|paid| &mut paid.0);
    for (name, now) in paid {
        let after = after.supplement_paid.as_ref();
        let added = after.map_or(Yuan::ZERO, |after| after.of(name) - before.of(name));
        *now = *now - added;
    }
}

fn less(now: &mut Option<Yuan>, before: Option<Yuan>, after: Option<Yuan>) {
    let added = after.unwrap_or_default() - before.unwrap_or_default();
    if let Some(now) = now {
        *now = *now - added;
    }
}
