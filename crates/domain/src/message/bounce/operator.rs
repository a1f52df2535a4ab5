//! Codes that large operators put into their refusals and explain on their own pages. They say more than the words
//! beside them, which are often the same for all.

use super::reason::Reason::{self, *};

/// The reason by an operator's own code. `words` is the diagnostic in lower case, `host` the server that refused.
pub(super) fn reason_of(words: &str, host: &str) -> Option<Reason> {
    french_post(words)
        .or_else(|| godaddy(words, host))
        .or_else(|| acceptable_use(words))
        .or_else(|| facebook(words, host))
        .or_else(|| i_ua(words))
        .or_else(|| japanese_carrier(words, host))
        .or_else(|| docomo(words, host))
        .or_else(|| tencent(words, host))
        .or_else(|| yahoo(words))
        .or_else(|| mimecast(words, host))
        // Google Groups says in every language that the group is not there or that we may not write to it.
        .or_else(|| words.contains("groups.google.com/support").then_some(Rejected))
}

/// What follows `mark`, up to `count` characters.
fn after<'a>(words: &'a str, mark: &str, count: usize) -> Option<&'a str> {
    let rest = words.split_once(mark)?.1;
    rest.get(..rest.floor_char_boundary(count.min(rest.len())))
}

/// Orange, La Poste and SFR: `OFR_506`, `LPN105_104`, `OUK_513`; the last three digits count.
fn french_post(words: &str) -> Option<Reason> {
    let mark = ["ofr", "lpn", "ouk"].into_iter().find_map(|mark| {
        words.match_indices(mark).find_map(|(at, _)| {
            let code = words.get(at + mark.len()..)?;
            let code = &code[..code.find(|c: char| !c.is_ascii_digit() && c != '_' && c != '-').unwrap_or(code.len())];
            let digits: String = code.chars().filter(char::is_ascii_digit).collect();
            digits.get(digits.len().checked_sub(3)?..).map(str::to_owned)
        })
    })?;
    Some(match mark.parse::<u16>().ok()? {
        102 | 103 | 510 | 999 => Blocked,
        104 => TooManyConn,
        305 | 402 => SecurityError,
        401 => AuthFailure,
        403 | 405 | 415 | 421 => Rejected,
        416 | 418 => UserUnknown,
        417 => MailboxFull,
        420 | 426 => Suspend,
        505 => SystemError,
        506 => SpamDetected,
        514 => MesgTooBig,
        _ => Undefined,
    })
}

/// GoDaddy's inbound servers: `IB508`.
fn godaddy(words: &str, host: &str) -> Option<Reason> {
    if !host.contains("secureserver.net") && !words.contains("secureserver.net") {
        return None;
    }
    Some(match after(words, " ib", 3)?.parse::<u16>().ok()? {
        401 => SecurityError,
        501 | 502 => NotCompliantRfc,
        506 => Rejected,
        508 => AuthFailure,
        108 => RequirePtr,
        212 => SpamDetected,
        705 => VirusDetected,
        605 | 7 => TooManyConn,
        101 | 504 | 510 | 607 => Speeding,
        103 => BadReputation,
        104..=106 | 110..=113 => Blocked,
        _ => return None,
    })
}

/// `AUP#…`: Cox in letters, Spectrum (Charter) in numbers.
fn acceptable_use(words: &str) -> Option<Reason> {
    let code = after(words, "aup#", 12)?;
    let number: String = code.chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
    Some(match code {
        _ if code.starts_with("cxbl") || code.starts_with("cdrbl") || code.starts_with("ipbl") => Blocked,
        _ if code.starts_with("cxdns") => RequirePtr,
        _ if code.starts_with("cxsndr") => AuthFailure,
        _ if code.starts_with("cxsmtp") => Rejected,
        _ if code.starts_with("cxcnct") || code.starts_with("cxmxrt") => TooManyConn,
        _ if code.starts_with("cxthrt") || code.starts_with("cxmj") => SecurityError,
        _ if code.starts_with("urlbl") => SpamDetected,
        _ => match number.parse::<u16>().ok()? {
            1000 | 1200..=1250 => Blocked,
            1010..=1080 | 1500 | 1520 => Rejected,
            1090 => SystemError,
            1100..=1150 => RequirePtr,
            1160..=1190 | 1560 => PolicyViolation,
            1260 => NetworkError,
            1300..=1340 => TooManyConn,
            1350..=1490 | 1540 | 1550 | 1580 => Speeding,
            1530 => MesgTooBig,
            _ => return None,
        },
    })
}

