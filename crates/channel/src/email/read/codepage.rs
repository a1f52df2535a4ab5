//! Character sets by the numbers that Windows gives them.

use mail_parser::decoders::charsets::map::charset_decoder;

/// Bytes as text in a character set. Unknown ones are taken for UTF-8 where that fits, else for Windows-1252.
pub(super) fn text(bytes: &[u8], page: u32) -> String {
    let decoded = match charset_decoder(name(page).as_bytes()) {
        Some(decode) => return decode(bytes),
        None => std::str::from_utf8(bytes),
    };
    decoded.map_or_else(|_| crate::email::fields::western(bytes), str::to_owned)
}

fn name(page: u32) -> String {
    match page {
        874 | 1250..=1258 => format!("windows-{page}"),
        932 => "shift_jis".to_owned(),
        936 | 54936 => "gb18030".to_owned(),
        949 => "euc-kr".to_owned(),
        950 => "big5".to_owned(),
        866 => "cp866".to_owned(),
        10_000 => "macintosh".to_owned(),
        20_866 => "koi8-r".to_owned(),
        21_866 => "koi8-u".to_owned(),
        28_591..=28_606 => format!("iso-8859-{}", page - 28_590),
        50_220..=50_222 => "iso-2022-jp".to_owned(),
        51_932 | 20_932 => "euc-jp".to_owned(),
        51_949 => "euc-kr".to_owned(),
        _ => String::new(),
    }
}
