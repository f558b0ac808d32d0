//! The packs at hand: those bundled, and over them those that the page has loaded.

use super::bundle::{Bundle, Head};
use super::pack::{Note, Pack};
use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

static BYTES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/policies.bin"));

/// A pack that the page has loaded.
struct Loaded {
    head: Head,
    pack: Rc<Pack>,
}

thread_local! {
    static BUNDLE: OnceCell<Bundle> = const { OnceCell::new() };
    /// Bundled packs already decoded.
    static DECODED: RefCell<Vec<(u32, Rc<Pack>)>> = const { RefCell::new(Vec::new()) };
    static LOADED: RefCell<BTreeMap<u32, Loaded>> = const { RefCell::new(BTreeMap::new()) };
}

fn with_bundle<T>(read: impl FnOnce(&Bundle) -> T) -> T {
    BUNDLE.with(|bundle| read(bundle.get_or_init(|| Bundle::open(BYTES))))
}

fn with_loaded<T>(area: u32, read: impl FnOnce(&Loaded) -> T) -> Option<T> {
    LOADED.with_borrow(|loaded| loaded.get(&area).map(read))
}

/// Puts a sound pack over whatever rules the area has.
pub fn load(area: u32, pack: Pack) {
    let head = Head::of(area, &pack);
    let pack = Rc::new(pack);
    LOADED.with_borrow_mut(|loaded| loaded.insert(area, Loaded { head, pack }));
}

/// Takes the loaded pack away, so that the bundled one counts again; false if none was loaded.
pub fn unload(area: u32) -> bool {
    LOADED.with_borrow_mut(|loaded| loaded.remove(&area).is_some())
}

/// Whether the rules of an area are loaded ones.
#[must_use]
pub fn is_loaded(area: u32) -> bool {
    with_loaded(area, |_| ()).is_some()
}

/// The rules of an insured area, if there are any. The notes of bundled ones stand apart: see [`notes`].
#[must_use]
pub fn pack_of(area: u32) -> Option<Rc<Pack>> {
    with_loaded(area, |loaded| Rc::clone(&loaded.pack)).or_else(|| bundled(area))
}

fn bundled(area: u32) -> Option<Rc<Pack>> {
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
    with_loaded(area, |loaded| loaded.head.clone())
        .or_else(|| with_bundle(|bundle| bundle.head(area).cloned()))
}

/// The same for every area with rules, in the order of the codes.
#[must_use]
pub fn heads() -> Vec<Head> {
    let mut heads: BTreeMap<u32, Head> = with_bundle(|bundle| {
        let bundled = bundle.heads().iter();
        bundled.map(|head| (head.area, head.clone())).collect()
    });
    LOADED.with_borrow(|loaded| {
        let loaded = loaded.iter();
        heads.extend(loaded.map(|(area, loaded)| (*area, loaded.head.clone())));
    });
    heads.into_values().collect()
}

/// The doubts noted on an area's rules.
#[must_use]
pub fn notes(area: u32) -> Vec<Note> {
    with_loaded(area, |loaded| loaded.pack.notes.clone().unwrap_or_default())
        .unwrap_or_else(|| with_bundle(|bundle| bundle.notes(area)))
}
