//! The words of expense lists for classes, kinds of expense and sums.

use super::amounts::half_width;
use super::table::bare;
use crate::claim::{Class, LineKind};

/// Whether `list`, words between spaces, has `word`.
pub fn among(list: &str, word: &str) -> bool {
    list.split_ascii_whitespace().any(|known| known == word)
}

/// A longer text is none of the words here.
const LONGEST: usize = 60;

/// Ordinary width, small letters, no spaces, no brackets around it.
fn plain(text: &str) -> Option<String> {
    if text.len() > LONGEST {
        return None;
    }
    let mut plain = half_width(text).to_ascii_lowercase();
    plain.retain(|c| !c.is_whitespace() && !"_-.".contains(c));
    let inner = plain.trim_matches(['(', ')', '[', ']', '【', '】', '〔', '〕', '*', '★', ':']);
    Some(inner.to_owned())
}

const CLASSES: [(Class, &str); 3] = [
    (
        Class::A,
        "甲 甲类 甲类药 甲类药品 甲类项目 医保甲类 医保甲 无自付 无先行自付",
    ),
    (
        Class::B,
        "乙 乙类 乙类药 乙类药品 乙类项目 医保乙类 医保乙 有自付 有先行自付 部分自付",
    ),
    (
        Class::C,
        "丙 丙类 丙类药 丙类药品 丙类项目 自费 全自费 全自付 全额自费 全额自付 完全自费 纯自费 自费药 自费药品 自费项目 \
         目录外 医保目录外 医保外 非医保 selfpay fullselfpay fullyselfpaid selfpaid outofcatalogue outofcatalog notcovered",
    ),
];

/// Words that mean a class only under a heading that asks for one; the numbers are those of the national code table.
const CLASSES_IF_ASKED: [(Class, &str); 3] = [
    (Class::A, "a classa 01"),
    (Class::B, "b classb 02"),
    (Class::C, "c classc 03"),
];

/// The class that a cell names, and the share that may follow it: `乙类(10%)`.
pub fn class(cell: &str, asked: bool) -> Option<(Class, Option<String>)> {
    let text = plain(cell)?;
    let mut words = vec![(text.as_str(), None)];
    if let Some(digit) = text.find(|c: char| c.is_ascii_digit())
        && digit > 0
        && text.ends_with('%')
    {
        let (word, share) = text.split_at_checked(digit)?;
        let word = word.trim_end_matches(['(', '/', ':', ',', '、']);
        words.push((word, Some(share.to_owned())));
    }
    let lists: &[_] = if asked {
        &[&CLASSES, &CLASSES_IF_ASKED]
    } else {
        &[&CLASSES]
    };
    words.into_iter().find_map(|(word, share)| {
        let mut known = lists.iter().flat_map(|list| list.iter());
        let (class, _) = known.find(|(_, list)| among(list, word))?;
        Some((*class, share))
    })
}

const KINDS: [(LineKind, &str); 5] = [
    (
        LineKind::Drug,
        "西药 中成药 成药 中草药 草药 中药 中药饮片 饮片 西药及中成药 药品 药 \
         drug drugs medicine medicines medication medications westernmedicine chinesemedicine",
    ),
    (
        LineKind::Service,
        "检查 化验 检验 治疗 手术 护理 诊察 诊查 诊疗 一般诊疗 一般治疗 一般医疗服务 挂号 麻醉 放射 输氧 吸氧 氧气 监护 \
         理疗 康复 抢救 超声 病理 注射 透视 影像 心电图 ct mri b超 核磁 医疗服务 服务 诊疗项目 服务项目 医疗服务项目 \
         service services examination examinations exam exams laboratory lab labtest labtests test tests treatment \
         surgery operation nursing consultation diagnosis imaging anesthesia anaesthesia therapy registration",
    ),
    (
        LineKind::Consumable,
        "材料 卫生材料 医用材料 耗材 医用耗材 卫生耗材 一次性材料 一次性耗材 高值耗材 低值耗材 特殊材料 植入材料 国产材料 \
         进口材料 consumable consumables material materials supplies medicalsupplies",
    ),
    (LineKind::Bed, "床位 床 住院床位 bed beds"),
    (LineKind::Other, "其他 其它 other others miscellaneous"),
];

/// The kind of expense that a cell names: 西药费, 床位费, `drug`.
pub fn kind(cell: &str) -> Option<LineKind> {
    let text = plain(cell)?;
    let stem = ["费用", "费", "类", "fees", "fee"]
        .iter()
        .find_map(|end| text.strip_suffix(end))
        .unwrap_or(&text);
    let found = KINDS
        .iter()
        .find(|(_, list)| among(list, stem) || among(list, &text));
    found.map(|(kind, _)| *kind)
}

/// Words for what a price is the price of.
const UNITS: &str = "盒 支 瓶 袋 片 粒 丸 次 日 天 小时 个 套 张 包 付 剂 贴 人次 部位 项 床日 条 根 只 卷 块 板 罐 对 例 \
                     box piece pieces pcs vial tablet tablets bottle bag day days hour hours time times each";

/// Whether a cell is a unit and nothing else.
pub fn is_unit(cell: &str) -> bool {
    plain(cell).is_some_and(|text| among(UNITS, &text))
}

/// A row that sums others up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sum {
    /// Whether it sums all of them (合计, 总计) and not a part (小计, 本页合计).
    pub grand: bool,
    /// What follows the word in the same cell: `合计：1,234.50`.
    pub rest: String,
}

