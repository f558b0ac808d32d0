//! `diff`: what two versions of a pack have different, in words.
//!
//! The rule cards of the two are compared row by row: what a reader can see is what a change is told in.

use crate::Run;
use crate::input;
use crate::options::Options;
use std::collections::BTreeMap;
use yidi::calendar::Day;
use yidi::issue::Lang;
use yidi::policy::Pack;
use yidi::policy::canonical::canonical;
use yidi::reading::Value;
use yidi::rule_card::{
    RuleCard, RuleDocument, RuleEntry, RuleScheme, RuleSection, RuleSource, rule_card,
};

pub fn run(options: &Options, run: &mut Run) {
    let lang = options.lang;
    let packs: Vec<Pack> = options
        .files
        .iter()
        .filter_map(|path| input::pack(path, lang, 2, run))
        .map(|(pack, _)| pack)
        .collect();
    let [old, new] = &*packs else { return };
    let trees = [canonical(old), canonical(new)];
    let [was, is] = &trees;
    if was == is {
        return;
    }
    run.end(1);
    let card = |pack: &Pack| rule_card(pack, RuleSource::Given, lang);
    let mut told = Told {
        lang,
        lines: Vec::new(),
    };
    told.cards(&card(old), &card(new));
    if told.lines.is_empty() {
        // No table shows it, but it is a change: where it stands must do.
        run.say(lang.pick("规则表上看不出的改动：", "changed where no table shows it:"));
        told.leaves("", was, is);
    }
    for line in &told.lines {
        run.say(line);
    }
}

/// One figure of a section: in which table, in which row, how many rows of that name stand before it.
type Key = (String, String, usize);

/// What has been found to differ.
struct Told {
    lang: Lang,
    lines: Vec<String>,
}

impl Told {
    /// `place: old → new when`; one that is none has come or gone.
    fn change(&mut self, place: &[&str], old: Option<&str>, new: Option<&str>, when: &str) {
        if old == new {
            return;
        }
        let lang = self.lang;
        let (added, removed) = (lang.pick("新增 ", "added "), lang.pick("删去 ", "removed "));
        let what = match (old, new) {
            (Some(old), Some(new)) => [unit_once(old, new), " → ", new].concat(),
            (None, new) => [added, new.unwrap_or_default()].concat(),
            (old, None) => [removed, old.unwrap_or_default()].concat(),
        };
        let line = [
            &*place.join(" · "),
            lang.pick("：", ": "),
            what.trim_end(),
            when,
        ]
        .concat();
        self.lines.push(line);
    }

    /// Every value that differs, with its place as a JSON Pointer.
    fn leaves(&mut self, place: &str, old: &Value, new: &Value) {
        let inside = |tree: &Value| -> Option<Vec<(String, Value)>> {
            match tree {
                Value::Map(entries) => Some(entries.clone()),
                Value::List(items) => {
                    let items = items.iter().enumerate();
                    Some(
                        items
                            .map(|(n, item)| (n.to_string(), item.clone()))
                            .collect(),
                    )
                }
                _ => None,
            }
        };
        let (Some(were), Some(are)) = (inside(old), inside(new)) else {
            if old != new {
                let (old, new) = (old.json(), new.json());
                self.change(&[place], Some(&old), Some(&new), "");
            }
            return;
        };
        let find = |all: &[(String, Value)], key: &str| {
            all.iter()
                .find(|(other, _)| other == key)
                .map(|(_, value)| value.clone())
        };
        for (key, was) in &were {
            let place = [place, "/", key].concat();
            match find(&are, key) {
                Some(is) => self.leaves(&place, was, &is),
                None => self.change(&[&place], Some(&was.json()), None, ""),
            }
        }
        for (key, is) in &are {
            if find(&were, key).is_none() {
                let place = [place, "/", key].concat();
                self.change(&[&place], None, Some(&is.json()), "");
            }
        }
    }

    fn cards(&mut self, old: &RuleCard, new: &RuleCard) {
        let lang = self.lang;
        let heads = [
            (
                lang.pick("统筹区", "area"),
                Some(&old.area),
                Some(&new.area),
            ),
            (lang.pick("名称", "name"), Some(&old.name), Some(&new.name)),
            (
                lang.pick("电话", "telephone"),
                old.hotline.as_ref(),
                new.hotline.as_ref(),
            ),
        ];
        for (what, old, new) in heads {
            let (old, new) = (old.map(String::as_str), new.map(String::as_str));
            self.change(&[what], old, new, "");
        }
        // Both list the schemes in the same order; one may lack some.
        let labels = new.schemes.iter().chain(&old.schemes);
        let mut seen = Vec::new();
        for scheme in labels {
            if !seen.contains(&scheme.scheme) {
                seen.push(scheme.scheme);
                self.scheme(scheme.label, of(old, scheme), of(new, scheme));
            }
        }
        self.documents(&old.documents, &new.documents);
        let note = lang.pick("说明", "note");
        self.texts(&[note], &old.notes, &new.notes, "");
    }

