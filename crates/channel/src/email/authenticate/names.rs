//! The one way to the domain name system for everything that authenticates: a cache that ends with the records' own
//! life, bounded in size, and a deadline for each mail. No answer is an answer too; it never stops the intake.

use super::silence::Silence;
use hickory_resolver::TokioResolver;
use hickory_resolver::config::{ConnectionConfig, NameServerConfig, ResolveHosts, ResolverConfig, ResolverOpts};
use hickory_resolver::lookup::Lookup;
use hickory_resolver::net::runtime::TokioRuntimeProvider;
use hickory_resolver::net::{DnsError, NetError};
use hickory_resolver::proto::op::ResponseCode;
use hickory_resolver::proto::rr::{Name, RData, RecordType};
use serde::Deserialize;
use std::collections::HashMap;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;
use tokio::sync::OnceCell;
use tokio::time::{Instant, timeout, timeout_at};

/// Answers kept; each lives as long as its records do, an hour at most.
const CACHE_ANSWERS_MAX: u64 = 4_096;
const KEPT_MAX: Duration = Duration::from_secs(60 * 60);
/// That there is nothing is believed for five minutes at most: somebody may be publishing it just now.
const NOTHING_KEPT_MAX: Duration = Duration::from_secs(5 * 60);
/// Records of one answer that are looked at.
const RECORDS_MAX: usize = 100;
/// Names that may stand for each other in a row.
const ALIASES_MAX: usize = 8;
/// Octets of a name and of a label (RFC 1035 §2.3.4).
pub(super) const NAME_BYTES_MAX: usize = 253;
pub(super) const LABEL_BYTES_MAX: usize = 63;

/// Where names are looked up: the name servers of this machine, or a file for use without a network.
pub struct Names(Source);

enum Source {
    Dns(Box<Dns>),
    Records(HashMap<String, Records>),
}

/// Name servers, asked when they are first needed.
struct Dns {
    server: Option<SocketAddr>,
    patience: Duration,
    resolver: OnceCell<TokioResolver>,
    silence: Silence,
}

/// The records of one name in a file.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Records {
    #[serde(rename = "TXT")]
    txt: Vec<Text>,
    #[serde(rename = "A")]
    a: Vec<Ipv4Addr>,
    #[serde(rename = "AAAA")]
    aaaa: Vec<Ipv6Addr>,
    /// "10 mx.example.com."
    #[serde(rename = "MX")]
    mx: Vec<String>,
    #[serde(rename = "PTR")]
    ptr: Vec<String>,
    #[serde(rename = "CNAME")]
    cname: Option<String>,
}

/// One text, whole or in the pieces that it is published in.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
enum Text {
    Whole(String),
    Pieces(Vec<String>),
}

/// Why there are no records.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Missing {
    /// The name does not exist.
    Name,
    /// The name exists without such records.
    Records,
    /// Nobody answered, or only with an error.
    Answer,
}

impl Names {
    /// The name servers that this machine uses. `patience` is for one server's answer.
    pub fn of_this_machine(patience: Duration) -> Names {
        Names(Source::Dns(Box::new(Dns::new(None, patience))))
    }

    /// One name server.
    pub fn of_server(server: SocketAddr, patience: Duration) -> Names {
        Names(Source::Dns(Box::new(Dns::new(Some(server), patience))))
    }

    /// Records from a JSON text: `{"example.com.": {"TXT": ["v=spf1 -all"], "MX": ["10 mx.example.com."]}}`, with the
    /// types `TXT` (a text, or a list of its pieces), `A`, `AAAA`, `MX`, `PTR` and `CNAME`. Other names do not exist.
    ///
    /// # Errors
    /// When the text is no such JSON, with the place.
    pub fn from_json(json: &str) -> Result<Names, serde_json::Error> {
        let written: HashMap<String, Records> = serde_json::from_str(json)?;
        Ok(Names(Source::Records(written.into_iter().map(|(name, records)| (key(&name), records)).collect())))
    }

