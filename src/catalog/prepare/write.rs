//! Writes the bundled table (its layout is in `table.rs`) and reads it back.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::super::plain::plain;
use super::super::table::{
    Alphabet, COMMON, Codes, Part, Payment, Rows, Section, editions, section,
};
use super::{Catalog, Standard};
use crate::packed::Packed;

/// A number with its sign in the lowest bit, as `signed` reads it.
fn unsigned(number: i32) -> u32 {
    let twice = (number as u32) << 1;
    if number < 0 { !twice } else { twice }
}

/// Sections being written.
struct Writer(Vec<Vec<u8>>);

impl Writer {
    fn at(&mut self, section: Section) -> &mut Vec<u8> {
        &mut self.0[section as usize]
    }

    fn number(&mut self, section: Section, number: u32) {
        number.pack(self.at(section));
    }

    fn signed(&mut self, section: Section, number: i64) {
        unsigned(i32::try_from(number).expect("differences are small")).pack(self.at(section));
    }
}

/// Texts that are written once, in the order of their first use.
#[derive(Default)]
struct Pool {
    texts: Vec<String>,
    numbers: HashMap<String, usize>,
}

impl Pool {
    /// The number of a text, and whether it is new.
    fn number(&mut self, text: &str) -> (usize, bool) {
        if let Some(number) = self.numbers.get(text) {
            return (*number, false);
        }
        let number = self.texts.len();
        self.texts.push(text.to_owned());
        self.numbers.insert(text.to_owned(), number);
        (number, true)
    }
}

/// The whole table.
pub fn table(catalog: &Catalog) -> Vec<u8> {
    let mut out = Writer(vec![Vec::new(); Section::Members as usize + 1]);
    let (mut names, mut texts, mut specs, mut forms) = Default::default();
    write_editions(&mut out, catalog);
    write_rows(
        &mut out, catalog, &mut names, &mut texts, &mut specs, &mut forms,
    );
    write_products(&mut out, catalog);
    write_services(&mut out, catalog, &mut names);
    write_consumables(&mut out, catalog);
    write_rules(&mut out, catalog, &mut texts);
    write_forms(&mut out, catalog, &mut names);
    let categories: Pool = catalog
        .categories
        .values()
        .fold(Pool::default(), |mut pool, name| {
            pool.texts.push(name.clone());
            pool
        });
    let codes: Vec<&str> = catalog.categories.keys().map(String::as_str).collect();
    *out.at(Section::Categories) = codes.join("\n").into_bytes();
    let strings = [
        (Section::Names, &names),
        (Section::Texts, &texts),
        (Section::Specs, &specs),
        (Section::CategoryNames, &categories),
        (Section::Forms, &forms),
    ];
    write_strings(&mut out, catalog, &strings);
    let mut table = Vec::new();
    for section in out.0 {
        (section.len() as u32).pack(&mut table);
        table.extend(section);
    }
    table
}

fn write_editions(out: &mut Writer, catalog: &Catalog) {
    let rules = catalog
        .editions
        .iter()
        .position(|e| e.files.iter().any(|f| f == "audit.csv"));
    out.number(Section::Editions, rules.unwrap_or(usize::MAX) as u32);
    for edition in &catalog.editions {
        let bytes = out.at(Section::Editions);
        edition.id.pack(bytes);
        edition.title.pack(bytes);
        edition.number.pack(bytes);
        edition.effective.pack(bytes);
        edition.until.pack(bytes);
        edition.stands_in.pack(bytes);
        edition.evidence.pack(bytes);
    }
}

