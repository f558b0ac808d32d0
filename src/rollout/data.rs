//! What was open where and when, as `data/national/rollout.json` and `data/diseases/chronic.json` state it.

use crate::calendar::Day;
use crate::issue::Code;
use crate::policy::pack::{Note, Service};
use crate::reading::{At, Faults};

packed_record! {
    /// The opening of direct settlement across provinces, step by step.
    #[derive(Default)]
    pub struct Rollout {
        /// The steps.
        "steps" => steps: Vec<Step>,
    }
}

choice! {
    /// How far a step opened a service.
    pub enum Openness {
        /// In some places, or for some: the source does not say which.
        "partly" => Partly,
        /// In all places that the step names.
        "yes" => Yes,
    }
}

packed_record! {
    /// One step of the opening, with what its source says and no more.
    pub struct Step {
        /// The kind of care.
        "service" => service: Service,
        /// The first day.
        "from" => from: Day,
        /// The first two digits of the provinces; none = all.
        "provinces" => provinces: Option<Vec<String>>,
        /// Single insured areas besides.
        "areas" => areas: Option<Vec<String>>,
        /// Whether it opened them to one another only.
        "among" => among: bool,
        /// How far.
        "open" => open: Openness,
        /// False where the source is silent and the step only keeps the question open.
        "known" => known: bool,
        /// In how many insured areas.
        "insured_areas" => insured_areas: Option<Count>,
        /// At how many institutions.
        "institutions" => institutions: Option<Count>,
        /// At how many pharmacies.
        "pharmacies" => pharmacies: Option<Count>,
        /// The documents.
        "documents" => documents: Vec<String>,
        /// What the source says, in words.
        "note" => note: Note,
    } check check_step
}

/// A number that a source states.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct Count(pub u32);

packed_fields!(Count { 0 });

impl crate::reading::Read for Count {
    fn read(value: &crate::reading::Value, at: &At, faults: &mut Faults) -> Option<Self> {
        crate::reading::whole(value, 1, 1_000_000, at, faults).map(Count)
    }
}

fn check_step(step: &Step, at: &At, faults: &mut Faults) {
    if step.documents.is_empty() {
        faults.add(Code::PackEmpty, &at.key("documents"), &[]);
    }
    let digits = |text: &String, long: usize| {
        text.len() == long && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    let wrong = [(&step.provinces, 2), (&step.areas, 6)]
        .into_iter()
        .flat_map(|(all, long)| all.iter().flatten().map(move |one| (one, long)))
        .filter(|(one, long)| !digits(one, *long));
    for (one, _) in wrong {
        faults.add(Code::AreaUnknown, at, &[one]);
    }
}

packed_record! {
    /// The chronic diseases.
    #[derive(Default)]
    pub struct Diseases {
        /// Those within the national scope, in the groups in which they were added.
        "groups" => groups: Vec<Group>,
        /// Further codes and their names.
        "others" => others: Vec<Other>,
    }
}

packed_record! {
    /// Diseases added together.
    pub struct Group {
        /// From when insured areas could be open for them.
        "from" => from: Day,
        /// From when every insured area is.
        "everywhere" => everywhere: Day,
        /// The documents.
        "documents" => documents: Vec<String>,
        /// The diseases.
        "diseases" => diseases: Vec<Disease>,
    }
}

packed_record! {
    /// A disease within the national scope.
    pub struct Disease {
        /// Its name in Chinese.
        "zh" => zh: String,
        /// Its name in English.
        "en" => en: String,
        /// What its codes begin with. Another code of the family may mean it too.
        "family" => family: String,
        /// The codes that mean it.
        "codes" => codes: Vec<String>,
    }
}

packed_record! {
    /// A code with its name.
    pub struct Other {
        /// The code.
        "code" => code: String,
        /// The name.
        "name" => name: String,
    }
}
