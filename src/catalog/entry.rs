//! A row of the catalogue, and what it says.

use super::table::{
    Alphabet, Codes, Edition, Numbers, Part, Payment, Row, Rows, Section, Strings,
    editions as read_editions, lines, section,
};
use crate::calendar::Day;
use crate::claim::Class;
use crate::money::Yuan;
use rust_decimal::Decimal;
use std::sync::LazyLock;

/// Written by the build script from `data/catalog`, which reads it back before it is bundled.
pub(super) static TABLE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/catalog.bin"));

pub(super) static ROWS: LazyLock<Rows> = LazyLock::new(|| Rows::read(TABLE));
pub(super) static ALPHABET: LazyLock<Alphabet> = LazyLock::new(|| Alphabet::read(TABLE));
pub(super) static NAMES: LazyLock<Strings> = LazyLock::new(|| strings(Section::Names));
pub(super) static CODES: LazyLock<Codes> = LazyLock::new(|| Codes::read(TABLE));
static TEXTS: LazyLock<Strings> = LazyLock::new(|| strings(Section::Texts));
static SPECS: LazyLock<Strings> = LazyLock::new(|| strings(Section::Specs));
static FORMS: LazyLock<Strings> = LazyLock::new(|| strings(Section::Forms));
static CATEGORY_NAMES: LazyLock<Strings> = LazyLock::new(|| strings(Section::CategoryNames));
static CATEGORIES: LazyLock<Vec<&str>> =
    LazyLock::new(|| lines(section(TABLE, Section::Categories)).collect());
static EDITIONS: LazyLock<(usize, Vec<Edition>)> = LazyLock::new(|| read_editions(TABLE));
static RULES: LazyLock<Rules> = LazyLock::new(Rules::read);

fn strings(wanted: Section) -> Strings {
    ALPHABET.strings(section(TABLE, wanted))
}

/// A row of the catalogue. Registered products are one row for each generic name and category.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Entry(pub(super) u32);

/// What has been agreed about a negotiated or bidding drug.
#[derive(Clone, PartialEq, Debug)]
pub struct Agreement {
    /// Valid from this day on,
    pub from: Day,
    /// until this day.
    pub until: Day,
    /// The payment standards, where they are public and plain prices.
    pub prices: Vec<Price>,
    /// The wording, where the standard is public but no plain price.
    pub text: Option<&'static str>,
    /// Whether the standard is not public.
    pub confidential: bool,
}

impl Agreement {
    /// The standards in a few words: `5.68 (10mg/片)`.
    #[must_use]
    pub fn specs(&self) -> String {
        let prices = self
            .prices
            .iter()
            .map(|p| format!("{} ({})", p.yuan.text(), p.spec));
        let all: Vec<String> = prices.chain(self.text.map(str::to_owned)).collect();
        all.join("; ")
    }
}

/// A payment standard.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Price {
    /// The price of one.
    pub yuan: Yuan,
    /// Of one what: `10mg/片`.
    pub spec: &'static str,
}

/// What an official audit rule looks at.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RuleKind {
    /// Who: child, infant, newborn.
    Age,
    /// Who: female, male.
    Sex,
    /// Which insurance: `work_injury`, `maternity`.
    Insurance,
    /// How: inpatient.
    Visit,
    /// From which level of institution: secondary, tertiary.
    Level,
    /// For how many days.
    Course,
    /// Operations of one group in one session.
    OperationGroup,
}

/// The kinds in the order in which the table numbers them.
const KINDS: [RuleKind; 7] = [
    RuleKind::Age,
    RuleKind::Sex,
    RuleKind::Insurance,
    RuleKind::Visit,
    RuleKind::Level,
    RuleKind::Course,
    RuleKind::OperationGroup,
];

/// An official audit rule.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Rule {
    /// What it looks at.
    pub kind: RuleKind,
    /// What it allows: female, 14, the name of a group.
    pub object: &'static str,
    /// Its wording, where that says more.
    pub text: Option<&'static str>,
    /// The batch in which it was published.
    pub batch: u8,
}

