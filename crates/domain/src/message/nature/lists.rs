//! Lists and newsletters: by the headers of the standards, and by the marks of programs that are older or that a sender
//! of bulk mail set.

use super::{Because, Ourselves, marks};
use crate::customer::EmailAddress;
use crate::message::Inbound;

/// Headers of lists and newsletters (RFC 2919 §3, RFC 2369 §3) and the marks of list programs: ezmlm and Yahoo, many
/// others, Mailman, Listar and Ecartis, fml, LISTSERV, Sympa.
const LIST_HEADERS: [&str; 22] = [
    "list-id",
    "list-post",
    "list-unsubscribe",
    "list-help",
    "list-owner",
    "list-archive",
    "list-subscribe",
    "mailing-list",
    "x-mailing-list",
    "x-beenthere",
    "x-mailman-version",
    "x-list",
    "x-listname",
    "x-list-id",
    "x-list-unsubscribe",
    "x-listar-version",
    "x-ecartis-version",
    "x-ml-name",
    "x-mlserver",
    "x-listserver",
    "x-listprocessor-version",
    "x-sympa-to",
];
/// `Precedence` words of mail that nobody waits behind (RFC 2076 §3.9).
const BULK_PRECEDENCES: [&str; 4] = ["bulk", "junk", "list", "auto_reply"];

/// A list or newsletter, unless the list is our own mailbox: shops that run support@ as a group get every
/// customer's mail with the group's list headers on it.
pub(super) fn list(inbound: &Inbound, us: &Ourselves) -> Option<Because> {
    if is_ours(inbound, us) {
        return None;
    }
    let found = LIST_HEADERS.into_iter().find_map(|name| inbound.headers.first(name).map(|value| (name, value)));
    let found = found.or_else(|| precedence(inbound).filter(|p| p == "list").map(|_| ("precedence", "list")));
    let found = found.or_else(|| sent_by_a_list(inbound).map(|value| ("sender", value)));
    found.map(|(name, value)| Because::new("list-header", format!("{name}: {value}")))
}

/// Whether its only mark of a list is a way to unsubscribe (RFC 2369 §3.2, RFC 8058).
pub(super) fn can_only_be_left(inbound: &Inbound) -> bool {
    let marks = LIST_HEADERS.into_iter().filter(|name| inbound.headers.has(name));
    marks.eq(["list-unsubscribe"]) && precedence(inbound).is_none() && sent_by_a_list(inbound).is_none()
}

/// `Sender` as list programs write it (Majordomo, Mailman, ezmlm): the list's owner, or its address for bounces. Roles that
/// people hold as well count only on mail that was sent in bulk.
fn sent_by_a_list(inbound: &Inbound) -> Option<&str> {
    let bulk = precedence(inbound).is_some();
    inbound.headers.all("sender").find(|value| {
        let address = value.rsplit_once('<').map_or(*value, |(_, address)| address);
        let local = address.split('@').next().unwrap_or_default().trim().to_lowercase();
        let ends = |roles: &[&str]| roles.iter().any(|role| local.ends_with(role));
        let certain = local.starts_with("owner-") || ends(&["-bounces", "-bounce"]) || local.contains("-bounces+");
        certain || bulk && (ends(&["-owner", "-request", "-errors", "-admin"]) || local.contains("-owner-"))
    })
}

/// Whether the list's own address (`List-Post`, RFC 2369 §3.4, or `List-Id`, RFC 2919 §3) is a mailbox of ours.
pub(super) fn is_ours(inbound: &Inbound, us: &Ourselves) -> bool {
    let posts_to_us = inbound.headers.all("list-post").any(|value| {
        let address = value.split_once("mailto:").map(|(_, rest)| rest.split(['>', '?', ',']).next().unwrap_or(rest));
        address.and_then(|text| EmailAddress::parse(text).ok()).is_some_and(|address| marks::is_us(&address, us))
    });
    let our_id = us.mailbox.canonical().replace('@', ".");
    let named_after_us = inbound.headers.all("list-id").any(|value| {
        let id = value.rsplit_once('<').map_or(value, |(_, id)| id).trim_end_matches('>').trim();
        id.eq_ignore_ascii_case(&our_id)
    });
    posts_to_us || named_after_us
}

/// `Precedence` or `X-Precedence`, lower case, when it is one of bulk mail.
pub(super) fn precedence(inbound: &Inbound) -> Option<String> {
    let headers = &inbound.headers;
    headers
        .all("precedence")
        .chain(headers.all("x-precedence"))
        .map(|value| value.trim().to_ascii_lowercase().replace('-', "_"))
        .find(|value| BULK_PRECEDENCES.contains(&value.as_str()))
}
