//! The packs at hand: those bundled, and over them those that the page has loaded.

use super::bundle::{Bundle, Head};
use super::pack::{Note, Pack};
use crate::reading::Value;
use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

static BYTES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/policies.bin"));

/// A pack that has been read.
struct Known {
    head: Head,
    pack: Rc<Pack>,
    /// The tree that the page loaded; none for a bundled pack.
    loaded: Option<Value>,
}

thread_local! {
    static BUNDLE: OnceCell<Bundle> = const { OnceCell::new() };
    /// In the order of the areas' codes.
    static KNOWN: RefCell<Vec<Known>> = const { RefCell::new(Vec::new()) };
}

fn with_bundle<T>(read: impl FnOnce(&Bundle) -> T) -> T {
    // The build has just written these bytes, so they can be read.
    BUNDLE.with(|bundle| read(bundle.get_or_init(|| Bundle::open(BYTES).unwrap_or_default())))
}

/// Where an area stands among the known ones, or would.
fn place(known: &[Known], area: u32) -> Result<usize, usize> {
    known.binary_search_by_key(&area, |known| known.head.area)
}

/// Looks at what is loaded for an area.
fn with_loaded<T>(area: u32, read: impl FnOnce(&Known, &Value) -> T) -> Option<T> {
    KNOWN.with_borrow(|known| {
        let known = known.get(place(known, area).ok()?)?;
        known.loaded.as_ref().map(|tree| read(known, tree))
    })
}

/// Takes what is known of an area away, and puts something else there if given.
fn replace(area: u32, new: Option<Known>) -> Option<Known> {
    KNOWN.with_borrow_mut(|known| {
        let place = place(known, area);
        let old = place.ok().map(|at| known.remove(at));
        if let Some(new) = new {
            let (Ok(at) | Err(at)) = place;
            known.insert(at, new);
        }
        old
    })
}

/// Puts a sound pack over whatever rules the area has.
pub fn load(area: u32, pack: Pack, tree: Value) {
    let known = Known {
        head: Head::of(area, &pack),
        pack: Rc::new(pack),
        loaded: Some(tree),
    };
    replace(area, Some(known));
}

/// Takes the loaded pack away, so that the bundled one counts again; false if none was loaded.
pub fn unload(area: u32) -> bool {
    is_loaded(area) && replace(area, None).is_some()
}

/// Whether the rules of an area are loaded ones.
#[must_use]
pub fn is_loaded(area: u32) -> bool {
    with_loaded(area, |_, _| ()).is_some()
}

/// The rules of an insured area, if there are any.
#[must_use]
pub fn pack_of(area: u32) -> Option<Rc<Pack>> {
    KNOWN.with_borrow_mut(|known| match place(known, area) {
        Ok(at) => known.get(at).map(|known| Rc::clone(&known.pack)),
        Err(at) => {
            let (head, pack) =
                with_bundle(|bundle| Some((bundle.head(area)?.clone(), bundle.pack(area)?)))?;
            let pack = Rc::new(pack);
            let read = Known {
                head,
                pack: Rc::clone(&pack),
                loaded: None,
            };
            known.insert(at, read);
            Some(pack)
        }
    })
}

/// The rules of an area as a tree that can be edited and loaded again.
#[must_use]
pub fn tree(area: u32) -> Option<Value> {
    with_loaded(area, |_, tree| tree.clone()).or_else(|| with_bundle(|bundle| bundle.tree(area)))
}

/// What is known of an area's rules without reading them.
#[must_use]
pub fn head(area: u32) -> Option<Head> {
    with_loaded(area, |known, _| known.head.clone())
        .or_else(|| with_bundle(|bundle| bundle.head(area).cloned()))
}

/// The same for every area with rules, in the order of the codes.
#[must_use]
pub fn heads() -> Vec<Head> {
    let mut heads = with_bundle(|bundle| bundle.heads().to_vec());
    KNOWN.with_borrow(|known| {
        for known in known.iter().filter(|known| known.loaded.is_some()) {
            let place = heads.binary_search_by_key(&known.head.area, |head| head.area);
            let (Ok(at) | Err(at)) = place;
            if place.is_ok() {
                heads.remove(at);
            }
            heads.insert(at, known.head.clone());
        }
    });
    heads
}

/// The doubts noted on an area's rules.
#[must_use]
pub fn notes(area: u32) -> Vec<Note> {
    let notes = pack_of(area).and_then(|pack| pack.notes.clone());
    notes.unwrap_or_default()
}
