//! Checks `data/catalog` and makes the bundled table of it. Runs in the build script: a fault stops the build with its file
//! and line.

#![allow(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::panic
)]

mod csv;
mod price;
mod write;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use self::csv::Sheet;
use self::price::Standard;
use super::plain::plain;
use super::table::Part;
use crate::calendar::Day;
use crate::policy::pack::Evidence;
use crate::reading::Value;

/// Reads a file of `data/catalog` by its name.
pub type Files<'f> = &'f dyn Fn(&str) -> Result<String, String>;

/// Everything in `data/catalog`, checked.
#[derive(Default)]
struct Catalog {
    editions: Vec<Edition>,
    /// Rows of the drug list in the order of the editions, each with its edition.
    drugs: Vec<Drug>,
    products: Vec<Product>,
    services: Vec<Service>,
    consumables: Vec<Consumable>,
    /// Drug, service and consumable categories by code.
    categories: BTreeMap<String, String>,
    rules: Vec<Rule>,
    forms: Forms,
    /// How each Chinese character is read, the usual reading first.
    readings: BTreeMap<char, Vec<String>>,
}

struct Edition {
    id: String,
    title: String,
    number: String,
    effective: Option<Day>,
    until: Option<Day>,
    stands_in: String,
    evidence: Evidence,
    files: Vec<String>,
}

struct Drug {
    edition: usize,
    part: Part,
    number: u32,
    repeat: u32,
    category: String,
    name: String,
    form: String,
    class: u8,
    restriction: String,
    standard: Standard,
    validity: Option<(Day, Day)>,
    clause: u8,
}

/// One generic name within one category.
struct Product {
    name: String,
    codes: Vec<String>,
}

struct Service {
    code: String,
    name: String,
    variants: Vec<String>,
}

struct Consumable {
    code: String,
    name: String,
}

struct Rule {
    service: bool,
    /// Of a product.
    name: String,
    /// Of a service.
    code: String,
    kind: u8,
    object: String,
    text: String,
    batch: u8,
}

#[derive(Default)]
struct Forms {
    /// Merged forms with the concrete forms that count as them.
    groups: Vec<(String, Vec<String>)>,
    prefixes: Vec<String>,
    suffixes: Vec<String>,
    /// Members of ◇ groups: edition, number of the Western row, names.
    members: Vec<(String, u32, Vec<String>)>,
}

/// The rules' kinds, in the order of `RuleKind`.
pub const RULES: [&str; 7] = [
    "age",
    "sex",
    "insurance",
    "visit",
    "level",
    "course",
    "operation_group",
];

/// Where faults are collected.
type Faults = Vec<String>;

/// Checks the files and writes them as the bundled table, with notes for whoever builds; or all that is wrong with them.
pub fn prepare(files: Files) -> Result<(Vec<u8>, Vec<String>), Vec<String>> {
    let mut faults = Vec::new();
    let mut notes = Vec::new();
    let catalog = read(files, &mut notes, &mut faults);
    if !faults.is_empty() {
        return Err(faults);
    }
    let table = write::table(&catalog);
    write::compare(&table, &catalog, &mut faults);
    if faults.is_empty() {
        Ok((table, notes))
    } else {
        Err(faults)
    }
}