struct Rules {
    rules: Vec<Rule>,
    /// Row and rule, in the order of the rows.
    rows: Vec<(u32, u16)>,
}

impl Rules {
    fn read() -> Rules {
        let objects: Vec<&str> = lines(section(TABLE, Section::RuleObjects)).collect();
        let mut numbers = Numbers(section(TABLE, Section::Rules));
        let mut rules = Vec::new();
        while let Some(kind) = numbers.next() {
            let (object, text) = (numbers.number() as usize, numbers.number());
            let batch = numbers.number() as u8;
            if let Some(kind) = KINDS.get(kind as usize) {
                rules.push(Rule {
                    kind: *kind,
                    object: objects.get(object).copied().unwrap_or_default(),
                    text: text.checked_sub(1).map(|text| TEXTS.get(text as usize)),
                    batch,
                });
            }
        }
        let mut rows = Vec::new();
        let mut numbers = Numbers(section(TABLE, Section::RuleRows));
        let mut row = 0_u32;
        while let Some(step) = numbers.next() {
            row = row.wrapping_add(step);
            rows.push((row, numbers.number() as u16));
        }
        Rules { rules, rows }
    }
}

/// All editions, the newest of the drug list first.
pub fn editions() -> &'static [Edition] {
    &EDITIONS.1
}

/// The edition of the audit rules.
pub fn rules_edition() -> &'static Edition {
    EDITIONS.1.get(EDITIONS.0).unwrap_or(&NO_EDITION)
}

static NO_EDITION: Edition = Edition {
    id: "",
    title: "",
    number: None,
    effective: None,
    until: None,
    stands_in: "",
    evidence: crate::policy::Evidence::Compiled,
};

const NO_ROW: Row = Row {
    edition: u8::MAX,
    part: Part::Product,
    name: u16::MAX,
    number: 0,
    repeat: 1,
    form: 0,
    class: 0,
    category: 0,
    restriction: 0,
    validity: 0,
    clause: 0,
    payment: Payment::None,
};

fn nth(number: impl Into<usize>) -> Option<usize> {
    number.into().checked_sub(1)
}

