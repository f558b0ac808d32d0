//! Bills as text: the cases of `tests/cases/bill_text`, and what holds for every text.

use super::ask::value;
use super::laws::{for_all, wrong};
use include_dir::{Dir, include_dir};
use proptest::prelude::*;
use serde_json::{Map, Value as Json, json};
use yidi::bill_text::ParsedBill;
use yidi::claim::Line;
use yidi::issue::{Issue, Lang};
use yidi::parse_bill;
use yidi::reading::{At, Faults, Read, Value};

static CASES: Dir = include_dir!("$CARGO_MANIFEST_DIR/tests/cases/bill_text");

/// A text and what it is read as.
pub struct Case {
    pub name: String,
    pub text: &'static str,
    pub expect: Json,
}

/// Every case there is.
pub fn cases() -> Vec<Case> {
    let of = |name: &str| {
        let file = CASES.get_file(name);
        let file = file.unwrap_or_else(|| panic!("{name} is missing"));
        file.contents_utf8().expect("cases are UTF-8")
    };
    let names = CASES.files().map(|file| file.path().to_str().unwrap());
    let cases = names.filter_map(|name| {
        let (stem, kind) = name.rsplit_once('.').expect("a case has an ending");
        assert!(["txt", "json"].contains(&kind), "{name}");
        let text = of(&format!("{stem}.txt"));
        (kind == "json").then(|| Case {
            name: stem.to_owned(),
            text,
            expect: serde_json::from_str(of(name)).unwrap_or_else(|e| panic!("{name}: {e}")),
        })
    });
    cases.collect()
}

/// The bill of a text that is not too long.
pub fn parsed(text: &str, lang: Lang) -> ParsedBill {
    parse_bill(&Value::Text(text.to_owned()), lang)
        .unwrap_or_else(|failure| panic!("{:?}", failure.issues))
}

/// Every issue that the cases bring about.
pub fn issues() -> Vec<Json> {
    let mut all = Vec::new();
    for case in cases() {
        let bill = parsed(case.text, Lang::En);
        let of_rows = bill.unparsed.into_iter().flat_map(|row| row.issues);
        all.extend(bill.issues.into_iter().chain(of_rows));
    }
    all.iter()
        .map(|issue| serde_json::to_value(issue).unwrap())
        .collect()
}

/// What is wrong with the answers to the cases.
pub fn failures() -> Vec<String> {
    let mut failures = Vec::new();
    for Case { name, text, expect } in cases() {
        for lang in [Lang::Zh, Lang::En] {
            let bill = parsed(text, lang);
            let found = told(&bill);
            let keys = ["columns", "lines", "unparsed", "issues"];
            assert!(
                expect["why"].as_str().is_some_and(|why| !why.is_empty()),
                "{name}: no why"
            );
            assert_eq!(expect.as_object().unwrap().len(), keys.len() + 1, "{name}");
            for key in keys {
                if plain(&found[key]) != plain(&expect[key]) {
                    let (found, expect) = (&found[key], &expect[key]);
                    failures.push(format!(
                        "{name}: {key}\n  found  {found}\n  expect {expect}"
                    ));
                }
            }
            if let Err(why) = keeps_everything(text, &bill) {
                failures.push(format!("{name}: {why}"));
            }
        }
    }
    failures
}

/// An answer as the cases write it: an issue is its code and its field.
fn told(bill: &ParsedBill) -> Json {
    let issue = |issue: &Issue| match &issue.field {
        Some(field) => format!("{} {field}", issue.code),
        None => issue.code.to_owned(),
    };
    let lines = bill.lines.iter().zip(&bill.rows).map(|(line, row)| {
        let mut line = serde_json::to_value(line).unwrap();
        line["row"] = json!(row);
        line
    });
    let unparsed = bill.unparsed.iter().map(|unparsed| {
        let issues: Vec<String> = unparsed.issues.iter().map(issue).collect();
        json!({ "row": unparsed.row, "issues": issues })
    });
    json!({
        "columns": bill.columns,
        "lines": lines.collect::<Vec<_>>(),
        "unparsed": unparsed.collect::<Vec<_>>(),
        "issues": bill.issues.iter().map(issue).collect::<Vec<_>>(),
    })
}

