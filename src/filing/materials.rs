//! What must be handed in, and what is missing.

use super::Check;
use crate::issue::Code;
use crate::national::filing::Material;
use serde::Serialize;

/// One requirement.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct RequiredMaterial {
    /// The paper, the first of them where several will do.
    pub id: Material,
    /// Its name; all names where several will do.
    pub label: String,
    /// The papers of which any one will do, where there are several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub one_of: Option<Vec<Material>>,
    /// Whether it is there.
    pub present: bool,
    /// The documents that ask for it.
    pub documents: Vec<String>,
}

/// Lists what the category asks for at this insured place and notes what is missing.
pub fn check(check: &mut Check) -> Vec<RequiredMaterial> {
    let given = check.filing.materials();
    let (lang, rules, rule) = (check.lang, check.rules, check.rule);
    let without = check.province.map_or(&[][..], |of| &of.without);
    let mut documents = rule.documents.clone();
    if let Some(province) = check.province {
        documents.extend(province.materials_documents.iter().cloned());
    }
    let mut required = Vec::new();
    for any in &rule.materials {
        let any: Vec<Material> = any
            .iter()
            .copied()
            .filter(|m| !without.contains(m))
            .collect();
        let Some(first) = any.first() else { continue };
        let names: Vec<&str> = any.iter().map(|m| rules.material(*m, lang)).collect();
        let label = names.join(lang.pick("；或", "; or "));
        let present = any.iter().any(|m| given.contains(m));
        if !present {
            let code = if any.len() > 1 {
                Code::FilingMaterialMissingAny
            } else {
                Code::FilingMaterialMissing
            };
            check.note(code, "materials", &[&label], &documents);
        }
        required.push(RequiredMaterial {
            id: *first,
            label,
            one_of: (any.len() > 1).then_some(any),
            present,
            documents: documents.clone(),
        });
    }
    if let Some(proof) = letter_for(check) {
        let words = [rules.material(proof, lang)];
        let documents = &rules.articles.commitment;
        check.note(Code::FilingCommitment, "materials", &words, documents);
    }
    required
}

/// The proof in whose place a letter of commitment is handed in.
pub fn letter_for(check: &Check) -> Option<Material> {
    let given = check.filing.materials();
    let letter = Material::CommitmentLetter;
    let stands_in = |any: &&Vec<Material>| {
        any.contains(&letter) && !any.iter().any(|m| *m != letter && given.contains(m))
    };
    let any = check.rule.materials.iter().find(stands_in)?;
    let proof = any.iter().find(|m| **m != letter)?;
    given.contains(&letter).then_some(*proof)
}
