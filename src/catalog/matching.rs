//! Which item of the catalogue a line of a bill is: by its code, else by its name and form. Nothing is guessed: what is not
//! sure is offered as candidates.

use super::{Entry, Part, by_code, by_name, concrete_forms, form_groups, near, plain, salts};
use crate::calendar::Day;
use crate::claim::{Class, Line, LineKind};
use crate::index::Index;
use crate::issue::Lang;
use std::sync::LazyLock;

choice! {
    /// By what a line was matched.
    #[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
    pub enum By {
        /// Its code.
        "code" => Code,
        /// Its name, as the catalogue has it.
        "name" => Name,
        /// Its name without the dosage form, and the form.
        "name_and_form" => NameAndForm,
        /// Its main ingredient and the form: the list leaves salts out of its names (general notes, clause 7).
        "main_ingredient" => MainIngredient,
    }
}

/// What was found for a line.
#[derive(Debug, Clone, Default)]
pub struct Found {
    /// The item, and by what it was found.
    pub item: Option<(Entry, By)>,
    /// Whether it is the only item that the line can be.
    pub sure: bool,
    /// All that it can be, where more than one; where nothing was found, what it may be, the likeliest first.
    pub candidates: Vec<Entry>,
    /// Whether the candidates fit the line, rather than merely resembling it.
    pub fits: bool,
    /// The registered product, which the audit rules speak of.
    pub product: Option<Entry>,
    /// The item that the code names, where it is not in force on the day.
    pub stale: Option<Entry>,
}

impl Found {
    /// Whether nothing was found so far that the line can be.
    fn is_open(&self) -> bool {
        self.item.is_none() && self.candidates.is_empty()
    }
}

/// How many candidates are offered.
pub const OFFERED: usize = 5;

/// What lines of one bill were found to be: a bill names the same items day after day.
#[derive(Default)]
pub struct Known<'l>(Index<Asked<'l>, Found>);

/// What finding a line depends on, beside the day.
type Asked<'l> = (
    Option<&'l str>,
    Option<&'l str>,
    Option<&'l str>,
    Option<LineKind>,
    bool,
);

impl<'l> Known<'l> {
    /// Finds the item of `line` on `day`. `offer`: look for candidates where nothing is found.
    pub fn find(&mut self, line: &'l Line, day: Day, offer: bool) -> Found {
        let text = |text: &'l Option<String>| text.as_deref();
        if line.code.is_none() && line.name.is_none() {
            return Found::default();
        }
        let asked = (
            text(&line.code),
            text(&line.name),
            text(&line.form),
            line.kind,
            offer,
        );
        self.0.get_or(asked, || find(line, day, offer))
    }
}

fn find(line: &Line, day: Day, offer: bool) -> Found {
    let mut found = Found::default();
    if let Some(code) = &line.code {
        by_its_code(code, line, day, &mut found);
    }
    let Some(name) = line.name.as_deref().filter(|name| !name.is_empty()) else {
        return found;
    };
    let mut names = vec![plain(name)];
    let wanted = found.is_open() && found.stale.is_none();
    if wanted {
        by_spellings(&mut names, line, day, &mut found);
    }
    if found.product.is_none() {
        found.product = names.iter().find_map(|name| product(name));
    }
    if wanted
        && found.is_open()
        && let Some(loose) = loose_spelling(name)
    {
        let mut other = Found::default();
        by_its_name(&[loose], line, day, &mut other);
        found.candidates = other.candidates;
        found.candidates.extend(other.item.map(|(entry, _)| entry));
        found.candidates.dedup();
    }
    if found.is_open() && offer {
        let wanted = |entry: Entry| {
            entry.part() != Part::Product && of_kind(entry, line.kind) && entry.in_force(day)
        };
        let likely = names
            .first()
            .map(|name| near(name, wanted, OFFERED.saturating_mul(2)));
        for (entry, _) in likely.into_iter().flatten() {
            let told = |known: &Entry| (known.name(), known.form()) == (entry.name(), entry.form());
            if !found.candidates.iter().any(told) {
                found.candidates.push(entry);
            }
        }
    }
    found
}

fn by_its_code(code: &str, line: &Line, day: Day, found: &mut Found) {
    let named = by_code(code);
    let Some(&first) = named.first() else {
        return;
    };
    if first.part() == Part::Product {
        found.product = Some(first);
        listed(first, line, day, found);
        return;
    }
    let in_force: Vec<Entry> = named.iter().copied().filter(|e| e.in_force(day)).collect();
    match in_force.as_slice() {
        [] => found.stale = Some(first),
        // The first twenty characters of a consumable's code stand for one kind of it.
        [item, ..] => {
            found.item = Some((*item, By::Code));
            found.sure = true;
        }
    }
}