    /// Texts that have come or gone.
    fn texts(&mut self, place: &[&str], old: &[String], new: &[String], when: &str) {
        for text in old.iter().filter(|text| !new.contains(text)) {
            self.change(place, Some(text), None, when);
        }
        for text in new.iter().filter(|text| !old.contains(text)) {
            self.change(place, None, Some(text), when);
        }
    }

    fn scheme(&mut self, label: &str, old: &[RuleEntry], new: &[RuleEntry]) {
        let lang = self.lang;
        let find = |all: &'_ [RuleEntry], day: Day| all.iter().position(|e| e.effective == day);
        // In the order of time, whatever the order of the file.
        for entry in new.iter().rev() {
            let day = &*entry.effective.to_string();
            if let Some(before) = find(old, entry.effective).and_then(|at| old.get(at)) {
                let words = [
                    lang.pick("（", " (rules "),
                    &entry.period,
                    lang.pick("的规则）", ")"),
                ];
                let when = words.concat();
                let until = lang.pick("截止日", "last day");
                let none = lang.pick("无", "none");
                let last =
                    |entry: &RuleEntry| entry.until.map_or(none.to_owned(), |day| day.to_string());
                let (was, is) = (last(before), last(entry));
                // The period names the new last day, so only the first is said here.
                let first = [
                    lang.pick("（", " (rules from "),
                    day,
                    lang.pick(" 起的规则）", " on)"),
                ];
                self.change(&[label, until], Some(&was), Some(&is), &first.concat());
                self.sections(label, &before.sections, &entry.sections, &when);
                continue;
            }
            // The latest first: the first that begins earlier was in force before.
            let first = entry.effective;
            let earlier = |all: &'_ [RuleEntry]| all.iter().position(|e| e.effective < first);
            let base = earlier(new)
                .and_then(|at| new.get(at))
                .or_else(|| earlier(old).and_then(|at| old.get(at)));
            let mut line = [
                label,
                lang.pick("：新规则，", ": new rules, "),
                &entry.period,
            ]
            .concat();
            let compared = match base {
                Some(base) => [
                    lang.pick("，与 ", ", compared with those from "),
                    &*base.effective.to_string(),
                    lang.pick(" 起的规则相比：", ":"),
                ],
                None => [
                    lang.pick("，此前没有规则", "; there were none before"),
                    "",
                    "",
                ],
            };
            line.push_str(&compared.concat());
            self.lines.push(line);
            let when = [lang.pick("，自 ", " from "), day, lang.pick(" 起", "")].concat();
            let empty = Vec::new();
            let base = base.map_or(&empty, |base| &base.sections);
            let before = self.lines.len();
            self.sections(label, base, &entry.sections, &when);
            if self.lines.len() == before {
                self.lines
                    .push([label, lang.pick("：数字相同", ": the same figures")].concat());
            }
        }
        for entry in old {
            if find(new, entry.effective).is_none() {
                let what = lang.pick("规则", "rules");
                let place = [label, what];
                self.change(&place, Some(&entry.period), None, "");
            }
        }
    }

    fn sections(&mut self, label: &str, old: &[RuleSection], new: &[RuleSection], when: &str) {
        let same = |a: &RuleSection, b: &RuleSection| a.id == b.id && a.title == b.title;
        for section in old {
            if !new.iter().any(|other| same(section, other)) {
                let what = self.lang.pick("整个部分", "the whole part");
                self.change(&[label, &section.title], Some(what), None, when);
            }
        }
        let names = |these: &[RuleSection], those: &[RuleSection]| -> Vec<String> {
            let common = these
                .iter()
                .filter(|one| those.iter().any(|other| same(one, other)));
            common.map(|section| section.title.clone()).collect()
        };
        if names(old, new) != names(new, old) {
            let lang = self.lang;
            let what = lang.pick(
                "各部分的先后次序变了：补充保障按所列次序支付",
                "the parts stand in another order, and supplements pay in the order listed",
            );
            self.lines
                .push([label, lang.pick("：", ": "), what, when].concat());
        }
        for section in new {
            let before = old.iter().find(|other| same(section, other));
            self.section(label, before, section, when);
        }
    }

