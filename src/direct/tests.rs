//! What stands in the way of a visit, and what does not.

use super::*;
use serde_json::{Value as Json, json};

/// A stay that nothing stands against, but for what `change` says.
fn asked(change: Json, lang: Lang) -> DirectSettlement {
    let mut visit = json!({
        "person": { "scheme": "employee" }, "insuredArea": "110000", "treatmentArea": "440100", "date": "2026-03-10",
        "service": "inpatient", "filing": filed(json!({})), "institutionNetworked": true, "insuredStatus": "normal"
    });
    for (key, value) in change.as_object().unwrap() {
        visit[key] = value.clone();
    }
    let visit: Value = serde_json::from_str(&visit.to_string()).unwrap();
    check_direct_settlement(&visit, lang)
}

/// A sound filing but for what `change` says.
fn filed(change: Json) -> Json {
    let mut filing = json!({
        "person": { "scheme": "employee" }, "insuredArea": "110000", "destination": "440100", "category": "referral",
        "start": "2026-03-01", "materials": ["id_document", "filing_form", "referral_certificate"]
    });
    for (key, value) in change.as_object().unwrap() {
        filing[key] = value.clone();
    }
    filing
}

fn codes(change: Json) -> Vec<&'static str> {
    let answer = asked(change, Lang::En);
    answer.issues.iter().map(|issue| issue.code).collect()
}

#[test]
fn every_error_code_of_a_reason_is_a_reason_of_the_data() {
    let reasons = reasons().unwrap();
    for code in Code::ALL.iter().map(|code| code.text()) {
        let id = code.strip_prefix("direct.");
        let own = [
            "direct.filing_other_insured_area",
            "direct.filing_not_usable",
        ];
        let error = Code::ALL.iter().any(|one| {
            one.text() == code && Issue::new(*one, Lang::En, None, &[]).severity == Severity::Error
        });
        if error
            && let Some(id) = id
            && !own.contains(&code)
        {
            assert!(reasons.reason(id).is_some(), "{code}");
        }
    }
}

#[test]
fn a_filing_holds_for_its_days_and_for_stays_begun_in_them() {
    let of = |date: &str, change: Json| codes(json!({ "date": date, "filing": filed(change) }));
    assert_eq!(of("2026-03-10", json!({})), [""; 0]);
    assert_eq!(of("2026-02-28", json!({})), ["direct.filing_other_date"]);
    assert_eq!(of("2026-09-01", json!({})), [""; 0]);
    // Six months are assured; whether the insured area gives more is not known.
    assert_eq!(
        of("2026-09-02", json!({})),
        ["direct.filing_may_have_ended"]
    );
    assert_eq!(
        of(
            "2026-09-02",
            json!({ "stay": { "admitted": "2026-08-31" } })
        ),
        [""; 0]
    );
    assert_eq!(
        of("2026-03-10", json!({ "filedOn": "2026-03-11" })),
        ["direct.filing_other_date"]
    );
    assert_eq!(
        of(
            "2026-03-10",
            json!({ "filedOn": "2026-03-10", "stay": { "admitted": "2026-03-02" } })
        ),
        [""; 0]
    );
}

#[test]
fn a_filing_holds_for_its_place() {
    let of = |treated: &str, filed_to: &str| {
        codes(
            json!({ "treatmentArea": treated, "filing": filed(json!({ "destination": filed_to })) }),
        )
    };
    assert_eq!(of("440106", "440100"), [""; 0]);
    assert_eq!(of("440300", "440100"), ["direct.filing_other_place"]);
    assert_eq!(of("460200", "460100"), [""; 0]); // Hainan as a whole
    assert_eq!(of("540102", "540200"), [""; 0]); // Tibet likewise
    assert_eq!(of("449900", "440100"), [""; 0]); // the provincial level and the capital
    assert_eq!(of("449900", "440300"), ["direct.filing_other_place"]);
    assert_eq!(of("440000", "440100"), ["direct.treatment_area_wide"]);
}

#[test]
fn a_filing_that_does_not_work_says_why() {
    let missing = asked(
        json!({ "filing": filed(json!({ "materials": ["id_document"] })) }),
        Lang::Zh,
    );
    assert_eq!(missing.issues.len(), 1, "{missing:?}");
    assert_eq!(missing.issues[0].code, "direct.filing_not_usable");
    assert!(missing.issues[0].message.contains("转诊"), "{missing:?}");
    let wrong = asked(
        json!({ "filing": filed(json!({ "idNumber": "1" })) }),
        Lang::En,
    );
    assert!(
        wrong.documents.iter().any(|document| document.id == "gb1"),
        "{wrong:?}"
    );
    let paid = json!({ "filing": filed(json!({ "stay": { "admitted": "2026-03-02", "settled": "self_paid" } })) });
    assert_eq!(codes(paid), ["direct.filing_not_usable"]);
    let moved = json!({ "filing": filed(json!({ "insuredArea": "310000" })) });
    assert_eq!(codes(moved), ["direct.filing_other_insured_area"]);
}

#[test]
fn the_way_by_hand_names_days_only_where_they_are_ruled() {
    let steps = |area: &str, service: &str| {
        let change =
            json!({ "insuredArea": area, "service": service, "filing": { "category": "none" } });
        asked(change, Lang::Zh).fallback.unwrap().steps.concat()
    };
    assert!(steps("320100", "outpatient").contains("1,000.00 元以下的门诊费用 5 个工作日"));
    assert!(!steps("320100", "inpatient").contains("元以下"));
    assert!(steps("110000", "inpatient").contains("办结时间由参保地规定"));
    assert!(steps("110000", "inpatient").contains("出院小结"));
    for text in [steps("110000", "inpatient"), steps("320100", "chronic")] {
        assert!(!text.contains('{'), "{text}");
    }
}

#[test]
fn where_a_third_party_is_liable_no_claim_by_hand_is_promised() {
    let answer = asked(
        json!({ "trauma": true, "thirdPartyLiability": true }),
        Lang::En,
    );
    assert_eq!(answer.issues[0].code, "direct.third_party_liability");
    let fallback = answer.fallback.unwrap();
    assert!(fallback.papers.is_empty() && fallback.channel.contains("liable"));
}

#[test]
fn the_identity_number_is_told_to_nobody() {
    for number in ["00000019900307001X", "000000199003070010", "not a number"] {
        let answer = asked(
            json!({ "filing": filed(json!({ "idNumber": number })) }),
            Lang::En,
        );
        let text = serde_json::to_string(&answer).unwrap();
        assert!(!text.contains(number) && !format!("{answer:?}").contains(number));
    }
}