    /// The same name servers, with nothing known of them yet.
    #[must_use]
    pub fn again(&self) -> Names {
        Names(match &self.0 {
            Source::Dns(dns) => Source::Dns(Box::new(Dns::new(dns.server, dns.patience))),
            Source::Records(all) => Source::Records(all.clone()),
        })
    }

    /// Whether no name server answered lately.
    pub(super) fn are_silent(&self) -> bool {
        matches!(&self.0, Source::Dns(dns) if dns.silence.is_recent(Instant::now()))
    }

    /// Look-ups that end at a deadline: afterwards every answer is missing.
    pub(in crate::email) fn until(&self, deadline: Instant) -> LookUps<'_> {
        LookUps { names: self, deadline }
    }
}

/// Lower case, without the dot at the end.
fn key(name: &str) -> String {
    name.trim_end_matches('.').to_ascii_lowercase()
}

/// The look-ups of one mail.
#[derive(Clone, Copy)]
pub(in crate::email) struct LookUps<'a> {
    names: &'a Names,
    deadline: Instant,
}

impl LookUps<'_> {
    /// The texts of a name, each in one piece.
    pub(in crate::email) async fn texts(&self, name: &str) -> Result<Vec<Vec<u8>>, Missing> {
        self.records(name, RecordType::TXT, |data| match data {
            RData::TXT(txt) => Some(txt.txt_data.concat()),
            _ => None,
        })
        .await
    }

    /// The addresses of a name, of one kind: those that an address like `like` could be among.
    pub(in crate::email) async fn addresses(&self, name: &str, like: IpAddr) -> Result<Vec<IpAddr>, Missing> {
        let kind = if like.is_ipv4() { RecordType::A } else { RecordType::AAAA };
        self.records(name, kind, |data| match data {
            RData::A(a) => Some(IpAddr::V4(a.0)),
            RData::AAAA(aaaa) => Some(IpAddr::V6(aaaa.0)),
            _ => None,
        })
        .await
    }

    /// The mail servers of a name, the preferred one first, without the one that stands for "none" (RFC 7505).
    pub(in crate::email) async fn mail_servers(&self, name: &str) -> Result<Vec<String>, Missing> {
        let found = self.records(name, RecordType::MX, |data| match data {
            RData::MX(mx) => Some((mx.preference, written(&mx.exchange))),
            _ => None,
        });
        let mut found = found.await?;
        found.sort_by_key(|(preference, _)| *preference);
        Ok(found.into_iter().map(|(_, name)| name).filter(|name| !name.is_empty()).collect())
    }

    /// The names of an address.
    pub(in crate::email) async fn names_of(&self, address: IpAddr) -> Result<Vec<String>, Missing> {
        let name = written(&Name::from(address));
        self.records(&name, RecordType::PTR, |data| match data {
            RData::PTR(ptr) => Some(written(&ptr.0)),
            _ => None,
        })
        .await
    }

    async fn records<T>(
        &self,
        name: &str,
        kind: RecordType,
        wanted: impl Fn(&RData) -> Option<T>,
    ) -> Result<Vec<T>, Missing> {
        let Some(wire_name) = wire_name(name) else { return Err(Missing::Name) };
        let found: Vec<T> = match &self.names.0 {
            Source::Records(all) => from_file(all, name, kind)?.iter().filter_map(wanted).take(RECORDS_MAX).collect(),
            Source::Dns(dns) => {
                let answer = dns.ask(wire_name, kind, self.deadline).await?;
                answer.answers().iter().filter_map(|record| wanted(&record.data)).take(RECORDS_MAX).collect()
            }
        };
        if found.is_empty() { Err(Missing::Records) } else { Ok(found) }
    }
}

impl Dns {
    fn new(server: Option<SocketAddr>, patience: Duration) -> Dns {
        Dns { server, patience, resolver: OnceCell::new(), silence: Silence::default() }
    }