/// The listed drug that a registered product is. Its category narrows the choice.
fn listed(product: Entry, line: &Line, day: Day, found: &mut Found) {
    let drug = Line {
        kind: Some(LineKind::Drug),
        ..line.clone()
    };
    let mut names = vec![plain(product.name())];
    by_spellings(&mut names, &drug, day, found);
    if let Some(category) = product.category() {
        let near = |entry: &Entry| entry.category().is_none_or(|c| category.starts_with(c));
        if found.candidates.iter().any(near) {
            found.candidates.retain(near);
        }
        if let [only] = *found.candidates {
            let by = found.item.map_or(By::Code, |(_, by)| by);
            found.item = Some((only, by));
            found.sure = true;
            found.candidates.clear();
        }
    }
    if found.sure
        && let Some((_, by)) = &mut found.item
    {
        *by = By::Code;
    }
}

fn product(name: &str) -> Option<Entry> {
    by_name(name)
        .into_iter()
        .find(|entry| entry.part() == Part::Product)
}

/// Whether an item is what a line of `kind` can be.
fn of_kind(entry: Entry, kind: Option<LineKind>) -> bool {
    match kind {
        None | Some(LineKind::Other) => true,
        Some(LineKind::Drug) => !matches!(entry.part(), Part::Service | Part::Consumable),
        Some(LineKind::Service | LineKind::Bed) => entry.part() == Part::Service,
        Some(LineKind::Consumable) => entry.part() == Part::Consumable,
    }
}

/// The items of exactly this name that a line can be.
fn look(name: &str, line: &Line, day: Day) -> Vec<Entry> {
    let mut hits = by_name(name);
    hits.retain(|entry| {
        entry.part() != Part::Product && of_kind(*entry, line.kind) && entry.in_force(day)
    });
    hits
}

fn by_exact_name(names: &[String], line: &Line, day: Day, found: &mut Found) {
    let form = line.form.as_deref().map(plain);
    // A name that was shortened must not meet one of several variants that the list tells apart in brackets.
    let bracket = names.first().is_some_and(|name| name.contains('('));
    for name in names {
        let hits = of_form(look(name, line, day), form.as_deref());
        let variants = |hit: &Entry| hit.form().is_some() && hit.name().contains('(');
        let shortened = bracket && !name.contains('(');
        let other = shortened && hits.iter().any(variants);
        if !hits.is_empty() && !other {
            return settle(hits, name, By::Name, found);
        }
    }
}

/// Finds what a name is, adding its further spellings to `names` only where it is not the list's own: most are.
fn by_spellings(names: &mut Vec<String>, line: &Line, day: Day, found: &mut Found) {
    by_exact_name(names, line, day, found);
    if found.is_open() {
        more_spellings(names);
        by_its_name(names, line, day, found);
    }
}

fn by_its_name(names: &[String], line: &Line, day: Day, found: &mut Found) {
    by_exact_name(names, line, day, found);
    let drug = matches!(line.kind, None | Some(LineKind::Drug | LineKind::Other));
    if !found.is_open() || !drug {
        return;
    }
    let form = line.form.as_deref().map(plain);
    let bracket = names.first().is_some_and(|name| name.contains('('));
    // The list names a substance and its form apart where hospitals write both as one name.
    let apart = |base: &str, wanted: Option<&str>| -> Vec<Entry> {
        let mut hits = look(base, line, day);
        hits.retain(|entry| entry.form().is_some());
        if bracket && !base.contains('(') && hits.iter().any(|hit| hit.name().contains('(')) {
            hits.clear();
        }
        // A form in a column of its own must not contradict the one in the name.
        of_form(of_form(hits, wanted), form.as_deref())
    };
    for name in names {
        for (base, of) in split(name) {
            let hits = apart(&base, of);
            if !hits.is_empty() {
                return settle(hits, &base, By::NameAndForm, found);
            }
            for base in without_salts(&base) {
                let hits = apart(&base, of);
                if !hits.is_empty() {
                    return settle(hits, &base, By::MainIngredient, found);
                }
            }
        }
    }
}

