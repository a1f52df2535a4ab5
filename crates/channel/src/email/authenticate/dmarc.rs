//! Whether the domain of the author stands behind a message (DMARC, RFC 9989): a signature or a server that passed must
//! belong to that domain. What its owner wants done with other mail is noted, and nothing is done.

use super::names::{LookUps, Missing};
use super::signature::a_label;
use domain::message::{Check, Dmarc, Policy, Proof, Verdict};
use mail_auth::common::parse::TxtRecordParser;
use mail_auth::dmarc::{Alignment, Dmarc as Record, Policy as Wanted, Psd};
use std::net::{IpAddr, Ipv4Addr};

/// Domains of authors that are checked; a message rarely has two.
const AUTHORS_MAX: usize = 4;
/// Labels from which on a walk up the tree leaves some out (RFC 9989 §4.10).
const LABELS_MAX: usize = 8;

/// What passed, and for which domain.
pub(super) struct Passed<'a> {
    pub(super) spf: &'a Check,
    pub(super) dkim: &'a [Check],
}

/// Checks the domains of the authors. More than one domain proves nothing: RFC 9989 §11 exempts such mail, and an
/// attacker could put the name that people see beside one that is their own. The worst of them is the result.
pub(super) async fn check(authors: &[String], passed: &Passed<'_>, names: LookUps<'_>) -> Dmarc {
    let mut domains: Vec<String> = authors.iter().map(|domain| a_label(domain.trim_end_matches('.'))).collect();
    domains.dedup();
    let mut worst = Dmarc::default();
    let several = domains.len() > 1;
    for domain in domains.into_iter().take(AUTHORS_MAX) {
        let found = of_domain(domain, passed, names).await;
        if worst.domain.is_empty() || gravity(found.result) > gravity(worst.result) {
            worst = found;
        }
    }
    if several {
        worst.aligned.clear();
        worst.why = "it names authors of several domains".to_owned();
        if worst.result == Verdict::Pass {
            worst.result = Verdict::None;
        }
    }
    worst
}

fn gravity(result: Verdict) -> u8 {
    match result {
        Verdict::Pass => 0,
        Verdict::Fail => 4,
        Verdict::TempError => 3,
        Verdict::PermError => 2,
        _ => 1,
    }
}

async fn of_domain(domain: String, passed: &Passed<'_>, names: LookUps<'_>) -> Dmarc {
    match evaluate(&domain, passed, names).await {
        Ok(found) => Dmarc { domain, ..found },
        Err(Unknown) => Dmarc {
            result: Verdict::TempError,
            domain,
            why: "the name servers did not answer".to_owned(),
            ..Dmarc::default()
        },
    }
}

/// The name servers did not answer.
struct Unknown;

/// A policy and the domain that publishes it.
struct Published {
    at: String,
    record: Record,
}

async fn evaluate(domain: &str, passed: &Passed<'_>, names: LookUps<'_>) -> Result<Dmarc, Unknown> {
    let walk = walk(domain, names).await?;
    let organisation = organisation(&walk, domain);
    let own = walk.iter().find(|found| found.at == domain);
    let published = own.or(walk.iter().find(|found| found.at == organisation)).or(walk.last());
    let policy = match published {
        Some(found) => policy(found, domain, names).await,
        None => None,
    };
    let strict = |alignment: fn(&Record) -> Alignment| {
        published.is_some_and(|found| alignment(&found.record) == Alignment::Strict)
    };
    let author = Author { domain, organisation: &organisation };
    let spf = author.owns(passed.spf, strict(|record| record.aspf), names).await?;
    let mut dkim = Verdict::None;
    for check in passed.dkim {
        match author.owns(check, strict(|record| record.adkim), names).await? {
            Verdict::Pass => dkim = Verdict::Pass,
            Verdict::TempError if dkim == Verdict::None => dkim = Verdict::TempError,
            _ => {}
        }
    }
    let aligned: Vec<Proof> = [(dkim, Proof::Dkim), (spf, Proof::Spf)]
        .into_iter()
        .filter_map(|(result, proof)| (result == Verdict::Pass).then_some(proof))
        .collect();
    let result = match (policy, aligned.is_empty()) {
        (None, _) => Verdict::None,
        (Some(_), false) => Verdict::Pass,
        // What could not be looked up might have passed (RFC 9989 §5.3.6).
        (Some(_), true) if [dkim, spf].contains(&Verdict::TempError) => Verdict::TempError,
        (Some(_), true) => Verdict::Fail,
    };
    Ok(Dmarc { result, policy: policy.unwrap_or_default(), aligned, ..Dmarc::default() })
}