fn write_rows(
    out: &mut Writer,
    catalog: &Catalog,
    names: &mut Pool,
    texts: &mut Pool,
    specs: &mut Pool,
    forms: &mut Pool,
) {
    let file = |name: &str| {
        catalog
            .editions
            .iter()
            .position(|e| e.files.iter().any(|f| f == name))
            .unwrap_or(0)
    };
    let drugs = catalog
        .drugs
        .iter()
        .map(|row| (row.edition, row.part, &row.name));
    let products = catalog
        .products
        .iter()
        .map(|row| (file("products.csv"), Part::Product, &row.name));
    let services = catalog
        .services
        .iter()
        .map(|row| (file("services.csv"), Part::Service, &row.name));
    let consumables = catalog
        .consumables
        .iter()
        .map(|row| (file("consumables.csv"), Part::Consumable, &row.name));
    let mut runs: Vec<(usize, Part, u32)> = Vec::new();
    let mut last_name = 0_usize;
    for (edition, part, name) in drugs.chain(products).chain(services).chain(consumables) {
        match runs.last_mut() {
            Some(run) if (run.0, run.1) == (edition, part) => run.2 += 1,
            _ => runs.push((edition, part, 1)),
        }
        let (number, new) = names.number(name);
        let written = match number as i64 - last_name as i64 {
            _ if new => 0,
            1 => 1,
            far => 2 + unsigned(far as i32),
        };
        out.number(Section::RowNames, written);
        last_name = number;
    }
    for (edition, part, count) in runs {
        for number in [edition as u32, part as u32, count] {
            out.number(Section::Runs, number);
        }
    }

    let codes: BTreeMap<&str, i64> = catalog
        .categories
        .keys()
        .map(String::as_str)
        .zip(1..)
        .collect();
    let mut validities: Vec<_> = Vec::new();
    let (mut run, mut next_number, mut last_category) = (None, 1, 0_i64);
    for row in &catalog.drugs {
        if run != Some((row.edition, row.part)) {
            run = Some((row.edition, row.part));
            next_number = 1;
        }
        let next = row.repeat == 1;
        assert!(
            !next || row.number == next_number,
            "numbers follow each other: {}",
            row.number
        );
        out.number(Section::Numbers, if next { 0 } else { row.number });
        next_number += u32::from(next);
        let form = if row.form.is_empty() {
            0
        } else {
            1 + forms.number(&row.form).0
        };
        out.at(Section::RowForms)
            .push(u8::try_from(form).expect("at most 255 forms"));
        out.at(Section::Classes).push(row.class);
        let category = codes
            .get(row.category.as_str())
            .copied()
            .unwrap_or_default();
        out.signed(Section::RowCategories, category - last_category);
        last_category = category;
        let restriction = match row.restriction.as_str() {
            "" => 0,
            text => match texts.number(text) {
                (_, true) => 1,
                (number, false) => 2 + number as u32,
            },
        };
        out.number(Section::Restrictions, restriction);
        let validity = row.validity.map_or(0, |days| {
            let known = validities.iter().position(|known| *known == days);
            1 + known.unwrap_or_else(|| {
                validities.push(days);
                validities.len() - 1
            })
        });
        out.at(Section::Validities).push(validity as u8);
        out.at(Section::Clauses).push(row.clause);
        let mut spec = |out: &mut Writer, text: &str| {
            let written = match specs.number(text) {
                (_, true) => 0,
                (number, false) => 1 + number as u32,
            };
            out.number(Section::PriceSpecs, written);
        };
        let payment = match &row.standard {
            Standard::None => 0,
            Standard::Confidential => 1,
            Standard::Text(text) => {
                spec(out, text);
                2
            }
            Standard::Prices(prices) => {
                for (fen, text) in prices {
                    out.number(Section::Prices, *fen);
                    spec(out, text);
                }
                u8::try_from(2 + prices.len()).expect("at most 253 prices")
            }
        };
        out.at(Section::Payments).push(payment);
    }
    for (from, until) in validities {
        from.pack(out.at(Section::ValidityDays));
        until.pack(out.at(Section::ValidityDays));
    }
}