    fn section(&mut self, label: &str, old: Option<&RuleSection>, new: &RuleSection, when: &str) {
        let lang = self.lang;
        let (was, is) = (old.map(rows).unwrap_or_default(), rows(new));
        let place = |(table, row, _): &Key| {
            let mut place = vec![label.to_owned(), new.title.clone(), table.clone()];
            place.extend((!row.is_empty()).then(|| row.clone()));
            place
        };
        let say = |told: &mut Told, key: &Key, old: Option<&str>, new: Option<&str>| {
            let place = place(key);
            let place: Vec<&str> = place.iter().map(String::as_str).collect();
            told.change(&place, old, new, when);
        };
        let value = |all: &[(Key, String)], key: &Key| -> Option<String> {
            let found = all.iter().find(|(other, _)| other == key);
            found.map(|(_, value)| value.clone())
        };
        for (key, value_was) in &was {
            if value(&is, key).is_none() {
                say(self, key, Some(value_was), None);
            }
        }
        for (key, value_is) in &is {
            let before = value(&was, key);
            let mut words = value_is.clone();
            if before.is_none() && !was.is_empty() {
                // The first case that fits applies: a new one means little without its place.
                let rows: Vec<&Key> = is
                    .iter()
                    .map(|(key, _)| key)
                    .filter(|k| k.0 == key.0)
                    .collect();
                let place = rows
                    .iter()
                    .position(|other| *other == key)
                    .unwrap_or_default();
                let place = place.saturating_add(1).to_string();
                let of = rows.len().to_string();
                let parts = [
                    lang.pick("（第 ", " (row "),
                    &*place,
                    lang.pick(" 行，共 ", " of "),
                    &*of,
                    lang.pick(" 行）", ")"),
                ];
                words.push_str(&parts.concat());
            }
            say(self, key, before.as_deref(), Some(&words));
        }
        for table in &new.tables {
            let common = |these: &[(Key, String)], those: &[(Key, String)]| -> Vec<Key> {
                let keys = these.iter().map(|(key, _)| key);
                let keys = keys.filter(|key| key.0 == table.title && value(those, key).is_some());
                keys.cloned().collect()
            };
            if common(&was, &is) != common(&is, &was) {
                let what = lang.pick(
                    "各种情形的先后次序变了",
                    "the cases are tried in another order",
                );
                let place = [label, &*new.title, &table.title].join(" · ");
                let line = [&*place, lang.pick("：", ": "), what, when].concat();
                self.lines.push(line);
            }
        }
        let old_remarks = old.map(|old| &*old.remarks).unwrap_or_default();
        self.texts(&[label, &new.title], old_remarks, &new.remarks, when);
        let cited = |section: &RuleSection| section.documents.join(lang.pick("、", ", "));
        let head = [
            (
                lang.pick("依据等级", "evidence"),
                old.map(|old| old.evidence_label.to_owned()),
                new.evidence_label.to_owned(),
            ),
            (lang.pick("文件", "documents"), old.map(cited), cited(new)),
        ];
        for (what, old, new_words) in head {
            let place = [label, &*new.title, what];
            self.change(&place, old.as_deref(), Some(&new_words), when);
        }
    }

    fn documents(&mut self, old: &[RuleDocument], new: &[RuleDocument]) {
        let lang = self.lang;
        let what = lang.pick("文件", "document");
        for document in old {
            if !new.iter().any(|other| other.id == document.id) {
                self.change(&[what, &document.id], Some(&document.title), None, "");
            }
        }
        for document in new {
            let place = [what, &*document.id];
            let Some(before) = old.iter().find(|other| other.id == document.id) else {
                self.change(&place, None, Some(&document.title), "");
                continue;
            };
            let parts = |document: &RuleDocument| {
                let issuers = document.issuers.as_ref();
                [
                    Some(document.title.clone()),
                    document.number.clone(),
                    issuers.map(|all| all.join(lang.pick("、", ", "))),
                    document.published.map(|day| day.to_string()),
                    document.effective.map(|day| day.to_string()),
                    document.url.clone(),
                    document.superseded_by.clone(),
                ]
            };
            let names = [
                ["标题", "title"],
                ["文号", "number"],
                ["发文机关", "issuers"],
                ["发布日期", "published"],
                ["施行日期", "in force from"],
                ["网址", "url"],
                ["已被取代", "superseded by"],
            ];
            let both = parts(before).into_iter().zip(parts(document));
            for ([zh, en], (was, is)) in names.into_iter().zip(both) {
                let place = [what, &*document.id, lang.pick(zh, en)];
                self.change(&place, was.as_deref(), is.as_deref(), "");
            }
        }
    }
}

/// The rules of a scheme in a card.
fn of<'c>(card: &'c RuleCard, scheme: &RuleScheme) -> &'c [RuleEntry] {
    let found = card.schemes.iter().find(|one| one.scheme == scheme.scheme);
    found.map(|found| &*found.entries).unwrap_or_default()
}

/// Every row of a section: its last cell under the others.
fn rows(section: &RuleSection) -> Vec<(Key, String)> {
    let mut seen: BTreeMap<(String, String), usize> = BTreeMap::new();
    let mut out = Vec::new();
    for table in &section.tables {
        for row in &table.rows {
            let Some((value, name)) = row.split_last() else {
                continue;
            };
            let name = name.join(" · ");
            let count = seen.entry((table.title.clone(), name.clone())).or_default();
            out.push(((table.title.clone(), name, *count), value.clone()));
            *count = count.saturating_add(1);
        }
    }
    out
}

/// The old value, without the unit where the new one has the same: `1,300 → 1,400 元`.
fn unit_once<'v>(old: &'v str, new: &str) -> &'v str {
    let Some((_, unit)) = new.rsplit_once(' ') else {
        return old;
    };
    let known = ["元", "yuan", "points", "个百分点"].contains(&unit);
    let bare = old.strip_suffix(unit).map(str::trim_end);
    bare.filter(|bare| known && bare.ends_with(|c: char| c.is_ascii_digit()))
        .unwrap_or(old)
}
