//! What an error at the counter means: official wordings, the names of the reasons, and what people make of them.

use super::reasons::Reason;
use super::{reasons, said};
use crate::filing::in_lang;
use crate::issue::Lang;
use crate::national;
use crate::receipt::CitedDocument;
use serde::Serialize;
use std::sync::OnceLock;

/// What an error means and what to do.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Explanation {
    /// The reason's name: the issue of `checkDirectSettlement` is `"direct."` and this.
    pub code: &'static str,
    /// What it means.
    pub cause: String,
    /// What to do, in order.
    pub steps: Vec<String>,
    /// The documents that say so.
    pub documents: Vec<String>,
    /// Their titles.
    pub sources: Vec<CitedDocument>,
}

/// What an error at the counter means, from its wording (Chinese or English, near misses included) or the name of its
/// reason; none where no reason fits.
///
/// # Source
/// The answers of the national administration to the public, February 2021; articles of 医保发〔2022〕22号.
///
/// # Example
/// ```
/// use yidi::{explain_error, issue::Lang};
///
/// let found = explain_error("提示：参保人没有备案！", Lang::En).unwrap();
/// assert_eq!(found.code, "not_filed");
/// assert_eq!(explain_error("Insuficient acount balance", Lang::En).unwrap().code, "account_balance_insufficient");
/// assert_eq!(explain_error("参保人已备案", Lang::En), None); // no error at all
/// ```
#[must_use]
pub fn explain_error(code_or_message: &str, lang: Lang) -> Option<Explanation> {
    let reasons = reasons()?;
    let text = Text::new(code_or_message);
    if text.all.is_empty() {
        return None;
    }
    let mut best: Option<(Strength, &Reason)> = None;
    for (reason, known) in reasons.all.iter().zip(known()) {
        let strength = text.meets(known, reason.last);
        // The first of the best.
        if let Some(strength) = strength
            && best.is_none_or(|(best, _)| strength > best)
        {
            best = Some((strength, reason));
        }
    }
    let (_, reason) = best?;
    let hotline = &national::guide().hotline;
    let say = |note| said(in_lang(note, lang), hotline, lang);
    Some(Explanation {
        code: &reason.id,
        cause: say(&reason.cause),
        steps: reason.steps.iter().map(say).collect(),
        documents: reason.documents.clone(),
        sources: national::cited(&reason.documents),
    })
}

/// What a reason is known by.
struct Known {
    id: Text,
    wordings: Vec<Text>,
    signs: Vec<Vec<Text>>,
    unless: Vec<Text>,
}

/// What each reason is known by, in their order.
fn known() -> &'static [Known] {
    static KNOWN: OnceLock<Vec<Known>> = OnceLock::new();
    KNOWN.get_or_init(|| {
        let texts = |all: &Vec<String>| all.iter().map(|one| Text::new(one)).collect();
        let known = |reason: &Reason| Known {
            id: Text::new(&reason.id),
            wordings: texts(&reason.wordings),
            signs: reason.signs.iter().map(texts).collect(),
            unless: texts(&reason.unless),
        };
        reasons()
            .map(|reasons| reasons.all.iter().map(known).collect())
            .unwrap_or_default()
    })
}

/// How well a text meets a reason, the better the greater: whether the reason is more than the last resort, how surely it
/// is met, and by how many letters.
type Strength = (bool, Sure, usize);

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Sure {
    /// By one wrong letter in a wording.
    Slip,
    /// By words that occur together.
    Signs,
    /// By a wording.
    Wording,
}

/// A text as it is compared.
struct Text {
    /// All letters and figures, in small letters, without anything between them.
    all: String,
    /// The words in Latin letters.
    words: Vec<String>,
}

/// What denies the word behind it.
const DENIALS: [&str; 6] = ["无", "没", "没有", "不", "未", "非"];

/// Longer texts are not read to their end: an error message is a sentence.
const LONGEST: usize = 500;

impl Text {
    fn new(text: &str) -> Text {
        let plain: String = text.chars().take(LONGEST).map(plain).collect();
        let plain = plain
            .to_ascii_lowercase()
            .replace("n't", " not")
            .replace("cannot", "can not");
        let parts = plain.split(|c: char| !c.is_ascii_alphanumeric());
        Text {
            all: plain.chars().filter(|c| letter(*c)).collect(),
            words: parts
                .filter(|word| !word.is_empty())
                .map(str::to_owned)
                .collect(),
        }
    }

    /// Whether this is the name of a reason, whatever its separators, or says it.
    fn names(&self, id: &Text) -> bool {
        self.all.strip_prefix("direct").unwrap_or(&self.all) == id.all || self.has(id)
    }

    fn meets(&self, known: &Known, last: bool) -> Option<Strength> {
        if self.names(&known.id) {
            return Some((true, Sure::Wording, usize::MAX));
        }
        let mut best = None;
        for wording in known.wordings.iter().filter(|wording| self.has(wording)) {
            best = best.max(Some((!last, Sure::Wording, wording.all.len())));
        }
        if best.is_some() || known.unless.iter().any(|word| self.has(word)) {
            return best;
        }
        for words in known
            .signs
            .iter()
            .filter(|words| words.iter().all(|word| self.has(word)))
        {
            let letters = words.iter().map(|word| word.all.len()).sum();
            best = best.max(Some((!last, Sure::Signs, letters)));
        }
        if best.is_some() {
            return best;
        }
        let slip = known
            .wordings
            .iter()
            .find(|wording| self.slips_into(wording))?;
        Some((!last, Sure::Slip, slip.all.len()))
    }