struct Author<'a> {
    domain: &'a str,
    organisation: &'a str,
}

impl Author<'_> {
    /// `pass` when a check passed and its domain is the author's: the same, or where that suffices, of the same
    /// organisation. `temperror` when it is and the check could not be made.
    async fn owns(&self, check: &Check, strict: bool, names: LookUps<'_>) -> Result<Verdict, Unknown> {
        if !matches!(check.result, Verdict::Pass | Verdict::TempError) || check.domain.is_empty() {
            return Ok(Verdict::None);
        }
        let is_below = |name: &str| {
            name.strip_suffix(self.organisation).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
        };
        let owned = check.domain == self.domain
            || !strict
                && is_below(&check.domain)
                && organisation(&walk(&check.domain, names).await?, &check.domain) == self.organisation;
        Ok(if owned { check.result } else { Verdict::None })
    }
}

/// What the owner wants; `None` when nothing that counts is published (RFC 9989 §4.10.1).
async fn policy(found: &Published, domain: &str, names: LookUps<'_>) -> Option<Policy> {
    let record = &found.record;
    let wanted = if record.p == Wanted::Unspecified {
        (!record.rua.is_empty()).then_some(Wanted::None)?
    } else if found.at == domain {
        record.p
    } else if record.np != record.sp
        && names.addresses(domain, IpAddr::V4(Ipv4Addr::LOCALHOST)).await == Err(Missing::Name)
    {
        record.np
    } else {
        record.sp
    };
    Some(match (wanted, record.t) {
        // While it tests, a domain wants one step less (RFC 9989 §4.7).
        (Wanted::Reject, false) => Policy::Reject,
        (Wanted::Reject, true) | (Wanted::Quarantine, false) => Policy::Quarantine,
        _ => Policy::None,
    })
}

/// The policies published at a domain and above it, from the bottom up (RFC 9989 §4.10).
async fn walk(domain: &str, names: LookUps<'_>) -> Result<Vec<Published>, Unknown> {
    let labels: Vec<&str> = domain.split('.').collect();
    let mut found = Vec::new();
    let mut left = labels.len();
    // Nobody publishes one for a name of a single label.
    while left > 0 && labels.len() > 1 {
        let at = labels.get(labels.len() - left..).unwrap_or_default().join(".");
        let texts = match names.texts(&format!("_dmarc.{at}")).await {
            Ok(texts) => texts,
            Err(Missing::Answer) => return Err(Unknown),
            Err(_) => Vec::new(),
        };
        let mut records = texts.iter().filter_map(|text| Record::parse(text).ok());
        // More than one is none.
        if let (Some(record), None) = (records.next(), records.next()) {
            let ends = matches!(record.psd, Psd::Yes | Psd::No);
            found.push(Published { at, record });
            if ends {
                break;
            }
        }
        left = if left >= LABELS_MAX { LABELS_MAX - 1 } else { left - 1 };
    }
    Ok(found)
}

/// The domain under which an organisation has all its names (RFC 9989 §4.10.2).
fn organisation(walk: &[Published], domain: &str) -> String {
    for Published { at, record } in walk {
        match record.psd {
            Psd::No => return at.clone(),
            Psd::Yes if at != domain => {
                let above = at.len() + 1;
                let below = domain.len().checked_sub(above).and_then(|end| domain.get(..end)).unwrap_or_default();
                let label = below.rsplit('.').next().unwrap_or_default();
                return format!("{label}.{at}");
            }
            _ => {}
        }
    }
    walk.last().map_or_else(|| domain.to_owned(), |last| last.at.clone())
}