fn read(files: Files, notes: &mut Vec<String>, faults: &mut Faults) -> Catalog {
    let mut catalog = Catalog::default();
    let mut open = |name: &str, columns: &[&str]| match files(name) {
        Ok(text) => Sheet::read(name, &text, columns, faults),
        Err(why) => {
            faults.push(format!("{name}: {why}"));
            Sheet::default()
        }
    };
    let drug = [
        "id",
        "number",
        "category",
        "name",
        "form",
        "class",
        "restriction",
        "payment_standard",
        "from",
        "until",
        "clause",
    ];
    let with_payable: Vec<&str> = drug.iter().copied().chain(["payable"]).collect();
    let lists = [
        open("drugs-2025.csv", &drug),
        open("drugs-2024.csv", &with_payable),
    ];
    let products = open("products.csv", &["code", "name", "category"]);
    let services = open("services.csv", &["code", "name", "variants", "official"]);
    let consumables = open(
        "consumables.csv",
        &["code", "name", "maker", "specification", "registration"],
    );
    let categories = open("categories.csv", &["system", "code", "name", "edition"]);
    let audit = open(
        "audit.csv",
        &["kind", "name", "code", "rule", "object", "text", "batch"],
    );
    let pinyin = open("pinyin.csv", &["character", "readings"]);

    catalog.editions = editions(files, faults);
    catalog.forms = forms(files, faults);
    for sheet in &lists {
        let edition = edition_of(&catalog, &sheet.name, faults);
        drugs(sheet, edition, &mut catalog.drugs, notes, faults);
    }
    self::products(&products, &mut catalog, faults);
    for row in services.rows() {
        let [code, name, variants, official] = row.fields() else {
            continue;
        };
        row.check(is_digits(code, 15), "the code is not 15 digits", faults);
        row.check(
            !name.is_empty() && ["0", "1"].contains(official),
            "no name, or official is not 0 or 1",
            faults,
        );
        // Further names are separated as the sources do.
        let variants = variants
            .split(" | ")
            .filter(|v| !v.is_empty())
            .map(str::to_owned)
            .collect();
        catalog.services.push(Service {
            code: code.to_string(),
            name: name.to_string(),
            variants,
        });
    }
    for row in consumables.rows() {
        let [code, name, ..] = row.fields() else {
            continue;
        };
        let digits = code
            .strip_prefix('C')
            .is_some_and(|digits| is_digits(digits, 26));
        row.check(
            digits && !name.is_empty(),
            "the code is not C and 26 digits, or no name",
            faults,
        );
        catalog.consumables.push(Consumable {
            code: code.to_string(),
            name: name.to_string(),
        });
    }
    catalog.services.sort_by(|a, b| a.code.cmp(&b.code));
    catalog.consumables.sort_by(|a, b| a.code.cmp(&b.code));
    once(
        catalog.services.iter().map(|row| row.code.as_str()),
        "services.csv",
        faults,
    );
    once(
        catalog.consumables.iter().map(|row| row.code.as_str()),
        "consumables.csv",
        faults,
    );
    for row in categories.rows() {
        let [system, code, name, _] = row.fields() else {
            continue;
        };
        let begins = match *system {
            "drug" => code.starts_with(['X', 'Z']),
            "service" => is_digits(code, code.len()),
            "consumable" => code.starts_with('C'),
            _ => false,
        };
        row.check(
            begins && !name.is_empty(),
            "the code does not fit the system, or no name",
            faults,
        );
        let new = catalog
            .categories
            .insert(code.to_string(), name.to_string())
            .is_none();
        row.check(new, "the code occurs twice", faults);
    }
    for row in pinyin.rows() {
        let [character, readings] = row.fields() else {
            continue;
        };
        let mut characters = character.chars();
        let (Some(character), None) = (characters.next(), characters.next()) else {
            row.check(false, "not one character", faults);
            continue;
        };
        let readings: Vec<String> = readings.split(' ').map(str::to_owned).collect();
        let sound = readings
            .iter()
            .all(|r| !r.is_empty() && r.bytes().all(|b| b.is_ascii_lowercase()));
        row.check(sound, "a reading is not small letters", faults);
        let new = catalog.readings.insert(character, readings).is_none();
        row.check(new, "the character occurs twice", faults);
    }
    rules(&audit, &mut catalog, faults);
    whole(&catalog, faults);
    catalog
}

