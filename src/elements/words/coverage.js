// @ts-check
// The map of what is covered.

/** Code, Chinese sign and short name, English code (ISO 3166-2 where there is one) and name. */
const PLACES = `
110000 京 北京 BJ Beijing|120000 津 天津 TJ Tianjin|130000 冀 河北 HE Hebei|140000 晋 山西 SX Shanxi|150000 蒙 内蒙古 NM Inner Mongolia
210000 辽 辽宁 LN Liaoning|220000 吉 吉林 JL Jilin|230000 黑 黑龙江 HL Heilongjiang|310000 沪 上海 SH Shanghai|320000 苏 江苏 JS Jiangsu
330000 浙 浙江 ZJ Zhejiang|340000 皖 安徽 AH Anhui|350000 闽 福建 FJ Fujian|360000 赣 江西 JX Jiangxi|370000 鲁 山东 SD Shandong
410000 豫 河南 HA Henan|420000 鄂 湖北 HB Hubei|430000 湘 湖南 HN Hunan|440000 粤 广东 GD Guangdong|450000 桂 广西 GX Guangxi
460000 琼 海南 HI Hainan|500000 渝 重庆 CQ Chongqing|510000 川 四川 SC Sichuan|520000 贵 贵州 GZ Guizhou|530000 滇 云南 YN Yunnan
540000 藏 西藏 XZ Tibet|610000 陕 陕西 SN Shaanxi|620000 甘 甘肃 GS Gansu|630000 青 青海 QH Qinghai|640000 宁 宁夏 NX Ningxia
650000 新 新疆 XJ Xinjiang|660000 兵 新疆兵团 BT Xinjiang Corps|710000 台 台湾 TW Taiwan|810000 港 香港 HK Hong Kong|820000 澳 澳门 MO Macao`;

const places = PLACES.trim().split(/[|\n]/).map((line) => {
  const [code, sign, name, letters, ...english] = line.split(' ');
  return { code, zh: [sign, name], en: [letters, english.join(' ')] };
});

/** @param {'zh' | 'en'} lang */
const names = (lang) => Object.fromEntries(places.flatMap((place) => [[`map.sign.${place.code}`, place[lang][0]], [`map.name.${place.code}`, place[lang][1]]]));

/** @type {Record<'zh' | 'en', Record<string, string>>} */
export const coverageWords = {
  zh: {
    ...names('zh'),
    'map.summary': '全国 {all} 个统筹区，{with} 个有规则可以算。', 'map.loaded': '其中 {n} 个用的是您带来的规则。',
    'map.tile': '{all} 个统筹区，{with} 个有规则', 'map.tile.grade': '，依据：{grade}', 'map.tile.unlisted': '没有收录',
    'map.said': '{all} 个统筹区，{with} 个有规则。', 'map.unlisted': '没有收录{name}：这里没有它的数据。', 'map.noneYet': '还没有收录这里的规则。可以照当地通知把数字填进来算。',
    'map.letter.official': '官', 'map.letter.reported': '报', 'map.letter.compiled': '汇', 'map.letter.stated': '自', 'map.letter.none': '无', 'map.letter.unlisted': '—', 'map.dash': '—',
    'map.grade.stated': '您带来的规则', 'map.grade.unlisted': '没有收录', 'map.means.unlisted': '这里没有这些地方的数据。', 'map.grade.none': '暂无规则', 'map.grades': '格子里的字和花纹', 'map.ratio': '如 1/18：18 个统筹区里，1 个有规则。条越长、底色越深，有规则的越多。',
    'map.weakest': '一个省里依据不一样的，花纹按最弱的画，字从强到弱写。', 'map.means.official': '所用数字都在公开的官方文件原文里读到。', 'map.means.reported': '有的数字只有公开的第二手资料佐证。',
    'map.means.compiled': '至少有一项数字取自没有人核对过的汇编，可能是错的。', 'map.means.stated': '规则作者自己标的等级，本页没有核对。', 'map.means.none': '算不了；可以填当地通知里的数字。',
    'map.area.estimate': '算报销', 'map.area.rules': '看规则', 'map.area.fill': '填数字来算', 'map.of': '{act}：{name}', 'map.hotline': '医保热线 ', 'map.notes': '存疑或未计入的（{n} 条）',
    'map.rest': '暂无规则的 {n} 个', 'map.scheme.employee': '职工医保', 'map.scheme.resident': '居民医保',
    'map.col.province': '省份', 'map.col.all': '统筹区', 'map.col.with': '有规则', 'map.col.evidence': '依据', 'map.sum': '合计', 'map.caption': '各省收录了多少',
  },
  en: {
    // Of coverage.html:
    'map.title': 'One tile a province',
    'map.choose': 'Choose a province',
    'map.hint': 'Places are rough and show no borders. Press a tile, or move with the arrow keys and press Enter, to see its insured areas.',
    'map.table': 'As a table',
    'map.waiting': 'Choose a province: its insured areas will be listed here.',
    // Of the scripts:
    ...names('en'),
    'map.summary': '{all} insured areas, rules to compute with for {with}.', 'map.loaded': 'For {n} of them the rules are yours.',
    'map.tile': '{all} insured areas, {with} with rules', 'map.tile.grade': ', evidence: {grade}', 'map.tile.unlisted': 'not included',
    'map.said': '{all} insured areas, {with} with rules.', 'map.unlisted': '{name} is not included: there are no data for it here.', 'map.noneYet': 'No rules yet. The figures of a local notice can be entered to compute with.',
    'map.letter.official': 'O', 'map.letter.reported': 'R', 'map.letter.compiled': 'C', 'map.letter.stated': 'Y', 'map.letter.none': '–', 'map.letter.unlisted': '—', 'map.dash': '—',
    'map.grade.stated': 'Your own rules', 'map.grade.unlisted': 'Not included', 'map.means.unlisted': 'There are no data for these places here.', 'map.grade.none': 'No rules yet', 'map.grades': 'Letters and patterns', 'map.ratio': 'Such as 1/18: of 18 insured areas 1 has rules. The longer the bar and the deeper the colour, the more have.',
    'map.weakest': 'Where the evidence differs within a province, the pattern is that of the weakest, and the letters go from strong to weak.', 'map.means.official': 'Every figure used was read in a public copy of the official document.', 'map.means.reported': 'Some figure rests on a public secondary source only.',
    'map.means.compiled': 'Compiled: at least one figure comes from a compilation that nobody has checked, and may be wrong.', 'map.means.stated': 'Graded by the author of the rules; not checked by this page.', 'map.means.none': 'Cannot be computed; the figures of a local notice can be entered.',
    'map.area.estimate': 'Costs', 'map.area.rules': 'Rules', 'map.area.fill': 'Enter figures', 'map.of': '{act}: {name}', 'map.hotline': 'Hotline ', 'map.notes': 'Doubtful or not included ({n})',
    'map.rest': 'No rules yet: {n}', 'map.scheme.employee': 'Employee scheme', 'map.scheme.resident': 'Resident scheme',
    'map.col.province': 'Province', 'map.col.all': 'Insured areas', 'map.col.with': 'With rules', 'map.col.evidence': 'Evidence', 'map.sum': 'All', 'map.caption': 'What is included, by province',
  },
};
