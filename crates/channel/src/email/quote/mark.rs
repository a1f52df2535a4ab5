//! The marks that mail programs leave in HTML to say what is history and what is signature. The sanitiser keeps
//! exactly these attributes, so that what it wrote can be split here and folded on the screen.

/// What a mail program says about an element.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::email) enum Mark {
    /// It is history.
    History,
    /// It and everything after it is history.
    HistoryFromHere,
    /// It is the signature.
    Signature,
}

use Mark::{History, HistoryFromHere, Signature};

/// By class. Gmail, Yahoo, Proton, Tuta, Zoho, Thunderbird, Outlook, NetEase, QQ, Front, Freshdesk, Missive,
/// Superhuman, Airmail, Newton, FairEmail, K-9, Open-Xchange.
const CLASSES: [(&str, Mark); 34] = [
    ("gmail_quote", History),
    ("gmail_quote_container", History),
    ("gmail_attr", History),
    ("yahoo_quoted", History),
    ("protonmail_quote", History),
    ("tutanota_quote", History),
    ("zmail_extra", History),
    ("moz-cite-prefix", History),
    ("moz-forward-container", History),
    ("outlookmessageheader", HistoryFromHere),
    ("ntes-mailmaster-quote", History),
    ("qmbox", History),
    ("front-blockquote", History),
    ("freshdesk_quote", History),
    ("zendesk_quote", History),
    ("missive_quote", History),
    ("sh-quoted-content", History),
    ("bloop_original_html", History),
    ("cm_quote", History),
    ("fairemail_quote", History),
    ("appleoriginalcontents", History),
    ("gmail_signature", Signature),
    ("gmail_signature_prefix", Signature),
    ("moz-signature", Signature),
    ("protonmail_signature_block", Signature),
    ("yahoo-signature", Signature),
    ("front-signature", Signature),
    ("freshdesk_signature", Signature),
    ("missive_signature", Signature),
    ("bloop_sign", Signature),
    ("fairemail_signature", Signature),
    ("k9mail-signature", Signature),
    ("io-ox-signature", Signature),
    ("sh-signature", Signature),
];

/// By identifier. Outlook, Hotmail, Apple Mail, Roundcube, Zimbra, BlackBerry, NetEase, Samsung, Zoho, Newton.
const IDS: [(&str, Mark); 25] = [
    ("appendonsend", HistoryFromHere),
    ("divrplyfwdmsg", HistoryFromHere),
    ("stopspelling", HistoryFromHere),
    ("ms-outlook-mobile-body-separator-line", HistoryFromHere),
    ("olk_src_body_section", History),
    ("mail-editor-reference-message-container", History),
    ("mail-editor-reference-message", History),
    ("reply-intro", HistoryFromHere),
    ("replybody1", HistoryFromHere),
    ("forwardbody1", HistoryFromHere),
    ("zwchr", HistoryFromHere),
    ("_phcwrapper", HistoryFromHere),
    ("_originalcontent", History),
    ("isreplycontent", History),
    ("isforwardcontent", History),
    ("yahoo_quoted", History),
    ("cm_replymail_content_wrap", History),
    ("ms-outlook-mobile-signature", Signature),
    ("signature", Signature),
    ("applemailsignature", Signature),
    ("_rc_sig", Signature),
    ("composer_signature", Signature),
    ("zm-_id_-sgn", Signature),
    ("cm_signature", Signature),
    ("_signatureplaceholder", Signature),
];

/// By name: GMX and Web.de, Spark, Word's bookmarks.
const NAMES: [(&str, Mark); 5] = [
    ("quote", History),
    ("messagereplysection", History),
    ("_mailoriginal", HistoryFromHere),
    ("messagesignaturesection", Signature),
    ("_mailautosig", Signature),
];

/// By `data-marker`, which Zimbra writes, and by the attributes that Windows Mail and Mail.ru write.
const DATA: [(&str, Mark); 8] = [
    ("__divider__", HistoryFromHere),
    ("__headers__", HistoryFromHere),
    ("__quoted_text__", History),
    ("__sig_post__", Signature),
    ("__sig_pre__", Signature),
    ("__appended_sig__", Signature),
    ("true", Signature),
    ("container", Signature),
];

