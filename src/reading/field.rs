//! Where in the caller's value we stand, and the faults found so far.

use crate::issue::{Code, Issue, Lang};
use std::fmt;

/// A place in the caller's value: `bill.lines[3].amount`. Lives on the stack, costs nothing until it is shown.
#[derive(Clone, Copy)]
pub struct At<'a> {
    parent: Option<&'a At<'a>>,
    step: Step<'a>,
}

#[derive(Clone, Copy)]
enum Step<'a> {
    Root,
    Key(&'a str),
    Index(usize),
}

impl<'a> At<'a> {
    /// The value itself.
    pub const ROOT: At<'static> = At {
        parent: None,
        step: Step::Root,
    };

    /// The entry `key` of this object.
    #[must_use]
    pub fn key(&'a self, key: &'a str) -> At<'a> {
        At {
            parent: Some(self),
            step: Step::Key(key),
        }
    }

    /// The item `index` of this list.
    #[must_use]
    pub fn index(&'a self, index: usize) -> At<'a> {
        At {
            parent: Some(self),
            step: Step::Index(index),
        }
    }
}

impl At<'_> {
    /// The place as a JSON Pointer (RFC 6901): `/schemes/employee/0/effective`; the value itself is the empty pointer.
    #[must_use]
    pub fn pointer(&self) -> String {
        let mut out = self.parent.map(At::pointer).unwrap_or_default();
        match self.step {
            Step::Root => {}
            Step::Key(key) => {
                out.push('/');
                // A pointer to a shortened key points nowhere, but one to an endless key helps nobody either.
                let short = (key.len() > 400).then(|| super::shortened(key));
                let key = short.as_deref().unwrap_or(key);
                out.push_str(&key.replace('~', "~0").replace('/', "~1"));
            }
            Step::Index(index) => {
                out.push('/');
                out.push_str(&index.to_string());
            }
        }
        out
    }
}

impl fmt::Display for At<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(parent) = self.parent else {
            return Ok(());
        };
        parent.fmt(f)?;
        match self.step {
            Step::Root => Ok(()),
            Step::Key(key) => {
                if !matches!(parent.step, Step::Root) {
                    f.write_str(".")?;
                }
                // A key without letters must be seen as well.
                f.write_str(if key.is_empty() { "\"\"" } else { "" })?;
                f.write_str(&super::shortened(key))
            }
            Step::Index(index) => write!(f, "[{index}]"),
        }
    }
}

/// The faults of one call, in the order in which they were found.
pub struct Faults {
    /// The language of the messages.
    pub lang: Lang,
    /// What was found.
    pub issues: Vec<Issue>,
    /// Whether places are told as JSON Pointers.
    pointers: bool,
}

/// More faults than this are not told: nobody reads them, and hostile input must not fill the memory.
const MOST: usize = 200;

impl Faults {
    /// No faults yet.
    #[must_use]
    pub fn new(lang: Lang) -> Self {
        Faults {
            lang,
            issues: Vec::new(),
            pointers: false,
        }
    }

    /// The same, for a document that its authors edit as a file: places are told as JSON Pointers.
    #[must_use]
    pub fn in_document(lang: Lang) -> Self {
        Faults {
            pointers: true,
            ..Faults::new(lang)
        }
    }

    /// Whether the value is a document that its authors edit as a file.
    #[must_use]
    pub fn is_document(&self) -> bool {
        self.pointers
    }

    /// Whether further faults would not be told: nothing more need be looked for.
    #[must_use]
    pub fn full(&self) -> bool {
        self.issues.len() >= MOST
    }

    /// Notes faults already put in words.
    pub fn extend(&mut self, issues: Vec<Issue>) {
        let room = MOST.saturating_sub(self.issues.len());
        self.issues.extend(issues.into_iter().take(room));
    }

    /// Notes a fault at `at`; `words` fill the places of the message, in order.
    pub fn add(&mut self, code: Code, at: &At, words: &[&str]) {
        if !self.full() {
            let field = if self.pointers {
                at.pointer()
            } else {
                at.to_string()
            };
            let field = if field.is_empty() { None } else { Some(field) };
            self.issues.push(Issue::new(code, self.lang, field, words));
        }
    }
}
