//! An SPF record as a list of terms (RFC 7208 §4.6.1, §5, §6, §12). A mistake anywhere makes the whole record unusable,
//! so everything is read before anything is looked up.

use super::template::Template;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// A record that can be evaluated.
#[derive(Debug)]
pub(super) struct Record {
    pub(super) directives: Vec<Directive>,
    pub(super) redirect: Option<Template>,
    pub(super) explanation: Option<Template>,
}

/// What follows when a mechanism matches.
#[derive(Debug)]
pub(super) struct Directive {
    pub(super) qualifier: Qualifier,
    pub(super) mechanism: Mechanism,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Qualifier {
    Pass,
    Fail,
    SoftFail,
    Neutral,
}

/// The domain is that of the record where none is named.
#[derive(Debug)]
pub(super) enum Mechanism {
    All,
    Include(Template),
    A(Option<Template>, Prefixes),
    Mx(Option<Template>, Prefixes),
    Ptr(Option<Template>),
    Network(IpAddr, u8),
    Exists(Template),
}

/// Bits that have to be the same in an IPv4 and in an IPv6 address.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Prefixes {
    four: u8,
    six: u8,
}

/// The record cannot be read.
#[derive(Debug)]
pub(super) struct Unreadable;

/// Whether a text is an SPF record of this version (RFC 7208 §4.5).
pub(super) fn is_record(text: &[u8]) -> bool {
    let (version, rest) = text.split_at(text.len().min(VERSION.len()));
    version.eq_ignore_ascii_case(VERSION) && (rest.is_empty() || rest.starts_with(b" "))
}

const VERSION: &[u8] = b"v=spf1";

impl Record {
    pub(super) fn parse(text: &[u8]) -> Result<Record, Unreadable> {
        let text = std::str::from_utf8(text).ok().filter(|text| text.is_ascii()).ok_or(Unreadable)?;
        let mut record = Record { directives: Vec::new(), redirect: None, explanation: None };
        for term in text.get(VERSION.len()..).unwrap_or_default().split(' ').filter(|term| !term.is_empty()) {
            match term.split_once('=').filter(|(name, _)| is_name(name)) {
                Some((name, value)) => record.modifier(name, value)?,
                None => record.directives.push(directive(term)?),
            }
        }
        Ok(record)
    }

    fn modifier(&mut self, name: &str, value: &str) -> Result<(), Unreadable> {
        let place = match name.to_ascii_lowercase().as_str() {
            "redirect" => &mut self.redirect,
            "exp" => &mut self.explanation,
            // Unknown ones are ignored, but have to be written as RFC 7208 §6 wants it.
            _ => return Template::parse(value).map(drop).ok_or(Unreadable),
        };
        if place.is_some() {
            return Err(Unreadable);
        }
        *place = Some(Template::domain(value).ok_or(Unreadable)?);
        Ok(())
    }
}

fn is_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.'))
}

fn directive(term: &str) -> Result<Directive, Unreadable> {
    let (qualifier, term) = match term.split_at_checked(1) {
        Some(("+", rest)) => (Qualifier::Pass, rest),
        Some(("-", rest)) => (Qualifier::Fail, rest),
        Some(("~", rest)) => (Qualifier::SoftFail, rest),
        Some(("?", rest)) => (Qualifier::Neutral, rest),
        _ => (Qualifier::Pass, term),
    };
    let (name, argument) = term.split_at(term.find([':', '/']).unwrap_or(term.len()));
    let mechanism = match name.to_ascii_lowercase().as_str() {
        "all" if argument.is_empty() => Mechanism::All,
        "include" => Mechanism::Include(named(argument)?),
        "exists" => Mechanism::Exists(named(argument)?),
        "ptr" if argument.is_empty() => Mechanism::Ptr(None),
        "ptr" => Mechanism::Ptr(Some(named(argument)?)),
        "a" => with_prefixes(argument).map(|(domain, prefixes)| Mechanism::A(domain, prefixes))?,
        "mx" => with_prefixes(argument).map(|(domain, prefixes)| Mechanism::Mx(domain, prefixes))?,
        "ip4" => network::<Ipv4Addr>(argument, 32)?,
        "ip6" => network::<Ipv6Addr>(argument, 128)?,
        _ => return Err(Unreadable),
    };
    Ok(Directive { qualifier, mechanism })
}

/// `:domain-spec`
fn named(argument: &str) -> Result<Template, Unreadable> {
    argument.strip_prefix(':').and_then(Template::domain).ok_or(Unreadable)
}

/// `[":" domain-spec] ["/" bits] ["//" bits]`. A slash may also belong to the domain, so it is read from the end.
fn with_prefixes(argument: &str) -> Result<(Option<Template>, Prefixes), Unreadable> {
    let (rest, six) = match argument.rsplit_once("//") {
        Some((rest, bits)) if is_digits(bits) => (rest, prefix(bits, 128)?),
        _ => (argument, 128),
    };
    let (rest, four) = match rest.rsplit_once('/') {
        Some((rest, bits)) if is_digits(bits) => (rest, prefix(bits, 32)?),
        _ => (rest, 32),
    };
    let domain = if rest.is_empty() { None } else { Some(named(rest)?) };
    Ok((domain, Prefixes { four, six }))
}

/// `":" address ["/" bits]`
fn network<A: std::str::FromStr + Into<IpAddr>>(argument: &str, bits_max: u8) -> Result<Mechanism, Unreadable> {
    let written = argument.strip_prefix(':').ok_or(Unreadable)?;
    let (address, bits) = match written.split_once('/') {
        Some((address, bits)) => (address, prefix(bits, bits_max)?),
        None => (written, bits_max),
    };
    let address = address.parse::<A>().map_err(|_| Unreadable)?;
    Ok(Mechanism::Network(address.into(), bits))
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// A number of bits without a leading zero.
fn prefix(text: &str, bits_max: u8) -> Result<u8, Unreadable> {
    let plain = is_digits(text) && (text == "0" || !text.starts_with('0'));
    text.parse().ok().filter(|bits| plain && *bits <= bits_max).ok_or(Unreadable)
}

impl Prefixes {
    /// Whether two addresses are in the same network.
    pub(super) fn same(self, one: IpAddr, other: IpAddr) -> bool {
        same_network(one, other, if one.is_ipv4() { self.four } else { self.six })
    }
}

/// Whether the first `bits` bits of two addresses are the same; never those of different kinds.
pub(super) fn same_network(one: IpAddr, other: IpAddr, bits: u8) -> bool {
    match (one, other) {
        (IpAddr::V4(one), IpAddr::V4(other)) => (u32::from(one) ^ u32::from(other)).leading_zeros() >= u32::from(bits),
        (IpAddr::V6(one), IpAddr::V6(other)) => {
            (u128::from(one) ^ u128::from(other)).leading_zeros() >= u32::from(bits)
        }
        _ => false,
    }
}
