//! Names as they are searched: without case, accents, hyphens, apostrophes and blanks.

/// The fewest letters of a part that is found by itself: "de", "le" and the like find nobody.
const PART_MIN: usize = 3;

/// What a name is found by: the whole name folded, and each of its parts that is long enough. "Le Goff-Müller" is found as
/// `legoffmuller`, `goff` and `muller`. Empty for a name without a letter.
pub fn name_keys(name: &str) -> Vec<String> {
    let parts = name.split(|c: char| !c.is_alphabetic() && !is_mark(c)).map(folded);
    let parts: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
    let long = |part: &String| part.chars().count() >= PART_MIN;
    let whole = Some(parts.concat()).filter(|whole| !whole.is_empty());
    let mut keys: Vec<String> = whole.into_iter().collect();
    for part in parts.into_iter().filter(long) {
        if !keys.contains(&part) {
            keys.push(part);
        }
    }
    keys
}

/// An accent that stands after its letter, as some keyboards write it.
const fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

fn folded(part: &str) -> String {
    let mut folded = String::with_capacity(part.len());
    for c in part.chars().filter(|c| !is_mark(*c)).flat_map(char::to_lowercase).filter(|c| !is_mark(*c)) {
        match plain(c) {
            "" => folded.push(c),
            plain => folded.push_str(plain),
        }
    }
    folded
}

/// The letters without accent of a letter of the Latin alphabets of Europe; empty for a letter that stays as it is.
const fn plain(c: char) -> &'static str {
    match c {
        'à'..='å' | 'ā' | 'ă' | 'ą' => "a",
        'æ' => "ae",
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => "c",
        'ď' | 'đ' | 'ð' => "d",
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => "e",
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => "g",
        'ĥ' | 'ħ' => "h",
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => "i",
        'ĵ' => "j",
        'ķ' => "k",
        'ĺ' | 'ļ' | 'ľ' | 'ł' => "l",
        'ñ' | 'ń' | 'ņ' | 'ň' => "n",
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' => "o",
        'œ' => "oe",
        'ŕ' | 'ŗ' | 'ř' => "r",
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => "s",
        'ß' => "ss",
        'ţ' | 'ť' | 'ŧ' | 'ț' => "t",
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => "u",
        'ŵ' => "w",
        'ý' | 'ÿ' | 'ŷ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        _ => "",
    }
}