/// Numbers as texts: how many decimals a quantity is written with says nothing.
fn plain(json: &Json) -> Json {
    match json {
        Json::Number(n) => json!(n.as_f64().unwrap().to_string()),
        Json::Array(items) => items.iter().map(plain).collect(),
        Json::Object(map) => map
            .iter()
            .map(|(k, v)| (k.clone(), plain(v)))
            .collect::<Map<_, _>>()
            .into(),
        other => other.clone(),
    }
}

/// Where each line of a text begins.
fn line_starts(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let ends = |&at: &usize| match bytes[at] {
        b'\n' => true,
        b'\r' => bytes.get(at + 1) != Some(&b'\n'),
        _ => false,
    };
    let breaks = (0..bytes.len()).filter(ends).map(|at| at + 1);
    std::iter::once(0).chain(breaks).collect()
}

/// Every row is a line or given back as it stands, and what is read is a line that a claim may have.
pub fn keeps_everything(text: &str, bill: &ParsedBill) -> Result<(), String> {
    let starts = line_starts(text);
    if bill.lines.len() != bill.rows.len() {
        return Err("not a row for each line".to_owned());
    }
    let mut rows: Vec<(usize, Option<&str>)> = Vec::new();
    rows.extend(bill.rows.iter().map(|row| (*row, None)));
    for unparsed in &bill.unparsed {
        if unparsed.issues.is_empty() {
            return Err(format!(
                "row {} is given back without a reason",
                unparsed.row
            ));
        }
        rows.push((unparsed.row, Some(&unparsed.text)));
    }
    rows.sort();
    let at = |row: usize| {
        starts
            .get(row.wrapping_sub(1))
            .copied()
            .unwrap_or(text.len())
    };
    let mut lost = text[..rows.first().map_or(text.len(), |(row, _)| at(*row))].to_owned();
    for (index, (row, given_back)) in rows.iter().enumerate() {
        let next = rows.get(index + 1).map_or(usize::MAX, |(row, _)| *row);
        if *row == next || *row < 1 || *row > starts.len() {
            return Err(format!("row {row} is there twice, or not at all"));
        }
        let chunk = &text[at(*row)..at(next)];
        match given_back {
            Some(given_back) if chunk.starts_with(given_back) && !given_back.is_empty() => {
                lost.push_str(&chunk[given_back.len()..]);
            }
            Some(given_back) => return Err(format!("row {row} is not {given_back:?}")),
            // Without quotes a row is one line of the text.
            None if !chunk.contains('"') => lost.push_str(&text[at(row + 1)..at(next)]),
            None => {}
        }
    }
    if lost.contains(char::is_alphanumeric) {
        return Err(format!("lost: {lost:?}"));
    }
    for line in &bill.lines {
        let mut faults = Faults::new(Lang::En);
        let again = Line::read(
            &value(&serde_json::to_value(line).unwrap()),
            &At::ROOT,
            &mut faults,
        );
        if again.as_ref() != Some(line) {
            return Err(format!(
                "{line:?} is no line of a claim: {:?}",
                faults.issues
            ));
        }
    }
    Ok(())
}

// The laws.

/// Pieces that bills are made of, and some that they are not.
const PIECES: [&str; 64] = [
    "项目名称",
    "名称",
    "金额",
    "单价",
    "数量",
    "规格",
    "医保类别",
    "类别",
    "自付比例",
    "Amount",
    "Item",
    "Qty",
    "国家码",
    "阿莫西林",
    "CT",
    "床位费",
    "血 常规",
    "甲",
    "乙类",
    "自费",
    "丁",
    "西药费",
    "盒",
    "0.25g*24片",
    "合计",
    "小计",
    "Total",
    "1",
    "2",
    "0",
    "12.50",
    "25.00",
    "-3",
    "1,234.50",
    "￥5",
    "１２",
    "5元",
    "10%",
    "0.1",
    "0.1234",
    "1e9",
    "999999999999",
    "\t",
    "\t",
    "\t",
    ",",
    ",",
    ",",
    ";",
    "|",
    "，",
    "  ",
    "   ",
    " ",
    "\n",
    "\n",
    "\n",
    "\r\n",
    "\r",
    "\"",
    "\"\"",
    "\u{feff}",
    "\u{7}",
    "—",
];

