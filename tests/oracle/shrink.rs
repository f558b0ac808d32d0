//! A claim or a pack made as small as it goes while it still shows what is wrong.

use serde_json::Value as Json;

/// Leaves out what can be left out, and makes amounts round, as long as `wrong` holds.
pub fn smallest(json: &Json, wrong: impl Fn(&Json) -> bool) -> Json {
    let mut json = json.clone();
    loop {
        let before = json.clone();
        let mut at = 0;
        // A path that goes gives its place in the list to the next one.
        while let Some(path) = paths(&json).get(at) {
            match [without(&json, path), rounder(&json, path)]
                .into_iter()
                .flatten()
                .find(|smaller| wrong(smaller))
            {
                Some(smaller) => json = smaller,
                None => at += 1,
            }
        }
        if json == before {
            return json;
        }
    }
}

/// A claim must keep what every claim has.
pub fn well_formed(claim: &Json) -> bool {
    let bill = &claim["bill"];
    let scheme = claim["person"]["scheme"].is_string();
    let lines = bill["lines"].as_array();
    let priced = lines.map_or(!bill["total"].is_null(), |lines| {
        !lines.is_empty()
            && lines
                .iter()
                .all(|line| line["class"].is_string() && !line["amount"].is_null())
    });
    let named = ["insuredArea", "treatmentArea", "date", "service"]
        .iter()
        .all(|key| claim[*key].is_string());
    let level = claim["level"].is_string() || claim["service"] == "pharmacy";
    scheme
        && priced
        && named
        && level
        && (claim["filing"].is_null() || claim["filing"]["category"].is_string())
}

/// The JSON Pointers of everything inside, the outermost first.
fn paths(json: &Json) -> Vec<String> {
    let inner: Vec<(String, &Json)> = match json {
        Json::Object(keys) => keys
            .iter()
            .map(|(key, value)| (key.replace('~', "~0").replace('/', "~1"), value))
            .collect(),
        Json::Array(items) => items
            .iter()
            .enumerate()
            .map(|(at, item)| (at.to_string(), item))
            .collect(),
        _ => Vec::new(),
    };
    inner
        .iter()
        .flat_map(|(key, value)| {
            std::iter::once(format!("/{key}")).chain(
                paths(value)
                    .into_iter()
                    .map(move |path| format!("/{key}{path}")),
            )
        })
        .collect()
}

fn without(json: &Json, path: &str) -> Option<Json> {
    let (parent, key) = path.rsplit_once('/')?;
    let mut json = json.clone();
    match json.pointer_mut(parent)? {
        Json::Object(keys) => drop(keys.remove(&key.replace("~1", "/").replace("~0", "~"))),
        Json::Array(items) => drop(items.remove(key.parse().ok()?)),
        _ => return None,
    }
    Some(json)
}

/// An amount without its fen, then without every digit but the first.
fn rounder(json: &Json, path: &str) -> Option<Json> {
    let mut json = json.clone();
    let text = json.pointer(path)?.as_str()?;
    let round = match text.split_once('.') {
        Some((yuan, _)) => yuan.to_owned(),
        // Six digits are a code.
        None if text.len() > 1
            && text.len() != 6
            && text.bytes().all(|byte| byte.is_ascii_digit()) =>
        {
            format!("{}{}", &text[..1], "0".repeat(text.len() - 1))
        }
        None => return None,
    };
    if round == text {
        return None;
    }
    *json.pointer_mut(path)? = Json::String(round);
    Some(json)
}
