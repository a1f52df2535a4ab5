//! Single sign-on: whether what an identity provider says proves who somebody is (OpenID Connect Core 1.0, §3.1.3.7).

use crate::Moment;
use crate::customer::EmailAddress;
use serde_json::Value;

/// Clocks of two machines may differ by so many seconds.
const SKEW_SECONDS: i64 = 60;
/// Accounts of Google can bear any address that somebody once had. Google vouches for its own, and for those of a company
/// that keeps its accounts there (Google Identity, "Verify the Google ID token on your server side", `hd`).
const GOOGLE: &str = "https://accounts.google.com";

/// The claims of an ID token whose signature has been checked.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Claims {
    /// Who says it (`iss`).
    pub issuer: String,
    /// Whom it is said to (`aud`).
    pub audience: Vec<String>,
    /// Who asked, where it is said to several (`azp`).
    pub authorized_party: Option<String>,
    /// Who it is about, in the provider's own words; never used again for somebody else (`sub`).
    pub subject: String,
    /// Until when it holds, in seconds since 1970 (`exp`).
    pub expires_at: i64,
    /// When it was said, in seconds since 1970 (`iat`).
    pub issued_at: i64,
    /// The answer to our question, and no other (`nonce`).
    pub nonce: Option<String>,
    /// Their address.
    pub email: Option<String>,
    /// Whether the provider says that it has checked the address.
    pub email_verified: bool,
    /// The company that keeps its accounts at Google (`hd`).
    pub hosted_domain: Option<String>,
    /// Their name.
    pub name: Option<String>,
}

/// What was asked.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// The provider.
    pub issuer: &'a str,
    /// What it calls us.
    pub client: &'a str,
    /// What we said once.
    pub nonce: &'a str,
    /// Addresses are believed although the provider does not say that it has checked them.
    pub trusts_addresses: bool,
}

/// Why nobody is let in by what the provider said.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Unproven {
    /// Another provider said it.
    #[error("another provider answered than the one that was asked")]
    Issuer,
    /// It is meant for another program.
    #[error("the answer is meant for another program")]
    Audience,
    /// It is over, or has not begun.
    #[error("the answer is too old, or the clocks differ; try again")]
    Time,
    /// It answers another question.
    #[error("the answer belongs to another question; try again")]
    Nonce,
    /// There is no address in it.
    #[error("the provider names no address")]
    NoAddress,
    /// It has not checked the address.
    #[error("the provider has not checked this address")]
    AddressUnchecked,
}

impl Claims {
    /// Reads the claims of a token; what is missing is empty, and refused by [`Claims::prove`].
    pub fn of(token: &Value) -> Self {
        let text = |name: &str| token.get(name).and_then(Value::as_str).map(str::to_owned);
        let number =
            |name: &str| token.get(name).and_then(|value| value.as_i64().or_else(|| Some(value.as_f64()? as i64)));
        let audience = match token.get("aud") {
            Some(Value::String(one)) => vec![one.clone()],
            Some(Value::Array(all)) => all.iter().filter_map(|one| one.as_str().map(str::to_owned)).collect(),
            _ => Vec::new(),
        };
        // Some providers write it as a text.
        let verified = token.get("email_verified").is_some_and(|value| *value == true || *value == "true");
        Self {
            issuer: text("iss").unwrap_or_default(),
            audience,
            authorized_party: text("azp"),
            subject: text("sub").unwrap_or_default(),
            expires_at: number("exp").unwrap_or_default(),
            issued_at: number("iat").unwrap_or_default(),
            nonce: text("nonce"),
            email: text("email"),
            email_verified: verified,
            hosted_domain: text("hd"),
            name: text("name"),
        }
    }

    /// With the address and the name that the provider tells elsewhere (§5.3): only about the same person (§5.3.2), and only
    /// what the token itself does not say.
    #[must_use]
    pub fn with_more(self, about: &Value) -> Self {
        let more = Claims::of(about);
        if more.subject != self.subject || self.email.is_some() {
            return self;
        }
        Claims { email: more.email, email_verified: more.email_verified, name: self.name.or(more.name), ..self }
    }

    /// The address that it proves, if it answers what was asked.
    ///
    /// # Errors
    /// Why it proves nothing.
    pub fn prove(&self, asked: &Asked<'_>, now: Moment) -> Result<EmailAddress, Unproven> {
        let seconds = now.0.div_euclid(1_000);
        if self.issuer != asked.issuer || self.subject.is_empty() {
            return Err(Unproven::Issuer);
        }
        let ours = self.audience.iter().any(|one| one == asked.client);
        let for_others = self.audience.len() > 1 || self.authorized_party.is_some();
        if !ours || for_others && self.authorized_party.as_deref() != Some(asked.client) {
            return Err(Unproven::Audience);
        }
        if self.expires_at <= seconds - SKEW_SECONDS || self.issued_at > seconds + SKEW_SECONDS {
            return Err(Unproven::Time);
        }
        if self.nonce.as_deref() != Some(asked.nonce) {
            return Err(Unproven::Nonce);
        }
        let email =
            self.email.as_deref().and_then(|email| EmailAddress::parse(email).ok()).ok_or(Unproven::NoAddress)?;
        let checked = self.email_verified && (self.issuer != GOOGLE || self.google_vouches_for(&email));
        if !checked && !asked.trusts_addresses {
            return Err(Unproven::AddressUnchecked);
        }
        Ok(email)
    }