/// The sum that a cell announces. A word like it inside a name (白细胞总计数, total protein) announces none.
pub fn sum(cell: &str) -> Option<Sum> {
    // A drug's name may be long, but a sum in words may be too: 合计（大写）：壹万…
    if cell.len() > 200 {
        return None;
    }
    let mut text = half_width(bare(cell)).to_ascii_lowercase();
    text.retain(|c| !c.is_whitespace());
    let text = text.trim_start_matches(['*', '(', '[', '【']);
    let (english, after) = match text.find([':', '(', '¥']) {
        Some(end) => text.split_at_checked(end)?,
        None => (text.trim_end_matches('.'), ""),
    };
    let rest = || after.to_owned();
    if among(
        "total grandtotal totalamount totalcost totalfee totalfees totalcharges sum overalltotal",
        english,
    ) {
        return Some(Sum {
            grand: true,
            rest: rest(),
        });
    }
    if among("subtotal sub-total pagetotal sectiontotal", english) {
        return Some(Sum {
            grand: false,
            rest: rest(),
        });
    }
    // What a statement says beside its lines: balances, payments, numbers of papers.
    if among(
        "余额 账户余额 预交金 预交款 预缴款 押金 发票号 发票号码 票据号 统筹支付 统筹基金支付 医保支付 个人账户支付 账户支付 \
         现金支付 应付 应付金额 实付 实付金额 找零",
        english,
    ) {
        return Some(Sum {
            grand: false,
            rest: rest(),
        });
    }
    for word in [
        "合计",
        "总计",
        "共计",
        "总金额",
        "总费用",
        "费用总额",
        "小计",
    ] {
        let Some((before, after)) = text.split_once(word) else {
            continue;
        };
        let follows = after.trim_start_matches("金额").trim_start_matches("费用");
        // Nothing, or something that leads to a figure.
        let ends = follows.is_empty()
            || follows.starts_with([':', '(', ')', ']', '】', '¥', '元', ',', '=', '*'])
            || follows.starts_with("大写")
            || follows.starts_with("人民币")
            || follows.starts_with(|c: char| c.is_ascii_digit());
        if !ends || before.chars().count() > 8 {
            continue;
        }
        let of_all = among(
            "费用 总 全部 医疗费用 医疗费 住院费用 本次 金额 总费用",
            before,
        );
        let grand = word != "小计" && (before.is_empty() || of_all);
        return Some(Sum {
            grand,
            rest: follows.to_owned(),
        });
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes() {
        for (cell, class_found, share) in [
            ("甲", Class::A, None),
            ("[甲类]", Class::A, None),
            ("无自付", Class::A, None),
            ("乙类", Class::B, None),
            ("乙类(10%)", Class::B, Some("10%")),
            ("乙５％", Class::B, Some("5%")),
            ("有自付", Class::B, None),
            ("全自付", Class::C, None),
            ("自 费", Class::C, None),
            ("丙类100%", Class::C, Some("100%")),
            ("A", Class::A, None),
            ("Class B", Class::B, None),
            ("03", Class::C, None),
            ("Self-pay", Class::C, None),
        ] {
            let found = class(cell, true).unwrap_or_else(|| panic!("{cell}"));
            assert_eq!(found, (class_found, share.map(str::to_owned)), "{cell}");
        }
        for cell in ["", "丁", "是", "甲乙", "可报", "10%", "D", "1"] {
            assert_eq!(class(cell, true), None, "{cell}");
        }
        assert_eq!(class("A", false), None);
    }

    #[test]
    fn kinds() {
        for (cell, found) in [
            ("西药费", LineKind::Drug),
            ("中药饮片", LineKind::Drug),
            ("化验费", LineKind::Service),
            ("诊疗项目", LineKind::Service),
            ("卫生材料费", LineKind::Consumable),
            ("床位费", LineKind::Bed),
            ("其他费用", LineKind::Other),
            ("Drugs", LineKind::Drug),
            ("Bed fee", LineKind::Bed),
        ] {
            assert_eq!(kind(cell), Some(found), "{cell}");
        }
        for cell in ["", "费", "药事服务费", "输血费", "x"] {
            assert_eq!(kind(cell), None, "{cell}");
        }
    }

    #[test]
    fn sums() {
        for (cell, grand, rest) in [
            ("合计", true, ""),
            ("合 计：", true, ":"),
            ("总计", true, ""),
            ("费用合计", true, ""),
            ("合计金额：1,234.50元", true, ":1,234.50元"),
            ("合计（大写）：壹佰元整", true, "(大写):壹佰元整"),
            ("小计", false, ""),
            ("西药费小计", false, ""),
            ("本页合计", false, ""),
            ("西药费合计", false, ""),
            ("Total", true, ""),
            ("Grand Total:", true, ":"),
            ("TOTAL (CNY)", true, "(cny)"),
            ("Subtotal", false, ""),
        ] {
            let sum = sum(cell).unwrap_or_else(|| panic!("{cell}"));
            assert_eq!((sum.grand, &*sum.rest), (grand, rest), "{cell}");
        }
        for cell in [
            "",
            "白细胞总计数",
            "Total protein",
            "总胆红素",
            "合计量测定",
            "总蛋白",
        ] {
            assert_eq!(sum(cell), None, "{cell}");
        }
    }
}
