//! What is asked: a visit that is to be settled directly.

use crate::calendar::Day;
use crate::claim::{DiseaseCode, Filed, FiledCategory, Insured, Person, Treated};
use crate::filing::{self, Filing, FilingCategory, FilingReport};
use crate::money::Yuan;
use crate::policy::pack::Service;
use crate::reading::{At, Faults, Read, Value};
use serde::Serialize;

record! {
    /// A visit that is to be settled directly.
    #[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
    pub struct Visit {
        /// Who.
        "person" => person: Person,
        /// Where the person is insured (参保地): six digits; a county resolves to its insured area.
        #[cfg_attr(target_arch = "wasm32", tsify(type = "AreaCode"))]
        "insuredArea" => insured_area: Insured,
        /// Where the person is treated (就医地): six digits; another province may be given as a whole.
        #[cfg_attr(target_arch = "wasm32", tsify(type = "AreaCode"))]
        "treatmentArea" => treatment_area: Treated,
        /// The day of settlement (of discharge, for a stay).
        #[cfg_attr(target_arch = "wasm32", tsify(type = "IsoDate"))]
        "date" => date: Day,
        /// The kind of care.
        "service" => service: Service,
        /// The disease code, for chronic care: `"M03900"`.
        #[cfg_attr(target_arch = "wasm32", tsify(optional))]
        "disease" => disease: Option<DiseaseCode>,
        /// What was filed: in full, or its category alone; left out = nothing.
        #[cfg_attr(target_arch = "wasm32", tsify(optional, type = "Filing | Filed"))]
        "filing" => filing: Option<VisitFiling>,
        /// Whether contributions are in order; left out = unknown.
        #[cfg_attr(target_arch = "wasm32", tsify(optional))]
        "insuredStatus" => insured_status: Option<InsuredStatus>,
        /// The balance of the personal account, in yuan (employee scheme).
        #[cfg_attr(target_arch = "wasm32", tsify(optional, type = "Amount"))]
        "personalAccount" => personal_account: Option<Yuan>,
        /// What the person has to pay of the bill, in yuan.
        #[cfg_attr(target_arch = "wasm32", tsify(optional, type = "Amount"))]
        "personDue" => person_due: Option<Yuan>,
        /// Whether the institution is networked for settlement across provinces; left out = unknown.
        #[cfg_attr(target_arch = "wasm32", tsify(optional))]
        "institutionNetworked" => institution_networked: Option<bool>,
        /// Whether a third party is liable for the injury.
        #[cfg_attr(target_arch = "wasm32", tsify(optional))]
        "thirdPartyLiability" => third_party_liability: Option<bool>,
        /// Whether it is an injury.
        #[cfg_attr(target_arch = "wasm32", tsify(optional))]
        "trauma" => trauma: Option<bool>,
        /// The whole expense, in yuan.
        #[cfg_attr(target_arch = "wasm32", tsify(optional, type = "Amount"))]
        "total" => total: Option<Yuan>,
    }
}

choice! {
    /// Whether contributions are in order.
    #[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
    pub enum InsuredStatus {
        /// In order (正常参保).
        "normal" => Normal,
        /// Suspended (暂停参保).
        "suspended" => Suspended,
        /// Contributions are owed (欠费).
        "arrears" => Arrears,
        /// Not known.
        "unknown" => Unknown,
    }
}

/// What was filed for a visit.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum VisitFiling {
    /// Only its category is known.
    Category(Filed),
    /// The filing itself, and what is to be said of it.
    Full(Box<(Filing, FilingReport)>),
}

impl Read for VisitFiling {
    /// A filing in full has a person, a place or a day; a category alone has none of them.
    fn read(value: &Value, at: &At, faults: &mut Faults) -> Option<Self> {
        let full = ["person", "insuredArea", "destination", "start"];
        if full.iter().all(|key| value.get(key).is_none()) {
            return Filed::read(value, at, faults).map(VisitFiling::Category);
        }
        let filing = Filing::read(value, at, faults)?;
        let report = filing::validate_filing(value, faults.lang);
        Some(VisitFiling::Full(Box::new((filing, report))))
    }
}

impl Visit {
    /// Whether it is filed as an emergency.
    pub(super) fn is_emergency(&self) -> bool {
        match &self.filing {
            Some(VisitFiling::Category(filed)) => filed.category == FiledCategory::Emergency,
            Some(VisitFiling::Full(full)) => full.0.category == FilingCategory::Emergency,
            None => false,
        }
    }
}
