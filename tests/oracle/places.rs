//! Which insured area a code belongs to: `data/areas/README.md`.

use serde_json::Value as Json;
use std::collections::BTreeMap;
use std::fs;

pub struct Places {
    /// Every code that belongs to an insured area, with that area's.
    insured: BTreeMap<String, String>,
    /// The codes of each insured area.
    pub codes: BTreeMap<String, Vec<String>>,
    /// Whole provinces and headings over counties: too wide for an insured area, wide enough for a place of treatment elsewhere.
    wide: Vec<String>,
    /// Provinces outside the system.
    outside: Vec<String>,
}

fn data(path: &str) -> String {
    let path = format!("{}/data/areas/{path}", env!("CARGO_MANIFEST_DIR"));
    fs::read_to_string(&path).unwrap_or_else(|e| panic!("{path}: {e}"))
}

impl Places {
    pub fn read() -> Self {
        let rules: Json = serde_json::from_str(&data("rules.json")).unwrap();
        let codes = |key: &str| -> Vec<&str> {
            rules[key]
                .as_array()
                .unwrap()
                .iter()
                .map(|row| row["code"].as_str().unwrap())
                .collect()
        };
        let (single, groupings, outside) = (codes("single"), codes("groupings"), codes("outside"));
        let (mut insured, mut wide) = (BTreeMap::new(), Vec::new());
        let table = data("areas.csv");
        let rows: Vec<Vec<&str>> = table
            .lines()
            .skip(1)
            .map(|line| line.split(',').collect())
            .collect();
        for row in &rows {
            let (code, level, parent) = (row[0], row[2], row[3]);
            let province = format!("{}0000", &code[..2]);
            if outside.contains(&province.as_str()) {
                continue;
            }
            let area = if groupings.contains(&code) {
                wide.push(code.to_owned());
                continue;
            } else if single.contains(&province.as_str()) {
                province.clone()
            } else if level == "1" {
                wide.push(code.to_owned());
                continue;
            } else if parent == province || groupings.contains(&parent) {
                code.to_owned()
            } else {
                parent.to_owned()
            };
            insured.insert(code.to_owned(), area);
        }
        for alias in rules["aliases"].as_array().unwrap() {
            let area = insured[alias["is"].as_str().unwrap()].clone();
            insured.insert(alias["code"].as_str().unwrap().to_owned(), area);
        }
        assert!(insured.len() > 4000, "only {} places", insured.len());
        let outside = outside.into_iter().map(str::to_owned).collect();
        let mut codes: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (code, area) in &insured {
            codes.entry(area.clone()).or_default().push(code.clone());
        }
        Self {
            insured,
            codes,
            wide,
            outside,
        }
    }

    /// The other insured areas of an area's province.
    pub fn neighbours(&self, area: &str) -> Vec<&str> {
        let province = self
            .codes
            .range(format!("{}0000", &area[..2])..=format!("{}9999", &area[..2]));
        province
            .map(|(code, _)| code.as_str())
            .filter(|code| *code != area)
            .collect()
    }

    /// The insured area of a code.
    pub fn insured(&self, code: &str) -> Result<String, &'static str> {
        match self.insured.get(code) {
            Some(area) => Ok(area.clone()),
            None if self.wide.iter().any(|wide| wide == code) => Err("area.too_wide"),
            None if self.outside.iter().any(|outside| outside[..2] == code[..2]) => {
                Err("area.outside")
            }
            None => Err("area.unknown"),
        }
    }

    /// The place of treatment: an insured area, or more than one in another province, as a whole.
    pub fn treatment(&self, code: &str, home: Option<&str>) -> Result<String, &'static str> {
        match self.insured(code) {
            Err("area.too_wide") if home.is_none_or(|home| home[..2] != code[..2]) => {
                Ok(code.to_owned())
            }
            found => found,
        }
    }
}
