//! The way without direct settlement: claiming by hand, or the party who is liable.

use super::reasons::{Liable, Manual};
use super::{Visit, said};
use crate::area;
use crate::filing::in_lang;
use crate::issue::Lang;
use crate::policy::pack::{Note, Service};
use serde::Serialize;

/// What to do without direct settlement.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Fallback {
    /// Where.
    pub channel: String,
    /// What to do, in order.
    pub steps: Vec<String>,
    /// The papers to keep.
    pub papers: Vec<String>,
    /// The documents that say so.
    pub documents: Vec<String>,
}

/// Claiming by hand.
pub fn by_hand(manual: &Manual, visit: &Visit, hotline: &str, lang: Lang) -> Fallback {
    let say = |note: &Note| said(in_lang(note, lang), hotline, lang);
    let papers = match visit.service {
        Service::Inpatient => &manual.papers.inpatient,
        _ if visit.is_emergency() => &manual.papers.emergency,
        _ => &manual.papers.outpatient,
    };
    let papers: Vec<String> = papers.iter().map(say).collect();
    let keep = lang.pick(
        "保存：{}；以参保地要求为准",
        "Keep: {}; the insured place may ask for others",
    );
    let keep = keep.replace("{}", &papers.join(lang.pick("、", ", ")));
    let mut documents = manual.documents.clone();
    documents.extend(manual.papers_documents.iter().cloned());
    Fallback {
        channel: say(&manual.channel),
        steps: vec![
            say(&manual.pay),
            keep,
            say(&manual.ask),
            say(&manual.hand_in),
            days(manual, visit, lang),
        ],
        papers,
        documents,
    }
}

/// How long it takes: what the one province rules whose text was read, and for all others that this is not theirs.
fn days(manual: &Manual, visit: &Visit, lang: Lang) -> String {
    let ours = area::code_text(visit.insured_area.0).starts_with(&manual.province);
    let text = if ours {
        lang.pick(
            "受理后一般 {usual} 个工作日办结，特殊情况不超过 {special} 个工作日{small}",
            "Paid as a rule within {usual} working days, in special cases within {special}{small}",
        )
    } else {
        lang.pick(
            "办结时间由参保地规定，请一并问清（手头只有{province}的规定：一般 {usual} 个工作日，最长 {special} 个）",
            "How long it takes is for the insured place to say: ask (only {province}'s rule is at hand: as a rule {usual} working days, at most {special})",
        )
    };
    let small = match visit.service {
        Service::Inpatient => "",
        _ => lang.pick(
            "，{most} 元以下的门诊费用 {days} 个工作日",
            ", an outpatient expense of up to {most} yuan within {days}",
        ),
    };
    let mut most = String::new();
    manual.small_up_to.write(&mut most, true);
    let small = small
        .replace("{most}", &most)
        .replace("{days}", &manual.small_days.0.to_string());
    text.replace("{usual}", &manual.usual_days.0.to_string())
        .replace("{special}", &manual.special_days.0.to_string())
        .replace("{province}", in_lang(&manual.province_name, lang))
        .replace("{small}", &small)
}

/// Where a third party is liable, the insurance does not pay by hand either.
pub fn liable(liable: &Liable, hotline: &str, lang: Lang) -> Fallback {
    let say = |note: &Note| said(in_lang(note, lang), hotline, lang);
    Fallback {
        channel: say(&liable.channel),
        steps: liable.steps.iter().map(say).collect(),
        papers: Vec::new(),
        documents: liable.documents.clone(),
    }
}
