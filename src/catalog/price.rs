//! The payment standard of a negotiated drug as the price limit of a line, where it can be told that both count the same unit.

use super::{Agreement, Price, plain};
use crate::claim::Line;
use crate::money::Yuan;

/// What a payment standard says about a line.
#[derive(Debug, Clone, PartialEq)]
pub enum Limit {
    /// It limits the price of one.
    Of(Yuan),
    /// The price lies under every standard: nothing is above a limit, whichever applies.
    NotReached,
    /// It cannot be told whether the line counts what the standard counts.
    Unclear {
        /// The standards.
        standards: String,
        /// The line's price of one.
        price: String,
    },
}

/// Compares the line with the standards of an agreement that is valid; none where they are confidential.
pub fn limit(line: &Line, agreement: &Agreement) -> Option<Limit> {
    let spec = line
        .spec
        .as_deref()
        .map(plain)
        .filter(|spec| !spec.is_empty());
    let named = |price: &&Price| {
        spec.as_ref()
            .is_some_and(|spec| plain(price.spec).contains(spec.as_str()))
    };
    let mut fitting: Vec<&Price> = agreement.prices.iter().filter(named).collect();
    if fitting.is_empty() {
        fitting = agreement.prices.iter().collect();
    }
    let unclear = || {
        let prices = agreement
            .prices
            .iter()
            .map(|p| format!("{} ({})", p.yuan.text(), p.spec));
        let all: Vec<String> = prices.chain(agreement.text.map(str::to_owned)).collect();
        Limit::Unclear {
            standards: all.join("; "),
            price: match line.unit_price {
                Some(price) => price.text(),
                None => format!("{} ÷ {}", line.amount.text(), line.quantity().text()),
            },
        }
    };
    let under = |limit: Yuan| line.amount <= limit.share(line.quantity());
    match fitting.as_slice() {
        [] => agreement.text.map(|_| unclear()),
        [standard] => Some(if counts_the_same(line, standard) {
            Limit::Of(standard.yuan)
        } else {
            unclear()
        }),
        several => {
            let least = several.iter().map(|standard| standard.yuan).min()?;
            Some(if under(least) {
                Limit::NotReached
            } else {
                unclear()
            })
        }
    }
}

/// Whether the line's quantity counts what the standard is for. Without a unit the price tells: a package of two or more
/// would cost at least about twice the standard.
fn counts_the_same(line: &Line, standard: &Price) -> bool {
    let unit = line
        .unit
        .as_deref()
        .map(plain)
        .filter(|unit| !unit.is_empty());
    match (unit, unit_of(standard.spec)) {
        (Some(unit), Some(of)) => unit == of,
        _ => line.amount < (standard.yuan + standard.yuan).share(line.quantity()),
    }
}

/// What a specification counts: 片 in `10mg/片(按C22H25FN2O4S计)` and in `每片含…`.
fn unit_of(spec: &str) -> Option<String> {
    let spec = plain(spec);
    if let Some(rest) = spec.strip_prefix('每') {
        let unit: String = rest.chars().take(1).collect();
        return (!unit.is_empty()).then_some(unit);
    }
    let mut depth = 0_u32;
    let mut unit = None;
    let mut rest = spec.as_str();
    while let Some(c) = rest.chars().next() {
        let after = rest.get(c.len_utf8()..).unwrap_or_default();
        match c {
            '(' | '[' => depth = depth.saturating_add(1),
            ')' | ']' => depth = depth.saturating_sub(1),
            '/' if depth == 0 => unit = Some(after),
            _ => {}
        }
        rest = after;
    }
    let word: String = unit?.chars().take_while(|c| *c > '\u{2e80}').collect();
    (!word.is_empty()).then_some(word)
}

#[cfg(test)]
mod tests {
    use super::unit_of;

    #[test]
    fn finds_what_a_specification_counts() {
        for (spec, unit) in [
            ("10mg/支", Some("支")),
            ("10mg/片(按C22H25FN2O4S计)", Some("片")),
            ("每片含盐酸二甲双胍1000mg与恩格列净12.5mg", Some("片")),
            ("1.0mg(4.0×10^7U)/0.5mL/支(西林瓶式)", Some("支")),
            ("1250ml/袋[250ml:脂肪乳/葡萄糖]", Some("袋")),
            ("0.2ml:3500IU(抗Xa)", None),
            ("", None),
        ] {
            assert_eq!(unit_of(spec).as_deref(), unit, "{spec}");
        }
    }
}
