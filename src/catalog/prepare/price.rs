//! Payment standards as they are printed: `10.60元(10mg/支)；36.34元(50mg/支)`.

/// A payment standard.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Standard {
    /// None.
    None,
    /// Not public: printed as `*`.
    Confidential,
    /// A wording that is no plain price.
    Text(String),
    /// Prices in fen with what each is for.
    Prices(Vec<(u32, String)>),
}

/// Reads a payment standard.
pub fn read(text: &str) -> Standard {
    match text {
        "" => Standard::None,
        "*" => Standard::Confidential,
        text => prices(text).map_or_else(|| Standard::Text(text.to_owned()), Standard::Prices),
    }
}

/// All prices; none if one of them is no plain price.
fn prices(text: &str) -> Option<Vec<(u32, String)>> {
    split(text).into_iter().map(one).collect()
}

/// Splits at semicolons outside brackets.
fn split(text: &str) -> Vec<&str> {
    let (mut parts, mut start, mut depth) = (Vec::new(), 0, 0_i32);
    for (at, c) in text.char_indices() {
        match c {
            '(' | '（' | '[' => depth += 1,
            ')' | '）' | ']' => depth -= 1,
            '；' | ';' if depth == 0 => {
                parts.push(text[start..at].trim());
                start = at + c.len_utf8();
            }
            _ => {}
        }
    }
    parts.push(text[start..].trim());
    parts
}

/// `5.68元(10mg/片(按C22H25FN2O4S计))`; `479.00元/盒(每盒30片)`; with a remark in brackets behind, which stays with the specification.
fn one(text: &str) -> Option<(u32, String)> {
    let (price, rest) = text.split_once('元')?;
    let open = rest.find(['(', '（'])?;
    let (unit, bracketed) = rest.split_at(open);
    let (spec, remark) = bracket(bracketed)?;
    if !(unit.is_empty() || unit.starts_with('/')) || spec.is_empty() {
        return None;
    }
    if !remark.is_empty() {
        bracket(remark).filter(|(_, rest)| rest.is_empty())?;
    }
    let (yuan, fen) = price.split_once('.').unwrap_or((price, "00"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(yuan) || !digits(fen) || fen.len() != 2 {
        return None;
    }
    let fen = yuan
        .parse::<u32>()
        .ok()?
        .checked_mul(100)?
        .checked_add(fen.parse().ok()?)?;
    Some((fen, format!("{spec}{unit}{remark}")))
}

/// What stands in the bracket that a text begins with, and what follows it.
fn bracket(text: &str) -> Option<(&str, &str)> {
    let mut depth = 0_u32;
    for (at, c) in text.char_indices() {
        match c {
            '(' | '（' => depth += 1,
            ')' | '）' if depth == 1 => {
                return Some((
                    &text[text.chars().next()?.len_utf8()..at],
                    &text[at + c.len_utf8()..],
                ));
            }
            ')' | '）' => depth = depth.checked_sub(1)?,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prices_with_nested_brackets_and_several_of_them() {
        let prices = |list: &[(u32, &str)]| {
            Standard::Prices(
                list.iter()
                    .map(|(fen, spec)| (*fen, (*spec).to_owned()))
                    .collect(),
            )
        };
        for (text, standard) in [
            ("", Standard::None),
            ("*", Standard::Confidential),
            (
                "5.68元(10mg/片(按C22H25FN2O4S计))",
                prices(&[(568, "10mg/片(按C22H25FN2O4S计)")]),
            ),
            (
                "10.60元(10mg/支)；36.34元(50mg/支)",
                prices(&[(1060, "10mg/支"), (3634, "50mg/支")]),
            ),
            (
                "0.01元(a；b)； 2.00元（c）",
                prices(&[(1, "a；b"), (200, "c")]),
            ),
            ("275元(5mg/片)", prices(&[(27500, "5mg/片")])),
            ("479.00元/盒(每盒30片)", prices(&[(47900, "每盒30片/盒")])),
            (
                "113.53元(60mg/粒)(免费提供)",
                prices(&[(11353, "60mg/粒(免费提供)")]),
            ),
            (
                "见备注2(每粒37MBq)",
                Standard::Text("见备注2(每粒37MBq)".to_owned()),
            ),
            ("5.6元(10mg)", Standard::Text("5.6元(10mg)".to_owned())),
            ("5.60元(a)b", Standard::Text("5.60元(a)b".to_owned())),
            ("5.60元(a))", Standard::Text("5.60元(a))".to_owned())),
            ("5.60元每片(a)", Standard::Text("5.60元每片(a)".to_owned())),
            (
                "5.60元(a)；见备注",
                Standard::Text("5.60元(a)；见备注".to_owned()),
            ),
        ] {
            assert_eq!(read(text), standard, "{text}");
        }
    }
}