/// Only those of the form wanted; of these the ones that name that very form, if any do.
fn of_form(mut hits: Vec<Entry>, form: Option<&str>) -> Vec<Entry> {
    let Some(form) = form else {
        return hits;
    };
    // Columns write 片剂 and 胶囊剂 where names say 片 and 胶囊.
    let short = form
        .strip_suffix('剂')
        .filter(|_| form_groups(form).is_empty());
    let groups = form_groups(short.unwrap_or(form));
    hits.retain(|hit| {
        let fits = |of: &str| {
            // 口服常释剂型(不含分散片)
            let (of, but) = of.split_once('(').unwrap_or((of, ""));
            of == form || groups.contains(&of) && !but.contains(form)
        };
        hit.form().is_none_or(fits)
    });
    if hits.iter().any(|hit| hit.form() == Some(form)) {
        hits.retain(|hit| hit.form() == Some(form));
    }
    hits
}

/// Takes what was found: one item is sure; several that are decided alike give the same result whichever it is.
fn settle(hits: Vec<Entry>, base: &str, by: By, found: &mut Found) {
    let Some((&first, others)) = hits.split_first() else {
        return;
    };
    // 复方氨基酸 alone may be any of 复方氨基酸(18AA), (20AA) …
    let family = hits
        .iter()
        .any(|hit| hit.form().is_some() && has_variants(hit.name(), base));
    found.sure = others.is_empty() && !family;
    if !family && others.iter().all(|other| alike(first, *other)) {
        found.item = Some((first, by));
    }
    if !found.sure {
        found.candidates = hits;
        found.fits = true;
    }
}

/// Whether a name of the list tells variants of `base` apart by a code in brackets.
fn has_variants(listed: &str, base: &str) -> bool {
    let listed = plain(listed);
    let mut after = listed.split(base).skip(1);
    !base.contains('(')
        && after.any(|rest| {
            let inside = rest
                .strip_prefix('(')
                .and_then(|rest| rest.split(')').next());
            inside.is_some_and(|inside| {
                inside.starts_with(|c: char| c.is_ascii_digit()) && !strength(inside)
            })
        })
}

/// Whether two items are decided alike.
fn alike(one: Entry, other: Entry) -> bool {
    let terms = |e: Entry| {
        (
            e.class(),
            e.restriction(),
            e.clause(),
            e.part() == Part::DecoctionExcluded,
        )
    };
    let apart = |e: Entry| e.agreement().is_some();
    terms(one) == terms(other)
        && !apart(one)
        && !apart(other)
        && one.edition().id == other.edition().id
}

/// The further ways in which a name on a bill may be meant, the most literal first: without marks before it, without strengths
/// and packages around it, without remarks in brackets that name no drug.
fn more_spellings(names: &mut Vec<String>) {
    let Some(whole) = names.first().cloned() else {
        return;
    };
    let marked = without_marks(&whole);
    let bare = without_brackets(marked, |inside| strength(inside) || remark(inside));
    for name in [marked, &bare] {
        for name in [name, without_strength(name)] {
            if !name.is_empty() && !names.iter().any(|known| known == name) {
                names.push(name.to_owned());
            }
        }
    }
}

/// The name without anything in Chinese in brackets. That may be a brand, but also another carrier of the drug (脂质体), which is
/// another item: what is found so is a candidate at most.
fn loose_spelling(name: &str) -> Option<String> {
    let plain = plain(name);
    let bare = without_brackets(without_marks(&plain), |inside| {
        strength(inside) || only_han(inside)
    });
    let loose = without_strength(&bare);
    (loose != plain).then(|| loose.to_owned())
}

/// What hospitals remark in brackets and says nothing of the drug.
fn remark(inside: &str) -> bool {
    const REMARKS: [&str; 28] = [
        "进口",
        "国产",
        "合资",
        "集采",
        "国采",
        "省采",
        "带量",
        "带量采购",
        "中选",
        "基药",
        "国基",
        "非基",
        "医保",
        "门诊",
        "住院",
        "急诊",
        "出院带药",
        "瓶",
        "支",
        "盒",
        "袋",
        "瓶装",
        "袋装",
        "盒装",
        "软袋",
        "塑瓶",
        "玻瓶",
        "软包装",
    ];
    REMARKS.contains(&inside) || class_word(inside).is_some()
}

fn class_word(word: &str) -> Option<Class> {
    match word {
        "甲" | "甲类" => Some(Class::A),
        "乙" | "乙类" => Some(Class::B),
        "丙" | "丙类" | "自费" | "全自费" => Some(Class::C),
        _ => None,
    }
}

