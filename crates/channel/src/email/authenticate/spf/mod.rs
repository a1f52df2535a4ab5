//! Whether a server may send for a domain (RFC 7208). The official suite is run in `tests/mail/spf.rs`.

mod record;
mod template;

use super::names::{LABEL_BYTES_MAX, LookUps, Missing, NAME_BYTES_MAX};
use domain::message::{Check, Verdict};
use record::{Directive, Mechanism, Qualifier, Record, is_record, same_network};
use std::future::Future;
use std::net::IpAddr;
use std::pin::Pin;
use template::{Template, Values};

/// Terms that look something up, in one evaluation (RFC 7208 §4.6.4).
const LOOK_UPS_MAX: usize = 10;
/// Look-ups that find nothing.
const VOID_MAX: usize = 2;
/// Servers of one `mx`, and names of one `ptr`.
const NAMES_MAX: usize = 10;

/// Who asks to be believed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hop<'a> {
    /// The server that handed the message over.
    pub(super) address: IpAddr,
    /// The name in its greeting.
    pub(super) helo: &'a str,
    /// `MAIL FROM`; empty for the null sender, which stands for the postmaster of the greeting (RFC 7208 §2.4).
    pub(super) sender: &'a str,
    /// Seconds since 1970.
    pub(super) now: i64,
}

/// Checks a hop.
pub(super) async fn check(hop: Hop<'_>, names: LookUps<'_>) -> Check {
    let (local, domain) = match hop.sender.rsplit_once('@') {
        Some((local, domain)) => (local, domain),
        None => ("", hop.helo),
    };
    let local = if local.is_empty() { "postmaster" } else { local };
    let domain = ascii(domain.strip_suffix('.').unwrap_or(domain));
    let address = hop.address.to_canonical();
    let mut evaluation = Evaluation {
        hop: Hop { address, ..hop },
        local,
        sender_domain: &domain,
        names,
        look_ups: 0,
        void: 0,
        proved: None,
    };
    let found = evaluation.host(&domain).await;
    let (result, why) = match found {
        Ok(Found { result: Verdict::Fail, explanation: Some((text, at)) }) => {
            (Verdict::Fail, evaluation.explanation(&text, &at).await.unwrap_or_default())
        }
        Ok(found) => (found.result, String::new()),
        Err(Stop::Temp) => (Verdict::TempError, "the name servers did not answer".to_owned()),
        Err(Stop::Perm(why)) => (Verdict::PermError, why.to_owned()),
    };
    Check::new(result, domain, why)
}

/// In the form for name servers, lower case.
fn ascii(domain: &str) -> String {
    mail_auth::common::to_a_label(domain).into_owned()
}

/// What a record says.
struct Found {
    result: Verdict,
    /// The explanation for a failure, and the domain that gives it.
    explanation: Option<(Template, String)>,
}

/// The evaluation is over.
enum Stop {
    Temp,
    Perm(&'static str),
}

struct Evaluation<'a> {
    hop: Hop<'a>,
    local: &'a str,
    sender_domain: &'a str,
    names: LookUps<'a>,
    look_ups: usize,
    void: usize,
    /// The proved name of the address, once it was asked for.
    proved: Option<String>,
}

type Later<'b, T> = Pin<Box<dyn Future<Output = Result<T, Stop>> + Send + 'b>>;