/// Attributes that carry a mark.
pub(in crate::email) const ATTRIBUTES: [&str; 6] =
    ["class", "id", "name", "data-marker", "data-signatureblock", "data-signature-widget"];

/// What the value of an attribute says about its element.
pub(in crate::email) fn of(attribute: &str, value: &str) -> Option<Mark> {
    if value.len() > VALUE_BYTES_MAX {
        return None;
    }
    match attribute {
        "class" => value.split_ascii_whitespace().find_map(class),
        "id" => find(&IDS, value).or_else(|| fastmail(value)),
        "name" => find(&NAMES, value),
        "data-marker" | "data-signatureblock" | "data-signature-widget" => find(&DATA, value),
        _ => None,
    }
}

/// Longer values are no mark.
const VALUE_BYTES_MAX: usize = 500;

/// The part of an attribute's value that is a mark, as the sanitiser keeps it.
pub(in crate::email) fn kept(attribute: &str, value: &str) -> Option<String> {
    if value.len() > VALUE_BYTES_MAX {
        return None;
    }
    if attribute != "class" {
        return of(attribute, value).map(|_| value.to_owned());
    }
    let marks: Vec<&str> =
        value.split_ascii_whitespace().filter(|name| class(name).is_some() || is_unspaced(name)).collect();
    (!marks.is_empty()).then(|| marks.join(" "))
}

/// Whether a class is of Word's paragraphs, which stand without space between them: an empty line is written as an
/// empty paragraph.
pub(in crate::email) fn is_unspaced(class: &str) -> bool {
    ["MsoNormal", "MsoPlainText", "MsoNoSpacing"].contains(&class)
}

fn class(name: &str) -> Option<Mark> {
    // Yahoo puts a prefix of its own before every class, and another one before those of what it quotes.
    let name = name.rsplit_once("yahoo_quoted").map_or(name, |_| "yahoo_quoted");
    let name = if name.starts_with("ydp") && name.ends_with("signature") { "yahoo-signature" } else { name };
    find(&CLASSES, name)
}

fn find(marks: &[(&str, Mark)], value: &str) -> Option<Mark> {
    // Outlook on the web puts `x_` before the names of what it quotes.
    let value = value.trim();
    let name = value.strip_prefix("x_").unwrap_or(value);
    marks.iter().find(|(one, _)| one.eq_ignore_ascii_case(name)).map(|(_, mark)| *mark)
}

/// `sig12345`, and `qt` for what it quotes.
fn fastmail(id: &str) -> Option<Mark> {
    let digits =
        id.strip_prefix("sig").is_some_and(|rest| rest.len() > 3 && rest.bytes().all(|byte| byte.is_ascii_digit()));
    if digits {
        return Some(Signature);
    }
    (id == "qt" || id.starts_with("yahoo_quoted_")).then_some(History)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_known_with_their_prefixes_and_nothing_else_is_kept() {
        for (attribute, value, mark, kept_as) in [
            ("class", "gmail_quote other", Some(History), Some("gmail_quote")),
            ("class", "ydp1a2b3cyahoo_quoted", Some(History), Some("ydp1a2b3cyahoo_quoted")),
            ("class", "MsoNormal", None, Some("MsoNormal")),
            ("class", "other", None, None),
            ("id", "x_divRplyFwdMsg", Some(HistoryFromHere), Some("x_divRplyFwdMsg")),
            ("id", "sig12345678", Some(Signature), Some("sig12345678")),
            ("id", "top", None, None),
            ("name", "quote", Some(History), Some("quote")),
            ("data-marker", "__SIG_POST__", Some(Signature), Some("__SIG_POST__")),
        ] {
            assert_eq!(of(attribute, value), mark, "{attribute}={value}");
            assert_eq!(kept(attribute, value).as_deref(), kept_as, "{attribute}={value}");
        }
    }
}
