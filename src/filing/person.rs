//! Whether the category fits the person.

use super::{Check, in_lang};
use crate::explanation::terms;
use crate::issue::Code;

/// Notes a category whose very name the person's status contradicts, or hardly fits.
pub fn check(check: &mut Check) {
    let Some(status) = check.filing.person.status else {
        return;
    };
    let rule = check.rule;
    let code = if rule.excluded.contains(&status) {
        Code::FilingCategoryPerson
    } else if rule.doubtful.contains(&status) {
        Code::FilingCategoryDoubtful
    } else {
        return;
    };
    let hotline = check.hotline.clone();
    let words = [
        in_lang(&rule.name, check.lang),
        terms::status(status, check.lang),
        &*hotline,
    ];
    check.note(code, "category", &words, &check.rules.articles.who);
}
