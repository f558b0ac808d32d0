//! A receipt under the names of the national settlement interface (医保接口规范).

use crate::issue::{Code, Kind};
use crate::money::Yuan;
use crate::policy::pack::Scheme;
use crate::reading::{At, Faults, Read, Value, expect};
use serde::{Serialize, Serializer};

/// The interface's field for each amount of a receipt.
const NAMES: [(&str, &str); 11] = [
    ("total", "medfee_sumamt"),
    ("fullSelfPay", "fulamt_ownpay_amt"),
    ("overLimitSelfPay", "overlmt_selfpay"),
    ("priorSelfPay", "preselfpay_amt"),
    ("inScope", "inscp_scp_amt"),
    ("deductible", "act_pay_dedc"),
    ("pooledFund", "hifp_pay"),
    ("fundTotal", "fund_pay_sumamt"),
    ("personTotal", "psn_part_amt"),
    ("personalAccount", "acct_pay"),
    ("cash", "psn_cash_pay"),
];

/// Amounts by the interface's names.
#[derive(Debug, Clone, PartialEq)]
pub struct Fields(Vec<(&'static str, Yuan)>);

impl Fields {
    /// The amount of a field; zero if there is none.
    #[must_use]
    pub fn of(&self, name: &str) -> Yuan {
        let found = self.0.iter().find(|(known, _)| *known == name);
        found.map(|(_, amount)| *amount).unwrap_or_default()
    }
}

impl Serialize for Fields {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_map(self.0.iter().map(|(name, amount)| (*name, amount)))
    }
}

/// The amounts of a receipt by the interface's names, in yuan with two decimals.
///
/// The supplements of the employee scheme together are `hifob_pay`, those of the resident scheme `hifmi_pay`, so that
/// `fund_pay_sumamt = hifp_pay + hifob_pay` or `+ hifmi_pay`.
///
/// # Errors
/// `receipt.not_one` for a failure or anything else, `receipt.does_not_add_up` for one whose amounts were changed.
pub fn settlement_fields(receipt: &Value, faults: &mut Faults) -> Option<Fields> {
    if receipt.get("ok") != Some(&Value::Bool(true)) {
        faults.add(Code::ReceiptNot, &At::ROOT, &[]);
        return None;
    }
    let root = At::ROOT;
    let read = |value: &Value, key: &str, faults: &mut Faults| match value.get(key) {
        Some(amount) => Yuan::read(amount, &root.key(key), faults),
        None => Yuan::absent(&root.key(key), faults),
    };
    let mut fields = Fields(Vec::with_capacity(12));
    for (key, name) in NAMES {
        if let Some(amount) = read(receipt, key, faults) {
            fields.0.push((name, amount));
        }
    }
    let scheme = receipt.get("scheme").unwrap_or(&Value::Null);
    let scheme = Scheme::read(scheme, &root.key("scheme"), faults);
    let at = root.key("supplements");
    let supplements = match receipt.get("supplements") {
        Some(Value::List(paid)) => {
            let amounts = paid.iter().enumerate().filter_map(|(i, paid)| {
                let amount = paid.get("amount").unwrap_or(&Value::Null);
                Yuan::read(amount, &at.index(i).key("amount"), faults)
            });
            Some(amounts.sum())
        }
        Some(other) => expect(Kind::List, other, &at, faults),
        None => Yuan::absent(&at, faults),
    };
    let name = match scheme? {
        Scheme::Employee => "hifob_pay",
        Scheme::Resident => "hifmi_pay",
    };
    let supplements = supplements?;
    fields.0.push((name, supplements));
    if !faults.issues.is_empty() {
        return None;
    }
    check(&fields, supplements, faults);
    faults.issues.is_empty().then_some(fields)
}

/// The sums that every receipt satisfies.
fn check(fields: &Fields, supplements: Yuan, faults: &mut Faults) {
    let of = |name| fields.of(name);
    let sum = |names: &[&str]| -> Yuan { names.iter().map(|name| fields.of(name)).sum() };
    let scope = [
        "fulamt_ownpay_amt",
        "overlmt_selfpay",
        "preselfpay_amt",
        "inscp_scp_amt",
    ];
    for (name, parts) in [
        ("medfee_sumamt", sum(&scope)),
        ("medfee_sumamt", sum(&["fund_pay_sumamt", "psn_part_amt"])),
        ("psn_part_amt", sum(&["acct_pay", "psn_cash_pay"])),
        ("fund_pay_sumamt", of("hifp_pay") + supplements),
    ] {
        if of(name) != parts {
            let words = format!("{name} {} ≠ {}", of(name), parts);
            faults.add(Code::ReceiptSums, &At::ROOT, &[&words]);
        }
    }
    if of("act_pay_dedc") > of("inscp_scp_amt") {
        let words = format!(
            "act_pay_dedc {} > inscp_scp_amt {}",
            of("act_pay_dedc"),
            of("inscp_scp_amt")
        );
        faults.add(Code::ReceiptSums, &At::ROOT, &[&words]);
    }
}
