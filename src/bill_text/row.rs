//! One row under known columns, or without any, as a line of the bill.

use super::amounts::{NoShare, Number, Scale, half_width, number, share};
use super::columns::{Columns, Field};
use super::table::{Delimiter, Row, bare};
use super::words;
use crate::claim::{Class, Line, LineKind};
use crate::issue::Code;
use crate::money::{Ratio, Yuan};
use crate::reading::{At, Faults, Read, Value, shortened};
use rust_decimal::Decimal;

/// What is to be said of a line that was read: code, field, words of the message.
pub type Note = (Code, Field, Vec<String>);

/// What a row says, before its figures are held against each other.
#[derive(Debug, Default)]
pub struct Draft {
    pub code: Option<String>,
    pub name: Option<String>,
    pub form: Option<String>,
    pub spec: Option<String>,
    pub unit: Option<String>,
    pub kind: Option<LineKind>,
    pub class: Option<Class>,
    pub ratio: Option<Decimal>,
    pub limit: Option<Decimal>,
    pub price: Option<Decimal>,
    pub quantity: Option<Decimal>,
    pub amount: Option<Decimal>,
    pub notes: Vec<Note>,
}

/// Whether a cell has nothing in it, or a dash that stands for nothing.
pub fn is_empty(cell: &str) -> bool {
    cell.chars()
        .all(|c| matches!(c, '-' | '—' | '–' | '－' | '/' | '\\'))
}

/// The text of a cell: runs of spaces are one, and a line break inside a Chinese word is none.
pub fn tidy(cell: &str) -> String {
    let mut out = String::with_capacity(cell.len());
    let mut gap = false;
    let mut broken = false;
    for c in bare(cell).chars() {
        if c.is_whitespace() {
            gap = true;
            broken |= matches!(c, '\n' | '\r');
            continue;
        }
        if gap && !(broken && !c.is_ascii() && out.ends_with(|before: char| !before.is_ascii())) {
            out.push(' ');
        }
        out.push(c);
        gap = false;
        broken = false;
    }
    out
}

/// Reads a row under its columns; the faults say why it is no line.
pub fn under(
    columns: &Columns,
    scale: Scale,
    row: &Row,
    delimiter: Delimiter,
    faults: &mut Faults,
) -> Option<(Line, Vec<Note>)> {
    let count = row.cells.len();
    let beyond = row
        .cells
        .iter()
        .skip(columns.width)
        .any(|cell| !cell.is_empty());
    // Between spaces an empty cell leaves no trace but the place of the others on the page.
    let short = delimiter == Delimiter::Spaces && count != columns.width;
    let aligned = if short { columns.aligned(row) } else { None };
    if beyond || (short && aligned.is_none()) {
        cells_differ(row, columns, faults);
        return None;
    }
    let cell = |field| {
        let column = columns.get(field)?;
        let cell = match &aligned {
            Some(cells) => *cells.get(column)?,
            None => &**row.cells.get(column)?,
        };
        (!is_empty(cell)).then_some(cell)
    };
    let text = |field| cell(field).map(tidy);
    let mut draft = Draft {
        name: text(Field::Name),
        form: text(Field::Form),
        spec: text(Field::Spec),
        unit: text(Field::Unit),
        ..Draft::default()
    };
    draft.read_code(cell(Field::Code));
    draft.read_class(cell(Field::Class), cell(Field::Kind), faults);
    if let Some(stated) = cell(Field::PriorSelfPayRatio) {
        draft.read_ratio(stated, scale, faults);
    }
    draft.limit = money(Field::PriceLimit, cell(Field::PriceLimit), faults);
    if let Some(stated) = cell(Field::Quantity) {
        draft.read_quantity(stated, faults);
    }
    if let Some(stated) = cell(Field::UnitPrice) {
        draft.read_price(stated, faults);
    }
    draft.amount = money(Field::Amount, cell(Field::Amount), faults);
    // What stands under what is proved by the figures alone: price times quantity is the amount.
    if short && faults.issues.is_empty() && !draft.comes_out() {
        cells_differ(row, columns, faults);
    }
    draft.line(faults)
}

fn cells_differ(row: &Row, columns: &Columns, faults: &mut Faults) {
    let words = [&*row.cells.len().to_string(), &*columns.width.to_string()];
    faults.add(Code::BillTextCells, &At::ROOT, &words);
}

fn fault(code: Code, field: Field, words: &[&str], faults: &mut Faults) {
    faults.add(code, &At::ROOT.key(field.name()), words);
}

fn unreadable(field: Field, cell: &str, faults: &mut Faults) {
    fault(Code::BillTextNumber, field, &[&shortened(cell)], faults);
}