/// Facebook: `RCP-P1` and its like; the second part says for how long.
fn facebook(words: &str, host: &str) -> Option<Reason> {
    if !host.contains("facebook") && !words.contains("facebook") {
        return None;
    }
    const CODES: [(&str, Reason); 21] = [
        ("pol-p5", VirusDetected),
        ("pol-p6", SpamDetected),
        ("pol-p7", AuthFailure),
        ("pol-", Blocked),
        ("msg-p1", MesgTooBig),
        ("int-p2", MesgTooBig),
        ("msg-p2", ContentError),
        ("msg-p3", NotCompliantRfc),
        ("msg-t1", TooManyConn),
        ("rcp-p2", Filtered),
        ("rcp-p3", Filtered),
        ("dns-p3", RequirePtr),
        ("dns-t2", RequirePtr),
        ("dns-", Rejected),
        ("rcp-t4", Suspend),
        ("rcp-t1", SystemError),
        ("con-t", TooManyConn),
        ("rcp-p1", UserUnknown),
        ("int-p1", UserUnknown),
        ("int-p3", UserUnknown),
        ("int-p4", UserUnknown),
    ];
    CODES.into_iter().find(|(code, _)| words.contains(code)).map(|(_, reason)| reason)
}

/// I.UA: the number of the page of explanation.
fn i_ua(words: &str) -> Option<Reason> {
    let number: String = after(words, ".i.ua/err/", 2)?.chars().take_while(char::is_ascii_digit).collect();
    Some(match number.parse::<u16>().ok()? {
        1 | 6 => NoRelaying,
        2 => UserUnknown,
        3 => Suspend,
        4 => MailboxFull,
        5 => TooManyConn,
        7 | 9 => Blocked,
        8 => Rejected,
        10 => Filtered,
        _ => return None,
    })
}

/// au (KDDI) names the address where it has no such user; where the user's own filter refused, the place is empty.
fn japanese_carrier(words: &str, host: &str) -> Option<Reason> {
    let kddi = ["ezweb.ne.jp", "au.com", "uqmobile.jp"];
    if !kddi.iter().any(|domain| host.contains(domain) || words.contains(domain)) {
        return None;
    }
    if words.contains("the user(s) account is") {
        return Some(Suspend);
    }
    if words.contains(">: user unknown") {
        return Some(UserUnknown);
    }
    words.contains(": user unknown").then_some(Filtered)
}

/// NTT docomo says "unknown user" also when it refuses the message of a sender.
fn docomo(words: &str, host: &str) -> Option<Reason> {
    if !host.contains("docomo.ne.jp") && !words.contains("docomo.ne.jp") {
        return None;
    }
    let says = |text: &str| words.contains(text);
    Some(match () {
        () if says("too much mail data") => MailboxFull,
        () if says("too many recipients") => TooManyConn,
        () if says("unknown user") && says("end of data") => Rejected,
        () => return None,
    })
}

/// QQ Mail.
fn tencent(words: &str, host: &str) -> Option<Reason> {
    if !host.contains("qq.com") && !words.contains("mail.qq.com") {
        return None;
    }
    let says = |text: &str| words.contains(text);
    Some(match () {
        () if says("frequency limited") => TooManyConn,
        () if says("dmarc check failed") || says("spf check failed") => AuthFailure,
        () if says("suspected spam ip") || says("suspected bounce attacks") || says("connection denied") => Blocked,
        () if says("suspected spam") || says("rejected by recipients") => Rejected,
        () if says("content denied") || says("spam is embedded") => SpamDetected,
        () if says("unavailable or access deni") => Speeding,
        () if says("deactivated mailbox") => Suspend,
        () if says("mailbox not found") => UserUnknown,
        () if says("bad address syntax") => SyntaxError,
        () if says("message too large") => MesgTooBig,
        () => return None,
    })
}

/// Yahoo and AOL: the codes in square brackets.
fn yahoo(words: &str) -> Option<Reason> {
    if words.contains("[tss") {
        return Some(Rejected);
    }
    if words.contains("delivery error: dd ") {
        let gone = ["no longer valid", "disabled", "discontinued"].iter().any(|said| words.contains(said));
        return words.contains("doesn't have a").then_some(UserUnknown).or(gone.then_some(Suspend));
    }
    if words.contains("[bl21]") || words.contains("[bl23]") {
        return Some(Blocked);
    }
    words.contains("[ph01]").then_some(PolicyViolation)
}

/// Mimecast: words that mean something else elsewhere.
fn mimecast(words: &str, host: &str) -> Option<Reason> {
    if !host.contains("mimecast") && !words.contains("mimecast") {
        return None;
    }
    let says = |text: &str| words.contains(text);
    Some(match () {
        () if says("security policies") => VirusDetected,
        () if says("internal resources are temporarily unavailable") => BadReputation,
        () if says("recipient temporarily unavailable") || says("temporarily blacklisted") => Blocked,
        () if says("account service is temporarily unavailable") => TooManyConn,
        () => return None,
    })
}