/// What the files say about each other.
fn whole(catalog: &Catalog, faults: &mut Faults) {
    for (i, drug) in catalog.drugs.iter().enumerate() {
        let category = &drug.category;
        if !category.is_empty() && !catalog.categories.contains_key(category) {
            faults.push(format!(
                "drugs: row {}: the category {category} is not listed",
                i + 1
            ));
        }
    }
    let names = catalog.drugs.iter().map(|row| &row.name);
    let names = names.chain(catalog.products.iter().map(|row| &row.name));
    let names = names.chain(catalog.services.iter().map(|row| &row.name));
    let names = names.chain(catalog.consumables.iter().map(|row| &row.name));
    let unread: BTreeSet<char> = names
        .flat_map(|name| name.chars())
        .filter(|c| ('\u{3400}'..='\u{9fff}').contains(c) && !catalog.readings.contains_key(c))
        .collect();
    if !unread.is_empty() {
        faults.push(format!(
            "pinyin.csv: no reading for {}",
            unread.iter().collect::<String>()
        ));
    }
}

fn is_digits(text: &str, length: usize) -> bool {
    text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn once<'c>(codes: impl Iterator<Item = &'c str>, file: &str, faults: &mut Faults) {
    let mut seen = BTreeSet::new();
    for code in codes {
        if !seen.insert(code) {
            faults.push(format!("{file}: {code} occurs twice"));
        }
    }
}

fn edition_of(catalog: &Catalog, file: &str, faults: &mut Faults) -> usize {
    let of = |edition: &Edition| edition.files.iter().any(|f| f == file);
    catalog.editions.iter().position(of).unwrap_or_else(|| {
        faults.push(format!("editions.json: no edition has the file {file}"));
        0
    })
}

fn json(files: Files, name: &str, faults: &mut Faults) -> Value {
    let read = files(name).and_then(|text| serde_json::from_str(&text).map_err(|e| e.to_string()));
    read.unwrap_or_else(|why| {
        faults.push(format!("{name}: {why}"));
        Value::Null
    })
}

/// The texts of a list, or nothing.
fn texts(value: Option<&Value>) -> Vec<String> {
    match value {
        Some(Value::List(items)) => items
            .iter()
            .filter_map(Value::text)
            .map(str::to_owned)
            .collect(),
        _ => Vec::new(),
    }
}

fn editions(files: Files, faults: &mut Faults) -> Vec<Edition> {
    let Value::List(items) = json(files, "editions.json", faults) else {
        faults.push("editions.json: not a list".to_owned());
        return Vec::new();
    };
    let mut editions = Vec::new();
    for (i, item) in items.iter().enumerate() {
        let text = |key| item.get(key).and_then(Value::text).map(str::to_owned);
        let day = |key| match item.get(key) {
            None | Some(Value::Null) => Ok(None),
            Some(value) => value.text().and_then(Day::parse).map(Some).ok_or(()),
        };
        let evidence =
            text("evidence").and_then(|e| Evidence::ALL.iter().copied().find(|k| k.name() == e));
        let (Some(id), Some(title), Some(evidence), Ok(effective), Ok(until)) = (
            text("id"),
            text("title"),
            evidence,
            day("effective"),
            day("until"),
        ) else {
            faults.push(format!("editions.json: [{i}]: id, title, evidence, effective or until is missing or unsound"));
            continue;
        };
        let stands_in = texts(item.get("stands_in")).concat();
        let number = text("number").unwrap_or_default();
        let files = texts(item.get("files"));
        editions.push(Edition {
            id,
            title,
            number,
            effective,
            until,
            stands_in,
            evidence,
            files,
        });
    }
    if !editions.is_sorted_by(|a, b| a.effective >= b.effective) {
        faults.push("editions.json: the newest must come first".to_owned());
    }
    editions
}

