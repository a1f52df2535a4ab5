//! Signatures of domains: DKIM (RFC 6376, RFC 8301, RFC 8463), and the same again within ARC. Keys and cryptography are
//! the library's; time is an argument, so that a signature is judged by the moment at which it arrived.

use super::letter::{Field, Form, Letter};
use super::names::{LookUps, Missing};
use super::tags::Tags;
use domain::message::{Check, Verdict};
use mail_auth::common::crypto::Algorithm;
use mail_auth::common::parse::TxtRecordParser;
use mail_auth::common::verify::DomainKey;

/// Signatures looked at, from the top; each costs a look-up. Real mail has up to four.
const SIGNATURES_MAX: usize = 10;
/// Header fields that one signature may name.
const NAMES_MAX: usize = 500;
/// Bits of an RSA key that still mean something (RFC 8301 §3.2).
const RSA_BITS_MIN: usize = 1_024;

/// A result with its reason.
pub(super) type Judged = (Verdict, &'static str);

/// The letter with its body's hashes, each made once.
pub(super) struct Hashed<'a> {
    pub(super) letter: &'a Letter<'a>,
    simple: tokio::sync::OnceCell<Vec<u8>>,
    relaxed: tokio::sync::OnceCell<Vec<u8>>,
}

impl<'a> Hashed<'a> {
    pub(super) fn new(letter: &'a Letter<'a>) -> Self {
        Hashed { letter, simple: tokio::sync::OnceCell::new(), relaxed: tokio::sync::OnceCell::new() }
    }

    async fn body(&self, form: Form) -> &[u8] {
        let place = if form == Form::Simple { &self.simple } else { &self.relaxed };
        place.get_or_init(|| self.letter.body_hash(form)).await
    }
}

/// Checks the DKIM signatures. `now` is in seconds since 1970.
pub(super) async fn check(hashed: &Hashed<'_>, names: LookUps<'_>, now: i64) -> Vec<Check> {
    let mut checks = Vec::new();
    for field in hashed.letter.all("dkim-signature").take(SIGNATURES_MAX) {
        let tags = Tags::parse(field.value());
        let domain = tags.as_ref().and_then(|tags| tags.filled("d")).map(a_label).unwrap_or_default();
        let judged = match &tags {
            None => (Verdict::Neutral, "the signature cannot be read"),
            Some(tags) if tags.get("v") != Some("1") => (Verdict::Neutral, "the signature is of another version"),
            Some(tags) => verify(hashed, &field, tags, names, now).await.unwrap_or_else(|judged| judged),
        };
        checks.push(Check::new(judged.0, domain, judged.1));
    }
    checks
}

/// In the form for name servers, lower case.
pub(super) fn a_label(domain: &str) -> String {
    mail_auth::common::to_a_label(domain).into_owned()
}

/// Verifies a signature of header and body: that of DKIM, or of the last hop of ARC.
pub(super) async fn verify(
    hashed: &Hashed<'_>,
    field: &Field<'_>,
    tags: &Tags<'_>,
    names: LookUps<'_>,
    now: i64,
) -> Result<Judged, Judged> {
    let signature = Signature::of(tags)?;
    if signature.expires.is_some_and(|expires| now >= 0 && expires <= now.unsigned_abs()) {
        return Err((Verdict::Neutral, "the signature had expired"));
    }
    if hashed.body(signature.body_form).await != signature.body_hash {
        return Err((Verdict::Fail, "the text was changed after it was signed"));
    }
    let key = Key::of(tags, names).await?;
    if key.strict && signature.identity.as_ref().is_some_and(|identity| *identity != signature.domain) {
        return Err((Verdict::PermError, "the key is not for subdomains"));
    }
    let mut signed = Vec::new();
    for named in hashed.letter.named(&signature.names) {
        named.write(signature.header_form, &mut signed);
    }
    field.write_without(signature.header_form, tags.signature(), &mut signed);
    key.verify(&signed, tags)
}

/// What a signature says of itself, beyond its key.
struct Signature {
    domain: String,
    identity: Option<String>,
    header_form: Form,
    body_form: Form,
    body_hash: Vec<u8>,
    names: Vec<String>,
    expires: Option<u64>,
}

impl Signature {
    fn of(tags: &Tags<'_>) -> Result<Signature, Judged> {
        let unclear = |why| (Verdict::Neutral, why);
        let domain = tags.filled("d").map(a_label).ok_or(unclear("the signature names no domain"))?;
        let body_hash = tags.bytes("bh").ok_or(unclear("the signature has no hash of the text"))?;
        let names = tags.items("h").ok_or(unclear("the signature names no header fields"))?;
        if !names.iter().any(|name| name == "from") {
            return Err((Verdict::PermError, "the signature does not cover the author"));
        }
        if names.len() > NAMES_MAX {
            return Err(unclear("the signature names too many header fields"));
        }
        if tags.get("l").is_some() {
            // Anybody could add text behind it (RFC 6376 §8.2).
            return Err(unclear("the signature covers a part of the text only"));
        }
        let forms = tags.get("c").unwrap_or("simple");
        let (header, body) = forms.split_once('/').unwrap_or((forms, "simple"));
        let (Some(header_form), Some(body_form)) = (form(header), form(body)) else {
            return Err(unclear("the signature is of an unknown form"));
        };
        // ARC has an instance there, no identity (RFC 8617 §4.1.2).
        let identity = match tags.get("i").filter(|_| tags.get("v").is_some()) {
            None => None,
            Some(identity) => Some(below(identity, &domain).ok_or(unclear("the signature is for another domain"))?),
        };
        let number = |name| match tags.number(name) {
            Some(None) => Err(unclear("the signature's time cannot be read")),
            other => Ok(other.flatten()),
        };
        let (signed_at, expires) = (number("t")?, number("x")?);
        if signed_at.zip(expires).is_some_and(|(signed_at, expires)| expires <= signed_at) {
            return Err(unclear("the signature expired before it was made"));
        }
        Ok(Signature { domain, identity, header_form, body_form, body_hash, names, expires })
    }
}

