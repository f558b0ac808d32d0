//! What can be wrong: every code once, with its words in both languages.

use serde::Serialize;

choice! {
    /// The language of labels and messages.
    #[derive(Default)]
    #[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
    pub enum Lang {
        /// Chinese.
        #[default]
        "zh" => Zh,
        /// English.
        "en" => En,
    }
}

impl Lang {
    /// The text in this language.
    #[must_use]
    pub fn pick<'t>(self, zh: &'t str, en: &'t str) -> &'t str {
        match self {
            Lang::Zh => zh,
            Lang::En => en,
        }
    }
}

choice! {
    /// How much an issue matters.
    #[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
    pub enum Severity {
        /// Nothing could be computed.
        "error" => Error,
        /// The answer stands, but with a doubt or a consequence.
        "warning" => Warning,
        /// Good to know.
        "info" => Info,
    }
}

/// Something wrong, doubtful or worth knowing.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Issue {
    /// Stable code, never renamed: `"area.unknown"`.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "string"))]
    pub code: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// Where in the caller's value: `"bill.lines[3].amount"`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// What is wrong, with the value received, in the language asked for.
    pub message: String,
    /// What to do about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remedy: Option<String>,
    /// The documents that say so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub documents: Option<Vec<String>>,
}

impl Issue {
    /// The issue `code`, its message and remedy filled with `words`.
    #[must_use]
    pub fn new(code: Code, lang: Lang, field: Option<String>, words: &[&str]) -> Issue {
        let message = lang.pick(code.column(1), code.column(2));
        let remedy = lang.pick(code.column(3), code.column(4));
        Issue {
            code: code.text(),
            severity: code.severity(),
            field,
            message: filled(message, words),
            remedy: (!remedy.is_empty()).then(|| filled(remedy, words)),
            documents: None,
        }
    }
}

/// Puts `words[n]` where the text says `{n}`.
fn filled(text: &str, words: &[&str]) -> String {
    let long = words.iter().map(|word| word.len()).sum();
    let mut out = String::with_capacity(text.len().saturating_add(long));
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let (number, after) = after.split_once('}').unwrap_or((after, ""));
        let word = number.parse().ok().and_then(|n: usize| words.get(n));
        out.push_str(word.unwrap_or(&""));
        rest = after;
    }
    out.push_str(rest);
    out
}

/// What was wanted where something else was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// An amount of money.
    Amount,
    /// An object.
    Object,
    /// An array.
    List,
    /// A string.
    Text,
    /// `true` or `false`.
    Bool,
    /// A whole number.
    Whole,
    /// A share of 1.
    Ratio,
    /// Percentage points.
    Points,
    /// A calendar date.
    Date,
    /// An area code.
    Area,
    /// A slice of a ratio table.
    Slice,
}

impl Kind {
    /// The kind in words.
    #[must_use]
    pub fn word(self, lang: Lang) -> &'static str {
        let (zh, en) = match self {
            Kind::Amount => (
                "金额（数字或十进制字符串）",
                "an amount (a number or a decimal string)",
            ),
            Kind::Object => ("对象", "an object"),
            Kind::List => ("数组", "an array"),
            Kind::Text => ("字符串", "a string"),
            Kind::Bool => ("true 或 false", "true or false"),
            Kind::Whole => ("整数", "a whole number"),
            Kind::Ratio => ("比例（如 0.85）", "a share of 1 (such as 0.85)"),
            Kind::Points => ("百分点数（如 -10）", "percentage points (such as -10)"),
            Kind::Date => (
                "日期字符串（如 \"2026-11-21\"）",
                "a date string (such as \"2026-11-21\")",
            ),
            Kind::Area => (
                "六位医保区划代码字符串（如 \"110000\"）",
                "a six-digit area code string (such as \"110000\")",
            ),
            Kind::Slice => ("[起, 止, 比例]", "[from, to, ratio]"),
        };
        lang.pick(zh, en)
    }
}

macro_rules! codes {
    ($( $(#[$meta:meta])* $variant:ident $severity:ident $code:literal
        $zh:literal $en:literal $remedy_zh:literal $remedy_en:literal; )*) => {
        /// Every code there is. Codes are never reused and never renamed; wording may change.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Code { $( #[doc = concat!("`", $code, "`: ", $en)] $(#[$meta])* $variant ),* }

        impl Code {
            /// Every code.
            pub const ALL: &'static [Code] = &[$(Code::$variant),*];

            /// How much an issue of this code matters.
            #[must_use]
            pub fn severity(self) -> super::Severity {
                match self { $( Code::$variant => super::Severity::$severity ),* }
            }

            /// The stable text of the code.
            #[must_use]
            pub fn text(self) -> &'static str {
                self.column(0)
            }

            pub(super) fn column(self, column: usize) -> &'static str {
                // All texts in one, column by column: a pointer to each would be 3 KB of the download.
                static TEXTS: &str = concat!(
                    $($code, "\n",)* $($zh, "\n",)* $($en, "\n",)* $($remedy_zh, "\n",)* $($remedy_en, "\n",)*
                );
                static LINES: std::sync::LazyLock<Vec<&str>> =
                    std::sync::LazyLock::new(|| TEXTS.lines().collect());
                let line = column.saturating_mul(Code::ALL.len()).saturating_add(self as usize);
                LINES.get(line).copied().unwrap_or_default()
            }
        }
    };
}

mod table;
pub use table::Code;
