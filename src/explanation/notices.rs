//! What a receipt points out, in words.

use super::terms;
use crate::issue::{Code, Issue, Lang, Severity};
use crate::national;
use crate::policy::pack::{Document, Pack};
use crate::settlement::{Notice, Settlement};

/// The warnings of a receipt, the gravest first.
#[must_use]
pub fn warnings(
    settlement: &mut Settlement,
    used: &[&Document],
    pack: &Pack,
    lang: Lang,
) -> Vec<Issue> {
    let mut all = Vec::with_capacity(settlement.notices.len());
    // What is merely good to know goes last.
    let mut last = Vec::new();
    let mut add = |issue: Issue| match issue.severity {
        Severity::Info => last.push(issue),
        _ => all.push(issue),
    };
    for document in used {
        if let Some(newer) = &document.superseded_by {
            let words = [name(document), newer];
            add(Issue::new(Code::PolicySuperseded, lang, None, &words));
        }
    }
    let hotline = pack.hotline.as_deref();
    let hotline = hotline.unwrap_or(&national::guide().hotline);
    for notice in &settlement.notices {
        add(warning(notice, hotline, lang));
    }
    for flag in std::mem::take(&mut settlement.flags) {
        add(flag);
    }
    all.append(&mut last);
    all
}

/// A document as it is called: by its number, else by its title.
fn name(document: &Document) -> &str {
    document.number.as_deref().unwrap_or(&document.title)
}

fn warning(notice: &Notice, hotline: &str, lang: Lang) -> Issue {
    let guide = national::guide();
    let say = |code: Code, field: &str, words: [&str; 2], documents: &[String]| {
        let field = (!field.is_empty()).then(|| field.to_owned());
        let mut issue = Issue::new(code, lang, field, &words);
        issue.documents = (!documents.is_empty()).then(|| documents.to_vec());
        issue
    };
    let plain = |code, field| say(code, field, ["", ""], &[]);
    match notice {
        Notice::Compiled(parts) => {
            let words = [&*terms::parts(parts, lang), hotline];
            say(Code::EvidenceCompiled, "", words, &[])
        }
        Notice::ContractAssumed => plain(Code::PersonContractAssumed, "person.contracted"),
        Notice::DiseaseIgnored => plain(Code::DiseaseIgnored, "disease"),
        Notice::NoAccount => plain(Code::PersonNoAccount, "personalAccount"),
        Notice::LargeAmount(amount) => {
            let mut text = String::new();
            amount.write(&mut text, true);
            let documents = &guide.large_amount.documents;
            say(Code::BillLargeAmount, "bill", [&text, ""], documents)
        }
        Notice::NotDirect(category, documents) => {
            let all = [documents, &*guide.late_filing.documents].concat();
            let words = [terms::category(*category, lang), ""];
            say(Code::AwayUnfiled, "filing", words, &all)
        }
        Notice::SupplementUnknown(name, known) => {
            let words = [&**name, &*known.join(lang.pick("、", ", "))];
            say(
                Code::YearSupplement,
                "yearToDate.supplementPaid",
                words,
                &[],
            )
        }
        Notice::BeyondGuide(cut, guide, documents) => {
            let words = [&*cut.text(), &*guide.text()];
            say(Code::AwayBeyondGuide, "filing", words, documents)
        }
        Notice::InProvince => plain(Code::AwayInProvince, "treatmentArea"),
        Notice::ChronicPerClaim => plain(Code::ChronicPerClaim, "service"),
        Notice::YearCrosses => {
            let documents = &guide.cross_year.documents;
            say(Code::YearCrosses, "admitted", ["", ""], documents)
        }
        Notice::Loaded(area) => say(Code::PolicyLoaded, "", [area, ""], &[]),
    }
}