/// An amount; a negative one is a refund.
fn money(field: Field, cell: Option<&str>, faults: &mut Faults) -> Option<Decimal> {
    let cell = cell?;
    let found = number(cell).filter(|number| number.unit.is_empty());
    if found.is_none() {
        unreadable(field, cell, faults);
    }
    not_refunded(field, cell, found?, faults).map(|number| number.value)
}

fn not_refunded(field: Field, cell: &str, found: Number, faults: &mut Faults) -> Option<Number> {
    if found.value < Decimal::ZERO {
        fault(Code::BillTextRefund, field, &[&shortened(cell)], faults);
        return None;
    }
    Some(found)
}

impl Draft {
    /// The code as it stands in the catalogues: without the spaces and marks that spreadsheets put around numbers.
    pub fn read_code(&mut self, cell: Option<&str>) {
        let Some(cell) = cell else {
            return;
        };
        let mut code = half_width(cell);
        code.retain(|c| !c.is_whitespace());
        let code = code.trim_matches(['=', '"', '\'', '`']);
        if code.is_empty() {
            return;
        }
        // 1.1E+14: the spreadsheet has thrown the digits away.
        let rounded = code.split_once(['E', 'e']).is_some_and(|(front, power)| {
            power.starts_with('+')
                && !front.is_empty()
                && front.bytes().all(|b| b.is_ascii_digit() || b == b'.')
        });
        if rounded {
            self.notes.push((
                Code::BillTextCodeDamaged,
                Field::Code,
                vec![shortened(code)],
            ));
        } else {
            self.code = Some(code.to_owned());
        }
    }

    fn read_class(&mut self, class: Option<&str>, kind: Option<&str>, faults: &mut Faults) {
        let mut embedded = None;
        if let Some(cell) = class {
            match words::class(cell, true) {
                Some((class, share)) => {
                    self.class = Some(class);
                    embedded = share;
                }
                None => fault(
                    Code::BillTextClass,
                    Field::Class,
                    &[&shortened(cell)],
                    faults,
                ),
            }
        }
        if let Some(cell) = kind {
            // 类别 may be either: 西药费, or 甲.
            let as_class = words::class(cell, false).filter(|_| class.is_none());
            match (words::kind(cell), as_class) {
                (Some(kind), _) => self.kind = Some(kind),
                (None, Some((class, share))) => {
                    self.class = Some(class);
                    embedded = share;
                }
                (None, None) => {
                    let note = (Code::BillTextKind, Field::Kind, vec![shortened(cell)]);
                    self.notes.push(note);
                }
            }
        }
        if let Some(stated) = embedded {
            self.read_ratio(&stated, Scale::default(), faults);
        }
    }

    fn read_ratio(&mut self, cell: &str, scale: Scale, faults: &mut Faults) {
        let code = match share(cell, scale, self.class == Some(Class::C)) {
            Ok(share) => {
                self.ratio = Some(share);
                return;
            }
            Err(NoShare::Unreadable) => Code::BillTextRatio,
            Err(NoShare::Ambiguous) => Code::BillTextRatioScale,
        };
        fault(code, Field::PriorSelfPayRatio, &[&shortened(cell)], faults);
    }

    fn read_quantity(&mut self, cell: &str, faults: &mut Faults) {
        let bare = cell.trim_start_matches(['x', 'X', '×']);
        let Some(found) = number(bare).filter(|found| !found.money && self.takes(&found.unit))
        else {
            return unreadable(Field::Quantity, cell, faults);
        };
        if let Some(found) = not_refunded(Field::Quantity, cell, found, faults) {
            self.quantity = Some(found.value);
            self.take(found.unit);
        }
    }

    fn read_price(&mut self, cell: &str, faults: &mut Faults) {
        // Behind a price a unit stands after a stroke only: 12.50/盒, and 12.50盒 is no price.
        let found = number(cell).filter(|found| {
            (found.unit.is_empty() || half_width(cell).contains('/')) && self.takes(&found.unit)
        });
        let Some(found) = found else {
            return unreadable(Field::UnitPrice, cell, faults);
        };
        if let Some(found) = not_refunded(Field::UnitPrice, cell, found, faults) {
            self.price = Some(found.value);
            self.take(found.unit);
        }
    }

    /// Whether a unit behind a number fits the unit known so far.
    fn takes(&self, unit: &str) -> bool {
        unit.is_empty() || (unit != "%" && self.unit.as_ref().is_none_or(|known| known == unit))
    }

    fn take(&mut self, unit: String) {
        if !unit.is_empty() {
            self.unit = Some(unit);
        }
    }

