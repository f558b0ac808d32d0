//! The rules of one entry, part by part.

use super::words::{self, joined, listed};
use super::{RuleSection, RuleTable};
use crate::explanation::terms;
use crate::issue::Lang;
use crate::policy::pack::{
    Away, Ceiling, Chronic, ChronicRule, Deductible, Disease, Entry, Evidence, Per, RatioTable,
    Service, Shared, Slice, Supplement, SupplementKind, When,
};
use crate::settlement::{Category, Part, graded};

/// The parts that an entry has, in the order of the format; `weakest` takes the weakest evidence seen.
pub fn of(entry: &Entry, weakest: &mut Option<Evidence>, lang: Lang) -> Vec<RuleSection> {
    let mut out = Sections {
        all: Vec::new(),
        weakest: *weakest,
        lang,
    };
    let services = [
        (Service::Outpatient, &entry.outpatient),
        (Service::Inpatient, &entry.inpatient),
    ];
    for (service, block) in services {
        if let Some(block) = block {
            let part = Part::Service(service);
            out.begin(service.name(), part, block.evidence, &block.documents);
            out.rules(
                "",
                Some(&block.deductible),
                Some(&block.ratio),
                Some(&block.ceiling),
            );
        }
    }
    for supplement in entry.supplement.iter().flatten() {
        let part = Part::Supplement(&supplement.name);
        out.begin(
            "supplement",
            part,
            supplement.evidence,
            &supplement.documents,
        );
        out.supplement(supplement);
    }
    if let Some(chronic) = &entry.chronic {
        let part = Part::Service(Service::Chronic);
        out.begin("chronic", part, chronic.evidence, &chronic.documents);
        out.chronic(chronic);
    }
    let away = [
        ("away", Part::Away, &entry.away),
        (
            "away_in_province",
            Part::AwayInProvince,
            &entry.away_in_province,
        ),
    ];
    for (id, part, away) in away {
        if let Some(away) = away {
            out.begin(id, part, away.evidence, &away.documents);
            out.away(away);
        }
    }
    *weakest = out.weakest;
    out.all
}

/// The sections so far; what is added goes to the last.
///
/// Plain loops and few functions: iterators that collect are copied for every kind of case, and this part is downloaded
/// by everybody.
struct Sections {
    all: Vec<RuleSection>,
    weakest: Option<Evidence>,
    lang: Lang,
}

impl Sections {
    #[inline(never)]
    fn begin(&mut self, id: &'static str, part: Part, evidence: Evidence, documents: &[String]) {
        let evidence = graded(evidence, documents);
        // A name stays as it is.
        let title = match part {
            Part::Supplement(name) => name.to_owned(),
            part => words::heading(&terms::part(part, self.lang)),
        };
        self.seen(evidence);
        self.all.push(RuleSection {
            id,
            title,
            evidence,
            evidence_label: words::evidence(evidence, self.lang),
            documents: documents.to_vec(),
            tables: Vec::new(),
            remarks: Vec::new(),
        });
    }

    fn seen(&mut self, evidence: Evidence) {
        if self.weakest.is_none_or(|weakest| evidence < weakest) {
            self.weakest = Some(evidence);
        }
    }

    /// Begins a table.
    #[inline(never)]
    fn table(&mut self, title: String, headings: &[&str]) {
        let mut columns = Vec::with_capacity(3);
        for heading in headings {
            columns.push(words::heading(heading));
        }
        if let Some(section) = self.all.last_mut() {
            section.tables.push(RuleTable {
                title,
                columns,
                rows: Vec::new(),
            });
        }
    }

    /// Adds a row to the table begun last.
    #[inline(never)]
    fn row(&mut self, cells: &[&str]) {
        let mut row = Vec::with_capacity(3);
        for cell in cells {
            row.push(if cell.is_empty() { "—" } else { cell }.to_owned());
        }
        let section = self.all.last_mut();
        if let Some(table) = section.and_then(|section| section.tables.last_mut()) {
            table.rows.push(row);
        }
    }

    #[inline(never)]
    fn remark(&mut self, words: &[&str]) {
        if let Some(section) = self.all.last_mut() {
            section.remarks.push(joined(words));
        }
    }

    /// A row whose first cell says to whom it applies.
    #[inline(never)]
    fn case(&mut self, when: Option<&When>, alone: bool, figure: &str, last: Option<&str>) {
        let when = words::case(when, alone, self.lang);
        match last {
            Some(last) => self.row(&[&when, figure, last]),
            None => self.row(&[&when, figure]),
        }
    }

