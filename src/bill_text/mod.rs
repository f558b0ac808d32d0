//! The lines of a bill from text: pasted from a spreadsheet, a CSV file or a PDF table.
//!
//! Nothing is guessed and nothing is lost: every row that is not blank becomes a line, or is given back with the reason.

mod amounts;
mod columns;
mod content;
mod row;
mod table;
mod words;

use crate::Failure;
use crate::claim::Line;
use crate::index::Index;
use crate::issue::{Code, Issue, Kind, Lang};
use crate::money::Yuan;
use crate::reading::{At, Faults, LIST_LIMIT, Value, expect};
use amounts::{Scale, number};
use columns::{Columns, Field, some_headings};
use row::Note;
use serde::{Serialize, Serializer};
use table::{Delimiter, Row, rows};

/// The longest text read, in bytes of UTF-8.
const LONGEST: usize = 4 * 1024 * 1024;
/// The headings stand among so many first rows that are not blank.
const HEAD: usize = 50;

/// What a text was read as.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct ParsedBill {
    /// The lines, in the order of the text; `estimate` and `classify` take them as they are.
    pub lines: Vec<Line>,
    /// For each line, the line of the text on which its row begins, from 1.
    pub rows: Vec<usize>,
    /// The rows that are no lines, and why: titles, headings and sums as well as rows with a fault.
    pub unparsed: Vec<Unparsed>,
    /// The columns, from 0, of the fields that the first headings name; empty if there were no headings.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Record<string, number>"))]
    pub columns: FoundColumns,
    /// What is to be known of the lines that were read: `field` is `lines[3].unitPrice`.
    pub issues: Vec<Issue>,
}

/// A row that is no line of the bill.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Unparsed {
    /// The line of the text on which it begins, from 1.
    pub row: usize,
    /// The row as it stands in the text.
    pub text: String,
    /// Why it is no line; `field` is the field of a line that has the fault.
    pub issues: Vec<Issue>,
}

/// Fields and their columns.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FoundColumns(pub Vec<(&'static str, usize)>);

impl Serialize for FoundColumns {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_map(self.0.iter().copied())
    }
}

/// The lines of a bill from a text: rows of cells between tabs, commas, semicolons, bars, or two and more spaces.
///
/// Columns are known by their headings, in Chinese or English, wherever these stand among the first rows. Without headings
/// a row is read only if its content allows one reading. An amount that is missing is computed from price and quantity,
/// rounded to the fen, half away from zero, and pointed out.
///
/// # Errors
/// `field.type` if `text` is no text, `text.too_long` above 4 MB, `list.too_long` above 10,000 rows.
///
/// # Example
/// ```
/// use yidi::{issue::Lang, parse_bill, reading::Value};
///
/// let text = "项目名称,单价,数量,金额\n阿莫西林胶囊,￥12.50,2,25.00元\n合计,,,25.00";
/// let bill = parse_bill(&Value::Text(text.to_owned()), Lang::En).unwrap();
/// assert_eq!(bill.lines[0].amount.text(), "25.00");
/// assert_eq!(bill.unparsed[1].issues[0].code, "bill_text.total");
/// ```
pub fn parse_bill(text: &Value, lang: Lang) -> Result<ParsedBill, Failure> {
    let mut faults = Faults::new(lang);
    let Value::Text(text) = text else {
        let _: Option<()> = expect(Kind::Text, text, &At::ROOT.key("text"), &mut faults);
        return Err(Failure::of(faults));
    };
    if text.len() > LONGEST {
        // In the characters of Chinese text, which take three bytes.
        let words = [&*(LONGEST / 3).to_string()];
        faults.add(Code::TextTooLong, &At::ROOT.key("text"), &words);
        return Err(Failure::of(faults));
    }
    let delimiter = delimiter_of(text);
    let mut rows: Vec<Row> = rows(text, delimiter)
        .take(LIST_LIMIT.saturating_add(1))
        .collect();
    if rows.len() > LIST_LIMIT {
        let words = [&*rows.len().to_string(), &*LIST_LIMIT.to_string()];
        faults.add(Code::ListTooLong, &At::ROOT.key("text"), &words);
        return Err(Failure::of(faults));
    }
    let headed: Vec<Option<Columns>> = rows.iter().map(Columns::of).collect();
    let first = headed.iter().take(HEAD).position(Option::is_some);
    // Under headings that are not understood, content proves nothing: 1.2 may be 万元, and 2 a quantity.
    let unknown = first.is_none() && rows.iter().take(HEAD).any(some_headings);
    let mut reader = Reader::new(lang, delimiter, scale_of(&rows, &headed));
    for (index, (row, columns)) in rows.drain(..).zip(headed).enumerate() {
        if let Some(columns) = columns {
            reader.headings(&row, columns);
        } else if first.is_some_and(|first| index < first) {
            reader.give_back(&row, vec![Issue::new(Code::BillTextAbove, lang, None, &[])]);
        } else if unknown && reader.columns.is_none() {
            reader.give_back(
                &row,
                vec![Issue::new(Code::BillTextColumns, lang, None, &[])],
            );
        } else {
            reader.row(&row);
        }
    }
    Ok(reader.finish())
}

