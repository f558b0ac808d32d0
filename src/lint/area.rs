//! Whether the pack is of an insured area.

use crate::area;
use crate::issue::Code;
use crate::reading::{At, Faults, quoted};

/// Notes what keeps the code from being that of an insured area.
pub fn check(code: &str, faults: &mut Faults) {
    let at = At::ROOT.key("area");
    let Some(place) = area::place(code) else {
        return faults.add(Code::AreaUnknown, &at, &[&quoted(code)]);
    };
    let name = area::name(place.code).unwrap_or_default();
    match place.insured {
        _ if place.outside => faults.add(Code::AreaOutside, &at, &[&name, code]),
        None => faults.add(Code::AreaTooWide, &at, &[&name, code]),
        Some(insured) => {
            // Another code of the same place is no code that its rules are filed under either.
            let filed = area::code_text(insured);
            if filed != code {
                let of = area::name(insured).unwrap_or_default();
                faults.add(Code::LintAreaInside, &at, &[&name, &of, &filed]);
            }
        }
    }
}
