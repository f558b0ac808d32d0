//! One sound pack and what can be broken in it: `tests/data/packs.json`.

use super::ask::{put, value};
use serde_json::Value as Json;
use yidi::reading::Value;

static DATA: &str = include_str!("../data/packs.json");

/// A pack with one or more edits and the issues that must come back for it.
pub struct Broken {
    pub name: String,
    pub pack: Value,
    pub expect: Vec<(String, String)>,
}

fn data() -> Json {
    serde_json::from_str(DATA).expect("tests/data/packs.json is JSON")
}

/// The pack that the edits are made in.
pub fn sound() -> Value {
    value(&data()["sound"])
}

/// Every broken pack. An edit is `[path, new value]`, or `[path]` to take the entry out.
pub fn all() -> Vec<Broken> {
    let data = data();
    let cases = data["broken"].as_array().expect("broken is a list");
    let read = |case: &Json| {
        let name = case["name"].as_str().expect("a case has a name").to_owned();
        let mut pack = value(&data["sound"]);
        for edit in case["edits"].as_array().expect("a case has edits") {
            put(
                &mut pack,
                edit[0].as_str().expect("an edit has a path"),
                edit.get(1).map(value),
            );
        }
        let expect = case["expect"]
            .as_array()
            .expect("a case expects issues")
            .iter();
        let text = |json: &Json| json.as_str().expect("code and field are text").to_owned();
        let expect: Vec<_> = expect
            .map(|issue| (text(&issue[0]), text(&issue[1])))
            .collect();
        assert!(!expect.is_empty(), "{name} expects nothing");
        Broken { name, pack, expect }
    };
    cases.iter().map(read).collect()
}
