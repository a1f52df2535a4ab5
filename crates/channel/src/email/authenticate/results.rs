//! What a mail server of ours found before it handed a message over: the field `Authentication-Results` (RFC 8601).
//! Anybody can write that field, so only the topmost one with the name that the configuration trusts is read; RFC 8601
//! §5 makes that server remove what others wrote in its name.

use super::letter::Letter;
use super::signature::a_label;
use domain::message::{Check, Verdict};

/// Bytes of such a field that are read.
const BYTES_MAX: usize = 16 * 1024;

/// What the trusted server found about SPF, if it says so.
pub(super) fn spf(letter: &Letter<'_>, trusted: &str) -> Option<Check> {
    let text = letter.all("authentication-results").find_map(|field| {
        let text = without_comments(field.value());
        let server = text.split(';').next()?.split_whitespace().next()?.to_owned();
        server.eq_ignore_ascii_case(trusted).then_some(text)
    })?;
    text.split(';').skip(1).find_map(|found| {
        let mut words = found.split_whitespace().filter_map(|word| word.split_once('='));
        let (_, result) = words.next().filter(|(method, _)| method.eq_ignore_ascii_case("spf"))?;
        let result = Verdict::from_word(result)?;
        let mut domain = String::new();
        for (name, value) in words {
            let name = name.to_ascii_lowercase();
            if name == "smtp.mailfrom" || name == "smtp.helo" && domain.is_empty() {
                let value = value.trim_matches(['"', '<', '>']);
                domain = a_label(value.rsplit_once('@').map_or(value, |(_, domain)| domain));
            }
        }
        Some(Check::new(result, domain, format!("found by {trusted}")))
    })
}

/// The text of a field without comments, and with nothing between a name, its `=` and the value.
fn without_comments(value: &[u8]) -> String {
    let text = String::from_utf8_lossy(value.get(..BYTES_MAX.min(value.len())).unwrap_or_default());
    let mut plain = String::new();
    let (mut depth, mut quoted, mut escaped) = (0_usize, false, false);
    for c in text.chars() {
        match c {
            _ if std::mem::take(&mut escaped) => {}
            '\\' => escaped = true,
            '"' if depth == 0 => quoted = !quoted,
            '(' if !quoted => depth += 1,
            ')' if !quoted && depth > 0 => {
                depth -= 1;
                plain.push(' ');
            }
            _ if depth > 0 => {}
            // What stands in quotation marks is one word, whatever is in it.
            ';' | '=' if quoted => {}
            c if c.is_whitespace() && quoted => {}
            c => plain.push(c),
        }
    }
    let words: Vec<&str> = plain.split_whitespace().collect();
    words.join(" ").replace(" =", "=").replace("= ", "=")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(fields: &str) -> Option<(Verdict, String)> {
        let raw = format!("{fields}\r\nFrom: a@b.example\r\n\r\n");
        let letter = Letter::of(raw.as_bytes()).unwrap();
        spf(&letter, "mx.birch.example").map(|check| (check.result, check.domain))
    }

    #[test]
    fn the_topmost_field_of_the_trusted_server_is_read() {
        let pass = Some((Verdict::Pass, "oak.example".to_owned()));
        assert_eq!(found("Authentication-Results: mx.birch.example; spf=pass smtp.mailfrom=ada@oak.example"), pass);
        assert_eq!(
            found(
                "authentication-results: MX.birch.example 1; dkim=fail (bad; spf=fail) header.d=x;\r\n\tspf = pass (ok) smtp.mailfrom=oak.example"
            ),
            pass
        );
        let theirs = "Authentication-Results: mx.oak.example; spf=pass smtp.mailfrom=oak.example";
        assert_eq!(found(theirs), None);
        let two = "Authentication-Results: mx.birch.example; spf=fail smtp.mailfrom=oak.example\r\nAuthentication-Results: mx.birch.example; spf=pass smtp.mailfrom=oak.example";
        assert_eq!(found(two).unwrap().0, Verdict::Fail);
    }

    #[test]
    fn words_in_quotation_marks_and_comments_are_no_results() {
        assert_eq!(found("Authentication-Results: mx.birch.example; dkim=fail reason=\"; spf=pass\""), None);
        assert_eq!(found("Authentication-Results: mx.birch.example (; spf=pass); none"), None);
        assert_eq!(found("Authentication-Results: (mx.birch.example"), None);
        assert_eq!(found("Subject: none"), None);
    }
}
