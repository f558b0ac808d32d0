//! What clearing needs of one receipt or reversal, read strictly and checked for its sums.

use crate::calendar::Day;
use crate::claim::Insured;
use crate::issue::{Code, Kind};
use crate::money::Yuan;
use crate::policy::pack::{Evidence, Scheme, SupplementKind};
use crate::reading::{At, Faults, Read, Value, expect, parse_decimal, read_key, shown, whole};

/// A receipt, or what took one back.
pub struct Slip {
    /// Its insured area.
    pub insured_area: u32,
    /// Its scheme.
    pub scheme: Scheme,
    /// The day of the settlement.
    pub date: Day,
    /// Whether the treatment was in another province.
    pub crosses: bool,
    /// Whether it takes back an earlier one: its amounts are not above zero.
    pub reversal: bool,
    /// The whole expense.
    pub total: Yuan,
    /// What the pooled fund pays.
    pub pooled: Yuan,
    /// What each supplement pays.
    pub supplements: Paid,
    /// Pooled fund and supplements.
    pub fund_total: Yuan,
    /// The weakest evidence it stands on, where it says so; a reversal says nothing.
    pub evidence: Option<Evidence>,
}

/// Supplements by name and kind.
type Paid = Vec<(String, SupplementKind, Yuan)>;

/// More supplements of one insured area than this cannot be meant: no area has a tenth of them.
pub const SUPPLEMENTS: usize = 64;

/// The entries of an object, and how its amounts are to be read.
struct Entries<'v> {
    map: &'v [(String, Value)],
    reversal: bool,
}

impl Entries<'_> {
    fn read<T: Read>(&self, key: &str, at: &At, faults: &mut Faults) -> Option<T> {
        read_key(self.map, key, at, faults)
    }

    /// An amount; of a reversal it is zero or below, and reads as the amount that it takes back, negated.
    fn amount(&self, key: &str, at: &At, faults: &mut Faults) -> Option<Yuan> {
        let found = self.map.iter().find(|(known, _)| known == key);
        let taken_back = found
            .filter(|_| self.reversal)
            .and_then(|(_, value)| Some((value, Yuan::new(parse_decimal(value)?))));
        let Some((value, amount)) = taken_back else {
            return self.read(key, at, faults);
        };
        if amount > Yuan::ZERO {
            faults.add(Code::ClearingSign, &at.key(key), &[&shown(value)]);
            return None;
        }
        let back = Value::Text((Yuan::ZERO - amount).value().to_string());
        let back = Yuan::read(&back, &at.key(key), faults)?;
        Some(Yuan::ZERO - back)
    }
}

impl Slip {
    /// Reads a receipt or reversal; `faults` is left with everything that is wrong with it.
    pub fn read(value: &Value, at: &At, faults: &mut Faults) -> Option<Slip> {
        let Value::Map(map) = value else {
            return expect(Kind::Object, value, at, faults);
        };
        let reverses = value.get("reverses");
        if let Some(number) = reverses {
            whole(number, 0, u32::MAX, &at.key("reverses"), faults);
        }
        let entries = Entries {
            map,
            reversal: reverses.is_some(),
        };
        let insured = entries.read::<Insured>("insuredArea", at, faults);
        let crosses = entries.read("crossProvince", at, faults);
        let scheme = entries.read("scheme", at, faults);
        let date = entries.read("date", at, faults);
        let total = entries.amount("total", at, faults);
        let pooled = entries.amount("pooledFund", at, faults);
        let supplements = supplements(value, &entries, at, faults);
        let fund_total = entries.amount("fundTotal", at, faults);
        let person_total = entries.amount("personTotal", at, faults);
        let account = entries.amount("personalAccount", at, faults);
        let cash = entries.amount("cash", at, faults);
        let evidence = entries.read::<Option<Evidence>>("evidence", at, faults);
        let by_supplement = |paid: &Paid| paid.iter().map(|(_, _, paid)| *paid).sum();
        let paid = supplements.as_ref().map(by_supplement);
        // What is known is checked, whatever else is wrong.
        for (key, whole, names, parts) in [
            (
                "total",
                total,
                "fundTotal + personTotal",
                [fund_total, person_total],
            ),
            (
                "fundTotal",
                fund_total,
                "pooledFund + supplements",
                [pooled, paid],
            ),
            (
                "personTotal",
                person_total,
                "personalAccount + cash",
                [account, cash],
            ),
        ] {
            let [Some(one), Some(other)] = parts else {
                continue;
            };
            let sum = one + other;
            if let Some(whole) = whole.filter(|whole| *whole != sum) {
                let words = [key, &*whole.text(), names, &*sum.text()];
                faults.add(Code::ClearingSums, &at.key(key), &words);
            }
        }
        let slip = Slip {
            insured_area: insured?.0,
            scheme: scheme?,
            date: date?,
            crosses: crosses?,
            reversal: entries.reversal,
            total: total?,
            pooled: pooled?,
            supplements: supplements?,
            fund_total: fund_total?,
            evidence: evidence?,
        };
        faults.issues.is_empty().then_some(slip)
    }
}

fn supplements(value: &Value, entries: &Entries, at: &At, faults: &mut Faults) -> Option<Paid> {
    let at = at.key("supplements");
    let items = match value.get("supplements") {
        Some(Value::List(items)) => items,
        Some(other) => return expect(Kind::List, other, &at, faults),
        None => {
            faults.add(Code::FieldMissing, &at, &[]);
            return None;
        }
    };
    if items.len() > SUPPLEMENTS {
        let words = [&*items.len().to_string(), &*SUPPLEMENTS.to_string()];
        faults.add(Code::ListTooLong, &at, &words);
        return None;
    }
    let mut paid = Vec::with_capacity(items.len());
    for (i, item) in items.iter().enumerate() {
        let at = at.index(i);
        let Value::Map(map) = item else {
            let _: Option<()> = expect(Kind::Object, item, &at, faults);
            continue;
        };
        let entries = Entries { map, ..*entries };
        let name = entries.read("name", &at, faults);
        let kind = entries.read("kind", &at, faults);
        let amount = entries.amount("amount", &at, faults);
        if let (Some(name), Some(kind), Some(amount)) = (name, kind, amount) {
            paid.push((name, kind, amount));
        }
    }
    (paid.len() == items.len()).then_some(paid)
}
