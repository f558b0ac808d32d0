// Built by `make pkg`; change src/worker/ instead.
// What the columns and values of a table of claims are called: in Chinese, in English, and by the national settlement interface.
// Spellings only; what they come to is the module's to say.

/** How words are compared: without case, spaces and full width. @param {string} text */
export const plain = (text) => text.normalize("NFKC").toLowerCase().replace(/[\s_]/g, "");

/** The same of a heading, whose unit in brackets (元) says nothing. @param {string} text */
export const plainHeading = (text) => plain(text).replace(/\([^)]*\)$/, "");

/** What each spelling means. @param {Record<string, string[]>} spelled */
function lookUp(spelled) {
  const meanings = new Map();
  for (const [meant, words] of Object.entries(spelled)) {
    for (const word of [meant, ...words].map(plain)) {
      if (meanings.has(word) && meanings.get(word) !== meant) throw new Error(`${word} means two things`); // a slip in this file
      meanings.set(word, meant);
    }
  }
  return meanings;
}

/** The columns that are read, by the name each has here. */
export const COLUMNS = lookUp({
  insuredArea: ["参保地", "参保地区", "参保统筹区", "参保地代码", "参保地编码", "参保地区划代码", "insured area"],
  scheme: ["险种", "险种类型", "医保类型", "参保类型", "参加的医保", "insurance scheme"],
  status: ["人员类别", "参保人员类别", "身份", "person.status", "person status"],
  age: ["年龄", "周岁", "person.age"],
  treatmentArea: ["就医地", "就医地区", "就医地代码", "就医地编码", "就医地区划代码", "place of treatment", "treatment area"],
  date: ["日期", "结算日期", "结算时间", "出院日期", "就诊日期", "settlement date", "date of settlement"],
  service: ["医疗类别", "就医类型", "就医类别", "kind of treatment"],
  level: ["医院级别", "医院等级", "医疗机构级别", "医疗机构等级", "机构级别", "hospital level"],
  category: ["备案", "备案类别", "备案类型", "异地备案", "异地就医备案", "跨省就医备案", "filing", "filing.category", "filing category"],
  total: ["总费用", "医疗费总额", "医疗总费用", "费用合计", "总金额", "medfee_sumamt", "bill.total"],
  fullSelfPay: ["全自费", "全自费金额", "自费", "fulamt_ownpay_amt", "bill.fullSelfPay", "full self-pay"],
  overLimitSelfPay: ["超限价", "超限价自费", "超限价自费费用", "超限价金额", "overlmt_selfpay", "bill.overLimitSelfPay"],
  priorSelfPay: ["先行自付", "先行自付金额", "先自付", "乙类自付", "preselfpay_amt", "bill.priorSelfPay", "prior self-pay"],
  disease: ["病种", "病种代码", "病种编码", "慢特病病种", "慢特病病种代码", "disease code"],
  tier: ["缴费档次", "档次", "person.tier"],
  contracted: ["签约", "是否签约", "签约家庭医生", "person.contracted"],
  admitted: ["入院日期", "入院时间", "date of admission"],
  admissions: ["今年此前住院次数", "此前住院次数", "yearToDate.admissions", "earlier admissions"],
});

/** What a column is called where the file has none for it. */
export const TITLES = {
  zh: {
    insuredArea: "参保地", scheme: "险种", status: "人员类别", age: "年龄", treatmentArea: "就医地", date: "日期", service: "医疗类别", level: "医院级别", category: "备案",
    total: "总费用", fullSelfPay: "全自费", overLimitSelfPay: "超限价", priorSelfPay: "先行自付", disease: "病种", tier: "缴费档次", contracted: "签约", admitted: "入院日期", admissions: "此前住院次数",
  },
  en: Object.fromEntries([...new Set(COLUMNS.values())].map((name) => [name, name])),
};

