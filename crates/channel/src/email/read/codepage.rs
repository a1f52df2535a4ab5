//! Character sets by the numbers that Windows gives them.

use crate::email::charset;

/// Bytes as text in a character set; an unknown number says nothing.
pub(super) fn text(bytes: &[u8], page: u32) -> String {
    charset::decoded(bytes, name(page).as_deref()).text
}

fn name(page: u32) -> Option<String> {
    Some(match page {
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
        _ => return None,
    })
}