    fn google_vouches_for(&self, email: &EmailAddress) -> bool {
        let domain = email.domain();
        let hosted = self.hosted_domain.as_deref().is_some_and(|hosted| hosted.eq_ignore_ascii_case(domain));
        hosted || domain.eq_ignore_ascii_case("gmail.com")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const NOW: Moment = Moment(1_795_180_320_000);
    const ASKED: Asked<'_> =
        Asked { issuer: "https://id.example", client: "desk", nonce: "n-1", trusts_addresses: false };

    fn good() -> Value {
        let seconds = NOW.0 / 1_000;
        json!({ "iss": "https://id.example", "aud": "desk", "sub": "248289761001", "exp": seconds + 300, "iat": seconds,
            "nonce": "n-1", "email": "Sam@Birch.example", "email_verified": true, "name": "Sam Osei" })
    }

    #[test]
    fn what_answers_the_question_proves_the_address() {
        let proven = Claims::of(&good()).prove(&ASKED, NOW);
        assert_eq!(proven.map(|email| email.canonical()), Ok("sam@birch.example".into()));
    }

    #[test]
    fn whatever_differs_proves_nothing() {
        let seconds = NOW.0 / 1_000;
        for (name, value, why) in [
            ("iss", json!("https://id.example.evil"), Unproven::Issuer),
            ("sub", json!(""), Unproven::Issuer),
            ("aud", json!("another"), Unproven::Audience),
            ("aud", json!(["desk", "another"]), Unproven::Audience),
            ("azp", json!("another"), Unproven::Audience),
            ("exp", json!(seconds - 61), Unproven::Time),
            ("exp", json!("never"), Unproven::Time),
            ("iat", json!(seconds + 61), Unproven::Time),
            ("nonce", json!("n-2"), Unproven::Nonce),
            ("nonce", Value::Null, Unproven::Nonce),
            ("email", json!("no address"), Unproven::NoAddress),
            ("email_verified", json!(false), Unproven::AddressUnchecked),
            ("email_verified", Value::Null, Unproven::AddressUnchecked),
        ] {
            let mut token = good();
            token[name] = value.clone();
            assert_eq!(Claims::of(&token).prove(&ASKED, NOW), Err(why), "{name}: {value}");
        }
    }

    #[test]
    fn more_is_believed_about_the_same_person_only() {
        let mut token = good();
        token["email"] = Value::Null;
        token["email_verified"] = Value::Null;
        let about = json!({ "sub": "248289761001", "email": "sam@birch.example", "email_verified": true });
        assert!(Claims::of(&token).with_more(&about).prove(&ASKED, NOW).is_ok());
        let other = json!({ "sub": "1", "email": "boss@birch.example", "email_verified": true });
        assert_eq!(Claims::of(&token).with_more(&other).prove(&ASKED, NOW), Err(Unproven::NoAddress));
        let overridden =
            Claims::of(&good()).with_more(&json!({ "sub": "248289761001", "email": "boss@birch.example" }));
        assert_eq!(overridden.email.as_deref(), Some("Sam@Birch.example"), "what is signed stays");
    }

    #[test]
    fn google_vouches_for_its_own_addresses_and_for_companies_that_keep_their_accounts_there() {
        let asked = Asked { issuer: GOOGLE, ..ASKED };
        for (email, hosted, proven) in [
            ("sam@gmail.com", None, true),
            ("sam@birch.example", Some("Birch.example"), true),
            ("sam@birch.example", Some("other.example"), false),
            ("sam@birch.example", None, false),
            ("sam@gmail.com.example", None, false),
        ] {
            let mut token = good();
            token["iss"] = json!(GOOGLE);
            token["email"] = json!(email);
            token["hd"] = json!(hosted);
            let claims = Claims::of(&token);
            assert_eq!(claims.prove(&asked, NOW).is_ok(), proven, "{email} {hosted:?}");
            assert!(claims.prove(&Asked { trusts_addresses: true, ..asked }, NOW).is_ok(), "the owner may say so");
        }
    }

    #[test]
    fn several_are_told_only_where_we_asked_and_addresses_are_believed_only_where_the_owner_says_so() {
        let mut token = good();
        token["aud"] = json!(["desk", "another"]);
        token["azp"] = json!("desk");
        token["email_verified"] = json!("true");
        assert!(Claims::of(&token).prove(&ASKED, NOW).is_ok());
        token["email_verified"] = Value::Null;
        let believed = Asked { trusts_addresses: true, ..ASKED };
        assert!(Claims::of(&token).prove(&believed, NOW).is_ok());
    }
}
