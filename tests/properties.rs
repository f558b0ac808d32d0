//! The laws of a settlement, natively, on many claims. `PROPTEST_RNG_SEED=1` draws others, `PROPTEST_CASES` more of them.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]

mod common;

use common::laws;

/// How many claims are drawn where nobody says otherwise.
fn cases() -> u32 {
    std::env::var("PROPTEST_CASES")
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(1000)
}

macro_rules! laws {
    ($($law:ident),* $(,)?) => { $(
        #[test]
        fn $law() {
            laws::$law(cases());
        }
    )* };
}

laws!(
    receipts_add_up,
    amounts_are_written_with_two_decimals,
    agrees_with_a_second_reckoning,
    numbers_mean_what_is_printed,
    more_expense_lowers_nobodys_part,
    lines_come_in_any_order,
    lines_are_split_by_class_limit_and_share,
    a_claim_split_in_two_agrees_with_the_whole,
    outpatient_claims_of_a_year_come_in_either_order,
    the_years_claims_stay_under_the_ceiling,
    the_same_claim_gives_the_same_bytes,
    languages_differ_in_words_alone,
    the_year_goes_on,
    a_failed_call_leaves_nothing_behind,
);