/// The class that the name itself states: (甲)阿莫西林胶囊, 阿莫西林胶囊[自费].
pub fn stated_class(name: &str) -> Option<Class> {
    let plain = plain(name);
    let inside = plain
        .split(['(', '['])
        .skip(1)
        .filter_map(|rest| rest.split([')', ']']).next());
    inside.filter_map(class_word).next()
}

/// The strength that a name ends in: `20mg` of 盐酸凯普拉生片20mg*14片.
pub fn strength_in(name: &str) -> Option<String> {
    let plain = plain(name);
    let bare = without_strength(&plain);
    let tail = plain
        .strip_prefix(bare)?
        .trim_start_matches(['(', '[', '*', ':', ',', ';', '-', '_', '/']);
    (!tail.is_empty()).then(|| tail.to_owned())
}

/// A strength or package: `0.9%`, `5ml:10mg`, `10mg*7片`.
fn strength(inside: &str) -> bool {
    let digit = |c: char| c.is_ascii_digit();
    inside.starts_with(digit)
        && (inside.ends_with('%')
            || inside.ends_with(only_han_char)
            || UNITS.iter().any(|unit| inside.ends_with(unit)))
}

/// In what strengths are measured, as the plain form writes it.
const UNITS: [&str; 10] = ["mg", "g", "ml", "ug", "μg", "kg", "l", "iu", "u", "mmol"];

fn only_han(inside: &str) -> bool {
    !inside.is_empty() && inside.chars().all(only_han_char)
}