fn forms(files: Files, faults: &mut Faults) -> Forms {
    let json = json(files, "forms.json", faults);
    let mut forms = Forms::default();
    let list = |key| match json.get(key) {
        Some(Value::List(items)) => items.as_slice(),
        _ => &[],
    };
    for group in list("groups") {
        let covers = texts(group.get("covers"));
        match group.get("form").and_then(Value::text) {
            Some(form) if !covers.is_empty() => forms.groups.push((form.to_owned(), covers)),
            _ => faults.push(format!(
                "forms.json: a group without form or covers: {group:?}"
            )),
        }
    }
    for class in list("classes") {
        let Some(Value::Map(numbers)) = class.get("numbers") else {
            faults.push(format!("forms.json: a class without numbers: {class:?}"));
            continue;
        };
        for (edition, number) in numbers {
            if let Value::Number(number) = number {
                forms
                    .members
                    .push((edition.clone(), *number as u32, texts(class.get("covers"))));
            }
        }
    }
    let salts = |key| texts(json.get("salts").and_then(|salts| salts.get(key)));
    (forms.prefixes, forms.suffixes) = (salts("prefixes"), salts("suffixes"));
    if forms.groups.is_empty()
        || forms.members.is_empty()
        || forms.prefixes.is_empty()
        || forms.suffixes.is_empty()
    {
        faults.push("forms.json: groups, classes or salts are empty".to_owned());
    }
    forms
}

fn drugs(
    sheet: &Sheet,
    edition: usize,
    drugs: &mut Vec<Drug>,
    notes: &mut Vec<String>,
    faults: &mut Faults,
) {
    let year = sheet
        .name
        .trim_start_matches("drugs-")
        .trim_end_matches(".csv");
    let mut order: HashMap<(Part, u32), u32> = HashMap::new();
    let mut parts: Vec<Part> = Vec::new();
    for row in sheet.rows() {
        let [
            id,
            number,
            category,
            name,
            form,
            class,
            restriction,
            standard,
            from,
            until,
            clause,
            payable @ ..,
        ] = row.fields()
        else {
            continue;
        };
        let Some(part) = id.strip_prefix(&format!("nrdl{year}-")).and_then(|rest| {
            Part::ALL
                .into_iter()
                .find(|part| part.letter() == rest.chars().next())
        }) else {
            row.check(
                false,
                "the id has not this edition or no known part",
                faults,
            );
            continue;
        };
        let rest = id
            .get(format!("nrdl{year}-").len() + 1..)
            .unwrap_or_default();
        let (in_id, repeat) = rest.split_once('.').unwrap_or((rest, "1"));
        let (Ok(printed), Ok(repeat)) = (in_id.parse::<u32>(), repeat.parse::<u32>()) else {
            row.check(false, "the id has no number", faults);
            continue;
        };
        row.check(
            number.is_empty() || *number == in_id,
            "id and number differ",
            faults,
        );
        let before = order.entry((part, printed)).or_default();
        *before += 1;
        row.check(
            *before == repeat,
            "the rows of one number must stand in order",
            faults,
        );
        if parts.last() != Some(&part) {
            row.check(
                !parts.contains(&part),
                "the rows of one part must stand together",
                faults,
            );
            parts.push(part);
        }
        row.check(!name.is_empty(), "no name", faults);
        let class = match *class {
            "" => 0,
            "A" => 1,
            "B" => 2,
            _ => {
                row.check(false, "the class is not A, B or empty", faults);
                continue;
            }
        };
        let pieces = matches!(part, Part::Decoction | Part::DecoctionExcluded);
        row.check(
            (class == 0) == pieces,
            "only decoction pieces have no class",
            faults,
        );
        let payable = payable.first().copied().unwrap_or("1");
        row.check(
            (payable == "0") == (part == Part::DecoctionExcluded),
            "payable does not fit the part",
            faults,
        );
        let validity = match (*from, *until) {
            ("", "") => None,
            (from, until) => match (Day::parse(from), Day::parse(until)) {
                (Some(from), Some(until)) if from <= until => Some((from, until)),
                _ => {
                    row.check(false, "from and until are not two days in order", faults);
                    None
                }
            },
        };
        let negotiated = matches!(
            part,
            Part::Negotiated | Part::NegotiatedChinese | Part::Bidding
        );
        row.check(
            negotiated == validity.is_some(),
            "negotiated and bidding drugs have a validity, others none",
            faults,
        );
        let standard = price::read(standard);
        row.check(
            negotiated == (standard != Standard::None),
            "negotiated and bidding drugs have a payment standard, others none",
            faults,
        );
        if let Standard::Text(text) = &standard {
            notes.push(format!(
                "{}: {id} {name}: the payment standard is no plain price and stays a text: {text}",
                row.place()
            ));
        }
        let clause = if clause.is_empty() {
            Ok(0)
        } else {
            clause.parse()
        };
        row.check(clause.is_ok(), "the clause is no number", faults);
        drugs.push(Drug {
            edition,
            part,
            number: printed,
            repeat,
            category: category.to_string(),
            name: name.to_string(),
            form: form.to_string(),
            class,
            restriction: restriction.to_string(),
            standard,
            validity,
            clause: clause.unwrap_or_default(),
        });
    }
}

