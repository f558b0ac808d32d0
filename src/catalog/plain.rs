//! Names as they are compared: one spelling for what is written in several ways.

/// The radicals of Unicode's block from U+2F00 on as the characters they look like: texts copied out of a PDF are full of them.
const RADICALS: &str = "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";

/// Characters that are written for each other in names of drugs and services, and look-alikes.
const VARIANTS: [(char, char); 22] = [
    ('䓬', '卓'), // 地尔硫䓬
    ('甙', '苷'),
    ('粘', '黏'),
    ('噁', '恶'),
    ('硷', '碱'),
    ('ɑ', 'α'),
    ('ß', 'β'),
    ('µ', 'μ'),
    ('∶', ':'),
    ('×', 'x'),
    ('∕', '/'),
    ('〜', '~'),
    ('⻔', '门'),
    ('⻛', '风'),
    ('⻓', '长'),
    ('⻢', '马'),
    ('⻥', '鱼'),
    ('⻩', '黄'),
    ('⻰', '龙'),
    ('⻘', '青'),
    ('⻣', '骨'),
    ('⻮', '齿'),
];

/// Whether a character, as most do, stands for itself.
pub fn is_plain(c: char) -> bool {
    matches!(c, 'a'..='z' | '0'..='9' | '\u{4e00}'..='\u{9fff}')
        && !matches!(c, '甙' | '粘' | '噁' | '硷')
}

/// Takes one character to its plain form: nothing for spaces and trade marks, one character or, for Roman numerals, up to four.
pub fn fold(character: char, take: &mut dyn FnMut(char)) {
    let c = match character {
        '\u{ff01}'..='\u{ff5e}' => {
            char::from_u32(u32::from(character).wrapping_sub(0xfee0)).unwrap_or(character)
        }
        c => c,
    };
    match c {
        c if is_plain(c) => take(c),
        'A'..='Z' => take(c.to_ascii_lowercase()),
        '(' | '[' | '{' | '【' | '〔' | '〈' | '《' | '〖' | '「' => take('('),
        ')' | ']' | '}' | '】' | '〕' | '〉' | '》' | '〗' | '」' => take(')'),
        '‐' | '‑' | '‒' | '–' | '—' | '−' => take('-'),
        '•' | '・' | '∙' | '‧' => take('·'),
        '\u{2160}'..='\u{216b}' | '\u{2170}'..='\u{217b}' => {
            let numeral = [
                "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii",
            ];
            let at = (u32::from(c) & 0xf) as usize;
            numeral
                .get(at)
                .into_iter()
                .for_each(|text| text.chars().for_each(&mut *take));
        }
        '\u{2f00}'..='\u{2fd5}' => {
            let at = u32::from(c).wrapping_sub(0x2f00) as usize;
            take(RADICALS.chars().nth(at).unwrap_or(c));
        }
        'à' | 'á' | 'ā' | 'ǎ' | 'ä' => take('a'),
        'è' | 'é' | 'ē' | 'ě' => take('e'),
        'ì' | 'í' | 'ī' | 'ǐ' => take('i'),
        'ò' | 'ó' | 'ō' | 'ǒ' | 'ö' => take('o'),
        'ù' | 'ú' | 'ū' | 'ǔ' | 'ü' | 'ǖ' | 'ǘ' | 'ǚ' | 'ǜ' | 'Ü' => take('u'),
        '®' | '™' | '©' | '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{ad}' => {}
        c if c.is_whitespace() => {}
        c => {
            let variant = VARIANTS.iter().find(|(variant, _)| *variant == c);
            take(variant.map_or(c, |(_, usual)| *usual));
        }
    }
}

/// The plain form of a name: half-width, small letters, one kind of brackets, no spaces, Roman numerals as letters, no accents.
#[must_use]
pub fn plain(name: &str) -> String {
    let mut plain = String::with_capacity(name.len());
    for c in name.chars() {
        if is_plain(c) {
            plain.push(c);
        } else {
            fold(c, &mut |c| plain.push(c));
        }
    }
    plain
}
