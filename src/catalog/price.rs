//! The payment standard of a negotiated drug as the price limit of a line, where it can be told that both count the same unit.

use super::matching::strength_in;
use super::{Agreement, Price, plain};
use crate::claim::Line;
use crate::money::Yuan;

/// What a payment standard says about a line.
#[derive(Debug, Clone, PartialEq)]
pub enum Limit {
    /// It limits the price of one.
    Of {
        /// The price.
        limit: Yuan,
        /// Whether something is above it though the line does not say that its specification is the standard's, or how many there are.
        assumed: bool,
    },
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
    let spec = spec.or_else(|| strength_in(line.name.as_deref()?));
    let strength = spec
        .as_deref()
        .map(|spec| spec.split(['*', '×', '/']).next().unwrap_or(spec));
    let unit = line
        .unit
        .as_deref()
        .map(plain)
        .filter(|unit| !unit.is_empty());
    let fits = |standard: &&Price| {
        let counted = unit_of(standard.spec);
        strength.is_none_or(|strength| is_of(standard.spec, strength))
            && unit
                .as_ref()
                .is_none_or(|unit| counted.is_none_or(|of| of == *unit))
    };
    let fitting: Vec<&Price> = agreement.prices.iter().filter(fits).collect();
    let under = |limit: Yuan| line.amount <= limit.share(line.quantity());
    let unclear = || Limit::Unclear {
        standards: agreement.specs(),
        price: match line.unit_price {
            Some(price) => price.text(),
            None => format!("{} ÷ {}", line.amount.text(), line.quantity().text()),
        },
    };
    if agreement.prices.is_empty() {
        return agreement.text.map(|_| unclear());
    }
    Some(match fitting.as_slice() {
        [] => unclear(),
        [standard] => {
            let limit = standard.yuan;
            // Without a unit the price tells: a package of two or more would cost at least about twice the standard.
            let counted = line.quantity.is_some() || line.unit_price.is_some();
            let same_unit = unit.is_some() && unit_of(standard.spec).is_some();
            let one = line.amount < (limit + limit).share(line.quantity());
            if under(limit) || same_unit || one {
                Limit::Of {
                    limit,
                    assumed: !under(limit) && (strength.is_none() || !counted),
                }
            } else {
                unclear()
            }
        }
        several => {
            let least = several.iter().map(|standard| standard.yuan).min()?;
            if under(least) {
                Limit::NotReached
            } else {
                unclear()
            }
        }
    })
}

/// Whether a standard is for this strength: the first that its specification names. `50mg` is not `150mg`.
fn is_of(spec: &str, strength: &str) -> bool {
    let spec = plain(spec);
    let digit = |c: char| c.is_ascii_digit() || c == '.';
    spec.split_once(strength)
        .is_some_and(|(before, after)| !before.contains(digit) && !after.starts_with(digit))
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
    use super::{is_of, unit_of};

    #[test]
    fn a_strength_is_the_first_of_a_specification() {
        for (spec, strength, fits) in [
            ("10mg/片(按C22H25FN2O4S计)", "10mg", true),
            ("10mg/片", "20mg", false),
            ("32mg/片", "2mg", false),
            ("150mg/支", "50mg", false),
            ("每片含羟考酮40mg与纳洛酮20mg", "20mg", false),
            ("每片含羟考酮40mg与纳洛酮20mg", "40mg", true),
            ("5ml:10mg/支", "5ml:10mg", true),
        ] {
            assert_eq!(is_of(spec, strength), fits, "{spec} {strength}");
        }
    }

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