    /// The line, once its figures agree; the faults say why it is none.
    pub fn line(mut self, faults: &mut Faults) -> Option<(Line, Vec<Note>)> {
        if faults.issues.is_empty() {
            if self.name.is_none() && self.code.is_none() {
                fault(Code::BillTextName, Field::Name, &[], faults);
            }
            self.settle_amount(faults);
        }
        if !faults.issues.is_empty() {
            return None;
        }
        let number = |n: Decimal| Value::Text(n.normalize().to_string());
        let fields = [
            (Field::Code, self.code.map(Value::Text)),
            (Field::Name, self.name.map(Value::Text)),
            (Field::Form, self.form.map(Value::Text)),
            (Field::Spec, self.spec.map(Value::Text)),
            (Field::Unit, self.unit.map(Value::Text)),
            (
                Field::Kind,
                self.kind.map(|kind| Value::Text(kind.name().to_owned())),
            ),
            (
                Field::Class,
                self.class.map(|class| Value::Text(class.name().to_owned())),
            ),
            (Field::PriorSelfPayRatio, self.ratio.map(number)),
            (Field::PriceLimit, self.limit.map(number)),
            (Field::UnitPrice, self.price.map(number)),
            (Field::Quantity, self.quantity.map(number)),
            (Field::Amount, self.amount.map(number)),
        ];
        let given = fields
            .into_iter()
            .filter_map(|(field, value)| Some((field.name().to_owned(), value?)));
        // Read as a caller's line is: whatever comes out of here will be taken there.
        let line = Line::read(&Value::Map(given.collect()), &At::ROOT, faults)?;
        Some((line, self.notes))
    }

    /// Whether price, quantity and amount are all there, and agree to the fen.
    fn comes_out(&self) -> bool {
        let (Some(price), Some(quantity)) = (self.price, self.quantity) else {
            return false;
        };
        let product = Yuan::new(price).share(Ratio::new(quantity)).rounded();
        self.amount
            .is_some_and(|amount| Yuan::new(amount).rounded() == product)
    }

    /// Amount, price and quantity are brought together: nothing is changed silently, and no figure is made up.
    fn settle_amount(&mut self, faults: &mut Faults) {
        let product = match (self.price, self.quantity) {
            (Some(price), Some(quantity)) => Some(Yuan::new(price).share(Ratio::new(quantity))),
            _ => None,
        };
        let Some(stated) = self.amount.map(Yuan::new) else {
            match (product, self.price, self.quantity) {
                (Some(product), Some(price), Some(quantity)) => {
                    let amount = product.rounded();
                    let words = vec![price.to_string(), quantity.to_string(), amount.text()];
                    self.notes
                        .push((Code::BillTextComputed, Field::Amount, words));
                    self.amount = Some(amount.value());
                    self.drop_fine_price();
                }
                _ => fault(Code::BillTextAmount, Field::Amount, &[], faults),
            }
            return;
        };
        let amount = stated.rounded();
        if amount != stated {
            let words = vec![stated.value().to_string(), amount.text()];
            self.notes
                .push((Code::BillTextRounded, Field::Amount, words));
        }
        self.amount = Some(amount.value());
        let Some(price) = self.price else {
            return;
        };
        match (product, self.quantity) {
            (Some(product), Some(quantity)) if product.rounded() != amount => {
                // A price printed to so many places may be off by half of the last one; and the amount by less than a fen.
                let places = price.normalize().scale().max(2);
                let half = Decimal::try_new(5, places.saturating_add(1)).unwrap_or_default();
                let slack =
                    Yuan::new(half).share(Ratio::new(quantity)) + Yuan::new(Decimal::new(1, 2));
                let words = vec![price.to_string(), quantity.to_string(), amount.text()];
                if product < amount + slack && amount < product + slack {
                    self.notes
                        .push((Code::BillTextPriceRounded, Field::UnitPrice, words));
                    self.price = None;
                } else {
                    let words: Vec<&str> = words.iter().map(String::as_str).collect();
                    fault(Code::BillLinePrice, Field::Amount, &words, faults);
                }
            }
            (None, _) if Yuan::new(price) != amount => {
                let words = vec![price.to_string(), amount.text()];
                self.notes
                    .push((Code::BillTextNoQuantity, Field::UnitPrice, words));
                self.price = None;
            }
            _ => self.drop_fine_price(),
        }
    }

    /// A line takes prices to the fen only.
    fn drop_fine_price(&mut self) {
        if let Some(price) = self.price.map(|price| price.normalize())
            && price.scale() > 2
        {
            self.notes.push((
                Code::BillTextPriceFine,
                Field::UnitPrice,
                vec![price.to_string()],
            ));
            self.price = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::tidy;

    #[test]
    fn spaces_and_breaks_in_a_name() {
        for (cell, text) in [
            ("阿莫西林\n胶囊", "阿莫西林胶囊"),
            ("阿莫西林 \r\n (联邦)", "阿莫西林 (联邦)"),
            ("Blood \u{a0} \n count", "Blood count"),
            ("维生素 C　片", "维生素 C 片"),
            (" \n ", ""),
        ] {
            assert_eq!(tidy(cell), text);
        }
    }
}