fn write_products(out: &mut Writer, catalog: &Catalog) {
    // Head and row → maker → packages.
    let mut heads: BTreeMap<(&str, usize), BTreeMap<u32, BTreeSet<u32>>> = BTreeMap::new();
    for (row, product) in catalog.products.iter().enumerate() {
        for code in &product.codes {
            let (head, tail) = code.split_at(code.len() - 9);
            let (package, maker) = tail.split_at(4);
            let number = |text: &str| text.parse::<u32>().expect("digits");
            let packages = heads
                .entry((head, row))
                .or_default()
                .entry(number(maker))
                .or_default();
            packages.insert(number(package));
        }
    }
    let mut lists: BTreeMap<&BTreeSet<u32>, usize> = BTreeMap::new();
    for packages in heads.values().flat_map(BTreeMap::values) {
        *lists.entry(packages).or_default() += 1;
    }
    // The usual lists first: their numbers are short.
    let mut order: Vec<_> = lists
        .iter()
        .map(|(list, count)| (Reverse(*count), *list))
        .collect();
    order.sort();
    let numbers: BTreeMap<&BTreeSet<u32>, u32> =
        order.iter().map(|(_, list)| *list).zip(0..).collect();
    let mut last_row = 0_i64;
    let mut texts = Vec::new();
    for ((head, row), makers) in &heads {
        texts.push(*head);
        out.signed(Section::HeadRows, *row as i64 - last_row);
        last_row = *row as i64;
        out.number(Section::HeadMakers, makers.len() as u32);
        let mut last_maker = 0;
        for (maker, packages) in makers {
            out.number(Section::Makers, maker - last_maker);
            out.number(Section::MakerPacks, numbers[packages]);
            last_maker = *maker;
        }
    }
    *out.at(Section::HeadTexts) = texts.join("\n").into_bytes();
    for (_, list) in order {
        out.number(Section::Packages, list.len() as u32);
        let mut last = 0;
        for package in list {
            out.number(Section::Packages, package - last);
            last = *package;
        }
    }
}

fn write_services(out: &mut Writer, catalog: &Catalog, names: &mut Pool) {
    let (mut last, mut last_row) = (0_u64, 0);
    for (row, service) in catalog.services.iter().enumerate() {
        let code: u64 = service.code.parse().expect("digits");
        (code - last).pack(out.at(Section::Services));
        last = code;
        for variant in &service.variants {
            out.number(Section::Variants, (row - last_row) as u32);
            last_row = row;
            names.texts.push(variant.clone());
        }
    }
}

fn write_consumables(out: &mut Writer, catalog: &Catalog) {
    let (mut last_kind, mut last_serial) = (0_u64, 0_u32);
    for row in &catalog.consumables {
        let kind: u64 = row.code[1..20].parse().expect("nineteen digits");
        let serial: u32 = row.code[20..].parse().expect("seven digits");
        (kind - last_kind).pack(out.at(Section::Consumables));
        let before = if kind == last_kind { last_serial } else { 0 };
        out.number(Section::Serials, serial - before);
        (last_kind, last_serial) = (kind, serial);
    }
}

fn write_rules(out: &mut Writer, catalog: &Catalog, texts: &mut Pool) {
    let objects: BTreeSet<&str> = catalog
        .rules
        .iter()
        .map(|rule| rule.object.as_str())
        .collect();
    let objects: Vec<&str> = objects.into_iter().collect();
    *out.at(Section::RuleObjects) = objects.join("\n").into_bytes();
    let first_product = catalog.drugs.len();
    let first_service = first_product + catalog.products.len();
    let mut kinds: Vec<(u8, usize, usize, u8)> = Vec::new();
    let mut rows: Vec<(usize, usize)> = Vec::new();
    for rule in &catalog.rules {
        let text = if rule.text.is_empty() {
            0
        } else {
            1 + texts.number(&rule.text).0
        };
        let object = objects
            .binary_search(&rule.object.as_str())
            .expect("is among them");
        let kind = (rule.kind, object, text, rule.batch);
        let number = kinds
            .iter()
            .position(|known| *known == kind)
            .unwrap_or_else(|| {
                kinds.push(kind);
                kinds.len() - 1
            });
        if rule.service {
            let row = catalog
                .services
                .iter()
                .position(|row| row.code == rule.code);
            rows.push((first_service + row.expect("was checked"), number));
        } else {
            let name = plain(&rule.name);
            let of_name = catalog
                .products
                .iter()
                .enumerate()
                .filter(|(_, row)| plain(&row.name) == name);
            rows.extend(of_name.map(|(row, _)| (first_product + row, number)));
        }
    }
    for (kind, object, text, batch) in kinds {
        for number in [
            u32::from(kind),
            object as u32,
            text as u32,
            u32::from(batch),
        ] {
            out.number(Section::Rules, number);
        }
    }
    rows.sort();
    rows.dedup();
    let mut last = 0;
    for (row, rule) in rows {
        out.number(Section::RuleRows, (row - last) as u32);
        out.number(Section::RuleRows, rule as u32);
        last = row;
    }
}

