//! Tests of the table, the names and the search, on the bundled catalogue. What must come out is read from `data/catalog`
//! here, by other means than the build's.

use super::search::ItemKind;
use super::*;
use crate::calendar::Day;
use crate::reading::Value;

/// The rows of a file of `data/catalog`, each a list of fields.
fn rows(name: &str) -> Vec<Vec<String>> {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("data/catalog")
        .join(name);
    let text = std::fs::read_to_string(path).unwrap();
    let (mut rows, mut row, mut field, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    for c in text.chars() {
        match c {
            '"' => {
                // A doubled quote closes and opens again; only then does one belong to the field.
                if !quoted && field.ends_with('\u{1}') {
                    field.pop();
                    field.push('"');
                } else if quoted {
                    field.push('\u{1}');
                }
                quoted = !quoted;
            }
            ',' if !quoted => row.push(std::mem::take(&mut field).replace('\u{1}', "")),
            '\n' if !quoted => {
                row.push(std::mem::take(&mut field).replace('\u{1}', ""));
                rows.push(std::mem::take(&mut row));
            }
            c => field.push(c),
        }
    }
    rows.remove(0);
    rows
}

fn found(query: &str, options: &str) -> Vec<CatalogItem> {
    let options: Value = serde_json::from_str(options).unwrap();
    search_catalog(&Value::Text(query.to_owned()), &options).unwrap()
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

/// The names found, best first.
fn names(query: &str) -> Vec<&'static str> {
    found(query, "null").iter().map(|item| item.name).collect()
}

/// The ids of the items of a name, given as printed.
fn ids(name: &str) -> Vec<String> {
    by_name(&plain(name))
        .iter()
        .map(|entry| entry.id())
        .collect()
}

#[test]
fn names_have_one_plain_form() {
    for (name, form) in [
        ("阿莫西林", "阿莫西林"),
        (" 阿莫 西林\u{3000}", "阿莫西林"),
        ("参苏丸（片、胶囊）", "参苏丸(片、胶囊)"),
        ("[131I]化钠", "(131i)化钠"),
        ("复方氨基酸（１８ＡＡ－Ⅱ）", "复方氨基酸(18aa-ii)"),
        ("复方氨基酸(18AA-II)", "复方氨基酸(18aa-ii)"),
        ("人干扰素α2b", "人干扰素α2b"),
        ("地尔硫䓬", "地尔硫卓"),
        ("⼩⼉⽤", "小儿用"),
        ("多粘菌素B", "多黏菌素b"),
        ("Protégé®", "protege"),
    ] {
        assert_eq!(plain(name), form);
        assert_eq!(plain(form), form);
    }
}

#[test]
fn every_radical_stands_for_its_character() {
    // U+2F00 … U+2FD5, checked at some that drugs' names have.
    for (radical, character) in [
        ('⼀', '一'),
        ('⼈', '人'),
        ('⼉', '儿'),
        ('⼝', '口'),
        ('⽚', '片'),
        ('⽣', '生'),
        ('⽯', '石'),
        ('⾎', '血'),
        ('⿕', '龠'),
    ] {
        assert_eq!(plain(&radical.to_string()), character.to_string());
    }
}

#[test]
fn further_names_lead_to_the_item() {
    for (name, listed) in [
        ("美沙拉秦", "美沙拉秦(美沙拉嗪)"),
        ("美沙拉嗪", "美沙拉秦(美沙拉嗪)"),
        ("美沙拉秦（美沙拉嗪）", "美沙拉秦(美沙拉嗪)"),
        ("参苏丸", "参苏丸(片、胶囊)"),
        ("参苏片", "参苏丸(片、胶囊)"),
        ("参苏胶囊", "参苏丸(片、胶囊)"),
        (
            "藿香正气口服液",
            "藿香正气水(丸、片、胶囊、颗粒、口服液、软胶囊)",
        ),
        ("紫雪散", "紫雪、紫雪胶囊(散、颗粒)"),
        (
            "硝苯地平Ⅳ",
            "硝苯地平、硝苯地平Ⅰ、硝苯地平Ⅱ、硝苯地平Ⅲ、硝苯地平Ⅳ",
        ),
        (
            "硝苯地平IV",
            "硝苯地平、硝苯地平Ⅰ、硝苯地平Ⅱ、硝苯地平Ⅲ、硝苯地平Ⅳ",
        ),
        ("重组人干扰素α-1b", "人干扰素α1b(重组人干扰素α-1b)"),
        (
            "重组人表皮生长因子(酵母)",
            "人表皮生长因子(LR截短型)[人表皮生长因子/重组人表皮生长因子(酵母)]",
        ),
        ("卡络磺钠氯化钠", "卡络磺钠(肾上腺色腙)氯化钠"),
        ("法匹拉韦片", "法维拉韦片(又称:法匹拉韦片)"),
        ("云南白药胶囊", "云南白药、云南白药片(胶囊)"),
        ("注射用双黄连", "双黄连注射液、注射用双黄连(冻干)"),
        (
            "通关藤口服液",
            "消癌平丸、消癌平颗粒(通关藤颗粒)、消癌平片(通关藤片)、消癌平胶囊(通关藤胶囊)、消癌平口服液(通关藤口服液)",
        ),
        ("番红花", "西红花(番红花)"),
        ("静息心肌灌注显像", "静息心肌灌注显象"),
    ] {
        let found = by_name(&plain(name));
        let listed = plain(listed);
        assert!(
            found.iter().any(|entry| plain(entry.name()) == listed),
            "{name}: {:?}",
            ids(name)
        );
    }
    // 局方 is another recipe.
    assert_eq!(ids("牛黄清心丸"), ["nrdl2024-Z309.2"]);
    // The members of a group that the list names as one (◇).
    assert_eq!(ids("酚麻美敏片"), ["nrdl2025-W1303", "nrdl2024-W1255"]);
    assert_eq!(ids("铝镁颠茄片"), ["nrdl2025-W207", "nrdl2024-W197"]);
    // What stands in brackets is not always another name.
    for name in [
        "地鼠肾细胞",
        "白蛋白结合型",
        "酵母",
        "含儿童型",
        "诊查费",
        "30R",
    ] {
        assert_eq!(ids(name), [] as [String; 0], "{name}");
    }
}

#[test]
fn codes_are_found_only_whole() {
    for code in [
        "",
        "X",
        "XA02AXX095A0010101",
        "XA02AXX095A001010103358",
        "ZD01BAG02250101034850",
        "00110200001000",
        "0011020000100000",
        "001102000010001x",
        "C0102100060000209820000006",
        "nrdl2025",
        "nrdl2025-",
        "nrdl2025-W",
        "nrdl2025-W0",
        "nrdl2025-W187.1x",
        "nrdl2025-W01",
        "nrdl2025-W+1",
        "nrdl2023-W1",
        "nrdl2025-Z1",
        "阿莫西林",
        "C",
        "CCCCCCCCCCCCCCCCCCCCCCCCCCC",
    ] {
        assert_eq!(by_code(code), [], "{code}");
    }
    assert_eq!(by_code(" ｎｒｄｌ２０２５－Ｗ１ ")[0].id(), "nrdl2025-W1");
    assert_eq!(
        by_code("xa02axx095a001010103357")[0].name(),
        "小儿大黄碳酸氢钠片"
    );
}

#[test]
fn editions_count_by_the_day() {
    let of = |id: &str| by_code(id)[0];
    for (id, days) in [
        // 2024-12-31, 2025-01-01, 2025-12-31, 2026-01-01
        ("nrdl2025-W1", [false, false, false, true]),
        ("nrdl2025-N1", [false, false, false, true]),
        ("nrdl2024-W1", [false, true, true, false]),
        ("nrdl2024-B1", [false, true, true, false]),
        ("nrdl2024-Z1", [false, true, true, true]),
        ("nrdl2024-M1", [false, true, true, true]),
        ("nrdl2024-P1", [false, true, true, true]),
        ("nrdl2024-X1", [false, true, true, true]),
        ("001102000010000", [true; 4]),
    ] {
        for (at, date) in ["2024-12-31", "2025-01-01", "2025-12-31", "2026-01-01"]
            .into_iter()
            .enumerate()
        {
            assert_eq!(of(id).in_force(day(date)), days[at], "{id} {date}");
        }
    }
    assert_eq!(editions()[0].id, "2025");
    assert_eq!(editions()[0].number, Some("医保发〔2025〕33号"));
    assert!(rules_edition().title.contains("两库"));
}

#[test]
fn prices_are_read_whole() {
    let prices = |id: &str| -> Vec<(String, &str)> {
        by_code(id)[0]
            .agreement()
            .unwrap()
            .prices
            .iter()
            .map(|p| (p.yuan.text(), p.spec))
            .collect()
    };
    let two = [
        ("10.60".to_owned(), "10mg/支"),
        ("36.34".to_owned(), "50mg/支"),
    ];
    assert_eq!(prices("nrdl2025-N44"), two);
    assert_eq!(
        prices("nrdl2025-N341"),
        [("850.00".to_owned(), "350mg(按C23H27Cl2N3O2计)/瓶")]
    );
    assert_eq!(prices("nrdl2024-N220"), [("275.00".to_owned(), "5mg/片")]);
    let steps = by_code("nrdl2025-N398")[0].agreement().unwrap();
    assert!(steps.prices.is_empty() && steps.text.is_some() && !steps.confidential);
}

#[test]
fn rules_are_those_of_the_file() {
    let mut count = 0;
    for row in rows("audit.csv") {
        let entries = if row[0] == "service" {
            by_code(&row[2])
        } else {
            by_name(&plain(&row[1]))
        };
        let text = Some(row[5].as_str()).filter(|text| !text.is_empty());
        let has = entries.iter().any(|entry| {
            entry.rules().iter().any(|rule| {
                let kind = serde_json::to_value(format!("{:?}", rule.kind))
                    .unwrap()
                    .to_string()
                    .to_lowercase();
                kind.trim_matches('"') == row[3].replace('_', "")
                    && (rule.object, rule.text, rule.batch.to_string())
                        == (row[4].as_str(), text, row[6].clone())
            })
        });
        assert!(has, "{row:?}");
        count += 1;
    }
    assert_eq!(count, 1699);
}

#[test]
fn forms_merge_as_the_general_notes_say() {
    for (form, groups) in [
        ("分散片", &["口服常释剂型"][..]),
        ("胶囊", &["口服常释剂型"]),
        ("注射液", &["注射剂"]),
        ("颗粒", &["颗粒剂"]),
        ("缓释片", &["缓释控释剂型"]),
        ("乳膏剂", &["乳膏剂", "软膏剂"]),
        ("没有的剂型", &[]),
    ] {
        assert_eq!(form_groups(form), groups, "{form}");
    }
    let all: Vec<&str> = concrete_forms().collect();
    assert!(all.is_sorted_by_key(|form| std::cmp::Reverse(form.chars().count())));
    assert!(salts().0.contains(&"盐酸") && salts().1.contains(&"钠"));
}

#[test]
fn the_best_come_first() {
    for (query, best) in [
        // Names, readings, initials, mixtures.
        ("阿莫西林", "阿莫西林"),
        ("amxl", "阿莫西林"),
        ("amoxilin", "阿莫西林"),
        ("AMoXiLin", "阿莫西林"),
        ("ā mò xī lín", "阿莫西林"),
        ("阿莫xl", "阿莫西林"),
        ("amo西lin", "阿莫西林"),
        ("头孢曲松", "头孢曲松"),
        ("tbqs", "头孢曲松"),
        ("toubaoqvsong", "头孢曲松"),
        ("莫西林克拉", "阿莫西林克拉维酸"),
        ("moxilinkela", "阿莫西林克拉维酸"),
        ("lühuana", "氯化钠"),
        ("lvhuana", "氯化钠"),
        ("luhuana", "氯化钠"),
        // With a form, with a salt.
        ("amxl jn", "阿莫西林"),
        ("amxljn", "阿莫西林"),
        ("阿莫西林胶囊", "阿莫西林"),
        ("阿莫西林 胶囊", "阿莫西林"),
        ("amoxilinjiaonang", "阿莫西林"),
        ("盐酸氨溴索注射液", "氨溴索"),
        ("注射用头孢曲松钠", "头孢曲松"),
        ("复方丹参滴丸", "复方丹参片(丸、胶囊、颗粒、滴丸)"),
        // Characters that are read in several ways.
        ("shensuwan", "参苏丸(片、胶囊)"),
        ("renshenye", "人参叶"),
        ("baizhu", "白术"),
        ("changchunxinjian", "长春新碱"),
        ("chongzurenningxuemei", "重组人凝血酶"),
        ("huangqi", "黄芪"),
        ("chuanxiong", "川芎"),
        ("shiwei", "石韦"),
        ("gegen", "葛根"),
        // Slips.
        ("阿莫西宁", "阿莫西林"),
        ("阿西莫林", "阿莫西林"),
        ("amoxilni", "阿莫西林"),
        ("amoxlin", "阿莫西林"),
        ("头孢曲宋", "头孢曲松"),
        ("甲硝锉", "甲硝唑"),
        ("奥美拉挫", "奥美拉唑"),
        ("aomeilaozuo", "奥美拉唑"),
        ("布洛酚", "布洛芬"),
        ("bulofeng", "布洛芬"),
        ("二甲双瓜", "二甲双胍"),
        ("erjiashuanggua", "二甲双胍"),
        (
            "复方氨基酸18aa-",
            "复方氨基酸(18AA)、复方氨基酸(18AA-Ⅰ)、复方氨基酸(18AA-Ⅱ)、复方氨基酸(18AA-Ⅲ)、复方氨基酸(18AA-Ⅴ)",
        ),
        ("维生素B12", "维生素B12"),
        // Codes and their beginnings.
        ("331303028", "根治性宫颈切除术"),
        ("0033130302801", "根治性宫颈切除术(阴道)"),
        ("nrdl2025-W187", "维生素A"),
        ("ＮＲＤＬ２０２５－Ｗ１８７", "维生素A"),
        ("XA02BC", "奥美拉唑"),
        ("XA02AXX095A001010103357", "小儿大黄碳酸氢钠片"),
        ("XA02AXX095A0010101", "小儿大黄碳酸氢钠片"),
        ("C0102100060000209820", "一次性使用内窥镜用取样刷"),
        ("C0102100060000209820000006", "一次性使用内窥镜用取样刷"),
    ] {
        assert_eq!(names(query).first(), Some(&best), "{query}");
    }
}

#[test]
fn hits_are_ranked_by_how_they_meet() {
    let scores = |query: &str| -> Vec<f32> {
        found(query, r#"{"limit":200}"#)
            .iter()
            .map(|hit| hit.score)
            .collect()
    };
    for query in [
        "人参",
        "renshen",
        "rs",
        "头孢",
        "a",
        "片",
        "331303028",
        "阿莫西宁",
    ] {
        let scores = scores(query);
        assert!(
            !scores.is_empty() && scores.is_sorted_by(|a, b| a >= b),
            "{query}"
        );
        assert!(
            scores.iter().all(|score| (0.0..=1.0).contains(score)),
            "{query}"
        );
    }
    let score = |query: &str| scores(query)[0];
    let order = [
        "阿莫西林",
        "amoxilin",
        "amxl",
        "阿莫西林胶囊",
        "阿莫西",
        "莫西林克",
        "阿莫西宁",
    ];
    assert!(
        order.map(score).is_sorted_by(|a, b| a > b),
        "{:?}",
        order.map(score)
    );
}

#[test]
fn what_is_found_is_chosen_by_the_options() {
    let editions = |options: &str| -> Vec<&str> {
        let mut editions: Vec<&str> = found("阿莫西林", options)
            .iter()
            .filter(|hit| hit.score == 1.0)
            .map(|hit| hit.edition)
            .collect();
        editions.dedup();
        editions
    };
    assert_eq!(editions("null"), ["2025"]);
    assert_eq!(editions(r#"{"date":"2026-06-01"}"#), ["2025"]);
    assert_eq!(editions(r#"{"date":"2025-06-01"}"#), ["2024"]);
    assert_eq!(editions(r#"{"date":"2024-06-01"}"#), [] as [&str; 0]);
    assert_eq!(editions(r#"{"all":true,"limit":200}"#), ["2025", "2024"]);
    // The Chinese part goes on.
    assert_eq!(
        found("参苏丸", r#"{"date":"2026-06-01"}"#)[0].edition,
        "2024"
    );
    for (options, kind) in [
        ("drug", ItemKind::Drug),
        ("service", ItemKind::Service),
        ("consumable", ItemKind::Consumable),
    ] {
        let hits = found("注射", &format!(r#"{{"kind":"{options}","limit":200}}"#));
        assert!(
            !hits.is_empty() && hits.iter().all(|hit| hit.kind == kind),
            "{options}"
        );
    }
    for class in ["A", "B"] {
        let hits = found("钠", &format!(r#"{{"class":"{class}","limit":200}}"#));
        assert!(
            !hits.is_empty()
                && hits
                    .iter()
                    .all(|hit| hit.class.map(crate::claim::Class::name) == Some(class)),
            "{class}"
        );
    }
    assert_eq!(found("钠", r#"{"limit":7}"#).len(), 7);
    assert_eq!(found("钠", "null").len(), 20);
    for query in ["", "  ", "()", "、", "，"] {
        assert_eq!(names(query), [] as [&str; 0], "{query:?}");
    }
}

#[test]
fn what_is_not_understood_is_refused() {
    let codes = |query: &str, options: &str| -> Vec<(&str, Option<String>)> {
        let (query, options): (Value, Value) = (
            serde_json::from_str(query).unwrap(),
            serde_json::from_str(options).unwrap(),
        );
        search_catalog(&query, &options)
            .unwrap_err()
            .issues
            .into_iter()
            .map(|issue| (issue.code, issue.field))
            .collect()
    };
    assert_eq!(
        codes("[]", "null"),
        [("field.type", Some("query".to_owned()))]
    );
    let options = |key: &str| Some(format!("options.{key}"));
    assert_eq!(
        codes("\"a\"", r#"{"limit":0}"#),
        [("number.range", options("limit"))]
    );
    assert_eq!(
        codes("\"a\"", r#"{"limit":201}"#),
        [("number.range", options("limit"))]
    );
    assert_eq!(
        codes(
            "\"a\"",
            r#"{"kind":"drugs","class":"D","date":"2026-13-01","al":1}"#
        )
        .len(),
        4
    );
}

#[test]
fn items_say_all_that_the_list_says() {
    let item = |id: &str| serde_json::to_value(&found(id, r#"{"all":true}"#)[0]).unwrap();
    let esomeprazole = item("nrdl2025-W16.2");
    assert_eq!(
        esomeprazole,
        serde_json::json!({
            "id": "nrdl2025-W16.2", "kind": "drug", "name": "埃索美拉唑(艾司奥美拉唑)", "form": "注射剂", "class": "B", "category": "XA02BC",
            "categoryPath": esomeprazole["categoryPath"], "part": "western", "number": "★(16)", "edition": "2025", "score": 1.0
        })
    );
    assert_eq!(esomeprazole["categoryPath"][0], "消化道和代谢方面的药物");
    let negotiated = item("nrdl2025-N44");
    assert_eq!(
        negotiated["negotiated"]["prices"][1],
        serde_json::json!({"price": "36.34", "spec": "50mg/支"})
    );
    assert_eq!(item("nrdl2024-X1")["payable"], false);
    assert_eq!(
        item("XA02AXX095A001010103357")["codes"],
        rows("products.csv")
            .iter()
            .filter(|row| row[1] == "小儿大黄碳酸氢钠片")
            .count()
    );
}

#[test]
fn names_on_bills_find_likely_items() {
    let likely = |name: &str| {
        near(
            name,
            |entry| entry.part() != Part::Product && entry.in_force(day("2026-03-01")),
            5,
        )
    };
    for (name, wanted) in [
        ("阿莫西林分散片(0.25g)", "阿莫西林"),
        ("静脉穿刺置管术", "中心静脉穿刺置管术"),
        ("奥美拉唑肠溶胶囊20mg*14", "奥美拉唑"),
        ("复方丹参滴丸180丸", "复方丹参片(丸、胶囊、颗粒、滴丸)"),
        ("门诊诊查费", "普通门诊诊查费"),
    ] {
        let hits = likely(name);
        assert!(
            hits.iter().any(|(entry, _)| entry.name() == wanted),
            "{name}: {:?}",
            hits.iter()
                .map(|(entry, _)| entry.name())
                .collect::<Vec<_>>()
        );
        assert!(
            hits.len() <= 5 && hits.is_sorted_by(|a, b| a.1 >= b.1),
            "{name}"
        );
    }
    for name in ["", "()", "xyzxyz", "龘"] {
        assert!(likely(name).is_empty(), "{name}");
    }
}

#[test]
fn any_text_is_searched_without_harm() {
    for text in [
        "\u{0}",
        "😀😀😀",
        "Ⅷ",
        "ａａａ",
        "(((((",
        &"a".repeat(999),
        &"阿".repeat(999),
        &"zh".repeat(400),
        &"9".repeat(500),
        &"X0".repeat(20),
        "C",
        "C1",
        "X",
        "Z9",
        "nrdl",
    ] {
        let _ = (
            by_code(text),
            by_name(text),
            near(text, |_| true, 5),
            plain(text),
        );
        let _ = search_catalog(&Value::Text(text.to_owned()), &Value::Null);
    }
}

/// Every row is found by its whole name, unless more than a full list of rows share it.
#[test]
fn every_row_is_found_by_its_name() {
    let mut last = String::new();
    let mut hits: Vec<String> = Vec::new();
    for entry in Entry::all() {
        if entry.name() != last {
            last = entry.name().to_owned();
            hits = found(&last, r#"{"all":true,"limit":200}"#)
                .into_iter()
                .map(|item| item.id)
                .collect();
        }
        assert!(
            hits.contains(&entry.id()),
            "{} {}",
            entry.id(),
            entry.name()
        );
    }
}

#[test]
fn rows_come_out_as_they_went_in() {
    let mut all = Entry::all();
    for (file, edition) in [("drugs-2025.csv", "2025"), ("drugs-2024.csv", "2024")] {
        for row in rows(file) {
            let entry = all.next().unwrap();
            let none_if_empty = |at: usize| Some(row[at].as_str()).filter(|text| !text.is_empty());
            assert_eq!(entry.id(), row[0]);
            assert_eq!(entry.edition().id, edition);
            assert_eq!(entry.name(), row[3]);
            assert_eq!(entry.category(), none_if_empty(2), "{}", row[0]);
            assert_eq!(entry.form(), none_if_empty(4), "{}", row[0]);
            assert_eq!(
                entry.class().map(crate::claim::Class::name),
                none_if_empty(5),
                "{}",
                row[0]
            );
            assert_eq!(entry.restriction(), none_if_empty(6), "{}", row[0]);
            assert_eq!(
                entry.clause().map(|n| n.to_string()).as_deref(),
                none_if_empty(10),
                "{}",
                row[0]
            );
            let agreement = entry.agreement();
            assert_eq!(
                agreement.as_ref().map(|a| a.from.to_string()).as_deref(),
                none_if_empty(8),
                "{}",
                row[0]
            );
            assert_eq!(
                agreement.as_ref().map(|a| a.until.to_string()).as_deref(),
                none_if_empty(9),
                "{}",
                row[0]
            );
            let confidential = agreement.as_ref().is_some_and(|a| a.confidential);
            assert_eq!(confidential, row[7] == "*", "{}", row[0]);
            assert_eq!(by_code(&row[0]), [entry], "{}", row[0]);
            assert_eq!(by_code(&row[0].to_uppercase()), [entry], "{}", row[0]);
            assert!(by_name(&plain(&row[3])).contains(&entry), "{}", row[0]);
            if let Some(agreement) = agreement {
                let printed: String = agreement
                    .prices
                    .iter()
                    .map(|p| p.yuan.text() + "|")
                    .collect();
                let numbers = row[7].split('元').rev().skip(1).count();
                assert!(
                    agreement.confidential
                        || agreement.text.is_some()
                        || agreement.prices.len() == numbers,
                    "{} {printed}",
                    row[0]
                );
                for price in &agreement.prices {
                    let whole = price.yuan.text();
                    let short = whole.strip_suffix(".00").unwrap_or(&whole);
                    assert!(
                        row[7].contains(&format!("{short}元"))
                            || row[7].contains(&format!("{whole}元")),
                        "{} {whole}",
                        row[0]
                    );
                }
            }
        }
    }
    let products = rows("products.csv");
    let count = Entry::all()
        .filter(|e| e.part() == Part::Product)
        .map(Entry::codes)
        .sum::<usize>();
    assert_eq!(count, products.len());
    for row in products {
        let hits = by_code(&row[0]);
        assert_eq!(hits.len(), 1, "{}", row[0]);
        assert_eq!(
            (hits[0].name(), hits[0].category()),
            (&*row[1], Some(&*row[2])),
            "{}",
            row[0]
        );
        assert!(hits[0].id() <= row[0]);
        assert_eq!(by_code(&hits[0].id()), hits);
        assert!(by_name(&plain(&row[1])).contains(&hits[0]));
    }
    for row in rows("services.csv") {
        let hits = by_code(&row[0]);
        assert_eq!(hits.len(), 1, "{}", row[0]);
        assert_eq!(
            (hits[0].id(), hits[0].name(), hits[0].part()),
            (row[0].clone(), &*row[1], Part::Service)
        );
        for name in [&*row[1]].into_iter().chain(row[2].split(" | ")) {
            assert!(
                name.is_empty() || by_name(&plain(name)).contains(&hits[0]),
                "{}",
                row[0]
            );
        }
    }
    for row in rows("consumables.csv") {
        let hits = by_code(&row[0]);
        assert_eq!(hits.len(), 1, "{}", row[0]);
        assert_eq!(
            (hits[0].id(), hits[0].name(), hits[0].part()),
            (row[0].clone(), &*row[1], Part::Consumable)
        );
        assert!(by_code(&row[0][..20]).contains(&hits[0]));
        assert!(by_name(&plain(&row[1])).contains(&hits[0]), "{}", row[0]);
    }
}
