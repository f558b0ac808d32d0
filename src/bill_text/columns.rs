//! The heading row: which column holds what, in the words of Chinese and English expense lists.

use super::amounts::{half_width, number};
use super::table::{Row, bare};
use super::words::among;
use crate::index::Index;
use std::sync::LazyLock;

/// What a column may hold: the fields of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    Code,
    Name,
    Form,
    Spec,
    Unit,
    Kind,
    Amount,
    Quantity,
    UnitPrice,
    Class,
    PriorSelfPayRatio,
    PriceLimit,
}

impl Field {
    /// All fields, in the order of a line.
    pub const ALL: [Field; 12] = [
        Field::Code,
        Field::Name,
        Field::Form,
        Field::Spec,
        Field::Unit,
        Field::Kind,
        Field::Amount,
        Field::Quantity,
        Field::UnitPrice,
        Field::Class,
        Field::PriorSelfPayRatio,
        Field::PriceLimit,
    ];

    /// The name that callers know it by.
    pub fn name(self) -> &'static str {
        match self {
            Field::Code => "code",
            Field::Name => "name",
            Field::Form => "form",
            Field::Spec => "spec",
            Field::Unit => "unit",
            Field::Kind => "kind",
            Field::Amount => "amount",
            Field::Quantity => "quantity",
            Field::UnitPrice => "unitPrice",
            Field::Class => "class",
            Field::PriorSelfPayRatio => "priorSelfPayRatio",
            Field::PriceLimit => "priceLimit",
        }
    }

    /// The headings that mean this field. Where a table has several of them, the one named first here is taken: 国家医保代码
    /// before a hospital's own 项目编码, what was charged (实收) before what was due (应收). Spaces, `_`, `-`, `.`, `/` and the letters' case do not matter.
    fn headings(self) -> &'static str {
        match self {
            Field::Code => {
                "国家医保代码 国家医保编码 国家医保码 国家医保目录编码 国家编码 国家代码 国家码 国码 国家项目编码 国家项目代码 \
                 国家药品代码 国家药品编码 国家目录编码 医保代码 医保编码 医保码 医保目录编码 医保目录代码 医保项目编码 医保项目代码 \
                 医疗目录编码 药品代码 药品编码 耗材代码 耗材编码 项目编码 项目代码 收费项目编码 收费项目代码 收费编码 收费代码 \
                 编码 代码 nationalcode nhsacode nationalinsurancecode insurancecode medicalinsurancecode catalogcode \
                 cataloguecode servicecode drugcode productcode itemcode code"
            }
            Field::Name => {
                "项目名称 收费项目名称 药品名称 药品通用名称 药品通用名 通用名称 通用名 药品项目名称 药品及项目名称 项目药品名称 \
                 诊疗项目名称 医疗服务项目名称 服务项目名称 耗材名称 材料名称 医院项目名称 院内项目名称 医保项目名称 医保名称 \
                 国家医保名称 收费名称 明细名称 明细项目名称 费用项目名称 费用明细名称 名称 品名 物品名称 项目名 药品名 收费项目 \
                 诊疗项目 医疗服务项目 服务项目 费用项目 明细项目 收费明细 费用明细 费用名称 项目内容 项目 药品 商品名称 商品名 \
                 itemname name drugname medicinename servicename productname genericname itemdescription description item \
                 medicine medication drug service product chargeitem particulars"
            }
            Field::Form => "剂型 剂型名称 药品剂型 dosageform drugform form",
            Field::Spec => {
                "规格 药品规格 规格型号 型号规格 规格及型号 项目规格 包装规格 型号 \
                 specification specifications spec specs strength model"
            }
            Field::Unit => {
                "计价单位 单位 计量单位 收费单位 包装单位 销售单位 数量单位 unit units uom unitofmeasure billingunit pricingunit"
            }
            Field::Kind => {
                "费用类别 收费类别 项目类别 费用类型 收费类型 项目类型 费用分类 收费分类 项目分类 费用大类 收费大类 发票类别 票据类别 \
                 发票项目 核算类别 统计类别 财务分类 大类 类别 类型 分类 kind itemkind category itemcategory chargecategory \
                 feecategory expensecategory itemtype feetype chargetype type"
            }
            Field::Amount => {
                "金额 项目金额 明细金额 费用金额 收费金额 合计金额 总金额 金额合计 费用合计 合计费用 总费用 费用总额 发生金额 发生费用 \
                 医疗费用 实收金额 实收 应收金额 总价 费用 应收 合计 总计 小计 amount totalamount lineamount amounttotal \
                 linetotal totalprice totalcost totalfee totalcharge totalcharges total subtotal cost fee charge charges \
                 grossamount netamount"
            }
            Field::Quantity => {
                "数量 总数量 收费数量 计费数量 计价数量 使用数量 发药数量 总量 次数 quantity qty count totalquantity"
            }
            Field::UnitPrice => {
                "单价 项目单价 药品单价 收费单价 零售单价 销售单价 零售价 单价金额 价格 unitprice unitcost priceperunit priceeach price"
            }
            Field::Class => {
                "医保类别 医保等级 医保类型 医保级别 医保分类 医保属性 医保标识 医保标志 医保支付类别 医保支付类型 甲乙类 甲乙丙类 甲乙丙 \
                 甲乙 甲乙分类 甲乙类别 支付类别 支付等级 支付类型 报销类别 报销类型 报销等级 报销级别 自付类别 自付类型 自付等级 \
                 收费项目等级 收费等级 项目等级 费用等级 目录等级 目录类别 目录分类 药品等级 等级 级别 \
                 class insuranceclass reimbursementclass paymentclass coverageclass catalogclass catalogueclass nrdlclass \
                 insurancecategory reimbursementcategory paymentcategory insurancelevel"
            }
            Field::PriorSelfPayRatio => {
                "先行自付比例 个人先行自付比例 先自付比例 首先自付比例 首自付比例 乙类先行自付比例 乙类自付比例 自付比例 个人自付比例 \
                 自理比例 自负比例 自付率 自付比率 自付百分比 priorselfpayratio priorselfpaymentratio selfpayratio \
                 selfpaymentratio selfpayrate selfpaypercent selfpaypercentage selfpay% copayratio copayrate copaypercent \
                 copaypercentage copay% coinsurance coinsurancerate"
            }
            Field::PriceLimit => {
                "最高限价 医保限价 限价 医保最高限价 医保支付标准 支付标准 最高支付标准 最高支付限价 支付限价 支付限额 单价限价 \
                 pricelimit limitprice ceilingprice maximumprice maxprice paymentstandard"
            }
        }
    }
}