/// Of any text whatever no row is lost, both languages say the same, and nothing panics.
pub fn no_row_is_lost(cases: u32) {
    let pieces = proptest::collection::vec(proptest::sample::select(&PIECES[..]), 0..60);
    let made = pieces.prop_map(|pieces| pieces.concat());
    let headed = made
        .clone()
        .prop_map(|rest| format!("名称\t单价\t数量\t金额\t自付比例\n{rest}"));
    let commas = made
        .clone()
        .prop_map(|rest| format!("名称,类别,数量,金额\n{rest}"));
    let any = prop_oneof![3 => made, 2 => headed, 2 => commas, 1 => any::<String>()];
    for_all(cases, any.boxed(), |text| {
        let bill = parsed(&text, Lang::En);
        keeps_everything(&text, &bill).map_err(wrong)?;
        if told(&bill) != told(&parsed(&text, Lang::Zh)) {
            return Err(wrong("the languages differ"));
        }
        Ok(())
    });
}

/// A field with the headings that a list may have for it.
const HEADINGS: [(&str, &[&str]); 11] = [
    (
        "code",
        &[
            "国家码",
            "医保编码",
            "国家医保代码",
            "项目编码",
            "Item code",
            "NHSA code",
        ],
    ),
    ("form", &["剂型", "Dosage form"]),
    (
        "spec",
        &["规格", "规格型号", "药品规格", "Specification", "spec."],
    ),
    ("unit", &["单位", "计价单位", "Unit", "UOM"]),
    (
        "kind",
        &["费用类别", "类别", "收费类别", "Category", "Kind"],
    ),
    (
        "quantity",
        &["数量", "Qty", "QUANTITY", "数 量", "数量 Quantity"],
    ),
    (
        "unitPrice",
        &[
            "单价",
            "单价（元）",
            "Unit Price (CNY)",
            "unit_price",
            "单价:",
        ],
    ),
    (
        "amount",
        &[
            "金额",
            "金额(元)",
            "费用",
            "合计金额",
            "总金额",
            "Amount",
            "Total amount",
            "小计",
        ],
    ),
    (
        "class",
        &[
            "医保类别",
            "医保等级",
            "甲乙类",
            "支付类别",
            "Insurance class",
            "Class",
        ],
    ),
    (
        "priorSelfPayRatio",
        &["自付比例", "先行自付比例", "自付比例", "Self-pay ratio"],
    ),
    (
        "name",
        &[
            "项目名称",
            "名称",
            "药品名称",
            "收费项目",
            "Item name",
            "Description",
        ],
    ),
];
/// Columns that no line has a field for.
const OTHERS: [&str; 4] = ["日期", "序号", "执行科室", "自付金额"];

const CLASSES: [(&str, &[&str]); 3] = [
    ("A", &["甲", "甲类", "无自付", "A", "[甲]"]),
    ("B", &["乙", "乙类", "有自付", "B", "Class B"]),
    ("C", &["丙", "丙类", "自费", "全自付", "C"]),
];
const KINDS: [(&str, &[&str]); 5] = [
    ("drug", &["西药费", "中成药", "中药饮片费", "Drug"]),
    (
        "service",
        &["检查费", "化验费", "治疗费", "诊疗项目", "Service"],
    ),
    (
        "consumable",
        &["材料费", "卫生材料费", "耗材", "Consumables"],
    ),
    ("bed", &["床位费", "Bed"]),
    ("other", &["其他", "其他费", "Other"]),
];

