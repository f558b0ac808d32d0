//! Tests of resolving and searching, on the bundled places.

use super::*;

const AREAS: &str = include_str!("../../data/areas/areas.csv");

/// Code, name, level and pinyin of every line of `areas.csv`.
fn listed() -> Vec<(u32, &'static str, u8, &'static str)> {
    let lines =
        AREAS.lines().skip(1).map(
            |line| match line.split(',').collect::<Vec<_>>().as_slice() {
                [code, name, level, _, pinyin] => (
                    code.parse().unwrap(),
                    *name,
                    level.parse().unwrap(),
                    *pinyin,
                ),
                _ => panic!("{line}"),
            },
        );
    let rows: Vec<_> = lines.collect();
    assert_eq!(rows.len(), 4294);
    rows
}

fn found(query: &str) -> Vec<Hit> {
    search(query, 1000, &mut |_| true)
}

/// The insured areas a query finds, best first.
fn areas(query: &str) -> Vec<u32> {
    found(query).iter().map(|hit| hit.insured).collect()
}

#[test]
fn codes_resolve_to_their_insured_area() {
    for (code, insured) in [
        ("110000", Some(110000)), // a municipality, its districts and its own entries
        ("110105", Some(110000)),
        ("119900", Some(110000)),
        ("120119", Some(120000)),
        ("310115", Some(310000)),
        ("500242", Some(500000)),
        ("460000", Some(460000)), // Hainan: cities and counties alike
        ("460100", Some(460000)),
        ("460105", Some(460000)),
        ("460399", Some(460000)),
        ("469001", Some(460000)),
        ("660000", Some(660000)), // the Corps: divisions and regiments
        ("660100", Some(660000)),
        ("660101", Some(660000)),
        ("650100", Some(650100)), // but not Xinjiang
        ("440100", Some(440100)), // a prefecture and its districts
        ("440106", Some(440100)),
        ("440118", Some(440100)),
        ("441900", Some(441900)),
        ("130181", Some(130181)), // listed directly under the province
        ("150781", Some(150781)),
        ("139900", Some(139900)),
        ("429004", Some(429004)),
        ("429021", Some(429021)),
        ("220581", Some(220581)),
        ("350128", Some(350128)),
        ("627099", Some(627099)),
        ("350512", Some(350500)), // a second level under a second level
        ("371689", Some(371600)),
        ("610403", Some(611100)), // GB/T 2260's code of Yangling district
        ("611103", Some(611100)),
        ("130000", None), // a province of several areas
        ("650000", None),
        ("429000", None), // a heading
        ("710000", None), // outside the system
        ("810000", None),
        ("820000", None),
        ("910000", None),
        ("920000", None),
    ] {
        let place = place(code).unwrap_or_else(|| panic!("{code} is not listed"));
        assert_eq!(place.insured, insured, "{code}");
    }
}

#[test]
fn a_place_says_what_it_is() {
    let expected = Place {
        code: 440106,
        insured: Some(440100),
        province: 440000,
        level: 3,
        outside: false,
    };
    assert_eq!(place("440106"), Some(expected));
    let expected = Place {
        code: 611100,
        insured: Some(611100),
        province: 610000,
        level: 2,
        outside: false,
    };
    assert_eq!(place("610403"), Some(expected));
    let expected = Place {
        code: 130181,
        insured: Some(130181),
        province: 130000,
        level: 2,
        outside: false,
    };
    assert_eq!(place("130181"), Some(expected));
    let expected = Place {
        code: 810000,
        insured: None,
        province: 810000,
        level: 1,
        outside: true,
    };
    assert_eq!(place("810000"), Some(expected));
    assert_eq!(name(440106).as_deref(), Some("天河区"));
    assert_eq!(province_name(440106).as_deref(), Some("广东省"));
    assert_eq!(pinyin(440106).as_deref(), Some("tian he qu"));
    assert_eq!(pinyin(660101).as_deref(), Some("di yi shi 1 tuan"));
    assert_eq!(name(110199), None);
    assert_eq!(code_text(440106), "440106");
    assert_eq!(code_text(42), "000042");
}

#[test]
fn what_is_no_listed_code_is_no_place() {
    for code in [
        "",
        "11",
        "11010",
        "1101050",
        "110199",
        "000000",
        "999999",
        "+10105",
        "11010a",
        " 110105",
        "１１０１０５",
        "北京",
    ] {
        assert_eq!(place(code), None, "{code:?}");
    }
}

#[test]
fn every_listed_place_is_bundled_whole() {
    for (code, listed_name, level, listed_pinyin) in listed() {
        let place = place(&code_text(code)).unwrap();
        assert_eq!(
            (place.code, place.level, place.province / 10_000),
            (code, level, code / 10_000)
        );
        assert_eq!(name(code).as_deref(), Some(listed_name));
        assert_eq!(
            pinyin(code).as_deref(),
            Some(listed_pinyin),
            "{listed_name}"
        );
        if let Some(area) = place.insured {
            let area = super::place(&code_text(area)).unwrap();
            assert_eq!(
                area.insured,
                Some(area.code),
                "the insured area of {code} is an insured area"
            );
            assert_eq!(area.province, place.province, "{code}");
        } else {
            assert!(
                level == 1 || code == 429000,
                "{code} {listed_name} has no insured area"
            );
        }
        let outside = [71, 81, 82, 91, 92].contains(&(code / 10_000));
        assert_eq!(place.outside, outside, "{code}");
    }
}