fn products(sheet: &Sheet, catalog: &mut Catalog, faults: &mut Faults) {
    let mut groups: BTreeMap<(String, String), Vec<String>> = BTreeMap::new();
    for row in sheet.rows() {
        let [code, name, category] = row.fields() else {
            continue;
        };
        let length = if code.starts_with('X') { 23 } else { 20 };
        let digits = code.len() == length && is_digits(&code[length - 9..], 9);
        row.check(
            digits && code.starts_with(['X', 'Z']),
            "no product code",
            faults,
        );
        row.check(
            code.starts_with(category) && category.len() == 7 && !name.is_empty(),
            "the code does not begin with the category of seven characters, or no name",
            faults,
        );
        groups
            .entry((name.to_string(), category.to_string()))
            .or_default()
            .push(code.to_string());
    }
    for ((name, _), mut codes) in groups {
        codes.sort();
        once(codes.iter().map(String::as_str), "products.csv", faults);
        catalog.products.push(Product { name, codes });
    }
    catalog.products.sort_by(|a, b| a.codes.cmp(&b.codes));
}

fn rules(sheet: &Sheet, catalog: &mut Catalog, faults: &mut Faults) {
    let products: BTreeSet<String> = catalog
        .products
        .iter()
        .map(|row| plain(&row.name))
        .collect();
    let services: BTreeSet<&str> = catalog
        .services
        .iter()
        .map(|row| row.code.as_str())
        .collect();
    for row in sheet.rows() {
        let [kind, name, code, rule, object, text, batch] = row.fields() else {
            continue;
        };
        let service = *kind == "service";
        row.check(
            service || *kind == "drug",
            "the kind is not drug or service",
            faults,
        );
        let known = if service {
            services.contains(code)
        } else {
            products.contains(&plain(name))
        };
        row.check(
            known,
            "a rule for a service or product that is not listed",
            faults,
        );
        let rule = RULES.iter().position(|known| known == rule);
        let batch = batch.parse();
        let (Some(rule), Ok(batch)) = (rule, batch) else {
            row.check(false, "unknown rule, or the batch is no number", faults);
            continue;
        };
        row.check(!object.is_empty(), "no object", faults);
        catalog.rules.push(Rule {
            service,
            name: name.to_string(),
            code: code.to_string(),
            kind: rule as u8,
            object: object.to_string(),
            text: text.to_string(),
            batch,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str) -> Result<String, String> {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data/catalog");
        std::fs::read_to_string(path.join(name)).map_err(|error| error.to_string())
    }

    /// The faults found once `from` is replaced by `to` in a file.
    fn faults(name: &str, from: &str, to: &str) -> Vec<String> {
        let altered = |wanted: &str| {
            let text = file(wanted)?;
            if wanted == name {
                assert!(text.contains(from), "{from}");
                return Ok(text.replacen(from, to, 1));
            }
            Ok(text)
        };
        prepare(&altered).err().unwrap_or_default()
    }

    #[test]
    fn the_catalogue_as_it_is_has_no_fault() {
        let (table, notes) = prepare(&file).unwrap();
        assert!(table.len() < 350_000, "{}", table.len());
        // The only payment standards that are no plain price: a radioactive capsule is paid by its activity.
        assert!(
            notes.len() == 2 && notes.iter().all(|note| note.contains("[131I]")),
            "{notes:?}"
        );
    }

    #[test]
    fn a_fault_is_told_with_its_line() {
        for (name, from, to, told) in [
            (
                "drugs-2025.csv",
                "id,number",
                "id,no",
                "drugs-2025.csv:1: the columns must be",
            ),
            (
                "drugs-2025.csv",
                "nrdl2025-W2,2,",
                "nrdl2025-W2,3,",
                "drugs-2025.csv:3: id and number differ",
            ),
            (
                "drugs-2025.csv",
                "nrdl2025-W2,2,",
                "nrdl2025-Q2,2,",
                "drugs-2025.csv:3: the id has not",
            ),
            (
                "drugs-2025.csv",
                "nrdl2025-W2,2,",
                "nrdl2025-W1,1,",
                "drugs-2025.csv:3: the rows of one number",
            ),
            (
                "drugs-2025.csv",
                "糠甾醇,口服常释剂型,B",
                "糠甾醇,口服常释剂型,C",
                "drugs-2025.csv:3: the class is not",
            ),
            (
                "drugs-2025.csv",
                "糠甾醇,口服常释剂型,B",
                "糠甾醇,口服常释剂型,",
                "drugs-2025.csv:3: only decoction",
            ),
            (
                "drugs-2025.csv",
                "糠甾醇,",
                "糠甾醇,,",
                "drugs-2025.csv:3: 12 fields, not 11",
            ),
            (
                "drugs-2025.csv",
                "2,XA01,糠",
                "2,XA99,糠",
                "the category XA99 is not listed",
            ),
            (
                "drugs-2025.csv",
                "2026-01-01,2027-12-31",
                "2026-01-01,2027-12-32",
                "from and until are not two days",
            ),
            (
                "products.csv",
                "XA02AXX095A001010103357,小儿大黄碳酸氢钠片,XA02AXX",
                "XA02AXX095A00101010335,小儿大黄碳酸氢钠片,XA02AXX",
                "products.csv:2: no product code",
            ),
            (
                "products.csv",
                "小儿大黄碳酸氢钠片,XA02AXX",
                "小儿大黄碳酸氢钠片,XA02BXX",
                "products.csv:2: the code does not begin",
            ),
            (
                "services.csv",
                "001102000000100,",
                "0011020000001,",
                "services.csv:2: the code is not 15 digits",
            ),
            (
                "services.csv",
                "001102000000300,",
                "001102000000100,",
                "services.csv: 001102000000100 occurs twice",
            ),
            (
                "consumables.csv",
                "C01010100101007049000000005,",
                "D01010100101007049000000005,",
                "consumables.csv:2: the code is not C",
            ),
            (
                "audit.csv",
                "儿童清肺口服液,,age",
                "儿童清肺口服水,,age",
                "audit.csv:2: a rule for a service or product",
            ),
            (
                "audit.csv",
                "儿童清肺口服液,,age",
                "儿童清肺口服液,,shoe",
                "audit.csv:2: unknown rule",
            ),
            (
                "pinyin.csv",
                "参,shen can",
                "参,shēn can",
                "a reading is not small letters",
            ),
            (
                "pinyin.csv",
                "参,shen can\n",
                "",
                "pinyin.csv: no reading for 参",
            ),
            (
                "categories.csv",
                "drug,XA,",
                "drug,QA,",
                "categories.csv:2: the code does not fit",
            ),
            (
                "editions.json",
                "\"2026-01-01\"",
                "\"2026-01-32\"",
                "editions.json: [0]",
            ),
            (
                "editions.json",
                "drugs-2025.csv",
                "drugs-2026.csv",
                "editions.json: no edition has the file drugs-2025.csv",
            ),
            (
                "forms.json",
                "\"prefixes\"",
                "\"prefix\"",
                "forms.json: groups, classes or salts are empty",
            ),
        ] {
            let faults = faults(name, from, to);
            assert!(
                faults.iter().any(|fault| fault.contains(told)),
                "{told}: {:?}",
                faults.first()
            );
        }
    }
}