/// What separates the cells: that under which headings are found, the more of them the better; without any, that under which
/// the most rows can be read.
fn delimiter_of(text: &str) -> Delimiter {
    let mut best = (0, false, 0);
    let mut found = Delimiter::Mark('\t');
    for delimiter in Delimiter::ALL {
        let mut headings = 0;
        let mut some = false;
        let mut lines = 0_usize;
        for row in rows(text, delimiter).take(HEAD) {
            some |= some_headings(&row);
            match Columns::of(&row) {
                Some(columns) => headings = headings.max(columns.found().count()),
                None if row.cells.len() > 1 => {
                    let read = content::read(&row, &mut Faults::new(Lang::En));
                    lines = lines.saturating_add(usize::from(read.is_some()));
                }
                None => {}
            }
        }
        if (headings, some, lines) > best {
            best = (headings, some, lines);
            found = delimiter;
        }
    }
    found
}

/// How the text writes shares: one way for all its tables.
fn scale_of(rows: &[Row], headed: &[Option<Columns>]) -> Scale {
    let mut scale = Scale::default();
    let mut column = None;
    for (row, columns) in rows.iter().zip(headed) {
        if let Some(columns) = columns {
            column = columns.get(Field::PriorSelfPayRatio);
            scale.percent |= columns.percent;
        } else if let Some(cell) = column.and_then(|column| row.cells.get(column)) {
            scale.see(cell);
        }
    }
    scale
}

/// A sum that a row states of the lines above it, or of all.
struct Stated {
    /// Its place among the rows given back.
    unparsed: usize,
    sum: Yuan,
    /// What the lines came to since the sum before, and in all, when it was met.
    section: Yuan,
    so_far: Yuan,
}

/// What has been read, row after row.
struct Reader {
    bill: ParsedBill,
    lang: Lang,
    delimiter: Delimiter,
    scale: Scale,
    columns: Option<Columns>,
    total: Yuan,
    section: Yuan,
    stated: Vec<Stated>,
    /// Kinds of expense that are not known, each told once.
    strange: Index<String, ()>,
}

impl Reader {
    fn new(lang: Lang, delimiter: Delimiter, scale: Scale) -> Reader {
        Reader {
            bill: ParsedBill {
                lines: Vec::new(),
                rows: Vec::new(),
                unparsed: Vec::new(),
                columns: FoundColumns::default(),
                issues: Vec::new(),
            },
            lang,
            delimiter,
            scale,
            columns: None,
            total: Yuan::ZERO,
            section: Yuan::ZERO,
            stated: Vec::new(),
            strange: Index::default(),
        }
    }

    fn give_back(&mut self, row: &Row, issues: Vec<Issue>) {
        self.bill.unparsed.push(Unparsed {
            row: row.number,
            text: row.text.to_owned(),
            issues,
        });
    }

    /// Headings: the rows below are read by them, up to the next ones (a table may be printed page by page).
    fn headings(&mut self, row: &Row, columns: Columns) {
        if self.columns.is_none() {
            // A bar at the beginning makes an empty cell that is no column.
            let bar =
                self.delimiter == Delimiter::Bar && row.cells.first().is_some_and(|c| c.is_empty());
            let found = columns
                .found()
                .map(|(field, column)| (field.name(), column.saturating_sub(usize::from(bar))));
            self.bill.columns = FoundColumns(found.collect());
        }
        self.columns = Some(columns);
        let issue = Issue::new(Code::BillTextHeadings, self.lang, None, &[]);
        self.give_back(row, vec![issue]);
    }