#[test]
fn insured_areas_are_in_order_and_complete() {
    let all: Vec<u32> = insured_areas().collect();
    assert!(all.is_sorted_by(|a, b| a < b));
    let expected: Vec<u32> = listed()
        .into_iter()
        .map(|row| row.0)
        .filter(|code| place(&code_text(*code)).unwrap().insured == Some(*code))
        .collect();
    assert_eq!(all, expected);
    assert_eq!(all.len(), 389);
    assert_eq!(areas("  "), all);
    assert_eq!(
        search("", 3, &mut |_| true)
            .iter()
            .map(|hit| hit.insured)
            .collect::<Vec<_>>(),
        [110000, 120000, 130100]
    );
}

#[test]
fn the_best_hits_come_first() {
    for (query, best) in [
        ("bj", &[110000][..]),
        ("beijing", &[110000]),
        ("Bei Jing", &[110000]),
        ("běijīng", &[110000]),
        ("beijingshi", &[110000]),
        ("京", &[110000]),
        ("北京", &[110000]),
        ("北京市", &[110000]),
        ("沪", &[310000]),
        ("渝", &[500000]),
        ("chongqing", &[500000]),
        ("cq", &[500000]),
        ("琼", &[460000]),
        ("海南", &[460000, 632500, 150300]), // the province, the prefecture in Qinghai, the district of Wuhai
        ("hainan", &[460000, 632500, 150300]),
        ("兵团", &[660000]),
        ("新疆生产建设兵团", &[660000]),
        ("gz", &[440100, 360700, 513300]),
        ("guangzhou", &[440100]),
        ("guangz", &[440100]),
        ("广州", &[440100]),
        ("广", &[440100, 510800, 511600]),
        ("xiamen", &[350200]),
        ("luan", &[341500]),
        ("lu'an", &[341500]),
        ("xi’an", &[610100]),
        ("lüliang", &[141100]),
        ("lvliang", &[141100]),
        ("luliang", &[141100]),
        ("LYU", &[]),
        ("朝阳", &[211300, 110000, 220100]), // the city, then Beijing and Changchun for their districts
        ("chaoyang", &[211300, 110000, 220100]),
        ("浦东", &[310000]),
        ("吉林", &[220200, 220100]), // the city, then the province's areas
        ("河北", &[130100, 130181]),
        ("粤", &[440100, 440200, 440300]),
        ("gd", &[440100, 440200, 440300]),
        ("内蒙", &[150100]),
        ("恩施", &[422800]),
        ("大理", &[532900]),
        ("1301", &[130100, 130181]),
        ("110105", &[110000]),
        ("１１０１０５", &[110000]),
        ("ＢＪ", &[110000]),
        ("610403", &[611100]),
        ("杨凌", &[611100]),
        ("北京市朝阳区", &[110000]),
        ("吉林省长春市朝阳区", &[220100]),
        ("广东 广州 天河", &[440100]),
        ("上海市南京东路", &[310000]),
        ("湘江新区（岳麓区）", &[430100]),
        ("第六师101团", &[660000]),
        ("guangzhuo", &[440100]), // one slip
        ("shenzen", &[440300]),
        ("香港", &[]), // outside the system
        ("zzzz", &[]),
        ("？！", &[]),
        ("亚特兰蒂斯", &[]),
    ] {
        let areas = areas(query);
        assert_eq!(areas.get(..best.len()), Some(best), "{query}: {areas:?}");
        assert_eq!(areas.is_empty(), best.is_empty(), "{query}: {areas:?}");
    }
}

#[test]
fn a_hit_says_what_was_met() {
    let first = |query: &str| *found(query).first().unwrap();
    assert_eq!(
        first("广州"),
        Hit {
            insured: 440100,
            matched: 440100
        }
    );
    assert_eq!(
        first("天河"),
        Hit {
            insured: 440100,
            matched: 440106
        }
    );
    assert_eq!(
        first("110105"),
        Hit {
            insured: 110000,
            matched: 110105
        }
    );
    assert_eq!(
        first("粤"),
        Hit {
            insured: 440100,
            matched: 440000
        }
    );
    assert_eq!(
        first("北京市朝阳区"),
        Hit {
            insured: 110000,
            matched: 110105
        }
    );
    assert_eq!(
        first("辽宁省朝阳县"),
        Hit {
            insured: 211300,
            matched: 211321
        }
    );
}

#[test]
fn hits_are_few_distinct_and_accepted() {
    let mut areas = areas("南");
    let count = areas.len();
    areas.sort_unstable();
    areas.dedup();
    assert_eq!(areas.len(), count);
    assert!(count > 5);
    assert_eq!(search("南", 5, &mut |_| true).len(), 5);
    assert_eq!(search("南", 0, &mut |_| true), []);
    let only = |code: u32| search("朝阳", 9, &mut |area| area == code);
    assert_eq!(
        only(220100),
        [Hit {
            insured: 220100,
            matched: 220104
        }]
    );
    assert_eq!(only(440100), []);
}

#[test]
fn every_insured_area_is_found_by_its_name_and_reading() {
    // Each name and reading is compared in `search`; here every tenth area goes the whole way.
    for area in insured_areas().step_by(10) {
        let name = name(area).unwrap();
        let direct = Hit {
            insured: area,
            matched: area,
        };
        let hits = found(&name);
        assert_eq!(hits.first(), Some(&direct), "{name}");
        let reading = pinyin(area).unwrap();
        assert!(
            found(&reading).iter().take(3).any(|hit| *hit == direct),
            "{reading}"
        );
    }
}