impl Entry {
    pub(super) fn row(self) -> &'static Row {
        static NONE: Row = NO_ROW;
        ROWS.rows.get(self.0 as usize).unwrap_or(&NONE)
    }

    /// Every row.
    pub fn all() -> impl Iterator<Item = Entry> {
        (0..ROWS.rows.len() as u32).map(Entry)
    }

    /// The part of the catalogue.
    pub fn part(self) -> Part {
        self.row().part
    }

    /// The edition it stands in.
    pub fn edition(self) -> &'static Edition {
        EDITIONS
            .1
            .get(usize::from(self.row().edition))
            .unwrap_or(&NO_EDITION)
    }

    /// Where it is in its part, counted from 0.
    fn place(self) -> u32 {
        self.0.wrapping_sub(ROWS.part(self.part()).0)
    }

    /// Its name for callers: `nrdl2025-W187.2`, a product's smallest code, a service's or consumable's code.
    pub fn id(self) -> String {
        let row = self.row();
        let place = self.place() as usize;
        match row.part {
            Part::Product => smallest_code(place as u16).unwrap_or_default(),
            Part::Service => CODES
                .services
                .get(place)
                .map(|code| service_code(*code))
                .unwrap_or_default(),
            Part::Consumable => CODES
                .consumables
                .get(place)
                .map(|code| consumable_code(*code))
                .unwrap_or_default(),
            part => {
                let letter = part.letter().unwrap_or_default();
                let repeat = if row.repeat > 1 {
                    format!(".{}", row.repeat)
                } else {
                    String::new()
                };
                format!("nrdl{}-{letter}{}{repeat}", self.edition().id, row.number)
            }
        }
    }

    /// Its name as printed.
    pub fn name(self) -> &'static str {
        NAMES.get(usize::from(self.row().name))
    }

    /// The dosage form, where the list names one apart.
    pub fn form(self) -> Option<&'static str> {
        nth(self.row().form).map(|form| FORMS.get(form))
    }

    /// Its class; none for decoction pieces, products, services and consumables.
    pub fn class(self) -> Option<Class> {
        match self.row().class {
            1 => Some(Class::A),
            2 => Some(Class::B),
            _ => None,
        }
    }

    /// The printed number (编号), for the drug list but its pieces: `187`, `★(187)` where it is repeated for another form.
    pub fn number(self) -> Option<String> {
        let row = self.row();
        match row.part {
            Part::Decoction
            | Part::DecoctionExcluded
            | Part::Product
            | Part::Service
            | Part::Consumable => None,
            _ if row.repeat > 1 => Some(format!("★({})", row.number)),
            _ => Some(row.number.to_string()),
        }
    }

    /// The code of its category.
    pub fn category(self) -> Option<&'static str> {
        match self.part() {
            Part::Product => {
                let head = CODES.heads_of(self.place() as u16).next();
                head.and_then(|(head, _)| head.get(..7))
            }
            Part::Service | Part::Consumable => {
                let code = self.id();
                categories_of(&code)
                    .last()
                    .and_then(|at| CATEGORIES.get(at))
                    .copied()
            }
            _ => nth(self.row().category)
                .and_then(|at| CATEGORIES.get(at))
                .copied(),
        }
    }

    /// The names of its categories, the widest first.
    pub fn category_path(self) -> Vec<&'static str> {
        let code = match self.part() {
            Part::Service | Part::Consumable => self.id(),
            _ => self.category().unwrap_or_default().to_owned(),
        };
        categories_of(&code)
            .map(|at| CATEGORY_NAMES.get(at))
            .collect()
    }

    /// The restriction printed beside it.
    pub fn restriction(self) -> Option<&'static str> {
        nth(self.row().restriction).map(|text| TEXTS.get(text))
    }

    /// The clause of the general notes that binds it beside its restriction.
    pub fn clause(self) -> Option<u8> {
        Some(self.row().clause).filter(|clause| *clause > 0)
    }

    /// What was agreed about a negotiated or bidding drug.
    pub fn agreement(self) -> Option<Agreement> {
        let row = self.row();
        let (from, until) = *nth(row.validity).and_then(|days| ROWS.validities.get(days))?;
        let mut agreement = Agreement {
            from,
            until,
            prices: Vec::new(),
            text: None,
            confidential: false,
        };
        match row.payment {
            Payment::None => {}
            Payment::Confidential => agreement.confidential = true,
            Payment::Text(text) => agreement.text = Some(SPECS.get(text.into())),
            Payment::Prices(first, count) => {
                let prices = ROWS.prices.iter().skip(first.into()).take(count.into());
                agreement.prices.extend(prices.map(|(fen, spec)| Price {
                    yuan: Yuan::new(Decimal::new((*fen).into(), 2)),
                    spec: SPECS.get(usize::from(*spec)),
                }));
            }
        }
        Some(agreement)
    }

    /// How many product codes it has.
    pub fn codes(self) -> usize {
        match self.part() {
            Part::Product => {
                let makers = CODES
                    .heads_of(self.place() as u16)
                    .flat_map(|(_, makers)| makers);
                makers.map(|(_, list)| CODES.packages_of(*list).len()).sum()
            }
            Part::Service | Part::Consumable => 1,
            _ => 0,
        }
    }

    /// The official audit rules for a product or service.
    pub fn rules(self) -> Vec<Rule> {
        let rows = &RULES.rows;
        let from = rows.partition_point(|(row, _)| *row < self.0);
        let ours = rows.iter().skip(from).take_while(|(row, _)| *row == self.0);
        ours.filter_map(|(_, rule)| RULES.rules.get(usize::from(*rule)).copied())
            .collect()
    }

    /// Whether it counts on a day. A part that has no newer edition goes on; products, services and consumables always count.
    pub fn in_force(self, day: Day) -> bool {
        let edition = self.edition();
        let goes_on = || {
            self.part()
                .letter()
                .is_some_and(|part| edition.stands_in.contains(part))
        };
        edition.effective.is_none_or(|from| from <= day)
            && edition.until.is_none_or(|until| day <= until || goes_on())
    }
}

