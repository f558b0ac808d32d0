//! Bends the text of a table at one place.

use super::nasty;
use fastrand::Rng;

/// Replaces, takes out, repeats or swaps a row or a cell.
pub fn bend(text: &str, rng: &mut Rng) -> String {
    let mark = rng.choice([",", "\t", ";", "|", "，", "  "]).unwrap_or(",");
    let mut rows: Vec<Vec<&str>> = text
        .split('\n')
        .map(|row| row.split(mark).collect())
        .collect();
    let (made, long) = (cell(rng), nasty::long(rng));
    let at = rng.usize(..rows.len());
    match rng.u8(..10) {
        0 => drop(rows.remove(at)),
        1 => rows.swap(0, at),
        2 => {
            let row = rows.get(at).cloned().unwrap_or_default();
            rows.extend(std::iter::repeat_n(row, 1 << rng.u8(..9)));
        }
        3 => return rows.concat().join(mark),
        // The same table between other marks.
        4 => {
            let other = rng.choice([",", "\t", ";", "|", "，", "   "]);
            return written(&rows, other.unwrap_or(mark));
        }
        5 => rows.insert(at, vec![&made]),
        _ => {
            let cells = rows.get_mut(at);
            cells.into_iter().for_each(|cells| {
                let at = rng.usize(..cells.len());
                match rng.u8(..6) {
                    0 => drop(cells.remove(at)),
                    1 => cells.swap(0, at),
                    2 => cells.insert(at, &long),
                    3 => cells.insert(at, &made),
                    _ => cells[at] = &made,
                }
            });
        }
    }
    written(&rows, mark)
}

fn written(rows: &[Vec<&str>], mark: &str) -> String {
    let rows: Vec<String> = rows.iter().map(|cells| cells.join(mark)).collect();
    rows.join("\n")
}

/// A heading, a figure, something to stumble over.
fn cell(rng: &mut Rng) -> String {
    const WORDS: [&str; 28] = [
        "项目名称",
        "名称",
        "规格",
        "单位",
        "单价",
        "数量",
        "金额",
        "类别",
        "医保类别",
        "自付比例",
        "先行自付比例(%)",
        "限价",
        "国家编码",
        "合计",
        "小计",
        "甲类",
        "乙",
        "自费",
        "name",
        "amount",
        "quantity",
        "unit price",
        "total",
        "\"",
        "\"\"",
        "金额（万元）",
        "\r",
        "--",
    ];
    match rng.u8(..4) {
        0 => nasty::text(rng).to_owned(),
        1 => format!("{}", rng.i32(-100..100_000) as f64 / 100.0),
        _ => rng.choice(WORDS).unwrap_or_default().to_owned(),
    }
}