    fn row(&mut self, row: &Row) {
        if let Some(sum) = self.sum_of(row) {
            self.sum(row, &sum);
            return;
        }
        let mut faults = Faults::new(self.lang);
        let read = match &self.columns {
            _ if self.says_no_figure(row) => {
                faults.add(Code::BillTextNotALine, &At::ROOT, &[]);
                None
            }
            Some(columns) => row::under(columns, self.scale, row, self.delimiter, &mut faults),
            None => content::read(row, &mut faults),
        };
        match read {
            Some((line, notes)) => self.line(row, line, notes),
            None => self.give_back(row, faults.issues),
        }
    }

    fn line(&mut self, row: &Row, line: Line, notes: Vec<Note>) {
        self.total += line.amount;
        self.section += line.amount;
        for (code, field, words) in notes {
            if code == Code::BillTextKind && !self.strange.put(words.concat(), ()) {
                continue;
            }
            let at = format!("lines[{}].{}", self.bill.lines.len(), field.name());
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            self.bill
                .issues
                .push(Issue::new(code, self.lang, Some(at), &words));
        }
        self.bill.lines.push(line);
        self.bill.rows.push(row.number);
    }

    /// Whether a row has words only, and where figures should stand nothing: the name of a group, a remark, a rule.
    fn says_no_figure(&self, row: &Row) -> bool {
        let figures = [Field::Amount, Field::UnitPrice, Field::Quantity];
        let given = |field| {
            let column = self.columns.as_ref()?.get(field)?;
            let cell = row.cells.get(column)?;
            // Between spaces a short row's cells are not where the headings are.
            let placed = self.delimiter != Delimiter::Spaces
                || self.columns.as_ref()?.width == row.cells.len();
            (placed && !row::is_empty(cell)).then_some(())
        };
        let numeric = |cell: &str| number(cell).is_some_and(|found| found.unit.is_empty());
        let single = self.columns.is_none() && row.cells.len() == 1;
        !single
            && figures.into_iter().all(|field| given(field).is_none())
            && !row.cells.iter().any(|cell| numeric(cell))
    }

    /// The sum that a row states: the word stands first in the row, or where the name should.
    fn sum_of(&self, row: &Row) -> Option<words::Sum> {
        let first = row.cells.iter().find(|cell| !cell.is_empty())?;
        let named = || {
            let column = self.columns.as_ref()?.get(Field::Name)?;
            words::sum(row.cells.get(column)?)
        };
        let first_word = || words::sum(first.split_whitespace().next()?);
        words::sum(first).or_else(named).or_else(|| {
            // 合计 1,234.50, typed with one space.
            (row.cells.len() == 1).then(first_word)?
        })
    }

    fn sum(&mut self, row: &Row, sum: &words::Sum) {
        let issue = Issue::new(Code::BillTextTotal, self.lang, None, &[]);
        self.give_back(row, vec![issue]);
        if sum.grand
            && let Some(stated) = self.figure_of(row, sum)
        {
            self.stated.push(Stated {
                unparsed: self.bill.unparsed.len().saturating_sub(1),
                sum: stated,
                section: self.section,
                so_far: self.total,
            });
            self.section = Yuan::ZERO;
        }
    }

    /// The figure of a sum: under the heading of the amounts, else the last number of the row.
    fn figure_of(&self, row: &Row, sum: &words::Sum) -> Option<Yuan> {
        let figure = |cell: &str| {
            let found = number(cell).filter(|found| found.unit.is_empty())?;
            Some(Yuan::new(found.value).rounded())
        };
        let placed = || {
            let columns = self.columns.as_ref()?;
            if self.delimiter == Delimiter::Spaces && columns.width != row.cells.len() {
                return None;
            }
            figure(row.cells.get(columns.get(Field::Amount)?)?)
        };
        let last = || row.cells.iter().rev().find_map(|cell| figure(cell));
        let typed = || figure(row.cells.last()?.split_whitespace().next_back()?);
        placed()
            .or_else(last)
            .or_else(|| figure(sum.rest.trim_start_matches([':', '=', ')'])))
            .or_else(typed)
    }

    fn finish(mut self) -> ParsedBill {
        for stated in &self.stated {
            // A sum may be printed above the lines, below them, or below each part of them.
            if [stated.section, stated.so_far, self.total].contains(&stated.sum) {
                continue;
            }
            let words = [&*stated.sum.text(), &*self.total.text()];
            let issue = Issue::new(Code::BillTextTotalDiffers, self.lang, None, &words);
            if let Some(row) = self.bill.unparsed.get_mut(stated.unparsed) {
                row.issues.push(issue);
            }
        }
        self.bill
    }
}