impl Evaluation<'_> {
    /// `check_host()` of RFC 7208 §4.
    fn host<'b>(&'b mut self, domain: &'b str) -> Later<'b, Found> {
        Box::pin(async move {
            let nothing = Found { result: Verdict::None, explanation: None };
            if !can_have_records(domain) {
                return Ok(nothing);
            }
            let Some(record) = self.record(domain).await? else { return Ok(nothing) };
            for Directive { qualifier, mechanism } in &record.directives {
                if self.matches(mechanism, domain).await? {
                    let result = match qualifier {
                        Qualifier::Pass => Verdict::Pass,
                        Qualifier::Fail => Verdict::Fail,
                        Qualifier::SoftFail => Verdict::SoftFail,
                        Qualifier::Neutral => Verdict::Neutral,
                    };
                    let explanation = record.explanation.map(|text| (text, domain.to_owned()));
                    return Ok(Found { result, explanation });
                }
            }
            let Some(redirect) = &record.redirect else {
                return Ok(Found { result: Verdict::Neutral, explanation: None });
            };
            self.count()?;
            let target = self.fill(redirect, domain).await;
            match self.host(&target).await? {
                Found { result: Verdict::None, .. } => Err(Stop::Perm("its record redirects to one that is not there")),
                found => Ok(found),
            }
        })
    }

    /// The one SPF record of a domain.
    async fn record(&self, domain: &str) -> Result<Option<Record>, Stop> {
        let texts = match self.names.texts(domain).await {
            Ok(texts) => texts,
            Err(Missing::Name | Missing::Records) => return Ok(None),
            Err(Missing::Answer) => return Err(Stop::Temp),
        };
        let mut records = texts.iter().filter(|text| is_record(text));
        match (records.next(), records.next()) {
            (None, _) => Ok(None),
            (Some(text), None) => Record::parse(text).map(Some).map_err(|_| Stop::Perm("its record cannot be read")),
            (Some(_), Some(_)) => Err(Stop::Perm("it has more than one record")),
        }
    }

    async fn matches(&mut self, mechanism: &Mechanism, domain: &str) -> Result<bool, Stop> {
        let address = self.hop.address;
        match mechanism {
            Mechanism::All => Ok(true),
            Mechanism::Network(network, bits) => Ok(same_network(address, *network, *bits)),
            Mechanism::Include(target) => {
                self.count()?;
                let target = self.fill(target, domain).await;
                match self.host(&target).await?.result {
                    Verdict::None => Err(Stop::Perm("its record includes one that is not there")),
                    result => Ok(result == Verdict::Pass),
                }
            }
            Mechanism::A(target, prefixes) => {
                let target = self.target(target.as_ref(), domain).await?;
                let found = self.names.addresses(&target, address).await;
                Ok(self.listed(found)?.into_iter().any(|found| prefixes.same(address, found)))
            }
            Mechanism::Mx(target, prefixes) => {
                let target = self.target(target.as_ref(), domain).await?;
                let servers = self.names.mail_servers(&target).await;
                let servers = self.listed(servers)?;
                if servers.len() > NAMES_MAX {
                    return Err(Stop::Perm("its record names too many mail servers"));
                }
                for server in servers {
                    // A server without an address of this family is no error of the record: it is not counted.
                    match self.names.addresses(&server, address).await {
                        Ok(found) if found.iter().any(|found| prefixes.same(address, *found)) => return Ok(true),
                        Err(Missing::Answer) => return Err(Stop::Temp),
                        Ok(_) | Err(Missing::Name | Missing::Records) => {}
                    }
                }
                Ok(false)
            }
            Mechanism::Ptr(target) => {
                let target = self.target(target.as_ref(), domain).await?.to_ascii_lowercase();
                let names = self.proved_names().await;
                Ok(names.iter().any(|name| is_within(name, &target)))
            }
            Mechanism::Exists(target) => {
                let target = self.target(Some(target), domain).await?;
                // By an IPv4 address, whatever the hop has (RFC 7208 §5.7).
                let found = self.names.addresses(&target, IpAddr::from([0, 0, 0, 0])).await;
                Ok(!self.listed(found)?.is_empty())
            }
        }
    }

    /// The domain that a term is about; the term is counted.
    async fn target(&mut self, target: Option<&Template>, domain: &str) -> Result<String, Stop> {
        self.count()?;
        Ok(match target {
            Some(target) => self.fill(target, domain).await,
            None => domain.to_owned(),
        })
    }

    fn count(&mut self) -> Result<(), Stop> {
        self.look_ups += 1;
        if self.look_ups > LOOK_UPS_MAX { Err(Stop::Perm("its record needs too many look-ups")) } else { Ok(()) }
    }

    /// What was found; finding nothing is allowed, but not often.
    fn listed<T>(&mut self, found: Result<Vec<T>, Missing>) -> Result<Vec<T>, Stop> {
        match found {
            Ok(found) => Ok(found),
            Err(Missing::Answer) => Err(Stop::Temp),
            Err(Missing::Name | Missing::Records) => {
                self.void += 1;
                let enough = self.void > VOID_MAX;
                if enough { Err(Stop::Perm("its record names too much that is not there")) } else { Ok(Vec::new()) }
            }
        }
    }

    async fn fill(&mut self, template: &Template, domain: &str) -> String {
        self.prove_name(template, domain).await;
        template.fill_domain(&self.values(domain))
    }

    fn values<'b>(&'b self, domain: &'b str) -> Values<'b> {
        Values {
            sender_local: self.local,
            sender_domain: self.sender_domain,
            domain,
            address: self.hop.address,
            helo: self.hop.helo,
            proved_name: self.proved.as_deref().unwrap_or("unknown"),
            now: self.hop.now,
        }
    }

    /// Finds the name for `%{p}`: the domain itself, else a name below it, else any (RFC 7208 §7.3).
    async fn prove_name(&mut self, template: &Template, domain: &str) {
        if self.proved.is_some() || !template.needs_proved_name() {
            return;
        }
        let names = self.proved_names().await;
        let best = names.iter().find(|name| *name == domain).or(names.iter().find(|name| is_within(name, domain)));
        self.proved = Some(best.or(names.first()).cloned().unwrap_or_else(|| "unknown".to_owned()));
    }

    /// Names of the address that lead back to it. Errors make no match (RFC 7208 §5.5).
    async fn proved_names(&self) -> Vec<String> {
        let address = self.hop.address;
        let mut proved = Vec::new();
        for name in self.names.names_of(address).await.unwrap_or_default().into_iter().take(NAMES_MAX) {
            if self.names.addresses(&name, address).await.is_ok_and(|found| found.contains(&address)) {
                proved.push(name);
            }
        }
        proved
    }

    /// What the domain says about a failure (RFC 7208 §6.2); anything odd is no explanation.
    async fn explanation(&mut self, at: &Template, domain: &str) -> Option<String> {
        let target = self.fill(at, domain).await;
        let texts = self.names.texts(&target).await.ok()?;
        let [text] = texts.as_slice() else { return None };
        let template = Template::explanation(std::str::from_utf8(text).ok()?)?;
        self.prove_name(&template, domain).await;
        Some(template.fill(&self.values(domain)))
    }
}

/// Whether a domain can have records at all: two labels or more, none empty or too long (RFC 7208 §4.3).
fn can_have_records(domain: &str) -> bool {
    domain.len() <= NAME_BYTES_MAX
        && domain.contains('.')
        && domain.split('.').all(|label| !label.is_empty() && label.len() <= LABEL_BYTES_MAX)
}

/// Whether a name is a domain or below it.
fn is_within(name: &str, domain: &str) -> bool {
    name.strip_suffix(domain).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}
