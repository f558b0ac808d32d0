//! Checks `data/areas` and makes the bundled table of it. Runs in the build script.

mod write;

use std::collections::BTreeMap;

use super::names::Names;
use super::table::{Codes, Insured, Kind, prefecture, province, province_digits};

/// First line of `areas.csv`.
const COLUMNS: &str = "code,name,level,parent,pinyin";
/// Parent of the provinces.
const COUNTRY: u32 = 100_000;

/// `rules.json`: what the list of codes does not say by itself.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Rules {
    /// Provinces that are one insured area.
    single: Vec<Reason>,
    /// Headings that are no place of their own.
    groupings: Vec<Reason>,
    /// Provinces outside the settlement system.
    outside: Vec<Reason>,
    /// Codes used elsewhere for a listed place.
    aliases: Vec<Alias>,
    /// Short names of provinces.
    short_names: BTreeMap<String, Vec<String>>,
    /// Endings that a bare name leaves out.
    endings: Vec<String>,
    /// Word for a level's own entry.
    own_level: String,
    /// Peoples that the bare name of an autonomous place leaves out.
    peoples: Vec<String>,
}

/// A code and why it is on the list.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Reason {
    code: String,
    why: String,
}

/// A code used elsewhere for a listed place.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Alias {
    code: String,
    is: String,
    why: String,
}

/// A line of `areas.csv`.
struct Row<'a> {
    name: &'a str,
    level: u8,
    parent: u32,
    syllables: Vec<&'a str>,
}

/// Checks the places in `areas.csv` and `rules.json` and writes them as the bundled table; or all that is wrong with them.
pub fn prepare(areas: &str, rules: &str) -> Result<Vec<u8>, Vec<String>> {
    let mut faults = Vec::new();
    let rows = read_rows(areas, &mut faults);
    let rules: Rules = match serde_json::from_str(rules) {
        Ok(rules) => rules,
        Err(error) => {
            faults.push(format!("rules.json: {error}"));
            return Err(faults);
        }
    };
    let codes = resolve(&rows, &rules, &mut faults);
    check_words(&rows, &rules, &mut faults);
    if !faults.is_empty() {
        return Err(faults);
    }
    let Some(table) = write::table(&rows, &codes, &rules) else {
        return Err(vec!["the table format cannot hold these places".to_owned()]);
    };
    compare(&table, &rows, &codes, &mut faults);
    if faults.is_empty() {
        Ok(table)
    } else {
        Err(faults)
    }
}

/// Reads six digits.
fn read_code(text: &str) -> Option<u32> {
    let digits = text.len() == 6 && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| digits)
}

fn read_rows<'a>(areas: &'a str, faults: &mut Vec<String>) -> BTreeMap<u32, Row<'a>> {
    let mut rows = BTreeMap::new();
    let mut lines = (1..).zip(areas.lines());
    if lines.next().map(|(_, line)| line) != Some(COLUMNS) {
        faults.push(format!("areas.csv:1: the first line must be {COLUMNS}"));
    }
    for (number, line) in lines {
        let mut fault = |what: &str| faults.push(format!("areas.csv:{number}: {what}: {line}"));
        let fields: Vec<&str> = line.split(',').collect();
        let [code, name, level, parent, pinyin] = fields.as_slice() else {
            fault("not five columns");
            continue;
        };
        let (Some(code), Some(parent)) = (read_code(code), read_code(parent)) else {
            fault("code or parent is not six digits");
            continue;
        };
        let level = match *level {
            "1" => 1,
            "2" => 2,
            "3" => 3,
            _ => {
                fault("level is not 1, 2 or 3");
                continue;
            }
        };
        let syllables: Vec<&str> = pinyin.split(' ').collect();
        if name.is_empty() || name.contains(|sign: char| sign.is_whitespace() || sign == '"') {
            fault("the name is empty or has spaces or quotes");
        }
        if spoken(name) != syllables.len() {
            fault("the pinyin has not one syllable for each character");
        }
        if !syllables.iter().all(|syllable| is_syllable(syllable)) {
            fault(
                "the pinyin has something else than small letters and digits, separated by one space",
            );
        }
        if rows
            .insert(
                code,
                Row {
                    name,
                    level,
                    parent,
                    syllables,
                },
            )
            .is_some()
        {
            fault("the code occurs twice");
        }
    }
    rows
}

fn is_syllable(text: &str) -> bool {
    let letters = text.bytes().all(|byte| byte.is_ascii_lowercase());
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    !text.is_empty() && (letters || digits)
}

/// How many syllables a name has: one for each character and each run of digits, none for other signs.
fn spoken(name: &str) -> usize {
    let mut before = ' ';
    let mut count = 0_usize;
    for character in name.chars() {
        let goes_on = character.is_ascii_digit() && before.is_ascii_digit();
        if character.is_alphanumeric() && !goes_on {
            count = count.saturating_add(1);
        }
        before = character;
    }
    count
}