/// What may stand in brackets behind a heading and says only how it is written.
const NOTES: &str = "rmb cny yuan ¥ a/b/c abc 甲/乙/丙 甲乙丙 甲/乙 人民币 单位:元 个人";

/// The layout of the rows under a heading row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Columns {
    /// Where each field stands, in the order of `Field::ALL`.
    at: [Option<usize>; Field::ALL.len()],
    /// How many columns there are, unknown ones included.
    pub width: usize,
    /// Whether the heading of the ratio says per cent.
    pub percent: bool,
    /// From where to where the headings reach on the page, if the columns stand between spaces.
    spans: Vec<(usize, usize)>,
}

impl Columns {
    /// The layout that a row of headings gives; nothing if it is no such row: it names what is charged, and its price.
    pub fn of(row: &Row) -> Option<Columns> {
        if !may_be_headings(row) {
            return None;
        }
        let mut at = [None; Field::ALL.len()];
        let mut percent = false;
        for (column, cell) in row.cells.iter().enumerate() {
            let Some(heading) = heading(cell) else {
                continue;
            };
            let slot = at.get_mut(heading.field as usize)?;
            // The same word twice: two tables stand side by side, and reading one of them would lose the other.
            if slot.is_some_and(|(_, rank)| rank == heading.rank) {
                return None;
            }
            if slot.is_none_or(|(_, rank)| heading.rank < rank) {
                *slot = Some((column, heading.rank));
                if heading.field == Field::PriorSelfPayRatio {
                    percent = heading.percent;
                }
            }
        }
        let columns = Columns {
            at: at.map(|found| found.map(|(column, _)| column)),
            width: row.cells.len(),
            percent,
            spans: row.spans.clone(),
        };
        let has = |field| columns.get(field).is_some();
        let priced = has(Field::Amount) || (has(Field::UnitPrice) && has(Field::Quantity));
        ((has(Field::Name) || has(Field::Code)) && priced).then_some(columns)
    }

