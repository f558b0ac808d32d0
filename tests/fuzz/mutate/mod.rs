//! How inputs are bent: a tree of JSON, or a table of text, at places and by means that the fuzzer chooses.

mod nasty;
mod table;
mod tree;

use fastrand::Rng;
use libfuzzer_sys::fuzzer_mutate;
use yidi::reading::Value;

/// Bends JSON, by turns as a tree and as bytes; what is no JSON, as bytes.
pub fn json(data: &mut [u8], size: usize, most: usize, seed: u32) -> usize {
    let mut rng = Rng::with_seed(seed.into());
    let given = data.get(..size).unwrap_or_default();
    let Ok(mut value) = serde_json::from_slice::<Value>(given) else {
        return fuzzer_mutate(data, size, most);
    };
    if rng.u8(..4) == 0 {
        return fuzzer_mutate(data, size, most);
    }
    for _ in 0..rng.u8(1..=4) {
        tree::bend(&mut value, &mut rng);
    }
    put(&value.json(), data, size, most)
}

/// Bends a text of rows and cells, by turns as a table and as bytes.
pub fn table(data: &mut [u8], size: usize, most: usize, seed: u32) -> usize {
    let mut rng = Rng::with_seed(seed.into());
    if rng.u8(..3) == 0 {
        return fuzzer_mutate(data, size, most);
    }
    let given = data.get(..size).unwrap_or_default();
    let mut text = String::from_utf8_lossy(given).into_owned();
    for _ in 0..rng.u8(1..=4) {
        text = table::bend(&text, &mut rng);
    }
    put(&text, data, size, most)
}

/// Hands the bent text over, or bends bytes where it has become too long.
fn put(text: &str, data: &mut [u8], size: usize, most: usize) -> usize {
    if text.len() > most {
        return fuzzer_mutate(data, size, most);
    }
    match data.get_mut(..text.len()) {
        Some(room) => room.copy_from_slice(text.as_bytes()),
        None => return size,
    }
    text.len()
}
