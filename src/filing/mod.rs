//! Filing (异地就医备案): whether it will be accepted, how long it holds, what it gives, and the form to take along.
//!
//! The rules are data (`data/national/filing.json`), each with its article. Nothing given is kept; the identity number
//! is not even held while it is checked ([`identity`]).

mod benefits;
mod dates;
mod destination;
mod form;
mod identity;
mod materials;
mod person;
mod previous;
mod report;
mod rules;

use crate::calendar::Day;
use crate::claim::{Insured, Person};
use crate::issue::{Code, Issue, Lang};
use crate::national::filing::{CategoryRule, FilingRules, ProvinceRule};
use crate::reading::{At, Faults};
use crate::{national, policy};

pub use crate::national::filing::{FilingCategory, Material};
pub use benefits::Benefits;
pub use dates::Validity;
pub use destination::Destination;
pub use form::{FilingForm, FormField, filing_form};
pub use identity::IdentityNumber;
pub use materials::RequiredMaterial;
pub use report::{ChannelShown, DestinationShown, FilingReport, validate_filing};
pub(crate) use rules::{in_lang, rules, same_province};

record! {
    /// A filing, made or about to be made.
    #[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
    pub struct Filing {
        /// Who.
        "person" => person: Person,
        /// Where the person is insured (参保地): six digits; a county resolves to its insured area.
        #[cfg_attr(target_arch = "wasm32", tsify(type = "AreaCode"))]
        "insuredArea" => insured_area: Insured,
        /// Where the person is going to be treated (备案就医地): six digits.
        #[cfg_attr(target_arch = "wasm32", tsify(type = "AreaCode"))]
        "destination" => destination: Destination,
        /// The category (备案类别).
        #[cfg_attr(target_arch = "wasm32", tsify(type = "FilingCategory"))]
        "category" => category: FilingCategory,
        /// From when it is to hold.
        #[cfg_attr(target_arch = "wasm32", tsify(type = "IsoDate"))]
        "start" => start: Day,
        /// Until when; a long-term filing needs none.
        #[cfg_attr(target_arch = "wasm32", tsify(optional, type = "IsoDate"))]
        "end" => end: Option<Day>,
        /// The day on which it is filed; left out, the start is taken for it.
        #[cfg_attr(target_arch = "wasm32", tsify(optional, type = "IsoDate"))]
        "filedOn" => filed_on: Option<Day>,
        /// The papers at hand; left out = none.
        #[cfg_attr(target_arch = "wasm32", tsify(optional))]
        "materials" => materials: Option<Vec<Material>>,
        /// The identity number (公民身份号码): checked, never shown, kept nowhere.
        #[cfg_attr(target_arch = "wasm32", tsify(optional, type = "string"))]
        "idNumber" => id_number: Option<IdentityNumber>,
        /// A stay in hospital that it is made for.
        #[cfg_attr(target_arch = "wasm32", tsify(optional))]
        "stay" => stay: Option<Stay>,
        /// The latest filing before this one.
        #[cfg_attr(target_arch = "wasm32", tsify(optional))]
        "previous" => previous: Option<PreviousFiling>,
        /// Name and the like, for the printed form only.
        #[cfg_attr(target_arch = "wasm32", tsify(optional))]
        "applicant" => applicant: Option<Applicant>,
    } parts FilingParts faults_besides
}

record! {
    /// A stay in hospital.
    #[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
    pub struct Stay {
        /// The day of admission.
        #[cfg_attr(target_arch = "wasm32", tsify(optional, type = "IsoDate"))]
        "admitted" => admitted: Option<Day>,
        /// The day of discharge.
        #[cfg_attr(target_arch = "wasm32", tsify(optional, type = "IsoDate"))]
        "discharged" => discharged: Option<Day>,
        /// How it was settled; left out = not yet.
        #[cfg_attr(target_arch = "wasm32", tsify(optional))]
        "settled" => settled: Option<Settled>,
    }
}