    async fn ask(&self, name: Name, kind: RecordType, deadline: Instant) -> Result<Lookup, Missing> {
        if self.silence.holds(Instant::now()) {
            return Err(Missing::Answer);
        }
        match timeout_at(deadline, self.look_up(name, kind)).await {
            Ok(Ok(found)) => {
                self.silence.ends();
                Ok(found)
            }
            Ok(Err(error @ NetError::Dns(_))) => {
                self.silence.ends();
                Err(missing(error))
            }
            Ok(Err(_)) | Err(_) => {
                if self.silence.one_more() {
                    self.listen().await;
                }
                Err(Missing::Answer)
            }
        }
    }

    async fn look_up(&self, name: Name, kind: RecordType) -> Result<Lookup, NetError> {
        let resolver = self.resolver.get_or_try_init(|| async { build(self.server, self.patience) }).await?;
        resolver.lookup(name, kind).await
    }

    /// Asks for a name that nobody has (RFC 6761 §6.2), another one each time, so that no cache answers.
    async fn listen(&self) {
        static NUMBER: AtomicU64 = AtomicU64::new(0);
        let name = format!("{}-{}.test", std::process::id(), NUMBER.fetch_add(1, Ordering::Relaxed));
        let Some(name) = wire_name(&name) else { return };
        match timeout(self.patience, self.look_up(name, RecordType::A)).await {
            Ok(Ok(_) | Err(NetError::Dns(_))) => self.silence.ends(),
            Ok(Err(_)) | Err(_) => self.silence.begins(Instant::now()),
        }
    }
}

fn build(server: Option<SocketAddr>, patience: Duration) -> Result<TokioResolver, NetError> {
    let mut builder = match server {
        None => TokioResolver::builder_tokio()?,
        Some(server) => {
            let mut ways = [ConnectionConfig::udp(), ConnectionConfig::tcp()];
            ways.iter_mut().for_each(|way| way.port = server.port());
            let config = NameServerConfig::new(server.ip(), true, ways.into());
            let config = ResolverConfig::from_parts(None, Vec::new(), vec![config]);
            TokioResolver::builder_with_config(config, TokioRuntimeProvider::default())
        }
    };
    let options: &mut ResolverOpts = builder.options_mut();
    options.cache_size = CACHE_ANSWERS_MAX;
    options.positive_max_ttl = Some(KEPT_MAX);
    options.negative_max_ttl = Some(NOTHING_KEPT_MAX);
    options.timeout = patience;
    options.attempts = 1;
    // What the hosts file of this machine says about others is no evidence.
    options.use_hosts_file = ResolveHosts::Never;
    builder.build()
}

fn missing(error: NetError) -> Missing {
    match &error {
        NetError::Dns(DnsError::NoRecordsFound(none)) => match none.response_code {
            ResponseCode::NXDomain => Missing::Name,
            ResponseCode::NoError => Missing::Records,
            _ => Missing::Answer,
        },
        _ => Missing::Answer,
    }
}

/// The name as it goes over the wire; `None` when it can be no name. Labels may hold any octet: macros of SPF make odd
/// ones.
fn wire_name(name: &str) -> Option<Name> {
    let name = name.strip_suffix('.').unwrap_or(name);
    if !name.is_ascii() {
        let mut name = Name::from_utf8(name).ok()?;
        name.set_fqdn(true);
        return Some(name);
    }
    let fits = name.len() <= NAME_BYTES_MAX
        && name.split('.').all(|label| !label.is_empty() && label.len() <= LABEL_BYTES_MAX);
    fits.then(|| Name::from_labels(name.split('.').map(str::as_bytes)).ok()).flatten()
}

