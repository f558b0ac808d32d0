//! The packs at hand.

use super::bundle::{Bundle, Head};
use super::pack::{Note, Pack};
use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

static BYTES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/policies.bin"));

thread_local! {
    static BUNDLE: OnceCell<Bundle> = const { OnceCell::new() };
    /// Packs already decoded.
    static DECODED: RefCell<Vec<(u32, Rc<Pack>)>> = const { RefCell::new(Vec::new()) };
}

fn with_bundle<T>(read: impl FnOnce(&Bundle) -> T) -> T {
    BUNDLE.with(|bundle| read(bundle.get_or_init(|| Bundle::open(BYTES))))
}

/// The rules of an insured area, if there are any.
#[must_use]
pub fn pack_of(area: u32) -> Option<Rc<Pack>> {
    DECODED.with_borrow_mut(
        |decoded| match decoded.binary_search_by_key(&area, |(of, _)| *of) {
            Ok(at) => decoded.get(at).map(|(_, pack)| Rc::clone(pack)),
            Err(at) => {
                let pack = Rc::new(with_bundle(|bundle| bundle.pack(area))?);
                decoded.insert(at, (area, Rc::clone(&pack)));
                Some(pack)
            }
        },
    )
}

/// What is known of an area's rules without reading them.
#[must_use]
pub fn head(area: u32) -> Option<Head> {
    with_bundle(|bundle| bundle.head(area).cloned())
}

/// The same for every area with rules, in the order of the codes.
#[must_use]
pub fn heads() -> Vec<Head> {
    with_bundle(|bundle| bundle.heads().to_vec())
}

/// The doubts noted on an area's rules.
#[must_use]
pub fn notes(area: u32) -> Vec<Note> {
    with_bundle(|bundle| bundle.notes(area))
}