/// How a table is printed.
#[derive(Debug, Clone)]
struct Print {
    mark: char,
    columns: Vec<(&'static str, String)>,
    /// How numbers and words are written, in turn.
    styles: Vec<usize>,
    percent: usize,
    title: bool,
}

fn print_style() -> impl Strategy<Value = Print> {
    let fields: Vec<(&'static str, &'static [&'static str])> = HEADINGS.to_vec();
    let headings: Vec<_> = fields
        .into_iter()
        .map(|(field, words)| {
            proptest::sample::select(words).prop_map(move |word| (field, word.to_owned()))
        })
        .collect();
    let others = proptest::sample::subsequence(&OTHERS[..], 0..=OTHERS.len());
    let columns = (headings, others).prop_map(|(mut columns, others)| {
        columns.extend(others.into_iter().map(|word| ("", word.to_owned())));
        columns
    });
    (
        proptest::sample::select(&['\t', ',', ';', '|', '，'][..]),
        columns.prop_shuffle(),
        proptest::collection::vec(0..1000_usize, 20),
        0..3_usize,
        any::<bool>(),
    )
        .prop_map(|(mark, columns, styles, percent, title)| Print {
            mark,
            columns,
            styles,
            percent,
            title,
        })
}

/// A line as JSON: the amount is the price times the quantity, or stands alone.
fn line() -> impl Strategy<Value = Json> {
    let word = "[一-龥A-Z][一-龥a-z0-9(),;\"%+]{0,12}[一-龥a-z0-9)]";
    let name = proptest::collection::vec(word, 1..3).prop_map(|words| words.join(" "));
    let some = |text: &'static str| proptest::option::of(text);
    let texts = (
        name,
        some("[XZ][A-Z0-9]{19}"),
        some("片剂|注射剂|胶囊"),
        some("[1-9][0-9]{0,2}(mg|ml|g)(\\*[1-9][0-9]?片)?"),
        some("盒|支|次|日|box"),
        some("drug|service|consumable|bed|other"),
    );
    let figures = (
        proptest::option::of((0..5_000_000_i64, 1..200_000_i64)), // price in fen, quantity in hundredths
        0..100_000_000_i64,
        proptest::option::of(0..3_usize),
        proptest::option::of(proptest::sample::select(
            &["0.05", "0.1", "0.155", "0.2", "1"][..],
        )),
    );
    (texts, figures).prop_map(
        |((name, code, form, spec, unit, kind), (priced, fen, class, ratio))| {
            let mut line = Map::new();
            let mut put = |key: &str, text: Option<String>| {
                if let Some(text) = text {
                    line.insert(key.to_owned(), Json::String(text));
                }
            };
            put("name", Some(name));
            put("code", code);
            put("form", form);
            put("spec", spec);
            put("unit", unit);
            put("kind", kind);
            let yuan = |fen: i64| format!("{}.{:02}", fen / 100, fen % 100);
            match priced {
                Some((price, hundredths)) => {
                    let quantity = yuan(hundredths);
                    put("unitPrice", Some(yuan(price)));
                    put(
                        "quantity",
                        Some(
                            quantity
                                .trim_end_matches('0')
                                .trim_end_matches('.')
                                .to_owned(),
                        ),
                    );
                    // Half a fen and more is a fen.
                    put("amount", Some(yuan((price * hundredths + 50) / 100)));
                }
                None => put("amount", Some(yuan(fen))),
            }
            if let Some(class) = class {
                put("class", Some(CLASSES[class].0.to_owned()));
                match class {
                    0 => put("priorSelfPayRatio", ratio.map(|_| "0".to_owned())),
                    1 => put(
                        "priorSelfPayRatio",
                        ratio.filter(|r| *r != "1").map(str::to_owned),
                    ),
                    _ => put("priorSelfPayRatio", ratio.map(|_| "1".to_owned())),
                }
            }
            Json::Object(line)
        },
    )
}

/// A list of lines, printed by any hospital, is read as those lines.
pub fn printed_lines_come_back(cases: u32) {
    let lines = proptest::collection::vec(line(), 1..8);
    for_all(cases, (print_style(), lines).boxed(), |(style, lines)| {
        let text = printed(&style, &lines);
        let bill = parsed(&text, Lang::En);
        keeps_everything(&text, &bill).map_err(wrong)?;
        let found: Vec<Json> = bill.lines.iter().map(|line| plain(&json!(line))).collect();
        if found != lines {
            return Err(wrong(format!("{text}\n{found:#?}\n{:#?}", bill.unparsed)));
        }
        for (column, (field, _)) in style.columns.iter().enumerate() {
            let known = bill.columns.0.contains(&(*field, column));
            if known == field.is_empty() {
                return Err(wrong(format!("column {column} of {:?}", bill.columns)));
            }
        }
        // The title if there is one, the headings, and the sum.
        let others: Vec<&str> = bill.unparsed.iter().map(|row| row.issues[0].code).collect();
        let expect = [
            "bill_text.above_headings",
            "bill_text.headings",
            "bill_text.total",
        ];
        let expect = &expect[usize::from(!style.title)..];
        if others != expect
            || bill.unparsed.iter().any(|row| row.issues.len() > 1)
            || !bill.issues.is_empty()
        {
            return Err(wrong(format!(
                "{text}\n{:#?}\n{:#?}",
                bill.unparsed, bill.issues
            )));
        }
        Ok(())
    });
}

fn printed(style: &Print, lines: &[Json]) -> String {
    let mut turn = style.styles.iter().cycle();
    let mut next = move |n: usize| turn.next().unwrap() % n;
    let mut text = String::new();
    if style.title {
        text.push_str("某市人民医院费用清单\n\n");
    }
    let row = |text: &mut String, cells: Vec<String>| {
        let cells: Vec<String> = cells.iter().map(|cell| quoted(cell, style.mark)).collect();
        text.push_str(&cells.join(&style.mark.to_string()));
        text.push('\n');
    };
    row(
        &mut text,
        style
            .columns
            .iter()
            .map(|(_, heading)| heading.clone())
            .collect(),
    );
    let mut sum = 0;
    for line in lines {
        sum += super::ask::fen(&line["amount"]);
        let cells = style.columns.iter().map(|(field, _)| {
            let given = line.get(*field).and_then(Json::as_str);
            match (*field, given) {
                ("", _) => ["2026-03-01", "", "7"][next(3)].to_owned(),
                // A dash may stand for nothing.
                (_, None) => ["", "-", "—"][next(3)].to_owned(),
                ("amount" | "unitPrice", Some(number)) => money(number, next(6)),
                ("priorSelfPayRatio", Some(share)) => ratio(share, style.percent),
                ("class", Some(class)) => word(&CLASSES, class, next(5)),
                ("kind", Some(kind)) => word(&KINDS, kind, next(5)),
                (_, Some(text)) => text.to_owned(),
            }
        });
        row(&mut text, cells.collect());
    }
    let total = money(&super::ask::yuan(sum), 0);
    let first = |column: usize| {
        if column == 0 {
            "合计".to_owned()
        } else {
            String::new()
        }
    };
    let mut cells: Vec<String> = (0..style.columns.len()).map(first).collect();
    match style
        .columns
        .iter()
        .position(|(field, _)| *field == "amount")
    {
        Some(0) | None => cells[0] = format!("合计：{total}"),
        Some(column) => cells[column] = total,
    }
    row(&mut text, cells);
    text
}

fn word(words: &[(&str, &[&str])], name: &str, style: usize) -> String {
    let (_, words) = words.iter().find(|(known, _)| *known == name).unwrap();
    words[style % words.len()].to_owned()
}

/// An amount in one of its ways.
fn money(plain: &str, style: usize) -> String {
    let (whole, part) = plain.split_once('.').unwrap();
    let digits = whole.len();
    let grouped: String = whole
        .chars()
        .enumerate()
        .flat_map(|(i, c)| {
            let comma = i > 0 && (digits - i).is_multiple_of(3);
            comma.then_some(',').into_iter().chain([c])
        })
        .collect();
    let wide = |text: &str| -> String {
        let full = |c: char| char::from_u32(c as u32 + 0xFEE0).unwrap();
        text.chars().map(full).collect()
    };
    match style {
        0 => plain.to_owned(),
        1 => format!("{grouped}.{part}"),
        2 => format!("￥{grouped}.{part}"),
        3 => format!("{plain}元"),
        4 => wide(plain),
        _ => format!(" ¥ {plain}00 "),
    }
}

/// A share in one of the ways of a table.
fn ratio(share: &str, style: usize) -> String {
    // 0.155 is 15.5 %, without a float.
    let thousandths: i64 = match share {
        "0" => 0,
        "1" => 1000,
        other => format!("{:0<3}", other.strip_prefix("0.").unwrap())
            .parse()
            .unwrap(),
    };
    let percent = match thousandths % 10 {
        0 => format!("{}", thousandths / 10),
        tenth => format!("{}.{tenth}", thousandths / 10),
    };
    match style {
        0 => format!("{percent}%"),
        1 => percent,
        _ => share.to_owned(),
    }
}

fn quoted(cell: &str, mark: char) -> String {
    if mark != '|' && cell.contains([mark, '"', '\n']) {
        return format!("\"{}\"", cell.replace('"', "\"\""));
    }
    cell.to_owned()
}