    /// The column of a field.
    pub fn get(&self, field: Field) -> Option<usize> {
        self.at.get(field as usize).copied().flatten()
    }

    /// The cells of a row that has fewer than there are columns, each in the column under whose heading it stands, and no
    /// other; nothing if one stands under none or two.
    pub fn aligned<'r>(&self, row: &'r Row) -> Option<Vec<&'r str>> {
        let mut cells = vec![""; self.width];
        let mut free = 0; // columns before this one are taken
        for (cell, (from, to)) in row.cells.iter().zip(&row.spans) {
            let mut over = self
                .spans
                .iter()
                .enumerate()
                .filter(|(_, (start, end))| start < to && from < end);
            let (column, _) = over.next()?;
            if column < free || over.next().is_some() {
                return None;
            }
            *cells.get_mut(column)? = cell;
            free = column.saturating_add(1);
        }
        (free > 0).then_some(cells)
    }

    /// The fields that have a column, in the order of a line.
    pub fn found(&self) -> impl Iterator<Item = (Field, usize)> {
        Field::ALL
            .into_iter()
            .filter_map(|field| Some((field, self.get(field)?)))
    }
}

/// Whether a row has headings, though too few to read the rows below.
pub fn some_headings(row: &Row) -> bool {
    let filled = row.cells.iter().filter(|cell| !cell.is_empty()).count();
    filled > 1 && may_be_headings(row) && row.cells.iter().any(|cell| heading(cell).is_some())
}

/// A table of more columns is no bill.
const WIDEST: usize = 200;

/// Most rows have a number, and headings have none.
fn may_be_headings(row: &Row) -> bool {
    let is_number = |cell: &str| number(cell).is_some_and(|found| found.unit.is_empty());
    row.cells.len() <= WIDEST && !row.cells.iter().any(|cell| is_number(cell))
}

struct Heading {
    field: Field,
    /// Its place among the headings of the field.
    rank: usize,
    percent: bool,
}

/// A longer cell is no heading.
const LONGEST: usize = 60;

fn heading(cell: &str) -> Option<Heading> {
    if cell.is_empty() || cell.len() > LONGEST {
        return None;
    }
    let mut text = half_width(bare(cell)).to_ascii_lowercase();
    text.retain(|c| !c.is_whitespace() && !"_-.*#★".contains(c));
    let text = text.trim_end_matches(':');
    let mut percent = false;
    let mut main = text;
    if let Some((before, note)) = bracketed(text) {
        percent = note == "%";
        // 单价（元）, 单价(元/盒); but 金额（万元） is not understood, and 金额（自付） is no amount of the line.
        if percent || note.starts_with('元') || among(NOTES, note) {
            main = before;
        } else {
            // Perhaps the same in the other language: 金额(Amount).
            let (first, second) = (known(before)?, known(note)?);
            return (first.field == second.field).then_some(first);
        }
    }
    if let Some(found) = known(main).or_else(|| known(main.strip_suffix("/元")?)) {
        return Some(Heading {
            percent: percent || found.percent,
            ..found
        });
    }
    // Both languages without brackets: 金额Amount, Amount/金额.
    let chinese: String = main.chars().filter(|c| !c.is_ascii()).collect();
    let english: String = main.chars().filter(char::is_ascii).collect();
    let (first, second) = (known(&chinese)?, known(&english)?);
    (first.field == second.field).then_some(first)
}

/// What stands before the brackets at the end, and inside them.
fn bracketed(text: &str) -> Option<(&str, &str)> {
    let text = text.strip_suffix([')', ']', '】'])?;
    text.split_once(['(', '[', '【'])
}