/** The values of the columns that choose from a few. */
export const VALUES = {
  scheme: lookUp({
    employee: ["职工", "职工医保", "职工基本医疗保险", "城镇职工", "城镇职工医保", "城镇职工基本医疗保险"],
    resident: ["居民", "居民医保", "城乡居民", "城乡居民医保", "城乡居民基本医疗保险", "居民基本医疗保险", "新农合"],
  }),
  status: lookUp({
    working: ["在职", "在职职工", "在职人员"],
    retired: ["退休", "退休职工", "退休人员"],
    child: ["儿童", "少儿", "少年儿童"],
    student: ["学生", "在校学生", "大学生", "中小学生"],
    adult: ["成年", "成年人", "成年居民", "成人"],
    elder: ["老年", "老人", "老年人", "老年居民"],
  }),
  service: lookUp({
    inpatient: ["住院", "普通住院"],
    outpatient: ["门诊", "普通门诊"],
    chronic: ["慢特病", "门慢", "门特", "门诊慢特病", "门诊慢病", "门诊特病", "门诊慢性病", "门诊特殊病"],
    pharmacy: ["药店", "药店购药", "定点药店", "定点药店购药", "购药"],
  }),
  level: lookUp({
    community: ["社区", "社区卫生服务中心", "社区卫生服务机构", "乡镇卫生院", "卫生院", "社区卫生服务机构、乡镇卫生院"],
    primary: ["一级", "一级医院", "一级甲等", "一甲"],
    secondary: ["二级", "二级医院", "二级甲等", "二级乙等", "二甲", "二乙"],
    tertiary: ["三级", "三级医院", "三级甲等", "三级乙等", "三甲", "三乙"],
    tertiary_top: ["tertiary top", "三级(单列)", "三级(参保地单列的省属、重点医院)"],
  }),
  category: lookUp({
    resettled_retiree: ["异地安置退休人员", "异地安置", "安置退休"],
    long_term_resident: ["异地长期居住人员", "异地长期居住", "长期居住"],
    posted_worker: ["常驻异地工作人员", "常驻异地工作", "常驻异地", "异地工作"],
    referral: ["转诊", "转诊转院", "异地转诊", "异地转诊人员", "转院"],
    emergency: ["急诊", "急诊抢救", "急诊抢救人员", "抢救"],
    other_temporary: ["其他临时外出就医", "其他临时外出就医人员", "其他临时"],
    none: ["无", "没有", "没有备案", "未备案", "无备案"],
  }),
  contracted: lookUp({ true: ["是", "已签约", "签约", "yes", "y", "1"], false: ["否", "未签约", "no", "n", "0"] }),
};

/** The columns that the result adds, and what it says of evidence. */
export const RESULT = {
  zh: {
    columns: ["行号", "医保支付", "个人负担", "统筹基金支付", "补充保险支付", "依据可信程度", "问题代码", "问题说明"],
    evidence: ["", "未经核实", "有公开报道佐证", "有官方原文"],
  },
  en: { columns: ["row", "fund", "person", "pooled", "supplements", "evidence", "fault", "message"], evidence: ["", "compiled", "reported", "official"] },
};

/** What can be wrong with a file or a cell: what it is, what to do. */
const FAULTS = {
  zh: {
    "csv.binary": ["这不是文本文件", "请在表格软件里另存为 CSV（逗号分隔）再选"],
    "csv.encoding": ["文件的编码既不是 UTF-8，也不是 GB18030（GBK）", "请另存为 UTF-8 编码的 CSV"],
    "csv.empty": ["文件里没有表头", "第一行要写各列的名称"],
    "csv.column_missing": ["没有找到“{title}”这一列", "请加上这一列，表头写“{title}”或 {field}"],
    "csv.column_twice": ["有两列都是“{title}”：{first}、{second}", "请留下一列，把另一列的表头改名"],
    "csv.cell_missing": ["是空的", "请填写"],
    "csv.amount": ["“{value}”不是金额", "请填以元为单位的数，最多两位小数"],
    "csv.number": ["“{value}”不是整数", "请填 {range} 的整数"],
    "csv.date": ["“{value}”不是日期", "请写成 2026-03-10 这样"],
    "csv.word": ["没有认出“{value}”", "可以写：{words}"],
    "csv.area_unknown": ["没有认出“{value}”这个地区", "请写六位区划代码或统筹区全名"],
    "csv.area_several": ["“{value}”不止一个：{words}", "请写六位区划代码"],
    "csv.cells": ["这一行多出 {n} 格", "请核对分隔符和引号"],
    "csv.quote": ["引号没有成对", "请补上引号，或去掉多余的"],
  },
  en: {
    "csv.binary": ["This is not a text file", "Save it as CSV in your spreadsheet and choose that"],
    "csv.encoding": ["The file is neither UTF-8 nor GB18030 (GBK)", "Save it as CSV in UTF-8"],
    "csv.empty": ["The file has no headings", "Its first row must name the columns"],
    "csv.column_missing": ["There is no column {field}", "Add it, headed {field} or {chinese}"],
    "csv.column_twice": ["Two columns are {field}: {first} and {second}", "Keep one and rename the other"],
    "csv.cell_missing": ["is empty", "Fill it in"],
    "csv.amount": ["“{value}” is not an amount", "Give yuan with at most two decimals"],
    "csv.number": ["“{value}” is not a whole number", "Give a whole number, {range}"],
    "csv.date": ["“{value}” is not a date", "Write it as 2026-03-10"],
    "csv.word": ["“{value}” was not recognised", "Possible: {words}"],
    "csv.area_unknown": ["No area called “{value}” was found", "Give its six-digit code or its full name"],
    "csv.area_several": ["“{value}” may be {words}", "Give its six-digit code"],
    "csv.cells": ["The row has {n} cells too many", "Check its delimiters and quotes"],
    "csv.quote": ["A quote is not closed", "Close it, or take it away"],
  },
};

/** An issue as the module gives them. @param {string} code @param {string} lang @param {string | undefined} field @param {Record<string, string | number>} [values] */
export function issue(code, lang, field, values = {}) {
  const [message, remedy] = FAULTS[lang][code].map((text) => text.replace(/\{(\w+)\}/g, (_, name) => String(values[name])));
  return { code, severity: "error", ...(field && { field }), message, remedy };
}
