//! CSV as `data/catalog` has it: a heading, commas, quotes doubled within quotes.

/// A file.
#[derive(Default)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// The line on which each row begins, and its fields.
    rows: Vec<(usize, Vec<String>)>,
}

/// A row of a file.
pub struct Row<'s> {
    sheet: &'s Sheet,
    line: usize,
    fields: Vec<&'s str>,
}

impl Sheet {
    /// Reads a file that must have just these columns.
    pub fn read(name: &str, text: &str, columns: &[&str], faults: &mut Vec<String>) -> Sheet {
        let mut sheet = Sheet {
            name: name.to_owned(),
            rows: Vec::new(),
        };
        let mut rows = records(text).into_iter();
        let heading = rows.next().map(|(_, fields)| fields).unwrap_or_default();
        if heading != columns {
            faults.push(format!(
                "{name}:1: the columns must be {}",
                columns.join(",")
            ));
            return sheet;
        }
        for (line, fields) in rows {
            if fields.len() == columns.len() {
                sheet.rows.push((line, fields));
            } else {
                faults.push(format!(
                    "{name}:{line}: {} fields, not {}",
                    fields.len(),
                    columns.len()
                ));
            }
        }
        if sheet.rows.is_empty() {
            faults.push(format!("{name}: no rows"));
        }
        sheet
    }

    /// The rows below the heading.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().map(|(line, fields)| Row {
            sheet: self,
            line: *line,
            fields: fields.iter().map(String::as_str).collect(),
        })
    }
}

impl<'s> Row<'s> {
    /// The fields, as many as there are columns.
    pub fn fields(&self) -> &[&'s str] {
        &self.fields
    }

    /// File and line.
    pub fn place(&self) -> String {
        format!("{}:{}", self.sheet.name, self.line)
    }

    /// Notes a fault unless all is well.
    pub fn check(&self, well: bool, what: &str, faults: &mut Vec<String>) {
        if !well {
            faults.push(format!(
                "{}: {what}: {}",
                self.place(),
                self.fields.join(",")
            ));
        }
    }
}

/// All records with the lines on which they begin.
fn records(text: &str) -> Vec<(usize, Vec<String>)> {
    let mut records = Vec::new();
    let mut fields: Vec<String> = Vec::new();
    let mut field = String::new();
    let (mut line, mut start, mut quoted) = (1, 1, false);
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '"' if quoted && rest.peek() == Some(&'"') => {
                rest.next();
                field.push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => fields.push(std::mem::take(&mut field)),
            '\r' if !quoted => {}
            '\n' if !quoted => {
                fields.push(std::mem::take(&mut field));
                records.push((start, std::mem::take(&mut fields)));
                line += 1;
                start = line;
            }
            c => {
                line += usize::from(c == '\n');
                field.push(c);
            }
        }
    }
    if !field.is_empty() || !fields.is_empty() {
        fields.push(field);
        records.push((start, fields));
    }
    records
}
