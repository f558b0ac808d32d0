//! The rules of filing (异地就医备案), as `data/national/filing.json` states them.

use crate::calendar::Day;
use crate::policy::pack::{Note, Status};

choice! {
    /// Why a person is treated away from home (备案类别).
    pub enum FilingCategory {
        /// Retiree resettled elsewhere (异地安置退休人员).
        "resettled_retiree" => ResettledRetiree,
        /// Long-term resident elsewhere (异地长期居住人员).
        "long_term_resident" => LongTermResident,
        /// Worker posted elsewhere (常驻异地工作人员).
        "posted_worker" => PostedWorker,
        /// Referred by a hospital (异地转诊就医人员).
        "referral" => Referral,
        /// Emergency or rescue; counts as filed (异地急诊抢救人员).
        "emergency" => Emergency,
        /// Neither referred nor an emergency (其他跨省临时外出就医人员).
        "other_temporary" => OtherTemporary,
    }
}

choice! {
    /// A paper to be handed in (备案材料).
    #[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
    pub enum Material {
        /// E-voucher, identity document or social security card.
        "id_document" => IdDocument,
        /// The filing form.
        "filing_form" => FilingForm,
        /// Proof of resettlement.
        "resettlement_proof" => ResettlementProof,
        /// Proof of residence.
        "residence_proof" => ResidenceProof,
        /// Proof of work away.
        "work_proof" => WorkProof,
        /// Referral certificate.
        "referral_certificate" => ReferralCertificate,
        /// Letter of commitment in place of a proof.
        "commitment_letter" => CommitmentLetter,
    }
}

packed_record! {
    /// All rules of filing.
    pub struct FilingRules {
        /// From when the rules apply.
        "effective" => effective: Day,
        /// What each category asks for.
        "categories" => categories: Vec<CategoryRule>,
        /// The papers.
        "materials" => materials: Vec<MaterialWords>,
        /// A temporary filing holds at least so many months.
        "temporary_months_min" => temporary_months_min: Months,
        /// A long-term filing may be locked against changes for at most so many months.
        "change_lock_months_max" => change_lock_months_max: Months,
        /// Provinces that a filing goes to as a whole.
        "province_wide" => province_wide: ProvinceWide,
        /// Where to file, and how.
        "channels" => channels: Vec<Channel>,
        /// What an emergency does in place of filing.
        "emergency" => emergency: Channel,
        /// What single provinces rule for those insured there.
        "provinces" => provinces: Vec<ProvinceRule>,
        /// Which articles say what.
        "articles" => articles: Articles,
        /// The words of the printed form.
        "form" => form: FormWords,
    }
}

/// A number of months.
pub type Months = Whole;

/// A small whole number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize)]
pub struct Whole(pub u32);

packed_fields!(Whole { 0 });

impl crate::reading::Read for Whole {
    fn read(
        value: &crate::reading::Value,
        at: &crate::reading::At,
        faults: &mut crate::reading::Faults,
    ) -> Option<Self> {
        crate::reading::whole(value, 0, 120, at, faults).map(Whole)
    }
}

packed_record! {
    /// What one category asks for.
    pub struct CategoryRule {
        /// The category.
        "id" => id: FilingCategory,
        /// Whether it holds until it is changed, not for some months.
        "long_term" => long_term: bool,
        /// Its name.
        "name" => name: Note,
        /// What must be there: of each entry one.
        "materials" => materials: Vec<Vec<Material>>,
        /// Statuses that the name of the category rules out.
        "excluded" => excluded: Vec<Status>,
        /// Statuses that hardly fit it.
        "doubtful" => doubtful: Vec<Status>,
        /// The documents.
        "documents" => documents: Vec<String>,
    }
}

packed_record! {
    /// A paper in words.
    pub struct MaterialWords {
        /// The paper.
        "id" => id: Material,
        /// Its name.
        "name" => name: Note,
    }
}

