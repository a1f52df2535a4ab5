//! What a server's refusal means, in words that a shop owner understands and can act on.

use super::reply::Reply;
use domain::message::Delivery;

/// A reply that is no yes, as the outcome of a delivery: 4xx may be tried again, 5xx may not (RFC 5321 §4.2.1).
pub(super) fn refusal(reply: &Reply, about: &str) -> Delivery {
    let answer = reply.verbatim.clone();
    if refuses_to_relay(reply) {
        // The server does not know us as its own: a matter of settings. Nothing bounces while they are corrected.
        return Delivery::Later { why: format!("{about}: the mail server does not pass on mail for us"), answer };
    }
    let why = format!("{about}: {}", meaning(reply));
    if reply.is_permanent() { Delivery::Refused { why, answer } } else { Delivery::Later { why, answer } }
}

/// "Relay access denied" in the words of the common servers.
fn refuses_to_relay(reply: &Reply) -> bool {
    let low = reply.verbatim.to_lowercase();
    low.contains("relay")
        && ["denied", "not permitted", "prohibited", "not allowed", "unable to"].iter().any(|no| low.contains(no))
}

/// The meaning of a reply: by its enhanced code, else by its plain code, with the mailbox providers' own habits first.
pub(super) fn meaning(reply: &Reply) -> String {
    if let Some(words) = by_enhanced(reply) {
        return words.to_owned();
    }
    let words = match reply.code {
        421 => "the receiving server is closing the connection for now",
        450 => "the mailbox cannot be used at the moment; some servers say so to every unknown sender the first time",
        451 => "the receiving server had a problem of its own",
        452 => "the receiving server has no room at the moment",
        454 => "the receiving server cannot use encryption or sign-in at the moment",
        455 | 555 => "the receiving server does not know an option that we used",
        500..=504 => "the receiving server did not understand us",
        521 | 556 => "this address takes no mail at all",
        530 | 534 | 535 | 538 => "the server wants a sign-in that it accepts",
        550 => "the receiving server does not take mail for this address, or not from us",
        551 => "the person has moved to another address",
        552 => "the mailbox is full or the message too large",
        553 => "the receiving server does not accept the form of the address",
        554 => "the receiving server refuses the message",
        code if code >= 500 => "the receiving server refuses it for good",
        _ => "the receiving server cannot take it at the moment",
    };
    words.to_owned()
}

/// RFC 3463 and the registry that grew from it (RFC 5248, 7372, 7505, 8461).
fn by_enhanced(reply: &Reply) -> Option<&'static str> {
    let (class, subject, detail) = reply.enhanced?;
    let for_good = class == 5;
    Some(match (subject, detail) {
        (1, 0) => "something about the address is wrong",
        (1, 1) => "there is no such mailbox: the address is probably misspelt or given up",
        (1, 2) => "there is no such mail domain: the part after the @ is probably misspelt",
        (1, 3) => "the form of the address is wrong",
        (1, 4) => "the address fits several mailboxes",
        (1, 6) => "the person has moved and left no new address",
        (1, 7 | 8) => "the receiving server does not accept our sender address",
        (1, 9) => "the address is on a system that mail cannot reach",
        (1, 10) => "this domain takes no mail at all",
        (2, 1) => "the mailbox is switched off",
        (2, 2) => "the mailbox is full",
        (2, 3) => "the message is larger than this mailbox may take",
        (2, 4) => "the mailing list could not pass it on",
        (3, 1) => "the receiving system is full",
        (3, 2) => "the receiving system takes no mail at the moment",
        (3, 4) => "the message is too large for the receiving system",
        (4, 1) => "the receiving server did not answer",
        (4, 2) => "the connection was bad",
        (4, 3) => "the receiving side could not find its own way",
        (4, 4) => "the way to the receiving server could not be found",
        (4, 5) => "the receiving system is overloaded",
        (4, 6) => "the message went round in circles",
        (4, 7) => "it took too long to deliver",
        (5, _) => "the receiving server and we did not understand each other",
        (6, 7) => "the address has letters that the receiving server cannot handle",
        (6, _) => "the receiving server cannot handle the form of the message",
        (7, 1) if for_good => {
            "the receiving server refuses our message: its rules or its opinion of our server stand against it"
        }
        (7, 1) => {
            "the receiving server wants us to try again later: often it does so with senders it does not know yet"
        }
        (7, 4) => "the receiving server wants an encryption that we did not use",
        (7, 8) => "the server does not accept our name and password",
        (7, 9) => "the server does not accept our way to sign in",
        (7, 20..=22) => "the signature of our domain (DKIM) is missing or wrong",
        (7, 23 | 24) => "our server is not named in our domain's SPF record",
        (7, 25) => "our server's address has no name that points back to it (reverse DNS)",
        (7, 26) => "our domain's SPF and DKIM both failed",
        (7, 27) => "our domain takes no mail, so nobody takes mail from it",
        (7, 28) => "the receiving server finds that we send too much at once",
        (7, _) => "the receiving server refuses it by its rules",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use language::Language;

    fn reply(line: &str) -> Reply {
        Reply::parse(line.as_bytes()).unwrap().unwrap().0
    }

    #[test]
    fn a_refusal_says_what_to_do_about_it() {
        let Delivery::Refused { why, answer } = refusal(&reply("550 5.1.1 User unknown\r\n"), "ada@x.example") else {
            panic!("550 is for good")
        };
        assert!(why.contains("ada@x.example") && why.contains("no such mailbox"), "{why}");
        assert_eq!(answer, "550 5.1.1 User unknown");
    }

    #[test]
    fn four_hundreds_are_tried_again() {
        assert!(matches!(refusal(&reply("451 4.7.1 Greylisted\r\n"), "x"), Delivery::Later { .. }));
        assert!(matches!(refusal(&reply("450 busy\r\n"), "x"), Delivery::Later { .. }));
        let relaying = reply("554 5.7.1 <ada@x.example>: Relay access denied\r\n");
        assert!(matches!(refusal(&relaying, "x"), Delivery::Later { .. }));
    }

    #[test]
    fn every_code_has_words_that_are_known_in_each_language() {
        let enhanced = (0..8).flat_map(|subject| (0..40).map(move |detail| (subject, detail)));
        let enhanced =
            enhanced.flat_map(|(of, detail)| [(5, 550), (4, 451)].map(|(class, code)| (code, class, of, detail)));
        let enhanced = enhanced.map(|(code, class, of, detail)| format!("{code} {class}.{of}.{detail} x\r\n"));
        for line in (400..600).map(|code| format!("{code} x\r\n")).chain(enhanced) {
            let words = meaning(&reply(&line));
            assert!(!words.is_empty());
            for language in Language::ALL.into_iter().filter(|language| *language != Language::English) {
                assert_ne!(desk::said::why(language, &words), words, "{language:?}: {line}");
            }
        }
        let relaying = reply("554 5.7.1 <ada@x.example>: Relay access denied\r\n");
        let Delivery::Later { why, .. } = refusal(&relaying, "ada@x.example") else { panic!("it is tried again") };
        assert_eq!(
            desk::said::why(Language::German, &why),
            "ada@x.example: der Mailserver leitet für uns keine E-Mails weiter"
        );
    }
}