choice! {
    /// How a stay was settled.
    #[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
    pub enum Settled {
        /// Directly at the hospital.
        "direct" => Direct,
        /// Paid in full by the patient.
        "self_paid" => SelfPaid,
    }
}

record! {
    /// An earlier filing.
    #[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
    pub struct PreviousFiling {
        /// Its category.
        #[cfg_attr(target_arch = "wasm32", tsify(type = "FilingCategory"))]
        "category" => category: FilingCategory,
        /// From when it holds.
        #[cfg_attr(target_arch = "wasm32", tsify(type = "IsoDate"))]
        "start" => start: Day,
        /// Where it was made to.
        #[cfg_attr(target_arch = "wasm32", tsify(type = "AreaCode"))]
        "destination" => destination: Destination,
    }
}

record! {
    /// What the printed form says besides; checked for nothing, kept nowhere.
    #[derive(Default)]
    #[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
    pub struct Applicant {
        /// The name (姓名).
        #[cfg_attr(target_arch = "wasm32", tsify(optional))]
        "name" => name: Option<String>,
        /// A telephone number (联系电话).
        #[cfg_attr(target_arch = "wasm32", tsify(optional))]
        "phone" => phone: Option<String>,
        /// A second one.
        #[cfg_attr(target_arch = "wasm32", tsify(optional))]
        "secondPhone" => second_phone: Option<String>,
        /// Where the person lives at the destination (居住地址).
        #[cfg_attr(target_arch = "wasm32", tsify(optional))]
        "address" => address: Option<String>,
    }
}

/// A filing that is understood gives a report, which tells what contradicts itself. One that is not is refused; what can
/// be told of it already is told together with its faults.
fn faults_besides(filing: &FilingParts, at: &At, faults: &mut Faults) {
    if faults.issues.is_empty() {
        return;
    }
    if let (Some(start), Some(Some(end))) = (filing.start, filing.end)
        && end < start
    {
        let words = [&*end.to_string(), &*start.to_string()];
        faults.add(Code::FilingEndBeforeStart, &at.key("end"), &words);
    }
    if let Some(Some(number)) = &filing.id_number {
        for code in number.faults() {
            faults.add(*code, &at.key("idNumber"), &[]);
        }
    }
    if let Some(Some(stay)) = &filing.stay
        && let (Some(admitted), Some(discharged)) = (stay.admitted, stay.discharged)
        && discharged < admitted
    {
        let words = [&*discharged.to_string(), &*admitted.to_string()];
        let stay = at.key("stay");
        faults.add(Code::FilingStayDates, &stay.key("discharged"), &words);
    }
}

impl Filing {
    /// The papers at hand.
    #[must_use]
    pub fn materials(&self) -> &[Material] {
        self.materials.as_deref().unwrap_or_default()
    }
}

/// The telephone number to ask about an insured area.
pub(crate) fn hotline(area: u32) -> String {
    let own = policy::head(area).and_then(|head| head.hotline);
    own.unwrap_or_else(|| national::guide().hotline.clone())
}

/// A filing under examination: what it is held against, and what was found.
struct Check<'f> {
    filing: &'f Filing,
    rules: &'static FilingRules,
    rule: &'static CategoryRule,
    province: Option<&'static ProvinceRule>,
    hotline: String,
    lang: Lang,
    issues: Vec<Issue>,
}

impl<'f> Check<'f> {
    /// None only if the bundled rules had lost the category.
    fn new(filing: &'f Filing, lang: Lang) -> Option<Check<'f>> {
        let rules = rules()?;
        Some(Check {
            filing,
            rules,
            rule: rules.category(filing.category)?,
            province: rules.province(filing.insured_area.0),
            hotline: hotline(filing.insured_area.0),
            lang,
            issues: Vec::new(),
        })
    }

    /// Notes something found, with the documents that say so.
    fn note(&mut self, code: Code, field: &str, words: &[&str], documents: &[String]) {
        let mut issue = Issue::new(code, self.lang, Some(field.to_owned()), words);
        issue.documents = (!documents.is_empty()).then(|| documents.to_vec());
        self.issues.push(issue);
    }
}
