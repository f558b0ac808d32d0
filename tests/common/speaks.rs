//! What an error must say.

use serde_json::Value as Json;
use yidi::issue::Lang;

/// That an error has words of its language, and a remedy.
pub fn speaks(issue: &Json, lang: Lang) -> Result<(), String> {
    for key in ["message", "remedy"] {
        let words = issue[key].as_str().unwrap_or_default();
        let chinese = words
            .chars()
            .any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
        let english = words
            .split(|c: char| !c.is_ascii_alphabetic())
            .filter(|word| !word.is_empty())
            .count()
            > 1;
        let right = if lang == Lang::Zh { chinese } else { english };
        if words.is_empty() || !right || words.chars().count() > 600 {
            return Err(format!("{key} in {}: {words:?}", lang.name()));
        }
        if words.chars().any(|c| c.is_control()) {
            return Err(format!("control characters in {key}: {words:?}"));
        }
    }
    if issue["severity"] != "error" {
        return Err(format!("not an error: {issue}"));
    }
    Ok(())
}