/// The name as it is written: lower case, without the dot at the end, odd octets as they are. Empty where a label holds
/// a dot of its own: such a name could be taken for another.
fn written(name: &Name) -> String {
    let labels: Option<Vec<&str>> =
        name.iter().map(|label| std::str::from_utf8(label).ok().filter(|label| !label.contains('.'))).collect();
    labels.unwrap_or_default().join(".").to_ascii_lowercase()
}

fn from_file(all: &HashMap<String, Records>, name: &str, kind: RecordType) -> Result<Vec<RData>, Missing> {
    use hickory_resolver::proto::rr::rdata::{MX, PTR, TXT};
    let mut records = all.get(&key(name)).ok_or(Missing::Name)?;
    for _ in 0..ALIASES_MAX {
        let Some(alias) = &records.cname else { break };
        records = all.get(&key(alias)).ok_or(Missing::Name)?;
    }
    let text = |text: &Text| match text {
        Text::Whole(whole) => RData::TXT(TXT::from_bytes(vec![whole.as_bytes()])),
        Text::Pieces(pieces) => RData::TXT(TXT::from_bytes(pieces.iter().map(String::as_bytes).collect())),
    };
    let mx = |line: &String| {
        let (preference, host) = line.trim().split_once(' ')?;
        Some(RData::MX(MX::new(preference.parse().ok()?, wire_name(host.trim()).unwrap_or_else(Name::root))))
    };
    Ok(match kind {
        RecordType::TXT => records.txt.iter().map(text).collect(),
        RecordType::A => records.a.iter().map(|a| RData::A((*a).into())).collect(),
        RecordType::AAAA => records.aaaa.iter().map(|aaaa| RData::AAAA((*aaaa).into())).collect(),
        RecordType::MX => records.mx.iter().filter_map(mx).collect(),
        RecordType::PTR => {
            records.ptr.iter().filter_map(|ptr| wire_name(ptr)).map(|ptr| RData::PTR(PTR(ptr))).collect()
        }
        _ => Vec::new(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = r#"{
        "Birch.example.": {"TXT": ["v=spf1 mx -all", ["a ", "b"]], "MX": ["10 mx.birch.example.", "0 ."]},
        "mx.birch.example": {"A": ["192.0.2.1"], "AAAA": ["2001:db8::1"]},
        "www.birch.example": {"CNAME": "mx.birch.example"},
        "1.2.0.192.in-addr.arpa.": {"PTR": ["MX.birch.example."]}
    }"#;

    #[tokio::test]
    async fn a_file_answers_like_a_name_server() {
        let names = Names::from_json(FILE).unwrap();
        let ask = names.until(Instant::now());
        let four = IpAddr::from([192, 0, 2, 1]);
        assert_eq!(ask.texts("birch.example").await.unwrap(), [b"v=spf1 mx -all".to_vec(), b"a b".to_vec()]);
        assert_eq!(ask.mail_servers("birch.example.").await.unwrap(), ["mx.birch.example"]);
        assert_eq!(ask.addresses("www.birch.example", four).await.unwrap(), [four]);
        assert_eq!(ask.names_of(four).await.unwrap(), ["mx.birch.example"]);
        assert_eq!(ask.texts("mx.birch.example").await, Err(Missing::Records));
        assert_eq!(ask.texts("oak.example").await, Err(Missing::Name));
        assert_eq!(ask.texts("a..example").await, Err(Missing::Name));
        assert!(Names::from_json(r#"{"x.": {"SRV": []}}"#).is_err());
    }

    #[tokio::test]
    async fn a_name_server_that_is_dead_is_a_missing_answer_at_the_deadline() {
        let silent = tokio::net::UdpSocket::bind("127.0.0.1:0").await.unwrap();
        let names = Names::of_server(silent.local_addr().unwrap(), Duration::from_secs(60));
        let begun = Instant::now();
        let ask = names.until(begun + Duration::from_millis(50));
        assert_eq!(ask.texts("birch.example").await, Err(Missing::Answer));
        assert!(begun.elapsed() < Duration::from_secs(5));
    }
}