/// What the codes part of the table says.
struct Resolved {
    kinds: BTreeMap<u32, Kind>,
    single: Vec<u8>,
    outside: Vec<u8>,
    aliases: BTreeMap<u32, u32>,
}

/// Finds each row's insured area.
fn resolve(rows: &BTreeMap<u32, Row>, rules: &Rules, faults: &mut Vec<String>) -> Resolved {
    let mut listed = |what: &str, reasons: &[Reason], level: u8| {
        let mut codes = Vec::new();
        for Reason { code, why } in reasons {
            match read_code(code)
                .filter(|code| rows.get(code).is_some_and(|row| row.level == level))
            {
                Some(code) if !why.is_empty() => codes.push(code),
                Some(_) => faults.push(format!("rules.json: {what}: {code} has no reason")),
                None => faults.push(format!(
                    "rules.json: {what}: {code} is no place of level {level}"
                )),
            }
        }
        codes
    };
    let single = listed("single", &rules.single, 1);
    let groupings = listed("groupings", &rules.groupings, 2);
    let outside = listed("outside", &rules.outside, 1);

    let mut kinds = BTreeMap::new();
    for (code, row) in rows {
        let mut fault = |what: &str| faults.push(format!("areas.csv: {code} {}: {what}", row.name));
        let level_above = if row.parent == COUNTRY {
            Some(0)
        } else {
            rows.get(&row.parent).map(|above| above.level)
        };
        let Some(level_above) = level_above else {
            fault("the parent is not listed");
            continue;
        };
        if (row.level == 1) != (row.parent == COUNTRY)
            || level_above > row.level
            || level_above == 3
        {
            fault("the parent has the wrong level");
            continue;
        }
        let home = province(*code);
        let at_fault = |area: u32| !rows.contains_key(&area);
        let insured = if outside.contains(&home) || groupings.contains(code) {
            Insured::None
        } else if single.contains(&home) {
            Insured::Province
        } else if row.level == 1 {
            Insured::None
        } else if level_above == 1 || groupings.contains(&row.parent) {
            Insured::Itself
        } else {
            Insured::Prefecture
        };
        let place = Kind {
            level: row.level,
            insured,
        };
        match insured {
            Insured::Prefecture if prefecture(*code) != row.parent => {
                fault("is not numbered under its parent")
            }
            _ if row.level > 1 && province(row.parent) != home => {
                fault("is not numbered under its province")
            }
            _ if place.insured_area(*code).is_some_and(at_fault) => {
                fault("its insured area is not listed")
            }
            _ => {}
        }
        kinds.insert(*code, place);
    }

    let mut aliases = BTreeMap::new();
    for Alias { code, is, why } in &rules.aliases {
        match (read_code(code), read_code(is)) {
            (Some(code), Some(is)) if !rows.contains_key(&code) && rows.contains_key(&is) && !why.is_empty() => {
                aliases.insert(code, is);
            }
            _ => faults.push(format!("rules.json: aliases: {code} must be a code that is not listed, {is} one that is, with a reason")),
        }
    }
    let digits = |codes: &[u32]| codes.iter().map(|code| province_digits(*code)).collect();
    Resolved {
        kinds,
        single: digits(&single),
        outside: digits(&outside),
        aliases,
    }
}

fn check_words(rows: &BTreeMap<u32, Row>, rules: &Rules, faults: &mut Vec<String>) {
    for word in rules
        .endings
        .iter()
        .chain(&rules.peoples)
        .chain([&rules.own_level])
    {
        if word.is_empty() || !rows.values().any(|row| row.name.contains(word.as_str())) {
            faults.push(format!("rules.json: no place has {word:?} in its name"));
        }
    }
    for (code, names) in &rules.short_names {
        let known = read_code(code).is_some_and(|code| rows.contains_key(&code));
        if !known || names.iter().any(String::is_empty) {
            faults.push(format!(
                "rules.json: short_names: {code} is not listed or has an empty name"
            ));
        }
    }
}