    fn applies(&self) -> &'static str {
        self.lang.pick("适用", "applies to")
    }

    /// Begins the table of a term: `起付线（每次住院）`, for a disease with its name before.
    #[inline(never)]
    fn cases(&mut self, of: &str, term: &str, per: Per) {
        let lang = self.lang;
        let title = joined(&[
            of,
            if of.is_empty() {
                ""
            } else {
                lang.pick("：", ": ")
            },
            &words::heading(term),
            lang.pick("（", " ("),
            terms::per(per, lang),
            lang.pick("）", ")"),
        ]);
        self.table(title, &[self.applies(), term]);
    }

    fn rules(
        &mut self,
        of: &str,
        deductible: Option<&Deductible>,
        ratio: Option<&RatioTable>,
        ceiling: Option<&Ceiling>,
    ) {
        let lang = self.lang;
        if let Some(block) = deductible {
            self.cases(of, terms::deductible(lang), block.per);
            let alone = block.cases.len() == 1;
            for case in &block.cases {
                let figure = words::deductible(case, lang);
                self.case(case.when.as_ref(), alone, &figure, None);
            }
        }
        if let Some(table) = ratio {
            self.ratio(of, table);
        }
        if let Some(block) = ceiling {
            self.cases(of, terms::ceiling(lang), block.per);
            let alone = block.cases.len() == 1;
            for case in &block.cases {
                let figure = words::limit(case.amount, lang);
                self.case(case.when.as_ref(), alone, &figure, None);
            }
            if let Some(shared) = block.shared_with {
                let other = match shared {
                    Shared::Outpatient => Service::Outpatient,
                    Shared::Inpatient => Service::Inpatient,
                };
                self.remark(&[
                    lang.pick("与", "One ceiling together with "),
                    terms::service(other, lang),
                    lang.pick("共用一个封顶线", ""),
                ]);
            }
        }
    }

    fn ratio(&mut self, of: &str, table: &RatioTable) {
        let lang = self.lang;
        let term = terms::ratio(lang);
        let after = if of.is_empty() {
            ""
        } else {
            lang.pick("：", ": ")
        };
        let expense = lang.pick("范围内费用", "expense in scope");
        let title = joined(&[of, after, &words::heading(term)]);
        self.table(title, &[self.applies(), expense, term]);
        let alone = table.cases.len() == 1;
        let mut sliced = false;
        for case in &table.cases {
            sliced |= case.slices.0.len() > 1;
            for slice in &case.slices.0 {
                let ratio = words::percent(slice.ratio);
                let range = words::slice(slice, lang);
                self.case(case.when.as_ref(), alone, &range, Some(&ratio));
            }
        }
        if sliced {
            self.remark(&[
                of,
                after,
                lang.pick("费用段按", "Slices count "),
                terms::per(table.per, lang),
                lang.pick(
                    "范围内费用从 0 起算，起付线含在其中",
                    " from 0, the deductible included",
                ),
            ]);
        }
    }

    /// Begins a table of single figures by name.
    #[inline(never)]
    fn figures(&mut self, title: &str) {
        let term = self.lang.pick("项目", "term");
        let figure = self.lang.pick("标准", "figure");
        self.table(title.to_owned(), &[term, figure]);
    }

    fn supplement(&mut self, supplement: &Supplement) {
        let lang = self.lang;
        let threshold = lang.pick("起付标准", "Threshold");
        let most = lang.pick("年度限额", "Limit of the year");
        let pays_on = match supplement.kind {
            SupplementKind::AboveCeiling => lang.pick(
                "封顶线以上的范围内费用",
                "in-scope expense above the ceiling",
            ),
            SupplementKind::SelfPay => lang.pick(
                "本年度范围内个人负担超过起付标准的部分",
                "the year's in-scope payments above the threshold",
            ),
        };
        let usual = [Service::Inpatient, Service::Chronic];
        let mut covered = String::new();
        for service in supplement.services.as_deref().unwrap_or(&usual) {
            listed(&mut covered, terms::service(*service, lang), lang);
        }
        self.figures(lang.pick("支付条件", "Terms"));
        self.row(&[lang.pick("适用服务", "Covers"), &covered]);
        self.row(&[lang.pick("支付对象", "Pays on"), pays_on]);
        if let Some(amount) = supplement.threshold {
            self.row(&[threshold, &words::limit(Some(amount), lang)]);
        }
        self.row(&[most, &words::limit(supplement.limit, lang)]);

        let ratio = terms::ratio(lang);
        let heading = words::heading(ratio);
        if let Some(cases) = &supplement.cases {
            self.table(heading.clone(), &[self.applies(), ratio]);
            let alone = cases.len() == 1;
            for case in cases {
                let figure = words::percent(case.ratio);
                self.case(case.when.as_ref(), alone, &figure, None);
            }
        }
        if let Some(slices) = &supplement.slices {
            let above = lang.pick("超过起付标准的部分", "part above the threshold");
            self.table(heading.clone(), &[above, ratio]);
            for slice in &slices.0 {
                self.slice(slice);
            }
        }
        if let Some(relief) = &supplement.relief {
            let mut groups = String::new();
            for group in &relief.groups {
                listed(&mut groups, words::relief_group(*group, lang), lang);
            }
            self.figures(lang.pick("困难人员倾斜", "Better terms for people in need"));
            self.row(&[lang.pick("适用", "Applies to"), &groups]);
            if let Some(factor) = relief.threshold_factor {
                self.row(&[threshold, &joined(&["× ", &words::percent(factor)])]);
            }
            if let Some(points) = relief.ratio_points {
                self.row(&[&heading, &words::points(points, lang)]);
            }
            if relief.no_limit == Some(true) {
                self.row(&[most, &words::limit(None, lang)]);
            }
        }
    }

    fn slice(&mut self, slice: &Slice) {
        let ratio = words::percent(slice.ratio);
        self.row(&[&words::slice(slice, self.lang), &ratio]);
    }

    fn chronic(&mut self, chronic: &Chronic) {
        let lang = self.lang;
        let pays = match chronic.rule {
            ChronicRule::Inpatient => Some(Service::Inpatient),
            ChronicRule::Outpatient => Some(Service::Outpatient),
            ChronicRule::Own => None,
        };
        if let Some(service) = pays {
            self.remark(&[
                lang.pick("按", "Paid by the rules of "),
                terms::service(service, lang),
                lang.pick("的规则支付", ""),
            ]);
        }
        // Figures of its own count before those of the block that pays, and those of a disease before both.
        self.rules(
            "",
            chronic.deductible.as_ref(),
            chronic.ratio.as_ref(),
            chronic.ceiling.as_ref(),
        );
        let Some(diseases) = &chronic.diseases else {
            return;
        };
        let title = lang.pick("单列的病种", "Diseases listed").to_owned();
        let columns = [lang.pick("病种", "disease"), lang.pick("代码", "codes")];
        self.table(title, &columns);
        for Disease { name, codes, .. } in diseases {
            self.row(&[name, &codes.join(lang.pick("、", ", "))]);
        }
        for disease in diseases {
            self.rules(
                &disease.name,
                disease.deductible.as_ref(),
                disease.ratio.as_ref(),
                disease.ceiling.as_ref(),
            );
        }
    }

    /// One row a category, and one for each service with figures of its own.
    fn away(&mut self, away: &Away) {
        let lang = self.lang;
        let block = graded(away.evidence, &away.documents);
        let columns = [
            lang.pick("备案情形", "filing"),
            lang.pick("与在参保地就医相比", "compared with care at home"),
        ];
        self.table(lang.pick("备案与待遇", "What changes").to_owned(), &columns);
        for category in Category::ALL {
            let Some(change) = category.change(away) else {
                continue;
            };
            let name = words::heading(terms::category(category, lang));
            let weaker = change.evidence.filter(|own| *own < block);
            if let Some(evidence) = weaker {
                self.seen(evidence);
            }
            self.row(&[&name, &words::change(change, weaker, lang)]);
            let services = [
                (Service::Outpatient, &change.outpatient),
                (Service::Inpatient, &change.inpatient),
                (Service::Chronic, &change.chronic),
            ];
            for (service, inner) in services {
                if let Some(inner) = inner {
                    let between = lang.pick("·", ", ");
                    let label = joined(&[&name, between, terms::service(service, lang)]);
                    let change = change.overlaid(Some(inner));
                    self.row(&[&label, &words::change(&change, weaker, lang)]);
                }
            }
        }
    }
}