#[cfg(test)]
mod tests {
    use super::super::names::Names;
    use super::*;
    use tokio::time::Instant;

    const FILE: &str = r#"{
        "_dmarc.birch.example.": {"TXT": ["other", "v=DMARC1; p=reject; sp=quarantine"]},
        "_dmarc.strict.example.": {"TXT": ["v=DMARC1; p=quarantine; adkim=s; aspf=s; t=y"]},
        "_dmarc.twice.example.": {"TXT": ["v=DMARC1; p=reject", "v=DMARC1; p=none"]},
        "_dmarc.gov.example.": {"TXT": ["v=DMARC1; p=reject; psd=y"]},
        "shop.birch.example.": {"A": ["192.0.2.1"]}
    }"#;

    async fn found(author: &str, spf: &str, dkim: &[&str]) -> Dmarc {
        let names = Names::from_json(FILE).unwrap();
        let passed = |domain: &str| match domain.strip_prefix('?') {
            Some(domain) => Check::new(Verdict::TempError, domain, ""),
            None if domain.is_empty() => Check::default(),
            None => Check::new(Verdict::Pass, domain, ""),
        };
        let dkim: Vec<Check> = dkim.iter().map(|domain| passed(domain)).collect();
        let authors: Vec<String> = author.split(' ').map(str::to_owned).collect();
        check(&authors, &Passed { spf: &passed(spf), dkim: &dkim }, names.until(Instant::now())).await
    }

    #[tokio::test]
    async fn the_authors_domain_has_to_own_what_passed() {
        use Verdict::{Fail, None, Pass, TempError};
        for (author, spf, dkim, result, policy) in [
            ("birch.example", "birch.example", &[][..], Pass, Policy::Reject),
            ("birch.example", "bounces.birch.example", &[], Pass, Policy::Reject),
            ("birch.example", "", &["oak.example", "mail.birch.example"], Pass, Policy::Reject),
            ("shop.birch.example", "", &["birch.example"], Pass, Policy::Quarantine),
            ("birch.example", "oak.example", &["notbirch.example"], Fail, Policy::Reject),
            ("birch.example", "", &["?birch.example"], TempError, Policy::Reject),
            ("birch.example", "", &["?oak.example"], Fail, Policy::Reject),
            ("strict.example", "", &["mail.strict.example"], Fail, Policy::None),
            ("strict.example", "", &["strict.example"], Pass, Policy::None),
            ("twice.example", "", &[], None, Policy::None),
            ("nobody.example", "", &[], None, Policy::None),
            // Two offices of one government are two organisations.
            ("tax.gov.example", "", &["health.gov.example"], Fail, Policy::Reject),
            ("a.tax.gov.example", "", &["b.tax.gov.example"], Pass, Policy::Reject),
        ] {
            let it = found(author, spf, dkim).await;
            assert_eq!((it.result, it.policy), (result, policy), "{author} {spf} {dkim:?}");
        }
    }

    #[tokio::test]
    async fn a_domain_without_a_policy_can_be_proved_all_the_same() {
        let it = found("nobody.example", "nobody.example", &["nobody.example"]).await;
        assert_eq!((it.result, it.aligned), (Verdict::None, vec![Proof::Dkim, Proof::Spf]));
        assert!(found("nobody.example", "", &["sub.nobody.example"]).await.aligned.is_empty());
    }

    #[tokio::test]
    async fn several_authors_prove_nothing_and_the_worst_counts() {
        let it = found("oak.example birch.example", "", &["oak.example"]).await;
        assert_eq!((it.result, it.domain.as_str()), (Verdict::Fail, "birch.example"));
        let it = found("birch.example shop.birch.example", "", &["birch.example"]).await;
        assert_eq!((it.result, it.aligned.len()), (Verdict::None, 0));
    }
}
