//! The form to take along: its fields as data, and as a page to print. Made, handed over, not kept.

use super::destination::Destination;
use super::materials::{self, RequiredMaterial, letter_for};
use super::{Applicant, Check, Filing, in_lang};
use crate::Failure;
use crate::area;
use crate::issue::Lang;
use crate::national::filing::FormWords;
use crate::policy::pack::Scheme;
use crate::reading::{At, Faults, Read, Value};
use serde::Serialize;

/// A filing form, filled in.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct FilingForm {
    /// The fields in the order of the form; what the person writes by hand is empty.
    pub fields: Vec<FormField>,
    /// The form as a page of its own to print on A4, in Chinese, as the agency reads it. It has no script; every value
    /// given is escaped.
    pub html: String,
}

/// One field.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct FormField {
    /// Its name: stable.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "string"))]
    pub id: &'static str,
    /// Its name in the language asked for.
    pub label: String,
    /// What to write there.
    pub value: String,
}

/// The filing form (跨省异地就医登记备案表) for a filing, with the letter of commitment where one is handed in.
///
/// The identity number is never printed: the person writes it by hand.
///
/// # Errors
/// All faults of the filing together.
///
/// # Source
/// 医保发〔2022〕22号, procedures, article 8; the official layout is the insured place's.
///
/// # Example
/// ```
/// use yidi::{filing_form, issue::Lang, reading::Value};
///
/// let filing: Value = serde_json::from_str(r#"{
///     "person": { "scheme": "employee" }, "insuredArea": "110000", "destination": "440100",
///     "category": "other_temporary", "start": "2026-03-10", "applicant": { "name": "<b>张三</b>" }
/// }"#).unwrap();
/// let form = filing_form(&filing, Lang::En).unwrap();
/// assert_eq!((form.fields[0].id, &*form.fields[0].value), ("name", "<b>张三</b>"));
/// assert!(form.html.contains("&lt;b&gt;张三&lt;/b&gt;") && !form.html.contains("<b>张三"));
///
/// assert_eq!(filing_form(&Value::Null, Lang::En).unwrap_err().issues[0].code, "field.type");
/// ```
pub fn filing_form(filing: &Value, lang: Lang) -> Result<FilingForm, Failure> {
    let mut faults = Faults::new(lang);
    let read = Filing::read(filing, &At::ROOT, &mut faults);
    match read.as_ref().and_then(|filing| Check::new(filing, lang)) {
        Some(mut check) => {
            let fields = fields(&mut check, lang);
            // The agency reads Chinese, whatever the person reads.
            let zh = self::fields(&mut check, Lang::Zh);
            Ok(FilingForm {
                html: html(&check, &zh),
                fields,
            })
        }
        None => Err(Failure::of(faults)),
    }
}

fn fields(check: &mut Check, lang: Lang) -> Vec<FormField> {
    check.lang = lang;
    let required = materials::check(check);
    let filing = check.filing;
    let nobody = Applicant::default();
    let applicant = filing.applicant.as_ref().unwrap_or(&nobody);
    let given = |value: &Option<String>| value.clone().unwrap_or_default();
    let scheme = match filing.person.scheme {
        Scheme::Employee => lang.pick("职工基本医疗保险", "employee medical insurance"),
        Scheme::Resident => lang.pick("城乡居民基本医疗保险", "resident medical insurance"),
    };
    let filed_on = filing.filed_on.map(|day| day.to_string());
    let mut all = vec![
        field("name", lang.pick("姓名", "Name"), given(&applicant.name)),
        field("sex", lang.pick("性别", "Sex"), String::new()),
        field(
            "idNumber",
            lang.pick("公民身份号码", "Identity number"),
            String::new(),
        ),
        field(
            "phone",
            lang.pick("联系电话 1", "Telephone 1"),
            given(&applicant.phone),
        ),
        field(
            "secondPhone",
            lang.pick("联系电话 2", "Telephone 2"),
            given(&applicant.second_phone),
        ),
        field("scheme", lang.pick("参保险种", "Scheme"), scheme.to_owned()),
        field(
            "insuredArea",
            lang.pick("参保地", "Insured place"),
            place(filing.insured_area.0),
        ),
        field(
            "destination",
            lang.pick("就医地", "Place of treatment"),
            destination(filing.destination),
        ),
        field(
            "address",
            lang.pick("就医地居住地址", "Address there"),
            given(&applicant.address),
        ),
        field(
            "category",
            lang.pick("备案类型", "Category"),
            in_lang(&check.rule.name, lang).to_owned(),
        ),
        field(
            "start",
            lang.pick("开始日期", "Start"),
            filing.start.to_string(),
        ),
        field("end", lang.pick("有效期至", "Holds until"), until(check)),
        field(
            "materials",
            lang.pick("所交材料", "Papers handed in"),
            ticked(&required, check),
        ),
        field(
            "filedOn",
            lang.pick("办理日期", "Day of filing"),
            filed_on.unwrap_or_default(),
        ),
        field(
            "signature",
            lang.pick("本人（代办人）签字", "Signature"),
            String::new(),
        ),
    ];
    if letter_for(check).is_some() {
        let words = &check.rules.form;
        let (notices, promises) = (
            words.letter_notices.join("\n"),
            words.letter_promises.join("\n"),
        );
        all.extend([
            field(
                "commitment.notices",
                lang.pick("告知事项", "What the person is told"),
                notices,
            ),
            field(
                "commitment.promises",
                lang.pick("承诺事项", "What the person promises"),
                promises,
            ),
            field(
                "commitment.signature",
                lang.pick("承诺人签字", "Signature"),
                String::new(),
            ),
            field(
                "commitment.date",
                lang.pick("承诺日期", "Date"),
                String::new(),
            ),
        ]);
    }
    all
}

