//! Whether the figures stand on documents, and whether the documents can be found.

use crate::issue::Code;
use crate::policy::Pack;
use crate::policy::pack::{Document, Entry, Evidence, Scheme};
use crate::reading::{At, Faults, shortened};

/// Notes the documents that nothing stands on; one that has taken another's place is of use.
pub fn unused(pack: &Pack, faults: &mut Faults, room: &mut usize) {
    let at = At::ROOT.key("documents");
    let documents = &pack.documents;
    let mut used = vec![false; documents.len()];
    let mut looked = 0_usize;
    let mut mark = |id: &str| {
        looked = looked.saturating_add(documents.len());
        let found = documents.iter().position(|one| one.is_cited_by(id));
        if let Some(used) = found.and_then(|n| used.get_mut(n))
            && looked <= *room
        {
            *used = true;
        }
    };
    for document in documents {
        if let Some(newer) = &document.superseded_by {
            mark(newer);
        }
    }
    for entry in Scheme::ALL.iter().flat_map(|scheme| pack.entries(*scheme)) {
        entry.each_block(&at, &mut |cited, _, _| {
            cited.iter().for_each(|id| mark(id));
        });
    }
    if looked > *room {
        return faults.add(Code::PackTooMany, &at, &[]);
    }
    *room = room.saturating_sub(looked);
    for (n, document) in documents.iter().enumerate() {
        if used.get(n) == Some(&false) {
            faults.add(
                Code::LintUnused,
                &at.index(n),
                &[&shortened(name(document))],
            );
        }
    }
}

/// How a document is spoken of.
fn name(document: &Document) -> &str {
    document.number.as_deref().unwrap_or(&document.title)
}

/// Notes where a block's documents and evidence do not bear each other out.
pub fn cited(
    pack: &Pack,
    cited: &[String],
    evidence: Evidence,
    entry: &Entry,
    at: &At,
    faults: &mut Faults,
) {
    let list = at.key("documents");
    let mut verifiable = false;
    let mut earliest = None;
    for (n, id) in cited.iter().enumerate() {
        let Some(document) = pack.documents.iter().find(|one| one.is_cited_by(id)) else {
            continue;
        };
        let given = |text: &Option<String>| text.as_ref().is_some_and(|t| !t.trim().is_empty());
        verifiable |= given(&document.number) || given(&document.url);
        if let Some(day) = document.effective {
            earliest = Some(earliest.map_or(day, |known| day.min(known)));
        }
        if let Some(newer) = &document.superseded_by {
            let listed = pack.documents.iter().find(|one| one.is_cited_by(newer));
            let newer = listed.map_or(newer.as_str(), name);
            let words = [&*shortened(name(document)), &*shortened(newer)];
            faults.add(Code::LintSuperseded, &list.index(n), &words);
        }
    }
    match evidence {
        Evidence::Official if !verifiable => {
            faults.add(Code::LintUnproven, &at.key("evidence"), &[]);
        }
        Evidence::Reported if cited.is_empty() => faults.add(Code::LintNoDocument, &list, &[]),
        Evidence::Compiled if cited.is_empty() => {
            faults.add(Code::LintNoDocumentCompiled, &list, &[]);
        }
        _ => {}
    }
    if let Some(first) = earliest.filter(|first| *first > entry.effective) {
        let words = [&*entry.effective.to_string(), &*first.to_string()];
        faults.add(Code::LintEffective, &list, &words);
    }
}