packed_record! {
    /// Provinces that a filing goes to as a whole.
    pub struct ProvinceWide {
        /// Their first two digits.
        "provinces" => provinces: Vec<String>,
        /// The documents.
        "documents" => documents: Vec<String>,
    }
}

packed_record! {
    /// A way to file.
    pub struct Channel {
        /// Its name.
        "name" => name: Note,
        /// What to do, in order.
        "steps" => steps: Vec<Note>,
        /// Whether it is decided within the time for national on-line channels.
        "online" => online: bool,
        /// The documents.
        "documents" => documents: Vec<String>,
    }
}

packed_record! {
    /// What one province rules for those insured there.
    pub struct ProvinceRule {
        /// Its first two digits.
        "province" => province: String,
        /// Papers that it does without.
        "without" => without: Vec<Material>,
        /// The documents for this.
        "materials_documents" => materials_documents: Vec<String>,
        /// Months for which a filing made on a letter of commitment is locked; one made on proof is not.
        "change_lock_months_commitment" => change_lock_months_commitment: Months,
        /// The documents for this.
        "change_documents" => change_documents: Vec<String>,
        /// Filing for several places at once: possible on proof, not on a letter.
        "several_documents" => several_documents: Vec<String>,
        /// Long-term means at least so many months.
        "long_term_months_min" => long_term_months_min: Months,
        /// The documents for this.
        "long_term_documents" => long_term_documents: Vec<String>,
        /// What a long-term filer gets back home.
        "at_home" => at_home: Note,
        /// The documents for this.
        "at_home_documents" => at_home_documents: Vec<String>,
        /// Working days in which an on-line filing is decided.
        "decision_working_days" => decision_working_days: Whole,
        /// The documents for this.
        "decision_documents" => decision_documents: Vec<String>,
    }
}

packed_record! {
    /// Which articles say what.
    pub struct Articles {
        /// Who may file.
        "who" => who: Vec<String>,
        /// What is a treatment in another province.
        "cross_province" => cross_province: Vec<String>,
        /// To which place a filing goes.
        "destination" => destination: Vec<String>,
        /// How long a filing holds, and from when it may be changed.
        "validity" => validity: Vec<String>,
        /// On-line filings are decided within so many working days.
        "decision_working_days" => decision_working_days: Whole,
        /// The documents for this.
        "decision" => decision: Vec<String>,
        /// A stay begun within the validity.
        "stay_begun_in_time" => stay_begun_in_time: Vec<String>,
        /// A filing made up before the discharge settlement.
        "made_up_before" => made_up_before: Vec<String>,
        /// A filing made up after a stay paid by oneself.
        "made_up_after" => made_up_after: Vec<String>,
        /// Without filing: the insured area's rule.
        "unfiled" => unfiled: Vec<String>,
        /// A long-term filing made on a letter of commitment.
        "commitment" => commitment: Vec<String>,
        /// A long-term filer at the place of filing and back home.
        "both_places" => both_places: Vec<String>,
        /// A long-term filer referred on.
        "referred_on" => referred_on: Vec<String>,
        /// Catalogue of the place of treatment, policy of the insured area.
        "catalogue_and_policy" => catalogue_and_policy: Vec<String>,
        /// Which institutions are open to the filer.
        "institutions" => institutions: Vec<String>,
        /// The identity number.
        "identity_number" => identity_number: Vec<String>,
    }
}

packed_record! {
    /// The words of the printed form.
    pub struct FormWords {
        /// Its title, behind the province's name.
        "title" => title: String,
        /// The title of the letter of commitment.
        "letter_title" => letter_title: String,
        /// What the letter lets the person know.
        "letter_notices" => letter_notices: Vec<String>,
        /// What the person promises.
        "letter_promises" => letter_promises: Vec<String>,
        /// What the form itself is and is not.
        "remark" => remark: String,
        /// The documents.
        "documents" => documents: Vec<String>,
    }
}
