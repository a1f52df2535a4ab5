//! Bytes to text by the character set that somebody declared, in the spirit in which it was declared: names are
//! misspelt, forgotten, or those of another set.

use mail_parser::decoders::charsets::map::charset_decoder;

/// Bytes as text.
pub(super) struct Decoded {
    pub(super) text: String,
    /// The declaration did not fit: what stands there was guessed, or has holes.
    pub(super) is_guessed: bool,
}

/// The text of `bytes` in the character set of that name. Never fails: what belongs to no known set is UTF-8 where it
/// can be, else Windows-1252, which has a character for every byte.
pub(super) fn decoded(bytes: &[u8], declared: Option<&str>) -> Decoded {
    let name = declared.map(usual).unwrap_or_default();
    if name == "utf-16" {
        return whole(charset_decoder(byte_order(bytes).as_bytes()).map_or_else(String::new, |decode| decode(bytes)));
    }
    let is_utf8 = std::str::from_utf8(bytes);
    // Text that is UTF-8 by chance is so rare that the declaration is the more probable mistake. Sets that are written
    // in seven bits, and those of several bytes, are left alone.
    if let (Ok(text), true) =
        (is_utf8, is_western(&name) || name.is_empty() || charset_decoder(name.as_bytes()).is_none())
    {
        return Decoded { text: text.to_owned(), is_guessed: false };
    }
    match charset_decoder(name.as_bytes()) {
        Some(decode) => whole(decode(bytes)),
        None if name == "utf-8" => whole(String::from_utf8_lossy(bytes).into_owned()),
        None => Decoded { text: super::fields::western(bytes), is_guessed: true },
    }
}

fn whole(text: String) -> Decoded {
    Decoded { is_guessed: text.contains(char::REPLACEMENT_CHARACTER), text }
}

/// The usual name of a set, lower case, for names that the decoder does not know.
fn usual(declared: &str) -> String {
    let name = declared.trim().trim_matches(['"', '\'']).to_ascii_lowercase().replace('_', "-");
    let bare = name.strip_prefix("x-").unwrap_or(&name);
    match bare {
        "utf8" | "utf-8-sig" | "unicode-1-1-utf-8" => "utf-8",
        "utf16" | "utf-16" | "unicode" | "ucs-2" | "iso-10646-ucs-2" => "utf-16",
        "unicode-1-1-utf-7" | "utf7" => "utf-7",
        "ks-c-5601" | "ks-c-5601-1987" | "cp949" | "windows-949" | "uhc" | "ms949" => "euc-kr",
        "cp932" | "windows-31j" | "ms932" | "sjis" | "ms-kanji" => "shift_jis",
        "cp936" | "ms936" | "gb2312" | "euc-cn" | "gb-2312-80" => "gb18030",
        "cp950" | "ms950" => "big5",
        "cp874" | "tis-620" | "iso-8859-11" | "windows-874" => "windows-874",
        "iso-2022-jp-1" | "iso-2022-jp-2" | "iso-2022-jp-3" | "iso-2022-jp-ms" | "cp50220" | "cp50221" => "iso-2022-jp",
        "mac" | "mac-roman" | "macintosh" | "mac-western" => "macintosh",
        "mac-cyrillic" | "mac-ukrainian" => "x-mac-cyrillic",
        "ansi" | "8bit" => "windows-1252",
        _ => return name,
    }
    .to_owned()
}

/// Sets of one byte for each character that are declared by habit.
fn is_western(name: &str) -> bool {
    [
        "us-ascii",
        "ascii",
        "ansi-x3.4-1968",
        "iso-8859-1",
        "iso8859-1",
        "latin1",
        "windows-1252",
        "cp1252",
        "iso-8859-15",
    ]
    .contains(&name)
}

/// Which byte of UTF-16 comes first where no mark says so (RFC 2781 §4.3): letters of most alphabets and all blanks have
/// a zero in the higher one.
fn byte_order(bytes: &[u8]) -> &'static str {
    match bytes {
        [0xfe, 0xff, ..] | [0xff, 0xfe, ..] => return "utf-16",
        _ => {}
    }
    let zeros = |from: usize| bytes.iter().skip(from).step_by(2).take(10_000).filter(|&&byte| byte == 0).count();
    if zeros(0) >= zeros(1) { "utf-16be" } else { "utf-16le" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn declarations_are_taken_in_the_spirit_in_which_they_were_made() {
        let japanese = "\u{65e5}\u{672c}";
        for (bytes, declared, expected) in [
            ("K\u{e4}se".as_bytes(), Some("iso-8859-1"), "K\u{e4}se"),
            (b"K\xe4se", Some("iso-8859-1"), "K\u{e4}se"),
            (b"K\xe4se", Some("us-ascii"), "K\u{e4}se"),
            (b"K\xe4se", Some("unknown-8bit"), "K\u{e4}se"),
            (b"K\xe4se", None, "K\u{e4}se"),
            ("K\u{e4}se".as_bytes(), Some("x-unknown"), "K\u{e4}se"),
            (b"K+AOQ-se", Some("UTF-7"), "K\u{e4}se"),
            (b"\x1b$BF|K\\\x1b(B", Some("iso-2022-jp-ms"), japanese),
            (b"\x93\xfa\x96\x7b", Some("CP932"), japanese),
            (b"\xc4\xe3\xba\xc3", Some("gb2312"), "\u{4f60}\u{597d}"),
            (b"\x95\x32\x82\x36", Some("gb2312"), "\u{20000}"),
            (b"\xb0\xa1\x81\x41", Some("ks_c_5601-1987"), "\u{ac00}\u{ac02}"),
            (b"\xca\xc7", Some("cp874"), "\u{e2a}\u{e27}"),
            (b"K\x8ase", Some("x-mac-roman"), "K\u{e4}se"),
            (b"K\0\xe4\0s\0e\0", Some("UTF-16"), "K\u{e4}se"),
            (b"\0K\0\xe4\0s\0e", Some("UTF-16"), "K\u{e4}se"),
            (b"\xff\xfeK\0\xe4\0s\0e\0", Some("utf-16"), "K\u{e4}se"),
            (b"a\x1b[0m", Some("\"utf8\""), "a\x1b[0m"),
        ] {
            assert_eq!(decoded(bytes, declared).text, expected, "{declared:?}");
        }
        assert!(decoded(b"K\xe4se", Some("utf-8")).is_guessed && decoded(b"K\xe4se", None).is_guessed);
    }
}