/// The heading that is this very word.
fn known(word: &str) -> Option<Heading> {
    let word = word.replace('/', "");
    let of = |word: &str| WORDS.get(&word);
    let whole = of(&word).map(|found| (found, word.ends_with('%')));
    let ((field, rank), percent) = whole.or_else(|| Some((of(word.strip_suffix('%')?)?, true)))?;
    // Only a share can be counted per cent.
    if percent && field != Field::PriorSelfPayRatio {
        return None;
    }
    Some(Heading {
        field,
        rank,
        percent,
    })
}

/// All headings, each with its field and its place among the headings of the field.
static WORDS: LazyLock<Index<&str, (Field, usize)>> = LazyLock::new(|| {
    let mut words = Index::default();
    for field in Field::ALL {
        for (rank, word) in field.headings().split_ascii_whitespace().enumerate() {
            words.put(word, (field, rank));
        }
    }
    words
});

#[cfg(test)]
mod tests {
    use super::super::table::{Delimiter, rows};
    use super::*;
    use std::collections::BTreeSet;

    fn field(cell: &str) -> Option<Field> {
        heading(cell).map(|heading| heading.field)
    }

    #[test]
    fn no_word_means_two_things() {
        let mut seen = BTreeSet::new();
        for field in Field::ALL {
            assert_eq!(Field::ALL[field as usize], field);
            for word in field.headings().split_ascii_whitespace() {
                assert!(seen.insert(word), "{word}");
                assert_eq!(
                    heading(word).map(|heading| heading.field),
                    Some(field),
                    "{word}"
                );
            }
        }
    }

    #[test]
    fn headings_as_they_are_printed() {
        for (cell, found) in [
            ("金 额（元）", Field::Amount),
            ("单价(元/盒)", Field::UnitPrice),
            ("Unit Price (CNY)", Field::UnitPrice),
            ("Item_Name", Field::Name),
            ("*项目名称：", Field::Name),
            ("药品/项目名称", Field::Name),
            ("金额 Amount", Field::Amount),
            ("Quantity/数量", Field::Quantity),
            ("规格（Specification）", Field::Spec),
            ("自付比例(%)", Field::PriorSelfPayRatio),
            ("自付比例％", Field::PriorSelfPayRatio),
            ("Class (A/B/C)", Field::Class),
        ] {
            assert_eq!(field(cell), Some(found), "{cell}");
        }
        for cell in [
            "",
            "金额（万元）",
            "金额(自付)",
            "自付金额",
            "报销比例",
            "金额%",
            "金额(Quantity)",
            "日期",
        ] {
            assert_eq!(field(cell), None, "{cell}");
        }
        assert!(heading("自付比例(%)").is_some_and(|heading| heading.percent));
        assert!(heading("Copay %").is_some_and(|heading| heading.percent));
        assert!(heading("自付比例").is_some_and(|heading| !heading.percent));
    }

    #[test]
    fn the_better_heading_wins_and_a_table_needs_a_price() {
        let columns = |text| {
            let row = rows(text, Delimiter::Bar).next().unwrap();
            Columns::of(&row)
        };
        let found = columns("项目编码|国家码|项目|项目名称|实收金额|金额").unwrap();
        assert_eq!(found.get(Field::Code), Some(1));
        assert_eq!(found.get(Field::Name), Some(3));
        assert_eq!(found.get(Field::Amount), Some(5));
        assert_eq!(columns("项目名称|规格|单价"), None);
        assert_eq!(columns("数量|单价|金额"), None);
        assert!(columns("国家码|单价|数量").is_some());
    }

    #[test]
    fn a_short_row_goes_by_what_it_stands_under() {
        let text = "名称      规格   数量   金额\n一二三四         3      5.00\n一二三四五六     3      5.00\n甲    5  6\na  b";
        let mut table = rows(text, Delimiter::Spaces);
        let columns = Columns::of(&table.next().unwrap()).unwrap();
        assert_eq!(
            columns.aligned(&table.next().unwrap()),
            Some(vec!["一二三四", "", "3", "5.00"])
        );
        // Reaches under the next heading; stands under none; two stand under one.
        for _ in 0..3 {
            assert_eq!(columns.aligned(&table.next().unwrap()), None);
        }
    }
}
