//! Characters by their Unicode names, for `"\N{DEGREE SIGN}"` in the source of a kernel.
//!
//! Comes in: a name. Goes out: its character. The crate whose place this takes also knows names by character, for which
//! it keeps their text: 830 KB in a library where hardly a kernel has such a name in a comment string. Here is a table of
//! hashes, 320 KB: every name of Unicode 16 is found, and of other texts one in thirty million is taken for a name.
//!
//! `tools/character_names.py` writes the table, from data files under the Unicode License,
//! <https://www.unicode.org/license.txt>.

#![forbid(unsafe_code)]

/// Ascending: a name's hash in the upper 40 bits, its character in the lower 24.
static TABLE: &[u8] = include_bytes!("names.bin");

/// Unified ideographs, whose names are their numbers.
const IDEOGRAPHS: &[(u32, u32)] = &[
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0x20000, 0x2A6DF),
    (0x2A700, 0x2B739),
    (0x2B740, 0x2B81D),
    (0x2B820, 0x2CEA1),
    (0x2CEB0, 0x2EBE0),
    (0x2EBF0, 0x2EE5D),
    (0x30000, 0x3134A),
    (0x31350, 0x323AF),
];

// The letters of Hangul syllables: a syllable's name is those of its letters, its number their places.
const LEADS: [&str; 19] =
    ["G", "GG", "N", "D", "DD", "R", "M", "B", "BB", "S", "SS", "", "J", "JJ", "C", "K", "T", "P", "H"];
const VOWELS: [&str; 21] = [
    "A", "AE", "YA", "YAE", "EO", "E", "YEO", "YE", "O", "WA", "WAE", "OE", "YO", "U", "WEO", "WE", "WI", "YU", "EU",
    "YI", "I",
];
const TAILS: [&str; 28] = [
    "", "G", "GG", "GS", "N", "NJ", "NH", "D", "L", "LG", "LM", "LB", "LS", "LT", "LP", "LH", "M", "B", "BS", "S",
    "SS", "NG", "J", "C", "K", "T", "P", "H",
];

/// The character of that name, or of that alias, in letters of either case.
pub fn character(name: &str) -> Option<char> {
    let name = name.to_ascii_uppercase();
    let code = if let Some(syllable) = name.strip_prefix("HANGUL SYLLABLE ") {
        hangul(syllable)
    } else if let Some(number) = name.strip_prefix("CJK UNIFIED IDEOGRAPH-") {
        ideograph(number)
    } else {
        listed(&name)
    };
    code.and_then(char::from_u32)
}

fn listed(name: &str) -> Option<u32> {
    let fnv = |state: u64, byte| (state ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3);
    let hash = name.bytes().fold(0xcbf2_9ce4_8422_2325, fnv) >> 24;
    let (entries, _) = TABLE.as_chunks::<8>();
    let place = entries.binary_search_by_key(&hash, |&entry| u64::from_le_bytes(entry) >> 24).ok()?;
    Some(u64::from_le_bytes(entries[place]) as u32 & 0xFF_FFFF)
}

fn ideograph(number: &str) -> Option<u32> {
    let is_number = number.len() <= 5 && number.bytes().all(|digit| digit.is_ascii_hexdigit());
    let code = u32::from_str_radix(number, 16).ok().filter(|_| is_number)?;
    IDEOGRAPHS.iter().any(|&(first, last)| (first..=last).contains(&code)).then_some(code)
}

fn hangul(syllable: &str) -> Option<u32> {
    for (lead, letter) in (0..).zip(LEADS) {
        let Some(rest) = syllable.strip_prefix(letter) else { continue };
        for (vowel, letter) in (0..).zip(VOWELS) {
            let Some(rest) = rest.strip_prefix(letter) else { continue };
            if let Some(tail) = TAILS.iter().position(|&letter| letter == rest) {
                return Some(0xAC00 + (lead * 21 + vowel) * 28 + tail as u32);
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_aliases_are_found_in_either_case() {
        assert_eq!(character("DEGREE SIGN"), Some('°'));
        assert_eq!(character("greek small letter alpha"), Some('α'));
        assert_eq!(character("LINE FEED"), Some('\n'));
        assert_eq!(character("BELL"), Some('🔔'));
    }

    #[test]
    fn names_by_rule_are_those_of_their_characters() {
        assert_eq!(character("CJK UNIFIED IDEOGRAPH-4E00"), Some('一'));
        assert_eq!(character("HANGUL SYLLABLE GAG"), Some('각'));
        assert_eq!(character("HANGUL SYLLABLE A"), Some('아'));
        assert_eq!(character("HANGUL SYLLABLE HIH"), Some('힣'));
    }

    #[test]
    fn other_texts_are_no_names() {
        for text in ["", "NONSENSE", "DEGREE  SIGN", "CJK UNIFIED IDEOGRAPH-", "CJK UNIFIED IDEOGRAPH-0041"] {
            assert_eq!(character(text), None, "{text}");
        }
        assert_eq!(character("HANGUL SYLLABLE X"), None);
    }

    #[test]
    fn the_table_ascends() {
        let entries = TABLE.as_chunks::<8>().0;
        assert!(entries.is_sorted_by(|&a, &b| u64::from_le_bytes(a) >> 24 < u64::from_le_bytes(b) >> 24));
    }
}