fn form(word: &str) -> Option<Form> {
    match word.trim() {
        "simple" => Some(Form::Simple),
        "relaxed" => Some(Form::Relaxed),
        _ => None,
    }
}

/// The domain of an identity, when it is the signer's or below it (RFC 6376 §3.5).
fn below(identity: &str, domain: &str) -> Option<String> {
    let of = a_label(identity.rsplit_once('@')?.1);
    let fits = of.strip_suffix(domain).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'));
    fits.then_some(of)
}

const UNUSABLE: Judged = (Verdict::PermError, "the published key cannot be used");

/// A domain's public key, as it is published (RFC 6376 §3.6.1).
pub(super) struct Key {
    key: DomainKey,
    /// Not for identities below the domain.
    strict: bool,
    /// The domain only tries out: what fails means nothing.
    testing: bool,
}

impl Key {
    /// Looks up the key that a signature names.
    pub(super) async fn of(tags: &Tags<'_>, names: LookUps<'_>) -> Result<Key, Judged> {
        let (Some(domain), Some(selector)) = (tags.filled("d"), tags.filled("s")) else {
            return Err((Verdict::Neutral, "the signature names no key"));
        };
        let name = format!("{}._domainkey.{}", a_label(selector), a_label(domain));
        let texts = match names.texts(&name).await {
            Ok(texts) => texts,
            Err(Missing::Answer) => return Err((Verdict::TempError, "the name servers did not answer")),
            Err(_) => return Err((Verdict::PermError, "its domain publishes no such key")),
        };
        // Other texts at that name are none of our business, as long as one is a key.
        let keys = texts.iter().map(|text| Key::read(text));
        keys.reduce(|best, next| if best.is_ok() { best } else { next }).unwrap_or(Err(UNUSABLE))
    }

    fn read(text: &[u8]) -> Result<Key, Judged> {
        // Nothing between semicolons is common in keys, and means nothing.
        let specs: Vec<&[u8]> = text.split(|b| *b == b';').filter(|spec| !spec.trim_ascii().is_empty()).collect();
        let text = specs.join(&b';');
        let tags = Tags::parse(&text).ok_or(UNUSABLE)?;
        let version =
            tags.get("v").is_none_or(|version| version == "DKIM1" && text.trim_ascii_start().starts_with(b"v"));
        let allows = |tag, wanted: &[&str]| {
            tags.items(tag).is_none_or(|items| items.iter().any(|item| wanted.contains(&item.as_str())))
        };
        if !version || !allows("k", &["rsa", "ed25519"]) || !allows("h", &["sha256"]) || !allows("s", &["*", "email"]) {
            return Err(UNUSABLE);
        }
        if tags.get("p") == Some("") {
            return Err((Verdict::PermError, "the key was withdrawn"));
        }
        let key = DomainKey::parse(&text).map_err(|_| UNUSABLE)?;
        if key.p.public_key_bits() < RSA_BITS_MIN {
            return Err((Verdict::PermError, "the published key is too short"));
        }
        let flag = |wanted: &str| tags.items("t").is_some_and(|flags| flags.iter().any(|flag| flag == wanted));
        Ok(Key { strict: flag("s"), testing: flag("y"), key })
    }

    /// Verifies signed bytes.
    pub(super) fn verify(&self, signed: &[u8], tags: &Tags<'_>) -> Result<Judged, Judged> {
        let algorithm = match tags.get("a") {
            Some("rsa-sha256") => Algorithm::RsaSha256,
            Some("ed25519-sha256") => Algorithm::Ed25519Sha256,
            // SHA-1 proves nothing any more (RFC 8301 §3.1).
            _ => return Err((Verdict::Neutral, "the signature is of a kind that proves nothing")),
        };
        let bytes = tags.bytes("b").ok_or((Verdict::Neutral, "the signature is empty"))?;
        match self.key.p.verify_bytes(signed, &bytes, algorithm) {
            Ok(()) => Ok((Verdict::Pass, "")),
            Err(_) if self.testing => Err((Verdict::Neutral, "the signature is broken, and its domain only tries out")),
            Err(_) => Err((Verdict::Fail, "header fields were changed after they were signed, or it is not theirs")),
        }
    }
}
