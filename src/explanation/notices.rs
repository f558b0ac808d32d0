//! What a receipt points out, in words.

use super::terms;
use crate::issue::{Code, Issue, Lang, Severity};
use crate::money::Points;
use crate::national;
use crate::policy::pack::{Document, Pack};
use crate::settlement::{Notice, Settlement};

/// The warnings of a receipt, the gravest first.
#[must_use]
pub fn warnings(
    settlement: &Settlement,
    used: &[&Document],
    pack: &Pack,
    lang: Lang,
) -> Vec<Issue> {
    let guide = national::guide();
    let hotline = pack.hotline.as_deref().unwrap_or(&guide.hotline);
    let mut all = Vec::with_capacity(settlement.notices.len());
    for document in used {
        if let Some(newer) = &document.superseded_by {
            let words = [name(document), newer];
            all.push(Issue::new(Code::PolicySuperseded, lang, None, &words));
        }
    }
    for notice in &settlement.notices {
        all.push(warning(notice, hotline, lang));
    }
    all.extend_from_slice(&settlement.flags);
    // What is merely good to know goes last.
    let (mut all, mut known): (Vec<_>, Vec<_>) = all
        .into_iter()
        .partition(|issue| issue.severity != Severity::Info);
    all.append(&mut known);
    all
}

/// A document as it is called: by its number, else by its title.
fn name(document: &Document) -> &str {
    document.number.as_deref().unwrap_or(&document.title)
}

fn points(points: Points) -> String {
    points.value().normalize().to_string()
}

fn warning(notice: &Notice, hotline: &str, lang: Lang) -> Issue {
    let guide = national::guide();
    let (code, field, words, documents): (Code, Option<&str>, Vec<String>, Vec<String>) =
        match notice {
            Notice::Compiled(parts) => {
                let words = vec![terms::parts(parts, lang), hotline.to_owned()];
                (Code::EvidenceCompiled, None, words, vec![])
            }
            Notice::ContractAssumed => (
                Code::PersonContractAssumed,
                Some("person.contracted"),
                vec![],
                vec![],
            ),
            Notice::DiseaseIgnored => (Code::DiseaseIgnored, Some("disease"), vec![], vec![]),
            Notice::NoAccount => (
                Code::PersonNoAccount,
                Some("personalAccount"),
                vec![],
                vec![],
            ),
            Notice::LargeAmount(amount) => {
                let documents = guide.large_amount.documents.clone();
                let mut text = String::new();
                amount.write(&mut text, true);
                (Code::BillLargeAmount, Some("bill"), vec![text], documents)
            }
            Notice::NotDirect(category, documents) => {
                let words = vec![terms::category(*category, lang).to_owned()];
                let all = [documents, &*guide.late_filing.documents].concat();
                (Code::AwayUnfiled, Some("filing"), words, all)
            }
            Notice::SupplementUnknown(name, known) => {
                let words = vec![name.clone(), known.join(lang.pick("、", ", "))];
                (
                    Code::YearSupplement,
                    Some("yearToDate.supplementPaid"),
                    words,
                    vec![],
                )
            }
            Notice::BeyondGuide(cut, guide, documents) => {
                let words = vec![points(*cut), points(*guide)];
                (
                    Code::AwayBeyondGuide,
                    Some("filing"),
                    words,
                    documents.to_vec(),
                )
            }
            Notice::InProvince => (Code::AwayInProvince, Some("treatmentArea"), vec![], vec![]),
            Notice::ChronicPerClaim => (Code::ChronicPerClaim, Some("service"), vec![], vec![]),
            Notice::YearCrosses => (
                Code::YearCrosses,
                Some("admitted"),
                vec![],
                guide.cross_year.documents.clone(),
            ),
            Notice::Loaded(area) => (Code::PolicyLoaded, None, vec![(*area).to_owned()], vec![]),
        };
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let mut issue = Issue::new(code, lang, field.map(str::to_owned), &words);
    issue.documents = (!documents.is_empty()).then_some(documents);
    issue
}
