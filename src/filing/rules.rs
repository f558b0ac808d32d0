//! The rules of filing, as bundled, and how they are asked.

use crate::area::{code_text, place};
use crate::issue::Lang;
use crate::national::filing::{CategoryRule, FilingCategory, FilingRules, Material, ProvinceRule};
use crate::packed::Packed;
use crate::policy::pack::Note;
use std::sync::OnceLock;

static BYTES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/filing.bin"));

/// The rules; none only if the build had written something unreadable.
pub fn rules() -> Option<&'static FilingRules> {
    static RULES: OnceLock<Option<FilingRules>> = OnceLock::new();
    RULES
        .get_or_init(|| FilingRules::unpack(&mut &*BYTES))
        .as_ref()
}

impl FilingRules {
    /// What a category asks for.
    pub fn category(&self, id: FilingCategory) -> Option<&CategoryRule> {
        self.categories.iter().find(|rule| rule.id == id)
    }

    /// What the province of an area rules for those insured there.
    pub fn province(&self, area: u32) -> Option<&ProvinceRule> {
        let digits = digits(area);
        self.provinces.iter().find(|rule| rule.province == digits)
    }

    /// The province of an area, if a filing goes to it as a whole.
    pub fn whole_province(&self, area: u32) -> Option<u32> {
        let whole = self.province_wide.provinces.contains(&digits(area));
        let province = place(&code_text(area))?.province;
        whole.then_some(province)
    }

    /// A paper's name.
    pub fn material(&self, id: Material, lang: Lang) -> &str {
        let found = self.materials.iter().find(|words| words.id == id);
        found.map_or(id.name(), |words| in_lang(&words.name, lang))
    }
}

impl CategoryRule {
    /// Whether this counts as filed without a filing.
    pub fn deemed_filed(&self) -> bool {
        self.materials.is_empty()
    }
}

/// The remark in the language asked for.
pub fn in_lang(note: &Note, lang: Lang) -> &str {
    lang.pick(&note.zh, &note.en)
}

/// The first two digits of an area's code.
fn digits(area: u32) -> String {
    code_text(area).chars().take(2).collect()
}

/// Whether two areas lie in one province.
pub fn same_province(one: u32, other: u32) -> bool {
    digits(one) == digits(other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::national;

    #[test]
    fn every_category_and_paper_has_its_words_in_both_languages() {
        let rules = rules().unwrap();
        for id in FilingCategory::ALL {
            let rule = rules.category(*id).unwrap();
            assert!(!rule.name.zh.is_empty() && !rule.name.en.is_empty());
        }
        for id in Material::ALL {
            for lang in [Lang::Zh, Lang::En] {
                assert_ne!(rules.material(*id, lang), id.name());
            }
        }
    }

    #[test]
    fn every_rule_stands_on_a_document_that_is_listed() {
        let text = include_str!("../../data/national/filing.json");
        let data: serde_json::Value = serde_json::from_str(text).unwrap();
        let mut ids = Vec::new();
        collect(&data, &mut ids);
        assert!(ids.len() > 30, "{}", ids.len());
        for id in ids {
            assert_eq!(national::cited(std::slice::from_ref(&id)).len(), 1, "{id}");
        }
        let rules = rules().unwrap();
        assert!(
            rules
                .categories
                .iter()
                .all(|rule| !rule.documents.is_empty())
        );
        assert!(rules.channels.iter().all(|of| !of.documents.is_empty()));
    }

    /// Every text that looks like a citation: all lists of texts but those of papers, statuses and form words.
    fn collect(value: &serde_json::Value, ids: &mut Vec<String>) {
        match value {
            serde_json::Value::String(text) => {
                let known = ["cn", "js", "gb"]
                    .iter()
                    .any(|start| text.starts_with(start));
                if known {
                    ids.push(text.clone());
                }
            }
            serde_json::Value::Array(items) => items.iter().for_each(|item| collect(item, ids)),
            serde_json::Value::Object(map) => map.values().for_each(|item| collect(item, ids)),
            _ => {}
        }
    }

    #[test]
    fn the_corps_is_a_province_of_its_own() {
        let rules = rules().unwrap();
        assert_eq!(rules.whole_province(660_000), Some(660_000));
        assert_eq!(rules.whole_province(540_100), Some(540_000));
        assert_eq!(rules.whole_province(440_100), None);
        assert!(!same_province(650_100, 660_000));
    }
}
