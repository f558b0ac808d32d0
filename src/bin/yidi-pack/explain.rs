//! `explain`: the rules of packs as tables of text.

use crate::Run;
use crate::input;
use crate::options::Options;
use yidi::issue::Lang;
use yidi::policy::canonical::columns;
use yidi::rule_card::{RuleCard, RuleDocument, RuleSection, RuleSource, RuleTable, rule_card};

pub fn run(options: &Options, run: &mut Run) {
    for path in &options.files {
        let Some((pack, _)) = input::pack(path, options.lang, 1, run) else {
            continue;
        };
        if !run.out.is_empty() {
            run.say("");
        }
        let card = rule_card(&pack, RuleSource::Given, options.lang);
        write(&card, options.lang, run);
    }
}

fn write(card: &RuleCard, lang: Lang, run: &mut Run) {
    let mut head = [&*card.name, " ", &*card.area].concat();
    if let Some(hotline) = &card.hotline {
        head.push_str(lang.pick("，电话 ", ", telephone "));
        head.push_str(hotline);
    }
    run.say(&head);
    let weakest = lang.pick("最弱的依据：", "weakest evidence: ");
    run.say(&[weakest, card.evidence_label].concat());
    for scheme in &card.schemes {
        for entry in &scheme.entries {
            let title = [scheme.label, lang.pick("，", ", "), &entry.period].concat();
            run.say("");
            run.say(&title);
            run.say(&"=".repeat(columns(&title)));
            for section in &entry.sections {
                write_section(section, lang, run);
            }
        }
    }
    list(
        lang.pick("没有的规则", "Not modelled"),
        &card.not_modelled,
        run,
    );
    list(lang.pick("存疑与说明", "Notes"), &card.notes, run);
    let documents = card.documents.iter().map(|one| described(one, lang));
    let documents: Vec<String> = documents.collect();
    list(lang.pick("文件", "Documents"), &documents, run);
}

fn write_section(section: &RuleSection, lang: Lang, run: &mut Run) {
    let cited = if section.documents.is_empty() {
        lang.pick("未列文件", "no document named").to_owned()
    } else {
        section.documents.join(lang.pick("、", ", "))
    };
    let between = lang.pick("；", "; ");
    let grade = [section.evidence_label, between, &cited].concat();
    run.say("");
    run.say(&[&*section.title, "  [", &grade, "]"].concat());
    for table in &section.tables {
        write_table(table, run);
    }
    for remark in &section.remarks {
        run.say(&["  * ", remark].concat());
    }
}

fn write_table(table: &RuleTable, run: &mut Run) {
    let rule: Vec<String> = table.columns.iter().map(|_| String::new()).collect();
    let mut lines = vec![&table.columns, &rule];
    lines.extend(&table.rows);
    let widths: Vec<usize> = table
        .columns
        .iter()
        .enumerate()
        .map(|(i, _)| {
            let cells = lines.iter().filter_map(|line| line.get(i));
            cells.map(|cell| columns(cell)).max().unwrap_or_default()
        })
        .collect();
    run.say(&["  ", &table.title].concat());
    for (number, line) in lines.into_iter().enumerate() {
        let mut text = String::from("    ");
        for (cell, width) in line.iter().zip(&widths) {
            // The line below the headings.
            let (cell, fill) = if number == 1 {
                ("", "-")
            } else {
                (&**cell, " ")
            };
            text.push_str(cell);
            text.push_str(&fill.repeat(width.saturating_sub(columns(cell))));
            text.push_str("  ");
        }
        run.say(text.trim_end());
    }
}

fn list(title: &str, items: &[String], run: &mut Run) {
    if items.is_empty() {
        return;
    }
    run.say("");
    run.say(title);
    for item in items {
        run.say(&["  * ", item].concat());
    }
}

/// A document in a line.
fn described(document: &RuleDocument, lang: Lang) -> String {
    let mut out = [&*document.id, ": ", &document.title].concat();
    let issuers = document.issuers.as_ref();
    let issuers = issuers.map(|all| all.join(lang.pick("、", ", ")));
    let published = document.published.map(|day| day.to_string());
    let effective = document.effective.map(|day| day.to_string());
    let words = [
        ("", &document.number),
        ("", &issuers),
        (lang.pick("发布于 ", "published "), &published),
        (lang.pick("施行于 ", "in force from "), &effective),
        (
            lang.pick("已被取代：", "superseded by "),
            &document.superseded_by,
        ),
        ("", &document.url),
    ];
    for (before, word) in words {
        if let Some(word) = word {
            out.push_str(lang.pick("；", "; "));
            out.push_str(before);
            out.push_str(word);
        }
    }
    out
}
