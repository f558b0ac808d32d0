//! Why a direct settlement fails, as `data/national/settlement_errors.json` states it.

use crate::issue::Code;
use crate::money::Yuan;
use crate::policy::pack::Note;
use crate::reading::{At, Faults};
use crate::rollout::data::Count;

packed_record! {
    /// The reasons, and what to do without direct settlement.
    pub struct Reasons {
        /// The reasons.
        "reasons" => all: Vec<Reason>,
        /// Where to look up whether an institution is networked.
        "institutions" => institutions: Sourced,
        /// After an injury: the patient's statement that no third party is liable.
        "statement" => statement: Cited,
        /// A filing for the provincial level serves the capital, and the other way round.
        "province_and_capital" => province_and_capital: Cited,
        /// How long a filing holds.
        "validity" => validity: Cited,
        /// A stay begun within the validity.
        "stay_begun_in_time" => stay_begun_in_time: Cited,
        /// An emergency counts as filed.
        "emergency" => emergency: Cited,
        /// Where the insured area's own rules decide.
        "home_rules" => home_rules: Cited,
        /// Claiming by hand.
        "manual" => manual: Manual,
        /// Where a third party is liable.
        "liable" => liable: Liable,
    }
}

packed_record! {
    /// One reason.
    pub struct Reason {
        /// Its name, the second half of the issue's code.
        "id" => id: String,
        /// Whether it counts only where no other reason fits.
        "last" => last: bool,
        /// How it is worded officially and by those who report it. A text with one of these says so.
        "wordings" => wordings: Vec<String>,
        /// Words that say so when all of a list occur together,
        "signs" => signs: Vec<Vec<String>>,
        /// unless one of these occurs.
        "unless" => unless: Vec<String>,
        /// What it means.
        "cause" => cause: Note,
        /// What to do.
        "steps" => steps: Vec<Note>,
        /// The documents.
        "documents" => documents: Vec<String>,
    } check check_reason
}

fn check_reason(reason: &Reason, at: &At, faults: &mut Faults) {
    for (key, empty) in [
        ("documents", reason.documents.is_empty()),
        ("steps", reason.steps.is_empty()),
        ("signs", reason.signs.iter().any(Vec::is_empty)),
    ] {
        if empty {
            faults.add(Code::PackEmpty, &at.key(key), &[]);
        }
    }
}

packed_record! {
    /// Documents for what is said elsewhere.
    pub struct Cited {
        /// The documents.
        "documents" => documents: Vec<String>,
    }
}

packed_record! {
    /// A remark with its documents.
    pub struct Sourced {
        /// What it says.
        "say" => say: Note,
        /// The documents.
        "documents" => documents: Vec<String>,
    }
}

packed_record! {
    /// Claiming by hand (手工报销).
    pub struct Manual {
        /// Where.
        "channel" => channel: Note,
        /// Before leaving the hospital.
        "pay" => pay: Note,
        /// What to ask.
        "ask" => ask: Note,
        /// Handing in.
        "hand_in" => hand_in: Note,
        /// The documents.
        "documents" => documents: Vec<String>,
        /// What to keep.
        "papers" => papers: Papers,
        /// Working days in which it is usually paid,
        "usual_days" => usual_days: Count,
        /// at most,
        "special_days" => special_days: Count,
        /// and for a small outpatient expense
        "small_days" => small_days: Count,
        /// up to this much.
        "small_up_to" => small_up_to: Yuan,
        /// The first two digits of the province that says so.
        "province" => province: String,
        /// Its name.
        "province_name" => province_name: Note,
        /// The documents for papers and days.
        "papers_documents" => papers_documents: Vec<String>,
    }
}

packed_record! {
    /// The papers to keep.
    pub struct Papers {
        /// For a stay.
        "inpatient" => inpatient: Vec<Note>,
        /// For outpatient care.
        "outpatient" => outpatient: Vec<Note>,
        /// For an emergency.
        "emergency" => emergency: Vec<Note>,
    }
}

packed_record! {
    /// Where a third party is liable.
    pub struct Liable {
        /// Who pays.
        "channel" => channel: Note,
        /// What to do.
        "steps" => steps: Vec<Note>,
        /// The documents.
        "documents" => documents: Vec<String>,
    }
}