/// The forms that names and bills use, each with the forms of the list that it counts as.
///
/// Names of products leave 剂 off (颗粒 for 颗粒剂), call a 混悬剂 混悬液, and say 胶囊 for 硬胶囊.
fn write_forms(out: &mut Writer, catalog: &Catalog, names: &mut Pool) {
    let mut covered: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let listed = catalog
        .drugs
        .iter()
        .map(|row| &row.form)
        .filter(|form| !form.is_empty());
    let own = listed.map(|form| (form, form));
    let groups = catalog.forms.groups.iter();
    let merged = groups.flat_map(|(group, covers)| covers.iter().map(move |form| (group, form)));
    for (group, form) in own.chain(merged) {
        let mut said = vec![form.clone()];
        said.extend(form.strip_suffix("剂").map(str::to_owned));
        said.extend(
            form.strip_suffix("混悬剂")
                .map(|rest| format!("{rest}混悬液")),
        );
        said.extend((form == "硬胶囊").then(|| "胶囊".to_owned()));
        for said in said {
            let single = ["片", "丸", "散", "栓"].contains(&said.as_str());
            if single || said.chars().nth(1).is_some() {
                covered.entry(said).or_default().insert(group.clone());
            }
        }
    }
    let mut covered: Vec<_> = covered.into_iter().collect();
    covered.sort_by_key(|(form, _)| Reverse(form.chars().count()));
    let lines: Vec<String> = covered
        .iter()
        .map(|(form, groups)| {
            let groups: Vec<&str> = groups.iter().map(String::as_str).collect();
            format!("{form}\t{}", groups.join("\t"))
        })
        .collect();
    *out.at(Section::FormGroups) = lines.join("\n").into_bytes();
    catalog
        .forms
        .prefixes
        .join("\n")
        .pack(out.at(Section::Salts));
    catalog
        .forms
        .suffixes
        .join("\n")
        .pack(out.at(Section::Salts));
    for (edition, number, members) in &catalog.forms.members {
        let row = catalog.drugs.iter().position(|row| {
            catalog.editions[row.edition].id == *edition
                && (row.part, row.number, row.repeat) == (Part::Western, *number, 1)
        });
        let row = row.expect("forms.json: the class is a row of the Western part");
        for member in members {
            out.number(Section::Members, row as u32);
            names.texts.push(member.clone());
        }
    }
}

/// Finds the alphabet of all strings and spells them with it.
fn write_strings(out: &mut Writer, catalog: &Catalog, strings: &[(Section, &Pool)]) {
    let mut counts: BTreeMap<char, usize> = BTreeMap::new();
    for c in strings
        .iter()
        .flat_map(|(_, pool)| &pool.texts)
        .flat_map(|text| text.chars())
    {
        *counts.entry(c).or_default() += 1;
    }
    let usual = |c: &char| catalog.readings.get(c).map_or("", |readings| &readings[0]);
    let mut common: Vec<char> = counts.keys().copied().collect();
    common.sort_by_key(|c| Reverse(counts[c]));
    let mut others = common.split_off(COMMON.min(common.len()));
    common.sort_by_key(|c| (usual(c), *c));
    others.sort_by_key(|c| (usual(c), *c));
    assert!(
        others.len() <= (255 - COMMON) * 256,
        "the alphabet has room"
    );

    out.number(Section::Alphabet, common.len() as u32);
    let all: String = common.iter().chain(&others).collect();
    all.pack(out.at(Section::Alphabet));
    let syllables: BTreeSet<&str> = catalog
        .readings
        .values()
        .flatten()
        .map(String::as_str)
        .chain([""])
        .collect();
    let syllables: Vec<&str> = syllables.into_iter().collect();
    syllables.join("\n").pack(out.at(Section::Readings));
    for group in [&common, &others] {
        for syllable in &syllables {
            let count = group.iter().filter(|c| usual(c) == *syllable).count();
            out.number(Section::Readings, count as u32);
        }
    }
    let mut last = 0_i64;
    for (number, c) in common.iter().chain(&others).enumerate() {
        for further in catalog.readings.get(c).into_iter().flatten().skip(1) {
            let syllable = syllables
                .binary_search(&further.as_str())
                .expect("is among them");
            out.signed(Section::Readings, number as i64 - last);
            out.number(Section::Readings, syllable as u32);
            last = number as i64;
        }
    }

    let alphabet = Alphabet {
        common: common.len(),
        characters: [common, others].concat(),
    };
    for (section, pool) in strings {
        alphabet.spell(&pool.texts, out.at(*section));
    }
}