/// Reads the table back and compares it with what it was written from.
fn compare(table: &[u8], rows: &BTreeMap<u32, Row>, resolved: &Resolved, faults: &mut Vec<String>) {
    let codes = Codes::read(table).unwrap_or_default();
    let names = Names::read(table, &codes).unwrap_or_default();
    if !codes.all().iter().eq(rows.keys()) {
        faults.push("the written table has other codes".to_owned());
    }
    for (row, (code, place)) in rows.iter().enumerate() {
        let same = codes.kind(row).as_ref() == resolved.kinds.get(code)
            && names.name(row).as_deref() == Some(place.name)
            && names.reading(row) == Some(place.syllables.join(" "));
        if !same {
            faults.push(format!(
                "the written table has another {code} {}: {:?} {:?}",
                place.name,
                names.name(row),
                names.reading(row)
            ));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const AREAS: &str = include_str!("../../data/areas/areas.csv");
    const RULES: &str = include_str!("../../data/areas/rules.json");

    /// The faults found once `from` is replaced by `to` in the places.
    fn faults(from: &str, to: &str) -> Vec<String> {
        assert!(AREAS.contains(from), "{from}");
        prepare(&AREAS.replacen(from, to, 1), RULES)
            .err()
            .unwrap_or_default()
    }

    #[test]
    fn the_places_as_they_are_have_no_fault() {
        let table = prepare(AREAS, RULES).unwrap();
        assert!(table.len() < 32_000, "{}", table.len());
    }

    #[test]
    fn faults_in_the_places_are_named() {
        for (from, to, fault) in [
            (
                "code,name",
                "name,code",
                "areas.csv:1: the first line must be",
            ),
            (
                "110101,东城区,3",
                "110101,东城区",
                "areas.csv:3: not five columns",
            ),
            (
                "110101,东城区",
                "1101O1,东城区",
                "areas.csv:3: code or parent is not six digits",
            ),
            (
                "110101,东城区",
                "110102,东城区",
                "areas.csv:4: the code occurs twice",
            ),
            (
                "东城区,3",
                "东城区,4",
                "areas.csv:3: level is not 1, 2 or 3",
            ),
            ("东城区,", ",", "areas.csv:3: the name is empty"),
            (
                "东城区,",
                "东 城区,",
                "areas.csv:3: the name is empty or has spaces",
            ),
            (
                "dong cheng qu",
                "dong cheng",
                "areas.csv:3: the pinyin has not one syllable",
            ),
            (
                "dong cheng qu",
                "dong chéng qu",
                "areas.csv:3: the pinyin has something else",
            ),
            (
                "东城区,3,110000",
                "东城区,3,119000",
                "areas.csv: 110101 东城区: the parent is not listed",
            ),
            (
                "东城区,3,110000",
                "东城区,3,100000",
                "areas.csv: 110101 东城区: the parent has the wrong level",
            ),
            (
                "东城区,3,110000",
                "东城区,3,120000",
                "areas.csv: 110101 东城区: is not numbered under its province",
            ),
            (
                "天河区,3,440100",
                "天河区,3,440300",
                "areas.csv: 440106 天河区: is not numbered under its parent",
            ),
        ] {
            let faults = faults(from, to);
            assert!(
                faults.iter().any(|found| found.starts_with(fault)),
                "{fault}: {faults:?}"
            );
        }
    }

    #[test]
    fn all_faults_are_named_at_once() {
        let areas =
            AREAS
                .replacen("dong cheng qu", "dong cheng", 1)
                .replacen("西城区,3", "西城区,4", 1);
        assert_eq!(prepare(&areas, RULES).unwrap_err().len(), 2);
    }

    #[test]
    fn faults_in_the_rules_are_named() {
        for (from, to, fault) in [
            ("\"single\"", "\"singles\"", "rules.json: unknown field"),
            (
                "\"code\": \"120000\"",
                "\"code\": \"130100\"",
                "rules.json: single: 130100 is no place of level 1",
            ),
            (
                "the armed forces: not a place",
                "",
                "rules.json: outside: 910000 has no reason",
            ),
            (
                "\"code\": \"610403\"",
                "\"code\": \"610402\"",
                "rules.json: aliases: 610402 must be",
            ),
            (
                "\"is\": \"611100\"",
                "\"is\": \"611105\"",
                "rules.json: aliases: 610403 must be",
            ),
            (
                "\"130000\": [\"冀\"]",
                "\"130000\": [\"\"]",
                "rules.json: short_names: 130000",
            ),
            (
                "\"土家族\"",
                "\"土豪族\"",
                "rules.json: no place has \"土豪族\"",
            ),
        ] {
            assert!(RULES.contains(from), "{from}");
            let faults = prepare(AREAS, &RULES.replacen(from, to, 1)).unwrap_err();
            assert!(
                faults.iter().any(|found| found.starts_with(fault)),
                "{fault}: {faults:?}"
            );
        }
    }

    #[test]
    fn a_broken_table_is_not_read() {
        let table = prepare(AREAS, RULES).unwrap();
        let whole = Codes::read(&table).unwrap();
        for length in [
            0,
            1,
            100,
            5_000,
            8_000,
            20_000,
            table.len().saturating_sub(1),
        ] {
            let part = table.get(..length).unwrap();
            assert!(Codes::read(part).is_none() || length > 3_000, "{length}");
            assert!(Names::read(part, &whole).is_none(), "{length}");
        }
    }
}
