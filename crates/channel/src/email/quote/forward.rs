//! A mail that carries another one: who wrote the other one, its words, and what stands above it. Only the way it looks is
//! read here; whether somebody *forwarded* it is decided by `domain::message::forwarded_for`.

use super::line::{is_blank, is_quote, unquoted};
use super::{LINES_MAX, copied, marker, without_copy};
use domain::customer::{Address, EmailAddress};
use domain::message::Forwarded;

/// Reads the first copy of another mail within a text, when it names its author by address.
pub fn forwarded(text: &str) -> Option<Forwarded> {
    if text.lines().nth(LINES_MAX).is_some() {
        return None;
    }
    let lines: Vec<&str> = text.lines().collect();
    let at = marker::first(&lines)?.from;
    let (above, copy) = lines.split_at(at);
    // Some programs put the whole copy in quotes, below a title that is none.
    let in_quotes = copy.iter().skip(1).all(|line| is_blank(line) || is_quote(line));
    let copy: Vec<&str> = if in_quotes { copy.iter().map(|line| unquoted(line)).collect() } else { copy.to_vec() };
    let body = marker::first(&copy)?.body;
    let author = marker::author(copy.get(..body)?)?;
    let from = address(&author)?;
    let split = copied(&copy, body);
    let above = without_copy(above).new.trim().to_owned();
    Some(Forwarded { from, text: split.new, signature: split.signature, quoted: split.quoted, above })
}

/// Name and address as programs show them: `Ada <ada@x.example>`, `"Ada" [mailto:ada@x.example]`, the address alone.
fn address(shown: &str) -> Option<Address> {
    let apart = |c: char| c.is_whitespace() || "<>[]()\"',;*".contains(c);
    let words = shown.split(apart).map(|word| word.trim_start_matches("mailto:"));
    let email = words.filter(|word| word.contains('@')).find_map(|word| EmailAddress::parse(word).ok())?;
    let name = shown.split(['<', '[', '(']).next().unwrap_or_default().trim_matches([' ', '\t', '"', '\'', '*']);
    Some(Address::new(if name.contains('@') { "" } else { name }, email))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, from: &str, words: &str, above: &str) {
        let Some(found) = forwarded(text) else { panic!("a mail within: {text}") };
        assert_eq!(found.from.email.to_string(), from, "{text}");
        assert_eq!((found.text.as_str(), found.above.as_str()), (words, above), "{text}");
    }

    #[test]
    fn the_ways_of_the_usual_programs_are_read() {
        for (copy, from) in [
            (
                "---------- Forwarded message ---------\nFrom: Ada Lovelace <ada@engine.example>\nDate: Mon, 2 Nov 2026 at 10:00\nSubject: Kettle\nTo: <tom@birch.example>\n\n\nIt leaks.",
                "ada@engine.example",
            ),
            (
                "Begin forwarded message:\n\n> From: Ada Lovelace <ada@engine.example>\n> Subject: Kettle\n> Date: 2 November 2026 at 10:00:00 CET\n> To: tom@birch.example\n>\n> It leaks.",
                "ada@engine.example",
            ),
            (
                "-------- Weitergeleitete Nachricht --------\nBetreff: \tKettle\nDatum: \tMon, 2 Nov 2026 10:00:00 +0100\nVon: \tAda Lovelace <ada@engine.example>\nAn: \ttom@birch.example\n\nIt leaks.",
                "ada@engine.example",
            ),
            (
                "________________________________\nDe : Ada Lovelace <ada@engine.example>\nEnvoyé : lundi 2 novembre 2026 10:00\nÀ : Tom <tom@birch.example>\nObjet : Kettle\n\nIt leaks.",
                "ada@engine.example",
            ),
            (
                "*Von:* Ada <ada@engine.example [mailto:ada@engine.example]>\n*Gesendet:* Montag, 2. November 2026 10:00\n*An:* Tom\n*Betreff:* Kettle\n\nIt leaks.",
                "ada@engine.example",
            ),
            (
                "发件人: Ada <ada@engine.example>\n发送时间: 2026年11月2日 10:00\n收件人: Tom\n主题: Kettle\n\nIt leaks.",
                "ada@engine.example",
            ),
        ] {
            check(copy, from, "It leaks.", "");
            check(&format!("Can you help her?\n\n{copy}"), from, "It leaks.", "Can you help her?");
        }
    }

    #[test]
    fn a_copy_without_an_address_is_none() {
        assert_eq!(forwarded("From: Ada\nSent: Monday\nTo: Tom\nSubject: Kettle\n\nIt leaks."), None);
        assert_eq!(forwarded("It leaks."), None);
        assert_eq!(forwarded(""), None);
    }
}