fn service_code(code: u64) -> String {
    format!("{code:015}")
}

fn consumable_code((kind, serial): (u64, u32)) -> String {
    format!("C{kind:019}{serial:07}")
}

/// A product's first code in the order of codes.
fn smallest_code(row: u16) -> Option<String> {
    let (head, makers) = CODES.heads_of(row).next()?;
    let first = makers
        .iter()
        .filter_map(|(maker, list)| Some((*CODES.packages_of(*list).first()?, *maker)));
    let (package, maker) = first.min()?;
    Some(format!("{head}{package:04}{maker:05}"))
}

/// The categories that a code lies in, the widest first.
fn categories_of(code: &str) -> impl Iterator<Item = usize> {
    (1..=code.len()).filter_map(|end| CATEGORIES.binary_search(&code.get(..end)?).ok())
}

/// The numbers that rows have for the categories whose code begins so: from, to.
pub(super) fn categories_under(code: &str) -> (usize, usize) {
    let from = CATEGORIES.partition_point(|known| *known < code);
    let under = CATEGORIES
        .iter()
        .skip(from)
        .take_while(|known| known.starts_with(code))
        .count();
    let first = from.saturating_add(1);
    (first, first.saturating_add(under))
}

/// The items that a code names: an item's id, a product code, a service code, a consumable code or its first twenty characters.
pub fn by_code(code: &str) -> Vec<Entry> {
    // No code is longer; a longer text is not worth folding.
    if code.len() > 200 {
        return Vec::new();
    }
    let code = super::plain::plain(code).to_ascii_uppercase();
    if let Some(listed) = code.strip_prefix("NRDL") {
        return by_id(listed).into_iter().collect();
    }
    match code.chars().next() {
        Some('X' | 'Z') => by_product_code(&code),
        Some('C') if code.len() == 20 || code.len() == 27 => by_consumable_code(&code),
        _ => by_service_code(&code).into_iter().collect(),
    }
}

/// `2025-W187.2`.
fn by_id(id: &str) -> Option<Entry> {
    let (edition, rest) = id.split_once('-')?;
    let edition = EDITIONS.1.iter().position(|known| known.id == edition)?;
    let letter = rest.chars().next()?;
    let part = Part::ALL
        .into_iter()
        .find(|part| part.letter() == Some(letter))?;
    let rest = rest.get(1..)?;
    let (number, repeat) = rest.split_once('.').unwrap_or((rest, "1"));
    let wanted = (digits::<u16>(number)?, digits::<u8>(repeat)?);
    let (from, to) = ROWS.run(edition as u8, part);
    let mut run = (from..to).map(Entry);
    run.find(|entry| (entry.row().number, entry.row().repeat) == wanted)
}

/// A number as it is printed: no sign, no zero before it.
fn digits<T: std::str::FromStr>(text: &str) -> Option<T> {
    let plain = text.bytes().all(|byte| byte.is_ascii_digit()) && !text.starts_with('0');
    text.parse().ok().filter(|_| plain)
}

fn number(text: &str) -> Option<u64> {
    let plain = text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| plain)
}

fn by_product_code(code: &str) -> Vec<Entry> {
    let Some((head, tail)) = code
        .len()
        .checked_sub(9)
        .and_then(|at| code.split_at_checked(at))
    else {
        return Vec::new();
    };
    let (package, maker) = tail.split_at_checked(4).unwrap_or_default();
    let (Some(package), Some(maker)) = (number(package), number(maker)) else {
        return Vec::new();
    };
    let first = CODES.heads.partition_point(|known| known.text < head);
    let heads = CODES
        .heads
        .iter()
        .skip(first)
        .take_while(|known| known.text == head);
    let start = ROWS.part(Part::Product).0;
    let has = |row: u16| {
        let lists = CODES
            .heads_of(row)
            .filter(|(text, _)| *text == head)
            .flat_map(|(_, makers)| makers);
        let mut lists = lists.filter(|(of, _)| u64::from(*of) == maker);
        lists.any(|(_, list)| {
            CODES
                .packages_of(*list)
                .iter()
                .any(|of| u64::from(*of) == package)
        })
    };
    let rows = heads.map(|head| head.row).filter(|row| has(*row));
    rows.map(|row| Entry(start.wrapping_add(row.into())))
        .collect()
}