    /// Whether a wording or a word occurs without being denied (无异常, `no arrears`): Chinese in the letters, Latin word by
    /// word, one slip in a longer word forgiven.
    fn has(&self, part: &Text) -> bool {
        if !part.all.is_ascii() {
            let mut found = self.all.match_indices(&part.all);
            let before = |at: usize| self.all.get(..at).unwrap_or_default();
            return found.any(|(at, _)| !DENIALS.iter().any(|no| before(at).ends_with(no)));
        }
        let count = part.words.len().max(1);
        let same = |window: &[String]| {
            window
                .iter()
                .zip(&part.words)
                .all(|(one, other)| alike(one, other))
        };
        let mut before = "";
        self.words.windows(count).any(|window| {
            let denied = ["no", "not", "without"].contains(&before);
            before = window.first().map_or("", String::as_str);
            !denied && same(window)
        })
    }

    /// Whether the whole is a Chinese wording but for one letter, and that letter does not turn it into its opposite (已备案,
    /// 备案).
    fn slips_into(&self, wording: &Text) -> bool {
        let letters = |text: &Text| text.all.chars().count();
        if wording.all.is_ascii()
            || letters(wording) < 5
            || strsim::osa_distance(&self.all, &wording.all) != 1
        {
            return false;
        }
        let only = |one: &Text, other: &Text, of: &str| {
            let mut marks = one.all.chars().filter(|c| of.contains(*c));
            marks.any(|c| !other.all.contains(c))
        };
        let (ours, theirs) = (letters(self), letters(wording));
        let opposite = only(self, wording, "已有可能正充够");
        let denied = ours > theirs && only(self, wording, "无没未非");
        let dropped = ours < theirs && only(wording, self, "未不无没异问");
        !(opposite || denied || dropped)
    }
}

/// Whether a character says something: a Latin letter, a figure, a Chinese character.
fn letter(c: char) -> bool {
    c.is_ascii_alphanumeric() || ('\u{3400}'..='\u{9fff}').contains(&c)
}

/// A sign as it is compared: full-width figures and letters as ASCII, 帐 as 账, a curled apostrophe straight.
fn plain(c: char) -> char {
    match c {
        '帐' => '账',
        '’' | '＇' => '\'',
        '\u{ff01}'..='\u{ff5e}' => u32::from(c)
            .checked_sub(0xfee0)
            .and_then(char::from_u32)
            .unwrap_or(c),
        c => c,
    }
}

/// Whether two words are the same but for a slip or two that their length forgives.
fn alike(one: &str, other: &str) -> bool {
    let forgiven = match other.len() {
        0..=4 => 0,
        5..=8 => 1,
        _ => 2,
    };
    one == other
        || (forgiven > 0
            && one.len() <= 40
            && one.chars().next() == other.chars().next()
            && strsim::osa_distance(one, other) <= forgiven)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> Option<&'static str> {
        explain_error(text, Lang::Zh).map(|found| found.code)
    }

    #[test]
    fn every_wording_and_name_leads_to_its_reason() {
        for reason in &reasons().unwrap().all {
            for text in reason.wordings.iter().chain([&reason.id]) {
                assert_eq!(code(text), Some(&*reason.id), "{text}");
                assert_eq!(
                    code(&format!("【错误】{text}！")),
                    Some(&*reason.id),
                    "{text}"
                );
            }
            for signs in &reason.signs {
                let text = signs.join("，");
                assert_eq!(code(&text), Some(&*reason.id), "{text}");
            }
            assert_eq!(code(&format!("direct.{}", reason.id)), Some(&*reason.id));
        }
    }

    #[test]
    fn near_misses_are_understood() {
        for (text, reason) in [
            ("参保人末备案", "not_filed"),
            ("我已备案，但是提示参保人未备案", "not_filed"),
            ("系统错误：参保人未备案", "not_filed"),
            ("ＮＯＴ　ＦＩＬＥＤ", "not_filed"),
            ("The person hasn't filed", "not_filed"),
            ("notFiled", "not_filed"),
            ("个人帐户余额不够", "account_balance_insufficient"),
            (
                "personal acount balance insuficient",
                "account_balance_insufficient",
            ),
            ("余额 不足", "account_balance_insufficient"),
            ("参保地还没有开通", "area_not_open"),
            ("您的参保地尚未开通门诊直接结算", "area_not_open"),
            ("该医院未开通跨省直接结算", "institution_not_networked"),
            ("The hospital is not networked", "institution_not_networked"),
            ("个人参保状态异長", "insured_status_abnormal"),
            ("欠费停保", "insured_status_abnormal"),
            ("病种未开通异地直接结算", "disease_not_in_scope"),
            ("备案已于上月到期", "filing_other_date"),
            ("就医地和备案地不一致", "filing_other_place"),
            ("网络连接超时", "system_error"),
            ("有系统错误", "system_error"),
            ("System eror, try later", "system_error"),
        ] {
            assert_eq!(code(text), Some(reason), "{text}");
        }
    }

    #[test]
    fn what_is_no_error_of_these_stays_unexplained() {
        for text in [
            "",
            " ",
            "。",
            "医保",
            "备案",
            "参保地",
            "hello",
            "404 Not Found",
            "filed",
            "open",
            "参保人已备案",
            "参保人备案",
            "参保地已开通",
            "医院已联网",
            "参保状态无异常",
            "系统无异常",
            "系统没有故障",
            "no arrears",
            "no system error",
            "参保地开通",
            "个人参保状态正常",
            "个人账户余额充足",
            "系统正常",
            "不涉及第三方责任",
            "密码错误",
            "支付成功",
            "system",
            "balance",
            "account",
            "异常",
            "不足",
        ] {
            assert_eq!(code(text), None, "{text}");
        }
        assert_eq!(code(&"未".repeat(100_000)), None);
    }
}