fn only_han_char(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

/// Without the signs that hospitals print before a name: ★, *, △.
fn without_marks(name: &str) -> &str {
    name.trim_start_matches(['★', '☆', '*', '△', '▲', '◇', '#', '●', '·', '.', '-'])
}

/// Without those outermost brackets whose content is `idle`.
fn without_brackets(name: &str, idle: impl Fn(&str) -> bool) -> String {
    let mut out = String::with_capacity(name.len());
    let mut rest = name;
    while let Some((before, after)) = rest.split_once(['(', '[']) {
        let mut depth = 1_u32;
        let end = after.char_indices().find_map(|(at, c)| {
            match c {
                '(' | '[' => depth = depth.saturating_add(1),
                ')' | ']' => depth = depth.saturating_sub(1),
                _ => {}
            }
            (depth == 0).then_some(at)
        });
        let Some((inside, closing)) = end.and_then(|at| after.split_at_checked(at)) else {
            break;
        };
        let behind = closing.get(1..).unwrap_or_default();
        out.push_str(before);
        if !idle(inside) {
            let kept = rest.len().saturating_sub(behind.len());
            out.push_str(rest.get(before.len()..kept).unwrap_or_default());
        }
        rest = behind;
    }
    out.push_str(rest);
    out
}

/// Without a strength before (`0.9%`) and a specification after the form (`0.25g*24粒`).
fn without_strength(name: &str) -> &str {
    let digit = |c: char| c.is_ascii_digit();
    let head = name.trim_start_matches(|c| digit(c) || c == '.');
    let name = match head.strip_prefix('%') {
        Some(rest) if head.len() < name.len() => rest,
        _ => name,
    };
    let between = ['/', '*', '×', ':', ',', ';', '-', '_', '(', '['];
    let mut before = ' ';
    for (at, c) in name.char_indices() {
        if digit(c) && !digit(before) {
            let head = name.get(..at).unwrap_or_default().trim_end_matches(between);
            if forms_at_end(head).next().is_some() {
                return head;
            }
        }
        before = c;
    }
    name
}

/// A name as substance and form, the longest form first: 阿莫西林胶囊 = 阿莫西林 + 胶囊, 注射用头孢曲松钠 = 头孢曲松钠 + 注射剂;
/// the whole without a form last.
fn split(name: &str) -> Vec<(String, Option<&'static str>)> {
    let mut all = Vec::new();
    if let Some(base) = name.strip_prefix("注射用") {
        all.push((base.to_owned(), Some("注射剂")));
    }
    // 吸入用布地奈德混悬液 is 布地奈德, 吸入用混悬液.
    for (head, tail, form) in FORMS.around.iter() {
        let base = name
            .strip_prefix(head)
            .and_then(|rest| rest.strip_suffix(tail));
        if let Some(base) = base.filter(|base| base.chars().nth(1).is_some()) {
            all.push((base.to_owned(), Some(*form)));
        }
    }
    // 复方氨基酸注射液(18AA) is 复方氨基酸(18AA) in the list.
    let at = if name.ends_with(')') {
        name.rfind('(')
    } else {
        None
    };
    let (head, variant) = name
        .split_at_checked(at.unwrap_or(name.len()))
        .unwrap_or((name, ""));
    for (base, form) in forms_at_end(head) {
        if base.chars().nth(1).is_some() {
            all.push((format!("{base}{variant}"), Some(form)));
            // 硝苯地平缓释片(Ⅱ) is 硝苯地平Ⅱ.
            let inside = variant
                .strip_prefix('(')
                .and_then(|rest| rest.strip_suffix(')'));
            all.extend(inside.map(|inside| (format!("{base}{inside}"), Some(form))));
        }
    }
    all.push((name.to_owned(), None));
    all
}

/// The forms as they stand in names.
struct Forms {
    /// Sorted, to be found.
    sorted: Vec<&'static str>,
    /// Those that stand around a name: 吸入用 … 混悬液.
    around: Vec<(String, &'static str, &'static str)>,
    /// The length of the longest, in characters.
    longest: usize,
}

static FORMS: LazyLock<Forms> = LazyLock::new(|| {
    // By insertion: a few hundred, and the standard sort would be a kilobyte of the download.
    let mut sorted: Vec<&str> = Vec::new();
    for form in concrete_forms() {
        sorted.insert(sorted.partition_point(|known| *known < form), form);
    }
    let around = concrete_forms().filter_map(|form| {
        let (head, tail) = form.split_once('用')?;
        (!head.is_empty() && !tail.is_empty()).then(|| (format!("{head}用"), tail, form))
    });
    let longest = concrete_forms().map(|form| form.chars().count()).max();
    Forms {
        around: around.collect(),
        longest: longest.unwrap_or_default(),
        sorted,
    }
});

/// What stands before a form at the end of a name, and the form, the longest first.
fn forms_at_end(name: &str) -> impl Iterator<Item = (&str, &'static str)> {
    let ends: Vec<usize> = name
        .char_indices()
        .rev()
        .take(FORMS.longest)
        .map(|(at, _)| at)
        .collect();
    ends.into_iter().rev().filter_map(move |at| {
        let (base, end) = name.split_at_checked(at)?;
        let found = FORMS.sorted.binary_search(&end).ok()?;
        Some((base, *FORMS.sorted.get(found)?)).filter(|_| !base.is_empty())
    })
}

/// The name without its salts, those that leave most of it first. A compound may carry one inside: 哌拉西林钠他唑巴坦钠.
fn without_salts(base: &str) -> Vec<String> {
    let (prefixes, suffixes) = salts();
    let long = |rest: &str| rest.chars().nth(1).is_some();
    let heads = prefixes.iter().filter_map(|salt| base.strip_prefix(salt));
    let heads = std::iter::once(base).chain(heads.filter(|rest| long(rest)));
    let mut all: Vec<String> = Vec::new();
    // Each in its place, behind those as long: a dozen at most, and the standard sort would be a kilobyte of the download.
    let mut add = |rest: &str| {
        if rest != base && long(rest) && !all.iter().any(|known| known == rest) {
            let place = all.partition_point(|known| known.len() >= rest.len());
            all.insert(place, rest.to_owned());
        }
    };
    for head in heads {
        let tails = suffixes.iter().filter_map(|salt| head.strip_suffix(salt));
        for rest in std::iter::once(head).chain(tails) {
            add(rest);
            for salt in suffixes {
                if let Some((before, after)) = rest.split_once(salt)
                    && long(before)
                    && long(after)
                {
                    add(&format!("{before}{after}"));
                }
            }
        }
    }
    all
}

/// The candidates in a few words, for a message.
pub fn offered(candidates: &[Entry], lang: Lang) -> String {
    let mut out = String::new();
    for (i, entry) in candidates.iter().take(OFFERED).enumerate() {
        if i > 0 {
            out.push_str(lang.pick("；", "; "));
        }
        out.push_str(entry.name());
        if let Some(form) = entry.form() {
            out.push(' ');
            out.push_str(form);
        }
        if let Some(class) = entry.class() {
            out.push(' ');
            out.push_str(class.name());
        }
        out.push_str(" (");
        out.push_str(&entry.id());
        out.push(')');
    }
    out
}

/// A line's code or name, its form and its specification.
pub type Called = (String, Option<String>, Option<String>);

/// What a line is called on the bill: two lines called the same are the same item.
pub fn called(line: &Line) -> Option<Called> {
    let name = line.name.as_deref().map(plain);
    let called = line.code.clone().or(name)?;
    Some((called, line.form.clone(), line.spec.clone()))
}
