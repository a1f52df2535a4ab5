//! Signatures, verified by another hand: `mail-auth` without network, and dkimpy where it is installed.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a failing test may say so by panicking"
)]

use channel::email::dkim::{Algorithm, DkimKey, sign};
use domain::Moment;
use mail_auth::common::parse::TxtRecordParser;
use mail_auth::common::verify::DomainKey;
use mail_auth::{
    AuthenticatedMessage, DkimResult, MX, MessageAuthenticator, Parameters, RecordSet, ResolverCache, Txt,
};
use std::borrow::Borrow;
use std::collections::HashMap;
use std::hash::Hash;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::sync::Mutex;
use std::time::Instant;

/// Records that DNS would have.
struct Records<K, V>(Mutex<HashMap<K, V>>);

impl<K: Hash + Eq, V: Clone> ResolverCache<K, V> for Records<K, V> {
    fn get<Q: Hash + Eq + ?Sized>(&self, name: &Q) -> Option<V>
    where
        K: Borrow<Q>,
    {
        self.0.lock().unwrap().get(name).cloned()
    }
    fn remove<Q: Hash + Eq + ?Sized>(&self, name: &Q) -> Option<V>
    where
        K: Borrow<Q>,
    {
        self.0.lock().unwrap().remove(name)
    }
    fn insert(&self, key: K, value: V, _valid_until: Instant) {
        self.0.lock().unwrap().insert(key, value);
    }
}

type Nothing<K, V> = Records<K, RecordSet<V>>;

/// A message to verify with the TXT records that DNS would have, and no other.
type WithRecords<'x, 'm> = Parameters<
    'x,
    &'x AuthenticatedMessage<'m>,
    Records<Box<str>, Txt>,
    Nothing<Box<str>, MX>,
    Nothing<Box<str>, Ipv4Addr>,
    Nothing<Box<str>, Ipv6Addr>,
    Nothing<IpAddr, Box<str>>,
>;

fn keys() -> Vec<DkimKey> {
    [(Algorithm::Rsa, "a-rsa"), (Algorithm::Ed25519, "a-ed")]
        .into_iter()
        .map(|(algorithm, selector)| {
            let made = DkimKey::generate(algorithm, "shop.example", selector).unwrap();
            let read = DkimKey::from_pem(&made.to_pem(), "Shop.Example.", selector).unwrap();
            assert_eq!((read.algorithm(), read.record_text()), (algorithm, made.record_text()));
            read
        })
        .collect()
}

fn signed(keys: &[DkimKey]) -> Vec<u8> {
    let mut parcel = crate::common::parcel();
    parcel.outgoing.date = Moment(1_700_000_000_000);
    let message = channel::email::compose(&parcel);
    sign(&keys.iter().collect::<Vec<_>>(), &message, parcel.outgoing.date)
}

async fn verdicts(keys: &[DkimKey], raw: &[u8]) -> Vec<DkimResult> {
    let records = Records::<Box<str>, Txt>(Mutex::new(HashMap::new()));
    for key in keys {
        let record = DomainKey::parse(key.record_text().as_bytes()).unwrap();
        let name = format!("{}.", key.record_name()).into_boxed_str();
        records.0.lock().unwrap().insert(name, Txt::from(record));
    }
    let authenticator =
        MessageAuthenticator::new_system_conf().or_else(|_| MessageAuthenticator::new_cloudflare()).unwrap();
    let message = AuthenticatedMessage::parse(raw).unwrap();
    let parameters: WithRecords<'_, '_> = Parameters {
        params: &message,
        cache_txt: Some(&records),
        cache_mx: None,
        cache_ptr: None,
        cache_ipv4: None,
        cache_ipv6: None,
    };
    authenticator.verify_dkim(parameters).await.iter().map(|output| output.result().clone()).collect()
}

#[tokio::test]
async fn both_signatures_verify_and_a_changed_message_does_not() {
    let keys = keys();
    let raw = signed(&keys);
    assert_eq!(verdicts(&keys, &raw).await, [DkimResult::Pass, DkimResult::Pass]);
    let text = String::from_utf8(raw).unwrap();
    assert_eq!(text.matches("t=1700000000").count(), 2, "the time is the one that was given");
    for (from, to) in [
        ("\r\nSubject: ", "\r\nX-Subject: "),
        ("parcel", "packet"),
        ("\r\nTo: ", "\r\nCc: evil@x.example\r\nTo: "),
        ("\r\nMIME-Version", "\r\nList-Unsubscribe: <https://evil.example>\r\nMIME-Version"),
    ] {
        let changed = text.replacen(from, to, 1);
        assert_ne!(changed, text);
        let verdicts = verdicts(&keys, changed.as_bytes()).await;
        assert!(verdicts.iter().all(|verdict| *verdict != DkimResult::Pass), "{from:?}: {verdicts:?}");
    }
}

#[test]
fn records_are_ready_to_publish_and_keys_stay_secret() {
    for key in keys() {
        assert!(key.record_name().ends_with("._domainkey.shop.example"));
        assert!(key.record_text().starts_with("v=DKIM1; k="));
        assert!(key.zone_line().split('"').all(|string| string.len() <= 255));
        assert!(!format!("{key:?}").contains("PRIVATE"));
    }
    assert!(DkimKey::from_pem("nonsense", "shop.example", "x").is_err());
}

#[test]
fn dkimpy_agrees() {
    let python = std::process::Command::new("/usr/bin/python3").args(["-c", "import dkim, nacl"]).output();
    if !python.is_ok_and(|output| output.status.success()) {
        eprintln!("SKIPPED: python3 with dkimpy and pynacl is not installed");
        return;
    }
    let keys = keys();
    let folder = std::env::temp_dir().join(format!("answerable-dkimpy-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join("mail.eml");
    std::fs::write(&path, signed(&keys)).unwrap();
    let records: Vec<String> =
        keys.iter().map(|key| format!("b'{}.': b'{}'", key.record_name(), key.record_text())).collect();
    let program = format!(
        "import dkim,sys\nr={{{}}}\nm=open(sys.argv[1],'rb').read()\nd=dkim.DKIM(m)\nprint([d.verify(idx=i,dnsfunc=lambda n,timeout=5:r.get(n)) for i in (0,1)])",
        records.join(",")
    );
    let said = std::process::Command::new("/usr/bin/python3").args(["-c", &program]).arg(&path).output().unwrap();
    let words = String::from_utf8_lossy(&said.stdout).into_owned() + &String::from_utf8_lossy(&said.stderr);
    assert!(words.contains("[True, True]"), "{words}");
    let _ = std::fs::remove_dir_all(folder);
}
