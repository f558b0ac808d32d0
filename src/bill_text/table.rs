//! Text as rows of cells: tabs, commas, semicolons, bars, or two and more spaces between the columns.

use std::borrow::Cow;

/// What stands between the cells of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Delimiter {
    /// A character; a cell in double quotes may contain it, and line breaks too.
    Mark(char),
    /// A bar: `| a | b |`, with or without bars at the ends.
    Bar,
    /// Two or more spaces, as PDF tables are copied.
    Spaces,
}

impl Delimiter {
    /// All of them; where two explain a text as well, the earlier one is taken.
    pub const ALL: [Delimiter; 6] = [
        Delimiter::Mark('\t'),
        Delimiter::Bar,
        Delimiter::Mark(';'),
        Delimiter::Mark(','),
        Delimiter::Spaces,
        Delimiter::Mark('，'),
    ];
}

/// A row that is not blank.
#[derive(Debug)]
pub struct Row<'t> {
    /// The line of the text on which it begins, from 1.
    pub number: usize,
    /// As it stands in the text, without the line break at its end.
    pub text: &'t str,
    /// Its cells, without the spaces around them.
    pub cells: Vec<Cow<'t, str>>,
    /// Between spaces: from where to where each cell reaches on the page, a Chinese character counting two.
    pub spans: Vec<(usize, usize)>,
}

/// The rows of `text`, blank ones left out, in one pass.
pub fn rows(text: &str, delimiter: Delimiter) -> impl Iterator<Item = Row<'_>> {
    let mut rest = text;
    let mut line = 1_usize;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let (cells, spans, after) = match delimiter {
            Delimiter::Mark(mark) => {
                let (cells, after) = marked(rest, mark);
                (cells, Vec::new(), after)
            }
            Delimiter::Bar => {
                let (row, after) = first_line(rest);
                (barred(row), Vec::new(), after)
            }
            Delimiter::Spaces => {
                let (row, after) = first_line(rest);
                let (cells, spans) = spaced(row);
                (cells, spans, after)
            }
        };
        let length = rest.len().saturating_sub(after.len());
        let text = rest.get(..length).unwrap_or_default();
        let row = Row {
            number: line,
            text: text.trim_end_matches(['\n', '\r']),
            cells,
            spans,
        };
        line = line.saturating_add(breaks(text));
        rest = after;
        Some(row)
    })
    .filter(|row| row.cells.iter().any(|cell| !cell.is_empty()))
}

/// The first line, and what follows its line break.
fn first_line(text: &str) -> (&str, &str) {
    let length = text.find(['\n', '\r']).unwrap_or(text.len());
    let (line, rest) = text.split_at_checked(length).unwrap_or((text, ""));
    (line, after_break(rest))
}

/// `rest` without the line break with which it begins.
fn after_break(rest: &str) -> &str {
    let after = rest.strip_prefix("\r\n");
    after
        .or_else(|| rest.strip_prefix(['\n', '\r']))
        .unwrap_or(rest)
}

/// How many line breaks `text` has: `\r\n` is one.
fn breaks(text: &str) -> usize {
    let all = text.bytes().filter(|b| matches!(b, b'\n' | b'\r')).count();
    all.saturating_sub(text.matches("\r\n").count())
}

/// The cells of the first row, and what follows it.
fn marked(text: &str, mark: char) -> (Vec<Cow<'_, str>>, &str) {
    let mut cells = Vec::new();
    let mut rest = text;
    loop {
        let after = match quoted(rest, mark) {
            Some((cell, after)) => {
                cells.push(Cow::Owned(bare(&cell).to_owned()));
                after
            }
            None => {
                let end = rest.find([mark, '\n', '\r']).unwrap_or(rest.len());
                let (cell, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
                cells.push(Cow::Borrowed(bare(cell)));
                after
            }
        };
        match after.strip_prefix(mark) {
            Some(next) => rest = next,
            None => return (cells, after_break(after)),
        }
    }
}

/// The cell in quotes with which `text` begins, and what follows it. A quote that is never closed, or closed in the middle
/// of a cell, is an ordinary character: it must not swallow the rows below. (It costs no second pass either: what a vain
/// search has passed over holds no other quote that could open a search as long.)
fn quoted(text: &str, mark: char) -> Option<(String, &str)> {
    let spaces = |text| str::trim_start_matches(text, |c: char| c == ' ' && c != mark);
    let mut rest = spaces(text).strip_prefix('"')?;
    let mut cell = String::new();
    loop {
        let (before, after) = rest.split_once('"')?;
        cell.push_str(before);
        if let Some(after) = after.strip_prefix('"') {
            cell.push('"');
            rest = after;
            continue;
        }
        let after = spaces(after);
        let ends = after.is_empty() || after.starts_with([mark, '\n', '\r']);
        return ends.then_some((cell, after));
    }
}

/// Bars at the ends make an empty cell there: whether a row that begins with a bar has one or lacks its first cell, only the
/// other rows could tell.
fn barred(row: &str) -> Vec<Cow<'_, str>> {
    row.split(['|', '｜', '│', '┃'])
        .map(|cell| Cow::Borrowed(bare(cell)))
        .collect()
}

