//! The national guide values, as `data/national/guide.json` states them.

use crate::calendar::Day;
use crate::money::{Points, Ratio, Yuan};
use crate::policy::pack::Document;

packed_record! {
    /// What holds in the whole country.
    #[derive(Default)]
    pub struct Guide {
        /// The documents.
        "documents" => documents: Vec<Document>,
        /// The national medical-insurance hotline.
        "hotline" => hotline: String,
        /// From which bill on the insured area may ask for help in verifying it.
        "large_amount" => large_amount: LargeAmount,
        /// A filing made up before discharge allows direct settlement.
        "late_filing" => late_filing: Rule,
        /// A stay over the turn of the year settles as one.
        "cross_year" => cross_year: Rule,
        /// A cut this much beyond the guide value is pointed out. Ours, not the state's.
        "tolerance_points" => tolerance_points: Points,
        /// The share of class B that the patient pays first, where neither the bill nor the place says it. An assumption of ours:
        /// no national figure exists, and every receipt that uses it says so.
        "prior_share_assumed" => prior_share_assumed: Ratio,
        /// By how many points the ratio falls away from home, by date.
        "away" => away: Vec<AwayGuide>,
    }
}

packed_record! {
    /// A bill that may be verified jointly.
    #[derive(Default)]
    pub struct LargeAmount {
        /// From this total on.
        "amount" => amount: Yuan,
        /// The documents.
        "documents" => documents: Vec<String>,
    }
}

packed_record! {
    /// A rule without a figure.
    #[derive(Default)]
    pub struct Rule {
        /// The documents.
        "documents" => documents: Vec<String>,
    }
}

packed_record! {
    /// The guide values from one day to another, in percentage points.
    pub struct AwayGuide {
        /// The first day.
        "effective" => effective: Day,
        /// The last day; none = still in force.
        "until" => until: Option<Day>,
        /// The documents.
        "documents" => documents: Vec<String>,
        /// Filed for the long term.
        "long_term" => long_term: Points,
        /// Referred.
        "referral" => referral: Points,
        /// An emergency.
        "emergency" => emergency: Points,
        /// Filed, neither referred nor an emergency.
        "unreferred" => unreferred: Points,
    }
}