fn by_service_code(code: &str) -> Option<Entry> {
    let number = number(code).filter(|_| code.len() == 15)?;
    let place = CODES.services.binary_search(&number).ok()?;
    Some(Entry(ROWS.part(Part::Service).0.wrapping_add(place as u32)))
}

fn by_consumable_code(code: &str) -> Vec<Entry> {
    let start = ROWS.part(Part::Consumable).0;
    let kind = code.get(1..20).and_then(number);
    let serial = code.get(20..).filter(|serial| !serial.is_empty());
    let (Some(kind), Ok(serial)) = (kind, serial.map(|s| number(s).ok_or(())).transpose()) else {
        return Vec::new();
    };
    let first = CODES.consumables.partition_point(|known| known.0 < kind);
    let of_kind = CODES
        .consumables
        .iter()
        .zip(0_u32..)
        .skip(first)
        .take_while(|(known, _)| known.0 == kind);
    let wanted =
        of_kind.filter(|(known, _)| serial.is_none_or(|serial| serial == u64::from(known.1)));
    wanted
        .map(|(_, place)| Entry(start.wrapping_add(place)))
        .collect()
}

/// Every product, service and consumable whose code begins so. A service may be named by its local code of nine digits, which
/// the national one has after two zeros.
pub(super) fn each_of_code(code: &str, found: &mut dyn FnMut(Entry)) {
    let rows = |part: Part| (ROWS.part(part).0..).map(Entry);
    match code.chars().next() {
        Some('X' | 'Z') => {
            let start = ROWS.part(Part::Product).0;
            for head in &CODES.heads {
                let entry = Entry(start.wrapping_add(head.row.into()));
                let longer = || {
                    code.strip_prefix(head.text)
                        .is_some_and(|tail| has_tail(head, tail))
                };
                if head.text.starts_with(code) || longer() {
                    found(entry);
                }
            }
        }
        Some('C') => {
            let kind = code
                .get(1..)
                .map(|digits| digits.split_at_checked(19).unwrap_or((digits, "")));
            let Some((kind, serial)) = kind else { return };
            let (Some(kinds), Some(serials)) = (beginning(kind, 19), beginning(serial, 7)) else {
                return;
            };
            let rows = CODES.consumables.iter().zip(rows(Part::Consumable));
            let under = rows.filter(|((kind, serial), _)| {
                kinds.contains(kind) && serials.contains(&u64::from(*serial))
            });
            under.for_each(|(_, entry)| found(entry));
        }
        Some('0'..='9') if code.len() >= 3 => {
            let local = format!("00{code}");
            let ranges = [beginning(code, 15), beginning(&local, 15)];
            for (known, entry) in CODES.services.iter().zip(rows(Part::Service)) {
                if ranges.iter().flatten().any(|range| range.contains(known)) {
                    found(entry);
                }
            }
        }
        _ => {}
    }
}

/// The numbers of `length` digits that begin with these digits.
fn beginning(digits: &str, length: usize) -> Option<std::ops::Range<u64>> {
    if digits.is_empty() {
        return Some(0..u64::MAX);
    }
    let missing = u32::try_from(length.checked_sub(digits.len())?).ok()?;
    let unit = 10_u64.checked_pow(missing)?;
    let first = number(digits)?.checked_mul(unit)?;
    Some(first..first.checked_add(unit)?)
}

/// Whether a head has a code that goes on so.
fn has_tail(head: &super::table::Head, tail: &str) -> bool {
    let mut makers = CODES
        .heads_of(head.row)
        .filter(|(text, _)| *text == head.text)
        .flat_map(|(_, makers)| makers);
    makers.any(|(maker, list)| {
        CODES
            .packages_of(*list)
            .iter()
            .any(|package| format!("{package:04}{maker:05}").starts_with(tail))
    })
}