fn spaced(row: &str) -> (Vec<Cow<'_, str>>, Vec<(usize, usize)>) {
    let mut cells = Vec::new();
    let mut spans = Vec::new();
    let mut at = 0_usize; // on the page
    let mut gap = (0_usize, false); // how many spaces before this word, and whether there is a tab among them
    for piece in row.split_inclusive(char::is_whitespace) {
        let word = piece.trim_end();
        let wide = |c: char| if c >= '\u{2e80}' { 2_usize } else { 1 };
        let width = word.chars().map(wide).sum::<usize>();
        let end = at.saturating_add(width);
        if !word.is_empty() {
            let start = word.as_ptr().addr().saturating_sub(row.as_ptr().addr());
            if gap.0 > 1 || gap.1 || cells.is_empty() {
                cells.push((start, start));
                spans.push((at, end));
            }
            if let (Some(cell), Some(span)) = (cells.last_mut(), spans.last_mut()) {
                cell.1 = start.saturating_add(word.len());
                span.1 = end;
            }
            gap = (0, false);
        }
        let space = piece.get(word.len()..).unwrap_or_default();
        gap = (
            gap.0.saturating_add(space.chars().count()),
            gap.1 || space == "\t",
        );
        at = end.saturating_add(space.chars().map(wide).sum());
    }
    let cells = cells
        .into_iter()
        .map(|(from, to)| Cow::Borrowed(bare(row.get(from..to).unwrap_or_default())));
    (cells.collect(), spans)
}

/// Without spaces, and characters of no width, at the ends.
pub fn bare(text: &str) -> &str {
    text.trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}'..='\u{200d}' | '\u{2060}')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str, delimiter: Delimiter) -> Vec<Vec<String>> {
        let of = |row: Row| row.cells.iter().map(ToString::to_string).collect();
        rows(text, delimiter).map(of).collect()
    }

    #[test]
    fn quotes_hold_marks_quotes_and_breaks_together() {
        let text = "a,\"b, \"\"c\"\"\nd\" ,e\r\nf,,g";
        assert_eq!(
            cells(text, Delimiter::Mark(',')),
            [vec!["a", "b, \"c\"\nd", "e"], vec!["f", "", "g"]]
        );
        let numbers: Vec<usize> = rows(text, Delimiter::Mark(','))
            .map(|row| row.number)
            .collect();
        assert_eq!(numbers, [1, 3]);
    }

    #[test]
    fn a_quote_that_does_not_close_is_a_character() {
        assert_eq!(
            cells("\"a\tb\nc\t5\" x\t6\n\"d\"e\tf", Delimiter::Mark('\t')),
            [
                vec!["\"a", "b"],
                vec!["c", "5\" x", "6"],
                vec!["\"d\"e", "f"]
            ]
        );
    }

    #[test]
    fn bars_and_spaces() {
        assert_eq!(cells("| a | |b|", Delimiter::Bar), [["", "a", "", "b", ""]]);
        assert_eq!(cells("a|b", Delimiter::Bar), [["a", "b"]]);
        assert_eq!(
            cells("  a b   c\u{3000}\u{3000}d \t e", Delimiter::Spaces),
            [["a b", "c", "d", "e"]]
        );
    }

    #[test]
    fn blank_rows_are_counted_but_not_given() {
        let found: Vec<(usize, &str)> = rows("\n\na\r\n,,\r\r b", Delimiter::Mark(','))
            .map(|row| (row.number, row.text))
            .collect();
        assert_eq!(found, [(3, "a"), (6, " b")]);
    }
}
