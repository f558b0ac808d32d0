//! The table of codes: Chinese message, English message, Chinese remedy, English remedy.
//! `{0}`, `{1}` … are filled in where the issue is raised; an empty remedy means there is nothing to do.

codes! {
    // The shape of the input.
    InputNotPlain Error "input.unreadable"
        "输入不是普通数据，无法读取" "The input is not plain data and cannot be read"
        "请传入普通的 JSON 对象：不含循环引用、BigInt 和会抛出异常的属性" "Pass a plain JSON object: no cycles, no BigInt, no properties that throw";
    InputHalfCharacter Error "input.unreadable"
        "输入中有残缺的字符（不成对的代理项）" "The input contains half a character (a lone surrogate)"
        "请检查文本是否被从中截断" "Check whether a text was cut in two";
    InputTooLarge Error "input.too_large"
        "输入过大，最多 {0} 字节" "The input is too large; at most {0} bytes are read"
        "请分次计算" "Split the input";
    InputUnreadable Error "input.unreadable"
        "输入嵌套过深或值过多，无法读取" "The input is nested too deeply or has too many values"
        "请传入普通的 JSON 对象" "Pass a plain JSON object";
    InternalTrap Error "internal.trap"
        "内部出错，没有结果（也可能是内存不足）" "Something broke inside, so there is no answer (memory may have run out)"
        "请再试一次；仍然如此时请报告，不要附上个人信息" "Try again; if it happens again, report it, without personal data";
    FieldRepeated Error "field.repeated"
        "“{0}”写了不止一次" "\"{0}\" is given more than once"
        "请只保留一个" "Keep one";
    TextTooLong Error "text.too_long"
        "文字过长，最多 {0} 个字符" "The text is too long; at most {0} characters are accepted"
        "请缩短" "Shorten it";
    FieldMissing Error "field.missing"
        "缺少这一项" "This field is missing"
        "请补上；NaN、null 和 undefined 视同没有填写" "Add it; NaN, null and undefined count as missing";
    FieldUnknown Error "field.unknown"
        "没有名为“{0}”的字段" "There is no field called \"{0}\""
        "请删去，可用的字段：{1}" "Remove it; the fields are {1}";
    FieldUnknownNear Error "field.unknown"
        "没有名为“{0}”的字段" "There is no field called \"{0}\""
        "是否想写 {1}？" "Did you mean {1}?";
    FieldType Error "field.type"
        "应为{0}，收到的是 {1}" "Expected {0}, received {1}"
        "请改为{0}" "Give {0}";
    FieldChoice Error "field.choice"
        "{0} 不是可选值" "{0} is not one of the values"
        "可选：{1}" "The values are {1}";
    FieldChoiceNear Error "field.choice"
        "{0} 不是可选值" "{0} is not one of the values"
        "是否想写 {1}？可选：{2}" "Did you mean {1}? The values are {2}";
    TextControl Error "text.control_character"
        "{0} 含有控制字符" "{0} contains control characters"
        "请删去" "Remove them";
    ListTooLong Error "list.too_long"
        "有 {0} 项，最多 {1} 项" "{0} entries; at most {1} are accepted"
        "请分次计算" "Split the input";
    NumberRange Error "number.range"
        "{0} 不在 {1} 至 {2} 之间" "{0} is not a number from {1} to {2}"
        "请改为 {1} 至 {2} 之间的数" "Give a number from {1} to {2}";
    QuantityRange Error "number.range"
        "数量 {0} 应大于 0，至多四位小数" "The quantity {0} must be above 0 with at most four decimals"
        "请核对数量" "Check the quantity";
    RatioDecimals Error "ratio.decimals"
        "{0} 的小数超过 {1} 位" "{0} has more than {1} decimals"
        "请按文件所载的位数填写" "Give it as the document states it";
    AmountUnreadable Error "amount.unreadable"
        "{0} 不是金额" "{0} is not an amount"
        "请写成 1234.50 这样的数" "Write it as 1234.50";
    AmountNear Error "amount.unreadable"
        "{0} 不是金额" "{0} is not an amount"
        "是否想写 {1}？" "Did you mean {1}?";
    AmountNegative Error "amount.negative"
        "金额 {0} 小于零" "The amount {0} is below zero"
        "请填 0 或正数；退费请从原单中减去后再算" "Give 0 or more; take refunds off the original bill first";
    AmountTooLarge Error "amount.too_large"
        "金额 {0} 超过上限 {1}" "The amount {0} is above the largest accepted, {1}"
        "请核对单位是否为元" "Check that the unit is yuan";
    AmountDecimals Error "amount.decimals"
        "金额 {0} 多于两位小数" "The amount {0} has more than two decimals"
        "最近的值是 {1}；金额以分为最小单位" "The nearest value is {1}; the smallest unit is the fen";
    DateInvalid Error "date.invalid"
        "{0} 不是日期" "{0} is not a date"
        "请写成 2026-11-21 这样的日期" "Write it as 2026-11-21";
    DateNear Error "date.invalid"
        "{0} 不是有效日期" "{0} is not a date of the calendar"
        "是否想写 {1}？" "Did you mean {1}?";
    LangUnknown Error "lang.unknown"
        "没有这种语言：{0}" "There is no such language: {0}"
        "可选：zh、en" "The values are zh and en";

    // Areas.
    AreaUnknown Error "area.unknown"
        "没有代码为 {0} 的医保区划" "There is no area with the code {0}"
        "请用 areas() 按名称查找六位代码" "Look the six-digit code up by name with areas()";
    AreaTooWide Error "area.too_wide"
        "{0}（{1}）不是一个统筹区" "{0} ({1}) is not one insured area"
        "请选择其中的市（州、盟）或县" "Choose a city, prefecture or county inside it";
    AreaOutside Error "area.outside"
        "{0}（{1}）不在基本医疗保险异地直接结算的范围内" "{0} ({1}) lies outside the direct settlement of basic medical insurance"
        "请向参保地医保经办机构咨询" "Ask the agency of the insured area";

    // The person and the claim.
    PersonStatusScheme Error "person.status_scheme"
        "人员类别 {0} 不属于所选险种" "The status {0} does not belong to this scheme"
        "职工医保可选：working、retired；居民医保可选：child、student、adult、elder" "Employee scheme: working, retired. Resident scheme: child, student, adult, elder";
    PersonNoAccount Warning "person.no_personal_account"
        "居民医保没有个人账户，所填余额未使用" "The resident scheme has no personal account; the balance given was not used"
        "" "";
    PersonContractAssumed Info "person.not_contracted_assumed"
        "规则区分是否签约家庭医生或选定基层机构；未填写，按未签约计算" "The rules ask whether there is a signed family doctor or selected institution; not stated, so counted as none"
        "已签约的请填 person.contracted: true" "If signed, give person.contracted: true";
    InputNeeded Error "claim.input_needed"
        "{0}的规则取决于这一项，但没有填写" "The rule for {0} depends on this, and it was not given"
        "请补上；否则结果只能靠猜" "Add it; without it the result would be a guess";
    DiseaseIgnored Warning "claim.disease_ignored"
        "所填病种只用于门诊慢特病，本次未使用" "The disease is used for chronic outpatient care only; it was not used here"
        "如按门诊慢特病结算，请把 service 改为 chronic" "For the chronic benefit set service to chronic";
    DiseaseUnreadable Error "disease.unreadable"
        "{0} 不是病种代码" "{0} is not a disease code"
        "请写成一个大写字母加五位数字，如 M00500" "Write a capital letter and five digits, such as M00500";
    AdmittedAfterDate Error "claim.admitted_after_date"
        "入院日期 {0} 晚于结算日期 {1}" "Admitted on {0}, after the settlement on {1}"
        "请核对两个日期" "Check the two dates";

    // The bill.
    BillEmpty Error "bill.empty"
        "没有费用：既无总额也无明细" "No expense: neither a total nor lines"
        "请填 total，或填 lines" "Give total, or lines";
    BillLinesAndSums Error "bill.lines_and_sums"
        "已有明细，不应再填这一项合计" "With lines, this sum is not given but computed"
        "请删去；只有 total 可作核对" "Remove it; only total may stand beside lines, as a check";
    BillTotalMismatch Error "bill.total_mismatch"
        "总额 {0} 与明细合计 {1} 不符" "The total {0} is not the sum of the lines, {1}"
        "请核对明细是否齐全" "Check that no line is missing";
    BillSumsExceedTotal Error "bill.sums_exceed_total"
        "全自费、超限价、先行自付合计 {0}，大于总额 {1}" "Full self-pay, over-limit and prior self-pay add up to {0}, more than the total {1}"
        "请核对这四个数" "Check the four figures";
    BillLineClass Error "catalog.unknown_item"
        "这一行既没有名称、编码，也没有类别，不能判定" "This line has neither name, code nor class and cannot be decided"
        "请填名称或国家编码，或填 class：A（甲类）、B（乙类）、C（目录外）" "Give its name or national code, or its class: A, B, or C (outside the catalogue)";
    BillRatioOfA Error "bill.prior_ratio_of_class_a"
        "甲类项目没有先行自付" "A class A line has no prior self-payment"
        "请改为乙类，或删去 priorSelfPayRatio" "Make it class B, or remove priorSelfPayRatio";
    BillLinePrice Error "bill.line_price"
        "单价 {0} × 数量 {1} 不等于金额 {2}" "The unit price {0} × quantity {1} is not the amount {2}"
        "请核对这一行" "Check this line";
    BillLargeAmount Warning "bill.large_amount"
        "跨省住院费用达到 {0} 元：参保地可以请就医地协查" "A stay in another province of {0} yuan or more: the insured area may ask the place of treatment to help verify it"
        "请保留票据、费用清单和病历" "Keep the invoice, the expense list and the medical record";

    // The catalogue of the place of treatment, line by line.
    ItemUnknown Error "catalog.unknown_item"
        "目录中没有找到“{0}”，类别未知" "\"{0}\" was not found in the catalogue; its class is unknown"
        "请填 class（费用清单上的甲、乙、丙或自费）{1}" "Give its class as the expense list prints it (A, B, C){1}";
    ItemUnknownGiven Info "catalog.unknown_item"
        "目录中没有找到“{0}”，按所填类别 {1} 计算" "\"{0}\" was not found in the catalogue; the class given, {1}, is used"
        "" "";
    ItemAmbiguous Error "catalog.ambiguous_item"
        "“{0}”可能是目录中的几种药品，类别或支付条件不同：{1}" "\"{0}\" may be several entries with different classes or conditions: {1}"
        "请选定一种：把其 id 填入 code，或填 form（剂型）" "Choose one: put its id into code, or give form";
    ItemAlike Info "catalog.ambiguous_item"
        "“{0}”对应目录中的几种剂型，类别和支付条件相同，结果不受影响" "\"{0}\" stands for several forms of the list with the same class and conditions; the result is the same"
        "" "";
    ItemClassOfPlace Error "catalog.class_of_place"
        "“{0}”已识别，但国家目录不分甲乙类，由就医地规定" "\"{0}\" is known, but its class is not in the national list: the place of treatment sets it"
        "请填 class（费用清单上的甲、乙、丙或自费）" "Give its class as the expense list prints it (A, B, C)";
    ItemClassDiffers Warning "catalog.class_differs"
        "所填类别为 {0}，目录为 {1}；按所填计算" "The class given is {0}, the list says {1}; the one given is used"
        "请核对费用清单" "Check the expense list";
    ItemRestriction Warning "catalog.restriction"
        "限定支付范围：{0} 本结果按符合条件计算" "Paid only under a condition: {0} The result takes it as met"
        "请确认病情符合；不符合时该行全部自费（填 class: \"C\"）" "Confirm that it is met; if not, the line is paid in full by the patient (give class: \"C\")";
    ItemClauseParenteral Warning "catalog.restriction"
        "胃肠外营养液：经营养风险筛查、有营养风险且不能经饮食或肠内营养补足的住院患者方予支付；本结果按符合条件计算" "Parenteral nutrition: paid only for inpatients screened to be at nutritional risk who cannot be fed enough by food or enteral nutrition; the result takes it as met"
        "请确认；不符合时该行全部自费（填 class: \"C\"）" "Confirm it; if not met, the line is paid in full by the patient (give class: \"C\")";
    ItemClauseEnteral Warning "catalog.restriction"
        "肠内营养剂：经营养风险筛查、有营养风险且不能经饮食补足的患者方予支付；本结果按符合条件计算" "Enteral nutrition: paid only for patients screened to be at nutritional risk who cannot be fed enough by food; the result takes it as met"
        "请确认；不符合时该行全部自费（填 class: \"C\"）" "Confirm it; if not met, the line is paid in full by the patient (give class: \"C\")";
    ItemEarlierEdition Warning "catalog.earlier_edition"
        "中药部分没有 {0} 年版数据，按 {1} 年版判定" "The {0} edition of this part is not bundled; decided by that of {1}"
        "请以就医地现行目录为准" "The list in force at the place of treatment counts";
    ItemNoEdition Error "catalog.no_edition"
        "没有 {0} 适用的药品目录（最早的一版自 {1} 起施行）" "No drug list for {0} is bundled (the earliest has been in force since {1})"
        "请填 class" "Give its class";
    ItemNotInForce Error "catalog.no_edition"
        "目录项 {0} 在 {1} 不适用" "The catalogue item {0} is not in force on {1}"
        "请按日期重新选择，或填 class" "Choose again for that day, or give its class";
    ItemPriceConfidential Info "catalog.price_confidential"
        "医保支付标准未公开，不能判断是否超限价" "Its payment standard is confidential: whether the price is above it cannot be told"
        "" "";
    ItemPriceUnit Warning "catalog.price_unit_unclear"
        "支付标准为 {0}，与本行单价 {1} 的计价单位或规格不能对应，未计超限价" "The payment standard is {0}; it cannot be matched with the unit or specification of this line's price of {1}, so nothing is counted above it"
        "请填 unit、spec，或 priceLimit" "Give unit and spec, or priceLimit";
    ItemPriceSpec Warning "catalog.price_spec_assumed"
        "清单上没有写明规格或数量，按支付标准 {0} 元（{1}）计超限价；规格、数量不同则不适用" "The bill does not state both specification and quantity; what exceeds the payment standard of {0} yuan ({1}) is counted above the limit, which is wrong for another specification or quantity"
        "请填 spec 和 quantity，或 priceLimit" "Give spec and quantity, or priceLimit";
    PriorAssumed Warning "catalog.prior_ratio_assumed"
        "乙类先行自付比例由就医地规定，清单上没有；本结果假定为 {0}" "The share of class B that the patient pays first is set by the place of treatment and was not given; {0} is assumed"
        "请按费用清单填 priorSelfPayRatio" "Give priorSelfPayRatio as the expense list prints it";

    // The official audit rules: they warn, and never change an amount.
    AuditAge Warning "audit.age"
        "智能监管规则：限{0}使用，参保人 {1} 岁" "Audit rule: for {0} only; the insured person is {1}"
        "请与医院核对；医保可能拒付" "Check with the hospital; payment may be refused";
    AuditSex Warning "audit.sex"
        "智能监管规则：限{0}使用" "Audit rule: for {0} patients only"
        "请与医院核对；医保可能拒付" "Check with the hospital; payment may be refused";
    AuditLevel Warning "audit.level"
        "智能监管规则：限{0}及以上医疗机构" "Audit rule: for {0} institutions and above only"
        "请与医院核对；医保可能拒付" "Check with the hospital; payment may be refused";
    AuditVisit Warning "audit.visit"
        "智能监管规则：限住院使用" "Audit rule: for inpatients only"
        "请与医院核对；医保可能拒付" "Check with the hospital; payment may be refused";
    AuditInsurance Warning "audit.insurance"
        "限{0}支付，基本医疗保险一般不支付" "Paid by {0} only, as a rule not by basic medical insurance"
        "请与医院核对" "Check with the hospital";
    AuditCourse Warning "audit.course"
        "智能监管规则：最多支付 {0} 天，本次住院 {1} 天" "Audit rule: at most {0} days are paid; this stay has {1}"
        "请核对实际用药天数" "Check the days of actual use";
    AuditCourseUnknown Info "audit.course"
        "智能监管规则：最多支付 {0} 天" "Audit rule: at most {0} days are paid"
        "请核对实际用药天数" "Check the days of actual use";
    AuditDuplicate Info "audit.duplicate"
        "与第 {0} 行的项目、数量、金额相同" "The same item, quantity and amount as line {0}"
        "清单逐日列出时属正常；否则请核对是否重复收费" "Usual where a list goes day by day; else check that it is not charged twice";
    AuditOperation Warning "audit.operation_group"
        "与第 {0} 行同属“{1}”：同一切口的第二个手术应折价" "In the same group as line {0} ({1}): a second operation through the same incision is charged at a reduced price"
        "请与医院核对收费" "Check the charge with the hospital";
    AuditAgreement Warning "audit.agreement"
        "协议（支付标准）有效期为 {0} 至 {1}，不含 {2}；不适用其支付标准" "Its agreement ran from {0} to {1}, not on {2}; its payment standard is not applied"
        "请向就医地核实现在能否支付" "Check with the place of treatment whether it is still paid";
    AuditNotPayable Warning "audit.not_payable"
        "在“不得纳入基金支付范围的中药饮片”之列" "On the list of decoction pieces that the fund may not pay"
        "" "";

    // A receipt given back.
    ReceiptNot Error "receipt.not_one"
        "这不是一张结算单" "This is not a receipt"
        "请传入 estimate 返回的 ok 为 true 的结果" "Pass a result of estimate whose ok is true";
    ReceiptSums Error "receipt.does_not_add_up"
        "结算单的金额对不上：{0}" "The receipt does not add up: {0}"
        "请传入未经改动的结算单" "Pass the receipt unchanged";

    // Rules.
    PolicyNotLoaded Error "policy.not_loaded"
        "没有 {0} 的待遇规则" "No rules are loaded for {0}"
        "请拨打参保地医保热线 {1} 查询；不要套用其他地区的比例" "Ask the insured area's hotline {1}; do not use another area's ratios";
    PolicyNotInForce Error "policy.not_in_force"
        "{0}在 {1} 没有生效的规则" "No rules of {0} are in force on {1}"
        "最近的一期规则：{2}" "The nearest rules run {2}";
    PolicyNoScheme Error "policy.no_scheme"
        "{0}没有这一险种的规则" "{0} has no rules for this scheme"
        "已有：{1}" "It has: {1}";
    PolicyNoRule Error "policy.no_rule"
        "{0}没有“{1}”的规则" "{0} has no rules for {1}"
        "已有：{2}" "It has: {2}";
    PolicyNoAway Error "policy.no_rule"
        "{0}这一期规则没有异地就医部分" "These rules of {0} say nothing of care away from home"
        "请拨打 {1} 查询，不要用本地比例代替" "Call {1}; do not use the home ratio instead";
    PolicyNoCategory Error "policy.no_rule"
        "{0}的异地规则没有“{1}”这一类" "The rules of {0} for care away from home do not cover: {1}"
        "已有：{2}" "They cover: {2}";
    PolicyOtherArea Error "policy.other_area"
        "规则属于 {0}，参保地是 {1}" "The rules are those of {0}, the insured area is {1}"
        "请使用参保地的规则" "Use the rules of the insured area";
    PolicyNoCase Error "policy.no_case"
        "“{0}”没有适用于本次就医的情形" "No case of {0} applies to this visit"
        "规则不全，请向参保地医保经办机构查询" "The rules are incomplete; ask the agency of the insured area";
    PolicyPeriod Error "policy.period_not_modelled"
        "封顶线按 {0} 计算，本版本不能处理" "The ceiling counts per {0}, which this version cannot compute"
        "请向参保地医保经办机构查询" "Ask the agency of the insured area";
    PolicySuperseded Warning "policy.document_superseded"
        "所依据的文件“{0}”已被“{1}”取代" "The document {0} has been superseded by {1}"
        "请以新文件为准" "The newer document counts";
    EvidenceCompiled Warning "evidence.compiled"
        "部分数字未经核对（公开汇编、估列，或未列文件）：{0}" "Some figures are unchecked (from a public compilation, estimated, or without a named document): {0}"
        "使用前请拨打 {1} 核实" "Call {1} to check before relying on them";
    EvidenceRefused Error "evidence.compiled_refused"
        "只有未经核对的数字：{0}" "Only unchecked figures are available: {0}"
        "去掉 allowCompiled: false 可得到标明来源等级的估算" "Leave out allowCompiled: false to get an estimate marked with its grade";
    ChronicPerClaim Warning "chronic.deductible_per_claim"
        "规则没有说明门诊慢特病的起付线是否全年只算一次，此处按每次住院的办法计收" "The rules do not say whether the deductible counts once a year for chronic outpatient care; it is charged here as for an admission"
        "请向参保地医保经办机构核实" "Check with the agency of the insured area";

    // Away from home.
    AwayUnfiled Warning "away.unfiled_not_direct"
        "按参保地规则，{0}不能直接结算：先自付，再回参保地手工报销" "By the insured area's rules there is no direct settlement ({0}): pay first, then claim by hand at the insured area"
        "结算前（住院为出院结算前）办好备案，即可直接结算" "A filing made before the settlement (for a stay, before the discharge settlement) allows direct settlement";
    AwayBeyondGuide Warning "away.beyond_national_guide"
        "报销比例比本地低 {0} 个百分点，超过国家指导的约 {1} 个百分点" "The ratio is {0} points below the home ratio, beyond the national guide of about {1} points"
        "请向参保地核实；该数字可能有误" "Check with the insured area; the figure may be wrong";
    AwayInProvince Warning "away.in_province_not_modelled"
        "省内异地就医的规则未收录，按参保地本地规则计算" "The rules for care elsewhere in the same province are not modelled; the home rules are used"
        "多数省份省内异地另有规定，请向参保地核实" "Most provinces have rules of their own for this; check with the insured area";
    YearSupplement Warning "year.supplement_unknown"
        "“{0}”不是参保地的补充保险，已付金额未计入" "\"{0}\" is none of the insured area's supplements; what it paid was not counted"
        "可用名称：{1}" "Their names are {1}";
    YearCrosses Warning "year.crosses_benefit_year"
        "住院跨年度：按出院日一次结算，参保地也可能按天分摊到两个年度" "The stay crosses the turn of the year: settled as one at discharge, though the insured area may split it by days into both years"
        "请向参保地核实" "Check with the insured area";

    // A year of claims.
    YearCountersGiven Error "year.counters_given"
        "年度累计已由前面的结算得出，这里不能另填" "The claims before it decide what the year has seen; it cannot be given here"
        "请删去，或填在该年度的第一笔上" "Remove it, or give it with the first claim of the year";
    YearEarlierFailed Error "year.earlier_failed"
        "{0} 未能结算，这一笔须以它为前提" "{0} could not be settled, and this one builds on it"
        "请先改正 {0}" "Correct {0} first";
    YearReversesUnknown Error "year.reverses_unknown"
        "{0} 不是列表中可以冲正的结算" "{0} is no claim of the list that can be taken back"
        "请填原结算在列表中的位置，从 0 数起" "Give the claim's place in the list, counted from 0";
    YearReversedTwice Error "year.reversed_twice"
        "{0} 已经冲正过" "{0} has been taken back already"
        "请只保留一次" "Keep one reversal";
    YearReversalBefore Error "year.reversal_before"
        "冲正早于 {0} 的结算日期 {1}" "The reversal lies before {0}, settled on {1}"
        "请核对两个日期" "Check the two dates";
    YearInsuranceChanged Warning "year.insurance_changed"
        "同年较早的结算属于另一参保地或险种，其累计没有带入" "Earlier claims of the year are under another insured area or scheme; what they used was not carried over"
        "请向参保地核实是否连续累计" "Ask the insured area whether it carries that over";
    YearSettledMeanwhile Warning "year.settled_meanwhile"
        "冲正前又结算了 {0}，其结果没有重算" "{0} was settled in the meantime and not computed anew"
        "请向参保地核实是否须一并重新结算" "Ask the insured area whether it must be settled anew";

    // What-ifs.
    InverseBelow Error "inverse.below_self_pay"
        "最小的账单也须付现金 {0} 元，多于 {1} 元" "Even the smallest bill costs {0} yuan in cash, more than {1}"
        "请填不小于 {0} 的金额，或减少全自费、超限价、先行自付" "Give {0} or more, or less full, over-limit and prior self-payment";
    InverseTooFine Error "inverse.too_fine"
        "规则的比例过于零碎，无法在合理时间内求出准确的总额" "The shares in the rules are too fine to find the exact total in reasonable time"
        "请用 estimate 试算几个总额" "Try single totals with estimate";

    // Columns of claims.
    ColumnType Error "columns.type"
        "应为 {0}" "Expected a {0}"
        "请传入未被转移的 {0}" "Give a {0} that has not been transferred";
    ColumnLength Error "columns.length"
        "有 {0} 行，total 有 {1} 行" "It has {0} rows, total has {1}"
        "各列应一样长" "Make the columns equally long";
    ColumnValue Error "columns.code"
        "代码 {0} 没有含义" "The code {0} stands for nothing"
        "可用 0 至 {1}，255 表示未给出" "Use 0 to {1}, or 255 for not given";
    ColumnArea Error "columns.area"
        "insuredAreas 只有 {1} 项，没有第 {0} 项（从 0 数起）" "insuredAreas has {1} entries, none at {0}, counted from 0"
        "请补上该地区，或改正序号" "Add the area, or mend the number";
    ColumnsUntold Error "columns.untold"
        "这一行有误；一次只细说 {0} 处错误" "This row is faulty; only {0} faults are told in full at a time"
        "请先改正已细说的，或单独计算这一行" "Mend those told first, or ask for this row alone";

    // Policy packs.
    PackFormat Error "pack.format"
        "不认识的格式版本 {0}" "Unknown format number {0}"
        "本版本读取格式 {1}" "This version reads format {1}";
    PackDocument Error "pack.document_unknown"
        "没有编号为“{0}”的文件" "No document has the id \"{0}\""
        "请在 documents 中列出" "List it under documents";
    PackPer Error "pack.period"
        "不能按“{0}”计算" "This cannot count per {0}"
        "可用：admission、visit、year" "It counts per admission, visit or year";
    PackRange Error "pack.range"
        "起 {0} 大于止 {1}" "The range starts at {0}, after its end {1}"
        "请对调或改正" "Swap or correct them";
    PackDates Error "pack.dates_overlap"
        "与 {0} 起的规则时间重叠" "Overlaps the entry effective from {0}"
        "请给较早的一期写上 until" "Give the earlier entry an until";
    PackSlices Error "pack.slices"
        "分段不相接：应从 {0} 开始，收到 {1}" "The slices are not contiguous: expected one from {0}, found {1}"
        "分段须从 0 起、首尾相接、最后一段的止为 null" "Slices start at 0, join end to end, and the last ends in null";
    PackEmpty Error "pack.empty"
        "这一项不能为空" "This may not be empty"
        "请至少写一项，或删去整块" "Give at least one, or leave the block out";
    PackDeductible Error "pack.deductible_case"
        "起付线情形须恰有 amount、factor、minus 之一" "A deductible case has exactly one of amount, factor, minus"
        "factor 和 minus 须有按 admission 1 的金额可依；minus 的 when.admission 须有起点" "factor and minus need an amount for admission 1; minus needs a first admission in when.admission";
    PackSupplement Error "pack.supplement_kind"
        "补充保险 {0} 的字段不合：{1}" "The fields of a {0} supplement do not fit: {1}"
        "above_ceiling 用 cases；self_pay 用 threshold、slices 和可选的 relief" "above_ceiling has cases; self_pay has threshold, slices and perhaps relief";
    PackChronic Error "pack.chronic_rule"
        "慢特病规则 {0} 与所给的块不合" "The chronic rule {0} does not fit the blocks given"
        "own 须自带 deductible、ratio、ceiling；inpatient、outpatient 须有同名块" "own needs its own deductible, ratio and ceiling; inpatient and outpatient need that block";
    PackShared Error "pack.shared_ceiling"
        "共用封顶线须两边都写明" "A shared ceiling must be stated on both sides"
        "请在 {0} 的 ceiling 中也写 shared_with" "Give the ceiling of {0} its shared_with too";

    // A pack's sense: what is well formed but cannot be meant.
    LintRatioRises Warning "lint.ratio_rises_with_level"
        "{0}的报销比例 {1} 高于{2}的 {3}；级别越高比例一般越低，反过来多为笔误" "{0}: {1} is paid, more than the {3} of a {2}; ratios as a rule fall as the level rises, so this is probably a slip"
        "请核对文件中这两个比例，确如此规定的可保留" "Check both ratios in the document; keep them if it says so";
    LintDeductibleFalls Warning "lint.deductible_falls_with_level"
        "{0}的起付线 {1} 低于{2}的 {3}；级别越高起付线一般越高，反过来多为笔误" "{0}: a deductible of {1}, less than the {3} of a {2}; deductibles as a rule rise with the level, so this is probably a slip"
        "请核对文件中这两个起付线，确如此规定的可保留" "Check both deductibles in the document; keep them if it says so";
    LintRetired Warning "lint.retired_worse"
        "{0}的{1} {2} 不如在职的 {3}；退休人员的待遇一般不低于在职" "{0}: {1} is {2}, worse than the {3} for working people; the retired as a rule fare no worse"
        "请核对文件，两种人员的数字可能写反了" "Check the document; the two may have been swapped";
    LintCeiling Warning "lint.ceiling_below_deductible"
        "封顶线 {1} 低于起付线 {2}（{0}）：病人先付的比基金最多支付的还多，多为数位或单位写错" "The ceiling of {1} is below the deductible of {2} ({0}): the patient would first pay more than the fund ever does; probably a wrong digit or unit"
        "请核对两个数，单位为元" "Check both figures; the unit is yuan";
    LintStart Warning "lint.slices_start_above_deductible"
        "起付线为 {1}，分段却从 {2} 才开始支付（{0}）：两者之间的费用得不到报销" "The deductible is {1}, but the slices first pay from {2} ({0}): nothing is paid on what lies between"
        "起付线只写在 deductible；第一段从 0 起即写比例" "State the deductible under deductible only; let the first slice pay from 0";
    LintSlice Warning "lint.slice_never_reached"
        "这一段止于 {0}，不超过最低的起付线 {1}，永远用不到" "This slice ends at {0}, within the lowest deductible, {1}: it never pays"
        "分段按含起付线的费用计量，请核对这一段的止，或删去" "Slices are measured with the deductible inside; check where this one ends, or remove it";
    LintAway Warning "lint.away_beyond_guide"
        "异地比例最多低 {0} 个百分点，超过国家指导的约 {1} 个百分点" "Away from home the ratio falls by up to {0} points, beyond the national guide of about {1}"
        "请核对文件：ratio_points 是百分点（-10），ratio_factor 是乘数（0.9）" "Check the document: ratio_points are points (-10), ratio_factor multiplies (0.9)";
    LintGap Warning "lint.dates_gap"
        "{0} 之后、{1} 之前没有规则，其间的费用不能计算" "No rules hold after {0} and before {1}: nothing can be computed for these days"
        "请核对前一期的 until 和这一期的 effective" "Check the earlier entry's until and this one's effective";
    LintUnused Warning "lint.document_unused"
        "文件“{0}”没有被引用，不知道它支持哪些数字" "No block cites the document \"{0}\": what it says cannot be told"
        "请在依据它的各块的 documents 中写上编号，或删去" "Cite its id in the blocks that stand on it, or remove it";
    LintNoDocument Warning "lint.no_document"
        "证据等级为 reported，却没有列出文件，使用者无从核对，只能按未核对对待" "The evidence is reported, but no document is named: nobody can check it, so it counts as compiled"
        "请列出转述所依据的文件" "Name the document that was reported on";
    LintNoDocumentCompiled Info "lint.no_document"
        "没有列出文件，使用者无从核对" "No document is named: nobody can check the figures"
        "找到文件后请补上" "Add the document once it is found";
    LintUnproven Error "lint.official_unproven"
        "证据等级为 official，但所引文件都没有文号或网址，无从证实" "The evidence is official, but no document cited has a number or an address: it cannot be verified"
        "请补文号或网址；没有亲见原文的改为 reported 或 compiled" "Add number or url; if the text itself was not read, make it reported or compiled";
    LintSuperseded Info "lint.document_superseded"
        "“{0}”已被“{1}”取代，数字可能已经改变" "\"{0}\" has been superseded by \"{1}\": the figures may have changed"
        "请按新文件核对" "Check them against the newer document";
    LintUnreachable Warning "lint.case_unreachable"
        "这一情形永远轮不到：前面的情形已全部包括，或条件不可能成立" "This case never applies: earlier ones take all of it, or its conditions cannot hold"
        "先写窄的情形、后写宽的（primary 含 community，tertiary 含 tertiary_top），或删去" "Put narrow cases before wide ones (primary takes in community, tertiary tertiary_top), or remove it";
    LintNoDefault Warning "lint.no_default"
        "没有适用于{0}的情形，遇到时不能计算" "No case applies to: {0}. Such a visit cannot be computed"
        "请补上这一情形，或在最后写一个不带 when 的情形" "Add the case, or end with one that has no when";
    LintUnfiled Warning "lint.unfiled_pays_more"
        "{0}的比例比本地低 {1} 个百分点、起付线 {2}，未备案的低 {3} 个百分点、起付线 {4}：备案反而少报，多为写反" "{0}: the ratio falls by {1} points, with a deductible of {2}; without filing by {3} points, with {4}. Filing should not cost money: they may be swapped"
        "请核对文件中的两类待遇" "Check both in the document";
    LintEffective Warning "lint.effective_before_document"
        "规则自 {0} 起适用，所引文件却都在其后，最早自 {1} 起施行：其间依据的是什么没有写明" "The rules hold from {0}, but every document cited takes effect later, the first on {1}: what holds in between is not shown"
        "请改 effective，或列出当时的文件" "Correct effective, or cite the document of that time";
    LintStatus Warning "lint.status_of_other_scheme"
        "这一险种没有 {0} 这种人员，条件不会成立" "This scheme has nobody who is {0}: the condition never holds"
        "职工医保：working、retired；居民医保：child、student、adult、elder" "Employee scheme: working, retired. Resident scheme: child, student, adult, elder";
    LintLow Warning "lint.ratio_low"
        "比例只有 {0}：很少有这样低的，多为小数点错位" "A ratio of {0}: hardly any is so low; the decimal point may be misplaced"
        "请核对文件；85% 写成 0.85" "Check the document; 85 % is written 0.85";
    LintOrder Warning "lint.supplement_order"
        "“{0}”支付封顶线以上的部分，却排在按自付费用支付的“{1}”之后：封顶线以上的同一笔费用会付两次" "\"{0}\" pays above the ceiling but stands after \"{1}\", which pays on the year's self-payment: the same expense above the ceiling is paid twice"
        "请把支付封顶线以上的一项放在前面" "Put the one that pays above the ceiling first";
    LintPoints Warning "lint.away_change_odd"
        "{0}：异地的比例不会比本地高，也不会只低不到 1 个百分点，疑为正负号或单位有误" "{0}: care away from home is not paid better, nor cut by less than a point; sign or unit may be wrong"
        "降低 10 个百分点写成 -10；乘以 90% 写成 ratio_factor 0.9" "Ten points less is -10; 90 % of the ratio is a ratio_factor of 0.9";
    LintNoRules Error "lint.no_rules"
        "没有任何规则" "There are no rules"
        "请在 employee 或 resident 下至少写一期规则" "Give at least one entry under employee or resident";
    LintAreaInside Error "lint.area_inside"
        "{0} 属于统筹区 {1}（{2}），规则按统筹区书写" "{0} belongs to the insured area {1} ({2}); rules are those of an insured area"
        "请把 area 改为 {2}" "Make area {2}";
    PackTooMany Error "pack.too_many_cases"
        "条目或情形的组合过多，不能逐一核对" "Too many entries, or combinations of cases, to be checked one by one"
        "请精简；实际的规则不到它的百分之一" "Shorten it; real rules have not a hundredth of them";

    // Packs at run time, and those made from the figures of a notice.
    PolicyLoaded Info "policy.loaded_rules"
        "{0}的规则由本页面或使用者载入，不是随本库发布的规则" "The rules of {0} were loaded by this page or its user; they are not those published with yidi"
        "请核对其来源文件" "Check the documents they come from";
    PackSchemeLost Warning "pack.scheme_lost"
        "载入的规则没有{0}，这一险种原有的规则不再使用" "{0}: the pack has no rules for it, and those that were there are no longer used"
        "需要两种险种的，请写在同一个规则包里；unloadPack 可以恢复随库的规则" "Put both schemes into one pack; unloadPack brings the bundled rules back";
    PackUrl Error "pack.url"
        "{0} 不是网址" "{0} is no web address"
        "请写 http:// 或 https:// 开头的网址，或删去" "Give an address that begins with http:// or https://, or leave it out";
    QuickMissing Warning "quick.figure_missing"
        "没有填写{0}：{1}" "{0} not given: {1}"
        "请在当地通知中查找后补上；查不到请拨打医保热线 12393" "Look it up in the local notice and add it; or ask the hotline 12393";
    QuickNothing Error "quick.nothing"
        "所填数字还不能组成任何规则" "The figures given do not make up any rule yet"
        "至少须有住院的或门诊的起付线、报销比例和封顶线（没有封顶线填 null）" "Give at least the deductible, ratio and ceiling of inpatient or of outpatient care (null where there is no ceiling)";
    QuickScheme Error "quick.not_for_scheme"
        "居民医保没有在职、退休之分" "The resident scheme does not tell working from retired"
        "请删去" "Remove it";

    // A bill as text. The first ones say what a row is that is no line; then come faults of a row; then notes on a line.
    BillTextAbove Info "bill_text.above_headings"
        "表头以上的文字，不是费用明细" "Above the headings: no line of the bill"
        "" "";
    BillTextHeadings Info "bill_text.headings"
        "表头" "Column headings"
        "" "";
    BillTextTotal Info "bill_text.total"
        "合计、支付等说明行，不是费用明细" "A sum, payment or remark, not a line"
        "" "";
    BillTextTotalDiffers Warning "bill_text.total_mismatch"
        "所列合计 {0} 与读出的各行之和 {1} 不符" "The sum stated, {0}, is not that of the lines read, {1}"
        "请核对未读出的行，以及明细是否齐全" "Check the rows that could not be read, and whether any are missing";
    BillTextNotALine Warning "bill_text.not_a_line"
        "这一行没有读出金额，未作为费用明细" "No amount was found in this row: not taken as a line of the bill"
        "如果是一笔费用，请补上金额" "If it is an expense, add its amount";
    BillTextColumns Error "bill_text.columns_unknown"
        "表头中没有认出名称和金额（或单价和数量）" "The headings name no item, or no amount (nor unit price and quantity), that is understood"
        "请把表头改为：项目名称、单价、数量、金额；金额以元为单位" "Use headings such as name, unit price, quantity, amount; amounts in yuan";
    BillTextAmbiguous Error "bill_text.ambiguous"
        "没有表头，这一行可有几种读法" "Without headings this row can be read in more than one way"
        "请连同表头一起粘贴（如：项目名称、单价、数量、金额），各列之间用制表符、逗号、竖线或两个以上空格隔开" "Paste the headings too (such as name, unit price, quantity, amount), with tabs, commas, bars or two and more spaces between the columns";
    BillTextCells Error "bill_text.cell_count"
        "这一行有 {0} 格，表头有 {1} 格，不能对应" "This row has {0} cells under {1} headings; which belongs where cannot be told"
        "空格处请填“-”；带千位逗号的金额请加引号或去掉逗号" "Put \"-\" into empty cells; put amounts with thousands commas in quotes, or take the commas out";
    BillTextName Error "bill_text.name_missing"
        "这一行没有名称，也没有编码" "This row has neither a name nor a code"
        "请补上名称" "Add the name";
    BillTextAmount Error "bill_text.amount_missing"
        "这一行没有金额，单价和数量也不全" "This row has no amount, nor both a unit price and a quantity"
        "请补上金额" "Add the amount";
    BillTextNumber Error "bill_text.number_unreadable"
        "“{0}”不是这一列应有的数" "\"{0}\" is not a number that can stand in this column"
        "请写成 1234.50 这样的数" "Write it as 1234.50";
    BillTextRefund Error "bill_text.refund"
        "“{0}”小于零，是退费" "\"{0}\" is below zero: a refund"
        "请先从原来的那一行中减去，再删去这一行" "Take it off the line that it refunds first, and remove this row";
    BillTextClass Error "bill_text.class_unknown"
        "不认识的医保类别“{0}”" "Unknown class \"{0}\""
        "请写甲、乙、丙或自费（也可写无自付、有自付、全自付）" "Write A, B or C (甲, 乙, 丙 or 自费)";
    BillTextRatio Error "bill_text.ratio_unreadable"
        "“{0}”不是自付比例" "\"{0}\" is not a share to be paid first"
        "请写成 10% 或 0.1" "Write it as 10% or 0.1";
    BillTextRatioScale Error "bill_text.ratio_ambiguous"
        "自付比例“{0}”可以是百分数，也可以是小数" "The share \"{0}\" may be per cent, or of 1"
        "请加上百分号，如 10%" "Add a percent sign, as in 10%";
    BillTextComputed Info "bill_text.amount_computed"
        "没有金额，按单价 {0} × 数量 {1} 算得 {2}" "No amount was given; unit price {0} × quantity {1} gives {2}"
        "请与费用清单核对" "Check it with the expense list";
    BillTextRounded Warning "bill_text.amount_rounded"
        "金额 {0} 多于两位小数，四舍五入为 {1}" "The amount {0} has more than two decimals and was rounded to {1}"
        "各行舍入之和可能与清单合计差几分" "The sum of rounded lines may differ from the list's by some fen";
    BillTextPriceFine Info "bill_text.unit_price_dropped"
        "单价 {0} 多于两位小数，没有采用；金额照用" "The unit price {0} has more than two decimals and was left out; the amount stands"
        "" "";
    BillTextPriceRounded Info "bill_text.unit_price_rounded"
        "单价 {0} 是约数：乘以数量 {1} 与金额 {2} 略有出入；没有采用，金额照用" "The unit price {0} is rounded: times the quantity {1} it is not quite the amount {2}. It was left out; the amount stands"
        "" "";
    BillTextNoQuantity Info "bill_text.quantity_missing"
        "单价 {0} 与金额 {1} 不同而没有数量；单价没有采用" "The unit price {0} differs from the amount {1} and there is no quantity; the price was left out"
        "请补上数量" "Add the quantity";
    BillTextCodeDamaged Warning "bill_text.code_damaged"
        "编码“{0}”被电子表格改成了科学计数法，没有采用" "The code \"{0}\" was turned into scientific notation by a spreadsheet and left out"
        "请把该列设为文本后重新复制" "Format the column as text and copy it again";
    BillTextKind Info "bill_text.kind_unknown"
        "不认识的费用类别“{0}”，没有采用" "Unknown kind of expense \"{0}\"; it was left out"
        "" "";
    // Filing (异地就医备案).
    FilingMaterialMissing Error "filing.material_missing"
        "缺少材料：{0}" "Missing: {0}"
        "请补上后再提交" "Add it before handing in the filing";
    FilingMaterialMissingAny Error "filing.material_missing"
        "缺少材料，以下任选其一：{0}" "Missing, one of these: {0}"
        "请补上其中一样；暂时没有证明的，可以用个人承诺书" "Add one of them; without a proof at hand a letter of commitment will do";
    FilingCommitment Warning "filing.commitment_letter"
        "以个人承诺书办理：补齐证明材料后，才能在备案地和参保地双向享受待遇" "Filed on a letter of commitment: benefits in both places only once the proof has been handed in"
        "请尽早补交：{0}" "Hand in soon: {0}";
    FilingHome Warning "filing.home_province"
        "就医地{0}在参保省内，不需要跨省备案" "{0} lies in the home province: no cross-province filing is needed"
        "省内异地就医按本省规定，请拨打 {1} 询问" "The province's own rules hold for care elsewhere inside it; ask at {1}";
    FilingWidened Info "filing.destination_widened"
        "{0}不是备案单位，按{1}备案" "A filing does not go to {0} but to {1}"
        "备案后可在{1}所有跨省联网定点医疗机构住院直接结算" "It opens all networked hospitals of {1} for direct settlement of stays";
    FilingTooWide Error "area.too_wide"
        "备案不能到{0}全省（区），应备案到其中的市（州、盟）" "A filing does not go to the whole of {0} but to a city or prefecture in it"
        "请选择就医的市（州、盟）或县" "Choose the city, prefecture or county of treatment";
    FilingStartPast Warning "filing.start_in_past"
        "开始日期 {0} 早于办理日期 {1}" "The start {0} lies before the day of filing, {1}"
        "此前的费用能否直接结算，由参保地决定；请拨打 {2} 确认" "Whether earlier expenses can be settled directly is for the insured place to say; ask at {2}";
    FilingEndBeforeStart Error "filing.end_before_start"
        "结束日期 {0} 早于开始日期 {1}" "The end {0} lies before the start {1}"
        "请核对两个日期" "Check the two dates";
    FilingEndShort Info "filing.end_before_minimum"
        "临时备案有效期原则上不少于 {0} 个月，至少到 {1}" "A temporary filing holds in principle at least {0} months, here to {1}"
        "不必按行程填写结束日期；有效期内可多次就诊" "The end need not follow the trip; many visits are possible within the validity";
    FilingEndLong Info "filing.end_beyond_minimum"
        "有效期由参保地设定，国家规定只保证到 {0}" "The insured place sets the length; national rules assure it only to {0}"
        "请拨打 {1} 确认参保地的有效期" "Ask at {1} how long it holds there";
    FilingEndLongTerm Info "filing.long_term_has_no_end"
        "长期备案在变更之前一直有效，不需要结束日期" "A long-term filing holds until it is changed and needs no end"
        "回参保地定居后请办理变更或取消" "Change or cancel it once you have moved back";
    FilingTooShort Warning "filing.too_short_for_long_term"
        "长期备案指在异地居住、工作 {0} 个月以上，所填期间较短" "Long-term means {0} months or more away; the period given is shorter"
        "短期外出请办理临时备案" "For a short stay make a temporary filing";
    FilingBeforeRules Warning "filing.before_rules"
        "开始日期 {0} 早于所依据的规程（自 {1} 起施行）" "The start {0} lies before the rules used here, in force from {1}"
        "此前按参保地当时的规定，请拨打 {2} 询问" "Before that the insured place's own rules held; ask at {2}";
    FilingStayDates Error "filing.discharged_before_admitted"
        "出院日期 {0} 早于入院日期 {1}" "Discharged on {0}, before the admission on {1}"
        "请核对两个日期" "Check the two dates";
    FilingMadeUpBefore Info "filing.made_up_before_discharge"
        "出院结算前补办备案，联网定点医疗机构应提供直接结算" "Made up before the discharge settlement: networked hospitals must settle directly"
        "请在结算前办妥，开始日期填入院日期 {0}" "Have it done before the settlement; give the day of admission, {0}, as the start";
    FilingMadeUpAfter Warning "filing.self_paid"
        "已自费结算的这次费用不能再直接结算，可按参保地规定手工报销" "The stay was paid by the patient and cannot be settled directly any more; it can be claimed by hand under the insured place's rules"
        "请保存票据、费用清单和出院小结，拨打 {0} 询问手续和时限" "Keep the receipt, the itemised list and the discharge summary, and ask at {0} for procedure and time limit";
    FilingStayBeyond Info "filing.stay_outlasts_validity"
        "有效期内已入院，出院在有效期之后，仍可直接结算" "Admitted within the validity and discharged after it: settled directly all the same"
        "" "";
    FilingStayNotCovered Warning "filing.stay_not_covered"
        "入院日期 {0} 不在确定的备案有效期内（{1}）" "The admission on {0} is not within the assured validity ({1})"
        "请调整日期或重新备案；参保地的有效期可能更长，可拨打 {2} 确认" "Adjust the dates or file again; the insured place's validity may be longer, ask at {2}";
    FilingCategoryPerson Error "filing.category_person"
        "{0}与人员状态“{1}”不符" "Not open to this person ({1}): {0}"
        "请改选符合实际的备案类型，如异地长期居住人员" "Choose the category that fits, such as long-term resident";
    FilingCategoryDoubtful Warning "filing.category_doubtful"
        "{0}与人员状态“{1}”一般不相符" "Hardly fits this person ({1}): {0}"
        "请核对备案类型；不确定的请拨打 {2}" "Check the category; if in doubt ask at {2}";
    FilingOverlap Warning "filing.overlaps_previous"
        "已有备案（{0}，{1}）在此期间仍有效" "An earlier filing ({0}, {1}) still holds at that time"
        "同一地点、同一类型的不必重办；否则请先询问参保地如何变更：{2}" "For the same place and category there is no need to file again; otherwise ask the insured place how to change it: {2}";
    FilingReplaces Info "filing.replaces_previous"
        "已有长期备案（{0}，{1}）：本次为变更备案，办成后以新备案为准" "There is a long-term filing ({0}, {1}): this one changes it and then holds in its place"
        "" "";
    FilingChangeLocked Warning "filing.change_locked"
        "已有长期备案（{0}，{1}）：参保地可限制变更，最迟 {2} 起可以变更" "There is a long-term filing ({0}, {1}): the insured place may lock it; from {2} at the latest it can be changed"
        "请先拨打 {3} 询问能否变更，或等到该日再办理" "Ask first at {3} whether it can be changed, or wait for that day";
    FilingReferredOn Info "filing.referred_from_long_term"
        "已有长期备案（{0}，{1}）：由备案地再转诊到外地的，执行参保地跨省转诊待遇" "There is a long-term filing ({0}, {1}): referred on from there, the home rule for cross-province referral holds"
        "长期备案不必取消" "The long-term filing need not be cancelled";
    FilingSeveral Info "filing.several_destinations"
        "凭证明材料可以同时备案多个长期居住地，原备案（{0}，{1}）不必取消" "On proof several long-term places may be filed at once; the earlier filing ({0}, {1}) need not be cancelled"
        "" "";
    FilingIdLength Error "filing.id_length"
        "公民身份号码应为 18 位" "The identity number should have 18 places"
        "请按身份证填写；15 位旧号码已停用" "Copy it from the identity card; the old numbers of 15 digits are no longer used";
    FilingIdCharacters Error "filing.id_characters"
        "公民身份号码只能是数字，最后一位可以是 X" "An identity number has digits only, and perhaps an X at the end"
        "请去掉空格、全角数字和其他字母" "Remove blanks, full-width digits and other letters";
    FilingIdBirth Error "filing.id_birth_date"
        "公民身份号码中的出生日期不存在" "The date of birth in the identity number does not exist"
        "请核对第 7 至 14 位" "Check places 7 to 14";
    FilingIdFuture Error "filing.id_born_later"
        "公民身份号码中的出生日期晚于 {0}" "The date of birth in the identity number lies after {0}"
        "请核对第 7 至 14 位" "Check places 7 to 14";
    FilingIdCheck Error "filing.id_check_digit"
        "公民身份号码的校验位不对，至少有一位写错" "The check digit of the identity number does not fit: at least one place is wrong"
        "请逐位核对" "Compare it place by place";
    FilingIdAge Error "filing.id_age"
        "公民身份号码与所填年龄不符" "The identity number does not fit the age given"
        "请核对号码和年龄" "Check the number and the age";

    // Direct settlement (直接结算). Where a remedy is {0}, the steps of the reason stand there (settlement_errors.json).
    DirectHome Info "direct.home_province"
        "{0}在参保省内：不属于跨省异地就医，不需要跨省备案" "{0} lies in the home province: this is no care in another province and needs no cross-province filing"
        "省内就医按本省规定结算，请拨打 {1} 询问" "The province's own rules hold; ask at {1}";
    DirectAreaNotOpen Error "direct.area_not_open"
        "{1}的{2}在 {3} 没有开通跨省直接结算：{4}" "{1} is not open for direct settlement of {2} across provinces on {3}. {4}"
        "{0}" "{0}";
    DirectAreaPartly Warning "direct.area_partly_open"
        "{0}的{1}在 {2} 只部分开通，或是否开通没有记载：{3}" "{0} is open for {1} in part only on {2}, or not known to be. {3}"
        "就医前请拨打 {4} 确认" "Ask at {4} before the visit";
    DirectNotNetworked Error "direct.institution_not_networked"
        "就诊机构不是跨省联网定点医药机构，不能直接结算" "The institution is not networked for settlement across provinces"
        "{0}" "{0}";
    DirectNetworkUnknown Info "direct.institution_unknown"
        "没有说明就诊机构是否为跨省联网定点医药机构" "Whether the institution is networked for settlement across provinces was not said"
        "{0}" "{0}";
    DirectNotFiled Error "direct.not_filed"
        "没有办理跨省异地就医备案，不能直接结算" "No filing for care in another province has been made: no direct settlement"
        "{0}" "{0}";
    DirectEmergency Info "direct.emergency_mark"
        "急诊抢救视同已备案，但须由医院在登记或结算时标明“急诊”" "An emergency counts as filed, but the hospital must mark the visit or admission as one (急诊)"
        "请医院标明；不能标明的，拨打 {0} 询问能否补办备案" "Have the hospital mark it; if it cannot, ask at {0} whether a filing can be made up";
    DirectFilingOtherInsured Error "direct.filing_other_insured_area"
        "备案的参保地是{0}，本次填写的参保地是{1}" "The filing is of somebody insured in {0}; this visit is of somebody insured in {1}"
        "请核对参保地；参保关系转移后须在新参保地备案" "Check the insured area; after a move of the insurance file again at the new one";
    DirectFilingNotUsable Error "direct.filing_not_usable"
        "按这份备案不能直接结算：{0}" "No direct settlement under this filing: {0}"
        "请先用 validateFiling 核对备案并补正；已自费结算的，回参保地手工报销" "Check the filing with validateFiling and mend it; what has been paid already is claimed by hand at the insured place";
    DirectFiledLater Error "direct.filing_other_date"
        "备案日期 {1} 晚于结算日期 {2}" "Filed on {1}, after the settlement on {2}"
        "结算前补办的备案才能直接结算；已结算的回参保地手工报销" "Only a filing made before the settlement allows it; what has been settled is claimed by hand at the insured place";
    DirectFilingOtherDate Error "direct.filing_other_date"
        "就医日期 {1} 早于备案开始日期 {2}" "The visit on {1} lies before the start of the filing on {2}"
        "{0}" "{0}";
    DirectFilingMayHaveEnded Warning "direct.filing_may_have_ended"
        "就医日期 {0} 晚于国家规定保证的有效期（{1}）；参保地的有效期是否更长不清楚" "The visit on {0} lies after the validity that national rules assure, which ends on {1}; whether the insured place's is longer is not known"
        "请拨打 {2} 确认；已失效的，结算前重新备案。有效期内已入院的，请在备案中填写入院日期" "Ask at {2}; if it has ended, file again before the settlement. If admitted within the validity, give the day of admission in the filing";
    DirectFilingOtherPlace Error "direct.filing_other_place"
        "备案地是{1}，就医地是{2}" "The filing is for {1}, the treatment in {2}"
        "{0}" "{0}";
    DirectPlaceWide Warning "direct.treatment_area_wide"
        "备案地是{0}，就医地只填到{1}，不能判断是否在备案地" "The filing is for {0}; the place of treatment is given as {1}, which does not tell whether it is there"
        "请填写就医的市（州、盟）" "Give the city or prefecture of treatment";
    DirectStatusAbnormal Error "direct.insured_status_abnormal"
        "参保状态异常：{1}" "The insured status is abnormal: {1}"
        "{0}" "{0}";
    DirectStatusUnknown Info "direct.insured_status_unknown"
        "参保状态不清楚：欠费或暂停参保时不能直接结算" "The insured status is not known; while suspended or in arrears there is no direct settlement"
        "就医前请查询缴费记录，或拨打 {0}" "Check the contributions before the visit, or call {0}";
    DirectDiseaseNeeded Warning "direct.disease_needed"
        "没有填写病种：门诊慢特病能否直接结算取决于病种" "No disease was given: whether chronic care settles directly depends on it"
        "请填写病种代码。当日全国范围内的病种：{0}" "Give the disease code. Within the national scope on that day: {0}";
    DirectDiseaseNotInScope Error "direct.disease_not_in_scope"
        "{1}在 {2} 不在门诊慢特病跨省直接结算范围内；当日范围：{3}" "{1} is not within the scope of direct settlement of chronic care on {2}, which is: {3}"
        "{0}" "{0}";
    DirectDiseasePartly Warning "direct.disease_partly_open"
        "{0}已纳入范围，但各统筹区 {1} 前才全部开通" "{0} is within the scope, but not open in every insured area before {1}"
        "就医前请拨打 {2} 确认参保地是否已开通" "Ask at {2} before the visit whether the insured place is open for it";
    DirectDiseaseUnclear Warning "direct.disease_unclear"
        "{0}是否属于范围内的“{1}”不能由代码判断" "Whether {0} counts as {1}, which is within the scope, cannot be told from the code"
        "请拨打 {2} 确认参保地备案的病种" "Ask at {2} under which disease the insured place has registered you";
    DirectThirdParty Error "direct.third_party_liability"
        "有第三方责任的外伤费用不在医保基金支付范围内" "What a third party is liable for after an injury is not paid by medical insurance"
        "{0}" "{0}";
    DirectTraumaStatement Warning "direct.trauma_statement"
        "外伤费用：没有第三方责任、并由本人书面承诺的，才能直接结算" "An injury settles directly only if no third party is liable and the patient says so in writing"
        "请在入院登记或结算时签署“无第三方责任承诺书”" "Sign the statement that no third party is liable when admitted or at the settlement";
    DirectBalanceShort Warning "direct.account_balance_insufficient"
        "个人账户余额 {1} 元，不够支付个人应付的 {2} 元，还需现金 {3} 元" "The personal account has {1} yuan, less than your share of {2}: {3} yuan more in cash"
        "{0}" "{0}";

    // Clearing between provinces (费用清算) and the advance fund (预付金).
    ClearingSums Error "clearing.not_adding_up"
        "{0} 是 {1}，但 {2} 是 {3}；未计入" "{0} is {1}, but {2} is {3}; left out of the sums"
        "请更正这张结算单后重新汇总" "Correct this receipt and clear again";
    ClearingSign Error "clearing.reversal_above_zero"
        "{0} 大于零，但冲正的金额只能是零或负数；未计入" "{0} is above zero, but a reversal takes amounts back; left out of the sums"
        "请写成负数；不是冲正的，删去 reverses" "Write it below zero; if this is no reversal, remove reverses";
    ClearingFailure Error "clearing.failure"
        "{0} 个结果是失败，没有金额，未计入：{1}" "{0} of the results have failed and were left out of the sums: {1}"
        "请按其 issues 更正并重新计算，再汇总" "Put right what their issues name, compute them again, then clear";
    ClearingInProvince Info "clearing.in_province"
        "{0} 张不是跨省就医，不在跨省清算之列，未计入：{1}" "{0} of the receipts are not of care in another province and were left out of the sums: {1}"
        "省内就医按本省规定清算" "The province clears these by its own rules";
    ClearingMonths Warning "clearing.several_months"
        "结算单分属几个月：{0}；清算逐月进行" "The receipts are of several months: {0}; each month is cleared by itself"
        "请按月分开汇总；有意并入延期费用的可不理会" "Clear each month by itself, unless late expenses were meant to be included";
    PrepaymentNoQuota Error "prepayment.no_quota"
        "预付金为 0，无法计算使用率" "The advance is 0: its use cannot be computed"
        "请填写核定的预付金额度" "Give the advance as it was set";
    PrepaymentBefore Error "prepayment.before_rules"
        "{0} 早于所依据的规程（自 {1} 起施行）" "{0} lies before the rules used here, in force from {1}"
        "此前的月份按当时的规程办理" "Earlier months went by the rules of their time";
    MonthInvalid Error "month.invalid"
        "{0} 不是月份" "{0} is not a month"
        "请写成 2026-03 这样的月份" "Write it as 2026-03";
}