/// Reads the table back and compares it with what it was written from.
pub fn compare(table: &[u8], catalog: &Catalog, faults: &mut Vec<String>) {
    // Texts are lent from the table for good.
    let table: &'static [u8] = Box::leak(table.to_vec().into_boxed_slice());
    let rows = Rows::read(table);
    let alphabet = Alphabet::read(table);
    let strings = |wanted| alphabet.strings(section(table, wanted));
    let (names, texts, specs, forms) = (
        strings(Section::Names),
        strings(Section::Texts),
        strings(Section::Specs),
        strings(Section::Forms),
    );
    let categories: Vec<&String> = catalog.categories.keys().collect();
    let mut read = rows.rows.iter();
    let mut differs = |what: String| faults.push(format!("the written table has another {what}"));
    let nth = |number: usize| number.checked_sub(1);
    for drug in &catalog.drugs {
        let Some(row) = read.next() else { break };
        let standard = match row.payment {
            Payment::None => Standard::None,
            Payment::Confidential => Standard::Confidential,
            Payment::Text(spec) => Standard::Text(specs.get(spec.into()).to_owned()),
            Payment::Prices(first, count) => {
                let prices = rows.prices.iter().skip(first.into()).take(count.into());
                Standard::Prices(
                    prices
                        .map(|(fen, spec)| (*fen, specs.get((*spec).into()).to_owned()))
                        .collect(),
                )
            }
        };
        let same = (
            usize::from(row.edition),
            row.part,
            u32::from(row.number),
            u32::from(row.repeat),
        ) == (drug.edition, drug.part, drug.number, drug.repeat)
            && names.get(row.name.into()) == drug.name
            && nth(row.form.into()).map_or("", |form| forms.get(form)) == drug.form
            && (row.class, row.clause) == (drug.class, drug.clause)
            && nth(row.category.into()).map_or("", |category| categories[category])
                == drug.category
            && nth(row.restriction.into()).map_or("", |text| texts.get(text)) == drug.restriction
            && nth(row.validity.into()).map(|days| rows.validities[days]) == drug.validity
            && standard == drug.standard;
        if !same {
            differs(format!("{:?} {} {}", drug.part, drug.number, drug.name));
        }
    }
    let products = catalog
        .products
        .iter()
        .map(|row| (Part::Product, &row.name));
    let services = catalog
        .services
        .iter()
        .map(|row| (Part::Service, &row.name));
    let consumables = catalog
        .consumables
        .iter()
        .map(|row| (Part::Consumable, &row.name));
    for (part, name) in products.chain(services).chain(consumables) {
        if !read
            .next()
            .is_some_and(|row| row.part == part && names.get(row.name.into()) == name)
        {
            differs(format!("{part:?} {name}"));
        }
    }
    if read.next().is_some() {
        differs("number of rows".to_owned());
    }
    let codes = Codes::read(table);
    for (row, product) in (0_u16..).zip(&catalog.products) {
        let mut read: Vec<String> = Vec::new();
        for (head, makers) in codes.heads_of(row) {
            for (maker, list) in makers {
                let packages = codes.packages_of(*list);
                read.extend(
                    packages
                        .iter()
                        .map(|package| format!("{head}{package:04}{maker:05}")),
                );
            }
        }
        read.sort();
        if read != product.codes {
            differs(format!("list of codes of {}", product.name));
        }
    }
    if !codes
        .services
        .iter()
        .map(|code| format!("{code:015}"))
        .eq(catalog.services.iter().map(|row| row.code.clone()))
    {
        differs("list of services".to_owned());
    }
    let written = codes
        .consumables
        .iter()
        .map(|(kind, serial)| format!("C{kind:019}{serial:07}"));
    if !written.eq(catalog.consumables.iter().map(|row| row.code.clone())) {
        differs("list of consumables".to_owned());
    }
    if editions(table).1.len() != catalog.editions.len() {
        differs("list of editions".to_owned());
    }
}