fn field(id: &'static str, label: &str, value: String) -> FormField {
    let label = label.to_owned();
    FormField { id, label, value }
}

/// A place as a form names it: 广东省广州市（440100）.
fn place(code: u32) -> String {
    let name = area::name(code).unwrap_or_default();
    let province = area::province_name(code).filter(|province| *province != name);
    let province = province.unwrap_or_default();
    format!("{province}{name}（{}）", area::code_text(code))
}

/// No whole province where a city is to be named.
fn destination(destination: Destination) -> String {
    if destination.too_wide {
        return String::new();
    }
    place(destination.code)
}

fn until(check: &Check) -> String {
    let lang = check.lang;
    match check.filing.validity().map(|validity| validity.until) {
        Some(None) => lang.pick("长期有效", "until changed").to_owned(),
        Some(Some(day)) => {
            let words = lang.pick("{}（以参保地设定为准）", "{} (the insured place sets it)");
            words.replace("{}", &day.to_string())
        }
        None => String::new(),
    }
}

/// Every paper on a line of its own, those at hand ticked; papers of which one will do stand side by side.
fn ticked(required: &[RequiredMaterial], check: &Check) -> String {
    let given = check.filing.materials();
    let line = |of: &RequiredMaterial| {
        let any = of.one_of.as_deref().unwrap_or(std::slice::from_ref(&of.id));
        let papers = any.iter().map(|paper| {
            let mark = if given.contains(paper) { '☑' } else { '☐' };
            format!("{mark} {}", check.rules.material(*paper, check.lang))
        });
        papers
            .collect::<Vec<_>>()
            .join(check.lang.pick("　", "   "))
    };
    required.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// A page of plain tables. The style holds only where the page stands alone; without it the tables still have lines.
const HEAD: &str = "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n\
<meta name=\"viewport\" content=\"width=device-width\">\n\
<meta name=\"referrer\" content=\"no-referrer\">\n\
<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n<style>\n\
@page { size: A4; margin: 18mm }\n\
body { font: 12pt/1.6 serif; max-width: 174mm; margin: auto; color: #000; background: #fff }\n\
h1 { font-size: 16pt; text-align: center }\n\
table { width: 100%; border-collapse: collapse; table-layout: fixed }\n\
th, td { border: 1px solid #000; padding: 2mm; text-align: left; vertical-align: top; white-space: pre-line; overflow-wrap: anywhere }\n\
th { width: 38mm; font-weight: normal }\n\
section + section { break-before: page }\n\
</style>\n";

fn html(check: &Check, fields: &[FormField]) -> String {
    let words: &FormWords = &check.rules.form;
    let province = area::province_name(check.filing.insured_area.0).unwrap_or_default();
    let title = format!("{province}{}", words.title);
    let (letter, form): (Vec<&FormField>, Vec<&FormField>) = fields
        .iter()
        .partition(|field| field.id.starts_with("commitment."));
    let mut out = String::with_capacity(6000);
    out.push_str(HEAD);
    out.push_str("<title>");
    escape(&title, &mut out);
    out.push_str("</title>\n</head>\n<body>\n<section>\n");
    heading(&title, &mut out);
    if check.rule.deemed_filed() {
        paragraph(
            "异地急诊抢救视同已备案，无需提交本表；请医院标明“急诊”。",
            &mut out,
        );
    }
    table(&form, &mut out);
    paragraph(&words.remark, &mut out);
    out.push_str("</section>\n");
    if !letter.is_empty() {
        out.push_str("<section>\n");
        heading(&words.letter_title, &mut out);
        let who = [
            "name",
            "sex",
            "idNumber",
            "phone",
            "secondPhone",
            "insuredArea",
            "destination",
            "category",
        ];
        let mut rows: Vec<&FormField> = form;
        rows.retain(|field| who.contains(&field.id));
        rows.extend(letter);
        table(&rows, &mut out);
        out.push_str("</section>\n");
    }
    out.push_str("</body>\n</html>\n");
    out
}

fn heading(text: &str, out: &mut String) {
    out.push_str("<h1>");
    escape(text, out);
    out.push_str("</h1>\n");
}

fn paragraph(text: &str, out: &mut String) {
    out.push_str("<p>");
    escape(text, out);
    out.push_str("</p>\n");
}

fn table(fields: &[&FormField], out: &mut String) {
    out.push_str("<table border=\"1\">\n");
    for field in fields {
        out.push_str("<tr><th scope=\"row\">");
        escape(&field.label, out);
        out.push_str("</th><td>");
        match (field.id, field.value.is_empty()) {
            ("sex", true) => out.push_str("☐ 男　☐ 女"),
            // Room to write by hand.
            (_, true) => out.push_str("&nbsp;"),
            (_, false) => escape(&field.value, out),
        }
        out.push_str("</td></tr>\n");
    }
    out.push_str("</table>\n");
}

/// Text as HTML shows it, inside elements and attributes alike.
fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
}
